"""A workbook as a person gives it back: what it holds, what was changed, and what is to be mended, cell by cell.

Sheets and columns are known by their names in either language, in any order. A row whose key is known and whose
cells nobody touched means what it meant, whatever they could show; a touched cell means what it says. What is not
understood is a problem with its place, and is never taken for a blank.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any, Final, cast, final

import attrs

from clsm.changes import Add, Remove, Replace, diff
from clsm.council import Council
from clsm.dates import PartialDate
from clsm.fields import slug
from clsm.files import converter
from clsm.files.persons import persons_in
from clsm.files.trees import FORMAT, Paths, derived_in_file, readable
from clsm.limits import ask_time
from clsm.problems import CouncilError, CouncilFileError, Mismatch, Problem
from clsm.sheets import Cell, Sheet
from clsm.sheets import read as cells_of
from clsm.words import Lang, Text
from clsm.workbook.columns import CellRefused, Desk, Field, is_blank
from clsm.workbook.layout import COUNCIL, SHEETS, SORTS, TABLES, Table, heading
from clsm.workbook.names import Names, in_language, print_of
from clsm.workbook.plans import TABLE, Key, Memory, Remembered, plan_of, register, terms_of
from clsm.workbook.writing import FIRST_ROW, KINDS, written

Change = Add | Replace | Remove


@final
@attrs.frozen(kw_only=True)
class WorkbookReading:
    """What a workbook holds.

    ``council`` is ``None`` where something is to be mended first. ``changes`` are what was changed, added or taken
    out since the workbook was written; applied to the council that it was written from, they give ``council``.
    ``problems`` hold what keeps it from being read (level *error*) and what is to be looked at (*warning*), each
    with its sheet and cell. ``lang`` is the language of the workbook, ``sharing`` says that it is a copy to share.
    """

    council: Council | None
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    lang: Lang = "fr"
    sharing: bool = False
    typed: tuple[Sheet, ...] = attrs.field(default=(), repr=False)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the workbook from being read."""
        return tuple(problem for problem in self.problems if problem.level == "error")


def read_workbook(
    source: "str | os.PathLike[str] | IO[bytes]", base: Council | None, *, removals: bool
) -> WorkbookReading:
    """See :func:`clsm.workbook.read`."""
    try:
        spreadsheet = cells_of(source)
    except CouncilFileError as error:
        return WorkbookReading(council=None, changes=(), problems=error.problems)
    name = os.fspath(source) if isinstance(source, str | os.PathLike) else str(getattr(source, "name", "")) or None
    reader = _Reader(spreadsheet.sheets, base, file=name, removals=removals)
    council, changes = reader.read()
    problems = sorted((*spreadsheet.warnings, *reader.problems), key=reader.order)
    return WorkbookReading(
        council=council,
        changes=changes,
        problems=tuple(problems),
        lang=reader.lang,
        sharing=reader.kind == "shared",
        typed=spreadsheet.sheets,
    )


@attrs.define
class _Line:
    """A row of a sheet with a line a fact, as it is read."""

    table: Table
    row: int
    cells: dict[str, Cell]
    steps: tuple[Any, ...] = ()
    id: str = ""
    known: Remembered | None = None
    fact: dict[str, Any] = attrs.field(factory=dict)
    where: dict[str, Cell] = attrs.field(factory=dict)
    touched: set[str] = attrs.field(factory=set)
    """The fields of the file whose cells were touched."""


class _Stop(Exception):
    """The workbook cannot be read further: the problem is told."""


