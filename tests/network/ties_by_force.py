"""What a one-mode network should say, from the definitions, one cell at a time."""

from collections.abc import Collection, Mapping
from itertools import combinations

from clsm.network.networks.tie_basis import TieReading

Arc = tuple[int, int]
Cell = float | None
"""The strength of a tie, 0 where there is none, ``None`` where it is not known."""


def cells(
    n: int,
    told: Mapping[Arc, float],
    silent: Collection[int],
    left_open: Collection[Arc] = (),
    *,
    reconstructed: bool = False,
) -> dict[Arc, Cell]:
    """What each says of each."""
    said: dict[Arc, Cell] = {}
    for i in range(n):
        for j in range(n):
            if i != j:
                heard = 0.0 if i not in silent and (i, j) not in left_open else None
                said[i, j] = told.get((i, j), heard)
    if reconstructed:
        for i, j in list(said):
            if i in silent and j not in silent and (i, j) not in told:
                said[i, j] = told.get((j, i), None if (j, i) in left_open or (i, j) in left_open else 0.0)
    return said


def pairs(said: Mapping[Arc, Cell], n: int, reading: TieReading) -> tuple[dict[Arc, float], set[Arc]]:
    """The tied pairs with their strength, and the unknown ones; as reported is read as any."""
    tied, unknown = dict[Arc, float](), set[Arc]()
    for i, j in combinations(range(n), 2):
        both = (said[i, j], said[j, i])
        known = [value for value in both if value is not None]
        if reading == "confirmed":
            if 0 in known:
                continue
            if len(known) == 2:
                tied[i, j] = min(known)
            else:
                unknown.add((i, j))
        elif any(known):
            tied[i, j] = max(known)
        elif len(known) < 2:
            unknown.add((i, j))
    return tied, unknown
