"""One pass over the triangles of a one-mode network, for every measure of brokers and holes.

Constraint, effective size, hierarchy, Gould-Fernandez counts and local bridges all ask what closes the
two-paths of a network. The triangles are found once, and what they add is kept by tie and by actor.
"""

import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, TypeVar, final

import attrs
import numpy as np
import numpy.typing as npt

from clsm.network.kernels.compiling import feed
from clsm.network.networks.columns import Flags, Floats, Ints
from clsm.network.networks.tie_network import TieNetwork

ROLES: Final = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")
"""The roles of whoever stands between two others, in the order of the columns of counts."""

COORDINATOR, ITINERANT, REPRESENTATIVE, GATEKEEPER, LIAISON, UNSAID = range(6)
COLUMNS: Final = 6
"""The roles, and a column for what cannot be said as one of the three sectors is not known."""

THERE, BACK, BOTH = 1, 2, 3
"""What a tie says: its tail names its head, its head names its tail, each names the other."""

TURNED: Final = np.array([0, BACK, THERE, BOTH], dtype=np.int8)
"""What a tie says, read from its head."""

MIRROR: Final = np.array([COORDINATOR, ITINERANT, GATEKEEPER, REPRESENTATIVE, LIAISON, UNSAID])
"""What a role is on the way back."""

SECTORS_AT_ONCE: Final = 16
"""How many sectors a table of actors and sectors holds, so that its size does not grow with theirs."""

TRIANGLES_AT_ONCE: Final = 1 << 15
"""How many triangles are handed on at a time: columns of so many lie in the nearest memory of a processor."""

TWO_PATHS_AT_ONCE: Final = 1 << 20
"""How many two-paths are listed at a time."""

Found = TypeVar("Found")

Way = list[tuple[Ints, Ints]]
"""Actors, each beside one that it is tied to in some way, in two pairs of columns."""

Triangles = tuple[Ints, Ints, Ints]
"""The ties u to v, v to w and u to w of each triangle."""


def _by_equal_sectors(middle_as_before: int, middle_as_after: int, ends_alike: int) -> Ints:
    """The role for each pattern of equal sectors: bit 1 for those of u and v, 2 for v and w, 4 for u and w.

    The same three bits, 8 times as high, say that one of the two sectors is not known.
    """
    table = np.full(64, UNSAID, dtype=np.int64)
    table[[0, middle_as_before, middle_as_after, ends_alike]] = LIAISON, REPRESENTATIVE, GATEKEEPER, ITINERANT
    table[7] = COORDINATOR
    return table


ROLE_OF_U: Final = _by_equal_sectors(1, 4, 2)
ROLE_OF_V: Final = _by_equal_sectors(1, 2, 4)
ROLE_OF_W: Final = _by_equal_sectors(4, 2, 1)
"""The role of u from v to w, of v from u to w, of w from u to v."""


@final
@attrs.frozen(kw_only=True, eq=False)
class Ties:
    """The tied pairs of a network, each once, from the end with fewer ties (``tail``) to the one with more (``head``).

    Attributes
    ----------
    n : int
        How many actors there are.
    degree : numpy.ndarray of int
        How many ties each actor has.
    tail, head : numpy.ndarray of int
        The ends of each tie, by position in ``net.ids``.
    weight : numpy.ndarray of float
        The strength of each tie; of directed ties as reported, the sum of both sides (Burt's z). All are
        scaled by the same power of two, so that no product of them is too large or too small for a float.
    says : numpy.ndarray of int
        ``THERE``, ``BACK`` or ``BOTH``.
    pair : numpy.ndarray of int
        The position of each tie in ``net.pairs``.
    start, heads : numpy.ndarray of int
        The ties by rank of their tail, and the rank of their head, for the search of triangles.
    """

    n: int
    degree: Ints
    tail: Ints
    head: Ints
    weight: Floats
    says: npt.NDArray[np.int8]
    pair: Ints
    start: Ints
    heads: Ints

    def triangles(self) -> Iterator[Triangles]:
        """Every triangle once, in portions of ``TRIANGLES_AT_ONCE`` at most; each lasts until the next is asked."""
        from clsm.network.kernels.triangles import find

        m = len(self.tail)
        start, heads, mark = (feed(column.astype(np.int32)) for column in (self.start, self.heads, np.full(self.n, -1)))
        buffers = [feed(np.empty(m, dtype=np.int64)) for _ in range(3)]
        u = 0
        while u < self.n:
            u, count = find(u, start, heads, mark, *buffers)
            for at in range(0, count, TRIANGLES_AT_ONCE):
                portion = slice(at, min(at + TRIANGLES_AT_ONCE, count))
                first, second, third = (np.asarray(buffer[portion], dtype=np.int64) for buffer in buffers)
                yield first, second, third

    def over_ends(self, of_tail: Floats, of_head: Floats) -> Floats:
        """The sum, for each actor, of what each of its ties holds for it."""
        total = np.bincount(self.tail, of_tail, self.n) + np.bincount(self.head, of_head, self.n)
        return total.astype(np.float64, copy=False)


