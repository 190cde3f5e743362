"""The council, which owns everything that is known of it, and its state on one day.

A :class:`Council` holds all of its history. What is asked of it is asked of a
:class:`Snapshot`, ``council.on(day)``: who sat, which bodies met, what was documented then.
"""

import bisect
import datetime
import importlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import chain, islice, starmap
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Protocol, cast, final, get_origin

import attrs

from clsm.cards import Card, Shown
from clsm.dates import Day, Frequency, PartialDate, Period, Standing, WeeklyOpening, say_day, standing, to_day
from clsm.entities.actors import Actor
from clsm.entities.agreements import Agreement
from clsm.entities.colleges import College
from clsm.entities.events import Event
from clsm.entities.funding import Budget, Contribution
from clsm.entities.indicators import Indicator
from clsm.entities.instances import Instance, Meeting, Post, Seat, derived_id, has_derived_id, is_numbered
from clsm.entities.members import Membership, Plan
from clsm.entities.objectives import Axis, Difficulty, Objective, Priority, Statement
from clsm.entities.references import Reference, reference_id
from clsm.entities.territories import Territory
from clsm.entities.ties import Survey, Tie
from clsm.entities.waivers import Waiver
from clsm.fields import IN_LIST, REFERS_TO, as_identifier, frozen, in_list, kinds_in, refers_to, slug, tuple_of
from clsm.problems import CouncilError, Mismatch, Problem, nearest
from clsm.programs import Program
from clsm.quantities import Threshold
from clsm.tables import Row
from clsm.vocabulary import INSTANCE_KINDS, LISTS, Term, default_pillars, label
from clsm.words import Lang, Plural, Text, both, listed
from clsm.words.entity_words import BODIES, one_of_collections
from clsm.words.joining import NEAR

if TYPE_CHECKING:
    from pandas import DataFrame

COLLECTIONS: Final = (
    "references", "territories", "actors", "objectives", "priorities", "axes", "instances", "posts", "agreements",
    "contributions", "budgets", "programs", "events", "indicators", "surveys", "ties", "difficulties", "statements",
    "waivers",
)  # fmt: skip
"""The collections of a council whose members have an id, in the order of its file."""

NESTED: Final = ("seats", "meetings", "colleges")
"""The collections of a body whose members have an id."""

_NATURAL_KEYS: Final = {
    "populations": "year",
    "history": "kind",
    "recognitions": "label",
    "targets": "population",
    "payers": "actor",
    "readings": "value",
    "attendance": "seat",
    "votes": "seat",
    "decisions": "title",
    "agenda": "title",
    "follow_up": "date",
    "quorum_steps": "up_to",
    "majorities": "about",
    "requests": "what",
    "absences": "months",
    "left_open": "about",
    "ratings": "on",
    "resources": "kind",
    "payments": "payer",
    "lines": "name",
    "places": "pillar",
    "tallies": "what",
    "progress": "name",
    "sessions": "date",
    "stock": "kind",
    "showings": "name",
    "data": "name",
    "closures": "start",
    "members": "actor",
    "limits": "per",
    "shared": "council",
    "signatures": "party",
    "offices": "functions",
    "observations": "date",
}


_FEW_DAYS, _MOST_SPANS = 3, 12
"""How many days are read one by one, and how many snapshots a council keeps."""

_MOST_PROBLEMS: Final = 1000
"""As many as are told at once: nobody reads more, and each looks for the nearest id."""


class Change(Protocol):
    """Anything that :meth:`Council.apply` takes: see :mod:`clsm.changes`."""

    def change(self, fields: dict[str, Any]) -> None:
        """Make the change in *fields*, the fields of a council by name."""


