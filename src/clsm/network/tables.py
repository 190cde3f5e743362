"""Values by name, by organisation or by pair of sectors, looked up as in a dictionary; figures in words."""

from collections.abc import Hashable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, Generic, TypeVar, final

import attrs

from clsm.quantities import say_number
from clsm.vocabulary import label
from clsm.words import Text

TableKey = TypeVar("TableKey", bound=Hashable)
TableValue = TypeVar("TableValue", covariant=True)

SectorPairKey = tuple[str, str]
"""Two sectors; where ties have a direction, from the first to the second."""


@final
@attrs.frozen(eq=False, repr=False)
class Table(Mapping[TableKey, TableValue], Generic[TableKey, TableValue]):
    """A mapping that cannot be changed, in the order in which it was made.

    ``either_order`` is for pairs without a direction: ``table["a", "b"]`` is then ``table["b", "a"]``.

    >>> table = Table({("carers", "housing"): 2}, either_order=True)
    >>> table["housing", "carers"], list(table)
    (2, [('carers', 'housing')])
    """

    _values: Mapping[TableKey, TableValue]
    either_order: bool = attrs.field(default=False, kw_only=True)

    def __getitem__(self, key: TableKey) -> TableValue:
        if self.either_order and key not in self._values:
            turned: Any = key[::-1] if isinstance(key, tuple) else key
            return self._values[turned]
        return self._values[key]

    def __iter__(self) -> Iterator[TableKey]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values))

    def __repr__(self) -> str:
        return f"Table({self._values!r})"


def decimal(value: float) -> Text:
    """*value* with two decimals, as each language writes it.

    >>> decimal(0.5).say("fr")
    '0,50'
    """
    # adding 0.0 keeps a rounded "-0.00" from being said
    rounded = Decimal(f"{round(value, 2) + 0.0:.2f}")
    return Text(fr=say_number(rounded, "fr"), en=say_number(rounded, "en"))


def say_p(value: float) -> Text:
    """A p in words: to two decimals, or what it is under.

    >>> say_p(0.004).say("fr")
    'p < 0,01'
    """
    if value < 0.01:
        return Text(fr="p < 0,01", en="p < 0.01")
    return Text.same("p = {value}").format(value=decimal(value))


_ONE_WAY: Final = Text(fr="de {a} à {b}", en="from {a} to {b}")
_EITHER_WAY: Final = Text.same("{a} – {b}")


def pair_name(pair: SectorPairKey, *, directed: bool) -> Text:
    """What readers see for two sectors; from the first to the second where ties have a direction."""
    between = _ONE_WAY if directed else _EITHER_WAY
    return between.format(a=sector_name(pair[0]), b=sector_name(pair[1]))


def sector_name(sector: str) -> Text:
    """What readers see for a sector; an id that the vocabulary does not hold stands for itself."""
    return Text(fr=label("sectors", sector, lang="fr"), en=label("sectors", sector, lang="en"))
