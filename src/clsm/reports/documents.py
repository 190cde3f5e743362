"""Documents of several sheets, to print and to fill in by hand: text, Markdown, HTML, Word.

A document is made of sheets, a sheet of paragraphs, lists and tables. What is to be filled in by hand is left blank:
a dotted line in text, an empty cell in a table.
"""

import io
import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any, Final, final

import attrs

from clsm.reports.rendering import french_spaces, rendered
from clsm.words import Lang, Text, on_one_line

BLANK: Final = "……………………"
"""What is to be filled in by hand, in a line of text."""

_WIDTH: Final = 92


@final
@attrs.frozen(kw_only=True)
class Paragraph:
    """Words of their own."""

    words: str


@final
@attrs.frozen(kw_only=True)
class Points:
    """Several things one below the other; with ``boxes``, each to be ticked."""

    items: tuple[str, ...]
    boxes: bool = False

    @property
    def mark(self) -> str:
        """What stands before each."""
        return "☐ " if self.boxes else "– "


@final
@attrs.frozen(kw_only=True)
class Grid:
    """A table: its ``columns``, its ``rows``, and so many ``blanks`` to fill in below; empty cells are to be filled in.

    ``widths`` are the parts of the width of the sheet that the columns take, in percent.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    blanks: int = 0

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The rows, the blank ones last."""
        return (*self.rows, *(("",) * len(self.columns),) * self.blanks)


Block = Paragraph | Points | Grid


@final
@attrs.frozen(kw_only=True)
class Part:
    """Blocks under a ``heading``; an empty heading stands over nothing."""

    heading: str
    blocks: tuple[Block, ...]


@final
@attrs.frozen(kw_only=True)
class Leaf:
    """One sheet of a document, which begins on a page of its own."""

    title: str
    parts: tuple[Part, ...]


@final
@attrs.frozen(kw_only=True)
class Document:
    """A document in one language, to print.

    ``council`` stands above each sheet.
    """

    title: str
    council: str
    lang: Lang
    leaves: tuple[Leaf, ...]

    def to_text(self) -> str:
        """The document as plain text; a blank cell is a dotted line."""
        written = list[str]()
        for leaf in self.leaves:
            written += ["", *_wrapped(self.council), *_wrapped(leaf.title), "=" * min(len(leaf.title), _WIDTH)]
            for part in leaf.parts:
                written += ["", *_wrapped(part.heading)]
                written += [line for block in part.blocks for line in _text(block)]
        return "\n".join(written[1:]) + "\n"

    def to_markdown(self) -> str:
        """The document in Markdown."""
        written = list[str]()
        for leaf in self.leaves:
            written += [f"# {_plain(leaf.title)}", "", _plain(self.council), ""]
            for part in leaf.parts:
                written += [f"## {_plain(part.heading)}", ""] if part.heading else []
                written += [line for block in part.blocks for line in (*_markdown(block), "")]
        return "\n".join(written)

    def to_html(self) -> str:
        """The document as one file of HTML to print, each sheet on a page of its own; needs the extra ``page``."""
        return rendered("document.html", document=self)

    def _repr_html_(self) -> str:
        return self.to_html()

    def to_docx(self) -> bytes:
        """The document as a Word file; needs the extra ``word``."""
        import docx
        from docx.shared import Cm, Pt, RGBColor

        document = docx.Document()
        page = document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.4)
        style = document.styles["Normal"]
        style.font.name, style.font.size = "Liberation Sans", Pt(10)
        style.paragraph_format.space_after = Pt(1)
        for name, size in (("Heading 1", 15), ("Heading 2", 11)):
            heading = document.styles[name]
            # the font of the theme would win over the one that is named
            heading.element.rPr.rFonts.attrib.clear()
            heading.font.name, heading.font.size = "Liberation Sans", Pt(size)
            heading.font.color.rgb = RGBColor(0x1A, 0x1A, 0x1A)
            heading.paragraph_format.space_before = Pt(6)
        about = document.core_properties
        about.title, about.author, about.language = self.title, "", self.lang
        for number, leaf in enumerate(self.leaves):
            above = document.add_paragraph(self.council)
            above.paragraph_format.page_break_before = number > 0
            document.add_heading(leaf.title, 1)
            for part in leaf.parts:
                if part.heading:
                    document.add_heading(part.heading, 2)
                for block in part.blocks:
                    _add(document, block)
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()

    def to_rows(self) -> list[dict[str, Any]]:
        """One row for each line: its ``sheet``, its ``part``, and its ``text``."""
        return [
            {"sheet": leaf.title, "part": part.heading, "text": line}
            for leaf in self.leaves
            for part in leaf.parts
            for block in part.blocks
            for line in _lines(block)
        ]


