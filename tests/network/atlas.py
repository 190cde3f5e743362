"""All graphs of up to six nodes, and what is said of them by plain enumeration with exact fractions."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations

import networkx as nx

from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork


@cache
def graphs() -> tuple["nx.Graph[int]", ...]:
    """The 209 graphs of up to six nodes, none twice, the empty one included."""
    return tuple(graph for graph in nx.graph_atlas_g() if len(graph) <= 6)


def read(graph: "nx.Graph[int]") -> TieNetwork:
    """The graph as a network."""
    return PartnerNetwork.from_networkx(graph)


def without(graph: "nx.Graph[int]", nodes: Iterable[int]) -> "nx.Graph[int]":
    """The graph without *nodes*."""
    left = graph.copy()
    left.remove_nodes_from(nodes)
    return left


def components(graph: "nx.Graph[int]") -> Fraction | None:
    """F."""
    n = len(graph)
    joined = sum(len(part) * (len(part) - 1) for part in nx.connected_components(graph))
    return 1 - Fraction(joined, n * (n - 1)) if n > 1 else None


def distance(graph: "nx.Graph[int]") -> Fraction | None:
    """DF."""
    n = len(graph)
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    near = sum((Fraction(1, int(d)) for row in lengths.values() for d in row.values() if d), Fraction(0))
    return 1 - near / (n * (n - 1)) if n > 1 else None


def reach(graph: "nx.Graph[int]", members: tuple[int, ...], m: int | None) -> Fraction:
    """The m-reach of a set, or its dR."""
    lengths = nx.multi_source_dijkstra_path_length(graph, set(members))
    if m is not None:
        return Fraction(sum(d <= m for d in lengths.values()))
    return sum((Fraction(1, max(int(d), 1)) for d in lengths.values()), Fraction(0)) / len(graph)


def best_sets(
    values: Iterable[tuple[tuple[int, ...], Fraction | None]],
) -> tuple[Fraction | None, list[tuple[int, ...]]]:
    """The greatest value, and every set that has it."""
    known = [(members, value) for members, value in values if value is not None]
    if not known:
        return None, []
    best = max(value for _, value in known)
    return best, [members for members, value in known if value == best]


def sets(graph: "nx.Graph[int]", k: int) -> Iterator[tuple[int, ...]]:
    """All sets of *k* nodes."""
    return combinations(sorted(graph), k)


def signed_square(graph: "nx.Graph[int]", model: str, core: tuple[int, ...]) -> Fraction | None:
    """The square of Pearson's r between ties and the ideal, with its sign; ``None`` without variance."""
    cells = []
    for i, j in combinations(sorted(graph), 2):
        ends = (i in core) + (j in core)
        if model == "A" or ends != 1:
            cells.append((int(graph.has_edge(i, j)), int(ends > 0)))
    n = len(cells)
    x, y, xy = sum(a for a, _ in cells), sum(b for _, b in cells), sum(a * b for a, b in cells)
    top, below = n * xy - x * y, x * (n - x) * y * (n - y)
    return Fraction(top * abs(top), below) if below else None


def completions(known: "nx.Graph[int]", unknown: list[tuple[int, int]]) -> Iterator["nx.Graph[int]"]:
    """The known ties with each part of the unknown pairs."""
    for size in range(len(unknown) + 1):
        for part in combinations(unknown, size):
            graph = known.copy()
            graph.add_edges_from(part)
            yield graph
