from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm import (
    Add,
    Agreement,
    Attendance,
    College,
    Decision,
    Frequency,
    Meeting,
    PartialDate,
    Period,
    Post,
    Procedure,
    Program,
    PromisedOffice,
    QuorumPart,
    QuorumStep,
    Reference,
    Remove,
    Replace,
    Seat,
    SecondCall,
    SpecialMajority,
    Text,
    Threshold,
    WeeklyOpening,
)
from clsm.dates import OPEN
from clsm.governance import Rule, check
from clsm.governance.books.examples import COUNCIL, DAY
from clsm.governance.books.own_word.colleges import _people
from clsm.governance.books.own_word.rulebook import RULEBOOK
from clsm.programs.sessions import OpenPlace
from clsm.testing import partial_dates
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
    verdict = ask("OW-1", *(Remove(f"committee-{day}") for day in SELDOM))
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
    assert "From these dates it cannot be said" in verdict.message()


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


SELDOM = ("2023-06-15", "2024-02-08", "2024-10-10")
"""Without these three meetings the committee met three times in two years."""


def test_a_meeting_that_was_not_held_keeps_no_rhythm() -> None:
    """Cancelled or put off, it does not count; of one that was planned nobody knows."""
    for state, outcome in (
        ("held", "pass"), ("cancelled", "fail"), ("put_off", "fail"), ("planned", "not_documented")
    ):  # fmt: skip
        meetings = (Replace(f"committee-{day}", state=state) for day in SELDOM)
        assert ask("OW-1", *meetings).outcome == outcome


def test_a_rhythm_whose_figure_is_not_documented_is_not_judged() -> None:
    """The words are shown, and nothing is held against them."""
    verdict = ask("OW-1", Replace("committee", frequency=Frequency.parse("autant que de besoin")))
    assert verdict.outcome == "not_documented"
    assert "Stated rhythm: “autant que de besoin”." in verdict.explanation()


@pytest.mark.parametrize(
    ("without", "outcome"), [({7, 8}, "not_documented"), ({2, 3, 4, 6, 7, 8, 9, 11}, "fail")]
)  # fmt: skip
def test_a_month_without_a_meeting_may_be_one_of_closure(without: set[int], outcome: str) -> None:
    """As long as the months without any are fewer than the others."""
    meetings = tuple(Meeting(date=PartialDate(year=2024, month=month, day=10)) for month in {*range(1, 13)} - without)
    recorded = Period(start=PartialDate(year=2024, month=1, day=1), end=PartialDate(year=2024, month=12, day=31))
    monthly = Replace("committee", frequency=Frequency.parse("monthly"), recorded=recorded, meetings=meetings)
    verdict = ask("OW-1", monthly)
    assert verdict.outcome == outcome
    assert ("they may be closures" in verdict.message()) == (outcome == "not_documented")


def test_the_mend_of_a_rhythm_is_the_highest_one_that_is_kept() -> None:
    """What is not kept is changed together; one that nothing keeps has no mend."""
    verdict = ask("OW-1", *(Remove(f"committee-{day}") for day in SELDOM))
    assert verdict.fix == (Replace("committee", frequency=Frequency.parse("yearly")),)
    assert [(fix.kind, tuple(fill.field for fill in fix.fill)) for fix in verdict.fixes] == [
        ("record", ("meetings",)),
        ("restate", ()),
    ]
    assert verdict.fill == ()
    in_2024 = [Remove(f"committee-2024-{day}") for day in ("02-08", "06-13", "10-10")]
    assert ask("OW-1", *in_2024).outcome == "not_documented"
    often = Replace("committee", frequency=Frequency.parse("6 a year"))
    assert ask("OW-1", often, *in_2024).fix == (Replace("committee", frequency=Frequency.parse("every 2 years")),)
    assert ask("OW-1", Replace("committee", meetings=())).fix == ()


def test_an_undocumented_rhythm_names_the_field_to_fill() -> None:
    """The time of the record, or the meetings in it."""
    assert [fill.field for fill in ask("OW-1", Replace("committee", recorded=None)).fill] == ["recorded"]
    recent = Period(start=PartialDate(year=2024, month=12, day=1), end=OPEN)
    assert [fill.field for fill in ask("OW-1", Replace("committee", recorded=recent)).fill] == ["meetings"]


# ---------------------------------------------------------------- OW-2


def cafe(*days: str, opening: str | None = "Tuesday 16:30-19:00", since: str = "2024-11-21", **fields: Any) -> Add:
    """A café with its recorded dates."""
    known: dict[str, Any] = {
        "state": "under_way",
        "openings": (WeeklyOpening.parse(opening),) if opening else (),
        "recorded": Period(start=PartialDate.parse(since), end=OPEN),
        "period": Period(start=PartialDate(year=2024), end=OPEN),
    }
    held = tuple(PartialDate.parse(day) for day in days)
    return Add(Program(id="cafe", name=Text.same("Café"), kind="open_place", held=held, **(known | fields)))


TUESDAYS = (
    "2024-11-26",
    "2024-12-03",
    "2024-12-10",
    "2024-12-17",
    "2024-12-24",
    "2024-12-31",
    "2025-01-07",
    "2025-01-14",
)


