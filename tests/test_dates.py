import datetime
import pickle
from typing import Any

import pendulum
import pytest
from hypothesis import given

from clsm import Frequency, Mismatch, PartialDate, Period
from clsm.dates import OPEN, Day, Standing, WeeklyOpening, say_day, standing, to_day, to_hour
from clsm.testing import frequencies
from clsm.words import Lang


def date(text: str | None) -> PartialDate | None:
    """A partial date, or none."""
    return PartialDate.parse(text) if text else None


def period(start: str | None, end: str | None = None, ended_by: str | None = None) -> Period:
    """A period from text; ``"open"`` is an end."""
    return Period(start=date(start), end=OPEN if end == "open" else date(end), ended_by=date(ended_by))


# ---------------------------------------------------------------- days


@pytest.mark.parametrize("value", ["2011-11-01", datetime.date(2011, 11, 1), pendulum.date(2011, 11, 1)])
def test_a_day_comes_from_text_or_any_date(value: "str | datetime.date") -> None:
    """Text, a standard date and a pendulum date name the same day."""
    assert to_day(value) == pendulum.date(2011, 11, 1)


@pytest.mark.parametrize("text", ["2011-11", "2011"])
def test_a_month_is_not_a_day(text: str) -> None:
    """A day is never made up from a month or a year."""
    with pytest.raises(Mismatch, match=f"found '{text}', expected a whole day such as 2011-11-01"):
        to_day(text)


@pytest.mark.parametrize(
    "moment",
    [datetime.datetime(2011, 11, 1, 23, 30), pendulum.datetime(2011, 11, 1, 23, 30, tz="Europe/Paris")],
)
def test_a_time_is_refused_for_a_day(moment: datetime.datetime) -> None:
    """23:30 in Paris is another day elsewhere, so the caller is asked to choose."""
    with pytest.raises(Mismatch, match=r"expected a day \(take its \.date\(\) in your time zone\)"):
        to_day(moment)


@pytest.mark.parametrize("value", [2011, 20111101.0, None, PartialDate(year=2011), ("2011", "11", "01")])
def test_what_is_no_day_is_refused_in_a_sentence(value: Any) -> None:
    """A number, nothing or a partial date is refused where it is given."""
    with pytest.raises(Mismatch, match=r"expected a whole day such as '2011-11-01', or a datetime\.date"):
        to_day(value)


def test_the_first_of_the_month_is_said_in_good_french() -> None:
    """The first is "1er", and other days have no leading zero."""
    assert say_day(datetime.date(2011, 11, 1), "fr") == "1er novembre 2011"
    assert say_day(datetime.date(2011, 11, 2), "fr") == "2 novembre 2011"
    assert say_day(datetime.date(2011, 11, 11), "fr") == "11 novembre 2011"
    assert say_day(datetime.date(2011, 11, 1)) == "1 November 2011"


# ---------------------------------------------------------------- partial dates


def test_1977_is_not_the_first_of_january_1977() -> None:
    """A year stays a year: it differs from its first day, and holds all of its days."""
    year, day = PartialDate.parse("1977"), PartialDate.parse("1977-01-01")
    assert year != day
    assert (year.precision, day.precision) == ("year", "day")
    assert (year.first, year.last) == (pendulum.date(1977, 1, 1), pendulum.date(1977, 12, 31))


@pytest.mark.parametrize(
    ("text", "last"),
    [("2012-02", "2012-02-29"), ("2011-02", "2011-02-28"), ("2011-04", "2011-04-30"), ("2011-05-17", "2011-05-17")],
)
def test_a_month_ends_on_its_own_last_day(text: str, last: str) -> None:
    """Short months and leap years are kept."""
    assert PartialDate.parse(text).last == to_day(last)


@pytest.mark.parametrize(
    ("text", "en", "fr"),
    [
        ("1977", "1977", "1977"),
        ("2010-01", "January 2010", "janvier 2010"),
        ("2010-08-01", "1 August 2010", "1er août 2010"),
        ("2010-08-21", "21 August 2010", "21 août 2010"),
    ],
)
def test_a_date_is_said_no_more_precisely_than_it_is_known(text: str, en: str, fr: str) -> None:
    """A year is a year in both languages, a month a month, a day a day."""
    assert (PartialDate.parse(text).say(), PartialDate.parse(text).say("fr")) == (en, fr)


@pytest.mark.parametrize(
    "text",
    [
        *("", "77", "20111", "2011-1", "2011-13", "2011-00", "2011-02-30", "2011-11-00", "0000", "2011-11-01T10:00"),
        *(" 2011", "2011\n", "01/11/2011", "autumn 2011", "-2011", "٢٠١١"),
    ],
)
def test_text_that_is_no_date_is_refused(text: str) -> None:
    """Nothing is guessed from another way of writing, and days in no calendar are refused."""
    with pytest.raises(Mismatch, match="expected a date written 1977, 2010-01 or 2011-11-01") as caught:
        PartialDate.parse(text)
    assert caught.value.found.en == repr(text)


