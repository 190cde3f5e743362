import datetime
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm.network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork
from clsm.problems import Mismatch

KINDS: list[Callable[[], "nx.Graph[Any]"]] = [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph]


def _ties(net: TieNetwork) -> dict[tuple[str, str], float]:
    columns = zip(net.origin.tolist(), net.target.tolist(), net.weight.tolist(), strict=True)
    return {(net.ids[a], net.ids[b]): weight for a, b, weight in columns}


def _seats(*ties: tuple[str, str], **modes: Any) -> "nx.Graph[Any]":
    graph: nx.Graph[Any] = nx.Graph(ties)
    nx.set_node_attributes(
        graph, {node: modes.get(node, int(str(node).startswith("b"))) for node in graph}, "bipartite"
    )
    return graph


# ---------------------------------------------------------------- nodes


def test_any_node_is_known_by_its_text() -> None:
    """Numbers, tuples, frozen sets: ids are texts, sorted."""
    graph: nx.Graph[Any] = nx.Graph([(2, (1, "x")), (10, 2)])
    net = PartnerNetwork.from_networkx(graph)
    assert net.ids == ("(1, 'x')", "10", "2")
    assert _ties(net) == {("(1, 'x')", "2"): 1, ("10", "2"): 1}


def test_two_nodes_with_the_same_text_are_refused() -> None:
    """The message shows them as they differ."""
    graph: nx.Graph[Any] = nx.Graph([(1, "1"), ("a", "b")])
    with pytest.raises(Mismatch, match="nodes with the same text: 1 and '1'"):
        PartnerNetwork.from_networkx(graph)


@pytest.mark.parametrize("nothing", [None, float("nan"), np.float32("nan"), "", "not_documented"])
def test_a_sector_that_is_not_known(nothing: Any) -> None:
    """Missing, None, NaN, an empty text: not known; anything else is text."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_node("a", type=nothing)
    graph.add_node("b", type=7)
    graph.add_node("c")
    net = PartnerNetwork.from_networkx(graph, sector="type")
    assert net.sectors == (None, "7", None)
    assert PartnerNetwork.from_networkx(graph).sectors == (None, None, None)


def test_names_and_roles_are_read_where_asked_for() -> None:
    """Whoever has no name goes by its id."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_node("a", label="The A", post="coordinator")
    graph.add_node("b")
    day = datetime.date(2020, 5, 1)
    net = PartnerNetwork.from_networkx(graph, name="label", role="post", relation="knows", date=day)
    assert [net.label(id) for id in net.ids] == ["The A", "b"]
    assert net.roles == ("coordinator", None)
    assert (net.relation, net.date) == ("knows", day)
    assert net.basis.explain("fr").startswith("Lu au 1er mai 2020 : 2 organisations")


def test_what_is_no_graph_is_refused() -> None:
    """With its type."""
    with pytest.raises(TypeError, match="a networkx graph is needed, not a list"):
        PartnerNetwork.from_networkx([(1, 2)])  # type: ignore[call-overload]


# ---------------------------------------------------------------- edges


@pytest.mark.parametrize("kind", KINDS)
def test_loops_and_parallel_edges_are_counted(kind: Callable[[], "nx.Graph[Any]"]) -> None:
    """Loops go, parallel edges are one tie of their strengths together."""
    graph = kind()
    graph.add_edges_from([("a", "b"), ("a", "b"), ("b", "a"), ("c", "c"), ("c", "c")], w=2)
    graph.add_edge("b", "c", w=0)
    net = PartnerNetwork.from_networkx(graph, weight="w")
    multi, directed = graph.is_multigraph(), graph.is_directed()
    assert net.directed is directed
    assert net.loops_dropped == (2 if multi else 1)
    assert (
        net.parallel_merged == {(False, False): 0, (False, True): 0, (True, False): 2, (True, True): 1}[multi, directed]
    )
    if directed:
        assert _ties(net) == {("a", "b"): 4 if multi else 2, ("b", "a"): 2}
    else:
        assert _ties(net) == {("a", "b"): 6 if multi else 2}
    plain = PartnerNetwork.from_networkx(graph)
    assert plain.weight.sum() == graph.number_of_edges() - plain.loops_dropped


