"""GraphML, which R igraph, Gephi, Cytoscape, NodeXL and visone open.

Nodes are organisations and bodies, edges known ties. The graph's own attributes hold the day, the count of unknown
pairs, and in ``clsm`` the whole network, which other programs keep and do not read.
"""

from clsm.council import Snapshot
from clsm.exports.export import Export
from clsm.exports.graphs import as_xml, graph_of
from clsm.words import Lang


def graphml(snapshot: Snapshot, *, lang: Lang = "en") -> Export:
    """Write who sits in which body on a day as GraphML.

    ``networkx.parse_graphml`` and ``PartnerNetwork.from_networkx(graph, two_mode="bipartite")`` give the network
    back with its unknown ties.

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

    References
    ----------
    Brandes, Eiglsperger, Lerner, *GraphML Primer*, http://graphml.graphdrawing.org/primer/graphml-primer.html

    Examples
    --------
    >>> import clsm, networkx
    >>> export = graphml(clsm.datasets.load("lille-est").on("2011-11-01"))
    >>> graph = networkx.parse_graphml(export.text)
    >>> graph.number_of_edges(), graph.graph["unknown_pairs"]
    (34, 488)
    """
    import networkx as nx

    day = graph_of(snapshot, lang)
    return Export(text=as_xml("\n".join(nx.generate_graphml(day.graph))), losses=day.losses)
