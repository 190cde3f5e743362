import math
from itertools import combinations, permutations, product
from typing import Any

import networkx as nx
import pytest

from clsm.network.measures.mixing import mixing
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.passes.shuffles import two_sided
from clsm.problems import Mismatch
from tests.network.told import completions, lone, star

SECTORS = ("care", "care", "users", None)


def random_network(
    seed: int, *, n: int = 9, directed: bool = False, silent: int = 0, missing: bool = True
) -> TieNetwork:
    """A random network of four sectors, one of which is not known."""
    graph = nx.gnm_random_graph(n, 2 * n, seed=seed, directed=directed)
    names = ("care", "housing", None if missing else "town", "users")
    return TieNetwork.from_arrays(
        [f"o{at}" for at in range(n)],
        *zip(*graph.edges, strict=True),
        directed=directed,
        sectors=[names[(at * 7 + seed) % 4] for at in range(n)],
        answered=[at >= silent for at in range(n)],
    )


def told(net: TieNetwork) -> "nx.Graph[str]":
    """The ties between known sectors, as a graph."""
    graph = net.to_networkx()
    return graph.subgraph([node for node, sector in graph.nodes(data="sector") if sector]).copy()


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize("seed", range(12))
def test_tables_are_those_of_networkx(seed: int, directed: bool) -> None:
    """Counts and assortativity as networkx has them; possible ties and ratios by listing all pairs."""
    net = random_network(seed, directed=directed)
    found, graph = mixing(net, permutations=0), told(net)
    sector = nx.get_node_attributes(graph, "sector")
    pairs = list(permutations(graph, 2) if directed else combinations(graph, 2))
    density = len(graph.edges) / len(pairs)
    for key, count in found.counts.items():
        keys = {key} if directed else {key, key[::-1]}
        possible = [(a, b) for a, b in pairs if (sector[a], sector[b]) in keys]
        tied = [pair for pair in possible if graph.has_edge(*pair)]
        assert (count, found.possible[key]) == (len(tied), len(possible))
        if possible:
            assert math.isclose(found.ratio[key] or 0, len(tied) / len(possible) / density)
        else:
            assert (found.ratio[key], found.p[key]) == (None, None)
    assert sum(found.counts.values()) == len(graph.edges)
    assert math.isclose(found.assortativity or 0, nx.attribute_assortativity_coefficient(graph, "sector"))
    assert found.dropped_organisations == sum(one is None for one in net.sectors)
    assert found.dropped_ties == net.basis.ties - len(graph.edges)
    assert found.observed == found.possible
    assert found.most == found.counts
    total = sum(found.counts.values())
    assert dict(found.bounds) == {"ties": (total, total), "assortativity": None}


@pytest.mark.parametrize("reading", ["reported", "any", "confirmed"])
@pytest.mark.parametrize("directed", [True, False])
def test_bounds_are_reached_and_never_passed(reading: str, directed: bool) -> None:
    """On networks of four with somebody silent, the bounds are the extremes over all completions."""
    cells = list(permutations(range(4), 2) if directed else combinations(range(4), 2))
    for number in range(0, 1 << len(cells), 97 if directed else 3):
        ties = [cell for at, cell in enumerate(cells) if number >> at & 1]
        net = TieNetwork.from_arrays(
            ["a", "b", "c", "d"],
            [a for a, _ in ties],
            [b for _, b in ties],
            directed=directed,
            sectors=SECTORS,
            answered=[True, False, True, True],
        ).reading(reading)  # type: ignore[arg-type]
        found = mixing(net, permutations=0)
        whole = [mixing(full, permutations=0).counts for full in completions(net)]
        for key in found.counts:
            values = [counts[key] for counts in whole]
            assert (found.counts[key], found.most[key]) == (min(values), max(values))
            assert found.possible[key] - found.observed[key] == max(values) - min(values)


def all_deals(net: TieNetwork) -> list[dict[Any, int]]:
    """The counts under every way to deal out the sectors: among those who answered, and among the silent."""
    sectors, silent = list(net.sectors), net.silent.tolist()
    found = []
    for order in permutations(range(net.n)):
        if all(silent[at] == silent[there] for at, there in enumerate(order)):
            dealt = TieNetwork.from_arrays(
                net.ids, net.origin, net.target, directed=net.directed, sectors=[sectors[at] for at in order]
            )
            found.append(dict(mixing(dealt, permutations=0).counts))
    return found


