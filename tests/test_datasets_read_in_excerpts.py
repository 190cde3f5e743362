"""Aurillac, Namur and Rennes, known by a page or an excerpt: what a hasty reader would have written instead."""

import pytest

from clsm.council import Council
from clsm.datasets import load
from clsm.governance import check


@pytest.fixture(scope="module")
def aurillac() -> Council:
    """The council that the regional health agency announces."""
    return load("aurillac")


@pytest.fixture(scope="module")
def namur() -> Council:
    """The Belgian network."""
    return load("namur")


@pytest.fixture(scope="module")
def rennes() -> Council:
    """The council that an article of 2017 describes."""
    return load("rennes")


def test_aurillac_is_announced(aurillac: Council) -> None:
    """The carrier is planned, nobody sits yet, and no date is made up."""
    assert (aurillac.carrier, aurillac.planned and aurillac.planned.carrier) == (None, "joint-syndicate")
    committee = aurillac.find("steering-committee")
    assert {committee.evidence, *(seat.evidence for seat in committee.seats)} == {"announced"}
    assert (len(committee.seats), committee.composition) == (13, "complete")
    assert aurillac.last_documented is None
    (population,) = aurillac.find("area").populations
    assert (population.year, population.count) == (None, 80282)


def test_nothing_is_held_against_what_is_announced_in_aurillac(aurillac: Council) -> None:
    """A committee that is yet to come departs from no guidance."""
    assert check(aurillac.on("2024-06-30"), rules_on="2026-01-01").failed == ()


def test_two_hold_one_seat_in_aurillac(aurillac: Council) -> None:
    """The welfare centre and the town hall sit together; whether an elected official comes is not said."""
    seat = aurillac.find("steering-committee-ccas-member")
    assert (seat.holder, seat.held_with, seat.pillars) == ("ccas", ("town-hall",), None)


def test_the_committee_of_rennes_is_known_in_part(rennes: Council) -> None:
    """The excerpt stops inside the list: nobody is missing from it; two clinics are two people on one seat."""
    committee = rennes.find("steering-committee")
    assert committee.composition == "partial"
    assert (rennes.find("clinics").count, rennes.find("city").sector) == (2, "municipality")
    assert {verdict.rule.code for verdict in check(rennes.on("2017-11-30")).failed} & {"FR-G1", "FR-G2"} == set()


def test_the_assembly_of_rennes_keeps_its_words(rennes: Council) -> None:
    """Each year, during the mental-health information weeks; fields of work are open, and no seats."""
    assembly = rennes.find("wide-assembly")
    assert str(assembly.frequency.written) == "chaque année pendant les SISM"
    assert (assembly.seats, len(assembly.open_to)) == ((), 7)


def test_the_axis_of_rennes_is_one_of_seven(rennes: Council) -> None:
    """The health contract has seven axes; the one on mental health is here, the six others are not known."""
    assert [axis.id for axis in rennes.axes] == ["promote-mental-health"]
    assert rennes.find("contract-axes").quantity.say("en") == "7 axes"
    assert rennes.find("health-contract").mental_health_part is True


def test_promoters_of_namur_are_no_parties(namur: Council) -> None:
    """Two hospitals put the project forward; who signed the network agreement is not said, nor what they are in law."""
    assert namur.promoters == ("beau-vallon", "saint-martin")
    assert namur.find("network-agreement").parties == ()
    assert {namur.find(hospital).legal_nature for hospital in namur.promoters} == {"not_documented"}


def test_two_of_each_function_sit_in_namur(namur: Council) -> None:
    """Five committees designate two each; the addiction sector has one more place, and the list goes on."""
    committee = namur.find("steering-committee")
    designated = {seat.appointment.by: seat.count for seat in committee.seats if seat.appointment}
    assert designated == {(f"committee-{number}",): 2 for number in range(1, 6)}
    assert (sum(seat.count or 0 for seat in committee.seats), committee.composition) == (11, "partial")


def test_partners_of_namur_are_a_number_without_names(namur: Council) -> None:
    """105 partners, of whom three are named; no year for the population, and one count for those aged 16 to 65."""
    assert (namur.find("partners").quantity.value, len(namur.actors)) == (105, 3)
    counts = {(it.count, it.from_age, it.to_age, it.year) for it in namur.find("zone").populations}
    assert counts == {(314746, None, None, None), (204187, 16, 65, None)}
