"""Whether those whom a council is about reach the deciders, and through whom.

The first question of a user representative: not "are we invited somewhere?" but "is there a seat of
our own where things are decided, and if not, who stands between?"
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import ClassVar, Final, Literal, final, get_args

import attrs

from clsm.network.answers import NetworkResult, names_of
from clsm.network.networks.nodes import FULL, INVITED, NOT_THERE, UNDOCUMENTED, Basis, Pair, Sitting
from clsm.network.networks.partner_network import PartnerNetwork, two_mode_only
from clsm.problems import Mismatch, nearest
from clsm.results import Explained
from clsm.tables import Row
from clsm.vocabulary import PILLARS
from clsm.words import SEMICOLON, Lang, Text, flat, in_words, listed, paragraph

DECIDING: Final = frozenset({"decide", "set_priorities", "bind_council"})
"""The functions of a body that make it one of the deciders."""

PSYCHIATRY_AND_TOWN_HALLS: Final = (
    "psychiatric_hospital", "adult_psychiatry", "child_psychiatry", "municipality", "municipal_services",
)  # fmt: skip
"""The sectors that a path may not go through by default, as they decide already."""

How = Literal["direct", "invited", "through_others", "uncertain", "not_reached"]
HOWS: Final[tuple[How, ...]] = get_args(How)
REACHED: Final = HOWS[:3]


@final
@attrs.frozen(kw_only=True)
class Route(Explained):
    """How one organisation reaches the deciders.

    ``how`` is ``"direct"`` (a member's seat of its own in a deciding body), ``"invited"`` (a permanent
    invitation there), ``"through_others"``, ``"not_reached"``, or ``"uncertain"`` where only seats that
    the sources leave open could lead there. ``bodies`` are the deciding bodies reached. ``path``, for
    ``"through_others"``, leads from the organisation to a deciding body, organisations and bodies in
    turn; the last organisation is a member of that body. ``evidence`` are the ids of the seats.
    """

    node: str
    how: How
    bodies: tuple[str, ...]
    path: tuple[str, ...]
    evidence: tuple[str, ...]
    _net: PartnerNetwork = attrs.field(repr=False, eq=False)

    @property
    def says(self) -> Text:
        """The route in words."""
        if self.how == "through_others":
            return _path_in_words(self._net, self.node, self.path)
        bodies = in_words([self._net.name(body) for body in self.bodies])
        return _ROUTES[self.how].format(name=self._net.name(self.node), bodies=bodies)


@final
@attrs.frozen(kw_only=True, repr=False)
class Access(NetworkResult):
    """What :func:`access` answers.

    ``answer`` is ``True`` where at least one organisation of the pillar reaches a deciding body (a seat,
    an invitation, or a path through others), ``False`` where none does, whatever the sources leave open, ``None`` where
    they do not settle it, as wherever a body may be missing from the list. ``deciding`` are the ids of the deciding
    bodies; ``assumed`` says that no source names any, so that the steering committee is read as one. Each
    organisation of the pillar is in one of the five tuples of
    :class:`~clsm.network.measures.access.Route`. No figure has bounds: what the sources leave open is in
    ``answer``.
    """

    TITLE: ClassVar[Text] = Text(fr="Accès à ceux qui décident", en="Access to the deciders")
    CALLS: ClassVar[tuple[str, ...]] = (".answer", ".direct", ".through_others")

    pillar: str
    avoiding: tuple[str, ...]
    answer: bool | None
    deciding: tuple[str, ...]
    assumed: bool
    routes: tuple[Route, ...]
    basis: Basis
    reading: Literal["two_mode"] = "two_mode"
    _net: PartnerNetwork = attrs.field(eq=False)

    @property
    def says(self) -> Text:
        """Yes, no, or it cannot be said; then where decisions are taken, and each route."""
        return _summary(self._net, self)

    @property
    def direct(self) -> tuple[Route, ...]:
        """Those with a member's seat of their own in a deciding body."""
        return self._that("direct")

    @property
    def invited(self) -> tuple[Route, ...]:
        """Those who come to a deciding body by permanent invitation."""
        return self._that("invited")

    @property
    def through_others(self) -> tuple[Route, ...]:
        """Those who meet somebody, or somebody who meets somebody, who is a member of a deciding body."""
        return self._that("through_others")

    @property
    def not_reached(self) -> tuple[Route, ...]:
        """Those who do not reach a deciding body in the documented bodies, whatever the sources leave open there."""
        return self._that("not_reached")

    @property
    def uncertain(self) -> tuple[Route, ...]:
        """Those whom only seats that the sources leave open could lead there."""
        return self._that("uncertain")

    @property
    def evidence(self) -> tuple[str, ...]:
        """The ids of all the seats that the routes stand on."""
        return tuple(sorted({seat for route in self.routes for seat in route.evidence}))

    def to_rows(self, lang: Lang = "en", *, evidence: bool = False) -> list[Row]:
        """One row for each organisation of the pillar; with *evidence*, the ids of the seats too."""
        return [self._row(route, lang, evidence=evidence) for route in self.routes]

    def _row(self, route: Route, lang: Lang, *, evidence: bool) -> Row:
        row: Row = {
            "node": route.node,
            "name": self._net.label(route.node, lang),
            "how": route.how,
            "bodies": flat(route.bodies),
            "body_names": names_of(self._net, route.bodies, lang),
            "path": flat(route.path),
            "path_names": names_of(self._net, route.path, lang),
            "says": route.explain(lang),
        }
        return row | {"evidence": flat(route.evidence)} if evidence else row

    def _that(self, how: How) -> tuple[Route, ...]:
        return tuple(route for route in self.routes if route.how == how)


