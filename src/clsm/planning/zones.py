"""Which clock, which school holidays and which public holidays a place keeps, by its public code.

French codes give the département, Belgian ones the province or the commune. What a code does not tell is unknown.
"""

from collections.abc import Iterable, Mapping
from typing import Final, cast

from clsm.council import Council
from clsm.dates import Day
from clsm.identifiers import Identifiers

COUNTRIES: Final = {"FR": "Europe/Paris", "BE": "Europe/Brussels"}
"""The time zone of each country that is known here, its territories overseas apart."""

CENTRAL_EUROPEAN: Final = frozenset(COUNTRIES.values())
"""Time zones that change their clocks on the Sundays of the European Union, for good as far as anybody knows."""

_OVERSEAS: Final = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "975": "America/Miquelon",
    "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy",
    "978": "America/Marigot",
}
"""The time zones of the IANA base, by INSEE's code of a territory overseas."""

# arrêtés in the Journal officiel of 24 January 2014 and of 17 April 2015: the zones changed on 1 January 2016
_ACADEMIES: Final = {
    "Aix-Marseille": ("04 05 13 84", "BB"),
    "Amiens": ("02 60 80", "BB"),
    "Besançon": ("25 39 70 90", "BA"),
    "Bordeaux": ("24 33 40 47 64", "CA"),
    "Caen": ("14 50 61", "AB"),
    "Clermont-Ferrand": ("03 15 43 63", "AA"),
    "Créteil": ("77 93 94", "CC"),
    "Dijon": ("21 58 71 89", "BA"),
    "Grenoble": ("07 26 38 73 74", "AA"),
    "Lille": ("59 62", "BB"),
    "Limoges": ("19 23 87", "BA"),
    "Lyon": ("01 42 69", "AA"),
    "Montpellier": ("11 30 34 48 66", "AC"),
    "Nancy-Metz": ("54 55 57 88", "AB"),
    "Nantes": ("44 49 53 72 85", "AB"),
    "Nice": ("06 83", "BB"),
    "Orléans-Tours": ("18 28 36 37 41 45", "BB"),
    "Paris": ("75", "CC"),
    "Poitiers": ("16 17 79 86", "BA"),
    "Reims": ("08 10 51 52", "BB"),
    "Rennes": ("22 29 35 56", "AB"),
    "Rouen": ("27 76", "BB"),
    "Strasbourg": ("67 68", "BB"),
    "Toulouse": ("09 12 31 32 46 65 81 82", "AC"),
    "Versailles": ("78 91 92 95", "CC"),
}
"""The départements of each académie, and its zone before 2016 and since; Corsica and overseas have their own terms."""

_ZONES: Final = {county: zones for counties, zones in _ACADEMIES.values() for county in counties.split()}

_GERMAN: Final = frozenset(["63001", "63012", "63013", "63023", "63040", "63048", "63061", "63067", "63087"])
"""The nine communes of the German-speaking Community, by Statbel's code."""

_COMMUNITIES: Final = {"1": "Flemish", "23": "Flemish", "24": "Flemish", "25": "French", "3": "Flemish"} | {
    "4": "Flemish",
    "5": "French",
    "6": "French",
    "7": "Flemish",
    "8": "French",
    "9": "French",
}
"""The Community in charge of schools by the first digits of a Belgian code; in Brussels (21) there are two."""


def places_of(council: Council) -> tuple[Identifiers, ...]:
    """The public identifiers of the places of a council; none for one that has no code and lies in none with one.

    Where its perimeter is not documented, they are those of all places with a code that it names.
    """
    if council.perimeter:
        return tuple({_identified(council, place): None for place in sorted(council.perimeter)})
    return tuple(place.identifiers for place in council.territories if _code(place.identifiers))


def _identified(council: Council, place: str) -> Identifiers:
    """The identifiers of a place; of one without a code, those of a place in it or around it."""
    waiting, passed = [place], set[str]()
    while waiting:
        territory = council.find(waiting.pop(0))
        if _code(territory.identifiers):
            return cast(Identifiers, territory.identifiers)
        passed.add(territory.id)
        near = [*territory.members, *([territory.parent] if territory.parent else [])]
        waiting += [other for other in near if other not in passed]
    return Identifiers()


def _code(place: Identifiers) -> str | None:
    return county(place) or place.nis


def county(place: Identifiers) -> str | None:
    """INSEE's code of the département in which a place lies; ``None`` where no code tells.

    >>> county(Identifiers(cog="97411")), county(Identifiers(cog="57463")), county(Identifiers())
    ('974', '57', None)
    """
    code = place.county or place.cog
    if code is None:
        return None
    return code[:3] if code.startswith("97") else code[:2]


def clock(council: Council) -> str | None:
    """The time zone in which a council lives; ``None`` where it lies in several, or in a country not known here."""
    codes = [county(place) for place in places_of(council)]
    usual = COUNTRIES.get(council.jurisdiction)
    zones = {_OVERSEAS.get(code or "", usual) for code in codes} or {usual}
    return zones.pop() if len(zones) == 1 else None


def school_zone(country: str, place: Identifiers, day: Day) -> str | None:
    """The zone (A, B, C) or the Community whose school holidays a place keeps on a day; ``None``: not known here."""
    if country == "BE":
        return community(place)
    zones = _ZONES.get(county(place) or "") if country == "FR" else None
    return None if zones is None else zones[day.year >= 2016]


def community(place: Identifiers) -> str | None:
    """The Belgian Community in charge of the schools of a place; ``None`` in Brussels and without a code.

    >>> community(Identifiers(nis="62096")), community(Identifiers(nis="63023")), community(Identifiers(nis="21004"))
    ('French', 'German', None)
    """
    code = place.nis or ""
    return "German" if code in _GERMAN else _COMMUNITIES.get(code[:1]) or _COMMUNITIES.get(code[:2])


PUBLIC_SUBDIVISIONS: Final[Mapping[str, str]] = (
    {"57": "57", "67": "6AE", "68": "6AE"}
    | {code: code for code in ("971", "972", "973", "974", "976")}
    | {"975": "PM", "977": "BL", "978": "MF"}
)
"""The parts of France with public holidays of their own, by département, as the package ``holidays`` calls them."""


def public_subdivisions(country: str, places: Iterable[Identifiers]) -> set[str | None]:
    """The parts of a country in which places lie, as far as public holidays differ; ``None`` for the rest of it."""
    if country != "FR":
        return {None}
    return {PUBLIC_SUBDIVISIONS.get(county(place) or "") for place in places} or {None}
