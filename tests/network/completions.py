"""Brute force: what is a cutpoint or a bridge in every completion of the unknown pairs, and in some."""

from collections.abc import Collection
from itertools import chain, combinations
from typing import TypeVar

import networkx as nx

from clsm.network.passes.cuts import CutLevel, Ends

T = TypeVar("T")


def levels_by_force(
    nodes: Collection[str], known: Collection[Ends], unknown: Collection[Ends]
) -> tuple[dict[str, CutLevel], dict[Ends, CutLevel]]:
    """The levels of cutpoints and of bridges, each completion asked of networkx."""
    parts = chain.from_iterable(combinations(unknown, size) for size in range(len(unknown) + 1))
    # the first completion is the one without any unknown pair: what is observed
    points, ties = list[set[str]](), list[set[Ends]]()
    for part in parts:
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(nodes)
        graph.add_edges_from([*known, *part])
        points.append(set(nx.articulation_points(graph)))
        found = {frozenset(edge) for edge in nx.bridges(graph)}
        ties.append({tie for tie in (*known, *part) if frozenset(tie) in found})
    return (
        {node: _level(node, points) for node in sorted(set().union(*points))},
        {tie: _level(tie, ties) for tie in sorted(set().union(*ties))},
    )


def _level(item: T, found: list[set[T]]) -> CutLevel:
    if all(item in completion for completion in found):
        return "certain"
    return "observed" if item in found[0] else "possible"
