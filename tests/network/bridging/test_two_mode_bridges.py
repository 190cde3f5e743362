import attrs
import networkx as nx
import pytest

from clsm import Actor, Post, Program, Text
from clsm.network import PartnerNetwork, bridges
from tests.network.small import DAY, body, council, network, unnamed

TWO_GROUPS = (body("housing", "town", "landlord", "guardian"), body("culture", "town", "gem"))
"""The town alone sits in both groups: landlord and guardian meet the gem through it only."""


def test_an_organisation_as_sole_relay() -> None:
    """Without the town, 2 of housing and 1 of culture are apart: 2 pairs."""
    net = network(*TWO_GROUPS, sectors={"gem": "mutual_support_group", "landlord": "social_landlord"})
    relay = next(relay for relay in bridges(net).cutpoints if relay.node == "town")
    assert (relay.mode, relay.certain, relay.observed) == ("organisation", True, True)
    assert relay.pairs_separated == 2
    assert relay.parts == (("guardian", "housing", "landlord"), ("culture", "gem"))
    assert relay.sectors_cut_off == ("mutual_support_group",)
    assert relay.could_share == ("gem", "guardian", "landlord")
    assert relay.evidence == ("culture-town-member", "housing-town-member")
    assert relay.explain("en") == (
        "Sole relay: TOWN, between Culture and Housing. Among the bodies, 2 pairs of organisations meet, directly or "
        "through others, only through this relay. To share this load: a second organisation that sits in both "
        "(3 already sit in one of them)."
    )
    assert relay.explain("fr") == (
        "Relais unique : TOWN, entre Culture et Housing. Parmi les instances, 2 paires d’organisations ne se croisent, "
        "directement ou par d’autres, que par ce relais. Pour partager cette charge : une deuxième organisation "
        "présente dans les deux (3 siègent déjà dans l’une d’elles)."
    )


def test_a_body_as_sole_relay() -> None:
    """Without housing, landlord and guardian meet nobody, nor each other: 2·1 + 2·1 + 1·1 = 5 pairs."""
    relay = bridges(network(*TWO_GROUPS)).cutpoints[0]
    assert (relay.node, relay.mode, relay.pairs_separated) == ("housing", "instance", 5)
    assert relay.parts == (("culture", "gem", "town"), ("guardian",), ("landlord",))
    assert relay.could_share == ("culture",)
    assert relay.explain() == (
        "Sole relay: Housing. Among the bodies, 5 pairs of organisations meet, directly or through others, only "
        "through this relay. It alone puts in touch with the others: GUARDIAN and LANDLORD. To share this load: "
        "a further seat elsewhere (Culture)."
    )


def test_one_body_of_three() -> None:
    """A single body joins all: the parts are equal, nobody is aside, and a second body would share the load."""
    found = bridges(network(body("only", "a", "b", "c")))
    (relay,) = found.cutpoints
    assert relay.pairs_separated == 3
    assert relay.sectors_cut_off == ()
    assert relay.explain().endswith("To share this load: a second body in which some of them meet.")
    assert [tie.ends for tie in found.ties] == [("a", "only"), ("b", "only"), ("c", "only")]
    assert {tie.pairs_separated for tie in found.ties} == {2}
    assert found.explain() == (
        "Among the bodies, the network rests on 1 sole relay: Only (3 pairs of organisations that meet only through "
        "it). This is certain, whatever the sources leave open."
    )


def test_a_single_documented_body_is_no_finding() -> None:
    """Other bodies may bring its members together: nothing rests on it, and nothing is certain."""
    found = bridges(PartnerNetwork.from_council(council(body("only", "a", "b", "c"), body("empty")).on(DAY)))
    assert (found.cutpoints, found.ties, found.local, found.meeting_places) == ((), (), (), ())
    assert found.explain() == (
        "All documented seats are in a single body: Only. That all meet there is no finding: other bodies may bring "
        "them together."
    )
    two = bridges(PartnerNetwork.from_council(council(body("one", "a", "b"), body("two", "b", "c")).on(DAY)))
    first = two.cutpoints[0]
    assert (first.node, first.observed, first.certain) == ("one", True, False)
    assert "Nothing says that the list of bodies is complete." in two.explain()
    projected = bridges(
        PartnerNetwork.from_council(council(body("one", "a", "b"), body("two", "b", "c")).on(DAY)).projected()
    )
    assert not any(relay.certain for relay in projected.cutpoints)
    assert "another one may already offer another path" in projected.explain()


