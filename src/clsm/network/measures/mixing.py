"""Which sectors are tied to which: the ties there are, those there could be, and where they are thin."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Final, final

import attrs
import numpy as np

from clsm.network.answers import NetworkResult
from clsm.network.networks.columns import Ints
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import FELLOWSHIP, TieNetwork, one_mode
from clsm.network.passes.cells import SectorTies, sector_ties
from clsm.network.passes.shuffles import Progress, asked, holm, tails, two_sided
from clsm.network.phrases import NONE_THIN, TIES, TIES_TO_BUILD
from clsm.network.tables import SectorPairKey, Table, decimal, pair_name, say_p, sector_name
from clsm.results import Bounds, Explained
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, in_words, paragraph

ALPHA: Final = 0.05
"""Under which p a figure is said to be unlikely."""


@final
@attrs.frozen(kw_only=True)
class ThinPair(Explained):
    """Two sectors with no known tie, or clearly fewer than the rest of the network would have them have.

    ``ties`` of ``observed`` cells are ties; ``expected`` is how many that many cells hold elsewhere, on
    average. ``ratio`` and ``p`` (after Holm) are those of :class:`~clsm.network.Mixing`, ``None`` where they cannot be
    computed. ``possible`` is how many ties there could be; ``certain``: none of them is unknown.
    """

    sectors: SectorPairKey
    ties: int
    observed: int
    possible: int
    expected: float
    ratio: float | None
    p: float | None
    directed: bool
    reading: TieReading

    @property
    def is_unlikely(self) -> bool:
        """Whether chance seldom gives so few, with p under 0.05 after Holm; false where no p was drawn."""
        return self.p is not None and self.p < ALPHA

    @property
    def certain(self) -> bool:
        """Whether every pair between the two sectors was observed."""
        return self.observed == self.possible

    @property
    def says(self) -> Text:
        """The tie to build, and what stays unknown."""
        return _thin_words(self)


@final
@attrs.frozen(kw_only=True, repr=False)
class Mixing(NetworkResult):
    """What :func:`mixing` answers.

    Each table has a key for each pair of sectors, from the first to the second where ties are read with
    their direction, in either order where they are not; a sector with itself is the ties inside it.

    Attributes
    ----------
    counts : Table
        How many ties.
    possible : Table
        How many there could be.
    observed : Table
        Of those possible, how many are known to be there or not.
    most : Table
        How many ties there are at most, whatever the unknown cells hold; ``counts`` are the fewest.
    ratio : Table
        The density on the observed cells over that of all sectors together: 1 is as elsewhere. ``None``
        where no cell is observed, or there is no tie at all.
    p : Table
        Two-sided, by dealing out the sectors anew. ``None`` where no tie is possible, or no permutation was
        asked for.
    p_holm : Table
        The same after Holm's correction for all pairs of sectors together.
    assortativity : float or None
        Newman's: 1 where all ties are inside sectors, 0 where sectors do not matter. ``None`` where no tie
        joins two known sectors, or all ties are inside one.
    sizes : Table
        How many organisations each sector has.
    dropped_organisations, dropped_ties : int
        What is left out, as a sector is not known.
    bounds : mapping
        ``"ties"``: the fewest and the most in all, over all completions of the unknown cells, both reached;
        those of a pair of sectors are ``counts`` and ``most``. ``None`` for ``"assortativity"``.
    """

    TITLE: ClassVar[Text] = Text(fr="Liens entre secteurs", en="Ties between sectors")
    CALLS: ClassVar[tuple[str, ...]] = (".thin_pairs()", ".counts[sector, sector]")

    counts: Table[SectorPairKey, int]
    possible: Table[SectorPairKey, int]
    observed: Table[SectorPairKey, int]
    most: Table[SectorPairKey, int]
    ratio: Table[SectorPairKey, float | None]
    p: Table[SectorPairKey, float | None]
    p_holm: Table[SectorPairKey, float | None]
    assortativity: float | None
    sizes: Table[str, int]
    permutations: int
    dropped_organisations: int
    dropped_ties: int
    directed: bool
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork = attrs.field(eq=False)

    @property
    def says(self) -> Text:
        """How many ties there are, and between which sectors they are thin."""
        return _summary(self._net, self)

    def thin_pairs(self, alpha: float = ALPHA, *, include_fellowships: bool = False) -> tuple[ThinPair, ...]:
        """The pairs of different sectors that are a gap, the widest first.

        A gap is a pair without any tie, or one whose ratio is under 1 with a p under *alpha* after Holm.
        Where the sectors have few organisations, a pair without any tie may well be chance: see its p. A pair
        between which nothing was observed is no gap: nobody can say. The sector of self-help fellowships that
        keep anonymity is left out, unless asked for.
        """
        different = [pair for pair in self.counts if pair[0] != pair[1]]
        shown = [pair for pair in different if include_fellowships or FELLOWSHIP not in pair]
        thin_pairs = [self._thin(pair) for pair in shown if self._is_thin(pair, alpha)]
        return tuple(sorted(thin_pairs, key=lambda thin: (thin.ties > 0, thin.ties - thin.expected, thin.sectors)))

    @property
    def _density(self) -> float:
        """Ties for each observed cell, all sectors together."""
        return sum(self.counts.values()) / sum(self.observed.values())

    def _is_thin(self, pair: SectorPairKey, alpha: float) -> bool:
        if not self.observed[pair]:
            return False
        if self.counts[pair] == 0:
            return True
        ratio, p = self.ratio[pair], self.p_holm[pair]
        return ratio is not None and ratio < 1 and p is not None and p < alpha

    def _thin(self, pair: SectorPairKey) -> ThinPair:
        return ThinPair(
            sectors=pair,
            ties=self.counts[pair],
            observed=self.observed[pair],
            possible=self.possible[pair],
            expected=self._density * self.observed[pair],
            ratio=self.ratio[pair],
            p=self.p_holm[pair],
            directed=self.directed,
            reading=self.reading,
        )

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each pair of sectors."""
        return [
            {
                "sectors": f"{sector_name(pair[0]).say(lang)} – {sector_name(pair[1]).say(lang)}",
                "first": pair[0],
                "second": pair[1],
                "ties": count,
                "possible": self.possible[pair],
                "observed": self.observed[pair],
                "low": count,
                "high": self.most[pair],
                "ratio": self.ratio[pair],
                "p": self.p[pair],
                "p_holm": self.p_holm[pair],
            }
            for pair, count in self.counts.items()
        ]


