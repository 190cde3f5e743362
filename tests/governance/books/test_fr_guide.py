from typing import Any

import attrs
import pytest

from clsm import (
    Actor,
    Add,
    Agreement,
    Frequency,
    Instance,
    Meeting,
    PartialDate,
    Period,
    Post,
    Priority,
    Remove,
    Replace,
    Seat,
    Text,
)
from clsm.dates import OPEN
from clsm.governance import Verdict, check
from clsm.governance.books.examples import COUNCIL
from tests.governance.asking import ask

CISS = Actor(id="ciss", name="CISS", sector="health_users_representation")


# ---------------------------------------------------------------- FR-G1


def test_four_pillars_in_a_body_are_named() -> None:
    """The message says who sits for each."""
    said = ask("FR-G1", about="committee").message()
    assert "Steering committee – The four pillars sit together: Local elected officials (Ombreval);" in said
    assert "represents them" not in said


def test_an_absent_pillar_is_a_place_that_the_body_could_open() -> None:
    """The wording speaks of a seat, never of the partner, and the mend opens it."""
    verdict = ask("FR-G1", Remove("committee-families-member"), about="committee")
    assert verdict.outcome == "fail"
    assert verdict.path == "instances/committee"
    assert "A seat could be opened for: Families and carers." in verdict.message()
    assert "Une place pourrait être ouverte pour : Aidants, proches, familles." in verdict.message("fr")
    (fix,) = verdict.fix
    assert isinstance(fix, Add)
    assert isinstance(fix.entity, Seat)
    assert fix.entity.pillars == frozenset({"carers"})


@pytest.mark.parametrize(
    ("sector", "outcome"),
    [("municipality", "pass"), ("intercommunality", "pass"), ("joint_syndicate", "not_documented")],
)
def test_the_seat_of_an_authority_is_that_of_its_elected_officials_or_of_their_representative(
    sector: str, outcome: str
) -> None:
    """The guidance accepts both, and the message says how the seat was read; of a syndicate it says nothing."""
    changes = (Replace("ombreval", sector=sector), Replace("committee-ombreval-member", pillars=None))
    verdict = ask("FR-G1", *changes, about="committee")
    assert verdict.outcome == outcome
    assert ("whoever represents them" in verdict.message()) == (outcome == "pass")


@pytest.mark.parametrize("kind", ["bureau", "technical_committee", "allocation_commission", "situation_cell"])
def test_bodies_that_the_guidance_does_not_name_are_not_asked(kind: str) -> None:
    """Nobody proposes an elected official for a cell that shares situations."""
    with pytest.raises(ValueError, match="not enough values"):
        ask("FR-G1", Replace("housing-group", kind=kind), about="housing-group")


def test_what_several_seats_leave_open_is_said_in_one_sentence() -> None:
    """Each pillar with the seats that may stand for it."""
    members = Seat(label=Text(fr="Membres du conseil", en="Members of the council"), status="member")
    verdict = ask("FR-G1", Replace("plenary", seats=(members,)), about="plenary")
    assert verdict.explanation() == (
        "Plenary assembly – As the sources do not say enough about the seats in brackets, it cannot be said whether "
        "these sit there: Local elected officials (Members of the council); Public psychiatry (Members of the "
        "council); People with lived experience, service users (Members of the council); Families and carers (Members "
        "of the council)."
    )


def test_an_absence_is_said_beside_what_cannot_be_said() -> None:
    """One pillar surely absent is a finding, whatever is left open."""
    changes = (Replace("committee-hospital-member", evidence="claimed"), Remove("committee-families-member"))
    verdict = ask("FR-G1", *changes, about="committee")
    assert verdict.outcome == "fail"
    assert "A seat could be opened for: Families and carers. As the sources do not say enough" in verdict.message()


@pytest.mark.parametrize(
    ("composition", "words"),
    [
        ("partial", "As the composition is only known in part"),
        ("described_only", "As the composition is described without a list"),
        ("not_documented", "As the composition is not documented"),
    ],
)
def test_absence_cannot_be_said_of_a_composition_that_is_not_complete(composition: str, words: str) -> None:
    """The message says how far the composition is known."""
    changes = (Replace("committee", composition=composition), Remove("committee-families-member"))
    verdict = ask("FR-G1", *changes, about="committee")
    assert verdict.outcome == "not_documented"
    assert words in verdict.message()
    assert verdict.message().count("Families and carers") == 1


