"""Pictures made of marks, with a key and a sentence; as SVG without any package, or onto matplotlib axes.

A picture is computed once: where each mark stands, what is written beside it. Both surfaces only paint it, so that
the same picture gives the same file, and a test can ask where things stand. It knows nothing of what it shows.

Whoever makes one leaves out what only colour would say: a mark has a shape and a fill too (Ware 2021, *Information
Visualization*, Morgan Kaufmann). The colours are those of Okabe and Ito (2008, *Color Universal Design*), without
the yellow, which is pale on white.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, final

import attrs

from clsm.problems import Mismatch
from clsm.words import on_one_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Point: TypeAlias = tuple[float, float]
"""A place, to the right and down from the top left corner, in units of which a line of small words is 13 high."""

Shape = Literal["circle", "square", "diamond", "up", "down", "plus", "cross", "pentagon"]
Fill = Literal["full", "hollow", "half"]

SHAPES: Final[tuple[Shape, ...]] = ("circle", "square", "up", "diamond", "plus", "down", "pentagon", "cross")
FILLS: Final[tuple[Fill, ...]] = ("full", "hollow", "half")
COLOURS: Final = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#444444")

INK: Final = "#1a1a1a"
FAINT: Final = "#b0b0b0"
PAPER: Final = "#ffffff"

WIDTH: Final = 400.0
"""How wide a picture is by itself; small words stay readable where that is the width of a telephone."""

SMALL: Final = 11.0
LARGE: Final = 13.0
LEADING: Final = 1.2
MARGIN: Final = 8.0

_NOT_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")


def _is_colour(_: object, attribute: "attrs.Attribute[Any]", value: str | None) -> None:
    if value is not None and not re.fullmatch("#[0-9a-f]{6}", value):
        raise Mismatch("colour", found=repr(value), field=attribute.name)


@final
@attrs.frozen(kw_only=True)
class Line:
    """A line from *start* to *end*, bent towards *bend* where that is given; *about* is shown on request.

    A colour, here and in the other marks, is written ``#rrggbb``; another raises :class:`~clsm.problems.Mismatch`.
    """

    start: Point
    end: Point
    bend: Point | None = None
    dashed: bool = False
    width: float = 1.0
    colour: str = attrs.field(default=INK, validator=_is_colour)
    about: str = ""


@final
@attrs.frozen(kw_only=True)
class Dot:
    """A mark of a *shape* round *at*; *ringed* draws a broken ring round it."""

    at: Point
    shape: Shape = "circle"
    fill: Fill = "full"
    colour: str = attrs.field(default=INK, validator=_is_colour)
    size: float = 8.0
    ringed: bool = False
    about: str = ""


@final
@attrs.frozen(kw_only=True)
class Box:
    """A rectangle from its top left corner; *hatched* with slanting lines, its outline *dashed*, or none."""

    corner: Point
    size: Point
    colour: str = attrs.field(default=PAPER, validator=_is_colour)
    outline: str | None = attrs.field(default=INK, validator=_is_colour)
    dashed: bool = False
    hatched: bool = False
    about: str = ""


@final
@attrs.frozen(kw_only=True)
class Words:
    """Lines of words, the middle of the block at the height of *at*, which is their left, middle or right end."""

    at: Point
    lines: tuple[str, ...]
    anchor: Literal["start", "middle", "end"] = "start"
    size: float = SMALL
    bold: bool = False
    colour: str = attrs.field(default=INK, validator=_is_colour)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The rectangle that the words need, by its left, top, right and bottom."""
        x, y = self.at
        wide, high = max(width_of(line, self.size) for line in self.lines), height_of(self.lines, self.size)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return left, y - high / 2, left + wide, y + high / 2


Mark: TypeAlias = Line | Dot | Box | Words


@final
@attrs.frozen(kw_only=True)
class KeyEntry:
    """What a mark of the picture means. The *sample* stands round (0, 0)."""

    sample: tuple[Mark, ...]
    words: str


