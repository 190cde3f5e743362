"""Checking a council on a day: every rule that applies, its verdict and its reasons, gathered in a report.

A rule is asked up to three times: with everything that may have stood on the day, with only what did, and without
what was seen too long ago. A verdict that would change is *not documented*, and says what it turns on.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final

import attrs

from clsm._doors import VERSION
from clsm.ageing import PRESUME_FOR, Aged, PresumeFor, aged, without_aged
from clsm.changes import Add, Remove, Replace
from clsm.council import Council, Snapshot, as_snapshot, speaks_of_situations
from clsm.dates import PartialDate, Period, to_day
from clsm.entities.instances import Instance, Post, Seat
from clsm.entities.waivers import Waiver
from clsm.governance.books.catalogue import find_rulebook
from clsm.governance.books.catalogue import rulebooks as built_in
from clsm.governance.engine.fixing import name_of
from clsm.governance.engine.report import Report
from clsm.governance.engine.rules import Fill, Finding, Fix, FixKind, Outcome, Rule, Rulebook
from clsm.governance.engine.verdicts import Verdict
from clsm.governance.engine.words import country, day_in_words, since
from clsm.governance.reading.endings import has_ended
from clsm.governance.watching import Difference, Watched
from clsm.problems import Mismatch, Problem, nearest
from clsm.quantities import exact
from clsm.vocabulary import label
from clsm.words import Text, both, paragraph, set_apart


@exact
def check(
    snapshot: Snapshot,
    rulebooks: Iterable[str | Rulebook] | None = None,
    *,
    rules_on: str | datetime.date | None = None,
    presume_for: PresumeFor | None = PRESUME_FOR,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
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
    presume_for : PresumeFor or None
        How long seats, offices, bodies and texts without an end are presumed to go on after the last date at which
        a source shows them; a verdict that needs older ones is not documented, and says what it would be.
        ``None`` presumes them for good.
    select, ignore : iterable of str, optional
        Codes of the rules to ask, and of those to leave out: a whole code (``"FR-G1"``), or the beginning of
        several (``"FR-G"``). By default every rule is asked.

    A rule of one's own that raises, or answers what is no answer, gives the outcome ``error``; the others stand.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.
    clsm.problems.Mismatch
        If no rulebook has a given name, or no rule a given code (a :class:`ValueError`).

    Examples
    --------
    >>> from clsm.governance.books.examples import COUNCIL
    >>> report = check(COUNCIL.on("2025-01-15"))
    >>> report.conforms
    True
    >>> print(report.verdicts[0].message())
    Condition met. User representatives sit with health, social and medico-social professionals: ...
    >>> earlier = check(COUNCIL.on("2025-01-15"), ["fr-law"], rules_on="2015-06-01")
    >>> print(earlier.not_applicable[0].message())
    Not applicable. This text has applied since 28 January 2016; the rules used here are those of 1 June 2015.
    """
    snapshot = as_snapshot(snapshot)
    day = snapshot.date if rules_on is None else to_day(rules_on)
    versions, asked, known = asked_of(snapshot.council, rulebooks)
    rules = _chosen([rule.on(day) if rule.editions else rule for rule in asked], known, select, ignore)
    readings = Readings.of(snapshot.outside, presume_for)
    verdicts = (verdict for rule in rules for verdict in verdicts_of(rule, readings, day))
    return Report(
        snapshot=snapshot,
        rules_on=day,
        presume_for=presume_for,
        rulebook_versions=versions,
        problems=tuple(_unknown_waivers(snapshot, known)),
        verdicts=tuple(verdicts),
    )


def asked_of(council: Council, rulebooks: Iterable[str | Rulebook] | None) -> "_Asked":
    """The rules that *council* is asked, by default or by name."""
    if rulebooks is None:
        return _by_default(council.jurisdiction, council.kind)
    return _of(tuple(_books(rulebooks)))


_Asked = tuple[tuple[tuple[str, str], ...], tuple[Rule, ...], Mapping[str, str]]
"""The rulebooks with their versions, their rules, and every code that is known, by its small letters."""


def _of(books: tuple[Rulebook, ...]) -> _Asked:
    """What is asked of these *books*; a built-in one has the version of the library."""
    ours = {book.name for book in built_in()}
    versions = tuple((book.name, book.version or (VERSION if book.name in ours else "")) for book in books)
    known = {rule.code.lower(): rule.code for book in (*built_in(), *books) for rule in book.rules}
    return versions, tuple(rule for book in books for rule in book.rules), known


