"""What people put in the rows of a workbook, field by field."""

import datetime
import io
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import clsm
from clsm import Actor, Add, Agreement, Council, Priority, Program, Remove, Territory, Text, datasets, workbook
from clsm.entities.territories import Population
from clsm.problems import CouncilFileError
from tests.workbooks import cell_of, codes, council, edited, given_back, openpyxl, put, too_large, written


def row(sheet: str, **cells: Any) -> Callable[[Mapping[str, Any]], None]:
    """Somebody fills in the first blank row; headings are given with _ for a blank."""

    def change(book: Mapping[str, Any]) -> None:
        headings = {book[sheet].cell(3, at).value: at for at in range(1, 30)}
        free = next(at for at in range(4, 99) if not any(cell.value for cell in book[sheet][at]))
        for heading, value in cells.items():
            book[sheet].cell(free, headings[heading.replace("_", " ")]).value = value

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (row("Priorités", Sorte="Rêve", Intitulé="Autrement"), ["unknown-choice"]),
        (row("Indicateurs", Nom="Places", Unité="places"), ["cell-number"]),
        (row("Indicateurs", Nom="Places", Valeur="beaucoup", Unité="places"), ["cell-number"]),
        (row("Territoires", **{"Nom": "Valmont", "Habitants,_par_année": "1:2:3"}), ["cell-number"]),
        (row("Territoires", **{"Nom": "Valmont", "Habitants,_par_année": "2022 : beaucoup"}), ["cell-number"]),
        (row("Événements", Nom="Forum", Type="Forum", Date=datetime.date(2024, 5, 17)), ["new-word"]),
        (put("Partenaires", "Nom", "Mme Exemple, 06 00 00 00 00"), ["person-certain", "person-likely"]),
        (lambda book: book["Conseil"].parent.create_sheet("Feuille 1"), []),
        (put("Partenaires", "G3", "Domaine libre"), ["unknown-column"]),
    ],
)
def test_what_is_told_of_a_row(change: Callable[[Mapping[str, Any]], object], told: list[str]) -> None:
    """A word for each thing that is to be mended or looked at."""
    assert sorted(codes(given_back(change))) == told


def test_figures_dates_and_numbers_are_read_as_they_are_typed() -> None:
    """With their qualifiers, several in a cell, in the forms that programs and people give them."""

    def change(book: Mapping[str, Any]) -> None:
        row(
            "Indicateurs",
            Nom="Places",
            Valeur="plus de 1 200,5",
            Unité="places",
            Cible="quelques",
            Unité_de_la_cible="lits",
        )(book)
        row("Actions", **{"Nom": "Café", "Type": "training", "Dates_tenues": datetime.date(2024, 5, 17)})(book)
        row("Actions", **{"Nom": "Marche", "Type": "training", "Dates_tenues": "17/05/2024 ; juin 2024\n2025"})(book)
        row(
            "Territoires",
            **{"Nom": "Valmont", "Numéros_(INSEE,_INS)": "INSEE 59220", "Habitants,_par_année": "2022 : 9 000; 500"},
        )(book)
        row("Priorités", **{"Sorte": "objectif", "Intitulé": "Aller vers", "Publics": "tous ; Tout public"})(book)
        row(
            "Textes",
            **{
                "Nom": "Charte",
                "Type": "charte",
                "Parties": "EPSM ; GEM Les Étoiles",
                "Depuis": 2019,
                "Jusqu’à": "avant 2024",
            },
        )(book)

    reading = given_back(change)
    assert reading.errors == ()
    assert reading.council is not None
    places = reading.council.find("places")
    assert (str(places.quantity.value), places.quantity.qualifier, places.target.qualifier) == (
        "1200.5",
        "more_than",
        "some",
    )
    assert [str(day) for name in ("cafe", "marche") for day in reading.council.find(name).held] == [
        *("2024-05-17", "2024-05-17", "2024-06", "2025")
    ]
    valmont = reading.council.find("valmont-2")
    assert valmont.identifiers.cog == "59220"
    assert [(it.year, it.count) for it in valmont.populations] == [(2022, 9000), (None, 500)]
    charter = reading.council.find("charte")
    assert (charter.parties, str(charter.period.ended_by)) == (("epsm", "gem"), "2024")
    assert len(reading.council.find("aller-vers").targets) == 2
    assert reading.council.find("aller-vers").as_of == council().as_of


def test_a_second_seat_like_another_gets_a_key_of_its_own() -> None:
    """Two places of one partner are two rows."""
    reading = given_back(row("Places", Instance="comite", Partenaire_ou_fonction="EPSM", Statut="Membre"))
    (added,) = reading.changes
    assert isinstance(added, Add)
    assert added.entity.id == "comite-epsm-member-2"


def test_a_later_day_on_a_row_stays() -> None:
    """The day of the file makes nothing older."""
    later = council().apply(clsm.Replace("comite", as_of=clsm.PartialDate.parse("2027")))
    reading = given_back(put("Instances", "Rythme", "mensuel"), of=later)
    assert reading.council is not None
    assert str(reading.council.find("comite").as_of) == "2027"


def test_a_file_without_a_day_asks_for_one_once_something_changes() -> None:
    """Undated facts are of no use on any day."""
    undated = council().apply(clsm.Replace("valmont", as_of=None))
    reading = given_back(put("Instances", "Rythme", "mensuel"), of=undated)
    assert [(it.code, it.sheet) for it in reading.problems] == [("needed-cell", "Conseil")]


