"""When each verdict on a council changed, and why: a text came into force, a seat was opened."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Final, final

import attrs

from clsm.council import COLLECTIONS, NESTED, Council, Snapshot
from clsm.dates import PartialDate, Period, to_day
from clsm.governance.books.catalogue import find_rulebook
from clsm.governance.books.catalogue import rulebooks as built_in
from clsm.governance.checking import check
from clsm.governance.engine.comparing import NOTHING_CHANGED, VerdictChange, compare
from clsm.governance.engine.fixing import name_of
from clsm.governance.engine.report import Report
from clsm.governance.engine.rules import Rule, Rulebook
from clsm.governance.engine.words import day_in_words
from clsm.problems import Mismatch
from clsm.results import Result
from clsm.tables import Row
from clsm.words import Lang, Text, both, lines, paragraph, set_apart

_ON: Final = Text(fr="{day} – {changed}", en="{day} – {changed}")
_IN_FORCE: Final = Text(fr="Le texte est entré en vigueur.", en="The text came into force.")
_NO_LONGER: Final = Text(fr="Le texte a cessé de valoir.", en="The text ceased to apply.")
_CAME: Final = Text(fr="Nouveau : {names}.", en="New: {names}.")
_LEFT: Final = Text(fr="N’est plus là : {names}.", en="No longer there: {names}.")
_DOUBT: Final = Text(fr="Devenu incertain : {names}.", en="Became uncertain: {names}.")
_SURE: Final = Text(fr="Devenu certain : {names}.", en="Became certain: {names}.")
_TIME: Final = Text(
    fr="Le temps que la règle regarde s’est déplacé.", en="The time that the rule looks at has moved on."
)


@final
@attrs.frozen(kw_only=True)
class Turn:
    """A verdict that changed on ``date``, and why."""

    date: datetime.date = attrs.field(repr=str)
    change: VerdictChange
    why: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """When, what, and why."""
        headline = both(self.change.headline)
        return paragraph([_ON.format(day=day_in_words(self.date), changed=headline), self.why]).say(lang)


@final
@attrs.frozen(kw_only=True, repr=False)
class History(Result):
    """How the verdicts on a council changed: ``first`` is the report at its beginning, then each turn by date."""

    first: Report
    turns: tuple[Turn, ...]

    @property
    def says(self) -> Text:
        """Every turn, a line each."""
        return lines(both(turn.explain) for turn in self.turns) if self.turns else NOTHING_CHANGED

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One dictionary a turn."""
        return [
            {
                "date": turn.date.isoformat(),
                "code": turn.change.rule.code,
                "focus": turn.change.focus,
                "before": turn.change.before and turn.change.before.outcome,
                "after": turn.change.after and turn.change.after.outcome,
                "why": turn.why.say(lang),
            }
            for turn in self.turns
        ]


def history(
    council: Council,
    rulebooks: Iterable[str | Rulebook] | None = None,
    *,
    since: str | datetime.date | None = None,
    until: str | datetime.date | None = None,
) -> History:
    """Follow the verdicts on a council from one day to another, and say when and why each changed.

    The verdicts are given at the beginning of each month, on every day on which something in the file
    or a text begins or ends, and between two of them that differ the day of the change is sought.

    Parameters
    ----------
    council : Council
        The whole council, not the council on a day.
    rulebooks : iterable of str or Rulebook, optional
        As for :func:`check`.
    since, until : str or datetime.date, optional
        The first and the last day; by default those between which the file shows anything.

    Raises
    ------
    clsm.problems.Mismatch
        If nothing in the file is dated and no day is given, or if *until* lies before *since*.

    Examples
    --------
    >>> from clsm.governance.books.examples import COUNCIL
    >>> verdicts = history(COUNCIL, ["fr-law"], since="2015-01-01", until="2020-01-01")
    >>> [(str(turn.date), turn.change.rule.code, turn.why.say()) for turn in verdicts.turns if turn.change.after][0]
    ('2016-01-28', 'FR-L1', 'The text came into force.')
    """
    books = None if rulebooks is None else tuple(rulebooks)
    events = _events(council.outside)
    first = to_day(since) if since else min(events, default=None)
    last = to_day(until) if until else council.last_documented
    if first is None or last is None:
        raise Mismatch("undated-council")
    if last < first:
        raise Mismatch("end-before-start", end=last, start=first)
    named = built_in() if books is None else [find_rulebook(it) if isinstance(it, str) else it for it in books]
    rules = [rule for book in named for rule in book.rules]
    begun = {rule.first_day for rule in rules if rule.first_day}
    texts = begun | {rule.applies_until.first for rule in rules if rule.applies_until}
    days = sorted({day for day in (*events, *texts, *_months(first, last)) if first < day <= last} | {last} - {first})
    start = before = check(council.on(first), books)
    turns = list[Turn]()
    for day in days:
        for report in _changes(council, books, before, day):
            turns.extend(_turns(before, report))
            before = report
    return History(first=start, turns=tuple(turns))


