import datetime
import json
from typing import Any
from unittest import mock

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from clsm import (
    Actor,
    Add,
    Agreement,
    Council,
    Event,
    Instance,
    Meeting,
    PartialDate,
    Period,
    Post,
    Reference,
    Remove,
    Replace,
    Seat,
    Statement,
    Text,
)
from clsm.ageing import PRESUME_FOR
from clsm.council import COLLECTIONS
from clsm.governance import check
from clsm.governance.books.examples import COUNCIL, DAY
from clsm.governance.watching import Difference
from clsm.testing import agreements, councils, days, meetings, periods, posts, seats
from clsm.vocabulary import COMPOSITIONS, EVIDENCE, SEAT_STATUSES

BODIES = [body.id for body in COUNCIL.instances]
SEATS = [seat.id for body in COUNCIL.instances for seat in body.seats]
HOLDERS = [actor.id for actor in COUNCIL.actors]
ABOUT_SEATS = {"FR-L1", "FR-G1", "FR-G2"}


@st.composite
def lived_in(draw: st.DrawFn) -> Council:
    """The council of the examples, some of whose facts are less certain, other, or gone."""
    changes = list[Replace | Remove]()
    for seat in draw(st.lists(st.sampled_from(SEATS), unique=True, max_size=6)):
        fields: dict[str, Any] = draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "status": st.sampled_from(sorted(SEAT_STATUSES)),
                    "evidence": st.sampled_from(sorted(EVIDENCE)),
                    "period": periods(years=(2023, 2026)),
                },
            )
        )
        # the written id stays, so that no two seats come to share a derived one
        changes.append(Replace(seat, id=seat, **fields) if fields else Remove(seat))
    for body in draw(st.lists(st.sampled_from(BODIES), unique=True)):
        changes.append(Replace(body, composition=draw(st.sampled_from(sorted(COMPOSITIONS)))))
    return COUNCIL.apply(*changes)


def outcomes(council: Council) -> dict[tuple[str, str], str]:
    """What each rule says of each thing."""
    return {(verdict.rule.code, verdict.focus): verdict.outcome for verdict in check(council.on(DAY)).verdicts}


def backwards(council: Council) -> Council:
    """The same council, every collection of its file in the other order."""

    def turned(body: Instance) -> Instance:
        return attrs.evolve(body, seats=body.seats[::-1], meetings=body.meetings[::-1])

    council = attrs.evolve(council, instances=tuple(turned(body) for body in council.instances))
    return attrs.evolve(council, **{name: getattr(council, name)[::-1] for name in COLLECTIONS})


@given(councils(), days(), days(years=(2014, 2018)))
def test_any_council_can_be_checked_on_any_day(council: Council, day: datetime.date, rules_on: datetime.date) -> None:
    """Every verdict has words in both languages, and rows that JSON holds."""
    report = check(council.on(day), rules_on=rules_on)
    assert json.dumps(report.to_rows())
    for verdict in report.verdicts:
        assert verdict.message("en")
        assert verdict.message("fr")
    assert report.to_text("en")
    assert report.to_text("fr")


@given(councils(), days())
def test_the_order_of_the_file_changes_nothing(council: Council, day: datetime.date) -> None:
    """Verdicts, their words and the sources come out the same."""
    report, turned = check(council.on(day), rules_on=DAY), check(backwards(council).on(day), rules_on=DAY)
    assert report.to_rows() == turned.to_rows()
    assert report.to_text() == turned.to_text()


def undone(before: dict[tuple[str, str], str], after: dict[tuple[str, str], str]) -> list[tuple[str, str]]:
    """What passed and does so no more; for the council's own word and for arithmetic, what nobody can tell any more.

    A further record can show that a promise was broken, or that a file contradicts itself.
    """
    own = ("OW-", "CO-")
    kept: dict[bool, set[str | None]] = {True: {"pass", "fail", None}, False: {"pass"}}
    passed = [key for key, outcome in before.items() if outcome == "pass"]
    return [key for key in passed if after.get(key) not in kept[key[0].startswith(own)]]


@given(lived_in(), st.sampled_from(BODIES), seats(id=st.just("added"), holders=HOLDERS))
def test_one_more_seat_never_undoes_a_pass(council: Council, body: str, seat: Seat) -> None:
    """What is shown stays shown, whatever else becomes known."""
    assert undone(outcomes(council), outcomes(council.apply(Add(seat, to=body)))) == []


@given(lived_in(), st.sampled_from(BODIES), meetings(id=st.just("added"), seats=SEATS[:2]))
def test_one_more_meeting_never_undoes_a_pass(council: Council, body: str, meeting: Meeting) -> None:
    """Meeting more often keeps every promise that was kept; who was there may be unknown."""
    assume(all(fact.seat in council.ids and fact.proxy in (None, *council.ids) for fact in meeting.attendance))
    assume(all(vote.seat in council.ids for decision in meeting.decisions for vote in decision.votes))
    assert undone(outcomes(council), outcomes(council.apply(Add(meeting, to=body)))) == []


