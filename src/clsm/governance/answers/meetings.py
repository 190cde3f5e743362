"""Who was at the meetings of a body, whether a quorum was reached, whether votes carry a decision.

Unknown presence is not absence: it widens the bounds of a figure. Those who count for a quorum are
the seats with a deliberative voice; where the voice of a seat is not documented, members and those who
sit by right. A seat counts for as many people as sit on it, one where no source says how many. A deputy
stands for the full member and counts once with it; on a vacant place there is nobody. A seat that has no
date and no entry for a meeting may not have been there yet. A seat that stays empty tells of the meeting and
its conditions, and nothing of whoever holds it.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Final, cast, final

import attrs

from clsm.council import Council, Snapshot, UnknownId, as_snapshot, speaks_of_situations
from clsm.dates import Day, Standing, standing
from clsm.entities.instances import Decision, Instance, Meeting, Seat
from clsm.entities.procedures import Procedure, QuorumPart, SecondCall
from clsm.governance.answers.shared import limits
from clsm.governance.reading.colleges import Range
from clsm.governance.reading.seats import carries, every, existing
from clsm.problems import Mismatch, nearest
from clsm.quantities import Threshold
from clsm.results import Bounds, Explained, Result
from clsm.tables import Row
from clsm.vocabulary import PILLARS
from clsm.words import Lang, ShareBase, Text, both, paragraph

ON_SITUATIONS: Final = Text(
    fr="Qui vient, quand et ce qui s’y vote ne sort pas d’une instance où l’on parle de situations.",
    en="Where situations are spoken of, who comes, when, and how they vote stays in the body.",
)
"""What is said in the place of the meetings of a body that speaks of situations."""

_AWAY: Final = frozenset({"excused", "absent"})
_UNKNOWN: Final = "not_documented"
_NEAREST: Final = ("present", "represented", _UNKNOWN, "excused", "absent")
"""Presences, the fullest first: several seats together are there as soon as one of them is."""


def held(body: Instance, day: Day) -> list[Meeting]:
    """The meetings of *body* that were surely held by *day*, from the first to the last.

    One that is cancelled or put off was not held; of one that is only planned nothing is known but the plan.
    """
    past = (it for it in body.meetings if it.date.last <= day and not it.is_off and not it.is_planned)
    return sorted(past, key=lambda meeting: (meeting.date.first, meeting.date.last, meeting.id))


def presence(meeting: Meeting, seat: str) -> str:
    """Whether the holder of the seat whose id is *seat* was at the *meeting*: a term of ``presences``."""
    presences = {entry.presence for entry in meeting.attendance if entry.seat == seat}
    if len(presences) == 1:
        return presences.pop()
    return "absent" if not presences and meeting.attendance_list == "complete" else _UNKNOWN


def presence_at(body: Instance, meeting: Meeting, seat: Seat) -> str:
    """The presence at the *meeting* of whoever sits on *seat* of *body*, the full member or a deputy."""
    own = (other.id for other in body.seats if other.deputy_of == seat.id)
    states = {presence(meeting, id) for id in (seat.id, *own)}
    return next(state for state in _NEAREST if state in states)


def has_vote(seat: Seat) -> bool | None:
    """Whether *seat* has a vote of its own: a deliberative voice, else, where its voice is not documented, a full seat.

    A deputy votes for the full member, and nobody votes on a vacant place.
    """
    if seat.deputy_of or seat.vacant:
        return False
    if seat.voice != _UNKNOWN:
        return seat.voice == "deliberative"
    return None if seat.status == _UNKNOWN else seat.status in ("member", "ex_officio")


def _stood(council: Council, seat: Seat, meeting: Meeting) -> bool | None:
    """Whether *seat* was there to be taken at the *meeting*; an entry in its attendance shows that it was."""
    if any(entry.seat == seat.id for entry in meeting.attendance):
        return True
    shown = council.last_shown(seat)
    standings = {standing(seat.period, shown, day) for day in (meeting.date.first, meeting.date.last)}
    if standings == {Standing.ABSENT} or seat.evidence == "announced":
        return False
    return True if standings <= {Standing.HOLDS, Standing.PRESUMED} and seat.evidence != "claimed" else None


def perhaps_there(council: Council, body: Instance, meeting: Meeting) -> list[Seat]:
    """The seats that may have a vote, and of which no date says whether they were there at the *meeting*, by id.

    Where the attendance is not all known it decides: whoever is noted in it had a seat.
    """
    if meeting.attendance_list != "complete":
        return []
    seats = (it for it in sorted(body.seats, key=lambda it: it.id) if it.evidence != "claimed")
    return [it for it in seats if has_vote(it) is not False and _stood(council, it, meeting) is None]


def _body_of(snapshot: Snapshot, id: str) -> tuple[Instance, Meeting]:
    """The meeting of that *id* and its body, with every seat that it ever had."""
    council = snapshot.council
    if id not in council.ids:
        raise UnknownId.among(id, (meeting.id for body in council.outside.instances for meeting in body.meetings))
    meeting = council.find(id)
    if not isinstance(meeting, Meeting):
        raise Mismatch("meeting-id", found=repr(id))
    body = council.body_of(id)
    if not speaks_of_situations(body):
        return body, meeting
    # who came and how they voted stays in the file
    decisions = tuple(Decision(title=decision.title) for decision in meeting.decisions)
    return council.outside.find(body.id), Meeting(id=meeting.id, date=meeting.date, decisions=decisions)


# ---------------------------------------------------------------- attendance


@final
@attrs.frozen(kw_only=True)
class AttendanceLine(Explained):
    """The meetings of a body as one seat, or the seats of one pillar, took part in them.

    ``states`` are the presences, from the first meeting to the last. Several seats of a pillar are there
    as soon as one of them is.
    """

    body: str
    seat: str | None
    pillar: str | None
    who: Text
    states: tuple[str, ...] = attrs.field(repr=False)

    @property
    def rate(self) -> tuple[Fraction, Fraction] | None:
        """The share of meetings with the holder present or represented, at least and at most; ``None`` without any."""
        if not self.states:
            return None
        there = self.count("present") + self.count("represented")
        return Fraction(there, len(self.states)), Fraction(there + self.count(_UNKNOWN), len(self.states))

    @property
    def longest_absence(self) -> tuple[int, int]:
        """The most meetings in a row without the holder, at least and at most."""
        return max(_runs(self.states, _AWAY), default=0), max(_runs(self.states, _MAY_BE_AWAY), default=0)

    @property
    def current_absence(self) -> tuple[int, int]:
        """How many meetings in a row, up to the last one, were without the holder, at least and at most."""
        return _last_run(self.states, _AWAY), _last_run(self.states, _MAY_BE_AWAY)

    def count(self, state: str) -> int:
        """How many meetings were in this *state*, a term of ``presences``."""
        return self.states.count(state)

    @property
    def says(self) -> Text:
        """At how many of the meetings the holder was there, at least and at most."""
        if not self.states:
            return _NO_MEETING.format(who=self.who)
        there = self.count("present") + self.count("represented")
        at_most = there + self.count(_UNKNOWN)
        return _LINE.format(who=self.who, there=_range((there, at_most)), n=len(self.states))

    def row(self, lang: Lang) -> Row:
        """The line as plain values."""
        low, high = self.rate or (None, None)
        return {
            "body": self.body,
            "seat": self.seat,
            "pillar": self.pillar,
            "who": self.who.say(lang),
            "meetings": len(self.states),
            "present": self.count("present"),
            "represented": self.count("represented"),
            "excused": self.count("excused"),
            "absent": self.count("absent"),
            "unknown": self.count(_UNKNOWN),
            "rate_at_least": None if low is None else str(low),
            "rate_at_most": None if high is None else str(high),
            "longest_absence_at_least": self.longest_absence[0],
            "longest_absence_at_most": self.longest_absence[1],
            "current_absence_at_least": self.current_absence[0],
            "current_absence_at_most": self.current_absence[1],
        }


_MAY_BE_AWAY: Final = _AWAY | {_UNKNOWN}
_LINE: Final = Text(
    fr="{who} – Réunions avec présence ou représentation : {there} sur {n}.",
    en="{who} – Meetings present or represented: {there} of {n}.",
)
_NO_MEETING: Final = Text(fr="{who} – Aucune réunion à compter.", en="{who} – No meeting to count.")
_CONDITIONS: Final = Text(
    fr="Quand une place reste vide plusieurs fois de suite, ce sont les conditions de la réunion qui se regardent "
    "d’abord : jour et heure, lieu, préparation, frais, papiers lisibles.",
    en="When a seat stays empty several times in a row, what to look at first is the meeting itself: day and hour, "
    "place, preparation, expenses, readable papers.",
)
_COUNTED: Final = Text(
    fr="Réunions comptées : {n}, dont la liste de présence est complète : {complete}.",
    en="Meetings counted: {n}, with a complete attendance list: {complete}.",
)


def _runs(states: Sequence[str], away: frozenset[str]) -> list[int]:
    return [len(list(run)) for is_away, run in groupby(states, key=lambda state: state in away) if is_away]


def _last_run(states: Sequence[str], away: frozenset[str]) -> int:
    return _runs(states, away)[-1] if states and states[-1] in away else 0


@final
@attrs.frozen(kw_only=True, repr=False)
class AttendanceRecord(Result):
    """What :func:`attendance` answers: a line for each seat of the day, and one for each pillar of a body.

    ``basis`` says how many meetings were counted.
    """

    seats: tuple[AttendanceLine, ...]
    pillars: tuple[AttendanceLine, ...]
    basis: Text

    @property
    def says(self) -> Text:
        """What was counted, the lines of the pillars, and what several empty seats in a row ask."""
        sentences = [self.basis, *(line.says for line in self.pillars)]
        if any(line.current_absence[0] > 1 for line in (*self.seats, *self.pillars)):
            sentences.append(_CONDITIONS)
        return paragraph(sentences)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each line, of plain values."""
        return [line.row(lang) for line in (*self.seats, *self.pillars)]


