from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm import Mismatch, PartialDate, Period, Tally
from clsm.planning import Count, figures, in_year
from clsm.planning.counts import KEPT_BACK, added, kept_back_in
from tests.planning.small import program, tally, time

COUNTS = st.one_of(st.none(), st.integers(0, 40))
SECTORS = ("education", "social_landlord", "home_support")


def months(counts: Sequence[int | None], what: str = "visits", year: int = 2024) -> list[Tally]:
    """One count a month, from January."""
    return [tally(what, count, f"{year}-{number:02}") for number, count in enumerate(counts, 1)]


def test_a_count_in_words() -> None:
    """Exactly, at least, at most, between, not documented, hidden: each has its words in both languages."""
    said = [Count(low=a, high=b).say("fr") for a, b in ((1500, 1500), (3, None), (0, 4), (2, 5), (0, None))]
    assert said == ["1\N{NARROW NO-BREAK SPACE}500", "au moins 3", "au plus 4", "de 2 à 5", "non documenté"]
    assert KEPT_BACK.say() == "hidden (few people)"
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
    found = in_year(program("cafe", "open_place", None, *months(counts)), "visits", 2024, limit=None)
    assert found.low == sum(count or 0 for count in counts)
    assert found.value == (None if None in counts else found.low)


@given(st.lists(st.integers(0, 40), min_size=12, max_size=12))
def test_a_hidden_month_cannot_be_worked_out_from_the_year(counts: list[int]) -> None:
    """Wherever one month is hidden another is, or the year is: what remains never tells it."""
    cafe = program("cafe", "open_place", None, *months(list(counts)))
    shown = [figure.count for figure in figures(cafe)]
    total = in_year(cafe, "visits", 2024)
    hidden = [number for number, count in enumerate(shown) if count.hidden]
    assert all(shown[number].hidden for number, count in enumerate(counts) if 0 < count < 11)
    if hidden and not total.hidden:
        rest = sum(counts[number] for number in hidden)
        assert total.value == sum(counts)
        assert len(hidden) > 1
        assert rest >= 10  # each hidden month may be any number from 1 to 10


def test_quarters_and_a_year_that_were_counted_both() -> None:
    """The last quarter cannot be taken from the year and the three others."""
    quarters = [tally("visits", 30, f"2024-{a:02}", f"2024-{a + 2:02}") for a in (1, 4, 7)]
    cafe = program("cafe", "open_place", None, *quarters, tally("visits", 94))
    assert all(figure.count.hidden for figure in figures(cafe))
    assert in_year(cafe, "visits", 2024).value == 94
    assert in_year(cafe, "visits", 2024, limit=None).value == 94
    plenty = program("cafe", "open_place", None, *quarters, tally("visits", 120))
    assert not any(figure.count.hidden for figure in figures(plenty))
    assert in_year(plenty, "visits", 2024).value == 120


def test_periods_that_overlap_are_never_added() -> None:
    """January to March and March to June: at least the fuller of the two; small ones hide what overlaps."""
    crossing = [tally("visits", 40, "2024-01", "2024-03"), tally("visits", 50, "2024-03", "2024-06")]
    cafe = program("cafe", "open_place", None, *crossing)
    assert in_year(cafe, "visits", 2024, limit=None) == Count(low=50)
    assert all(figure.count.hidden for figure in figures(cafe))


def test_where_two_sources_disagree_both_are_bounds() -> None:
    """The same count told twice, and a year under the sum of its months."""
    twice = program("cafe", "open_place", None, tally("visits", 30), tally("visits", 33))
    assert in_year(twice, "visits", 2024) == Count(low=30, high=33)
    less = program("cafe", "open_place", None, *months([20] * 12), tally("visits", 200))
    assert in_year(less, "visits", 2024) == Count(low=200, high=240)


def test_people_of_two_periods_are_never_added() -> None:
    """At least as many people as in the fullest period, at most as many as in all; a median has no total."""
    halves = [tally("people", 30, "2024-01", "2024-06"), tally("people", 20, "2024-07", "2024-12")]
    group = program("group", "reflection_group", None, *halves)
    assert in_year(group, "people", 2024) == Count(low=30, high=50)
    assert in_year(group, "people", 2023) == Count()
    assert in_year(group, "days_to_first_meeting", 2024) == Count()


def test_a_period_beyond_the_year_only_limits_it() -> None:
    """A count over two years says how many at most; an undated one says nothing of a year."""
    long = program("cafe", "open_place", None, tally("visits", 80, "2023", "2024"))
    assert in_year(long, "visits", 2024) == Count(high=80)
    gap = program("cafe", "open_place", None, *months([20, 20]), tally("visits", 20, "2024-04", "2024-12"))
    assert in_year(gap, "visits", 2024) == Count(low=60)
    undated = program("cafe", "open_place", None, Tally(what="visits", count=80, period=Period()))
    assert in_year(undated, "visits", 2024) == Count()
    half = Period(start=PartialDate(year=2024), end="open")
    (figure,) = figures(program("cafe", "open_place", None, Tally(what="visits", count=80, period=half)))
    assert (str(figure.start), figure.end, figure.count.value) == ("2024-01-01", None, 80)


