"""Dates that keep their precision, periods that may be unknown, and how often a body meets.

A source that says "1977" does not say 1 January 1977, and a seat without an end date has not
ended: it is *not documented* whether it has. Questions about time therefore answer ``True``,
``False`` or ``None``. Calendar arithmetic is pendulum's; nothing else in the library uses it.
"""

import calendar
import datetime
import enum
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Literal, cast, final

import attrs
import pendulum

from clsm.fields import frozen, must_be_words, one_of, slug
from clsm.problems import Mismatch
from clsm.words import (
    Lang,
    RhythmUnit,
    Text,
    read_quoting,
    say_quoting,
    spoken_rhythm,
    unquoted,
    written_quoting,
)

__all__ = [
    "OPEN",
    "Day",
    "Frequency",
    "PartialDate",
    "Period",
    "Standing",
    "WeeklyOpening",
    "say_day",
    "standing",
    "to_day",
]

Day = pendulum.Date
"""A whole day; what is asked of a day takes ISO text or any :class:`datetime.date` too."""

OPEN: Literal["open"] = "open"
"""The end of a period that is known to go on."""


def to_day(value: "str | datetime.date") -> Day:
    """A whole day from ISO text or a date.

    Raises :class:`~clsm.problems.Mismatch` for text that is not a whole day, for a
    ``datetime``, whose day depends on a time zone that it may not carry, and for anything else.

    >>> to_day("2011-11-01")
    Date(2011, 11, 1)
    """
    if type(value) is Day:
        return value
    if isinstance(value, str):
        partial = PartialDate.parse(value)
        if partial.day is None:
            raise Mismatch("whole-day", found=repr(value))
        return partial.first
    if isinstance(value, datetime.datetime):
        raise Mismatch("day-with-time")
    if not isinstance(value, datetime.date):
        raise Mismatch("day-value", found=repr(value), example="2011-11-01")
    return Day(value.year, value.month, value.day)


DATE_FORMS: Final = Text(fr="1977, 2010-01 ou 2011-11-01", en="1977, 2010-01 or 2011-11-01")
"""How a date is written."""


