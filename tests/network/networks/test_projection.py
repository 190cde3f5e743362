from itertools import combinations

import attrs
import pytest
from hypothesis import given

from clsm.network import PartnerNetwork
from clsm.network.networks.tie_network import TieNetwork
from clsm.problems import Mismatch
from tests.network.measures.test_loads import program
from tests.network.small import body, council, network
from tests.properties.test_network import _networks


def _ties(net: TieNetwork) -> dict[tuple[str, str], float]:
    columns = zip(*(column.tolist() for column in net.pairs), strict=True)
    return {(net.ids[a], net.ids[b]): weight for a, b, weight in columns}


def _unknown(net: TieNetwork) -> set[tuple[str, str]]:
    return {(net.ids[a], net.ids[b]) for a, b in zip(*(column.tolist() for column in net.unknown), strict=True)}


def test_a_plenary_is_left_out_kept_or_weighed() -> None:
    """By default it is left out: it would tie each to each."""
    net = network(
        body("assembly", "gem", "town", "ward", kind="plenary"), body("a", "gem", "town"), body("b", "gem", "town")
    )
    assert _ties(net.projected()) == {("gem", "town"): 2}
    assert _ties(net.projected(plenary="keep")) == {("gem", "town"): 3, ("gem", "ward"): 1, ("town", "ward"): 1}
    assert _ties(net.projected(plenary="weigh")) == {("gem", "town"): 2.5, ("gem", "ward"): 0.5, ("town", "ward"): 0.5}
    assert _ties(net.projected(weights="newman")) == {("gem", "town"): 2}
    weighed = net.projected("newman", "weigh")
    assert weighed == net.projected(weights="newman", plenary="keep")
    assert _ties(weighed)["gem", "town"] == 2.5
    assert net.projected().removed == {"plenary"}
    assert weighed.removed == frozenset()
    assert (weighed.directed, weighed.parallel_merged, weighed.n) == (False, 0, 3)


def test_what_is_no_way_to_project_is_refused() -> None:
    """With what may be meant."""
    net = network(body("a", "gem"))
    with pytest.raises(Mismatch, match="did you mean 'newman'"):
        net.projected(weights="newmann")  # type: ignore[arg-type]
    with pytest.raises(Mismatch, match="plenary: found 'x', expected 'exclude', 'keep' or 'weigh'"):
        net.projected(plenary="x")  # type: ignore[arg-type]


def test_programs_tie_partners_where_asked_for() -> None:
    """Known ones as ties, those that may be under way as unknown pairs."""
    there = attrs.evolve(
        council(body("a", "gem", "town"), alone=["ward"]),
        programs=(
            program("flats", partners=("gem", "ward"), state="under_way"),
            program("walks", partners=("town", "ward")),
        ),
    )
    net = PartnerNetwork.from_council(there.on("2011-06-01"))
    assert _ties(net.projected()) == {("gem", "town"): 1}
    with_programs = net.projected(programs=True)
    assert _ties(with_programs) == {("gem", "town"): 1, ("gem", "ward"): 1}
    assert _unknown(with_programs) == {("town", "ward")}
    assert _unknown(net.projected()) == set()


@given(_networks())
def test_projections_and_what_they_leave_open(net: PartnerNetwork) -> None:
    """Tied where a known body unites two, unknown where only one that is left open may, or where none is known."""
    for plenary in (True, False):
        bodies = [node.id for node in net.instances if plenary or node.kind != "plenary"]
        maybe = {*net.known, *net.unknown}
        tied, unknown = dict[tuple[str, str], float](), set[tuple[str, str]]()
        for a, b in combinations([node.id for node in net.organisations], 2):
            if shared := [body for body in bodies if {(a, body), (b, body)} <= {*net.known}]:
                tied[a, b] = sum(1 / (len(net.seated_in(body)) - 1) for body in shared)
            elif any({(a, body), (b, body)} <= maybe for body in bodies) or not (bodies or net.bodies_complete):
                unknown.add((a, b))
        projected = net.projected("newman", "keep" if plenary else "exclude")
        assert _ties(projected) == pytest.approx(tied)
        assert _unknown(projected) == unknown
        assert projected.unknown_pairs == len(unknown)
        assert PartnerNetwork.from_networkx(projected.to_networkx()) == projected
        smaller = net.without(coordinator=True, plenary=True).projected("newman")
        assert projected.without(coordinator=True, plenary=True) == smaller


def test_a_tie_by_meeting_says_that_places_may_be_missing() -> None:
    """Unless every body is known, and never where programs and texts are read, or where ties were told."""
    said = "Nothing says that all places of meeting are known"
    there = council(body("a", "gem", "town"), alone=["ward"]).on("2011-06-01")
    known, listed = (PartnerNetwork.from_council(there, bodies_complete=complete) for complete in (True, False))
    assert said not in known.projected().basis.explain()
    assert said in listed.projected().basis.explain()
    assert said in known.projected(programs=True).basis.explain()
    assert "Rien ne dit que l’on connaît tous les lieux" in listed.projected().basis.explain("fr")
    assert said not in PartnerNetwork.from_ties(there).basis.explain()
    both = PartnerNetwork.from_council(there, relations=("seats", "actions"), bodies_complete=True)
    assert said in both.projected().basis.explain()


def test_where_no_body_is_documented_every_pair_is_unknown() -> None:
    """No tie was observed, and none was seen to be absent."""
    there = council(alone=["gem", "town", "ward"]).on("2011-06-01")
    net = PartnerNetwork.from_council(there)
    assert (net.projected().basis.ties, net.projected().unknown_pairs) == (0, 3)
    assert PartnerNetwork.from_council(there, bodies_complete=True).projected().unknown_pairs == 0
    assert "No body is documented: who sits with whom is not known." in net.basis.explain()
    assert "Aucune instance n’est documentée" in net.basis.explain("fr")
