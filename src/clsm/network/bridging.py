"""Sole relays: the organisations, bodies and seats on which the meeting of others rests.

A relay (a *cutpoint*: Hopcroft & Tarjan 1973) is never a failing. It is work that somebody does alone,
and it is shown with what could share the load.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, Literal, final

import attrs

from clsm.language import Lang, Text
from clsm.network import cuts
from clsm.network.partner_network import UNDOCUMENTED, Basis, Mode, PartnerNetwork
from clsm.network.results import Row, counted, data_frame, flat, html_table, in_words, paragraph

Bounds = tuple[tuple[str, tuple[int, int]], ...]

_PAIRS: Final = (
    Text(
        fr="{n} paire d’organisations n’est en contact, directement ou par d’autres, que grâce à elle.",
        en="{n} pair of organisations is in touch, directly or through others, only thanks to it.",
    ),
    Text(
        fr="{n} paires d’organisations ne sont en contact, directement ou par d’autres, que grâce à elle.",
        en="{n} pairs of organisations are in touch, directly or through others, only thanks to it.",
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
        For an organisation, those that already sit in one of the bodies that it joins; for a body,
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


@final
@attrs.frozen(kw_only=True)
class Bridges:
    """What :func:`bridges` answers.

    Each list begins with what is certain, then what holds on the known ties, then what may be.
    ``bounds`` encloses how many cutpoints and bridging ties there are, whatever the sources leave open;
    the true limits may be narrower. ``without_coordinator_and_plenary`` is the same answer without
    them, ``None`` where the network holds neither.
    """

    cutpoints: tuple[Relay, ...]
    ties: tuple[BridgingTie, ...]
    local: tuple[LocalBridge, ...]
    meeting_places: tuple[MeetingPlace, ...]
    without_coordinator_and_plenary: "Bridges | None"
    basis: Basis
    bounds: Bounds | None
    says: Text = attrs.field(repr=False)
    reading: Literal["two_mode"] = "two_mode"

    def explain(self, lang: Lang = "en") -> str:
        """The answer in a few sentences."""
        return self.says.say(lang)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each finding, the reading without coordinator and plenary included."""
        rows = [_row(finding, lang, everything=True) for finding in self._findings()]
        if self.without_coordinator_and_plenary:
            rows += [_row(it, lang, everything=False) for it in self.without_coordinator_and_plenary._findings()]
        return rows

    def to_pandas(self, lang: Lang = "en") -> Any:
        """The rows as a ``DataFrame``; needs the extra ``pandas``."""
        return data_frame(self.to_rows(lang))

    def _repr_html_(self) -> str:
        return html_table(self.to_rows(), self.explain())

    def _findings(self) -> "tuple[Finding, ...]":
        return (*self.cutpoints, *self.ties, *self.local, *self.meeting_places)


Finding = Relay | BridgingTie | LocalBridge | MeetingPlace
_NAMES: Final = {Relay: "cutpoint", BridgingTie: "tie", LocalBridge: "local", MeetingPlace: "meeting_place"}


def _row(finding: Finding, lang: Lang, *, everything: bool) -> Row:
    return {
        "finding": _NAMES[type(finding)],
        "with_coordinator_and_plenary": everything,
        "nodes": finding.node if isinstance(finding, Relay | MeetingPlace) else flat(finding.ends),
        "certain": None if isinstance(finding, LocalBridge) else finding.certain,
        "observed": finding.observed if isinstance(finding, Relay | BridgingTie) else True,
        "pairs_separated": finding.pairs_separated if isinstance(finding, Relay | BridgingTie) else None,
        "span": finding.span if isinstance(finding, LocalBridge) else None,
        "sectors": flat(
            finding.sectors_cut_off
            if isinstance(finding, Relay)
            else finding.sectors
            if isinstance(finding, MeetingPlace)
            else ()
        ),
        "evidence": flat(finding.evidence),
        "says": finding.explain(lang),
    }


