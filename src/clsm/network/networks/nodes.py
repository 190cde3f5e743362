"""What a two-mode network is made of: nodes, seats as it reads them, known ties, and what was observed."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Final, Literal, final

import attrs

from clsm.network.networks.concerns import Concern
from clsm.network.networks.rhythms import Rhythm
from clsm.network.phrases import FELLOWSHIPS, ORGANISATIONS, on_day
from clsm.vocabulary import Term, label
from clsm.words import Lang, Plural, Text, paragraph
from clsm.words.entity_words import BODIES

Pair = tuple[str, str]
"""The id of an organisation, then the id of a body."""

Mode = Literal["organisation", "instance", "program", "agreement"]
SeatStanding = Literal["known", "open", "announced", "claimed", "vacant", "passing"]
Relation = Literal["seats", "actions"]
"""What ties organisations: they sit in the same bodies; they share programs and texts."""

NOT_THERE: Final = ("announced", "vacant", "passing")
"""Seats that nobody holds for long: one that is yet to come, one that is empty, one that is open to whoever comes."""

FULL: Final = ("member", "ex_officio")
"""The statuses of those who sit in their own right."""

INVITED: Final = "permanent_invitee"

UNDOCUMENTED: Final = "not_documented"

CARRIED: Final = ("under_way", "permanent")
"""The states of a program that somebody carries on the day."""


@final
@attrs.frozen(kw_only=True)
class Node:
    """An organisation or a body.

    An *organisation* is whoever holds a seat: an actor, once for all of its seats; a post such as the
    coordinator's (``role`` is its function); or a seat whose holder nobody names (``named`` is false,
    and the id is the seat's). ``pillars`` unites what its seats stand for. A body (``mode``
    ``"instance"``) has a ``kind``, ``functions``, a ``composition``; ``settled`` is false where it may
    or may not have stood on the day; ``rhythm`` is how often it meets. A program or a text that several share
    (``mode`` ``"program"`` or ``"agreement"``) has a ``kind``. ``concerns`` are the themes, publics and territories
    that an organisation works on. ``same_as`` are the ids of those that a source may mean by this one.
    """

    id: str
    name: Text
    mode: Mode
    sector: str = UNDOCUMENTED
    pillars: frozenset[str] = frozenset()
    role: str | None = None
    named: bool = True
    kind: str | None = None
    functions: tuple[str, ...] = ()
    composition: str | None = None
    settled: bool = True
    rhythm: Rhythm | None = None
    concerns: frozenset[Concern] = frozenset()
    same_as: frozenset[str] = frozenset()

    def may_be(self, other: "Node") -> bool:
        """Whether the sources leave open that two organisations are one, as they say or as one is not named."""
        if self.id != other.id and (other.id in self.same_as or self.id in other.same_as):
            return True
        if self.id == other.id or (self.named and other.named) or self.role or other.role:
            return False
        return self.sector == other.sector or UNDOCUMENTED in (self.sector, other.sector)


@final
@attrs.frozen(kw_only=True)
class Sitting:
    """A seat as the network reads it.

    ``standing`` is ``"known"`` for a tie; ``"open"`` where it is uncertain that it stood on the day;
    ``"announced"`` or ``"claimed"`` as its evidence says, ``"vacant"`` where nobody sits there, ``"passing"`` for who
    is invited now and then, or comes where participation is open. ``holder`` is the
    id of its node; ``None`` where a seat that is not known has none. ``presumed``: no source shows the seat on the day
    itself, but one showed it before.
    """

    id: str
    body: str
    holder: str | None
    name: Text
    sector: str
    pillars: frozenset[str]
    status: str
    standing: SeatStanding
    presumed: bool = False
    sources: tuple[str, ...] = ()

    def may_speak_for(self, pillar: str) -> bool:
        """Whether the seat may stand for *pillar* without a source that says so."""
        # a town sends an elected official or an officer, never somebody for users or carers
        return UNDOCUMENTED in self.pillars and (self.sector != "municipality" or pillar == "elected")


@final
@attrs.frozen(kw_only=True)
class Link:
    """A known tie: an organisation that sits in a body. ``ends`` are its id and the body's.

    ``seats`` is empty where the tie was read from a graph, which knows of none, and where a program or a text is
    shared.
    """

    ends: Pair
    seats: tuple[Sitting, ...]

    @property
    def evidence(self) -> tuple[str, ...]:
        """The ids of the seats that the tie stands on."""
        return tuple(seat.id for seat in self.seats)

    @property
    def status(self) -> str:
        """The fullest status among its seats, ``member``, ``ex_officio``, ``permanent_invitee``, ``not_documented``."""
        held = {seat.status for seat in self.seats}
        return next((status for status in (*FULL, INVITED) if status in held), UNDOCUMENTED)

    @property
    def presumed(self) -> bool:
        """Whether no seat of it is shown on the day itself."""
        return bool(self.seats) and all(seat.presumed for seat in self.seats)

    def pillars(self, *statuses: str) -> frozenset[str]:
        """What its seats stand for; only those with one of *statuses*, where some are given."""
        return frozenset().union(*(seat.pillars for seat in self.seats if not statuses or seat.status in statuses))


@final
@attrs.frozen(kw_only=True)
class Involvement:
    """An organisation that takes part in a program or a text, or runs it. ``ends`` are its id and the other's.

    ``standing`` is ``"known"``; ``"open"`` where it is uncertain that the program stood on the day, or
    where the sources do not tell whether it is under way.
    """

    ends: Pair
    leads: bool
    standing: Literal["known", "open"]


@final
@attrs.frozen(kw_only=True)
class Basis:
    """What was observed, in figures.

    ``unnamed`` counts the seats without a named holder, each an organisation of its own;
    ``compositions`` how many bodies have which composition; ``relations`` what was read, ``"seats"`` and
    ``"actions"`` (programs and texts), none for a graph; ``actions`` how many of those; ``ties`` and
    ``unknown_pairs`` the pairs of an organisation and a body, or an action, that are known and of which the sources
    do not tell, ``action_ties`` and ``unknown_in_actions`` those among them that are about actions;
    ``presumed_ties`` those that no source
    shows on the day itself, but one showed before; ``fellowships`` the self-help fellowships, counted
    and named nowhere; ``without_sector`` the organisations whose sector is not documented.
    """

    date: datetime.date | None
    organisations: int
    unnamed: int
    instances: int
    compositions: tuple[tuple[str, int], ...]
    ties: int
    presumed_ties: int
    unknown_pairs: int
    fellowships: int
    without_sector: int
    relations: tuple[Relation, ...] = ()
    actions: int = 0
    action_ties: int = 0
    unknown_in_actions: int = 0

    def explain(self, lang: Lang = "en") -> str:
        """What was observed, in words."""
        opening = _OBSERVED.format(
            day=on_day(self.date),
            organisations=ORGANISATIONS.of(self.organisations),
            instances=BODIES.of(self.instances),
            complete=dict(self.compositions).get("complete", 0),
            ties=_KNOWN_TIES.of(self.ties - self.action_ties),
        )
        read = [_READ[self.relations].format(actions=_ACTIONS.of(self.actions, ties=_PARTS.of(self.action_ties)))]
        remarks = (
            (self.unnamed, _UNNAMED),
            (self.presumed_ties, _PRESUMED),
            (self.unknown_pairs - self.unknown_in_actions, _UNKNOWN_PAIRS),
            (self.fellowships, FELLOWSHIPS),
        )
        sentences = [opening, *(read if self.relations else ())]
        if self.relations and not self.instances:
            sentences.append(_NO_BODY)
        return paragraph([*sentences, *(words.of(count) for count, words in remarks if count)]).say(lang)


_NO_BODY: Final = Text(
    fr="Aucune instance n’est documentée : on ne sait pas qui siège avec qui.",
    en="No body is documented: who sits with whom is not known.",
)
_READ: Final[Mapping[tuple[Relation, ...], Text]] = {
    (): Text.same(""),
    ("seats",): Text(
        fr="Ce qui est lu : les sièges dans les instances, et eux seuls ; les actions et les textes communs ne le sont "
        "pas.",
        en="What is read: seats in bodies, and nothing else; shared programs and texts are not.",
    ),
    ("actions",): Text(fr="Ce qui est lu : {actions}.", en="What is read: {actions}."),
    ("seats", "actions"): Text(
        fr="Ce qui est lu : les sièges dans les instances, et {actions}.",
        en="What is read: seats in bodies, and {actions}.",
    ),
}
_ACTIONS: Final = Plural(
    Text(
        fr="{n} action ou texte commun ({ties}) ; qui d’autre y prend part n’est pas exclu",
        en="{n} program or text ({ties}); who else takes part is not ruled out",
    ),
    Text(
        fr="{n} actions et textes communs ({ties}) ; qui d’autre y prend part n’est pas exclu",
        en="{n} programs and texts ({ties}); who else takes part is not ruled out",
    ),
)
_PARTS: Final = Plural(
    Text(fr="{n} participation connue", en="{n} known participation"),
    Text(fr="{n} participations connues", en="{n} known participations"),
)


_OBSERVED: Final = Text(
    fr="Lu{day} : {organisations}, {instances} ({complete} de composition complète), {ties}.",
    en="Read{day}: {organisations}, {instances} ({complete} with a complete composition), {ties}.",
)
_KNOWN_TIES: Final = Plural(
    Text(fr="{n} lien connu", en="{n} known tie"), Text(fr="{n} liens connus", en="{n} known ties")
)
_UNNAMED: Final = Plural(
    Text(
        fr="{n} siège, dont le titulaire n’est pas nommé, compte pour une organisation à part.",
        en="{n} seat, whose holder is not named, counts as an organisation of its own.",
    ),
    Text(
        fr="{n} sièges, dont le titulaire n’est pas nommé, comptent chacun pour une organisation à part.",
        en="{n} seats, whose holders are not named, count as an organisation each.",
    ),
)
_PRESUMED: Final = Plural(
    Text(
        fr="{n} lien est présumé : une source le montre avant ce jour, aucune ce jour même.",
        en="{n} tie is presumed: a source shows it before that day, none on the day itself.",
    ),
    Text(
        fr="{n} liens sont présumés : une source les montre avant ce jour, aucune ce jour même.",
        en="{n} ties are presumed: a source shows them before that day, none on the day itself.",
    ),
)
_UNKNOWN_PAIRS: Final = Plural(
    Text(
        fr="Pour {n} couple d’une organisation et d’une instance, les sources ne disent pas si l’une siège dans "
        "l’autre.",
        en="For {n} pair of an organisation and a body, the sources do not tell whether the one sits in the other.",
    ),
    Text(
        fr="Pour {n} couples d’une organisation et d’une instance, les sources ne disent pas si l’une siège dans "
        "l’autre.",
        en="For {n} pairs of an organisation and a body, the sources do not tell whether the one sits in the other.",
    ),
)


def term_text(list_name: str, id: str, terms: Iterable[Term]) -> Text:
    """What readers see for a term of a vocabulary list, the council's own terms included."""
    terms = tuple(terms)
    return Text(fr=label(list_name, id, lang="fr", terms=terms), en=label(list_name, id, lang="en", terms=terms))
