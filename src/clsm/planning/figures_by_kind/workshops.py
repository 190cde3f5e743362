"""Workshop series in figures: sessions, who came, topics, municipalities reached, venues outside care.

What is known session by session stands apart from what a source states of the whole series: a mean of nine
people is no count of anybody, and eighteen workshops of which none is told one by one are eighteen all the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.disclosure import DEFAULT_THRESHOLD
from clsm.planning.answers import Answer, ByProgram, Stated, by_program, name, stated, stated_rows, stood, term
from clsm.planning.counts import Count, Figure, added, figures, kept_back_in, limit_for
from clsm.planning.figure_words import figure_lines, figure_rows
from clsm.programs import Program
from clsm.programs.sessions import Session
from clsm.quantities import say_number
from clsm.tables import Row
from clsm.words import FROM_TO, NOT_DOCUMENTED, Lang, Text, lines, listed, paragraph

NOWHERE: Final = "not_documented"
"""Stands for the municipality of sessions whose place is not documented."""


@final
@attrs.frozen(kw_only=True)
class Reach:
    """The sessions known in one municipality, and how many came to them in all (the same person may come twice)."""

    territory: str
    sessions: int
    attendances: Count


@final
@attrs.frozen(kw_only=True)
class Workshops(Answer):
    """What :func:`workshops` answers of one series.

    ``listed`` is how many sessions are known one by one, ``attendances`` how many came to them in all.
    ``topics`` were covered, ``hoped_for`` not yet. ``outside_care`` is the share of the listed sessions that were
    held outside care, at least and at most; ``None`` where none is listed.
    """

    program: str
    stated: tuple[Stated, ...]
    listed: int
    attendances: Count
    topics: tuple[str, ...]
    hoped_for: tuple[str, ...]
    reach: tuple[Reach, ...]
    not_reached: tuple[str, ...]
    outside_care: tuple[Fraction, Fraction] | None
    figures: tuple[Figure, ...]
    basis: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each stated figure, municipality and counted figure."""
        rows: list[Row] = [
            {"what": row["what"], "of": None, "time": None, "count": None, "says": row["says"]}
            for row in stated_rows(self.stated, lang)
        ]
        for each in (Reach(territory=self.program, sessions=self.listed, attendances=self.attendances), *self.reach):
            for what, count in (("sessions", Count.of(each.sessions)), ("attendances", each.attendances)):
                shown = None if count.hidden else count.value
                rows.append({"what": what, "of": each.territory, "time": None, "count": shown, "says": count.say(lang)})
        return rows + figure_rows(self.figures, lang)


def workshops(
    snapshot: Snapshot, *, threshold: int = DEFAULT_THRESHOLD, show_small: bool = False
) -> ByProgram[Workshops]:
    """Read each workshop series of a council on a day; counts of people under *threshold* are kept back.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day. Sessions of later days are left out.
    threshold : int
        The least count of people that is shown.
    show_small : bool
        Whether small counts are shown: for the council itself, never for publication.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.

    Examples
    --------
    >>> import clsm
    >>> found = workshops(clsm.datasets.load("lille-est").on("2011-11-01"))["mieux-etres"]
    >>> len(found.topics), found.hoped_for, found.attendances.say()
    (10, ('eating_disorders', 'psychoses'), 'not documented')
    >>> [figure.says.say() for figure in found.stated if figure.indicator == "people-per-workshop"]
    ['People present at each workshop: 9 people on average']
    """
    snapshot, limit = as_snapshot(snapshot), limit_for(threshold, show_small)
    none = Text(fr="Aucun cycle d’ateliers n’est documenté.", en="No workshop series is documented.")
    return by_program(snapshot, "workshop_series", lambda program: _series(snapshot, program, limit), none)


def _series(snapshot: Snapshot, program: Program, limit: int | None) -> Workshops:
    sessions = sessions_by(snapshot, program)
    topics = tuple(dict.fromkeys([*program.topics, *(session.topic for session in sessions if session.topic)]))
    everybody, reach = reached(sessions, limit)
    outside = share_outside_care(sessions)
    said = stated(snapshot, program.id)
    counted = figures(program, limit=limit)
    missing = not_reached(snapshot, program, sessions)
    found = Workshops(
        program=program.id,
        stated=said,
        listed=len(sessions),
        attendances=everybody,
        topics=topics,
        hoped_for=tuple(topic for topic in program.topics_hoped_for if topic not in topics),
        reach=reach,
        not_reached=missing,
        outside_care=outside,
        figures=counted,
        basis=tuple(sorted({program.id, *(figure.indicator for figure in said)})),
        says=Text.same(""),
    )
    return attrs.evolve(found, says=lines(_words(snapshot, program, found)))


