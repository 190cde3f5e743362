from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm import Actor, Mismatch, Post, Seat, Text
from clsm.network import Expectation, Gaps, PartnerNetwork, gaps
from tests.network.small import DAY, LATER, bare, body, council, invited, network, unnamed

BECAUSE = Text(fr="Le guide l’attend.", en="The guide expects it.")
SECTORS = {
    "town": "municipality",
    "gem": "mutual_support_group",
    "unafam": "family_association",
    "landlord": "social_landlord",
    "club": "sport_leisure",
    "aa": "self_help_fellowship",
}


def expect(**fields: Any) -> Expectation:
    """What somebody expects of the committee."""
    return Expectation(**{"body": "committee", "because": BECAUSE, **fields})


def judge(expectation: Expectation, *seats: str | Seat, **fields: Any) -> Gaps:
    """What is said of the *expectation* where the committee has these *seats*."""
    return gaps(network(body("committee", *seats, **fields), sectors=SECTORS, alone=["gem"]), [expectation])


def test_an_expectation_names_one_kind_of_holder() -> None:
    """A pillar, a sector or an actor; not none, not two, and no pillar that does not exist."""
    with pytest.raises(Mismatch, match="neither a pillar, a sector nor an actor, expected exactly one"):
        expect()
    with pytest.raises(Mismatch, match="found pillar and actor"):
        expect(pillar="carers", actor="unafam")
    with pytest.raises(Mismatch, match="did you mean 'carers'"):
        expect(pillar="carer")


def test_an_expectation_names_what_is_there() -> None:
    """A body or an actor that the network does not hold is refused, with what may be meant."""
    net = network(body("committee", "town"))
    with pytest.raises(Mismatch, match="did you mean 'committee'"):
        gaps(net, [expect(body="comittee", pillar="carers")])
    with pytest.raises(Mismatch, match="found 'twon', expected the id of an organisation of this network"):
        gaps(net, [expect(actor="twon")])


def test_a_member_meets_the_expectation() -> None:
    """Nothing to open where the pillar, the sector or the actor sits as a member."""
    for fields in ({"pillar": "carers"}, {"sector": "family_association"}, {"actor": "unafam"}):
        found = judge(expect(**fields), "unafam")
        assert (found.places, found.cannot_be_said) == ((), found.cannot_be_said)
        assert found.met == (expect(**fields),)


def test_a_place_to_open() -> None:
    """The composition is complete and nobody of the pillar sits: the place names its expectation."""
    found = judge(expect(pillar="carers", sources=("guide",)), "gem", "landlord")
    (place,) = found.places
    assert place.expectation.sources == ("guide",)
    assert place.invited == ()
    assert place.evidence == ("committee-gem-member", "committee-landlord-member")
    assert place.explain("fr") == (
        "Place à ouvrir, comme membre – Committee : Aidants, proches, familles. Le guide l’attend."
    )
    assert found.explain("en").startswith("1 place to open: Committee – Families and carers.")
    assert judge(expect(sector="education", as_member=False), "gem").places[0].explain() == (
        "Place to open – Committee: Schools and education. The guide expects it."
    )
    assert judge(expect(actor="gem"), "landlord").places[0].explain() == (
        "Place to open, as a member – Committee: GEM. The guide expects it."
    )
    named = expect(pillar="carers", label=Text(fr="Une association de familles", en="A family association"))
    assert (
        judge(named, "gem")
        .places[0]
        .explain("fr")
        .startswith("Place à ouvrir, comme membre – Committee : Une association de familles.")
    )


def test_present_by_invitation_only() -> None:
    """The place says who comes by invitation; where an invitation is enough, it is met."""
    (place,) = judge(expect(pillar="carers"), "gem", invited("unafam")).places
    assert place.invited == ("unafam",)
    assert place.evidence == ("committee-unafam-permanent-invitee",)
    assert place.explain("fr").endswith("Présence par invitation permanente : UNAFAM.")
    assert judge(expect(pillar="carers", as_member=False), invited("unafam")).met


