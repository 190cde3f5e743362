import math
from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest

from clsm.network.measures import multiplex
from clsm.network.measures.multiplex import compare, multiplexity
from clsm.network.networks.tie_network import TieNetwork
from clsm.problems import Mismatch
from tests.network.told import completions, lone, star


def network(
    seed: int, *, n: int = 7, m: int = 9, directed: bool = False, silent: tuple[int, ...] = (), weighted: bool = False
) -> TieNetwork:
    """A random network."""
    graph = nx.gnm_random_graph(n, m, seed=seed, directed=directed)
    rng = np.random.default_rng(seed)
    return TieNetwork.from_arrays(
        [f"o{at}" for at in range(n)],
        [a for a, _ in graph.edges],
        [b for _, b in graph.edges],
        rng.integers(1, 5, size=m) if weighted else None,
        directed=directed,
        answered=[at not in silent for at in range(n)],
    )


def matrix(net: TieNetwork) -> np.ndarray:
    """The table of ties and strengths; nan where a cell is unknown, and on the diagonal."""
    from clsm.network.passes.cells import tie_columns, unknown_cells

    table = np.zeros((net.n, net.n))
    origin, target, weight = tie_columns(net)
    table[origin, target] = weight
    table[unknown_cells(net)] = np.nan
    if not net.oriented:
        table = table + table.T
    np.fill_diagonal(table, np.nan)
    return table


def pearson(a: np.ndarray, b: np.ndarray) -> float | None:
    """Pearson's correlation over the cells known in both."""
    there = ~np.isnan(a) & ~np.isnan(b)
    if not there.any() or np.ptp(a[there]) == 0 or np.ptp(b[there]) == 0:
        return None
    return float(np.corrcoef(a[there], b[there])[0, 1])


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize("silent", [(), (0, 3)])
@pytest.mark.parametrize("seed", range(6))
def test_ties_and_correlation_are_those_of_the_tables(seed: int, silent: tuple[int, ...], directed: bool) -> None:
    """Stable, new, dissolved, unknown, Jaccard and correlation, cell by cell; strengths where asked."""
    one = network(seed, directed=directed, silent=silent, weighted=True)
    two = network(seed + 50, directed=directed, silent=silent[:1], weighted=True)
    a, b = matrix(one), matrix(two)
    cells = list(permutations(range(7), 2) if directed else combinations(range(7), 2))
    found = compare(one, two, permutations=0)
    expected = [
        (found.stable, (a > 0) & (b > 0)),
        (found.new, (a == 0) & (b > 0)),
        (found.dissolved, (a > 0) & (b == 0)),
        (found.cannot_be_said, ((a > 0) & np.isnan(b)) | (np.isnan(a) & (b > 0))),
    ]
    for pairs, there in expected:
        assert list(pairs) == [(f"o{low}", f"o{high}") for low, high in cells if there[low, high]]
    either = len(found.stable) + len(found.new) + len(found.dissolved)
    assert found.jaccard == len(found.stable) / either
    plain = pearson(np.where(np.isnan(a), a, a > 0), np.where(np.isnan(b), b, b > 0))
    assert math.isclose(found.correlation or 0, plain or 0, rel_tol=1e-9)
    weighted = compare(one, two, weights=True, permutations=0)
    assert math.isclose(weighted.correlation or 0, pearson(a, b) or 0, rel_tol=1e-9)
    assert (found.p, found.bounds["correlation"]) == (None, None)


@pytest.mark.parametrize("reading", ["reported", "any", "confirmed"])
@pytest.mark.parametrize("seed", range(8))
def test_bounds_of_jaccard_are_exact(seed: int, reading: str) -> None:
    """The extremes over all completions of both networks that hold a tie."""
    one = network(seed, n=4, m=seed % 5, directed=True, silent=(0,)).reading(reading)  # type: ignore[arg-type]
    two = network(seed + 9, n=4, m=(seed + 2) % 5, directed=True, silent=(seed % 4,)).reading(reading)  # type: ignore[arg-type]
    values = []
    for first in completions(one):
        for second in completions(two):
            value = compare(first, second, permutations=0).jaccard
            values += [] if value is None else [value]
    limits = compare(one, two, permutations=0).bounds["jaccard"]
    if values:
        assert limits == pytest.approx((min(values), max(values)))
    else:
        assert limits is None


def test_bounds_where_nothing_can_be_a_tie() -> None:
    """Without a tie and without silence there is no bound; what only one network may hold is never of both."""
    assert compare(lone(3), lone(3)).bounds["jaccard"] is None
    assert compare(lone(3, silent=1), lone(3)).bounds["jaccard"] == (0.0, 0.0)


