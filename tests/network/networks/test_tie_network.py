import pickle
from typing import Any

import attrs
import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm import Text
from clsm.network import PartnerNetwork
from clsm.network.networks.tie_basis import READINGS, TieReading
from clsm.network.networks.tie_network import TieNetwork, one_mode, some
from clsm.network.passes.cells import unknown_cells
from clsm.problems import Mismatch
from tests.network import ties_by_force
from tests.network.small import body, council, network

IDS = ("gem", "landlord", "town", "ward")


def _net(*ties: tuple[int, int, float], **fields: Any) -> TieNetwork:
    origin, target, weight = ([tie[at] for tie in ties] for at in range(3))
    return TieNetwork.from_arrays(IDS, origin, target, weight, **fields)


@st.composite
def answers(draw: st.DrawFn) -> tuple[int, dict[tuple[int, int], float], list[int], list[tuple[int, int]]]:
    """How many there are, who names whom, who is silent, what is left open."""
    n = draw(st.integers(0, 6))
    every = [(a, b) for a in range(n) for b in range(n) if a != b]
    if not every:
        return n, {}, [], []
    told = draw(st.dictionaries(st.sampled_from(every), st.sampled_from([1.0, 2.0, 0.5]), max_size=12))
    silent = draw(st.lists(st.integers(0, n - 1), unique=True))
    left_open = draw(st.lists(st.sampled_from(every), unique=True, max_size=4))
    return n, told, silent, left_open


def _made(
    n: int, told: dict[tuple[int, int], float], silent: list[int], left_open: list[tuple[int, int]], directed: bool
) -> TieNetwork:
    return TieNetwork.from_arrays(
        [f"p{at}" for at in range(n)],
        [a for a, _ in told],
        [b for _, b in told],
        list(told.values()),
        directed=directed,
        answered=[at not in silent for at in range(n)],
        left_open=([a for a, _ in left_open], [b for _, b in left_open]),
    )


def _as_dict(columns: tuple[Any, Any, Any]) -> dict[tuple[int, int], float]:
    low, high, weight = (column.tolist() for column in columns)
    return dict(zip(zip(low, high, strict=True), weight, strict=True))


def _unknown(net: TieNetwork) -> set[tuple[int, int]]:
    return set(zip(*(column.tolist() for column in net.unknown), strict=True))


# ---------------------------------------------------------------- columns


def test_columns_are_sorted_summed_and_cannot_be_changed() -> None:
    """Ids in any order, ties in any order, loops and ties of no strength left out, parallels summed."""
    net = TieNetwork.from_arrays(
        ["town", "gem", "ward"],
        [0, 1, 0, 1, 2, 2],
        [1, 0, 1, 1, 0, 1],
        [1, 2, 3, 1, 0, 5],
        sectors=["municipality", None, "adult_psychiatry"],
        names=[Text.same("The town"), Text.same("GEM"), Text.same("Ward")],
        roles=[None, "coordinator", None],
        answered=[True, False, True],
    )
    assert net.ids == ("gem", "town", "ward")
    assert (net.origin.tolist(), net.target.tolist(), net.weight.tolist()) == ([0, 1, 2], [1, 0, 0], [2, 4, 5])
    assert (net.loops_dropped, net.parallel_merged) == (1, 1)
    assert net.sector_names == ("adult_psychiatry", "municipality")
    assert net.sector_codes.tolist() == [-1, 1, 0]
    assert (net.sector("gem"), net.label("town"), net.name("ward").fr) == (None, "The town", "Ward")
    assert net.answered is not None
    assert net.answered.tolist() == [False, True, True]
    assert net.n == 3
    assert "gem" in net
    for column in (net.origin, net.weight, net.answered, net.csr[0], net.pairs[2], net.sector_codes):
        with pytest.raises(ValueError, match="read-only"):
            column[:] = 0


def test_a_column_that_the_caller_keeps_is_copied() -> None:
    """Changing the caller's array does not change the network."""
    answered = np.array([True, False])
    net = TieNetwork.from_arrays(["a", "b"], [0], [1], answered=answered)
    same = attrs.evolve(net, answered=answered)
    answered[:] = False
    assert same.answered is not None
    assert same.answered.tolist() == [True, False]