def test_a_body_of_which_only_the_name_is_known() -> None:
    """Nobody is said to sit, and nobody to be absent."""
    verdict = ask("FR-G1", Replace("plenary", composition="described_only", seats=()), about="plenary")
    assert verdict.outcome == "not_documented"
    assert "Seated" not in verdict.message()
    assert "Families and carers" in verdict.message()


def test_health_users_representation_may_be_the_voice_of_people_with_lived_experience() -> None:
    """So their absence cannot be said beside it; the carers' can."""
    changes = (
        Add(CISS),
        Add(Seat(holder="ciss", status="permanent_invitee"), to="committee"),
        Remove("committee-mutual-support-member"),
    )
    verdict = ask("FR-G1", *changes, about="committee")
    assert verdict.outcome == "not_documented"
    assert "CISS: a seat for the users of all health care" in verdict.message()


@pytest.mark.parametrize("kind", ["external", "situation_meeting"])
def test_bodies_that_the_council_does_not_compose_are_not_asked(kind: str) -> None:
    """A partner's body, and a meeting around one situation."""
    with pytest.raises(ValueError, match="not enough values"):
        ask("FR-G1", Replace("housing-group", kind=kind), about="housing-group")


def test_a_permanent_invitation_is_a_presence() -> None:
    """The four pillars meet, even where one of them is only invited."""
    invited = Replace("committee-families-member", status="permanent_invitee")
    assert ask("FR-G1", invited, about="committee").outcome == "pass"


# ---------------------------------------------------------------- FR-G2


def test_carers_who_are_only_invited_could_be_made_members() -> None:
    """The finding is about the committee, which could offer the seat; the mend makes the invitee a member."""
    invited = Replace("committee-families-member", status="permanent_invitee", voice="consultative")
    verdict = ask("FR-G2", invited)
    assert verdict.outcome == "fail"
    assert verdict.focus == "committee"
    assert "“Families and carers”: invited permanently, with a consultative voice (Familles d’O" in verdict.message()
    assert "the steering committee could make it a member" in verdict.message()
    assert "le comité de pilotage pourrait proposer une place de membre" in verdict.message("fr")
    seat = "committee-families-permanent-invitee"
    # the seat keeps its id, so that whatever names it still finds it
    assert verdict.fix == (Replace(seat, id=seat, status="member", voice="not_documented"),)


def test_a_permanent_invitation_is_a_question() -> None:
    """The guidance asks for a full part and not for members: the voice of the invitation would tell."""
    seat = "committee-families-permanent-invitee"
    verdict = ask("FR-G2", Replace("committee-families-member", status="permanent_invitee"))
    assert verdict.outcome == "not_documented"
    assert fills(verdict) == {(seat, "voice")}
    assert "The guidance asks for a full part" in verdict.message()
    voiced = Replace("committee-families-member", status="permanent_invitee", voice="deliberative")
    assert ask("FR-G2", voiced).outcome == "pass"


def test_where_nobody_is_invited_a_seat_could_be_opened() -> None:
    """The mend opens it, to whoever the committee then welcomes."""
    verdict = ask("FR-G2", Remove("committee-mutual-support-member"))
    assert verdict.outcome == "fail"
    assert "A seat could be opened for: People with lived experience, service users." in verdict.message()
    assert isinstance(verdict.fix[0], Add)


def test_an_invitation_in_a_list_that_is_not_complete() -> None:
    """They may be members too: at least the invitation is known."""
    changes = (
        Replace("committee-families-member", status="permanent_invitee"),
        Remove("committee-mutual-support-member"),
        Replace("committee", composition="partial"),
    )
    verdict = ask("FR-G2", *changes)
    assert verdict.outcome == "not_documented"
    assert "“Families and carers”: invited permanently (Familles d’Ombreval)" in verdict.message()
    assert "whether these take full part: People with lived experience, service users." in verdict.message()


