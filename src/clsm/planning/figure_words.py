"""Counts by period, times and shares in words."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from clsm.council import Council
from clsm.counts import Figure
from clsm.dates import Day, PartialDate
from clsm.planning.answers import name, term
from clsm.quantities import say_number
from clsm.words import FROM_TO, NOT_DOCUMENTED, Lang, Text, both

_LISTS: Final = {"sector": "sectors", "topic": "topics", "outcome": "outcomes"}
_WHOLE: Final = Text(fr="{what}, {time} : {count}.", en="{what}, {time}: {count}.")
_PART: Final = Text(fr="{what}, {time} – {part} : {count}.", en="{what}, {time} – {part}: {count}.")
_SPAN: Final = Text(fr="du {start} au {end}", en="from {start} to {end}")
_UNDATED: Final = Text(fr="période non documentée", en="period not documented")


def figure_lines(council: Council, figures: Iterable[Figure]) -> Iterator[Text]:
    """One sentence for each figure."""
    for figure in figures:
        what, time = term(council, "tally_subjects", id=figure.what), say_span(figure.start, figure.end)
        if figure.by is None or figure.part is None:
            yield _WHOLE.format(what=what, time=time, count=figure.count.words)
        else:
            part = part_name(council, by=figure.by, part=figure.part)
            yield _PART.format(what=what, time=time, part=part, count=figure.count.words)


def part_name(council: Council, *, by: str, part: str) -> Text:
    """What one part of a count is called."""
    return name(council, part) if by == "territory" else term(council, _LISTS[by], id=part)


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


def say_share(share: tuple[Fraction, Fraction] | None) -> Text:
    """A share as a percentage, rounded down, or two where it is not known exactly."""
    if share is None:
        return NOT_DOCUMENTED
    low, high = (Text(fr=_percent(part, "fr"), en=_percent(part, "en")) for part in share)
    return low if share[0] == share[1] else FROM_TO.format(low=low, high=high)


def _percent(share: Fraction, lang: Lang) -> str:
    return f"{say_number(int(share * 100), lang)}\N{NO-BREAK SPACE}%" if lang == "fr" else f"{int(share * 100)}%"
