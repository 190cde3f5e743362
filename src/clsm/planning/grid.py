"""Coverage: which theme is worked on in which municipality for whom, and where nothing is documented.

An empty cell is a finding only where the council itself expects something there: by a priority, an objective or
a contract. What an aim asks for without naming a place is expected once, and not in every municipality. Each finding
comes with those who already work on the theme next door: a place where something could begin, and nobody's failing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import product
from typing import Final, cast, final

import attrs

from clsm.ageing import FOR_GOOD, PRESUME_FOR, PresumeFor, aged, presumed_too_long
from clsm.council import Council, Snapshot, as_snapshot
from clsm.entities.agreements import Agreement
from clsm.entities.instances import Instance
from clsm.entities.objectives import Objective, Priority, Target
from clsm.planning.answers import name, names, stated, term
from clsm.planning.counts import figures_of
from clsm.planning.figure_words import figure_lines
from clsm.programs import Program
from clsm.published import Ledger, marked
from clsm.results import Bounds, Result
from clsm.tables import Row
from clsm.words import NOT_DOCUMENTED, Lang, Text, flat, lines, listed, paragraph, set_apart

EVERYBODY: Final = frozenset({"general_population", "whole_population", "residents"})
"""Populations that mean everybody who lives there."""

ANYBODY: Final = "not_documented"
"""Stands for a population that nobody names."""

NARROWER: Final[Mapping[str, frozenset[str]]] = {
    # the instruction DGS/SP4/CGET/2016/289 of 30 September 2016 names four fields of action: stigma, access to care
    # and its continuity, social inclusion, participation; which of our themes stand under each is our own reading
    "mental_health_general": frozenset(
        {"stigma", "access_to_care", "care_pathways", "suicide_prevention", "recovery", "complex_situations"}
        | {"crisis_emergency"}
    ),
    "inclusion_citizenship": frozenset(
        {"housing", "employment", "culture", "sport_leisure", "social_isolation", "stigma"}
    ),
    "prevention_promotion": frozenset({"suicide_prevention", "addictions", "food_wellbeing", "youth"}),
    # its recommendations on living and working conditions, housing and social protection among them: Commission on
    # Social Determinants of Health, Closing the Gap in a Generation, WHO 2008
    "social_determinants": frozenset({"housing", "employment", "work_health", "precarity"}),
}
"""The narrower themes by their wider one: an action on a narrower theme is one on the wider theme too."""

_VOICES: Final = frozenset({"people_concerned", "carers"})
"""Those whose seats make a body answer for health democracy."""

_NOT_YET: Final = frozenset({"planned", "announced"})
_NO_MORE: Final = frozenset({"suspended", "ended"})


@final
@attrs.frozen(kw_only=True)
class Filling:
    """Who already works near a cell: their programs, the partners in these, the municipalities where they are.

    ``near`` is ``next_door`` for the theme in another municipality of the perimeter, ``same_place`` for the theme in
    the same one and another population, ``same_public`` for the population on another theme, else ``nobody``.
    """

    near: str
    programs: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()


class Cover(IntEnum):
    """How far a cell is covered, the best first."""

    SURE = 1
    PERHAPS = 2
    PLANNED = 3
    NONE = 4
    UNKNOWN = 5


_STATES: Final[Mapping[Cover, str]] = {
    Cover.SURE: "covered",
    Cover.PERHAPS: "perhaps",
    Cover.PLANNED: "planned",
    Cover.NONE: "empty",
    Cover.UNKNOWN: "not_documented",
}

_STATE_WORDS: Final[Mapping[str, Text]] = {
    "covered": Text(fr="une action", en="an action"),
    "perhaps": Text(fr="peut-être une action", en="perhaps an action"),
    "planned": Text(fr="une action à venir", en="an action to come"),
    "empty": Text(fr="aucune action documentée", en="no documented action"),
    "not_documented": NOT_DOCUMENTED,
}


@final
@attrs.frozen(kw_only=True)
class Cell:
    """One theme in one municipality for one population.

    ``territory`` is ``None`` for the council as a whole, where no place is named. ``programs`` surely work there for
    them, ``perhaps`` may (a place or a population is not documented, everybody is meant, or no source shows it on the
    day), ``planned`` are still to come; bodies are among them for health democracy and intersectoral coordination.
    ``expected_by`` are the priorities and objectives that ask for it; ``or_themes`` the other themes on which an
    action would answer all of these as well. ``state`` is ``covered``, ``perhaps``, ``planned``, ``empty``, or
    ``not_documented`` where the file holds no program at all (``recorded`` is false). ``certain`` is false where it
    is not sure that the expectation stood. ``filling`` says who works near an empty cell, or where an action of the
    council as a whole is so far, surely or perhaps; else ``None``.
    """

    theme: str
    territory: str | None
    population: str
    programs: tuple[str, ...]
    perhaps: tuple[str, ...]
    planned: tuple[str, ...]
    expected_by: tuple[str, ...]
    or_themes: tuple[str, ...] = ()
    certain: bool
    filling: Filling | None
    recorded: bool = True

    @property
    def state(self) -> str:
        """How far the cell is covered."""
        cover = _cover_of(self.programs, self.perhaps, planned=self.planned)
        return _STATES[Cover.UNKNOWN if cover is Cover.NONE and not self.recorded else cover]


def _cover_of(programs: Sequence[str], perhaps: Sequence[str], *, planned: Sequence[str]) -> Cover:
    if programs:
        return Cover.SURE
    if perhaps:
        return Cover.PERHAPS
    return Cover.PLANNED if planned else Cover.NONE


@final
@attrs.frozen(kw_only=True, repr=False)
class Coverage(Result):
    """What :func:`coverage` answers.

    ``cells`` are those with a program or an expectation; ``also_empty`` the others of the same themes,
    municipalities and populations, in which nobody expects anything. ``basis`` are the ids of the programs,
    priorities and objectives that were read. ``snapshot`` is the council on the day, which holds every count, and
    ``ledger`` what words and rows may say of people.
    """

    snapshot: Snapshot = attrs.field(eq=False)
    ledger: Ledger = attrs.field(eq=False)
    council: str
    cells: tuple[Cell, ...]
    also_empty: tuple[tuple[str, str | None, str], ...]
    basis: tuple[str, ...]

    @property
    def expected(self) -> tuple[Cell, ...]:
        """The cells in which something is expected."""
        return tuple(cell for cell in self.cells if cell.expected_by)

    @property
    def to_open(self) -> tuple[Cell, ...]:
        """The cells in which something is expected and nothing is documented, not even perhaps or to come."""
        return tuple(cell for cell in self.expected if cell.state == "empty")

    @property
    def to_come(self) -> tuple[Cell, ...]:
        """The cells in which something is expected and planned."""
        return tuple(cell for cell in self.expected if cell.state == "planned")

    @property
    def to_be_said(self) -> tuple[Cell, ...]:
        """The cells in which something is expected and a program may be there."""
        return tuple(cell for cell in self.expected if cell.state == "perhaps")

    @property
    def reach(self) -> Mapping[str, Text]:
        """The figures known of each program, by its id, in words; programs without any are left out."""
        programs = {id for cell in self.cells for id in (*cell.programs, *cell.perhaps, *cell.planned)}
        programs &= {program.id for program in self.snapshot.programs}
        reach = {id: _reach(self.snapshot, id, ledger=self.ledger) for id in sorted(programs)}
        return {id: words for id, words in reach.items() if words.en}

    @property
    def bounds(self) -> Bounds:
        """The least and the most of the expected cells in which somebody works."""
        covered = sum(cell.state == "covered" for cell in self.expected)
        perhaps = sum(cell.state in ("perhaps", "not_documented") for cell in self.expected)
        return {"covered": (covered, covered + perhaps)}

    @property
    def says(self) -> Text:
        """How many cells are expected and covered, then what is to open or to be said more exactly."""
        summary = _words(self.snapshot, self.expected, others=len(self.also_empty))
        return lines((*marked(self.ledger.complete), *summary))

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each cell with a program or an expectation."""
        council, reach = self.snapshot.council, self.reach
        return [
            {
                "theme": term(council, "themes", id=cell.theme).say(lang),
                "territory": name(council, cell.territory).say(lang) if cell.territory else None,
                "population": term(council, "populations", id=cell.population).say(lang),
                "state": _STATE_WORDS[cell.state].say(lang),
                "programs": flat(cell.programs),
                "perhaps": flat(cell.perhaps),
                "planned": flat(cell.planned),
                "reach": set_apart(reach[id] for id in cell.programs if id in reach).say(lang),
                "expected_by": flat(cell.expected_by),
                "or_themes": set_apart(term(council, "themes", id=theme) for theme in cell.or_themes).say(lang),
                "fill_with": flat((*cell.filling.programs, *cell.filling.partners)) if cell.filling else "",
            }
            for cell in self.cells
        ]


