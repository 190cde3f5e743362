"""Checking a council on a day: every rule that applies, its verdict and its reasons, gathered in a report.

A rule is asked twice: with everything that may have stood on the day, and with only what did. A
verdict that would change is *not documented*, and says what it turns on.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from clsm.council import Council, Snapshot, as_snapshot
from clsm.dates import PartialDate, to_day
from clsm.entities.instances import Seat
from clsm.entities.waivers import Waiver
from clsm.governance.books.catalogue import find_rulebook
from clsm.governance.books.catalogue import rulebooks as built_in
from clsm.governance.engine.fixing import name_of
from clsm.governance.engine.report import Report
from clsm.governance.engine.rules import Fill, Finding, Rule, Rulebook
from clsm.governance.engine.verdicts import Verdict
from clsm.governance.engine.words import country, day_in_words, since
from clsm.problems import Mismatch
from clsm.quantities import exact
from clsm.words import Text, both, paragraph, set_apart


@exact
def check(
    snapshot: Snapshot,
    rulebooks: Iterable[str | Rulebook] | None = None,
    *,
    rules_on: str | datetime.date | None = None,
) -> Report:
    """Hold a council on a day against rules.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day, ``council.on("2011-11-01")``.
    rulebooks : iterable of str or Rulebook, optional
        Names of built-in rulebooks or of those that installed packages register, and rulebooks of your
        own. By default every built-in one, less the rules made for another country and the rulebooks about
        another kind of council.
    rules_on : str or datetime.date, optional
        The day whose rules are used, by default that of the snapshot. With a later day, an earlier
        composition is held against the texts that came since.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.
    clsm.problems.Mismatch
        If no rulebook has a given name (a :class:`ValueError`).

    Examples
    --------
    >>> from clsm.governance.books.examples import COUNCIL
    >>> report = check(COUNCIL.on("2025-01-15"))
    >>> report.conforms
    True
    >>> print(report.verdicts[0].message())
    Kept. User representatives sit with health, social and medico-social professionals: ...
    >>> earlier = check(COUNCIL.on("2025-01-15"), ["fr-law"], rules_on="2015-06-01")
    >>> print(earlier.not_applicable[0].message())
    Not applicable. This text has applied since 28 January 2016; the rules used here are those of 1 June 2015.
    """
    snapshot = as_snapshot(snapshot)
    day = snapshot.date if rules_on is None else to_day(rules_on)
    rules = tuple(_default_rules(snapshot.council) if rulebooks is None else _rules_of(rulebooks))
    told = snapshot.outside
    sure = told.without_uncertain()
    verdicts = (verdict for rule in rules for verdict in _verdicts(rule, told, sure, day))
    return Report(snapshot=snapshot, rules_on=day, verdicts=tuple(verdicts))


def _default_rules(council: Council) -> Iterator[Rule]:
    jurisdictions = (None, council.jurisdiction)
    books = (book for book in built_in() if book.is_about(council.kind))
    return (rule for book in books for rule in book.rules if rule.jurisdiction in jurisdictions)


def _rules_of(rulebooks: Iterable[str | Rulebook]) -> Iterator[Rule]:
    if isinstance(rulebooks, str):
        raise Mismatch("rulebook-list", found=repr(rulebooks))
    for book in rulebooks:
        yield from (find_rulebook(book) if isinstance(book, str) else book).rules


def _verdicts(rule: Rule, snapshot: Snapshot, sure: Snapshot, day: datetime.date) -> Iterator[Verdict]:
    council = snapshot.council
    aside = _aside(rule, council, day)
    for finding in (aside,) if aside else _judged(rule, snapshot, sure):
        yield Verdict(
            rule=rule,
            outcome=finding.outcome,
            focus=finding.focus,
            path="" if finding.focus == council.id else council.path(finding.focus),
            because=finding.because,
            evidence=finding.evidence,
            fix=finding.fix,
            fill=finding.fill if finding.outcome == "not_documented" else (),
            waiver=_waiver(rule, snapshot, finding),
            presumed_since=_presumed_since(snapshot, finding),
        )


def _waiver(rule: Rule, snapshot: Snapshot, finding: Finding) -> Waiver | None:
    """The council's decision to set *rule* aside, where the *finding* gives it something to set aside."""
    if finding.outcome in ("pass", "not_applicable"):
        return None
    covering = (waiver for waiver in snapshot.waivers if waiver.covers(rule.code, finding.focus))
    return min(covering, key=lambda waiver: waiver.id, default=None)


# ---------------------------------------------------------------- rules that are not for this council or day

_ELSEWHERE: Final = Text(
    fr="Ce texte vaut pour un autre pays ({country}).", en="This text is for another country ({country})."
)
_NOT_YET: Final = Text(
    fr="Ce texte vaut {since} ; les règles retenues ici sont celles du {day}.",
    en="This text has applied {since}; the rules used here are those of {day}.",
)
_NO_LONGER: Final = Text(
    fr="Ce texte a cessé de valoir (dernière date : {until}) ; les règles retenues ici sont celles du {day}.",
    en="This text no longer applies (last date: {until}); the rules used here are those of {day}.",
)


