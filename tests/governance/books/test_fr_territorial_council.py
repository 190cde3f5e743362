"""The territorial health council: figures of the code at their edges, and councils of other kinds."""

from typing import Any

import pytest

from clsm import Add, Replace, Seat, Text
from clsm.entities.colleges import College
from clsm.governance import Verdict, check
from clsm.governance.books.examples import COUNCIL, DAY
from clsm.governance.books.fr_territorial_council import _BASE, RULEBOOK, _council


def asked(code: str, *changes: Any, day: str = DAY) -> Verdict:
    """What a rule says of Ombreval's council, made a territorial one."""
    report = check(COUNCIL.apply(*_BASE, *changes).on(day), [RULEBOOK], presume_for=None)
    (verdict,) = (it for it in report.verdicts if it.rule.code == code)
    return verdict


@pytest.mark.parametrize(
    ("counts", "outcome"),
    [
        ((20, 6, 6, 2), "pass"),
        ((28, 10, 7, 3), "pass"),
        ((20, 6, 5, 2), "fail"),  # 33 in all
        ((28, 10, 7, 4), "fail"),
        ((19, 8, 5, 2), "fail"),
        ((29, 8, 5, 2), "fail"),
    ],
)
def test_the_colleges_have_the_figures_of_the_code(counts: tuple[int, ...], outcome: str) -> None:
    """At least and at most, in all and one by one."""
    assert asked("CTS-1", *_council(*counts)).outcome == outcome


def test_a_list_that_is_not_complete_fails_nothing_for_want_of_members() -> None:
    """Others may sit there; what would settle it is the list."""
    verdict = asked("CTS-1", *_council(5, 3, 2, 1), Replace("territorial", composition="partial"))
    assert (verdict.outcome, [fill.field for fill in verdict.fill]) == ("not_documented", ["composition"])


@pytest.mark.parametrize("name", ["1er collège : professionnels", "Collège n° 1", "College 1: professionals"])
def test_a_college_is_known_by_its_number(name: str) -> None:
    """However it is written."""
    named = Replace("college-1", id="college-1", name=Text.same(name))
    assert asked("CTS-1", *_council(20, 8, 5, 2), named).outcome == "pass"


def test_a_college_without_a_number_is_known_by_its_sectors() -> None:
    """The State and the insurance funds are the fourth; a name that says nothing leaves the question open."""
    silent = Replace("college-4", id="college-4", name=Text(fr="Institutions", en="Institutions"))
    assert asked("CTS-1", *_council(20, 8, 5, 2), silent).outcome == "not_documented"
    told = Replace(
        "college-4", id="college-4", name=silent.fields[1][1], sectors=("state_services", "health_insurance")
    )
    assert asked("CTS-1", *_council(20, 8, 5, 2), told).outcome == "pass"


def test_the_formation_of_users_has_twelve_at_most() -> None:
    """It is known by its name; a working group of that name is none."""
    users = Replace("territorial", name=Text(fr="Formation des usagers", en="Formation of users"), colleges=())
    body = (*_council(kind="technical_committee"), users)
    seat = Seat(id="users", label=Text.same("Usagers"), status="member", count=13)
    assert asked("CTS-2", *body, Add(seat, to="territorial")).outcome == "fail"
    assert asked("CTS-2", *body, Add(seat, to="territorial"), Replace("users", count=12)).outcome == "pass"
    assert asked("CTS-2", *body, Replace("territorial", kind="working_group")).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("start", "outcome"),
    [
        ("2020-01-15", "pass"),
        ("2020-01-14", "not_documented"),
        ("2015-01-15", "not_documented"),
        ("2015-01-14", "fail"),
        ("2015", "not_documented"),
    ],
)
def test_ten_years_running_at_most(start: str, outcome: str) -> None:
    """Between five and ten a renewal may have come, which the file would show."""
    assert asked("CTS-3", *_council(20, 8, 5, 2, start=start)).outcome == outcome


def test_a_plenary_without_members_has_no_terms() -> None:
    """The rule has nothing to look at, and says so of the council."""
    verdict = asked("CTS-3", *_council(20, 8, 5, 2), Replace("territorial", seats=()))
    assert (verdict.outcome, verdict.focus) == ("not_applicable", COUNCIL.id)


def test_a_local_council_is_not_asked_nor_a_territorial_one_of_the_local_ones() -> None:
    """The kind of a council chooses what it is asked."""
    territorial = COUNCIL.apply(*_BASE, *_council(20, 8, 5, 2))
    of_territorial = {v.rule.rulebook: v.outcome for v in check(territorial.on(DAY)).verdicts}
    assert "fr-territorial-council" in of_territorial
    assert "fr-guide" not in of_territorial
    (condition,) = (v for v in check(territorial.on(DAY)).verdicts if v.rule.code == "FR-L1")
    assert condition.outcome == "not_applicable"
    local = COUNCIL.apply(Replace("ombreval-council", kind="clsm"))
    assert "fr-territorial-council" not in {v.rule.rulebook for v in check(local.on(DAY)).verdicts}


def test_an_empty_college_is_counted_as_nobody() -> None:
    """Where the list is whole."""
    more = Replace(
        "territorial", colleges=tuple(College(id=f"college-{n}", name=Text.same(f"Collège {n}")) for n in range(1, 5))
    )
    assert asked("CTS-1", *_council(28, 10, 7), more).outcome == "fail"
