"""What rules read of a council on a day: who sits where, on whose behalf, and how far that is known.

Questions about a seat answer ``True``, ``False`` or ``None``, where ``None`` is *the sources do not
say enough*. What a text expects is then shown, surely missing, or cannot be said: see
:class:`PlaceShown`. Missing is only said of a body whose composition is complete.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, final

import attrs

from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.actors import Actor
from clsm.entities.instances import Instance, Meeting, Post, Seat
from clsm.governance.engine.rules import Outcome
from clsm.programs import Program
from clsm.vocabulary import PILLARS
from clsm.words import Text, both, set_apart

FOUR_PILLARS: Final = ("elected", "public_psychiatry", "people_concerned", "carers")
"""The sides that the national guidance wants around each table."""

_FULL: Final = frozenset({"member", "ex_officio"})
_PASSING_BY: Final = frozenset({"occasional_invitee", "open_participant"})

_MAY_STAND_FOR: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        # an authority may send an elected official or a civil servant
        "municipality": frozenset({"elected"}),
        "intercommunality": frozenset({"elected"}),
        "joint_syndicate": frozenset({"elected"}),
        "county_government": frozenset({"elected"}),
        "county_social_services": frozenset({"elected"}),
        # private hospitals may be charged with the public sector, and teams may be theirs
        "psychiatric_hospital": frozenset({"public_psychiatry"}),
        "adult_psychiatry": frozenset({"public_psychiatry"}),
        "child_psychiatry": frozenset({"public_psychiatry"}),
        "mental_health_department": frozenset({"public_psychiatry"}),
        "mobile_team": frozenset({"public_psychiatry"}),
        # it speaks for the users of all health care; whether for those of psychiatry, a source must say
        "health_users_representation": frozenset({"people_concerned"}),
        # an association about a diagnosis may hold service users, relatives, or both
        "service_user_association": frozenset({"people_concerned", "carers"}),
        "mutual_support_group": frozenset({"people_concerned", "carers"}),
        "family_association": frozenset({"people_concerned", "carers"}),
    }
)
"""What a seat whose pillar is not documented may stand for, by sector; any other sector, for any pillar."""


def every(*answers: bool | None) -> bool | None:
    """Whether all the *answers* are true: false if one is, unknown if one is and none is false."""
    if False in answers:
        return False
    return None if None in answers else True


def some(*answers: bool | None) -> bool | None:
    """Whether one of the *answers* is true: unknown if one is and none is true, false if all are.

    >>> some(False, True), some(False, None), some(False, False)
    (True, None, False)
    """
    if True in answers:
        return True
    return None if None in answers else False


def sits(snapshot: Snapshot, seat: Seat) -> bool | None:
    """Whether *seat* is a standing place: of a member, by right, or of a permanent invitee.

    A place that is only announced is not there yet, one whose holder is no more is nobody's, and so is one
    that is vacant. A deputy sits where the full member does not: the two are one place, which is the
    member's. Whether a participation that is claimed, or a status that is not documented, makes a seat is
    unknown.
    """
    return False if seat.vacant else _is_place(snapshot, seat)


def _is_place(snapshot: Snapshot, seat: Seat) -> bool | None:
    """Whether *seat* is a standing place, held or vacant."""
    if seat.deputy_of or seat.status in _PASSING_BY or seat.evidence == "announced":
        return False
    if _holder_is_no_more(snapshot, seat):
        return False
    return None if seat.status == "not_documented" or seat.evidence == "claimed" else True


def takes_full_part(snapshot: Snapshot, seat: Seat) -> bool | None:
    """Whether *seat* is that of a member, or held by right, and not only by invitation."""
    return every(sits(snapshot, seat), _has_full_status(seat))


def is_full(snapshot: Snapshot, seat: Seat) -> bool | None:
    """Whether *seat* is a full place of its body, held or vacant; that of a deputy is none of its own."""
    return every(_is_place(snapshot, seat), _has_full_status(seat))


def _has_full_status(seat: Seat) -> bool | None:
    return None if seat.status == "not_documented" else seat.status in _FULL


def vacant_in(snapshot: Snapshot, body: Instance, pillar: str) -> tuple[Seat, ...]:
    """The vacant places of *body* that are kept for *pillar*."""
    empty = (seat for seat in sorted(body.seats, key=lambda seat: seat.id) if seat.vacant and not seat.deputy_of)
    return tuple(seat for seat in empty if carries(snapshot, seat, pillar))


def _holder_is_no_more(snapshot: Snapshot, seat: Seat) -> bool:
    if seat.holder is None or snapshot.holder(seat):
        return False
    holder = snapshot.council.find(seat.holder)
    period = holder.lifetime if isinstance(holder, Actor) else holder.period
    undated = period.ended_by or (isinstance(holder, Actor) and holder.has_undated_end)
    # one without any date at all is shown by its seat; one that is known to end may have, without the uncertain
    return bool(undated) or isinstance(period.end, PartialDate) or period.contains(snapshot.date) is False


def carries(snapshot: Snapshot, seat: Seat, pillar: str) -> bool | None:
    """Whether *seat* stands for *pillar*.

    A seat that people with lived experience share with others ("users' and families'
    associations") may be held by somebody else, so it does not tell for them.
    """
    pillars = snapshot.pillars(seat)
    if pillar in pillars:
        return None if pillar == "people_concerned" and len(pillars) > 1 else True
    if "not_documented" not in pillars:
        return False
    return None if pillar in _MAY_STAND_FOR.get(snapshot.sector(seat), FOUR_PILLARS) else False


@final
@attrs.frozen(kw_only=True)
class PlaceShown:
    """How far something that a text expects is shown: the seats that show it, and those that may.

    ``complete`` says that no other seat can be there.
    """

    seats: tuple[Seat | Post, ...]
    perhaps: tuple[Seat, ...]
    complete: bool

    @property
    def outcome(self) -> Outcome:
        """``pass`` where a seat shows it, ``fail`` where no seat can, else ``not_documented``."""
        if self.seats:
            return "pass"
        return "not_documented" if self.perhaps or not self.complete else "fail"

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the seats that show it or may."""
        return tuple(seat.id for seat in (*self.seats, *self.perhaps))


def look_for(seats: Iterable[Seat], shows: Callable[[Seat], bool | None], *, complete: bool) -> PlaceShown:
    """Ask of each of the *seats* whether it *shows* what is looked for."""
    answers = [(seat, shows(seat)) for seat in sorted(seats, key=lambda seat: seat.id)]
    return PlaceShown(
        seats=tuple(seat for seat, answer in answers if answer),
        perhaps=tuple(seat for seat, answer in answers if answer is None),
        complete=complete,
    )


def shown_in(snapshot: Snapshot, body: Instance, pillar: str) -> PlaceShown:
    """How far *pillar* is shown to have a standing seat in *body*."""
    return look_for(
        body.seats,
        lambda seat: every(sits(snapshot, seat), carries(snapshot, seat, pillar)),
        complete=body.composition == "complete",
    )


def shown_at_table(snapshot: Snapshot, body: Instance, pillar: str) -> PlaceShown:
    """The same, those who hold an office in *body* included: whoever chairs it sits there."""
    shown = shown_in(snapshot, body, pillar)
    officers = (
        post for post in snapshot.posts if post.body == body.id and post.evidence in ("listed", "presence_recorded")
    )
    return attrs.evolve(shown, seats=shown.seats + tuple(post for post in officers if pillar in (post.pillars or ())))


def weakest(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome of several together: a failed one decides, then one that is not documented."""
    met = set(outcomes)
    if "fail" in met:
        return "fail"
    return "not_documented" if "not_documented" in met else "pass"


_by_id: Final = attrgetter("id")


def existing(snapshot: Snapshot) -> Iterator[Instance]:
    """The bodies of the day, by id; what is only announced is not there yet."""
    return (body for body in sorted(snapshot.instances, key=_by_id) if body.evidence != "announced")


def bodies(snapshot: Snapshot, kind: str) -> Iterator[Instance]:
    """The bodies of that *kind* on the day, by id."""
    return (body for body in existing(snapshot) if body.kind == kind)


_NONE: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "plenary": Text(fr="Aucune assemblée plénière n’est documentée.", en="No plenary is documented."),
        "steering_committee": Text(
            fr="Aucun comité de pilotage n’est documenté.", en="No steering committee is documented."
        ),
    }
)
_ANNOUNCED: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "plenary": Text(
            fr="L’assemblée plénière n’est encore qu’annoncée ({names}).", en="The plenary is only announced ({names})."
        ),
        "steering_committee": Text(
            fr="Le comité de pilotage n’est encore qu’annoncé ({names}).",
            en="The steering committee is only announced ({names}).",
        ),
    }
)


def none_of(snapshot: Snapshot, kind: str) -> Text:
    """That no body of that *kind* is there; where one is announced, that it is to come."""
    announced = [body.name for body in snapshot.instances if body.kind == kind and body.evidence == "announced"]
    return _ANNOUNCED[kind].format(names=set_apart(announced)) if announced else _NONE[kind]


def recorded_days(snapshot: Snapshot, body: Instance | Program) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day, up to that of *snapshot*, between which every meeting of *body* is surely in its file.

    A record that goes on reaches no further than the last date at which a source shows it: after that, silence is
    not absence. ``None`` where no such time is documented.
    """
    time, day = body.recorded, snapshot.date
    if time is None or time.start is None or time.end is None:
        return None
    first, last = time.start.last, min(day, _recorded_until(snapshot, body) if time.end == OPEN else time.end.first)
    return (first, last) if first <= last else None


def _recorded_until(snapshot: Snapshot, body: Instance | Program) -> datetime.date:
    """The last day that the record of *body* shows: that of its source, or of a meeting that was held later."""
    shown = snapshot.council.last_shown(body)
    if shown is None:
        return snapshot.date
    if isinstance(body, Instance):
        held = [it.date.first for it in body.meetings if not (it.is_off or it.is_planned)]
    else:
        held = [date.first for date in body.days]
    return max([shown.last, *(day for day in held if day <= snapshot.date)])


def place_for(snapshot: Snapshot, body: Instance, pillar: str) -> Add | Replace:
    """The change by which *pillar* has a place in *body*: a vacant one is filled before another is opened."""
    empty = vacant_in(snapshot, body, pillar)
    if empty:
        # its id stays, so that whatever names the seat still finds it
        return Replace(empty[0].id, id=empty[0].id, vacant=False)
    return seat_to_open(body.id, pillar, snapshot.date)


def seat_to_open(body: str, pillar: str, day: datetime.date) -> Add:
    """The change that opens a member's seat for *pillar* in *body*, to whoever the body then welcomes."""
    begins = PartialDate.of(day)
    seat = Seat(
        label=PILLARS[pillar],
        holder_kind="category",
        status="member",
        pillars=frozenset({pillar}),
        period=Period(start=begins, end=OPEN),
    )
    return Add(seat, to=body)


def meeting_to_hold(snapshot: Snapshot, body: Instance, **fields: Any) -> Meeting:
    """A meeting of *body* on the day, called with the notice that the body has written down."""
    notice = body.procedure.notice_days if body.procedure else None
    if notice is not None:
        # clear days leave out both ends
        fields["called"] = PartialDate.of(snapshot.date - datetime.timedelta(notice + 1))
    return Meeting(date=PartialDate.of(snapshot.date), **fields)


def named(snapshot: Snapshot, seats: Iterable[Seat | Post]) -> Text:
    """Who holds the *seats*, each named once."""
    listed = tuple(seats)
    return both(lambda lang: ", ".join(sorted({snapshot.name(seat, lang) for seat in listed})))


def with_who(
    snapshot: Snapshot, seats: Mapping[str, tuple[Seat | Post, ...]], labels: Mapping[str, Text] = PILLARS
) -> Text:
    """What the *seats* are for, with who holds them: "Families and carers (UNAFAM); ..."."""
    return set_apart(
        Text.same("{label} ({who})").format(label=labels[key], who=named(snapshot, held)) for key, held in seats.items()
    )


def who_shows(snapshot: Snapshot, parts: Mapping[str, PlaceShown], labels: Mapping[str, Text] = PILLARS) -> Text:
    """What is shown, with who shows it."""
    return with_who(snapshot, {key: shown.seats for key, shown in parts.items()}, labels)


SIT: Final = Text(fr="siègent", en="sit there")
"""What is asked of most seats: the words that end "it cannot be said whether these ..."."""

_LEFT_OPEN: Final = Text(
    fr="Les sources n’en disant pas assez sur les places entre parenthèses, on ne peut dire si {do} : {who}.",
    en="As the sources do not say enough about the seats in brackets, it cannot be said whether these {do}: {who}.",
)
_FOR_ALL_USERS: Final = Text(
    fr="{who} : une place pour les usagers de toute la santé ; qu’elle porte aussi « {label} » n’est pas documenté.",
    en="{who}: a seat for the users of all health care; whether it also speaks for “{label}” is not documented.",
)


def left_open(
    snapshot: Snapshot, parts: Mapping[str, PlaceShown], *, labels: Mapping[str, Text] = PILLARS, do: Text = SIT
) -> Iterator[Text]:
    """Sentences on what cannot be said because of seats of which the sources do not say enough."""
    others = dict[str, tuple[Seat, ...]]()
    for key, shown in parts.items():
        general = tuple(seat for seat in shown.perhaps if snapshot.sector(seat) == "health_users_representation")
        if general:
            yield _FOR_ALL_USERS.format(label=labels[key], who=named(snapshot, general))
        if len(general) < len(shown.perhaps):
            others[key] = tuple(seat for seat in shown.perhaps if seat not in general)
    if others:
        yield _LEFT_OPEN.format(do=do, who=with_who(snapshot, others, labels))


_NOT_LISTED: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "partial": Text(
            fr="La composition n’étant connue qu’en partie, on ne peut dire si {do} : {labels}.",
            en="As the composition is only known in part, it cannot be said whether these {do}: {labels}.",
        ),
        "described_only": Text(
            fr="La composition étant décrite sans liste de membres, on ne peut dire si {do} : {labels}.",
            en="As the composition is described without a list, it cannot be said whether these {do}: {labels}.",
        ),
        "not_documented": Text(
            fr="La composition n’étant pas documentée, on ne peut dire si {do} : {labels}.",
            en="As the composition is not documented, it cannot be said whether these {do}: {labels}.",
        ),
    }
)


def not_listed(body: Instance, parts: Mapping[str, PlaceShown], *, do: Text = SIT) -> Iterator[Text]:
    """A sentence on the pillars of which nothing can be said in *body* because its list is not complete."""
    if labels := [PILLARS[pillar] for pillar, shown in parts.items() if not shown.perhaps]:
        yield _NOT_LISTED[body.composition].format(do=do, labels=set_apart(labels))


def by_outcome(parts: Mapping[str, PlaceShown], outcome: Outcome) -> dict[str, PlaceShown]:
    """Those of what was looked for that have this *outcome*."""
    return {key: shown for key, shown in parts.items() if shown.outcome == outcome}