def test_an_opening_is_kept_on_each_of_its_days() -> None:
    """Eight Tuesdays of eight; the time that is not over yet is not owed."""
    assert ask("OW-2", cafe(*TUESDAYS)).explanation() == (
        "Café – Stated opening: Tuesday 16:30-19:00. Days expected from 21 November 2024 to 15 January 2025: 8, of "
        "which recorded: 8. The opening is kept."
    )


def test_a_day_without_an_opening_may_be_a_closure() -> None:
    """Two days at the end of December break no word, and keep none for sure."""
    verdict = ask("OW-2", cafe(*TUESDAYS[:4], *TUESDAYS[6:]))
    assert verdict.outcome == "not_documented"
    assert "closures are not documented" in verdict.message()
    assert [(fill.id, fill.field) for fill in verdict.fill] == [("cafe", "held")]


def test_more_days_without_than_with_are_no_closures() -> None:
    """Wednesdays do not count for Tuesdays, and a month without a day may be any."""
    wednesdays = ("2024-11-27", "2024-12-04", "2025-01-08")
    assert ask("OW-2", cafe(*TUESDAYS[:3], *wednesdays)).outcome == "fail"
    assert ask("OW-2", cafe(*TUESDAYS[:3], "2024-12")).outcome == "not_documented"
    assert ask("OW-2", cafe(*TUESDAYS[:4])).outcome == "not_documented"


def test_the_mend_of_an_opening_states_what_is_kept() -> None:
    """The other openings, or the highest rhythm; nothing where it never took place."""
    verdict = ask("OW-2", cafe(*TUESDAYS[:3]))
    assert verdict.fix == (Replace("cafe", openings=(), frequency=Frequency.parse("3 a year")),)
    friday = WeeklyOpening.parse("Friday 10:00-12:00")
    both_days = cafe(*TUESDAYS, openings=(WeeklyOpening.parse("Tuesday 16:30-19:00"), friday))
    assert ask("OW-2", both_days).fix == (Replace("cafe", openings=(both_days.entity.openings[0],)),)  # type: ignore[union-attr]
    assert ask("OW-2", cafe()).fix == ()


def test_a_program_keeps_its_rhythm_or_not() -> None:
    """A monthly program over two whole months; two empty weeks of eight may be closures."""
    monthly: dict[str, Any] = {"opening": None, "frequency": Frequency.parse("monthly"), "since": "2024-11-10"}
    assert ask("OW-2", cafe("2024-11-20", "2024-12-20", **monthly)).outcome == "pass"
    weekly: dict[str, Any] = {"opening": None, "frequency": Frequency.parse("weekly")}
    closed = ask("OW-2", cafe(*TUESDAYS[:4], *TUESDAYS[6:], **weekly))
    assert closed.outcome == "not_documented"
    assert "they may be closures" in closed.message()
    verdict = ask("OW-2", cafe("2024-12-20", **monthly | {"since": "2024-10-01"}))
    assert verdict.outcome == "fail"
    assert "takes place more rarely than stated" in verdict.message()
    assert verdict.fix == (Replace("cafe", frequency=Frequency.parse("yearly")),)
    twice = monthly | {"frequency": Frequency.parse("2 a month"), "since": "2024-10-01"}
    assert ask("OW-2", cafe("2024-10-20", "2024-11-20", "2024-12-20", **twice)).outcome == "fail"


def test_a_documented_closure_owes_nothing() -> None:
    """The Tuesdays in it are not expected; an opening in it counts all the same."""
    end_of_year = Period(start=PartialDate.parse("2024-12-20"), end=PartialDate.parse("2025-01-02"))
    shut = OpenPlace(closures=(end_of_year,))
    verdict = ask("OW-2", cafe(*TUESDAYS[:4], *TUESDAYS[6:], details=shut))
    assert verdict.outcome == "pass"
    assert "6, of which recorded: 6" in verdict.message()
    assert "7, of which recorded: 7" in ask("OW-2", cafe(*TUESDAYS[:5], *TUESDAYS[6:], details=shut)).message()


def test_a_program_without_a_recorded_time_is_not_documented() -> None:
    """And one that is planned, announced, suspended or over owes nothing."""
    verdict = ask("OW-2", cafe(recorded=None))
    assert verdict.outcome == "not_documented"
    assert [fill.field for fill in verdict.fill] == ["recorded"]
    for state in ("planned", "announced", "suspended", "ended"):
        assert ask("OW-2", cafe(state=state)).outcome == "not_applicable"


def test_a_record_shorter_than_a_week_expects_nothing_yet() -> None:
    """No Tuesday fell in it: nothing can be said."""
    assert ask("OW-2", cafe(since="2025-01-15")).outcome == "not_documented"


# ---------------------------------------------------------------- what is adopted, and since when


def rules(source: str | None = None, **fields: Any) -> Replace:
    """What the committee has written down."""
    return Replace("committee", procedure=Procedure(sources=(source,) if source else (), **fields))


def text(state: str, start: str | None = None) -> tuple[Add, Add]:
    """The internal rules, and the document in which they stand."""
    period = Period(start=PartialDate.parse(start), end=OPEN) if start else Period()
    return (
        Add(Reference(id="rules-document", title=Text.same("Our rules"))),
        Add(
            Agreement(
                id="rules", name=Text.same("Rules"), kind="internal_rules", state=state, period=period,
                sources=("rules-document",),
            )
        ),
    )  # fmt: skip


