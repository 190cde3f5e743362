"""Every fix that the rules give, applied: on 50 invented councils, and on the examples of the rules."""

import datetime
import pickle
from collections.abc import Iterator

import pytest

from clsm import (
    Add,
    College,
    Instance,
    PartialDate,
    Procedure,
    Reference,
    Remove,
    Replace,
    Seat,
    Snapshot,
    Text,
    synthetic,
)
from clsm.dates import say_day
from clsm.governance import Finding, Fix, Report, Rule, Rulebook, Verdict, check, rule, rulebooks
from clsm.governance.books.examples import COUNCIL, DAY

RULES = [pytest.param(rule, id=rule.code) for book in rulebooks() for rule in book.rules if rule.breaks]


def outcomes(report: Report) -> dict[tuple[str, str], str]:
    """What each rule says of each thing."""
    return {(verdict.rule.code, verdict.focus): verdict.outcome for verdict in report.verdicts}


def with_fixes(report: Report) -> Iterator[tuple[Verdict, Fix]]:
    """Each fix that has changes, with its verdict."""
    return ((verdict, fix) for verdict in report.verdicts for fix in verdict.fixes if fix)


def apply_each(today: Snapshot) -> int:
    """After each fix its rule is kept, but for what another fix says is to be found; no other that was kept is not."""
    report = check(today)
    assert report.errors == ()
    before = outcomes(report)
    applied = 0
    for verdict, fix in with_fixes(report):
        after = outcomes(check(fix.once_done(today.council, on=today.date).on(today.date)))
        key = (verdict.rule.code, verdict.focus)
        to_find = [other.fill for other in verdict.fixes if other.kind == "record" and other is not fix]
        assert after.get(key) == "pass" or (any(to_find) and after.get(key) == "not_documented"), key
        undone = {other for other, outcome in before.items() if outcome == "pass" and after.get(other) != "pass"}
        assert undone == set(), key
        applied += 1
    return applied


@pytest.mark.parametrize("ten", range(5))
def test_fixes_of_invented_councils(ten: int) -> None:
    """Ten of the fifty."""
    councils = [synthetic.council(seed, organisations=16) for seed in range(10 * ten, 10 * ten + 10)]
    days = [council.last_documented for council in councils]
    assert sum(apply_each(council.on(day)) for council, day in zip(councils, days, strict=True) if day)


@pytest.mark.parametrize("rule", RULES)
def test_fixes_of_the_examples(rule: Rule) -> None:
    """Each rule has one, which no other day of the council undoes."""
    assert rule.breaks
    assert apply_each(rule.breaks.snapshot())


@pytest.mark.parametrize("rule", RULES)
def test_what_is_to_be_decided_has_no_date_yet(rule: Rule) -> None:
    """The day of the report is in no sentence on what could be done; a promise to rewrite comes last."""
    assert rule.breaks
    today = rule.breaks.snapshot()
    (verdict,) = check(today, select=[rule.code]).failed
    assert say_day(today.date) not in verdict.next_step(today.council)
    kinds = [fix.kind for fix in verdict.fixes]
    assert kinds[0] != "restate"
    assert "restate" not in kinds[:-1]
    said = {"record": "To find: ", "act": "To decide: ", "restate": "To rewrite, if the council wishes: "}
    assert verdict.next_step(today.council).startswith(said[kinds[0]])


def test_an_act_is_dated_when_it_is_decided() -> None:
    """The file after it has the day of the decision; without one, that of the report."""
    today = COUNCIL.apply(
        Replace("committee", seats=COUNCIL.find("committee").seats[:2]),
    ).on(DAY)
    (verdict,) = (it for it in check(today, ["fr-guide"]).failed if (it.rule.code, it.focus) == ("FR-G2", "committee"))
    fix = verdict.fix
    assert fix.kind == "act"
    for on, start in ((None, DAY), ("2025-06-03", "2025-06-03"), (datetime.date(2025, 6, 3), "2025-06-03")):
        new = fix.once_done(today.council, on=on).find("committee").seats[2:]
        assert {str(seat.period.start) for seat in new} == {start}
    assert today.council.find("committee").seats == COUNCIL.find("committee").seats[:2]


