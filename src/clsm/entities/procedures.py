"""What a body has put in writing about its own working, and on what terms people take part in it.

It is the council's own word: held against its own meetings, never against another council's.
"""

from typing import final

import attrs

from clsm.fields import at_least, frozen, one_of, refers_to, set_of
from clsm.quantities import Threshold
from clsm.vocabulary import PILLARS, TIMES_OF_DAY
from clsm.words import Text


@final
@frozen(kw_only=True)
class Procedure:
    """The rules of procedure that a body has written down; ``None`` means that nothing is written on it.

    ``quorum`` is how many must be there, ``majority`` how many must agree. ``most_proxies`` is how many
    others one seat may stand for in a vote. ``chaired_by`` are the pillars of whom one takes the chair.
    ``term_years`` is how long a mandate lasts and ``renewals`` how often it may be renewed.
    ``notice_days`` is how long before a meeting it is called. Places that are kept for certain pillars are colleges
    of the body.

    >>> Procedure(quorum=Threshold.parse("more than 1/2 of the members"), term_years=3).quorum.say("fr")
    'plus de 1/2 des membres'
    """

    quorum: Threshold | None = None
    majority: Threshold | None = None
    most_proxies: int | None = attrs.field(default=None, validator=at_least(0))
    chaired_by: frozenset[str] | None = attrs.field(default=None, validator=set_of(PILLARS))
    term_years: int | None = attrs.field(default=None, validator=at_least(1))
    renewals: int | None = attrs.field(default=None, validator=at_least(0))
    notice_days: int | None = attrs.field(default=None, validator=at_least(1))
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    note: Text | None = None


@final
@frozen(kw_only=True)
class Conditions:
    """On what terms people take part in a body; ``None`` means that the sources do not tell.

    ``expenses_paid``: travel and the like are paid back. ``time_paid``: whoever is not there as part of
    their work is paid for their time. ``preparation``: those who wish can prepare the meeting with
    somebody. ``plain_papers``: the papers are written for everybody. ``support``: somebody may come
    along. ``remote``: one may take part from elsewhere.
    """

    expenses_paid: bool | None = None
    time_paid: bool | None = None
    preparation: bool | None = None
    plain_papers: bool | None = None
    support: bool | None = None
    remote: bool | None = None
    time_of_day: str = attrs.field(default="not_documented", validator=one_of(TIMES_OF_DAY))
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    note: Text | None = None
