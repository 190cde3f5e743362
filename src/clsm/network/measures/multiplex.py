"""Several relations between the same organisations, or one relation at two times: what they share.

Provan & Sebastian (1998) found that mental-health networks serve better where the cliques of two relations
overlap, not where they are dense.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import ClassVar, Final, NamedTuple, final

import attrs
import numpy as np
import numpy.typing as npt

from clsm.network.answers import NetworkResult, names_of
from clsm.network.kernels.compiling import feed
from clsm.network.networks.columns import Floats, Ints
from clsm.network.networks.silence import Silence
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import TieNetwork, one_mode
from clsm.network.passes.cells import cell_count, tie_columns, unknown_cells, unknown_count
from clsm.network.passes.cuts import Ends
from clsm.network.passes.shuffles import Progress, asked, deals, two_sided
from clsm.network.phrases import CANNOT_BE_SAID, TIES
from clsm.network.tables import Table, decimal, say_p
from clsm.problems import Mismatch
from clsm.results import Bounds
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, flat, in_words, paragraph


class Overlaid(NamedTuple):
    """Two networks as :func:`~clsm.network.kernels.matching.overlaid` reads them."""

    ends: list[int]
    strength: list[float]
    gaps: list[int]
    other: list[float]
    seen: list[int]


MOST_ORGANISATIONS: Final = 4_000
"""Above so many organisations, no p of a correlation is computed: a table of all pairs would be needed."""


@final
@attrs.frozen(kw_only=True, repr=False)
class NetworkComparison(NetworkResult):
    """What :func:`compare` answers, on the organisations that are in both networks.

    Attributes
    ----------
    jaccard : float or None
        Ties in both over ties in either; ``None`` where there is none.
    stable, new, dissolved : tuple of tuple of str
        The ties in both; in the second only, and in the first only, where the other is known to have none.
    cannot_be_said : tuple of tuple of str
        The ties of one network whose cell is unknown in the other.
    joined, left : tuple of str
        The organisations of the second network only, and of the first only; their ties are not compared.
    correlation : float or None
        Pearson's, over the cells known in both; ``None`` where all are alike in one of the networks.
    p : float or None
        Two-sided, by renaming the organisations of the second network (quadratic assignment procedure).
        ``None`` where there is no correlation, no permutation was asked for, or for more than 4,000
        organisations.
    bounds : mapping
        ``"jaccard"``: the least and the most over all completions of the unknown cells of both; ``None``
        where no completion holds a tie. ``"correlation"``: ``None``.
    basis : TieBasis
        Of the first network; ``other_basis`` of the second.
    """

    TITLE: ClassVar[Text] = Text(fr="Deux réseaux comparés", en="Two networks compared")
    CALLS: ClassVar[tuple[str, ...]] = (".stable", ".new", ".dissolved")

    jaccard: float | None
    joined: tuple[str, ...]
    left: tuple[str, ...]
    correlation: float | None
    p: float | None
    permutations: int
    reading: TieReading
    basis: TieBasis
    other_basis: TieBasis
    bounds: Bounds
    _net: TieNetwork = attrs.field(eq=False)
    _hidden: frozenset[str]
    _cells: tuple[Ints, Ints, Ints, Ints] = attrs.field(eq=lambda cells: tuple(map(tuple, cells)), hash=False)

    @property
    def stable(self) -> tuple[Ends, ...]:
        """The ties in both."""
        return self._ends(0)

    @property
    def new(self) -> tuple[Ends, ...]:
        """The ties in the second only, where the first is known to have none."""
        return self._ends(1)

    @property
    def dissolved(self) -> tuple[Ends, ...]:
        """The ties in the first only, where the second is known to have none."""
        return self._ends(2)

    @property
    def cannot_be_said(self) -> tuple[Ends, ...]:
        """The ties of one network whose cell is unknown in the other."""
        return self._ends(3)

    def _ends(self, which: int) -> tuple[Ends, ...]:
        ids, cells = self._net.ids, self._cells[which]
        n = max(len(ids), 1)
        return tuple((ids[a], ids[b]) for a, b in zip((cells // n).tolist(), (cells % n).tolist(), strict=True))

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """How many ties are stable, new, dissolved, and of how many it cannot be said."""
        stable, new, dissolved, unsaid = map(len, self._cells)
        return stable, new, dissolved, unsaid

    @property
    def says(self) -> Text:
        """What both networks hold, what only the second or the first does, and how they correlate."""
        return _in_words(self._net, self)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each tie that is in one of the two networks.

        Ties of fellowships that keep anonymity are left out, unless :func:`compare` was asked for them.
        """
        ties = {
            "stable": self.stable,
            "new": self.new,
            "dissolved": self.dissolved,
            "cannot_be_said": self.cannot_be_said,
        }
        return [
            {
                "tie": name,
                "says": _TIES[name].say(lang),
                "pair": flat(ends),
                "names": names_of(self._net, ends, lang),
                "first": ends[0],
                "second": ends[1],
            }
            for name, pairs in ties.items()
            for ends in pairs
            if self._hidden.isdisjoint(ends)
        ]


