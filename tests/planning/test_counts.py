from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm import Council, PartialDate, Period, Program, Tally
from clsm.counts import KEPT_BACK, Figure, added
from clsm.planning import Count, figures, in_year
from tests.planning.small import DAY, council, program, tally

COUNTS = st.one_of(st.none(), st.integers(0, 40))
SECTORS = ("education", "social_landlord", "home_support")


def months(counts: Sequence[int | None], what: str = "visits", year: int = 2024) -> list[Tally]:
    """One count a month, from January."""
    return [tally(what, count, f"{year}-{number:02}") for number, count in enumerate(counts, 1)]


def figures_of(one: Program, *what: str, show_small: bool = False) -> tuple[Figure, ...]:
    """What is told of a program that stands alone in its council."""
    return figures(council(one).on(DAY), one.id, *what, show_small=show_small)


def in_2024(one: Program, what: str, *, show_small: bool = False, year: int = 2024) -> Count:
    """What is told of a year of a program that stands alone in its council."""
    return in_year(council(one).on("2030-01-01"), one.id, what, year, show_small=show_small)


def test_periods_that_are_not_over_do_not_count() -> None:
    """A day in May knows nothing of June."""
    cafe = program("cafe", "open_place", None, tally("visits", 30, "2024-04"), tally("visits", 40, "2024-06"))
    found = [in_year(council(cafe).on(day), "cafe", "visits", 2024) for day in ("2024-05-01", "2024-06-30")]
    assert found == [Count(low=30), Count(low=70)]


def test_a_count_in_words() -> None:
    """Exactly, at least, at most, between, not documented, hidden: each has its words in both languages."""
    said = [Count(low=a, high=b).say("fr") for a, b in ((1500, 1500), (3, None), (0, 4), (2, 5), (0, None))]
    assert said == ["1\N{NARROW NO-BREAK SPACE}500", "au moins 3", "au plus 4", "de 2 à 5", "non documenté"]
    assert KEPT_BACK.say() == "not published (small counts)"
    assert (KEPT_BACK.value, KEPT_BACK.documented, Count().documented) == (None, True, False)


@given(st.lists(COUNTS))
def test_a_total_equals_the_sum_of_its_parts_or_has_bounds(counts: list[int | None]) -> None:
    """Known parts add up; an unknown one takes the upper limit away and never the sum of the others."""
    total = added(map(Count.of, counts))
    assert total.low == sum(count or 0 for count in counts)
    assert (total.high is None) == (None in counts)


@given(st.lists(COUNTS, min_size=12, max_size=12))
def test_a_year_is_the_sum_of_its_months(counts: list[int | None]) -> None:
    """Twelve months that are all known are the year; else at least what is known."""
    found = in_2024(program("cafe", "open_place", None, *months(counts)), "visits", show_small=True)
    assert found.low == sum(count or 0 for count in counts)
    assert found.value == (None if None in counts else found.low)


@given(st.lists(st.integers(0, 40), min_size=12, max_size=12))
def test_months_are_told_if_none_is_small(counts: list[int]) -> None:
    """Otherwise the year is, if it leaves each month free; the year is the same in both cases."""
    cafe = program("cafe", "open_place", None, *months(list(counts)))
    told, total = figures_of(cafe), in_2024(cafe, "visits")
    if any(0 < count < 11 for count in counts):
        assert [figure.count.value for figure in told] == ([sum(counts)] if sum(counts) >= 21 else [])
        assert total.hidden == (sum(counts) < 21)
    else:
        assert [figure.count.value for figure in told] == counts
    assert total.hidden or total.value == sum(counts)


def test_quarters_and_a_year_that_were_counted_both() -> None:
    """Only the year is told: the last quarter could be taken from it."""
    quarters = [tally("visits", 30, f"2024-{a:02}", f"2024-{a + 2:02}") for a in (1, 4, 7)]
    for whole in (94, 120):
        cafe = program("cafe", "open_place", None, *quarters, tally("visits", whole))
        assert [figure.count.value for figure in figures_of(cafe)] == [whole]
        assert in_2024(cafe, "visits").value == whole
        assert in_2024(cafe, "visits", show_small=True).value == whole