def test_an_organisation_between_many_bodies_and_a_body_of_one() -> None:
    """A body that only one organisation keeps alive separates no pair, and still rests on it."""
    found = bridges(network(body("a", "town"), body("b", "town"), body("c", "town", "gem")))
    town = next(relay for relay in found.cutpoints if relay.node == "town")
    assert town.pairs_separated == 0
    assert town.explain() == (
        "Sole relay: TOWN, between A, B and C. To share this load: another organisation that sits in several of them "
        "(1 already sits in one of them)."
    )
    assert [(tie.ends, tie.pairs_separated, tie.explain("en")) for tie in found.ties] == [
        (("gem", "c"), 1, "GEM meets other partners only there: C."),
        (("town", "c"), 1, "TOWN meets other partners only there: C."),
        (("town", "a"), 0, "A: as documented, TOWN only."),
        (("town", "b"), 0, "B: as documented, TOWN only."),
    ]


def test_unknown_pairs_make_certain_possible() -> None:
    """Whether landlord sits in culture is not known: the town is a sole relay on the known ties only."""
    housing, culture = TWO_GROUPS[0], body("culture", "town", "gem", composition="partial")
    found = bridges(network(housing, culture))
    relays = {relay.node: (relay.certain, relay.observed, relay.pairs_separated) for relay in found.cutpoints}
    assert relays == {"housing": (False, True, 5), "culture": (True, True, 3), "town": (False, True, 2)}
    assert found.bounds == {"cutpoints": (1, 3), "ties": (1, 5)}
    assert [(tie.ends, tie.certain, tie.observed) for tie in found.ties] == [
        (("gem", "culture"), True, True),
        (("town", "housing"), False, True),
        (("guardian", "housing"), False, True),
        (("landlord", "housing"), False, True),
        (("town", "culture"), False, True),
    ]
    town = found.cutpoints[2]
    assert town.explain("en").endswith("a seat or a body that is not may already offer another path.")
    assert found.ties[3].explain("fr") == (
        "LANDLORD – Housing : d’après ce qui est documenté, cette organisation n’en rencontre d’autres que là."
    )
    assert found.explain("en") == (
        "Among the bodies, the network rests on 3 sole relays: Culture (3 pairs of organisations that meet only "
        "through it), Housing (5) and TOWN (2). This is certain for Culture; the rest holds on the documented seats. "
        "Who sits is not fully known in: Culture."
    )


def test_what_is_only_possible() -> None:
    """An organisation of which only open seats are known may be a relay, and no figure is made of it."""
    found = bridges(network(body("a", "gem"), body("b", composition="partial"), body("c", "town")))
    assert [(relay.node, relay.observed, relay.pairs_separated) for relay in found.cutpoints] == [
        ("b", False, 0),
        ("gem", False, 0),
        ("town", False, 0),
    ]
    assert found.cutpoints[1].parts == (("a",),)
    assert found.cutpoints[1].explain("fr") == (
        "GEM : relais unique ou non, selon des sièges que les sources laissent ouverts."
    )
    perhaps = found.ties[-1]
    assert (perhaps.ends, perhaps.certain, perhaps.observed, perhaps.evidence) == (("town", "b"), False, False, ())
    assert perhaps.explain() == (
        "TOWN – B: the sources do not tell whether this seat exists; it would join what nothing else joins."
    )
    assert found.explain("fr").startswith("Aucun relais unique sur les sièges documentés")
    assert "gem; a" in found._repr_html_()
    assert "town; b" not in found._repr_html_()


def test_a_seat_between_two_groups() -> None:
    """Housing and culture are joined by two seats of the town; each is the only tie of its side."""
    ties = {tie.ends: tie for tie in bridges(network(*TWO_GROUPS)).ties}
    assert ties["town", "housing"].pairs_separated == 4
    assert ties["town", "housing"].explain("fr") == (
        "TOWN – Housing : ce siège est le seul lien documenté entre 2 organisations et 2 organisations."
    )
    assert ties["town", "housing"].evidence == ("housing-town-member",)