@final
@attrs.frozen(kw_only=True)
class Picture:
    """Marks under a sentence and over a key, computed once.

    Attributes
    ----------
    title : str
        A sentence that says what is shown, how it was read, and of which day.
    marks : tuple of Line, Dot, Box or Words
        In the order in which they are painted; the title and the key are not among them.
    key : tuple of KeyEntry
        What the marks mean.
    parts : tuple of (str, tuple of Line, Dot, Box or Words)
        What can be looked at by itself: its words, and the marks that are then drawn over the others.
    size : tuple of float
        How wide and how high the marks are together.

    Examples
    --------
    >>> picture = Picture(title="Two that meet.", marks=(Line(start=(10, 10), end=(90, 10)),), size=(100, 20))
    >>> picture.to_svg().startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 116 ')
    True
    """

    title: str
    marks: tuple[Mark, ...]
    size: Point
    key: tuple[KeyEntry, ...] = ()
    parts: tuple[tuple[str, tuple[Mark, ...]], ...] = ()

    @cached_property
    def painted(self) -> tuple[Mark, ...]:
        """Every mark with its place on the whole picture: the title, the marks, the key."""
        title = wrapped(self.title, self.size[0], LARGE, bold=True)
        left, top = self._corner
        head = Words(at=(left, top / 2), lines=title, size=LARGE, bold=True)
        body = (moved(mark, self._corner) for mark in self.marks)
        return head, *body, *self._key_marks(top + MARGIN + self.size[1])

    @cached_property
    def _corner(self) -> Point:
        """Where the marks begin, under the title."""
        return MARGIN, 2 * MARGIN + height_of(wrapped(self.title, self.size[0], LARGE, bold=True), LARGE)

    def _key_marks(self, top: float) -> Iterator[Mark]:
        for entry in self.key:
            lines = wrapped(entry.words, self.size[0] - 30, SMALL)
            high = max(height_of(lines, SMALL), 15.0)
            for mark in entry.sample:
                yield moved(mark, (MARGIN + 12, top + high / 2))
            yield Words(at=(MARGIN + 30, top + high / 2), lines=lines)
            top += high + 3

    @cached_property
    def extent(self) -> Point:
        """How wide and how high the whole picture is, the title and the key included."""
        bottoms = [mark.box[3] for mark in self.painted if isinstance(mark, Words)]
        body = bottoms[0] + MARGIN + self.size[1]
        return self.size[0] + 2 * MARGIN, max(*bottoms, body) + MARGIN

    def to_svg(self, *, id: str = "") -> str:
        """The picture as an SVG document: the same picture, the same bytes.

        It has the width of what it stands in, at most its own; every word is escaped, and it has no script, no
        address, and no id that another picture on the same page could have too. With an *id*, that of what is drawn,
        it is for a page whose sheet of styles says how its parts are shown when somebody points at them or comes to
        them by the keyboard: then no style stands on an element, as a strict Content-Security-Policy forbids it.
        """
        wide, high = self.extent
        size = f'viewBox="0 0 {_number(wide)} {_number(high)}" width="{_number(wide)}" height="{_number(high)}"'
        # what a reader comes to is no child of an image, which has none for those who hear it
        kind = 'role="group"' if id else 'style="max-width:100%;height:auto" role="img"'
        whole = [f'<rect width="100%" height="100%" fill="{PAPER}"/>', *_painted(self.painted)]
        if id:
            whole = [f'<g id="{safe(id)}" aria-hidden="true">', *whole, "</g>", *map(self._part, self.parts)]
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {kind} aria-label="{safe(self.title)}"'
        return "\n".join([f'{head} font-family="sans-serif">', *whole, "</svg>"])

    def strips(self, height: float) -> tuple[tuple[float, float], ...]:
        """The top and the bottom of strips at most so high that no label is cut, where that can be: for paper.

        >>> Picture(title="Two that meet.", marks=(), size=(100, 70)).strips(60)
        ((0.0, 39.2), (39.2, 99.2), (99.2, 125.2))
        """
        boxes = [(mark.box[1], mark.box[3]) for mark in self.painted if isinstance(mark, Words)]
        bottoms = sorted((bottom for _, bottom in boxes), reverse=True)
        edges = [0.0]
        while self.extent[1] - edges[-1] > height:
            last = edges[-1] + height
            free = (at for at in bottoms if edges[-1] < at <= last and not any(top < at < end for top, end in boxes))
            edges.append(next(free, last))
        return tuple(pairwise([*edges, self.extent[1]]))

    def _part(self, part: tuple[str, tuple[Mark, ...]]) -> str:
        """A part of which nothing is seen before somebody asks."""
        about, marks = part
        shown = "".join(_painted(moved(mark, self._corner) for mark in marks))
        return f'<g tabindex="0" role="img" opacity="0"><title>{safe(about)}</title>{shown}</g>'

    def _repr_svg_(self) -> str:
        return self.to_svg()

    def draw(self, ax: "Axes | None" = None) -> "Axes":
        """The picture on matplotlib axes, those of *ax* or new ones; needs the extra ``plot``."""
        # matplotlib is loaded for those who draw with it
        import matplotlib.pyplot as plt

        wide, high = self.extent
        if ax is None:
            figure = plt.figure(figsize=(wide / 72, high / 72))
            ax = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        ax.set_xlim(0, wide)
        ax.set_ylim(high, 0)
        ax.set_aspect("equal")
        ax.axis("off")
        for order, mark in enumerate(self.painted):
            _DRAWN[type(mark)](mark, ax, order)
        return ax


