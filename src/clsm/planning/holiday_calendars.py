"""School holidays and public holidays where a council lives, as far as published calendars tell; extra ``calendar``.

Two packages know them: ``vacances-scolaires-france`` holds the French school calendars that were published, and
``holidays`` works out public holidays and the school holidays of several countries. Where both speak of a French
day and differ, the day is not known; neither is one for which no calendar was published.
"""

import datetime
import importlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Any, Final, Protocol, final

import attrs

from clsm.council import Council, Snapshot
from clsm.dates import Day, to_day
from clsm.identifiers import Identifiers
from clsm.planning.zones import community, places_of, public_subdivisions, school_zone
from clsm.problems import Mismatch
from clsm.words import Text

Stretch = tuple["str | datetime.date", "str | datetime.date"]
"""A first and a last day, both included."""

_HOLIDAY: Final = Text(fr="Jour férié", en="Public holiday")

_FIXED: Final = frozenset({(1, 1), (5, 1), (8, 15), (11, 1), (11, 11), (12, 25)})
"""Public holidays of a fixed day that France and Belgium share: month and day."""

_OWN_DAYS: Final = {
    "Flemish": (7, 11, Text(fr="Fête de la Communauté flamande", en="Day of the Flemish Community")),
    "French": (9, 27, Text(fr="Fête de la Communauté française", en="Day of the French Community")),
    "German": (11, 15, Text(fr="Fête de la Communauté germanophone", en="Day of the German-speaking Community")),
}
"""The day of each Belgian Community, on which its services are closed: month, day, name."""


class Known(Protocol):
    """What is known of the days on which places close."""

    def no_school(self, day: Day) -> bool | None:
        """Whether schools are closed on a day, for holidays; ``None`` where that is not known."""
        ...

    def public_holiday(self, day: Day) -> Text | None:
        """The name of the public holiday that a day is or may be; ``None`` for another day."""
        ...


@final
@attrs.frozen
class Given:
    """School holidays as a caller knows them, none outside ``stretches``; ``None``: not known.

    Of public holidays only those of a fixed day are known.
    """

    stretches: tuple[tuple[Day, Day], ...] | None

    @classmethod
    def of(cls, stretches: Iterable[Stretch] | None) -> "Given":
        """First and last days as they were given; an end before its start raises Mismatch."""
        return cls(None if stretches is None else tuple(frame(*stretch) for stretch in stretches))

    def no_school(self, day: Day) -> bool | None:
        """Whether a day lies in a stretch."""
        return None if self.stretches is None else any(first <= day <= last for first, last in self.stretches)

    def public_holiday(self, day: Day) -> Text | None:
        """A word for a day that is a public holiday each year."""
        return _HOLIDAY if (day.month, day.day) in _FIXED else None


@final
@attrs.frozen(kw_only=True)
class DaysOff:
    """What :func:`days_off` answers: the holidays that the places of a council keep from ``start`` to ``end``.

    ``country`` and ``places`` are where they are looked up.
    """

    start: Day
    end: Day
    country: str
    places: tuple[Identifiers, ...]

    def no_school(self, day: Day) -> bool | None:
        """Whether schools are closed on a day; ``None`` where only some are, or that is not known."""
        zones = {school_zone(self.country, place, day) for place in self.places}
        answers = {_no_school(self.country, zone, day) for zone in zones}
        return answers.pop() if len(answers) == 1 else None

    def public_holiday(self, day: Day) -> Text | None:
        """The name of the public holiday that a day is, in all of the places or in some; ``None`` for another day."""
        return _public_days(self.country, self.places, day.year).get(day)

    @property
    def school_holidays(self) -> tuple[tuple[Day, Day], ...]:
        """The first and the last day of each time in which schools surely are closed."""
        closed = [day for day in _days(self.start, self.end) if self.no_school(day)]
        runs = groupby(enumerate(closed), key=lambda pair: pair[1].toordinal() - pair[0])
        stretches = ([day for _, day in run] for _, run in runs)
        return tuple((stretch[0], stretch[-1]) for stretch in stretches)

    @property
    def public_holidays(self) -> tuple[tuple[Day, Text], ...]:
        """Each public holiday with its name."""
        named = ((day, self.public_holiday(day)) for day in _days(self.start, self.end))
        return tuple((day, name) for day, name in named if name)