@pytest.mark.parametrize("value", [1977, None, datetime.date(1977, 1, 1)])
def test_only_text_is_parsed(value: Any) -> None:
    """A number or a date given for text is refused in a sentence."""
    with pytest.raises(Mismatch, match="expected a date written 1977"):
        PartialDate.parse(value)


@pytest.mark.parametrize(
    "parts",
    [
        {"year": 2011, "month": 13},
        {"year": 2011, "month": 0},
        {"year": 2011, "month": 2, "day": 29},
        {"year": 2011, "day": 5},
        {"year": 0},
        {"year": "2011"},
        {"year": 2011.5},
        {"year": None},
        {"year": True},
        {"year": 2011, "month": True},
    ],
)
def test_parts_that_are_no_date_are_refused(parts: dict[str, Any]) -> None:
    """A day that does not exist, a day without its month, or parts that are no whole numbers."""
    with pytest.raises(Mismatch, match="expected a year, month and day that exist"):
        PartialDate(**parts)


def test_dates_travel_between_processes() -> None:
    """Dates and periods arrive as they left."""
    whole = period("2010-01", "open")
    assert pickle.loads(pickle.dumps(whole)) == whole


# ---------------------------------------------------------------- periods


@pytest.mark.parametrize(
    ("start", "end"), [("2011", "2010"), ("2011-05", "2011-04"), ("2011-05-02", "2011-05-01"), ("2012", "2011-12-31")]
)
def test_a_period_that_ends_before_it_starts_is_refused(start: str, end: str) -> None:
    """What can never be true cannot be built; both dates are shown."""
    with pytest.raises(Mismatch, match=f"found an end, {end}, before the start, {start}"):
        period(start, end)


@pytest.mark.parametrize("ended_by", ["2010", "2011-04", "2011-05-01"])
def test_a_period_that_had_ended_before_it_starts_is_refused(ended_by: str) -> None:
    """An end of unknown time is still an end."""
    with pytest.raises(Mismatch, match=f"found an end, {ended_by}, before the start, 2011-05-02"):
        period("2011-05-02", ended_by=ended_by)


@pytest.mark.parametrize("end", ["2011", "open"])
def test_a_period_has_one_end(end: str) -> None:
    """An end that is known leaves no room for one that is only bounded."""
    with pytest.raises(Mismatch, match="found an end and an ended_by"):
        period("2010", end, "2012")


@pytest.mark.parametrize(("start", "end"), [("2011", "2011"), ("2011-05", "2011"), ("2011", "2011-01-01")])
def test_a_period_that_may_end_after_it_starts_is_accepted(start: str, end: str) -> None:
    """Imprecise dates that some days fit are not refused."""
    assert period(start, end).start == date(start)


@pytest.mark.parametrize(
    "edges",
    [
        {"start": "2010-01"},
        {"end": "2010"},
        {"end": "opne"},
        {"start": OPEN},
        {"end": datetime.date(2010, 1, 1)},
        {"ended_by": OPEN},
    ],
)
def test_the_edges_of_a_period_are_partial_dates(edges: dict[str, Any]) -> None:
    """Text or a date is refused with the way to read it; a mistyped "open" is never taken for unknown."""
    with pytest.raises(Mismatch, match=r"expected a PartialDate.*read text with PartialDate\.parse"):
        Period(**edges)


@pytest.mark.parametrize(
    ("start", "end", "answers"),
    [
        # the last days of 2009, of January 2010, the first of February; 2011 and 2030
        ("2010-01", "open", [False, True, True, True, True]),
        ("2010-01-31", None, [False, True, None, None, None]),
        ("2010", "open", [False, None, None, True, True]),
        (None, None, [None, None, None, None, None]),
        (None, "open", [None, None, None, None, None]),
        (None, "2010-02-01", [None, None, True, False, False]),
        ("2009-12-31", "2011", [True, True, True, None, False]),
        ("2010", "2010-01-31", [False, True, False, False, False]),
    ],
)
def test_a_period_answers_true_false_or_none(start: str | None, end: str | None, answers: list[bool | None]) -> None:
    """``None`` wherever an imprecise date or one that is not documented leaves the day open."""
    days = ("2009-12-31", "2010-01-31", "2010-02-01", "2011-11-01", "2030-01-01")
    assert [period(start, end).contains(day) for day in days] == answers


