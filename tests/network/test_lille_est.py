import pytest

import clsm
from clsm import Text
from clsm.network import Expectation, PartnerNetwork, access, bridges, gaps

INVITEES = {"ars", "ciss", "gem-chti-bonheurs", "oxygene", "unafam", "utpas"}
"""The named permanent invitees of the steering committee, who sit nowhere else."""


@pytest.fixture(scope="module")
def net() -> PartnerNetwork:
    """Lille-Est in autumn 2011."""
    return PartnerNetwork.from_council(clsm.datasets.load("lille-est").on("2011-11-01"))


def test_what_is_known(net: PartnerNetwork) -> None:
    """17 seats in the steering committee and 10 in the bureau; plenary and commission are only described."""
    assert len(net.seated_in("steering-committee")) == 17
    assert len(net.seated_in("bureau")) == 10
    assert len(net.seated_in("apartment-commission")) == 7
    assert len(net.links) == 34
    # an article of 2020 describes who is in four poles; nothing is said of the fifth, the resource cell, the groups
    assert dict(net.basis.compositions) == {"complete": 2, "described_only": 6, "not_documented": 3}


def test_the_associations_are_not_partners(net: PartnerNetwork) -> None:
    """The carrier and the association of 1977 are the council itself."""
    assert {"aissmc", "amps"}.isdisjoint(node.id for node in net.nodes)


def test_those_named_beside_the_council_are_not_partners(net: PartnerNetwork) -> None:
    """The WHO, which recognised it, and the supporters of 2009 are no partners that a meeting should reach."""
    assert {"oms", "who", "div", "acse"}.isdisjoint(node.id for node in net.nodes)


def test_sole_relays(net: PartnerNetwork) -> None:
    """Of 15 organisations in touch, 6 meet others in the committee only: C(15,2) - C(9,2) = 69 pairs rest on it.

    Of the seven of the apartment commission, three may sit elsewhere, as nobody names them; the other four meet
    nowhere else: C(4,2) = 6 pairs. The bureau's doctor may be one of the committee's: nothing rests on the bureau.
    As the plenary's members are not listed, none of it is certain.
    """
    found = bridges(net)
    relays = {row.node: (row.pairs_separated, row.certain) for row in found.cutpoints if row.observed}
    assert relays == {"steering-committee": (69, False), "apartment-commission": (6, False)}
    assert {tie.ends[0] for tie in found.ties if tie.observed and net.node(tie.ends[0]).named} == INVITEES
    assert "Those whom nobody names are counted apart, in each body." in found.explain("en")


def test_carers_come_by_invitation(net: PartnerNetwork) -> None:
    """Against the four pillars: carers are invited to the committee and absent from the bureau; towns do not say."""
    because = Text(fr="Les quatre piliers.", en="The four pillars.")
    found = gaps(
        net,
        [
            Expectation(body=body, pillar=pillar, because=because)
            for body in ("steering-committee", "bureau", "plenary")
            for pillar in ("elected", "public_psychiatry", "people_concerned", "carers")
        ],
    )
    assert [(row.expectation.body, row.expectation.pillar, row.invited) for row in found.places] == [
        ("steering-committee", "carers", ("unafam",)),
        ("bureau", "carers", ()),
    ]
    said = {(row.expectation.body, row.expectation.pillar) for row in found.cannot_be_said if row.expectation}
    assert said >= {("steering-committee", "elected"), ("bureau", "elected"), ("plenary", "carers")}
    assert len(found.met) == 4


def test_landlords_and_families_meet_in_no_documented_body(net: PartnerNetwork) -> None:
    """Housing partners sit in the apartment commission only; whether they come to the plenary is not documented."""
    pairs = {pair.sectors: pair.certain for pair in gaps(net).sector_pairs}
    assert pairs["family_association", "social_landlord"] is False
    assert ("legal_protection", "social_landlord") not in pairs
    assert not any(pairs.values())


def test_nothing_is_expected_that_nobody_expects(net: PartnerNetwork) -> None:
    """Without expectations, what the file lacks is no gap."""
    assert gaps(net).places == ()


def test_people_with_lived_experience_reach_the_deciders(net: PartnerNetwork) -> None:
    """One group has a seat of its own in the steering committee, the other an invitation."""
    found = access(net)
    assert found.answer is True
    assert [(route.node, route.bodies) for route in found.direct] == [("gem-amitie-partage", ("steering-committee",))]
    assert [route.node for route in found.invited] == ["gem-chti-bonheurs"]
    assert found.evidence == (
        "apartment-commission-carers-people-concerned",
        "steering-committee-gem-amitie-partage-member",
        "steering-committee-gem-chti-bonheurs-permanent-invitee",
    )
