"""The cells of an ods file: OpenDocument 1.3, part 3, §9 (tables), §16 (formats of numbers) and §6 (text)."""

import re
from collections.abc import Mapping
from typing import Any, Final

from clsm.problems import Mismatch
from clsm.sheets.cells import MAX_COLUMNS, MAX_ROWS, Cell, Precision, Shelf, Spreadsheet
from clsm.sheets.parts import Package
from clsm.sheets.xlsx import Pieces, Quiet, dated, number, timed

_ASIDE: Final = frozenset(
    (
        *("office:annotation", "table:tracked-changes", "table:shapes", "table:dde-links", "office:forms"),
        *(
            "table:content-validations",
            "drawing:frame",
            "drawing:custom-shape",
            "drawing:g",
            "text:note",
            "text:ruby-text",
        ),
    )
)
"""What stands in a cell or a sheet and is none of its words: comments, deleted cells, drawings."""

_VALUES: Final = {
    "float": "office:value",
    "percentage": "office:value",
    "currency": "office:value",
    "date": "office:date-value",
    "time": "office:time-value",
    "boolean": "office:boolean-value",
    "string": "office:string-value",
}
_DURATION: Final = re.compile(r"PT([0-9]{1,6})H([0-9]{1,2})M([0-9]{1,2})(?:[.,][0-9]*)?S")


def read(package: Package) -> tuple[Spreadsheet, bool]:
    """The sheets of an ods file, and whether it leads to other files."""
    manifest, content = _Manifest(), _Content(Shelf())
    if "META-INF/manifest.xml" in package:
        package.read("META-INF/manifest.xml", manifest, short=_prefixed)
    if manifest.encrypted:
        raise Mismatch("encrypted-spreadsheet")
    package.read("content.xml", content, short=_prefixed)
    return Spreadsheet(kind="ods", sheets=tuple(content.shelf.sheets)), content.linked


def _prefixed(name: str) -> str:
    """``table:table-cell`` for that name of the address of tables."""
    address, _, local = name.rpartition(" ")
    parts = address.split(":")
    return f"{parts[-2]}:{local}" if len(parts) > 1 else local


class _Manifest(Quiet):
    encrypted = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.encrypted = self.encrypted or name == "manifest:encryption-data"


