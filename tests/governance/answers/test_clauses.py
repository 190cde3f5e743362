"""The clauses that bodies write for themselves: by size, with whom, called again, by the chair."""

from typing import Any

import pytest

from clsm import (
    Actor,
    Add,
    Attendance,
    Decision,
    Meeting,
    PartialDate,
    Period,
    Procedure,
    QuorumPart,
    QuorumStep,
    Replace,
    Seat,
    SecondCall,
    SpecialMajority,
    Text,
    Threshold,
)
from clsm.governance.answers.meetings import Majority, Quorum, majority, quorum
from clsm.governance.books.examples import COUNCIL, DAY

LAST = "committee-2024-10-10"
AGAIN = "committee-2024-10-18"
EVERYBODY = tuple(f"committee-{who}-member" for who in ("ombreval", "hospital", "mutual-support", "families"))
OMBREVAL, HOSPITAL, GEM, FAMILIES = EVERYBODY
HALF = Threshold.parse("more than half of the members")
SEVEN = Threshold.parse("7")


def there(*seats: str, proxy: str | None = None, listed: str = "complete", **fields: Any) -> Replace:
    """The last meeting of the committee: who was there, the first of them represented where there is a *proxy*."""
    entries = list(entries_of(seats, listed=listed))
    if proxy:
        entries[0] = Attendance(seat=seats[0], presence="represented", proxy=proxy)
    return Replace(LAST, attendance=tuple(entries), attendance_list=listed, **fields)


def entries_of(seats: tuple[str, ...], *, listed: str = "complete") -> tuple[Attendance, ...]:
    """Those *seats* were there; where the list is complete, the others sent word."""
    away = [seat for seat in EVERYBODY if seat not in seats and listed == "complete"]
    present = tuple(Attendance(seat=seat, presence="present") for seat in seats)
    return (*present, *(Attendance(seat=seat, presence="excused") for seat in away))


def rules(**fields: Any) -> Replace:
    """What the committee has written down."""
    return Replace("committee", procedure=Procedure(**fields))


def counted(*changes: Add | Replace, meeting: str = LAST) -> Quorum:
    """The quorum of a meeting, by default the last."""
    return quorum(COUNCIL.apply(*changes).on(DAY), meeting)


# ---------------------------------------------------------------- quorum


STEPS = (
    QuorumStep(up_to=4, quorum=HALF),
    QuorumStep(up_to=40, quorum=Threshold.parse("a quarter of the members")),
    QuorumStep(quorum=SEVEN),
)


def test_the_size_of_the_body_decides_which_quorum_is_needed() -> None:
    """Four members need more than half; with a fifth, a quarter is enough."""
    two = there(OMBREVAL, HOSPITAL)
    assert (counted(rules(quorum_steps=STEPS), two).threshold, counted(rules(quorum_steps=STEPS), two).reached) == (
        HALF,
        False,
    )
    fifth = Add(Seat(holder="clinic", status="member"), to="committee")
    clinic = Add(Actor(id="clinic", name="Clinic"))
    larger = counted(rules(quorum_steps=STEPS), two, clinic, fifth)
    assert (larger.threshold, larger.reached) == (None, None)  # nothing says whether the clinic sat there already
    since = Add(
        Seat(holder="clinic", status="member", period=Period(start=PartialDate(year=2020), end="open")), to="committee"
    )
    larger = counted(rules(quorum_steps=STEPS), two, clinic, since)
    assert (str(larger.threshold), larger.reached) == ("at least 1/4 of the members", True)


@pytest.mark.parametrize(("present", "reached"), [((OMBREVAL,), None), ((OMBREVAL, HOSPITAL, GEM), None)])
def test_where_the_size_is_not_known_several_quorums_may_be_needed(
    present: tuple[str, ...], reached: bool | None
) -> None:
    """A body whose list is partial may have any size from the seats listed on."""
    partly = Replace("committee", composition="partial", procedure=Procedure(quorum_steps=STEPS))
    answer = counted(partly, there(*present))
    assert (answer.threshold, answer.reached) == (None, reached)
    assert "The quorum depends on how many members there are" in answer.explain()
    assert "Le quorum dépend du nombre de membres" in answer.explain("fr")


def test_a_size_for_which_nothing_is_written_has_no_quorum() -> None:
    """Steps that stop at three say nothing of four."""
    answer = counted(rules(quorum_steps=(QuorumStep(up_to=3, quorum=HALF),)), there(OMBREVAL))
    assert (answer.threshold, answer.reached) == (None, None)


def test_those_represented_count_unless_the_rules_say_otherwise() -> None:
    """Two present and one represented are three of four, or two."""
    meeting = there(FAMILIES, OMBREVAL, HOSPITAL, proxy=OMBREVAL)
    assert counted(rules(quorum=HALF), meeting).reached is True
    assert counted(rules(quorum=HALF, quorum_counts="present_or_represented"), meeting).reached is True
    assert counted(rules(quorum=HALF, quorum_counts="present"), meeting).reached is False
    either = Threshold.parse("plus de la moitié des membres présents ou représentés")
    assert counted(rules(quorum=either), meeting).reached is True