def access(
    net: PartnerNetwork, pillar: str = "people_concerned", avoiding: Iterable[str] = PSYCHIATRY_AND_TOWN_HALLS
) -> Access:
    """Say whether those who stand for a pillar reach the deciders without going through some sectors.

    A body decides if one of its functions is ``decide``, ``set_priorities`` or ``bind_council``. Where none has one,
    a steering committee is taken to decide, as the French national guide describes it; the answer says so. An
    organisation belongs to the question if one of its seats, or by default its sector, carries the
    pillar. Its own seat in a deciding body counts only where that very seat carries the pillar. Otherwise
    the shortest path is looked for, on the known ties, to another organisation that is a member of a
    deciding body, through organisations of no sector in *avoiding*; self-help fellowships are not asked
    to carry messages either.

    Parameters
    ----------
    net : PartnerNetwork
        Organisations × bodies.
    pillar : str
        Whose access is asked for, a key of :data:`clsm.vocabulary.PILLARS`.
    avoiding : collections.abc.Iterable of str
        Sectors that a path may not go through; by default psychiatry and the town halls.

    Returns
    -------
    Access

    Raises
    ------
    clsm.problems.Mismatch
        If *pillar* is not a pillar.
    TypeError
        For a one-mode network, which does not say who sits where.

    Examples
    --------
    >>> from clsm import Actor, Council, Instance, PartialDate, Seat, Text
    >>> council = Council(
    ...     id="there",
    ...     name=Text.same("There"),
    ...     jurisdiction="FR",
    ...     as_of=PartialDate(year=2011),
    ...     actors=(Actor(id="gem", name="GEM", sector="mutual_support_group"),),
    ...     instances=(
    ...         Instance(
    ...             id="committee",
    ...             name=Text(fr="Comité de pilotage", en="Steering committee"),
    ...             kind="steering_committee",
    ...             functions=("decide",),
    ...             composition="complete",
    ...             seats=(Seat(holder="gem", status="permanent_invitee"),),
    ...         ),
    ...     ),
    ... )
    >>> answer = access(PartnerNetwork.from_council(council.on("2011-06-01")))
    >>> answer.answer, [(route.node, route.bodies) for route in answer.invited]
    (True, [('gem', ('committee',))])
    """
    net = two_mode_only(net)
    if pillar not in PILLARS:
        raise Mismatch("pillar", found=repr(pillar), near=nearest(pillar, PILLARS))
    barred = frozenset(avoiding)
    deciding = tuple(body.id for body in net.instances if not DECIDING.isdisjoint(body.functions))
    assumed = () if deciding else tuple(body.id for body in net.instances if body.kind == "steering_committee")
    deciding += assumed
    asked = [node.id for node in net.organisations if pillar in node.pillars]
    routes = [_route(net, id, pillar, barred, deciding) for id in asked]
    routes.sort(key=lambda route: HOWS.index(route.how))
    return Access(
        pillar=pillar,
        avoiding=tuple(sorted(barred)),
        answer=_answer(net, pillar, barred, deciding, routes),
        deciding=deciding,
        assumed=bool(assumed),
        routes=tuple(routes),
        basis=net.basis,
        net=net,
    )


