"""The rows of a study on a disk: a journal while it runs, the file when it is whole.

Each row is a line of JSON in ``NAME.journal``, written when it is known. Whatever kills the program, the lines are
whole but for the last, and the next run takes them up. The file itself is made of the journal at the end, under
another name first: it is there whole, or it is not there.
"""

import csv
import importlib
import json
import os
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final

from clsm.problems import Mismatch
from clsm.tables import Row

FORMS: Final = (".csv", ".jsonl", ".parquet")
"""The endings of the files that a study writes."""

_AT_ONCE: Final = 1_000
"""How many rows of Parquet are held at once."""


class Journal:
    """What is known of a study so far, and the file that it will be."""

    def __init__(self, out: "str | os.PathLike[str]", about: Mapping[str, Any]) -> None:
        self.out = Path(out)
        self.path = self.out.with_name(f"{self.out.name}.journal")
        if self.out.suffix not in FORMS:
            raise Mismatch("study-file", found=self.out.name, choices=", ".join(FORMS))
        if self.out.exists():
            raise FileExistsError(f"{self.out} is there already")
        if self.out.suffix == ".parquet":
            importlib.import_module("pyarrow")  # told before a day of work, not after it
        self._whole = self._mend(json.dumps(about, sort_keys=True))
        self._file: IO[str] = open(self.path, "a", encoding="utf-8", newline="\n")  # noqa: SIM115 - until close

    def _mend(self, head: str) -> int:
        """How many rows there are; what a kill left of a line is cut off, another study is refused."""
        if not self.path.exists() or b"\n" not in self.path.read_bytes()[:65_536]:
            self.path.write_text(head + "\n", encoding="utf-8")
            return 0
        end = rows = 0
        with open(self.path, "rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                if end == 0 and line.decode() != head + "\n":
                    raise Mismatch("study-resumed", file=str(self.path))
                end += len(line)
                rows += 1
        os.truncate(self.path, end)
        return rows - 1

    def rows(self) -> Iterator[Row]:
        """The rows that were there when it was opened."""
        return islice(_lines(self.path), self._whole)

    def add(self, row: Row) -> None:
        """Write a row down: from now on it is there, whatever comes."""
        self._file.write(json.dumps(row, ensure_ascii=False) + "\n")
        self._file.flush()

    def close(self) -> None:
        """Let go of the journal, which stays for another run."""
        self._file.close()

    def finish(self) -> None:
        """Make the file of the journal, at once, and put the journal away."""
        self.close()
        made = self.out.with_name(f"{self.out.name}.new")
        _WRITERS[self.out.suffix](self.path, made)
        os.replace(made, self.out)
        self.path.unlink()


def _lines(path: Path) -> Iterator[Row]:
    with open(path, encoding="utf-8") as file:
        next(file)
        yield from map(json.loads, file)


def _columns(path: Path) -> dict[str, set[type]]:
    """Every column of the rows in the order in which they come, with the types of its values."""
    columns: dict[str, set[type]] = {}
    for row in _lines(path):
        for name, value in row.items():
            columns.setdefault(name, set()).add(type(value))
    return columns


def _as_jsonl(path: Path, made: Path) -> None:
    with open(made, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in _lines(path))


def _as_csv(path: Path, made: Path) -> None:
    """Several values are joined by ``" | "``; what is not documented is an empty cell."""
    with open(made, "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(_columns(path)), lineterminator="\n")
        table.writeheader()
        table.writerows({name: _cell(value) for name, value in row.items()} for row in _lines(path))


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return " | ".join(map(str, value)) if isinstance(value, list) else value


def _as_parquet(path: Path, made: Path) -> None:
    """Columns of one type each; of several types, as text."""
    pa: Any = importlib.import_module("pyarrow")
    parquet: Any = importlib.import_module("pyarrow.parquet")
    types = {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), str: pa.string(), list: pa.list_(pa.string())}
    kinds = {name: _one_type(found) for name, found in _columns(path).items()}
    schema = pa.schema([(name, types[kind]) for name, kind in kinds.items()])
    rows = _lines(path)
    with parquet.ParquetWriter(made, schema) as writer:
        while batch := list(islice(rows, _AT_ONCE)):
            columns = {name: [_typed(row.get(name), kind) for row in batch] for name, kind in kinds.items()}
            writer.write_table(pa.table(columns, schema=schema))


def _one_type(found: set[type]) -> type:
    known = found - {type(None)}
    if known == {int, float}:
        return float
    return known.pop() if len(known) == 1 else str


def _typed(value: Any, kind: type) -> Any:
    if value is None:
        return None
    if kind is list:
        return [str(item) for item in value]
    return str(_cell(value)) if kind is str else kind(value)


_WRITERS: Final = {".csv": _as_csv, ".jsonl": _as_jsonl, ".parquet": _as_parquet}
