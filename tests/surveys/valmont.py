"""A council of five partners, and files of answers about them."""

import io
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]

from clsm import Actor, Council, Instance, PartialDate, Seat, Text, surveys
from clsm.surveys import Cell, SurveyReading

NAMES: Final = {
    "epsm": "EPSM du Val",
    "gem": "GEM Les Étoiles",
    "familles": "Association Familles & Psy",
    "ville": "Ville de Valmont",
    "ccas": "CCAS de Valmont",
}
AS_OF: Final = PartialDate.parse("2026-03-31")
COUNCIL: Final = Council(
    id="valmont",
    name=Text.same("Valmont"),
    jurisdiction="FR",
    actors=tuple(Actor(id=id, name=name, as_of=AS_OF) for id, name in NAMES.items()),
)
TODAY: Final = COUNCIL.on("2026-03-31")
FREQUENCIES: Final = {"Jamais": 0, "Rarement": 1, "Parfois": 2, "Souvent": 3, "Très souvent": 4}


def seated(*ids: str) -> Council:
    """The council with a committee in which these partners sit."""
    seats = tuple(Seat(holder=id) for id in ids)
    body = Instance(id="committee", name=Text.same("C"), kind="steering_committee", seats=seats, as_of=AS_OF)
    return Council(id="valmont", name=COUNCIL.name, jurisdiction="FR", actors=COUNCIL.actors, instances=(body,))


def file(content: str | bytes, name: str = "answers.csv") -> io.BytesIO:
    """An open file of this name."""
    opened = io.BytesIO(content.encode() if isinstance(content, str) else content)
    opened.name = name
    return opened


def book(sheets: dict[str, list[list[Any]]], name: str = "answers.xlsx", error: str | None = None) -> io.BytesIO:
    """An open workbook with these sheets; what begins with = is a formula, whose result is *error*."""
    opened = io.BytesIO()
    workbook = xlsxwriter.Workbook(opened, {"in_memory": True})
    for title, rows in sheets.items():
        sheet = workbook.add_worksheet(title)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if str(value).startswith("="):
                    sheet.write_formula(at, column, value, None, error or 0)
                else:
                    sheet.write(at, column, value)
    workbook.close()
    return file(opened.getvalue(), name)


def read(content: Any, name: str = "answers.csv", **options: Any) -> SurveyReading:
    """What the content is read into, as a new survey."""
    source = file(content, name) if isinstance(content, str | bytes) else content
    return surveys.read(source, options.pop("today", TODAY), **{"survey": "s1", "relation": "knows"} | options)


def state(reading: SurveyReading, by: str, about: str) -> tuple[str, int | None, str | None]:
    """What one said of another: state, level, why."""
    cell = cell_of(reading, by, about)
    return cell.state, cell.level, cell.why


def cell_of(reading: SurveyReading, by: str, about: str) -> Cell:
    """The cell of a pair."""
    return next(cell for cell in reading.cells if (cell.by, cell.about) == (by, about))


def codes(reading: SurveyReading) -> list[str]:
    """The codes of its problems."""
    return [problem.code for problem in reading.problems]


def remarks(reading: SurveyReading) -> str:
    """Its remarks in English."""
    return "\n".join(remark.en for remark in reading.remarks)


def pairs(reading: SurveyReading, kind: str) -> set[tuple[str, str]]:
    """The pairs in a state."""
    return {(cell.by, cell.about) for cell in reading.cells if cell.state == kind}
