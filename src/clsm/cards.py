"""A card: what an object or an answer shows of itself at first sight, in a console or in a notebook.

A card is a title, a few sentences, a short table and what to ask next. It fits a screen, 24 lines of 100
characters, whatever is behind it; everything else is one call away.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, final

import attrs

from clsm.tables import cell, column_name
from clsm.words import Lang, Text

WIDTH: Final = 100
"""The most characters of a line."""

HEIGHT: Final = 24
"""The most lines."""

_SENTENCE_LINES: Final = 9
_CELL: Final = 36
_GAP: Final = "  "

_MORE: Final = Text(fr="… et {n} de plus : .to_rows()", en="… and {n} more: .to_rows()")
_NEXT: Final = Text(fr="Ensuite : {calls}", en="Next: {calls}")


@final
@attrs.frozen(kw_only=True)
class Card:
    """What is shown at first sight.

    Attributes
    ----------
    title : str
        What it is.
    sentences : sequence of str
        What is known; the first ones are shown where there is no room for all.
    rows : sequence of dict
        Plain values, with the same keys; the first ones are shown.
    calls : sequence of str
        What to ask next, as one would type it.
    lang : str
        The language of the headers and of the remarks.

    Examples
    --------
    >>> card = Card(
    ...     title="Density",
    ...     sentences=["2 of 4 pairs are ties."],
    ...     rows=[{"density": 0.5, "low": None}],
    ...     calls=[".to_rows()"],
    ... )
    >>> print(card.to_text())
    Density
    2 of 4 pairs are ties.
    density  at least
    0.5      not documented
    Next: .to_rows()
    """

    title: str
    sentences: Sequence[str] = ()
    rows: Sequence[Mapping[str, Any]] = ()
    calls: Sequence[str] = ()
    lang: Lang = "en"

    def to_text(self) -> str:
        """The card as text: at most 24 lines of 100 characters."""
        sentences = self._sentence_lines()
        foot = [_cut(_NEXT.say(self.lang).format(calls=", ".join(self.calls)), WIDTH)] if self.calls else []
        shown = self._first_rows(len(sentences))
        return "\n".join([_cut(one_line(self.title), WIDTH), *sentences, *self._table(shown), *foot])

    def to_html(self) -> str:
        """The card as an HTML fragment: escaped, with the colours of the page it stands in."""
        # its table of entities is loaded by no import of clsm
        from html import escape

        sentences = self._sentence_lines()
        parts = [f"<p><strong>{escape(one_line(self.title))}</strong></p>", f"<p>{escape(' '.join(sentences))}</p>"]
        if shown := self._first_rows(len(sentences)):
            titles = "".join(f"<th>{escape(column_name(name, self.lang))}</th>" for name in shown[0])
            lines = ("".join(f"<td>{escape(self._cell(value))}</td>" for value in row.values()) for row in shown)
            body = "".join(f"<tr>{line}</tr>" for line in lines)
            parts.append(f"<table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>")
            parts.extend(f"<p>{escape(line)}</p>" for line in self._rest(shown))
        if self.calls:
            parts.append(f"<p><code>{escape(', '.join(self.calls))}</code></p>")
        return f'<div class="clsm-card">{"".join(parts)}</div>'

    def _sentence_lines(self) -> list[str]:
        paragraphs = (line for words in self.sentences for line in words.splitlines())
        from textwrap import wrap

        lines = [line for words in paragraphs for line in wrap(one_line(words), WIDTH)]
        if len(lines) <= _SENTENCE_LINES:
            return lines
        return [*lines[: _SENTENCE_LINES - 1], _cut(lines[_SENTENCE_LINES - 1] + " …", WIDTH)]

    def _first_rows(self, sentences: int) -> Sequence[Mapping[str, Any]]:
        """The rows for which there is room under the title and *sentences* lines, above the line of calls."""
        room = HEIGHT - sentences - 3  # the title, the headers, the calls
        if len(self.rows) <= room:
            return self.rows
        return self.rows[: room - 1]  # one line says how many more there are

    def _table(self, shown: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        """The rows as lines, with the columns that fit the width."""
        if not shown:
            return
        columns, width = list[list[str]](), 0
        for name in shown[0]:
            column = [_cut(column_name(name, self.lang), _CELL), *(self._cell(row[name]) for row in shown)]
            widest = max(map(len, column))
            if width + widest <= WIDTH:
                columns.append([words.ljust(widest) for words in column])
                width += widest + len(_GAP)
        for line in zip(*columns, strict=True):
            yield _GAP.join(line).rstrip()
        yield from self._rest(shown)

    def _rest(self, shown: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        if len(self.rows) > len(shown):
            yield _MORE.say(self.lang).format(n=len(self.rows) - len(shown))

    def _cell(self, value: Any) -> str:
        return _cut(one_line(cell(value, self.lang)), _CELL)


class Shown(ABC):
    """What shows itself as a card, in a console and in a notebook."""

    __slots__ = ()

    @abstractmethod
    def card(self, lang: Lang = "en") -> Card:
        """What is shown at first sight."""

    def __repr__(self) -> str:
        return self.card().to_text()

    def _repr_html_(self) -> str:
        return self.card().to_html()


def one_line(words: str) -> str:
    r"""*words* on one line that no terminal obeys: each control, separator or format character becomes a space.

    >>> one_line("Steering\n\x1bcommittee")
    'Steering committee'
    """
    plain = "".join(character if character.isprintable() else " " for character in words)
    return " ".join(plain.split())


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