@pytest.mark.parametrize(
    ("ids", "ties", "says"),
    [
        (["a", "a"], ([], [], []), "ids given twice: a"),
        (["a", "b"], ([0], [2], [1]), "ends are not there"),
        (["a", "b"], ([-1], [0], [1]), "ends are not there"),
        (["a", "b"], ([0, 1], [1], [1]), "ends are not there"),
        (["a", "b"], ([0], [1], [-1]), "below zero or not finite"),
        (["a", "b"], ([0], [1], [float("nan")]), "below zero or not finite"),
        (["a", "b"], ([0, 0], [1, 1], [1e308, 1e308]), "add up beyond"),
    ],
)
def test_what_is_no_network_is_refused(ids: list[str], ties: tuple[Any, Any, Any], says: str) -> None:
    """Each with what was found."""
    with pytest.raises(Mismatch, match=says):
        TieNetwork.from_arrays(ids, *ties)


def test_a_missing_organisation_is_named_with_what_may_be_meant() -> None:
    """A typing mistake is met with a suggestion, where there is one."""
    net = _net((0, 1, 1))
    with pytest.raises(KeyError, match="did you mean 'landlord'"):
        net.position("landlrd")
    with pytest.raises(KeyError, match=r"'x' is no organisation of this network\"$"):
        net.sector("x")


def test_networks_are_equal_by_value_hashable_and_picklable() -> None:
    """Arrays are compared by value; what was computed from them does not count."""
    net, other = (_net((0, 1, 1), (1, 2, 2), answered=[True, True, False, True]) for _ in range(2))
    assert net.unknown_pairs == 2
    assert net == other
    assert hash(net) == hash(other)
    assert net != _net((0, 1, 1), (1, 2, 3), answered=[True, True, False, True])
    assert net != _net((0, 1, 1), (1, 2, 2))
    again = pickle.loads(pickle.dumps(net))
    assert again == net
    assert again.unknown_pairs == 2


# ---------------------------------------------------------------- readings


def test_three_readings_of_the_same_answers() -> None:
    """Any takes the closer of two answers, confirmed the less close; as reported keeps directions."""
    net = _net((0, 1, 3), (1, 0, 2), (2, 0, 1))
    assert _as_dict(net.reading("any").pairs) == {(0, 1): 3, (0, 2): 1}
    assert _as_dict(net.reading("confirmed").pairs) == {(0, 1): 2}
    assert _as_dict(net.pairs) == {(0, 1): 3, (0, 2): 1}
    assert (net.oriented, net.reading("any").oriented) == (True, False)
    assert (net.pair_reading, net.reading("confirmed").pair_reading) == ("any", "confirmed")
    assert [column.tolist() for column in net.arcs] == [[0, 1, 2, 3, 3], [1, 0, 0], [3, 2, 1]]
    assert [column.tolist() for column in net.csr] == [[0, 2, 3, 4, 4], [1, 2, 0, 0], [3, 1, 3, 1]]
    assert net.reading("any").arcs is net.reading("any").csr or net.reading("any").oriented is False
    assert net.said().en == "the ties as each side reports them"
    assert net.said(pairs=True).en == "a tie where at least one side says so"
    with pytest.raises(Mismatch, match="did you mean 'confirmed'"):
        net.reading("confirm")  # type: ignore[arg-type]


def test_ties_without_a_direction_are_the_same_under_each_reading() -> None:
    """Only the name of the reading changes."""
    net = _net((1, 0, 3), (2, 0, 1), directed=False, answered=[True, False, True, True])
    for kind in READINGS:
        assert _as_dict(net.reading(kind).pairs) == {(0, 1): 3, (0, 2): 1}
        assert _unknown(net.reading(kind)) == {(1, 2), (1, 3)}
    assert net.arcs is net.csr
    assert net.said().en == "the ties as given, without a direction"
    assert net.unknown_arcs == 4


