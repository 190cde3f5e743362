"""Files of named tools and of plain shapes, and how each is recognised."""

from typing import Any, Final

import pytest

from clsm import Mismatch
from clsm.surveys.layouts import LAYOUTS, layout_name
from tests.surveys.valmont import FREQUENCIES, NAMES, book, cell_of, codes, file, pairs, read, remarks, state

CODES: Final = {"A1": 0, "A2": 1, "A3": 2, "A4": 3, "A5": 4, "A6": "unknown"}
VV: Final = """\
Réponse\tDate de soumission\tPage\tLangue\tStructure\tLiens [EPSM du Val]\tLiens [GEM Les Étoiles]\tLiens [ville]
id\tsubmitdate\tlastpage\tstartlanguage\tstructure\tliens_epsm\tliens_gem\tliens_ville
1\t2026-03-10 09:14:02\t3\tfr\tepsm\t{question_not_shown}\tA4\tA1
2\t{question_not_shown}\t1\tfr\tgem\tA4\t{question_not_shown}\tA6
3\t2026-03-12 09:14:02\t3\tfr\tville\t{question_not_shown}\tça{newline}dépend\t
"""


def test_vv_files_of_limesurvey() -> None:
    """Two heading lines, codes to escape, and a word for what was not shown."""
    reading = read(VV, "vv.txt", values=CODES)
    assert reading.layout == "limesurvey"
    assert state(reading, "epsm", "gem") == ("tie", 3, None)
    assert state(reading, "epsm", "ville") == ("no", None, None)
    assert state(reading, "gem", "ville") == ("unknown", None, "does_not_know")
    assert state(reading, "ville", "epsm") == ("unknown", None, "not_shown")
    assert cell_of(reading, "ville", "gem").written == "ça dépend"
    assert str(reading.survey.as_of) == "2026-03-12"
    assert codes(reading) == ["survey-value"]


def test_vv_codes_that_say_nothing_are_read_by_their_texts() -> None:
    """SQ001 is whoever its text names."""
    plain = VV.replace("liens_epsm", "liens_SQ001").replace("liens_gem", "liens_SQ002").replace("liens_ville", "x9")
    reading = read(plain, values=CODES, respondent="structure", question="Liens")
    assert state(reading, "epsm", "gem") == ("tie", 3, None)
    assert codes(reading) == ["survey-value"]


@pytest.mark.parametrize(
    "heading", ["liens[{}]", "liens_{}", "123456X12X34{}", "liens/{}", "liens___{}", "g.liens.{}", "liens: {}"]
)
@pytest.mark.parametrize("named", [False, True], ids=["codes", "names"])
def test_headings_of_every_tool(heading: str, named: bool) -> None:
    """Question and partner are joined in many ways."""
    if named and heading[0].isdigit():
        pytest.skip("such a heading holds codes only")
    titles = [heading.format(name if named else id) for id, name in NAMES.items()]
    reading = read(f"structure;{';'.join(titles)}\nepsm;;3;2;4;0\n")
    assert pairs(reading, "tie") == {("epsm", "gem"), ("epsm", "familles"), ("epsm", "ville")}
    assert pairs(reading, "no") == {("epsm", "ccas")}


MAIN: Final[list[list[Any]]] = [
    ["start", "end", "structure", "_uuid", "_submission_time", "_index"],
    ["", "", "epsm", "u1", "2026-03-10T09:14:02", 1],
    ["", "", "gem", "u2", "2026-03-11T09:14:02", 2],
    ["", "", "ccas", "u3", "2026-03-12T09:14:02", 3],
    ["", "", "la piscine", "u4", "2026-03-12T09:14:02", 4],
    ["", "", "", "u5", "", 5],
]
REPEAT: Final[list[list[Any]]] = [
    ["partenaire", "niveau", "_index", "_parent_table_name", "_parent_index", "_submission__uuid"],
    ["gem", 3, 1, "m", 1, "u1"],
    ["ville", "nsp", 2, "m", 1, "u1"],
    ["epsm", 2, 3, "m", 2, "u2"],
    ["", 2, 3, "m", 2, "u2"],
    ["epsm", 2, 4, "m", 9, "u9"],
    ["lycée", 2, 4, "m", 1, "u1"],
]


