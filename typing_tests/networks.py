"""From a day to its partner network, and from a measure to the figures of an actor."""

from collections.abc import Iterator, Mapping
from typing import assert_type

import clsm
from clsm import network
from clsm.network import PartnerNetwork, TieNetwork


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
    assert_type(holes["epsm"], network.Holes)
    assert_type(holes["epsm"].constraint, float | None)
    assert_type(iter(holes), Iterator[str])
    by_actor: Mapping[str, network.Holes] = holes
    assert_type(by_actor.get("epsm"), network.Holes | None)
    assert_type(network.brokerage(net)["epsm"].gatekeeper, network.RoleCount)
    assert_type(network.fragmentation(net)["epsm"], network.FragmentationWithout)


def findings(net: PartnerNetwork) -> None:
    """Places to open and bridges are rows with names."""
    assert_type(network.load(net)["epsm"], network.Load)
    for place in network.gaps(net).places:
        assert_type(place, network.Place)
    for point in network.bridges(net).cutpoints:
        assert_type(point, network.Relay)
