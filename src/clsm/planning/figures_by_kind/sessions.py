"""What takes place in sessions, in figures: workshop series, training and open places.

What is known session by session stands apart from what a source states of the whole series: a mean of nine
people is no count of anybody, and eighteen workshops of which none is told one by one are eighteen all the same.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import ClassVar, Final, final

import attrs

from clsm.council import Snapshot
from clsm.counts import Count, added, count_row, interval, words_row, year_of
from clsm.dates import Day
from clsm.planning.answers import ByProgram, name, names, term
from clsm.planning.calendars import Holidays, openings
from clsm.planning.figure_words import say_share, say_span
from clsm.planning.figures_by_kind.engine import ProgramFigures, ProgramOfDay, answers
from clsm.planning.holiday_calendars import DaysOff, Given, Known, frame
from clsm.programs import Program
from clsm.programs.sessions import OpenPlace, Session, Training
from clsm.published import ATTENDANCES, NOWHERE, TRAINERS
from clsm.results import Bounds
from clsm.tables import Row
from clsm.words import NOT_DOCUMENTED, YES_OR_NO, Lang, Text, both, listed, set_apart

_IN: Final = Text(
    fr="{place} – séances : {sessions} ; présences : {people}.",
    en="{place} – sessions: {sessions}; attendances: {people}.",
)
_NOWHERE: Final = Text(fr="Commune non documentée", en="Municipality not documented")
_NOT_REACHED: Final = Text(fr="Sans séance documentée : {places}.", en="Without a documented session: {places}.")


@final
@attrs.frozen(kw_only=True)
class Reach:
    """The sessions known in one municipality, and how many came to them in all (the same person may come twice)."""

    territory: str
    sessions: int
    attendances: Count


@attrs.frozen(kw_only=True, repr=False)
class SessionFigures(ProgramFigures):
    """Figures of a program that is held in sessions.

    ``listed`` is how many sessions are known one by one, ``reach`` what is known of each municipality.
    ``not_reached`` are those of the perimeter in which no session is known.
    """

    listed: int
    reach: tuple[Reach, ...]
    not_reached: tuple[str, ...]

    def _reach_lines(self) -> Iterator[Text]:
        """One sentence for each municipality, and one for those without a documented session."""
        council = self.snapshot.council
        for reach in self.reach:
            place = _NOWHERE if reach.territory == NOWHERE else name(council, reach.territory)
            yield _IN.format(place=place, sessions=reach.sessions, people=reach.attendances.words)
        if self.not_reached:
            yield _NOT_REACHED.format(places=names(council, self.not_reached))


def sessions_by_day(asked: ProgramOfDay) -> tuple[Session, ...]:
    """The sessions of the program that were surely held by the day, from the first to the last."""
    sessions: tuple[Session, ...] = getattr(asked.program.details, "sessions", ())
    past = (session for session in sessions if session.date.last <= asked.snapshot.date)
    return tuple(sorted(past, key=lambda session: (session.date.first, session.date.last)))


def came(asked: ProgramOfDay, what: str) -> tuple[Count, dict[str, Count]]:
    """Who came to the sessions held by the day, in all and by municipality, as far as it is told.

    They are told by calendar year: those of a year that counts a later session are not told yet.
    """
    sessions: tuple[Session, ...] = getattr(asked.program.details, "sessions", ())
    later = [session for session in sessions if session.date.last > asked.snapshot.date]
    to_come = {session.date.year for session in later if session.people is not None}
    wholes, by_place = list[Count](), dict[str, list[Count]]()
    for time, parts in asked.ledger.periods(asked.program.id, what).items():
        told = year_of(time) not in to_come
        for (_, place), count in parts.items():
            counts = wholes if place is None else by_place.setdefault(place, [])
            counts.append(count if told else Count())
    return added(wholes) if wholes else Count(), {place: added(counts) for place, counts in by_place.items()}


def reached(asked: ProgramOfDay, sessions: Sequence[Session]) -> tuple[Count, tuple[Reach, ...]]:
    """How many came to the *sessions* in all, and by municipality, sessions without one last."""
    held = Counter(session.territory or NOWHERE for session in sessions)
    total, people = came(asked, ATTENDANCES)
    places = sorted(held, key=lambda place: (place == NOWHERE, place))
    return total, tuple(
        Reach(territory=place, sessions=held[place], attendances=people.get(place, Count())) for place in places
    )


def not_reached(asked: ProgramOfDay, sessions: Iterable[Session]) -> tuple[str, ...]:
    """The municipalities of the perimeter in which no session is known.

    There are none where no place is known at all: then nothing is to be said of any.
    """
    known = {session.territory for session in sessions} | {tally.territory for tally in asked.program.tallies}
    known.discard(None)
    return tuple(sorted(set(asked.snapshot.council.perimeter) - known)) if known else ()


# ---------------------------------------------------------------- workshop series

_SERIES: Final = Text(
    fr="{name} – séances connues une à une : {listed} ; présences : {people}.",
    en="{name} – sessions known one by one: {listed}; attendances: {people}.",
)
_TOPICS: Final = Text(fr="Sujets abordés ({n}) : {topics}.", en="Topics covered ({n}): {topics}.")
_HOPED: Final = Text(fr="Sujets espérés : {topics}.", en="Topics hoped for: {topics}.")
_OUTSIDE: Final = Text(
    fr="Part des séances hors des lieux de soin : {share}.", en="Share of sessions outside care: {share}."
)
_PLACES: Final = Text(fr="Lieux indiqués : {places}.", en="Places stated: {places}.")


@final
@attrs.frozen(kw_only=True, repr=False)
class Workshops(SessionFigures):
    """What :func:`workshops` answers of one series.

    ``listed`` is how many sessions are known one by one, ``attendances`` how many came to them in all.
    ``topics`` were covered, ``hoped_for`` not yet. ``outside_care`` is the share of the listed sessions that were
    held outside care, at least and at most; ``None`` where none is listed.
    """

    attendances: Count
    topics: tuple[str, ...]
    hoped_for: tuple[str, ...]
    outside_care: tuple[Fraction, Fraction] | None

    kind: ClassVar[str] = "workshop_series"
    none: ClassVar[Text] = Text(fr="Aucun cycle d’ateliers n’est documenté.", en="No workshop series is documented.")
    counts: ClassVar[tuple[str, ...]] = ("attendances",)

    @property
    def bounds(self) -> Bounds:
        """The least and the most who came, and of the share outside care; ``None`` where that is not known."""
        share = self.outside_care
        limits = None if share is None else (float(share[0]), float(share[1]))
        return {"attendances": self.attendances.bounds, "outside_care": limits}

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each stated figure, municipality and counted figure."""
        whole = Reach(territory=self.program, sessions=self.listed, attendances=self.attendances)
        rows = self._stated_rows(lang)
        for reach in (whole, *self.reach):
            rows.append(count_row("sessions", Count.of(reach.sessions), of=reach.territory, lang=lang))
            rows.append(count_row("attendances", reach.attendances, of=reach.territory, lang=lang))
        return rows + self._figure_rows(lang)

    def _sentences(self) -> Iterator[Text]:
        program = self._entity
        yield self._opening(_SERIES.format(name=program.name, listed=self.listed, people=self.attendances.words))
        yield from self._stated_lines()
        for sentence, topics in ((_TOPICS, self.topics), (_HOPED, self.hoped_for)):
            if topics:
                labels = listed(term(self.snapshot.council, "topics", id=topic) for topic in topics)
                yield sentence.format(n=len(topics), topics=labels)
        yield from self._reach_lines()
        yield _OUTSIDE.format(share=say_share(self.outside_care))
        if program.places:
            yield _PLACES.format(places=listed(program.places))
        yield from self._figure_lines()


