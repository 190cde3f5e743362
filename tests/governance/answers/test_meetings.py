import itertools
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm import (
    Add,
    Attendance,
    Council,
    Decision,
    Meeting,
    Mismatch,
    PartialDate,
    Period,
    Post,
    Procedure,
    Replace,
    Seat,
    Text,
    Threshold,
    Vote,
)
from clsm.governance.answers.meetings import (
    AttendanceLine,
    Majority,
    Quorum,
    attendance,
    has_vote,
    held,
    majority,
    presence,
    quorum,
)
from clsm.governance.books.examples import COUNCIL, DAY
from clsm.vocabulary import PRESENCES, VOTE_CHOICES

LAST = "committee-2024-10-10"
WHO = ("ombreval", "hospital", "mutual-support", "families")
SEATS = tuple(f"committee-{who}-member" for who in WHO)
OMBREVAL, HOSPITAL, GEM, FAMILIES = SEATS
HALF = Threshold.parse("more than half of the members")


def at(*entries: tuple[str, str] | tuple[str, str, str], listed: str = "partial", **fields: Any) -> Replace:
    """The last meeting of the committee, with these presences."""
    known = tuple(Attendance(seat=seat, presence=state, proxy=next(iter(by), None)) for seat, state, *by in entries)
    return Replace(LAST, attendance=known, attendance_list=listed, **fields)


def rules(**fields: Any) -> Replace:
    """What the committee has written down."""
    return Replace("committee", procedure=Procedure(**fields))


def counted(*changes: Add | Replace, day: str = DAY) -> Quorum:
    """The quorum of the last meeting."""
    return quorum(COUNCIL.apply(*changes).on(day), LAST)


# ---------------------------------------------------------------- presence


def test_a_seat_without_an_entry_was_away_only_where_the_list_is_complete() -> None:
    """Elsewhere nothing is known of it."""
    meeting = Meeting(date=PartialDate(year=2024), attendance=(Attendance(seat="a", presence="present"),))
    assert presence(meeting, "a") == "present"
    assert presence(meeting, "b") == "not_documented"
    assert presence(attrs.evolve(meeting, attendance_list="complete"), "b") == "absent"


def test_two_entries_that_differ_tell_nothing() -> None:
    """Neither is chosen, whatever their order."""
    entries = (Attendance(seat="a", presence="present"), Attendance(seat="a", presence="excused"))
    meeting = Meeting(date=PartialDate(year=2024), attendance_list="complete", attendance=entries)
    assert presence(meeting, "a") == "not_documented"


@pytest.mark.parametrize(
    ("voice", "status", "answer"),
    [
        ("deliberative", "permanent_invitee", True),
        ("consultative", "member", False),
        ("none", "member", False),
        ("not_documented", "member", True),
        ("not_documented", "ex_officio", True),
        ("not_documented", "permanent_invitee", False),
        ("not_documented", "not_documented", None),
    ],
)
def test_who_has_a_vote(voice: str, status: str, answer: bool | None) -> None:
    """The documented voice decides; without one, members and those who sit by right."""
    assert has_vote(Seat(label=Text.same("A seat"), voice=voice, status=status)) is answer


def test_meetings_held_are_in_order_and_surely_past() -> None:
    """One of "January 2025" may still be to come on the 15th."""
    body = attrs.evolve(COUNCIL.find("plenary"), meetings=())
    body = attrs.evolve(
        body, meetings=tuple(Meeting(date=PartialDate.parse(it)) for it in ("2025-01", "2024", "2023-05"))
    )
    assert [str(meeting.date) for meeting in held(body, COUNCIL.on(DAY).date)] == ["2023-05", "2024"]


# ---------------------------------------------------------------- attendance


@pytest.mark.parametrize(
    ("state", "answer"), [("held", 1), ("not_documented", 1), ("planned", 0), ("cancelled", 0), ("put_off", 0)]
)
def test_a_meeting_is_held_unless_it_is_known_not_to_be(state: str, answer: int) -> None:
    """One that is only planned is a promise, and a promise is no record."""
    body = COUNCIL.find("committee")
    one = attrs.evolve(body, meetings=(Meeting(date=PartialDate(year=2024), state=state),))
    assert len(held(one, PartialDate(year=2025).first)) == answer


def lines(*changes: Add | Replace, body: str | None = "committee") -> dict[str, AttendanceLine]:
    """The lines by seat, or by pillar."""
    record = attendance(COUNCIL.apply(*changes).on(DAY), body)
    return {str(line.seat or line.pillar): line for line in (*record.seats, *record.pillars)}


