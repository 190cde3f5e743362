import datetime

from clsm.network.phrases import on_day
from clsm.words import Text


def test_the_day_of_a_reading_is_said_in_each_language() -> None:
    """Nothing is said where no day is known."""
    assert on_day(datetime.date(2011, 11, 2)) == Text(fr=" au 2 novembre 2011", en=" on 2 November 2011")
    assert on_day(None) == Text.same("")
