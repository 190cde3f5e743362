"""Changes to a council, as values: add, replace, remove, addressed by id.

Fixes, rule examples and differences between two councils are all tuples of changes. A change
never alters a council: ``council.apply(*changes)`` makes a new one.
"""

from collections.abc import Iterator
from typing import Any, Final, final

import attrs

from clsm.council import COLLECTIONS, NESTED, Council, UnknownId
from clsm.entities.actors import Actor
from clsm.entities.agreements import Agreement
from clsm.entities.colleges import College
from clsm.entities.events import Event
from clsm.entities.funding import Budget, Contribution
from clsm.entities.indicators import Indicator
from clsm.entities.instances import Instance, Meeting, Post, Seat, has_derived_id, is_numbered
from clsm.entities.objectives import Axis, Difficulty, Objective, Priority, Statement
from clsm.entities.references import Reference
from clsm.entities.territories import Territory
from clsm.entities.ties import Survey, Tie
from clsm.entities.waivers import Waiver
from clsm.fields import DERIVED
from clsm.programs import Program

Entity = (
    Reference | Territory | Actor | Objective | Priority | Axis | Instance | Post | Agreement | Contribution | Budget
    | Program | Event | Indicator | Survey | Tie | Difficulty | Statement | Waiver | Seat | Meeting | College
)  # fmt: skip
"""Everything that has an id and can be added."""

_COLLECTION_OF: Final[dict[type, str]] = {
    Reference: "references",
    Territory: "territories",
    Actor: "actors",
    Objective: "objectives",
    Priority: "priorities",
    Axis: "axes",
    Instance: "instances",
    Post: "posts",
    Agreement: "agreements",
    Contribution: "contributions",
    Budget: "budgets",
    Program: "programs",
    Event: "events",
    Indicator: "indicators",
    Survey: "surveys",
    Tie: "ties",
    Difficulty: "difficulties",
    Statement: "statements",
    Waiver: "waivers",
    Seat: "seats",
    Meeting: "meetings",
    College: "colleges",
}


@final
@attrs.frozen
class Add:
    """Add *entity* to the council; a seat, a meeting or a college goes to the body whose id is *to*."""

    entity: Entity
    to: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if type(self.entity) not in _COLLECTION_OF:
            raise TypeError(f"a {type(self.entity).__name__} is not an entity with an id of its own")
        if isinstance(self.entity, Seat | Meeting | College) != (self.to is not None):
            raise ValueError("a seat, a meeting or a college is added to a body, named by `to`; nothing else is")

    def change(self, fields: dict[str, Any]) -> None:
        """See :meth:`clsm.council.Change.change`."""
        collection = _COLLECTION_OF[type(self.entity)]
        if self.to is None:
            fields[collection] = (*fields[collection], self.entity)
            return
        place, body = _place(fields, self.to)
        if not isinstance(body, Instance):
            raise UnknownId.among(self.to, (body.id for body in fields["instances"]))
        longer: dict[str, Any] = {collection: (*getattr(body, collection), self.entity)}
        _put(fields, place, attrs.evolve(body, **longer))


@final
@attrs.frozen(init=False)
class Replace:
    """Replace some fields of the entity whose id is *id*; the council's own id stands for the council.

    A seat or meeting whose id was derived gets a new one when what it was derived from changes; where
    something names it (an attendance, a vote), keep its id by giving it as a field.

    >>> Replace("steering-committee-unafam-permanent-invitee", status="member").fields
    (('status', 'member'),)
    """

    id: str
    fields: tuple[tuple[str, Any], ...]

    def __init__(self, id: str, /, **fields: Any) -> None:
        self.__attrs_init__(id, tuple(sorted(fields.items())))

    def change(self, fields: dict[str, Any]) -> None:
        """See :meth:`clsm.council.Change.change`."""
        if self.id == fields["id"]:
            fields.update(self.fields)
            return
        place, entity = _place(fields, self.id)
        new = dict(self.fields)
        body = place[0]
        if body is not None and has_derived_id(body, entity):
            new.setdefault("id", DERIVED)
        _put(fields, place, attrs.evolve(entity, **new))


