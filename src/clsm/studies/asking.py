"""One council of a study: read, put on its day, asked; whatever goes wrong is a line of its row."""

import math
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from clsm.council import Council, Snapshot
from clsm.dates import PartialDate
from clsm.opening import load
from clsm.problems import CouncilFileError, Mismatch
from clsm.tables import Row
from clsm.words import Lang, Text

Question = Callable[[Snapshot], Mapping[str, Any]]
"""What is asked of a council on a day: a function that gives plain values by the name of their column.

``None`` is *not documented*. Several values are a list.
"""

OWN: Final = ("source", "council", "day", "problems")
"""The columns that every row has."""


def name_of(source: Any) -> str:
    """By what a row says where it comes from: the path as it was given, or the council and its day."""
    return f"{source.council.id}@{source.date}" if isinstance(source, Snapshot) else os.fspath(source)


def answer(source: Any, ask: Iterable[Question], on: str | None, lang: Lang) -> Row:
    """The row of one council, which a worker makes of a path."""
    row: Row = {"source": name_of(source), "council": None, "day": None, "problems": []}
    try:
        today = _today(source, on)
    except (CouncilFileError, Mismatch) as error:
        return row | {"problems": [error.message(lang)]}
    except OSError:
        return row | {"problems": [_NOT_OPENED.say(lang)]}
    if today is None:
        return row | {"problems": [_NO_DAY.say(lang)]}
    row |= {"council": today.council.id, "day": today.date.isoformat()}
    for question in ask:
        try:
            answers = {column: plain(value) for column, value in question(today).items()}
        except Exception as error:
            # one question that fails takes neither the others nor the study with it
            row["problems"].append(_FAILED.format(name=title(question), error=type(error).__name__).say(lang))
            continue
        if twice := sorted(row.keys() & answers.keys()):
            row["problems"].append(_TWICE.format(name=title(question), columns=", ".join(twice)).say(lang))
        row = answers | row
    return {name: row[name] for name in OWN} | {name: value for name, value in row.items() if name not in OWN}


_NOT_OPENED: Final = Text(fr="le fichier ne s’ouvre pas", en="the file does not open")
_NO_DAY: Final = Text(fr="rien n’y est daté : donnez un jour", en="nothing in it is dated: give a day")
_FAILED: Final = Text(fr="la question {name} n’a pas abouti ({error})", en="the question {name} failed ({error})")
_TWICE: Final = Text(
    fr="la question {name} redonne ce qu’une autre a déjà répondu : {columns}",
    en="the question {name} gives again what another has answered: {columns}",
)


def title(question: Question) -> str:
    """The name of a question."""
    return getattr(question, "__name__", type(question).__name__)


def _today(source: Any, on: str | None) -> Snapshot | None:
    """The council on the day asked, else on its own last documented day; ``None`` where there is none."""
    if isinstance(source, Snapshot):
        return source if on is None else source.on(on)
    council = load(Path(source))
    day = on or council.last_documented
    return None if day is None else council.on(day)


def plain(value: Any) -> Any:
    """A value as a row holds it, the same from a worker and from a file; what is no number is not documented."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Decimal | date | PartialDate):
        return str(value)
    if isinstance(value, frozenset | set):
        return sorted(plain(item) for item in value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    raise TypeError(f"a plain value is needed, not a {type(value).__name__}")


def as_source(source: Any) -> Any:
    """*source* if a study can read it; otherwise a :class:`TypeError` that says what to give."""
    if isinstance(source, Council):
        raise TypeError("a study takes the paths of files, or councils on a day: council.on('2011-11-01')")
    if not isinstance(source, str | os.PathLike | Snapshot):
        raise TypeError(f"a study takes the paths of files, or councils on a day, not a {type(source).__name__}")
    return source
