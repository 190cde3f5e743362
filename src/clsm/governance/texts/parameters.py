"""The figures that texts set, each with the time from which it holds and its source.

A rule never writes such a figure in its code: it asks for the one of its day.
"""

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final, final

import attrs

from clsm.dates import PartialDate
from clsm.entities.references import Reference
from clsm.governance.texts.sources import (
    ARS_IDF,
    CENTRE_ORGANISATION,
    CENTRE_STEERING,
    CSP_R3224_1,
    CSP_R3224_2,
)
from clsm.words import Text


@final
@attrs.frozen(kw_only=True)
class Value:
    """A figure, the time from which it holds (``None``: its text has no date) and its source."""

    value: Decimal
    since: PartialDate | None
    source: Reference


@final
@attrs.frozen(kw_only=True)
class Parameter:
    """A figure that a text sets, and how it changed: ``values`` from the oldest to the newest."""

    name: str
    words: Text
    unit: Text
    values: tuple[Value, ...]

    def on(self, day: datetime.date) -> Decimal | None:
        """The figure that holds on *day*; ``None`` before the first.

        >>> PARAMETERS["ptsm_years"].on(datetime.date(2020, 1, 1))
        Decimal('5')
        >>> PARAMETERS["ptsm_years"].on(datetime.date(2015, 1, 1)) is None
        True
        """
        begun = [value.value for value in self.values if value.since is None or value.since.first <= day]
        return begun[-1] if begun else None


_YEARS: Final = Text(fr="ans", en="years")
_A_YEAR: Final = Text(fr="par an", en="a year")


def _parameters() -> Iterator[Parameter]:
    yield Parameter(
        name="ptsm_years",
        words=Text(
            fr="Durée d’un projet territorial de santé mentale", en="Term of a territorial mental-health project"
        ),
        unit=_YEARS,
        values=(Value(value=Decimal(5), since=PartialDate.parse("2017-07-30"), source=CSP_R3224_1),),
    )
    yield Parameter(
        name="plenaries_a_year",
        words=Text(fr="Assemblées plénières, au moins", en="Plenaries, at least"),
        unit=_A_YEAR,
        values=(Value(value=Decimal(1), since=PartialDate(year=2017, month=1), source=CENTRE_ORGANISATION),),
    )
    yield Parameter(
        name="steering_meetings_a_year",
        words=Text(fr="Réunions du comité de pilotage, au moins", en="Meetings of the steering committee, at least"),
        unit=_A_YEAR,
        values=(Value(value=Decimal(1), since=PartialDate(year=2024), source=CENTRE_STEERING),),
    )
    yield Parameter(
        name="group_meetings_a_year",
        words=Text(fr="Réunions d’un groupe de travail, au moins", en="Meetings of a working group, at least"),
        unit=_A_YEAR,
        values=(Value(value=Decimal(2), since=PartialDate(year=2024), source=CENTRE_STEERING),),
    )
    yield Parameter(
        name="ptsm_default_months",
        words=Text(
            fr="Délai au terme duquel l’ARS constate l’absence d’un nouveau projet territorial, au plus",
            en="Delay after which the ARS records that there is no new territorial project, at most",
        ),
        unit=Text(fr="mois", en="months"),
        values=(Value(value=Decimal(18), since=PartialDate.parse("2017-07-30"), source=CSP_R3224_2),),
    )
    yield Parameter(
        name="coordinator_share_idf",
        words=Text(
            fr="Part du temps de coordination financée par l’ARS Île-de-France",
            en="Share of the coordinator's time paid by the ARS Île-de-France",
        ),
        unit=Text(fr="du temps nécessaire", en="of the time needed"),
        values=(Value(value=Decimal("0.5"), since=PartialDate(year=2012), source=ARS_IDF),),
    )
    yield Parameter(
        name="coordinator_time_idf",
        words=Text(
            fr="Temps de coordination que l’ARS Île-de-France finance au plus",
            en="Most of the coordinator's time that the ARS Île-de-France pays for",
        ),
        unit=Text(fr="équivalent temps plein", en="full-time equivalent"),
        values=(Value(value=Decimal("0.5"), since=PartialDate(year=2012), source=ARS_IDF),),
    )


PARAMETERS: Final[Mapping[str, Parameter]] = MappingProxyType(
    {parameter.name: parameter for parameter in _parameters()}
)
"""Every figure by its name."""
