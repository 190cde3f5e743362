"""What partners have put in writing: statutes, charters, conventions, contracts."""

from typing import final

import attrs

from clsm.dates import PartialDate, Period
from clsm.fields import as_identifier, frozen, in_list, refers_to
from clsm.words import Text


@final
@frozen(kw_only=True)
class Agreement:
    """A text that binds or guides several partners.

    ``parties`` are ids of actors; an empty tuple means that no party is documented, never that
    there is none. ``territories`` are the ids of the places that it covers, ``follows`` is the id of the
    agreement that it comes after, ``amends`` that of the one that it changes. ``state`` says how far the text
    has come ("written", "signed"); ``articulation`` how the council's own work is tied to it, where a source
    says so.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    kind: str = attrs.field(metadata=in_list("agreement_kinds"))
    state: str = attrs.field(default="not_documented", metadata=in_list("agreement_states"))
    amends: str | None = attrs.field(default=None, metadata=refers_to("agreements"))
    follows: str | None = attrs.field(default=None, metadata=refers_to("agreements"))
    parties: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    territories: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("territories"))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    articulation: Text | None = None
    note: Text | None = None
