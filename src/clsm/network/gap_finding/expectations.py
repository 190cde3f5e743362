"""Whether the seats of a body meet an expectation: yes, no, or it cannot be said.

Absence is a finding only where a body's composition is complete, and nobody unnamed may be the one expected.
"""

from collections.abc import Collection
from typing import Final

from clsm.network.gap_finding.gap_findings import Expectation, Place, Unsaid
from clsm.network.networks.nodes import FULL, INVITED, NOT_THERE, UNDOCUMENTED, Node, Sitting
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import FELLOWSHIP
from clsm.problems import Mismatch, nearest
from clsm.words import Text, in_words, paragraph


def check(net: PartnerNetwork, expectation: Expectation) -> None:
    """Raise :class:`~clsm.problems.Mismatch` for an expectation of somebody or of a body that is not there."""
    for id, nodes, what in (
        (expectation.body, net.instances, Text(fr="instance", en="a body")),
        (expectation.actor, net.organisations, Text(fr="organisation", en="an organisation")),
    ):
        known = [node.id for node in nodes]
        if id is not None and id not in known:
            raise Mismatch("network-id", found=repr(id), what=what, near=nearest(id, known))


def _fits(expectation: Expectation, seat: Sitting) -> bool:
    if expectation.pillar is not None:
        return expectation.pillar in seat.pillars
    return expectation.sector == seat.sector if expectation.sector is not None else expectation.actor == seat.holder


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
    words = Text(
        fr="Place à ouvrir, comme membre – {body} : {whom}. {because}",
        en="Place to open, as a member – {body}: {whom}. {because}",
    )
    if not expectation.as_member:
        words = Text(fr="Place à ouvrir – {body} : {whom}. {because}", en="Place to open – {body}: {whom}. {because}")
    return Place(
        expectation=expectation,
        invited=tuple(sorted({seat.holder for seat in invited if seat.holder})),
        evidence=tuple(seat.id for seat in invited or known),
        says=paragraph([filled(net, words, expectation), _by_invitation(invited)]),
    )


def filled(net: PartnerNetwork, words: Text, expectation: Expectation, **more: Text) -> Text:
    """*words* with the body, whom it is about, and why that is expected."""
    if expectation.label is not None:
        whom = expectation.label
    elif expectation.actor is not None:
        whom = net.name(expectation.actor)
    elif expectation.sector is not None:
        whom = net.term("sectors", expectation.sector)
    else:
        whom = net.term("pillars", str(expectation.pillar))
    return words.format(body=net.name(expectation.body), whom=whom, because=expectation.because, **more)


def _by_invitation(invited: Collection[Sitting]) -> Text:
    if not invited:
        return Text.same("")
    words = Text(fr="Présence par invitation permanente : {names}.", en="Present by permanent invitation: {names}.")
    return words.format(names=in_words([seat.name for seat in invited]))


def _unsaid(net: PartnerNetwork, expectation: Expectation, invited: list[Sitting], doubtful: list[Sitting]) -> Unsaid:
    body = net.node(expectation.body)
    if body.composition != "complete":
        words = Text(
            fr="{body} – {whom} : on ne peut pas le dire, car la composition n’est pas connue en entier. {because}",
            en="{body} – {whom}: cannot be said, as the composition is not known completely. {because}",
        )
    elif not body.settled:
        words = Text(
            fr="{body} – {whom} : on ne peut pas le dire, car cette instance n’existait peut-être pas ce jour-là. "
            "{because}",
            en="{body} – {whom}: cannot be said, as this body may not have stood on that day. {because}",
        )
    else:
        words = Text(
            fr="{body} – {whom} : on ne peut pas le dire, car cela dépend de sièges dont les sources ne disent pas "
            "tout : {doubtful}. {because}",
            en="{body} – {whom}: cannot be said, as it depends on seats of which the sources do not tell all: "
            "{doubtful}. {because}",
        )
    said = filled(net, words, expectation, doubtful=in_words([seat.name for seat in doubtful]))
    return Unsaid(
        expectation=expectation,
        nodes=tuple(sorted({seat.holder for seat in doubtful if seat.holder})),
        evidence=tuple(seat.id for seat in doubtful),
        says=paragraph([said, _by_invitation(invited)]),
    )


# ---------------------------------------------------------------- what the council itself states

Judged = tuple[Expectation, Place | Unsaid | None]

_PROMISED: Final = {
    "announced": (
        Text(fr="Le conseil l’annonce lui-même.", en="The council itself announces it."),
        Text(
            fr="Place annoncée, à ouvrir – {body} : {whom}. {because}",
            en="Place announced, to open – {body}: {whom}. {because}",
        ),
    ),
    "vacant": (
        Text(fr="Elle fait partie de la composition.", en="It is part of the composition."),
        Text(
            fr="Place vacante, à pourvoir – {body} : {whom}. {because}",
            en="Vacant place, to be filled – {body}: {whom}. {because}",
        ),
    ),
}
"""Why a place that nobody holds is expected to be held, and how that is said."""

_CLAIMED: Final = Text(
    fr="Le conseil affirme cette participation, sans siège précis.",
    en="The council claims this participation, without a stated seat.",
)


def own_words(net: PartnerNetwork, *, include_fellowships: bool) -> list[Judged]:
    """What the council itself announces, keeps vacant or claims, each with what the seats say of it."""
    seats = [seat for seat in net.seats if include_fellowships or seat.sector != FELLOWSHIP]
    return [
        *(_promised(net, seat) for seat in seats if seat.standing in NOT_THERE),
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


def _promised(net: PartnerNetwork, seat: Sitting) -> Judged:
    because, words = _PROMISED[seat.standing]
    expectation = _stated(seat, because)
    link = net.link(seat.holder, seat.body) if seat.holder else None
    if link and (link.status in FULL or not expectation.as_member):
        return expectation, None
    says = paragraph([filled(net, words, expectation), _by_invitation(link.seats if link else ())])
    invited = (link.ends[0],) if link else ()
    return expectation, Place(expectation=expectation, invited=invited, evidence=(seat.id,), says=says)


def _claimed(net: PartnerNetwork, seat: Sitting) -> Judged:
    expectation = _stated(seat, _CLAIMED)
    if seat.holder and net.link(seat.holder, seat.body):
        return expectation, None
    words = Text(
        fr="{body} – {whom} : on ne peut pas le dire, car cette participation est affirmée sans siège précis.",
        en="{body} – {whom}: cannot be said, as this participation is claimed without a stated seat.",
    )
    nodes = (seat.holder,) if seat.holder else ()
    says = filled(net, words, expectation)
    return expectation, Unsaid(expectation=expectation, nodes=nodes, evidence=(seat.id,), says=says)
