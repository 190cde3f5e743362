"""A council as a workbook: nothing lost, only touched cells change, what is not understood is told by cell."""

import datetime
import io
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

import clsm
from clsm import (
    Add,
    Attendance,
    CouncilFileError,
    Instance,
    Mismatch,
    PartialDate,
    Remove,
    Replace,
    Text,
    datasets,
    sheets,
    workbook,
)
from clsm.changes import diff
from clsm.sheets import cells
from clsm.words import Lang
from tests.tools import files, office
from tests.workbooks import (
    REST,
    cell_of,
    codes,
    computed,
    council,
    edited,
    given_back,
    lose,
    openpyxl,
    paste_copy,
    put,
    written,
)

LILLE: Final = datasets.load("lille-est")
CHECKED: Final = PartialDate.parse("2026-03")


def test_every_dataset_comes_back_whole(tmp_path: Path) -> None:
    """In both languages, alone and beside its base; a copy to share changes nothing of its base."""
    for name in datasets.names():
        base = datasets.load(name)
        for lang in ("fr", "en"):
            path = written(tmp_path, base, lang=lang)
            for reading in (workbook.read(path), workbook.read(path, base)):
                assert (reading.council, reading.changes, codes(reading)) == (base, (), [])
            shared = workbook.read(written(tmp_path, base, lang=lang, sharing=True), base)
            assert (shared.council, shared.changes, codes(shared)) == (base, (), [])


@pytest.mark.office
@pytest.mark.parametrize("ending", ["ods", pytest.param("xlsx", marks=pytest.mark.deep)])
def test_libreoffice_changes_nothing(tmp_path: Path, ending: str) -> None:
    """Every dataset and a council that does not exist, saved again by LibreOffice in one call."""
    councils = [*map(datasets.load, datasets.names()), council()]
    paths = [tmp_path / f"{number}.xlsx" for number in range(len(councils))]
    for number, (path, each) in enumerate(zip(paths, councils, strict=True)):
        workbook.write(each, path, lang="fr" if number % 2 else "en")
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [str(office()), profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)
    for path, each in zip(paths, councils, strict=True):
        for base in (each, None):
            reading = workbook.read(tmp_path / "saved" / f"{path.stem}.{ending}", base)
            assert (reading.council, reading.changes, codes(reading)) == (each, (), []), path


def test_the_same_council_gives_the_same_bytes(tmp_path: Path) -> None:
    """No day on which it was written, and nobody’s name."""
    first = written(tmp_path).read_bytes()
    assert written(tmp_path).read_bytes() == first


def test_a_touched_cell_is_one_change(tmp_path: Path) -> None:
    """With the day of the file on the row that was touched, and on no other."""

    def change(book: Mapping[str, Any]) -> None:
        cell_of(book["Partenaires"], "Secteur", "gem").value = "groupes d'entraide mutuelle, gem"
        book["Conseil"]["B15"].value = "mars 2026"
        assert book["Conseil"]["A15"].value == "À jour au"

    path = edited(written(tmp_path), change)
    expected = (Replace("gem", as_of=CHECKED, sector="mutual_support_group"), Replace("valmont", as_of=CHECKED))
    for base in (None, council()):
        reading = workbook.read(path, base)
        assert sorted(map(repr, reading.changes)) == sorted(map(repr, expected))
        assert reading.council == council().apply(*expected)
        assert reading.errors == ()


def test_a_partner_may_be_renamed_where_it_stands(tmp_path: Path) -> None:
    """Cells that name it by what it was called mean it still; even another may take the old name."""

    def change(book: Mapping[str, Any]) -> None:
        cell_of(book["Partenaires"], "Nom", "epsm").value = "Hôpital du Val"
        cell_of(book["Partenaires"], "Nom", "town").value = "EPSM du Val"

    reading = workbook.read(edited(written(tmp_path), change), council())
    assert reading.errors == ()
    names = {change.id: dict(change.fields).get("name") for change in reading.changes if isinstance(change, Replace)}
    assert names == {"epsm": "Hôpital du Val", "town": "EPSM du Val"}