def workshops(snapshot: Snapshot, *, show_small: bool = False) -> ByProgram[Workshops]:
    """Read each workshop series of a council on a day; counts of people that are small are kept back.

    Sessions of later days are left out. *show_small* and what is raised are those of :func:`housing`.

    Examples
    --------
    >>> import clsm
    >>> series = workshops(clsm.datasets.load("lille-est").on("2011-11-01"))["mieux-etres"]
    >>> len(series.topics), series.hoped_for, series.attendances.say()
    (10, ('eating_disorders', 'psychoses'), 'not documented')
    >>> [figure.says.say() for figure in series.stated if figure.indicator == "people-per-workshop"]
    ['People present at each workshop: 9 people on average']
    """
    return answers(snapshot, Workshops, read=_series, show_small=show_small)


def _series(asked: ProgramOfDay) -> Workshops:
    program, sessions = asked.program, sessions_by_day(asked)
    covered = [session.topic for session in sessions if session.topic]
    topics = tuple(dict.fromkeys([*program.topics, *covered]))
    attendances, reach = reached(asked, sessions)
    return Workshops(
        **asked.shared(),
        listed=len(sessions),
        attendances=attendances,
        topics=topics,
        hoped_for=tuple(topic for topic in program.topics_hoped_for if topic not in topics),
        reach=reach,
        not_reached=not_reached(asked, sessions),
        outside_care=_share_outside_care(sessions),
    )


