from hypothesis import given
from hypothesis import strategies as st

import clsm
from clsm import Council, Period, Text
from clsm.counts import KEPT_BACK, Figure
from clsm.planning import Count, housing
from clsm.planning.occupancy import _in_month
from clsm.programs.housing import HousingPlaces, HousingScheme
from tests.planning.small import DAY, agreement, body, council, date, indicator, program, tally, time


def flats(*tallies: clsm.Tally, places: int | None = 20, **fields: object) -> Council:
    """A council with one housing scheme."""
    stock = (HousingPlaces(kind="associative_flat", places=places),)
    return council(program("flats", "housing_scheme", HousingScheme(stock=stock), *tallies, **fields))


def test_places_dwellings_and_people_are_three_figures() -> None:
    """Lille-Est: 47 + 10 + 4 + 12 places, no number of dwellings, and more than 100 people beside them."""
    found = housing(clsm.datasets.load("lille-est").on("2011-11-01"))
    scheme = found["housing-scheme"]
    assert [row.places.value for row in scheme.stock] == [47, 10, 4, 12]
    assert scheme.places.value == 73
    assert not scheme.dwellings.documented
    (people,) = scheme.stated
    assert (people.indicator, people.says.say()) == (
        "people-housed", "Service users who benefit from the housing action: more than 100 service users",
    )  # fmt: skip
    assert [each.agreement for each in scheme.conventions] == ["hostel-conventions"]
    assert (scheme.conventions[0].places.value, scheme.conventions[0].ends) == (10, None)
    # dwellings of a later page, whose places are not told
    later = found["associative-dwellings"]
    assert (later.dwellings.value, later.places.documented) == (23, False)
    said = found.explain("fr")
    assert "Attribution : Commission appartement (tous les 3 mois) ; la personne y est entendue : oui" in said
    assert "Places, logements et personnes sont des chiffres différents" in said
    assert scheme.months == ()


def test_the_others_have_no_scheme() -> None:
    """Metz and Seraing: said in words, and no finding."""
    for id, day in (("metz", "2011-11-01"), ("seraing", "2020-01-31")):
        found = housing(clsm.datasets.load(id).on(day))
        assert (len(found), found.basis, found.to_rows()) == (0, (), [])
        assert found.explain() == "No housing scheme is documented."


@given(st.lists(st.one_of(st.none(), st.integers(0, 50)), min_size=1))
def test_the_total_of_the_stock(numbers: list[int | None]) -> None:
    """Known places add up; one that is not known leaves at least the others."""
    stock = tuple(HousingPlaces(kind="residence", places=number) for number in numbers)
    found = housing(council(program("flats", "housing_scheme", HousingScheme(stock=stock))).on(DAY))["flats"]
    assert found.places.low == sum(number or 0 for number in numbers)
    assert (found.places.value is None) == (None in numbers)


@given(st.integers(0, 40), st.integers(0, 40))
def test_more_places_than_a_convention_allows_is_told(places: int, allowed: int) -> None:
    """It is a finding in words and never an error."""
    stock = (HousingPlaces(kind="residence", places=places, allowed=allowed, under="lease"),)
    whole = council(program("flats", "housing_scheme", HousingScheme(stock=stock)), agreements=(agreement("lease"),))
    found = housing(whole.on(DAY))["flats"]
    assert bool(found.more_than_allowed) == (places > allowed)
    assert ("à revoir avec les signataires" in found.explain("fr")) == (places > allowed)


def test_conventions_and_their_ends() -> None:
    """Past, to come, within the month of the day, open, not documented; a row of another time is left out."""
    ends: dict[str, Period] = {
        "past": Period(end=date("2023")),
        "coming": Period(end=date("2025-01")),
        "now": Period(end=date("2024-06")),
        "open": Period(end="open"),
        "blank": Period(),
    }
    stock = [HousingPlaces(kind="residence", places=2, under=id) for id in ends]
    stock.append(HousingPlaces(kind="residence", places=9, period=time("2010", "2012")))
    whole = council(
        program("flats", "housing_scheme", HousingScheme(stock=tuple(stock))),
        agreements=tuple(agreement(id, period=period) for id, period in ends.items()),
    )
    found = housing(whole.on(DAY))["flats"]
    assert {each.agreement: each.over for each in found.conventions} == {
        "past": True, "coming": False, "now": None, "open": False, "blank": None,
    }  # fmt: skip
    assert found.places.value == 10
    assert "Convention « Past » : 2 places ; échéance : 2023. Ce terme est passé" in found.explain("fr")
    assert "“Open”: 2 places; ends: none." in found.explain()


def test_the_terms_of_a_scheme() -> None:
    """Who gives the places, how often, who pays; what is not told is not documented."""
    details = HousingScheme(commission="committee", rent_by="tenant")
    whole = council(program("flats", "housing_scheme", details), program("none", "housing_scheme"), instances=(body(),))
    found = housing(whole.on(DAY))
    assert "Allocation: Committee (not documented); the person is heard there: not documented" in found.explain()
    assert "Deposit: not documented. Rent: The person who lives there." in found.explain()
    assert not found["none"].places.documented
    assert list(found) == ["flats", "none"]


