import datetime

import pytest

import clsm
from clsm import (
    Actor,
    Event,
    Frequency,
    Meeting,
    Mismatch,
    PartialDate,
    Period,
    Post,
    Priority,
    Procedure,
    Seat,
    Session,
    Step,
    Text,
    Waiver,
    WeeklyOpening,
    WorkshopSeries,
)
from clsm.dates import OPEN
from clsm.planning import calendar
from clsm.programs.housing import HousingPlaces, HousingScheme
from clsm.programs.sessions import OpenPlace
from tests.planning.small import DAY, agreement, body, council, date, program, time

OPENING = (WeeklyOpening.parse("Tuesday 16:30-19:00"),)


def test_seats_end_by_their_own_dates_or_by_the_rules_of_the_body() -> None:
    """Those of one day stand together; who sits by right, by invitation or not yet has no term."""

    def seat(
        holder: str, start: str | None, end: str | None = None, status: str = "member", evidence: str = "listed"
    ) -> Seat:
        period = Period(start=date(start) if start else None, end=OPEN if end == OPEN else date(end) if end else None)
        return Seat(holder=holder, status=status, evidence=evidence, period=period)

    seats = (
        seat("gem", "2021-05"),
        seat("landlord", "2021-05"),
        seat("town", "2021", evidence="presence_recorded"),
        seat("ward", "2021", "2023-09-30", status="permanent_invitee"),
        seat("court", "2021", status="ex_officio"),
        seat("guest", "2021", status="permanent_invitee"),
        seat("soon", "2021", evidence="announced"),
        seat("school", "2021", OPEN),
        seat("police", None),
        seat("union", "9998"),
    )
    ids = {each.holder: each for each in body(seats=seats).seats}
    actors = tuple(Actor(id=each.holder, name=each.holder) for each in seats if each.holder)
    ruled = body(seats=seats, procedure=Procedure(term_years=3))
    free = body("free", seats=seats[:1])
    unruled = body("unruled", seats=seats[:1], procedure=Procedure())
    rule = "By the length of mandates in the body's own rules (3 years)."
    whole = council(instances=(ruled, free, unruled), actors=actors)
    found = calendar(whole, "2021-01-01", "2030-12-31", presume_for=None)
    assert [(str(entry.date), entry.of, entry.uid, entry.says.say()) for entry in found.entries] == [
        (when, "committee", f"{ids[first].id}/end", f"End of mandates: Committee (seats: {n})" + more)
        for when, first, n, more in (
            ("2023-09-30", "ward", 1, ""),
            ("2024", "town", 1, f". {rule}"),
            ("2024-05", "gem", 2, f". {rule}"),
        )
    ]


def test_a_meeting_that_is_off_is_not_in_the_calendar() -> None:
    """Cancelled or put off it is apart, the new day in its place; a waived place of the file ends on its day."""
    dated = (
        Meeting(date=date("2024-04-02"), state="cancelled"),
        Meeting(date=date("2024-05-02"), state="put_off", put_off_to=date("2024-06-02")),
        Meeting(date=date("2024-07-02"), state="planned"),
        Meeting(id="moved", date=date("2024-07-01"), state="put_off", put_off_to=date("2024-07-02")),
    )
    place = Waiver(id="place", path="actors/school/note", reason=Text.same("R"), period=Period(end=date("2024-12-31")))
    found = calendar(council(instances=(body(meetings=dated),), waivers=(place,)), "2024-01-01", "2024-12-31")
    assert [(str(entry.date), entry.of) for entry in found.entries] == [
        ("2024-06-02", "committee"),
        ("2024-07-02", "committee"),
        ("2024-12-31", "place"),
    ]
    # a new day that has a meeting of its own is that meeting's alone
    assert [str(entry.date) for entry in found.called_off] == ["2024-04-02", "2024-05-02", "2024-07-01", "2024-07-02"]
    assert "actors/school/note" in found.entries[-1].says.say()


