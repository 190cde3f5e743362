import math
from itertools import combinations, permutations, product

import networkx as nx
import pytest

# in the package, the name of the module is that of the function
from clsm.network.measures import centralization as module
from clsm.network.measures.centralization import centralization
from clsm.network.networks.tie_network import TieNetwork
from tests.network.told import completions, lone, star

DEGREES = ("degree", "in_degree", "out_degree")


def network(n: int, told: list[tuple[int, int]], *, directed: bool, answered: tuple[bool, ...]) -> TieNetwork:
    """A network of these ties."""
    return TieNetwork.from_arrays(
        [f"o{at}" for at in range(n)], [a for a, _ in told], [b for _, b in told], directed=directed, answered=answered
    )


def check_bounds(net: TieNetwork) -> None:
    """The bounds of the three are the extremes over all completions."""
    found = centralization(net, paths=False)
    whole = [centralization(full, paths=False) for full in completions(net)]
    for name in DEGREES:
        values = [getattr(one, name) for one in whole]
        limits = found.bounds[name]
        if limits is None:
            assert set(values) == {None}
        else:
            assert math.isclose(limits[0], min(values), abs_tol=1e-12), (name, net.pairs, net.unknown)
            assert math.isclose(limits[1], max(values), abs_tol=1e-12), (name, net.pairs, net.unknown)
            assert limits[0] <= getattr(found, name) <= limits[1]


@pytest.mark.parametrize("silent", [1, 2, 3, 4])
def test_bounds_without_directions_are_exact(silent: int) -> None:
    """On every network of four, whoever is silent."""
    cells = list(combinations(range(4), 2))
    for told in product((0, 1), repeat=len(cells)):
        ties = [cell for cell, one in zip(cells, told, strict=True) if one]
        check_bounds(network(4, ties, directed=False, answered=tuple(at >= silent for at in range(4))))


@pytest.mark.parametrize("reading", ["reported", "any", "confirmed"])
@pytest.mark.parametrize("silent", [1, 2])
def test_bounds_with_directions_are_exact(reading: str, silent: int) -> None:
    """On a part of the networks of four that are told with directions, under each reading."""
    cells = list(permutations(range(4), 2))
    for number in range(0, 1 << len(cells), 61):
        ties = [cell for at, cell in enumerate(cells) if number >> at & 1]
        net = network(4, ties, directed=True, answered=tuple(at >= silent for at in range(4)))
        check_bounds(net.reading(reading))  # type: ignore[arg-type]


def test_bounds_hold_what_is_left_open_one_by_one() -> None:
    """Open pairs that do not come from silence, such as two triangles, are completed too."""
    triangles = ([0, 1, 0, 3, 4, 3], [1, 2, 2, 4, 5, 5])
    for hub in (None, [1, 2, 3, 4, 5]):
        net = TieNetwork.from_arrays(
            [f"o{at}" for at in range(7)],
            [6, 6] if hub is None else [6] * 5,
            [0, 3] if hub is None else hub,
            directed=False,
            left_open=triangles,
        )
        check_bounds(net)


@pytest.mark.parametrize("seed", range(6))
def test_bounds_of_larger_networks_are_exact(seed: int) -> None:
    """On random networks of six with one silent, and of seven with open pairs."""
    graph = nx.gnm_random_graph(6, 7, seed=seed)
    check_bounds(network(6, list(graph.edges), directed=False, answered=(True,) * 5 + (False,)))
    dense = nx.gnm_random_graph(7, 12, seed=seed)
    absent = list(nx.non_edges(dense))[:8]
    net = TieNetwork.from_arrays(
        [f"o{at}" for at in range(7)],
        *zip(*dense.edges, strict=True),
        directed=False,
        left_open=tuple(zip(*absent, strict=True)),  # type: ignore[arg-type]
    )
    check_bounds(net)


def test_many_unknown_cells_have_no_bound_of_degree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit the bound of degree is left out, and those of the two sides stay."""
    monkeypatch.setattr(module, "MOST_UNKNOWN", 2)
    found = centralization(network(4, [(0, 1)], directed=True, answered=(True, True, True, False)), paths=False)
    assert found.bounds["degree"] is None
    assert found.bounds["in_degree"] is not None
    assert "lies between" not in found.explain()


@pytest.mark.parametrize("n", range(3, 8))
def test_a_star_is_one_and_a_ring_is_none(n: int) -> None:
    """Freeman's two extremes, whatever the size."""
    found = centralization(star(n))
    for name in ("degree", "betweenness", "closeness"):
        assert math.isclose(getattr(found, name), 1)
    ring = TieNetwork.from_arrays(
        [f"o{at}" for at in range(n)], range(n), [(at + 1) % n for at in range(n)], directed=False
    )
    found = centralization(ring)
    assert (found.degree, found.betweenness, found.closeness) == (0, 0, 0)


