"""A contract and action sheets to print: the same words in every form, blanks where nothing is documented."""

import io
import re
from pathlib import Path

import docx
import pytest

import clsm
from clsm import reports
from clsm.reports.documents import BLANK
from clsm.words import Lang
from tests.browsing import pages_of
from tests.planning.small import DAY, council, program
from tests.planning.town import DAY as TOWN_DAY
from tests.planning.town import town

TODAY = town().on(TOWN_DAY)


def test_a_contract_is_printed_priority_by_priority() -> None:
    """Its head, then each priority with its actions and indicators, its money, and what is not documented, to tick."""
    made = reports.contract(TODAY, "cls", lang="fr")
    (leaf,) = made.leaves
    assert [part.heading for part in leaf.parts] == [
        "D’après les sources, au 30 juin 2025.",
        "Indicateurs",
        "Aim care",
        "Aim housing",
        "Aim stigma",
        "Aim work",
        "Sans priorité nommée",
        "Argent",
        "Ce qui n’est pas documenté",
    ]
    text = "\n".join(row["text"] for row in made.to_rows())
    assert "Frais 9 | Budget 2024 | Dépense | non documenté | 900\N{NARROW NO-BREAK SPACE}€" in text
    assert "ARS | 2023 | 30\N{NARROW NO-BREAK SPACE}000\N{NARROW NO-BREAK SPACE}€" in text
    assert "Suivis | non diffusé (petits nombres)" in text
    assert "☐ Figure 2\N{NO-BREAK SPACE}: cible" in text
    assert f"Conclu | non documenté {BLANK}" in text


def test_contracts_of_a_council() -> None:
    """Without an id each contract of the day has its page; where there is none, that is said."""
    assert [leaf.title for leaf in reports.contract(TODAY).leaves] == ["Avenant", "CLS 2", "CLS 1"]
    nothing = reports.contract(council().on(DAY), lang="fr")
    assert "Aucun contrat n’est documenté ce jour-là." in nothing.to_text()
    bare = clsm.datasets.load("lille-est").on("2019-12-31")
    assert "Nothing is documented: to fill in." in reports.contract(bare, "health-contract-2019").to_text()


def test_an_action_sheet_has_blanks_for_what_is_not_documented() -> None:
    """A line to fill in for each part, three rows for each table."""
    made = reports.actions(council(program("bare", "other")).on(DAY), "bare", lang="fr")
    assert made.title == "Bare"
    (leaf,) = made.leaves
    assert leaf.title == "Fiche action\N{NO-BREAK SPACE}: Bare"
    assert made.to_text().count(f"non documenté {BLANK}") == 12
    assert [row["text"] for row in made.to_rows() if row["part"] == "Étapes"] == [
        "Rien n’est documenté\N{NO-BREAK SPACE}: à remplir.",
        "Étape | Prévu | État",
        *[" | ".join([BLANK] * 3)] * 3,
    ]
    assert "No action is documented that day." in reports.actions(council().on(DAY)).to_text()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_form_has_the_same_words(lang: Lang) -> None:
    """Text, Markdown, HTML and Word; what Markdown or HTML would obey is escaped."""
    odd = council(program("odd", "other", partner_categories=(clsm.Text.same("<b>|*x*"),)))
    made = reports.actions(odd.on(DAY), lang=lang)
    assert "<b>|*x*" in made.to_text()
    assert r"\<b\>\|\*x\*" in made.to_markdown()
    assert "&lt;b&gt;|*x*" in made.to_html()
    assert made._repr_html_() == made.to_html()
    assert f'<html lang="{lang}">' in made.to_html()
    document = docx.Document(io.BytesIO(made.to_docx()))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert "<b>|*x*" in cells
    assert document.core_properties.language == lang
    ticked = reports.contract(TODAY, "cls", lang=lang)
    assert "- [ ] Figure 2" in ticked.to_markdown()
    assert "<li>Figure 2" in ticked.to_html()
    words = [paragraph.text for paragraph in docx.Document(io.BytesIO(ticked.to_docx())).paragraphs]
    assert any(line.startswith("☐ Figure 2") for line in words)


@pytest.mark.browser
def test_each_sheet_begins_on_a_page_of_its_own(tmp_path: Path) -> None:
    """Eleven sheets are printed on eleven pages."""
    page = tmp_path / "sheets.html"
    page.write_text(reports.actions(TODAY, lang="fr").to_html(), encoding="utf-8")
    assert pages_of(page, tmp_path) == 11
    assert not re.search("<script", page.read_text(encoding="utf-8"))
