"""The glossary says the same in both languages."""

import re

from tests.docs.pages import DOCS


def rows(page: str) -> list[list[str]]:
    """The cells of every row of the tables of *page*, without their headings."""
    text = (DOCS / page).read_text(encoding="utf-8")
    tables = re.findall(r"^\|(?:---\|)+\n((?:\|.*\n)+)", text, flags=re.MULTILINE)
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for table in tables for row in table.splitlines()]


def test_both_pages_hold_the_same_words() -> None:
    """Each term stands in both pages with the same French and English words, in the same order."""
    english, french = rows("en/glossary.md"), rows("fr/glossary.md")
    assert [row[:2] for row in english if len(row) == 3] == [row[:2] for row in french if len(row) == 3]
    assert [row[2:4] + row[:2] for row in english if len(row) == 5] == [row[:4] for row in french if len(row) == 5]
    assert len(english) == len(french) > 50


def test_every_word_is_explained() -> None:
    """No cell is empty, and no explanation was left in the other language."""
    english, french = rows("en/glossary.md"), rows("fr/glossary.md")
    assert all(cell for row in (*english, *french) for cell in row)
    same = [row[-1] for row, other in zip(english, french, strict=True) if row[-1] == other[-1]]
    assert same == []
