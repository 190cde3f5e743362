"""What stands in a workbook of a council: the words of each cell, and what no cell can hold.

A :class:`Plan` is made of a council before a file is written, and of the same council again when one is read with
its base. A :class:`Memory` is what a file says of how it was written: for each row the prints of its cells, by
which one knows which were touched, and the rest: the fields that have no column, and the values that their cells
do not say whole.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from clsm.council import Council, speaks_of_situations
from clsm.files import converter
from clsm.privacy import scan
from clsm.published import Ledger, untold_relations
from clsm.sheets import Cell
from clsm.words import Lang, Text, on_one_line
from clsm.workbook.columns import CellRefused, Desk, Field
from clsm.workbook.layout import COUNCIL, SHEETS, SORTS, TABLES, Table
from clsm.workbook.names import Names, in_language, print_of
from clsm.workbook.typed_dates import shown_date

VERSION: Final = "1"
"""The version of the workbook's layout."""

LONGEST: Final = 32_000
"""The most characters that a cell is given; Excel takes 32,767."""

Key = tuple[str, str]
"""A row: the name of its table, and the id of what it tells; of an attendance, its meeting and seat."""


@attrs.frozen(kw_only=True)
class Row:
    """The words of a row by column, and what they do not say."""

    path: str
    cells: Mapping[str, str]
    rest: Mapping[str, Any]


@attrs.frozen(kw_only=True)
class Plan:
    """What stands in a workbook: the council's own sheet, the rows of the others, and the rest."""

    lang: Lang
    sharing: bool
    council: Row
    rows: Mapping[Key, Row]
    print: str
    terms: Mapping[str, Mapping[str, Any]]

    @property
    def memory(self) -> "Memory":
        """What the file is to remember of it."""
        rows = {key: _remembered(row) for key, row in self.rows.items()}
        return Memory(rows={("council", ""): _remembered(self.council), **rows})


@attrs.frozen(kw_only=True)
class Remembered:
    """What is known of a row as it was written: the print of each column, and the rest."""

    prints: Mapping[str, str]
    rest: Mapping[str, Any]


@attrs.frozen(kw_only=True)
class Memory:
    """What is known of all rows as they were written."""

    rows: Mapping[Key, Remembered] = attrs.field(factory=dict)


def _remembered(row: Row) -> Remembered:
    return Remembered(prints={key: print_of(words) for key, words in row.cells.items()}, rest=row.rest)


def _print(value: Any) -> str:
    """A print of all that a file holds, whatever the order."""
    written = json.dumps(_in_order(value), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode("utf-8")).hexdigest()[:16]


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _in_order(inner) for key, inner in value.items()}
    if isinstance(value, list):
        inner = [_in_order(item) for item in value]
        return sorted(inner, key=lambda item: json.dumps(item, sort_keys=True)) if isinstance(inner[0], dict) else inner
    return value


def tree_of(council: Council) -> dict[str, Any]:
    """A council as its file has it: mappings, lists, text and yes or no."""
    return _as_text(converter.from_council(council))  # type: ignore[no-any-return]


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    return value if isinstance(value, str | bool) else str(value)


def plan_of(council: Council, lang: Lang = "fr", *, sharing: bool = False) -> Plan:
    """What stands in the workbook of a *council*; *sharing* leaves out what is not to be mailed."""
    tree = tree_of(council)
    give_ids(tree, council)
    withheld = Withheld.of(council) if sharing else Withheld()
    facts = {key: fact for key, fact in facts_of(tree) if not withheld.hides(*key, fact)}
    terms = terms_of(tree)
    desk = Desk(lang=lang, names=Names(SHEETS), terms=terms)
    for key, fact in facts.items():
        register(desk, *key, fact)
    rows = {}
    for key, fact in facts.items():
        desk.body = fact.get("@body")
        inside = key[0] == "attendance"
        path = f"{council.path(fact['@in'])}/attendance/{fact['seat']}" if inside else council.path(key[1])
        rows[key] = _row(TABLE[key[0]], path, fact, desk, withheld)
    shown = {id(fact) for fact in facts.values()}
    whole = {name: value for name, value in tree.items() if name != "clsm"}
    for collection in (*(table.collection for table in TABLES), *SORTS):
        if kept := [fact for fact in whole.pop(collection, ()) if id(fact) not in shown]:
            whole[collection] = kept
    above = _row(COUNCIL, "", whole, desk, withheld)
    # the print of a copy to share is of what it shows: that of the whole would change with what is withheld
    shown_there = [dict(row.cells) for row in (above, *rows.values())]
    return Plan(
        lang=lang,
        sharing=sharing,
        council=above,
        rows=rows,
        print=_print(shown_there if sharing else tree_of(council)),
        terms={} if sharing else terms,
    )


