"""The year of a council: what met, what was held, whom it reached, how its indicators stand.

What nobody recorded is *not documented*, and never none: zero is said only where a complete record says so. Small
counts of people are kept back unless the council asks for them for itself. What stood for a part of the year only is
told too.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot, speaks_of_situations
from clsm.counts import HIDDEN, Count
from clsm.dates import OPEN, Day, PartialDate, Period
from clsm.entities.indicators import Indicator, Observation
from clsm.entities.instances import Instance
from clsm.planning.answers import name, names, say_quantity, stood, term
from clsm.planning.counts import NEVER_TOTALLED, count_in_year, span_in_year
from clsm.planning.figure_words import say_span
from clsm.planning.follow_ups import Task, follow_up, say_task
from clsm.planning.progress import PROGRESS, progress_of
from clsm.planning.year_lines import SECTIONS, ActivityLine
from clsm.planning.year_records import attendance_lines, change_lines, event_lines, money_lines, turning_points
from clsm.problems import Mismatch
from clsm.programs import Program
from clsm.programs.sessions import Session
from clsm.published import ATTENDANCES, Ledger, marked
from clsm.quantities import exact
from clsm.results import Bounds, Result
from clsm.tables import Row
from clsm.vocabulary import TRENDS
from clsm.words import NOT_DOCUMENTED, Lang, Text, both, lines, paragraph, set_apart

_BRIEF: Final = ("sessions", "people")
"""The sections in which programs of which nothing was counted are named together."""

_PEOPLE: Final = frozenset({"people", "visits", "people_housed", "people_trained", "trainers_trained", "situations"})


@final
@attrs.frozen(kw_only=True, repr=False)
class Year(Result):
    """What :func:`year` answers. ``basis`` are the ids of the bodies, programs and indicators that were read.

    A bound is named by what counted and by what was counted: ``"steering-committee/meetings"``. ``snapshot`` is
    the council on the day, which holds every count; lines hold only what may be shown.
    """

    snapshot: Snapshot = attrs.field(eq=False)
    show_small: bool
    council: str
    year: int
    lines: tuple[ActivityLine, ...]
    basis: tuple[str, ...]

    @property
    def bounds(self) -> Bounds:
        """The least and the most of each count; ``None`` for one that is not documented or kept back."""
        return {f"{line.of}/{line.what}": line.count.bounds for line in self.lines if line.count}

    @property
    def says(self) -> Text:
        """A title, then each section with its lines."""
        return lines((*marked(self.show_small), *self._sentences()))

    def _sentences(self) -> Iterator[Text]:
        yield _TITLE.format(name=self.snapshot.council.name, year=self.year)
        for section, heading in SECTIONS.items():
            yield heading
            yield from self.told(section) or (NOTHING,)

    def told(self, section: str) -> tuple[Text, ...]:
        """The sentences of one part, those of which nothing was counted in one; none where it has no line."""
        in_section = self.section(section)
        silent = [line for line in in_section if section in _BRIEF and line.is_silent]
        sentences = list[Text]()
        for body, alike in groupby((it for it in in_section if it not in silent), key=_attended):
            if body is None:
                sentences += [line.says for line in alike]
            else:
                there = set_apart(line.says for line in alike)
                sentences.append(_ATTENDED.format(body=name(self.snapshot.council, body), there=there))
        if silent:
            sentences.append(_SILENT.format(names=names(self.snapshot.council, (line.of for line in silent))))
        return tuple(sentences)

    def section(self, section: str) -> tuple[ActivityLine, ...]:
        """The lines of one part, a key of ``SECTIONS``: ``meetings``, ``decisions``, ``events``, ``money``."""
        return tuple(line for line in self.lines if line.section == section)

    @property
    def not_documented(self) -> tuple[ActivityLine, ...]:
        """The lines of which nothing was recorded, to be noted down next year."""
        return tuple(
            line
            for line in self.lines
            if line.progress == "not_documented" or (line.count is not None and not line.count.documented)
        )

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each line."""
        return [line.row(lang) for line in self.lines]