def test_what_is_taken_out_and_named_by_the_rest_is_told() -> None:
    """No cell names it: the problem has no place."""

    def take_out(book: Mapping[str, Any]) -> None:
        cell_of(book["Partenaires"], "À retirer ?", named).value = "oui"
        book["Conseil"]["B15"].value = "2026"

    lille = datasets.load("lille-est")
    partners = {actor.id for actor in lille.actors}
    named = next(id for statement in lille.statements for id in statement.about if id in partners)
    reading = given_back(take_out, of=lille)
    assert {problem.code for problem in reading.errors} == {"unknown-reference"}
    assert None in {problem.sheet for problem in reading.errors}


def test_a_whole_sheet_may_be_taken_out_by_the_caller(tmp_path: Path) -> None:
    """As each of its rows."""
    path = edited(written(tmp_path), lambda book: book["Présences"].parent.remove(book["Présences"]))
    reading = workbook.read(path, removals=True)
    assert reading.council is not None
    assert reading.council.find("comite-2025-10-15").attendance == ()


def test_a_workbook_whose_version_is_lost_keeps_its_rest() -> None:
    """The last sheet is there, and says more than a blank workbook."""

    def lose(book: Mapping[str, Any]) -> None:
        for cells in book["Conseil"].iter_rows():
            if str(cells[0].value).startswith("Version"):
                cells[1].value = None

    reading = given_back(lose)
    assert (reading.council, reading.changes) == (council(), ())


def test_names_that_cells_cannot_hold_side_by_side_are_keys(tmp_path: Path) -> None:
    """A name with a semicolon, a population of a year that has three digits, a part of a text that is shown."""
    base = council().apply(
        Add(Actor(id="a", name="Amis ; et proches")),
        Add(Actor(id="b", name="GEM Les Étoiles")),
        Add(Agreement(id="charter", name=Text.same("x" * 40_000), kind="charter", parties=("a", "b", "gem"))),
        Add(Territory(id="t", name="T", populations=(Population(year=500, count=3),))),
    )
    path = written(tmp_path, base)
    sheet = openpyxl.load_workbook(path)["Textes"]
    assert cell_of(sheet, "Parties", "charter").value == "a ; GEM Les Étoiles (b) ; GEM Les Étoiles (gem)"
    assert len(cell_of(sheet, "Nom", "charter").value) < 33_000
    for reading in (workbook.read(path), workbook.read(path, base)):
        assert (reading.council, reading.changes, reading.problems) == (base, (), ())


def test_a_workbook_that_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file stays."""
    path = written(tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr("clsm.workbook.writing.written", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        written(tmp_path, datasets.load("metz"))
    assert path.read_bytes() == before


def test_pipes_and_streams_are_no_workbooks(tmp_path: Path) -> None:
    """Nothing is waited for, and a stream that cannot go back is read by its name."""
    os.mkfifo(tmp_path / "pipe.xlsx")
    with pytest.raises(CouncilFileError):
        clsm.load(tmp_path / "pipe.xlsx")

    class Stream(io.StringIO):
        def seekable(self) -> bool:
            return False

    assert clsm.load(Stream(clsm.dumps(council()))) == council()


def test_an_action_and_a_priority_come_and_go(tmp_path: Path) -> None:
    """A row that changes its sort is another fact."""
    base = council().apply(
        Add(Priority(id="first", words=Text.same("Aller vers"))),
        Add(Program(id="cafe", name=Text.same("Café"), kind="training", priority="first")),
        Remove("town"),
    )
    path = edited(written(tmp_path, base), put("Priorités", "Sorte", "Objectif"))
    assert [problem.code for problem in workbook.read(path).errors] == ["unknown-reference"]
    edited(path, put("Actions", "Priorité", None))
    reading = workbook.read(path)
    assert [type(change).__name__ for change in reading.changes] == ["Replace", "Remove", "Add"]
    assert isinstance(reading.council, Council)
    assert [objective.id for objective in reading.council.objectives] == ["first"]


def test_a_workbook_that_lost_a_sheet_is_given_back_without_it(tmp_path: Path) -> None:
    """There is nothing to mark in it; a name in the other language stays."""

    def change(book: Mapping[str, Any]) -> None:
        book["Réunions"].parent.remove(book["Réunions"])
        book["Places"].title = "Seats"

    reading = given_back(change)
    workbook.write(reading, tmp_path / "retour.xlsx")
    assert [sheet.name for sheet in clsm.sheets.read(tmp_path / "retour.xlsx")][4:6] == ["Seats", "Fonctions"]


def test_a_text_that_changes_in_both_languages_is_no_old_translation() -> None:
    """Both were read together."""

    def change(book: Mapping[str, Any]) -> None:
        cell_of(book["Partenaires"], "Remarque", "gem").value = "Une autre note"
        cell_of(book["Partenaires"], "Remarque (anglais)", "gem").value = "Another note"

    assert codes(given_back(change)) == []


def test_more_rows_than_are_read_back_are_refused() -> None:
    """Before anything is written; a copy to share has no last sheet, and fits as long as its own sheets do."""
    with pytest.raises(clsm.Mismatch, match="at most 19996: keep so large a file in YAML or JSON"):
        too_large()
