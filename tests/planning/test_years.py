from decimal import Decimal

import pytest

import clsm
from clsm import (
    Council,
    Decision,
    Frequency,
    Indicator,
    Meeting,
    Mismatch,
    Observation,
    Period,
    Quantity,
    Session,
    Step,
    Text,
    WorkshopSeries,
)
from clsm.planning import Count, Year, last_recorded, year
from clsm.planning.years import progress_of
from clsm.quantities import Qualifier
from tests.planning.small import DAY, body, council, date, indicator, program, tally, time

PEOPLE = Text(fr="personnes", en="people")


def quantity(value: int, qualifier: Qualifier = "exact", unit: Text = PEOPLE) -> Quantity:
    """So many people."""
    return Quantity(value=Decimal(value), qualifier=qualifier, unit=unit)


def count(report: Year, of: str, what: str) -> Count | None:
    """What one line counts."""
    (line,) = [line for line in report.lines if (line.of, line.what) == (of, what)]
    return line.count


def meetings(recorded: Period | None, *days: str) -> Council:
    """A council whose committee met on these days."""
    return council(instances=(body(meetings=tuple(Meeting(date=date(day)) for day in days), recorded=recorded),))


def test_none_is_said_only_of_a_complete_record() -> None:
    """Zero meetings where every meeting was recorded; else at least those that are known, or not documented."""
    whole_year = Period(start=date("2023-01-01"), end="open")
    for recorded, days, found in (
        (None, (), Count()),
        (None, ("2023-02-01",), Count(low=1)),
        (whole_year, (), Count.of(0)),
        (whole_year, ("2023-02-01", "2022-12-31"), Count.of(1)),
        (whole_year, ("2023",), Count.of(1)),
        (Period(start=date("2023-03-01"), end="open"), ("2023-04-01",), Count(low=1)),
        (Period(end="open"), ("2023-04-01",), Count(low=1)),
        (time("2023-01-01", "2023-06-30"), ("2023-04-01",), Count(low=1)),
    ):
        assert count(year(meetings(recorded, *days).on(DAY), 2023), "committee", "meetings") == found
    # nothing of a later year is known on the day
    assert count(year(meetings(whole_year).on(DAY), 2025), "committee", "meetings") == Count()
    # a meeting of a month that is not over may not have been held
    open_month = meetings(whole_year, "2024-06")
    assert count(year(open_month.on("2024-06-15"), 2024), "committee", "meetings") == Count(high=1)


def test_what_was_not_held_is_not_counted() -> None:
    """A meeting that was cancelled or put off; one that was only planned may have been held."""
    whole_year = Period(start=date("2023-01-01"), end="open")
    for state, found in (
        ("held", Count.of(2)),
        ("cancelled", Count.of(1)),
        ("put_off", Count.of(1)),
        ("planned", Count(low=1, high=2)),
    ):
        dated = (Meeting(date=date("2023-02-01")), Meeting(date=date("2023-03-01"), state=state))
        there = council(instances=(body(meetings=dated, recorded=whole_year),))
        assert count(year(there.on(DAY), 2023), "committee", "meetings") == found


def test_a_year_in_rows_and_words() -> None:
    """Meetings with their stated rhythm, sessions, people, other counts; few people are kept back."""
    talks = program(
        "talks",
        "workshop_series",
        WorkshopSeries(
            sessions=(
                Session(date=date("2023-02-01"), people=30),
                Session(date=date("2023-03-01"), people=20),
                Session(date=date("2022-03-01"), people=20),
            )
        ),
        tally("copies", 3, "2023"),
        tally("entries", 4, "2023"),
        held=(date("2023-02-01"), date("2023-05-01")),
    )
    cafe = program("cafe", "open_place", None, tally("visits", 5, "2023"), tally("sessions", 40, "2023"))
    gone = program("gone", "other", period=Period(start=date("2024")))
    whole = council(talks, cafe, gone, instances=(body(frequency=Frequency.parse("monthly")),))
    found = year(whole.on(DAY), 2023)
    assert count(found, "talks", "sessions") == Count(low=3)
    assert count(found, "cafe", "sessions") == Count.of(40)
    assert count(found, "talks", "attendances") == Count.of(50)
    assert count(found, "talks", "copies") == Count.of(3)
    assert count(found, "cafe", "visits") == Count(hidden=True)
    assert count(found, "talks", "entries") == Count(hidden=True)
    own = year(whole.on(DAY), 2023, show_small=True)
    assert count(own, "cafe", "visits") == Count.of(5)
    said = found.explain("fr")
    assert "Small – rapport d’activité 2023" in said
    assert "Committee – réunions tenues : non documenté. Fréquence indiquée : chaque mois." in said
    assert "Cafe – Visites : non diffusé (petits nombres)." in said
    assert "Gone – Personnes : non documenté. Les sources ne disent pas si ceci valait ce jour-là." in said
    rows = found.to_rows()
    assert {row["section"] for row in rows} == {"Meetings", "Sessions", "People reached", "Other counts"}
    assert [(row["count"], row["low"]) for row in rows if row["what"] == "visits"] == [(None, None)]
    assert {line.of for line in found.not_documented} == {"committee", "gone"}
    assert {"cafe", "committee", "gone", "talks"} <= set(found.basis)