def days_off(council: "Council | Snapshot", start: "str | datetime.date", end: "str | datetime.date") -> DaysOff:
    """School holidays and public holidays of the places of a council, from *start* to *end*, both included.

    In France by zone (A, B, C) and by département (Alsace and Moselle, overseas), in Belgium by Community. Where the
    places of a council keep different ones, or a place has no code, a day without school is not sure. What no
    published calendar tells is not known: French school holidays after the last that were published, those of
    Corsica and overseas.

    Raises
    ------
    ModuleNotFoundError
        Without the extra ``calendar``.
    clsm.problems.Mismatch
        For an end before the start.

    Examples
    --------
    >>> import clsm
    >>> found = days_off(clsm.datasets.load("metz"), "2026-04-01", "2026-04-30")
    >>> [name.say("fr") for _, name in found.public_holidays]
    ['Vendredi saint', 'Lundi de Pâques']
    >>> [(str(first), str(last)) for first, last in found.school_holidays]
    [('2026-04-11', '2026-04-26')]
    """
    whole = council.council if isinstance(council, Snapshot) else council
    first, last = frame(start, end)
    for package in ("holidays", "vacances_scolaires_france"):
        importlib.import_module(package)
    return DaysOff(start=first, end=last, country=whole.jurisdiction, places=places_of(whole) or (Identifiers(),))


def frame(start: "str | datetime.date", end: "str | datetime.date") -> tuple[Day, Day]:
    """The first and the last day of a time; an end before the start raises :class:`~clsm.problems.Mismatch`."""
    first, last = to_day(start), to_day(end)
    if last < first:
        raise Mismatch("end-before-start", end=last, start=first)
    return first, last


def _days(first: Day, last: Day) -> Iterator[Day]:
    """The days from the *first* to the *last*, both included, up to the last day there is."""
    return (Day.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))


# ---------------------------------------------------------------- public holidays


@cache
def _public_days(country: str, places: tuple[Identifiers, ...], year: int) -> Mapping[Day, Text]:
    """The public holidays of a year that any of the *places* keeps; elsewhere those of a fixed day."""
    if country not in ("FR", "BE"):
        return {Day(year, month, day): _HOLIDAY for month, day in _FIXED}
    named = dict[Day, Text]()
    for part in public_subdivisions(country, places):
        french, english = (_holidays(country, part, year, "public", lang) for lang in ("fr", "en_US"))
        named |= {day: Text(fr=name.replace("'", "’"), en=english[day]) for day, name in french.items()}
    if country == "BE":
        communities = {community(place) for place in places}
        kept = _OWN_DAYS if None in communities else {name: _OWN_DAYS[name] for name in communities if name}
        named |= {Day(year, month, day): name for month, day, name in kept.values()}
    return named


def _holidays(country: str, part: str | None, year: int, category: str, lang: str) -> dict[Day, str]:
    """What the package ``holidays`` tells of a year."""
    found = importlib.import_module("holidays").country_holidays(
        country, subdiv=part, years=year, categories=category, language=lang
    )
    return {Day(day.year, day.month, day.day): name for day, name in found.items()}


# ---------------------------------------------------------------- school holidays

_COMPUTED_SINCE: Final = Day(2018, 1, 1)
"""The first day of the first whole year of which ``holidays`` tells the school holidays."""


def _no_school(country: str, zone: str | None, day: Day) -> bool | None:
    if zone is None:
        return None
    if country == "BE":
        return day in _school_year(country, zone, day.year) if day >= _COMPUTED_SINCE else None
    first, last, published = _published()
    if not first <= day <= last:
        return None
    closed = day in published[zone]
    if day < _COMPUTED_SINCE or closed is (day in _school_year(country, f"Zone {zone}", day.year)):
        return closed
    return None


@cache
def _school_year(country: str, part: str, year: int) -> frozenset[Day]:
    """The days of a calendar year without school, as the package ``holidays`` tells them."""
    return frozenset(_holidays(country, part, year, "school", "fr"))


@cache
def _published() -> tuple[datetime.date, datetime.date, Mapping[str, frozenset[datetime.date]]]:
    """The first and the last day of the French school calendars that were published, and their days by zone."""
    rows: dict[datetime.date, Any] = importlib.import_module("vacances_scolaires_france").SchoolHolidayDates().data
    by_zone = {
        zone: frozenset(day for day, row in rows.items() if row[f"vacances_zone_{zone.lower()}"]) for zone in "ABC"
    }
    return min(rows), max(rows), by_zone