_TIES: Final = {
    "stable": Text(fr="stable", en="stable"),
    "new": Text(fr="nouveau", en="new"),
    "dissolved": Text(fr="disparu", en="dissolved"),
    "cannot_be_said": CANNOT_BE_SAID,
}


def compare(
    net: TieNetwork,
    other: TieNetwork,
    *,
    weights: bool = False,
    permutations: int = 10_000,
    seed: int = 0,
    include_fellowships: bool = False,
    progress: Progress | None = None,
) -> NetworkComparison:
    """Compare two networks of the same organisations: two waves, or two relations.

    Only organisations that are in both are compared. Where one network has no direction, or is read without
    one, both are. Ties are new or dissolved only where the other network was observed.

    Parameters
    ----------
    net, other : TieNetwork
        The first and the second, in the order of time.
    weights : bool
        Whether the correlation is of the strengths; without it, of ties and no ties.
    permutations : int
        How many ways to rename the organisations, among those who answered in both networks and, apart,
        among the others; with 0, no p is computed.
    seed : int
        The same seed gives the same p.
    include_fellowships : bool
        Whether ties of self-help fellowships that keep anonymity have a row. They count in every figure.
    progress : callable, optional
        Called with how many permutations are done, and of how many, after each block of them. Renaming takes a
        table of all pairs: 10,000 permutations of 60 organisations take a tenth of a second compiled, of 4,000 some
        minutes; above, none are made. It may be interrupted (Ctrl-C) between two blocks.

    Returns
    -------
    NetworkComparison

    Raises
    ------
    TypeError
        For a two-mode network, with a sentence that names ``projected``.
    clsm.problems.Mismatch
        For two readings that differ, or a number of permutations below zero.

    References
    ----------
    Krackhardt, D. (1988). Predicting with networks: nonparametric multiple regression analysis of dyadic
    data. *Social Networks* 10(4), 359-381.

    Examples
    --------
    >>> from clsm.network.networks.tie_network import TieNetwork
    >>> ids = ["clsm", "gem", "town", "ward"]
    >>> before = TieNetwork.from_arrays(ids, [0, 0], [1, 2], directed=False)
    >>> after = TieNetwork.from_arrays(ids, [0, 0, 2], [1, 3, 3], directed=False)
    >>> answer = compare(before, after)
    >>> answer.jaccard, answer.stable, answer.new, answer.dissolved
    (0.25, (('clsm', 'gem'),), (('clsm', 'ward'), ('town', 'ward')), (('clsm', 'town'),))
    >>> print(answer.explain())
    Of 4 ties in one network or the other, 1 is in both, 2 are new and 1 is dissolved (Jaccard 0.25; the ties as given,
    without a direction). Correlation of the two networks: r = 0.00 (p = 1.00), on 4 organisations that are in both.
    """
    net, other, permutations = one_mode(net), one_mode(other), asked(permutations)
    first, second = _alike(net, other)
    there = frozenset(first.ids) & frozenset(second.ids)
    joined = tuple(id for id in second.ids if id not in there)
    left = tuple(id for id in first.ids if id not in there)
    before, after = first.without(*left), second.without(*joined)
    a, b = _Cells.of(before), _Cells.of(after)
    both = np.intersect1d(a.ties, b.ties, assume_unique=True)
    new, dissolved = _beyond(b.ties, a), _beyond(a.ties, b)
    unsaid = np.union1d(a.ties[b.unknown.holds(a.ties)], b.ties[a.unknown.holds(b.ties)])
    either = len(both) + len(new) + len(dissolved)
    correlation, p = _correlation(
        before, after, a, b, weights=weights, permutations=permutations, seed=seed, progress=progress
    )
    return NetworkComparison(
        jaccard=len(both) / either if either else None,
        cells=(both, new, dissolved, unsaid),
        joined=joined,
        left=left,
        correlation=correlation,
        p=p,
        permutations=permutations,
        reading=before.read_as,
        basis=net.basis,
        other_basis=other.basis,
        bounds=Table({"jaccard": _jaccard_limits(a, b), "correlation": None}),
        net=before,
        hidden=frozenset() if include_fellowships else net.fellowships | other.fellowships,
    )


