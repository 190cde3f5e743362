"""Programs: what all of them have, what only some kinds have, and what can never be true of them."""

import re
from typing import Any, cast

import attrs
import pytest

from clsm import (
    AwarenessEvent,
    Council,
    DataSet,
    HousingPlaces,
    HousingScheme,
    Mismatch,
    OpenPlace,
    PartialDate,
    Period,
    Program,
    Session,
    Showing,
    SituationCoordination,
    Step,
    Tally,
    Text,
    Training,
    WorkshopSeries,
    dumps,
    loads,
)
from clsm.fields import REFERS_TO
from clsm.programs import DETAILS, Details
from clsm.programs.tallies import NOT_ADDED
from clsm.vocabulary import PROGRAM_KINDS, TALLY_SUBJECTS

PROCESS = SituationCoordination(asks_agreement=True)
MARCH, APRIL = PartialDate.parse("2025-03-12"), PartialDate.parse("2025-04")


def program(kind: str, details: Details | None = None, **more: Any) -> Program:
    """A program of a *kind*."""
    return Program(id="p", name=Text.same("P"), kind=kind, details=details, **more)


def test_details_are_those_of_the_kind() -> None:
    """A program of another kind, or of one's own, has none of these."""
    assert program("situation_coordination", PROCESS).details == PROCESS
    with pytest.raises(
        Mismatch,
        match=re.escape("details: found SituationCoordination, expected OpenPlace, or none, for 'open_place'"),
    ):
        program("open_place", PROCESS)
    with pytest.raises(Mismatch, match="found OpenPlace, expected none, for 'adapted_sport'"):
        program("adapted_sport", OpenPlace())
    with pytest.raises(Mismatch, match="expected SituationCoordination, or none, for 'situation_coordination'"):
        program("situation_coordination", "X")  # type: ignore[arg-type]


def test_every_kind_with_details_is_in_the_list() -> None:
    """A kind that the vocabulary does not know could not be written in a file."""
    assert set(DETAILS) <= set(PROGRAM_KINDS)


@pytest.mark.parametrize("kind", DETAILS)
def test_details_say_nothing_unless_something_is_known(kind: str) -> None:
    """Nothing is required of any kind, and what is not written is not documented, never no."""
    details = DETAILS[kind]()
    assert {getattr(details, field.name) for field in attrs.fields(DETAILS[kind])} <= {None, (), "not_documented"}
    assert program(kind, details).details == details


def test_a_kind_of_ones_own_has_the_core() -> None:
    """It loads once it is described under terms, with everything that all programs have."""
    council: Council = loads(
        """
clsm: '1'
id: there
name: There
jurisdiction: FR
terms: [{list: program_kinds, id: garden, label: {fr: Jardin, en: Garden}}]
programs: [{id: garden, name: Jardin, kind: garden, held: [2024-05-01, 2024-06]}]
"""
    )
    (garden,) = council.programs
    assert (garden.details, [str(day) for day in garden.held]) == (None, ["2024-05-01", "2024-06"])


# ---------------------------------------------------------------- what can never be true


@pytest.mark.parametrize("name", ["places", "dwellings", "allowed"])
def test_there_are_never_less_than_no_places(name: str) -> None:
    """None is not documented, 0 is none."""
    none, less = ({name: count} for count in (0, -1))
    assert getattr(HousingPlaces(kind="residence", **cast(Any, none)), name) == 0
    with pytest.raises(Mismatch, match=f"{name}: found -1, expected a whole number, 0 or more"):
        HousingPlaces(kind="residence", **cast(Any, less))


def test_a_dwelling_holds_a_place_at_least() -> None:
    """Five homes for four people each in a place of their own cannot be; as many places as homes can."""
    assert HousingPlaces(kind="associative_flat", places=4, dwellings=4).dwellings == 4
    with pytest.raises(Mismatch, match="found 5 for 4 places, expected no more dwellings than places"):
        HousingPlaces(kind="associative_flat", places=4, dwellings=5)


def test_no_figure_of_a_scheme_is_made_of_another() -> None:
    """23 dwellings say nothing of places, and 47 places nothing of dwellings or of people."""
    later, earlier = HousingPlaces(kind="associative_flat", dwellings=23), HousingPlaces(kind="residence", places=47)
    assert (later.places, later.allowed, earlier.dwellings, earlier.allowed) == (None, None, None, None)


def test_more_places_than_a_convention_allows_can_be_written() -> None:
    """A council that has them needs to be told, which only a file that loads allows."""
    assert HousingPlaces(kind="residence", places=12, allowed=10).places == 12


def test_trainers_are_counted_among_the_people() -> None:
    """Nine of eight cannot be; where how many came is not known, nothing is refused."""
    assert Session(date=MARCH, people=8, trainers=8).trainers == 8
    assert Session(date=MARCH, trainers=9).people is None
    with pytest.raises(Mismatch, match="found 9 of 8 people, expected no more trainers than people"):
        Session(date=MARCH, people=8, trainers=9)


