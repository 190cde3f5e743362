"""The page on what the reader refuses is made from the catalogue of problems, in both languages."""

import runpy
from typing import Any

import pytest

from clsm.problem_kinds import KINDS
from clsm.words import Lang
from tests.docs.pages import DOCS


@pytest.fixture(scope="module")
def made() -> Any:
    """The module that makes the tables."""
    return runpy.run_path(str(DOCS / "refusal_pages.py"))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_kind_of_a_file_has_a_row_of_four_cells(made: Any, lang: Lang) -> None:
    """With its code once, and no field left to fill in."""
    rows = [line for line in made["tables"](lang).splitlines() if line.startswith("| `")]
    kinds = [kind for _, _, group in made["GROUPS"] for kind in group]
    assert [row.split("`")[1] for row in rows] == [kind.code for kind in kinds]
    assert len({kind.code for kind in kinds}) == len(kinds)
    assert {kind.code for kind in kinds} <= KINDS.keys()
    for row in rows:
        assert row.replace("\\|", "").count("|") == 5, row
        assert "{name" not in row


def test_both_pages_hold_the_marker(made: Any) -> None:
    """Each is filled in the language of its tree."""
    for lang in ("en", "fr"):
        assert made["MARKER"] in (DOCS / lang / "reference" / "refusals.md").read_text(encoding="utf-8")
    assert made["tables"]("fr") != made["tables"]("en")
