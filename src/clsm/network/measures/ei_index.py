"""The E-I index: whether ties go out of the sectors or stay inside them (Krackhardt & Stern 1988)."""

from typing import Any, ClassVar, Final, final

import attrs
import numpy as np

from clsm.network.answers import NetworkResult
from clsm.network.networks.columns import Ints
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import TieNetwork, one_mode
from clsm.network.passes.cells import SectorTies, sector_ties
from clsm.network.passes.shuffles import Progress, asked, tails, two_sided
from clsm.network.phrases import TIES
from clsm.network.tables import Table, decimal, say_p, sector_name
from clsm.results import Bounds
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, paragraph


@final
@attrs.frozen(kw_only=True, repr=False)
class EIIndex(NetworkResult):
    """What :func:`ei_index` answers.

    Attributes
    ----------
    index : float or None
        (E - I) / (E + I) over the E ties between sectors and the I ties inside one: from -1, all inside,
        to 1, all between. ``None`` where there is no tie.
    external, internal : int
        E and I.
    attainable : tuple of float or None
        The least and the most that the index can be with sectors of these sizes and as many ties.
        ``None`` where there is no tie.
    expected : float or None
        What it is on average when ties fall anywhere; ``None`` where no tie is possible.
    p : float or None
        Two-sided, by dealing out the sectors anew; ``None`` where there is no tie, or no permutation was
        asked for.
    by_sector : Table
        For each sector, of the ties that touch it, one inside counted once; ``None`` where none does.
    by_actor : Table
        For each organisation, of its own ties; ``None`` where it has none, or where its sector is not known.
    dropped_organisations, dropped_ties : int
        What is left out, as a sector is not known.
    bounds : mapping
        ``"index"``: the least and the most over all completions of the unknown cells, both reached;
        ``None`` where there is neither a tie nor an unknown cell.
    """

    TITLE: ClassVar[Text] = Text(fr="Indice E-I", en="E-I index")
    CALLS: ClassVar[tuple[str, ...]] = (".by_sector", ".by_actor")

    index: float | None
    external: int
    internal: int
    attainable: tuple[float, float] | None
    expected: float | None
    p: float | None
    by_sector: Table[str, float | None]
    by_actor: Table[str, float | None]
    permutations: int
    dropped_organisations: int
    dropped_ties: int
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork = attrs.field(eq=False)
    _include_fellowships: bool

    @property
    def says(self) -> Text:
        """The index, what it could be, and what chance would give."""
        return _summary(self._net, self)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for the network, one for each sector, one for each organisation.

        Fellowships that keep anonymity have a row only where :func:`ei_index` was asked for it.
        """
        hidden = frozenset[str]() if self._include_fellowships else self._net.fellowships
        rows: list[Row] = [{"of": "network", "id": None, "name": None, "index": self.index}]
        rows += [
            {"of": "sector", "id": sector, "name": sector_name(sector).say(lang), "index": value}
            for sector, value in self.by_sector.items()
        ]
        rows += [
            {"of": "organisation", "id": id, "name": self._net.label(id, lang), "index": value}
            for id, value in self.by_actor.items()
            if id not in hidden
        ]
        return rows


def ei_index(
    net: TieNetwork,
    *,
    permutations: int = 10_000,
    seed: int = 0,
    include_fellowships: bool = False,
    progress: Progress | None = None,
) -> EIIndex:
    """Whether ties go out of the sectors or stay inside them: the network, each sector, each organisation.

    Where ties are read with their direction, each direction is a tie, and those sent and received count.
    The index depends on how many sectors there are and how large they are: hence the attainable range and
    the p. The p deals out the sectors anew, among those who answered and, apart, among those who did not.
    Organisations whose sector is not known are left out, and counted.

    Parameters
    ----------
    net : TieNetwork
        Who is tied to whom.
    permutations : int
        How many deals; with 0, no p is computed.
    seed : int
        The same seed gives the same p.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity have a row of their own. They count in every
        figure, and ``by_actor`` holds them by their id.
    progress : callable, optional
        Called with how many permutations are done, and of how many, after each block of them; the work may be
        interrupted (Ctrl-C) between two. 10,000 deals of 60 organisations take a
        twentieth of a second on one core, of 1,000 less than a second, of 10,000 ten.

    Returns
    -------
    EIIndex

    Raises
    ------
    TypeError
        For a two-mode network, with a sentence that names ``projected``.
    clsm.problems.Mismatch
        For a number of permutations below zero.

    References
    ----------
    Krackhardt, D. & Stern, R. N. (1988). Informal networks and organizational crises: an experimental
    simulation. *Social Psychology Quarterly* 51(2), 123-140.

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
    >>> answer = ei_index(net)
    >>> answer.external, answer.internal, answer.attainable, answer.by_actor["cmp"]
    (1, 2, (-0.3333333333333333, 1.0), 0.0)
    >>> print(answer.explain())
    Of 3 ties, 1 joins two sectors (the ties as given, without a direction): an E-I index of -0.33, where -1 is all
    inside and 1 all between. With sectors of these sizes it can lie between -0.33 and 1.00. Ties that fall
    anywhere would give 0.33 on average (p = 0.67).
    """
    net, permutations = one_mode(net), asked(permutations)
    among = sector_ties(net)
    inside = among.code[among.origin] == among.code[among.target]
    m, internal = len(inside), int(inside.sum())
    possible = among.possible()
    room, room_inside = int(possible.sum()), int(possible[:: len(among.names) + 1].sum())
    open_inside = among.code[among.unknown_origin] == among.code[among.unknown_target]
    unknown, unknown_inside = len(open_inside), int(open_inside.sum())
    attainable = None
    if m:
        attainable = (_index(m, min(m, room_inside)), _index(m, m - min(m, room - room_inside)))
    limits = None
    if m + unknown:
        # all of the unknown inside and none of the others, or the reverse; with no known tie, either is enough alone
        low = _index(m + unknown_inside, internal + unknown_inside) if m + unknown_inside else 1.0
        high = _index(m + unknown - unknown_inside, internal) if m + unknown - unknown_inside else -1.0
        limits = (low, high)
    return EIIndex(
        index=_index(m, internal) if m else None,
        external=m - internal,
        internal=internal,
        attainable=attainable,
        expected=_index(room, room_inside) if room else None,
        p=_p(among, internal, permutations, seed, progress) if m else None,
        by_sector=Table(_by_sector(among, inside)),
        by_actor=Table(_by_actor(net, among, inside)),
        permutations=permutations,
        dropped_organisations=among.dropped_organisations,
        dropped_ties=among.dropped_ties,
        reading=net.read_as,
        basis=net.basis,
        bounds=Table({"index": limits}),
        net=net,
        include_fellowships=include_fellowships,
    )


def _index(m: int, internal: int) -> float:
    return (m - 2 * internal) / m


def _indices(touching: Ints, inside: Ints) -> list[float | None]:
    pairs = zip(touching.tolist(), inside.tolist(), strict=True)
    return [_index(m, internal) if m else None for m, internal in pairs]


def _by_sector(among: SectorTies, inside: "np.ndarray[Any, np.dtype[np.bool_]]") -> dict[str, float | None]:
    k = len(among.names)
    first, second = among.code[among.origin], among.code[among.target]
    within = np.bincount(first[inside], minlength=k)
    touching = np.bincount(first, minlength=k) + np.bincount(second, minlength=k) - within
    return dict(zip(among.names, _indices(touching, within), strict=True))


def _by_actor(
    net: TieNetwork, among: SectorTies, inside: "np.ndarray[Any, np.dtype[np.bool_]]"
) -> dict[str, float | None]:
    n = len(among.kept)
    ends = np.concatenate([among.origin, among.target])
    values = _indices(np.bincount(ends, minlength=n), np.bincount(ends[np.concatenate([inside, inside])], minlength=n))
    indices: dict[str, float | None] = dict.fromkeys(net.ids)
    indices.update(zip((net.ids[at] for at in among.kept.tolist()), values, strict=True))
    return indices


def _p(among: SectorTies, internal: int, permutations: int, seed: int, progress: Progress | None) -> float | None:
    if not permutations:
        return None
    (at_most,), (at_least,) = tails(among, np.equal, {True: internal}, permutations, seed, progress).tolist()
    return two_sided(at_most, at_least, permutations)


# ---------------------------------------------------------------- in words

_NO_TIE: Final = Text(
    fr="Aucun lien entre organisations dont le secteur est connu : l’indice E-I ne peut pas être dit.",
    en="No tie between organisations whose sector is known: the E-I index cannot be said.",
)


_INDEX: Final = Plural(
    Text(
        fr="Sur {ties}, {n} relie deux secteurs ({read}) : un indice E-I de {index}, où -1 veut dire que "
        "tout reste dans les secteurs et 1 que tout en sort.",
        en="Of {ties}, {n} joins two sectors ({read}): an E-I index of {index}, where -1 is all inside "
        "and 1 all between.",
    ),
    Text(
        fr="Sur {ties}, {n} relient deux secteurs ({read}) : un indice E-I de {index}, où -1 veut dire "
        "que tout reste dans les secteurs et 1 que tout en sort.",
        en="Of {ties}, {n} join two sectors ({read}): an E-I index of {index}, where -1 is all inside "
        "and 1 all between.",
    ),
)
_RANGE: Final = Text(
    fr="Avec des secteurs de ces tailles, il peut aller de {low} à {high}.",
    en="With sectors of these sizes it can lie between {low} and {high}.",
)
_CHANCE: Final = Text(
    fr="Des liens placés n’importe où donneraient {expected} en moyenne ({p}).",
    en="Ties that fall anywhere would give {expected} on average ({p}).",
)
_BETWEEN: Final = Text(
    fr="Quels que soient les liens inconnus, il est compris entre {low} et {high}.",
    en="Whatever the ties that are not known may be, it lies between {low} and {high}.",
)


def _summary(net: TieNetwork, answer: EIIndex) -> Text:
    if answer.index is None or answer.attainable is None or answer.expected is None:
        sentences = [_NO_TIE]
    else:
        ties = TIES.of(answer.external + answer.internal)
        low, high = answer.attainable
        sentences = [
            _INDEX.of(answer.external, ties=ties, read=net.said(), index=decimal(answer.index)),
            _RANGE.format(low=decimal(low), high=decimal(high)),
        ]
        if answer.p is not None:
            sentences.append(_CHANCE.format(expected=decimal(answer.expected), p=say_p(answer.p)))
    limits = answer.bounds["index"]
    if limits and limits[0] < limits[1]:
        sentences.append(_BETWEEN.format(low=decimal(limits[0]), high=decimal(limits[1])))
    return paragraph(sentences)