@pytest.mark.parametrize(
    ("expectation", "seats", "why"),
    [
        (expect(pillar="elected"), ["town"], "as it depends on seats of which the sources do not tell all: TOWN."),
        (expect(pillar="carers"), [unnamed("A partner")], "do not tell all: A partner (Committee)."),
        (expect(sector="education"), ["ciss"], "do not tell all: CISS."),
        (
            expect(actor="gem"),
            [unnamed("A GEM", "mutual_support_group")],
            "do not tell all: A GEM (Committee).",
        ),
        (expect(pillar="carers"), [Seat(holder="unafam")], "do not tell all: UNAFAM."),
        (
            expect(pillar="carers", as_member=False),
            [Seat(holder="unafam", status="permanent_invitee", period=LATER)],
            "do not tell all: UNAFAM.",
        ),
        (
            expect(pillar="people_concerned"),
            [Seat(label=Text.same("Users"), sector="service_user_association", status="member", evidence="claimed")],
            "do not tell all: Users.",
        ),
        (
            expect(actor="gem"),
            [Seat(label=Text.same("A GEM"), sector="mutual_support_group", status="member", evidence="claimed")],
            "do not tell all: A GEM.",
        ),
    ],
)
def test_what_a_complete_list_leaves_open(expectation: Expectation, seats: list[str | Seat], why: str) -> None:
    """A seat that may meet the expectation, and of which the sources do not say, settles nothing."""
    found = judge(expectation, *seats)
    assert found.places == ()
    unsaid = found.cannot_be_said[0]
    assert unsaid.expectation == expectation
    assert why in unsaid.explain("en")
    assert len(unsaid.evidence) == 1


@pytest.mark.parametrize(
    ("expectation", "seats"),
    [
        # a town never sends somebody for carers
        (expect(pillar="carers"), ["town"]),
        # announced is not yet there, and another sector may not be the GEM
        (expect(pillar="carers"), ["gem", Seat(holder="unafam", status="member", evidence="announced")]),
        (expect(actor="gem"), [unnamed("A landlord", "social_landlord")]),
        # an invitation of which little is known would not be a member's seat
        (expect(pillar="carers"), ["gem", Seat(holder="unafam", status="permanent_invitee", period=LATER)]),
    ],
)
def test_what_leaves_nothing_open(expectation: Expectation, seats: list[str | Seat]) -> None:
    """These seats cannot meet the expectation: the place is to open."""
    assert len(judge(expectation, *seats).places) == 1


def test_absence_cannot_be_said_of_an_incomplete_list() -> None:
    """Neither where the composition is partial, nor where the body may not have stood on the day."""
    partial = judge(expect(pillar="carers"), "gem", invited("unafam"), composition="partial")
    assert partial.places == ()
    assert partial.cannot_be_said[0].explain("fr") == (
        "Committee – Aidants, proches, familles : on ne peut pas le dire, car la composition n’est pas connue en "
        "entier. Le guide l’attend. Présence par invitation permanente : UNAFAM."
    )
    maybe = judge(expect(pillar="carers"), period=LATER)
    assert maybe.cannot_be_said[0].explain("en") == (
        "Committee – Families and carers: cannot be said, as this body may not have stood on that day. "
        "The guide expects it."
    )
    assert judge(expect(pillar="carers"), "unafam", composition="partial").met


def test_a_vocabulary_list_is_no_expectation() -> None:
    """A council of one town lacks every other sector, and nothing is expected of it."""
    found = gaps(network(body("committee", "town"), sectors=SECTORS))
    assert (found.places, found.cannot_be_said, found.met, found.own_words) == ((), (), (), True)
    assert "No expectation was given" in found.explain("en")
    assert "gaps(net, expecting=[Expectation(...)])" in found.explain("fr")
    told = gaps(network(body("committee", "town"), sectors=SECTORS), [])
    assert not told.own_words
    assert "expectation" not in told.explain()
    assert judge(expect(actor="gem"), "gem").explain().startswith("No place to open against these expectations.")


