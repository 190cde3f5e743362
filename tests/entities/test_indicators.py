"""Figures that a source states, and changes that are followed in time."""

from decimal import Decimal

import attrs
import pytest

from clsm import Indicator, Mismatch, Observation, PartialDate, Quantity, Text, dumps, loads

DAYS = Text(fr="jours", en="days")


def test_an_expected_change_needs_no_figure() -> None:
    """A word for the change, and what those who observe it say, in words as well."""
    change = Indicator(
        id="response",
        name=Text(fr="Réponse plus rapide", en="Faster response"),
        outcome="faster_response",
        observations=(Observation(date=PartialDate(year=2024), trend="better"),),
    )
    assert (change.quantity, change.baseline, change.target) == (None, None, None)
    assert (change.observations[0].quantity, change.observations[0].trend) == (None, "better")


def test_a_change_is_followed_from_a_baseline_to_a_target() -> None:
    """Each is a figure as documented; two that disagree at one date are both kept, in whatever order."""
    figures = [Quantity(value=Decimal(n), unit=DAYS) for n in (30, 10, 21, 23)]
    seen = tuple(Observation(date=PartialDate(year=2024), quantity=figure) for figure in figures[2:])
    one = Indicator(id="delay", name=Text.same("Delay"), baseline=figures[0], target=figures[1], observations=seen)
    assert one == attrs.evolve(one, observations=seen[::-1])
    assert [it.quantity.say() for it in one.observations if it.quantity] == ["21 days", "23 days"]


def test_a_trend_is_a_word_of_a_closed_list() -> None:
    """Nobody's own word for it could be compared."""
    with pytest.raises(Mismatch, match="trend: found 'upwards', expected one of better, unchanged, worse"):
        Observation(date=PartialDate(year=2024), trend="upwards")


def test_a_figure_of_an_observatory_has_a_place_and_a_year() -> None:
    """They are read from a file, and written back."""
    council = loads(
        """
clsm: '1'
id: there
name: There
jurisdiction: FR
territories: [{id: town, name: Town, kind: commune}]
indicators:
  - {id: stays, name: Stays, territory: town, year: 2023, quantity: {value: 120, unit: stays}}
"""
    )
    (stays,) = council.indicators
    assert (stays.territory, stays.year) == ("town", 2023)
    assert loads(dumps(council)) == council
    with pytest.raises(Mismatch, match="year: found 0, expected a whole number, 1 or more"):
        Indicator(id="i", name=Text.same("I"), year=0)