def bridges(net: PartnerNetwork, *, include_fellowships: bool = False) -> Bridges:
    """Find the sole relays of a two-mode network, and what each of them joins.

    A finding is *certain* where it holds in every completion of the pairs that the sources leave open,
    *observed* where it holds on the known ties, and possible where it holds in some completion. The
    figures are those of the known ties.

    Parameters
    ----------
    net : PartnerNetwork
        Organisations × bodies.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity may be named. They count in every figure.

    Returns
    -------
    Bridges

    References
    ----------
    Hopcroft, J. & Tarjan, R. (1973). Algorithm 447. *Communications of the ACM* 16(6), 372-378.
    Granovetter, M. S. (1973). The strength of weak ties. *American Journal of Sociology* 78(6), 1360-1380.

    Examples
    --------
    >>> from clsm import Actor, Council, Instance, PartialDate, Seat, Text
    >>> council = Council(
    ...     id="there",
    ...     name=Text.same("There"),
    ...     jurisdiction="FR",
    ...     as_of=PartialDate(year=2011),
    ...     actors=(Actor(id="gem", name="GEM"), Actor(id="town", name="Town"), Actor(id="landlord", name="Landlord")),
    ...     instances=tuple(
    ...         Instance(
    ...             id=body,
    ...             name=Text.same(body.title()),
    ...             kind="working_group",
    ...             composition="complete",
    ...             seats=tuple(Seat(holder=holder, status="member") for holder in holders),
    ...         )
    ...         for body, holders in {"housing": ("town", "landlord"), "culture": ("town", "gem")}.items()
    ...     ),
    ... )
    >>> found = bridges(PartnerNetwork.from_council(council.on("2011-06-01")))
    >>> [(relay.node, relay.certain, relay.pairs_separated) for relay in found.cutpoints]
    [('culture', True, 2), ('housing', True, 2), ('town', True, 1)]
    >>> print(found.cutpoints[2].explain())
    Sole relay: Town, between Culture and Housing. 1 pair of organisations is in touch, directly or through others,
    only thanks to it. A second organisation sitting in both would share this load: 2 already sit in one of them.
    """
    smaller = net.reduced()
    rest = bridges(smaller, include_fellowships=include_fellowships) if smaller else None
    hidden = frozenset() if include_fellowships else net.fellowships
    adjacent = cuts.adjacency((node.id for node in net.nodes), net.known)
    cutpoints = cuts.cutpoints(adjacent, net.known, net.unknown)
    bridging = cuts.bridges(adjacent, net.known, net.unknown)
    relays = _relays(net, adjacent, cutpoints, hidden)
    ties = _bridging_ties(net, adjacent, bridging, hidden)
    return Bridges(
        cutpoints=relays,
        ties=ties,
        local=_local_bridges(net, adjacent, hidden),
        meeting_places=_meeting_places(net, hidden),
        without_coordinator_and_plenary=rest,
        basis=net.basis,
        bounds=(("cutpoints", _bounds(cutpoints)), ("ties", _bounds(bridging))),
        says=_summary(net, relays, ties, rest),
    )


def _level_order(level: cuts.Level) -> int:
    return ("certain", "observed", "possible").index(level)


def _bounds(levels: Mapping[Any, cuts.Level]) -> tuple[int, int]:
    """At least those that are certain, at most all; fellowships count, as in every figure."""
    return sum(level == "certain" for level in levels.values()), len(levels)


def _ids(nodes: Iterable[Any]) -> frozenset[str]:
    return frozenset(node.id for node in nodes)


# ---------------------------------------------------------------- relays


def _relays(
    net: PartnerNetwork, adjacent: cuts.Adjacent, levels: Mapping[str, cuts.Level], hidden: Collection[str]
) -> tuple[Relay, ...]:
    relays = [_relay(net, adjacent, id, level, hidden) for id, level in levels.items() if id not in hidden]
    return tuple(sorted(relays, key=lambda it: (_level_order(levels[it.node]), -it.pairs_separated, it.node)))