def test_identities_left_open_are_said() -> None:
    """The bureau's doctor, whom nobody names, may be the committee's: nothing is made to rest on the two."""
    net = network(
        body("committee", "town", "gem", unnamed("A doctor", "primary_care")),
        body("bureau", "town", "gem", unnamed("A doctor", "primary_care")),
        sectors={"town": "municipality", "gem": "mutual_support_group"},
    )
    found = bridges(net)
    assert found.counted_apart == ("bureau-primary-care-member", "committee-primary-care-member")
    assert not any(relay.observed for relay in found.cutpoints)
    assert {relay.node for relay in found.cutpoints} >= {"bureau", "committee"}
    assert "2 holders, perhaps counted in another body already, do not count there." in found.explain()
    assert "2 more may be sole relays." in found.explain()
    assert len(found.to_rows()) < len(found.to_rows(possible=True))
    alone = network(body("committee", "town", unnamed("A doctor", "primary_care"), "gem"), body("b", "town", "gem"))
    assert bridges(alone).counted_apart == ("committee-primary-care-member",)
    presumed = council(
        body("committee", "town", "gem", "club"),
        body("b", "town", "gem", "team"),
        actors=[Actor(id="club", name="Club", presumed_same_as=("team",)), Actor(id="team", name="Team")],
        sectors={"town": "municipality", "gem": "mutual_support_group"},
    )
    named = bridges(PartnerNetwork.from_council(presumed.on(DAY)))
    assert named.counted_apart == ("club", "team")
    assert not any(relay.observed for relay in named.cutpoints)
    apart = network(
        body("committee", "town", unnamed("A doctor", "primary_care"), "gem"),
        body("b", "town", "gem"),
        sectors={"town": "municipality", "gem": "mutual_support_group"},
    )
    assert bridges(apart).counted_apart == ()
    assert bridges(apart).cutpoints[0].certain


def test_local_bridges_have_a_span() -> None:
    """A ring of three bodies: without one seat, the way round leads through the two other organisations."""
    net = network(body("a", "x", "y"), body("b", "y", "z"), body("c", "z", "x"), body("d", "x", "w"))
    local = {row.ends: row.span for row in bridges(net).local}
    ring = dict.fromkeys([("x", "a"), ("y", "a"), ("y", "b"), ("z", "b"), ("z", "c"), ("x", "c")], 5)
    assert local == {("w", "d"): None, ("x", "d"): None, **ring}
    rows = bridges(net).local
    assert rows[0].explain() == "W – D: without this seat, no path joins them."
    assert rows[-1].explain("fr") == (
        "Z – C : sans ce siège, le chemin le plus court passe par 2 autres organisations."
    )
    assert rows[-1].evidence == ("c-z-member",)


def test_the_least_span_is_no_local_bridge() -> None:
    """Two organisations that meet in two bodies: each tie has a way round of 3, and is left out."""
    found = bridges(network(body("a", "x", "y"), body("b", "x", "y")))
    assert (found.local, found.cutpoints, found.ties) == ((), (), ())
    assert found.explain("en") == (
        "No sole relay on the documented seats: where one organisation or body is missing, those in touch stay in "
        "touch."
    )


def test_only_meeting_places() -> None:
    """Landlords meet another sector in housing only; towns in both; GEMs sit with nobody else in their own group."""
    sectors = {
        "town": "municipality",
        "landlord": "social_landlord",
        "gem": "mutual_support_group",
        "other": "not_documented",
    }
    net = network(
        body("housing", "town", "landlord", "gem"),
        body("culture", "gem", "other"),
        body("towns", "town", "landlord", composition="partial"),
        sectors=sectors,
    )
    (place,) = bridges(net).meeting_places
    assert (place.node, place.sectors, place.certain) == ("housing", ("mutual_support_group",), False)
    assert place.evidence == ("housing-gem-member",)
    assert place.explain() == (
        "Among the bodies, on the documented seats, these sectors meet the others in one only (Housing): "
        "Mutual-support groups (GEM)."
    )
    (sure,) = bridges(network(body("housing", "town", "landlord"), sectors=sectors)).meeting_places
    assert (sure.sectors, sure.certain) == (("municipality", "social_landlord"), True)
    assert sure.explain("fr") == (
        "Parmi les instances, ces secteurs ne retrouvent les autres que dans une (Housing) : Commune (élus, "
        "exécutif) ; Bailleurs sociaux."
    )