@pytest.mark.parametrize(
    ("part", "present", "reached"),
    [
        (QuorumPart(pillar="carers"), (OMBREVAL, HOSPITAL, FAMILIES), True),
        (QuorumPart(pillar="carers"), (OMBREVAL, HOSPITAL, GEM), False),
        (QuorumPart(pillar="carers", at_least=2), (OMBREVAL, HOSPITAL, FAMILIES), False),
        (QuorumPart(sector="municipality"), (OMBREVAL, HOSPITAL, GEM), True),
        (QuorumPart(sector="municipality"), (HOSPITAL, GEM, FAMILIES), False),
        (QuorumPart(function="chair"), (OMBREVAL, HOSPITAL, GEM), None),
    ],
)
def test_those_who_must_be_there_are_looked_for(
    part: QuorumPart, present: tuple[str, ...], reached: bool | None
) -> None:
    """Of a pillar or a sector; who holds an office is not told by a seat."""
    assert counted(rules(quorum=HALF, quorum_among=(part,)), there(*present)).reached is reached


def test_who_must_be_there_is_open_where_presence_or_sector_is() -> None:
    """Nothing is told of whoever has no entry in a partial list, nor of a sector that nobody documents."""
    carers = rules(quorum_among=(QuorumPart(pillar="carers"),))
    partly = Replace("committee", composition="partial", procedure=dict(carers.fields)["procedure"])
    assert counted(partly, there(OMBREVAL, listed="partial")).reached is None
    town = rules(quorum_among=(QuorumPart(sector="municipality"),))
    unknown = Replace("ombreval", sector="not_documented")
    assert counted(town, unknown, there(OMBREVAL, HOSPITAL, GEM)).reached is None
    assert counted(carers, there(FAMILIES)).reached is True


def test_who_takes_part_from_elsewhere_may_not_count() -> None:
    """The file does not tell who was in the room."""
    meeting = there(OMBREVAL, HOSPITAL, GEM, mode="hybrid")
    assert counted(rules(quorum=HALF), meeting).reached is True
    assert counted(rules(quorum=HALF, quorum_remote=False), meeting).reached is None


def test_a_consultation_in_writing_has_no_presence_to_count() -> None:
    """Neither reached nor missed."""
    assert counted(rules(quorum=HALF), there(OMBREVAL, mode="in_writing")).reached is None


def test_a_share_of_the_votes_is_no_quorum() -> None:
    """Nobody has voted yet when a meeting opens."""
    votes = Threshold.parse("half of the votes cast")
    assert counted(rules(quorum=votes), there(OMBREVAL, HOSPITAL, GEM)).reached is None


# ---------------------------------------------------------------- a second call


def called_again(*present: str, day: str = "2024-10-18", **fields: Any) -> tuple[Replace, Add]:
    """One was there on the 10th, and the meeting was called again."""
    again = Meeting(
        id=AGAIN,
        date=PartialDate.parse(day),
        attendance=entries_of(present),
        attendance_list="complete",
        **fields,
    )
    return there(OMBREVAL), Add(again, to="committee")


@pytest.mark.parametrize(
    ("call", "fields", "reached"),
    [
        (SecondCall(without_quorum=True), {}, True),
        (SecondCall(), {}, None),
        (SecondCall(without_quorum=False), {}, None),
        (SecondCall(without_quorum=True, says_so=True), {}, None),
        (SecondCall(quorum=Threshold.parse("a quarter of the members")), {}, True),
        (SecondCall(quorum=HALF), {}, False),
        (SecondCall(without_quorum=True, days_at_least=3, days_at_most=8), {}, True),
        (SecondCall(without_quorum=True, days_at_least=8, clear_days=True), {}, False),
        (SecondCall(without_quorum=True, days_at_most=7), {}, False),
        (SecondCall(without_quorum=True, days_at_least=8), {"day": "2024-10"}, None),
        (SecondCall(without_quorum=True, called_within_days=8), {}, None),
        (SecondCall(without_quorum=True, called_within_days=2), {"called": PartialDate.parse("2024-10-12")}, True),
        (SecondCall(without_quorum=True, called_within_days=1), {"called": PartialDate.parse("2024-10-12")}, False),
    ],
)
def test_a_meeting_called_again_needs_what_the_rules_say(
    call: SecondCall, fields: dict[str, Any], reached: bool | None
) -> None:
    """No quorum, another, or the same where it was called too early or too late; else nobody can say."""
    changes = called_again(OMBREVAL, second_call_of=LAST, **fields)
    assert counted(rules(quorum=HALF, second_call=call), *changes, meeting=AGAIN).reached is reached


