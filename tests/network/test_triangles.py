from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest

from clsm.network.kernels import compiling, triangles
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.passes.triads import BACK, BOTH, THERE, Ties, count_triads, open_pairs, ties_of
from tests.network.twice import both, interpreted


def undirected(n: int, edges: Any, **columns: Any) -> TieNetwork:
    """Actors a00, a01, ... and ties by position."""
    pairs = np.array([*edges], dtype=np.int64).reshape(-1, 2)
    return TieNetwork.from_arrays([f"a{at:02}" for at in range(n)], pairs[:, 0], pairs[:, 1], directed=False, **columns)


def random_ties(n: int, density: float, seed: int) -> Ties:
    """A random graph, with its strengths."""
    rng = np.random.default_rng(seed)
    edges = [pair for pair in combinations(range(n), 2) if rng.random() < density]
    return ties_of(undirected(n, edges, weight=rng.random(len(edges)) + 0.1))


def found_by(ties: Ties) -> list[frozenset[int]]:
    """The actors of each triangle found."""
    return [
        frozenset({int(ties.tail[e]), int(ties.head[e]), int(ties.head[f])})
        for first, second, third in ties.triangles()
        for e, f, g in zip(first, second, third, strict=True)
        if ties.tail[e] == ties.tail[g] and ties.head[e] == ties.tail[f] and ties.head[f] == ties.head[g]
    ]


def test_each_triangle_of_every_small_graph_is_found_once() -> None:
    """All graphs of up to 7 nodes, against three-cliques listed by hand."""
    for graph in nx.graph_atlas_g():
        n = graph.number_of_nodes()
        expected = {
            frozenset(three)
            for three in combinations(range(n), 3)
            if all(graph.has_edge(*two) for two in combinations(three, 2))
        }
        found = found_by(ties_of(undirected(n, graph.edges)))
        assert len(found) == len(set(found))
        assert set(found) == expected


def test_more_triangles_than_ties_come_in_portions() -> None:
    """A complete graph of 20 has 190 ties and 1,140 triangles; every portion fits the buffers."""
    ties = ties_of(undirected(20, combinations(range(20), 2)))
    sizes = [len(first) for first, _, _ in ties.triangles()]
    assert sum(sizes) == 1140
    assert max(sizes) <= 190
    assert len(set(found_by(ties))) == 1140


@pytest.mark.parametrize("seed", range(4))
def test_triangles_are_the_same_interpreted_and_compiled(seed: int) -> None:
    """In the same order, portion by portion."""
    ties = random_ties(30, 0.3, seed)
    results = []
    for module in both("triangles"):
        fed = interpreted("compiling").feed if module is interpreted("triangles") else compiling.feed
        mark = fed(np.full(ties.n, -1, dtype=np.int64))
        buffers = [fed(np.zeros(len(ties.tail), dtype=np.int64)) for _ in range(3)]
        u, portions = 0, []
        while u < ties.n:
            u, found = module.find(u, fed(ties.start), fed(ties.heads), mark, *buffers)
            portions.append((u, [np.asarray(buffer[:found]).tolist() for buffer in buffers]))
        results.append(portions)
    assert results[0] == results[1]


def test_kernels_are_compiled_here() -> None:
    """Without numba the comparisons above would compare the same thing twice."""
    assert compiling.compiled()
    assert hasattr(triangles.find, "py_func")


def test_directed_ties_are_kept_once_with_what_each_side_says() -> None:
    """Strengths of both sides are added, here a quarter of what they are, and the tie says who told it."""
    net = TieNetwork.from_arrays(["a", "b", "c"], [0, 1, 2], [1, 0, 0], [1.0, 2.0, 5.0])
    ties = ties_of(net)
    said = {
        (int(t), int(h)): (float(w) * 4, int(s))
        for t, h, w, s in zip(ties.tail, ties.head, ties.weight, ties.says, strict=True)
    }
    assert said == {(1, 0): (3.0, BOTH), (2, 0): (5.0, THERE)}
    turned = ties_of(TieNetwork.from_arrays(["a", "b", "c"], [0, 0, 1], [1, 2, 0]))
    assert dict(
        zip(zip(turned.tail.tolist(), turned.head.tolist(), strict=True), turned.says.tolist(), strict=True)
    ) == {
        (1, 0): BOTH,
        (2, 0): BACK,
    }


def test_a_tie_with_no_common_neighbour_is_a_local_bridge() -> None:
    """Common neighbours stand in the order of the pairs of the network."""
    net = undirected(5, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4)])
    assert net.kept(count_triads).common_by_pair.tolist() == [1, 1, 1, 0, 0]
    for graph in nx.graph_atlas_g()[3:200]:
        net = undirected(graph.number_of_nodes(), graph.edges)
        low, high, _ = net.pairs
        found = [(i, j) for i, j, c in zip(low, high, net.kept(count_triads).common_by_pair, strict=True) if c == 0]
        assert found == sorted(tuple(sorted(ends)) for ends in nx.local_bridges(graph, with_span=False))


def test_ties_as_strong_as_each_other_need_no_products() -> None:
    """The same sums, bit for bit, as where one far away is stronger."""
    edges = [pair for pair in combinations(range(12), 2) if sum(pair) % 3]
    plain = undirected(14, [*edges, (12, 13)], weight=[3.0] * len(edges) + [3.0])
    other = undirected(14, [*edges, (12, 13)], weight=[3.0] * len(edges) + [3.5])
    one, two = count_triads(plain), count_triads(other)
    assert one.common.tolist() == two.common.tolist()
    assert one.joint.tolist() == two.joint.tolist()
    assert one.through == pytest.approx(two.through, rel=1e-15)


@pytest.mark.parametrize("at_once", [1, 7, 1 << 20])
@pytest.mark.parametrize("directed", [True, False])
def test_open_pairs_are_the_open_two_paths(monkeypatch: pytest.MonkeyPatch, at_once: int, directed: bool) -> None:
    """Listed one by one, in portions of any size; their number is that of the counts."""
    monkeypatch.setattr("clsm.network.passes.triads.TWO_PATHS_AT_ONCE", at_once)
    rng = np.random.default_rng(7)
    ends = rng.integers(0, 14, (2, 50))
    net = TieNetwork.from_arrays([f"a{at:02}" for at in range(14)], ends[0], ends[1], directed=directed)
    ties = ties_of(net)
    for known in (np.ones(14, dtype=np.bool_), np.arange(14) % 4 > 0, np.zeros(14, dtype=np.bool_)):
        arcs = {(int(a), int(b)) for a, b in zip(net.origin, net.target, strict=True) if known[a] and known[b]}
        arcs |= set() if directed else {(b, a) for a, b in arcs}
        expected = {
            (v, a, b)
            for a, v in arcs
            for w, b in arcs
            if v == w and (a, b) not in arcs and (a != b if directed else a < b)
        }
        both_ways, portions = open_pairs(ties, known)
        found = [(v, a, b) for v, one, other in portions for a, b in zip(one.tolist(), other.tolist(), strict=True)]
        assert len(found) == len(set(found))
        assert set(found) == expected
        if known.any():
            assert both_ways is not directed
