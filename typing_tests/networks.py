"""From a day to its partner network, and from a measure to the figures of an actor."""

from collections.abc import Iterator, Mapping, ValuesView
from typing import assert_type

import numpy as np
import numpy.typing as npt

import clsm
from clsm import network
from clsm.network import PartnerNetwork, TieNetwork
from clsm.network.bridging.relays import Relay
from clsm.network.gap_finding.gap_findings import Place
from clsm.network.measures.brokerage import RoleCount
from clsm.network.measures.fragmentation import FragmentationWithout
from clsm.network.measures.loads import Load
from clsm.network.measures.structural_holes import Holes


def networks(today: clsm.Snapshot) -> None:
    """Two relations, two classes."""
    net = PartnerNetwork.from_council(today)
    assert_type(net, PartnerNetwork)
    assert_type(PartnerNetwork.from_ties(today), TieNetwork)
    assert_type(net.projected(), TieNetwork)
    assert_type(net.without(plenary=True), PartnerNetwork)


def figures(net: TieNetwork) -> None:
    """A result by actor is a mapping: its keys are ids, its items have the measure's own fields."""
    holes = network.structural_holes(net)
    assert_type(holes["epsm"], Holes)
    assert_type(holes["epsm"].constraint, float | None)
    assert_type(iter(holes), Iterator[str])
    by_actor: Mapping[str, Holes] = holes
    assert_type(by_actor.get("epsm"), Holes | None)
    assert_type(network.brokerage(net)["epsm"].gatekeeper, RoleCount)
    assert_type(network.fragmentation(net)["epsm"], FragmentationWithout)


def columns(net: TieNetwork) -> None:
    """The same figure of all is an array; the items of a mapping stay what they were."""
    holes = network.structural_holes(net)
    assert_type(holes.values("constraint"), npt.NDArray[np.float64])
    assert_type(holes.values(), ValuesView[Holes])


def findings(net: PartnerNetwork) -> None:
    """Places to open and bridges are rows with names."""
    assert_type(network.load(net)["epsm"], Load)
    for place in network.gaps(net).places:
        assert_type(place, Place)
    for point in network.bridges(net).cutpoints:
        assert_type(point, Relay)
