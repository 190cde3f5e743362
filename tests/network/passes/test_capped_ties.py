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


@pytest.mark.parametrize(
    ("ties", "room"),
    [
        ([(1, 4), (3, 6), (1, 6), (2, 4), (0, 3), (0, 4)], [1, 0, 0, 1, 1, 0, 1]),
        ([(3, 4), (0, 4), (0, 2), (1, 4), (1, 3), (2, 3)], [0, 1, 1, 2, 2]),
        ([(2, 3), (1, 3), (0, 1), (1, 2), (1, 4), (0, 4)], [0, 1, 1, 1, 1]),
        ([(0, 1), (1, 2), (3, 4), (2, 3), (1, 4), (0, 4)], [1, 2, 1, 0, 2]),
        ([(0, 4), (0, 3), (3, 5), (0, 5), (2, 4), (0, 2)], [1, 2, 1, 1, 1, 0]),
    ],
)
def test_the_first_guess_may_be_too_low(ties: list[Positions], room: list[int]) -> None:
    """Where ties added one by one do not reach the most that fit, the matching does; one in 3,000 drawn is so."""
    assert added_one_by_one(ties, room) < twice_with_halves(ties, room) // 2
    assert most_ties(ties, room) == by_force(ties, room)
