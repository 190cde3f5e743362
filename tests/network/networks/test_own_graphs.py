"""A law: through every writer and every edit, unknown pairs never fall without an error."""

import io
import json
import warnings
from collections.abc import Callable
from functools import cache
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import clsm
from clsm import Post, Seat
from clsm.network import PartnerNetwork, TieNetwork
from clsm.network.networks.tie_basis import READINGS
from clsm.problems import Mismatch
from tests.network.networks.test_tie_network import _made, answers
from tests.network.small import body, council, unnamed


def _through(write: Callable[[Any, Any], None], read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def there_and_back(graph: Any) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pajek says what it leaves out, and reads on
            file = io.BytesIO()
            write(graph, file)
            file.seek(0)
            return read(file)

    return there_and_back


def _node_link(graph: Any) -> Any:
    return nx.node_link_graph(json.loads(json.dumps(nx.node_link_data(graph, edges="edges"))), edges="edges")


def _filled(graph: Any) -> Any:
    """As igraph gives it back: whoever lacks an attribute that others have, has nothing in it."""
    filled = graph.copy()
    names = {name for of in filled.nodes.values() for name in of}
    for of in filled.nodes.values():
        of.update(dict.fromkeys(names - of.keys()))
    filled.graph.update({name: float(value) for name, value in graph.graph.items() if type(value) is int})
    return filled


def _adjacency(graph: Any) -> Any:
    return nx.adjacency_graph(json.loads(json.dumps(nx.adjacency_data(graph))))


KEPT: dict[str, Callable[[Any], Any]] = {
    "as it is": lambda graph: graph,
    "copied": lambda graph: graph.copy(),
    "node-link": _node_link,
    "adjacency": _adjacency,
    "igraph": _filled,
    "GraphML": _through(nx.write_graphml, nx.read_graphml),
    "GML": _through(nx.write_gml, nx.read_gml),
}
DROPPED: dict[str, Callable[[Any], Any]] = {
    "GEXF": _through(nx.write_gexf, nx.read_gexf),
    "Pajek": _through(nx.write_pajek, nx.read_pajek),
}


def _stripped(graph: Any) -> Any:
    bare = graph.copy()
    bare.graph.clear()
    return bare


DROPPED["without the attributes of the graph"] = _stripped


@cache  # a property asks for it at each example
def _council(name: str) -> PartnerNetwork:
    known = clsm.datasets.load(name)
    return PartnerNetwork.from_council(known.on(known.last_documented or "2025-12-01"))


def _small() -> PartnerNetwork:
    """Everything that a two-mode network holds: a coordinator, somebody unnamed, a plenary, an open seat."""
    return PartnerNetwork.from_council(
        council(
            body("plenary", "town", "gem", kind="plenary", composition="partial"),
            body("committee", "town", "coordination", unnamed('A « doctor » & "co"\nof ours', "primary_care")),
            body("bureau", Seat(holder="gem", status="member", evidence="claimed")),
            posts=[Post(id="coordination", function="coordinator")],
        ).on("2011-06-01")
    )


NETWORKS = {name: (lambda name=name: _council(name)) for name in ("lille-est", "seraing", "metz")} | {"small": _small}


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("way", KEPT)
@pytest.mark.parametrize("programs", [False, True])
def test_a_two_mode_graph_comes_back_whole(name: str, way: str, programs: bool) -> None:
    """Seats, open pairs, programs and words; and what was taken out of it."""
    net = NETWORKS[name]()
    for there in (net, net.without(coordinator=True, plenary=True)):
        graph = KEPT[way](there.to_networkx(programs=programs))
        assert PartnerNetwork.from_networkx(graph, two_mode="bipartite") == there


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("way", DROPPED)
def test_what_has_lost_its_unknown_ties_is_refused(name: str, way: str) -> None:
    """In words that name the formats which keep them."""
    net = NETWORKS[name]()
    with pytest.raises(Mismatch, match="GEXF and Pajek do not"):
        PartnerNetwork.from_networkx(DROPPED[way](net.to_networkx()), two_mode="bipartite")
    with pytest.raises(Mismatch, match="GEXF and Pajek do not"):
        PartnerNetwork.from_networkx(DROPPED[way](net.projected().to_networkx()))


@pytest.mark.parametrize("way", KEPT)
def test_a_survey_without_an_open_tie_comes_back(way: str) -> None:
    """Empty lists are kept too, which GML reads in a way of its own."""
    net = PartnerNetwork.from_networkx(nx.Graph([("gem", "town")]))
    assert PartnerNetwork.from_networkx(KEPT[way](net.to_networkx())) == net


@given(answers(), st.booleans(), st.booleans(), st.sampled_from(READINGS), st.sampled_from([*KEPT, *DROPPED]))
def test_a_one_mode_graph_comes_back_whole_or_not_at_all(
    drawn: Any, directed: bool, reconstructed: bool, reading: Any, way: str
) -> None:
    """Under each reading, through each writer."""
    net = _made(drawn[0], drawn[1], drawn[2], drawn[3], directed).reading(reading)
    net = net.reconstructed_from_others() if reconstructed else net
    if not net.n:
        return
    graph = (KEPT | DROPPED)[way](net.to_networkx())
    if way in DROPPED:
        with pytest.raises(Mismatch, match="has lost"):
            PartnerNetwork.from_networkx(graph)
    else:
        assert PartnerNetwork.from_networkx(graph) == net


def _cut(ids: list[str]) -> dict[str, Callable[[Any], Any]]:
    """Each with the ids that are left, by their new names."""
    return {
        "subgraph": lambda graph: graph.subgraph(ids),
        "remove_node": lambda graph: _removed(graph, set(graph) - set(ids)),
        "relabel_nodes": lambda graph: nx.relabel_nodes(graph.subgraph(ids), lambda id: f"new {id}"),
        "integers": lambda graph: nx.convert_node_labels_to_integers(graph.subgraph(ids)),
    }


def _removed(graph: Any, nodes: set[str]) -> Any:
    smaller = graph.copy()
    for node in nodes:
        smaller.remove_node(node)
    return smaller


@given(answers(), st.booleans(), st.sampled_from(READINGS), st.data())
def test_an_edited_one_mode_graph_keeps_what_is_unknown(drawn: Any, directed: bool, reading: Any, data: Any) -> None:
    """Cut or relabelled, in memory and through a file, each pair that is left is unknown as it was."""
    net = _made(drawn[0], drawn[1], drawn[2], drawn[3], directed).reading(reading)
    ids = data.draw(st.lists(st.sampled_from(net.ids), unique=True)) if net.ids else []
    smaller = net.without(*set(net.ids) - set(ids))
    edit = data.draw(st.sampled_from([*_cut(ids)]))
    graph = _cut(ids)[edit](net.to_networkx())
    for way in ("as it is", "node-link", "GraphML"):
        again = PartnerNetwork.from_networkx(KEPT[way](graph))
        assert (again.n, again.basis.ties, again.unknown_arcs) == (smaller.n, smaller.basis.ties, smaller.unknown_arcs)
        assert again.unknown_pairs == smaller.unknown_pairs
        if edit in ("subgraph", "remove_node"):
            assert sorted(again.ids) == sorted(smaller.ids)
            assert all((a == b).all() for a, b in zip(again.unknown, smaller.unknown, strict=True))


@pytest.mark.parametrize("name", NETWORKS)
@given(data=st.data())
def test_an_edited_two_mode_graph_keeps_what_is_unknown(name: str, data: Any) -> None:
    """Of the nodes that are left."""
    net = NETWORKS[name]()
    every = [node.id for node in net.nodes]
    gone = set(data.draw(st.lists(st.sampled_from(every), unique=True, max_size=10)))
    ids = [id for id in every if id not in gone]
    unknown = [pair for pair in net.unknown if gone.isdisjoint(pair)]
    edit = data.draw(st.sampled_from([*_cut(ids)]))
    graph = _cut(ids)[edit](net.to_networkx())
    again = PartnerNetwork.from_networkx(graph, two_mode="bipartite")
    assert len(again.unknown) == len(unknown)
    assert len(again.links) == len([pair for pair in net.known if gone.isdisjoint(pair)])
    assert again.basis.presumed_ties <= net.basis.presumed_ties
    if edit in ("subgraph", "remove_node"):
        assert list(again.unknown) == unknown
        assert set(again.seats) == {seat for seat in net.seats if gone.isdisjoint((seat.holder, seat.body))}


def test_what_is_changed_in_a_two_mode_graph_is_read() -> None:
    """A tie drawn is one, a tie taken away is open where the body is not known in full, a new node is open too."""
    net = _small()
    graph = net.to_networkx()
    assert ("gem", "bureau") in net.unknown
    graph.add_edge("gem", "bureau")
    graph.remove_edge("gem", "plenary")
    graph.remove_edge("town", "committee")
    graph.add_node("ars", bipartite=0, sector="health_agency")
    graph.add_node("group", bipartite=1)
    graph.nodes["town"].update(sector="municipality", name_fr="La ville", role="host")
    again = PartnerNetwork.from_networkx(graph, two_mode="bipartite", date=net.date)
    assert ("gem", "bureau") in again.known
    assert {("gem", "plenary"), ("ars", "plenary"), ("ars", "group"), ("town", "group")} <= set(again.unknown)
    assert ("town", "committee") not in (*again.known, *again.unknown)
    assert "committee-town-member" not in {seat.id for seat in again.seats}
    assert (again.sector("town"), again.label("town", "fr"), again.node("town").role) == (
        "municipality",
        "La ville",
        "host",
    )
    assert again.node("group").composition == "not_documented"
    assert again.node("ars").sector == "health_agency"
    silent = PartnerNetwork.from_networkx(net.to_networkx(), two_mode="bipartite", answered=["town"])
    assert {*net.unknown} < {*silent.unknown}
    assert silent.node("committee").composition == "partial"


def test_ties_that_two_answers_made_cannot_be_redrawn() -> None:
    """Under any and confirmed an edge does not say who told it; as reported it does."""
    net = TieNetwork.from_arrays(["a", "b", "c"], [0, 1, 0], [1, 0, 2], answered=[True, True, False])
    for reading in READINGS[1:]:
        graph = net.reading(reading).to_networkx()
        graph.add_edge("b", "c", weight=1)
        with pytest.raises(Mismatch, match="begin with net"):
            PartnerNetwork.from_networkx(graph)
    graph = net.to_networkx()
    graph.add_edge("b", "c", weight=1)
    graph.add_edge("d", "a", weight=1)
    again = PartnerNetwork.from_networkx(graph)
    assert again.basis.ties == 5
    assert again.answered is not None
    assert again.answered.tolist() == [True, True, False, False]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda graph: graph.graph.update(clsm="{"), "has lost what it said"),
        (lambda graph: graph.graph.update(clsm="{}"), "has lost what it said"),
        (lambda graph: graph.graph.update(reading="one_mode"), "leave two_mode out"),
        (lambda graph: [of.pop("clsm") for of in graph.nodes.values()], "has lost what it said"),
    ],
)
def test_a_spoiled_two_mode_graph_is_refused(change: Any, says: str) -> None:
    """Rather than read without what it held."""
    graph = _small().to_networkx()
    change(graph)
    with pytest.raises(Mismatch, match=says):
        PartnerNetwork.from_networkx(graph, two_mode="bipartite")


@pytest.mark.parametrize(
    "change",
    [
        lambda graph: graph.graph.update(reading="everybody"),
        lambda graph: graph.graph.update(open="["),
        lambda graph: graph.graph.update(loops_dropped="some"),
        # as the GML of igraph, which writes names without underscores
        lambda graph: graph.graph.pop("told_with_direction"),
        lambda graph: graph.graph.pop("removed"),
        lambda graph: graph.graph.pop("clsm"),
    ],
)
def test_a_spoiled_one_mode_graph_is_refused(change: Any) -> None:
    """Rather than read without what it held."""
    graph = TieNetwork.from_arrays(["a", "b"], [0], [1], answered=[True, False]).to_networkx()
    change(graph)
    with pytest.raises(Mismatch, match="has lost what it said"):
        PartnerNetwork.from_networkx(graph)
