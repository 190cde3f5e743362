from fractions import Fraction
from itertools import combinations
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
import pytest

from clsm import Mismatch
from clsm.network.measures.structural_holes import StructuralHoles, structural_holes
from clsm.network.networks.tie_network import FELLOWSHIP, TieNetwork
from clsm.network.passes.marginal import Effects, Gain
from tests.network.atlas import components, distance, graphs
from tests.network.twice import both

SECTORS = ("school", "ward", "town", None)


def read(graph: "nx.Graph[int]") -> TieNetwork:
    """The graph as a network of four sectors, one of which is not known."""
    n = len(graph)
    ends = np.array(sorted(tuple(sorted(edge)) for edge in graph.edges), dtype=np.int64).reshape(-1, 2)
    ids = [f"a{at:02}" for at in range(n)]
    sectors = [SECTORS[at % 4] for at in range(n)]
    return TieNetwork.from_arrays(ids, ends[:, 0], ends[:, 1], directed=False, sectors=sectors)


def drawn(n: int, seed: int) -> "nx.Graph[int]":
    """A sparse graph of *n* nodes, with long ways, cutpoints and several components."""
    tree = nx.random_labeled_tree(n, seed=seed)
    rng = np.random.default_rng(seed)
    tree.remove_edges_from([edge for edge in list(tree.edges) if rng.random() < 0.1])
    tree.add_edges_from((int(a), int(b)) for a, b in rng.integers(0, n, (n // 4, 2)) if a != b)
    return tree


def across(graph: "nx.Graph[int]", *, steps: int | None) -> float:
    """The sum of 1/d over pairs of different, known sectors, up to so many steps."""
    lengths = dict(nx.all_pairs_shortest_path_length(graph, cutoff=steps))
    different = [(i, j) for i, j in combinations(range(len(graph)), 2) if None not in (SECTORS[i % 4], SECTORS[j % 4])]
    return float(sum(1 / lengths[i][j] for i, j in different if i % 4 != j % 4 and j in lengths[i]))


class Measured(NamedTuple):
    """A graph as networkx and the whole measures see it."""

    points: set[int]
    holes: StructuralHoles
    components: Fraction
    near: float
    across: float
    distance: Fraction

    @classmethod
    def of(cls, graph: "nx.Graph[int]") -> "Measured":
        """Everything of it, measured anew."""
        return cls(
            {*nx.articulation_points(graph)},
            structural_holes(read(graph)),
            components(graph) or Fraction(0),
            across(graph, steps=2),
            across(graph, steps=None),
            distance(graph) or Fraction(0),
        )


def by_force(before: Measured, graph: "nx.Graph[int]", a: int, b: int) -> dict[str, Any]:
    """Every effect of a tie, the graph built anew and asked again."""
    more = graph.copy()
    more.add_edge(a, b)
    after, n = Measured.of(more), len(graph)
    figures = [[one.holes[f"a{end:02}"].constraint for one in (before, after)] for end in (a, b)]
    pairs = [(i, j) for i, j in combinations(range(n), 2) if i % 4 != j % 4 and 3 not in (i % 4, j % 4)]
    return {
        "cutpoints_removed": len(before.points - after.points),
        "cutpoints_added": len(after.points - before.points),
        "relieved": tuple(f"a{one:02}" for one in sorted(before.points - after.points)),
        "fragmentation": float(after.components - before.components),
        "cross_sector": after.near - before.near,
        "constraint": tuple(None if was is None else now - was for was, now in figures),  # type: ignore[operator]
        "distance": float(after.distance - before.distance),
        "cross_sector_distance": -(after.across - before.across) / len(pairs) if pairs else None,
    }


def agree(gain: Gain, expected: dict[str, Any]) -> None:
    """Whether every effect is the expected one."""
    for name, value in expected.items():
        found = getattr(gain, name)
        if name == "constraint":
            assert [one is None for one in found] == [one is None for one in value]
            assert [one or 0.0 for one in found] == pytest.approx([one or 0.0 for one in value], abs=1e-12)
        elif isinstance(value, float):
            assert found == pytest.approx(value, abs=1e-12), name
        else:
            assert found == value, name


def check(graph: "nx.Graph[int]") -> None:
    """Every absent pair against the graph built anew."""
    effects = Effects.of(read(graph))
    found = effects.search("all", room=None)
    assert {(one.low, one.high) for one in found.best} == {
        pair for pair in combinations(range(len(graph)), 2) if not graph.has_edge(*pair)
    }
    assert (found.absent, found.unsaid) == (len(found.best), 0)
    expected, before = [], Measured.of(graph)
    for one in found.best:
        assert one == effects.weigh(one.low, one.high) == effects.weigh(one.high, one.low)
        gain = effects.gain(one)
        agree(gain, by_force(before, graph, one.low, one.high))
        eased = round(-sum(change or 0.0 for change in gain.constraint) * 1e9)
        expected.append((-gain.cutpoints_removed, gain.fragmentation, -gain.cross_sector, -eased, one.low, one.high))
    assert expected == sorted(expected)
    for room in (0, 1, 3):
        assert effects.search("all", room=room).best == found.best[:room]


def test_every_effect_on_every_small_graph() -> None:
    """All graphs of up to six nodes, every absent pair, built anew with networkx."""
    for graph in graphs():
        check(graph)


@pytest.mark.parametrize("seed", range(12))
def test_every_effect_on_sparse_graphs(seed: int) -> None:
    """Long ways through many blocks, and several components."""
    check(drawn(8 + seed, seed))


def test_which_pairs() -> None:
    """Those with a concern in common, those that somebody knows both of, those of two sides, those through a relay."""
    path = nx.path_graph(5)
    net = read(path)
    housing = frozenset({("theme", "housing")})
    told = TieNetwork.from_arrays(
        net.ids, net.origin, net.target, directed=False, concerns=[housing, housing, frozenset(), frozenset(), housing]
    )
    effects = Effects.of(told)

    def pairs(*args: Any, **fields: Any) -> set[tuple[int, int]]:
        return {(one.low, one.high) for one in effects.search(*args, room=None, **fields).best}

    assert pairs("shared") == {(0, 4), (1, 4)}
    assert pairs("acquainted") == {(0, 2), (1, 3), (2, 4)}
    assert pairs("all", sides=np.array([0, 0, -1, 1, 1])) == {(0, 3), (0, 4), (1, 3), (1, 4)}
    assert pairs("all", relays=[2]) == {(0, 3), (0, 4), (1, 3), (1, 4)}
    assert pairs("all", relays=[1, 3]) == {(0, 2), (0, 3), (0, 4), (1, 4), (2, 4)}
    with pytest.raises(Mismatch, match="did you mean 'shared'"):
        effects.search("share", room=1)  # type: ignore[arg-type]


def test_what_nobody_knows_is_not_proposed() -> None:
    """Silence and what is left open are counted apart; two of whom one names the other are no strangers."""
    ids = ["a", "b", "c", "d"]
    silent = TieNetwork.from_arrays(ids, [0], [1], answered=[True, True, True, False], left_open=([1], [2]))
    found = Effects.of(silent).search("all", room=None)
    assert ([(one.low, one.high) for one in found.best], found.absent, found.unsaid) == ([(0, 2)], 1, 4)
    again = Effects.of(silent.reconstructed_from_others())
    assert {(one.low, one.high) for one in again.search("all", room=None).best} == {(0, 2), (0, 3), (1, 3), (2, 3)}
    confirmed = Effects.of(TieNetwork.from_arrays(ids, [0], [1]).reading("confirmed"))
    assert (0, 1) not in {(one.low, one.high) for one in confirmed.search("all", room=None).best}


def test_fellowships_are_left_out() -> None:
    """Unless asked for; where one is relieved it is counted, and not named."""
    net = TieNetwork.from_arrays(["a", "b", "c"], [0, 1], [1, 2], directed=False, sectors=["x", FELLOWSHIP, "y"])
    (one,) = Effects.of(net).search("all", room=None).best
    gain = Effects.of(net).gain(one)
    assert (gain.cutpoints_removed, gain.relieved) == (1, ())
    assert Effects.of(net, include_fellowships=True).gain(one).relieved == ("b",)
    apart = TieNetwork.from_arrays(["a", "b"], [], [], sectors=["x", FELLOWSHIP])
    assert Effects.of(apart).search("all", room=None).best == ()
    assert len(Effects.of(apart, include_fellowships=True).search("all", room=None).best) == 1


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Distances are not measured again in a large network; all pairs of it are too many to list."""
    monkeypatch.setattr("clsm.network.passes.marginal.LARGEST_DISTANCES", 2)
    monkeypatch.setattr("clsm.network.passes.marginal.LARGEST_LIST", 2)
    effects = Effects.of(read(nx.path_graph(3)))
    (one,) = effects.search("all", room=None).best
    gain = effects.gain(one)
    assert (gain.distance, gain.cross_sector_distance, gain.cutpoints_removed) == (None, None, 1)
    with pytest.raises(Mismatch, match="found 3 absent pairs, expected 2 at most where all"):
        Effects.of(read(nx.empty_graph(3))).search("all", room=None)


def test_interpreted_and_compiled() -> None:
    """The same rows, bit for bit."""
    plain, fast = both("introductions")
    for seed in range(4):
        net = read(drawn(30, seed))
        found = []
        for kernels in (plain, fast):
            found.append(_weighed(kernels, net))
        assert found[0] == found[1]


def _weighed(kernels: Any, net: TieNetwork) -> list[Any]:
    """Everything that the kernels write for the best pairs of a network."""
    lists = not hasattr(kernels.weigh, "py_func")

    def feed(values: Any) -> Any:
        array = np.asarray(values)
        return array.tolist() if lists else array

    n, (indptr, indices, _) = net.n, net.csr
    effects = Effects.of(net)
    cuts, head = effects.cuts, effects._head
    pointers, ends = feed(indptr), feed(indices)

    def buffer(value: int = -1, size: int = n) -> Any:
        return feed(np.full(size, value, dtype=np.int64))

    through, spread = feed(np.zeros(len(indices))), feed(np.zeros(n))
    kernels.closures(n, pointers, ends, buffer(), through, spread)
    sums = buffer()
    own = feed(effects._alone)
    kernels.hand_down(n, feed(head), own, sums)
    seen, veiled, partners = (buffer() for _ in range(3))
    # the last is on nobody's side, the first is silent where two count, a tie between the second and others is open
    side = feed([*range(n - 1), -1])
    quiet = feed([1, *[0] * (n - 1)])
    open_ptr, opened = feed([0, 0, *[2] * (n - 1)]), feed([n - 2, n - 3])
    groups = kernels.Groups(
        group_ptr=feed(np.arange(n + 1)),
        groups=feed(np.zeros(n, dtype=np.int64)),
        first=feed(np.zeros(1, dtype=np.int64)),
        member_ptr=feed(np.array([0, n])),
        members=feed(np.arange(n)),
    )
    heard = kernels.Heard(pointers, ends, open_ptr, opened, quiet, 1)
    marks = kernels.Marks(*(buffer() for _ in range(3)))
    tree = kernels.BlockTree(*(feed(column) for column in (cuts.rank, cuts.root, cuts.below, head, cuts.block)))
    alone = kernels.PerCutpoint(own, sums)
    written: list[Any] = [list(map(float, column)) for column in (through, spread)]
    sector = feed(net.sector_codes)
    graph = kernels.Graph(pointers, ends, sector, through, spread)
    tables = [feed(np.zeros(11 * kernels.FIELDS, dtype=np.int64)) for _ in range(2)]
    kept = [0, 0]
    for a in range(n):
        count, unsaid = kernels.gather(a, heard, groups, side, seen, veiled, partners)
        written.append((count, unsaid))
        for need, rows in enumerate(tables):
            best = kernels.Best(10, rows)
            kept[need] = kernels.weigh(a, partners[:count], graph, tree, alone, alone, need, marks, best, kept[need])
    assert kept == [10, 10]
    for rows in tables:
        written.append(list(map(int, rows[: 10 * kernels.FIELDS])))
        written.append([kernels.before(rows, i, j) for i in range(10) for j in range(10)])
        for at in range(10):
            pair = int(rows[at * kernels.FIELDS + 4]), int(rows[at * kernels.FIELDS + 5])
            for of_whom in (sector, buffer()):
                counts, walks = buffer(0, 4 * n), kernels.Walks(*(buffer() for _ in range(4)))
                kernels.shorten(*pair, pointers, ends, of_whom, walks, counts)
                written.append(list(map(int, counts)))
    # two without a tie: they were no distance apart
    counts, walks = buffer(0, 8), kernels.Walks(*(buffer(0, 2) for _ in range(4)))
    kernels.shorten(0, 1, buffer(0, 3), buffer(0, 0), buffer(-1, 2), walks, counts)
    assert list(map(int, counts)) == [0, 0, 0, 0, 0, 1, 0, 0]
    return written
