"""Coverage: which theme is worked on in which municipality for whom, and where nothing is documented.

An empty cell is a finding only where the council itself expects something there: by a priority, an objective or
a contract. Every other one is merely shown. Each finding comes with those who already work on the theme next
door: a place where something could begin, and nobody's failing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final, final

import attrs

from clsm.council import Council, Snapshot, as_snapshot
from clsm.disclosure import DEFAULT_THRESHOLD
from clsm.entities.objectives import Objective, Priority
from clsm.planning.answers import Answer, name, names, stated, term
from clsm.planning.counts import figures, limit_for
from clsm.planning.figure_words import figure_lines
from clsm.programs import Program
from clsm.tables import Row
from clsm.words import NOT_DOCUMENTED, SEMICOLON, Lang, Text, lines, listed, paragraph

EVERYBODY: Final = frozenset({"general_population", "whole_population", "residents"})
"""Populations that mean everybody who lives there."""

ANYBODY: Final = "not_documented"
"""Stands for a population that nobody names."""

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


@final
@attrs.frozen(kw_only=True)
class Cell:
    """One theme in one municipality for one population.

    ``territory`` is ``None`` where the council documents no perimeter. ``programs`` surely work there for them,
    ``perhaps`` may (a place or a population is not documented, or everybody is meant), ``planned`` are still to
    come. ``expected_by`` are the priorities and objectives that ask for it; ``or_themes`` the other themes on which
    an action would answer all of these as well. ``state`` is ``covered``, ``perhaps``, ``planned`` or ``empty``.
    ``certain`` is false where it is not sure that the expectation stood.
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

    @property
    def state(self) -> str:
        """How far the cell is covered."""
        return "covered" if self.programs else "perhaps" if self.perhaps else "planned" if self.planned else "empty"


