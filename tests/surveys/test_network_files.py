import pytest

from clsm import CouncilFileError, Mismatch
from tests.surveys.valmont import codes, pairs, read, state

TIES = {("epsm", "gem"), ("gem", "epsm"), ("gem", "ville")}
HEAD = "dl n=3\nformat = {}\nlabels:\nepsm,gem,ville\ndata:\n"


@pytest.mark.parametrize(
    "text",
    [
        "dl n=3\nlabels:\nepsm,gem,ville\ndata:\n0 2 0\n1 0 3\n0 0 0\n",
        "DL nr=3 nc=3 format = fullmatrix diagonal = absent\nrow labels:\nepsm\ngem\nville\ndata:\n2 0 1 3 0 0\n",
        "dl n=3 format=fullmatrix\nlabels embedded\ndata:\nepsm gem ville\nepsm 0 2 0\ngem 1 0 3\nville 0 0 0\n",
        HEAD.format("edgelist1") + "1 2 2\n2 1 1\n\n2 3 3\n",
        "dl n=3 format=edgelist1\nlabels embedded:\ndata:\nepsm gem 2\ngem epsm 1\ngem ville 3\n",
        HEAD.format("nodelist1") + "1 2\n2 1 3\n",
        '*Vertices 3\n1 "epsm"\n2 "gem"\n3 "ville"\n*Arcs\n1 2 2\n2 1\n2 3 3\n',
        "*Network n\n*Vertices 3\n1 epsm\n2 gem\n3 ville\n% nothing\n*Arcslist\n1 2\n2 1 3\n",
        "*Vertices 3\n1 epsm\n2 gem\n3 ville\n*Edges\n1 2 1\n*Arcs\n2 3 1\n",
        "*Vertices 3\n1 epsm\n2 gem\n3 ville\n*Edgeslist\n1 2\n*Arcs\n2 3\n",
        "*Vertices 3\n1 epsm\n2 gem\n3 ville\n*Matrix\n0 2 0\n1 0 3\n0 0 0\n",
    ],
)
def test_every_form_of_the_same_ties(text: str) -> None:
    """Matrices, lists, labels apart or inside."""
    reading = read(text, "network.txt", answered=["epsm", "gem"], complete=["epsm"])
    assert reading.layout in ("ucinet", "pajek")
    assert pairs(reading, "tie") == TIES
    assert pairs(reading, "no") == {("epsm", "ville")}
    assert {cell.why for cell in reading.cells if cell.by == "ville"} == {"not_answered"}


@pytest.mark.parametrize(
    ("form", "data"), [("lowerhalf", "0\n2 0\n0 3 0\n"), ("upperhalf", "0 2 0\n0 3\n0\n")], ids=["lower", "upper"]
)
def test_half_a_matrix_holds_both_ways(form: str, data: str) -> None:
    """It is of a symmetric network."""
    reading = read(HEAD.format(form) + data, "half.dl")
    assert pairs(reading, "tie") == {("epsm", "gem"), ("gem", "epsm"), ("gem", "ville"), ("ville", "gem")}


def test_nobody_answered_unless_it_is_said() -> None:
    """A zero is no no."""
    reading = read(HEAD.format("fullmatrix") + "0 2 0\n1 0 NA\n0 0 0\n", "m.dl")
    assert (pairs(reading, "no"), reading.survey.answered) == (set(), ())


@pytest.mark.parametrize(
    "text",
    [
        "dl n=2 nm=2\nlabels:\nepsm,gem\nmatrix labels:\nknows,funds\ndata:\n0 1 0 0\n0 0 1 0\n",
        '*Vertices 2\n1 epsm\n2 gem\n*Arcs :1 "knows"\n1 2\n*Arcs :2 "funds"\n2 1\n',
    ],
    ids=["ucinet", "pajek"],
)
def test_one_relation_of_several_is_read(text: str) -> None:
    """Which one, the caller says."""
    with pytest.raises(Mismatch, match="'knows'; 'funds'"):
        read(text)
    with pytest.raises(Mismatch, match="did you mean 'funds'"):
        read(text, question="fund")
    assert pairs(read(text, question="funds"), "tie") == {("gem", "epsm")}


def test_names_cut_and_in_capitals_are_proposed() -> None:
    """UCINET writes 18 capital letters; that is a suggestion and no match."""
    reading = read('dl n=2 format=edgelist1\nlabels:\n"ASSOCIATION FAMILL","EPSM DU VAL"\ndata:\n1 2\n')
    assert codes(reading) == ["survey-name"]
    assert reading.unmatched[0].suggestions == ("familles",)
    assert reading.ties == ()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("dl n=2\nlabels:\na,b\n", "survey-no-data", 1),
        ("dl nr=2 nc=3\ndata:\n1\n", "survey-network-format", 1),
        ("dl n=2 format=edgelist2\ndata:\n1 1\n", "survey-network-format", 1),
        ("dl n=999999\ndata:\n1\n", "survey-network-size", 1),
        ("dl\ndata:\n1\n", "survey-network-size", 1),
        ("dl n=2\ndata:\n1\n2\n3\n", "survey-network-cells", 5),
        ("dl n=2\ndata:\n", "survey-network-cells", 1),
        ("dl n=2 format=edgelist1\nlabels:\na,b\ndata:\n1 2\n1 7\n", "survey-network-line", 6),
        ("dl n=2 format=edgelist1\ndata:\n1 999\n", "survey-network-line", 3),
        ("dl n=2 format=edgelist1\ndata:\n1\n", "survey-network-line", 3),
        ("*Vertices 2\n1 a\n2 b\n*Arcs\n1 3\n", "survey-network-line", 5),
        ("*Vertices 2\n1 a\n2 b\n*Arcs\n1\n", "survey-network-line", 5),
        ("*Vertices 2\nx a\n", "survey-network-line", 2),
        ("*Vertices 2\n1 a\n2 b\n*Matrix\n0 1\n0 1 1\n", "survey-network-cells", 6),
        ("*Vertices 2\n1 a\n2 b\n*Matrix\n0 1\n0 1\n1 1\n", "survey-network-cells", 7),
        ("*Vertices 2\n1 a\n2 b\n*Partition\n1\n", "survey-network-format", 5),
        ("*Vertices 600\n" + "".join(f"{at} a{at}\n" for at in range(1, 601)), "survey-network-size", 502),
    ],
)
def test_what_is_wrong_has_its_line(text: str, code: str, line: int) -> None:
    """In one sentence."""
    with pytest.raises(CouncilFileError) as error:
        read(text, "network.dl")
    assert [(it.code, it.line, it.file) for it in error.value.problems] == [(code, line, "network.dl")]


def test_numbers_are_labels_where_no_label_is_given() -> None:
    """They name nobody, and are told."""
    reading = read("dl n=2\ndata:\n0 1\n0 0\n")
    assert [it.text for it in reading.unmatched] == ["1", "2"]
    listed = read("dl n=2 format=edgelist1\ndata:\n1 2\n", matches={"1": "epsm", "2": "gem"})
    assert state(listed, "epsm", "gem")[0] == "tie"
