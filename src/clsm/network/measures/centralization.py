"""Freeman centralization: how far a network gathers round one organisation.

Each figure is the sum of the distances to the highest score, over the largest sum that a network of as
many organisations can have: 0 where all are alike, 1 for a star (Freeman 1979).
"""

import math
from collections.abc import Collection
from typing import ClassVar, Final, final

import attrs
import numpy as np

from clsm.network.answers import NetworkResult
from clsm.network.networks.columns import Ints
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import TieNetwork, one_mode
from clsm.network.passes.capped_ties import most_ties, twice_with_halves
from clsm.network.passes.cells import tie_columns, unknown_cells, unknown_count
from clsm.network.tables import Table, decimal
from clsm.results import Bounds
from clsm.tables import Row, column_name
from clsm.words import Lang, Text, paragraph

MOST_UNKNOWN: Final = 5_000
"""Above so many unknown cells, no bound of degree centralization is computed."""

MOST_FOR_PATHS: Final = 2_000
"""Above so many organisations, shortest paths are followed only when asked for."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Centralization(NetworkResult):
    """What :func:`centralization` answers.

    Attributes
    ----------
    degree : float or None
        Of the number of ties of each; where ties are read with their direction, those sent and received
        together. ``None`` for fewer than three organisations.
    in_degree, out_degree : float or None
        Of the ties received, and sent; ``None`` where ties are read without a direction, or for fewer
        than two organisations.
    betweenness : float or None
        Of the number of pairs between which each stands; ``None`` for fewer than three organisations, and
        where paths were not read.
    closeness : float or None
        Of (n - 1) over the sum of distances from each; ``None`` too where some cannot reach all others.
    bounds : mapping
        For the three of degree, the least and the most over all completions of the unknown cells, both
        reached; ``None`` for the others, and for ``"degree"`` above 5,000 unknown cells.
    """

    TITLE: ClassVar[Text] = Text(fr="Centralisation", en="Centralization")

    degree: float | None
    in_degree: float | None
    out_degree: float | None
    betweenness: float | None
    closeness: float | None
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork = attrs.field(eq=False)

    @property
    def says(self) -> Text:
        """How far the network gathers, by ties and by paths."""
        return _summary(self._net, self)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each figure."""
        rows: list[Row] = []
        for name in _MEASURES:
            low, high = self.bounds[name] or (None, None)
            value: float | None = getattr(self, name)
            rows.append({"of": column_name(name, lang), "value": value, "low": low, "high": high})
        return rows


_MEASURES: Final = ("degree", "in_degree", "out_degree", "betweenness", "closeness")


def centralization(net: TieNetwork, *, paths: bool | None = None) -> Centralization:
    """How far the network gathers round one organisation.

    The largest sums are (n-1)(n-2) for degree; 2(n-1)(n-2) for the ties sent and received together;
    (n-1)² for in-degree and out-degree; (n-1)²(n-2)/2 for betweenness in unordered pairs, and twice that
    with directions, in ordered pairs; (n-1)(n-2)/(2n-3) for closeness and, with directions, (n-1)²/n, of
    the distances from each to the others. These are those of R ``sna``; R ``igraph``'s ``centr_degree``
    counts possible loops unless told not to. Where some cannot reach all others there is no closeness, and
    the peers differ from each other. Strengths are not read.

    What the silent would have told is left out of the figures.

    Parameters
    ----------
    net : TieNetwork
        Who is tied to whom.
    paths : bool or None
        Whether betweenness and closeness are computed, for which every shortest path is followed: seconds
        for a thousand organisations, hours for a hundred thousand. By default to 2,000 organisations.

    Returns
    -------
    Centralization

    Raises
    ------
    TypeError
        For a two-mode network, with a sentence that names ``projected``.

    References
    ----------
    Freeman, L. C. (1979). Centrality in social networks: conceptual clarification. *Social Networks* 1(3),
    215-239.

    Examples
    --------
    >>> from clsm.network.networks.tie_network import TieNetwork
    >>> star = TieNetwork.from_arrays(["clsm", "gem", "town", "ward"], [0, 0, 0], [1, 2, 3], directed=False)
    >>> answer = centralization(star)
    >>> answer.degree, answer.betweenness, answer.in_degree
    (1.0, 1.0, None)
    >>> print(answer.explain())
    Degree centralization is 1.00 (the ties as given, without a direction): 0 where all have as many ties, 1 where all
    ties go to one organisation. Betweenness centralization is 1.00: 1 where all paths run through one organisation.
    """
    net = one_mode(net)
    n = net.n
    low, high = _degree_ranges(net)
    values: dict[str, float | None] = dict.fromkeys(_MEASURES)
    bounds: dict[str, tuple[float, float] | None] = dict.fromkeys(_MEASURES)
    sides = (n - 1) * (n - 2) * (2 if net.oriented else 1)
    if n > 2:
        values["degree"] = _spread(low[0] + low[1]) / sides
        bounds["degree"] = _degree_bounds(net, low[0] + low[1], high[0] + high[1], sides)
    if n > 1 and net.oriented:
        for name, at in (("out_degree", 0), ("in_degree", 1)):
            values[name] = _spread(low[at]) / (n - 1) ** 2
            bounds[name] = _one_side_bounds(low[at], high[at])
    if paths is None:
        paths = n <= MOST_FOR_PATHS
    if paths and n > 2:
        values |= _of_paths(net)
    return Centralization(**values, reading=net.read_as, basis=net.basis, bounds=Table(bounds), net=net)


