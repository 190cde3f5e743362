from collections.abc import Callable

import attrs
import pytest

from clsm import Mismatch, Seat, Text
from clsm.network import PartnerNetwork, access
from tests.network.small import LATER, body, invited, network, unnamed

SECTORS = {
    "town": "municipality",
    "hospital": "psychiatric_hospital",
    "gem": "mutual_support_group",
    "users": "service_user_association",
    "unafam": "family_association",
    "landlord": "social_landlord",
    "aa": "self_help_fellowship",
}
DECIDES = ("set_priorities",)


def test_a_seat_of_their_own() -> None:
    """A member's seat in a body that decides is direct access, and its words say where."""
    found = access(network(body("committee", "gem", "town", functions=DECIDES), sectors=SECTORS))
    assert found.answer is True
    assert found.deciding == ("committee",)
    (route,) = found.direct
    assert (route.node, route.how, route.bodies, route.path) == ("gem", "direct", ("committee",), ())
    assert route.evidence == found.evidence == ("committee-gem-member",)
    assert found.explain("en") == (
        "Yes. For “People with lived experience, service users”, a path leads to the deciders without going through "
        "psychiatry or the town halls. Where decisions are taken: Committee. GEM has a member’s seat of its own: "
        "Committee."
    )
    assert found.explain("fr").startswith(
        "Oui. Pour « Personnes concernées, usagers », un chemin mène à ceux qui décident sans passer par la "
        "psychiatrie ni par les mairies."
    )


def test_an_invitation_is_not_a_members_seat() -> None:
    """They are in the room, and it is said that it is by invitation."""
    found = access(network(body("committee", invited("gem"), "town", functions=DECIDES), sectors=SECTORS))
    assert found.answer is True
    assert found.direct == ()
    assert [route.node for route in found.invited] == ["gem"]
    assert found.invited[0].explain("fr") == (
        "GEM y vient sur invitation permanente, sans siège de membre : Committee."
    )


def test_through_others_by_the_shortest_path() -> None:
    """The GEM meets the landlord in housing, who meets the families in sport, who are members."""
    net = network(
        body("committee", "unafam", "town", functions=DECIDES),
        body("housing", "gem", "landlord"),
        body("sport", "landlord", "unafam"),
        body("town-hall", "gem", "town"),
        body("fellows", "gem", "aa"),
        body("more-fellows", "aa", "unafam"),
        sectors=SECTORS,
    )
    found = access(net)
    assert found.answer is True
    (route,) = found.through_others
    assert route.path == ("gem", "housing", "landlord", "sport", "unafam", "committee")
    assert route.bodies == ("committee",)
    assert route.evidence == (
        "committee-unafam-member",
        "housing-gem-member",
        "housing-landlord-member",
        "sport-landlord-member",
        "sport-unafam-member",
    )
    assert route.explain("en") == (
        "GEM goes through LANDLORD, then UNAFAM, a member of: Committee. Where they meet: Housing and Sport."
    )
    # the town hall is nearer, where it may be gone through
    nearer = access(net, avoiding=("psychiatric_hospital",))
    assert nearer.through_others[0].path == ("gem", "town-hall", "town", "committee")
    assert "without going through these sectors (Psychiatric hospital)" in nearer.explain("en")


def test_only_through_psychiatry_and_the_town_halls() -> None:
    """Everything known, and the only ways lead through them: no."""
    net = network(
        body("committee", "hospital", "town", functions=DECIDES),
        body("ward", "gem", "hospital"),
        body("village", "gem", "town"),
        sectors=SECTORS,
    )
    found = access(net)
    assert found.answer is False
    assert [route.node for route in found.not_reached] == ["gem"]
    assert found.not_reached[0].evidence == ("village-gem-member", "ward-gem-member")
    assert found.explain("fr").startswith("Non. Pour « Personnes concernées, usagers », aucun chemin ne mène")
    assert found.explain("en").endswith("In the documented bodies, no path leads there from: GEM.")
    # another body may be missing from the list
    listed_in_part = attrs.evolve(net, bodies_complete=False)
    assert access(listed_in_part).answer is None
    assert [route.how for route in access(listed_in_part).routes] == ["not_reached"]


def test_a_seat_counts_for_the_pillar_that_it_carries() -> None:
    """A hospital that sits for users in a group and for psychiatry in the committee gives users no seat there."""
    for_users = Seat(holder="hospital", status="member", pillars=frozenset({"people_concerned"}))
    net = network(body("committee", "hospital", functions=DECIDES), body("ward", for_users), sectors=SECTORS)
    found = access(net)
    assert [route.how for route in found.routes] == ["not_reached"]
    assert found.answer is False


