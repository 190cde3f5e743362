"""What a council has before it between two days: sessions, openings, meetings, deadlines, and what is still to be set.

A date that a source leaves at a month or a year stays one. A stated rhythm without dates makes no dates up:
it is listed as still to be set. Nothing here names a person.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final, cast, final

import attrs

from clsm.ageing import PRESUME_FOR, PresumeFor
from clsm.council import Council, Snapshot
from clsm.dates import Day, Frequency, PartialDate, Period, WeeklyOpening
from clsm.entities.instances import Instance, Post
from clsm.entities.references import reference_id
from clsm.planning.answers import name, names, term
from clsm.planning.deadlines import dues
from clsm.planning.holiday_calendars import DaysOff, Given, Known, Stretch, frame
from clsm.planning.zones import clock
from clsm.programs import Program
from clsm.programs.sessions import OpenPlace, Session
from clsm.published import marked
from clsm.results import Result
from clsm.tables import Row
from clsm.words import Lang, Text, both, lines, paragraph

Holidays = DaysOff | Iterable[Stretch] | None
"""What :func:`~clsm.planning.days_off` tells, or first and last days of school holidays; ``None``: not known."""

KINDS: Final = {
    "session": Text(fr="Séance", en="Session"),
    "opening": Text(fr="Ouverture", en="Opening"),
    "meeting": Text(fr="Réunion", en="Meeting"),
    "event": Text(fr="Événement", en="Event"),
    "start": Text(fr="Début", en="Beginning"),
    "step": Text(fr="Étape", en="Step"),
    "end": Text(fr="Échéance", en="Deadline"),
    "due": Text(fr="À faire", en="To do"),
}
"""What may stand in a calendar; a ``step``, an ``end`` and a ``due`` are deadlines."""

_DEADLINES: Final = frozenset({"step", "end", "due"})
_STOPPED: Final = frozenset({"suspended", "ended"})


@final
@attrs.frozen(kw_only=True)
class Entry:
    """One day of the calendar, or one month or year where no more is known.

    ``of`` is the id of the body, program, agreement, priority, waiver, post or event, and ``uid`` names the entry
    among all of the council: made of ids, it stays the same where a day, an hour, a name or a place changes.
    ``begins`` and ``ends`` are hours in local time. ``certain`` is false where the sources leave open whether it
    takes place. ``revision`` counts how often the announcement of a meeting has changed, ``place`` is where it is,
    ``url`` the address of a source; ``off`` is true where it was cancelled or put off, or a place stays shut.
    """

    date: PartialDate
    kind: str
    of: str
    uid: str
    begins: datetime.time | None = None
    ends: datetime.time | None = None
    certain: bool = True
    revision: int = 0
    place: Text | None = None
    url: str | None = None
    off: bool = False
    says: Text = attrs.field(repr=False)

    @property
    def is_deadline(self) -> bool:
        """Whether something is due by then."""
        return self.kind in _DEADLINES


@final
@attrs.frozen(kw_only=True)
class ToBeSet:
    """A rhythm that a body or a program states, and the dates that are known for it in the time asked about."""

    of: str
    frequency: Frequency
    dated: int
    says: Text = attrs.field(repr=False)


@final
@attrs.frozen(kw_only=True, repr=False)
class Calendar(Result):
    """What :func:`calendar` answers. ``basis`` are the ids of everything that was looked at.

    ``entries`` are what takes place, ``called_off`` the meetings that were cancelled or put off and the days on
    which a place stays shut, of which a diary that holds them already must be told. ``as_of`` is the last day that
    the file documents. ``zone`` is the time zone of the hours, ``None`` where the codes of its places do not tell.
    """

    council: str
    name: Text
    jurisdiction: str
    zone: str | None
    start: Day
    end: Day
    as_of: Day | None
    entries: tuple[Entry, ...]
    called_off: tuple[Entry, ...]
    to_be_set: tuple[ToBeSet, ...]
    basis: tuple[str, ...]
    show_small: bool

    @property
    def deadlines(self) -> tuple[Entry, ...]:
        """The entries by which something is due."""
        return tuple(entry for entry in self.entries if entry.is_deadline)

    @property
    def says(self) -> Text:
        """The entries, one a line, then what is to be set."""
        dated = [_LINE.format(date=both(entry.date.say), what=entry.says) for entry in self.entries]
        to_be_set = [rhythm.says for rhythm in self.to_be_set]
        return lines([*marked(self.show_small), *([*dated, *to_be_set] or [NOTHING])])

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each entry, then one for each rhythm without its dates."""
        dated: list[Row] = [
            {
                "date": str(entry.date),
                "begins": f"{entry.begins:%H:%M}" if entry.begins else None,
                "ends": f"{entry.ends:%H:%M}" if entry.ends else None,
                "kind": KINDS[entry.kind].say(lang),
                "of": entry.of,
                "certain": entry.certain,
                "says": entry.says.say(lang),
            }
            for entry in self.entries
        ]
        empty: Row = {"date": None, "begins": None, "ends": None, "kind": _TO_BE_SET.say(lang)}
        return dated + [
            {**empty, "of": rhythm.of, "certain": True, "says": rhythm.says.say(lang)} for rhythm in self.to_be_set
        ]


