import math
from itertools import combinations

import networkx as nx
import pytest

# in the package, the name of the module is that of the function
from clsm.network.measures import stress as module
from clsm.network.measures.stress import stress
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.problems import Mismatch
from tests.network import atlas


def council() -> "nx.Graph[str]":
    """Two groups that only the town joins, each around the ward and the GEM."""
    graph = nx.Graph([("town", "ward"), ("town", "gem"), ("ward", "clinic"), ("gem", "club"), ("gem", "choir")])
    sectors = {"town": "municipality", "ward": "psychiatry", "clinic": "psychiatry"}
    nx.set_node_attributes(graph, {node: sectors.get(node, "users") for node in graph}, "sector")
    return graph


def test_every_removal_of_all_graphs_of_up_to_six_nodes() -> None:
    """F, DF, parts, pairs, ties that would be enough, and who keeps none, against networkx."""
    for graph in atlas.graphs():
        if len(graph) < 3:
            continue
        sets = [members for k in (1, 2, len(graph) - 1, len(graph)) for members in atlas.sets(graph, k)]
        scenarios = {str(members): [str(node) for node in members] for members in sets}
        found = stress(atlas.read(graph), scenarios, draws=1)
        for members in sets:
            one, left = found[str(members)], atlas.without(graph, members)
            for value, exact in ((one.components, atlas.components(left)), (one.distance, atlas.distance(left))):
                assert (value is None) == (exact is None)
                assert value is None or math.isclose(value, float(exact or 0), rel_tol=1e-12, abs_tol=1e-12)
            parted = [nx.has_path(graph, a, b) and not nx.has_path(left, a, b) for a, b in combinations(left, 2)]
            assert one.pairs_parted == sum(parted)
            assert one.parts == nx.number_connected_components(left)
            before = sum(bool(set(part) - set(members)) for part in nx.connected_components(graph))
            assert one.ties_needed == one.parts - before
            alone = [str(node) for node in sorted(left) if graph.degree(node) and not left.degree(node)]
            assert list(one.left_alone) == alone


def test_percentiles_are_those_of_enumeration() -> None:
    """With many draws of one actor, near the rank among all single leavings, equal ones counting half."""
    graph = nx.path_graph(5)
    found = stress(atlas.read(graph), {"end": "0", "middle": "2"}, draws=4000, seed=7)
    values = [float(atlas.distance(atlas.without(graph, [v])) or 0) for v in graph]
    for name, v in (("end", 0), ("middle", 2)):
        lower = (
            sum(value < values[v] - 1e-12 for value in values)
            + sum(abs(value - values[v]) < 1e-12 for value in values) / 2
        )
        assert abs((found[name].distance_percentile or 0) - 100 * lower / 5) < 3
        assert found[name].components_percentile is not None


def test_the_same_seed_gives_the_same_figures() -> None:
    """Whatever other scenarios stand beside: each size of set draws from its own stream."""
    network = atlas.read(nx.krackhardt_kite_graph())
    alone = stress(network, {"a": ["3"]}, draws=50, seed=1)["a"]
    assert stress(network, {"b": ["1", "2"], "a": ["3"]}, draws=50, seed=1)["a"] == alone
    assert stress(network, {"a": ["3"]}, draws=50, seed=1) == stress(network, {"a": ["3"]}, draws=50, seed=1)


def test_each_sector_in_turn_by_default() -> None:
    """The sector's name is said, and who leaves is listed."""
    network = PartnerNetwork.from_networkx(council(), sector="sector")
    found = stress(network, draws=20)
    assert list(found) == ["municipality", "psychiatry", "users"]
    assert len(found) == 3
    assert found["psychiatry"].leaving == ("clinic", "ward")
    assert "In 2, all whom ties join today would still reach each other" in found.explain()
    assert found["municipality"].ties_needed == 1
    assert (found.components, found.draws, found.seed, found.reading) == (0, 20, 0, "reported")
    held = stress(network, {"the edge": "clinic"}, draws=2)
    assert "In each, all whom ties join today would still reach each other." in held.explain()
    none = stress(PartnerNetwork.from_networkx(nx.path_graph(3)))
    assert (len(none), "No scenario" in none.explain()) == (0, True)


