from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from clsm import Quantity, Rate, apportion
from clsm.quantities import say_number
from clsm.testing import amounts, ids, quantities, rates

WEIGHTS = st.dictionaries(ids(), st.integers(0, 200_000), min_size=1).filter(lambda weights: any(weights.values()))
CENT = Fraction(1, 100)


@given(amounts(), WEIGHTS)
def test_shares_add_up_to_the_total(total: Decimal, weights: dict[str, int]) -> None:
    """No cent is lost or made."""
    assert sum(apportion(total, weights).values()) == total


@given(amounts(), WEIGHTS)
def test_each_share_is_less_than_a_cent_from_its_exact_part(total: Decimal, weights: dict[str, int]) -> None:
    """Every share is the exact part, rounded one way or the other, in whole cents."""
    whole = sum(weights.values())
    for key, share in apportion(total, weights).items():
        assert abs(Fraction(share) - Fraction(total) * weights[key] / whole) < CENT
        assert share.as_tuple().exponent == -2


@given(amounts(), WEIGHTS, st.randoms())
def test_shares_do_not_depend_on_the_order_of_the_payers(
    total: Decimal, weights: dict[str, int], random: Random
) -> None:
    """The same payers in another order owe the same, listed in the same order."""
    items = list(weights.items())
    random.shuffle(items)
    assert list(apportion(total, dict(items)).items()) == list(apportion(total, weights).items())


@given(amounts(), WEIGHTS)
def test_a_larger_weight_never_pays_less(total: Decimal, weights: dict[str, int]) -> None:
    """Of two payers the larger owes at least as much, and equals differ by a cent at most."""
    shares = apportion(total, weights)
    ordered = sorted(weights, key=lambda key: (weights[key], shares[key]))
    assert all(shares[one] <= shares[other] for one, other in pairwise(ordered))


@given(rates(), st.integers(0, 2_000_000))
def test_an_amount_is_within_half_a_cent_of_the_rate(rate: Rate, count: int) -> None:
    """One amount for each reading, in whole cents."""
    for reading, amount in zip(rate.readings, rate.amounts(count), strict=True):
        assert abs(Fraction(amount) - Fraction(reading.value) * count) <= CENT / 2


@given(quantities())
def test_a_figure_lies_within_its_bounds(quantity: Quantity) -> None:
    """A figure is never outside what its source allows, and is said with its unit and its value."""
    low, high = quantity.bounds
    if quantity.value is not None:
        assert low is None or low <= quantity.value
        assert high is None or quantity.value <= high
        assert say_number(quantity.value) in quantity.say()
        assert quantity.unit.en in quantity.say()


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4) | st.integers())
def test_a_number_is_read_back_from_its_words(number: Decimal | int) -> None:
    """Only the signs between digits differ from plain writing, in either language."""
    assert Decimal(say_number(number).replace(",", "")) == number
    assert Decimal(say_number(number, "fr").replace("\u202f", "").replace(",", ".")) == number