def test_a_status_that_is_not_documented_leaves_full_part_open() -> None:
    """The seat is there; whether it is a member's is not said."""
    verdict = ask("FR-G2", Replace("committee-families-member", status="not_documented"))
    assert verdict.outcome == "not_documented"
    assert "whether these take full part: Families and carers (Familles d’Ombreval)." in verdict.message()


def test_a_seat_by_right_is_full_part() -> None:
    """Ex officio members are members."""
    assert ask("FR-G2", Replace("committee-families-member", status="ex_officio")).outcome == "pass"


def test_without_a_steering_committee_the_rule_has_nothing_to_say() -> None:
    """Whether there should be one is another rule."""
    verdict = ask("FR-G2", Remove("committee"))
    assert verdict.outcome == "not_applicable"
    assert "No steering committee is documented." in verdict.message()


# ---------------------------------------------------------------- FR-I4


def each_year(*changes: Add | Replace | Remove, **more: Any) -> Verdict:
    """What the rule says as its first page put it: once a year at least."""
    return ask("FR-I4", *changes, rules_on="2024-12-31", **more)


@pytest.mark.parametrize(
    ("days", "outcome"),
    [(("2023-01-15",), "pass"), (("2023-01-14",), "pass"), (("2022-12-31",), "fail"), ((), "fail")],
)
def test_since_2024_a_year_without_a_plenary_is_no_departure(days: tuple[str, ...], outcome: str) -> None:
    """Once a year on average, sometimes less: two whole recorded years without one are."""
    recorded = Period(start=PartialDate.parse("2022-01-01"), end=OPEN)
    meetings = tuple(Meeting(date=PartialDate.parse(day)) for day in days)
    verdict = ask("FR-I4", Replace("plenary", meetings=meetings, recorded=recorded))
    assert (verdict.outcome, verdict.rule.strength) == (outcome, "recommended")
    if outcome == "fail":
        assert "Meetings recorded in 2023 and 2024: 0." in verdict.message()


def test_the_newer_page_is_no_edition_of_the_older_years() -> None:
    """On the last day of 2024 the first wording holds, and how strongly it asked."""
    without = Remove("plenary-2024-11-21")
    before = each_year(without)
    assert (before.outcome, before.rule.strength) == ("fail", "expected")
    assert "at least once a year" in before.rule.name.say()
    assert ask("FR-I4", without, rules_on="2025-01-01").outcome == "pass"


def test_a_plenary_that_was_cancelled_was_not_held() -> None:
    """Of one that was only planned nobody knows."""
    planned = each_year(Replace("plenary-2024-11-21", state="planned"))
    assert (planned.outcome, [fill.field for fill in planned.fill]) == ("not_documented", ["state"])
    for state in ("cancelled", "put_off"):
        assert each_year(Replace("plenary-2024-11-21", state=state), day="2025-01-15").outcome == "fail"


@pytest.mark.parametrize(
    ("date", "outcome", "fields"),
    [
        ("2025", "not_documented", ["date"]),
        ("2025-01", "not_documented", ["date"]),
        ("2025-01-15", "pass", []),
        ("2024", "pass", []),
        ("2024-01", "pass", []),
        ("2023", "fail", []),
    ],
)
def test_a_year_that_still_runs_is_open_to_an_imprecise_date(date: str, outcome: str, fields: list[str]) -> None:
    """A meeting of "2025" may have been before 15 January 2025, or may be to come."""
    verdict = each_year(Replace("plenary", meetings=(Meeting(date=PartialDate.parse(date)),)))
    assert (verdict.outcome, [fill.field for fill in verdict.fill]) == (outcome, fields)


def test_a_rhythm_in_words_that_nobody_can_count_is_not_judged() -> None:
    """As often as needed may be once a year."""
    words = Replace("plenary", frequency=Frequency.parse("autant que de besoin"), recorded=None, meetings=())
    verdict = each_year(words)
    assert (verdict.outcome, [fill.field for fill in verdict.fill]) == ("not_documented", ["recorded"])


