"""Places to open and ties to build, against expectations that somebody has stated.

An expectation comes from the caller, or from the council's own words; a vocabulary list is never one.
Absence is a finding only where a body's composition is complete; elsewhere it cannot be said.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations
from typing import Any, Final, Literal, final

import attrs

from clsm.fields import one_of
from clsm.language import SEMICOLON, Lang, Text, listed
from clsm.network.partner_network import (
    FELLOWSHIP,
    FULL,
    INVITED,
    UNDOCUMENTED,
    Basis,
    Node,
    PartnerNetwork,
    Sitting,
)
from clsm.network.results import Bounds, Row, counted, data_frame, flat, html_table, in_words, paragraph
from clsm.problems import Mismatch, did_you_mean
from clsm.vocabulary import PILLARS


@final
@attrs.frozen(kw_only=True)
class Expectation:
    """Who is expected in a body, and who says so.

    ``body`` is the id of a body; exactly one of ``pillar``, ``sector`` and ``actor`` says who is
    expected there, ``as_member`` whether an invitation is not enough. ``because`` is the reason in
    words, ``sources`` where it is written (references of the council, or anything a reader can find).
    ``label`` is what readers see in place of the pillar's, the sector's or the actor's own name.

    Raises
    ------
    clsm.problems.Mismatch
        Unless exactly one of ``pillar``, ``sector`` and ``actor`` is given; for a pillar that is not one.

    Examples
    --------
    >>> from clsm import Text
    >>> carers = Expectation(
    ...     body="steering-committee",
    ...     pillar="carers",
    ...     because=Text(fr="Le règlement intérieur le prévoit.", en="The internal rules provide for it."),
    ... )
    >>> carers.as_member
    True
    """

    body: str
    pillar: str | None = attrs.field(default=None, validator=attrs.validators.optional(one_of(PILLARS)))
    sector: str | None = None
    actor: str | None = None
    as_member: bool = True
    because: Text = attrs.field(validator=attrs.validators.instance_of(Text))
    sources: tuple[str, ...] = ()
    label: Text | None = None

    def __attrs_post_init__(self) -> None:
        given = [name for name in ("pillar", "sector", "actor") if getattr(self, name) is not None]
        if len(given) != 1:
            found = " and ".join(given) or "neither a pillar, a sector nor an actor"
            raise Mismatch(found=found, expected="exactly one of pillar, sector and actor")


@final
@attrs.frozen(kw_only=True)
class Place:
    """A place to open: somebody is expected in a body and does not sit there.

    ``invited`` are the ids of those who come by permanent invitation where a member is expected.
    ``evidence`` are the ids of the seats that were read: those of the invited, else the body's.
    """

    expectation: Expectation
    invited: tuple[str, ...]
    evidence: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The finding in words."""
        return self.says.say(lang)


@final
@attrs.frozen(kw_only=True)
class SectorPair:
    """Two sectors that both sit in the council and meet in none of its bodies, on the known ties.

    ``certain``: in no body do the sources leave open that they meet.
    """

    sectors: tuple[str, str]
    certain: bool
    evidence: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The finding in words."""
        return self.says.say(lang)


@final
@attrs.frozen(kw_only=True)
class NotReached:
    """A partner that no meeting reaches: it sits in no body, and the sources leave no seat of its open."""

    node: str
    evidence: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The finding in words."""
        return self.says.say(lang)


