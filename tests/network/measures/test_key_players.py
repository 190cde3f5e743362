import math
from typing import Any

import networkx as nx
import pytest

# in the package, the name of the module is that of the function
from clsm.network.measures import key_players as module
from clsm.network.measures.key_players import key_players
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork
from clsm.problems import Mismatch
from tests.network import atlas


def ids(sets: list[tuple[int, ...]]) -> tuple[tuple[str, ...], ...]:
    """Sets of nodes as they are named in a network of fewer than ten."""
    return tuple(tuple(map(str, members)) for members in sets)


def test_every_optimal_set_of_all_graphs_of_up_to_six_nodes() -> None:
    """To fragment and to reach, sets of one, two and three: the value and every set, against exact fractions."""
    for graph in atlas.graphs():
        net, n = atlas.read(graph), len(graph)
        for k in (1, 2, 3):
            if k <= n - 2:
                values = [(members, atlas.distance(atlas.without(graph, members))) for members in atlas.sets(graph, k)]
                best, sets = atlas.best_sets(values)
                found = key_players(net, k)
                assert (found.exact, found.sets) == (True, ids(sets))
                assert math.isclose(found.value, float(best or 0), rel_tol=1e-12, abs_tol=1e-15)
            for m in (None, 0, 1, 2):
                if k <= n:
                    best, sets = atlas.best_sets(
                        (members, atlas.reach(graph, members, m)) for members in atlas.sets(graph, k)
                    )
                    found = key_players(net, k, "reach", m=m)
                    assert found.sets == ids(sets)
                    assert math.isclose(found.value, float(best or 0), rel_tol=1e-12)


@pytest.mark.parametrize("seed", range(4))
def test_pruning_loses_no_set(seed: int) -> None:
    """On larger networks, sparse and dense, every set of two is compared by hand."""
    graph = nx.gnm_random_graph(22, (20, 30, 60, 150)[seed], seed=seed)
    values = [(members, atlas.distance(atlas.without(graph, members))) for members in atlas.sets(graph, 2)]
    best, sets = atlas.best_sets(values)
    found = key_players(atlas.read(graph), 2)
    assert found.sets == tuple(sorted(tuple(sorted(map(str, members))) for members in sets))
    assert math.isclose(found.value, float(best or 0), rel_tol=1e-12)


def test_symmetric_networks_give_all_their_sets() -> None:
    """A ring of 64, more than one word of actors: any two opposite each other; without ties, any set at all."""
    found = key_players(atlas.read(nx.cycle_graph(64)), 2)
    assert len(found.sets) == 32
    assert ("0", "32") in found.sets
    assert len(key_players(atlas.read(nx.empty_graph(12)), 3).sets) == 220
    assert "for one of 220 sets on a par" in key_players(atlas.read(nx.empty_graph(12)), 3).explain()


