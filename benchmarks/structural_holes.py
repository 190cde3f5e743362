"""Structural holes, brokerage counts and local bridges in one pass, beside igraph's and networkx's constraint alone.

    python benchmarks/structural_holes.py [--assert] [--without-numba] [--quick] [--million]

Prints a Markdown table: how many times faster than each peer, and how the time grows. Every network is made
before the clock starts; each turn of ours begins from a network that has kept nothing. With ``--assert``,
fails where a ratio is under what is asked.
"""

import argparse
import math
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import attrs

sys.path.insert(0, str(Path(__file__).parents[1]))

ASKED = {
    # (graph, actors, peer): times faster, compiled and interpreted
    ("partners", 100_000, "igraph"): (8.0, None),
    ("partners", 100_000, "networkx"): (None, 5.0),
    ("teams", 10_000, "igraph"): (1.2, None),
    ("teams", 10_000, "networkx"): (None, 2.0),
}
GROWTH = (1.3, 1.35)
"""The highest exponent asked, compiled and interpreted."""

READ_ONE_BY_ONE, READ_AS_ARRAY = 3.0, 0.2
"""How many times the time of the measure its figures may take to be computed and read."""

MEMORY = 2.0
"""The most memory asked, in GiB."""


class Ratio(NamedTuple):
    """One line of the table."""

    graph: str
    actors: int
    ties: int
    ours: float
    peer: str
    theirs: float
    asked: float | None

    @property
    def times(self) -> float:
        """How many times faster we are."""
        return self.theirs / self.ours


def one_pass(net: Any) -> None:
    """All four measures of holes, the brokerage counts with their moments, and the local bridges."""
    from clsm.network.measures.brokerage import brokerage
    from clsm.network.measures.structural_holes import structural_holes
    from clsm.network.passes.triads import count_triads

    structural_holes(net)
    brokerage(net, permutations=0)
    net.kept(count_triads).common_by_pair == 0  # noqa: B015


def fresh(net: Any) -> Any:
    """The same network, with nothing kept but what every measure reads."""
    net = attrs.evolve(net)
    net.pairs, net.sector_codes, net.basis  # noqa: B018
    return net


def best(run: Callable[[Any], object], given: Any, *, turns: int, make: Callable[[Any], Any] = lambda it: it) -> float:
    """The shortest time of *run* on what *make* gives of *given*, in seconds."""
    times = []
    for _ in range(turns):
        made = make(given)
        start = time.perf_counter()
        run(made)
        times.append(time.perf_counter() - start)
    return min(times)


def ratios(compiled: bool, *, quick: bool) -> Iterator[Ratio]:
    """Us beside igraph and networkx, in one run; *quick*, only what something is asked of, and what is small."""
    import networkx as nx

    from benchmarks import graphs

    one_pass(fresh(graphs.tie_network(graphs.partners(300))))
    for shape, n in (("partners", 1_000), ("partners", 10_000), ("teams", 10_000), ("partners", 100_000)):
        ties = getattr(graphs, shape)(n)
        net = graphs.tie_network(ties)
        turns = 3 if n > 10_000 else 9
        ours = best(one_pass, net, make=fresh, turns=turns)
        run = {"igraph": lambda graph: graph.constraint(), "networkx": nx.constraint}
        make = {"igraph": graphs.igraph_graph, "networkx": graphs.networkx_graph}
        often = {"igraph": turns, "networkx": 1 if n > 10_000 else 3}
        for peer in run:
            asked = ASKED.get((shape, n, peer), (None, None))[0 if compiled else 1]
            if quick and n > 1_000 and not asked:
                continue
            seconds = best(run[peer], make[peer](ties), turns=often[peer])
            yield Ratio(shape, n, len(ties.low), ours, peer, seconds, asked)


