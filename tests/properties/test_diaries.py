"""A diary that reads one file of a calendar after the other holds what the last one says, and nothing twice."""

from collections.abc import Mapping
from typing import Any

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from clsm import Agreement, Council, Event, Meeting, OpenPlace, Period, Step, Text, WeeklyOpening
from clsm.planning import calendar, days_off, to_ical
from clsm.testing import councils as any_council
from tests.planning.small import agreement, body, council, date, program

DAYS = st.integers(1, 28).flatmap(lambda day: st.sampled_from([f"2024-{month:02}-{day:02}" for month in (1, 2, 3)]))
WEEKS = ("2024-01-01", "2024-03-31")
"""From a Monday to a Sunday: what moves out of the time of a file is not in it."""

NAMES = st.sampled_from(["Spring", "Autumn, again", "Café"]).map(Text.same)
PLACES = st.none() | NAMES


@st.composite
def meetings(draw: st.DrawFn, id: str, revision: int) -> Meeting:
    """A meeting with an id of its own, in some state, on some day, somewhere."""
    state = draw(st.sampled_from(["planned", "cancelled", "put_off", "held", "not_documented"]))
    again = draw(st.none() | DAYS) if state == "put_off" else None
    return Meeting(
        id=id,
        date=date(draw(DAYS)),
        state=state,
        put_off_to=date(again) if again else None,
        place=draw(PLACES),
        revision=revision,
    )


@st.composite
def councils(draw: st.DrawFn, revision: int) -> Council:
    """One edition of a council: the same facts, each with other days, hours, names, places and states."""
    steps = tuple(Step(name=draw(NAMES), due=date(draw(DAYS))) for _ in range(2))
    hours = tuple(
        WeeklyOpening.parse(f"{draw(st.sampled_from(['Monday', 'Tuesday', 'Friday']))} {hour:02}:00-{hour + 2}:00")
        for hour in (draw(st.integers(8, 11)), draw(st.integers(14, 18)))
    )
    closed = tuple(Period(start=date(day), end=date(day)) for day in draw(st.lists(DAYS, max_size=2)))
    cafe = program("cafe", "open_place", OpenPlace(closures=closed), openings=hours, progress=steps)
    lease: Agreement = agreement("lease", period=Period(end=date(draw(DAYS))))
    forum = Event(id="forum", name=draw(NAMES), kind="forum", date=date(draw(DAYS)), place=draw(PLACES))
    dated = tuple(draw(meetings(id, revision)) for id in ("one", "two"))
    return council(cafe, instances=(body(meetings=dated),), agreements=(lease,), events=(forum,))


def read(text: bytes) -> dict[str, Any]:
    """The events of a file by their UIDs, each of which is there once."""
    events: list[Any] = icalendar.Calendar.from_ical(text).walk("VEVENT")
    by_uid = {event["UID"]: event for event in events}
    assert len(by_uid) == len(events)
    return by_uid


def shown(diary: Mapping[str, Any]) -> dict[str, Any]:
    """What a diary shows: all that is not cancelled."""
    return {uid: event["DTSTART"].dt for uid, event in diary.items() if event["STATUS"] != "CANCELLED"}


@settings(max_examples=settings().max_examples // 2)  # each writes and reads two files
@given(councils(0), councils(1))
def test_two_files_one_after_the_other_leave_no_double(before: Council, after: Council) -> None:
    """By UID, and of one UID by SEQUENCE: the diary then shows what the later file says, whatever was edited."""
    first, last = (read(to_ical(calendar(edition, *WEEKS))) for edition in (before, after))
    diary = dict(first)
    for uid, event in last.items():
        if uid not in diary or event["SEQUENCE"] >= diary[uid]["SEQUENCE"]:
            diary[uid] = event
    assert shown(diary) == shown(last)


@given(any_council(), st.sampled_from([1, 2020, 2026, 9999]))
def test_every_calendar_is_a_file_of_events_that_are_told_apart(whole: Council, when: int) -> None:
    """Whatever a council holds, in the first year there is and in the last: one UID an event, and all of them."""
    year = (f"{when:04}-01-01", f"{when:04}-12-31")
    found = calendar(whole, *year, holidays=days_off(whole, *year))
    assert len(read(to_ical(found, zone="Indian/Reunion"))) == len(found.entries) + len(found.called_off)