def attendance(snapshot: Snapshot, body: str | None = None) -> AttendanceRecord:
    """Who took part in the meetings held up to the day, seat by seat and pillar by pillar.

    Bodies that speak of situations one by one give no attendance: who came, and how often, stays in the file.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day; the seats are those of the day, each over the meetings since it is there.
    body : str, optional
        The id of one body; by default every body of the day.

    Returns
    -------
    AttendanceRecord
        A rate is the share of meetings with the holder present or represented, from the lowest to the highest
        that it can be where presence is not documented.

    Raises
    ------
    KeyError
        If no body of the day has that id.

    Examples
    --------
    >>> from clsm import Attendance, Replace
    >>> from clsm.governance.books.examples import COUNCIL
    >>> seats = ("committee-ombreval-member", "committee-hospital-member")
    >>> present = tuple(Attendance(seat=seat, presence="present") for seat in seats)
    >>> council = COUNCIL.apply(Replace("committee-2024-10-10", attendance=present))
    >>> record = attendance(council.on("2025-01-15"), "committee")
    >>> record.seats[3].who.say(), record.seats[3].rate
    ('Ombreval', (Fraction(1, 6), Fraction(1, 1)))
    """
    snapshot = as_snapshot(snapshot)
    bodies = {instance.id: instance for instance in existing(snapshot)}
    if body is not None and body not in bodies:
        raise UnknownId.among(body, bodies)
    seats, pillars, counted, silent = list[AttendanceLine](), list[AttendanceLine](), list[Meeting](), False
    for instance in bodies.values() if body is None else [bodies[body]]:
        if speaks_of_situations(instance):
            silent = True
            continue
        meetings = held(instance, snapshot.date)
        counted += meetings
        own = (seat for seat in sorted(instance.seats, key=lambda seat: seat.id) if not seat.deputy_of)
        seats += [_seat_line(snapshot, instance, seat, meetings) for seat in own]
        pillars += [line for pillar in PILLARS if (line := _pillar_line(snapshot, instance, pillar, meetings))]
    complete = sum(meeting.attendance_list == "complete" for meeting in counted)
    basis = _COUNTED.format(n=len(counted), complete=complete)
    if silent:
        basis = paragraph((basis, ON_SITUATIONS))
    return AttendanceRecord(seats=tuple(seats), pillars=tuple(pillars), basis=basis)


