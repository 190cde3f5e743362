"""Where alone some sectors are beside any other, in a body or a program; and the bodies that one keeps alive."""

from collections.abc import Collection, Iterable
from typing import Final, Literal, final

import attrs

from clsm.network.networks.nodes import UNDOCUMENTED, Node, Pair
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.results import Explained
from clsm.words import SEMICOLON, Text, listed


@final
@attrs.frozen(kw_only=True)
class MeetingPlace(Explained):
    """A body or a program that is the only one in which some sectors are beside any other.

    ``mode`` is ``"instance"`` or ``"program"``: meeting in a body is not working in a program, so each is
    the only one of its kind. ``certain``: in no other body do the sources leave open that the sectors meet
    another one. Of a program it is never certain, as no source says that the partners it names are all.
    """

    node: str
    mode: Literal["instance", "program"]
    sectors: tuple[str, ...]
    certain: bool
    evidence: tuple[str, ...]
    _net: PartnerNetwork = attrs.field(repr=False, eq=False)

    @property
    def says(self) -> Text:
        """Which sectors meet the others there only."""
        if self.mode == "program":
            words = _ONLY_PROGRAM
        elif self.certain:
            words = _ONLY_BODY
        else:
            words = _ONLY_BODY_AS_DOCUMENTED
        sectors = listed([self._net.term("sectors", sector) for sector in self.sectors], SEMICOLON)
        return words.format(place=self._net.name(self.node), sectors=sectors)


@final
@attrs.frozen(kw_only=True)
class KeptByOne(Explained):
    """A body of which one organisation holds every known seat: without it, nobody is known to sit there.

    ``certain``: the sources do not leave open that somebody else sits there too.
    """

    node: str
    organisation: str
    certain: bool
    evidence: tuple[str, ...]
    _net: PartnerNetwork = attrs.field(repr=False, eq=False)

    @property
    def says(self) -> Text:
        """Who sits there alone."""
        words = _KEPT if self.certain else _KEPT_AS_DOCUMENTED
        return words.format(body=self._net.name(self.node), who=self._net.name(self.organisation))


def kept_by_one(net: PartnerNetwork, hidden: Collection[str]) -> tuple[KeptByOne, ...]:
    """The bodies that one organisation keeps alive, first what is certain; none by those in *hidden*."""
    left_open = {body for _, body in net.unknown}
    kept = list[KeptByOne]()
    for body in net.instances:
        seated = net.seated_in(body.id)
        if len(seated) == 1 and seated[0] not in hidden:
            kept.append(
                KeptByOne(
                    node=body.id,
                    organisation=seated[0],
                    certain=body.id not in left_open,
                    evidence=net.evidence([(seated[0], body.id)]),
                    net=net,
                )
            )
    return tuple(sorted(kept, key=lambda body: (not body.certain, body.node)))


_KEPT: Final = Text(
    fr="{body} : une seule organisation y siège, {who}. Pour partager cette charge : un siège de plus.",
    en="{body}: one organisation alone sits there, {who}. To share this load: a further seat.",
)
_KEPT_AS_DOCUMENTED: Final = Text(
    fr="{body} : sur les sièges documentés, une seule organisation y siège, {who}. Pour partager cette charge : un "
    "siège de plus.",
    en="{body}: on the documented seats, one organisation alone sits there, {who}. To share this load: a further seat.",
)


# ---------------------------------------------------------------- the only places


def meeting_places(net: PartnerNetwork, hidden: Collection[str]) -> tuple[MeetingPlace, ...]:
    """The only meeting places, bodies before programs, first what is certain; those in *hidden* are left out.

    Organisations whose sector is not documented are left out too: they may be of any sector.
    """
    takes_part = [part.ends for part in net.involvements if part.standing == "known"]
    return (
        *_only_places(net, net.instances, net.known, (*net.known, *net.unknown), hidden),
        *_only_places(net, net.programs, takes_part, None, hidden),
    )


def _only_places(
    net: PartnerNetwork,
    places: Collection[Node],
    known: Collection[Pair],
    either: Collection[Pair] | None,
    hidden: Collection[str],
) -> tuple[MeetingPlace, ...]:
    """The only ones among *places*; *either* are the known and the unknown pairs, ``None`` where any may be one."""
    meets = _meets_in(net, places, known, hidden)
    may_meet = {} if either is None else _meets_in(net, places, either, hidden)
    only = {sector: next(iter(there)) for sector, there in meets.items() if len(there) == 1}
    meeting = list[MeetingPlace]()
    for place in places:
        for certain in (True, False):
            sectors = tuple(
                sector
                for sector in sorted(only)
                if only[sector] == place.id and (net.bodies_complete and may_meet.get(sector) == {place.id}) == certain
            )
            if sectors:
                meeting.append(_meeting_place(net, place, sectors, certain=certain, hidden=hidden))
    return tuple(sorted(meeting, key=lambda place: (not place.certain, place.node)))


def _meets_in(
    net: PartnerNetwork, places: Iterable[Node], pairs: Iterable[Pair], hidden: Collection[str]
) -> dict[str, set[str]]:
    """For each documented sector, the places where it is beside another."""
    present: dict[str, set[str]] = {place.id: set() for place in places}
    for organisation, place in pairs:
        if place in present and organisation not in hidden and net.sector(organisation) != UNDOCUMENTED:
            present[place].add(net.sector(organisation))
    sectors = set[str]().union(*present.values())
    return {
        sector: {place for place, there in present.items() if sector in there and len(there) > 1} for sector in sectors
    }


def _meeting_place(
    net: PartnerNetwork, place: Node, sectors: tuple[str, ...], *, certain: bool, hidden: Collection[str]
) -> MeetingPlace:
    seated = [id for id in net.seated_in(place.id) if id not in hidden and net.sector(id) in sectors]
    return MeetingPlace(
        node=place.id,
        mode="program" if place.mode == "program" else "instance",
        sectors=sectors,
        certain=certain,
        evidence=net.evidence((id, place.id) for id in seated),
        net=net,
    )


_ONLY_PROGRAM: Final = Text(
    fr="Selon les partenaires documentés, ces secteurs ne travaillent avec d’autres que dans une action "
    "({place}) : {sectors}.",
    en="As far as partners are documented, these sectors work with others in one program only ({place}): {sectors}.",
)
_ONLY_BODY: Final = Text(
    fr="Parmi les instances, ces secteurs ne retrouvent les autres que dans une ({place}) : {sectors}.",
    en="Among the bodies, these sectors meet the others in one only ({place}): {sectors}.",
)
_ONLY_BODY_AS_DOCUMENTED: Final = Text(
    fr="Parmi les instances, et sur les sièges documentés, ces secteurs ne retrouvent les autres que dans une "
    "({place}) : {sectors}.",
    en="Among the bodies, on the documented seats, these sectors meet the others in one only ({place}): {sectors}.",
)
