import networkx as nx
import pytest

from clsm import Mismatch
from clsm.network.gap_finding.introducing import introduce
from clsm.network.gap_finding.introductions import introductions
from clsm.network.networks.tie_network import FELLOWSHIP, TieNetwork
from tests.network.atlas import graphs, read
from tests.network.gap_finding.test_introductions import HOUSING, YOUNG, ties
from tests.network.small import body, network


def test_a_go_between() -> None:
    """Whoever knows both, what they share, and what the tie would change: as in the list of introductions."""
    net = ties("ab", "bc", "cd", ids="abcd", concerns={"a": [HOUSING], "c": [HOUSING, YOUNG]})
    found = introduce(net, "c", "a")
    (one,) = introductions(net).rows
    assert (found.ends, found.tied, found.shares, found.go_betweens) == (("c", "a"), False, (HOUSING,), ("b",))
    assert (found.distance, found.paths, found.path_count) == (2, (("c", "b", "a"),), 1)
    assert found.gain is not None
    assert found.gain.constraint == one.gain.constraint[::-1]
    assert found.gain.relieved == one.gain.relieved == ("b",)
    assert introduce(net, "a", "c").gain == one.gain
    assert dict(found.bounds) == {"distance": (2, 2)}
    assert (found.reading, found.basis) == ("reported", net.basis)
    assert found.explain("fr") == (
        "C et A n’ont pas de lien connu. En commun : homes. Pourraient les mettre en contact : B. La charge de B "
        "serait partagée : ce relais ne serait plus seul. Lecture : les liens tels qu’ils sont donnés, sans direction."
    )


def test_paths() -> None:
    """Where nobody knows both, through whom a word could pass."""
    long = introduce(ties("ab", "bc", "cd", ids="abcd"), "a", "d")
    assert "A word could pass through B and C." in long.explain()
    ring = introduce(ties("ab", "bc", "cd", "de", "ef", "fa", ids="abcdef"), "a", "d")
    assert ring.paths == (("a", "b", "c", "d"), ("a", "f", "e", "d"))
    assert "A word could pass along one of these paths: B and C; F and E." in ring.explain()
    assert [row["path"] for row in ring.to_rows()] == ["a; b; c; d", "a; f; e; d"]
    assert len(ring.to_pandas()) == 2
    assert "<table>" in ring._repr_html_()
    apart = introduce(ties("ab", ids="abc"), "a", "c")
    assert (apart.distance, apart.paths, apart.path_count, dict(apart.bounds)) == (None, (), 0, {"distance": None})
    assert "Nobody knows both yet. No path of known ties joins them." in apart.explain()
    assert apart.to_rows()[0]["path"] is None


def test_every_small_graph() -> None:
    """Distances, paths and their number as networkx finds them."""
    for graph in graphs():
        net = read(graph)
        for a in graph:
            for b in graph:
                if a == b:
                    continue
                found = introduce(net, str(a), str(b))
                assert found.tied is graph.has_edge(a, b)
                if not nx.has_path(graph, a, b):
                    assert found.distance is None
                    continue
                paths = [tuple(map(str, path)) for path in nx.all_shortest_paths(graph, a, b)]
                assert (found.distance, found.path_count) == (len(paths[0]) - 1, len(paths))
                assert set(found.paths) == set(paths)
                assert found.go_betweens == tuple(str(one) for one in sorted(nx.common_neighbors(graph, a, b)))


def test_many_paths() -> None:
    """All are counted, the first ten listed; those through a fellowship are listed only where asked for."""
    ids = ["a", *(f"m{at:02}" for at in range(12)), *(f"n{at:02}" for at in range(12)), "z"]
    origin = [0] * 12 + [1 + at for at in range(12) for _ in range(12)] + [13 + at for at in range(12)]
    target = [*range(1, 13), *[13 + at for _ in range(12) for at in range(12)], *[25] * 12]
    sectors = [FELLOWSHIP if id > "n00" and id < "z" else None for id in ids]
    net = TieNetwork.from_arrays(ids, origin, target, directed=False, sectors=sectors)
    found = introduce(net, "a", "z")
    assert (found.path_count, len(found.paths)) == (144, 10)
    assert {path[2] for path in found.paths} == {"n00"}
    assert len({path[2] for path in introduce(net, "a", "z", include_fellowships=True).paths}) == 10
    alone = ties("ab", "bc", "cd", ids="abcd", sectors={"b": FELLOWSHIP})
    hidden = introduce(alone, "a", "d")
    assert (hidden.distance, hidden.paths, hidden.path_count) == (3, (), 1)
    assert "Nobody knows both yet." in hidden.explain()


def test_what_nobody_knows() -> None:
    """A tie of somebody silent is unknown: nothing is said of what it would change; distances have bounds."""
    net = ties("ab", "bc", "cd", ids="abcd", silent="d")
    found = introduce(net, "a", "d")
    assert (found.tied, found.gain, found.distance, dict(found.bounds)) == (None, None, 3, {"distance": (1.0, 3)})
    assert found.explain().startswith("Whether A and D are in touch is not known.")
    assert dict(introduce(net, "a", "c").bounds) == {"distance": (2.0, 2)}


def test_already_in_touch() -> None:
    """A tie, or a body in common."""
    tied = introduce(ties("ab", ids="ab"), "a", "b")
    assert (tied.tied, tied.gain, tied.paths) == (True, None, (("a", "b"),))
    assert tied.explain().startswith("A and B are already in touch. What they could work on together")
    net = network(body("housing", "town", "landlord"), body("culture", "town", "gem"))
    assert introduce(net, "town", "gem").explain("fr").startswith("TOWN et GEM se retrouvent déjà dans une même")
    assert introduce(net, "landlord", "gem").explain().startswith("LANDLORD and GEM meet in no body.")


def test_refused() -> None:
    """Somebody who is not there, or the same twice."""
    net = ties("ab", ids="ab")
    with pytest.raises(KeyError, match="'c' is no organisation of this network"):
        introduce(net, "a", "c")
    with pytest.raises(Mismatch, match="found 'a' twice, expected two organisations"):
        introduce(net, "a", "a")