def reading(actors: int) -> Iterator[tuple[str, float, float]]:
    """How many times the measure's own time it takes to read a figure of each, one by one and as an array; asked."""
    from benchmarks import graphs
    from clsm.network import brokerage, structural_holes

    net = graphs.tie_network(graphs.partners(actors))
    measures: dict[str, tuple[Callable[[Any], Any], Callable[[Any], object]]] = {
        "constraint": (structural_holes, lambda of_one: of_one.constraint),
        "gatekeeper": (lambda net: brokerage(net, permutations=0), lambda of_one: of_one.gatekeeper.z),
    }
    for figure, (measure, read) in measures.items():

        def one_by_one(net: Any, measure: Any = measure, read: Any = read) -> list[object]:
            answer = measure(net)
            return [read(answer[actor]) for actor in answer.ids]

        def as_array(answer: Any, figure: str = figure) -> object:
            return answer.values(figure)

        what = f"{figure} of {actors:,} actors"
        computing = best(measure, net, make=fresh, turns=15)
        taken = best(one_by_one, net, make=fresh, turns=15)
        yield f"{what}, computed and read one by one", taken / computing, READ_ONE_BY_ONE
        answers = [measure(fresh(net)) for _ in range(9)]
        taken = best(as_array, None, make=lambda _, left=answers: left.pop(), turns=9)  # type: ignore[misc]
        yield f"{what}, read as an array", taken / computing, READ_AS_ARRAY


def growth(sizes: tuple[int, ...]) -> list[tuple[int, float]]:
    """How long the pass takes on networks of these *sizes*."""
    from benchmarks import graphs

    found = []
    for n in sizes:
        net = graphs.tie_network(graphs.partners(n))
        found.append((n, best(one_pass, net, make=fresh, turns=2 if n > 100_000 else 5)))
    return found


def memory(n: int) -> float:
    """The memory that the pass takes at its highest, beyond the network's own arrays, in GiB."""
    from benchmarks import graphs

    net = fresh(graphs.tie_network(graphs.partners(n)))
    tracemalloc.start()
    one_pass(net)
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return highest / 2**30


def main() -> int:
    """Print the table; return 1 where something asked is not met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--assert", action="store_true", dest="strict")
    parser.add_argument("--without-numba", action="store_true")
    parser.add_argument("--quick", action="store_true", help="leave out what is large and of which nothing is asked")
    parser.add_argument("--million", action="store_true", help="grow to a million actors")
    asked = parser.parse_args()
    if asked.without_numba:
        sys.modules["numba"] = None  # type: ignore[assignment]
    from clsm.network.kernels.compiling import compiled

    missed = []
    print(f"kernels {'compiled' if compiled() else 'interpreted'}\n")
    print("| graph | actors | ties | one pass (s) | peer's constraint (s) | times faster | asked |")
    print("|---|---|---|---|---|---|---|")
    for line in ratios(compiled(), quick=asked.quick):
        print(
            f"| {line.graph} | {line.actors:,} | {line.ties:,} | {line.ours:.4f} | {line.peer} {line.theirs:.4f} "
            f"| {line.times:.1f} | {line.asked or ''} |",
            flush=True,
        )
        if line.asked and line.times < line.asked:
            missed.append(f"{line.graph} {line.actors} {line.peer}: {line.times:.2f} < {line.asked}")
    for what, times, most in reading(10_000):
        print(f"\n{what}, in times of the measure: {times:.6f}; asked: at most {most}")
        if times > most:
            missed.append(f"{what} {times:.2f} > {most}")
    sizes = (1_000, 10_000, 100_000, 1_000_000) if asked.million else (1_000, 10_000, 100_000)
    taken_by_size = growth(sizes)
    exponent = math.log(taken_by_size[-1][1] / taken_by_size[0][1]) / math.log(
        taken_by_size[-1][0] / taken_by_size[0][0]
    )
    limit = GROWTH[0 if compiled() else 1]
    taken = ", ".join(f"{t:.3f} s" for _, t in taken_by_size)
    print(f"\ngrowth {sizes[0]:,} to {sizes[-1]:,}: exponent {exponent:.2f}; {taken}; asked: at most {limit}")
    if exponent > limit:
        missed.append(f"growth {exponent:.2f} > {limit}")
    if asked.million:
        beyond = memory(1_000_000)
        print(f"memory beyond the network's own arrays at 1,000,000 actors, GiB: {beyond:.2f}; asked: at most {MEMORY}")
        if beyond > MEMORY:
            missed.append(f"memory {beyond:.2f} GiB > {MEMORY}")
    print("\n".join(["", *missed]) if missed else "\nall that is asked is met")
    return int(bool(missed) and asked.strict)


if __name__ == "__main__":
    raise SystemExit(main())
