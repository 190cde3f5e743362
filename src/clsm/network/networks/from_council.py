"""A council on a day, read into the columns of a two-mode network: who counts as a partner, who sits where."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from clsm.council import Snapshot
from clsm.entities.actors import Actor
from clsm.entities.agreements import Agreement
from clsm.entities.instances import Instance, Post, Seat
from clsm.network.networks.concerns import concerns_of
from clsm.network.networks.nodes import (
    CARRIED,
    UNDOCUMENTED,
    Involvement,
    Link,
    Node,
    Pair,
    Relation,
    SeatStanding,
    Sitting,
    term_text,
)
from clsm.network.networks.rhythms import rhythm_of
from clsm.network.networks.tie_network import COORDINATOR
from clsm.programs import Program
from clsm.vocabulary import Term, default_pillars
from clsm.words import Text


def read_council(snapshot: Snapshot, relations: tuple[Relation, ...]) -> dict[str, Any]:
    """The columns of the network of a council on a day; see ``PartnerNetwork.from_council``."""
    own = (body for body in snapshot.instances if body.evidence != "announced" and body.kind != "external")
    bodies = {body.id: _body(snapshot, body) for body in own}
    actors = {actor.id: actor for actor in snapshot.actors}
    holders = partners_of(snapshot)
    sittings = list[Sitting]()
    for body, seat in (*snapshot.seats(), *_presiding(snapshot)):
        for share in shares(seat) if body.id in bodies else ():
            read = _seated(snapshot, body, share, actors)
            if read is not None:
                holder, sitting = read
                sittings.append(sitting)
                if holder is not None:
                    holders.setdefault(holder.id, holder)
    about, same = concerns_of(snapshot), _presumed_same(snapshot, sittings)
    partners = (
        attrs.evolve(node, concerns=about.get(id, node.concerns), same_as=frozenset(same[id] - {id}))
        for id, node in holders.items()
    )
    organisations = [_with_pillars(snapshot, node, sittings) for node in partners]
    programs = [program for program in snapshot.programs if program.state in (*CARRIED, UNDOCUMENTED)]
    involvements = sorted(_involvements(snapshot, programs, holders), key=lambda part: part.ends)
    nodes, links, unknown = organisations, tuple[Link, ...](), tuple[Pair, ...]()
    if "seats" in relations:
        nodes = [*nodes, *bodies.values()]
        links = _links(sittings)
        unknown = _unknown(nodes, {link.ends for link in links}, sittings)
    else:
        sittings = []
    if "actions" in relations:
        parts = [*involvements, *_parties(snapshot, holders)]
        actions = [*map(_program, programs), *map(_text, snapshot.agreements)]
        nodes = [*nodes, *actions]
        shared = {part.ends for part in parts if part.standing == "known"}
        links += tuple(Link(ends=ends, seats=()) for ends in shared)
        # no source says that a list of partners is complete
        unknown += tuple(
            (partner.id, action.id)
            for action in actions
            for partner in organisations
            if (partner.id, action.id) not in shared
        )
    return {
        "date": snapshot.date,
        "nodes": tuple(sorted(nodes, key=lambda node: node.id)),
        "seats": tuple(sorted(sittings, key=lambda seat: (seat.id, seat.holder or ""))),
        "links": tuple(sorted(links, key=lambda link: link.ends)),
        "unknown": tuple(sorted(unknown)),
        "relations": relations,
        # sorted, as equal councils have equal networks
        "terms": tuple(sorted(snapshot.council.terms, key=lambda term: (term.list, term.id))),
        "programs": tuple(sorted(map(_program, programs), key=lambda node: node.id)),
        "involvements": tuple(involvements),
    }


def _presiding(snapshot: Snapshot) -> Iterator[tuple[Instance, Seat]]:
    """Those who preside over a body or run it, each as a seat by right: whoever leads a meeting is there.

    Left out: who has a seat of that body already, and the coordinator, whose seats the file names.
    """
    for body in snapshot.instances:
        seated = {holder for seat in body.seats for holder in (seat.holder, *seat.held_with)}
        for post in snapshot.posts:
            leads = post.body == body.id and post.function in _LEADING and post.holder is not None
            if leads and seated.isdisjoint((post.id, post.holder)):
                seat = Seat(
                    id=post.id,
                    holder=post.holder,
                    status="ex_officio",
                    evidence=post.evidence,
                    pillars=post.pillars,
                    sources=post.sources,
                )
                yield body, seat


_LEADING: Final = ("president", "co_president", "chair", "vice_chair", "co_animator", "secretary", "treasurer")
"""The functions of those who are there when the body meets; a chair that turns is held by another each time."""


def _presumed_same(snapshot: Snapshot, sittings: Iterable[Sitting]) -> Mapping[str, set[str]]:
    """For each organisation, those that a source may mean by it; a seat stands for its holder."""
    holder_of = {sitting.id: sitting.holder for sitting in sittings if sitting.holder}
    same = defaultdict[str, set[str]](set)
    claims = [(actor.id, actor.presumed_same_as) for actor in snapshot.actors]
    claims += [(seat.id, seat.presumed_same_as) for _, seat in snapshot.seats()]
    for id, others in claims:
        same[holder_of.get(id, id)].update(holder_of.get(other, other) for other in others)
    return same


def shares(seat: Seat) -> Iterator[Seat]:
    """A seat as each of those holds it who hold it together: all of them meet the others of the body."""
    yield attrs.evolve(seat, held_with=()) if seat.held_with else seat
    for holder in seat.held_with:
        yield attrs.evolve(seat, holder=holder, held_with=(), label=None)


def _seated(
    snapshot: Snapshot, body: Instance, seat: Seat, actors: Mapping[str, Actor]
) -> tuple[Node | None, Sitting] | None:
    """Who holds a seat, and the seat as the network reads it; ``None`` for a seat that makes nobody meet the others.

    A seat that is announced, claimed or vacant, and names somebody in words only, makes no organisation of them:
    nobody is known to sit there. So it has a holder only where it names an actor of the council.
    """
    standing = _standing(snapshot, body, seat)
    named = seated(body, seat, snapshot.holder(seat), actors, snapshot.council.terms)
    is_gone = named is None and seat.holder is not None
    if standing is None or is_gone:
        return None
    sits = standing in ("known", "open") or (named is not None and named.id in actors)
    holder = named if sits else None
    return holder, Sitting(
        id=seat.id,
        body=body.id,
        holder=holder.id if holder else None,
        name=holder.name if holder else _words(snapshot, seat),
        sector=named.sector if named else UNDOCUMENTED,
        pillars=snapshot.pillars(seat),
        status=seat.status,
        standing=standing,
        presumed=not {seat.id, body.id}.isdisjoint(snapshot.presumed),
        sources=seat.sources,
    )


def partners_of(snapshot: Snapshot) -> dict[str, Node]:
    """The actors that are partners of the council, seated or not, by id."""
    return {actor.id: _actor(actor) for actor in snapshot.partners()}


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


def _involvements(snapshot: Snapshot, programs: Iterable[Program], partners: Collection[str]) -> Iterator[Involvement]:
    for program in programs:
        known = program.state in CARRIED and program.id not in snapshot.uncertain
        for id in {*program.partners, *program.led_by}.intersection(partners):
            sure = known and id not in snapshot.uncertain
            yield Involvement(ends=(id, program.id), leads=id in program.led_by, standing="known" if sure else "open")


def _text(agreement: Agreement) -> Node:
    return Node(id=agreement.id, name=agreement.name, mode="agreement", kind=agreement.kind)


def _parties(snapshot: Snapshot, partners: Collection[str]) -> Iterator[Involvement]:
    """Who shares which text of the day; a text that is not agreed yet binds nobody for sure."""
    for text in snapshot.agreements:
        agreed = text.state not in ("drafting", "written", "ended", UNDOCUMENTED) and text.id not in snapshot.uncertain
        for id in set(text.parties).intersection(partners):
            sure = agreed and id not in snapshot.uncertain
            yield Involvement(ends=(id, text.id), leads=False, standing="known" if sure else "open")


def _body(snapshot: Snapshot, body: Instance) -> Node:
    return Node(
        id=body.id,
        name=body.name,
        mode="instance",
        kind=body.kind,
        functions=body.functions,
        composition=body.composition,
        settled=body.id not in snapshot.uncertain,
        rhythm=rhythm_of(body, snapshot.date),
    )


def _actor(actor: Actor) -> Node:
    return Node(id=actor.id, name=Text.same(actor.name), mode="organisation", sector=actor.sector)


def _standing(snapshot: Snapshot, body: Instance, seat: Seat) -> SeatStanding | None:
    # a deputy sits on the place of the full member
    if seat.deputy_of:
        return None
    if seat.status in ("occasional_invitee", "open_participant"):
        return "passing"
    if seat.vacant:
        return "vacant"
    if seat.evidence == "announced":
        return "announced"
    if seat.evidence == "claimed":
        return "claimed"
    holder = snapshot.holder(seat)
    doubtful = {seat.id, body.id, seat.holder, holder.holder if isinstance(holder, Post) else None}
    return "known" if doubtful.isdisjoint(snapshot.uncertain) else "open"


def seated(
    body: Instance, seat: Seat, holder: Actor | Post | None, actors: Mapping[str, Actor], terms: Iterable[Term]
) -> Node | None:
    """Who sits: *holder*, or a node of its own for whom words alone name; ``None`` for a holder that is no more."""
    if node := partner(holder, actors, terms):
        return node
    if seat.label is None or seat.holder is not None:
        return None
    # two bodies may seat "a general practitioner": the body's name tells them apart
    name = Text(fr="{who} ({where})", en="{who} ({where})").format(who=seat.label, where=body.name)
    return Node(id=seat.id, name=name, mode="organisation", sector=seat.sector or UNDOCUMENTED, named=False)


def _words(snapshot: Snapshot, seat: Seat) -> Text:
    return Text(fr=snapshot.name(seat, "fr"), en=snapshot.name(seat, "en"))


def _with_pillars(snapshot: Snapshot, node: Node, sittings: Iterable[Sitting]) -> Node:
    held = [seat.pillars for seat in sittings if seat.holder == node.id and seat.standing in ("known", "open")]
    return attrs.evolve(node, pillars=frozenset().union(*held) if held else _by_default(snapshot, node))


def _by_default(snapshot: Snapshot, node: Node) -> frozenset[str]:
    """What the actor of *node* stands for by its sector; a seat that names nobody, by that of its words."""
    actor = snapshot.council.find(node.id)
    nature = actor.legal_nature if isinstance(actor, Actor) else "not_documented"
    return default_pillars(node.sector, nature, terms=snapshot.council.terms)


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
