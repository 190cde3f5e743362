import datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm import Actor, Add, Council, Instance, Program, Remove, Replace, Seat, SituationCoordination, Text, datasets
from clsm.governance import Rule, Verdict, check
from clsm.governance.books.examples import COUNCIL, DAY
from clsm.governance.books.fr_situations import RULEBOOK
from clsm.testing import councils, days, seats

CODES = [rule.code for rule in RULEBOOK.rules]
RULES = [pytest.param(rule, id=rule.code) for rule in RULEBOOK.rules]
KEPT = SituationCoordination(
    asks_agreement=True,
    refusal_ends_sharing=True,
    shares_only_what_is_needed=True,
    users_represented=True,
    composition_settled=True,
    alternates_settled=True,
    local_analysis=True,
    upward_report="general_anonymised",
)
CELL = Instance(
    id="cell",
    name=Text(fr="Cellule de situations", en="Situation cell"),
    kind="situation_cell",
    composition="complete",
    seats=(Seat(holder="hospital", status="member"),),
)


def coordination(details: SituationCoordination | None = KEPT, **fields: Any) -> Add:
    """A coordination of situations at work in the council of the examples."""
    given: dict[str, Any] = {"state": "under_way"} | fields
    name = Text(fr="Coordination", en="Coordination")
    return Add(Program(id="situations", name=name, kind="situation_coordination", details=details, **given))


def asked(council: Council, day: str | datetime.date = DAY) -> dict[tuple[str, str], Verdict]:
    """What the rules say of each thing."""
    return {(verdict.rule.code, verdict.focus): verdict for verdict in check(council.on(day), [RULEBOOK]).verdicts}


def ask(code: str, *changes: Any, about: str = "situations") -> Verdict:
    """What one rule says of the changed council of the examples."""
    return asked(COUNCIL.apply(*changes))[code, about]


def of(**details: Any) -> Add:
    """A coordination that keeps every rule but for these details."""
    return coordination(attrs.evolve(KEPT, **details))


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_an_example_that_keeps_it_and_one_that_does_not(rule: Rule) -> None:
    """The one fails nothing, the other this rule alone; its mend, where there is one, makes it pass."""
    assert rule.keeps
    assert rule.breaks
    assert {verdict.outcome for verdict in check(rule.keeps.snapshot(), [RULEBOOK]).verdicts} == {"pass"}
    today = rule.breaks.snapshot()
    (failed,) = check(today, [RULEBOOK]).failed
    assert failed.rule.code == rule.code
    assert failed.fix
    mended = check(today.council.apply(*failed.fix).on(today.date), [RULEBOOK])
    assert {verdict.outcome for verdict in mended.verdicts} == {"pass"}


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("CS1", "asks_agreement"),
        ("CS1", "refusal_ends_sharing"),
        ("CS2", "shares_only_what_is_needed"),
        ("CS5", "composition_settled"),
        ("CS5", "alternates_settled"),
        ("CS5", "users_represented"),
        ("CS6", "local_analysis"),
    ],
)
def test_each_point_is_kept_departed_from_or_not_documented(code: str, field: str) -> None:
    """What nobody wrote down is a question with a place to look, never a departure."""
    assert ask(code, of(**{field: True})).outcome == "pass"
    assert ask(code, of(**{field: False})).outcome == "fail"
    unknown = ask(code, of(**{field: None}))
    assert unknown.outcome == "not_documented"
    assert [(fill.id, fill.field) for fill in unknown.fill] == [("situations", "details")]
    assert "Nothing says whether" in unknown.message()


@pytest.mark.parametrize(
    ("report", "outcome"),
    [("general_anonymised", "pass"), ("none", "pass"), ("identifying", "fail"), ("not_documented", "not_documented")],
)
def test_what_goes_up_may_let_nobody_be_recognised(report: str, outcome: str) -> None:
    """Telling nothing is discreet too."""
    assert ask("CS6", of(upward_report=report)).outcome == outcome


