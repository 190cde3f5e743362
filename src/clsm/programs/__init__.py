"""Programs: what a council does, for whom, where, with whom. One program is one action."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, final

import attrs

from clsm.dates import Frequency, PartialDate, Period, WeeklyOpening
from clsm.entities.objectives import Target
from clsm.entities.sharing import Sharing
from clsm.fields import as_identifier, frozen, in_list, one_of, refers_to, tuple_of
from clsm.problems import Mismatch
from clsm.programs.collections import ArtCollection, HealthObservatory, InformationResource
from clsm.programs.housing import HousingScheme
from clsm.programs.sessions import AwarenessEvent, OpenPlace, Training, WorkshopSeries
from clsm.programs.situations import SituationCoordination
from clsm.programs.tallies import Tally
from clsm.vocabulary import PROGRAM_STATES
from clsm.words import Text

Details = (
    ArtCollection | AwarenessEvent | HealthObservatory | HousingScheme | InformationResource | OpenPlace
    | SituationCoordination | Training | WorkshopSeries
)  # fmt: skip
"""What only programs of one kind have; a class for each kind in :data:`DETAILS`."""

DETAILS: Final[Mapping[str, type[Details]]] = MappingProxyType(
    {
        "art_collection": ArtCollection,
        "awareness_event": AwarenessEvent,
        "health_observatory": HealthObservatory,
        "housing_scheme": HousingScheme,
        "open_place": OpenPlace,
        "resource": InformationResource,
        "situation_coordination": SituationCoordination,
        "training": Training,
        "workshop_series": WorkshopSeries,
    }
)
"""The class of the details of a program, by its kind; the other kinds need no more than every program has."""


def _details_of_kind(instance: Any, _attribute: "attrs.Attribute[Any]", value: Any) -> None:
    # without an instance, one field of a file is read: its kind is looked at when the whole is built
    if value is None or instance is None:
        return
    wanted = DETAILS.get(instance.kind)
    found = type(value).__name__
    if wanted is None:
        raise Mismatch("details-unwanted", found=found, kind=instance.kind, field="details")
    if type(value) is not wanted:
        raise Mismatch("details-class", found=found, wanted=wanted.__name__, kind=instance.kind, field="details")


@final
@frozen(kw_only=True)
class Step:
    """A step of an action: what was to be done by ``due``, and when it was ``done`` (``None``: not documented)."""

    name: Text
    due: PartialDate | None = None
    done: PartialDate | None = None
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    note: Text | None = None


@final
@frozen(kw_only=True)
class Program:
    """One action of a council, with what every kind of action has in common.

    ``state`` is that of this action, not of the theme that it stands under; ``not_documented`` where
    the source does not tell. ``led_by`` are the ids of the actors or bodies that run it,
    ``followed_by`` those of the bodies that follow it, ``partners`` those of the actors that take
    part, ``part_of`` the id of the program that it belongs to. ``topics`` are what it speaks of and
    ``topics_hoped_for`` what it hopes to; ``life_domains`` what it coordinates. ``held`` are the days on
    which it took place, beside those of its sessions; ``recorded`` is the time of which every such day is
    there (``None``: no such time is documented). ``tallies`` are its counts by period: where sessions are known
    one by one too, both tell of the same people, who are never counted twice. An action of a contract
    names the contract, ``under``, and the dated ``priority`` that it serves; ``progress`` are its steps.
    ``shared`` are the other councils whose program it is as well.
    ``details`` holds what only programs of its kind have. No field holds anything about a person.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    kind: str = attrs.field(metadata=in_list("program_kinds"))
    state: str = attrs.field(default="not_documented", validator=one_of(PROGRAM_STATES))
    part_of: str | None = attrs.field(default=None, metadata=refers_to("programs"))
    themes: tuple[str, ...] = attrs.field(default=(), metadata=in_list("themes"))
    registers: tuple[str, ...] = attrs.field(default=(), metadata=in_list("registers"))
    targets: tuple[Target, ...] = attrs.field(default=(), validator=tuple_of(Target))
    territories: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("territories"))
    places: tuple[Text, ...] = attrs.field(default=(), validator=tuple_of(Text))
    led_by: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors", "instances"))
    followed_by: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("instances"))
    partners: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("actors"))
    partner_categories: tuple[Text, ...] = attrs.field(default=(), validator=tuple_of(Text))
    shared: tuple[Sharing, ...] = attrs.field(default=(), validator=tuple_of(Sharing))
    topics: tuple[str, ...] = attrs.field(default=(), metadata=in_list("topics"))
    topics_hoped_for: tuple[str, ...] = attrs.field(default=(), metadata=in_list("topics"))
    life_domains: tuple[str, ...] = attrs.field(default=(), metadata=in_list("life_domains"))
    frequency: Frequency | None = None
    openings: tuple[WeeklyOpening, ...] = attrs.field(default=(), validator=tuple_of(WeeklyOpening))
    held: tuple[PartialDate, ...] = attrs.field(default=(), validator=tuple_of(PartialDate), repr=False)
    recorded: Period | None = None
    tallies: tuple[Tally, ...] = attrs.field(default=(), validator=tuple_of(Tally), eq=frozenset)
    under: str | None = attrs.field(default=None, metadata=refers_to("agreements"))
    priority: str | None = attrs.field(default=None, metadata=refers_to("priorities"))
    progress: tuple[Step, ...] = attrs.field(default=(), validator=tuple_of(Step))
    details: Details | None = attrs.field(default=None, validator=_details_of_kind)
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """The days of ``held`` and of its sessions, past or to come, each once and in order.

        >>> shut = Program(id="cafe", name=Text.same("Café"), kind="open_place")
        >>> shut.days
        ()
        """
        sessions = getattr(self.details, "sessions", ())
        return tuple(sorted({*self.held, *(session.date for session in sessions)}, key=str))