@final
@attrs.frozen(kw_only=True)
class PartialDate:
    """A year, a month of a year, or a day: as much as the source says and no more.

    Raises :class:`~clsm.problems.Mismatch` for a day that does not exist.

    >>> date = PartialDate.parse("2010-01")
    >>> date.first, date.last, date.precision
    (Date(2010, 1, 1), Date(2010, 1, 31), 'month')
    >>> str(date), date.say("fr")
    ('2010-01', 'janvier 2010')
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        try:
            if self.month is None and self.day is not None:
                raise ValueError
            # True is 1 to Python, and no month to anybody else
            if bool in map(type, (self.year, self.month, self.day)):
                raise TypeError
            datetime.date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except (TypeError, ValueError):
            raise Mismatch("calendar-day", year=self.year, month=self.month, day=self.day) from None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``1977``, ``2010-01`` or ``2011-11-01``; anything else raises :class:`~clsm.problems.Mismatch`."""
        match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text) if isinstance(text, str) else None
        if match is None:
            raise Mismatch("date", found=repr(text), forms=DATE_FORMS, better=_as_we_write(text))
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            return cls(year=year or 0, month=month, day=day)
        except Mismatch:
            raise Mismatch("no-such-day", found=repr(text), forms=DATE_FORMS) from None

    @classmethod
    def of(cls, day: datetime.date) -> "PartialDate":
        """A whole day, as a date."""
        return cls(year=day.year, month=day.month, day=day.day)

    def later(self, years: int) -> "PartialDate | None":
        """So many *years* later, as precise as it is; ``None`` after the year 9999.

        What began on 29 February ends on the 28th of a year without one.

        >>> str(PartialDate.parse("2020-02-29").later(3)), str(PartialDate(year=2020).later(3))
        ('2023-02-28', '2023')
        """
        year = self.year + years
        if year > datetime.MAXYEAR:
            return None
        leap = (self.month, self.day) == (2, 29) and not calendar.isleap(year)
        return PartialDate(year=year, month=self.month, day=28 if leap else self.day)

    @property
    def first(self) -> Day:
        """The first day that the date may be."""
        return Day(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> Day:
        """The last day that the date may be."""
        month = self.month or 12
        return Day(self.year, month, self.day or _days_in(self.year, month))

    @property
    def precision(self) -> Literal["year", "month", "day"]:
        """How much of the date is known."""
        return "day" if self.day else "month" if self.month else "year"

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    def say(self, lang: Lang = "en") -> str:
        """The date in words, no more precise than it is."""
        return str(self.year) if self.month is None else _in_words(self.first, lang, whole=self.day is not None)


@lru_cache(maxsize=4096)
def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


@lru_cache(maxsize=4096)
def _in_words(day: Day, lang: Lang, *, whole: bool) -> str:
    words: str = day.format("D MMMM YYYY" if whole else "MMMM YYYY", locale=lang)
    return re.sub(r"^1 ", "1er ", words) if lang == "fr" else words


def say_day(day: datetime.date, lang: Lang = "en") -> str:
    """A whole day in words.

    >>> say_day(datetime.date(2011, 11, 1), "fr")
    '1er novembre 2011'
    """
    return PartialDate.of(day).say(lang)


@final
@attrs.frozen(kw_only=True)
class Period:
    """From a start to an end, either of which may be imprecise or not documented.

    ``start=None`` and ``end=None`` mean *not documented*; ``end="open"`` means that it is
    known to go on. ``ended_by`` is for an end whose time is not documented, but which had come
    by then. A period that ends before it starts raises :class:`~clsm.problems.Mismatch`.

    >>> association = Period(start=PartialDate.parse("2010-01"), end="open")
    >>> [association.contains(day) for day in ("2009-12-31", "2010-01-15", "2011-11-01")]
    [False, None, True]
    """

    start: PartialDate | None = None
    end: PartialDate | Literal["open"] | None = None
    ended_by: PartialDate | None = None

    def __attrs_post_init__(self) -> None:
        for name, edge in (("start", self.start), ("ended_by", self.ended_by)):
            if edge is not None and not isinstance(edge, PartialDate):
                raise Mismatch("period-edge", found=repr(edge), field=name)
        if self.end is not None and self.end != OPEN and not isinstance(self.end, PartialDate):
            raise Mismatch("period-end", found=repr(self.end), field="end")
        if self.end is not None and self.ended_by is not None:
            raise Mismatch("two-ends")
        if self.start and (last := self._last) and last < self.start.first:
            raise Mismatch("end-before-start", end=self.ended_by or self.end, start=self.start)

    @property
    def _last(self) -> Day | None:
        """The last day on which the period can still go on; ``None`` where none is known."""
        end = self.ended_by or self.end
        return end.last if isinstance(end, PartialDate) else None

    def contains(self, day: "str | datetime.date") -> bool | None:
        """Whether *day* lies in the period; ``None`` where the dates do not tell.

        A start or an end that is only a month or a year leaves its own month or year
        undecided; an end that is not documented leaves every day after the start undecided.
        """
        day = to_day(day)
        if self.start is self.end is self.ended_by is None:
            return None
        edges = [edge for edge in (self.start, self.end) if isinstance(edge, PartialDate)]
        if (self.start and day < self.start.first) or (self._last and day > self._last):
            return False
        if any(edge.first == day == edge.last for edge in edges):
            return True
        begun = self.start is not None and day >= self.start.last
        goes_on = day <= self.end.first if isinstance(self.end, PartialDate) else self.end == OPEN
        return True if begun and goes_on else None


class Standing(enum.Enum):
    """Whether a fact holds on a day, and on what ground."""

    HOLDS = "holds"
    PRESUMED = "presumed"
    UNKNOWN = "unknown"
    ABSENT = "absent"


def standing(period: Period, as_of: PartialDate | None, day: "str | datetime.date") -> Standing:
    """Whether a fact with this *period*, last shown by a source at *as_of*, holds on *day*.

    Where the period does not tell, the source does: up to *as_of* the fact ``HOLDS``, after
    it the fact is ``PRESUMED`` to go on, even where its end is ``open``. It is ``UNKNOWN`` where
    nothing says that it had begun, where an imprecise end leaves the day open, and after *as_of*
    where it is known to have ended at a time that is not documented. A source from the time by
    which it had ended shows that end, and not that it held before.

    >>> seen = PartialDate.parse("2011-10")
    >>> [standing(Period(), seen, day).value for day in ("2009-06-01", "2011-10-15", "2011-11-01")]
    ['unknown', 'holds', 'presumed']
    """
    day = to_day(day)
    known = period.contains(day)
    if known and period.end == OPEN and as_of and day > as_of.last:
        return Standing.PRESUMED
    if known is not None:
        return Standing.HOLDS if known else Standing.ABSENT
    if as_of is None or (isinstance(period.end, PartialDate) and day > period.end.first):
        return Standing.UNKNOWN
    if period.ended_by and as_of.last >= period.ended_by.first:
        return Standing.UNKNOWN
    begun = day >= as_of.first if period.start is None else day >= period.start.last
    if not begun:
        return Standing.UNKNOWN
    if day <= as_of.last:
        return Standing.HOLDS
    return Standing.UNKNOWN if period.ended_by else Standing.PRESUMED


_Span = tuple[Day, Day]

_UNIT_WORDS: dict[RhythmUnit, Text] = {
    "week": Text(fr="semaine", en="week"),
    "month": Text(fr="mois", en="month"),
    "year": Text(fr="an", en="year"),
}
_SINGLE: dict[RhythmUnit, Text] = {
    "week": Text(fr="chaque semaine", en="weekly"),
    "month": Text(fr="chaque mois", en="monthly"),
    "year": Text(fr="chaque année", en="yearly"),
}


@final
@attrs.frozen(kw_only=True)
class Frequency:
    """How often something happens: from ``low`` to ``high`` times every ``every`` ``unit``.

    ``high=None`` sets no upper limit ("at least once a year"); ``or_more`` says that ``high`` is none either
    ("at least 3 to 4 a year"). ``on_average``: the count holds over the years, not in each ``unit``.

    ``words`` are the source's own, in either language; ``None`` where the plain English form is what it says.
    Words that cannot be read in one way alone ("as often as needed", "bimonthly") leave ``low`` and ``unit``
    ``None``: the figure is *not documented*, and the words are kept.

    >>> Frequency.parse("3 to 4 a year") == Frequency(low=3, high=4, unit="year")
    True
    >>> quarterly = Frequency.parse("trimestriel")
    >>> quarterly.words, str(quarterly), quarterly.say("fr")
    ('trimestriel', 'every 3 months', 'tous les 3 mois')
    >>> Frequency.parse("autant que de besoin").low is None
    True
    """

    low: int | None = None
    high: int | None = None
    unit: RhythmUnit | None = attrs.field(default=None, validator=attrs.validators.optional(one_of(_UNIT_WORDS)))
    every: int = 1
    or_more: bool = False
    on_average: bool = False
    words: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.words is not None:
            must_be_words(self.words)
        if (self.low, self.high, self.unit, self.every) == (None, None, None, 1) and self.words is not None:
            return
        counts = (self.low, self.low if self.high is None else self.high, self.every)
        whole = all(type(count) is int and 1 <= count <= 9999 for count in counts)
        if not whole or cast(int, counts[1]) < cast(int, counts[0]):
            raise Mismatch("frequency-counts", low=self.low, high=self.high, every=self.every)
        if self.unit is None:
            raise Mismatch("frequency-unit", choices=", ".join(_UNIT_WORDS), field="unit")
        if self.or_more and (self.high is None or self.high == self.low):
            raise Mismatch("frequency-or-more", high=self.high, field="or_more")

    @classmethod
    def parse(cls, text: str) -> "Frequency":
        """Read how often from the words of a source, in French or English, which are kept.

        "3 to 4 a year", "au moins une fois par an", "chaque trimestre", "tous les 15 jours", "every other month"
        are read. Other words are kept without a figure. A figure of one's own goes before the words, which then
        stand between quotation marks: ``3 a year ("once a term")``. Counts that cannot be, and text without a word,
        raise :class:`~clsm.problems.Mismatch`.
        """
        plain, quoted = unquoted(text) if isinstance(text, str) else ("", None)
        if quoted is None and not re.search(r"[^\W\d_]", plain):
            raise Mismatch("frequency", found=repr(text))
        return read_quoting(cls, text, spoken_rhythm)

    @property
    def plain(self) -> "Frequency | None":
        """The same without the words of its source; ``None`` where they leave the figure not documented.

        >>> Frequency.parse("trimestriel").plain == Frequency.parse("every 3 months")
        True
        """
        return None if self.low is None else attrs.evolve(self, words=None)

    @property
    def written(self) -> str:
        """The frequency as a file holds it, in the words of its source, in a form that :meth:`parse` reads back."""
        return written_quoting(self)

    def __str__(self) -> str:
        return self.say("en")

    def say(self, lang: Lang = "en") -> str:
        """The frequency in words, in a form that :meth:`parse` reads back.

        The words of the source stand between quotation marks where the figure does not say all that they do.
        """
        return say_quoting(self, self._counted, spoken_rhythm, lang)

    def _counted(self, lang: Lang) -> str:
        french = lang == "fr"
        low, unit = cast(int, self.low), _UNIT_WORDS[cast(RhythmUnit, self.unit)].say(lang)
        each = (f"par {unit}" if french else f"a {unit}") if self.every == 1 else self._every_so_many(lang)
        lead = ""
        if self.on_average:
            lead = "en moyenne " if french else "on average "
        if low == self.high == 1:
            return lead + (each if self.every > 1 else _SINGLE[cast(RhythmUnit, self.unit)].say(lang))
        if self.high is not None and self.high > low:
            times = f"{low} {'à' if french else 'to'} {self.high}"
        else:
            times = str(low) if french or low > 1 else "once"
        if french:
            times += " fois"
        elif self.every > 1 and times != "once":
            times += " times"
        if self.high is None or self.or_more:
            lead += "au moins " if french else "at least "
        return f"{lead}{times} {each}"

    def _every_so_many(self, lang: Lang) -> str:
        unit = cast(RhythmUnit, self.unit)
        if lang == "en":
            return f"every {self.every} {unit}s"
        plural = {"week": "toutes les {} semaines", "month": "tous les {} mois", "year": "tous les {} ans"}
        return plural[unit].format(self.every)

    def kept(
        self, dates: Iterable[PartialDate], *, start: "str | datetime.date", end: "str | datetime.date"
    ) -> bool | None:
        """Whether these meeting *dates* keep the frequency between *start* and *end*, both included.

        Calendar weeks, months, quarters and years that lie wholly in that time are looked at first: where each holds
        at least ``low`` of the dates (all of them together, for a frequency ``on_average``), it is kept.
        It is missed only if it is so from whatever day one counts: by calendar units, and by stretches of ``every``
        ``unit`` that begin on any day. Meeting more often than ``high`` keeps the promise too.
        What is left at either end is not judged. ``None``: the figure is not documented, the answer
        depends on the day from which one counts or on where imprecise dates fall, or no whole stretch fits and
        what there is does not reach ``low`` yet.

        The *dates* must be all those of that time: a meeting that nobody recorded counts as
        one that was not held.

        >>> quarterly = Frequency.parse("every 3 months")
        >>> held = [PartialDate.parse(text) for text in ("2011-02-03", "2011-05", "2011-12-01")]
        >>> quarterly.kept(held, start="2011-01-01", end="2011-06-30")
        True
        >>> quarterly.kept(held, start="2011-01-01", end="2011-12-31")
        False
        """
        first, last = to_day(start), to_day(end)
        if last < first:
            raise Mismatch("end-before-start", end=last, start=first)
        if self.low is None:
            return None
        spans = [(date.first, date.last) for date in dates]
        if next(self._stretches(first, last), None) is None:
            within = sum(first <= earliest and latest <= last for earliest, latest in spans)
            return True if within >= self.low else None
        units = tuple(self._calendar_units(first, last))
        by_units = self._kept_in(spans, units) if units else None
        if by_units or (units and by_units is None):
            return by_units
        return self._kept_from_any_day(spans, first, last, by_units)

    def stretches(self, start: "str | datetime.date", end: "str | datetime.date") -> "tuple[tuple[Day, Day], ...]":
        """The calendar units of that time, or where none is whole the stretches from its first day on."""
        first, last = to_day(start), to_day(end)
        return tuple(self._calendar_units(first, last)) or tuple(self._stretches(first, last))

    def _kept_from_any_day(self, spans: list[_Span], first: Day, last: Day, by_units: bool | None) -> bool | None:
        """The answer that is the same from whatever day one counts, and by calendar units; ``None`` for none."""
        answers: set[bool | None] = set() if by_units is None else {by_units}
        for begin in self._first_days(first):
            stretches = tuple(self._stretches(begin, last))
            if stretches:
                answers.add(self._kept_in(spans, stretches))
            if not stretches or len(answers) > 1:
                break
        return answers.pop() if len(answers) == 1 else None

    def _kept_in(self, spans: list[_Span], stretches: tuple[_Span, ...]) -> bool | None:
        """Whether each of the *stretches* holds enough of the dates."""
        needed = cast(int, self.low)
        if self.on_average:
            stretches, needed = ((stretches[0][0], stretches[-1][1]),), needed * len(stretches)
        surely = (
            sum(begin <= earliest and latest <= finish for earliest, latest in spans) for begin, finish in stretches
        )
        if all(count >= needed for count in surely):
            return True
        return None if _may_keep(spans, stretches, needed) else False

    def _first_days(self, first: Day) -> Iterator[Day]:
        """Every day from which one may count: those of one stretch."""
        after = self._later(first, 1)
        day: Day | None = first
        while day is not None and (after is None or day < after):
            yield day
            day = day.add(days=1) if day < Day.max else None

    def _later(self, day: Day, stretches: int) -> Day | None:
        """So many *stretches* later; ``None`` after the last day of the calendar."""
        try:
            return day.add(**{f"{self.unit}s": stretches * self.every})
        except (OverflowError, ValueError):
            return None

    def _calendar_units(self, first: Day, last: Day) -> Iterator[_Span]:
        """The weeks from Monday, the months, quarters, half-years or years that lie wholly in that time."""
        begin: Day | None
        if self.unit == "week" and self.every == 1:
            begin = first if first.weekday() == 0 else self._after(first, 7 - first.weekday())
        elif (self.unit == "month" and 12 % self.every == 0) or (self.unit == "year" and self.every == 1):
            months = self.every if self.unit == "month" else 12
            month = (first.month - 1) // months * months + 1
            begin = Day(first.year, month, 1)
            if begin < first:
                begin = self._later(begin, 1)
        else:
            return
        if begin is not None and begin <= last:
            yield from self._stretches(begin, last)

    @staticmethod
    def _after(day: Day, days: int) -> Day | None:
        return day.add(days=days) if (Day.max - day).days >= days else None

    def _stretches(self, first: Day, last: Day) -> Iterator[_Span]:
        begin, number = first, 0
        while True:
            number += 1
            after = self._later(first, number)
            if after is None or after.subtract(days=1) > last:
                return
            yield begin, after.subtract(days=1)
            begin = after


def _may_keep(spans: Iterable[_Span], stretches: Iterable[_Span], needed: int) -> bool:
    """Whether the dates may fall in such a way that every stretch holds as many of them as are *needed*."""
    waiting = sorted(spans, key=lambda span: span[1])
    for begin, finish in stretches:
        # those that can wait for a later stretch are left for it
        taken = [span for span in waiting if span[0] <= finish and begin <= span[1]][:needed]
        if len(taken) < needed:
            return False
        for span in taken:
            waiting.remove(span)
    return True


_HOUR: Final = re.compile(r"([0-9]{1,2}) ?(?:h|:) ?([0-9]{2})?")


def to_hour(text: str) -> datetime.time:
    """An hour of the day from "14:30", "14h30" or "14 h"; anything else raises :class:`~clsm.problems.Mismatch`.

    >>> to_hour("14h30")
    datetime.time(14, 30)
    """
    match = _HOUR.fullmatch(text.strip().lower())
    if match is None:
        raise Mismatch("hour", found=repr(text))
    try:
        return datetime.time(int(match[1]), int(match[2] or 0))
    except ValueError:
        raise Mismatch("hour-of-no-clock", found=repr(text)) from None


_WEEKDAYS: tuple[Text, ...] = (
    Text(fr="lundi", en="Monday"),
    Text(fr="mardi", en="Tuesday"),
    Text(fr="mercredi", en="Wednesday"),
    Text(fr="jeudi", en="Thursday"),
    Text(fr="vendredi", en="Friday"),
    Text(fr="samedi", en="Saturday"),
    Text(fr="dimanche", en="Sunday"),
)
_OPENING = re.compile(r"(?P<day>[a-z]+) (?P<start>[0-9]{2}:[0-9]{2})-(?P<end>[0-9]{2}:[0-9]{2})")


@final
@frozen(kw_only=True)
class WeeklyOpening:
    """Open every week on one day, from ``start`` to ``end`` in local time.

    ``weekday`` counts from 0 for Monday. An end that is not after the start raises
    :class:`~clsm.problems.Mismatch`.

    >>> opening = WeeklyOpening.parse("Tuesday 16:30-19:00")
    >>> opening.weekday, str(opening), opening.say("fr")
    (1, 'Tuesday 16:30-19:00', 'mardi 16:30-19:00')
    """

    weekday: int
    start: datetime.time
    end: datetime.time

    def __attrs_post_init__(self) -> None:
        if self.weekday not in range(7):
            raise Mismatch("weekday", found=self.weekday, field="weekday")
        for name, hour in (("start", self.start), ("end", self.end)):
            # what a file cannot hold: seconds, or a zone
            if hour != datetime.time(hour.hour, hour.minute):
                raise Mismatch("hour", found=repr(str(hour)), field=name)
        if self.end <= self.start:
            raise Mismatch("opening-hours", end=f"{self.end:%H:%M}", start=f"{self.start:%H:%M}")

    @classmethod
    def parse(cls, text: str) -> "WeeklyOpening":
        """Read "Tuesday 16:30-19:00" or "mardi 16:30-19:00"; anything else raises :class:`~clsm.problems.Mismatch`."""
        match = _OPENING.fullmatch(text.lower()) if isinstance(text, str) else None
        days = [number for number, day in enumerate(_WEEKDAYS) if match and match["day"] in (day.fr, day.en.lower())]
        if match is None or not days:
            raise Mismatch("opening", found=repr(text))
        hours = [(int(match[name][:2]), int(match[name][3:])) for name in ("start", "end")]
        # not what datetime refuses: from Python 3.14 on, it takes 24:00 for midnight
        if any(hour > 23 or minute > 59 for hour, minute in hours):
            raise Mismatch("no-such-hour", found=repr(text))
        start, end = (datetime.time(hour, minute) for hour, minute in hours)
        return cls(weekday=days[0], start=start, end=end)

    def __str__(self) -> str:
        return self.say("en")

    def say(self, lang: Lang = "en") -> str:
        """The opening in words, in a form that :meth:`parse` reads back."""
        return f"{_WEEKDAYS[self.weekday].say(lang)} {self.start:%H:%M}-{self.end:%H:%M}"


_BETWEEN: Final = "[ /.\u2010-\u2014\u2212-]"
"""A space, a stroke, a point, a hyphen or what word processors make of it."""

_DAY_FIRST: Final = re.compile(rf"(?:([0-9]{{1,2}})(?:er)?{_BETWEEN})?([0-9]{{1,2}}|[^\W\d_]+){_BETWEEN}([0-9]{{4}})")
_YEAR_FIRST: Final = re.compile(
    rf"([0-9]{{4}}){_BETWEEN}([0-9]{{1,2}})(?:{_BETWEEN}([0-9]{{1,2}})(?:[T ][0-9:.]+Z?)?)?"  # spreadsheets add an hour
)


def _as_we_write(text: str) -> str | None:
    """A date that is written in another order or in words, the day first as in Europe; ``None`` where it is none."""
    if not isinstance(text, str):
        return None
    if match := _YEAR_FIRST.fullmatch(text.strip()):
        year, month, day = match.groups()
    elif match := _DAY_FIRST.fullmatch(text.strip()):
        day, month, year = match.groups()
    else:
        return None
    if not month.isdigit():
        names = (Day(2000, number, 1).format("MMMM", locale=lang) for number in range(1, 13) for lang in ("fr", "en"))
        place = next((place for place, name in enumerate(names) if slug(name) == slug(month)), None)
        month = "" if place is None else str(place // 2 + 1)
    if month and day and int(month) > 12:  # the month first, as in America
        day, month = month, day
    try:
        return str(PartialDate(year=int(year), month=int(month), day=int(day) if day else None)) if month else None
    except Mismatch:
        return None
