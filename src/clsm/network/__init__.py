"""The partner network of a council: who meets whom, who is tied to whom, sole relays, places to open, access.

Take a council on a day, read its network, ask:

>>> import clsm
>>> net = PartnerNetwork.from_council(clsm.datasets.load("lille-est").on("2011-11-01"))
>>> answer = access(net)
>>> answer.answer, [route.node for route in answer.direct], [route.node for route in answer.invited]
(True, ['gem-amitie-partage'], ['gem-chti-bonheurs'])

Two relations are kept apart. A :class:`PartnerNetwork` is *two-mode*: which organisations sit in which
bodies. A :class:`TieNetwork` is *one-mode*: who is tied to whom, as declared
(``PartnerNetwork.from_ties``), from a graph (``PartnerNetwork.from_networkx``), or because they meet
(``net.projected()``). A measure says which it reads and refuses the other.

Functions take a network and return small frozen results that explain themselves in French and English,
name the seats that they stand on, and turn into rows. What the sources do not tell is carried along: a
finding is certain only where it holds whatever they leave open.
"""

from clsm._doors import own_names
from clsm.network.bridging.tie_bridges import TieBridges
from clsm.network.bridging.two_mode_bridges import Bridges, bridges
from clsm.network.gap_finding.gap_findings import Expectation
from clsm.network.gap_finding.gaps import Gaps, gaps
from clsm.network.gap_finding.introducing import Acquaintance, introduce
from clsm.network.gap_finding.introductions import Introductions, introductions
from clsm.network.gap_finding.shared_load import SharedLoad, introductions_to_share
from clsm.network.gap_finding.tie_gaps import TieGaps
from clsm.network.measures.access import Access, access
from clsm.network.measures.brokerage import Brokerage, brokerage
from clsm.network.measures.centralization import Centralization, centralization
from clsm.network.measures.core_periphery import CorePeriphery, core_periphery
from clsm.network.measures.density import Density, density
from clsm.network.measures.ego_networks import EgoNetwork, ego
from clsm.network.measures.ei_index import EIIndex, ei_index
from clsm.network.measures.fragmentation import Fragmentation, fragmentation
from clsm.network.measures.key_players import KeyPlayers, key_players
from clsm.network.measures.loads import Loads, load
from clsm.network.measures.mixing import Mixing, mixing
from clsm.network.measures.multiplex import Multiplexity, NetworkComparison, compare, multiplexity
from clsm.network.measures.positions import Centrality, Position, centrality
from clsm.network.measures.resources_brought import Resources, resources
from clsm.network.measures.stress import Stress, stress
from clsm.network.measures.structural_holes import StructuralHoles, structural_holes
from clsm.network.measures.timelines import Timeline, timeline
from clsm.network.measures.trust import TrustAndValue, trust_and_value
from clsm.network.measures.two_mode import (
    CoMembership,
    DualProjection,
    TwoMode,
    co_membership,
    dual_projection,
    two_mode,
)
from clsm.network.networks.nodes import Basis
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_basis import TieBasis
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.picturing.choosing import picture

__all__ = [
    "Access",
    "Acquaintance",
    "Basis",
    "Bridges",
    "Brokerage",
    "Centrality",
    "Centralization",
    "CoMembership",
    "CorePeriphery",
    "Density",
    "DualProjection",
    "EIIndex",
    "EgoNetwork",
    "Expectation",
    "Fragmentation",
    "Gaps",
    "Introductions",
    "KeyPlayers",
    "Loads",
    "Mixing",
    "Multiplexity",
    "NetworkComparison",
    "PartnerNetwork",
    "Position",
    "Resources",
    "SharedLoad",
    "Stress",
    "StructuralHoles",
    "TieBasis",
    "TieBridges",
    "TieGaps",
    "TieNetwork",
    "Timeline",
    "TrustAndValue",
    "TwoMode",
    "access",
    "bridges",
    "brokerage",
    "centrality",
    "centralization",
    "co_membership",
    "compare",
    "core_periphery",
    "density",
    "dual_projection",
    "ego",
    "ei_index",
    "fragmentation",
    "gaps",
    "introduce",
    "introductions",
    "introductions_to_share",
    "key_players",
    "load",
    "mixing",
    "multiplexity",
    "picture",
    "resources",
    "stress",
    "structural_holes",
    "timeline",
    "trust_and_value",
    "two_mode",
]

own_names(__name__)