def test_repeats_in_one_workbook() -> None:
    """A table of its own, whose rows say which answer they belong to."""
    reading = read(book({"m": MAIN, "partenaires": REPEAT}), complete=["epsm"])
    assert reading.layout == "kobo"
    assert set(reading.survey.answered) == {"epsm", "gem", "ccas"}
    assert state(reading, "epsm", "gem") == ("tie", 3, None)
    assert state(reading, "epsm", "ville") == ("unknown", None, "does_not_know")
    assert state(reading, "epsm", "ccas") == ("no", None, None)
    assert state(reading, "ccas", "gem") == ("unknown", None, "left_blank")
    assert codes(reading) == ["survey-name", "survey-nameless-row", "survey-name"]
    assert str(reading.survey.as_of) == "2026-03-12"


def test_repeats_over_several_files() -> None:
    """By the key of the answer; settings name the columns."""
    main = file("SubmissionDate,structure,KEY\n2026-03-10T09:00:00.000Z,epsm,uuid:1\n", "form.csv")
    rows = "partenaire,niveau,depuis,PARENT_KEY,KEY\ngem,3,2020,uuid:1,uuid:1/p[1]\n"
    reading = read([main, file(rows, "form-p.csv")], partner="partenaire", level="niveau")
    assert state(reading, "epsm", "gem") == ("tie", 3, None)
    main.seek(0)
    named = read([main, file(rows, "form-p.csv")])
    assert state(named, "epsm", "gem") == ("tie", None, None)
    assert "niveau; depuis" in remarks(named)


def test_one_repeat_of_several_is_read() -> None:
    """The one whose column is named; what is not about partners is none."""
    other: list[list[Any]] = [["lieu", "_parent_index"], ["salle", 1]]
    sheets = {"m": MAIN, "partenaires": REPEAT, "lieux": other}
    assert len(read(book(sheets)).ties) == 2
    with pytest.raises(Mismatch, match="'partenaire'; 'niveau'"):
        read(book(sheets | {"lieux": REPEAT}))
    assert len(read(book(sheets | {"lieux": [["ami", "_parent_index"], ["gem", 1]]}), partner="ami").ties) == 1


def test_ego_networks_are_joined_and_what_is_perceived_is_not_read() -> None:
    """Network Canvas: whoever answers, whom they named, and what they say of two others."""
    ego = file("networkCanvasEgoUUID,sessionFinish,structure\ne1,2026-03-10T09:00:00Z,epsm\n", "ego.csv")
    alters = file("nodeID,networkCanvasEgoUUID,nom,niveau\n1,e1,gem,3\n2,e1,ville,2\n", "attributeList.csv")
    edges = file("edgeID,networkCanvasEgoUUID,from,to\n1,e1,1,2\n", "edgeList.csv")
    reading = read([ego, alters, edges], partner="nom", level="niveau")
    assert {(tie.origin, tie.target, tie.level) for tie in reading.ties} == {("epsm", "gem", 3), ("epsm", "ville", 2)}
    assert "edgeList.csv is not read" in remarks(reading)
    assert reading.layout == "rows"


def test_kobo_boxes_and_their_summary() -> None:
    """One column an option, or the summary alone, whose codes stand between spaces."""
    boxes = "structure;p;p/epsm;p/gem;p/ville;_uuid;_submission_time\nepsm;gem;0;1;0;u1;2026-03-10T09:00\n"
    reading = read(boxes)
    assert (reading.layout, pairs(reading, "tie"), pairs(reading, "no")) == (
        "kobo",
        {("epsm", "gem")},
        {("epsm", "ville")},
    )
    summary = "structure;p;_uuid;_submission_time\nepsm;gem ville;u1;2026-03-10T09:00\ngem;;u2;2026-03-10T09:00\n"
    reading = read(summary)
    assert pairs(reading, "tie") == {("epsm", "gem"), ("epsm", "ville")}
    assert reading.survey.answered == ("epsm",)


