from collections.abc import Iterator
from decimal import Decimal
from typing import Any, final

import attrs
import numpy as np
import pytest

from clsm.results import NO_BOUNDS, KeyedResult, Result
from clsm.tables import Row, cell
from clsm.words import Lang, Text


@final
@attrs.frozen(kw_only=True, repr=False)
class Size(Result):
    """A result with bounds of its own."""

    size: float | None
    bounds: Any = NO_BOUNDS

    @property
    def says(self) -> Text:
        """How large it is."""
        return Text(fr="Voilà la taille.", en="This is the size.")

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row."""
        return [{"size": self.size}]


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Sizes(KeyedResult[Size]):
    """Several results by id."""

    sizes: dict[str, Size]

    @property
    def says(self) -> Text:
        """How large they are."""
        return Text(fr="Voilà les tailles.", en="These are the sizes.")

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row each."""
        return [{"id": id, "size": size.size} for id, size in self.sizes.items()]

    def __getitem__(self, id: str) -> Size:
        return self.sizes[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.sizes)

    def __len__(self) -> int:
        return len(self.sizes)


SIZES = Sizes(sizes={"gem": Size(size=0.5), "town": Size(size=None)})


def test_a_result_speaks_both_languages_and_turns_into_a_frame() -> None:
    """Words, rows and a frame are there for every answer."""
    size = Size(size=2.0, bounds={"size": (1.0, 3.0)})
    assert (size.explain(), size.explain("fr")) == ("This is the size.", "Voilà la taille.")
    assert size.to_pandas().to_dict("records") == [{"size": 2.0}]
    assert (size.reading, size.basis, size.bounds["size"]) == (None, None, (1.0, 3.0))
    assert dict(SIZES.bounds) == {}


def test_a_result_shows_itself_as_a_card() -> None:
    """A console and a notebook show the words and the first rows."""
    assert repr(SIZES).splitlines()[:4] == ["Sizes", "These are the sizes.", "id    size", "gem   0.5"]
    assert "<td>0.5</td>" in SIZES._repr_html_()
    assert SIZES.card("fr").to_text().splitlines()[3:5] == ["gem          0,5", "town         non documenté"]


def test_a_keyed_result_gives_answers_and_columns() -> None:
    """``values()`` is that of a mapping; ``values(name)`` an array in the order of the ids, nan for no value."""
    assert SIZES.ids == ("gem", "town")
    assert [size.size for size in SIZES.values()] == [0.5, None]
    column = SIZES.values("size")
    assert column[0] == 0.5
    assert np.isnan(column[1])
    with pytest.raises(AttributeError, match="weight"):
        SIZES.values("weight")


def test_cells_are_read_as_words_and_rounded_figures() -> None:
    """A cell is rounded, signed as its language does, and says what is not documented."""
    assert [cell(value, "fr") for value in (True, Decimal("1234.50"), -0.0001, 12, "gem")] == [
        "oui",
        "1234,50",
        "0",
        "12",
        "gem",
    ]
