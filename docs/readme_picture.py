"""Draws the pictures of the two READMEs, a sheet beside its network: ``python docs/readme_picture.py``; needs Chromium.

They are drawn anew by hand, when a sheet looks different: what a browser paints is not the same on every machine.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import clsm
from clsm import network, reports
from clsm.network import PartnerNetwork

DOCS: Final = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent))
from tests.tools import chromium  # noqa: E402

WIDTH, HEIGHT = 1280, 1060

PAGE: Final = """<!doctype html><meta charset="utf-8">
<style>
body {{ margin: 0; background: #e9e9e9; display: flex; gap: 16px; padding: 16px; box-sizing: border-box; }}
body {{ height: 100vh; }}
iframe, div {{ background: #fff; border: 0; box-shadow: 0 1px 4px #0004; }}
iframe {{ width: 800px; }}
div {{ flex: 1; padding: 12px; box-sizing: border-box; overflow: hidden; }}
svg {{ width: 100%; height: auto; }}
</style>
<iframe srcdoc="{sheet}"></iframe><div>{drawn}</div>"""


def draw(lang: clsm.words.Lang) -> None:
    """The picture in one language."""
    council = clsm.datasets.load("lille-est")
    sheet = reports.brief(council.on(str(council.last_documented)), lang=lang).to_html()
    drawn = network.picture(PartnerNetwork.from_council(council.on("2011-11-01")), lang=lang).to_svg()
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(PAGE.format(sheet=sheet.replace("&", "&amp;").replace('"', "&quot;"), drawn=drawn), "utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}", "--hide-scrollbars")
        target = DOCS / "_static" / f"readme.{lang}.png"
        subprocess.run(
            [str(chromium()), *options, f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={target}", page.as_uri()],
            check=True,
            timeout=120,
            stderr=subprocess.DEVNULL,
        )


if __name__ == "__main__":
    draw("en")
    draw("fr")