def test_a_period_that_had_ended_by_a_day_is_over_after_it() -> None:
    """Replaced by autumn 2011 at an unknown time: undecided until then, and not there afterwards."""
    replaced = period("1977-05-02", ended_by="2011-09")
    days = ("1977-05-01", "1977-05-02", "1977-05-03", "2011-09-30", "2011-10-01")
    assert [replaced.contains(day) for day in days] == [False, True, None, None, False]


# ---------------------------------------------------------------- what a source shows


@pytest.mark.parametrize(
    ("start", "end", "as_of", "before", "at", "after"),
    [
        # nothing is known but when it was last seen: before, it may not have begun
        (None, None, "2011-10", "unknown", "holds", "presumed"),
        # begun, and not known to go on: the last source decides
        ("2010", None, "2011-10", "holds", "holds", "presumed"),
        # begun after the first of the days
        ("2011-09", None, "2011-10", "absent", "holds", "presumed"),
        # known to go on, and presumed to after the source that says so
        ("2010", "open", "2011-10", "holds", "holds", "presumed"),
        ("2010", "open", None, "holds", "holds", "holds"),
        # nothing shows it on any day
        ("2010", None, None, "unknown", "unknown", "unknown"),
        # over before the second day, or at some time of the year
        ("2010", "2011-09", "2011-10", "holds", "absent", "absent"),
        ("2010", "2011", "2011-10", "unknown", "unknown", "unknown"),
        # a source seen before it began: it is presumed to have begun as announced
        ("2011-10-31", None, "2011-01", "absent", "absent", "presumed"),
    ],
)
def test_a_fact_stands_on_its_period_and_its_last_source(
    start: str | None, end: str | None, as_of: str | None, before: str, at: str, after: str
) -> None:
    """Up to the last source a fact holds, after it is presumed, and where nothing tells it is unknown."""
    days = ("2011-02-01", "2011-10-15", "2011-11-01")
    assert [standing(period(start, end), date(as_of), day).value for day in days] == [before, at, after]


@pytest.mark.parametrize(
    ("as_of", "answers"),
    [
        ("1977", ["holds", "unknown", "absent"]),
        ("2005", ["holds", "holds", "absent"]),
        # the source that tells the end does not tell that the fact held until then
        ("2011-10", ["unknown", "unknown", "absent"]),
        ("2011-09", ["unknown", "unknown", "absent"]),
        (None, ["unknown", "unknown", "absent"]),
    ],
)
def test_a_fact_that_had_ended_is_never_presumed(as_of: str | None, answers: list[str]) -> None:
    """It holds as far as a source shows it standing; then nobody knows, until it surely is no more."""
    replaced = period("1977-05-02", ended_by="2011-09")
    days = ("1977-06-01", "2004-01-01", "2011-10-15")
    assert [standing(replaced, date(as_of), day).value for day in days] == answers


def test_a_fact_holds_to_the_end_of_the_month_in_which_it_was_seen() -> None:
    """A source of October covers October: the last day holds, and the next one is presumed."""
    seen = PartialDate.parse("2011-10")
    assert standing(Period(), seen, "2011-10-31") is Standing.HOLDS
    assert standing(Period(), seen, "2011-11-01") is Standing.PRESUMED


def test_a_fact_that_began_at_an_imprecise_time_is_unknown_until_then() -> None:
    """In its first year nothing tells whether it had begun, even if a later source shows it; on its last day it had."""
    assert standing(period("2010"), date("2011-10"), "2010-12-30") is Standing.UNKNOWN
    assert standing(period("2010"), date("2011-10"), "2010-12-31") is Standing.HOLDS


def test_a_source_from_the_very_day_of_an_end_shows_the_end() -> None:
    """Told on that day to have ended by then: nothing shows that it still stood the day before."""
    over = period("2010", ended_by="2011-09-01")
    assert standing(over, date("2011-09-01"), "2011-08-31") is Standing.UNKNOWN
    assert standing(over, date("2011-08-31"), "2011-08-31") is Standing.HOLDS


def test_a_fact_without_a_start_had_begun_when_it_was_first_seen() -> None:
    """Seen in October 2011, it is not known to have stood in September."""
    assert standing(Period(), date("2011-10"), "2011-09-30") is Standing.UNKNOWN
    assert standing(Period(), date("2011-10"), "2011-10-01") is Standing.HOLDS


def test_a_fact_that_ended_in_a_year_is_presumed_until_the_year_begins() -> None:
    """On its first day it was still there, as a period holds its last day; afterwards nobody knows."""
    assert [period("2009", "2011").contains(day) for day in ("2011-01-01", "2011-01-02")] == [True, None]
    assert standing(period(None, "2011"), date("2010"), "2011-01-01") is Standing.PRESUMED
    assert standing(period(None, "2011"), date("2010"), "2011-01-02") is Standing.UNKNOWN