def test_how_it_was_born_cannot_be_changed_afterwards() -> None:
    """No mend rewrites the past; the words say what can still be done."""
    verdict = ask("CS6", of(local_analysis=False))
    assert verdict.fix == ()
    assert "one can still be made" in verdict.message()
    assert ask("CS6", of(local_analysis=None, upward_report="identifying")).fix == ()


def test_a_departure_says_what_could_be_agreed_and_blames_nobody() -> None:
    """It is guidance, and starts from the person."""
    verdict = ask("CS1", of(asks_agreement=False, refusal_ends_sharing=False))
    assert verdict.explanation() == (
        "Coordination – The person's agreement is not asked yet before their situation is raised: everything starts "
        "from it. A no from the person does not end the sharing yet: this remains to be agreed."
    )
    assert verdict.message("fr").startswith(
        "Écart à un repère. Coordination – L’accord de la personne n’est pas encore"
    )
    assert verdict.fix == (Replace("situations", details=KEPT),)


@pytest.mark.parametrize("state", ["planned", "announced", "ended"])
def test_what_is_not_at_work_owes_nothing(state: str) -> None:
    """A coordination that is only planned is asked later, one that has ended no more."""
    found = asked(COUNCIL.apply(coordination(None, state=state)))
    assert {verdict.outcome for verdict in found.values()} == {"not_applicable"}


def test_a_program_without_details_leaves_every_question_open() -> None:
    """Every rule says so and where to look."""
    found = asked(COUNCIL.apply(coordination(None)))
    assert {verdict.outcome for verdict in found.values()} == {"not_documented"}
    assert all(verdict.fill for verdict in found.values())


def test_a_cell_that_no_program_describes_is_asked_itself() -> None:
    """Its process is to be described; its seats already tell whether users are there."""
    found = asked(COUNCIL.apply(Add(CELL)))
    assert {focus for _, focus in found} == {"cell"}
    assert [(fill.id, fill.field) for fill in found["CS1", "cell"].fill] == [("ombreval-council", "programs")]
    verdict = found["CS5", "cell"]
    assert verdict.outcome == "fail"
    assert "A seat could be opened in it for: People with lived experience" in verdict.message()
    (seat,) = verdict.fix
    assert isinstance(seat, Add)
    assert seat.to == "cell"
    assert asked(COUNCIL.apply(Add(CELL), *verdict.fix))["CS5", "cell"].outcome == "not_documented"


def test_a_cell_is_read_with_the_program_that_it_runs() -> None:
    """One thing is spoken of once."""
    found = asked(COUNCIL.apply(Add(CELL), coordination(led_by=("cell",))))
    assert {focus for _, focus in found} == {"situations"}
    planned = asked(COUNCIL.apply(Add(CELL), coordination(led_by=("cell",), state="planned")))
    assert {verdict.outcome for verdict in planned.values()} == {"not_applicable"}


def test_a_seat_of_the_cell_shows_that_users_are_represented() -> None:
    """Whatever is written of it; and a complete list without them shows the contrary, where nothing is written."""
    gem = Add(Seat(holder="mutual-support", status="member"), to="cell")
    written, unwritten = attrs.evolve(KEPT, users_represented=False), attrs.evolve(KEPT, users_represented=None)
    shown = ask("CS5", Add(CELL), coordination(written, led_by=("cell",)), gem)
    assert shown.outcome == "pass"
    assert "Service users are represented in it: GEM d’Ombreval." in shown.message()
    absent = ask("CS5", Add(CELL), coordination(unwritten, followed_by=("cell",)))
    assert absent.outcome == "fail"
    assert isinstance(absent.fix[0], Add)
    partial = Add(attrs.evolve(CELL, composition="partial"))
    assert ask("CS5", partial, coordination(unwritten, led_by=("cell",))).outcome == "not_documented"


