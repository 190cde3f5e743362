from itertools import product

import networkx as nx

from clsm.network import cuts
from tests.network.completions import levels_by_force


def test_all_two_mode_networks_of_three_organisations_and_two_bodies() -> None:
    """Certain, observed and possible agree with brute force over all completions, for all 729 of them."""
    pairs = list(product("abc", "xy"))
    for states in product(("known", "unknown", "absent"), repeat=len(pairs)):
        known = [pair for pair, state in zip(pairs, states, strict=True) if state == "known"]
        unknown = [pair for pair, state in zip(pairs, states, strict=True) if state == "unknown"]
        assert (cuts.cutpoints("abcxy", known, unknown), cuts.bridges("abcxy", known, unknown)) == levels_by_force(
            "abcxy", known, unknown
        )


def test_all_graphs_of_four_nodes() -> None:
    """The same for graphs of any shape, triangles included."""
    pairs = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")]
    for states in product(("known", "unknown", "absent"), repeat=len(pairs)):
        known = [pair for pair, state in zip(pairs, states, strict=True) if state == "known"]
        unknown = [pair for pair, state in zip(pairs, states, strict=True) if state == "unknown"]
        assert (cuts.cutpoints("abcd", known, unknown), cuts.bridges("abcd", known, unknown)) == levels_by_force(
            "abcd", known, unknown
        )


def test_without_unknown_pairs_it_is_networkx() -> None:
    """On a real network where everything is known, all is certain and networkx finds the same."""
    graph = nx.davis_southern_women_graph()
    graph.remove_edges_from([edge for edge in graph.edges if "E8" in edge or "E9" in edge])
    nodes, ties = list(graph), [tuple(sorted(edge)) for edge in graph.edges]
    assert cuts.cutpoints(nodes, ties, []) == dict.fromkeys(nx.articulation_points(graph), "certain")
    assert set(cuts.bridges(nodes, ties, [])) == {tuple(sorted(edge)) for edge in nx.bridges(graph)}


def test_distances_and_spans() -> None:
    """A ring of six: the ends of each tie are five apart without it; a path has no way round."""
    ring = cuts.adjacency("abcdef", [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "a")])
    assert cuts.span(ring, ("a", "b")) == 5
    assert cuts.span(cuts.adjacency("ab", [("a", "b")]), ("a", "b")) is None
    assert cuts.reach(ring, "a", node="b")["c"] == 4


def test_parts_are_found_once() -> None:
    """Two of the nodes asked for lie together, one apart, and the node left out is in none."""
    adjacent = cuts.adjacency("abcd", [("a", "b"), ("b", "c")])
    assert cuts.parts(adjacent, "acd") == (frozenset("abc"), frozenset("d"))
    assert cuts.parts(adjacent, "abc", node="b") == (frozenset("a"), frozenset("c"))


def test_pairs_in_different_groups() -> None:
    """Groups of two, two and one: 2·2 + 2·1 + 2·1 pairs; what is not counted does not count."""
    assert cuts.pairs_apart(["ab", "cd", "ex"], "abcde") == 8
    assert cuts.pairs_apart([], "abc") == 0
