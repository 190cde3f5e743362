"""How many, as far as it is known: exactly, between bounds, not at all, or kept back.

A program's counts by period may overlap, leave time out, or tell of parts only. Here they are read as they stand
in the file; what of them may be said to others is :mod:`clsm.published`'s.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, final

import attrs

from clsm.dates import Day, PartialDate, Period
from clsm.programs.tallies import NOT_ADDED, Tally
from clsm.quantities import say_number
from clsm.tables import Row
from clsm.words import AT_LEAST, AT_MOST, FROM_TO, NOT_DOCUMENTED, Lang, Text, both

HIDDEN: Final = Text(fr="non diffusé (petits nombres)", en="not published (small counts)")

DIMENSIONS: Final = ("sector", "territory", "topic", "outcome")
"""By what a count may be split."""

MEDIAN: Final = "days_to_first_meeting"
"""The subject that is a median of days, and no number of people."""

Span = tuple[Day, Day]
"""A first and a last day."""

Edges = tuple[Day | None, Day | None]
"""The first and the last day of a period, each ``None`` where it is not documented."""

Part = tuple[str | None, str | None]
"""A dimension and a term of it; twice ``None`` for the whole."""

WHOLE: Final[Part] = (None, None)


@final
@attrs.frozen(kw_only=True)
class Count:
    """A number of which at least ``low`` and at most ``high`` is known; ``high=None`` is no limit.

    A ``hidden`` one tells nothing of itself: it is known, and kept back.

    >>> Count(low=3).say(), Count(low=4, high=4).value, Count().say("fr")
    ('at least 3', 4, 'non documenté')
    """

    low: int = 0
    high: int | None = None
    hidden: bool = False

    @classmethod
    def of(cls, number: int | None) -> "Count":
        """Exactly *number*; ``None`` is not documented."""
        return cls() if number is None else cls(low=number, high=number)

    @property
    def value(self) -> int | None:
        """The number, where it is known exactly and shown."""
        return self.low if self.low == self.high else None

    @property
    def documented(self) -> bool:
        """Whether anything was recorded, even if it is kept back."""
        return self.hidden or self.low > 0 or self.high is not None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The least and the most, which may be without limit; ``None`` where nothing is documented or shown.

        >>> Count(low=3).bounds, Count().bounds
        ((3, inf), None)
        """
        if self.hidden or not self.documented:
            return None
        return self.low, math.inf if self.high is None else self.high

    @property
    def words(self) -> Text:
        """The count in both languages."""
        low, high = both(lambda lang: say_number(self.low, lang)), both(lambda lang: say_number(self.high or 0, lang))
        if self.hidden:
            return HIDDEN
        if self.value is not None:
            return low
        if self.high is None:
            return AT_LEAST.format(low=low) if self.low else NOT_DOCUMENTED
        return (FROM_TO if self.low else AT_MOST).format(low=low, high=high)

    def say(self, lang: Lang = "en") -> str:
        """The count in words."""
        return self.words.say(lang)


KEPT_BACK: Final = Count(hidden=True)


def added(counts: Iterable[Count]) -> Count:
    """The sum of *counts*: with bounds where one is not known, kept back where one is.

    >>> added([Count.of(20), Count()]), added([Count.of(20), KEPT_BACK]).hidden
    (Count(low=20, high=None, hidden=False), True)
    """
    counts = list(counts)
    if any(count.hidden for count in counts):
        return KEPT_BACK
    highs = [count.high for count in counts]
    return Count(
        low=sum(count.low for count in counts),
        high=None if None in highs else sum(high for high in highs if high is not None),
    )


def agreed(counts: Sequence[Count]) -> Count:
    """One number of which each of *counts* tells something; where they disagree, all that they say."""
    if not counts:
        return Count()
    low = max(count.low for count in counts)
    high = min((count.high for count in counts if count.high is not None), default=None)
    return Count(low=low, high=high) if high is None or low <= high else Count(low=high, high=low)


# ---------------------------------------------------------------- by period

Periods = dict[Edges, dict[Part, Count]]
"""The whole and the parts of each period."""


@final
@attrs.frozen(kw_only=True)
class Figure:
    """What a program counted of one thing in one period: the whole, or the part of one sector, place, topic, outcome.

    ``start`` and ``end`` are the first and the last day, each ``None`` where it is not documented. ``by`` names
    the dimension and ``part`` the term of it; both are ``None`` for the whole.
    """

    program: str
    what: str
    start: Day | None
    end: Day | None
    by: str | None = None
    part: str | None = None
    count: Count

    @property
    def time(self) -> str:
        """The period as an interval of ISO 8601, with ``?`` for a day that is not documented."""
        return interval(self.start, self.end)

    def row(self, lang: Lang) -> Row:
        """The figure as a row among counts."""
        return count_row(self.what, self.count, of=self.part, time=self.time, lang=lang)


