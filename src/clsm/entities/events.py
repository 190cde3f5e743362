"""What happened once: a training course, a forum, a renewal. Meetings of bodies are not events."""

from typing import final

import attrs

from clsm.dates import PartialDate
from clsm.fields import as_identifier, frozen, in_list, refers_to
from clsm.words import Text


@final
@frozen(kw_only=True)
class Event:
    """Something that took place once, with or by the council.

    ``date=None`` means that its time is not documented. ``organisers`` and ``participants`` are ids of
    actors; empty tuples mean that none is documented.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    kind: str = attrs.field(metadata=in_list("event_kinds"))
    date: PartialDate | None = None
    place: Text | None = None
    organisers: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    participants: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    themes: tuple[str, ...] = attrs.field(default=(), metadata=in_list("themes"))
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None