def test_every_kind_of_entry() -> None:
    """Sessions, meetings, events, steps, deadlines, beginnings: each on its day, in order, with its words."""
    whole = council(
        program(
            "talks",
            "workshop_series",
            WorkshopSeries(
                sessions=(Session(date=date("2024-02-05"), topic="sleep"), Session(date=date("2024-02-05")))
            ),
            held=(date("2024-02-05"), date("2024-01-10")),
            progress=(
                Step(name=Text.same("Poster"), due=date("2024-03")),
                Step(name=Text.same("Done"), due=date("2024-03"), done=date("2024-02")),
                Step(name=Text.same("Some day")),
            ),
        ),
        program("flats", "housing_scheme", HousingScheme(stock=(HousingPlaces(kind="residence", under="lease"),))),
        instances=(
            body(meetings=(Meeting(date=date("2024-04-02")),), procedure=Procedure(office_years=3)),
            body("plan", evidence="announced", meetings=(Meeting(date=date("2024-12")),)),
        ),
        posts=(
            Post(
                id="chair",
                function="chair",
                body="committee",
                label=Text.same("Chair"),
                period=Period(start=date("2021-05")),
            ),
            Post(
                id="leap",
                function="chair",
                body="committee",
                label=Text.same("X"),
                period=Period(start=date("2020-02-29")),
            ),
            Post(
                id="late", function="chair", body="committee", label=Text.same("X"), period=Period(start=date("9998"))
            ),
            Post(id="head", function="president", label=Text.same("Mayor"), period=Period(end=date("2024-09-30"))),
            Post(id="other", function="coordinator", label=Text.same("Y")),
        ),
        agreements=(
            agreement("lease", period=time("2020", "2024")),
            agreement("charter", period=Period(start=date("2024-01-15"), end="open")),
            agreement("blank"),
        ),
        priorities=(
            Priority(id="aim", words=Text.same("Aim"), period=time("2024-06", "2024-11-30")),
            Priority(id="vague", words=Text.same("Vague")),
        ),
        waivers=(Waiver(id="pause", rule="FR-G2", reason=Text.same("."), period=Period(end=date("2024-10-01"))),),
        events=(
            Event(id="forum", name=Text.same("Forum"), kind="forum", date=date("2024-05-05")),
            Event(id="some-day", name=Text.same("Some day"), kind="forum"),
        ),
    )
    found = calendar(whole, "2023-01-01", "2024-12-31", presume_for=None)
    assert [(str(entry.date), entry.kind, entry.of) for entry in found.entries] == [
        ("2023-02-28", "end", "leap"),
        ("2024", "end", "lease"),
        ("2024-01-10", "session", "talks"),
        ("2024-01-15", "start", "charter"),
        ("2024-02-05", "session", "talks"),
        ("2024-02-05", "session", "talks"),
        ("2024-03", "step", "talks"),
        ("2024-04-02", "meeting", "committee"),
        ("2024-05", "end", "chair"),
        ("2024-05-05", "event", "forum"),
        ("2024-06", "start", "aim"),
        ("2024-09-30", "end", "head"),
        ("2024-10-01", "end", "pause"),
        ("2024-11-30", "end", "aim"),
        ("2024-12", "meeting", "plan"),
    ]
    assert {entry.of for entry in found.deadlines} == {"leap", "lease", "talks", "chair", "head", "pause", "aim"}
    said = found.explain("fr")
    assert "2024 – Fin de « Lease ». Des places de logement en dépendent (Flats) : renouvellement à préparer." in said
    assert "mai 2024 – Fin de mandat : Présidence, Committee." in said
    assert "30 septembre 2024 – Fin de mandat : Présidence du conseil" in said
    assert "5 février 2024 – Talks : Sommeil" in said
    assert "décembre 2024 – Plan (à venir)" in said
    assert found.to_rows()[2]["date"] == "2024-01-10"
    assert "talks" in found.basis
    assert calendar(whole.on(DAY), "2024-04-01", "2024-04-30").entries[-1].of in {"committee", "lease"}
    # what is to be confirmed comes beside it, unless everything is presumed for good
    confirmed = {entry.of for entry in calendar(whole, "2023-01-01", "2040-12-31").entries if entry.kind == "due"}
    assert {"committee", "small"} <= confirmed