def _state(snapshot: Snapshot, body: Instance, seat: Seat, meeting: Meeting) -> str | None:
    """The presence of *seat* at *meeting*; ``None`` where it was not there to be taken yet, or no more."""
    stood = _stood(snapshot.council, seat, meeting)
    if stood is None:
        return _UNKNOWN
    return presence_at(body, meeting, seat) if stood else None


def _seat_line(snapshot: Snapshot, body: Instance, seat: Seat, meetings: Iterable[Meeting]) -> AttendanceLine:
    states = (_state(snapshot, body, seat, meeting) for meeting in meetings)
    return AttendanceLine(
        body=body.id,
        seat=seat.id,
        pillar=None,
        who=both(lambda lang: snapshot.name(seat, lang)),
        states=tuple(state for state in states if state),
    )


def _pillar_line(snapshot: Snapshot, body: Instance, pillar: str, meetings: Iterable[Meeting]) -> AttendanceLine | None:
    """The line of a *pillar* for which some seat surely stands; one that only may stand for it leaves it open."""
    # a deputy is there in the place of the full member
    seats = [seat for seat in body.seats if not seat.deputy_of]
    carried = {seat.id: carries(snapshot, seat, pillar) for seat in seats}
    if pillar in ("none", _UNKNOWN) or True not in carried.values():
        return None
    states = []
    for meeting in meetings:
        presences = {
            _UNKNOWN if carried[seat.id] is None and state not in _AWAY else state
            for seat in seats
            if carried[seat.id] is not False and (state := _state(snapshot, body, seat, meeting))
        }
        states += [state for state in _NEAREST if state in presences][:1]
    return AttendanceLine(body=body.id, seat=None, pillar=pillar, who=PILLARS[pillar], states=tuple(states))


# ---------------------------------------------------------------- who counts at a meeting


