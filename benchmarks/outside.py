"""From a graph of networkx to an array, from brokerage to a frame beside R, and two networks compared.

    python benchmarks/outside.py [--without-numba] [--quick]

What is measured holds the way in and out: a graph that is read, a frame that is filled. R is run beside where
``Rscript`` finds the package sna; elsewhere its line is left out. Each line ends with what is asked.
"""

import argparse
import importlib
import math
import shutil
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

BESIDE_NETWORKX, BESIDE_IGRAPH = 1 / 5, 1 / 2
BESIDE_SNA = 1 / 20, 1 / 5
"""The most that ours may take, in times of the peer; beside R compiled and interpreted."""

COMPARED_IN, COMPARED_GROWTH = 200.0, 1.3
"""The most memory for two networks of 100,000 actors, in MB, and the highest exponent."""

MINUTE = 60
"""In seconds: how long R may take to answer that it has a package."""

SNA = """
suppressMessages(library(sna))
ties <- as.matrix(read.csv(commandArgs(TRUE)[1], header = FALSE))
sector <- scan(commandArgs(TRUE)[2], quiet = TRUE)
taken <- replicate(5, system.time(as.data.frame(brokerage(ties, sector)$z.nli))[["elapsed"]])
cat(min(taken))
"""


def best(run: Callable[[], object], turns: int) -> float:
    """The shortest time of *run*, in seconds."""
    times = []
    for _ in range(turns):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def from_networkx(actors: int) -> Iterator[tuple[str, float, float]]:
    """The way from a graph to an array of constraint, in times of networkx's and of igraph's with its conversion."""
    import networkx as nx

    from benchmarks import graphs
    from clsm.network import PartnerNetwork, structural_holes

    graph = graphs.networkx_graph(graphs.partners(actors))
    ours = best(lambda: structural_holes(PartnerNetwork.from_networkx(graph)).values("constraint"), 7)
    igraph = importlib.import_module("igraph")
    peers = {
        "networkx": (best(lambda: nx.constraint(graph), 2), BESIDE_NETWORKX),
        "igraph with its conversion": (best(lambda: igraph.Graph.from_networkx(graph).constraint(), 5), BESIDE_IGRAPH),
    }
    for peer, (seconds, asked) in peers.items():
        yield f"a graph of networkx of {actors:,} to an array of constraint, in times of {peer}", ours / seconds, asked


def beside_sna(actors: int) -> Iterator[tuple[str, float, float]]:
    """Brokerage to a frame, in times of R's; nothing where R or its package is not there."""
    from benchmarks import graphs
    from benchmarks.structural_holes import fresh
    from clsm.network import brokerage
    from clsm.network.kernels.compiling import compiled

    rscript = shutil.which("Rscript")
    asking = [str(rscript), "-e", "library(sna)"]
    if rscript is None or subprocess.run(asking, capture_output=True, check=False, timeout=MINUTE).returncode:
        print("R with its package sna is not here: brokerage beside it was not run")
        return
    ties = graphs.partners(actors)
    net = graphs.tie_network(ties)
    table = np.zeros((actors, actors), dtype=np.int64)
    table[ties.low, ties.high] = table[ties.high, ties.low] = 1
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("ties.csv", "sector.txt", "sna.R")]
        np.savetxt(paths[0], table, fmt="%d", delimiter=",")
        np.savetxt(paths[1], ties.sector, fmt="%d")
        paths[2].write_text(SNA, encoding="utf-8")
        command = [rscript, str(paths[2]), str(paths[0]), str(paths[1])]
        theirs = float(subprocess.run(command, capture_output=True, check=True, text=True, timeout=10 * MINUTE).stdout)
    made = [fresh(net) for _ in range(9)]
    ours = best(lambda: brokerage(made.pop(), permutations=0).to_pandas(), 9)
    yield f"brokerage of {actors:,} to a frame, in times of R sna", ours / theirs, BESIDE_SNA[0 if compiled() else 1]


def compared(sizes: tuple[int, ...]) -> Iterator[tuple[str, float, float]]:
    """How the time to compare two networks grows, and the memory that the largest take beyond themselves.

    In each, a tenth did not answer, others in the second than in the first.
    """
    from benchmarks import graphs
    from clsm.network import compare

    taken, highest = list[float](), 0.0
    for n in sizes:
        first, second = (
            attrs.evolve(graphs.tie_network(graphs.partners(n, seed)), answered=np.arange(n) % 10 != seed)
            for seed in (1, 2)
        )
        taken.append(best(lambda a=first, b=second: compare(a, b, permutations=0), 3))  # type: ignore[misc]
        tracemalloc.start()
        compare(first, second, permutations=0)
        highest = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
    yield f"memory to compare two networks of {sizes[-1]:,}, MB", highest, COMPARED_IN
    exponent = math.log(taken[-1] / taken[0]) / math.log(sizes[-1] / sizes[0])
    yield f"growth of a comparison from {sizes[0]:,} to {sizes[-1]:,}, exponent", exponent, COMPARED_GROWTH


def main() -> int:
    """Print each line; what is missed is said there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--without-numba", action="store_true")
    parser.add_argument("--quick", action="store_true", help="the same: all of it is quick")
    parser.add_argument("--assert", action="store_true", dest="strict")
    asked = parser.parse_args()
    if asked.without_numba:
        sys.modules["numba"] = None  # type: ignore[assignment]
    missed = 0
    from clsm.network.kernels.compiling import compiled

    for lines in (from_networkx(10_000), beside_sna(1_000), compared((1_000, 100_000))):
        for what, measured, most in lines:
            # beside igraph, what is asked is asked of compiled kernels
            is_asked = compiled() or "igraph" not in what
            print(f"{what}: {measured:.3f}" + (f"; asked: at most {most:g}" if is_asked else ""), flush=True)
            missed += is_asked and measured > most
    return int(asked.strict and missed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
