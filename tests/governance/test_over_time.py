import datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import clsm
from clsm import Council, Mismatch, PartialDate, Period, Remove, Replace, Snapshot, Text
from clsm.governance import Edition, Finding, Rulebook, check, find_rule, history
from clsm.governance.books.examples import COUNCIL, DAY
from clsm.governance.over_time import Turn
from clsm.testing import councils

SINCE_2018 = Period(start=PartialDate(year=2018, month=3), end="open")
DATED = COUNCIL.apply(
    *(Replace(seat.id, id=f"{seat.id}-seat", period=SINCE_2018) for body in COUNCIL.instances for seat in body.seats)
)
FAMILIES = "committee-families-member-seat"
SINCE_2024 = Period(start=PartialDate.parse("2024-03-15"), end="open")


def turns(council: Council, code: str, *books: str, since: str = "2018-06-01", until: str = DAY) -> list[Turn]:
    """When the verdicts of one rule changed, each with that change alone."""
    told = history(council, books or ("fr-guide",), since=since, until=until)
    return [
        Turn(date=turn.date, changes=(change,), reasons=(why,))
        for turn in told.turns
        for change, why in zip(turn.changes, turn.reasons, strict=True)
        if change.rule.code == code
    ]


def test_a_text_comes_into_force() -> None:
    """The day is that of the text, and the reason says so."""
    (turn,) = turns(COUNCIL, "FR-L1", "fr-law", since="2015-01-01", until="2016-12-31")[-1:]
    assert (turn.date, turn.why.say("fr")) == (datetime.date(2016, 1, 28), "Le texte est entré en vigueur.")


def test_a_seat_is_opened() -> None:
    """The families become members on a day inside a month: that day is found, and the seat is named."""
    council = DATED.apply(Replace(FAMILIES, id=FAMILIES, period=SINCE_2024))
    (turn,) = turns(council, "FR-G2")
    assert turn.date == datetime.date(2024, 3, 15)
    (change,) = turn.changes
    assert (change.before and change.before.outcome, change.after and change.after.outcome) == ("fail", "pass")
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
    for change in (change for turn in told.turns for change in turn.changes):
        key = (change.rule.code, change.focus)
        assert now.get(key) == (change.before and change.before.outcome)
        if change.after is None:
            del now[key]
        else:
            now[key] = change.after.outcome
    assert council.last_documented
    last = check(council.on(council.last_documented), presume_for=None)
    assert now == {(verdict.rule.code, verdict.focus): verdict.outcome for verdict in last.verdicts}
    assert [turn.date for turn in told.turns] == sorted({turn.date for turn in told.turns})
    assert len(told.to_rows("fr")) == sum(len(turn.changes) for turn in told.turns)
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


def naive(council: Council, since: str, until: str, *books: str) -> dict[str, dict[tuple[str, str], str]]:
    """The outcomes of every day on which one is not what it was, by asking every rule anew on every day."""
    days = dict[str, dict[tuple[str, str], str]]()
    day, before = datetime.date.fromisoformat(since), dict[tuple[str, str], str]()
    while day <= datetime.date.fromisoformat(until):
        report = check(council.on(day), books or None, presume_for=None)
        outcomes = {(verdict.rule.code, verdict.focus): str(verdict.outcome) for verdict in report.verdicts}
        if outcomes != before:
            days[str(day)] = before = outcomes
        day += datetime.timedelta(1)
    return days


def by_turns(council: Council, since: str, until: str, *books: str) -> dict[str, dict[tuple[str, str], str]]:
    """The same from a history."""
    told = history(council, books or None, since=since, until=until)
    now = {(verdict.rule.code, verdict.focus): str(verdict.outcome) for verdict in told.first.verdicts}
    days = {since: dict(now)}
    for turn in told.turns:
        for change in turn.changes:
            key = (change.rule.code, change.focus)
            now.pop(key, None)
            if change.after:
                now[key] = change.after.outcome
        days[str(turn.date)] = dict(now)
    return days