def test_what_the_council_itself_states() -> None:
    """Announced is a place to open, claimed cannot be said; both say on whose word."""
    posts = [Post(id="secretary", function="secretary")]
    there = council(
        body(
            "committee",
            Seat(holder="gem", status="member", evidence="announced", sources=()),
            Seat(label=Text(fr="Les familles", en="Families"), status="member", evidence="announced"),
            Seat(holder="secretary", evidence="announced"),
            Seat(label=Text(fr="Les usagers", en="Users"), evidence="claimed"),
            Seat(holder="ars", status="member", evidence="claimed"),
            Seat(holder="aa", status="member", evidence="announced"),
            composition="partial",
        ),
        body("bureau", "gem"),
        actors=[Actor(id="aa", name="AA", sector="self_help_fellowship")],
        posts=posts,
    )
    net = PartnerNetwork.from_council(there.on(DAY))
    found = gaps(net)
    assert [place.explain("en") for place in found.places] == [
        "Place announced, to open – Committee: GEM. The council itself announces it.",
        "Place announced, to open – Committee: Families. The council itself announces it.",
        "Place announced, to open – Committee: Secretary. The council itself announces it.",
    ]
    assert [place.expectation.actor for place in found.places] == ["gem", None, None]
    assert [place.evidence for place in found.places] == [
        ("committee-gem-member",),
        ("committee-seat-member",),
        ("committee-secretary",),
    ]
    claimed = [row for row in found.cannot_be_said if row.expectation]
    assert [row.explain("fr") for row in claimed] == [
        "Committee – ARS : on ne peut pas le dire, car cette participation est affirmée sans siège précis.",
        "Committee – Les usagers : on ne peut pas le dire, car cette participation est affirmée sans siège précis.",
    ]
    assert [row.nodes for row in claimed] == [("ars",), ()]
    assert "Committee – GEM; Committee – Families; Committee – Secretary" in found.explain()
    assert "AA" in str(gaps(net, include_fellowships=True).places)
    assert "AA" not in str(found.to_rows())


def test_a_vacant_place_is_to_be_filled() -> None:
    """Nobody sits there, whoever it is kept for; a deputy is no partner's seat of its own."""
    there = council(
        body(
            "committee",
            Seat(holder="gem", status="member", vacant=True),
            Seat(id="ars-seat", holder="ars", status="member"),
            Seat(holder="hcl", status="member", deputy_of="ars-seat"),
        ),
        actors=[Actor(id="hcl", name="HCL")],
    )
    net = PartnerNetwork.from_council(there.on(DAY))
    assert [(seat.id, seat.standing) for seat in net.seats] == [
        ("ars-seat", "known"),
        ("committee-gem-member", "vacant"),
    ]
    assert [place.explain("fr") for place in gaps(net).places] == [
        "Place vacante, à pourvoir – Committee : GEM. Elle fait partie de la composition."
    ]


def test_what_the_council_states_and_keeps() -> None:
    """An announced seat that is listed by now is met; one that became an invitation is still to open."""
    seats: list[str | Seat] = [
        Seat(holder="gem", status="member", evidence="announced", id="gem-announced"),
        "gem",
        Seat(holder="ars", status="member", evidence="claimed", id="ars-claimed"),
        "ars",
        Seat(holder="unafam", status="member", evidence="announced", id="unafam-announced"),
        invited("unafam"),
        Seat(holder="club", evidence="announced", id="club-announced"),
        invited("club"),
    ]
    found = gaps(network(body("committee", *seats)))
    assert [row.actor for row in found.met] == ["club", "gem", "ars"]
    (place,) = found.places
    assert place.invited == ("unafam",)
    assert place.explain().endswith("Present by permanent invitation: UNAFAM.")


