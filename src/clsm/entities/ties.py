"""Who says that they work with whom, and who was asked."""

from typing import final

import attrs

from clsm.dates import PartialDate, Period
from clsm.fields import as_identifier, frozen, in_list, refers_to
from clsm.problems import Mismatch
from clsm.words import Text


@final
@frozen(kw_only=True)
class Survey:
    """A round of questions to partners about their ties.

    Whoever was ``asked`` and has not ``answered`` is silent: their ties are unknown, not absent.
    Somebody who answered without being asked raises :class:`~clsm.problems.Mismatch`.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    relation: str = attrs.field(metadata=in_list("tie_relations"))
    asked: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    answered: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if unasked := sorted(set(self.answered) - set(self.asked)):
            raise Mismatch("unasked-answers", names=", ".join(unasked), field="answered")


@final
@frozen(kw_only=True)
class Tie:
    """One actor or post that is said to work with another.

    ``origin`` and ``target`` are ids; the tie goes from the one to the other. ``told_by`` is the id of
    the actor that says so, ``None`` where it is a document that does. ``level`` is how close it is:
    1 awareness, 2 cooperation, 3 coordination, 4 integration, ``None`` where it is not documented.
    """

    id: str = attrs.field(validator=as_identifier)
    origin: str = attrs.field(metadata=refers_to("actors", "posts"))
    target: str = attrs.field(metadata=refers_to("actors", "posts"))
    relation: str = attrs.field(metadata=in_list("tie_relations"))
    told_by: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    survey: str | None = attrs.field(default=None, metadata=refers_to("surveys"))
    level: int | None = None
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.level is not None and self.level not in range(1, 5):
            raise Mismatch("tie-level", found=self.level, field="level")
        if self.origin == self.target:
            raise Mismatch("self-tie", id=self.origin, field="target")