def safe(words: str) -> str:
    r"""*words* for an attribute or an element of SVG: escaped, without what a reader obeys instead of showing it.

    >>> safe('<b onload="x">\x00 & co')
    '&lt;b onload=&quot;x&quot;&gt;  &amp; co'
    """
    return escape(plain(words), quote=True)


def plain(words: str) -> str:
    """*words* without control characters, marks of direction and what XML cannot hold."""
    return _NOT_XML.sub(" ", on_one_line(words))


# ---------------------------------------------------------------- words and room

_NARROW: Final = frozenset("iljtfrI.,;:!’'|()[] \u00a0\u202f-·")
_WIDE: Final = frozenset("mwMWÆŒœæ@%—…")


def width_of(words: str, size: float = SMALL, *, bold: bool = False) -> float:
    """How wide *words* are at most, in a wide sans-serif face; a guess that errs on the side of room."""
    units = sum(_units(character) for character in words)
    return units * size * (1.1 if bold else 1.0)


def _units(character: str) -> float:
    if character in _NARROW:
        return 0.41
    if character in _WIDE or ord(character) > 0x2E7F:
        return 1.03
    return 0.72 if character.isupper() else 0.62


def wrapped(words: str, width: float, size: float = SMALL, *, bold: bool = False) -> tuple[str, ...]:
    """*words* in lines that are at most so wide; a word that is wider is cut.

    >>> wrapped("Établissement public de santé mentale", 100)
    ('Établissement', 'public de santé', 'mentale')
    """
    # a no-break space holds its words together, and French marks stand with the word before them
    held = re.sub(" (?=[:;?!»%])|(?<=«) ", "\u00a0", plain(words).strip(" \n"))
    lines, line = list[str](), ""
    # a line may end at a space, or behind a hyphen inside a word
    for piece in re.findall(r"[ \n]*[^ \n-]*-*", held):
        if width_of((line + piece).lstrip(" \n"), size, bold=bold) <= width:
            line = (line + piece).lstrip(" \n")
            continue
        if line:
            lines.append(line)
        line = piece.lstrip(" \n")
        while width_of(line, size, bold=bold) > width and len(line) > 1:
            fits = next(
                n for n in range(len(line) - 1, 0, -1) if n == 1 or width_of(line[:n], size, bold=bold) <= width
            )
            lines.append(line[:fits])
            line = line[fits:]
    return (*lines, line)


def height_of(lines: Sequence[str], size: float = SMALL) -> float:
    """How high a block of *lines* is."""
    return len(lines) * size * LEADING


def moved(mark: Mark, by: Point) -> Mark:
    """The same mark elsewhere."""

    def place(point: Point) -> Point:
        return point[0] + by[0], point[1] + by[1]

    if isinstance(mark, Line):
        bend = None if mark.bend is None else place(mark.bend)
        return attrs.evolve(mark, start=place(mark.start), end=place(mark.end), bend=bend)
    if isinstance(mark, Box):
        return attrs.evolve(mark, corner=place(mark.corner))
    return attrs.evolve(mark, at=place(mark.at))


# ---------------------------------------------------------------- shapes


