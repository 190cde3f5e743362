"""What partners have put in writing: statutes, charters, conventions, contracts."""

from typing import final

import attrs

from clsm.dates import PartialDate, Period
from clsm.fields import as_identifier, at_least, frozen, in_list, refers_to, tuple_of
from clsm.problems import Mismatch
from clsm.words import Text


@final
@frozen(kw_only=True)
class Signature:
    """Who signs a text, for whom, and by what right.

    ``party`` is the id of the actor for which it is signed; ``None`` where the party is only a kind ("a local
    authority"), and then ``label`` says which. ``by`` is the office that signs ("the mayor"), ``post`` the id of
    a post that does; ``None`` where nobody says. ``under`` is the id of the text that gives the right to sign
    (a resolution), ``authorised_by`` who else allows it, in words. ``date`` is when it was signed.

    >>> Signature(party="town", by=Text(fr="le maire", en="the mayor"), under="resolution").under
    'resolution'
    """

    party: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    label: Text | None = None
    by: Text | None = None
    post: str | None = attrs.field(default=None, metadata=refers_to("posts"))
    under: str | None = attrs.field(default=None, metadata=refers_to("agreements"))
    authorised_by: Text | None = None
    date: PartialDate | None = None

    def __attrs_post_init__(self) -> None:
        if self.party is None and self.label is None:
            raise Mismatch("signature-without-party")


@final
@frozen(kw_only=True)
class Agreement:
    """A text that binds or guides several partners.

    ``parties`` are ids of actors; an empty tuple means that no party is documented, never that
    there is none. ``signatures`` say who signs for them, and name parties that are only a kind. ``based_on``
    are the law, resolution or other text that it rests on. ``territories`` are the ids of the places that it
    covers, ``follows`` is the id of the agreement that it comes after, ``amends`` that of the one that it
    changes. ``state`` says how far the text has come ("written", "signed"); ``articulation`` how the council's
    own work is tied to it, where a source says so. ``body`` is the id of the body whose text it is, ``None`` for
    one of the council or of partners.

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
    signatures: tuple[Signature, ...] = attrs.field(default=(), validator=tuple_of(Signature))
    based_on: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references", "agreements"))
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