def test_what_the_sources_leave_open() -> None:
    """An incomplete committee may seat the GEM, and an incomplete group may join it to a member."""
    incomplete = network(
        body("committee", "town", functions=DECIDES, composition="partial"), sectors=SECTORS, alone=["gem"]
    )
    found = access(incomplete)
    assert found.answer is None
    assert [route.node for route in found.uncertain] == ["gem"]
    assert found.explain("en").endswith("The sources do not settle it for: GEM.")
    assert found.explain("fr").startswith("Pour « Personnes concernées, usagers », les sources ne permettent pas")
    assert found.uncertain[0].explain("fr") == ("GEM : les sources ne permettent pas de dire si un chemin y mène.")
    joined = network(
        body("committee", "unafam", functions=DECIDES),
        body("group", "unafam", composition="partial"),
        sectors=SECTORS,
        alone=["gem"],
    )
    assert [route.how for route in access(joined).routes] == ["uncertain"]


def test_no_body_is_known_to_decide() -> None:
    """Where no function is documented, nothing can be said."""
    found = access(network(body("committee", "gem"), sectors=SECTORS))
    assert (found.answer, found.deciding) == (None, ())
    assert [route.how for route in found.routes] == ["uncertain"]
    assert "No body is documented as one that decides." in found.explain()


@pytest.mark.parametrize(
    ("make", "answer"),
    [
        (lambda: network(body("committee", "town", functions=DECIDES), sectors=SECTORS), False),
        (
            lambda: network(
                body("committee", "town", functions=DECIDES), body("b", composition="partial"), sectors=SECTORS
            ),
            None,
        ),
        (lambda: network(body("committee", "town", functions=DECIDES, period=LATER), sectors=SECTORS), None),
        (
            lambda: network(
                body("committee", "ciss", functions=DECIDES), sectors={"ciss": "health_users_representation"}
            ),
            None,
        ),
        (
            lambda: network(
                body(
                    "committee",
                    Seat(label=Text.same("Users"), sector="mutual_support_group", status="member", evidence="claimed"),
                    functions=DECIDES,
                )
            ),
            None,
        ),
        (
            lambda: network(
                body(
                    "committee",
                    Seat(
                        label=Text.same("Users"), sector="mutual_support_group", status="member", evidence="announced"
                    ),
                    functions=DECIDES,
                )
            ),
            False,
        ),
        (lambda: network(), None),
    ],
)
def test_nobody_carries_the_voice(make: Callable[[], PartnerNetwork], answer: bool | None) -> None:
    """No only where every list is complete and no seat may carry it; what is announced is not yet there."""
    found = access(make())
    assert found.answer is answer
    assert found.routes == ()
    assert "Aucune organisation documentée ne porte cette voix." in found.explain("fr")


def test_another_pillar() -> None:
    """The same question can be asked for carers; what is not a pillar is refused."""
    net = network(body("committee", "unafam", unnamed("A doctor", "primary_care"), functions=DECIDES), sectors=SECTORS)
    assert [route.node for route in access(net, "carers").direct] == ["unafam"]
    with pytest.raises(Mismatch, match="did you mean 'carers'"):
        access(net, "carer")


def test_rows() -> None:
    """One row for each organisation, the nearest to the deciders first."""
    net = network(body("committee", "users", invited("gem"), functions=DECIDES), sectors=SECTORS)
    found = access(net)
    assert found.to_rows(evidence=True)[1] == {
        "node": "gem",
        "name": "GEM",
        "how": "invited",
        "bodies": "committee",
        "body_names": "Committee",
        "path": "",
        "path_names": "",
        "says": found.invited[0].explain(),
        "evidence": "committee-gem-permanent-invitee",
    }
    assert "evidence" not in found.to_rows()[1]
    assert list(found.to_pandas()["how"]) == ["direct", "invited"]
    assert "<td>invited</td>" in found._repr_html_()
    assert (found.reading, dict(found.bounds), found.basis) == ("two_mode", {}, net.basis)


def test_where_no_body_is_known_to_decide_the_steering_committee_is_assumed_to() -> None:
    """The answer says what it assumes; without such a committee nothing can be said."""
    net = network(body("committee", "town", "gem", kind="steering_committee"), sectors={"gem": "mutual_support_group"})
    answer = access(net)
    assert (answer.answer, answer.deciding, answer.assumed) == (True, ("committee",), True)
    assert "It is taken to be the steering committee" in answer.explain()
    assert not access(network(body("group", "gem"), sectors={"gem": "mutual_support_group"})).assumed
