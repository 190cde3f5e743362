"""Cutpoints, bridges, blocks and local bridges, against R ``sna`` and ``igraph`` and against networkx.

``sna::cutpoints`` also counts, for directed networks, the actors whose leaving adds *strong* components.
That is another question: here ties are read without direction, as ``bridges`` says of each answer.
"""

from collections.abc import Iterable
from typing import Any

import networkx as nx
import pytest

from clsm.network.bridging.tie_bridges import TieBridges
from clsm.network.bridging.two_mode_bridges import Bridges, bridges
from clsm.network.networks.partner_network import PartnerNetwork
from tests.peers.reading import graph, names, network, reference

pytestmark = pytest.mark.peers

Ends = frozenset[str]


def _ends(pairs: Iterable[Any]) -> set[Ends]:
    return {frozenset(map(str, pair)) for pair in pairs}


def _of_r() -> list[tuple[str, str]]:
    """The networks for which R has cutpoints, each with its variants."""
    found = list[tuple[str, str]]()
    for name in names():
        values = reference(name)
        found += [(name, variant) for variant, of in values.get("variants", {}).items() if "bridges_igraph" in of]
    return found


def _of_networkx() -> list[tuple[str, str]]:
    """The networks for which networkx has local bridges, each with its variant."""
    if "local_bridges" not in names():
        return []
    return [
        (name, variant) for name, _, variant in (key.partition("/") for key in reference("local_bridges")["values"])
    ]


def _two_mode() -> list[str]:
    return [name for name in names() if "articulation_points" in reference(name)]


def _asked(name: str, variant: str) -> TieBridges:
    found = bridges(network(name, variant), effort=None)
    # everybody answered in these networks: what is found is certain
    assert all(row.certain for row in found.cutpoints)
    assert all(tie.certain for tie in found.ties)
    return found


@pytest.mark.parametrize(("name", "variant"), _of_r())
def test_cutpoints_bridges_and_blocks_of_r(name: str, variant: str) -> None:
    """The same cutpoints as ``sna`` and ``igraph``, the same bridges, and blocks of the same sizes."""
    found, values = _asked(name, variant), reference(name)["variants"][variant]
    points = {row.node for row in found.cutpoints}
    assert points == set(values["cutpoints_union"]) == set(values["articulation_points_igraph"])
    assert _ends(tie.ends for tie in found.ties) == _ends(values["bridges_igraph"])
    sizes = values["biconnected"]["component_sizes"]
    assert sorted(map(len, found.blocks)) == sorted([sizes] if isinstance(sizes, int) else sizes)
    assert len(found.blocks) == values["biconnected"]["n"]
    assert found.reading == {"directed": "any", "union": "any", "confirmed": "confirmed"}.get(variant, "reported")


@pytest.mark.parametrize(("name", "variant"), _of_networkx())
def test_local_bridges_of_networkx(name: str, variant: str) -> None:
    """The same local bridges, with the same spans, and the same bridges."""
    found, values = _asked(name, variant), reference("local_bridges")["values"][f"{name}/{variant}"]
    assert len(found.local) == values["n_local_bridges"]
    ours = {frozenset(row.ends): row.span for row in found.local}
    theirs = {frozenset((a, b)): span for a, b, span in values["local_bridges_span_null_is_inf"]}
    # of a long list the file keeps the first 400
    assert {ends: ours.get(ends, 0) for ends in theirs} == theirs
    assert len(theirs) in (len(ours), 400)
    assert _ends(tie.ends for tie in found.ties) == _ends(values["bridges"])


@pytest.mark.parametrize("name", _two_mode())
def test_two_mode_networks_of_igraph(name: str) -> None:
    """Organisations × bodies: the same cutpoints and bridges, and of local bridges those without a short way round."""
    net = PartnerNetwork.from_networkx(graph(name), two_mode="bipartite")
    assert isinstance(net, PartnerNetwork)
    found, values = bridges(net), reference(name)
    assert isinstance(found, Bridges)
    assert {row.node for row in found.cutpoints} == set(values["articulation_points"])
    assert _ends(tie.ends for tie in found.ties) == _ends(values["bridges"])
    local = reference("local_bridges")["values"][f"{name}/undirected"]["local_bridges_span_null_is_inf"]
    assert {frozenset(row.ends): row.span for row in found.local} == {
        frozenset((a, b)): span for a, b, span in local if span is None or span > 3
    }


@pytest.mark.parametrize("name", [name for name in names("networks") if name != "tc_distance"])
def test_pairs_separated_by_a_recount(name: str) -> None:
    """No peer has them: each cutpoint and each bridge is taken out, and the pairs still in touch are counted."""
    read = nx.relabel_nodes(nx.Graph(graph(name).to_undirected()), str)
    read.remove_edges_from(list(nx.selfloop_edges(read)))
    found = bridges(network(name), effort=0)
    assert {row.node for row in found.cutpoints} == set(nx.articulation_points(read))
    for row in found.cutpoints:
        there = nx.node_connected_component(read, row.node) - {row.node}
        parts = [len(part) for part in nx.connected_components(read.subgraph(there))]
        assert list(row.sizes) == sorted(parts, reverse=True)
        assert row.pairs_separated == (sum(parts) ** 2 - sum(size**2 for size in parts)) // 2
    for tie in found.ties:
        near = nx.node_connected_component(nx.restricted_view(read, [], [tie.ends]), tie.ends[0])
        there = nx.node_connected_component(read, tie.ends[0])
        assert tie.sizes == (len(near), len(there) - len(near))
        assert tie.pairs_separated == tie.sizes[0] * tie.sizes[1]
