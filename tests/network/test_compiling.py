import importlib.util
import sys
from pathlib import Path
from typing import Any, Final

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


SOURCE: Final = """
from typing import NamedTuple

class Pair(NamedTuple):
    one: int
    two: int

def added(pair):
    return pair.one + pair.two
"""


def of_a_file(path: Path) -> Any:
    """The module in a file, new each time, as in another process."""
    spec = importlib.util.spec_from_file_location("kept_on_disk", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def added(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """What the kernel in a file says of a pair, and how many signatures it had kept on disk."""
    module = of_a_file(path)
    monkeypatch.setitem(sys.modules, "kept_on_disk", module)
    kernel = FAST.kernel(module.added)
    return kernel(module.Pair(one=40, two=2)), sum(kernel.stats.cache_hits.values())


@pytest.mark.parametrize("ending", ["nbi", "nbc"])
def test_machine_code_that_is_cut_short_is_made_again(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, or a machine that was switched off, ends no call in a traceback; the next process has it again."""
    path = tmp_path / "kept_on_disk.py"
    path.write_text(SOURCE, encoding="utf-8")
    assert added(path, monkeypatch) == (42, 0)
    assert added(path, monkeypatch) == (42, 1)
    (kept,) = tmp_path.rglob(f"*.{ending}")
    kept.write_bytes(kept.read_bytes()[:60])
    assert added(path, monkeypatch) == (42, 0)
    assert added(path, monkeypatch) == (42, 1)


def test_machine_code_of_a_class_that_is_gone_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An upgrade in place renames what a kernel is given, and what the old one kept is of no use."""
    path = tmp_path / "kept_on_disk.py"
    path.write_text(SOURCE.replace("Pair", "Couple") + "\nPair = Couple\n", encoding="utf-8")
    assert added(path, monkeypatch) == (42, 0)
    path.write_text(SOURCE, encoding="utf-8")
    assert added(path, monkeypatch) == (42, 0)
    assert added(path, monkeypatch) == (42, 1)


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
