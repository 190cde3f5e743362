"""What the meeting of others rests on: nodes and ties without which some would have no path left.

The notions are cutpoints and bridges (Hopcroft & Tarjan 1973) and local bridges (Granovetter 1973). A
relay is never a failing: it is work that somebody does alone, shown with what could share it. A row holds
figures; what may be long, as its parts and its words, is read from the network when it is asked for.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, Protocol, final

import attrs
import numpy as np

from clsm.network.answers import names_of
from clsm.network.networks.columns import Ints
from clsm.network.networks.nodes import Mode
from clsm.network.passes.cuts import LEVELS, NO_WAY, Cuts, Ends, Levels
from clsm.results import Explained
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, flat


class NetworkVoice(Protocol):
    """What is particular to a kind of network: what could share a load, on what seats, and the words."""

    def name(self, id: str) -> Text:
        """What readers see for an id."""

    def could_share(self, at: int) -> tuple[str, ...]:
        """See :attr:`Relay.could_share`."""

    def evidence(self, at: int, other: int | None = None) -> tuple[str, ...]:
        """The seats that the ties of a node stand on; with *other*, the tie between the two."""

    def says_relay(self, relay: "Relay", aside: tuple[str, ...]) -> Text:
        """A sole relay in words; *aside* are the organisations outside its largest parts, as they may be named."""

    def says_tie(self, tie: "BridgingTie") -> Text:
        """A bridging tie in words."""

    def says_local(self, local: "LocalBridge") -> Text:
        """A local bridge in words."""


@final
@attrs.frozen(kw_only=True, eq=False)
class NamedCuts:
    """What the rows of one answer are read from.

    ``ids`` are by position, ``sector`` the position of each one's sector in ``sector_names`` (-1: not
    known), ``hidden`` the ids that no row names.
    """

    ids: Sequence[str]
    cuts: Cuts
    sector: Ints
    sector_names: Sequence[str]
    hidden: frozenset[str]
    voice: NetworkVoice
    certain: bool = True
    """Whether anything can be certain: not where a body may be missing from the list."""

    def named(self, nodes: Ints) -> tuple[str, ...]:
        """The ids of *nodes*, sorted, as far as they may be named."""
        return tuple(sorted({self.ids[at] for at in nodes.tolist()} - self.hidden))

    def organisations(self, nodes: Ints) -> Ints:
        """Those of *nodes* that are counted: of a two-mode network the organisations."""
        return nodes[self.cuts.weight[nodes] > 0]

    def cut_off(self, aside: Ints, leaving: int | None = None) -> tuple[str, ...]:
        """The sectors that have somebody in *aside*, and nobody else in that component but who is *leaving*."""
        codes, counts = np.unique(self.sector[self.organisations(aside)], return_counts=True)
        known = codes >= 0
        codes, counts = codes[known], counts[known]
        keys, totals = self._totals
        everywhere = totals[np.searchsorted(keys, self.cuts.component[aside[:1]] * len(self.sector_names) + codes)]
        if leaving is not None and self.cuts.weight[leaving]:
            everywhere = everywhere - np.where(codes == self.sector[leaving], 1, 0)
        return tuple(self.sector_names[code] for code in codes[everywhere == counts].tolist())

    @cached_property
    def _totals(self) -> tuple[Ints, Ints]:
        """How many organisations of each sector each component has."""
        known = (self.sector >= 0) & (self.cuts.weight > 0)
        keys = self.cuts.component[known] * len(self.sector_names) + self.sector[known]
        return np.unique(keys, return_counts=True)


@final
@attrs.frozen(kw_only=True)
class Relay(Explained):
    """A cutpoint: a node without which others, now in touch, would have no path left.

    Attributes
    ----------
    node, mode : str
        Its id, and ``"organisation"``, ``"instance"`` or ``"program"``.
    certain : bool
        Whether it is a cutpoint whatever the sources leave open.
    observed : bool
        Whether it is one on the known ties; otherwise it only may be one.
    pairs_separated : int
        How many pairs of other organisations have a path on the known ties and would have none.
    """

    node: str
    mode: Mode
    certain: bool
    observed: bool
    pairs_separated: int
    _at: int = attrs.field(repr=False, eq=False)
    _named_cuts: NamedCuts = attrs.field(repr=False, eq=False)

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """What its known neighbours and those behind them fall into, the part with most organisations first.

        Nodes by id. Fellowships that keep anonymity are left out unless asked for.
        """
        parts = [(-len(self._named_cuts.organisations(part)), part) for part in self._named_cuts.cuts.parts(self._at)]
        named = sorted((size, self._named_cuts.named(part)) for size, part in parts)
        return tuple(part for _, part in named if part)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many organisations each part has, the most first, those that are not named included."""
        return tuple(sorted(self._named_cuts.cuts.part_weights(self._at).tolist(), reverse=True))

    @property
    def sectors_cut_off(self) -> tuple[str, ...]:
        """The sectors that would have no organisation left in a largest part."""
        return self._named_cuts.cut_off(self._aside, self._at)

    @property
    def could_share(self) -> tuple[str, ...]:
        """What could share the load.

        For an organisation, those that already sit in one of its bodies; for a body, the other bodies;
        where the ties are between organisations, those that it is tied to.
        """
        return self._named_cuts.voice.could_share(self._at)

    @property
    def evidence(self) -> tuple[str, ...]:
        """The ids of the seats that its known ties stand on; none where the ties stand on no seat."""
        return self._named_cuts.voice.evidence(self._at)

    @property
    def _aside(self) -> Ints:
        return np.concatenate([np.zeros(0, dtype=np.int64), *self._named_cuts.cuts.parts(self._at, but_largest=True)])

    @property
    def says(self) -> Text:
        """Whom it alone puts in touch, and what could share its load."""
        aside = self._named_cuts.named(self._named_cuts.organisations(self._aside))
        return self._named_cuts.voice.says_relay(self, aside)


