"""Places to open and ties to build, against expectations that somebody has stated.

An expectation comes from the caller, or from the council's own words; a vocabulary list is never one.
Absence is a finding only where a body's composition is complete; elsewhere it cannot be said.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations
from typing import ClassVar, Final, Literal, final, overload

import attrs

from clsm.network.gap_finding.expectations import check_expectation, each_place_once, judge, own_words
from clsm.network.gap_finding.gap_findings import (
    Expectation,
    GapAnswer,
    NotReached,
    Place,
    SectorPair,
    Unsaid,
    filled,
    unsaid_summary,
)
from clsm.network.gap_finding.introductions import (
    AT_MOST,
    BODY,
    Introduction,
    Introductions,
    introductions,
    to_begin_with,
)
from clsm.network.gap_finding.tie_gaps import TieGaps, gaps_between_actors
from clsm.network.networks.nodes import UNDOCUMENTED, Basis
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork, one_mode
from clsm.network.passes.shuffles import Progress
from clsm.network.tables import Table
from clsm.results import Bounds
from clsm.words import SEMICOLON, Plural, Text, in_words, listed, paragraph


@final
@attrs.frozen(kw_only=True, repr=False)
class Gaps(GapAnswer):
    """What :func:`gaps` answers.

    ``met`` are the expectations that the seats meet. ``own_words`` says that no expectation was given,
    so that those of the council itself were read. ``bounds`` gives exact limits, whatever the sources
    leave open in the documented bodies, of how many sector pairs never meet and how many partners no meeting reaches
    (fellowships that are not named are not counted there); a sector without a known seat may have one, and counts in
    the most. ``seen`` are the partners without a seat who are invited now and then, or come where participation is
    open: meetings reach them. ``without_coordinator_and_plenary`` is the
    same answer without them, ``None`` where the network holds neither. ``introductions`` are pairs of
    partners that share a theme, a public or a territory and surely meet in no documented body but the plenary.
    """

    CALLS: ClassVar[tuple[str, ...]] = (".places", ".cannot_be_said", ".introductions")

    places: tuple[Place, ...]
    sector_pairs: tuple[SectorPair, ...]
    not_reached: tuple[NotReached, ...]
    cannot_be_said: tuple[Unsaid, ...]
    introductions: tuple[Introduction, ...]
    met: tuple[Expectation, ...]
    seen: tuple[str, ...]
    own_words: bool
    without_coordinator_and_plenary: "Gaps | None"
    basis: Basis
    bounds: Bounds
    reading: Literal["two_mode"] = "two_mode"
    _net: PartnerNetwork = attrs.field(eq=False)
    _introductions_weighed: Introductions = attrs.field(eq=False)

    @property
    def says(self) -> Text:
        """The places, the pairs of sectors, who is not reached, where to begin, and what stays open."""
        return paragraph(
            [
                *_place_summary(self._net, self),
                *_pair_summary(self._net, self.sector_pairs),
                *_reach_summary(self._net, self.not_reached),
                *([_SEEN.format(names=in_words(list(map(self._net.name, self.seen))))] if self.seen else ()),
                *(to_begin_with(self._introductions_weighed, met=True) if self.introductions else ()),
                *unsaid_summary(self.cannot_be_said),
            ]
        )


@overload
def gaps(
    net: PartnerNetwork,
    expecting: Iterable[Expectation] | None = ...,
    *,
    include_fellowships: bool = ...,
    at_most: int | None = ...,
    permutations: int = ...,
    seed: int = ...,
    progress: Progress | None = ...,
) -> Gaps: ...
@overload
def gaps(
    net: TieNetwork,
    expecting: Iterable[Expectation] | None = ...,
    *,
    include_fellowships: bool = ...,
    at_most: int | None = ...,
    permutations: int = ...,
    seed: int = ...,
    progress: Progress | None = ...,
) -> TieGaps: ...
def gaps(
    net: PartnerNetwork | TieNetwork,
    expecting: Iterable[Expectation] | None = None,
    *,
    include_fellowships: bool = False,
    at_most: int | None = AT_MOST,
    permutations: int = 10_000,
    seed: int = 0,
    progress: Progress | None = None,
) -> Gaps | TieGaps:
    """Find the places to open and the ties to build.

    Parameters
    ----------
    net : PartnerNetwork or TieNetwork
        Organisations × bodies, or who is tied to whom. The places are those of bodies; between organisations,
        sector pairs are those of :func:`~clsm.network.mixing`, without a known tie or clearly fewer than
        elsewhere.
    expecting : collections.abc.Iterable of Expectation or None
        Who is expected where, and who says so. Without it, what the council itself states is read: a
        seat that it announces is a place to open; a seat that is claimed for somebody, without more,
        is something that cannot be said.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity may be named.
    at_most : int or None
        How many introductions are listed; ``None`` for all.
    permutations, seed, progress
        How the p of sector pairs between organisations are computed, what that costs and how it is followed, as in
        :func:`~clsm.network.mixing`; of organisations × bodies none is.

    Returns
    -------
    Gaps or TieGaps
        An expectation of a body whose composition is not complete, or that an undocumented seat may
        meet, is in ``cannot_be_said``. Sector pairs are read on the known ties; organisations whose
        sector is not documented are left out of them, and counted.

    Raises
    ------
    clsm.problems.Mismatch
        For an expectation that names a body or an actor that is not in the network.
    TypeError
        For what is no network.

    Examples
    --------
    >>> from clsm import Actor, Council, Instance, PartialDate, Seat, Text
    >>> council = Council(
    ...     id="there",
    ...     name=Text.same("There"),
    ...     jurisdiction="FR",
    ...     as_of=PartialDate(year=2011),
    ...     actors=(Actor(id="unafam", name="UNAFAM", sector="family_association"),),
    ...     instances=(
    ...         Instance(
    ...             id="committee",
    ...             name=Text(fr="Comité de pilotage", en="Steering committee"),
    ...             kind="steering_committee",
    ...             composition="complete",
    ...             seats=(Seat(holder="unafam", status="permanent_invitee"),),
    ...         ),
    ...     ),
    ... )
    >>> carers = Expectation(
    ...     body="committee",
    ...     pillar="carers",
    ...     because=Text(fr="Le guide national l’attend.", en="The national guide expects it."),
    ... )
    >>> answer = gaps(PartnerNetwork.from_council(council.on("2011-06-01")), expecting=[carers])
    >>> print(answer.places[0].explain())
    Place to open, as a member – Steering committee: Families and carers. The national guide expects it. Present by
    permanent invitation: UNAFAM.
    """
    expectations = None if expecting is None else tuple(expecting)
    if not isinstance(net, PartnerNetwork):
        ties = one_mode(net)
        return gaps_between_actors(
            ties,
            expectations,
            include_fellowships=include_fellowships,
            at_most=at_most,
            permutations=permutations,
            seed=seed,
            progress=progress,
        )
    for expectation in expectations or ():
        check_expectation(net, expectation)
    return _gaps(net, expectations, include_fellowships=include_fellowships, at_most=at_most)


def _gaps(
    net: PartnerNetwork, expectations: tuple[Expectation, ...] | None, *, include_fellowships: bool, at_most: int | None
) -> Gaps:
    hidden = frozenset() if include_fellowships else net.fellowships
    smaller = net.reduced()
    rest = None
    if smaller:
        still = expectations
        if expectations is not None:
            still = tuple(expectation for expectation in expectations if expectation.body in smaller)
        rest = _gaps(smaller, still, include_fellowships=include_fellowships, at_most=at_most)
    if expectations is None:
        judged = own_words(net, include_fellowships=include_fellowships)
    else:
        judged = [(expectation, judge(net, expectation)) for expectation in each_place_once(expectations)]
    places = tuple(answer for _, answer in judged if isinstance(answer, Place))
    pairs = _sector_pairs(net, hidden)
    passing = {seat.holder for seat in net.seats if seat.standing == "passing"}
    without_seat = [
        node.id for node in net.organisations if node.named and node.id not in hidden and not net.bodies_of(node.id)
    ]
    apart = [id for id in without_seat if id not in passing]
    may_be_seated = {organisation for organisation, _ in net.unknown}
    not_reached = tuple(
        NotReached(node=id, evidence=_seats_of(net, id), net=net) for id in apart if id not in may_be_seated
    )
    unsaid = tuple(answer for _, answer in judged if isinstance(answer, Unsaid))
    unsaid += tuple(
        Unsaid(reason="perhaps_seated", nodes=(id,), evidence=_seats_of(net, id), net=net)
        for id in apart
        if id in may_be_seated
    )
    proposed = introductions(net, include_fellowships=include_fellowships, at_most=at_most)
    return Gaps(
        places=places,
        sector_pairs=pairs,
        not_reached=not_reached,
        cannot_be_said=unsaid,
        introductions=proposed.rows,
        met=tuple(expectation for expectation, answer in judged if answer is None),
        seen=tuple(id for id in without_seat if id in passing),
        own_words=expectations is None,
        without_coordinator_and_plenary=rest,
        basis=net.basis,
        bounds=Table({"sector_pairs": _limits(net, pairs, hidden), "not_reached": (len(not_reached), len(apart))}),
        net=net,
        introductions_weighed=proposed,
    )


# ---------------------------------------------------------------- who meets nobody


def _sector_pairs(net: PartnerNetwork, hidden: Collection[str]) -> tuple[SectorPair, ...]:
    known = _bodies_by_sector(net, net.known, hidden)
    either = _bodies_by_sector(net, (*net.known, *net.unknown), hidden)
    pairs = [
        _sector_pair(net, (a, b), certain=net.places_complete and not either[a] & either[b])
        for a, b in combinations(sorted(known), 2)
        if not known[a] & known[b]
    ]
    return tuple(sorted(pairs, key=lambda pair: (not pair.certain, pair.sectors)))


def _bodies_by_sector(
    net: PartnerNetwork, pairs: Iterable[tuple[str, str]], hidden: Collection[str]
) -> dict[str, set[str]]:
    bodies: dict[str, set[str]] = {}
    for organisation, body in pairs:
        if organisation not in hidden and net.sector(organisation) != UNDOCUMENTED:
            bodies.setdefault(net.sector(organisation), set()).add(body)
    return bodies


def _sector_pair(net: PartnerNetwork, sectors: tuple[str, str], *, certain: bool) -> SectorPair:
    evidence = net.evidence(pair for pair in net.known if net.sector(pair[0]) in sectors)
    return SectorPair(sectors=sectors, certain=certain, evidence=evidence, net=net)


def _certain(pairs: Iterable[SectorPair]) -> int:
    """How many pairs of sectors meet in no body for certain."""
    return len([pair for pair in pairs if pair.certain])


def _limits(net: PartnerNetwork, pairs: tuple[SectorPair, ...], hidden: Collection[str]) -> tuple[int, int]:
    """How many pairs of sectors may meet in no body: at least, at most, over all that the sources leave open.

    A further seat of a sector that has one can only bring it together with others. A sector without a known seat
    counts from its first seat on: it is apart from most where that is in the body with fewest other sectors. One
    sector more in a body costs the pairs with those that sit there, the next one costs a pair more; so the best
    choice is found sector by sector, moving those placed before along the way where that is cheaper.
    """
    known = _bodies_by_sector(net, net.known, hidden)
    possible = _bodies_by_sector(net, (*net.known, *net.unknown), hidden)
    price = Counter(body for bodies in known.values() for body in bodies)
    apart = len(pairs)
    chosen = dict[str, str]()
    for sector in sorted(possible.keys() - known.keys()):
        # the bodies that this sector can take, or that others can make way for it in; and who would move there
        reached_by = dict.fromkeys(sorted(possible[sector]), sector)
        queue = list(reached_by)
        for body in queue:
            for other in [it for it, place in chosen.items() if place == body]:
                further = sorted(possible[other] - reached_by.keys())
                reached_by.update(dict.fromkeys(further, other))
                queue += further
        body = min(queue, key=lambda place: (price[place], place))
        apart += len(known) + len(chosen) - price[body]
        price[body] += 1
        while (mover := reached_by[body]) != sector:
            chosen[mover], body = body, chosen[mover]
        chosen[sector] = body
    return sum(possible[a].isdisjoint(possible[b]) for a, b in combinations(known, 2)), apart


def _seats_of(net: PartnerNetwork, id: str) -> tuple[str, ...]:
    return tuple(seat.id for seat in net.seats if seat.holder == id)


# ---------------------------------------------------------------- the whole in words


_PLACES: Final = Plural(
    Text(fr="{n} place à ouvrir : {places}.", en="{n} place to open: {places}."),
    Text(fr="{n} places à ouvrir : {places}.", en="{n} places to open: {places}."),
)
_PLACE: Final = Text.same("{body} – {whom}")
_NO_PLACE: Final = Text(
    fr="Aucune place à ouvrir au regard de ces attentes.", en="No place to open against these expectations."
)
_OWN_WORDS: Final = Text(
    fr="Aucune attente n’a été donnée : seul ce que le conseil annonce lui-même a été lu. Pour donner les "
    "vôtres : gaps(net, expecting=[Expectation(...)]).",
    en="No expectation was given: only what the council itself announces was read. To give yours: "
    "gaps(net, expecting=[Expectation(...)]).",
)


def _place_summary(net: PartnerNetwork, gaps: Gaps) -> Iterator[Text]:
    judged = gaps.met or any(unsaid.expectation for unsaid in gaps.cannot_be_said)
    if gaps.places:
        headings = [filled(net, _PLACE, place.expectation) for place in gaps.places]
        yield _PLACES.of(len(headings), places=listed(headings, SEMICOLON))
    elif judged and not gaps.own_words:
        yield _NO_PLACE
    if gaps.own_words:
        yield _OWN_WORDS


_APART: Final = Plural(
    Text(
        fr="D’après ce qui est documenté, {n} paire de secteurs ne se retrouve dans aucune {place} "
        "({certain} de façon certaine).",
        en="As far as is documented, {n} pair of sectors meets in no {place} ({certain} for certain).",
    ),
    Text(
        fr="D’après ce qui est documenté, {n} paires de secteurs ne se retrouvent dans aucune {place} "
        "({certain} de façon certaine).",
        en="As far as is documented, {n} pairs of sectors meet in no {place} ({certain} for certain).",
    ),
)
_ALL_MEET: Final = Text(
    fr="Tous les secteurs documentés se retrouvent deux à deux dans une {place}.",
    en="All documented sectors meet each other, two by two, in some {place}.",
)
_A_PLACE: Final = {
    False: BODY,
    True: Text(fr="instance, action ni texte", en="body, program or text"),
}
_SOME_PLACE: Final = {
    False: _A_PLACE[False],
    True: Text(fr="instance, une action ou un texte", en="body, program or text"),
}
_SEEN: Final = Text(
    fr="Sans siège permanent, nos réunions les voient sur invitation ou quand elles sont ouvertes : {names}.",
    en="Without a permanent seat, our meetings see them by invitation or where they are open: {names}.",
)
_LEFT_OUT: Final = Plural(
    Text(
        fr="{n} organisation dont le secteur n’est pas documenté n’y est pas comptée.",
        en="{n} organisation whose sector is not documented is left out there.",
    ),
    Text(
        fr="{n} organisations dont le secteur n’est pas documenté n’y sont pas comptées.",
        en="{n} organisations whose sector is not documented are left out there.",
    ),
)
_NOT_REACHED: Final = Text(
    fr="Partenaires que nos réunions ne rejoignent pas : {names}.", en="Partners our meetings do not reach: {names}."
)


def _pair_summary(net: PartnerNetwork, pairs: tuple[SectorPair, ...]) -> Iterator[Text]:
    if pairs:
        yield _APART.of(len(pairs), certain=_certain(pairs), place=_A_PLACE["actions" in net.relations])
    elif len({net.sector(id) for id, _ in net.known} - {UNDOCUMENTED}) > 1:
        yield _ALL_MEET.format(place=_SOME_PLACE["actions" in net.relations])
    seated = {organisation for organisation, _ in net.known}
    left_out = [id for id in seated if net.sector(id) == UNDOCUMENTED]
    if left_out:
        yield _LEFT_OUT.of(len(left_out))


def _reach_summary(net: PartnerNetwork, not_reached: tuple[NotReached, ...]) -> Iterator[Text]:
    if not_reached:
        yield _NOT_REACHED.format(names=in_words([net.name(partner.node) for partner in not_reached]))
