import datetime
import random
from typing import Final

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from clsm import Council, Instance, Post, Seat
from clsm.network import Bridges, PartnerNetwork, access, bridges, gaps
from clsm.network.bridging.tie_bridges import TieBridges
from clsm.network.passes import cuts
from clsm.testing import councils, days
from clsm.vocabulary import COMPOSITIONS, EVIDENCE, SEAT_STATUSES
from clsm.words import Lang, Text
from tests.network.completions import levels_by_force
from tests.network.small import DAY, council

HOLDERS: Final = ("coordination", "gem", "landlord", "fellows", "town", "ward")
SECTORS: Final = {
    "fellows": "self_help_fellowship",
    "gem": "mutual_support_group",
    "landlord": "social_landlord",
    "town": "municipality",
    "ward": "adult_psychiatry",
}
NOBODY: Final = ("a doctor", "a tenant")
LANGS: Final[tuple[Lang, ...]] = ("fr", "en")

MOST_UNKNOWN: Final = 6
"""Of so many unknown pairs there are 64 completions."""


@st.composite
def _ties(draw: st.DrawFn) -> tuple[list[cuts.Ends], list[cuts.Ends]]:
    """Known ties and unknown pairs of six nodes."""
    every = [(a, b) for a in HOLDERS for b in HOLDERS if a < b]
    pairs = draw(st.lists(st.sampled_from(every), unique=True))
    unknown = draw(st.integers(0, min(MOST_UNKNOWN, len(pairs))))
    return pairs[unknown:], pairs[:unknown]


@st.composite
def _seats(draw: st.DrawFn, who: str) -> Seat:
    # most seats stand, so that the networks hold ties
    status = draw(st.sampled_from(["member", "member", "member", *SEAT_STATUSES]))
    evidence = draw(st.sampled_from(["listed", "listed", "listed", *EVIDENCE]))
    if who in NOBODY:
        sector = draw(st.sampled_from(["primary_care", "social_landlord", None]))
        return Seat(label=Text.same(who), sector=sector, status=status, evidence=evidence)
    return Seat(holder=who, status=status, evidence=evidence)


@st.composite
def _bodies(draw: st.DrawFn, id: str) -> Instance:
    seated = draw(st.lists(st.sampled_from([*HOLDERS, *NOBODY]), unique=True))
    return Instance(
        id=id,
        name=Text.same(id),
        kind="plenary" if id == "body0" else "working_group",
        composition=draw(st.sampled_from(["complete", "complete", *COMPOSITIONS])),
        functions=draw(st.sampled_from([(), ("decide",)])),
        seats=tuple(draw(_seats(who)) for who in seated),
    )


@st.composite
def _small_councils(draw: st.DrawFn) -> Council:
    """Up to four bodies of a few holders, a coordinator and a fellowship among them."""
    bodies = [draw(_bodies(f"body{number}")) for number in range(draw(st.integers(0, 4)))]
    posts = [Post(id="coordination", function="coordinator")]
    return council(*bodies, sectors=SECTORS, alone=draw(st.sets(st.sampled_from(HOLDERS[1:]))), posts=posts)


def _networks(bodies_complete: bool | None = None) -> st.SearchStrategy[PartnerNetwork]:
    """With a complete list of bodies, with one that may miss some, or (``None``) either."""
    lists = st.booleans() if bodies_complete is None else st.just(bodies_complete)
    return st.builds(
        lambda there, complete: PartnerNetwork.from_council(there.on(DAY), bodies_complete=complete),
        _small_councils(),
        lists,
    )


def _graph_of_answer(net: PartnerNetwork, answer: Bridges) -> "nx.Graph[str]":
    """The known ties, without those of holders who may be another one: they are counted apart."""
    graph = net.to_networkx()
    graph.remove_edges_from(list(graph.edges(answer.counted_apart)))
    return graph