def test_google_forms_lists() -> None:
    """What was ticked stands in one cell: the others of the list are noes, nobody is everybody's no."""
    text = (
        "Horodateur,Votre structure,Avec qui ?,Qui ne connaissez-vous pas ?\n"
        '10/03/2026 09:14:02,EPSM du Val,"GEM Les Étoiles, Association Familles & Psy, Ville de Valmont",\n'
        "10/03/2026 09:14:02,GEM Les Étoiles,,\n"
        "13/03/2026 09:14:02,CCAS de Valmont,Aucun,\n"
        "13/03/2026 09:14:02,Ville de Valmont,EPSM du Val,GEM Les Étoiles\n"
    )
    reading = read(text, question="Avec qui ?", unknown_question="Qui ne connaissez-vous pas ?")
    assert reading.layout == "google-forms"
    assert {about for by, about in pairs(reading, "tie") if by == "epsm"} == {"gem", "familles", "ville"}
    assert {about for by, about in pairs(reading, "no") if by == "ccas"} == {"epsm", "gem", "familles", "ville"}
    assert state(reading, "ville", "gem") == ("unknown", None, "does_not_know")
    assert state(reading, "ville", "familles") == ("no", None, None)
    assert state(reading, "gem", "epsm") == ("unknown", None, "not_answered")
    two = text.replace("GEM Les Étoiles\n", '"GEM Les Étoiles, EPSM du Val"\n')
    with pytest.raises(Mismatch, match="several questions"):
        read(two)


def test_a_list_written_freely_leaves_the_others_open() -> None:
    """Nobody was shown a list, and what names nobody is told."""
    text = "structure;Vos partenaires\nEPSM du Val;gem, la piscine\nGEM Les Étoiles;epsm / ville\n"
    reading = read(text, question="Vos partenaires")
    assert pairs(reading, "tie") == {("epsm", "gem"), ("gem", "epsm"), ("gem", "ville")}
    assert pairs(reading, "no") == set()
    assert [it.text for it in reading.unmatched] == ["la piscine"]


def test_two_grids_headed_alike_are_asked_about() -> None:
    """Microsoft Forms heads them by the partner alone, with a number behind."""
    titles = [*NAMES.values(), *(f"{name}2" for name in NAMES.values())]
    rows: list[list[Any]] = [
        ["ID", "Heure de fin", "Adresse de messagerie", "Nom", "Votre structure", *titles],
        [1, "10/03/2026 09:14", "anonymous", "", "EPSM du Val", "", "Souvent", "", "", "Jamais", *[""] * 4, "x"],
    ]
    with pytest.raises(Mismatch, match="several questions"):
        read(book({"Form1": rows}), values=FREQUENCIES)
    assert pairs(read(book({"Form1": rows}), values=FREQUENCIES, question="F:J"), "tie") == {("epsm", "gem")}
    reading = read(book({"Form1": rows}), values=FREQUENCIES, columns="F-J")
    assert pairs(reading, "tie") == {("epsm", "gem")}
    assert reading.problems == ()
    assert "not read: Adresse de messagerie; Nom." in remarks(reading)


def test_merged_titles_tell_questions_apart() -> None:
    """A title stands over its first column only, and is filled rightwards."""
    text = ";Connaissez-vous :;;Financez-vous :;\nqui;epsm;gem;epsm;gem\nepsm;;3;;0\ngem;2;;1;\n"
    with pytest.raises(Mismatch, match="'Connaissez-vous :'; 'Financez-vous :'"):
        read(text)
    assert pairs(read(text, question="Financez-vous"), "tie") == {("gem", "epsm")}
    with pytest.raises(Mismatch, match="a question about partners: Connaissez-vous"):
        read(text, question="Aimez-vous")


def test_a_cut_question_is_still_the_same() -> None:
    """Tools cut long texts, and put names of groups before them."""
    text = "qui,À quelle fréqu.. [epsm],À quelle fréqu.. [gem],Autre [epsm],Autre [gem]\nepsm,,3,,1\n"
    assert pairs(read(text, question="À quelle fréquence suivez-vous des situations ?"), "tie") == {("epsm", "gem")}