def interval(start: Day | None, end: Day | None) -> str:
    """A time as an interval of ISO 8601, with ``?`` for a day that is not documented."""
    return f"{start or '?'}/{end or '?'}"


def count_row(what: str, count: Count, *, of: str | None = None, time: str | None = None, lang: Lang) -> Row:
    """A count as plain values; one that is not known exactly, or is kept back, is told in words only."""
    return {"what": what, "of": of, "time": time, "count": count.value, "says": count.say(lang)}


def words_row(what: str, words: Text, *, of: str | None = None, lang: Lang) -> Row:
    """A row among counts for what is told in words and counts nothing."""
    return {"what": what, "of": of, "time": None, "count": None, "says": words.say(lang)}


def edges(period: Period) -> Edges:
    """The first and the last day that the words of a period name: "2011" is the whole of the year."""
    start, end = period.start, period.end
    return start.first if start else None, end.last if isinstance(end, PartialDate) else None


def split_by(tally: Tally) -> list[Part]:
    """The dimensions along which a tally is a part, each with its term."""
    return [(by, term) for by in DIMENSIONS if (term := getattr(tally, by))]


def by_period(tallies: Iterable[Tally], what: str) -> Periods:
    """The whole and the parts of each period; what was counted twice has both figures as bounds.

    Counts of several publics are added up; where the same people may be in two of them, the sum is the most that
    there can be. The whole of a period is the sum of its parts where nobody counted it apart. A count that is split
    in two ways at once is left out: its parts are not told one by one.

    >>> year = Period(start=PartialDate(year=2024), end=PartialDate(year=2024))
    >>> both = [Tally(what="visits", public=public, count=20, period=year) for public in ("open", "followed")]
    >>> [parts[WHOLE].say() for parts in by_period(both, "visits").values()]
    ['40']
    """
    counts_by_part: dict[Edges, dict[Part, list[Tally]]] = {}
    for tally in tallies:
        split = split_by(tally)
        if tally.what == what and len(split) < 2:
            key = split[0] if split else WHOLE
            counts_by_part.setdefault(edges(tally.period), {}).setdefault(key, []).append(tally)
    periods = {
        time: {key: _of_publics(counts, what) for key, counts in parts.items()}
        for time, parts in counts_by_part.items()
    }
    for parts in periods.values():
        whole = parts.get(WHOLE, Count())
        parts[WHOLE] = whole if whole.documented else _whole(parts)
    return periods


def publics(tallies: Iterable[Tally]) -> set[str]:
    """Whom counts of the same time and part are about, where there are several; empty where they are one count."""
    named = {tally.public for tally in tallies} - {"not_documented"}
    return named if len(named) > 1 else set()


def _of_publics(tallies: Sequence[Tally], what: str) -> Count:
    """What the counts of one time and part come to: one count, or one for each public."""
    several = publics(tallies)
    if not several or what == MEDIAN:
        return _between(tally.count for tally in tallies)
    counts = [_between(tally.count for tally in tallies if tally.public == public) for public in sorted(several)]
    total = added(counts)
    if what in NOT_ADDED:
        total = attrs.evolve(total, low=max(count.low for count in counts))
    of_all = _between(tally.count for tally in tallies if tally.public not in several)
    return agreed([total, of_all])


def _between(counts: Iterable[int | None]) -> Count:
    """One number that was counted several times: it lies between the least and the greatest of *counts*."""
    known = [count for count in counts if count is not None]
    return Count(low=min(known), high=max(known)) if known else Count()


def _whole(parts: Mapping[Part, Count]) -> Count:
    """What the parts of a period, along each dimension, say of the whole."""
    dimensions = {by for by, _ in parts if by}
    return agreed([added(count for (key, _), count in parts.items() if key == by) for by in dimensions])


# ---------------------------------------------------------------- periods beside one another


def year_of(time: Edges) -> int | None:
    """The calendar year in which a period lies; ``None`` where it lies in none, or that is not documented."""
    start, end = time
    return start.year if start and end and start.year == end.year else None


def whole_year(year: int) -> Span:
    """The first and the last day of a calendar year."""
    return Day(year, 1, 1), Day(year, 12, 31)


def within(inner: Span, outer: Span) -> bool:
    """Whether every day of *inner* lies in *outer*."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlap(first: Span, second: Span) -> bool:
    """Whether two times share a day."""
    return first[0] <= second[1] and second[0] <= first[1]