@given(answers(), st.sampled_from(READINGS), st.booleans())
def test_readings_and_unknowns_are_those_of_the_definition(
    drawn: tuple[int, dict[tuple[int, int], float], list[int], list[tuple[int, int]]],
    kind: TieReading,
    reconstructed: bool,
) -> None:
    """Pairs, unknown pairs and unknown cells, against a count of one cell at a time."""
    n, told, silent, left_open = drawn
    net = _made(n, told, silent, left_open, True)
    net = (net.reconstructed_from_others() if reconstructed else net).reading(kind)
    said = ties_by_force.cells(n, told, silent, left_open, reconstructed=reconstructed)
    tied, unknown = ties_by_force.pairs(said, n, kind)
    assert _as_dict(net.pairs) == tied
    assert _unknown(net) == unknown
    assert net.unknown_pairs == len(unknown) == net.basis.unknown_pairs
    open_cells = {cell for cell, value in said.items() if value is None}
    assert net.unknown_arcs == len(open_cells)
    if kind == "reported":
        assert set(zip(*(ends.tolist() for ends in unknown_cells(net)), strict=True)) == open_cells


def test_what_is_left_open_of_somebody_silent_stays_open_on_both_sides() -> None:
    """The other's answer would stand in for theirs, and there is none."""
    net = _made(2, {}, [0], [(1, 0)], True).reconstructed_from_others()
    assert net.unknown_arcs == 2
    assert _unknown(net.reading("confirmed")) == {(0, 1)}
    assert net.reading("confirmed").unknown_pairs == 1


@given(answers(), st.booleans())
def test_unknown_pairs_without_directions(
    drawn: tuple[int, dict[tuple[int, int], float], list[int], list[tuple[int, int]]], reconstructed: bool
) -> None:
    """No tie, and one of the two silent, both of them once the others' answers stand in, or left open."""
    n, told, silent, left_open = drawn
    net = _made(n, told, silent, left_open, False)
    net = net.reconstructed_from_others() if reconstructed else net
    tied = {(min(pair), max(pair)) for pair in told}
    opened = {(min(pair), max(pair)) for pair in left_open}
    quiet = all if reconstructed else any
    unknown = {
        (a, b)
        for a in range(n)
        for b in range(a + 1, n)
        if (a, b) not in tied and ((a, b) in opened or quiet(one in silent for one in (a, b)))
    }
    assert _unknown(net) == unknown
    assert (net.unknown_pairs, net.unknown_arcs) == (len(unknown), 2 * len(unknown))


@given(answers())
def test_confirmed_is_within_reported_within_any(
    drawn: tuple[int, dict[tuple[int, int], float], list[int], list[tuple[int, int]]],
) -> None:
    """What both say is what each says, and what each says is what one says."""
    net = _made(*drawn, True)
    confirmed, any_of = (set(_as_dict(net.reading(kind).pairs)) for kind in ("confirmed", "any"))
    reported = set(zip(net.origin.tolist(), net.target.tolist(), strict=True))
    assert {(a, b) for a, b in confirmed} | {(b, a) for a, b in confirmed} <= reported
    assert {(min(pair), max(pair)) for pair in reported} == any_of


@given(answers(), st.booleans(), st.randoms(use_true_random=False))
def test_names_and_order_change_nothing(
    drawn: tuple[int, dict[tuple[int, int], float], list[int], list[tuple[int, int]]], directed: bool, random: Any
) -> None:
    """The same ties in another order are the same network; under other names, the same network renamed."""
    n, told, silent, left_open = drawn
    net = _made(n, told, silent, left_open, directed)
    shuffled = list(told.items())
    random.shuffle(shuffled)
    assert _made(n, dict(shuffled), silent, left_open, directed) == net
    new = list(range(n))
    random.shuffle(new)
    renamed = _made(
        n,
        {(new[a], new[b]): weight for (a, b), weight in told.items()},
        [new[at] for at in silent],
        [(new[a], new[b]) for a, b in left_open],
        directed,
    )
    for kind in READINGS:
        one, other = net.reading(kind), renamed.reading(kind)
        assert {frozenset((new[a], new[b])) for a, b in _unknown(one)} == {frozenset(pair) for pair in _unknown(other)}
        assert attrs.asdict(one.basis) == attrs.asdict(other.basis)


@given(answers(), st.booleans())
def test_csr_is_what_networkx_has(
    drawn: tuple[int, dict[tuple[int, int], float], list[int], list[tuple[int, int]]], directed: bool
) -> None:
    """Each row holds its neighbours, sorted, with their strengths; arcs those that it names."""
    net = _made(*drawn, directed)
    for (indptr, indices, weight), graph in (
        (net.csr, net.reading("any").to_networkx()),
        (net.arcs, net.to_networkx()),
    ):
        rows = [indices[indptr[at] : indptr[at + 1]].tolist() for at in range(net.n)]
        assert rows == [sorted(net.index[near] for near in graph[id]) for id in net.ids]
        strengths = [graph[net.ids[at]][net.ids[near]]["weight"] for at, row in enumerate(rows) for near in row]
        assert weight.tolist() == strengths


