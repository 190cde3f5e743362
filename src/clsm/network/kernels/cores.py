"""Cores and peripheries: every core of a small network, one move at a time, and a climb for large ones.

Borgatti & Everett (2000), Models of core/periphery structures, *Social Networks* 21(4), 375-395. A core is
told by its *size*, the ties *inside* it and the ties *outside*, among those who are not in it: Pearson's
correlation with either ideal needs no more.
"""

from math import sqrt

from clsm.network.kernels.compiling import Integers, bit_count, kernel, low_index

UNDEFINED = -2.0
"""The fit where the ideal, or what it is compared with, is the same everywhere; below every correlation."""


@kernel
def fit(both_blocks: int, n: int, ties: int, size: int, inside: int, outside: int) -> float:
    """The correlation of ties with the ideal.

    *both_blocks* 0, model A: a tie wherever one end is in the core. 1, model B: ties inside the core,
    none outside, what runs between the two left aside.
    """
    core = size * (size - 1) // 2
    rest = (n - size) * (n - size - 1) // 2
    if both_blocks == 1:
        cells, seen, ideal, common = core + rest, inside + outside, core, inside
    else:
        cells, seen = n * (n - 1) // 2, ties
        ideal, common = cells - rest, ties - outside
    spread = 1.0 * seen * (cells - seen) * ideal * (cells - ideal)
    if spread <= 0.0:
        return UNDEFINED
    return (1.0 * cells * common - 1.0 * seen * ideal) / sqrt(spread)


@kernel
def every_core(
    n: int,
    high: int,
    near: Integers,
    degree: Integers,
    need: Integers,
    block_need: Integers,
    width: int,
    state: Integers,
    good: Integers,
) -> int:
    """Go through every set of actors in the order of a Gray code; which of them are cores good enough.

    ``near[v]`` has a bit for each neighbour of *v*, ``degree[v]`` counts them. A core of some size, with
    so many ties outside, is good enough with at least ``need[size * width + outside]`` ties inside.
    The last ``n - high`` actors are placed only where ``block_need``, the least that any of their places
    could ask for less the most that they could bring, does not rule all of them out at once.

    *state* holds the step, the core among the first *high*, its size, its ties inside and outside; the
    walk stops when *good* could overflow, and goes on from there at the next call. How many are found;
    the step is then ``1 << high`` where the walk is complete.
    """
    at, core, size, inside, outside = state[0], state[1], state[2], state[3], state[4]
    first = (1 << high) - 1
    blocks = 1 << (n - high)
    kept = 0
    while at < 1 << high:
        if inside >= block_need[size * width + outside]:
            if kept + blocks > len(good):
                break
            # all the others outside the core, then one move at a time
            placed, count, within, beyond = core, size, inside, outside
            around = first & ~core
            for v in range(high, n):
                beyond += bit_count(near[v] & around)
                around |= 1 << v
            for move in range(1, blocks + 1):
                if within >= need[count * width + beyond]:
                    good[kept] = placed
                    kept += 1
                if move < blocks:
                    v = high + low_index(move)
                    ties = bit_count(near[v] & placed)
                    if placed >> v & 1 == 1:
                        count -= 1
                        within -= ties
                        beyond += degree[v] - ties
                    else:
                        count += 1
                        within += ties
                        beyond -= degree[v] - ties
                    placed ^= 1 << v
        at += 1
        if at < 1 << high:
            v = low_index(at)
            neighbours = near[v] & first
            ties = bit_count(neighbours & core)
            if core >> v & 1 == 1:
                size -= 1
                inside -= ties
                outside += bit_count(neighbours) - ties
            else:
                size += 1
                inside += ties
                outside -= bit_count(neighbours) - ties
            core ^= 1 << v
    state[0], state[1], state[2], state[3], state[4] = at, core, size, inside, outside
    return kept


@kernel
def move(v: int, indptr: Integers, indices: Integers, core: Integers, inner: Integers) -> None:
    """Bring *v* into the core or out of it, and tell its neighbours (*inner*: how many of them are in the core)."""
    change = 1 - 2 * core[v]
    core[v] += change
    for e in range(indptr[v], indptr[v + 1]):
        inner[indices[e]] += change


@kernel
def climb(
    both_blocks: int,
    n: int,
    indptr: Integers,
    indices: Integers,
    order: Integers,
    begin: int,
    exchanges: int,
    core: Integers,
    inner: Integers,
    mark: Integers,
) -> float:
    """Write a good core into *core*, and give its fit; *core*, *inner* and *mark* come filled with zeros.

    The first *begin* of *order*, or with 0 the best of the cores that begin it; then whoever improves the
    fit by changing sides does so, until nobody can; then, with *exchanges* 1, a member and another change
    places where that improves it, and so on. Each move raises the fit, so that the climb ends.
    """
    ties = indptr[n] // 2
    size, inside, outside = 0, 0, ties
    best, best_size = UNDEFINED, 0
    for at in range(n):
        v = order[at]
        size += 1
        inside += inner[v]
        outside -= indptr[v + 1] - indptr[v] - inner[v]
        move(v, indptr, indices, core, inner)
        value = fit(both_blocks, n, ties, size, inside, outside)
        if size == begin or (begin == 0 and value > best + 1e-12):
            best, best_size = value, size
    for at in range(n - 1, best_size - 1, -1):
        v = order[at]
        move(v, indptr, indices, core, inner)
        size -= 1
        inside -= inner[v]
        outside += indptr[v + 1] - indptr[v] - inner[v]
    improving = True
    while improving:
        improving = False
        for at in range(n):
            v = order[at]
            side = 1 - 2 * core[v]
            within = inside + side * inner[v]
            beyond = outside - side * (indptr[v + 1] - indptr[v] - inner[v])
            value = fit(both_blocks, n, ties, size + side, within, beyond)
            if value > best + 1e-12:
                best, size, inside, outside = value, size + side, within, beyond
                move(v, indptr, indices, core, inner)
                improving = True
        if exchanges == 1 and not improving:
            for u in range(n):
                if core[u] == 1:
                    for e in range(indptr[u], indptr[u + 1]):
                        mark[indices[e]] = 1
                    for v in range(n):
                        if core[u] == 1 and core[v] == 0:
                            within = inside - inner[u] + inner[v] - mark[v]
                            beyond = outside + indptr[u + 1] - indptr[u] - inner[u] - mark[v]
                            beyond -= indptr[v + 1] - indptr[v] - inner[v]
                            value = fit(both_blocks, n, ties, size, within, beyond)
                            if value > best + 1e-12:
                                best, inside, outside = value, within, beyond
                                move(u, indptr, indices, core, inner)
                                move(v, indptr, indices, core, inner)
                                improving = True
                    for e in range(indptr[u], indptr[u + 1]):
                        mark[indices[e]] = 0
    return best
