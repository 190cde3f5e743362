"""What nobody told: the unknown cells of a network, as a rule and two lists.

Somebody silent leaves as many cells open as there are others: in a network of 100,000 with a tenth of them silent, a
billion. So they are counted, and looked up, without ever being listed; a list is made only where each is asked for.
"""

from functools import cached_property
from typing import final

import attrs
import numpy as np

from clsm.network.networks.columns import Flags, Ints, among, ints


@final
@attrs.frozen(kw_only=True, eq=False)
class Silence:
    """The unknown cells of *n* organisations; a cell is a pair, ordered or not, and goes by its key.

    The key of a pair is the first position times *n*, plus the second.

    Attributes
    ----------
    silent : numpy.ndarray
        Who did not answer.
    both : bool
        Whether a cell is open only where both are silent; otherwise one is enough, of an ordered pair the first.
    ordered : bool
        Whether a cell is an ordered pair.
    told : numpy.ndarray
        The keys, sorted, of the cells that silence would leave open and somebody told.
    beside : numpy.ndarray
        The keys, sorted, of the unknown cells that are not open by silence alone.
    """

    n: int
    silent: Flags
    both: bool
    ordered: bool
    told: Ints
    beside: Ints

    def covers(self, a: Ints, b: Ints) -> Flags:
        """Whether silence alone leaves these cells open, unless somebody told."""
        return covered(self.silent, a, b, both=self.both, ordered=self.ordered)

    def __len__(self) -> int:
        """How many cells are unknown."""
        silent = int(self.silent.sum())
        others = silent if self.both else self.n
        # in ordered pairs of two who are silent, each is the first once
        open_cells = silent * (others - 1)
        if not self.ordered:
            open_cells -= silent * (silent - 1) // 2
        return open_cells - len(self.told) + len(self.beside)

    def holds(self, keys: Ints) -> Flags:
        """Which of these cells are unknown."""
        return self._untold(keys) | among(keys, self.beside)

    def _untold(self, keys: Ints) -> Flags:
        return self.covers(*np.divmod(keys, max(self.n, 1))) & ~among(keys, self.told)

    def shared(self, other: "Silence") -> int:
        """How many cells are unknown here and in *other*, of the same organisations and the same kind of cells."""
        told = np.union1d(self.told, other.told)
        ends = np.divmod(told, max(self.n, 1))
        open_in_both = self._covered_in_both(other) - int((self.covers(*ends) & other.covers(*ends)).sum())
        return open_in_both + int(other.holds(self.beside).sum()) + int(self._untold(other.beside).sum())

    def _covered_in_both(self, other: "Silence") -> int:
        """How many cells silence leaves open in both, told or not: those who are silent in the same waves are alike."""
        alike = np.bincount(2 * self.silent + other.silent, minlength=4)
        first, second = np.divmod(np.arange(16), 4)
        here, there = (
            covered(silent, first, second, both=one.both, ordered=self.ordered)
            for silent, one in ((np.array([0, 0, 1, 1]) > 0, self), (np.array([0, 1, 0, 1]) > 0, other))
        )
        pairs = int((alike[first] * (alike[second] - (first == second)))[here & there].sum())
        return pairs if self.ordered else pairs // 2

    @cached_property
    def keys(self) -> Ints:
        """The key of each unknown cell, sorted."""
        who = np.flatnonzero(self.silent)
        others = who if self.both else np.arange(self.n)
        a, b = np.repeat(who, len(others)), np.tile(others, len(who))
        a, b = a[a != b], b[a != b]
        if not self.ordered:
            a, b = np.minimum(a, b), np.maximum(a, b)
        return ints(np.union1d(np.setdiff1d(a * self.n + b, self.told), self.beside))

    @property
    def ends(self) -> tuple[Ints, Ints]:
        """Both ends of each unknown cell."""
        first, second = np.divmod(self.keys, max(self.n, 1))
        return ints(first), ints(second)


def covered(silent: Flags, a: Ints, b: Ints, *, both: bool, ordered: bool) -> Flags:
    """Whether silence alone leaves each pair open."""
    if both:
        return silent[a] & silent[b]
    return silent[a] if ordered else silent[a] | silent[b]
