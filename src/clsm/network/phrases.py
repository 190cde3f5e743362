"""What several answers about a network say in the same words."""

import datetime
from functools import partial
from typing import Final

from clsm.dates import say_day
from clsm.words import Plural, Text, both

ORGANISATIONS: Final = Plural(
    Text(fr="{n} organisation", en="{n} organisation"), Text(fr="{n} organisations", en="{n} organisations")
)
TIES: Final = Plural(Text(fr="{n} lien", en="{n} tie"), Text(fr="{n} liens", en="{n} ties"))

CANNOT_BE_SAID: Final = Text(fr="ne peut pas être dit", en="cannot be said")

A_FELLOWSHIP: Final = Text(fr="une fraternité d’entraide", en="a self-help fellowship")
"""In the place of the name of an organisation that keeps its anonymity."""

FELLOWSHIPS: Final = Plural(
    Text(
        fr="{n} fraternité d’entraide, qui garde l’anonymat, est comptée et n’est nommée que sur demande.",
        en="{n} self-help fellowship, which keeps its anonymity, is counted and named only on request.",
    ),
    Text(
        fr="{n} fraternités d’entraide, qui gardent l’anonymat, sont comptées et ne sont nommées que sur demande.",
        en="{n} self-help fellowships, which keep their anonymity, are counted and named only on request.",
    ),
)
UNKNOWN_AS_ABSENT: Final = Plural(
    Text(
        fr="{n} lien inconnu compte comme absent ; aucune borne n’est calculée.",
        en="{n} unknown tie counts as absent; no bound is computed.",
    ),
    Text(
        fr="{n} liens inconnus comptent comme absents ; aucune borne n’est calculée.",
        en="{n} unknown ties count as absent; no bound is computed.",
    ),
)
NONE_THIN: Final = Text(
    fr="Parmi les paires de secteurs observées, aucune n’est sans lien ni n’en a nettement moins que le reste.",
    en="Of the pairs of sectors that were observed, none is without a tie or has clearly fewer than the rest.",
)
TIES_TO_BUILD: Final = Text(
    fr="Liens à créer ou à développer, par paire de secteurs : {pairs}.",
    en="Ties to build, by pair of sectors: {pairs}.",
)
NO_TIE_KNOWN: Final = Text(
    fr="Aucun lien n’est connu : on ne peut pas dire qui relie qui.",
    en="No tie is known: who connects whom cannot be said.",
)
PLACES_INCOMPLETE: Final = Text(
    fr="Rien ne dit que l’on connaît tous les lieux où l’on se retrouve : une paire sans lien connu se rencontre "
    "peut-être ailleurs.",
    en="Nothing says that all places of meeting are known: a pair without a known tie may meet elsewhere.",
)


def on_day(day: datetime.date | None) -> Text:
    """The day on which a network was read, behind the word for that; nothing where no day is known.

    >>> on_day(datetime.date(2011, 11, 1)).say("fr")
    ' au 1er novembre 2011'
    """
    if day is None:
        return Text.same("")
    return Text(fr=" au {day}", en=" on {day}").format(day=both(partial(say_day, day)))
