"""What a spreadsheet holds: sheets, and in each the cells that are not blank, each with its place."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from typing import Final, Literal, final

import attrs

from clsm.problems import CouncilFileError, Mismatch, Problem

MAX_ROWS: Final = 20_000
"""The last row that is read: more than any council or survey of partners has."""

MAX_COLUMNS: Final = 500
"""The last column that is read."""

MAX_CELLS: Final = 500_000
"""The most cells that hold something, all sheets together."""

MAX_LENGTH: Final = 100_000
"""The most characters of one cell; Excel writes 32,767 at most."""

MAX_SHEETS: Final = 250
"""The most sheets of one file."""

CellKind = Literal["blank", "text", "number", "yes_or_no", "date", "time", "error"]
Precision = Literal["year", "month", "day"]


def position(row: int, column: int) -> str:
    """The name of a cell, from its row and its column, which count from 1.

    >>> position(1, 1), position(1048576, 16384)
    ('A1', 'XFD1048576')
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


def place(name: str) -> tuple[int, int] | None:
    """The row and the column of a cell, from its name; ``None`` for what is no name of a cell.

    >>> place("C7"), place("7")
    ((7, 3), None)
    """
    match = re.fullmatch(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", name)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


@final
@attrs.frozen(kw_only=True)
class Cell:
    """One cell: where it stands, what it holds, and what kind of thing that is.

    ``value`` is a ``str`` for text, a ``float`` for a number, a ``bool``, a :class:`datetime.date` or
    :class:`datetime.datetime` for a date, a :class:`datetime.time`, the sign of the fault (``#N/A``, or ``""``
    for a formula without a result) for an error, and ``None`` for a blank cell. ``precision`` is how much of a
    date the cell shows: one that shows a month only is the first of that month inside. ``computed`` says that a
    formula made the value. ``row`` and ``column`` count from 1.

    >>> year = Cell(row=7, column=3, kind="number", value=1977.0)
    >>> year.position, year.text
    ('C7', '1977')
    """

    row: int
    column: int
    kind: CellKind = "blank"
    value: str | float | bool | datetime.date | datetime.time | None = None
    precision: Precision | None = None
    computed: bool = False

    @property
    def position(self) -> str:
        """Its name, as ``C7``."""
        return position(self.row, self.column)

    @property
    def text(self) -> str:
        """What it holds as text, as a number without needless zeros, a date in ISO as precise as it is shown."""
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        if isinstance(self.value, float):
            return f"{self.value:.15g}" if abs(self.value) < 1e15 else repr(self.value)
        if isinstance(self.value, datetime.date):
            size = {"year": 4, "month": 7, "day": 10, None: 10}[self.precision]
            return self.value.isoformat()[:size]
        if isinstance(self.value, datetime.time):
            return f"{self.value:%H:%M}"
        return self.value or ""


@final
@attrs.frozen(kw_only=True, slots=False)
class Sheet:
    """One sheet: its name, whether it is hidden, and its cells that are not blank, by row and column.

    ``merged`` are the ranges of cells drawn as one: first row, first column, last row, last column.
    """

    name: str
    hidden: bool = False
    cells: Mapping[tuple[int, int], Cell] = attrs.field(factory=dict, repr=False)
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def at(self, row: int, column: int) -> Cell:
        """The cell at a place; a blank one where nothing stands."""
        return self.cells.get((row, column)) or Cell(row=row, column=column)

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that are not blank, in order, each with its cells that are not blank."""
        ordered = sorted(self.cells.values(), key=lambda cell: (cell.row, cell.column))
        return tuple(tuple(cells) for _, cells in groupby(ordered, key=lambda cell: cell.row))


@final
@attrs.frozen(kw_only=True)
class Spreadsheet:
    """The sheets of a file, in their order, and what there is to know of it.

    ``warnings`` are problems of the level *warning*: macros, links to other files, a name that hides the kind.
    """

    kind: Literal["xlsx", "ods"]
    sheets: tuple[Sheet, ...]
    warnings: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[Sheet]:
        return iter(self.sheets)


def too_large() -> Mismatch:
    """The refusal of a file that holds more than a spreadsheet of people does."""
    return Mismatch("large-spreadsheet", most_rows=MAX_ROWS, most_columns=MAX_COLUMNS, most_cells=MAX_CELLS)


class Shelf:
    """The cells of one file as they are met; it refuses more than a spreadsheet of people has."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._left = MAX_CELLS
        self._name = ""
        self._cells: dict[tuple[int, int], Cell] = {}

    def begin(self, name: str) -> None:
        """A sheet begins."""
        if len(self.sheets) == MAX_SHEETS:
            raise too_large()
        self._name, self._cells = name, {}

    def put(self, cell: Cell) -> None:
        """Keep a *cell* that is not blank."""
        if cell.row > MAX_ROWS or cell.column > MAX_COLUMNS:
            raise self.refused(Mismatch("far-cell", most_rows=MAX_ROWS, most_columns=MAX_COLUMNS), cell)
        if isinstance(cell.value, str) and len(cell.value) > MAX_LENGTH:
            raise self.refused(Mismatch("long-value", most=MAX_LENGTH), cell)
        self._left -= 1
        if self._left < 0:
            raise too_large()
        self._cells[cell.row, cell.column] = cell

    def end(self, *, hidden: bool, merged: Iterable[tuple[int, int, int, int]]) -> None:
        """The sheet ends."""
        self.sheets.append(Sheet(name=self._name, hidden=hidden, cells=self._cells, merged=tuple(merged)))

    def refused(self, mismatch: Mismatch, cell: Cell) -> CouncilFileError:
        """The refusal of a file for one *cell* of the sheet that is read."""
        return CouncilFileError([mismatch.at("", sheet=self._name, cell=cell.position)])
