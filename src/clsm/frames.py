"""A council as data frames, for pipelines, and back: the tables of the workbook, tidy and typed.

Each table of :mod:`clsm.workbook` is a frame with a row a fact and a column a field: ids in place of names, dates in
ISO as precise as they are known, ``name_fr`` beside ``name_en``, ``period_start`` beside ``period_end``, several
values as a tuple. What is not documented is missing, never zero. The frame ``rest`` holds what the columns do not,
as JSON, by table and id: ``from_frames(to_frames(council)) == council``. It is the file itself, with every small
count and every note, and no publication. Needs the extra ``pandas``.
"""

import importlib
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from clsm import files
from clsm.council import Council
from clsm.problems import CouncilFileError
from clsm.workbook.layout import COUNCIL, TABLES, Table
from clsm.workbook.plans import ROWS_INSIDE, facts_of, give_ids, own, tree_of
from clsm.workbook.tidy import STANDS, in_both, is_text, parts_of, row_of, types_of

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["from_frames", "to_frames"]


def to_frames(council: Council) -> dict[str, "DataFrame"]:
    """The tables of *council* by name, the frames ``council`` and ``rest`` among them.

    >>> import clsm
    >>> frames = to_frames(clsm.datasets.load("rennes"))
    >>> frames["instances"][["id", "kind", "name_en"]].iloc[0].tolist()
    ['wide-assembly', 'plenary', 'Assembly of the partners']
    """
    pandas: Any = importlib.import_module("pandas")
    tree = tree_of(council)
    give_ids(tree, council)
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    rest = list[dict[str, str]]()

    def lay_out(table: Table, id: str, fact: dict[str, Any]) -> dict[str, Any]:
        row, left = row_of(table, {key: value for key, value in fact.items() if key not in ROWS_INSIDE})
        if left:
            rest.append({"table": table.name, "id": id, "content": json.dumps(own(left), ensure_ascii=False)})
        return row

    for (name, id), fact in facts_of(tree):
        rows[name].append(lay_out(next(table for table in TABLES if table.name == name), id, fact))
    shown = {table.collection for table in TABLES} | {"objectives", "priorities", "clsm"}
    above = lay_out(COUNCIL, "", {key: value for key, value in tree.items() if key not in shown})
    frames = {}
    for table, laid_out in [(COUNCIL, [above]), *((table, rows[table.name]) for table in TABLES)]:
        types = types_of(table)
        frames[table.name] = pandas.DataFrame(laid_out, columns=list(types), dtype=object).astype(types)
    frames["rest"] = pandas.DataFrame(rest, columns=["table", "id", "content"])
    return frames


def from_frames(frames: Mapping[str, "DataFrame"]) -> Council:
    """The council in *frames* as :func:`to_frames` makes them; a frame that is not there has no row.

    Raises :class:`~clsm.problems.CouncilFileError` with every problem, by path, as
    :func:`clsm.opening.load` does. What is missing in ``rest`` is gone.
    """
    rest = {(row["table"], row["id"]): json.loads(row["content"]) for row in _records(frames, "rest")}
    (above,) = _records(frames, "council")
    tree: dict[str, Any] = {"clsm": "1", **rest.get(("council", ""), {}), **_fact(COUNCIL, above)}
    inside = dict[str, dict[str, Any]]()
    for table in TABLES:
        for row in _records(frames, table.name):
            stands = row.get(STANDS.get(table.name, ""), "")
            id = row["id"] if "id" in row else f"{stands}/{row.get('seat')}"
            fact = {**rest.get((table.name, id), {}), **_fact(table, row)}
            holder = inside.setdefault(stands, {}) if table.within else tree
            holder.setdefault(stands if table.collection == "@sort" else table.collection, []).append(fact)
            inside[id] = fact
    try:
        return files.loads(json.dumps(tree), format="json")
    except CouncilFileError as error:
        raise CouncilFileError(attrs.evolve(it, line=None, column=None) for it in error.problems) from None


def _words(row: Mapping[str, Any], key: str) -> Any:
    """A text from its two columns; from one, where the other is missing."""
    french, english = (row.get(name) for name in in_both(key))
    if french is None or english is None or french == english:
        return french if english is None else english
    return {"fr": french, "en": english}


def _fact(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a fact from the columns of its *row*."""
    fact = dict[str, Any]()
    for field in table.fields:
        if field.key.startswith("@"):
            continue
        if names := parts_of(table, field):
            parts = {part: row.get(f"{field.key}_{part}") for part in names}
            if "unit" in parts:
                parts["unit"] = _words(row, f"{field.key}_unit")
            value: Any = {part: inner for part, inner in parts.items() if inner is not None} or None
        else:
            value = _words(row, field.key) if is_text(field) else row.get(field.key)
        if value is not None:
            fact[field.key] = list(value) if isinstance(value, tuple) else value
    return fact


def _records(frames: Mapping[str, "DataFrame"], name: str) -> Iterator[dict[str, Any]]:
    """The rows of a frame, what is missing left out, numbers as text."""
    pandas: Any = importlib.import_module("pandas")
    for row in frames[name].to_dict("records") if name in frames else ():
        yield {
            str(key): _plain(value)
            for key, value in row.items()
            if isinstance(value, tuple | list) or not pandas.isna(value)
        }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return tuple(value)
    return value if isinstance(value, bool | str) else str(value)
