"""Places and how many people live in them, each figure with its year and its source.

An associated commune lies inside another commune, and a psychiatric sector is made of
communes: adding a place to one that contains it would count people twice, so it is refused.
"""

from collections.abc import Iterable, Mapping
from typing import final

import attrs

from clsm.dates import Period
from clsm.fields import as_identifier, as_proper_name, at_least, frozen, in_list, refers_to, tuple_of
from clsm.identifiers import Identifiers
from clsm.problems import Mismatch
from clsm.words import Text


@final
@frozen(kw_only=True)
class Population:
    """``count`` inhabitants in ``year``, according to ``sources``; ``None`` where the source gives no year.

    ``from_age`` and ``to_age`` are the ages counted, both included; ``None`` where all are.

    >>> Population(count=204187, from_age=16, to_age=65).year is None
    True
    """

    year: int | None = attrs.field(default=None, validator=at_least(1))
    count: int = attrs.field(validator=at_least(0))
    from_age: int | None = attrs.field(default=None, validator=at_least(0))
    to_age: int | None = attrs.field(default=None, validator=at_least(0))
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.from_age is not None and self.to_age is not None and self.from_age > self.to_age:
            raise Mismatch("ages", low=self.from_age, high=self.to_age, field="from_age")

    @property
    def is_whole(self) -> bool:
        """Whether all ages are counted."""
        return self.from_age is None and self.to_age is None


@final
@frozen(kw_only=True)
class Territory:
    """A commune, an associated commune, a psychiatric sector or any other place.

    ``parent`` is the id of the territory that it lies in; ``members`` are the ids of those that
    it is made of (the communes of a sector). ``populations`` may disagree with one another:
    each keeps its source.
    """

    id: str = attrs.field(validator=as_identifier)
    name: str = attrs.field(validator=as_proper_name)
    kind: str = attrs.field(default="not_documented", metadata=in_list("territory_kinds"))
    identifiers: Identifiers = attrs.field(factory=Identifiers)
    parent: str | None = attrs.field(default=None, metadata=refers_to("territories"))
    members: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("territories"))
    populations: tuple[Population, ...] = attrs.field(default=(), validator=tuple_of(Population))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    note: Text | None = None

    def population(self, year: int) -> int | None:
        """The inhabitants in exactly *year*; ``None`` where no source gives them, or where sources disagree."""
        counts = {figure.count for figure in self.populations if figure.year == year and figure.is_whole}
        return counts.pop() if len(counts) == 1 else None


def total_population(territories: Mapping[str, Territory], ids: Iterable[str], year: int) -> int | None:
    """The inhabitants of several territories together in exactly *year*.

    ``None`` where the figure of one of them is not documented for that year: a partial sum is
    no total. ``None`` too where no territory is given. Raises :class:`~clsm.problems.Mismatch` where
    the same people would be counted twice, because one territory is named twice or lies inside
    another of them.

    >>> lille = Territory(id="lille", name="Lille", populations=(Population(year=2022, count=100),))
    >>> hellemmes = Territory(id="hellemmes", name="Hellemmes", parent="lille")
    >>> total_population({"lille": lille, "hellemmes": hellemmes}, ["lille", "hellemmes"], 2022)
    Traceback (most recent call last):
        ...
    clsm.problems.Mismatch: found hellemmes, which lies inside lille, expected territories that do not overlap
    """
    counted: dict[str, str] = {}
    wanted = list(ids)
    for place in wanted:
        for covered in sorted(_inside(territories, place)):
            if covered in counted:
                if counted[covered] == place:
                    raise Mismatch("territory-twice", place=place)
                raise _overlap(territories, counted[covered], place)
            counted[covered] = place
    figures = [territories[place].population(year) for place in wanted]
    return None if None in figures or not figures else sum(figure for figure in figures if figure is not None)


def _inside(territories: Mapping[str, Territory], place: str) -> set[str]:
    """*place* and every territory that lies in it, through ``members`` and ``parent``."""
    found, waiting = set[str](), [place]
    while waiting:
        here = waiting.pop()
        if here in found:
            continue
        found.add(here)
        waiting.extend(territories[here].members)
        waiting.extend(other.id for other in territories.values() if other.parent == here)
    return found


def _overlap(territories: Mapping[str, Territory], one: str, other: str) -> Mismatch:
    for inner, outer in ((one, other), (other, one)):
        if inner in _inside(territories, outer):
            return Mismatch("territory-overlap", inner=inner, outer=outer)
    return Mismatch("territory-share", first=one, second=other)
