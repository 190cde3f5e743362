"""The rules of reading: what a silence, a blank, a refusal and a no are, and what is told of the file."""

import datetime
from typing import Any

import attrs
import pandas as pd
import pytest

from clsm import Add, Council, Mismatch, OpenCell, PartialDate, Remove, Replace, Survey, Text, Tie, surveys
from clsm.network import PartnerNetwork, density
from tests.surveys.valmont import (
    COUNCIL,
    FREQUENCIES,
    NAMES,
    TODAY,
    book,
    cell_of,
    codes,
    file,
    pairs,
    read,
    remarks,
    seated,
    state,
)

SMALL = "structure;epsm;gem;ccas\nepsm;;3;0\ngem;2;;?\nccas;;;\n"


def test_blank_no_doubt_and_silence_are_four_things() -> None:
    """Each stays what it is."""
    reading = read("structure;epsm;gem;ccas;ville\nepsm;;3;0;\ngem;2;;?;1\nccas;;;;\n")
    assert state(reading, "epsm", "gem") == ("tie", 3, None)
    assert state(reading, "epsm", "ccas") == ("no", None, None)
    assert state(reading, "epsm", "ville") == ("unknown", None, "left_blank")
    assert state(reading, "gem", "ccas") == ("unknown", None, "does_not_know")
    assert state(reading, "ccas", "gem") == ("unknown", None, "not_answered")
    assert reading.survey.answered == ("epsm", "gem")
    assert reading.response.silent == ("ccas", "ville")
    assert {(it.by, it.about, it.why) for it in reading.survey.left_open if it.about != "familles"} == {
        ("epsm", "ville", "left_blank"),
        ("gem", "ccas", "does_not_know"),
    }


def test_the_network_counts_what_was_observed() -> None:
    """Changes make a council whose network keeps the silences."""
    reading = read("structure;epsm;gem;ccas\nepsm;;3;0\ngem;2;;\nccas;;;\n")
    after = COUNCIL.apply(*reading.changes)
    found = density(PartnerNetwork.from_ties(after.on("2026-03-31"), relation="knows"))
    assert (found.ties, found.observed, found.possible) == (2, 3, 20)


def test_partners_who_sit_and_were_not_asked_about_stay_unknown() -> None:
    """A column that is not there is no no; who named all their partners left nobody out."""
    council = seated("epsm", "gem", "ville")
    reading = surveys.read(
        file("s;epsm;gem\nepsm;;3\ngem;0;\n"), council.on("2026-03-31"), survey="s1", relation="knows"
    )
    assert OpenCell(by="epsm", about="ville", why="not_shown") in reading.survey.left_open
    assert "ties to them stay unknown (3)" in remarks(reading)
    found = density(PartnerNetwork.from_ties(council.apply(*reading.changes).on("2026-03-31"), relation="knows"))
    assert (found.ties, found.observed) == (1, 2)
    named = surveys.read(
        file("source,target\nepsm,gem\n"),
        council.on("2026-03-31"),
        survey="s1",
        relation="knows",
        answered=["epsm", "gem"],
        complete=["epsm"],
    )
    assert {(it.by, it.about, it.why) for it in named.survey.left_open} == {
        ("gem", about, "left_blank") for about in NAMES.keys() - {"gem"}
    }


def test_ids_are_stable_and_a_second_reading_changes_nothing() -> None:
    """Reading again replaces what changed, and makes nothing twice."""
    first = read(SMALL)
    assert [tie.id for tie in first.ties] == ["s1-epsm-gem", "s1-gem-epsm"]
    assert all(tie.told_by == tie.origin and tie.survey == "s1" and tie.as_of for tie in first.ties)
    council = COUNCIL.apply(*first.changes)
    again = surveys.read(file(SMALL), council.on("2026-03-31"), survey="s1")
    assert again.changes == ()
    other = SMALL.replace("epsm;;3;0", "epsm;;4;1").replace("gem;2;;?", "gem;0;;?")
    third = surveys.read(file(other), council.on("2026-03-31"), survey="s1")
    assert third.changes == (
        Remove("s1-gem-epsm"),
        Replace("s1-epsm-gem", level=4),
        Add(third.ties[1]),
    )


def test_a_second_file_adds_to_the_first() -> None:
    """Who is not in it stays as they were: a late answer on paper undoes nobody's."""
    council = COUNCIL.apply(*read(SMALL).changes)
    late = surveys.read(file("s;epsm;gem\nccas;1;0\n"), council.on("2026-03-31"), survey="s1")
    after = council.apply(*late.changes)
    survey = after.surveys[0]
    assert survey.answered == ("epsm", "gem", "ccas")
    assert OpenCell(by="gem", about="ccas", why="does_not_know") in survey.left_open
    assert {tie.id for tie in after.ties} == {"s1-epsm-gem", "s1-gem-epsm", "s1-ccas-epsm"}