def test_a_meeting_to_hold_is_called_with_the_notice_of_its_body() -> None:
    """Whatever the day on which it is decided."""
    notice = Replace("plenary", procedure=Procedure(notice_days=15), meetings=())
    today = COUNCIL.apply(notice).on(DAY)
    (verdict,) = (it for it in check(today, rules_on="2024-06-01").failed if it.rule.code == "FR-I4")
    (meeting,) = verdict.fix.once_done(today.council, on="2025-03-20").find("plenary").meetings
    assert (str(meeting.date), str(meeting.called)) == ("2025-03-20", "2025-03-04")


def test_only_acts_are_dated_by_their_decision() -> None:
    """A record keeps the day that it is about."""
    change = Replace("committee", as_of=PartialDate.parse(DAY))
    day = datetime.date.fromisoformat(DAY)
    kept = Fix([change], kind="record", day=day).once_done(COUNCIL, on="2025-06-03")
    assert str(kept.find("committee").as_of) == DAY
    moved = Fix([change], kind="act", day=day).once_done(COUNCIL, on="2025-06-03")
    assert str(moved.find("committee").as_of) == "2025-06-03"


def test_what_an_act_takes_away_is_gone_whenever_it_is_decided() -> None:
    """It has no date of its own."""
    act = Fix([Remove("plenary-residents-member")], kind="act", day=datetime.date.fromisoformat(DAY))
    assert "plenary-residents-member" in COUNCIL.ids
    assert "plenary-residents-member" not in act.once_done(COUNCIL, on="2025-06-03").ids


def test_a_promise_of_an_office_is_shown_by_the_offices_of_the_council() -> None:
    """They are looked for before the promise is written anew; what is added beside it shows nothing."""
    changes = (Replace("committee", offices=()), Add(Seat(holder="welfare", status="member"), to="committee"))

    @rule(
        code="OUR-1",
        name=Text.same("Offices"),
        strength="must",
        level="local",
        sources=(Reference(id="charter", title=Text.same("Charter")),),
    )
    def promises(today: Snapshot) -> Iterator[Finding]:
        yield Finding(outcome="fail", focus="committee", because=Text.same("None."), fix=changes)

    ours = Rulebook(name="ours", title=Text.same("Ours"), rules=(promises,))
    (verdict,) = check(COUNCIL.on(DAY), [ours]).verdicts
    record, restate = verdict.fixes
    assert [(fill.id, fill.field) for fill in record.fill] == [(COUNCIL.id, "posts")]
    assert (restate.kind, restate) == ("restate", changes)


def test_a_fix_is_a_tuple_of_changes_that_can_be_sent() -> None:
    """With its kind, its day and its blanks."""
    fix = Fix([Replace("committee", composition="partial")], kind="record", day=datetime.date(2025, 1, 15))
    sent = pickle.loads(pickle.dumps(fix))
    assert sent == fix == (Replace("committee", composition="partial"),)
    assert (sent.kind, sent.day, sent.fill) == ("record", datetime.date(2025, 1, 15), ())


def test_no_elected_official_is_called_to_where_situations_are_shared() -> None:
    """Of a cell, no rule proposes that an elected official joins it."""
    for seed in range(10):
        council = synthetic.council(seed, organisations=16)
        day = council.last_documented
        assert day
        cells = {body.id for body in council.instances if "situations" in " ".join((body.kind, *body.functions))}
        for _, fix in with_fixes(check(council.on(day))):
            for change in fix:
                if isinstance(change, Add) and change.to in cells:
                    assert "elected" not in (getattr(change.entity, "pillars", None) or ())


@pytest.mark.parametrize("kind", ["situation_cell", "working_group"])
def test_no_act_brings_an_elected_official_into_a_cell_that_shares_situations(kind: str) -> None:
    """What the cell wrote may be written anew; a group that speaks of nobody may be given the seat or the chair."""
    elected = frozenset({"elected"})
    cell = Instance(
        id="cell",
        name=Text.same("Cell"),
        kind=kind,
        composition="complete",
        as_of=PartialDate.parse(DAY),
        colleges=(College(id="cell-elected", pillars=elected, at_least=1),),
        seats=(Seat(holder="hospital", status="member"),),
    )
    report = check(COUNCIL.apply(Add(cell)).on(DAY), ["own-word"])
    promised = next(verdict for verdict in report.failed if verdict.focus == "cell")
    acts = [fix for fix in promised.fixes if fix.kind == "act"]
    assert bool(acts) == (kind == "working_group")
