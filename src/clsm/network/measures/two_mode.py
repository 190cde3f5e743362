"""Organisations × bodies read as such: who is central in either mode, what a body alone holds together.

Each mode is measured against the other: an organisation by the share of the bodies that it sits in, a
body by the share of the organisations that it gathers. The plenary is read as any other body; leave it
out with ``net.without(plenary=True)``.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, Final, Literal, final

import attrs

from clsm.network.answers import NetworkResult, names_of
from clsm.network.networks.nodes import UNDOCUMENTED, Basis, Mode, Pair
from clsm.network.networks.partner_network import PartnerNetwork, two_mode_only
from clsm.network.networks.projection import Weights, project
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.phrases import TIES
from clsm.network.tables import Table, decimal
from clsm.results import Bounds, KeyedResult
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, flat, in_words, paragraph

if TYPE_CHECKING:
    import networkx as nx


@final
@attrs.frozen(kw_only=True)
class TwoModeFigures:
    """The figures of one organisation or one body.

    Attributes
    ----------
    degree : float or None
        Ties over the number of nodes of the other mode; ``None`` where that mode is empty.
    closeness : float or None
        The least possible sum of distances over the sum of its own, times the share of the nodes that it
        reaches; ``None`` without a tie.
    betweenness : float or None
        The share of shortest paths through it, over the most that its mode can have; ``None`` where no node
        of its mode can lie between two others.
    redundancy : float or None
        Of the pairs of its neighbours, the share that meet elsewhere too; ``None`` with fewer than two.
    sole : int
        How many pairs of its neighbours nothing else joins: for a body, organisations that meet only there;
        for an organisation, bodies of which it is the only shared member.
    sole_across : int or None
        Of these, the pairs from two known sectors; ``None`` for an organisation, as bodies have none.
    """

    node: str
    mode: Mode
    degree: float | None
    closeness: float | None
    betweenness: float | None
    redundancy: float | None
    sole: int
    sole_across: int | None


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class TwoMode(NetworkResult, KeyedResult[TwoModeFigures]):
    """What :func:`two_mode` answers: figures by the id of an organisation or a body, in the order of ids.

    ``bounds`` has how many ties there are at least and at most.
    """

    HELD: ClassVar[str] = "figures"

    TITLE: ClassVar[Text] = Text(fr="Organisations et instances", en="Organisations and bodies")
    CALLS: ClassVar[tuple[str, ...]] = ("[id].sole", '.values("degree")')

    figures: Mapping[str, TwoModeFigures]
    basis: Basis
    bounds: Bounds
    reading: Literal["two_mode"] = "two_mode"
    _net: PartnerNetwork

    @property
    def says(self) -> Text:
        """Against what each mode is measured, and the bodies that hold together most alone."""
        return _summary(self._net, self.figures)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each organisation and each body."""
        return [
            {"node": id, "name": self._net.label(id, lang), **attrs.asdict(figures)}
            for id, figures in self.figures.items()
        ]


