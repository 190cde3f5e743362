"""How many, as far as it is known: exactly, between bounds, not at all, or kept back because few were counted.

A program's counts by period may overlap, leave time out, or tell of parts only. They are added up where
that is sound, and come with bounds where it is not. What would tell of a few people is kept back, and
so is what would let them be worked out from the figures beside it (:mod:`clsm.disclosure`).
"""

import datetime
import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, cast, final

import attrs

from clsm.dates import Day, PartialDate
from clsm.disclosure import ALL, DEFAULT_THRESHOLD, is_small, protect
from clsm.problems import Mismatch
from clsm.programs import Program
from clsm.programs.tallies import NOT_ADDED, Tally
from clsm.quantities import say_number
from clsm.tables import Row
from clsm.words import AT_LEAST, AT_MOST, FROM_TO, NOT_DOCUMENTED, Lang, Text, both

HIDDEN: Final = Text(fr="masqué (peu de personnes)", en="hidden (few people)")

NOBODY: Final = frozenset({"sessions", "copies", "works_lent"})
"""What counts no people and is always shown."""

_NEVER_TOTALLED: Final = frozenset({"days_to_first_meeting", "places_occupied"})
_DIMENSIONS: Final = ("sector", "territory", "topic", "outcome")
_REST: Final = "(rest)"

Span = tuple[Day, Day]
"""A first and a last day."""


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
    """The sum of *counts*, with bounds where one is not known; none of them may be hidden."""
    counts = list(counts)
    highs = [count.high for count in counts]
    return Count(
        low=sum(count.low for count in counts),
        high=None if None in highs else sum(high for high in highs if high is not None),
    )


def limit_for(threshold: int, show_small: bool) -> int | None:
    """The least count that is shown; ``None`` where the council asks for its own small counts.

    Raises :class:`~clsm.problems.Mismatch` for a threshold under 2.
    """
    if type(threshold) is not int or threshold < 2:
        raise Mismatch("count", found=repr(threshold), lowest=2, field="threshold")
    return None if show_small else threshold


def kept_back(count: Count, limit: int | None) -> Count:
    """*count*, or a hidden one where it, or a bound of it, is above 0 and under the *limit*."""
    small = limit is not None and (is_small(count.low, limit) or is_small(count.high, limit))
    return KEPT_BACK if small else count


def kept_back_in(counts: Mapping[str, Count], limit: int | None) -> tuple[Count, dict[str, Count]]:
    """The total of *counts* and its parts, fit to stand beside one another.

    Hidden are the small ones, and those that would give them away; the total too, where it is not exact and a
    part of it is hidden.
    """
    total = added(counts.values()) if counts else Count()
    if limit is None:
        return total, dict(counts)
    cells = {("parts", id): _number(count) for id, count in counts.items()}
    hidden = {column for _, column in protect(cells, threshold=limit, by_column=False).hidden}
    hidden |= {id for id, count in counts.items() if kept_back(count, limit).hidden}
    secret = ALL in hidden or (bool(hidden) and total.value is None)
    kept = {id: KEPT_BACK if id in hidden else count for id, count in counts.items()}
    return KEPT_BACK if secret else kept_back(total, limit), kept


def _number(count: Count) -> int | None:
    """What stands for *count* in a table: a lower bound tells of people too."""
    return count.low if count.documented else None


# ---------------------------------------------------------------- figures by period


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


_Edges = tuple[Day | None, Day | None]
_Parts = dict[tuple[str | None, str | None], Count]


def figures(program: Program, *what: str, limit: int | None = DEFAULT_THRESHOLD) -> tuple[Figure, ...]:
    """The counts of *program* by period, those of *what* or all, fit to be shown above *limit*.

    The whole of a period is the sum of its parts where nobody counted it apart. A count that is split in
    two ways at once is left out: its parts are not told one by one.
    """
    shown = list[Figure]()
    for subject in sorted({tally.what for tally in program.tallies if not what or tally.what in what}):
        periods = _by_period(program.tallies, subject)
        hidden, _ = _hidden(program, subject, periods=periods, limit=limit)
        for edges, parts in periods.items():
            for (by, part), count in parts.items():
                shown.append(
                    Figure(
                        program=program.id,
                        what=subject,
                        start=edges[0],
                        end=edges[1],
                        by=by,
                        part=part,
                        count=KEPT_BACK if (edges, by, part) in hidden else count,
                    )
                )
    return tuple(sorted(shown, key=_figure_order))


def _figure_order(figure: Figure) -> tuple[str, ...]:
    return figure.what, str(figure.start), str(figure.end), figure.by or "", str(figure.part)


