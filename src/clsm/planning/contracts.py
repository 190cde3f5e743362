"""The actions of a contract, priority by priority: what is done, late, to come, and of what nothing is said.

The contract stays an agreement, and its actions are programs that name it. That a step bears no date of being done
does not mean that it was not: once its day has passed it is *not documented*.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.dates import Day, PartialDate
from clsm.entities.agreements import Agreement
from clsm.entities.objectives import Priority
from clsm.planning.answers import name, names, say_date, stood
from clsm.programs import Program, Step
from clsm.quantities import exact
from clsm.results import Bounds, KeyedResult
from clsm.tables import Row
from clsm.vocabulary import PROGRAM_STATES
from clsm.words import NOT_DOCUMENTED, Lang, Text, lines, paragraph

STEPS: Final = {
    "done": Text(fr="faite", en="done"),
    "done_late": Text(fr="faite après sa date", en="done after its date"),
    "to_come": Text(fr="à venir", en="to come"),
    "not_documented": Text(fr="date passée, suite non documentée", en="date passed, what followed is not documented"),
    "undated": Text(fr="sans date", en="without a date"),
    "dropped": Text(fr="abandonnée", en="dropped"),
}
"""What can be said on a day of a step, or of what was decided."""


@final
@attrs.frozen(kw_only=True)
class StepState:
    """One step of an action; ``state`` is ``done``, ``done_late``, ``to_come``, ``not_documented`` or ``undated``."""

    name: Text
    due: PartialDate | None
    done: PartialDate | None
    state: str


@final
@attrs.frozen(kw_only=True)
class Action:
    """One action of a contract, with its steps."""

    program: str
    priority: str | None
    state: str
    steps: tuple[StepState, ...]

    def count(self, state: str) -> int:
        """How many of its steps are in that *state*."""
        return sum(step.state == state for step in self.steps)


@final
@attrs.frozen(kw_only=True)
class Contract:
    """A contract with its priorities, its actions, what amended it, what came before and after.

    ``without_action`` are the priorities that no documented action serves, ``without_priority`` the actions that
    name none. ``before`` and ``after`` are the ids of the chain of contracts, oldest first.
    """

    agreement: str
    priorities: tuple[str, ...]
    actions: tuple[Action, ...]
    amendments: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def done(self) -> tuple[int, int]:
        """How many steps were done at least, and at most, as what is not documented may have been."""
        steps = [step.state for action in self.actions for step in action.steps]
        known = sum(state in ("done", "done_late") for state in steps)
        perhaps = sum(state in ("not_documented", "undated") for state in steps)
        return known, known + perhaps

    @property
    def without_action(self) -> tuple[str, ...]:
        """The priorities that no documented action serves."""
        served = {action.priority for action in self.actions}
        return tuple(priority for priority in self.priorities if priority not in served)

    @property
    def without_priority(self) -> tuple[str, ...]:
        """The actions that name no priority."""
        return tuple(action.program for action in self.actions if action.priority is None)


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class ContractActions(KeyedResult[Contract]):
    """What :func:`contract_actions` answers: the contracts of the day by id, ``answer["health-contract-2019"]``.

    ``basis`` are the ids of the contracts and of their actions.
    """

    HELD: ClassVar[str] = "contracts"

    snapshot: Snapshot
    contracts: Mapping[str, Contract]
    basis: tuple[str, ...]

    @property
    def bounds(self) -> Bounds:
        """How many steps of a contract were done, under its id, as in ``bounds["health-contract-2019/done"]``."""
        return {f"{id}/done": contract.done for id, contract in self.contracts.items()}

    @property
    def says(self) -> Text:
        """The contracts one after the other, each with its actions and their steps."""
        sentences = [line for contract in self.contracts.values() for line in _words(self.snapshot, contract)]
        return lines(sentences or [NO_CONTRACT])

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each step, and one for each priority or action without any."""
        rows: list[Row] = []
        for contract in self.contracts.values():
            blank: Row = {"contract": contract.agreement, "priority": None, "action": None, "step": None}
            blank |= {"due": None, "done": None, "state": None}
            rows += [{**blank, "priority": priority} for priority in contract.without_action]
            for action in contract.actions:
                row = {**blank, "priority": action.priority, "action": action.program}
                rows += [
                    {
                        **row,
                        "step": step.name.say(lang),
                        "due": str(step.due) if step.due else None,
                        "done": str(step.done) if step.done else None,
                        "state": STEPS[step.state].say(lang),
                    }
                    for step in action.steps
                ] or [row]
        return rows


