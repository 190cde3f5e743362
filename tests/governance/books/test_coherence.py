from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given

from clsm import (
    Add,
    Agreement,
    Attendance,
    Budget,
    BudgetLine,
    Contribution,
    Council,
    Decision,
    Instance,
    Meeting,
    PartialDate,
    Payer,
    Payment,
    Period,
    Population,
    Priority,
    Reference,
    Remove,
    Replace,
    Seat,
    Territory,
    Text,
    Vote,
)
from clsm.dates import OPEN
from clsm.governance import Rule, Verdict, check
from clsm.governance.books.coherence.rulebook import RULEBOOK
from clsm.governance.books.examples import COUNCIL, DAY
from clsm.testing import councils, days

LAST = "committee-2024-10-10"
WHO = ("ombreval", "hospital", "mutual-support", "families")
OMBREVAL, HOSPITAL, GEM, FAMILIES = (f"committee-{who}-member" for who in WHO)
RULES = [pytest.param(rule, id=rule.code) for rule in RULEBOOK.rules]


def ask(code: str, *changes: Add | Replace | Remove, about: str | None = None, day: str = DAY) -> Verdict:
    """What the rule *code* says of the changed council."""
    verdicts = check(COUNCIL.apply(*changes).on(day), [RULEBOOK]).verdicts
    (verdict,) = (each for each in verdicts if each.rule.code == code and about in (None, each.focus))
    return verdict


def filled(verdict: Verdict) -> list[tuple[str, str]]:
    """What would settle the question."""
    return [(fill.id, fill.field) for fill in verdict.fill]


def decided(*votes: Vote, **known: Any) -> Replace:
    """The last meeting of the committee decided something."""
    return Replace(LAST, decisions=(Decision(title=Text.same("Budget"), votes=votes, **known),))


# ---------------------------------------------------------------- all of them


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_is_kept_broken_and_mended_as_its_examples_say(rule: Rule) -> None:
    """Nothing else is touched, and the same thing is kept after the mend."""
    assert rule.keeps
    assert rule.breaks
    kept = check(rule.keeps.snapshot(), [RULEBOOK])
    assert {verdict.outcome for verdict in kept.verdicts if verdict.rule.code == rule.code} == {"pass"}
    assert kept.failed == ()
    today = rule.breaks.snapshot()
    broken = check(today, [RULEBOOK])
    assert [verdict.rule.code for verdict in broken.failed] == [rule.code]
    assert broken.undocumented == ()
    focus = broken.failed[0].focus
    mended = check(today.council.apply(*broken.failed[0].fix).on(DAY), [RULEBOOK])
    assert [v.outcome for v in mended.verdicts if (v.rule.code, v.focus) == (rule.code, focus)] == ["pass"]


def test_a_record_contradicts_itself_and_nobody_fails() -> None:
    """No text is behind these rules: nothing of them is mandatory, and none is guidance."""
    verdict = ask("CO-8", Add(Meeting(date=PartialDate.parse("2017-05-16")), to="housing-group"), about="housing-group")
    assert verdict.message().startswith("The record contradicts itself. ")
    assert verdict.message("fr").startswith("Le dossier se contredit. ")
    assert {(rule.level, rule.strength, rule.jurisdiction) for rule in RULEBOOK.rules} == {
        ("arithmetic", "expected", None)
    }


@given(councils(), days())
def test_any_record_can_be_read(council: Council, day: Any) -> None:
    """Whatever loads is answered in both languages."""
    for verdict in check(council.on(day), [RULEBOOK]).verdicts:
        assert verdict.message("en")
        assert verdict.message("fr")
        assert bool(verdict.fill) == (verdict.outcome == "not_documented")


def test_a_meeting_that_was_not_held_is_held_against_no_date() -> None:
    """Planned or cancelled before the body was there."""
    for state in ("planned", "cancelled", "put_off"):
        early = Add(Meeting(date=PartialDate.parse("2017-05-16"), state=state), to="housing-group")
        council = COUNCIL.apply(early)
        told = check(council.on(DAY), ["coherence"]).failed
        assert "housing-group" not in {verdict.focus for verdict in told if verdict.rule.code == "CO-8"}


# ---------------------------------------------------------------- CO-1


