"""What the meeting of others rests on: nodes and seats without which some would have no path left.

The notions are cutpoints and bridges (Hopcroft & Tarjan 1973) and local bridges (Granovetter 1973); the
words are those of a council. A relay is never a failing: it is work that somebody does alone, shown with
what could share it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, final

import attrs

from clsm.language import Lang, Text
from clsm.network import cuts
from clsm.network.partner_network import UNDOCUMENTED, Mode, Node, PartnerNetwork
from clsm.network.results import counted, in_words, paragraph

_PAIRS: Final = (
    Text(
        fr="{n} paire d’organisations n’est en contact, directement ou par d’autres, que par ce relais.",
        en="{n} pair of organisations is in touch, directly or through others, only through this relay.",
    ),
    Text(
        fr="{n} paires d’organisations ne sont en contact, directement ou par d’autres, que par ce relais.",
        en="{n} pairs of organisations are in touch, directly or through others, only through this relay.",
    ),
)


@final
@attrs.frozen(kw_only=True)
class Relay:
    """A cutpoint: a node without which others, now in touch, would have no path left.

    Attributes
    ----------
    node, mode : str
        Its id, and ``"organisation"`` or ``"instance"``.
    certain : bool
        Whether it is a cutpoint whatever the sources leave open.
    observed : bool
        Whether it is one on the known ties; otherwise it only may be one.
    pairs_separated : int
        How many pairs of other organisations have a path on the known ties and would have none.
    parts : tuple of tuple of str
        What its known neighbours and those behind them fall into, the part with most organisations
        first; nodes by id. Fellowships that keep anonymity are left out unless asked for.
    sectors_cut_off : tuple of str
        The sectors that would have no organisation left in a largest part.
    could_share : tuple of str
        For an organisation, those that already sit in one of its bodies; for a body,
        the other bodies.
    evidence : tuple of str
        The ids of the seats that its known ties stand on.
    """

    node: str
    mode: Mode
    certain: bool
    observed: bool
    pairs_separated: int
    parts: tuple[tuple[str, ...], ...]
    sectors_cut_off: tuple[str, ...]
    could_share: tuple[str, ...]
    evidence: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The finding in words."""
        return self.says.say(lang)


@final
@attrs.frozen(kw_only=True)
class BridgingTie:
    """A tie that alone joins two parts of the network.

    ``ends`` are an organisation and a body. ``observed`` is false for a pair of which the sources do
    not tell: it would be the only tie, if it exists. ``pairs_separated`` counts the pairs of
    organisations, its own end included, that would have no path left on the known ties.
    """

    ends: cuts.Tie
    certain: bool
    observed: bool
    pairs_separated: int
    evidence: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The finding in words."""
        return self.says.say(lang)


@final
@attrs.frozen(kw_only=True)
class LocalBridge:
    """A known tie whose ends are far from each other without it.

    ``span`` is their distance without the tie, ``None`` where nothing else joins them. Between an
    organisation and a body no tie lies in a triangle, and the least span is 3: the organisation meets
    elsewhere somebody who sits in the body. Those are left out; what is listed has no such way round
    (Granovetter 1973, *American Journal of Sociology* 78(6), 1360-1380).
    """

    ends: cuts.Tie
    span: int | None
    evidence: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The finding in words."""
        return self.says.say(lang)


def _level_order(level: cuts.Level) -> int:
    return ("certain", "observed", "possible").index(level)


# ---------------------------------------------------------------- nodes


def relays(
    net: PartnerNetwork, adjacent: cuts.Adjacent, levels: Mapping[str, cuts.Level], hidden: Collection[str]
) -> tuple[Relay, ...]:
    """The cutpoints in *levels*, those in *hidden* left out: first what is certain, then what separates most."""
    found = [_relay(net, adjacent, id, level, hidden) for id, level in levels.items() if id not in hidden]
    return tuple(sorted(found, key=lambda it: (_level_order(levels[it.node]), -it.pairs_separated, it.node)))