def test_periods_that_overlap_are_never_added() -> None:
    """January to March and March to June: at least the fuller of the two; to others, the first of them."""
    crossing = [tally("visits", 40, "2024-01", "2024-03"), tally("visits", 50, "2024-03", "2024-06")]
    cafe = program("cafe", "open_place", None, *crossing)
    assert in_2024(cafe, "visits", show_small=True) == Count(low=50)
    assert [(str(figure.end), figure.count.value) for figure in figures_of(cafe)] == [("2024-03-31", 40)]
    assert in_2024(cafe, "visits") == Count(low=40)


def test_where_two_sources_disagree_both_are_bounds() -> None:
    """The same count told twice, and a year under the sum of its months, of which one may be small."""
    twice = program("cafe", "open_place", None, tally("visits", 30), tally("visits", 33))
    assert in_2024(twice, "visits") == Count(low=30, high=33)
    for counts in ([20] * 12, [25] * 9 + [5] * 3):
        less = program("cafe", "open_place", None, *months(counts), tally("visits", 200))
        assert in_2024(less, "visits") == Count(low=200, high=240)
    agreed = program("cafe", "open_place", None, *months([20] * 12), tally("visits", 240))
    assert in_2024(agreed, "visits").value == 240
    partly = program("cafe", "open_place", None, *months([20] * 6), tally("visits", 100))
    assert in_2024(partly, "visits").value == 100


def test_people_of_two_periods_are_never_added() -> None:
    """At least as many people as in the fullest period, at most as many as in all; a median has no total."""
    halves = [tally("people", 30, "2024-01", "2024-06"), tally("people", 20, "2024-07", "2024-12")]
    group = program("group", "reflection_group", None, *halves)
    assert in_2024(group, "people") == Count(low=30, high=50)
    assert in_2024(group, "people", year=2023) == Count()
    assert in_2024(group, "days_to_first_meeting") == Count()
    few = program("group", "reflection_group", None, halves[0], tally("people", 4, "2024-07", "2024-12"))
    assert (figures_of(few), in_2024(few, "people")) == ((), KEPT_BACK)


def test_a_period_beyond_the_year_only_limits_it() -> None:
    """A count over two years says how many at most; an undated one says nothing of a year."""
    long = program("cafe", "open_place", None, tally("visits", 80, "2023", "2024"))
    assert in_2024(long, "visits") == Count(high=80)
    gap = program("cafe", "open_place", None, *months([20, 20]), tally("visits", 20, "2024-04", "2024-12"))
    assert in_2024(gap, "visits") == Count(low=60)
    undated = program("cafe", "open_place", None, Tally(what="visits", count=80, period=Period()))
    assert in_2024(undated, "visits") == Count()
    half = Period(start=PartialDate(year=2024), end="open")
    (figure,) = figures_of(program("cafe", "open_place", None, Tally(what="visits", count=80, period=half)))
    assert (str(figure.start), figure.end, figure.count.value) == ("2024-01-01", None, 80)


def test_the_whole_of_a_period_is_the_sum_of_its_parts() -> None:
    """Where nobody counted the whole, its parts do; a part that is not known leaves at least the others."""
    parts = [tally("situations", n, sector=sector) for n, sector in zip((20, 30, 40), SECTORS, strict=True)]
    cell = program("cell", "situation_coordination", None, *parts)
    assert in_2024(cell, "situations").value == 90
    unknown = program("cell", "situation_coordination", None, *parts, tally("situations", None, sector="education"))
    assert in_2024(unknown, "situations").value == 90
    less = program("cell", "situation_coordination", None, *parts[:2], tally("situations", None, sector="culture_arts"))
    assert in_2024(less, "situations") == Count(low=50)


