import math
from collections.abc import Iterable, Sequence
from itertools import combinations, permutations, product
from typing import Any

import networkx as nx
import numpy as np
import pytest

import clsm
from clsm.network.measures.brokerage import NAMES, Brokerage, Roles, brokerage
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork
from clsm.problems import Mismatch
from tests.network.twice import interpreted

Arc = tuple[int, int]


def role(x: str | None, y: str | None, z: str | None) -> str | None:
    """The role of *y* between *x* and *z*."""
    if None in (x, y, z):
        return None
    if x == y == z:
        return "coordinator"
    if x == z:
        return "itinerant"
    if x == y:
        return "representative"
    return "gatekeeper" if y == z else "liaison"


def counted(n: int, arcs: Iterable[Arc], sectors: Sequence[str | None]) -> list[dict[str, int]]:
    """The counts of each actor and, last, of the network, over all ordered triples; ``dropped`` without a sector."""
    named = set(arcs)
    found = [dict.fromkeys((*NAMES, "dropped"), 0) for _ in range(n + 1)]
    for a, v, b in permutations(range(n), 3):
        if (a, v) in named and (v, b) in named and (a, b) not in named:
            what = role(sectors[a], sectors[v], sectors[b])
            for at in (v, n):
                found[at][what or "dropped"] += 1
                found[at]["total"] += what is not None
    return found


def network(
    n: int, arcs: Iterable[Arc], sectors: Sequence[str | None], *, directed: bool, **columns: Any
) -> TieNetwork:
    """Actors a00, a01, ... and ties by position."""
    ends = np.array([*arcs], dtype=np.int64).reshape(-1, 2)
    ids = [f"a{at:02}" for at in range(n)]
    return TieNetwork.from_arrays(ids, ends[:, 0], ends[:, 1], directed=directed, sectors=sectors, **columns)


def figures(roles: Roles, what: str) -> list[Any]:
    """One figure of each role."""
    return [getattr(getattr(roles, name), what) for name in NAMES]


def same_counts(net: TieNetwork, arcs: Iterable[Arc]) -> None:
    """Counts of every actor and of the whole agree with those over all triples."""
    found, expected = brokerage(net, permutations=0), counted(net.n, arcs, net.sectors)
    for at, id in enumerate(net.ids):
        if net.sectors[at] is not None:
            assert figures(found[id], "count") == [expected[at][name] for name in NAMES]
        assert found[id].dropped == expected[at]["dropped"]
    assert figures(found.network, "count") == [expected[-1][name] for name in NAMES]
    assert found.dropped == expected[-1]["dropped"]


def test_all_small_graphs_are_counted_right() -> None:
    """All graphs of up to 6 nodes, with sectors dealt out in several ways, some of them not known.

    Those of up to 4 each alone, and all of them side by side in one network.
    """
    rng = np.random.default_rng(1)
    arcs, sectors, expected = list[Arc](), list[str | None](), list[dict[str, int]]()
    for graph in nx.graph_atlas_g():
        n = graph.number_of_nodes()
        if n > 6:
            break
        both = [arc for a, b in graph.edges for arc in ((a, b), (b, a))]
        for names in (["a", "b"], ["a", "b", "c", None], ["a"], [None]):
            dealt = [names[at] for at in rng.integers(0, len(names), n)]
            if n <= 4:
                same_counts(network(n, graph.edges, dealt, directed=False), both)
            arcs += [(len(sectors) + a, len(sectors) + b) for a, b in graph.edges]
            sectors += dealt
            expected += counted(n, both, dealt)[:n]
    ends = np.array(arcs, dtype=np.int64)
    ids = [f"a{at:05}" for at in range(len(sectors))]
    net = TieNetwork.from_arrays(ids, ends[:, 0], ends[:, 1], directed=False, sectors=sectors)
    as_counted(brokerage(net, permutations=0), sectors, expected)


def as_counted(found: Brokerage, sectors: Sequence[str | None], expected: Sequence[dict[str, int]]) -> None:
    """Counts of every actor are those *expected*."""
    for roles, sector, counts in zip(found.values(), sectors, expected, strict=True):
        assert roles.dropped == counts["dropped"]
        if sector is not None:
            assert figures(roles, "count") == [counts[name] for name in NAMES]


