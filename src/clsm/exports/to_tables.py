"""Tables: a CSV file for each collection of a council, and ``datapackage.json``, which says how they hang together.

The description is a Tabular Data Package, which frictionless and portals of open data read: the type of each column,
its list of words, the key of each table and what points to it. The columns are those of ``council.to_frames()``
that others may see. What is not documented is an empty cell; several values are joined by ``" | "``.
"""

import csv
import io
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, final

import attrs

from clsm.council import Council, speaks_of_situations
from clsm.exports.export import Export, Loss
from clsm.exports.graphs import filled
from clsm.exports.keeping_back import A_PERSON, ASKED, FEW_SITUATIONS, FREE_WORDS, SITUATIONS, SMALL
from clsm.published import Ledger
from clsm.vocabulary import LISTS
from clsm.words import Text
from clsm.workbook.columns import Field, listed, named
from clsm.workbook.layout import COUNCIL, SORTS, TABLES, Table
from clsm.workbook.plans import ROWS_INSIDE, Withheld, facts_of, give_ids, tree_of
from clsm.workbook.tidy import row_of, types_of


def tables(council: Council, folder: "str | os.PathLike[str]", *, excel: bool = False) -> Export:
    """Write the tables of a council into a new folder, with all of its history.

    ``counts.csv`` holds what may be said of the people that programs count, see :mod:`clsm.published`. Surveys are
    not written, nor who said which tie, nor any note.

    Parameters
    ----------
    council : clsm.council.Council
        The council; periods and dates are in the tables, as precise as they are known.
    folder : path
        The folder to make; none of this name may be there.
    excel : bool
        Whether the files are for Excel as it is set up in France: cells apart by ``;``, a mark of UTF-8 before
        them, and an apostrophe before what Excel would take for a formula.

    Returns
    -------
    Export
        ``text`` is that of ``datapackage.json``.

    Raises
    ------
    OSError
        Where the folder is there already (:class:`FileExistsError`), or cannot be written.

    References
    ----------
    *Tabular Data Package*, https://specs.frictionlessdata.io/tabular-data-package/

    Examples
    --------
    >>> import clsm, pathlib, tempfile
    >>> council = clsm.datasets.load("rennes")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export = tables(council, pathlib.Path(folder) / "rennes")
    ...     print((pathlib.Path(folder) / "rennes" / "instances.csv").read_text(encoding="utf-8")[:23])
    id,name_fr,name_en,kind
    """
    package = _Package(council)
    sheets = list(package.sheets())
    about = {
        "profile": "tabular-data-package",
        "name": f"clsm-{council.id}",
        "resources": [_described(sheet, excel=excel) for sheet in sheets],
    }
    text = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    written = Path(folder)
    written.mkdir()
    for sheet in sheets:
        (written / f"{sheet.name}.csv").write_bytes(_as_csv(sheet, excel=excel))
    (written / "datapackage.json").write_bytes(text.encode())
    return Export(text=text, losses=tuple(sorted(package.losses, key=lambda loss: (loss.id, loss.field))))


@final
@attrs.frozen(kw_only=True)
class _Column:
    """A column: ``words`` are all that may stand in it, ``of`` is the table that it points to; ``None``: no limit."""

    name: str
    type: str = "string"
    words: tuple[str, ...] | None = None
    of: str | None = None


@final
@attrs.frozen(kw_only=True)
class _Sheet:
    """A table with its rows; what is not documented is missing in a row."""

    name: str
    columns: tuple[_Column, ...]
    rows: list[dict[str, Any]]
    key: tuple[str, ...] = ()


# ---------------------------------------------------------------- what stands in the tables


