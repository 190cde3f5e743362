from decimal import Decimal

import pytest

import clsm
from clsm import (
    Attendance,
    Budget,
    BudgetLine,
    Contribution,
    Council,
    Decision,
    Event,
    Frequency,
    Indicator,
    Meeting,
    Mismatch,
    Observation,
    Payment,
    Period,
    Post,
    Priority,
    Quantity,
    Seat,
    Session,
    Step,
    Text,
    WorkshopSeries,
)
from clsm.planning import Count, Year, last_recorded, year
from clsm.planning.progress import progress_of
from clsm.quantities import Qualifier
from tests.planning.small import DAY, agreement, body, council, date, indicator, program, tally, time

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
    assert metz.explain("fr").count("Rien n’est documenté.") == 8
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


def said(report: Year, section: str) -> list[str]:
    """The French sentences of one part."""
    # plain spaces in the place of narrow ones
    return [line.says.say("fr").replace("\u202f", " ") for line in report.section(section)]


def test_meetings_called_off_are_told_beside_those_held() -> None:
    """Cancelled or put off, at least or exactly; those of a body that speaks of situations to the council alone."""
    dated = (
        Meeting(date=date("2023-02-01"), state="cancelled"),
        Meeting(date=date("2023-03-01"), state="put_off", put_off_to=date("2023-04-01")),
        Meeting(date=date("2023-04-01")),
        Meeting(date=date("2022-04-01"), state="cancelled"),
    )
    all_year = Period(start=date("2023-01-01"), end="open")
    for recorded, found in ((None, Count(low=2)), (all_year, Count.of(2))):
        whole = council(instances=(body(meetings=dated, recorded=recorded), body("idle")))
        report = year(whole.on(DAY), 2023)
        assert count(report, "committee", "called_off") == found
        assert not any(line.of == "idle" and line.what == "called_off" for line in report.lines)
    cell = whole.apply(clsm.Replace("committee", kind="situation_cell"))
    assert not any(line.what == "called_off" for line in year(cell.on(DAY), 2023).lines)
    assert count(year(cell.on(DAY), 2023, show_small=True), "committee", "called_off") == Count.of(2)


def test_who_took_part_by_pillar() -> None:
    """Meetings of the year with somebody of a pillar there, at least and at most; nothing where no list is kept."""
    seats = tuple(
        Seat(id=f"{name}-seat", label=Text.same(name), pillars=frozenset({pillar}), period=time("2020", "2030"))
        for name, pillar in (("town", "elected"), ("gem", "people_concerned"))
    )
    here = Attendance(seat="town-seat", presence="present")
    dated = (
        Meeting(date=date("2023-02-01"), attendance=(here,), attendance_list="complete"),
        Meeting(date=date("2023-03-01"), attendance=(here,)),
        Meeting(date=date("2022-03-01"), attendance=(here,)),
    )
    whole = council(
        instances=(body(seats=seats, meetings=dated), body("silent", meetings=(Meeting(date=date("2023-05")),)))
    )
    report = year(whole.on(DAY), 2023)
    assert count(report, "committee", "attendance/elected") == Count.of(2)
    assert count(report, "committee", "attendance/people_concerned") == Count(high=1)
    assert [words.say("fr") for words in report.told("meetings")][1] == (
        "Committee – réunions avec présence ou représentation : Élus locaux (2 sur 2) ; "
        "Personnes concernées, usagers (au plus 1 sur 2)."
    )
    assert not any(line.of == "silent" and "attendance" in line.what for line in report.lines)
    # where nothing is known of a pillar, nothing is said of it
    only = council(instances=(body(seats=seats, meetings=dated[1:2]),))
    assert [line.what for line in year(only.on(DAY), 2023).section("meetings")] == ["meetings", "attendance/elected"]
    cell = whole.apply(clsm.Replace("committee", kind="situation_cell"))
    assert not any("attendance" in line.what for line in year(cell.on(DAY), 2023).lines)