@pytest.mark.parametrize("silent", [0, 2])
@pytest.mark.parametrize("directed", [True, False])
def test_p_is_that_of_all_deals(directed: bool, silent: int) -> None:
    """The p by many permutations is near the share of all ways to deal out the sectors."""
    net = random_network(3, n=6, directed=directed, silent=silent, missing=False)
    found, deals = mixing(net, permutations=40_000, seed=5), all_deals(net)
    for key, count in found.counts.items():
        at_most = sum(one[key] <= count for one in deals) / len(deals)
        at_least = sum(one[key] >= count for one in deals) / len(deals)
        if found.possible[key]:
            assert found.p[key] == pytest.approx(min(1.0, 2 * min(at_most, at_least)), abs=0.02)


def test_p_is_the_same_for_the_same_seed() -> None:
    """And another for another; after Holm it is never smaller; with no permutation there is none."""
    net = random_network(1)
    one, same, other = (
        mixing(net, permutations=200),
        mixing(net, permutations=200),
        mixing(net, permutations=200, seed=1),
    )
    assert one == same
    assert one.p != other.p
    assert all((one.p_holm[key] or 0) >= (p or 0) for key, p in one.p.items())
    assert min(p for p in one.p.values() if p) >= two_sided(0, 0, 200)
    without = mixing(net, permutations=0)
    assert {*without.p.values(), *without.p_holm.values()} == {None}


def test_a_number_of_permutations_below_zero_is_refused() -> None:
    """Whatever the network."""
    for net in (random_network(1), lone(0)):
        with pytest.raises(Mismatch, match="permutations"):
            mixing(net, permutations=-1)


def two_camps(size: int, *, across: int, silent: int = 0) -> TieNetwork:
    """Two sectors, each tied to itself throughout, with some ties across."""
    inside = [pair for camp in (range(size), range(size, 2 * size)) for pair in combinations(camp, 2)]
    between = list(product(range(size), range(size, 2 * size)))[:across]
    ties = inside + between
    return TieNetwork.from_arrays(
        [f"o{at:02}" for at in range(2 * size)],
        [a for a, _ in ties],
        [b for _, b in ties],
        directed=False,
        sectors=["care"] * size + ["users"] * size,
        answered=[at < 2 * size - silent for at in range(2 * size)],
    )


def test_thin_pairs_are_named() -> None:
    """A pair without a tie, or with clearly fewer than elsewhere; not one with as many."""
    (apart,) = mixing(two_camps(5, across=0)).thin_pairs()
    assert (apart.sectors, apart.ties, apart.ratio, apart.certain) == (("care", "users"), 0, 0.0, True)
    assert apart.explain() == (
        "Without a tie (care – users): no known tie, of 25 possible; chance would give 11.11; p = 0.05 after Holm’s "
        "correction: chance is enough."
    )
    (unlikely,) = mixing(two_camps(8, across=0)).thin_pairs()
    assert unlikely.is_unlikely
    assert unlikely.explain().startswith(
        "Ties to build (care – users): no known tie, of 64 possible; chance would give"
    )
    assert unlikely.explain().endswith("after Holm’s correction.")
    assert "Ties to build, by pair of sectors: care – users." in mixing(two_camps(8, across=0)).explain()
    (undrawn,) = mixing(two_camps(5, across=0), permutations=0).thin_pairs()
    assert undrawn.explain().endswith("of 25 possible; chance would give 11.11.")
    assert "1 pair of sectors has no known tie: care" in mixing(two_camps(5, across=0), permutations=0).explain()
    assert "which have few takes a draw" in mixing(two_camps(5, across=5), permutations=0).explain()
    found = mixing(two_camps(6, across=3))
    (thin,) = found.thin_pairs()
    assert (thin.ties, thin.observed, thin.p) == (3, 36, found.p_holm["users", "care"])
    assert math.isclose(thin.expected, 36 * 33 / 66)
    assert thin.explain() == (
        "Ties to build (care – users): 3 ties of 36 that could be observed, where the density of the network would "
        "give 18.00 (p = 0.01 after Holm’s correction)."
    )
    assert found.thin_pairs(alpha=0.001) == ()
    assert mixing(two_camps(5, across=25)).thin_pairs() == ()
    # without a p, only pairs without a tie are a gap
    assert mixing(two_camps(5, across=3), permutations=0).thin_pairs() == ()


