"""Density, centralization, mixing, E-I and overlap of relations, against R ``sna``, ``igraph`` and ``netseg``."""

import json
import math
import os
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from clsm.network.measures.centralization import centralization
from clsm.network.measures.density import density
from clsm.network.measures.ei_index import ei_index
from clsm.network.measures.mixing import mixing
from clsm.network.measures.multiplex import compare, multiplexity
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork

FOLDER = os.environ.get("CLSM_PEERS")
pytestmark = pytest.mark.peers

READINGS = {"directed": "reported", "union": "any", "confirmed": "confirmed", "undirected": "reported"}
VARIANTS = [
    f"{name}/{variant}"
    for name, variants in {
        "chemnet_infrep": ("directed", "union", "confirmed"),
        "chemnet_pol": ("directed", "union", "confirmed"),
        "chemnet_sci_any": ("directed", "union", "confirmed"),
        "chemnet_sci_confirmed": ("directed", "union", "confirmed"),
        "chemnet_scifrom_t": ("directed", "union", "confirmed"),
        "chemnet_scito": ("directed", "union", "confirmed"),
        "dhhs_collab": ("undirected",),
        "florentine_marriage": ("undirected",),
        "krackhardt_kite": ("undirected",),
        "lhds": ("undirected",),
        "ryanair_eu_policy": ("directed", "union", "confirmed"),
        "tc_collaboration": ("undirected",),
        "tc_contact": ("undirected",),
        "tc_dissemination": ("undirected",),
        "wetlands_multilevel": ("undirected",),
    }.items()
    for variant in variants
]

SECTORED = [key for key in VARIANTS if not key.startswith(("florentine", "krackhardt", "ryanair"))]


@cache
def golden() -> dict[str, Any]:
    """The summary of every network and variant."""
    return dict(json.loads((Path(str(FOLDER)) / "reference" / "golden_summary.json").read_text()))


def network(name: str, *, weight: str | None = None) -> TieNetwork:
    """A network of the folder, as it was reported."""
    data = json.loads((Path(str(FOLDER)) / "networks" / f"{name}.json").read_text())
    graph = nx.node_link_graph(data, edges="edges")
    return PartnerNetwork.from_networkx(graph, sector=data["graph"].get("sector_attribute"), weight=weight)


def same(ours: float | None, theirs: float) -> None:
    """Equal to nine digits; what a peer calls 0, or leaves out, where there is no answer is ``None`` here."""
    assert ours is not None
    assert math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-12)


@cache
def read(key: str) -> TieNetwork:
    """The network of a variant, under its reading."""
    name, variant = key.split("/")
    return network(name).reading(READINGS[variant])  # type: ignore[arg-type]


@pytest.mark.parametrize("key", VARIANTS)
def test_density_and_centralization_are_those_of_sna(key: str) -> None:
    """Density, and each of Freeman's centralizations, of each real network under each reading."""
    told, net = golden()[key], read(key)
    assert (net.n, net.basis.ties) == (told["n"], told["m"])
    same(density(net).value, told["density"])
    found, theirs = centralization(net), told["centralization_sna"]
    names = {"degree": "degree", "freeman": "degree", "indegree": "in_degree", "outdegree": "out_degree"}
    for peer, ours in names.items():
        if peer in theirs:
            same(getattr(found, ours), theirs[peer])
    same(found.betweenness, theirs["betweenness"])
    if found.closeness is not None:
        same(found.closeness, theirs["closeness"])
    else:
        # sna gives 0 to whoever cannot reach all, and compares with a largest sum for which all can
        graph: Any = net.to_networkx()
        assert not (nx.is_strongly_connected(graph) if net.oriented else nx.is_connected(graph))
    assert found.bounds["degree"] == (found.degree, found.degree)