@pytest.mark.parametrize("silent", [(), (1, 4)])
@pytest.mark.parametrize("directed", [True, False])
def test_p_is_that_of_all_renamings(directed: bool, silent: tuple[int, ...]) -> None:
    """The p by many permutations is near the share of all ways to rename the organisations."""
    one = network(3, n=6, m=7, directed=directed, silent=silent)
    two = network(8, n=6, m=8, directed=directed)
    found = compare(one, two, permutations=40_000, seed=4)
    a, b = matrix(one), matrix(two)
    observed, values = pearson(a, b), []
    for order in permutations(range(6)):
        if all((at in silent) == (there in silent) for at, there in enumerate(order)):
            values.append(pearson(a, b[np.ix_(order, order)]))
    assert observed is not None
    kept = [value for value in values if value is not None]
    at_most = sum(value <= observed + 1e-9 for value in kept) / len(kept)
    at_least = sum(value >= observed - 1e-9 for value in kept) / len(kept)
    assert found.p == pytest.approx(min(1.0, 2 * min(at_most, at_least)), abs=0.02)


def test_the_same_network_twice() -> None:
    """Nothing changes, and no renaming fits better; the same seed gives the same p."""
    net = network(2, n=9, m=14)
    found = compare(net, net, permutations=999)
    assert (found.jaccard, found.new, found.dissolved) == (1.0, (), ())
    assert math.isclose(found.correlation or 0, 1)
    assert found == compare(net, net, permutations=999)
    assert found.p is not None
    assert found.p < 0.05


def test_only_those_in_both_are_compared() -> None:
    """Who joined and who left is said, and their ties are neither new nor dissolved."""
    before = TieNetwork.from_arrays(["a", "b", "c"], [0, 0], [1, 2], directed=False)
    after = TieNetwork.from_arrays(["b", "c", "d"], [0, 1], [1, 2], directed=False)
    found = compare(before, after)
    assert (found.joined, found.left) == (("d",), ("a",))
    assert (found.stable, found.new, found.dissolved, found.jaccard) == ((), (("b", "c"),), (), 0.0)
    assert (found.basis, found.other_basis) == (before.basis, after.basis)
    strangers = compare(before, lone(2))
    assert (strangers.jaccard, strangers.correlation, strangers.p) == (None, None, None)
    assert "nothing to compare" in strangers.explain()


def test_both_are_read_alike() -> None:
    """Where one has no direction both are read without; two readings are refused."""
    told = TieNetwork.from_arrays(["a", "b", "c"], [1, 0], [0, 2])
    flat = TieNetwork.from_arrays(["a", "b", "c"], [0], [1], directed=False)
    assert compare(told, flat).stable == (("a", "b"),)
    assert compare(told, flat).reading == "any"
    assert compare(flat, told.reading("confirmed")).stable == ()
    assert compare(told, told).stable == (("a", "c"), ("b", "a"))
    with pytest.raises(Mismatch, match="the same reading of both"):
        compare(told, told.reading("any"))
    with pytest.raises(Mismatch, match="permutations"):
        compare(told, told, permutations=-1)