def _months(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    for month in range(first.year * 12 + first.month, last.year * 12 + last.month):
        yield datetime.date(month // 12, month % 12 + 1, 1)


def _events(council: Council) -> set[datetime.date]:
    """Every day of the file on which something begins, is last shown, or has just ended."""
    nested = [fact for body in council.instances for name in NESTED for fact in getattr(body, name)]
    facts = [council, *(fact for name in COLLECTIONS for fact in getattr(council, name)), *nested]
    days = set[datetime.date]()
    for fact in facts:
        period = getattr(fact, "lifetime", None) or getattr(fact, "period", None) or Period()
        for date in (period.start, getattr(fact, "date", None), getattr(fact, "as_of", None)):
            if date:
                days |= {date.first, date.last}
        if isinstance(period.end, PartialDate):
            days |= {period.end.first, period.end.last, period.end.last + datetime.timedelta(1)}
    return days


def _changes(
    council: Council, books: tuple[str | Rulebook, ...] | None, before: Report, day: datetime.date
) -> Iterator[Report]:
    """The reports, up to that of *day*, on the days on which a verdict changes."""
    target = check(council.on(day), books)
    while compare(before, target).changed:
        early, late, changed = before.date, day, target
        while (late - early).days > 1:
            middle = early + (late - early) // 2
            report = check(council.on(middle), books)
            if compare(before, report).changed:
                late, changed = middle, report
            else:
                early = middle
        yield changed
        before = changed


def _turns(before: Report, after: Report) -> Iterator[Turn]:
    yesterday = after.snapshot.on(after.date - datetime.timedelta(1))
    for change in compare(before, after).changed:
        yield Turn(date=after.date, change=change, why=_why(yesterday, after.snapshot, change))


def _why(yesterday: Snapshot, snapshot: Snapshot, change: VerdictChange) -> Text:
    rule: Rule = change.rule
    if rule.first_day and yesterday.date < rule.first_day <= snapshot.date:
        return _IN_FORCE
    if rule.applies_until and yesterday.date <= rule.applies_until.last < snapshot.date:
        return _NO_LONGER
    verdicts = [verdict for verdict in (change.before, change.after) if verdict]
    ids = {id for verdict in verdicts for id in (verdict.focus, *verdict.evidence)}
    then, now = _there(yesterday), _there(snapshot)
    changes = (
        (_CAME, (ids & now) - then),
        (_LEFT, (ids & then) - now),
        (_DOUBT, ids & set(snapshot.uncertain) & then - set(yesterday.uncertain)),
        (_SURE, ids & set(yesterday.uncertain) & now - set(snapshot.uncertain)),
    )
    sentences = [words.format(names=_names(snapshot.council, ids)) for words, ids in changes if ids]
    return paragraph(sentences) if sentences else _TIME


def _there(snapshot: Snapshot) -> set[str]:
    held = {
        meeting.id
        for body in snapshot.instances
        for meeting in body.meetings
        if meeting.date.first <= snapshot.date and not meeting.is_off and not meeting.is_planned
    }
    entities = {fact.id for name in COLLECTIONS if name != "references" for fact in getattr(snapshot, name)}
    return held | entities | {seat.id for _, seat in snapshot.seats()}


def _names(council: Council, ids: Iterable[str]) -> Text:
    return set_apart(dict.fromkeys(name_of(council, id) for id in sorted(ids)))
