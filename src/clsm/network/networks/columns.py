"""Columns of ties: arrays that nobody can write to, keys of pairs, ties of one pair summed."""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from clsm.problems import Mismatch

Ints: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]


def _column(values: Any, dtype: Any) -> Any:
    """A column that nobody can write to: what is computed from it is kept."""
    column = np.ascontiguousarray(values, dtype=dtype)
    if column.flags.writeable:
        column = column.copy() if column is values else column
        column.flags.writeable = False
    return column


def ints(values: Any) -> Ints:
    """A column of whole numbers."""
    column: Ints = _column(values, np.int64)
    return column


def floats(values: Any) -> Floats:
    """A column of numbers."""
    column: Floats = _column(values, np.float64)
    return column


def flags(values: Any) -> Flags | None:
    """Who answered; ``None`` where everybody did, however that was said."""
    return None if values is None or np.all(values) else _column(values, np.bool_)


def flags_as_told(values: Any) -> Flags | None:
    """A column of yes and no; ``None`` where there is none."""
    return None if values is None else _column(values, np.bool_)


def among(keys: Ints, others: Ints) -> Flags:
    """Which *keys* are among *others*, which are sorted."""
    if len(others) == 0:
        return np.zeros(len(keys), dtype=np.bool_)
    place = np.minimum(np.searchsorted(others, keys), len(others) - 1)
    is_there: Flags = others[place] == keys
    return is_there


def merged_ties(
    n: int, origin: Ints, target: Ints, weight: Floats, directed: bool
) -> tuple[Ints, Ints, Floats, int, int, Ints]:
    """Ties sorted, each pair once with its strengths summed, without loops; how many loops, how many summed.

    Last, which of those that were given stands for each.
    """
    there = weight > 0
    loops = there & (origin == target)
    kept = there & ~loops
    a, b, w = origin[kept], target[kept], weight[kept]
    if not directed:
        a, b = np.minimum(a, b), np.maximum(a, b)
    keys = a * max(n, 1) + b
    order = np.argsort(keys)
    keys = keys[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    if len(first) < len(keys):
        # the sum of floats depends on their order, which is nobody's meaning
        order = order[np.lexsort((w[order], keys))]
    with np.errstate(over="ignore"):
        summed = np.add.reduceat(w[order], first) if len(first) else w
    if not np.all(np.isfinite(summed)):
        raise Mismatch("tie-sum")
    chosen = np.flatnonzero(kept)[order][first]
    return a[order][first], b[order][first], summed, int(loops.sum()), len(keys) - len(first), chosen
