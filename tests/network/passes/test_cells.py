from collections.abc import Callable
from itertools import combinations, permutations
from typing import Any

import pytest

from clsm.network import PartnerNetwork
from clsm.network.measures.centralization import centralization
from clsm.network.measures.density import density
from clsm.network.measures.ei_index import ei_index
from clsm.network.measures.mixing import mixing
from clsm.network.measures.multiplex import compare, multiplexity
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.passes.cells import cell_count, sector_ties, tie_columns, unknown_cells, unknown_count
from tests.network.small import DAY, body, council
from tests.network.told import star


@pytest.mark.parametrize(
    "measure",
    [
        density,
        centralization,
        mixing,
        ei_index,
        lambda net: compare(net, net),
        lambda net: compare(star(3), net),
        lambda net: multiplexity({"a": net, "b": net}),
    ],
)
def test_a_two_mode_network_is_refused(measure: Callable[[Any], object]) -> None:
    """The sentence names what to give instead."""
    with pytest.raises(TypeError, match="projected"):
        measure(PartnerNetwork.from_council(council(body("plenary", "gem", "town")).on(DAY)))


@pytest.mark.parametrize("directed", [True, False])
def test_each_cell_is_a_tie_unknown_or_known_to_be_none(directed: bool) -> None:
    """No cell is two of them; what is left open one by one counts as what the silent leave open."""
    net = TieNetwork.from_arrays(
        ["a", "b", "c", "d"],
        [0, 3, 1],
        [1, 0, 2],
        directed=directed,
        answered=[True, True, True, False],
        left_open=([1, 3, 0], [2, 1, 2]),
    )
    origin, target, _ = tie_columns(net)
    tied = set(zip(origin.tolist(), target.tolist(), strict=True))
    first, second = unknown_cells(net)
    unknown = set(zip(first.tolist(), second.tolist(), strict=True))
    cells = set(permutations(range(4), 2) if directed else combinations(range(4), 2))
    assert unknown == ({(0, 2), (3, 1), (3, 2)} if directed else {(0, 2), (1, 3), (2, 3)})
    assert tied <= cells - unknown
    assert (cell_count(net), unknown_count(net)) == (len(cells), len(unknown))


def test_what_others_say_may_stand_in() -> None:
    """Reconstructed, only cells between two who are silent stay unknown."""
    net = TieNetwork.from_arrays(["a", "b", "c"], [0], [1], answered=[True, False, False])
    first, second = unknown_cells(net.reconstructed_from_others())
    assert list(zip(first.tolist(), second.tolist(), strict=True)) == [(1, 2), (2, 1)]


def test_only_known_sectors_are_kept() -> None:
    """Positions are those among the organisations that are kept."""
    found = sector_ties(star(4, sectors=["care", None, "users", "care"]))
    assert (found.names, found.kept.tolist(), found.code.tolist()) == (("care", "users"), [0, 2, 3], [0, 1, 0])
    assert (found.origin.tolist(), found.target.tolist()) == ([0, 0], [1, 2])
    assert (found.dropped_organisations, found.dropped_ties, found.sizes.tolist()) == (1, 1, [2, 1])
    assert found.possible().tolist() == [1, 2, 0, 0]
