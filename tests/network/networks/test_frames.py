"""Networks as data frames and for other tools: unknown ties are missing, never absent."""

import sys
import types

import networkx as nx
import pytest

import clsm
from clsm.network import PartnerNetwork, TieNetwork


def test_unknown_ties_of_a_one_mode_network_are_missing() -> None:
    """Each known tie and each unknown cell has a row; nothing else has."""
    net = TieNetwork.from_arrays(
        ["gem", "town", "ward"], [0, 1], [1, 0], [2, 1], answered=[True, True, False], sectors=["a", None, "b"]
    )
    nodes, edges = net.to_frames()
    assert nodes["name"].tolist() == ["gem", "town", "ward"]
    assert nodes["answered"].tolist() == [True, True, False]
    assert edges["tie"].sum() == net.basis.ties
    assert edges["tie"].isna().sum() == net.basis.unknown_arcs == edges["weight"].isna().sum()
    assert {*zip(edges["origin"], edges["target"], strict=True)} == {
        ("gem", "town"),
        ("town", "gem"),
        ("ward", "gem"),
        ("ward", "town"),
    }
    assert len(net.reading("any").to_frames().edges) == 3


def test_seats_come_as_frames_with_unknown_pairs_missing() -> None:
    """Of a real council: as many missing as the basis says, with the words of the language."""
    net = PartnerNetwork.from_council(clsm.datasets.load("lille-est").on("2011-11-01"))
    nodes, edges = net.to_frames(lang="fr")
    assert edges["tie"].isna().sum() == net.basis.unknown_pairs
    assert edges["tie"].sum() == net.basis.ties
    assert "Assemblée plénière" in set(nodes["label"])
    assert nodes["mode"].value_counts().to_dict() == {
        "organisation": len(net.organisations),
        "instance": len(net.instances),
    }


def test_nodes_have_the_names_that_other_tools_read() -> None:
    """``name`` is the id, unique for R igraph; ``label`` is what Gephi shows, in one language."""
    net = PartnerNetwork.from_council(clsm.datasets.load("lille-est").on("2011-11-01"))
    for graph in (net.to_networkx(lang="fr"), net.projected().to_networkx(lang="fr")):
        assert all(of["name"] == id and of["label"] == of["name_fr"] for id, of in graph.nodes(data=True))
    assert 'label="Bureau"' in "".join(nx.generate_gexf(net.to_networkx(lang="fr")))


def test_igraph_gets_what_networkx_gets(monkeypatch: pytest.MonkeyPatch) -> None:
    """The graph goes through igraph's own conversion; here a stand-in for the package, which is no dependency."""
    stand_in = types.ModuleType("igraph")
    stand_in.Graph = types.SimpleNamespace(from_networkx=lambda graph: graph)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "igraph", stand_in)
    net = PartnerNetwork.from_council(clsm.datasets.load("metz").on("2026-11-01"))
    assert nx.utils.graphs_equal(net.to_igraph(lang="fr"), net.to_networkx(lang="fr"))
    assert nx.utils.graphs_equal(net.projected().to_igraph(), net.projected().to_networkx())
