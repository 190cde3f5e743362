"""When each verdict on a council changed, and why: a text came into force, a seat was opened."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, final

import attrs

from clsm.council import COLLECTIONS, NESTED, Council, Snapshot
from clsm.dates import PartialDate, Period, to_day
from clsm.governance.checking import asked_of, check, findings_of, outcomes_of, set_aside
from clsm.governance.engine.comparing import ANOTHER_TEXT, NOTHING_CHANGED, VerdictChange, compare
from clsm.governance.engine.fixing import name_of
from clsm.governance.engine.report import Report
from clsm.governance.engine.rules import Finding, Outcome, Rule, Rulebook
from clsm.governance.engine.words import day_in_words
from clsm.governance.watching import Watched
from clsm.problems import Mismatch
from clsm.results import Result
from clsm.tables import Row
from clsm.words import Lang, Text, both, lines, paragraph, set_apart

_ON: Final = Text(fr="{day} – {changed}", en="{day} – {changed}")
_IN_FORCE: Final = Text(fr="Le texte est entré en vigueur.", en="The text came into force.")
_NO_LONGER: Final = Text(fr="Le texte a cessé de valoir.", en="The text ceased to apply.")
_BEGAN: Final = Text(fr="Le conseil a commencé.", en="The council began.")
_ENDED: Final = Text(fr="Le conseil a pris fin.", en="The council came to an end.")
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
    """The verdicts that changed on ``date``, in the order of the rulebooks, and why each did."""

    date: datetime.date = attrs.field(repr=str)
    changes: tuple[VerdictChange, ...]
    reasons: tuple[Text, ...] = attrs.field(repr=False)

    @property
    def why(self) -> Text:
        """The reasons, each once."""
        return paragraph(dict.fromkeys(self.reasons))

    def explain(self, lang: Lang = "en") -> str:
        """When, what, and why: verdicts that changed for one reason stand together."""
        parts = list[Text]()
        for reason in dict.fromkeys(self.reasons):
            alike = (change for change, why in zip(self.changes, self.reasons, strict=True) if why == reason)
            parts += [*(both(change.headline) for change in alike), reason]
        return _ON.format(day=day_in_words(self.date), changed=paragraph(parts)).say(lang)


@final
@attrs.frozen(kw_only=True, repr=False)
class History(Result):
    """How the verdicts on a council changed: ``first`` is the report at its beginning, then each day of turns."""

    first: Report
    turns: tuple[Turn, ...]

    @property
    def says(self) -> Text:
        """Every turn, a line each."""
        return lines(both(turn.explain) for turn in self.turns) if self.turns else NOTHING_CHANGED

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One dictionary for each verdict that changed."""
        return [
            {
                "date": turn.date.isoformat(),
                "code": change.rule.code,
                "focus": change.focus,
                "before": change.before and change.before.outcome,
                "after": change.after and change.after.outcome,
                "why": why.say(lang),
            }
            for turn in self.turns
            for change, why in zip(turn.changes, turn.reasons, strict=True)
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
    or a text begins or ends, and between two of them that differ the day of the change is sought. What was known
    last is presumed for good: no verdict changes because its evidence is old.

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
    >>> turn = next(turn for turn in verdicts.turns if turn.changes[0].after)
    >>> str(turn.date), turn.changes[0].rule.code, turn.why.say()
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
    asked = _Asked(council=council.outside, rules=asked_of(council, books)[1])
    days = sorted({day for day in (*events, *asked.text_days, *_months(first, last)) if first < day <= last} | {last})
    start = before = check(council.on(first), books, presume_for=None)
    turns = list[Turn]()
    for day in days:
        for changed in asked.days_of_change(before.date, day):
            after = check(council.on(changed), books, presume_for=None)
            turns.append(_turn(before, after))
            before = after
    return History(first=start, turns=tuple(turns))


Outcomes = Mapping[tuple[str, str], Outcome]


@attrs.frozen(kw_only=True)
class _Asked:
    """Rules that are asked of one council on many days: what was read and is the same is not asked again."""

    council: Council
    rules: tuple[Rule, ...]
    read: dict[tuple[str, PartialDate | None, bool], tuple[Watched, Mapping[str, Finding]]] = attrs.field(factory=dict)

    @property
    def text_days(self) -> set[datetime.date]:
        """The days on which a text begins to apply, or has just ceased to."""
        texts = [edition for rule in self.rules for edition in (*(it.of(rule) for it in rule.editions), rule)]
        ends = {text.applies_until.last for text in texts if text.applies_until}
        return {day for text in texts if (day := text.first_day)} | {day + datetime.timedelta(1) for day in ends}

    def on(self, day: datetime.date) -> Outcomes:
        """The outcome of each rule for each focus on *day*."""
        snapshot = self.council.on(day)
        sure = snapshot.without_uncertain() if snapshot.uncertain else snapshot
        outcomes = dict[tuple[str, str], Outcome]()
        for edited in self.rules:
            rule = edited.on(day)
            try:
                outcomes |= self._outcomes(rule, snapshot, sure)
            except Exception:  # as check does: whatever a rule does, the others stand
                outcomes[rule.code, self.council.id] = "error"
        return outcomes

    def _outcomes(self, rule: Rule, snapshot: Snapshot, sure: Snapshot) -> dict[tuple[str, str], Outcome]:
        if aside := set_aside(rule, snapshot, snapshot.date):
            return {(rule.code, aside.focus): aside.outcome}
        perhaps = self._findings(rule, snapshot, sure=False)
        surely = perhaps if sure is snapshot else self._findings(rule, sure, sure=True)
        return outcomes_of(rule, perhaps, surely)

    def _findings(self, rule: Rule, snapshot: Snapshot, *, sure: bool) -> Mapping[str, Finding]:
        key = rule.code, rule.applies_until, sure
        known = self.read.get(key)
        if known and known[0].is_as_before(snapshot):
            return known[1]
        watched = Watched.of(snapshot)
        findings = findings_of(rule, watched)
        self.read[key] = watched, findings
        return findings

    def days_of_change(self, first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
        """The days after *first*, up to *last*, on which an outcome is not what it was."""
        before, target = self.on(first), self.on(last)
        while before != target:
            early, late, changed = first, last, target
            while (late - early).days > 1:
                middle = early + (late - early) // 2
                between = self.on(middle)
                if between == before:
                    early = middle
                else:
                    late, changed = middle, between
            yield late
            first, before = late, changed


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


def _turn(before: Report, after: Report) -> Turn:
    yesterday = after.snapshot.on(after.date - datetime.timedelta(1))
    changes = compare(before, after).changed
    reasons = (_why(yesterday, after.snapshot, change) for change in changes)
    return Turn(date=after.date, changes=changes, reasons=tuple(reasons))


def _why(yesterday: Snapshot, snapshot: Snapshot, change: VerdictChange) -> Text:
    rule: Rule = change.rule
    if change.of_text and change.before and change.before.outcome != "not_applicable":
        return ANOTHER_TEXT
    if rule.first_day and yesterday.date < rule.first_day <= snapshot.date:
        return _IN_FORCE
    if rule.applies_until and yesterday.date <= rule.applies_until.last < snapshot.date:
        return _NO_LONGER
    was, is_there = (day.council.period.contains(day.date) is not False for day in (yesterday, snapshot))
    if was != is_there:
        return _BEGAN if is_there else _ENDED
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