def ties_of(net: TieNetwork) -> Ties:
    """The tied pairs of *net* as the search of triangles needs them."""
    n = net.n
    low, high, weight = net.pairs
    m = len(low)
    _, exponent = math.frexp(net.weight.max(initial=1.0 if not m else 0.0))
    scale = 2.0 ** -max(exponent - 1, -1000)
    if net.oriented:
        at = np.searchsorted(
            low * n + high, np.minimum(net.origin, net.target) * n + np.maximum(net.origin, net.target)
        )
        weight = np.bincount(at, net.weight * scale, m).astype(np.float64)
        says = np.bincount(at, np.where(net.origin < net.target, THERE, BACK), m).astype(np.int8)
    degree = np.bincount(low, minlength=n) + np.bincount(high, minlength=n)
    order = _sorted_positions(degree)
    rank = np.empty(n, dtype=np.int64)
    rank[order] = np.arange(n)
    ends = rank[low], rank[high]
    tails, heads = np.minimum(*ends), np.maximum(*ends)
    leaving = np.bincount(tails, minlength=n)
    pair = _sorted_positions(tails)
    heads = heads[pair]
    start = np.zeros(n + 1, dtype=np.int64)
    np.cumsum(leaving, out=start[1:])
    if net.oriented:
        says = says[pair]
        turned = (ends[0] > ends[1])[pair] & (says != BOTH)
        says[turned] = BOTH - says[turned]
    else:
        weight = weight * scale
        says = np.full(m, BOTH, dtype=np.int8)
    return Ties(
        n=n,
        degree=degree,
        tail=np.repeat(order, leaving),
        head=order[heads],
        weight=weight[pair],
        says=says,
        pair=pair,
        start=start,
        heads=heads,
    )


def _sorted_positions(keys: Ints) -> Ints:
    """The positions of *keys* from the lowest on, equal ones in their order.

    Sorting key and position in one number is several times faster than sorting positions by key.
    """
    bits = len(keys).bit_length()
    both = keys << bits
    both |= np.arange(len(keys))
    both.sort()
    both &= (1 << bits) - 1
    return both


@final
@attrs.frozen(kw_only=True, eq=False)
class Triads:
    """What the triangles of a network add to its ties and actors.

    Attributes
    ----------
    ties : Ties
        The ties that the three next columns stand beside.
    common : numpy.ndarray of int
        How many actors are tied to both ends; a tie with none is a local bridge.
    joint, through : numpy.ndarray of float
        The sum over those actors q of z_iq z_qj, and of z_iq z_qj / z_q, where z_q sums the weights of q.
    strength : numpy.ndarray of float
        The sum of the weights of each actor.
    closed : numpy.ndarray of int, one row for each actor
        How many two-paths through it, from one to it to another, have their ends tied, by role.
    """

    ties: Ties
    common: Ints
    joint: Floats
    through: Floats
    strength: Floats
    closed: Ints

    @property
    def common_by_pair(self) -> Ints:
        """``common`` in the order of ``net.pairs``."""
        by_pair = np.empty_like(self.common)
        by_pair[self.ties.pair] = self.common
        return by_pair


