"""The tables of the workbook as plain rows: a column a field, or one for each part of it, ids in place of names.

``name_fr`` stands beside ``name_en`` and ``period_start`` beside ``period_end``. Data frames and the tables that
other programs open are made of them.
"""

from typing import Any, Final

from clsm.workbook.columns import Field
from clsm.workbook.layout import Table

_WHOLE: Final = ("count", "people", "level", "year")
"""The fields whose numbers are whole."""

STANDS: Final = {"seats": "body", "meetings": "body", "attendance": "meeting", "priorities": "sort"}
"""The column that says where the facts of a table stand."""

_PARTS: Final = {
    "period": ("start", "end", "ended_by"),
    "recorded": ("start", "end", "ended_by"),
    "identifiers": ("cog", "county", "region", "nis", "siren", "siret", "bce", "finess", "rna"),
    "quantity": ("value", "qualifier", "unit"),
    "baseline": ("value", "qualifier", "unit"),
    "target": ("value", "qualifier", "unit"),
}
"""The fields that have columns for their parts."""


def types_of(table: Table) -> dict[str, str]:
    """The columns of a table, each with its type; several values are tuples."""
    types = dict[str, str]()
    for field in table.fields:
        if field.key.startswith("@"):
            types[STANDS[table.name]] = "string"
        elif parts := parts_of(table, field):
            for part in parts:
                keys = in_both(f"{field.key}_{part}") if part == "unit" else (f"{field.key}_{part}",)
                types.update(dict.fromkeys(keys, "string"))
        elif is_text(field):
            types.update(dict.fromkeys(in_both(field.key), "string"))
        else:
            kind = "Int64" if field.key in _WHOLE else "boolean" if field.key == "vacant" else "string"
            types[field.key] = "object" if field.several else kind
    return types


def parts_of(table: Table, field: Field) -> tuple[str, ...]:
    """The parts of a field that have columns of their own; the target of a tie is one id."""
    return () if table.name == "ties" and field.key == "target" else _PARTS.get(field.key, ())


def is_text(field: Field) -> bool:
    """Whether a field holds words in two languages."""
    return field.headings[-1].endswith("@")


def in_both(key: str) -> tuple[str, str]:
    """The names of the columns of a field that holds words in two languages."""
    return f"{key}_fr", f"{key}_en"


def row_of(table: Table, fact: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The columns of a *fact*, and what they do not hold."""
    row = dict[str, Any]()
    for field in table.fields:
        value = fact.pop(field.key, None)
        if field.key.startswith("@"):
            row[STANDS[table.name]] = value
        elif field.key == "id":
            row["id"] = fact.get("@id", value)
        elif parts_of(table, field):
            for part, inner in (value or {}).items():
                row.update(
                    _languages(f"{field.key}_{part}", inner) if part == "unit" else {f"{field.key}_{part}": inner}
                )
        elif isinstance(value, list):
            if value and all(isinstance(item, str) for item in value):
                row[field.key] = tuple(value)
            else:
                fact[field.key] = value
        elif value is not None:
            whole = field.key in _WHOLE
            row.update(_languages(field.key, value) if is_text(field) else {field.key: int(value) if whole else value})
    return row, fact


def _languages(key: str, words: Any) -> dict[str, str]:
    return {f"{key}_{lang}": words[lang] if isinstance(words, dict) else words for lang in ("fr", "en")}
