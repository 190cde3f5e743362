"""What the page on the year plans of the three councils says, computed when the pages are built.

A page holds markers, such as ``<!-- year lille-est: coverage -->``; Sphinx reads the page with a figure, a
list or a table in their place. A marker that nothing answers stops the build, and so does a figure of the
sources that no answer tells.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import clsm
from clsm import governance, planning
from clsm.council import Snapshot
from clsm.dates import say_day
from clsm.planning.calendars import Entry
from clsm.planning.cells import Cell
from clsm.planning.year_lines import SECTIONS
from clsm.vocabulary import label
from clsm.words import Lang, Text

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PLANS: Final = {
    "lille-est": ("2011-11-01", 2011, 2012),
    "metz": ("2024-06-01", 2024, 2024),
    "seraing": ("2020-01-31", 2020, 2020),
}
"""The councils of the page: the day on which each is read, the year of its report, the year of its calendar."""

ANSWERS: Final[Mapping[str, str]] = {
    "housing_scheme": "housing",
    "workshop_series": "workshops",
    "situation_coordination": "situations",
    "open_place": "open_places",
    "art_collection": "art",
    "training": "training",
    "health_observatory": "observatory",
}
"""The answer that has arithmetic for each kind of program."""

FEW: Final = 4
"""So many days of one program are listed; more are told by the first and the last."""

NEXT_DOOR: Final = Text(fr="À côté, on y travaille déjà", en="Next door this is already worked on")
"""How an answer says that somebody works on it near by."""


FRENCH: Final[Mapping[str, str]] = {
    "public not stated": "public non précisé",
    "expected theme": "thème attendu",
    "for whom": "pour qui",
    "an action": "une action",
    "perhaps an action": "peut-être une action",
    "to come": "à venir",
    "to open": "à ouvrir",
    "not documented": "non documenté",
    "No day of this year is documented.": "Aucun jour de cette année n’est documenté.",
    ", {begins:%H:%M} to {ends:%H:%M}": ", de {begins:%H:%M} à {ends:%H:%M}",
    "{n} days, from {first} to {last}{hours}": "{n} jours, du {first} au {last}{hours}",
    "when": "quand",
    "what": "quoi",
    "No rhythm is stated.": "Aucun rythme n’est énoncé.",
    "{name}: {n} counts documented.": "{name} – décomptes documentés : {n}.",
    "no": "aucun",
    "No program is documented.": "Aucune action n’est documentée.",
    "places: {places}; dwellings: {dwellings}": "places : {places} ; logements : {dwellings}",
    "Topics covered, one by one: {n}": "Sujets abordés, un à un : {n}",
    "{opening} ({n} days in {year})": "{opening} ({n} jours en {year})",
    "Stated rhythm: {rhythm}": "Rythme énoncé : {rhythm}",
    "the council": "le conseil",
    "figure of the sources": "chiffre des sources",
    "of": "de quoi",
    "told by": "dit par",
    "None.": "Aucun.",
    "{n} of its {all} lines": "{n} de ses {all} lignes",
}
"""What the page says besides the answers, in French."""


def say(words: str, lang: Lang, **given: object) -> str:
    """*words* in *lang*, filled in; raises :class:`KeyError` where they have no French."""
    return (FRENCH[words] if lang == "fr" else words).format(**given)


class Plan:
    """A council on its day, and what planning answers of it."""

    def __init__(self, name: str) -> None:
        day, self.reported, self.ahead = PLANS[name]
        self.today: Snapshot = clsm.datasets.load(name).on(day)
        self.last = self.today.council.last_documented

    @cached_property
    def coverage(self) -> planning.Coverage:
        """What is expected, and where."""
        return planning.coverage(self.today)

    @cached_property
    def calendar(self) -> planning.Calendar:
        """The year ahead."""
        return planning.calendar(self.today, f"{self.ahead}-01-01", f"{self.ahead}-12-31")

    @cached_property
    def report(self) -> planning.Year:
        """The report of the year."""
        return planning.year(self.today, self.reported)

    def ask(self, kind: str, today: Snapshot | None = None) -> planning.ByProgram[Any]:
        """What the answer for a kind of program says on the day of the plan, or on another."""
        on = today or self.today
        if kind == "open_place":
            return planning.open_places(on, f"{self.ahead}-01-01", f"{self.ahead}-12-31")
        found: planning.ByProgram[Any] = getattr(planning, ANSWERS[kind])(on)
        return found


plan = cache(Plan)


def rows(head: Iterable[str], body: Iterable[Iterable[object]], lang: Lang) -> str:
    """A Markdown table, its head in *lang*."""

    def line(cells: Iterable[object]) -> str:
        return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"

    titles = [say(title, lang) for title in head]
    return "\n".join([line(titles), "|---" * len(titles) + "|", *map(line, body)])


def bullets(lines: Iterable[str]) -> str:
    """A Markdown list."""
    return "\n".join(f"- {line}" for line in lines)


def quoted(lines: Iterable[str]) -> str:
    """Lines as a quotation, each on its own."""
    return "\n>\n".join(f"> {line}" for line in lines)


# ---------------------------------------------------------------- coverage


def states(of: Plan, lang: Lang) -> str:
    """What is expected, for whom, and in how many places something is there."""
    terms = of.today.council.terms

    def grouped(cell: Cell) -> tuple[str, str]:
        return cell.theme, cell.population

    def line(theme: str, population: str, cells: list[Cell]) -> Iterator[object]:
        yield label("themes", theme, lang=lang, terms=terms)
        # the words that the answer itself uses for a public that is not stated
        whom = say("public not stated", lang) if population == "not_documented" else None
        yield whom or label("populations", population, lang=lang, terms=terms)
        for wanted in (("covered",), ("perhaps",), ("planned",), ("empty",), ("not_documented",)):
            yield sum(cell.state in wanted for cell in cells) or "–"

    asked = sorted((cell for cell in of.coverage.cells if cell.expected_by), key=grouped)
    head = ("expected theme", "for whom", "an action", "perhaps an action", "to come", "to open", "not documented")
    return rows(head, (line(*key, list(cells)) for key, cells in groupby(asked, grouped)), lang)


def to_open(of: Plan, lang: Lang) -> str:
    """The sentences on the expected cells that nothing covers for sure: what to open, what to say more of."""
    return bullets(of.coverage.explain(lang).splitlines()[1:-1])


def next_door(of: Plan, lang: Lang) -> str:
    """What is expected on the last documented day, where somebody works on it next door."""
    found = planning.coverage(of.today.council.on(of.last or of.today.date))
    return bullets(line for line in found.explain(lang).splitlines() if NEXT_DOOR.say(lang) in line)


# ---------------------------------------------------------------- the calendar


def ahead(of: Plan, lang: Lang) -> str:
    """The entries of the year; what comes back often is told once."""
    by_fact: dict[tuple[str, str], list[Entry]] = {}
    for entry in of.calendar.entries:
        by_fact.setdefault((entry.of, entry.kind), []).append(entry)
    if not by_fact:
        return quoted([say("No day of this year is documented.", lang)])
    found = list[tuple[str, str]]()
    for entries in by_fact.values():
        if len(entries) <= FEW:
            found += [(entry.date.say(lang), entry.says.say(lang)) for entry in entries]
        else:
            first, last = entries[0], entries[-1]
            hours = ""
            if first.begins and first.ends:
                hours = say(", {begins:%H:%M} to {ends:%H:%M}", lang, begins=first.begins, ends=first.ends)
            ends = {"first": first.date.say(lang), "last": last.date.say(lang)}
            when = say("{n} days, from {first} to {last}{hours}", lang, n=len(entries), hours=hours, **ends)
            found.append((when, first.says.say(lang)))
    return rows(("when", "what"), found, lang)


def to_be_set(of: Plan, lang: Lang) -> str:
    """The rhythms that are stated and have no dates."""
    return bullets([each.says.say(lang) for each in of.calendar.to_be_set] or [say("No rhythm is stated.", lang)])


# ---------------------------------------------------------------- the figures of each kind


def kinds(of: Plan, lang: Lang) -> str:
    """What each kind of program shows in figures; what has no arithmetic of its own, by its counts."""
    parts = list[str]()
    terms = of.today.council.terms
    for kind in sorted({program.kind for program in of.today.programs}):
        head = f"**{label('program_kinds', kind, lang=lang, terms=terms)}**"
        if kind in ANSWERS:
            parts += [head, bullets(of.ask(kind).explain(lang).splitlines())]
        else:
            counted = {
                it.name.say(lang): len(planning.figures(of.today, it.id)) for it in of.today.programs if it.kind == kind
            }
            words = "{name}: {n} counts documented."
            told = (say(words, lang, name=name, n=n or say("no", lang)) for name, n in counted.items())
            parts += [head, bullets(told)]
    return "\n\n".join(parts) or quoted([say("No program is documented.", lang)])


def stated(of: Plan, lang: Lang) -> Iterator[tuple[str, str, str]]:
    """Every figure that the sources give of the council's programs and bodies: whose it is, the figure, who tells it.

    The figures of later documents are read on the last documented day. Raises :class:`LookupError` where no
    answer tells a figure.
    """
    council = of.today.council
    later = council.on(of.last) if of.last else of.today
    for figure in sorted(council.indicators, key=lambda figure: figure.id):
        on = of.today if figure in of.today.indicators else later
        holder = {program.id: program.kind for program in on.programs}.get(figure.of or "")
        told = {line.of: line.says.say(lang) for line in planning.year(on, on.date.year).section("indicators")}
        by = "planning.year"
        if holder and holder in ANSWERS:
            answers = {each.indicator: each.says.say(lang) for each in of.ask(holder, on)[str(figure.of)].stated}
            told, by = told | answers, f"planning.{ANSWERS[holder]}"
        if figure.id not in told:
            raise LookupError(f"no answer tells the figure {figure.id!r}")
        yield told[figure.id].rstrip("."), _whose(council, figure.of, lang), f"{by}, {say_day(on.date, lang)}"
    for program_id, scheme in of.ask("housing_scheme").programs.items():
        for stock in scheme.stock:
            what = label("housing_kinds", stock.kind, lang=lang, terms=council.terms)
            given = {"places": stock.places.say(lang), "dwellings": stock.dwellings.say(lang)}
            counts = say("places: {places}; dwellings: {dwellings}", lang, **given)
            yield f"{what} – {counts}", _whose(council, program_id, lang), "planning.housing"
    for program_id, series in of.ask("workshop_series").programs.items():
        topics = say("Topics covered, one by one: {n}", lang, n=len(series.topics))
        yield topics, _whose(council, program_id, lang), "planning.workshops"
    for program in of.today.programs:
        for opening in program.openings:
            days = sum(entry.of == program.id for entry in of.calendar.entries)
            words = "{opening} ({n} days in {year})"
            opened = say(words, lang, opening=opening.say(lang), n=days, year=of.ahead)
            yield opened, program.name.say(lang), "planning.calendar"
    for each in of.calendar.to_be_set:
        rhythm = say("Stated rhythm: {rhythm}", lang, rhythm=each.frequency.say(lang))
        yield rhythm, _whose(council, each.of, lang), "planning.calendar"


def _whose(council: clsm.Council, id: str | None, lang: Lang) -> str:
    if id is None:
        return say("the council", lang)
    name = council.find(id).name
    return name if isinstance(name, str) else str(name.say(lang))


def figures(of: Plan, lang: Lang) -> str:
    """The figures of the sources, as the answers give them back."""
    if not of.today.programs:
        return quoted([say("None.", lang)])
    return rows(("figure of the sources", "of", "told by"), stated(of, lang), lang)


# ---------------------------------------------------------------- the report


def report(of: Plan, lang: Lang) -> str:
    """The report of the year, under its headings."""
    lines = of.report.explain(lang).splitlines()
    headings = {heading.say(lang) for heading in SECTIONS.values()}
    parts = [f"**{lines[0]}**"]
    for is_heading, some in groupby(lines[1:], lambda line: line in headings):
        found = list(some)
        parts.append(f"*{found[0]}*" if is_heading else bullets(found))
    return "\n\n".join(parts)


def in_words(of: Plan, lang: Lang) -> str:
    """The first sentence on coverage and what is to be set."""
    return quoted([of.coverage.explain(lang).splitlines()[0], *(it.says.say(lang) for it in of.calendar.to_be_set)])


PARTS: Final[Mapping[str, Callable[[Plan, Lang], str]]] = {
    "day": lambda of, lang: say_day(of.today.date, lang),
    "reported": lambda of, _: str(of.reported),
    "ahead": lambda of, _: str(of.ahead),
    "coverage": lambda of, lang: quoted([of.coverage.explain(lang).splitlines()[0]]),
    "expected": states,
    "to open": to_open,
    "calendar": ahead,
    "to be set": to_be_set,
    "kinds": kinds,
    "figures": figures,
    "report": report,
    "next door": next_door,
    "following": lambda of, lang: quoted(governance.following(of.today).explain(lang).splitlines()),
    "other language": lambda of, lang: in_words(of, "en" if lang == "fr" else "fr"),
    "open count": lambda of, _: str(len(of.coverage.to_open)),
    "not documented": lambda of, lang: say(
        "{n} of its {all} lines", lang, n=len(of.report.not_documented), all=len(of.report.lines)
    ),
}


# ---------------------------------------------------------------- in the pages

_MARKER: Final = re.compile(r"<!-- year ([a-z-]+): ([^>]+?) -->")


def answer(council: str, asked: str, lang: Lang) -> str:
    """What stands in the place of a marker; raises :class:`KeyError` where nothing answers it."""
    if council not in PLANS or asked not in PARTS:
        raise KeyError(f"nothing answers {asked!r} of {council!r}")
    return PARTS[asked](plan(council), lang)


def fill(app: "Sphinx", _page: str, source: list[str]) -> None:
    """Put what was computed in the place of the markers of a page."""
    source[0] = _MARKER.sub(lambda marker: answer(marker[1], marker[2], app.config.language), source[0])


def setup(app: "Sphinx") -> None:
    """Register the above; Sphinx calls this."""
    app.connect("source-read", fill)
