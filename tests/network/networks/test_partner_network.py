import attrs
import networkx as nx
import pytest

from clsm import Actor, ActorEvent, Agreement, Mismatch, PartialDate, Period, Post, Program, Seat, Text
from clsm.network import PartnerNetwork, bridges, gaps, introductions
from tests.network.small import DAY, LATER, body, council, invited, network, unnamed


def test_a_council_is_read_on_a_day() -> None:
    """A council without a day is refused, and the sentence says what to give."""
    with pytest.raises(TypeError, match=r"council\.on\('2011-11-01'\)"):
        PartnerNetwork.from_council(council())  # type: ignore[arg-type]


def test_an_actor_is_one_node_whatever_its_seats() -> None:
    """Two bodies and two seats in one of them: one organisation, two ties, each with its seats."""
    net = network(body("a", "town", invited("town")), body("b", "town"))
    assert [node.id for node in net.organisations] == ["town"]
    assert [node.id for node in net.instances] == ["a", "b"]
    assert net.known == (("town", "a"), ("town", "b"))
    link = net.link("town", "a")
    assert link is not None
    assert link.evidence == ("a-town-member", "a-town-permanent-invitee")
    assert link.status == "member"
    assert net.link("town", "nowhere") is None
    assert (net.bodies_of("town"), net.seated_in("a")) == (("a", "b"), ("town",))
    assert net.evidence(net.known) == ("a-town-member", "a-town-permanent-invitee", "b-town-member")


def test_the_pillars_of_a_node_unite_those_of_its_seats() -> None:
    """A seat says what it stands for; an actor without a seat has the default of its sector."""
    seat = Seat(holder="town", status="ex_officio", pillars=frozenset({"elected"}))
    other = Seat(holder="town", status="permanent_invitee", pillars=frozenset({"carers"}))
    net = network(
        body("a", seat, other), sectors={"town": "municipality", "gem": "mutual_support_group"}, alone=["gem"]
    )
    assert net.pillars("town") == {"elected", "carers"}
    assert net.pillars("gem") == {"people_concerned"}
    assert net.sector("gem") == "mutual_support_group"
    link = net.link("town", "a")
    assert link is not None
    assert link.status == "ex_officio"
    assert link.pillars() == {"elected", "carers"}
    assert link.pillars("permanent_invitee") == {"carers"}


@pytest.mark.parametrize(
    ("fields", "known", "unknown"),
    [
        ({"status": "member"}, True, False),
        ({"status": "ex_officio"}, True, False),
        ({"status": "permanent_invitee", "evidence": "presence_recorded"}, True, False),
        ({"status": "occasional_invitee"}, False, False),
        ({"status": "open_participant"}, False, False),
        ({"status": "not_documented"}, True, False),
        ({"status": "member", "evidence": "announced"}, False, False),
        ({"status": "member", "evidence": "claimed"}, False, True),
        ({"status": "member", "period": LATER}, False, True),
    ],
)
def test_which_seats_are_ties(fields: dict[str, str], known: bool, unknown: bool) -> None:
    """A standing seat that a source shows is a tie; what leaves it open makes an unknown pair."""
    net = network(body("a", Seat(holder="town", **fields)))  # type: ignore[arg-type]
    assert (net.known == (("town", "a"),), net.unknown == (("town", "a"),)) == (known, unknown)


def test_a_body_or_a_holder_that_may_not_stand_leaves_the_pair_open() -> None:
    """What may or may not have stood on the day is never a tie."""
    assert network(body("a", "town", period=LATER)).unknown == (("town", "a"),)
    maybe = Actor(id="town", name="Town", period=LATER)
    assert PartnerNetwork.from_council(council(body("a", "town"), actors=[maybe]).on(DAY)).unknown == (("town", "a"),)


def test_a_holder_that_is_no_more_sits_nowhere() -> None:
    """The seat of an actor that has ended makes neither a node nor a tie."""
    gone = Actor(id="old", name="Old", period=Period(end=PartialDate(year=1999)))
    post = Post(id="chair", function="chair", holder="old")
    net = PartnerNetwork.from_council(council(body("a", "old", "chair"), actors=[gone], posts=[post]).on(DAY))
    assert [node.id for node in net.nodes] == ["a"]
    assert net.seats == ()