class _Package:
    """The tables of a council, and what they do not say."""

    def __init__(self, council: Council) -> None:
        self.council = council.outside
        self.ledger = Ledger.of(council)
        self.withheld = Withheld.of(council)
        self.situations = {body.id for body in council.instances if speaks_of_situations(body)}
        self.losses = {Loss(body, "meetings", SITUATIONS) for body in self.situations}
        if self.withheld.relations:
            self.losses.add(Loss(council.id, "ties", FEW_SITUATIONS))

    def sheets(self) -> Iterator[_Sheet]:
        """All tables, each of them even where it has no row."""
        tree = tree_of(self.council)
        give_ids(tree, self.council)
        rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in _TABLES}
        for (name, id), fact in facts_of(tree):
            if name == "surveys":
                self.losses.add(Loss(id, "", ASKED))
            elif fact.get("relation") not in self.withheld.relations:
                rows[name].append(self._row(_TABLE[name], id, fact))
        above = {key: value for key, value in tree.items() if key not in _IN_TABLES}
        yield self._sheet(COUNCIL, [self._row(COUNCIL, self.council.id, above)])
        yield from (self._sheet(table, rows[table.name]) for table in _TABLES)
        yield _Sheet(name="populations", columns=_POPULATIONS, rows=self._populations(), key=("territory", "number"))
        yield _Sheet(name="decisions", columns=_DECISIONS, rows=self._decisions(), key=("meeting", "number"))
        yield _Sheet(name="counts", columns=_COUNTS, rows=self._counts())

    def _sheet(self, table: Table, rows: list[dict[str, Any]]) -> _Sheet:
        key = ("meeting", "seat") if table.name == "attendance" else ("id",)
        rows.sort(key=lambda row: [row[name] for name in key])
        columns = (column for field in table.fields if _is_shown(field) for column in self._columns(table, field))
        return _Sheet(name=table.name, columns=tuple(columns), rows=rows, key=key)

    def _columns(self, table: Table, field: Field) -> Iterator[_Column]:
        """The columns of a field: one that names things of several tables has one for each of them."""
        tables = [choice.removeprefix("names ") for choice in field.choices if choice.startswith("names ")]
        if len(tables) > 1 and not field.several:
            yield from (_Column(name=_column_of(field.key, it), of=it) for it in tables)
            return
        lists = [choice.removeprefix("list ") for choice in field.choices if choice.startswith("list ")]
        words = tuple(SORTS) if field.key == "@sort" else self._words(lists[0]) if lists else None
        for name, kind in types_of(attrs.evolve(table, fields=(field,))).items():
            type_ = "number" if field.key == "full_time_equivalent" else _TYPES.get(kind, "string")
            of = tables[0] if tables else None
            yield (
                _Column(name=name, type=type_) if field.several else _Column(name=name, type=type_, words=words, of=of)
            )

    def _words(self, name: str) -> tuple[str, ...]:
        """The words of a list, the council's own among them."""
        own = (term.id for term in self.council.terms if term.list == name)
        return tuple(word for word in dict.fromkeys((*LISTS[name], *own)) if word != "not_documented")

    def _row(self, table: Table, id: str, fact: Mapping[str, Any]) -> dict[str, Any]:
        """The cells of a *fact*; what has none is told."""
        id = str(fact.get("@id", id))
        shown = {key: value for key, value in fact.items() if key not in ROWS_INSIDE}
        for field in table.fields:
            if field.key in shown and not _is_shown(field):
                why = ASKED if field.key in ("told_by", "survey") else FREE_WORDS
                self.losses.add(Loss(id, field.key, why))
                del shown[field.key]
        if "targets" in shown:
            targets = shown["targets"]
            shown["targets"] = [target["population"] for target in targets]
            if any(len(target) > 1 for target in targets):
                self.losses.add(Loss(id, "targets", _NO_COLUMN))
        for name in [name for name in shown if self._is_held_back(table, id, fact, name)]:
            del shown[name]
        fields = tuple(field for field in table.fields if _is_shown(field))
        # what a file leaves out as it goes without saying is said here, where an empty cell is not documented
        if any(field.key == "evidence" for field in fields):
            shown.setdefault("evidence", "listed")
        for name in _QUANTITIES & shown.keys() if table.name == "indicators" else ():
            shown[name] = {"qualifier": "exact", **shown[name]}
        row, left = row_of(attrs.evolve(table, fields=fields), shown)
        self._tell(id, left)
        for field in fields:
            tables = [it.removeprefix("names ") for it in field.choices if it.startswith("names ")]
            if len(tables) > 1 and not field.several and (named := row.pop(field.key, None)):
                row[_column_of(field.key, self.council.path(named).partition("/")[0])] = named
        return row

    def _is_held_back(self, table: Table, id: str, fact: Mapping[str, Any], name: str) -> bool:
        """Whether the value of a field is for the council alone: it is told, and not written."""
        why = None
        if name in _QUANTITIES and id in self.ledger.unsaid:
            why = SMALL
        elif table.name == "seats" and name == "label" and fact["@in"] in self.situations:
            why = SITUATIONS
        elif table.name != "attendance":
            path = "" if table is COUNCIL else f"{self.council.path(id)}/"
            why = A_PERSON if self.withheld.hides_words(f"{path}{name}") else None
        if why:
            self.losses.add(Loss(id, name, why))
        return why is not None

    def _tell(self, id: str, left: Mapping[str, Any]) -> None:
        """Tell what of a fact has no column; a collection without a table is told by its members."""
        for name, value in left.items():
            if name.startswith("@") or name in ("id", "clsm", "populations", "tallies", "decisions"):
                continue
            members = [it["id"] for it in value if isinstance(it, dict) and "id" in it] if name in _NO_TABLE else []
            self.losses |= {Loss(member, "", _NO_TABLE_OF_IT) for member in members} or {Loss(id, name, _NO_COLUMN)}

    def _populations(self) -> list[dict[str, Any]]:
        rows = []
        for place in sorted(self.council.territories, key=_by_id):
            for number, figure in enumerate(place.populations, 1):
                known = {"year": figure.year, "from_age": figure.from_age, "to_age": figure.to_age}
                rows.append(
                    {"territory": place.id, "number": number, "count": figure.count, "sources": figure.sources} | known
                )
                if figure.note:
                    self.losses.add(Loss(place.id, "populations", FREE_WORDS))
        return rows

    def _decisions(self) -> list[dict[str, Any]]:
        rows = []
        meetings = (meeting for body in self.council.instances for meeting in body.meetings)
        for meeting in sorted(meetings, key=_by_id):
            for number, decision in enumerate(meeting.decisions, 1):
                row = {name: getattr(decision, name) for name in _DECIDED}
                title = {"title_fr": decision.title.fr, "title_en": decision.title.en}
                rows.append({"meeting": meeting.id, "number": number, **title, **row})
                if set(filled(decision)) - {"title", *_DECIDED}:
                    self.losses.add(Loss(meeting.id, "decisions", _NO_COLUMN))
        return rows

    def _counts(self) -> list[dict[str, Any]]:
        """What the ledger tells of the counts of programs, in its order."""
        rows = []
        for program in sorted(self.council.programs, key=_by_id):
            for what in self.ledger.subjects(program.id):
                for (start, end), parts in self.ledger.periods(program.id, what).items():
                    for (by, part), count in parts.items():
                        if count.hidden:
                            self.losses.add(Loss(program.id, "tallies", SMALL))
                        elif count.documented:
                            known = {"start": start, "end": end, "by": by, "part": part}
                            figures = {"at_least": count.low, "at_most": count.high}
                            rows.append({"program": program.id, "what": what, **known, **figures})
        return sorted(rows, key=lambda row: [str(value) for value in row.values()])