def _relay(net: PartnerNetwork, adjacent: cuts.Adjacent, id: str, level: cuts.Level, hidden: Collection[str]) -> Relay:
    organisations = {node.id for node in net.organisations}
    groups = cuts.parts(adjacent, adjacent[id], node=id)
    sizes = {group: len(group & organisations) for group in groups}
    main = frozenset[str]().union(*(group for group in groups if sizes[group] == max(sizes.values())))
    aside = frozenset[str]().union(*groups) - main
    parts = [(-sizes[group], tuple(sorted(group.difference(hidden)))) for group in groups]
    node = net.node(id)
    ties = [(id, there) if node.mode == "organisation" else (there, id) for there in adjacent[id]]
    relay = Relay(
        node=id,
        mode=node.mode,
        certain=level == "certain",
        observed=level != "possible",
        pairs_separated=cuts.pairs_apart(groups, organisations),
        parts=tuple(part for _, part in sorted(parts) if part),
        sectors_cut_off=_sectors(net, aside & organisations, but_not_of=main & organisations),
        could_share=_could_share(net, adjacent, id, hidden),
        evidence=net.evidence(tie for tie in ties if tie[0] not in hidden),
        says=Text.same(""),
    )
    return attrs.evolve(relay, says=_relay_says(net, relay, sorted((aside & organisations).difference(hidden))))


def _sectors(net: PartnerNetwork, nodes: Iterable[str], *, but_not_of: Iterable[str]) -> tuple[str, ...]:
    here, there = ({net.sector(id) for id in group} for group in (nodes, but_not_of))
    return tuple(sorted(here - there - {UNDOCUMENTED}))


def _could_share(net: PartnerNetwork, adjacent: cuts.Adjacent, id: str, hidden: Collection[str]) -> tuple[str, ...]:
    if net.node(id).mode == "instance":
        return tuple(body.id for body in net.instances if body.id != id)
    beside = set[str]().union(*(adjacent[body] for body in adjacent[id]))
    return tuple(sorted(beside.difference(hidden, {id})))


def _relay_says(net: PartnerNetwork, relay: Relay, aside: list[str]) -> Text:
    if not relay.observed:
        return Text(
            fr="{name} : relais unique ou non, selon des sièges que les sources laissent ouverts.",
            en="{name}: a sole relay or not, depending on seats that the sources leave open.",
        ).format(name=net.name(relay.node))
    says = _body_says if relay.mode == "instance" else _organisation_says
    doubt = Text(
        fr="Cela vaut pour les sièges documentés ; ceux que les sources laissent ouverts offrent peut-être déjà un "
        "autre chemin.",
        en="This holds on the documented seats; those that the sources leave open may already offer another path.",
    )
    return paragraph([*says(net, relay, aside), *([] if relay.certain else [doubt])])


def _body_says(net: PartnerNetwork, relay: Relay, aside: list[str]) -> Iterator[Text]:
    yield Text(fr="Relais unique : {name}.", en="Sole relay: {name}.").format(name=net.name(relay.node))
    yield counted(relay.pairs_separated, *_PAIRS)
    if aside:
        yield Text(
            fr="Il est seul à mettre en contact avec les autres : {names}.",
            en="It alone puts in touch with the others: {names}.",
        ).format(names=in_words([net.name(one) for one in aside]))
    if unsure := [net.name(one) for one in aside if _may_be_another(net, net.node(one))]:
        yield Text(
            fr="Faute de nom, peut-être déjà compté ailleurs : {names}.",
            en="Perhaps counted elsewhere already, as no name is given: {names}.",
        ).format(names=in_words(unsure))
    if relay.could_share:
        yield Text(
            fr="Pour partager cette charge : un siège de plus ailleurs ({bodies}).",
            en="To share this load: a further seat elsewhere ({bodies}).",
        ).format(bodies=in_words([net.name(body) for body in relay.could_share], either=True))
    else:
        yield Text(
            fr="Pour partager cette charge : une deuxième instance où certaines se retrouvent.",
            en="To share this load: a second body in which some of them meet.",
        )


def _may_be_another(net: PartnerNetwork, node: Node) -> bool:
    """Whether a holder that nobody names may be another one that has a known seat."""
    return not node.named and any(node.may_be(net.node(link.ends[0])) for link in net.links)


def _organisation_says(net: PartnerNetwork, relay: Relay, aside: list[str]) -> Iterator[Text]:
    bodies = net.bodies_of(relay.node)
    yield Text(fr="Relais unique : {name}, entre {where}.", en="Sole relay: {name}, between {where}.").format(
        name=net.name(relay.node), where=in_words([net.name(body) for body in bodies])
    )
    if relay.pairs_separated:
        yield counted(relay.pairs_separated, *_PAIRS)
    share = Text(
        fr="Pour partager cette charge : une deuxième organisation présente dans les deux ({beside}).",
        en="To share this load: a second organisation that sits in both ({beside}).",
    )
    if len(bodies) > 2:
        share = Text(
            fr="Pour partager cette charge : une autre organisation présente dans plusieurs d’entre elles ({beside}).",
            en="To share this load: another organisation that sits in several of them ({beside}).",
        )
    yield share.format(
        beside=counted(
            len(relay.could_share),
            Text(fr="{n} siège déjà dans l’une d’elles", en="{n} already sits in one of them"),
            Text(fr="{n} siègent déjà dans l’une d’elles", en="{n} already sit in one of them"),
        )
    )


