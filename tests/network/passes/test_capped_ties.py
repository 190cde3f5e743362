import random
from itertools import combinations, product

import pytest

from clsm.network.passes.capped_ties import Positions, added_one_by_one, most_ties, twice_with_halves


def by_force(ties: list[Positions], room: list[int]) -> int:
    """The largest part of *ties* that nobody has too many of, each part tried."""
    best = 0
    for taken in product((0, 1), repeat=len(ties)):
        left = list(room)
        for (a, b), one in zip(ties, taken, strict=True):
            left[a] -= one
            left[b] -= one
        if min(left, default=0) >= 0:
            best = max(best, sum(taken))
    return best


@pytest.mark.parametrize("seed", range(150))
def test_most_ties_are_found(seed: int) -> None:
    """On small networks, as many ties are added as in the best of all ways to add some."""
    draw = random.Random(seed)
    n = draw.randint(2, 6)
    ties = draw.choices(list(combinations(range(n), 2)), k=draw.randint(0, 10))
    room = [draw.randint(0, 3) for _ in range(n)]
    assert most_ties(ties, room) == by_force(ties, room)


def test_half_ties_do_not_count() -> None:
    """Where halves of ties would fit round two triangles, whole ones are found by a matching."""
    triangles = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)]
    assert twice_with_halves(triangles, [1] * 6) == 6
    assert most_ties(triangles, [1] * 6) == 2


def test_the_first_guess_may_be_too_low() -> None:
    """Where ties added one by one do not reach the most that fit, the matching does."""
    draw = random.Random(0)
    seen = 0
    for _ in range(4000):
        n = draw.randint(4, 7)
        ties = draw.sample(list(combinations(range(n), 2)), draw.randint(3, 6))
        room = [draw.randint(0, 2) for _ in range(n)]
        if added_one_by_one(ties, room) < twice_with_halves(ties, room) // 2:
            seen += 1
            assert most_ties(ties, room) == by_force(ties, room)
    assert seen
