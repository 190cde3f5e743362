import pytest

from clsm import Council, Territory, Text
from clsm.dates import Day
from clsm.identifiers import Identifiers
from clsm.planning.zones import clock, community, county, places_of, public_subdivisions, school_zone


def place(id: str, *, parent: str | None = None, members: tuple[str, ...] = (), **codes: str) -> Territory:
    """A place with its public codes."""
    return Territory(id=id, name=id.title(), identifiers=Identifiers(**codes), parent=parent, members=members)


def council(*territories: Territory, perimeter: tuple[str, ...] = (), jurisdiction: str = "FR") -> Council:
    """A council of these places."""
    name = Text.same("There")
    return Council(id="there", name=name, jurisdiction=jurisdiction, territories=territories, perimeter=perimeter)


@pytest.mark.parametrize(
    ("codes", "zone"),
    [("97411", "Indian/Reunion"), ("97302", "America/Cayenne"), ("57463", "Europe/Paris"), ("2A004", "Europe/Paris")],
)
def test_the_clock_of_a_place(codes: str, zone: str) -> None:
    """By INSEE's code of its département: La Réunion is not Paris."""
    assert clock(council(place("town", cog=codes), perimeter=("town",))) == zone


def test_the_clock_of_a_council() -> None:
    """Of its places, else of its country; none where it lies in two zones, or in a country not known here."""
    both = (place("paris", cog="75056"), place("saint-denis", cog="97411"))
    assert clock(council(*both, perimeter=("paris", "saint-denis"))) is None
    assert clock(council()) == "Europe/Paris"
    assert clock(council(place("town"), perimeter=("town",))) == "Europe/Paris"
    assert clock(council(jurisdiction="BE")) == "Europe/Brussels"
    assert clock(council(jurisdiction="CH")) is None


def test_a_place_without_a_code_is_read_by_what_lies_around_it() -> None:
    """The commune around a quarter, a commune of a sector; in circles too. Without a perimeter, all that have one."""
    quarter, town = place("quarter", parent="town"), place("town", cog="97411")
    sector = place("sector", members=("nowhere", "town"))
    nowhere = place("nowhere", parent="sector")
    there = council(quarter, town, sector, nowhere, perimeter=("quarter", "sector", "nowhere"))
    assert places_of(there) == (town.identifiers,)
    assert places_of(council(nowhere, sector, town)) == (town.identifiers,)
    assert places_of(council(place("alone"), perimeter=("alone",))) == (Identifiers(),)


def test_school_zones() -> None:
    """Every département of the mainland has one before and after 2016; Corsica, overseas and other countries none."""
    known = Identifiers(cog="57463")
    assert (school_zone("FR", known, Day(2015, 2, 1)), school_zone("FR", known, Day(2016, 2, 1))) == ("A", "B")
    for code, zone in (("59350", "B"), ("75056", "C"), ("33063", "A"), ("2A004", None), ("97411", None)):
        assert school_zone("FR", Identifiers(cog=code), Day(2026, 2, 1)) == zone
    mainland = [f"{number:02}" for number in range(1, 96) if number != 20]
    assert {school_zone("FR", Identifiers(county=code), Day(2026, 1, 1)) for code in mainland} == {"A", "B", "C"}
    assert school_zone("CH", known, Day(2026, 1, 1)) is None
    assert school_zone("BE", Identifiers(nis="62096"), Day(2026, 1, 1)) == "French"


def test_communities_of_belgium() -> None:
    """By province, the nine communes of the east apart; in Brussels there are two."""
    for code, found in (("11002", "Flemish"), ("24062", "Flemish"), ("25112", "French"), ("92094", "French"),
                        ("63061", "German"), ("63079", "French"), ("21004", None)):  # fmt: skip
        assert community(Identifiers(nis=code)) == found
    assert county(Identifiers(county="974")) == "974"


def test_parts_with_public_holidays_of_their_own() -> None:
    """Alsace, Moselle and overseas in France; no part of Belgium, whose Communities have days and no holidays."""
    codes = [Identifiers(cog=code) for code in ("57463", "67482", "97411", "59350")]
    assert public_subdivisions("FR", codes) == {"57", "6AE", "974", None}
    assert public_subdivisions("BE", codes) == {None}
    assert public_subdivisions("FR", ()) == {None}