LATE = Replace("committee-2024-10-10", called=PartialDate.parse("2024-10-02"))
IN_TIME = Replace("committee-2024-06-13", called=PartialDate.parse("2024-05-01"))


def test_rules_that_are_still_being_written_are_not_owed() -> None:
    """The text from which they come says how far it has come."""
    written = rules("rules-document#article 3", notice_days=15)
    assert ask("OW-8", *text("drafting"), written, LATE).outcome == "not_applicable"
    assert ask("OW-8", *text("adopted"), written, LATE).outcome == "fail"


def test_a_meeting_is_not_held_against_rules_that_came_later() -> None:
    """Rules of September 2024 are about October, and not about June; rules of 2026 about neither."""
    written = rules("rules-document", notice_days=15)
    verdict = ask("OW-8", *text("adopted", "2024-07-01"), written, LATE, IN_TIME)
    assert "Meetings called later than that: 10 October 2024." in verdict.message()
    assert "in time" not in verdict.message()
    assert ask("OW-8", *text("adopted", "2024-11-01"), written, LATE).outcome == "not_applicable"
    assert ask("OW-8", *text("adopted", "2026-01-01"), written, LATE).outcome == "not_applicable"


def test_a_body_that_is_only_announced_owes_none_of_its_rules() -> None:
    """Nobody meets in it yet."""
    assert (
        ask("OW-8", rules(notice_days=15), LATE, Replace("committee", evidence="announced")).outcome == "not_applicable"
    )


# ---------------------------------------------------------------- OW-3

TWO_FOR_CARERS = Replace("committee", colleges=(College(pillars=frozenset({"carers"}), at_least=2),))
FAMILIES = "committee-families-member"


def test_places_are_counted_by_those_who_sit() -> None:
    """Two people on one seat hold two places; how many sit may not be documented."""
    assert ask("OW-3", TWO_FOR_CARERS, Replace(FAMILIES, count=2)).outcome == "pass"
    verdict = ask("OW-3", TWO_FOR_CARERS)
    assert verdict.outcome == "not_documented"
    assert [(fill.id, fill.field) for fill in verdict.fill] == [(FAMILIES, "count")]
    assert ask("OW-3", TWO_FOR_CARERS, Replace(FAMILIES, count=1)).outcome == "fail"


def test_a_place_to_open_goes_first_to_whom_is_invited_already() -> None:
    """A permanent invitee becomes a member; what is left is opened."""
    invited = Replace(FAMILIES, id=FAMILIES, status="permanent_invitee")
    member = Replace(FAMILIES, id=FAMILIES, status="member")
    one = Replace("committee", colleges=(College(pillars=frozenset({"carers"}), at_least=1),))
    assert ask("OW-3", one, invited).fix == (member,)
    two = ask("OW-3", TWO_FOR_CARERS, invited)
    assert two.fix[0] == member
    assert isinstance(two.fix[1], Add)
    assert isinstance(two.fix[1].entity, Seat)
    assert two.fix[1].entity.count == 1
    assert "Not as it is written: Families and carers, at least 2." in two.message()


def test_a_list_that_is_not_complete_lacks_nobody() -> None:
    """The list of members would tell, or the status of a seat, or whom it speaks for."""
    partial = Replace("committee", composition="partial")
    verdict = ask("OW-3", TWO_FOR_CARERS, partial, Remove(FAMILIES))
    assert [(fill.id, fill.field) for fill in verdict.fill] == [("committee", "composition")]
    verdict = ask("OW-3", TWO_FOR_CARERS, Replace(FAMILIES, id=FAMILIES, status="not_documented"))
    assert [(fill.id, fill.field) for fill in verdict.fill] == [(FAMILIES, "status")]
    unsaid = Replace(FAMILIES, id=FAMILIES, pillars=frozenset({"not_documented"}), count=2)
    assert [(fill.id, fill.field) for fill in ask("OW-3", TWO_FOR_CARERS, unsaid).fill] == [(FAMILIES, "pillars")]
    assert "do not tell for: Families and carers, at least 2." in verdict.message()


# ---------------------------------------------------------------- OW-4

ELECTED_CHAIR = rules(chaired_by=frozenset({"elected"}))


def chair(id: str = "chair", **fields: Any) -> Add:
    """Somebody in the chair of the committee."""
    known: dict[str, Any] = {"period": Period(start=PartialDate.parse("2023-01-10"), end=OPEN)}
    return Add(Post(id=id, function="chair", body="committee", **(known | fields)))


def test_the_chair_is_told_by_its_pillar() -> None:
    """A town may send an official who is not elected: a source has to say."""
    assert ask("OW-4", ELECTED_CHAIR, chair(holder="ombreval", pillars=frozenset({"elected"}))).outcome == "pass"
    verdict = ask("OW-4", ELECTED_CHAIR, chair(holder="ombreval"))
    assert verdict.outcome == "not_documented"
    assert [(fill.id, fill.field) for fill in verdict.fill] == [("chair", "pillars")]


def test_nobody_is_known_to_chair() -> None:
    """Presiding over the council is not chairing its committee."""
    president = Add(
        Post(
            id="president",
            function="president",
            pillars=frozenset({"elected"}),
            period=Period(end=OPEN),
            as_of=PartialDate(year=2020),
        )
    )
    verdict = ask("OW-4", ELECTED_CHAIR, president)
    assert verdict.outcome == "not_documented"
    assert [(fill.id, fill.field) for fill in verdict.fill] == [("ombreval-council", "posts")]


