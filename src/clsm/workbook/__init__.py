"""A council as a workbook: written for a person to fill in, and read back cell by cell.

:func:`write` makes an xlsx file, with a sheet for each kind of fact and lists to choose from; :func:`read` takes it
back from Excel or LibreOffice, xlsx or ods. What no sheet shows stands in the last one, in sight, so that nothing
is lost; a copy to share leaves it out. Writing needs the extra ``excel``, reading needs nothing.

>>> import clsm, tempfile, pathlib
>>> council = clsm.datasets.load("seraing")
>>> with tempfile.TemporaryDirectory() as folder:
...     path = pathlib.Path(folder) / "conseil.xlsx"
...     write(council, path, lang="fr")
...     reading = read(path, base=council)
>>> reading.council == council, reading.changes, reading.problems
(True, (), ())
"""

import os
from collections.abc import Iterable
from typing import IO

from clsm._doors import own_names
from clsm.council import Council
from clsm.problems import Mismatch, Problem
from clsm.words import Lang
from clsm.workbook.plans import plan_of
from clsm.workbook.reading import WorkbookReading, read_workbook
from clsm.workbook.writing import save, save_typed

__all__ = ["WorkbookReading", "read", "write"]


def write(
    council: Council | WorkbookReading | None,
    path: "str | os.PathLike[str]",
    lang: Lang = "fr",
    sharing: bool = False,
    problems: Iterable[Problem] = (),
) -> None:
    """Write *council* as a workbook to fill in, or a blank one for ``None``.

    *path* ends in ``.xlsx``, which LibreOffice opens too. *sharing* leaves out what is not to be mailed: notes, other
    names, what no sheet shows, figures of few people, bodies that speak of situations, who answered surveys. A
    :class:`WorkbookReading` is given back as it was typed, with its *problems* marked and explained in their cells;
    in the workbook of a council, a problem is marked in its cell, or where its path leads: in the cell of a field, or
    in the row of what has it. A copy to share marks no path, as its words could tell what is withheld.

    A file that is replaced stays whole, and keeps what it has, as with :func:`clsm.files.dump`.

    Raises :class:`~clsm.problems.Mismatch` for a path of another kind, for what is no file or would lose something
    (see :func:`clsm.files.dump`) and for a council of more rows than are read back (some 20,000), and
    :class:`ModuleNotFoundError` without the extra ``excel``.
    """
    if not os.fspath(path).lower().endswith(".xlsx"):
        raise Mismatch("workbook-name", found=repr(os.path.basename(os.fspath(path))))
    if isinstance(council, WorkbookReading):
        marked = tuple(problems) or council.problems
        save_typed(path, council.lang, council.typed, marked, sharing=council.sharing)
    else:
        save(path, lang, None if council is None else plan_of(council, lang, sharing=sharing), problems)


def read(
    path: "str | os.PathLike[str] | IO[bytes]", base: Council | None = None, *, removals: bool = False
) -> WorkbookReading:
    """Read a workbook, xlsx or ods, from a path or a file opened in binary mode.

    *base* is the council from which it was written: another one is a problem, and nothing is read. Without it the
    workbook itself says what was touched; a copy to share holds less than its council, so that it is read on its own
    as a council of what it shows. A row that is gone is asked about; with *removals* it is taken out.

    Nothing is raised for what a cell holds: see :attr:`WorkbookReading.problems`. :class:`OSError` where the file
    cannot be opened.
    """
    return read_workbook(path, base, removals=removals)


own_names(__name__)