def terms_of(tree: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The council's own words, by list and id."""
    terms: dict[str, dict[str, Any]] = {}
    for term in tree.get("terms", ()):
        terms.setdefault(term["list"], {})[term["id"]] = term["label"]
    return terms


def register(desk: Desk, table: str, id: str, fact: Mapping[str, Any]) -> None:
    """Name a *fact* for the cells that mean it."""
    names, lang = desk.names, desk.lang

    def both(words: Any) -> list[str]:
        return [in_language(words, lang), in_language(words, "en" if lang == "fr" else "fr")]

    if table == "seats":
        holder = fact.get("holder")
        who = names.shown(holder, ("actors", "posts")) if holder else ""
        names.add(f"seats/{fact['@in']}", id, [who, *both(fact.get("label"))])
    elif table == "meetings":
        body = names.shown(fact["@in"], ("instances",))
        names.add(table, id, [f"{body}, {shown_date(fact['date'], lang)}", f"{body}, {fact['date']}"])
    elif table == "posts":
        function = desk.words_of("post_functions").get(fact["function"], Text.same(fact["function"]))
        body = names.shown(fact["body"], ("instances",)) if fact.get("body") else ""
        office = f"{function.say(lang)}, {body}" if body else function.say(lang)
        names.add(table, id, [*both(fact.get("label")), office])
    elif table != "attendance":
        own = both(fact.get("name") or fact.get("words") or fact.get("title"))
        names.add(
            str(fact.get("@sort", table)), id, [*own, *(in_language(it, lang) for it in fact.get("aliases") or ())]
        )


TABLE: Final = {table.name: table for table in TABLES}
"""The sheets with a line a fact, by name."""


def give_ids(tree: dict[str, Any], council: Council) -> None:
    """Tell each fact inside another where it stands, and its id, derived or not: fields that begin with ``@``."""
    for body, written in zip(council.instances, tree.get("instances", ()), strict=True):
        for collection in ("seats", "meetings"):
            for fact, inner in zip(getattr(body, collection), written.get(collection, ()), strict=True):
                inner["@in"], inner["@id"] = body.id, fact.id
        for meeting in written.get("meetings", ()):
            for attendance in meeting.get("attendance", ()):
                attendance["@in"], attendance["@body"] = meeting["@id"], body.id


def facts_of(tree: Mapping[str, Any]) -> Iterator[tuple[Key, dict[str, Any]]]:
    """Every fact that may have a row in a sheet, with the key of its row."""
    bodies = tree.get("instances", ())
    for table in TABLES:
        if table.within == "instances":
            facts = [(fact["@id"], fact) for body in bodies for fact in body.get(table.collection, ())]
        elif table.within == "meetings":
            meetings = [meeting for body in bodies for meeting in body.get("meetings", ())]
            held = [fact for meeting in meetings for fact in meeting.get(table.collection, ())]
            facts = [(f"{fact['@in']}/{fact['seat']}", fact) for fact in held]
        elif table.collection == "@sort":
            facts = []
            for sort in SORTS:
                for fact in tree.get(sort, ()):
                    fact["@sort"] = sort
                    facts.append((fact["id"], fact))
        else:
            facts = [(fact["id"], fact) for fact in tree.get(table.collection, ())]
        yield from (((table.name, id), fact) for id, fact in facts)


ROWS_INSIDE: Final = frozenset(("seats", "meetings", "attendance"))
"""Collections inside a fact, each member of which has a row of its own."""


def _row(table: Table, path: str, fact: Mapping[str, Any], desk: Desk, withheld: "Withheld") -> Row:
    """The cells of a *fact*, and what they do not say: as it stands in the file, so that nothing is lost."""
    cells, rest = dict[str, str](), {key: value for key, value in fact.items() if key not in ROWS_INSIDE}
    for field in table.fields:
        if field.private and withheld.sharing:
            continue
        value = rest.pop(field.key, None)
        if field.key == "id":
            cells[field.headings[0]] = str(fact.get("@id", value))
            if "@id" in fact and value is not None:
                rest["id"] = value
            continue
        shown = ["" for _ in field.headings]
        if not withheld.hides_words(f"{path}/{field.key}".lstrip("/")):
            shown = [_fit(words) for words in field.show(value, desk)]
        cells.update(zip(field.headings, shown, strict=True))
        if not field.key.startswith("@") and not _reads_back(field, shown, value, desk):
            rest[field.key] = value
    return Row(path=path, cells=cells, rest=own(rest))


def own(value: Any) -> Any:
    """A value of a file without what says where it stands."""
    if isinstance(value, dict):
        return {key: own(inner) for key, inner in value.items() if not key.startswith("@")}
    return [own(inner) for inner in value] if isinstance(value, list) else value


def _fit(words: str) -> str:
    """*words* as a cell can hold them."""
    plain = "\n".join(on_one_line(line).strip() for line in re.sub("\r\n?", "\n", words).split("\n"))
    return plain if len(plain) <= LONGEST else plain[:LONGEST] + "…"


def _reads_back(field: Field, shown: list[str], value: Any, desk: Desk) -> bool:
    """Whether the words of its cells mean the value, and nothing else."""
    cells = [Cell(row=1, column=1, kind="text" if words else "blank", value=words or None) for words in shown]
    try:
        return bool(field.read(cells, desk) == value)
    except CellRefused:
        return False


@attrs.frozen(kw_only=True)
class Withheld:
    """What a workbook to be shared leaves out, beside notes, other names and who answered surveys.

    Bodies that speak of situations and all that is theirs, figures of few people, ties drawn from few situations,
    and texts in which a person seems to be named.
    """

    sharing: bool = False
    ids: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    @classmethod
    def of(cls, council: Council) -> "Withheld":
        """What the workbook of a *council* leaves out."""
        bodies = {body.id for body in council.instances if speaks_of_situations(body)}
        persons = (trace.path for trace in scan(council).open if trace.grade != "look")
        days = (f"programs/{program.id}/held" for program in council.programs if speaks_of_situations(program))
        return cls(
            sharing=True,
            ids=frozenset(bodies | Ledger.of(council).unsaid),
            relations=untold_relations(council),
            words=frozenset({*persons, *days}),
        )

    def hides(self, table: str, id: str, fact: Mapping[str, Any]) -> bool:
        """Whether a fact has no row: surveys are for whoever runs them."""
        if self.sharing and table == "surveys":
            return True
        theirs = (id, fact.get("@in"), fact.get("@body"), fact.get("body"), fact.get("of"))
        return not self.ids.isdisjoint(filter(None, theirs)) or fact.get("relation") in self.relations

    def hides_words(self, path: str) -> bool:
        """Whether the field at *path* is left blank."""
        return any(trace == path or trace.startswith(f"{path}/") for trace in self.words)