def test_a_survey_may_be_given_whole() -> None:
    """One that the council has is completed, one that it does not have is added."""
    survey = Survey(id="s2", name=Text.same("S"), relation="funds", asked=("epsm", "gem", "ville"))
    reading = read(SMALL, survey=survey)
    assert reading.survey.asked == ("epsm", "gem", "ville")
    assert isinstance(reading.changes[0], Add)
    assert reading.ties[0].relation == "funds"
    council = attrs.evolve(COUNCIL, surveys=(survey,))
    replaced = read(SMALL, survey=survey, today=council.on("2026-03-31"))
    assert isinstance(replaced.changes[0], Replace)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"survey": None}, "a new id and relation="),
        ({"survey": "s9", "relation": None}, "a new id and relation="),
        ({"relation": "know"}, "did you mean 'knows'"),
        ({"layout": "colums"}, "did you mean 'columns'"),
        ({"blank": "non"}, "'unknown' or 'no'"),
        ({"several": "first"}, "'agree', 'last' or 'any'"),
        ({"unfinished": "drop"}, "'open' or 'keep'"),
        ({"dates": "iso"}, "'day-first' or 'month-first'"),
        ({"respondents": "both"}, "'rows' or 'columns'"),
        ({"asked": ["epsmm"]}, "did you mean 'epsm'"),
        ({"respondent": "structur"}, "did you mean 'structure'"),
        ({"question": "liens"}, "a question about partners"),
        ({"columns": "B"}, "F-J"),
        ({"as_of": "soon"}, "a date written"),
    ],
)
def test_what_a_caller_says_has_to_be_sound(options: dict[str, Any], words: str) -> None:
    """Each argument is refused in a sentence."""
    with pytest.raises(Mismatch, match=words):
        read(SMALL, **options)


def test_refusals_are_states_of_their_own() -> None:
    """Who declines is no silence; who asks not to be shown is in no tie, and nobody else's answer shows it."""
    text = (
        "Pour commencer;Votre structure;Vous répondez;EPSM du Val;GEM Les Étoiles;Ville de Valmont\n"
        "je réponds;EPSM du Val;à mon avis;;3;2\n"
        "nous ne souhaitons pas répondre;GEM Les Étoiles;;;;\n"
        "ne pas nous faire figurer;Ville de Valmont;;4;4;\n"
    )
    reading = read(text)
    assert set(reading.survey.declined) == {"gem", "ville"}
    assert pairs(reading, "tie") == {("epsm", "gem")}
    assert state(reading, "epsm", "ville") == ("unknown", None, "not_shown")
    assert state(reading, "ville", "epsm") == ("unknown", None, "declined")
    assert cell_of(reading, "epsm", "ville").written == ""
    assert "one person's view" in remarks(reading)
    assert reading.response.explain() == "1 of 3 answered, 2 declined."
    assert reading.response.silent == ()
    earlier = Tie(id="s1-epsm-ville", origin="epsm", target="ville", relation="knows", survey="s1", told_by="epsm")
    known = Survey(id="s1", name=Text.same("S"), relation="knows", asked=("epsm", "ville"), answered=("epsm",))
    council = attrs.evolve(COUNCIL, ties=(earlier,), surveys=(known,))
    assert Remove("s1-epsm-ville") in read(text, today=council.on("2026-03-31")).changes


def test_broken_off_answers_keep_their_ties_and_open_their_noes() -> None:
    """Unless the caller keeps the noes."""
    text = "structure,submitdate,liens[epsm],liens[gem],liens[ville]\nepsm,,,3,0\ngem,2026-03-10,2,,0\n"
    reading = read(text)
    assert state(reading, "epsm", "gem") == ("tie", 3, None)
    assert state(reading, "epsm", "ville") == ("unknown", None, "unfinished")
    assert state(reading, "gem", "ville") == ("no", None, None)
    assert "broken off" in remarks(reading)
    assert state(read(text, unfinished="keep"), "epsm", "ville") == ("no", None, None)


def test_a_question_that_was_not_shown_is_not_a_blank() -> None:
    """N/A in an answer that was sent; in one that was broken off, the page was not reached."""
    text = "structure,submitdate,liens[epsm],liens[gem],liens[ville]\nepsm,2026-03-10,,Oui,N/A\ngem,,Oui,,N/A\n"
    reading = read(text)
    assert state(reading, "epsm", "ville") == ("unknown", None, "not_shown")
    assert state(reading, "gem", "ville") == ("unknown", None, "left_blank")