def coverage(snapshot: Snapshot, *, presume_for: PresumeFor | None = PRESUME_FOR, show_small: bool = False) -> Coverage:
    """Lay the programs of a council over its themes, municipalities and populations.

    A program stands in the territories that it or its targets name, and in those that lie in them; a target without
    one is for the whole of the council. A program that names neither may be anywhere, and one that names no
    population, or everybody, may reach a particular one. What expects something are priorities and objectives of
    the council, its bodies and its agreements, as long as these stand; a program's own objective expects nothing of
    others. A municipality is expected to have an action only where the aim, its agreement or a program of the
    priority names it; otherwise the aim expects one action in the council.

    A program answers the priority that it names, whatever its themes, and perhaps each priority of the contract that
    it is under where it names none. A narrower theme (``NARROWER``) counts for the wider one. A body in which
    users or carers sit answers for health democracy, one in which two pillars sit for intersectoral coordination;
    a body whose members are not all known may. What no source has shown for long (``presume_for``) is *perhaps*: a
    program, a body or a seat. Where the file holds no program, nothing is to open: all is not
    documented.

    A priority with several themes is one thing to be done, seen from several sides: an action on any of them
    answers it. For each population and municipality it is expected once, where most is known of an action, else on
    the first of its themes. An objective may list what is to be reached ("in care, housing, employment and
    culture"): each of its themes is expected.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day.
    presume_for : PresumeFor or None
        How long programs, aims, bodies, their lists of members and contracts are presumed to go on after the last
        date at which a source shows them; ``None`` presumes them for good.
    show_small : bool
        Whether small counts are shown: for the council itself, never for publication.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.

    Examples
    --------
    >>> import clsm
    >>> answer = coverage(clsm.datasets.load("lille-est").on("2011-11-01"))
    >>> sorted({cell.theme for cell in answer.to_open})
    ['employment', 'housing']
    """
    snapshot = as_snapshot(snapshot)
    work = _Work.of(snapshot, presume_for)
    worked, expected = work.worked_at(), _expected_at(work)
    keys = sorted({*worked, *expected}, key=_order)
    return Coverage(
        snapshot=snapshot,
        ledger=Ledger.of(snapshot.council, show_small=show_small),
        council=snapshot.council.id,
        cells=tuple(_cell(work, key, expected=expected.get(key, {})) for key in keys),
        also_empty=tuple(_others(keys, work.places)),
        basis=tuple(
            sorted(
                {program.id for program in work.programs}
                | {body.id for body in work.bodies}
                | {id for aims in expected.values() for id in aims}
            )
        ),
    )


