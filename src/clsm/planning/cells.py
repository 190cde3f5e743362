"""One cell of coverage: a theme in a place for a population, how far it is covered, and who works near it."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Final, final

import attrs

from clsm.entities.objectives import Objective, Priority
from clsm.words import NOT_DOCUMENTED, Text

EVERYBODY: Final = frozenset({"general_population", "whole_population", "residents"})
"""Populations that mean everybody who lives there."""

ANYBODY: Final = "not_documented"
"""Stands for a population that nobody names."""

NARROWER: Final[Mapping[str, frozenset[str]]] = {
    # the instruction DGS/SP4/CGET/2016/289 of 30 September 2016 names four fields of action: stigma, access to care
    # and its continuity, social inclusion, participation; which of our themes stand under each is our own reading
    "mental_health_general": frozenset(
        {"stigma", "access_to_care", "care_pathways", "suicide_prevention", "recovery", "complex_situations"}
        | {"crisis_emergency"}
    ),
    "inclusion_citizenship": frozenset(
        {"housing", "employment", "culture", "sport_leisure", "social_isolation", "stigma"}
    ),
    "prevention_promotion": frozenset({"suicide_prevention", "addictions", "food_wellbeing", "youth"}),
    # its recommendations on living and working conditions, housing and social protection among them: Commission on
    # Social Determinants of Health, Closing the Gap in a Generation, WHO 2008
    "social_determinants": frozenset({"housing", "employment", "work_health", "precarity"}),
}
"""The narrower themes by their wider one: an action on a narrower theme is one on the wider theme too."""

Aim = Priority | Objective

Key = tuple[str, str | None, str]
"""A theme, a place of the perimeter (``None`` for the council as a whole), a population."""

Places = tuple[str | None, ...]

Expected = Mapping[str, tuple[str, ...]]
"""The aims that expect something in a cell, each with the other themes on which an action would answer it."""


def order(key: Key) -> tuple[str, str, str]:
    """By what cells are sorted: themes, then places, the council as a whole first, then populations."""
    theme, place, population = key
    return theme, place or "", population


@final
@attrs.frozen(kw_only=True)
class Filling:
    """Who already works near a cell: their programs, the partners in these, the municipalities where they are.

    ``near`` is ``next_door`` for the theme in another municipality of the perimeter, ``same_place`` for the theme in
    the same one and another population, ``same_public`` for the population on another theme, else ``nobody``.
    """

    near: str
    programs: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()


class Cover(IntEnum):
    """How far a cell is covered, the best first."""

    SURE = 1
    PERHAPS = 2
    PLANNED = 3
    NONE = 4
    UNKNOWN = 5


_STATES: Final[Mapping[Cover, str]] = {
    Cover.SURE: "covered",
    Cover.PERHAPS: "perhaps",
    Cover.PLANNED: "planned",
    Cover.NONE: "empty",
    Cover.UNKNOWN: "not_documented",
}

STATE_WORDS: Final[Mapping[str, Text]] = {
    "covered": Text(fr="une action", en="an action"),
    "perhaps": Text(fr="peut-être une action", en="perhaps an action"),
    "planned": Text(fr="une action à venir", en="an action to come"),
    "empty": Text(fr="aucune action documentée", en="no documented action"),
    "not_documented": NOT_DOCUMENTED,
}


@final
@attrs.frozen(kw_only=True)
class Cell:
    """One theme in one municipality for one population.

    ``territory`` is ``None`` for the council as a whole, where no place is named. ``programs`` surely work there for
    them, ``perhaps`` may (a place or a population is not documented, everybody is meant, or no source shows it on the
    day), ``planned`` are still to come; bodies are among them for health democracy and intersectoral coordination.
    ``expected_by`` are the priorities and objectives that ask for it; ``or_themes`` the other themes on which an
    action would answer all of these as well. ``state`` is ``covered``, ``perhaps``, ``planned``, ``empty``, or
    ``not_documented`` where the file holds no program at all (``recorded`` is false). ``certain`` is false where it
    is not sure that the expectation stood. ``filling`` says who works near an empty cell, or where an action of the
    council as a whole is so far, surely or perhaps; else ``None``.
    """

    theme: str
    territory: str | None
    population: str
    programs: tuple[str, ...]
    perhaps: tuple[str, ...]
    planned: tuple[str, ...]
    expected_by: tuple[str, ...]
    or_themes: tuple[str, ...] = ()
    certain: bool
    filling: Filling | None
    recorded: bool = True

    @property
    def state(self) -> str:
        """How far the cell is covered."""
        cover = cover_of(self.programs, self.perhaps, planned=self.planned)
        return _STATES[Cover.UNKNOWN if cover is Cover.NONE and not self.recorded else cover]


def cover_of(programs: Sequence[str], perhaps: Sequence[str], *, planned: Sequence[str]) -> Cover:
    """How far a cell is covered by those who surely work there, who perhaps do, and who are to come."""
    if programs:
        return Cover.SURE
    if perhaps:
        return Cover.PERHAPS
    return Cover.PLANNED if planned else Cover.NONE