def _pairs_in_touch(graph: "nx.Graph[str]", organisations: set[str]) -> int:
    sizes = [len(organisations & part) for part in nx.connected_components(graph)]
    return sum(size * (size - 1) // 2 for size in sizes)


@given(_ties())
def test_levels_agree_with_all_completions(ties: tuple[list[cuts.Ends], list[cuts.Ends]]) -> None:
    """Certain, observed and possible are exact, by brute force over every completion."""
    found = cuts.cutpoint_levels(HOLDERS, *ties), cuts.bridge_levels(HOLDERS, *ties)
    assert found == levels_by_force(HOLDERS, *ties)


@given(_ties(), st.permutations(HOLDERS), st.randoms())
def test_names_and_order_do_not_matter(
    ties: tuple[list[cuts.Ends], list[cuts.Ends]], others: list[str], chance: random.Random
) -> None:
    """Other ids, other orders of nodes, of ties and of their ends: the same levels under the other ids."""
    new = dict(zip(HOLDERS, others, strict=True))
    moved = [[(new[b], new[a]) for a, b in pairs] for pairs in ties]
    for pairs in moved:
        chance.shuffle(pairs)
    expected = {new[node]: level for node, level in cuts.cutpoint_levels(HOLDERS, *ties).items()}
    assert cuts.cutpoint_levels(others, *moved) == expected
    bridged = {frozenset(new[end] for end in tie): level for tie, level in cuts.bridge_levels(HOLDERS, *ties).items()}
    assert {frozenset(tie): level for tie, level in cuts.bridge_levels(others, *moved).items()} == bridged


@given(_small_councils(), st.randoms())
def test_the_order_of_a_council_does_not_matter(there: Council, chance: random.Random) -> None:
    """A council written in another order has the same network and the same answers."""
    bodies, actors = (
        chance.sample(there.instances, len(there.instances)),
        chance.sample(there.actors, len(there.actors)),
    )
    other = council(*bodies, actors=actors, posts=there.posts)
    one, two = PartnerNetwork.from_council(there.on(DAY)), PartnerNetwork.from_council(other.on(DAY))
    assert one == two
    assert (bridges(one), gaps(one), access(one)) == (bridges(two), gaps(two), access(two))


@given(_networks())
def test_known_and_unknown_do_not_overlap(net: PartnerNetwork) -> None:
    """A pair is a tie, unknown, or neither; every end is a node, the organisation first."""
    assert set(net.known).isdisjoint(net.unknown)
    for organisation, there in (*net.known, *net.unknown):
        assert (net.node(organisation).mode, net.node(there).mode) == ("organisation", "instance")
    assert list(net.nodes) == sorted(net.nodes, key=lambda node: node.id)


@given(_networks())
def test_pairs_separated_are_those_that_a_recount_loses(net: PartnerNetwork) -> None:
    """Take the node or the tie out of the graph and count the pairs of organisations still in touch."""
    found = bridges(net, include_fellowships=True)
    graph, organisations = _graph_of_answer(net, found), {node.id for node in net.organisations}
    # where all sit in a single body and others may exist, that they meet there is no finding
    is_finding = net.bodies_complete or len({place for _, place in net.known}) != 1
    points, ties = (set(nx.articulation_points(graph)), nx.bridges(graph)) if is_finding else (set(), ())
    assert {row.node for row in found.cutpoints if row.observed} == points
    for row in found.cutpoints:
        others = organisations - {row.node}
        without = graph.copy()
        without.remove_node(row.node)
        assert row.pairs_separated == _pairs_in_touch(graph, others) - _pairs_in_touch(without, others)
    assert {frozenset(row.ends) for row in found.ties if row.observed} == {frozenset(tie) for tie in ties}
    for tie in found.ties:
        without = graph.copy()
        without.remove_edges_from([tie.ends])
        assert tie.pairs_separated == _pairs_in_touch(graph, organisations) - _pairs_in_touch(without, organisations)


@given(_networks(bodies_complete=True))
def test_certain_is_observed(net: PartnerNetwork) -> None:
    """What holds in every completion holds on the known ties, and the bounds enclose what is listed."""
    found = bridges(net, include_fellowships=True)
    assert all(row.observed for row in found.cutpoints if row.certain)
    assert all(row.observed for row in found.ties if row.certain)
    assert found.bounds == {
        "cutpoints": (sum(row.certain for row in found.cutpoints), len(found.cutpoints)),
        "ties": (sum(row.certain for row in found.ties), len(found.ties)),
    }
    assert {row.ends for row in found.ties if row.observed} == {row.ends for row in found.local if row.span is None}


def between(net: PartnerNetwork) -> TieBridges:
    """The bridges of those who meet."""
    return bridges(net.projected("count", "keep"), include_fellowships=True)


@given(_small_councils())
def test_nothing_is_certain_where_a_body_may_be_missing(there: Council) -> None:
    """No bound is known, and what is listed is no more than where all are known."""
    known, listed = (PartnerNetwork.from_council(there.on(DAY), bodies_complete=complete) for complete in (True, False))
    whole, part = bridges(known, include_fellowships=True), bridges(listed, include_fellowships=True)
    assert part.bounds == dict.fromkeys(("cutpoints", "ties"))
    assert between(listed).bounds == dict.fromkeys(("cutpoints", "ties"))
    assert None not in between(known).bounds.values()
    assert not any(row.certain for row in part.cutpoints)
    assert not any(row.certain for row in part.ties)
    assert {row.node for row in part.cutpoints} <= {row.node for row in whole.cutpoints}
    assert {row.ends for row in part.ties} <= {row.ends for row in whole.ties}


@given(_networks())
def test_without_twice_is_without_once(net: PartnerNetwork) -> None:
    """Taking out is idempotent, and the two may come in either order."""
    once = net.without(coordinator=True, plenary=True)
    assert once == once.without(coordinator=True, plenary=True)
    assert once == net.without(plenary=True).without(coordinator=True)
    assert once.reduced() is None


@given(_networks())
def test_fellowships_are_in_no_row(net: PartnerNetwork) -> None:
    """Unless asked for, no row of bridges or gaps names a fellowship or a seat of its own."""
    for row in (*bridges(net).to_rows(evidence=True), *gaps(net).to_rows(evidence=True)):
        assert "fellows" not in str({name: cell for name, cell in row.items() if name != "sectors"})


@given(_networks())
def test_sector_pairs_are_those_that_share_no_body(net: PartnerNetwork) -> None:
    """On the known ties none of the pairs shares a body; the certain ones share none on the unknown pairs either."""
    for pair in gaps(net, include_fellowships=True).sector_pairs:
        either = (*net.known, *net.unknown) if pair.certain else net.known
        first, second = ({there for who, there in either if net.sector(who) == sector} for sector in pair.sectors)
        assert first.isdisjoint(second)


@given(_networks())
def test_paths_avoid_what_they_must(net: PartnerNetwork) -> None:
    """Each path is made of known ties, ends with a member of a deciding body, and avoids the sectors."""
    found = access(net)
    for route in found.through_others:
        organisations, bodies = route.path[0:-1:2], route.path[1::2]
        assert all(net.link(who, there) for who, there in zip(organisations, bodies, strict=True))
        assert all(net.link(who, there) for who, there in zip(organisations[1:], bodies[:-1], strict=True))
        assert all(net.sector(who) not in found.avoiding for who in organisations[1:])
        assert bodies[-1] in found.deciding
    assert len(found.routes) == sum("people_concerned" in node.pillars for node in net.organisations)


@given(councils(), days())
def test_any_council_on_any_day_has_an_answer(there: Council, day: datetime.date) -> None:
    """Every question is answered, in words and in rows, without a traceback."""
    net = PartnerNetwork.from_council(there.on(day))
    assert net.to_networkx().number_of_edges() == len(net.links)
    for lang in LANGS:
        assert net.basis.explain(lang)
        for result in (bridges(net), gaps(net), access(net)):
            assert result.explain(lang)
            assert all(row["says"] for row in result.to_rows(lang))