@final
@attrs.frozen(kw_only=True)
class _Voice:
    """One seat at a meeting: whether it has a vote there, how many people it counts for, and how many are present.

    ``represented``: it counts by a proxy alone.
    """

    seat: Seat
    has_vote: bool | None
    people: int
    present: tuple[int, int]
    represented: bool


@final
@attrs.frozen(kw_only=True)
class _Turnout:
    """Who is there out of whom: the least and the most favourable reading of what is left open."""

    least: tuple[int, int | None]
    most: tuple[int | None, int | None]
    members: Range


def _count(snapshot: Snapshot, body: Instance, meeting: Meeting, *, in_person: bool = False) -> _Turnout:
    """Who counts as there; *in_person*: those represented by a proxy do not."""
    voices = _voices(snapshot, body, meeting)
    if in_person:
        voices = [attrs.evolve(voice, present=(0, 0)) if voice.represented else voice for voice in voices]
    members = [voice for voice in voices if voice.has_vote]
    perhaps = [voice for voice in voices if voice.has_vote is None]
    listed = body.composition == "complete"
    there = sum(voice.present[0] for voice in members)
    may_be = sum(voice.present[1] for voice in (*members, *perhaps))
    everybody = sum(voice.people for voice in members)
    # a seat that may have a vote is counted where it weighs against the quorum, then where it weighs for it
    against = everybody + sum(voice.people for voice in perhaps if voice.present[0] < voice.people)
    in_favour = everybody + sum(voice.people for voice in perhaps if voice.present[1])
    closed = listed or meeting.attendance_list == "complete"
    return _Turnout(
        least=(there, against if listed else None),
        most=(may_be if closed else None, in_favour if listed else None),
        members=(everybody, everybody + sum(voice.people for voice in perhaps) if listed else None),
    )


def _voices(snapshot: Snapshot, body: Instance, meeting: Meeting) -> list[_Voice]:
    honoured = _honoured(body, meeting)
    voices = []
    for seat in body.seats:
        counts = every(has_vote(seat), _stood(snapshot.council, seat, meeting))
        present = _people_present(body, meeting, seat, honoured.get(seat.id))
        by_proxy = presence_at(body, meeting, seat) == "represented"
        voices.append(_Voice(seat=seat, has_vote=counts, people=seat.count or 1, present=present, represented=by_proxy))
    return voices


def _people_present(body: Instance, meeting: Meeting, seat: Seat, honoured: bool | None) -> tuple[int, int]:
    """How many of those who sit on *seat* count as present, at least and at most.

    Of several people of whom some came, as many did as the attendance says; one at least where it does not.
    """
    everybody, state = seat.count or 1, presence_at(body, meeting, seat)
    if state == "present":
        counts = {entry.people for entry in meeting.attendance if entry.seat == seat.id and entry.people is not None}
        return (min(*counts, everybody), min(max(counts), everybody)) if counts else (1, everybody)
    if state == "represented" and honoured is not None:
        return (everybody, everybody) if honoured else (0, 0)
    return (0, everybody) if state in ("represented", _UNKNOWN) else (0, 0)


def _honoured(body: Instance, meeting: Meeting) -> dict[str, bool | None]:
    """For each seat represented, whether its proxy counts: the bearer is there and bears no more than may be."""
    most = body.procedure.most_proxies if body.procedure else None
    carried = Counter[str]()
    answers = dict[str, bool | None]()
    ranked = sorted(body.seats, key=lambda seat: (has_vote(seat) is not True, seat.id))
    for seat in (seat for seat in ranked if presence(meeting, seat.id) == "represented"):
        bearers = {entry.proxy for entry in meeting.attendance if entry.seat == seat.id}
        bearer = bearers.pop() if len(bearers) == 1 else None
        if most == 0:
            answers[seat.id] = False
        elif bearer is None:
            answers[seat.id] = True if most is None else None
        else:
            carried[bearer] += 1
            may_bear = most is None or carried[bearer] <= most
            state = presence(meeting, bearer)
            there = None if state == _UNKNOWN else state == "present"
            answers[seat.id] = every(may_bear, there)
    return answers


# ---------------------------------------------------------------- quorum


