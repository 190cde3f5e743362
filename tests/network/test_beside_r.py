"""R answers the same questions on the same network, while the test runs."""

import random
import subprocess

import networkx as nx
import pytest

from clsm import network
from clsm.network import PartnerNetwork
from tests.tools import rscript

pytestmark = pytest.mark.r

ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total")
"""In the order of the columns of ``sna::brokerage``."""

SCRIPT = """
suppressPackageStartupMessages({{library(sna); library(igraph)}})
ties <- matrix(c({cells}), nrow = {n}, byrow = TRUE)
roles <- sna::brokerage(ties, c({sectors}))$raw.nli
constraint <- igraph::constraint(igraph::graph_from_adjacency_matrix(ties))
for (i in 1:{n}) cat(roles[i, ], format(constraint[i], digits = 15), "\\n")
"""


def drawn(n: int) -> "nx.DiGraph[str]":
    """A network of *n* partners in three sectors; each has a tie, and one is alone in its sector."""
    rng = random.Random(2011)
    graph: nx.DiGraph[str] = nx.DiGraph()
    names = [f"partner-{number:02}" for number in range(n)]
    for number, name in enumerate(names):
        graph.add_node(name, sector="abc"[number % 2] if number else "c")
    graph.add_edges_from((name, names[number - 1]) for number, name in enumerate(names))
    graph.add_edges_from((a, b) for a in names for b in names if a != b and rng.random() < 0.2)
    return graph


def test_brokerage_and_constraint_are_those_of_r() -> None:
    """The counts of ``sna`` exactly, the constraint of ``igraph`` to twelve digits."""
    graph = drawn(14)
    cells = ", ".join(str(int(graph.has_edge(a, b))) for a in graph for b in graph)
    sectors = ", ".join(f'"{sector}"' for _, sector in graph.nodes(data="sector"))
    script = SCRIPT.format(cells=cells, sectors=sectors, n=len(graph))
    process = subprocess.run([str(rscript()), "-e", script], capture_output=True, text=True, check=False, timeout=120)
    assert process.returncode == 0, process.stderr
    net = PartnerNetwork.from_networkx(graph, sector="sector")
    roles, holes = network.brokerage(net, permutations=0), network.structural_holes(net)
    rows = process.stdout.splitlines()
    for name, row in zip(graph, rows, strict=True):
        *counts, constraint = map(float, row.split())
        assert [getattr(roles[name], role).count for role in ROLES] == counts
        assert holes[name].constraint == pytest.approx(constraint, rel=1e-12)
