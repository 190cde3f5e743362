"""The kind of a council chooses the rulebooks that are about such councils."""

import pytest

from clsm import Replace
from clsm.governance import check
from clsm.governance.books.examples import COUNCIL, DAY

ABOUT_CLSM = {"fr-instruction-2016", "fr-guide", "fr-situations", "fr-funding-idf", "fr-funding-aura"}


def books(kind: str) -> set[str]:
    """The rulebooks with which a council of that kind is checked."""
    report = check(COUNCIL.apply(Replace(COUNCIL.id, kind=kind)).on(DAY))
    return {verdict.rule.rulebook for verdict in report.verdicts}


@pytest.mark.parametrize("kind", ["clsm", "not_documented"])
def test_a_council_that_may_be_one_is_read_with_the_texts_on_such_councils(kind: str) -> None:
    """The texts on local mental-health councils are about one, and about one of which nobody says what it is."""
    assert books(kind) >= ABOUT_CLSM


@pytest.mark.parametrize("kind", ["territorial_health_council", "health_wellbeing_board"])
def test_other_councils_are_not_held_against_texts_on_others(kind: str) -> None:
    """A territorial health council has texts of its own; the law and its own word are for all."""
    found = books(kind)
    assert not found & ABOUT_CLSM
    assert {"fr-law", "own-word", "coherence"} <= found


def test_the_caller_may_choose_otherwise() -> None:
    """Whoever names a rulebook has it."""
    other = COUNCIL.apply(Replace(COUNCIL.id, kind="consulta")).on(DAY)
    assert {verdict.rule.rulebook for verdict in check(other, ["fr-guide"]).verdicts} == {"fr-guide"}