# ---------------------------------------------------------------- frequencies


@pytest.mark.parametrize(
    ("text", "low", "high", "every", "unit"),
    [
        ("3 to 4 a year", 3, 4, 1, "year"),
        ("3 à 4 fois par an", 3, 4, 1, "year"),
        ("trois à quatre fois par an", 3, 4, 1, "year"),
        ("Once a year", 1, 1, 1, "year"),
        ("une fois par an", 1, 1, 1, "year"),
        ("at least once a year", 1, None, 1, "year"),
        ("au moins une fois par an", 1, None, 1, "year"),
        ("at least every 3 months", 1, None, 3, "month"),
        ("every 3 months", 1, 1, 3, "month"),
        ("every two weeks", 1, 1, 2, "week"),
        ("tous les trois mois", 1, 1, 3, "month"),
        ("toutes les 2 semaines", 1, 1, 2, "week"),
        ("chaque mois", 1, 1, 1, "month"),
        ("every week", 1, 1, 1, "week"),
        ("twice per month", 2, 2, 1, "month"),
        ("2 times every 3 years", 2, 2, 3, "year"),
        ("  3   to 4\ta year ", 3, 4, 1, "year"),
    ],
)
def test_a_frequency_is_read_as_councils_write_it(text: str, low: int, high: int | None, every: int, unit: Any) -> None:
    """English and French, figures and small numbers in words, whatever the spaces and capitals."""
    assert Frequency.parse(text).plain == Frequency(low=low, high=high, every=every, unit=unit)


@pytest.mark.parametrize(
    ("every", "unit", "adverbs"),
    [
        (1, "week", ["weekly", "hebdomadaire"]),
        (1, "month", ["monthly", "mensuel", "Mensuelle"]),
        (3, "month", ["quarterly", "trimestriel", "trimestrielle"]),
        (6, "month", ["half-yearly", "semestriel", "semestrielle"]),
        (1, "year", ["yearly", "annual", "annuel", "annuelle"]),
    ],
)
def test_one_word_may_say_how_often(every: int, unit: Any, adverbs: list[str]) -> None:
    """The adverbs and adjectives of both languages, of either gender."""
    once = Frequency(low=1, high=1, every=every, unit=unit)
    assert [adverb for adverb in adverbs if Frequency.parse(adverb).plain != once] == []


def test_a_frequency_is_of_one_unit_unless_more_are_given() -> None:
    """Three to four times a year, not every other year."""
    assert Frequency(low=3, high=4, unit="year").every == 1


@pytest.mark.parametrize("text", ["", "3", "  ", "?", "4 to 3 a year", "at least 4 to 3 a year", "0 a year", 4])
def test_words_that_are_no_frequency_are_refused(text: Any) -> None:
    """No words, or counts that run downwards or from 0."""
    with pytest.raises(Mismatch):
        Frequency.parse(text)


def test_a_refused_frequency_is_shown_with_examples() -> None:
    """The text as it was written, and three that would do."""
    with pytest.raises(Mismatch, match=r"found '3', expected how often, such as '3 to 4 a year', 'every"):
        Frequency.parse("3")


