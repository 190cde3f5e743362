import random
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import Any

import networkx as nx
import numpy as np
import pytest

from clsm.network.networks.columns import Ints
from clsm.network.passes import cuts
from tests.network.completions import levels_by_force
from tests.network.twice import both


def _columns(ties: Iterable[tuple[int, int]]) -> tuple[Ints, Ints]:
    ends = np.array(sorted(tuple(sorted(tie)) for tie in ties), dtype=np.int64).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]


def _cut(graph: "nx.Graph[int]", weight: Ints | None = None) -> cuts.Cuts:
    return cuts.cut(*cuts.rows(len(graph), *_columns(graph.edges)), weight)


def _random_graphs() -> Iterator["nx.Graph[int]"]:
    for seed in range(60):
        yield nx.gnm_random_graph(30, random.Random(seed).randint(0, 60), seed=seed)


def _all_small_graphs() -> Iterator["nx.Graph[int]"]:
    for graph in nx.graph_atlas_g():
        if len(graph) <= 6:
            yield graph


def _lists(groups: Iterable[Any]) -> list[list[int]]:
    return sorted(sorted(map(int, group)) for group in groups)


def _bridges(graph: "nx.Graph[int]") -> list[Any]:
    return list(nx.bridges(graph)) if graph else []


def _local_bridges(graph: "nx.Graph[int]") -> list[Any]:
    return list(nx.local_bridges(graph)) if graph.edges else []


def _pairs_apart(sizes: Iterable[int]) -> int:
    return sum(a * b for a, b in combinations(sizes, 2))


def _check(graph: "nx.Graph[int]", weight: Ints) -> None:
    """Everything that one search finds, against networkx and a recount of the graph without each node and tie."""
    found = _cut(graph, weight)
    assert set(np.flatnonzero(found.is_cutpoint).tolist()) == set(nx.articulation_points(graph))
    assert _lists(found.members()) == _lists(nx.biconnected_components(graph))
    low, high, joined = found.bridges
    assert set(zip(low.tolist(), high.tolist(), strict=True)) == {(min(a, b), max(a, b)) for a, b in _bridges(graph)}
    for node in graph:
        rest = graph.copy()
        rest.remove_node(node)
        there = nx.node_connected_component(graph, node)
        parts = [part & there for part in map(set, nx.connected_components(rest)) if part & there]
        sizes = [int(weight[list(part)].sum()) for part in parts]
        assert _lists(found.parts(node)) == _lists(parts)
        assert sorted(found.part_weights(node).tolist()) == sorted(sizes)
        aside = [part for part, size in zip(parts, sizes, strict=True) if size < max(sizes)]
        assert _lists(found.parts(node, but_largest=True)) == _lists(aside)
        assert found.separated[node] == _pairs_apart(sizes)
        assert [set(found.component[list(part)].tolist()) for part in nx.connected_components(graph)] == [
            {found.component[min(part)]} for part in nx.connected_components(graph)
        ]
    for a, b, pairs in zip(low.tolist(), high.tolist(), joined.tolist(), strict=True):
        rest = graph.copy()
        rest.remove_edge(a, b)
        one, other = (sorted(nx.node_connected_component(rest, end)) for end in (a, b))
        assert (sorted(found.side(a, b).tolist()), sorted(found.side(b, a).tolist())) == (one, other)
        near, far = int(weight[one].sum()), int(weight[other].sum())
        assert (found.side_weights(a, b), found.side_weights(b, a), pairs) == ((near, far), (far, near), near * far)
    expected = {(min(a, b), max(a, b)): way for a, b, way in _local_bridges(graph)}
    lows, highs = _columns(expected)
    span, left_out = cuts.spans(found, lows, highs, effort=None)
    ways = [float("inf") if way == cuts.NO_WAY else way for way in span.tolist()]
    assert dict(zip(zip(lows.tolist(), highs.tolist(), strict=True), ways, strict=True)) == expected
    assert left_out == 0