def test_the_mend_of_a_composition_opens_a_seat_in_the_cell() -> None:
    """And settles what remains to be settled; together they are enough."""
    details = SituationCoordination(users_represented=False, composition_settled=False)
    changes = (Add(CELL), coordination(details, led_by=("cell",)))
    verdict = ask("CS5", *changes)
    assert {type(change) for change in verdict.fix} == {Add, Replace}
    assert ask("CS5", *changes, *verdict.fix).outcome == "pass"


def test_a_users_seat_that_sources_leave_open_settles_nothing() -> None:
    """An association for the users of all health care may speak for those of psychiatry."""
    ciss = Actor(id="ciss", name="CISS", sector="health_users_representation")
    seat = Add(Seat(holder="ciss", status="member"), to="cell")
    details = attrs.evolve(KEPT, users_represented=None)
    verdict = ask("CS5", Add(ciss), Add(CELL), coordination(details, led_by=("cell",)), seat)
    assert verdict.outcome == "not_documented"
    assert "cell-ciss-member" in verdict.evidence


def test_the_2018_guidance_is_not_held_against_earlier_years() -> None:
    """It was surely in use in January 2018: from February on it is asked about."""
    for day in ("2011-11-01", "2018-01-31"):
        found = asked(datasets.load("lille-est"), day)
        assert {found[code, "lille-est"].outcome for code in CODES} == {"not_applicable"}
    later = asked(datasets.load("lille-est"), "2019-12-31")
    assert [later[code, "situation-coordination"].outcome for code in CODES] == ["not_documented"] * 4


@pytest.mark.parametrize(("name", "day"), [("metz", "2024-06-01"), ("seraing", "2020-01-31")])
def test_where_no_french_coordination_is_documented_nothing_is_asked(name: str, day: str) -> None:
    """Metz documents none; Seraing has one, in Belgium."""
    found = asked(datasets.load(name), day)
    assert {verdict.outcome for verdict in found.values()} == {"not_applicable"}


@given(councils(), days())
def test_any_council_can_be_asked(council: Council, day: datetime.date) -> None:
    """Every verdict has words, every open question a place to look."""
    french = council.apply(Replace(council.id, jurisdiction="FR"))
    for verdict in asked(french, day).values():
        assert verdict.message("en")
        assert verdict.message("fr")
        assert verdict.outcome != "not_documented" or verdict.fill


ANSWERS = st.builds(
    SituationCoordination,
    **{
        field.name: st.sampled_from((True, False, None))
        for field in attrs.fields(SituationCoordination)
        if field.type == bool | None
    },
    upward_report=st.sampled_from(("none", "general_anonymised", "identifying", "not_documented")),
)


@given(ANSWERS, st.booleans(), seats(id=st.just("added"), holders=[actor.id for actor in COUNCIL.actors]))
def test_one_more_seat_never_undoes_a_pass(details: SituationCoordination, run: bool, seat: Seat) -> None:
    """What is shown stays shown; and after its mend nothing fails."""
    cell = attrs.evolve(CELL, composition="complete" if run else "partial")
    council = COUNCIL.apply(Add(cell), coordination(details, led_by=("cell",)))
    before, after = asked(council), asked(council.apply(Add(seat, to="cell")))
    for key, verdict in before.items():
        assert verdict.outcome != "pass" or after[key].outcome == "pass"
        if verdict.outcome == "fail" and verdict.fix:
            assert asked(council.apply(*verdict.fix))[key].outcome == "pass"


def test_a_body_that_is_only_announced_is_not_asked() -> None:
    """It owes nothing yet."""
    found = asked(COUNCIL.apply(Add(attrs.evolve(CELL, evidence="announced"))))
    assert {verdict.outcome for verdict in found.values()} == {"not_applicable"}
    assert asked(COUNCIL.apply(Add(CELL), Remove("cell")))["CS1", "ombreval-council"].outcome == "not_applicable"
