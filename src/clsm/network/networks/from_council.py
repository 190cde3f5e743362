"""A council on a day, read into the columns of a two-mode network: who counts as a partner, who sits where."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import attrs

from clsm.council import Snapshot
from clsm.entities.actors import Actor
from clsm.entities.instances import Instance, Post, Seat
from clsm.network.networks.concerns import concerns_of
from clsm.network.networks.nodes import (
    CARRIED,
    UNDOCUMENTED,
    Involvement,
    Link,
    Node,
    Pair,
    Sitting,
    Standing,
    term_text,
)
from clsm.network.networks.rhythms import rhythm_of
from clsm.network.networks.tie_network import COORDINATOR
from clsm.programs import Program
from clsm.vocabulary import Term, default_pillars
from clsm.words.language import Text


def read_council(today: Snapshot) -> dict[str, Any]:
    """The columns of the network of a council on a day; see ``PartnerNetwork.from_council``."""
    terms = today.council.terms
    own = (body for body in today.instances if body.evidence != "announced" and body.kind != "external")
    there = {body.id: _body(today, body) for body in own}
    actors = {actor.id: actor for actor in today.actors}
    holders = partners_of(today)
    sittings = list[Sitting]()
    for body, seat in ((body, seat) for body, seat in today.seats() if body.id in there):
        standing = _standing(today, body, seat)
        holder = _holder(body, seat, today.holder(seat), actors, terms)
        if standing is None or (holder is None and seat.holder is not None):
            continue
        seated = holder if standing in ("known", "open") or (holder and holder.id in actors) else None
        if seated:
            holders.setdefault(seated.id, seated)
        sittings.append(
            Sitting(
                id=seat.id,
                body=body.id,
                holder=seated.id if seated else None,
                name=seated.name if seated else _words(today, seat),
                sector=holder.sector if holder else UNDOCUMENTED,
                pillars=today.pillars(seat),
                status=seat.status,
                standing=standing,
                presumed=not {seat.id, body.id}.isdisjoint(today.presumed),
                sources=seat.sources,
            )
        )
    about = concerns_of(today)
    partners = (attrs.evolve(node, concerns=about.get(id, node.concerns)) for id, node in holders.items())
    nodes = [*there.values(), *(_with_pillars(node, sittings) for node in partners)]
    programs = [program for program in today.programs if program.state in (*CARRIED, UNDOCUMENTED)]
    links = _links(sittings)
    return {
        "date": today.date,
        "nodes": tuple(sorted(nodes, key=lambda node: node.id)),
        "seats": tuple(sorted(sittings, key=lambda seat: seat.id)),
        "links": links,
        "unknown": _unknown(nodes, {link.ends for link in links}, sittings),
        "terms": terms,
        "programs": tuple(sorted(map(_program, programs), key=lambda node: node.id)),
        "involvements": tuple(sorted(_involvements(today, programs, holders), key=lambda part: part.ends)),
    }


def partners_of(today: Snapshot) -> dict[str, Node]:
    """The actors that are partners of the council, seated or not, by id.

    Left out: the council itself under other names, and those who are only named beside it.
    """
    apart = _the_council_itself(today) | _bystanders(today)
    return {actor.id: _actor(actor) for actor in today.actors if actor.id not in apart}


def partner(holder: Actor | Post | None, actors: Mapping[str, Actor], terms: Iterable[Term]) -> Node | None:
    """Whom an actor or a post stands for; ``None`` where that is no more on the day.

    A post whose holder is an actor stands for that actor, except the coordinator's, a node of its own.
    """
    if isinstance(holder, Post) and holder.holder is not None and holder.function != COORDINATOR:
        holder = actors.get(holder.holder)
    if isinstance(holder, Actor):
        return _actor(holder)
    if isinstance(holder, Post):
        name = holder.label or term_text("post_functions", holder.function, terms)
        return Node(id=holder.id, name=name, mode="organisation", role=holder.function)
    return None


def _program(program: Program) -> Node:
    return Node(id=program.id, name=program.name, mode="program", kind=program.kind)


def _involvements(today: Snapshot, programs: Iterable[Program], partners: Collection[str]) -> Iterator[Involvement]:
    for program in programs:
        known = program.state in CARRIED and program.id not in today.uncertain
        for id in {*program.partners, *program.led_by}.intersection(partners):
            sure = known and id not in today.uncertain
            yield Involvement(ends=(id, program.id), leads=id in program.led_by, standing="known" if sure else "open")


def _body(today: Snapshot, body: Instance) -> Node:
    return Node(
        id=body.id,
        name=body.name,
        mode="instance",
        kind=body.kind,
        functions=body.functions,
        composition=body.composition,
        settled=body.id not in today.uncertain,
        rhythm=rhythm_of(body, today.date),
    )


def _actor(actor: Actor) -> Node:
    return Node(id=actor.id, name=Text.same(actor.name), mode="organisation", sector=actor.sector)


def _the_council_itself(today: Snapshot) -> frozenset[str]:
    """The carrier and those whose history leads to it: the council under other names, not its partners."""
    carrier = today.council.carrier
    if carrier is None:
        return frozenset()
    return frozenset(
        {carrier, *(actor.id for actor in today.actors if any(event.other == carrier for event in actor.history))}
    )


def _bystanders(today: Snapshot) -> frozenset[str]:
    """Actors who are only named beside the council: they recognised it, took part in an event, host a body."""
    named = {body.host for body in today.instances}
    for event in today.events:
        named.update(event.organisers, event.participants)
    for actor in today.actors:
        for recognition in actor.recognitions:
            named.update({recognition.by, *recognition.shared_with})
    working = {payer.actor for contribution in today.contributions for payer in contribution.payers}
    for program in today.programs:
        working.update(program.partners, program.led_by)
    for agreement in today.agreements:
        working.update(agreement.parties)
    for tie in today.ties:
        working.update({tie.origin, tie.target})
    return frozenset(id for id in named - working if id)


def _standing(today: Snapshot, body: Instance, seat: Seat) -> Standing | None:
    if seat.status in ("occasional_invitee", "open_participant"):
        return None
    if seat.evidence == "announced":
        return "announced"
    if seat.evidence == "claimed":
        return "claimed"
    holder = today.holder(seat)
    doubtful = {seat.id, body.id, seat.holder, holder.holder if isinstance(holder, Post) else None}
    return "known" if doubtful.isdisjoint(today.uncertain) else "open"


def _holder(
    body: Instance, seat: Seat, holder: Actor | Post | None, actors: Mapping[str, Actor], terms: Iterable[Term]
) -> Node | None:
    """Who sits; ``None`` for a holder that is no more on the day."""
    if node := partner(holder, actors, terms):
        return node
    if seat.label is None or seat.holder is not None:
        return None
    # two bodies may seat "a general practitioner": the body's name tells them apart
    name = Text(fr="{who} ({where})", en="{who} ({where})").format(who=seat.label, where=body.name)
    return Node(id=seat.id, name=name, mode="organisation", sector=seat.sector or UNDOCUMENTED, named=False)


def _words(today: Snapshot, seat: Seat) -> Text:
    return Text(fr=today.name(seat, "fr"), en=today.name(seat, "en"))


def _with_pillars(node: Node, sittings: Iterable[Sitting]) -> Node:
    held = [seat.pillars for seat in sittings if seat.holder == node.id and seat.standing in ("known", "open")]
    return attrs.evolve(node, pillars=frozenset().union(*held) if held else default_pillars(node.sector))


def _links(sittings: Iterable[Sitting]) -> tuple[Link, ...]:
    held = defaultdict[Pair, list[Sitting]](list)
    for seat in sittings:
        if seat.standing == "known" and seat.holder:
            held[seat.holder, seat.body].append(seat)
    return tuple(
        Link(ends=ends, seats=tuple(sorted(seats, key=lambda seat: seat.id))) for ends, seats in sorted(held.items())
    )


def _unknown(nodes: Iterable[Node], known: set[Pair], sittings: Iterable[Sitting]) -> tuple[Pair, ...]:
    by_id = {node.id: node for node in nodes}
    left_open = {(seat.holder, seat.body) for seat in sittings if seat.holder and seat.standing in ("open", "claimed")}
    seated = defaultdict[str, list[Node]](list)
    for organisation, body in known | left_open:
        seated[body].append(by_id[organisation])
    organisations = [node for node in by_id.values() if node.mode == "organisation"]
    bodies = [node for node in by_id.values() if node.mode == "instance"]
    return tuple(
        sorted(
            (organisation.id, body.id)
            for body in bodies
            for organisation in organisations
            if (organisation.id, body.id) not in known
            and (
                body.composition != "complete"
                or (organisation.id, body.id) in left_open
                or any(organisation.may_be(other) for other in seated[body.id])
            )
        )
    )
