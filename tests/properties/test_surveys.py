"""Whatever a file of answers holds, it is read or refused in a sentence, and no cell of it is lost."""

import io

from hypothesis import given
from hypothesis import strategies as st

from clsm import CouncilFileError, Mismatch, surveys
from clsm.surveys import SurveyReading
from tests.surveys.valmont import COUNCIL, NAMES, TODAY

CELLS = st.one_of(
    st.sampled_from(
        ["", "0", "1", "3", "4,0", "X", "?", "NA", "Jamais", "Souvent", "-99", "=1+1", "'=1", "7", "12/03/2026"]
    ),
    st.sampled_from([*NAMES, *NAMES.values(), "GEM", "liens[epsm]", "Source", "Target", "submitdate", "Horodateur"]),
    st.text(max_size=8),
)
TABLES = st.lists(st.lists(CELLS, max_size=7), max_size=8)
ANSWERS = st.sampled_from(["", "0", "1", "2", "3", "4", "?", "NA", "non", "oui", "ça dépend"])


def read(text: str | bytes) -> SurveyReading | None:
    """A reading that holds together; nothing where the file is refused in words."""
    file = io.BytesIO(text) if isinstance(text, bytes) else io.StringIO(text)
    try:
        reading = surveys.read(file, TODAY, survey="s1", relation="knows")
    except (Mismatch, CouncilFileError) as error:
        refusal = error
    else:
        COUNCIL.apply(*reading.changes)
        sentences = [problem.message("fr") for problem in reading.problems]
        assert all([*sentences, reading.explain("fr")])
        return reading
    assert refusal.message("fr")
    return None


def proposed(text: str) -> str:
    """The words of a proposal, or of a refusal."""
    try:
        return surveys.guess(io.StringIO(text), TODAY).explain("fr")
    except CouncilFileError as error:
        return error.message("fr")


@given(TABLES, st.sampled_from(";,\t"))
def test_any_table_is_read_or_refused_in_words(rows: list[list[str]], separator: str) -> None:
    """Nothing but a Mismatch or a CouncilFileError leaves the reader, and what it gives holds together."""
    text = "\n".join(separator.join(row) for row in rows)
    read(text)
    assert proposed(text)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(content: bytes) -> None:
    """A network file, a table, a spreadsheet, or none of them."""
    read(content)
    read(b"dl n=3\n" + content)
    read(b"*Vertices 3\n" + content)


@given(st.lists(st.lists(ANSWERS, min_size=5, max_size=5), min_size=5, max_size=5))
def test_every_pair_is_a_tie_a_no_or_an_unknown(cells: list[list[str]]) -> None:
    """What is open in the survey is what is unknown in the cells of who answered; nothing is filled in."""
    ids = list(NAMES)
    rows = [["qui", *ids], *([id, *row] for id, row in zip(ids, cells, strict=True))]
    reading = read("\n".join(";".join(row) for row in rows))
    assert reading is not None
    assert len(reading.cells) == 20
    states = {(cell.by, cell.about): cell for cell in reading.cells}
    for by, row in zip(ids, cells, strict=True):
        for about, text in zip(ids, row, strict=True):
            if by == about:
                continue
            cell = states[by, about]
            if text in ("", "NA", "?", "ça dépend"):
                assert cell.state == "unknown"
            elif text in ("0", "non"):
                assert cell.state == "no"
            else:
                assert cell.state == "tie"
    left = {(it.by, it.about) for it in reading.survey.left_open}
    answered = set(reading.survey.answered)
    assert left == {pair for pair, cell in states.items() if cell.state == "unknown" and pair[0] in answered}
    assert {cell.by for cell in reading.cells if cell.why == "not_answered"} == set(reading.response.silent)
