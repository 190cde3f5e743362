"""The cells of an xlsx file: ECMA-376 part 1, SpreadsheetML (§18), and part 2, relationships (§9.3)."""

import datetime
import posixpath
import re
from collections.abc import Mapping
from typing import Any, Final, Literal

from clsm.fields import unsound
from clsm.problems import Mismatch
from clsm.sheets.cells import MAX_CELLS, MAX_LENGTH, Cell, Precision, Shelf, Spreadsheet, place, too_large
from clsm.sheets.parts import Package

_Format = Literal["time"] | Precision | None
"""What a number format shows: so much of a date, a time of day, or a plain number (``None``)."""

_BUILT_IN: Final[Mapping[int, _Format]] = {
    **dict[int, _Format].fromkeys((14, 15, 16, 22, *range(27, 32), 36, *range(50, 59)), "day"),
    17: "month",
    **dict[int, _Format].fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47), "time"),
}
"""The formats that no file spells out (§18.8.30)."""

_DAY_ZERO: Final = datetime.datetime(1899, 12, 30)
_DAYS_UNTIL_1904: Final = 1462


def read(package: Package) -> tuple[Spreadsheet, bool]:
    """The sheets of an xlsx file, and whether it leads to other files."""
    main = next((target for kind, target in _links(package, "").values() if kind == "officeDocument"), "")
    if main not in package:
        raise Mismatch("damaged-spreadsheet")
    book, links = _Book(), _links(package, main)
    package.read(main, book, short=_local)
    parts = {kind: target for kind, target in links.values() if target in package}
    strings, styles = _Strings(), _Styles()
    if "sharedStrings" in parts:
        package.read(parts["sharedStrings"], strings, short=_local)
    if "styles" in parts:
        package.read(parts["styles"], styles, short=_local)
    shelf = Shelf()
    for name, hidden, link in book.sheets:
        kind, target = links.get(link, ("", ""))
        if kind != "worksheet":  # a chart, a sheet of dialogs
            continue
        shelf.begin(name)
        sheet = _Sheet(shelf, strings.texts, styles.formats, late=book.late)
        package.read(target, sheet, short=_local)
        shelf.end(hidden=hidden, merged=sheet.merged)
    linked = any(kind == "externalLink" for kind, _ in links.values())
    return Spreadsheet(kind="xlsx", sheets=tuple(shelf.sheets)), linked


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _links(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """The parts to which *part* leads, by the id of the link: the last word of its kind, and the part's name."""
    folder, name = posixpath.split(part)
    links = _Links()
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path in package:
        package.read(path, links, short=_local)
    return {
        id: (kind.rpartition("/")[2], posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        for id, kind, target in links.links
    }


class Quiet:
    """Hears everything, and keeps nothing."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Nothing is kept."""

    def end(self, name: str) -> None:
        """Nothing is kept."""

    def text(self, words: str) -> None:
        """Nothing is kept."""


class _Links(Quiet):
    def __init__(self) -> None:
        self.links: list[tuple[str, str, str]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            self.links.append((attributes.get("Id", ""), attributes.get("Type", ""), attributes.get("Target", "")))


class _Book(Quiet):
    """The names of the sheets, and on which day the count of days begins."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, bool, str]] = []
        self.late = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), hidden, attributes.get("id", "")))
        elif name == "workbookPr":
            self.late = attributes.get("date1904") in ("1", "true")


class _Strings(Quiet):
    """The texts that cells share; what stands above a word to say how it is read is left out (§18.4.6)."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces = Pieces()
        self._phonetic = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._pieces.begin()
        elif name == "rPh":
            self._phonetic = True
        elif name == "t":
            self._pieces.listening = not self._phonetic

    def end(self, name: str) -> None:
        if name == "si":
            if len(self.texts) == MAX_CELLS:
                raise too_large()
            self.texts.append(_unescaped(self._pieces.whole()))
        elif name == "rPh":
            self._phonetic = False
        elif name == "t":
            self._pieces.listening = False

    def text(self, words: str) -> None:
        self._pieces.add(words)


class Pieces:
    """A text that comes in pieces, no longer than what would be refused."""

    def __init__(self) -> None:
        self.listening = False
        self.begin()

    def begin(self) -> None:
        """Forget what came before."""
        self._parts: list[str] = []
        self._length = 0

    def add(self, words: str) -> None:
        """One more piece."""
        if self.listening and self._length <= MAX_LENGTH:
            self._parts.append(words)
            self._length += len(words)

    def whole(self) -> str:
        """The text, its pieces joined."""
        return "".join(self._parts)


def _unescaped(words: str) -> str:
    """*words* with the characters that XML cannot hold, which are written ``_x000D_`` (§22.4.2.4)."""
    return re.sub("_x([0-9A-Fa-f]{4})_", _character, words) if "_x" in words else words


def _character(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return match[0] if unsound(character) else character


class _Styles(Quiet):
    """What each style of a cell shows of a date."""

    def __init__(self) -> None:
        self.formats: list[_Format] = []
        self._own: dict[int, _Format] = {}
        self._in_cells = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self._own[_whole(attributes.get("numFmtId"))] = shown_by(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            number = _whole(attributes.get("numFmtId"))
            self.formats.append(self._own.get(number, _BUILT_IN.get(number)))

    def end(self, name: str) -> None:
        self._in_cells = self._in_cells and name != "cellXfs"


def shown_by(code: str) -> _Format:
    """What a number format shows of a date (§18.8.31); ``None`` where it shows a number.

    >>> [shown_by(code) for code in ("dd/mm/yyyy", "mmm yyyy", "yyyy", "hh:mm", '0.00" m"', "[Red]0")]
    ['day', 'month', 'year', 'time', None, None]
    """
    first = code.split(";")[0]
    # an elapsed time stands in brackets as colours and countries do
    first = re.sub(r"\[(h+|m+|s+)\]", r"\1", first, flags=re.IGNORECASE)
    plain = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|General|Standard', "", first, flags=re.IGNORECASE).lower()
    if "d" in plain:
        return "day"
    if "y" in plain:
        return "month" if "m" in plain else "year"
    if "h" in plain or "s" in plain:
        return "time"
    return "month" if "m" in plain else None


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


class _Sheet(Quiet):
    """The cells of one sheet (§18.3.1.4), and which of them are drawn as one."""

    def __init__(self, shelf: Shelf, strings: list[str], formats: list[_Format], *, late: bool) -> None:
        self.merged: list[tuple[int, int, int, int]] = []
        self._shelf, self._strings, self._formats, self._late = shelf, strings, formats, late
        self._row = self._column = 0
        self._cell: Mapping[str, str] | None = None
        self._computed = self._phonetic = False
        self._value = Pieces()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            self._row = _whole(attributes.get("r")) or self._row + 1
            self._column = 0
        elif name == "c":
            # a cell that does not say where it stands follows the one before it
            written = place(attributes.get("r", ""))
            self._row, self._column = written or (self._row, self._column + 1)
            self._cell, self._computed = attributes, False
            self._value.begin()
        elif name == "f":
            self._computed = True
        elif name == "rPh":
            self._phonetic = True
        elif name in ("v", "t"):
            self._value.listening = self._cell is not None and not self._phonetic
        elif name == "mergeCell":
            corners = [place(corner) for corner in attributes.get("ref", "").split(":")]
            if len(corners) == 2 and corners[0] and corners[1] and len(self.merged) < MAX_CELLS:
                self.merged.append((*corners[0], *corners[1]))

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._value.listening = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "c" and self._cell is not None:
            if fields := self._fields(self._cell, self._value.whole()):
                self._shelf.put(Cell(row=self._row, column=self._column, computed=self._computed, **fields))
            self._cell = None

    def text(self, words: str) -> None:
        self._value.add(words)

    def _fields(self, attributes: Mapping[str, str], value: str) -> dict[str, Any] | None:
        """The kind, the value and the precision of a cell; ``None`` for one that is blank."""
        kind = attributes.get("t", "n")
        if kind == "s":
            index = _whole(value)
            value = self._strings[index] if value and index < len(self._strings) else ""
        if kind == "e" or (self._computed and value == "" and kind != "str"):
            return {"kind": "error", "value": value}
        if value == "":
            return None
        if kind == "b":
            return {"kind": "yes_or_no", "value": value in ("1", "true")}
        if kind == "d":
            return dated(value)
        if kind != "n":
            return {"kind": "text", "value": value if kind == "s" else _unescaped(value)}
        style = _whole(attributes.get("s"))
        shown = self._formats[style] if style < len(self._formats) else None
        plain = number(value)
        if plain is None:
            return {"kind": "text", "value": value}
        return plain if shown is None else (self._counted(plain["value"], shown) or plain)

    def _counted(self, days: float, shown: _Format) -> dict[str, Any] | None:
        """A day or a time of day from the count of *days*; ``None`` where it leads to no day (§18.17.4)."""
        if 0 <= days < 1:
            minutes, seconds = divmod(min(round(days * 86_400), 86_399), 60)
            return timed(minutes // 60, minutes % 60, seconds)
        if self._late:
            days += _DAYS_UNTIL_1904
        elif days < 60:
            days += 1  # the count has a 29 February 1900, which never was
        try:
            moment = _DAY_ZERO + datetime.timedelta(seconds=round(days * 86_400))
        except OverflowError:
            return None
        return {"kind": "date", "precision": "day" if shown == "time" else shown, "value": _whole_day(moment)}


def number(text: str) -> dict[str, Any] | None:
    """A cell that holds a number; ``None`` where *text* is none."""
    if not re.fullmatch(r"[-+]?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})([eE][-+]?[0-9]{1,3})?", text):
        return None
    value = float(text)
    return {"kind": "number", "value": value} if abs(value) < 1e300 else None


def timed(hour: int, minute: int, second: int) -> dict[str, Any] | None:
    """A cell that holds a time of the day; ``None`` where there is no such time."""
    if not (hour < 24 and minute < 60 and second < 60):
        return None
    return {"kind": "time", "value": datetime.time(hour, minute, second)}


def _whole_day(moment: datetime.datetime) -> datetime.date:
    """A *moment* as a day, where it has no time of the day."""
    return moment if moment.time() != datetime.time() else moment.date()


def dated(value: str, precision: Precision = "day") -> dict[str, Any]:
    """A cell that spells out its date in ISO; text where it is none."""
    try:
        moment = datetime.datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        return {"kind": "text", "value": value}
    return {"kind": "date", "precision": precision, "value": _whole_day(moment)}