_LINE: Final = Text(fr="{date} – {what}", en="{date} – {what}")
NOTHING: Final = Text(fr="Rien n’est documenté pour cette période.", en="Nothing is documented for this time.")
_TO_BE_SET: Final = Text(fr="À fixer", en="To be set")
_RHYTHM: Final = Text(
    fr="À fixer – {name} : {frequency} ; dates connues : {dated}.",
    en="To be set – {name}: {frequency}; known dates: {dated}.",
)
_IF_OPEN: Final = Text(
    fr="Vacances ou fermeture : l’ouverture n’est pas certaine.", en="Holidays or closure: it may not be open."
)
_IF_HOLIDAY: Final = Text(fr="{holiday} : l’ouverture n’est pas certaine.", en="{holiday}: it may not be open.")
_IF_KNOWN: Final = Text(
    fr="Sous réserve des vacances scolaires et des jours fériés.", en="Unless school or public holidays close it."
)
_ON_HOLIDAY: Final = Text(fr="{holiday} : le jour est à vérifier.", en="{holiday}: the day is to be checked.")


def calendar(
    council: "Council | Snapshot",
    start: "str | datetime.date",
    end: "str | datetime.date",
    *,
    holidays: Holidays = None,
    presume_for: PresumeFor | None = PRESUME_FOR,
    show_small: bool = False,
) -> Calendar:
    """Lay out the time from *start* to *end*, both included.

    Beside what has a date of its own it holds what is easily missed: notices to send, minutes to approve, mandates
    that end, municipal elections, projects of five years, and what is to be confirmed as nobody has seen it for
    long. The meetings of bodies that speak of situations, one by one, are left out unless *show_small* asks for them.

    Parameters
    ----------
    council : Council or Snapshot
        The council, with everything that it ever had; or the council on a day, with what stood then.
    start, end : str or date
        The first and the last day.
    holidays : DaysOff or iterable of (first day, last day), optional
        What :func:`~clsm.planning.days_off` tells, or school holidays as the caller knows them. Where they are not
        given, the opening of a place that may close in them is not certain.
    presume_for : PresumeFor, optional
        How long each kind of state is presumed to go on before it is to be confirmed; ``None``: for good.
    show_small : bool
        Whether the dates of every body are laid out: for the council itself, never for publication.

    Raises
    ------
    clsm.problems.Mismatch
        For an end before the start, of the time or of a holiday.

    Examples
    --------
    >>> import clsm
    >>> seraing = clsm.datasets.load("seraing").on("2020-01-31")
    >>> found = calendar(seraing, "2020-03-20", "2020-04-05", holidays=[("2020-04-06", "2020-04-17")])
    >>> [(str(entry.date), entry.of, f"{entry.begins:%H:%M}") for entry in found.entries]
    [('2020-03-24', 'cafe-bavard', '16:30'), ('2020-03-31', 'cafe-bavard', '16:30')]
    >>> [each.of for each in found.to_be_set]
    ['cafe-bavard-steering-committee', 'conseil-local', 'grouping-meeting']
    """
    whole = council.council if isinstance(council, Snapshot) else council
    first, last = frame(start, end)
    off: Known = holidays if isinstance(holidays, DaysOff) else Given.of(holidays)
    # who knows the day of a meeting on a situation may know whose it was
    told = council if show_small else council.outside
    bodies = [body for body, now in zip(council.instances, told.instances, strict=True) if body is now]
    programs = [program for program, now in zip(council.programs, told.programs, strict=True) if program is now]
    known = [
        *_of_bodies(whole, told.instances, off=off),
        *_of_posts(whole, told.posts),
        *_of_seats(told.instances),
        *_of_programs(whole, told.programs, first=first, last=last, off=off),
        *_of_agreements(whole, told),
        *_of_others(whole, told),
        *_of_deadlines(told, first=first, last=last, presume=presume_for),
    ]
    within = {entry for entry in known if entry.date.first <= last and first <= entry.date.last}
    entries = {entry for entry in within if not entry.off}
    read: tuple[tuple[Any, ...], ...] = (
        told.instances,
        told.posts,
        told.programs,
        told.agreements,
        told.priorities,
        told.waivers,
        told.events,
    )
    return Calendar(
        council=whole.id,
        name=whole.name,
        jurisdiction=whole.jurisdiction,
        zone=clock(whole),
        start=first,
        end=last,
        as_of=whole.last_documented,
        entries=tuple(sorted(entries, key=_order)),
        called_off=tuple(sorted(within - entries, key=_order)),
        to_be_set=tuple(_rhythms(whole, [*bodies, *programs], entries=entries, first=first, last=last)),
        basis=tuple(sorted(fact.id for facts in read for fact in facts)),
        show_small=show_small,
    )