def _aside(rule: Rule, council: Council, day: datetime.date) -> Finding | None:
    """What is said of *rule* without asking it, because it is of another place or time; else ``None``."""
    begins, ends = rule.applies_from, rule.applies_until
    if rule.jurisdiction not in (None, council.jurisdiction):
        sentence = _ELSEWHERE.format(country=country(rule.jurisdiction))
    elif begins and day < begins.first:
        sentence = _NOT_YET.format(since=since(begins), day=day_in_words(day))
    elif ends and day > ends.last:
        sentence = _NO_LONGER.format(until=both(ends.say), day=day_in_words(day))
    else:
        return None
    return Finding(outcome="not_applicable", focus=council.id, because=sentence)


# ---------------------------------------------------------------- what the verdict rests on

_NOTHING: Final = Text(
    fr="Rien de ce qui est documenté n’est concerné par cette règle.",
    en="Nothing that is documented is concerned by this rule.",
)
_TURNS_ON: Final = Text(
    fr="Les sources ne disent pas si ceci valait au {day}, et la réponse en dépend : {names}.",
    en="The sources do not say whether this stood on {day}, and the answer depends on it: {names}.",
)
_NOT_COUNTED: Final = Text(
    fr="Non compté, faute de savoir si cela valait au {day} : {names}.",
    en="Not counted, as the sources do not say whether it stood on {day}: {names}.",
)
_WHERE_DATED: Final = Text(
    fr="un compte rendu, une liste de membres ou une décision datés", en="dated minutes, lists of members or decisions"
)
_WITH: Final = Text(fr="Si oui : {because}", en="If so: {because}")
_WITHOUT: Final = Text(fr="Sinon : {because}", en="If not: {because}")


def _judged(rule: Rule, snapshot: Snapshot, sure: Snapshot) -> Iterator[Finding]:
    """The findings of *rule*, by focus; those that turn on something uncertain are not documented."""
    perhaps, surely = _findings(rule, snapshot), _findings(rule, sure)
    for focus in sorted({*perhaps, *surely}):
        with_doubtful, without = perhaps.get(focus), surely.get(focus)
        if with_doubtful and without and with_doubtful.outcome == without.outcome:
            yield _left_out(snapshot, with_doubtful, without)
        elif with_doubtful or (without and without.outcome != "not_applicable"):
            yield _undecided(snapshot, focus, with_doubtful, without)


def _findings(rule: Rule, snapshot: Snapshot) -> dict[str, Finding]:
    findings = dict[str, Finding]()
    for finding in rule.function(snapshot):
        if finding.focus in findings:
            raise ValueError(f"rule {rule.code} speaks twice of {finding.focus!r}: it gives one finding for each focus")
        findings[finding.focus] = finding
    council = snapshot.council.id
    return findings or {council: Finding(outcome="not_applicable", focus=council, because=_NOTHING)}


def _left_out(snapshot: Snapshot, with_doubtful: Finding, without: Finding) -> Finding:
    """The finding *without* what is doubtful, with a word on what was left out where it is not a pass."""
    doubtful = _doubtful(snapshot, with_doubtful)
    if not doubtful or without.outcome == "pass":
        return without
    sentence = _NOT_COUNTED.format(
        day=day_in_words(snapshot.date), names=set_apart(_name(snapshot, id) for id in doubtful)
    )
    return attrs.evolve(without, because=paragraph((without.because, sentence)))


def _undecided(snapshot: Snapshot, focus: str, with_doubtful: Finding | None, without: Finding | None) -> Finding:
    """A finding that would be *with_doubtful* counting all that may have stood, and *without* leaving it out."""
    findings = [finding for finding in (with_doubtful, without) if finding]
    doubtful = sorted({id for finding in findings for id in _doubtful(snapshot, finding)}) or snapshot.uncertain
    sentences = [
        _TURNS_ON.format(day=day_in_words(snapshot.date), names=set_apart(_name(snapshot, id) for id in doubtful))
    ]
    sentences += [_WITH.format(because=with_doubtful.because)] if with_doubtful else []
    sentences += [_WITHOUT.format(because=without.because)] if without else []
    evidence = tuple(id for finding in findings for id in finding.evidence)
    fill = tuple(Fill(id=id, field="period", usually_in=_WHERE_DATED) for id in doubtful)
    return Finding(outcome="not_documented", focus=focus, because=paragraph(sentences), evidence=evidence, fill=fill)


def _doubtful(snapshot: Snapshot, finding: Finding) -> list[str]:
    """What the *finding* rests on, holders of seats included, that may or may not have stood."""
    facts = [snapshot.council.find(id) for id in finding.evidence]
    rests_on = {finding.focus, *finding.evidence, *(fact.holder for fact in facts if isinstance(fact, Seat))}
    return [id for id in snapshot.uncertain if id in rests_on]


def _name(snapshot: Snapshot, id: str) -> Text:
    """What readers call the entity with this id; a seat is called by who holds it and where."""
    fact = snapshot.council.find(id)
    if isinstance(fact, Seat):
        body = snapshot.council.body_of(id)
        return Text.same("{who} ({body})").format(who=both(lambda lang: snapshot.name(fact, lang)), body=body.name)
    return name_of(snapshot.council, id)


def _presumed_since(snapshot: Snapshot, finding: Finding) -> PartialDate | None:
    """The oldest of the last dates at which the presumed evidence of a *finding* is shown."""
    rests_on = {finding.focus, *finding.evidence} & set(snapshot.presumed)
    dates = (snapshot.council.last_shown(snapshot.council.find(id)) for id in rests_on)
    return min((date for date in dates if date), key=lambda date: date.last, default=None)
