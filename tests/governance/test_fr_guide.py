import attrs
import pytest

from clsm import Actor, Add, Frequency, Meeting, PartialDate, Period, Post, Remove, Replace, Seat, Text
from clsm.dates import OPEN
from tests.governance.asking import ask

CISS = Actor(id="ciss", name="CISS", sector="health_users_representation")


# ---------------------------------------------------------------- FR-G1


def test_four_pillars_in_a_body_are_named() -> None:
    """The message says who sits for each."""
    said = ask("FR-G1", about="committee").message()
    assert "Steering committee – The four pillars sit together: Local elected officials (Ombreval);" in said
    assert said.endswith("This guidance is undated.")


def test_an_absent_pillar_is_a_place_that_the_body_could_open() -> None:
    """The wording speaks of a seat, never of the partner, and the mend opens it."""
    verdict = ask("FR-G1", Remove("committee-families-member"), about="committee")
    assert verdict.outcome == "fail"
    assert verdict.path == "instances/committee"
    assert "A seat could be opened for: Families and carers." in verdict.message()
    assert "Une place pourrait être ouverte pour : Aidants, proches, familles." in verdict.message("fr")
    (mend,) = verdict.mend
    assert isinstance(mend, Add)
    assert isinstance(mend.entity, Seat)
    assert mend.entity.pillars == frozenset({"carers"})


def test_the_seat_of_a_town_may_be_that_of_an_elected_official() -> None:
    """Unless its source says who sits, neither presence nor absence can be said."""
    verdict = ask("FR-G1", Replace("committee-ombreval-member", pillars=None), about="committee")
    assert verdict.outcome == "not_documented"
    assert "it cannot be said whether these sit there: Local elected officials (Ombreval)." in verdict.message()


def test_what_several_seats_leave_open_is_said_in_one_sentence() -> None:
    """Each pillar with the seats that may stand for it."""
    members = Seat(label=Text(fr="Membres du conseil", en="Members of the council"), status="member")
    verdict = ask("FR-G1", Replace("plenary", seats=(members,)), about="plenary")
    assert verdict.explanation() == (
        "Plenary assembly – As the sources do not say enough about the seats in brackets, it cannot be said whether "
        "these sit there: Local elected officials (Members of the council); Public psychiatry (Members of the "
        "council); People with lived experience, service users (Members of the council); Families and carers (Members "
        "of the council). This guidance is undated."
    )


def test_an_absence_is_said_beside_what_cannot_be_said() -> None:
    """One pillar surely absent is a finding, whatever is left open."""
    changes = (Replace("committee-ombreval-member", pillars=None), Remove("committee-families-member"))
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
    verdict = ask("FR-G2", Replace("committee-families-member", status="permanent_invitee"))
    assert verdict.outcome == "fail"
    assert verdict.focus == "committee"
    assert "“Families and carers”: invited permanently (Familles d'Ombreval)" in verdict.message()
    assert "the steering committee could make it a member" in verdict.message()
    assert "le comité de pilotage pourrait proposer une place de membre" in verdict.message("fr")
    assert verdict.mend == (Replace("committee-families-permanent-invitee", status="member"),)


def test_where_nobody_is_invited_a_seat_could_be_opened() -> None:
    """The mend opens it, to whoever the committee then welcomes."""
    verdict = ask("FR-G2", Remove("committee-mutual-support-member"))
    assert verdict.outcome == "fail"
    assert "A seat could be opened for: People with lived experience, service users." in verdict.message()
    assert isinstance(verdict.mend[0], Add)


def test_an_invitation_in_a_list_that_is_not_complete() -> None:
    """They may be members too: at least the invitation is known."""
    changes = (
        Replace("committee-families-member", status="permanent_invitee"),
        Remove("committee-mutual-support-member"),
        Replace("committee", composition="partial"),
    )
    verdict = ask("FR-G2", *changes)
    assert verdict.outcome == "not_documented"
    assert "“Families and carers”: at least invited permanently (Familles d'Ombreval)" in verdict.message()
    assert "whether these take full part: People with lived experience, service users." in verdict.message()


def test_a_status_that_is_not_documented_leaves_full_part_open() -> None:
    """The seat is there; whether it is a member's is not said."""
    verdict = ask("FR-G2", Replace("committee-families-member", status="not_documented"))
    assert verdict.outcome == "not_documented"
    assert "whether these take full part: Families and carers (Familles d'Ombreval)." in verdict.message()


def test_a_seat_by_right_is_full_part() -> None:
    """Ex officio members are members."""
    assert ask("FR-G2", Replace("committee-families-member", status="ex_officio")).outcome == "pass"


def test_without_a_steering_committee_the_rule_has_nothing_to_say() -> None:
    """Whether there should be one is another rule."""
    verdict = ask("FR-G2", Remove("committee"))
    assert verdict.outcome == "not_applicable"
    assert "No steering committee is documented." in verdict.message()


# ---------------------------------------------------------------- FR-I4


def test_the_last_whole_calendar_year_is_looked_at() -> None:
    """In November, a plenary that meets in December is not late."""
    assert ask("FR-I4", Remove("plenary-2024-11-21"), day="2024-11-30").outcome == "pass"
    verdict = ask("FR-I4", Remove("plenary-2024-11-21"), day="2025-01-15")
    assert verdict.outcome == "fail"
    assert "Meetings recorded in 2024: 0." in verdict.message()


def test_a_meeting_whose_day_is_not_known_counts_in_its_year() -> None:
    """A year is enough to say that it met in that year."""
    meeting = Meeting(date=PartialDate(year=2024))
    assert ask("FR-I4", Remove("plenary-2024-11-21"), Add(meeting, to="plenary")).outcome == "pass"


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
        ("yearly", "pass"),
        ("at least once a year", "pass"),
        ("every 12 months", "pass"),
        ("every 52 weeks", "pass"),
        ("2 every 2 years", "pass"),
        ("every 2 years", "fail"),
        ("every 18 months", "fail"),
    ],
)
def test_without_a_whole_recorded_year_the_plenarys_own_word_is_read(
    recorded: Period | None, frequency: str, outcome: str
) -> None:
    """And the message says that it is a statement and no record."""
    said = Replace("plenary", recorded=recorded, meetings=(), frequency=Frequency.parse(frequency))
    verdict = ask("FR-I4", said)
    assert verdict.outcome == outcome
    assert "this is a statement, not a record" in verdict.message()
    assert "c'est une indication, pas un relevé" in verdict.message("fr")


def test_neither_a_record_nor_a_word() -> None:
    """Silence is not documented, and no departure."""
    verdict = ask("FR-I4", Replace("plenary", recorded=None))
    assert verdict.outcome == "not_documented"
    assert "Neither a rhythm nor a whole year of meetings is documented." in verdict.message()


def test_without_a_plenary_its_rhythm_is_no_question() -> None:
    """Whether there should be one is another rule."""
    assert ask("FR-I4", Remove("plenary")).outcome == "not_applicable"


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
