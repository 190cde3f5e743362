"""What every answer about a network shares: the network it was asked of, its card, and names beside ids.

An answer keeps its figures and the network. Its sentences are made from both when somebody reads them.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, Protocol, final, overload

import attrs

from clsm.cards import Card
from clsm.network.phrases import A_FELLOWSHIP, on_day
from clsm.results import Result
from clsm.tables import Row
from clsm.words import Lang, Text, flat


class NetworkResult(Result):
    """An answer about a network.

    ``TITLE`` says what it is, ``CALLS`` what else can be asked of it, as one would type it. Its basis is a
    :class:`~clsm.network.Basis` where organisations sit in bodies, and a :class:`~clsm.network.TieBasis`
    where they are tied to each other.
    """

    __slots__ = ()

    TITLE: ClassVar[Text]
    CALLS: ClassVar[tuple[str, ...]] = ()

    def card(self, lang: Lang = "en") -> Card:
        """What is shown at first sight: what it is and of which day, the words, what was observed, the first rows."""
        return Card(
            title=f"{self.TITLE.say(lang)}{on_day(self.basis.date).say(lang)}",
            sentences=(self.explain(lang), self.basis.explain(lang)),
            rows=self._first_rows(lang),
            calls=(*self.CALLS, ".explain()", ".to_rows()", ".to_pandas()"),
            lang=lang,
        )

    def _first_rows(self, lang: Lang) -> Sequence[Row]:
        """The rows of the card; an answer that may hold a million makes only those that are shown."""
        return self.to_rows(lang)


@final
@attrs.frozen
class RowsOf(Sequence[Row]):
    """Rows that are made when they are read, one for each of *items*."""

    items: Sequence[Any]
    row_of: Callable[[Any], Row]

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        """The row at one place, or those at several."""
        if isinstance(place, slice):
            return [self.row_of(item) for item in self.items[place]]
        return self.row_of(self.items[place])

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.items)


class Naming(Protocol):
    """What knows the names of organisations and bodies."""

    def name(self, id: str) -> Text:
        """What readers see for an id."""


class NamingDiscreetly(Naming, Protocol):
    """What knows too whose name is kept back."""

    @property
    def fellowships(self) -> frozenset[str]:
        """The ids of the self-help fellowships that keep anonymity."""


def discreet_names(net: NamingDiscreetly, ids: Iterable[str], lang: Lang) -> str:
    """The names of *ids* in one cell; fellowships that keep anonymity are not named."""
    hidden = net.fellowships
    return flat((A_FELLOWSHIP if id in hidden else net.name(id)).say(lang) for id in ids)


def names_of(net: Naming, ids: Iterable[str], lang: Lang) -> str:
    """The names of *ids* in one cell."""
    return flat(net.name(id).say(lang) for id in ids)
