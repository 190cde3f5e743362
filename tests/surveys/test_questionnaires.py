import csv
import io
import zipfile
from typing import Any

import attrs
import pytest

from clsm import Actor, Council, Mismatch, PartialDate, Text, datasets, sheets, surveys
from clsm.surveys.wording import DOES_NOT_KNOW, LEVELS, MARK, NO
from tests.surveys.refusals import form
from tests.surveys.valmont import AS_OF, COUNCIL, TODAY, file, remarks, seated, state
from tests.surveys.valmont import book as workbook

LANGS = ("fr", "en")


def table(content: bytes) -> list[list[str]]:
    """The rows of a questionnaire as CSV."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def filled(content: bytes, organisation: str, answers: dict[str, str], **fields: str) -> io.BytesIO:
    """A questionnaire as CSV, filled in by an organisation."""
    rows = table(content)
    for row in rows:
        for words in ("Votre structure", "Your organisation"):
            if row and row[0] == words:
                row[1] = organisation
        for label, value in fields.items():
            if row and row[0] == label.replace("_", " "):
                row[1] = value
        if len(row) > 2 and row[1] in answers:
            row[2] = answers[row[1]]
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return file(text.getvalue().encode("utf-8-sig"), f"{organisation[:4]}.csv")


@pytest.mark.parametrize("lang", LANGS)
def test_a_filled_questionnaire_is_read_without_a_setting(lang: Any) -> None:
    """One file an organisation, all of them one survey; in either language."""
    blank = form(lang=lang, survey="s7")
    first = filled(
        blank,
        "EPSM du Val",
        {"gem": LEVELS[3].say(lang), "ville": NO.say(lang), "ccas": DOES_NOT_KNOW.say(lang)},
        Pour_commencer="je réponds",
        To_begin="I answer",
        Vous_répondez="à mon avis",
        You_answer="at my view",
        Date_de_la_réponse="12/03/2026",
        Date_of_the_answer="2026-03-12",
    )
    second = filled(
        blank,
        "GEM Les Étoiles",
        {},
        Pour_commencer="nous ne souhaitons pas répondre",
        To_begin="we do not wish to answer",
    )
    reading = surveys.read([first, second], TODAY)
    assert (reading.layout, reading.survey.id, reading.survey.relation) == ("questionnaire", "s7", "knows")
    assert state(reading, "epsm", "gem") == ("tie", 3, None)
    assert state(reading, "epsm", "ville") == ("no", None, None)
    assert state(reading, "epsm", "ccas") == ("unknown", None, "does_not_know")
    assert state(reading, "epsm", "familles") == ("unknown", None, "left_blank")
    assert reading.survey.declined == ("gem",)
    assert str(reading.survey.as_of) == "2026-03-12"
    assert "one person's view" in remarks(reading)
    assert reading.problems == ()


def test_what_cannot_be_placed_in_a_questionnaire_is_told() -> None:
    """No organisation, a word that begins nothing, a day that is none."""
    blank = form()
    blank += b"\r\n;;\r\n"
    wrong = filled(blank, "EPSM du Val", {"gem": "1"}, Pour_commencer="peut-être", Date_de_la_réponse="mardi")
    nobody, other = filled(blank, "", {}), filled(blank, "La piscine", {})
    reading = surveys.read([wrong, nobody, other], TODAY)
    assert sorted(problem.code for problem in reading.problems) == [
        *("survey-date", "survey-name", "survey-nameless-row", "survey-value"),
    ]
    assert state(reading, "epsm", "gem")[0] == "tie"


@pytest.mark.parametrize("name", ["controller", "purpose", "contact", "recipients", "legal_basis", "kept_until"])
def test_what_respondents_are_owed_is_not_blank(name: str) -> None:
    """Each of the six, in both languages."""
    with pytest.raises(Mismatch, match=f"nothing in {name}"):
        form(**{name: " "})
    if name != "kept_until":
        with pytest.raises(Mismatch, match=f"nothing in {name}"):
            form(**{name: Text(fr="oui", en="")})


def test_information_comes_first() -> None:
    """Before any question: who, why, who reads, on what ground, until when, whom to ask."""
    rows = table(form(kept_until=PartialDate.parse("2027-12-31"), controller="La ville"))
    first = [row[0] for row in rows[: rows.index([])]]
    assert first[0] == MARK
    assert "Responsable de l’enquête : La ville" in first
    assert any("31 décembre 2027" in line for line in first)
    assert any("N’écrivez le nom d’aucune personne" in line for line in first)
    assert table(form(kept_until=AS_OF.first))[6][0].endswith("31 mars 2026")


def test_arguments_are_checked() -> None:
    """A layout, a relation, an id, a date that are not known."""
    for options, words in (
        ({"layout": "xls"}, "did you mean 'xlsx'"),
        ({"relation": "know"}, "did you mean 'knows'"),
        ({"asked": ["epms"]}, "did you mean 'epsm'"),
        ({"kept_until": "soon"}, "a date written"),
    ):
        with pytest.raises(Mismatch, match=words):
            form(**options)


def test_partners_are_those_who_sit_or_those_asked() -> None:
    """Names of two have their id behind, and nothing that a spreadsheet would compute stands as it is."""
    assert [row[1] for row in table(form())[-5:]] == ["familles", "ccas", "epsm", "gem", "ville"]
    assert [row[1] for row in table(form(asked=["gem", "epsm"]))[-2:]] == ["epsm", "gem"]
    day = seated("gem", "ville").on("2026-03-31")
    owed = dict.fromkeys(("controller", "purpose", "contact", "recipients", "legal_basis"), "x")
    said: Any = {"relation": "knows", "kept_until": "2027", "layout": "csv", **owed}
    assert [row[1] for row in table(surveys.questionnaire(day, **said))[-3:]] == ["Repère", "gem", "ville"]
    twins = (Actor(id="a", name="=HYPERLINK(1)", as_of=AS_OF), Actor(id="b", name="GEM", as_of=AS_OF))
    council = attrs.evolve(COUNCIL, actors=(*twins, Actor(id="c", name="Gem", as_of=AS_OF)))
    blank = surveys.questionnaire(council.on("2026-03-31"), **said)
    assert [row[0] for row in table(blank)[-3:]] == ["GEM (b)", "Gem (c)", "'=HYPERLINK(1)"]
    back = surveys.read(filled(blank, "Gem (c)", {"a": "oui", "b": "non"}), council.on("2026-03-31"))
    assert {(cell.by, cell.about, cell.state) for cell in back.cells if cell.by == "c"} == {
        ("c", "a", "tie"),
        ("c", "b", "no"),
    }


def test_levels_may_be_left_out() -> None:
    """Then it is asked whether there is a tie, and not how close it is."""
    assert LEVELS[2].fr not in form(levels=False).decode("utf-8-sig")
    assert LEVELS[2].fr in form().decode("utf-8-sig")


@pytest.mark.parametrize("lang", LANGS)
def test_the_workbook_informs_first_and_is_read_back(lang: Any) -> None:
    """Information, answers with choices, lists; nothing hidden, nothing computed; the same bytes each time."""
    content = form(layout="xlsx", lang=lang)
    assert content == form(layout="xlsx", lang=lang)
    book = sheets.read(file(content, "q.xlsx"))
    assert [sheet.name for sheet in book] in (
        ["Information", "Réponses", "Listes"],
        ["Information", "Answers", "Lists"],
    )
    assert not any(sheet.hidden for sheet in book)
    information = [cell.text for row in book.sheets[0].rows for cell in row]
    assert any(line.startswith("Base légale") for line in information)
    assert any(line.startswith("Legal basis") for line in information)
    assert not any(cell.computed for sheet in book for row in sheet.rows for cell in row)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.read("xl/worksheets/sheet2.xml").count(b'<dataValidation type="list" errorStyle="warning"') == 4
    answers = [[book.sheets[1].at(row, column).text for column in range(1, 4)] for row in range(1, 40)]
    for cells in answers:
        if cells[0] in ("Votre structure", "Your organisation"):
            cells[1] = "EPSM du Val"
        elif cells[0] == "GEM Les Étoiles":
            cells[2] = LEVELS[1].say(lang)
        elif cells[0] == "Ville de Valmont":
            cells[2] = "0"
    others = {sheet.name: [[cell.text for cell in row] for row in sheet.rows] for sheet in book}
    saved = workbook(others | {book.sheets[1].name: answers})
    reading = surveys.read(saved, TODAY)
    assert state(reading, "epsm", "gem") == ("tie", 1, None)
    assert state(reading, "epsm", "ville") == ("no", None, None)
    assert reading.problems == ()


def test_the_form_has_three_sheets_and_its_answers_are_read_back() -> None:
    """Both languages, information first, a row hidden for oneself; by names of questions or by labels."""
    book = sheets.read(file(form(layout="xlsform", survey="s-7"), "form.xlsx"))
    rows = {sheet.name: [[cell.text for cell in row] for row in sheet.rows] for sheet in book}
    assert list(rows) == ["survey", "choices", "settings"]
    assert rows["survey"][0][:4] == ["type", "name", "label::Français (fr)", "label::English (en)"]
    assert rows["survey"][1][0] == "note"
    assert ["select_one answers", "clsm_tie_gem", *["GEM Les Étoiles"] * 2, "${clsm_organisation} != 'gem'"] in [
        row[:5] for row in rows["survey"]
    ]
    assert ["answers", "nsp", "Ne sait pas", "Does not know"] in rows["choices"]
    assert rows["settings"][1][1] == "s_7"
    head = "clsm_survey,clsm_relation,clsm_beginning,clsm_organisation,clsm_view"
    ties = ",".join(f"clsm_tie/clsm_tie_{id}" for id in ("epsm", "gem", "ville"))
    text = (
        f"{head},{ties},_uuid,_submission_time\n"
        "s-7,knows,answers,epsm,own,,3,nsp,u1,2026-03-10T09:14\n"
        "s-7,knows,hidden,gem,,,,,u2,2026-03-10T09:14\n"
        "s-7,knows,answers,ville,organisation,no,yes,,u3,2026-03-10T09:14\n"
    )
    reading = surveys.read(file(text), TODAY)
    assert (reading.survey.id, reading.survey.relation, reading.layout) == ("s-7", "knows", "kobo")
    assert state(reading, "epsm", "ville") == ("unknown", None, "does_not_know")
    assert state(reading, "ville", "epsm") == ("no", None, None)
    assert state(reading, "epsm", "gem") == ("unknown", None, "not_shown")
    assert reading.survey.declined == ("gem",)
    assert reading.ties == ()


def test_a_name_is_no_reference_to_a_question_of_the_form() -> None:
    """Such a form would be refused whole by those who read it."""
    council = attrs.evolve(
        COUNCIL, name=Text.same("V ${x}"), actors=(*COUNCIL.actors, Actor(id="odd", name="${nom}", as_of=AS_OF))
    )
    owed = dict.fromkeys(("controller", "purpose", "contact", "recipients", "legal_basis"), "x")
    today = council.on("2026-03-31")
    content = surveys.questionnaire(today, relation="knows", kept_until="2027", layout="xlsform", **owed)  # type: ignore[arg-type]
    book = sheets.read(file(content, "form.xlsx"))
    texts = [cell.text for sheet in book for row in sheet.rows for cell in row]
    assert {text for text in texts if "${x" in text or "${nom" in text} == set()
    assert "$ {nom}" in texts


@pytest.mark.parametrize("name", datasets.names())
@pytest.mark.parametrize("layout", ["xlsx", "csv", "xlsform"])
def test_real_councils_get_their_questionnaires(name: str, layout: Any) -> None:
    """Every partner is in it, and an empty one is read back as a question without an answer."""
    council: Council = datasets.load(name)
    today = council.on("2020-01-01")
    owed = dict.fromkeys(("controller", "purpose", "contact", "recipients", "legal_basis"), "x")
    content = surveys.questionnaire(today, relation="knows", kept_until="2027", layout=layout, **owed)  # type: ignore[arg-type]
    if layout == "xlsform":
        assert sheets.read(file(content, "form.xlsx")).kind == "xlsx"
        return
    reading = surveys.read(file(content, f"q.{layout}"), today)
    assert [problem.code for problem in reading.problems] == ["survey-nameless-row"]
    assert reading.ties == ()