def _share_outside_care(sessions: Sequence[Session]) -> tuple[Fraction, Fraction] | None:
    """The least and the greatest share of the *sessions* that were held outside care; ``None`` for no session."""
    if not sessions:
        return None
    known = sum(session.outside_care is True for session in sessions)
    undocumented = sum(session.outside_care is None for session in sessions)
    return Fraction(known, len(sessions)), Fraction(known + undocumented, len(sessions))


# ---------------------------------------------------------------- training

_COURSE: Final = Text(
    fr="{name} – séances connues une à une : {listed} ; personnes : {people}, dont formateurs : {trainers}.",
    en="{name} – sessions known one by one: {listed}; people: {people}, trainers among them: {trainers}.",
)
_TRAINS: Final = Text(
    fr="Les personnes formées en forment d’autres : {answer}.", en="Those trained train others: {answer}."
)
_SECTORS: Final = Text(fr="Secteurs : {sectors}.", en="Sectors: {sectors}.")
_SECTOR: Final = Text(fr="{sector} ({trained})", en="{sector} ({trained})")


@final
@attrs.frozen(kw_only=True, repr=False)
class TrainingFigures(SessionFigures):
    """What :func:`training` answers of one program.

    ``people`` and ``trainers`` are those of the sessions known one by one; the same person may come twice.
    ``sectors`` maps each sector that it is meant to reach, or did, to whether somebody of it was documented
    (``None``: not documented); ``meant_for`` are the first of these.
    """

    people: Count
    trainers: Count
    trains_trainers: bool | None
    meant_for: tuple[str, ...]
    sectors: tuple[tuple[str, bool | None], ...]

    kind: ClassVar[str] = "training"
    none: ClassVar[Text] = Text(fr="Aucune formation n’est documentée.", en="No training is documented.")
    counts: ClassVar[tuple[str, ...]] = ("people", "trainers")

    @property
    def to_be_reached(self) -> tuple[str, ...]:
        """The sectors that it is meant for and of which nobody is documented yet."""
        return tuple(sector for sector, trained in self.sectors if sector in self.meant_for and not trained)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each figure, sector and municipality."""
        return [
            *self._stated_rows(lang),
            count_row("sessions", Count.of(self.listed), lang=lang),
            count_row("people", self.people, lang=lang),
            count_row("trainers", self.trainers, lang=lang),
            *(count_row("people", reach.attendances, of=reach.territory, lang=lang) for reach in self.reach),
            *(words_row("sector", YES_OR_NO[trained], of=sector, lang=lang) for sector, trained in self.sectors),
            *self._figure_rows(lang),
        ]

    def _sentences(self) -> Iterator[Text]:
        people, trainers = self.people.words, self.trainers.words
        yield self._opening(
            _COURSE.format(name=self._entity.name, listed=self.listed, people=people, trainers=trainers)
        )
        yield from self._stated_lines()
        yield _TRAINS.format(answer=YES_OR_NO[self.trains_trainers])
        if self.sectors:
            labels = (
                _SECTOR.format(sector=term(self.snapshot.council, "sectors", id=sector), trained=YES_OR_NO[trained])
                for sector, trained in self.sectors
            )
            yield _SECTORS.format(sectors=set_apart(labels))
        yield from self._reach_lines()
        yield from self._figure_lines()


def training(snapshot: Snapshot, *, show_small: bool = False) -> ByProgram[TrainingFigures]:
    """Read each training program of a council on a day; counts of people that are small are kept back.

    Sessions of later days are left out. *show_small* and what is raised are those of :func:`housing`.

    Examples
    --------
    >>> import clsm
    >>> course = training(clsm.datasets.load("lille-est").on("2011-11-01"))["suicide-training"]
    >>> course.trains_trainers, course.people.say(), [figure.says.say() for figure in course.stated]
    (True, 'not documented', ['People trained: about 20 people', 'Sessions to train trainers: 2 sessions'])
    """
    return answers(snapshot, TrainingFigures, read=_course, show_small=show_small)


def _course(asked: ProgramOfDay) -> TrainingFigures:
    program, sessions = asked.program, sessions_by_day(asked)
    details = program.details if isinstance(program.details, Training) else Training()
    people, reach = reached(asked, sessions)
    return TrainingFigures(
        **asked.shared(),
        listed=len(sessions),
        people=people,
        trainers=came(asked, TRAINERS)[0],
        trains_trainers=details.trains_trainers,
        meant_for=details.sectors,
        sectors=tuple(_sectors(program, sessions, meant_for=details.sectors).items()),
        reach=reach,
        not_reached=not_reached(asked, sessions),
    )


def _sectors(program: Program, sessions: Sequence[Session], *, meant_for: Sequence[str]) -> dict[str, bool | None]:
    """Each sector, those that it is meant for first, and whether anybody of it was trained."""
    trained: dict[str, bool | None] = dict.fromkeys(meant_for)
    for session in sessions:
        trained |= dict.fromkeys(session.sectors, True)
    for tally in program.tallies:
        if tally.sector and tally.count is not None and tally.what in ("people_trained", "trainers_trained"):
            trained[tally.sector] = trained.get(tally.sector) or tally.count > 0
    return trained


# ---------------------------------------------------------------- open places

_OPEN: Final = Text(
    fr="{name} ({hours}) – ouvertures prévues, {time} : {count}.",
    en="{name} ({hours}) – openings planned, {time}: {count}.",
)
_CONVENTION: Final = Text(fr="{name} : {state}.", en="{name}: {state}.")
_FOLLOWED: Final = Text(fr="Suivi par : {bodies}.", en="Followed by: {bodies}.")
_NO_VISITS: Final = Text(fr="Fréquentation : non documentée.", en="Visits: not documented.")


@final
@attrs.frozen(kw_only=True, repr=False)
class OpenPlaceFigures(ProgramFigures):
    """What :func:`open_places` answers of one place.

    ``openings`` is how often it was to be open, with bounds where it is not documented what closes it; that it
    was open is not said. ``conventions`` are the agreements of its partners, ``followed_by`` its own bodies.
    """

    start: Day
    end: Day
    openings: Count
    conventions: tuple[str, ...]
    followed_by: tuple[str, ...]

    kind: ClassVar[str] = "open_place"
    none: ClassVar[Text] = Text(fr="Aucun lieu ouvert n’est documenté.", en="No open place is documented.")
    counts: ClassVar[tuple[str, ...]] = ("openings",)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for the openings, and one for each stated or counted figure."""
        opened = count_row("openings", self.openings, time=interval(self.start, self.end), lang=lang)
        return [opened, *self._stated_rows(lang), *self._figure_rows(lang)]

    def _sentences(self) -> Iterator[Text]:
        council, program = self.snapshot.council, self._entity
        hours = listed(both(opening.say) for opening in program.openings) if program.openings else NOT_DOCUMENTED
        time = say_span(self.start, self.end)
        yield self._opening(_OPEN.format(name=program.name, hours=hours, time=time, count=self.openings.words))
        yield from self._stated_lines()
        yield from self._figure_lines()
        if not any(figure.what == "visits" for figure in self.figures):
            yield _NO_VISITS
        for id in self.conventions:
            agreement = council.find(id)
            unknown = agreement.state == "not_documented"
            state = NOT_DOCUMENTED if unknown else term(council, "agreement_states", id=agreement.state)
            yield _CONVENTION.format(name=agreement.name, state=state)
        if self.followed_by:
            yield _FOLLOWED.format(bodies=names(council, self.followed_by))