@exact
def year(snapshot: Snapshot, year: int | None = None, *, show_small: bool = False) -> Year:
    """Write the activity report of a council for one year, from what stood on a day.

    What belongs to another year stands in it with its date only. Of counts by period, those count whose period was
    over by the day.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day, best the last of the year or later. Nothing that came after it is told.
    year : int, optional
        The year, from 1 to 9999; without one the last in which something was recorded by the day, else the day's.
    show_small : bool
        Whether small counts are shown: for the council itself, never for publication.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.
    clsm.problems.Mismatch
        For a year that is in no calendar.

    Examples
    --------
    >>> import clsm
    >>> from clsm import planning
    >>> report = planning.year(clsm.datasets.load("lille-est").on("2011-11-01"), 2011)
    >>> {line.of: line.count.say() for line in report.section("meetings")}["steering-committee"]
    'not documented'
    """
    snapshot = as_snapshot(snapshot)
    if year is None:
        year = last_recorded(snapshot) or snapshot.date.year
    if type(year) is not int or not 1 <= year <= 9999:
        raise Mismatch("year", found=repr(year), field="year")
    snapshot = _through_the_year(snapshot, year)
    # what is only announced owes nothing yet, and a partner's own body does not report to this council
    own = (body for body in snapshot.instances if body.evidence != "announced" and body.host is None)
    bodies = sorted(own, key=lambda body: body.id)
    programs = sorted(snapshot.programs, key=lambda program: program.id)
    ledger = Ledger.of(snapshot.council, show_small=show_small)
    indicators = sorted(snapshot.indicators, key=lambda indicator: indicator.id)
    written = (
        *(line for body in bodies for line in _of_body(snapshot, body, year=year, ledger=ledger)),
        *(_task(snapshot, task) for task in follow_up(snapshot).tasks if _is_of(task, year)),
        *event_lines(snapshot, year),
        *change_lines(snapshot, year),
        *(line for program in programs for line in _sessions(snapshot, program, year=year, ledger=ledger)),
        *(line for program in programs for line in _people(snapshot, program, year=year, ledger=ledger)),
        *(line for program in programs for line in _tallies(snapshot, program, year=year, ledger=ledger)),
        *money_lines(snapshot, year),
        *(_indicator(snapshot, indicator, year=year, ledger=ledger) for indicator in indicators),
    )
    read = {line.of for line in written} | {program.id for program in programs}
    return Year(
        snapshot=snapshot,
        show_small=show_small,
        council=snapshot.council.id,
        year=year,
        lines=written,
        basis=tuple(sorted(read)),
    )


def _through_the_year(snapshot: Snapshot, year: int) -> Snapshot:
    """The *snapshot* with the bodies and programs too that stood in the year, and no longer on the day."""
    first, last = Day(year, 1, 1), min(Day(year, 12, 31), snapshot.date)
    council = snapshot.council
    there = {body.id for body in snapshot.instances} | {program.id for program in snapshot.programs}

    def stood(fact: Instance | Program) -> bool:
        end = fact.period.ended_by or fact.period.end
        start = fact.period.start
        ended = isinstance(end, PartialDate) and end.last < first
        return fact.id in there or not (ended or (start is not None and start.first > last))

    return attrs.evolve(
        snapshot,
        # bodies of the day hold the seats of the day
        instances=tuple(
            snapshot.find(body.id) if body.id in there else body for body in council.instances if stood(body)
        ),
        programs=tuple(program for program in council.programs if stood(program)),
    )


def last_recorded(snapshot: Snapshot) -> int | None:
    """The last year, by the day, of which a meeting, a session, a count, a figure, an event or a step is recorded.

    A payment is recorded too, and so is the day on which something began or ended. What is planned is no record.

    >>> import clsm
    >>> last_recorded(clsm.datasets.load("lille-est").on("2020-07-31"))
    2020
    """
    public = snapshot.outside
    held = [it.date for body in public.instances for it in body.meetings if not (it.is_off or it.is_planned)]
    days = [date for program in public.programs for date in program.days]
    steps = [step.done for program in public.programs for step in program.progress if step.done]
    counted = [it.period.end for program in snapshot.programs for it in program.tallies]
    seen = [it.date for indicator in snapshot.indicators for it in indicator.observations]
    stated = [snapshot.council.last_shown(indicator) for indicator in snapshot.indicators]
    events = [event.date for event in snapshot.events]
    payments = [payment.year for it in snapshot.council.contributions for payment in it.payments]
    dates = [
        date for date in (*held, *days, *steps, *counted, *seen, *stated, *events) if isinstance(date, PartialDate)
    ]
    dates += turning_points(snapshot)
    years = [date.year for date in dates if date.last <= snapshot.date]
    return max((*years, *(year for year in payments if year <= snapshot.date.year)), default=None)


