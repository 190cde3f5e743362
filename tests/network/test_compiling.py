from typing import Any

import numba
import numpy as np
import pytest

from tests.network.twice import both

PLAIN, FAST = both("compiling")
compiled: Any = numba.njit


def test_kernels_are_compiled_where_numba_is_installed() -> None:
    """The same decorator compiles, or gives the function itself."""

    def double(number: int) -> int:
        return number * 2

    assert PLAIN.kernel(double) is double
    assert PLAIN.compiled() is False
    assert FAST.compiled() is True
    assert FAST.kernel(double)(21) == 42
    assert hasattr(FAST.kernel(double), "py_func")


def test_a_folder_that_cannot_be_written_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the machine code cannot be kept, it is made again in each process."""
    njit = numba.njit

    def without_cache(*, cache: bool = False, nogil: bool) -> object:
        if cache:
            raise RuntimeError("no locator available")
        return njit(nogil=nogil)

    monkeypatch.setattr(numba, "njit", without_cache)
    assert FAST.kernel(lambda number: number + 1)(1) == 2


def test_kernels_are_fed_lists_when_interpreted() -> None:
    """Indexing a list is several times faster than indexing an array from plain Python."""
    array = np.array([1, 2], dtype=np.int64)
    assert FAST.feed(array) is array
    assert PLAIN.feed(array) == [1, 2]
    assert isinstance(PLAIN.feed(array), list)


@pytest.mark.parametrize("word", [1, 2, 0b1011000, (1 << 62) - 1, 1 << 61, 0x2AAA_AAAA_AAAA_AAAA])
def test_bits_are_counted_the_same_both_ways(word: int) -> None:
    """Words of up to 62 bits, interpreted and compiled."""

    def bits(word: int) -> tuple[int, int]:
        return bit_count(word), low_index(word)

    bit_count, low_index = FAST.bit_count, FAST.low_index
    expected = (bin(word).count("1"), len(bin(word)) - len(bin(word).rstrip("0")))
    assert compiled(bits)(word) == bits(word) == expected
    assert (PLAIN.bit_count(word), PLAIN.low_index(word)) == expected


def test_no_bit_is_counted_as_none() -> None:
    """An empty word has no bits."""
    bit_count = FAST.bit_count
    assert compiled(lambda word: bit_count(word))(0) == PLAIN.bit_count(0) == 0
