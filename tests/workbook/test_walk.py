"""A coordinator and a workbook: no YAML is seen."""

from pathlib import Path
from typing import Any, Final

import pytest

import clsm
from tests import command
from tests.workbooks import openpyxl

ROWS: Final[dict[str, list[dict[str, Any]]]] = {
    "Partenaires": [
        {"Nom": "EPSM du Val", "Autres noms": "EPSM", "Secteur": "Établissement de psychiatrie, de santé mentale"},
        {"Nom": "Ville de Valmont", "Secteur": "commune (elus, executif)", "Depuis": "?"},
        {"Nom": "GEM Les Étoiles", "Secteur": "Groupes d’entraide mutuelle (GEM)", "Depuis": 2012},
        {"Nom": "Familles & Psy", "Numéros (SIRET, FINESS, BCE)": "non documenté", "Depuis": "oct. 2009"},
    ],
    "Instances": [
        {
            **{"Nom": "Comité de pilotage", "Type": "Comité de pilotage (COPIL)", "Composition connue ?": "Complète"},
            **{"Rythme": "3 fois par an", "Depuis": "01/2015", "Jusqu’à": "en cours"},
        },
        {"Nom": "Assemblée plénière", "Type": "Assemblée plénière", "Rythme": "chaque année"},
    ],
    "Places": [
        {
            "Instance": "Comité de pilotage",
            "Partenaire ou fonction": "EPSM",
            "Statut": "Membre",
            "Depuis": "15/10/2015",
        },
        {"Instance": "comité de pilotage", "Partenaire ou fonction": "GEM les Etoile", "Statut": "membre"},
        {"Instance": "Comité de pilotage", "Libellé": "Un médecin généraliste", "Statut": "Invité permanent"},
    ],
    "Fonctions": [{"Fonction": "Coordination", "Tenue par": "Ville de Valmont", "ETP (de 0 à 1)": "0,5"}],
    "Réunions": [{"Instance": "Comité de pilotage", "Date": "3 février 2026", "Liste de présence": "Complète"}],
    "Présences": [
        {"Réunion": "Comité de pilotage, 03/02/2026", "Place tenue par": "EPSM du Val", "Présence": "Présence"},
    ],
    "Liens": [
        {
            **{"De qui": "EPSM", "Vers qui": "GEM Les Étoiles", "Lien": "Travaille avec", "Intensité (1 à 4)": 2},
            "Contact, à quel rythme": "chaque mois",
        }
    ],
}
"""What is typed, by sheet and heading; one partner is spelled with a slip."""

ANSWERS: Final = {
    "Nom du conseil": "Conseil local de santé mentale de Valmont",
    "Porteur": "Ville de Valmont",
    "À jour au": "mars 2026",
}


def run(*arguments: str | Path) -> Any:
    """A command in French."""
    return command.run(*arguments, "--lang", "fr")


def typed(path: Path) -> None:
    """Fill in the workbook."""
    book = openpyxl.load_workbook(path)
    for row in book["Conseil"].iter_rows(min_row=4):
        if row[0].value in ANSWERS:
            row[1].value = ANSWERS[row[0].value]
    for sheet, rows in ROWS.items():
        headings = {cell.value: cell.column for cell in book[sheet][3]}
        for number, cells in enumerate(rows, 4):
            for heading, value in cells.items():
                book[sheet].cell(number, headings[heading]).value = value
    book.save(path)


def test_from_a_blank_workbook_to_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slip is told by its cell, with what was meant; once it is mended, every command reads the file."""
    monkeypatch.chdir(tmp_path)
    path = Path("conseil.xlsx")
    made = run("new", path)
    assert (made.exit_code, made.output) == (
        0,
        "Écrit : conseil.xlsx. Remplissez-le, puis : clsm report conseil.xlsx --lang fr\n",
    )
    assert run("new", path).exit_code == 2
    typed(path)
    refused = run("check", path)
    assert refused.exit_code == 2
    assert refused.output.splitlines()[1:] == [
        "  - conseil.xlsx:Places:C5 – trouvé : 'GEM les Etoile', attendu : un nom de la feuille Partenaires ou "
        "Fonctions ; vouliez-vous dire 'GEM Les Étoiles' ?"
    ]
    book = openpyxl.load_workbook(path)
    book["Places"]["C5"].value = "GEM Les Étoiles"
    book.save(path)
    assert run("check", path).exit_code in (1, 3)
    report = run("report", path)
    assert report.exit_code == 0
    for words in ("Conseil local de santé mentale de Valmont", "31 mars 2026"):
        assert words in report.output
    assert "3 fois par an" in clsm.reports.text(clsm.load(path).on("2026-03-31"), lang="fr")
    council = clsm.load(path)
    assert council.id == "conseil-local-de-sante-mentale-de-valmont"
    assert [str(actor.period.start) for actor in council.actors] == ["None", "None", "2012", "2009-10"]
    assert {str(actor.as_of) for actor in council.actors} == {"2026-03"}
    assert council.ties[0].contact == clsm.Frequency.parse("chaque mois")
    assert council.instances[0].meetings[0].attendance[0].seat == "comite-de-pilotage-epsm-du-val-member-2015-10-15"


@pytest.mark.parametrize("name", ["conseil.yaml", "conseil.json", "conseil.xlsx"])
def test_a_new_file_may_be_like_a_dataset(name: str, tmp_path: Path) -> None:
    """With its bodies and offices, and nobody in them."""
    path = tmp_path / name
    assert run("new", path, "--like", "rennes").exit_code == 0
    council = clsm.load(path)
    assert council == clsm.datasets.like("rennes")
    assert (council.actors, council.references) == ((), ())
    assert {body.seats for body in council.instances} == {()}
    assert run("report", path, "--on", "2026-01-01").exit_code == 0


def test_a_new_file_is_refused_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dataset that is not there, a kind that is not written, a folder that does not exist, a package that lacks."""
    assert "vouliez-vous dire 'rennes' ?" in run("new", "--like", "renne").output
    assert clsm.loads(run("new", "--like", "rennes").stdout) == clsm.datasets.like("rennes")
    assert "un nom en .xlsx" in run("new", tmp_path / "conseil.ods").output
    assert "ne peut pas être écrit" in run("new", tmp_path / "nowhere" / "conseil.xlsx").output

    def lacking(name: str) -> object:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr("clsm.workbook.writing.importlib.import_module", lacking)
    assert "pip install 'clsm[excel]'" in run("new", tmp_path / "conseil.xlsx").output