_TITLE: Final = Text(fr="{name} – rapport d’activité {year}", en="{name} – activity report {year}")
_LINE: Final = Text(fr="{name} – {what} : {count}.", en="{name} – {what}: {count}.")
_SILENT: Final = Text(fr="Non documenté pour : {names}.", en="Not documented for: {names}.")
NOTHING: Final = Text(fr="Rien n’est documenté.", en="Nothing is documented.")


_ATTENDED: Final = Text(
    fr="{body} – réunions avec présence ou représentation : {there}.",
    en="{body} – meetings present or represented: {there}.",
)


def _attended(line: ActivityLine) -> str | None:
    """The body of a line that says who took part; such lines are told in one sentence."""
    return line.of if line.what.startswith("attendance/") else None


def _line(
    snapshot: Snapshot, fact: Program | Instance, *, section: str, what: str, count: Count, words: Text
) -> ActivityLine:
    """A count of a body or a program; *words* are what was counted."""
    sentence = _LINE.format(name=fact.name, what=words, count=count.words)
    return ActivityLine(
        section=section,
        of=fact.id,
        what=what,
        count=count,
        progress=None,
        certain=fact.id not in snapshot.uncertain,
        says=paragraph((sentence, *stood(snapshot, fact.id), *_long_ago(snapshot, fact))),
    )


_LAST_SEEN: Final = Text(fr="Vu pour la dernière fois : {date}.", en="Last seen: {date}.")


def _long_ago(snapshot: Snapshot, fact: Program | Instance) -> tuple[Text, ...]:
    """When a source last shows what none shows in the year of the day."""
    shown = snapshot.council.last_shown(fact) if fact.id in snapshot.presumed else None
    return (_LAST_SEEN.format(date=both(shown.say)),) if shown and shown.year < snapshot.date.year else ()


# ---------------------------------------------------------------- meetings and sessions

_HELD: Final = Text(fr="réunions tenues", en="meetings held")
_OFF: Final = Text(fr="réunions annulées ou reportées", en="meetings called off or put off")
_PROMISED: Final = Text(fr="Fréquence indiquée : {frequency}.", en="Stated frequency: {frequency}.")


def _of_body(snapshot: Snapshot, body: Instance, *, year: int, ledger: Ledger) -> Iterator[ActivityLine]:
    """The meetings of a body: those that were held, those that were not, and who took part in them."""
    yield _meetings(snapshot, body, year=year, ledger=ledger)
    if ledger.complete or not speaks_of_situations(body):
        off = [meeting.date for meeting in body.meetings if meeting.is_off]
        count = _dates_in(snapshot, off, recorded=body.recorded, year=year)
        if count.low:
            yield _line(snapshot, body, section="meetings", what="called_off", count=count, words=_OFF)
    yield from attendance_lines(snapshot, body, year)


def _meetings(snapshot: Snapshot, body: Instance, *, year: int, ledger: Ledger) -> ActivityLine:
    held = [meeting.date for meeting in body.meetings if not meeting.is_off and not meeting.is_planned]
    planned = [meeting.date for meeting in body.meetings if meeting.is_planned]
    count = _dates_in(snapshot, held, planned=planned, recorded=body.recorded, year=year)
    if _too_soon(snapshot, body, year, ledger):
        count = Count()
    line = _line(snapshot, body, section="meetings", what="meetings", count=count, words=_HELD)
    if body.frequency is None:
        return line
    return attrs.evolve(line, says=paragraph((line.says, _PROMISED.format(frequency=both(body.frequency.say)))))