def test_boxes_nobody_saw_are_no_answer() -> None:
    """REDCap writes 0 whether or not a form was opened."""
    text = (
        "structure,lien___epsm,lien___gem,lien___ville,lien____99,form_timestamp,form_complete\n"
        "epsm,0,1,0,0,2026-03-10 09:00,2\ngem,0,0,0,0,[not completed],0\nville,0,1,0,1,2026-03-11 09:00,2\n"
    )
    reading = read(text)
    assert reading.survey.answered == ("epsm", "ville")
    assert state(reading, "epsm", "ville") == ("no", None, None)
    assert state(reading, "ville", "epsm") == ("unknown", None, "does_not_know")
    assert reading.problems == ()
    assert str(reading.survey.as_of) == "2026-03-11"


def test_two_answers_of_one_organisation() -> None:
    """The same twice is one; what agrees is kept, the rest is left open and named."""
    text = "qui;epsm;gem;ccas\nepsm;;3;0\nepsm;;2;1\ngem;2;;\ngem;2;;1\nccas;1;1;\nccas;1;1;\n"
    reading = read(text)
    assert state(reading, "epsm", "gem") == ("tie", None, None)
    assert state(reading, "epsm", "ccas") == ("unknown", None, "answers_differ")
    assert state(reading, "gem", "ccas") == ("tie", 1, None)
    assert codes(reading) == ["survey-answers-differ"] * 2
    assert reading.problems[1].message() == (
        "answers.csv:3:4: found '1' from epsm about ccas, expected what the same organisation answers in"
        " answers.csv:2:4; several= says how to settle it"
    )
    assert "answers.csv:7: ccas, the same answer as in answers.csv:6, counted once." in remarks(reading)
    assert "epsm, 2 answers: what agrees is kept." in remarks(reading)
    last, any_ = read(text, several="last"), read(text, several="any")
    assert [state(last, "epsm", about) for about in ("gem", "ccas")] == [("tie", 2, None), ("tie", 1, None)]
    assert [state(any_, "epsm", about) for about in ("gem", "ccas")] == [("tie", 3, None), ("tie", 1, None)]


def test_two_doubts_are_one() -> None:
    """Two answers that both leave a cell open leave it open."""
    text = "qui;epsm;gem;ccas\nepsm;;?;1\nepsm;;peut-être;1\ngem;1;;\n"
    assert state(read(text), "epsm", "gem")[2] == "does_not_know"


def test_names_that_fit_nobody_are_told_with_suggestions() -> None:
    """No tie is made of them, and matches= settles them."""
    text = "qui;epsm;GEM Les Etoile;ville\nepsm;;3;0\nla piscine;1;1;1\nTotal;;;\n"
    reading = read(text)
    assert codes(reading) == ["survey-name", "survey-name", "survey-line-aside"]
    assert [(it.text, it.suggestions) for it in reading.unmatched] == [
        ("GEM Les Etoile", ("gem",)),
        ("la piscine", ()),
        ("Total", ()),
    ]
    assert reading.problems[0].message("fr") == (
        "answers.csv:1:3 – trouvé : 'GEM Les Etoile', attendu : le nom d’une organisation du conseil ; est-ce gem ?"
        " matches= le dit, rien n’est deviné"
    )
    settled = read(text, matches={"GEM Les Etoile": "gem", "la piscine": "ccas"})
    assert ("epsm", "gem") in pairs(settled, "tie")
    assert settled.matched["la piscine"] == "ccas"


def test_persons_are_in_no_answer() -> None:
    """Their columns are named as not read, and what looks like a person in a cell is masked."""
    text = (
        "Horodateur,Adresse e-mail,Nom,Votre structure,Lien [epsm],Lien [gem]\n"
        "10/03/2026 09:14,jeanne.exemple@gmail.com,Jeanne Exemple,epsm,,voir avec Mme Exemple\n"
        "11/03/2026 09:14,a@b.fr,Paul Exemple,Mme Exemple,1,\n"
    )
    reading = read(text)
    assert "Columns about a person, not read: Adresse e-mail; Nom." in remarks(reading)
    everything = repr(attrs.astuple(reading, recurse=True)) + reading.explain("fr") + repr(reading.to_rows())
    assert "Exemple" not in everything.replace("Votre", "")
    assert "jeanne" not in everything
    assert cell_of(reading, "epsm", "gem").written == "voir avec M…"