def _as_country(_instance: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    if not (isinstance(value, str) and re.fullmatch("[A-Z]{2}", value)):
        better = _COUNTRIES.get(slug(value)) if isinstance(value, str) else None
        raise Mismatch("country", found=repr(value), better=better, field=attribute.name)


_COUNTRIES: Final = {
    **dict.fromkeys(("fr", "fra", "france"), "FR"),
    **dict.fromkeys(("be", "bel", "belgique", "belgium"), "BE"),
}
"""What people may write for a country."""


@final
@frozen(kw_only=True)
class Council(Shown):
    """A local mental-health council, with its bodies, actors, history and sources.

    ``jurisdiction`` is the country whose texts apply (``FR``, ``BE``), ``kind`` what the council is and
    ``legal_form`` what it is in law, where a source says so: the texts that are about such councils are
    read with it. ``based_on`` are the law, resolution, agreement or guide that it rests on. ``perimeter`` are
    the ids of the territories that it covers; ``territories`` may hold others (the commune around an
    associated commune). ``carrier`` is the id of the actor that carries it in law. ``initiated_by`` and
    ``promoters`` are those who gave the impulse and those who put it forward, ``members`` those who belong to
    it, ``follows`` the boards or councils that it replaced. ``planned`` is what is not in force yet. ``open_to``
    is who *may* take part in it, in words: no rule and no network reads it as a seat. ``as_of`` is
    the last date at which the file is known to be right, for facts whose sources have none.
    ``terms`` extend the open vocabulary lists.

    Ids are unique in the whole council, and everything named must exist; otherwise building
    it raises :class:`~clsm.problems.CouncilError` with every problem, up to a thousand. Councils are equal
    whatever the order of their collections.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    jurisdiction: str = attrs.field(validator=_as_country)
    kind: str = attrs.field(default="not_documented", metadata=in_list("council_kinds"))
    legal_form: str = attrs.field(default="not_documented", metadata=in_list("legal_forms"))
    based_on: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references", "agreements"))
    carrier: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    initiated_by: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    promoters: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    members: tuple[Membership, ...] = attrs.field(default=(), validator=tuple_of(Membership), eq=frozenset)
    follows: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    planned: Plan | None = None
    perimeter: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("territories"))
    open_to: tuple[Text, ...] = attrs.field(default=(), validator=tuple_of(Text))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None
    terms: tuple[Term, ...] = attrs.field(default=(), validator=tuple_of(Term), eq=frozenset)
    references: tuple[Reference, ...] = attrs.field(default=(), validator=tuple_of(Reference), eq=frozenset)
    territories: tuple[Territory, ...] = attrs.field(default=(), validator=tuple_of(Territory), eq=frozenset)
    actors: tuple[Actor, ...] = attrs.field(default=(), validator=tuple_of(Actor), eq=frozenset)
    objectives: tuple[Objective, ...] = attrs.field(default=(), validator=tuple_of(Objective), eq=frozenset)
    priorities: tuple[Priority, ...] = attrs.field(default=(), validator=tuple_of(Priority), eq=frozenset)
    axes: tuple[Axis, ...] = attrs.field(default=(), validator=tuple_of(Axis), eq=frozenset)
    instances: tuple[Instance, ...] = attrs.field(default=(), validator=tuple_of(Instance), eq=frozenset)
    posts: tuple[Post, ...] = attrs.field(default=(), validator=tuple_of(Post), eq=frozenset)
    agreements: tuple[Agreement, ...] = attrs.field(default=(), validator=tuple_of(Agreement), eq=frozenset)
    contributions: tuple[Contribution, ...] = attrs.field(default=(), validator=tuple_of(Contribution), eq=frozenset)
    budgets: tuple[Budget, ...] = attrs.field(default=(), validator=tuple_of(Budget), eq=frozenset)
    programs: tuple[Program, ...] = attrs.field(default=(), validator=tuple_of(Program), eq=frozenset)
    events: tuple[Event, ...] = attrs.field(default=(), validator=tuple_of(Event), eq=frozenset)
    indicators: tuple[Indicator, ...] = attrs.field(default=(), validator=tuple_of(Indicator), eq=frozenset)
    surveys: tuple[Survey, ...] = attrs.field(default=(), validator=tuple_of(Survey), eq=frozenset)
    ties: tuple[Tie, ...] = attrs.field(default=(), validator=tuple_of(Tie), eq=frozenset)
    difficulties: tuple[Difficulty, ...] = attrs.field(default=(), validator=tuple_of(Difficulty), eq=frozenset)
    statements: tuple[Statement, ...] = attrs.field(default=(), validator=tuple_of(Statement), eq=frozenset)
    waivers: tuple[Waiver, ...] = attrs.field(default=(), validator=tuple_of(Waiver), eq=frozenset)

    def __attrs_post_init__(self) -> None:
        problems = tuple(islice(_reference_problems(self), _MOST_PROBLEMS))
        if problems:
            raise CouncilError(problems)

    def on(self, day: "str | datetime.date") -> "Snapshot":
        """The council on *day* (ISO text or a date): see :class:`Snapshot`."""
        asked = to_day(day)
        known = self._spans.get(asked)
        if known is not None:
            return known
        if len(self._spans) < _FEW_DAYS:
            self._spans[asked] = known = _snapshot(self, asked)
            return known
        # whoever asks for many days has the same state for all days of a span
        span = bisect.bisect_right(self._breaks, asked)
        known = self._spans.get(span)
        if known is None:
            if len(self._spans) >= _MOST_SPANS:
                self._spans.clear()
            known = self._spans[span] = _snapshot(self, asked)
        return known if known.date == asked else _redated(known, asked)

    @property
    def last_documented(self) -> Day | None:
        """The last day on which a source shows anything of the council; ``None`` where none does.

        The meetings of bodies that speak of situations are left out: their dates are not told.
        """
        told = (body for body in self.instances if not speaks_of_situations(body))
        recorded = (meeting for body in told for meeting in body.meetings if not meeting.is_planned)
        meetings = (meeting.date for meeting in recorded if not meeting.is_off)
        shown = (getattr(fact, "as_of", None) for fact in (self, *(fact for _, fact in _facts(self))))
        days = [date.last for date in (*meetings, *shown) if date]
        return max(days, default=None)

    def find(self, id: str) -> Any:
        """The entity that has this id, seats, meetings and colleges included; raises :class:`KeyError` if none has."""
        return self._place(id)[1]

    @property
    def ids(self) -> Collection[str]:
        """The ids of all its entities, seats, meetings and colleges included."""
        return self._index.keys()

    def path(self, id: str) -> str:
        """Where the entity with this id stands in the council, by ids; raises :class:`KeyError` if none has it."""
        return self._place(id)[0]

    def body_of(self, id: str) -> Instance:
        """The body of the seat, meeting or college with this id.

        Raises :class:`KeyError` if nothing has it, and :class:`~clsm.problems.Mismatch` if it is of something
        else.
        """
        return cast(Instance, self.find(body_in(self.path(id))))

    def last_shown(self, fact: Any) -> PartialDate | None:
        """The last date at which a source shows *fact*.

        It is its own ``as_of``, else the latest of its references, else (for a seat or a college) its body's, else
        the council's.
        """
        if getattr(fact, "as_of", None):
            return cast(PartialDate, fact.as_of)
        dates = [date for source in fact.sources if (date := self.find(reference_id(source)).as_of)]
        if dates:
            return cast(PartialDate, max(dates, key=lambda date: date.last))
        return self.last_shown(self.body_of(fact.id)) if isinstance(fact, Seat | College) else self.as_of

    def apply(self, *changes: Change) -> "Council":
        """A new council with the *changes* made in order, checked once at the end.

        Raises :class:`KeyError` for an id that is not there, and
        :class:`~clsm.problems.CouncilError` where the result does not hold together.
        """
        fields = {field.name: getattr(self, field.name) for field in attrs.fields(Council)}
        for change in changes:
            if not hasattr(change, "change"):
                kind = type(change).__name__
                raise TypeError(f"changes are given one by one, as in apply(*changes), not as a {kind}")
            change.change(fields)
        return Council(**fields)

    def to_frames(self) -> "dict[str, DataFrame]":
        """Its tables as data frames, which :func:`~clsm.frames.from_frames` takes back: see :mod:`clsm.frames`."""
        # a council knows no floor above it: the module comes by name when it is asked for
        return importlib.import_module("clsm.frames").to_frames(self)  # type: ignore[no-any-return]

    def card(self, lang: Lang = "en") -> Card:
        """What is shown at first sight: what its file holds, how far it is documented, and its bodies."""
        last = self.last_documented
        sentences = [_holdings(self), _SHOWN_UNTIL.format(day=_day_in_words(last)) if last else _NO_DATED_SOURCE]
        day = f'"{last}"' if last else "day"
        return Card(
            title=self.name.say(lang),
            sentences=[sentence.say(lang) for sentence in sentences],
            rows=_body_rows(self.instances, lang),
            calls=(f"council.on({day})", "council.find(id)", "council.ids"),
            lang=lang,
        )

    def _place(self, id: str) -> tuple[str, Any]:
        try:
            return self._index[id]
        except KeyError:
            raise UnknownId.among(id, self._index) from None

    @cached_property
    def warnings(self) -> tuple[Problem, ...]:
        """What reading its file left to look at, as problems of the level *warning*, in the order of the file.

        They are of the text that was read, and no part of the council: they are not compared and not written.
        A council that is made in Python, changed by :meth:`apply`, or sent to another process has none.
        """
        return tuple(self._look(self))

    @cached_property
    def _look(self) -> "Callable[[Council], Iterable[Problem]]":
        """What looks for the warnings: reading each text of a file takes as long as the rest of loading it."""
        return lambda _council: ()

    @cached_property
    def outside(self) -> "Council":
        """The council as others may know it: who met to speak of somebody's situation, and when, is left out.

        Bodies and programs that speak of situations are in it as if no meeting of theirs were documented. Every
        answer reads this council; itself, where it has no such meeting.
        """
        bodies = tuple(map(_without_meetings, self.instances))
        programs = tuple(map(_without_meetings, self.programs))
        if bodies == self.instances and programs == self.programs:
            return self
        left = {meeting.id for body in bodies for meeting in body.meetings}
        gone = {meeting.id for body in self.instances for meeting in body.meetings} - left
        statements = tuple(
            attrs.evolve(it, contradicts=tuple(id for id in it.contradicts if id not in gone)) for it in self.statements
        )
        return attrs.evolve(self, instances=bodies, programs=programs, statements=statements)

    @cached_property
    def _breaks(self) -> list[datetime.date]:
        """Every day on which what stands may be other than on its eve, in order."""
        facts = (self, *(fact for _, fact in _facts(self) if not isinstance(fact, Meeting)))
        edges: set[PartialDate] = set()
        for fact in facts:
            for name in ("period", "lifetime"):
                period = getattr(fact, name, None) or Period()
                edges.update(it for it in (period.start, period.end, period.ended_by) if isinstance(it, PartialDate))
            edges.update(it for it in (getattr(fact, "date", None), getattr(fact, "as_of", None)) if it)
        days = {day for edge in edges for day in (edge.first, edge.last)}
        return sorted(days | {day + datetime.timedelta(1) for day in days if day < datetime.date.max})

    @cached_property
    def _spans(self) -> dict[datetime.date | int, "Snapshot"]:
        """Snapshots of a few days, and of a few spans of days on which the same stands, by their number."""
        return {}

    @cached_property
    def _index(self) -> Mapping[str, tuple[str, Any]]:
        return {fact.id: (path, fact) for path, fact in _facts(self)}


_SPEAK_OF_SITUATIONS: Final = frozenset(
    {"situation_cell", "situation_meeting", "allocation_commission", "situation_coordination"}
)
"""Kinds of bodies and of programs."""

_ABOUT_PERSONS: Final = frozenset({"allocate", "hear_people"})
"""What a body does about persons, one by one."""

_MAY_BE: Final = frozenset({"external", "project_group", "subgroup", "technical_committee", "working_group"})
"""Kinds of bodies that speak of situations where that is what they are there for, as kinds of the council's own may."""


def speaks_of_situations(fact: Instance | Program) -> bool:
    """Whether a body or a program speaks of people one by one: who came, and when, then stays in the file.

    It is of a kind that does; or it is a group, a partner's body, or of a kind of the council's own, that is there
    to allocate, or to receive and hear people.

    >>> speaks_of_situations(Instance(id="cell", name=Text.same("Cell"), kind="situation_cell"))
    True
    """
    if fact.kind in _SPEAK_OF_SITUATIONS:
        return True
    if isinstance(fact, Program) or (fact.kind in INSTANCE_KINDS and fact.kind not in _MAY_BE):
        return False
    return not _ABOUT_PERSONS.isdisjoint(fact.functions)


def _without_meetings(fact: Any) -> Any:
    """A body or a program without what it met for and when, where it speaks of situations."""
    dates = "meetings" if isinstance(fact, Instance) else "held"
    if not speaks_of_situations(fact) or not (getattr(fact, dates) or fact.recorded):
        return fact
    return attrs.evolve(fact, **{dates: ()}, recorded=None)


class UnknownId(KeyError):
    """Nothing has the id that was asked for; its words name the nearest id that there is.

    Whoever catches it waits for no words: the nearest id is sought when they are read.
    """

    @classmethod
    def among(cls, id: str, ids: Iterable[str]) -> "UnknownId":
        """The error for *id*, of which none of *ids* is."""
        return cls(id, tuple(ids))

    def __str__(self) -> str:
        id, ids = self.args
        near = nearest(id, ids)
        hint = NEAR.format(near=near).say() if near else ""
        return f"nothing has the id {id!r}" + (f": {hint}" if hint else "")


def body_in(path: str) -> str:
    """The id of the body in the *path* of a seat, a meeting or a college.

    >>> body_in("instances/committee/seats/committee-epsm-member")
    'committee'
    """
    steps = path.split("/")
    if steps[0] != "instances" or len(steps) < 4:
        raise Mismatch("part-of-a-body", found=repr(steps[1]))
    return steps[1]


def attach_warnings(council: Council, look: Callable[[Council], Iterable[Problem]]) -> None:
    """Put beside a *council* that was just read from a file what looks for its warnings, once they are asked for."""
    # the slot of a cached property is filled before it is asked for; a field would be compared and written
    object.__setattr__(council, "_look", look)


def _facts(council: Council) -> Iterator[tuple[str, Any]]:
    """Every entity of *council* that has an id, with its path."""
    for collection in COLLECTIONS:
        for entity in getattr(council, collection):
            path = f"{collection}/{entity.id}"
            yield path, entity
            for nested in NESTED if isinstance(entity, Instance) else ():
                for fact in getattr(entity, nested):
                    yield f"{path}/{nested}/{fact.id}", fact


def natural_name(collection: str, field: Callable[[str], Any]) -> Any:
    """What a member of *collection* is called in a path: its id, or the *field* that tells it from the others."""
    if collection == "quorum_among":  # one of the three is given, and says who
        return field("pillar") or field("sector") or field("function")
    return field(_NATURAL_KEYS.get(collection, "id"))


_SCALARS: Final = (Text, PartialDate, WeeklyOpening, Frequency, Threshold)
"""Small classes that are written as one value, and name nothing."""


@cache
def _naming(cls: Any) -> tuple[tuple["attrs.Attribute[Any]", bool], ...]:
    """The fields of an entity that name others or hold words of a list, and those that hold entities (true)."""
    holding = {field for field in attrs.fields(cls) if any(map(_is_entity, kinds_in(field.type)))}
    return tuple((field, not field.metadata) for field in attrs.fields(cls) if field.metadata or field in holding)


def _is_entity(kind: Any) -> bool:
    """Whether it is a class with something below it that names others or holds words of a list."""
    return attrs.has(kind) and kind not in _SCALARS and bool(_naming(kind))


_Place = tuple[Any, str, Any] | None
"""Where an entity stands: the place of the one that holds it, the field, and itself where the field holds several."""


def _words(entity: Any, place: _Place = None) -> Iterator[tuple[_Place, "attrs.Attribute[Any]", tuple[Any, ...]]]:
    """Every field below *entity* that names others or holds words of a list, with its place and what it holds."""
    kind: Any = type(entity)
    for field, holds in _naming(kind):
        value = getattr(entity, field.name)
        if value is None or value == ():
            continue
        several = isinstance(value, tuple)
        if not holds:
            yield (place, field.name, None), field, value if several else (value,)
        elif several:
            for item in value:
                yield from _words(item, (place, field.name, item))
        else:
            yield from _words(value, (place, field.name, None))


_Asked = tuple[tuple[str, ...] | None, str | None]
"""The collections in which what a field names is, and the list of its words."""


@cache
def _reading(cls: Any) -> tuple[Callable[[Any], Any], tuple[tuple[_Asked | None, bool], ...]]:
    """What gets all these fields at once, and what each asks (``None``: it holds entities), and if it holds several."""
    names = [field.name for field, _ in _naming(cls)]
    get = attrgetter(*names) if len(names) > 1 else lambda entity: [getattr(entity, name) for name in names]
    return get, tuple(
        (
            None if holds else (field.metadata.get(REFERS_TO), field.metadata.get(IN_LIST)),
            any(get_origin(kind) is tuple for kind in kinds_in(field.type)),
        )
        for field, holds in _naming(cls)
    )


def _named(council: Council) -> dict[_Asked, set[Any]]:
    """All that is named anywhere in *council*, and all words of lists, by what is asked of them."""
    named = dict[_Asked, set[Any]]()
    waiting = dict[type, list[Any]]({Council: [council]})
    while waiting:
        # a class at once, a field at once: nothing is looked at one by one
        kind, entities = waiting.popitem()
        get, fields = _reading(kind)
        for (asked, several), column in zip(fields, zip(*map(get, entities), strict=True), strict=True):
            values = chain.from_iterable(filter(None, column)) if several else column
            if asked is not None:
                named.setdefault(asked, set()).update(values)
                continue
            for value in values:
                if value is not None:
                    waiting.setdefault(type(value), []).append(value)
    for words in named.values():
        words.discard(None)
    return named


def _path(place: _Place) -> str:
    if place is None:
        return ""
    above, field, item = place
    path = f"{_path(above)}/{field}".lstrip("/")
    if item is None:
        return path
    return f"{path}/{_called(natural_name(field, lambda key: getattr(item, key)))}"


def _called(name: Any) -> str:
    """What an entity without an id is called in a path, by its natural key."""
    if name is None:
        return "?"
    if isinstance(name, tuple):
        return "-".join(name)
    return name.en if isinstance(name, Text) else str(name)


def _reference_problems(council: Council) -> Iterator[Problem]:
    """What does not hold together: shared ids, names of what is not there, circles of parents."""
    places: dict[str, str | Text] = {council.id: Text(fr="ce conseil lui-même", en="the council itself")}
    for path, fact in _facts(council):
        if fact.id in places:
            shared = Mismatch(
                "duplicate-id", id=fact.id, place=places[fact.id], derived=_nobody_wrote(council, fact.id)
            )
            yield shared.at(path)
        places.setdefault(fact.id, path)
    known = {name: {entity.id for entity in getattr(council, name)} for name in COLLECTIONS}
    known |= {name: set(_nameable(council, name)) for name in NESTED}
    known["anything"] = {council.id}.union(*known.values())
    own = {name: {term.id for term in council.terms if term.list == name} for name in LISTS}

    @cache
    def ids_of(collections: tuple[str, ...]) -> set[str]:
        return set[str]().union(*(known[name] for name in collections))

    @cache
    def terms_of(name: str) -> set[str]:
        return {*LISTS[name], *own[name], "not_documented"}

    @cache
    def called(collections: tuple[str, ...]) -> dict[str, str]:
        entities = chain.from_iterable(getattr(council, name) for name in collections if name in COLLECTIONS)
        return {slug(name): entity.id for entity in entities for name in _names(entity)}

    def is_known(asked: _Asked, words: set[Any]) -> bool:
        collections, name = asked
        ids = map(reference_id, words) if collections and "references" in collections else words
        known_ids = not collections or ids_of(collections).issuperset(ids)
        return known_ids and (name is None or terms_of(name).issuperset(words))

    # nearly always all is there: where each unknown word stands is sought only then
    for place, field, words in _words(council) if not all(starmap(is_known, _named(council).items())) else ():
        if collections := field.metadata.get(REFERS_TO):
            ids = tuple(map(reference_id, words)) if "references" in collections else words
            if not ids_of(collections).issuperset(ids):
                choices, where = ids_of(collections), one_of_collections(collections)
                nested = set(NESTED).intersection(collections)
                twins = set[str]().union(*(_twins(council, name) for name in nested))
                for word, id in zip(words, ids, strict=True):
                    if id in twins:
                        yield Mismatch("unnamed-twin", found=repr(word)).at(_path(place))
                    elif id not in choices:
                        near = _near_id(id, choices, derived=not {"seats", "meetings"}.isdisjoint(collections))
                        near = called(collections).get(slug(id)) or near
                        fields = {"found": repr(word), "collections": where, "near": near, "word": word}
                        yield Mismatch("unknown-reference", **fields).at(_path(place))
        if (name := field.metadata.get(IN_LIST)) is not None and not terms_of(name).issuperset(words):
            for word in words:
                if word not in terms_of(name):
                    yield unknown_term(word, name, own[name]).at(_path(place))
    yield from _circles("territories", "parent", {place.id: place.parent for place in council.territories})
    yield from _circles("instances", "part_of", {body.id: body.part_of for body in council.instances})
    yield from _circles("agreements", "amends", {text.id: text.amends for text in council.agreements})
    yield from _circles("agreements", "follows", {text.id: text.follows for text in council.agreements})
    yield from _circles("programs", "part_of", {program.id: program.part_of for program in council.programs})
    for body in council.instances:
        yield from _misplaced(body, known)


def _nobody_wrote(council: Council, id: str) -> str | None:
    """The *id*, where a body gave it to a seat, a meeting or a college; ``None`` where somebody wrote it."""
    facts = ((body.id, fact) for body in council.instances for name in NESTED for fact in getattr(body, name))
    return id if any(fact.id == id and has_derived_id(body, fact) for body, fact in facts) else None


def _nameable(council: Council, collection: str) -> Iterator[str]:
    """The ids of a nested *collection* that others may name: not those that were numbered."""
    for body in council.instances:
        yield from (fact.id for fact in getattr(body, collection) if not is_numbered(body.id, fact))


def _twins(council: Council, collection: str) -> set[str]:
    """The ids that several in a nested *collection* would have, and those by which they are numbered."""
    twins = set[str]()
    for body in council.instances:
        numbered = (fact for fact in getattr(body, collection) if is_numbered(body.id, fact))
        twins.update(id for fact in numbered for id in (fact.id, derived_id(body.id, fact)))
    return twins


def _misplaced(body: Instance, known: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Seats that name a college, or a full member, of another body; a college drawn from its own body."""
    seats = {seat.id: seat for seat in body.seats}
    colleges = {college.id for college in body.colleges}
    for seat in body.seats:
        path = f"instances/{body.id}/seats/{seat.id}"
        if seat.college in known["colleges"] - colleges:
            yield Mismatch("college-of-another-body", found=repr(seat.college)).at(f"{path}/college")
        full = seats.get(seat.deputy_of) if seat.deputy_of else None
        if seat.deputy_of in known["seats"] - seats.keys():
            yield Mismatch("seat-of-another-body", found=repr(seat.deputy_of)).at(f"{path}/deputy_of")
        elif full and full.deputy_of is not None:
            yield Mismatch("deputy-of-a-deputy", found=repr(seat.deputy_of)).at(f"{path}/deputy_of")
    for college in body.colleges:
        if college.drawn_from in colleges:
            path = f"instances/{body.id}/colleges/{college.id}/drawn_from"
            yield Mismatch("college-of-the-same-body", found=repr(college.drawn_from)).at(path)


def _near_id(word: str, choices: set[str], *, derived: bool) -> str | None:
    # a derived id that became longer or shorter: never the seat of somebody else with a name much the same
    near = [it for it in choices if it.startswith(word) or word.startswith(it)] if derived and "-" in word else choices
    return nearest(word, near)


def _names(entity: Any) -> Iterator[str]:
    """What an *entity* is called, in both languages: people write it where its id is asked for."""
    for field in ("name", "title", "label"):
        words = getattr(entity, field, None)
        if words is not None:
            yield from (words.fr, words.en) if isinstance(words, Text) else (words,)
    yield from getattr(entity, "aliases", ())


def unknown_term(word: str, name: str, own: Iterable[str] = ()) -> Mismatch:
    """What is told of a *word* outside the list *name*, to which a council adds its *own* words."""
    near = nearest(word, LISTS[name]) or nearest(word, own)
    if LISTS[name].open:
        return Mismatch("undescribed-term", found=repr(word), list=name, near=near, word=word)
    return Mismatch("unknown-term", found=repr(word), list=name, near=near, word=word)


def _circles(collection: str, field: str, above: Mapping[str, str | None]) -> Iterator[Problem]:
    passed = set[str]()
    for start in above:
        id: str | None = start
        line = list[str]()
        while id is not None and id not in passed:
            passed.add(id)
            line.append(id)
            id = above.get(id)
        if id is not None and id in line:
            circle = line[line.index(id) :]
            first = circle.index(min(circle))
            inner = [*circle[first:], *circle[: first + 1]]
            words = listed(map(Text.same, inner), Text(fr=" dans ", en=" in "))
            yield Mismatch("circle", found=words).at(f"{collection}/{inner[0]}/{field}")


@final
@attrs.frozen(kw_only=True, repr=False)
class Snapshot(Shown):
    """A council on one day: the same collections, filtered to what stood then.

    ``council`` is everything, past and future included. What is known not to stand on the day is
    left out; what may or may not stand is kept, and its id is in ``uncertain``; what no source
    shows on that day, but one showed earlier, is kept and its id is in ``presumed``. Bodies hold
    only the seats of the day; their meetings are all kept. Events and figures of later days are left
    out, those without a date are kept.

    >>> from clsm.dates import Day, PartialDate, Period
    >>> council = Council(
    ...     id="there",
    ...     name=Text.same("There"),
    ...     jurisdiction="FR",
    ...     actors=(
    ...         Actor(id="old", name="Old", period=Period(end=PartialDate(year=1999))),
    ...         Actor(id="new", name="New", as_of=PartialDate(year=2010)),
    ...     ),
    ... )
    >>> today = council.on("2011-11-01")
    >>> [actor.id for actor in today.actors], today.presumed
    (['new'], ('new',))
    """

    date: Day
    council: Council
    territories: tuple[Territory, ...] = attrs.field(eq=frozenset)
    actors: tuple[Actor, ...] = attrs.field(eq=frozenset)
    objectives: tuple[Objective, ...] = attrs.field(eq=frozenset)
    priorities: tuple[Priority, ...] = attrs.field(eq=frozenset)
    axes: tuple[Axis, ...] = attrs.field(eq=frozenset)
    instances: tuple[Instance, ...] = attrs.field(eq=frozenset)
    posts: tuple[Post, ...] = attrs.field(eq=frozenset)
    agreements: tuple[Agreement, ...] = attrs.field(eq=frozenset)
    contributions: tuple[Contribution, ...] = attrs.field(eq=frozenset)
    budgets: tuple[Budget, ...] = attrs.field(eq=frozenset)
    programs: tuple[Program, ...] = attrs.field(eq=frozenset)
    events: tuple[Event, ...] = attrs.field(eq=frozenset)
    indicators: tuple[Indicator, ...] = attrs.field(eq=frozenset)
    surveys: tuple[Survey, ...] = attrs.field(eq=frozenset)
    ties: tuple[Tie, ...] = attrs.field(eq=frozenset)
    difficulties: tuple[Difficulty, ...] = attrs.field(eq=frozenset)
    statements: tuple[Statement, ...] = attrs.field(eq=frozenset)
    waivers: tuple[Waiver, ...] = attrs.field(eq=frozenset)
    uncertain: tuple[str, ...]
    presumed: tuple[str, ...]

    def on(self, day: "str | datetime.date") -> "Snapshot":
        """The same council on another day."""
        return self.council.on(day)

    def without_uncertain(self) -> "Snapshot":
        """The same day without anything that may or may not have stood."""
        doubtful = set(self.uncertain)
        kept: dict[str, Any] = {
            name: _less(getattr(self, name), doubtful) for name in COLLECTIONS if name != "references"
        }
        kept["instances"] = tuple(
            _with_seats(body, tuple(seat for seat in body.seats if seat.id not in doubtful))
            for body in kept["instances"]
        )
        sure = attrs.evolve(self, **kept, uncertain=())
        # the seats of an uncertain body are gone with it
        return attrs.evolve(sure, presumed=tuple(id for id in self.presumed if id in sure._index))

    def find(self, id: str) -> Any:
        """The entity of this day that has this id; raises :class:`KeyError` if none has.

        References, which have no day, are found in the council.
        """
        try:
            return self._index[id]
        except KeyError:
            raise UnknownId.among(id, self._index) from None

    @property
    def outside(self) -> "Snapshot":
        """The same day as others may know it, see :attr:`Council.outside`."""
        council = self.council.outside
        if council is self.council:
            return self
        return attrs.evolve(
            self,
            council=council,
            instances=tuple(map(_without_meetings, self.instances)),
            programs=tuple(map(_without_meetings, self.programs)),
            statements=tuple(council.find(it.id) for it in self.statements),
        )

    def path(self, id: str) -> str:
        """Where the entity with this id stands in the council, by ids."""
        return self.council.path(id)

    def body_of(self, id: str) -> Instance:
        """The body of the seat, meeting or college with this id, as it is on the day."""
        return cast(Instance, self.find(body_in(self.path(id))))

    def card(self, lang: Lang = "en") -> Card:
        """What is shown at first sight: what stood on the day, how sure that is, and the bodies."""
        sentences = [_ON_DAY.format(day=_day_in_words(self.date), holdings=_holdings(self))]
        if self.uncertain:
            sentences.append(_UNCERTAIN.format(n=len(self.uncertain)))
        if self.presumed:
            sentences.append(_PRESUMED.format(n=len(self.presumed)))
        return Card(
            title=self.council.name.say(lang),
            sentences=[sentence.say(lang) for sentence in sentences],
            rows=_body_rows(self.instances, lang),
            calls=("clsm.check(today)", "clsm.network.PartnerNetwork.from_council(today)", "today.find(id)"),
            lang=lang,
        )

    def seats(self) -> Iterator[tuple[Instance, Seat]]:
        """Every seat of the day, with its body."""
        return ((body, seat) for body in self.instances for seat in body.seats)

    def partners(self) -> tuple[Actor, ...]:
        """The actors that are partners of the council, seated or not.

        Left out: the council itself under other names, and those who are only named beside it.
        """
        apart = _the_council_itself(self) | _bystanders(self)
        return tuple(actor for actor in self.actors if actor.id not in apart)

    def holder(self, seat: Seat) -> "Actor | Post | None":
        """The actor or post that holds *seat*; ``None`` where nobody is named or the holder is no more."""
        return cast("Actor | Post | None", self._index.get(seat.holder)) if seat.holder else None

    def name(self, place: "Seat | Post", lang: Lang = "en") -> str:
        """Who holds a seat or a post, in words; a post that nobody is named for goes by its function."""
        if place.label:
            return place.label.say(lang)
        if place.holder is None:
            return label("post_functions", cast(Post, place).function, lang=lang, terms=self.council.terms)
        holder = self.council.find(place.holder)
        name = holder.name if isinstance(holder, Actor) else self.name(holder, lang)
        others = [self.council.find(id).name for id in place.held_with] if isinstance(place, Seat) else []
        return ", ".join([name, *others])

    def sector(self, seat: Seat) -> str:
        """The sector of the seat's holder; ``not_documented`` where it is not known."""
        holder = self.council.find(seat.holder) if seat.holder else None
        if isinstance(holder, Post) and holder.holder:
            holder = self.council.find(holder.holder)
        return holder.sector if isinstance(holder, Actor) else seat.sector or "not_documented"

    def college(self, seat: Seat) -> College | None:
        """The college that *seat* names; ``None`` where it names none."""
        return cast(College, self.council.find(seat.college)) if seat.college else None

    def pillars(self, seat: Seat) -> frozenset[str]:
        """What *seat* stands for: as its source says, else its post or its college, else the default of its sector.

        Whoever coordinates the council speaks for no pillar of it, unless a source says so.
        """
        if seat.pillars is not None:
            return seat.pillars
        holder = self.council.find(seat.holder) if seat.holder else None
        if isinstance(holder, Post):
            return holder.pillars or frozenset({"none" if holder.function == "coordinator" else "not_documented"})
        college = self.college(seat)
        if college and college.pillars:
            return college.pillars
        terms = self.council.terms
        if holder is None:
            return default_pillars(self.sector(seat), terms=terms)
        together = (holder, *(self.council.find(id) for id in seat.held_with))
        return frozenset().union(*(default_pillars(it.sector, it.legal_nature, terms=terms) for it in together))

    def sources(self, fact: Any) -> tuple[Reference, ...]:
        """The references that *fact* cites, each once, in its order."""
        ids = dict.fromkeys(reference_id(source) for source in fact.sources)
        return tuple(self.council.find(id) for id in ids)

    @cached_property
    def _index(self) -> Mapping[str, Any]:
        collections = (getattr(self, name) for name in COLLECTIONS if name != "references")
        entities = [entity for collection in collections for entity in collection]
        nested = [fact for body in self.instances for name in NESTED for fact in getattr(body, name)]
        return {fact.id: fact for fact in (*self.council.references, *entities, *nested)}


# ---------------------------------------------------------------- cards

_HOLDS: Final = Text(
    fr="{bodies} (de composition complète : {complete}), {organisations}, {programs}, {agreements}.",
    en="{bodies} ({complete} with a complete composition), {organisations}, {programs}, {agreements}.",
)
_ORGANISATIONS: Final = Plural(Text.same("{n} organisation"), Text.same("{n} organisations"))
_PROGRAMS: Final = Plural(Text(fr="{n} action", en="{n} program"), Text(fr="{n} actions", en="{n} programs"))
_AGREEMENTS: Final = Plural(
    Text(fr="{n} texte ou convention", en="{n} text or agreement"),
    Text(fr="{n} textes et conventions", en="{n} texts and agreements"),
)
_SHOWN_UNTIL: Final = Text(fr="Documenté jusqu’au {day}.", en="Documented up to {day}.")
_NO_DATED_SOURCE: Final = Text(fr="Aucune source n’y est datée.", en="No source in it is dated.")
_ON_DAY: Final = Text(fr="Le {day} : {holdings}", en="On {day}: {holdings}")
_UNCERTAIN: Final = Text(
    fr="Ce dont les sources ne disent pas si cela valait ce jour-là : {n}.",
    en="Things of which the sources do not say whether they stood that day: {n}.",
)
_PRESUMED: Final = Text(
    fr="Ce qu’une source montre avant ce jour, et aucune ce jour-là : {n}.",
    en="Things that a source shows before that day, and none on the day itself: {n}.",
)


def _the_council_itself(snapshot: Snapshot) -> frozenset[str]:
    """The carrier and those whose history leads to it: the council under other names, not its partners."""
    carrier = snapshot.council.carrier
    if carrier is None:
        return frozenset()
    return frozenset(
        {carrier, *(actor.id for actor in snapshot.actors if any(event.other == carrier for event in actor.history))}
    )


def _bystanders(snapshot: Snapshot) -> frozenset[str]:
    """Actors who are only named beside the council: they recognised it, took part in an event, host a body."""
    named = {body.host for body in snapshot.instances}
    for event in snapshot.events:
        named.update(event.organisers, event.participants)
    for actor in snapshot.actors:
        for recognition in actor.recognitions:
            named.update({recognition.by, *recognition.shared_with})
    working = {payer.actor for contribution in snapshot.contributions for payer in contribution.payers}
    for program in snapshot.programs:
        working.update(program.partners, program.led_by)
    for agreement in snapshot.agreements:
        working.update(agreement.parties)
    for tie in snapshot.ties:
        working.update({tie.origin, tie.target})
    return frozenset(id for id in named - working if id)


def _holdings(holder: "Council | Snapshot") -> Text:
    """How much a council, or its state on a day, holds."""
    complete = sum(body.composition == "complete" for body in holder.instances)
    return _HOLDS.format(
        bodies=BODIES.of(len(holder.instances)),
        complete=complete,
        organisations=_ORGANISATIONS.of(len(holder.actors)),
        programs=_PROGRAMS.of(len(holder.programs)),
        agreements=_AGREEMENTS.of(len(holder.agreements)),
    )


def _body_rows(bodies: Iterable[Instance], lang: Lang) -> list[Row]:
    return [
        {
            "body": body.id,
            "name": body.name.say(lang),
            "composition": label("compositions", body.composition, lang=lang),
        }
        for body in bodies
    ]


def _day_in_words(day: Day) -> Text:
    return both(lambda lang: say_day(day, lang))


def as_snapshot(value: object) -> Snapshot:
    """*value* if it is a :class:`Snapshot`; otherwise a :class:`TypeError` that says what to do."""
    if isinstance(value, Snapshot):
        return value
    if isinstance(value, Council):
        raise TypeError(
            "a council is read on a day: give council.on('2011-11-01'), or council.on(council.last_documented)"
        )
    raise TypeError(f"a Snapshot is needed, made by council.on(day), not a {type(value).__name__}")


def _less(facts: tuple[Any, ...], ids: set[str]) -> tuple[Any, ...]:
    """The *facts* but for those with one of these *ids*; themselves where none is."""
    left = tuple(fact for fact in facts if fact.id not in ids)
    return facts if len(left) == len(facts) else left


def _with_seats(body: Instance, seats: tuple[Seat, ...]) -> Instance:
    return body if len(seats) == len(body.seats) else attrs.evolve(body, seats=seats)


def _snapshot(council: Council, day: Day) -> Snapshot:
    uncertain, presumed = list[str](), list[str]()

    def stands(fact: Any) -> bool:
        state = _standing(council, fact, day)
        if state is Standing.UNKNOWN:
            uncertain.append(fact.id)
        elif state is Standing.PRESUMED:
            presumed.append(fact.id)
        return state is not Standing.ABSENT

    bodies = tuple(
        _with_seats(body, tuple(seat for seat in body.seats if stands(seat)))
        for body in council.instances
        if stands(body)
    )
    standing_bodies = {None, *(body.id for body in bodies)}
    kept: dict[str, Any] = {
        name: tuple(
            entity
            for entity in getattr(council, name)
            if not (isinstance(entity, Post) and entity.body not in standing_bodies) and stands(entity)
        )
        for name in COLLECTIONS
        if name not in ("references", "territories", "instances", "events", "indicators")
    }
    return Snapshot(
        date=day,
        council=council,
        territories=tuple(place for place in council.territories if place.period.contains(day) is not False),
        instances=bodies,
        events=tuple(event for event in council.events if event.date is None or event.date.first <= day),
        indicators=tuple(figure for figure in council.indicators if _was_told(council, figure, day)),
        uncertain=tuple(sorted(uncertain)),
        presumed=tuple(sorted(presumed)),
        **kept,
    )


def _redated(known: Snapshot, day: Day) -> Snapshot:
    """The same state on another *day* of its span; what was looked up in it once need not be again."""
    other = attrs.evolve(known, date=day)
    object.__setattr__(other, "_index", known._index)
    return other


def _was_told(council: Council, figure: Indicator, day: Day) -> bool:
    shown = council.last_shown(figure)
    return shown is None or shown.first <= day


def _standing(council: Council, fact: Any, day: Day) -> Standing:
    shown = council.last_shown(fact)
    if not isinstance(fact, Actor):
        # what the council set up, and has no dates of its own, is neither older than it nor outlives it
        if not isinstance(fact, Agreement | Seat) and council.period.contains(day) is False:
            began = council.period.start
            early = began is not None and day < began.first
            if (fact.period.start if early else isinstance(fact.period.end, PartialDate)) in (None, False):
                return Standing.ABSENT
        return standing(fact.period, shown, day)
    state = standing(fact.lifetime, shown, day)
    return Standing.UNKNOWN if state is Standing.PRESUMED and fact.has_undated_end else state