@pytest.mark.parametrize(
    ("text", "figure", "fr"),
    [
        ("plusieurs fois par an", "at least 2 a year", "au moins 2 fois par an (« plusieurs fois par an »)"),
        ("several times a year", "at least 2 a year", "au moins 2 fois par an (« several times a year »)"),
        ("au minimum 3 fois par an", "at least 3 a year", "au moins 3 fois par an"),
        ("no fewer than four meetings per calendar year", "at least 4 a year", "au moins 4 fois par an"),
        ("3 réunions par an au moins", "at least 3 a year", "au moins 3 fois par an"),
        ("une ou plusieurs fois par an", "at least once a year", "au moins 1 fois par an"),
        ("Chaque trimestre", "every 3 months", "tous les 3 mois"),
        ("une fois par semestre", "every 6 months", "tous les 6 mois"),
        ("bimestriel", "every 2 months", "tous les 2 mois"),
        ("bimensuelle", "2 a month", "2 fois par mois"),
        ("tous les 15 jours", "every 2 weeks", "toutes les 2 semaines"),
        ("tous les quinze jours", "every 2 weeks", "toutes les 2 semaines"),
        ("every fortnight", "every 2 weeks", "toutes les 2 semaines"),
        ("at least quarterly", "at least once every 3 months", "au moins 1 fois tous les 3 mois"),
        ("every other month", "every 2 months", "tous les 2 mois"),
        ("un mois sur deux", "every 2 months", "tous les 2 mois"),
        ("alternate weeks", "every 2 weeks", "toutes les 2 semaines"),
        ("en moyenne tous les mois", "on average monthly", "en moyenne chaque mois"),
        ("4 times a year on average", "on average 4 a year", "en moyenne 4 fois par an"),
        ("chaque année pendant les SISM", "yearly", "chaque année (« chaque année pendant les SISM »)"),
        ("2 fois l’an", "2 a year", "2 fois par an"),
        ("3/an", "3 a year", "3 fois par an"),
        ("se réunit trois fois par an", "3 a year", "3 fois par an"),
        ("entre 3 et 4 fois par an", "3 to 4 a year", "3 à 4 fois par an"),
        ("at least 3 to 4 a year", "at least 3 to 4 a year", "au moins 3 à 4 fois par an"),
        ("twice yearly", "2 a year", "2 fois par an"),
        ("réunions mensuelles", "monthly", "chaque mois"),
        ("deux fois par an et autant que de besoin", "at least 2 a year", None),
        ("au moins une fois par an, sur convocation du maire", "at least once a year", None),
        ("plus de 3 fois par an", "at least 4 a year", None),
        ("le premier mardi du mois", "monthly", None),
        ("tous les mardis", "weekly", None),
    ],
)
def test_the_words_of_real_texts_are_read_and_kept(text: str, figure: str, fr: str | None) -> None:
    """What is said to readers shows the words where the figure leaves something of them out."""
    frequency = Frequency.parse(text)
    assert str(frequency.plain) == figure
    assert frequency.words in (text, None)
    assert frequency.written == text
    assert frequency.say("fr") == (fr or f"{frequency.plain and frequency.plain.say('fr')} (« {text} »)")


@pytest.mark.parametrize(
    "text",
    [
        "autant que de besoin", "as needed", "often", "bimonthly", "biannual", "environ 3 fois par an", "3 to a year",
        "3 fois par an maximum", "at most 4 a year", "chaque semaine pendant l'été", "monthly except in August",
        "tous les ans pendant 3 ans", "tous les 2 ou 3 mois", "3 a", "every 3 moons", "2 fois bimensuel",
        "plus de 3 à 4 fois par an", "au moins plus de 3 fois par an", "plus de plusieurs fois par an",
        "dites « plénières »", "3 fois, dites « plénières »",
    ],
)  # fmt: skip
def test_words_that_cannot_be_read_in_one_way_leave_the_figure_open(text: str) -> None:
    """Nothing is guessed: they are kept, said between quotation marks, and read back."""
    frequency = Frequency.parse(text)
    assert (frequency.low, frequency.plain, frequency.words) == (None, None, text)
    assert frequency.written == text
    assert (str(frequency), frequency.say("fr")) == (f"“{text}”", f"« {text} »")
    assert Frequency.parse(str(frequency)) == frequency == Frequency.parse(frequency.say("fr"))
    assert frequency.kept([], start="2011-01-01", end="2020-01-01") is None


def test_a_figure_of_ones_own_goes_before_the_words() -> None:
    """Whoever counts what the grammar does not read says both."""
    frequency = Frequency.parse('3 a year ("sauf l’été, chaque trimestre")')
    assert (frequency.low, frequency.words) == (3, "sauf l’été, chaque trimestre")
    assert frequency.say("fr") == "3 fois par an (« sauf l’été, chaque trimestre »)"
    assert Frequency.parse(frequency.written) == frequency
    assert Frequency(words="monthly").written == "“monthly”"


@given(frequencies(most=9999))
def test_a_frequency_is_read_back_from_a_file_and_from_its_words(frequency: Frequency) -> None:
    """Whatever it holds, from what a file holds; where the words say it all, from either language."""
    assert Frequency.parse(frequency.written) == frequency
    for lang in ("en", "fr"):
        assert Frequency.parse(frequency.say(lang)).plain == frequency.plain
    if frequency.words is None:
        assert Frequency.parse(str(frequency)) == frequency


@pytest.mark.parametrize("words", ["", " monthly", "two  spaces", "two\nlines", 3])
def test_the_words_of_a_source_stand_on_one_line(words: Any) -> None:
    """Otherwise they could not be read back."""
    with pytest.raises(Mismatch, match=r"words: found .*, expected words on one line, one space apart"):
        Frequency(words=words)


def test_an_average_is_held_over_the_whole_time() -> None:
    """Two meetings in one month and none in the next are one a month on average, not one in each."""
    assert kept("monthly", "2011-01-05", "2011-01-20", start="2011-01-01", end="2011-03-31") is False
    assert kept("en moyenne tous les mois", "2011-01-05", "2011-01-20", start="2011-01-01", end="2011-02-28") is True
    assert kept("en moyenne tous les mois", "2011-01-05", start="2011-01-01", end="2011-04-30") is False


