import math
from typing import Any

import networkx as nx
import numpy as np
import pytest

from tests.network.twice import both, interpreted


def rows(graph: "nx.Graph[int]") -> tuple[list[int], list[int]]:
    """The graph, whose nodes are 0 to n - 1, row by row."""
    indptr, indices = [0], list[int]()
    for node in range(len(graph)):
        indices += sorted(graph[node])
        indptr.append(len(indices))
    return indptr, indices


GRAPHS = {
    "two words of actors": nx.gnm_random_graph(130, 400, seed=1),
    "a long path": nx.path_graph(70),
    "parts and isolates": nx.disjoint_union(nx.gnm_random_graph(40, 60, seed=2), nx.empty_graph(5)),
    "complete": nx.complete_graph(9),
    "nobody": nx.empty_graph(0),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_pairs_by_distance_are_those_of_networkx(name: str) -> None:
    """With everybody, and with a few gone."""
    kernels, graph = interpreted("distances"), GRAPHS[name]
    n = len(graph)
    for out in ((), tuple(range(0, n, 7))):
        left = graph.copy()
        left.remove_nodes_from(out)
        expected = [0] * max(n, 1)
        for row in dict(nx.all_pairs_shortest_path_length(left)).values():
            for d in row.values():
                expected[d] += d > 0
        gone = [int(v in out) for v in range(n)]
        seen, now, ahead, pairs = ([-1] * n for _ in range(4))
        farthest = kernels.spread(n, *rows(graph), gone, seen, now, ahead, pairs)
        assert pairs == expected[:n]
        assert farthest == max((d for d, count in enumerate(expected) if count), default=0)


@pytest.mark.parametrize("name", GRAPHS)
def test_distances_between_all(name: str) -> None:
    """The number of actors stands for no path."""
    kernels, graph = interpreted("distances"), GRAPHS[name]
    n = len(graph)
    far, seen, now, ahead = [0] * (n * n), [0] * n, [0] * n, [0] * n
    kernels.distances(n, *rows(graph), [0] * n, seen, now, ahead, far)
    lengths = dict(nx.all_pairs_shortest_path_length(graph))
    assert far == [lengths[u].get(v, n) for u in range(n) for v in range(n)]


@pytest.mark.parametrize("seed", range(12))
def test_the_least_left_is_never_more_than_what_is_left(seed: int) -> None:
    """It is what pruning rests on; on a star, it is exact."""
    kernels = interpreted("distances")
    graph = nx.star_graph(6) if seed == 0 else nx.gnm_random_graph(20 + 10 * seed, 25 + 20 * seed, seed=seed)
    n = len(graph)
    seen, now, ahead, pairs, least, gone = ([0] * n for _ in range(6))
    kernels.least_left(n, *rows(graph), gone, seen, now, ahead, least)
    for c in range(n):
        gone[c] = 1
        kernels.spread(n, *rows(graph), gone, seen, now, ahead, pairs)
        gone[c] = 0
        left = math.fsum(count / d for d, count in enumerate(pairs) if d)
        assert least[c] <= 6 * left + 1e-9
        assert seed > 0 or least[c] == round(6 * left)


def test_parts_are_those_of_networkx() -> None:
    """Numbered in the order of their first actors; whoever has left is in none."""
    kernels, graph = interpreted("distances"), GRAPHS["parts and isolates"]
    n = len(graph)
    gone, part, queue, sizes = [int(v in (3, 8)) for v in range(n)], [0] * n, [0] * n, [0] * n
    count = kernels.parts(n, *rows(graph), gone, part, queue, sizes)
    graph = graph.copy()
    graph.remove_nodes_from((3, 8))
    expected = sorted(sorted(found) for found in nx.connected_components(graph))
    assert [[v for v in range(n) if part[v] == at] for at in range(count)] == expected
    assert sizes[:count] == [len(found) for found in expected]
    assert (part[3], part[8]) == (-1, -1)


@pytest.mark.parametrize("name", ["two words of actors", "parts and isolates", "complete"])
def test_interpreted_and_compiled_agree_bit_for_bit(name: str) -> None:
    """Every kernel of the file, on the same networks."""
    plain, fast = both("distances")
    graph = GRAPHS[name]
    n, (indptr, indices) = len(graph), rows(graph)
    results = []
    for kernels in (plain, fast):

        def give(values: list[float] | list[int], compiled: bool = kernels is fast) -> Any:
            return np.array(values) if compiled else list(values)

        ties = (n, give(indptr), give(indices))
        gone = give([int(v % 11 == 4) for v in range(n)])
        seen, now, ahead, pairs, least, found = (give([0] * n) for _ in range(6))
        far, rows_, wide, reached = (
            give([0] * (n * n)),
            give([0] * (n * n)),
            give([0] * (n + 1)),
            give([0] * n * (n + 1)),
        )
        told: list[object] = [kernels.spread(*ties, gone, seen, now, ahead, pairs), list(pairs)]
        kernels.least_left(*ties, gone, seen, now, ahead, least)
        kernels.distances(*ties, gone, seen, now, ahead, far)
        whole = math.fsum(int(count) / d for d, count in enumerate(pairs) if d)
        order = sorted((v for v in range(n) if v % 11 != 4), key=lambda v: (int(least[v]), v))
        for limit in (math.inf, 0.8 * whole, -1.0):
            kept = kernels.leave_next(*ties, gone, give(order), least, limit, seen, now, ahead, pairs, found, rows_)
            told += [kept, list(found[:kept]), list(rows_[: kept * n])]
        worth = give([1.0, *(1 / d for d in range(1, n)), 0.0])
        nearest = give([n] * n)
        kept = kernels.reach_next(n, far, nearest, worth, give(order), -math.inf, wide, found, reached)
        told += [kept, list(found[:kept]), list(reached[: kept * (n + 1)])]
        told += [kernels.parts(*ties, gone, seen, now, ahead), list(seen), list(least), list(far)]
        results.append(told)
    assert results[0] == results[1]
