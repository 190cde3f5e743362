"""How often a body meets in a year: what its recorded meetings show, else what it says of itself."""

import datetime
from typing import Final, final

import attrs

from clsm.dates import OPEN, Frequency, to_day
from clsm.entities.instances import Instance

DAYS_A_YEAR: Final = 365.25
_A_YEAR: Final = {"week": DAYS_A_YEAR / 7, "month": 12.0, "year": 1.0}


@final
@attrs.frozen(kw_only=True)
class Rhythm:
    """Meetings a year: at least ``low``, at most ``high``, ``None`` where nothing limits them.

    ``recorded``: counted in the last whole year of which every meeting is recorded. Otherwise it is the
    frequency that the council states.
    """

    low: float
    high: float | None
    recorded: bool


def rhythm_of(body: Instance, day: datetime.date) -> Rhythm | None:
    """How often *body* meets, as known on *day*; ``None`` where it is not documented.

    A meeting that was cancelled or put off counts for nothing, one that is only planned for ``high`` alone.
    A meeting of which only the month or the year is known counts for ``low`` where it surely falls in
    the year that is counted, for ``high`` where it may.
    """
    if (last := _last_recorded(body, day)) is not None:
        first = to_day(last).subtract(years=1).add(days=1)
        likely = [it for it in body.meetings if not it.is_off]
        surely = sum(first <= it.date.first and it.date.last <= last for it in likely if not it.is_planned)
        high = sum(first <= it.date.last and it.date.first <= last for it in likely)
        return Rhythm(low=surely, high=high, recorded=True)
    return None if body.frequency is None else _stated(body.frequency)


def _stated(frequency: Frequency) -> Rhythm | None:
    """The stated *frequency*; ``None`` where its words leave the figure not documented."""
    if frequency.low is None or frequency.unit is None:
        return None
    stretches = _A_YEAR[frequency.unit] / frequency.every
    high = None if frequency.high is None or frequency.or_more else frequency.high * stretches
    return Rhythm(low=frequency.low * stretches, high=high, recorded=False)


def _last_recorded(body: Instance, day: datetime.date) -> datetime.date | None:
    """The last day, up to *day*, of a whole year of which every meeting is recorded; ``None`` where there is none."""
    time = body.recorded
    if time is None or time.start is None or time.end is None:
        return None
    last = to_day(day if time.end == OPEN else min(day, time.end.first))
    return last if time.start.last <= last.subtract(years=1).add(days=1) else None