@given(lived_in(), posts(id=st.just("added"), bodies=BODIES, actors=HOLDERS))
def test_one_more_office_never_undoes_a_pass(council: Council, post: Post) -> None:
    """An office that may or may not have stood leaves what is shown as it is."""
    assert undone(outcomes(council), outcomes(council.apply(Add(post)))) == []


@given(lived_in(), agreements(id=st.just("added"), actors=HOLDERS))
def test_one_more_agreement_never_undoes_a_pass(council: Council, agreement: Agreement) -> None:
    """Nor does a text more."""
    assert undone(outcomes(council), outcomes(council.apply(Add(agreement)))) == []


@given(lived_in())
def test_a_mend_ends_what_it_mends(council: Council) -> None:
    """After the change that a failed verdict gives, the same rule does not fail there."""
    failed = check(council.on(DAY)).failed
    assume(failed)
    for verdict in failed:
        if verdict.fix:
            mended = outcomes(council.apply(*verdict.fix))
            assert mended[verdict.rule.code, verdict.focus] != "fail"


@given(lived_in())
def test_absence_is_only_said_where_a_composition_is_complete(council: Council) -> None:
    """A rule about seats fails for a body whose list is complete, or for a council whose lists all are."""
    complete = {body.id: body.composition == "complete" for body in council.instances}
    for (code, focus), outcome in outcomes(council).items():
        if code in ABOUT_SEATS and outcome == "fail":
            assert complete.get(focus, all(complete.values()))


UNRELATED = (
    Add(Actor(id="unrelated", name="A library", sector="culture_arts")),
    Add(Reference(id="unrelated", title=Text.same("A book"))),
    Add(Event(id="unrelated", kind="forum", name=Text.same("A fair"), date=PartialDate(year=2024))),
    Add(Statement(id="unrelated", kind="claim", words=Text.same("The weather was fine."))),
)


@given(lived_in(), st.sampled_from(UNRELATED))
def test_an_unrelated_fact_changes_no_verdict(council: Council, more: Add) -> None:
    """Who sits nowhere, a book, a fair, a remark."""
    assert outcomes(council) == outcomes(council.apply(more))


@given(lived_in(), st.dates(datetime.date(2022, 1, 1), datetime.date(2025, 1, 13)))
def test_a_record_begun_a_day_later_turns_no_verdict_over(council: Council, first: datetime.date) -> None:
    """What is kept is not missed by it, nor the other way round, for any rule and any body."""

    def begun(day: datetime.date) -> dict[tuple[str, str], str]:
        recorded = Period(start=PartialDate.of(day), end="open")
        return outcomes(council.apply(*(Replace(body, recorded=recorded) for body in BODIES)))

    before, after = begun(first), begun(first + datetime.timedelta(1))
    assert before.keys() == after.keys()
    assert not [key for key in before if {before[key], after[key]} == {"pass", "fail"}]


@given(councils(), days(years=(2012, 2040)))
def test_age_only_asks_to_confirm(council: Council, day: datetime.date) -> None:
    """A verdict is what it is without ageing, or is not documented and says what it would be."""
    snapshot = council.on(day)
    aged, forever = check(snapshot, rules_on=DAY), check(snapshot, rules_on=DAY, presume_for=None)
    known = {(verdict.rule.code, verdict.focus): verdict.outcome for verdict in forever.verdicts}
    for verdict in aged.verdicts:
        assert (verdict.would_be or verdict.outcome) == known[verdict.rule.code, verdict.focus]
        if verdict.would_be:
            assert verdict.outcome == "not_documented"
            assert verdict.last_seen
            assert verdict.fill
            assert verdict.fixes[0].kind == "record"
    assert len(aged.verdicts) == len(forever.verdicts)


@given(councils(), days())
def test_no_built_in_rule_is_ever_in_error(council: Council, day: datetime.date) -> None:
    """Whatever loads can be asked, and every field that is asked for exists."""
    assert [verdict.error for verdict in check(council.on(day), rules_on=DAY).errors] == []


@given(lived_in(), days(), st.booleans())
def test_a_rule_not_asked_twice_says_what_it_would_have_said(council: Council, day: datetime.date, ages: bool) -> None:
    """Where it read nothing uncertain and nothing old, asking it again changes no verdict."""
    presumed = PRESUME_FOR if ages else None
    report = check(council.on(day), presume_for=presumed)
    with mock.patch.object(Difference, "spares", return_value=False):
        assert check(council.on(day), presume_for=presumed) == report


def test_a_rule_that_reads_nothing_uncertain_is_asked_once() -> None:
    """What differs of two readings is told by the fields and the ids that a rule read."""
    today = COUNCIL.apply(Replace(SEATS[0], id=SEATS[0], period=Period(start=PartialDate.parse(DAY[:4])))).on(DAY)
    sure = today.without_uncertain()
    difference = Difference.of(today, sure)
    assert "instances" in difference.fields
    assert SEATS[0] in difference.ids
    assert "actors" not in difference.fields