def count_triads(net: TieNetwork) -> Triads:
    """The triangles of *net*, each found once, and what they add up to; ``net.kept(count_triads)`` keeps it.

    Directed ties as reported are read with their direction.
    """
    ties = ties_of(net)
    n, m, z = ties.n, len(ties.tail), ties.weight
    strength = ties.over_ends(z, z)
    inverse: Floats = np.divide(1.0, strength, out=np.zeros(n), where=strength > 0)
    as_strong = z.min(initial=np.inf) == z.max(initial=0.0)
    common, joint, through = np.zeros(m, dtype=np.int64), np.zeros(m), np.zeros(m)
    ahead, back = np.zeros((2, COLUMNS * n), dtype=np.int64)
    sector_of_tail, sector_of_head = net.sector_codes[ties.tail], net.sector_codes[ties.head]
    alike = (sector_of_tail == sector_of_head).astype(np.int8)
    alike[(sector_of_tail < 0) | (sector_of_head < 0)] = 8
    twice, fourfold = 2 * alike, 4 * alike
    for e, f, g in ties.triangles():
        pattern = alike[e] + twice[f] + fourfold[g]
        for side, first, second, middle, role in (
            (g, e, f, ties.head[e], ROLE_OF_V),
            (e, g, f, ties.head[f], ROLE_OF_W),
            (f, e, g, ties.tail[e], ROLE_OF_U),
        ):
            np.add.at(common, side, 1)
            of_third = inverse[middle]
            if not as_strong:
                a, b = z[first], z[second]
                np.add.at(joint, side, a * b)
                of_third = a * (b * of_third)
            np.add.at(through, side, of_third)
            place = (role * n)[pattern]
            place += middle
            if net.oriented:
                closed_ahead, closed_back = _closed(ties, side, first, second, middle)
                np.add.at(ahead, place[closed_ahead], 1)
                np.add.at(back, place[closed_back], 1)
            else:
                np.add.at(ahead, place, 1)
    if as_strong:
        joint, through = z * z * common, z * z * through
    back = back if net.oriented else ahead
    closed = ahead.reshape(COLUMNS, n) + back.reshape(COLUMNS, n)[MIRROR]
    return Triads(ties=ties, common=common, joint=joint, through=through, strength=strength, closed=closed.T)


def _closed(ties: Ties, side: Ints, first: Ints, second: Ints, middle: Ints) -> tuple[Flags, Flags]:
    """Whether the tie *side* closes the two-path by *first* and *second* through *middle*, ahead and back.

    Ahead is from the tail of *side* to its head.
    """
    turned_first, turned_second = ties.head[first] != middle, ties.tail[second] != middle
    first_leg = np.where(turned_first, TURNED[ties.says[first]], ties.says[first])
    second_leg = np.where(turned_second, TURNED[ties.says[second]], ties.says[second])
    whole = first_leg & second_leg & ties.says[side]
    return whole & THERE > 0, whole & BACK > 0


def two_paths(ties: Ties, sector: Ints) -> Ints:
    """How many two-paths lead through each actor, by role, whether their ends are tied or not.

    One row for each actor. A two-path leads from one to the actor to another: never back to the first.
    """
    n, known = ties.n, sector >= 0
    ways = _ways(ties)
    into, out, both = _each(ways, lambda way: _counts(way, n))
    every = into * out - both
    if not known.all():
        ways = _each(ways, lambda way: _among(way, known))
        into, out, both = _each(ways, lambda way: _counts(way, n))
    alike, (into_own, out_own, both_own) = _by_sector(n, ways, sector)
    inside = into_own * out_own - both_own
    before, after = into_own * out - both_own, into * out_own - both_own
    paths = np.zeros((COLUMNS, n), dtype=np.int64)
    paths[:UNSAID] = by_role(inside, alike - both, before, after, into * out - both)
    paths[UNSAID] = every - (into * out - both)
    return paths.T


def by_role(inside: Ints, alike: Ints, before: Ints, after: Ints, every: Ints) -> Ints:
    """One row for each role, from how many two-paths lead through somebody.

    Those where all three are of one sector, where the two ends are, where the first end is of the middle's,
    where the last is, and all of them.
    """
    return np.stack(
        [inside, alike - inside, before - inside, after - inside, every - alike - before - after + 2 * inside]
    )


def open_pairs(ties: Ties, known: Flags) -> tuple[bool, Iterator[tuple[int, Ints, Ints]]]:
    """Whether ties lead both ways, and who stands between whom: an actor, then the ends of open two-paths through it.

    Of those *known* only, by actor; one with many comes in several portions, one after the other. Where
    ties lead both ways, a two-path stands for its way back too.
    """
    into, out, _ = _each(_ways(ties), lambda way: _among(way, known))
    return out is into, _between(ties.n, into, out)