def _too_soon(snapshot: Snapshot, fact: Instance | Program, year: int, ledger: Ledger) -> bool:
    """Whether how often a body or a program met to speak of situations is not told yet.

    Told day after day, the count would tell the dates.
    """
    return not ledger.complete and speaks_of_situations(fact) and snapshot.date < Day(year, 12, 31)


def _dates_in(
    snapshot: Snapshot,
    held: Iterable[PartialDate],
    *,
    planned: Iterable[PartialDate] = (),
    recorded: Period | None,
    year: int,
) -> Count:
    """How many dates fell in the year, up to the day; exactly, only where the record is complete for it.

    Of those that were *planned* nothing says that they were held.
    """
    first, last = Day(year, 1, 1), min(Day(year, 12, 31), snapshot.date)
    past = [date for date in held if date.first <= snapshot.date]
    likely = [*past, *(date for date in planned if date.first <= snapshot.date)]
    low = sum(first <= date.first and date.last <= last for date in past)
    high = sum(date.first <= last and first <= date.last for date in likely)
    complete = first <= last and recorded is not None and _covers(recorded, first, last=last)
    return Count(low=low, high=high if complete else None)


def _covers(recorded: Period, first: Day, *, last: Day) -> bool:
    """Whether everything from the *first* to the *last* day is surely *recorded*.

    A record that begins or ends in a year holds all of it: "2024" is the whole of 2024.
    """
    if recorded.start is None or recorded.start.first > first:
        return False
    end = recorded.end
    return end.last >= last if isinstance(end, PartialDate) else end == OPEN


_SESSIONS: Final = Text(fr="séances tenues", en="sessions held")
_HAS_SESSIONS: Final = frozenset({"workshop_series", "training", "awareness_event", "residents_meetings"})


def _sessions(snapshot: Snapshot, program: Program, *, year: int, ledger: Ledger) -> Iterator[ActivityLine]:
    """The days on which a program took place, beside the sessions that were only counted; the fuller record holds."""
    sessions = [session.date for session in _known_sessions(program)]
    dates = sessions + [date for date in program.held if date not in sessions]
    known = _dates_in(snapshot, dates, recorded=program.recorded, year=year)
    if _too_soon(snapshot, program, year, ledger):
        known = Count()
    counted = count_in_year(ledger, program.id, "sessions", year=year, until=snapshot.date)
    if not dates and not counted.documented and program.kind not in _HAS_SESSIONS:
        return
    fuller = counted.value is not None or counted.low > known.low
    count = counted if fuller else known
    yield _line(snapshot, program, section="sessions", what="sessions", count=count, words=_SESSIONS)


def _known_sessions(program: Program) -> tuple[Session, ...]:
    """The sessions that are known one by one; none for kinds that have none."""
    sessions: tuple[Session, ...] = getattr(program.details, "sessions", ())
    return sessions


# ---------------------------------------------------------------- decisions and steps


def _is_of(task: Task, year: int) -> bool:
    """Whether something was decided, due or done in the *year*."""
    return any(date is not None and date.year == year for date in (task.decided, task.due, task.done))


def _task(snapshot: Snapshot, task: Task) -> ActivityLine:
    return ActivityLine(
        section="decisions",
        of=task.of,
        what="decision" if task.decided else "step",
        count=None,
        progress=None,
        certain=True,
        says=say_task(snapshot, task),
    )


# ---------------------------------------------------------------- people and other counts

_CAME: Final = Text(fr="présences aux séances connues", en="attendances at the known sessions")


def _people(snapshot: Snapshot, program: Program, *, year: int, ledger: Ledger) -> Iterator[ActivityLine]:
    """Whom a program reached: what was counted, else who came to the sessions known one by one."""
    counted = sorted({tally.what for tally in program.tallies if tally.what in _PEOPLE})
    for what in counted:
        yield _tally_line(snapshot, program, section="people", what=what, year=year, ledger=ledger)
    sessions = _known_sessions(program)
    in_year = [session for session in sessions if session.date.year == year]
    past = [session for session in in_year if session.date.last <= snapshot.date]
    if past:
        # those of a year are told together, when the last that counts them was held
        counted_later = any(session.people is not None for session in in_year if session not in past)
        came = Count() if counted_later else count_in_year(ledger, program.id, ATTENDANCES, year=year)
        yield _line(snapshot, program, section="people", what="attendances", count=came, words=_CAME)
    elif not counted:
        yield _tally_line(snapshot, program, section="people", what="people", year=year, ledger=ledger)


