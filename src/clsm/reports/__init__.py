"""The report on one council, in French or in English: what it is, what the rules say, what its network shows."""

import textwrap
from collections.abc import Iterable
from typing import Any

from clsm._doors import own_names
from clsm.council import Snapshot, as_snapshot
from clsm.published import marked
from clsm.quantities import exact
from clsm.reports.comparing import CouncilComparison, compare
from clsm.reports.contract_pages import actions, contract
from clsm.reports.documents import Document
from clsm.reports.meeting_pages import papers
from clsm.reports.pages import page
from clsm.reports.parts import sections_of
from clsm.reports.sections import Writer, opening
from clsm.reports.sheet import Brief, brief
from clsm.reports.year_pages import calendar, year
from clsm.words import Lang

__all__ = [
    "Brief",
    "CouncilComparison",
    "Document",
    "actions",
    "brief",
    "calendar",
    "compare",
    "contract",
    "page",
    "papers",
    "text",
    "to_rows",
    "year",
]

_WIDTH = 100


@exact
def text(
    snapshot: Snapshot,
    *,
    lang: Lang = "en",
    only: Iterable[str] | None = None,
    notes: bool = False,
    show_small: bool = False,
) -> str:
    """The report on a council on a day, as plain text to read or to print.

    Its findings rest on what is documented; what is not is said to be so. *only* names the
    sections wanted: ``short``, ``identity``, ``bodies``, ``participation``, ``aims``, ``axes``,
    ``programs``, ``agreements``, ``funding``, ``figures``, ``events``, ``difficulties``,
    ``statements``, ``rules``, ``later_texts``, ``places``, ``network``, ``sources``, ``texts``;
    ``None`` gives them all. *notes* adds the notes of the file, which stay in it otherwise: they are written freely,
    and may say more than their readers should know. Small counts of people are kept back, unless *show_small* asks
    for the council's own copy, which is not for publication and says so. A council without a day raises
    :class:`TypeError`, any other section :class:`~clsm.problems.Mismatch`.

    >>> import clsm
    >>> council = clsm.datasets.load("lille-est")
    >>> print(text(council.on("2011-10-31"), lang="fr").splitlines()[3])
    Au 31 octobre 2011. Ses sources vont jusqu’au 31 juillet 2020. ...
    """
    writer = Writer(snapshot=as_snapshot(snapshot), lang=lang, notes=notes, show_small=show_small)
    title, ground = opening(writer)
    lines = [*_wrapped(0, title), "=" * min(len(title), _WIDTH), "", *_wrapped(0, ground)]
    for mark in marked(show_small):
        lines += ["", writer.say(mark)]
    for section in sections_of(writer, only):
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


@exact
def to_rows(
    snapshot: Snapshot,
    *,
    lang: Lang = "en",
    only: Iterable[str] | None = None,
    notes: bool = False,
    show_small: bool = False,
) -> list[dict[str, Any]]:
    """The lines of the report as dictionaries: ``section``, ``level`` (0 for the outermost) and ``text``.

    *only*, *notes* and *show_small* as for :func:`text`.

    >>> import clsm
    >>> to_rows(clsm.datasets.load("lille-est").on("2011-10-31"))[0]["section"]
    'In short'
    """
    writer = Writer(snapshot=as_snapshot(snapshot), lang=lang, notes=notes, show_small=show_small)
    return [
        {"section": section.title, "level": level, "text": words}
        for section in sections_of(writer, only)
        for level, words in section.lines
    ]


own_names(__name__)
