from clsm import Add, Instance, PartialDate, Period, Remove, Replace, Text
from tests.governance.asking import ask

ENDED = Period(start=PartialDate(year=2018), end=PartialDate(year=2022))


def test_both_bodies_are_named() -> None:
    """The message says under which name each was found."""
    said = ask("FR-I3").message("fr")
    assert "L'assemblée plénière est documentée (Assemblée plénière)." in said
    assert "Le comité de pilotage est documenté (Comité de pilotage)." in said


def test_a_body_that_no_source_shows_is_not_documented() -> None:
    """No file says that its list of bodies is complete."""
    verdict = ask("FR-I3", Remove("plenary"))
    assert verdict.outcome == "not_documented"
    assert "No plenary is documented. The steering committee is documented" in verdict.message()


def test_a_body_that_ended_without_a_successor_departs_from_the_instruction() -> None:
    """Both the body and its end are named."""
    verdict = ask("FR-I3", Replace("committee", period=ENDED))
    assert verdict.outcome == "fail"
    assert verdict.evidence == ("plenary", "committee")
    assert "The steering committee came to an end (Steering committee, 2022)" in verdict.message()
    assert "Le comité de pilotage a pris fin (Comité de pilotage, 2022)" in verdict.message("fr")


def test_a_successor_is_enough() -> None:
    """A council may reshape its bodies."""
    new = Instance(
        id="new-committee",
        name=Text(fr="Nouveau comité", en="New committee"),
        kind="steering_committee",
        as_of=PartialDate(year=2025, month=1, day=15),
    )
    assert ask("FR-I3", Replace("committee", period=ENDED), Add(new)).outcome == "pass"


def test_a_body_that_may_have_ended_leaves_the_answer_open() -> None:
    """An end known to the year only leaves every day of that year undecided."""
    verdict = ask("FR-I3", Replace("plenary", period=Period(start=ENDED.start, end=PartialDate(year=2025))))
    assert verdict.outcome == "not_documented"
    assert "the answer depends on it: Plenary assembly." in verdict.message()
    assert "If not: No plenary is documented." in verdict.message()


def test_a_body_that_had_ended_by_some_day_has_ended() -> None:
    """Its last day is not documented, but that it came before the day is."""
    verdict = ask("FR-I3", Replace("plenary", period=Period(start=ENDED.start, ended_by=PartialDate(year=2022))))
    assert verdict.outcome == "fail"