def _tallies(snapshot: Snapshot, program: Program, *, year: int, ledger: Ledger) -> Iterator[ActivityLine]:
    for what in sorted({tally.what for tally in program.tallies} - _PEOPLE - {"sessions"}):
        yield _tally_line(snapshot, program, section="tallies", what=what, year=year, ledger=ledger)


def _tally_line(
    snapshot: Snapshot, program: Program, *, section: str, what: str, year: int, ledger: Ledger
) -> ActivityLine:
    """A count by period, called by the label of its subject; of what has no total, with the time that it is of."""
    words = term(snapshot.council, "tally_subjects", id=what)
    count = count_in_year(ledger, program.id, what, year=year, until=snapshot.date)
    span = span_in_year(ledger, program.id, what, year=year, until=snapshot.date)
    if what in NEVER_TOTALLED and span and count.value is not None:
        # the places of a period are those of its last day
        time = both(PartialDate.of(span[1]).say) if what == "places_occupied" else say_span(*span)
        words = _OF_TIME.format(what=words, time=time)
    return _line(snapshot, program, section=section, what=what, count=count, words=words)


_OF_TIME: Final = Text(fr="{what}, {time}", en="{what}, {time}")

# ---------------------------------------------------------------- indicators

_STATED: Final = Text(fr="{name} – {figure}.", en="{name} – {figure}.")
_SINCE: Final = Text(fr="Depuis : {date}.", en="Since: {date}.")
_FOLLOWED: Final = Text(
    fr="{name} – départ : {baseline} ; cible : {target} ; observé : {seen} ; {progress}.",
    en="{name} – baseline: {baseline}; target: {target}; observed: {seen}; {progress}.",
)
_SEEN: Final = Text(fr="{figure} ({date})", en="{figure} ({date})")


def _indicator(snapshot: Snapshot, figure: Indicator, *, year: int, ledger: Ledger) -> ActivityLine:
    last = min(Day(year, 12, 31), snapshot.date)
    past = [seen for seen in figure.observations if seen.date.last <= last]
    seen = max(past, key=lambda seen: (seen.date.last, seen.date.first), default=None)
    progress: str | None = progress_of(figure, seen)
    followed = figure.baseline or figure.target or figure.observations or figure.outcome
    if figure.id in ledger.unsaid:
        # how it stands against its target would tell of it too
        says, progress = _STATED.format(name=figure.name, figure=HIDDEN), None
    elif followed:
        says = _FOLLOWED.format(
            name=figure.name,
            baseline=say_quantity(figure.baseline or (figure.quantity if figure.target else None)),
            target=say_quantity(figure.target),
            seen=_observed(seen),
            progress=PROGRESS[progress_of(figure, seen)],
        )
    else:
        # a figure of another year stands with its dates
        since = (_SINCE.format(date=both(figure.since.say)),) if figure.since else ()
        shown = snapshot.council.last_shown(figure)
        dated = (_LAST_SEEN.format(date=both(shown.say)),) if shown and (since or shown.year != year) else ()
        says = paragraph((_STATED.format(name=figure.name, figure=say_quantity(figure.quantity)), *since, *dated))
    known = progress if followed or figure.quantity is None else None
    return ActivityLine(
        section="indicators",
        of=figure.id,
        what=figure.of or snapshot.council.id,
        count=None,
        progress=known,
        certain=figure.id not in snapshot.uncertain,
        says=says,
    )


def _observed(seen: Observation | None) -> Text:
    if seen is None:
        return NOT_DOCUMENTED
    trend = TRENDS[seen.trend]
    return _SEEN.format(figure=say_quantity(seen.quantity) if seen.quantity else trend, date=both(seen.date.say))