@cache
def _by_default(jurisdiction: str, kind: str) -> _Asked:
    """What is asked of a council of that country and *kind*: the built-in rules that are about it."""
    books = tuple(book for book in built_in() if book.is_about(kind))
    versions, rules, known = _of(books)
    asked = tuple(rule for rule in rules if rule.jurisdiction in (None, jurisdiction))
    names = {rule.rulebook for rule in asked}
    return tuple(pair for pair in versions if pair[0] in names), asked, known


def _books(rulebooks: Iterable[str | Rulebook]) -> Iterator[Rulebook]:
    if isinstance(rulebooks, str):
        raise Mismatch("rulebook-list", found=repr(rulebooks))
    return (find_rulebook(book) if isinstance(book, str) else book for book in rulebooks)


def _chosen(
    rules: list[Rule], known: Mapping[str, str], select: Iterable[str] | None, ignore: Iterable[str]
) -> list[Rule]:
    """Those of the *rules* that are asked for, and not left out."""
    asked, left_out = None if select is None else _as_codes(select), _as_codes(ignore)
    for wanted in (*(asked or ()), *left_out):
        if not any(_is_meant(code, wanted) for code in known):
            raise _no_such_code(wanted, known)
    return [
        rule
        for rule in rules
        if (asked is None or any(_is_meant(rule.code, wanted) for wanted in asked))
        and not any(_is_meant(rule.code, wanted) for wanted in left_out)
    ]


def _no_such_code(code: str, known: Mapping[str, str]) -> Mismatch:
    near = nearest(code.lower(), known)
    return Mismatch("rule-code", found=repr(code), example=next(iter(known.values())), near=near and known[near])


def _as_codes(codes: Iterable[str]) -> tuple[str, ...]:
    return (codes,) if isinstance(codes, str) else tuple(codes)


def _is_meant(code: str, wanted: str) -> bool:
    """Whether *wanted* is this *code* or the beginning of it; one that ends in a figure is a whole code."""
    code, wanted = code.lower(), wanted.lower()
    return code == wanted or (bool(wanted) and not wanted[-1].isdigit() and code.startswith(wanted))


def _unknown_waivers(snapshot: Snapshot, known: Mapping[str, str]) -> Iterator[Problem]:
    """The waivers of the council on codes that no rule has."""
    for waiver in sorted(snapshot.council.waivers, key=lambda waiver: waiver.id):
        if waiver.rule is not None and waiver.rule.lower() not in known:
            yield _no_such_code(waiver.rule, known).at(f"waivers/{waiver.id}/rule")


@attrs.frozen(kw_only=True)
class Readings:
    """The readings of one day for which a rule is asked: everything, what surely stood, and what was seen lately."""

    snapshot: Snapshot
    sure: Snapshot
    old: Aged
    fresh: Snapshot
    watched: Watched | None = attrs.field(init=False)
    doubtful: Difference = attrs.field(init=False)
    stale: Difference = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        is_one = self.sure is self.fresh is self.snapshot
        object.__setattr__(self, "watched", None if is_one else Watched.of(self.snapshot))
        doubtful = Difference.of(self.snapshot, self.sure)
        stale = doubtful if self.fresh is self.sure else Difference.of(self.snapshot, self.fresh)
        object.__setattr__(self, "doubtful", doubtful)
        object.__setattr__(self, "stale", stale)

    @classmethod
    def of(cls, snapshot: Snapshot, presume_for: PresumeFor | None) -> "Readings":
        """The readings of *snapshot*; two are one and the same where nothing lies between them."""
        sure = snapshot.without_uncertain() if snapshot.uncertain else snapshot
        old = aged(snapshot, presume_for)
        return cls(snapshot=snapshot, sure=sure, old=old, fresh=without_aged(sure, old) if old else sure)

    def findings_of(self, rule: Rule) -> "tuple[Findings, Findings, Findings]":
        """What *rule* says of each reading; it is not asked again where it read nothing that is another there."""
        if self.watched is None:
            findings = findings_of(rule, self.snapshot)
            return findings, findings, findings
        self.watched.forget()
        perhaps = findings_of(rule, self.watched)
        surely = perhaps if self.doubtful.spares(self.watched) else findings_of(rule, self.sure)
        # whether a record contradicts itself does not depend on how old it is
        if self.fresh is self.sure or rule.level == "arithmetic":
            return perhaps, surely, surely
        return perhaps, surely, perhaps if self.stale.spares(self.watched) else findings_of(rule, self.fresh)


