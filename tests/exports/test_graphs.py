"""Graph formats: read by the programs that they are for, with no more ties than are known; what is lost is told."""

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import networkx as nx
import pytest

import clsm
from clsm.council import COLLECTIONS
from clsm.exports import Export, gexf, graphml, hif, na_matrix, node_link
from clsm.network import PartnerNetwork
from tests.tools import rscript

Reader = Callable[[Export], "nx.Graph[Any]"]

READERS: dict[str, tuple[Callable[..., Export], Reader]] = {
    "graphml": (graphml, lambda export: nx.parse_graphml(export.text)),
    "node_link": (node_link, lambda export: nx.node_link_graph(json.loads(export.text), edges="edges")),
}

WRITERS: tuple[Callable[..., Export], ...] = (graphml, node_link, gexf, hif, na_matrix)

DATASETS = clsm.datasets.names()


def day_of(name: str) -> clsm.Snapshot:
    """A dataset on the last day that it documents."""
    council = clsm.datasets.load(name)
    return council.on(council.last_documented or "2025-12-01")


def shuffled(council: clsm.Council) -> clsm.Council:
    """The same council, its collections and those of its bodies written the other way round."""
    backwards: dict[str, Any] = {name: getattr(council, name)[::-1] for name in (*COLLECTIONS, "terms", "members")}
    backwards["instances"] = tuple(attrs.evolve(body, seats=body.seats[::-1]) for body in backwards["instances"])
    return attrs.evolve(council, **backwards)


@pytest.mark.parametrize("name", DATASETS)
@pytest.mark.parametrize("form", READERS)
def test_a_graph_comes_back_with_its_unknown_ties(form: str, name: str) -> None:
    """Read by networkx, its edges are the known ties; ``from_networkx`` gives the network back whole."""
    write, read = READERS[form]
    net, graph = PartnerNetwork.from_council(day_of(name)), read(write(day_of(name)))
    assert {frozenset(edge) for edge in graph.edges} == {frozenset(pair) for pair in net.known}
    assert graph.graph["unknown_pairs"] == len(net.unknown)
    assert graph.graph["council"] == name
    unknown = dict(graph.nodes(data="unknown_ties"))
    assert unknown == {id: sum(id in pair for pair in net.unknown) for id in graph}
    assert PartnerNetwork.from_networkx(graph, two_mode="bipartite") == net


@pytest.mark.parametrize("name", DATASETS)
def test_node_link_lists_the_unknown_pairs(name: str) -> None:
    """They stand beside the edges, for who reads JSON without this library."""
    data = json.loads(node_link(day_of(name)).text)
    assert [tuple(pair) for pair in data["unknown"]] == list(PartnerNetwork.from_council(day_of(name)).unknown)


@pytest.mark.parametrize("name", DATASETS)
@pytest.mark.parametrize("write", WRITERS)
def test_the_same_council_gives_the_same_bytes(write: Callable[..., Export], name: str) -> None:
    """Whatever the order of its collections."""
    today = day_of(name)
    again = shuffled(today.council).on(today.date)
    assert write(today) == write(again)