def test_unknown_presence_widens_a_rate_and_known_presence_settles_it() -> None:
    """One known meeting of six; then all six."""
    line = lines(at((OMBREVAL, "present")))[OMBREVAL]
    assert line.rate == (Fraction(1, 6), Fraction(1))
    assert line.count("not_documented") == 5
    days = ("2023-03-09", "2023-06-15", "2023-10-12", "2024-02-08", "2024-06-13", "2024-10-10")
    states = ("present", "represented", "excused", "absent", "absent", "present")
    known = [
        Replace(f"committee-{day}", attendance=(Attendance(seat=OMBREVAL, presence=state),))
        for day, state in zip(days, states, strict=True)
    ]
    line = lines(*known)[OMBREVAL]
    assert line.rate == (Fraction(1, 2), Fraction(1, 2))
    assert (line.longest_absence, line.current_absence) == ((3, 3), (0, 0))
    assert line.explain() == "Ombreval – Meetings present or represented: 3 of 6."


def test_unknown_presence_neither_breaks_nor_lengthens_a_streak_of_absence() -> None:
    """Away, unknown, away: one in a row for sure, three perhaps."""
    line = AttendanceLine(
        body="b", seat="s", pillar=None, who=Text.same("S"), states=("absent", "not_documented", "excused")
    )
    assert (line.longest_absence, line.current_absence) == ((1, 3), (1, 3))


def test_a_seat_counts_from_when_it_is_there() -> None:
    """A seat of 2024 misses no meeting of 2023; one without a date may not have been there yet."""
    since = Replace(FAMILIES, id=FAMILIES, period=Period(start=PartialDate.parse("2024-01-01"), end="open"))
    complete = at((OMBREVAL, "present"), listed="complete")
    found = lines(since, complete)
    assert len(found[FAMILIES].states) == 3
    assert found[FAMILIES].states[-1] == "absent"
    assert found[GEM].states[-1] == "not_documented"


def test_a_seat_that_is_only_claimed_or_announced() -> None:
    """A claim leaves it open, an announcement is yet to come."""
    dated = Period(start=PartialDate.parse("2020-01-01"), end="open")
    complete = at(listed="complete")
    claimed = Replace(FAMILIES, id=FAMILIES, evidence="claimed", period=dated)
    assert lines(claimed, complete)[FAMILIES].states[-1] == "not_documented"
    announced = Replace(FAMILIES, id=FAMILIES, evidence="announced", period=dated)
    assert lines(announced, complete)[FAMILIES].rate is None
    assert "No meeting to count" in lines(announced, complete)[FAMILIES].explain()


def test_a_pillar_is_there_as_soon_as_one_of_its_seats_is() -> None:
    """Two seats of carers, of whom one came; the pillars that nobody carries have no line."""
    other = Seat(id="other-family", holder="families", status="permanent_invitee", pillars=frozenset({"carers"}))
    found = lines(Add(other, to="committee"), at((FAMILIES, "excused"), ("other-family", "present")))
    assert found["carers"].states[-1] == "present"
    assert set(found) == {*SEATS, "other-family", "elected", "public_psychiatry", "people_concerned", "carers"}


def test_a_seat_that_may_stand_for_a_pillar_leaves_it_open() -> None:
    """A second group of users or relatives came; the one that surely stands for carers did not."""
    other = Seat(id="both", holder="mutual-support", status="member", pillars=frozenset({"not_documented"}))
    found = lines(Add(other, to="committee"), at((FAMILIES, "excused"), ("both", "present")))
    assert found["carers"].states[-1] == "not_documented"


def test_the_record_explains_itself_and_speaks_of_conditions() -> None:
    """No sentence is about whoever did not come; what is looked at is the meeting."""
    away = [
        Replace(f"committee-{day}", attendance=(Attendance(seat=FAMILIES, presence="absent"),))
        for day in ("2024-06-13", "2024-10-10")
    ]
    record = attendance(COUNCIL.apply(*away).on(DAY), "committee")
    assert record.explain().startswith("Meetings counted: 6, with a complete attendance list: 0.")
    assert "what to look at first is the meeting itself" in record.explain()
    assert "conditions de la réunion" in record.explain("fr")
    assert "itself" not in attendance(COUNCIL.on(DAY)).explain()
    rows = record.to_rows()
    assert rows[0]["seat"] == FAMILIES
    assert rows[0]["current_absence_at_least"] == 2
    assert rows[0]["rate_at_most"] == "2/3"
    assert record._repr_html_().startswith('<div class="clsm-card">')
    assert list(record.to_pandas()["who"])[:1] == ["Familles d’Ombreval"]