def deciding(*seats: Seat, **fields: Any) -> Add:
    """A body that decides, with these seats."""
    known: dict[str, Any] = {
        "functions": ("decide",),
        "composition": "complete",
        "period": Period(start=PartialDate(year=2018, month=3), end=OPEN),
    }
    body = Instance(id="board", name=Text.same("Board"), kind="bureau", seats=seats, **(known | fields))
    return Add(body)


def test_a_body_that_decides_has_somebody_with_a_vote() -> None:
    """A member, or an invitee with a deliberative voice; a member with a consultative one is not enough."""
    for status, voice, outcome in (
        ("member", "not_documented", "pass"),
        ("permanent_invitee", "deliberative", "pass"),
        ("member", "consultative", "fail"),
        ("occasional_invitee", "not_documented", "fail"),
        ("not_documented", "not_documented", "not_documented"),
    ):
        seat = Seat(id="place", holder="ombreval", status=status, voice=voice)
        assert ask("CO-1", deciding(seat)).outcome == outcome
    assert filled(ask("CO-1", deciding(Seat(id="place", holder="ombreval")))) == [("place", "status")]


def test_a_list_that_is_not_complete_shows_nobody_missing() -> None:
    """The members would tell."""
    verdict = ask("CO-1", deciding(composition="described_only"))
    assert (verdict.outcome, filled(verdict)) == ("not_documented", [("board", "seats")])


def test_which_of_several_should_have_a_vote_is_for_the_body_to_say() -> None:
    """No change is the smallest; nor where the list is empty."""
    seats = (Seat(holder=who, status="permanent_invitee") for who in ("ombreval", "hospital"))
    assert ask("CO-1", deciding(*seats)).fix == ()
    assert ask("CO-1", deciding()).fix == ()


def test_a_body_decides_as_soon_as_it_has_decided() -> None:
    """A decision on record says so as well as a stated role; a body that does neither is not asked."""
    assert ask("CO-1").outcome == "not_applicable"
    assert ask("CO-1", decided()).focus == "committee"
    assert ask("CO-1", decided(), day="2024-01-01").outcome == "not_applicable"


# ---------------------------------------------------------------- CO-2


def contract(start: str | None, end: str | None) -> Add:
    """A contract with its dates."""
    begins, ends = (PartialDate.parse(day) if day else None for day in (start, end))
    text = Agreement(
        id="contract", name=Text.same("Contract"), kind="city_contract", period=Period(start=begins, end=ends),
        as_of=PartialDate(year=2024),
    )  # fmt: skip
    return Add(text)


def priority(**period: str) -> Add:
    """A priority of the contract."""
    dates: Any = {name: PartialDate.parse(day) for name, day in period.items()}
    return Add(Priority(id="aim", words=Text.same("Housing"), of="contract", period=Period(**dates)))


@pytest.mark.parametrize(
    ("period", "outcome"),
    [
        ({"start": "2021", "end": "2023"}, "fail"),
        ({"start": "2020", "ended_by": "2022"}, "fail"),
        ({"start": "2031", "end": "2032"}, "fail"),
        ({"start": "2025", "end": "2026"}, "pass"),
        # partly outside: an aim that a contract takes up may be older, and outlive it
        ({"start": "2020", "end": "2032"}, "pass"),
        # undated, or dated only in part: nothing is said
        ({}, "not_applicable"),
        ({"start": "2025"}, "not_applicable"),
    ],
)
def test_priorities_are_held_against_the_dates_of_their_text(period: dict[str, str], outcome: str) -> None:
    """Only one that is wholly outside cannot be of that text."""
    assert ask("CO-2", contract("2024", "2030"), priority(**period)).outcome == outcome


def test_a_text_without_dates_holds_any_priority() -> None:
    """Nothing can be compared."""
    assert ask("CO-2", contract(None, None), priority(start="2020", end="2021")).outcome == "not_applicable"


# ---------------------------------------------------------------- CO-3


def budget(income: str | None, *lines: str | None, side: str = "income", **fields: Any) -> Add:
    """A budget whose lines have these amounts."""
    held = tuple(
        BudgetLine(name=Text.same(f"Line {number}"), side=side, amount=None if amount is None else Decimal(amount))
        for number, amount in enumerate(lines)
    )
    total = None if income is None else Decimal(income)
    known: dict[str, Any] = {"period": Period(start=PartialDate.parse("2025-01-01"), end=OPEN)}
    return Add(Budget(id="budget", name=Text.same("Budget"), lines=held, income=total, **(known | fields)))


