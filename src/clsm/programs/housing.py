"""Housing schemes: places, who lets them, under which convention, and how they are given."""

from typing import final

import attrs

from clsm.dates import PartialDate, Period
from clsm.fields import at_least, frozen, in_list, one_of, refers_to, tuple_of
from clsm.problems import Mismatch
from clsm.vocabulary import RENT_PAYERS
from clsm.words import Text


@final
@frozen(kw_only=True)
class HousingPlaces:
    """Places of one kind: a place is for one person, a dwelling holds one place or several.

    ``places`` and ``dwellings`` are how many there were in the time of ``period``, ``allowed`` how many places
    the convention or lease ``under`` allows; ``None`` means not documented, and no figure is made of another.
    More places than are allowed can be written: that is for the council to see. ``landlord`` is the id of
    the actor that owns the dwellings. Where a number changes, another row begins.
    """

    kind: str = attrs.field(metadata=in_list("housing_kinds"))
    name: Text | None = None
    places: int | None = attrs.field(default=None, validator=at_least(0))
    dwellings: int | None = attrs.field(default=None, validator=at_least(0))
    allowed: int | None = attrs.field(default=None, validator=at_least(0))
    under: str | None = attrs.field(default=None, metadata=refers_to("agreements"))
    landlord: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    territory: str | None = attrs.field(default=None, metadata=refers_to("territories"))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.places is not None and self.dwellings is not None and self.dwellings > self.places:
            raise Mismatch("dwellings-over-places", dwellings=self.dwellings, places=self.places, field="dwellings")


@final
@frozen(kw_only=True)
class HousingScheme:
    """How a council houses people: its stock, the body that decides, and on what terms.

    ``commission`` is the id of the body that gives the places: how often it meets and who takes the chair
    stand there. ``person_heard``: whoever applies may speak there. ``commitment``: the person, the care team
    and the council commit themselves together. ``deposit_by`` is the id of the actor that covers the
    deposit, ``rent_by`` who pays the rent. ``None`` means not documented. Applications, allocations, entries,
    exits, people housed and places occupied are counts by period, in the program's ``tallies``; nobody's
    application is kept.
    """

    stock: tuple[HousingPlaces, ...] = attrs.field(default=(), validator=tuple_of(HousingPlaces))
    commission: str | None = attrs.field(default=None, metadata=refers_to("instances"))
    person_heard: bool | None = None
    commitment: bool | None = None
    deposit_by: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    rent_by: str = attrs.field(default="not_documented", validator=one_of(RENT_PAYERS))