@final
@attrs.frozen(kw_only=True, repr=False)
class Quorum(Result):
    """What :func:`quorum` answers: ``present``, represented ones included, out of ``members``, at least and at most.

    ``by_size``: the quorum depends on how many members there are. ``kept_back``: the body speaks of situations, so
    that who came is not told, and reads as unknown.
    """

    body: str
    meeting: str
    threshold: Threshold | None
    by_size: bool
    reached: bool | None
    present: Range
    members: Range
    kept_back: bool = False

    @property
    def basis(self) -> tuple[str, ...]:
        """The id of the meeting that was read."""
        return (self.meeting,)

    @property
    def bounds(self) -> Bounds:
        """The least and the most of those who count as present, and of the members."""
        return {"present": limits(self.present), "members": limits(self.members)}

    @property
    def says(self) -> Text:
        """The quorum that is written down, who was there, and whether it was reached."""
        counts = _PRESENT.format(present=_range(self.present), members=_range(self.members))
        kept = (ON_SITUATIONS,) if self.kept_back else ()
        if self.threshold is None:
            return paragraph((counts, _BY_SIZE if self.by_size else _NO_QUORUM, *kept))
        stated = _QUORUM.format(threshold=both(self.threshold.say))
        return paragraph((stated, counts, *(kept or (_REACHED[self.reached],))))

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row of plain values."""
        return [
            {
                "body": self.body,
                "meeting": self.meeting,
                "threshold": self.threshold and self.threshold.say(lang),
                "reached": self.reached,
                **_at_least_and_most("present", self.present),
                **_at_least_and_most("members", self.members),
            }
        ]


_PRESENT: Final = Text(
    fr="Présences et procurations : {present}. Places avec voix : {members}.",
    en="Present or represented: {present}. Seats with a vote: {members}.",
)
_QUORUM: Final = Text(fr="Quorum écrit : {threshold}.", en="Written quorum: {threshold}.")
_BY_SIZE: Final = Text(
    fr="Le quorum dépend du nombre de membres, qui n’est pas assez documenté.",
    en="The quorum depends on how many members there are, which is not documented enough.",
)
_NO_QUORUM: Final = Text(fr="Aucun quorum n’est documenté.", en="No quorum is documented.")
_REACHED: Final = {
    True: Text(fr="Il est atteint.", en="It is reached."),
    False: Text(fr="Il n’est pas atteint.", en="It is not reached."),
    None: Text(
        fr="Ce qui est documenté ne permet pas de dire s’il est atteint.",
        en="What is documented does not tell whether it is reached.",
    ),
}
_AT_LEAST: Final = Text(fr="{low} au moins", en="at least {low}")
_FROM_TO: Final = Text(fr="de {low} à {high}", en="{low} to {high}")


def _range(limits: Range) -> Text:
    low, high = limits
    if low == high:
        return Text.same(str(low))
    return (_AT_LEAST if high is None else _FROM_TO).format(low=low, high=high)


def _at_least_and_most(name: str, limits: Range) -> Row:
    return {f"{name}_at_least": limits[0], f"{name}_at_most": limits[1]}


def quorum(snapshot: Snapshot, meeting: str) -> Quorum:
    """Whether the quorum that a body has written down was reached at the *meeting* of that id.

    A proxy counts where its bearer was there, as far as the body lets one seat bear several, unless only those
    present do. A share of the members can only be told where the composition is complete. A share of those
    present is no quorum; one of those present or represented is a share of the members. Where the size of the
    body decides which quorum is needed and is not known, ``threshold`` is ``None`` and so is the answer, unless
    all of them say the same. A meeting called again may need another quorum or none. A consultation in writing
    has no presence to count.

    Raises :class:`KeyError` where the council has nothing of that id, and
    :class:`~clsm.problems.Mismatch` where it is not a meeting.
    """
    snapshot = as_snapshot(snapshot)
    return quorum_of(snapshot, *_body_of(snapshot, meeting))


def quorum_of(snapshot: Snapshot, body: Instance, meeting: Meeting) -> Quorum:
    """See :func:`quorum`; the *body* is one with every seat that it ever had."""
    procedure = body.procedure or Procedure()
    count = _count(snapshot, body, meeting)
    needed = _quorums(procedure, count.members)
    reached = _first_call(snapshot, body, meeting, procedure, needed)
    if reached is not True and procedure.second_call:
        reached = _second_call(snapshot, body, meeting, procedure, reached)
    if meeting.mode == "in_writing":
        reached = None
    return Quorum(
        body=body.id,
        meeting=meeting.id,
        threshold=needed[0] if len(needed) == 1 else None,
        by_size=bool(procedure.quorum_steps),
        reached=reached,
        present=(count.least[0], count.most[0]),
        members=count.members,
        kept_back=speaks_of_situations(body),
    )


def _quorums(procedure: Procedure, members: Range) -> tuple[Threshold, ...]:
    """The quorums that a body of this size may need: one, several where its size is not known, or none."""
    low, high = members
    sizes = {low, *(step.up_to + 1 for step in procedure.quorum_steps if step.up_to is not None and step.up_to >= low)}
    thresholds = (procedure.quorum_of(size) for size in sorted(sizes) if high is None or size <= high)
    return tuple(dict.fromkeys(threshold for threshold in thresholds if threshold))


def _first_call(
    snapshot: Snapshot, body: Instance, meeting: Meeting, procedure: Procedure, needed: tuple[Threshold, ...]
) -> bool | None:
    """Whether the quorum is reached, those who must be there among them; ``None`` where it is not known, or none is."""
    answers = {_is_quorate(snapshot, body, meeting, procedure, threshold) for threshold in needed}
    if not needed and not procedure.quorum_among:
        return None
    if not answers:
        reached: bool | None = True  # only those who must be there are asked for
    else:
        reached = answers.pop() if len(answers) == 1 else None
    voices = _voices(snapshot, body, meeting) if procedure.quorum_among else []
    closed = body.composition == "complete" or meeting.attendance_list == "complete"
    among = (_is_among(snapshot, voices, part, closed=closed) for part in procedure.quorum_among)
    reached = every(reached, *among)
    # who took part from elsewhere is not told apart
    from_elsewhere = meeting.mode in ("remote", "hybrid") and procedure.quorum_remote is False
    return None if reached and from_elsewhere else reached


def _is_quorate(
    snapshot: Snapshot, body: Instance, meeting: Meeting, procedure: Procedure, threshold: Threshold
) -> bool | None:
    if threshold.of in ("present", "votes_cast"):
        return None
    count = _count(snapshot, body, meeting, in_person=procedure.quorum_counts == "present")
    return _decided(threshold, count.least, count.most)


def _is_among(snapshot: Snapshot, voices: list[_Voice], part: QuorumPart, *, closed: bool) -> bool | None:
    """Whether those who must be there for a quorum are; no seat says who holds an office.

    *closed*: nobody can have been there who is not in the file.
    """
    if part.function is not None:
        return None
    fits = dict[str, bool | None]()
    for voice in voices:
        if part.pillar is not None:
            fits[voice.seat.id] = carries(snapshot, voice.seat, part.pillar)
        else:
            sector = snapshot.sector(voice.seat)
            fits[voice.seat.id] = None if sector == _UNKNOWN else sector == part.sector
    surely = sum(it.present[0] for it in voices if fits[it.seat.id] and it.has_vote)
    perhaps = sum(it.present[1] for it in voices if False not in (fits[it.seat.id], it.has_vote))
    if surely >= part.at_least:
        return True
    return False if closed and perhaps < part.at_least else None


def _second_call(
    snapshot: Snapshot, body: Instance, meeting: Meeting, procedure: Procedure, reached: bool | None
) -> bool | None:
    """Whether a meeting whose quorum is not surely reached needs another, as it was called again for want of one."""
    call = cast(SecondCall, procedure.second_call)
    first = next((it for it in body.meetings if it.id == meeting.second_call_of), None)
    if first is None:
        # nothing says that it was called again, but an earlier one had no quorum
        needed = _quorums(procedure, _count(snapshot, body, meeting).members)
        before = (it for it in held(body, meeting.date.first) if it.id != meeting.id)
        earlier = [it for it in before if _called_again_in_time(call, it, meeting) is not False]
        lacking = any(_first_call(snapshot, body, it, procedure, needed) is not True for it in earlier)
        return None if lacking else reached
    in_time = _called_again_in_time(call, first, meeting)
    if call.quorum is not None:
        answer = _is_quorate(snapshot, body, meeting, procedure, call.quorum)
    else:
        answer = True if call.without_quorum and not call.says_so else None
    if in_time is False:
        return reached
    return answer if in_time else None


def _called_again_in_time(call: SecondCall, first: Meeting, again: Meeting) -> bool | None:
    """Whether a meeting was held, and called, as long after the first as it has to be; not told, it may have been."""
    clear = 1 if call.clear_days else 0
    between = ((again.date.first - first.date.last).days - clear, (again.date.last - first.date.first).days - clear)
    sent = None
    if again.called:
        sent = ((again.called.first - first.date.last).days, (again.called.last - first.date.first).days)
    return every(_within(between, call.days_at_least, call.days_at_most), _within(sent, None, call.called_within_days))


def _within(days: tuple[int, int] | None, least: int | None, most: int | None) -> bool | None:
    """Whether a number of *days*, at least and at most, lies within limits; a limit of ``None`` is none."""
    if least is None and most is None:
        return True
    if days is None:
        return None
    low, high = least if least is not None else -math.inf, most if most is not None else math.inf
    if low <= days[0] and days[1] <= high:
        return True
    return None if days[0] <= high and low <= days[1] else False


def _decided(threshold: Threshold, least: tuple[int, int | None], most: tuple[int | None, int | None]) -> bool | None:
    """Whether a *threshold* is reached in the *least* favourable reading, or not even in the *most* favourable."""
    if least[0] and threshold.reached(*least):
        return True
    if most[0] is None:
        return None
    return False if not most[0] or threshold.reached(most[0], most[1]) is False else None


# ---------------------------------------------------------------- majority


@final
@attrs.frozen(kw_only=True, repr=False)
class Majority(Result):
    """What :func:`majority` answers: whether the votes ``carried`` a decision.

    ``in_favour`` and ``against`` are the votes recorded, ``out_of`` those of whom the threshold asks a share, each
    at least and at most. ``casting``: the votes are equal and the chair's decides, so that ``carried`` is ``None``;
    it is ``None`` itself where that depends on whether the ballot was secret. ``kept_back``: the body speaks of
    situations, so that no vote is told, and each reads as unknown.
    """

    body: str
    meeting: str
    decision: Text
    threshold: Threshold | None
    carried: bool | None
    casting: bool | None
    in_favour: Range
    against: Range
    out_of: Range | None
    kept_back: bool = False

    @property
    def basis(self) -> tuple[str, ...]:
        """The id of the meeting that was read."""
        return (self.meeting,)

    @property
    def bounds(self) -> Bounds:
        """The least and the most of the votes, and of those of whom a share is asked."""
        return {
            "in_favour": limits(self.in_favour),
            "against": limits(self.against),
            "out_of": limits(self.out_of) if self.out_of else None,
        }

    @property
    def says(self) -> Text:
        """The votes, the majority that is written down, and whether they make it."""
        votes = _VOTES.format(title=self.decision, yes=_range(self.in_favour), no=_range(self.against))
        if self.kept_back:
            return paragraph((votes, ON_SITUATIONS))
        if self.threshold is None:
            return paragraph((votes, _NO_MAJORITY))
        stated = _MAJORITY.format(threshold=both(self.threshold.say))
        return paragraph((votes, stated, _BY_THE_CHAIR if self.casting else _CARRIED[self.carried]))

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row of plain values."""
        return [
            {
                "body": self.body,
                "meeting": self.meeting,
                "decision": self.decision.say(lang),
                "threshold": self.threshold and self.threshold.say(lang),
                "carried": self.carried,
                **_at_least_and_most("in_favour", self.in_favour),
                **_at_least_and_most("against", self.against),
            }
        ]


