"""A small council as a workbook, and what people do to one."""

import re
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from clsm import Actor, Attendance, Council, Instance, Meeting, PartialDate, Seat, Text, workbook
from clsm.words import Lang

openpyxl: Any = pytest.importorskip("openpyxl")
"""Another program that reads and writes xlsx."""

ATTENDANCE: Final = Attendance(seat="comite-epsm-member", presence="present")
REST: Final = "Le reste du dossier"


def council() -> Council:
    """A small council with everything that this file touches."""
    body = Instance(
        id="comite",
        name=Text(fr="Comité de pilotage", en="Steering committee"),
        kind="steering_committee",
        as_of=PartialDate.parse("2020"),
        seats=(
            Seat(holder="epsm", status="member"),
            Seat(holder="gem", status="member"),
            Seat(id="doctor", label=Text.same("Un médecin"), status="permanent_invitee"),
        ),
        meetings=(
            Meeting(
                date=PartialDate.parse("2025-10-15"),
                attendance=(ATTENDANCE,),
            ),
        ),
    )
    return Council(
        id="valmont",
        name=Text.same("Conseil de Valmont"),
        jurisdiction="FR",
        as_of=PartialDate.parse("2026-01"),
        actors=(
            Actor(id="epsm", name="EPSM du Val", aliases=("EPSM",), presumed_same_as=("gem",)),
            Actor(id="gem", name="GEM Les Étoiles", note=Text(fr="Une note", en="A note")),
            Actor(id="town", name="Ville de Valmont"),
        ),
        instances=(body,),
    )


def written(folder: Path, of: Council | None = None, *, lang: Lang = "fr", sharing: bool = False) -> Path:
    """The workbook of a council."""
    path = folder / "conseil.xlsx"
    workbook.write(council() if of is None else of, path, lang=lang, sharing=sharing)
    return path


def cell_of(sheet: Any, column: str, key: str) -> Any:
    """The cell of a row, known by its key, under a heading."""
    headings = {sheet.cell(3, at).value: at for at in range(1, sheet.max_column + 1)}
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    return sheet.cell(rows[key], headings[column])


def edited(path: Path, change: Callable[[Mapping[str, Any]], object]) -> Path:
    """The workbook after another program changed it."""
    book = openpyxl.load_workbook(path)
    change({sheet.title: sheet for sheet in book})
    book.save(path)
    return path


def codes(reading: workbook.WorkbookReading) -> list[str]:
    """What is told, in order."""
    return [problem.code for problem in reading.problems]


def lose(sheet: str) -> Callable[[Mapping[str, Any]], None]:
    """Somebody deletes a sheet."""
    return lambda book: book[sheet].parent.remove(book[sheet])


def put(sheet: str, at: str, value: Any) -> Callable[[Mapping[str, Any]], None]:
    """Somebody types in a cell, that of the first row under a heading."""

    def change(book: Mapping[str, Any]) -> None:
        headings = {book[sheet].cell(3, column).value: column for column in range(1, 30)}
        if at in headings:
            book[sheet].cell(4, headings[at]).value = value
        else:
            book[sheet][at].value = value

    return change


def paste_copy(book: Mapping[str, Any]) -> None:
    """Somebody copies a row with its key."""
    for column in range(1, 6):
        book["Partenaires"].cell(7, column).value = book["Partenaires"].cell(5, column).value


def given_back(
    change: Callable[[Mapping[str, Any]], object], *, of: Council | None = None, base: Council | None = None
) -> workbook.WorkbookReading:
    """What is read of a workbook that somebody changed."""
    with tempfile.TemporaryDirectory() as folder:
        return workbook.read(edited(written(Path(folder), of), change), base)


def computed() -> workbook.WorkbookReading:
    """A workbook in which a formula made how many people sit: openpyxl writes no result of one."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder))
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        seats = "xl/worksheets/sheet5.xml"
        formula = rb'\1<c r="H4"><f>1+1</f><v>2</v></c></row>'
        parts[seats] = re.sub(rb'(<row r="4".*?)</row>', formula, parts[seats], count=1)
        with zipfile.ZipFile(path, "w") as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return workbook.read(path)


def too_large() -> None:
    """A council of more partners than a sheet has rows is written."""
    partners = tuple(Actor(id=f"a{at}", name=f"Partenaire {at}") for at in range(20_001))
    with tempfile.TemporaryDirectory() as folder:
        workbook.write(
            Council(id="valmont", name=Text.same("V"), jurisdiction="FR", actors=partners), f"{folder}/a.xlsx"
        )
