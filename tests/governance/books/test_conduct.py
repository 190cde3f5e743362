"""OW-10 to OW-14: what bodies write of their members' time, absences, papers, charter and proxies, at the edges."""

from typing import Any

import pytest

from clsm import Add, Agreement, Attendance, PartialDate, Period, Post, Replace, Seat, Text
from clsm.dates import OPEN
from clsm.entities.procedures import AbsenceRule, MinutesRules, Procedure
from clsm.governance import Verdict
from tests.governance.asking import ask

WHO = ("ombreval", "hospital", "mutual-support", "families")
OMBREVAL, HOSPITAL, GEM, FAMILIES = (f"committee-{who}-member" for who in WHO)
LAST = "committee-2024-10-10"


def written(**fields: Any) -> Replace:
    """The rules of procedure of Ombreval's steering committee."""
    return Replace("committee", procedure=Procedure(**fields))


def fills(verdict: Verdict) -> set[tuple[str, str]]:
    """Which fields would settle the question."""
    return {(it.id, it.field) for it in verdict.fill}


def seated(start: str | None, end: str | None = None) -> tuple[Replace, ...]:
    """Every member of the committee has sat from *start*, to *end*."""
    first = PartialDate.parse(start) if start else None
    period = Period(start=first, end=PartialDate.parse(end) if end else OPEN)
    return tuple(Replace(f"committee-{who}-member", id=f"seat-{who}", period=period) for who in WHO)


def test_a_seat_whose_documented_end_is_beyond_its_term() -> None:
    """What is written for later counts as well as what has been."""
    assert ask("OW-10", *seated("2024-01-01", "2028-01-01"), written(term_years=3, renewals=0)).outcome == "fail"


def test_the_term_of_members_says_nothing_of_the_chair() -> None:
    """The mayor who presides by right is for OW-5."""
    chair = Post(
        id="mayor", function="chair", body="committee", holder="ombreval", period=Period(start=PartialDate(year=2018))
    )
    assert ask("OW-5", Add(chair), written(term_years=3)).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("fields", "presences", "outcome"),
    [
        ({"meetings": 2, "in_a_row": True}, ("absent", "absent", "present"), "fail"),
        ({"meetings": 2, "in_a_row": True}, ("absent", "present", "absent"), "pass"),
        ({"meetings": 2}, ("absent", "present", "absent"), "fail"),
        ({"meetings": 2, "unless_excused": True}, ("excused", "present", "excused"), "pass"),
        ({"meetings": 2}, ("excused", "present", "excused"), "fail"),
        ({"meetings": 2}, ("absent", "not_documented", "present"), "not_documented"),
        ({"months": 12}, ("absent", "absent", "absent"), "fail"),
        ({"months": 12}, ("absent", "absent", "represented"), "pass"),
        ({"meetings": 2, "months": 6}, ("absent", "present", "absent"), "pass"),
    ],
)
def test_absences_are_counted_as_they_are_written(fields: dict[str, Any], presences: Any, outcome: str) -> None:
    """In a row or not, excused or not, within so many months; a proxy is no absence and unknown is not either."""
    days = ("2024-02-08", "2024-06-13", "2024-10-10")
    others = tuple(Attendance(seat=seat, presence="present") for seat in (OMBREVAL, HOSPITAL, GEM))
    sheets = [
        Replace(f"committee-{day}", attendance=(*others, Attendance(seat=FAMILIES, presence=presence)))
        for day, presence in zip(days, presences, strict=True)
    ]
    recent = Period(start=PartialDate.parse("2024-01-01"), end=OPEN)
    since = [Replace(seat, id=seat, period=recent) for seat in (OMBREVAL, HOSPITAL, GEM, FAMILIES)]
    verdict = ask("OW-11", *sheets, *since, written(absences=(AbsenceRule(**fields),)))
    assert verdict.outcome == outcome
    if outcome == "fail":
        assert "What is looked at first is the meeting itself" in verdict.message()
        assert verdict.fix == (Replace(FAMILIES, id=FAMILIES, vacant=True),)


def test_without_a_meeting_in_those_months_nothing_can_be_counted() -> None:
    """An absence needs a meeting."""
    rule = written(absences=(AbsenceRule(months=1),))
    assert ask("OW-11", rule).outcome == "not_documented"


MINUTES_OF_2023 = {"2023-03-09": "2023-03-20", "2023-06-15": "2023-06-20", "2023-10-12": "2023-10-20"}


@pytest.mark.parametrize(
    ("sent", "outcome"),
    [("2024-11-09", "pass"), ("2024-11-10", "fail"), ("2024-11", "not_documented"), (None, "not_documented")],
)
def test_minutes_are_sent_within_the_days_that_are_written(sent: str | None, outcome: str) -> None:
    """Thirty days after the meeting, to the day; a month is not enough to say, and silence is not lateness."""
    days = {**MINUTES_OF_2023, "2024-02-08": "2024-02-20", "2024-06-13": "2024-06-20", "2024-10-10": sent}
    changes = [
        Replace(f"committee-{day}", minutes_sent=PartialDate.parse(date) if date else None)
        for day, date in days.items()
    ]
    verdict = ask("OW-12", *changes, written(minutes=MinutesRules(sent_days=30)))
    assert verdict.outcome == outcome
    if outcome == "not_documented":
        assert fills(verdict) == {(LAST, "minutes_sent")}


