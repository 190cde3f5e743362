import math
from collections.abc import Mapping
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest

import clsm
from clsm.network.kernels import triangles
from clsm.network.measures.structural_holes import MEASURES, ShareModel, structural_holes
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.passes import triads
from clsm.problems import Mismatch
from tests.network.twice import interpreted

Strengths = Mapping[tuple[int, int], float]


def by_hand(n: int, z: Strengths, i: int, model: ShareModel) -> tuple[float, float, float, float] | None:
    """Burt's formulas, word for word, for actor *i*; *z* holds each pair both ways."""
    contacts = [j for j in range(n) if z.get((i, j), 0) > 0]
    if not contacts:
        return None
    among = {i, *contacts} if model == "ego" else set(range(n))

    def p(a: int, b: int) -> float:
        return z.get((a, b), 0) / sum(z.get((a, k), 0) for k in among)

    def m(a: int, b: int) -> float:
        return z.get((a, b), 0) / max(z.get((a, k), 0) for k in among)

    c = {j: (p(i, j) + sum(p(i, q) * p(q, j) for q in contacts if q != j)) ** 2 for j in contacts}
    constraint, k = sum(c.values()), len(contacts)
    size = sum(1 - sum(p(i, q) * m(j, q) for q in contacts if q != j) for j in contacts)
    r = [c[j] * k / constraint for j in contacts]
    hierarchy = 1.0 if k == 1 else sum(x * math.log(x) for x in r) / (k * math.log(k))
    return constraint, size, size / k, hierarchy


def same(net: TieNetwork, z: Strengths) -> None:
    """Both models agree with the formulas, for every actor."""
    model: ShareModel
    for model in ("whole", "ego"):
        found = structural_holes(net, model=model)
        for at, id in enumerate(net.ids):
            here, expected = found[id], by_hand(net.n, z, at, model)
            figures = [getattr(here, name) for name in MEASURES]
            if expected is None:
                assert figures == [None] * 4
                assert here.contacts == 0
            else:
                assert figures == pytest.approx(list(expected), rel=1e-9, abs=1e-12)


def undirected(n: int, edges: Any, weight: Any = None) -> TieNetwork:
    """Actors a00, a01, ... and ties by position."""
    pairs = np.array([*edges], dtype=np.int64).reshape(-1, 2)
    return TieNetwork.from_arrays([f"a{at:02}" for at in range(n)], pairs[:, 0], pairs[:, 1], weight, directed=False)


def test_every_small_graph_agrees_with_the_formulas() -> None:
    """All graphs of up to 6 nodes, both models; isolates, pendants and disconnected graphs included."""
    for graph in nx.graph_atlas_g():
        if graph.number_of_nodes() <= 6:
            z = {(i, j): 1.0 for a, b in graph.edges for i, j in ((a, b), (b, a))}
            same(undirected(graph.number_of_nodes(), graph.edges), z)