@pytest.mark.parametrize("n", range(3, 6))
def test_no_network_passes_one(n: int) -> None:
    """The denominators are the largest sums that any network of that size has: every one is tried."""
    cells = list(combinations(range(n), 2))
    highest = dict.fromkeys(("degree", "betweenness", "closeness"), 0.0)
    for told in product((0, 1), repeat=len(cells)):
        ties = [cell for cell, one in zip(cells, told, strict=True) if one]
        found = centralization(network(n, ties, directed=False, answered=(True,) * n))
        for name in highest:
            highest[name] = max(highest[name], getattr(found, name) or 0.0)
    assert all(math.isclose(value, 1) for value in highest.values())


def test_directions_are_read() -> None:
    """One who names everybody: all of out-degree, little of in-degree; paths go one way."""
    net = TieNetwork.from_arrays(["a", "b", "c", "d"], [0, 0, 0], [1, 2, 3])
    found = centralization(net)
    assert found.out_degree == 1
    assert found.in_degree == 1 / 9
    assert found.degree == 0.5
    assert (found.betweenness, found.closeness) == (0, None)
    both = TieNetwork.from_arrays(["a", "b", "c", "d"], [0, 0, 0, 1, 2, 3], [1, 2, 3, 0, 0, 0])
    found = centralization(both)
    assert (found.degree, found.betweenness) == (1, 1)
    # the sum for a star, (n - 1)(n - 2)/(2n - 3) = 1.2, over (n - 1)²/n = 2.25
    assert math.isclose(found.closeness or 0, 1.2 / 2.25)
    undirected = centralization(both.reading("any"))
    assert (undirected.degree, undirected.in_degree, undirected.out_degree) == (1, None, None)


def test_distances_are_those_from_each() -> None:
    """As in sna and igraph, not the distances to each, which are networkx's."""
    net = TieNetwork.from_arrays(["a", "b", "c", "d"], [0, 0, 0, 1, 2, 3, 3], [1, 2, 3, 2, 3, 0, 1])
    distances = dict(nx.all_pairs_shortest_path_length(net.to_networkx()))
    near = [3 / sum(distances[id].values()) for id in net.ids]
    assert math.isclose(centralization(net).closeness or 0, sum(max(near) - one for one in near) / (9 / 4))


def test_small_and_empty_networks_have_an_answer() -> None:
    """Fewer than three organisations have no centralization; without ties all are alike."""
    for n in range(3):
        found = centralization(lone(n))
        assert (found.degree, found.betweenness, found.closeness) == (None, None, None)
        assert (found.in_degree is None) == (n < 2)
        assert "at least three" in found.explain()
    two = centralization(TieNetwork.from_arrays(["a", "b"], [0], [1]))
    assert (two.in_degree, two.out_degree) == (1, 1)
    found = centralization(lone(4))
    assert (found.degree, found.betweenness, found.closeness) == (0, 0, None)
    apart = TieNetwork.from_arrays(["a", "b", "c", "d"], [0, 2], [1, 3], directed=False)
    assert centralization(apart).closeness is None


def test_paths_need_not_be_read() -> None:
    """Without paths, betweenness and closeness are left out."""
    found = centralization(star(4), paths=False)
    assert (found.degree, found.betweenness, found.closeness) == (1, None, None)
    assert found.explain().endswith("No path was followed: neither betweenness nor closeness is computed.")


def test_paths_of_many_are_read_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit only where they are asked for."""
    monkeypatch.setattr(module, "MOST_FOR_PATHS", 3)
    assert centralization(star(3)).betweenness == 1
    assert centralization(star(4)).betweenness is None
    assert centralization(star(4), paths=True).betweenness == 1


def test_it_speaks() -> None:
    """Both languages name the figures, the reading and the bounds; each figure has its row."""
    found = centralization(star(4, silent=1))
    assert found.explain() == (
        "Degree centralization is 1.00 (the ties as given, without a direction): 0 where all have as many ties, 1 "
        "where all ties go to one organisation. Whatever the unknown ties are, it lies between 0.33 and "
        "1.00. Betweenness centralization is 1.00: 1 where all paths run through one organisation."
    )
    assert "Quels que soient les liens inconnus, elle est comprise entre 0,33 et 1,00." in found.explain("fr")
    rows = found.to_rows("fr")
    assert [row["of"] for row in rows] == ["degré", "degré entrant", "degré sortant", "intermédiarité", "proximité"]
    assert (rows[0]["low"], rows[0]["high"], rows[3]["low"]) == (1 / 3, 1.0, None)
    assert found.to_pandas().shape == (5, 4)
    assert found._repr_html_().startswith('<div class="clsm-card">')
