"""Distances and parts of a one-mode network among those who stay, once some have left.

Fragmentation, key players and stress read the same thing: how many pairs are how far apart, and into
which parts the others fall. Borgatti (2006), Identifying sets of key players in a social network,
*Computational & Mathematical Organization Theory* 12(1), 21-34, calls them F and DF.
"""

from collections.abc import Collection, Iterable
from math import fsum
from typing import Any, Final, final

import attrs
import numpy as np

from clsm.network.kernels.compiling import feed
from clsm.network.networks.columns import Ints
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.phrases import A_FELLOWSHIP
from clsm.words import Text, in_words

LARGEST_UNKNOWN: Final = 5_000_000
"""The most unknown pairs for which bounds are computed."""

_READ: Final = Text(fr="Lecture : {said}.", en="Read: {said}.")


@final
@attrs.frozen(kw_only=True, eq=False)
class Pathways:
    """Who is next to whom, row by row and in both directions, and the buffers that walking needs."""

    n: int
    indptr: Any
    indices: Any
    gone: Any
    buffers: tuple[Any, ...]

    @classmethod
    def known(cls, net: TieNetwork) -> "Pathways":
        """Along the pairs that are tied under the reading."""
        indptr, indices, _ = net.csr
        return cls._of(net.n, indptr, indices)

    @classmethod
    def either(cls, net: TieNetwork) -> "Pathways":
        """Along the tied pairs and those that are unknown: the completion where each of them is a tie."""
        low, high, _ = net.pairs
        maybe_low, maybe_high = net.unknown
        a, b = np.concatenate([low, maybe_low]), np.concatenate([high, maybe_high])
        a, b = np.concatenate([a, b]), np.concatenate([b, a])
        indptr = np.zeros(net.n + 1, dtype=np.int64)
        np.cumsum(np.bincount(a, minlength=net.n), out=indptr[1:])
        return cls._of(net.n, indptr, b[np.lexsort((b, a))])

    @classmethod
    def _of(cls, n: int, indptr: Ints, indices: Ints) -> "Pathways":
        gone, *buffers = (feed(np.zeros(n, dtype=np.int64)) for _ in range(5))
        return cls(n=n, indptr=feed(indptr), indices=feed(indices), gone=gone, buffers=tuple(buffers))

    def let_go(self, actors: Iterable[int]) -> None:
        """Let those at the positions *actors* leave; everybody else is back."""
        for v in range(self.n):
            self.gone[v] = 0
        for v in actors:
            self.gone[v] = 1

    def pairs_by_distance(self, without: Collection[int] = ()) -> list[int]:
        """How many ordered pairs of those who stay are 0, 1, 2, ... ties apart."""
        from clsm.network.kernels import distances

        self.let_go(without)
        seen, now, ahead, pairs = self.buffers
        farthest = distances.spread(self.n, self.indptr, self.indices, self.gone, seen, now, ahead, pairs)
        return [int(count) for count in pairs[: farthest + 1]]

    def sizes(self, without: Collection[int] = ()) -> list[int]:
        """How many actors each connected part holds, in the order of its first actor."""
        from clsm.network.kernels import distances

        self.let_go(without)
        part, queue, sizes, _ = self.buffers
        count = distances.parts(self.n, self.indptr, self.indices, self.gone, part, queue, sizes)
        return [int(size) for size in sizes[:count]]


def fragmented(sizes: Iterable[int]) -> float | None:
    """F of a network whose parts have these *sizes*: the share of pairs that no path joins; ``None`` under two actors.

    >>> fragmented([3, 1])
    0.5
    """
    kept = list(sizes)
    n = sum(kept)
    return 1 - sum(size * (size - 1) for size in kept) / (n * (n - 1)) if n > 1 else None


def fragmented_by_distance(pairs: Iterable[int], n: int) -> float | None:
    """DF of *n* actors with so many ordered *pairs* at distance 0, 1, 2, ...; ``None`` under two actors.

    >>> fragmented_by_distance([0, 4, 2], 3)
    0.16666666666666663
    """
    if n < 2:
        return None
    return 1 - fsum(count / d for d, count in enumerate(pairs) if d) / (n * (n - 1))


def discreetly_named(net: TieNetwork, ids: Iterable[str]) -> Text:
    """The names of *ids* in a sentence; fellowships that keep anonymity are not named."""
    return in_words([A_FELLOWSHIP if id in net.fellowships else net.name(id) for id in ids])


def nothing_known(net: TieNetwork) -> bool:
    """Whether no tie is known and some may be there: what the network would be without somebody cannot be said."""
    return not len(net.pairs[0]) and net.unknown_pairs > 0


def read_as(net: TieNetwork) -> Text:
    """Which ties were read, as a sentence."""
    return _READ.format(said=net.said(pairs=True))