def _relay(net: PartnerNetwork, adjacent: cuts.Adjacent, id: str, level: cuts.Level, hidden: Collection[str]) -> Relay:
    organisations = _ids(net.organisations)
    groups = cuts.parts(adjacent, adjacent[id], node=id)
    sizes = [len(group & organisations) for group in groups]
    main = frozenset[str]().union(*(g for g, size in zip(groups, sizes, strict=True) if size == max(sizes)))
    aside = frozenset[str]().union(*groups) - main
    shown = [tuple(sorted(group - frozenset(hidden))) for group in groups]
    node = net.node(id)
    bodies = tuple(sorted(adjacent[id])) if node.mode == "organisation" else ()
    pairs = [(id, body) for body in bodies] or [(there, id) for there in adjacent[id]]
    relay = Relay(
        node=id,
        mode=node.mode,
        certain=level == "certain",
        observed=level != "possible",
        pairs_separated=cuts.pairs_apart(groups, organisations),
        parts=tuple(sorted((part for part in shown if part), key=lambda part: (-len(organisations & {*part}), part))),
        sectors_cut_off=_sectors(net, aside, but_not_of=main),
        could_share=_could_share(net, adjacent, id, hidden),
        evidence=net.evidence(pair for pair in pairs if pair[0] not in hidden),
        says=Text.same(""),
    )
    names = [net.name(one) for one in sorted((aside & organisations) - frozenset(hidden))]
    return attrs.evolve(relay, says=_relay_says(net, relay, bodies, names))


def _sectors(net: PartnerNetwork, nodes: Iterable[str], *, but_not_of: Iterable[str]) -> tuple[str, ...]:
    here, there = (
        {net.sector(id) for id in group if net.node(id).mode == "organisation"} for group in (nodes, but_not_of)
    )
    return tuple(sorted(here - there - {UNDOCUMENTED}))


def _could_share(net: PartnerNetwork, adjacent: cuts.Adjacent, id: str, hidden: Collection[str]) -> tuple[str, ...]:
    if net.node(id).mode == "instance":
        return tuple(body.id for body in net.instances if body.id != id)
    beside = set[str]().union(*(adjacent[body] for body in adjacent[id]))
    return tuple(sorted(beside - {id} - set(hidden)))


def _relay_says(net: PartnerNetwork, relay: Relay, bodies: tuple[str, ...], aside: list[Text]) -> Text:
    name = net.name(relay.node)
    if not relay.observed:
        return Text(
            fr="{name} : relais unique ou non, selon des sièges que les sources laissent ouverts.",
            en="{name}: a sole relay or not, depending on seats that the sources leave open.",
        ).format(name=name)
    if relay.mode == "instance":
        sentences = _body_says(net, relay, name, aside)
    else:
        sentences = _organisation_says(net, relay, name, bodies)
    if not relay.certain:
        sentences.append(
            Text(
                fr="Cela vaut pour les sièges documentés ; d’autres, que les sources laissent ouverts, peuvent déjà "
                "offrir un autre chemin.",
                en="This holds on the documented seats; others, which the sources leave open, may already offer "
                "another path.",
            )
        )
    return paragraph(sentences)


def _body_says(net: PartnerNetwork, relay: Relay, name: Text, aside: list[Text]) -> list[Text]:
    sentences = [
        Text(fr="Relais unique : {name}.", en="Sole relay: {name}.").format(name=name),
        counted(relay.pairs_separated, *_PAIRS),
    ]
    if aside:
        sentences.append(
            Text(
                fr="Elle seule met en contact avec les autres : {names}.",
                en="It alone puts in touch with the others: {names}.",
            ).format(names=in_words(aside))
        )
    if relay.could_share:
        sentences.append(
            Text(
                fr="Un siège de plus pour certaines d’entre elles ailleurs ({bodies}) partagerait cette charge.",
                en="A further seat elsewhere ({bodies}) for some of them would share this load.",
            ).format(bodies=in_words([net.name(body) for body in relay.could_share]))
        )
    else:
        sentences.append(
            Text(
                fr="Une deuxième instance qui en réunirait certaines partagerait cette charge.",
                en="A second body in which some of them meet would share this load.",
            )
        )
    return sentences


