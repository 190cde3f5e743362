"""The places of a body in numbers: its colleges, the limits on them, the offices promised, and who appoints.

What a text writes of its own composition is a promise; who sits is a seat. The two are held against each
other by the council's own rules, never against another council's.
"""

from typing import Final, final

import attrs

from clsm.dates import PartialDate
from clsm.fields import DERIVED, AtLeast, frozen, id_or_derived, in_list, in_order, one_of, refers_to, set_of, tuple_of
from clsm.problems import Mismatch
from clsm.quantities import Threshold
from clsm.vocabulary import LIMITED_PER, PILLARS
from clsm.words import Text, both

_OF_MEMBERS: Final = (None, "members", "seats", "in_office", "appointed")
"""What the share of a college is one of: never of those who happen to be there."""


@final
@frozen(kw_only=True)
class Appointment:
    """How a place or an office is given, and by whom.

    ``by`` are the ids of those who appoint, elect or designate: actors, posts or bodies; ``proposed_by`` of those
    on whose proposal. ``criteria`` is what is asked of whoever is appointed, in words. Empty tuples mean that
    the source does not say.

    >>> Appointment(mode="designated", by=("function-committee",)).mode
    'designated'
    """

    mode: str = attrs.field(default="not_documented", metadata=in_list("appointment_modes"))
    by: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors", "posts", "instances"))
    proposed_by: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors", "posts", "instances"))
    criteria: tuple[Text, ...] = attrs.field(default=(), validator=tuple_of(Text))
    note: Text | None = None


@final
@frozen(kw_only=True)
class Limit:
    """How many people may sit for each organisation, territory or line of work.

    ``territory_kind`` says which territories are meant ("district"), where it is counted by territory. ``at_least``
    and ``at_most`` are ``None`` where no limit is set.

    >>> Limit(per="territory", territory_kind="region", at_most=2).at_most
    2
    """

    per: str = attrs.field(validator=one_of(LIMITED_PER))
    territory_kind: str | None = attrs.field(default=None, metadata=in_list("territory_kinds"))
    at_least: int | None = attrs.field(default=None, validator=AtLeast(1))
    at_most: int | None = attrs.field(default=None, validator=AtLeast(1))

    def __attrs_post_init__(self) -> None:
        in_order(self.at_least, self.at_most)
        if self.at_least is None and self.at_most is None:
            raise Mismatch("limit-without-number")
        if self.territory_kind is not None and self.per != "territory":
            raise Mismatch("limit-of-territories", per=self.per, field="territory_kind")


@final
@frozen(kw_only=True)
class College:
    """Places in a body that belong together: a college, a category, places promised to a pillar.

    ``pillars`` and ``sectors`` are whom its places are for. ``at_least`` and ``at_most`` are how many people it has,
    ``share`` which part of all members; ``None`` where nothing is written. ``limits`` are counted inside the
    college. ``drawn_from`` is the id of the college of another body out of which its members come. A seat belongs
    to the college that it names; where no seat of a body names one, a seat belongs to each college whose pillars
    or sectors it stands for.

    An ``id`` need not be written: the body derives it from itself and the pillars or sectors.

    >>> users = College(name=Text(fr="Usagers", en="Users"), at_least=6, at_most=10)
    >>> users.at_most
    10
    """

    id: str = attrs.field(default=DERIVED, validator=id_or_derived)
    name: Text | None = None
    pillars: frozenset[str] | None = attrs.field(default=None, validator=set_of(PILLARS))
    sectors: tuple[str, ...] = attrs.field(default=(), metadata=in_list("sectors"))
    at_least: int | None = attrs.field(default=None, validator=AtLeast(1))
    at_most: int | None = attrs.field(default=None, validator=AtLeast(1))
    share: Threshold | None = None
    limits: tuple[Limit, ...] = attrs.field(default=(), validator=tuple_of(Limit))
    drawn_from: str | None = attrs.field(default=None, metadata=refers_to("colleges"))
    appointment: Appointment | None = None
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        in_order(self.at_least, self.at_most)
        if self.name is None and not self.pillars and not self.sectors:
            raise Mismatch("college-of-nobody")
        if self.share is not None and self.share.of not in _OF_MEMBERS:
            raise Mismatch("share-of-members", found=both(self.share.say), field="share")


@final
@frozen(kw_only=True)
class PromisedOffice:
    """Offices of a body that its own rules keep for certain pillars: "a chair or vice-chair from the users".

    ``functions`` are those among which ``count`` is promised, and ``pillars`` those to whom.

    >>> PromisedOffice(functions=("chair", "vice_chair"), pillars=frozenset({"people_concerned"})).count
    1
    """

    functions: tuple[str, ...] = attrs.field(metadata=in_list("post_functions"))
    pillars: frozenset[str] = attrs.field(validator=set_of(PILLARS))
    count: int = attrs.field(default=1, validator=AtLeast(1))

    def __attrs_post_init__(self) -> None:
        if not self.functions or not self.pillars:
            raise Mismatch("office-for-nobody")
