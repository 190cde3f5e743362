"""Whether the seats of a body meet an expectation: yes, no, or it cannot be said.

Absence is a finding only where a body's composition is complete, and nobody unnamed may be the one expected.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from clsm.network.gap_finding.gap_findings import Expectation, Place, PlaceStanding, Reason, Unsaid
from clsm.network.networks.nodes import FULL, INVITED, NOT_THERE, UNDOCUMENTED, Node, Sitting
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import FELLOWSHIP
from clsm.problems import Mismatch, nearest
from clsm.words import Text, paragraph


def check_expectation(net: PartnerNetwork, expectation: Expectation) -> None:
    """Raise :class:`~clsm.problems.Mismatch` for an expectation of somebody or of a body that is not there."""
    for id, nodes, what in (
        (expectation.body, net.instances, Text(fr="instance", en="a body")),
        (expectation.actor, net.organisations, Text(fr="organisation", en="an organisation")),
    ):
        known = [node.id for node in nodes]
        if id is not None and id not in known:
            raise Mismatch("network-id", found=repr(id), what=what, near=nearest(id, known))


def each_place_once(expectations: Iterable[Expectation]) -> list[Expectation]:
    """Those who are expected in the same place, as one expectation with every reason and every source."""
    together = dict[tuple[object, ...], list[Expectation]]()
    for it in expectations:
        key = (it.body, it.pillar, it.sector, it.actor, it.as_member, it.label)
        together.setdefault(key, []).append(it)
    return [
        alike[0]
        if len(alike) == 1
        else attrs.evolve(
            alike[0],
            because=paragraph(dict.fromkeys(it.because for it in alike)),
            sources=tuple(dict.fromkeys(source for it in alike for source in it.sources)),
        )
        for alike in together.values()
    ]


def _fits(expectation: Expectation, seat: Sitting) -> bool:
    if expectation.pillar is not None:
        return expectation.pillar in seat.pillars
    if expectation.sector is not None:
        return expectation.sector == seat.sector
    return expectation.actor == seat.holder


def _may_fit(net: PartnerNetwork, expectation: Expectation, seat: Sitting) -> bool:
    """Whether the sources leave open that a seat meets the expectation."""
    if expectation.pillar is not None:
        return seat.may_speak_for(expectation.pillar)
    if expectation.sector is not None:
        return seat.sector == UNDOCUMENTED
    expected = net.node(str(expectation.actor))
    return expected.may_be(_as_node(seat)) if seat.holder is None else expected.may_be(net.node(seat.holder))


def _as_node(seat: Sitting) -> Node:
    return Node(id=seat.id, name=seat.name, mode="organisation", sector=seat.sector, named=False)


def _is_open(seat: Sitting) -> bool:
    """Whether the sources leave open that it is a seat, or in what capacity."""
    return seat.standing != "known" or seat.status == UNDOCUMENTED


def judge(net: PartnerNetwork, expectation: Expectation) -> Place | Unsaid | None:
    """What the seats say of an expectation; ``None`` where they meet it."""
    body = net.node(expectation.body)
    seats = [seat for seat in net.seats if seat.body == body.id]
    known = [seat for seat in seats if seat.standing == "known"]
    fitting = [seat for seat in known if _fits(expectation, seat)]
    if any(seat.status in FULL or not expectation.as_member for seat in fitting):
        return None
    capacity = (*FULL, UNDOCUMENTED) if expectation.as_member else (*FULL, UNDOCUMENTED, INVITED)
    doubtful = [
        seat
        for seat in seats
        if seat.standing not in NOT_THERE
        and seat.status in capacity
        and (_may_fit(net, expectation, seat) or (_is_open(seat) and _fits(expectation, seat)))
    ]
    if body.composition == "complete" and body.settled and not doubtful:
        return _place(net, expectation, fitting, known)
    return _unsaid(net, expectation, fitting, doubtful)


def _place(net: PartnerNetwork, expectation: Expectation, invited: list[Sitting], known: list[Sitting]) -> Place:
    return Place(
        expectation=expectation,
        standing="expected",
        invited=tuple(sorted({seat.holder for seat in invited if seat.holder})),
        evidence=tuple(seat.id for seat in invited or known),
        invitations=tuple(invited),
        net=net,
    )


def _unsaid(net: PartnerNetwork, expectation: Expectation, invited: list[Sitting], doubtful: list[Sitting]) -> Unsaid:
    body = net.node(expectation.body)
    reason: Reason = "seats"
    if body.composition != "complete":
        reason = "composition"
    elif not body.settled:
        reason = "body"
    return Unsaid(
        reason=reason,
        expectation=expectation,
        nodes=tuple(sorted({seat.holder for seat in doubtful if seat.holder})),
        evidence=tuple(seat.id for seat in doubtful),
        doubtful=tuple(doubtful),
        invitations=tuple(invited),
        net=net,
    )


# ---------------------------------------------------------------- what the council itself states

Judged = tuple[Expectation, Place | Unsaid | None]

_PROMISED: Final[Mapping[PlaceStanding, Text]] = {
    "announced": Text(fr="Le conseil l’annonce lui-même.", en="The council itself announces it."),
    "vacant": Text(fr="Elle fait partie de la composition.", en="It is part of the composition."),
}
"""Why a place that nobody holds is expected to be held."""

_CLAIMED: Final = Text(
    fr="Le conseil affirme cette participation, sans siège précis.",
    en="The council claims this participation, without a stated seat.",
)


def own_words(net: PartnerNetwork, *, include_fellowships: bool) -> list[Judged]:
    """What the council itself announces, keeps vacant or claims, each with what the seats say of it."""
    seats = [seat for seat in net.seats if include_fellowships or seat.sector != FELLOWSHIP]
    return [
        *(_promised(net, seat, standing) for standing in _PROMISED for seat in seats if seat.standing == standing),
        *(_claimed(net, seat) for seat in seats if seat.standing == "claimed"),
    ]


def _stated(seat: Sitting, because: Text) -> Expectation:
    return Expectation(
        body=seat.body,
        actor=seat.holder,
        sector=None if seat.holder else seat.sector,
        as_member=seat.status in FULL,
        because=because,
        sources=seat.sources,
        label=seat.name,
    )


def _promised(net: PartnerNetwork, seat: Sitting, standing: PlaceStanding) -> Judged:
    expectation = _stated(seat, _PROMISED[standing])
    link = net.link(seat.holder, seat.body) if seat.holder else None
    if link and (link.status in FULL or not expectation.as_member):
        return expectation, None
    return expectation, Place(
        expectation=expectation,
        standing=standing,
        invited=(link.ends[0],) if link else (),
        evidence=(seat.id,),
        invitations=link.seats if link else (),
        net=net,
    )


def _claimed(net: PartnerNetwork, seat: Sitting) -> Judged:
    expectation = _stated(seat, _CLAIMED)
    if seat.holder and net.link(seat.holder, seat.body):
        return expectation, None
    nodes = (seat.holder,) if seat.holder else ()
    return expectation, Unsaid(reason="claimed", expectation=expectation, nodes=nodes, evidence=(seat.id,), net=net)