def test_the_year_must_be_one() -> None:
    """From 1 to 9999."""
    assert year(council(program("talks", "workshop_series")).on("0001-12-31"), 1).not_documented
    with pytest.raises(Mismatch, match="a year from 1"):
        year(council().on(DAY), 0)


def seen(value: int | None, trend: str = "not_documented", unit: Text = PEOPLE) -> Observation:
    """What was seen in 2023."""
    figure = None if value is None else quantity(value, unit=unit)
    return Observation(date=date("2023"), quantity=figure, trend=trend)


def test_progress_of_an_indicator() -> None:
    """Against the target from the baseline, up or down; by "at least" alone; by the trend where there is no figure."""
    up = indicator("up", baseline=quantity(10), target=quantity(20))
    down = indicator("down", baseline=quantity(20), target=quantity(10))
    floor = indicator("floor", target=quantity(20, "at_least"))
    more = indicator("more", target=quantity(20, "more_than"))
    bare = indicator("bare", target=quantity(20))
    about = indicator("about", baseline=quantity(10), target=quantity(20, "about"))
    none = indicator("none", outcome="stable_housing")
    for figure, observation, progress in (
        (up, seen(20), "met"), (up, seen(25), "met"), (up, seen(15), "on_the_way"), (up, seen(10), "not_yet"),
        (up, seen(5), "not_yet"), (down, seen(9), "met"), (down, seen(15), "on_the_way"), (down, seen(25), "not_yet"),
        (floor, seen(20), "met"), (floor, seen(19), "not_yet"), (more, seen(20), "not_yet"), (more, seen(21), "met"),
        (bare, seen(20), "met"), (bare, seen(21), "observed"), (about, seen(15), "observed"),
        (up, seen(15, unit=Text.same("%")), "observed"), (up, None, "not_documented"),
        (none, seen(None, "better"), "on_the_way"), (none, seen(None, "unchanged"), "not_yet"),
        (none, seen(None, "worse"), "not_yet"), (none, seen(3), "observed"), (none, seen(None), "not_documented"),
    ):  # fmt: skip
        assert progress_of(figure, observation) == progress, (figure.id, observation)


def test_indicators_of_a_year() -> None:
    """The last observation by the end of the year; a stated figure as it is; what is awaited is not documented."""
    observations = (seen(15), Observation(date=date("2024-03"), quantity=quantity(20)))
    figures: tuple[Indicator, ...] = (
        indicator("up", of="talks", baseline=quantity(10), target=quantity(20), observations=observations),
        indicator("stays", outcome="stable_housing", observations=(seen(None, "better"),)),
        indicator("stated", quantity=quantity(9)),
        indicator("from-stated", quantity=quantity(3), target=quantity(5)),
        indicator("blank"),
    )
    today = council(program("talks", "workshop_series"), indicators=figures).on(DAY)
    found = year(today, 2023, show_small=True)
    assert {line.of: line.progress for line in found.section("indicators")} == {
        "up": "on_the_way", "stays": "on_the_way", "stated": None, "from-stated": "not_documented",
        "blank": "not_documented",
    }  # fmt: skip
    said = found.explain("fr")
    assert "Up – départ : 10 personnes ; cible : 20 personnes ; observé : 15 personnes (2023) ; en chemin." in said
    assert "Stays – départ : non documenté ; cible : non documenté ; observé : Mieux (2023) ; en chemin." in said
    assert "From-Stated – départ : 3 personnes" in said
    assert [row["progress"] for row in found.to_rows("fr") if row["of"] == "up"] == ["en chemin"]
    later = year(today, 2024, show_small=True)
    assert {line.of: line.progress for line in later.section("indicators")}["up"] == "met"
    # a baseline of ten people is few, and so is a figure of nine
    others = year(today, 2023)
    assert {line.of for line in others.section("indicators") if "not published" in line.says.en} == {
        "up", "stated", "from-stated",
    }  # fmt: skip
    assert {line.of: line.progress for line in others.section("indicators")}["up"] is None


