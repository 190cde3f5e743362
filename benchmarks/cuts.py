"""Cutpoints, bridges and pairs separated in one answer, beside the peers' cutpoints alone.

    python benchmarks/cuts.py [--assert] [--without-numba] [--quick] [--million]

Needs igraph, rustworkx and networkx. Prints a Markdown table: how many times faster than each peer, how the
time grows, and with ``--million`` how much memory an answer takes. Every network is made before the clock
starts, ours with its rows of neighbours as the peers' graphs with theirs; each turn of ours begins from a
network that has kept nothing else. With ``--assert``, fails where something is not what is asked.
"""

import argparse
import math
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs

sys.path.insert(0, str(Path(__file__).parents[1]))

AT = 100_000
"""The size at which the ratios are asked."""

FASTEST_PEER, NETWORKX = 2.0, 1.0
"""How many times faster: compiled than the fastest peer, interpreted than networkx."""

GROWTH = (1.3, 1.35)
"""The highest exponent asked, compiled and interpreted."""

MEMORY = 2048
"""How many MiB an answer may take beyond the network's own arrays."""


def answer(net: Any) -> Any:
    """Who bridges: the rows of cutpoints and of bridging ties, each with what it separates."""
    from clsm.network.bridging.two_mode_bridges import bridges

    found = bridges(net)
    assert dict(found.bounds) == {
        "cutpoints": (len(found.cutpoints), len(found.cutpoints)),
        "ties": (len(found.ties), len(found.ties)),
    }
    return found


def fresh(net: Any) -> Any:
    """The same network, with nothing kept but its arrays."""
    net = attrs.evolve(net)
    net.pairs, net.csr, net.sector_codes  # noqa: B018
    return net


def best(run: Callable[[Any], object], *, make: Callable[[], Any], turns: int) -> float:
    """The shortest time of *run* over some *turns*, in seconds."""
    times = []
    for _ in range(turns):
        given = make()
        start = time.perf_counter()
        run(given)
        times.append(time.perf_counter() - start)
    return min(times)


def peers(ties: Any, turns: int) -> tuple[dict[str, float], int]:
    """How long each peer takes for the cutpoints alone; and how many they all find."""
    import networkx as nx
    import rustworkx

    from benchmarks import graphs

    of_igraph, of_networkx, of_rustworkx = graphs.igraph_graph(ties), graphs.networkx_graph(ties), rustworkx.PyGraph()
    of_rustworkx.add_nodes_from(range(ties.n))
    of_rustworkx.add_edges_from_no_data(list(zip(ties.low.tolist(), ties.high.tolist(), strict=True)))
    found = set[int]()

    def count(points: Any) -> None:
        found.add(len(list(points)))

    times = {
        "igraph": best(lambda g: count(g.articulation_points()), make=lambda: of_igraph, turns=turns),
        "rustworkx": best(lambda g: count(rustworkx.articulation_points(g)), make=lambda: of_rustworkx, turns=turns),
        "networkx": best(lambda g: count(nx.articulation_points(g)), make=lambda: of_networkx, turns=min(turns, 3)),
    }
    (points,) = found
    return times, points


def ratios(compiled: bool, *, quick: bool) -> list[str]:
    """Print us beside the peers, *quick* only where something is asked; return what is not as asked."""
    from benchmarks import graphs

    answer(fresh(graphs.tie_network(graphs.partners(300))))
    missed = []
    print("| graph | actors | ties | all of ours (s) | peer's cutpoints alone (s) | times faster | asked |")
    print("|---|---|---|---|---|---|---|")
    for shape, n in (("partners", 1_000), ("partners", 10_000), ("teams", 10_000), ("partners", AT), ("teams", AT)):
        if quick and n < AT:
            continue
        ties = getattr(graphs, shape)(n)
        net = graphs.tie_network(ties)
        turns = 5 if n >= AT else 15
        theirs, points = peers(ties, turns)
        assert len(answer(fresh(net)).cutpoints) == points
        ours = best(answer, make=lambda net=net: fresh(net), turns=turns)
        fastest = min(theirs, key=lambda peer: theirs[peer])
        for peer, seconds in theirs.items():
            asked = None
            if n == AT:
                asked = (FASTEST_PEER if peer == fastest else None) if compiled else None
                asked = NETWORKX if not compiled and peer == "networkx" else asked
            times = seconds / ours
            print(
                f"| {shape} | {n:,} | {len(ties.low):,} | {ours:.4f} | {peer} {seconds:.4f} | {times:.1f} "
                f"| {asked or ''} |",
                flush=True,
            )
            if asked and times < asked:
                missed.append(f"{shape} {n} {peer}: {times:.2f} < {asked}")
    return missed


def growth(sizes: tuple[int, ...], limit: float) -> list[str]:
    """Print how long the answer takes on networks of these *sizes*; return what is not as asked."""
    from benchmarks import graphs

    times = []
    for n in sizes:
        net = graphs.tie_network(graphs.partners(n))
        times.append(best(answer, make=lambda net=net: fresh(net), turns=3 if n > AT else 15))
    exponent = math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])
    taken = ", ".join(f"{t:.4f} s" for t in times)
    print(f"\ngrowth {sizes[0]:,} to {sizes[-1]:,}: exponent {exponent:.2f}; {taken}; asked: at most {limit}")
    return [f"growth {exponent:.2f} > {limit}"] if exponent > limit else []


def memory(n: int) -> list[str]:
    """Print what an answer takes beyond the arrays of a network of *n* actors; return what is not as asked."""
    from benchmarks import graphs

    net = fresh(graphs.tie_network(graphs.partners(n)))
    steps: dict[str, Callable[[], Any]] = {
        "cutpoints, bridging ties, the answer in words": lambda: answer(net).explain(),
        "the same, with local bridges": lambda: answer(net).local,
    }
    missed = []
    for what, step in steps.items():
        tracemalloc.start()
        step()
        most = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
        print(f"memory at {n:,}, {what}: {most:.0f} MiB beyond the network's arrays; asked: at most {MEMORY}")
        if most > MEMORY:
            missed.append(f"memory {most:,.0f} MiB > {MEMORY}")
    return missed


def main() -> int:
    """Print the table; return 1 where something asked is not met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--assert", action="store_true", dest="strict")
    parser.add_argument("--without-numba", action="store_true")
    parser.add_argument("--quick", action="store_true", help="leave out the sizes of which nothing is asked")
    parser.add_argument("--million", action="store_true", help="grow to a million actors, and measure memory there")
    asked = parser.parse_args()
    if asked.without_numba:
        sys.modules["numba"] = None  # type: ignore[assignment]
    from clsm.network.kernels.compiling import compiled

    print(f"kernels {'compiled' if compiled() else 'interpreted'}\n")
    missed = ratios(compiled(), quick=asked.quick)
    sizes = (1_000, 10_000, AT, 1_000_000) if asked.million else (1_000, 10_000, AT)
    missed += growth(sizes, GROWTH[0 if compiled() else 1])
    if asked.million:
        missed += memory(1_000_000)
    print("\n".join(["", *missed]) if missed else "\nall that is asked is met")
    return int(bool(missed) and asked.strict)


if __name__ == "__main__":
    raise SystemExit(main())