def test_a_composition_that_is_not_complete_leaves_every_other_pair_open() -> None:
    """Absence can only be said of a complete list."""
    net = network(body("a", "town", composition="partial"), body("b", "gem"))
    assert net.unknown == (("gem", "a"),)


def test_who_may_take_part_is_never_a_tie() -> None:
    """`open_to` is eligibility; a chair that turns, or that nobody is known to hold, seats nobody."""
    turning = Post(id="turning", function="rotating_chair", body="a", holder="town")
    unheld = Post(id="unheld", function="chair", body="a", label=Text.same("An elected official"))
    whole = Post(id="whole", function="president", holder="town")
    there = council(body("a"), alone=["town"], posts=[turning, unheld, whole])
    assert PartnerNetwork.from_council(there.on(DAY)).known == ()


def test_who_presides_over_a_body_is_there() -> None:
    """A town that co-presides sits there by right; where it has a seat already, that one is read."""
    posts = [
        Post(id="chair", function="co_president", body="a", holder="town", pillars=frozenset({"elected"})),
        Post(id="perhaps", function="vice_chair", body="a", holder="ward", evidence="claimed"),
        Post(id="seated", function="chair", body="b", holder="town"),
    ]
    there = council(body("a", "gem"), body("b", "town", "gem"), alone=["ward"], posts=posts)
    net = PartnerNetwork.from_council(there.on(DAY))
    assert net.seated_in("a") == ("gem", "town")
    link = net.link("town", "a")
    assert link is not None
    assert (link.status, link.evidence) == ("ex_officio", ("chair",))
    assert link.pillars() == {"elected"}
    assert net.unknown == (("ward", "a"),)
    assert net.evidence([("town", "b")]) == ("b-town-member",)


def test_programs_and_texts_hold_the_network_together_too() -> None:
    """A program may be a sole relay; those who share one are no strangers, and those who do not are proposed."""
    flats = Program(
        id="flats",
        name=Text.same("Flats"),
        kind="housing_scheme",
        state="under_way",
        themes=("housing",),
        partners=("gem", "ward", "town"),
    )
    plans = attrs.evolve(flats, id="plans", state="planned", partners=("gem", "ars", "ward"))
    there = attrs.evolve(council(body("a", "town", "ars"), alone=["gem", "ward"]), programs=(flats, plans)).on(DAY)
    net = PartnerNetwork.from_council(there, relations=("seats", "actions"))
    relay = next(it for it in bridges(net).cutpoints if it.node == "flats")
    assert (relay.mode, relay.observed, relay.certain, relay.could_share) == ("program", True, False, ())
    assert "Among bodies, programs and texts, 5 pairs of organisations meet" in relay.explain()
    found = bridges(net)
    assert any("this part" in it.explain() for it in (*found.ties, *found.local))
    proposed = introductions(net)
    assert [row.ends for row in proposed.rows] == [("ars", "gem"), ("ars", "ward")]
    assert "meet in no body nor known program" in proposed.rows[0].explain()
    assert "without meeting in any body nor known program" in proposed.explain()
    sectors = {
        "ars": "regional_health_agency",
        "gem": "mutual_support_group",
        "ward": "adult_psychiatry",
        "town": "municipality",
    }
    apart = attrs.evolve(council(body("a", "town", "ars"), alone=["gem", "ward"], sectors=sectors), programs=(flats,))
    read = PartnerNetwork.from_council(apart.on(DAY), relations=("seats", "actions"))
    assert "2 pairs of sectors meet in no body, program or text (0 for certain)" in gaps(read).explain()