def test_all_digraphs_of_four_are_counted_right() -> None:
    """All 4,096 side by side in one network, with sectors dealt out anew for each."""
    rng = np.random.default_rng(2)
    cells, names = [*permutations(range(4), 2)], np.array(["a", "b", "c", None])
    arcs, sectors, expected = list[Arc](), list[str | None](), list[dict[str, int]]()
    for code in range(1 << len(cells)):
        here = [cell for at, cell in enumerate(cells) if code >> at & 1]
        dealt = names[rng.integers(0, 4 if code % 2 else 3, 4)].tolist()
        arcs += [(4 * code + a, 4 * code + b) for a, b in here]
        sectors += dealt
        expected += counted(4, here, dealt)[:4]
    ends = np.array(arcs, dtype=np.int64)
    ids = [f"a{at:05}" for at in range(len(sectors))]
    found = brokerage(TieNetwork.from_arrays(ids, ends[:, 0], ends[:, 1], sectors=sectors), permutations=0)
    as_counted(found, sectors, expected)


def test_many_sectors_are_read_in_several_tables() -> None:
    """More sectors than one table holds, with and without directions; the roles add up to the open two-paths."""
    rng = np.random.default_rng(3)
    for kinds in (16, 17, 37):
        sectors = [f"s{code:02}" for code in rng.integers(0, kinds, 60)]
        arcs = [(int(a), int(b)) for a, b in rng.integers(0, 60, (500, 2)) if a != b]
        same_counts(network(60, arcs, sectors, directed=True), arcs)
        both = [arc for a, b in arcs for arc in ((a, b), (b, a))]
        same_counts(network(60, arcs, sectors, directed=False), both)


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize("sectors", ["aabb", "aaab", "aabc", "aaaa", "abcd"])
def test_moments_are_those_of_all_networks(directed: bool, sectors: str) -> None:
    """Mean and variance of every count, of an actor and of the whole, over all networks of four actors.

    Each network has the weight that it has where ties fall independently with the observed density.
    """
    cells = [*(permutations if directed else combinations)(range(4), 2)]
    density = 0.5 if directed else 1 / 3
    k = round(density * len(cells))
    observed = brokerage(network(4, cells[:k], sectors, directed=directed), permutations=0)
    first, second = np.zeros((5, 6)), np.zeros((5, 6))
    for there in product((False, True), repeat=len(cells)):
        arcs = [cell for cell, tied in zip(cells, there, strict=True) if tied]
        chance = density ** len(arcs) * (1 - density) ** (len(cells) - len(arcs))
        if not directed:
            arcs += [(b, a) for a, b in arcs]
        counts = np.array([[one[name] for name in NAMES] for one in counted(4, arcs, sectors)], dtype=float)
        first += chance * counts
        second += chance * counts * counts
    sd = np.sqrt(np.maximum(second - first * first, 0))
    for at, roles in enumerate([*observed.values(), observed.network]):
        assert figures(roles, "expected") == pytest.approx(first[at].tolist(), abs=1e-12)
        assert figures(roles, "sd") == pytest.approx(sd[at].tolist(), abs=1e-7)
        for here, mean, spread in zip((getattr(roles, name) for name in NAMES), first[at], sd[at], strict=True):
            assert here.z == (pytest.approx((here.count - mean) / spread) if spread > 1e-7 else None)


def test_moments_of_five_actors_follow_from_covariances() -> None:
    """Sectors of three sizes, each covariance of two triples taken from the ties that they share."""
    sectors, n = "aabbc", 5
    arcs = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 0), (1, 3), (2, 4)]
    for directed in (True, False):
        observed = brokerage(network(n, arcs, sectors, directed=directed), permutations=0)
        d = len(arcs) / (20 if directed else 10)

        def needs(a: int, v: int, b: int, directed: bool = directed) -> dict[Any, bool]:
            ties = {(a, v): True, (v, b): True, (a, b): False}
            return dict(ties) if directed else {frozenset(ends): there for ends, there in ties.items()}

        for at, name in enumerate(NAMES):
            triples = [t for t in permutations(range(n), 3) if at == 5 or role(*(sectors[i] for i in t)) == name]
            p = d * d * (1 - d)
            variance = 0.0
            for one, two in product(triples, repeat=2):
                first, second = needs(*one), needs(*two)
                if all(second.get(cell, there) == there for cell, there in first.items()):
                    variance += math.prod(d if there else 1 - d for there in {**first, **second}.values())
                variance -= p * p
            here = getattr(observed.network, name)
            assert here.expected == pytest.approx(len(triples) * p)
            assert here.sd == pytest.approx(math.sqrt(variance))


