"""Councils from files and into files, by kind: YAML, JSON, or a workbook.

``clsm.load`` and ``clsm.dump``. :mod:`clsm.files` has the two kinds of text, :mod:`clsm.workbook` xlsx and ods.
"""

import os
import stat
from typing import IO, Any

from clsm import files, sheets
from clsm.council import Council, attach_warnings
from clsm.files import Format
from clsm.limits import Limits, within
from clsm.problems import CouncilFileError

__all__ = ["dump", "load"]


def load(
    source: "str | os.PathLike[str] | IO[Any]", *, format: Format | None = None, limits: Limits | None = None
) -> Council:
    """Read a council from a path or an open file: YAML, JSON, or a workbook, xlsx or ods.

    *format* is ``None`` to go by the name and the first bytes. Raises :class:`~clsm.problems.CouncilFileError` with
    every problem, each with its line and column, or its sheet and cell, and :class:`OSError` where the file cannot
    be opened. What does not keep the council from being read is in its :attr:`~clsm.council.Council.warnings`.

    *limits* are for the file of a stranger: what is longer, or takes longer to read, its warnings included, is
    refused in the same way. ``None`` leaves those that every file has: see :mod:`clsm.files` and :mod:`clsm.sheets`.
    """
    if limits is None:
        return _load(source, format)
    name = source if isinstance(source, str | os.PathLike) else getattr(source, "name", None)
    with within(limits, None if name is None else str(name)):
        council = _load(source, format)
        # they are looked for when somebody asks, and that is reading too
        _ = council.warnings
    return council


def _load(source: "str | os.PathLike[str] | IO[Any]", format: Format | None) -> Council:
    if format is not None or not _is_spreadsheet(source):
        return files.load(source, format=format)
    # only a workbook waits for it
    from clsm import workbook

    named, at = (source, 0) if isinstance(source, str | os.PathLike) else (getattr(source, "name", None), source.tell())
    reading = workbook.read(source)
    if reading.council is None:
        if reading.problems[0].code == "not-a-spreadsheet" and not sheets.is_spreadsheet(named):
            # a letter under the name of a council file: nobody meant a workbook
            if not isinstance(source, str | os.PathLike):
                source.seek(at)
            return files.load(source)
        raise CouncilFileError(reading.errors)
    attach_warnings(reading.council, lambda _: reading.problems)
    return reading.council


def dump(council: Council, target: "str | os.PathLike[str]", *, format: Format | None = None) -> None:
    """Write *council* to a file: YAML, JSON, or a workbook in French where the name ends in ``.xlsx``.

    It is the file itself, with every small count and every note, and no publication: see
    :func:`clsm.files.dump` and :func:`clsm.workbook.write`, which has a copy to share and the other language.
    """
    if format is None and sheets.is_spreadsheet(target):
        from clsm import workbook

        workbook.write(council, target)
    else:
        files.dump(council, target, format=format)


def _is_spreadsheet(source: "str | os.PathLike[str] | IO[Any]") -> bool:
    """Whether a file is a spreadsheet by its first bytes, which are read and given back, or by its name."""
    if isinstance(source, str | os.PathLike):
        if not stat.S_ISREG(os.stat(source).st_mode):  # a pipe would be waited for
            return False
        with open(source, "rb") as file:
            return sheets.is_spreadsheet(source, file.read(8))
    if not (hasattr(source, "seekable") and source.seekable()):
        return sheets.is_spreadsheet(getattr(source, "name", None))
    at = source.tell()
    start = source.read(8)
    source.seek(at)
    return isinstance(start, bytes) and sheets.is_spreadsheet(getattr(source, "name", None), start)
