import calendar
import datetime
import itertools
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from clsm import Frequency, PartialDate, Period
from clsm.dates import OPEN, Standing, standing, to_day
from clsm.testing import days, frequencies, partial_dates, periods
from clsm.words import Lang

ONE_DAY = datetime.timedelta(days=1)
LANGS = st.sampled_from(["en", "fr"])


@given(partial_dates(years=(1, 9999)))
def test_a_date_is_read_back_as_it_was_written(date: PartialDate) -> None:
    """The text of a date keeps all of it, its precision included."""
    assert PartialDate.parse(str(date)) == date


@given(partial_dates(), days())
def test_a_date_may_be_the_days_that_its_text_begins(date: PartialDate, day: datetime.date) -> None:
    """A day lies from the first to the last that a date may be if and only if its text begins with the date's."""
    assert (date.first <= day <= date.last) == str(day).startswith(str(date))


@given(days())
def test_a_day_is_the_same_from_text_and_from_a_date(day: datetime.date) -> None:
    """ISO text and a date never differ."""
    assert to_day(str(day)) == to_day(day) == day


def completions(period: Period, day: datetime.date) -> list[tuple[datetime.date, datetime.date]]:
    """Every start and end, in this order, that the period allows, among the days that can make a difference."""
    never = datetime.date.max
    low = (period.start.first, period.start.last) if period.start else (datetime.date.min, never)
    high: tuple[datetime.date, datetime.date]
    if isinstance(period.end, PartialDate):
        high = (period.end.first, period.end.last)
    elif period.ended_by:
        high = (datetime.date.min, period.ended_by.last)
    else:
        high = (never if period.end == OPEN else datetime.date.min, never)
    telling = {*low, *high, day - ONE_DAY, day, day + ONE_DAY}
    return [
        (start, end)
        for start, end in itertools.product(telling, telling)
        if low[0] <= start <= low[1] and high[0] <= end <= high[1] and start <= end
    ]


@given(periods(), days())
def test_a_period_contains_a_day_when_each_of_its_completions_does(period: Period, day: datetime.date) -> None:
    """``True`` when all of them contain it, ``False`` when none does, ``None`` otherwise."""
    found = {start <= day <= end for start, end in completions(period, day)}
    assert period.contains(day) == (found.pop() if len(found) == 1 else None)


@given(periods(), st.none() | partial_dates(), days())
def test_a_source_never_overrides_a_period_that_tells(
    period: Period, as_of: PartialDate | None, day: datetime.date
) -> None:
    """Where the period answers, so does the standing, an open end being presumed after the last source."""
    answer, found = period.contains(day), standing(period, as_of, day)
    assert (found is Standing.ABSENT) == (answer is False)
    if answer:
        after = period.end == OPEN and as_of is not None and day > as_of.last
        assert found is (Standing.PRESUMED if after else Standing.HOLDS)


@given(periods(), partial_dates(), days())
def test_after_its_last_source_a_fact_is_at_most_presumed(
    period: Period, as_of: PartialDate, day: datetime.date
) -> None:
    """Unless its period says so, nothing holds after the last source, and nothing is presumed before."""
    found = standing(period, as_of, day)
    if found is Standing.PRESUMED:
        assert day > as_of.last
    if found is Standing.HOLDS and period.contains(day) is None:
        assert day <= as_of.last


@given(frequencies(most=9999), LANGS)
def test_a_frequency_is_read_back_from_its_words(frequency: Frequency, lang: Lang) -> None:
    """What is said in either language is read as the same frequency."""
    assert Frequency.parse(frequency.say(lang)).plain == frequency.plain