_MORE: Final = {
    "seats": (named("held_with", "", "actors", several=True), named("deputy_of", "", "seats")),
    "posts": (listed("evidence", "", "evidence"),),
}
"""Fields without which a row would be misread: who is counted with another, what is only announced."""

_TABLES: Final = tuple(
    attrs.evolve(table, fields=(*table.fields, *_MORE.get(table.name, ())))
    for table in TABLES
    if table.name != "surveys"
)
_TABLE: Final = {table.name: table for table in _TABLES}
_IN_TABLES: Final = {table.collection for table in TABLES} | {*SORTS}
_NO_TABLE: Final = frozenset(("axes", "contributions", "budgets", "difficulties", "statements", "waivers"))
_TYPES: Final = {"Int64": "integer", "boolean": "boolean"}
_QUANTITIES: Final = frozenset(("quantity", "baseline", "target"))
_DECIDED: Final = (
    *("item", "about", "mode", "secret", "adopted", "in_favour", "against", "abstentions", "due", "done"),
)
"""The fields of a decision that are columns, beside its title."""

_SINGULAR: Final = {
    "actors": "actor", "agreements": "agreement", "instances": "instance", "posts": "post", "programs": "program",
}  # fmt: skip
"""What a column is called by the table that it points to."""


def _is_shown(field: Field) -> bool:
    """Whether a field has columns: not notes, nor other words of nobody's list, nor what has a table of its own."""
    return not field.private and field.key not in ("open_to", "populations")


