"""Networks handed over to data frames and to igraph, with their unknown ties.

A frame of edges names known ties and unknown ones; what stands in neither is known to be no tie. So an analysis
elsewhere (R, for blockmodels, quadratic assignment or exponential random graphs) can set the unknown to NA.
"""

import importlib
from typing import TYPE_CHECKING, Any, NamedTuple

from clsm.network.networks.tie_network import TieNetwork
from clsm.words import Lang, flat

if TYPE_CHECKING:
    import networkx as nx

    from clsm.network.networks.partner_network import PartnerNetwork


class Frames(NamedTuple):
    """Nodes and edges, each a pandas ``DataFrame``."""

    nodes: Any
    edges: Any


def frames_of_ties(net: TieNetwork, lang: Lang) -> Frames:
    """The frames of a one-mode network; see ``TieNetwork.to_frames``."""
    import numpy as np
    import pandas as pd

    nodes = pd.DataFrame(
        {
            "name": net.ids,
            "label": [name.say(lang) for name in net.names],
            "sector": net.sectors,
            "role": net.roles,
            "answered": ~net.silent,
        }
    )
    (known_origin, known_target, weight), (open_origin, open_target) = net.tied_cells, net.silence.ends
    ids = np.array(net.ids, dtype=object)
    edges = pd.DataFrame(
        {
            "origin": ids[np.concatenate([known_origin, open_origin])],
            "target": ids[np.concatenate([known_target, open_target])],
            "tie": _known_then_missing(len(known_origin), len(open_origin)),
            "weight": np.concatenate([weight, np.full(len(open_origin), np.nan)]),
        }
    )
    return Frames(nodes, edges)


def frames_of_seats(net: "PartnerNetwork", lang: Lang) -> Frames:
    """The frames of a two-mode network; see ``PartnerNetwork.to_frames``."""
    import pandas as pd

    nodes = pd.DataFrame(
        {
            "name": [node.id for node in net.nodes],
            "label": [node.name.say(lang) for node in net.nodes],
            "mode": [node.mode for node in net.nodes],
            "sector": [node.sector if node.mode == "organisation" else None for node in net.nodes],
            "kind": [node.kind for node in net.nodes],
            "composition": [node.composition for node in net.nodes],
        }
    )
    pairs = [*net.known, *net.unknown]
    edges = pd.DataFrame(
        {
            "origin": [organisation for organisation, _ in pairs],
            "target": [body for _, body in pairs],
            "tie": _known_then_missing(len(net.known), len(net.unknown)),
            "status": [*(link.status for link in net.links), *[None] * len(net.unknown)],
            "evidence": [*(flat(link.evidence) for link in net.links), *[None] * len(net.unknown)],
        }
    )
    return Frames(nodes, edges)


def _known_then_missing(known: int, missing: int) -> Any:
    import pandas as pd

    return pd.array([True] * known + [None] * missing, dtype="boolean")


def to_igraph(graph: "nx.Graph[str]") -> Any:
    """*graph* as an ``igraph.Graph``; needs the package ``igraph``."""
    return importlib.import_module("igraph").Graph.from_networkx(graph)
