"""Who belongs to the council itself, and what is planned for it.

To belong to a council (a founding member, a full or an associate one) is not to sit in one of its bodies: a
seat is an :class:`~clsm.entities.instances.Seat`.
"""

from typing import final

import attrs

from clsm.dates import Period
from clsm.fields import at_least, frozen, in_list, refers_to
from clsm.problems import Mismatch
from clsm.words import Text


@final
@frozen(kw_only=True)
class Membership:
    """One who belongs to the council, or a kind of member that its texts know.

    ``actor`` is the id of an actor; ``None`` where nobody is named, and then ``label`` says who is meant and
    ``sector`` where they work. ``count`` is how many they are, ``None`` where it is not documented.

    >>> Membership(label=Text(fr="Membres adhérents", en="Associate members"), kind="associate").actor is None
    True
    """

    actor: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    label: Text | None = None
    sector: str | None = attrs.field(default=None, metadata=in_list("sectors"))
    kind: str = attrs.field(default="not_documented", metadata=in_list("membership_kinds"))
    count: int | None = attrs.field(default=None, validator=at_least(1))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.actor is None and self.label is None:
            raise Mismatch("member-without-actor")
        if self.actor is not None and self.sector is not None:
            raise Mismatch("member-with-sector")


@final
@frozen(kw_only=True)
class Plan:
    """What is proposed or planned for a council, and not in force: no rule and no network reads it.

    ``carrier`` is the id of the actor that is to carry it, ``perimeter`` are the territories that it is to
    cover beside its own. A body, a seat or an office that is planned says so by its own evidence.

    >>> Plan(carrier="joint-syndicate").perimeter
    ()
    """

    carrier: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    perimeter: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("territories"))
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    note: Text | None = None
