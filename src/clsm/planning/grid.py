"""Coverage: which theme is worked on in which municipality for whom, and where nothing is documented.

An empty cell is a finding only where the council itself expects something there: by a priority, an objective or
a contract. What an aim asks for without naming a place is expected once, and not in every municipality. Each finding
comes with those who already work on the theme next door: a place where something could begin, and nobody's failing.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, final

import attrs

from clsm.ageing import PRESUME_FOR, PresumeFor
from clsm.council import Snapshot, as_snapshot
from clsm.planning.answers import name, names, stated, term
from clsm.planning.cells import ANYBODY, STATE_WORDS, Cell, Filling, order
from clsm.planning.counts import figures_of
from clsm.planning.covering import Work
from clsm.planning.expecting import cell_of, expected_at
from clsm.planning.figure_words import figure_lines
from clsm.published import Ledger, marked
from clsm.results import Bounds, Result
from clsm.tables import Row
from clsm.words import Lang, Text, flat, lines, listed, paragraph, set_apart


@final
@attrs.frozen(kw_only=True, repr=False)
class Coverage(Result):
    """What :func:`coverage` answers.

    ``cells`` are those with a program or an expectation. ``basis`` are the ids of the programs,
    priorities and objectives that were read. ``snapshot`` is the council on the day, which holds every count, and
    ``ledger`` what words and rows may say of people.
    """

    snapshot: Snapshot = attrs.field(eq=False)
    ledger: Ledger = attrs.field(eq=False)
    council: str
    cells: tuple[Cell, ...]
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
        summary = _words(self.snapshot, self.expected)
        return lines((*marked(self.ledger.complete), *summary))

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each cell with a program or an expectation."""
        council, reach = self.snapshot.council, self.reach
        return [
            {
                "theme": term(council, "themes", id=cell.theme).say(lang),
                "territory": name(council, cell.territory).say(lang) if cell.territory else None,
                "population": term(council, "populations", id=cell.population).say(lang),
                "state": STATE_WORDS[cell.state].say(lang),
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
    work = Work.of(snapshot, presume_for)
    worked, expected = work.worked_at(), expected_at(work)
    keys = sorted({*worked, *expected}, key=order)
    return Coverage(
        snapshot=snapshot,
        ledger=Ledger.of(snapshot.council, show_small=show_small),
        council=snapshot.council.id,
        cells=tuple(cell_of(work, key, expected=expected.get(key, {})) for key in keys),
        basis=tuple(
            sorted(
                {program.id for program in work.programs}
                | {body.id for body in work.bodies}
                | {id for aims in expected.values() for id in aims}
            )
        ),
    )


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
_OR: Final = Text(
    fr="Une action sur un autre de ses thèmes y répondrait aussi : {themes}.",
    en="An action on another of its themes would answer it too: {themes}.",
)
_SOMEBODY: Final = Text(fr="public non précisé", en="public not stated")


def _words(snapshot: Snapshot, expected: Sequence[Cell]) -> Iterator[Text]:
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
