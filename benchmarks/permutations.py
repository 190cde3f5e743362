"""How much faster 10,000 label permutations are than calling the measure 10,000 times, at 60 organisations.

Run ``python benchmarks/permutations.py``; ``--assert`` fails where a ratio is under what is asked for:
200 with the extra ``fast``, 10 without. ``--interpreted`` hides numba. The measure is called on a sample
of dealings and the time is scaled up. Of brokerage, every role of the network and of each organisation is
read, since each has its p.
"""

import argparse
import sys
import time
from collections.abc import Callable

ORGANISATIONS, PERMUTATIONS, SAMPLE, REPEATS = 60, 10_000, 200, 3


def timed(work: Callable[[], object]) -> float:
    """Seconds that *work* takes, the best of some runs."""
    best = float("inf")
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def main() -> int:
    """Print a Markdown table of ratios; 1 where one is under what is asked for, and ``--assert`` is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assert", action="store_true", dest="asserting")
    parser.add_argument("--interpreted", action="store_true")
    asked = parser.parse_args()
    if asked.interpreted:
        sys.modules["numba"] = None  # type: ignore[assignment]

    import attrs
    import networkx as nx
    import numpy as np

    from clsm.network.kernels.compiling import compiled
    from clsm.network.measures.brokerage import NAMES, brokerage
    from clsm.network.measures.ei_index import ei_index
    from clsm.network.measures.mixing import mixing
    from clsm.network.networks.tie_network import TieNetwork

    rng = np.random.default_rng(0)
    graph = nx.gnm_random_graph(ORGANISATIONS, 6 * ORGANISATIONS, seed=0)
    sectors = [f"sector-{at % 6}" for at in range(ORGANISATIONS)]
    net = TieNetwork.from_arrays(
        [f"o{at:02}" for at in range(ORGANISATIONS)], *zip(*graph.edges, strict=True), directed=False, sectors=sectors
    )
    dealt = [attrs.evolve(net, sectors=tuple(rng.permutation(sectors).tolist())) for _ in range(SAMPLE)]

    def roles(net: TieNetwork, permutations: int) -> object:
        found = brokerage(net, permutations=permutations)
        # drawn and counted when they are read
        counted = [getattr(roles, name) for roles in (found.network, *found.values()) for name in NAMES]
        return [(of.count, of.p) for of in counted]

    def each(measure: Callable[..., object]) -> None:
        for one in dealt:
            measure(attrs.evolve(one), permutations=0)

    least = 200 if compiled() else 10
    print(
        f"| {PERMUTATIONS:,} permutations, {ORGANISATIONS} organisations | permutations, s | calls, s | ratio | asked |"
    )
    print("|---|---|---|---|---|")
    kept = True
    measures: dict[str, Callable[..., object]] = {"mixing": mixing, "ei_index": ei_index, "brokerage": roles}
    for name, measure in measures.items():
        measure(net, permutations=1)
        once = timed(lambda measure=measure: measure(net, permutations=0))  # type: ignore[misc]
        whole = timed(lambda measure=measure: measure(net, permutations=PERMUTATIONS))  # type: ignore[misc]
        calls = timed(lambda measure=measure: each(measure)) * PERMUTATIONS / SAMPLE  # type: ignore[misc]
        ratio = calls / (whole - once)
        kept &= ratio >= least
        print(f"| `{name}` | {whole - once:.3f} | {calls:.1f} | {ratio:.0f} | {least} |")
    return 0 if kept or not asked.asserting else 1


if __name__ == "__main__":
    sys.exit(main())
