"""A plan as an xlsx file, by XlsxWriter: sheets to fill in, lists to choose from, and the rest in sight.

Every cell is text, so that no program makes a date of « 01/2010 » or a number of « 01004 ». There is no formula, no
macro and no name of an author; lists are ranges of cells, as a list that is typed into a rule breaks at a comma.
"""

import datetime
import importlib
import io
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from clsm.files.writing import replace
from clsm.problems import Mismatch, Problem
from clsm.published import NOT_FOR_PUBLICATION
from clsm.sheets import Sheet, position
from clsm.sheets.cells import MAX_ROWS
from clsm.vocabulary import LISTS
from clsm.words import YES_OR_NO, Lang, Text, listed, on_one_line
from clsm.workbook.columns import Field
from clsm.workbook.layout import COUNCIL, SHEETS, SORTS, TABLES, Table, heading
from clsm.workbook.names import print_of
from clsm.workbook.plans import TABLE, VERSION, Memory, Plan

_LONG_AGO: Final = datetime.datetime(2000, 1, 1)

FIRST_ROW: Final = 4
"""The row in which facts begin: a title, a line of help and the headings stand above."""

_ROOM: Final = 500
"""So many rows have lists to choose from, and more where a council has more."""

_PIECE: Final = 16_000
"""The most characters of a piece of the rest: characters outside the usual ones count twice in Excel."""

_MOST: Final = 32_767
"""The most characters that Excel takes in a cell."""

_README: Final = (
    Text(
        fr="Ce classeur est le dossier d’un conseil local de santé mentale. Remplissez ce que vous savez, et laissez "
        "en blanc ce que vous ne savez pas : un blanc veut dire « non documenté », jamais « non » ni zéro.",
        en="This workbook is the file of a local mental-health council. Fill in what you know, and leave blank what "
        "you do not: a blank means “not documented”, never “no” and never zero.",
    ),
    Text(
        fr="N’écrivez le nom d’aucune personne, ni rien sur sa santé : des organisations, des fonctions, des rôles.",
        en="Write no person’s name and nothing about anybody’s health: organisations, offices, roles.",
    ),
    Text(
        fr="Les colonnes orange sont nécessaires. Le repère se fait tout seul : laissez-le en blanc pour une nouvelle "
        "ligne, et videz-le si vous copiez une ligne.",
        en="Orange columns are needed. Keys are made by themselves: leave them blank in a new row, and clear them "
        "where you copy one.",
    ),
    Text(
        fr="On nomme un partenaire ou une instance par son nom. Plusieurs noms dans une cellule se séparent par un "
        "point-virgule ; la liste déroulante n’en propose qu’un à la fois.",
        en="Organisations and bodies are meant by their names. Several names in one cell are set apart by "
        "semicolons; the list proposes one at a time.",
    ),
    Text(
        fr="Une date s’écrit comme vous la savez : 1977, 01/2010, 15/10/2011. Une fin peut être « en cours » ou "
        "« avant 2012 ».",
        en="Write a date as far as you know it: 1977, 2010-01, 2011-10-15. An end may be “ongoing” or “by 2012”.",
    ),
    Text(
        fr="« À jour au », dans la feuille Conseil, date les lignes que vous ajoutez ou changez, et nulle autre. "
        "« Vérifié le » date une ligne que vous avez vérifiée sans la changer.",
        en="“Up to date on”, in the sheet Council, dates the rows that you add or change, and no other. “Checked on” "
        "dates a row that you checked and left as it is.",
    ),
    Text(
        fr="Pour retirer une ligne, écrivez oui dans sa dernière colonne. Une ligne effacée sans cela est demandée.",
        en="To take a row out, write yes in its last column. A row that is deleted without that is asked about.",
    ),
    Text(
        fr="Puis, là où clsm est installé : clsm check conseil.xlsx --lang fr",
        en="Then, where clsm is installed: clsm check council.xlsx",
    ),
)
_SHARED: Final = Text(
    fr="Copie à partager : sans les remarques, le reste du dossier, les petits nombres ni les instances qui parlent de "
    "situations.",
    en="A copy to share: without notes, the rest of the file, small counts, and bodies that speak of situations.",
)
_HELP: Final = Text(
    fr="Une ligne par élément. Laissez en blanc ce que vous ne savez pas.",
    en="A row for each. Leave blank what you do not know.",
)
_COUNCIL_HELP: Final = Text(
    fr="Une réponse par ligne. Les lignes orange sont nécessaires.",
    en="An answer in each row. Orange rows are needed.",
)
_LISTS_HELP: Final = Text(
    fr="Les mots que proposent les listes déroulantes. Un mot nouveau s’écrit dans la cellule même.",
    en="The words that lists propose. A new word is written in the cell itself.",
)
_REST_HELP: Final = Text(
    fr="Ne pas modifier : ce que les autres feuilles ne montrent pas, et de quoi voir ce qui a changé.",
    en="Do not change: what the other sheets do not show, and prints by which changes are seen.",
)
KINDS: Final = {
    "whole": Text(fr="complet", en="whole"),
    "shared": Text(fr="à partager", en="to share"),
    "blank": Text(fr="vierge", en="blank"),
}
"""What a workbook holds of its council, as its own sheet says."""

