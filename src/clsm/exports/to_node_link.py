"""Node-link JSON, which networkx and D3 read: lists of nodes and of edges, the edges under ``edges``."""

import json

from clsm.council import Snapshot
from clsm.exports.export import Export
from clsm.exports.graphs import graph_of
from clsm.words import Lang


def node_link(snapshot: Snapshot, *, lang: Lang = "en") -> Export:
    """Write who sits in which body on a day as node-link JSON.

    Beside ``nodes`` and ``edges``, ``unknown`` lists the pairs that the sources leave open: the id of an
    organisation, then that of a body. ``networkx.node_link_graph(data, edges="edges")`` and
    ``PartnerNetwork.from_networkx(graph, two_mode="bipartite")`` give the network back with them.

    Parameters
    ----------
    snapshot : clsm.council.Snapshot
        The council on a day, ``council.on("2011-11-01")``.
    lang : {"en", "fr"}
        The language of the nodes' ``label``; they have ``name_fr`` and ``name_en`` too.

    Raises
    ------
    TypeError
        For a council without a day.

    Examples
    --------
    >>> import clsm, json
    >>> data = json.loads(node_link(clsm.datasets.load("lille-est").on("2011-11-01")).text)
    >>> len(data["nodes"]), len(data["edges"]), len(data["unknown"])
    (61, 34, 488)
    """
    import networkx as nx

    day = graph_of(snapshot, lang)
    data = nx.node_link_data(day.graph, edges="edges") | {"unknown": day.net.unknown}
    return Export(text=json.dumps(data, ensure_ascii=False, indent=1) + "\n", losses=day.losses)
