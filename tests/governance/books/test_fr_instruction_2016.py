from typing import Any

import pytest

from clsm import Actor, Add, Agreement, Instance, PartialDate, Period, Post, Procedure, Remove, Replace, Seat, Text
from clsm.governance import Verdict
from tests.governance.asking import ask

ENDED = Period(start=PartialDate(year=2018), end=PartialDate(year=2022))


def test_both_bodies_are_named() -> None:
    """The message says under which name each was found."""
    said = ask("FR-I3").message("fr")
    assert "L’assemblée plénière est documentée (Assemblée plénière)." in said
    assert "Le comité de pilotage est documenté (Comité de pilotage)." in said


def test_a_body_that_no_source_shows_is_not_documented() -> None:
    """No file says that its list of bodies is complete."""
    verdict = ask("FR-I3", Remove("plenary"))
    assert verdict.outcome == "not_documented"
    assert "No plenary is documented. The steering committee is documented" in verdict.message()


def test_a_body_that_ended_without_a_successor_departs_from_the_instruction() -> None:
    """Both the body and its end are named."""
    verdict = ask("FR-I3", Replace("committee", period=ENDED))
    assert verdict.outcome == "fail"
    assert verdict.evidence == ("plenary", "committee")
    assert "The steering committee came to an end (Steering committee, 2022)" in verdict.message()
    assert "Le comité de pilotage a pris fin (Comité de pilotage, 2022)" in verdict.message("fr")


def test_a_successor_is_enough() -> None:
    """A council may reshape its bodies."""
    new = Instance(
        id="new-committee",
        name=Text(fr="Nouveau comité", en="New committee"),
        kind="steering_committee",
        as_of=PartialDate(year=2025, month=1, day=15),
    )
    assert ask("FR-I3", Replace("committee", period=ENDED), Add(new)).outcome == "pass"


def test_a_body_that_may_have_ended_leaves_the_answer_open() -> None:
    """An end known to the year only leaves every day of that year undecided."""
    verdict = ask("FR-I3", Replace("plenary", period=Period(start=ENDED.start, end=PartialDate(year=2025))))
    assert verdict.outcome == "not_documented"
    assert "the answer depends on it: Plenary assembly." in verdict.message()
    assert "If not: No plenary is documented." in verdict.message()


def test_a_body_that_had_ended_by_some_day_has_ended() -> None:
    """Its last day is not documented, but that it came before the day is."""
    verdict = ask("FR-I3", Replace("plenary", period=Period(start=ENDED.start, ended_by=PartialDate(year=2022))))
    assert verdict.outcome == "fail"


def fills(verdict: Verdict) -> set[tuple[str, str]]:
    """Which fields would settle the question."""
    return {(it.id, it.field) for it in verdict.fill}


def test_what_ended_could_be_set_up_again_and_what_nobody_documents_be_filled_in() -> None:
    """The mend is a new body; the field is the council's list of bodies."""
    verdict = ask("FR-I3", Replace("committee", period=ENDED))
    assert ask("FR-I3", Replace("committee", period=ENDED), *verdict.fix).outcome == "pass"
    silent = ask("FR-I3", Remove("plenary"))
    assert (fills(silent), silent.fix) == ({("ombreval-council", "instances")}, ())


# ---------------------------------------------------------------- FR-I1

SINCE = Period(start=PartialDate(year=2018), end="open")
ELECTED = frozenset({"elected"})


def chair(holder: str | None = None, **fields: Any) -> Add:
    """Somebody in the chair of the steering committee."""
    given: dict[str, Any] = {
        "id": "chair",
        "function": "chair",
        "body": "committee",
        "period": SINCE,
        "holder": holder,
    } | fields
    return Add(Post(**given))


def chaired(*changes: Add | Replace | Remove) -> Verdict:
    """What is said of the chair of the steering committee."""
    return ask("FR-I1", *changes, about="committee")


@pytest.mark.parametrize("function", ["chair", "president", "rotating_chair"])
def test_an_elected_official_in_the_chair_is_named(function: str) -> None:
    """Also where the chair goes round."""
    verdict = chaired(chair("ombreval", function=function, pillars=ELECTED))
    assert verdict.outcome == "pass"
    assert "in the chair: Ombreval." in verdict.message()