def verdicts_of(rule: Rule, readings: Readings, day: datetime.date) -> Iterator[Verdict]:
    """The verdicts of *rule*, whose text is that of *day*, by focus."""
    snapshot = readings.snapshot
    try:
        if aside := set_aside(rule, snapshot, day):
            judged = [_Judgement(finding=aside, stale=False)]
        else:
            perhaps, surely, lately = readings.findings_of(rule)
            council = snapshot.council.id
            if perhaps is surely is _nothing_said(council):  # most rules, of a small council
                yield Verdict(
                    rule=rule, outcome="not_applicable", focus=council, path="", because=_NOTHING, evidence=()
                )
                return
            judged = list(_judged(readings, perhaps, surely, lately))
        for judgement in judged:
            _refuse_what_is_not_there(snapshot.council, judgement.finding)
        verdicts = tuple(_verdict(rule, readings, judgement) for judgement in judged)
    except Exception as error:  # whatever a rule does, the others stand
        verdicts = (_in_error(rule, snapshot.council, error),)
    yield from verdicts


def _verdict(rule: Rule, readings: Readings, judgement: "_Judgement") -> Verdict:
    snapshot, finding = readings.snapshot, judgement.finding
    verdict = Verdict(
        rule=rule,
        outcome=finding.outcome,
        focus=finding.focus,
        path="" if finding.focus == snapshot.council.id else snapshot.council.path(finding.focus),
        because=finding.because,
        evidence=finding.evidence,
        fixes=tuple(_fixes(rule, snapshot, finding)),
        fill=finding.fill if finding.outcome == "not_documented" else (),
        waiver=_waiver(rule, snapshot, finding),
        presumed_since=_presumed_since(snapshot, finding),
    )
    return _to_confirm(verdict, readings) if judgement.stale else verdict


_IN_ERROR: Final = Text(
    fr="La règle {code} du recueil « {rulebook} » n’a pas pu être appliquée ({error}). Les autres avis tiennent.",
    en="The rule {code} of the rulebook “{rulebook}” could not be applied ({error}). The other verdicts stand.",
)


def _in_error(rule: Rule, council: Council, error: Exception) -> Verdict:
    words = type(error).__name__ + (f": {error}" if str(error) else "")
    because = _IN_ERROR.format(code=rule.code, rulebook=rule.rulebook, error=words)
    return Verdict(
        rule=rule, outcome="error", focus=council.id, path="", because=because, evidence=(), error=words
    )  # fmt: skip


def _refuse_what_is_not_there(council: Council, finding: Finding) -> None:
    """Raise where a *finding* names an id or a field that the council does not have."""
    for id in (finding.focus, *finding.evidence):
        if id != council.id:
            council.find(id)
    for fill in (*finding.fill, *(it for fix in finding.first for it in fix.fill)):
        _refuse_unknown_fields(council, fill.id, [fill.field])
    for change in (*finding.fix, *(it for fix in finding.first for it in fix)):
        if isinstance(change, Replace):
            _refuse_unknown_fields(council, change.id, [name for name, _ in change.fields])
        elif isinstance(change, Remove):
            council.find(change.id)
        elif isinstance(change, Add) and change.to is not None:
            council.find(change.to)


def _refuse_unknown_fields(council: Council, id: str, fields: Iterable[str]) -> None:
    fact = council if id == council.id else council.find(id)
    for field in fields:
        if not hasattr(fact, field):
            raise AttributeError(f"{id!r} has no field {field!r}")


# ---------------------------------------------------------------- what would keep a rule

_RESTATED: Final = {
    "frequency": "meetings", "openings": "held", "procedure": "meetings", "limits": "seats", "colleges": "seats",
    "seats_at_least": "seats", "seats_at_most": "seats", "at_least": "seats", "at_most": "seats", "share": "seats",
    "offices": "posts",
}  # fmt: skip
"""What a council promises in writing, and the facts that may show that it was kept after all."""

_RECORDS: Final = Text(fr="les comptes rendus et les listes du conseil", en="the minutes and the lists of the council")


