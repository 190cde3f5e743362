"""The grouping of Seraing: its own word, and no French rule."""

import datetime

import pytest

import clsm
from clsm.council import Council, Snapshot
from clsm.dates import WeeklyOpening
from clsm.network import PartnerNetwork
from clsm.vocabulary import LIFE_DOMAINS

DAYS = ("2016-12-31", "2020-01-31", "2024-06-01")


@pytest.fixture(scope="module")
def council() -> Council:
    """The territorial grouping for mental health in Seraing."""
    return clsm.datasets.load("seraing")


@pytest.fixture(scope="module")
def charter_day(council: Council) -> Snapshot:
    """The grouping on the last day of the month of its charter."""
    return council.on("2020-01-31")


@pytest.mark.parametrize("day", DAYS)
def test_no_french_rule_is_asked(council: Council, day: str) -> None:
    """A Belgian grouping is held to its own word alone, and what it has not recorded breaks no word."""
    report = clsm.check(council.on(day))
    assert {verdict.rule.rulebook for verdict in report.verdicts} == {"own-word", "coherence"}
    assert {verdict.focus for verdict in report.undocumented} == {"grouping-meeting", "conseil-local", "cafe-bavard"}
    assert report.failed == ()


def test_french_rules_that_are_asked_for_do_not_apply(council: Council) -> None:
    """Asked by name, they say that they are another country's."""
    french = ["fr-law", "fr-instruction-2016", "fr-guide"]
    report = clsm.check(council.on("2024-06-01"), french)
    assert report.verdicts == report.not_applicable


def test_the_charter_alone_is_dated(council: Council, charter_day: Snapshot) -> None:
    """The page bears no date: what it alone tells may or may not have stood, on any day."""
    assert str(council.last_documented) == "2020-01-31"
    assert [reference.id for reference in council.references if reference.as_of] == ["charter"]
    assert "grouping-charter" not in charter_day.uncertain
    assert {body.id for body in council.instances} <= set(charter_day.uncertain)
    assert "grouping-charter" in council.on("2024-06-01").presumed


def test_who_meets_and_how_often(council: Council) -> None:
    """Monthly, yearly, announced every three months; two bodies do not say."""
    assert {body.id: (body.kind, str(body.frequency or "")) for body in council.instances} == {
        "grouping-meeting": ("grouping_meeting", "monthly"),
        "conseil-local": ("political_dialogue", "yearly"),
        "working-groups": ("working_group", ""),
        "concertation-meetings": ("situation_meeting", ""),
        "cafe-bavard-steering-committee": ("steering_committee", "every 3 months"),
    }
    places = {body.id: [place.en for place in body.places] for body in council.instances if body.places}
    assert places == {
        "grouping-meeting": ["Seraing town hall"],
        "concertation-meetings": ["The partners’ own premises"],
    }


def test_the_conseil_local_is_neither_a_plenary_nor_a_council(council: Council) -> None:
    """Members and politicians meet once a year; no list is complete, nobody is named."""
    meeting = council.find("conseil-local")
    assert {seat.label.en: seat.pillars for seat in meeting.seats} == {
        "Members of the grouping": None,
        "Politicians": {"elected"},
    }
    assert {(seat.holder, seat.holder_kind) for seat in meeting.seats} == {(None, "category")}
    assert "plenary" not in {body.kind for body in council.instances}
    assert [body.id for body in council.instances if body.composition == "complete"] == []


def test_the_committee_of_the_cafe_is_only_announced(council: Council, charter_day: Snapshot) -> None:
    """It follows the café, owes no meeting, and nobody meets there yet."""
    announced = [body.id for body in council.instances if body.evidence == "announced"]
    assert announced == ["cafe-bavard-steering-committee"]
    assert list(council.find("cafe-bavard").followed_by) == announced
    net = PartnerNetwork.from_council(charter_day)
    assert {node.id for node in net.instances} == {body.id for body in council.instances} - {*announced}
    assert "every 3 months; announced, not there yet" in clsm.reports.text(charter_day, lang="en")
    assert "instance annoncée" in clsm.reports.text(charter_day, lang="fr")


