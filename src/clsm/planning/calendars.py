"""What a council has before it between two days: sessions, openings, meetings, deadlines, and what is still to be set.

A date that a source leaves at a month or a year stays one. A stated rhythm without dates makes no dates up:
it is listed as still to be set. Nothing here names a person.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, cast, final

import attrs

from clsm.council import Council, Snapshot
from clsm.dates import Day, Frequency, PartialDate, Period, WeeklyOpening, to_day
from clsm.entities.instances import Instance, Post
from clsm.fields import slug
from clsm.planning.answers import name, names, term
from clsm.problems import Mismatch
from clsm.programs import Program
from clsm.programs.sessions import OpenPlace, Session
from clsm.published import marked
from clsm.results import Result
from clsm.tables import Row
from clsm.words import Lang, Text, both, lines, paragraph

Holidays = Iterable[tuple["str | datetime.date", "str | datetime.date"]]
"""First and last days of school holidays, as their caller knows them."""

KINDS: Final = {
    "session": Text(fr="Séance", en="Session"),
    "opening": Text(fr="Ouverture", en="Opening"),
    "meeting": Text(fr="Réunion", en="Meeting"),
    "event": Text(fr="Événement", en="Event"),
    "start": Text(fr="Début", en="Beginning"),
    "step": Text(fr="Étape", en="Step"),
    "end": Text(fr="Échéance", en="Deadline"),
}
"""What may stand in a calendar; a ``step`` and an ``end`` are deadlines."""

_DEADLINES: Final = frozenset({"step", "end"})
_STOPPED: Final = frozenset({"suspended", "ended"})


@final
@attrs.frozen(kw_only=True)
class Entry:
    """One day of the calendar, or one month or year where no more is known.

    ``of`` is the id of the body, program, agreement, priority, waiver, post or event, and ``key`` tells apart
    several of one day. ``begins`` and ``ends`` are hours in local time. ``certain`` is false where the
    sources leave open whether it takes place. A meeting has its own id in ``meeting``, ``revision`` counts how often
    its announcement has changed, ``place`` is where it is; ``off`` is true where it was cancelled or put off.
    """

    date: PartialDate
    kind: str
    of: str
    key: str = ""
    begins: datetime.time | None = None
    ends: datetime.time | None = None
    certain: bool = True
    meeting: str | None = None
    revision: int = 0
    place: Text | None = None
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

    ``entries`` are what takes place, ``called_off`` the meetings that were cancelled or put off, which a diary that
    holds them already must be told of. ``as_of`` is the last day that the file documents.
    """

    council: str
    name: Text
    jurisdiction: str
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
        return lines([*marked(self.show_small), *([*dated, *to_be_set] or [_NOTHING])])

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
_NOTHING: Final = Text(fr="Rien n’est documenté pour cette période.", en="Nothing is documented for this time.")
_TO_BE_SET: Final = Text(fr="À fixer", en="To be set")
_RHYTHM: Final = Text(
    fr="À fixer – {name} : {frequency} ; dates connues : {dated}.",
    en="To be set – {name}: {frequency}; known dates: {dated}.",
)
_IF_OPEN: Final = Text(
    fr="Vacances ou fermeture : l’ouverture n’est pas certaine.", en="Holidays or closure: it may not be open."
)