_MARKS: Final = {"whole": (NOT_FOR_PUBLICATION,), "shared": (_SHARED,)}
"""What stands first in a workbook that holds a council."""


_BLANK: Final[dict[Lang, dict[str, str]]] = {"fr": {"jurisdiction": "FR"}, "en": {}}
"""The answers of a blank workbook."""


def save(path: "str | os.PathLike[str]", lang: Lang, plan: Plan | None, problems: Iterable[Problem] = ()) -> None:
    """Write the workbook of *plan*, or a blank one; *problems* are marked in their cells."""
    if plan:
        _must_fit(plan)
        places = _places(plan)
        problems = [_placed(problem, places, lang) for problem in problems]
    with _Book(path, lang, sharing=plan is not None and plan.sharing, problems=problems) as book:
        kind = "blank" if plan is None else "shared" if plan.sharing else "whole"
        book.readme(_MARKS.get(kind, ()))
        book.council(
            plan.council.cells if plan else _BLANK[lang], f"{VERSION} {lang} {kind} {plan.print if plan else '-'}"
        )
        for table in TABLES:
            rows = [row.cells for (name, _), row in plan.rows.items() if name == table.name] if plan else []
            book.table(table, rows)
        book.lists(plan.terms if plan else {})
        if plan and not plan.sharing:
            book.rest(plan.memory)


def _places(plan: Plan) -> dict[str, tuple[Table, int, int]]:
    """By path, where each thing and each answer of the council stands; nowhere in a copy to share.

    What a path leads to may be withheld there, and the words of a problem would tell it.
    """
    if plan.sharing:
        return {}
    questions = [field.key for _, field, _ in COUNCIL.columns]
    places = {key: (COUNCIL, FIRST_ROW + questions.index(key), 2) for key in questions}
    rows = Counter[str]()
    for (name, _), row in plan.rows.items():
        columns = [field.key for _, field, _ in TABLE[name].columns]
        at = {key: (TABLE[name], FIRST_ROW + rows[name], columns.index(key) + 1) for key in columns}
        places |= {f"{row.path}/{key}": place for key, place in at.items()}
        places[row.path] = at.get(TABLE[name].named_by, at[columns[0]])
        rows[name] += 1
    return places


def _placed(problem: Problem, places: Mapping[str, tuple[Table, int, int]], lang: Lang) -> Problem:
    """A *problem* in the cell to which its path leads, where it knows none: that of a field, or of what has it."""
    steps = problem.path.split("/")
    paths = ("/".join(steps[:many]) for many in range(len(steps), 0, -1))
    place = next((places[path] for path in paths if path in places), None)
    if problem.cell or place is None:
        return problem
    table, row, column = place
    return attrs.evolve(problem, sheet=SHEETS[table.name].say(lang), cell=position(row, column))


def _must_fit(plan: Plan) -> None:
    """Refuse a council of which a sheet would have more rows than are read back."""
    rows = Counter(name for name, _ in plan.rows)
    if not plan.sharing:
        rows["rest"] = len(plan.rows) + 2
    name, longest = max(rows.items(), key=lambda item: item[1], default=("rest", 0))
    if longest > MAX_ROWS - FIRST_ROW:
        raise Mismatch("large-workbook", n=longest, sheet=SHEETS[name], most=MAX_ROWS - FIRST_ROW)


