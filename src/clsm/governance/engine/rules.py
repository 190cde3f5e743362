"""What a rule is: dated data with its sources, and one small function that looks at a council.

A rule says what a text expects, how strongly, from when, where, and why it matters. Its two
examples are its tests, its :meth:`Rule.card` is its page. Rules come in rulebooks, one for each
text or author of texts. Where a text was rewritten, one code has several dated editions.
"""

import datetime
import importlib
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final, Literal, final

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.council import Council, Snapshot
from clsm.dates import PartialDate, Period, to_day
from clsm.entities.references import Reference
from clsm.fields import one_of, tuple_of
from clsm.governance.texts.readings import reading_of
from clsm.problems import Mismatch, type_name
from clsm.words import Lang, Text

Outcome = Literal["pass", "fail", "not_documented", "not_applicable", "error"]
ANSWERS: Final = ("pass", "fail", "not_documented", "not_applicable")
"""What a rule may answer; that it could not be applied is an outcome that no rule gives itself."""

Change = Add | Remove | Replace
FixKind = Literal["act", "record", "restate"]
Strength = Literal["must", "expected", "recommended"]
Level = Literal["law", "decree", "instruction", "referential", "guide", "funder", "local", "arithmetic"]

STRENGTHS: Final = {
    "must": Text(fr="obligatoire", en="must"),
    "expected": Text(fr="attendu", en="expected"),
    "recommended": Text(fr="recommandé", en="recommended"),
}
"""How strongly a rule asks, the strongest first, in words."""

_ASKED: Final = Text(fr="condition", en="condition")
"""How strongly one asks that binds only whoever wishes what it opens."""

LEVELS: Final = {
    "law": Text(fr="loi", en="law"),
    "decree": Text(fr="décret", en="decree"),
    "instruction": Text(fr="instruction à l’administration", en="instruction to the administration"),
    "referential": Text(fr="référentiel national", en="national reference framework"),
    "guide": Text(fr="guide", en="guidance"),
    "funder": Text(fr="condition d’un financeur", en="a funder's condition"),
    "local": Text(fr="parole du conseil lui-même", en="the council's own word"),
    "arithmetic": Text(fr="cohérence du dossier", en="coherence of the record"),
}
"""What kind of text a rule comes from, in words."""