def test_the_whole_of_a_period_is_the_sum_of_its_parts() -> None:
    """Where nobody counted the whole, its parts do; a part that is not known leaves at least the others."""
    parts = [tally("situations", n, sector=sector) for n, sector in zip((20, 30, 40), SECTORS, strict=True)]
    cell = program("cell", "situation_coordination", None, *parts)
    assert in_year(cell, "situations", 2024).value == 90
    unknown = program("cell", "situation_coordination", None, *parts, tally("situations", None, sector="education"))
    assert in_year(unknown, "situations", 2024).value == 90
    less = program("cell", "situation_coordination", None, *parts[:2], tally("situations", None, sector="culture_arts"))
    assert in_year(less, "situations", 2024) == Count(low=50)


@given(st.lists(COUNTS, min_size=3, max_size=3), st.one_of(st.none(), st.integers(0, 130)))
def test_a_hidden_part_cannot_be_worked_out_from_the_whole(counts: list[int | None], whole: int | None) -> None:
    """A small part is hidden, and never alone beside a whole that is shown."""
    parts = [tally("situations", n, sector=sector) for n, sector in zip(counts, SECTORS, strict=True)]
    found = figures(program("cell", "situation_coordination", None, *parts, tally("situations", whole)))
    shown = {figure.part: figure.count for figure in found}
    assert all(shown[it].hidden for it, count in zip(SECTORS, counts, strict=True) if count and count < 11)
    hidden = [it for it in SECTORS if shown[it].hidden]
    rest = whole - sum(count or 0 for count in counts) if whole is not None else 0
    if hidden and not shown[None].hidden:
        total = shown[None].value
        assert total is not None
        assert len(hidden) > 1 or rest > 0 or None in counts
        apart = total - sum(shown[it].value or 0 for it in SECTORS if not shown[it].hidden)
        assert None in counts or apart >= 10 or sum(count or 0 for count in counts) > total
        if None in counts:
            assert not any(not shown[it].hidden and shown[it].documented for it in SECTORS) or shown[None].hidden


def test_the_latest_of_a_year() -> None:
    """Places taken and medians are not added: the last of the year stands; not beside moves that are kept back."""
    places = [tally("places_occupied", 40, "2024-01"), tally("places_occupied", 42, "2024-02")]
    flats = program("flats", "housing_scheme", None, *places, tally("exits", 14, "2024-02"))
    assert in_year(flats, "places_occupied", 2024).value == 42
    assert in_year(flats, "places_occupied", 2023) == Count()
    few = program("flats", "housing_scheme", None, *flats.tallies, tally("entries", 2, "2024-02"))
    assert in_year(few, "places_occupied", 2024).hidden
    assert in_year(few, "places_occupied", 2024, limit=None).value == 42


def test_a_split_in_two_ways_is_left_out() -> None:
    """A count by sector and by place at once is no part of a list."""
    twice = tally("situations", 3, sector="education", territory="north")
    assert figures(program("cell", "situation_coordination", None, twice)) == ()


def test_a_rest_that_is_small_is_hidden_with_a_part() -> None:
    """30 of 33 from schools: the other three cannot be told."""
    cell = program(
        "cell", "situation_coordination", None, tally("situations", 33), tally("situations", 30, sector="education")
    )
    assert [figure.count.hidden for figure in figures(cell)] == [False, True]


def test_a_median_needs_enough_situations() -> None:
    """Days to a first meeting are shown where 11 situations stand behind them, and where the council asks."""
    for number, hidden in ((10, True), (11, False)):
        days = [tally("situations", number), tally("days_to_first_meeting", 4)]
        cell = program("cell", "situation_coordination", None, *days)
        assert figures(cell, "days_to_first_meeting")[0].count.hidden is hidden
        assert figures(cell, "days_to_first_meeting", limit=None)[0].count.value == 4


def test_what_counts_no_people_is_always_shown() -> None:
    """Three sessions are no secret."""
    assert in_year(program("cafe", "open_place", None, tally("sessions", 3)), "sessions", 2024).value == 3


@given(st.dictionaries(st.sampled_from("abcdef"), COUNTS))
def test_parts_beside_their_total(counts: dict[str, int | None]) -> None:
    """No total is shown beside a single hidden part, and none that has no value beside any."""
    total, kept = kept_back_in({id: Count.of(count) for id, count in counts.items()}, 11)
    hidden = [id for id, count in kept.items() if count.hidden]
    assert total.hidden or len(hidden) != 1 or total == Count()
    assert not hidden or total.hidden or total.value is not None
    assert kept_back_in({id: Count.of(count) for id, count in counts.items()}, None)[1].keys() == counts.keys()


def test_a_threshold_of_one_protects_nobody() -> None:
    """Refused, as in the tables of disclosure."""
    from clsm import planning
    from tests.planning.small import DAY, council

    with pytest.raises(Mismatch, match="2 or more"):
        planning.situations(council().on(DAY), threshold=1)


def test_years_apart() -> None:
    """Months of two years are protected each year for itself."""
    both = [*months([20] * 12), *months([20] * 11 + [3], year=2023)]
    cafe = program("cafe", "open_place", None, *both)
    shown = {(figure.start, figure.end): figure.count.hidden for figure in figures(cafe)}
    starts = sorted(start for start, _ in shown if start)
    assert all(one < other for one, other in pairwise(starts))
    assert sum(hidden for (start, _), hidden in shown.items() if start and start.year == 2024) == 0
    assert sum(hidden for (start, _), hidden in shown.items() if start and start.year == 2023) == 2
    assert time("2024").contains("2024-06-01") is None
