"""How many, in a time: figures of a program that add up, and that never tell of a person."""

from typing import Final, final

import attrs

from clsm.dates import Period
from clsm.fields import at_least, frozen, in_list, one_of, refers_to
from clsm.vocabulary import TALLY_PUBLICS

NOT_ADDED: Final = frozenset(
    {"days_to_first_meeting", "partners_mobilised", "people", "people_housed", "places_occupied", "situations"}
)
"""What is never added up from one period to the next, as the same person, situation or partner may be in both."""


@final
@frozen(kw_only=True)
class Tally:
    """One count over one period: applications, visits, people trained, situations.

    ``what`` says what was counted, ``public`` whom a count of people is about (people followed, housed or spoken
    of; people trained; an open public), for whoever publishes it. ``count=None`` means that it
    was not recorded, which is not zero.
    ``sector``, ``territory``, ``topic`` and ``outcome`` say which part of it was counted apart, each
    ``None`` where the whole was: on situations, ``sector`` is that of whoever referred them. Places occupied
    are those of the last day of the period, and days to a first meeting are a median, in whole days. What
    :data:`NOT_ADDED` holds is never added up over time. A tally has no note, which could tell of somebody;
    counts below a threshold are for the council alone: what is published goes through
    :mod:`clsm.published`, and its ``repr`` prints no count.

    >>> Tally(what="visits", period=Period()).count is None
    True
    """

    what: str = attrs.field(metadata=in_list("tally_subjects"))
    public: str = attrs.field(default="not_documented", validator=one_of(TALLY_PUBLICS))
    count: int | None = attrs.field(default=None, validator=at_least(0), repr=False)
    period: Period
    sector: str | None = attrs.field(default=None, metadata=in_list("sectors"))
    territory: str | None = attrs.field(default=None, metadata=refers_to("territories"))
    topic: str | None = attrs.field(default=None, metadata=in_list("topics"))
    outcome: str | None = attrs.field(default=None, metadata=in_list("outcomes"))
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
