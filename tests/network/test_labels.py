import numpy as np
import pytest

from tests.network.twice import both


def drawn(seed: int, directed: bool) -> tuple[int, int, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Deals of sectors, ties, and the cells that count them."""
    rng = np.random.default_rng(seed)
    n, k, deals = int(rng.integers(1, 12)), int(rng.integers(1, 5)), 40
    labels = rng.integers(0, k, size=n * deals)
    ends = rng.integers(0, n, size=2 * int(rng.integers(0, 30)))
    first, second = np.divmod(np.arange(k * k), k)
    cell = first * k + second if directed else np.minimum(first, second) * k + np.maximum(first, second)
    return n, k, labels, ends, cell, rng.integers(0, 4, size=k * k)


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize("seed", range(10))
def test_pairs_are_counted_the_same_twice(seed: int, directed: bool) -> None:
    """Interpreted, compiled and counted with numpy, the tails of each pair of sectors are the same."""
    n, k, labels, ends, cell, observed = drawn(seed, directed)
    plain, fast = both("labels")
    tails = [np.zeros(k * k, dtype=np.int64) for _ in range(4)]
    fast.pair_tails(labels, n, k, ends, cell, observed, np.zeros(k * k, dtype=np.int64), *tails[:2])
    lists = [values.tolist() for values in (ends, cell, observed, np.zeros(k * k, dtype=np.int64), *tails[2:])]
    plain.pair_tails(labels.tolist(), n, k, *lists)
    table = labels.reshape(-1, n)
    counts = np.stack(
        [np.bincount(cell[row[ends[::2]] * k + row[ends[1::2]]], minlength=k * k).astype(np.int64) for row in table]
    )
    expected = [(counts <= observed).sum(axis=0).tolist(), (counts >= observed).sum(axis=0).tolist()]
    assert [tail.tolist() for tail in tails[:2]] == lists[-2:] == expected


@pytest.mark.parametrize("seed", range(10))
def test_ties_inside_are_counted_the_same_twice(seed: int) -> None:
    """Interpreted, compiled and counted with numpy, the tails of the ties inside sectors are the same."""
    n, _, labels, ends, _, observed = drawn(seed, True)
    plain, fast = both("labels")
    compiled, interpreted = np.zeros(2, dtype=np.int64), [0, 0]
    fast.inside_tails(labels, n, ends, int(observed[0]), compiled)
    plain.inside_tails(labels.tolist(), n, ends.tolist(), int(observed[0]), interpreted)
    table = labels.reshape(-1, n)
    inside = (table[:, ends[::2]] == table[:, ends[1::2]]).sum(axis=1)
    assert compiled.tolist() == interpreted == [(inside <= observed[0]).sum(), (inside >= observed[0]).sum()]


@pytest.mark.parametrize("seed", range(10))
def test_networks_are_overlaid_the_same_twice(seed: int) -> None:
    """Interpreted and compiled, the six sums of each order are the same to the last bit, and as numpy's."""
    rng = np.random.default_rng(seed)
    n, rows = int(rng.integers(1, 9)), 30
    orders = np.stack([rng.permutation(n) for _ in range(rows)])
    status = rng.integers(0, 3, size=(n, n))
    value, other = np.where(status == 1, rng.random((n, n)), 0.0), rng.random((n, n))
    seen = rng.integers(0, 2, size=(n, n))
    other *= seen
    ends, gaps = np.argwhere(status == 1).reshape(-1), np.argwhere(status == 2).reshape(-1)
    alone = [seen.sum(), value.sum(), (value * value).sum(), other.sum(), (other * other).sum(), 0.0]
    sums = np.tile(np.array(alone, dtype=np.float64), rows)
    columns = (ends, value[status == 1], gaps, other.reshape(-1), seen.reshape(-1))
    plain, fast = both("matching")
    listed = sums.tolist()
    plain.overlaid(orders.reshape(-1).tolist(), n, *(column.tolist() for column in columns), listed)
    fast.overlaid(orders.reshape(-1), n, *columns, sums)
    assert sums.tolist() == listed
    for order, row in zip(orders, sums.reshape(-1, 6), strict=True):
        moved, known = other[np.ix_(order, order)], seen[np.ix_(order, order)]
        there = (known == 1) & (status != 2)
        a, b = value[there], moved[there]
        # the sums begin with all cells known in the second, whatever they are in the first
        assert np.allclose(row, [there.sum(), a.sum(), (a * a).sum(), b.sum(), (b * b).sum(), (a * b).sum()])
