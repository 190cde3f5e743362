from typing import Any

import attrs

import clsm
from clsm import Objective, Period, Priority, Seat, Snapshot, Target, Text
from clsm.ageing import PresumeFor
from clsm.planning import coverage
from clsm.planning.cells import NARROWER, Cell
from tests.planning.small import DAY, agreement, body, council, date, indicator, program, tally, time


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
TOWNS = ("north", "south", "west")
IN_TOWNS = tuple(Target(population="young_people", territory=town) for town in TOWNS[1:])


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
    assert ("housing", "south", "young_people") not in {(it.theme, it.territory, it.population) for it in found.cells}
    asked = coverage(council(flats, talks, priorities=(aim("aim", *IN_TOWNS),)).on(DAY))
    assert [(it.theme, it.territory) for it in asked.to_open] == [("housing", "south"), ("housing", "west")]
    assert asked.bounds == {"covered": (0, 0)}
    filling = asked.to_open[0].filling
    assert filling
    assert (filling.near, filling.programs, filling.partners, filling.territories) == (
        "next_door", ("flats",), ("landlord",), ("north",),
    )  # fmt: skip
    assert (
        "Accès au logement, habitat – Jeunes (South, West) : aucune action documentée, attendue par : Aim. "
        "À côté, on y travaille déjà : Flats (North) ; avec : Landlord. Premier pas : leur demander"
        in asked.explain("fr")
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
    assert coming.to_open == ()
    assert [(it.state, it.planned) for it in coming.to_come] == [("planned", ("soon",))]
    assert "An action is to come: Soon." in coming.explain()


def test_what_is_for_everybody_may_reach_some() -> None:
    """For young people, a program for everybody is perhaps; everybody is everybody by any name."""
    talks = program("talks", "workshop_series", themes=("housing",), targets=(Target(population="residents"),))
    today = council(talks, priorities=(aim("aim", YOUNG, Target(population="whole_population")),)).on(DAY)
    assert cell(today, "housing", None, "young_people").state == "perhaps"
    assert cell(today, "housing", None, "whole_population").state == "covered"
    assert [it.population for it in coverage(today).to_be_said] == ["young_people"]
    assert "place, public or date to be said" in coverage(today).explain()


def test_who_expects() -> None:
    """The council, its bodies and agreements, in the places of the target; a program's own objective does not."""
    own = Objective(id="own", words=Text.same("Own"), of="talks", themes=("housing",))
    talks = program("talks", "workshop_series", themes=("stigma",))
    there = aim("there", Target(population="young_people", territory="west"))
    later = aim("later", YOUNG, theme="cancer", period=time("2024"))
    found = coverage(council(talks, objectives=(own,), priorities=(there, later)).on(DAY))
    assert [(it.theme, it.territory, it.certain) for it in found.to_open] == [
        ("cancer", None, False), ("housing", "west", True),
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
    """Expected once for each population and place: where most is known of an action, else on the first theme."""
    both = aim("both", *(Target(population="young_people", territory=town) for town in ("north", "south")))
    both = attrs.evolve(both, themes=("housing", "stigma"))
    other = program("other", "other")
    sure = program("sure", "workshop_series", themes=("stigma",), targets=(YOUNG,), territories=("north",))
    maybe = program("maybe", "housing_scheme", themes=("housing",))
    soon = program("soon", "other", themes=("stigma",), targets=(YOUNG,), territories=("south",), state="planned")
    for programs, told in (
        ((other,), {("housing", town, "empty") for town in ("north", "south")}),
        ((sure,), {("stigma", "north", "covered"), ("housing", "south", "empty")}),
        ((sure, maybe), {("stigma", "north", "covered"), ("housing", "south", "perhaps")}),
        ((soon,), {("stigma", "south", "planned"), ("housing", "north", "empty")}),
    ):
        found = coverage(council(*programs, priorities=(both,)).on(DAY))
        assert {(it.theme, it.territory, it.state) for it in found.cells if it.expected_by} == told
    # next door is whoever works on either
    (south,) = coverage(council(sure, priorities=(both,)).on(DAY)).to_open
    assert south.or_themes == ("stigma",)
    assert south.filling
    assert (south.filling.near, south.filling.programs) == ("next_door", ("sure",))


def test_a_theme_that_another_aim_needs_is_not_replaced() -> None:
    """What would do instead is said where it would answer all that is expected in the cell."""
    both, one = aim("both", YOUNG, also=("stigma", "culture")), aim("one", YOUNG)
    other = aim("other", YOUNG, also=("culture",))
    idle = program("idle", "other")
    found = coverage(council(idle, priorities=(both,)).on(DAY))
    assert "Une action sur un autre de ses thèmes y répondrait aussi" in found.explain("fr")
    assert found.to_rows()[0]["or_themes"].count("; ") == 1
    for aims, instead in (((both,), ("stigma", "culture")), ((both, other), ("culture",)), ((both, one), ())):
        assert {it.or_themes for it in coverage(council(idle, priorities=aims).on(DAY)).to_open} == {instead}


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


def test_a_place_is_expected_where_it_is_named() -> None:
    """By the target, by the contract of the priority, or by a program of it; all places together are the council."""
    idle = program("idle", "other")
    cases: tuple[tuple[dict[str, Any], set[str | None]], ...] = (
        ({}, {None}),
        ({"targets": (Target(population="young_people", territory="sector"),)}, {"north", "south"}),
        ({"of": "of-west"}, {"west"}),
        ({"of": "of-all"}, {None}),
    )
    for fields, towns in cases:
        asked = attrs.evolve(aim("aim"), **fields)
        texts = (agreement("of-west", territories=("quarter",)), agreement("of-all", territories=("region", "west")))
        whole = council(idle, priorities=(asked,), agreements=texts)
        assert {it.territory for it in coverage(whole.on(DAY)).expected} == towns
    bound = program("bound", "other", themes=("cancer",), territories=("north",), priority="aim")
    (only,) = coverage(council(bound, priorities=(aim("aim"),)).on(DAY)).expected
    assert (only.territory, only.programs) == ("north", ("bound",))


def test_a_program_answers_its_priority_whatever_its_themes() -> None:
    """Perhaps also each priority of its contract, where it names none; not where it names another."""
    texts = (agreement("contract"), agreement("change", amends="contract"), agreement("other"))
    aims = (aim("aim", YOUNG, of="contract"), aim("next", YOUNG, theme="culture", of="other"))
    cases: tuple[tuple[dict[str, Any], str], ...] = (
        ({"priority": "aim"}, "covered"),
        ({"priority": "aim", "state": "planned"}, "planned"),
        ({"under": "change"}, "perhaps"),
        ({"under": "change", "priority": "next"}, "empty"),
        ({"under": "other"}, "empty"),
    )
    for fields, state in cases:
        act = attrs.evolve(program("act", "other", themes=("cancer",)), **fields)
        today = council(act, agreements=texts, priorities=aims).on(DAY)
        assert cell(today, "housing", None, "young_people").state == state


def test_a_narrower_theme_counts_for_the_wider() -> None:
    """Housing is a social determinant of health; health does not house anybody."""
    flats = program("flats", "housing_scheme", themes=("housing",))
    today = council(flats, priorities=(aim("aim", theme="social_determinants"),)).on(DAY)
    assert cell(today, "social_determinants", None, "not_documented").programs == ("flats",)
    wide = program("wide", "other", themes=("social_determinants",))
    assert cell(council(wide, priorities=(aim("aim"),)).on(DAY), "housing", None, "not_documented").state == "empty"
    themes = clsm.vocabulary.THEMES
    assert all(wider in themes and narrower <= set(themes) for wider, narrower in NARROWER.items())


def test_bodies_answer_for_democracy_and_coordination() -> None:
    """By who sits in them; a body whose list is not complete may, one of a partner or announced does not."""
    aims = (aim("voice", theme="health_democracy"), aim("together", theme="intersectoral_coordination"))
    users = Seat(holder="gem", pillars=frozenset({"people_concerned"}), as_of=date(DAY))
    town = Seat(holder="landlord", pillars=frozenset({"elected"}), as_of=date(DAY))
    for seats, composition, states in (
        ((users, town), "complete", ("covered", "covered")),
        ((town,), "complete", ("empty", "empty")),
        ((town,), "partial", ("perhaps", "perhaps")),
        ((attrs.evolve(town, pillars=frozenset({"not_documented"})),), "complete", ("perhaps", "perhaps")),
        ((), "not_documented", ("perhaps", "perhaps")),
    ):
        sits = body(seats=seats, composition=composition, as_of=date(DAY))
        away = body("away", host="gem", seats=(users, town))
        soon = body("soon", evidence="announced", seats=(users, town))
        found = coverage(council(program("idle", "other"), instances=(sits, away, soon), priorities=aims).on(DAY))
        assert tuple(it.state for it in found.expected) == states
    old = body(seats=(attrs.evolve(users, as_of=date("2020")),), composition="complete", as_of=date("2020"))
    assert {it.state for it in coverage(council(instances=(old,), priorities=aims).on(DAY)).expected} == {"perhaps"}
    grown = body(seats=(users, town), as_of=date("2018"))
    assert {it.state for it in coverage(council(instances=(grown,), priorities=aims).on(DAY)).expected} == {"perhaps"}


def test_bodies_and_contracts_are_presumed_as_long_as_a_caller_says() -> None:
    """A body seen four years ago is presumed, its list of members is not; without a term, both are."""
    aims = (aim("voice", theme="health_democracy"), aim("flats", of="cls"))
    town = Seat(holder="landlord", pillars=frozenset({"elected"}), as_of=date("2020"))
    users = attrs.evolve(town, pillars=frozenset({"people_concerned"}))
    for seats, years, state in (
        ((users,), None, "covered"), ((users,), 5, "covered"), ((users,), 3, "perhaps"),
        ((town,), None, "empty"), ((town,), 5, "empty"), ((town,), 3, "perhaps"),
    ):  # fmt: skip
        sits = body(seats=seats, composition="complete", as_of=date("2020"))
        today = council(program("idle", "other"), instances=(sits,), priorities=aims[:1]).on(DAY)
        found = coverage(today, presume_for=PresumeFor(seats=years, bodies=years, elections=False) if years else None)
        assert [it.state for it in found.expected] == [state]
    signed = agreement("cls", period=Period(start=date("2010")), as_of=date("2010"))
    today = council(program("idle", "other"), agreements=(signed,), priorities=aims[1:]).on(DAY)
    assert [it.certain for asked in (PresumeFor(), None) for it in coverage(today, presume_for=asked).expected] == [
        False, True,
    ]  # fmt: skip


def test_what_was_last_seen_long_ago_is_perhaps() -> None:
    """A program that a source of 2020 shows may be gone in 2024; an aim of a contract that ended expects nothing."""
    old = program("old", "other", themes=("housing",), as_of=date("2020"))
    assert cell(council(old, priorities=(aim("aim"),)).on(DAY), "housing", None, "not_documented").state == "perhaps"
    # from what age on, a caller may say; so for aims, which last as long as texts
    for years, state in ((3, "perhaps"), (4, "covered"), (None, "covered")):
        today = council(old, priorities=(aim("aim", as_of=date("2020")),)).on(DAY)
        (asked,) = coverage(today, presume_for=PresumeFor(programs=years, texts=years)).expected
        assert (asked.state, asked.certain) == (state, state == "covered")
    ended = agreement("ended", period=time("2020", "2021"))
    for expired in (aim("aim", of="ended"), aim("aim", period=time("2020", "2021"))):
        assert coverage(council(old, agreements=(ended,), priorities=(expired,)).on(DAY)).expected == ()


def test_without_programs_nothing_is_to_open() -> None:
    """A file without actions says nothing of what is done."""
    found = coverage(council(priorities=(aim("aim", YOUNG),)).on(DAY))
    assert ([it.state for it in found.expected], found.to_open) == (["not_documented"], ())
    assert found.bounds == {"covered": (0, 1)}
    assert "The file holds no action" in found.explain()
    assert found.to_rows()[0]["state"] == "not documented"


def test_where_an_action_of_the_whole_council_is_so_far() -> None:
    """One town works on what is expected of all: the others are told who is next door."""
    flats = program("flats", "housing_scheme", themes=("housing",), territories=("north",), partners=("landlord",))
    found = coverage(council(flats, priorities=(aim("aim"),)).on(DAY))
    (whole,) = found.expected
    assert whole.state == "covered"
    assert whole.filling
    assert whole.filling.territories == ("north",)
    assert "an action is documented (North); elsewhere, none. Next door this is already" in found.explain()


def test_lille_est() -> None:
    """Of 16 expectations two are to open, once and not in each of six towns; the rest was seen before that autumn."""
    found = coverage(clsm.datasets.load("lille-est").on("2011-11-01"))
    assert len(found.expected) == 16
    assert {(it.theme, it.territory, it.population) for it in found.to_open} == {
        ("employment", None, "people_vulnerable"), ("housing", None, "people_vulnerable"),
    }  # fmt: skip
    # access to care for people in precarious situations or who are isolated: one priority, with three themes
    first_year = [it for it in found.cells if "first-year-access" in it.expected_by]
    assert {(it.theme, it.state) for it in first_year} == {("access_to_care", "perhaps")}
    assert len(first_year) == 2


def test_a_later_contract_of_lille_est_and_who_is_next_door() -> None:
    """In 2019 addictions are a priority for all: the group of Mons-en-Barœul is next door to the five others."""
    found = coverage(clsm.datasets.load("lille-est").on("2019-12-31"))
    (whole,) = [it for it in found.expected if it.theme == "addictions" and it.population == "general_population"]
    assert (whole.territory, whole.state) == (None, "perhaps")
    assert whole.filling
    assert whole.filling.territories == ("commune-mons-en-baroeul",)
    assert "addictions-group" in whole.filling.programs
    assert {"prevention-club", "ars"} <= set(whole.filling.partners)
    # the contract that names no priority of its own may serve each
    (ageing,) = [it for it in found.expected if "contract-2019-ageing" in it.expected_by]
    assert ageing.perhaps == ("health-contract-actions",)


def test_metz_has_objectives_and_no_program() -> None:
    """Six expectations for a council without a perimeter, and nothing to open where no action is in the file."""
    found = coverage(clsm.datasets.load("metz").on("2011-11-01"))
    assert (len(found.expected), found.to_open) == (6, ())
    assert {it.territory for it in found.expected} == {None}


def test_seraing() -> None:
    """Recovery and hospitality are aims without a program of their own; S’Ariane and the café may answer others."""
    found = coverage(clsm.datasets.load("seraing").on("2020-01-31"))
    assert {it.theme for it in found.to_open} == {"recovery", "hospitality", "care_pathways"}
    assert {it.theme for it in found.to_be_said} == {
        "precarity", "stigma", "mental_health_general", "health_democracy",
    }  # fmt: skip