def test_a_reconstruction_is_never_silent() -> None:
    """The basis says that others' answers stand in, and what they cannot tell stays unknown."""
    net = _net((0, 1, 2), (1, 2, 1), answered=[True, False, True, False])
    assert _as_dict(net.reading("confirmed").pairs) == {}
    filled = net.reconstructed_from_others()
    assert _as_dict(filled.reading("confirmed").pairs) == {(0, 1): 2}
    assert _unknown(filled) == {(1, 3)}
    assert "Stork & Richards 1992" in filled.basis.explain()
    assert "Stork" not in net.basis.explain()
    assert net.reconstructed is False


# ---------------------------------------------------------------- what was observed


def test_the_basis_in_words() -> None:
    """Everything that was left out, merged, or is not known."""
    net = TieNetwork.from_arrays(
        ["aa", "gem", "town"],
        [0, 1, 1, 2, 2],
        [1, 0, 0, 1, 2],
        sectors=["self_help_fellowship", None, "municipality"],
        answered=[True, True, False],
    )
    assert net.fellowships == {"aa"}
    assert net.basis.explain() == (
        "Read: 3 organisations, 3 ties (the ties as each side reports them). "
        "No answer of 1 organisation is there: its ties are unknown, not absent. "
        "For 1 pair of organisations, it is not known whether there is a tie. "
        "1 tie with oneself is left out. "
        "1 tie that is told more than once is added to the first. "
        "1 self-help fellowship, which keeps its anonymity, is counted and named only on request. "
        "The sector of 1 organisation is not known."
    )
    assert net.basis.explain("fr").startswith("Lu : 3 organisations, 3 liens (les liens tels que chacun les déclare).")
    assert (net.basis.answered, net.basis.silent, net.basis.unknown_arcs) == (2, 1, 1)


def test_many_names_are_cut() -> None:
    """A message stays readable."""
    assert some(["a", "b"]).en == "a, b"
    assert some(list(map(str, range(12)))).en == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 others"


# ---------------------------------------------------------------- with and without


def test_without_some() -> None:
    """Those who are asked for go, with their ties and what they left open; the coordinator by its role."""
    net = _net(
        (0, 1, 1),
        (1, 2, 1),
        (2, 3, 1),
        roles=[None, "coordinator", None, None],
        answered=[True, False, True, True],
        left_open=([0, 0], [1, 3]),
    )
    smaller = net.without("town")
    assert smaller.ids == ("gem", "landlord", "ward")
    assert (smaller.origin.tolist(), smaller.target.tolist()) == ([0], [1])
    assert (smaller.open_origin.tolist(), smaller.open_target.tolist()) == ([0, 0], [1, 2])
    assert smaller.removed == {"town"}
    alone = net.without(coordinator=True)
    assert alone.ids == ("gem", "town", "ward")
    assert (alone.answered, smaller.silent.tolist()) == (None, [False, True, False])
    reduced = net.reduced()
    assert reduced is not None
    assert reduced.ids == alone.ids
    assert reduced.removed == {"coordinator", "plenary"}
    assert alone.reduced() is None
    assert net.without() == net
    assert net.without(plenary=True).removed == {"plenary"}
    with pytest.raises(KeyError, match="did you mean 'town'"):
        net.without("tow")


def test_a_plenary_that_was_projected_can_still_be_left_out() -> None:
    """The two-mode network is projected anew, as it was."""
    two = network(body("assembly", "town", "gem", "ward", kind="plenary"), body("committee", "town", "gem"))
    kept = two.projected(plenary="keep", weights="newman").without("gem")
    assert _as_dict(kept.pairs) == {(0, 1): 0.5}
    reduced = kept.reduced()
    assert reduced is not None
    assert reduced.ids == ("town", "ward")
    assert _as_dict(reduced.pairs) == {}
    assert reduced.removed == {"gem", "coordinator", "plenary"}
    assert reduced.reduced() is None
    assert two.projected().reduced() is None
    assert network(body("committee", "town", "gem")).projected(plenary="keep").reduced() is None


