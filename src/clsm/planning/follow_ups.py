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
    ``state`` is one of ``done``, ``done_late``, ``to_come``, ``not_documented`` (its day has passed) or ``undated``;
    ``seen`` is what was last seen of a decision by the day, a term of the list ``follow_up_states``.
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
    def without_owner(self) -> tuple[Task, ...]:
        """What nobody is documented to carry out."""
        return tuple(task for task in self.tasks if not task.who)

    @property
    def bounds(self) -> Bounds:
        """How many were done, at least and at most, as what is not documented may have been."""
        done = sum(task.state in ("done", "done_late") for task in self.tasks)
        perhaps = sum(task.state in ("not_documented", "undated") for task in self.tasks)
        return {"done": (done, done + perhaps)}

    @property
    def says(self) -> Text:
        """One line for each, what is still to be done first."""
        return lines([say_task(self.snapshot, task) for task in self.tasks] or [_NOTHING])

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
_TASK: Final = Text(
    fr="{what} ({of}) – qui : {who} ; pour : {due} ; {state}.", en="{what} ({of}) – who: {who}; by: {due}; {state}."
)
_ORDER: Final = ("not_documented", "to_come", "undated", "done_late", "done")


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
    ranked = sorted((*decided, *steps), key=lambda task: (_ORDER.index(task.state), str(task.due or ""), task.what.en))
    return FollowUps(snapshot=snapshot, tasks=tuple(ranked), basis=tuple(sorted(read)))


def _task(decision: Decision, *, body: str, decided: PartialDate, day: Day) -> Task:
    shown = sorted((it for it in decision.follow_up if it.date.first <= day), key=lambda it: str(it.date))
    seen = shown[-1].state if shown else "not_documented"
    done, state = step_state(decision.due, decision.done, day)
    return Task(
        of=body,
        what=decision.title,
        decided=decided,
        who=decision.entrusted_to,
        due=decision.due,
        done=done,
        state="done" if seen == "done" and done is None else state,
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
    if task.seen != "not_documented" and task.state not in ("done", "done_late"):
        return FOLLOW_UP_STATES[task.seen]
    return STEPS[task.state]


def say_task(snapshot: Snapshot, task: Task) -> Text:
    """What is to be done, by whom, by when, and how far it has come."""
    return _TASK.format(
        what=task.what,
        of=name(snapshot.council, task.of),
        who=_who(snapshot, task),
        due=say_date(task.due),
        state=_state(task),
    )