def test_counts_are_of_whole_people() -> None:
    """A count below 0, or a half, is refused; a count that was not recorded is None."""
    assert Tally(what="visits", period=Period()).count is None
    for count in (-1, 1.5):
        with pytest.raises(Mismatch, match=r"count: found .*, expected a whole number, 0 or more"):
            Tally(what="visits", count=count, period=Period())  # type: ignore[arg-type]
    with pytest.raises(Mismatch, match="vintage: found 0, expected a whole number, 1 or more"):
        DataSet(name=Text.same("Stays"), vintage=0)
    with pytest.raises(Mismatch, match="works: found -1"):
        Showing(name=Text.same("Spring"), works=-1)


def test_the_same_person_is_not_added_up_over_time() -> None:
    """What may be counted in two periods is named, in words of the list."""
    assert set(TALLY_SUBJECTS) >= NOT_ADDED
    assert {"visits", "applications", "entries", "exits", "allocations", "sessions"} & NOT_ADDED == set()


# ---------------------------------------------------------------- days, counts and contracts


def test_days_are_those_held_and_those_of_sessions() -> None:
    """Each once, in order, whatever the kind; a place without sessions has those on which it was held."""
    sessions = (Session(date=MARCH, people=9), Session(date=APRIL))
    for kind, details in (
        ("workshop_series", WorkshopSeries(sessions=sessions)),
        ("training", Training(sessions=sessions)),
        ("awareness_event", AwarenessEvent(sessions=sessions)),
    ):
        assert program(kind, details, held=(APRIL, PartialDate(year=2024))).days == (
            PartialDate(year=2024),
            MARCH,
            APRIL,
        )
    assert program("open_place", OpenPlace(), held=(MARCH,)).days == (MARCH,)
    assert program("workshop_series").days == ()


def test_programs_are_equal_whatever_the_order_of_their_counts() -> None:
    """A month written before another changes nothing."""
    one, other = (Tally(what="visits", count=n, period=Period(start=MARCH, end=MARCH)) for n in (12, 20))
    assert program("open_place", tallies=(one, other)) == program("open_place", tallies=(other, one))


def test_everything_that_a_program_holds_is_written_and_read_back() -> None:
    """Details, counts, steps, the contract and its priority, in both formats."""
    council: Council = loads(
        """
clsm: '1'
id: there
name: There
jurisdiction: FR
territories: [{id: town, name: Town, kind: commune}]
actors: [{id: office, name: Housing office, sector: social_landlord}]
instances: [{id: commission, name: Commission, kind: allocation_commission, frequency: every 3 months}]
agreements:
  - {id: contract, name: Contract, kind: local_health_contract, period: {start: 2019, end: 2024}}
  - {id: amendment, name: Amendment, kind: local_health_contract, amends: contract}
  - {id: lease, name: Lease, kind: lease, period: {start: 2024, end: 2027-06-30}}
priorities: [{id: home, words: A home, of: contract, period: {start: 2019}}]
programs:
  - id: homes
    name: Homes
    kind: housing_scheme
    under: contract
    priority: home
    progress: [{name: Lease signed, due: 2024-06, done: 2024-05-12}, {name: First homes let, due: 2025}]
    tallies:
      - {what: applications, count: 14, period: {start: 2025-01-01, end: 2025-03-31}}
      - {what: people_housed, period: {start: 2025-01-01, end: 2025-01-31}, territory: town}
    details:
      stock: [{kind: associative_flat, places: 6, dwellings: 4, allowed: 6, under: lease, landlord: office}]
      commission: commission
      person_heard: yes
      commitment: no
      rent_by: tenant
"""
    )
    assert loads(dumps(council)) == loads(dumps(council, format="json"), format="json") == council
    (homes,) = council.programs
    assert isinstance(homes.details, HousingScheme)
    assert (homes.details.person_heard, homes.details.commitment, homes.details.deposit_by) == (True, False, None)
    assert [step.done and str(step.done) for step in homes.progress] == ["2024-05-12", None]
    assert [tally.count for tally in homes.tallies] == [14, None]
    assert council.find("amendment").amends == "contract"
    assert council.find(homes.details.stock[0].under or "").period.end == PartialDate.parse("2027-06-30")


def test_no_field_of_a_program_is_about_a_person() -> None:
    """Nothing in a count, a session or a situation's process holds a name; counts hold no words at all."""
    for cls in (Program, Tally, Session, Step, *DETAILS.values()):
        assert not {"person", "names", "applicant", "diagnosis"} & {field.name for field in attrs.fields(cls)}
    assert not [field.name for field in attrs.fields(Tally) if field.type in (Text, Text | None)]
    assert [
        field for field in attrs.fields(SituationCoordination) if "actors" in field.metadata.get(REFERS_TO, ())
    ] == []
