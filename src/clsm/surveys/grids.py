"""Files of answers as grids of text: CSV in whatever encoding and with whatever separator, sheets, data frames.

A grid keeps where each cell stood, so that every problem can name it. Nothing in a file is computed: a cell that
begins with ``=`` is text.
"""

import codecs
import csv
import io
import os
import re
from pathlib import Path
from typing import Any, Final, final

import attrs

from clsm import sheets
from clsm.problems import CouncilFileError, Mismatch, Problem
from clsm.surveys.wording import KEY, MARK, PARTNER
from clsm.words import Text

MAX_BYTES: Final = 20_000_000
MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 500
MAX_CELLS: Final = 500_000
MAX_LENGTH: Final = 32_767

Source = "str | os.PathLike[str] | IO[Any] | Any"

_AS_CP1252: Final = Text(
    fr="{file} n’est pas en UTF-8, et a été lu en Windows-1252 ; encoding= le dit autrement.",
    en="{file} is not UTF-8, and was read as Windows-1252; encoding= says otherwise.",
)


@final
@attrs.frozen
class Where:
    """The place of a cell: a file and a line, or a sheet and a cell; rows and columns count from 1."""

    file: str | None
    sheet: str | None
    row: int
    column: int | None = None

    def place(self) -> dict[str, Any]:
        """The place as the fields of a :class:`~clsm.problems.Problem`."""
        if self.sheet is None:
            return {"file": self.file, "line": self.row, "column": self.column}
        cell = sheets.position(self.row, self.column) if self.column else None
        return {"file": self.file, "sheet": self.sheet, "cell": cell, "line": None if cell else self.row}

    def __str__(self) -> str:
        return ":".join(str(part) for part in self.place().values() if part is not None)


@final
@attrs.frozen
class Grid:
    """Rows of text and where they stood.

    ``lines`` are the numbers of the rows in their file; ``errors`` the cells that hold the error of a formula, and
    ``computed`` those that hold its result, by row and column of the grid, from 0.
    """

    file: str | None
    sheet: str | None
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    errors: frozenset[tuple[int, int]] = frozenset()
    computed: frozenset[tuple[int, int]] = frozenset()

    def at(self, row: int, column: int) -> str:
        """The text of a cell, without blanks around it; empty where the row is shorter."""
        cells = self.rows[row]
        return _plain(cells[column]) if 0 <= column < len(cells) else ""

    def where(self, row: int, column: int | None = None) -> Where:
        """The place of a cell, or of a row."""
        return Where(self.file, self.sheet, self.lines[row], None if column is None else column + 1)

    @property
    def width(self) -> int:
        """The number of columns of the longest row."""
        return max(map(len, self.rows), default=0)


@final
@attrs.frozen
class Opened:
    """The grids of the files, the texts that are no tables, and what there is to know of the reading."""

    grids: tuple[Grid, ...]
    texts: tuple[tuple[str | None, str], ...] = ()
    remarks: tuple[Text, ...] = ()
    warnings: tuple[Problem, ...] = ()
    hidden: tuple[str, ...] = ()


def open_all(sources: Any, *, encoding: str | None, sheet: str | None) -> Opened:
    """Every grid of one source, or of several; see :func:`clsm.surveys.read`."""
    several = isinstance(sources, list | tuple)
    parts = [_open(source, encoding=encoding, sheet=sheet) for source in (sources if several else [sources])]
    return Opened(*(tuple(item for part in parts for item in getattr(part, field.name)) for field in FIELDS))


FIELDS: Final = attrs.fields(Opened)