def test_rows_are_added_with_ids_made_for_them(tmp_path: Path) -> None:
    """A partner, a seat that names it, a meeting, who came, a word of one’s own."""

    def change(book: Mapping[str, Any]) -> None:
        partners, seats = book["Partenaires"], book["Places"]
        for row, name in ((7, "GEM Les Étoiles"), (8, "Librairie du Val")):
            partners.cell(row, 2).value = name
        partners.cell(8, 4).value = "Librairies"
        for column, words in ((2, "comite de pilotage"), (3, "Librairie du Val"), (4, "Sa gérance")):
            seats.cell(7, column).value = words
        book["Réunions"].cell(5, 2).value, book["Réunions"].cell(5, 3).value = "comite", "3 février 2026"
        attended = book["Présences"]
        attended.cell(5, 1).value = "Comité de pilotage, 03/02/2026"
        attended.cell(5, 2).value, attended.cell(5, 3).value = "Sa gérance", "Présent"

    reading = workbook.read(edited(written(tmp_path), change))
    assert codes(reading) == ["new-word"]
    assert reading.council is not None
    added = [change for change in reading.changes if isinstance(change, Add)]
    assert [(change.entity.id, change.to) for change in added] == [
        ("gem-les-etoiles", None),
        ("librairie-du-val", None),
        ("comite-librairie-du-val", "comite"),
        ("comite-2026-02-03", "comite"),
    ]
    assert reading.council.find("librairie-du-val").sector == "librairies"
    assert reading.council.find("comite-2026-02-03").attendance[0].seat == "comite-librairie-du-val"
    assert council().apply(*reading.changes) == reading.council


def test_a_seat_that_others_name_keeps_its_id(tmp_path: Path) -> None:
    """Its status is part of the id that its body derives: the attendance names the old one."""

    def change(book: Mapping[str, Any]) -> None:
        cell_of(book["Places"], "Statut", "comite-epsm-member").value = "Invité permanent"
        cell_of(book["Places"], "Statut", "comite-gem-member").value = "Invité permanent"

    reading = workbook.read(edited(written(tmp_path), change), council())
    assert reading.council is not None
    assert sorted(seat.id for seat in reading.council.instances[0].seats) == [
        *("comite-epsm-member", "comite-gem-permanent-invitee", "doctor")
    ]


def test_a_row_that_is_gone_is_asked_about(tmp_path: Path) -> None:
    """It is taken out where its last column says so, or where the caller does."""

    def delete(book: Mapping[str, Any]) -> None:
        book["Places"].delete_rows(5)

    path = edited(written(tmp_path), delete)
    reading = workbook.read(path)
    assert (reading.council, reading.changes) == (None, ())
    assert [(problem.code, problem.sheet) for problem in reading.problems] == [("row-removed", "Places")]
    assert workbook.read(path, removals=True).changes == (Remove("comite-gem-member"),)

    def take_out(book: Mapping[str, Any]) -> None:
        cell_of(book["Places"], "À retirer ?", "comite-gem-member").value = "oui"

    for base in (None, council()):
        reading = workbook.read(edited(written(tmp_path), take_out), base)
        assert (reading.changes, codes(reading)) == ((Remove("comite-gem-member"),), [])


def test_what_is_taken_out_and_named_elsewhere_is_told_there(tmp_path: Path) -> None:
    """At the cell that names it."""

    def take_out(book: Mapping[str, Any]) -> None:
        cell_of(book["Partenaires"], "À retirer ?", "gem").value = "x"

    reading = workbook.read(edited(written(tmp_path), take_out))
    assert [(it.code, it.sheet, it.cell) for it in reading.errors] == [
        ("unknown-reference", "Partenaires", "A4"),
        ("unknown-reference", "Places", "C5"),
    ]
    edited(tmp_path / "conseil.xlsx", put("Partenaires", "À retirer ?", "peut-être"))
    assert codes(workbook.read(tmp_path / "conseil.xlsx")) == ["cell-yes-no"]


