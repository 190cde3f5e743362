import clsm
from clsm import Objective, Priority, Snapshot, Target, Text
from clsm.planning import coverage
from clsm.planning.grid import Cell
from tests.planning.small import DAY, council, indicator, program, tally, time


def aim(id: str, *targets: Target, theme: str = "housing", also: tuple[str, ...] = (), **fields: object) -> Priority:
    """A priority of the council."""
    return Priority(id=id, words=Text.same(id.title()), themes=(theme, *also), targets=targets, **fields)  # type: ignore[arg-type]


def cell(today: Snapshot, theme: str, territory: str | None, population: str) -> Cell:
    """One cell of the coverage."""
    (found,) = [
        it for it in coverage(today).cells if (it.theme, it.territory, it.population) == (theme, territory, population)
    ]
    return found


YOUNG = Target(population="young_people")


def test_a_program_stands_where_it_says() -> None:
    """In its territories, in the towns of a sector, in the town around a quarter; nowhere of it outside."""
    for territory, towns in (
        ("north", {"north"}),
        ("sector", {"north", "south"}),
        ("quarter", {"west"}),
        ("region", {"north", "south"}),
        ("far", set[str]()),
    ):
        flats = program("flats", "housing_scheme", themes=("housing",), targets=(YOUNG,), territories=(territory,))
        found = coverage(council(flats).on(DAY))
        assert {it.territory for it in found.cells if it.programs} == towns
    aimed = program(
        "flats", "housing_scheme", themes=("housing",), targets=(Target(population="young_people", territory="south"),)
    )
    assert {it.territory for it in coverage(council(aimed).on(DAY)).cells} == {"south"}
    anywhere = program("flats", "housing_scheme", themes=("housing",))
    assert {it.state for it in coverage(council(anywhere).on(DAY)).cells} == {"perhaps"}
    # a target without a place is for the whole of the council
    all_over = program("flats", "housing_scheme", themes=("housing",), targets=(YOUNG,))
    assert {(it.territory, it.state) for it in coverage(council(all_over).on(DAY)).cells} == {
        ("north", "covered"), ("south", "covered"), ("west", "covered"),
    }  # fmt: skip


def test_without_a_perimeter_there_is_one_place() -> None:
    """A program in a town is then in the council, which is all that can be said."""
    flats = program("flats", "housing_scheme", themes=("housing",), targets=(YOUNG,), territories=("north",))
    found = coverage(council(flats, perimeter=()).on(DAY))
    assert [(it.territory, it.state) for it in found.cells] == [(None, "covered")]


def test_only_what_is_expected_is_a_finding() -> None:
    """An empty cell is to be opened where a priority asks for it; others are shown and no more."""
    flats = program(
        "flats", "housing_scheme", themes=("housing",), targets=(YOUNG,), territories=("north",), partners=("landlord",)
    )
    talks = program("talks", "workshop_series", themes=("stigma",), targets=(YOUNG,), territories=("north",))
    found = coverage(council(flats, talks).on(DAY))
    assert found.to_open == ()
    assert ("housing", "south", "young_people") in found.also_empty
    asked = coverage(council(flats, talks, priorities=(aim("aim", YOUNG),)).on(DAY))
    assert [(it.theme, it.territory) for it in asked.to_open] == [("housing", "south"), ("housing", "west")]
    assert asked.bounds == {"covered": (1, 1 + len(asked.to_be_said))}
    filling = asked.to_open[0].filling
    assert filling
    assert (filling.near, filling.programs, filling.partners, filling.territories) == (
        "next_door", ("flats",), ("landlord",), ("north",),
    )  # fmt: skip
    assert (
        "Accès au logement, habitat – Jeunes (South, West) : aucune action documentée, attendue par : Aim. "
        "À côté, on y travaille déjà : Flats (North) ; avec : Landlord." in asked.explain("fr")
    )


