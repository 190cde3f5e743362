from typing import Any

import pytest

from clsm import Actor, Add, Agreement, PartialDate, Period, Post, Recognition, Remove, Replace, Seat, Term, Text
from clsm.dates import OPEN
from clsm.governance import Verdict
from clsm.governance.books.examples import COUNCIL
from clsm.governance.books.fr_law import ARGUABLE, PARTS, PROFESSIONALS
from clsm.vocabulary import SECTORS
from tests.governance.asking import ask

NO_USERS = tuple(Remove(f"{body}-mutual-support-member") for body in ("plenary", "committee", "housing-group"))
NO_FAMILIES = tuple(Remove(f"{body}-families-member") for body in ("plenary", "committee", "housing-group"))
NO_MEDICO_SOCIAL = (Remove("plenary-support-member"), Remove("housing-group-support-member"))
CISS = Actor(id="ciss", name="CISS", sector="health_users_representation")


def invited(holder: str) -> Add:
    """A permanent invitation to the plenary."""
    return Add(Seat(holder=holder, status="permanent_invitee"), to="plenary")


def test_users_and_professionals_together_are_named() -> None:
    """The message says who was found for each of the four parts."""
    said = ask("FR-L1").message()
    for words in (
        "user representatives (GEM d’Ombreval)",
        "health professionals (EPSM d’Ombreval)",
        "social professionals (CCAS d’Ombreval)",
        "medico-social professionals (SAVS d’Ombreval)",
    ):
        assert words in said


def test_no_users_in_a_council_whose_compositions_are_all_known() -> None:
    """That fails, and the mend is to open a seat to them in the plenary."""
    verdict = ask("FR-L1", *NO_USERS, *NO_FAMILIES)
    assert verdict.outcome == "fail"
    assert verdict.focus == "ombreval-council"
    assert verdict.path == ""
    assert "none has a seat for: user representatives" in verdict.message()
    (fix,) = verdict.fix
    assert isinstance(fix, Add)
    assert fix.to == "plenary"


def test_without_a_documented_plenary_nobody_is_missing_for_sure() -> None:
    """A file that lists one committee says nothing of a plenary where users may sit: the law is not failed."""
    verdict = ask("FR-L1", *NO_USERS, Remove("plenary"))
    assert verdict.outcome == "not_documented"
    assert verdict.fix == ()


def test_one_unknown_composition_is_enough_to_leave_absence_unsaid() -> None:
    """Users may sit in the body whose list is not complete."""
    verdict = ask("FR-L1", *NO_USERS, *NO_FAMILIES, Replace("housing-group", composition="partial"))
    assert verdict.outcome == "not_documented"
    assert "Already seated: health professionals (EPSM d’Ombreval)" in verdict.message()
    assert "it cannot be said whether these sit somewhere: user representatives" in verdict.message()
    assert verdict.fix == ()


def test_the_users_of_all_health_care_are_not_taken_for_those_of_psychiatry() -> None:
    """Their representation alone leaves the answer open, until its approval is recorded."""
    verdict = ask("FR-L1", *NO_USERS, *NO_FAMILIES, Add(CISS), invited("ciss"))
    assert verdict.outcome == "not_documented"
    assert "represents them where it is approved; its approval is not documented: CISS." in verdict.message()
    assert "son agrément n’est pas documenté : CISS." in verdict.message("fr")
    assert fills(verdict) == {("ciss", "recognitions")}