def test_all_graphs_of_up_to_six_nodes() -> None:
    """Cutpoints, bridges, blocks, parts, pairs separated and local bridges of each of the 209, by recounting."""
    for graph in _all_small_graphs():
        _check(graph, np.ones(len(graph), dtype=np.int64))


def test_random_graphs_whose_nodes_do_not_all_count() -> None:
    """The same on 60 graphs of 30 nodes, where every third counts for nothing."""
    for graph in _random_graphs():
        _check(graph, np.array([node % 3 > 0 for node in graph], dtype=np.int64))


# ---------------------------------------------------------------- the kernels, twice


def _searched(kernels: Any, feed: Any, graph: "nx.Graph[int]") -> list[list[int]]:
    n = len(graph)
    indptr, indices = map(feed, cuts.rows(n, *_columns(graph.edges)))

    def buffer(value: int, length: int = n) -> Any:
        return feed(np.full(length, value, dtype=np.int64))

    rank, order, up, low, resume = (buffer(value) for value in (-1, 0, 0, 0, 0))
    kernels.search(n, indptr, indices, rank, order, up, low, resume)
    weight, extent, below, pieces, pairs = (buffer(value) for value in (1, 1, 0, 0, 0))
    kernels.fold(n, weight, order, up, low, extent, below, pieces, pairs)
    fallen, root, block = (buffer(0) for _ in range(3))
    blocks = kernels.unfold(n, weight, order, up, low, below, fallen, root, block, pairs)
    ways = [(a, b) for a, b, span in _local_bridges(graph) if span < float("inf")]
    ends = [feed(column) for column in _columns(ways)]
    found = [rank, order, up, low, resume, extent, below, pieces, pairs, fallen, root, block]
    span = buffer(0, len(ways))
    for effort in (1 << 62, 40):
        done = kernels.find_spans(len(ways), *ends, indptr, indices, buffer(-1), buffer(0), buffer(0), span, effort)
        found.append([done])
    return [[int(value) for value in column] for column in (*found, span, [blocks])]


def test_kernels_agree_bit_for_bit() -> None:
    """Every buffer, interpreted and compiled, on all small graphs and on larger ones."""
    plain, fast = both("cuts")
    plain_feed, fast_feed = (module.feed for module in both("compiling"))
    for graph in (*_all_small_graphs(), *_random_graphs(), nx.cycle_graph(9), nx.barbell_graph(5, 4)):
        assert _searched(plain, plain_feed, graph) == _searched(fast, fast_feed, graph)