def test_every_body_or_one_body() -> None:
    """By default each body of the day; one that is not there is a KeyError."""
    assert {line.body for line in attendance(COUNCIL.on(DAY)).seats} == {"plenary", "committee", "housing-group"}
    empty = attendance(COUNCIL.on(DAY), "housing-group")
    assert all(row["rate_at_least"] is None for row in empty.to_rows())
    with pytest.raises(KeyError):
        attendance(COUNCIL.on(DAY), "nowhere")
    with pytest.raises(TypeError, match="on a day"):
        attendance(COUNCIL)  # type: ignore[arg-type]


# ---------------------------------------------------------------- quorum


def test_a_quorum_that_is_reached_and_one_that_is_not() -> None:
    """Three of four are more than half of the members, two are not."""
    three = at((OMBREVAL, "present"), (HOSPITAL, "present"), (GEM, "present"), (FAMILIES, "excused"))
    found = counted(rules(quorum=HALF), three)
    assert (found.reached, found.present, found.members) == (True, (3, 3), (4, 4))
    assert found.explain() == (
        "Written quorum: more than 1/2 of the members. Present or represented: 3. Seats with a vote: 4. It is reached."
    )
    two = at((OMBREVAL, "present"), (HOSPITAL, "present"), (GEM, "absent"), (FAMILIES, "excused"))
    assert counted(rules(quorum=HALF), two).reached is False


def test_unknown_presence_leaves_a_quorum_open() -> None:
    """Two were there, of two nothing is known."""
    found = counted(rules(quorum=HALF), at((OMBREVAL, "present"), (HOSPITAL, "present"), (GEM, "not_documented")))
    assert (found.reached, found.present) == (None, (2, 4))
    assert "2 to 4" in found.explain()
    assert "de 2 à 4" in found.explain("fr")


def test_a_seat_that_may_not_have_been_there_yet_can_settle_nothing_alone() -> None:
    """The families' seat bears no date and no entry: two of three, or two of four."""
    listed = at((OMBREVAL, "present"), (HOSPITAL, "present"), (GEM, "excused"), listed="complete")
    found = counted(rules(quorum=HALF), listed)
    assert (found.reached, found.members) == (None, (3, 4))


def test_a_share_of_the_members_needs_the_whole_list() -> None:
    """Elsewhere others may have a vote; a plain number is told by those who came."""
    partial = Replace("committee", composition="partial")
    three = at((OMBREVAL, "present"), (HOSPITAL, "present"), (GEM, "present"), (FAMILIES, "excused"))
    found = counted(rules(quorum=HALF), partial, three)
    assert (found.reached, found.present, found.members) == (None, (3, None), (4, None))
    assert "at least 4" in found.explain()
    assert counted(rules(quorum=Threshold.parse("at least 3")), partial, three).reached is True
    assert counted(rules(quorum=Threshold.parse("at least 4")), partial, three).reached is None
    complete = Replace(LAST, **{**dict(three.fields), "attendance_list": "complete"})
    assert counted(rules(quorum=Threshold.parse("at least 4")), partial, complete).reached is False


def test_nobody_there_is_no_quorum() -> None:
    """Even of a body of which not every member is known."""
    nobody = at(*((seat, "absent") for seat in SEATS), listed="complete")
    assert counted(rules(quorum=HALF), Replace("committee", composition="partial"), nobody).reached is False


def test_a_share_of_those_present_is_no_quorum() -> None:
    """Everybody who is there is all of those who are there."""
    everybody = at(*((seat, "present") for seat in SEATS))
    assert counted(rules(quorum=Threshold.parse("more than half of those present")), everybody).reached is None


def test_without_a_written_quorum_only_the_counts_are_given() -> None:
    """Nothing is held against anything."""
    found = counted(at((OMBREVAL, "present")))
    assert (found.reached, found.threshold) == (None, None)
    assert found.explain().endswith("No quorum is documented.")
    assert found.to_rows() == [
        {
            "body": "committee",
            "meeting": LAST,
            "threshold": None,
            "reached": None,
            "present_at_least": 1,
            "present_at_most": 4,
            "members_at_least": 1,
            "members_at_most": 4,
        }
    ]
    assert len(found.to_pandas()) == 1