def test_the_president_of_the_council_does_not_yet_chair_each_body() -> None:
    """Lille-Est in 2011: the mayor of Ronchin presides over the council; who chairs the committee is not said."""
    verdict = chaired(chair("ombreval", function="president", body=None, pillars=ELECTED))
    assert (verdict.outcome, fills(verdict)) == ("not_documented", {("ombreval-council", "posts")})
    assert "Presiding over the council: Ombreval (2025); who chairs this body is not said." in verdict.message()
    undated = chaired(chair("ombreval", function="president", body=None), Replace("ombreval-council", as_of=None))
    assert "Presiding over the council: Ombreval (undated)" in undated.message()


@pytest.mark.parametrize(
    ("sector", "outcome"),
    [
        ("municipality", "pass"),
        ("intercommunality", "pass"),
        ("joint_syndicate", "not_documented"),
        ("local_social_welfare", "not_documented"),
        ("not_documented", "not_documented"),
        ("psychiatric_hospital", "fail"),
        ("social_landlord", "fail"),
    ],
)
def test_whether_the_one_in_the_chair_is_elected_is_for_a_source_to_say(sector: str, outcome: str) -> None:
    """A town may send a representative to the steering committee, to the plenary an elected one; a hospital neither."""
    verdict = chaired(Replace("welfare", sector=sector), chair("welfare"))
    assert verdict.outcome == outcome
    assert fills(verdict) == ({("chair", "pillars")} if outcome == "not_documented" else set())
    plenary = ask("FR-I1", Replace("welfare", sector=sector), chair("welfare", body="plenary"), about="plenary")
    assert plenary.outcome == ("fail" if outcome == "fail" else "not_documented")


def test_a_chair_shared_with_an_elected_official_is_enough() -> None:
    """The mend adds an elected official, and takes the chair from nobody."""
    verdict = chaired(chair("hospital"))
    assert verdict.outcome == "fail"
    assert "could take the chair, or share it" in verdict.message()
    assert chaired(chair("hospital"), *verdict.fix).outcome == "pass"


def test_a_chair_that_is_claimed_announced_or_vacant_shows_nobody() -> None:
    """Each is said as what it is."""
    assert chaired(chair("ombreval", pillars=ELECTED, evidence="claimed")).outcome == "not_documented"
    assert "is not said" in chaired(chair("ombreval", pillars=ELECTED, evidence="announced")).message()
    vacant = chaired(chair(vacant=True, pillars=ELECTED))
    assert vacant.outcome == "not_documented"
    assert "The chair is vacant" in vacant.message()


def rules(*pillars: str) -> Replace:
    """The committee's own rules on who takes the chair."""
    return Replace("committee", procedure=Procedure(chaired_by=frozenset(pillars)))


def test_the_bodys_own_rules_are_read_where_nobody_is_named() -> None:
    """A record of who chairs goes before them; rules that leave the choice do not tell."""
    assert "This is a statement, not a record." in chaired(rules("elected")).message()
    assert chaired(rules("elected"), chair("ombreval")).outcome == "pass"
    assert chaired(rules("elected"), chair("hospital")).outcome == "fail"
    assert chaired(rules("elected", "carers")).outcome == "not_documented"
    assert chaired(Replace("committee", procedure=Procedure(term_years=3))).outcome == "not_documented"
    others = chaired(rules("public_psychiatry"))
    assert others.outcome == "fail"
    assert chaired(rules("public_psychiatry"), *others.fix).outcome == "pass"


def test_the_mend_finds_an_id_of_its_own() -> None:
    """Something else may already be called as the new office would be."""
    taken = Add(Actor(id="committee-elected-chair", name="Other"))
    (fix,) = chaired(chair("hospital"), taken).fix
    assert isinstance(fix, Add)
    assert isinstance(fix.entity, Post)
    assert fix.entity.id == "committee-elected-chair-2"


# ---------------------------------------------------------------- FR-I7


def seat(id: str, **fields: Any) -> Add:
    """A nameless seat in the plenary."""
    return Add(Seat(id=id, label=Text(fr="Quelqu’un", en="Somebody"), status="member", **fields), to="plenary")


def test_all_sides_are_named_with_who_sits_for_them() -> None:
    """A mutual-support group counts for service users and for their associations."""
    said = ask("FR-I7").message()
    assert "Service users' associations (GEM d’Ombreval); Service users themselves (GEM d’Ombreval)" in said
    assert "Prefecture, State services (Préfecture)" in said