@pytest.mark.parametrize("high", [None, 3])
def test_more_is_said_of_a_range_alone(high: int | None) -> None:
    """Without a range ``high=None`` says it."""
    with pytest.raises(Mismatch, match="or_more: found or_more with high="):
        Frequency(low=3, high=high, unit="year", or_more=True)


def test_a_figure_has_a_unit() -> None:
    """Three of nothing is no frequency, whatever the words."""
    with pytest.raises(Mismatch, match="unit: found no unit, expected one of week, month, year"):
        Frequency(low=3, high=3, words="three")
    with pytest.raises(Mismatch, match="expected whole numbers"):
        Frequency()


@pytest.mark.parametrize(
    ("text", "hour"), [("14:30", (14, 30)), ("14h30", (14, 30)), (" 9 H ", (9, 0)), ("9 h 05", (9, 5))]
)
def test_an_hour_is_read_as_people_write_it(text: str, hour: tuple[int, int]) -> None:
    """With a colon or the French h."""
    assert to_hour(text) == datetime.time(*hour)


@pytest.mark.parametrize("text", ["", "noon", "25:00", "14h75", "14"])
def test_an_hour_that_is_none_is_refused(text: str) -> None:
    """Words, a number alone, and what is on no clock."""
    with pytest.raises(Mismatch, match="expected an hour such as 14:30 or 14h30"):
        to_hour(text)


@pytest.mark.parametrize(
    "parts",
    [
        {"low": 0, "high": 1},
        {"low": 2, "high": 1},
        {"low": 1, "high": 1, "every": 0},
        {"low": 10_000, "high": None},
        {"low": "3", "high": 4},
        {"low": 1.5, "high": 2},
        {"low": True, "high": 2},
        {"low": None, "high": None},
    ],
)
def test_counts_that_are_no_frequency_are_refused(parts: dict[str, Any]) -> None:
    """Counts are whole numbers from 1, the lower one first."""
    with pytest.raises(Mismatch, match="expected whole numbers from 1 to 9999, the lower one first"):
        Frequency(unit="year", **parts)


def test_an_unknown_unit_is_refused_with_those_that_exist() -> None:
    """The three units are named."""
    with pytest.raises(Mismatch, match="unit: found 'day', expected one of week, month, year"):
        Frequency(low=1, high=1, unit="day")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "en", "fr"),
    [
        ("trimestriel", "every 3 months", "tous les 3 mois"),
        ("3 to 4 a year", "3 to 4 a year", "3 à 4 fois par an"),
        ("2 a month", "2 a month", "2 fois par mois"),
        ("at least once a year", "at least once a year", "au moins 1 fois par an"),
        ("at least twice a year", "at least 2 a year", "au moins 2 fois par an"),
        ("at least every 3 months", "at least once every 3 months", "au moins 1 fois tous les 3 mois"),
        ("twice every 3 weeks", "2 times every 3 weeks", "2 fois toutes les 3 semaines"),
        ("1 to 2 every 2 years", "1 to 2 times every 2 years", "1 à 2 fois tous les 2 ans"),
        ("every two weeks", "every 2 weeks", "toutes les 2 semaines"),
        ("hebdomadaire", "weekly", "chaque semaine"),
        ("once a month", "monthly", "chaque mois"),
        ("every year", "yearly", "chaque année"),
    ],
)
def test_a_frequency_is_said_in_plain_words(text: str, en: str, fr: str) -> None:
    """The plainest form in each language."""
    assert (str(Frequency.parse(text)), Frequency.parse(text).say("fr")) == (en, fr)


def test_a_frequency_is_said_in_two_languages_only() -> None:
    """A third language is refused rather than answered in English."""
    with pytest.raises(ValueError, match="the language is 'en' or 'fr', not 'nl'"):
        Frequency.parse("monthly").say("nl")  # type: ignore[arg-type]


def kept(text: str, *held: str, start: str = "2011-01-01", end: str = "2011-12-31") -> bool | None:
    """Whether meetings held on these dates keep the frequency."""
    return Frequency.parse(text).kept([PartialDate.parse(each) for each in held], start=start, end=end)


def test_a_council_that_meets_as_often_as_it_says_keeps_its_word() -> None:
    """One meeting in every quarter, on whatever day of it."""
    assert kept("every 3 months", "2011-01-01", "2011-06-30", "2011-07-01", "2011-12-31") is True


def test_meetings_bunched_together_do_not_make_up_for_an_empty_stretch() -> None:
    """Four meetings in one quarter are not a meeting every quarter, but they are four a year."""
    assert kept("every 3 months", "2011-02-01", "2011-02-08", "2011-02-15", "2011-02-22") is False
    assert kept("4 a year", "2011-02-01", "2011-02-08", "2011-02-15", "2011-02-22") is True