def _column_of(field: str, table: str) -> str:
    return f"{field}_{_SINGULAR[table]}"


def _by_id(fact: Any) -> str:
    return str(fact.id)


def _whole(*names: str) -> tuple[_Column, ...]:
    return tuple(_Column(name=name, type="integer") for name in names)


_POPULATIONS: Final = (
    _Column(name="territory", of="territories"),
    *_whole("number", "year", "count", "from_age", "to_age"),
    _Column(name="sources"),
)
_DECISIONS: Final = (
    _Column(name="meeting", of="meetings"),
    *_whole("number"),
    *(_Column(name=name) for name in ("title_fr", "title_en")),
    *_whole("item"),
    *(_Column(name=name) for name in ("about", "mode")),
    *(_Column(name=name, type="boolean") for name in ("secret", "adopted")),
    *_whole("in_favour", "against", "abstentions"),
    *(_Column(name=name) for name in ("due", "done")),
)
_COUNTS: Final = (
    _Column(name="program", of="programs"),
    *(_Column(name=name) for name in ("what", "start", "end", "by", "part")),
    *_whole("at_least", "at_most"),
)


# ---------------------------------------------------------------- as files


def _as_csv(sheet: _Sheet, *, excel: bool) -> bytes:
    """The file of a table, in UTF-8."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";" if excel else ",", lineterminator="\n")
    table.writerow([column.name for column in sheet.columns])
    for row in sheet.rows:
        cells = [_cell(row.get(column.name)) for column in sheet.columns]
        table.writerow([f"'{cell}" if excel and cell.startswith(_FORMULA) else cell for cell in cells])
    return text.getvalue().encode("utf-8-sig" if excel else "utf-8")


_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""With what a text begins that Excel takes for a formula."""


def _cell(value: Any) -> str:
    """A value as a cell has it; nothing for what is not documented."""
    if value is None or value == "not_documented":
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " | ".join(value) if isinstance(value, tuple) else str(value)


def _described(sheet: _Sheet, *, excel: bool) -> dict[str, Any]:
    """A table as the package describes it."""
    schema: dict[str, Any] = {
        "fields": [_field(column, needed=column.name in sheet.key) for column in sheet.columns],
        "missingValues": [""],
    }
    if sheet.key:
        schema["primaryKey"] = list(sheet.key)
    if keys := [_foreign(column.name, column.of, sheet.name) for column in sheet.columns if column.of]:
        schema["foreignKeys"] = keys
    return {
        "name": sheet.name,
        "path": f"{sheet.name}.csv",
        "profile": "tabular-data-resource",
        "encoding": "utf-8-sig" if excel else "utf-8",
        "dialect": {"delimiter": ";" if excel else ","},
        "schema": schema,
    }


def _field(column: _Column, *, needed: bool) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if needed:
        limits["required"] = True
    if column.words is not None:
        limits["enum"] = list(column.words)
    if column.name in _DATES or column.name.endswith(_EDGES):
        limits["pattern"] = f"open|{_DATE}" if column.name.endswith("_end") else _DATE
    return {"name": column.name, "type": column.type} | ({"constraints": limits} if limits else {})


_DATE: Final = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
"""As precise as its source."""

_DATES: Final = ("as_of", "date", "called", "concluded", "published", "accessed", "start", "end", "due", "done")
_EDGES: Final = ("_start", "_end", "_ended_by")


def _foreign(name: str, table: str, within: str) -> dict[str, Any]:
    """The key that a column is; a table that points to itself has no name there, as the format asks."""
    return {"fields": [name], "reference": {"resource": "" if table == within else table, "fields": ["id"]}}


# ---------------------------------------------------------------- why something is not there

_NO_COLUMN: Final = Text(
    fr="aucune colonne ne le dit, ou pas en entier", en="no column says it, or not the whole of it"
)
_NO_TABLE_OF_IT: Final = Text(fr="les faits de cette sorte n’ont pas de table", en="facts of this kind have no table")
