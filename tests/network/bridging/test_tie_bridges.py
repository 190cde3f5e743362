import pickle
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest

from clsm.network import PartnerNetwork
from clsm.network.bridging.tie_bridges import TieBridges, between_actors
from clsm.network.bridging.two_mode_bridges import bridges
from clsm.network.networks.tie_basis import TieReading
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.passes.cuts import LEVELS
from clsm.words import Text
from tests.network.completions import levels_by_force


def ties(
    *pairs: str, sectors: dict[str, str] | None = None, alone: str = "", silent: str = "", directed: bool = False
) -> TieNetwork:
    """A network of organisations with one letter each; ``"ab"`` is a tie of a and b."""
    ids = sorted({*"".join(pairs), *alone, *silent})
    return TieNetwork.from_arrays(
        ids,
        [ids.index(pair[0]) for pair in pairs],
        [ids.index(pair[1]) for pair in pairs],
        directed=directed,
        names=[Text.same(id.upper()) for id in ids],
        sectors=[(sectors or {}).get(id) for id in ids],
        answered=[id not in silent for id in ids] if silent else None,
        roles=["coordinator" if id == "z" else None for id in ids],
    )


BOW = ("ab", "ac", "bc", "cd", "de", "df", "ef")
"""Two triangles, abc and def, with a tie between c and d."""


def test_what_each_cutpoint_separates() -> None:
    """Without c, a and b are apart from d, e and f: six pairs; a sector has nobody left beyond."""
    sectors = {"a": "school", "b": "school", "c": "town", "d": "ward", "e": "ward", "f": "gem"}
    found = bridges(ties(*BOW, sectors=sectors))
    assert [(row.node, row.mode, row.certain, row.observed, row.pairs_separated) for row in found.cutpoints] == [
        ("c", "organisation", True, True, 6),
        ("d", "organisation", True, True, 6),
    ]
    c, d = found.cutpoints
    assert (c.parts, c.sizes, c.sectors_cut_off) == ((("d", "e", "f"), ("a", "b")), (3, 2), ("school",))
    assert (d.parts, d.sectors_cut_off) == ((("a", "b", "c"), ("e", "f")), ("gem", "ward"))
    assert (c.could_share, c.evidence) == (("a", "b", "d"), ())
    (tie,) = found.ties
    assert (tie.ends, tie.certain, tie.observed, tie.pairs_separated) == (("c", "d"), True, True, 9)
    assert (tie.sizes, tie.sectors_cut_off, tie.evidence) == ((3, 3), (), ())
    assert [(row.ends, row.span, row.evidence) for row in found.local] == [(("c", "d"), None, ())]
    assert found.blocks == (("a", "b", "c"), ("d", "e", "f"), ("c", "d"))
    assert found.bounds == {"cutpoints": (2, 2), "ties": (1, 1)}
    assert (found.reading, found.basis.ties, found.local_left_out) == ("reported", 7, 0)
    assert found.without_coordinator_and_plenary is None


def test_a_tie_cuts_sectors_off_on_its_smaller_side() -> None:
    """The pendant's sector is nowhere else; a sector with somebody on both sides is not cut off."""
    found = bridges(ties(*BOW, "fg", sectors={"g": "gem", "f": "ward", "e": "ward"}))
    by_ends = {tie.ends: tie for tie in found.ties}
    assert (by_ends["f", "g"].sizes, by_ends["f", "g"].sectors_cut_off) == ((6, 1), ("gem",))
    assert (by_ends["c", "d"].sizes, by_ends["c", "d"].sectors_cut_off) == ((3, 4), ())
    turned = bridges(ties(*BOW, "bg", sectors={"d": "ward", "b": "town", "g": "town"})).ties
    assert {tie.ends: tie.sectors_cut_off for tie in turned} == {("c", "d"): ("ward",), ("b", "g"): ()}