@final
@attrs.frozen
class Remove:
    """Remove the entity whose id is *id*."""

    id: str

    def change(self, fields: dict[str, Any]) -> None:
        """See :meth:`clsm.council.Change.change`."""
        place, _ = _place(fields, self.id)
        _put(fields, place, None)


_Place = tuple[str | None, str, int]
"""The id of the body (``None`` for the council), the collection, the position in it."""


def _place(fields: dict[str, Any], id: str) -> tuple[_Place, Any]:
    for collection in COLLECTIONS:
        for position, entity in enumerate(fields[collection]):
            if entity.id == id:
                return (None, collection, position), entity
    for body in fields["instances"]:
        for collection in NESTED:
            for position, fact in enumerate(getattr(body, collection)):
                if fact.id == id:
                    return (body.id, collection, position), fact
    raise UnknownId.among(id, _ids(fields))


def _ids(fields: dict[str, Any]) -> Iterator[str]:
    for collection in COLLECTIONS:
        yield from (entity.id for entity in fields[collection])
    for body in fields["instances"]:
        for collection in NESTED:
            yield from (fact.id for fact in getattr(body, collection))


def _put(fields: dict[str, Any], place: _Place, entity: Any) -> None:
    """Put *entity* in its *place*, or nothing there when it is ``None``."""
    body_id, collection, position = place
    new = () if entity is None else (entity,)
    if body_id is None:
        fields[collection] = (*fields[collection][:position], *new, *fields[collection][position + 1 :])
        return
    outer, body = _place(fields, body_id)
    held = (*getattr(body, collection)[:position], *new, *getattr(body, collection)[position + 1 :])
    # twins are numbered anew, as one of them may have come or gone
    changed: dict[str, Any] = {collection: tuple(_unnumbered(body_id, fact) for fact in held)}
    _put(fields, outer, attrs.evolve(body, **changed))


def _unnumbered(body: str, fact: Seat | Meeting | College) -> Seat | Meeting | College:
    return attrs.evolve(fact, id=DERIVED) if is_numbered(body, fact) else fact


def diff(before: Council, after: Council) -> tuple[Add | Replace | Remove, ...]:
    """The changes that make *after* of *before*: ``before.apply(*diff(before, after)) == after``.

    Removals come first, then replaced fields, then additions. The result is empty when the two
    councils are equal. It holds what the files hold, small counts too, and is no publication.

    >>> from clsm.words import Text
    >>> here = Council(id="here", name=Text.same("Here"), jurisdiction="FR")
    >>> diff(here, here.apply(Add(Actor(id="gem", name="GEM"))))
    (Add(entity=Actor(id='gem', name='GEM', ...
    """
    removed, replaced, added = list[Remove](), list[Replace](), list[Add]()

    def compare(old: Any, new: Any, collections: tuple[str, ...], body: str | None) -> None:
        others = [field for field in attrs.fields(type(old)) if field.name not in collections]
        if fields := {field.name: getattr(new, field.name) for field in others if _differs(field, old, new)}:
            if isinstance(new, Seat | Meeting | College) and not has_derived_id(str(body), new):
                fields["id"] = new.id  # or Replace would derive another
            replaced.append(Replace(old.id, **fields))
        for collection in collections:
            were = {item.id: item for item in getattr(old, collection)}
            are = {item.id: item for item in getattr(new, collection)}
            removed.extend(Remove(id) for id in were if id not in are)
            added.extend(Add(item, to=body) for id, item in are.items() if id not in were)
            for id in (id for id in were if id in are):
                nested = NESTED if collection == "instances" else ()
                compare(were[id], are[id], nested, id if nested else body)

    compare(before, after, COLLECTIONS, None)
    return (*removed, *replaced, *added)


def _differs(field: "attrs.Attribute[Any]", old: Any, new: Any) -> bool:
    key = getattr(field, "eq_key", None) or (lambda value: value)  # terms are compared whatever their order
    return bool(key(getattr(old, field.name)) != key(getattr(new, field.name)))