_Aim = Priority | Objective

_Key = tuple[str, str | None, str]
"""A theme, a place of the perimeter (``None`` for the council as a whole), a population."""

_Places = tuple[str | None, ...]

_Expected = Mapping[str, tuple[str, ...]]
"""The aims that expect something in a cell, each with the other themes on which an action would answer it."""


def _order(key: _Key) -> tuple[str, str, str]:
    theme, place, population = key
    return theme, place or "", population


def _others(keys: Sequence[_Key], places: _Places) -> list[_Key]:
    """All other cells of the same themes and populations, in every place."""
    themes, populations = {theme for theme, _, _ in keys}, {population for _, _, population in keys}
    return sorted(set(product(themes, places, populations)) - set(keys), key=_order)


# ---------------------------------------------------------------- where a program stands, and for whom


@final
@attrs.frozen(kw_only=True)
class _Stand:
    """Where a program stands, for each population that it names; ``sure`` where it says so."""

    where: tuple[tuple[str, _Places], ...]
    sure: bool

    @classmethod
    def of(cls, snapshot: Snapshot, program: Program, *, places: _Places) -> "_Stand":
        """Where the *program* stands among the *places* of the perimeter."""
        everywhere = places
        if program.territories:
            everywhere = _inside(snapshot.council, program.territories, places=places)
        if not program.targets:
            return cls(where=((ANYBODY, everywhere),), sure=bool(program.territories))
        where = tuple(
            _target(snapshot.council, target, places=places, everywhere=everywhere) for target in program.targets
        )
        return cls(where=where, sure=True)

    def at(self, place: str | None) -> set[str]:
        """The populations for which it stands in that place, or anywhere for ``None``."""
        return {population for population, where in self.where if (where if place is None else place in where)}

    @property
    def towns(self) -> set[str]:
        """All places in which it stands."""
        return {place for _, where in self.where for place in where if place}


