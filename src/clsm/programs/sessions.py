"""Programs that take place in sessions: workshops, training courses, events of a campaign, openings of a place."""

from typing import final

import attrs

from clsm.dates import PartialDate, Period
from clsm.fields import at_least, frozen, in_list, refers_to, tuple_of
from clsm.problems import Mismatch
from clsm.words import Text


@final
@frozen(kw_only=True)
class Session:
    """One session, with how many came; nobody is named.

    ``topic`` is what it was about, ``venue`` where in words, ``territory`` in which municipality, ``host``
    the id of whoever received it. ``speakers`` are ids of the actors that spoke. ``outside_care``: the
    venue is no place of care. ``people`` came, of whom ``trainers`` to train others in turn, and ``sectors``
    are those that they came from; ``None`` or empty means not documented. How many came from each sector
    is a :class:`~clsm.programs.tallies.Tally`.
    """

    date: PartialDate
    topic: str | None = attrs.field(default=None, metadata=in_list("topics"))
    venue: Text | None = None
    territory: str | None = attrs.field(default=None, metadata=refers_to("territories"))
    host: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    outside_care: bool | None = None
    speakers: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    sectors: tuple[str, ...] = attrs.field(default=(), metadata=in_list("sectors"))
    people: int | None = attrs.field(default=None, validator=at_least(0), repr=False)
    trainers: int | None = attrs.field(default=None, validator=at_least(0), repr=False)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.people is not None and self.trainers is not None and self.trainers > self.people:
            raise Mismatch("trainers-over-people", trainers=self.trainers, people=self.people, field="trainers")


@final
@frozen(kw_only=True)
class WorkshopSeries:
    """Workshops for the public: ``sessions`` are those that are known one by one, which may not be all."""

    sessions: tuple[Session, ...] = attrs.field(default=(), validator=tuple_of(Session))


@final
@frozen(kw_only=True)
class AwarenessEvent:
    """An event, or several, of the ``campaigns`` that it is part of; ``sessions`` are those known one by one."""

    campaigns: tuple[str, ...] = attrs.field(default=(), metadata=in_list("campaigns"))
    sessions: tuple[Session, ...] = attrs.field(default=(), validator=tuple_of(Session))


@final
@frozen(kw_only=True)
class Training:
    """Training courses: ``sessions`` are those that are known one by one.

    ``trains_trainers``: those trained train others in turn. ``sectors`` are those that it is meant to
    reach; empty means not documented.
    """

    sessions: tuple[Session, ...] = attrs.field(default=(), validator=tuple_of(Session))
    trains_trainers: bool | None = None
    sectors: tuple[str, ...] = attrs.field(default=(), metadata=in_list("sectors"))


@final
@frozen(kw_only=True)
class OpenPlace:
    """A place that anybody may enter: what closes it, and what binds its partners.

    Its hours are the program's ``openings``, the body that steers it stands in ``followed_by``. ``closures``
    are the times in which it stays shut, beside school holidays, which the caller gives to the calendar
    where ``closed_in_holidays``. ``conventions`` are ids of agreements.
    """

    closures: tuple[Period, ...] = attrs.field(default=(), validator=tuple_of(Period))
    closed_in_holidays: bool | None = None
    conventions: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("agreements"))
