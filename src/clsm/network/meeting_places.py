"""Bodies that are the only meeting place: where alone some sectors meet any other."""

from collections.abc import Collection, Iterable
from typing import final

import attrs

from clsm.language import SEMICOLON, Lang, Text, listed
from clsm.network.partner_network import UNDOCUMENTED, Pair, PartnerNetwork


@final
@attrs.frozen(kw_only=True)
class MeetingPlace:
    """A body that is the only one in which some sectors meet any other.

    ``certain``: in no other body do the sources leave open that they meet another sector.
    """

    node: str
    sectors: tuple[str, ...]
    certain: bool
    evidence: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The finding in words."""
        return self.says.say(lang)


def meeting_places(net: PartnerNetwork, hidden: Collection[str]) -> tuple[MeetingPlace, ...]:
    """The only meeting places, first what is certain; organisations in *hidden* are left out.

    Organisations whose sector is not documented are left out too: they may be of any sector.
    """
    known = _meets_in(net, net.known, hidden)
    either = _meets_in(net, (*net.known, *net.unknown), hidden)
    only = {sector: next(iter(bodies)) for sector, bodies in known.items() if len(bodies) == 1}
    places = []
    for body in sorted(set(only.values())):
        for certain in (True, False):
            sectors = tuple(s for s in sorted(only) if only[s] == body and (either[s] == {body}) == certain)
            if sectors:
                places.append(_meeting_place(net, body, sectors, certain, hidden))
    return tuple(sorted(places, key=lambda place: (not place.certain, place.node)))


def _meets_in(net: PartnerNetwork, pairs: Iterable[Pair], hidden: Collection[str]) -> dict[str, set[str]]:
    """For each documented sector, the bodies in which it sits with another."""
    present: dict[str, set[str]] = {body.id: set() for body in net.instances}
    for organisation, body in pairs:
        if organisation not in hidden and net.sector(organisation) != UNDOCUMENTED:
            present[body].add(net.sector(organisation))
    sectors = set[str]().union(*present.values())
    return {
        sector: {body for body, there in present.items() if sector in there and len(there) > 1} for sector in sectors
    }


def _meeting_place(
    net: PartnerNetwork, body: str, sectors: tuple[str, ...], certain: bool, hidden: Collection[str]
) -> MeetingPlace:
    seated = [one for one in net.seated_in(body) if one not in hidden and net.sector(one) in sectors]
    says = Text(
        fr="Sur les sièges documentés, ces secteurs ne retrouvent les autres que dans une instance ({body}) : "
        "{sectors}.",
        en="On the documented seats, these sectors meet the others in one body only ({body}): {sectors}.",
    )
    if certain:
        says = Text(
            fr="Ces secteurs ne retrouvent les autres que dans une instance ({body}) : {sectors}.",
            en="These sectors meet the others in one body only ({body}): {sectors}.",
        )
    names = listed([net.term("sectors", sector) for sector in sectors], SEMICOLON)
    return MeetingPlace(
        node=body,
        sectors=sectors,
        certain=certain,
        evidence=net.evidence((one, body) for one in seated),
        says=says.format(body=net.name(body), sectors=names),
    )
