"""A small council that does not exist, which keeps every built-in rule; the examples of the rules change it."""

from functools import cache
from typing import TYPE_CHECKING, Final

from clsm.changes import Add, Remove, Replace
from clsm.council import Council
from clsm.dates import OPEN, Frequency, PartialDate, Period
from clsm.entities.actors import Actor
from clsm.entities.instances import Instance, Meeting, Seat
from clsm.governance.engine.rules import Example
from clsm.words import Text

DAY: Final = "2025-01-15"
"""The day of the examples, on which everything in the council was last documented."""

ROADMAP: Final = Text(fr="Feuille de route 2025", en="Roadmap for 2025")
"""What its steering committee decides on."""

_SINCE_2018: Final = Period(start=PartialDate(year=2018, month=3), end=OPEN)
_RECORDED: Final = Period(start=PartialDate(year=2023, month=1, day=1), end=OPEN)


def _seats(*holders: str) -> tuple[Seat, ...]:
    elected = frozenset({"elected"})
    return tuple(Seat(holder=id, status="member", pillars=elected if id == "ombreval" else None) for id in holders)


def _meetings(*days: str) -> tuple[Meeting, ...]:
    return tuple(Meeting(date=PartialDate.parse(day)) for day in days)


@cache
def _council() -> Council:
    return Council(
        id="ombreval-council",
        name=Text(fr="Conseil local de santé mentale d’Ombreval", en="Local mental-health council of Ombreval"),
        jurisdiction="FR",
        as_of=PartialDate.parse(DAY),
        note=Text(fr="Ni la ville ni le conseil n’existent.", en="Neither the town nor the council exists."),
        actors=(
            Actor(id="ombreval", name="Ombreval", sector="municipality"),
            Actor(id="hospital", name="EPSM d’Ombreval", sector="psychiatric_hospital"),
            Actor(id="mutual-support", name="GEM d’Ombreval", sector="mutual_support_group"),
            Actor(id="families", name="Familles d’Ombreval", sector="family_association"),
            Actor(id="welfare", name="CCAS d’Ombreval", sector="local_social_welfare"),
            Actor(id="support", name="SAVS d’Ombreval", sector="disability_support"),
            Actor(id="residents", name="Habitants d’Ombreval", sector="residents"),
            Actor(id="agency", name="Agence régionale de santé", sector="regional_health_agency"),
            Actor(id="prefecture", name="Préfecture", sector="state_services"),
        ),
        instances=(
            Instance(
                id="plenary",
                name=Text(fr="Assemblée plénière", en="Plenary assembly"),
                kind="plenary",
                composition="complete",
                seats=_seats(
                    "ombreval", "hospital", "mutual-support", "families", "welfare", "support", "residents", "agency",
                    "prefecture",
                ),
                meetings=_meetings("2023-11-16", "2024-11-21"),
                recorded=_RECORDED,
                period=_SINCE_2018,
            ),
            Instance(
                id="committee",
                name=Text(fr="Comité de pilotage", en="Steering committee"),
                kind="steering_committee",
                composition="complete",
                frequency=Frequency.parse("3 to 4 a year"),
                seats=_seats("ombreval", "hospital", "mutual-support", "families"),
                meetings=_meetings("2023-03-09", "2023-06-15", "2023-10-12", "2024-02-08", "2024-06-13", "2024-10-10"),
                recorded=_RECORDED,
                period=_SINCE_2018,
            ),
            Instance(
                id="housing-group",
                name=Text(fr="Groupe logement", en="Housing group"),
                kind="working_group",
                composition="complete",
                seats=_seats("ombreval", "hospital", "mutual-support", "families", "welfare", "support"),
                period=_SINCE_2018,
            ),
        ),
    )  # fmt: skip


def __getattr__(name: str) -> Council:
    # made when an example is first read: an import waits for none
    if name == "COUNCIL":
        return _council()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


if TYPE_CHECKING:
    COUNCIL: Council
    """The council of the examples."""


def example(words: Text, *changes: Add | Replace | Remove) -> Example:
    """The council of the examples with these *changes*, described by *words*."""
    return Example(words=words, council=_council(), changes=changes, day=DAY)
