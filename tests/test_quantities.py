import re
from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm import Mismatch, Quantity, Rate, Reading, Text, Threshold, apportion
from clsm.quantities import Qualifier, say_euros, say_number
from clsm.testing import thresholds

PEOPLE = Text(fr="personnes", en="people")
CENTIMES = Rate(
    words="0.40 centimes/habitants",
    readings=(
        Reading(value=Decimal("0.40"), why=Text(fr="40 centimes", en="40 cents")),
        Reading(value=Decimal("0.0040"), why=Text(fr="0,40 centime", en="0.40 of a cent")),
    ),
)


def figure(qualifier: Qualifier, value: str | None = "20") -> Quantity:
    """A number of people with this qualifier."""
    return Quantity(value=None if value is None else Decimal(value), qualifier=qualifier, unit=PEOPLE)


# ---------------------------------------------------------------- figures as documented


@pytest.mark.parametrize(
    ("quantity", "en", "fr"),
    [
        (figure("exact", "84193"), "84,193 people", "84\u202f193 personnes"),
        (figure("about"), "about 20 people", "environ 20 personnes"),
        (figure("at_least"), "at least 20 people", "au moins 20 personnes"),
        (figure("more_than", "100"), "more than 100 people", "plus de 100 personnes"),
        (figure("mean", "9.5"), "9.5 people on average", "9,5 personnes en moyenne"),
        (figure("some", None), "a few people", "quelques personnes"),
        (figure("several_years", None), "for several years", "depuis plusieurs années"),
    ],
)
def test_a_figure_keeps_its_qualifier_in_words(quantity: Quantity, en: str, fr: str) -> None:
    """About twenty is never said as twenty, and an average is never said as a count."""
    assert (quantity.say(), quantity.say("fr")) == (en, fr)


@pytest.mark.parametrize(
    ("quantity", "bounds"),
    [
        (figure("exact"), (20, 20)),
        (figure("mean"), (20, 20)),
        (figure("at_least"), (20, None)),
        (figure("more_than"), (20, None)),
        (figure("about"), (None, None)),
        (figure("some", None), (None, None)),
        (figure("several_years", None), (None, None)),
    ],
)
def test_a_figure_is_bounded_only_by_what_its_source_says(
    quantity: Quantity, bounds: tuple[int | None, int | None]
) -> None:
    """No limit is made up for "about" or "a few"."""
    assert quantity.bounds == bounds


@pytest.mark.parametrize(
    ("qualifier", "value"), [("some", "3"), ("several_years", "2"), ("exact", None), ("about", None), ("mean", None)]
)
def test_a_qualifier_and_its_value_must_agree(qualifier: Qualifier, value: str | None) -> None:
    """A few with a number, or about without one, says two things at once."""
    found = f"found {qualifier} with {f'the value {value}' if value else 'no value'}"
    expected = "expected a value, or the qualifier 'some' or 'several_years' without one"
    with pytest.raises(Mismatch, match=f"{found}, {expected}"):
        figure(qualifier, value)


@pytest.mark.parametrize("value", [20, 0.4, "20", True, Decimal("NaN"), Decimal("Infinity")])
def test_a_figure_is_an_exact_decimal(value: Any) -> None:
    """Numbers that round, or that are none, are refused."""
    with pytest.raises(Mismatch, match=r"value: found .*, expected a decimal number"):
        Quantity(value=value, unit=PEOPLE)


def test_a_float_is_refused_with_the_reason() -> None:
    """Whoever writes 0.4 without quotes is told why it will not do."""
    with pytest.raises(Mismatch, match="a float is never exact: give text or a Decimal"):
        Reading(value=0.4, why=PEOPLE)  # type: ignore[arg-type]


def test_an_unknown_qualifier_is_refused_with_the_nearest() -> None:
    """The list of qualifiers is closed, and a slip is recognised."""
    with pytest.raises(Mismatch, match="did you mean 'about'"):
        figure("abuot")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "en", "fr"),
    [
        (84193, "84,193", "84\u202f193"),
        (Decimal("33677.20"), "33,677.20", "33\u202f677,20"),
        (Decimal("1E+3"), "1,000", "1\u202f000"),
        (Decimal("0.0040"), "0.0040", "0,0040"),
        (999, "999", "999"),
    ],
)
def test_numbers_are_written_as_readers_expect(number: Decimal | int, en: str, fr: str) -> None:
    """Thousands and decimals in the manner of each language, never in powers of ten."""
    assert (say_number(number), say_number(number, "fr")) == (en, fr)


