"""Boundary cases of time: the verdict on the last day and on the day after, each with the reason beside it."""

import datetime
from typing import Any

import pytest

from clsm import (
    Add,
    Agreement,
    Attendance,
    Decision,
    Frequency,
    Meeting,
    MinutesRules,
    PartialDate,
    Period,
    Post,
    Procedure,
    Remove,
    Replace,
    Seat,
    SecondCall,
    Text,
    Threshold,
    Waiver,
)
from clsm.dates import OPEN
from clsm.governance import check
from clsm.governance.books.examples import COUNCIL, DAY
from tests.governance.asking import ask

Change = Add | Replace | Remove
HALF = Threshold.parse("more than half of the members")
FAMILIES = "committee-families-member"
MEMBERS = tuple(f"committee-{who}-member" for who in ("ombreval", "hospital", "mutual-support", "families"))
DAYS = ("2023-03-09", "2023-06-15", "2023-10-12", "2024-02-08", "2024-06-13", "2024-10-10")


def date(text: str | None) -> PartialDate | None:
    """A date, or none."""
    return PartialDate.parse(text) if text else None


def recorded(first: str, last: str | None = None) -> Period:
    """A time that is fully recorded, which goes on where no last day is given."""
    return Period(start=date(first), end=date(last) or OPEN)


def plenaries(*days: str, first: str = "2023-01-01", last: str | None = None) -> Replace:
    """The plenary with these meetings, recorded from the first day on."""
    meetings = tuple(Meeting(date=PartialDate.parse(day)) for day in days)
    return Replace("plenary", meetings=meetings, recorded=recorded(first, last))


def project(start: str, end: str) -> Add:
    """A territorial mental-health project, which has a term of five years."""
    kind = "territorial_mental_health_project"
    period = Period(start=date(start), end=date(end))
    return Add(Agreement(id="project", name=Text.same("P"), kind=kind, period=period, as_of=PartialDate.parse(DAY)))


def chair(start: str | None) -> tuple[Change, ...]:
    """The chair of the committee, whose mandate of three years began on a day."""
    post = Post(
        id="chair",
        function="chair",
        body="committee",
        holder="ombreval",
        pillars=frozenset({"elected"}),
        period=Period(start=date(start), end=OPEN),
    )
    return Replace("committee", procedure=Procedure(office_years=3)), Add(post)


def called(notice: int, on: str, **more: Any) -> tuple[Change, ...]:
    """The last meeting of the committee called on a day, the others in good time."""
    early = (Replace(f"committee-{day}", called=PartialDate.parse("2022-12-01")) for day in DAYS[:-1])
    late = Replace("committee-2024-10-10", called=PartialDate.parse(on))
    return Replace("committee", procedure=Procedure(notice_days=notice, **more)), *early, late


def met_again(there: int, second: str, **clause: Any) -> tuple[Change, ...]:
    """A meeting of the committee without its quorum, and a second call with so many of its four members."""
    first = Meeting(
        id="first",
        date=PartialDate.parse("2024-11-05"),
        attendance_list="complete",
        attendance=(Attendance(seat=MEMBERS[0], presence="present"),),
    )
    states = ("present" if number < there else "excused" for number in range(4))
    again = Meeting(
        date=PartialDate.parse(second),
        second_call_of="first",
        attendance_list="complete",
        attendance=tuple(Attendance(seat=seat, presence=it) for seat, it in zip(MEMBERS, states, strict=True)),
        decisions=(Decision(title=Text.same("Budget"), adopted=True),),
    )
    rules = Procedure(quorum=HALF, second_call=SecondCall(**clause))
    return Replace("committee", procedure=rules), Add(first, to="committee"), Add(again, to="committee")


def with_deputy(member: str, deputy: str) -> tuple[Change, ...]:
    """Three of four members needed: two came, of the fourth seat the member or the deputy did or did not."""
    seat = Seat(id="deputy", holder="families", status="member", deputy_of=FAMILIES, period=Period(end=OPEN))
    presences = {
        MEMBERS[0]: "present",
        MEMBERS[1]: "present",
        MEMBERS[2]: "excused",
        FAMILIES: member,
        "deputy": deputy,
    }
    attendance = tuple(Attendance(seat=seat, presence=presence) for seat, presence in presences.items())
    meeting = Replace(
        "committee-2024-10-10",
        attendance_list="complete",
        attendance=attendance,
        decisions=(Decision(title=Text.same("Budget"), adopted=True),),
    )
    return Add(seat, to="committee"), Replace("committee", procedure=Procedure(quorum=HALF)), meeting


