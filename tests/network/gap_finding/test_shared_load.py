from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest

from clsm.network import PartnerNetwork
from clsm.network.gap_finding.shared_load import introductions_to_share
from clsm.network.networks.tie_network import FELLOWSHIP, TieNetwork
from tests.network.atlas import graphs
from tests.network.small import body, network


def read(graph: "nx.Graph[Any]", concerns: list[frozenset[tuple[str, str]]] | None = None) -> TieNetwork:
    """The graph as a network."""
    ends = np.array(sorted(tuple(sorted(edge)) for edge in graph.edges), dtype=np.int64).reshape(-1, 2)
    ids = [f"a{at:02}" for at in range(len(graph))]
    return TieNetwork.from_arrays(ids, ends[:, 0], ends[:, 1], directed=False, concerns=concerns)


def fewest(graph: "nx.Graph[Any]", pairs: list[tuple[int, int]], relays: set[int]) -> int | None:
    """The size of the smallest part of *pairs* after which no one of *relays* is a cutpoint, all of them tried."""
    for size in range(len(pairs) + 1):
        for part in combinations(pairs, size):
            more = graph.copy()
            more.add_edges_from(part)
            if relays.isdisjoint(nx.articulation_points(more)):
                return size
    return None


def inside(graph: "nx.Graph[Any]") -> list[tuple[int, int]]:
    """The absent pairs that some path joins."""
    return [pair for pair in combinations(sorted(graph), 2) if not graph.has_edge(*pair) and nx.has_path(graph, *pair)]


def after(graph: "nx.Graph[int]", net: TieNetwork, ends: list[tuple[str, str]]) -> set[str]:
    """Who is a cutpoint once these ties are made."""
    more = graph.copy()
    more.add_edges_from((net.index[a], net.index[b]) for a, b in ends)
    return {net.ids[at] for at in nx.articulation_points(more)}


def test_every_small_graph() -> None:
    """All graphs of up to six nodes: as few ties as any set has, for all cutpoints and for each alone."""
    for graph in graphs():
        net, points = read(graph), set(nx.articulation_points(graph))
        found = introductions_to_share(net, among="all")
        ends = [one.ends for one in found.introductions]
        assert (len(ends), found.exact, found.left) == (fewest(graph, inside(graph), points), True, ())
        assert not after(graph, net, ends)
        for point in points:
            alone = introductions_to_share(net, net.ids[point], among="all")
            rest = graph.copy()
            rest.remove_node(point)
            pieces = nx.number_connected_components(rest)
            assert len(alone.introductions) == alone.at_least
            assert alone.at_least == pieces - nx.number_connected_components(graph)
            assert net.ids[point] not in after(graph, net, [one.ends for one in alone.introductions])


def test_among_those_who_share_something() -> None:
    """Few pairs may be proposed: still as few ties as any set of them has, and whom none of them relieves."""
    themes = [("theme", f"t{at}") for at in range(4)]
    for seed in range(80):
        rng = np.random.default_rng(seed)
        graph = nx.random_labeled_tree(8, seed=seed)
        concerns = [frozenset(theme for theme in themes if rng.random() < 0.35) for _ in graph]
        if seed % 4 == 3:
            graph.add_edge(0, 4)
        net = read(graph, concerns)
        pairs = [(a, b) for a, b in inside(graph) if concerns[a] & concerns[b]]
        most = graph.copy()
        most.add_edges_from(pairs)
        left = set(nx.articulation_points(most))
        found = introductions_to_share(net)
        ends = [one.ends for one in found.introductions]
        assert found.left == tuple(sorted(net.ids[at] for at in left))
        smallest = fewest(graph, pairs, set(nx.articulation_points(graph)) - left)
        assert smallest is not None
        assert found.at_least <= smallest <= len(ends)
        assert found.exact == (found.at_least == len(ends))
        assert found.exact or smallest > 3
        assert after(graph, net, ends) == {net.ids[at] for at in left}


def test_the_best_pairs_are_taken() -> None:
    """Of the ties that do it for one relay, those that come first in the order of introductions."""
    star = read(nx.star_graph(4))
    found = introductions_to_share(star, "a00", among="all")
    assert [one.ends for one in found.introductions] == [("a01", "a02"), ("a01", "a03"), ("a01", "a04")]
    assert found.relays == ("a00",)
    assert found.bounds == {"introductions": (3, 3)}
    assert (found.reading, found.basis) == ("reported", star.basis)
    assert [row["pair"] for row in found.to_rows("fr")] == ["a01; a02", "a01; a03", "a01; a04"]
    assert len(found.to_pandas()) == 3
    assert "<table>" in found._repr_html_()


def test_words() -> None:
    """What is enough, whether fewer are, and whom nothing relieves."""
    path = read(nx.path_graph(4))
    assert introductions_to_share(path, among="all").explain("fr") == (
        "1 mise en contact suffit pour que la charge de a01 et a02 soit partagée : a00 – a03. Moins ne suffit pas. "
        "Lecture : les liens tels qu’ils sont donnés, sans direction."
    )
    assert introductions_to_share(path).explain() == (
        "No pairs that may be proposed share all of the load of a01 and a02. Read: the ties as given, without a "
        "direction."
    )
    assert introductions_to_share(path, "a00").explain().startswith("None of the partners asked about is a sole relay")
    assert introductions_to_share(path, "a00").relays == ()
    with pytest.raises(KeyError, match="is no organisation of this network"):
        introductions_to_share(path, "a0")


def test_a_search_that_stops() -> None:
    """What was found stands beside the bound that is proven."""
    rng = np.random.default_rng(1)
    graph = nx.random_labeled_tree(8, seed=1)
    net = read(graph, [frozenset(("theme", f"t{at}") for at in range(4) if rng.random() < 0.35) for _ in graph])
    stopped, found = introductions_to_share(net, effort=1), introductions_to_share(net)
    assert (stopped.at_least, len(stopped.introductions), stopped.exact) == (2, 3, False)
    assert (found.at_least, len(found.introductions), found.exact) == (3, 3, True)
    assert "It takes at least 2; that a smaller set is enough is not ruled out." in stopped.explain()
    assert "Fewer are not enough." in found.explain()


def test_fellowships_are_not_named() -> None:
    """One may be relieved; it is not named, nor in a pair."""
    net = TieNetwork.from_arrays(["a", "b", "c"], [0, 1], [1, 2], directed=False, sectors=["x", FELLOWSHIP, "y"])
    found = introductions_to_share(net, among="all")
    assert (found.relays, [one.ends for one in found.introductions]) == ((), [("a", "c")])
    assert found.explain().startswith("1 introduction is enough to share the load of a self-help fellowship: a – c.")
    assert introductions_to_share(net, among="all", include_fellowships=True).relays == ("b",)


def test_organisations_and_bodies() -> None:
    """Who meets whom: the town alone sits in both bodies."""
    net = network(body("housing", "town", "landlord"), body("culture", "town", "gem"))
    assert isinstance(net, PartnerNetwork)
    (one,) = introductions_to_share(net, "town", among="all").introductions
    assert one.ends == ("gem", "landlord")