@final
@attrs.frozen(kw_only=True)
class BridgingTie(Explained):
    """A tie that alone joins two parts of the network.

    ``ends`` are an organisation and a body, or two organisations. ``observed`` is false for a pair of which
    the sources do not tell: it would be the only tie, if it exists. ``pairs_separated`` counts the pairs of
    organisations, its own ends included, that would have no path left on the known ties.
    """

    ends: Ends
    certain: bool
    observed: bool
    pairs_separated: int
    _at: tuple[int, int] = attrs.field(repr=False, eq=False)
    _named_cuts: NamedCuts = attrs.field(repr=False, eq=False)

    @property
    def sizes(self) -> tuple[int, int]:
        """How many organisations are on the side of the first end, itself included, and of the other."""
        return self._named_cuts.cuts.side_weights(*self._at)

    @property
    def sectors_cut_off(self) -> tuple[str, ...]:
        """The sectors that would have no organisation left on the larger side."""
        near, far = self.sizes
        if not self.observed or near == far:
            return ()
        a, b = self._at if near < far else self._at[::-1]
        return self._named_cuts.cut_off(self._named_cuts.cuts.side(a, b))

    @property
    def evidence(self) -> tuple[str, ...]:
        """The ids of the seats that it stands on; none where it stands on no seat."""
        return self._named_cuts.voice.evidence(*self._at)

    @property
    def says(self) -> Text:
        """What it alone joins."""
        return self._named_cuts.voice.says_tie(self)


@final
@attrs.frozen(kw_only=True)
class LocalBridge(Explained):
    """A known tie whose ends have no common neighbour and are far from each other without it.

    ``span`` is their distance without the tie, ``None`` where nothing else joins them. Between an
    organisation and a body no tie lies in a triangle, and the least span is 3: the organisation meets
    elsewhere somebody who sits in the body. Those are left out; what is listed has no such way round.
    Between organisations every tie without common neighbour is listed, from a span of 3 (Granovetter
    1973, *American Journal of Sociology* 78(6), 1360-1380).
    """

    ends: Ends
    span: int | None
    _at: tuple[int, int] = attrs.field(repr=False, eq=False)
    _named_cuts: NamedCuts = attrs.field(repr=False, eq=False)

    @property
    def evidence(self) -> tuple[str, ...]:
        """The ids of the seats that it stands on; none where it stands on no seat."""
        return self._named_cuts.voice.evidence(*self._at)

    @property
    def says(self) -> Text:
        """How long the way round is without it."""
        return self._named_cuts.voice.says_local(self)


# ---------------------------------------------------------------- finding them


def relays(named_cuts: NamedCuts, levels: Levels, modes: Sequence[Mode] | None = None) -> Iterator[Relay]:
    """The cutpoints, as they may be named: first what is certain, then what separates most; *modes* by position."""
    columns = (levels.cutpoints.tolist(), levels.point_levels.tolist(), levels.separated.tolist())
    for at, level, pairs in zip(*columns, strict=True):
        if named_cuts.ids[at] not in named_cuts.hidden:
            yield Relay(
                node=named_cuts.ids[at],
                mode=modes[at] if modes else "organisation",
                certain=named_cuts.certain and LEVELS[level] == "certain",
                observed=LEVELS[level] != "possible",
                pairs_separated=pairs,
                at=at,
                named_cuts=named_cuts,
            )


def bridging_ties(named_cuts: NamedCuts, levels: Levels) -> Iterator[BridgingTie]:
    """The bridging ties, as they may be named, in the order of :func:`relays`."""
    columns = (levels.low.tolist(), levels.high.tolist(), levels.tie_levels.tolist(), levels.joined.tolist())
    for low, high, level, pairs in zip(*columns, strict=True):
        at = _oriented(named_cuts, low, high)
        ends = (named_cuts.ids[at[0]], named_cuts.ids[at[1]])
        if named_cuts.hidden.isdisjoint(ends):
            yield BridgingTie(
                ends=ends,
                certain=named_cuts.certain and LEVELS[level] == "certain",
                observed=LEVELS[level] != "possible",
                pairs_separated=pairs,
                at=at,
                named_cuts=named_cuts,
            )