def test_which_relation_is_read_is_said() -> None:
    """Seats alone, as ever; programs and texts too, or alone; anything else is refused."""
    flats = Program(
        id="flats", name=Text.same("Flats"), kind="housing_scheme", state="under_way", partners=("gem", "ward")
    )
    texts = [
        Agreement(id="charter", name=Text.same("Charter"), kind="charter", state="signed", parties=("gem", "town")),
        Agreement(id="draft", name=Text.same("Draft"), kind="charter", state="drafting", parties=("ward", "town")),
    ]
    there = attrs.evolve(
        council(body("a", "town", "ward"), alone=["gem"]), programs=(flats,), agreements=tuple(texts)
    ).on(DAY)
    seats = PartnerNetwork.from_council(there)
    assert (seats.relations, seats.known) == (("seats",), (("town", "a"), ("ward", "a")))
    assert "seats in bodies, and nothing else" in seats.basis.explain()
    both = PartnerNetwork.from_council(there, relations=("actions", "seats"))
    shared = (("gem", "charter"), ("gem", "flats"), ("town", "charter"), ("ward", "flats"))
    assert both.relations == ("seats", "actions")
    assert set(both.known) == {*seats.known, *shared}
    assert ("ward", "draft") in both.unknown
    assert ("town", "flats") in both.unknown
    assert (both.basis.actions, both.basis.action_ties, both.basis.unknown_in_actions) == (3, 4, 5)
    assert "seats in bodies, and 3 programs and texts (4 known participations)" in both.basis.explain()
    alone = PartnerNetwork.from_council(there, relations=["actions"])
    assert (alone.known, alone.instances, alone.seats) == (shared, (), ())
    assert alone.basis.explain("fr").count("3 actions et textes communs") == 1
    for net in (seats, both, alone):
        assert PartnerNetwork.from_networkx(net.to_networkx(programs=True), two_mode="bipartite") == net
    relations = [net.projected().relation for net in (seats, both, alone)]
    assert relations == ["seats", "seats; actions", "actions"]
    assert "those that sit in the same body" in seats.projected().basis.explain()
    assert seats.projected(programs=True).pairs[0].tolist() == both.projected().pairs[0].tolist()[1:]
    for wrong in ((), ("seats", "meetngs")):
        with pytest.raises(Mismatch, match="seats"):
            PartnerNetwork.from_council(there, relations=wrong)  # type: ignore[arg-type]


def test_nobody_meets_in_a_body_that_is_only_announced() -> None:
    """Neither the body nor its seats are in the network, and no pair is unknown because of it; its holders stay."""
    coming = attrs.evolve(body("b", "town", "gem", unnamed("Somebody"), composition="partial"), evidence="announced")
    net = network(body("a", "town"), coming)
    assert [node.id for node in net.nodes] == ["a", "gem", "town"]
    assert (net.known, net.unknown) == ((("town", "a"),), ())
    assert {seat.body for seat in net.seats} == {"a"}


def test_a_post_stands_for_its_holder_except_the_coordinators() -> None:
    """The mayor presides as the town; the coordinator is a node of its own, whoever employs it."""
    posts = [
        Post(id="mayor", function="president", holder="town", pillars=frozenset({"elected"})),
        Post(id="coordination", function="coordinator", holder="town"),
        Post(id="pen", function="secretary", label=Text.same("The pen")),
    ]
    there = council(body("a", "mayor", "coordination", "pen"), alone=["town"], posts=posts)
    net = PartnerNetwork.from_council(there.on(DAY))
    assert net.known == (("coordination", "a"), ("pen", "a"), ("town", "a"))
    assert net.pillars("town") == {"elected"}
    assert [(node.id, node.role) for node in net.organisations if node.role] == [
        ("coordination", "coordinator"),
        ("pen", "secretary"),
    ]
    assert (net.label("coordination", "fr"), net.label("pen")) == ("Coordination", "The pen")


def test_the_council_itself_is_no_partner() -> None:
    """The carrier and its forerunner are left out, unless they hold a seat."""
    forerunner = Actor(
        id="old", name="Old", history=(ActorEvent(kind="forerunner_of", other="self"), ActorEvent(kind="recognised"))
    )
    actors = [Actor(id="self", name="Self"), forerunner, Actor(id="gem", name="GEM")]
    net = PartnerNetwork.from_council(council(body("a"), actors=actors, carrier="self").on(DAY))
    assert [node.id for node in net.organisations] == ["gem"]
    net = PartnerNetwork.from_council(council(body("a", "self"), actors=actors, carrier="self").on(DAY))
    assert [node.id for node in net.organisations] == ["gem", "self"]