def test_with_and_without_coordinator_and_plenary() -> None:
    """A plenary of all hides that the town alone joins the groups; so does a coordinator who sits everywhere."""
    everybody = ("town", "landlord", "guardian", "gem")
    full = bridges(network(*TWO_GROUPS, body("assembly", *everybody, kind="plenary")))
    assert full.cutpoints == ()
    rest = full.without_coordinator_and_plenary
    assert rest is not None
    assert [relay.node for relay in rest.cutpoints] == ["housing", "culture", "town"]
    assert rest.without_coordinator_and_plenary is None
    assert full.explain().endswith(
        "Without the coordinator and the plenary, the sole relays are: Housing, Culture and TOWN."
    )
    empty = bridges(network(*TWO_GROUPS, body("assembly", kind="plenary")))
    assert empty.explain("fr").endswith("Sans la coordination ni l’assemblée plénière, ce sont les mêmes.")
    pair = (body("a", "x", "y", "c"), body("b", "x", "y", "c"))
    there = council(*pair, posts=[Post(id="c", function="coordinator")])
    both = bridges(PartnerNetwork.from_council(there.on(DAY)))
    assert both.explain().endswith("Without the coordinator and the plenary, no relay is a sole one.")


def test_fellowships_are_counted_and_not_named() -> None:
    """Neither their name nor their id nor their seat is in any row, unless asked for; every figure counts them."""
    net = network(body("a", "town", "aa"), body("b", "town", "gem"), sectors={"aa": "self_help_fellowship"})
    found = bridges(net)
    assert "aa" not in repr(found) + str(found.to_rows(evidence=True))
    assert "AA" not in str(found.to_rows())
    town = next(relay for relay in found.cutpoints if relay.node == "town")
    assert (town.pairs_separated, town.parts) == (1, (("a",), ("b", "gem")))
    asked = bridges(net, include_fellowships=True)
    assert ("aa", "a") in [tie.ends for tie in asked.ties]
    assert asked.bounds == found.bounds


def test_rows() -> None:
    """One row a finding, with the same columns, in both readings."""
    found = bridges(network(*TWO_GROUPS, body("assembly", kind="plenary")))
    rows = found.to_rows("fr", evidence=True)
    assert len({tuple(row) for row in rows}) == 1
    assert {(row["finding"], row["with_coordinator_and_plenary"]) for row in rows} == {
        (name, everything) for name in ("cutpoint", "tie", "local") for everything in (True, False)
    }
    assert rows[0] == {
        "finding": "cutpoint",
        "with_coordinator_and_plenary": True,
        "nodes": "housing",
        "names": "Housing",
        "certain": True,
        "observed": True,
        "pairs_separated": 5,
        "span": None,
        "sectors": "",
        "evidence": "housing-guardian-member; housing-landlord-member; housing-town-member",
        "says": found.cutpoints[0].explain("fr"),
    }
    assert len(found.to_pandas()) == len(rows)
    places = bridges(network(body("a", "x", "y"), sectors={"x": "municipality", "y": "education"})).to_rows()
    assert places[-1]["sectors"] == "education; municipality"
    assert (found.reading, found.basis.ties) == ("two_mode", 5)


@pytest.mark.parametrize("net", [network(), network(body("a")), network(body("a"), alone=["gem"])])
def test_nothing_documented(net: PartnerNetwork) -> None:
    """No seat: an answer that says so."""
    found = bridges(net)
    assert [*found.cutpoints, *found.local, *found.meeting_places] == []
    assert found.explain("fr") == "Aucun siège permanent n’est documenté : les sièges ne disent pas qui rencontre qui."
    assert found._repr_html_().startswith('<div class="clsm-card">')


