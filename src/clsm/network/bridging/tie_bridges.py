"""What a one-mode network rests on: the organisations and the ties that alone hold others together.

The notions are cutpoints, bridges and blocks (Hopcroft & Tarjan 1973, Algorithm 447, *Communications of the
ACM* 16(6), 372-378) and local bridges (Granovetter 1973, *American Journal of Sociology* 78(6), 1360-1380),
on the pairs under the reading. The answer stands on arrays: a row is made only for what is found, and only
when it is asked for, so that a million organisations can be asked.
"""

from collections.abc import Sequence
from functools import cached_property, partial
from typing import ClassVar, Final, final

import attrs
import numpy as np

from clsm.network.answers import NetworkResult, RowsOf
from clsm.network.bridging.relays import (
    ALONE,
    AND_PAIRS,
    BRIDGES,
    NONE_WITHOUT,
    ONLY_THROUGH_IT,
    PERHAPS,
    SAME_WITHOUT,
    SOLE_RELAY,
    THESE_WITHOUT,
    WITH_PAIRS,
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
from clsm.network.networks.columns import Ints
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import FELLOWSHIP, TieNetwork
from clsm.network.passes import cuts
from clsm.network.passes.triads import count_triads
from clsm.network.phrases import NO_TIE_KNOWN, ORGANISATIONS
from clsm.network.tables import Table
from clsm.results import Bounds
from clsm.tables import Row
from clsm.words import LONGEST_LIST, Lang, Plural, Text, in_words, paragraph


@final
@attrs.frozen(kw_only=True, repr=False)
class TieBridges(NetworkResult):
    """What :func:`~clsm.network.bridges` answers for organisations tied to each other.

    Two answers are equal where the same was asked of the same network. Each list begins with what is
    certain, then what holds on the known ties, then what may be.

    Attributes
    ----------
    net : TieNetwork
        The network as it was read.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity may be named.
    effort : int or None
        How many neighbours the search for spans may look at; ``None`` for as many as it needs.
    without_coordinator_and_plenary : TieBridges or None
        The same answer without them; ``None`` where the network holds neither.

    Examples
    --------
    >>> net = TieNetwork.from_arrays(["gem", "landlord", "town"], [2, 2], [0, 1], directed=False)
    >>> answer = bridges(net)
    >>> [(relay.node, relay.certain, relay.pairs_separated, relay.parts) for relay in answer.cutpoints]
    [('town', True, 1, (('gem',), ('landlord',)))]
    >>> [(tie.ends, tie.pairs_separated) for tie in answer.ties], [(local.ends, local.span) for local in answer.local]
    ([(('gem', 'town'), 2), (('landlord', 'town'), 2)], [(('gem', 'town'), None), (('landlord', 'town'), None)])
    """

    TITLE: ClassVar[Text] = BRIDGES
    CALLS: ClassVar[tuple[str, ...]] = (".cutpoints", ".ties", ".local", ".to_rows(possible=True)")

    net: TieNetwork
    include_fellowships: bool
    effort: int | None
    without_coordinator_and_plenary: "TieBridges | None"
    _levels: cuts.Levels = attrs.field(eq=False)

    @property
    def reading(self) -> TieReading:
        """Which ties were read; a directed network as reported is read as *any*."""
        return self.net.read_as

    @property
    def basis(self) -> TieBasis:
        """What was observed, in figures."""
        return self.net.basis

    @property
    def bounds(self) -> Bounds:
        """How many cutpoints and bridging ties there are at least and at most, over all completions.

        Each limit holds; the true ones may be narrower, as no one completion need show all that is possible. ``None``
        where organisations may meet in places that no source names.
        """
        if not self.net.places_complete:
            return Table({"cutpoints": None, "ties": None})
        levels = self._levels
        return Table({"cutpoints": cuts.bounds(levels.point_levels), "ties": cuts.bounds(levels.tie_levels)})

    @cached_property
    def cutpoints(self) -> tuple[Relay, ...]:
        """The sole relays, in each level those that separate most pairs first."""
        return tuple(relays(self._named_cuts, self._levels))

    @cached_property
    def ties(self) -> tuple[BridgingTie, ...]:
        """The ties that alone join what they join, in each level those that join most pairs first."""
        return tuple(bridging_ties(self._named_cuts, self._levels))

    @cached_property
    def local(self) -> tuple[LocalBridge, ...]:
        """The known ties without a common neighbour, those that nothing replaces first, then by span."""
        low, high, span, _ = self._local
        return tuple(local_bridges(self._named_cuts, low[span != 0], high[span != 0], span[span != 0]))

    @property
    def local_left_out(self) -> int:
        """How many local bridges are not listed, as the effort was spent before their span was found."""
        return self._local[3]

    @cached_property
    def blocks(self) -> tuple[tuple[str, ...], ...]:
        """The largest sets in which no single leaving parts the others, on the known ties, the largest first.

        A tie that nothing else replaces is a block of two; a cutpoint is in several; an isolate in none.
        """
        return tuple(block for nodes in self._levels.cuts.members() if (block := self._named_cuts.named(nodes)))

    @cached_property
    def _named_cuts(self) -> NamedCuts:
        # to go through a million organisations takes a while: only where there is one to look for
        may_hide = FELLOWSHIP in self.net.sector_names and not self.include_fellowships
        hidden = self.net.fellowships if may_hide else frozenset()
        return NamedCuts(
            ids=self.net.ids,
            cuts=self._levels.cuts,
            sector=self.net.sector_codes,
            sector_names=self.net.sector_names,
            hidden=hidden,
            voice=TieVoice(net=self.net, hidden=hidden),
            certain=self.net.places_complete,
        )

    @cached_property
    def _local(self) -> tuple[Ints, Ints, Ints, int]:
        alone = self.net.kept(count_triads).common_by_pair == 0
        low, high = (ends[alone] for ends in self.net.pairs[:2])
        return low, high, *cuts.spans(self._levels.cuts, low, high, self.effort)

    @property
    def says(self) -> Text:
        """On which relays the network rests, how sure that is, and which stay without coordinator and plenary."""
        return _summary(self.net, self._named_cuts, self._levels, self.without_coordinator_and_plenary)

    def to_rows(self, lang: Lang = "en", *, evidence: bool = False, possible: bool = False) -> list[Row]:
        """One row for each finding on the known ties, the reading without coordinator and plenary included.

        With *possible*, also what may be one, depending on the unknown ties. With *evidence*, a column for seats, as
        where organisations sit in bodies; ties stand on none.
        """
        rows = [separating_row(it, lang, everything=True, evidence=evidence) for it in self._findings(possible)]
        smaller = self.without_coordinator_and_plenary
        if smaller:
            findings = smaller._findings(possible)
            rows += [separating_row(it, lang, everything=False, evidence=evidence) for it in findings]
        return rows

    def _first_rows(self, lang: Lang) -> Sequence[Row]:
        findings = [finding for finding in self._findings(False) if not isinstance(finding, LocalBridge)]
        return RowsOf(findings, partial(separating_card_row, lang=lang))

    def _findings(self, possible: bool) -> tuple[Separating, ...]:
        separating: tuple[Relay | BridgingTie, ...] = (*self.cutpoints, *self.ties)
        separating = tuple(it for it in separating if it.observed or possible)
        return (*separating, *self.local)


def between_actors(
    net: TieNetwork, *, include_fellowships: bool = False, effort: int | None = cuts.EFFORT
) -> TieBridges:
    """Find the sole relays of a one-mode network; see :func:`~clsm.network.bridges`."""
    smaller, rest = net.reduced(), None
    if smaller:
        rest = between_actors(smaller, include_fellowships=include_fellowships, effort=effort)
    read = net if net.read_as == net.pair_reading else net.reading(net.pair_reading)
    low, high, _ = read.pairs
    indptr, indices, _ = read.csr
    nothing = np.zeros(0, dtype=np.int64)
    # to look for unknown pairs takes longer than the search, and most networks have none
    unknown = (nothing, nothing) if net.answered is None and not len(net.open_origin) else read.unknown
    return TieBridges(
        net=read,
        include_fellowships=include_fellowships,
        effort=effort,
        without_coordinator_and_plenary=rest,
        levels=cuts.levels(cuts.cut(indptr, indices), low, high, *unknown),
    )


# ---------------------------------------------------------------- each finding in words


@final
@attrs.frozen(kw_only=True, eq=False)
class TieVoice:
    """The :class:`~clsm.network.bridging.relays.NetworkVoice` of ties between organisations, which stand on no seat."""

    net: TieNetwork
    hidden: frozenset[str]

    def name(self, id: str) -> Text:
        """What readers see for an organisation."""
        return self.net.name(id)

    def could_share(self, at: int) -> tuple[str, ...]:
        """Those that it is tied to: a tie between two of them would be another way."""
        indptr, indices, _ = self.net.csr
        near = {self.net.ids[other] for other in indices[indptr[at] : indptr[at + 1]].tolist()}
        return tuple(sorted(near - self.hidden))

    def evidence(self, at: int, other: int | None = None) -> tuple[str, ...]:
        """Nothing: the ties are what was told."""
        return ()

    def says_relay(self, relay: Relay, aside: tuple[str, ...]) -> Text:
        """A sole relay, whom it alone puts in touch, and what could share its load."""
        name = self.net.name(relay.node)
        if not relay.observed:
            return Text(
                fr="{name} : relais unique ou non, selon les liens que l’on ne connaît pas.",
                en="{name}: a sole relay or not, depending on ties that are not known.",
            ).format(name=name)
        sentences = [
            SOLE_RELAY.format(name=name),
            ONLY_THROUGH_IT.of(relay.pairs_separated),
        ]
        if aside:
            sentences.append(ALONE.format(names=_named(self.net, aside, len(aside))))
        sentences.append(
            Text(
                fr="Pour partager cette charge : un lien entre deux des organisations que ce relais met en contact.",
                en="To share this load: a tie between two of those that it puts in touch.",
            )
        )
        if not relay.certain:
            sentences.append(_DOUBT)
        return paragraph(sentences)

    def says_tie(self, tie: BridgingTie) -> Text:
        """A tie that alone joins two sides."""
        near, far = (ORGANISATIONS.of(n) for n in tie.sizes)
        if not tie.observed:
            words = Text(
                fr="{a} – {b} : on ne sait pas si ce lien existe ; il relierait ce que rien d’autre ne relie.",
                en="{a} – {b}: whether this tie exists is not known; it would join what nothing else joins.",
            )
        elif tie.certain:
            words = Text(
                fr="{a} – {b} : ce lien est le seul entre {near} et {far}.",
                en="{a} – {b}: this tie is the only one between {near} and {far}.",
            )
        else:
            words = Text(
                fr="{a} – {b} : sur les liens connus, ce lien est le seul entre {near} et {far}.",
                en="{a} – {b}: on the known ties, this one is the only one between {near} and {far}.",
            )
        return words.format(a=self.net.name(tie.ends[0]), b=self.net.name(tie.ends[1]), near=near, far=far)

    def says_local(self, local: LocalBridge) -> Text:
        """A tie whose ends have no common neighbour."""
        if local.span is None:
            words = Text(
                fr="{a} – {b} : sans ce lien, aucun chemin ne les relie.",
                en="{a} – {b}: without this tie, no path joins them.",
            )
        else:
            words = Text(
                fr="{a} – {b} : aucun partenaire commun ; sans ce lien, le chemin le plus court passe par {n} autres "
                "organisations.",
                en="{a} – {b}: no partner in common; without this tie, the shortest path leads through {n} other "
                "organisations.",
            )
        a, b = (self.net.name(end) for end in local.ends)
        return words.format(a=a, b=b, n=(local.span or 0) - 1)


_DOUBT: Final = Text(
    fr="Cela vaut pour les liens connus ; ceux que l’on ne connaît pas offrent peut-être déjà un autre chemin.",
    en="This holds on the known ties; those that are not known may already offer another path.",
)


# ---------------------------------------------------------------- the whole in words


def _named(net: TieNetwork, ids: tuple[str, ...], n: int) -> Text:
    """The first *ids*, and how many others there are of *n*; names are made only for those that are said."""
    names = [net.name(id) for id in ids[: LONGEST_LIST + 1]]
    return in_words([*names, *[Text.same("")] * (n - len(names))])


def _summary(net: TieNetwork, named_cuts: NamedCuts, levels: cuts.Levels, rest: TieBridges | None) -> Text:
    read = Text(fr="Lecture : {said}, sans direction.", en="Reading: {said}, without direction.")
    if not net.directed:
        read = Text(fr="Lecture : {said}.", en="Reading: {said}.")
    reading = read.format(said=net.said(pairs=True))
    if not len(net.pairs[0]):
        return paragraph([NO_TIE_KNOWN, reading])
    observed = levels.point_levels < 2
    sole, separated = levels.cutpoints[observed], levels.separated[observed]
    ties = int((levels.tie_levels < 2).sum())
    if len(sole):
        sentences = [_rests_on(net, named_cuts, sole, separated), _how_sure(levels, named_cuts.certain)]
    else:
        sentences = [
            Text(
                fr="Aucun relais unique sur les liens connus : si une organisation manque, celles qui étaient en "
                "contact le restent.",
                en="No sole relay on the known ties: where one organisation is missing, those in touch stay in touch.",
            )
        ]
    if perhaps := int((levels.point_levels == 2).sum()):
        sentences.append(PERHAPS.of(perhaps))
    if ties:
        sentences.append(
            Plural(
                Text(
                    fr="{n} lien est seul à relier ce qu’il relie.",
                    en="{n} tie is the only one between those that it joins.",
                ),
                Text(
                    fr="{n} liens sont chacun seuls à relier ce qu’ils relient.",
                    en="{n} ties are each the only one between those that they join.",
                ),
            ).of(ties)
        )
    sentences.append(reading)
    if rest is not None:
        sentences.append(_without(net, named_cuts, sole, separated, rest))
    return paragraph(sentences)


def _rests_on(net: TieNetwork, named_cuts: NamedCuts, sole: Ints, separated: Ints) -> Text:
    """The sole relays, with the pairs that each separates; those that may not be named are counted."""
    hidden = np.array([net.position(id) for id in named_cuts.hidden], dtype=np.int64)
    shown = np.flatnonzero(~np.isin(sole, hidden))
    names = [AND_PAIRS.format(name=net.names[sole[at]], n=separated[at]) for at in shown[: LONGEST_LIST + 1].tolist()]
    if names:
        names[0] = WITH_PAIRS.of(int(separated[shown[0]]), name=net.names[sole[shown[0]]])
    opening = Plural(
        Text(fr="Le réseau repose sur {n} relais unique", en="The network rests on {n} sole relay"),
        Text(fr="Le réseau repose sur {n} relais uniques", en="The network rests on {n} sole relays"),
    ).of(len(sole))
    if not names:
        return Text(fr="{opening}.", en="{opening}.").format(opening=opening)
    others = [Text.same("")] * (len(shown) - len(names))
    return Text(fr="{opening} : {names}.", en="{opening}: {names}.").format(
        opening=opening, names=in_words([*names, *others])
    )


_AS_DOCUMENTED: Final = Text(
    fr="Cela vaut pour les instances documentées ; une autre offre peut-être déjà un autre chemin.",
    en="This holds on the documented bodies; another one may already offer another path.",
)


def _how_sure(levels: cuts.Levels, can_be_certain: bool) -> Text:
    if not can_be_certain:
        return _AS_DOCUMENTED
    sure, observed = int((levels.point_levels == 0).sum()), int((levels.point_levels < 2).sum())
    if sure == observed and not levels.unknown:
        return Text(fr="Tous les liens sont connus : c’est certain.", en="All ties are known: this is certain.")
    if sure == observed:
        words = Text(
            fr="C’est certain, quels que soient les liens que l’on ne connaît pas ({unknown}).",
            en="This is certain, whatever the ties that are not known may be ({unknown}).",
        )
    elif sure:
        words = Text(
            fr="C’est certain pour {sure} d’entre eux ; le reste vaut pour les liens connus, d’autres ne l’étant pas "
            "({unknown}).",
            en="This is certain for {sure} of them; the rest holds on the known ties, others not being known "
            "({unknown}).",
        )
    else:
        words = Text(
            fr="Cela vaut pour les liens connus ; rien n’en est certain, d’autres ne l’étant pas ({unknown}).",
            en="This holds on the known ties; none of it is certain, others not being known ({unknown}).",
        )
    return words.format(sure=sure, unknown=levels.unknown)


def _without(net: TieNetwork, named_cuts: NamedCuts, sole: Ints, separated: Ints, rest: TieBridges) -> Text:
    others = [relay for relay in rest.cutpoints if relay.observed]
    ids = [net.ids[at] for at in sole.tolist()]
    shown = {(id, n) for id, n in zip(ids, separated.tolist(), strict=True) if id not in named_cuts.hidden}
    if not others:
        return NONE_WITHOUT
    if {(relay.node, relay.pairs_separated) for relay in others} == shown:
        return SAME_WITHOUT
    left = tuple(relay.node for relay in others)
    return THESE_WITHOUT.format(names=_named(rest.net, left, len(left)))
