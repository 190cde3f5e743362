"""Draws that come from a seed alone, and facts that are sometimes not known, as in real files.

A key (the seed, then what is drawn) opens a stream of its own, so that asking for one more program
does not change who sits in the plenary. The streams are :class:`random.Random`, seeded with text: they are
the same in every process, whatever ``PYTHONHASHSEED``.
"""

import datetime
from collections.abc import Sequence
from functools import lru_cache
from random import Random
from typing import TypeVar, final

from clsm.dates import PartialDate

T = TypeVar("T")


@final
class Chance:
    """One stream of draws; ``unknown`` is the share of facts that come out as not documented."""

    def __init__(self, *key: object, unknown: float) -> None:
        self.unknown = unknown
        self._key = key
        self._random = Random("/".join(map(str, key)))

    def apart(self, *key: object) -> "Chance":
        """A stream of its own for one part of what is made."""
        return Chance(*self._key, *key, unknown=self.unknown)

    def yes(self, share: float) -> bool:
        """True in this share of draws."""
        return self._random.random() < share

    def known(self, value: T) -> T | None:
        """*value*, or ``None`` in the share of facts that nobody wrote down."""
        return None if self.yes(self.unknown) else value

    def known_term(self, term: str) -> str:
        """A term, or ``not_documented`` as often as :meth:`known` gives ``None``."""
        return self.known(term) or "not_documented"

    def pick(self, choices: Sequence[T], weights: Sequence[float] | None = None) -> T:
        """One of *choices*."""
        return self._random.choices(choices, weights)[0]

    def some(self, choices: Sequence[T], most: int) -> tuple[T, ...]:
        """At most *most* of *choices*, none twice, in the order of *choices*."""
        taken = sorted(self._random.sample(range(len(choices)), min(most, len(choices))))
        return tuple(choices[number] for number in taken)

    def between(self, low: int, high: int) -> int:
        """A whole number from *low* to *high*, both included."""
        return self._random.randint(low, high)

    def around(self, middle: float, *, low: int = 0) -> int:
        """A count near *middle*: half to one and a half times it, the middle most often."""
        return max(low, round(self._random.triangular(middle / 2, middle * 3 / 2, middle)))

    def skewed(self, median: float, spread: float) -> float:
        """A size of which a few are far above the others: log-normal, half of them under *median*."""
        return median * self._random.lognormvariate(0, spread)

    def dates(self, year: int, count: int, *, weekday: int | None = None) -> tuple[PartialDate, ...]:
        """*count* days spread over the year, on working days outside August; fewer where there are no more.

        No day is drawn twice.
        """
        days = working_days(year, weekday)
        count = min(count, len(days))
        drawn = list[PartialDate]()
        last = -1
        for number in range(count):
            place = (number + self._random.random()) * (len(days) / count)
            # the places of two dates may meet in one day: the later date then takes the day after
            last = max(int(place), last + 1)
            drawn.append(PartialDate.of(days[last]))
        return tuple(drawn)

    def day(self, year: int) -> PartialDate:
        """A working day of the year."""
        return PartialDate.of(self.pick(working_days(year)))


@lru_cache(maxsize=64)
def working_days(year: int, weekday: int | None = None) -> tuple[datetime.date, ...]:
    """Mondays to Fridays of *year*, or only one day of the week, without August and the last week of December."""
    start = datetime.date(year, 1, 2).toordinal()
    days = (datetime.date.fromordinal(number) for number in range(start, datetime.date(year, 12, 24).toordinal()))
    return tuple(
        day for day in days if day.month != 8 and (day.weekday() < 5 if weekday is None else day.weekday() == weekday)
    )
