"""The year of a council: what met, what was held, whom it reached, how its indicators stand.

What nobody recorded is *not documented*, and never none: zero is said only where a complete record says so. Small
counts of people are kept back unless the council asks for them for itself. Money is another report's.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.dates import Day, PartialDate, Period
from clsm.disclosure import DEFAULT_THRESHOLD
from clsm.entities.indicators import Indicator, Observation
from clsm.entities.instances import Instance
from clsm.planning.answers import Answer, name, say_quantity, stood, term
from clsm.planning.counts import Count, added, in_year, kept_back, limit_for
from clsm.problems import Mismatch
from clsm.programs import Program
from clsm.programs.sessions import Session
from clsm.quantities import Quantity
from clsm.tables import Row
from clsm.vocabulary import TRENDS
from clsm.words import NOT_DOCUMENTED, Lang, Text, both, lines, listed, paragraph

SECTIONS: Final = {
    "meetings": Text(fr="Réunions", en="Meetings"),
    "sessions": Text(fr="Séances", en="Sessions"),
    "people": Text(fr="Personnes touchées", en="People reached"),
    "tallies": Text(fr="Autres nombres", en="Other counts"),
    "indicators": Text(fr="Indicateurs", en="Indicators"),
}
"""The parts of a yearly report, in their order."""

PROGRESS: Final = {
    "met": Text(fr="atteint", en="met"),
    "on_the_way": Text(fr="en chemin", en="on the way"),
    "not_yet": Text(fr="pas encore", en="not yet"),
    "not_documented": NOT_DOCUMENTED,
}
"""How an indicator stands against its target."""

_PEOPLE: Final = frozenset({"people", "visits", "people_housed", "people_trained", "trainers_trained", "situations"})


@final
@attrs.frozen(kw_only=True)
class Line:
    """One line of the report: of a body, a program or an indicator, with what was counted.

    ``count`` is ``None`` for an indicator; its ``progress`` is ``met``, ``on_the_way``, ``not_yet``,
    ``not_documented``, or ``None`` for a plain figure. ``certain`` is false where it is not sure that the body or
    program stood on the day.
    """

    section: str
    of: str
    what: str
    count: Count | None
    progress: str | None
    certain: bool
    says: Text = attrs.field(repr=False)


@final
@attrs.frozen(kw_only=True)
class Year(Answer):
    """What :func:`year` answers. ``basis`` are the ids of the bodies, programs and indicators that were read."""

    council: str
    year: int
    lines: tuple[Line, ...]
    basis: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def section(self, section: str) -> tuple[Line, ...]:
        """The lines of ``meetings``, ``sessions``, ``people``, ``tallies`` or ``indicators``."""
        return tuple(line for line in self.lines if line.section == section)

    @property
    def not_documented(self) -> tuple[Line, ...]:
        """The lines of which nothing was recorded, to be noted down next year."""
        return tuple(
            line
            for line in self.lines
            if line.progress == "not_documented" or (line.count is not None and not line.count.documented)
        )

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each line."""
        return [
            {
                "section": SECTIONS[line.section].say(lang),
                "of": line.of,
                "what": line.what,
                "count": line.count.value if line.count and not line.count.hidden else None,
                "low": line.count.low if line.count and not line.count.hidden else None,
                "high": line.count.high if line.count and not line.count.hidden else None,
                "progress": PROGRESS[line.progress].say(lang) if line.progress else None,
                "certain": line.certain,
                "says": line.says.say(lang),
            }
            for line in self.lines
        ]


def year(snapshot: Snapshot, year: int, *, threshold: int = DEFAULT_THRESHOLD, show_small: bool = False) -> Year:
    """Write the activity report of a council for one year, from what stood on a day.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day, best the last of the year or later. Nothing that came after it is told.
    year : int
        The year, from 1 to 9999.
    threshold : int
        The least count of people that is shown.
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
    >>> found = planning.year(clsm.datasets.load("lille-est").on("2011-11-01"), 2011)
    >>> {line.of: line.count.say() for line in found.section("meetings")}["steering-committee"]
    'not documented'
    """
    snapshot, limit = as_snapshot(snapshot), limit_for(threshold, show_small)
    if type(year) is not int or not 1 <= year <= 9999:
        raise Mismatch("year", found=repr(year), field="year")
    # what is only announced owes nothing yet, and a partner's own body does not report to this council
    own = (body for body in snapshot.instances if body.evidence != "announced" and body.host is None)
    bodies = sorted(own, key=lambda body: body.id)
    programs = sorted(snapshot.programs, key=lambda program: program.id)
    found = [
        *(_meetings(snapshot, body, year) for body in bodies),
        *(line for program in programs for line in _sessions(snapshot, program, year)),
        *(line for program in programs for line in _people(snapshot, program, year, limit)),
        *(line for program in programs for line in _tallies(snapshot, program, year, limit)),
        *(_indicator(snapshot, figure, year) for figure in sorted(snapshot.indicators, key=lambda it: it.id)),
    ]
    read = {line.of for line in found} | {program.id for program in programs}
    return Year(
        council=snapshot.council.id,
        year=year,
        lines=tuple(found),
        basis=tuple(sorted(read)),
        says=lines(_words(snapshot, year, found)),
    )