def test_without_weight_every_edge_counts_one() -> None:
    """Whatever attributes there are."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_edge("a", "b", weight=-3)
    assert _ties(PartnerNetwork.from_networkx(graph)) == {("a", "b"): 1}


def test_weights_are_numbers_of_any_kind_and_one_where_missing() -> None:
    """As networkx reads them: an edge without the attribute counts 1."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_edge("a", "b", w=Fraction(1, 2))
    graph.add_edge("a", "c", w=np.int64(3))
    graph.add_edge("b", "c")
    net = PartnerNetwork.from_networkx(graph, weight="w")
    assert _ties(net) == {("a", "b"): 0.5, ("a", "c"): 3, ("b", "c"): 1}
    assert _ties(PartnerNetwork.from_networkx(graph)) == dict.fromkeys(_ties(net), 1)


@pytest.mark.parametrize("directed", [True, False])
def test_every_weight_that_is_no_strength_is_named(directed: bool) -> None:
    """All bad edges together, each once."""
    graph: nx.Graph[Any] = nx.DiGraph() if directed else nx.Graph()
    bad = [-1, float("nan"), float("inf"), "2", None, True, 10**400]
    graph.add_edges_from((f"n{at}", f"m{at}", {"w": value}) for at, value in enumerate(bad))
    graph.add_edge("a", "b", w=1)
    with pytest.raises(Mismatch) as caught:
        PartnerNetwork.from_networkx(graph, weight="w")
    assert caught.value.field == "w"
    for at, value in enumerate(bad):
        ends = f"n{at} to m{at}" if directed else f"m{at} to n{at}"
        assert caught.value.found.en.count(f"{value!r} from {ends}") == 1
    assert "a to b" not in caught.value.found.en


