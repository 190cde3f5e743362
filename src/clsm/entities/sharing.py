"""What several councils have in common: a coordinator for two of them, a body, a program."""

from decimal import Decimal
from typing import final

import attrs

from clsm.fields import frozen, part_of_one, refers_to
from clsm.words import Text


@final
@frozen(kw_only=True)
class Sharing:
    """Another council with which a post, a body or a program is shared.

    ``council`` is the id of the actor that it is in this file. ``share`` is its part of the whole, from 0 to 1,
    ``None`` where it is not documented.

    >>> Sharing(council="clsm-next-door", share=Decimal("0.30")).share
    Decimal('0.30')
    """

    council: str = attrs.field(metadata=refers_to("actors"))
    share: Decimal | None = attrs.field(default=None, validator=attrs.validators.optional(part_of_one))
    note: Text | None = None
