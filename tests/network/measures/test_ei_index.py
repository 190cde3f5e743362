import math
from itertools import combinations, permutations

import networkx as nx
import pytest

from clsm.network.measures.ei_index import ei_index
from clsm.network.networks.tie_network import TieNetwork
from clsm.problems import Mismatch
from tests.network.told import completions, lone, star


def by_hand(ties: "list[tuple[str, str]]", sector: dict[str, str]) -> float | None:
    """(E - I) / (E + I) of *ties*."""
    inside = sum(sector[a] == sector[b] for a, b in ties)
    return (len(ties) - 2 * inside) / len(ties) if ties else None


def network(seed: int, *, n: int = 9, directed: bool = False, silent: int = 0, m: int | None = None) -> TieNetwork:
    """A random network of three sectors, some of which are not known."""
    graph = nx.gnm_random_graph(n, n if m is None else m, seed=seed, directed=directed)
    names = ("care", "users", "care", "town", None)
    return TieNetwork.from_arrays(
        [f"o{at}" for at in range(n)],
        [a for a, _ in graph.edges],
        [b for _, b in graph.edges],
        directed=directed,
        sectors=[names[(at * 3 + seed) % 5] for at in range(n)],
        answered=[at >= silent for at in range(n)],
    )


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize("seed", range(12))
def test_each_level_is_counted_tie_by_tie(seed: int, directed: bool) -> None:
    """The network, each sector by the ties that touch it, each organisation by its own."""
    net = network(seed, directed=directed)
    sector = {id: one for id, one in zip(net.ids, net.sectors, strict=True) if one is not None}
    edges = net.to_networkx().edges
    ties = [(a, b) for a, b in edges if a in sector and b in sector]
    found = ei_index(net, permutations=0)
    assert found.index == by_hand(ties, sector)
    assert found.external + found.internal == len(ties)
    assert found.dropped_ties == len(edges) - len(ties)
    assert found.dropped_organisations == net.n - len(sector)
    assert list(found.by_sector) == sorted({*sector.values()})
    for name, value in found.by_sector.items():
        assert value == by_hand([(a, b) for a, b in ties if name in (sector[a], sector[b])], sector)
    assert tuple(found.by_actor) == net.ids
    for id, value in found.by_actor.items():
        assert value == by_hand([tie for tie in ties if id in tie], sector)
    assert found.bounds["index"] == (None if found.index is None else (found.index, found.index))


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize(
    "sectors", [("a", "a", "b", "b"), ("a", "a", "a", "b"), ("a", "a", "a", "a"), ("a", "b", "c", "d")]
)
def test_the_attainable_range_is_that_of_all_networks(sectors: tuple[str, ...], directed: bool) -> None:
    """With sectors of these sizes and as many ties, no network has less or more, and some have as much."""
    cells = list(permutations(range(4), 2) if directed else combinations(range(4), 2))
    seen: dict[int, list[float]] = {}
    ranges: dict[int, set[tuple[float, float] | None]] = {}
    for number in range(1, 1 << len(cells), 7 if directed else 1):
        ties = [cell for at, cell in enumerate(cells) if number >> at & 1]
        net = TieNetwork.from_arrays(
            ["w", "x", "y", "z"], [a for a, _ in ties], [b for _, b in ties], directed=directed, sectors=sectors
        )
        found = ei_index(net, permutations=0)
        assert found.index is not None
        seen.setdefault(len(ties), []).append(found.index)
        ranges.setdefault(len(ties), set()).add(found.attainable)
    for m, values in seen.items():
        (attainable,) = ranges[m]
        assert attainable is not None
        assert attainable[0] <= min(values)
        assert max(values) <= attainable[1]
        if not directed:
            assert attainable == (min(values), max(values))


@pytest.mark.parametrize("reading", ["reported", "any", "confirmed"])
@pytest.mark.parametrize("directed", [True, False])
def test_bounds_are_reached_and_never_passed(reading: str, directed: bool) -> None:
    """On networks of four with somebody silent, the bounds are the extremes over all completions with a tie."""
    cells = list(permutations(range(4), 2) if directed else combinations(range(4), 2))
    for sectors in (("a", "a", "b", None), ("a", "a", "a", "a"), ("a", "b", "c", "d"), ("a", "b", "b", "a")):
        for number in range(0, 1 << len(cells), 211 if directed else 3):
            ties = [cell for at, cell in enumerate(cells) if number >> at & 1]
            net = TieNetwork.from_arrays(
                ["w", "x", "y", "z"],
                [a for a, _ in ties],
                [b for _, b in ties],
                directed=directed,
                sectors=sectors,
                answered=[True, False, True, True],
            ).reading(reading)  # type: ignore[arg-type]
            whole = [ei_index(full, permutations=0).index for full in completions(net)]
            values = [value for value in whole if value is not None]
            limits = ei_index(net, permutations=0).bounds["index"]
            assert limits == ((min(values), max(values)) if values else None)


