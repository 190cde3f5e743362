from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from clsm.cards import HEIGHT, WIDTH, Card, one_line

VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=200))
CARDS = st.builds(
    Card,
    title=st.text(min_size=1, max_size=300),
    sentences=st.lists(st.text(max_size=2000), max_size=5),
    rows=st.lists(st.fixed_dictionaries(dict.fromkeys(("id", "name", "constraint", "says"), VALUES)), max_size=60),
    calls=st.lists(st.sampled_from([".to_rows()", ".explain()"]), max_size=40),
    lang=st.sampled_from(["en", "fr"]),
)


@given(CARDS)
def test_a_card_fits_a_screen(card: Card) -> None:
    """Whatever is behind it, a card has at most 24 lines of 100 characters, and none that a terminal obeys."""
    lines = card.to_text().split("\n")
    assert len(lines) <= HEIGHT
    assert max(map(len, lines)) <= WIDTH
    assert all(line.isprintable() for line in lines)


class _Text(HTMLParser):
    """Gathers the tags and the text of a fragment."""

    def __init__(self) -> None:
        super().__init__()
        self.tags = list[str]()

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Keep the name of the tag."""
        self.tags.append(tag)


@given(CARDS)
def test_a_card_in_a_page_is_escaped(card: Card) -> None:
    """No text of a file becomes a tag of the page."""
    parser = _Text()
    parser.feed(card.to_html())
    assert set(parser.tags) <= {"div", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "code"}


def test_rows_that_do_not_fit_are_counted() -> None:
    """The first rows are shown, the others counted, in the language asked for."""
    card = Card(title="Titre", rows=[{"id": f"a{n}"} for n in range(30)], lang="fr")
    lines = card.to_text().split("\n")
    assert lines[:3] == ["Titre", "identifiant", "a0"]
    assert lines[-1] == "… et 10 de plus : .to_rows()"
    assert "… et 10 de plus" in card.to_html()


def test_all_rows_are_shown_where_they_fit() -> None:
    """Nothing is counted where nothing is left out."""
    card = Card(title="Three", rows=[{"id": name} for name in "abc"])
    assert card.to_text() == "Three\nid\na\nb\nc"
    assert "more" not in card.to_html()


def test_a_column_without_room_is_left_to_the_rows() -> None:
    """Columns are shown as long as they fit the width."""
    row = {f"column {n}": "x" * 40 for n in range(4)}
    assert Card(title="Wide", rows=[row]).to_text().split("\n")[1].split("  ")[0] == "column 0"
    assert "column 3" not in Card(title="Wide", rows=[row]).to_text()


def test_long_words_end_with_a_sign() -> None:
    """What is cut says so."""
    assert Card(title="T", sentences=["word " * 1000]).to_text().endswith("…")
    assert Card(title="x" * 200).to_text() == "x" * 99 + "…"


def test_one_line_obeys_nothing() -> None:
    """Escape sequences, line breaks and directions never reach a terminal."""
    assert one_line("a\x1b]0;title\x07\u202eb\u2028c\r\nd") == "a ]0;title b c d"
