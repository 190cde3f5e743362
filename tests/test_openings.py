import datetime

import pytest

from clsm import Mismatch, WeeklyOpening


def test_a_weekly_opening_is_read_in_both_languages() -> None:
    """A place open every Tuesday is written as people write it."""
    opening = WeeklyOpening(weekday=1, start=datetime.time(16, 30), end=datetime.time(19))
    assert WeeklyOpening.parse("Tuesday 16:30-19:00") == WeeklyOpening.parse("mardi 16:30-19:00") == opening
    assert opening.say("fr") == "mardi 16:30-19:00"
    assert str(opening) == "Tuesday 16:30-19:00"


@pytest.mark.parametrize("day", range(7))
def test_every_day_of_the_week_reads_back(day: int) -> None:
    """What is written is read back the same, in either language."""
    opening = WeeklyOpening(weekday=day, start=datetime.time(9), end=datetime.time(9, 1))
    assert WeeklyOpening.parse(opening.say("en")) == WeeklyOpening.parse(opening.say("fr")) == opening


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("every Tuesday", "a day and hours"),
        ("Tuseday 16:30-19:00", "a day and hours"),
        ("Tuesday 16:30-25:00", "this hour is on no clock"),
        ("Tuesday 16:30-24:00", "this hour is on no clock"),
        ("Tuesday 16:60-19:00", "this hour is on no clock"),
        ("Tuesday 19:00-16:30", "an end after the start"),
        ("Tuesday 16:30-16:30", "an end after the start"),
    ],
)
def test_what_is_no_opening_is_told(text: str, told: str) -> None:
    """The sentence says what was expected."""
    with pytest.raises(Mismatch, match=told):
        WeeklyOpening.parse(text)


def test_a_week_has_seven_days() -> None:
    """A day that no week has is refused."""
    with pytest.raises(Mismatch, match="a weekday from 0, Monday, to 6"):
        WeeklyOpening(weekday=7, start=datetime.time(9), end=datetime.time(10))
