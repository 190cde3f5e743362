import sys
from datetime import date as plain

import pytest

import clsm
from clsm import Council, Mismatch, Territory, Text
from clsm.dates import Day, to_day
from clsm.identifiers import Identifiers
from clsm.planning import DaysOff, days_off, to_ical
from clsm.planning.calendars import calendar
from clsm.programs.sessions import OpenPlace
from tests.planning.small import program
from tests.planning.test_calendars import OPENING


def off(*codes: str, country: str = "FR", year: int = 2026, cog: bool = True) -> DaysOff:
    """What is known of a year in the places with these codes."""
    field = "cog" if cog else "nis"
    towns = tuple(
        Territory(id=f"town-{code.lower()}", name=code, identifiers=Identifiers(**{field: code})) for code in codes
    )
    there = Council(
        id="there",
        name=Text.same("There"),
        jurisdiction=country,
        territories=towns,
        perimeter=tuple(town.id for town in towns),
    )
    return days_off(there, f"{year}-01-01", f"{year}-12-31")


def test_public_holidays_by_territory() -> None:
    """Eleven in France, two more in Alsace and Moselle, one more in La Réunion; names in both languages."""
    assert [len(off(code).public_holidays) for code in ("59350", "57463", "67482", "97411")] == [11, 13, 13, 12]
    assert off("57463").public_holiday(Day(2026, 12, 26)) == Text(fr="Saint-Étienne", en="Saint Stephen's Day")
    assert off("59350").public_holiday(Day(2026, 12, 26)) is None
    # what one of several places keeps is told
    assert off("59350", "57463").public_holiday(Day(2026, 12, 26)) is not None


def test_easter_is_where_it_is() -> None:
    """Against the usual arithmetic of Easter, for forty years."""
    for year in range(2000, 2040):
        a, (b, c) = year % 19, divmod(year, 100)
        h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
        w = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
        m = (a + 11 * h + 22 * w) // 451
        month, day = divmod(h + w - 7 * m + 114, 31)
        monday = to_day(plain(year, month, day + 1)).add(days=1)
        assert off("59350", year=year).public_holiday(monday) == Text(fr="Lundi de Pâques", en="Easter Monday")


def test_days_of_belgian_communities() -> None:
    """That of the Community of the place; of all three where it may be any of them."""
    autumn = Day(2026, 9, 27)
    for code, named in (("62096", True), ("11002", False), ("21004", True)):
        name = off(code, country="BE", cog=False).public_holiday(autumn)
        assert (name == Text(fr="Fête de la Communauté française", en="Day of the French Community")) is named
    assert off("62096", country="BE", cog=False).public_holiday(Day(2026, 7, 21)) is not None


def test_school_holidays_by_zone() -> None:
    """As the ministry published them for the winter of 2026; where places differ, a day is not sure."""
    winters = {"33063": ("2026-02-07", "2026-02-22"), "57463": ("2026-02-14", "2026-03-01")} | {
        "75056": ("2026-02-21", "2026-03-08")
    }
    for code, winter in winters.items():
        found = [(str(first), str(last)) for first, last in off(code).school_holidays]
        assert winter in found
        assert ("2026-12-19", "2026-12-31") in found
    mixed = off("33063", "57463")
    assert [mixed.no_school(Day(2026, 2, day)) for day in (6, 8, 16, 25)] == [False, None, True, None]


def test_what_no_calendar_tells_is_not_known() -> None:
    """Before and after what was published, in Corsica and overseas; where two sources differ."""
    assert off("59350", year=1985).no_school(Day(1985, 7, 20)) is None
    assert off("59350", year=2090).no_school(Day(2090, 7, 20)) is None
    assert off("59350", year=2012).no_school(Day(2012, 7, 20)) is True
    assert off("2A004").no_school(Day(2026, 7, 20)) is None
    # in spring 2021 all zones had the same holidays, which one of the sources holds and the other does not
    assert off("59350", year=2021).no_school(Day(2021, 4, 14)) is None
    belgian = off("62096", country="BE", cog=False, year=2015)
    assert belgian.no_school(Day(2015, 7, 20)) is None
    assert off("62096", country="BE", cog=False).no_school(Day(2026, 7, 20)) is True


