"""A calendar as an iCalendar file (RFC 5545), for any calendar program; needs the extra ``ical``.

Every opening is an event of its own: holidays and closures then need no list of exceptions. An
event keeps its UID as long as its day stays the same, and a meeting with an id of its own even where its day changes,
so that a file read twice makes nothing twice. The file bears the last day that the council documents, never the
clock's; the SEQUENCE of a meeting is its revision. Hours are local, with the rule by which clocks change in the
European Union written into the file.
"""

import datetime
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from clsm.dates import Day
from clsm.planning.calendars import KINDS, Calendar, Entry
from clsm.problems import Mismatch
from clsm.words import Lang, Text, both, on_one_line

if TYPE_CHECKING:
    import icalendar

ZONES: Final = {"FR": "Europe/Paris", "BE": "Europe/Brussels"}
"""The time zone of a council, by its jurisdiction; both change their clocks on the same Sundays."""

_TITLE: Final = Text(fr="{kind} : {what}", en="{kind}: {what}")
_UNSURE: Final = Text(fr="Jour à préciser : {date}", en="Day to be set: {date}")


def to_ical(calendar: Calendar, *, lang: Lang = "en", alarm_days: int = 30) -> bytes:
    r"""The *calendar* as the bytes of an ``.ics`` file, always the same for the same calendar.

    A deadline rings *alarm_days* before its day, or before the first day that it may be. What the sources
    leave open is tentative, and a meeting that was called off or put off is cancelled. A date that is only a month or a
    year spans it; whole days leave people free. What is to be set is not in it.

    Raises
    ------
    clsm.problems.Mismatch
        For a council of another jurisdiction than FR and BE, and for an alarm on fewer than 0 days.

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
    UID:seraing/cafe-bavard/2020-03-24/opening/1630@clsm
    ...
    """
    import icalendar

    if calendar.jurisdiction not in ZONES:
        raise Mismatch("calendar-country", found=repr(calendar.jurisdiction), countries=", ".join(ZONES))
    if type(alarm_days) is not int or alarm_days < 0:
        raise Mismatch("alarm-days", found=repr(alarm_days), field="alarm_days")
    zone = ZONES[calendar.jurisdiction]
    file = icalendar.Calendar()
    file.add("prodid", "-//clsm//planning//EN")
    file.add("version", "2.0")
    file.add("x-wr-calname", on_one_line(calendar.name.say(lang)))
    file.add_component(_clock(zone))
    for entry in (*calendar.entries, *calendar.called_off):
        file.add_component(_event(calendar, entry, zone=ZoneInfo(zone), lang=lang, alarm_days=alarm_days))
    return bytes(file.to_ical())


def _clock(zone: str) -> "icalendar.Timezone":
    """Central European time, as its clocks have changed since 1996."""
    import icalendar

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
    # an id of its own outlives a change of day
    parts = (entry.key, entry.kind) if entry.meeting else (entry.of, str(entry.date), entry.kind, entry.key)
    uid = "/".join(part for part in (calendar.council, *parts) if part)
    event.add("uid", f"{uid}@clsm")
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

    Where only the hour of the beginning is known, there is no end.
    """
    first, last = (datetime.date(day.year, day.month, day.day) for day in (entry.date.first, entry.date.last))
    if entry.begins is None or entry.date.precision != "day":
        return first, last + datetime.timedelta(days=1)
    combine = datetime.datetime.combine
    ends = combine(first, entry.ends, tzinfo=zone) if entry.ends else None
    return combine(first, entry.begins, tzinfo=zone), ends
