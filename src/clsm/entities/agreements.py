"""What partners have put in writing: statutes, charters, conventions, contracts."""

from typing import final

import attrs

from clsm.dates import PartialDate, Period
from clsm.fields import as_identifier, at_least, frozen, in_list, refers_to
from clsm.problems import Mismatch
from clsm.words import Text


@final
@frozen(kw_only=True)
class Agreement:
    """A text that binds or guides several partners.

    ``parties`` are ids of actors; an empty tuple means that no party is documented, never that
    there is none. ``territories`` are the ids of the places that it covers, ``follows`` is the id of the
    agreement that it comes after, ``amends`` that of the one that it changes. ``state`` says how far the text
    has come ("written", "signed"); ``articulation`` how the council's own work is tied to it, where a source
    says so. ``body`` is the id of the body whose text it is, ``None`` for one of the council or of partners.

    ``concluded`` is the day on which it was agreed, which may be long before its ``period`` begins.
    Whoever ends it says so ``notice_days`` or ``notice_months`` before (both together raise
    :class:`~clsm.problems.Mismatch`); ``tacit_renewal``: it goes on where nobody does. ``mental_health_part``:
    a health contract holds a part on mental health. ``None``: not documented.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    kind: str = attrs.field(metadata=in_list("agreement_kinds"))
    state: str = attrs.field(default="not_documented", metadata=in_list("agreement_states"))
    amends: str | None = attrs.field(default=None, metadata=refers_to("agreements"))
    follows: str | None = attrs.field(default=None, metadata=refers_to("agreements"))
    parties: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    territories: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("territories"))
    body: str | None = attrs.field(default=None, metadata=refers_to("instances"))
    concluded: PartialDate | None = None
    notice_days: int | None = attrs.field(default=None, validator=at_least(1))
    notice_months: int | None = attrs.field(default=None, validator=at_least(1))
    tacit_renewal: bool | None = None
    mental_health_part: bool | None = None
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    articulation: Text | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.notice_days is not None and self.notice_months is not None:
            raise Mismatch("two-notices", field="notice_months")