_VOTES: Final = Text(fr="{title} – Pour : {yes}. Contre : {no}.", en="{title} – In favour: {yes}. Against: {no}.")
_MAJORITY: Final = Text(fr="Majorité écrite : {threshold}.", en="Written majority: {threshold}.")
_NO_MAJORITY: Final = Text(fr="Aucune majorité n’est documentée.", en="No majority is documented.")
_BY_THE_CHAIR: Final = Text(
    fr="Les voix sont égales : celle de la présidence est prépondérante.",
    en="The votes are equal: the chair's is the casting one.",
)
_CARRIED: Final = {
    True: Text(fr="Elle est réunie.", en="The votes make it."),
    False: Text(fr="Elle n’est pas réunie.", en="The votes do not make it."),
    None: Text(
        fr="Ce qui est documenté ne permet pas de dire si elle est réunie.",
        en="What is documented does not tell whether the votes make it.",
    ),
}


def majority(snapshot: Snapshot, meeting: str, decision: str | Decision) -> Majority:
    """Whether the recorded votes carry a *decision* of the *meeting* of that id.

    The threshold is that of the decision, else that of the body for its subject, else that of the body; where the
    subject is not documented and would change it, ``threshold`` is ``None``. Stated counts and votes seat by seat
    are both used; where they disagree both are kept as bounds, and a vote that is not documented may be any.

    Raises :class:`KeyError` where the council has nothing of that id, and
    :class:`~clsm.problems.Mismatch` where it is not a meeting, or holds no decision of that title.
    """
    snapshot = as_snapshot(snapshot)
    body, entity = _body_of(snapshot, meeting)
    if isinstance(decision, str):
        titles = {title: other for other in entity.decisions for title in (other.title.en, other.title.fr)}
        if decision not in titles:
            near = None if speaks_of_situations(body) else nearest(decision, titles)
            raise Mismatch("decision-title", found=repr(decision), near=near)
        decision = titles[decision]
    return majority_of(snapshot, body, entity, decision)


