"""What a rule read of a council on a day: where nothing of it is another on a later day, its findings are the same."""

from operator import is_
from typing import Any, Final

import attrs

from clsm.council import Snapshot
from clsm.entities.actors import Actor
from clsm.entities.instances import Post, Seat

_READ: Final = frozenset(field.name for field in attrs.fields(Snapshot)) - {"council"}
"""What may be another on another day: all that a snapshot has beside its council."""

_SLOTS: Final[dict[str, Any]] = {field.name: vars(Snapshot)[field.name] for field in attrs.fields(Snapshot)}
"""Where a snapshot holds its fields."""


class Watched(Snapshot):  # type: ignore[misc]  # nobody outside sees it: it is a snapshot that notes what is read
    """A snapshot that notes which of its collections, of its single facts and whether its day are read."""

    fields: set[str]
    ids: set[str]
    plain: Snapshot

    def __new__(cls, **fields: Any) -> Any:
        """A plain snapshot: of the one that a rule makes by evolving, all that it has was read of this one."""
        return Snapshot(**fields)

    def __reduce__(self) -> tuple[Any, ...]:
        return attrs.evolve, (attrs.evolve(self),)

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Watched":
        """A snapshot equal to *snapshot*, of which nothing has been read."""
        watched = object.__new__(cls)
        for field in attrs.fields(Snapshot):
            _SLOTS[field.name].__set__(watched, getattr(snapshot, field.name))
        for name, value in (("fields", set()), ("ids", set()), ("plain", snapshot)):
            object.__setattr__(watched, name, value)
        return watched

    def find(self, id: str) -> Any:
        """See :meth:`clsm.council.Snapshot.find`: one fact is read, and not the collections."""
        self.ids.add(id)
        return self.plain.find(id)

    def holder(self, seat: Seat) -> Actor | Post | None:
        """See :meth:`clsm.council.Snapshot.holder`."""
        if seat.holder:
            self.ids.add(seat.holder)
        return self.plain.holder(seat)

    def forget(self) -> None:
        """Note nothing of what was read by now: another rule is asked."""
        self.fields.clear()
        self.ids.clear()

    def is_as_before(self, other: Snapshot) -> bool:
        """Whether all that was read is the same, fact by fact, in *other*, a state of the same council."""
        index, there = self.plain._index, other._index
        return all(_same(getattr(self.plain, name), getattr(other, name)) for name in self.fields) and all(
            index.get(id) is there.get(id) for id in self.ids
        )


def _noted(name: str) -> property:
    """The field of that *name*, which notes that it is read."""
    slot = _SLOTS[name]

    def read(watched: Watched) -> Any:
        watched.fields.add(name)
        return slot.__get__(watched)

    return property(read, slot.__set__)


for _name in _READ:
    setattr(Watched, _name, _noted(_name))


@attrs.frozen(kw_only=True)
class Difference:
    """What is another in two states of a council on one day: the fields, and the ids of the facts."""

    fields: frozenset[str]
    ids: frozenset[str]

    @classmethod
    def of(cls, snapshot: Snapshot, other: Snapshot) -> "Difference":
        """What of *snapshot* is another in *other*."""
        if snapshot is other:
            return cls(fields=frozenset(), ids=frozenset())
        index, there = snapshot._index, other._index
        return cls(
            fields=frozenset(name for name in _READ if not _same(getattr(snapshot, name), getattr(other, name))),
            ids=frozenset(id for id, fact in index.items() if there.get(id) is not fact)
            | (there.keys() - index.keys()),
        )

    def spares(self, watched: Watched) -> bool:
        """Whether nothing of it was read."""
        return self.fields.isdisjoint(watched.fields) and self.ids.isdisjoint(watched.ids)


def _same(value: Any, other: Any) -> bool:
    if isinstance(value, tuple) and value and not isinstance(value[0], str):
        return len(value) == len(other) and all(map(is_, value, other))
    return bool(value == other)
