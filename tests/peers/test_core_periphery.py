"""Core and periphery, against the exhaustive searches of the reference values."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from clsm.network.measures.core_periphery import core_periphery
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork

FOLDER = os.environ.get("CLSM_PEERS")
pytestmark = pytest.mark.peers

NAMES = (
    "tc_contact/union",
    "tc_collaboration/union",
    "tc_dissemination/union",
    "florentine_marriage/union",
    "krackhardt_kite/union",
    "ryanair_eu_policy/union",
    "ryanair_eu_policy/confirmed",
)
READINGS = {"union": "any", "confirmed": "confirmed"}


@cache
def reference() -> dict[str, Any]:
    """What exhaustive search found for each network."""
    told = json.loads((Path(str(FOLDER)) / "reference/core_periphery_exact.json").read_text())
    return dict(told["results"])


def network(label: str) -> TieNetwork:
    """A network under its reading."""
    name, reading = label.split("/")
    graph = nx.node_link_graph(json.loads((Path(str(FOLDER)) / f"networks/{name}.json").read_text()), edges="edges")
    return PartnerNetwork.from_networkx(graph).reading(READINGS[reading])  # type: ignore[arg-type]


def test_every_reference_value_is_read() -> None:
    """None is left out."""
    assert set(reference()) == set(NAMES)


@pytest.mark.parametrize("label", NAMES)
@pytest.mark.parametrize("model", ["A", "B"])
def test_the_best_fit_and_how_many_cores_have_it(label: str, model: Any) -> None:
    """Exact fits, all optima; the heuristic comes within 0.02 of them and is better than cpnet's best of five."""
    told = reference()[label][f"model{model}"]
    found = core_periphery(network(label), model, exact=True)
    # the reference has twelve digits
    assert found.fit == pytest.approx(told["r_max"], rel=1e-9)
    assert len(found.optima) == told["n_optima"]
    assert tuple(sorted(told["core"])) in found.optima
    quick = core_periphery(network(label), model, exact=False)
    assert quick.fit is not None
    assert told["r_max"] - 0.02 < quick.fit < told["r_max"] + 1e-9
    if model == "A":
        assert quick.fit >= reference()[label]["cpnet_BE_best_r_modelA"] - 1e-9