@pytest.mark.parametrize(
    ("dates", "outcome"),
    [
        ({}, "pass"),
        ({"date": "2024", "until": "2025-01-15"}, "pass"),
        ({"until": "2025-01-14"}, "not_documented"),
        ({"date": "2025-01-16"}, "not_documented"),
    ],
)
@pytest.mark.parametrize("holder", ["families", "ciss"])
def test_an_approved_association_represents_users(holder: str, dates: dict[str, str], outcome: str) -> None:
    """Of families, or of users of all health care, while its approval lasts; without one it is a question."""
    fields: dict[str, Any] = {name: PartialDate.parse(date) for name, date in dates.items()}
    approval = Recognition(label=Text(fr="Agrément", en="Approval"), kind="approval", **fields)
    approved = (Add(CISS), invited("ciss"), Replace(holder, recognitions=(approval,)))
    verdict = ask("FR-L1", *NO_USERS, *approved)
    assert verdict.outcome == outcome
    assert ("Approved to represent the users" in verdict.message()) == (outcome == "pass")
    label = Recognition(label=Text.same("Label"), kind="label")
    assert ask("FR-L1", *NO_USERS, *approved, Replace(holder, recognitions=(label,))).outcome == "not_documented"


def test_no_approval_is_asked_of_a_support_group_or_of_a_user() -> None:
    """They pass, and how the law is read stands beside it."""
    assert "without an approval" in ask("FR-L1").message()
    user = Seat(label=Text(fr="Un usager", en="A user"), status="member", pillars=frozenset({"people_concerned"}))
    assert ask("FR-L1", *NO_USERS, Add(user, to="plenary")).outcome == "pass"
    relatives = Seat(holder="mutual-support", status="member", pillars=frozenset({"carers"}))
    assert ask("FR-L1", *NO_USERS, *NO_FAMILIES, Add(relatives, to="plenary")).outcome == "fail"


def test_it_is_a_condition_and_no_duty() -> None:
    """Wherever it is not met, the message says so."""
    assert "the condition for being associated" in ask("FR-L1", *NO_USERS, *NO_FAMILIES).message()


def test_a_seat_shared_with_families_leaves_the_users_part_open() -> None:
    """An association of users and families may send relatives only."""
    shared = Seat(
        label=Text(fr="Associations d’usagers et de familles", en="Users' and families' associations"),
        status="member",
        pillars=frozenset({"people_concerned", "carers"}),
    )
    verdict = ask("FR-L1", *NO_USERS, *NO_FAMILIES, Add(shared, to="plenary"))
    assert verdict.outcome == "not_documented"
    assert "sit there: user representatives (Users' and families' associations)." in verdict.message()


@pytest.mark.parametrize(("status", "evidence"), [("open_participant", "listed"), ("member", "announced")])
def test_an_open_door_or_an_announcement_is_not_yet_a_seat(status: str, evidence: str) -> None:
    """Who may come, or will, does not sit with the others."""
    seat = Seat(holder="mutual-support", status=status, evidence=evidence)
    assert ask("FR-L1", *NO_USERS, *NO_FAMILIES, Add(seat, to="plenary")).outcome == "fail"


def test_a_claim_to_sit_leaves_the_answer_open() -> None:
    """Users "invested in the decision-making bodies", without a named seat."""
    seat = Seat(holder="mutual-support", status="member", evidence="claimed")
    assert ask("FR-L1", *NO_USERS, Add(seat, to="plenary")).outcome == "not_documented"


@pytest.mark.parametrize(
    ("without", "part", "sector"),
    [
        (("hospital",), "health professionals", "psychiatric_hospital"),
        (("welfare",), "social professionals", "county_social_services"),
        (("support",), "medico-social professionals", "disability_support"),
    ],
)
def test_a_missing_profession_fails_and_the_plenary_could_open_a_seat_to_it(
    without: tuple[str, ...], part: str, sector: str
) -> None:
    """Which professionals take it is the plenary's choice: the seat is that of a profession, and names nobody."""
    seated = {seat.id for body in COUNCIL.instances for seat in body.seats if seat.holder in without}
    verdict = ask("FR-L1", *(Remove(id) for id in sorted(seated)))
    assert verdict.outcome == "fail"
    assert f"none has a seat for: {part}" in verdict.message()
    (fix,) = verdict.fix
    assert isinstance(fix, Add)
    assert isinstance(fix.entity, Seat)
    assert (fix.to, fix.entity.holder, fix.entity.sector) == ("plenary", None, sector)