def calendar(
    council: "Council | Snapshot",
    start: "str | datetime.date",
    end: "str | datetime.date",
    *,
    holidays: Holidays = (),
    show_small: bool = False,
) -> Calendar:
    """Lay out the time from *start* to *end*, both included.

    The meetings of bodies that speak of situations, one by one, are left out unless *show_small* asks for them.

    Parameters
    ----------
    council : Council or Snapshot
        The council, with everything that it ever had; or the council on a day, with what stood then.
    start, end : str or date
        The first and the last day.
    holidays : iterable of (first day, last day)
        School holidays. They concern the open places that close in them, or of which it is not documented.
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
    shut = [frame(*holiday) for holiday in holidays]
    # who knows the day of a meeting on a situation may know whose it was
    told = council if show_small else council.outside
    bodies = [body for body, now in zip(council.instances, told.instances, strict=True) if body is now]
    programs = [program for program, now in zip(council.programs, told.programs, strict=True) if program is now]
    council = told
    known = [
        *_of_bodies(whole, council.instances),
        *_of_posts(whole, council.posts),
        *_of_seats(council.instances),
        *_of_programs(whole, council.programs, first=first, last=last, shut=shut),
        *_of_agreements(whole, council),
        *_of_others(council),
    ]
    within = {entry for entry in known if entry.date.first <= last and first <= entry.date.last}
    entries = {entry for entry in within if not entry.off}
    read: tuple[tuple[Any, ...], ...] = (
        council.instances,
        council.posts,
        council.programs,
        council.agreements,
        council.priorities,
        council.waivers,
        council.events,
    )
    return Calendar(
        council=whole.id,
        name=whole.name,
        jurisdiction=whole.jurisdiction,
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
    return entry.date.first, entry.date.last, entry.begins or datetime.time.min, entry.kind, entry.of, entry.key


def frame(start: "str | datetime.date", end: "str | datetime.date") -> tuple[Day, Day]:
    """The first and the last day of a time; an end before the start raises :class:`~clsm.problems.Mismatch`."""
    first, last = to_day(start), to_day(end)
    if last < first:
        raise Mismatch("end-before-start", end=last, start=first)
    return first, last


# ---------------------------------------------------------------- bodies and posts

_ANNOUNCED: Final = Text(fr="{name} (à venir)", en="{name} (announced)")
_MANDATE: Final = Text(fr="Fin de mandat : {office}", en="End of a mandate: {office}")
_IN_BODY: Final = Text.same("{function}, {body}")
_BY_RULES: Final = Text(
    fr="D’après la durée de mandat que l’instance s’est donnée ({years} ans).",
    en="By the length of mandates in the body's own rules ({years} years).",
)


def _of_bodies(council: Council, bodies: Iterable[Instance]) -> Iterator[Entry]:
    for body in bodies:
        for meeting in body.meetings:
            says = _ANNOUNCED.format(name=body.name) if body.evidence == "announced" else body.name
            yield Entry(
                date=meeting.date,
                kind="meeting",
                of=body.id,
                key=meeting.id,
                begins=meeting.starts,
                ends=meeting.ends,
                meeting=meeting.id,
                revision=meeting.revision or 0,
                place=meeting.place,
                off=meeting.is_off,
                says=says,
            )
            dates = {other.date for other in body.meetings if not other.is_off}
            if meeting.put_off_to and meeting.put_off_to not in dates:
                # the hours and the place of the new day are not known
                again = f"{meeting.id}-again"
                yield Entry(
                    date=meeting.put_off_to, kind="meeting", of=body.id, key=again, meeting=meeting.id, says=says
                )


def _of_posts(council: Council, posts: Iterable[Post]) -> Iterator[Entry]:
    for post in posts:
        body = council.find(post.body) if post.body else None
        function = term(council, "post_functions", id=post.function)
        says = _MANDATE.format(office=_IN_BODY.format(function=function, body=body.name) if body else function)
        years = body.procedure.office_years if body and body.procedure else None
        if isinstance(post.period.end, PartialDate):
            yield Entry(date=post.period.end, kind="end", of=post.id, says=says)
        elif due := _due(post.period, years):
            by_rules = _BY_RULES.format(years=years)
            yield Entry(date=due, kind="end", of=post.id, says=paragraph((_stopped(says), by_rules)))


_SEATS: Final = Text(fr="Fin de mandats : {body} (sièges : {n})", en="End of mandates: {body} (seats: {n})")


def _of_seats(bodies: Iterable[Instance]) -> Iterator[Entry]:
    """When the seats of a body end, those of one day together: by their own dates, or by the body's own rules.

    Rules of terms are for members; who sits by right or by invitation, or is only announced, has no term.
    """
    for body in bodies:
        years = body.procedure.term_years if body.procedure else None
        stated = Counter(seat.period.end for seat in body.seats if isinstance(seat.period.end, PartialDate))
        members = [seat for seat in body.seats if seat.status == "member" and seat.evidence in _SITTING]
        by_rules = Counter(due for seat in members if (due := _due(seat.period, years)))
        for date, n in stated.items():
            yield Entry(date=date, kind="end", of=body.id, key="seats", says=_SEATS.format(body=body.name, n=n))
        for date, n in by_rules.items():
            says = _stopped(_SEATS.format(body=body.name, n=n))
            says = paragraph((says, _BY_RULES.format(years=years)))
            yield Entry(date=date, kind="end", of=body.id, key="seats-by-rules", says=says)


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
    council: Council, programs: Iterable[Program], *, first: Day, last: Day, shut: Sequence[tuple[Day, Day]]
) -> Iterator[Entry]:
    for program in programs:
        sessions: tuple[Session, ...] = getattr(program.details, "sessions", ())
        for number, session in enumerate(sessions):
            topic = term(council, "topics", id=session.topic) if session.topic else None
            says = _SESSION.format(name=program.name, topic=topic) if topic else program.name
            twin = sum(session.date == other.date for other in sessions[:number])
            yield Entry(date=session.date, kind="session", of=program.id, key=str(twin or ""), says=says)
        # a day that has a session of its own is not told twice
        other_days = set(program.held) - {session.date for session in sessions}
        for date in sorted(other_days, key=str):
            yield Entry(date=date, kind="session", of=program.id, says=program.name)
        for step in program.progress:
            if step.due and step.done is None:
                says = _STEP.format(name=program.name, step=step.name)
                yield Entry(date=step.due, kind="step", of=program.id, key=slug(step.name.en), says=says)
        for day, opening, certain in openings(program, first, last=last, shut=shut):
            yield Entry(
                date=PartialDate.of(day),
                kind="opening",
                of=program.id,
                key=f"{opening.start:%H%M}",
                begins=opening.start,
                ends=opening.end,
                certain=certain,
                says=program.name if certain else paragraph((_stopped(program.name), _IF_OPEN)),
            )


def openings(
    program: Program, first: Day, *, last: Day, shut: Sequence[tuple[Day, Day]] = ()
) -> Iterator[tuple[Day, WeeklyOpening, bool]]:
    """Every opening of *program* from *first* to *last*, and whether it is sure that nothing closes it.

    *shut* are school holidays, which close a place that says so, and may close one that does not say.
    """
    if program.state in _STOPPED:
        return
    details = program.details if isinstance(program.details, OpenPlace) else OpenPlace()
    for opening in sorted(program.openings, key=lambda opening: (opening.weekday, opening.start)):
        day = first.add(days=(opening.weekday - first.weekday()) % 7)
        while day <= last:
            in_holidays = any(begin <= day <= finish for begin, finish in shut)
            closings = [closure.contains(day) for closure in details.closures]
            if in_holidays:
                closings.append(details.closed_in_holidays)
            # a closure whose days are not documented leaves it open whether it is open
            if True not in closings and program.period.contains(day) is not False:
                yield day, opening, None not in closings
            day = day.add(days=7)


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
        if agreement.period.start:
            says = _BEGINS.format(name=agreement.name)
            yield Entry(date=agreement.period.start, kind="start", of=agreement.id, says=says)
        if isinstance(agreement.period.end, PartialDate):
            says = _ENDS.format(name=agreement.name)
            schemes = [
                program.id
                for program in shown.programs
                if agreement.id in {places.under for places in getattr(program.details, "stock", ())}
            ]
            if schemes:
                says = paragraph((_stopped(says), _REST_ON_IT.format(schemes=names(council, sorted(schemes)))))
            yield Entry(date=agreement.period.end, kind="end", of=agreement.id, says=says)


def _of_others(shown: "Council | Snapshot") -> Iterator[Entry]:
    for priority in shown.priorities:
        if priority.period.start:
            says = _BEGINS.format(name=priority.words)
            yield Entry(date=priority.period.start, kind="start", of=priority.id, says=says)
        if isinstance(priority.period.end, PartialDate):
            yield Entry(date=priority.period.end, kind="end", of=priority.id, says=_ENDS.format(name=priority.words))
    for waiver in shown.waivers:
        # a waiver without a dated end cannot be built
        end = cast(PartialDate, waiver.period.end)
        yield Entry(date=end, kind="end", of=waiver.id, says=_WAIVER.format(rule=waiver.rule or waiver.path))
    for event in shown.events:
        if event.date:
            yield Entry(date=event.date, kind="event", of=event.id, says=event.name)


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
