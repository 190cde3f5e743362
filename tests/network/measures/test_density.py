import math
from itertools import combinations, permutations, product

import pytest

from clsm.network.measures.density import density
from clsm.network.networks.tie_network import TieNetwork
from tests.network.told import completions, lone, star


def test_density_is_the_share_of_ties() -> None:
    """Over all pairs without directions, over all ordered pairs with them; loops never count."""
    ids = ["a", "b", "c", "d"]
    assert density(TieNetwork.from_arrays(ids, [0, 0, 2], [1, 2, 2], directed=False)).value == 2 / 6
    told = TieNetwork.from_arrays(ids, [0, 1, 0], [1, 0, 2])
    assert density(told).value == 3 / 12
    assert density(told.reading("any")).value == 2 / 6
    assert density(told.reading("confirmed")).value == 1 / 6


def test_small_networks_have_an_answer() -> None:
    """Without a pair, no density and no bound; two who are silent leave everything open."""
    for n in (0, 1):
        found = density(lone(n))
        assert (found.value, found.bounds["density"]) == (None, None)
        assert "cannot be said" in found.explain()
    silent = density(lone(2, silent=2))
    assert (silent.value, silent.bounds["density"], silent.observed, silent.possible) == (None, (0.0, 1.0), 0, 2)
    assert density(lone(2)).value == 0.0


@pytest.mark.parametrize("reading", ["reported", "any", "confirmed"])
@pytest.mark.parametrize("directed", [True, False])
def test_bounds_are_reached_and_never_passed(reading: str, directed: bool) -> None:
    """On every network of three with somebody silent, the bounds are the extremes over all completions."""
    n = 3
    cells = list(permutations(range(n), 2) if directed else combinations(range(n), 2))
    for told in product((0, 1), repeat=len(cells)):
        for answered in product((True, False), repeat=n):
            ties = [cell for cell, one in zip(cells, told, strict=True) if one]
            net = TieNetwork.from_arrays(
                ["a", "b", "c"], [a for a, _ in ties], [b for _, b in ties], directed=directed, answered=answered
            ).reading(reading)  # type: ignore[arg-type]
            found = density(net)
            values = [density(full).value or 0.0 for full in completions(net)]
            low, high = found.bounds["density"] or (math.nan, math.nan)
            assert math.isclose(low, min(values))
            assert math.isclose(high, max(values))
            assert found.value is None or low <= found.value <= high


def test_it_speaks() -> None:
    """Both languages name the figures, the reading and the bounds; the row holds the same."""
    found = density(star(4, silent=1))
    assert found.explain("fr") == (
        "3 liens sur 4 paires d’organisations : une densité de 0,75 (les liens tels qu’ils sont donnés, sans "
        "direction). 2 autres sont inconnus : quoi qu’il en soit, la densité est "
        "comprise entre 0,50 et 0,83."
    )
    assert found.explain() == (
        "3 of 4 pairs of organisations are ties: a density of 0.75 (the ties as given, without a direction). 2 more "
        "are unknown: whatever they hold, the density lies between 0.50 and 0.83."
    )
    (row,) = found.to_rows()
    assert (row["density"], row["low"], row["high"]) == (0.75, 0.5, 5 / 6)
    assert found.to_pandas().shape == (1, 7)
    assert found._repr_html_().startswith('<div class="clsm-card">')
    assert (found.reading, found.basis.silent) == ("reported", 1)


def test_what_is_all_known_has_no_bounds_to_tell() -> None:
    """Where everybody answered, one sentence is enough."""
    assert density(star(4)).explain() == (
        "3 of 6 pairs of organisations are ties: a density of 0.50 (the ties as given, without a direction)."
    )