def open_places(
    snapshot: Snapshot,
    start: "str | datetime.date",
    end: "str | datetime.date",
    *,
    holidays: Holidays = None,
    show_small: bool = False,
) -> ByProgram[OpenPlaceFigures]:
    """Count the openings of each open place from *start* to *end*, both included, and read its visits.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day.
    start, end : str or date
        The first and the last day.
    holidays : DaysOff or iterable of (first day, last day), optional
        What :func:`~clsm.planning.days_off` tells, or school holidays as the caller knows them. Where they are not
        given, or it is not documented that a place closes in them, they widen the bounds; so do public holidays.
    show_small : bool
        Whether small counts are shown: for the council itself, never for publication.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.
    clsm.problems.Mismatch
        For an end before the start, of the time or of a holiday.

    Examples
    --------
    >>> import clsm
    >>> seraing = clsm.datasets.load("seraing").on("2020-01-31")
    >>> places = open_places(seraing, "2020-01-01", "2020-01-31", holidays=[("2020-01-01", "2020-01-05")])
    >>> places["cafe-bavard"].openings.value, places["cafe-bavard"].figures
    (4, ())
    """
    first, last = frame(start, end)
    off: Known = holidays if isinstance(holidays, DaysOff) else Given.of(holidays)
    read = partial(_place, first=first, last=last, off=off)
    return answers(snapshot, OpenPlaceFigures, read=read, show_small=show_small)


def _place(asked: ProgramOfDay, *, first: Day, last: Day, off: Known) -> OpenPlaceFigures:
    program = asked.program
    details = program.details if isinstance(program.details, OpenPlace) else OpenPlace()
    sure = openings(program, first, last=last, off=off)
    return OpenPlaceFigures(
        **asked.shared(*details.conventions),
        start=first,
        end=last,
        openings=Count(low=sure.count(True), high=len(sure)) if program.openings else Count(),
        conventions=details.conventions,
        followed_by=program.followed_by,
    )