def later(day: datetime.date, count: int, unit: str) -> datetime.date:
    """*day* after *count* units, on the last day of the month where the month is too short."""
    if unit == "week":
        return day + datetime.timedelta(weeks=count)
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def kept_by(
    frequency: Frequency, held: list[PartialDate], start: datetime.date, end: datetime.date
) -> tuple[set[bool], bool]:
    """Whether each way to complete the dates keeps the frequency, and whether a whole stretch fits in the time."""
    edges = [start]
    low, unit = cast(int, frequency.low), cast(str, frequency.unit)
    while (edge := later(start, len(edges) * frequency.every, unit)) - ONE_DAY <= end:
        edges.append(edge)
    whole = len(edges) > 1
    stretches = list(itertools.pairwise(edges)) if whole else [(start, end + ONE_DAY)]

    def places(date: PartialDate) -> set[int | None]:
        span = (date.first + ONE_DAY * number for number in range((date.last - date.first).days + 1))
        return {
            next((number for number, (begin, after) in enumerate(stretches) if begin <= day < after), None)
            for day in span
        }

    ways = itertools.product(*(places(date) for date in held))
    counts = [[way.count(number) for number in range(len(stretches))] for way in ways]
    if frequency.on_average:
        return {sum(way) >= low * len(stretches) for way in counts}, whole
    return {all(count >= low for count in way) for way in counts}, whole


@given(
    frequencies(most=3).filter(lambda frequency: frequency.low is not None),
    st.lists(partial_dates(years=(2011, 2011)), max_size=4),
    days(years=(2011, 2011)),
    st.integers(0, 120),
)
def test_a_promise_is_kept_when_every_completion_of_the_dates_keeps_it(
    frequency: Frequency, held: list[PartialDate], start: datetime.date, length: int
) -> None:
    """By calendar units, else from whatever day one counts: see :meth:`Frequency.kept`.

    In each way to count, ``True`` when all completions keep it, ``False`` when none does, ``None`` otherwise.
    """
    end = start + ONE_DAY * length
    assert frequency.kept(held, start=start, end=end) == counted_from_any_day(frequency, held, start, end)


def counted_from_any_day(
    frequency: Frequency, held: list[PartialDate], start: datetime.date, end: datetime.date
) -> bool | None:
    """The answer, by every way to count."""

    def answer(day: datetime.date) -> tuple[bool | None, bool]:
        found, whole = kept_by(frequency, held, day, end)
        return True if found == {True} else False if found == {False} and whole else None, whole

    first, whole = answer(start)
    if not whole:
        return first
    beginnings = (start + ONE_DAY * number for number in range((end - start).days + 1))
    begin = next((day for day in beginnings if begins_a_unit(frequency, day)), None)
    by_units, any_unit = answer(begin) if begin else (None, False)
    if any_unit and by_units is not False:
        return by_units
    unit = cast(str, frequency.unit)
    days_of_a_stretch = (later(start, frequency.every, unit) - start).days
    from_each_day = [answer(start + ONE_DAY * number) for number in range(days_of_a_stretch)]
    answers = {told for told, fits in from_each_day if fits} | ({by_units} if any_unit else set())
    return answers.pop() if len(answers) == 1 else None


def begins_a_unit(frequency: Frequency, day: datetime.date) -> bool:
    """Whether a unit of the calendar begins on *day*; some rhythms have none."""
    if frequency.unit == "week":
        return frequency.every == 1 and day.weekday() == 0
    months = frequency.every if frequency.unit == "month" else 12 * frequency.every
    return months in (1, 2, 3, 4, 6, 12) and day.day == 1 and (day.month - 1) % months == 0


@given(frequencies(most=3), st.lists(partial_dates(), max_size=6), days(), days(), partial_dates())
def test_one_more_meeting_never_breaks_a_promise(
    frequency: Frequency, held: list[PartialDate], one: datetime.date, other: datetime.date, more: PartialDate
) -> None:
    """Meetings added to those that keep a promise keep it, in whatever order they are given."""
    start, end = sorted((one, other))
    if frequency.kept(held, start=start, end=end):
        assert frequency.kept([more, *reversed(held)], start=start, end=end) is True