def _order(entry: Entry) -> tuple[Any, ...]:
    return entry.date.first, entry.date.last, entry.begins or datetime.time.min, entry.kind, entry.of, entry.uid


def _url(council: Council, sources: Iterable[str]) -> str | None:
    """The address of the first of the *sources* that has one."""
    return next((url for source in sources if (url := council.find(reference_id(source)).url)), None)


# ---------------------------------------------------------------- bodies and posts

_ANNOUNCED: Final = Text(fr="{name} (à venir)", en="{name} (announced)")
_MANDATE: Final = Text(fr="Fin de mandat : {office}", en="End of a mandate: {office}")
_IN_BODY: Final = Text.same("{function}, {body}")
_BY_RULES: Final = Text(
    fr="D’après la durée de mandat que l’instance s’est donnée ({years} ans).",
    en="By the length of mandates in the body's own rules ({years} years).",
)


def _of_bodies(council: Council, bodies: Iterable[Instance], *, off: Known) -> Iterator[Entry]:
    for body in bodies:
        called = _ANNOUNCED.format(name=body.name) if body.evidence == "announced" else body.name
        others = {other.date for other in body.meetings if not other.is_off}
        for meeting in body.meetings:
            yield Entry(
                date=meeting.date,
                kind="meeting",
                of=body.id,
                uid=f"{meeting.id}/meeting",
                begins=meeting.starts,
                ends=meeting.ends,
                revision=meeting.revision or 0,
                place=meeting.place,
                url=_url(council, meeting.sources),
                off=meeting.is_off,
                says=_with_holiday(called, meeting.date, off),
            )
            if meeting.put_off_to or meeting.revision:
                # the hours and the place of a new day are not known; once the file has that meeting, it stands alone,
                # and one that was announced and is no more is taken back
                again = meeting.put_off_to or meeting.date
                yield Entry(
                    date=again,
                    kind="meeting",
                    of=body.id,
                    uid=f"{meeting.id}/again",
                    revision=meeting.revision or 0,
                    off=meeting.put_off_to is None or again in others,
                    says=_with_holiday(called, again, off),
                )


