"""GEXF, valid by its schema, and never read with ties that nobody knows."""

import importlib
import io
import json
import os
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from networkx.readwrite.gexf import GEXF

import clsm
from clsm.exports import gexf
from clsm.network import PartnerNetwork
from clsm.problems import Mismatch
from tests.exports.test_graphs import DATASETS, day_of

SPACE = "{http://gexf.net/1.3}"
by_networkx = pytest.mark.skipif("1.3" not in GEXF.versions, reason="this networkx reads no GEXF 1.3")


def errors(text: str) -> int:
    """How many errors the XML Schema of GEXF 1.3 finds."""
    lxml: Any = importlib.import_module("lxml.etree")
    schema = lxml.XMLSchema(lxml.parse(str(Path(os.environ["CLSM_STANDARDS"]) / "gexf" / "1.3" / "gexf.xsd")))
    schema.validate(lxml.fromstring(text.encode()))
    return len(schema.error_log)


@pytest.mark.reads("CLSM_STANDARDS")
@pytest.mark.parametrize("name", DATASETS)
def test_it_is_valid(name: str) -> None:
    """By the XML Schema of the format, which finds a broken file."""
    text = gexf(day_of(name), lang="fr").text
    assert errors(text) == 0
    assert errors(text.replace('mode="static"', 'mode="still"')) > 0
    assert errors(text.replace("<edges", "<edgez").replace("</edges", "</edgez")) > 0


@by_networkx
@pytest.mark.parametrize("name", DATASETS)
def test_another_reader_finds_the_known_ties(name: str) -> None:
    """Networkx reads the nodes with their attributes and the edges; the description has the day and the unknown."""
    today = day_of(name)
    net, export = PartnerNetwork.from_council(today), gexf(today)
    graph = nx.read_gexf(io.BytesIO(export.text.encode()))
    assert {frozenset(edge) for edge in graph.edges} == {frozenset(pair) for pair in net.known}
    assert {id: of["label"] for id, of in graph.nodes(data=True)} == {node.id: node.name.en for node in net.nodes}
    kinds = {node.id: node.kind for node in net.nodes if node.kind}
    assert {id: of["kind"] for id, of in graph.nodes(data=True) if "kind" in of} == kinds
    named = {node.id: node.named for node in net.nodes}
    assert dict(graph.nodes(data="named")) == named
    root = ElementTree.fromstring(export.text)
    meta = root.find(f"{SPACE}meta")
    assert meta is not None
    assert meta.attrib == {"lastmodifieddate": str(today.date)}
    description = json.loads(meta.findtext(f"{SPACE}description", ""))
    assert description["unknown_pairs"] == len(net.unknown)
    assert (description["council"], description["date"]) == (name, str(today.date))


@by_networkx
@pytest.mark.parametrize("name", DATASETS)
def test_a_graph_that_lost_its_unknown_ties_is_refused(name: str) -> None:
    """Networkx drops the description, and then nobody knows which pairs are unknown."""
    graph = nx.read_gexf(io.BytesIO(gexf(day_of(name)).text.encode()))
    with pytest.raises(Mismatch):
        PartnerNetwork.from_networkx(graph, two_mode="bipartite")


def test_what_is_not_known_has_no_value() -> None:
    """An attribute without a value is not written as an empty text."""
    assert 'value=""' not in gexf(clsm.datasets.load("lille-est").on("2011-11-01")).text