def _edges(tally: Tally) -> _Edges:
    """The first and the last day that the words of a period name: "2011" is the whole of the year."""
    start, end = tally.period.start, tally.period.end
    return start.first if start else None, end.last if isinstance(end, PartialDate) else None


def _by_period(tallies: Iterable[Tally], what: str) -> dict[_Edges, _Parts]:
    """The whole and the parts of each period; what was counted twice has both figures as bounds."""
    counts_by_part: dict[_Edges, dict[tuple[str | None, str | None], list[int | None]]] = {}
    for tally in tallies:
        split = [(by, value) for by in _DIMENSIONS if (value := getattr(tally, by))]
        if tally.what == what and len(split) < 2:
            key: tuple[str | None, str | None] = split[0] if split else (None, None)
            counts_by_part.setdefault(_edges(tally), {}).setdefault(key, []).append(tally.count)
    periods = {
        edges: {key: _between(counts) for key, counts in parts.items()} for edges, parts in counts_by_part.items()
    }
    for parts in periods.values():
        whole = parts.get((None, None), Count())
        parts[None, None] = whole if whole.documented else _whole(parts)
    return periods


def _between(counts: Iterable[int | None]) -> Count:
    """One number that was counted several times: it lies between the least and the greatest of *counts*."""
    known = [count for count in counts if count is not None]
    return Count(low=min(known), high=max(known)) if known else Count()


def _whole(parts: _Parts) -> Count:
    """What the parts of a period, along each dimension, say of the whole."""
    dimensions = {by for by, _ in parts if by}
    return _agreed([added(count for (key, _), count in parts.items() if key == by) for by in dimensions])


def _agreed(counts: Sequence[Count]) -> Count:
    """One number of which each of *counts* tells something; where they disagree, all that they say."""
    if not counts:
        return Count()
    low = max(count.low for count in counts)
    high = min((count.high for count in counts if count.high is not None), default=None)
    return Count(low=low, high=high) if high is None or low <= high else Count(low=high, high=low)


_Cell = tuple[_Edges, str | None, str | None]


def _hidden(
    program: Program, what: str, *, periods: Mapping[_Edges, _Parts], limit: int | None
) -> tuple[set[_Cell], set[int]]:
    """The cells to keep back, and the years whose total is to be kept back too."""
    if limit is None or what in NOBODY:
        return set(), set()
    if what == "days_to_first_meeting":
        enough = _by_period(program.tallies, "situations")
        # a median of few situations tells of each of them
        few = (edges for edges in periods if enough.get(edges, {}).get((None, None), Count()).low < limit)
        return {(edges, by, part) for edges in few for by, part in periods[edges]}, set()
    hidden = {
        (edges, by, part)
        for edges, parts in periods.items()
        for (by, part), count in parts.items()
        if kept_back(count, limit).hidden
    }
    if what == "places_occupied" and any(
        figure.count.hidden for figure in figures(program, "entries", "exits", limit=limit)
    ):
        # those who came and left could be worked out from the places taken
        hidden |= {(edges, by, part) for edges, parts in periods.items() for by, part in parts}
    for edges, parts in periods.items():
        hidden |= _hidden_parts(edges, parts, limit=limit)
    years = set() if what in NOT_ADDED else _hidden_over_time(periods, hidden, limit=limit)
    wholes = {edges for edges, by, _ in hidden if by is None and edges in periods}
    return hidden | {(edges, by, part) for edges in wholes for by, part in periods[edges]}, years


def _hidden_parts(edges: _Edges, parts: _Parts, *, limit: int) -> set[_Cell]:
    """What one period keeps back along each dimension, its whole beside the parts."""
    whole, hidden = parts[None, None], set[_Cell]()
    for by in {by for by, _ in parts if by}:
        cells = {("parts", cast(str, part)): _number(count) for (key, part), count in parts.items() if key == by}
        known = [count for count in cells.values() if count is not None]
        if whole.value is not None and len(known) == len(cells) and whole.value > sum(known):
            cells["parts", _REST] = whole.value - sum(known)
        protected = protect(cells, threshold=limit, by_column=False).hidden
        hidden |= {(edges, by, column) for _, column in protected if column not in (ALL, _REST)}
        if ("parts", ALL) in protected or (protected and (None in cells.values() or whole.value is None)):
            # nobody checked that such a whole keeps the hidden part apart from those that are shown
            hidden.add((edges, None, None))
    return hidden