def test_a_total_is_the_sum_to_the_cent() -> None:
    """However long the amounts are, and whatever precision the caller reckons with."""
    assert ask("CO-3", budget("0.30", "0.10", "0.20")).outcome == "pass"
    huge = "1" + "0" * 24
    with localcontext(prec=5):
        assert ask("CO-3", budget(huge, huge, "0.01")).fix == (Replace("budget", income=Decimal(huge + ".01")),)


def test_a_line_without_an_amount_may_be_what_is_left() -> None:
    """It never explains an excess, and takes nothing away from a total that is there."""
    verdict = ask("CO-3", budget("100", "60", None))
    assert (verdict.outcome, filled(verdict)) == ("not_documented", [("budget", "lines")])
    assert ask("CO-3", budget("100", "60", "50", None)).outcome == "fail"
    assert ask("CO-3", budget("100", "60", "40", None)).outcome == "pass"


def test_a_side_without_a_total_or_without_lines_is_not_added_up() -> None:
    """Lines of income tell nothing of expenses."""
    assert ask("CO-3", budget(None, "60")).outcome == "not_applicable"
    assert ask("CO-3", budget("100", "60", side="expense")).outcome == "not_applicable"
    assert ask("CO-3", budget("100")).outcome == "not_applicable"


def test_accounts_are_added_up_once_their_year_is_over() -> None:
    """In January the budget of the year before is judged; that of a year to come is not yet there."""
    year = Period(start=PartialDate.parse("2024-01-01"), end=PartialDate.parse("2024-12-31"))
    assert ask("CO-3", budget("100", "60", period=year)).outcome == "fail"
    later = Period(start=PartialDate.parse("2026-01-01"), end=PartialDate.parse("2026-12-31"))
    assert ask("CO-3", budget("100", "60", period=later)).outcome == "not_applicable"


def test_both_sides_are_told() -> None:
    """One that adds up beside one that does not: the total of the second is what its lines make."""
    line = BudgetLine(name=Text.same("Work"), side="expense", amount=Decimal(90))
    gift = BudgetLine(name=Text.same("Gift"), side="income", amount=Decimal(100))
    verdict = ask("CO-3", budget("100"), Replace("budget", lines=(gift, line), expenses=Decimal(100)))
    assert verdict.fix == (Replace("budget", expenses=Decimal(90)),)
    assert "Income – stated total: EUR 100; sum of the lines: EUR 100. It adds up." in verdict.message()
    assert "Dépenses – total indiqué : 100" in verdict.message("fr")


# ---------------------------------------------------------------- CO-4


def places(*perimeter: str, **kinds: str | None) -> tuple[Add | Replace, ...]:
    """Communes, each inside another or not, and those that the council covers."""
    made = (
        Add(Territory(id=id, name=id, kind="associated_commune" if parent else "commune", parent=parent))
        for id, parent in kinds.items()
    )
    return (*made, Replace("ombreval-council", perimeter=perimeter))


def test_a_place_named_twice_is_counted_twice() -> None:
    """The mend keeps it once."""
    verdict = ask("CO-4", *places("town", "town", town=None))
    assert verdict.fix == (Replace("ombreval-council", perimeter=("town",)),)


def test_what_lies_deep_inside_another_place_is_counted_twice() -> None:
    """A hamlet in a village in a town: the town is kept, whatever the order of the file."""
    for perimeter in (("town", "a-hamlet"), ("a-hamlet", "town")):
        made = (
            Add(Territory(id="town", name="Town", members=("village",))),
            Add(Territory(id="village", name="Village")),
            Add(Territory(id="a-hamlet", name="Hamlet", parent="village")),
        )
        verdict = ask("CO-4", *made, Replace("ombreval-council", perimeter=perimeter))
        assert verdict.fix == (Replace("ombreval-council", perimeter=("town",)),)
    three = ask("CO-4", *made, Replace("ombreval-council", perimeter=("a-hamlet", "town", "village")))
    assert three.fix == (Replace("ombreval-council", perimeter=("town",)),)


