"""The best 100 absent ties across sectors by exact marginal effect, beside the same scores from networkx.

    python benchmarks/introductions.py [--assert] [--without-numba]

networkx scores a sample of the same pairs, one after the other: it adds the tie, asks for the cutpoints, the
components, distance up to two steps and the constraint of both ends, and takes the tie out again; what does
not depend on the tie is asked once. Its time is scaled to the number of pairs that we weigh. Every score of
the sample must be ours. Prints a Markdown table; with ``--assert``, fails where something is not as asked.
"""

import argparse
import sys
import time
from itertools import combinations
from pathlib import Path
from typing import Any

import attrs
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

AT = 10_000
COMPILED_TIMES, INTERPRETED_TIMES = 100.0, 10.0
SAMPLE = 12
"""How many pairs networkx scores: each takes it a good part of a second."""

THEMES = 400
"""How many themes there are; everybody works on two of them."""


def fresh(net: Any) -> Any:
    """The same network, with nothing kept but its arrays."""
    net = attrs.evolve(net)
    net.pairs, net.csr, net.sector_codes  # noqa: B018
    return net


def with_themes(net: Any, seed: int = 1) -> Any:
    """The network, where everybody works on two themes."""
    drawn = np.random.default_rng(seed).integers(0, THEMES, (net.n, 2))
    concerns = tuple(frozenset({("theme", f"t{a}"), ("theme", f"t{b}")}) for a, b in drawn.tolist())
    return attrs.evolve(net, concerns=concerns)


def near(graph: Any, start: int) -> set[int]:
    """Who is one or two steps away."""
    first = set(graph[start])
    return first.union(*(graph[node] for node in first)) - {start}


def constraint(graph: Any, node: int) -> float:
    """Burt's, whole model; networkx's own local function, which needs no SciPy."""
    import networkx as nx

    return sum(nx.local_constraint(graph, node, other) for other in graph[node])


def across(graph: Any, sector: Any, nodes: set[int]) -> float:
    """The sum of 1/d, up to two steps, over the pairs of different sectors that hold one of *nodes*."""
    total = 0.0
    for start in nodes:
        for other in near(graph, start):
            if sector[other] != sector[start]:
                once = 2.0 if other in nodes else 1.0
                total += (1.0 if other in graph[start] else 0.5) / once
    return total


def by_networkx(graph: Any, sector: Any, before: set[int], a: int, b: int) -> tuple[float, ...]:
    """The four effects of a tie, with the graph as it is then."""
    import networkx as nx

    # only pairs that hold an end of the tie, or one of its neighbours, can come within two steps
    ends = {a, b}
    held, joined = (constraint(graph, a), constraint(graph, b)), nx.node_connected_component(graph, a)
    apart = 0 if b in joined else len(joined) * len(nx.node_connected_component(graph, b))
    was = across(graph, sector, ends)
    graph.add_edge(a, b)
    removed = len(before - set(nx.articulation_points(graph)))
    change = across(graph, sector, ends) - was
    freed = constraint(graph, a) + constraint(graph, b) - sum(held)
    graph.remove_edge(a, b)
    return removed, apart, change, freed


def turn(shape: str, n: int, *, strict_times: float | None) -> list[str]:
    """Print one row; return what is not as asked."""
    import networkx as nx

    from benchmarks import graphs
    from clsm.network.gap_finding.introductions import introductions
    from clsm.network.passes.marginal import Effects

    ties = getattr(graphs, shape)(n)
    net, graph = with_themes(graphs.tie_network(ties)), graphs.networkx_graph(ties)
    introductions(with_themes(graphs.tie_network(graphs.partners(200))), across_sectors=True)
    times = []
    for _ in range(3):
        given = fresh(net)
        start = time.perf_counter()
        found = introductions(given, across_sectors=True)
        times.append(time.perf_counter() - start)
    ours = min(times)
    assert len(found.rows) == 100
    by_theme: dict[Any, list[int]] = {}
    for at, of in enumerate(net.concerns):
        for theme in of:
            by_theme.setdefault(theme, []).append(at)
    tied, sector = set(zip(ties.low.tolist(), ties.high.tolist(), strict=True)), ties.sector.tolist()
    pairs = {pair for members in by_theme.values() for pair in combinations(members, 2)} - tied
    wanted = sorted(pair for pair in pairs if sector[pair[0]] != sector[pair[1]])
    assert len(wanted) == found.absent
    # half of the sample is what we found the best, half is any pair
    sample = [(net.index[a], net.index[b]) for a, b in (row.ends for row in found.rows[: SAMPLE // 2])]
    drawn = np.random.default_rng(0).choice(len(wanted), SAMPLE - len(sample), replace=False)
    sample += [wanted[at] for at in drawn.tolist()]
    effects, before = Effects.of(net), set(nx.articulation_points(graph))
    start = time.perf_counter()
    scores = [by_networkx(graph, sector, before, a, b) for a, b in sample]
    theirs = (time.perf_counter() - start) / len(sample) * len(wanted)
    for (a, b), (removed, apart, change, freed) in zip(sample, scores, strict=True):
        one = effects.weigh(a, b)
        assert (one.relieved, one.joined, one.halves) == (removed, apart, round(2 * change)), (a, b)
        assert abs(one.freed / 1e9 + freed) < 1e-8, (a, b)
    ratio = theirs / ours
    print(
        f"| {shape} | {n:,} | {len(ties.low):,} | {len(wanted):,} | {ours:.3f} | {theirs:,.0f} | {ratio:,.0f} "
        f"| {strict_times or ''} |",
        flush=True,
    )
    return [f"{shape} {n}: {ratio:.1f} < {strict_times}"] if strict_times and ratio < strict_times else []


def main() -> int:
    """Print the table; return 1 where something asked is not met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--assert", action="store_true", dest="strict")
    parser.add_argument("--without-numba", action="store_true")
    asked = parser.parse_args()
    if asked.without_numba:
        sys.modules["numba"] = None  # type: ignore[assignment]
    from clsm.network.kernels.compiling import compiled

    print(f"kernels {'compiled' if compiled() else 'interpreted'}; networkx scores {SAMPLE} pairs, scaled\n")
    print("| graph | actors | ties | pairs weighed | ours (s) | networkx (s, scaled) | times faster | asked |")
    print("|---|---|---|---|---|---|---|---|")
    missed = []
    for shape, n in (("partners", 1_000), ("partners", AT), ("teams", AT)):
        times = COMPILED_TIMES if compiled() else INTERPRETED_TIMES
        missed += turn(shape, n, strict_times=times if n == AT else None)
    print("\n".join(["", *missed]) if missed else "\nall that is asked is met")
    return int(bool(missed) and asked.strict)


if __name__ == "__main__":
    raise SystemExit(main())