@final
@attrs.frozen(kw_only=True)
class Unsaid:
    """A question that the sources do not settle, and why.

    ``expectation`` is the one that cannot be judged, ``None`` where the question is whether meetings
    reach the partners in ``nodes``. ``evidence`` are the seats that leave it open.
    """

    expectation: Expectation | None
    nodes: tuple[str, ...]
    evidence: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The question, and why it cannot be answered, in words."""
        return self.says.say(lang)


@final
@attrs.frozen(kw_only=True)
class Gaps:
    """What :func:`gaps` answers.

    ``met`` are the expectations that the seats meet. ``own_words`` says that no expectation was given,
    so that those of the council itself were read. ``bounds`` gives exact limits, whatever the sources
    leave open, of how many sector pairs never meet and how many partners no meeting reaches
    (fellowships that are not named are not counted there). ``without_coordinator_and_plenary`` is the
    same answer without them, ``None`` where the network holds neither.
    """

    places: tuple[Place, ...]
    sector_pairs: tuple[SectorPair, ...]
    not_reached: tuple[NotReached, ...]
    cannot_be_said: tuple[Unsaid, ...]
    met: tuple[Expectation, ...]
    own_words: bool
    without_coordinator_and_plenary: "Gaps | None"
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
        return (*self.places, *self.sector_pairs, *self.not_reached, *self.cannot_be_said)


Finding = Place | SectorPair | NotReached | Unsaid
_NAMES: Final = {
    Place: "place",
    SectorPair: "sector_pair",
    NotReached: "not_reached",
    Unsaid: "cannot_be_said",
}


def _row(finding: Finding, lang: Lang, *, everything: bool) -> Row:
    expectation = finding.expectation if isinstance(finding, Place | Unsaid) else None
    return {
        "finding": _NAMES[type(finding)],
        "with_coordinator_and_plenary": everything,
        "body": expectation.body if expectation else None,
        "expected": _whom(expectation) if expectation else None,
        "sectors": flat(finding.sectors) if isinstance(finding, SectorPair) else None,
        "nodes": flat(_nodes(finding)),
        "certain": finding.certain if isinstance(finding, SectorPair) else not isinstance(finding, Unsaid),
        "because": expectation.because.say(lang) if expectation else None,
        "sources": flat(expectation.sources) if expectation else None,
        "evidence": flat(finding.evidence),
        "says": finding.explain(lang),
    }


def _nodes(finding: Finding) -> tuple[str, ...]:
    if isinstance(finding, Place):
        return finding.invited
    if isinstance(finding, Unsaid):
        return finding.nodes
    return (finding.node,) if isinstance(finding, NotReached) else ()


def _whom(expectation: Expectation) -> str:
    return str(expectation.pillar or expectation.sector or expectation.actor)


def gaps(
    net: PartnerNetwork, expecting: Iterable[Expectation] | None = None, *, include_fellowships: bool = False
) -> Gaps:
    """Find the places to open and the ties to build.

    Parameters
    ----------
    net : PartnerNetwork
        Organisations × bodies.
    expecting : collections.abc.Iterable of Expectation or None
        Who is expected where, and who says so. Without it, what the council itself states is read: a
        seat that it announces is a place to open; a seat that is claimed for somebody, without more,
        is something that cannot be said.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity may be named.

    Returns
    -------
    Gaps
        An expectation of a body whose composition is not complete, or that an undocumented seat may
        meet, is in ``cannot_be_said``. Sector pairs are read on the known ties; organisations whose
        sector is not documented are left out of them, and counted.

    Raises
    ------
    clsm.problems.Mismatch
        For an expectation that names a body or an actor that is not in the network.

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
    >>> found = gaps(PartnerNetwork.from_council(council.on("2011-06-01")), expecting=[carers])
    >>> print(found.places[0].explain())
    Place to open, as a member – Steering committee: Families and carers. The national guide expects it. Present by
    permanent invitation: UNAFAM.
    """
    given = None if expecting is None else tuple(expecting)
    for expectation in given or ():
        _check(net, expectation)
    return _gaps(net, given, include_fellowships=include_fellowships)


def _check(net: PartnerNetwork, expectation: Expectation) -> None:
    for id, nodes, what in (
        (expectation.body, net.instances, "a body"),
        (expectation.actor, net.organisations, "an organisation"),
    ):
        known = [node.id for node in nodes]
        if id is not None and id not in known:
            expected = f"the id of {what} of this network"
            raise Mismatch(found=repr(id), expected=expected, hint=did_you_mean(id, known))


def _gaps(net: PartnerNetwork, given: tuple[Expectation, ...] | None, *, include_fellowships: bool) -> Gaps:
    hidden = frozenset() if include_fellowships else net.fellowships
    smaller = net.reduced()
    rest = None
    if smaller:
        still = None if given is None else tuple(one for one in given if one.body in smaller)
        rest = _gaps(smaller, still, include_fellowships=include_fellowships)
    if given is None:
        judged = _own_words(net, include_fellowships=include_fellowships)
    else:
        judged = [(expectation, _judge(net, expectation)) for expectation in given]
    places = tuple(answer for _, answer in judged if isinstance(answer, Place))
    pairs = _sector_pairs(net, hidden)
    apart = [
        node.id for node in net.organisations if node.named and node.id not in hidden and not net.bodies_of(node.id)
    ]
    open_ones = {organisation for organisation, _ in net.unknown}
    not_reached = tuple(_not_reached(net, id) for id in apart if id not in open_ones)
    unsaid = tuple(answer for _, answer in judged if isinstance(answer, Unsaid))
    unsaid += tuple(_reach_unsaid(net, id) for id in apart if id in open_ones)
    return Gaps(
        places=places,
        sector_pairs=pairs,
        not_reached=not_reached,
        cannot_be_said=unsaid,
        met=tuple(one for one, answer in judged if answer is None),
        own_words=given is None,
        without_coordinator_and_plenary=rest,
        basis=net.basis,
        bounds=(
            ("sector_pairs", (sum(pair.certain for pair in pairs), len(pairs))),
            ("not_reached", (len(not_reached), len(apart))),
        ),
        says=_summary(net, places, pairs, not_reached, unsaid, given),
    )


# ---------------------------------------------------------------- places


def _fits(expectation: Expectation, seat: Sitting) -> bool:
    if expectation.pillar is not None:
        return expectation.pillar in seat.pillars
    return expectation.sector == seat.sector if expectation.sector is not None else expectation.actor == seat.holder


def _may_fit(net: PartnerNetwork, expectation: Expectation, seat: Sitting) -> bool:
    """Whether the sources leave open that a seat meets the expectation."""
    if expectation.pillar is not None:
        return seat.may_speak_for(expectation.pillar)
    if expectation.sector is not None:
        return seat.sector == UNDOCUMENTED
    expected = net.node(str(expectation.actor))
    return expected.may_be(_as_node(seat)) if seat.holder is None else expected.may_be(net.node(seat.holder))


def _as_node(seat: Sitting) -> Node:
    return Node(id=seat.id, name=seat.name, mode="organisation", sector=seat.sector, named=False)


def _is_open(seat: Sitting) -> bool:
    """Whether the sources leave open that it is a seat, or in what capacity."""
    return seat.standing != "known" or seat.status == UNDOCUMENTED


def _judge(net: PartnerNetwork, expectation: Expectation) -> Place | Unsaid | None:
    body = net.node(expectation.body)
    seats = [seat for seat in net.seats if seat.body == body.id]
    known = [seat for seat in seats if seat.standing == "known"]
    fitting = [seat for seat in known if _fits(expectation, seat)]
    if any(seat.status in FULL or not expectation.as_member for seat in fitting):
        return None
    capacity = (*FULL, UNDOCUMENTED) if expectation.as_member else (*FULL, UNDOCUMENTED, INVITED)
    doubtful = [
        seat
        for seat in seats
        if seat.standing != "announced"
        and seat.status in capacity
        and (_may_fit(net, expectation, seat) or (_is_open(seat) and _fits(expectation, seat)))
    ]
    if body.composition == "complete" and body.settled and not doubtful:
        return _place(net, expectation, fitting, known)
    return _unsaid(net, expectation, fitting, doubtful)


def _place(net: PartnerNetwork, expectation: Expectation, invited: list[Sitting], known: list[Sitting]) -> Place:
    words = Text(
        fr="Place à ouvrir, comme membre – {body} : {whom}. {because}",
        en="Place to open, as a member – {body}: {whom}. {because}",
    )
    if not expectation.as_member:
        words = Text(fr="Place à ouvrir – {body} : {whom}. {because}", en="Place to open – {body}: {whom}. {because}")
    return Place(
        expectation=expectation,
        invited=tuple(sorted({seat.holder for seat in invited if seat.holder})),
        evidence=tuple(seat.id for seat in invited or known),
        says=paragraph([_filled(net, words, expectation), _by_invitation(invited)]),
    )


def _filled(net: PartnerNetwork, words: Text, expectation: Expectation, **more: Text) -> Text:
    if expectation.label is not None:
        whom = expectation.label
    elif expectation.actor is not None:
        whom = net.name(expectation.actor)
    elif expectation.sector is not None:
        whom = net.term("sectors", expectation.sector)
    else:
        whom = net.term("pillars", str(expectation.pillar))
    return words.format(body=net.name(expectation.body), whom=whom, because=expectation.because, **more)


def _by_invitation(invited: Collection[Sitting]) -> Text:
    if not invited:
        return Text.same("")
    words = Text(fr="Présence par invitation permanente : {names}.", en="Present by permanent invitation: {names}.")
    return words.format(names=in_words([seat.name for seat in invited]))


def _unsaid(net: PartnerNetwork, expectation: Expectation, invited: list[Sitting], doubtful: list[Sitting]) -> Unsaid:
    body = net.node(expectation.body)
    if body.composition != "complete":
        words = Text(
            fr="{body} – {whom} : on ne peut pas le dire, car la composition n’est pas connue en entier. {because}",
            en="{body} – {whom}: cannot be said, as the composition is not known completely. {because}",
        )
    elif not body.settled:
        words = Text(
            fr="{body} – {whom} : on ne peut pas le dire, car cette instance n’existait peut-être pas ce jour-là. "
            "{because}",
            en="{body} – {whom}: cannot be said, as this body may not have stood on that day. {because}",
        )
    else:
        words = Text(
            fr="{body} – {whom} : on ne peut pas le dire, car cela dépend de sièges dont les sources ne disent pas "
            "tout : {doubtful}. {because}",
            en="{body} – {whom}: cannot be said, as it depends on seats of which the sources do not tell all: "
            "{doubtful}. {because}",
        )
    said = _filled(net, words, expectation, doubtful=in_words([seat.name for seat in doubtful]))
    return Unsaid(
        expectation=expectation,
        nodes=tuple(sorted({seat.holder for seat in doubtful if seat.holder})),
        evidence=tuple(seat.id for seat in doubtful),
        says=paragraph([said, _by_invitation(invited)]),
    )


# ---------------------------------------------------------------- what the council itself states

Judged = tuple[Expectation, Place | Unsaid | None]

_ANNOUNCED: Final = Text(fr="Le conseil l’annonce lui-même.", en="The council itself announces it.")
_CLAIMED: Final = Text(
    fr="Le conseil affirme cette participation, sans siège précis.",
    en="The council claims this participation, without a stated seat.",
)


def _own_words(net: PartnerNetwork, *, include_fellowships: bool) -> list[Judged]:
    seats = [seat for seat in net.seats if include_fellowships or seat.sector != FELLOWSHIP]
    return [
        *(_announced(net, seat) for seat in seats if seat.standing == "announced"),
        *(_claimed(net, seat) for seat in seats if seat.standing == "claimed"),
    ]


def _stated(seat: Sitting, because: Text) -> Expectation:
    return Expectation(
        body=seat.body,
        actor=seat.holder,
        sector=None if seat.holder else seat.sector,
        as_member=seat.status in FULL,
        because=because,
        sources=seat.sources,
        label=seat.name,
    )


def _announced(net: PartnerNetwork, seat: Sitting) -> Judged:
    expectation = _stated(seat, _ANNOUNCED)
    link = net.link(seat.holder, seat.body) if seat.holder else None
    if link and (link.status in FULL or not expectation.as_member):
        return expectation, None
    words = Text(
        fr="Place annoncée, à ouvrir – {body} : {whom}. {because}",
        en="Place announced, to open – {body}: {whom}. {because}",
    )
    says = paragraph([_filled(net, words, expectation), _by_invitation(link.seats if link else ())])
    invited = (link.ends[0],) if link else ()
    return expectation, Place(expectation=expectation, invited=invited, evidence=(seat.id,), says=says)


def _claimed(net: PartnerNetwork, seat: Sitting) -> Judged:
    expectation = _stated(seat, _CLAIMED)
    if seat.holder and net.link(seat.holder, seat.body):
        return expectation, None
    words = Text(
        fr="{body} – {whom} : on ne peut pas le dire, car cette participation est affirmée sans siège précis.",
        en="{body} – {whom}: cannot be said, as this participation is claimed without a stated seat.",
    )
    nodes = (seat.holder,) if seat.holder else ()
    says = _filled(net, words, expectation)
    return expectation, Unsaid(expectation=expectation, nodes=nodes, evidence=(seat.id,), says=says)


# ---------------------------------------------------------------- who meets nobody


def _sector_pairs(net: PartnerNetwork, hidden: Collection[str]) -> tuple[SectorPair, ...]:
    known = _bodies_by_sector(net, net.known, hidden)
    either = _bodies_by_sector(net, (*net.known, *net.unknown), hidden)
    pairs = [
        _sector_pair(net, (a, b), not either[a] & either[b])
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


def _sector_pair(net: PartnerNetwork, sectors: tuple[str, str], certain: bool) -> SectorPair:
    if certain:
        words = Text(
            fr="Lien à créer : aucune instance ne réunit ces deux secteurs : {pair}.",
            en="Tie to build: no body brings these two sectors together: {pair}.",
        )
    else:
        words = Text(
            fr="Lien à vérifier : aucun siège documenté ne réunit ces deux secteurs : {pair}.",
            en="Tie to check: no documented seats bring these two sectors together: {pair}.",
        )
    return SectorPair(
        sectors=sectors,
        certain=certain,
        evidence=net.evidence(pair for pair in net.known if net.sector(pair[0]) in sectors),
        says=words.format(pair=listed([net.term("sectors", sector) for sector in sectors], SEMICOLON)),
    )


def _not_reached(net: PartnerNetwork, id: str) -> NotReached:
    words = Text(
        fr="{name} : partenaire que nos réunions ne rejoignent pas.", en="{name}: a partner our meetings do not reach."
    )
    return NotReached(node=id, evidence=_seats_of(net, id), says=words.format(name=net.name(id)))


def _reach_unsaid(net: PartnerNetwork, id: str) -> Unsaid:
    bodies = [net.name(body) for organisation, body in net.unknown if organisation == id]
    words = Text(
        fr="{name} : aucun siège documenté, mais les sources n’excluent pas qu’il y en ait un ({bodies}).",
        en="{name}: no documented seat, but the sources do not rule one out ({bodies}).",
    )
    says = words.format(name=net.name(id), bodies=in_words(bodies, either=True))
    return Unsaid(expectation=None, nodes=(id,), evidence=_seats_of(net, id), says=says)


def _seats_of(net: PartnerNetwork, id: str) -> tuple[str, ...]:
    return tuple(seat.id for seat in net.seats if seat.holder == id)


# ---------------------------------------------------------------- the whole in words


def _summary(
    net: PartnerNetwork,
    places: tuple[Place, ...],
    pairs: tuple[SectorPair, ...],
    not_reached: tuple[NotReached, ...],
    unsaid: tuple[Unsaid, ...],
    given: tuple[Expectation, ...] | None,
) -> Text:
    return paragraph(
        [
            *_place_summary(net, places, given),
            *_pair_summary(net, pairs),
            *_reach_summary(net, not_reached),
            *_unsaid_summary(unsaid),
        ]
    )


def _place_summary(
    net: PartnerNetwork, places: tuple[Place, ...], given: tuple[Expectation, ...] | None
) -> Iterator[Text]:
    if places:
        heading = Text(fr="{body} – {whom}", en="{body} – {whom}")
        headings = [_filled(net, heading, place.expectation) for place in places]
        yield counted(
            len(places),
            Text(fr="{n} place à ouvrir : {{places}}.", en="{n} place to open: {{places}}."),
            Text(fr="{n} places à ouvrir : {{places}}.", en="{n} places to open: {{places}}."),
        ).format(places=listed(headings, SEMICOLON))
    elif given:
        yield Text(
            fr="Aucune place à ouvrir au regard de ces attentes.", en="No place to open against these expectations."
        )
    if given is None:
        yield Text(
            fr="Aucune attente n’a été donnée : seul ce que le conseil annonce lui-même a été lu. Pour donner les "
            "vôtres : gaps(net, expecting=[Expectation(...)]).",
            en="No expectation was given: only what the council itself announces was read. To give yours: "
            "gaps(net, expecting=[Expectation(...)]).",
        )


def _pair_summary(net: PartnerNetwork, pairs: tuple[SectorPair, ...]) -> Iterator[Text]:
    if pairs:
        yield counted(
            len(pairs),
            Text(
                fr="Sur les sièges documentés, {n} paire de secteurs ne se retrouve dans aucune instance "
                "({{certain}} de façon certaine).",
                en="On the documented seats, {n} pair of sectors meets in no body ({{certain}} for certain).",
            ),
            Text(
                fr="Sur les sièges documentés, {n} paires de secteurs ne se retrouvent dans aucune instance "
                "({{certain}} de façon certaine).",
                en="On the documented seats, {n} pairs of sectors meet in no body ({{certain}} for certain).",
            ),
        ).format(certain=sum(pair.certain for pair in pairs))
    elif net.links:
        yield Text(
            fr="Tous les secteurs qui ont un siège documenté se retrouvent deux à deux dans une instance.",
            en="All sectors with a documented seat meet each other, two by two, in some body.",
        )
    left_out = sum(net.sector(one) == UNDOCUMENTED for one in {organisation for organisation, _ in net.known})
    if left_out:
        yield counted(
            left_out,
            Text(
                fr="{n} organisation dont le secteur n’est pas documenté n’y est pas comptée.",
                en="{n} organisation whose sector is not documented is left out there.",
            ),
            Text(
                fr="{n} organisations dont le secteur n’est pas documenté n’y sont pas comptées.",
                en="{n} organisations whose sector is not documented are left out there.",
            ),
        )


def _reach_summary(net: PartnerNetwork, not_reached: tuple[NotReached, ...]) -> Iterator[Text]:
    if not_reached:
        yield Text(
            fr="Partenaires que nos réunions ne rejoignent pas : {names}.",
            en="Partners our meetings do not reach: {names}.",
        ).format(names=in_words([net.name(row.node) for row in not_reached]))


def _unsaid_summary(unsaid: tuple[Unsaid, ...]) -> Iterator[Text]:
    if unsaid:
        yield counted(
            len(unsaid),
            Text(
                fr="{n} question reste ouverte : les sources n’y répondent pas.",
                en="{n} question stays open: the sources do not answer it.",
            ),
            Text(
                fr="{n} questions restent ouvertes : les sources n’y répondent pas.",
                en="{n} questions stay open: the sources do not answer them.",
            ),
        )