def majority_of(snapshot: Snapshot, body: Instance, meeting: Meeting, decision: Decision) -> Majority:
    """See :func:`majority`; the *body* is one with every seat that it ever had."""
    procedure = body.procedure or Procedure()
    needed = _majorities(procedure, decision)
    count = _count(snapshot, body, meeting)
    voters = count.members[1] if count.most[0] is None else count.most[0]
    in_favour, against = _votes(decision, voters)
    out_of: Range | None = None
    carried: bool | None = None
    casting: bool | None = False
    if needed and votes_recorded(decision):
        in_person = _count(snapshot, body, meeting, in_person=True)
        readings = [
            _carried(threshold, in_favour, against, _base(base, count, in_person))
            for threshold in needed
            for base in _bases(threshold)
        ]
        out_of = readings[0][1] if len(readings) == 1 else None
        answers = {answer for answer, _ in readings}
        carried = answers.pop() if len(answers) == 1 else None
        tied = in_favour == against and in_favour[0] == in_favour[1]
        if tied and all(threshold.part == _HALF for threshold in needed):
            casting = _casts(procedure, decision)
            carried = carried if casting is False else None
    return Majority(
        body=body.id,
        meeting=meeting.id,
        decision=decision.title,
        threshold=needed[0] if len(needed) == 1 else None,
        carried=carried,
        casting=casting,
        in_favour=in_favour,
        against=against,
        out_of=out_of,
        kept_back=speaks_of_situations(body),
    )


