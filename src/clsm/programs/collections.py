"""What a council keeps: works of art that it shows and lends, data on health, information that it hands out."""

from typing import final

import attrs

from clsm.dates import PartialDate, Period
from clsm.fields import at_least, frozen, in_list, refers_to, tuple_of
from clsm.words import Text


@final
@frozen(kw_only=True)
class Showing:
    """An exhibition, or works lent to somebody: ``works`` of them, in the time of ``period``.

    ``at`` is the id of the actor that shows or borrows them, ``venue`` the place in words, ``territory`` the
    municipality. ``loan`` says whether works were lent. ``None`` means not documented.
    """

    name: Text
    loan: bool | None = None
    works: int | None = attrs.field(default=None, validator=at_least(0))
    at: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    venue: Text | None = None
    territory: str | None = attrs.field(default=None, metadata=refers_to("territories"))
    visitors: int | None = attrs.field(default=None, validator=at_least(0), repr=False)
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))


@final
@frozen(kw_only=True)
class ArtCollection:
    """Where works of art were shown and lent; how many there are is an indicator, with its date."""

    showings: tuple[Showing, ...] = attrs.field(default=(), validator=tuple_of(Showing))


@final
@frozen(kw_only=True)
class DataSet:
    """Figures on health that a partner provides: aggregates, never a record of a person.

    ``provider`` is the id of an actor, ``agreement`` that of the text under which it provides them.
    ``vintage`` is the year that they are about, ``territories`` the places; ``None`` or empty: not
    documented.
    """

    name: Text
    provider: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    agreement: str | None = attrs.field(default=None, metadata=refers_to("agreements"))
    vintage: int | None = attrs.field(default=None, validator=at_least(1))
    territories: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("territories"))
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))


@final
@frozen(kw_only=True)
class HealthObservatory:
    """The data that an observatory holds; what they show are indicators, by place and year."""

    data: tuple[DataSet, ...] = attrs.field(default=(), validator=tuple_of(DataSet))


@final
@frozen(kw_only=True)
class InformationResource:
    """A directory, a guide, a shelf in a library: its form, when it was last brought up to date, where it is found.

    ``found_at`` are ids of actors. How many copies were handed out is a count by period.
    """

    form: str = attrs.field(default="not_documented", metadata=in_list("resource_forms"))
    updated: PartialDate | None = None
    found_at: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