def test_meeting_more_often_than_promised_keeps_the_promise() -> None:
    """The upper figure is not a limit."""
    assert kept("3 to 4 a year", *(f"2011-{month:02}-01" for month in range(1, 13))) is True


def test_a_meeting_known_by_its_month_counts_in_its_quarter() -> None:
    """A month that lies within a stretch is precise enough for it."""
    assert kept("every 3 months", "2011-01", "2011-05", "2011-08", "2011-12") is True


def test_a_meeting_known_by_its_year_may_or_may_not_fill_a_quarter() -> None:
    """One meeting of unknown month could be the one that is missing: nothing can be said."""
    assert kept("every 3 months", "2011-01", "2011-05", "2011-08", "2011") is None


def test_one_meeting_cannot_fill_two_stretches() -> None:
    """A single meeting of unknown month cannot be the two that are missing."""
    assert kept("every 3 months", "2011-01-01", "2011-01-02", "2011") is False


def test_a_stretch_that_is_not_over_is_not_judged() -> None:
    """A year that has three months to run may still bring the meeting."""
    assert kept("yearly", end="2011-09-30") is None
    assert kept("yearly", "2011-05-02", end="2011-09-30") is True
    assert kept("yearly", "2010-05-02", start="2010-01-01", end="2011-09-30") is True


def test_a_stretch_is_over_after_its_last_day() -> None:
    """A year that lacks its last day is not judged, and one that has it is."""
    assert kept("yearly", end="2011-12-30") is None
    assert kept("yearly", end="2011-12-31") is False


@pytest.mark.parametrize(("held", "start"), [("2011-02", "2011-01-26"), ("2011-01", "2011-01-31")])
def test_a_month_may_touch_a_stretch_by_one_day(held: str, start: str) -> None:
    """The meeting of that month may have been on the last, or on the first, day of the week that is judged."""
    assert Frequency.parse("weekly").kept([PartialDate.parse(held)], start=start, end=to_day(start).add(days=6)) is None


def test_meetings_outside_the_time_do_not_count() -> None:
    """Those before the first and after the last day are left out."""
    assert kept("yearly", "2010-12-31", "2012-01-01") is False


def test_months_of_different_length_are_each_a_month() -> None:
    """Those of the calendar where one is whole; else from 31 January to the day before the 28 February."""
    assert kept("monthly", "2011-02-27", "2011-02-28", start="2011-01-31", end="2011-03-30") is True
    assert kept("monthly", "2011-01-31", "2011-02-27", start="2011-01-31", end="2011-03-30") is True
    assert kept("monthly", "2011-01-31", start="2011-01-31", end="2011-02-27") is True
    assert kept("monthly", start="2011-01-31", end="2011-02-27") is False


def test_calendar_units_are_counted_first() -> None:
    """From a record begun in March, three meetings of each calendar year are three a year."""
    held = ("2011-01-10", "2011-02-10", "2011-03-10", "2012-10-10", "2012-11-10", "2012-12-10")
    assert kept("3 a year", *held, start="2011-01-01", end="2012-12-31") is True
    assert kept("3 a year", *held, start="2011-03-20", end="2012-12-31") is True
    assert kept("every 3 months", "2011-01-01", "2011-06-30", start="2010-12-20", end="2011-07-10") is True
    assert kept("weekly", "2011-01-09", "2011-01-10", start="2011-01-01", end="2011-01-16") is True


@pytest.mark.parametrize("first", [datetime.date(2011, 1, 1) + datetime.timedelta(number) for number in range(366)])
def test_the_first_day_of_a_record_changes_nothing(first: datetime.date) -> None:
    """Three meetings in each calendar year keep three a year, and one a year misses it, whatever day it begins."""
    often = [f"{year}-{month}-10" for year in (2011, 2012, 2013) for month in ("03", "06", "10")]
    seldom = [f"{year}-06-10" for year in (2011, 2012, 2013)]
    assert kept("3 a year", *often, start=str(first), end="2013-12-31") is True
    assert kept("3 a year", *seldom, start=str(first), end="2013-12-31") is False


def test_what_depends_on_the_day_from_which_one_counts_is_left_open() -> None:
    """A calendar year without a meeting, in a time that keeps the promise if counted from another day."""
    assert kept("yearly", "2010-12-30", "2012-01-02", start="2010-01-01", end="2012-12-31") is None
    assert kept("every 2 years", "2011-06-01", start="2010-01-01", end="2013-12-31") is None
    assert kept("every 2 years", "2011-06-01", "2013-06-01", start="2010-01-01", end="2013-12-31") is True
    assert kept("every 2 years", start="2010-01-01", end="2013-12-31") is False


