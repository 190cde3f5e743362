"""Chromium opens a page without a window, and says what it made of it."""

import html
import json
import re
import subprocess
from importlib.util import find_spec
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


_ASK_AXE = """
<script src="{axe}"></script>
<script>
axe.run().then(found => {{
  const told = document.createElement("pre");
  told.id = "axe-found";
  told.textContent = JSON.stringify(found.violations.map(it => [it.impact, it.id, it.nodes.map(at => at.target[0])]));
  document.body.append(told);
}});
</script>
</body>"""


def barriers(page: Path, profile: Path, *, lightest: str = "moderate") -> list[tuple[str, str, list[str]]]:
    """What axe-core finds that keeps somebody out: how grave, which check, where; nothing lighter than *lightest*."""
    package = find_spec("axe_playwright_python")
    assert package is not None
    assert package.origin is not None
    axe = Path(package.origin).with_name("axe.min.js")
    copy = page.with_name(f"axe {page.name}")
    words = page.read_text(encoding="utf-8")
    assert words.count("</body>") == 1
    copy.write_text(words.replace("</body>", _ASK_AXE.format(axe=axe.as_uri())), encoding="utf-8")
    try:
        shown = _run(copy, profile, "--virtual-time-budget=20000", "--allow-file-access-from-files", "--dump-dom")
    finally:
        copy.unlink()
    told = re.search('<pre id="axe-found">(.*?)</pre>', shown.stdout, re.DOTALL)
    assert told, "axe did not come to its end"
    grave = ("minor", "moderate", "serious", "critical")
    return [tuple(it) for it in json.loads(html.unescape(told[1])) if grave.index(it[0]) >= grave.index(lightest)]


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