def test_places_that_are_made_of_each_other_are_answered() -> None:
    """A file may say so; nothing hangs."""
    made = (
        Add(Territory(id="one", name="One", members=("two",))),
        Add(Territory(id="two", name="Two", members=("one",))),
    )
    assert ask("CO-4", *made, Replace("ombreval-council", perimeter=("one", "two"))).outcome == "fail"


def paid_by(*payers: Payer, payments: tuple[Payment, ...] = ()) -> Add:
    """A contribution."""
    period = Period(start=PartialDate(year=2018), end=OPEN)
    return Add(Contribution(id="fee", name=Text.same("Fee"), payers=payers, payments=payments, period=period))


def test_communes_counted_for_a_contribution() -> None:
    """An associated commune beside its commune is counted twice; who pays for it is an open question."""
    inside = places(town=None, hamlet="town", other=None)

    def per_head(actor: str, territory: str) -> Payer:
        return Payer(actor=actor, basis="per_capita", territory=territory)

    twice = ask("CO-4", *inside, paid_by(per_head("ombreval", "town"), per_head("welfare", "hamlet")))
    assert (twice.outcome, twice.focus, twice.fix) == ("fail", "fee", ())
    once = ask("CO-4", *inside, paid_by(per_head("ombreval", "town"), per_head("welfare", "other")))
    assert once.outcome == "pass"
    # a hospital may count the same people as a town does, and a fixed share counts nobody
    same = paid_by(per_head("ombreval", "town"), per_head("hospital", "town"))
    fixed = paid_by(per_head("ombreval", "town"), Payer(actor="welfare", basis="fixed", territory="hamlet"))
    for contribution in (same, fixed):
        assert ask("CO-4", *inside, contribution).outcome == "not_applicable"


# ---------------------------------------------------------------- CO-5, CO-6 and CO-7


def test_a_vote_of_a_seat_without_a_vote() -> None:
    """An invitee with a deliberative voice votes, one with none does not; of an unknown status nothing is said."""
    for status, voice, outcome in (
        ("permanent_invitee", "deliberative", "pass"),
        ("permanent_invitee", "not_documented", "fail"),
        ("open_participant", "not_documented", "fail"),
        ("member", "none", "fail"),
        ("not_documented", "not_documented", "not_documented"),
    ):
        seat = Add(Seat(id="welfare-seat", holder="welfare", status=status, voice=voice), to="committee")
        assert ask("CO-5", seat, decided(Vote(seat="welfare-seat"))).outcome == outcome
    assert filled(ask("CO-5", seat, decided(Vote(seat="welfare-seat")))) == [("welfare-seat", "voice")]


def test_a_seat_of_another_body_is_not_judged_here() -> None:
    """Two bodies may meet together; and a vote of after the day is not there yet."""
    assert ask("CO-5", decided(Vote(seat="plenary-welfare-member"))).outcome == "not_applicable"
    assert ask("CO-5", decided(Vote(seat=HOSPITAL)), day="2024-01-01").outcome == "not_applicable"


def attended(*entries: tuple[str, str, str | None], votes: tuple[str, ...] = ()) -> Replace:
    """Who was at the last meeting, and who voted."""
    known = tuple(Attendance(seat=seat, presence=state, proxy=proxy) for seat, state, proxy in entries)
    decision = Decision(title=Text.same("Budget"), votes=tuple(Vote(seat=seat) for seat in votes))
    return Replace(LAST, attendance=known, decisions=(decision,) if votes else ())


def test_whoever_acts_is_there() -> None:
    """To vote, present or represented; to bear a proxy, present. Unknown presence is no question."""
    for state, outcome in (("present", "pass"), ("represented", "pass"), ("excused", "fail"), ("absent", "fail")):
        assert ask("CO-6", attended((HOSPITAL, state, None), votes=(HOSPITAL,))).outcome == outcome
    assert ask("CO-6", attended(votes=(HOSPITAL,))).outcome == "not_applicable"
    borne = ((HOSPITAL, "represented", OMBREVAL), (OMBREVAL, "represented", GEM), (GEM, "present", None))
    verdict = ask("CO-6", attended(*borne))
    assert verdict.outcome == "fail"
    assert "Ombreval (10 October 2024)" in verdict.message()
    noted = {it.seat: it.presence for it in dict(verdict.fix[0].fields)["attendance"]}  # type: ignore[union-attr]
    assert noted == {HOSPITAL: "represented", OMBREVAL: "present", GEM: "present"}