def test_attendance_comes_and_goes_by_row(tmp_path: Path) -> None:
    """A row has no key of its own: its meeting and its seat are one."""

    def change(book: Mapping[str, Any]) -> None:
        book["Présences"]["C4"].value = "excused"

    reading = workbook.read(edited(written(tmp_path), change))
    (changed,) = reading.changes
    assert changed == Replace(
        "comite-2025-10-15", attendance=(Attendance(seat="comite-epsm-member", presence="excused"),)
    )
    gone = edited(written(tmp_path), lambda book: book["Présences"].delete_rows(4))
    assert codes(workbook.read(gone)) == ["row-removed"]
    assert workbook.read(gone, removals=True).changes == (Replace("comite-2025-10-15", attendance=()),)


def test_a_seat_that_moves_is_taken_out_and_added(tmp_path: Path) -> None:
    """Another body is another seat."""
    plenary = Instance(id="plenary", name=Text.same("Plénière"), kind="plenary")
    base = council().apply(Add(plenary))

    def change(book: Mapping[str, Any]) -> None:
        cell_of(book["Places"], "Instance", "doctor").value = "Plénière"

    path = edited(written(tmp_path, base), change)
    reading = workbook.read(path)
    assert [type(it) for it in reading.changes] == [Remove, Add]
    assert base.apply(*reading.changes) == reading.council == workbook.read(path, base).council


def test_a_base_that_differs_is_a_problem_and_nothing_is_taken(tmp_path: Path) -> None:
    """Somebody else changed the file since."""
    reading = workbook.read(written(tmp_path), council().apply(Remove("town")))
    assert (reading.council, reading.changes, codes(reading)) == (None, (), ["other-base"])


def test_an_answer_in_one_language_leaves_the_other_behind(tmp_path: Path) -> None:
    """The other text may be out of date, and is kept."""

    def change(book: Mapping[str, Any]) -> None:
        cell_of(book["Partenaires"], "Remarque", "gem").value = "Une autre note"

    reading = workbook.read(edited(written(tmp_path), change))
    assert codes(reading) == ["old-translation"]
    assert reading.council is not None
    assert reading.council.find("gem").note == Text(fr="Une autre note", en="A note")


def test_what_a_cell_cannot_hold_stays_until_it_is_touched(tmp_path: Path) -> None:
    """Populations have sources; whoever writes others in their cell is told what is replaced."""

    def change(book: Mapping[str, Any]) -> None:
        cell_of(book["Territoires"], "Habitants, par année", "commune-lesquin").value = "2024 : 9 000"
        book["Conseil"]["B15"].value = "2026"

    reading = workbook.read(edited(written(tmp_path, LILLE), change), LILLE)
    assert codes(reading) == ["detail-replaced"]
    assert reading.council is not None
    assert [it.count for it in reading.council.find("commune-lesquin").populations] == [9000]