def test_a_vacant_chair_is_to_be_filled() -> None:
    """A source says that nobody holds it; the mend hands it to those it is promised to."""
    verdict = ask("OW-4", ELECTED_CHAIR, chair(vacant=True))
    assert verdict.outcome == "fail"
    ended, anew = verdict.fix
    assert isinstance(anew, Add)
    assert isinstance(anew.entity, Post)
    assert (anew.entity.follows, anew.entity.pillars) == ("chair", frozenset({"elected"}))
    assert ended == Replace(
        "chair", period=Period(start=PartialDate.parse("2023-01-10"), end=PartialDate.parse("2025-01-14"))
    )


def test_one_of_two_chairs_is_enough_and_several_pillars_leave_the_choice() -> None:
    """Where the promise is to several, who takes the chair is for the body to say."""
    hospital = chair("hospital-chair", holder="hospital")
    elected = chair(holder="ombreval", pillars=frozenset({"elected"}))
    assert ask("OW-4", ELECTED_CHAIR, hospital, elected).outcome == "pass"
    either = rules(chaired_by=frozenset({"carers", "people_concerned"}))
    verdict = ask("OW-4", either, elected)
    assert (verdict.outcome, verdict.fix) == ("fail", ())


def test_a_vacant_office_handed_over_ends_the_day_before() -> None:
    """Or on its first day, where that is the day itself; without a beginning, the day before too."""
    begun = PartialDate.parse("2025-01-15")
    verdict = ask("OW-4", ELECTED_CHAIR, chair(vacant=True, period=Period(start=begun, end=OPEN)))
    assert verdict.fix[0] == Replace("chair", period=Period(start=begun, end=begun))
    undated = chair(vacant=True, period=Period(end=OPEN), as_of=PartialDate(year=2020))
    eve = PartialDate.parse("2025-01-14")
    fix = ask("OW-4", ELECTED_CHAIR, undated).fix
    assert fix[0] == Replace("chair", period=Period(end=eve))
    later = fix.once_done(COUNCIL.apply(ELECTED_CHAIR, undated), on="2025-03-01")
    assert str(later.find("chair").period.end) == "2025-02-28"
    assert [str(post.period.start) for post in later.posts if post.follows == "chair"] == ["2025-03-01"]


def test_an_office_that_is_held_is_shared() -> None:
    """Nobody is sent away: another text may call whoever holds it to the chair."""
    council = COUNCIL.apply(ELECTED_CHAIR, chair(holder="hospital", period=Period(end=OPEN)))
    fix = ask("OW-4", ELECTED_CHAIR, chair(holder="hospital", period=Period(end=OPEN))).fix
    assert (fix.kind, len(fix)) == ("act", 1)
    assert {post.id for post in fix.once_done(council, on="2025-03-01").posts} == {"chair", "chair-elected"}


# ---------------------------------------------------------------- OW-5


def since(start: str | None) -> Period:
    """A time that goes on."""
    return Period(start=PartialDate.parse(start) if start else None, end=OPEN)


def test_the_term_of_members_says_nothing_of_offices() -> None:
    """Members named for three years, and a mayor who presides by right."""
    assert ask("OW-5", rules(term_years=3), chair(period=since("2018"))).outcome == "not_applicable"


def test_a_mandate_is_within_its_term_until_it_is_surely_over() -> None:
    """Three years from 2022 end in 2025, on a day that is not known."""
    three = rules(office_years=3)
    for start, outcome in (("2023", "pass"), ("2022", "not_documented"), ("2021", "fail"), ("2022-01-15", "fail")):
        assert ask("OW-5", three, chair(holder="ombreval", period=since(start))).outcome == outcome
    verdict = ask("OW-5", three, chair(holder="ombreval", period=since("2022")))
    assert [(fill.id, fill.field) for fill in verdict.fill] == [("chair", "period")]
    undated = ask("OW-5", three, chair(holder="ombreval", period=since(None), as_of=PartialDate(year=2020)))
    assert undated.outcome == "not_documented"


def test_an_organisation_holds_an_office_as_often_as_is_written() -> None:
    """Of an office the person may have changed, so that its renewals are not counted."""
    once = rules(office_years=3, office_renewals=1)

    def mandates(holder_kind: str, *holders: str) -> list[Add]:
        return [
            chair(
                f"chair-{number}",
                holder=holder,
                holder_kind=holder_kind,
                follows=f"chair-{number - 1}" if number else None,
                period=since("2024-01-01")
                if number == len(holders) - 1
                else Period(end=PartialDate.parse(f"201{number}")),
            )
            for number, holder in enumerate(holders)
        ]

    verdict = ask("OW-5", once, *mandates("organisation", "ombreval", "ombreval", "ombreval"))
    assert verdict.outcome == "fail"
    assert "Renewals at most: 1." in verdict.message()
    anew = verdict.fix[1]
    assert isinstance(anew, Add)
    assert isinstance(anew.entity, Post)
    assert anew.entity.label == Text(fr="une autre organisation", en="another organisation")
    assert ask("OW-5", once, *mandates("organisation", "hospital", "ombreval", "ombreval")).outcome == "pass"
    assert ask("OW-5", once, *mandates("office", "ombreval", "ombreval", "ombreval")).outcome == "pass"