def test_the_last_whole_calendar_year_is_looked_at() -> None:
    """In November, a plenary that meets in December is not late."""
    assert each_year(Remove("plenary-2024-11-21"), day="2024-11-30").outcome == "pass"
    verdict = each_year(Remove("plenary-2024-11-21"), day="2025-01-15")
    assert verdict.outcome == "fail"
    assert "Meetings recorded in 2024: 0." in verdict.message()


def test_a_meeting_whose_day_is_not_known_counts_in_its_year() -> None:
    """A year is enough to say that it met in that year."""
    meeting = Meeting(date=PartialDate(year=2024))
    assert each_year(Remove("plenary-2024-11-21"), Add(meeting, to="plenary")).outcome == "pass"


@pytest.mark.parametrize(
    "recorded",
    [
        None,
        Period(start=PartialDate(year=2024, month=1, day=2), end=OPEN),
        Period(start=PartialDate(year=2024, month=1, day=1), end=PartialDate(year=2024, month=12, day=30)),
    ],
)
@pytest.mark.parametrize(
    ("frequency", "outcome"),
    [
        ("yearly", "not_documented"),
        ("at least once a year", "not_documented"),
        ("every 12 months", "not_documented"),
        ("every 52 weeks", "not_documented"),
        ("2 every 2 years", "not_documented"),
        ("every 2 years", "fail"),
        ("every 18 months", "fail"),
    ],
)
def test_without_a_whole_recorded_year_the_plenarys_own_word_is_read(
    recorded: Period | None, frequency: str, outcome: str
) -> None:
    """It may be too little; where it is enough it is announced, and no record."""
    said = Replace("plenary", recorded=recorded, meetings=(), frequency=Frequency.parse(frequency))
    verdict = each_year(said)
    assert verdict.outcome == outcome
    assert "this is a statement, not a record" in verdict.message()
    assert "c’est une indication, pas un relevé" in verdict.message("fr")


def test_neither_a_record_nor_a_word() -> None:
    """Silence is not documented, and no departure; both fields that would settle it are named."""
    verdict = each_year(Replace("plenary", recorded=None, meetings=()))
    assert [(it.id, it.field) for it in verdict.fill] == [("plenary", "recorded"), ("plenary", "frequency")]
    assert verdict.outcome == "not_documented"
    assert "Neither a rhythm nor a whole year of meetings is documented." in verdict.message()


@pytest.mark.parametrize(
    ("held", "outcome"), [("2024-01-15", "pass"), ("2024-01-14", "pass"), ("2023-12-31", "not_documented")]
)
def test_a_meeting_in_the_last_twelve_months_or_the_last_calendar_year_is_enough(held: str, outcome: str) -> None:
    """Whether or not every meeting is recorded: one that was held shows that the plenary meets."""
    meetings = (Meeting(date=PartialDate.parse(held)),)
    assert each_year(Replace("plenary", recorded=None, meetings=meetings)).outcome == outcome


def test_a_meeting_of_this_year_makes_up_for_a_year_without() -> None:
    """The plenary that did not meet in 2024 and did in February 2025 is no longer late in March."""
    changes = (Remove("plenary-2024-11-21"), Add(Meeting(date=PartialDate.parse("2025-02-01")), to="plenary"))
    assert each_year(*changes, day="2025-01-31").outcome == "fail"
    assert each_year(*changes, day="2025-03-01").outcome == "pass"


def test_a_plenary_set_up_in_the_course_of_a_year_is_not_late_for_it() -> None:
    """Its first year is a partial one, even if it is recorded from the first of January on."""
    young = Replace("plenary", period=Period(start=PartialDate.parse("2024-06"), end=OPEN), meetings=())
    assert each_year(young).outcome == "not_documented"


@pytest.mark.parametrize("rhythm", [None, "every 2 years"])
def test_the_mend_of_a_late_plenary_is_to_convene_it(rhythm: str | None) -> None:
    """On the day; whether it is late by its record or by its own stated rhythm."""
    late = {"meetings": (), "frequency": Frequency.parse(rhythm) if rhythm else None}
    changes = (Replace("plenary", recorded=None, **late) if rhythm else Remove("plenary-2024-11-21"),)
    verdict = each_year(*changes)
    assert verdict.outcome == "fail"
    assert verdict.fix == (Add(Meeting(date=PartialDate.parse("2025-01-15")), to="plenary"),)
    assert each_year(*changes, *verdict.fix).outcome == "pass"


