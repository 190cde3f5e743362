import re
from decimal import Decimal, localcontext
from fractions import Fraction
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
        ("Au moins un quart des membres", "at least 1/4 of the members"),
        ("au moins 5", "at least 5"),
        ("more than 12", "more than 12"),
    ],
)
def test_a_threshold_is_read_in_words(words: str, plain: str) -> None:
    """As statutes put it, in French or in English."""
    assert str(Threshold.parse(words)) == plain


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("la moitié des membres", "at least 1/2 of the members"),
        ("Half the members", "at least 1/2 of the members"),
        ("un tiers des membres", "at least 1/3 of the members"),
        ("au moins les deux tiers des suffrages exprimés", "at least 2/3 of the votes cast"),
        ("les trois quarts des suffrages exprimés", "at least 3/4 of the votes cast"),
        ("majorité absolue", "more than 1/2"),
        ("à la majorité absolue des suffrages exprimés", "more than 1/2 of the votes cast"),
        ("an absolute majority", "more than 1/2"),
        ("la majorité des membres en exercice", "more than 1/2 of the members in office"),
        ("majorité des membres présents ou représentés", "more than 1/2 of those present or represented"),
        ("majorité des deux tiers", "at least 2/3"),
        ("two-thirds majority of the votes cast", "at least 2/3 of the votes cast"),
        ("au moins 7 membres", "at least 7"),
        ("sept membres présents", "at least 7"),
        ("three people", "at least 3"),
        ("7 membres au moins", "at least 7"),
        ("7", "at least 7"),
        ("at least 1 of the members", "at least 1"),
        ("unanimité", "unanimity"),
        ("à l’unanimité", "unanimity"),
        ("l’unanimité des membres présents", "all of those present"),
        ("50 % + 1", "at least 1/2 plus 1"),
        ("half plus one", "at least 1/2 plus 1"),
        ("la moitié plus un des membres", "at least 1/2 of the members plus 1"),
        ("one more than half of appointed members", "at least 1/2 of the appointed members plus 1"),
        ("at least one third of the members", "at least 1/3 of the members"),
        ("la moitié au moins des membres", "at least 1/2 of the members"),
        ("la moitié des membres au moins", "at least 1/2 of the members"),
        ("strictement plus de la moitié des sièges", "more than 1/2 of the seats"),
        ("two thirds of those present and voting", "at least 2/3 of the votes cast"),
    ],
)
def test_the_words_of_real_texts_are_read_and_kept(words: str, plain: str) -> None:
    """Every base has its words, and what a file holds stays what its source says."""
    threshold = Threshold.parse(words)
    assert str(threshold) == plain
    assert threshold.written == words
    assert Threshold.parse(plain) == threshold.plain


@pytest.mark.parametrize(
    ("words", "fr"),
    [
        ("majorité simple", "plus de 1/2 des suffrages exprimés (« majorité simple »)"),
        ("simple majority of the votes cast", None),
        ("deux tiers des voix", "au moins 2/3 (« deux tiers des voix »)"),
        ("plus de la moitié des membres du comité de pilotage", None),
        ("half of the members must be present", "au moins 1/2 des membres (« half of the members must be present »)"),
    ],
)
def test_what_the_figure_leaves_out_is_said_beside_it(words: str, fr: str | None) -> None:
    """The words stand between quotation marks."""
    threshold = Threshold.parse(words)
    assert threshold.say("fr") == (fr or f"{threshold.plain and threshold.plain.say('fr')} (« {words} »)")
    assert Threshold.parse(threshold.say("fr")) == threshold


@pytest.mark.parametrize(
    "words",
    [
        "membres présents ou représentés", "membres en exercice", "une majorité qualifiée", "consensus",
        "majorité simple des membres présents", "51 % d'usagers", "at least 1/2 of the town", "most of them",
        "plus de la moitié plus un des membres", "plus de la moitié au moins", "plus de 5 au moins",
        "unanimité plus un", "plus de 5 membres au moins", "un bon nombre, « dont un élu »",
    ],
)  # fmt: skip
def test_words_that_cannot_be_read_in_one_way_leave_the_figure_open(words: str) -> None:
    """Nothing is guessed: they are kept, said between quotation marks, and read back."""
    threshold = Threshold.parse(words)
    assert (threshold.part, threshold.plain, threshold.written) == (None, None, words)
    assert (str(threshold), threshold.say("fr")) == (f"“{words}”", f"« {words} »")
    assert Threshold.parse(str(threshold)) == threshold
    assert threshold.reached(3, 4) is None


def test_a_number_of_ones_own_goes_before_the_words() -> None:
    """Whoever counts what the grammar does not read says both."""
    threshold = Threshold.parse("at least 7 (“dont un élu”)")
    assert (str(threshold.plain), threshold.words) == ("at least 7", "dont un élu")
    assert Threshold.parse(threshold.written) == threshold
    assert Threshold(words="unanimity").written == "“unanimity”"


@pytest.mark.parametrize("text", ["", "?", 5])
def test_text_without_a_word_is_no_threshold(text: Any) -> None:
    """Neither words nor a figure."""
    with pytest.raises(Mismatch, match="expected how many, such as 'more than 1/2 of the members'"):
        Threshold.parse(text)


def test_one_more_than_half_of_an_odd_number_is_read_in_two_ways() -> None:
    """Of 7, four are more than half; half plus one is four and a half."""
    threshold = Threshold.parse("half plus one of the members")
    assert [threshold.reached(count, 7) for count in (3, 4, 5)] == [False, None, True]
    assert [threshold.reached(count, 6) for count in (3, 4)] == [False, True]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({"part": Fraction(1), "of": "members", "strictly": True}, "found more than all, expected a share that can"),
        ({"part": Fraction(1), "of": "members", "plus_one": True}, "found more than all"),
        ({"part": Fraction(1, 2), "of": "members", "strictly": True, "plus_one": True}, "plus_one: found one more"),
        ({"part": Fraction(5), "plus_one": True}, "plus_one: found one more"),
        ({"part": 0.5, "of": "members"}, "found 0.5, expected a share above 0"),
        ({"of": "members", "words": "half"}, "found None, expected a share above 0"),
        ({}, "found None, expected a share above 0"),
        ({"part": Fraction(1, 2), "of": "town"}, "of: found 'town', expected one of members, seats"),
        ({"words": ""}, "words: found '', expected words on one line"),
    ],
)
def test_a_threshold_that_says_two_things_is_refused(parts: dict[str, Any], found: str) -> None:
    """In Python as in a file."""
    with pytest.raises(Mismatch, match=found):
        Threshold(**parts)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("at least 3/2 of the members", "found 3/2, expected a share above 0"),
        ("at least 0", "found 0, expected"),
        ("at least 1/0 of the members", "found 0, expected a share above 0"),
    ],
)
def test_a_threshold_that_cannot_be(words: str, found: str) -> None:
    """A share of nobody, of nothing, or of more than there is."""
    with pytest.raises(Mismatch, match=re.escape(found)):
        Threshold.parse(words)


@given(thresholds())
def test_a_threshold_is_read_back_from_a_file_and_from_its_words(threshold: Threshold) -> None:
    """In both languages."""
    assert Threshold.parse(threshold.written) == threshold
    assert Threshold.parse(threshold.say("fr")).plain == threshold.plain
    assert Threshold.parse(str(threshold)).plain == threshold.plain


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