@pytest.mark.parametrize("name", ["lille-est", "metz", "seraing"])
def test_a_history_is_what_asking_on_every_day_gives(name: str) -> None:
    """Reusing what a rule found where nothing that it read has changed loses no turn and invents none."""
    council = clsm.datasets.load(name)
    assert by_turns(council, "2016-08-01", "2016-12-31") == naive(council, "2016-08-01", "2016-12-31")


@given(councils(), st.dates(datetime.date(2009, 1, 1), datetime.date(2011, 1, 1)))
def test_any_history_is_what_asking_on_every_day_gives(council: Council, first: datetime.date) -> None:
    """Over two months of any council."""
    since, until = str(first), str(first + datetime.timedelta(20))
    assert by_turns(council, since, until, "own-word", "coherence") == naive(
        council, since, until, "own-word", "coherence"
    )


def test_what_happens_on_one_day_is_one_turn() -> None:
    """Each verdict with its own reason: a text that comes into force is no seat that is opened on that day."""
    council = DATED.apply(
        Replace(FAMILIES, id=FAMILIES, period=Period(start=PartialDate.parse("2016-01-28"), end="open"))
    )
    told = history(council, ["fr-law", "fr-instruction-2016"], since="2016-01-01", until="2016-12-31")
    assert len({turn.date for turn in told.turns}) == len(told.turns)
    first = next(turn for turn in told.turns if str(turn.date) == "2016-01-28")
    assert {change.rule.code for change in first.changes} >= {"FR-L1"}
    assert first.explain().count("28 January 2016") == 1


def test_a_council_begins_and_ends() -> None:
    """What changes on those days changes for that reason."""
    lived = attrs.evolve(
        COUNCIL, period=Period(start=PartialDate.parse("2018-03-05"), end=PartialDate.parse("2024-06-30"))
    )
    told = history(lived, ["own-word"], since="2018-01-01", until="2024-12-31")
    reasons = {str(turn.date): turn.why.say() for turn in told.turns}
    assert reasons["2018-03-05"] == "The council began."
    assert reasons["2024-07-01"] == "The council came to an end."


def test_a_text_is_rewritten() -> None:
    """The turn says that it comes from the text, and not from the facts."""
    rule = attrs.evolve(
        find_rule("FR-G2"),
        applies_from=PartialDate.parse("2023-07-01"),
        editions=(
            Edition(
                applies_from=PartialDate.parse("2020-01-01"),
                applies_until=PartialDate.parse("2023-06-30"),
                function=lambda today: (
                    Finding(outcome="fail", focus=body.id, because=Text.same("Never."))
                    for body in today.instances
                    if body.kind == "steering_committee"
                ),
            ),
        ),
    )
    book = Rulebook(name="ours", title=Text.same("Ours"), rules=(rule,))
    told = history(COUNCIL, [book], since="2022-01-01", until="2024-01-01")
    assert [(str(turn.date), turn.why.say()) for turn in told.turns] == [
        ("2023-07-01", "The text of the rule is another.")
    ]


def test_a_rule_in_error_has_a_history_too() -> None:
    """It is in error from the day on which it cannot be applied, and stands no turn in the way."""

    def fails_from_2024(today: Snapshot) -> list[Finding]:
        if today.date.year < 2024:
            return [Finding(outcome="pass", focus=today.council.id, because=Text.same("Fine."))]
        raise ZeroDivisionError

    rule = attrs.evolve(find_rule("FR-G2"), function=fails_from_2024)
    book = Rulebook(name="ours", title=Text.same("Ours"), rules=(rule,))
    (turn,) = history(COUNCIL, [book], since="2023-01-01", until="2024-06-01").turns
    assert (str(turn.date), turn.changes[0].after and turn.changes[0].after.outcome) == ("2024-01-01", "error")