def _with_holiday(words: Text, date: PartialDate, off: Known) -> Text:
    """*words* of what takes place on a day, which may be a public holiday."""
    holiday = off.public_holiday(date.first) if date.day else None
    return paragraph((_stopped(words), _ON_HOLIDAY.format(holiday=holiday))) if holiday else words


def _of_posts(council: Council, posts: Iterable[Post]) -> Iterator[Entry]:
    for post in posts:
        body = council.find(post.body) if post.body else None
        function = term(council, "post_functions", id=post.function)
        says = _MANDATE.format(office=_IN_BODY.format(function=function, body=body.name) if body else function)
        years = body.procedure.office_years if body and body.procedure else None
        uid, url = f"{post.id}/end", _url(council, post.sources)
        if isinstance(post.period.end, PartialDate):
            yield Entry(date=post.period.end, kind="end", of=post.id, uid=uid, url=url, says=says)
        elif due := _due(post.period, years):
            by_rules = paragraph((_stopped(says), _BY_RULES.format(years=years)))
            yield Entry(date=due, kind="end", of=post.id, uid=uid, url=url, says=by_rules)


_SEATS: Final = Text(fr="Fin de mandats : {body} (sièges : {n})", en="End of mandates: {body} (seats: {n})")


def _of_seats(bodies: Iterable[Instance]) -> Iterator[Entry]:
    """When the seats of a body end, those of one day together: by their own dates, or by the body's own rules.

    Rules of terms are for members; who sits by right or by invitation, or is only announced, has no term. They go by
    the first of their ids, which outlives a change of the day.
    """
    for body in bodies:
        years = body.procedure.term_years if body.procedure else None
        ends = defaultdict[tuple[PartialDate, bool], list[str]](list)
        for seat in body.seats:
            if isinstance(seat.period.end, PartialDate):
                ends[seat.period.end, False].append(seat.id)
            elif seat.status == "member" and seat.evidence in _SITTING and (due := _due(seat.period, years)):
                ends[due, True].append(seat.id)
        for (date, by_rules), seats in ends.items():
            says = _SEATS.format(body=body.name, n=len(seats))
            if by_rules:
                says = paragraph((_stopped(says), _BY_RULES.format(years=years)))
            yield Entry(date=date, kind="end", of=body.id, uid=f"{min(seats)}/end", says=says)


_SITTING: Final = frozenset({"listed", "presence_recorded"})


def _due(period: Period, years: int | None) -> PartialDate | None:
    """When a mandate ends by a rule of so many *years*; ``None`` where that is not known, or an end is written."""
    return period.start.later(years) if period.start and years and period.end is None else None


def _stopped(words: Text) -> Text:
    return Text.same("{words}.").format(words=words)


# ---------------------------------------------------------------- programs

_SESSION: Final = Text(fr="{name} : {topic}", en="{name}: {topic}")
_STEP: Final = Text(fr="{name} – étape : {step}", en="{name} – step: {step}")


def _of_programs(
    council: Council, programs: Iterable[Program], *, first: Day, last: Day, off: Known
) -> Iterator[Entry]:
    for program in programs:
        url = _url(council, program.sources)
        yield from _sessions(council, program, url=url, off=off)
        for number, step in enumerate(program.progress):
            if step.due and step.done is None:
                says = _STEP.format(name=program.name, step=step.name)
                uid = f"{program.id}/step-{number}"
                yield Entry(date=step.due, kind="step", of=program.id, uid=uid, url=url, says=says)
        for number, opening in enumerate(sorted(program.openings, key=lambda it: (it.weekday, it.start))):
            for day, is_open in opening_days(program, opening, first, last=last, off=off):
                year, week, _ = day.isocalendar()
                yield Entry(
                    date=PartialDate.of(day),
                    kind="opening",
                    of=program.id,
                    # the week and not the day nor the hour: an opening may move in it
                    uid=f"{program.id}/{year:04}-W{week:02}/opening-{number}",
                    begins=opening.start,
                    ends=opening.end,
                    certain=is_open is not None,
                    url=url,
                    off=is_open is False,
                    says=program.name if is_open else paragraph((_stopped(program.name), _why(program, day, off))),
                )