def save_typed(
    path: "str | os.PathLike[str]", lang: Lang, typed: Sequence[Sheet], problems: Iterable[Problem], *, sharing: bool
) -> None:
    """Write the cells that a person typed where they stood, those of *problems* marked and explained."""
    by_name = {sheet.name: sheet for sheet in typed}
    with _Book(path, lang, sharing=sharing, problems=problems) as book:
        for name, title in SHEETS.items():
            sheet = by_name.pop(title.say(lang), None) or by_name.pop(_other(title, lang), None)
            if name == "lists":
                book.lists({})
            elif sheet is not None:
                book.typed(name, sheet)
        for sheet in by_name.values():
            book.typed("", sheet)


def _other(title: Text, lang: Lang) -> str:
    return title.say("en" if lang == "fr" else "fr")


class _Book:
    """An xlsx file that is being written."""

    def __init__(
        self, path: "str | os.PathLike[str]", lang: Lang, *, sharing: bool, problems: Iterable[Problem]
    ) -> None:
        xlsxwriter: Any = importlib.import_module("xlsxwriter")
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        # the file is touched once everything is written: a failure leaves the old one whole
        self._path, self._content = path, io.BytesIO()
        self._book = xlsxwriter.Workbook(self._content, options)
        self._lang, self._sharing = lang, sharing
        self._marks: dict[tuple[str, str], list[Problem]] = {}
        for problem in problems:
            if problem.sheet and problem.cell:
                self._marks.setdefault((problem.sheet, problem.cell), []).append(problem)
        text = {"num_format": "@", "valign": "top", "text_wrap": True}
        self._text = self._book.add_format(text)
        self._grey = self._book.add_format({**text, "font_color": "#808080", "font_size": 9})
        self._small = self._book.add_format({**text, "font_color": "#808080", "font_size": 8, "text_wrap": False})
        self._red = self._book.add_format({**text, "bg_color": "#F8CBAD", "border": 1})
        self._title = self._book.add_format({"bold": True, "font_size": 14})
        self._help = self._book.add_format({"italic": True, "font_color": "#595959"})
        bold = {"bold": True, "text_wrap": True, "valign": "top", "border": 1}
        self._heading = self._book.add_format({**bold, "bg_color": "#DDEBF7"})
        self._needed = self._book.add_format({**bold, "bg_color": "#F4B183"})
        # the same bytes for the same council: no day on which the file was made
        self._book.set_properties({"created": _LONG_AGO})

    def __enter__(self) -> "_Book":
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if error is None:
            self._book.close()
            replace(os.fsdecode(self._path), self._content.getvalue())

    def readme(self, marks: Iterable[Text]) -> None:
        """What may be done with it, by its *marks*, and how to fill it in."""
        sheet = self._sheet("readme")
        sheet.set_column(0, 0, 110, self._text)
        for row, line in enumerate((*marks, *_README), FIRST_ROW - 2):
            self._put(sheet, row, 0, line.say(self._lang))
            self._fit(sheet, row, [(line.say(self._lang), 110)])

    def council(self, cells: Mapping[str, str], version: str) -> None:
        """The council itself: a line a question."""
        sheet = self._sheet("council", _COUNCIL_HELP)
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 70, self._text)
        sheet.freeze_panes(FIRST_ROW - 1, 1)
        for column, key in enumerate(("question", "answer")):
            sheet.write_string(FIRST_ROW - 2, column, heading(key, self._lang), self._heading)
        row = FIRST_ROW - 1
        for key, field, _ in COUNCIL.columns:
            if field.private and self._sharing:
                continue
            style = self._needed if field.required and not key.endswith("@") else self._heading
            sheet.write_string(row, 0, heading(key, self._lang), style)
            self._put(sheet, row, 1, cells.get(key, ""))
            self._fit(sheet, row, [(cells.get(key, ""), 70)])
            self._choices(sheet, field, row, row, 1)
            row += 1
        sheet.write_string(row, 0, heading("version", self._lang), self._grey)
        self._put(sheet, row, 1, version, self._grey)

    def table(self, table: Table, rows: Sequence[Mapping[str, str]]) -> None:
        """A line a fact, its columns from left to right."""
        sheet = self._sheet(table.name, _HELP)
        sheet.freeze_panes(FIRST_ROW - 1, 2 if table.fields[0].key == "id" else 0)
        sheet.set_row(FIRST_ROW - 2, 32)
        last = FIRST_ROW - 2 + max(_ROOM, len(rows) + 200)
        column = 0
        for key, field, place in table.columns:
            if field.private and self._sharing:
                continue
            beside = key.endswith("@")
            unused = beside and not any(row.get(key) for row in rows)
            sheet.set_column(
                *(column, column, field.width, self._grey if key == "id" else self._text),
                {"level": 1, "hidden": unused} if beside else {},
            )
            style = self._needed if field.required and not place else self._heading
            sheet.write_string(FIRST_ROW - 2, column, heading(key, self._lang), style)
            for number, cells in enumerate(rows, FIRST_ROW - 1):
                self._put(sheet, number, column, cells.get(key, ""), self._grey if key == "id" else self._text)
            if not beside:
                self._choices(sheet, field, FIRST_ROW - 1, last, column)
            column += 1
        widths = {key: field.width for key, field, _ in table.columns if not (field.private and self._sharing)}
        for number, cells in enumerate(rows, FIRST_ROW - 1):
            self._fit(sheet, number, [(cells.get(key, ""), width) for key, width in widths.items()])
        sheet.set_column(column, column, 12, self._text)
        sheet.write_string(FIRST_ROW - 2, column, heading("take_out", self._lang), self._heading)
        self._choose(sheet, FIRST_ROW - 1, last, column, [YES_OR_NO[True].say(self._lang)])

    def lists(self, terms: Mapping[str, Mapping[str, Any]]) -> None:
        """The words of every list that a column chooses from; the columns are known before they are written."""
        sheet = self._sheet("lists", _LISTS_HELP)
        sheet.protect()
        for column, name in enumerate(_LISTS):
            own = [words if isinstance(words, str) else words[self._lang] for words in terms.get(name, {}).values()]
            labels = [label.say(self._lang) for id, label in LISTS[name].items() if id != "not_documented"]
            sheet.write_string(FIRST_ROW - 2, column, name, self._heading)
            for row, label in enumerate([*labels, *own], FIRST_ROW - 1):
                sheet.write_string(row, column, on_one_line(label), self._text)
        sheet.set_column(0, len(_LISTS), 30)

    def rest(self, memory: Memory) -> None:
        """What no sheet shows, and the prints of what they do."""
        sheet = self._sheet("rest", _REST_HELP)
        sheet.protect()
        sheet.set_column(0, 1, 40, self._small)
        sheet.set_column(2, 2, 100, self._small)
        lines = list(written(memory))
        everything = print_of("\n".join("\t".join(line) for line in lines))
        for column, key in enumerate(("path", "prints", "rest")):
            sheet.write_string(FIRST_ROW - 2, column, heading(key, self._lang), self._heading)
        for row, line in enumerate([("#", everything), *lines], FIRST_ROW - 1):
            for column, words in enumerate(line):
                self._put(sheet, row, column, words, self._small)

    def typed(self, name: str, typed: Sheet) -> None:
        """A sheet as a person left it, its columns as wide as ever."""
        sheet = self._book.add_worksheet(typed.name)
        sheet.set_column(0, 40, 24, self._text)
        if name in ("readme", "council"):
            sheet.set_column(0, 0, 110 if name == "readme" else 34, self._text)
            sheet.set_column(1, 1, 70, self._text)
        if name == "rest":
            sheet.protect()
        for cell in typed.cells.values():
            head = name and cell.row == FIRST_ROW - 1
            self._put(sheet, cell.row - 1, cell.column - 1, cell.text, self._heading if head else self._text)
        for (title, at), _ in self._marks.items():
            blank = {cell.position for cell in typed.cells.values()}
            if title == typed.name and at not in blank:
                self._mark(sheet, at)
                sheet.write_blank(at, None, self._red)

    def _sheet(self, name: str, help: Text | None = None) -> Any:
        title = SHEETS[name].say(self._lang)
        sheet = self._book.add_worksheet(title)
        sheet.write_string(0, 0, title, self._title)
        sheet.set_landscape()
        sheet.set_paper(8 if name in TABLE else 9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(FIRST_ROW - 2)
        if help:
            sheet.write_string(1, 0, help.say(self._lang), self._help)
        return sheet

    def _fit(self, sheet: Any, row: int, cells: Iterable[tuple[str, float]]) -> None:
        """Make a row as high as its longest text asks, up to four lines: LibreOffice does not by itself."""
        lines = max(sum(-(-len(line) // int(width)) or 1 for line in words.split("\n")) for words, width in cells)
        sheet.set_row(row, 15 * min(max(lines, 1), 4))

    def _put(self, sheet: Any, row: int, column: int, words: str, style: Any = None) -> None:
        at = position(row + 1, column + 1)
        marked = (sheet.get_name(), at) in self._marks
        if marked:
            self._mark(sheet, at)
        style = self._red if marked else style or self._text
        if not words:
            if marked:
                sheet.write_blank(row, column, None, style)
        else:
            # what is ours is shorter: only what a person typed in an ods file can be as long
            sheet.write_string(row, column, words[:_MOST], style)

    def _mark(self, sheet: Any, at: str) -> None:
        words = listed((_explained(it) for it in self._marks[sheet.get_name(), at]), Text.same("\n"))
        sheet.write_comment(at, words.say(self._lang), {"x_scale": 2, "y_scale": 1.5})

    def _choices(self, sheet: Any, field: Field, first: int, last: int, column: int) -> None:
        """A list to choose from, which warns and lets pass."""
        if not field.choices:
            return
        kind, _, name = field.choices[0].partition(" ")
        if kind == "list":
            at = _LISTS.index(name)
            length = FIRST_ROW + len(LISTS[name]) + 60
            self._choose(sheet, first, last, column, _range("lists", at, length, self._lang), field.several)
        elif kind == "names" and name in _NAME_COLUMNS:
            self._choose(
                *(sheet, first, last, column),
                _range(name, _NAME_COLUMNS[name], FIRST_ROW + _ROOM, self._lang),
                # a seat of a post is not among the organisations, and is right all the same
                field.several or len(field.choices) > 1,
            )
        elif kind == "said":
            self._choose(sheet, first, last, column, [YES_OR_NO[it].say(self._lang) for it in (True, False)])
        elif kind == "of":
            self._choose(sheet, first, last, column, [SORTS[it].say(self._lang) for it in name.split()])

    def _choose(
        self, sheet: Any, first: int, last: int, column: int, source: "str | list[str]", silent: bool = False
    ) -> None:
        options = {"validate": "list", "source": source, "error_type": "warning", "show_error": not silent}
        sheet.data_validation(first, column, last, column, options)


def _explained(problem: Problem) -> Text:
    """What a comment says of a cell: the sentence, without the place that it stands at."""
    bare: dict[str, Any] = {"file": None, "sheet": None, "cell": None, "path": "", "line": None, "column": None}
    said = attrs.evolve(problem, **bare)
    return Text(fr=said.message("fr"), en=said.message("en"))


def _range(sheet: str, column: int, last: int, lang: Lang) -> str:
    letters = position(1, column + 1)[:-1]
    return f"='{SHEETS[sheet].say(lang)}'!${letters}${FIRST_ROW}:${letters}${last}"


_LISTS: Final = tuple(
    sorted(
        {
            choice.partition(" ")[2]
            for table in (COUNCIL, *TABLES)
            for field in table.fields
            for choice in field.choices
            if choice.startswith("list ")
        }
    )
)
"""The lists that columns choose from: a column each of the sheet of lists."""

_NAME_COLUMNS: Final = {
    table.collection: at for table in TABLES for at, (key, _, _) in enumerate(table.columns) if key in ("name", "title")
}
"""The column in which each sheet has the names that others choose from."""


def written(memory: Memory) -> Iterator[tuple[str, ...]]:
    """The lines of the last sheet: a row's table and id, the prints of its cells, and its rest in pieces."""
    for (name, id), row in memory.rows.items():
        prints = " ".join(f"{key}={value}" for key, value in row.prints.items() if value)
        content = _visible(json.dumps(row.rest, ensure_ascii=False, separators=(",", ":"))) if row.rest else ""
        pieces = [content[at : at + _PIECE] for at in range(0, len(content), _PIECE)]
        yield (f"{name}/{id}", prints, *pieces)


def _visible(text: str) -> str:
    """JSON with what cells or XML may change written out; the same to whoever reads JSON."""
    return re.sub(
        "[\x7f-\xa0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufff0-\uffff]|(?<= ) |(?<=_)x",
        lambda match: f"\\u{ord(match[0]):04x}",
        text,
    )
