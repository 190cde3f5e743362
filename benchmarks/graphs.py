"""Graphs of many actors, shaped like partner networks, the same for every seed.

``partners`` has sectors as blocks and a heavy-tailed degree; ``teams`` is clustered: everybody sits in two
small teams. Both have a mean degree near 12.
"""

import importlib
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from clsm.network.networks.tie_network import TieNetwork

Ints = npt.NDArray[np.int64]

SECTORS = 12
MEAN_DEGREE = 12
TEAM = 10
TIED_IN_A_TEAM = 0.62


class Ties(NamedTuple):
    """The tied pairs, each once and sorted, ``low < high``, and the sector of each actor."""

    n: int
    low: Ints
    high: Ints
    sector: Ints


def partners(n: int, seed: int = 1) -> Ties:
    """*n* actors, half of their ties inside their sector, degrees with a tail of exponent 2.5."""
    rng = np.random.default_rng(seed)
    wanted = n * MEAN_DEGREE // 2
    drawn = wanted + wanted // 3
    pull = np.minimum(rng.pareto(1.5, n) + 1, 2 * np.sqrt(n))
    sector = rng.integers(0, SECTORS, n)
    everybody = np.cumsum(pull)
    one = np.searchsorted(everybody, rng.random(drawn) * everybody[-1])
    anywhere = np.searchsorted(everybody, rng.random(drawn) * everybody[-1])
    by_sector = np.argsort(sector, kind="stable")
    along = np.concatenate([[0.0], np.cumsum(pull[by_sector])])
    edges = along[np.searchsorted(sector[by_sector], np.arange(SECTORS + 1))]
    low, high = edges[sector[one]], edges[sector[one] + 1]
    place = np.searchsorted(along[1:], low + (high - low) * rng.random(drawn))
    inside = by_sector[np.minimum(place, n - 1)]
    keys = _keys(n, one, np.where(rng.random(drawn) < 0.5, inside, anywhere))
    return _ties(n, np.sort(rng.permutation(keys)[:wanted]), sector)


def teams(n: int, seed: int = 1) -> Ties:
    """*n* actors, each in two teams of ten where most are tied, and a few ties across."""
    rng = np.random.default_rng(seed)
    first, second = np.triu_indices(TEAM, 1)
    ends = [rng.integers(0, n, (2, n // 2))]
    for _ in range(2):
        dealt, start = rng.permutation(n), np.arange(0, n - TEAM + 1, TEAM)[:, None]
        pairs = np.stack([dealt[(start + first).ravel()], dealt[(start + second).ravel()]])
        ends.append(pairs[:, rng.random(pairs.shape[1]) < TIED_IN_A_TEAM])
    one, other = np.concatenate(ends, axis=1)
    return _ties(n, _keys(n, one, other), rng.integers(0, SECTORS, n))


def _keys(n: int, one: Ints, other: Ints) -> Ints:
    apart = one != other
    return np.unique(np.minimum(one, other)[apart] * n + np.maximum(one, other)[apart])


def _ties(n: int, keys: Ints, sector: Ints) -> Ties:
    return Ties(n, keys // n, keys % n, sector)


def tie_network(ties: Ties) -> TieNetwork:
    """The graph as ``clsm`` reads it."""
    ids = [f"a{at:07}" for at in range(ties.n)]
    sectors = [f"s{code:02}" for code in ties.sector.tolist()]
    return TieNetwork.from_arrays(ids, ties.low, ties.high, directed=False, sectors=sectors)


def networkx_graph(ties: Ties) -> Any:
    """The graph as networkx reads it."""
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(ties.n))
    graph.add_edges_from(zip(ties.low.tolist(), ties.high.tolist(), strict=True))
    return graph


def igraph_graph(ties: Ties) -> Any:
    """The graph as igraph reads it."""
    return importlib.import_module("igraph").Graph(n=ties.n, edges=np.stack([ties.low, ties.high], axis=1).tolist())