def test_scenarios_name_sectors_organisations_or_both() -> None:
    """One id is enough; several are given as a collection; an organisation goes before a sector of its name."""
    network = PartnerNetwork.from_networkx(council(), sector="sector")
    found = stress(network, {"pole": "psychiatry", "town hall": {"town"}, "both": ["psychiatry", "town"]}, draws=5)
    assert found["pole"].leaving == ("clinic", "ward")
    assert found["town hall"].leaving == ("town",)
    assert found["both"].leaving == ("clinic", "town", "ward")
    graph = nx.Graph([("users", "ward"), ("ward", "club")])
    nx.set_node_attributes(graph, {"users": "municipality", "ward": "psychiatry", "club": "users"}, "sector")
    named = PartnerNetwork.from_networkx(graph, sector="sector")
    assert stress(named, {"who": "users"}, draws=5)["who"].leaving == ("users",)
    assert stress(named, draws=5)["users"].leaving == ("club",)


def test_what_cannot_leave_is_refused() -> None:
    """With what may be meant."""
    network = PartnerNetwork.from_networkx(council(), sector="sector")
    with pytest.raises(Mismatch, match=r"the pole: found 'psychiatri', expected .*did you mean 'psychiatry'"):
        stress(network, {"the pole": "psychiatri"})
    with pytest.raises(Mismatch, match="nobody: found nobody who leaves"):
        stress(network, {"nobody": []})
    with pytest.raises(Mismatch, match="at least one draw"):
        stress(network, draws=0)


def test_bounds_are_attained_and_never_passed() -> None:
    """Over every completion of the unknown ties, scenario by scenario."""
    graph = nx.Graph([(0, 1), (1, 2), (3, 4)])
    network = PartnerNetwork.from_networkx(graph, answered=[1, 2, 3, 4])
    unknown = [(0, node) for node in (2, 3, 4)]
    found = stress(network, {"one": "1", "two": ["1", "3"]}, draws=5)
    for name, members in (("one", (1,)), ("two", (1, 3))):
        left = [atlas.without(whole, members) for whole in atlas.completions(graph, unknown)]
        for figure, oracle in (("components", atlas.components), ("distance", atlas.distance)):
            values = [float(oracle(whole) or 0) for whole in left]
            assert found[name].bounds[figure] == pytest.approx((min(values), max(values)), abs=1e-12)
    assert "Whatever the unknown ties are, it would lie between" in found["one"].explain()
    assert "se situerait entre" in found["one"].explain("fr")


def test_beyond_the_stated_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Distances are left out above 500 actors, bounds above so many unknown pairs."""
    graph = nx.path_graph(6)
    monkeypatch.setattr(module, "LARGEST_EACH", 5)
    one = stress(atlas.read(graph), {"middle": "2"}, draws=5)["middle"]
    assert (one.distance, one.distance_percentile, one.components) == (None, None, 0.6)
    assert "by distance" not in one.explain()
    monkeypatch.setattr(module, "LARGEST_UNKNOWN", 1)
    silent = stress(PartnerNetwork.from_networkx(graph, answered=[1, 2]), {"middle": "2"}, draws=5)
    assert silent["middle"].bounds["components"] is None
    assert silent.bounds["components"] is None


def test_words_speak_of_needs() -> None:
    """What it would take, whom to reach otherwise; nothing against who leaves; both languages."""
    network = PartnerNetwork.from_networkx(council(), sector="sector")
    found = stress(network, {"Le maire change": "town", "tous": list(network.ids), "le bord": "clinic"}, draws=5)
    assert (
        found["Le maire change"]
        .explain("fr")
        .startswith(
            "Le maire change : sans town, 6 couples d’organisations ne se joindraient plus, directement ni par "
            "d’autres ; il faudrait au moins 1 lien nouveau pour tout rejoindre."
        )
    )
    assert found["tous"].explain().startswith("tous: without")
    assert "fewer than two organisations would stay" in found["tous"].explain()
    assert "would still reach each other" in found["le bord"].explain()
    assert "not a judgement of who would leave" in found.explain()
    assert "non un jugement" in found.explain("fr")


def test_rows_tables_and_notebooks() -> None:
    """One row for each scenario, in the order in which they were given."""
    network = PartnerNetwork.from_networkx(council(), sector="sector")
    found = stress(network, {"b": "town", "a": "gem"}, draws=5)
    assert [row["scenario"] for row in found.to_rows()] == ["b", "a"]
    assert found.to_rows("fr")[1]["left_alone"] == "choir; club"
    assert len(found.to_pandas()) == 2
    assert "<table>" in found._repr_html_()