def test_what_nobody_observed_is_no_gap() -> None:
    """Silence is no absence: a pair in which nothing was observed is not thin, one in part is not certain."""
    assert mixing(lone(2, silent=2, sectors=["care", "users"])).thin_pairs() == ()
    (thin,) = mixing(two_camps(4, across=0, silent=1)).thin_pairs()
    assert not thin.certain
    assert thin.explain("fr") == (
        "Sans lien (care – users) : aucun lien connu, sur 16 possibles ; au hasard, on en attendrait 6,00 ; p = 0,19 "
        "après correction de Holm : le hasard suffit à l’expliquer. 4 restent inconnus."
    )
    assert (thin.observed, thin.ties) == (12, 0)


def test_a_sector_that_kept_silent_is_not_thin_for_that() -> None:
    """Where one sector did not answer, dealing it out among the silent alone keeps the p from blaming it."""
    sectors = ["care"] * 6 + ["users"] * 6
    ties = [(a, b) for a in range(6) for b in range(6) if a != b]
    net = TieNetwork.from_arrays(
        [f"o{at:02}" for at in range(12)],
        [a for a, _ in ties],
        [b for _, b in ties],
        sectors=sectors,
        answered=[at < 6 for at in range(12)],
    )
    found = mixing(net, permutations=500)
    assert found.p["users", "care"] == 1.0
    assert found.observed["users", "care"] == 0
    assert [thin.sectors for thin in found.thin_pairs()] == [("care", "users")]


def test_fellowships_are_no_tie_to_build_unless_asked_for() -> None:
    """Their sector is counted in every table."""
    found = mixing(lone(2, sectors=["care", "self_help_fellowship"]).reading("any"))
    assert found.counts["care", "self_help_fellowship"] == 0
    assert found.thin_pairs() == ()
    assert [thin.sectors for thin in found.thin_pairs(include_fellowships=True)] == [("care", "self_help_fellowship")]


def test_directions_make_two_pairs() -> None:
    """From one sector to the other, and back."""
    net = TieNetwork.from_arrays(["a", "b", "c"], [0, 1], [2, 2], sectors=["care", "care", "users"])
    found = mixing(net)
    assert (found.counts["care", "users"], found.counts["users", "care"]) == (2, 0)
    (thin,) = found.thin_pairs()
    assert thin.explain() == (
        "Without a tie (from users to care): no known tie, of 2 possible; chance would give 0.67; p = 1.00 after "
        "Holm’s correction: chance is enough."
    )


def test_small_and_empty_networks_have_an_answer() -> None:
    """No organisation, no sector, one sector, no tie: zeros and ``None``, never a number that is none."""
    for net in (lone(0), lone(3)):
        found = mixing(net)
        assert (dict(found.counts), found.assortativity, found.thin_pairs()) == ({}, None, ())
        assert "No sector is known" in found.explain()
    alone = mixing(lone(1, sectors=["care"]))
    assert (alone.possible["care", "care"], alone.ratio["care", "care"], alone.p["care", "care"]) == (0, None, None)
    one = mixing(star(4, sectors=["care"] * 4))
    assert (one.assortativity, one.ratio["care", "care"], one.p["care", "care"]) == (None, 1.0, 1.0)
    empty = mixing(lone(3, sectors=["care", "care", "users"]))
    assert (empty.assortativity, empty.ratio["care", "users"], empty.p["care", "users"]) == (None, None, 1.0)
    assert [thin.expected for thin in empty.thin_pairs()] == [0.0, 0.0]


def test_it_speaks() -> None:
    """Both languages name the figures, the reading, what is thin, open and left out; each pair has its row."""
    found = mixing(two_camps(4, across=0, silent=1))
    assert found.explain() == (
        "12 ties in and between 2 sectors (the ties as given, without a direction). Assortativity is 1.00: 1 where all "
        "ties are inside sectors, 0 where sectors do not matter. 1 pair of sectors has no known tie, for "
        "which chance is enough: care – users. Some ties are unknown: each count has its bounds."
    )
    dropped = mixing(star(4, sectors=["care", "care", "users", None]))
    assert "1 organisation dont le secteur n’est pas connu est laissée de côté." in dropped.explain("fr")
    assert "none is without a tie" in dropped.explain()
    rows = found.to_rows()
    assert [(row["first"], row["second"], row["ties"], row["high"]) for row in rows] == [
        ("care", "care", 6, 6),
        ("care", "users", 0, 4),
        ("users", "users", 6, 6),
    ]
    assert found.to_pandas().shape == (3, 11)
    assert found._repr_html_().startswith('<div class="clsm-card">')
    assert (found.reading, found.basis.silent, dict(found.sizes)) == ("reported", 1, {"care": 4, "users": 4})
