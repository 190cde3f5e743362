from itertools import chain, combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest

# in the package, the name of the module is that of the function
from clsm.network.measures import core_periphery as module
from clsm.network.measures.core_periphery import core_periphery
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork
from clsm.problems import Mismatch
from tests.network import atlas


@pytest.mark.parametrize("model", ["A", "B"])
def test_every_best_core_of_all_graphs_of_up_to_six_nodes(model: Any) -> None:
    """The fit and every core that has it, against Pearson's r in exact fractions; the heuristic is never better."""
    for graph in atlas.graphs():
        every = chain.from_iterable(atlas.sets(graph, k) for k in range(len(graph) + 1))
        best, cores = atlas.best_sets((core, atlas.signed_square(graph, model, core)) for core in every)
        found = core_periphery(atlas.read(graph), model)
        assert found.optima == tuple(sorted(tuple(map(str, core)) for core in cores))
        assert found.core == (found.optima[0] if cores else ())
        assert (found.fit is None) == (best is None)
        if best is not None and found.fit is not None:
            assert abs(found.fit * abs(found.fit) - float(best)) < 1e-12
            quick = core_periphery(atlas.read(graph), model, exact=False)
            assert quick.fit is not None
            assert quick.fit <= found.fit + 1e-12


@pytest.mark.parametrize("model", ["A", "B"])
@pytest.mark.parametrize("ties", [14, 30, 40])
def test_nine_actors_by_enumeration(model: Any, ties: int) -> None:
    """More actors than are placed last together, and a start that is not always the best."""
    graph = nx.gnm_random_graph(9, min(ties, 33), seed=ties)
    every = chain.from_iterable(combinations(range(9), k) for k in range(10))
    best, cores = atlas.best_sets((core, atlas.signed_square(graph, model, core)) for core in every)
    found = core_periphery(atlas.read(graph), model)
    assert found.optima == tuple(sorted(tuple(map(str, core)) for core in cores))
    assert best is not None


def test_a_poor_start_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search is exhaustive whatever it begins with."""
    graph = nx.gnm_random_graph(12, 25, seed=5)
    expected = core_periphery(atlas.read(graph), "A")
    monkeypatch.setattr(module, "_climbed", lambda net, model: ())
    assert core_periphery(atlas.read(graph), "A") == expected


def test_more_good_cores_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The walk stops and goes on: pairs without other ties have a best core for each choice of one of two."""
    graph = nx.Graph([(2 * at, 2 * at + 1) for at in range(8)])
    expected = core_periphery(atlas.read(graph), "A")
    assert len(expected.optima) == 256
    monkeypatch.setattr(module, "_ROOM", 40)
    assert core_periphery(atlas.read(graph), "A") == expected


def test_what_is_exact_and_what_is_not() -> None:
    """By default to 20 actors, to 27 when asked, never above; the method is named."""
    for n, exact, answer in ((26, None, True), (27, None, False), (27, True, True), (20, False, False)):
        found = core_periphery(atlas.read(nx.star_graph(n - 1)), "A", exact=exact)
        assert (found.exact, found.core, found.fit) == (answer, ("0",), 1.0)
        assert found.method == ("exhaustive" if answer else "degree order, single moves, exchanges")
        assert ("heuristic" in found.explain()) != answer
    with pytest.raises(Mismatch, match="27 at most"):
        core_periphery(atlas.read(nx.star_graph(27)), exact=True)


def test_another_model_is_refused() -> None:
    """With what may be meant."""
    with pytest.raises(Mismatch, match="expected 'A' or 'B'"):
        core_periphery(atlas.read(nx.path_graph(3)), "C")  # type: ignore[arg-type]


@pytest.mark.parametrize("model", ["A", "B"])
@pytest.mark.parametrize("graph", [nx.empty_graph(0), nx.empty_graph(1), nx.path_graph(2), nx.complete_graph(5)])
@pytest.mark.parametrize("exact", [True, False])
def test_no_core_where_nothing_differs(model: Any, graph: "nx.Graph[int]", exact: bool) -> None:
    """Too few actors, no ties, ties everywhere: ``None``, in words, never a number without meaning."""
    found = core_periphery(atlas.read(graph), model, exact=exact)
    assert (found.fit, found.core, found.optima) == (None, (), ())
    assert "No core can be compared" in found.explain()


def test_thousands_of_actors() -> None:
    """A planted core of 40 among 3000, each of the others tied to three of it: the heuristic finds it."""
    rng = np.random.default_rng(4)
    inside = [(a, b) for a in range(40) for b in range(a)]
    outside = [(v, int(u)) for v in range(40, 3000) for u in rng.permutation(40)[:3]]
    ends = np.array(inside + outside)
    net = TieNetwork.from_arrays([f"a{at:04}" for at in range(3000)], ends[:, 0], ends[:, 1], directed=False)
    for model in ("A", "B"):
        found = core_periphery(net, model)
        assert found.core == net.ids[:40]
        assert not found.exact


def test_rows_words_tables_and_notebooks() -> None:
    """Whether each is in the core, and in how many of the best ones."""
    found = core_periphery(atlas.read(nx.krackhardt_kite_graph()), "A")
    rows = found.to_rows()
    assert [row["actor"] for row in rows if row["core"]] == list(found.core)
    assert sum(int(row["optima"] or 0) for row in rows) == sum(map(len, found.optima))
    assert "1 other core does as well." in found.explain()
    assert "1 autre noyau fait aussi bien." in found.explain("fr")
    assert len(found.to_pandas()) == 10
    assert "<table>" in found._repr_html_()
    assert dict(found.bounds) == {"fit": None}


def test_unknown_ties_are_said() -> None:
    """No bound is computed: the sentence says that the core is that of the known ties."""
    net = PartnerNetwork.from_networkx(nx.krackhardt_kite_graph(), answered=list(range(1, 10)))
    assert "Some ties are unknown" in core_periphery(net).explain()
