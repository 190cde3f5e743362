"""What falls apart when a node or a tie goes: certainly, on the known ties, or possibly.

One linear depth-first search (Hopcroft & Tarjan 1973, Algorithm 447, *Communications of the ACM* 16(6),
372-378) gives the cutpoints, the bridges, the blocks and what each separates. With *K* the known ties and
*U* the pairs of which nobody knows, a *completion* is K with any part of U. What holds in every completion
and what in some is exact, and needs no sampling: the same search on K, and on K and U together.
"""

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Final, Literal, final, get_args

import attrs
import numpy as np

from clsm.network.kernels.compiling import feed
from clsm.network.networks.columns import Flags, Ints

Ends = tuple[str, str]
"""The ids of the two ends of a tie."""

CutLevel = Literal["certain", "observed", "possible"]
"""In every completion; on the known ties, but not in every completion; only in some completion."""

LEVELS: Final[tuple[CutLevel, ...]] = get_args(CutLevel)

EFFORT: Final = 50_000_000
"""How many neighbours the search for spans looks at before it stops, unless more is asked for."""

NO_WAY: Final = -1
"""The span of a tie whose ends nothing else joins."""


def _buffer(n: int, value: int = 0) -> Ints:
    return np.full(n, value, dtype=np.int64)


def rows(n: int, low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Pairs of positions as rows of neighbours, ``indptr`` and ``indices``, in both directions.

    >>> indptr, indices = rows(3, np.array([0, 1]), np.array([1, 2]))
    >>> indptr.tolist(), indices.tolist()
    ([0, 1, 3, 4], [1, 0, 2, 1])
    """
    origin, target = np.concatenate([low, high]), np.concatenate([high, low])
    indptr = _buffer(n + 1)
    np.cumsum(np.bincount(origin, minlength=n), out=indptr[1:])
    return indptr, target[np.lexsort((target, origin))]


@final
@attrs.frozen(kw_only=True, eq=False)
class Cuts:
    """A simple graph in the order of a depth-first search, and what each node and tie holds together.

    Nodes are positions. ``rank`` is by node, ``order`` its inverse; the other columns are by rank (see
    ``kernels/cuts.py``). What is counted is ``weight``: of a two-mode network 1 for an organisation and
    0 for a body. Its columns are some ten integers for each node, and one search finds all of them.
    """

    indptr: Ints
    indices: Ints
    weight: Ints
    rank: Ints
    order: Ints
    up: Ints
    low: Ints
    extent: Ints
    below: Ints
    pieces: Ints
    root: Ints
    block: Ints
    pairs: Ints
    blocks: int

    @property
    def n(self) -> int:
        """How many nodes there are."""
        return len(self.rank)

    @property
    def ties(self) -> tuple[Ints, Ints]:
        """The ties of the graph, sorted, the lower end first."""
        low = np.repeat(np.arange(self.n), np.diff(self.indptr))
        once = low < self.indices
        return low[once], self.indices[once]

    @cached_property
    def component(self) -> Ints:
        """By node, a number of its component."""
        return self.root[self.rank]

    @cached_property
    def is_cutpoint(self) -> Flags:
        """By node, whether its component falls into two or more without it."""
        return self.pieces[self.rank] > 1

    @cached_property
    def separated(self) -> Ints:
        """By node, how many pairs of the others that are counted its leaving parts."""
        return self.pairs[self.rank]

    @cached_property
    def bridges(self) -> tuple[Ints, Ints, Ints]:
        """The bridges, sorted: their ends, the lower first, and how many pairs each alone joins."""
        at = np.flatnonzero((self.up >= 0) & (self.low > self.up))
        a, b = self.order[self.up[at]], self.order[at]
        low, high = np.minimum(a, b), np.maximum(a, b)
        pairs = self.below[at] * (self.below[self.root[at]] - self.below[at])
        order = np.lexsort((high, low))
        return low[order], high[order], pairs[order]

    def block_of(self, low: Ints, high: Ints) -> Ints:
        """The block that each of these ties of the graph lies in."""
        # one end is above the other in the tree: a tie lies in the block of the way from there down
        return self.block[np.maximum(self.rank[low], self.rank[high])]

    def are_bridges(self, low: Ints, high: Ints) -> Flags:
        """Which of these ties of the graph are bridges."""
        lower, higher = np.maximum(self.rank[low], self.rank[high]), np.minimum(self.rank[low], self.rank[high])
        bridging: Flags = (self.up[lower] == higher) & (self.low[lower] > higher)
        return bridging

    def neighbours(self, node: int) -> Ints:
        """The neighbours of *node*."""
        return self.indices[self.indptr[node] : self.indptr[node + 1]]

    def parts(self, node: int, *, but_largest: bool = False) -> list[Ints]:
        """The connected parts that the rest of its component falls into without *node*.

        With *but_largest*, without those that weigh most.
        """
        own, tops = int(self.rank[node]), self._branches(node)
        wanted = np.ones(len(tops) + 1, dtype=np.bool_)
        if but_largest:
            weights = self.part_weights(node)
            wanted[: len(weights)] = weights < weights.max(initial=0)
        parts = [self.order[top : top + self.extent[top]] for top in tops[wanted[:-1]].tolist()]
        if self.up[own] >= 0 and wanted[-1]:
            root = int(self.root[own])
            above = np.ones(self.extent[root], dtype=np.bool_)
            above[own - root] = False
            for top in tops.tolist():
                above[top - root : top - root + self.extent[top]] = False
            parts.append(self.order[root : root + self.extent[root]][above])
        return parts

    def part_weights(self, node: int) -> Ints:
        """How much each of the :meth:`parts` weighs."""
        own, under = int(self.rank[node]), self.below[self._branches(node)]
        if self.up[own] < 0:
            return under
        return np.append(under, self.below[self.root[own]] - self.weight[node] - under.sum())

    def _branches(self, node: int) -> Ints:
        """The ranks below *node* where a part begins."""
        own, near = self.rank[node], self.rank[self.neighbours(node)]
        return np.sort(near[(self.up[near] == own) & (self.low[near] >= own)])

    def side(self, a: int, b: int) -> Ints:
        """All that stays with *a* without the bridge between it and *b*."""
        rank_a, rank_b = int(self.rank[a]), int(self.rank[b])
        top, root = max(rank_a, rank_b), int(self.root[rank_a])
        end = top + self.extent[top]
        if rank_a == top:
            return self.order[top:end]
        return np.concatenate([self.order[root:top], self.order[end : root + self.extent[root]]])

    def side_weights(self, a: int, b: int) -> tuple[int, int]:
        """What weighs with *a* and with *b* without the bridge between them, or where no path joins them."""
        rank_a, rank_b = int(self.rank[a]), int(self.rank[b])
        if self.root[rank_a] != self.root[rank_b]:
            return int(self.below[self.root[rank_a]]), int(self.below[self.root[rank_b]])
        under = int(self.below[max(rank_a, rank_b)])
        rest = int(self.below[self.root[rank_a]]) - under
        return (under, rest) if rank_a > rank_b else (rest, under)

    def members(self) -> list[Ints]:
        """The nodes of each block, sorted; the larger blocks first, then by their nodes."""
        inner = np.flatnonzero(self.block >= 0)
        inner = inner[np.argsort(self.block[inner], kind="stable")]
        starts = np.searchsorted(self.block[inner], np.arange(self.blocks))
        blocks = [
            np.sort(np.append(self.order[ranks], self.order[self.up[ranks[0]]]))
            for ranks in np.split(inner, starts[1:])
            if len(ranks)
        ]
        return sorted(blocks, key=lambda nodes: (-len(nodes), nodes.tolist()))


def cut(indptr: Ints, indices: Ints, weight: Ints | None = None) -> Cuts:
    """Search a simple graph, given as rows of neighbours, for all that a node or a tie holds together.

    Linear in nodes and ties, without recursion. *weight* says how much each node counts; 1 by default.

    >>> path = cut(*rows(4, np.array([0, 1, 2]), np.array([1, 2, 3])))
    >>> path.is_cutpoint.tolist(), path.separated.tolist()
    ([False, True, True, False], [0, 2, 2, 0])
    >>> [array.tolist() for array in path.bridges]
    [[0, 1, 2], [1, 2, 3], [3, 4, 3]]
    """
    from clsm.network.kernels import cuts as kernels

    n = len(indptr) - 1
    counted = feed(np.ones(n, dtype=np.int64) if weight is None else weight)
    rank, order, up, low, buffer = (feed(_buffer(n, value)) for value in (-1, 0, 0, 0, 0))
    kernels.search(n, feed(indptr), feed(indices), rank, order, up, low, buffer)
    extent, below, pieces, pairs = (feed(_buffer(n, value)) for value in (1, 0, 0, 0))
    kernels.fold(n, counted, order, up, low, extent, below, pieces, pairs)
    fallen, root, block = (feed(_buffer(n)) for _ in range(3))
    blocks = kernels.unfold(n, counted, order, up, low, below, fallen, root, block, pairs)
    written = {"weight": counted, "rank": rank, "order": order, "up": up, "low": low, "extent": extent, "below": below}
    written |= {"pieces": pieces, "root": root, "block": block, "pairs": pairs}
    columns = {name: np.asarray(column, dtype=np.int64) for name, column in written.items()}
    return Cuts(indptr=indptr, indices=indices, blocks=int(blocks), **columns)


# ---------------------------------------------------------------- what nobody knows


@final
@attrs.frozen(kw_only=True, eq=False)
class Levels:
    """What is a cutpoint or a bridge in every completion, on the known ties, or in some completion.

    ``cuts`` is the search on the known ties. ``cutpoints`` are positions, first what is certain, then
    what is observed, then what is only possible, and in each what separates most pairs; ``point_levels``
    are positions in :data:`LEVELS`, ``separated`` the pairs on the known ties. ``low``, ``high``,
    ``tie_levels`` and ``joined`` are the same for ties; ``unknown`` is how many pairs are not known.
    """

    cuts: Cuts
    cutpoints: Ints
    point_levels: Ints
    separated: Ints
    low: Ints
    high: Ints
    tie_levels: Ints
    joined: Ints
    unknown: int


def levels(cuts: Cuts, low: Ints, high: Ints, maybe_low: Ints, maybe_high: Ints) -> Levels:
    """Tell certain, observed and possible apart, over all completions.

    With K the known ties and U the unknown pairs:

    - a known tie is a bridge of some completion if and only if its ends are apart in K without it, of
      every completion if and only if they are apart even in K and U together without it; an unknown pair
      is a bridge of some completion if and only if its ends are apart in K;
    - a node is a cutpoint of some completion if and only if two of its known or unknown neighbours lie in
      different components of K without it, of every completion if and only if two of its *known*
      neighbours lie in different components of K and U together without it.

    Two neighbours are apart without a node where their ties with it lie in different blocks, so that the
    blocks of K and U together tell what is certain. For what is possible, a node that is no cutpoint of K
    leaves its component whole: its neighbours are apart where they lie in two components of K.

    Parameters
    ----------
    cuts : Cuts
        The search on the known ties.
    low, high : numpy.ndarray
        The known ties, the lower position first.
    maybe_low, maybe_high : numpy.ndarray
        The unknown pairs.
    """
    points = cuts.is_cutpoint
    bridge_low, bridge_high, joined = cuts.bridges
    if len(maybe_low):
        both_low, both_high = np.concatenate([low, maybe_low]), np.concatenate([high, maybe_high])
        either = cut(*rows(cuts.n, both_low, both_high))
        blocks, component = either.block_of(low, high), cuts.component
        certain = _differ(cuts.n, (low, high), (blocks, blocks))
        possible = points | _differ(cuts.n, (both_low, both_high), (component[both_high], component[both_low]))
        sure = either.are_bridges(bridge_low, bridge_high)
        apart = component[maybe_low] != component[maybe_high]
    else:
        certain = possible = points
        sure = np.ones(len(bridge_low), dtype=np.bool_)
        apart = np.zeros(0, dtype=np.bool_)
    at = np.flatnonzero(possible)
    point_levels = np.where(certain[at], 0, np.where(points[at], 1, 2))
    by_pairs = np.lexsort((at, -cuts.separated[at], point_levels))
    tie_low, tie_high = np.append(bridge_low, maybe_low[apart]), np.append(bridge_high, maybe_high[apart])
    tie_levels = np.append(np.where(sure, 0, 1), _buffer(int(apart.sum()), 2))
    all_joined = np.append(joined, _buffer(int(apart.sum())))
    order = np.lexsort((tie_high, tie_low, -all_joined, tie_levels))
    return Levels(
        cuts=cuts,
        cutpoints=at[by_pairs],
        point_levels=point_levels[by_pairs],
        separated=cuts.separated[at][by_pairs],
        low=tie_low[order],
        high=tie_high[order],
        tie_levels=tie_levels[order],
        joined=all_joined[order],
        unknown=len(maybe_low),
    )


def bounds(levels: Ints) -> tuple[int, int]:
    """How many at least, those that are certain, and at most, all; positions in :data:`LEVELS`."""
    return int((levels == 0).sum()), len(levels)


def _differ(n: int, ends: tuple[Ints, Ints], values: tuple[Ints, Ints]) -> Flags:
    """By node, whether its ties bear two different values; each tie has one for each of its *ends*."""
    least, most = _buffer(n, np.iinfo(np.int64).max), _buffer(n, -1)
    for end, value in zip(ends, values, strict=True):
        np.minimum.at(least, end, value)
        np.maximum.at(most, end, value)
    return most > least


def of_ids(
    nodes: Sequence[str], known: Collection[Ends], unknown: Collection[Ends], weight: Ints | None = None
) -> Levels:
    """The same for ties between ids; positions are those in *nodes*."""
    position = {node: at for at, node in enumerate(nodes)}

    def columns(ties: Collection[Ends]) -> tuple[Ints, Ints]:
        ends = np.array([sorted((position[a], position[b])) for a, b in ties], dtype=np.int64).reshape(-1, 2)
        return ends[:, 0], ends[:, 1]

    low, high = columns(known)
    return levels(cut(*rows(len(nodes), low, high), weight), low, high, *columns(unknown))


def cutpoint_levels(nodes: Collection[str], known: Collection[Ends], unknown: Collection[Ends]) -> dict[str, CutLevel]:
    """The nodes whose leaving parts the rest, and how far that is sure; see :func:`levels`.

    >>> cutpoint_levels("abc", [("a", "b"), ("b", "c")], [])
    {'b': 'certain'}
    >>> cutpoint_levels("abcd", [("a", "b"), ("b", "c")], [("a", "c"), ("c", "d")])
    {'b': 'observed', 'c': 'possible'}
    """
    ids = sorted(nodes)
    every = of_ids(ids, known, unknown)
    return {
        ids[at]: LEVELS[level]
        for at, level in sorted(zip(every.cutpoints.tolist(), every.point_levels.tolist(), strict=True))
    }


def bridge_levels(nodes: Collection[str], known: Collection[Ends], unknown: Collection[Ends]) -> dict[Ends, CutLevel]:
    """The ties whose loss parts their two ends, and how far that is sure; see :func:`levels`.

    >>> bridge_levels("abc", [("a", "b")], [("b", "c")])
    {('a', 'b'): 'certain', ('b', 'c'): 'possible'}
    """
    ids = sorted(nodes)
    every = of_ids(ids, known, unknown)
    ends = zip(every.low.tolist(), every.high.tolist(), every.tie_levels.tolist(), strict=True)
    level = {(ids[a], ids[b]): LEVELS[at] for a, b, at in ends}
    # a tie is named as the caller names it
    named = [(tie, level.get(tie) or level.get(tie[::-1])) for tie in (*sorted(known), *sorted(unknown))]
    return {tie: at for tie, at in named if at}


# ---------------------------------------------------------------- ways round


def spans(cuts: Cuts, low: Ints, high: Ints, effort: int | None = EFFORT) -> tuple[Ints, int]:
    """Find how far the ends of some ties are from each other without the tie.

    A bridge, which nothing else replaces, has the span :data:`NO_WAY`; each other tie is searched from
    both ends at once. Of the ties whose ends have no common neighbour, the local bridges, this is the span
    of Granovetter (1973), *American Journal of Sociology* 78(6), 1360-1380.

    Parameters
    ----------
    cuts : Cuts
        The search on all ties.
    low, high : numpy.ndarray
        The ends of the ties that are asked for, the lower position first.
    effort : int or None
        How many neighbours may be looked at, over all ties; ``None``: as many as it needs.

    Returns
    -------
    span, left_out : numpy.ndarray, int
        The span of each tie, 0 where it was left out, as the effort was spent; and how many were. Bridges
        are never left out.

    Examples
    --------
    >>> low, high = np.array([0, 0, 1, 2, 3]), np.array([1, 4, 2, 3, 4])
    >>> span, left_out = spans(cut(*rows(5, low, high)), low, high)
    >>> span.tolist(), left_out
    ([4, 4, 4, 4, 4], 0)
    """
    from clsm.network.kernels import cuts as kernels

    n, others = cuts.n, np.flatnonzero(~cuts.are_bridges(low, high))
    steps = feed(_buffer(len(others)))
    done = kernels.find_spans(
        len(others),
        feed(low[others]),
        feed(high[others]),
        feed(cuts.indptr),
        feed(cuts.indices),
        feed(_buffer(n, -1)),
        feed(_buffer(n)),
        feed(_buffer(n)),
        steps,
        np.iinfo(np.int64).max if effort is None else effort,
    )
    span = _buffer(len(low), NO_WAY)
    span[others] = np.asarray(steps, dtype=np.int64)
    return span, len(others) - int(done)