def local_bridges(named_cuts: NamedCuts, low: Ints, high: Ints, span: Ints) -> Iterator[LocalBridge]:
    """The local bridges, as they may be named: those that nothing replaces, then the longest way round first."""
    order = np.lexsort((high, low, -span, span != NO_WAY))
    columns = (low[order].tolist(), high[order].tolist(), span[order].tolist())
    for a, b, way in zip(*columns, strict=True):
        at = _oriented(named_cuts, a, b)
        ends = (named_cuts.ids[at[0]], named_cuts.ids[at[1]])
        if named_cuts.hidden.isdisjoint(ends):
            yield LocalBridge(ends=ends, span=None if way == NO_WAY else way, at=at, named_cuts=named_cuts)


def _oriented(named_cuts: NamedCuts, low: int, high: int) -> tuple[int, int]:
    """The organisation first, of a pair of an organisation and a body."""
    return (low, high) if named_cuts.cuts.weight[low] else (high, low)


# ---------------------------------------------------------------- rows

Separating = Relay | BridgingTie | LocalBridge

_KINDS: Final = {Relay: "cutpoint", BridgingTie: "tie", LocalBridge: "local"}


_KIND_WORDS: Final[Mapping[type[Separating], Text]] = {
    Relay: Text(fr="relais unique", en="sole relay"),
    BridgingTie: Text(fr="seul lien", en="only tie"),
    LocalBridge: Text(fr="long détour sans lui", en="long way round"),
}


def separating_card_row(finding: Separating, lang: Lang) -> Row:
    """A finding as a card shows it: what it is, and who."""
    nodes = _nodes(finding)
    names = names_of(finding._named_cuts.voice, nodes, lang)
    return {"finding": _KIND_WORDS[type(finding)].say(lang), "nodes": flat(nodes), "names": names}


def _nodes(finding: Separating) -> tuple[str, ...]:
    return (finding.node,) if isinstance(finding, Relay) else finding.ends


def separating_row(finding: Separating, lang: Lang, *, everything: bool, evidence: bool) -> Row:
    """A finding as plain values; *everything*: read with the coordinator and the plenary."""
    nodes = _nodes(finding)
    row: Row = {
        "finding": _KINDS[type(finding)],
        "with_coordinator_and_plenary": everything,
        "nodes": flat(nodes),
        "names": names_of(finding._named_cuts.voice, nodes, lang),
        "certain": None,
        "observed": True,
        "pairs_separated": None,
        "span": None,
        "sectors": "",
        "says": finding.explain(lang),
    }
    if evidence:
        row["evidence"] = flat(finding.evidence)
    if isinstance(finding, LocalBridge):
        return row | {"span": finding.span}
    return row | {
        "certain": finding.certain,
        "observed": finding.observed,
        "pairs_separated": finding.pairs_separated,
        "sectors": flat(finding.sectors_cut_off),
    }


# ---------------------------------------------------------------- what both kinds of network say in the same words

BRIDGES: Final = Text(fr="Ce qui fait tenir le réseau", en="What holds the network together")
SOLE_RELAY: Final = Text(fr="Relais unique : {name}.", en="Sole relay: {name}.")
ONLY_THROUGH_IT: Final = Plural(
    Text(
        fr="{n} paire d’organisations n’est en contact, directement ou par d’autres, que par ce relais.",
        en="{n} pair of organisations is in touch, directly or through others, only through this relay.",
    ),
    Text(
        fr="{n} paires d’organisations ne sont en contact, directement ou par d’autres, que par ce relais.",
        en="{n} pairs of organisations are in touch, directly or through others, only through this relay.",
    ),
)
ALONE: Final = Text(
    fr="Il est seul à mettre en contact avec les autres : {names}.",
    en="It alone puts in touch with the others: {names}.",
)
WITH_PAIRS: Final = Plural(
    Text(
        fr="{name} ({n} paire d’organisations en contact par lui seul)",
        en="{name} ({n} pair of organisations in touch only through it)",
    ),
    Text(
        fr="{name} ({n} paires d’organisations en contact par lui seul)",
        en="{name} ({n} pairs of organisations in touch only through it)",
    ),
)
"""The first relay of a list says what its figure counts."""

AND_PAIRS: Final = Text.same("{name} ({n})")
"""Those behind it give the figure alone."""

PERHAPS: Final = Plural(
    Text(
        fr="Selon ce que les sources laissent ouvert, {n} autre relais est peut-être unique.",
        en="Depending on what the sources leave open, {n} more may be a sole relay.",
    ),
    Text(
        fr="Selon ce que les sources laissent ouvert, {n} autres relais sont peut-être uniques.",
        en="Depending on what the sources leave open, {n} more may be sole relays.",
    ),
)
NONE_WITHOUT: Final = Text(
    fr="Sans la coordination ni l’assemblée plénière, aucun relais n’est unique.",
    en="Without the coordinator and the plenary, no relay is a sole one.",
)
SAME_WITHOUT: Final = Text(
    fr="Sans la coordination ni l’assemblée plénière, ce sont les mêmes.",
    en="Without the coordinator and the plenary, they are the same.",
)
THESE_WITHOUT: Final = Text(
    fr="Sans la coordination ni l’assemblée plénière, les relais uniques sont : {names}.",
    en="Without the coordinator and the plenary, the sole relays are: {names}.",
)