@pytest.mark.parametrize(
    ("most", "entries", "present"),
    [
        # borne by somebody who is there
        (None, [(OMBREVAL, "present"), (HOSPITAL, "represented", OMBREVAL)], (2, 2)),
        # by somebody who is not
        (None, [(OMBREVAL, "excused"), (HOSPITAL, "represented", OMBREVAL)], (0, 0)),
        # by somebody of whom nothing is known
        (None, [(OMBREVAL, "not_documented"), (HOSPITAL, "represented", OMBREVAL)], (0, 2)),
        # two where one may bear one
        (1, [(OMBREVAL, "present"), (HOSPITAL, "represented", OMBREVAL), (GEM, "represented", OMBREVAL)], (2, 2)),
        # where no proxy is allowed
        (0, [(OMBREVAL, "present"), (HOSPITAL, "represented", OMBREVAL)], (1, 1)),
        # by nobody knows whom, without a limit and with one
        (None, [(OMBREVAL, "present"), (HOSPITAL, "represented")], (2, 2)),
        (1, [(OMBREVAL, "present"), (HOSPITAL, "represented")], (1, 2)),
    ],
)
def test_proxies_count_as_far_as_they_may(most: int | None, entries: list[Any], present: tuple[int, int]) -> None:
    """The bearer is there, and bears no more than the body allows."""
    named = {entry[0] for entry in entries}
    rest = [(seat, "absent") for seat in SEATS if seat not in named]
    assert counted(rules(most_proxies=most), at(*entries, *rest)).present == present


def test_a_quorum_rests_on_its_meeting() -> None:
    """The answer names what was read."""
    assert quorum(COUNCIL.on(DAY), LAST).basis == (LAST,)


def test_what_is_no_meeting_has_no_quorum() -> None:
    """The id of a body is told from that of a meeting."""
    for wrong in ("committee", OMBREVAL):
        with pytest.raises(Mismatch, match="the id of a meeting"):
            quorum(COUNCIL.on(DAY), wrong)
    with pytest.raises(KeyError, match=f"did you mean '{LAST}'"):
        quorum(COUNCIL.on(DAY), LAST[:-1])


@given(
    st.tuples(*(st.sampled_from(sorted(set(PRESENCES) - {"represented"})) for _ in SEATS)),
    st.sampled_from(
        ["at least half of the members", "more than half of the members", "at least 3", "more than 2/3 of the members"]
    ),
)
def test_the_answer_on_a_quorum_is_that_of_every_completion(states: tuple[str, ...], threshold: str) -> None:
    """Yes or no where whatever is unknown changes nothing, and unsaid where it does."""

    def reached(known: tuple[str, ...]) -> bool | None:
        return counted(rules(quorum=Threshold.parse(threshold)), at(*zip(SEATS, known, strict=True))).reached

    choices = (("present", "absent") if state == "not_documented" else (state,) for state in states)
    completions = {reached(completion) for completion in itertools.product(*choices)}
    assert reached(states) == (completions.pop() if len(completions) == 1 else None)


# ---------------------------------------------------------------- majority


def voted(threshold: str | None, *changes: Replace, meeting: dict[str, Any] | None = None, **known: Any) -> Majority:
    """The majority for a decision of the last meeting of which this is *known*."""
    decision = Decision(title=Text(fr="Budget", en="The budget"), **known)
    entries = at(*((seat, "present") for seat in SEATS), decisions=(decision,), **(meeting or {}))
    stated = Threshold.parse(threshold) if threshold else None
    return majority(COUNCIL.apply(rules(majority=stated), entries, *changes).on(DAY), LAST, decision)


def ballots(*choices: str) -> tuple[Vote, ...]:
    """The votes of as many seats."""
    return tuple(Vote(seat=seat, choice=choice) for seat, choice in zip(SEATS, choices, strict=False))


def test_stated_counts_carry_a_decision_or_do_not() -> None:
    """Of the votes cast abstentions are left out; of those present they are not."""
    assert voted("more than half of the votes cast", in_favour=2, against=1, abstentions=1).carried is True
    assert voted("more than half of those present", in_favour=2, against=1, abstentions=1).carried is False
    assert voted("at least half of the members", in_favour=2, against=1).carried is True
    assert voted("at least 3", in_favour=2, against=1).carried is False
    assert voted("at least 2", in_favour=2, against=1).carried is True


