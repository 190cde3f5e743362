"""Pictures: where marks stand, what is written, and that two surfaces paint the same marks."""

import xml.etree.ElementTree as ET

import matplotlib as mpl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm.pictures import (
    FILLS,
    LARGE,
    SHAPES,
    SMALL,
    Box,
    Dot,
    KeyEntry,
    Line,
    Picture,
    Words,
    height_of,
    moved,
    safe,
    width_of,
    wrapped,
)
from clsm.problems import Mismatch

NASTY = '<script>alert("1")</script> & \x00\x1b[31m\u202e $x$ \ud800 \uffff'


def parsed(picture: Picture) -> ET.Element:
    """The SVG as XML, which refuses what is not well formed."""
    return ET.fromstring(picture.to_svg().encode("utf-8"))


def texts(picture: Picture) -> list[str]:
    """Every line of words in the SVG."""
    return [span.text or "" for span in parsed(picture).iter("{http://www.w3.org/2000/svg}tspan")]


def sample() -> Picture:
    """One of each mark, with each shape and fill."""
    return Picture(
        title="A sentence that says what is shown, of which day, as it was read, in more words than one line holds.",
        marks=(
            Line(start=(0, 0), end=(50, 20), dashed=True, about="from a to b"),
            Line(start=(0, 0), end=(50, 20), bend=(90, 10)),
            *(Dot(at=(20 * at, 40), shape=shape, about="mark") for at, shape in enumerate(SHAPES)),
            *(Dot(at=(20 * at, 60), fill=fill, ringed=True) for at, fill in enumerate(FILLS)),
            Box(corner=(0, 80), size=(30, 20), hatched=True, dashed=True, about="cell"),
            Box(corner=(40, 80), size=(30, 20), hatched=True, outline=None, colour="#0b3463"),
            Words(at=(100, 90), lines=("first", "second"), anchor="middle", bold=True),
            Words(at=(100, 90), lines=("end",), anchor="end"),
        ),
        size=(200, 110),
        key=(KeyEntry(sample=(Dot(at=(0, 0)),), words="What a dot is, which takes more than a line of words to say"),),
    )


def test_the_same_picture_gives_the_same_bytes() -> None:
    """Nothing is drawn by chance, and no id could meet another picture's."""
    assert sample().to_svg() == sample().to_svg() == sample()._repr_svg_()
    assert not any("id" in element.attrib for element in parsed(sample()).iter())


def test_every_mark_stands_in_the_svg_at_its_place() -> None:
    """Circles, polygons, paths and boxes are as many as the marks, shifted together under the title."""
    picture = sample()
    root = parsed(picture)
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert names.count("polygon") == len(SHAPES) - 1
    # three dots by fill, the circle among the shapes, one inside the half-full, three rings, one in the key
    assert names.count("circle") == 3 + 1 + 1 + 3 + 1
    wide, high = picture.extent
    assert root.attrib["viewBox"] == f"0 0 {wide:g} {round(high, 1):g}"
    shift = picture.painted[1].start[1] - picture.marks[0].start[1]  # type: ignore[union-attr]
    assert shift > height_of(wrapped(picture.title, 200, LARGE, bold=True), LARGE)
    for before, after in zip(picture.marks, picture.painted[1:], strict=False):
        assert moved(before, (8.0, shift)) == after


def test_nothing_stands_outside() -> None:
    """The title, each label and the key lie inside the picture, and the key under the marks."""
    picture = sample()
    wide, high = picture.extent
    boxes = [mark.box for mark in picture.painted if isinstance(mark, Words)]
    assert all(left >= 0 and right <= wide and top >= 0 and bottom <= high for left, top, right, bottom in boxes)
    assert boxes[-1][1] > boxes[0][3] + picture.size[1]
    assert Picture(title="Short.", marks=(), size=(100, 10)).extent[1] > 10


def test_no_word_is_obeyed() -> None:
    """Tags, quotes, controls, marks of direction and what XML cannot hold, in every place where words go."""
    picture = Picture(
        title=NASTY,
        marks=(
            Words(at=(0, 0), lines=(NASTY,)),
            Dot(at=(1, 1), about=NASTY),
            Line(start=(0, 0), end=(1, 1), about=NASTY),
        ),
        size=(400, 20),
        key=(KeyEntry(sample=(), words=NASTY),),
    )
    svg = picture.to_svg()
    assert "<script" not in svg
    assert not {"\x00", "\x1b", "\u202e", "\ud800", "\uffff"} & {*svg}
    assert "".join(texts(picture)).count('<script>alert("1")</script>') >= 2
    assert "script" not in {element.tag.rpartition("}")[2] for element in parsed(picture).iter()}


@given(st.text(max_size=60))
def test_any_text_makes_well_formed_svg(words: str) -> None:
    """Whatever a council calls a body."""
    picture = Picture(title=words, marks=(Words(at=(0, 0), lines=wrapped(words, 80)),), size=(200, 40))
    assert parsed(picture).tag.endswith("svg")


@given(st.text(max_size=80), st.floats(20, 300), st.sampled_from([SMALL, LARGE]))
def test_lines_are_as_wide_as_there_is_room(words: str, width: float, size: float) -> None:
    """No line is wider, but one character that is; no letter is lost."""
    lines = wrapped(words, width, size)
    assert all(width_of(line, size) <= width or len(line) == 1 for line in lines)
    kept = "".join("".join(lines).split())
    assert kept == "".join("".join(wrapped(words, 1e9, size)).split())


def test_french_marks_do_not_begin_a_line() -> None:
    """A colon stands with the word before it, as do the marks of quotation."""
    for width in range(90, 160, 5):
        for line in wrapped("Liens : dix ; « certains » ?", width):
            assert line[0] not in ":;?»"
            assert line[-1] != "«"


def test_a_line_may_end_behind_a_hyphen() -> None:
    """Towns have long names; a word alone is cut only where it has none."""
    assert wrapped("Ville d’Aubreval-sur-Ombrane", 100) == ("Ville d’Aubreval-", "sur-Ombrane")
    assert "".join(cut := wrapped("Aubrevalsurombrane", 60)) == "Aubrevalsurombrane"
    assert len(cut) == 3


def test_a_colour_is_checked() -> None:
    """It goes into SVG as it stands."""
    with pytest.raises(Mismatch, match="#rrggbb"):
        Dot(at=(0, 0), colour='red" onload="x')
    assert safe("a\u00a0b") == "a\u00a0b"


def test_matplotlib_paints_the_same_marks() -> None:
    """On axes of its own or on those given; a name with dollars is no formula."""
    mpl.use("Agg")
    import matplotlib.pyplot as plt

    picture = sample()
    ax = picture.draw()
    assert picture.draw(ax) is ax
    plt.close("all")
    figure, ax = plt.subplots()
    money = Picture(title="From $1 to $2_x.", marks=picture.marks, size=picture.size)
    money.draw(ax)
    figure.canvas.draw()
    assert ax.texts[0].get_text() == "From $1 to $2_x."
    lines = sum(isinstance(mark, Line) for mark in picture.marks)
    dots = [mark for mark in picture.marks if isinstance(mark, Dot)]
    extra = sum(dot.ringed for dot in dots) + sum(dot.fill == "half" for dot in dots)
    boxes = [mark for mark in picture.marks if isinstance(mark, Box)]
    hatches = len(ax.patches) - lines - len(dots) - extra - len(boxes)
    assert hatches == 2 * 12
    top, bottom = ax.get_ylim()[::-1]
    assert (top, bottom) == (0, money.extent[1])
    plt.close("all")