def test_words() -> None:
    """Each finding and the whole, in both languages, with reading and certainty."""
    found = bridges(ties("ab", "bc", "cd", "bd", "be"))
    assert found.explain() == (
        "The network rests on 1 sole relay: B (5 pairs of organisations in touch only through it). All ties are known: "
        "this is certain. 2 ties are each the only one between those that they join. Reading: the ties as given, "
        "without a direction."
    )
    assert found.explain("fr") == (
        "Le réseau repose sur 1 relais unique : B (5 paires d’organisations en contact par lui seul). Tous les liens "
        "sont connus : c’est certain. 2 liens sont chacun seuls à relier ce qu’ils relient. Lecture : les liens tels "
        "qu’ils sont donnés, sans direction."
    )
    assert found.cutpoints[0].explain() == (
        "Sole relay: B. 5 pairs of organisations are in touch, directly or through others, only through this relay. "
        "It alone puts in touch with the others: A and E. To share this load: a tie between two of those that it puts "
        "in touch."
    )
    assert found.ties[0].explain("fr") == "A – B : ce lien est le seul entre 1 organisation et 4 organisations."
    assert found.local[0].explain() == "A – B: without this tie, no path joins them."
    ring = bridges(ties("ab", "bc", "cd", "de", "ae"))
    assert ring.local[0].explain("fr") == (
        "A – B : aucun partenaire commun ; sans ce lien, le chemin le plus court passe par 3 autres organisations."
    )
    assert ring.explain("fr").startswith("Aucun relais unique sur les liens connus")
    equal = bridges(ties("ab", "bc")).cutpoints[0]
    assert "alone puts" not in equal.explain()
    assert bridges(ties("ab", "bc")).explain().count("1 pair of organisations") == 1


def test_silence_makes_certain_possible() -> None:
    """C and D answered, E and F did not: another way from c’s side to theirs may be there."""
    found = bridges(ties(*BOW, silent="ef"))
    assert [(row.node, row.certain, row.observed) for row in found.cutpoints] == [
        ("c", False, True),
        ("d", False, True),
    ]
    assert found.bounds == {"cutpoints": (0, 2), "ties": (0, 1)}
    assert "none of it is certain, others not being known (6)." in found.explain()
    assert found.cutpoints[0].explain().endswith("those that are not known may already offer another path.")
    assert found.ties[0].explain() == (
        "C – D: on the known ties, this one is the only one between 3 organisations and 3 organisations."
    )
    assert "rien n’en est certain" in found.explain("fr")


def test_somebody_silent_and_alone() -> None:
    """E may be tied to any of a chain: nobody of it is surely alone any more, and its ends may carry e."""
    found = bridges(ties("ab", "bc", "cd", silent="e"))
    assert {row.node: (row.certain, row.observed) for row in found.cutpoints} == {
        "b": (False, True),
        "c": (False, True),
        "a": (False, False),
        "d": (False, False),
    }


def test_what_is_certain_for_some() -> None:
    """Confirmed: who named nobody has no tie, whatever the silent would say, so that the rest stays certain."""
    net = ties("ab", "ba", "bc", "cb", "cd", "dc", "ef", "fe", "fg", directed=True, silent="g").reading("confirmed")
    found = bridges(net)
    assert [(row.node, row.certain, row.observed, row.pairs_separated) for row in found.cutpoints] == [
        ("b", True, True, 2),
        ("c", True, True, 2),
        ("f", False, False, 0),
    ]
    assert found.reading == "confirmed"
    assert "This is certain, whatever the ties that are not known may be (1)." in found.explain()
    assert [(tie.ends, tie.certain, tie.observed) for tie in found.ties][-1] == (("f", "g"), False, False)
    assert found.ties[-1].explain() == (
        "F – G: whether this tie exists is not known; it would join what nothing else joins."
    )
    assert (found.ties[-1].sizes, found.ties[-1].sectors_cut_off) == ((2, 1), ())
    assert found.cutpoints[-1].explain("fr") == "F : relais unique ou non, selon les liens que l’on ne connaît pas."
    assert found.cutpoints[-1].parts == (("e",),)
    more = ties("ab", "ba", "bc", "cb", "ad", "cd", "ef", "fe", "fh", "hf", directed=True, silent="d")
    assert "This is certain for 1 of them; the rest" in bridges(more.reading("confirmed")).explain()
    none = ties("ab", "ba", "bc", directed=True, silent="c").reading("confirmed")
    assert "more may be " in bridges(none).explain()


