"""What a body has put in writing about its own working, and on what terms people take part in it.

It is the council's own word: held against its own meetings, never against another council's.
"""

from typing import final

import attrs

from clsm.fields import at_least, frozen, in_list, one_of, refers_to, set_of, tuple_of
from clsm.problems import Mismatch
from clsm.quantities import Threshold
from clsm.vocabulary import ABSENCE_EFFECTS, MANDATE_TIES, PILLARS, QUORUM_PRESENCES, TIMES_OF_DAY
from clsm.words import Text


@final
@frozen(kw_only=True)
class QuorumStep:
    """The quorum of a body of a certain size: of up to ``up_to`` members, ``None`` for every larger size."""

    up_to: int | None = attrs.field(default=None, validator=at_least(1))
    quorum: Threshold


@final
@frozen(kw_only=True)
class QuorumPart:
    """Who must be among those present for a quorum: ``at_least`` so many of a pillar, of a sector, or in an office.

    Exactly one of ``pillar``, ``sector`` and ``function`` (the office) says who; otherwise
    :class:`~clsm.problems.Mismatch` is raised.
    """

    at_least: int = attrs.field(default=1, validator=at_least(1))
    pillar: str | None = attrs.field(default=None, validator=attrs.validators.optional(one_of(PILLARS)))
    sector: str | None = attrs.field(default=None, metadata=in_list("sectors"))
    function: str | None = attrs.field(default=None, metadata=in_list("post_functions"))

    def __attrs_post_init__(self) -> None:
        kinds = [kind for kind in (self.pillar, self.sector, self.function) if kind is not None]
        if len(kinds) != 1:
            raise Mismatch("quorum-part", n=len(kinds))


@final
@frozen(kw_only=True)
class SecondCall:
    """What the rules say of a meeting called again for want of a quorum.

    It is held ``days_at_least`` to ``days_at_most`` after the first, ``clear_days`` where neither day counts, and
    called within ``called_within_days`` of it.
    ``without_quorum``: it decides whatever the number present; ``quorum`` is the one that it needs otherwise.
    ``same_agenda``: on nothing else; ``says_so``: only where its notice says that no quorum is needed.
    ``None`` means that nothing is written on it.
    """

    days_at_least: int | None = attrs.field(default=None, validator=at_least(0))
    days_at_most: int | None = attrs.field(default=None, validator=at_least(0))
    clear_days: bool | None = None
    called_within_days: int | None = attrs.field(default=None, validator=at_least(0))
    without_quorum: bool | None = None
    quorum: Threshold | None = None
    same_agenda: bool | None = None
    says_so: bool | None = None

    def __attrs_post_init__(self) -> None:
        least, most = self.days_at_least, self.days_at_most
        if least is not None and most is not None and most < least:
            raise Mismatch("second-call-days", least=least, most=most, field="days_at_most")
        if self.without_quorum and self.quorum is not None:
            raise Mismatch("second-call-quorum", field="quorum")


@final
@frozen(kw_only=True)
class SpecialMajority:
    """The majority that decisions ``about`` one subject need, where it is not that of the others."""

    about: str = attrs.field(metadata=in_list("decision_subjects"))
    majority: Threshold


@final
@frozen(kw_only=True)
class MembersRequest:
    """What has to be done where enough members ask for it: a meeting, an item on the agenda, a secret ballot.

    ``by`` is how many must ask, ``who`` says in words whoever else may; ``None`` where nothing is written.
    """

    what: str = attrs.field(metadata=in_list("requests"))
    by: Threshold | None = None
    who: Text | None = None


@final
@frozen(kw_only=True)
class MinutesRules:
    """What the rules say of minutes: what they hold, and within how many days they are written, sent, approved.

    ``approved_next_meeting``: the next meeting approves them. ``None``: nothing is written on it.
    """

    holds: tuple[str, ...] = attrs.field(default=(), metadata=in_list("minutes_contents"))
    drawn_up_days: int | None = attrs.field(default=None, validator=at_least(0))
    sent_days: int | None = attrs.field(default=None, validator=at_least(0))
    approved_days: int | None = attrs.field(default=None, validator=at_least(0))
    approved_next_meeting: bool | None = None


@final
@frozen(kw_only=True)
class AbsenceRule:
    """Absences that end a seat: so many ``meetings``, ``in_a_row`` or not, within so many ``months``.

    ``unless_excused``: only those without a reason count. ``effect`` says what they lead to. ``None``: nothing
    is written on it; without ``meetings``, every one in those months.
    """

    meetings: int | None = attrs.field(default=None, validator=at_least(1))
    in_a_row: bool | None = None
    months: int | None = attrs.field(default=None, validator=at_least(1))
    unless_excused: bool | None = None
    effect: str = attrs.field(default="not_documented", validator=one_of(ABSENCE_EFFECTS))

    def __attrs_post_init__(self) -> None:
        if self.meetings is None and self.months is None:
            raise Mismatch("absence-count")