def fills(verdict: Verdict) -> set[tuple[str, str]]:
    """Which fields would settle the question."""
    return {(it.id, it.field) for it in verdict.fill}


def test_what_would_settle_an_open_question_is_named() -> None:
    """The list that is not complete, the seat that is unsure, the sector that nobody gives, the plenary."""
    partial = Replace("housing-group", composition="partial")
    assert fills(ask("FR-L1", *NO_USERS, *NO_FAMILIES, partial)) == {("housing-group", "composition")}
    claimed = Add(Seat(holder="mutual-support", status="member", evidence="claimed"), to="plenary")
    assert fills(ask("FR-L1", *NO_USERS, *NO_FAMILIES, claimed)) == {("plenary-mutual-support-member", "evidence")}
    unsaid = Add(Seat(holder="mutual-support"), to="plenary")
    assert fills(ask("FR-L1", *NO_USERS, *NO_FAMILIES, unsaid)) == {("plenary-mutual-support", "status")}
    unsure = Add(Seat(holder="ciss"), to="plenary")
    assert fills(ask("FR-L1", *NO_USERS, *NO_FAMILIES, Add(CISS), unsure)) == {("plenary-ciss", "status")}
    who = Actor(id="who", name="Who")
    assert fills(ask("FR-L1", *NO_MEDICO_SOCIAL, Add(who), invited("who"))) == {("who", "sector")}
    label = Text(fr="Partenaires divers", en="Various partners")
    nobody = Seat(id="various", label=label, status="member", pillars=frozenset({"none"}))
    assert fills(ask("FR-L1", *NO_MEDICO_SOCIAL, Add(nobody, to="plenary"))) == {("various", "sector")}
    assert ("ombreval-council", "instances") in fills(ask("FR-L1", *NO_USERS, *NO_FAMILIES, Remove("plenary")))


def test_a_sector_that_could_be_argued_to_count_leaves_the_answer_open() -> None:
    """A service for addictions may be care or medico-social."""
    oxygen = Actor(id="oxygen", name="Oxygen", sector="addiction_services")
    verdict = ask("FR-L1", *NO_MEDICO_SOCIAL, Add(oxygen), invited("oxygen"))
    assert verdict.outcome == "not_documented"
    assert (
        "As the sources do not say enough about the seats in brackets, it cannot be said whether these sit there: "
        "medico-social professionals (Oxygen)."
    ) in verdict.message()


@pytest.mark.parametrize("sector", [None, "night_bus"])
def test_a_sector_that_is_not_known_leaves_the_answer_open(sector: str | None) -> None:
    """A partner of whom only the name is documented may be anything."""
    term = Term(list="sectors", id="night_bus", label=Text(fr="Bus de nuit", en="Night bus"))
    label = Text(fr="Partenaires divers", en="Various partners")
    seat = Seat(label=label, sector=sector, status="member", pillars=frozenset({"none"}))
    changes = (Replace("ombreval-council", terms=(term,)), Add(seat, to="plenary"))
    assert ask("FR-L1", *NO_MEDICO_SOCIAL, *changes).outcome == "not_documented"


def test_an_elected_official_is_not_taken_for_a_professional() -> None:
    """Where the source says for whom a seat stands, its unknown sector opens nothing."""
    label = Text(fr="Un élu", en="An elected official")
    seat = Seat(label=label, status="member", pillars=frozenset({"elected"}))
    assert ask("FR-L1", *NO_MEDICO_SOCIAL, Add(seat, to="plenary")).outcome == "fail"


def test_a_hospital_of_which_no_pillar_is_named_is_still_care() -> None:
    """An empty set of pillars says nothing against the sector."""
    silent = [Replace(f"{body}-hospital-member", pillars=frozenset()) for body in ("plenary", "committee")]
    assert ask("FR-L1", *silent, Remove("housing-group-hospital-member")).outcome == "pass"