@pytest.mark.parametrize(
    ("names", "hint"),
    [
        ({"weight": "wieght"}, "did you mean 'weight'"),
        ({"sector": "sectr"}, "did you mean 'sector'"),
        ({"weight": "zzz"}, r"\(there are: length, weight\)"),
        ({"sector": "zzz"}, r"\(there are: sector\)"),
        ({"name": "zzz"}, "there are: sector"),
        ({"role": "zzz"}, "there are: sector"),
        ({"answered": "zzz"}, "there are: sector"),
    ],
)
def test_an_attribute_that_nothing_has_is_refused_with_those_that_exist(names: dict[str, str], hint: str) -> None:
    """With the one that may be meant, where one is near."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_edge("a", "b", weight=1, length=2)
    graph.add_node("a", sector="x")
    with pytest.raises(Mismatch, match=hint):
        PartnerNetwork.from_networkx(graph, **names)  # type: ignore[call-overload]
    bare: nx.Graph[Any] = nx.path_graph(2)
    with pytest.raises(Mismatch, match=r"which no node has, expected an attribute of the nodes$"):
        PartnerNetwork.from_networkx(bare, sector="zzz")


MISSING: Any = [None, float("nan"), np.float32("nan"), np.datetime64("NaT"), np.ma.masked, Decimal("NaN"), "", "<NA>"]


def _missing() -> list[Any]:
    pandas = pytest.importorskip("pandas")
    return [*MISSING, pandas.NA, pandas.NaT]


def test_missing_values_stay_missing() -> None:
    """Of Python, numpy and pandas: never a sector <NA>, a name nan, an answer that nobody gave."""
    for value in _missing():
        graph: nx.Graph[Any] = nx.Graph([("a", "b")])
        nx.set_node_attributes(graph, {"a": value, "b": "x"}, "what")
        net = PartnerNetwork.from_networkx(graph, sector="what", name="what", role="what")
        assert (net.sectors, net.roles, net.label("a")) == ((None, "x"), (None, "x"), "a")
        nx.set_node_attributes(graph, {"a": value, "b": True}, "said")
        silent = PartnerNetwork.from_networkx(graph, answered="said").answered
        assert silent is not None
        assert silent.tolist() == [False, True]
        nx.set_node_attributes(graph, {"a": value, "b": 1}, "bipartite")
        with pytest.raises(Mismatch, match="nodes without 'bipartite': a"):
            PartnerNetwork.from_networkx(graph, two_mode="bipartite")


def test_a_missing_value_is_no_partner() -> None:
    """A table with holes, read as edges, would make one of them."""
    for value in _missing():
        if value is None or value is np.ma.masked:
            continue  # networkx takes neither as a node
        graph: nx.Graph[Any] = nx.Graph([("a", "b")])
        graph.add_edge("a", value)
        with pytest.raises(Mismatch, match="nodes that are a missing value: 1"):
            PartnerNetwork.from_networkx(graph)


def test_views_and_frozen_graphs_are_read_too() -> None:
    """A subgraph, a reversed graph, a frozen one."""
    graph = nx.freeze(nx.path_graph(4, create_using=nx.DiGraph))
    assert _ties(PartnerNetwork.from_networkx(graph.subgraph([1, 2, 3]))) == {("1", "2"): 1, ("2", "3"): 1}
    assert _ties(PartnerNetwork.from_networkx(graph.reverse(copy=False))) == {
        ("1", "0"): 1,
        ("2", "1"): 1,
        ("3", "2"): 1,
    }


@st.composite
def _graphs(draw: st.DrawFn) -> "nx.Graph[Any]":
    graph: nx.Graph[Any] = draw(st.sampled_from(KINDS))()
    graph.add_nodes_from(range(draw(st.integers(0, 6))))
    ends = st.integers(0, 6)
    for a, b, weight in draw(st.lists(st.tuples(ends, ends, st.sampled_from([None, 0, 1, 2.5])), max_size=15)):
        graph.add_edge(a, b, **({} if weight is None else {"w": weight}))
    return graph


@given(_graphs(), st.booleans(), st.randoms(use_true_random=False))
def test_arrays_are_what_a_walk_over_the_edges_finds(graph: "nx.Graph[Any]", weighted: bool, random: Any) -> None:
    """In bulk or edge by edge, in any order of nodes and edges, it is the same network."""
    expected = dict[tuple[str, str], float]()
    loops = edges = 0
    for a, b, data in graph.edges(data=True):
        strength = data.get("w", 1) if weighted else 1
        ends = (str(a), str(b)) if graph.is_directed() else (min(str(a), str(b)), max(str(a), str(b)))
        if strength and a == b:
            loops += 1
        elif strength:
            edges += 1
            expected[ends] = expected.get(ends, 0) + strength
    weight = "w" if weighted and (not graph.edges or any("w" in data for *_, data in graph.edges(data=True))) else None
    net = PartnerNetwork.from_networkx(graph, weight=weight)
    assert _ties(net) == expected
    assert (net.loops_dropped, net.parallel_merged) == (loops, edges - len(expected))
    shuffled = type(graph)()
    nodes, links = list(graph), list(graph.edges(data=True))
    random.shuffle(nodes)
    random.shuffle(links)
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from(links)
    assert PartnerNetwork.from_networkx(shuffled, weight=weight) == net


# ---------------------------------------------------------------- who answered


@pytest.mark.parametrize(
    "answered",
    ["said", ["a", "b"], {"a": True, "b": 1, "c": False, "d": None}, {"a": np.True_, "b": True}, iter(["b", "a"])],
)
def test_who_answered(answered: Any) -> None:
    """A node attribute, a mapping, or the nodes themselves; what is missing is silence."""
    graph: nx.DiGraph[Any] = nx.DiGraph([("a", "b"), ("b", "a"), ("a", "c"), ("d", "a")])
    nx.set_node_attributes(graph, {"a": True, "b": 1, "c": 0}, "said")
    net = PartnerNetwork.from_networkx(graph, answered=answered)
    assert net.answered is not None
    assert net.answered.tolist() == [True, True, False, False]
    assert PartnerNetwork.from_networkx(graph, answered=list("abcd")) == PartnerNetwork.from_networkx(graph)


@pytest.mark.parametrize(
    ("answered", "says"),
    [
        ("sad", r"'sad', which no node has.*did you mean 'said'"),
        (["a", "x"], "answers of 'x'"),
        ({"y": True}, "answers of 'y'"),
        ({"a": "yes"}, "'yes' of a"),
        ({"a": 0.5}, "0.5 of a"),
    ],
)
def test_answers_of_nobody_are_refused(answered: Any, says: str) -> None:
    """Each with what was found."""
    graph: nx.Graph[Any] = nx.Graph([("a", "b")])
    nx.set_node_attributes(graph, {"a": True}, "said")
    with pytest.raises(Mismatch, match=says):
        PartnerNetwork.from_networkx(graph, answered=answered)


def test_an_empty_graph_needs_no_attribute() -> None:
    """Nobody, so nobody is silent."""
    net = PartnerNetwork.from_networkx(nx.Graph(), answered="said", sector="type", weight="w")
    assert (net.n, net.answered, net.basis.ties) == (0, None, 0)


# ---------------------------------------------------------------- two modes


def test_a_bipartite_graph_is_a_two_mode_network() -> None:
    """0 marks organisations, as networkx and we write it; ties have no seats; absence can be said."""
    graph = _seats(("gem", "b1"), ("town", "b1"), ("b2", "town"))
    graph.nodes["gem"]["type"] = "mutual_support_group"
    graph.nodes["b1"]["kind"] = "plenary"
    graph.nodes["town"].update(label="The town", post="coordinator")
    net = PartnerNetwork.from_networkx(
        graph, two_mode="bipartite", sector="type", kind="kind", name="label", role="post"
    )
    assert net.known == (("gem", "b1"), ("town", "b1"), ("town", "b2"))
    assert (net.unknown, net.date, net.seats) == ((), None, ())
    assert net.pillars("gem") == {"people_concerned"}
    assert (net.sector("town"), net.label("town"), net.node("b1").kind) == ("not_documented", "The town", "plenary")
    assert net.basis.presumed_ties == 0
    assert net.basis.explain() == ("Read: 2 organisations, 2 bodies (2 with a complete composition), 3 known ties.")
    link = net.link("gem", "b1")
    assert link is not None
    assert (link.status, link.evidence, link.presumed) == ("not_documented", (), False)
    assert net.without(coordinator=True, plenary=True).known == ()
    assert "date" not in net.to_networkx().graph


def test_which_value_marks_organisations_can_be_said() -> None:
    """Any two values, one of them named."""
    graph = _seats(("gem", "b1"))
    nx.set_node_attributes(graph, {"gem": "actor", "b1": "event"}, "mode")
    assert PartnerNetwork.from_networkx(graph, two_mode="mode", organisations="actor").known == (("gem", "b1"),)
    assert PartnerNetwork.from_networkx(graph, two_mode="bipartite", organisations=1).known == (("b1", "gem"),)
    with pytest.raises(Mismatch, match="organisations=0 by default"):
        PartnerNetwork.from_networkx(graph, two_mode="mode")


def test_the_silent_leave_every_body_open() -> None:
    """An organisation that did not answer may sit anywhere; the compositions are then not complete."""
    graph = _seats(("gem", "b1"), ("town", "b2"))
    net = PartnerNetwork.from_networkx(graph, two_mode="bipartite", answered=["gem", "b1", "b2"])
    assert net.unknown == (("town", "b1"),)
    assert {node.composition for node in net.instances} == {"partial"}


@pytest.mark.parametrize(
    ("graph", "says"),
    [
        (_seats(("gem", "b1"), gem=None), "nodes without 'bipartite': gem"),
        (_seats(("gem", "town"), ("gem", "b1")), "edges inside one mode: gem – town"),
        (_seats(("gem", "gem"), ("gem", "b1")), "edges inside one mode: gem – gem"),
        (_seats(("gem", "b1"), ("town", "b1"), town=2), "the modes 1, 2 beside organisations=0"),
    ],
)
def test_what_is_not_two_mode_is_refused(graph: "nx.Graph[Any]", says: str) -> None:
    """Each with what was found."""
    with pytest.raises(Mismatch, match=says):
        PartnerNetwork.from_networkx(graph, two_mode="bipartite")


def test_a_seat_has_no_strength() -> None:
    """A weight or a relation beside two_mode is refused."""
    graph = _seats(("gem", "b1"))
    for extra in ({"weight": "w"}, {"relation": "knows"}):
        with pytest.raises(Mismatch, match="a weight or a relation beside two_mode"):
            PartnerNetwork.from_networkx(graph, two_mode="bipartite", **extra)  # type: ignore[call-overload]


def test_a_missing_mode_is_met_with_a_suggestion() -> None:
    """A typing mistake in the name of the attribute."""
    with pytest.raises(Mismatch, match="did you mean 'bipartite'"):
        PartnerNetwork.from_networkx(_seats(("gem", "b1")), two_mode="bipartit")


def test_our_own_two_mode_graph_says_what_it_is() -> None:
    """It comes back with its names, sectors and kinds, and is not read as one-mode by mistake."""
    graph = _seats(("gem", "b1"), ("town", "b1"))
    graph.nodes["gem"]["type"] = "mutual_support_group"
    graph.nodes["b1"]["kind"] = "plenary"
    graph.nodes["town"]["post"] = "coordinator"
    net = PartnerNetwork.from_networkx(graph, two_mode="bipartite", sector="type", role="post", kind="kind")
    assert PartnerNetwork.from_networkx(net.to_networkx(), two_mode="bipartite") == net
    with pytest.raises(Mismatch, match=r"give two_mode='bipartite', then net\.projected"):
        PartnerNetwork.from_networkx(net.to_networkx())


def test_a_multigraph_of_seats_has_each_tie_once() -> None:
    """Whatever the direction and the number of its edges."""
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph([("gem", "b1"), ("b1", "gem"), ("gem", "b1")])
    nx.set_node_attributes(graph, {"gem": 0, "b1": 1}, "bipartite")
    assert PartnerNetwork.from_networkx(graph, two_mode="bipartite").known == (("gem", "b1"),)
    assert PartnerNetwork.from_networkx(nx.Graph(), two_mode="bipartite").nodes == ()
