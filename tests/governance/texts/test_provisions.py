import re
from decimal import Decimal

import pytest

from clsm.dates import to_day
from clsm.governance import find_provision, find_rule, provisions, rulebooks
from clsm.governance.texts.parameters import PARAMETERS

WITHOUT_A_TEXT = {"own-word", "coherence"}
"""Rulebooks that stand on the council's own word, or on arithmetic."""


def test_every_row_has_a_rule_or_a_reason() -> None:
    """Nothing that the texts say is passed over in silence, and no row has both."""
    for row in provisions():
        assert bool(row.rules) != bool(row.why), row.code
        for code in row.rules:
            assert find_rule(code).code == code


def test_every_rule_has_a_row() -> None:
    """No rule of a text stands without something that the text says."""
    held = {code for row in provisions() for code in row.rules}
    for book in rulebooks():
        if book.name not in WITHOUT_A_TEXT:
            assert {rule.code for rule in book.rules} <= held


def test_the_code_of_a_row_is_never_that_of_another_rule() -> None:
    """A row and a rule that share a code are about the same."""
    codes = {rule.code for book in rulebooks() for rule in book.rules}
    for row in provisions():
        if row.code in codes:
            assert row.code in row.rules


def test_rows_are_said_in_both_languages() -> None:
    """Each row, and each reason why it is no rule."""
    assert len({row.code for row in provisions()}) == len(provisions())
    for row in provisions():
        assert row.says.fr != row.says.en
        assert row.why is None or row.why.fr != row.why.en
        assert not re.search(r"\bcas\b|\bcases?\b|patient", f"{row.says.fr} {row.says.en}")


def test_a_note_has_a_page() -> None:
    """In capital or small letters."""
    assert "Why it is no rule." in find_provision("cs9").card()
    assert find_provision("CS9").card("fr").startswith("# CS9 · Note\n\nUne charte")
    with pytest.raises(KeyError):
        find_provision("CS99")


def test_a_figure_has_its_time_and_its_source() -> None:
    """Before the first source there is none; an undated one holds on any day."""
    half = PARAMETERS["coordinator_time_idf"]
    assert half.on(to_day("2011-12-31")) is None
    assert half.on(to_day("2012-01-01")) == Decimal("0.5")
    for figure in PARAMETERS.values():
        assert figure.words.fr != figure.words.en
        dates = [each.since.first for each in figure.values if each.since]
        assert dates == sorted(dates)
        assert all(each.source.title.fr for each in figure.values)
