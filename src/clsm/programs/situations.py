"""How a council coordinates around situations: the process, never a record of one situation."""

from typing import final

import attrs

from clsm.fields import frozen, in_list, one_of, refers_to
from clsm.vocabulary import UPWARD_REPORTS


@final
@frozen(kw_only=True)
class SituationCoordination:
    """The process of a resource cell or of a coordination of situations.

    What is not written anywhere is ``None`` (not documented). ``asks_agreement``: the person agrees
    before their situation is raised. ``refusal_ends_sharing``: where they refuse, nothing is shared.
    ``shares_only_what_is_needed``: no more is told than the matter at hand needs. ``users_represented``:
    users of psychiatry are represented in it. ``composition_settled``: its composition was debated in the
    plenary and settled by the steering committee; ``alternates_settled``: so was who stands in for whom.
    ``local_analysis``: it was set up because a local analysis showed the need. ``upward_report`` is what
    goes up to the body ``reports_to``. ``may_refer`` and ``takes_part`` are sectors; empty means not
    documented. ``charter`` is the id of the agreement that its participants keep to.

    No field can hold a name, a diagnosis or the story of anybody.
    """

    asks_agreement: bool | None = None
    refusal_ends_sharing: bool | None = None
    shares_only_what_is_needed: bool | None = None
    users_represented: bool | None = None
    composition_settled: bool | None = None
    alternates_settled: bool | None = None
    local_analysis: bool | None = None
    upward_report: str = attrs.field(default="not_documented", validator=one_of(UPWARD_REPORTS))
    reports_to: str | None = attrs.field(default=None, metadata=refers_to("instances"))
    may_refer: tuple[str, ...] = attrs.field(default=(), metadata=in_list("sectors"))
    takes_part: tuple[str, ...] = attrs.field(default=(), metadata=in_list("sectors"))
    charter: str | None = attrs.field(default=None, metadata=refers_to("agreements"))
