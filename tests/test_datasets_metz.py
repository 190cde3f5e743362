"""The council of Metz: what its page says, and how much it does not say."""

import pytest

import clsm
from clsm.council import Council, Snapshot
from clsm.network import PartnerNetwork


@pytest.fixture(scope="module")
def council() -> Council:
    """The council of the Metz area."""
    return clsm.datasets.load("metz")


@pytest.fixture(scope="module")
def someday(council: Council) -> Snapshot:
    """The council on a day of 2024, chosen by the reader: no source has one."""
    return council.on("2024-06-01")


def test_nothing_is_dated(council: Council, someday: Snapshot) -> None:
    """The page bears no date: no day is the last documented one, and whatever has a day may have stood on it."""
    assert council.last_documented is None
    assert [fact for reference in council.references if (fact := reference.as_of or reference.accessed)] == []
    assert {body.id for body in council.instances} <= set(someday.uncertain)
    assert someday.presumed == ()


def test_silence_is_not_documented_and_never_a_failure(council: Council) -> None:
    """Neither a law nor a guide, from its first day on, is departed from where nothing is said; nothing is to mend."""
    for day in ("2017-02-01", "2024-06-01", "2025-12-31"):
        report = clsm.check(council.on(day))
        assert report.failed == ()
        assert {verdict.rule.rulebook for verdict in report.undocumented} >= {"fr-law", "fr-guide"}
        assert [verdict for verdict in report.verdicts if verdict.fix] == []
        assert report.conforms is None


def test_no_gap_is_found_in_silence(someday: Snapshot) -> None:
    """No tie is known and none is missing: the network only has what cannot be said."""
    gaps = clsm.network.gaps(PartnerNetwork.from_council(someday))
    assert (gaps.places, gaps.sector_pairs, gaps.not_reached) == ((), (), ())
    assert {unsaid.nodes for unsaid in gaps.cannot_be_said} == {("epsm-metz-jury",), ("ville-de-metz",)}


def test_no_seat_no_rhythm_and_no_meeting_is_invented(council: Council) -> None:
    """Compositions are described, never listed; nobody says how often or where anyone meets."""
    assert {body.id: body.kind for body in council.instances} == {
        "steering-committee": "steering_committee",
        "plenary": "plenary",
        "project-groups": "project_group",
    }
    for body in council.instances:
        assert (body.seats, body.meetings, body.places, body.frequency) == ((), (), (), None)
        assert (body.composition, body.evidence) == ("described_only", "listed")


def test_what_each_body_is_for(council: Council) -> None:
    """The committee decides and steers, the plenary informs and follows, the groups propose and support."""
    functions = {body.id: set(body.functions) for body in council.instances}
    assert functions == {
        "steering-committee": {"decide", "steer"},
        "plenary": {"inform", "animate_debate", "follow_up"},
        "project-groups": {"propose", "design", "support_delivery"},
    }


def test_the_long_list_is_who_may_take_part_and_no_membership(council: Council) -> None:
    """Five kinds of people and sixteen places they may come from: words of the council, and actors of none."""
    assert len(council.open_to) == 21
    words = {text.en for text in council.open_to}
    assert {"Volunteers", "Social landlords", "Local associations"} <= words
    assert [actor.id for actor in council.actors] == ["epsm-metz-jury", "ville-de-metz"]


def test_plenary_and_groups_are_open(council: Council) -> None:
    """Four categories may come to the plenary, volunteers to the groups; the committee is not said to be open."""
    may = {body.id: len(body.open_to) for body in council.instances}
    assert may == {"steering-committee": 0, "plenary": 4, "project-groups": 1}


def test_an_elected_official_chairs_the_committee_and_nobody_is_said_to_chair_the_plenary(council: Council) -> None:
    """The one in charge of health for the town, by office and without a name."""
    chair = council.find("steering-committee-chair")
    assert (chair.function, chair.body, chair.holder) == ("chair", "steering-committee", "ville-de-metz")
    assert (chair.holder_kind, chair.pillars) == ("office", {"elected"})
    assert [post.body for post in council.posts if post.body] == ["steering-committee"]


def test_the_coordinator_is_reached_at_the_hospital_and_has_no_stated_employer(council: Council) -> None:
    """An address is no employer."""
    post = council.find("coordinator")
    assert (post.holder, post.employer, post.full_time_equivalent) == (None, None, None)
    assert "EPSM Metz-Jury" in post.note.en
    assert council.carrier is None


def test_a_purpose_and_three_objectives(council: Council) -> None:
    """Inclusion, pathways, coordination, under one purpose; all are the council's own."""
    assert {objective.id for objective in council.objectives} == {"purpose", "inclusion", "pathways", "coordination"}
    assert {objective.of for objective in council.objectives} == {None}
    assert council.find("purpose").themes == ("prevention_promotion", "social_determinants", "health_democracy")
    own = [term.id for term in council.terms if term.list == "populations"]
    assert [target.population for target in council.find("inclusion").targets] == own


def test_the_communes_are_not_documented(council: Council) -> None:
    """Three names for the area, and no perimeter; the metropolitan authority is not taken for it."""
    assert council.perimeter == ()
    assert set(council.find("several-names-for-the-area").about) == {"commune-metz", "eurometropole-metz"}
    metz = council.find("commune-metz")
    assert (metz.identifiers.cog, metz.identifiers.siren, metz.parent) == ("57463", "215704636", "eurometropole-metz")


def test_populations_are_those_that_a_source_dates(council: Council) -> None:
    """Years only worked out (2016, 2023) are left out."""
    figures = {place.id: {figure.year: figure.count for figure in place.populations} for place in council.territories}
    assert figures == {
        "commune-metz": {2018: 116_581, 2019: 118_489, 2020: 120_211, 2022: 121_695},
        "eurometropole-metz": {2019: 224_863, 2020: 228_038, 2022: 230_314},
    }


def test_nothing_else_is_filled_in(council: Council) -> None:
    """Funding, texts, programs, figures: the page says nothing of them."""
    for name in ("contributions", "agreements", "programs", "events", "indicators", "ties", "surveys", "difficulties"):
        assert getattr(council, name) == ()


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "On 1 June 2024. No source has a date."),
        ("en", "Who may take part: Elected officials; Professionals; Service users"),
        ("fr", "Peuvent y participer : Élus ; Professionnels ; Usagers"),
        ("fr", "Coordination : un poste existe, employeur non documenté"),
    ],
)
def test_the_report_says_who_may_take_part(someday: Snapshot, lang: clsm.words.Lang, told: str) -> None:
    """In words, beside the council and not among its seats."""
    assert told in " ".join(clsm.reports.text(someday, lang=lang).split())