def _organisation_says(net: PartnerNetwork, relay: Relay, name: Text, bodies: tuple[str, ...]) -> list[Text]:
    where = in_words([net.name(body) for body in bodies])
    share = Text(
        fr="Une deuxième organisation présente dans les deux partagerait cette charge : {beside}.",
        en="A second organisation sitting in both would share this load: {beside}.",
    )
    if len(bodies) > 2:
        share = Text(
            fr="Une autre organisation présente dans plusieurs d’entre elles partagerait cette charge : {beside}.",
            en="Another organisation sitting in several of them would share this load: {beside}.",
        )
    beside = counted(
        len(relay.could_share),
        Text(fr="{n} siège déjà dans l’une d’elles", en="{n} already sits in one of them"),
        Text(fr="{n} siègent déjà dans l’une d’elles", en="{n} already sit in one of them"),
    )
    return [
        Text(fr="Relais unique : {name}, entre {where}.", en="Sole relay: {name}, between {where}.").format(
            name=name, where=where
        ),
        *([counted(relay.pairs_separated, *_PAIRS)] if relay.pairs_separated else []),
        share.format(beside=beside),
    ]


# ---------------------------------------------------------------- ties


def _bridging_ties(
    net: PartnerNetwork, adjacent: cuts.Adjacent, levels: Mapping[cuts.Tie, cuts.Level], hidden: Collection[str]
) -> tuple[BridgingTie, ...]:
    ties = [_bridging_tie(net, adjacent, ends, level) for ends, level in levels.items() if ends[0] not in hidden]
    return tuple(sorted(ties, key=lambda it: (_level_order(levels[it.ends]), -it.pairs_separated, it.ends)))


def _bridging_tie(net: PartnerNetwork, adjacent: cuts.Adjacent, ends: cuts.Tie, level: cuts.Level) -> BridgingTie:
    organisations = _ids(net.organisations)
    sides = [organisations & cuts.reach(adjacent, end, tie=ends).keys() for end in ends]
    who, where = net.name(ends[0]), net.name(ends[1])
    if level == "possible":
        says = Text(
            fr="{who} – {where} : les sources ne disent pas si ce siège existe ; il serait le seul lien entre ses deux "
            "côtés.",
            en="{who} – {where}: the sources do not tell whether this seat exists; it would be the only tie between "
            "its two sides.",
        )
    elif len(sides[0]) == 1:
        says = Text(
            fr="{who} ne rencontre d’autres partenaires que dans une instance : {where}.",
            en="{who} meets other partners in one body only: {where}.",
        )
    else:
        says = Text(
            fr="{who} – {where} : ce siège est le seul lien entre {near} et {far}.",
            en="{who} – {where}: this seat is the only tie between {near} and {far}.",
        )
    one, many = (
        Text(fr="{n} organisation", en="{n} organisation"),
        Text(fr="{n} organisations", en="{n} organisations"),
    )
    return BridgingTie(
        ends=ends,
        certain=level == "certain",
        observed=level != "possible",
        pairs_separated=0 if level == "possible" else cuts.pairs_apart(sides, organisations),
        evidence=net.evidence([ends]),
        says=says.format(
            who=who, where=where, near=counted(len(sides[0]), one, many), far=counted(len(sides[1]), one, many)
        ),
    )


def _local_bridges(net: PartnerNetwork, adjacent: cuts.Adjacent, hidden: Collection[str]) -> tuple[LocalBridge, ...]:
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


# ---------------------------------------------------------------- meeting places


def _meeting_places(net: PartnerNetwork, hidden: Collection[str]) -> tuple[MeetingPlace, ...]:
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


