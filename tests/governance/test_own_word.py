from clsm import Add, Frequency, Meeting, PartialDate, Period, Remove, Replace
from clsm.dates import OPEN
from tests.governance.asking import ask


def test_a_kept_rhythm_is_said_with_the_record() -> None:
    """What was promised, over what time, and how many meetings there were."""
    verdict = ask("OW-1")
    assert verdict.outcome == "pass"
    assert verdict.explanation() == (
        "Steering committee – Stated rhythm: 3 to 4 a year. "
        "Meetings recorded from 1 January 2023 to 15 January 2025: 6. The rhythm is kept."
    )
    assert verdict.explanation("fr") == (
        "Comité de pilotage – Rythme indiqué : 3 à 4 fois par an. "
        "Réunions consignées du 1er janvier 2023 au 15 janvier 2025 : 6. Le rythme est tenu."
    )
    assert verdict.evidence[0] == "committee"


def test_meeting_more_often_keeps_the_promise_too() -> None:
    """A fifth meeting breaks no word."""
    more = [Add(Meeting(date=PartialDate(year=2024, month=month)), to="committee") for month in (3, 5)]
    assert ask("OW-1", *more).outcome == "pass"


def test_a_rhythm_that_is_not_kept_fails_in_plain_words() -> None:
    """The own word of a council binds it: this is one of the two places where something fails."""
    verdict = ask("OW-1", Remove("committee-2024-06-13"))
    assert verdict.outcome == "fail"
    assert "In part of that time at least, meetings are rarer than stated." in verdict.message()


def test_meetings_that_nobody_recorded_may_have_been_held() -> None:
    """Without a recorded time, no meeting is missing."""
    verdict = ask("OW-1", Replace("committee", recorded=None, meetings=()))
    assert verdict.outcome == "not_documented"
    assert "it cannot be said whether this is kept" in verdict.message()


def test_too_short_a_record_does_not_tell_yet() -> None:
    """One meeting in two months may still become three in a year."""
    recorded = Period(start=PartialDate(year=2024, month=12, day=1), end=OPEN)
    verdict = ask("OW-1", Replace("committee", recorded=recorded))
    assert verdict.outcome == "not_documented"
    assert "From these dates it cannot be said yet" in verdict.message()


def test_meetings_after_the_day_are_not_owed_yet_nor_counted() -> None:
    """On a day of the past, the file's later meetings play no part."""
    verdict = ask("OW-1", day="2023-12-31")
    assert "Meetings recorded from 1 January 2023 to 31 December 2023: 3." in verdict.message()


def test_a_body_that_is_still_to_come_owes_nothing() -> None:
    """What is only announced, "will meet every three months", is no promise broken."""
    announced = Replace(
        "housing-group",
        frequency=Frequency.parse("every 3 months"),
        recorded=Period(start=PartialDate(year=2023, month=1, day=1), end=OPEN),
        period=Period(start=PartialDate(year=2026), end=OPEN),
    )
    assert ask("OW-1", announced).focus == "committee"


def test_a_body_that_is_only_announced_owes_nothing() -> None:
    """The same without any date: the announcement is in the file, and no meeting is held against it."""
    announced = Replace(
        "housing-group",
        evidence="announced",
        frequency=Frequency.parse("every 3 months"),
        meetings=(),
        recorded=Period(start=PartialDate(year=2023, month=1, day=1), end=OPEN),
    )
    assert ask("OW-1", announced).focus == "committee"
    assert ask("OW-1", announced, Replace("committee", frequency=None)).outcome == "not_applicable"


def test_a_council_that_promises_no_rhythm() -> None:
    """The rule then has nothing to hold it to."""
    verdict = ask("OW-1", Replace("committee", frequency=None))
    assert verdict.outcome == "not_applicable"
    assert verdict.focus == "ombreval-council"
