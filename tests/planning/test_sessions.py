"""Workshops, training and open places: what takes place in sessions."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import clsm
from clsm import Mismatch, OpenPlace, Session, Training, WeeklyOpening, WorkshopSeries
from clsm.planning import Count, open_places, training, workshops
from tests.planning.small import DAY, agreement, body, council, date, indicator, program, tally


def session(day: str, **fields: object) -> Session:
    """One session."""
    return Session(date=date(day), **fields)  # type: ignore[arg-type]


def test_workshops_of_lille_est() -> None:
    """18 workshops and a mean of 9 are stated; who came to each is not, and no number is made of them."""
    found = workshops(clsm.datasets.load("lille-est").on("2011-11-01"))["mieux-etres"]
    stated = {figure.indicator: figure.quantity.say() for figure in found.stated if figure.quantity}
    assert stated["workshops-offered"] == "18 workshops"
    assert stated["people-per-workshop"] == "9 people on average"
    assert (found.listed, found.attendances, found.outside_care, found.reach) == (0, Count(), None, ())
    assert (len(found.topics), len(found.hoped_for)) == (10, 2)
    assert "Sujets espérés : Troubles alimentaires, Psychoses." in found.explain("fr")
    assert "Lieux indiqués : Maisons des associations, Médiathèques" in found.explain("fr")
    assert len(workshops(clsm.datasets.load("metz").on("2011-11-01"))) == 0
    assert len(workshops(clsm.datasets.load("seraing").on("2020-01-31"))) == 0


def test_sessions_known_one_by_one() -> None:
    """By municipality, with topics and venues; those to come are left out."""
    talks = program(
        "talks",
        "workshop_series",
        WorkshopSeries(
            sessions=(
                session("2024-01-10", topic="sleep", territory="north", people=30, outside_care=True),
                session("2024-02-10", topic="stress", territory="north", people=20, outside_care=False),
                session("2024-03-10", territory="south", people=4, outside_care=True),
                session("2024-04-10", people=12),
                session("2024-12-01", topic="depression"),
            )
        ),
        tally("people", 55),
        topics_hoped_for=("stress", "psychoses"),
    )
    found, hidden = workshops(council(talks).on(DAY))["talks"], "not published (small counts)"
    assert (found.listed, found.attendances) == (4, Count(low=66))
    assert (found.topics, found.hoped_for) == (("sleep", "stress"), ("psychoses",))
    assert [(each.territory, each.sessions, each.attendances.say()) for each in found.reach] == [
        ("north", 2, hidden), ("south", 1, hidden), ("not_documented", 1, hidden),
    ]  # fmt: skip
    assert found.not_reached == ("west",)
    assert found.outside_care == (Fraction(1, 2), Fraction(3, 4))
    assert found.bounds == {"attendances": (66, math.inf), "outside_care": (0.5, 0.75)}
    assert (
        "Part des séances hors des lieux de soin : de 50\N{NO-BREAK SPACE}% à 75\N{NO-BREAK SPACE}%."
        in found.explain("fr")
    )
    assert "Municipality not documented – sessions: 1" in found.explain()
    assert "Without a documented session: West." in found.explain()
    own = workshops(council(talks).on(DAY), show_small=True)["talks"]
    assert [each.attendances.low for each in own.reach] == [50, 4, 12]
    assert {row["says"] for row in found.to_rows() if row["of"] == "south"} == {"1", "not published (small counts)"}
    assert [figure.count.value for figure in found.figures] == [55]


def test_attendances_of_a_year_are_told_together() -> None:
    """Two days of one year, subtracted, would tell of one session."""
    held = (session("2024-01-10", people=25), session("2024-06-29", people=4), session("2024-12-01", people=30))
    talks = program("talks", "workshop_series", WorkshopSeries(sessions=held))
    for day, listed, attendances in (("2024-02-01", 1, Count()), (DAY, 2, Count()), ("2024-12-01", 3, Count.of(59))):
        found = workshops(council(talks).on(day))["talks"]
        assert (found.listed, found.attendances) == (listed, attendances)


def test_a_series_of_which_little_is_known() -> None:
    """Without a topic, nothing is said of topics; bounds leave out what is not known."""
    answers = workshops(council(program("talks", "workshop_series")).on(DAY))
    assert "Topics" not in answers.explain()
    assert answers.bounds == {"talks/attendances": None, "talks/outside_care": None}


@given(st.lists(st.one_of(st.none(), st.integers(0, 40)), min_size=1, max_size=12))
def test_attendances_equal_the_sum_of_the_sessions(people: list[int | None]) -> None:
    """Exactly where each is known, at least what is known otherwise."""
    held = tuple(session(f"2023-{month:02}-01", people=count) for month, count in enumerate(people, 1))
    talks = program("talks", "workshop_series", WorkshopSeries(sessions=held))
    found = workshops(council(talks).on(DAY), show_small=True)["talks"]
    assert found.attendances.low == sum(count or 0 for count in people)
    assert (found.attendances.value is None) == (None in people)


def test_training_of_lille_est() -> None:
    """Two sessions and about twenty people are stated; they train others; no sector is documented."""
    found = training(clsm.datasets.load("lille-est").on("2011-11-01"))["suicide-training"]
    assert [figure.quantity.say() for figure in found.stated if figure.quantity] == ["about 20 people", "2 sessions"]
    assert (found.trains_trainers, found.people, found.trainers, found.reach) == (True, Count(), Count(), ())
    assert "Les personnes formées en forment d’autres : oui." in found.explain("fr")


def test_training_by_sector_and_place() -> None:
    """Sectors meant and reached, trainers among those trained; few others hide the trainers."""
    details = Training(
        sessions=(
            session("2024-01-10", people=20, trainers=12, territory="north", sectors=("education",)),
            session("2024-02-10", people=15, trainers=9, territory="south"),
        ),
        sectors=("education", "social_landlord", "home_support"),
    )
    tallies = (
        tally("people_trained", 0, sector="home_support"),
        tally("people_trained", 14, sector="culture_arts"),
    )
    course = program("course", "training", details, *tallies)
    found = training(council(course).on(DAY))["course"]
    assert found.sectors == (
        ("education", True), ("social_landlord", None), ("home_support", False), ("culture_arts", True),
    )  # fmt: skip
    assert found.to_be_reached == ("social_landlord", "home_support")
    assert (found.people.value, found.trainers.value, found.not_reached) == (35, 21, ("west",))
    assert "Secteurs : Éducation nationale, enseignement (oui) ; Bailleurs sociaux (non documenté)" in found.explain(
        "fr"
    )
    few = clsm.Replace("course", details=Training(sessions=(session("2024-01-10", people=20, trainers=18),)))
    assert training(council(course).apply(few).on(DAY))["course"].trainers.hidden
    own = training(council(course).apply(few).on(DAY), show_small=True)["course"]
    assert own.trainers.value == 18
    rows = training(council(course, indicators=(indicator("goal", of="course"),)).on(DAY)).to_rows("fr")
    assert [row["what"] for row in rows][:6] == ["goal", "sessions", "people", "trainers", "people", "people"]
    assert [row["says"] for row in rows if row["what"] == "sector"] == ["oui", "non documenté", "non", "oui"]
    assert not training(council(program("course", "training")).on(DAY))["course"].people.documented


def test_the_cafe_of_seraing() -> None:
    """Tuesdays from January to March 2020: 13, of which one in holidays that may or may not close it."""
    seraing = clsm.datasets.load("seraing").on("2020-01-31")
    found = open_places(seraing, "2020-01-01", "2020-03-31", holidays=[("2020-02-24", "2020-02-28")])["cafe-bavard"]
    assert found.openings == Count(low=12, high=13)
    assert (found.conventions, found.followed_by) == (("cafe-bavard-conventions",), ("cafe-bavard-steering-committee",))
    assert "Conventions pour le Café Bavard : non documenté." in found.explain("fr")
    assert "Fréquentation : non documentée." in found.explain("fr")
    place = open_places(clsm.datasets.load("lille-est").on("2011-11-01"), "2011-01-01", "2011-12-31")
    assert place["addictions-welcome-place"].openings == Count()


def test_an_open_place_with_its_visits() -> None:
    """Visits by period, a signed convention; a time that ends before it starts is refused."""
    details = OpenPlace(conventions=("lease",), closed_in_holidays=False)
    cafe = program(
        "cafe", "open_place", details, tally("visits", 300), openings=(WeeklyOpening.parse("Monday 10:00-12:00"),)
    )
    whole = council(
        cafe,
        agreements=(agreement("lease", state="signed"),),
        instances=(body(),),
        indicators=(indicator("age", of="cafe"),),
    )
    found = open_places(whole.on(DAY), "2024-01-01", "2024-01-31", holidays=[("2024-01-01", "2024-01-07")])
    # five Mondays, of which the first of January may be none
    assert found["cafe"].openings == Count(low=4, high=5)
    assert "Lease: Signed." in found.explain()
    assert "Visits, 2024: 300." in found.explain()
    assert "Fréquentation" not in found.explain("fr")
    assert [row["what"] for row in found.to_rows()] == ["openings", "age", "visits"]
    with pytest.raises(Mismatch, match="before the start"):
        open_places(whole.on(DAY), "2024-02-01", "2024-01-31")
