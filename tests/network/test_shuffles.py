import numpy as np
import pytest

from clsm.network import shuffles
from clsm.network.shuffles import asked, deals, two_sided
from clsm.problems import Mismatch


def test_labels_are_dealt_among_those_who_answered_and_apart_among_the_others() -> None:
    """Each row is a permutation that keeps the labels of the silent among the silent."""
    labels, silent = np.array([0, 1, 2, 3, 4]), np.array([0, 1, 0, 1, 0])
    (block,) = deals(labels, silent, 500, seed=1)
    assert block.shape == (500, 5)
    for row in block.tolist():
        assert sorted(row[at] for at in (0, 2, 4)) == [0, 2, 4]
        assert sorted(row[at] for at in (1, 3)) == [1, 3]
    assert len({tuple(row) for row in block.tolist()}) == 12


def test_every_order_is_as_likely() -> None:
    """Of three labels, each of the six orders comes in a sixth of the deals."""
    (block,) = deals(np.arange(3), np.zeros(3, dtype=np.int64), 60_000, seed=0)
    _, counts = np.unique(block, axis=0, return_counts=True)
    assert counts.tolist() == pytest.approx([10_000] * 6, rel=0.05)


def test_the_seed_fixes_the_draws_whatever_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dealt in one block or in many, the labels are the same; another seed gives others."""
    labels, silent = np.arange(6), np.zeros(6, dtype=np.int64)
    whole = np.concatenate(list(deals(labels, silent, 10, seed=3)))
    monkeypatch.setattr(shuffles, "_BLOCK", 20)
    parts = list(deals(labels, silent, 10, seed=3))
    assert [len(part) for part in parts] == [3, 3, 3, 1]
    assert np.array_equal(np.concatenate(parts), whole)
    assert not np.array_equal(np.concatenate(list(deals(labels, silent, 10, seed=4))), whole)


def test_a_number_of_permutations_below_zero_is_refused() -> None:
    """The message says what to give."""
    assert asked(0) == 0
    with pytest.raises(Mismatch, match="0 permutations or more"):
        asked(-1)


def test_without_labels_nothing_is_dealt() -> None:
    """A network without anybody has no permutation."""
    nobody = np.zeros(0, dtype=np.int64)
    assert list(deals(nobody, nobody, 10, seed=0)) == []


def test_p_is_never_zero_nor_above_one() -> None:
    """The observed labels count as a permutation; both tails full is 1."""
    assert two_sided(0, 0, 999) == 0.002
    assert two_sided(999, 999, 999) == 1.0
