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
    options = [
        "--headless",
        # tests may run as root, in a container
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={profile}",
        "--virtual-time-budget=5000",
        "--enable-logging=stderr",
        "--dump-dom",
    ]
    process = subprocess.run(
        [str(chromium()), *options, page.as_uri()],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=True,
        timeout=120,
    )
    return Page(process.stdout, re.findall(r"CONSOLE:\d+\] (.*)", process.stderr))
