"""What was observed of a one-mode network, in figures and in words: the reading, the silent, what was left out."""

import datetime
from collections.abc import Mapping
from typing import Final, Literal, final, get_args

import attrs

from clsm.network.phrases import FELLOWSHIPS, ORGANISATIONS, PLACES_INCOMPLETE, TIES, on_day
from clsm.vocabulary import TIE_LEVELS
from clsm.words import Lang, Plural, Text, paragraph
from clsm.words.entity_words import BODIES

TieReading = Literal["reported", "any", "confirmed"]
READINGS: Final[tuple[TieReading, ...]] = get_args(TieReading)

READING_WORDS: Final[Mapping[TieReading, Text]] = {
    "reported": Text(fr="les liens tels que chacun les déclare", en="the ties as each side reports them"),
    "any": Text(fr="un lien dès qu’une des deux parties le dit", en="a tie where at least one side says so"),
    "confirmed": Text(fr="un lien là où les deux parties le disent", en="a tie where both sides say so"),
}
UNDIRECTED_WORDS: Final = Text(
    fr="les liens tels qu’ils sont donnés, sans direction", en="the ties as given, without a direction"
)

SHARED: Final = "shared_organisations"
"""The relation of bodies that share an organisation, where it is they that are tied."""

MEETING_WORDS: Final[Mapping[str | None, Text]] = {
    "seats": Text(
        fr="un lien entre celles qui siègent dans une même instance", en="a tie between those that sit in the same body"
    ),
    "actions": Text(
        fr="un lien entre celles qui partagent une action ou un texte",
        en="a tie between those that share a program or a text",
    ),
    "seats; actions": Text(
        fr="un lien entre celles qui siègent dans une même instance, ou partagent une action ou un texte",
        en="a tie between those that sit in the same body, or share a program or a text",
    ),
    "meetings": Text(
        fr="un lien entre celles qui se sont trouvées aux mêmes réunions, deux fois ou plus",
        en="a tie between those that were at the same meetings, twice or more",
    ),
    SHARED: Text(
        fr="un lien entre celles qui partagent une organisation", en="a tie between those that share an organisation"
    ),
}
"""What ties those whom nobody asked, by the relation that was read."""


@final
@attrs.frozen(kw_only=True)
class TieBasis:
    """What was observed, in figures.

    ``answered`` counts those who answered, ``silent`` those whose ties are unknown; ``ties`` those under
    the reading: ordered pairs where ties are read with their direction, pairs where they are not.
    ``unknown_pairs`` are the pairs that the reading leaves open, ``unknown_arcs`` the ordered pairs that
    nobody told. ``loops_dropped`` and ``parallel_merged`` count what was left out and what was summed when
    the network was read. ``date`` and ``relation`` are ``None`` where they are not documented; ``least_level``
    where ties of every level are read. ``places_complete`` is false where organisations are tied by where they meet,
    and may meet in places that no source names.
    """

    date: datetime.date | None
    relation: str | None
    reading: TieReading
    directed: bool
    organisations: int
    answered: int
    silent: int
    ties: int
    unknown_pairs: int
    unknown_arcs: int
    loops_dropped: int
    parallel_merged: int
    fellowships: int
    without_sector: int
    reconstructed: bool
    least_level: int | None = None
    places_complete: bool = True

    def explain(self, lang: Lang = "en") -> str:
        """What was observed, in words."""
        of_bodies = self.relation == SHARED
        read = READING_WORDS[self.reading] if self.directed else MEETING_WORDS.get(self.relation, UNDIRECTED_WORDS)
        opening = _OBSERVED.format(
            day=on_day(self.date),
            organisations=(BODIES if of_bodies else ORGANISATIONS).of(self.organisations),
            ties=TIES.of(self.ties),
            read=read,
        )
        unknown = ((self.silent, _SILENT), (self.unknown_pairs, _BODY_PAIRS if of_bodies else _UNKNOWN_PAIRS))
        left_out = (
            (self.loops_dropped, _LOOPS),
            (self.parallel_merged, _PARALLEL),
            (self.fellowships, FELLOWSHIPS),
            (0 if of_bodies else self.without_sector, _WITHOUT_SECTOR),
        )
        levels = [_AT_LEAST.format(level=level_name(self.least_level))] if self.least_level else []
        sentences = [opening, *levels, *(words.of(count) for count, words in unknown if count)]
        if not self.places_complete:
            sentences.append(PLACES_INCOMPLETE)
        if self.reconstructed:
            sentences.append(_RECONSTRUCTED)
        sentences += [words.of(count) for count, words in left_out if count]
        return paragraph(sentences).say(lang)