def test_several_who_expect_the_same_place_make_one_finding() -> None:
    """With every reason and every source, each once."""
    rules = [
        expect(pillar="carers", because=Text.same("The guide."), sources=("guide",)),
        expect(pillar="carers", because=Text.same("The law."), sources=("law", "guide")),
        expect(pillar="carers", because=Text.same("The law."), as_member=False),
    ]
    found = gaps(network(body("committee", "town"), sectors=SECTORS), rules)
    together, invited_too = found.places
    assert together.explain().endswith("Families and carers. The guide. The law.")
    assert together.expectation.sources == ("guide", "law")
    assert not invited_too.expectation.as_member


def test_who_comes_now_and_then_is_seen() -> None:
    """An occasional invitee, an open participant: meetings reach them, and nothing is open about a seat of theirs."""
    passing = [
        Seat(holder=holder, status=status)
        for holder, status in (("club", "occasional_invitee"), ("gem", "open_participant"))
    ]
    found = gaps(network(body("committee", "town", *passing), sectors=SECTORS, alone=["unafam"]))
    assert (found.seen, [row.node for row in found.not_reached]) == (("club", "gem"), ["unafam"])
    assert "our meetings see them by invitation or where they are open: CLUB and GEM." in found.explain()


def test_sectors_that_never_meet() -> None:
    """Landlord and GEM each sit with the town, never together; an organisation without a sector is left out."""
    net = network(body("housing", "town", "landlord", "other"), body("culture", "town", "gem"), sectors=SECTORS)
    found = gaps(net)
    (pair,) = found.sector_pairs
    assert (pair.sectors, pair.certain) == (("mutual_support_group", "social_landlord"), True)
    assert pair.evidence == ("culture-gem-member", "housing-landlord-member")
    assert pair.explain("fr") == (
        "Lien à créer : aucune instance ne réunit ces deux secteurs : Groupes d’entraide mutuelle (GEM) ; "
        "Bailleurs sociaux."
    )
    assert found.bounds == {"sector_pairs": (1, 1), "not_reached": (0, 0)}
    assert found.explain("en").endswith(
        "As far as is documented, 1 pair of sectors meets in no body (1 for certain). "
        "1 organisation whose sector is not documented is left out there."
    )


def test_sectors_that_may_meet_where_nobody_knows() -> None:
    """A third body whose composition is not known may bring them together: a tie to check."""
    net = network(
        body("housing", "town", "landlord"),
        body("culture", "town", "gem"),
        body("plenary", kind="plenary"),
        body("assembly", composition="described_only", kind="plenary"),
        sectors=SECTORS,
    )
    found = gaps(net)
    assert [(pair.sectors, pair.certain) for pair in found.sector_pairs] == [
        (("mutual_support_group", "social_landlord"), False)
    ]
    assert found.sector_pairs[0].explain("en").startswith("Tie to check: nothing documented brings")
    rest = found.without_coordinator_and_plenary
    assert rest is not None
    assert rest.sector_pairs[0].certain
    assert rest.without_coordinator_and_plenary is None


@given(st.data())
def test_the_limits_of_sector_pairs_are_those_of_all_completions(data: Any) -> None:
    """Up to eleven open pairs, each completion counted; sectors without a known seat among them."""
    bodies = [f"b{at}" for at in range(data.draw(st.integers(1, 4)))]
    of = dict(zip("abcdefg", data.draw(st.lists(st.sampled_from("pqrst"), min_size=7, max_size=7)), strict=True))
    every = [(id, body) for id in of for body in bodies]
    known = data.draw(st.lists(st.sampled_from(every), unique=True, max_size=8))
    unknown = data.draw(st.lists(st.sampled_from(every), unique=True, max_size=11))
    net = bare(of, bodies, known, [pair for pair in unknown if pair not in known])

    def apart(seats: Iterable[tuple[str, str]]) -> int:
        seated = dict[str, set[str]]()
        for id, place in seats:
            seated.setdefault(of[id], set()).add(place)
        return sum(a.isdisjoint(b) for a, b in combinations(seated.values(), 2))

    sizes = range(len(net.unknown) + 1)
    counts = [apart((*net.known, *more)) for size in sizes for more in combinations(net.unknown, size)]
    assert gaps(net).bounds["sector_pairs"] == (min(counts), max(counts))