def test_another_country_keeps_days_that_are_not_sure() -> None:
    """Only those of a fixed day, without a name; nothing of its schools."""
    swiss = off(country="CH")
    assert len(swiss.public_holidays) == 6
    assert (swiss.no_school(Day(2026, 1, 5)), swiss.school_holidays) == (None, ())


def test_an_end_before_the_start_is_refused() -> None:
    """As everywhere."""
    with pytest.raises(Mismatch, match="before the start"):
        days_off(clsm.datasets.load("metz"), "2026-02-01", "2026-01-01")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The question asks for its packages at once; a calendar without it goes on, and is sure of less."""
    monkeypatch.setitem(sys.modules, "holidays", None)
    with pytest.raises(ModuleNotFoundError):
        days_off(clsm.datasets.load("metz"), "2026-01-01", "2026-12-31")


def cafe(closed: bool | None) -> Council:
    """A place in Metz that is open on Tuesdays."""
    town = Territory(id="metz", name="Metz", identifiers=Identifiers(cog="57463"))
    place = program("cafe", "open_place", OpenPlace(closed_in_holidays=closed), openings=OPENING)
    return Council(
        id="there",
        name=Text.same("There"),
        jurisdiction="FR",
        territories=(town,),
        perimeter=("metz",),
        programs=(place,),
    )


@pytest.mark.parametrize(
    ("closed", "unknown", "known"),
    [
        # of five Tuesdays in December 2026, two are in the holidays
        (True, (0, 5), (3, 3)),
        (None, (0, 5), (3, 5)),
        (False, (5, 5), (5, 5)),
    ],
)
def test_openings_with_and_without_the_holidays(
    closed: bool | None, unknown: tuple[int, int], known: tuple[int, int]
) -> None:
    """Without them a place that may close in them is perhaps open; with them, only where that is not documented."""
    whole = cafe(closed)
    for holidays, (sure, most) in ((None, unknown), (days_off(whole, "2026-12-01", "2026-12-31"), known)):
        found = calendar(whole, "2026-12-01", "2026-12-31", holidays=holidays)
        assert (sum(entry.certain for entry in found.entries), len(found.entries)) == (sure, most)
        assert len(found.entries) + len(found.called_off) == 5
        # a diary that had the day is told that the place stays shut
        assert to_ical(found).decode().count("STATUS:CANCELLED") == 5 - most


def test_the_first_of_january_is_not_certain() -> None:
    """Neither without the holidays nor with them: whether a place opens then is not documented."""
    new_year = ("2030-01-01", "2030-01-01")
    for holidays, words in (
        (None, "Cafe. Jour férié : l’ouverture n’est pas certaine."),
        ((), "Cafe. Jour férié : l’ouverture n’est pas certaine."),
        (days_off(cafe(False), *new_year), "Cafe. Jour de l’an : l’ouverture n’est pas certaine."),
    ):
        (entry,) = calendar(cafe(False), *new_year, holidays=holidays).entries
        assert (entry.certain, entry.says.say("fr")) == (False, words)


def test_a_meeting_on_a_public_holiday_is_told() -> None:
    """To be checked; a month without its day is not."""
    dated = (
        clsm.Meeting(date=clsm.PartialDate.parse("2026-11-11")),
        clsm.Meeting(date=clsm.PartialDate.parse("2026-11")),
    )
    body = clsm.Instance(id="committee", name=Text.same("C"), kind="steering_committee", meetings=dated)
    whole = cafe(None).apply(clsm.Add(body), clsm.Remove("cafe"))
    november = ("2026-11-01", "2026-11-30")
    found = calendar(whole, *november, holidays=days_off(whole, *november))
    assert [entry.says.say("fr") for entry in found.entries] == ["C", "C. Armistice : le jour est à vérifier."]