def rhythm(words: str, first: str = "2023-01-01", last: str | None = None, *without: str) -> tuple[Change, ...]:
    """The committee says how often it meets, and its meetings are recorded in a time, some taken out."""
    removed = (Remove(f"committee-{day}") for day in without)
    return Replace("committee", frequency=Frequency.parse(words), recorded=recorded(first, last)), *removed


def concluded(day: str | None) -> tuple[Change, ...]:
    """A health contract with a part on mental health, concluded on a day."""
    parties = ("ombreval", "agency")
    signed = Agreement(
        id="contract", name=Text.same("C"), kind="local_health_contract", state="signed", parties=parties,
        period=Period(start=date("2023")), as_of=PartialDate.parse(DAY), concluded=date(day), mental_health_part=True,
    )  # fmt: skip
    return (Add(signed),)


def held(body: str, start: str | None, end: str | None = None) -> tuple[Change, ...]:
    """Every seat of a body held from a day, to a day."""
    period = Period(start=date(start), end=date(end) or OPEN)
    return tuple(Replace(seat.id, id=seat.id, period=period) for seat in COUNCIL.find(body).seats)


def for_three_years(start: str | None, renewals: int | None) -> tuple[Change, ...]:
    """The members of the committee, who sit for three years, have sat from a day."""
    return *held("committee", start), Replace("committee", procedure=Procedure(term_years=3, renewals=renewals))


def municipal(start: str | None, end: str | None = None) -> tuple[Change, ...]:
    """A municipal consultative committee whose seats are held for a time."""
    return *held("plenary", start, end), Replace(COUNCIL.id, legal_form="municipal_committee")


def minutes(sent: str | None) -> tuple[Change, ...]:
    """Minutes are to be sent within thirty days; those of the last meeting were on a day, the others in time."""
    days = {day: PartialDate.parse(day) for day in DAYS[:-1]} | {DAYS[-1]: date(sent)}
    written = Procedure(minutes=MinutesRules(sent_days=30))
    replaced = (Replace(f"committee-{day}", minutes_sent=when) for day, when in days.items())
    return Replace("committee", procedure=written), *replaced


PASS, FAIL, OPEN_QUESTION, NO_CONCERN = "pass", "fail", "not_documented", "not_applicable"
NEWER = {"rules_on": "2025-01-15"}
OLDER = {"rules_on": "2024-06-01"}