def test_posts_that_follow_each_other_in_a_circle_do_not_hang() -> None:
    """A file may say so; each is counted once."""
    one = chair("one", holder="ombreval", holder_kind="organisation", follows="two")
    two = chair("two", holder="ombreval", holder_kind="organisation", follows="one")
    assert ask("OW-5", rules(office_years=3, office_renewals=0), one, two).outcome == "fail"


def test_an_office_that_nobody_is_named_for_is_handed_on() -> None:
    """And a vacant one is no mandate."""
    verdict = ask("OW-5", rules(office_years=3), chair(period=since("2018")))
    assert isinstance(verdict.fix[1], Add)
    assert ask("OW-5", rules(office_years=3), chair(period=since("2018"), vacant=True)).outcome == "not_applicable"


# ---------------------------------------------------------------- OW-6 and OW-7

LAST = "committee-2024-10-10"
MEMBERS = tuple(f"committee-{who}-member" for who in ("ombreval", "hospital", "mutual-support", "families"))
HALF = Threshold.parse("more than half of the members")
OF_VOTES = Threshold.parse("more than half of the votes cast")


def met(there: int, *decisions: Decision, id: str = LAST) -> Replace:
    """A meeting with so many of the four members."""
    states = ("present" if number < there else "excused" for number in range(4))
    known = tuple(Attendance(seat=seat, presence=state) for seat, state in zip(MEMBERS, states, strict=True))
    return Replace(id, attendance=known, attendance_list="complete", decisions=decisions)


def decision(title: str = "Budget", **fields: Any) -> Decision:
    """Something decided."""
    return Decision(title=Text.same(title), **({"adopted": True} | fields))


def test_only_meetings_that_decided_need_a_quorum() -> None:
    """A meeting of two that decided nothing breaks nothing; nor does one that adopted nothing."""
    assert ask("OW-6", rules(quorum=HALF), met(2)).outcome == "not_applicable"
    assert ask("OW-6", rules(quorum=HALF), met(2, decision(adopted=False))).outcome == "not_applicable"
    assert ask("OW-6", rules(quorum=HALF), met(2, decision(adopted=None))).outcome == "not_documented"
    assert ask("OW-6", rules(quorum=HALF), met(2, decision())).outcome == "fail"


def test_a_quorum_is_said_as_it_is_written() -> None:
    """By size, or only with whom."""
    steps = (QuorumStep(up_to=4, quorum=HALF), QuorumStep(quorum=Threshold.parse("a quarter of the members")))
    verdict = ask("OW-6", rules(quorum_steps=steps), met(2, decision()))
    assert verdict.outcome == "fail"
    assert (
        "up to 4 members, more than 1/2 of the members; above that, at least 1/4 of the members." in verdict.message()
    )
    among = ask("OW-6", rules(quorum_among=(QuorumPart(pillar="elected"),)), met(2, decision()))
    assert "Written quorum: some of them as the text says." in among.message()


def test_the_casting_vote_of_the_chair_is_no_contradiction() -> None:
    """Two votes each, adopted or not: the chair decided; in a secret ballot, who knows."""
    casting: dict[str, Any] = {"majority": OF_VOTES, "casting_vote": True}
    tied = decision(in_favour=2, against=2)
    assert ask("OW-7", rules(**casting), met(4, tied)).outcome == "pass"
    assert ask("OW-7", rules(**casting), met(4, attrs.evolve(tied, adopted=False))).outcome == "pass"
    secret = rules(**casting, casting_vote_in_secret=False)
    assert ask("OW-7", secret, met(4, tied)).outcome == "not_documented"
    assert ask("OW-7", secret, met(4, attrs.evolve(tied, secret=True))).outcome == "fail"


def test_a_subject_that_is_not_documented_may_need_another_majority() -> None:
    """Three of four carry most decisions; amending the rules takes all."""
    others = (SpecialMajority(about="rules_amended", majority=Threshold.parse("unanimity")),)
    written = rules(majority=OF_VOTES, majorities=others)
    votes = decision(in_favour=3, against=1)
    assert ask("OW-7", written, met(4, votes)).outcome == "not_documented"
    assert ask("OW-7", written, met(4, attrs.evolve(votes, about="budget"))).outcome == "pass"
    assert ask("OW-7", written, met(4, attrs.evolve(votes, about="rules_amended"))).outcome == "fail"


def test_what_a_later_meeting_decided_again_is_settled() -> None:
    """With its quorum; another title settles nothing."""
    before = met(2, decision(), id="committee-2024-06-13")
    assert ask("OW-6", rules(quorum=HALF), before, met(3, decision())).outcome == "pass"
    assert ask("OW-6", rules(quorum=HALF), before, met(3, decision("Roadmap"))).outcome == "fail"
    earlier = met(3, decision(), id="committee-2024-06-13")
    assert ask("OW-6", rules(quorum=HALF), earlier, met(2, decision())).outcome == "fail"