def test_unnamed_holders_are_not_merged() -> None:
    """Two doctors whom nobody names are two nodes, told apart by their bodies, and may be one."""
    net = network(body("a", unnamed("A doctor", "primary_care")), body("b", unnamed("A doctor", "primary_care")))
    assert [node.id for node in net.organisations] == ["a-primary-care-member", "b-primary-care-member"]
    assert [net.label(node.id) for node in net.organisations] == ["A doctor (A)", "A doctor (B)"]
    assert not any(node.named for node in net.organisations)
    assert net.unknown == (("a-primary-care-member", "b"), ("b-primary-care-member", "a"))


def test_who_may_be_somebody_else() -> None:
    """Only where one of the two is not named, neither is a post, and the sectors do not tell them apart."""
    posts = [Post(id="coordination", function="coordinator")]
    actors = [Actor(id="ars", name="ARS", sector="regional_health_agency"), Actor(id="hcl", name="HCL")]
    there = council(
        body("a", unnamed("A doctor", "primary_care"), "coordination"),
        body("b", "ars", "hcl"),
        actors=actors,
        posts=posts,
    )
    doctor = "a-primary-care-member"
    # HCL's sector is not documented, so the doctor may be its; ARS's is another one
    assert PartnerNetwork.from_council(there.on(DAY)).unknown == ((doctor, "b"), ("hcl", "a"))


def test_announced_and_claimed_seats_are_kept_as_such() -> None:
    """They are ties of nobody; a named actor keeps its node, a category or a post gets none."""
    there = council(
        body(
            "a",
            Seat(holder="gem", status="member", evidence="announced"),
            Seat(label=Text.same("Users"), status="member", evidence="claimed", sector="residents"),
            Seat(holder="pen", status="member", evidence="announced"),
        ),
        posts=[Post(id="pen", function="secretary")],
    )
    net = PartnerNetwork.from_council(there.on(DAY))
    assert [node.id for node in net.organisations] == ["gem"]
    assert [(seat.holder, seat.name.en, seat.sector, seat.standing) for seat in net.seats] == [
        ("gem", "GEM", "not_documented", "announced"),
        (None, "Secretary", "not_documented", "announced"),
        (None, "Users", "residents", "claimed"),
    ]
    assert (net.known, net.unknown) == ((), ())


def test_a_missing_node_is_named_with_what_may_be_meant() -> None:
    """A typing mistake is met with a suggestion, where there is one."""
    net = network(body("committee", "town"))
    assert "committee" in net
    with pytest.raises(KeyError, match="did you mean 'committee'"):
        net.node("comittee")
    with pytest.raises(KeyError, match="neither an organisation nor a body"):
        net.node("x")


def test_without_coordinator_and_plenary() -> None:
    """What is asked for goes, with its ties, its open pairs and its seats; organisations stay."""
    there = council(
        body("assembly", "town", "gem", "coordination", kind="plenary", composition="partial"),
        body("committee", "town", "coordination"),
        alone=["ars"],
        posts=[Post(id="coordination", function="coordinator")],
    )
    net = PartnerNetwork.from_council(there.on(DAY))
    assert net.unknown == (("ars", "assembly"),)
    assert net.without() == net
    smaller = net.without(coordinator=True, plenary=True)
    assert [node.id for node in smaller.nodes] == ["ars", "committee", "gem", "town"]
    assert (smaller.known, smaller.unknown) == ((("town", "committee"),), ())
    assert [seat.id for seat in smaller.seats] == ["committee-town-member"]
    assert smaller.removed == {"coordinator", "plenary"}
    assert net.without(plenary=True).without(coordinator=True) == smaller == net.reduced()
    assert smaller.reduced() is None


