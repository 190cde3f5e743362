"""The partner network of a council: who meets whom, sole relays, places to open, access to the deciders.

Take a council on a day, read its network, ask:

>>> import clsm
>>> net = PartnerNetwork.from_council(clsm.datasets.load("lille-est").on("2011-11-01"))
>>> found = access(net)
>>> found.answer, [route.node for route in found.direct], [route.node for route in found.invited]
(True, ['gem-amitie-partage'], ['gem-chti-bonheurs'])

Functions take a network and return small frozen results that explain themselves in French and English,
name the seats that they stand on, and turn into rows. What the sources do not tell is carried along: a
finding is certain only where it holds whatever they leave open.
"""

from clsm.network.access import Access, Route, access
from clsm.network.bridging import Bridges, bridges
from clsm.network.gaps import Expectation, Gaps, NotReached, Place, SectorPair, Unsaid, gaps
from clsm.network.meeting_places import MeetingPlace
from clsm.network.partner_network import Basis, Link, Node, PartnerNetwork, Sitting
from clsm.network.relays import BridgingTie, LocalBridge, Relay

__all__ = [
    "Access",
    "Basis",
    "Bridges",
    "BridgingTie",
    "Expectation",
    "Gaps",
    "Link",
    "LocalBridge",
    "MeetingPlace",
    "Node",
    "NotReached",
    "PartnerNetwork",
    "Place",
    "Relay",
    "Route",
    "SectorPair",
    "Sitting",
    "Unsaid",
    "access",
    "bridges",
    "gaps",
]

for _name in __all__:
    # shown, documented and pickled under the name that callers import it by
    globals()[_name].__module__ = __name__