def test_an_unknown_question_is_put_aside() -> None:
    """It says of whom one does not know; what is ticked in both is a tie."""
    text = "qui,p/epsm,p/gem,p/ville,u/epsm,u/gem,u/ville\nepsm,0,1,0,0,1,1\n"
    reading = read(text, unknown_question="u")
    assert state(reading, "epsm", "ville") == ("unknown", None, "does_not_know")
    assert state(reading, "epsm", "gem") == ("tie", None, None)


def test_a_matrix_whose_columns_tell() -> None:
    """respondents= says that columns name rows."""
    text = "vers;epsm;gem\nepsm;;3\ngem;0;\n"
    assert pairs(read(text), "tie") == {("epsm", "gem")}
    turned = read(text, respondents="columns")
    assert (pairs(turned, "tie"), pairs(turned, "no")) == ({("gem", "epsm")}, {("epsm", "gem")})


def test_a_column_of_nobody_inside_a_grid_is_told() -> None:
    """It may be a partner by another name; a box "other" and a comment are none."""
    text = "qui,p[epsm],p[gemme],p[gem],p[other],p[gem_comment],âge\nepsm,,1,2,x,y,z\n"
    reading = read(text)
    assert [(it.text, it.where) for it in reading.unmatched] == [("gemme", ("answers.csv:1:3",))]
    title = read("titre\nqui,epsm,lycée,gem\nepsm,,1,2\n")
    assert [it.text for it in title.unmatched] == ["lycée"]


def test_rows_of_a_long_table() -> None:
    """Whoever has no row is no no, except for those who named all their partners."""
    text = (
        "Répondant;Partenaire;Intensité;Fréquence;Date;Fiabilité\n"
        "EPSM du Val;GEM Les Étoiles;3;chaque semaine;10/03/2026;4\n"
        "EPSM du Val;EPSM du Val;3;chaque semaine;10/03/2026;4\n"
        "EPSM du Val;CCAS de Valmont / Ville de Valmont;1;;;\n"
        "GEM Les Étoiles;EPSM du Val;;ne sait pas;;\n"
        "GEM Les Étoiles;CCAS de Valmont;;;;2\n"
        "GEM Les Étoiles;;;;;\n"
        ";GEM Les Étoiles;1;;;\n"
        ";;;;;\n"
        "la piscine;GEM Les Étoiles;1;;;\n"
    )
    reading = read(text, level="Intensité", answered=["epsm", "gem"], complete=["epsm"], asked=list(NAMES))
    assert reading.layout == "rows"
    assert pairs(reading, "tie") == {("epsm", "gem"), ("epsm", "ccas"), ("epsm", "ville")}
    assert pairs(reading, "no") == {("epsm", "familles")}
    assert state(reading, "gem", "epsm") == ("unknown", None, "does_not_know")
    assert state(reading, "gem", "ccas") == ("unknown", None, "left_blank")
    assert [(it.by, it.of, it.item, it.score) for it in reading.ratings] == [("epsm", "gem", "reliability", 4)]
    # a rating of nobody one works with is told
    assert codes(reading) == ["survey-nameless-row", "survey-name", "survey-rating"]
    assert "does not say who answered" in remarks(read(text, level="Intensité"))


def test_edges_of_drawing_tools() -> None:
    """Weights, directions, nodes with ids of their own."""
    nodes = file("Id,Label\n0,EPSM du Val\n1,GEM Les Étoiles\n2,Ville de Valmont\n3,\n", "nodes.csv")
    edges = file("Source,Target,Type,Weight\n0,1,Directed,3\n1,2,Undirected,12\n2,0,Directed,0\n", "edges.csv")
    reading = read([nodes, edges], answered=["epsm"], complete=["epsm"])
    assert reading.layout == "edges"
    assert {(tie.origin, tie.target, tie.level) for tie in reading.ties} == {
        ("epsm", "gem", 3),
        ("gem", "ville", None),
        ("ville", "gem", None),
    }
    assert state(reading, "epsm", "ville") == ("no", None, None)
    assert state(reading, "gem", "epsm") == ("unknown", None, "not_answered")
    plain = read("from,to\nepsm,gem\n", layout="gephi")
    assert [(tie.origin, tie.target, tie.level) for tie in plain.ties] == [("epsm", "gem", None)]


