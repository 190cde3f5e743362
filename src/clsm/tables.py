"""Rows of plain values: their cells and columns in words, as an HTML table, as a data frame."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from html import escape
from types import MappingProxyType
from typing import Any, Final

from clsm.words import NOT_DOCUMENTED, YES_OR_NO, Lang, Text

Row = dict[str, Any]
"""One line of an answer as plain values, ready for a table."""

COLUMNS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "action": Text.same("action"),
        "agreement": Text(fr="convention", en="agreement"),
        "begins": Text(fr="commence", en="begins"),
        "certain": Text.same("certain"),
        "column": Text(fr="colonne", en="column"),
        "contract": Text(fr="contrat", en="contract"),
        "count": Text(fr="nombre", en="count"),
        "date": Text.same("date"),
        "done": Text(fr="fait", en="done"),
        "due": Text(fr="prévu", en="due"),
        "ends": Text(fr="finit", en="ends"),
        "expected_by": Text(fr="attendu par", en="expected by"),
        "fill_with": Text(fr="à ouvrir avec", en="to open with"),
        "hidden": Text(fr="masqué", en="hidden"),
        "high": Text(fr="au plus", en="at most"),
        "id": Text(fr="identifiant", en="id"),
        "kind": Text(fr="sorte", en="kind"),
        "low": Text(fr="au moins", en="at least"),
        "name": Text(fr="nom", en="name"),
        "of": Text(fr="de", en="of"),
        "or_themes": Text(fr="ou sur les thèmes", en="or on the themes"),
        "perhaps": Text(fr="peut-être", en="perhaps"),
        "planned": Text(fr="à venir", en="to come"),
        "population": Text(fr="public", en="population"),
        "priority": Text(fr="priorité", en="priority"),
        "program": Text(fr="action", en="program"),
        "programs": Text(fr="actions", en="programs"),
        "progress": Text(fr="avancement", en="progress"),
        "provider": Text(fr="fournies par", en="provided by"),
        "reach": Text(fr="chiffres connus", en="known figures"),
        "row": Text(fr="ligne", en="row"),
        "says": Text(fr="en clair", en="in words"),
        "section": Text(fr="rubrique", en="section"),
        "state": Text(fr="état", en="state"),
        "step": Text(fr="étape", en="step"),
        "territory": Text(fr="territoire", en="territory"),
        "theme": Text(fr="thème", en="theme"),
        "time": Text(fr="période", en="period"),
        "what": Text(fr="quoi", en="what"),
        "year": Text(fr="année", en="year"),
    }
)
"""What readers see above a column, by the key of a row."""


def column_name(key: str, lang: Lang = "en") -> str:
    """What readers see above the column *key*.

    >>> column_name("low", "fr"), column_name("effective_size")
    ('au moins', 'effective size')
    """
    return COLUMNS[key].say(lang) if key in COLUMNS else key.replace("_", " ")


def cell(value: Any, lang: Lang = "en") -> str:
    """One value as readers see it: rounded to three decimals, yes or no, "not documented" for ``None``.

    >>> cell(0.33333, "fr"), cell(None), cell(True)
    ('0,333', 'not documented', 'yes')
    """
    if value is None:
        return NOT_DOCUMENTED.say(lang)
    if isinstance(value, bool):
        return YES_OR_NO[value].say(lang)
    if isinstance(value, float):
        # adding 0.0 keeps a rounded "-0" from being said
        return _with_sign(f"{round(value, 3) + 0.0:.3f}".rstrip("0").rstrip("."), lang)
    if isinstance(value, Decimal):
        return _with_sign(f"{value:f}", lang)
    return str(value)


def _with_sign(digits: str, lang: Lang) -> str:
    return digits.replace(".", ",") if lang == "fr" else digits


def html_table(rows: Sequence[Mapping[str, Any]], caption: str) -> str:
    """*rows*, which have the same keys, as a small HTML table under *caption*.

    >>> html_table([{"town": "Ronchin", "seats": None}], "Seats")
    '<table><caption>Seats</caption><thead><tr><th>town</th><th>seats</th></tr></thead>...'
    """
    head = "".join(f"<th>{escape(name)}</th>" for name in (rows[0] if rows else ()))
    lines = ("".join(f"<td>{escape(_plain(value))}</td>" for value in row.values()) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def data_frame(rows: Sequence[Mapping[str, Any]]) -> Any:
    """*rows* as a pandas ``DataFrame``; needs the extra ``pandas``."""
    import pandas as pd

    return pd.DataFrame(list(rows))
