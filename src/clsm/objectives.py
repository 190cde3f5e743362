"""What a council says that it is for."""

from typing import final

import attrs

from clsm.dates import PartialDate, Period
from clsm.fields import as_identifier, in_list, refers_to
from clsm.language import Text


@final
@attrs.frozen(kw_only=True)
class Axis:
    """A line of work under which a council groups its themes.

    An axis has no members and meets nobody: a group that meets is an
    :class:`~clsm.instances.Instance`.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    themes: tuple[str, ...] = attrs.field(default=(), metadata=in_list("themes"))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None