def test_a_meeting_of_which_attendance_is_unknown_leaves_all_of_them_open() -> None:
    """What is shown is told beside it; the attendance sheet would tell."""
    unknown = Replace("committee-2024-06-13", decisions=(decision("Roadmap"),))
    shown = ask("OW-6", rules(quorum=HALF), unknown, met(3, decision()))
    assert shown.outcome == "not_documented"
    assert "with the quorum: 1. Meetings whose attendance does not tell: 1." in shown.message()
    alone = ask("OW-6", rules(quorum=HALF), unknown)
    assert [(fill.id, fill.field) for fill in alone.fill] == [("committee-2024-06-13", "attendance")]


def test_since_when_seats_exist_may_decide_of_a_quorum() -> None:
    """One date on the body settles it, else the start of each seat; who came, where that is open too."""
    came = tuple(Attendance(seat=seat, presence="present") for seat in MEMBERS[:2])
    meeting = Replace(LAST, attendance=came, attendance_list="complete", decisions=(decision(),))
    verdict = ask("OW-6", rules(quorum=HALF), meeting)
    assert "the quorum turns on it: EPSM d’Ombreval" not in verdict.message()
    assert "the quorum turns on it: Familles d’Ombreval, GEM d’Ombreval." in verdict.message()
    assert [(fill.id, fill.field) for fill in verdict.fill] == [("committee", "as_of")]
    dated = Replace("committee", procedure=Procedure(quorum=HALF), as_of=PartialDate.parse("2024-09-30"))
    assert ask("OW-6", dated, meeting).outcome == "fail"
    late = Replace("committee", procedure=Procedure(quorum=HALF), as_of=PartialDate.parse("2024-12-31"))
    places = [(seat, "period") for seat in sorted(MEMBERS[2:])]
    assert [(fill.id, fill.field) for fill in ask("OW-6", late, meeting).fill] == places
    unlisted = Replace(LAST, attendance=came, decisions=(decision(),))
    assert [(fill.id, fill.field) for fill in ask("OW-6", late, unlisted).fill] == [(LAST, "attendance")]


def test_the_mend_of_a_quorum_is_a_meeting_at_which_all_may_decide_again() -> None:
    """Nothing is proposed where even all of them would not be enough, or where nobody is known to have a vote."""
    (again,) = ask("OW-6", rules(quorum=HALF), met(2, decision())).fix
    assert isinstance(again, Add)
    assert isinstance(again.entity, Meeting)
    assert (again.to, str(again.entity.date), len(again.entity.attendance)) == ("committee", "2025-01-15", 4)
    assert ask("OW-6", rules(quorum=Threshold.parse("at least 5")), met(2, decision())).fix == ()


def test_outcomes_follow_the_votes() -> None:
    """Adopted with the majority, rejected without; the contrary of each is a contradiction."""
    of_votes = rules(majority=OF_VOTES)
    for adopted, in_favour, outcome in ((True, 3, "pass"), (True, 1, "fail"), (False, 1, "pass"), (False, 3, "fail")):
        votes = decision(adopted=adopted, in_favour=in_favour, against=4 - in_favour)
        assert ask("OW-7", of_votes, met(4, votes)).outcome == outcome


def test_what_no_vote_decides_is_not_counted() -> None:
    """Consensus, an outcome that is not known, a body without a majority."""
    of_votes = rules(majority=OF_VOTES)
    assert ask("OW-7", of_votes, met(4, decision(mode="consensus"))).outcome == "not_applicable"
    assert ask("OW-7", of_votes, met(4, decision(adopted=None, in_favour=3))).outcome == "not_applicable"
    assert ask("OW-7", rules(quorum=HALF), met(4, decision(in_favour=1, against=3))).outcome == "not_applicable"


def test_a_decision_rejected_for_want_of_a_quorum_contradicts_nothing() -> None:
    """Two of two were in favour, and two are no quorum."""
    both_written = rules(majority=OF_VOTES, quorum=HALF)
    rejected = decision(adopted=False, in_favour=2, against=0)
    assert ask("OW-7", both_written, met(2, rejected)).outcome == "not_applicable"
    assert ask("OW-7", rules(majority=OF_VOTES), met(2, rejected)).outcome == "fail"


def test_a_decision_without_votes_leaves_all_of_them_open() -> None:
    """The tally would tell; a decision voted again is settled."""
    of_votes = rules(majority=OF_VOTES)
    shown = ask("OW-7", of_votes, met(4, decision(in_favour=3, against=1), decision("Roadmap")))
    assert shown.outcome == "not_documented"
    alone = ask("OW-7", of_votes, met(4, decision()))
    assert [(fill.id, fill.field) for fill in alone.fill] == [(LAST, "decisions")]
    before = met(4, decision(in_favour=1, against=3), id="committee-2024-06-13")
    assert ask("OW-7", of_votes, before, met(4, decision(in_favour=3, against=1))).outcome == "pass"
    after = met(4, decision(in_favour=3, against=1), id="committee-2024-06-13")
    assert ask("OW-7", of_votes, after, met(4, decision(in_favour=1, against=3))).outcome == "fail"


# ---------------------------------------------------------------- OW-8 and OW-9


IN_TIME_BEFORE = tuple(
    Replace(f"committee-{day}", called=PartialDate.parse("2023-01-01"))
    for day in ("2023-03-09", "2023-06-15", "2023-10-12", "2024-02-08", "2024-06-13")
)
"""The other meetings, called in good time."""


