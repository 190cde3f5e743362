import math
from itertools import combinations

import networkx as nx
import pytest

# in the package, the name of the module is that of the function
from clsm.network.measures import fragmentation as module
from clsm.network.measures.fragmentation import fragmentation
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.passes.pathways import discreetly_named
from tests.network import atlas


def same(value: float | None, expected: object) -> bool:
    """Both ``None``, or equal but for the last digits."""
    if value is None or expected is None:
        return value is expected
    return math.isclose(value, float(expected), rel_tol=1e-12, abs_tol=1e-12)  # type: ignore[arg-type]


def test_all_graphs_of_up_to_six_nodes() -> None:
    """F and DF of each, and without each of its nodes, and how many pairs are parted."""
    for graph in atlas.graphs():
        found = fragmentation(atlas.read(graph))
        assert same(found.components, atlas.components(graph))
        assert same(found.distance, atlas.distance(graph))
        assert found.parts == nx.number_connected_components(graph)
        assert list(found) == [str(node) for node in sorted(graph)]
        assert len(found) == len(graph)
        for node in graph:
            left = atlas.without(graph, [node])
            one = found[str(node)]
            assert same(one.components, atlas.components(left))
            assert same(one.distance, atlas.distance(left))
            joined = [nx.has_path(graph, a, b) and not nx.has_path(left, a, b) for a, b in combinations(left, 2)]
            assert one.pairs_parted == sum(joined)


def test_bounds_are_attained_and_never_passed() -> None:
    """Over every completion of the unknown ties of small networks, with and without each actor."""
    for graph in (nx.path_graph(4), nx.star_graph(3), nx.empty_graph(4), nx.Graph([(0, 1), (2, 3)])):
        # without a direction, a silent node's pairs that are no known ties are unknown
        net = PartnerNetwork.from_networkx(graph, answered=[node for node in graph if node != 0])
        unknown = [(0, node) for node in graph if node and not graph.has_edge(0, node)]
        assert net.unknown_pairs == len(unknown)
        found = fragmentation(net)
        for removed in ((), *((node,) for node in graph)):
            left = [atlas.without(whole, removed) for whole in atlas.completions(graph, unknown)]
            bounds = found[str(removed[0])].bounds if removed else found.bounds
            for name, oracle in (("components", atlas.components), ("distance", atlas.distance)):
                values = [value for value in map(oracle, left) if value is not None]
                low, high = bounds[name] or (math.nan, math.nan)
                assert same(low, min(values))
                assert same(high, max(values))


def test_words_name_what_is_unknown() -> None:
    """The sentence gives the range that unknown ties leave, in both languages."""
    net = PartnerNetwork.from_networkx(nx.path_graph(4), answered=[1, 2, 3])
    found = fragmentation(net)
    assert "Whatever the unknown ties are, fragmentation by distance lies between 0.08 and 0.28." in found.explain()
    assert "se situe entre 0,08 et 0,28" in found.explain("fr")
    assert "no path joins lies" not in found.explain()
    apart = PartnerNetwork.from_networkx(nx.empty_graph(3), answered=[1, 2])
    assert "no path joins lies between 0.00 and 1.00" in fragmentation(apart).explain()
    assert fragmentation(apart).explain().startswith("No tie is known")
    assert "would part none of the others" in fragmentation(PartnerNetwork.from_networkx(nx.cycle_graph(4))).explain()
    assert "in 2 parts" in fragmentation(atlas.read(nx.Graph([(0, 1), (2, 3)]))).explain()


def test_rows_tables_and_notebooks() -> None:
    """One row for the whole, then one for each actor; bounds stand beside the figures."""
    found = fragmentation(atlas.read(nx.path_graph(3)))
    rows = found.to_rows()
    assert [row["without"] for row in rows] == [None, "0", "1", "2"]
    assert rows[0]["components_at_least"] == rows[0]["components_at_most"] == 0
    assert rows[2]["pairs_parted"] == 1
    assert len(found.to_pandas()) == 4
    assert "<table>" in found._repr_html_()