CODES: Final = "Numéros (SIRET, FINESS, BCE)"
CASES: Final[tuple[Any, ...]] = (
    (lose("Conseil"), [("no-workbook", None, None)]),
    (lose(REST), [("no-rest", None, None)]),
    (put(REST, "B5", "changed=1"), [("changed-rest", REST, None)]),
    (put(REST, "C6", "{"), [("changed-rest", REST, None)]),
    (put(REST, "A4", "?"), [("changed-rest", REST, None)]),
    (lose("Réunions"), [("sheet-removed", None, None)]),
    (put("Partenaires", "B3", "Intitulé libre"), [("missing-column", "Partenaires", None)]),
    (paste_copy, [("key-twice", "Partenaires", "Repère")]),
    (put("Partenaires", "Nom", None), [("needed-cell", "Partenaires", "Nom")]),
    (put("Places", "Partenaire ou fonction", "GEM les Etoile"), [("unknown-name", "Places", "Partenaire ou fonction")]),
    (put("Instances", "Composition connue ?", "Presque"), [("unknown-choice", "Instances", "Composition connue ?")]),
    (put("Instances", "Type", "!!!"), [("unknown-choice", "Instances", "Type")]),
    (put("Places", "Nombre", "beaucoup"), [("cell-number", "Places", "Nombre")]),
    (put("Places", "Nombre", "0"), [("count", "Places", "Nombre")]),
    (put("Places", "Vacant", "peut-être"), [("cell-yes-no", "Places", "Vacant")]),
    (put("Places", "Depuis", "un jour"), [("cell-date", "Places", "Depuis")]),
    (put("Places", "Depuis", "15 brumaire 2011"), [("cell-date", "Places", "Depuis")]),
    (put("Places", "Depuis", "31/02/2020"), [("no-such-day", "Places", "Depuis")]),
    (put("Places", "Depuis", "00/2020"), [("no-such-day", "Places", "Depuis")]),
    (put("Places", "Depuis", "\u0661\u0665/\u0661\u0660/2011"), [("cell-date", "Places", "Depuis")]),
    (put("Places", "Depuis", 40831), [("date-without-format", "Places", "Depuis")]),
    (put("Places", "Depuis", 12.5), [("cell-date", "Places", "Depuis")]),
    (put("Places", "Depuis", datetime.date(2010, 1, 1)), [("first-of-month", "Places", "Depuis")]),
    (put("Places", "Jusqu’à", datetime.datetime(1905, 5, 30)), [("year-as-date", "Places", "Jusqu’à")]),
    (put("Places", "Jusqu’à", "avant hier"), [("cell-date", "Places", "Jusqu’à")]),
    (put("Places", "Depuis", 2020), []),
    (
        put("Partenaires", "Numéros (SIRET, FINESS, BCE)", "12"),
        [("cell-identifier", "Partenaires", "Numéros (SIRET, FINESS, BCE)")],
    ),
    (
        put("Partenaires", "Numéros (SIRET, FINESS, BCE)", "!!"),
        [("cell-identifier", "Partenaires", "Numéros (SIRET, FINESS, BCE)")],
    ),
    (put("Places", "Instance", "Bureau"), [("unknown-name", "Places", "Instance")]),
    (put("Places", "Libellé", "=1/0"), [("error-cell", "Places", "Libellé")]),
    (put("Présences", "Réunion", "Bureau, 15/10/2025"), [("unknown-name", "Présences", "Réunion")]),
    (put("Réunions", "Date", None), [("needed-cell", "Réunions", "Date")]),
    (put("Conseil", "B7", "Francie"), [("country", "Conseil", None)]),
)


@pytest.mark.parametrize(("change", "told"), CASES)
def test_what_is_not_understood_is_told_by_sheet_and_cell(
    change: Callable[[Mapping[str, Any]], None], told: list[tuple[str, str | None, str | None]], tmp_path: Path
) -> None:
    """And never taken for a blank; everything together, and nothing twice."""
    path = edited(written(tmp_path), change)
    reading = workbook.read(path)
    headings = {sheet.name: {cell.column: cell.text for cell in sheet.rows[2]} for sheet in sheets.read(path)}

    def heading(problem: clsm.Problem) -> str | None:
        at = cells.place(problem.cell or "")
        return headings[str(problem.sheet)].get(at[1]) if at and problem.sheet != "Conseil" else None

    errors = [(it.code, it.sheet, heading(it)) for it in reading.errors if it.code != "row-removed"]
    assert sorted(map(repr, errors)) == sorted(map(repr, told))
    assert (reading.council is None) == bool(reading.errors)
    assert all(problem.message("fr") != problem.message("en") for problem in reading.problems)