def _meets_in(net: PartnerNetwork, pairs: Iterable[cuts.Tie], hidden: Collection[str]) -> dict[str, set[str]]:
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
    if certain:
        says = Text(
            fr="{body} : la seule instance où se retrouvent avec d’autres secteurs : {sectors}.",
            en="{body}: the only body in which these meet other sectors: {sectors}.",
        )
    else:
        says = Text(
            fr="{body} : la seule instance où l’on sait que se retrouvent avec d’autres secteurs : {sectors}.",
            en="{body}: the only body in which these are known to meet other sectors: {sectors}.",
        )
    names = in_words([net.term("sectors", sector) for sector in sectors])
    return MeetingPlace(
        node=body,
        sectors=sectors,
        certain=certain,
        evidence=net.evidence((one, body) for one in seated),
        says=says.format(body=net.name(body), sectors=names),
    )


# ---------------------------------------------------------------- the whole in words


def _summary(
    net: PartnerNetwork, relays: tuple[Relay, ...], ties: tuple[BridgingTie, ...], rest: Bridges | None
) -> Text:
    sentences = [*_relay_summary(net, relays), *_openness(net, relays, ties)]
    if rest is not None:
        found = [relay for relay in rest.cutpoints if relay.observed]
        names = in_words([net.name(relay.node) for relay in found])
        words = Text(
            fr="Sans la coordination ni l’assemblée plénière, aucun relais n’est unique.",
            en="Without the coordinator and the plenary, no relay is a sole one.",
        )
        if found:
            words = Text(
                fr="Sans la coordination ni l’assemblée plénière, les relais uniques sont : {names}.",
                en="Without the coordinator and the plenary, the sole relays are: {names}.",
            )
        sentences.append(words.format(names=names))
    return paragraph(sentences)


def _relay_summary(net: PartnerNetwork, relays: tuple[Relay, ...]) -> list[Text]:
    found = [relay for relay in relays if relay.observed]
    if not net.links:
        return [
            Text(
                fr="Aucun siège documenté : qui rencontre qui ne peut pas être dit.",
                en="No seat is documented: who meets whom cannot be said.",
            )
        ]
    if not found:
        return [
            Text(
                fr="Aucun relais unique : parmi celles qui sont en contact, chaque organisation et chaque instance "
                "peut manquer sans que les autres se perdent de vue.",
                en="No sole relay: among those in touch, any organisation and any body may be missing without the "
                "others losing sight of each other.",
            )
        ]
    first = found[0]
    return [
        counted(
            len(found),
            Text(
                fr="{n} relais unique, un appui sur lequel repose le réseau : {{names}}.",
                en="{n} sole relay, on which the network rests: {{names}}.",
            ),
            Text(
                fr="{n} relais uniques, appuis sur lesquels repose le réseau : {{names}}.",
                en="{n} sole relays, on which the network rests: {{names}}.",
            ),
        ).format(names=in_words([net.name(relay.node) for relay in found])),
        first.says,
    ]


def _openness(net: PartnerNetwork, relays: tuple[Relay, ...], ties: tuple[BridgingTie, ...]) -> list[Text]:
    sentences = []
    if any(relay.observed and not relay.certain for relay in relays) or any(
        tie.observed and not tie.certain for tie in ties
    ):
        vague = [body.name for body in net.instances if body.composition != "complete"]
        sentences.append(
            Text(
                fr="Ce qui n’est pas certain dépend de qui siège où la composition n’est pas entièrement connue "
                "({bodies}) et de sièges sans titulaire nommé.",
                en="What is not certain depends on who sits where the composition is not known completely ({bodies}) "
                "and on seats without a named holder.",
            ).format(bodies=in_words(vague))
            if vague
            else Text(
                fr="Ce qui n’est pas certain dépend de sièges que les sources laissent ouverts.",
                en="What is not certain depends on seats that the sources leave open.",
            )
        )
    maybe = sum(not relay.observed for relay in relays)
    if maybe:
        sentences.append(
            counted(
                maybe,
                Text(
                    fr="{n} autre pourrait en être un, selon ces mêmes sièges.",
                    en="{n} other may be one, depending on the same seats.",
                ),
                Text(
                    fr="{n} autres pourraient en être, selon ces mêmes sièges.",
                    en="{n} others may be, depending on the same seats.",
                ),
            )
        )
    return sentences