def test_a_single_day_is_a_time() -> None:
    """From a day to the same day: too short to judge, unless the meeting was on it."""
    assert kept("yearly", start="2011-05-12", end="2011-05-12") is None
    assert kept("yearly", "2011-05-12", start="2011-05-12", end="2011-05-12") is True


def test_a_time_that_ends_before_it_starts_is_refused() -> None:
    """Days given in the wrong order are not silently an empty time."""
    with pytest.raises(Mismatch, match="found an end, 2011-01-01, before the start, 2012-01-01"):
        kept("yearly", start="2012-01-01", end="2011-01-01")


def test_time_up_to_the_end_of_the_calendar_can_be_judged() -> None:
    """The last day that Python knows, which some write for "for ever", is a day like another."""
    assert kept("yearly", "9998-01-01", "9999-01-01", start="9998-01-01", end="9999-12-31") is True
    assert kept("every 9999 years") is None


# ---------------------------------------------------------------- weekly openings


@pytest.mark.parametrize("text", ["Tuesday 16:30-19:00", "mardi 16:30-19:00", "TUESDAY 16:30-19:00"])
def test_an_opening_is_read_in_both_languages(text: str) -> None:
    """The same day and hours, whatever the language and the capitals."""
    opening = WeeklyOpening.parse(text)
    assert opening == WeeklyOpening(weekday=1, start=datetime.time(16, 30), end=datetime.time(19))
    assert (str(opening), opening.say("fr")) == ("Tuesday 16:30-19:00", "mardi 16:30-19:00")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("weekday", range(7))
def test_an_opening_is_read_back_from_its_words(weekday: int, lang: Lang) -> None:
    """On every day of the week, up to the last minute of the day."""
    opening = WeeklyOpening(weekday=weekday, start=datetime.time(0), end=datetime.time(23, 59))
    assert WeeklyOpening.parse(opening.say(lang)) == opening


@pytest.mark.parametrize(
    "text", ["", "Tuesday", "16:30-19:00", "Tuesday 16:30", "Tuesdays 16:30-19:00", "Tuesday 25:00-26:00", "mardi 4-7"]
)
def test_words_that_are_no_opening_are_refused(text: str) -> None:
    """An hour that is on no clock, a day that is none, or half of an opening."""
    with pytest.raises(Mismatch, match="expected a day and hours, such as 'Tuesday 16:30-19:00'") as caught:
        WeeklyOpening.parse(text)
    assert caught.value.found.en == repr(text)


@pytest.mark.parametrize("hours", ["19:00-16:30", "16:30-16:30"])
def test_an_opening_closes_after_it_opens(hours: str) -> None:
    """Hours in the wrong order, or none at all, are refused with both."""
    opens, closes = hours.split("-")
    with pytest.raises(Mismatch, match=f"found an end, {closes}, not after the start, {opens}"):
        WeeklyOpening.parse(f"Tuesday {hours}")


@pytest.mark.parametrize("weekday", [-1, 7])
def test_a_week_has_seven_days(weekday: int) -> None:
    """0 is Monday and 6 is Sunday."""
    with pytest.raises(Mismatch, match=f"weekday: found {weekday}, expected a weekday from 0, Monday, to 6"):
        WeeklyOpening(weekday=weekday, start=datetime.time(16), end=datetime.time(17))


@pytest.mark.parametrize(
    ("date", "years", "later"),
    [
        ("2020", 3, "2023"),
        ("2020-06", 1, "2021-06"),
        ("2020-02-29", 4, "2024-02-29"),
        ("2020-02-29", 1, "2021-02-28"),
        ("9999-01", 0, "9999-01"),
        ("9999-01", 1, None),
    ],
)
def test_years_later_a_date_is_as_precise_as_it_was(date: str, years: int, later: str | None) -> None:
    """29 February becomes the 28th where there is none; after the calendar there is no date."""
    found = PartialDate.parse(date).later(years)
    assert (str(found) if found else None) == later


def test_a_day_is_a_whole_date() -> None:
    """Whatever kind of date it comes as."""
    assert PartialDate.of(datetime.date(2011, 11, 1)) == PartialDate.parse("2011-11-01")


def test_a_date_with_the_month_first_is_asked_about_as_we_write_it() -> None:
    """No month has the number 25: it is the day."""
    with pytest.raises(Mismatch) as refused:
        PartialDate.parse("06/25/2025")
    assert "2025-06-25" in refused.value.message()


def test_a_time_that_holds_no_whole_year() -> None:
    """It has no calendar unit of a yearly rhythm."""
    assert list(Frequency.parse("yearly")._calendar_units(Day(2020, 5, 1), Day(2020, 6, 1))) == []