def _spread(scores: Ints) -> int:
    """The sum of the distances to the highest score."""
    return int(len(scores) * scores.max() - scores.sum())


def _degree_ranges(net: TieNetwork) -> tuple[tuple[Ints, Ints], tuple[Ints, Ints]]:
    """The numbers of ties at the first and at the second end, for each: those known, and with all unknown ones."""
    (origin, target, _), n = tie_columns(net), net.n
    low = np.bincount(origin, minlength=n), np.bincount(target, minlength=n)
    if not unknown_count(net):
        return low, low
    first, second = unknown_cells(net)
    return low, (low[0] + np.bincount(first, minlength=n), low[1] + np.bincount(second, minlength=n))


# ---------------------------------------------------------------- exact bounds


def _one_side_bounds(low: Ints, high: Ints) -> tuple[float, float]:
    """Of in-degree or out-degree, where each unknown cell counts for one organisation only.

    The most: one gets all of its unknown ties, and nobody another. The least: everybody gets as many as
    they can without passing the highest that is known.
    """
    n = len(low)
    least = int(n * low.max() - np.minimum(high, low.max()).sum())
    most = int((n * high - (high - low)).max() - low.sum())
    return least / (n - 1) ** 2, most / (n - 1) ** 2


def _degree_bounds(net: TieNetwork, low: Ints, high: Ints, sides: int) -> tuple[float, float] | None:
    """Of degree, where each unknown cell counts for both of its ends.

    For a highest degree D the spread is n D less twice the ties, so it is least with as many ties as fit
    under D: see :func:`~clsm.network.passes.capped_ties.most_ties`. With half ties allowed that is a convex
    function of D, so that the search ends where it no longer falls.
    """
    n, known = len(low), int(low.sum())
    if unknown_count(net) > MOST_UNKNOWN:
        return None
    cells = list(zip(*(ends.tolist() for ends in unknown_cells(net)), strict=True))
    # one organisation gets all of its unknown ties: each counts at its other end too
    most = int((n * high - 2 * (high - low)).max()) - known
    least, before = most, math.inf
    for cap in range(int(low.max()), int(high.max()) + 1):
        room = np.minimum(cap - low, high - low).tolist()
        halved = n * cap - known - twice_with_halves(cells, room)
        if halved >= max(before, least):
            break
        if halved < least:
            least = min(least, n * cap - known - 2 * most_ties(cells, room))
        before = halved
    return least / sides, most / sides


# ---------------------------------------------------------------- paths


def _of_paths(net: TieNetwork) -> dict[str, float | None]:
    import networkx as nx

    origin, target, _ = tie_columns(net)
    n = net.n
    joined = list(zip(origin.tolist(), target.tolist(), strict=True))
    ordered = float((n - 1) * (n - 1) * (n - 2))
    if net.oriented:
        digraph: nx.DiGraph[int] = nx.DiGraph()
        digraph.add_nodes_from(range(n))
        digraph.add_edges_from(joined)
        # networkx reads the distances to each; we read those from each, as sna and igraph do
        near = nx.closeness_centrality(digraph.reverse()) if nx.is_strongly_connected(digraph) else None
        between, most_between, most_near = (
            nx.betweenness_centrality(digraph, normalized=False),
            ordered,
            (n - 1) ** 2 / n,
        )
    else:
        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(range(n))
        graph.add_edges_from(joined)
        near = nx.closeness_centrality(graph) if nx.is_connected(graph) else None
        between, most_between = nx.betweenness_centrality(graph, normalized=False), ordered / 2
        most_near = (n - 1) * (n - 2) / (2 * n - 3)
    return {
        "betweenness": _gathered(between.values(), most_between),
        "closeness": None if near is None else _gathered(near.values(), most_near),
    }


def _gathered(scores: Collection[float], most: float) -> float:
    highest = max(scores)
    return math.fsum(highest - score for score in scores) / most


# ---------------------------------------------------------------- in words


_TOO_FEW: Final = Text(
    fr="Centralisation : il faut au moins trois organisations pour la dire.",
    en="Centralization takes at least three organisations.",
)
_DEGREE: Final = Text(
    fr="La centralisation de degré est de {value} ({read}) : 0 si toutes ont autant de liens, 1 si tous les liens "
    "vont à une seule organisation.",
    en="Degree centralization is {value} ({read}): 0 where all have as many ties, 1 where all ties go to one "
    "organisation.",
)
_BETWEEN: Final = Text(
    fr="Quels que soient les liens inconnus, elle est comprise entre {low} et {high}.",
    en="Whatever the unknown ties are, it lies between {low} and {high}.",
)
_PATHS: Final = Text(
    fr="La centralisation d’intermédiarité est de {value} : 1 si tous les chemins passent par une seule organisation.",
    en="Betweenness centralization is {value}: 1 where all paths run through one organisation.",
)
_NO_PATHS: Final = Text(
    fr="Les chemins n’ont pas été suivis : ni l’intermédiarité ni la proximité n’est calculée.",
    en="No path was followed: neither betweenness nor closeness is computed.",
)


def _summary(net: TieNetwork, answer: Centralization) -> Text:
    if answer.degree is None:
        return _TOO_FEW
    sentences = [_DEGREE.format(value=decimal(answer.degree), read=net.said())]
    limits = answer.bounds["degree"]
    if unknown_count(net) and limits:
        sentences.append(_BETWEEN.format(low=decimal(limits[0]), high=decimal(limits[1])))
    if answer.betweenness is None:
        sentences.append(_NO_PATHS)
    else:
        sentences.append(_PATHS.format(value=decimal(answer.betweenness)))
    return paragraph(sentences)