# ---------------------------------------------------------------- ties


def bridging_ties(
    net: PartnerNetwork, adjacent: cuts.Adjacent, levels: Mapping[cuts.Tie, cuts.Level], hidden: Collection[str]
) -> tuple[BridgingTie, ...]:
    """The ties in *levels*, those of organisations in *hidden* left out, in the order of :func:`relays`."""
    ties = [_bridging_tie(net, adjacent, ends, level) for ends, level in levels.items() if ends[0] not in hidden]
    return tuple(sorted(ties, key=lambda it: (_level_order(levels[it.ends]), -it.pairs_separated, it.ends)))


def _bridging_tie(net: PartnerNetwork, adjacent: cuts.Adjacent, ends: cuts.Tie, level: cuts.Level) -> BridgingTie:
    organisations = {node.id for node in net.organisations}
    near, far = (organisations & cuts.reach(adjacent, end, tie=ends).keys() for end in ends)
    one, many = (
        Text(fr="{n} organisation", en="{n} organisation"),
        Text(fr="{n} organisations", en="{n} organisations"),
    )
    return BridgingTie(
        ends=ends,
        certain=level == "certain",
        observed=level != "possible",
        pairs_separated=0 if level == "possible" else cuts.pairs_apart((near, far), organisations),
        evidence=net.evidence([ends]),
        says=_tie_words(level, len(near), len(far)).format(
            who=net.name(ends[0]),
            where=net.name(ends[1]),
            near=counted(len(near), one, many),
            far=counted(len(far), one, many),
        ),
    )


def _tie_words(level: cuts.Level, near: int, far: int) -> Text:
    if level == "possible":
        return Text(
            fr="{who} – {where} : les sources ne disent pas si ce siège existe ; il relierait ce que rien d’autre ne "
            "relie.",
            en="{who} – {where}: the sources do not tell whether this seat exists; it would join what nothing else "
            "joins.",
        )
    if far == 0:
        return Text(fr="{where} : un seul siège documenté, {who}.", en="{where}: only one seat is documented, {who}.")
    if near > 1:
        return Text(
            fr="{who} – {where} : ce siège est le seul lien documenté entre {near} et {far}.",
            en="{who} – {where}: this seat is the only documented tie between {near} and {far}.",
        )
    if level == "certain":
        return Text(
            fr="{who} ne rencontre d’autres partenaires que dans une instance : {where}.",
            en="{who} meets other partners in one body only: {where}.",
        )
    return Text(
        fr="{who} – {where} : sur les sièges documentés, la seule instance où cette organisation en rencontre "
        "d’autres.",
        en="{who} – {where}: on the documented seats, the only body in which this organisation meets others.",
    )


def local_bridges(net: PartnerNetwork, adjacent: cuts.Adjacent, hidden: Collection[str]) -> tuple[LocalBridge, ...]:
    """The known ties that nothing replaces, then those with the longest way round."""
    spans = [(ends, cuts.span(adjacent, ends)) for ends in net.known if ends[0] not in hidden]
    found = [_local_bridge(net, ends, span) for ends, span in spans if span is None or span > 3]
    return tuple(sorted(found, key=lambda it: (it.span is not None, -(it.span or 0), it.ends)))


def _local_bridge(net: PartnerNetwork, ends: cuts.Tie, span: int | None) -> LocalBridge:
    if span is None:
        says = Text(
            fr="{who} – {where} : sans ce siège, aucun chemin ne les relie.",
            en="{who} – {where}: without this seat, no path joins them.",
        )
    else:
        says = Text(
            fr="{who} – {where} : sans ce siège, le chemin le plus court passe par {n} autres organisations.",
            en="{who} – {where}: without this seat, the shortest path leads through {n} other organisations.",
        )
    return LocalBridge(
        ends=ends,
        span=span,
        evidence=net.evidence([ends]),
        # a path of odd length from an organisation to a body: half of its inner nodes are organisations
        says=says.format(who=net.name(ends[0]), where=net.name(ends[1]), n=((span or 0) - 1) // 2),
    )
