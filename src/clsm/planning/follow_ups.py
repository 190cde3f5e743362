"""Who does what by when: what bodies decided and what actions plan, as far as it is known on a day.

That nobody wrote that a thing was done does not mean that it was not: once its day has passed it is *not documented*.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.dates import Day, PartialDate
from clsm.entities.instances import Decision, Post
from clsm.planning.answers import name, say_date
from clsm.planning.contracts import STEPS, step_state
from clsm.quantities import exact
from clsm.results import Bounds, Result
from clsm.tables import Row
from clsm.vocabulary import FOLLOW_UP_STATES
from clsm.words import NOT_DOCUMENTED, Lang, Text, both, lines, listed


@final
@attrs.frozen(kw_only=True)
class Task:
    """What is to be done, or was.

    ``of`` is the id of the body that decided it or of the program whose step it is, ``decided`` the date of the
    meeting (``None`` for a step), ``who`` the ids of those who are to do it, empty where none is documented.
    ``state`` is one of ``done``, ``done_late``, ``to_come``, ``not_documented`` (its day has passed), ``undated`` or
    ``dropped``; ``seen`` is what was last seen of a decision by the day, a term of the list ``follow_up_states``.
    """

    of: str
    what: Text
    decided: PartialDate | None
    who: tuple[str, ...]
    due: PartialDate | None
    done: PartialDate | None
    state: str
    seen: str = "not_documented"


@final
@attrs.frozen(kw_only=True, repr=False)
class FollowUps(Result):
    """What :func:`follow_up` answers. ``basis`` are the ids of the meetings and programs that were read."""

    snapshot: Snapshot
    tasks: tuple[Task, ...]
    basis: tuple[str, ...]

    @property
    def done(self) -> tuple[Task, ...]:
        """What is known to be done, in time or after."""
        return self._in("done", "done_late")

    @property
    def late(self) -> tuple[Task, ...]:
        """What is past its day and not known to be done or dropped; to ask about, as it may well be done."""
        return self._in("not_documented")

    @property
    def without_owner(self) -> tuple[Task, ...]:
        """What is neither done nor dropped, and nobody is documented to carry out."""
        return tuple(task for task in self._in("not_documented", "to_come", "undated") if not task.who)

    def _in(self, *states: str) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.state in states)

    @property
    def bounds(self) -> Bounds:
        """How many were done, at least and at most, as what is not documented may have been."""
        done = len(self.done)
        return {"done": (done, done + len(self._in("not_documented", "undated")))}

    @property
    def says(self) -> Text:
        """How many there are of each sort, then one line for each, what is past its day first."""
        if not self.tasks:
            return _NOTHING
        head = _HEAD.format(
            n=len(self.tasks),
            done=len(self.done),
            after=len(self._in("done_late")),
            late=len(self.late),
            to_come=len(self._in("to_come")),
            undated=len(self._in("undated")),
            dropped=len(self._in("dropped")),
            nobody=len(self.without_owner),
        )
        return lines((head, *(say_task(self.snapshot, task) for task in self.tasks)))

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each; ``who`` holds names."""
        return [
            {
                "of": task.of,
                "what": task.what.say(lang),
                "since": str(task.decided) if task.decided else None,
                "who": _who(self.snapshot, task).say(lang) if task.who else None,
                "due": str(task.due) if task.due else None,
                "done": str(task.done) if task.done else None,
                "state": _state(task).say(lang),
            }
            for task in self.tasks
        ]