def test_openings_and_what_closes_them() -> None:
    """Tuesdays, without closures and holidays; where it is not documented, the opening is not certain."""
    cafe = program(
        "cafe",
        "open_place",
        OpenPlace(closures=(time("2024-01-09"), Period(start=date("2024-01-20"))), closed_in_holidays=None),
        openings=OPENING,
        period=Period(start=date("2024-01-02")),
    )
    found = calendar(council(cafe), "2023-12-20", "2024-01-31", holidays=[("2024-01-01", "2024-01-05")])
    assert [(str(entry.date), entry.certain) for entry in found.entries] == [
        ("2024-01-02", False),
        ("2024-01-16", True),
        ("2024-01-23", False),
        ("2024-01-30", False),
    ]
    assert (found.entries[0].begins, found.entries[0].ends) == (datetime.time(16, 30), datetime.time(19))
    assert "Holidays or closure: it may not be open." in found.explain()
    shut = clsm.Replace("cafe", details=OpenPlace(closed_in_holidays=True))
    (first, *_) = calendar(
        council(cafe).apply(shut), "2023-12-20", "2024-01-31", holidays=[("2024-01-01", "2024-01-05")]
    ).entries
    assert str(first.date) == "2024-01-09"
    # a day on which it was open by the record is one opening, and surely was
    held = clsm.Replace("cafe", held=(date("2024-01-09"), date("2024-01-10"), date("2024-01")))
    found = calendar(council(cafe).apply(held), "2024-01-03", "2024-01-16")
    assert [(str(it.date), it.kind, it.certain) for it in found.entries] == [
        ("2024-01", "session", True), ("2024-01-09", "opening", True), ("2024-01-10", "session", True),
        ("2024-01-16", "opening", False),
    ]  # fmt: skip
    ended = council(cafe).apply(clsm.Replace("cafe", state="ended"))
    assert calendar(ended, "2024-01-01", "2024-01-31").entries == ()
    assert calendar(ended, "2024-01-01", "2024-01-31").explain("fr") == "Rien n’est documenté pour cette période."


def test_a_rhythm_without_its_dates_is_to_be_set() -> None:
    """Stated and dated enough: nothing to set. What has stopped, or has hours of its own, is not asked for dates."""
    quarterly = Frequency.parse("every 3 months")
    held = tuple(Meeting(date=PartialDate(year=2024, month=month)) for month in (1, 4, 7, 10))
    whole = council(
        program("talks", "workshop_series", frequency=quarterly),
        program("gone", "workshop_series", frequency=quarterly, state="ended"),
        program("cafe", "open_place", frequency=quarterly, openings=OPENING),
        instances=(
            body(meetings=held, frequency=quarterly),
            body("short", meetings=held[:2], frequency=quarterly),
            body("past", frequency=quarterly, period=time("2010", "2012")),
            body("silent"),
            body("plan", frequency=quarterly, evidence="announced"),
        ),
    )
    found = calendar(whole, "2024-01-01", "2024-12-31")
    assert [(each.of, each.dated) for each in found.to_be_set] == [("plan", 0), ("short", 2), ("talks", 0)]
    assert found.to_be_set[0].says.say("fr") == "À fixer – Plan (à venir) : tous les 3 mois ; dates connues : 0."
    assert found.to_rows("fr")[-1]["kind"] == "À fixer"


def test_an_end_before_the_start_is_refused() -> None:
    """Of the time, and of a holiday."""
    with pytest.raises(Mismatch, match="before the start"):
        calendar(council(), "2024-02-01", "2024-01-01")
    with pytest.raises(Mismatch, match="before the start"):
        calendar(council(), "2024-01-01", "2024-02-01", holidays=[("2024-01-09", "2024-01-01")])


def test_lille_est_in_2013() -> None:
    """Of the council's whole history: the health contract begins with its four priorities, and three rhythms."""
    found = calendar(clsm.datasets.load("lille-est"), "2018-01-01", "2018-12-31")
    ends = {entry.of for entry in found.deadlines}
    assert ends == {"health-contract-2013"} | {
        f"contract-2013-{theme}" for theme in ("mental-health", "addictions", "cancer", "determinants")
    }
    assert [each.of for each in found.to_be_set] == ["apartment-commission", "plenary", "steering-committee"]


def test_metz_states_no_date_and_no_rhythm() -> None:
    """Nothing is made up."""
    found = calendar(clsm.datasets.load("metz"), "2011-01-01", "2011-12-31")
    assert (found.entries, found.to_be_set) == ((), ())


def test_seraing_opens_every_tuesday() -> None:
    """53 or 52 Tuesdays a year, and three rhythms to be set, one of a committee that is announced."""
    found = calendar(clsm.datasets.load("seraing").on("2020-01-31"), "2020-01-01", "2020-12-31")
    assert sum(entry.kind == "opening" for entry in found.entries) == 52
    assert [each.of for each in found.to_be_set] == [
        "cafe-bavard-steering-committee",
        "conseil-local",
        "grouping-meeting",
    ]
