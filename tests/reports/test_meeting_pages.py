"""The papers of a meeting: four sheets, blanks for names, nothing of what is said where situations are spoken of."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest

import clsm
from clsm import Meeting, Procedure, Text, reports
from clsm.entities.instances import AgendaItem, Seat
from clsm.entities.procedures import MinutesRules, QuorumStep
from clsm.quantities import Threshold
from clsm.reports.documents import BLANK, Document
from clsm.words import Lang
from tests.browsing import pages_of
from tests.planning.small import DAY, body, council, date
from tests.planning.town import town

TODAY = town().on("2025-09-16")
COLON = "\N{NO-BREAK SPACE}:"


def rows(made: Document, sheet: str, part: str = "") -> list[str]:
    """The lines of a part of a sheet; of all its parts without one."""
    return [
        row["text"]
        for row in made.to_rows()
        if row["sheet"].startswith(sheet) and (not part or row["part"].startswith(part))
    ]


def test_a_convocation_says_what_is_known_and_leaves_the_rest_blank() -> None:
    """Day, hour, place, agenda, papers, conditions, the body's own rules, and what to answer."""
    made = reports.papers(TODAY, "committee", lang="fr")
    sheet = rows(made, "Convocation")
    assert "Heure | 14:00 – 16:30" in sheet
    assert "Lieu | Mairie" in sheet
    assert f"Envoyée le | {BLANK} À convoquer au plus tard le 5 septembre 2025." in sheet
    assert f"1 | Logement | Décision | {BLANK}" in sheet
    assert "– Rapport 2024" in sheet
    assert f"– Frais remboursés{COLON} oui" in sheet
    assert f"– Venir avec quelqu’un{COLON} non" in sheet
    assert f"– Participer à distance{COLON} non documenté" in sheet
    assert rows(made, "Convocation", "Les règles") == [
        "– Cette réunion est convoquée une seconde fois, après celle du 4 mars 2025.",
        "– Aucun quorum n’y est nécessaire.",
        "– Elle ne décide que sur le même ordre du jour.",
        f"– Majorité{COLON} plus de 1/2 des suffrages exprimés",
        f"– Pouvoirs par personne, au plus{COLON} 1",
        "– Ce qui se dit ici reste ici.",
    ]


def test_the_attendance_sheet_has_the_seats_and_no_name() -> None:
    """A line for each of those who sit on a seat, blanks for names, lines for whoever comes without a seat."""
    made = reports.papers(TODAY, "committee", lang="fr")
    (head, *lines) = rows(made, "Feuille")[1:]
    assert head == "N° | Place | Qualité | Nom, fonction | P / R / E | Signature"
    blank = " | ".join([BLANK] * 3)
    assert lines[:2] == [
        f"1 | EPSM de Douzeville | Membre | {blank}",
        f"2 | EPSM de Douzeville | Suppléance du n° 1 | {blank}",
    ]
    assert lines.count(f"6 | Ville de Douzeville | Membre | {blank}") == 2
    assert f"5 | Une famille (place vacante) | Membre | {blank}" in lines
    assert not [line for line in lines if "Habitat Douze" in line]
    assert lines[-6:] == [" | ".join([BLANK] * 6)] * 6


def test_the_list_and_the_minutes_are_to_be_filled_in() -> None:
    """What is to be confirmed with its date, what was decided before, and six lines for what is decided now."""
    made = reports.papers(TODAY, "committee")
    assert "8 | Ville de Douzeville | Chair | 31 May 2025 | ☐ | " + BLANK in rows(made, "List to confirm")
    assert rows(made, "List")[-1] == "To confirm everything at once: clsm confirm FILE committee --on 2025-09-16"
    assert "5 | " + " | ".join([BLANK] * 5) in rows(made, "Minutes", "Attendance")
    assert "☐ approved" in rows(made, "Minutes", "Minutes of 4 March 2025")
    assert "Écrire un guide | GEM La Douzaine | May 2025 | " + BLANK in rows(made, "Minutes", "Decisions followed")
    assert len(rows(made, "Minutes", "Decisions")) == 3 + 1 + 6
    matters = rows(made, "Minutes", "Matters")
    assert matters[1:3] == [
        "The rules ask to note: Present, absent, excused, Debates, Votes.",
        "To be sent within 15 days.",
    ]
    assert "the meeting of 2025-09-16 under the body “committee”" in rows(made, "Minutes", "For the council")[0]
    late = reports.papers(town().on("2026-09-16"), "committee")
    assert "1 March 2024 – first" in " ".join(rows(late, "List"))
    assert any("can no longer be presumed" in line for line in rows(late, "List"))