def _fixes(rule: Rule, snapshot: Snapshot, finding: Finding) -> Iterator[Fix]:
    """What would keep the rule: what is to find and write down, what to decide, a promise to rewrite last."""
    if finding.outcome == "not_documented" and finding.fill:
        yield Fix(kind="record", fill=finding.fill)
    last = finding.fix if isinstance(finding.fix, Fix) else Fix(finding.fix, _kind(rule, finding.fix), snapshot.date)
    if last.kind == "restate" and last and not finding.first:
        yield Fix(kind="record", fill=tuple(_what_may_show_it(snapshot.council, last)))
    if has_ended(snapshot):  # nothing is left to decide
        return
    given = (*sorted(finding.first, key=lambda fix: fix.kind == "restate"), *((last,) if last else ()))
    yield from (fix for fix in given if not (fix.kind == "act" and _elected_hear_situations(snapshot.council, fix)))


def _elected_hear_situations(council: Council, fix: Fix) -> bool:
    """Whether a *fix* brings an elected official into a body in which people are spoken of one by one."""
    for change in fix:
        if isinstance(change, Add) and isinstance(place := change.entity, Seat | Post):
            body = change.to if isinstance(place, Seat) else place.body
            college = council.find(place.college) if isinstance(place, Seat) and place.college else None
            pillars = place.pillars or (college.pillars if college else None) or frozenset()
            if body and "elected" in pillars and speaks_of_situations(council.find(body)):
                return True
    return False


def _kind(rule: Rule, changes: Iterable[Add | Remove | Replace]) -> FixKind:
    """The kind of these *changes*: a record that contradicts itself is put right, a promise is written anew."""
    if rule.level == "arithmetic":
        return "record"
    fields = {name for change in changes if isinstance(change, Replace) for name, _ in change.fields}
    return "restate" if rule.level == "local" and not fields.isdisjoint(_RESTATED) else "act"


def _what_may_show_it(council: Council, restated: Fix) -> Iterator[Fill]:
    for change in restated:
        if isinstance(change, Replace):
            fact = council.find(change.id)
            owner = council.body_of(change.id) if "/colleges/" in council.path(change.id) else fact
            names = dict.fromkeys(_RESTATED[name] for name, _ in change.fields if name in _RESTATED)
            for name in names:
                if name == "posts":
                    yield Fill(id=council.id, field="posts", usually_in=_RECORDS)
                else:
                    field = name if hasattr(owner, name) else "held"
                    yield Fill(id=owner.id, field=field, usually_in=_RECORDS)


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


_BEFORE: Final = Text(
    fr="Le conseil n’existait pas encore au {day} : rien n’est jugé.",
    en="The council did not exist yet on {day}: nothing is judged.",
)
_AFTER: Final = Text(
    fr="Le conseil n’existait plus au {day} : rien n’est jugé.",
    en="The council had come to an end by {day}: nothing is judged.",
)


def set_aside(rule: Rule, snapshot: Snapshot, day: datetime.date) -> Finding | None:
    """What is said of *rule* without asking it, because it is of another place or time; else ``None``."""
    council = snapshot.council
    begins, ends = rule.first_day, rule.applies_until
    if rule.jurisdiction not in (None, council.jurisdiction):
        sentence = _ELSEWHERE.format(country=country(rule.jurisdiction))
    elif begins and day < begins:
        sentence = _NOT_YET.format(since=since(PartialDate.of(begins)), day=day_in_words(day))
    elif ends and day > ends.last:
        sentence = _NO_LONGER.format(until=both(ends.say), day=day_in_words(day))
    elif council.period.contains(snapshot.date) is False:
        start = council.period.start
        before = start is not None and snapshot.date < start.first
        sentence = (_BEFORE if before else _AFTER).format(day=day_in_words(snapshot.date))
    else:
        return None
    return Finding(outcome="not_applicable", focus=council.id, because=sentence)


# ---------------------------------------------------------------- what was seen too long ago


def _to_confirm(verdict: Verdict, readings: Readings) -> Verdict:
    """The *verdict* as not documented, with what the last known facts say, since when, and what would settle it."""
    council, old = readings.snapshot.council, readings.old
    needed = _needed(verdict, readings)
    fill = dict.fromkeys(Fill(id=id, field="as_of", usually_in=_WHERE_DATED) for id in needed)
    shown = (old.facts.get(id) or old.lists[id] for id in needed)
    confirm = Fix(kind="record", fill=tuple(_by_list(council, fill)))
    return attrs.evolve(
        verdict,
        outcome="not_documented",
        would_be=verdict.outcome,
        last_seen=min(shown, key=lambda date: date.last),
        fill=confirm.fill,
        fixes=(confirm, *verdict.fixes),
    )


