"""GEXF 1.3, which Gephi, Gephi Lite and sigma.js open.

GEXF has no attributes of the graph itself: the day and the count of unknown pairs stand as JSON in the description.
networkx drops that description, so ``PartnerNetwork.from_networkx`` refuses what it reads of the file: nobody would
know any more which pairs are unknown. :func:`~clsm.exports.graphml` comes back.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from clsm.council import Snapshot
from clsm.exports.export import Export
from clsm.exports.graphs import about, as_xml, documented, graph_of
from clsm.words import Lang


def gexf(snapshot: Snapshot, *, lang: Lang = "en") -> Export:
    """Write who sits in which body on a day as GEXF 1.3; ``lastmodifieddate`` is that day.

    Parameters
    ----------
    snapshot : clsm.council.Snapshot
        The council on a day, ``council.on("2011-11-01")``.
    lang : {"en", "fr"}
        The language of the nodes' labels; they have ``name_fr`` and ``name_en`` too.

    Raises
    ------
    TypeError
        For a council without a day.

    References
    ----------
    *GEXF 1.3*, https://gexf.net/schema.html

    Examples
    --------
    >>> import clsm
    >>> export = gexf(clsm.datasets.load("lille-est").on("2011-11-01"))
    >>> export.text.count("<node "), export.text.count("<edge ")
    (61, 34)
    """
    day = graph_of(snapshot, lang)
    root = Element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    meta = SubElement(root, "meta", {"lastmodifieddate": str(day.net.date)})
    SubElement(meta, "creator").text = "clsm"
    SubElement(meta, "description").text = json.dumps(about(day.graph), ensure_ascii=False)
    graph = SubElement(root, "graph", {"defaultedgetype": "undirected", "mode": "static"})
    for kind, described in (("node", day.graph.nodes), ("edge", day.graph.edges)):
        _declare(graph, kind, (attributes for *_, attributes in described(data=True)))
    nodes = SubElement(graph, "nodes")
    for id, attributes in day.graph.nodes(data=True):
        _describe(SubElement(nodes, "node", {"id": id, "label": attributes["label"]}), attributes)
    edges = SubElement(graph, "edges")
    for place, (source, target, attributes) in enumerate(day.graph.edges(data=True)):
        _describe(SubElement(edges, "edge", {"id": str(place), "source": source, "target": target}), attributes)
    indent(root)
    return Export(text=as_xml(tostring(root, encoding="unicode")), losses=day.losses)


_TYPES: Final[Mapping[type, str]] = {bool: "boolean", int: "integer", str: "string"}

_OWN_PLACE: Final = ("label", "weight")
"""What GEXF writes on the node or the edge itself; an edge without a weight has the weight 1."""


def _declare(graph: Element, kind: str, described: Iterable[Mapping[str, Any]]) -> None:
    """The attributes of all nodes or all edges, each with its type."""
    types = {name: _TYPES[type(value)] for of in described for name, value in of.items() if name not in _OWN_PLACE}
    attributes = SubElement(graph, "attributes", {"class": kind})
    for name, type_ in types.items():
        SubElement(attributes, "attribute", {"id": name, "title": name, "type": type_})


def _describe(element: Element, attributes: Mapping[str, Any]) -> None:
    """The attributes of a node or an edge; what is not known has no value."""
    values = SubElement(element, "attvalues")
    for name, value in documented(attributes, without=_OWN_PLACE).items():
        words = str(value).lower() if isinstance(value, bool) else str(value)
        SubElement(values, "attvalue", {"for": name, "value": words})
