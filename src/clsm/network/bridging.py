"""Sole relays: the organisations, bodies and seats on which the meeting of others rests.

A relay (a *cutpoint*: Hopcroft & Tarjan 1973) is never a failing. It is work that somebody does alone,
and it is shown with what could share the load.
"""

from collections.abc import Mapping
from typing import Any, Final, Literal, final

import attrs

from clsm.language import Lang, Text
from clsm.network import cuts
from clsm.network.meeting_places import MeetingPlace, meeting_places
from clsm.network.partner_network import Basis, PartnerNetwork
from clsm.network.relays import BridgingTie, LocalBridge, Relay, bridging_ties, local_bridges, relays
from clsm.network.results import Bounds, Row, counted, data_frame, flat, html_table, in_words, paragraph


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
        return html_table([row for row in self.to_rows() if row["observed"]], self.explain())

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
        "sectors": flat(_sectors(finding)),
        "evidence": flat(finding.evidence),
        "says": finding.explain(lang),
    }


def _sectors(finding: Finding) -> tuple[str, ...]:
    if isinstance(finding, Relay):
        return finding.sectors_cut_off
    return finding.sectors if isinstance(finding, MeetingPlace) else ()


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
    only through this relay. To share this load: a second organisation that sits in both (2 already sit in one of them).
    """
    smaller = net.reduced()
    rest = bridges(smaller, include_fellowships=include_fellowships) if smaller else None
    hidden = frozenset() if include_fellowships else net.fellowships
    adjacent = cuts.adjacency((node.id for node in net.nodes), net.known)
    cutpoints = cuts.cutpoints(adjacent, net.known, net.unknown)
    bridging = cuts.bridges(adjacent, net.known, net.unknown)
    found = relays(net, adjacent, cutpoints, hidden)
    ties = bridging_ties(net, adjacent, bridging, hidden)
    return Bridges(
        cutpoints=found,
        ties=ties,
        local=local_bridges(net, adjacent, hidden),
        meeting_places=meeting_places(net, hidden),
        without_coordinator_and_plenary=rest,
        basis=net.basis,
        bounds=(("cutpoints", _bounds(cutpoints)), ("ties", _bounds(bridging))),
        says=_summary(net, found, rest),
    )


def _bounds(levels: Mapping[Any, cuts.Level]) -> tuple[int, int]:
    """At least those that are certain, at most all; fellowships count, as in every figure."""
    return sum(level == "certain" for level in levels.values()), len(levels)


# ---------------------------------------------------------------- the whole in words


def _summary(net: PartnerNetwork, found: tuple[Relay, ...], rest: Bridges | None) -> Text:
    if not net.links:
        return Text(
            fr="Aucun siège n’est documenté : on ne peut pas dire qui rencontre qui.",
            en="No seat is documented: who meets whom cannot be said.",
        )
    sole = [relay for relay in found if relay.observed]
    if sole:
        sentences = [_rests_on(net, sole), _how_sure(net, sole)]
    else:
        sentences = [
            Text(
                fr="Aucun relais unique sur les sièges documentés : si une organisation ou une instance manque, celles "
                "qui étaient en contact le restent.",
                en="No sole relay on the documented seats: where one organisation or body is missing, those in touch "
                "stay in touch.",
            )
        ]
    if rest is not None:
        sentences.append(_without(net, sole, [relay for relay in rest.cutpoints if relay.observed]))
    return paragraph(sentences)


def _rests_on(net: PartnerNetwork, sole: list[Relay]) -> Text:
    first = sole[0]
    return counted(
        len(sole),
        Text(
            fr="Le réseau repose sur {n} relais unique : {{names}}.",
            en="The network rests on {n} sole relay: {{names}}.",
        ),
        Text(
            fr="Le réseau repose sur {n} relais uniques : {{names}}.",
            en="The network rests on {n} sole relays: {{names}}.",
        ),
    ).format(names=in_words([_with_pairs(net, relay, more=relay is not first) for relay in sole]))


def _with_pairs(net: PartnerNetwork, relay: Relay, *, more: bool) -> Text:
    """A relay's name and its pairs; what they are is said once, and not for those that come *more*."""
    if not relay.pairs_separated:
        return net.name(relay.node)
    if more:
        words = Text(fr="{name} ({n})", en="{name} ({n})")
    else:
        words = counted(
            relay.pairs_separated,
            Text(
                fr="{{name}} ({{n}} paire d’organisations en contact par lui seul)",
                en="{{name}} ({{n}} pair of organisations in touch only through it)",
            ),
            Text(
                fr="{{name}} ({{n}} paires d’organisations en contact par lui seul)",
                en="{{name}} ({{n}} pairs of organisations in touch only through it)",
            ),
        )
    return words.format(name=net.name(relay.node), n=relay.pairs_separated)


def _how_sure(net: PartnerNetwork, sole: list[Relay]) -> Text:
    sure = [net.name(relay.node) for relay in sole if relay.certain]
    if len(sure) == len(sole):
        return Text(
            fr="C’est certain, quoi que les sources laissent ouvert.",
            en="This is certain, whatever the sources leave open.",
        )
    vague = [body.name for body in net.instances if body.composition != "complete"]
    if sure:
        words = Text(
            fr="C’est certain pour {sure} ; le reste vaut pour les sièges documentés.",
            en="This is certain for {sure}; the rest holds on the documented seats.",
        )
    else:
        words = Text(
            fr="Cela vaut pour les sièges documentés ; rien n’en est certain.",
            en="This holds on the documented seats; none of it is certain.",
        )
    sentences = [words.format(sure=in_words(sure))]
    if vague:
        why = Text(
            fr="On ne sait pas entièrement qui siège dans : {vague}.", en="Who sits is not fully known in: {vague}."
        )
        sentences.append(why.format(vague=in_words(vague)))
    if any(not net.node(link.ends[0]).named for link in net.links):
        sentences.append(
            Text(
                fr="Qui n’est pas nommé est compté à part, dans chaque instance.",
                en="Those whom nobody names are counted apart, in each body.",
            )
        )
    return paragraph(sentences)


def _without(net: PartnerNetwork, sole: list[Relay], others: list[Relay]) -> Text:
    if not others:
        words = Text(
            fr="Sans la coordination ni l’assemblée plénière, aucun relais n’est unique.",
            en="Without the coordinator and the plenary, no relay is a sole one.",
        )
    elif {(relay.node, relay.pairs_separated) for relay in others} == {
        (relay.node, relay.pairs_separated) for relay in sole
    }:
        words = Text(
            fr="Sans la coordination ni l’assemblée plénière, ce sont les mêmes.",
            en="Without the coordinator and the plenary, they are the same.",
        )
    else:
        words = Text(
            fr="Sans la coordination ni l’assemblée plénière, les relais uniques sont : {names}.",
            en="Without the coordinator and the plenary, the sole relays are: {names}.",
        )
    return words.format(names=in_words([net.name(relay.node) for relay in others]))