def test_agrees_with_networkx() -> None:
    """On a complete council, the cutpoints are the articulation points of the graph that users get."""
    net = network(*TWO_GROUPS, body("sport", "gem", "club"))
    found = bridges(net)
    assert {relay.node for relay in found.cutpoints} == set(nx.articulation_points(net.to_networkx()))
    assert {frozenset(tie.ends) for tie in found.ties} == {frozenset(tie) for tie in nx.bridges(net.to_networkx())}


def test_a_body_that_one_organisation_keeps_alive() -> None:
    """Certain where nobody else may sit there; not named where the organisation keeps its anonymity."""
    net = network(
        body("a", "town"),
        body("b", "gem", composition="partial"),
        body("c", "aa"),
        body("d", "town", "gem"),
        sectors={"aa": "self_help_fellowship"},
    )
    found = bridges(net)
    assert [(row.node, row.organisation, row.certain, row.evidence) for row in found.kept_by_one] == [
        ("a", "town", True, ("a-town-member",)),
        ("b", "gem", False, ("b-gem-member",)),
    ]
    assert found.kept_by_one[0].explain() == (
        "A: one organisation alone sits there, TOWN. To share this load: a further seat."
    )
    assert found.kept_by_one[1].explain("fr") == (
        "B : sur les sièges documentés, une seule organisation y siège, GEM. Pour partager cette charge : un siège de "
        "plus."
    )
    row = found.to_rows()[-2]
    assert (row["finding"], row["nodes"], row["certain"]) == ("kept_by_one", "town; a", True)
    assert [row.node for row in bridges(net, include_fellowships=True).kept_by_one] == ["a", "c", "b"]


def test_blocks() -> None:
    """Two bodies that share two organisations hold together; each other seat is a block of its own."""
    net = network(body("a", "x", "y"), body("b", "x", "y", "aa"), sectors={"aa": "self_help_fellowship"})
    assert bridges(net).blocks == (("a", "b", "x", "y"), ("b",))
    assert bridges(net, include_fellowships=True).blocks == (("a", "b", "x", "y"), ("aa", "b"))


def test_sizes_and_sectors_of_a_seat_between_two_groups() -> None:
    """Organisations on either side, and the sectors that have nobody left on the larger one."""
    net = network(*TWO_GROUPS, sectors={"gem": "mutual_support_group", "town": "municipality"})
    ties = {tie.ends: tie for tie in bridges(net).ties}
    assert (ties["town", "culture"].sizes, ties["town", "culture"].sectors_cut_off) == (
        (3, 1),
        ("mutual_support_group",),
    )
    assert ties["town", "housing"].sectors_cut_off == ()
    housing, culture, town = bridges(net).cutpoints
    assert (housing.sizes, culture.sizes, town.sizes) == ((2, 1, 1), (3, 1), (2, 1))


def test_a_program_as_the_only_place() -> None:
    """Who works with another sector in one program only; of partners, no source says that they are all."""
    sectors = {"town": "municipality", "gem": "mutual_support_group", "landlord": "social_landlord"}
    there = council(body("c", "town", "gem", "landlord"), body("d", "town", "gem", "landlord"), sectors=sectors)
    programs = tuple(
        Program(id=id, name=Text.same(id.title()), kind="other", state="under_way", partners=partners)
        for id, partners in {"art": ("town", "gem"), "flats": ("town", "landlord"), "walks": ("gem",)}.items()
    )
    found = bridges(PartnerNetwork.from_council(attrs.evolve(there, programs=programs).on(DAY)))
    assert [(row.node, row.mode, row.sectors, row.certain) for row in found.meeting_places] == [
        ("art", "program", ("mutual_support_group",), False),
        ("flats", "program", ("social_landlord",), False),
    ]
    assert found.meeting_places[0].explain() == (
        "As far as partners are documented, these sectors work with others in one program only (Art): "
        "Mutual-support groups (GEM)."
    )
    assert found.meeting_places[1].explain("fr") == (
        "Selon les partenaires documentés, ces secteurs ne travaillent avec d’autres que dans une action (Flats) : "
        "Bailleurs sociaux."
    )