CASES: list[tuple[str, str, tuple[Change, ...], str, str, dict[str, Any]]] = [
    # the twelve months before the day, to the day
    ("a meeting a year ago to the day", "FR-I4", (plenaries("2024-01-15"),), DAY, PASS, OLDER),
    ("a meeting on the day itself", "FR-I4", (plenaries("2025-01-15"),), DAY, PASS, OLDER),
    ("none in the whole year before", "FR-I4", (plenaries("2023-12-31"),), DAY, FAIL, OLDER),
    ("the first day of that year", "FR-I4", (plenaries("2024-01-01"),), DAY, PASS, OLDER),
    ("a meeting of a month that straddles the day", "FR-I4", (plenaries("2025-01"),), DAY, OPEN_QUESTION, OLDER),
    ("a meeting of the running year", "FR-I4", (plenaries("2025"),), DAY, OPEN_QUESTION, OLDER),
    ("a meeting of the year before, without its day", "FR-I4", (plenaries("2024"),), DAY, PASS, OLDER),
    ("the record begins on 1 January", "FR-I4", (plenaries(first="2024-01-01"),), DAY, FAIL, OLDER),
    ("the record begins on 2 January", "FR-I4", (plenaries(first="2024-01-02"),), DAY, OPEN_QUESTION, OLDER),
    ("the record ends on 31 December", "FR-I4", (plenaries(last="2024-12-31"),), DAY, FAIL, OLDER),
    ("the record ends on 30 December", "FR-I4", (plenaries(last="2024-12-30"),), DAY, OPEN_QUESTION, OLDER),
    ("the record begins in an unknown month", "FR-I4", (plenaries(first="2024"),), DAY, OPEN_QUESTION, OLDER),
    ("two years ago to the day, softer since 2024", "FR-I4", (plenaries("2023-01-15"),), DAY, PASS, NEWER),
    # terms of five years, over leap years
    ("five years to the day before", "FR-L3", (project("2023-07-01", "2028-06-30"),), DAY, PASS, {}),
    ("five years and a day", "FR-L3", (project("2023-07-01", "2028-07-02"),), DAY, OPEN_QUESTION, {}),
    ("five years to the day", "FR-L3", (project("2023-07-01", "2028-07-01"),), DAY, PASS, {}),
    ("a day less than five years", "FR-L3", (project("2023-07-01", "2028-06-29"),), DAY, FAIL, {}),
    ("five years between known months", "FR-L3", (project("2023-07", "2028-06"),), DAY, PASS, {}),
    ("five years between known years", "FR-L3", (project("2023", "2028"),), DAY, OPEN_QUESTION, {}),
    ("at the end of eighteen months more", "FR-L3", (project("2023-07-01", "2030-01-01"),), DAY, OPEN_QUESTION, {}),
    ("a day beyond eighteen months more", "FR-L3", (project("2023-07-01", "2030-01-02"),), DAY, FAIL, {}),
    ("from 29 February to the 28th", "FR-L3", (project("2024-02-29", "2029-02-28"),), DAY, PASS, {}),
    ("less than five years", "FR-L3", (project("2023-07-01", "2026-06-30"),), DAY, FAIL, {}),
    # mandates of three years
    ("a mandate on its last day", "OW-5", chair("2022-01-16"), DAY, PASS, {}),
    ("a mandate the day after", "OW-5", chair("2022-01-15"), DAY, FAIL, {}),
    ("a mandate that began in a known month", "OW-5", chair("2022-02"), DAY, PASS, {}),
    ("a mandate that may be over", "OW-5", chair("2022-01"), DAY, OPEN_QUESTION, {}),
    ("a mandate that is over whatever its day", "OW-5", chair("2021-12"), DAY, FAIL, {}),
    ("a mandate without a beginning", "OW-5", chair(None), DAY, OPEN_QUESTION, {}),
    ("a mandate from 29 February, on its last day", "OW-5", chair("2020-02-29"), "2023-02-28", PASS, {}),
    ("a mandate from 29 February, the day after", "OW-5", chair("2020-02-29"), "2023-03-01", FAIL, {}),
    # members for three years
    ("a term on its last day", "OW-10", for_three_years("2022-01-15", None), DAY, PASS, {}),
    ("a term the day after, perhaps renewed", "OW-10", for_three_years("2022-01-14", None), DAY, OPEN_QUESTION, {}),
    ("a term the day after, never renewed", "OW-10", for_three_years("2022-01-14", 0), DAY, FAIL, {}),
    ("a term the day after, renewable once", "OW-10", for_three_years("2022-01-14", 1), DAY, OPEN_QUESTION, {}),
    ("the last day of the renewal", "OW-10", for_three_years("2019-01-15", 1), DAY, OPEN_QUESTION, {}),
    ("the day after the renewal", "OW-10", for_three_years("2019-01-14", 1), DAY, FAIL, {}),
    ("a term begun in a known year", "OW-10", for_three_years("2022", 0), DAY, OPEN_QUESTION, {}),
    ("a term without a beginning", "OW-10", for_three_years(None, 0), DAY, OPEN_QUESTION, {}),
    # a municipal committee, for the municipal term
    ("made up on the day of the election", "FR-L5B", municipal("2020-06-28"), DAY, PASS, {}),
    ("made up on its eve", "FR-L5B", municipal("2020-06-27"), DAY, OPEN_QUESTION, {}),
    ("made up in its year", "FR-L5B", municipal("2020"), DAY, OPEN_QUESTION, {}),
    ("made up nobody knows when", "FR-L5B", municipal(None), DAY, OPEN_QUESTION, {}),
    ("until the next council is installed", "FR-L5B", municipal("2020-10", "2026-04-22"), DAY, PASS, {}),
    ("until a day later", "FR-L5B", municipal("2020-10", "2026-04-23"), DAY, FAIL, {}),
    ("over one election, before another", "FR-L5B", municipal("2019", "2026-01"), DAY, FAIL, {}),
    # the day on which a health contract is concluded
    ("on the first sure day of the law", "FR-C3", concluded("2022-03-01"), DAY, PASS, {}),
    ("in a later year", "FR-C3", concluded("2024"), DAY, PASS, {}),
    ("on the eve of the first sure day", "FR-C3", concluded("2022-02-28"), DAY, OPEN_QUESTION, {}),
    ("on the day of the law", "FR-C3", concluded("2022-02-21"), DAY, OPEN_QUESTION, {}),
    ("in the year of the law", "FR-C3", concluded("2022"), DAY, OPEN_QUESTION, {}),
    ("nobody knows when", "FR-C3", concluded(None), DAY, OPEN_QUESTION, {}),
    ("before the law", "FR-C3", concluded("2022-02-20"), DAY, NO_CONCERN, {}),
    ("on the eve of the law", "FR-C3B", concluded("2022-02-20"), DAY, PASS, {}),
    ("in the month before the law", "FR-C3B", concluded("2022-01"), DAY, PASS, {}),
    ("on the day of the law, by then", "FR-C3B", concluded("2022-02-21"), DAY, NO_CONCERN, {}),
    ("on the day of the instruction", "FR-C3B", concluded("2016-09-30"), DAY, PASS, {}),
    ("in its month", "FR-C3B", concluded("2016-09"), DAY, OPEN_QUESTION, {}),
    ("in its year", "FR-C3B", concluded("2016"), DAY, OPEN_QUESTION, {}),
    ("on the eve of the instruction", "FR-C3B", concluded("2016-09-29"), DAY, NO_CONCERN, {}),
    # minutes, within thirty days
    ("on the thirtieth day", "OW-12", minutes("2024-11-09"), DAY, PASS, {}),
    ("on the day after", "OW-12", minutes("2024-11-10"), DAY, FAIL, {}),
    ("in the month of that day", "OW-12", minutes("2024-11"), DAY, OPEN_QUESTION, {}),
    ("no day is noted", "OW-12", minutes(None), DAY, OPEN_QUESTION, {}),
    # notice
    ("fifteen days before", "OW-8", called(15, "2024-09-25"), DAY, PASS, {}),
    ("fourteen days before", "OW-8", called(15, "2024-09-26"), DAY, FAIL, {}),
    ("fifteen days, fourteen of them clear", "OW-8", called(15, "2024-09-25", notice_clear=True), DAY, FAIL, {}),
    ("sixteen days, fifteen of them clear", "OW-8", called(15, "2024-09-24", notice_clear=True), DAY, PASS, {}),
    ("in a month that holds the last day", "OW-8", called(15, "2024-09"), DAY, OPEN_QUESTION, {}),
    ("in a month before it", "OW-8", called(15, "2024-08"), DAY, PASS, {}),
    ("on the eve, one day of notice", "OW-8", called(1, "2024-10-09"), DAY, PASS, {}),
    ("on the day itself", "OW-8", called(1, "2024-10-10"), DAY, FAIL, {}),
    # second calls
    ("enough at the second call", "OW-6", met_again(3, "2024-11-12"), DAY, PASS, {}),
    ("too few, and nothing said of a second call", "OW-6", met_again(2, "2024-11-12"), DAY, OPEN_QUESTION, {}),
    ("no quorum needed", "OW-6", met_again(1, "2024-11-12", without_quorum=True), DAY, PASS, {}),
    (
        "on the first day allowed", "OW-6",
        met_again(1, "2024-11-12", without_quorum=True, days_at_least=7, clear_days=False), DAY, PASS, {},
    ),
    (
        "a day too early", "OW-6",
        met_again(1, "2024-11-11", without_quorum=True, days_at_least=7, clear_days=False), DAY, FAIL, {},
    ),
    (
        "on the last day allowed", "OW-6",
        met_again(1, "2024-12-05", without_quorum=True, days_at_most=30, clear_days=False), DAY, PASS, {},
    ),
    (
        "a day too late", "OW-6",
        met_again(1, "2024-12-06", without_quorum=True, days_at_most=30, clear_days=False), DAY, FAIL, {},
    ),
    # deputies count once, and only for their member
    ("the deputy for the member", "OW-6", with_deputy("excused", "present"), DAY, PASS, {}),
    ("the member and the deputy", "OW-6", with_deputy("present", "present"), DAY, PASS, {}),
    ("neither", "OW-6", with_deputy("excused", "excused"), DAY, FAIL, {}),
    # rhythms
    ("three in each calendar year", "OW-1", rhythm("3 a year"), DAY, PASS, {}),
    ("four, which some twelve months hold", "OW-1", rhythm("4 a year"), DAY, OPEN_QUESTION, {}),
    ("five, which no twelve months hold", "OW-1", rhythm("5 a year"), DAY, FAIL, {}),
    ("a year that lacks its last day", "OW-1", rhythm("4 a year", "2024-01-01", "2024-12-30"), DAY, OPEN_QUESTION, {}),
    ("the same year with its last day", "OW-1", rhythm("4 a year", "2024-01-01", "2024-12-31"), DAY, FAIL, {}),
    ("three in a year begun in June", "OW-1", rhythm("3 a year", "2023-06-01", "2024-05-31"), DAY, PASS, {}),
    ("a short year, already enough", "OW-1", rhythm("2 a year", "2024-01-01", "2024-06-30"), DAY, PASS, {}),
    ("every four months", "OW-1", rhythm("every 4 months"), DAY, PASS, {}),
    ("every three months", "OW-1", rhythm("every 3 months"), DAY, FAIL, {}),
    (
        "two years of which one is bare", "OW-1",
        rhythm("yearly", "2023-01-01", "2024-12-31", *DAYS[3:]), DAY, OPEN_QUESTION, {},
    ),
    # the age of evidence
    (
        "a seat seen two years ago to the day", "FR-G2",
        (Replace(FAMILIES, id=FAMILIES, as_of=date("2023-01-15")),), DAY, PASS, {},
    ),
    (
        "a seat seen a day earlier", "FR-G2",
        (Replace(FAMILIES, id=FAMILIES, as_of=date("2023-01-14")),), DAY, OPEN_QUESTION, {},
    ),
    (
        "a seat with a documented end", "FR-G2",
        (Replace(FAMILIES, id=FAMILIES, as_of=date("2018-05"), period=Period(start=date("2018"), end=date("2030"))),),
        DAY, PASS, {},
    ),
    (
        "a seat on its last day", "FR-G2",
        (Replace(FAMILIES, id=FAMILIES, period=Period(start=date("2018"), end=date(DAY))),), DAY, PASS, {},
    ),
    (
        "a seat that ended the day before", "FR-G2",
        (Replace(FAMILIES, id=FAMILIES, period=Period(start=date("2018"), end=date("2025-01-14"))),), DAY, FAIL, {},
    ),
    (
        "a seat that ends in this year", "FR-G2",
        (Replace(FAMILIES, id=FAMILIES, period=Period(start=date("2018"), end=date("2025"))),), DAY, OPEN_QUESTION, {},
    ),
    (
        "a seat that began on the day", "FR-G2",
        (Replace(FAMILIES, id=FAMILIES, period=Period(start=date(DAY), end=OPEN)),), DAY, PASS, {},
    ),
    (
        "a seat that begins in this month", "FR-G2",
        (Replace(FAMILIES, id=FAMILIES, period=Period(start=date("2025-01"), end=OPEN)),), DAY, OPEN_QUESTION, {},
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_a_boundary_of_time(case: tuple[str, str, tuple[Change, ...], str, str, dict[str, Any]]) -> None:
    """The outcome on that side of the boundary."""
    _, code, changes, day, outcome, options = case
    about = {"FR-G2": "committee"}.get(code)
    verdict = ask(code, *changes, about=about, day=day, **options)
    assert verdict.outcome == outcome
    assert bool(verdict.fill) == (outcome == OPEN_QUESTION)


@pytest.mark.parametrize(
    ("day", "waived"), [("2025-01-31", False), ("2025-02-01", True), ("2025-03-31", True), ("2025-04-01", False)]
)
def test_a_waiver_holds_on_its_days(day: str, waived: bool) -> None:
    """From its first day to its last, for its rule and its thing."""
    period = Period(start=PartialDate.parse("2025-02-01"), end=PartialDate.parse("2025-03-31"))
    waiver = Waiver(id="w", rule="FR-G2", focus="committee", reason=Text.same("W"), period=period)
    council = COUNCIL.apply(Remove(FAMILIES), Add(waiver))
    report = check(council.on(day), select=["FR-G2"])
    assert [bool(verdict.waiver) for verdict in report.failed] == [waived]


FIRST_DAYS = [str(datetime.date(2023, 1, 1) + datetime.timedelta(number)) for number in range(0, 366, 5)]


@pytest.mark.parametrize("first", FIRST_DAYS)
def test_the_first_day_of_a_record_changes_no_verdict(first: str) -> None:
    """What keeps its rhythm in the calendar year keeps it, and what misses it by far misses it, on any first day."""
    assert ask("OW-1", *rhythm("3 a year", first)).outcome == PASS
    assert ask("OW-1", *rhythm("6 a year", first, None, *DAYS[1:5])).outcome == FAIL


@pytest.mark.parametrize("first", FIRST_DAYS)
def test_a_record_begun_a_day_later_never_turns_a_verdict_over(first: str) -> None:
    """Of whatever rhythm: from kept to missed, or back, there is a question at least."""
    later = str(datetime.date.fromisoformat(first) + datetime.timedelta(1))
    for words in ("yearly", "2 a year", "3 a year", "4 a year", "every 3 months", "every 5 months", "monthly"):
        outcomes = {ask("OW-1", *rhythm(words, day)).outcome for day in (first, later)}
        assert not outcomes >= {PASS, FAIL}
