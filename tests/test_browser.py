"""What a notebook shows of answers, opened in a browser."""

from pathlib import Path
from typing import Any

import pytest

import clsm
from clsm import disclosure, governance, network, planning
from tests.browsing import opened

pytestmark = pytest.mark.browser

PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Answers</title><body>{}</body></html>'


def test_a_browser_shows_every_table_without_an_error(tmp_path: Path) -> None:
    """One page with the answers of each part of the library: all their tables and French letters are there."""
    snapshot = clsm.datasets.load("lille-est").on("2011-11-01")
    report = clsm.check(snapshot)
    answers: list[Any] = [
        report,
        governance.compare(clsm.check(clsm.datasets.load("lille-est").on("1999-11-01")), report),
        network.gaps(network.PartnerNetwork.from_council(snapshot)),
        planning.coverage(snapshot),
        disclosure.protect({("<script>throw 1</script>", "2024"): 4, ("ici", "2024"): 30}),
    ]
    made = PAGE.format("\n".join(answer._repr_html_() for answer in answers))
    page = tmp_path / "answers.html"
    page.write_text(made, encoding="utf-8")
    shown = opened(page, tmp_path / "profile")
    assert shown.console == []
    assert shown.html.count("</table>") == made.count("</table>") >= len(answers)
    assert "Barœul" in shown.html
    assert "&lt;script&gt;throw 1&lt;/script&gt;" in shown.html


def test_an_error_of_a_script_is_seen(tmp_path: Path) -> None:
    """An error that no test could see would make the test above say nothing."""
    page = tmp_path / "wrong.html"
    page.write_text(PAGE.format("<script>console.log('a word'); throw new Error('wrong')</script>"), encoding="utf-8")
    word, error = opened(page, tmp_path / "profile").console
    assert "a word" in word
    assert "Uncaught Error: wrong" in error