def _sessions(council: Council, program: Program, *, url: str | None, off: Known) -> Iterator[Entry]:
    """The days on which a program takes place; one that has a session or an opening of its own is not told twice."""
    sessions: tuple[Session, ...] = getattr(program.details, "sessions", ())
    weekdays = {opening.weekday for opening in program.openings}
    other_days = set(program.held) - {session.date for session in sessions}
    dated = [(session.date, session.topic, session.venue) for session in sessions]
    dated += [
        (date, None, None)
        for date in sorted(other_days, key=str)
        if date.day is None or date.first.weekday() not in weekdays
    ]
    for number, (date, topic, venue) in enumerate(dated):
        twin = sum(date == other for other, _, _ in dated[:number])
        words = _SESSION.format(name=program.name, topic=term(council, "topics", id=topic)) if topic else program.name
        yield Entry(
            date=date,
            kind="session",
            of=program.id,
            # a session has no id: its day is all that tells it from another
            uid="/".join(filter(None, (program.id, str(date), "session", str(twin or "")))),
            place=venue,
            url=url,
            says=_with_holiday(words, date, off),
        )


def _why(program: Program, day: Day, off: Known) -> Text:
    """Why a place may be shut on a day."""
    if holiday := off.public_holiday(day):
        return _IF_HOLIDAY.format(holiday=holiday)
    closed = any(closure.contains(day) is not False for closure in _place(program).closures)
    return _IF_OPEN if closed or off.no_school(day) is not None else _IF_KNOWN


def _place(program: Program) -> OpenPlace:
    return program.details if isinstance(program.details, OpenPlace) else OpenPlace()


def opening_days(
    program: Program, opening: WeeklyOpening, first: Day, *, last: Day, off: Known
) -> Iterator[tuple[Day, bool | None]]:
    """Every day of an *opening* from *first* to *last*, and whether the place is open (``None``: it may be shut).

    School holidays close a place that says so, and may close one that does not say; so may a public holiday.
    """
    details = _place(program)
    stopped = program.state in _STOPPED
    begins = first.toordinal() + (opening.weekday - first.weekday()) % 7
    for number in range(begins, last.toordinal() + 1, 7):
        day = Day.fromordinal(number)
        closings: list[bool | None] = [closure.contains(day) for closure in details.closures]
        closings.append(stopped or program.period.contains(day) is False)
        if PartialDate.of(day) in program.held:
            # what is recorded was open, whatever its hours say
            yield day, True
            continue
        # a closure whose days are not documented leaves it open whether it is open
        if details.closed_in_holidays is not False and (no_school := off.no_school(day)) is not False:
            closings.append(no_school and details.closed_in_holidays)
        if off.public_holiday(day):
            closings.append(None)
        yield day, False if True in closings else None if None in closings else True


def openings(program: Program, first: Day, *, last: Day, off: Known) -> list[bool | None]:
    """Whether a place surely is open, for each of its openings in a time of which it is not known that it is shut."""
    return [
        is_open
        for opening in program.openings
        for _, is_open in opening_days(program, opening, first, last=last, off=off)
        if is_open is not False
    ]


# ---------------------------------------------------------------- agreements, priorities, waivers, events

_ENDS: Final = Text(fr="Fin de « {name} »", en="End of “{name}”")
_BEGINS: Final = Text(fr="Début de « {name} »", en="Beginning of “{name}”")
_REST_ON_IT: Final = Text(
    fr="Des places de logement en dépendent ({schemes}) : renouvellement à préparer.",
    en="Housing places rest on it ({schemes}): its renewal is to be prepared.",
)
_WAIVER: Final = Text(fr="Fin de la dérogation à la règle {rule}", en="End of the waiver of rule {rule}")