def test_a_million_in_a_row() -> None:
    """A path as deep as it is long is searched without recursion; the middle separates half from half."""
    n = 1_000_000
    found = cuts.cut(*cuts.rows(n, np.arange(n - 1), np.arange(1, n)))
    assert int(found.is_cutpoint.sum()) == n - 2
    assert found.separated[n // 2] == (n // 2) * (n // 2 - 1)
    assert len(found.bridges[0]) == n - 1


# ---------------------------------------------------------------- completions


def test_all_two_mode_networks_of_three_organisations_and_two_bodies() -> None:
    """Certain, observed and possible agree with brute force over all completions, for all 729 of them."""
    pairs = list(product("abc", "xy"))
    for states in product(("known", "unknown", "absent"), repeat=len(pairs)):
        known = [pair for pair, state in zip(pairs, states, strict=True) if state == "known"]
        unknown = [pair for pair, state in zip(pairs, states, strict=True) if state == "unknown"]
        assert (
            cuts.cutpoint_levels("abcxy", known, unknown),
            cuts.bridge_levels("abcxy", known, unknown),
        ) == levels_by_force("abcxy", known, unknown)


def test_all_graphs_of_four_nodes() -> None:
    """The same for graphs of any shape, triangles included."""
    pairs = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")]
    for states in product(("known", "unknown", "absent"), repeat=len(pairs)):
        known = [pair for pair, state in zip(pairs, states, strict=True) if state == "known"]
        unknown = [pair for pair, state in zip(pairs, states, strict=True) if state == "unknown"]
        assert (
            cuts.cutpoint_levels("abcd", known, unknown),
            cuts.bridge_levels("abcd", known, unknown),
        ) == levels_by_force("abcd", known, unknown)


def test_random_networks_with_unknown_pairs() -> None:
    """The same for 60 networks of eight nodes, each with all completions of up to eight unknown pairs."""
    nodes = "abcdefgh"
    every = list(combinations(nodes, 2))
    for seed in range(60):
        chance = random.Random(seed)
        pairs = chance.sample(every, chance.randint(4, 18))
        unknown = chance.randint(1, min(8, len(pairs)))
        known, left_open = pairs[unknown:], pairs[:unknown]
        found = cuts.cutpoint_levels(nodes, known, left_open), cuts.bridge_levels(nodes, known, left_open)
        assert found == levels_by_force(nodes, known, left_open)


def test_the_certain_come_first_then_what_separates_most() -> None:
    """Positions, levels and pairs of two stars that an unknown pair may join."""
    found = cuts.of_ids("abcdefg", [("a", "b"), ("a", "c"), ("a", "d"), ("e", "f"), ("e", "g")], [("b", "c")])
    assert found.cutpoints.tolist() == [0, 4]
    assert (found.point_levels.tolist(), found.separated.tolist()) == ([0, 0], [3, 1])
    assert list(zip(found.low.tolist(), found.high.tolist(), found.joined.tolist(), strict=True)) == [
        (0, 3, 3),
        (4, 5, 2),
        (4, 6, 2),
        (0, 1, 3),
        (0, 2, 3),
    ]
    assert (cuts.bounds(found.tie_levels), found.unknown) == ((3, 5), 1)
    apart = cuts.of_ids("abc", [("a", "b")], [("b", "c")])
    assert apart.cuts.side_weights(1, 2) == (2, 1)


def test_without_unknown_pairs_it_is_networkx() -> None:
    """On a real network where everything is known, all is certain and networkx finds the same."""
    graph = nx.davis_southern_women_graph()
    graph.remove_edges_from([edge for edge in graph.edges if "E8" in edge or "E9" in edge])
    nodes, ties = list(graph), [tuple(sorted(edge)) for edge in graph.edges]
    assert cuts.cutpoint_levels(nodes, ties, []) == dict.fromkeys(nx.articulation_points(graph), "certain")
    assert set(cuts.bridge_levels(nodes, ties, [])) == {tuple(sorted(edge)) for edge in nx.bridges(graph)}


# ---------------------------------------------------------------- ways round


def test_the_effort_bounds_the_search_for_spans() -> None:
    """Bridges are never left out; of the others those that were reached have a span, the rest are counted."""
    ring_and_tail = nx.cycle_graph(8)
    ring_and_tail.add_edge(7, 8)
    found = _cut(ring_and_tail)
    low, high = found.ties
    assert list(zip(low.tolist(), high.tolist(), strict=True)) == sorted(
        (min(tie), max(tie)) for tie in ring_and_tail.edges
    )
    span, left_out = cuts.spans(found, low, high, effort=0)
    assert (span.tolist(), left_out) == ([0] * 8 + [cuts.NO_WAY], 8)
    span, left_out = cuts.spans(found, low, high, effort=20)
    assert (span.tolist(), left_out) == ([7] + [0] * 7 + [cuts.NO_WAY], 7)
    assert cuts.spans(found, low, high)[1] == 0


@pytest.mark.parametrize("n", [0, 1, 2])
def test_nothing_to_search(n: int) -> None:
    """No node, one, two, and no tie."""
    found = cuts.cut(*cuts.rows(n, *_columns([])))
    assert (found.n, found.blocks, len(found.members()), int(found.is_cutpoint.sum())) == (n, 0, 0, 0)
    assert [column.tolist() for column in found.bridges] == [[], [], []]
    assert [column.tolist() for column in found.ties] == [[], []]
    assert cuts.spans(found, *found.ties)[1] == 0
