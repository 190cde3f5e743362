"""Permutation tests: what a figure would be if the labels had been dealt out at random.

Labels are dealt among those who answered and, apart, among those who did not: a sector that kept silent
has fewer known ties, which says nothing about its ties. The draws are those of the seed, whether kernels
are compiled or not.
"""

from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

import numpy as np

from clsm.network.tie_network import Ints
from clsm.problems import Mismatch

Key = TypeVar("Key", bound=Hashable)

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
        raise Mismatch(found=str(permutations), expected="0 permutations or more", field="permutations")
    return permutations


def deals(labels: Ints, silent: Ints, permutations: int, seed: int) -> Iterator[Ints]:
    """*labels* dealt anew, one permutation a row, some rows at a time; nothing where there is no label."""
    if not len(labels):
        return
    rng = np.random.default_rng(seed)
    groups = [where for answer in (0, 1) if len(where := np.flatnonzero(silent == answer)) > 1]
    rows = max(1, _BLOCK // len(labels))
    for start in range(0, permutations, rows):
        block = np.tile(labels, (min(rows, permutations - start), 1))
        for where in groups:
            if len(where) == len(labels):
                rng.permuted(block, axis=1, out=block)
            else:
                block[:, where] = rng.permuted(block[:, where], axis=1)
        yield block


def two_sided(at_most: int, at_least: int, permutations: int) -> float:
    """The two-sided p of a permutation test: twice the smaller tail, at most 1.

    The observed labels count as one permutation more, so that p is never 0 (Phipson & Smyth 2010,
    *Statistical Applications in Genetics and Molecular Biology* 9(1), article 39).

    >>> two_sided(0, 99, 99)
    0.02
    """
    return min(1.0, 2 * (1 + min(at_most, at_least)) / (1 + permutations))


def holm(p: Mapping[Key, float]) -> dict[Key, float]:
    """Each p after the correction of Holm (1979), *Scandinavian Journal of Statistics* 6(2), 65-70.

    >>> holm({"a": 0.01, "b": 0.04, "c": 0.03})
    {'a': 0.03, 'c': 0.06, 'b': 0.06}
    """
    corrected: dict[Key, float] = {}
    least = 0.0
    for rank, key in enumerate(sorted(p, key=p.__getitem__)):
        least = max(least, min(1.0, (len(p) - rank) * p[key]))
        corrected[key] = least
    return corrected