def test_whoever_is_alone_in_its_sector_has_no_z_for_roles_inside_it() -> None:
    """The sd is 0, and z is ``None``, never nan."""
    net = network(5, [(0, 1), (1, 2), (2, 3), (3, 4)], "abbcc", directed=False)
    alone = brokerage(net)["a00"]
    for name in ("coordinator", "representative", "gatekeeper"):
        here = getattr(alone, name)
        assert (here.count, here.expected, here.sd, here.z) == (0, 0.0, 0.0, None)
    assert alone.itinerant.z is not None


def test_who_has_no_sector_has_no_role_and_is_counted_as_dropped() -> None:
    """The rest is as if they were not there."""
    arcs = [(0, 1), (1, 2), (2, 3), (3, 0), (1, 4)]
    net = network(5, arcs, ["a", "a", "b", "b", None], directed=True)
    found, rest = brokerage(net, seed=3), brokerage(net.without("a04"), seed=3)
    assert found["a04"].gatekeeper.count is None
    assert found["a04"].total.z is None
    assert (found.dropped_organisations, found.dropped) == (1, 1)
    assert found["a01"].dropped == 1
    for id in rest:
        assert [figures(found[id], of) for of in ("count", "expected", "sd", "z", "p")] == [
            figures(rest[id], of) for of in ("count", "expected", "sd", "z", "p")
        ]
    assert "1 organisation whose sector is not known is left out, and 1 case with it." in found.explain()
    assert "1 organisation dont le secteur n’est pas connu est laissée de côté, avec 1 cas." in found.explain("fr")
    nobody = brokerage(network(2, [(0, 1)], [None, None], directed=True))
    assert nobody.network.total.count == 0
    assert nobody["a00"].liaison.p is None


def test_p_is_that_of_the_counts_dealt_out_anew() -> None:
    """Every deal counted by the measure itself gives the same p."""
    from clsm.network.passes.shuffles import deals

    rng = np.random.default_rng(8)
    for directed in (True, False):
        arcs = sorted({(int(a), int(b)) for a, b in rng.integers(0, 9, (30, 2)) if a != b})
        net = network(9, arcs, "aaabbbccc", directed=directed)
        found = brokerage(net, permutations=99, seed=4)
        rows = np.concatenate([*deals(net.sector_codes, np.zeros(9, dtype=np.int64), 99, 4)])
        dealt = []
        for row in rows:
            other = brokerage(network(9, arcs, ["abc"[code] for code in row], directed=directed), permutations=0)
            dealt.append([figures(roles, "count") for roles in (*other.values(), other.network)])
        counts = np.array(dealt)
        for at, roles in enumerate((*found.values(), found.network)):
            seen = np.array(figures(roles, "count"))
            tails = np.minimum((counts[:, at] <= seen).sum(axis=0), (counts[:, at] >= seen).sum(axis=0))
            assert figures(roles, "p") == pytest.approx(np.minimum(1, 2 * (1 + tails) / 100).tolist())
        assert found.network.total.p == 1.0


def test_the_seed_decides_and_nothing_else() -> None:
    """The same seed, the same p; without permutations, none."""
    arcs = [(int(a), int(b)) for a, b in np.random.default_rng(1).integers(0, 12, (50, 2)) if a != b]
    net = network(12, arcs, "aaaabbbbcccc", directed=True)
    one, two = brokerage(net, permutations=200, seed=1), brokerage(net, permutations=200, seed=1)
    assert one == two
    assert one != brokerage(net, permutations=200, seed=2)
    assert figures(brokerage(net, permutations=0).network, "p") == [None] * 6
    with pytest.raises(Mismatch, match="0 permutations or more"):
        brokerage(net, permutations=-1)


