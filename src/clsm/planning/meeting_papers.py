"""What goes into the papers of a meeting: who is invited, what it is to speak of, what is to be confirmed.

Papers end what is "not documented": whoever sits there signs, confirms the list, and what is decided is written down
with who and by when. They hold no name of anybody. Of a body that speaks of situations they hold its seats alone.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final, final

import attrs

from clsm.ageing import PresumeFor, aged, shown_at
from clsm.council import Snapshot, as_snapshot, speaks_of_situations
from clsm.dates import Day, PartialDate, say_day
from clsm.entities.instances import AgendaItem, Instance, Meeting, Post, Seat
from clsm.planning.actions import MISSING
from clsm.planning.answers import say_date, term
from clsm.planning.follow_ups import Task, follow_up
from clsm.problems import Mismatch
from clsm.results import Result
from clsm.tables import Row
from clsm.vocabulary import SEAT_STATUSES
from clsm.words import Lang, Plural, Text, both, lines, listed

_GUESTS: Final = frozenset({"permanent_invitee", "occasional_invitee", "open_participant"})


@final
@attrs.frozen(kw_only=True)
class Place:
    """One place at a meeting, or an office of the body: who holds it, never a person's name.

    ``id`` is that of the seat or post, ``number`` its number on the papers, ``people`` how many sit there (one where
    that is not documented), ``deputy_of`` the number of the place for which it stands in. ``last_seen`` is the last
    date at which a source shows it. ``to_check``: that was so long ago that it is to be confirmed first.
    """

    number: int
    id: str
    who: Text
    status: Text
    people: int = 1
    deputy_of: int | None = None
    vacant: bool = False
    last_seen: PartialDate | None
    to_check: bool

    def row(self, lang: Lang) -> Row:
        """The place as plain values."""
        return {
            "number": self.number,
            "id": self.id,
            "who": self.who.say(lang),
            "status": self.status.say(lang),
            "people": self.people,
            "last_seen": str(self.last_seen) if self.last_seen else None,
            "to_check": self.to_check,
        }


@final
@attrs.frozen(kw_only=True, repr=False)
class Papers(Result):
    """What :func:`papers` answers of a meeting of one body.

    ``meeting`` is what the file announces of it and ``None`` where it announces nothing, ``agenda`` its items.
    ``previous`` is the last meeting held before it, whose minutes are still to be approved if ``to_approve``.
    ``invited`` are the places at the table, ``to_confirm`` every place and office with the oldest first; ``open``
    what the body decided and is not known to be done. ``call_by`` is the last day to call it, by the body's own
    rules, ``None`` where they say nothing of it. ``private``: the body speaks of situations, so that nothing of its
    meetings is told.
    """

    snapshot: Snapshot = attrs.field(eq=False)
    body: Instance
    private: bool
    meeting: Meeting | None
    previous: Meeting | None
    invited: tuple[Place, ...]
    to_confirm: tuple[Place, ...]
    open: tuple[Task, ...]
    call_by: Day | None

    @property
    def basis(self) -> tuple[str, ...]:
        """The ids of the body, its places and its offices."""
        return tuple(sorted({self.body.id, *(place.id for place in self.to_confirm)}))

    @property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """What the meeting is to speak of, as far as the file announces it."""
        return self.meeting.agenda if self.meeting else ()

    @property
    def to_approve(self) -> bool:
        """Whether the minutes of the previous meeting are not known to be approved by the day."""
        if self.previous is None:
            return False
        approved = self.previous.minutes_approved
        return approved is None or approved.first > self.snapshot.date

    @property
    def proposed(self) -> tuple[Text, ...]:
        """What could be on the agenda, from what the file leaves open."""
        first = sum(place.to_check for place in self.to_confirm)
        return (
            *((_APPROVE.format(date=say_date(self.previous.date)),) if self.previous and self.to_approve else ()),
            *((_FOLLOW.of(len(self.open)),) if self.open else ()),
            *((_CHECK.of(first),) if first else ()),
            _NEXT,
        )

    @property
    def missing(self) -> tuple[Text, ...]:
        """What papers need and the file does not document."""
        meeting, procedure = self.meeting, self.body.procedure
        documented = {
            "hour": meeting and meeting.starts,
            "place": meeting and meeting.place,
            "agenda": self.agenda,
            "list": self.body.composition == "complete",
            "notice": procedure and procedure.notice_days,
            "quorum": procedure and (procedure.quorum or procedure.quorum_steps),
        }
        untold = _OF_THE_MEETING if self.private else ()
        return tuple(words for key, words in _NEEDED.items() if not documented[key] and key not in untold)

    @property
    def says(self) -> Text:
        """The meeting, who is invited, what could be on the agenda, and what is not documented."""
        return lines(self._sentences())

    def _sentences(self) -> Iterator[Text]:
        yield _TITLE.format(body=self.body.name, day=both(partial(say_day, self.snapshot.date)))
        seats = len(self.invited)
        yield _INVITED.format(n=seats, first=sum(place.to_check for place in self.to_confirm))
        if self.call_by:
            yield CALL_BY.format(day=both(partial(say_day, self.call_by)))
        yield from (_ITEM.format(title=item.title) for item in self.agenda)
        yield from (_PROPOSED.format(words=words) for words in self.proposed)
        if self.missing:
            yield MISSING.format(parts=listed(self.missing))
        if self.private:
            yield STAYS

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each place and office."""
        return [place.row(lang) for place in self.to_confirm]