def test_one_notice_of_six_says_nothing_of_five() -> None:
    """One that is known to be in time leaves the others open; one that is late is late."""
    called = Replace(LAST, called=PartialDate.parse("2024-09-01"))
    assert ask("OW-8", rules(notice_days=15), called).outcome == "not_documented"
    assert ask("OW-8", rules(notice_days=15), called, *IN_TIME_BEFORE).outcome == "pass"
    assert ask("OW-8", rules(notice_days=60), called).outcome == "fail"


def test_notice_is_counted_in_days_at_least_and_at_most() -> None:
    """A call of "September" may be in time; one of May is; without a date nothing is said."""
    fortnight = rules(notice_days=15)
    for called, outcome in (
        ("2024-09-25", "pass"),
        ("2024-09-26", "fail"),
        ("2024-09", "not_documented"),
        ("2024-05", "pass"),
    ):
        late = Replace(LAST, called=PartialDate.parse(called))
        assert ask("OW-8", fortnight, late, *IN_TIME_BEFORE).outcome == outcome
    unsaid = ask("OW-8", fortnight)
    assert {fill.field for fill in unsaid.fill} == {"called"}
    assert ask("OW-8", fortnight, Replace("committee", meetings=())).outcome == "not_applicable"


def test_clear_days_leave_out_both_ends() -> None:
    """Called on 25 September for 10 October: fifteen days, fourteen of them clear."""
    called = Replace(LAST, called=PartialDate.parse("2024-09-25"))
    assert ask("OW-8", rules(notice_days=14, notice_clear=True), called, *IN_TIME_BEFORE).outcome == "pass"
    (fix,) = ask("OW-8", rules(notice_days=15, notice_clear=True), called).fix
    assert fix == Replace("committee", procedure=Procedure(notice_days=14, notice_clear=True))


@pytest.mark.parametrize(
    ("procedure", "meeting", "outcome"),
    [
        ({"urgent_notice": True}, {"urgent": True}, "not_documented"),
        ({"urgent_notice": True}, {}, "not_documented"),
        ({"urgent_notice": True}, {"urgent": False}, "fail"),
        ({}, {"urgent": True}, "fail"),
        ({"urgent_notice": True, "urgent_notice_days": 3}, {"urgent": True}, "pass"),
        ({"urgent_notice": True, "urgent_notice_days": 10}, {"urgent": True}, "fail"),
        ({"urgent_notice": True, "urgent_notice_days": 3}, {}, "not_documented"),
        ({"urgent_notice": True, "urgent_notice_days": 10}, {}, "fail"),
        (
            {"urgent_notice": True, "urgent_notice_days": 9},
            {"urgent": True, "called": PartialDate.parse("2024-10")},
            "not_documented",
        ),
        (
            {"second_call": SecondCall(without_quorum=True)},
            {"second_call_of": "committee-2024-06-13"},
            "not_documented",
        ),
        ({}, {"second_call_of": "committee-2024-06-13"}, "fail"),
    ],
)
def test_a_shorter_notice_may_have_been_allowed(
    procedure: dict[str, Any], meeting: dict[str, Any], outcome: str
) -> None:
    """In an emergency, or where a meeting is called again: eight days are no failure where that may be so."""
    called = {"called": PartialDate.parse("2024-10-02")} | meeting
    assert ask("OW-8", rules(notice_days=15, **procedure), Replace(LAST, **called), *IN_TIME_BEFORE).outcome == outcome


def test_the_mend_of_a_notice_is_the_one_that_is_kept() -> None:
    """Eight days; none where a meeting was called on its own day."""
    (fix,) = ask("OW-8", rules(notice_days=15), LATE, IN_TIME).fix
    assert fix == Replace("committee", procedure=Procedure(notice_days=8))
    same_day = Replace(LAST, called=PartialDate.parse("2024-10-10"))
    assert ask("OW-8", rules(notice_days=15), same_day).fix == ()


def stood_for(*pairs: tuple[str, str | None]) -> Replace:
    """Who was represented at the last meeting, and by whom."""
    return Replace(LAST, attendance=tuple(Attendance(seat=s, presence="represented", proxy=p) for s, p in pairs))


def test_proxies_are_counted_for_each_bearer() -> None:
    """Two with one bearer are more than one; a bearer who is not documented may be any, but not where none may be."""
    town, hospital, gem, families = MEMBERS
    one, none = rules(most_proxies=1), rules(most_proxies=0)
    assert ask("OW-9", one, stood_for((gem, town), (families, hospital))).outcome == "pass"
    assert ask("OW-9", one, stood_for((gem, town), (families, town))).outcome == "fail"
    unsaid = ask("OW-9", one, stood_for((gem, town), (families, None)))
    assert [(fill.id, fill.field) for fill in unsaid.fill] == [(LAST, "attendance")]
    assert ask("OW-9", none, stood_for((gem, None))).outcome == "fail"
    assert ask("OW-9", one).outcome == "not_applicable"
    assert ask("OW-9", stood_for((gem, town))).outcome == "not_applicable"