def two_mode(net: PartnerNetwork, *, include_fellowships: bool = False) -> TwoMode:
    """Centralities, redundancy and brokerage of organisations and bodies, each mode against the other.

    Degree, closeness and betweenness are divided by the most that a node of that mode can have in a
    network of that size (Borgatti & Everett 1997). Redundancy is the share of a node's pairs of
    neighbours that keep a common neighbour without it (Latapy, Magnien & Del Vecchio 2008). The other pairs
    are what a node brokers alone: two-mode brokerage, organisation – body – organisation or body –
    organisation – body, sorted by the kinds of those that are brought together (after Jasny & Lubell 2015):
    here, for a body, whether the two come from different sectors.

    Parameters
    ----------
    net : PartnerNetwork
        Organisations × bodies.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity may be named. They count in every figure.

    Returns
    -------
    TwoMode

    Raises
    ------
    TypeError
        For a one-mode network.

    References
    ----------
    Borgatti, S. P. & Everett, M. G. (1997). Network analysis of 2-mode data. *Social Networks* 19(3), 243-269.

    Latapy, M., Magnien, C. & Del Vecchio, N. (2008). Basic notions for the analysis of large two-mode
    networks. *Social Networks* 30(1), 31-48.

    Jasny, L. & Lubell, M. (2015). Two-mode brokerage in policy networks. *Social Networks* 41, 36-47.

    Examples
    --------
    >>> import networkx as nx
    >>> seats = nx.Graph([("gem", "committee"), ("town", "committee"), ("town", "plenary"), ("ward", "plenary")])
    >>> nx.set_node_attributes(seats, {node: int(node in ("committee", "plenary")) for node in seats}, "bipartite")
    >>> answer = two_mode(PartnerNetwork.from_networkx(seats, two_mode="bipartite"))
    >>> answer["town"].degree, answer["town"].betweenness, answer["committee"].redundancy, answer["committee"].sole
    (1.0, 1.0, 0.0, 1)
    """
    import networkx as nx

    net = two_mode_only(net)
    hidden = frozenset() if include_fellowships else net.fellowships
    graph = net.to_networkx()
    organisations = {node.id for node in net.organisations}
    between = nx.betweenness_centrality(graph, normalized=False)
    close = _closeness(graph, organisations)
    figures = dict[str, TwoModeFigures]()
    for node in net.nodes:
        own, other = len(organisations), len(graph) - len(organisations)
        if node.mode == "instance":
            own, other = other, own
        near = sorted(graph[node.id])
        alone = [pair for pair in combinations(near, 2) if _joined_by(graph, pair) == {node.id}]
        pairs = len(near) * (len(near) - 1) // 2
        most = _most_between(own, other)
        figures[node.id] = TwoModeFigures(
            node=node.id,
            mode=node.mode,
            degree=len(near) / other if other else None,
            closeness=close.get(node.id),
            betweenness=between[node.id] / most if most else None,
            redundancy=1 - len(alone) / pairs if pairs else None,
            sole=len(alone),
            sole_across=len([pair for pair in alone if _across(net, pair)]) if node.mode == "instance" else None,
        )
    return TwoMode(
        figures=Table({id: of_node for id, of_node in figures.items() if id not in hidden}),
        basis=net.basis,
        bounds=Table({"ties": (len(net.links), len(net.links) + len(net.unknown)), "betweenness": None}),
        net=net,
    )


def _joined_by(graph: "nx.Graph[str]", pair: Pair) -> set[str]:
    return set(graph[pair[0]]) & set(graph[pair[1]])


def _across(net: PartnerNetwork, pair: Pair) -> bool:
    sectors = {net.sector(id) for id in pair}
    return len(sectors) == 2 and UNDOCUMENTED not in sectors


def _closeness(graph: "nx.Graph[str]", organisations: set[str]) -> dict[str, float]:
    """The bipartite closeness of each node that has a tie."""
    if not organisations or len(organisations) == len(graph):
        return {}
    import networkx as nx

    closeness: Mapping[str, float] = nx.bipartite.closeness_centrality(graph, organisations, normalized=True)
    return {id: value for id, value in closeness.items() if graph.degree(id)}