def _target(council: Council, target: Target, *, places: _Places, everywhere: _Places) -> tuple[str, _Places]:
    """The population of a *target* and its places; *everywhere* where it names none."""
    if target.territory is None:
        return target.population, everywhere
    return target.population, _inside(council, (target.territory,), places=places)


@final
@attrs.frozen(kw_only=True)
class _Done:
    """The programs that surely work in a cell, that perhaps do, and that are still to come."""

    programs: tuple[str, ...]
    perhaps: tuple[str, ...]
    planned: tuple[str, ...]

    @property
    def cover(self) -> Cover:
        """How far that covers the cell."""
        return _cover_of(self.programs, self.perhaps, planned=self.planned)


@final
@attrs.frozen(kw_only=True)
class _Work:
    """The programs of the day that have not stopped, the bodies, the places, and where each program stands.

    ``doubtful`` are the ids of what may no longer stand on the day, ``old_lists`` the bodies whose list of members is
    too old to be complete.
    """

    snapshot: Snapshot
    programs: tuple[Program, ...]
    bodies: tuple[Instance, ...]
    places: _Places
    stands: Mapping[str, _Stand]
    doubtful: frozenset[str]
    old_lists: frozenset[str]

    @classmethod
    def of(cls, snapshot: Snapshot, presume_for: PresumeFor | None) -> "_Work":
        """What is done in the council on a day."""
        going = (program for program in snapshot.programs if program.state not in _NO_MORE)
        programs = tuple(sorted(going, key=lambda program: program.id))
        places: _Places = tuple(sorted(snapshot.council.perimeter)) or (None,)
        stands = {program.id: _Stand.of(snapshot, program, places=places) for program in programs}
        old = aged(snapshot, presume_for)
        aims: list[_Aim] = [*snapshot.priorities, *snapshot.objectives]
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

    def worked_at(self) -> set[_Key]:
        """The cells on which a program says that it works."""
        worked = set[_Key]()
        for program in self.programs:
            for population, where in self.stands[program.id].where:
                worked.update(product(program.themes, where, [population]))
        return worked

    def done(self, key: _Key, aims: Iterable[_Aim] = ()) -> _Done:
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
        return _Done(
            programs=tuple(by_cover[Cover.SURE]),
            perhaps=tuple(by_cover[Cover.PERHAPS]),
            planned=tuple(by_cover[Cover.PLANNED]),
        )

    def _cover(self, program: Program, place: str | None, *, fit: Cover) -> Cover:
        """How far one program covers a place, where by theme and population its cover is *fit*."""
        stand = self.stands[program.id]
        if fit is Cover.NONE or not stand.at(place):
            return Cover.NONE
        if program.state in _NOT_YET:
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


def _answers(council: Council, program: Program, aims: Sequence[_Aim]) -> Cover:
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


def _inside(council: Council, ids: Iterable[str], *, places: _Places) -> _Places:
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


# ---------------------------------------------------------------- what is expected


def _expected_at(work: _Work) -> dict[_Key, dict[str, tuple[str, ...]]]:
    """The cells in which something is expected, by which aims."""
    expected: dict[_Key, dict[str, tuple[str, ...]]] = {}
    for aim in _aims(work.snapshot):
        for population, place in _meant(work, aim):
            for theme in _themes(work, aim, place=place, population=population):
                others = tuple(other for other in aim.themes if other != theme) if isinstance(aim, Priority) else ()
                expected.setdefault((theme, place, population), {})[aim.id] = others
    return expected


def _aims(snapshot: Snapshot) -> list[_Aim]:
    """The priorities and objectives of the council, its bodies and its agreements, as long as these stand."""
    council = snapshot.council
    standing = {fact.id for facts in (snapshot.instances, snapshot.agreements) for fact in facts}
    gone = {fact.id for facts in (council.instances, council.agreements) for fact in facts} - standing
    silent = {program.id for program in council.programs} | gone
    aims: list[_Aim] = [*snapshot.priorities, *snapshot.objectives]
    return sorted((aim for aim in aims if aim.of not in silent), key=lambda aim: aim.id)


