"""What a council expects of itself, cell by cell, and who works nearest to what is still empty."""

from collections.abc import Iterator, Sequence

from clsm.council import Snapshot
from clsm.entities.agreements import Agreement
from clsm.entities.objectives import Objective, Priority
from clsm.planning.cells import ANYBODY, EVERYBODY, NARROWER, Aim, Cell, Cover, Expected, Filling, Key
from clsm.planning.covering import NOT_YET, Done, Work, inside, target_at
from clsm.programs import Program


def expected_at(work: Work) -> dict[Key, dict[str, tuple[str, ...]]]:
    """The cells in which something is expected, by which aims."""
    expected: dict[Key, dict[str, tuple[str, ...]]] = {}
    for aim in _aims(work.snapshot):
        for population, place in _meant(work, aim):
            for theme in _themes(work, aim, place=place, population=population):
                others = tuple(other for other in aim.themes if other != theme) if isinstance(aim, Priority) else ()
                expected.setdefault((theme, place, population), {})[aim.id] = others
    return expected


def _aims(snapshot: Snapshot) -> list[Aim]:
    """The priorities and objectives of the council, its bodies and its agreements, as long as these stand."""
    council = snapshot.council
    standing = {fact.id for facts in (snapshot.instances, snapshot.agreements) for fact in facts}
    gone = {fact.id for facts in (council.instances, council.agreements) for fact in facts} - standing
    silent = {program.id for program in council.programs} | gone
    aims: list[Aim] = [*snapshot.priorities, *snapshot.objectives]
    return sorted((aim for aim in aims if aim.of not in silent), key=lambda aim: aim.id)


def _meant(work: Work, aim: Aim) -> Iterator[tuple[str, str | None]]:
    """For whom something is expected, and where: in the places that are named, else once in the council."""
    council = work.snapshot.council
    of = council.find(aim.of) if aim.of else None
    covered = of.territories if isinstance(of, Agreement) else ()
    everywhere = inside(council, covered, places=work.places) if covered else work.places
    own = [work.stands[program.id] for program in work.programs if program.priority == aim.id]
    named = set[str]().union(*(stand.towns for stand in own if stand.sure))
    for target in aim.targets or (None,):
        where = target_at(council, target, places=work.places, everywhere=everywhere)[1] if target else everywhere
        if set(where) == set(work.places):
            where = tuple(place for place in work.places if place in named)
        if not where or set(where) == set(work.places):
            where = (None,)
        yield from ((target.population if target else ANYBODY, place) for place in where)


def _themes(work: Work, aim: Aim, *, place: str | None, population: str) -> tuple[str, ...]:
    """The themes on which an aim expects something: all of an objective, one of a priority."""
    if isinstance(aim, Objective) or not aim.themes:
        return aim.themes
    # of several that are covered alike, the first
    best = min(aim.themes, key=lambda theme: work.done((theme, place, population), (aim,)).cover)
    return (best,)


def cell_of(work: Work, key: Key, *, expected: Expected) -> Cell:
    """A cell, with the aims that expect something in it."""
    theme, place, population = key
    council = work.snapshot.council
    done = work.done(key, [council.find(id) for id in expected])
    instead = _for_all(expected)
    filling = _so_far(work, place, done) if expected else None
    if expected and done.cover >= Cover.PLANNED and council.programs:
        filling = _filling(work, key, themes={theme, *instead})
    return Cell(
        theme=theme,
        territory=place,
        population=population,
        programs=done.programs,
        perhaps=done.perhaps,
        planned=done.planned,
        expected_by=tuple(expected),
        or_themes=instead,
        certain=not expected or any(id not in work.doubtful for id in expected),
        filling=filling,
        recorded=bool(council.programs),
    )


def _for_all(expected: Expected) -> tuple[str, ...]:
    """The other themes on which an action would answer every aim."""
    first, *others = expected.values() or [()]
    return tuple(theme for theme in first if all(theme in themes for themes in others))


def _filling(work: Work, key: Key, *, themes: set[str]) -> Filling:
    """Who works nearest: on the themes next door, on them in the same place for others, for the same people, nobody."""
    _, place, population = key
    going = [program for program in work.programs if program.state not in NOT_YET]
    populations = {program.id: work.stands[program.id].at(place) for program in going}
    wanted = themes.union(*(NARROWER.get(theme, ()) for theme in themes))
    on_theme = [program for program in going if wanted.intersection(program.themes)]
    next_door = [program for program in on_theme if work.stands[program.id].sure and not populations[program.id]]
    same_place = [program for program in on_theme if program not in next_door]
    particular = population not in EVERYBODY and population != ANYBODY
    same_public = [program for program in going if particular and population in populations[program.id]]
    for near, programs in (("next_door", next_door), ("same_place", same_place), ("same_public", same_public)):
        if programs:
            return _filled_by(work, near, programs=programs)
    return Filling(near="nobody")


def _filled_by(work: Work, near: str, *, programs: Sequence[Program]) -> Filling:
    partners = dict.fromkeys(id for program in programs for id in (*program.led_by, *program.partners))
    towns = set[str]().union(*(work.stands[program.id].towns for program in programs))
    return Filling(
        near=near,
        programs=tuple(program.id for program in programs),
        partners=tuple(partners),
        territories=tuple(sorted(towns)),
    )


def _so_far(work: Work, place: str | None, done: Done) -> Filling | None:
    """Where those are who work, or may, on a cell of the whole council, if in some of its places only."""
    ids = done.programs or done.perhaps
    placed = [program for program in work.programs if program.id in ids and work.stands[program.id].sure]
    filling = _filled_by(work, "next_door", programs=placed)
    elsewhere = bool(done.programs) and len(placed) < len(ids)
    in_part = 0 < len(filling.territories) < len(work.places)
    return filling if place is None and in_part and not elsewhere else None