def test_an_old_council_is_held_to_the_figure_of_the_later_text() -> None:
    """Rules of 2017 on a day of 2011: once a year is still what they ask."""
    old = Replace("plenary", period=Period(start=PartialDate(year=2010), end=OPEN), meetings=(), recorded=None)
    council = COUNCIL.apply(old, Replace("plenary", frequency=Frequency.parse("every 2 years")))
    report = check(council.on("2011-06-01"), ["fr-guide"], rules_on="2017-12-31")
    assert {v.outcome for v in report.verdicts if v.rule.code == "FR-I4"} == {"fail"}


def test_without_a_plenary_its_rhythm_is_no_question() -> None:
    """Whether there should be one is another rule."""
    assert each_year(Remove("plenary")).outcome == "not_applicable"


def test_whoever_chairs_a_body_sits_there() -> None:
    """An elected official who chairs, by the source's own word, is the elected side of that body and of no other."""
    chair = Post(id="chair", function="chair", body="housing-group", holder="ombreval", pillars=frozenset({"elected"}))
    without = Remove("housing-group-ombreval-member")
    assert ask("FR-G1", without, about="housing-group").outcome == "fail"
    chaired = ask("FR-G1", without, Add(chair), about="housing-group")
    assert chaired.outcome == "pass"
    assert "chair" in chaired.evidence
    announced = attrs.evolve(chair, evidence="announced")
    assert ask("FR-G1", without, Add(announced), about="housing-group").outcome == "fail"
    elsewhere = attrs.evolve(chair, body="plenary")
    assert ask("FR-G1", without, Add(elsewhere), about="housing-group").outcome == "fail"


def fills(verdict: Verdict) -> set[tuple[str, str]]:
    """Which fields would settle the question."""
    return {(it.id, it.field) for it in verdict.fill}


def test_what_would_settle_the_pillars_is_named() -> None:
    """The town's seat whose pillar nobody gives, and the list that is not complete."""
    nameless = Replace("committee-ombreval-member", holder=None, label=Text(fr="Un élu ?", en="Who?"), pillars=None)
    changes = (nameless, Replace("committee", composition="partial"))
    expected = {("committee-seat-member", "pillars"), ("committee", "composition")}
    assert fills(ask("FR-G1", *changes, about="committee")) == expected
    unsaid = Replace("committee-families-member", status="not_documented")
    assert fills(ask("FR-G2", unsaid)) == {("committee-families", "status")}


# ---------------------------------------------------------------- FR-G1C

SINCE = Period(start=PartialDate(year=2018), end=OPEN)
COORDINATION = Post(id="coordination", function="coordinator", employer="ombreval", period=SINCE)


def test_a_coordinator_who_is_on_no_list_could_be_offered_a_place() -> None:
    """The east of Lille in 2011: the lists are complete, and the coordinator is on neither."""
    verdict = ask("FR-G1C", Add(COORDINATION), about="committee")
    assert verdict.outcome == "fail"
    assert "who may come without a seat" in verdict.message()
    (fix,) = verdict.fix
    assert isinstance(fix, Add)
    assert ask("FR-G1C", Add(COORDINATION), fix, about="committee").outcome == "pass"


def test_without_a_documented_coordinator_nobody_is_looked_for() -> None:
    """Whether there is one is another rule; a post that is vacant, or only announced, has no place to take."""
    assert ask("FR-G1C").outcome == "not_applicable"
    assert ask("FR-G1C", Add(attrs.evolve(COORDINATION, vacant=True))).outcome == "not_applicable"
    assert ask("FR-G1C", Add(attrs.evolve(COORDINATION, evidence="announced"))).outcome == "not_applicable"


def test_a_coordinator_of_the_body_itself_is_there() -> None:
    """An office in the body is a place in it."""
    own = Post(id="own", function="coordinator", body="housing-group", period=SINCE)
    assert ask("FR-G1C", Add(COORDINATION), Add(own), about="housing-group").outcome == "pass"


