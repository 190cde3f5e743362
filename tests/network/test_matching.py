import numpy as np
import pytest

from tests.network.twice import both


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
