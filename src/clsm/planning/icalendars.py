"""A calendar as an iCalendar file (RFC 5545), for any calendar program; needs the extra ``calendar``.

Every opening is an event of its own: holidays and closures then need no list of exceptions. An event goes by the ids
of the file, so that a later file changes it in a diary instead of standing beside it; what is called off stays in
the file as cancelled. The file bears the last day that the council documents, never the clock's; the SEQUENCE of a
meeting is its revision. Hours are local, with the rule by which clocks change written into the file.
"""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo, available_timezones

from clsm.dates import Day
from clsm.planning.calendars import KINDS, Calendar, Entry
from clsm.planning.zones import CENTRAL_EUROPEAN, COUNTRIES
from clsm.problems import Mismatch
from clsm.words import Lang, Text, both, on_one_line

if TYPE_CHECKING:
    import icalendar

_TITLE: Final = Text(fr="{kind} : {what}", en="{kind}: {what}")
_UNSURE: Final = Text(fr="Jour à préciser : {date}", en="Day to be set: {date}")


def to_ical(calendar: Calendar, *, lang: Lang = "en", alarm_days: int = 30, zone: str | None = None) -> bytes:
    r"""The *calendar* as the bytes of an ``.ics`` file, always the same for the same calendar.

    A deadline rings *alarm_days* before its day, or before the first day that it may be. What the sources
    leave open is tentative, and a meeting that was called off or put off is cancelled. A date that is only a month or a
    year spans it; whole days leave people free. What is to be set is not in it.

    Hours are those of *zone*, a name of the IANA base such as ``Indian/Reunion``; without one, of the places of the
    council, by their codes and its jurisdiction.

    Raises
    ------
    clsm.problems.Mismatch
        Without a zone, for a council of another jurisdiction than FR and BE or in several zones; for a zone that
        does not exist, and for an alarm on fewer than 0 days.

    Examples
    --------
    >>> import clsm
    >>> from clsm.planning import calendar, to_ical
    >>> seraing = clsm.datasets.load("seraing").on("2020-01-31")
    >>> print(to_ical(calendar(seraing, "2020-03-24", "2020-03-24")).decode().replace("\r", ""))
    BEGIN:VCALENDAR
    ...
    DTSTART;TZID=Europe/Brussels:20200324T163000
    DTEND;TZID=Europe/Brussels:20200324T190000
    ...
    UID:seraing/cafe-bavard/2020-W13/opening-0@clsm
    ...
    """
    import icalendar

    zone = calendar.zone if zone is None else zone
    if zone is None:
        raise Mismatch("calendar-country", found=repr(calendar.jurisdiction), countries=", ".join(COUNTRIES))
    if zone not in available_timezones():
        raise Mismatch("time-zone", found=repr(zone), field="zone")
    if type(alarm_days) is not int or alarm_days < 0:
        raise Mismatch("alarm-days", found=repr(alarm_days), field="alarm_days")
    file = icalendar.Calendar()
    file.add("prodid", "-//clsm//planning//EN")
    file.add("version", "2.0")
    for name in ("name", "x-wr-calname"):
        file.add(name, icalendar.vText(on_one_line(calendar.name.say(lang))))
    entries = (*calendar.entries, *calendar.called_off)
    if any(entry.begins for entry in entries):
        file.add_component(_clock(zone, entries))
    for entry in entries:
        file.add_component(_event(calendar, entry, zone=ZoneInfo(zone), lang=lang, alarm_days=alarm_days))
    return bytes(file.to_ical())


def _clock(zone: str, entries: Sequence[Entry]) -> "icalendar.Timezone":
    """How the clocks of a *zone* change: in Central Europe as they have since 1996, elsewhere in the time told."""
    import icalendar

    if zone not in CENTRAL_EUROPEAN:
        # transitions are written one by one, and no reader needs those of a time without any entry
        days = [edge for entry in entries for edge in (entry.date.first, entry.date.last)]
        first, last = (datetime.date(day.year, day.month, day.day) for day in (min(days), max(days)))
        return icalendar.Timezone.from_tzinfo(ZoneInfo(zone), zone, first, last)
    clock = icalendar.Timezone()
    clock.add("tzid", zone)
    summer, winter = icalendar.TimezoneDaylight(), icalendar.TimezoneStandard()
    for part, month, begins, before, after, called in (
        (summer, 3, datetime.datetime(1996, 3, 31, 2), 1, 2, "CEST"),
        (winter, 10, datetime.datetime(1996, 10, 27, 3), 2, 1, "CET"),
    ):
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
        part.add("tzoffsetfrom", datetime.timedelta(hours=before))
        part.add("tzoffsetto", datetime.timedelta(hours=after))
        part.add("tzname", called)
        clock.add_component(part)
    return clock


def _event(calendar: Calendar, entry: Entry, *, zone: ZoneInfo, lang: Lang, alarm_days: int) -> "icalendar.Event":
    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{calendar.council}/{entry.uid}@clsm")
    # from the file and not from the clock: the same council gives the same file
    known = calendar.as_of or Day(1970, 1, 1)
    stamp = datetime.datetime(known.year, known.month, known.day, tzinfo=datetime.UTC)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", entry.revision)
    begins, ends = _hours(entry, zone)
    event.add("dtstart", begins)
    if ends is not None:
        event.add("dtend", ends)
    event.add("transp", "OPAQUE" if entry.begins and not entry.off else "TRANSPARENT")
    event.add("categories", [KINDS[entry.kind].say(lang)])
    if entry.place:
        event.add("location", on_one_line(entry.place.say(lang)))
    if entry.url:
        event.add("url", on_one_line(entry.url))
    event.add("summary", _TITLE.format(kind=KINDS[entry.kind], what=entry.says).say(lang))
    if entry.date.precision != "day":
        event.add("description", _UNSURE.format(date=both(entry.date.say)).say(lang))
    sure = entry.certain and entry.date.precision == "day"
    event.add("status", "CANCELLED" if entry.off else "CONFIRMED" if sure else "TENTATIVE")
    if entry.is_deadline:
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", on_one_line(entry.says.say(lang)))
        alarm.add("trigger", datetime.timedelta(days=-alarm_days))
        event.add_component(alarm)
    return event


def _hours(entry: Entry, zone: ZoneInfo) -> tuple[Any, Any]:
    """When an event begins and ends: hours of a day, or whole days, the last of which is not part of it.

    Where only the hour of the beginning is known, there is no end; nor is there one after the last day there is.
    """
    first, last = (datetime.date(day.year, day.month, day.day) for day in (entry.date.first, entry.date.last))
    if entry.begins is None or entry.date.precision != "day":
        return first, last + datetime.timedelta(days=1) if last < datetime.date.max else None
    combine = datetime.datetime.combine
    ends = combine(first, entry.ends, tzinfo=zone) if entry.ends else None
    return combine(first, entry.begins, tzinfo=zone), ends
