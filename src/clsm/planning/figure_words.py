"""Counts by period as rows and as sentences."""

from collections.abc import Iterable, Iterator
from typing import Final

from clsm.council import Council
from clsm.dates import Day, PartialDate
from clsm.planning.answers import name, term
from clsm.planning.counts import Figure
from clsm.tables import Row
from clsm.words import NOT_DOCUMENTED, Lang, Text, both

_LISTS: Final = {"sector": "sectors", "topic": "topics", "outcome": "outcomes"}
_WHOLE: Final = Text(fr="{what}, {time} : {count}.", en="{what}, {time}: {count}.")
_PART: Final = Text(fr="{what}, {time} – {part} : {count}.", en="{what}, {time} – {part}: {count}.")
_SPAN: Final = Text(fr="du {start} au {end}", en="from {start} to {end}")
_UNDATED: Final = Text(fr="période non documentée", en="period not documented")


def figure_rows(figures: Iterable[Figure], lang: Lang) -> list[Row]:
    """One row for each figure."""
    return [
        {
            "what": figure.what,
            "of": figure.part,
            "time": f"{figure.start or '?'}/{figure.end or '?'}",
            "count": None if figure.count.hidden else figure.count.value,
            "says": figure.count.say(lang),
        }
        for figure in figures
    ]


def figure_lines(council: Council, figures: Iterable[Figure]) -> Iterator[Text]:
    """One sentence for each figure."""
    for figure in figures:
        what, time = term(council, "tally_subjects", figure.what), say_span(figure.start, figure.end)
        if figure.by is None or figure.part is None:
            yield _WHOLE.format(what=what, time=time, count=figure.count.words)
        else:
            yield _PART.format(
                what=what, time=time, part=part_name(council, figure.by, figure.part), count=figure.count.words
            )


def part_name(council: Council, by: str, part: str) -> Text:
    """What one part of a count is called."""
    return name(council, part) if by == "territory" else term(council, _LISTS[by], part)


def say_span(start: Day | None, end: Day | None) -> Text:
    """A time in words: a year or a month by its name, else from a day to a day."""
    if start is None and end is None:
        return _UNDATED
    if start and end:
        for date in (PartialDate(year=start.year), PartialDate(year=start.year, month=start.month)):
            if (date.first, date.last) == (start, end):
                return both(date.say)
    first, last = (both(PartialDate.of(day).say) if day else NOT_DOCUMENTED for day in (start, end))
    return _SPAN.format(start=first, end=last)