def test_many_organisations_have_no_p(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit the correlation stays, without its p."""
    monkeypatch.setattr(multiplex, "MOST_ORGANISATIONS", 5)
    found = compare(network(1), network(2))
    assert found.p is None
    assert found.correlation is not None
    assert "(p" not in found.explain()


def test_networks_that_do_not_vary_have_no_correlation() -> None:
    """No ties, or all of them."""
    full = TieNetwork.from_arrays(["o000", "o001"], [0], [1], directed=False)
    for one, two in ((lone(3), lone(3)), (full, full), (lone(1), lone(1))):
        assert compare(one, two).correlation is None


def test_a_comparison_speaks() -> None:
    """Both languages name the figures, the reading and the bounds; each tie has its row."""
    found = compare(star(4, silent=1), network(2, n=4, m=3))
    assert compare(star(4, silent=1), star(4)).explain() == (
        "Of 3 ties in one network or the other, 3 are in both, 0 are new and 0 are dissolved (Jaccard 1.00; the ties "
        "as given, without a direction). Whatever the unknown ties are, the Jaccard index lies between "
        "0.60 and 1.00. Correlation of the two networks: r = 1.00 (p = 0.67), on 4 organisations that are in both."
    )
    french = compare(star(4, silent=1), star(4)).explain("fr")
    assert french.startswith(
        "Sur 3 liens de l’un ou l’autre réseau, 3 sont dans les deux, 0 est nouveau et 0 a disparu"
    )
    rows = compare(star(3), lone(3)).to_rows("fr")
    assert [(row["tie"], row["says"], row["pair"]) for row in rows] == [
        ("dissolved", "disparu", "o000; o001"),
        ("dissolved", "disparu", "o000; o002"),
    ]
    assert compare(star(3), lone(3)).to_pandas().shape == (2, 6)
    assert found._repr_html_().startswith('<div class="clsm-card">')


def test_fellowships_have_no_row_unless_asked_for() -> None:
    """Their ties are counted."""
    net = star(3, sectors=["care", "self_help_fellowship", "care"])
    assert len(compare(net, net).stable) == 2
    assert len(compare(net, net).to_rows()) == 1
    assert len(compare(net, net, include_fellowships=True).to_rows()) == 2


@pytest.mark.parametrize("seed", range(8))
def test_cliques_need_not_be_listed(seed: int) -> None:
    """Who is together in a maximal clique of three or more is who networkx finds by listing them all."""
    nets = {"referral": network(seed, n=9, m=16), "funding": network(seed + 40, n=9, m=18)}
    together = {}
    for name, net in nets.items():
        cliques = [clique for clique in nx.find_cliques(net.to_networkx()) if len(clique) > 2]
        together[name] = {frozenset(pair) for clique in cliques for pair in combinations(clique, 2)}
    found = multiplexity(nets)
    one, two = together["referral"], together["funding"]
    assert found.clique_overlap["referral", "funding"] == len(one & two) / len(one | two)
    edges = [{frozenset(edge) for edge in net.to_networkx().edges} for net in nets.values()]
    assert (found.tied, found.multiplex) == (len(edges[0] | edges[1]), len(edges[0] & edges[1]))
    assert found.share == found.jaccard["funding", "referral"] == found.multiplex / found.tied


def test_bounds_of_several_relations_are_exact() -> None:
    """The fewest and the most pairs with a relation, and with two, over all completions of three relations."""
    nets = {
        "a": network(1, n=4, m=2, directed=True, silent=(0,)).reading("confirmed"),
        "b": network(2, n=4, m=3, directed=True, silent=(1,)).reading("confirmed"),
        "c": network(3, n=4, m=4, directed=True).reading("confirmed"),
    }
    found = multiplexity(nets)
    whole = [
        multiplexity({"a": a, "b": b, "c": next(completions(nets["c"]))})
        for a in completions(nets["a"])
        for b in completions(nets["b"])
    ]
    for name in ("tied", "multiplex"):
        values = [getattr(one, name) for one in whole]
        assert found.bounds[name] == (min(values), max(values))
    assert found.reading == "confirmed"


def test_relations_are_read_alike() -> None:
    """Two relations at least, under one reading, of the organisations that are in all."""
    told = TieNetwork.from_arrays(["a", "b", "c"], [0, 1], [1, 0])
    flat = TieNetwork.from_arrays(["a", "b", "d"], [0], [1], directed=False)
    found = multiplexity({"meets": told, "funds": flat})
    assert (found.tied, found.multiplex, found.share, found.reading) == (1, 1, 1.0, "any")
    with pytest.raises(Mismatch, match="two relations or more"):
        multiplexity({"meets": told})
    with pytest.raises(Mismatch, match="the same reading of all"):
        multiplexity({"meets": told, "funds": told.reading("confirmed")})


def test_several_relations_speak() -> None:
    """Both languages name the figures, the reading and the bounds; each two relations have a row."""
    nets = {"meets": star(4, silent=1), "funds": star(4)}
    found = multiplexity(nets)
    assert found.explain("fr") == (
        "Sur 3 paires d’organisations qui ont au moins une des 2 relations, 3 en ont plus d’une (une part de 1,00 ; "
        "les liens tels qu’ils sont donnés, sans direction)."
    )
    triangle = TieNetwork.from_arrays(["o000", "o001", "o002"], [0, 0, 1], [1, 2, 2], directed=False)
    twice = multiplexity({"meets": triangle, "funds": triangle})
    assert twice.explain().endswith(
        "The cliques overlap most between funds and meets: 1.00 of the pairs that are together in a clique of three or "
        "more are so in both."
    )
    silent = multiplexity({"meets": star(4, silent=1), "funds": star(4, silent=2)})
    assert "Whatever the unknown ties are, 3 to 5 pairs have more than one." in silent.explain()
    none = multiplexity({"meets": lone(3), "funds": lone(3)})
    assert (none.share, none.jaccard["meets", "funds"], none.explain()) == (None, None, "No pair has a relation.")
    assert [(row["first"], row["second"]) for row in found.to_rows()] == [("funds", "meets")]
    assert found.to_pandas().shape == (1, 4)
    assert found._repr_html_().startswith('<div class="clsm-card">')
    assert (found.basis.silent, found.relations) == (1, ("meets", "funds"))


def test_strengths_are_compared_with_a_p_too() -> None:
    """The observed correlation is that of the ties as they are, whatever is permuted."""
    net = TieNetwork.from_arrays(["a", "b", "c", "d"], [0, 1, 2], [1, 2, 3], [1, 2, 3], directed=False)
    other = TieNetwork.from_arrays(["a", "b", "c", "d"], [0, 1], [1, 2], [3, 1], directed=False)
    drawn, bare = (compare(net, other, weights=True, permutations=times) for times in (99, 0))
    assert drawn.correlation == bare.correlation
    assert bare.p is None
    assert drawn.p is not None
    assert drawn.counts == (2, 0, 1, 0)