@given(st.lists(COUNTS, min_size=3, max_size=3), st.one_of(st.none(), st.integers(0, 130)))
def test_parts_are_told_together_or_not_at_all(counts: list[int | None], whole: int | None) -> None:
    """A small part, or a small rest, keeps all back; and the whole too, where it leaves them no room."""
    parts = [tally("situations", n, sector=sector) for n, sector in zip(counts, SECTORS, strict=True)]
    found = figures_of(program("cell", "situation_coordination", None, *parts, tally("situations", whole)))
    shown = {figure.part: figure.count for figure in found}
    known = [count for count in counts if count is not None]
    if shown and any(0 < count < 11 for count in known):
        assert {shown[it].hidden for it, count in zip(SECTORS, counts, strict=True) if count is not None} == {True}
    if any(count.hidden for part, count in shown.items() if part) and not shown[None].hidden:
        assert shown[None].low >= 10 + len(known) - 1


def test_the_latest_of_a_year() -> None:
    """Places taken and medians are not added: the last of the year stands; not beside moves that are small."""
    places = [tally("places_occupied", 40, "2024-01"), tally("places_occupied", 42, "2024-02")]
    flats = program("flats", "housing_scheme", None, *places, tally("exits", 14, "2024-02"))
    assert in_2024(flats, "places_occupied").value == 42
    assert in_2024(flats, "places_occupied", year=2023) == Count()
    few = program("flats", "housing_scheme", None, *flats.tallies, tally("entries", 2, "2024-02"))
    assert in_2024(few, "places_occupied").hidden
    assert in_2024(few, "places_occupied", show_small=True).value == 42


def test_a_split_in_two_ways_is_left_out() -> None:
    """A count by sector and by place at once is no part of a list, and what it is part of is told one way only."""
    twice = tally("situations", 3, sector="education", territory="north")
    assert figures_of(program("cell", "situation_coordination", None, twice)) == ()
    others = [tally("situations", 40, territory="north"), tally("situations", 40, sector="education")]
    cell = program("cell", "situation_coordination", None, twice, *others)
    assert [(figure.by, figure.count.hidden) for figure in figures_of(cell)] == [
        (None, False), ("sector", False), ("territory", True),
    ]  # fmt: skip


def test_a_rest_that_is_small_is_hidden_with_a_part() -> None:
    """30 of 33 from schools: the other three cannot be told."""
    cell = program(
        "cell", "situation_coordination", None, tally("situations", 33), tally("situations", 30, sector="education")
    )
    assert [figure.count.hidden for figure in figures_of(cell)] == [False, True]


def test_a_median_needs_enough_situations() -> None:
    """Days to a first meeting are shown where 11 situations stand behind them, and where the council asks."""
    for number, hidden in ((10, True), (11, False)):
        days = [tally("situations", number), tally("days_to_first_meeting", 4)]
        cell = program("cell", "situation_coordination", None, *days)
        assert figures_of(cell, "days_to_first_meeting")[0].count.hidden is hidden
        assert figures_of(cell, "days_to_first_meeting", show_small=True)[0].count.value == 4
    alone = program("cell", "situation_coordination", None, tally("days_to_first_meeting", 4))
    assert in_2024(alone, "days_to_first_meeting").hidden


def test_what_counts_no_people_is_always_shown() -> None:
    """Three sessions are no secret."""
    assert in_2024(program("cafe", "open_place", None, tally("sessions", 3)), "sessions").value == 3


def test_a_bare_council_has_no_day() -> None:
    """The sentence names what to give; an unknown program is said as such."""
    whole: Council = council(program("cafe", "open_place"))
    for ask in (lambda it: figures(it, "cafe"), lambda it: in_year(it, "cafe", "visits", 2024)):
        with pytest.raises(TypeError, match=r"\.on\("):
            ask(whole)
    with pytest.raises(KeyError):
        figures(whole.on(DAY), "nowhere")


def test_years_of_one_program_have_one_level() -> None:
    """A small month of one year, and months of no year are told."""
    both = [*months([20] * 12), *months([20] * 11 + [3], year=2023)]
    cafe = program("cafe", "open_place", None, *both)
    assert [(figure.time, figure.count.value) for figure in figures_of(cafe)] == [
        ("2023-01-01/2023-12-31", 223), ("2024-01-01/2024-12-31", 240),
    ]  # fmt: skip