def test_a_meeting_that_may_have_been_called_again_is_left_open() -> None:
    """Nothing says that it was; an earlier one had no quorum."""
    once = rules(quorum=HALF, second_call=SecondCall(without_quorum=True, days_at_most=30))
    assert counted(once, *called_again(OMBREVAL), meeting=AGAIN).reached is None
    assert counted(once, *called_again(OMBREVAL, HOSPITAL, GEM), meeting=AGAIN).reached is True
    late = called_again(OMBREVAL, day="2024-12-18")
    assert counted(once, *late, meeting=AGAIN).reached is False
    quorate = (there(OMBREVAL, HOSPITAL, GEM), called_again(OMBREVAL)[1])
    assert counted(once, *quorate, meeting=AGAIN).reached is False


# ---------------------------------------------------------------- majority


def voted(procedure: dict[str, Any], **fields: Any) -> Majority:
    """The majority of a decision of the last meeting, at which all four were present."""
    decision = Decision(title=Text.same("Roadmap"), mode="vote", adopted=True, **fields)
    changes = (rules(**procedure), there(OMBREVAL, HOSPITAL, GEM, FAMILIES, decisions=(decision,)))
    return majority(COUNCIL.apply(*changes).on(DAY), LAST, "Roadmap")


CAST = Threshold.parse("more than half of the votes cast")


@pytest.mark.parametrize(
    ("procedure", "decision", "casting", "carried"),
    [
        ({}, {}, False, False),
        ({"casting_vote": True}, {}, True, None),
        ({"casting_vote": False}, {}, False, False),
        ({"casting_vote": True}, {"secret": True}, None, None),
        ({"casting_vote": True, "casting_vote_in_secret": True}, {"secret": True}, True, None),
        ({"casting_vote": True, "casting_vote_in_secret": False}, {"secret": True}, False, False),
        ({"casting_vote": True, "casting_vote_in_secret": False}, {"secret": False}, True, None),
        ({"casting_vote": True, "casting_vote_in_secret": False}, {}, None, None),
    ],
)
def test_the_chair_decides_where_votes_are_equal(
    procedure: dict[str, Any], decision: dict[str, Any], casting: bool | None, carried: bool | None
) -> None:
    """Not in a secret ballot, where the rules say so."""
    answer = voted({"majority": CAST, **procedure}, in_favour=2, against=2, abstentions=0, **decision)
    assert (answer.casting, answer.carried) == (casting, carried)
    assert ("the chair's is the casting one" in answer.explain()) is (casting is True)


def test_a_casting_vote_makes_no_two_thirds() -> None:
    """It decides between equals; two thirds are not half."""
    answer = voted(
        {"majority": Threshold.parse("two thirds of the votes cast"), "casting_vote": True}, in_favour=2, against=2
    )
    assert (answer.casting, answer.carried) == (False, False)


OTHERS = (SpecialMajority(about="rules_amended", majority=Threshold.parse("3/4 of the votes cast")),)


@pytest.mark.parametrize(
    ("about", "votes", "threshold", "carried"),
    [
        ("rules_amended", (2, 1), "at least 3/4 of the votes cast", False),
        ("budget", (2, 1), "more than 1/2 of the votes cast", True),
        (None, (2, 1), None, None),
        (None, (3, 1), None, True),
        (None, (1, 2), None, False),
    ],
)
def test_some_subjects_need_another_majority(
    about: str | None, votes: tuple[int, int], threshold: str | None, carried: bool | None
) -> None:
    """Where the subject is not documented, the answer is that of every majority that may be needed."""
    yes, no = votes
    answer = voted(
        {"majority": CAST, "majorities": OTHERS}, in_favour=yes, against=no, abstentions=4 - yes - no, about=about
    )
    assert (answer.threshold and str(answer.threshold), answer.carried) == (threshold, carried)


def test_a_subject_without_a_majority_has_none() -> None:
    """Only amendments have one here."""
    answer = voted({"majorities": OTHERS}, in_favour=3, against=1, about="budget")
    assert (answer.threshold, answer.carried) == (None, None)


@pytest.mark.parametrize(
    ("words", "in_favour", "against", "carried"),
    [
        ("majorité absolue", 3, 1, True),
        ("majorité absolue", 2, 1, None),
        ("majorité absolue", 1, 2, False),
        ("majorité des membres présents ou représentés", 2, 1, False),
        ("majorité des présents", 2, 1, False),
        ("unanimité", 4, 0, True),
        ("une majorité qualifiée", 3, 1, None),
    ],
)
def test_the_base_of_a_majority_decides(words: str, in_favour: int, against: int, carried: bool | None) -> None:
    """An abstention weighs against those present, not among the votes cast; no base, both are asked."""
    answer = voted(
        {"majority": Threshold.parse(words)},
        in_favour=in_favour,
        against=against,
        abstentions=4 - in_favour - against,
    )
    assert answer.carried is carried