def test_directed_networks_are_read_as_any() -> None:
    """As reported, a tie holds where at least one side says so, and the answer says that it was read so."""
    net = ties("ab", "bc", "ca", "cd", directed=True)
    assert net.read_as == "reported"
    found = bridges(net)
    assert (found.reading, found.basis.reading) == ("any", "any")
    assert [row.node for row in found.cutpoints] == ["c"]
    assert found == bridges(net.reading("any"))
    assert found.explain().endswith("Reading: a tie where at least one side says so, without direction.")
    assert bridges(net.reading("confirmed")).explain() == (
        "No tie is known: who connects whom cannot be said. Reading: a tie where both sides say so, without direction."
    )


@pytest.mark.parametrize("kind", ["any", "confirmed"])
@pytest.mark.parametrize("seed", range(12))
def test_levels_agree_with_all_completions(seed: int, kind: TieReading) -> None:
    """Random answers of five, with silence: certain, observed and possible by brute force over the unknown pairs."""
    chance = np.random.default_rng(seed)
    told = np.argwhere(chance.random((5, 5)) < 0.4)
    net = TieNetwork.from_arrays(list("abcde"), told[:, 0], told[:, 1], answered=chance.random(5) < 0.6).reading(kind)
    known, unknown = (
        [(net.ids[a], net.ids[b]) for a, b in zip(low.tolist(), high.tolist(), strict=True)]
        for low, high in (net.pairs[:2], net.unknown)
    )
    found = bridges(net)
    points = {row.node: _level(row.certain, row.observed) for row in found.cutpoints}
    bridging = {tie.ends: _level(tie.certain, tie.observed) for tie in found.ties}
    assert (points, bridging) == levels_by_force(net.ids, known, unknown)


def _level(certain: bool, observed: bool) -> str:
    return LEVELS[0 if certain else 1 if observed else 2]


def test_with_and_without_the_coordinator() -> None:
    """The coordinator, z, hides that c alone joins the others; without any, or with the same, it says so."""
    found = bridges(ties("ab", "bc", "cd", "za", "zb", "zc", "zd"))
    rest = found.without_coordinator_and_plenary
    assert rest is not None
    assert (found.cutpoints, [row.node for row in rest.cutpoints]) == ((), ["b", "c"])
    assert rest.without_coordinator_and_plenary is None
    assert found.explain().endswith("Without the coordinator and the plenary, the sole relays are: B and C.")
    none = bridges(ties("ab", "bc", "ac", "za"))
    assert none.explain().endswith("Without the coordinator and the plenary, no relay is a sole one.")
    same = bridges(ties("ab", "bc", alone="z"))
    assert same.explain("fr").endswith("Sans la coordination ni l’assemblée plénière, ce sont les mêmes.")
    rows = found.to_rows()
    assert {(row["finding"], row["with_coordinator_and_plenary"]) for row in rows} == {
        (name, False) for name in ("cutpoint", "tie", "local")
    }
    assert len({tuple(row) for row in rows}) == 1
    assert len(found.to_pandas("fr")) == len(rows)


def test_many_relays_are_counted_after_the_first() -> None:
    """A chain of twenty: twelve names, and how many others there are."""
    ids = [f"n{at:02d}" for at in range(20)]
    found = bridges(TieNetwork.from_arrays(ids, range(19), range(1, 20), directed=False))
    assert found.explain().startswith("The network rests on 18 sole relays: n09 (90 pairs of organisations in touch")
    assert " and 6 others. All ties are known" in found.explain()


def test_fellowships_are_counted_and_not_named() -> None:
    """Neither in a row nor in a sentence, unless asked for; every figure counts them."""
    net = ties("ab", "bc", "cd", sectors={"b": "self_help_fellowship"})
    found = bridges(net)
    assert [(row.node, row.parts, row.sizes) for row in found.cutpoints] == [("c", (("a",), ("d",)), (2, 1))]
    assert found.cutpoints[0].could_share == ("d",)
    assert [tie.ends for tie in found.ties] == [("c", "d")] == [local.ends for local in found.local]
    assert found.explain().startswith("The network rests on 2 sole relays: C (2 pairs")
    assert "b" not in {cell for row in found.to_rows() for cell in str(row["nodes"]).split("; ")}
    assert found.blocks == (("a",), ("c",), ("c", "d"))
    asked = bridges(net, include_fellowships=True)
    assert [row.node for row in asked.cutpoints] == ["b", "c"]
    assert asked.bounds == found.bounds
    only = bridges(ties("ab", "bc", sectors={"b": "self_help_fellowship"}))
    assert only.explain().startswith("The network rests on 1 sole relay. All ties are known")