def _needed(verdict: Verdict, readings: Readings) -> list[str]:
    """What the *verdict* needs of what was seen too long ago; all of it where the evidence names nothing."""
    council, old = readings.snapshot.council, readings.old
    aged = {**old.facts, **old.lists}
    ids = {verdict.focus, *verdict.evidence}
    bodies = {council.body_of(id).id for id in ids if id != council.id and isinstance(council.find(id), Seat)}
    return sorted((ids | bodies) & set(aged)) or sorted(aged)


def _by_list(council: Council, fill: Iterable[Fill]) -> Iterator[Fill]:
    """The questions on the seats of one body as one question on its list."""
    blanks = dict[str, Fill]()
    for blank in fill:
        fact = council.find(blank.id)
        owner = council.body_of(blank.id).id if isinstance(fact, Seat) else blank.id
        blanks.setdefault(owner, attrs.evolve(blank, id=owner))
    yield from blanks.values()


# ---------------------------------------------------------------- what the verdict rests on

_NOTHING: Final = Text(
    fr="Rien de ce qui est documenté n’est concerné par cette règle.",
    en="Nothing that is documented is concerned by this rule.",
)
_TURNS_ON: Final = Text(
    fr="Les sources ne disent pas si ceci valait au {day}, et la réponse en dépend : {names}.",
    en="The sources do not say whether this stood on {day}, and the answer depends on it: {names}.",
)
_NEITHER: Final = Text(
    fr="Les sources ne disent pas non plus si ceci valait au {day} : {names}.",
    en="Nor do the sources say whether this stood on {day}: {names}.",
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


@attrs.frozen(kw_only=True)
class _Judgement:
    """What a rule says of one focus, and whether it would say the same without what was seen too long ago."""

    finding: Finding
    stale: bool


def _judged(readings: Readings, perhaps: "Findings", surely: "Findings", lately: "Findings") -> Iterator[_Judgement]:
    """The findings of a rule, by focus; those that turn on something uncertain are not documented."""
    snapshot = readings.snapshot
    for focus, with_doubtful, without in side_by_side(perhaps, surely):
        if with_doubtful and without and with_doubtful.outcome == without.outcome:
            finding = without if readings.sure is snapshot else _left_out(snapshot, with_doubtful, without)
            last = lately.get(focus)
            known = finding.outcome in ("pass", "fail")
            yield _Judgement(finding=finding, stale=known and (last is None or last.outcome != finding.outcome))
        else:
            yield _Judgement(finding=_undecided(snapshot, focus, with_doubtful, without), stale=False)


Findings = Mapping[str, Finding]
"""What a rule says, by focus."""


def side_by_side(perhaps: Findings, surely: Findings) -> Iterator[tuple[str, Finding | None, Finding | None]]:
    """By focus, what is said counting all that may have stood, and what leaving it out."""
    for focus in sorted({*perhaps, *surely}):
        with_doubtful, without = perhaps.get(focus), surely.get(focus)
        if with_doubtful or (without and without.outcome != "not_applicable"):
            yield focus, with_doubtful, without


def outcomes_of(rule: Rule, perhaps: Findings, surely: Findings) -> dict[tuple[str, str], Outcome]:
    """The outcome for each focus, as :func:`check` has it where nothing ages."""
    return {
        (rule.code, focus): one.outcome if one and other and one.outcome == other.outcome else "not_documented"
        for focus, one, other in side_by_side(perhaps, surely)
    }


def findings_of(rule: Rule, snapshot: Snapshot) -> Findings:
    """What *rule* says of *snapshot*, by focus; of the council where it says nothing."""
    findings = dict[str, Finding]()
    for finding in rule.function(snapshot):
        if not isinstance(finding, Finding):
            raise TypeError(f"a rule yields findings, not {finding!r}")
        if finding.focus in findings:
            raise ValueError(f"rule {rule.code} speaks twice of {finding.focus!r}: it gives one finding for each focus")
        findings[finding.focus] = finding
    return findings or _nothing_said(snapshot.council.id)


@lru_cache(maxsize=16)
def _nothing_said(council: str) -> Findings:
    return MappingProxyType({council: Finding(outcome="not_applicable", focus=council, because=_NOTHING)})


def _left_out(snapshot: Snapshot, with_doubtful: Finding, without: Finding) -> Finding:
    """The finding *without* what is doubtful, with a word on what was left out where it is not a pass."""
    if without.outcome == "pass":
        return without
    counted = set(_doubtful(snapshot, without))
    dropped = (id for id in _doubtful(snapshot, with_doubtful) if id not in counted)
    doubtful = _without_what_follows(snapshot.council, dropped)
    if not doubtful:
        return without
    sentence = _NOT_COUNTED.format(
        day=day_in_words(snapshot.date), names=set_apart(_name(snapshot, id) for id in doubtful)
    )
    return attrs.evolve(without, because=paragraph((without.because, sentence)))


def _undecided(snapshot: Snapshot, focus: str, with_doubtful: Finding | None, without: Finding | None) -> Finding:
    """A finding that would be *with_doubtful* counting all that may have stood, and *without* leaving it out."""
    findings = [finding for finding in (with_doubtful, without) if finding]
    named = sorted({id for finding in findings for id in _doubtful(snapshot, finding)}) or snapshot.uncertain
    doubtful = _without_what_follows(snapshot.council, named)
    fields = {id: "as_of" if _is_undated_body(snapshot.council, id) else "period" for id in doubtful}
    fill = tuple(Fill(id=id, field=field, usually_in=_WHERE_DATED) for id, field in fields.items())
    told = {"day": day_in_words(snapshot.date), "names": set_apart(_name(snapshot, id) for id in doubtful)}
    if with_doubtful and with_doubtful.outcome == "not_documented" and without is None:
        # whatever the day says, the question stays
        because = paragraph((with_doubtful.because, _NEITHER.format(**told)))
        return attrs.evolve(with_doubtful, because=because, fill=(*with_doubtful.fill, *fill))
    sentences = [_TURNS_ON.format(**told)]
    sentences += [_WITH.format(because=with_doubtful.because)] if with_doubtful else []
    sentences += [_WITHOUT.format(because=without.because)] if without else []
    evidence = tuple(id for finding in findings for id in finding.evidence)
    return Finding(outcome="not_documented", focus=focus, because=paragraph(sentences), evidence=evidence, fill=fill)


def _is_undated_body(council: Council, id: str) -> bool:
    fact = council.find(id)
    return isinstance(fact, Instance) and fact.period == Period() and council.last_shown(fact) is None


def _without_what_follows(council: Council, ids: Iterable[str]) -> list[str]:
    """Those of the *ids* that one has to date: a date on a body is one on its seats, and a seat shows its holder."""
    doubtful = [council.find(id) for id in ids]
    seats = [fact for fact in doubtful if isinstance(fact, Seat)]
    asked = [_what_dates(council, fact) for fact in doubtful]
    theirs = (seat for id in dict.fromkeys(asked) if _is_undated_body(council, id) for seat in council.find(id).seats)
    holders = {seat.holder for seat in (*seats, *theirs)}
    return sorted({id for id in asked if id not in holders})


def _what_dates(council: Council, fact: Any) -> str:
    """The id of what one dates in order to date *fact*: the body of a seat, where neither has any date."""
    if isinstance(fact, Seat) and fact.period == Period() and _is_undated_body(council, council.body_of(fact.id).id):
        return council.body_of(fact.id).id
    return str(fact.id)


def _doubtful(snapshot: Snapshot, finding: Finding) -> list[str]:
    """What the *finding* rests on, holders of seats included, that may or may not have stood."""
    if not finding.evidence and finding.focus == snapshot.council.id:
        return []
    facts = [snapshot.council.find(id) for id in finding.evidence]
    rests_on = {finding.focus, *finding.evidence, *(fact.holder for fact in facts if isinstance(fact, Seat))}
    return [id for id in snapshot.uncertain if id in rests_on]


def _name(snapshot: Snapshot, id: str) -> Text:
    """What readers call the entity with this id; a seat is called by who holds it and where."""
    fact = snapshot.council.find(id)
    if isinstance(fact, Seat):
        body = snapshot.council.body_of(id)
        return Text.same("{who} ({body})").format(who=both(lambda lang: snapshot.name(fact, lang)), body=body.name)
    if isinstance(fact, Post) and fact.holder and not fact.label:
        function = both(lambda lang: label("post_functions", fact.function, lang=lang, terms=snapshot.council.terms))
        return Text.same("{who} ({function})").format(who=name_of(snapshot.council, id), function=function)
    return name_of(snapshot.council, id)


def _presumed_since(snapshot: Snapshot, finding: Finding) -> PartialDate | None:
    """The oldest of the last dates at which the presumed evidence of a *finding* is shown."""
    rests_on = {finding.focus, *finding.evidence} & set(snapshot.presumed)
    dates = (snapshot.council.last_shown(snapshot.council.find(id)) for id in rests_on)
    return min((date for date in dates if date), key=lambda date: date.last, default=None)