def test_no_order_of_a_set_shows() -> None:
    """Another process, which hashes texts in another way, writes the same."""
    names = [write.__name__ for write in WRITERS]
    code = (
        "import clsm\n"
        "today = clsm.datasets.load('lille-est').on('2011-11-01')\n"
        f"print([getattr(clsm.exports, name)(today).text for name in {names}])\n"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1


@pytest.mark.parametrize("name", DATASETS)
@pytest.mark.parametrize("write", WRITERS)
def test_every_thing_of_the_day_is_a_node_a_tie_or_a_loss(write: Callable[..., Export], name: str) -> None:
    """No entity and no seat is left out without a word."""
    today = day_of(name)
    net = PartnerNetwork.from_council(today)
    lost = {loss.id for loss in write(today).losses if not loss.field}
    seats = {seat.id for _, seat in today.seats()}
    tied = {id for link in net.links for id in link.evidence}
    assert lost & (tied | set(net.unknown)) == set()
    assert seats == tied | (seats & lost)
    things = {
        entity.id for kind in ("actors", "programs", "agreements", "posts", "ties") for entity in getattr(today, kind)
    }
    assert things - lost == things & {node.id for node in net.nodes}


def test_what_is_lost_is_told() -> None:
    """A body whose seats are left open, a field without an attribute, a program; the council's own fields."""
    losses = {(loss.id, loss.field): loss.why for loss in graphml(day_of("seraing")).losses}
    today = day_of("seraing")
    net = PartnerNetwork.from_council(today)
    assert {id for id, field in losses if field == "seats"} == {body for _, body in net.unknown}
    assert (today.programs[0].id, "") in losses
    assert ("seraing", "jurisdiction") in losses
    fields = {(actor.id, "sources") for actor in today.actors if actor.sources and actor.id in net}
    assert fields <= losses.keys()
    assert not any((actor.id, "name") in losses for actor in today.actors)


def test_who_is_no_node_and_why() -> None:
    """An actor that is only named beside the council, the carrier, a body of others, one that is announced."""
    why = {loss.id: loss.why.en for loss in graphml(day_of("lille-est")).losses if not loss.field}
    for actor in ("who", "aissmc"):
        assert why[actor] == "this actor is no partner: it is the council itself, or is only named beside it"
    for body in ("cancer-space-committee", "housing-subgroup"):
        assert why[body] == "this body is outside the council, or is only announced"


def test_what_may_not_have_stood_is_told() -> None:
    """A node of which the sources do not say whether it was there on the day."""
    for name in DATASETS:
        today = day_of(name)
        net = PartnerNetwork.from_council(today)
        periods = {loss.id for loss in graphml(today).losses if loss.why.en.startswith("the sources do not say")}
        assert {id for id in today.uncertain if id in net} <= periods


def test_an_export_says_itself() -> None:
    """How much is lost and why, in both languages; a row a loss."""
    export = graphml(day_of("rennes"))
    assert "the sources leave open who else sits in this body" in export.explain()
    assert "le graphe n’a pas d’attribut pour ce champ" in export.explain("fr")
    rows = export.to_rows("fr")
    assert len(rows) == len(export.losses)
    assert rows[0].keys() == {"id", "field", "why"}
    assert Export(text="", losses=()).explain() == "The file says everything."


@pytest.mark.parametrize("write", WRITERS)
def test_a_council_without_a_day_is_refused(write: Callable[..., Export]) -> None:
    """A graph tells of a day."""
    with pytest.raises(TypeError, match="a council is read on a day"):
        write(clsm.datasets.load("metz"))


@pytest.mark.parametrize("write", [write for write, _ in READERS.values()])
def test_labels_are_in_the_language_asked(write: Callable[..., Export]) -> None:
    """The label, and the council's name."""
    today = day_of("lille-est")
    body = next(body for body in today.instances if body.name.fr != body.name.en)
    read = next(read for writer, read in READERS.values() if writer is write)
    for lang in ("fr", "en"):
        graph = read(write(today, lang=lang))
        assert graph.nodes[body.id]["label"] == body.name.say(lang)
        assert graph.graph["name"] == today.council.name.say(lang)


def test_a_character_that_xml_cannot_hold() -> None:
    """It becomes U+FFFD, and the file stays XML."""
    today = day_of("metz")
    actors = (attrs.evolve(today.council.actors[0], name="A\x01\ufffe & B"), *today.council.actors[1:])
    text = graphml(attrs.evolve(today.council, actors=actors).on(today.date)).text
    assert "A\ufffd\ufffd & B" in {data.text for data in ElementTree.fromstring(text).iter()}


@pytest.mark.r
@pytest.mark.parametrize("name", DATASETS)
def test_r_igraph_reads_the_known_ties(name: str, tmp_path: Path) -> None:
    """As many nodes and edges, names, labels with their accents, and the count of what is unknown."""
    r = rscript()
    assert r
    path, today = tmp_path / "council.graphml", day_of(name)
    path.write_text(graphml(today, lang="fr").text, encoding="utf-8")
    code = (
        f'g <- igraph::read_graph("{path}", format = "graphml");'
        'cat(igraph::vcount(g), igraph::ecount(g), igraph::graph_attr(g, "unknown_pairs"), sep = "\\n");'
        'cat("\\n"); cat(sort(igraph::vertex_attr(g, "name"), method = "radix"), sep = "\\n");'
        'cat("\\n"); cat(igraph::vertex_attr(g, "label"), sep = "\\n")'
    )
    done = subprocess.run([r, "-e", code], capture_output=True, encoding="utf-8", check=True, timeout=120)
    net = PartnerNetwork.from_council(today)
    nodes, edges, unknown, *names = filter(None, done.stdout.splitlines())
    assert (int(nodes), int(edges), int(float(unknown))) == (len(net.nodes), len(net.known), len(net.unknown))
    assert names[: len(net.nodes)] == sorted(node.id for node in net.nodes)
    assert set(names[len(net.nodes) :]) == {node.name.fr for node in net.nodes}