def test_public_psychiatry_counts_as_health_whatever_its_sector() -> None:
    """The source says "psychiatry" and names no service."""
    without = [Remove(f"{body}-hospital-member") for body in ("plenary", "committee", "housing-group")]
    label = Text(fr="Un psychiatre du secteur", en="A psychiatrist of the sector")
    seat = Seat(label=label, status="member", pillars=frozenset({"public_psychiatry"}))
    assert ask("FR-L1", *without).outcome == "fail"
    assert ask("FR-L1", *without, Add(seat, to="plenary")).outcome == "pass"


def test_seats_in_a_partners_body_are_not_seats_in_the_council() -> None:
    """Nothing is read of a body that the council only visits."""
    outside = Replace("housing-group", kind="external")
    elsewhere = (*NO_USERS[:2], *NO_FAMILIES)
    assert ask("FR-L1", *elsewhere).outcome == "pass"
    assert ask("FR-L1", *elsewhere, outside).outcome == "fail"


def test_a_council_without_a_documented_body_says_nothing() -> None:
    """Metz: silence is not a failure."""
    nobody = [Remove(body) for body in ("plenary", "committee", "housing-group")]
    verdict = ask("FR-L1", *nobody)
    assert verdict.outcome == "not_documented"
    assert verdict.evidence == ()


def test_a_seat_that_may_have_ended_leaves_the_answer_open() -> None:
    """The verdict names the seat on which it turns, and says both answers."""
    doubtful = Seat(holder="mutual-support", status="member", period=Period(end=PartialDate(year=2025)))
    verdict = ask("FR-L1", *NO_USERS, *NO_FAMILIES, Add(doubtful, to="plenary"))
    assert verdict.outcome == "not_documented"
    assert "the answer depends on it: GEM d’Ombreval (Plenary assembly)." in verdict.message()
    assert "If so: User representatives sit with" in verdict.message()
    assert "If not: Already seated:" in verdict.message()


def test_the_tables_of_sectors_hold_sectors() -> None:
    """A sector counts for one part, or could be argued to, and never both for the same part."""
    assert set(PROFESSIONALS) | set(ARGUABLE) <= set(SECTORS)
    assert set(PROFESSIONALS) & set(ARGUABLE) == set()
    assert set(PROFESSIONALS.values()) | {"users"} == set(PARTS)


# ---------------------------------------------------------------- FR-L3


def project(start: str | None, end: str | None) -> Add:
    """A territorial mental-health project from *start* to *end*; "open" where it is known to go on."""
    period = Period(
        start=PartialDate.parse(start) if start else None,
        end="open" if end == "open" else PartialDate.parse(end) if end else None,
    )
    name = Text(fr="Projet territorial", en="Territorial project")
    kind = "territorial_mental_health_project"
    return Add(Agreement(id="project", name=name, kind=kind, period=period, as_of=PartialDate.parse("2025-01-15")))


@pytest.mark.parametrize(
    ("start", "end", "outcome"),
    [
        ("2023-07-01", "2028-07-02", "not_documented"),  # the agency has 18 months to record that none has followed
        ("2023-07", "2028-09", "not_documented"),
        ("2023-07", "2030-02", "fail"),
        ("2023", "2027", "not_documented"),
        ("2023", "2029", "not_documented"),
        ("2023", "2031", "fail"),
        ("2023-07-01", "open", "not_documented"),
        ("2023-07-01", None, "not_documented"),
        (None, "2028", "not_documented"),
    ],
)
def test_a_territorial_project_runs_for_five_years(start: str | None, end: str | None, outcome: str) -> None:
    """To the day, to the month where only months are known; years alone leave it open, and ask for the dates."""
    verdict = ask("FR-L3", project(start, end))
    assert (verdict.outcome, verdict.focus) == (outcome, "project")
    assert fills(verdict) == ({("project", "period")} if outcome == "not_documented" else set())


def test_a_project_begun_before_the_decree_owes_it_nothing() -> None:
    """The term was set in July 2017: an older text is no concern of the rule, whatever its length."""
    verdict = ask("FR-L3", project("2016-01-01", "2030-12-31"))
    assert verdict.outcome == "not_applicable"


