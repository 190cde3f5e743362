"""Figures that a source gives, each with its date and its qualifier, and never added up unasked."""

from typing import final

import attrs

from clsm.dates import PartialDate
from clsm.fields import as_identifier, refers_to
from clsm.language import Text
from clsm.quantities import Quantity


@final
@attrs.frozen(kw_only=True)
class Indicator:
    """One stated figure, or one expected change that a source names without a figure.

    ``of`` is the id of what it measures, ``None`` for the council. ``quantity=None`` means that no
    figure is given. ``since`` and ``as_of`` bound the time that the figure is about: "seven since
    September 2011" has both. Two figures that disagree are two indicators, and none is chosen.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    of: str | None = attrs.field(default=None, metadata=refers_to("programs", "instances", "agreements", "actors"))
    quantity: Quantity | None = None
    since: PartialDate | None = None
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None