@pytest.mark.parametrize("key", VARIANTS)
def test_possible_loops_are_not_counted(key: str) -> None:
    """R ``igraph``'s ``centr_degree`` counts loops that nobody can have, unless it is told not to."""
    name, variant = key.split("/")
    reference = json.loads((Path(str(FOLDER)) / "reference" / f"{name}.json").read_text())["variants"][variant]
    theirs = reference["centralization_igraph"]
    found = centralization(read(key), paths=False)
    same(found.degree, theirs["degree_loopsFALSE"])
    assert found.degree != pytest.approx(theirs["degree_loopsTRUE_default"], rel=1e-6)


@pytest.mark.parametrize("key", SECTORED)
def test_sectors_are_those_of_netseg_and_igraph(key: str) -> None:
    """The E-I index, the assortativity and the number of ties of each pair of sectors."""
    told, net = golden()[key], read(key)
    found = mixing(net, permutations=0)
    same(ei_index(net, permutations=0).index, told["E_I"])
    same(found.assortativity, told["assortativity_newman_igraph"])
    name, variant = key.split("/")
    reference = json.loads((Path(str(FOLDER)) / "reference" / f"{name}.json").read_text())["variants"][variant]
    theirs = reference["segregation"]["mixing_netseg"]
    for row, counts in zip(theirs["rows"], theirs["values"], strict=True):
        for column, count in zip(theirs["cols"], counts, strict=True):
            # netseg writes an undirected table above the diagonal
            if net.oriented or count:
                assert found.counts[row, column] == count
    assert sum(found.counts.values()) == told["m"] - found.dropped_ties
    if "xUCINET_grouphomophily" in reference["segregation"]:
        same(ei_index(net, permutations=0).expected, reference["segregation"]["xUCINET_grouphomophily"]["ExpectEI"])


def test_campnet_is_as_ucinet_prints_it() -> None:
    """The E-I index and the assortativity by gender, to the three digits that UCINET's port prints."""
    told = json.loads((Path(str(FOLDER)) / "reference" / "ucinet_campnet.json").read_text())["homophily_gender"]
    net = network("campnet")
    assert round(ei_index(net, permutations=0).index or 0, 3) == told["E_I"]
    assert round(mixing(net, permutations=0).assortativity or 0, 3) == told["assort"]


def overlaps() -> list[dict[str, Any]]:
    """The pairs of relations that were compared."""
    data = json.loads((Path(str(FOLDER)) / "reference" / "qap_multiplex.json").read_text())
    return [{**pair, "weights": False} for pair in data["binary"]] + [
        {**pair, "weights": True} for pair in data["valued"]
    ]


@pytest.mark.parametrize("at", range(7))
def test_overlap_of_relations_is_that_of_sna(at: int) -> None:
    """Stable, new and dissolved ties, Jaccard and the correlation; the p is as small as theirs."""
    pair = overlaps()[at]
    nets = []
    for told in pair["pair"]:
        name, _, weight = told.removesuffix("]").partition("[")
        nets.append(network(name, weight=weight or None))
    found = compare(*nets, weights=pair["weights"], permutations=2000)
    assert len(found.stable) == pair["N11"]
    assert len(found.dissolved) == pair["N10"]
    assert len(found.new) == pair["N01"]
    same(found.jaccard, pair["jaccard"])
    same(found.correlation, pair["gcor"])
    assert found.p is not None
    assert found.p < 0.02
    assert found.bounds["jaccard"] == (found.jaccard, found.jaccard)


def test_cliques_overlap_where_their_members_meet() -> None:
    """Who is together in a maximal clique of three or more is who ``sna`` finds by listing all cliques."""
    together = {}
    # in tc_dissemination sna counts a clique of two as well
    for name in ("tc_contact", "tc_collaboration"):
        data = json.loads((Path(str(FOLDER)) / "reference" / f"{name}.json").read_text())
        counts = data["variants"]["undirected"]["cliques"]["comembership"]
        together[name] = {(a, b) for a in range(25) for b in range(a) if counts[a][b]}
    found = multiplexity({name: network(name) for name in together})
    for (one, other), value in found.clique_overlap.items():
        both, either = together[one] & together[other], together[one] | together[other]
        same(value, len(both) / len(either))
