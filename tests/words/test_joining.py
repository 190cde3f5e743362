from clsm.words import SEMICOLON, Text, flat, in_words, lines, listed, paragraph, set_apart


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


def test_a_long_list_is_cut() -> None:
    """Thirteen names are given; of fourteen, twelve, and two are counted."""
    assert in_words(names(*"abcdefghijklm")).en == "a, b, c, d, e, f, g, h, i, j, k, l and m"
    assert in_words(names(*"abcdefghijklmn")).fr == "a, b, c, d, e, f, g, h, i, j, k, l et 2 autres"


def test_labels_that_hold_commas_are_set_apart_as_each_language_has_it() -> None:
    """French has a space before its semicolon; plain names have commas."""
    assert set_apart(names("a, b", "c")) == Text(fr="a, b ; c", en="a, b; c") == listed(names("a, b", "c"), SEMICOLON)
    assert listed(names("a", "b")).fr == "a, b"


def test_a_paragraph_leaves_out_what_is_empty() -> None:
    """No double space where a sentence has nothing to say."""
    assert paragraph(names("One.", "", "Two.")).en == "One. Two."


def test_lines_and_cells() -> None:
    """One a line for readers; with semicolons in one cell of a table."""
    assert lines(names("a", "b")).fr == "a\nb"
    assert flat(["a", "b"]) == "a; b"
