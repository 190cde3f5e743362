"""What partners have put in writing: statutes, charters, conventions, contracts."""

from typing import final

import attrs

from clsm.dates import PartialDate, Period
from clsm.fields import as_identifier, in_list, refers_to
from clsm.language import Text


@final
@attrs.frozen(kw_only=True)
class Agreement:
    """A text that binds or guides several partners.

    ``parties`` are ids of actors; an empty tuple means that no party is documented, never that
    there is none. ``state`` says how far the text has come ("written", "signed").
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    kind: str = attrs.field(metadata=in_list("agreement_kinds"))
    state: str = attrs.field(default="not_documented", metadata=in_list("agreement_states"))
    parties: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None