def test_votes_seat_by_seat_count_too() -> None:
    """Where all of them are there, nothing is left open."""
    found = voted("more than half of the votes cast", votes=ballots("in_favour", "in_favour", "in_favour", "against"))
    assert (found.carried, found.in_favour, found.against, found.out_of) == (True, (3, 3), (1, 1), (4, 4))
    assert found.explain() == (
        "The budget – In favour: 3. Against: 1. Written majority: more than 1/2 of the votes cast. The votes make it."
    )
    assert "Elle est réunie" in found.explain("fr")


def test_unknown_votes_give_bounds() -> None:
    """Two votes of which nothing is known may be either; a seat that is not named may have voted."""
    found = voted("more than half of the votes cast", votes=ballots("in_favour", "in_favour", "not_documented"))
    assert (found.carried, found.in_favour, found.against) == (None, (2, 4), (0, 2))
    sure = voted("at least half of the votes cast", votes=ballots("in_favour", "in_favour", "not_documented"))
    assert sure.carried is True


def test_without_any_vote_nothing_is_said() -> None:
    """A decision noted as adopted, and no more."""
    found = voted("more than half of the votes cast", adopted=True)
    assert (found.carried, found.out_of) == (None, None)


def test_none_in_favour_carries_nothing() -> None:
    """At least half of no votes at all is none."""
    assert voted("at least half of the votes cast", in_favour=0, against=0).carried is False


def test_without_a_written_majority_only_the_votes_are_given() -> None:
    """Nothing is held against anything; the decision's own majority comes first."""
    found = voted(None, in_favour=3)
    assert (found.carried, found.threshold) == (None, None)
    assert found.explain().endswith("No majority is documented.")
    own = voted("at least 1", in_favour=2, majority=Threshold.parse("at least 3"))
    assert own.carried is False


def test_counts_and_names_that_disagree_are_both_kept() -> None:
    """Two votes by name where one is stated: one or two."""
    found = voted("at least 2", in_favour=1, votes=ballots("in_favour", "in_favour"))
    assert (found.carried, found.in_favour) == (None, (1, 2))


def test_two_votes_of_one_seat_that_differ_tell_nothing() -> None:
    """Neither is chosen."""
    votes = (Vote(seat=OMBREVAL, choice="in_favour"), Vote(seat=OMBREVAL, choice="against"))
    assert voted("at least 1", votes=votes).in_favour[0] == 0


def test_where_nobody_knows_how_many_could_vote_nothing_bounds_the_votes() -> None:
    """A list of members that is not complete, an attendance that is not either."""
    partial = Replace("committee", composition="partial")
    for threshold in ("votes cast", "members"):
        found = voted(f"more than half of the {threshold}", partial, votes=ballots("in_favour"))
        assert (found.carried, found.in_favour, found.against) == (None, (1, None), (0, None))


def test_a_decision_is_found_by_its_title() -> None:
    """In either language; another one is answered with the nearest."""
    decision = Decision(title=Text(fr="Budget", en="The budget"), in_favour=3, against=0)
    today = COUNCIL.apply(rules(majority=HALF), at(decisions=(decision,))).on(DAY)
    for title in ("Budget", "The budget"):
        assert majority(today, LAST, title).decision == decision.title
    with pytest.raises(Mismatch, match="did you mean 'Budget'"):
        majority(today, LAST, "Budgett")
    found = majority(today, LAST, decision)
    assert found.to_rows("fr")[0]["decision"] == "Budget"
    assert len(found.to_pandas()) == 1


@given(
    st.lists(st.sampled_from(sorted(VOTE_CHOICES)), min_size=4, max_size=4),
    st.sampled_from(
        [
            "more than half of the votes cast",
            "more than half of those present",
            "at least 2/3 of the members",
            "at least 2",
        ]
    ),
)
def test_the_answer_on_a_majority_is_that_of_every_completion(choices: list[str], threshold: str) -> None:
    """Four seats voted; those whose vote is not documented may have voted in any way."""
    ways = ("in_favour", "against", "abstention")
    several = (ways if choice == "not_documented" else (choice,) for choice in choices)
    completions = {voted(threshold, votes=ballots(*each)).carried for each in itertools.product(*several)}
    carried = voted(threshold, votes=ballots(*choices)).carried
    assert carried == (completions.pop() if len(completions) == 1 else None)