def _changes(_instance: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    wrong = [it for it in value if not isinstance(it, Change)] if isinstance(value, tuple) else [value]
    if wrong:
        wanted = "Add, Replace, Remove"
        raise Mismatch("python-type", found=type_name(type(wrong[0])), wanted=wanted, field=attribute.name)


def _each_once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


@final
@attrs.frozen(kw_only=True)
class Fill:
    """What would settle a question: the ``field`` of the entity ``id`` to fill in, and where that usually stands.

    ``id`` is the council's own for a field of the council, or for a collection to which something is added.
    """

    id: str
    field: str
    usually_in: Text = attrs.field(validator=attrs.validators.instance_of(Text))


@final
class Fix(tuple[Change, ...]):
    """The changes after which a rule no longer fails, and what kind of thing they are.

    ``kind`` is *act*: something to decide, which changes no record of what was; *record*: something to find and
    write down, whose blanks are ``fill``; *restate*: a promise to write anew, if the council wishes. ``day`` is the
    one on which the changes were drawn up. Where an act names that day it stands for the one on which it will be
    decided: :meth:`once_done` puts another in its place.

    >>> from clsm import Replace
    >>> from clsm.governance.books.examples import COUNCIL
    >>> fix = Fix([Replace("committee", composition="partial")], kind="record")
    >>> fix.once_done(COUNCIL).find("committee").composition
    'partial'
    """

    kind: FixKind
    day: datetime.date | None
    fill: tuple[Fill, ...]

    def __new__(
        cls,
        changes: Iterable[Change] = (),
        kind: FixKind = "act",
        day: datetime.date | None = None,
        fill: tuple[Fill, ...] = (),
    ) -> "Fix":
        """Make the fix of these *changes*."""
        made = super().__new__(cls, changes)
        made.kind, made.day, made.fill = kind, day, fill
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Fix, (tuple(self), self.kind, self.day, self.fill)

    def once_done(self, council: Council, on: str | datetime.date | None = None) -> Council:
        """*council* with the changes made; an act is decided *on* a day, by default the one it was drawn up for."""
        if on is None or self.day is None or self.kind != "act":
            return council.apply(*self)
        return council.apply(*(_decided_on(change, self.day, to_day(on)) for change in self))


def _decided_on(change: Change, drawn: datetime.date, day: datetime.date) -> Change:
    """The *change* with *day* for the day on which it was drawn up, and with its eve for that day's."""
    eve = datetime.timedelta(1)
    moved = {PartialDate.of(drawn): PartialDate.of(day), PartialDate.of(drawn - eve): PartialDate.of(day - eve)}

    def dated(value: Any) -> Any:
        if isinstance(value, Period):
            return attrs.evolve(value, start=dated(value.start), end=dated(value.end))
        return moved.get(value, value) if isinstance(value, PartialDate) else value

    if isinstance(change, Replace):
        return Replace(change.id, **{name: dated(value) for name, value in change.fields})
    if isinstance(change, Remove):
        return change
    times = {name: dated(getattr(change.entity, name)) for name in ("period", "date") if hasattr(change.entity, name)}
    called = getattr(change.entity, "called", None)
    if called is not None and called.precision == "day":
        # so many days, as the difference of two days of the calendar would be added in months
        times["called"] = PartialDate.of(called.first + datetime.timedelta((day - drawn).days))
    return attrs.evolve(change, entity=attrs.evolve(change.entity, **times))


@final
@attrs.frozen(kw_only=True)
class Finding:
    """What a rule says of one thing: a body, or the council as a whole.

    ``focus`` is the id of that thing, the council's own id for the council. ``because`` is the
    sentence that explains. ``evidence`` holds the ids of the seats, bodies and meetings on which the
    answer rests. ``fix`` is the smallest change after which a rule that fails does so no longer,
    empty where no change is clearly the smallest; a plain tuple of changes becomes a :class:`Fix` of the kind that
    its rule suggests. ``first`` are other fixes, to be thought of before it. ``fill`` says, of what is not
    documented, which fields would settle it.
    """

    outcome: Outcome = attrs.field(validator=one_of(ANSWERS))
    focus: str
    because: Text = attrs.field(validator=attrs.validators.instance_of(Text))
    evidence: tuple[str, ...] = attrs.field(default=(), converter=_each_once)
    fix: tuple[Change, ...] = attrs.field(default=(), validator=_changes)
    first: tuple[Fix, ...] = attrs.field(default=(), validator=tuple_of(Fix))
    fill: tuple[Fill, ...] = attrs.field(default=(), validator=tuple_of(Fill))


Judge = Callable[[Snapshot], Iterable[Finding]]
"""The function of a rule, which looks at a council on a day and says what it finds."""


@final
@attrs.frozen(kw_only=True)
class Example:
    """A council that keeps a rule, or departs from it: a base council and what is changed in it."""

    words: Text = attrs.field(validator=attrs.validators.instance_of(Text))
    council: Council = attrs.field(repr=lambda council: f"<Council {council.id}>")
    changes: tuple[Add | Replace | Remove, ...] = ()
    day: datetime.date = attrs.field(converter=to_day)

    def snapshot(self) -> Snapshot:
        """The changed council on the day of the example."""
        return self.council.apply(*self.changes).on(self.day)


Illustration = Example | Callable[[], Example] | None
"""The example of a rule, or what makes it when it is first asked for: a check reads none."""


@cache
def _made(example: Callable[[], Example]) -> Example:
    return example()


def _at_least_one(_instance: object, attribute: "attrs.Attribute[Any]", value: tuple[Any, ...]) -> None:
    if not value:
        raise Mismatch("rule-without-reference", field=attribute.name)


@final
@attrs.frozen(kw_only=True)
class Edition:
    """How a rule was before its text was rewritten: until when, and what of it was another.

    What is ``None`` was as it is in the rule; ``applies_from=None`` means that this was its first text, undated.
    """

    applies_from: PartialDate | None = None
    applies_until: PartialDate = attrs.field(validator=attrs.validators.instance_of(PartialDate))
    name: Text | None = None
    what: Text | None = None
    why: Text | None = None
    strength: Strength | None = None
    level: Level | None = None
    sources: tuple[Reference, ...] | None = None
    function: "Judge | None" = None

    def of(self, rule: "Rule") -> "Rule":
        """The *rule* as it was."""
        other = {field.name: getattr(self, field.name) for field in attrs.fields(Edition)}
        other = {name: value for name, value in other.items() if value is not None}
        return attrs.evolve(rule, **other | {"applies_from": self.applies_from, "newest": rule.newest or rule})


@final
@attrs.frozen(kw_only=True)
class Rule:
    """One thing that a text expects of a council. Made by :func:`rule`, held by a :class:`Rulebook`.

    ``code`` is stable and never used again. ``strength`` is ``must``, ``expected`` or
    ``recommended``; ``level`` is the kind of text: ``law``, ``decree``, ``instruction``,
    ``referential``, ``guide``, ``funder``, ``local`` or ``arithmetic``. ``applies_from=None`` means that the text
    has no date, as a guide on a web page that is rewritten from time to time: it serves as a
    benchmark on any day. A text of which only the year or the month is known applies from the first day
    after it, see :attr:`first_day`. ``jurisdiction``
    is the country whose councils it is about, ``None`` for any. ``of_council``: it asks something of the council
    itself; a rule on an act of others (the agency's project, the parties' contract) is told beside the report and
    never counts in what the council conforms to. ``condition``: it binds whoever wishes what it opens, to be
    associated with a project for one; a funder's rule always is one, see :attr:`is_condition`. ``what``, ``why``,
    ``limits`` (what it cannot see) and the two examples are ``None`` only in a rule of one's own. ``editions`` are
    what it was before, the oldest first: see :meth:`on`. ``newest`` is the rule of which this one is an earlier
    edition. Dates in the wrong order raise :class:`~clsm.problems.Mismatch`.
    """

    code: str
    rulebook: str = ""
    name: Text = attrs.field(repr=False, validator=attrs.validators.instance_of(Text))
    what: Text | None = attrs.field(default=None, repr=False)
    why: Text | None = attrs.field(default=None, repr=False)
    limits: Text | None = attrs.field(default=None, repr=False)
    strength: Strength = attrs.field(repr=False, validator=one_of(STRENGTHS))
    level: Level = attrs.field(repr=False, validator=one_of(LEVELS))
    sources: tuple[Reference, ...] = attrs.field(repr=False, validator=[tuple_of(Reference), _at_least_one])
    applies_from: PartialDate | None = attrs.field(default=None, repr=False)
    applies_until: PartialDate | None = attrs.field(default=None, repr=False)
    jurisdiction: str | None = attrs.field(default=None, repr=False)
    of_council: bool = attrs.field(default=True, repr=False)
    condition: bool = attrs.field(default=False, repr=False)
    _keeps: Illustration = attrs.field(default=None, repr=False)
    _breaks: Illustration = attrs.field(default=None, repr=False)
    editions: tuple[Edition, ...] = attrs.field(default=(), repr=False, validator=tuple_of(Edition))
    newest: "Rule | None" = attrs.field(default=None, repr=False, eq=False)
    function: Judge = attrs.field(repr=False)

    def __attrs_post_init__(self) -> None:
        if self.newest is None:
            self._check_dates()
        elif self.applies_from and self.applies_until and self.applies_until.last < self.applies_from.first:
            raise Mismatch("end-before-start", end=self.applies_until, start=self.applies_from, field="applies_until")

    def _check_dates(self) -> None:
        before: PartialDate | None = None
        texts: tuple[Edition | Rule, ...] = (*self.editions, self)
        for edition in texts:
            start, end = edition.applies_from, edition.applies_until
            if before and (start is None or start.last < before.last):
                raise Mismatch("end-before-start", end=start or before, start=before, field="editions")
            if start and end and end.last < start.first:
                raise Mismatch("end-before-start", end=end, start=start, field="applies_until")
            before = end

    def on(self, day: str | datetime.date) -> "Rule":
        """The edition of the rule that applies on *day*; before the first it is the first, after the last the last.

        >>> from clsm.governance import find_rule
        >>> find_rule("FR-L1").on("2020-01-01") == find_rule("FR-L1")
        True
        """
        asked = to_day(day)
        for edition in self.editions:
            if asked <= edition.applies_until.last:
                return edition.of(self)
        return self

    @property
    def strength_in_words(self) -> Text:
        """How strongly it asks; *must* is said of law and of the council's own word only, and of no condition."""
        return _ASKED if self.is_condition else STRENGTHS[self.strength]

    @property
    def is_condition(self) -> bool:
        """Whether it asks for what one needs in order to be associated or paid, and binds nobody else."""
        return self.condition or self.level == "funder"

    @property
    def keeps(self) -> Example | None:
        """A council that keeps the rule."""
        return _made(self._keeps) if callable(self._keeps) else self._keeps

    @property
    def breaks(self) -> Example | None:
        """A council that departs from it."""
        return _made(self._breaks) if callable(self._breaks) else self._breaks

    @property
    def first_day(self) -> datetime.date | None:
        """The first day on which the text is surely known to have applied; ``None`` for an undated one.

        >>> from clsm.governance import find_rule
        >>> rule = find_rule("FR-G1")
        >>> str(rule.applies_from), str(rule.first_day)
        ('2024', '2025-01-01')
        """
        if self.applies_from is None or self.applies_from.precision == "day":
            return self.applies_from and self.applies_from.first
        return self.applies_from.last + datetime.timedelta(days=1)

    def card(self, lang: Lang = "en") -> str:
        """The rule's page, as Markdown."""
        from clsm.governance.engine.cards import card_of  # a check shows no page

        return card_of(self).say(lang)

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """All that its page says, as plain values that JSON can hold; of a rule of one's own, ``None`` where empty."""
        dated = [*(edition.of(self) for edition in self.editions), self] if self.editions else []
        return {
            "code": self.code,
            "rulebook": self.rulebook,
            "name": self.name.say(lang),
            "what": self.what.say(lang) if self.what else None,
            "why": self.why.say(lang) if self.why else None,
            "strength": self.strength,
            "level": self.level,
            "of_council": self.of_council,
            "condition": self.is_condition,
            "jurisdiction": self.jurisdiction,
            "applies_from": str(self.applies_from) if self.applies_from else None,
            "first_day": self.first_day.isoformat() if self.first_day else None,
            "applies_until": str(self.applies_until) if self.applies_until else None,
            "keeps": self.keeps.words.say(lang) if self.keeps else None,
            "breaks": self.breaks.words.say(lang) if self.breaks else None,
            "limits": self.limits.say(lang) if self.limits else None,
            **reading_of(self.code).to_dict(lang),
            "sources": [_reference(source, lang) for source in self.sources],
            "editions": [attrs.evolve(text, editions=()).to_dict(lang) for text in dated],
        }

    def __reduce__(self) -> tuple[Any, ...]:
        # the decorated name now means the rule, so that a pickle cannot find the function under it
        function = (self.newest or self).function
        until = self.applies_until if self.newest else None
        return _rule_of, (function.__module__, function.__qualname__, self.rulebook, until)


def _reference(source: Reference, lang: Lang) -> dict[str, str | None]:
    return {
        "title": source.title.say(lang),
        "publisher": source.publisher,
        "published": str(source.published) if source.published else None,
        "url": source.url,
        "note": source.note.say(lang) if source.note else None,
    }


def _rule_of(module: str, name: str, rulebook: str, until: PartialDate | None) -> Rule:
    made: Rule = attrs.evolve(getattr(importlib.import_module(module), name), rulebook=rulebook)
    return made if until is None else made.on(until.last)


def rule(
    *,
    code: str,
    name: Text,
    strength: Strength,
    level: Level,
    sources: tuple[Reference, ...],
    what: Text | None = None,
    why: Text | None = None,
    limits: Text | None = None,
    keeps: Illustration = None,
    breaks: Illustration = None,
    applies_from: PartialDate | None = None,
    applies_until: PartialDate | None = None,
    jurisdiction: str | None = None,
    editions: tuple[Edition, ...] = (),
    of_council: bool = True,
    condition: bool = False,
) -> Callable[[Judge], Rule]:
    """Make a :class:`Rule` of the function that follows, which takes a Snapshot and yields findings.

    The arguments are the fields of :class:`Rule`; the rules that come with the library have them
    all. An example may be given as a function that makes it, so that no import waits for it. The function that
    follows speaks of each thing once, and
    yields nothing where there is nothing that the rule is about.

    Examples
    --------
    >>> from clsm import Reference, Text
    >>> charter = Reference(id="charter", title=Text(fr="Notre charte", en="Our charter"))
    >>> @rule(
    ...     code="OUR-1",
    ...     name=Text(fr="Un bureau", en="A bureau"),
    ...     strength="recommended",
    ...     level="local",
    ...     sources=(charter,),
    ... )
    ... def has_a_bureau(today):
    ...     bureaus = [body.id for body in today.instances if body.kind == "bureau"]
    ...     sentence = Text(fr="Le bureau est documenté.", en="The bureau is documented.")
    ...     if bureaus:
    ...         yield Finding(outcome="pass", focus=bureaus[0], because=sentence)
    >>> Rulebook(name="ours", title=Text(fr="Les nôtres", en="Ours"), rules=(has_a_bureau,)).rules
    (Rule(code='OUR-1', rulebook='ours'),)
    """

    def made(function: Judge) -> Rule:
        return Rule(
            code=code, name=name, what=what, why=why, limits=limits, strength=strength, level=level, sources=sources,
            applies_from=applies_from, applies_until=applies_until, jurisdiction=jurisdiction, of_council=of_council,
            condition=condition, keeps=keeps, breaks=breaks, editions=editions, function=function,
        )  # fmt: skip

    return made


@final
@attrs.frozen(kw_only=True)
class Rulebook:
    """Rules that belong together. Its rules know its name; two with one code are refused.

    ``council_kinds`` are the kinds of council that its texts are about, terms of the list ``council_kinds``;
    ``None`` for any. A council whose kind is not documented is read with all of them, and whoever names a
    rulebook has it for any council. ``version`` is written in every report; that of a built-in rulebook is the
    library's.
    """

    name: str
    title: Text = attrs.field(validator=attrs.validators.instance_of(Text))
    rules: tuple[Rule, ...] = attrs.field(validator=tuple_of(Rule))
    council_kinds: frozenset[str] | None = None
    version: str = ""

    def is_about(self, kind: str) -> bool:
        """Whether its texts are about councils of that *kind*, as far as that is known."""
        return self.council_kinds is None or kind in self.council_kinds or kind == "not_documented"

    def __attrs_post_init__(self) -> None:
        codes = [rule.code for rule in self.rules]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise Mismatch("repeated-rule-code", codes=", ".join(twice), field="rules")
        object.__setattr__(self, "rules", tuple(attrs.evolve(rule, rulebook=self.name) for rule in self.rules))