STAYS: Final = Text(
    fr="Ici l’on parle de situations : qui vient, quand, et ce qui s’y dit reste dans l’instance.",
    en="Situations are spoken of here: who comes, when, and what is said stays in the body.",
)
"""What stands on the papers of a body that speaks of situations."""

_TITLE: Final = Text.same("{body}, {day}")
_INVITED: Final = Text(
    fr="Places à cette réunion : {n} ; places et fonctions à confirmer d’abord : {first}.",
    en="Places at this meeting: {n}; places and offices to confirm first: {first}.",
)
CALL_BY: Final = Text(fr="À convoquer au plus tard le {day}.", en="To be called on {day} at the latest.")
_ITEM: Final = Text(fr="À l’ordre du jour : {title}", en="On the agenda: {title}")
_PROPOSED: Final = Text(fr="À proposer : {words}", en="To propose: {words}")
_NEEDED: Final = {
    "hour": Text(fr="heure", en="hour"),
    "place": Text(fr="lieu", en="place"),
    "agenda": Text(fr="ordre du jour", en="agenda"),
    "list": Text(fr="liste complète des places", en="complete list of seats"),
    "notice": Text(fr="délai de convocation", en="length of notice"),
    "quorum": Text.same("quorum"),
}
_OF_THE_MEETING: Final = ("hour", "place", "agenda")
"""What is not told of the meetings of a body that speaks of situations, whether documented or not."""

_APPROVE: Final = Text(fr="approuver le compte rendu du {date}", en="approve the minutes of {date}")
_FOLLOW: Final = Plural(
    Text(fr="suivre une décision non connue comme faite", en="follow up a decision not known to be done"),
    Text(
        fr="suivre {n} décisions non connues comme faites",
        en="follow up {n} decisions not known to be done",
    ),
)
_CHECK: Final = Plural(
    Text(fr="confirmer une place ou une fonction vue il y a longtemps", en="confirm a place or office seen long ago"),
    Text(
        fr="confirmer {n} places ou fonctions vues il y a longtemps", en="confirm {n} places or offices seen long ago"
    ),
)
_NEXT: Final = Text(fr="fixer la prochaine réunion", en="set the next meeting")


