"""The partner network of a council: who meets whom, sole relays, places to open, access to the deciders.

Take the council on a day, read its network, ask::

    net = PartnerNetwork.from_council(council.on("2011-11-01"))
    print(bridges(net).explain("fr"))

Functions take a network and return small frozen results that explain themselves in French and English,
name the seats that they stand on, and turn into rows. What the sources do not tell is carried along: a
finding is certain only where it holds whatever they leave open.
"""

from clsm.network.access import Access, Route, access
from clsm.network.bridging import Bridges, BridgingTie, LocalBridge, MeetingPlace, Relay, bridges
from clsm.network.gaps import Expectation, Gaps, NotReached, Place, SectorPair, Unsaid, gaps
from clsm.network.partner_network import Basis, Link, Node, PartnerNetwork, Sitting

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