@st.composite
def recorded_meetings(draw: st.DrawFn) -> Meeting:
    """A meeting of the committee, known in part or in whole."""
    states = draw(st.lists(st.sampled_from(["present", "excused", "represented", "not_documented"]), max_size=4))
    counts = draw(st.none() | st.integers(0, 4))
    decided = decision(
        draw(st.sampled_from(["Budget", "Roadmap"])), adopted=draw(st.none() | st.booleans()), in_favour=counts
    )
    return Meeting(
        id="added",
        date=draw(partial_dates(years=(2023, 2024))),
        called=draw(st.none() | partial_dates(years=(2022, 2023))),
        attendance_list=draw(st.sampled_from(["complete", "partial"])),
        attendance=tuple(Attendance(seat=seat, presence=state) for seat, state in zip(MEMBERS, states, strict=False)),
        decisions=(decided,) if draw(st.booleans()) else (),
    )


@given(recorded_meetings(), recorded_meetings())
def test_one_more_meeting_never_answers_for_the_others(one: Meeting, other: Meeting) -> None:
    """Where one meeting leaves a question open, another that kept the rules does not close it."""
    written = rules(quorum=HALF, majority=OF_VOTES, most_proxies=1, notice_days=15)
    known = met(3, decision("Charter", in_favour=3, against=0))
    before = COUNCIL.apply(written, known, Add(one, to="committee"))
    after = before.apply(Add(attrs.evolve(other, id="another"), to="committee"))
    codes = {"OW-6", "OW-7", "OW-8", "OW-9"}
    said, now = (
        {v.rule.code: v.outcome for v in check(council.on(DAY), ["own-word"]).verdicts if v.rule.code in codes}
        for council in (before, after)
    )
    assert all(now[code] != "pass" for code, outcome in said.items() if outcome == "not_documented")


RULES = [pytest.param(rule, id=rule.code) for rule in RULEBOOK.rules]


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_is_mended_by_what_it_proposes(rule: Rule) -> None:
    """After the change the same thing is kept."""
    assert rule.breaks
    today = rule.breaks.snapshot()
    (failed,) = check(today, ["own-word"]).failed
    assert failed.rule.code == rule.code
    mended = check(today.council.apply(*failed.fix).on(today.date), ["own-word"])
    assert {v.outcome for v in mended.verdicts if (v.rule.code, v.focus) == (rule.code, failed.focus)} == {"pass"}


# ---------------------------------------------------------------- OW-4, other offices

FOR_USERS = PromisedOffice(functions=("chair", "vice_chair"), pillars=frozenset({"people_concerned"}))
OFFICES = Replace("committee", offices=(FOR_USERS,))


def officer(function: str, pillar: str | None) -> Add:
    """Somebody in an office of the committee."""
    period = Period(start=PartialDate.parse("2023-01-10"), end=OPEN)
    pillars = frozenset({pillar}) if pillar else None
    label = Text.same(function)
    return Add(
        Post(
            id=function.replace("_", "-"),
            function=function,
            body="committee",
            label=label,
            pillars=pillars,
            period=period,
        )
    )


def test_an_office_may_be_promised_to_a_pillar() -> None:
    """A chair or a vice-chair from the users: one of them is enough, and both are asked before it is not kept."""
    assert ask("OW-4", OFFICES, officer("vice_chair", "people_concerned")).outcome == "pass"
    assert ask("OW-4", OFFICES, officer("chair", "elected")).outcome == "not_documented"
    both = (officer("chair", "elected"), officer("vice_chair", "elected"))
    verdict = ask("OW-4", OFFICES, *both)
    assert verdict.outcome == "fail"
    assert "Office promised: Chair or Vice-chair: People with lived experience, service users." in verdict.message()
    assert ask("OW-4", OFFICES, *both, *verdict.fix).outcome == "pass"
    unsaid = ask("OW-4", OFFICES, officer("chair", "elected"), officer("vice_chair", None))
    assert [(fill.id, fill.field) for fill in unsaid.fill] == [("vice-chair", "pillars")]


def test_two_promises_are_told_together() -> None:
    """The chair and another office of one body are one verdict; several pillars are handed over to nobody."""
    chaired = ELECTED_CHAIR
    some = PromisedOffice(functions=("vice_chair",), pillars=frozenset({"people_concerned", "carers"}))
    verdict = ask(
        "OW-4",
        chaired,
        Replace("committee", offices=(some,)),
        officer("chair", "elected"),
        officer("vice_chair", "elected"),
    )
    assert verdict.outcome == "fail"
    assert "The chair is promised to" in verdict.message()
    assert verdict.fix == ()


@pytest.mark.parametrize(
    ("change", "people"),
    [
        (Add(Seat(holder="gem", count=3), to="committee"), 3),
        (Add(Seat(holder="gem"), to="committee"), 1),
        (Replace("gem-seat", vacant=False), 1),
        (Replace("gem-seat", note=None), 0),
        (Remove("gem-seat"), 0),
    ],
)
def test_people_who_come_by_a_change(change: Any, people: int) -> None:
    """Those of a new seat, or one on a place that was vacant; what changes nothing of that brings nobody."""
    assert _people(change) == people


def test_a_share_of_a_whole_list_without_anybody_asks_for_the_list() -> None:
    """Half of nobody cannot be said: who sits there is the question."""
    promised = College(name=Text.same("Users"), share=Threshold.parse("at least 1/2 of the members"))
    verdict = ask("OW-3", Replace("committee", seats=(), composition="complete", colleges=(promised,)))
    assert (verdict.outcome, [(it.id, it.field) for it in verdict.fill]) == ("not_documented", [("committee", "seats")])
