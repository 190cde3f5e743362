import datetime
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import icalendar
import pytest
import recurring_ical_events

import clsm
from clsm import Event, Meeting, Mismatch, Period, Reference, Territory, Text, WeeklyOpening
from clsm.identifiers import Identifiers
from clsm.planning import calendar, to_ical
from clsm.programs.sessions import OpenPlace
from tests.planning.small import agreement, body, council, date, program

WHOLE = council(
    program(
        "cafe",
        "open_place",
        OpenPlace(closures=(Period(start=date("2024-04-01")),)),
        openings=(WeeklyOpening.parse("Saturday 23:00-23:30"), WeeklyOpening.parse("Sunday 16:30-19:00")),
    ),
    instances=(
        body(
            meetings=(
                Meeting(date=date("2024-03")),
                Meeting(date=date("2024-03-28")),
                Meeting(id="second", date=date("2024-03-28")),
            )
        ),
    ),
    agreements=(agreement("lease", period=Period(end=date("2024-03-30"))),),
)


def events(text: bytes) -> list[Any]:
    """The events of a file, as icalendar reads them."""
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_hours_keep_across_the_change_of_clocks() -> None:
    """16:30 stays 16:30: one hour from universal time on 24 March 2024, two on the 31st."""
    found = [
        event for event in events(to_ical(calendar(WHOLE, "2024-03-24", "2024-03-31"))) if "/cafe/" in event["UID"]
    ]
    starts = [event["DTSTART"].dt for event in found]
    assert [start.tzinfo for start in starts] == [ZoneInfo("Europe/Paris")] * 3
    assert [(start.hour, start.utcoffset().total_seconds() // 3600) for start in starts] == [(16, 1), (23, 1), (16, 2)]
    assert all(event["DTSTART"].params["TZID"] == "Europe/Paris" for event in found)


def test_the_file_tells_when_clocks_change() -> None:
    """The rule of the European Union, which a reader without zones of its own can follow."""
    clock: Any
    (clock,) = icalendar.Calendar.from_ical(to_ical(calendar(WHOLE, "2024-01-01", "2024-12-31"))).walk("VTIMEZONE")
    zone = clock.to_tz()
    for day, hours in ((datetime.datetime(2024, 3, 30, 12), 1), (datetime.datetime(2024, 3, 31, 12), 2)):
        assert zone.utcoffset(day) == datetime.timedelta(hours=hours)


def test_deadlines_ring() -> None:
    """Thirty days before, or as many as are asked for; nothing else rings."""
    for days in (30, 7):
        rung = [
            (event["UID"], alarm["TRIGGER"].dt.days)
            for event in events(to_ical(calendar(WHOLE, "2024-03-01", "2024-03-31"), alarm_days=days))
            for alarm in event.walk("VALARM")
        ]
        assert rung == [("small/lease/end@clsm", -days)]
    with pytest.raises(Mismatch, match="0 or more"):
        to_ical(calendar(WHOLE, "2024-03-01", "2024-03-31"), alarm_days=-1)


def test_a_month_without_its_day_spans_the_month() -> None:
    """It is tentative, and says that the day is to be set; so is an opening that a closure may prevent."""
    month, *_ = events(to_ical(calendar(WHOLE, "2024-03-01", "2024-03-31"), lang="fr"))
    assert (month["DTSTART"].dt, month["DTEND"].dt) == (datetime.date(2024, 3, 1), datetime.date(2024, 4, 1))
    assert (month["STATUS"], month["DESCRIPTION"]) == ("TENTATIVE", "Jour à préciser : mars 2024")
    assert month["SUMMARY"] == "Réunion : Committee"
    april = events(to_ical(calendar(WHOLE, "2024-04-06", "2024-04-07")))
    assert {event["STATUS"] for event in april} == {"TENTATIVE"}


def test_the_same_calendar_gives_the_same_file() -> None:
    """Byte for byte; every UID once, and the same in a longer calendar."""
    short, long = (to_ical(calendar(WHOLE, "2024-03-01", end)) for end in ("2024-03-31", "2024-12-31"))
    assert short == to_ical(calendar(WHOLE, "2024-03-01", "2024-03-31"))
    uids = [event["UID"] for event in events(long)]
    assert len(uids) == len(set(uids))
    assert {event["UID"] for event in events(short)} <= set(uids)


def test_other_countries_need_a_zone() -> None:
    """Their clocks are not known here; the zone that a caller gives comes first everywhere."""
    swiss = calendar(council(jurisdiction="CH"), "2024-01-01", "2024-01-31")
    with pytest.raises(Mismatch, match="FR, BE"):
        to_ical(swiss)
    assert to_ical(swiss, zone="Europe/Zurich").startswith(b"BEGIN:VCALENDAR")
    found = events(to_ical(calendar(WHOLE, "2024-03-24", "2024-03-31"), zone="America/Montreal"))
    assert {event["DTSTART"].params.get("TZID") for event in found if "opening" in event["UID"]} == {"America/Montreal"}


def test_la_reunion_is_not_paris() -> None:
    """Hours are those of the island, summer and winter, and the file tells its clock."""
    town = Territory(id="port", name="Le Port", identifiers=Identifiers(cog="97407"))
    whole = attrs.evolve(WHOLE, territories=(town, *WHOLE.territories), perimeter=("port",))
    text = to_ical(calendar(whole, "2024-03-24", "2024-07-31"))
    starts = [event["DTSTART"].dt for event in events(text) if "opening" in event["UID"]]
    assert {start.utcoffset() for start in starts} == {datetime.timedelta(hours=4)}
    clock: Any
    (clock,) = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")
    assert clock.to_tz().utcoffset(datetime.datetime(2024, 7, 1, 12)) == datetime.timedelta(hours=4)


def test_to_the_last_day_there_is() -> None:
    """A meeting in the year 9999, one on its last day, an opening of its last week: written and read."""
    dated = tuple(Meeting(date=date(when)) for when in ("9999", "9999-12", "9999-12-31"))
    late = attrs.evolve(WHOLE, instances=(body(meetings=dated),))
    found = events(to_ical(calendar(late, "9999-12-25", "9999-12-31")))
    assert [("DTEND" in event, event["DTSTART"].dt) for event in found if "meeting" in event["UID"]] == [
        (False, datetime.date(9999, 1, 1)),
        (False, datetime.date(9999, 12, 1)),
        (False, datetime.date(9999, 12, 31)),
    ]
    assert sum("opening" in event["UID"] for event in found) == 2


def test_a_diary_reads_it_back() -> None:
    """By another program: on each day of a month what the calendar says of it, at the hours that it says."""
    found = calendar(WHOLE, "2024-03-01", "2024-05-31")
    diary = recurring_ical_events.of(icalendar.Calendar.from_ical(to_ical(found)))
    for day in range(1, 32):
        read = diary.at((2024, 3, day))
        there = [it for it in found.entries if it.date.first <= clsm.dates.to_day(f"2024-03-{day:02}") <= it.date.last]
        assert sorted(event["UID"] for event in read) == sorted(f"small/{entry.uid}@clsm" for entry in there)
    (late,) = [event for event in diary.at((2024, 3, 31)) if "opening" in event["UID"]]
    assert late["DTSTART"].dt == datetime.datetime(2024, 3, 31, 16, 30, tzinfo=ZoneInfo("Europe/Paris"))


def test_names_places_and_addresses() -> None:
    """Commas, semicolons and ends of lines of a name are escaped, as everywhere; URL is the address of a source."""
    name = Text.same("Towns, sectors; people\nand more")
    page = Reference(id="page", title=Text.same("Page"), url="https://example.org/a,b")
    silent = Reference(id="silent", title=Text.same("Silent"))
    forum = Event(
        id="forum",
        name=Text.same("Forum"),
        kind="forum",
        date=date("2024-03-05"),
        place=Text.same("Hall, first floor"),
        sources=("silent", "page#part 2"),
    )
    whole = council(name=name, events=(forum,), references=(page, silent))
    text = to_ical(calendar(whole, "2024-03-01", "2024-03-31"))
    assert b"NAME:Towns\\, sectors\\; people" in text
    read = icalendar.Calendar.from_ical(text)
    assert read["NAME"] == read["X-WR-CALNAME"]
    (event,) = events(text)
    assert (event["LOCATION"], event["URL"]) == ("Hall, first floor", "https://example.org/a,b")


def test_seraing_is_read_back() -> None:
    """52 openings of 2020, none with a person's name, as there is none to tell."""
    found = events(to_ical(calendar(clsm.datasets.load("seraing"), "2020-01-01", "2020-12-31")))
    assert sum("/cafe-bavard/" in event["UID"] for event in found) == 52
    assert not any("ATTENDEE" in event or "ORGANIZER" in event for event in found)


def meeting(**fields: Any) -> Any:
    """The one event of a council whose committee has one meeting, with an id of its own."""
    dated = Meeting(id="spring", **fields)
    whole = council(instances=(body(meetings=(dated,)),))
    found = {event["UID"]: event for event in events(to_ical(calendar(whole, "2024-01-01", "2024-12-31")))}
    # what the announcement may have put on another day is taken back
    again = found.pop("small/spring/again@clsm", None)
    assert again is None or again["STATUS"] == "CANCELLED"
    (event,) = found.values()
    return event


def test_a_meeting_that_changes_replaces_itself() -> None:
    """The same UID for another day, hour and place, and a higher SEQUENCE: a diary keeps the later alone."""
    before = meeting(date=date("2024-03-04"), starts=datetime.time(14), ends=datetime.time(16), place=Text.same("Hall"))
    after = meeting(date=date("2024-03-11"), starts=datetime.time(10), place=Text.same("School"), revision=1)
    off = meeting(date=date("2024-03-11"), starts=datetime.time(10), revision=2, state="cancelled")
    diary: dict[str, Any] = {}
    for event in (before, off, after):
        kept = diary.get(event["UID"])
        if kept is None or event["SEQUENCE"] > kept["SEQUENCE"]:
            diary[event["UID"]] = event
    assert list(diary.values()) == [off]
    assert [event["STATUS"] for event in (before, after, off)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [event["TRANSP"] for event in (before, after, off)] == ["OPAQUE", "OPAQUE", "TRANSPARENT"]
    assert (before["LOCATION"], after["LOCATION"], "LOCATION" in off) == ("Hall", "School", False)
    assert (before["DTSTART"].dt.hour, before["DTEND"].dt.hour, "DTEND" in after) == (14, 16, False)
    assert before["CATEGORIES"].cats == ["Meeting"]


def test_what_is_written_is_of_the_file_and_not_of_the_clock() -> None:
    """DTSTAMP and LAST-MODIFIED are the last documented day, in every window; a whole day leaves people free."""
    whole = attrs.evolve(WHOLE, as_of=date("2024-02-10"))
    for start in ("2024-01-01", "2024-03-01"):
        first, *_ = events(to_ical(calendar(whole, start, "2024-12-31")))
        last = whole.last_documented
        assert last
        stamp = datetime.datetime(last.year, last.month, last.day, tzinfo=datetime.UTC)
        assert first["DTSTAMP"].dt == first["LAST-MODIFIED"].dt == stamp
    undated = council(as_of=None, agreements=(agreement("lease", period=Period(end=date("2024-03"))),))
    (event,) = events(to_ical(calendar(undated, "2024-01-01", "2024-12-31")))
    assert "METHOD" not in icalendar.Calendar.from_ical(to_ical(calendar(undated, "2024-01-01", "2024-12-31")))
    assert undated.last_documented is None
    assert (event["DTSTAMP"].dt.year, event["TRANSP"]) == (1970, "TRANSPARENT")