def test_a_count_is_not_below_the_votes_by_name() -> None:
    """It may be above: not every vote is named. What is not stated is not compared."""
    for_it = (Vote(seat=HOSPITAL, choice="in_favour"), Vote(seat=OMBREVAL, choice="in_favour"))
    for known, outcome in (({"in_favour": 2}, "pass"), ({"in_favour": 4}, "pass"), ({"in_favour": 1}, "fail")):
        assert ask("CO-7", decided(*for_it, **known)).outcome == outcome
    against = Vote(seat=GEM, choice="against")
    assert ask("CO-7", decided(*for_it, against, in_favour=2, against=0)).outcome == "fail"
    assert ask("CO-7", decided(*for_it)).outcome == "not_applicable"
    assert ask("CO-7", decided(in_favour=2)).outcome == "not_applicable"


# ---------------------------------------------------------------- CO-8 and CO-9


def test_a_meeting_outside_the_time_of_its_body() -> None:
    """Before it began or after it ended; a date that may be inside is left alone."""
    ends = Replace("housing-group", period=Period(start=PartialDate(year=2018), end=PartialDate(year=2026)))
    for date, outcome in (("2017", "fail"), ("2027-01", "fail"), ("2020", "pass"), ("2018-06", "not_applicable")):
        meeting = Add(Meeting(date=PartialDate.parse(date)), to="housing-group")
        verdicts = check(COUNCIL.apply(ends, meeting).on(DAY), [RULEBOOK]).verdicts
        said = {v.focus: v.outcome for v in verdicts if v.rule.code == "CO-8"}
        assert said.get("housing-group", "not_applicable") == outcome


def test_the_mend_of_a_meeting_after_the_end_takes_the_end_out() -> None:
    """The beginning, where it is right, stays."""
    ends = Replace("housing-group", period=Period(start=PartialDate(year=2018), end=PartialDate(year=2026)))
    verdict = ask("CO-8", ends, Add(Meeting(date=PartialDate(year=2027)), to="housing-group"), about="housing-group")
    assert verdict.fix == (Replace("housing-group", period=Period(start=PartialDate(year=2018))),)


def test_payers_are_named_where_any_is() -> None:
    """Without a list of payers, nobody is left out of it."""
    payment = (Payment(payer="hospital", year=2024, amount=Decimal(1)),)
    assert ask("CO-9", paid_by(payments=payment)).outcome == "not_applicable"
    assert ask("CO-9", paid_by(Payer(actor="hospital"))).outcome == "not_applicable"
    town = Payer(actor="ombreval")
    assert ask("CO-9", paid_by(town, payments=payment)).fix == (Replace("fee", payers=(town, Payer(actor="hospital"))),)


# ---------------------------------------------------------------- CO-4: a commune inside another


def test_an_associated_commune_without_its_parent_is_a_question() -> None:
    """It may lie in one that is counted already."""
    places = (
        Territory(id="town", name="Town", kind="commune"),
        Territory(id="part", name="P", kind="associated_commune"),
    )
    changes = (Add(places[0]), Add(places[1]), Replace("ombreval-council", perimeter=("town", "part")))
    verdict = ask("CO-4", *changes)
    assert (verdict.outcome, filled(verdict)) == ("not_documented", [("part", "parent")])
    elsewhere = Add(Territory(id="lille", name="Lille", kind="commune"))
    assert ask("CO-4", *changes, elsewhere, Replace("part", parent="lille")).outcome == "pass"
    assert ask("CO-4", *changes, Replace("part", parent="town")).outcome == "fail"


# ---------------------------------------------------------------- CO-10 to CO-13