def made(lang: Lang = "en", **fields: Any) -> Document:
    """The papers of a committee that has hardly anything."""
    return reports.papers(council(instances=(body(**fields),)).on(DAY), "committee", lang=lang)


def test_of_nothing_blanks_are_left() -> None:
    """Twenty lines where no seat is documented, five where no agenda is, and a word that no rule is."""
    bare = made()
    assert rows(bare, "Attendance")[-20:] == [" | ".join([BLANK] * 6)] * 20
    assert any("No seat is documented" in line for line in rows(bare, "Attendance"))
    assert len(rows(bare, "Notice", "Agenda")) == 1 + 5
    assert rows(bare, "Notice", "Papers") == [f"– {BLANK}"]
    assert rows(bare, "Notice", "The rules") == ["– Quorum, majority and proxies are not documented."]
    assert f"How | {BLANK}" in rows(bare, "Notice")
    assert rows(bare, "Minutes", "Attendance")[1] == " | ".join([BLANK] * 6)


def test_rules_are_said_as_far_as_they_are_written() -> None:
    """A quorum by size, a meeting whose end is not known, minutes whose contents are free."""
    steps = tuple(QuorumStep(up_to=n, quorum=Threshold.parse(words)) for n, words in ((9, "1/2"), (None, "1/3")))
    again = Meeting(id="again", date=date(DAY), starts=clsm.dates.to_hour("14h"), second_call_of="first")
    written = made(
        procedure=Procedure(quorum_steps=steps, minutes=MinutesRules()),
        meetings=(Meeting(id="first", date=date("2024-06-01"), minutes_approved=date("2024-06-02")), again),
        seats=(Seat(id="many", holder="gem", count=40),),
    )
    assert "Hour | 14:00" in rows(written, "Notice")
    assert rows(written, "Notice", "The rules") == [
        "– This meeting is called a second time, after that of 1 June 2024.",
        "– Quorum: at least 1/2",
        "– Quorum: at least 1/3",
    ]
    assert len([line for line in rows(written, "Attendance") if "GEM" in line]) == 12
    assert not rows(written, "Minutes", "Minutes of")
    assert rows(written, "Minutes", "Matters")[0] == "No. | Subject | What was said"
    numbered = made(meetings=(Meeting(date=date(DAY), agenda=(AgendaItem(title=Text.same("Free")),)),))
    assert f"{BLANK} | Free | {BLANK} | {BLANK}" in rows(numbered, "Notice", "Agenda")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_of_a_body_that_speaks_of_situations_nothing_is_told(lang: Lang) -> None:
    """Not when it meets, not what for; and the form asks for nothing of it: with other meetings it is the same."""
    cell = reports.papers(TODAY, "cell", lang=lang)
    other = town().apply(clsm.Replace("cell", meetings=()))
    assert cell == reports.papers(other.on("2025-09-16"), "cell", lang=lang)
    text = " ".join(cell.to_text().split())
    assert "Cachette" not in text
    assert {"fr": "Aucune situation ne s’écrit ici", "en": "No situation is written here"}[lang] in text
    assert {"fr": "Rien de cette feuille ne va dans le fichier", "en": "Nothing of this sheet goes"}[lang] in text
    assert BLANK in rows(cell, {"fr": "Convocation", "en": "Notice"}[lang])[-1]
    assert len(rows(cell, {"fr": "Convocation", "en": "Notice"}[lang], {"fr": "Réponse", "en": "Reply"}[lang])) == 4
    assert not rows(cell, {"fr": "Compte rendu", "en": "Minutes"}[lang], {"fr": "Présences", "en": "Attendance"}[lang])


def test_papers_are_a_word_document() -> None:
    """Each sheet on a page of its own, tables to fill in, the language told."""
    document = docx.Document(io.BytesIO(reports.papers(TODAY, "committee", lang="fr").to_docx()))
    titles = [it.text for it in document.paragraphs if it.style and it.style.name == "Heading 1"]
    assert [title.split("\N{NO-BREAK SPACE}")[0] for title in titles] == [
        "Convocation",
        "Feuille de présence",
        "Liste à confirmer",
        "Compte rendu",
    ]
    assert sum(bool(it.paragraph_format.page_break_before) for it in document.paragraphs) == 3
    assert document.core_properties.title.startswith("Papiers de réunion")


@pytest.mark.browser
def test_papers_of_lille_est_are_printed_on_four_sheets(tmp_path: Path) -> None:
    """Seventeen seats and a form for the minutes fit on a sheet each."""
    page = tmp_path / "papers.html"
    today = clsm.datasets.load("lille-est").on("2020-09-15")
    page.write_text(reports.papers(today, "steering-committee", lang="fr").to_html(), encoding="utf-8")
    assert pages_of(page, tmp_path) == 4