class _Reader:
    """Reads one workbook."""

    def __init__(self, sheets: Sequence[Sheet], base: Council | None, *, file: str | None, removals: bool) -> None:
        self._base, self._file, self._removals = base, file, removals
        self.problems: list[Problem] = []
        self.lang: Lang = "fr"
        self.kind = "blank"
        self._sheets: dict[str, Sheet] = {}
        self._order = [sheet.name for sheet in sheets]
        for sheet in sheets:
            self._place(sheet)
        self._memory = Memory()
        self._lines: dict[str, list[_Line]] = {table.name: [] for table in TABLES}
        self._gone = list[Key]()
        self._taken = set[str]()
        self._as_of: str | None = None
        self._new_words = set[tuple[str, str]]()

    def order(self, problem: Problem) -> tuple[int, int, str]:
        """By sheet, row and column."""
        at = re.fullmatch("([A-Z]+)([0-9]+)", problem.cell or "")
        sheet = self._order.index(problem.sheet) if problem.sheet in self._order else -1
        return sheet, int(at[2]) if at else 0, at[1].rjust(3) if at else ""

    def read(self) -> tuple[Council | None, tuple[Change, ...]]:
        try:
            council = self._council()
        except _Stop:
            return None, ()
        if council is None or any(problem.level == "error" for problem in self.problems):
            return None, ()
        changes = diff(self._base, council) if self._base is not None else tuple(self._changes(council))
        return council, changes

    # ------------------------------------------------------------ sheets and columns

    def _place(self, sheet: Sheet) -> None:
        """Know a *sheet* by its name in one of the languages."""
        folded = slug(sheet.name)
        for name, title in SHEETS.items():
            for lang in ("fr", "en"):
                if folded == slug(title.say(lang)) and name not in self._sheets:
                    # a sheet of another name in one language may have this one in the other
                    if name == "council":
                        self.lang = lang
                    self._sheets[name] = sheet
                    return
        if sheet.cells:
            self._tell(Mismatch("unknown-sheet", found=repr(sheet.name)), sheet.name)

    def _tell(self, mismatch: Mismatch, sheet: str | None = None, cell: Cell | None = None, path: str = "") -> None:
        at = cell.position if cell else None
        self.problems.append(readable(mismatch.at(path, file=self._file, sheet=sheet, cell=at)))

    def _headings(self, sheet: Sheet, table: Table) -> tuple[int, dict[str, int]]:
        """The row of the headings and the column of each: where most known ones stand among the first rows."""
        known = {slug(heading(key, lang)): key for lang in ("en", "fr") for key, _, _ in _with_take_out(table)}
        best: tuple[int, dict[str, int]] = (FIRST_ROW - 1, {})
        for cells in sheet.rows[:12]:
            columns: dict[str, int] = {}
            for cell in cells:
                if (key := known.get(slug(cell.text))) is not None:
                    columns.setdefault(key, cell.column)
            if len(columns) > len(best[1]):
                best = cells[0].row, columns
        row, columns = best
        for cell in (cell for (at, _), cell in sorted(sheet.cells.items()) if at == row):
            if cell.column not in columns.values():
                self._tell(Mismatch("unknown-column", found=repr(cell.text)), sheet.name, cell)
        return row, columns

    def _council_cells(self) -> dict[str, Cell]:
        """The answers of the council's own sheet, by column key; it cannot be left out."""
        sheet = self._sheets.get("council")
        if sheet is None:
            self._tell(Mismatch("no-workbook", sheet=SHEETS["council"]))
            raise _Stop
        known = {slug(heading(key, lang)): key for lang in ("en", "fr") for key, _, _ in COUNCIL.columns}
        known |= {slug(heading("version", lang)): "version" for lang in ("en", "fr")}
        answers = dict[str, Cell]()
        for cells in sheet.rows:
            key = known.get(slug(cells[0].text)) if cells[0].column == 1 else None
            if key is not None:
                answers.setdefault(key, sheet.at(cells[0].row, 2))
            elif cells[0].row >= FIRST_ROW:
                self._tell(Mismatch("unknown-column", found=repr(cells[0].text)), sheet.name, cells[0])
        return answers

    # ------------------------------------------------------------ what the workbook remembers

    def _remember(self, version: Cell | None) -> None:
        """Know how the workbook was written: from its base, which must be the same, or from its last sheet."""
        words = version.text.split() if version else []
        if len(words) == 4 and words[1] in ("en", "fr"):
            self.lang = cast(Lang, words[1])
        kinds = {slug(KINDS[kind].say(lang)): kind for kind in KINDS for lang in ("fr", "en")} | {k: k for k in KINDS}
        self.kind = kinds.get(words[2], "blank") if len(words) == 4 else "blank"
        if self._base is not None:
            plan = plan_of(self._base, self.lang, sharing=self.kind == "shared")
            if len(words) != 4 or words[3] != plan.print:
                self._tell(Mismatch("other-base", id=self._base.id))
                raise _Stop
            self._memory = plan.memory
        elif self.kind == "whole" or "rest" in self._sheets:
            self.kind = "whole"
            self._memory = self._last_sheet()

    def _last_sheet(self) -> Memory:
        sheet = self._sheets.get("rest")
        if sheet is None:
            self._tell(Mismatch("no-rest", sheet=SHEETS["rest"]))
            raise _Stop
        rows, prints = dict[Key, Remembered](), ""
        try:
            for cells in sheet.rows:
                if cells[0].row < FIRST_ROW or cells[0].column != 1:
                    continue
                words = {cell.column: cell.text for cell in cells}
                if words[1] == "#":
                    prints = words[2]
                    continue
                name, _, id = words[1].partition("/")
                pieces = "".join(words[column] for column in sorted(words) if column > 2)
                known = dict(pair.split("=") for pair in words.get(2, "").split())
                rows[name, id] = Remembered(prints=known, rest=json.loads(pieces) if pieces else {})
            memory = Memory(rows=rows)
            same = prints == print_of("\n".join("\t".join(line) for line in written(memory)))
        except (KeyError, TypeError, ValueError, RecursionError):
            same = False
        if not same or ("council", "") not in rows:
            self._tell(Mismatch("changed-rest", sheet=SHEETS["rest"]), sheet.name)
            raise _Stop
        return memory

    # ------------------------------------------------------------ rows

    def _rows(self, table: Table) -> Iterator[_Line]:
        """The rows of a sheet that are not blank, each with its cells by column."""
        sheet = self._sheets.get(table.name)
        if sheet is None:
            return
        first, columns = self._headings(sheet, table)
        remembered = [row.prints for (name, _), row in self._memory.rows.items() if name == table.name]
        said = {key for prints in remembered for key, print in prints.items() if print}
        for key in sorted(said - columns.keys()):
            self._tell(Mismatch("missing-column", heading=_both(key)), sheet.name)
        wanted = {column: key for key, column in columns.items()}
        for cells in sheet.rows:
            kept = {wanted[cell.column]: cell for cell in cells if cell.column in wanted and cell.text.strip()}
            if cells[0].row > first and kept:
                for key, column in columns.items():
                    kept.setdefault(key, sheet.at(cells[0].row, column))
                yield _Line(table=table, row=cells[0].row, cells=kept)

    def _council(self) -> Council | None:
        answers = self._council_cells()
        self._remember(answers.get("version"))
        root = self._memory.rows.get(("council", ""))
        desk = Desk(lang=self.lang, names=Names(SHEETS), terms=terms_of(root.rest if root else {}))
        self._taken.add(answers["council_id"].text.strip() if "council_id" in answers else "")
        self._gather(desk)
        top = _Line(table=COUNCIL, row=0, cells=answers, known=root)
        self._fill(top, desk)
        if top.fact.get("id") is None and top.fact.get("name"):
            top.fact["id"] = _free(
                slug(in_language(top.fact["name"], self.lang))[:48].strip("-") or "council", self._taken
            )
        self._as_of, self._touched_above = top.fact.get("as_of"), top.touched
        for table in TABLES:
            for line in self._lines[table.name]:
                self._fill(line, desk)
        self._ask_removals()
        self._needs_date(top)
        tree, places = self._tree(top, desk)
        if not _INCOMPLETE.isdisjoint(problem.code for problem in self.problems):
            return None  # everything else would follow from what is gone
        return self._built(tree, places)

    def _gather(self, desk: Desk) -> None:
        """Know every row by its id, made where none is written, and every name that cells may mean."""
        taken = self._taken
        taken |= {id for name, id in self._memory.rows if name not in ("council", "attendance")}
        taken |= set(_ids_in(self._memory.rows.get(("council", ""), _NOTHING).rest))
        for table in TABLES:
            self._lines[table.name] = list(self._rows(table))
            for line in self._lines[table.name]:
                written_id = line.cells.get("id")
                line.id = written_id.text.strip() if written_id else ""
                taken.add(line.id)
        self._twice()
        for table in TABLES:
            for line in self._lines[table.name]:
                if table.name == "attendance":
                    line.id = self._same_attendance(line)
                line.known = self._memory.rows.get((table.name, line.id))
                if table.within is None and not line.id:
                    line.id = _free(_stem(line), taken)
                    taken.add(line.id)
                if table.within is None:
                    self._name(line, desk)
        for (name, id), row in self._memory.rows.items():
            if name not in ("council", "seats", "meetings", "attendance"):
                first = "label" if name == "posts" else TABLE[name].named_by
                for collection in SORTS if name == "priorities" else (name,):
                    desk.names.add_print(collection, id, row.prints.get(first, ""))
        for (name, id), fact in self._elsewhere():
            desk.names.add(name, id, [id, str(fact)])

    def _same_attendance(self, line: _Line) -> str:
        """The meeting and the seat of a row of attendance that nobody touched: it has no key of its own."""
        prints = {key: print for key, cell in line.cells.items() if (print := print_of(cell.text))}
        same = [
            id
            for (name, id), row in self._memory.rows.items()
            if name == "attendance" and {key: print for key, print in row.prints.items() if print} == prints
        ]
        return same[0] if len(same) == 1 else ""

    def _elsewhere(self) -> Iterator[tuple[Key, Any]]:
        """What has an id in the rest, and no row: a body that a shared copy leaves out."""
        rest = self._memory.rows.get(("council", ""), _NOTHING).rest
        for table in TABLES:
            for fact in rest.get(table.collection, ()) if table.within is None else ():
                yield (table.collection, fact["id"]), fact.get("name", fact["id"])

    def _twice(self) -> None:
        """A key that two rows have: that of a row that was copied."""
        seen = dict[str, str]()
        for table in TABLES:
            for line in self._lines[table.name]:
                if not line.id:
                    continue
                if line.id in seen:
                    sheet = self._sheets[table.name].name
                    self._tell(Mismatch("key-twice", id=line.id, place=seen[line.id]), sheet, line.cells["id"])
                seen[line.id] = f"{self._sheets[table.name].name}!{line.cells['id'].position}"

    def _name(self, line: _Line, desk: Desk) -> None:
        """Say by which names the cells of others may mean a row."""
        fact = dict[str, Any]()
        for field in line.table.fields:
            if field.key in ("name", "aliases", "words", "title", "label", "function", "@sort"):
                try:
                    fact[field.key] = self._value(line, field, desk)
                except CellRefused:
                    fact[field.key] = None
        for key in ("function", "@sort"):
            if fact.get(key, "") is None:
                return
        register(desk, line.table.name, line.id, fact)

    def _cells(self, line: _Line, field: Field) -> list[Cell]:
        return [line.cells.get(key, Cell(row=max(line.row, 1), column=1)) for key in field.headings]

    def _was_touched(self, line: _Line, field: Field) -> bool:
        if line.known is None or any(cell.kind == "error" for cell in self._cells(line, field)):
            return True
        return any(
            print_of(line.cells[key].text) != line.known.prints.get(key, "")
            for key in field.headings
            if key in line.cells
        )

    def _value(self, line: _Line, field: Field, desk: Desk) -> Any:
        """What the cells of a field mean: what they meant where nobody touched them."""
        desk.names.as_written = not self._was_touched(line, field)
        if line.known is not None and desk.names.as_written:
            if field.key in line.known.rest:
                return line.known.rest[field.key]
            if line.table.name == "attendance" and field.key in ("@in", "seat"):
                return line.id.split("/")[field.key == "seat"]
        return field.read(self._cells(line, field), desk)

    def _fill(self, line: _Line, desk: Desk) -> None:
        """Read every field of a row; what is refused is told with its cell."""
        ask_time()
        sheet = self._sheets[line.table.name].name
        line.fact = dict(line.known.rest) if line.known else {}
        desk.body = self._body_of(line, desk) if line.table.name == "attendance" else None
        for field in line.table.fields:
            cells = self._cells(line, field)
            line.where[field.key] = cells[0]
            if field.key == "id" and line.table is not COUNCIL:
                self._fill_id(line)
                continue
            if not any(key in line.cells for key in field.headings):
                continue
            if line.table.name == "attendance" and field.key != "@in" and line.fact.get("@in") is None:
                break  # whose seats are meant is not known
            touched = self._was_touched(line, field)
            if touched:
                line.touched.add(field.key)
                self._tell_of_formulas(sheet, cells)
            try:
                for at, cell in enumerate(cells):
                    if cell.kind == "error" and touched:
                        raise CellRefused(at, Mismatch("error-cell", found=repr(cell.text)))
                value = self._value(line, field, desk)
                if value is None and field.required and touched and field.key != "as_of":
                    raise CellRefused(0, Mismatch("needed-cell", heading=_both(field.headings[0])))
            except CellRefused as refused:
                self._tell(refused.mismatch, sheet, cells[refused.column])
                line.fact[field.key] = None
                continue
            for term in [term for term in desk.new_terms if term not in self._new_words]:
                label, near = desk.new_terms[term]
                self._new_words.add(term)
                self._tell(
                    Mismatch("new-word", found=repr(label), heading=_both(field.headings[0]), near=near),
                    sheet,
                    cells[0],
                )
            if touched and line.known is not None:
                self._tell_of_loss(line, field, sheet, cells, value)
            line.fact[field.key] = value
        if line.table is not COUNCIL:
            self._date(line)
            if line.table.within == "instances" and line.fact.get("@in"):
                self._finish_inner(line, desk)
            if line.table.name == "attendance" and line.known is None:
                line.id = f"{line.fact.get('@in')}/{line.fact.get('seat')}"
                line.known = self._memory.rows.get(("attendance", line.id))

    def _fill_id(self, line: _Line) -> None:
        """Write the id of a row, where it is not one that its body derives."""
        if line.table.within is None or (line.id and line.known is None):
            line.fact["id"] = line.id

    def _finish_inner(self, line: _Line, desk: Desk) -> None:
        """Give a new seat or meeting the id that its body will derive, or one of its own; say how it is named."""
        if line.table.name == "meetings" and not line.fact.get("date"):
            return
        if not line.id:
            derived = derived_in_file(line.table.collection, line.fact, line.fact["@in"])
            line.id = _free(derived, self._taken)
            self._taken.add(line.id)
            if line.id != derived:
                line.fact["id"] = line.id
        register(desk, line.table.name, line.id, line.fact)
        if line.table.name == "seats" and (holder := self._memory.rows.get(("actors", str(line.fact.get("holder"))))):
            desk.names.add_print(f"seats/{line.fact['@in']}", line.id, holder.prints.get("name", ""))

    def _body_of(self, line: _Line, desk: Desk) -> str | None:
        """The body whose meeting a row of attendance is about."""
        try:
            meeting = desk.names.find(line.cells["meeting"].text.strip(), ("meetings",))
        except (KeyError, Mismatch):
            return None
        return next((it.fact.get("@in") for it in self._lines["meetings"] if it.id == meeting), None)

    def _tell_of_formulas(self, sheet: str, cells: Iterable[Cell]) -> None:
        for cell in cells:
            if cell.computed and cell.kind != "error":
                self._tell(Mismatch("computed-cell", found=repr(cell.text)), sheet, cell)

    def _tell_of_loss(self, line: _Line, field: Field, sheet: str, cells: Sequence[Cell], value: Any) -> None:
        """Say what a touched cell puts in the place of more than it can hold, or leaves behind in one language."""
        before = line.known.rest.get(field.key) if line.known else None
        if isinstance(before, list | dict) and before != value:
            self._tell(Mismatch("detail-replaced", heading=_both(field.headings[0])), sheet, cells[0])
        elif len(field.headings) == 2 and field.headings[1].endswith("@") and cells[1].text.strip() and line.known:
            pairs = zip(field.headings, cells, strict=True)
            same = [print_of(cell.text) == line.known.prints.get(key, "") for key, cell in pairs]
            if same == [False, True]:
                self._tell(Mismatch("old-translation", heading=_both(field.headings[1])), sheet, cells[1])

    def _date(self, line: _Line) -> None:
        """A row that is new or was touched is known to be right on the day of the file, if nothing says otherwise."""
        if self._is_copy:
            return
        dated = any(field.headings == ("verified",) for field in line.table.fields)
        if not dated or not line.touched or ("as_of" in line.touched and line.fact.get("as_of")) or not self._as_of:
            return
        own = line.fact.get("as_of")
        if own is None or PartialDate.parse(own).last < PartialDate.parse(self._as_of).last:
            line.fact["as_of"] = self._as_of
            line.touched.add("as_of")

    @property
    def _is_copy(self) -> bool:
        """Whether a copy to share is read on its own: which of its rows are new is not known."""
        return self.kind == "shared" and self._base is None

    def _needs_date(self, top: _Line) -> None:
        """A workbook in which something is new says on which day it was right."""
        changed = any(line.touched for lines in self._lines.values() for line in lines)
        if (
            changed
            and not self._is_copy
            and not self._as_of
            and not any(problem.cell == top.where["as_of"].position for problem in self.problems)
        ):
            self._tell(
                Mismatch("needed-cell", heading=_both("as_of")), self._sheets["council"].name, top.where["as_of"]
            )

    # ------------------------------------------------------------ what was taken out

    def _ask_removals(self) -> None:
        """Take out the rows that say so, and ask about those that are gone."""
        for table in TABLES:
            kept = list[_Line]()
            for line in self._lines[table.name]:
                cell = line.cells.get("take_out")
                if cell is None or is_blank(cell) or slug(cell.text) in ("non", "no"):
                    kept.append(line)
                elif slug(cell.text) in ("oui", "yes", "x"):
                    self._gone.append((table.name, self._id_of(line)))
                else:
                    kept.append(line)
                    self._tell(Mismatch("cell-yes-no", found=repr(cell.text)), self._sheets[table.name].name, cell)
            self._lines[table.name] = kept
        here = {(name, self._id_of(line)) for name, lines in self._lines.items() for line in lines} | set(self._gone)
        for key in self._memory.rows:
            if key[0] == "council" or key in here:
                continue
            if self._removals:
                self._gone.append(key)
            elif key[0] in self._sheets:
                self._tell(Mismatch("row-removed", id=key[1]), self._sheets[key[0]].name)
        for name in {name for name, _ in self._memory.rows} - {"council"} - self._sheets.keys():
            n = sum(name == other for other, _ in self._memory.rows)
            if not self._removals:
                self._tell(Mismatch("sheet-removed", sheet=SHEETS[name], n=n))

    def _id_of(self, line: _Line) -> str:
        """The id of a row in the memory of the workbook: an attendance is known by its meeting and its seat."""
        if line.table.name == "attendance":
            return f"{line.fact.get('@in')}/{line.fact.get('seat')}"
        return line.id

    # ------------------------------------------------------------ the council

    def _tree(self, top: _Line, desk: Desk) -> tuple[dict[str, Any], dict[tuple[Any, ...], tuple[str, Cell]]]:
        """The council as its file would have it, and the cell of each of its fields."""
        tree: dict[str, Any] = {"clsm": FORMAT, **_given(top.fact)}
        places: dict[tuple[Any, ...], tuple[str, Cell]] = {}
        for key, cell in top.where.items():
            places[key,] = self._sheets["council"].name, cell
        inside = dict[str, tuple[dict[str, Any], tuple[Any, ...]]]()
        for table in TABLES:
            for line in self._lines[table.name]:
                self._put(tree, places, inside, line)
        if desk.new_terms:
            new = ({"list": name, "id": id, "label": label} for (name, id), (label, _) in desk.new_terms.items())
            tree["terms"] = [*tree.get("terms", ()), *new]
        self._keep_named_ids(tree)
        return tree, places

    def _put(
        self,
        tree: dict[str, Any],
        places: dict[tuple[Any, ...], tuple[str, Cell]],
        inside: dict[str, tuple[dict[str, Any], tuple[Any, ...]]],
        line: _Line,
    ) -> None:
        """Put the fact of a row where it stands, and remember the cells of its fields."""
        table, holder, above = line.table, tree, ()
        if table.within is not None:
            within = inside.get(str(line.fact.get("@in")))
            if within is None:
                return  # the cell that says where is told already
            holder, above = within
        collection = str(line.fact.get("@sort")) if table.collection == "@sort" else table.collection
        if collection == "None":
            return
        fact = _given(line.fact)
        holder[collection] = [*holder.get(collection, ()), fact]
        steps = (*above, collection, len(holder[collection]) - 1)
        first = next(iter(line.where.values()))
        places[steps] = self._sheets[table.name].name, first
        for key, cell in line.where.items():
            places[(*steps, key)] = self._sheets[table.name].name, cell
        line.steps = steps
        inside[line.id] = fact, steps

    def _keep_named_ids(self, tree: dict[str, Any]) -> None:
        """Write the ids of seats and meetings that others name, where a touched cell would make other ones."""
        named = Counter(_words_in(tree))
        for line in (*self._lines["seats"], *self._lines["meetings"]):
            fact = _at(tree, line.steps)
            if line.known is None or not line.steps or "id" in fact or "--" in line.id or not named[line.id]:
                continue
            if derived_in_file(line.table.collection, fact, _at(tree, line.steps[:2])["id"]) != line.id:
                fact["id"] = line.id

    def _built(self, tree: dict[str, Any], places: Mapping[tuple[Any, ...], tuple[str, Cell]]) -> Council | None:
        """The council, or everything that keeps it from being one, each where it stands."""
        errors = [problem for problem in self.problems if problem.level == "error"]
        cells = {(problem.sheet, problem.cell) for problem in errors}
        rows = {(sheet, re.sub("[A-Z]", "", cell or "")) for sheet, cell in cells}

        def tell(mismatch: Mismatch, steps: tuple[Any, ...]) -> None:
            """Tell a problem at its cell; what follows from a cell or a row that is told already is not told."""
            near = next((steps[:n] for n in range(len(steps), 0, -1) if steps[:n] in places), None)
            if near is None:
                self._tell(mismatch)
                return
            sheet, cell = places[near]
            of_row = (sheet, str(cell.row)) in rows and not isinstance(near[-1], str)
            if (sheet, cell.position) not in cells and not of_row:
                self._tell(mismatch, sheet, cell)

        try:
            council = converter.to_council(tree)
        except converter.ShapeError as error:
            for refusal in error.refusals:
                tell(refusal.mismatch, refusal.steps)
            return None
        except CouncilError as error:
            steps_of = Paths(tree).all()
            # what names a row that is refused would be told a second time
            for problem in error.problems if not errors else ():
                parts = problem.path.split("/")
                near = next("/".join(parts[:n]) for n in range(len(parts), -1, -1) if "/".join(parts[:n]) in steps_of)
                tell(Mismatch(problem.code, **problem.fields), steps_of[near])
            return None
        steps_of = Paths(tree).all()
        for problem in persons_in(council):
            tell(Mismatch(problem.code, **problem.fields), steps_of.get(problem.path, ()))
        return council

    def _changes(self, council: Council) -> Iterator[Change]:
        """What was taken out, touched and added since the workbook was written, as far as it knows."""
        lines = [line for lines in self._lines.values() for line in lines if line.table.name != "attendance"]
        yield from (Remove(id) for name, id in self._gone if name != "attendance")
        of_council = {key for key in self._touched_above if not key.startswith("@")}
        if self._new_words:
            of_council.add("terms")
        if of_council:
            yield Replace(council.id, **{key: getattr(council, key) for key in sorted(of_council)})
        seen = {str(line.fact.get("@in")) for line in self._lines["attendance"] if line.touched}
        seen |= {id.split("/")[0] for name, id in self._gone if name == "attendance"}
        for line in lines:
            entity = council
            for step in line.steps:
                entity = entity[step] if isinstance(step, int) else getattr(entity, step)  # type: ignore[index]
            moved = line.touched & {"@in", "@sort"}
            if line.known is not None and moved:
                yield Remove(line.id)
            if line.known is None or moved:
                within = council.instances[line.steps[1]].id if line.table.within else None
                yield Add(cast(Any, entity), to=within)
                continue
            keys = (line.touched | ({"attendance"} if line.id in seen else set())) - {"id"}
            if keys:
                yield Replace(line.id, **{key: getattr(entity, key) for key in sorted(keys)})