def test_the_fullest_presence_is_kept() -> None:
    """Whoever noted a presence saw somebody; two entries that agree contradict nothing."""
    twice = tuple(Attendance(seat=GEM, presence=presence) for presence in ("excused", "present"))
    verdict = ask("CO-10", Replace(LAST, attendance=twice))
    assert verdict.fix == (Replace(LAST, attendance=(Attendance(seat=GEM, presence="present"),)),)
    same = (Attendance(seat=GEM, presence="present"), Attendance(seat=GEM, presence="present", people=1))
    assert ask("CO-10", Replace(LAST, attendance=same)).outcome == "pass"


def test_a_vote_and_a_proxy_of_another_body_are_seen_too() -> None:
    """They are taken out, and all that is the body's own stays."""
    foreign = "plenary-welfare-member"
    attendance = (Attendance(seat=GEM, presence="represented", proxy=foreign),)
    votes = (Vote(seat=foreign, choice="in_favour"), Vote(seat=OMBREVAL, choice="in_favour"))
    verdict = ask("CO-11", decided(*votes), Replace(LAST, attendance=attendance))
    assert verdict.outcome == "fail"
    assert ask("CO-11", decided(*votes), Replace(LAST, attendance=attendance), *verdict.fix).outcome == "pass"


ONE_EACH = tuple(Replace(seat, count=1) for seat in (OMBREVAL, HOSPITAL, GEM, FAMILIES))


@pytest.mark.parametrize(("present", "in_favour", "outcome"), [(3, 3, "pass"), (2, 3, "fail"), (None, 4, "pass")])
def test_no_more_votes_than_those_there(present: int | None, in_favour: int, outcome: str) -> None:
    """With a complete list of attendance those there, otherwise the seats with a vote."""
    there: dict[str, Any] = {}
    if present is not None:
        seats = (OMBREVAL, HOSPITAL, GEM, FAMILIES)[:present]
        there = {
            "attendance_list": "complete",
            "attendance": tuple(Attendance(seat=it, presence="present") for it in seats),
        }
    verdict = ask("CO-12", *ONE_EACH, decided(in_favour=in_favour), Replace(LAST, **there))
    assert verdict.outcome == outcome


def test_a_seat_without_a_count_may_hold_many_voters() -> None:
    """Nothing is too many then."""
    assert ask("CO-12", *ONE_EACH[1:], decided(in_favour=50)).outcome == "not_applicable"


@pytest.mark.parametrize(
    "told_apart",
    [{"label": Text.same("The other service")}, {"pillars": frozenset({"none"})}, {"evidence": "claimed"}],
)
def test_two_seats_that_are_told_apart_are_two_capacities(told_apart: dict[str, Any]) -> None:
    """A hospital may be a member, and another of its services invited."""
    second = Seat(holder="hospital", status="permanent_invitee")
    assert ask("CO-13", Add(second, to="committee"), about="committee").outcome == "fail"
    apart = Seat(holder="hospital", status="permanent_invitee", **told_apart)
    assert ask("CO-13", Add(apart, to="committee"), about="committee").outcome == "pass"


# ---------------------------------------------------------------- CO-14 to CO-16


def test_a_call_whose_day_is_vague_contradicts_nothing() -> None:
    """October 2024 may be before the tenth."""
    assert ask("CO-14", Replace(LAST, called=PartialDate.parse("2024-10"))).outcome == "not_applicable"
    assert ask("CO-14", Replace(LAST, called=PartialDate.parse("2024-10-10"))).outcome == "pass"


def populations(*figures: Population) -> Add:
    """A town with these *figures*."""
    return Add(Territory(id="town", name="Town", populations=figures))


def test_two_sources_of_one_year_are_a_question() -> None:
    """Each keeps its source; other years and other ages are other figures."""
    references = (Reference(id="one", title=Text.same("One")), Reference(id="two", title=Text.same("Two")))
    sourced = (Population(year=2020, count=5, sources=("one",)), Population(year=2020, count=6, sources=("two",)))
    changes = (Add(references[0]), Add(references[1]), populations(*sourced))
    verdict = ask("CO-16", *changes)
    assert (verdict.outcome, filled(verdict)) == ("not_documented", [("town", "populations")])
    adults = (
        Population(year=2020, count=9),
        Population(year=2020, count=5, from_age=18),
        Population(year=2021, count=8),
    )
    assert ask("CO-16", populations(*adults)).outcome == "pass"
    assert ask("CO-16", populations(Population(count=9), Population(count=5))).outcome == "not_applicable"