def test_euros_are_written_as_readers_expect() -> None:
    """The sign comes behind in French; the cents stay as they were given."""
    assert say_euros(Decimal("33677.20")) == "EUR 33,677.20"
    assert say_euros(Decimal("33677.20"), "fr") == "33\u202f677,20\u202f€"


# ---------------------------------------------------------------- rates


def test_a_rate_read_two_ways_gives_two_amounts() -> None:
    """0.40 centimes on 84,193 inhabitants: EUR 33,677.20 or EUR 336.77, and the library does not choose."""
    assert CENTIMES.is_ambiguous
    assert CENTIMES.amounts(84193) == (Decimal("33677.20"), Decimal("336.77"))
    assert CENTIMES.words == "0.40 centimes/habitants"


def test_a_clear_rate_has_one_reading() -> None:
    """One reading is no ambiguity."""
    rate = Rate(words="1 euro par habitant", readings=(Reading(value=Decimal(1), why=Text.same("1 euro")),))
    assert not rate.is_ambiguous
    assert rate.amounts(3) == (Decimal("3.00"),)


@pytest.mark.parametrize(("count", "amount"), [(1, "0.01"), (3, "0.02"), (5, "0.03"), (0, "0.00")])
def test_half_a_cent_goes_up(count: int, amount: str) -> None:
    """The usual way to round money, not the one that goes to even cents."""
    rate = Rate(words="half a cent", readings=(Reading(value=Decimal("0.005"), why=Text.same("half")),))
    assert rate.amounts(count) == (Decimal(amount),)


def test_a_rate_needs_a_reading() -> None:
    """Words that nobody can read are no rate."""
    with pytest.raises(Mismatch, match="readings: found no reading, expected at least one way"):
        Rate(words="a fair share", readings=())


def test_readings_are_a_tuple() -> None:
    """A list of readings could change under its reader."""
    with pytest.raises(Mismatch, match="readings: found a list, expected a tuple"):
        Rate(words="1 euro", readings=[Reading(value=Decimal(1), why=PEOPLE)])  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [Decimal("-0.01"), None])
def test_a_reading_is_an_amount(value: Any) -> None:
    """A reading has a value, and nobody pays less than nothing."""
    with pytest.raises(Mismatch, match="value: found"):
        Reading(value=value, why=PEOPLE)


# ---------------------------------------------------------------- shares


def test_cents_left_over_go_to_the_largest_remainders() -> None:
    """10 euros over 7 people: 2.857, 2.857 and 4.286 euros leave one cent each to the first two."""
    shares = apportion(Decimal("10.00"), {"ronchin": 2, "lesquin": 2, "lezennes": 3})
    assert shares == {"lesquin": Decimal("2.86"), "lezennes": Decimal("4.28"), "ronchin": Decimal("2.86")}


def test_equal_remainders_are_served_in_the_order_of_the_keys() -> None:
    """Who gets the odd cent does not depend on how the towns were listed."""
    shares = apportion(Decimal("0.02"), {"ronchin": 1, "lesquin": 1, "faches": 1})
    assert shares == {"faches": Decimal("0.01"), "lesquin": Decimal("0.01"), "ronchin": Decimal("0.00")}


def test_nothing_is_shared_as_nothing() -> None:
    """A sum of 0 euros, and a rate of 0 euros, are known and not missing."""
    assert apportion(Decimal(0), {"a": 1, "b": 2}) == {"a": 0, "b": 0}
    assert Rate(words="free", readings=(Reading(value=Decimal(0), why=PEOPLE),)).amounts(17_971) == (Decimal(0),)


def test_a_town_without_inhabitants_pays_nothing() -> None:
    """No odd cent falls to a weight of 0."""
    assert apportion(Decimal("0.05"), {"a": 0, "b": 3, "c": 3})["a"] == 0


