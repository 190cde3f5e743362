"""Sole relays: the organisations, bodies and seats on which the meeting of others rests.

A relay (a *cutpoint*: Hopcroft & Tarjan 1973) is never a failing. It is work that somebody does alone,
and it is shown with what could share the load.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar, Final, Literal, final, overload

import attrs
import numpy as np

from clsm.network.answers import NetworkResult, RowsOf, names_of
from clsm.network.bridging.meeting_places import KeptByOne, MeetingPlace, kept_by_one, meeting_places
from clsm.network.bridging.relays import (
    AND_PAIRS,
    BRIDGES,
    NONE_WITHOUT,
    PERHAPS,
    SAME_WITHOUT,
    THESE_WITHOUT,
    BridgingTie,
    LocalBridge,
    NamedCuts,
    Relay,
    Separating,
    bridging_ties,
    local_bridges,
    relays,
    separating_card_row,
    separating_row,
)
from clsm.network.bridging.seat_voice import ONLY_MEETING, SeatVoice
from clsm.network.bridging.tie_bridges import TieBridges, between_actors
from clsm.network.networks.nodes import UNDOCUMENTED, Basis, Relation
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork, one_mode
from clsm.network.passes import cuts
from clsm.network.tables import Table
from clsm.results import Bounds
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, flat, in_words, paragraph


@final
@attrs.frozen(kw_only=True, repr=False)
class Bridges(NetworkResult):
    """What :func:`bridges` answers for organisations × bodies.

    Each list begins with what is certain, then what holds on the known ties, then what may be. Nothing is certain
    where a body may be missing from the list, or where programs and texts are read, of which no list is complete.
    Where a single body is documented, that all meet through it is no finding. A holder whom nobody names, and who
    may be another one that sits elsewhere, makes no relay: it is counted apart, in ``counted_apart``.
    ``blocks`` are the largest sets in which no single leaving parts the others, the largest first, on the
    known ties; a tie that nothing else replaces is a block of two.
    ``bounds`` encloses how many cutpoints and bridging ties there are, whatever the sources leave open; the true limits
    may be narrower, and are not known (``None``) where a body may be missing from the list.
    ``without_coordinator_and_plenary`` is the same answer without them, ``None`` where the network holds neither.
    """

    TITLE: ClassVar[Text] = BRIDGES
    CALLS: ClassVar[tuple[str, ...]] = (".cutpoints", ".ties", ".meeting_places", ".to_rows(possible=True)")

    cutpoints: tuple[Relay, ...]
    ties: tuple[BridgingTie, ...]
    local: tuple[LocalBridge, ...]
    meeting_places: tuple[MeetingPlace, ...]
    kept_by_one: tuple[KeptByOne, ...]
    blocks: tuple[tuple[str, ...], ...]
    counted_apart: tuple[str, ...]
    without_coordinator_and_plenary: "Bridges | None"
    basis: Basis
    bounds: Bounds
    reading: Literal["two_mode"] = "two_mode"
    _net: PartnerNetwork = attrs.field(eq=False)

    @property
    def says(self) -> Text:
        """On which relays the network rests, how sure that is, and which stay without coordinator and plenary."""
        return _summary(self._net, self)

    def to_rows(self, lang: Lang = "en", *, evidence: bool = False, possible: bool = False) -> list[Row]:
        """One row for each finding on the known ties, the reading without coordinator and plenary included.

        With *possible*, also what may be one, depending on what the sources leave open; with *evidence*, the ids of
        the seats that it stands on too.
        """
        rows = self._rows(self._findings(possible), lang, everything=True, evidence=evidence)
        smaller = self.without_coordinator_and_plenary
        if smaller:
            rows += smaller._rows(smaller._findings(possible), lang, everything=False, evidence=evidence)
        return rows

    def _first_rows(self, lang: Lang) -> Sequence[Row]:
        return RowsOf(self._findings(False), partial(_card_row, self._net, lang=lang))

    def _findings(self, possible: bool) -> "tuple[HoldingTogether, ...]":
        separating: tuple[Relay | BridgingTie, ...] = (*self.cutpoints, *self.ties)
        separating = tuple(it for it in separating if it.observed or possible)
        return (*separating, *self.local, *self.meeting_places, *self.kept_by_one)

    def _rows(
        self, findings: "Iterable[HoldingTogether]", lang: Lang, *, everything: bool, evidence: bool
    ) -> list[Row]:
        return [_row(self._net, finding, lang, everything=everything, evidence=evidence) for finding in findings]


HoldingTogether = Separating | MeetingPlace | KeptByOne


_MEETING_PLACE: Final = Text(fr="seul lieu commun", en="only meeting place")
_KEPT_BY_ONE: Final = Text(fr="une seule y siège", en="kept by one")


def _card_row(net: PartnerNetwork, finding: HoldingTogether, lang: Lang) -> Row:
    """A finding as a card shows it: what it is, and who or where."""
    if isinstance(finding, Separating):
        return separating_card_row(finding, lang)
    kind = _MEETING_PLACE if isinstance(finding, MeetingPlace) else _KEPT_BY_ONE
    return {"finding": kind.say(lang), "nodes": finding.node, "names": net.label(finding.node, lang)}


def _row(net: PartnerNetwork, finding: HoldingTogether, lang: Lang, *, everything: bool, evidence: bool) -> Row:
    if isinstance(finding, Separating):
        return separating_row(finding, lang, everything=everything, evidence=evidence)
    nodes: tuple[str, ...]
    if isinstance(finding, MeetingPlace):
        kind, nodes, sectors = "meeting_place", (finding.node,), flat(finding.sectors)
    else:
        kind, nodes, sectors = "kept_by_one", (finding.organisation, finding.node), ""
    row: Row = {
        "finding": kind,
        "with_coordinator_and_plenary": everything,
        "nodes": flat(nodes),
        "names": names_of(net, nodes, lang),
        "certain": finding.certain,
        "observed": True,
        "pairs_separated": None,
        "span": None,
        "sectors": sectors,
        "says": finding.explain(lang),
    }
    return row | {"evidence": flat(finding.evidence)} if evidence else row


@overload
def bridges(net: PartnerNetwork, *, include_fellowships: bool = ..., effort: int | None = ...) -> Bridges: ...
@overload
def bridges(net: TieNetwork, *, include_fellowships: bool = ..., effort: int | None = ...) -> TieBridges: ...
def bridges(
    net: PartnerNetwork | TieNetwork, *, include_fellowships: bool = False, effort: int | None = cuts.EFFORT
) -> Bridges | TieBridges:
    """Find the sole relays of a network, and what each of them joins.

    A finding is *certain* where it holds in every completion of the pairs that the sources leave open,
    *observed* where it holds on the known ties, and possible where it holds in some completion. This is
    exact, without sampling. The figures are those of the known ties. Ties are read without direction: a
    directed network as reported is read as *any*, and the answer's ``reading`` says so.

    Parameters
    ----------
    net : PartnerNetwork or TieNetwork
        Organisations × bodies, or organisations tied to each other.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity may be named. They count in every figure.
    effort : int or None
        Of a :class:`TieNetwork`, how many neighbours the search for the spans of local bridges may look
        at, over all of them; ``None`` for as many as it needs. Local bridges that are left out are
        counted (``local_left_out``). A network of some thousand organisations needs less than the default.

    Returns
    -------
    Bridges or TieBridges
        A :class:`TieBridges` for a :class:`TieNetwork`.

    Raises
    ------
    TypeError
        For anything else, with a sentence that says what to give.

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
    >>> answer = bridges(PartnerNetwork.from_council(council.on("2011-06-01"), bodies_complete=True))
    >>> [(relay.node, relay.certain, relay.pairs_separated) for relay in answer.cutpoints]
    [('culture', True, 2), ('housing', True, 2), ('town', True, 1)]
    >>> print(answer.cutpoints[2].explain())
    Sole relay: Town, between Culture and Housing. Among the bodies, 1 pair of organisations meets, directly or through
    others, only through this relay. To share this load: a second organisation that sits in both (2 already sit in one
    of them).
    """
    if not isinstance(net, PartnerNetwork):
        return between_actors(one_mode(net), include_fellowships=include_fellowships, effort=effort)
    smaller = net.reduced()
    rest = _two_mode(smaller, None, include_fellowships) if smaller else None
    return _two_mode(net, rest, include_fellowships)


def _two_mode(net: PartnerNetwork, rest: Bridges | None, include_fellowships: bool) -> Bridges:
    hidden = frozenset() if include_fellowships else net.fellowships
    ids, modes = [node.id for node in net.nodes], [node.mode for node in net.nodes]
    weight = np.array([mode == "organisation" for mode in modes], dtype=np.int64)
    apart = _perhaps_another(net)
    known = [tie for tie in net.known if tie[0] not in apart]
    unknown = sorted({*net.unknown, *(tie for tie in net.known if tie[0] in apart)})
    levels = cuts.of_ids(ids, known, unknown, weight)
    sectors = sorted({node.sector for node in net.organisations} - {UNDOCUMENTED})
    codes = {sector: at for at, sector in enumerate(sectors)}
    named_cuts = NamedCuts(
        ids=ids,
        cuts=levels.cuts,
        sector=np.array([codes.get(node.sector, -1) for node in net.nodes], dtype=np.int64),
        sector_names=sectors,
        hidden=hidden,
        voice=SeatVoice(net=net, hidden=hidden),
        certain=net.places_complete,
    )
    cutpoints = tuple(relays(named_cuts, levels, modes))
    ties = tuple(sorted(bridging_ties(named_cuts, levels), key=_certain_and_large_first))
    is_finding = single_place(net) is None
    if not is_finding:
        cutpoints = tuple(relay for relay in cutpoints if not relay.observed)
        ties = tuple(tie for tie in ties if not tie.observed)
    # a council has so few ties that no effort bounds the search; the least span of all is no finding
    low, high = levels.cuts.ties
    span, _ = cuts.spans(levels.cuts, low, high, effort=None)
    far = ((span == cuts.NO_WAY) | (span > 3)) & is_finding
    return Bridges(
        cutpoints=cutpoints,
        ties=ties,
        local=tuple(sorted(local_bridges(named_cuts, low[far], high[far], span[far]), key=_longest_first)),
        meeting_places=meeting_places(net, hidden) if is_finding else (),
        kept_by_one=kept_by_one(net, hidden),
        blocks=tuple(block for nodes in levels.cuts.members() if (block := named_cuts.named(nodes))),
        counted_apart=tuple(sorted(apart - hidden)),
        without_coordinator_and_plenary=rest,
        basis=net.basis,
        bounds=Table(
            {"cutpoints": cuts.bounds(levels.point_levels), "ties": cuts.bounds(levels.tie_levels)}
            if net.places_complete
            else {"cutpoints": None, "ties": None}
        ),
        net=net,
    )


def single_place(net: PartnerNetwork) -> str | None:
    """The only place in which anybody is documented, where others may be missing from the list; ``None`` otherwise."""
    places = {place for _, place in net.known}
    return places.pop() if len(places) == 1 and not net.bodies_complete else None


def _perhaps_another(net: PartnerNetwork) -> frozenset[str]:
    """The organisations of a single seat that may be another one, which is known to sit elsewhere.

    A named one only where a source says so; whom nobody names, where nothing tells the two apart.
    """
    places = {node.id: set(net.bodies_of(node.id)) for node in net.organisations}
    seated = [node for node in net.organisations if places[node.id]]
    return frozenset(
        node.id
        for node in seated
        if len(places[node.id]) == 1
        and any(
            node.may_be(other) and places[other.id] - places[node.id]
            for other in seated
            if not node.named or other.id in node.same_as or node.id in other.same_as
        )
    )


def _certain_and_large_first(tie: BridgingTie) -> tuple[bool, bool, int, cuts.Ends]:
    return not tie.certain, not tie.observed, -tie.pairs_separated, tie.ends


def _longest_first(local: LocalBridge) -> tuple[bool, int, cuts.Ends]:
    return local.span is not None, -(local.span or 0), local.ends


# ---------------------------------------------------------------- the whole in words


_SINGLE: Final = Text(
    fr="Les sièges documentés sont tous dans une seule instance : {place}. Que tous s’y croisent n’est pas un constat "
    ": d’autres instances peuvent les réunir.",
    en="All documented seats are in a single body: {place}. That all meet there is no finding: other bodies may bring "
    "them together.",
)
_COUNTED_APART: Final = Plural(
    Text(
        fr="{n} titulaire, peut-être déjà compté dans une autre instance, n’y compte pas.",
        en="{n} holder, perhaps counted in another body already, does not count there.",
    ),
    Text(
        fr="{n} titulaires, peut-être déjà comptés dans une autre instance, n’y comptent pas.",
        en="{n} holders, perhaps counted in another body already, do not count there.",
    ),
)
_AMONG: Final[Mapping[tuple[Relation, ...], Text]] = {
    (): Text(fr="Le réseau", en="The network"),
    ("seats",): Text(fr="Parmi les instances, le réseau", en="Among the bodies, the network"),
    ("actions",): Text(fr="Parmi les actions et les textes, le réseau", en="Among programs and texts, the network"),
    ("seats", "actions"): Text(
        fr="Parmi les instances, les actions et les textes, le réseau",
        en="Among bodies, programs and texts, the network",
    ),
}


def _summary(net: PartnerNetwork, answer: Bridges) -> Text:
    cutpoints, rest = answer.cutpoints, answer.without_coordinator_and_plenary
    if (place := single_place(net)) is not None:
        return _SINGLE.format(place=net.name(place))
    if not net.links:
        return Text(
            fr="Aucun siège permanent n’est documenté : les sièges ne disent pas qui rencontre qui.",
            en="No standing seat is documented: the seats do not tell who meets whom.",
        )
    sole = [relay for relay in cutpoints if relay.observed]
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
    if answer.counted_apart:
        sentences.append(_COUNTED_APART.of(len(answer.counted_apart)))
    if perhaps := len(cutpoints) - len(sole):
        sentences.append(PERHAPS.of(perhaps))
    if rest is not None:
        sentences.append(_without(net, sole, [relay for relay in rest.cutpoints if relay.observed]))
    return paragraph(sentences)


def _rests_on(net: PartnerNetwork, sole: list[Relay]) -> Text:
    first = sole[0]
    return Plural(
        Text(fr="{among} repose sur {n} relais unique : {names}.", en="{among} rests on {n} sole relay: {names}."),
        Text(fr="{among} repose sur {n} relais uniques : {names}.", en="{among} rests on {n} sole relays: {names}."),
    ).of(
        len(sole),
        among=_AMONG[net.relations],
        names=in_words([_with_pairs(net, relay, more=relay is not first) for relay in sole]),
    )


def _with_pairs(net: PartnerNetwork, relay: Relay, *, more: bool) -> Text:
    """A relay's name and its pairs; what they are is said once, and not for those that come *more*."""
    if not relay.pairs_separated:
        return net.name(relay.node)
    if more:
        return AND_PAIRS.format(name=net.name(relay.node), n=relay.pairs_separated)
    return ONLY_MEETING.of(relay.pairs_separated, name=net.name(relay.node))


def _how_sure(net: PartnerNetwork, sole: list[Relay]) -> Text:
    sure = [net.name(relay.node) for relay in sole if relay.certain]
    if len(sure) == len(sole):
        return Text(
            fr="C’est certain, quoi que les sources laissent ouvert.",
            en="This is certain, whatever the sources leave open.",
        )
    listed_in_part = not net.bodies_complete
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
    if listed_in_part:
        sentences.append(
            Text(
                fr="Rien ne dit que la liste des instances est complète.",
                en="Nothing says that the list of bodies is complete.",
            )
        )
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
        return NONE_WITHOUT
    if {(relay.node, relay.pairs_separated) for relay in others} == {
        (relay.node, relay.pairs_separated) for relay in sole
    }:
        return SAME_WITHOUT
    return THESE_WITHOUT.format(names=in_words([net.name(relay.node) for relay in others]))
