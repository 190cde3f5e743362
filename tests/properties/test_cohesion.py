"""Laws of density, centralization, mixing and E-I: what the order of organisations and ties cannot change."""

import math
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from clsm.network.measures.centralization import centralization
from clsm.network.measures.density import density
from clsm.network.measures.ei_index import ei_index
from clsm.network.measures.mixing import mixing
from clsm.network.networks.tie_basis import TieReading
from clsm.network.networks.tie_network import TieNetwork

READINGS: tuple[TieReading, ...] = ("reported", "any", "confirmed")


@st.composite
def told(draw: st.DrawFn) -> tuple[dict[str, Any], list[int]]:
    """Columns of a network with loops, parallel ties and silence, and another order of its organisations."""
    n = draw(st.integers(0, 7))
    position = st.integers(0, max(n - 1, 0))
    ties = draw(st.lists(st.tuples(position, position), max_size=14)) if n else []
    columns = {
        "ids": [f"o{at}" for at in range(n)],
        "ties": ties,
        "sectors": draw(st.lists(st.sampled_from(["care", "users", "town", None]), min_size=n, max_size=n)),
        "answered": draw(st.lists(st.booleans(), min_size=n, max_size=n)),
        "directed": draw(st.booleans()),
        "reading": draw(st.sampled_from(READINGS)),
    }
    return columns, draw(st.permutations(range(n)))


def network(columns: Mapping[str, Any], order: list[int], *, backwards: bool) -> TieNetwork:
    """The network, its organisations renamed by *order*, its ties told from the last to the first."""
    ids, ties = columns["ids"], columns["ties"][:: -1 if backwards else 1]
    return TieNetwork.from_arrays(
        [ids[order[at]] for at in range(len(ids))],
        [a for a, _ in ties],
        [b for _, b in ties],
        directed=columns["directed"],
        sectors=columns["sectors"],
        answered=columns["answered"],
    ).reading(columns["reading"])


def same(one: object, other: object) -> bool:
    """Equal to rounding; ``None`` only to ``None``."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return one == other


@given(told())
def test_names_and_order_change_nothing(drawn: tuple[dict[str, Any], list[int]]) -> None:
    """Renamed, and told in another order, a network has the same figures and the same bounds, none of them nan."""
    columns, order = drawn
    one = network(columns, list(range(len(order))), backwards=False)
    other = network(columns, order, backwards=True)
    assert density(one).value == density(other).value
    assert density(one).bounds == density(other).bounds
    first, second = centralization(one), centralization(other)
    for name in ("degree", "in_degree", "out_degree", "betweenness", "closeness"):
        assert same(getattr(first, name), getattr(second, name))
        assert first.bounds[name] == second.bounds[name]
        assert not math.isnan(getattr(first, name) or 0.0)
    tables = mixing(one, permutations=0), mixing(other, permutations=0)
    for name in ("counts", "possible", "observed", "ratio", "bounds", "assortativity", "says"):
        assert getattr(tables[0], name) == getattr(tables[1], name)
    indices = ei_index(one, permutations=0), ei_index(other, permutations=0)
    for name in ("index", "attainable", "expected", "by_sector", "bounds", "says"):
        assert getattr(indices[0], name) == getattr(indices[1], name)
    for at, id in enumerate(columns["ids"]):
        assert indices[0].by_actor[id] == indices[1].by_actor[columns["ids"][order[at]]]


@given(told())
def test_figures_lie_within_their_bounds(drawn: tuple[dict[str, Any], list[int]]) -> None:
    """Between the least and the most that the silent could have told; E-I too within what is attainable."""
    columns, order = drawn
    net = network(columns, order, backwards=False)
    for found, names in (
        (density(net), {"density": "value"}),
        (centralization(net, paths=False), {name: name for name in ("degree", "in_degree", "out_degree")}),
        (ei_index(net, permutations=0), {"index": "index"}),
    ):
        for name, field in names.items():
            limits, value = found.bounds[name], getattr(found, field)
            assert value is None or (limits is not None and limits[0] <= value <= limits[1])
    found = ei_index(net, permutations=0)
    assert found.index is None or (found.attainable and found.attainable[0] <= found.index <= found.attainable[1])


@given(told())
def test_pairs_of_sectors_add_up(drawn: tuple[dict[str, Any], list[int]]) -> None:
    """The ties of all pairs of sectors are those of the network, less those left out."""
    columns, order = drawn
    net = network(columns, order, backwards=False)
    found = mixing(net, permutations=9)
    assert sum(found.counts.values()) + found.dropped_ties == net.basis.ties
    inside = sum(count for (one, other), count in found.counts.items() if one == other)
    assert inside == ei_index(net, permutations=0).internal
    for pair, count in found.counts.items():
        assert 0 <= count <= found.observed[pair] <= found.possible[pair]
        assert found.p[pair] is None or 0 < (found.p[pair] or 0) <= (found.p_holm[pair] or 0) <= 1