# ---------------------------------------------------------------- to networkx and back


def test_to_networkx_has_plain_attributes() -> None:
    """Typed attributes, none where nothing is known; graph formats and algorithms take it."""
    net = TieNetwork.from_arrays(
        ["gem", "town"],
        [0],
        [1],
        [2.5],
        sectors=["mutual_support_group", None],
        roles=[None, "coordinator"],
        concerns=[frozenset({("theme", "housing"), ("theme", "culture"), ("public", "youth")}), frozenset()],
        answered=[True, False],
        relation="knows",
    )
    graph = net.to_networkx()
    assert graph.is_directed()
    assert graph.nodes["gem"] == {
        "clsm": "gem",
        "name": "gem",
        "label": "gem",
        "name_fr": "gem",
        "name_en": "gem",
        "sector": "mutual_support_group",
        "themes": "culture; housing",
        "publics": "youth",
        "answered": True,
    }
    names = dict.fromkeys(("clsm", "name", "label", "name_fr", "name_en"), "town")
    assert graph.nodes["town"] == {**names, "role": "coordinator", "answered": False}
    assert graph.edges["gem", "town"] == {"weight": 2.5}
    assert graph.graph["relation"] == "knows"
    assert "date" not in graph.graph
    assert "\n".join(nx.generate_graphml(graph))
    assert "\n".join(nx.generate_gexf(graph))
    assert nx.betweenness_centrality(graph, weight="weight") == {"gem": 0, "town": 0}
    assert not net.reading("any").to_networkx().is_directed()


@given(answers(), st.booleans(), st.booleans())
def test_a_network_comes_back_from_networkx(
    drawn: tuple[int, dict[tuple[int, int], float], list[int], list[tuple[int, int]]],
    directed: bool,
    reconstructed: bool,
) -> None:
    """Whole, under each reading."""
    n, told, silent, left_open = drawn
    net = _made(n, told, silent, left_open, directed)
    net = net.reconstructed_from_others() if reconstructed else net
    net = attrs.evolve(
        net,
        sectors=tuple("ab"[at % 2] if at else None for at in range(n)),
        roles=tuple("coordinator" if at == 1 else None for at in range(n)),
        concerns=tuple(frozenset({("theme", "culture"), ("territory", "x-y")} if at == 2 else ()) for at in range(n)),
        own_names=tuple(Text(fr=f"é{at}", en=f"e{at}") for at in range(n)) or None,
        relation="knows",
    )
    for kind in READINGS:
        again = PartnerNetwork.from_networkx(net.reading(kind).to_networkx())
        assert again == net.reading(kind)
    plain = attrs.evolve(net, answered=None, removed=frozenset({"town"}), loops_dropped=2)
    assert PartnerNetwork.from_networkx(plain.to_networkx()) == plain


# ---------------------------------------------------------------- refusals


def test_one_mode_measures_refuse_what_is_not_one_mode() -> None:
    """Each refusal says what to give instead."""
    net = _net((0, 1, 1))
    assert one_mode(net) is net
    with pytest.raises(TypeError, match=r"give net\.projected\(\)"):
        one_mode(network(body("a", "town")))
    with pytest.raises(TypeError, match=r"PartnerNetwork\.from_networkx\(graph\)"):
        one_mode(nx.Graph())
    with pytest.raises(TypeError, match="not a Council"):
        one_mode(council())


@pytest.mark.parametrize("n", [0, 1, 2])
@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize("kind", READINGS)
def test_the_smallest_networks(n: int, directed: bool, kind: TieReading) -> None:
    """Nobody, one, two: empty columns, and whoever is silent leaves everything open."""
    ids = [f"p{at}" for at in range(n)]
    net = TieNetwork.from_arrays(ids, [], [], directed=directed).reading(kind)
    assert [len(column) for column in net.csr] == [n + 1, 0, 0]
    assert (net.basis.ties, net.basis.unknown_pairs, net.basis.unknown_arcs) == (0, 0, 0)
    silent = TieNetwork.from_arrays(ids, [], [], directed=directed, answered=[False] * n).reading(kind)
    assert silent.unknown_pairs == len(silent.unknown[0]) == n * (n - 1) // 2
    assert silent.unknown_arcs == n * (n - 1)
    assert silent.to_networkx().number_of_edges() == 0