def _alike(net: TieNetwork, other: TieNetwork) -> tuple[TieNetwork, TieNetwork]:
    """Both with directions or both without."""
    if net.directed and other.directed and net.read_as != other.read_as:
        raise Mismatch("two-readings", first=net.read_as, second=other.read_as)
    if net.oriented == other.oriented:
        return net, other
    return net.reading(net.pair_reading), other.reading(other.pair_reading)


def _statuses(net: TieNetwork) -> dict[tuple[int, int], bool]:
    """The cells that are ties (true) or unknown (false); all others are known to be none."""
    origin, target, _ = tie_columns(net)
    first, second = unknown_cells(net)
    cells = dict.fromkeys(zip(first.tolist(), second.tolist(), strict=True), False)
    cells.update(dict.fromkeys(zip(origin.tolist(), target.tolist(), strict=True), True))
    return cells


@final
@attrs.frozen(kw_only=True, eq=False)
class _Cells:
    """The cells of a network that are ties, as sorted keys with their strengths, and those that are unknown, unlisted.

    A key is the first position times the number of organisations, plus the second. A table of all pairs would
    take the square of their number; what is in none of the two is known to be no tie.
    """

    ties: Ints
    strength: Floats
    unknown: Silence

    @classmethod
    def of(cls, net: TieNetwork) -> "_Cells":
        origin, target, strength = tie_columns(net)
        return cls(ties=origin * net.n + target, strength=strength, unknown=net.silence)


def _beyond(keys: Ints, other: _Cells) -> Ints:
    """Those of *keys* that are known to be no tie in *other*."""
    left = np.setdiff1d(keys, other.ties, assume_unique=True)
    return left[~other.unknown.holds(left)]


def _jaccard_limits(a: _Cells, b: _Cells) -> tuple[float, float] | None:
    """The least and the most over all completions.

    A cell that is a tie in one network and unknown in the other is a tie of both at most, of one at least.
    One that is unknown in one and none in the other is of none at most, of one at least. One that is unknown
    in both is of both at most, of one at least.
    """
    both = len(np.intersect1d(a.ties, b.ties, assume_unique=True))
    unknown_in_both = a.unknown.shared(b.unknown)
    tied_in_one_at_least = int(b.unknown.holds(a.ties).sum()) + int(a.unknown.holds(b.ties).sum())
    most_both = both + tied_in_one_at_least + unknown_in_both
    named = len(a.ties) + len(a.unknown) + len(b.ties) + len(b.unknown)
    least_either = named - most_both
    if not least_either:
        return None
    most_either = most_both + len(_beyond(a.ties, b)) + len(_beyond(b.ties, a))
    return both / least_either, most_both / most_either if most_either else 0.0