def _most_between(own: int, other: int) -> float:
    """The most shortest paths that can lead through one node of a mode, as Borgatti and Everett (1997) find it."""
    if other == 0:
        return 0.0
    s, t = divmod(own - 1, other)
    return (other * other * (s + 1) * (s + 1) + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


_MEASURED: Final = Text(
    fr="Chaque organisation est mesurée au regard des instances, chaque instance au regard des organisations "
    "(Borgatti et Everett 1997), sur les sièges connus.",
    en="Each organisation is measured against the bodies, each body against the organisations (Borgatti & "
    "Everett 1997), on the known seats.",
)
_NOWHERE_ELSE: Final = Plural(
    Text(
        fr="{n} paire d’organisations ne se rencontre que là : {names}.",
        en="{n} pair of organisations meets nowhere else than in: {names}.",
    ),
    Text(
        fr="{n} paires d’organisations ne se rencontrent que là : {names}.",
        en="{n} pairs of organisations meet nowhere else than in: {names}.",
    ),
)
_OPEN_SEATS: Final = Text(
    fr="Des sièges que les sources laissent ouverts peuvent encore changer ces chiffres ; seul le nombre "
    "de liens est borné.",
    en="Seats that the sources leave open may still change these figures; only the number of ties is bounded.",
)


def _summary(net: PartnerNetwork, figures: Mapping[str, TwoModeFigures]) -> Text:
    sentences = [_MEASURED]
    bodies = [figures[body.id] for body in net.instances]
    most = max((body.sole for body in bodies), default=0)
    if most:
        holding = [net.name(body.node) for body in bodies if body.sole == most]
        sentences.append(_NOWHERE_ELSE.of(most, names=in_words(holding, either=True)))
    if net.unknown:
        sentences.append(_OPEN_SEATS)
    return paragraph(sentences)


# ---------------------------------------------------------------- who meets whom, and how often


@final
@attrs.frozen(kw_only=True)
class SharedBodies:
    """Two organisations: the bodies that they share, and how many they would share by chance alone."""

    ends: Pair
    bodies: tuple[str, ...]
    expected: float
    most: int

    @property
    def shared(self) -> int:
        """How many bodies they are known to share."""
        return len(self.bodies)

    @property
    def ratio(self) -> float:
        """Shared over expected; more than 1 where they meet more often than their seats alone would have it."""
        return self.shared / self.expected


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class CoMembership(NetworkResult, Mapping[Pair, SharedBodies]):
    """What :func:`co_membership` answers: by pair of organisations, in either order, those that can share a body.

    ``bounds`` has how many pairs meet at least and at most.
    """

    TITLE: ClassVar[Text] = Text(fr="Qui rencontre qui", en="Who meets whom")
    CALLS: ClassVar[tuple[str, ...]] = ("[id, id].bodies",)

    meetings: Mapping[Pair, SharedBodies]
    basis: Basis
    bounds: Bounds
    reading: Literal["two_mode"] = "two_mode"
    _net: PartnerNetwork

    @property
    def says(self) -> Text:
        """How many pairs meet, and which of them most often."""
        low, high = self.bounds["pairs"] or (0, 0)
        return _meeting_words(self._net, self.meetings, least=int(low), most=int(high))

    def __getitem__(self, pair: Pair) -> SharedBodies:
        return self.meetings[pair]

    def __iter__(self) -> Iterator[Pair]:
        return iter(self.meetings)

    def __len__(self) -> int:
        return len(self.meetings)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each pair."""
        return [
            {
                "pair": flat(both.ends),
                "names": names_of(self._net, both.ends, lang),
                "shared": both.shared,
                "most": both.most,
                "expected": both.expected,
                "ratio": both.ratio,
                "bodies": flat(both.bodies),
                "body_names": names_of(self._net, both.bodies, lang),
            }
            for both in self.meetings.values()
        ]


def co_membership(net: PartnerNetwork, *, include_fellowships: bool = False) -> CoMembership:
    """Which bodies each two organisations share (BBᵀ), beside what the numbers of seats alone would make.

    Expected: d_a d_b Σ_j k_j (k_j − 1) / (L (L − 1)), where d are the seats of the two organisations, k_j the
    members of each body and L all ties: the mean over all ways of dealing the same seats to the same
    places, each organisation and each body keeping its number (the configuration model of a two-mode
    network; a seat may fall twice into one body there).

    Parameters
    ----------
    net : PartnerNetwork
        Organisations × bodies.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity may be named.

    Returns
    -------
    CoMembership
        The pairs that share a body, may share one, or would by chance: both have a known seat.

    Raises
    ------
    TypeError
        For a one-mode network.

    References
    ----------
    Newman, M. E. J., Strogatz, S. H. & Watts, D. J. (2001). Random graphs with arbitrary degree
    distributions and their applications. *Physical Review E* 64, 026118.

    Examples
    --------
    >>> import networkx as nx
    >>> seats = nx.Graph([("gem", "committee"), ("town", "committee"), ("town", "plenary"), ("ward", "plenary")])
    >>> nx.set_node_attributes(seats, {node: int(node in ("committee", "plenary")) for node in seats}, "bipartite")
    >>> answer = co_membership(PartnerNetwork.from_networkx(seats, two_mode="bipartite"))
    >>> answer["gem", "town"].shared, round(answer["gem", "town"].expected, 3), answer["ward", "gem"].shared
    (1, 0.667, 0)
    """
    net = two_mode_only(net)
    hidden = frozenset() if include_fellowships else net.fellowships
    seats = {node.id: set(net.bodies_of(node.id)) for node in net.organisations}
    maybe = {id: set[str]() for id in seats}
    for id, body in net.unknown:
        maybe[id].add(body)
    members = [len(net.seated_in(body.id)) for body in net.instances]
    stubs = sum(members)
    chance = sum(k * (k - 1) for k in members) / (stubs * (stubs - 1)) if stubs > 1 else 0.0
    meetings = dict[Pair, SharedBodies]()
    least = most = 0
    for a, b in combinations(sorted(seats), 2):
        shared = seats[a] & seats[b]
        possible = (seats[a] | maybe[a]) & (seats[b] | maybe[b])
        if shared:
            least += 1
        if possible:
            most += 1
        expected = len(seats[a]) * len(seats[b]) * chance
        if expected and hidden.isdisjoint((a, b)):
            meetings[a, b] = SharedBodies(
                ends=(a, b), bodies=tuple(sorted(shared)), expected=expected, most=len(possible)
            )
    return CoMembership(
        meetings=Table(meetings, either_order=True),
        basis=net.basis,
        bounds=Table({"pairs": (least, most)}),
        net=net,
    )


_MEET: Final = Plural(
    Text(
        fr="{n} paire d’organisations se rencontre dans une instance au moins, sur les sièges connus.",
        en="{n} pair of organisations meets in at least one body, on the known seats.",
    ),
    Text(
        fr="{n} paires d’organisations se rencontrent dans une instance au moins, sur les sièges connus.",
        en="{n} pairs of organisations meet in at least one body, on the known seats.",
    ),
)
_UP_TO: Final = Text(
    fr="Selon ce que les sources laissent ouvert, jusqu’à {n}.",
    en="Depending on what the sources leave open, up to {n}.",
)
_MOST_OFTEN: Final = Text(
    fr="Le plus souvent ensemble : {names} ({shared} en commun, {expected} attendu si les mêmes sièges "
    "étaient distribués au hasard).",
    en="Most often together: {names} (sharing {shared}, {expected} expected if the same seats were dealt at random).",
)


def _meeting_words(net: PartnerNetwork, meetings: Mapping[Pair, SharedBodies], *, least: int, most: int) -> Text:
    sentences = [_MEET.of(least)]
    if most > least:
        sentences.append(_UP_TO.format(n=most))
    closest = max(meetings.values(), key=lambda both: (both.shared, both.ratio), default=None)
    if closest is not None and closest.shared:
        sentences.append(
            _MOST_OFTEN.format(
                names=in_words([net.name(id) for id in closest.ends]),
                shared=closest.shared,
                expected=decimal(closest.expected),
            )
        )
    return paragraph(sentences)


# ---------------------------------------------------------------- both projections


@final
@attrs.frozen(kw_only=True, repr=False)
class DualProjection(NetworkResult):
    """What :func:`dual_projection` answers: neither network alone holds all of the two-mode one, both nearly do.

    Attributes
    ----------
    organisations : TieNetwork
        The organisations, tied where they share a body.
    instances : TieNetwork
        The bodies, tied where they share an organisation.
    basis : Basis
        What was observed of who sits where.
    """

    TITLE: ClassVar[Text] = Text(fr="Double projection", en="Dual projection")
    CALLS: ClassVar[tuple[str, ...]] = (".organisations", ".instances")

    organisations: TieNetwork
    instances: TieNetwork
    basis: Basis
    reading: Literal["two_mode"] = "two_mode"

    @property
    def says(self) -> Text:
        """How many ties each of the two has."""
        return _BOTH_SIDES.format(
            organisations=TIES.of(self.organisations.basis.ties), instances=TIES.of(self.instances.basis.ties)
        )

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each of the two networks."""
        sides = {"organisation": self.organisations, "instance": self.instances}
        return [
            {"mode": mode, "nodes": net.n, "ties": net.basis.ties, "unknown_pairs": net.unknown_pairs}
            for mode, net in sides.items()
        ]


_BOTH_SIDES: Final = Text(
    fr="Liées par les instances où elles se retrouvent, les organisations ont {organisations} ; par les organisations "
    "qu’elles partagent, les instances en ont {instances}.",
    en="Tied by the bodies that they share, the organisations have {organisations}; by the organisations that they "
    "share, the bodies have {instances}.",
)


def dual_projection(net: PartnerNetwork, *, weights: Weights = "count") -> DualProjection:
    """Organisations tied by the bodies they share, and bodies tied by the organisations they share.

    To be measured side by side (Everett & Borgatti 2013, The dual-projection approach for two-mode
    networks, *Social Networks* 35(2), 204-210). The plenary stays in both; leave it out with
    ``net.without(plenary=True)``.

    Parameters
    ----------
    net : PartnerNetwork
        Organisations × bodies.
    weights : {"count", "newman"}
        As in ``PartnerNetwork.projected``.

    Returns
    -------
    DualProjection

    Examples
    --------
    >>> import networkx as nx
    >>> seats = nx.Graph([("gem", "committee"), ("town", "committee"), ("town", "plenary")])
    >>> nx.set_node_attributes(seats, {node: int(node in ("committee", "plenary")) for node in seats}, "bipartite")
    >>> both = dual_projection(PartnerNetwork.from_networkx(seats, two_mode="bipartite"))
    >>> list(both.organisations.to_networkx().edges), list(both.instances.to_networkx().edges)
    ([('gem', 'town')], [('committee', 'plenary')])
    """
    net = two_mode_only(net)
    return DualProjection(
        organisations=project(net, weights=weights, plenary="keep"),
        instances=project(net, weights=weights, plenary="keep", onto="instances"),
        basis=net.basis,
    )