_OBSERVED: Final = Text(
    fr="Lu{day} : {organisations}, {ties} ({read}).", en="Read{day}: {organisations}, {ties} ({read})."
)
_AT_LEAST: Final = Text(
    fr="Un lien compte à partir du niveau « {level} » ; celui dont le niveau n’est pas connu est inconnu.",
    en="A tie counts from the level “{level}” on; one whose level is not known is unknown.",
)
_RECONSTRUCTED: Final = Text(
    fr="À la place de qui n’a pas répondu, on a lu ce que les autres en disent (Stork et Richards 1992).",
    en="In place of who did not answer, what the others say of them is read (Stork & Richards 1992).",
)
_SILENT: Final = Plural(
    Text(
        fr="Aucune réponse de {n} organisation n’est là : ses liens sont inconnus, non pas absents.",
        en="No answer of {n} organisation is there: its ties are unknown, not absent.",
    ),
    Text(
        fr="Aucune réponse de {n} organisations n’est là : leurs liens sont inconnus, non pas absents.",
        en="No answer of {n} organisations is there: their ties are unknown, not absent.",
    ),
)
_UNKNOWN_PAIRS: Final = Plural(
    Text(
        fr="Pour {n} paire d’organisations, on ne sait pas s’il y a un lien.",
        en="For {n} pair of organisations, it is not known whether there is a tie.",
    ),
    Text(
        fr="Pour {n} paires d’organisations, on ne sait pas s’il y a un lien.",
        en="For {n} pairs of organisations, it is not known whether there is a tie.",
    ),
)
_BODY_PAIRS: Final = Plural(
    Text(
        fr="Pour {n} paire d’instances, on ne sait pas s’il y a un lien.",
        en="For {n} pair of bodies, it is not known whether there is a tie.",
    ),
    Text(
        fr="Pour {n} paires d’instances, on ne sait pas s’il y a un lien.",
        en="For {n} pairs of bodies, it is not known whether there is a tie.",
    ),
)
_LOOPS: Final = Plural(
    Text(fr="{n} lien avec soi-même est laissé de côté.", en="{n} tie with oneself is left out."),
    Text(fr="{n} liens avec soi-même sont laissés de côté.", en="{n} ties with oneself are left out."),
)
_PARALLEL: Final = Plural(
    Text(
        fr="{n} lien, dit plus d’une fois, est ajouté au premier.",
        en="{n} tie that is told more than once is added to the first.",
    ),
    Text(
        fr="{n} liens, dits plus d’une fois, sont ajoutés aux premiers.",
        en="{n} ties that are told more than once are added to the first.",
    ),
)
_WITHOUT_SECTOR: Final = Plural(
    Text(fr="Le secteur de {n} organisation n’est pas connu.", en="The sector of {n} organisation is not known."),
    Text(fr="Le secteur de {n} organisations n’est pas connu.", en="The sector of {n} organisations is not known."),
)


def level_name(level: int) -> Text:
    """What readers see for a level of 1 to 4.

    >>> level_name(3).say("fr")
    'Se coordonnent'
    """
    return list(TIE_LEVELS.values())[level - 1]
