"""Programs feed the network: where partners work together, what each carries, who is tied by a common action."""

import itertools

import pytest

import clsm
from clsm import network, synthetic
from clsm.network import PartnerNetwork

WORKSHOPS = {
    "aftoc", "alcooliques-anonymes", "azimuts", "etoile-bipolaire", "gem-amitie-partage", "les-joyeux",
    "narcotiques-anonymes", "oxygene",
}  # fmt: skip
"""The eight partners of the Mieux-Êtres workshops, on slide 7 of Lille-Est."""


@pytest.fixture(scope="module")
def lille() -> PartnerNetwork:
    """Lille-Est in autumn 2011."""
    return PartnerNetwork.from_council(clsm.datasets.load("lille-est").on("2011-11-01"))


@pytest.fixture(scope="module")
def invented() -> PartnerNetwork:
    """A synthetic council on its last day."""
    council = synthetic.council(1)
    return PartnerNetwork.from_council(council.on(council.last_documented))  # type: ignore[arg-type]


def test_the_workshops_of_lille_est_bring_together_who_works_together_nowhere_else(lille: PartnerNetwork) -> None:
    """Mutual-support groups, addiction services and youth prevention work with others in the workshops only."""
    assert {part.ends[0] for part in lille.involvements if part.ends[1] == "mieux-etres"} == WORKSHOPS
    (place,) = [place for place in network.bridges(lille).meeting_places if place.mode == "program"]
    assert (place.node, place.certain) == ("mieux-etres", False)
    assert place.sectors == ("addiction_services", "mutual_support_group", "youth_prevention")
    assert "work with others in one program only (Mieux-Êtres workshops)" in place.explain()
    # what Mons-en-Barœul does on addictions is told with its partners, and not whether it is under way
    open_parts = {part.ends for part in lille.involvements if part.standing == "open"}
    assert open_parts == {(who, "addictions-group") for who in ("ars", "county-service", "epsm", "prevention-club")}


def test_programs_count_among_what_a_partner_of_lille_est_carries(lille: PartnerNetwork) -> None:
    """The workshops for their partners, without the two fellowships; a program that may be over counts in the most."""
    found = network.load(lille)
    carried = {id: (one.programs, one.most_programs) for id, one in found.items() if one.most_programs}
    named = WORKSHOPS - {"alcooliques-anonymes", "narcotiques-anonymes"}
    assert carried == {
        **dict.fromkeys({*named, "cdg-59", "cpam"}, (1, 1)),
        **dict.fromkeys(("ars", "county-service", "epsm", "prevention-club"), (0, 1)),
    }
    # the fellowships are counted and not named
    assert found.bounds["programs"] == (len(WORKSHOPS) + 2, len(WORKSHOPS) + 2 + 4)


def test_the_workshops_tie_their_partners_in_the_projection(lille: PartnerNetwork) -> None:
    """28 pairs of eight partners, one of which already meets in the steering committee: 27 ties more, 27 less open."""
    by_bodies, with_programs = lille.projected(), lille.projected(programs=True)
    assert by_bodies.ids == with_programs.ids
    assert with_programs.basis.ties - by_bodies.basis.ties == 28 - 1
    assert by_bodies.basis.unknown_pairs - with_programs.basis.unknown_pairs == 28 - 1


def test_seraing_names_no_partner_of_its_programs() -> None:
    """S’Ariane and the café are there, and tie nobody: their partners are not documented."""
    net = PartnerNetwork.from_council(clsm.datasets.load("seraing").on("2020-01-31"))
    assert [program.id for program in net.programs] == ["cafe-bavard", "s-ariane"]
    assert net.involvements == ()
    assert net.projected(programs=True).basis.ties == net.projected().basis.ties == 0
    assert {one.programs for one in network.load(net).values()} == {0}


def test_a_synthetic_council_by_counting(invented: PartnerNetwork) -> None:
    """The sole places of a sector, the load and the ties of the projection are what a plain count gives."""
    known = [part for part in invented.involvements if part.standing == "known"]
    found = network.load(invented)
    for id, one in found.items():
        assert one.programs == sum(part.ends[0] == id for part in known)
        assert one.most_programs == sum(part.ends[0] == id for part in invented.involvements)
        assert one.leads == sum(part.leads for part in known if part.ends[0] == id)
    partners = {
        program.id: {part.ends[0] for part in known if part.ends[1] == program.id} for program in invented.programs
    }
    shown = {
        id: {invented.sector(one) for one in who if one not in invented.fellowships} - {"not_documented"}
        for id, who in partners.items()
    }
    places = {id: sectors for id, sectors in shown.items() if len(sectors) > 1}
    sole = {
        (id, sector)
        for id, sectors in places.items()
        for sector in sectors
        if sum(sector in others for others in places.values()) == 1
    }
    told = [place for place in network.bridges(invented).meeting_places if place.mode == "program"]
    assert {(place.node, sector) for place in told for sector in place.sectors} == sole
    assert not any(place.certain for place in told)
    assert len(told) == 6


def test_the_projection_of_a_synthetic_council_with_its_programs(invented: PartnerNetwork) -> None:
    """A pair is tied where the bodies tie it, or where both are known partners of one program."""
    by_bodies, with_programs = invented.projected(), invented.projected(programs=True)
    together = {
        frozenset((one.ends[0], other.ends[0]))
        for one, other in itertools.combinations(invented.involvements, 2)
        if one.ends[1] == other.ends[1] and one.standing == other.standing == "known"
    }
    graphs = by_bodies.to_networkx(), with_programs.to_networkx()
    before, after = ({frozenset(edge) for edge in graph.edges} for graph in graphs)
    assert after == before | together
    assert after > before
