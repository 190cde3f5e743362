from pathlib import Path

import pytest

import clsm
from clsm import Frequency, Meeting, Period, Text, WeeklyOpening, reports, synthetic
from clsm.cli import commands
from clsm.planning import calendar, year
from clsm.programs.sessions import OpenPlace
from tests.planning.small import DAY, agreement, body, council, date, program, tally

MONDAYS = (WeeklyOpening.parse("Monday 10:00-12:00"),)
MET = tuple(Meeting(date=date(when)) for when in ("2024-04-02", "2024-05"))
WHOLE = council(
    program("cafe", "open_place", OpenPlace(), tally("visits", 30, "2024-04"), openings=MONDAYS),
    instances=(body(meetings=MET, frequency=Frequency.parse("weekly")),),
    agreements=(agreement("lease", period=Period(end=date("2024"))),),
)


def plain(words: str) -> str:
    """Words with plain spaces in the place of those that French typography sets."""
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_report_of_a_year_has_its_parts() -> None:
    """Every sentence of the report stands in it; the parts of which nothing is documented stand together."""
    made = reports.year(WHOLE.on(DAY), 2024, lang="fr")
    (leaf,) = made.leaves
    assert (leaf.title, made.council) == ("Rapport d’activité 2024", "Small")
    assert [part.heading for part in leaf.parts] == ["Réunions", "Personnes touchées", "Rien n’est documenté"]
    assert "Décisions et étapes, Événements" in made.to_text()
    told = {plain(row["text"]) for row in made.to_rows()}
    assert {f"– {line.says.say('fr')}" for line in year(WHOLE.on(DAY), 2024).lines} <= told
    assert "not for publication" in reports.year(WHOLE.on(DAY), 2024, show_small=True).to_text()


def test_a_year_of_which_all_is_told() -> None:
    """A town of twelve programs has something in every part, and no part is named as empty; in every form."""
    town = synthetic.council(1, organisations=30, kinds=synthetic.KINDS[:12])
    made = reports.year(town.on("2024-12-31"), lang="fr")
    assert len(made.leaves[0].parts) == 9
    assert "Rien n’est documenté" not in made.to_markdown()
    assert made.to_html().startswith("<!")
    assert made.to_docx()[:2] == b"PK"


def test_the_calendar_has_a_table_a_month() -> None:
    """What is known only by its year stands under it; then what is to be set, to be ticked."""
    made = reports.calendar(WHOLE, "2024-04-01", "2024-05-31", presume_for=None, lang="fr")
    headings = [part.heading for part in made.leaves[0].parts]
    assert headings == ["2024", "Avril 2024", "Mai 2024", "À fixer"]
    text = plain(made.to_text())
    assert text.splitlines()[1] == "Calendrier, du 1er avril 2024 au 31 mai 2024"
    assert "1er avril 2024 | 10:00–12:00 | Ouverture | Cafe. Lundi de Pâques" not in text
    assert "2 avril 2024 | …………………… | Réunion | Committee" in text
    assert "☐ À fixer – Committee : chaque semaine ; dates connues : 2." in text
    n = sum(len(block.rows) for part in made.leaves[0].parts for block in part.blocks if hasattr(block, "rows"))
    assert n == len(calendar(WHOLE, "2024-04-01", "2024-05-31", presume_for=None).entries)
    assert reports.calendar(WHOLE.on(DAY), "2024-04-01", "2024-05-31").council == "Small"


def test_a_calendar_of_nothing_says_so() -> None:
    """In words, and the council's own copy is marked."""
    empty = reports.calendar(clsm.datasets.load("metz"), "2011-01-01", "2011-12-31", show_small=True)
    assert "Nothing is documented for this time." in empty.to_text()
    assert "not for publication" in empty.to_text()


@pytest.mark.parametrize("ending", ["md", "html", "docx", "json", "txt", "ics"])
def test_the_command_writes_them(tmp_path: Path, ending: str) -> None:
    """By the ending of the file; a year has no file for a diary."""
    written = tmp_path / f"calendar.{ending}"
    asked = ["calendar", "seraing", "--from", "01/01/2020", "--to", "31/01/2020", "-o", str(written)]
    with pytest.raises(SystemExit) as ended:
        commands.app.program(asked).main(asked)
    assert (ended.value.code, written.stat().st_size > 100) == (0, True)
    report = tmp_path / f"year.{ending}"
    asked = ["year", "lille-est", "--year", "2011", "-o", str(report)]
    with pytest.raises(SystemExit) as ended:
        commands.app.program(asked).main(asked)
    assert (ended.value.code, report.exists()) == ((2, False) if ending == "ics" else (0, True))


def test_texts_stay_texts() -> None:
    """What a name holds is no mark of a page."""
    odd = council(program("odd", "other"), name=Text.same("<b>*Odd*</b>"))
    assert "<b>" not in reports.year(odd.on(DAY), 2024).to_html()
