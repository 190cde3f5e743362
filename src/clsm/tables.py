"""Rows of plain values as an HTML table or a data frame, for every result that has rows."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

Row = dict[str, str | int | float | bool | None]
"""One line of an answer as plain values, ready for a table."""


def html_table(rows: Sequence[Mapping[str, Any]], caption: str) -> str:
    """*rows*, which have the same keys, as a small HTML table under *caption*.

    >>> html_table([{"town": "Ronchin", "seats": None}], "Seats")
    '<table><caption>Seats</caption><thead><tr><th>town</th><th>seats</th></tr></thead>...'
    """
    head = "".join(f"<th>{escape(name)}</th>" for name in (rows[0] if rows else ()))
    lines = ("".join(f"<td>{escape(_cell(value))}</td>" for value in row.values()) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def data_frame(rows: Sequence[Mapping[str, Any]]) -> Any:
    """*rows* as a pandas ``DataFrame``; needs the extra ``pandas``."""
    import pandas as pd

    return pd.DataFrame(list(rows))
