from typing import Any

import networkx as nx
import numpy as np

from tests.network import atlas
from tests.network.twice import both, interpreted


def test_interpreted_and_compiled_agree_bit_for_bit() -> None:
    """The climb, from each beginning, with and without exchanges; the walk, which finds all that enumeration does."""
    plain, fast = both("cores")
    graph = nx.gnm_random_graph(14, 35, seed=3)
    n = len(graph)
    indptr = [0, *np.cumsum([graph.degree(v) for v in range(n)]).tolist()]
    indices = [u for v in range(n) for u in sorted(graph[v])]
    order = sorted(graph, key=lambda v: (-graph.degree(v), v))
    near = [sum(1 << u for u in graph[v]) for v in range(n)]
    width = 36
    need = [outside + 12 for size in range(n + 1) for outside in range(width)]
    last = [graph.degree(v) for v in range(10, n)]
    block = [need[at] - sum(last) for at in range(len(need))]
    good = []
    for bits in range(1 << n):
        members = [v for v in range(n) if bits >> v & 1]
        inside = sum((near[v] & bits).bit_count() for v in members) // 2
        if inside >= 35 - sum(graph.degree(v) for v in members) + inside + 12:
            good.append(bits)
    results = []
    for kernels in (plain, fast):

        def give(values: list[int], compiled: bool = kernels is fast) -> Any:
            return np.array(values) if compiled else list(values)

        told: list[object] = []
        for model in (0, 1):
            for begin in (0, 3, 9):
                for exchanges in (0, 1):
                    core, inner, mark = (give([0] * n) for _ in range(3))
                    value = kernels.climb(
                        model, n, give(indptr), give(indices), give(order), begin, exchanges, core, inner, mark
                    )
                    told += [value, list(core), list(inner), list(mark)]
        state = give([0, 0, 0, 0, sum((near[v] & 1023).bit_count() for v in range(10)) // 2])
        degree = give([len(graph[v]) for v in range(n)])
        found = give([0] * 200)
        cores = list[int]()
        while state[0] < 1 << 10:
            kept = kernels.every_core(n, 10, give(near), degree, give(need), give(block), width, state, found)
            told.append(list(state))
            cores += list(found[:kept])
        assert sorted(cores) == good
        results.append(told)
    assert results[0] == results[1]


def test_the_climb_keeps_its_books() -> None:
    """The fit that it gives is that of the core that it leaves, and its marks are clean."""
    kernels = interpreted("cores")
    for seed in range(20):
        graph = nx.gnm_random_graph(15, 40, seed=seed)
        n = len(graph)
        indptr = [0, *np.cumsum([graph.degree(v) for v in range(n)]).tolist()]
        indices = [u for v in range(n) for u in sorted(graph[v])]
        core, inner, mark = ([0] * n for _ in range(3))
        value = kernels.climb(seed % 2, n, indptr, indices, list(range(n)), seed % 5, 1, core, inner, mark)
        members = tuple(v for v in range(n) if core[v])
        exact = atlas.signed_square(graph, "AB"[seed % 2], members)
        assert exact is not None
        assert abs(value * abs(value) - float(exact)) < 1e-12
        assert mark == [0] * n
        assert inner == [sum(u in members for u in graph[v]) for v in range(n)]