def test_what_is_not_read_is_named(tmp_path: Path) -> None:
    """A sheet and a column of one’s own, a question, a formula that gave a value."""

    def change(book: Mapping[str, Any]) -> None:
        book["Conseil"].parent.create_sheet("Brouillon")["A1"].value = "?"
        book["Partenaires"]["P3"].value = "Téléphone"
        book["Conseil"]["A30"].value = "Mot de la présidence"

    reading = workbook.read(edited(written(tmp_path), change), council())
    assert (reading.council, reading.changes) == (council(), ())
    assert codes(reading) == ["unknown-column", "unknown-column", "unknown-sheet"]


def test_columns_may_stand_in_any_order_and_language(tmp_path: Path) -> None:
    """They are known by their headings, wherever the headings stand."""

    def change(book: Mapping[str, Any]) -> None:
        sheet = book["Partenaires"]
        sheet["B3"].value = "Name"
        sheet.title = "Organisations"
        sheet.insert_rows(3)
        sheet.move_range("D4:D8", cols=20)

    reading = workbook.read(edited(written(tmp_path), change), council())
    assert (reading.changes, codes(reading)) == ((), [])


def test_a_file_that_is_no_workbook_is_a_problem(tmp_path: Path) -> None:
    """Like any other; only a path that leads nowhere is an error."""
    assert codes(workbook.read(io.BytesIO(b"<html>"))) == ["not-a-spreadsheet"]
    with pytest.raises(OSError, match="nowhere"):
        workbook.read(tmp_path / "nowhere.xlsx")


def test_a_workbook_is_given_back_with_its_problems_marked(tmp_path: Path) -> None:
    """What was typed stands where it stood; the cells in question are red and say why."""

    def change(book: Mapping[str, Any]) -> None:
        book["Places"]["C4"].value = "EPSM de Val"
        book["Partenaires"]["B5"].value = None
        book["Conseil"].parent.create_sheet("Brouillon")["A1"].value = "à voir"

    reading = workbook.read(edited(written(tmp_path), change))
    back = tmp_path / "retour.xlsx"
    workbook.write(reading, back)
    book = openpyxl.load_workbook(back)
    assert book["Places"]["C4"].value == "EPSM de Val"
    assert "vouliez-vous dire 'EPSM du Val' ?" in book["Places"]["C4"].comment.text
    assert "Nom" in book["Partenaires"]["B5"].comment.text
    assert book["Brouillon"]["A1"].value == "à voir"
    assert codes(workbook.read(back)) == codes(reading)
    book["Places"]["C4"].value, book["Partenaires"]["B5"].value = "EPSM du Val", "GEM Les Étoiles"
    book.save(back)
    assert workbook.read(back).council == council()


def test_problems_of_a_council_are_marked_in_its_workbook(tmp_path: Path) -> None:
    """In their cell, or where their path leads: a field, a row, an answer; in a shared copy nowhere."""
    seat = "instances/comite/seats/comite-gem-member"
    of = {
        "Partenaires!D4": "",
        "Partenaires!E4": "actors/epsm/legal_nature",
        "Partenaires!B5": "actors/gem/presumed_same_as/0",
        "Places!F5": f"{seat}/status",
        "Places!A5": seat,
        "Présences!C4": "instances/comite/meetings/comite-2025-10-15/attendance/comite-epsm-member/presence",
        "Conseil!B4": "name/fr",
        "nowhere": "decisions/x",
    }
    asked = Mismatch("needed-cell", heading="?")
    problems = [asked.at(path) for path in of.values() if path] + [asked.at("", sheet="Partenaires", cell="D4")]
    for sharing, marked in ((False, set(of) - {"nowhere"}), (True, {"Partenaires!D4"})):
        workbook.write(council(), tmp_path / "a.xlsx", sharing=sharing, problems=problems)
        book = openpyxl.load_workbook(tmp_path / "a.xlsx")
        cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment)
        assert {f"{cell.parent.title}!{cell.coordinate}" for cell in cells} == marked