def _wrapped(words: str, later: str = "") -> list[str]:
    return textwrap.wrap(words, _WIDTH, subsequent_indent=later, break_long_words=False, break_on_hyphens=False)


def _plain(words: str) -> str:
    """*words* with what Markdown would obey escaped."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", words)


def _lines(block: Block) -> Iterator[str]:
    """What stands in a *block*, a line a thing."""
    if isinstance(block, Paragraph):
        yield block.words
    elif isinstance(block, Points):
        yield from (block.mark + words for words in block.items)
    else:
        yield " | ".join(block.columns)
        for row in block.lines:
            yield " | ".join(cell or BLANK for cell in row)


def _text(block: Block) -> Iterator[str]:
    for line in _lines(block):
        yield from _wrapped(line, "" if isinstance(block, Paragraph) else "  ")


def _markdown(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _plain(block.words)
    elif isinstance(block, Points):
        yield from (("- [ ] " if block.boxes else "- ") + _plain(words) for words in block.items)
    else:
        for row in (block.columns, ("---",) * len(block.columns)):
            yield f"| {' | '.join(row)} |"
        for line in block.lines:
            yield f"| {' | '.join(map(_plain, line))} |"


def _add(document: Any, block: Block) -> None:
    """Put a *block* at the end of a Word file."""
    from docx.shared import Cm, Pt

    if isinstance(block, Grid):
        table = document.add_table(rows=1, cols=len(block.columns), style="Table Grid")
        table.autofit = False
        _repeat(table.rows[0])
        for cell, words in zip(table.rows[0].cells, block.columns, strict=True):
            cell.paragraphs[0].add_run(words).bold = True
        for line in block.lines:
            row = table.add_row()
            row.height = Cm(0.8)
            for cell, told in zip(row.cells, line, strict=True):
                cell.text = told
        for column, part in zip(table.columns, block.widths, strict=True):
            # one program reads the width of the column, another that of each cell
            for placed in (column, *column.cells):
                placed.width = Cm(18.2 * part / 100)
        # tables that follow one another would become one
        document.add_paragraph().paragraph_format.line_spacing = Pt(4)
        return
    for words in _lines(block):
        document.add_paragraph(words)


def _repeat(row: Any) -> None:
    """Let a *row* stand at the head of each page that its table goes on to."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]


@final
@attrs.frozen(kw_only=True)
class Pen:
    """Writes in one language: texts to words as its typography sets them."""

    lang: Lang

    def say(self, words: Text | str) -> str:
        """The words on one line."""
        said = words.say(self.lang) if isinstance(words, Text) else words
        return french_spaces(on_one_line(said), self.lang)

    def paragraph(self, words: Text | str) -> Paragraph:
        """A paragraph."""
        return Paragraph(words=self.say(words))

    def points(self, items: Iterable[Text | str], *, boxes: bool = False) -> Points:
        """A list."""
        return Points(items=tuple(map(self.say, items)), boxes=boxes)

    def grid(
        self,
        columns: Iterable[tuple[Text | str, int]],
        rows: Iterable[Iterable[Text | str]] = (),
        *,
        blanks: int = 0,
    ) -> Grid:
        """A table, its columns with their widths in percent."""
        named = tuple(columns)
        return Grid(
            columns=tuple(_capitalized(self.say(words)) for words, _ in named),
            rows=tuple(tuple(map(self.say, row)) for row in rows),
            widths=tuple(width for _, width in named),
            blanks=blanks,
        )

    def part(self, heading: Text | str, *blocks: Block) -> Part:
        """Blocks under a heading."""
        return Part(heading=self.say(heading), blocks=blocks)

    def leaf(self, title: Text | str, *parts: Part) -> Leaf:
        """A sheet."""
        return Leaf(title=self.say(title), parts=parts)