def test_dates_are_read_in_one_order() -> None:
    """One date that leaves no doubt settles the others; a date that lost its format is one."""
    text = "Horodateur;structure;epsm;gem\n{};epsm;;1\n{};gem;1;\n"
    assert str(read(text.format("03/10/2026", "10/31/2026")).survey.as_of) == "2026-10-31"
    assert str(read(text.format("03/10/2026", "31/10/2026")).survey.as_of) == "2026-10-31"
    doubtful = read(text.format("03/10/2026", "04/10/2026"))
    assert str(doubtful.survey.as_of) == "2026-10-04"
    assert "either order" in remarks(doubtful)
    assert "look at the network from that day on" in remarks(doubtful)
    assert str(read(text.format("03/10/2026", "04/10/2026"), dates="month-first").survey.as_of) == "2026-04-10"
    assert str(read(text.format("46092", "46091")).survey.as_of) == "2026-03-11"
    wrong = read(text.format("31/02/2026", "mardi"))
    assert codes(wrong) == ["survey-date", "survey-date"]
    assert str(wrong.survey.as_of) == "2026-03-31"
    assert "Nothing dates the answers" in remarks(wrong)
    assert str(read(text.format("", ""), as_of=datetime.date(2026, 1, 2)).survey.as_of) == "2026-01-02"
    assert str(read(text.format("", ""), as_of="2026-01").survey.as_of) == "2026-01"
    assert str(read(text.format("", ""), as_of=PartialDate(year=2026)).survey.as_of) == "2026"


def test_who_was_asked_is_said_or_told() -> None:
    """Everybody in the file where nobody says it; who answers without being asked is added and told."""
    assert "does not say who was asked" in remarks(read(SMALL))
    reading = read(SMALL, asked=["epsm", "ccas", "familles"])
    assert reading.survey.asked == ("epsm", "ccas", "familles", "gem")
    assert "are added to them: gem" in remarks(reading)
    assert state(reading, "epsm", "familles") == ("unknown", None, "not_shown")


def test_what_a_row_says_of_itself_is_no_tie() -> None:
    """A mark is passed over, an answer is told."""
    reading = read("qui;epsm;gem\nepsm;4;3\ngem;2;X\n")
    assert pairs(reading, "tie") == {("epsm", "gem"), ("gem", "epsm")}
    assert "answers.csv:2:2: epsm names itself, which is no tie." in remarks(reading)
    assert "gem names itself" not in remarks(reading)


def test_words_that_are_not_understood_are_one_problem_each() -> None:
    """With the first place and how many cells; they are open."""
    reading = read("qui;epsm;gem;ccas\nepsm;;souvent;souvent\ngem;souvent;;rarement\n")
    assert [(it.code, it.line, it.column, it.fields["cells"]) for it in reading.problems] == [
        ("survey-value", 2, 3, 3),
        ("survey-value", 3, 4, 1),
    ]
    assert reading.response.partial == 2
    assert not read("qui;epsm;gem\nepsm;;souvent\ngem;jamais;\n", values=FREQUENCIES).problems


def test_ticks_alone_leave_the_rest_open() -> None:
    """It is told, with what to do; blank= says that they are noes."""
    text = "structure,partage[epsm],partage[gem],partage[ccas]\nepsm,,Y,\ngem,Y,,\n"
    assert "The question has ticks only" in remarks(read(text))
    assert ("epsm", "ccas") in pairs(read(text), "unknown")
    assert ("epsm", "ccas") in pairs(read(text, blank="no"), "no")


def test_cells_of_formulas_are_told() -> None:
    """An error is open and no blank; a result is read as it was saved, and somebody looks whether it is an answer."""
    rows: list[list[Any]] = [["qui", "epsm", "gem"], ["epsm", "", "=1/0"], ["gem", 2, ""], ["Total", "=1/0", 3]]
    wrong = read(book({"R": rows}, error="#DIV/0!"))
    assert [(it.code, it.sheet, it.cell) for it in wrong.problems] == [
        ("survey-name", "R", "A4"),
        ("survey-error-cell", "R", "B4"),
        ("survey-error-cell", "R", "C2"),
    ]
    assert state(wrong, "epsm", "gem") == ("unknown", None, "not_understood")
    nobody_computed = read(book({"R": rows[:3]}))
    assert [(it.code, it.cell) for it in nobody_computed.problems] == [("survey-computed", "C2")]
    assert nobody_computed.problems[0].message("fr") == (
        "answers.xlsx:R:C2 – trouvé : le résultat d’une formule, '0', attendu : une réponse tapée"
        " (1 fois dans le fichier, lue telle qu’enregistrée)"
    )