def test_events_and_what_began_and_ended() -> None:
    """By their dates, up to the day; what ended before the day is told too, and a promise is not."""
    seat = Seat(label=Text.same("GEM"), period=Period(start=date("2024-02")))
    other = Seat(label=Text.same("Town"), period=Period(start=date("2024-02")))
    soon = Seat(label=Text.same("Soon"), period=Period(start=date("2024-02")), evidence="announced")
    gone = body("gone", meetings=(Meeting(date=date("2024-01-10")),), period=time("2019", "2024-03-31"))
    whole = council(
        program("act", "other", period=Period(start=date("2024-05-02"))),
        program("later", "other", period=Period(start=date("2024-08"))),
        program("over", "other", held=(date("2024-01-05"),), period=Period(ended_by=date("2024-01"))),
        instances=(
            body(seats=(seat, other, soon), period=time("2023", "2030")),
            gone,
            body("plan", evidence="announced", period=Period(start=date("2024-01"))),
            body("guest", host="gem", period=Period(start=date("2024-01"))),
            body("past", meetings=(Meeting(date=date("2020")),), period=time("2019", "2020")),
        ),
        posts=(
            Post(id="head", function="president", label=Text.same("Mayor"), period=time("2020", "2024-04")),
            Post(id="chair", function="chair", body="committee", label=Text.same("A"), period=time("2020", "2024-04")),
        ),
        agreements=(agreement("charter", period=Period(start=date("2024-01-15"), end="open")),),
        priorities=(Priority(id="aim", words=Text.same("Aim"), period=time("2024-06", "2026")),),
        events=(
            Event(id="forum", name=Text.same("Forum"), kind="forum", date=date("2024-03-05")),
            Event(id="then", name=Text.same("Then"), kind="forum", date=date("2023-03-05")),
            Event(id="undated", name=Text.same("Undated"), kind="forum"),
        ),
    )
    report = year(whole.on(DAY), 2024)
    assert said(report, "events") == ["5 mars 2024 – Forum."]
    assert said(report, "changes") == [
        "Over : fin, au plus tard janvier 2024.",
        "Charter : début, 15 janvier 2024.",
        "Committee, 2 places : début, février 2024.",
        "Gone : fin, 31 mars 2024.",
        "Présidence du conseil : fin, avril 2024.",
        "Présidence, Committee : fin, avril 2024.",
        "Act : début, 2 mai 2024.",
        "Aim : début, juin 2024.",
    ]
    assert {line.what for line in report.section("changes")} == {"began", "ended", "seats_began"}
    # what stood for a part of the year has its meetings and its days in it
    assert count(report, "gone", "meetings") == Count(low=1)
    assert count(report, "over", "sessions") == Count(low=1)
    assert not any(line.of in ("past", "guest", "plan") for line in report.section("meetings"))


def test_the_money_of_a_year() -> None:
    """Planned beside paid, line by line; an expense has no payment; what one gave for two lines is told once."""
    lines = (
        BudgetLine(name=Text.same("Fee"), side="income", amount=Decimal(100), actor="gem"),
        BudgetLine(name=Text.same("Room"), side="income", amount=Decimal(40), actor="landlord"),
        BudgetLine(name=Text.same("Heating"), side="income", actor="landlord"),
        BudgetLine(name=Text.same("Gift"), side="income", amount=Decimal(5)),
        BudgetLine(name=Text.same("Chairs"), side="expense", amount=Decimal(60)),
    )
    budgets = tuple(
        Budget(id=f"budget-{when}", name=Text.same(f"Budget {when}"), lines=lines, income=total, period=time(when))
        for when, total in (("2023", Decimal(145)), ("2022", None))
    )
    undated = Budget(id="undated", name=Text.same("U"), lines=lines)
    given = tuple(
        Payment(payer=payer, year=when, amount=Decimal(amount))
        for payer, when, amount in (
            ("gem", 2023, "99.50"),
            ("landlord", 2023, "40"),
            ("gem", 2024, "1"),
            ("gem", 2025, "2"),
        )
    )
    fee = Contribution(id="fee", name=Text.same("Membership"), payments=given)
    today = council(budgets=(*budgets, undated), contributions=(fee,)).on(DAY)
    report = year(today, 2023)
    assert [(line.of, line.what, line.amount, line.paid) for line in report.section("money")] == [
        ("budget-2023", "income", Decimal(100), Decimal("99.50")),
        ("budget-2023", "income", Decimal(40), None),
        ("budget-2023", "income", None, None),
        ("budget-2023", "income", Decimal(5), None),
        ("budget-2023", "expense", Decimal(60), None),
        ("budget-2023", "income", Decimal(145), None),
        ("fee", "paid", None, Decimal("99.50")),
        ("fee", "paid", None, Decimal(40)),
    ]
    told = said(report, "money")
    assert told[0] == "Budget 2023 – Fee : prévu, 100 € ; versé, 99,50 €."
    assert told[1] == "Budget 2023 – Room : prévu, 40 € ; versé, non réparti entre ses lignes."
    assert told[4] == "Budget 2023 – Chairs (dépense) : prévu, 60 € ; dépensé, non documenté."
    assert told[5] == "Budget 2023 – recettes, total indiqué : 145 €."
    assert told[6].startswith("Membership – GEM a versé 99,50 € en 2023.")
    assert {row["paid"] for row in report.to_rows() if row["section"] == "Budget and funding"} == {"99.50", "40", None}
    assert last_recorded(today) == 2024
