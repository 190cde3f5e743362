"""Where each organisation stands, against every completion of what is unknown."""

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import clsm
from clsm.network import PartnerNetwork, TieNetwork, centrality
from clsm.network.measures.positions import BOUNDED
from tests.network.told import completions, lone, star

READINGS = ("reported", "any", "confirmed")


@st.composite
def small(draw: st.DrawFn) -> TieNetwork:
    """Up to four organisations, with silence, open ties, directions or none, under any reading."""
    n = draw(st.integers(1, 4))
    cells = [(a, b) for a in range(n) for b in range(n) if a != b]
    directed = draw(st.booleans())
    if not directed:
        cells = [(a, b) for a, b in cells if a < b]
    ties = draw(st.lists(st.sampled_from(cells), unique=True)) if cells else []
    left_open = [cell for cell in cells if cell not in ties and draw(st.integers(0, 3)) == 0]
    net = TieNetwork.from_arrays(
        [f"o{at}" for at in range(n)],
        [a for a, _ in ties],
        [b for _, b in ties],
        directed=directed,
        answered=draw(st.lists(st.booleans(), min_size=n, max_size=n)),
        left_open=([a for a, _ in left_open], [b for _, b in left_open]),
    )
    return net.reading(draw(st.sampled_from(READINGS)))


@given(small())
def test_bounds_are_the_least_and_the_most_of_all_completions(net: TieNetwork) -> None:
    """Of each organisation and each figure, both reached; beyond eleven unknown cells the law is not enumerated."""
    if net.silence.ends[0].size > 11:
        return
    answer = centrality(net)
    answers = [centrality(whole) for whole in completions(net)]
    for id in net.ids:
        for name in BOUNDED:
            values = [getattr(each[id], name) for each in answers]
            limits = answer[id].bounds[name]
            if limits is None:
                assert values == [None] * len(values)
            else:
                numbers = [value or 0 for value in values]
                assert limits == pytest.approx((min(numbers), max(numbers)))
    for name, limits in answer.bounds.items():
        if limits:
            sums = [float(np.nansum(each.values(name))) for each in answers]
            assert limits == pytest.approx((min(sums), max(sums)))


def test_figures_are_those_of_networkx() -> None:
    """On a directed network where not everybody reaches everybody: distances from each to the others."""
    graph = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")])
    answer = centrality(PartnerNetwork.from_networkx(graph))
    near = nx.harmonic_centrality(graph.reverse())
    between = nx.betweenness_centrality(graph, normalized=False)
    for id in "abcd":
        assert answer[id].harmonic == pytest.approx(near[id] / 3)
        assert answer[id].betweenness == between[id]
        assert answer[id].reachable == len(nx.descendants(graph, id))
        assert (answer[id].in_degree, answer[id].out_degree) == (graph.in_degree(id), graph.out_degree(id))
        assert answer[id].degree == graph.degree(id)
    assert answer["d"].closeness is None
    assert answer["a"].closeness == pytest.approx(3 / (1 + 2 + 3))
    leading = nx.eigenvector_centrality(graph.to_undirected(), tol=1e-12, max_iter=10_000)
    assert [answer[id].eigenvector for id in "abcd"] == pytest.approx([leading[id] for id in "abcd"])


def test_what_has_no_value_is_none_and_said() -> None:
    """Two parts have no single eigenvector; an isolate has none; one organisation alone has no nearness."""
    apart = centrality(PartnerNetwork.from_networkx(nx.Graph([("a", "b"), ("c", "d")])))
    assert apart["a"].eigenvector is None
    assert "the eigenvector cannot be said" in apart.explain()
    beside = nx.Graph([("a", "b")])
    beside.add_node("c")
    answer = centrality(PartnerNetwork.from_networkx(beside))
    assert answer["c"].eigenvector is None
    assert answer["a"].eigenvector == pytest.approx(math.sqrt(0.5))
    [alone] = centrality(lone(1)).values()
    assert (alone.closeness, alone.harmonic, alone.reachable, alone.degree) == (None, None, 0, 0)
    assert centrality(lone(0)).explain() == "0 organisations"


def test_betweenness_under_silence_has_no_bound_and_says_so() -> None:
    """Unknown ties count as absent in the two figures that adding a tie may raise or lower."""
    answer = centrality(star(5, silent=2))
    centre = answer["o000"]
    assert (centre.bounds["betweenness"], centre.bounds["eigenvector"]) == (None, None)
    assert "For betweenness and eigenvector, 5 unknown ties count as absent; no bound is computed." in answer.explain()
    assert "Pour l’intermédiarité et le vecteur propre, 5 liens inconnus comptent" in answer.explain("fr")


def test_paths_are_followed_when_asked() -> None:
    """Without them there is degree, and its bounds, alone."""
    answer = centrality(star(5, silent=2), paths=False)
    assert answer["o000"].degree == 4
    assert answer["o000"].closeness is None
    assert {name for name, limits in answer["o000"].bounds.items() if limits} == {"degree"}
    assert answer.bounds["closeness"] is None
    assert "paths=True" in answer.explain()
    assert centrality(lone(2_001))["o000"].reachable is None


def test_fellowships_have_no_answer_of_their_own_unless_asked() -> None:
    """They count in the figures of the others."""
    net = TieNetwork.from_arrays(["aa", "gem"], [0], [1], sectors=["self_help_fellowship", None], directed=False)
    answer = centrality(net)
    assert [*answer] == ["gem"] == [row["id"] for row in answer.to_rows()]
    assert answer["gem"].degree == 1
    assert answer.values("degree").tolist() == [1.0]
    assert len(centrality(net, include_fellowships=True)) == 2
    with pytest.raises(AttributeError, match="'power' is no figure of a position: give one of degree"):
        answer.values("power")


def test_of_a_real_council_every_bound_holds_the_figure() -> None:
    """Lille-Est: what is known lies between the least and the most."""
    net = PartnerNetwork.from_council(clsm.datasets.load("lille-est").on("2011-11-01")).projected()
    answer = centrality(net)
    for position in answer.values():
        for name in BOUNDED:
            if limits := position.bounds[name]:
                assert limits[0] <= (getattr(position, name) or 0) <= limits[1]
