"""Where programs and bodies stand, for whom, and how far they cover a cell of coverage."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Final, cast, final

import attrs

from clsm.ageing import FOR_GOOD, PresumeFor, aged, presumed_too_long
from clsm.council import Council, Snapshot
from clsm.entities.agreements import Agreement
from clsm.entities.instances import Instance
from clsm.entities.objectives import Priority, Target
from clsm.planning.cells import ANYBODY, EVERYBODY, NARROWER, Aim, Cover, Key, Places, cover_of
from clsm.programs import Program

_VOICES: Final = frozenset({"people_concerned", "carers"})
"""Those whose seats make a body answer for health democracy."""

NOT_YET: Final = frozenset({"planned", "announced"})
_NO_MORE: Final = frozenset({"suspended", "ended"})


@final
@attrs.frozen(kw_only=True)
class Stand:
    """Where a program stands, for each population that it names; ``sure`` where it says so."""

    where: tuple[tuple[str, Places], ...]
    sure: bool

    @classmethod
    def of(cls, snapshot: Snapshot, program: Program, *, places: Places) -> "Stand":
        """Where the *program* stands among the *places* of the perimeter."""
        everywhere = places
        if program.territories:
            everywhere = inside(snapshot.council, program.territories, places=places)
        if not program.targets:
            return cls(where=((ANYBODY, everywhere),), sure=bool(program.territories))
        where = tuple(
            target_at(snapshot.council, target, places=places, everywhere=everywhere) for target in program.targets
        )
        return cls(where=where, sure=True)

    def at(self, place: str | None) -> set[str]:
        """The populations for which it stands in that place, or anywhere for ``None``."""
        return {population for population, where in self.where if (where if place is None else place in where)}

    @property
    def towns(self) -> set[str]:
        """All places in which it stands."""
        return {place for _, where in self.where for place in where if place}


def target_at(council: Council, target: Target, *, places: Places, everywhere: Places) -> tuple[str, Places]:
    """The population of a *target* and its places; *everywhere* where it names none."""
    if target.territory is None:
        return target.population, everywhere
    return target.population, inside(council, (target.territory,), places=places)


@final
@attrs.frozen(kw_only=True)
class Done:
    """The programs that surely work in a cell, that perhaps do, and that are still to come."""

    programs: tuple[str, ...]
    perhaps: tuple[str, ...]
    planned: tuple[str, ...]

    @property
    def cover(self) -> Cover:
        """How far that covers the cell."""
        return cover_of(self.programs, self.perhaps, planned=self.planned)


@final
@attrs.frozen(kw_only=True)
class Work:
    """The programs of the day that have not stopped, the bodies, the places, and where each program stands.

    ``doubtful`` are the ids of what may no longer stand on the day, ``old_lists`` the bodies whose list of members is
    too old to be complete.
    """

    snapshot: Snapshot
    programs: tuple[Program, ...]
    bodies: tuple[Instance, ...]
    places: Places
    stands: Mapping[str, Stand]
    doubtful: frozenset[str]
    old_lists: frozenset[str]

    @classmethod
    def of(cls, snapshot: Snapshot, presume_for: PresumeFor | None) -> "Work":
        """What is done in the council on a day."""
        going = (program for program in snapshot.programs if program.state not in _NO_MORE)
        programs = tuple(sorted(going, key=lambda program: program.id))
        places: Places = tuple(sorted(snapshot.council.perimeter)) or (None,)
        stands = {program.id: Stand.of(snapshot, program, places=places) for program in programs}
        old = aged(snapshot, presume_for)
        aims: list[Aim] = [*snapshot.priorities, *snapshot.objectives]
        presume = presume_for or FOR_GOOD
        unseen = presumed_too_long(snapshot, programs, presume.programs)
        unseen |= presumed_too_long(snapshot, aims, presume.texts)
        of_old = (aim.id for aim in aims if aim.of in old.facts)
        own = (body for body in snapshot.instances if body.evidence != "announced" and body.host is None)
        return cls(
            snapshot=snapshot,
            programs=programs,
            bodies=tuple(sorted(own, key=lambda body: body.id)),
            places=places,
            stands=stands,
            doubtful=frozenset((*snapshot.uncertain, *unseen, *old.facts, *of_old)),
            old_lists=frozenset(old.lists),
        )

    def worked_at(self) -> set[Key]:
        """The cells on which a program says that it works."""
        worked = set[Key]()
        for program in self.programs:
            for population, where in self.stands[program.id].where:
                worked.update(product(program.themes, where, [population]))
        return worked

    def done(self, key: Key, aims: Iterable[Aim] = ()) -> Done:
        """Who works on a theme in a place for somebody, or on one of the *aims* that expect it there."""
        theme, place, population = key
        wanted, aims = {theme, *NARROWER.get(theme, ())}, tuple(aims)
        by_cover: dict[Cover, list[str]] = {cover: [] for cover in Cover}
        for program in self.programs:
            fit = _answers(self.snapshot.council, program, aims)
            if wanted.intersection(program.themes):
                fit = min(fit, _fits(self.stands[program.id].at(place), population))
            by_cover[self._cover(program, place, fit=fit)].append(program.id)
        if place is None:
            for body in self.bodies:
                by_cover[self._body(body, theme)].append(body.id)
        return Done(
            programs=tuple(by_cover[Cover.SURE]),
            perhaps=tuple(by_cover[Cover.PERHAPS]),
            planned=tuple(by_cover[Cover.PLANNED]),
        )

    def _cover(self, program: Program, place: str | None, *, fit: Cover) -> Cover:
        """How far one program covers a place, where by theme and population its cover is *fit*."""
        stand = self.stands[program.id]
        if fit is Cover.NONE or not stand.at(place):
            return Cover.NONE
        if program.state in NOT_YET:
            return Cover.PLANNED
        # what may be anywhere is somewhere in the council
        certain = (stand.sure or place is None) and program.id not in self.doubtful
        return fit if certain else Cover.PERHAPS

    def _body(self, body: Instance, theme: str) -> Cover:
        """How far a body answers for a theme by who sits in it."""
        if theme not in ("health_democracy", "intersectoral_coordination"):
            return Cover.NONE
        seats = [seat for seat in body.seats if seat.id not in self.doubtful]
        known = [self.snapshot.pillars(seat) - {"not_documented"} for seat in seats]
        pillars = set[str]().union(*known)
        answers = bool(pillars & _VOICES) if theme == "health_democracy" else len(pillars) > 1
        if answers:
            return Cover.PERHAPS if body.id in self.doubtful else Cover.SURE
        listed = body.composition == "complete" and body.id not in self.old_lists
        complete = listed and len(seats) == len(body.seats) and all(known)
        return Cover.NONE if complete else Cover.PERHAPS


def _answers(council: Council, program: Program, aims: Sequence[Aim]) -> Cover:
    """How far a program answers the *aims* by what it names: surely its priority, perhaps others of its contract."""
    if any(program.priority == aim.id for aim in aims):
        return Cover.SURE
    if program.under is None or program.priority is not None:
        return Cover.NONE
    contract = _contract(council, program.under)
    of = (aim.of for aim in aims if isinstance(aim, Priority))
    return Cover.PERHAPS if any(id and _contract(council, id) == contract for id in of) else Cover.NONE


def _contract(council: Council, id: str) -> str:
    """The contract that the text with this *id* amends, itself where it amends none; other ids stay."""
    fact = council.find(id)
    while isinstance(fact, Agreement) and fact.amends:
        fact = council.find(fact.amends)
    return cast(str, fact.id)


def _fits(populations: set[str], population: str) -> Cover:
    """Whether what is for these *populations* reaches the one asked about: surely, perhaps or not."""
    if not populations:
        return Cover.NONE
    everybody = bool(populations & EVERYBODY)
    same = population in populations or (everybody and population in EVERYBODY)
    if same or population == ANYBODY:
        return Cover.SURE
    return Cover.PERHAPS if everybody or ANYBODY in populations else Cover.NONE


def inside(council: Council, ids: Iterable[str], *, places: Places) -> Places:
    """The places of the perimeter that lie in the territories *ids*, then those in which one of these lies."""
    if places == (None,):
        return places
    named = set(ids)
    around = {place: _around(council, place) for place in places if place}
    inner = [place for place, wider in around.items() if wider & named]
    around_named = set[str]().union(*(_around(council, id) for id in named))
    outer = [place for place in around if place not in inner and place in around_named]
    return (*inner, *outer)


def _around(council: Council, place: str) -> set[str]:
    """The territory and all in which it lies."""
    around, waiting = set[str](), [place]
    while waiting:
        id = waiting.pop()
        if id not in around:
            around.add(id)
            parent = council.find(id).parent
            waiting += [parent] if parent else []
            waiting += [other.id for other in council.territories if id in other.members]
    return around