@pytest.mark.parametrize(
    ("without", "label"),
    [
        ("plenary-residents-member", "Residents"),
        ("plenary-agency-member", "Regional health agency"),
        ("plenary-prefecture-member", "Prefecture, State services"),
    ],
)
def test_a_side_without_a_seat_could_be_offered_one(without: str, label: str) -> None:
    """Where every composition is known; the plenary could open it."""
    verdict = ask("FR-I7", Remove(without))
    assert verdict.outcome == "fail"
    assert f"a seat could be opened for: {label}." in verdict.message()
    assert ask("FR-I7", Remove(without), *verdict.fix).outcome == "pass"


NO_USERS = tuple(Remove(f"{body}-mutual-support-member") for body in ("plenary", "committee", "housing-group"))


def test_service_users_and_their_associations_are_two_sides() -> None:
    """An association alone may send somebody else; a seat of users alone is no association for sure."""
    both = ask("FR-I7", *NO_USERS)
    assert "Service users' associations; Service users themselves" in both.message()
    assert ask("FR-I7", *NO_USERS, *both.fix).outcome == "pass"
    association = Actor(id="association", name="Association", sector="service_user_association")
    sits = Add(Seat(holder="association", status="member"), to="plenary")
    alone = ask("FR-I7", *NO_USERS, Add(association), sits)
    assert alone.outcome == "not_documented"
    assert fills(alone) == {("plenary-association-member", "pillars")}
    users = ask("FR-I7", *NO_USERS, seat("users", pillars=frozenset({"people_concerned"})))
    assert (users.outcome, fills(users)) == ("not_documented", {("users", "sector")})


def test_a_seat_of_which_nothing_is_known_may_be_anybodys() -> None:
    """Its sector is asked for; a known sector elsewhere tells that it is not the residents'."""
    unknown = ask("FR-I7", Remove("plenary-residents-member"), seat("somebody"))
    assert (unknown.outcome, fills(unknown)) == ("not_documented", {("somebody", "sector")})
    known = seat("landlord", sector="social_landlord")
    assert ask("FR-I7", Remove("plenary-residents-member"), known).outcome == "fail"


def test_a_side_may_sit_in_a_body_whose_list_is_not_known() -> None:
    """And in a plenary that nobody has documented."""
    changes = (Remove("plenary-residents-member"), Replace("committee", composition="partial"))
    verdict = ask("FR-I7", *changes)
    assert (verdict.outcome, fills(verdict)) == ("not_documented", {("committee", "composition")})
    assert "it cannot be said whether these sit somewhere: Residents." in verdict.message()
    without = ask("FR-I7", Remove("plenary"))
    assert ("ombreval-council", "instances") in fills(without)


# ---------------------------------------------------------------- FR-I8


def written(state: str = "adopted", end: str = "open", id: str = "rules") -> Add:
    """Internal rules in that *state*."""
    period = Period(start=PartialDate(year=2018), end="open" if end == "open" else PartialDate.parse(end))
    name = Text(fr="Règlement", en="Rules")
    return Add(Agreement(id=id, name=name, kind="internal_rules", state=state, period=period))


@pytest.mark.parametrize("state", ["adopted", "in_force", "signed", "not_documented"])
def test_internal_rules_are_enough_whatever_they_say(state: str) -> None:
    """What is in them is for other rules."""
    assert ask("FR-I8", written(state)).outcome == "pass"


def test_rules_that_are_being_written_are_not_yet_owed() -> None:
    """Neither kept nor departed from; whether they have been adopted since is asked for."""
    verdict = ask("FR-I8", written("drafting"))
    assert (verdict.outcome, fills(verdict)) == ("not_documented", {("rules", "state")})
    assert ask("FR-I8", written("drafting"), written(id="adopted")).outcome == "pass"
    assert ask("FR-I8", written("drafting"), written(end="2022", id="old")).outcome == "not_documented"


def test_rules_that_ended_could_be_adopted_anew() -> None:
    """Without a word of them, nothing is departed from."""
    ended = ask("FR-I8", written(end="2022"))
    assert ended.outcome == "fail"
    assert ask("FR-I8", written(end="2022"), *ended.fix).outcome == "pass"
    silent = ask("FR-I8")
    assert (silent.outcome, fills(silent)) == ("not_documented", {("ombreval-council", "agreements")})