def test_a_post_that_holds_a_seat_is_named() -> None:
    """A seat is called by who holds it."""
    post = Post(id="mayor", function="president", label=Text(fr="Maire", en="Mayor"))
    seat = Seat(id="mayor-seat", holder="mayor", status="ex_officio")
    council: Council = COUNCIL.apply(Add(post), Add(seat, to="committee"))
    assert "Mayor" in {line.who.say() for line in attendance(council.on(DAY), "committee").seats}


# ---------------------------------------------------------------- people, deputies and vacant places

AWAY = {seat: (seat, "absent") for seat in SEATS}


def came(*entries: tuple[str, str] | tuple[str, str, str]) -> Replace:
    """The last meeting with these presences; the others of the committee were not there."""
    others = (away for seat, away in AWAY.items() if seat not in [entry[0] for entry in entries])
    return at(*entries, *others, listed="complete")


def test_a_seat_counts_for_as_many_people_as_sit_on_it() -> None:
    """Five users on one seat are five members; of those some may have come."""
    five = Replace(GEM, id=GEM, count=5)
    found = counted(rules(quorum=HALF), five, came((OMBREVAL, "present"), (GEM, "present")))
    assert (found.members, found.present, found.reached) == ((8, 8), (2, 6), None)
    absent = counted(rules(quorum=HALF), five, came((OMBREVAL, "present")))
    assert (absent.members, absent.present, absent.reached) == ((8, 8), (1, 1), False)
    unsaid = counted(rules(quorum=HALF), five, came((OMBREVAL, "present"), (GEM, "not_documented")))
    assert (unsaid.members, unsaid.present) == ((8, 8), (1, 6))
    told = (Attendance(seat=OMBREVAL, presence="present"), Attendance(seat=GEM, presence="present", people=4))
    said = counted(rules(quorum=HALF), five, Replace(LAST, attendance=told, attendance_list="complete"))
    assert (said.present, said.reached) == ((5, 5), True)


def test_several_people_on_one_seat_are_represented_together() -> None:
    """A proxy gives the voices of the seat, and no more people than sit there can have come."""
    five = Replace(GEM, id=GEM, count=5)
    by_town = came((OMBREVAL, "present"), (GEM, "represented", OMBREVAL))
    assert counted(rules(quorum=HALF), five, by_town).present == (6, 6)
    assert counted(rules(quorum=HALF, most_proxies=0), five, by_town).present == (1, 1)
    nobody_says = came((OMBREVAL, "present"), (GEM, "represented"))
    assert counted(rules(quorum=HALF, most_proxies=1), five, nobody_says).present == (1, 6)
    many = (Attendance(seat=GEM, presence="present", people=30),)
    assert counted(five, Replace(LAST, attendance=many, attendance_list="complete")).present == (5, 5)


DEPUTY = Seat(id="deputy", holder="families", status="member", deputy_of=FAMILIES, period=Period(end="open"))


@pytest.mark.parametrize("full", ["excused", "absent", "present"])
def test_a_deputy_stands_for_the_full_member_and_counts_once(full: str) -> None:
    """Whichever of them came, the seat is held; both together are one."""
    deputy = Add(DEPUTY, to="committee")
    there = came((OMBREVAL, "present"), (GEM, "present"), (FAMILIES, full), ("deputy", "present"))
    found = counted(rules(quorum=HALF), deputy, there)
    assert (found.members, found.present, found.reached) == ((4, 4), (3, 3), True)
    assert has_vote(DEPUTY) is False
    record = attendance(COUNCIL.apply(deputy, there).on(DAY), "committee")
    assert [line.seat for line in record.seats] == sorted(SEATS)
    states = {line.seat or line.pillar: line.states[-1] for line in (*record.seats, *record.pillars)}
    assert (states[FAMILIES], states["carers"]) == ("present", "present")


def test_a_deputy_of_whom_nobody_says_whether_they_came_leaves_it_open() -> None:
    """The full member was excused; somebody may have come instead."""
    there = came((OMBREVAL, "present"), (GEM, "present"), (FAMILIES, "excused"), ("deputy", "not_documented"))
    assert counted(rules(quorum=HALF), Add(DEPUTY, to="committee"), there).present == (2, 3)


def test_nobody_votes_on_a_vacant_place() -> None:
    """It is no member that is missing from the quorum."""
    empty = Replace(FAMILIES, id=FAMILIES, vacant=True)
    found = counted(rules(quorum=HALF), empty, came((OMBREVAL, "present"), (GEM, "present")))
    assert (found.members, found.reached) == ((3, 3), True)