@pytest.mark.parametrize("n", [0, 1, 2])
def test_few_actors(n: int) -> None:
    """Under two actors there is nothing to say; two actors leave one, of whom nothing is said."""
    found = fragmentation(atlas.read(nx.complete_graph(n)))
    assert found.components == found.distance == (0 if n == 2 else None)
    assert [one.components for one in found.values()] == [None] * n
    assert [one.distance for one in found.values()] == [None] * n
    assert found.bounds["components"] == ((0, 0) if n == 2 else None)
    assert ("two organisations" in found.explain()) == (n < 2)


def test_above_a_stated_size_distances_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """F is linear and always given; DF is ``None``, and the words say from which size on."""
    net = atlas.read(nx.path_graph(6))
    monkeypatch.setattr(module, "LARGEST_EACH", 5)
    found = fragmentation(net)
    assert found.distance is not None
    assert found["2"].distance is None
    assert found["2"].components == 0.6
    assert "Above 5 organisations, they are not measured again" in found.explain()
    monkeypatch.setattr(module, "LARGEST", 5)
    assert fragmentation(net).distance is None
    assert "Above 5 organisations, distances are not measured." in fragmentation(net).explain()


def test_too_many_unknown_pairs_leave_no_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds are then ``None``, for the whole and for each."""
    monkeypatch.setattr(module, "LARGEST_UNKNOWN", 1)
    net = PartnerNetwork.from_networkx(nx.path_graph(4), answered=[1, 2, 3])
    found = fragmentation(net)
    assert found.bounds["components"] is None
    assert found["2"].bounds["distance"] is None
    assert found.to_rows()[0]["components_at_least"] is None
    assert "Whatever" not in found.explain()


def test_a_hundred_thousand_actors() -> None:
    """F without each of them, in one search; on a path, from its ends to its middle."""
    n = 100_000
    net = TieNetwork.from_arrays([f"a{at:06}" for at in range(n)], range(n - 1), range(1, n), directed=False)
    found = fragmentation(net)
    assert found.components == 0
    assert found["a000000"].components == 0
    assert found["a050000"].pairs_parted == 50_000 * 49_999
    assert math.isclose(found["a050000"].components or 0, 2 * 50_000 * 49_999 / ((n - 1) * (n - 2)), rel_tol=1e-9)


def test_directed_ties_are_read_as_any_and_confirmed_on_request() -> None:
    """The reading is discreetly_named, and changes the figure."""
    net = PartnerNetwork.from_networkx(nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")]))
    assert (fragmentation(net).reading, fragmentation(net).components) == ("any", 0)
    confirmed = fragmentation(net.reading("confirmed"))
    assert (confirmed.reading, confirmed.components) == ("confirmed", 1 - 2 / 6)
    assert confirmed.basis == net.reading("confirmed").basis


def test_a_two_mode_network_is_refused() -> None:
    """The sentence names ``projected``."""
    graph = nx.Graph([("town", "committee")])
    nx.set_node_attributes(graph, {"town": 0, "committee": 1}, "bipartite")
    with pytest.raises(TypeError, match="projected"):
        fragmentation(PartnerNetwork.from_networkx(graph, two_mode="bipartite"))  # type: ignore[arg-type]


def test_fellowships_are_not_named_in_sentences() -> None:
    """They are counted, and a sentence says what they are without their name."""
    graph = nx.Graph([("aa-lille", "town")])
    graph.nodes["aa-lille"]["sector"] = "self_help_fellowship"
    net = PartnerNetwork.from_networkx(graph, sector="sector")
    assert discreetly_named(net, net.ids).say() == "a self-help fellowship and town"


def test_a_tie_more_never_raises_either() -> None:
    """What the bounds rest on, for every pair that could be added to every graph of up to five nodes."""
    for graph in atlas.graphs():
        before = fragmentation(atlas.read(graph))
        for tie in nx.non_edges(graph) if len(graph) < 6 else ():
            more = graph.copy()
            more.add_edge(*tie)
            after = fragmentation(atlas.read(more))
            assert (after.components or 0) <= (before.components or 0)
            assert (after.distance or 0) < (before.distance or 0)