def test_codes_of_partners_are_settled_by_the_caller() -> None:
    """And the numbers of rows, which look like them, are nobody who answers."""
    text = "record_id,structure,lien___1,lien___2,form_complete\n1,epsm,0,1,2\n2,gem,1,0,2\n"
    reading = read(text, matches={"1": "epsm", "2": "gem"})
    assert pairs(reading, "tie") == {("epsm", "gem"), ("gem", "epsm")}
    coded = read("structure,lien___1,lien___2\n1,0,1\n2,1,0\n", matches={"1": "epsm", "2": "gem"})
    assert pairs(coded, "tie") == {("epsm", "gem"), ("gem", "epsm")}


def test_layouts_have_other_names() -> None:
    """A tool whose files go by their shape is the name of its shape."""
    assert {layout_name(name) for name in LAYOUTS} == set(LAYOUTS)
    assert [layout_name(it) for it in ("long", "Google_Forms", "framaforms", "odk", "dl")] == [
        *("rows", "google-forms", "columns", "kobo", "ucinet"),
    ]
    assert read("a,Nom,epsm,gem\nepsm,x,,3\n", layout="columns").layout == "columns"
    assert read("x,qui\nepsm,3\n", layout="matrix", matches={"qui": "gem"}, respondent="x").layout == "matrix"


def test_what_holds_no_answer_says_what_it_holds() -> None:
    """The headings, without those about persons."""
    with pytest.raises(Mismatch, match="the headings 'a'; 'b', expected columns that name organisations"):
        read("a,b,Nom\nc,d,Exemple\n")
    with pytest.raises(Mismatch, match="the headings ''"):
        read("Nom\nMme Exemple\n")


def test_rows_that_cannot_be_placed_are_told() -> None:
    """A stray separator shifts cells: such a row is not read."""
    reading = read("qui,epsm,gem\nepsm,,3\ngem,2,,,5\n,1,\n")
    assert [(it.code, it.line) for it in reading.problems] == [("survey-long-row", 3), ("survey-nameless-row", 4)]
    assert "5 cells, expected 3 cells at most" in reading.problems[0].message()
    assert reading.survey.answered == ("epsm",)


def test_an_answer_that_was_not_approved_is_told_and_read() -> None:
    """Its state of validation is for people to look at."""
    text = "qui,_validation_status,epsm,gem\nepsm,Not approved,,1\ngem,Approved,1,\n"
    assert codes(read(text)) == ["survey-validation"]


def test_a_single_column_is_read_where_it_is_asked_for() -> None:
    """One partner is enough where the caller says what the columns are."""
    assert pairs(read("qui,epsm\ngem,3\n", layout="columns"), "tie") == {("gem", "epsm")}
    with pytest.raises(Mismatch, match="columns that name organisations"):
        read("qui,x\ngem,3\n", layout="columns")


def test_the_same_tie_in_two_rows_is_one() -> None:
    """And two rows of names are no headings."""
    reading = read("source,target\nepsm,gem\nepsm,gem\nepsm,gem\n")
    assert len(reading.ties) == 1
    assert "counted once" in remarks(reading)


def test_headings_printed_again_are_nobody() -> None:
    """As at the top of each page."""
    assert read("qui,epsm,gem\nepsm,,3\nqui,epsm,gem\ngem,2,\n").problems == ()


def test_a_workbook_for_a_drawing_tool() -> None:
    """Elements on one sheet, connections on another; a mutual one holds both ways."""
    sheets: dict[str, list[list[Any]]] = {
        "Elements": [["Label", "Type"], ["EPSM du Val", "x"], ["GEM Les Étoiles", "x"], ["Ville de Valmont", "x"]],
        "Connections": [["From", "To", "Direction", "Strength"], ["EPSM du Val", "GEM Les Étoiles", "mutual", 2]],
    }
    reading = read(book(sheets))
    assert (reading.layout, pairs(reading, "tie")) == ("edges", {("epsm", "gem"), ("gem", "epsm")})
    assert reading.survey.asked == ("epsm", "gem", "ville")
