"""From a path or an open file to the sheets in it: what the first bytes say decides, whatever the name says."""

import os
from typing import IO, Any, Final

import attrs

from clsm.limits import longest, too_long
from clsm.problems import CouncilFileError, Mismatch, Problem
from clsm.sheets import ods, xlsx
from clsm.sheets.cells import Spreadsheet
from clsm.sheets.parts import MAX_BYTES, Package
from clsm.words import Text

ENDINGS: Final = (".xlsx", ".ods", ".xlsm", ".xls", ".xlsb", ".xltx", ".ots", ".fods")
"""How the names of spreadsheets end, those that are refused with a word included."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old xls begins, and an xlsx under a password: [MS-CFB] §2.2."""

_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")

_OLD: Final = Text(fr="un ancien fichier xls", en="an old xls file")
_BINARY: Final = Text(fr="un classeur xlsb", en="an xlsb workbook")
_WEB: Final = Text(fr="une page web", en="a web page")
_FLAT: Final = Text(fr="un fichier XML", en="an XML file")
_TEXT: Final = Text(fr="un texte, ou un fichier CSV", en="a text, or a CSV file")
_OTHER: Final = Text(fr="un fichier d’une autre sorte", en="a file of another kind")
_EMPTY: Final = Text(fr="un fichier vide", en="an empty file")


def is_spreadsheet(name: "str | os.PathLike[str] | None", start: bytes = b"") -> bool:
    r"""Whether a file is for :func:`read` to read or to refuse, by its *name* and its first bytes.

    >>> is_spreadsheet("council.ods"), is_spreadsheet("council.yaml"), is_spreadsheet("council.yaml", b"PK\x03\x04")
    (True, False, True)
    """
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE)) or str(name or "").lower().endswith(ENDINGS)


def read(source: "str | os.PathLike[str] | IO[bytes]") -> Spreadsheet:
    """The sheets of an xlsx or ods file, from a path or a file opened in binary mode.

    Raises :class:`~clsm.problems.CouncilFileError` with one problem where it cannot be read, is under a password,
    or holds more than 20,000 rows, 500 columns or 500,000 cells, and :class:`OSError` where it cannot be opened.
    Values of formulas and errors are kept as they were last saved: see :class:`Cell`.
    """
    if isinstance(source, str | os.PathLike):
        name: str | None = os.fspath(source)
        with open(source, "rb") as file:
            content: Any = file.read(longest(MAX_BYTES) + 1)
    else:
        name = str(getattr(source, "name", "")) or None
        content = source.read(longest(MAX_BYTES) + 1)
    try:
        if not isinstance(content, bytes):
            raise Mismatch("not-a-spreadsheet", found=_TEXT)
        return _read(content, name)
    except Mismatch as refusal:
        raise CouncilFileError([refusal.at("", file=name)]) from None
    except CouncilFileError as error:
        raise CouncilFileError(attrs.evolve(problem, file=name) for problem in error.problems) from None


def _read(content: bytes, name: str | None) -> Spreadsheet:
    if len(content) > longest(MAX_BYTES):
        raise too_long(MAX_BYTES, Mismatch("long-spreadsheet", most=MAX_BYTES // 1_000_000))
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise Mismatch("encrypted-spreadsheet")
        raise Mismatch("not-a-spreadsheet", found=_OLD)
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise Mismatch("not-a-spreadsheet", found=_kind_of(content))
    package = Package(content)
    if "xl/workbook.bin" in package:
        raise Mismatch("not-a-spreadsheet", found=_BINARY)
    if "encrypted-package" in package:
        raise Mismatch("encrypted-spreadsheet")
    if "content.xml" in package:
        mimetype = package.start_of("mimetype", 200)
        if mimetype and b"spreadsheet" not in mimetype:
            raise Mismatch("not-a-spreadsheet", found=_OTHER)
        spreadsheet, linked = ods.read(package)
    elif "[content_types].xml" in package:
        if "word/document.xml" in package:
            raise Mismatch("not-a-spreadsheet", found=_OTHER)
        spreadsheet, linked = xlsx.read(package)
    else:
        raise Mismatch("not-a-spreadsheet", found=_OTHER)
    if not spreadsheet.sheets:
        raise Mismatch("damaged-spreadsheet")
    warnings = list[Mismatch]()
    if any(part.endswith("vbaproject.bin") or part.startswith(("basic/", "scripts/")) for part in package.names):
        warnings.append(Mismatch("macros"))
    if linked:
        warnings.append(Mismatch("links"))
    ending = os.path.splitext(name or "")[1].lower()
    if ending and ending.startswith((".xls", ".ods")) and (ending == ".ods") != (spreadsheet.kind == "ods"):
        warnings.append(Mismatch("other-ending", kind=spreadsheet.kind, ending=ending))
    placed: list[Problem] = [warning.at("", file=name) for warning in warnings]
    return attrs.evolve(spreadsheet, warnings=tuple(placed))


def _kind_of(content: bytes) -> Text:
    """What a file is that is no zipped one."""
    start = content[:2000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not start:
        return _EMPTY
    if b"<html" in start or b"<!doctype html" in start or start.startswith(b"<table"):
        return _WEB
    if start.startswith(b"<?xml"):
        return _FLAT
    return _OTHER if b"\0" in start else _TEXT
