import pandas as pd

from clsm.network.results import Row, counted, in_words, paragraph
from clsm.tables import data_frame, html_table
from clsm.words.language import SEMICOLON, Text, listed


def names(*words: str) -> list[Text]:
    """Names that are the same in both languages."""
    return [Text.same(word) for word in words]


def test_names_in_a_sentence() -> None:
    """None, one, two, several; "or" where asked."""
    assert in_words([]).en == ""
    assert in_words(names("a")).fr == "a"
    assert in_words(names("a", "b")).fr == "a et b"
    assert in_words(names("a", "b", "c")).en == "a, b and c"
    assert in_words(names("a", "b", "c"), either=True) == Text(fr="a, b ou c", en="a, b or c")
    assert listed(names("a, b", "c"), SEMICOLON) == Text(fr="a, b ; c", en="a, b; c")


def test_a_long_list_is_cut() -> None:
    """Thirteen names are given; of fourteen, twelve, and two are counted."""
    assert in_words(names(*"abcdefghijklm")).en == "a, b, c, d, e, f, g, h, i, j, k, l and m"
    assert in_words(names(*"abcdefghijklmn")).fr == "a, b, c, d, e, f, g, h, i, j, k, l et 2 autres"


def test_singular_and_plural() -> None:
    """French keeps the singular for none, English does not."""
    one, many = Text(fr="{n} place", en="{n} seat"), Text(fr="{n} places", en="{n} seats")
    assert [counted(n, one, many).fr for n in (0, 1, 2)] == ["0 place", "1 place", "2 places"]
    assert [counted(n, one, many).en for n in (0, 1, 2)] == ["0 seats", "1 seat", "2 seats"]


def test_a_paragraph_leaves_out_what_is_empty() -> None:
    """No double space where a sentence has nothing to say."""
    assert paragraph(names("One.", "", "Two.")).en == "One. Two."


def test_a_table() -> None:
    """Names and values are escaped; what is not there is an empty cell."""
    rows: list[Row] = [{"who": "<b>", "n": 2, "certain": True, "why": None}]
    assert html_table(rows, "A & B") == (
        "<table><caption>A &amp; B</caption><thead><tr><th>who</th><th>n</th><th>certain</th><th>why</th></tr></thead>"
        "<tbody><tr><td>&lt;b&gt;</td><td>2</td><td>True</td><td></td></tr></tbody></table>"
    )
    assert "<tr></tr></thead>" in html_table([], "Nothing")


def test_a_data_frame() -> None:
    """Rows become a DataFrame with the same columns."""
    frame = data_frame([{"who": "gem", "n": 2}])
    assert isinstance(frame, pd.DataFrame)
    assert frame.to_dict("records") == [{"who": "gem", "n": 2}]