def test_rows_and_table() -> None:
    """Plain values, one row a finding; a notebook shows what is observed."""
    found = bridges(ties(*BOW))
    assert found.to_rows("fr", evidence=True)[0] == {
        "finding": "cutpoint",
        "with_coordinator_and_plenary": True,
        "nodes": "c",
        "names": "C",
        "certain": True,
        "observed": True,
        "pairs_separated": 6,
        "span": None,
        "sectors": "",
        "evidence": "",
        "says": found.cutpoints[0].explain("fr"),
    }
    assert [(row["finding"], row["nodes"]) for row in found.to_rows()] == [
        ("cutpoint", "c"),
        ("cutpoint", "d"),
        ("tie", "c; d"),
        ("local", "c; d"),
    ]
    assert found._repr_html_().count("<tr>") == 4
    assert pickle.loads(pickle.dumps(found)) == found
    assert (found == bridges(ties(*BOW)), found == bridges(ties(*BOW), effort=None)) == (True, False)
    assert "c" in repr(found.cutpoints)


def test_local_bridges_that_the_effort_does_not_reach() -> None:
    """They are counted; without a bound none is left out."""
    net = ties("ab", "bc", "cd", "de", "ae")
    assert (bridges(net, effort=0).local, bridges(net, effort=0).local_left_out) == ((), 5)
    assert [local.span for local in bridges(net, effort=None).local] == [4] * 5


@pytest.mark.parametrize(
    "net",
    [ties(), ties(alone="a"), ties(alone="ab"), ties("aa"), ties(alone="abc", silent="a")],
    ids=["nobody", "one", "two", "loop", "silence"],
)
def test_nothing_known(net: TieNetwork) -> None:
    """No tie: an answer that says so."""
    found = bridges(net)
    assert (found.local, found.blocks) == ((), ())
    assert not [row for row in found.cutpoints if row.observed]
    assert not [tie for tie in found.ties if tie.observed]
    assert found.explain("fr").startswith("Aucun lien n’est connu : on ne peut pas dire qui relie qui.")
    assert found._repr_html_().startswith('<div class="clsm-card">')


def test_parallel_ties_and_loops() -> None:
    """A tie told twice is one tie, and still a bridge; a loop is none."""
    found = bridges(ties("ab", "ab", "bb"))
    assert ([tie.ends for tie in found.ties], found.basis.parallel_merged, found.basis.loops_dropped) == (
        [("a", "b")],
        1,
        1,
    )


def test_a_complete_network_and_one_in_parts() -> None:
    """Nobody is alone in joining the others; two components are not joined by anybody."""
    whole = bridges(ties(*map("".join, combinations("abcde", 2))))
    assert (whole.cutpoints, whole.ties, whole.local, whole.blocks) == ((), (), (), (tuple("abcde"),))
    parts = bridges(ties("ab", "cd", "de"))
    assert [(row.node, row.pairs_separated) for row in parts.cutpoints] == [("d", 1)]


def test_a_textbook_network() -> None:
    """Florentine marriages: networkx finds the same, and the Medici separate most pairs."""
    graph = nx.florentine_families_graph()
    found = bridges(PartnerNetwork.from_networkx(graph))
    assert {row.node for row in found.cutpoints} == set(nx.articulation_points(graph))
    assert {frozenset(tie.ends) for tie in found.ties} == set(map(frozenset, nx.bridges(graph)))
    expected: list[Any] = list(nx.local_bridges(graph))
    assert {frozenset(row.ends): row.span or float("inf") for row in found.local} == {
        frozenset((a, b)): way for a, b, way in expected
    }
    assert found.cutpoints[0].node == "Medici"


def test_anything_else_is_refused() -> None:
    """A graph, or no network at all: the sentence says what to give."""
    with pytest.raises(TypeError, match="from_networkx"):
        bridges(nx.path_graph(3))
    with pytest.raises(TypeError, match="one-mode network is needed"):
        bridges(3)  # type: ignore[call-overload]


def test_it_is_one_question() -> None:
    """The function for one-mode networks is what ``bridges`` asks."""
    answer = bridges(ties(*BOW))
    assert isinstance(answer, TieBridges)
    assert answer == between_actors(ties(*BOW))
