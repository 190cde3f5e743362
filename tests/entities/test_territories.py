from typing import Any

import pytest

from clsm import Mismatch, Population, Territory, total_population


def place(
    id: str, *populations: tuple[int, int], parent: str | None = None, members: tuple[str, ...] = ()
) -> Territory:
    """A territory with its populations by year."""
    figures = tuple(Population(year=year, count=count) for year, count in populations)
    return Territory(id=id, name=id.title(), parent=parent, members=members, populations=figures)


# the associated commune lies in Lille, the sector is made of the associated commune and two others
PLACES = {
    territory.id: territory
    for territory in (
        place("lille", (2022, 238_695)),
        place("hellemmes", (2022, 18_190), parent="lille"),
        place("ronchin", (2020, 18_933), (2022, 19_436)),
        place("lezennes", (2022, 2_966)),
        place("sector", (2022, 89_626), members=("hellemmes", "ronchin", "lezennes")),
        place("fives", parent="lille"),
        place("quarter", parent="hellemmes"),
        place("other-sector", members=("hellemmes",)),
    )
}


def test_populations_of_places_apart_are_added() -> None:
    """Each place is counted once, in exactly the year asked for."""
    assert total_population(PLACES, ["hellemmes", "ronchin", "lezennes"], 2022) == 18_190 + 19_436 + 2_966


@pytest.mark.parametrize("year", [2020, 2021])
def test_an_unknown_population_makes_the_total_unknown(year: int) -> None:
    """A sum over those that happen to be documented would pass for the whole."""
    assert total_population(PLACES, ["ronchin", "lezennes"], year) is None


def test_sources_that_disagree_give_no_population() -> None:
    """Neither of two figures is chosen; two sources that agree are one figure."""
    ronchin = place("ronchin", (2011, 17_971), (2011, 18_000), (2012, 18_100), (2012, 18_100))
    assert ronchin.population(2011) is None
    assert ronchin.population(2012) == 18_100
    assert total_population({"ronchin": ronchin}, ["ronchin"], 2011) is None


@pytest.mark.parametrize(
    ("ids", "found"),
    [
        (["lille", "hellemmes"], "hellemmes, which lies inside lille"),
        (["hellemmes", "lille"], "hellemmes, which lies inside lille"),
        (["sector", "ronchin"], "ronchin, which lies inside sector"),
        (["ronchin", "sector"], "ronchin, which lies inside sector"),
        (["lille", "ronchin", "quarter"], "quarter, which lies inside lille"),
        (["sector", "lille"], "sector and lille, which share a part"),
        (["sector", "other-sector"], "sector and other-sector, which share a part"),
        (["ronchin", "lezennes", "ronchin"], "ronchin twice"),
        # all that is wrong is not said at once, but always the same
        (["ronchin", "lezennes", "hellemmes", "sector"], "hellemmes, which lies inside sector"),
    ],
)
def test_nobody_is_counted_twice(ids: list[str], found: str) -> None:
    """A place inside another, through parents or members, however deep, is refused by name."""
    with pytest.raises(Mismatch, match=f"found {found}, expected territories that do not overlap"):
        total_population(PLACES, iter(ids), 2022)


def test_a_place_told_in_two_ways_is_one_place() -> None:
    """A town may be a member of what is also its parent, and members in a circle come to an end."""
    places = {
        territory.id: territory
        for territory in (
            place("sector", members=("town",)),
            place("town", (2022, 100), parent="sector"),
            place("one", (2022, 10), members=("other",)),
            place("other", (2022, 10), members=("one",)),
        )
    }
    assert total_population(places, ["town"], 2022) == 100
    for overlapping in (["sector", "town"], ["one", "other"]):
        with pytest.raises(Mismatch, match="which lies inside"):
            total_population(places, overlapping, 2022)


def test_two_parts_of_one_place_may_be_added() -> None:
    """Quarters side by side do not overlap, and an unknown one makes the total unknown."""
    assert total_population(PLACES, ["hellemmes", "fives"], 2022) is None


def test_a_place_that_is_not_there_is_an_error() -> None:
    """A mistyped id is never counted as nobody."""
    with pytest.raises(KeyError, match="ronchain"):
        total_population(PLACES, ["ronchain"], 2022)


@pytest.mark.parametrize("count", [-1, 17_971.0, True, "17971"])
def test_a_population_is_a_whole_number(count: Any) -> None:
    """Inhabitants are counted, and nothing else is taken for a count."""
    with pytest.raises(Mismatch, match=r"count: found .*, expected a whole number, 0 or more"):
        Population(year=2011, count=count)


def test_populations_are_a_tuple_of_populations() -> None:
    """A list, or a bare number, is refused in a sentence."""
    with pytest.raises(Mismatch, match="populations: found a list, expected a tuple"):
        Territory(id="ronchin", name="Ronchin", populations=[])  # type: ignore[arg-type]
    with pytest.raises(Mismatch, match="populations: found a int, expected a Population"):
        Territory(id="ronchin", name="Ronchin", populations=(17_971,))  # type: ignore[arg-type]


def test_a_population_may_have_no_year_and_be_of_some_ages() -> None:
    """A figure without its year is kept as such, and one of some ages is not taken for all people."""
    figures = (Population(count=80282), Population(year=2011, count=204187, from_age=16, to_age=65))
    place = Territory(id="zone", name="Zone", populations=figures)
    assert place.population(2011) is None
    assert [figure.is_whole for figure in figures] == [True, False]
    assert not Population(year=2011, count=1, to_age=15).is_whole
    with pytest.raises(Mismatch, match="from_age: found from 65 to 16, expected the lower age first"):
        Population(count=1, from_age=65, to_age=16)