_CORNERS: Final[dict[Shape, tuple[Point, ...]]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "up": ((0, -1.15), (1.15, 0.95), (-1.15, 0.95)),
    "down": ((0, 1.15), (1.15, -0.95), (-1.15, -0.95)),
    "pentagon": ((0, -1.15), (1.1, -0.35), (0.68, 0.95), (-0.68, 0.95), (-1.1, -0.35)),
    "plus": (
        *((-0.4, -1.15), (0.4, -1.15), (0.4, -0.4), (1.15, -0.4), (1.15, 0.4), (0.4, 0.4)),
        *((0.4, 1.15), (-0.4, 1.15), (-0.4, 0.4), (-1.15, 0.4), (-1.15, -0.4), (-0.4, -0.4)),
    ),
    "cross": (
        *((-1.1, -0.6), (-0.6, -1.1), (0, -0.5), (0.6, -1.1), (1.1, -0.6), (0.5, 0)),
        *((1.1, 0.6), (0.6, 1.1), (0, 0.5), (-0.6, 1.1), (-1.1, 0.6), (-0.5, 0)),
    ),
}
"""The corners of each shape but the circle, in half sizes round the middle."""


def _outline(dot: Dot) -> tuple[Point, ...]:
    half = dot.size / 2
    return tuple((dot.at[0] + x * half, dot.at[1] + y * half) for x, y in _CORNERS[dot.shape])


def _inner(dot: Dot) -> Dot | None:
    """The small full mark inside a half-full one."""
    return attrs.evolve(dot, size=dot.size * 0.45, fill="full", ringed=False) if dot.fill == "half" else None


def _hatches(box: Box) -> Iterator[tuple[Point, Point]]:
    """The ends of the slanting lines across a box."""
    (x, y), (wide, high) = box.corner, box.size
    step = 4.0
    for n in range(1, int((wide + high) / step) + 1):
        across = n * step
        start = (x + max(0.0, across - high), y + min(across, high))
        end = (x + min(across, wide), y + max(0.0, across - wide))
        yield start, end


def _hatch_colour(box: Box) -> str:
    """Light lines on a dark box."""
    return "#c8c8c8" if sum(_channels(box.colour)) < 3 * 128 else "#666666"


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _paint(dot: Dot) -> tuple[str, str]:
    """What a mark is filled with, and its edge: on white, a third darker than the colour, so that it stays in grey."""
    if dot.fill == "full":
        return dot.colour, INK
    return PAPER, "#" + "".join(f"{channel * 2 // 3:02x}" for channel in _channels(dot.colour))


# ---------------------------------------------------------------- as SVG


def _number(value: float) -> str:
    return f"{round(value, 1):g}" if abs(value) < 1e5 else str(round(value))


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _titled(tag: str, about: str) -> str:
    """An element, with what is said of it where a reader asks."""
    return f"<{tag}><title>{safe(about)}</title></{tag.split(' ', 1)[0]}>" if about else f"<{tag}/>"


def _svg_line(line: Line) -> str:
    dashes = ' stroke-dasharray="3 3"' if line.dashed else ""
    bend = f"Q {_points([line.bend])} " if line.bend else "L "
    path = f"M {_points([line.start])} {bend}{_points([line.end])}"
    stroke = f'stroke="{line.colour}" stroke-width="{_number(line.width)}"'
    return _titled(f'path d="{path}" fill="none" {stroke}{dashes}', line.about)


def _svg_dot(dot: Dot) -> str:
    inside, edge = _paint(dot)
    paint = f'fill="{inside}" stroke="{edge}" stroke-width="1.3"'
    x, y = map(_number, dot.at)
    if dot.shape == "circle":
        parts = [_titled(f'circle cx="{x}" cy="{y}" r="{_number(dot.size / 2)}" {paint}', dot.about)]
    else:
        parts = [_titled(f'polygon points="{_points(_outline(dot))}" {paint}', dot.about)]
    if inner := _inner(dot):
        parts.append(_svg_dot(inner))
    if dot.ringed:
        ring = f'circle cx="{x}" cy="{y}" r="{_number(dot.size / 2 + 3.2)}" fill="none" stroke="{INK}"'
        parts.append(f'<{ring} stroke-width="0.8" stroke-dasharray="2 2"/>')
    return "".join(parts)


