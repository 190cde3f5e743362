"""Towns and organisations that do not exist.

Names of towns are put together from syllables, with a river that is on no map; organisations are named
after those towns or after everyday things. None carries a public identifier (SIREN, COG, FINESS): any
number that passes its check could be somebody's.
"""

import re
from collections.abc import Mapping
from typing import Final, final

import attrs

from clsm.synthetic.chance import Chance

_BEGINNINGS: Final = (
    "Aubre", "Brume", "Chante", "Dorme", "Elme", "Faure", "Givre", "Hure", "Jonque", "Lande", "Mire", "Noise",
    "Orle", "Perle", "Quince", "Rouve", "Sorbe", "Tille", "Vaire", "Yvre",
)  # fmt: skip
_ENDINGS: Final = ("fosse", "lande", "loup", "mare", "nage", "plaine", "quin", "rolles", "val", "vire")
_RIVERS: Final = ("Feuvrette", "Lirelle", "Ombrane", "Sirelle", "Tournelle", "Vauvane", "Vesprée", "Yrelle")
_THINGS: Final = (
    "La Lanterne", "Le Ponton", "Les Deux Rives", "Le Fil bleu", "La Cabane", "Les Tilleuls", "Le Marque-page",
    "La Marelle", "Les Hirondelles", "Le Grand Pré", "La Boussole", "Les Voisins", "Le Tamis", "La Clairière",
    "Les Quatre Saisons", "Le Trait d’union", "La Passerelle", "Le Levain", "Les Cailloux", "La Ritournelle",
)  # fmt: skip


@final
@attrs.frozen
class SectorProfile:
    """How organisations of one sector are called, what they are in law, and how often they are met."""

    names: tuple[str, ...]
    nature: str
    weight: int = 1


SECTORS_MET: Final[Mapping[str, SectorProfile]] = {
    "municipality": SectorProfile(("Ville de {town}",), "public", 0),
    "psychiatric_hospital": SectorProfile(("Établissement de santé mentale {thing}",), "public", 0),
    "adult_psychiatry": SectorProfile(("Psychiatrie d’adultes, {town}",), "public"),
    "mutual_support_group": SectorProfile(("GEM {thing}",), "private_non_profit", 2),
    "family_association": SectorProfile(("Familles et proches de {town}",), "private_non_profit"),
    "service_user_association": SectorProfile(("Association d’usagers {thing}",), "private_non_profit"),
    "local_social_welfare": SectorProfile(("CCAS de {town}",), "public", 2),
    "social_landlord": SectorProfile(("Habitat {thing}",), "public", 3),
    "regional_health_agency": SectorProfile(("Agence régionale de santé (inventée)",), "public", 0),
    "health_insurance": SectorProfile(("Caisse d’assurance maladie de {town}",), "public", 0),
    "supported_housing": SectorProfile(("Résidence {thing}", "Pension de famille {thing}"), "private_non_profit", 4),
    "community_centre": SectorProfile(("Centre social {thing}", "Maison de quartier {thing}"), "private_non_profit", 4),
    "sport_leisure": SectorProfile(("Club sportif de {town}",), "private_non_profit", 2),
    "culture_arts": SectorProfile(("Théâtre {thing}", "Médiathèque {thing}"), "public", 3),
    "research_resource_centre": SectorProfile(("Centre ressource {thing}",), "private_non_profit"),
    "primary_care": SectorProfile(
        ("Maison de santé de {town}", "Médecins libéraux de {town}"), "individual_practice", 3
    ),
    "child_psychiatry": SectorProfile(("Psychiatrie de l’enfant et de l’adolescent, {town}",), "public"),
    "county_social_services": SectorProfile(("Maison des solidarités de {town}",), "public", 2),
    "disability_support": SectorProfile(("SAVS {thing}", "SAMSAH {thing}"), "private_non_profit", 4),
    "education": SectorProfile(("Collège {thing}", "Lycée {thing}"), "public", 3),
    "addiction_services": SectorProfile(("Centre d’addictologie {thing}",), "private_non_profit", 2),
    "legal_protection": SectorProfile(("Service de protection des majeurs {thing}",), "private_non_profit", 2),
    "youth_prevention": SectorProfile(
        ("Club de prévention {thing}", "Mission locale de {town}"), "private_non_profit", 3
    ),
    "home_support": SectorProfile(("Aide à domicile {thing}",), "private_non_profit", 2),
    "older_people_services": SectorProfile(("Résidence autonomie {thing}",), "public", 2),
    "employment_work": SectorProfile(("ESAT {thing}", "Chantier d’insertion {thing}"), "private_non_profit", 2),
    "other_healthcare": SectorProfile(("Centre hospitalier de {town}",), "public"),
    "public_safety_justice": SectorProfile(("Police municipale de {town}",), "public"),
    "municipal_services": SectorProfile(("Service santé de la ville de {town}",), "public", 2),
    "state_services": SectorProfile(("Délégation à la politique de la ville de {town}",), "public"),
    "intercommunality": SectorProfile(("Communauté de {town}",), "public", 0),
    "local_association": SectorProfile(("Association {thing}", "Solidarités {town}"), "private_non_profit", 5),
}
"""The sectors of the organisations made, the first ones first: with few organisations, the last ones are missing."""

FEWEST: Final = 6
"""As many organisations as a council needs: a town, a hospital, a service, a GEM, families and users."""


def towns(chance: Chance, count: int) -> tuple[str, ...]:
    """The names of *count* towns on one river, none twice; at most as many as the syllables can name."""
    river = chance.pick(_RIVERS)
    pairs = [f"{beginning}{ending}" for beginning in _BEGINNINGS for ending in _ENDINGS]
    return tuple(f"{name}-sur-{river}" for name in chance.some(pairs, count))


def sectors(chance: Chance, count: int, *, towns: int) -> tuple[str, ...]:
    """The sectors of *count* organisations: those that every council has, then others as often as they are met."""
    first = [sector for sector in SECTORS_MET if sector != "intercommunality"]
    first[1:1] = ["municipality"] * (towns - 1)
    drawn = [sector for sector, profile in SECTORS_MET.items() for _ in range(profile.weight)]
    return (*first[:count], *(chance.pick(drawn) for _ in range(count - len(first))))


def elided(words: str) -> str:
    """French *words* with "de" elided before a vowel.

    >>> elided("Ville de Aubreval")
    'Ville d’Aubreval'
    """
    return re.sub(r"\bde (?=[AEÉIOUY])", "d’", words)


@final
class Namer:
    """Gives names and ids to organisations, none of them twice."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._times: dict[str, int] = {}

    def id(self, sector: str, prefix: str) -> str:
        """The next id of this sector."""
        return f"{prefix}{sector.replace('_', '-')}-{self._next(sector)}"

    def name(self, sector: str, town: str) -> str:
        """A name; one that is given again is numbered."""
        pattern = self._chance.pick(SECTORS_MET[sector].names)
        name = elided(pattern.format(town=town, thing=self._chance.pick(_THINGS)))
        number = self._next(name)
        return name if number == 1 else f"{name} {number}"

    def _next(self, what: str) -> int:
        self._times[what] = self._times.get(what, 0) + 1
        return self._times[what]