def test_where_the_list_or_a_seat_is_unsure_so_is_the_coordinators_place() -> None:
    """A list known in part, and a seat that names nobody."""
    partial = ask("FR-G1C", Add(COORDINATION), Replace("committee", composition="partial"), about="committee")
    assert (partial.outcome, fills(partial)) == ("not_documented", {("committee", "composition")})
    label = Text(fr="Secrétariat", en="Office")
    nameless = Add(Seat(id="office", label=label, status="member"), to="committee")
    assert ask("FR-G1C", Add(COORDINATION), nameless, about="committee").outcome == "not_documented"


@pytest.mark.parametrize("kind", ["external", "situation_meeting"])
def test_the_coordinator_is_not_looked_for_where_the_council_does_not_compose(kind: str) -> None:
    """A partner's body, and a meeting around one situation."""
    with pytest.raises(ValueError, match="not enough values"):
        ask("FR-G1C", Add(COORDINATION), Replace("housing-group", kind=kind), about="housing-group")


# ---------------------------------------------------------------- FR-G3

WORKSHOP = Actor(id="workshop", name="ASV", aliases=("Atelier Santé-Ville",), sector="municipal_services")


def workshop(seat: Seat | None, *changes: Add | Replace) -> Verdict:
    """What is said of the town health workshop with that *seat* in the steering committee."""
    return ask("FR-G3", Add(WORKSHOP), *changes, *([Add(seat, to="committee")] if seat else []))


def test_the_workshop_is_known_by_any_of_its_names() -> None:
    """An alias is enough; without a workshop there is nothing to ask."""
    assert workshop(Seat(holder="workshop", status="member")).outcome == "pass"
    assert ask("FR-G3").outcome == "not_applicable"


def test_a_workshop_without_a_seat_could_become_a_member() -> None:
    """The mend opens the seat, or makes an invitee a member."""
    absent = workshop(None)
    assert absent.outcome == "fail"
    assert isinstance(absent.fix[0], Add)
    invited = workshop(Seat(holder="workshop", status="permanent_invitee"))
    seat = "committee-workshop-permanent-invitee"
    assert invited.fix == (Replace(seat, id=seat, status="member"),)


def test_the_workshops_coordinator_may_hold_the_seat() -> None:
    """An office of the workshop is the workshop's."""
    office = Post(id="workshop-coordinator", function="coordinator", body="plenary", holder="workshop", period=SINCE)
    assert workshop(Seat(holder="workshop-coordinator", status="member"), Add(office)).outcome == "pass"


@pytest.mark.parametrize("sector", [None, "municipal_services"])
def test_a_municipal_seat_that_names_nobody_may_be_the_workshops(sector: str | None) -> None:
    """A town's "public health officer" may be the one who runs it."""
    seat = Seat(id="officer", label=Text(fr="Santé publique", en="Public health"), sector=sector, status="member")
    assert workshop(seat).outcome == "not_documented"


def test_a_workshop_in_a_list_that_is_not_complete() -> None:
    """It may be a member too."""
    verdict = workshop(None, Replace("committee", composition="partial"))
    assert (verdict.outcome, fills(verdict)) == ("not_documented", {("committee", "composition")})


# ---------------------------------------------------------------- FR-G4


def priority(of: str | None, end: str) -> Add:
    """A priority since 2018."""
    period = Period(start=PartialDate(year=2018), end=OPEN if end == "open" else PartialDate.parse(end))
    return Add(Priority(id="priority", words=Text(fr="Logement", en="Housing"), of=of, period=period))


@pytest.mark.parametrize("of", [None, "committee"])
def test_priorities_of_the_council_or_its_committee_are_a_roadmap(of: str | None) -> None:
    """They run, or have ended without others since."""
    assert ask("FR-G4", priority(of, "open")).outcome == "pass"
    ended = ask("FR-G4", priority(of, "2023"))
    assert ended.outcome == "fail"
    assert "Housing, 2023" in ended.message()
    assert ask("FR-G4", priority(of, "2023"), *ended.fix).outcome == "pass"