@exact
def contract_actions(snapshot: Snapshot) -> ContractActions:
    """Follow the actions of each health contract, and of each other agreement that actions name.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.

    Examples
    --------
    >>> import clsm
    >>> contract = contract_actions(clsm.datasets.load("lille-est").on("2019-12-31"))["health-contract-2019"]
    >>> contract.before, contract.without_action, [action.program for action in contract.actions]
    (('health-contract-2013',), ('contract-2019-addictions', 'contract-2019-ageing'), ['health-contract-actions'])
    """
    snapshot = as_snapshot(snapshot)
    named = {program.under for program in snapshot.programs}
    contracts = [
        chained(snapshot, agreement, programs=snapshot.programs, priorities=snapshot.priorities)
        for agreement in sorted(snapshot.agreements, key=lambda agreement: agreement.id)
        if (agreement.kind == "local_health_contract" and agreement.amends is None) or agreement.id in named
    ]
    basis = {contract.agreement for contract in contracts}
    basis |= {action.program for contract in contracts for action in contract.actions}
    return ContractActions(
        snapshot=snapshot,
        contracts={contract.agreement: contract for contract in contracts},
        basis=tuple(sorted(basis)),
    )


def chained(
    snapshot: Snapshot, agreement: Agreement, *, programs: Iterable[Program], priorities: Iterable[Priority]
) -> Contract:
    """An *agreement* with what amended it, what came before and after, and those of the facts that are of it."""
    everything = snapshot.council.agreements
    amendments = sorted(other.id for other in everything if other.amends == agreement.id)
    texts = {agreement.id, *amendments}
    named = sorted((it for it in programs if it.under in texts), key=lambda program: program.id)
    followed = {other.id: other.follows for other in everything if other.follows}
    followers = {before: id for id, before in followed.items()}
    return Contract(
        agreement=agreement.id,
        priorities=tuple(sorted(priority.id for priority in priorities if priority.of in texts)),
        actions=tuple(_action(snapshot, program) for program in named),
        amendments=tuple(amendments),
        before=tuple(reversed(_chain(followed, agreement.id))),
        after=_chain(followers, agreement.id),
    )


def _chain(following: Mapping[str, str], start: str) -> tuple[str, ...]:
    """The ids one after the other from *start* on; a council refuses a circle of them."""
    chain = list[str]()
    id = following.get(start)
    while id is not None:
        chain.append(id)
        id = following.get(id)
    return tuple(chain)


def _action(snapshot: Snapshot, program: Program) -> Action:
    steps = tuple(step_of(snapshot, step) for step in program.progress)
    return Action(program=program.id, priority=program.priority, state=program.state, steps=steps)


def step_of(snapshot: Snapshot, step: Step) -> StepState:
    """What can be said of a *step* on the day."""
    done, state = step_state(step.due, step.done, snapshot.date)
    return StepState(name=step.name, due=step.due, done=done, state=state)


def step_state(due: PartialDate | None, done: PartialDate | None, day: Day) -> tuple[PartialDate | None, str]:
    """When something was done, by *day*, and what can be said of it then: a word of :data:`STEPS`."""
    if done and done.first <= day:
        return done, "done_late" if due and done.first > due.last else "done"
    if due is None:
        return None, "undated"
    return None, "not_documented" if due.last < day else "to_come"


NO_CONTRACT: Final = Text(fr="Aucun contrat n’est documenté ce jour-là.", en="No contract is documented that day.")
_CONTRACT: Final = Text(
    fr="{name} – priorités : {priorities} ; actions documentées : {actions}.",
    en="{name} – priorities: {priorities}; documented actions: {actions}.",
)
_AMENDED: Final = Text(fr="Avenants : {texts}.", en="Amendments: {texts}.")
_BEFORE: Final = Text(fr="Avant : {texts}.", en="Before: {texts}.")
_AFTER: Final = Text(fr="Ensuite : {texts}.", en="Afterwards: {texts}.")
_ACTION: Final = Text(
    fr="{name} ({state}) – priorité : {priority} ; étapes : {steps}.",
    en="{name} ({state}) – priority: {priority}; steps: {steps}.",
)
_STEP: Final = Text(fr="{step} : {state} (prévue : {due})", en="{step}: {state} (due: {due})")
NO_ACTION: Final = Text(
    fr="Priorité sans action documentée : {priority}.", en="Priority without a documented action: {priority}."
)


def say_step(step: StepState) -> Text:
    """A step in words, with its state and its date."""
    return _STEP.format(step=step.name, state=STEPS[step.state], due=say_date(step.due))


def _words(snapshot: Snapshot, contract: Contract) -> Iterator[Text]:
    council = snapshot.council
    head = _CONTRACT.format(
        name=name(council, contract.agreement), priorities=len(contract.priorities), actions=len(contract.actions)
    )
    yield paragraph((head, *stood(snapshot, contract.agreement)))
    for sentence, texts in ((_AMENDED, contract.amendments), (_BEFORE, contract.before), (_AFTER, contract.after)):
        if texts:
            yield sentence.format(texts=names(council, texts))
    for action in contract.actions:
        program: Program = council.find(action.program)
        yield _ACTION.format(
            name=program.name,
            state=PROGRAM_STATES[action.state],
            priority=council.find(action.priority).words if action.priority else NOT_DOCUMENTED,
            steps=len(action.steps) or NOT_DOCUMENTED,
        )
        yield from map(say_step, action.steps)
    for priority in contract.without_action:
        yield NO_ACTION.format(priority=council.find(priority).words)
