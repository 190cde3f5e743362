"""The report on one council, in French or in English: what it is, what the rules say, what its network shows."""

import textwrap
from typing import Any

from clsm.council import Snapshot, as_snapshot
from clsm.language import Lang
from clsm.reports import findings, sections
from clsm.reports.sections import Section, Writer

__all__ = ["text", "to_rows"]

_WIDTH = 100

_PARTS = (
    sections.identity,
    sections.bodies,
    sections.axes,
    sections.funding,
    findings.rules_of_the_day,
    findings.later_texts,
    findings.places_to_open,
    findings.partner_network,
    sections.sources,
)


def _sections(writer: Writer) -> tuple[Section, ...]:
    """The sections that have something to say."""
    return tuple(section for part in _PARTS if (section := part(writer)).lines)


def text(today: Snapshot, *, lang: Lang = "en") -> str:
    """The report on a council on a day, as plain text to read or to print.

    Its findings rest on what is documented; what is not is said to be so. A council without a day
    raises :class:`TypeError`.

    >>> import clsm
    >>> council = clsm.datasets.load("lille-est")
    >>> print(text(council.on("2011-10-31"), lang="fr").splitlines()[3])
    Au 31 octobre 2011, dernier jour que ses sources documentent.
    """
    writer = Writer(today=as_snapshot(today), lang=lang)
    title, ground = sections.opening(writer)
    lines = [*_wrapped(0, title), "=" * min(len(title), _WIDTH), "", *_wrapped(0, ground)]
    for section in _sections(writer):
        lines += ["", section.title, "-" * len(section.title)]
        for level, words in section.lines:
            lines += _wrapped(level, words)
    return "\n".join(lines) + "\n"


def _wrapped(level: int, words: str) -> list[str]:
    indent = "  " * level
    return textwrap.wrap(
        words,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def to_rows(today: Snapshot, *, lang: Lang = "en") -> list[dict[str, Any]]:
    """The lines of the report as dictionaries: ``section``, ``level`` (0 for the outermost) and ``text``.

    >>> import clsm
    >>> to_rows(clsm.datasets.load("lille-est").on("2011-10-31"))[0]["section"]
    'Who this council is'
    """
    return [
        {"section": section.title, "level": level, "text": words}
        for section in _sections(Writer(today=as_snapshot(today), lang=lang))
        for level, words in section.lines
    ]