def test_priorities_of_others_are_not_the_councils_roadmap() -> None:
    """A group's aim for the year says nothing of the steering committee's."""
    verdict = ask("FR-G4", priority("housing-group", "open"))
    assert (verdict.outcome, fills(verdict)) == ("not_documented", {("ombreval-council", "priorities")})


@pytest.mark.parametrize("ended", [True, False])
def test_priorities_that_may_have_run_out_are_named(ended: bool) -> None:
    """An aim "until 2025", in the course of that year; its dates are asked for, also where another surely ended."""
    words = Text(fr="Logement", en="Housing")
    old = Priority(id="old", words=words, period=Period(start=PartialDate(year=2018), end=PartialDate(year=2020)))
    verdict = ask("FR-G4", priority(None, "2025"), *([Add(old)] if ended else []))
    assert (verdict.outcome, fills(verdict)) == ("not_documented", {("priority", "period")})
    assert "whether these priorities run on the day: Housing." in verdict.message()


# ---------------------------------------------------------------- FR-I2


def office(function: str, holder: str | None, **fields: Any) -> Add:
    """An office in the steering committee."""
    return Add(Post(id="office", function=function, body="committee", holder=holder, period=SINCE, **fields))


@pytest.mark.parametrize("function", ["co_animator", "chair"])
def test_a_hospital_that_chairs_or_co_facilitates_keeps_the_rule(function: str) -> None:
    """By the sector of the holder, where the source gives no pillar."""
    verdict = ask("FR-I2", office(function, "hospital"))
    assert verdict.outcome == "pass"
    assert "EPSM d’Ombreval" in verdict.message()


def test_others_who_co_facilitate_leave_room_for_psychiatry() -> None:
    """The mend adds a co-facilitator, and removes nobody."""
    verdict = ask("FR-I2", office("co_animator", "welfare"))
    assert verdict.outcome == "fail"
    assert ask("FR-I2", office("co_animator", "welfare"), *verdict.fix).outcome == "pass"


def test_a_chair_alone_does_not_say_who_co_facilitates() -> None:
    """Silence on co-facilitation is not documented, and a co-facilitator whom nobody describes is asked about."""
    silent = ask("FR-I2", office("chair", "welfare"))
    assert (silent.outcome, fills(silent)) == ("not_documented", {("ombreval-council", "posts")})
    unknown = ask("FR-I2", office("co_animator", None, label=Text(fr="Un partenaire", en="A partner")))
    assert (unknown.outcome, fills(unknown)) == ("not_documented", {("office", "pillars")})
    claimed = ask("FR-I2", office("co_animator", "hospital", evidence="claimed"))
    assert claimed.outcome == "not_documented"


# ---------------------------------------------------------------- FR-I5, FR-I6


def test_a_steering_committee_is_recommended_to_meet_yearly() -> None:
    """The stated rhythm is read where no year is recorded; without a committee there is nothing to ask."""
    announced = ask("FR-I5", Replace("committee", recorded=None, meetings=()))
    assert announced.outcome == "not_documented"
    assert "This is only announced" in announced.message()
    assert ask("FR-I5", Remove("committee")).outcome == "not_applicable"
    verdict = ask("FR-I5", Replace("committee", recorded=None, meetings=(), frequency=Frequency.parse("every 2 years")))
    assert (verdict.outcome, verdict.rule.strength) == ("fail", "recommended")


def test_groups_that_are_announced_do_not_work_yet() -> None:
    """A group is there, or was and ended, or nobody says; a successor of another kind is enough."""
    silent = ask("FR-I6", Replace("housing-group", evidence="announced"))
    assert (silent.outcome, fills(silent)) == ("not_documented", {("ombreval-council", "instances")})
    ended = Replace("housing-group", period=Period(end=PartialDate(year=2022)))
    assert ask("FR-I6", ended).outcome == "fail"
    pole = Instance(id="pole", name=Text(fr="Pôle", en="Pole"), kind="thematic_pole", period=SINCE)
    assert ask("FR-I6", ended, Add(pole)).outcome == "pass"


# ---------------------------------------------------------------- FR-I9