def test_partners_that_no_meeting_reaches() -> None:
    """Certain where every list is complete; otherwise it cannot be said."""
    found = gaps(network(body("committee", "town"), sectors=SECTORS, alone=["club", "aa"]))
    (row,) = found.not_reached
    assert (row.node, row.evidence) == ("club", ())
    assert row.explain("fr") == "CLUB : partenaire que nos réunions ne rejoignent pas."
    assert found.explain("en").endswith("Partners our meetings do not reach: CLUB.")
    assert [
        row.node
        for row in gaps(
            network(body("committee", "town"), sectors=SECTORS, alone=["club", "aa"]), include_fellowships=True
        ).not_reached
    ] == ["aa", "club"]
    open_ = gaps(network(body("committee", "town", composition="partial"), sectors=SECTORS, alone=["club"]))
    assert open_.not_reached == ()
    (unsaid,) = open_.cannot_be_said
    assert (unsaid.expectation, unsaid.nodes) == (None, ("club",))
    assert unsaid.explain("en") == "CLUB: no documented seat, but the sources do not rule one out (Committee)."
    assert open_.bounds == {"sector_pairs": (0, 0), "not_reached": (0, 1)}
    assert "1 question reste ouverte" in open_.explain("fr")


def test_expectations_without_coordinator_and_plenary() -> None:
    """What is expected of the plenary is not asked where the plenary is left out."""
    net = network(body("committee", "gem"), body("plenary", "gem", kind="plenary"), sectors=SECTORS)
    found = gaps(net, [expect(pillar="carers"), expect(pillar="carers", body="plenary")])
    rest = found.without_coordinator_and_plenary
    assert rest is not None
    assert [place.expectation.body for place in found.places] == ["committee", "plenary"]
    assert [place.expectation.body for place in rest.places] == ["committee"]


def test_rows() -> None:
    """One row a finding, with the same columns; a page of a notebook shows them."""
    net = network(
        body("committee", "town", "gem"),
        body("housing", "landlord", "town"),
        body("plenary", kind="plenary"),
        sectors=SECTORS,
        alone=["club"],
    )
    found = gaps(net, [expect(pillar="carers"), expect(pillar="elected")])
    rows = found.to_rows("fr", evidence=True)
    assert [(row["finding"], row["nodes"], row["certain"]) for row in rows if row["with_coordinator_and_plenary"]] == [
        ("place", "", True),
        ("sector_pair", "", True),
        ("not_reached", "club", True),
        ("cannot_be_said", "town", False),
    ]
    assert rows[0] == {
        "finding": "place",
        "with_coordinator_and_plenary": True,
        "body": "committee",
        "body_name": "Committee",
        "expected": "carers",
        "sectors": None,
        "nodes": "",
        "names": "",
        "certain": True,
        "because": "Le guide l’attend.",
        "sources": "",
        "evidence": "committee-gem-member; committee-town-member",
        "says": found.places[0].explain("fr"),
    }
    assert rows[1]["sectors"] == "mutual_support_group; social_landlord"
    assert len({tuple(row) for row in rows}) == 1
    assert len(found.to_pandas()) == len(rows) == 8
    assert "<table>" in found._repr_html_()
    assert (found.reading, found.basis) == ("two_mode", net.basis)


@pytest.mark.parametrize("make", [network, lambda: network(body("a")), lambda: network(alone=["gem"])])
def test_nothing_documented(make: Callable[[], PartnerNetwork]) -> None:
    """No body, no seat: an answer all the same."""
    found = gaps(make())
    assert (found.places, found.sector_pairs) == ((), ())
    assert found.explain("fr").startswith("Aucune attente n’a été donnée")
    assert len(found.to_rows()) == len(found.not_reached)