_TITLE: Final = Text(fr="{name} – rapport d’activité {year}", en="{name} – activity report {year}")
_LINE: Final = Text(fr="{name} – {what} : {count}.", en="{name} – {what}: {count}.")
_SILENT: Final = Text(fr="Non documenté pour : {names}.", en="Not documented for: {names}.")
_NOTHING: Final = Text(fr="Rien n’est documenté.", en="Nothing is documented.")


def _words(snapshot: Snapshot, year: int, found: Iterable[Line]) -> Iterator[Text]:
    told = list(found)
    yield _TITLE.format(name=snapshot.council.name, year=year)
    for section, heading in SECTIONS.items():
        yield heading
        here = [line for line in told if line.section == section]
        brief = section in ("sessions", "people")
        silent = [line for line in here if brief and line.count and not line.count.documented and line.certain]
        yield from (line.says for line in here if line not in silent)
        if silent:
            yield _SILENT.format(names=listed(name(snapshot.council, line.of) for line in silent))
        if not here:
            yield _NOTHING


def _line(snapshot: Snapshot, section: str, fact: Program | Instance, what: str, count: Count, words: Text) -> Line:
    said = _LINE.format(name=fact.name, what=words, count=count.words)
    certain = fact.id not in snapshot.uncertain
    says = paragraph((said, *stood(snapshot, fact.id)))
    return Line(section=section, of=fact.id, what=what, count=count, progress=None, certain=certain, says=says)


# ---------------------------------------------------------------- meetings and sessions

_HELD: Final = Text(fr="réunions tenues", en="meetings held")
_PROMISED: Final = Text(fr="Fréquence indiquée : {frequency}.", en="Stated frequency: {frequency}.")


def _meetings(snapshot: Snapshot, body: Instance, year: int) -> Line:
    held = [meeting.date for meeting in body.meetings if not meeting.is_off and not meeting.is_planned]
    planned = [meeting.date for meeting in body.meetings if meeting.is_planned]
    count = _dates_in(snapshot, held, body.recorded, year, planned=planned)
    line = _line(snapshot, "meetings", body, "meetings", count, _HELD)
    if body.frequency is None:
        return line
    return attrs.evolve(line, says=paragraph((line.says, _PROMISED.format(frequency=both(body.frequency.say)))))


def _dates_in(
    snapshot: Snapshot,
    dates: Iterable[PartialDate],
    recorded: Period | None,
    year: int,
    *,
    planned: Iterable[PartialDate] = (),
) -> Count:
    """How many of *dates* fell in the year, up to the day; exactly, only where the record is complete for it.

    Of those that were *planned* nothing says that they were held.
    """
    first, last = Day(year, 1, 1), min(Day(year, 12, 31), snapshot.date)
    past = [date for date in dates if date.first <= snapshot.date]
    surely = sum(first <= date.first and date.last <= last for date in past)
    likely = [*past, *(date for date in planned if date.first <= snapshot.date)]
    perhaps = sum(date.first <= last and first <= date.last for date in likely)
    complete = (
        recorded is not None
        and first <= last
        and recorded.contains(first) is not False
        and recorded.contains(last) is True
        and recorded.start is not None
        and recorded.start.first <= first
    )
    return Count(low=surely, high=perhaps if complete else None)


_SESSIONS: Final = Text(fr="séances tenues", en="sessions held")


def _sessions(snapshot: Snapshot, program: Program, year: int) -> Iterator[Line]:
    """The days on which a program took place, beside the sessions that were only counted; the fuller record holds."""
    sessions: tuple[Session, ...] = getattr(program.details, "sessions", ())
    told = {session.date for session in sessions}
    dates = [session.date for session in sessions] + [date for date in program.held if date not in told]
    known = _dates_in(snapshot, dates, program.recorded, year)
    counted = in_year(program, "sessions", year)
    if not dates and not counted.documented and program.kind not in _HAS_SESSIONS:
        return
    count = counted if counted.value is not None or counted.low > known.low else known
    yield _line(snapshot, "sessions", program, "sessions", count, _SESSIONS)