def _answer(
    net: PartnerNetwork, pillar: str, barred: Collection[str], deciding: Collection[str], routes: Collection[Route]
) -> bool | None:
    if any(route.how in REACHED for route in routes):
        return True
    # somebody whom no source names may sit where the composition is not known, or where no source names the body
    asked = [net.node(body) for body in deciding] if routes else net.instances
    vague = not (deciding and net.places_complete) or any(
        body.composition != "complete" or not body.settled for body in asked
    )
    silent = any(
        _may_speak(seat, pillar)
        for seat in net.seats
        if seat.body in deciding and seat.standing not in NOT_THERE and seat.sector not in barred
    )
    unsettled = vague or silent or any(route.how == "uncertain" for route in routes)
    return None if unsettled else False


def _may_speak(seat: Sitting, pillar: str) -> bool:
    """Whether the sources leave open that a seat stands for *pillar*, or that it is one."""
    left_open = seat.standing != "known" or seat.status == UNDOCUMENTED
    return seat.may_speak_for(pillar) or (left_open and pillar in seat.pillars)


# ---------------------------------------------------------------- one organisation


def _route(net: PartnerNetwork, id: str, pillar: str, barred: Collection[str], deciding: Collection[str]) -> Route:
    links = [link for link in net.links if link.ends[0] == id and link.ends[1] in deciding]
    own = tuple(link.ends[1] for link in links if pillar in link.pillars(*FULL))
    asked = tuple(link.ends[1] for link in links if pillar in link.pillars(INVITED))
    if own or asked:
        bodies = own or asked
        evidence = net.evidence((id, body) for body in bodies)
        return Route(node=id, how="direct" if own else "invited", bodies=bodies, path=(), evidence=evidence, net=net)
    members = {link.ends for link in net.links if link.ends[1] in deciding and link.status in FULL}
    if path := _path(net, id, net.known, members, barred):
        return Route(
            node=id, how="through_others", bodies=path[-1:], path=path, evidence=net.evidence(_steps(path)), net=net
        )
    # a seat whose capacity is not documented may be a member's
    open_seats = {link.ends for link in net.links if link.status == UNDOCUMENTED}.union(net.unknown)
    perhaps = members | {pair for pair in open_seats if pair[1] in deciding}
    either = (*net.known, *net.unknown)
    possible = any((id, body) in open_seats for body in deciding) or _path(net, id, either, perhaps, barred)
    how: How = "uncertain" if possible or not deciding else "not_reached"
    evidence = net.evidence((id, body) for body in net.bodies_of(id))
    return Route(node=id, how=how, bodies=(), path=(), evidence=evidence, net=net)


def _path(
    net: PartnerNetwork, start: str, ties: Iterable[Pair], members: Collection[Pair], barred: Collection[str]
) -> tuple[str, ...]:
    """The shortest path from *start* to a deciding body, through another organisation that is its member."""
    bodies: dict[str, list[str]] = {}
    seated: dict[str, list[str]] = {}
    for organisation, body in sorted(ties):
        bodies.setdefault(organisation, []).append(body)
        seated.setdefault(body, []).append(organisation)
    decides: Mapping[str, str] = dict(sorted(members, reverse=True))
    fellowships = net.fellowships
    paths: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for path in paths:
        for body in bodies.get(path[-1], ()):
            for beside in seated[body]:
                if beside in seen or net.sector(beside) in barred or beside in fellowships:
                    continue
                seen.add(beside)
                longer = (*path, body, beside)
                if beside in decides:
                    return (*longer, decides[beside])
                paths.append(longer)
    return ()


def _steps(path: tuple[str, ...]) -> Iterator[Pair]:
    """The ties of a path: organisations and bodies take turns, and the last step leads to the deciding body."""
    for at, (start, end) in enumerate(pairwise(path)):
        from_organisation = at % 2 == 0
        yield (start, end) if from_organisation else (end, start)