class _Content(Quiet):
    """The sheets, their cells, and the formats by which cells show a date."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf, self.linked = shelf, False
        self._aside = 0
        self._precisions: dict[str, Precision] = {}
        self._hiding: set[str] = set()
        self._format_of: dict[str, str] = {}
        self._style = self._format = ""
        self._shows: set[str] = set()
        self._row = self._column = self._rows = 0
        self._in_row: list[tuple[Cell, int]] = []
        self._cell: Mapping[str, str] | None = None
        self._words = Pieces()
        self._paragraphs = 0
        self._sheet_style = ""
        self._merged: list[tuple[int, int, int, int]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._aside or name in _ASIDE:
            self._aside += 1
        elif self._cell is not None:
            self._inside(name, attributes)
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell, self._paragraphs = attributes, 0
            self._words.begin()
        elif name == "table:table-row":
            self._rows, self._column, self._in_row = _times(attributes, "table:number-rows-repeated"), 0, []
        elif name == "table:table":
            self.shelf.begin(attributes.get("table:name", ""))
            self._row, self._merged, self._sheet_style = 0, [], attributes.get("table:style-name", "")
        elif name in ("table:table-source", "table:cell-range-source"):
            self.linked = True
        else:
            self._styles(name, attributes)

    def end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif name in ("table:table-cell", "table:covered-table-cell") and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif name == "text:p":
            self._words.listening = False
        elif name == "table:table-row":
            self._end_row()
        elif name == "table:table":
            self.shelf.end(hidden=self._sheet_style in self._hiding, merged=self._merged)
        elif name == "datastyle:date-style":
            shown: Precision = "day" if "datastyle:day" in self._shows else "month"
            self._precisions[self._format] = shown if self._shows & {"datastyle:day", "datastyle:month"} else "year"

    def text(self, words: str) -> None:
        if not self._aside:
            # blanks and ends of lines of the file are one blank of the text (§6.1.2); others are elements
            self._words.add(re.sub(r"[ \t\r\n]+", " ", words))

    def _styles(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "datastyle:date-style":
            self._format, self._shows = attributes.get("style:name", ""), set()
        elif name.startswith("datastyle:"):
            self._shows.add(name)
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
            self._format_of[self._style] = attributes.get("style:data-style-name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self._hiding.add(self._style)

    def _inside(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element of the text of a cell."""
        if name == "text:p":
            self._words.listening = True
            if self._paragraphs:
                self._words.add("\n")
            self._paragraphs += 1
        elif name == "text:s":
            self._words.add(" " * min(_times(attributes, "text:c"), 1000))
        elif name == "text:tab":
            self._words.add("\t")
        elif name == "text:line-break":
            self._words.add("\n")

    def _end_cell(self, attributes: Mapping[str, str]) -> None:
        times, column = _times(attributes, "table:number-columns-repeated"), self._column + 1
        self._column += times
        wide = _times(attributes, "table:number-columns-spanned")
        high = _times(attributes, "table:number-rows-spanned")
        if wide * high > 1:
            self._merged.append((self._row + 1, column, self._row + high, column + wide - 1))
        formula = attributes.get("table:formula")
        if formula and "'file:" in formula:
            self.linked = True
        if fields := self._fields(attributes, self._words.whole(), computed=formula is not None):
            cell = Cell(row=self._row + 1, column=column, computed=formula is not None, **fields)
            self._in_row.append((cell, times))

    def _end_row(self) -> None:
        """Put the cells of a row, which may stand for many rows, and each cell for many."""
        for down in range(self._rows if self._in_row else 0):
            for cell, times in self._in_row:
                for along in range(times):
                    row, column = self._row + 1 + down, cell.column + along
                    same = down == along == 0
                    self.shelf.put(cell if same else _elsewhere(cell, row, column))
        self._row += self._rows

    def _fields(self, attributes: Mapping[str, str], words: str, *, computed: bool) -> dict[str, Any] | None:
        """The kind, the value and the precision of a cell; ``None`` for one that is blank."""
        kind = attributes.get("office:value-type", "")
        value = attributes.get(_VALUES.get(kind, ""), "")
        failed = attributes.get("calcext:value-type") == "error"
        if failed or (computed and (re.fullmatch(r"#[A-Z/0!?]+|Err:[0-9]+", words) or not (kind and (words or value)))):
            return {"kind": "error", "value": words}
        if kind == "date" and value:
            style = attributes.get("table:style-name", "")
            return dated(value, self._precisions.get(self._format_of.get(style, ""), "day"))
        if kind == "time" and (match := _DURATION.fullmatch(value)):
            return timed(int(match[1]), int(match[2]), int(match[3])) or {"kind": "text", "value": words or value}
        if kind == "boolean":
            return {"kind": "yes_or_no", "value": value == "true"}
        if value and _VALUES.get(kind) == "office:value":
            return number(value) or {"kind": "text", "value": words}
        text = value or words
        return {"kind": "text", "value": text} if text else None


def _elsewhere(cell: Cell, row: int, column: int) -> Cell:
    return Cell(
        row=row, column=column, kind=cell.kind, value=cell.value, precision=cell.precision, computed=cell.computed
    )


def _times(attributes: Mapping[str, str], name: str) -> int:
    """How often something stands there; far more than is ever read is as good as any other number."""
    text = attributes.get(name, "1")
    most = max(MAX_ROWS, MAX_COLUMNS) * 1000
    return min(int(text), most) if text.isdecimal() and 0 < len(text) < 10 else 1