_INCOMPLETE: Final = frozenset(("missing-column", "row-removed", "sheet-removed"))
_NOTHING: Final = Remembered(prints={}, rest={})


def _both(key: str) -> Text:
    return Text(fr=heading(key, "fr"), en=heading(key, "en"))


def _given(fact: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a fact that have a value and belong to its file."""
    return {key: value for key, value in fact.items() if value is not None and not key.startswith("@")}


def _with_take_out(table: Table) -> Iterator[tuple[str, Any, Any]]:
    yield from table.columns
    yield "take_out", None, None


def _ids_in(value: Any) -> Iterator[str]:
    """Every id below a value of a file."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for inner in value.values():
            yield from _ids_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _ids_in(inner)


def _words_in(value: Any) -> Iterator[str]:
    """Every text below a value of a file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _words_in(inner)


def _at(tree: Any, steps: Sequence[Any]) -> Any:
    for step in steps:
        tree = tree[step]
    return tree


def _stem(line: _Line) -> str:
    """What an id is made of: the name, or for a tie its two ends."""
    keys = ("origin", "to", "relation") if line.table.name == "ties" else (line.table.named_by,)
    words = "-".join(line.cells[key].text for key in keys if key in line.cells)
    return slug(words)[:48].strip("-") or line.table.name


def _free(stem: str, taken: set[str]) -> str:
    """An id that nothing has: the *stem*, or with a number behind it."""
    number, id = 1, stem
    while id in taken:
        number += 1
        id = f"{stem}-{number}"
    return id