def test_who_is_near_an_empty_cell() -> None:
    """On the theme for others, for the same people on another theme, or nobody; what is to come is told."""
    flats = program("flats", "housing_scheme", themes=("housing",), targets=(Target(population="older_people"),))
    talks = program("talks", "workshop_series", themes=("stigma",), targets=(YOUNG,))
    soon = program("soon", "housing_scheme", themes=("housing",), targets=(YOUNG,), state="planned")
    gone = program("gone", "housing_scheme", themes=("housing",), targets=(YOUNG,), state="ended")
    for programs, near in (((flats, talks), "same_place"), ((talks,), "same_public"), ((gone,), "nobody")):
        filling = coverage(council(*programs, priorities=(aim("aim", YOUNG),)).on(DAY)).to_open[0].filling
        assert filling
        assert filling.near == near
    coming = coverage(council(soon, priorities=(aim("aim", YOUNG),)).on(DAY))
    assert {it.state for it in coming.to_open} == {"planned"}
    assert "An action is to come: Soon." in coming.explain()


def test_what_is_for_everybody_may_reach_some() -> None:
    """For young people, a program for everybody is perhaps; everybody is everybody by any name."""
    talks = program("talks", "workshop_series", themes=("housing",), targets=(Target(population="residents"),))
    today = council(talks, priorities=(aim("aim", YOUNG, Target(population="whole_population")),)).on(DAY)
    assert cell(today, "housing", "north", "young_people").state == "perhaps"
    assert cell(today, "housing", "north", "whole_population").state == "covered"
    assert [it.population for it in coverage(today).to_be_said] == ["young_people"] * 3
    assert "place, public or date to be said" in coverage(today).explain()


def test_who_expects() -> None:
    """The council, its bodies and agreements, in the places of the target; a program's own objective does not."""
    own = Objective(id="own", words=Text.same("Own"), of="talks", themes=("housing",))
    talks = program("talks", "workshop_series", themes=("stigma",))
    there = aim("there", Target(population="young_people", territory="west"))
    later = aim("later", YOUNG, theme="cancer", period=time("2024"))
    found = coverage(council(talks, objectives=(own,), priorities=(there, later)).on(DAY))
    assert [(it.theme, it.territory, it.certain) for it in found.to_open] == [
        ("cancer", "north", False), ("cancer", "south", False), ("cancer", "west", False), ("housing", "west", True),
    ]  # fmt: skip
    assert "That this was expected that day is not certain." in found.explain()


def test_figures_known_of_a_program_stand_in_its_rows() -> None:
    """What sources state, and counts by period; few people are not told."""
    flats = program(
        "flats",
        "housing_scheme",
        None,
        tally("people", 4),
        themes=("housing",),
        targets=(YOUNG,),
        territories=("north",),
    )
    today = council(flats, indicators=(indicator("beds", of="flats"),)).on(DAY)
    (row,) = coverage(today).to_rows()
    assert row["reach"] == "Beds: not documented; People, 2024: not published (small counts)."
    assert coverage(today, show_small=True).to_rows("fr")[0]["reach"].endswith("Personnes, 2024 : 4.")
    assert len(coverage(today).to_pandas()) == 1
    assert "<table>" in coverage(today)._repr_html_()


def test_an_action_on_any_theme_of_a_priority_answers_it() -> None:
    """Expected once for each population and town: where most is known of an action, else on the first theme."""
    both = aim("both", YOUNG, also=("stigma",))
    sure = program("sure", "workshop_series", themes=("stigma",), targets=(YOUNG,), territories=("north",))
    maybe = program("maybe", "housing_scheme", themes=("housing",))
    soon = program("soon", "other", themes=("stigma",), targets=(YOUNG,), territories=("south",), state="planned")
    for programs, told in (
        ((), {("housing", town, "empty") for town in ("north", "south", "west")}),
        ((sure,), {("stigma", "north", "covered"), ("housing", "south", "empty"), ("housing", "west", "empty")}),
        ((sure, maybe), {("stigma", "north", "covered"), *(("housing", at, "perhaps") for at in ("south", "west"))}),
        ((soon,), {("stigma", "south", "planned"), ("housing", "north", "empty"), ("housing", "west", "empty")}),
    ):
        found = coverage(council(*programs, priorities=(both,)).on(DAY))
        assert {(it.theme, it.territory, it.state) for it in found.cells if it.expected_by} == told
    # next door is whoever works on either
    (west,) = [it for it in coverage(council(sure, priorities=(both,)).on(DAY)).to_open if it.territory == "west"]
    assert west.or_themes == ("stigma",)
    assert west.filling
    assert (west.filling.near, west.filling.programs) == ("next_door", ("sure",))


