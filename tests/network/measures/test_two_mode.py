from fractions import Fraction
from itertools import combinations, permutations
from typing import Any, get_args

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm.network import PartnerNetwork, access
from clsm.network.measures.two_mode import co_membership, dual_projection, two_mode
from clsm.network.networks.projection import Weights
from clsm.network.networks.tie_network import TieNetwork
from tests.network.small import body, network

ORGANISATIONS = ("o1", "o2", "o3", "o4", "o5")
BODIES = ("b1", "b2", "b3", "b4")


@st.composite
def seats(draw: st.DrawFn) -> "nx.Graph[Any]":
    """Up to five organisations, four bodies, any ties between them."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_nodes_from(ORGANISATIONS[: draw(st.integers(0, 5))], bipartite=0)
    graph.add_nodes_from(BODIES[: draw(st.integers(0, 4))], bipartite=1)
    sides = [[node for node in graph if node in side] for side in (ORGANISATIONS, BODIES)]
    every = [(a, b) for a in sides[0] for b in sides[1]]
    graph.add_edges_from(draw(st.lists(st.sampled_from(every), unique=True)) if every else [])
    return graph


def _read(graph: "nx.Graph[Any]") -> PartnerNetwork:
    return PartnerNetwork.from_networkx(graph, two_mode="bipartite")


@given(seats())
def test_figures_are_those_of_networkx(graph: "nx.Graph[Any]") -> None:
    """Centralities and redundancy against networkx.bipartite; what it cannot say is None."""
    found = two_mode(_read(graph))
    assert list(found) == sorted(graph)
    assert len(found) == len(graph)
    top = [node for node in graph if node in ORGANISATIONS]
    if top and len(top) < len(graph):
        degree = nx.bipartite.degree_centrality(graph, top)
        close = nx.bipartite.closeness_centrality(graph, top)
        assert {id: found[id].degree for id in graph} == pytest.approx(degree, rel=1e-12)
        assert {id: found[id].closeness or 0 for id in graph} == pytest.approx(close, rel=1e-12)
        if all(found[id].betweenness is not None for id in graph):
            between = nx.bipartite.betweenness_centrality(graph, top)
            assert {id: found[id].betweenness for id in graph} == pytest.approx(between, rel=1e-12)
    for id in graph:
        one = found[id]
        assert (one.redundancy is None) == (graph.degree(id) < 2)
        assert (one.closeness is None) == (graph.degree(id) == 0)
        if one.redundancy is not None:
            assert one.redundancy == pytest.approx(nx.bipartite.node_redundancy(graph, [id])[id], rel=1e-12)
        without = graph.copy()
        without.remove_node(id)
        apart = [pair for pair in combinations(graph[id], 2) if not set(without[pair[0]]) & set(without[pair[1]])]
        assert one.sole == len(apart)


def test_a_mode_that_is_empty_is_measured_against_nothing() -> None:
    """Organisations without bodies, bodies without organisations: None, never a division by zero."""
    for mode in (0, 1):
        graph: nx.Graph[Any] = nx.Graph()
        graph.add_nodes_from("ab", bipartite=mode)
        one = two_mode(_read(graph))["a"]
        assert (one.degree, one.closeness, one.betweenness, one.redundancy, one.sole) == (None, None, None, None, 0)
    assert len(two_mode(_read(nx.Graph()))) == 0
    assert two_mode(_read(nx.Graph())).to_rows() == []


def test_what_a_body_alone_holds_together_by_sectors() -> None:
    """Pairs that meet only there; across sectors where both are known."""
    net = network(
        body("a", "gem", "town", "ward", "x"),
        body("b", "town", "ward", composition="partial"),
        sectors={"gem": "mutual_support_group", "town": "municipality", "ward": "adult_psychiatry"},
    )
    found = two_mode(net)
    assert (found["a"].sole, found["a"].sole_across, found["b"].sole) == (5, 2, 0)
    assert (found["town"].sole, found["town"].sole_across) == (0, None)
    assert found.bounds["ties"] == (6, 8)
    assert found.bounds["betweenness"] is None
    assert found.reading == "two_mode"
    assert found.explain() == (
        "Each organisation is measured against the bodies, each body against the organisations (Borgatti & Everett "
        "1997), on the known seats. 5 pairs of organisations meet nowhere else than in: A. Seats that the sources "
        "leave open may still change these figures; only the number of ties is bounded."
    )
    assert found.explain("fr").startswith("Chaque organisation est mesurée au regard des instances")
    assert "town" in found
    assert "<p>Each organisation" in found._repr_html_()
    assert len(found.to_pandas()) == len(found) == 6


def test_fellowships_are_counted_and_named_only_on_request() -> None:
    """Their figures are left out, what they hold together is not."""
    net = network(body("a", "aa", "gem"), sectors={"aa": "self_help_fellowship"})
    assert "aa" not in two_mode(net)
    assert "aa" in two_mode(net, include_fellowships=True)
    assert two_mode(net)["a"].sole == 1
    assert list(co_membership(net)) == []
    assert list(co_membership(net, include_fellowships=True)) == [("aa", "gem")]


# ---------------------------------------------------------------- co-membership


def _expected_by_force(graph: "nx.Graph[Any]", a: str, b: str) -> Fraction:
    """The mean number of bodies shared over all ways of dealing the same seats to the same places."""
    holders = [node for node in graph if node in ORGANISATIONS for _ in graph[node]]
    places = [node for node in graph if node in BODIES for _ in graph[node]]
    total = count = 0
    for dealt in permutations(places):
        held = list(zip(holders, dealt, strict=True))
        total += sum(
            sum(pair == (a, place) for pair in held) * sum(pair == (b, place) for pair in held) for place in set(places)
        )
        count += 1
    return Fraction(total, count)


@pytest.mark.parametrize(
    "ties",
    [
        [("o1", "b1"), ("o2", "b1"), ("o2", "b2"), ("o3", "b2")],
        [("o1", "b1"), ("o2", "b1"), ("o3", "b1"), ("o1", "b2"), ("o2", "b2")],
        [("o1", "b1"), ("o1", "b2"), ("o2", "b1"), ("o2", "b3"), ("o3", "b3"), ("o3", "b1")],
    ],
)
def test_expected_overlap_is_the_mean_over_all_dealings(ties: list[tuple[str, str]]) -> None:
    """Every permutation of the seats, for every pair."""
    graph: nx.Graph[Any] = nx.Graph(ties)
    nx.set_node_attributes(graph, {node: int(node in BODIES) for node in graph}, "bipartite")
    found = co_membership(_read(graph))
    assert len(found) == 3
    for a, b in found:
        assert found[a, b].expected == pytest.approx(float(_expected_by_force(graph, a, b)), rel=1e-12)
        assert found[a, b].ratio == pytest.approx(found[b, a].shared / found[a, b].expected)


@given(seats())
def test_shared_bodies_are_those_of_the_product(graph: "nx.Graph[Any]") -> None:
    """BBᵀ, and the pairs that meet."""
    found = co_membership(_read(graph))
    for a, b in combinations(sorted(node for node in graph if node in ORGANISATIONS), 2):
        shared = sorted(set(graph[a]) & set(graph[b]))
        assert ((a, b) in found) or not shared
        if (a, b) in found.meetings:
            assert found[a, b].bodies == tuple(shared)
    meet = sum(bool(one.shared) for one in found.meetings.values())
    assert found.bounds["pairs"] == (meet, meet)


def test_co_membership_in_words() -> None:
    """How many pairs meet, at least and at most, and who meets most."""
    net = network(body("a", "gem", "town"), body("b", "gem", "town", "ward"), body("c", "ward", composition="partial"))
    found = co_membership(net)
    assert found.bounds["pairs"] == (3, 3)
    assert (found["gem", "town"].shared, found["gem", "town"].most) == (2, 3)
    assert found.explain() == (
        "3 pairs of organisations meet in at least one body, on the known seats. Most often together: GEM and TOWN "
        "(sharing 2, 1.07 expected if the same seats were dealt at random)."
    )
    open_net = network(body("a", "gem", composition="partial"), body("b", "town"))
    assert co_membership(open_net).explain() == (
        "0 pairs of organisations meet in at least one body, on the known seats. Depending on what the sources leave "
        "open, up to 1."
    )
    assert co_membership(open_net).to_rows() == []
    assert found.to_rows("fr")[0]["bodies"] == "a; b"
    assert len(found.to_pandas()) == 3
    assert "<table>" in found._repr_html_()
    assert found.reading == "two_mode"
    assert ("town", "gem") in found


# ---------------------------------------------------------------- both projections


def _weights(graph: "nx.Graph[Any]") -> dict[frozenset[str], float]:
    return {frozenset((a, b)): data["weight"] for a, b, data in graph.edges(data=True)}


@given(seats())
def test_both_projections_are_those_of_networkx(graph: "nx.Graph[Any]") -> None:
    """By count and with Newman's weights, for organisations and for bodies."""
    net = _read(graph)
    for weights in get_args(Weights):
        both = dual_projection(net, weights=weights)
        for projected, side in ((both.organisations, ORGANISATIONS), (both.instances, BODIES)):
            nodes = [node for node in graph if node in side]
            if len(nodes) == len(graph):
                expected = graph
            elif weights == "count":
                expected = nx.bipartite.weighted_projected_graph(graph, nodes)
            else:
                expected = nx.bipartite.collaboration_weighted_projected_graph(graph, nodes)
            assert list(projected.ids) == sorted(expected)
            assert _weights(projected.to_networkx()) == pytest.approx(_weights(expected), rel=1e-12)


def test_the_side_of_the_bodies_speaks_of_bodies() -> None:
    """How many there are, what ties them, what is not known."""
    net = network(body("a", "gem", "town"), body("b", "town"), body("c", composition="partial"))
    basis = dual_projection(net).instances.basis
    assert basis.explain() == (
        "Read on 1 June 2011: 3 bodies, 1 tie (a tie between those that share an organisation). "
        "For 2 pairs of bodies, it is not known whether there is a tie."
    )
    assert "3 instances, 1 lien (un lien entre celles qui partagent une organisation)" in basis.explain("fr")


@pytest.mark.parametrize("measure", [two_mode, co_membership, dual_projection, access])
def test_a_one_mode_network_is_refused(measure: Any) -> None:
    """It does not say where people meet."""
    with pytest.raises(TypeError, match=r"made by PartnerNetwork\.from_council\(today\), not a TieNetwork"):
        measure(TieNetwork.from_arrays(["a"], [], []))


def test_what_is_all_known_leaves_nothing_open() -> None:
    """On a complete composition, no seat can still change the figures."""
    words = two_mode(network(body("a", "town", "gem"))).explain()
    assert words.endswith("on the known seats. 1 pair of organisations meets nowhere else than in: A.")