def _hidden_over_time(periods: Mapping[_Edges, _Parts], hidden: set[_Cell], *, limit: int) -> set[int]:
    """Keep back, in *hidden*, the wholes by which a time would give a small one away; the years that are to be."""
    spans = {cast(Span, edges): parts[None, None] for edges, parts in periods.items() if None not in edges}
    years = {span[0].year: (Day(span[0].year, 1, 1), Day(span[0].year, 12, 31)) for span in spans}
    kept = set[int]()
    # every period and every year may have a total from which a part could be worked out
    for frame in sorted({*spans, *years.values()}):
        inside = [span for span in spans if span != frame and _within(span, frame)]
        widest = sorted(span for span in inside if not any(span != other and _within(span, other) for other in inside))
        if any(_overlap(*pair) for pair in pairwise(widest)):
            hidden |= {(span, None, None) for span in widest}
        elif widest:
            # the widest periods inside it, and what they leave over, are its parts
            cells = {("time", str(span)): _number(spans[span]) for span in widest}
            known = sum(count for count in cells.values() if count is not None)
            if frame in spans and spans[frame].low > known:
                cells["time", _REST] = spans[frame].low - known
            protected = protect(cells, threshold=limit, by_column=False).hidden
            hidden |= {(span, None, None) for span in widest if ("time", str(span)) in protected}
            if ("time", ALL) in protected:
                hidden.add((frame, None, None))
                kept |= {year for year, whole in years.items() if whole == frame}
    # periods that overlap can be taken from one another
    while more := {
        (span, None, None)
        for span in spans
        for other in spans
        if (other, None, None) in hidden and (span, None, None) not in hidden and _overlap(span, other)
    }:
        hidden |= more
    return kept


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _overlap(first: Span, second: Span) -> bool:
    return first[0] <= second[1] and second[0] <= first[1]


# ---------------------------------------------------------------- one year


def in_year(program: Program, what: str, year: int, *, limit: int | None = DEFAULT_THRESHOLD) -> Count:
    """How many of *what* the *program* counted in a year, from all of its counts that fall into it.

    People, situations and others that two periods may share are never added: at least as many as in the
    fullest period, at most as many as in all together. A median, and the places taken on a last day, have no
    total: the latest of the year is given.
    """
    if what in _NEVER_TOTALLED:
        wholes = [figure for figure in figures(program, what, limit=limit) if figure.by is None]
        inside = [it for it in wholes if it.start and it.end and it.start.year == it.end.year == year]
        return max(inside, key=lambda figure: str(figure.end)).count if inside else Count()
    periods = _by_period(program.tallies, what)
    frame = (Day(year, 1, 1), Day(year, 12, 31))
    spans = {cast(Span, edges): parts[None, None] for edges, parts in periods.items() if None not in edges}
    near = {span: count for span, count in spans.items() if _overlap(span, frame)}
    count = _over(near, frame, distinct=what in NOT_ADDED)
    hidden, years = _hidden(program, what, periods=periods, limit=limit)
    unsound = count.value is None and any((span, None, None) in hidden for span in near)
    if unsound or (year in years and count.documented):
        return KEPT_BACK
    return count if what in NOBODY else kept_back(count, limit)


def _over(spans: Mapping[Span, Count], frame: Span, *, distinct: bool) -> Count:
    """How many there were in the *frame*, from the counts of *spans* that touch it."""
    alone = len(spans) == 1
    if alone and frame in spans and spans[frame].value is not None:
        return spans[frame]
    inside = {span: count.low for span, count in spans.items() if _within(span, frame)}
    low = max(inside.values(), default=0) if distinct else _most_apart(inside)
    limits = [Count(low=low)]
    if _covered(spans, frame):
        limits.append(Count(high=added(spans.values()).high))
    if frame in spans:
        limits.append(Count(high=spans[frame].high))
    return _agreed(limits)


def _most_apart(weights: Mapping[Span, int]) -> int:
    """The greatest sum over spans that do not overlap."""
    best: dict[Span, int] = {}
    for span in sorted(weights, key=lambda span: span[1]):
        before = (total for other, total in best.items() if other[1] < span[0])
        best[span] = weights[span] + max(before, default=0)
    return max(best.values(), default=0)


def _covered(spans: Iterable[Span], frame: Span) -> bool:
    """Whether every day of the *frame* lies in one of the *spans*."""
    needed: datetime.date = frame[0]
    for start, end in sorted(spans):
        if start > needed:
            return False
        if end >= frame[1]:
            return True
        needed = max(needed, end + datetime.timedelta(days=1))
    return False
