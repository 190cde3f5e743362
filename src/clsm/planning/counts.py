"""What is told of a program's counts, by period and in a year: read from the ledger of its council alone.

Counts by period may overlap, leave time out, or tell of parts only. They are added up where that is sound, and come
with bounds where it is not. Which of them are told at all is :mod:`clsm.published`'s.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Final, cast

from clsm.council import Snapshot, as_snapshot
from clsm.counts import (
    KEPT_BACK,
    WHOLE,
    Count,
    Figure,
    Periods,
    Span,
    added,
    agreed,
    overlap,
    whole_year,
    within,
)
from clsm.dates import Day
from clsm.programs.tallies import NOT_ADDED
from clsm.published import Ledger

NEVER_TOTALLED: Final = frozenset({"days_to_first_meeting", "places_occupied"})
"""Subjects of which the latest figure of a year is told, as a median and the places of a last day have no total."""


def figures(snapshot: Snapshot, program: str, *what: str, show_small: bool = False) -> tuple[Figure, ...]:
    """What is told of the counts of a program by period, of the subjects *what* or of all.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day; what is told is the same on every day.
    program : str
        The id of the program.
    what : str
        Subjects of counts, as in the list ``tally_subjects``; none for all.
    show_small : bool
        Whether small counts are shown: for the council itself, never for publication.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.
    KeyError
        If the council has no such program.

    Examples
    --------
    >>> import clsm
    >>> figures(clsm.datasets.load("seraing").on("2020-01-31"), "s-ariane")
    ()
    """
    return figures_of(Ledger.of(as_snapshot(snapshot).council, show_small=show_small), program, *what)


def figures_of(ledger: Ledger, program: str, *what: str) -> tuple[Figure, ...]:
    """What a *ledger* tells of the counts of a program by period."""
    shown = [
        Figure(program=program, what=subject, start=start, end=end, by=by, part=part, count=count)
        for subject in ledger.subjects(program)
        if not what or subject in what
        for (start, end), parts in ledger.periods(program, subject).items()
        for (by, part), count in parts.items()
    ]
    return tuple(sorted(shown, key=_figure_order))


def _figure_order(figure: Figure) -> tuple[str, ...]:
    return figure.what, str(figure.start), str(figure.end), figure.by or "", str(figure.part)


# ---------------------------------------------------------------- one year


def in_year(snapshot: Snapshot, program: str, what: str, year: int, *, show_small: bool = False) -> Count:
    """How many of *what* a program counted in a year, in the periods that are over by the day.

    People, situations and others that two periods may share are never added: at least as many as in the
    fullest period, at most as many as in all together. A median, and the places taken on a last day, have no
    total: the latest of the year is given. Parameters are those of :func:`figures`.

    >>> import clsm
    >>> in_year(clsm.datasets.load("lille-est").on("2011-11-01"), "mieux-etres", "visits", 2011).say()
    'not documented'
    """
    snapshot = as_snapshot(snapshot)
    ledger = Ledger.of(snapshot.council, show_small=show_small)
    return count_in_year(ledger, program, what, year=year, until=snapshot.date)


def count_in_year(ledger: Ledger, program: str, what: str, *, year: int, until: Day | None = None) -> Count:
    """What a *ledger* tells of a subject of a program in a year; of periods that are over by *until*, where given."""
    if (program, what, year) in ledger.silent:
        return KEPT_BACK
    frame = whole_year(year)
    spans = _wholes(ledger.periods(program, what))
    near = {span: count for span, count in spans.items() if overlap(span, frame)}
    if any(count.hidden for count in near.values()):
        return KEPT_BACK
    near = {span: count for span, count in near.items() if until is None or span[1] <= until}
    if what in NEVER_TOTALLED:
        latest = _latest(near, frame)
        return near[latest] if latest else Count()
    return _over(near, frame, distinct=what in NOT_ADDED)


def span_in_year(ledger: Ledger, program: str, what: str, *, year: int, until: Day) -> Span | None:
    """The time of which :func:`count_in_year` tells a subject that has no total; ``None`` where it tells nothing."""
    return _latest((span for span in _wholes(ledger.periods(program, what)) if span[1] <= until), whole_year(year))


def _latest(spans: Iterable[Span], frame: Span) -> Span | None:
    """The last of the *spans* in a *frame*."""
    return max((span for span in spans if within(span, frame)), key=lambda span: span[1], default=None)


def _wholes(periods: Periods) -> dict[Span, Count]:
    """The wholes of the periods of which both days are documented."""
    return {cast(Span, time): parts[WHOLE] for time, parts in periods.items() if None not in time and WHOLE in parts}


def _over(spans: Mapping[Span, Count], frame: Span, *, distinct: bool) -> Count:
    """How many there were in the *frame*, from the counts of *spans* that touch it."""
    alone = len(spans) == 1
    if alone and frame in spans and spans[frame].value is not None:
        return spans[frame]
    inside = {span: count.low for span, count in spans.items() if within(span, frame)}
    low = max(inside.values(), default=0) if distinct else _most_apart(inside)
    limits = [Count(low=low)]
    if _covered(spans, frame):
        limits.append(Count(high=added(spans.values()).high))
    if frame in spans:
        limits.append(Count(high=spans[frame].high))
    return agreed(limits)


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
