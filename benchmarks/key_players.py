"""Exact key players, all optimal sets, beside the same search with networkx's distances; cores beside enumeration.

    python benchmarks/key_players.py

Prints a Markdown table and fails where a ratio is under what is asked. networkx is timed on a sample of
the sets, evenly spread, and its time multiplied: all of them take a minute.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import combinations, islice
from math import comb

import networkx as nx
import numpy as np

SIZE, K, SAMPLE = 60, 3, 400
ASKED = {"with numba": 150, "without": 10}
"""How many times faster than networkx, in the same run."""


def council(n: int, mean: float, seed: int) -> "nx.Graph[int]":
    """A graph shaped like a partner network: six sectors as blocks, degrees with a heavy tail."""
    rng = np.random.default_rng(seed)
    weight, sector = rng.pareto(2.5, n) + 0.5, rng.integers(0, 6, n)
    chance = np.outer(weight, weight) * np.where(sector[:, None] == sector[None, :], 4, 1)
    np.fill_diagonal(chance, 0)
    chance *= mean * n / chance.sum()
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from((i, j) for i in range(n) for j in range(i) if rng.random() < chance[i, j])
    return graph


def timed(work: Callable[[], object]) -> float:
    """Seconds, the best of three."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def with_networkx(graph: "nx.Graph[int]") -> float:
    """Seconds that the same search takes with networkx: every set of three, distances between all who stay."""
    every = comb(len(graph), K)
    sample = list(islice(combinations(graph, K), 0, None, every // SAMPLE))

    def search() -> None:
        for members in sample:
            left = graph.copy()
            left.remove_nodes_from(members)
            sum(1 / d for _, row in nx.all_pairs_shortest_path_length(left) for d in row.values() if d)

    return timed(search) * every / len(sample)


def ours() -> dict[str, float]:
    """Seconds for each answer, with or without numba as this process has it."""
    from clsm.network import PartnerNetwork
    from clsm.network.measures.core_periphery import core_periphery
    from clsm.network.measures.key_players import key_players

    net = PartnerNetwork.from_networkx(council(SIZE, 12, 3))
    small = PartnerNetwork.from_networkx(council(27, 8, 1))
    key_players(net, 2)
    key_players(net, 2, "reach")
    core_periphery(small)
    return {
        "fragment": timed(lambda: key_players(net, K)),
        "reach": timed(lambda: key_players(net, K, "reach")),
        "core": timed(lambda: core_periphery(small, "A", exact=True)),
    }


def main() -> None:
    """Time both ways, each in its own process, and print the table."""
    if "--here" in sys.argv:
        if "--without" in sys.argv:
            sys.modules["numba"] = None  # type: ignore[assignment]
        print(json.dumps(ours()))
        return
    peer = with_networkx(council(SIZE, 12, 3))
    print(f"| k = {K}, {SIZE} organisations, every optimal set | seconds | times networkx ({peer:.1f} s) | asked |")
    print("|---|---|---|---|")
    short, cores = list[str](), list[str]()
    for name, asked in ASKED.items():
        arguments = [sys.executable, __file__, "--here", *(["--without"] if name == "without" else [])]
        taken = json.loads(subprocess.run(arguments, check=True, capture_output=True, text=True, timeout=600).stdout)
        ratio = peer / taken["fragment"]
        print(f"| fragment, {name} | {taken['fragment']:.3f} | {ratio:.0f} | {asked} |")
        print(f"| reach, {name} | {taken['reach']:.3f} | | |")
        cores.append(f"| core and periphery, every core of 27 organisations, {name} | {taken['core']:.2f} | | |")
        if ratio < asked:
            short.append(f"{name}: {ratio:.0f} times, {asked} asked")
    print("\n".join(cores))
    if short:
        sys.exit("; ".join(short))


if __name__ == "__main__":
    main()