def test_a_sum_in_the_billions_is_shared_to_the_cent() -> None:
    """Nothing is rounded, whatever the size of the sum and the precision that the caller computes with."""
    with localcontext() as context:
        context.prec = 3
        shares = apportion(Decimal("12345678901234567890123456789012.35"), {"a": 1, "b": 1})
    assert {key: str(share) for key, share in shares.items()} == {
        "a": "6172839450617283945061728394506.18",
        "b": "6172839450617283945061728394506.17",
    }


@pytest.mark.parametrize(
    "total", [Decimal("0.001"), Decimal("-1"), Decimal("NaN"), Decimal("Infinity"), 10, 10.5, "10.00", None]
)
def test_a_total_that_is_not_in_whole_cents_is_refused(total: Any) -> None:
    """A float, a number without cents or a fraction of a cent could not be shared exactly."""
    with pytest.raises(Mismatch, match=r"expected a Decimal of 0 or more, in whole cents"):
        apportion(total, {"a": 1})


@pytest.mark.parametrize("weight", [-1, 1.5, True, "3", None])
def test_a_weight_that_is_no_count_is_refused_with_its_key(weight: Any) -> None:
    """The town whose population is wrong is named."""
    with pytest.raises(Mismatch, match=f"found {weight!r} for 'ronchin', expected a whole number of 0 or more"):
        apportion(Decimal(1), {"ronchin": weight})


@pytest.mark.parametrize("weights", [{}, {"a": 0, "b": 0}])
def test_shares_need_somebody_to_pay(weights: dict[str, int]) -> None:
    """With no weight above 0 there is no proportion."""
    with pytest.raises(Mismatch, match="found no weight above 0, expected at least one"):
        apportion(Decimal(1), weights)


# ---------------------------------------------------------------- thresholds


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("plus de la moitié des membres", "more than 1/2 of the members"),
        ("more than half of members", "more than 1/2 of the members"),
        ("au moins les 2/3 des suffrages exprimés", "at least 2/3 of the votes cast"),
        ("at least 75 % of those present", "at least 3/4 of those present"),
        ("plus du tiers des présents", "more than 1/3 of those present"),
        ("Au moins un quart des membres", None),
        ("au moins 5", "at least 5"),
        ("more than 12", "more than 12"),
    ],
)
def test_a_threshold_is_read_in_words(words: str, plain: str | None) -> None:
    """As statutes put it, in French or in English; anything else is refused."""
    if plain is None:
        with pytest.raises(Mismatch, match="expected how many, such as 'more than 1/2 of the members'"):
            Threshold.parse(words)
    else:
        assert str(Threshold.parse(words)) == plain


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("at least 3/2 of the members", "found 3/2, expected a share above 0"),
        ("at least 0", "found 0, expected"),
        ("at least 1/2", "found 1/2, expected a share above 0 and up to 1 of some, or a whole number"),
        ("at least 1/0 of the members", "expected a share that is not out of 0"),
        ("at least 1/2 of the town", "found 'at least 1/2 of the town'"),
    ],
)
def test_a_threshold_that_cannot_be(words: str, found: str) -> None:
    """A share of nobody, of nothing, or of more than there is."""
    with pytest.raises(Mismatch, match=re.escape(found)):
        Threshold.parse(words)


@given(thresholds())
def test_a_threshold_is_read_back_from_its_words(threshold: Threshold) -> None:
    """In both languages."""
    assert Threshold.parse(threshold.say("fr")) == threshold
    assert Threshold.parse(str(threshold)) == threshold


@given(thresholds(), st.integers(0, 40), st.integers(0, 40))
def test_one_more_never_loses_a_threshold(threshold: Threshold, count: int, out_of: int) -> None:
    """What is reached stays reached by one more; of an unknown number nothing can be said."""
    if threshold.reached(count, out_of):
        assert threshold.reached(count + 1, out_of)
    assert threshold.reached(count) is (None if threshold.of else threshold.reached(count, out_of))


def test_half_is_not_more_than_half() -> None:
    """The one word that decides votes."""
    assert Threshold.parse("at least 1/2 of the members").reached(6, 12) is True
    assert Threshold.parse("more than 1/2 of the members").reached(6, 12) is False
    assert Threshold.parse("more than 4").reached(4) is False