@final
@attrs.frozen(kw_only=True)
class Coverage(Answer):
    """What :func:`coverage` answers.

    ``cells`` are those with a program or an expectation; ``also_empty`` the others of the same themes,
    municipalities and populations, in which nobody expects anything. ``reach`` tells the figures known of each
    program. ``basis`` are the ids of the programs, priorities and objectives that were read.
    """

    council: str
    cells: tuple[Cell, ...]
    also_empty: tuple[tuple[str, str | None, str], ...]
    reach: tuple[tuple[str, Text], ...]
    basis: tuple[str, ...]
    says: Text = attrs.field(repr=False)
    labels: tuple[tuple[str, Text], ...] = attrs.field(repr=False)

    @property
    def to_open(self) -> tuple[Cell, ...]:
        """The cells in which something is expected and no program is documented, not even perhaps."""
        return tuple(cell for cell in self.cells if cell.expected_by and cell.state in ("empty", "planned"))

    @property
    def to_be_said(self) -> tuple[Cell, ...]:
        """The cells in which something is expected and a program may be there."""
        return tuple(cell for cell in self.cells if cell.expected_by and cell.state == "perhaps")

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each cell with a program or an expectation."""
        said, reach = dict(self.labels), dict(self.reach)
        return [
            {
                "theme": said[f"themes/{cell.theme}"].say(lang),
                "territory": said[cell.territory].say(lang) if cell.territory else None,
                "population": said[f"populations/{cell.population}"].say(lang),
                "state": _STATES[cell.state].say(lang),
                "programs": "; ".join(cell.programs),
                "perhaps": "; ".join(cell.perhaps),
                "planned": "; ".join(cell.planned),
                "reach": SEMICOLON.say(lang).join(reach[id].say(lang) for id in cell.programs if id in reach),
                "expected_by": "; ".join(cell.expected_by),
                "or_themes": SEMICOLON.say(lang).join(said[f"themes/{theme}"].say(lang) for theme in cell.or_themes),
                "fill_with": "; ".join((*cell.filling.programs, *cell.filling.partners)) if cell.filling else "",
            }
            for cell in self.cells
        ]


_STATES: Final = {
    "covered": Text(fr="une action", en="an action"),
    "perhaps": Text(fr="peut-être une action", en="perhaps an action"),
    "planned": Text(fr="une action à venir", en="an action to come"),
    "empty": Text(fr="aucune action documentée", en="no documented action"),
}


def coverage(snapshot: Snapshot, *, threshold: int = DEFAULT_THRESHOLD, show_small: bool = False) -> Coverage:
    """Lay the programs of a council over its themes, municipalities and populations.

    A program stands in the territories that it or its targets name, and in those that lie in them; a target without
    one is for the whole of the council. A program that names neither may be anywhere, and one that names no
    population, or everybody, may reach a particular one. What expects something are priorities and objectives of
    the council, its bodies and its agreements; a program's own objective expects nothing of others.

    A priority with several themes is one thing to be done, seen from several sides: an action on any of them
    answers it. For each population and municipality it is expected once, where most is known of an action, else on
    the first of its themes. An objective may list what is to be reached ("in care, housing, employment and
    culture"): each of its themes is expected.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day.
    threshold : int
        The least count of people that is shown among the figures of a program.
    show_small : bool
        Whether small counts are shown: for the council itself, never for publication.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.

    Examples
    --------
    >>> import clsm
    >>> found = coverage(clsm.datasets.load("lille-est").on("2011-11-01"))
    >>> sorted({cell.theme for cell in found.to_open})
    ['employment', 'health_democracy', 'intersectoral_coordination']
    """
    snapshot, limit = as_snapshot(snapshot), limit_for(threshold, show_small)
    programs = sorted((it for it in snapshot.programs if it.state not in _NO_MORE), key=lambda program: program.id)
    places: tuple[str | None, ...] = tuple(sorted(snapshot.council.perimeter)) or (None,)
    stands = {program.id: _Stand.of(snapshot, program, places) for program in programs}
    at = _Work(snapshot=snapshot, programs=programs, stands=stands)
    expected: dict[_Key, dict[str, tuple[str, ...]]] = {}
    for aim in _expecting(snapshot):
        for population, where in _meant(snapshot.council, aim, places):
            for place in where:
                for theme, others in _asked(at, aim, place, population):
                    expected.setdefault((theme, place, population), {})[aim.id] = others
    worked = {
        (theme, place, population)
        for program in programs
        for theme in program.themes
        for population, where in stands[program.id].where
        for place in where
    }
    cells = tuple(_cell(at, key, expected.get(key, {})) for key in sorted({*worked, *expected}, key=_order))
    grid = product({key[0] for key in (*worked, *expected)}, places, {key[2] for key in (*worked, *expected)})
    also = sorted({key for key in grid if key not in worked and key not in expected}, key=_order)
    aims = {id for ids in expected.values() for id in ids}
    labels = dict[str, Text]()
    for theme, place, population in (*worked, *expected):
        for one in (
            theme,
            *(other for others in expected.get((theme, place, population), {}).values() for other in others),
        ):
            labels[f"themes/{one}"] = term(snapshot.council, "themes", one)
        labels[f"populations/{population}"] = term(snapshot.council, "populations", population)
        labels |= {place: name(snapshot.council, place)} if place else {}
    reach = tuple((program.id, words) for program in programs if (words := _reach(snapshot, program, limit)).en)
    return Coverage(
        council=snapshot.council.id,
        cells=cells,
        also_empty=tuple(also),
        reach=reach,
        basis=tuple(sorted({*aims, *(program.id for program in programs)})),
        says=lines(_words(snapshot, cells, len(also))),
        labels=tuple(sorted(labels.items())),
    )


_Key = tuple[str, str | None, str]


def _order(key: _Key) -> tuple[str, str, str]:
    return key[0], key[1] or "", key[2]


# ---------------------------------------------------------------- where a program stands, and for whom


@final
@attrs.frozen(kw_only=True)
class _Stand:
    """Where a program stands, for each population that it names; ``sure`` where it says so."""

    where: tuple[tuple[str, tuple[str | None, ...]], ...]
    sure: bool

    @classmethod
    def of(cls, snapshot: Snapshot, program: Program, places: tuple[str | None, ...]) -> "_Stand":
        own = _inside(snapshot.council, program.territories, places)
        for_all = own if program.territories else places
        if not program.targets:
            return cls(where=((ANYBODY, for_all),), sure=bool(program.territories))
        where = [
            (it.population, _inside(snapshot.council, (it.territory,), places) if it.territory else for_all)
            for it in program.targets
        ]
        return cls(where=tuple(where), sure=True)

    def at(self, place: str | None) -> set[str]:
        """The populations for which it stands in that place."""
        return {population for population, where in self.where if place in where}


@final
@attrs.frozen(kw_only=True)
class _Work:
    """The programs of the day, and where each of them stands."""

    snapshot: Snapshot
    programs: Sequence[Program]
    stands: dict[str, _Stand]

    def done(self, key: _Key) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """The programs that surely, that perhaps, and that are still to work on a theme in a place for somebody."""
        theme, place, population = key
        surely, perhaps, planned = list[str](), list[str](), list[str]()
        for program in self.programs:
            if theme not in program.themes:
                continue
            stand = self.stands[program.id]
            fit = _fits(stand.at(place), population)
            if fit is False:
                continue
            if program.state in _NOT_YET:
                planned.append(program.id)
            elif fit and stand.sure and program.id not in self.snapshot.uncertain:
                surely.append(program.id)
            else:
                perhaps.append(program.id)
        return tuple(surely), tuple(perhaps), tuple(planned)


def _fits(populations: set[str], population: str) -> bool | None:
    """Whether what is for these *populations* reaches the one asked about; ``None`` where it may."""
    if not populations:
        return False
    if population == ANYBODY or population in populations or (populations & EVERYBODY and population in EVERYBODY):
        return True
    return None if populations & {ANYBODY, *EVERYBODY} else False


def _inside(council: Council, named: Iterable[str], places: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """The places of the perimeter that lie in the *named* territories, or in which one of these lies."""
    if places == (None,):
        return places
    wanted = set(named)
    return tuple(place for place in places if place and _around(council, place) & wanted) + tuple(
        place
        for place in places
        if place and not _around(council, place) & wanted and any(place in _around(council, id) for id in wanted)
    )


def _around(council: Council, place: str) -> set[str]:
    """The territory and all in which it lies."""
    found, waiting = set[str](), [place]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            parent = council.find(here).parent
            waiting += [parent] if parent else []
            waiting += [other.id for other in council.territories if here in other.members]
    return found


# ---------------------------------------------------------------- what is expected

_Aim = Priority | Objective


def _expecting(snapshot: Snapshot) -> Iterator[_Aim]:
    """The priorities and objectives of the council, its bodies and its agreements."""
    own = {program.id for program in snapshot.council.programs}
    aims: list[_Aim] = [*snapshot.priorities, *snapshot.objectives]
    return (aim for aim in sorted(aims, key=lambda aim: aim.id) if aim.of not in own)


def _meant(council: Council, aim: _Aim, places: tuple[str | None, ...]) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    """For whom something is expected, and where; for anybody and everywhere where the aim does not say."""
    if not aim.targets:
        yield ANYBODY, places
    for target in aim.targets:
        yield target.population, _inside(council, (target.territory,), places) if target.territory else places


def _asked(at: _Work, aim: _Aim, place: str | None, population: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The themes on which an aim expects something, each with the others that would do as well."""
    if isinstance(aim, Objective):
        yield from ((theme, ()) for theme in aim.themes)
    elif aim.themes:
        # sure before perhaps, perhaps before what is to come; of several alike, the first
        best = min(aim.themes, key=lambda theme: (*map(bool, at.done((theme, place, population))), True).index(True))
        yield best, tuple(theme for theme in aim.themes if theme != best)


def _cell(at: _Work, key: _Key, expected: Mapping[str, tuple[str, ...]]) -> Cell:
    """A cell; *expected* tells of each aim on which other themes an action would answer it."""
    theme, place, population = key
    surely, perhaps, planned = at.done(key)
    instead = [theme for theme in next(iter(expected.values()), ()) if all(theme in it for it in expected.values())]
    empty = bool(expected) and not surely and not perhaps
    return Cell(
        theme=theme,
        territory=place,
        population=population,
        programs=surely,
        perhaps=perhaps,
        planned=planned,
        expected_by=tuple(expected),
        or_themes=tuple(instead),
        certain=any(id not in at.snapshot.uncertain for id in expected) or not expected,
        filling=_filling(key, frozenset({theme, *instead}), at) if empty else None,
    )


def _filling(key: _Key, themes: frozenset[str], at: _Work) -> Filling:
    """Who works nearest: on the themes next door, on them here for others, for the same people, nobody."""
    _, place, population = key
    stands = at.stands
    going = [program for program in at.programs if program.state not in _NOT_YET]
    on_theme = [program for program in going if themes.intersection(program.themes)]
    next_door = [it for it in on_theme if stands[it.id].sure and not stands[it.id].at(place)]
    same_place = [it for it in on_theme if it not in next_door]
    named = population not in EVERYBODY and population != ANYBODY
    same_public = [it for it in going if named and population in stands[it.id].at(place)]
    for near, found in (("next_door", next_door), ("same_place", same_place), ("same_public", same_public)):
        if found:
            where = {there for it in found for _, towns in stands[it.id].where for there in towns if there}
            people = dict.fromkeys(id for it in found for id in (*it.led_by, *it.partners))
            return Filling(
                near=near,
                programs=tuple(it.id for it in found),
                partners=tuple(people),
                territories=tuple(sorted(where)),
            )
    return Filling(near="nobody")


# ---------------------------------------------------------------- words

_SUMMARY: Final = Text(
    fr="{name} – cases attendues : {expected} ; avec action : {covered} ; peut-être : {perhaps} ; à ouvrir : {open}.",
    en="{name} – cells expected: {expected}; with an action: {covered}; perhaps: {perhaps}; to open: {open}.",
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


def _words(snapshot: Snapshot, cells: Iterable[Cell], others: int) -> Iterator[Text]:
    cells = tuple(cells)
    asked = [cell for cell in cells if cell.expected_by]
    found = {state: sum(cell.state == state for cell in asked) for state in _STATES}
    yield _SUMMARY.format(
        name=snapshot.council.name,
        expected=len(asked),
        covered=found["covered"],
        perhaps=found["perhaps"],
        open=found["empty"] + found["planned"],
    )
    groups: dict[tuple[object, ...], list[Cell]] = {}
    for cell in asked:
        if cell.state != "covered":
            alike = (
                cell.theme,
                cell.population,
                cell.perhaps,
                cell.planned,
                cell.expected_by,
                cell.certain,
                cell.filling,
            )
            groups.setdefault(alike, []).append(cell)
    for same in groups.values():
        yield _finding(snapshot, same)
    yield _OTHERS.format(n=others)


def _finding(snapshot: Snapshot, cells: list[Cell]) -> Text:
    """One sentence for the municipalities of which the same is to be said."""
    cell, council = cells[0], snapshot.council
    theme = term(council, "themes", cell.theme)
    whom = _SOMEBODY if cell.population == ANYBODY else term(council, "populations", cell.population)
    sure = () if cell.certain else (_NOT_SURE,)
    if cell.filling is None:
        said = _TO_SAY.format(theme=theme, population=whom, programs=names(council, cell.perhaps))
        return paragraph((said, *sure))
    towns = [it.territory for it in cells if it.territory]
    aims = listed((council.find(id).words for id in cell.expected_by), SEMICOLON)
    said = _TO_OPEN.format(
        theme=theme,
        population=whom,
        places=_IN.format(places=names(council, towns)) if towns else Text.same(""),
        aims=aims,
    )
    coming = (_TO_COME.format(programs=names(council, cell.planned)),) if cell.planned else ()
    fill = _FILL[cell.filling.near].format(
        programs=names(council, cell.filling.programs),
        places=names(council, cell.filling.territories) if cell.filling.territories else NOT_DOCUMENTED,
        partners=names(council, cell.filling.partners),
    )
    others = (term(council, "themes", theme) for theme in cell.or_themes)
    instead = (_OR.format(themes=listed(others)),) if cell.or_themes else ()
    return paragraph((said, *instead, *coming, fill, *sure))


def _reach(snapshot: Snapshot, program: Program, limit: int | None) -> Text:
    """The figures known of a program; empty where none is."""
    said = [figure.says for figure in stated(snapshot, program.id)]
    return listed((*said, *figure_lines(snapshot.council, figures(program, limit=limit))), SEMICOLON)