def papers(snapshot: Snapshot, body: str) -> Papers:
    """Gather the papers of the meeting of a body on the day of *snapshot*.

    The meeting need not be in the file: papers are what lets it come in. Of a body that speaks of situations only the
    seats are told.

    Parameters
    ----------
    snapshot : Snapshot
        The council on the day of the meeting.
    body : str
        The id of the body.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.
    KeyError
        If nothing of the day has this id.
    clsm.problems.Mismatch
        If it is that of something else than a body.

    Examples
    --------
    >>> import clsm
    >>> asked = papers(clsm.datasets.load("lille-est").on("2020-09-15"), "steering-committee")
    >>> len(asked.invited), asked.meeting, [words.say() for words in asked.missing][:2]
    (17, None, ['hour', 'place'])
    """
    today = as_snapshot(snapshot).outside
    found = today.find(body)
    if not isinstance(found, Instance):
        raise Mismatch("body-id", found=repr(body))
    old = aged(today, PresumeFor()).facts
    seated = tuple(_numbered(today, found.seats, old))
    offices = sorted((post for post in today.posts if post.body == found.id), key=lambda post: post.id)
    posts = tuple(_office(today, post, number, old) for number, post in enumerate(offices, len(seated) + 1))
    tasks = () if speaks_of_situations(found) else follow_up(today).tasks
    here = {seat.id: seat for seat in found.seats}
    return Papers(
        snapshot=today,
        body=found,
        private=speaks_of_situations(found),
        meeting=_announced(found, today.date),
        previous=_previous(found, today.date),
        invited=tuple(it for it in seated if here[it.id].evidence in ("listed", "presence_recorded")),
        to_confirm=tuple(sorted((*seated, *posts), key=_oldest_first)),
        open=tuple(it for it in tasks if it.of == found.id and it.state in ("not_documented", "to_come", "undated")),
        call_by=_call_by(found, today.date),
    )


def _oldest_first(place: Place) -> tuple[bool, str, int]:
    return not place.to_check, str(place.last_seen or ""), place.number


def _announced(body: Instance, day: Day) -> Meeting | None:
    """What the file announces of the meeting of the *day*: one that was put off to it, else one on it."""
    moved = (it for it in body.meetings if it.put_off_to and it.put_off_to.first <= day <= it.put_off_to.last)
    dated = (it for it in body.meetings if not it.is_off and it.date.first == day == it.date.last)
    return next(iter(sorted((*moved, *dated), key=lambda meeting: meeting.id)), None)


def _previous(body: Instance, day: Day) -> Meeting | None:
    """The last meeting that was surely held before the *day*; of one that was only planned nothing is known."""
    held = (it for it in body.meetings if it.date.last < day and not it.is_off and not it.is_planned)
    return max(held, key=lambda meeting: (meeting.date.last, meeting.id), default=None)


def _call_by(body: Instance, day: Day) -> Day | None:
    """The last day to call a meeting of the *day*: of clear days, neither the first nor the last is counted."""
    procedure = body.procedure
    if procedure is None or procedure.notice_days is None:
        return None
    return day.subtract(days=procedure.notice_days + bool(procedure.notice_clear))


def _numbered(today: Snapshot, seats: Iterable[Seat], old: Iterable[str]) -> Iterator[Place]:
    """The seats in their order: full ones with their deputies behind them, then guests."""
    everybody = {seat.id: seat for seat in seats}
    full = sorted(
        (seat for seat in everybody.values() if seat.deputy_of not in everybody),
        key=lambda seat: (seat.status in _GUESTS, today.name(seat, "fr"), seat.id),
    )
    number = 0
    for seat in full:
        number += 1
        own = number
        yield _place(today, seat, own, old)
        for deputy in sorted((it for it in everybody.values() if it.deputy_of == seat.id), key=lambda it: it.id):
            number += 1
            yield attrs.evolve(_place(today, deputy, number, old), deputy_of=own)


_AS: Final = Text.same("{status}, {college}")
_DEPUTY: Final = Text(fr="Suppléance", en="Deputy")


def _place(today: Snapshot, seat: Seat, number: int, old: Iterable[str]) -> Place:
    status = _DEPUTY if seat.deputy_of else SEAT_STATUSES[seat.status]
    college = today.college(seat)
    if college and college.name:
        status = _AS.format(status=status, college=college.name)
    return Place(
        number=number,
        id=seat.id,
        who=both(lambda lang: today.name(seat, lang)),
        status=status,
        people=seat.count or 1,
        vacant=seat.vacant,
        last_seen=shown_at(today.council, seat),
        to_check=seat.id in old,
    )


def _office(today: Snapshot, post: Post, number: int, old: Iterable[str]) -> Place:
    return Place(
        number=number,
        id=post.id,
        who=both(lambda lang: today.name(post, lang)),
        status=term(today.council, "post_functions", id=post.function),
        vacant=post.vacant,
        last_seen=shown_at(today.council, post),
        to_check=post.id in old,
    )
