"""Fragmentation: how much of a network no path joins, how far apart the others are, and what one leaving changes.

Borgatti (2006), Identifying sets of key players in a social network, *Computational & Mathematical
Organization Theory* 12(1), 21-34.
"""

from collections.abc import Iterator
from typing import ClassVar, Final, final

import attrs
import numpy as np

from clsm.network.answers import NetworkResult, discreet_names
from clsm.network.networks.columns import Floats
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import TieNetwork, one_mode
from clsm.network.passes.cuts import cut
from clsm.network.passes.pathways import (
    LARGEST_UNKNOWN,
    Pathways,
    fragmented,
    fragmented_by_distance,
    nothing_known,
    read_as,
)
from clsm.network.phrases import NO_TIE_KNOWN
from clsm.network.tables import Table, decimal
from clsm.results import Bounds, KeyedResult
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, paragraph

LARGEST: Final = 10_000
"""The most actors whose distances are all measured: the time grows with their number times that of ties."""

LARGEST_EACH: Final = 500
"""The most actors whose distances are all measured again without each of them."""


@final
@attrs.frozen(kw_only=True)
class FragmentationWithout:
    """What a network becomes without one of its organisations, n then counting the others.

    ``components`` is F, ``distance`` is DF, as in :class:`~clsm.network.Fragmentation`; ``pairs_parted`` counts
    the pairs of others that only paths through it join. ``bounds`` holds ``"components"`` and ``"distance"``, each
    ``None`` where it was not computed.
    """

    actor: str
    components: float | None
    distance: float | None
    pairs_parted: int
    bounds: Bounds


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Fragmentation(NetworkResult, KeyedResult[FragmentationWithout]):
    """What :func:`fragmentation` answers: the whole network, and by id what it becomes without each organisation.

    Attributes
    ----------
    components : float or None
        F, the share of pairs that no path joins: 0 in one piece, 1 without any tie. ``None`` for fewer
        than two organisations.
    distance : float or None
        DF, the same where a pair that d ties join counts 1 - 1/d: 0 where everybody is tied to everybody,
        1 without any tie. ``None`` for fewer than two organisations, or more than 10,000; by organisation
        ``None`` where there are more than 500.
    parts : int
        How many connected parts there are.
    bounds : mapping
        ``"components"`` and ``"distance"``: the least and the greatest that each can be, whatever the
        unknown ties are; both are attained. ``None`` where the figure or the bound was not computed.
    """

    TITLE: ClassVar[Text] = Text(fr="Fragmentation", en="Fragmentation")
    CALLS: ClassVar[tuple[str, ...]] = ("[id].components", '.values("pairs_parted")')

    components: float | None
    distance: float | None
    parts: int
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork
    _known: "WithoutEach"
    _possible: "WithoutEach | None"

    @property
    def says(self) -> Text:
        """How fragmented the network is, and what the leaving of one could part."""
        return _in_words(self._net, self, max(self._known.pairs_parted, default=0))

    def __getitem__(self, actor: str) -> FragmentationWithout:
        at = self._net.position(actor)
        components, distance = self._known.components[at], self._known.distance[at]
        least: tuple[float | None, float | None] = (None, None)
        if self._possible:
            least = self._possible.components[at], self._possible.distance[at]
        return FragmentationWithout(
            actor=actor,
            components=components,
            distance=distance,
            pairs_parted=self._known.pairs_parted[at],
            bounds=limits(components, distance, *least),
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._net.ids)

    def __len__(self) -> int:
        return self._net.n

    def _column(self, name: str) -> Floats:
        return np.array(getattr(self._known, name), dtype=np.float64)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for the whole network, without a name, then one for the network without each organisation."""
        whole: Row = {
            "without": None,
            "name": None,
            "components": self.components,
            "distance": self.distance,
            "pairs_parted": 0,
            **bounds_in_cells(self.bounds),
        }
        return [whole, *(self._row(actor, lang) for actor in self)]

    def _row(self, actor: str, lang: Lang) -> Row:
        without = self[actor]
        return {
            "without": actor,
            "name": discreet_names(self._net, [actor], lang),
            "components": without.components,
            "distance": without.distance,
            "pairs_parted": without.pairs_parted,
            **bounds_in_cells(without.bounds),
        }


@final
@attrs.frozen(kw_only=True)
class WithoutEach:
    """F and DF without each organisation, and the pairs of others that are then parted, in the order of ids."""

    components: tuple[float | None, ...]
    distance: tuple[float | None, ...]
    pairs_parted: tuple[int, ...]


def limits(
    components: float | None, distance: float | None, least_components: float | None, least_distance: float | None
) -> Bounds:
    """What F and DF can be, from those of the known ties, the most, and with every unknown tie, the least."""
    pairs = {"components": (least_components, components), "distance": (least_distance, distance)}
    return Table({name: None if low is None or high is None else (low, high) for name, (low, high) in pairs.items()})


def bounds_in_cells(bounds: Bounds) -> Row:
    """Bounds as cells of a row."""
    cells: Row = {}
    for name, pair in bounds.items():
        cells[f"{name}_at_least"], cells[f"{name}_at_most"] = pair or (None, None)
    return cells


def fragmentation(net: TieNetwork) -> Fragmentation:
    """Measure how fragmented a network is, and what it becomes without each organisation.

    With n organisations in parts of s_k, and d_ij the distance between two, infinite where no path leads:

        F = 1 - sum of s_k(s_k - 1) / (n(n - 1)),  DF = 1 - sum over i != j of 1/d_ij / (n(n - 1)).

    Without an organisation, n counts those who are left. Ties are read without direction or strength. A
    tie more never raises F or DF, so that the known ties give the most that each can be, and the known
    and all unknown ties together the least.

    Parameters
    ----------
    net : TieNetwork
        One-mode; directed ties as reported are read as *any*.

    Returns
    -------
    Fragmentation

    Raises
    ------
    TypeError
        For a two-mode network; project it first.

    References
    ----------
    Borgatti, S. P. (2006). Identifying sets of key players in a social network. *Computational &
    Mathematical Organization Theory* 12(1), 21-34.

    Examples
    --------
    >>> import networkx as nx
    >>> from clsm.network import PartnerNetwork
    >>> answer = fragmentation(PartnerNetwork.from_networkx(nx.path_graph(["gem", "town", "ward"])))
    >>> answer.components, round(answer.distance, 3)
    (0.0, 0.167)
    >>> answer["town"].components, answer["town"].pairs_parted, answer["gem"].distance
    (1.0, 1, 0.0)
    >>> print(answer.explain())
    Of 3 organisations, every one reaches every other through the ties read, directly or through others. Fragmentation
    by distance is 0.17 (0: everybody is tied to everybody; 1: nobody reaches anybody). The leaving of one alone would
    part at most 1 pair of the others. Read: the ties as given, without a direction.
    """
    net = one_mode(net)
    ways = Pathways.known(net)
    sizes = ways.sizes()
    components, distance = _whole(ways, sizes)
    known = _without_each(ways)
    least: tuple[float | None, float | None] = (None, None)
    possible: WithoutEach | None = None
    if not net.unknown_pairs:
        least, possible = (components, distance), known
    elif net.unknown_pairs <= LARGEST_UNKNOWN:
        either = Pathways.either(net)
        least, possible = _whole(either, either.sizes()), _without_each(either)
    return Fragmentation(
        components=components,
        distance=distance,
        parts=len(sizes),
        reading=net.pair_reading,
        basis=net.basis,
        bounds=limits(components, distance, *least),
        net=net,
        known=known,
        possible=possible,
    )


def _whole(ways: Pathways, sizes: list[int]) -> tuple[float | None, float | None]:
    distance = fragmented_by_distance(ways.pairs_by_distance(), ways.n) if ways.n <= LARGEST else None
    return fragmented(sizes), distance


def _without_each(ways: Pathways) -> WithoutEach:
    n = ways.n
    parts = cut(np.asarray(ways.indptr, dtype=np.int64), np.asarray(ways.indices, dtype=np.int64))
    sizes = np.bincount(parts.component)
    joined = int((sizes * (sizes - 1)).sum())
    left = (n - 1) * (n - 2)
    own = sizes[parts.component] - 1
    parted = parts.separated
    components = 1 - (joined - 2 * own - 2 * parted) / left if left > 0 else None
    distance: list[float | None] = [None] * n
    if n <= LARGEST_EACH:
        distance = [fragmented_by_distance(ways.pairs_by_distance((v,)), n - 1) for v in range(n)]
    return WithoutEach(
        components=(None,) * n if components is None else tuple(components.tolist()),
        distance=tuple(distance),
        pairs_parted=tuple(parted.tolist()),
    )


# ---------------------------------------------------------------- words

_WHOLE: Final = Text(
    fr="Sur {n} organisations, chacune joint toutes les autres par les liens lus, directement ou par d’autres.",
    en="Of {n} organisations, every one reaches every other through the ties read, directly or through others.",
)
_PARTS: Final = Text(
    fr="Sur {n} organisations, une part de {components} des couples n’est jointe par aucun chemin : le réseau est en "
    "{parts} morceaux.",
    en="Of {n} organisations, a share of {components} of the pairs is joined by no path: the network is in {parts} "
    "parts.",
)
_TOO_FEW: Final = Text(
    fr="Il faut au moins deux organisations pour parler de fragmentation.",
    en="It takes at least two organisations to speak of fragmentation.",
)
_DISTANCE: Final = Text(
    fr="La fragmentation par la distance est de {distance} (0 : chacun est lié à chacun ; 1 : personne ne "
    "joint personne).",
    en="Fragmentation by distance is {distance} (0: everybody is tied to everybody; 1: nobody reaches anybody).",
)
_NO_DISTANCE: Final = Text(
    fr="Au-delà de {n} organisations, les distances ne sont pas mesurées.",
    en="Above {n} organisations, distances are not measured.",
)
_NOT_EACH: Final = Text(
    fr="Au-delà de {n} organisations, elles ne sont pas mesurées à nouveau sans chacune.",
    en="Above {n} organisations, they are not measured again without each.",
)
_NONE_PARTED: Final = Text(
    fr="Le départ d’une seule ne séparerait aucune des autres.",
    en="The leaving of one alone would part none of the others.",
)
_PARTED: Final = Plural(
    Text(
        fr="Le départ d’une seule séparerait au plus {n} couple des autres.",
        en="The leaving of one alone would part at most {n} pair of the others.",
    ),
    Text(
        fr="Le départ d’une seule séparerait au plus {n} couples des autres.",
        en="The leaving of one alone would part at most {n} pairs of the others.",
    ),
)
_BETWEEN: Final = {
    "components": Text(
        fr="Quels que soient les liens inconnus, la part des couples qu’aucun chemin ne joint se situe entre {low} et "
        "{high}.",
        en="Whatever the unknown ties are, the share of pairs that no path joins lies between {low} and {high}.",
    ),
    "distance": Text(
        fr="Quels que soient les liens inconnus, la fragmentation par la distance se situe entre {low} et {high}.",
        en="Whatever the unknown ties are, fragmentation by distance lies between {low} and {high}.",
    ),
}


def _in_words(net: TieNetwork, answer: Fragmentation, parted: int) -> Text:
    if answer.components is None:
        return paragraph([_TOO_FEW, read_as(net)])
    if nothing_known(net):
        return paragraph([NO_TIE_KNOWN, *_limits(net, answer), read_as(net)])
    opening = _WHOLE if answer.parts == 1 else _PARTS
    sentences = [opening.format(n=net.n, components=decimal(answer.components), parts=answer.parts)]
    if answer.distance is None:
        sentences.append(_NO_DISTANCE.format(n=LARGEST))
    else:
        sentences.append(_DISTANCE.format(distance=decimal(answer.distance)))
    if net.n > LARGEST_EACH:
        sentences.append(_NOT_EACH.format(n=LARGEST_EACH))
    sentences.append(_PARTED.of(parted) if parted else _NONE_PARTED)
    return paragraph([*sentences, *_limits(net, answer), read_as(net)])


def _limits(net: TieNetwork, answer: Fragmentation) -> list[Text]:
    """Between what each figure lies, where something unknown may change it."""
    if not net.unknown_pairs:
        return []
    between = [(name, pair) for name, pair in answer.bounds.items() if pair and pair[0] < pair[1]]
    return [_BETWEEN[name].format(low=decimal(low), high=decimal(high)) for name, (low, high) in between]