# ---------------------------------------------------------------- correlation


def _correlation(
    before: TieNetwork,
    after: TieNetwork,
    a: _Cells,
    b: _Cells,
    *,
    weights: bool,
    permutations: int,
    seed: int,
    progress: Progress | None,
) -> tuple[float | None, float | None]:
    n = before.n
    observed = _pearson(_observed(before, a, b, weights))[0]
    if np.isnan(observed):
        return None, None
    if n > MOST_ORGANISATIONS or not permutations:
        return float(observed), None
    labels = (before.silent | after.silent).astype(np.int64)
    alone, overlaid = _overlaid(before, after, weights)
    at_most = at_least = counted = 0
    for block in deals(np.arange(n), labels, permutations, seed, progress):
        dealt = _pearson(_sums(block.reshape(-1), n, alone, overlaid))
        # sums in another order round otherwise
        at_most += int((dealt <= observed + 1e-12).sum())
        at_least += int((dealt >= observed - 1e-12).sum())
        counted += int((~np.isnan(dealt)).sum())
    return float(observed), two_sided(at_most, at_least, counted)


def _observed(net: TieNetwork, a: _Cells, b: _Cells, weights: bool) -> Floats:
    """The six sums over the cells that are known in both, of the two networks as they are."""
    cells = cell_count(net) - len(a.unknown) - len(b.unknown) + a.unknown.shared(b.unknown)
    of_both = np.intersect1d(a.ties, b.ties, assume_unique=True, return_indices=True)
    in_a, in_b = (~other.unknown.holds(one.ties) for one, other in ((a, b), (b, a)))
    x, y = (one.strength if weights else np.ones(len(one.ties)) for one in (a, b))
    product = (x[of_both[1]] * y[of_both[2]]).sum()
    x, y = x[in_a], y[in_b]
    return np.array([[cells, x.sum(), (x * x).sum(), y.sum(), (y * y).sum(), product]], dtype=np.float64)


def _overlaid(before: TieNetwork, after: TieNetwork, weights: bool) -> tuple[Floats, Overlaid]:
    """What each network holds alone, with which sums begin, and the two as the kernel reads them."""
    n = before.n
    (origin, target, strength), (origin_after, target_after, strength_after) = tie_columns(before), tie_columns(after)
    if not weights:
        strength, strength_after = np.ones(len(strength)), np.ones(len(strength_after))
    other, seen = np.zeros((n, n)), np.ones((n, n), dtype=np.int64)
    other[origin_after, target_after] = strength_after
    seen[unknown_cells(after)] = 0
    if not before.oriented:
        other[target_after, origin_after] = strength_after
        seen.T[unknown_cells(after)] = 0
    alone = [
        cell_count(after) - unknown_count(after),
        strength.sum(),
        (strength * strength).sum(),
        strength_after.sum(),
        (strength_after * strength_after).sum(),
        0.0,
    ]
    ends = np.stack([origin, target], axis=1).reshape(-1)
    gaps = np.stack(unknown_cells(before), axis=1).reshape(-1)
    overlaid = Overlaid(
        ends=feed(ends),
        strength=feed(strength),
        gaps=feed(gaps),
        other=feed(other.reshape(-1)),
        seen=feed(seen.reshape(-1)),
    )
    return np.array(alone, dtype=np.float64), overlaid


