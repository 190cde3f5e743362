"""Chromium opens a page without a window, and says what it made of it."""

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.tools import chromium


class Page(NamedTuple):
    """A page once its scripts have run."""

    html: str
    console: list[str]
    """What scripts wrote to the console, errors that nobody caught included."""


def opened(page: Path, profile: Path) -> Page:
    """The page in a browser whose own files go to *profile*."""
    process = _run(page, profile, "--virtual-time-budget=5000", "--enable-logging=stderr", "--dump-dom")
    return Page(process.stdout, re.findall(r"CONSOLE:\d+\] (.*)", process.stderr))


def pages_of(page: Path, profile: Path) -> int:
    """On how many sheets a page is printed."""
    printed = profile / "printed.pdf"
    _run(page, profile, f"--print-to-pdf={printed}", "--no-pdf-header-footer")
    return len(re.findall(rb"/Type ?/Page\b", printed.read_bytes()))


def _run(page: Path, profile: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    # tests may run as root, in a container
    usual = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}")
    return subprocess.run(
        [str(chromium()), *usual, *options, page.as_uri()],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=True,
        timeout=120,
    )
