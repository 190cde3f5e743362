"""Actors: the organisations, services, offices and groups that meet in a council.

An actor is never a person. What happened to it (founded, merged, renamed) is kept as dated
events; an event may be undated, and an undated end leaves every later day unknown.
"""

from typing import Final, final

import attrs

from clsm.dates import PartialDate, Period
from clsm.fields import as_identifier, as_proper_name, frozen, in_list, refers_to, tuple_of
from clsm.identifiers import Identifiers
from clsm.problems import Mismatch
from clsm.words import Text

ENDINGS: Final = frozenset({"merged_into", "succeeded_by", "dissolved"})
"""The kinds of event after which an actor is no more."""


@final
@frozen(kw_only=True)
class ActorEvent:
    """Something that happened to an actor; ``date=None`` means that its time is not documented.

    ``other`` is the id of the other actor concerned (the one merged into, the successor).
    """

    kind: str = attrs.field(metadata=in_list("actor_events"))
    date: PartialDate | None = None
    other: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    note: Text | None = None


@final
@frozen(kw_only=True)
class Recognition:
    """What an actor is recognised as, by whom, and with whom it shares that; ``None``: not documented.

    ``kind`` tells an approval (« agrément ») from a label, ``level`` where it holds. ``date`` is when it was
    given, ``until`` when it ends.

    >>> approved = Recognition(
    ...     label=Text(fr="Association agréée", en="Approved association"),
    ...     kind="approval",
    ...     level="regional",
    ...     until=PartialDate(year=2027),
    ... )
    >>> approved.level
    'regional'
    """

    label: Text
    kind: str = attrs.field(default="not_documented", metadata=in_list("recognition_kinds"))
    level: str = attrs.field(default="not_documented", metadata=in_list("recognition_levels"))
    by: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    shared_with: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    date: PartialDate | None = None
    until: PartialDate | None = None
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.date and self.until and self.until.last < self.date.first:
            raise Mismatch("end-before-start", start=self.date, end=self.until, field="until")


@final
@frozen(kw_only=True)
class Actor:
    """An organisation, service or office that can hold seats.

    ``sector``, ``legal_nature`` and ``field`` are terms of the open lists in
    :mod:`clsm.vocabulary`; ``aliases`` are other names that sources use; ``territory`` is where it
    works. ``presumed_same_as`` are ids of actors that a source may mean by another name: they are
    flagged and never merged. ``care_functions`` are those of the Belgian reform called 107 that it carries.
    Nothing here describes a person.
    """

    id: str = attrs.field(validator=as_identifier)
    name: str = attrs.field(validator=as_proper_name)
    aliases: tuple[str, ...] = ()
    sector: str = attrs.field(default="not_documented", metadata=in_list("sectors"))
    legal_nature: str = attrs.field(default="not_documented", metadata=in_list("legal_natures"))
    field: str = attrs.field(default="not_documented", metadata=in_list("fields"))
    care_functions: tuple[str, ...] = attrs.field(default=(), metadata=in_list("care_functions"))
    territory: str | None = attrs.field(default=None, metadata=refers_to("territories"))
    identifiers: Identifiers = attrs.field(factory=Identifiers)
    period: Period = attrs.field(factory=Period)
    history: tuple[ActorEvent, ...] = attrs.field(default=(), validator=tuple_of(ActorEvent))
    recognitions: tuple[Recognition, ...] = attrs.field(default=(), validator=tuple_of(Recognition))
    presumed_same_as: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        _ = self.lifetime  # an actor that ends before it starts is refused here, not when a day is asked for

    @property
    def lifetime(self) -> Period:
        """``period``, its missing ends taken from the dated events that founded and ended the actor."""
        founded = next((event.date for event in self.history if event.kind == "founded" and event.date), None)
        ended = next((event.date for event in self.history if event.kind in ENDINGS and event.date), None)
        end = self.period.end or ended
        return Period(start=self.period.start or founded, end=end, ended_by=None if end else self.period.ended_by)

    @property
    def has_undated_end(self) -> bool:
        """Whether the actor is known to have ended at a time that is not documented."""
        return self.lifetime.end is None and any(event.kind in ENDINGS for event in self.history)