def _meant(work: _Work, aim: _Aim) -> Iterator[tuple[str, str | None]]:
    """For whom something is expected, and where: in the places that are named, else once in the council."""
    council = work.snapshot.council
    of = council.find(aim.of) if aim.of else None
    covered = of.territories if isinstance(of, Agreement) else ()
    everywhere = _inside(council, covered, places=work.places) if covered else work.places
    own = [work.stands[program.id] for program in work.programs if program.priority == aim.id]
    named = set[str]().union(*(stand.towns for stand in own if stand.sure))
    for target in aim.targets or (None,):
        where = _target(council, target, places=work.places, everywhere=everywhere)[1] if target else everywhere
        if set(where) == set(work.places):
            where = tuple(place for place in work.places if place in named)
        if not where or set(where) == set(work.places):
            where = (None,)
        yield from ((target.population if target else ANYBODY, place) for place in where)


def _themes(work: _Work, aim: _Aim, *, place: str | None, population: str) -> tuple[str, ...]:
    """The themes on which an aim expects something: all of an objective, one of a priority."""
    if isinstance(aim, Objective) or not aim.themes:
        return aim.themes
    # of several that are covered alike, the first
    best = min(aim.themes, key=lambda theme: work.done((theme, place, population), (aim,)).cover)
    return (best,)


def _cell(work: _Work, key: _Key, *, expected: _Expected) -> Cell:
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


def _for_all(expected: _Expected) -> tuple[str, ...]:
    """The other themes on which an action would answer every aim."""
    first, *others = expected.values() or [()]
    return tuple(theme for theme in first if all(theme in themes for themes in others))


def _filling(work: _Work, key: _Key, *, themes: set[str]) -> Filling:
    """Who works nearest: on the themes next door, on them in the same place for others, for the same people, nobody."""
    _, place, population = key
    going = [program for program in work.programs if program.state not in _NOT_YET]
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


def _filled_by(work: _Work, near: str, *, programs: Sequence[Program]) -> Filling:
    partners = dict.fromkeys(id for program in programs for id in (*program.led_by, *program.partners))
    towns = set[str]().union(*(work.stands[program.id].towns for program in programs))
    return Filling(
        near=near,
        programs=tuple(program.id for program in programs),
        partners=tuple(partners),
        territories=tuple(sorted(towns)),
    )


def _so_far(work: _Work, place: str | None, done: _Done) -> Filling | None:
    """Where those are who work, or may, on a cell of the whole council, if in some of its places only."""
    ids = done.programs or done.perhaps
    placed = [program for program in work.programs if program.id in ids and work.stands[program.id].sure]
    filling = _filled_by(work, "next_door", programs=placed)
    elsewhere = bool(done.programs) and len(placed) < len(ids)
    in_part = 0 < len(filling.territories) < len(work.places)
    return filling if place is None and in_part and not elsewhere else None


# ---------------------------------------------------------------- words

_SUMMARY: Final = Text(
    fr="{name} – attentes : {expected} ; avec action : {covered} ; peut-être : {perhaps} ; à venir : {planned} ; "
    "à ouvrir : {open}.",
    en="{name} – expected: {expected}; with an action: {covered}; perhaps: {perhaps}; to come: {planned}; "
    "to open: {open}.",
)
_NO_PROGRAMS: Final = Text(
    fr="Le fichier ne contient aucune action : ce qui est à ouvrir ne peut être dit.",
    en="The file holds no action: what is to open cannot be said.",
)
_IN_PART: Final = Text(
    fr="{theme} – {population} : une action est documentée ({places}) ; ailleurs, aucune.",
    en="{theme} – {population}: an action is documented ({places}); elsewhere, none.",
)
_TO_OPEN: Final = Text(
    fr="{theme} – {population}{places} : aucune action documentée, attendue par : {aims}.",
    en="{theme} – {population}{places}: no documented action, expected by: {aims}.",
)
_TO_COME: Final = Text(fr="Une action est à venir : {programs}.", en="An action is to come: {programs}.")
_IN: Final = Text(fr=" ({places})", en=" ({places})")
_FILL: Final = {
    "next_door": Text(
        fr="À côté, on y travaille déjà : {programs} ({places}) ; avec : {partners}.",
        en="Next door this is already worked on: {programs} ({places}); with: {partners}.",
    ),
    "same_place": Text(
        fr="Sur place, on y travaille déjà pour d’autres : {programs} ; avec : {partners}.",
        en="This is already worked on here, for others: {programs}; with: {partners}.",
    ),
    "same_public": Text(
        fr="Sur place, pour les mêmes personnes, sur un autre thème : {programs} ; avec : {partners}.",
        en="Here, for the same people, on another theme: {programs}; with: {partners}.",
    ),
    "nobody": Text(
        fr="Aucune action documentée du conseil ne porte encore sur ce thème.",
        en="No documented action of the council is on this theme yet.",
    ),
}
_FIRST_STEP: Final = {
    "next_door": Text(fr="Premier pas : leur demander comment ils ont commencé.", en="First step: ask how they began."),
    "same_place": Text(
        fr="Premier pas : leur demander ce qu’il faudrait pour ce public aussi.",
        en="First step: ask them what it would take for these people too.",
    ),
    "same_public": Text(
        fr="Premier pas : mettre ce thème à leur ordre du jour.", en="First step: put this theme on their agenda."
    ),
    "nobody": Text(
        fr="Premier pas : dire qui, parmi les partenaires, pourrait l’ouvrir.",
        en="First step: say which of the partners could open it.",
    ),
}
_TO_SAY: Final = Text(
    fr="{theme} – {population} : peut-être une action ({programs}) ; lieu, public ou date à préciser.",
    en="{theme} – {population}: perhaps an action ({programs}); place, public or date to be said.",
)
_NOT_SURE: Final = Text(
    fr="Que cette attente valait ce jour-là n’est pas sûr.", en="That this was expected that day is not certain."
)
_OTHERS: Final = Text(
    fr="Autres cases sans action documentée, que rien ne fait attendre : {n}.",
    en="Other cells without a documented action, in which nothing is expected: {n}.",
)
_OR: Final = Text(
    fr="Une action sur un autre de ses thèmes y répondrait aussi : {themes}.",
    en="An action on another of its themes would answer it too: {themes}.",
)
_SOMEBODY: Final = Text(fr="public non précisé", en="public not stated")