@final
@frozen(kw_only=True)
class Procedure:
    """The rules of procedure that a body has written down; ``None`` means that nothing is written on it.

    *Quorum.* ``quorum`` is how many must be there; ``quorum_steps`` say it by size instead. ``quorum_counts``:
    whether those represented by a proxy count, ``quorum_remote``: whether those who take part from elsewhere do.
    ``quorum_among`` must be among them. ``second_call`` is what happens without a quorum.

    *Majority.* ``majority`` is how many must agree, ``majorities`` how many on certain subjects.
    ``casting_vote``: the chair decides where votes are equal; ``casting_vote_in_secret``: in a secret ballot too.

    *Proxies.* ``most_proxies`` is how many others one seat may stand for, ``proxy_meetings`` for how many meetings
    running. ``proxy_for_chair``: the chair may give or bear one; ``proxy_after_deputy``: only where no deputy can
    come.

    *Notice.* ``notice_days`` is how long before a meeting it is called, ``notice_clear``: the days are clear ones,
    neither that of the call nor that of the meeting counted; ``notice_papers``: agenda and papers go with it.
    ``urgent_notice``: a shorter one is allowed in an emergency, of ``urgent_notice_days`` at least. ``requests``
    are what members may require.

    *Mandates.* ``term_years`` is how long members sit, ``renewals`` how often that may be renewed, ``term_with``
    what their term is tied to; ``office_years``, ``office_renewals`` and ``office_with`` say the same of offices
    such as the chair's. ``absences`` end a seat. ``chaired_by`` are the pillars of whom one takes the chair.
    Places that are kept for certain pillars are colleges of the body.

    *Conduct.* ``minutes``; ``confidential``: what is said there stays there; ``charter_signed``: members sign a
    charter; ``interests_declared``: whoever has an interest in a matter says so; ``withdrawal``: and takes no part
    in it.

    >>> Procedure(quorum=Threshold.parse("more than 1/2 of the members"), term_years=3).quorum.say("fr")
    'plus de 1/2 des membres'
    """

    quorum: Threshold | None = None
    quorum_steps: tuple[QuorumStep, ...] = attrs.field(default=(), validator=tuple_of(QuorumStep))
    quorum_counts: str = attrs.field(default="not_documented", validator=one_of(QUORUM_PRESENCES))
    quorum_remote: bool | None = None
    quorum_among: tuple[QuorumPart, ...] = attrs.field(default=(), validator=tuple_of(QuorumPart))
    second_call: SecondCall | None = None
    majority: Threshold | None = None
    majorities: tuple[SpecialMajority, ...] = attrs.field(default=(), validator=tuple_of(SpecialMajority))
    casting_vote: bool | None = None
    casting_vote_in_secret: bool | None = None
    most_proxies: int | None = attrs.field(default=None, validator=at_least(0))
    proxy_meetings: int | None = attrs.field(default=None, validator=at_least(1))
    proxy_for_chair: bool | None = None
    proxy_after_deputy: bool | None = None
    chaired_by: frozenset[str] | None = attrs.field(default=None, validator=set_of(PILLARS))
    term_years: int | None = attrs.field(default=None, validator=at_least(1))
    renewals: int | None = attrs.field(default=None, validator=at_least(0))
    term_with: str = attrs.field(default="not_documented", validator=one_of(MANDATE_TIES))
    office_years: int | None = attrs.field(default=None, validator=at_least(1))
    office_renewals: int | None = attrs.field(default=None, validator=at_least(0))
    office_with: str = attrs.field(default="not_documented", validator=one_of(MANDATE_TIES))
    notice_days: int | None = attrs.field(default=None, validator=at_least(1))
    notice_clear: bool | None = None
    notice_papers: bool | None = None
    urgent_notice: bool | None = None
    urgent_notice_days: int | None = attrs.field(default=None, validator=at_least(0))
    requests: tuple[MembersRequest, ...] = attrs.field(default=(), validator=tuple_of(MembersRequest))
    minutes: MinutesRules | None = None
    absences: tuple[AbsenceRule, ...] = attrs.field(default=(), validator=tuple_of(AbsenceRule))
    confidential: bool | None = None
    charter_signed: bool | None = None
    interests_declared: bool | None = None
    withdrawal: bool | None = None
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        sizes = [step.up_to for step in self.quorum_steps]
        bounded = [size for size in sizes if size is not None]
        if self.quorum is not None and sizes:
            raise Mismatch("two-quorums", field="quorum_steps")
        if None in sizes[:-1] or bounded != sorted(set(bounded)):
            found = ", ".join("…" if size is None else str(size) for size in sizes)
            raise Mismatch("quorum-sizes", found=found, field="quorum_steps")

    def quorum_of(self, members: int) -> Threshold | None:
        """The quorum of a body of so many *members*; ``None`` where none is written for that size.

        >>> steps = (
        ...     QuorumStep(up_to=40, quorum=Threshold.parse("half of the members")),
        ...     QuorumStep(quorum=Threshold.parse("a third of the members")),
        ... )
        >>> str(Procedure(quorum_steps=steps).quorum_of(41))
        'at least 1/3 of the members'
        """
        fits = (step.quorum for step in self.quorum_steps if step.up_to is None or members <= step.up_to)
        return next(fits, self.quorum)


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