_NOTHING: Final = Text(
    fr="Aucune décision, aucune étape n’est documentée.", en="No decision and no step is documented."
)
_HEAD: Final = Text(
    fr="Décisions et étapes : {n} – faites : {done}, dont après leur date : {after} ; date passée, suite non "
    "documentée : {late} ; à venir : {to_come} ; sans date : {undated} ; abandonnées : {dropped} ; restant à faire "
    "sans que l’on sache par qui : {nobody}.",
    en="Decisions and steps: {n} – done: {done}, of these after their date: {after}; date passed, what followed not "
    "documented: {late}; to come: {to_come}; without a date: {undated}; dropped: {dropped}; still to do, by whom is "
    "not documented: {nobody}.",
)
_TASK: Final = Text(
    fr="{what} ({of}) – qui : {who} ; pour : {due} ; {state}.", en="{what} ({of}) – who: {who}; by: {due}; {state}."
)
_DECIDED: Final = Text.same("{of}, {date}")
_ORDER: Final = ("not_documented", "to_come", "undated", "done_late", "done", "dropped")


@exact
def follow_up(snapshot: Snapshot) -> FollowUps:
    """Say who does what by when, from the decisions of meetings up to the day and the steps of programs.

    A decision that was not adopted is left out, and so are those of bodies that speak of situations. What is past its
    day and not known to be done comes first.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.

    Examples
    --------
    >>> import clsm
    >>> follow_up(clsm.datasets.load("lille-est").on("2019-12-31")).tasks
    ()
    """
    snapshot = as_snapshot(snapshot).outside
    meetings = [
        (body.id, meeting)
        for body in snapshot.instances
        for meeting in body.meetings
        if meeting.date.first <= snapshot.date and not meeting.is_off and not meeting.is_planned
    ]
    decided = [
        _task(decision, body=body, decided=meeting.date, day=snapshot.date)
        for body, meeting in meetings
        for decision in meeting.decisions
        if decision.adopted is not False
    ]
    steps = list(_steps(snapshot))
    read = {meeting.id for _, meeting in meetings if meeting.decisions} | {task.of for task in steps}
    ranked = sorted((*decided, *steps), key=_rank)
    return FollowUps(snapshot=snapshot, tasks=tuple(ranked), basis=tuple(sorted(read)))


def _rank(task: Task) -> tuple[object, ...]:
    return _ORDER.index(task.state), str(task.due or ""), str(task.decided or ""), task.what.en


def _task(decision: Decision, *, body: str, decided: PartialDate, day: Day) -> Task:
    shown = sorted((it for it in decision.follow_up if it.date.first <= day), key=lambda it: str(it.date))
    seen = shown[-1].state if shown else "not_documented"
    done, state = step_state(decision.due, decision.done, day)
    if done is None and seen in ("done", "dropped"):
        state = seen
    return Task(
        of=body,
        what=decision.title,
        decided=decided,
        who=decision.entrusted_to,
        due=decision.due,
        done=done,
        state=state,
        seen=seen,
    )


def _steps(snapshot: Snapshot) -> Iterator[Task]:
    for program in snapshot.programs:
        for step in program.progress:
            done, state = step_state(step.due, step.done, snapshot.date)
            yield Task(
                of=program.id, what=step.name, decided=None, who=program.led_by, due=step.due, done=done, state=state
            )


def _who(snapshot: Snapshot, task: Task) -> Text:
    facts = [snapshot.council.find(id) for id in task.who]
    called = [
        both(partial(snapshot.name, it)) if isinstance(it, Post) else name(snapshot.council, it.id) for it in facts
    ]
    return listed(called) if called else NOT_DOCUMENTED


def _state(task: Task) -> Text:
    """How far it has come: what was last seen of a decision, unless it is done."""
    if task.seen != "not_documented" and task.state not in ("done", "done_late", "dropped"):
        return FOLLOW_UP_STATES[task.seen]
    return STEPS[task.state]


def say_task(snapshot: Snapshot, task: Task) -> Text:
    """What is to be done, since which meeting, by whom, by when, and how far it has come."""
    of = name(snapshot.council, task.of)
    return _TASK.format(
        what=task.what,
        of=_DECIDED.format(of=of, date=say_date(task.decided)) if task.decided else of,
        who=_who(snapshot, task),
        due=say_date(task.due),
        state=_state(task),
    )
