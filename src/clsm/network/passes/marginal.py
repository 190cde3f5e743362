"""What one tie more between two organisations would change: the exact marginal effects of an absent tie.

Nothing is built anew for each pair: the tree of blocks and cutpoints tells who stops being a sole relay, the
sizes of components tell F, the neighbours of both ends tell distance up to two steps and constraint. So
every absent pair of a large network can be weighed.
"""

from collections.abc import Collection, Sequence
from functools import cached_property
from math import fsum
from typing import Any, Final, Literal, NamedTuple, final, get_args

import attrs
import numpy as np

from clsm.network.kernels.compiling import feed
from clsm.network.networks.columns import Ints
from clsm.network.networks.concerns import Concern
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.passes.cuts import Cuts, cut, rows
from clsm.problems import Mismatch, choice_of, nearest
from clsm.words import Text

Among = Literal["shared", "acquainted", "all"]
"""Which absent pairs are proposed: those that share a concern, that somebody knows both of, or any."""

LARGEST_DISTANCES: Final = 500
"""The most organisations for which all distances are measured again with each tie that is shown."""

LARGEST_LIST: Final = 5_000_000
"""The most pairs that are listed where all are asked for."""


@final
@attrs.frozen(kw_only=True)
class Gain:
    """What one tie more would change, on the known ties: exact, after less before.

    Attributes
    ----------
    cutpoints_removed : int
        How many organisations would be sole relays no longer.
    cutpoints_added : int
        How many of the two ends would become one: only where the tie joins two parts that no path joins.
    relieved : tuple of str
        Who would be sole relays no longer; fellowships that keep anonymity are counted, and not named here.
    pairs_joined : int
        How many pairs that no path joins would have one.
    fragmentation : float
        The change of F, the share of pairs that no path joins: 0 or below (Borgatti 2006).
    cross_sector : float
        How much nearer different sectors would be: the growth of the sum of 1/d over the pairs of different,
        known sectors that are d = 1 or 2 ties apart. Two steps are as far as organisations tend to know of
        each other's work (Friedkin 1983, *Social Forces* 62(1), 54-77).
    constraint : tuple of (float or None)
        The change of Burt's constraint at each end, every tie counting alike (Burt 1992); ``None`` where the
        end has no tie yet, so no constraint to change.
    distance : float or None
        The change of DF, fragmentation by distance; ``None`` above 500 organisations.
    cross_sector_distance : float or None
        The same, over pairs of different, known sectors alone; ``None`` above 500 organisations, or without
        such a pair.
    """

    cutpoints_removed: int
    cutpoints_added: int
    relieved: tuple[str, ...]
    pairs_joined: int
    fragmentation: float
    cross_sector: float
    constraint: tuple[float | None, float | None]
    distance: float | None
    cross_sector_distance: float | None


class Weighed(NamedTuple):
    """An absent pair by position, and what a tie would be worth: the higher the better, in this order."""

    relieved: int
    joined: int
    halves: int
    freed: int
    low: int
    high: int


@final
@attrs.frozen(kw_only=True)
class Search:
    """The best absent pairs, the best first; how many absent pairs there are, and of how many more nobody knows."""

    best: tuple[Weighed, ...]
    absent: int
    unsaid: int


