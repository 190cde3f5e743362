"""The year of a council to print: the report of one that is over, the calendar of one to come."""

import datetime
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Final

from clsm import planning
from clsm.ageing import PRESUME_FOR, PresumeFor
from clsm.council import Council, Snapshot
from clsm.dates import PartialDate, say_day
from clsm.planning.calendars import KINDS, NOTHING, Entry, Holidays
from clsm.planning.year_lines import SECTIONS
from clsm.published import marked
from clsm.quantities import exact
from clsm.reports.documents import Document, Part, Pen
from clsm.tables import COLUMNS
from clsm.words import Lang, Text, both, listed

_REPORT: Final = Text(fr="Rapport d’activité {year}", en="Activity report {year}")
_EMPTY: Final = Text(fr="Rien n’est documenté", en="Nothing is documented")
_OF_THESE: Final = Text(fr="À consigner l’an prochain : {parts}.", en="To be recorded next year: {parts}.")


@exact
def year(snapshot: Snapshot, year: int | None = None, *, lang: Lang = "en", show_small: bool = False) -> Document:
    """The report of a year to print, part by part; the parts of which nothing is documented stand together at its end.

    Parameters and what is refused are those of :func:`clsm.planning.year`.

    >>> import clsm
    >>> made = year(clsm.datasets.load("lille-est").on("2011-11-01"), 2011, lang="fr")
    >>> [part.heading for part in made.leaves[0].parts]
    ['Réunions', 'Événements', 'Ce qui a commencé, ce qui a pris fin', 'Séances', 'Personnes touchées', ...]
    """
    pen, report = Pen(lang=lang), planning.year(snapshot, year, show_small=show_small)
    title = _REPORT.format(year=report.year)
    parts = [
        pen.part(heading, pen.points(sentences))
        for section, heading in SECTIONS.items()
        if (sentences := report.told(section))
    ]
    empty = [heading for section, heading in SECTIONS.items() if not report.told(section)]
    if empty:
        parts.append(pen.part(_EMPTY, pen.paragraph(_OF_THESE.format(parts=listed(empty)))))
    return _document(report.snapshot.council, title, [*_marks(show_small, pen), *parts], pen)


def _marks(show_small: bool, pen: Pen) -> Iterator[Part]:
    """A word above what is not for publication."""
    return (pen.part("", pen.paragraph(mark)) for mark in marked(show_small))


def _document(council: Council, title: Text, parts: Iterable[Part], pen: Pen) -> Document:
    leaf = pen.leaf(title, *parts)
    return Document(title=pen.say(title), council=pen.say(council.name), lang=pen.lang, leaves=(leaf,))


_CALENDAR: Final = Text(fr="Calendrier, du {start} au {end}", en="Calendar, from {start} to {end}")
_TO_BE_SET: Final = Text(fr="À fixer", en="To be set")
_DAY: Final = Text(fr="jour", en="day")
_HOURS: Final = Text(fr="heures", en="hours")
_WHAT: Final = Text(fr="quoi", en="what")


@exact
def calendar(
    council: "Council | Snapshot",
    start: "str | datetime.date",
    end: "str | datetime.date",
    *,
    holidays: Holidays = None,
    presume_for: PresumeFor | None = PRESUME_FOR,
    lang: Lang = "en",
    show_small: bool = False,
) -> Document:
    """The time from *start* to *end* to print, a table a month, then what is to be set.

    Parameters and what is refused are those of :func:`clsm.planning.calendar`.

    >>> import clsm
    >>> made = calendar(clsm.datasets.load("seraing"), "2020-01-01", "2020-02-29", lang="fr")
    >>> [part.heading for part in made.leaves[0].parts]
    ['Janvier 2020', 'Février 2020', 'À fixer']
    """
    pen = Pen(lang=lang)
    found = planning.calendar(council, start, end, holidays=holidays, presume_for=presume_for, show_small=show_small)
    title = _CALENDAR.format(start=both(partial(say_day, found.start)), end=both(partial(say_day, found.end)))
    parts = [_month(date, list(entries), pen) for date, entries in groupby(found.entries, key=_month_of)]
    if found.to_be_set:
        parts.append(pen.part(_TO_BE_SET, pen.points([it.says for it in found.to_be_set], boxes=True)))
    if not parts:
        parts.append(pen.part("", pen.paragraph(NOTHING)))
    whole = council.council if isinstance(council, Snapshot) else council
    return _document(whole, title, [*_marks(show_small, pen), *parts], pen)


def _month_of(entry: Entry) -> PartialDate:
    """The month under which an entry stands; the year, of one of which no more is known."""
    return PartialDate(year=entry.date.year, month=entry.date.month)


def _month(date: PartialDate, entries: Iterable[Entry], pen: Pen) -> Part:
    heading = date.say(pen.lang)
    columns = ((_DAY, 20), (_HOURS, 15), (COLUMNS["kind"], 15), (_WHAT, 50))
    return pen.part(heading[:1].upper() + heading[1:], pen.grid(columns, (_row(entry) for entry in entries)))


def _row(entry: Entry) -> tuple[Text | str, ...]:
    hours = "–".join(f"{hour:%H:%M}" for hour in (entry.begins, entry.ends) if hour)
    return both(entry.date.say), hours, KINDS[entry.kind], entry.says