def sessions_by(snapshot: Snapshot, program: Program) -> tuple[Session, ...]:
    """The sessions of *program* that were surely held by the day, from the first to the last."""
    sessions: tuple[Session, ...] = getattr(program.details, "sessions", ())
    past = (session for session in sessions if session.date.last <= snapshot.date)
    return tuple(sorted(past, key=lambda session: (session.date.first, session.date.last)))


def reached(sessions: Sequence[Session], limit: int | None) -> tuple[Count, tuple[Reach, ...]]:
    """How many came to the *sessions* in all, and by municipality, sessions without one last."""
    places = sorted({session.territory or NOWHERE for session in sessions}, key=lambda place: (place == NOWHERE, place))
    by_place = {place: [it for it in sessions if (it.territory or NOWHERE) == place] for place in places}
    people = {place: added(Count.of(session.people) for session in held) for place, held in by_place.items()}
    total, kept = kept_back_in(people, limit)
    return total, tuple(
        Reach(territory=place, sessions=len(by_place[place]), attendances=kept[place]) for place in places
    )


def not_reached(snapshot: Snapshot, program: Program, sessions: Iterable[Session]) -> tuple[str, ...]:
    """The municipalities of the perimeter in which no session is known, where sessions and places are known at all."""
    told = {session.territory for session in sessions} | {tally.territory for tally in program.tallies}
    return tuple(sorted(set(snapshot.council.perimeter) - told)) if told - {None} else ()


def share_outside_care(sessions: Sequence[Session]) -> tuple[Fraction, Fraction] | None:
    """The least and the greatest share of the *sessions* that were held outside care; ``None`` for no session."""
    if not sessions:
        return None
    surely = sum(session.outside_care is True for session in sessions)
    perhaps = sum(session.outside_care is None for session in sessions)
    return Fraction(surely, len(sessions)), Fraction(surely + perhaps, len(sessions))


_KNOWN: Final = Text(
    fr="{name} – séances connues une à une : {listed} ; présences : {people}.",
    en="{name} – sessions known one by one: {listed}; attendances: {people}.",
)
_TOPICS: Final = Text(fr="Sujets abordés ({n}) : {topics}.", en="Topics covered ({n}): {topics}.")
_HOPED: Final = Text(fr="Sujets espérés : {topics}.", en="Topics hoped for: {topics}.")
_IN: Final = Text(
    fr="{place} – séances : {sessions} ; présences : {people}.",
    en="{place} – sessions: {sessions}; attendances: {people}.",
)
_NOWHERE: Final = Text(fr="Commune non documentée", en="Municipality not documented")
_NOT_REACHED: Final = Text(fr="Sans séance documentée : {places}.", en="Without a documented session: {places}.")
_OUTSIDE: Final = Text(
    fr="Part des séances hors des lieux de soin : {share}.", en="Share of sessions outside care: {share}."
)
_PLACES: Final = Text(fr="Lieux indiqués : {places}.", en="Places stated: {places}.")


def _words(snapshot: Snapshot, program: Program, found: Workshops) -> Iterator[Text]:
    known = _KNOWN.format(name=program.name, listed=found.listed, people=found.attendances.words)
    yield paragraph((known, *stood(snapshot, program.id)))
    yield from (figure.says for figure in found.stated)
    for sentence, topics in ((_TOPICS, found.topics), (_HOPED, found.hoped_for)):
        if topics:
            named = listed(term(snapshot.council, "topics", topic) for topic in topics)
            yield sentence.format(n=len(topics), topics=named)
    yield from reach_lines(snapshot, found.reach, found.not_reached)
    yield _OUTSIDE.format(share=say_share(found.outside_care))
    if program.places:
        yield _PLACES.format(places=listed(program.places))
    yield from figure_lines(snapshot.council, found.figures)


def reach_lines(snapshot: Snapshot, reach: Iterable[Reach], missing: Iterable[str]) -> Iterator[Text]:
    """One sentence for each municipality, and one for those without a documented session."""
    for each in reach:
        place = _NOWHERE if each.territory == NOWHERE else name(snapshot.council, each.territory)
        yield _IN.format(place=place, sessions=each.sessions, people=each.attendances.words)
    if without := [name(snapshot.council, place) for place in missing]:
        yield _NOT_REACHED.format(places=listed(without))


def say_share(share: tuple[Fraction, Fraction] | None) -> Text:
    """A share as a percentage, rounded down, or two where it is not known exactly."""
    if share is None:
        return NOT_DOCUMENTED
    low, high = (Text(fr=_percent(part, "fr"), en=_percent(part, "en")) for part in share)
    return low if share[0] == share[1] else FROM_TO.format(low=low, high=high)


def _percent(share: Fraction, lang: Lang) -> str:
    return f"{say_number(int(share * 100), lang)}\N{NO-BREAK SPACE}%" if lang == "fr" else f"{int(share * 100)}%"
