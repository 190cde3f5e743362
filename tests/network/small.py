"""Small councils for the tests of the network, made of a few words."""

from collections.abc import Iterable, Mapping

from clsm import Actor, Council, Instance, PartialDate, Period, Post, Seat, Snapshot, Text
from clsm.network import PartnerNetwork
from clsm.network.networks.nodes import Link, Node

DAY = "2011-06-01"
AS_OF = PartialDate(year=2011)
LATER = Period(start=PartialDate(year=2011))
"""A time of which nobody can say whether it had begun on the day of the tests."""


def invited(holder: str) -> Seat:
    """A permanent invitee."""
    return Seat(holder=holder, status="permanent_invitee")


def unnamed(label: str, sector: str | None = None, status: str = "member") -> Seat:
    """A member whom nobody names."""
    return Seat(label=Text.same(label), sector=sector, status=status)


def body(
    id: str,
    *seats: str | Seat,
    kind: str = "working_group",
    composition: str = "complete",
    functions: tuple[str, ...] = (),
    period: Period | None = None,
) -> Instance:
    """A body; a seat given as a word is that of a member with that id."""
    return Instance(
        id=id,
        name=Text.same(id.title()),
        kind=kind,
        composition=composition,
        functions=functions,
        seats=tuple(Seat(holder=seat, status="member") if isinstance(seat, str) else seat for seat in seats),
        period=period or Period(),
    )


def council(
    *bodies: Instance,
    sectors: Mapping[str, str] | None = None,
    alone: Iterable[str] = (),
    actors: Iterable[Actor] = (),
    posts: Iterable[Post] = (),
    carrier: str | None = None,
) -> Council:
    """A council of these *bodies*; whoever holds a seat, and those *alone*, become its actors."""
    sectors = sectors or {}
    given = {actor.id: actor for actor in actors}
    held = {seat.holder for one in bodies for seat in one.seats if seat.holder} - {post.id for post in posts}
    made = {
        id: Actor(id=id, name=id.upper(), sector=sectors.get(id, "not_documented")) for id in {*held, *alone} - {*given}
    }
    return Council(
        id="small",
        name=Text.same("Small"),
        jurisdiction="FR",
        as_of=AS_OF,
        actors=tuple({**made, **given}.values()),
        instances=bodies,
        posts=tuple(posts),
        carrier=carrier,
    )


def today(*bodies: Instance, sectors: Mapping[str, str] | None = None, alone: Iterable[str] = ()) -> Snapshot:
    """Such a council on the day of the tests."""
    return council(*bodies, sectors=sectors, alone=alone).on(DAY)


def network(*bodies: Instance, sectors: Mapping[str, str] | None = None, alone: Iterable[str] = ()) -> PartnerNetwork:
    """Its network, every body of which is known."""
    return PartnerNetwork.from_council(today(*bodies, sectors=sectors, alone=alone), bodies_complete=True)


def bare(
    sectors: Mapping[str, str],
    bodies: Iterable[str],
    known: Iterable[tuple[str, str]],
    unknown: Iterable[tuple[str, str]],
) -> PartnerNetwork:
    """Organisations × bodies without seats, whatever pairs are open."""
    nodes = [Node(id=id, name=Text.same(id), mode="organisation", sector=sector) for id, sector in sectors.items()]
    nodes += [Node(id=id, name=Text.same(id), mode="instance", composition="partial") for id in bodies]
    return PartnerNetwork(
        date=None,
        nodes=tuple(sorted(nodes, key=lambda node: node.id)),
        seats=(),
        links=tuple(Link(ends=pair, seats=()) for pair in sorted(known)),
        unknown=tuple(sorted(unknown)),
    )