def _svg_box(box: Box) -> str:
    (x, y), (wide, high) = (tuple(map(_number, pair)) for pair in (box.corner, box.size))
    dashes = ' stroke-dasharray="2 2"' if box.dashed else ""
    stroke = f' stroke="{box.outline}" stroke-width="0.8"{dashes}' if box.outline else ""
    rectangle = f'rect x="{x}" y="{y}" width="{wide}" height="{high}" fill="{box.colour}"{stroke}'
    lines = _hatches(box) if box.hatched else ()
    hatches = (Line(start=start, end=end, width=0.7, colour=_hatch_colour(box)) for start, end in lines)
    return _titled(rectangle, box.about) + "".join(map(_svg_line, hatches))


def _svg_words(words: Words) -> str:
    _, top, _, _ = words.box
    weight = ' font-weight="bold"' if words.bold else ""
    style = f'text-anchor="{words.anchor}" font-size="{_number(words.size)}" fill="{words.colour}"{weight}'
    x = _number(words.at[0])
    heights = (top + (at + 0.82) * words.size * LEADING for at in range(len(words.lines)))
    spans = "".join(
        f'<tspan x="{x}" y="{_number(y)}">{safe(line)}</tspan>' for y, line in zip(heights, words.lines, strict=True)
    )
    return f"<text {style}>{spans}</text>"


_SVG: Final[dict[type, Callable[[Any], str]]] = {Line: _svg_line, Dot: _svg_dot, Box: _svg_box, Words: _svg_words}


def _painted(marks: Iterable[Mark]) -> Iterator[str]:
    return (_SVG[type(mark)](mark) for mark in marks)


# ---------------------------------------------------------------- on matplotlib axes


def _draw_line(line: Line, ax: Any, order: int) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    if line.bend is None:
        path = Path([line.start, line.end])
    else:
        path = Path([line.start, line.bend, line.end], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    dashes = (0, (3, 3)) if line.dashed else "solid"
    ax.add_patch(
        PathPatch(path, fill=False, edgecolor=line.colour, linewidth=line.width, linestyle=dashes, zorder=order)
    )


def _draw_dot(dot: Dot, ax: Any, order: int) -> None:
    from matplotlib.patches import Circle, Polygon

    inside, edge = _paint(dot)
    paint: dict[str, Any] = {
        "facecolor": inside,
        "edgecolor": edge,
        "linewidth": 1.3,
        "zorder": order,
    }
    ax.add_patch(Circle(dot.at, dot.size / 2, **paint) if dot.shape == "circle" else Polygon(_outline(dot), **paint))
    if inner := _inner(dot):
        _draw_dot(inner, ax, order)
    if dot.ringed:
        ring = Circle(dot.at, dot.size / 2 + 3.2, fill=False, edgecolor=INK, linewidth=0.8, linestyle=(0, (2, 2)))
        ax.add_patch(ring)
        ring.set_zorder(order)


def _draw_box(box: Box, ax: Any, order: int) -> None:
    from matplotlib.patches import Rectangle

    ax.add_patch(
        Rectangle(
            box.corner,
            *box.size,
            facecolor=box.colour,
            edgecolor=box.outline or "none",
            linewidth=0.8,
            linestyle=(0, (2, 2)) if box.dashed else "solid",
            zorder=order,
        )
    )
    for start, end in _hatches(box) if box.hatched else ():
        _draw_line(Line(start=start, end=end, width=0.7, colour=_hatch_colour(box)), ax, order)


def _draw_words(words: Words, ax: Any, order: int) -> None:
    _, top, _, _ = words.box
    for at, line in enumerate(words.lines):
        ax.text(
            words.at[0],
            top + (at + 0.82) * words.size * LEADING,
            plain(line),
            # a name with two dollars is no formula
            parse_math=False,
            usetex=False,
            fontsize=words.size,
            fontweight="bold" if words.bold else "normal",
            color=words.colour,
            ha={"start": "left", "middle": "center", "end": "right"}[words.anchor],
            va="baseline",
            zorder=order,
        )


_DRAWN: Final[dict[type, Callable[[Any, Any, int], None]]] = {
    Line: _draw_line,
    Dot: _draw_dot,
    Box: _draw_box,
    Words: _draw_words,
}
