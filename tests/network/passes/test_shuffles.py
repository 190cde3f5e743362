import numpy as np
import pytest

from clsm.network.measures.ei_index import ei_index
from clsm.network.measures.mixing import mixing
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.passes import shuffles
from clsm.network.passes.cells import sector_ties
from clsm.network.passes.shuffles import asked, deals, two_sided
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


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize(("sectors", "at_once"), [(1, 1 << 19), (3, 5_000), (18, 1 << 19)])
def test_p_is_that_of_each_deal_counted_alone(
    sectors: int, at_once: int, directed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With more ties than a byte counts, more pairs of sectors than a byte holds, and deals in several portions."""
    monkeypatch.setattr(shuffles, "_BYTES_AT_ONCE", at_once)
    rng = np.random.default_rng(sectors)
    low, high = np.triu_indices(40, 1)
    drawn = rng.random(len(low)) < 0.7
    net = TieNetwork.from_arrays(
        [f"o{at:02}" for at in range(40)],
        low[drawn],
        high[drawn],
        directed=directed,
        answered=rng.random(40) < 0.8,
        sectors=[f"s{at % sectors:02}" for at in range(40)],
    )
    among = sector_ties(net)
    (block,) = deals(among.code, among.silent, 60, seed=3)
    k = len(among.names)
    counts = np.array(
        [np.bincount(among.cell()[row[among.origin] * k + row[among.target]], minlength=k * k) for row in block]
    )
    seen = among.counted(among.origin, among.target)
    at_most, at_least = (counts <= seen).sum(axis=0).tolist(), (counts >= seen).sum(axis=0).tolist()
    found = mixing(net, permutations=60, seed=3)
    for (one, other), p in found.p.items():
        at = among.names.index(one) * k + among.names.index(other)
        expected = two_sided(at_most[at], at_least[at], 60) if found.possible[one, other] else None
        assert p == expected
    inside = counts[:, :: k + 1].sum(axis=1)
    here = int(seen[:: k + 1].sum())
    assert len(among.origin) > 255
    assert ei_index(net, permutations=60, seed=3).p == two_sided(
        int((inside <= here).sum()), int((inside >= here).sum()), 60
    )