def _of_agreements(council: Council, shown: "Council | Snapshot") -> Iterator[Entry]:
    for agreement in shown.agreements:
        url = _url(council, agreement.sources)
        if agreement.period.start:
            says = _BEGINS.format(name=agreement.name)
            start = agreement.period.start
            yield Entry(date=start, kind="start", of=agreement.id, uid=f"{agreement.id}/start", url=url, says=says)
        if isinstance(agreement.period.end, PartialDate):
            says = _ENDS.format(name=agreement.name)
            schemes = [
                program.id
                for program in shown.programs
                if agreement.id in {places.under for places in getattr(program.details, "stock", ())}
            ]
            if schemes:
                says = paragraph((_stopped(says), _REST_ON_IT.format(schemes=names(council, sorted(schemes)))))
            end = agreement.period.end
            yield Entry(date=end, kind="end", of=agreement.id, uid=f"{agreement.id}/end", url=url, says=says)


def _of_others(council: Council, shown: "Council | Snapshot") -> Iterator[Entry]:
    for priority in shown.priorities:
        edges = (("start", priority.period.start, _BEGINS), ("end", priority.period.end, _ENDS))
        for kind, date, words in edges:
            if isinstance(date, PartialDate):
                says = words.format(name=priority.words)
                yield Entry(date=date, kind=kind, of=priority.id, uid=f"{priority.id}/{kind}", says=says)
    for waiver in shown.waivers:
        # a waiver without a dated end cannot be built
        end = cast(PartialDate, waiver.period.end)
        says = _WAIVER.format(rule=waiver.rule or waiver.path)
        yield Entry(date=end, kind="end", of=waiver.id, uid=f"{waiver.id}/end", says=says)
    for event in shown.events:
        if event.date:
            url = _url(council, event.sources)
            yield Entry(
                date=event.date,
                kind="event",
                of=event.id,
                uid=f"{event.id}/event",
                place=event.place,
                url=url,
                says=event.name,
            )


def _of_deadlines(told: "Council | Snapshot", *, first: Day, last: Day, presume: PresumeFor | None) -> Iterator[Entry]:
    """What is easily missed; states are those of the day, or of the last day that the file documents."""
    whole = told.council if isinstance(told, Snapshot) else told
    known = whole.last_documented
    today = told if isinstance(told, Snapshot) else whole.on(known) if known else None
    for due in dues(whole, today, told.instances, first=first, last=last, presume=presume):
        uid = due.key if "/" in due.key else f"{due.of}/{due.key}"
        yield Entry(date=due.date, kind="due", of=due.of, uid=uid, says=due.says)


def _rhythms(
    council: Council, facts: Iterable[Instance | Program], *, entries: Iterable[Entry], first: Day, last: Day
) -> Iterator[ToBeSet]:
    """The stated frequencies that the known dates do not surely keep; a program with hours has its dates."""
    for fact in sorted(facts, key=lambda fact: fact.id):
        stopped = isinstance(fact, Program) and (bool(fact.openings) or fact.state in _STOPPED)
        gone = fact.period.contains(first) is False and fact.period.contains(last) is False
        if fact.frequency is None or stopped or gone:
            continue
        dates = [entry.date for entry in entries if entry.of == fact.id and entry.kind in ("meeting", "session")]
        if fact.frequency.kept(dates, start=first, end=last) is not True:
            words = name(council, fact.id)
            if isinstance(fact, Instance) and fact.evidence == "announced":
                words = _ANNOUNCED.format(name=words)
            says = _RHYTHM.format(name=words, frequency=both(fact.frequency.say), dated=len(dates))
            yield ToBeSet(of=fact.id, frequency=fact.frequency, dated=len(dates), says=says)