@final
@attrs.frozen(kw_only=True, eq=False)
class Effects:
    """A network ready to be asked what ties would change; made by :meth:`of`.

    ``net`` is read without direction: directed ties as reported are read as *any*.
    """

    net: TieNetwork
    cuts: Cuts
    hidden: frozenset[str]

    @classmethod
    def of(cls, net: TieNetwork, *, include_fellowships: bool = False) -> "Effects":
        """The effects of ties more in *net*; fellowships that keep anonymity are in no pair unless asked for."""
        read = net if net.read_as == net.pair_reading else net.reading(net.pair_reading)
        indptr, indices, _ = read.csr
        hidden = frozenset[str]() if include_fellowships else net.fellowships
        return cls(net=read, cuts=cut(indptr, indices), hidden=hidden)

    # ------------------------------------------------------------ columns

    @cached_property
    def _head(self) -> Ints:
        """By rank, the rank at the top of its block; -1 where a component begins."""
        cuts = self.cuts
        inner = np.flatnonzero(cuts.up >= 0)
        top = np.full(cuts.blocks, cuts.n, dtype=np.int64)
        np.minimum.at(top, cuts.block[inner], cuts.up[inner])
        head = np.full(cuts.n, -1, dtype=np.int64)
        head[inner] = top[cuts.block[inner]]
        return head

    @cached_property
    def _alone(self) -> Ints:
        """By rank, 1 for whoever stops being a cutpoint once two of the pieces round it are one."""
        return np.where(self.cuts.pieces == 2, 1, 0)

    @cached_property
    def _of_ties(self) -> Any:
        """Ties, sectors, and what constraint needs, as kernels read them."""
        from clsm.network.kernels import introductions as kernels

        n, (indptr, indices, _) = self.net.n, self.net.csr
        pointers, ends = feed(indptr), feed(indices)
        through, spread = feed(np.zeros(len(indices))), feed(np.zeros(n))
        kernels.closures(n, pointers, ends, self._buffer(-1), through, spread)
        return kernels.Graph(
            indptr=pointers, indices=ends, sector=feed(self.net.sector_codes), through=through, spread=spread
        )

    @cached_property
    def _of_tree(self) -> Any:
        """The tree of blocks and cutpoints as kernels read it."""
        from clsm.network.kernels import introductions as kernels

        cuts = self.cuts
        return kernels.BlockTree(
            rank=feed(cuts.rank),
            root=feed(cuts.root),
            size=feed(cuts.below),
            head=feed(self._head),
            block=feed(cuts.block),
        )

    def _counted(self, own: Ints) -> Any:
        """What is counted of each rank, and added up to where its component begins."""
        from clsm.network.kernels import introductions as kernels

        values, sums = feed(own), self._buffer(0)
        kernels.hand_down(self.cuts.n, feed(self._head), values, sums)
        return kernels.PerCutpoint(own=values, sums=sums)

    def _buffer(self, value: int) -> Any:
        return feed(np.full(self.net.n, value, dtype=np.int64))

    def _heard(self) -> Any:
        """Who is tied to whom as at least one side says, which ties are left open, who is silent, how many count."""
        from clsm.network.kernels import introductions as kernels

        net = self.net
        row_ptr, neighbours, _ = net.reading("any").csr
        open_ptr, opened = rows(net.n, net.open_origin, net.open_target)
        return kernels.Heard(
            row_ptr=feed(row_ptr),
            rows=feed(neighbours),
            open_ptr=feed(open_ptr),
            opened=feed(opened),
            quiet=feed(net.silent.astype(np.int64)),
            enough=2 if net.reconstructed else 1,
        )

    def _marks(self) -> Any:
        from clsm.network.kernels import introductions as kernels

        return kernels.Marks(at_a=self._buffer(-1), at_b=self._buffer(-1), ball=self._buffer(-1))

    # ------------------------------------------------------------ all absent pairs

    def search(
        self,
        among: Among = "shared",
        *,
        room: int | None,
        sides: Ints | None = None,
        relays: Collection[int] = (),
    ) -> Search:
        """Weigh every absent pair.

        Parameters
        ----------
        among : {"shared", "acquainted", "all"}
            Which pairs.
        room : int or None
            How many of the best are kept; ``None`` for all.
        sides : numpy.ndarray, optional
            By position; only pairs with two different sides are weighed, -1 standing for nobody's.
        relays : collection of int
            Positions: only pairs that each have one of them strictly inside their way, where given.

        Raises
        ------
        clsm.problems.Mismatch
            For another *among*; where all are asked for, and they are too many.
        """
        from clsm.network.kernels import introductions as kernels

        if among not in get_args(Among):
            options, near = choice_of("shared", "acquainted", "all"), nearest(str(among), get_args(Among))
            raise Mismatch("option", found=repr(among), options=options, near=near, field="among")
        n = self.net.n
        chosen = np.arange(n, dtype=np.int64) if sides is None else sides.copy()
        chosen[[self.net.index[id] for id in self.hidden]] = -1
        group_ptr, groups, member_ptr, members = self._groups(among)
        side, heard, partners = feed(chosen), self._heard(), self._buffer(0)

        def gathering() -> Any:
            """For each actor in turn, how many absent pairs begin with it, and how many of which nobody knows."""
            together = kernels.Groups(
                group_ptr=feed(group_ptr),
                groups=feed(groups),
                first=feed(member_ptr[:-1].copy()),
                member_ptr=feed(member_ptr),
                members=feed(members),
            )
            seen, veiled = self._buffer(-1), self._buffer(-1)
            for a in range(n):
                yield a, *kernels.gather(a, heard, together, side, seen, veiled, partners)

        if room is None:
            room = sum(count for _, count, _ in gathering())
            if room > LARGEST_LIST:
                raise Mismatch("many-pairs", pairs=room, most=LARGEST_LIST)
        inside = np.zeros(n, dtype=np.int64)
        inside[self.cuts.rank[list(relays)]] = 1
        asked, need = self._counted(inside), 1 if len(relays) else 0
        graph, tree, alone, marks = self._of_ties, self._of_tree, self._counted(self._alone), self._marks()
        best = kernels.Best(room=room, rows=feed(np.zeros((room + 1) * kernels.FIELDS, dtype=np.int64)))
        absent = unsaid = kept = 0
        for a, count, more in gathering():
            absent, unsaid = absent + count, unsaid + more
            if count and room:
                kept = kernels.weigh(a, partners[:count], graph, tree, alone, asked, need, marks, best, kept)
        table = np.asarray(best.rows, dtype=np.int64).reshape(-1, kernels.FIELDS)[:kept]
        order = np.lexsort((table[:, 5], table[:, 4], *(-table[:, field] for field in (3, 2, 1, 0))))
        weighed = tuple(Weighed(*row) for row in table[order].tolist())
        return Search(best=weighed, absent=absent, unsaid=unsaid)

    def _groups(self, among: Among) -> tuple[Ints, Ints, Ints, Ints]:
        """Which groups each actor is in, and who is in each group: pairs within a group are looked at."""
        n = self.net.n
        if among == "acquainted":
            indptr, indices, _ = self.net.csr
            return indptr, indices, indptr, indices
        if among == "all":
            everybody = np.arange(n, dtype=np.int64)
            group_ptr, groups = np.arange(n + 1, dtype=np.int64), np.zeros(n, dtype=np.int64)
            return group_ptr, groups, np.array([0, n], dtype=np.int64), everybody
        number: dict[Concern, int] = {}
        held = [[number.setdefault(concern, len(number)) for concern in concerns] for concerns in self.net.concerns]
        counts = np.fromiter(map(len, held), dtype=np.int64, count=n)
        groups = np.array([group for numbers in held for group in numbers], dtype=np.int64)
        who = np.repeat(np.arange(n), counts)
        order = np.argsort(groups, kind="stable")
        sizes = np.bincount(groups, minlength=len(number))
        member_ptr, group_ptr = (np.concatenate([[0], np.cumsum(size)]).astype(np.int64) for size in (sizes, counts))
        return group_ptr, groups, member_ptr, who[order]

    # ------------------------------------------------------------ one pair

    def weigh(self, a: int, b: int) -> Weighed:
        """What a tie between two who are not tied would be worth."""
        from clsm.network.kernels import introductions as kernels

        low, high = min(a, b), max(a, b)
        nobody = kernels.PerCutpoint(own=self._buffer(0), sums=self._buffer(0))
        best = kernels.Best(room=1, rows=feed(np.zeros(2 * kernels.FIELDS, dtype=np.int64)))
        partner = feed(np.array([high], dtype=np.int64))
        alone, marks = self._counted(self._alone), self._marks()
        kernels.weigh(low, partner, self._of_ties, self._of_tree, alone, nobody, 0, marks, best, 0)
        return Weighed(*(int(value) for value in best.rows[: kernels.FIELDS]))

    def gain(self, weighed: Weighed) -> Gain:
        """The same as figures and ids."""
        a, b, n = weighed.low, weighed.high, self.net.n
        distance, cross = self._distances(a, b) if n <= LARGEST_DISTANCES else (None, None)
        freed = [self.net.ids[at] for at, _, _ in self.crossings(a, b) if self._alone[self.cuts.rank[at]]]
        pieces = self.cuts.pieces[self.cuts.rank[[a, b]]]
        return Gain(
            cutpoints_removed=weighed.relieved,
            cutpoints_added=int((pieces == 1).sum()) if weighed.joined else 0,
            relieved=tuple(sorted(id for id in freed if id not in self.hidden)),
            pairs_joined=weighed.joined,
            fragmentation=-2 * weighed.joined / (n * (n - 1)),
            cross_sector=weighed.halves / 2,
            constraint=(self._constraint(a, b), self._constraint(b, a)),
            distance=distance,
            cross_sector_distance=cross,
        )

    def common(self, a: int, b: int) -> list[int]:
        """Those tied to both, sorted."""
        indptr, indices, _ = self.net.csr
        near, far = indices[indptr[a] : indptr[a + 1]], indices[indptr[b] : indptr[b + 1]]
        shared: list[int] = np.intersect1d(near, far, assume_unique=True).tolist()
        return shared

    def crossings(self, a: int, b: int) -> list[tuple[int, int, int]]:
        """Each cutpoint strictly inside the way from *a* to *b*, with the two blocks that it parts there.

        None where no path joins them. Without a cutpoint, each block that it is in begins another piece.
        """
        cuts, head = self.cuts, self._head
        # the two ends climb the tree; a cutpoint is crossed between the block come from and the next
        at, last, crossed = [int(cuts.rank[a]), int(cuts.rank[b])], [-1, -1], list[tuple[int, int, int]]()
        if cuts.root[at[0]] != cuts.root[at[1]]:
            return []
        while at[0] != at[1]:
            side = 0 if at[0] > at[1] else 1
            rank = at[side]
            if last[side] >= 0:
                crossed.append((rank, last[side], rank))
            last[side], at[side] = rank, int(head[rank])
        # where the two ways meet inside one block, its top is not passed
        if min(last) >= 0 and cuts.block[last[0]] != cuts.block[last[1]]:
            crossed.append((at[0], last[0], last[1]))
        return [(int(cuts.order[of]), int(cuts.block[i]), int(cuts.block[j])) for of, i, j in crossed]

    def _constraint(self, a: int, b: int) -> float | None:
        """The change of the constraint of *a* with a tie to *b*."""
        from clsm.network.kernels import introductions as kernels

        graph = self._of_ties
        first, last = int(graph.indptr[a]), int(graph.indptr[a + 1])
        if first == last:
            return None
        at_a = self._buffer(-1)
        for at in range(first, last):
            at_a[graph.indices[at]] = at
        return float(kernels.eased(a, b, graph, at_a))

    def _distances(self, a: int, b: int) -> tuple[float, float | None]:
        """The changes of DF, over all pairs and over those of different sectors."""
        from clsm.network.kernels import introductions as kernels

        n, graph = self.net.n, self._of_ties
        walks = kernels.Walks(*(self._buffer(0) for _ in range(4)))
        counts = feed(np.zeros(4 * n, dtype=np.int64))
        kernels.shorten(a, b, graph.indptr, graph.indices, graph.sector, walks, counts)
        by_distance = np.asarray(counts, dtype=np.int64).reshape(n, 4).tolist()
        sizes = np.bincount(self.net.sector_codes[self.net.sector_codes >= 0])
        known = int(sizes.sum())
        different = known * known - int((sizes * sizes).sum())
        everywhere, across = (
            fsum((row[then] - row[was]) / d for d, row in enumerate(by_distance) if d) for was, then in ((0, 1), (2, 3))
        )
        return -2 * everywhere / (n * (n - 1)), -2 * across / different if different else None


def sectors_as_sides(net: TieNetwork, between: Sequence[str] | None) -> Ints:
    """The sides of pairs across sectors: each sector, or only the two *between* which ties are asked for."""
    if between is None:
        return net.sector_codes
    for name in between:
        if name not in net.sector_names:
            near = nearest(str(name), net.sector_names)
            raise Mismatch("sector-name", found=repr(name), near=near, field="between")
    if len(set(between)) != 2 or len(between) != 2:
        names = Text.same(", ".join(between)) if between else Text(fr="aucun", en="none")
        raise Mismatch("two-sectors", found=names, field="between")
    codes = [net.sector_names.index(name) for name in between]
    sides: Ints = np.where(np.isin(net.sector_codes, codes), net.sector_codes, -1)
    return sides