def test_a_term_to_be_revised_is_proposed_while_it_lasts() -> None:
    """The mend ends the project five years after it began, unless that day has gone: what was is not written anew."""
    (fix,) = ask("FR-L3", project("2023-07", "2030-12-31")).fix
    assert fix == Replace(
        "project", period=Period(start=PartialDate.parse("2023-07"), end=PartialDate.parse("2028-06-30"))
    )
    assert ask("FR-L3", project("2018-07-01", "2030-12-31")).fix == ()
    assert ask("FR-L3", project("2023", "2030")).fix == ()


def test_an_early_calendar_and_a_late_one_hold_terms_too() -> None:
    """No date that a file may hold is beyond what the rule can reckon with."""
    assert ask("FR-L3", project("9998", "9999"), day="9998-06-01").outcome == "not_documented"


# ---------------------------------------------------------------- FR-L5

COMMITTEE = Replace("ombreval-council", legal_form="municipal_committee")
ELECTED = frozenset({"elected"})


def presiding(holder: str | None, **fields: Any) -> Add:
    """Somebody in the chair of the council."""
    label = None if holder or fields.get("vacant") else Text(fr="Présidence", en="Chair")
    return Add(Post(id="presidency", function="president", holder=holder, label=label, **fields))


@pytest.mark.parametrize(
    ("post", "outcome"),
    [
        (presiding("ombreval", pillars=ELECTED), "pass"),
        (presiding(None, pillars=ELECTED), "pass"),
        (presiding("ombreval", body="plenary", pillars=ELECTED), "pass"),
        (presiding("ombreval"), "not_documented"),
        (presiding("valley", pillars=ELECTED), "not_documented"),
        (presiding("hospital"), "fail"),
        (presiding(None, vacant=True), "not_documented"),
        (presiding("hospital", body="housing-group"), "not_documented"),
    ],
)
def test_a_councillor_chairs_a_municipal_committee(post: Add, outcome: str) -> None:
    """Of the town itself; an elected official of another authority may sit on its council too."""
    valley = Add(Actor(id="valley", name="Communauté", sector="intercommunality"))
    verdict = ask("FR-L5", valley, COMMITTEE, post)
    assert verdict.outcome == outcome
    if outcome == "fail":
        assert ask("FR-L5", valley, COMMITTEE, post, *verdict.fix).outcome == "pass"


@pytest.mark.parametrize("form", ["association", "agreement_only", "not_documented"])
def test_a_council_of_another_form_is_not_asked(form: str) -> None:
    """Only a file that states the form is read with the article."""
    assert ask("FR-L5", Replace("ombreval-council", legal_form=form), presiding("hospital")).outcome == "not_applicable"


# ---------------------------------------------------------------- FR-L5B


def seats_of(body: str, start: str | None, end: str | None = None) -> list[Replace]:
    """Every seat of a body, held for a time."""
    last = PartialDate.parse(end) if end else OPEN
    period = Period(start=PartialDate.parse(start) if start else None, end=last)
    return [Replace(it.id, id=it.id, period=period) for it in COUNCIL.find(body).seats]


def test_a_composition_for_longer_than_the_municipal_term_is_mended() -> None:
    """The seats are given anew, from the day on."""
    longer = seats_of("plenary", "2020-10", "2030")
    assert ask("FR-L5B", COMMITTEE, *longer, *ask("FR-L5B", COMMITTEE, *longer).fix).outcome == "pass"


def test_without_a_plenary_the_committee_is_asked_and_before_the_known_elections_nobody() -> None:
    """A body whose members nobody lists gives no answer; nor does a day before the first election that is known."""
    alone = (COMMITTEE, Remove("plenary"))
    assert ask("FR-L5B", *alone, *seats_of("committee", "2021")).focus == "committee"
    assert ask("FR-L5B", *alone, Replace("committee", seats=())).outcome == "not_applicable"
    assert ask("FR-L5B", COMMITTEE, day="2007-12-31").outcome == "not_applicable"
    assert ask("FR-L5B").outcome == "not_applicable"