def mixing(net: TieNetwork, *, permutations: int = 10_000, seed: int = 0, progress: Progress | None = None) -> Mixing:
    """Count the ties between and inside sectors, and weigh them against what chance would give.

    Between two sectors g and h there are n_g n_h possible ties, n_g (n_g - 1) / 2 inside one; with
    directions, n_g n_h each way and n_g (n_g - 1) inside. The ratio is the density of a pair of sectors
    over that of all, on the observed cells. The p deals out the sectors anew, among those who answered
    and, apart, among those who did not. Organisations whose sector is not known are left out, and counted.

    Parameters
    ----------
    net : TieNetwork
        Who is tied to whom.
    permutations : int
        How many deals; with 0, no p is computed. With few, nothing can be significant after Holm.
    seed : int
        The same seed gives the same p.
    progress : callable, optional
        Called with how many permutations are done, and of how many, after each block of them; the work may be
        interrupted (Ctrl-C) between two. 10,000 deals of 60 organisations take a tenth
        of a second on one core, of 1,000 two seconds, of 10,000 a minute.

    Returns
    -------
    Mixing

    Raises
    ------
    TypeError
        For a two-mode network, with a sentence that names ``projected``.
    clsm.problems.Mismatch
        For a number of permutations below zero.

    References
    ----------
    Newman, M. E. J. (2003). Mixing patterns in networks. *Physical Review E* 67, 026126.

    Holm, S. (1979). A simple sequentially rejective multiple test procedure. *Scandinavian Journal of
    Statistics* 6(2), 65-70.

    Examples
    --------
    >>> from clsm.network.networks.tie_network import TieNetwork
    >>> net = TieNetwork.from_arrays(
    ...     ["cmp", "epsm", "gem", "unafam"],
    ...     [0, 0, 2],
    ...     [1, 2, 3],
    ...     directed=False,
    ...     sectors=["care", "care", "users", "users"],
    ... )
    >>> answer = mixing(net)
    >>> dict(answer.counts)
    {('care', 'care'): 1, ('care', 'users'): 1, ('users', 'users'): 1}
    >>> answer.possible["users", "care"], answer.ratio["users", "care"]
    (4, 0.5)
    >>> print(answer.explain())
    3 ties in and between 2 sectors (the ties as given, without a direction). Assortativity is 0.33: 1 where all ties
    are inside sectors, 0 where sectors do not matter. Of the pairs of sectors that were observed, none is without a
    tie or has clearly fewer than the rest.
    """
    net, permutations = one_mode(net), asked(permutations)
    among = sector_ties(net)
    names, k = among.names, len(among.names)
    counts, possible = among.counted(among.origin, among.target), among.possible()
    unknown = among.counted(among.unknown_origin, among.unknown_target)
    observed = possible - unknown
    m, cells = int(counts.sum()), int(observed.sum())
    p = _p(among, counts, possible, permutations, seed, progress)
    corrected = holm({at: value for at, value in enumerate(p) if value is not None})
    columns = {
        "counts": counts.tolist(),
        "possible": possible.tolist(),
        "observed": observed.tolist(),
        "ratio": [
            count * cells / (there * m) if m and there else None
            for count, there in zip(counts.tolist(), observed.tolist(), strict=True)
        ],
        "p": p,
        "p_holm": [corrected.get(at) for at in range(k * k)],
        "most": (counts + unknown).tolist(),
    }
    keys = [((names[at // k], names[at % k]), at) for at in range(k * k) if among.directed or at // k <= at % k]
    tables: dict[str, Any] = {
        name: Table({key: column[at] for key, at in keys}, either_order=not among.directed)
        for name, column in columns.items()
    }
    return Mixing(
        **tables,
        assortativity=_assortativity(counts.reshape(k, k), among.directed),
        sizes=Table(dict(zip(names, among.sizes.tolist(), strict=True))),
        permutations=permutations,
        dropped_organisations=among.dropped_organisations,
        dropped_ties=among.dropped_ties,
        directed=among.directed,
        reading=net.read_as,
        basis=net.basis,
        bounds=Table({"ties": (m, m + int(unknown.sum())), "assortativity": None}),
        net=net,
    )


def _p(
    among: SectorTies, counts: Ints, possible: Ints, permutations: int, seed: int, progress: Progress | None
) -> list[float | None]:
    k = len(among.names)

    def cells(first: Any, second: Any) -> Any:
        """The cell of the table in which each tie is counted; *first* and *second* are written over."""
        if not among.directed:
            first, second = np.minimum(first, second), np.maximum(first, second, out=second)
        first *= k
        first += second
        return first

    p: list[float | None] = [None] * (k * k)
    if permutations:
        observed = {at: int(counts[at]) for at in np.flatnonzero(possible).tolist()}
        by_cell = tails(among, cells, observed, permutations, seed, progress).T.tolist()
        for at, (at_most, at_least) in zip(observed, by_cell, strict=True):
            p[at] = two_sided(at_most, at_least, permutations)
    return p


def _assortativity(counts: Ints, directed: bool) -> float | None:
    """Newman's (tr e - Σ a b) / (1 - Σ a b), in whole numbers until the last step."""
    ends = counts if directed else counts + counts.T
    m = int(ends.sum())
    by_chance = int(ends.sum(axis=0) @ ends.sum(axis=1))
    return None if m * m == by_chance else (m * int(np.trace(ends)) - by_chance) / (m * m - by_chance)


# ---------------------------------------------------------------- in words


_FEWER: Final = Plural(
    Text(
        fr="Liens à développer ({pair}) : {n} lien sur {observed} observables, là où la densité du réseau "
        "en donnerait {expected} ({p} après correction de Holm).",
        en="Ties to build ({pair}): {n} tie of {observed} that could be observed, where the density of the "
        "network would give {expected} ({p} after Holm’s correction).",
    ),
    Text(
        fr="Liens à développer ({pair}) : {n} liens sur {observed} observables, là où la densité du réseau "
        "en donnerait {expected} ({p} après correction de Holm).",
        en="Ties to build ({pair}): {n} ties of {observed} that could be observed, where the density of "
        "the network would give {expected} ({p} after Holm’s correction).",
    ),
)
_NO_TIE: Final = Plural(
    Text(
        fr="{lead} ({pair}) : aucun lien {known}, sur {n} possible ; au hasard, on en attendrait {expected}{p}.",
        en="{lead} ({pair}): no {known} tie, of {n} possible; chance would give {expected}{p}.",
    ),
    Text(
        fr="{lead} ({pair}) : aucun lien {known}, sur {n} possibles ; au hasard, on en attendrait {expected}{p}.",
        en="{lead} ({pair}): no {known} tie, of {n} possible; chance would give {expected}{p}.",
    ),
)
_KNOWN: Final = {
    False: Text(fr="connu", en="known"),
    True: Text(fr="que les deux parties confirment", en="confirmed"),
}
_TO_BUILD: Final = Text(fr="Liens à créer", en="Ties to build")
_TIELESS: Final = Text(fr="Sans lien", en="Without a tie")
_BY_CHANCE: Final = Text(
    fr=" ; {p} après correction de Holm : le hasard suffit à l’expliquer",
    en="; {p} after Holm’s correction: chance is enough",
)
_NOT_BY_CHANCE: Final = Text(fr=" ; {p} après correction de Holm", en="; {p} after Holm’s correction")
_STAYS_UNKNOWN: Final = Plural(
    Text(
        fr="{n} autre reste inconnu.",
        en="{n} stays unknown.",
    ),
    Text(
        fr="{n} restent inconnus.",
        en="{n} stay unknown.",
    ),
)


def _thin_words(thin: ThinPair) -> Text:
    pair = pair_name(thin.sectors, directed=thin.directed)
    if thin.ties:
        expected, p = decimal(thin.expected), say_p(thin.p or 0.0)
        words = _FEWER.of(thin.ties, pair=pair, observed=thin.observed, expected=expected, p=p)
    else:
        p = Text.same("")
        if thin.p is not None:
            p = (_NOT_BY_CHANCE if thin.is_unlikely else _BY_CHANCE).format(p=say_p(thin.p))
        lead = _TO_BUILD if thin.is_unlikely else _TIELESS
        known = _KNOWN[thin.reading == "confirmed"]
        words = _NO_TIE.of(thin.possible, lead=lead, pair=pair, known=known, expected=decimal(thin.expected), p=p)
    unknown = thin.possible - thin.observed
    return paragraph([words, _STAYS_UNKNOWN.of(unknown)]) if unknown else words


_NO_SECTOR: Final = Text(
    fr="Aucun secteur n’est connu : on ne peut pas dire lesquels sont liés.",
    en="No sector is known: which are tied to which cannot be said.",
)
_OPENING: Final = Text(fr="{ties} dans et entre {sectors} ({read}).", en="{ties} in and between {sectors} ({read}).")
_SECTORS: Final = Plural(Text(fr="{n} secteur", en="{n} sector"), Text(fr="{n} secteurs", en="{n} sectors"))
_ASSORTATIVITY: Final = Text(
    fr="L’assortativité est de {value} : 1 si tous les liens restent dans les secteurs, 0 si les secteurs ne "
    "jouent pas.",
    en="Assortativity is {value}: 1 where all ties are inside sectors, 0 where sectors do not matter.",
)
_NONE_WITHOUT: Final = Text(
    fr="Parmi les paires de secteurs observées, aucune n’est sans lien ; lesquelles en ont peu demande un tirage.",
    en="Of the pairs of sectors that were observed, none is without a tie; which have few takes a draw.",
)
_MAY_BE_CHANCE: Final = Plural(
    Text(
        fr="{n} paire de secteurs est sans lien connu, ce que le hasard suffit à expliquer : {pairs}.",
        en="{n} pair of sectors has no known tie, for which chance is enough: {pairs}.",
    ),
    Text(
        fr="{n} paires de secteurs sont sans lien connu, ce que le hasard suffit à expliquer : {pairs}.",
        en="{n} pairs of sectors have no known tie, for which chance is enough: {pairs}.",
    ),
)
_WITHOUT_A_TIE: Final = Plural(
    Text(
        fr="{n} paire de secteurs est sans lien connu : {pairs}.", en="{n} pair of sectors has no known tie: {pairs}."
    ),
    Text(
        fr="{n} paires de secteurs sont sans lien connu : {pairs}.",
        en="{n} pairs of sectors have no known tie: {pairs}.",
    ),
)
_UNSEEN: Final = Plural(
    Text(
        fr="Entre {n} paire de secteurs, rien n’a été observé : on ne peut pas dire s’il y a un lien.",
        en="Between {n} pair of sectors nothing was observed: whether there is a tie cannot be said.",
    ),
    Text(
        fr="Entre {n} paires de secteurs, rien n’a été observé : on ne peut pas dire s’il y a un lien.",
        en="Between {n} pairs of sectors nothing was observed: whether there is a tie cannot be said.",
    ),
)
_MISSING: Final = Text(
    fr="Des liens sont inconnus : chaque nombre a ses bornes.", en="Some ties are unknown: each count has its bounds."
)


def say_thin(mixing: Mixing, thin_pairs: Sequence[ThinPair], named: Sequence[SectorPairKey]) -> Iterator[Text]:
    """Which pairs of sectors are thin, beside what chance gives, and which of those *named* nobody observed."""

    def pairs(those: Sequence[ThinPair]) -> Text:
        return in_words([pair_name(thin.sectors, directed=mixing.directed) for thin in those])

    unlikely = [thin for thin in thin_pairs if thin.is_unlikely]
    others = [thin for thin in thin_pairs if not thin.is_unlikely]
    if unlikely:
        yield TIES_TO_BUILD.format(pairs=pairs(unlikely))
    if others:
        words = _MAY_BE_CHANCE if mixing.permutations else _WITHOUT_A_TIE
        yield words.of(len(others), pairs=pairs(others))
    if not mixing.thin_pairs(include_fellowships=True) and any(mixing.observed[pair] for pair in named):
        yield NONE_THIN if mixing.permutations else _NONE_WITHOUT
    if unseen := sum(not mixing.observed[pair] and mixing.possible[pair] > 0 for pair in named):
        yield _UNSEEN.of(unseen)


_DROPPED: Final = Plural(
    Text(
        fr="{n} organisation dont le secteur n’est pas connu est laissée de côté.",
        en="{n} organisation whose sector is not known is left out.",
    ),
    Text(
        fr="{n} organisations dont le secteur n’est pas connu sont laissées de côté.",
        en="{n} organisations whose sector is not known are left out.",
    ),
)


def _summary(net: TieNetwork, mixing: Mixing) -> Text:
    if not mixing.sizes:
        return _NO_SECTOR
    ties, sectors = TIES.of(sum(mixing.counts.values())), _SECTORS.of(len(mixing.sizes))
    sentences = [_OPENING.format(ties=ties, sectors=sectors, read=net.said())]
    if mixing.assortativity is not None:
        sentences.append(_ASSORTATIVITY.format(value=decimal(mixing.assortativity)))
    named = [pair for pair in mixing.counts if pair[0] != pair[1]]
    sentences += say_thin(mixing, mixing.thin_pairs(), named)
    low, high = mixing.bounds["ties"] or (0, 0)
    if low < high:
        sentences.append(_MISSING)
    if mixing.dropped_organisations:
        sentences.append(_DROPPED.of(mixing.dropped_organisations))
    return paragraph(sentences)
