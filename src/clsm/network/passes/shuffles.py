"""Permutation tests: what a figure would be if the labels had been dealt out at random.

Labels are dealt among those who answered and, apart, among those who did not: a sector that kept silent
has fewer known ties, which says nothing about its ties. The draws are those of the seed, whether kernels
are compiled or not.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, Final, TypeVar

import numpy as np

from clsm.network.networks.columns import Ints
from clsm.network.passes.cells import SectorTies
from clsm.problems import Mismatch

Label = TypeVar("Label", bound=Hashable)

Progress = Callable[[int, int], object]
"""What is called with how many permutations are done, and of how many."""

_BLOCK = 1 << 20
"""How many labels are dealt at a time, so that memory does not grow with the number of permutations."""


def asked(permutations: int) -> int:
    """*permutations*, if so many can be asked for.

    Raises
    ------
    clsm.problems.Mismatch
        For a number below zero.
    """
    if permutations < 0:
        raise Mismatch("permutations", found=permutations, field="permutations")
    return permutations


def deals(labels: Ints, silent: Ints, permutations: int, seed: int, progress: Progress | None = None) -> Iterator[Ints]:
    """*labels* dealt anew, one permutation a row, some rows at a time; nothing where there is no label.

    *progress* is told how far it is once a block was used.
    """
    if not len(labels):
        return
    rng = np.random.default_rng(seed)
    groups = [np.flatnonzero(silent == answer) for answer in (0, 1)]
    rows = max(1, _BLOCK // len(labels))
    low = np.uint64((1 << int(labels.max()).bit_length()) - 1)
    for start in range(0, permutations, rows):
        # each label stands in the last bits of a random number; sorting these deals the labels
        block = rng.integers(1 << 64, size=(min(rows, permutations - start), len(labels)), dtype=np.uint64)
        block &= ~low
        block |= labels.astype(np.uint64)
        for where in groups:
            if len(where) == len(labels):
                block.sort(axis=1)
            else:
                block[:, where] = np.sort(block[:, where], axis=1)
        block &= low
        yield block.view(np.int64)
        if progress is not None:
            progress(min(start + rows, permutations), permutations)


Kinds = Callable[[Any, Any], Any]
"""From the sectors at both ends of ties, small whole numbers, to numbers that say of which kind each tie is."""


def tails(
    among: SectorTies,
    kinds: Kinds,
    observed: Mapping[int, int],
    permutations: int,
    seed: int,
    progress: Progress | None = None,
) -> Ints:
    """How many deals of the sectors have at most, then at least, as many ties of each kind as *observed*.

    Two rows, with a column for each kind in the order of *observed*. All deals are counted side by side.
    """
    counted = np.zeros((2, len(observed)), dtype=np.int64)
    small, m = np.min_scalar_type(len(among.names) * len(among.names)), len(among.origin)
    portions = np.array_split(np.arange(m), -(-m // _MOST_IN_A_BYTE) or 1)
    for block in deals(among.code, among.silent, permutations, seed, progress):
        for rows in np.array_split(block, len(block) * len(portions[0]) // _BYTES_AT_ONCE or 1):
            sector = np.ascontiguousarray(rows.T, dtype=small)
            counts = np.zeros((len(observed), sector.shape[1]), dtype=np.min_scalar_type(m))
            for ties in portions:
                kind = kinds(sector.take(among.origin[ties], axis=0), sector.take(among.target[ties], axis=0))
                same = np.empty(kind.shape, dtype=np.bool_)
                for row, value in enumerate(observed):
                    np.equal(kind, value, out=same)
                    counts[row] += np.add.reduce(same.view(np.uint8), axis=0, dtype=np.uint8)
            for row, count in enumerate(observed.values()):
                counted[:, row] += np.count_nonzero(counts[row] <= count), np.count_nonzero(counts[row] >= count)
    return counted


_MOST_IN_A_BYTE: Final = 255
_BYTES_AT_ONCE: Final = 1 << 19
"""How many ties are compared at a time: what the nearest memory of a processor holds."""


def two_sided(at_most: int, at_least: int, permutations: int) -> float:
    """The two-sided p of a permutation test: twice the smaller tail, at most 1.

    The observed labels count as one permutation more, so that p is never 0 (Phipson & Smyth 2010,
    *Statistical Applications in Genetics and Molecular Biology* 9(1), article 39).

    >>> two_sided(0, 99, 99)
    0.02
    """
    return min(1.0, 2 * (1 + min(at_most, at_least)) / (1 + permutations))


def holm(p: Mapping[Label, float]) -> dict[Label, float]:
    """Each p after the correction of Holm (1979), *Scandinavian Journal of Statistics* 6(2), 65-70.

    >>> holm({"a": 0.01, "b": 0.04, "c": 0.03})
    {'a': 0.03, 'c': 0.06, 'b': 0.06}
    """
    corrected: dict[Label, float] = {}
    least = 0.0
    for rank, key in enumerate(sorted(p, key=p.__getitem__)):
        least = max(least, min(1.0, (len(p) - rank) * p[key]))
        corrected[key] = least
    return corrected