def test_the_cafe_is_open_on_tuesdays_to_everybody(council: Council) -> None:
    """From half past four to seven, for several years; for everybody, and for people who are isolated."""
    cafe = council.find("cafe-bavard")
    tuesday = WeeklyOpening(weekday=1, start=datetime.time(16, 30), end=datetime.time(19))
    assert (cafe.kind, cafe.state, cafe.openings) == ("open_place", "under_way", (tuesday,))
    assert [target.population for target in cafe.targets] == ["general_population", "people_isolated"]
    assert "place des Verriers" in cafe.places[0].fr
    since = council.find("cafe-bavard-open-for")
    assert (since.of, since.quantity.say()) == ("cafe-bavard", "for several years")


def test_s_ariane_is_a_process_and_never_a_record(council: Council) -> None:
    """Whom it is for, eight sides of life, "a few situations" without a number."""
    process = council.find("s-ariane")
    assert process.kind == "situation_coordination"
    assert process.life_domains == tuple(LIFE_DOMAINS)
    assert len(process.life_domains) == 8
    assert [target.population for target in process.targets] == ["people_distress"]
    situations = council.find("situations-supported").quantity
    assert (situations.value, situations.say()) == (None, "a few situations")
    assert situations.say("fr") == "quelques situations"


def test_what_is_written_down(council: Council) -> None:
    """The charter is written, the statutes are approved; of the vade mecum and the conventions nothing is said."""
    assert {text.id: (text.kind, text.state) for text in council.agreements} == {
        "grouping-charter": ("charter", "written"),
        "s-ariane-vade-mecum": ("vade_mecum", "not_documented"),
        "ariane-statutes": ("statutes", "approved_by_partners"),
        "cafe-bavard-conventions": ("convention", "not_documented"),
    }
    assert str(council.find("grouping-charter").period.start) == "2020-01"
    assert {text.parties for text in council.agreements} == {()}


def test_the_non_profit_is_not_taken_for_the_carrier(council: Council) -> None:
    """Ariane was created, at a time that is not documented; nothing says that it carries the grouping."""
    ariane = council.find("ariane")
    assert [(event.kind, event.date) for event in ariane.history] == [("founded", None)]
    assert (ariane.legal_nature, council.carrier) == ("private_non_profit", None)


def test_resources_are_pooled_and_nobody_is_said_to_pay(council: Council) -> None:
    """In kind, by members that are not named."""
    (pooled,) = council.contributions
    assert (pooled.payers, pooled.rate) == ((), None)
    assert pooled.note is not None
    assert "In kind" in pooled.note.en


def test_expected_changes_have_no_figure(council: Council) -> None:
    """Evaluation is qualitative: three changes are named, and a better life above all."""
    expected = {figure.id: figure.outcome for figure in council.indicators if figure.quantity is None}
    assert expected == {
        "fewer-hospital-stays": "fewer_hospitalisations",
        "faster-response": "faster_response",
        # housing and the other social determinants: wider than stable housing
        "stability": "stability",
    }
    assert not any(figure.observations or figure.baseline or figure.target for figure in council.indicators)
    assert council.find("qualitative-evaluation").kind == "evaluation"
    assert council.find("quality-of-life-and-belonging").kind == "expected_outcome"


def test_a_difficulty_comes_with_its_two_remedies(council: Council) -> None:
    """The grouping names it, and blames no partner."""
    (difficulty,) = council.difficulties
    assert len(difficulty.remedies) == 2
    assert difficulty.of is None


def test_aims_are_those_of_the_grouping_or_of_a_program(council: Council) -> None:
    """Recovery and hospitality are the grouping's; each program has its own."""
    themes = {theme for objective in council.objectives for theme in objective.themes}
    assert {"recovery", "hospitality", "social_isolation", "stigma"} <= themes
    assert {objective.of for objective in council.objectives} == {None, "s-ariane", "cafe-bavard"}


def test_the_commune_is_the_perimeter(council: Council) -> None:
    """Its Belgian code, and three dated figures; a rounded one and one that could not be read are only noted."""
    assert council.perimeter == ("commune-seraing",)
    place = council.find("commune-seraing")
    assert (place.identifiers.nis, place.parent) == ("62096", "province-liege")
    assert {figure.year: figure.count for figure in place.populations} == {2007: 61_237, 2008: 61_657, 2018: 64_270}


def test_resources_are_pooled_in_kind(council: Council) -> None:
    """Members share their own resources: in kind, without an amount, and by nobody in particular."""
    pooled = council.find("pooled-resources")
    assert (pooled.basis, pooled.payers, pooled.rate) == ("in_kind", (), None)