_HAS_SESSIONS: Final = frozenset({"workshop_series", "training", "awareness_event", "residents_meetings"})


# ---------------------------------------------------------------- people and other counts

_CAME: Final = Text(fr="présences aux séances connues", en="attendances at the known sessions")


def _people(snapshot: Snapshot, program: Program, year: int, limit: int | None) -> Iterator[Line]:
    """Whom a program reached: what was counted, else who came to the sessions known one by one."""
    counted = sorted({tally.what for tally in program.tallies if tally.what in _PEOPLE})
    for what in counted:
        count = in_year(program, what, year, limit=limit)
        yield _line(snapshot, "people", program, what, count, term(snapshot.council, "tally_subjects", what))
    sessions: tuple[Session, ...] = getattr(program.details, "sessions", ())
    held = [session for session in sessions if session.date.year == year and session.date.last <= snapshot.date]
    if held:
        came = kept_back(added(Count.of(session.people) for session in held), limit)
        yield _line(snapshot, "people", program, "attendances", came, _CAME)
    elif not counted:
        words = term(snapshot.council, "tally_subjects", "people")
        yield _line(snapshot, "people", program, "people", Count(), words)


def _tallies(snapshot: Snapshot, program: Program, year: int, limit: int | None) -> Iterator[Line]:
    for what in sorted({tally.what for tally in program.tallies} - _PEOPLE - {"sessions"}):
        words = term(snapshot.council, "tally_subjects", what)
        yield _line(snapshot, "tallies", program, what, in_year(program, what, year, limit=limit), words)


# ---------------------------------------------------------------- indicators

_STATED: Final = Text(fr="{name} – {figure}.", en="{name} – {figure}.")
_FOLLOWED: Final = Text(
    fr="{name} – départ : {baseline} ; cible : {target} ; observé : {seen} ; {progress}.",
    en="{name} – baseline: {baseline}; target: {target}; observed: {seen}; {progress}.",
)
_SEEN: Final = Text(fr="{figure} ({date})", en="{figure} ({date})")


def _indicator(snapshot: Snapshot, figure: Indicator, year: int) -> Line:
    last = min(Day(year, 12, 31), snapshot.date)
    past = [seen for seen in figure.observations if seen.date.last <= last]
    seen = max(past, key=lambda seen: (seen.date.last, seen.date.first), default=None)
    progress = progress_of(figure, seen)
    followed = figure.baseline or figure.target or figure.observations or figure.outcome
    if followed:
        says = _FOLLOWED.format(
            name=figure.name,
            baseline=say_quantity(figure.baseline or (figure.quantity if figure.target else None)),
            target=say_quantity(figure.target),
            seen=_observed(seen),
            progress=PROGRESS[progress],
        )
    else:
        says = _STATED.format(name=figure.name, figure=say_quantity(figure.quantity))
    known = progress if followed or figure.quantity is None else None
    return Line(
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


def progress_of(figure: Indicator, seen: Observation | None) -> str:
    """How an indicator stands, a key of :data:`PROGRESS`, from its target, its baseline and what was last seen.

    Where no target or no figure settles it, the trend does: better is on the way. A target tells by itself which
    way is up where it says "at least"; otherwise the baseline does.
    """
    if seen is None:
        return "not_documented"
    if figure.target is None or seen.quantity is None:
        return {"better": "on_the_way", "unchanged": "not_yet", "worse": "not_yet"}.get(seen.trend, "not_documented")
    now, goal, start = (_value(it, figure.target.unit) for it in (seen.quantity, figure.target, figure.baseline))
    if now is None or goal is None:
        return "not_documented"
    floor = figure.target.qualifier in ("at_least", "more_than")
    if start is None and not floor:
        return "met" if now == goal else "not_documented"
    up = floor or (start is not None and goal >= start)
    strictly = figure.target.qualifier == "more_than"
    if (now > goal if up else now < goal) or (now == goal and not strictly):
        return "met"
    if start is None:
        return "not_yet"
    return "on_the_way" if (now > start if up else now < start) else "not_yet"


def _value(quantity: Quantity | None, unit: Text) -> Decimal | None:
    """The number of a quantity; ``None`` where it has none, is only about so much, or is in another *unit*."""
    if quantity is None or quantity.unit != unit or quantity.qualifier == "about":
        return None
    return quantity.value
