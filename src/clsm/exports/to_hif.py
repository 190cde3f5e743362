"""Hypergraph Interchange Format: bodies are hyperedges over the organisations that are known to sit in them.

xgi and hypergraphx read it. They keep no attribute of an incidence, so an incidence is a known tie and nothing else:
the pairs that the sources leave open stand in the metadata.
"""

import json

from clsm.council import Snapshot
from clsm.exports.export import Export
from clsm.exports.graphs import about, documented, graph_of
from clsm.words import Lang


def hif(snapshot: Snapshot, *, lang: Lang = "en") -> Export:
    """Write who sits in which body on a day as HIF.

    ``metadata`` holds the day, how many pairs are unknown, and in ``unknown`` each of them: the id of an organisation,
    then that of a body. hypergraphx merges bodies with the same members and drops those of which no member is known.

    Parameters
    ----------
    snapshot : clsm.council.Snapshot
        The council on a day, ``council.on("2011-11-01")``.
    lang : {"en", "fr"}
        The language of each ``label``; there are ``name_fr`` and ``name_en`` too.

    Raises
    ------
    TypeError
        For a council without a day.

    References
    ----------
    *Hypergraph Interchange Format*, https://github.com/HIF-org/HIF-standard

    Examples
    --------
    >>> import clsm, json
    >>> data = json.loads(hif(clsm.datasets.load("lille-est").on("2011-11-01")).text)
    >>> len(data["nodes"]), len(data["edges"]), len(data["incidences"]), len(data["metadata"]["unknown"])
    (50, 11, 34, 488)
    """
    day = graph_of(snapshot, lang)
    attributes = {id: documented(of, without=("bipartite", "clsm")) for id, of in day.graph.nodes(data=True)}
    data = {
        "network-type": "undirected",
        "metadata": about(day.graph) | {"unknown": day.net.unknown},
        "nodes": [{"node": node.id, "attrs": attributes[node.id]} for node in day.net.organisations],
        "edges": [{"edge": body.id, "attrs": attributes[body.id]} for body in day.net.instances],
        "incidences": [
            {"edge": body, "node": organisation, "attrs": documented(day.graph.edges[organisation, body])}
            for organisation, body in day.net.known
        ],
    }
    return Export(text=json.dumps(data, ensure_ascii=False, indent=1) + "\n", losses=day.losses)