def test_boxes_of_a_workbook_are_ones_and_zeros() -> None:
    """A cell that holds true is a tick."""
    reading = read(book({"R": [["qui", "epsm", "gem"], ["epsm", "", True], ["gem", False, ""]]}))
    assert (pairs(reading, "tie"), pairs(reading, "no")) == ({("epsm", "gem")}, {("gem", "epsm")})


def test_frames_are_answers() -> None:
    """A data frame is read as a file is, and its places are rows and columns."""
    frame = pd.DataFrame({"qui": ["epsm", "gem"], "epsm": [None, 2.0], "gem": [3.0, None]})
    reading = read(frame)
    assert {(tie.origin, tie.target, tie.level) for tie in reading.ties} == {("epsm", "gem", 3), ("gem", "epsm", 2)}
    assert cell_of(reading, "epsm", "gem").where == "2:3"


def test_an_answer_shows_that_its_ties_were_there() -> None:
    """Where nothing else does before a later day: the ties count in the network, and the reading says on what."""
    actors = tuple(attrs.evolve(actor, as_of=None) for actor in COUNCIL.actors)
    as_of = PartialDate.parse("2026")
    council = Council(id="valmont", name=COUNCIL.name, jurisdiction="FR", actors=actors, as_of=as_of)
    today = council.on("2024-06-30")
    reading = read(SMALL, today=today, as_of="2024-06-15")
    assert "Only these answers show" in remarks(reading)
    net = PartnerNetwork.from_ties(council.apply(*reading.changes).on("2024-06-30"))
    assert net.basis.ties == len(reading.ties) > 0
    assert "Only these answers show" not in remarks(read(SMALL, today=today, as_of="2024-07-15"))


def test_the_words_name_nobody_who_did_not_answer() -> None:
    """Counts in sentences, rows without the silent unless they are asked for."""
    reading = read(SMALL.replace("ccas", "ville"))
    assert reading.response.says.fr == "2 réponses sur 3, dont 1 partielle."
    for lang in ("fr", "en"):
        assert "ville" not in reading.explain(lang).casefold()
    assert "ville" not in {row["by"] for row in reading.to_rows()}
    assert "ville" in {row["by"] for row in reading.to_rows(silent=True)}
    assert "ville" not in repr(reading.response)
    assert NAMES["ville"] not in repr(reading)
    assert TODAY.council.surveys == ()


def test_names_that_fit_nothing_are_told_once() -> None:
    """With every place; a text as long as a page is no name, and gets no suggestion."""
    text = f"qui;epsm;gem\nlycée;1;1\nLycée;1;1\n{'gem ' * 60};1;1\nepsm;;1\n"
    reading = read(text)
    assert codes(reading) == ["survey-name", "survey-name"]
    assert [it.where for it in reading.unmatched] == [
        ("answers.csv:2:1", "answers.csv:3:1"),
        ("answers.csv:4:1",),
    ]
    assert reading.unmatched[1].suggestions == ()


def test_a_column_may_be_named_by_its_letter() -> None:
    """As people see it in a spreadsheet."""
    assert read("x;y;epsm;gem\nepsm;gem;1;\n", respondent="B").survey.answered == ("gem",)


def test_who_named_as_many_as_they_could_may_have_more() -> None:
    """Whom they did not name is open; who named fewer left nobody out."""
    text = "source,target\nepsm,gem\nepsm,ville\ngem,epsm\n"
    reading = read(text, answered=["epsm", "gem"], complete=["epsm", "gem"], asked=list(NAMES), at_most=2)
    assert {about for by, about in pairs(reading, "no") if by == "epsm"} == set()
    assert {about for by, about in pairs(reading, "no") if by == "gem"} == {"ville", "ccas", "familles"}
    assert reading.survey.at_most == 2
    ticked = "Horodateur,structure,q\n10/03/2026,epsm,gem; ville\n13/03/2026,gem,epsm; ccas\n13/03/2026,ccas,gem\n"
    listed = read(ticked, at_most=2)
    assert {by for by, _ in pairs(listed, "no")} == {"ccas"}


def test_ones_and_twos_of_limesurvey_may_be_yes_and_no() -> None:
    """Where nothing else stands in the question, they are asked about."""
    text = "structure,submitdate,liens[epsm],liens[gem]\nepsm,2026-03-10,,1\ngem,2026-03-10,2,\n"
    assert codes(read(text)) == ["survey-value", "survey-value"]
    assert pairs(read(text, values={1: "tie", 2: "no"}), "no") == {("gem", "epsm")}
