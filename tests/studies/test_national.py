"""The tables of the national surveys, from files: no file says no by its silence."""

from decimal import Decimal
from typing import Any

import attrs
import pytest

import clsm
from clsm.studies import national_survey
from clsm.studies.national import CUTS, IN_LISTS, NAMED, TITLES, national
from clsm.vocabulary import LISTS
from clsm.words import Text

DAY = "2024-12-31"
NATION = [council.on(DAY) for council in clsm.synthetic.nation(5, councils=12)]


def test_every_question_has_its_title_and_its_place() -> None:
    """In the order of the surveys; lists and cuts are of questions that are asked."""
    assert list(national(NATION[0])) == list(TITLES)
    assert CUTS.keys() | IN_LISTS.keys() | set(NAMED) <= TITLES.keys()
    assert set(IN_LISTS.values()) <= LISTS.keys()


def test_a_nation_has_its_tables() -> None:
    """Every council is in each; the caller's own are named, nobody else."""
    tables = national_survey(NATION, own=[NATION[2].council.id])
    assert (tables.given, tables.read) == (12, 12)
    for it in tables.distributions:
        assert it.documented + it.not_documented == 12
        assert {id for answer in it.answers for id in answer.own} <= {NATION[2].council.id}
    rows = tables.to_rows("fr")
    assert rows[0]["question"] == "Ancienneté, en années"
    assert not [row for row in rows if NATION[0].council.id in str(row)]


@pytest.mark.parametrize("name", clsm.datasets.names())
def test_a_real_council_answers_what_its_file_documents(name: str) -> None:
    """Yes, or nothing at all, to what no file can deny."""
    council = clsm.datasets.load(name)
    said = national(council.on(council.last_documented or DAY))
    assert {said[column] for column in NAMED} <= {True, None}
    assert not [value for value in said.values() if value in ("not_documented", [], 0)]


def small(**fields: Any) -> dict[str, Any]:
    """What is said of a council of one town and one committee."""
    town = clsm.Actor(id="town", name="Lac", sector="municipality")
    given: dict[str, Any] = {"id": "c", "name": Text.same("C"), "jurisdiction": "FR", "actors": (town,)}
    return national(clsm.Council(**given | fields).on(DAY))


def test_nothing_is_known_of_an_empty_file() -> None:
    """Neither yes nor no."""
    assert {column: value for column, value in small().items() if value is not None} == {}


def test_who_is_not_seated_is_known_of_complete_lists_alone() -> None:
    """With each seat's pillar known; an announced body, a partner's and an empty seat count for nothing."""
    town = clsm.Seat(holder="town", status="member", pillars=frozenset({"elected"}))
    committee = clsm.Instance(
        id="committee",
        name=Text.same("Committee"),
        kind="steering_committee",
        composition="complete",
        seats=(town,),
        period=clsm.Period(start=clsm.PartialDate(year=2020), end="open"),
        as_of=clsm.PartialDate.parse(DAY),
    )
    town = attrs.evolve(town, as_of=committee.as_of)
    committee = attrs.evolve(committee, seats=(town,))
    assert (small(instances=(committee,))["carers"], small(instances=(committee,))["steering_committee"]) == (
        False,
        True,
    )
    partial = attrs.evolve(committee, composition="partial")
    assert small(instances=(partial,))["carers"] is None
    unknown = attrs.evolve(town, pillars=frozenset({"not_documented"}))
    assert small(instances=(attrs.evolve(committee, seats=(unknown,)),))["carers"] is None
    carers = attrs.evolve(town, id="carers", pillars=frozenset({"carers"}))
    assert small(instances=(attrs.evolve(partial, seats=(town, carers)),))["carers"] is True
    empty = attrs.evolve(carers, vacant=True)
    assert small(instances=(attrs.evolve(committee, seats=(town, empty)),))["carers"] is False
    for other in (attrs.evolve(committee, evidence="announced"), attrs.evolve(committee, kind="external")):
        assert small(instances=(other,))["steering_committee"] is None
    perhaps = attrs.evolve(carers, as_of=clsm.PartialDate.parse("2025-06-01"))
    assert small(instances=(attrs.evolve(committee, seats=(town, perhaps)),))["carers"] is None


def test_the_people_of_a_perimeter_are_those_of_one_year() -> None:
    """The last one in which each place has a figure; none where there is no such year, or sources disagree."""

    def place(id: str, *figures: tuple[int, int]) -> clsm.Territory:
        counts = tuple(clsm.Population(year=year, count=count) for year, count in figures)
        return clsm.Territory(id=id, name=id.title(), kind="commune", populations=counts)

    one, other = (
        place("one", (2018, 100), (2020, 110), (2020, 111), (2026, 120)),
        place("other", (2018, 50), (2020, 60)),
    )
    said = small(territories=(one, other), perimeter=("one", "other"))
    assert (said["inhabitants"], said["communes"]) == (150, 2)
    assert small(territories=(one, place("other", (2019, 50))), perimeter=("one", "other"))["inhabitants"] is None
    district = attrs.evolve(one, kind="district")
    assert small(territories=(district,), perimeter=("one",))["communes"] is None


def test_full_time_is_known_where_the_time_is() -> None:
    """Each coordinator's; an office that is only announced is none."""
    post = clsm.Post(
        id="post",
        function="coordinator",
        label=Text.same("Coordination"),
        employer="town",
        full_time_equivalent=Decimal(1),
        as_of=clsm.PartialDate.parse("2024-12-31"),
    )
    half = attrs.evolve(post, id="half", full_time_equivalent=Decimal("0.5"))
    open_ = attrs.evolve(post, id="open", full_time_equivalent=None)
    asked = [(post,), (post, half), (post, open_), (attrs.evolve(post, evidence="announced"),)]
    said = [small(posts=posts) for posts in asked]
    assert [(it["coordinators"], it["full_time"], it["employer"]) for it in said] == [
        (1, True, ["municipality"]),
        (2, False, ["municipality"]),
        (2, None, ["municipality"]),
        (None, None, None),
    ]