def test_lille_est_in_2011() -> None:
    """No meeting is recorded, so none is counted; the stated figures stand as they are."""
    found = year(clsm.datasets.load("lille-est").on("2011-11-01"), 2011)
    assert all(line.count == Count() for line in found.section("meetings"))
    said = found.explain("fr")
    assert (
        "Comité de pilotage intercommunal – réunions tenues : non documenté. Fréquence indiquée : 3 à 4 fois par an."
        in said
    )
    assert "Ateliers proposés à la population – 18 ateliers." in said
    # what is told of another year bears its date
    later = year(clsm.datasets.load("lille-est").on("2020-07-31"))
    assert later.year == 2020
    assert (
        "Ateliers depuis septembre 2011 – 7 ateliers. Depuis : septembre 2011. Vu pour la dernière fois : octobre 2011."
        in later.explain("fr")
    )
    assert "Bureau – réunions tenues : non documenté. Vu pour la dernière fois : octobre 2011." in later.explain("fr")
    assert "Personnes présentes à chaque atelier – 9 personnes en moyenne." in said


def test_metz_and_seraing() -> None:
    """Metz tells of nothing that can be counted; Seraing of three expected changes that nobody has observed yet."""
    metz = year(clsm.datasets.load("metz").on("2011-11-01"), 2011)
    assert metz.explain("fr").count("Rien n’est documenté.") == 5
    seraing = year(clsm.datasets.load("seraing").on("2020-01-31"), 2020)
    awaited = {line.of for line in seraing.section("indicators") if line.progress == "not_documented"}
    assert awaited == {"faster-response", "fewer-hospital-stays", "stability"}


def test_a_day_in_may_knows_nothing_of_june() -> None:
    """Periods that are over count; places and medians, of which there is no total, bear the time that they are of."""
    cafe = program("cafe", "open_place", None, tally("visits", 30, "2024-04"), tally("visits", 40, "2024-06"))
    flats = program(
        "flats",
        "housing_scheme",
        None,
        tally("places_occupied", 20, "2024-01", "2024-05"),
        tally("places_occupied", 30, "2024-06"),
    )
    cell = program("cell", "situation_coordination", None, tally("days_to_first_meeting", 12, "2024-01", "2024-03"))
    whole = council(cafe, flats, cell)
    for day, visits, places in (
        ("2024-04-29", Count(), Count()),
        ("2024-05-01", Count(low=30), Count()),
        ("2024-06-29", Count(low=30), Count.of(20)),
        ("2024-12-31", Count(low=70), Count.of(30)),
    ):
        found = year(whole.on(day), 2024, show_small=True)
        assert (count(found, "cafe", "visits"), count(found, "flats", "places_occupied")) == (visits, places)
    told = year(whole.on("2024-06-29"), 2024, show_small=True).explain()
    assert ", 31 May 2024: 20." in told
    assert ", from 1 January 2024 to 31 March 2024: 12." in told


def test_decisions_and_steps_of_the_year() -> None:
    """Decided, due or done in it, with who and by when; those of another year stay out."""
    bought = Decision(title=Text.same("Buy chairs"), entrusted_to=("gem",), due=date("2024-05"))
    old = Decision(title=Text.same("Long ago"))
    dated = (Meeting(date=date("2024-02-01"), decisions=(bought,)), Meeting(date=date("2020"), decisions=(old,)))
    act = program("act", "other", progress=(Step(name=Text.same("Open"), done=date("2024-03")),))
    found = year(council(act, instances=(body(meetings=dated),)).on(DAY), 2024)
    assert [(line.of, line.what) for line in found.section("decisions")] == [("committee", "decision"), ("act", "step")]
    assert "Buy chairs (Committee, 1 February 2024) – who: GEM; by: May 2024" in found.explain()
    assert "Long ago" not in found.explain()


def test_the_year_asked_by_default_is_the_last_recorded() -> None:
    """Meetings held, days, counts, observations, steps; not what is planned or later; without any, the day's."""
    met = body(meetings=(Meeting(date=date("2021-02")), Meeting(date=date("2023-02"), state="planned")))
    assert year(council(instances=(met,)).on(DAY)).year == 2021
    act = program("act", "other", None, tally("copies", 2, "2022"), progress=(Step(name=Text.same("A")),))
    assert last_recorded(council(act, instances=(met,)).on(DAY)) == 2022
    done = program("done", "other", progress=(Step(name=Text.same("A"), done=date("2023")),), held=(date("2025"),))
    assert last_recorded(council(act, done).on(DAY)) == 2023
    assert last_recorded(council().on(DAY)) is None
    assert year(council().on(DAY)).year == 2024