def test_a_day_that_is_in_no_calendar_is_told_as_it_was_typed() -> None:
    """Not as a file would have it."""
    (problem,) = given_back(put("Places", "Depuis", "31/02/2020")).problems
    assert problem.found.fr == "'31/02/2020'"
    assert "15/10/2011" in problem.expected.fr


def test_lists_are_ranges_and_warn(tmp_path: Path) -> None:
    """A list that is typed in a rule breaks at commas; a new word passes; no formula, no author."""
    book = openpyxl.load_workbook(written(tmp_path))
    rules = [rule for sheet in book for rule in sheet.data_validations.dataValidation]
    assert len(rules) > 40
    assert {rule.errorStyle for rule in rules} == {"warning"}
    assert all(rule.formula1.startswith("'") or rule.formula1.startswith('"') for rule in rules)
    assert book.properties.creator in (None, "")
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_headings_of_a_sheet_are_told_apart_once_folded(lang: Lang) -> None:
    """A column is known by its heading, in either language."""
    from clsm.fields import slug
    from clsm.workbook.layout import COUNCIL, TABLES, heading

    for table in (COUNCIL, *TABLES):
        headings = [slug(heading(key, lang)) for key, _, _ in table.columns]
        assert len(headings) == len(set(headings)), table.name


def test_load_and_dump_take_workbooks(tmp_path: Path) -> None:
    """By name or by their first bytes; errors are those of any council file, with sheet and cell."""
    path = tmp_path / "conseil.xlsx"
    clsm.dump(council(), path)
    assert clsm.load(path) == council()
    unnamed = tmp_path / "conseil"
    shutil.copy(path, unnamed)
    assert clsm.load(unnamed) == council()
    with open(unnamed, "rb") as file:
        assert clsm.load(file) == council()
    edited(path, put("Places", "C4", "GEM les Etoile"))
    with pytest.raises(CouncilFileError, match="Places:C4: found 'GEM les Etoile'"):
        clsm.load(path)
    edited(path, put("Places", "C4", "EPSM"))
    edited(path, put("Partenaires", "P3", "Téléphone"))
    assert [warning.code for warning in clsm.load(path).warnings] == ["unknown-column"]
    with pytest.raises(Mismatch, match=r"a name in \.xlsx"):
        clsm.dump(council(), tmp_path / "conseil.ods")
    with pytest.raises(CouncilFileError):
        clsm.load(io.StringIO("clsm: 1"))
    assert clsm.load(io.StringIO(clsm.dumps(council()))) == council()


@pytest.mark.reads("CLSM_SAMPLES")
def test_dates_as_a_spreadsheet_turns_them() -> None:
    """The sample of dates: each cell gives the date that it must, or is asked about."""
    from clsm.workbook.columns import is_blank
    from clsm.workbook.typed_dates import typed_date

    (path,) = files("CLSM_SAMPLES", "*/date_cells.xlsx")
    for row in sheets.read(path).sheets[0].rows[1:]:
        cell, expected = row[1], row[3].text
        if is_blank(cell):
            assert expected.startswith("None")
        elif expected.startswith("PROBLEM"):
            with pytest.raises(Mismatch):
                typed_date(cell)
        else:
            assert typed_date(cell) == expected.split(" ")[0]


def test_a_shared_copy_is_read_alone_as_what_it_shows(tmp_path: Path) -> None:
    """Less than its council, and no question asked about what it leaves out."""
    reading = workbook.read(written(tmp_path, LILLE, sharing=True))
    assert reading.errors == ()
    assert reading.sharing
    assert reading.council is not None
    assert reading.council.statements == ()
    assert all(actor.note is None for actor in reading.council.actors)
    assert diff(LILLE, reading.council) != ()


def test_what_a_formula_made_is_read_and_told() -> None:
    """Its last result counts."""
    reading = computed()
    assert codes(reading) == ["computed-cell"]
    assert reading.council is not None
    assert reading.council.find("comite-epsm-member").count == 2