def _words(snapshot: Snapshot, expected: Sequence[Cell], *, others: int) -> Iterator[Text]:
    states = [cell.state for cell in expected]
    yield _SUMMARY.format(
        name=snapshot.council.name,
        expected=len(expected),
        covered=states.count("covered"),
        perhaps=states.count("perhaps"),
        planned=states.count("planned"),
        open=states.count("empty"),
    )
    if not snapshot.council.programs:
        yield _NO_PROGRAMS
    # of municipalities that differ in nothing else, one sentence is said
    groups: dict[Cell, list[Cell]] = {}
    for cell in expected:
        if cell.state != "not_documented" and (cell.state != "covered" or cell.filling):
            groups.setdefault(attrs.evolve(cell, territory=None, or_themes=()), []).append(cell)
    for alike in groups.values():
        yield _sentence(snapshot, alike)
    yield _OTHERS.format(n=others)


def _sentence(snapshot: Snapshot, alike: Sequence[Cell]) -> Text:
    """What is said of the municipalities of which the same is to be said."""
    cell, council = alike[0], snapshot.council
    theme = term(council, "themes", id=cell.theme)
    whom = _SOMEBODY if cell.population == ANYBODY else term(council, "populations", id=cell.population)
    doubt = () if cell.certain else (_NOT_SURE,)
    towns = [it.territory for it in alike if it.territory]
    filling = cell.filling or Filling(near="nobody")
    places = names(council, filling.territories)
    fill = _FILL[filling.near].format(
        programs=names(council, filling.programs), places=places, partners=names(council, filling.partners)
    )
    if cell.state == "covered":
        return paragraph((_IN_PART.format(theme=theme, population=whom, places=places), fill, *doubt))
    if cell.state == "perhaps":
        to_say = _TO_SAY.format(theme=theme, population=whom, programs=names(council, cell.perhaps))
        return paragraph((to_say, *((fill,) if cell.filling else ()), *doubt))
    to_open = _TO_OPEN.format(
        theme=theme,
        population=whom,
        places=_IN.format(places=names(council, towns)) if towns else Text.same(""),
        aims=set_apart(council.find(id).words for id in cell.expected_by),
    )
    coming = (_TO_COME.format(programs=names(council, cell.planned)),) if cell.planned else ()
    other_themes = listed(term(council, "themes", id=theme) for theme in cell.or_themes)
    instead = (_OR.format(themes=other_themes),) if cell.or_themes else ()
    first = () if cell.planned else (_FIRST_STEP[filling.near],)
    return paragraph((to_open, *instead, *coming, fill, *first, *doubt))


def _reach(snapshot: Snapshot, program: str, *, ledger: Ledger) -> Text:
    """The figures known of a program; empty where none is."""
    stated_lines = (figure.says for figure in stated(snapshot, program, ledger=ledger))
    return set_apart((*stated_lines, *figure_lines(snapshot.council, figures_of(ledger, program))))
