"""Unknown cells that are counted and looked up, beside the list of them."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from clsm.network import TieNetwork
from clsm.network.networks.tie_basis import READINGS
from tests.network.networks.test_tie_network import _made, answers


@given(answers(), answers(), st.booleans(), st.booleans(), st.sampled_from(READINGS))
def test_what_is_counted_is_what_is_listed(first: Any, second: Any, directed: bool, filled: bool, reading: Any) -> None:
    """How many, which of all cells, and how many in two networks of the same organisations."""
    one, other = (_made(it[0], it[1], it[2], it[3], directed).reading(reading) for it in (first, second))
    if filled:
        one = one.reconstructed_from_others()
    there = set(one.ids) & set(other.ids)
    nets = [net.without(*(set(net.ids) - there)) for net in (one, other)]
    for net in nets:
        cells = np.arange(net.n * net.n)
        off = cells[cells // max(net.n, 1) != cells % max(net.n, 1)]
        if not net.oriented:
            off = off[off // net.n < off % net.n] if net.n else off
        listed = off[net.silence.holds(off)]
        assert listed.tolist() == net.silence.keys.tolist()
        assert len(net.silence) == len(listed)
        low, high = net.silence.ends
        assert (low * net.n + high).tolist() == listed.tolist()
    a, b = (net.silence for net in nets)
    assert a.shared(b) == b.shared(a) == len(np.intersect1d(a.keys, b.keys))


def test_a_tenth_of_many_may_be_silent() -> None:
    """A billion unknown cells are counted in both waves without a list."""
    n = 100_000
    answered = np.arange(n) % 10 > 0
    ids = [f"a{at:05}" for at in range(n)]
    one, other = (
        TieNetwork.from_arrays(ids, [1, 3], [2, last], directed=directed, answered=answered)
        for directed, last in ((True, 4), (True, 5))
    )
    silent = n // 10
    assert one.silence.shared(other.silence) == len(one.silence) == silent * (n - 1)
    assert one.reading("any").unknown_pairs == silent * (silent - 1) // 2 + silent * (n - silent)
