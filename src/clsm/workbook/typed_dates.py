"""Dates as people type them in a cell, and as a spreadsheet turns them.

A person types « 15/10/2011 », « oct. 2011 », « 1977 »; a program may make a date of what was a month, or a day of
1905 of the year 1977. What can be read in one way alone is read; everything else is asked.
"""

import datetime
import re
from typing import Final

from clsm.dates import PartialDate, say_day
from clsm.problems import Mismatch
from clsm.sheets import Cell
from clsm.words import Lang, Text
from clsm.words.folding import folded

_MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            *("janvier janv jan january", "fevrier fevr fev february feb", "mars march mar", "avril avr april apr"),
            *("mai may", "juin june jun", "juillet juil july jul", "aout august aug", "septembre sept sep september"),
            *("octobre oct october", "novembre nov november", "decembre dec december"),
        ),
        1,
    )
    for word in words.split()
}
_DAY_ZERO: Final = datetime.date(1899, 12, 30)

_FORMS: Final = (
    re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?)?"),
    re.compile(r"(?:(?P<day>[0-9]{1,2})[/.-])?(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})"),
    re.compile(r"(?:(?:le )?(?P<day>[0-9]{1,2})(?:er|st|nd|rd|th)? )?(?P<word>[a-z]+)\.?,? (?P<year>[0-9]{4})"),
)

TYPED_DATES: Final = Text(
    fr="une date, comme 1977, 01/2010, janvier 2010 ou 15/10/2011",
    en="a date, such as 1977, 01/2010, January 2010 or 15/10/2011",
)


def typed_date(cell: Cell) -> str:
    """The date in a cell that is not blank, as a council file writes it.

    Raises :class:`~clsm.problems.Mismatch` for what is no date, and for what may be two.

    >>> typed_date(Cell(row=1, column=1, kind="text", value="1er octobre 2011"))
    '2011-10-01'
    """
    if cell.kind == "number" and isinstance(cell.value, float):
        return _of_number(cell.value, cell.text)
    if cell.kind == "date" and isinstance(cell.value, datetime.date):
        return _of_date_cell(cell.value, cell)
    text = folded(cell.text)
    for form in _FORMS:
        if match := form.fullmatch(text):
            parts = match.groupdict()
            month = _MONTHS.get(parts["word"] or "") if "word" in parts else parts["month"]
            if "word" in parts and month is None:
                break
            written = [parts["year"], *(f"{int(part):02}" for part in (month, parts["day"]) if part)]
            try:
                return str(PartialDate.parse("-".join(written)))
            except Mismatch:
                raise Mismatch("no-such-day", found=repr(cell.text), forms=TYPED_DATES) from None
    raise Mismatch("cell-date", found=repr(cell.text), forms=TYPED_DATES)


def _of_number(value: float, text: str) -> str:
    """A number in a column of dates: a year, or a date that has lost its format."""
    if value.is_integer() and 1000 <= value <= 2999:
        return text
    if value.is_integer() and 20_000 <= value <= 60_000:
        day = _DAY_ZERO + datetime.timedelta(days=int(value))
        raise Mismatch("date-without-format", found=text, day=f"{day:%d/%m/%Y}")
    raise Mismatch("cell-date", found=text, forms=TYPED_DATES)


def _of_date_cell(value: datetime.date, cell: Cell) -> str:
    """A true date: as precise as it is shown, where that can be what was meant."""
    day = value.date() if isinstance(value, datetime.datetime) else value
    serial = (day - _DAY_ZERO).days
    if 1000 <= serial <= 2999:
        raise Mismatch("year-as-date", found=f"{day:%d/%m/%Y}", year=serial)
    if cell.precision == "day" and day.day == 1:
        month = PartialDate(year=day.year, month=day.month)
        first, whole = Text(fr=say_day(day, "fr"), en=say_day(day)), Text(fr=month.say("fr"), en=month.say())
        raise Mismatch("first-of-month", found=f"{day:%d/%m/%Y}", first=first, whole=whole)
    return cell.text


def shown_date(written: str, lang: Lang) -> str:
    """A date of a council file, as a person would type it.

    >>> [shown_date(date, "fr") for date in ("1977", "2010-01", "2011-10-15")]
    ['1977', '01/2010', '15/10/2011']
    """
    return "/".join(reversed(written.split("-"))) if lang == "fr" else written
