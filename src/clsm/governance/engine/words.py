"""Words that several rules and messages share, in both languages.

Sentences are built so that names of bodies and labels stand alone, without an article, before a
colon or between brackets: no word then has to agree with a name that the library cannot know.
"""

import datetime
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Protocol

from clsm.dates import PartialDate, say_day
from clsm.words.language import SEMICOLON, Text, both, listed

COUNTRIES: Final[Mapping[str, Text]] = MappingProxyType(
    {"FR": Text(fr="France", en="France"), "BE": Text(fr="Belgique", en="Belgium")}
)
"""The countries whose councils the library knows something of."""

NO_PLENARY: Final = Text(fr="Aucune assemblée plénière n’est documentée.", en="No plenary is documented.")
NO_STEERING_COMMITTEE: Final = Text(
    fr="Aucun comité de pilotage n’est documenté.", en="No steering committee is documented."
)


def joined(texts: Iterable[Text], *, between: str = " ", lead: str = "") -> Text:
    """The texts one after the other, each with *lead* before it.

    >>> joined([Text.same("A"), Text.same("B")], between=", ").say()
    'A, B'
    """
    led = (Text(fr=lead + text.fr, en=lead + text.en) for text in texts)
    return listed(led, Text.same(between))


def rows(texts: Iterable[Text]) -> Text:
    """The texts with a semicolon between them, as each language sets it; for labels that hold commas."""
    return listed(texts, SEMICOLON)


def since(date: PartialDate) -> Text:
    """Since that date, with the article that a whole day takes in French.

    >>> since(PartialDate.parse("2016-01-28")).say("fr"), since(PartialDate.parse("2016")).say("fr")
    ('depuis le 28 janvier 2016', 'depuis 2016')
    """
    article = "le " if date.precision == "day" else ""
    return Text(fr=f"depuis {article}{date.say('fr')}", en=f"since {date.say()}")


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
