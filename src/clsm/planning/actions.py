"""One sheet for each action: aim, lead, partners, public, territory, steps, costs, indicators, links.

It is the sheet that health contracts and agencies ask for. It is filled from the file alone: what no source tells is
named as missing, and nothing is guessed in its place.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.counts import HIDDEN, Count, edges
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.funding import Budget, BudgetLine
from clsm.entities.indicators import Indicator
from clsm.entities.objectives import Difficulty, Objective, Priority, Statement
from clsm.entities.references import reference_id
from clsm.planning.answers import STATED, ByProgram, name, say_date, say_quantity, stood, term
from clsm.planning.contracts import StepState, say_step, step_of
from clsm.planning.counts import count_in_year
from clsm.planning.progress import PROGRESS, progress_of
from clsm.problems import Mismatch
from clsm.programs import Program
from clsm.published import Ledger
from clsm.quantities import Quantity, exact, say_euros
from clsm.results import Bounds, Result
from clsm.tables import Row
from clsm.vocabulary import BUDGET_SIDES, PROGRAM_STATES
from clsm.words import NOT_DOCUMENTED, Lang, Text, both, lines, listed, set_apart

HEADINGS: Final = {
    "axis": Text(fr="Axe", en="Axis"),
    "context": Text(fr="Contexte", en="Context"),
    "aim": Text(fr="Objectif", en="Aim"),
    "state": Text(fr="Avancement", en="Progress"),
    "time": Text(fr="Période", en="Time"),
    "lead": Text(fr="Pilotage", en="Lead"),
    "followed_by": Text(fr="Suivi par", en="Followed by"),
    "partners": Text(fr="Partenaires", en="Partners"),
    "public": Text(fr="Public", en="Public"),
    "territory": Text(fr="Territoire", en="Territory"),
    "steps": Text(fr="Étapes", en="Steps"),
    "costs": Text(fr="Coûts et recettes", en="Costs and income"),
    "counts": Text(fr="Ce qui a été compté", en="What was counted"),
    "indicators": Text(fr="Indicateurs", en="Indicators"),
    "links": Text(fr="Liens", en="Links"),
}
"""The parts of an action sheet, in their order."""


@final
@attrs.frozen(kw_only=True)
class Cost:
    """One line of a budget that pays for an action, or comes in for it; ``amount`` in euros, ``None`` without one.

    ``of`` is the id of the action, ``actor`` that of who gives or receives.
    """

    budget: str
    of: str
    name: Text
    side: str
    amount: Decimal | None
    actor: str | None


@final
@attrs.frozen(kw_only=True)
class Counted:
    """What an action counted in a calendar year, of periods that are over by the day.

    ``what`` is a subject of the list ``tally_subjects``; a count of few people is kept back.
    """

    what: str
    year: int
    count: Count


@final
@attrs.frozen(kw_only=True)
class IndicatorState:
    """How an indicator stood on the day: where it began, where it is to go, what was last seen, when and by whom.

    ``by`` are the ids of the references that show it. ``progress`` is a word of the report of a year, ``None`` for a
    plain figure. A ``hidden`` one is of few people: neither its figures nor how it stands are told.
    """

    indicator: str
    of: str | None
    name: Text
    baseline: Quantity | None
    target: Quantity | None
    observed: Quantity | None
    when: PartialDate | None
    by: tuple[str, ...]
    progress: str | None
    hidden: bool = False


@final
@attrs.frozen(kw_only=True, repr=False)
class ActionSheet(Result):
    """What :func:`action_sheet` answers of one action, the ``program``.

    ``parts`` maps each part of the sheet to its lines, in order; a part without a line is not documented. ``steps``,
    ``costs``, ``counts`` and ``indicators`` hold the same as values.
    """

    snapshot: Snapshot = attrs.field(eq=False)
    program: str
    priority: str | None
    steps: tuple[StepState, ...]
    costs: tuple[Cost, ...]
    counts: tuple[Counted, ...]
    indicators: tuple[IndicatorState, ...]
    parts: dict[str, tuple[Text, ...]] = attrs.field(repr=False)

    @property
    def title(self) -> Text:
        """What the action is called."""
        return name(self.snapshot.council, self.program)

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts of the sheet of which nothing is documented."""
        return tuple(part for part, told in self.parts.items() if not told)

    @property
    def basis(self) -> tuple[str, ...]:
        """The ids of the action and its indicators."""
        return (self.program, *(it.indicator for it in self.indicators))

    @property
    def bounds(self) -> Bounds:
        """How many steps were done, at least and at most, as what is not documented may have been."""
        states = [step.state for step in self.steps]
        done = sum(state in ("done", "done_late") for state in states)
        return {"done": (done, done + sum(state in ("not_documented", "undated") for state in states))}

    @property
    def says(self) -> Text:
        """The title, then each part on a line of its own; what is not documented comes last."""
        told = [
            PART.format(heading=HEADINGS[part], words=set_apart(words)) for part, words in self.parts.items() if words
        ]
        return lines((self.title, *stood(self.snapshot, self.program), *told, *say_missing(self.missing)))

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each line of each part; ``says`` is ``None`` where a part is not documented."""
        return [
            {
                "program": self.program,
                "section": HEADINGS[part].say(lang),
                "says": None if words is None else words.say(lang),
            }
            for part, told in self.parts.items()
            for words in told or (None,)
        ]


PART: Final = Text(fr="{heading} : {words}", en="{heading}: {words}")
MISSING: Final = Text(fr="Non documenté : {parts}", en="Not documented: {parts}")


def say_missing(parts: Iterable[str]) -> tuple[Text, ...]:
    """A line that names the *parts* of which nothing is documented; none where all are."""
    headings = [HEADINGS[part] for part in parts]
    return (MISSING.format(parts=listed(headings)),) if headings else ()


@exact
def action_sheet(snapshot: Snapshot, program: str) -> ActionSheet:
    """Fill in the sheet of one action, as far as the file documents it by the day.

    The action may have ended, or still lie ahead. Figures of few people are kept back.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.
    KeyError
        If nothing in the council has this id.
    clsm.problems.Mismatch
        If it is that of something else than an action.

    Examples
    --------
    >>> import clsm
    >>> sheet = action_sheet(clsm.datasets.load("lille-est").on("2019-12-31"), "health-contract-actions")
    >>> sheet.missing[:3], [line.say() for line in sheet.parts["followed_by"]]
    (('context', 'aim', 'state'), ['Local health contract pole'])
    """
    snapshot = as_snapshot(snapshot).outside
    found = snapshot.council.find(program)
    if not isinstance(found, Program):
        raise Mismatch("program-id", found=repr(program))
    return sheet_of(snapshot, found, Ledger.of(snapshot.council))


@exact
def action_sheets(snapshot: Snapshot) -> ByProgram[ActionSheet]:
    """Fill in the sheet of every action of the day, by id.

    >>> import clsm
    >>> action_sheets(clsm.datasets.load("seraing").on("2020-01-31")).ids
    ('cafe-bavard', 's-ariane')
    """
    snapshot = as_snapshot(snapshot).outside
    ledger = Ledger.of(snapshot.council)
    programs = sorted(snapshot.programs, key=lambda program: program.id)
    return ByProgram(programs={it.id: sheet_of(snapshot, it, ledger) for it in programs}, none=NO_ACTIONS)


NO_ACTIONS: Final = Text(fr="Aucune action n’est documentée ce jour-là.", en="No action is documented that day.")


def sheet_of(snapshot: Snapshot, program: Program, ledger: Ledger) -> ActionSheet:
    """The sheet of a *program*, with the figures that the *ledger* tells."""
    council = snapshot.council
    steps = tuple(step_of(snapshot, step) for step in program.progress)
    costs = tuple(costs_of(snapshot, program.id))
    counts = tuple(_counts(snapshot, program, ledger))
    indicators = indicators_of(snapshot, (program.id,), ledger)
    aims = _of(program, (*snapshot.objectives, *snapshot.priorities))
    context = (*_of(program, snapshot.difficulties), *_about(program, snapshot.statements))
    parts = {
        "axis": tuple(_axes(snapshot, program)),
        "context": context,
        "aim": aims,
        "state": () if program.state == "not_documented" else (PROGRAM_STATES[program.state],),
        "time": say_time(program.period),
        "lead": _names(snapshot, program.led_by),
        "followed_by": _names(snapshot, program.followed_by),
        "partners": (*_names(snapshot, program.partners), *program.partner_categories),
        "public": tuple(_public(snapshot, program)),
        "territory": _names(snapshot, program.territories),
        "steps": tuple(map(say_step, steps)),
        "costs": tuple(say_cost(snapshot, cost) for cost in costs),
        "counts": tuple(_say_counted(snapshot, it) for it in counts),
        "indicators": tuple(say_indicator(snapshot, it) for it in indicators),
        "links": tuple(_links(snapshot, program)),
    }
    told = council.last_shown(program)
    if told and parts["state"]:
        parts["state"] = (_SEEN.format(state=parts["state"][0], date=both(told.say)),)
    return ActionSheet(
        snapshot=snapshot,
        program=program.id,
        priority=program.priority,
        steps=steps,
        costs=costs,
        counts=counts,
        indicators=indicators,
        parts=parts,
    )


def _by_id(fact: Any) -> str:
    return str(fact.id)


def _of(program: Program, facts: Iterable[Objective | Priority | Difficulty]) -> tuple[Text, ...]:
    return tuple(it.words for it in sorted(facts, key=_by_id) if it.of == program.id)


def _about(program: Program, statements: Iterable[Statement]) -> tuple[Text, ...]:
    return tuple(it.words for it in sorted(statements, key=_by_id) if program.id in it.about)


def _names(snapshot: Snapshot, ids: Iterable[str]) -> tuple[Text, ...]:
    return tuple(name(snapshot.council, id) for id in ids)


_SEEN: Final = Text(fr="{state} (dernière mention : {date})", en="{state} (last seen: {date})")
_BEGINS: Final = Text(fr="début : {start}", en="begins: {start}")
_ENDS: Final = Text(fr="fin : {end}", en="ends: {end}")
_GOES_ON: Final = Text(fr="sans fin prévue", en="with no end in view")


def say_time(period: Period) -> tuple[Text, ...]:
    """When a period begins and ends, as far as it is documented."""
    end = period.ended_by or period.end
    return (
        *((_BEGINS.format(start=both(period.start.say)),) if period.start else ()),
        *((_ENDS.format(end=both(end.say)),) if isinstance(end, PartialDate) else ()),
        *((_GOES_ON,) if end == OPEN else ()),
    )


def _axes(snapshot: Snapshot, program: Program) -> Iterator[Text]:
    """The priority that it serves, and the lines of work and the themes under which it stands."""
    if program.priority:
        yield snapshot.council.find(program.priority).words
    for axis in sorted(snapshot.axes, key=_by_id):
        if not set(axis.themes).isdisjoint(program.themes):
            yield axis.name
    for theme in program.themes:
        yield term(snapshot.council, "themes", id=theme)


_IN: Final = Text.same("{public} ({place})")
_FOCUS: Final = Text(fr="{public}, en particulier parmi : {whole}", en="{public}, in particular among: {whole}")


def _public(snapshot: Snapshot, program: Program) -> Iterator[Text]:
    for target in program.targets:
        words = term(snapshot.council, "populations", id=target.population)
        if target.focus_of:
            words = _FOCUS.format(public=words, whole=term(snapshot.council, "populations", id=target.focus_of))
        yield _IN.format(public=words, place=name(snapshot.council, target.territory)) if target.territory else words


_UNDER: Final = Text(fr="au titre de : {text}", en="under: {text}")
_PART_OF: Final = Text(fr="partie de : {whole}", en="part of: {whole}")
_HASPART: Final = Text(fr="comprend : {part}", en="has as a part: {part}")
_SHARED: Final = Text(fr="commun avec : {council}", en="shared with: {council}")


def _links(snapshot: Snapshot, program: Program) -> Iterator[Text]:
    council = snapshot.council
    if program.under:
        yield _UNDER.format(text=name(council, program.under))
    if program.part_of:
        yield _PART_OF.format(whole=name(council, program.part_of))
    for part in sorted(it.id for it in council.programs if it.part_of == program.id):
        yield _HASPART.format(part=name(council, part))
    for sharing in program.shared:
        yield _SHARED.format(council=name(council, sharing.council))


# ---------------------------------------------------------------- money


def costs_of(snapshot: Snapshot, id: str) -> Iterator[Cost]:
    """The lines of the budgets that are of the thing with this *id*, in the order of the budgets."""
    for budget in sorted(snapshot.council.budgets, key=_by_id):
        if budget.period.start is None or budget.period.start.first <= snapshot.date:
            yield from (_cost(budget, line) for line in budget.lines if line.of == id)


def _cost(budget: Budget, line: BudgetLine) -> Cost:
    return Cost(
        budget=budget.id, of=line.of or "", name=line.name, side=line.side, amount=line.amount, actor=line.actor
    )


_COST: Final = Text(fr="{name} ({budget}, {side}) : {amount}", en="{name} ({budget}, {side}): {amount}")
_COST_BY: Final = Text(
    fr="{name}, {actor} ({budget}, {side}) : {amount}", en="{name}, {actor} ({budget}, {side}): {amount}"
)


def say_cost(snapshot: Snapshot, cost: Cost) -> Text:
    """One line of a budget in words."""
    side = BUDGET_SIDES[cost.side]
    return (_COST_BY if cost.actor else _COST).format(
        name=cost.name,
        actor=name(snapshot.council, cost.actor),
        budget=name(snapshot.council, cost.budget),
        side=Text(fr=side.fr.lower(), en=side.en.lower()),
        amount=say_amount(cost.amount),
    )


def say_amount(amount: Decimal | None) -> Text:
    """Euros in both languages, or "not documented"."""
    return NOT_DOCUMENTED if amount is None else both(lambda lang: say_euros(amount, lang))


# ---------------------------------------------------------------- counts and indicators


def _counts(snapshot: Snapshot, program: Program, ledger: Ledger) -> Iterator[Counted]:
    """What the *ledger* tells of the subjects of a program, year by year, as the report of each year does."""
    for what in ledger.subjects(program.id):
        ends = [edges(tally.period) for tally in program.tallies if tally.what == what]
        for year in sorted({day.year for both_days in ends for day in both_days if day and day <= snapshot.date}):
            count = count_in_year(ledger, program.id, what, year=year, until=snapshot.date)
            if count.documented:
                yield Counted(what=what, year=year, count=count)


_COUNTED: Final = Text(fr="{what}, {year} : {count}", en="{what}, {year}: {count}")


def _say_counted(snapshot: Snapshot, counted: Counted) -> Text:
    what = term(snapshot.council, "tally_subjects", id=counted.what)
    return _COUNTED.format(what=what, year=counted.year, count=counted.count.words)


def indicators_of(snapshot: Snapshot, ids: Iterable[str], ledger: Ledger) -> tuple[IndicatorState, ...]:
    """How the indicators of the things with these *ids* stood on the day, in the order of their own ids."""
    of = frozenset(ids)
    return tuple(_state(snapshot, it, ledger) for it in sorted(snapshot.indicators, key=_by_id) if it.of in of)


def _state(snapshot: Snapshot, figure: Indicator, ledger: Ledger) -> IndicatorState:
    council = snapshot.council
    if figure.id in ledger.unsaid:
        # when it was seen would tell of it too, as would its progress
        return IndicatorState(
            indicator=figure.id,
            of=figure.of,
            name=figure.name,
            baseline=None,
            target=None,
            observed=None,
            when=None,
            by=(),
            progress=None,
            hidden=True,
        )
    past = [seen for seen in figure.observations if seen.date.last <= snapshot.date]
    seen = max(past, key=lambda seen: (seen.date.last, seen.date.first), default=None)
    followed = bool(figure.baseline or figure.target or figure.observations or figure.outcome)
    observed, when, sources = figure.quantity, council.last_shown(figure), figure.sources
    if seen is not None:
        observed, when, sources = seen.quantity, seen.date, seen.sources or figure.sources
    elif figure.target:
        # a plain figure beside a target is where it began
        observed, when = None, None
    return IndicatorState(
        indicator=figure.id,
        of=figure.of,
        name=figure.name,
        baseline=figure.baseline or (figure.quantity if figure.target else None),
        target=figure.target,
        observed=observed,
        when=when,
        by=tuple(dict.fromkeys(map(reference_id, sources))),
        progress=progress_of(figure, seen) if followed else None,
    )


_DATED: Final = Text(fr="{name} : {figure} ({date}{by})", en="{name}: {figure} ({date}{by})")
_FOLLOWED: Final = Text(
    fr="{name} – départ : {baseline} – cible : {target} – observé : {observed} ({date}{by}) – {progress}",
    en="{name} – baseline: {baseline} – target: {target} – observed: {observed} ({date}{by}) – {progress}",
)
_BY: Final = Text.same(", {titles}")


def say_indicator(snapshot: Snapshot, state: IndicatorState) -> Text:
    """An indicator in words: baseline, target, what was observed, when and by whom."""
    if state.hidden:
        return STATED.format(name=state.name, figure=HIDDEN)
    by = _BY.format(titles=say_sources(snapshot, state)) if state.by else Text.same("")
    if state.progress is None:
        return _DATED.format(name=state.name, figure=say_quantity(state.observed), date=say_date(state.when), by=by)
    return _FOLLOWED.format(
        name=state.name,
        baseline=say_quantity(state.baseline),
        target=say_quantity(state.target),
        observed=say_quantity(state.observed),
        date=say_date(state.when),
        by=by,
        progress=PROGRESS[state.progress],
    )


def say_sources(snapshot: Snapshot, state: IndicatorState) -> Text:
    """By whom an indicator was seen: the titles of what shows it."""
    return set_apart(snapshot.council.find(id).title for id in state.by) if state.by else NOT_DOCUMENTED