def _open(source: Any, *, encoding: str | None, sheet: str | None) -> Opened:
    if hasattr(source, "columns") and hasattr(source, "itertuples"):
        return Opened((_of_frame(source),))
    if isinstance(source, str | os.PathLike):
        name = Path(source).name
        with open(source, "rb") as file:
            content: Any = file.read(MAX_BYTES + 1)
    elif hasattr(source, "read"):
        name = Path(str(getattr(source, "name", "") or "survey")).name
        content = source.read(MAX_BYTES + 1)
    else:
        raise Mismatch("survey-source", found=type(source).__name__)
    try:
        return _read(content, name, encoding=encoding, sheet=sheet)
    except Mismatch as refusal:
        raise CouncilFileError([refusal.at("", file=name)]) from None
    except CouncilFileError as error:
        raise CouncilFileError(attrs.evolve(problem, file=name) for problem in error.problems) from None


def _read(content: Any, name: str, *, encoding: str | None, sheet: str | None) -> Opened:
    if len(content) > MAX_BYTES:
        raise Mismatch("survey-size", most=MAX_BYTES // 1_000_000, rows=MAX_ROWS, columns=MAX_COLUMNS)
    remarks: tuple[Text, ...] = ()
    if isinstance(content, bytes):
        if sheets.is_spreadsheet("", content[:8]):
            return _of_spreadsheet(content, name, sheet)
        content, remarks = _decoded(content, name, encoding)
    if "\0" in content:
        raise Mismatch("survey-binary")
    if re.match(r"\s*<(!doctype|html|\?xml|table)", content, re.IGNORECASE):
        raise Mismatch("survey-web-page")
    if not content.strip():
        raise Mismatch("survey-empty")
    if re.match(r"\s*(dl\b|\*(vertices|network)\b)", content, re.IGNORECASE):
        return Opened((), ((name, content),), remarks)
    return Opened((_of_csv(content, name),), (), remarks)


def _decoded(content: bytes, name: str, encoding: str | None) -> tuple[str, tuple[Text, ...]]:
    """The text of a file: as asked for, by its mark, as UTF-8, else as Windows-1252, which is said."""
    try:
        if encoding is not None:
            return content.decode(_known(encoding)).removeprefix("\ufeff"), ()
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return content.decode("utf-16"), ()
        if content[:5] in (b"%PDF-", b"\x89PNG\r") or b"\0" in content:
            raise Mismatch("survey-binary")
        try:
            return content.decode("utf-8-sig"), ()
        except UnicodeDecodeError:
            text = content.decode("cp1252")
        return text, (_AS_CP1252.format(file=name),)
    except UnicodeError as error:
        raise Mismatch("survey-encoding", position=getattr(error, "start", 0)) from None


def _known(encoding: str) -> str:
    """*encoding*, where Python reads text by it."""
    try:
        "".encode(encoding)
    except (LookupError, TypeError):
        raise Mismatch("survey-encoding-name", found=repr(encoding)) from None
    return encoding


# ------------------------------------------------------------ CSV

_OWN_HEADINGS: Final = re.compile(
    rf'^"?(?:{PARTNER.fr}|{PARTNER.en})"?([;,\t|])"?(?:{KEY.fr}|{KEY.en})\b', re.MULTILINE
)
_SEPARATORS: Final = (";", ",", "\t", "|")


def _of_csv(text: str, name: str) -> Grid:
    declared = re.match(r"sep=(.)\r?\n", text)
    if declared:
        text = "\n" + text[declared.end() :]  # the lines keep their numbers
    separator = declared[1] if declared else _separator(text)
    rows, lines = list[tuple[str, ...]](), list[int]()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    left, line = MAX_CELLS, 1
    try:
        for row in reader:
            left -= len(row)
            if len(rows) == MAX_ROWS or len(row) > MAX_COLUMNS or left < 0:
                mismatch = Mismatch("survey-size", most=MAX_BYTES // 1_000_000, rows=MAX_ROWS, columns=MAX_COLUMNS)
                raise CouncilFileError([mismatch.at("", line=line)])
            long = next((at for at, cell in enumerate(row, 1) if len(cell) > MAX_LENGTH), None)
            if long is not None:
                raise CouncilFileError([Mismatch("long-value", most=MAX_LENGTH).at("", line=line, column=long)])
            rows.append(tuple(row))
            lines.append(line)
            line = reader.line_num + 1
    except csv.Error:
        raise CouncilFileError([Mismatch("survey-quotes").at("", line=line)]) from None
    return Grid(name, None, tuple(rows), tuple(lines))


def _separator(text: str) -> str:
    """The separator by which most lines have the same number of cells; a decimal comma parts some lines only.

    In our own questionnaire, whose first lines are sentences, it is what parts the headings.
    """
    start = text[:200_000]
    if MARK in start[:40] and (own := _OWN_HEADINGS.search(start)):
        return own[1]
    best, most = ",", (0.0, 0)
    for separator in _SEPARATORS:
        # doubled quotes are one inside; what is between quotes parts nothing
        bare = re.sub(r'"(?:[^"]|"")*"', "", start)
        widths = [line.count(separator) + 1 for line in bare.splitlines()[:200] if line.strip(" ")]
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        if usual > 1 and (score := (widths.count(usual) / len(widths), usual)) > most:
            best, most = separator, score
    return best


def _plain(words: str) -> str:
    """A cell as it is meant: one space between words, no mark in front that keeps a spreadsheet from computing."""
    text = words.replace("\u00a0", " ").replace("\u202f", " ").strip()
    return text[1:] if re.match(r"'[=+\-@\t\r]", text) else text


# ------------------------------------------------------------ spreadsheets and frames


def _of_spreadsheet(content: bytes, name: str, sheet: str | None) -> Opened:
    file = io.BytesIO(content)
    file.name = name
    spreadsheet = sheets.read(file)
    names = [it.name for it in spreadsheet]
    if sheet is not None and sheet not in names:
        raise Mismatch("survey-sheet", found=repr(sheet), names=", ".join(names))
    chosen = [it for it in spreadsheet if it.name == sheet or (sheet is None and not it.hidden)]
    return Opened(
        tuple(grid for it in chosen if (grid := _of_sheet(it, name)).rows),
        warnings=spreadsheet.warnings,
        hidden=tuple(it.name for it in spreadsheet if it not in chosen),
    )


def _of_sheet(sheet: sheets.Sheet, name: str) -> Grid:
    rows, lines, errors, computed = list[tuple[str, ...]](), list[int](), set[tuple[int, int]](), set[tuple[int, int]]()
    for cells in sheet.rows:
        row = [""] * cells[-1].column
        for cell in cells:
            row[cell.column - 1] = _cell_text(cell)
            place = (len(rows), cell.column - 1)
            if cell.kind == "error":
                errors.add(place)
            elif cell.computed:
                computed.add(place)
        rows.append(tuple(row))
        lines.append(cells[0].row)
    return Grid(name, sheet.name, tuple(rows), tuple(lines), frozenset(errors), frozenset(computed))


def _cell_text(cell: sheets.Cell) -> str:
    return str(int(cell.value)) if isinstance(cell.value, bool) else cell.text


def _of_frame(frame: Any) -> Grid:
    """A pandas frame, or whatever is like one: the names of its columns, then its rows."""
    rows = [tuple(map(str, frame.columns))]
    index = [frame.index.tolist()] if str(getattr(frame.index, "dtype", "")) in ("object", "str", "string") else []
    if index:  # a matrix often has its names there
        rows[0] = ("", *rows[0])
    for at, values in enumerate(frame.itertuples(index=False, name=None)):
        rows.append(tuple(_value_text(value) for value in (*(names[at] for names in index), *values)))
    if len(rows) > MAX_ROWS or len(rows[0]) > MAX_COLUMNS:
        raise Mismatch("survey-size", most=MAX_BYTES // 1_000_000, rows=MAX_ROWS, columns=MAX_COLUMNS)
    return Grid(None, None, tuple(rows), tuple(range(1, len(rows) + 1)))


def _value_text(value: Any) -> str:
    # a missing value of pandas is not equal to itself, or answers neither way
    if value is None or str(value) in ("nan", "NaT", "<NA>"):
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