def test_more_than_the_exact_size_says_that_it_is_not_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search by exchange; ``exact=True`` compares all, ``exact=False`` does not."""
    net = atlas.read(nx.krackhardt_kite_graph())
    found = key_players(net, 4)
    assert (found.exact, found.bounds["value"], len(found.sets)) == (False, None, 1)
    assert "Not every set was compared" in found.explain()
    assert key_players(net, 4, exact=True).value >= found.value
    assert not key_players(net, 2, exact=False).exact
    assert key_players(net, 2, exact=False).value == key_players(net, 2).value
    monkeypatch.setitem(module.EXACT_TO, 2, 9)
    assert not key_players(net, 2).exact
    monkeypatch.setattr(module, "SHORTLIST", 3)
    assert key_players(net, 2).sets == (("5", "6"),)


def test_exchange_mends_what_adding_one_by_one_misses() -> None:
    """The best actor alone, a hub between two hubs, is in no best pair: it is exchanged."""
    graph = nx.Graph([("x", "a"), ("x", "b"), *(("a", f"a{i}") for i in range(4)), *(("b", f"b{i}") for i in range(4))])
    graph.add_edges_from([("x", f"x{i}") for i in range(3)])
    found = key_players(PartnerNetwork.from_networkx(graph), 2, "reach", m=1, exact=False)
    assert found.sets == key_players(PartnerNetwork.from_networkx(graph), 2, "reach", m=1).sets == (("a", "b"),)


@pytest.mark.parametrize("aim", ["fragment", "reach"])
def test_bounds_are_attained_and_never_passed(aim: Any) -> None:
    """The best value over every completion of the unknown ties lies between them, and reaches both."""
    for graph in (nx.path_graph(4), nx.star_graph(3), nx.Graph([(0, 1), (2, 3)])):
        net = PartnerNetwork.from_networkx(graph, answered=[node for node in graph if node != 0])
        unknown = [(0, node) for node in graph if node and not graph.has_edge(0, node)]
        values = [key_players(atlas.read(whole), 1, aim).value for whole in atlas.completions(graph, unknown)]
        found = key_players(net, 1, aim)
        assert found.bounds["value"] == (min(values), max(values))
        assert found.value in (min(values), max(values))
        assert ("Whatever the unknown ties are" in found.explain()) == bool(unknown)
    silent = PartnerNetwork.from_networkx(nx.path_graph(4), answered=[1, 2, 3])
    assert "the best value lies between 3 and 4." in key_players(silent, 1, "reach", m=1).explain()
    assert "Some ties are unknown" in key_players(net, 1, aim, exact=False).explain()


def test_everything_known_leaves_no_room() -> None:
    """Where all answered, the bounds are the value."""
    found = key_players(atlas.read(nx.path_graph(5)), 1)
    assert found.bounds["value"] == (found.value, found.value)
    assert found.before is not None
    assert found.before < found.value


def test_words() -> None:
    """What the network rests on, never who is a key player or is removed; both languages."""
    net = atlas.read(nx.krackhardt_kite_graph())
    for found in (key_players(net, 1), key_players(net, 2, "reach"), key_players(net, 2, "reach", m=1)):
        for lang in ("en", "fr"):
            words = found.explain(lang)
            assert "key player" not in words
            assert "remov" not in words
    assert "repose d’abord sur cette organisation : 7." in key_players(net, 1).explain("fr")
    assert "That makes 10 of 10 organisations" in key_players(net, 2, "reach", m=1).explain()
    assert "0.81 of the network in all" in key_players(net, 1, "reach").explain()


def test_rows_tables_and_notebooks() -> None:
    """One row for each set; without bounds, the cells are empty."""
    found = key_players(atlas.read(nx.cycle_graph(5)), 1)
    assert [row["actors"] for row in found.to_rows()] == ["0", "1", "2", "3", "4"]
    assert found.to_rows()[0]["high"] == found.value
    assert len(found.to_pandas()) == 5
    assert "<table>" in found._repr_html_()
    assert key_players(atlas.read(nx.cycle_graph(5)), 1, exact=False).to_rows()[0]["low"] is None


@pytest.mark.parametrize(
    ("n", "arguments", "message"),
    [
        (5, {"aim": "reech"}, "aim: found 'reech', expected 'fragment' or 'reach' (did you mean 'reach'?)"),
        (5, {"m": 2}, "m: found 2, expected how many ties away, 0 or more, with the aim 'reach' only"),
        (5, {"aim": "reach", "m": -1}, "m: found -1"),
        (5, {"k": 0}, "k: found 0 of 5 actors, expected 1 to 3, so that two actors are left"),
        (5, {"k": 4}, "k: found 4 of 5 actors"),
        (2, {"k": 1}, "expected a network of more actors: no set of this one can be judged"),
        (0, {"k": 1, "aim": "reach"}, "k: found 1 of 0 actors"),
        (4, {"k": 5, "aim": "reach"}, "k: found 5 of 4 actors, expected 1 to 4"),
    ],
)
def test_what_has_no_answer_is_refused(n: int, arguments: dict[str, Any], message: str) -> None:
    """A sentence says what would have one."""
    with pytest.raises(Mismatch) as refused:
        key_players(atlas.read(nx.path_graph(n)), **arguments)
    assert message in str(refused.value)


def test_too_many_actors_are_refused() -> None:
    """The time grows with their square: the limit is stated."""
    net = TieNetwork.from_arrays([f"a{at}" for at in range(2001)], [], [])
    with pytest.raises(Mismatch, match="2000 at most"):
        key_players(net, 1)


def test_names_and_the_order_of_ties_change_nothing() -> None:
    """The same sets under other names, read in another order."""
    graph = nx.gnm_random_graph(15, 30, seed=2)
    renamed = {node: f"n{(7 * node + 3) % 15:02}" for node in graph}
    other: nx.Graph[str] = nx.Graph()
    other.add_nodes_from(sorted(renamed.values(), reverse=True))
    other.add_edges_from((renamed[b], renamed[a]) for a, b in reversed(list(graph.edges)))
    for aim in ("fragment", "reach"):
        one, two = key_players(atlas.read(graph), 3, aim), key_players(PartnerNetwork.from_networkx(other), 3, aim)
        assert {frozenset(renamed[int(actor)] for actor in members) for members in one.sets} == set(
            map(frozenset, two.sets)
        )
        assert one.value == two.value