_ROUTES: Final[Mapping[How, Text]] = {
    "direct": Text(
        fr="{name} y a son propre siège de membre : {bodies}.",
        en="{name} has a member’s seat of its own: {bodies}.",
    ),
    "invited": Text(
        fr="{name} y vient sur invitation permanente, sans siège de membre : {bodies}.",
        en="{name} comes by permanent invitation, without a member’s seat: {bodies}.",
    ),
    "through_others": Text(
        fr="{name} passe par {others}, membre de : {body}. Là où l’on se rencontre : {places}.",
        en="{name} goes through {others}, a member of: {body}. Where they meet: {places}.",
    ),
    "uncertain": Text(
        fr="{name} : les sources ne permettent pas de dire si un chemin y mène.",
        en="{name}: the sources do not settle whether a path leads there.",
    ),
    "not_reached": Text(
        fr="{name} : aucun chemin n’y mène dans les instances documentées.",
        en="{name}: no path leads there in the documented bodies.",
    ),
}
_THEN: Final = Text(fr=", puis ", en=", then ")


def _path_in_words(net: PartnerNetwork, id: str, path: tuple[str, ...]) -> Text:
    # organisations stand at even places, bodies between them
    others, places = path[2:-1:2], path[1:-1:2]
    return _ROUTES["through_others"].format(
        name=net.name(id),
        others=listed((net.name(other) for other in others), _THEN),
        body=net.name(path[-1]),
        places=in_words([net.name(body) for body in places]),
    )


# ---------------------------------------------------------------- the whole in words

_VERDICTS: Final = {
    True: Text(
        fr="Oui. Pour « {pillar} », un chemin mène à ceux qui décident sans passer par {avoided}.",
        en="Yes. For “{pillar}”, a path leads to the deciders without going through {avoided}.",
    ),
    False: Text(
        fr="Non. Pour « {pillar} », aucun chemin ne mène à ceux qui décident sans passer par {avoided}.",
        en="No. For “{pillar}”, no path leads to the deciders without going through {avoided}.",
    ),
    None: Text(
        fr="Pour « {pillar} », les sources ne permettent pas de dire si un chemin mène à ceux qui décident sans passer "
        "par {avoided}.",
        en="For “{pillar}”, the sources do not settle whether a path leads to the deciders without going through "
        "{avoided}.",
    ),
}


_TOWN_HALLS: Final = Text(fr="la psychiatrie ni par les mairies", en="psychiatry or the town halls")
_SECTORS: Final = Text(fr="ces secteurs ({sectors})", en="these sectors ({sectors})")
_WHERE: Final = Text(fr="Là où l’on décide : {bodies}.", en="Where decisions are taken: {bodies}.")
_NOWHERE: Final = Text(fr="On ne connaît aucune instance qui décide.", en="No body is documented as one that decides.")
_ASSUMED: Final = Text(
    fr="Aucune source ne dit quelle instance décide. On suppose que c’est le comité de pilotage, qui fixe les "
    "priorités d’après le guide national français : {bodies}.",
    en="No source says which body decides. It is taken to be the steering committee, which sets the "
    "priorities according to the French national guide: {bodies}.",
)
_NOBODY: Final = Text(
    fr="Aucune organisation documentée ne porte cette voix.", en="No documented organisation carries this voice."
)


def _summary(net: PartnerNetwork, access: Access) -> Text:
    if set(access.avoiding) == set(PSYCHIATRY_AND_TOWN_HALLS):
        avoided = _TOWN_HALLS
    else:
        avoided = _SECTORS.format(
            sectors=listed((net.term("sectors", sector) for sector in access.avoiding), SEMICOLON)
        )
    sentences = [_VERDICTS[access.answer].format(pillar=net.term("pillars", access.pillar), avoided=avoided)]
    if access.assumed:
        sentences.append(_ASSUMED.format(bodies=in_words([net.name(body) for body in access.deciding])))
    elif access.deciding:
        sentences.append(_WHERE.format(bodies=in_words([net.name(body) for body in access.deciding])))
    else:
        sentences.append(_NOWHERE)
    if access.routes:
        sentences += [route.says for route in access.routes if route.how in REACHED]
    else:
        sentences.append(_NOBODY)
    return paragraph([*sentences, *_rest(net, access.uncertain, access.not_reached)])


def _rest(net: PartnerNetwork, uncertain: tuple[Route, ...], not_reached: tuple[Route, ...]) -> Iterator[Text]:
    if uncertain:
        yield Text(
            fr="Les sources ne permettent pas de le dire pour : {names}.",
            en="The sources do not settle it for: {names}.",
        ).format(names=in_words([net.name(route.node) for route in uncertain]))
    if not_reached:
        yield Text(
            fr="Dans les instances documentées, aucun chemin n’y mène depuis : {names}.",
            en="In the documented bodies, no path leads there from: {names}.",
        ).format(names=in_words([net.name(route.node) for route in not_reached]))
