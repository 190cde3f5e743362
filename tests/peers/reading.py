"""Other people's networks and what other tools compute on them, read from the folder named by ``CLSM_PEERS``.

The files are theirs, under their own licences, and stay where they are: without the folder, a test is
skipped and says so.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx

from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_basis import TieReading
from clsm.network.networks.tie_network import TieNetwork

READING_OF: dict[str, TieReading] = {
    "directed": "reported",
    "undirected": "reported",
    "union": "any",
    "confirmed": "confirmed",
}
"""Which reading each variant of a reference file holds."""


def folder() -> Path:
    """The folder of peers, which every test marked ``peers`` has."""
    return Path(os.environ["CLSM_PEERS"])


def names(part: str = "reference") -> list[str]:
    """The files in ``networks`` or ``reference``, without a suffix; none where there is no folder."""
    named = os.environ.get("CLSM_PEERS")
    return sorted(path.stem for path in (Path(named) / part).glob("*.json")) if named else []


@cache
def reference(name: str) -> Any:
    """What other tools computed: the file *name* of ``reference``."""
    return json.loads((folder() / "reference" / f"{name}.json").read_text(encoding="utf-8"))


@cache
def graph(name: str) -> "nx.Graph[str]":
    """The network *name* as a networkx graph."""
    told = json.loads((folder() / "networks" / f"{name}.json").read_text(encoding="utf-8"))
    found: nx.Graph[str] = nx.node_link_graph(told, edges="edges")
    return found


def network(name: str, variant: str = "undirected", *, weight: str | None = None) -> TieNetwork:
    """The network *name* as a reference file's *variant* reads it: directed, undirected, union or confirmed."""
    read = graph(name)
    net = PartnerNetwork.from_networkx(read, sector=read.graph.get("sector_attribute"), weight=weight)
    assert isinstance(net, TieNetwork)
    return net.reading(READING_OF[variant])


def variants() -> list[tuple[str, str]]:
    """Every network that the golden summary holds, with its variant."""
    if "golden_summary" not in names():
        return []
    values = reference("golden_summary")
    return [(name, variant) for name, _, variant in (key.partition("/") for key in values.get("values", values))]