def test_a_theme_that_another_aim_needs_is_not_replaced() -> None:
    """What would do instead is said where it would answer all that is expected in the cell."""
    both, one = aim("both", YOUNG, also=("stigma", "culture")), aim("one", YOUNG)
    other = aim("other", YOUNG, also=("culture",))
    found = coverage(council(priorities=(both,)).on(DAY))
    assert "Une action sur un autre de ses thèmes y répondrait aussi" in found.explain("fr")
    assert found.to_rows()[0]["or_themes"].count("; ") == 1
    for aims, instead in (((both,), ("stigma", "culture")), ((both, other), ("culture",)), ((both, one), ())):
        assert {it.or_themes for it in coverage(council(priorities=aims).on(DAY)).to_open} == {instead}


def test_an_objective_expects_each_of_its_themes() -> None:
    """It may list what is to be reached: a program on one theme leaves the other to open; without any, nothing."""
    listed = Objective(id="listed", words=Text.same("Housing and work"), themes=("employment", "housing"))
    without = Objective(id="without", words=Text.same("Well-being"))
    flats = program("flats", "housing_scheme", themes=("housing",), territories=("north", "south", "west"))
    found = coverage(council(flats, objectives=(listed, without), priorities=(aim("none"),)).on(DAY))
    assert {it.theme for it in found.to_open} == {"employment"}
    assert {it.or_themes for it in found.to_open} == {()}
    bare = Priority(id="bare", words=Text.same("Bare"))
    assert coverage(council(priorities=(bare,)).on(DAY)).cells == ()


def test_lille_est() -> None:
    """24 of 96 cells to open, in all six towns; what is for service users may not reach all who are vulnerable."""
    found = coverage(clsm.datasets.load("lille-est").on("2011-11-01"))
    assert len([it for it in found.cells if it.expected_by]) == 96
    assert {it.theme for it in found.to_open} == {
        "employment",
        "housing",
        "health_democracy",
        "intersectoral_coordination",
    }
    assert {it.territory for it in found.to_open} == set(clsm.datasets.load("lille-est").perimeter)
    assert len(found.to_open) == 24
    # access to care for people in precarious situations or who are isolated: one priority, with three themes
    first_year = [it for it in found.cells if "first-year-access" in it.expected_by]
    assert {(it.theme, it.state) for it in first_year} == {("access_to_care", "perhaps")}
    assert len(first_year) == 2 * 6
    # the housing scheme covers the whole sector for service users
    assert {it.state for it in found.cells if it.theme == "housing" and it.population == "service_users"} == {"covered"}


def test_a_later_contract_of_lille_est_and_who_is_next_door() -> None:
    """In 2019 addictions are a priority for all: the group of Mons-en-Barœul is next door to the five others."""
    found = coverage(clsm.datasets.load("lille-est").on("2019-12-31"))
    open_cells = [it for it in found.to_open if it.theme == "addictions" and it.population == "general_population"]
    assert "commune-mons-en-baroeul" not in {it.territory for it in open_cells}
    assert len(open_cells) == 5
    filling = open_cells[0].filling
    assert filling
    assert filling.near == "next_door"
    assert "addictions-group" in filling.programs
    assert {"prevention-club", "ars"} <= set(filling.partners)


def test_metz_has_objectives_and_no_program() -> None:
    """Six cells for the whole of a council without a perimeter, none of them certain, nobody to fill them with."""
    found = coverage(clsm.datasets.load("metz").on("2011-11-01"))
    assert len(found.to_open) == 6
    assert {(it.territory, it.certain) for it in found.to_open} == {(None, False)}
    assert {it.filling.near for it in found.to_open if it.filling} == {"nobody"}


def test_seraing() -> None:
    """Recovery and hospitality are aims without a program of their own; S’Ariane and the café may answer two."""
    found = coverage(clsm.datasets.load("seraing").on("2020-01-31"))
    assert {"recovery", "hospitality"} <= {it.theme for it in found.to_open}
    assert {it.theme for it in found.to_be_said} == {"precarity", "stigma"}