def _between(n: int, into: Way, out: Way) -> Iterator[tuple[int, Ints, Ints]]:
    arcs, arriving = (np.sort(np.concatenate([actor * n + other for actor, other in way])) for way in (out, into))
    start = np.searchsorted(arcs, np.arange(n + 1) * n)
    middle, first, named = arriving // n, arriving % n, arcs % n
    length = start[middle + 1] - start[middle]
    portion = np.cumsum(length) // TWO_PATHS_AT_ONCE
    for rows in np.split(np.arange(len(middle)), np.flatnonzero(np.diff(portion)) + 1):
        row = np.repeat(rows, length[rows])
        v, a = middle[row], first[row]
        before = np.cumsum(length[rows]) - length[rows]
        b = named[start[v] + np.arange(len(row)) - np.repeat(before, length[rows])]
        key = a * n + b
        tied = arcs[np.minimum(np.searchsorted(arcs, key), len(arcs) - 1)] == key
        kept = (a < b if out is into else a != b) & ~tied
        v, a, b = v[kept], a[kept], b[kept]
        edges = [0, *(np.flatnonzero(np.diff(v)) + 1).tolist(), len(v)]
        yield from ((int(v[i]), a[i:j], b[i:j]) for i, j in pairwise(edges) if i < j)


def _ways(ties: Ties) -> tuple[Way, Way, Way]:
    """Who names each actor, whom it names, and who does both; one and the same where no tie has a direction."""
    there, back = ties.says & THERE > 0, ties.says & BACK > 0
    both = there & back
    if both.all():
        either = [(ties.tail, ties.head), (ties.head, ties.tail)]
        return either, either, either

    def way(tail: Flags, head: Flags) -> Way:
        return [(ties.tail[tail], ties.head[tail]), (ties.head[head], ties.tail[head])]

    return way(back, there), way(there, back), way(both, both)


def _among(way: Way, chosen: Flags) -> Way:
    kept = ((actor, other, chosen[actor] & chosen[other]) for actor, other in way)
    return [(actor[both], other[both]) for actor, other, both in kept]


def _counts(way: Way, n: int) -> Ints:
    (first, _), (second, _) = way
    return np.bincount(first, minlength=n) + np.bincount(second, minlength=n)


def _each(ways: tuple[Way, Way, Way], of: Callable[[Way], Found]) -> tuple[Found, Found, Found]:
    """What *of* gives for each way; made once where no tie has a direction, and the three are one."""
    came = of(ways[0])
    return (came, came, came) if ways[0] is ways[1] else (came, of(ways[1]), of(ways[2]))


def _by_sector(n: int, ways: tuple[Way, Way, Way], sector: Ints) -> tuple[Ints, Ints]:
    """How many pairs of the same sector name an actor and are named by it; how many of its own sector, by way."""
    alike, own = np.zeros(n, dtype=np.int64), np.zeros((3, n), dtype=np.int64)
    sectors = int(sector.max(initial=-1)) + 1
    for first in range(0, sectors, SECTORS_AT_ONCE):
        width = min(sectors - first, SECTORS_AT_ONCE)
        column = sector - first
        chosen = (column >= 0) & (column < width)
        of_table = np.flatnonzero(chosen)
        # with as many sectors as one table holds, nobody is elsewhere
        kept = None if width == sectors else chosen

        def table(way: Way) -> Ints:
            return _table(n, way, column, width, kept)  # noqa: B023

        tables = _each(ways, table)
        alike += np.einsum("ij,ij->i", tables[0], tables[1])
        for at, counts in enumerate(tables):
            own[at, of_table] = counts[of_table, column[of_table]]
    return alike, own


def _table(n: int, way: Way, column: Ints, width: int, kept: Flags | None) -> Ints:
    """How many of each actor's others stand in each column; only those *kept*, where some are elsewhere."""
    places = (
        actor * width + column[other] if kept is None else actor[kept[other]] * width + column[other[kept[other]]]
        for actor, other in way
    )
    first, second = (np.bincount(place, minlength=n * width) for place in places)
    return (first + second).reshape(n, width)