def test_weighted_graphs_agree_with_the_formulas() -> None:
    """Every weighting of a triangle with a pendant, by strengths of 1 to 3, and random ones."""
    edges = [(0, 1), (0, 2), (1, 2), (2, 3)]
    for code in range(81):
        weight = [1 + code // 3**at % 3 for at in range(4)]
        same(undirected(4, edges, weight), _both_ways(edges, weight))
    rng = np.random.default_rng(2)
    for _ in range(30):
        edges = [pair for pair in combinations(range(9), 2) if rng.random() < 0.4]
        weight = (rng.random(len(edges)) * 5 + 0.01).tolist()
        same(undirected(9, edges, weight), _both_ways(edges, weight))


def _both_ways(edges: list[tuple[int, int]], weight: list[float]) -> Strengths:
    return {ends: float(w) for (a, b), w in zip(edges, weight, strict=True) for ends in ((a, b), (b, a))}


def test_directed_graphs_add_both_directions() -> None:
    """All digraphs of 3 nodes and random weighted ones of 8: z is the sum of what both sides say."""
    rng = np.random.default_rng(3)
    cells = [(i, j) for i in range(3) for j in range(3) if i != j]
    graphs = [(3, [cell for at, cell in enumerate(cells) if code >> at & 1]) for code in range(64)]
    graphs += [(8, [(i, j) for i in range(8) for j in range(8) if i != j and rng.random() < 0.3]) for _ in range(30)]
    for n, arcs in graphs:
        weight = (rng.random(len(arcs)) + 0.1).tolist()
        ends = np.array(arcs, dtype=np.int64).reshape(-1, 2)
        net = TieNetwork.from_arrays([f"a{at}" for at in range(n)], ends[:, 0], ends[:, 1], weight)
        z: dict[tuple[int, int], float] = {}
        for (i, j), w in zip(arcs, weight, strict=True):
            z[i, j] = z.get((i, j), 0) + w
            z[j, i] = z.get((j, i), 0) + w
        same(net, z)


def test_readings_other_than_reported_have_no_direction() -> None:
    """Under *any* and *confirmed*, the strengths are those of the pairs."""
    net = TieNetwork.from_arrays(["a", "b", "c"], [0, 1, 0, 2], [1, 0, 2, 1], [1.0, 4.0, 2.0, 3.0])
    same(net.reading("any"), _both_ways([(0, 1), (0, 2), (1, 2)], [4.0, 2.0, 3.0]))
    same(net.reading("confirmed"), _both_ways([(0, 1)], [1.0]))
    assert structural_holes(net.reading("any")).reading == "any"


def test_networkx_is_right_on_constraint_and_wrong_on_weighted_effective_size() -> None:
    """Constraint equals networkx's; a weighted triangle has size 1.167, where networkx with SciPy says 1.333."""
    graph = nx.karate_club_graph()
    net = PartnerNetwork.from_networkx(graph, weight="weight")
    found = structural_holes(net)
    for node, value in nx.constraint(graph, weight="weight").items():
        assert found[str(node)].constraint == pytest.approx(value, rel=1e-9)
    plain = structural_holes(PartnerNetwork.from_networkx(graph))
    for node, value in nx.effective_size(graph).items():
        assert plain[str(node)].effective_size == pytest.approx(value, rel=1e-9)
    triangle = structural_holes(undirected(3, [(0, 1), (0, 2), (1, 2)], [2, 1, 1]))
    assert triangle["a00"].effective_size == pytest.approx(7 / 6)


def test_the_triad_exceeds_one_and_says_why() -> None:
    """Users ask why 1.125: the result says it beside the number, in both languages."""
    triad = structural_holes(undirected(3, [(0, 1), (0, 2), (1, 2)]))
    assert triad["a00"].constraint == 1.125
    assert "2 × (1/2 + 1/2 × 1/2)² = 1.125" in triad.explain()
    assert "= 1,125" in triad.explain("fr")
    assert "1.125" in triad["a00"].explain()
    assert "1,125" in triad["a00"].explain("fr")
    star = structural_holes(undirected(4, [(0, 1), (0, 2), (0, 3)]))
    assert "above 1" not in star.explain() + star["a00"].explain()


@pytest.mark.parametrize("n", [0, 1, 2])
def test_nobody_tied_has_no_value(n: int) -> None:
    """Without ties: ``None`` for each, and a sentence."""
    found = structural_holes(undirected(n, []))
    assert [found[id].constraint for id in found] == [None] * n
    assert found.explain().startswith("No organisation has a tie")
    assert found.explain("fr").startswith("Aucune organisation")
    assert len(found.to_rows()) == len(found) == n
    if n:
        assert found["a00"].explain() == "a00 has no tie: these figures have no value."


def test_a_pair_is_fully_constrained() -> None:
    """A pendant has constraint 1, effective size 1, hierarchy 1."""
    found = structural_holes(undirected(3, [(0, 1)]))
    here = found["a00"]
    assert (here.constraint, here.effective_size, here.efficiency, here.hierarchy) == (1.0, 1.0, 1.0, 1.0)
    assert "1 organisation without a tie has no value." in found.explain()


def test_the_answer_names_model_reading_and_what_is_unknown() -> None:
    """A coordinator reads the sentence, a methodologist accepts it."""
    net = TieNetwork.from_arrays(["a", "b", "c"], [0, 0], [1, 2], answered=[True, False, True])
    found = structural_holes(net, model="ego")
    assert found.model == "ego"
    assert found.basis == net.basis
    assert dict(found.bounds) == dict.fromkeys(MEASURES)
    assert "the organisation’s own network" in found.explain()
    assert "unknown tie" in found.explain()
    assert "dans le seul réseau" in found.explain("fr")


def test_rows_leave_out_fellowships_unless_asked() -> None:
    """They are counted in every figure, and named only on request."""
    net = TieNetwork.from_arrays(
        ["aa", "gem"], [0], [1], directed=False, sectors=["self_help_fellowship", "peer_support"]
    )
    assert [row["id"] for row in structural_holes(net).to_rows()] == ["gem"]
    assert [row["id"] for row in structural_holes(net, include_fellowships=True).to_rows("fr")] == ["aa", "gem"]
    assert structural_holes(net).to_pandas()["constraint"].tolist() == [1.0]
    assert "<table>" in structural_holes(net)._repr_html_()


def test_what_is_no_one_mode_network_and_no_model_is_refused() -> None:
    """Each with a sentence that says what to give."""
    today = clsm.datasets.load("lille-est").on("2011-11-01")
    two_mode: Any = PartnerNetwork.from_council(today)
    with pytest.raises(TypeError, match="projected"):
        structural_holes(two_mode)
    wrong: Any = "egos"
    with pytest.raises(Mismatch, match="'whole' or 'ego'"):
        structural_holes(undirected(2, [(0, 1)]), model=wrong)
    with pytest.raises(KeyError, match="no organisation"):
        structural_holes(undirected(2, [(0, 1)]))["nobody"]


def test_the_order_of_ties_and_names_does_not_matter() -> None:
    """The same network under other names and in another order gives the same figures."""
    rng = np.random.default_rng(4)
    edges = np.array([pair for pair in combinations(range(12), 2) if rng.random() < 0.4])
    plain = structural_holes(undirected(12, edges.tolist()))
    turn, order = rng.permutation(12), rng.permutation(len(edges))
    other = structural_holes(undirected(12, turn[edges[order]].tolist()))
    for at in range(12):
        one, two = plain[f"a{at:02}"], other[f"a{turn[at]:02}"]
        assert [getattr(one, name) for name in MEASURES] == pytest.approx([getattr(two, name) for name in MEASURES])


def test_measures_are_the_same_interpreted_and_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bit for bit, on a weighted directed network, both models."""
    rng = np.random.default_rng(6)
    ends = rng.integers(0, 40, (2, 400))
    net = TieNetwork.from_arrays([f"a{at:02}" for at in range(40)], ends[0], ends[1], rng.random(400))
    whole, ego = structural_holes(net), structural_holes(net, model="ego")
    plain = interpreted("triangles")
    monkeypatch.setattr(triangles, "find", plain.find)
    monkeypatch.setattr("clsm.network.passes.triads.feed", interpreted("compiling").feed)
    again = triads.count_triads(net)
    assert again.through.tolist() == net.kept(triads.count_triads).through.tolist()
    net = net.reading("reported")
    assert structural_holes(net) == whole
    assert structural_holes(net, model="ego") == ego


@pytest.mark.parametrize("scale", [1e-320, 1e-200, 1e-100, 1e154, 1e300])
@pytest.mark.parametrize("directed", [True, False])
def test_strengths_of_any_size_give_the_same_figures(scale: float, directed: bool) -> None:
    """Their squares are too large or too small for a float; the figures depend on their ratios alone."""
    rng = np.random.default_rng(9)
    ends, weight = rng.integers(0, 10, (2, 40)), rng.integers(1, 20, 40).astype(float)
    ids = [f"a{at:02}" for at in range(10)]

    def figures(weight: Any, model: ShareModel) -> list[list[Any]]:
        net = TieNetwork.from_arrays(ids, ends[0], ends[1], weight, directed=directed)
        found = structural_holes(net, model=model)
        return [[getattr(found[id], name) for name in MEASURES] for id in ids]

    model: ShareModel
    for model in ("whole", "ego"):
        for one, two in zip(figures(weight * scale, model), figures(weight, model), strict=True):
            assert one == pytest.approx(two, rel=1e-2 if scale == 1e-320 else 1e-9)


def test_strengths_far_apart_are_never_nan() -> None:
    """One corner of the network 1e300 times as strong as the other."""
    net = undirected(6, [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)], [1e300, 1e300, 1e300, 1.0, 1.0, 1.0])
    model: ShareModel
    for model in ("whole", "ego"):
        for here in structural_holes(net, model=model).values():
            assert all(math.isfinite(getattr(here, name)) for name in MEASURES)