def coordinator(**fields: Any) -> Verdict:
    """What is said of a council whose coordinator has these *fields*."""
    return ask("FR-I9", Add(Post(id="coordination", function="coordinator", period=SINCE, **fields)))


def test_who_employs_the_coordinator_is_named() -> None:
    """The commune keeps the recommendation, another employer departs from it, and silence asks for the employer."""
    assert "Ombreval" in coordinator(employer="ombreval").message()
    assert coordinator(employer="ombreval").outcome == "pass"
    hospital = coordinator(employer="hospital")
    assert (hospital.outcome, hospital.rule.strength) == ("fail", "recommended")
    assert hospital.fix == (Replace("coordination", employer="ombreval"),)
    silent = coordinator()
    assert (silent.outcome, fills(silent)) == ("not_documented", {("coordination", "employer")})
    vacant = coordinator(vacant=True)
    assert "documented as vacant" in vacant.message()


def test_no_coordinator_is_not_documented() -> None:
    """A council may have one that its file does not name."""
    verdict = ask("FR-I9")
    assert (verdict.outcome, fills(verdict)) == ("not_documented", {("ombreval-council", "posts")})


def test_where_no_authority_is_known_nobody_is_proposed_as_employer() -> None:
    """The one that carries the council is proposed first."""
    hospital = Add(Post(id="coordination", function="coordinator", period=SINCE, employer="hospital"))
    council = COUNCIL.apply(hospital, Replace("ombreval", sector="local_association"))
    (verdict,) = (v for v in check(council.on("2025-01-15"), ["fr-guide"]).failed if v.rule.code == "FR-I9")
    assert verdict.fix == ()
    other = Add(Actor(id="zenith", name="Zénith", sector="intercommunality"))
    carried = ask("FR-I9", hospital, other, Replace("ombreval-council", carrier="zenith"))
    assert carried.fix == (Replace("coordination", employer="zenith"),)


# ---------------------------------------------------------------- FR-P1


def agreement(parties: tuple[str, ...], kind: str = "convention", end: str = "open") -> Add:
    """A text that these *parties* signed."""
    period = Period(start=PartialDate(year=2018), end=OPEN if end == "open" else PartialDate.parse(end))
    name = Text(fr="Convention", en="Agreement")
    return Add(Agreement(id="agreement", name=name, kind=kind, parties=parties, period=period))


def test_town_and_hospital_carry_the_council_by_a_text_of_both() -> None:
    """Statutes, a charter or an agreement; the carrier counts as a party."""
    assert ask("FR-P1", agreement(("ombreval", "hospital"))).outcome == "pass"
    alone = agreement(("hospital",))
    verdict = ask("FR-P1", alone)
    assert (verdict.outcome, fills(verdict)) == ("not_documented", {("ombreval-council", "agreements")})
    assert ask("FR-P1", alone, Replace("ombreval-council", carrier="ombreval")).outcome == "pass"
    assert ask("FR-P1", agreement(("ombreval", "hospital"), "lease")).outcome == "not_documented"


def test_a_text_of_both_that_ended_could_be_renewed() -> None:
    """The mend is a text that follows it."""
    ended = agreement(("ombreval", "hospital"), end="2022")
    verdict = ask("FR-P1", ended)
    assert verdict.outcome == "fail"
    assert ask("FR-P1", ended, *verdict.fix).outcome == "pass"


# ---------------------------------------------------------------- FR-I6B


@pytest.mark.parametrize(
    ("words", "outcome"),
    [("twice a year", "not_documented"), ("yearly", "fail"), ("autant que de besoin", "not_documented")],
)
def test_a_group_meets_several_times_a_year(words: str, outcome: str) -> None:
    """By its record, else by what it says."""
    said = Replace("housing-group", frequency=Frequency.parse(words))
    assert ask("FR-I6B", said, about="housing-group").outcome == outcome
    twice = tuple(Meeting(date=PartialDate.parse(day)) for day in ("2024-03-14", "2024-09-12"))
    assert ask("FR-I6B", said, Replace("housing-group", meetings=twice), about="housing-group").outcome == "pass"
