"""Figures that a source gives, each with its date and its qualifier, and never added up unasked."""

from typing import final

import attrs

from clsm.dates import PartialDate
from clsm.fields import as_identifier, at_least, frozen, in_list, one_of, refers_to, tuple_of
from clsm.quantities import Quantity
from clsm.vocabulary import TRENDS
from clsm.words import Text


@final
@frozen(kw_only=True)
class Observation:
    """What was seen at a date: a figure, or where things are going, or both.

    ``quantity=None`` means that no figure is given, ``trend`` ``not_documented`` that nobody says.
    """

    date: PartialDate
    quantity: Quantity | None = attrs.field(default=None, repr=False)
    trend: str = attrs.field(default="not_documented", validator=one_of(TRENDS))
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    note: Text | None = None


@final
@frozen(kw_only=True)
class Indicator:
    """One stated figure, or one expected change that a source names without a figure.

    ``of`` is the id of what it measures, ``None`` for the council. ``quantity=None`` means that no
    figure is given. ``what`` is what is counted where nobody is named (86 communes, 105 partners).
    ``since`` and ``as_of`` bound the time that the figure is about: "seven since September 2011" has both.
    Two figures that disagree are two indicators, and none is chosen. ``outcome`` is the expected change in a
    word of the list ``outcomes``. One that is followed has a ``baseline`` and a ``target``, each ``None`` where
    none was set, and ``observations``. ``territory`` and ``year`` say what a figure of an observatory is about;
    what was counted over a period is a :class:`~clsm.programs.tallies.Tally`.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    what: str | None = attrs.field(default=None, metadata=in_list("counted"))
    of: str | None = attrs.field(default=None, metadata=refers_to("programs", "instances", "agreements", "actors"))
    quantity: Quantity | None = attrs.field(default=None, repr=False)
    since: PartialDate | None = None
    territory: str | None = attrs.field(default=None, metadata=refers_to("territories"))
    year: int | None = attrs.field(default=None, validator=at_least(1))
    outcome: str | None = attrs.field(default=None, metadata=in_list("outcomes"))
    baseline: Quantity | None = attrs.field(default=None, repr=False)
    target: Quantity | None = attrs.field(default=None, repr=False)
    observations: tuple[Observation, ...] = attrs.field(default=(), validator=tuple_of(Observation), eq=frozenset)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None