def test_occupancy_is_reckoned_from_what_is_known() -> None:
    """From 15 taken in January, by entries and exits to March; back to the months before; never above the places."""
    moves = [
        tally("entries", 12, "2024-02"), tally("exits", 11, "2024-02"),
        tally("entries", 0, "2024-03"), tally("exits", None, "2024-03"),
        tally("places_occupied", 15, "2024-01"),
    ]  # fmt: skip
    months = housing(flats(*moves).on(DAY), show_small=True)["flats"].months
    assert [(str(month.month), month.occupied) for month in months] == [
        ("2024-01", Count(low=15, high=15)), ("2024-02", Count(low=16, high=16)), ("2024-03", Count(low=0, high=16)),
    ]  # fmt: skip
    assert months[0].places.value == 20
    back = [*moves[:2], tally("places_occupied", 16, "2024-02"), tally("exits", 12, "2024-01")]
    earlier = housing(flats(*back).on(DAY), show_small=True)["flats"].months
    assert earlier[0].occupied.value == 15
    unknown = housing(flats(*moves[:2], places=None).on(DAY), show_small=True)["flats"].months
    assert unknown[0].occupied == Count()


def test_longer_counts_only_limit_a_month() -> None:
    """Eleven entries in a quarter: eleven at most in each month; people housed limit the places taken."""
    quarter = [
        tally("entries", 11, "2024-01", "2024-03"), tally("exits", 0, "2024-01", "2024-03"),
        tally("places_occupied", 12, "2023-12"), tally("people_housed", 18, "2024"),
        tally("people_housed", 18, "2024", sector="education"),
    ]  # fmt: skip
    months = housing(flats(*quarter).on(DAY), show_small=True)["flats"].months
    assert [month.occupied.high for month in months] == [12, 18, 18, 18]
    assert [month.occupied.low for month in months] == [12, 12, 12, 12]
    assert [month.entries.say() for month in months[:2]] == ["not documented", "at most 11"]


def test_figures_that_contradict_one_another_are_told() -> None:
    """25 taken of 20 places: nothing is said of that month, and the others stand."""
    found = housing(flats(tally("places_occupied", 25, "2024-01")).on(DAY), show_small=True)["flats"]
    assert [(month.agrees, month.occupied) for month in found.months] == [(False, Count())]
    assert "Les chiffres ne s’accordent pas." in found.explain("fr")


def test_where_a_month_is_small_the_year_is_told() -> None:
    """Without the places taken: those who came and left could be worked out from them."""
    moves = [
        tally("entries", 2, "2024-01"), tally("exits", 14, "2024-01"), tally("entries", 30, "2024-02"),
        tally("entries", 4, "2024-03", "2024-04"), tally("places_occupied", 15, "2024-01"),
        tally("applications", 3, "2024"), tally("allocations", 14, "2024"),
    ]  # fmt: skip
    found = housing(flats(*moves).on(DAY))["flats"]
    hidden = "not published (small counts)"
    assert [(figure.what, figure.time, figure.count.say()) for figure in found.figures] == [
        ("allocations", "2024-01-01/2024-12-31", hidden), ("applications", "2024-01-01/2024-12-31", hidden),
        ("entries", "2024-01-01/2024-04-30", "36"), ("exits", "2024-01-01/2024-01-31", "14"),
        ("places_occupied", "2024-01-01/2024-01-31", hidden),
    ]  # fmt: skip
    assert "Entrées, du 1er janvier 2024 au 30 avril 2024 : 36." in found.explain("fr")
    assert found.months == ()


def test_rows_for_a_table() -> None:
    """The stock, the stated figures, the months: all of them have the same columns."""
    whole = flats(tally("entries", 20, "2024-01")).apply(
        clsm.Add(indicator("people", of="flats")), clsm.Replace("flats", note=Text.same("x"))
    )
    rows = housing(whole.on(DAY)).to_rows()
    assert {tuple(row) for row in rows} == {("program", "what", "of", "time", "count", "says")}
    assert [row["what"] for row in rows] == ["places", "dwellings", "people", "entries", "exits", "occupied"]
    assert len(housing(whole.on(DAY)).to_pandas()) == 6


def test_a_month_in_a_time_that_is_kept_back_is_kept_back() -> None:
    """What is not told of a quarter is not told of its months."""
    quarter = Figure(
        program="p", what="allocations", start=date("2024-01-01").first, end=date("2024-03-31").last, count=KEPT_BACK
    )
    assert _in_month([quarter], "allocations", month=date("2024-02-01").first) == KEPT_BACK
    assert _in_month([quarter], "applications", month=date("2024-02-01").first) == Count()