def test_minutes_are_not_owed_before_their_day() -> None:
    """Of a meeting last month nothing is late yet."""
    verdict = ask("OW-12", written(minutes=MinutesRules(sent_days=200)), day="2024-10-20")
    assert (LAST, "minutes_sent") not in fills(verdict)


def test_minutes_are_approved_by_the_next_meeting() -> None:
    """Of the last one nothing can be said until there is another."""
    rule = written(minutes=MinutesRules(approved_next_meeting=True))
    late = Replace("committee-2024-06-13", minutes_approved=PartialDate.parse("2024-11-01"))
    verdict = ask("OW-12", rule, late)
    assert verdict.outcome == "fail"
    assert "minutes, approved (13 June 2024)" in verdict.message()
    assert ask("OW-12", rule, late, *verdict.fix).outcome != "fail"


@pytest.mark.parametrize(
    ("sent", "outcome"), [("2024-09-24", "pass"), ("2024-09-25", "fail"), (None, "not_documented")]
)
def test_papers_go_with_the_call(sent: str | None, outcome: str) -> None:
    """On the same day at the latest; all meetings of before have theirs."""
    days = ("2023-03-09", "2023-06-15", "2023-10-12", "2024-02-08", "2024-06-13")
    before = [
        Replace(f"committee-{day}", called=PartialDate.parse(day), papers_sent=PartialDate.parse(day)) for day in days
    ]
    last = {"called": PartialDate.parse("2024-09-24"), "papers_sent": PartialDate.parse(sent) if sent else None}
    verdict = ask("OW-12", *before, Replace(LAST, **last), written(notice_papers=True))
    assert verdict.outcome == outcome


@pytest.mark.parametrize(
    ("state", "body", "outcome"),
    [
        ("signed", "committee", "pass"),
        ("adopted", None, "pass"),
        ("drafting", "committee", "not_documented"),
        ("signed", "plenary", "not_documented"),
    ],
)
def test_the_charter_may_be_that_of_the_body_or_of_the_council(state: str, body: str | None, outcome: str) -> None:
    """One that is being written is none yet, and that of another body is not this one's."""
    charter = Agreement(id="charter", name=Text.same("Charte"), kind="charter", state=state, body=body)
    assert ask("OW-13", Add(charter), written(charter_signed=True)).outcome == outcome


def sheet(day: str, *entries: Attendance) -> Replace:
    """Who was at a meeting of the committee."""
    return Replace(f"committee-{day}", attendance=entries)


def proxy(seat: str, bearer: str | None) -> Attendance:
    """A seat represented by another."""
    return Attendance(seat=seat, presence="represented", proxy=bearer)


CHAIR = Add(Post(id="head", function="chair", body="committee", holder="ombreval", pillars=frozenset({"elected"})))


@pytest.mark.parametrize(
    ("entry", "posts", "outcome"),
    [
        (proxy(HOSPITAL, OMBREVAL), (CHAIR,), "fail"),
        (proxy(OMBREVAL, HOSPITAL), (CHAIR,), "fail"),
        (proxy(HOSPITAL, GEM), (CHAIR,), "pass"),
        (proxy(HOSPITAL, GEM), (), "not_documented"),
    ],
)
def test_a_chair_that_neither_gives_nor_bears_a_proxy(entry: Attendance, posts: tuple[Add, ...], outcome: str) -> None:
    """Where who is in the chair is not documented, nobody can tell."""
    verdict = ask("OW-14", *posts, sheet("2024-10-10", entry), written(proxy_for_chair=False))
    assert verdict.outcome == outcome


@pytest.mark.parametrize(
    ("presence", "outcome"),
    [("present", "fail"), ("excused", "pass"), ("not_documented", "not_documented"), (None, "not_documented")],
)
def test_a_proxy_comes_after_the_deputy(presence: str | None, outcome: str) -> None:
    """A deputy who was there would have stood for the member."""
    deputy = Add(Seat(id="deputy", holder="hospital", status="member", deputy_of=HOSPITAL), to="committee")
    own = (Attendance(seat="deputy", presence=presence),) if presence else ()
    verdict = ask("OW-14", deputy, sheet("2024-10-10", proxy(HOSPITAL, GEM), *own), written(proxy_after_deputy=True))
    assert verdict.outcome == outcome


def test_a_proxy_holds_for_so_many_meetings_running() -> None:
    """Three in a row are one too many for two, and a meeting in between begins anew."""
    three = [sheet(day, proxy(HOSPITAL, GEM)) for day in ("2024-02-08", "2024-06-13", "2024-10-10")]
    rule = written(proxy_meetings=2)
    verdict = ask("OW-14", *three, rule)
    assert verdict.outcome == "fail"
    assert ask("OW-14", *three, rule, *verdict.fix).outcome == "pass"
    between = sheet("2024-06-13", Attendance(seat=HOSPITAL, presence="present"))
    assert ask("OW-14", *three, between, rule).outcome == "pass"
