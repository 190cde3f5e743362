"""Pages on a contract and on actions: what :func:`clsm.planning.contract` and its sheets hold, to print."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

import attrs

from clsm.council import Snapshot
from clsm.counts import HIDDEN
from clsm.dates import say_day
from clsm.planning import ActionSheet, ContractRecord, action_sheet, action_sheets, contract_actions
from clsm.planning import contract as contract_record
from clsm.planning.actions import HEADINGS, NO_ACTIONS, Cost, IndicatorState, say_amount, say_sources
from clsm.planning.answers import name, say_date, say_quantity, term
from clsm.planning.contract_records import CONTRACT_HEADINGS, NO_PRIORITY, Missing
from clsm.planning.contracts import NO_ACTION, NO_CONTRACT, STEPS, StepState
from clsm.planning.progress import PROGRESS
from clsm.quantities import exact
from clsm.reports.documents import BLANK, Document, Grid, Leaf, Part, Pen
from clsm.tables import COLUMNS
from clsm.vocabulary import BUDGET_SIDES
from clsm.words import Lang, Text, both, listed, set_apart

_ON: Final = Text(fr="D’après les sources, au {day}.", en="From the sources, on {day}.")
_TO_FILL: Final = Text(fr="non documenté {blank}", en="not documented {blank}")
_SHEET: Final = Text(fr="Fiche action : {title}", en="Action sheet: {title}")
_SHEETS: Final = Text(fr="Fiches action", en="Action sheets")
_MISSING: Final = Text(fr="Ce qui n’est pas documenté", en="What is not documented")

_OWN_TABLE: Final = ("steps", "costs", "indicators")


@exact
def contract(snapshot: Snapshot, agreement: str | None = None, *, lang: Lang = "en") -> Document:
    """A contract to print: its head, each priority with its actions and indicators, money, what is not documented.

    *agreement* is its id, and what is refused is refused as by :func:`clsm.planning.contract`; without one, every
    contract of the day is there, each on a page of its own.

    >>> import clsm
    >>> contract(clsm.datasets.load("lille-est").on("2019-12-31"), "health-contract-2019", lang="fr").title
    'Contrat local de santé à partir de 2019'
    """
    pen = Pen(lang=lang)
    ids = contract_actions(snapshot).ids if agreement is None else (agreement,)
    records = [contract_record(snapshot, id) for id in ids]
    leaves = [_contract(record, pen) for record in records] or [_nothing(_CONTRACTS, NO_CONTRACT, pen)]
    return _document(snapshot, _CONTRACTS if agreement is None else records[0].title, leaves, pen)


_CONTRACTS: Final = Text(fr="Contrats", en="Contracts")


def _nothing(title: Text, words: Text, pen: Pen) -> Leaf:
    return pen.leaf(title, pen.part("", pen.paragraph(words)))


def _contract(record: ContractRecord, pen: Pen) -> Leaf:
    told = [part for part in CONTRACT_HEADINGS if part not in ("priorities", "actions", "indicators", "money")]
    parts = [
        pen.part(
            _day(record.snapshot),
            pen.grid(
                ((_PART, 25), (_TOLD, 75)), ((CONTRACT_HEADINGS[part], _filled(record.parts[part])) for part in told)
            ),
        )
    ]
    if record.indicators:
        parts.append(_table(HEADINGS["indicators"], _indicators(record.snapshot, record.indicators, pen), pen))
    parts += [_priority(record, priority, pen) for priority in record.chain.priorities]
    if record.actions_of(None):
        parts.append(_priority(record, None, pen))
    parts.append(_money(record, pen))
    if record.missing:
        parts.append(pen.part(_MISSING, pen.points(map(_missing, record.missing), boxes=True)))
    return pen.leaf(record.title, *parts)


@exact
def actions(snapshot: Snapshot, program: str | None = None, *, lang: Lang = "en") -> Document:
    """The sheets of the actions of the day to print, each on a page of its own; with an id, that of one action.

    >>> import clsm
    >>> made = actions(clsm.datasets.load("seraing").on("2020-01-31"))
    >>> [leaf.title for leaf in made.leaves]
    ['Action sheet: Café Bavard', 'Action sheet: S’Ariane']
    """
    pen = Pen(lang=lang)
    sheets = tuple(action_sheets(snapshot).values()) if program is None else (action_sheet(snapshot, program),)
    leaves = [_leaf(sheet, pen) for sheet in sheets] or [_nothing(_SHEETS, NO_ACTIONS, pen)]
    return _document(snapshot, _SHEETS if program is None else sheets[0].title, leaves, pen)


_MISSING_OF: Final = Text(fr="{name} : {parts}", en="{name}: {parts}")


def _missing(missing: Missing) -> Text:
    return _MISSING_OF.format(name=missing.name, parts=listed(missing.words))


_PART: Final = Text(fr="Rubrique", en="Part")
_TOLD: Final = Text(fr="Ce que disent les sources", en="What the sources say")


def _document(snapshot: Snapshot, title: Text, leaves: Iterable[Leaf], pen: Pen) -> Document:
    return Document(title=pen.say(title), council=pen.say(snapshot.council.name), lang=pen.lang, leaves=tuple(leaves))


def _day(snapshot: Snapshot) -> Text:
    return _ON.format(day=both(lambda lang: say_day(snapshot.date, lang)))


def _filled(words: Sequence[Text]) -> Text:
    """What is told, or a line to fill in."""
    return set_apart(words) if words else _TO_FILL.format(blank=BLANK)


def _leaf(sheet: ActionSheet, pen: Pen) -> Leaf:
    own = (*_OWN_TABLE, "counts") if sheet.counts else _OWN_TABLE
    fields = pen.grid(
        ((_PART, 25), (_TOLD, 75)),
        ((HEADINGS[part], _filled(told)) for part, told in sheet.parts.items() if part not in own),
    )
    return pen.leaf(
        _SHEET.format(title=sheet.title),
        pen.part(_day(sheet.snapshot), fields),
        _table(HEADINGS["steps"], _steps(sheet.steps, pen), pen),
        _table(HEADINGS["costs"], _costs(sheet.snapshot, sheet.costs, pen), pen),
        *([pen.part(HEADINGS["counts"], _counts(sheet, pen))] if sheet.counts else []),
        _table(HEADINGS["indicators"], _indicators(sheet.snapshot, sheet.indicators, pen), pen),
    )


_EMPTY: Final = 3
"""How many rows are left to fill in where nothing is documented."""


def _table(heading: Text, table: Grid, pen: Pen) -> Part:
    """A *table* under its heading; where it is empty, that nothing is documented, and rows to fill in."""
    if table.rows:
        return pen.part(heading, table)
    return pen.part(heading, pen.paragraph(_FILL_IN), attrs.evolve(table, blanks=_EMPTY))


_FILL_IN: Final = Text(fr="Rien n’est documenté : à remplir.", en="Nothing is documented: to fill in.")


def _steps(steps: Sequence[StepState], pen: Pen) -> Grid:
    return pen.grid(
        ((COLUMNS["step"], 50), (COLUMNS["due"], 20), (COLUMNS["state"], 30)),
        ((step.name, say_date(step.due), STEPS[step.state]) for step in steps),
    )


def _costs(snapshot: Snapshot, costs: Sequence[Cost], pen: Pen) -> Grid:
    council = snapshot.council
    return pen.grid(
        ((COLUMNS["what"], 35), (_BUDGET, 20), (_SIDE, 12), (COLUMNS["who"], 18), (COLUMNS["amount"], 15)),
        (
            (
                cost.name,
                name(council, cost.budget),
                BUDGET_SIDES[cost.side],
                name(council, cost.actor),
                say_amount(cost.amount),
            )
            for cost in costs
        ),
    )


def _counts(sheet: ActionSheet, pen: Pen) -> Grid:
    council = sheet.snapshot.council
    return pen.grid(
        ((COLUMNS["what"], 50), (COLUMNS["year"], 20), (COLUMNS["count"], 30)),
        ((term(council, "tally_subjects", id=it.what), str(it.year), it.count.words) for it in sheet.counts),
    )


_BUDGET: Final = Text.same("budget")
_SIDE: Final = Text(fr="sens", en="side")


def _indicators(snapshot: Snapshot, states: Sequence[IndicatorState], pen: Pen) -> Grid:
    return pen.grid(
        (
            *((COLUMNS["indicator"], 22), (COLUMNS["baseline"], 13), (COLUMNS["target"], 13)),
            *((COLUMNS["observed"], 13), (COLUMNS["date"], 12), (COLUMNS["by"], 14), (COLUMNS["progress"], 13)),
        ),
        (_indicator(snapshot, state) for state in states),
    )


def _indicator(snapshot: Snapshot, state: IndicatorState) -> tuple[Text, ...]:
    if state.hidden:
        return (state.name, *(HIDDEN,) * 3, *(Text.same("–"),) * 3)
    return (
        state.name,
        say_quantity(state.baseline),
        say_quantity(state.target),
        say_quantity(state.observed),
        say_date(state.when),
        say_sources(snapshot, state),
        PROGRESS[state.progress] if state.progress else Text.same("–"),
    )


def _priority(record: ContractRecord, priority: str | None, pen: Pen) -> Part:
    """A priority with its actions, who leads them, for whom, and their indicators."""
    heading = record.snapshot.council.find(priority).words if priority else NO_PRIORITY
    sheets = record.actions_of(priority)
    if not sheets:
        return pen.part(heading, pen.paragraph(NO_ACTION.format(priority=heading)))
    grid = pen.grid(
        ((COLUMNS["action"], 16), *((HEADINGS[part], 14) for part in _ACROSS)),
        ((sheet.title, *(_filled(sheet.parts[part]) for part in _ACROSS)) for sheet in sheets),
    )
    states = tuple(chain.from_iterable(sheet.indicators for sheet in sheets))
    return pen.part(heading, grid, _indicators(record.snapshot, states, pen))


_ACROSS: Final = ("state", "lead", "partners", "public", "territory", "steps")


def _money(record: ContractRecord, pen: Pen) -> Part:
    costs = _table(CONTRACT_HEADINGS["money"], _costs(record.snapshot, record.costs, pen), pen)
    if not record.paid:
        return costs
    council = record.snapshot.council
    paid = pen.grid(
        ((COLUMNS["payer"], 50), (COLUMNS["year"], 20), (COLUMNS["paid"], 30)),
        ((name(council, it.payer), str(it.year), say_amount(it.amount)) for it in record.paid),
    )
    return attrs.evolve(costs, blocks=(*costs.blocks, pen.paragraph(_ALL_TOGETHER), paid))


_ALL_TOGETHER: Final = Text(
    fr="Ce que ses parties ont versé pendant ce temps, toutes conventions ensemble :",
    en="What its parties paid in that time, under all agreements together:",
)