def test_all_who_hold_a_seat_together_sit_there() -> None:
    """Each meets the others, and stands for what its own sector stands for; the seat is one."""
    shared = Seat(holder="town", held_with=("gem", "ars"), status="member")
    sectors = {"town": "municipality", "gem": "mutual_support_group"}
    net = network(body("a", shared, "unafam"), alone=["gem", "ars"], sectors=sectors)
    assert net.seated_in("a") == ("ars", "gem", "town", "unafam")
    assert {seat.id for seat in net.seats} == {"a-town-member", "a-unafam-member"}
    assert net.evidence(net.known) == ("a-town-member", "a-unafam-member")
    assert net.pillars("gem") == {"people_concerned"}
    assert "people_concerned" not in net.pillars("town")
    assert [seat.name.en for seat in net.seats][:3] == ["ARS", "GEM", "TOWN"]
    gone = council(body("a", shared), actors=[Actor(id="gem", name="GEM", period=LATER), Actor(id="ars", name="ARS")])
    assert PartnerNetwork.from_council(gone.on(DAY)).unknown == (("gem", "a"),)


def test_to_networkx_has_plain_attributes() -> None:
    """A bipartite graph whose attributes every graph format takes."""
    net = network(
        body("a", "town", invited("gem"), functions=("decide", "inform")),
        body("b", composition="partial"),
        sectors={"gem": "mutual_support_group"},
    )
    graph = net.to_networkx()
    assert nx.is_bipartite(graph)
    assert graph.graph == {"date": DAY, "reading": "two_mode", "unknown_pairs": 2, "clsm": graph.graph["clsm"]}
    assert graph.nodes["gem"] == {
        "clsm": "gem",
        "bipartite": 0,
        "mode": "organisation",
        "name": "gem",
        "label": "GEM",
        "name_fr": "GEM",
        "name_en": "GEM",
        "sector": "mutual_support_group",
        "pillars": "people_concerned",
        "role": "",
        "named": True,
        "kind": "",
        "functions": "",
        "composition": "",
    }
    assert graph.nodes["a"]["bipartite"] == 1
    assert graph.nodes["a"]["functions"] == "decide; inform"
    assert graph.nodes["a"]["sector"] == ""
    assert graph.edges["gem", "a"] == {
        "weight": 1,
        "status": "permanent_invitee",
        "evidence": "a-gem-permanent-invitee",
    }
    assert "\n".join(nx.generate_graphml(graph))


def test_the_basis_counts_what_was_observed() -> None:
    """Every figure of a small council, and its words in both languages."""
    there = council(
        body("a", "town", unnamed("A doctor", "primary_care")),
        body("b", "aa", composition="partial"),
        body("c", composition="described_only"),
        actors=[
            Actor(id="aa", name="AA", sector="self_help_fellowship"),
            Actor(id="town", name="Town", sector="municipality"),
        ],
    )
    basis = PartnerNetwork.from_council(there.on("2012-06-01")).basis
    assert basis.organisations == 3
    assert basis.unnamed == 1
    assert basis.instances == 3
    assert basis.compositions == (("complete", 1), ("described_only", 1), ("partial", 1))
    assert basis.ties == basis.presumed_ties == 3
    assert basis.unknown_pairs == 5
    assert (basis.fellowships, basis.without_sector) == (1, 0)
    assert basis.explain("en") == (
        "Read on 1 June 2012: 3 organisations, 3 bodies (1 with a complete composition), 3 known ties. "
        "What is read: seats in bodies, and nothing else; shared programs and texts are not. "
        "1 seat, whose holder is not named, counts as an organisation of its own. "
        "3 ties are presumed: a source shows them before that day, none on the day itself. "
        "For 5 pairs of an organisation and a body, the sources do not tell whether the one sits in the other. "
        "1 self-help fellowship, which keeps its anonymity, is counted and named only on request."
    )
    assert basis.explain("fr").startswith(
        "Lu au 1er juin 2012 : 3 organisations, 3 instances (1 de composition complète)"
    )


def test_a_council_without_anything_has_a_network() -> None:
    """No body, no organisation: an empty network, whose basis says so."""
    net = network()
    assert (net.nodes, net.links, net.unknown, net.reduced()) == ((), (), (), None)
    assert net.basis.explain() == (
        "Read on 1 June 2011: 0 organisations, 0 bodies (0 with a complete composition), 0 known ties. "
        "What is read: seats in bodies, and nothing else; shared programs and texts are not. "
        "No body is documented: who sits with whom is not known."
    )
    assert network(body("a")).seated_in("a") == ()