def test_the_same_interpreted_and_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts and p, with numba and without."""
    arcs = [(int(a), int(b)) for a, b in np.random.default_rng(1).integers(0, 15, (70, 2)) if a != b]
    sectors = ["a", "b", "c", "d", None] * 3
    fast = brokerage(network(15, arcs, sectors, directed=True), permutations=50)
    rows = fast.to_rows()
    monkeypatch.setattr("clsm.network.passes.triads.feed", interpreted("compiling").feed)
    monkeypatch.setattr("clsm.network.kernels.triangles.find", interpreted("triangles").find)
    assert brokerage(network(15, arcs, sectors, directed=True), permutations=50).to_rows() == rows


@pytest.mark.parametrize("n", [0, 1, 2, 3])
@pytest.mark.parametrize("directed", [True, False])
def test_networks_that_hold_nothing_or_everything_have_an_answer(n: int, directed: bool) -> None:
    """No tie, or all of them: no open pair, nothing to expect, no z."""
    for arcs in ([], [*permutations(range(n), 2)]):
        found = brokerage(network(n, arcs, ["a"] * n, directed=directed), permutations=9)
        assert len(found) == n
        assert figures(found.network, "count") == [0] * 6
        assert figures(found.network, "z") == [None] * 6
        assert found.explain() == "Nobody stands between two partners of known sectors who are not tied."
        assert found.explain("fr").startswith("Personne")
        assert len(found.to_rows()) == 6 + 6 * n


def test_the_answer_speaks() -> None:
    """Roles in words, the reading, what chance gives, what is not known; fellowships have no row unless asked for."""
    net = TieNetwork.from_arrays(
        ["aa", "gem", "town"],
        [0, 1],
        [1, 2],
        sectors=["self_help_fellowship", "peer_support", "municipality"],
        answered=[True, True, False],
    )
    found = brokerage(net)
    assert found["gem"].liaison.count == 1
    assert "liaison 1 (the ties as each side reports them)" in found.explain()
    assert "no role departs" in found.explain()
    assert "unknown tie" in found.explain()
    assert "trait d’union 1" in found.explain("fr")
    assert {row["id"] for row in found.to_rows()} == {None, "gem", "town"}
    assert {row["id"] for row in brokerage(net, include_fellowships=True).to_rows("fr")} == {None, "aa", "gem", "town"}
    assert brokerage(net, permutations=0).to_pandas()["p_sectors_dealt"].isna().all()
    assert set(found.to_pandas().columns) == {
        "of",
        "id",
        "name",
        "role",
        "count",
        "expected",
        "sd",
        "z",
        "p_sectors_dealt",
    }
    assert "<table>" in found._repr_html_()
    assert dict(found.bounds) == dict.fromkeys(NAMES)
    assert found.reading == "reported"


def test_roles_that_stand_out_are_named_on_either_side() -> None:
    """Two full groups joined by few: fewer brokers than chance gives."""
    arcs = [*combinations(range(8), 2), *((8 + a, 8 + b) for a, b in combinations(range(8), 2)), (0, 8), (1, 9)]
    found = brokerage(network(16, arcs, "a" * 8 + "b" * 8, directed=False))
    assert "below chance: " in found.explain()
    assert "au-dessous du hasard" in found.explain("fr")


def test_a_two_mode_network_is_refused() -> None:
    """With the way out."""
    two_mode: Any = PartnerNetwork.from_council(clsm.datasets.load("lille-est").on("2011-11-01"))
    with pytest.raises(TypeError, match="projected"):
        brokerage(two_mode)


def test_a_role_is_known_by_its_figures() -> None:
    """Equal answers have equal roles, which say what they hold."""
    net = network(4, [(0, 1), (1, 2), (3, 1)], "aabb", directed=True)
    one, same, other = brokerage(net), brokerage(net), brokerage(network(4, [(0, 1)], "aabb", directed=True))
    role, roles = one["a01"].representative, one["a01"]
    assert role == same["a01"].representative
    assert hash(role) == hash(same["a01"].representative)
    assert role != other["a01"].representative
    assert role != 1
    assert (roles, hash(roles)) == (same["a01"], hash(same["a01"]))
    assert roles != other["a01"]
    assert roles != 1
    assert repr(role) == f"RoleCount(count=1, expected={role.expected}, sd={role.sd}, z={role.z})"
    assert repr(roles) == (
        "Roles(coordinator=0, itinerant=1, representative=1, gatekeeper=0, liaison=0, total=2, dropped=0)"
    )
