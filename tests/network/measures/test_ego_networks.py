"""The network of one organisation."""

import networkx as nx
import pytest

from clsm.network import PartnerNetwork, TieNetwork, ego
from tests.network.told import completions


def test_an_ego_network_is_that_of_networkx() -> None:
    """Its partners, and the ties among them, as ``nx.ego_graph`` cuts them out."""
    graph = nx.karate_club_graph()
    net = PartnerNetwork.from_networkx(graph)
    for node in graph:
        around = nx.ego_graph(graph, node)
        answer = ego(net, str(node))
        assert {*answer.network.ids} == {str(other) for other in around}
        assert answer.network.basis.ties == around.number_of_edges()
        among = nx.ego_graph(graph, node, center=False)
        assert answer.ties_among == among.number_of_edges()
        assert answer.density == (nx.density(among) if len(among) > 1 else None)


def test_who_may_be_a_partner_is_named_and_bounds_hold_every_completion() -> None:
    """The ward kept silent: it may be tied to the town."""
    net = TieNetwork.from_arrays(
        ["gem", "town", "ward", "clinic"],
        [0, 1, 3],
        [1, 0, 1],
        answered=[True, True, False, True],
        sectors=list("aabc"),
    )
    for reading in ("reported", "any", "confirmed"):
        read = net.reading(reading)
        answer = ego(read, "town")
        sizes = [len(ego(whole, "town").alters) for whole in completions(read.reading(read.pair_reading))]
        assert answer.bounds["alters"] == (min(sizes), max(sizes))
        assert answer.bounds["density"] is None
    answer = ego(net, "town")
    assert (answer.alters, answer.possible, answer.sectors) == (("clinic", "gem"), ("ward",), ("a", "c"))
    assert "For 1 other organisation, it is not known whether it is one." in answer.explain()
    assert "a 2 partenaires connus" in answer.explain("fr")


def test_density_has_bounds_where_all_partners_are_known() -> None:
    """The two partners did not answer about one another alone."""
    net = TieNetwork.from_arrays(["a", "b", "c"], [0, 0], [1, 2], directed=False, left_open=([1], [2]))
    answer = ego(net, "a")
    assert (answer.density, answer.bounds["density"]) == (None, (0.0, 1.0))
    assert "For" not in answer.explain()


def test_fellowships_have_no_row_unless_asked() -> None:
    """They count as partners."""
    net = TieNetwork.from_arrays(["aa", "gem"], [0], [1], sectors=["self_help_fellowship", None], directed=False)
    assert ego(net, "gem").alters == ("aa",)
    assert ego(net, "gem").to_rows() == []
    assert [row["id"] for row in ego(net, "gem", include_fellowships=True).to_rows()] == ["aa"]


def test_an_unknown_id_is_refused() -> None:
    """With what may be meant."""
    with pytest.raises(KeyError, match="did you mean 'town'"):
        ego(TieNetwork.from_arrays(["gem", "town"], [], []), "twon")