def _sums(orders: Ints, n: int, alone: Floats, overlaid: Overlaid) -> Floats:
    from clsm.network.kernels import matching

    whole: Floats = np.tile(alone, len(orders) // n)
    sums = feed(whole)
    matching.overlaid(feed(orders), n, *overlaid, sums)
    return np.asarray(sums).reshape(-1, 6)


def _pearson(sums: Floats) -> Floats:
    """Pearson's correlation of each row of sums; nan where one side does not vary."""
    cells, x, xx, y, yy, xy = sums.T
    spread = (cells * xx - x * x) * (cells * yy - y * y)
    correlation: npt.NDArray[np.float64] = np.full(len(sums), np.nan)
    # strengths whose spread is all rounding do not vary
    varies = spread > 1e-12 * np.maximum(1.0, cells * xx * cells * yy)
    correlation[varies] = ((cells * xy - x * y)[varies]) / np.sqrt(spread[varies])
    return correlation


# ---------------------------------------------------------------- several relations


@final
@attrs.frozen(kw_only=True, repr=False)
class Multiplexity(NetworkResult):
    """What :func:`multiplexity` answers, on the organisations that are in every network.

    Attributes
    ----------
    tied : int
        How many pairs have a relation at least.
    multiplex : int
        How many have two or more.
    share : float or None
        The second over the first; ``None`` where no pair has a relation.
    relations : tuple of str
        The name of each network.
    jaccard : Table
        For each two relations, pairs with both over pairs with either; ``None`` where there is none.
    clique_overlap : Table
        For each two relations, the pairs that are together in a clique of three or more in both, over those
        that are in either; ``None`` where neither has such a clique.
    bounds : mapping
        ``"multiplex"`` and ``"tied"``: the fewest and the most over all completions of the unknown pairs.
    bases : tuple of TieBasis
        What was observed, one for each network; ``basis`` is that of the first.
    """

    TITLE: ClassVar[Text] = Text(fr="Plusieurs relations", en="Several relations")
    CALLS: ClassVar[tuple[str, ...]] = (".share", ".clique_overlap")

    tied: int
    multiplex: int
    share: float | None
    relations: tuple[str, ...]
    jaccard: Table[Ends, float | None]
    clique_overlap: Table[Ends, float | None]
    reading: TieReading
    bases: tuple[TieBasis, ...]
    bounds: Bounds
    _net: TieNetwork = attrs.field(eq=False)

    @property
    def says(self) -> Text:
        """How many pairs have more than one relation, and where the cliques overlap."""
        return _multiplex_in_words(self._net, self)

    @property
    def basis(self) -> TieBasis:
        """What was observed of the first relation."""
        return self.bases[0]

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each two relations."""
        return [
            {"first": pair[0], "second": pair[1], "jaccard": value, "clique_overlap": self.clique_overlap[pair]}
            for pair, value in self.jaccard.items()
        ]


def multiplexity(nets: Mapping[str, TieNetwork]) -> Multiplexity:
    """How many pairs of organisations have more than one relation, and whether the cliques overlap.

    Ties are read without a direction; only organisations that are in every network count. Two organisations
    are together in a maximal clique of three or more exactly where they are tied and have a neighbour in
    common, so that no clique needs to be listed.

    Parameters
    ----------
    nets : mapping of str to TieNetwork
        Each relation by its name, two or more.

    Returns
    -------
    Multiplexity

    Raises
    ------
    TypeError
        For a two-mode network, with a sentence that names ``projected``.
    clsm.problems.Mismatch
        For fewer than two networks, or readings that differ.

    References
    ----------
    Provan, K. G. & Sebastian, J. G. (1998). Networks within networks: service link overlap, organizational
    cliques, and network effectiveness. *Academy of Management Journal* 41(4), 453-463.

    Provan, K. G. & Milward, H. B. (1995). A preliminary theory of interorganizational network effectiveness.
    *Administrative Science Quarterly* 40(1), 1-33.

    Examples
    --------
    >>> from clsm.network.networks.tie_network import TieNetwork
    >>> ids = ["clsm", "gem", "town"]
    >>> referral = TieNetwork.from_arrays(ids, [0, 0, 1], [1, 2, 2], directed=False)
    >>> funding = TieNetwork.from_arrays(ids, [0], [1], directed=False)
    >>> answer = multiplexity({"referral": referral, "funding": funding})
    >>> answer.share, answer.jaccard["funding", "referral"], answer.clique_overlap["funding", "referral"]
    (0.3333333333333333, 0.3333333333333333, 0.0)
    >>> print(answer.explain())
    Of 3 pairs of organisations with at least one of 2 relations, 1 has more than one (a share of 0.33; the ties as
    given, without a direction). The cliques overlap most between funding and referral: 0.00 of the pairs that are
    together in a clique of three or more are so in both.
    """
    read = [one_mode(net) for net in nets.values()]
    if len(read) < 2:
        raise Mismatch("single-relation", count=len(read))
    if len(ways := sorted({net.pair_reading for net in read if net.directed})) > 1:
        raise Mismatch("several-readings", readings=in_words([Text.same(repr(way)) for way in ways]))
    there = frozenset(read[0].ids).intersection(*(net.ids for net in read))
    alike = [net.reading(net.pair_reading).without(*(id for id in net.ids if id not in there)) for net in read]
    # where ties have a direction in some of them only, that is how all are read
    first = next((net for net in alike if net.directed), alike[0])
    statuses = {name: _statuses(net) for name, net in zip(nets, alike, strict=True)}
    least, most = _relation_counts(list(statuses.values()))
    pairs = sorted(tuple(sorted(two)) for two in combinations(nets, 2))
    tied = {name: {cell for cell, known in of.items() if known} for name, of in statuses.items()}
    together = {name: _in_cliques(cells) for name, cells in tied.items()}
    with_tie, several = int((least > 0).sum()), int((least > 1).sum())
    return Multiplexity(
        tied=with_tie,
        multiplex=several,
        share=several / with_tie if with_tie else None,
        relations=tuple(nets),
        jaccard=Table({(a, b): _overlap(tied[a], tied[b]) for a, b in pairs}, either_order=True),
        clique_overlap=Table({(a, b): _overlap(together[a], together[b]) for a, b in pairs}, either_order=True),
        reading=first.read_as,
        bases=tuple(net.basis for net in read),
        bounds=Table({"multiplex": (several, int((most > 1).sum())), "tied": (with_tie, int((most > 0).sum()))}),
        net=first,
    )


def _relation_counts(statuses: Sequence[Mapping[tuple[int, int], bool]]) -> tuple[Ints, Ints]:
    """Of each pair that any network names, in how many it is a tie, and in how many it may be."""
    cells = sorted(frozenset[tuple[int, int]]().union(*statuses))
    least = np.array([sum(of.get(cell, False) for of in statuses) for cell in cells], dtype=np.int64)
    most = np.array([sum(cell in of for of in statuses) for cell in cells], dtype=np.int64)
    return least, most


def _in_cliques(pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The tied pairs with a neighbour in common: those together in a clique of three or more."""
    near: dict[int, set[int]] = {}
    for a, b in pairs:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    return {(a, b) for a, b in pairs if not near[a].isdisjoint(near[b])}


def _overlap(a: set[tuple[int, int]], b: set[tuple[int, int]]) -> float | None:
    return len(a & b) / len(a | b) if a or b else None


# ---------------------------------------------------------------- in words


_NOTHING: Final = Text(
    fr="Aucun lien observé dans les deux réseaux : rien à comparer.",
    en="No tie was observed in both networks: there is nothing to compare.",
)
_OPENING: Final = Text(
    fr="Sur {ties} de l’un ou l’autre réseau, {stable}, {new} et {dissolved} (Jaccard {jaccard} ; {read}).",
    en="Of {ties} in one network or the other, {stable}, {new} and {dissolved} (Jaccard {jaccard}; {read}).",
)
_BETWEEN: Final = Text(
    fr="Quels que soient les liens inconnus, l’indice de Jaccard est compris entre {low} et {high}.",
    en="Whatever the unknown ties are, the Jaccard index lies between {low} and {high}.",
)
_CORRELATION: Final = Text(
    fr="Corrélation des deux réseaux : r = {r}{p}, sur {n} organisations présentes dans les deux.",
    en="Correlation of the two networks: r = {r}{p}, on {n} organisations that are in both.",
)


def _in_words(net: TieNetwork, comparison: NetworkComparison) -> Text:
    stable, new, dissolved, _ = comparison.counts
    if comparison.jaccard is None:
        sentences = [_NOTHING]
    else:
        sentences = [
            _OPENING.format(
                ties=TIES.of(stable + new + dissolved),
                stable=_STABLE.of(stable),
                new=_NEW.of(new),
                dissolved=_DISSOLVED.of(dissolved),
                jaccard=decimal(comparison.jaccard),
                read=net.said(),
            )
        ]
    limits = comparison.bounds["jaccard"]
    if limits and limits[0] < limits[1]:
        sentences.append(_BETWEEN.format(low=decimal(limits[0]), high=decimal(limits[1])))
    if comparison.correlation is not None:
        p = Text.same("")
        if comparison.p is not None:
            p = Text.same(" ({p})").format(p=say_p(comparison.p))
        sentences.append(_CORRELATION.format(r=decimal(comparison.correlation), p=p, n=net.n))
    return paragraph(sentences)


_STABLE: Final = Plural(
    Text(fr="{n} est dans les deux", en="{n} is in both"), Text(fr="{n} sont dans les deux", en="{n} are in both")
)
_NEW: Final = Plural(Text(fr="{n} est nouveau", en="{n} is new"), Text(fr="{n} sont nouveaux", en="{n} are new"))
_DISSOLVED: Final = Plural(
    Text(fr="{n} a disparu", en="{n} is dissolved"), Text(fr="{n} ont disparu", en="{n} are dissolved")
)


_NO_RELATION: Final = Text(fr="Aucune paire n’a de relation.", en="No pair has a relation.")
_SHARE: Final = Text(
    fr="Sur {tied} qui ont au moins une des {relations} relations, {several} (une part de {share} ; {read}).",
    en="Of {tied} with at least one of {relations} relations, {several} (a share of {share}; {read}).",
)
_PAIRS: Final = Plural(
    Text(fr="{n} paire d’organisations", en="{n} pair of organisations"),
    Text(fr="{n} paires d’organisations", en="{n} pairs of organisations"),
)
_SEVERAL: Final = Plural(
    Text(fr="{n} en a plus d’une", en="{n} has more than one"),
    Text(fr="{n} en ont plus d’une", en="{n} have more than one"),
)
_SEVERAL_BETWEEN: Final = Text(
    fr="Quels que soient les liens inconnus, {low} à {high} paires en ont plus d’une.",
    en="Whatever the unknown ties are, {low} to {high} pairs have more than one.",
)
_CLIQUES: Final = Text(
    fr="Les cliques se recouvrent le plus entre {a} et {b} : {share} des paires réunies dans une clique d’au "
    "moins trois le sont dans les deux.",
    en="The cliques overlap most between {a} and {b}: {share} of the pairs that are together in a clique of "
    "three or more are so in both.",
)


def _multiplex_in_words(net: TieNetwork, multiplexity: Multiplexity) -> Text:
    if multiplexity.share is None:
        return _NO_RELATION
    sentences = [
        _SHARE.format(
            tied=_PAIRS.of(multiplexity.tied),
            relations=len(multiplexity.relations),
            several=_SEVERAL.of(multiplexity.multiplex),
            share=decimal(multiplexity.share),
            read=net.said(),
        )
    ]
    low, high = multiplexity.bounds["multiplex"] or (0, 0)
    if low < high:
        sentences.append(_SEVERAL_BETWEEN.format(low=low, high=high))
    overlaps = {pair: value for pair, value in multiplexity.clique_overlap.items() if value is not None}
    if overlaps:
        most = max(overlaps, key=lambda pair: overlaps[pair])
        sentences.append(_CLIQUES.format(a=most[0], b=most[1], share=decimal(overlaps[most])))
    return paragraph(sentences)
