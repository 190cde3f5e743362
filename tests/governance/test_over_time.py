import datetime

import attrs
import pytest

import clsm
from clsm import Council, Mismatch, PartialDate, Period, Remove, Replace, Text
from clsm.governance import Rulebook, check, find_rule, history
from clsm.governance.books.examples import COUNCIL, DAY
from clsm.governance.over_time import Turn

SINCE_2018 = Period(start=PartialDate(year=2018, month=3), end="open")
DATED = COUNCIL.apply(
    *(Replace(seat.id, id=f"{seat.id}-seat", period=SINCE_2018) for body in COUNCIL.instances for seat in body.seats)
)
FAMILIES = "committee-families-member-seat"
SINCE_2024 = Period(start=PartialDate.parse("2024-03-15"), end="open")


def turns(council: Council, code: str, *books: str, since: str = "2018-06-01", until: str = DAY) -> list[Turn]:
    """When the verdicts of one rule changed."""
    told = history(council, books or ("fr-guide",), since=since, until=until)
    return [turn for turn in told.turns if turn.change.rule.code == code]


def test_a_text_comes_into_force() -> None:
    """The day is that of the text, and the reason says so."""
    (turn,) = turns(COUNCIL, "FR-L1", "fr-law", since="2015-01-01", until="2016-12-31")[-1:]
    assert (turn.date, turn.why.say("fr")) == (datetime.date(2016, 1, 28), "Le texte est entré en vigueur.")


def test_a_seat_is_opened() -> None:
    """The families become members on a day inside a month: that day is found, and the seat is named."""
    council = DATED.apply(Replace(FAMILIES, id=FAMILIES, period=SINCE_2024))
    (turn,) = turns(council, "FR-G2")
    assert turn.date == datetime.date(2024, 3, 15)
    assert (turn.change.before and turn.change.before.outcome, turn.change.after and turn.change.after.outcome) == (
        "fail",
        "pass",
    )
    assert turn.explain() == (
        "15 March 2024 – FR-G2 Service users and carers take full part in steering (Steering committee): "
        "Departs from guidance → Kept. New: Familles d’Ombreval."
    )


def test_a_seat_ends() -> None:
    """What is no longer there is named too."""
    until = Period(start=PartialDate(year=2018, month=3), end=PartialDate.parse("2024-03-15"))
    council = DATED.apply(Replace(FAMILIES, id=FAMILIES, period=until))
    (turn,) = turns(council, "FR-G2")
    assert turn.date == datetime.date(2024, 3, 16)
    assert turn.why.say() == "No longer there: Familles d’Ombreval."


def test_a_seat_becomes_uncertain_and_certain_again() -> None:
    """An imprecise end leaves a month open; before and after it, nothing is in doubt."""
    until = Period(start=PartialDate(year=2018, month=3), end=PartialDate.parse("2024-03"))
    council = DATED.apply(Replace(FAMILIES, id=FAMILIES, period=until))
    first, last = turns(council, "FR-G2")
    assert (first.date, last.date) == (datetime.date(2024, 3, 2), datetime.date(2024, 4, 1))
    assert first.why.say() == "Became uncertain: Familles d’Ombreval."
    begins = Period(start=PartialDate.parse("2024-03"), end="open")
    council = DATED.apply(Replace(FAMILIES, id=FAMILIES, period=begins))
    assert turns(council, "FR-G2")[-1].why.say() == "Became certain: Familles d’Ombreval."


def test_time_passes() -> None:
    """A plenary that is not held any more is missed one day, without anything new in the file."""
    council = COUNCIL.apply(Remove("plenary-2024-11-21"))
    told = turns(council, "FR-I4", since="2023-12-01", until="2026-01-15")
    assert told
    assert told[-1].why.say() == "The time that the rule looks at has moved on."


def test_a_meeting_that_was_cancelled_is_nothing_new() -> None:
    """What changed the verdict is the time, not the meeting that was not held."""
    council = COUNCIL.apply(Replace("plenary-2024-11-21", state="cancelled"))
    told = turns(council, "FR-I4", since="2023-12-01", until="2026-01-15")
    assert told[-1].why.say() == "The time that the rule looks at has moved on."


def test_a_text_that_no_longer_applies() -> None:
    """Its end is a reason of its own."""
    rule = attrs.evolve(find_rule("FR-G2"), applies_until=PartialDate.parse("2023-06-30"))
    ended = Rulebook(name="ended", title=Text.same("Ended"), rules=(rule,))
    told = history(COUNCIL, [ended], since="2023-01-01", until="2023-12-31")
    last = told.turns[-1]
    assert (last.date, last.why.say("fr")) == (datetime.date(2023, 7, 1), "Le texte a cessé de valoir.")


@pytest.mark.parametrize("since", ["2010-01-01", pytest.param(None, marks=pytest.mark.deep, id="from its first day")])
def test_history_ends_where_the_report_of_the_last_day_stands(since: str | None) -> None:
    """Beginning with the first report and making every turn gives the verdicts of the last day."""
    council = clsm.datasets.load("lille-est")
    told = history(council, since=since)
    now = {(verdict.rule.code, verdict.focus): verdict.outcome for verdict in told.first.verdicts}
    for turn in told.turns:
        key = (turn.change.rule.code, turn.change.focus)
        assert now.get(key) == (turn.change.before and turn.change.before.outcome)
        if turn.change.after is None:
            del now[key]
        else:
            now[key] = turn.change.after.outcome
    assert council.last_documented
    last = check(council.on(council.last_documented))
    assert now == {(verdict.rule.code, verdict.focus): verdict.outcome for verdict in last.verdicts}
    assert [turn.date for turn in told.turns] == sorted(turn.date for turn in told.turns)
    assert len(told.to_rows("fr")) == len(told.turns)
    assert told.explain("fr").count("\n") == len(told.turns) - 1


def test_days_that_cannot_be() -> None:
    """Without a date anywhere the days must be given, in their order."""
    nowhere = Council(id="there", name=Text.same("There"), jurisdiction="FR")
    with pytest.raises(Mismatch, match="found a council without dates, expected the days to look at"):
        history(nowhere)
    with pytest.raises(Mismatch, match="before the start"):
        history(COUNCIL, since="2020-01-01", until="2019-01-01")


def test_one_day_has_no_turns() -> None:
    """A history may be as short as a day."""
    assert history(COUNCIL, since=DAY, until=DAY).turns == ()
