"""Words that several rules and messages share, in both languages.

Sentences are built so that names of bodies and labels stand alone, without an article, before a
colon or between brackets: no word then has to agree with a name that the library cannot know.
"""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Protocol

from clsm.dates import PartialDate, say_day
from clsm.words import Text, both

COUNTRIES: Final[Mapping[str, Text]] = MappingProxyType(
    {"FR": Text(fr="France", en="France"), "BE": Text(fr="Belgique", en="Belgium")}
)
"""The countries whose councils the library knows something of."""

MINUTES_OR_RULES: Final = Text(
    fr="le compte rendu d’une réunion, ou le règlement intérieur", en="the minutes of a meeting, or the internal rules"
)
"""Where it is usually written who holds an office."""

SEATED: Final = Text(fr="Siègent : {who}.", en="Seated: {who}.")

_SINCE_DAY: Final = Text(fr="depuis le {date}", en="since {date}")
_SINCE: Final = Text(fr="depuis {date}", en="since {date}")


def since(date: PartialDate) -> Text:
    """Since that date, with the article that a whole day takes in French.

    >>> since(PartialDate.parse("2016-01-28")).say("fr"), since(PartialDate.parse("2016")).say("fr")
    ('depuis le 28 janvier 2016', 'depuis 2016')
    """
    words = _SINCE_DAY if date.precision == "day" else _SINCE
    return words.format(date=both(date.say))


def presumed(last: PartialDate) -> Text:
    """That something is presumed, and the *last* date at which a source shows it."""
    return Text(
        fr="Présumé {since}, dernière date à laquelle une source le montre.",
        en="Presumed {since}, the last date at which a source shows it.",
    ).format(since=since(last))


def day_in_words(day: datetime.date) -> Text:
    """A whole day in both languages."""
    return both(lambda lang: say_day(day, lang))


def country(code: str | None) -> Text:
    """The country of that code in words, or the code itself; ``None`` stands for any country."""
    if code is None:
        return Text(fr="tout pays", en="any country")
    return COUNTRIES.get(code, Text.same(code))


class Named(Protocol):
    """Anything with a name in both languages."""

    @property
    def name(self) -> Text:
        """What readers see."""


def heading_of(thing: Named) -> Text:
    """What is said of something begins with its name and a dash: no word has to agree with it."""
    return Text.same("{name} –").format(name=thing.name)
