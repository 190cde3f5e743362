"""Fragmentation and key players, against R ``keyplayer`` and the exhaustive searches beside it."""

import json
import os
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from clsm.network.measures.fragmentation import fragmentation
from clsm.network.measures.key_players import key_players
from clsm.network.measures.stress import stress
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork

FOLDER = os.environ.get("CLSM_PEERS")
pytestmark = pytest.mark.peers

NAMES = (
    "chemnet_infrep",
    "chemnet_pol",
    "chemnet_sci_any",
    "chemnet_sci_confirmed",
    "chemnet_scifrom_t",
    "chemnet_scito",
    "dhhs_collab",
    "florentine_marriage",
    "krackhardt_kite",
    "ryanair_eu_policy",
    "tc_collaboration",
    "tc_contact",
    "tc_dissemination",
    "wetlands_multilevel",
)
DIGITS = 1e-9


def variants(name: str) -> list[tuple[TieNetwork, dict[str, Any]]]:
    """A network under each reading that has reference values, and these."""
    graph = nx.node_link_graph(json.loads((Path(str(FOLDER)) / f"networks/{name}.json").read_text()), edges="edges")
    net = PartnerNetwork.from_networkx(graph)
    told = json.loads((Path(str(FOLDER)) / f"reference/{name}.json").read_text())["variants"]
    readings = {"directed": "reported", "undirected": "reported", "union": "any", "confirmed": "confirmed"}
    return [(net.reading(readings[variant]), told[variant]["keyplayer"]) for variant in told]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_fragmentation_of_the_whole_and_without_each(name: str) -> None:
    """F and DF with everybody, DF without each actor."""
    for net, told in variants(name):
        found = fragmentation(net)
        assert found.components == pytest.approx(told["fragment_none"]["F"], rel=DIGITS, abs=1e-12)
        assert found.distance == pytest.approx(told["fragment_none"]["DF"], rel=DIGITS)
        without = {actor: one.distance for actor, one in found.items()}
        assert without == pytest.approx(told["fragment_single"], rel=DIGITS)


@pytest.mark.parametrize("name", NAMES)
def test_what_the_network_rests_on(name: str) -> None:
    """KPP-NEG: the best value, every optimal set, and the F that the best sets for F reach."""
    for net, told in variants(name):
        for row in told["kpp_neg"]:
            if row is None:
                continue
            found = key_players(net, row["k"])
            assert found.exact
            assert found.value == pytest.approx(row["DF_max"], rel=DIGITS)
            assert {frozenset(members) for members in found.sets} == {frozenset(members) for members in row["DF_sets"]}
            if isinstance(row["F_sets"], list):
                leaving = {str(members): members for members in row["F_sets"]}
                for one in stress(net, leaving, draws=1).values():
                    assert one.components == pytest.approx(row["F_max"], rel=DIGITS, abs=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_who_reaches_the_network_best(name: str) -> None:
    """KPP-POS: m-reach with m = 1 and dR, the value and how many sets have it."""
    for net, told in variants(name):
        for label, row in told["kpp_pos"].items():
            if row is None:
                continue
            found = key_players(net, row["k"], "reach", m=row.get("m"))
            assert found.exact or row["k"] == 3
            assert found.value == pytest.approx(row["DR" if label.startswith("dR") else "reached_incl_S"], rel=DIGITS)
            assert len(found.sets) == row["n_optimal"]
            assert frozenset(row["first"]) in {frozenset(members) for members in found.sets}
