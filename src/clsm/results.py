"""What every answer shares: words, rows, a data frame, a card; what was read, on what it rests, its bounds.

An answer is a small frozen class that says what it holds. Its words are made when somebody asks for them, so
that reading a figure costs no sentence.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, ValuesView
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar, overload

from clsm.cards import Card, Shown
from clsm.tables import Row, data_frame
from clsm.words import Lang, Text

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Bounds = Mapping[str, tuple[float, float] | None]
"""What a figure can be at least and at most, by its name; ``None`` where no bound is computed."""

NO_BOUNDS: Final[Bounds] = MappingProxyType({})
"""The bounds of an answer without a figure that something unknown could change."""


class Explained(ABC):
    """What says itself in words, made when somebody asks for them."""

    __slots__ = ()

    @property
    @abstractmethod
    def says(self) -> Text:
        """It in words, in both languages."""

    def explain(self, lang: Lang = "en") -> str:
        """It in words."""
        return self.says.say(lang)


class Result(Explained, Shown):
    """An answer that explains itself in words and turns into rows.

    Attributes
    ----------
    reading : str or None
        Which ties were read, where there are readings to choose from; ``None`` elsewhere.
    basis : object
        What was observed. Its type is one for each relation; ``None`` where the rows say it themselves.
    bounds : mapping
        The least and the most that a figure can be, whatever the unknown holds, by the figure's name;
        ``None`` for a figure whose bounds are not computed.
    """

    __slots__ = ()

    # plain attributes, so that an answer may hold each as a field or leave it out
    reading: Any = None
    basis: Any = None
    bounds: Any = NO_BOUNDS

    @abstractmethod
    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """The answer as plain values, one dictionary a line."""

    def to_pandas(self, lang: Lang = "en") -> Any:
        """The rows as a ``DataFrame``; needs the extra ``pandas``."""
        return data_frame(self.to_rows(lang))

    def card(self, lang: Lang = "en") -> Card:
        """What is shown at first sight: the words, the first rows, what to ask next."""
        calls = (".explain()", ".to_rows()", ".to_pandas()")
        return Card(
            title=type(self).__name__, sentences=(self.explain(lang),), rows=self.to_rows(lang), calls=calls, lang=lang
        )


Value = TypeVar("Value")


class KeyedResult(Result, Mapping[str, Value]):
    """An answer for each of several: ``result[id]``, in the order of the ids.

    ``result.values("constraint")`` is the same figure of all, as an array in the order of ``result.ids``. ``HELD``
    names the field that maps the ids to the answers; a class without one says itself what it holds.
    """

    __slots__ = ()

    HELD: ClassVar[str]

    def __getitem__(self, id: str) -> Value:
        return self._held[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    @property
    def _held(self) -> Mapping[str, Value]:
        held: Mapping[str, Value] = getattr(self, self.HELD)
        return held

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in the order in which the answer is read."""
        return tuple(self)

    @overload
    def values(self) -> ValuesView[Value]: ...
    @overload
    def values(self, name: str) -> "npt.NDArray[np.float64]": ...
    def values(self, name: str | None = None) -> "ValuesView[Value] | npt.NDArray[np.float64]":
        """The answers of all, or the figure *name* of all as an array; nan where a figure has no value."""
        if name is None:
            return super().values()
        return self._column(name)

    def _column(self, name: str) -> "npt.NDArray[np.float64]":
        """The figure *name* of each; answers that hold arrays give theirs instead."""
        import numpy as np

        return np.array([getattr(answer, name) for answer in self.values()], dtype=np.float64)