@pytest.mark.parametrize("silent", [0, 3])
@pytest.mark.parametrize("directed", [True, False])
def test_p_is_that_of_all_deals(directed: bool, silent: int) -> None:
    """The p by many permutations is near the share of all ways to deal out the sectors."""
    whole = network(4, n=9, directed=directed, silent=silent, m=16)
    net = whole.without(*(id for id, sector in zip(whole.ids, whole.sectors, strict=True) if sector is None))
    found = ei_index(net, permutations=40_000, seed=2)
    still, deals = net.silent.tolist(), []
    for order in permutations(range(net.n)):
        if all(still[at] == still[there] for at, there in enumerate(order)):
            sectors = [net.sectors[at] for at in order]
            deals.append(
                sum(sectors[a] == sectors[b] for a, b in zip(net.origin.tolist(), net.target.tolist(), strict=True))
            )
    at_most = sum(one <= found.internal for one in deals) / len(deals)
    at_least = sum(one >= found.internal for one in deals) / len(deals)
    assert found.p == pytest.approx(min(1.0, 2 * min(at_most, at_least)), abs=0.02)
    if not silent:
        assert found.expected is not None
        mean = sum(deals) / len(deals)
        assert math.isclose(found.expected, 1 - 2 * mean / (found.external + found.internal))


def test_p_is_the_same_for_the_same_seed() -> None:
    """And another for another."""
    net = network(1, m=20)
    assert ei_index(net, permutations=300) == ei_index(net, permutations=300)
    assert ei_index(net, permutations=300).p != ei_index(net, permutations=300, seed=1).p
    with pytest.raises(Mismatch, match="permutations"):
        ei_index(lone(0), permutations=-1)


def test_extremes() -> None:
    """All ties inside is -1, all between is 1; three inside and three between is 0."""
    for sectors, index in ((["a", "a", "a", "a"], -1), (["a", "b", "c", "d"], 1)):
        found = ei_index(star(4, sectors=sectors))
        assert (found.index, found.attainable, found.p) == (index, (index, index), 1.0)
    assert ei_index(star(7, sectors=["a", "a", "a", "a", "b", "b", "b"])).index == 0


def test_small_and_empty_networks_have_an_answer() -> None:
    """No organisation, no sector, no tie: ``None``, never a number that is none."""
    for net in (lone(0), lone(1), lone(3), star(3)):
        found = ei_index(net)
        assert (found.index, found.attainable, found.expected, found.p) == (None, None, None, None)
        assert (dict(found.by_sector), {*found.by_actor.values()} <= {None}) == ({}, True)
        assert found.bounds["index"] is None
        assert "cannot be said" in found.explain()
    found = ei_index(lone(3, sectors=["a", "a", "b"]))
    assert (found.index, found.by_sector["a"], math.isclose(found.expected or 0, 1 / 3)) == (None, None, True)
    silent = ei_index(lone(3, sectors=["a", "a", "b"], silent=1))
    assert (silent.index, silent.bounds["index"]) == (None, (1.0, 1.0))


def test_it_speaks() -> None:
    """Both languages name the figures, the reading and the bounds; each level has its rows."""
    found = ei_index(star(4, silent=1, sectors=["care", "care", "users", "users"]), permutations=0)
    assert found.explain() == (
        "Of 3 ties, 2 join two sectors (the ties as given, without a direction): an E-I index of 0.33, where -1 is all "
        "inside and 1 all between. With sectors of these sizes it can lie between -0.33 and 1.00. Whatever the ties "
        "that are not known may be, it lies between 0.00 and 0.50."
    )
    french = ei_index(star(4, sectors=["care", "care", "users", "users"])).explain("fr")
    assert french.endswith("Des liens placés n’importe où donneraient 0,33 en moyenne (p = 1,00).")
    rows = found.to_rows()
    assert [row["of"] for row in rows] == ["network"] + ["sector"] * 2 + ["organisation"] * 4
    assert [row["id"] for row in rows[1:4]] == ["care", "users", "o000"]
    assert found.to_pandas().shape == (7, 4)
    assert found._repr_html_().startswith('<div class="clsm-card">')
    assert (found.reading, found.basis.silent) == ("reported", 1)


def test_fellowships_are_counted_and_have_a_row_on_request() -> None:
    """They are in every figure and in ``by_actor``, by their id."""
    net = star(3, sectors=["care", "self_help_fellowship", "care"])
    found = ei_index(net)
    assert (found.external, found.by_actor["o001"]) == (1, 1.0)
    assert "o001" not in [row["id"] for row in found.to_rows()]
    assert "o001" in [row["id"] for row in ei_index(net, include_fellowships=True).to_rows()]
