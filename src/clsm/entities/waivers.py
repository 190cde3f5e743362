"""Rules that a council has decided, for a time and for a reason, not to follow."""

from typing import final

import attrs

from clsm.dates import PartialDate, Period
from clsm.fields import as_identifier, frozen, refers_to
from clsm.problems import Mismatch
from clsm.words import Text


@final
@frozen(kw_only=True)
class Waiver:
    """A rule set aside by the council, or a place of its file left as it is, with the reason and the end of it.

    ``rule`` is the code of a rule, built-in or one's own. ``path`` is a place of the file instead, by ids, such as
    ``actors/clinic/note``: what a look for persons finds there is known not to be one. Exactly one of them is
    given; otherwise :class:`~clsm.problems.Mismatch` is raised. ``focus`` is the id of the body, program or
    agreement for which it is set aside, ``None`` for all. ``decided_by`` is the id of the body that
    decided so. What the rule finds stays what it is; a report says beside it that the council knows.

    A period without a dated end raises :class:`~clsm.problems.Mismatch`: what is set aside for good is
    no waiver.

    >>> waiver = Waiver(
    ...     id="families-2025",
    ...     rule="FR-G2",
    ...     reason=Text(fr="L’association se réorganise.", en="The association is reorganising."),
    ...     period=Period(start=PartialDate(year=2025), end=PartialDate(year=2025, month=12)),
    ... )
    >>> waiver.covers("FR-G2", "committee")
    True
    """

    id: str = attrs.field(validator=as_identifier)
    rule: str | None = attrs.field(default=None, validator=attrs.validators.optional(attrs.validators.instance_of(str)))
    path: str | None = attrs.field(default=None, validator=attrs.validators.optional(attrs.validators.instance_of(str)))
    focus: str | None = attrs.field(
        default=None, metadata=refers_to("instances", "programs", "agreements", "posts", "contributions", "budgets")
    )
    reason: Text
    decided_by: str | None = attrs.field(default=None, metadata=refers_to("instances"))
    period: Period
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.rule is None and self.path is None:
            raise Mismatch("waiver-of-nothing", field="rule")
        if self.path is not None and (self.rule is not None or self.focus is not None):
            raise Mismatch("waiver-of-two", field="path")
        if self.period.end is None:
            raise Mismatch("waiver-without-end", field="period")
        if not isinstance(self.period.end, PartialDate):
            raise Mismatch("waiver-open-end", field="period")

    def covers(self, code: str, focus: str) -> bool:
        """Whether the waiver is about this rule for this thing."""
        return self.rule is not None and self.rule.lower() == code.lower() and self.focus in (None, focus)