_HALF: Final = Fraction(1, 2)


def _majorities(procedure: Procedure, decision: Decision) -> tuple[Threshold, ...]:
    """The majority that a *decision* needs; several where its subject, which decides, is not documented; or none."""
    others = {other.about: other.majority for other in procedure.majorities}
    if decision.majority:
        return (decision.majority,)
    ordinary = [procedure.majority] if procedure.majority else []
    if decision.about is None:
        return tuple(dict.fromkeys((*ordinary, *others.values())))
    return (others[decision.about],) if decision.about in others else tuple(ordinary)


_BASES: Final[tuple[ShareBase, ...]] = ("votes_cast", "present_or_represented", "members")


def _bases(threshold: Threshold) -> tuple[ShareBase | None, ...]:
    """Of whom the share may be: every base where the words tell a share alone."""
    return _BASES if threshold.of == "not_documented" else (threshold.of,)


def _base(base: ShareBase | None, count: _Turnout, in_person: _Turnout) -> Range | None:
    """How many the share is of; ``None`` where it is of the votes cast, or no share."""
    if base in (None, "votes_cast"):
        return None
    if base == "present":
        # whether those represented are among them, the words do not tell
        return in_person.least[0], count.most[0]
    return (count.least[0], count.most[0]) if base == "present_or_represented" else count.members


def _carried(
    threshold: Threshold, in_favour: Range, against: Range, base: Range | None
) -> tuple[bool | None, Range | None]:
    """Whether the votes reach a *threshold*, and of how many: of the *base*, else of the votes cast."""
    shown = in_favour[0] + against[0]
    if base is not None:
        out_of = (max(base[0], shown), None if base[1] is None else max(base[1], shown))
        return _decided(threshold, (in_favour[0], out_of[1]), (in_favour[1], out_of[0])), out_of
    if threshold.of is None:
        return _decided(threshold, (in_favour[0], None), (in_favour[1], None)), None
    most = None if in_favour[1] is None or against[1] is None else in_favour[1] + against[1]
    # the least favourable reading has every open vote against, the most favourable every one in favour
    lowest = None if against[1] is None else in_favour[0] + against[1]
    highest = None if in_favour[1] is None else in_favour[1] + against[0]
    return _decided(threshold, (in_favour[0], lowest), (in_favour[1], highest)), (shown, most)


def _casts(procedure: Procedure, decision: Decision) -> bool | None:
    """Whether the chair's vote decides where votes are equal; ``None`` where it may be a secret ballot."""
    if not procedure.casting_vote:
        return False
    if decision.secret is False or procedure.casting_vote_in_secret:
        return True
    if decision.secret and procedure.casting_vote_in_secret is False:
        return False
    return True if decision.secret is None and procedure.casting_vote_in_secret is None else None


def votes_recorded(decision: Decision) -> bool:
    """Whether anything is known of the votes on a *decision*."""
    counts = (decision.in_favour, decision.against, decision.abstentions)
    return bool(decision.votes) or any(count is not None for count in counts)


def named_votes(decision: Decision) -> Counter[str]:
    """How many seats voted in each way, seat by seat; two entries of one seat that differ tell nothing."""
    by_seat: dict[str, set[str]] = {}
    for vote in decision.votes:
        by_seat.setdefault(vote.seat, set()).add(vote.choice)
    return Counter(choices.pop() if len(choices) == 1 else _UNKNOWN for choices in by_seat.values())


def _votes(decision: Decision, voters: int | None) -> tuple[Range, Range]:
    """The votes in favour and against, at least and at most, where *voters* took part at most."""
    named = named_votes(decision)
    stated = {
        "in_favour": decision.in_favour,
        "against": decision.against,
        "abstention": decision.abstentions,
    }
    settled = sum(max(named[choice], count or 0) for choice, count in stated.items())
    rest = None if voters is None else max(named[_UNKNOWN], voters - settled)

    def between(choice: str) -> Range:
        seen, count = named[choice], stated[choice]
        if count is not None:
            return count, max(seen, count)
        return seen, None if rest is None else seen + rest

    return between("in_favour"), between("against")
