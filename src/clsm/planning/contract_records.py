"""A contract as agencies ask to see it: priority by priority its actions, and of each action its indicators.

Beside them stand money, partners, public, territory, and what is not documented. It serves health contracts,
conventions with an agency, projects: every agreement that actions, priorities or indicators name.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.counts import HIDDEN
from clsm.dates import PartialDate, Period
from clsm.entities.agreements import Agreement
from clsm.planning.actions import (
    HEADINGS,
    PART,
    ActionSheet,
    Cost,
    IndicatorState,
    costs_of,
    indicators_of,
    say_amount,
    say_cost,
    say_indicator,
    say_sources,
    say_time,
    sheet_of,
)
from clsm.planning.answers import name, say_date, say_quantity, stood, term
from clsm.planning.contracts import NO_ACTION, Contract, chained
from clsm.planning.progress import PROGRESS
from clsm.problems import Mismatch
from clsm.published import Ledger
from clsm.quantities import exact
from clsm.results import Bounds, Result
from clsm.tables import Row
from clsm.words import Lang, Text, lines, listed, set_apart

CONTRACT_HEADINGS: Final = {
    "kind": Text(fr="Texte", en="Text"),
    "contract_state": Text(fr="État", en="State"),
    "concluded": Text(fr="Conclu", en="Agreed"),
    "time": HEADINGS["time"],
    "parties": Text.same("Parties"),
    "territory": HEADINGS["territory"],
    "chain": Text(fr="Avenants, avant et après", en="Amendments, before and after"),
    "priorities": Text(fr="Priorités", en="Priorities"),
    "actions": Text.same("Actions"),
    "indicators": HEADINGS["indicators"],
    "money": Text(fr="Argent", en="Money"),
}
"""The parts of a contract, in their order."""

_IN_INDICATORS: Final = {
    "baseline": Text(fr="départ", en="baseline"),
    "target": Text(fr="cible", en="target"),
    "observed": Text(fr="observé", en="observed"),
}


@final
@attrs.frozen(kw_only=True)
class Paid:
    """What a party gave in a year of the contract, in euros, to the council and under whatever agreement."""

    payer: str
    year: int
    amount: Decimal


@final
@attrs.frozen(kw_only=True)
class Missing:
    """What is not documented of a contract, an action or an indicator, with its id; ``words`` name the parts."""

    of: str
    name: Text
    words: tuple[Text, ...]

    @property
    def says(self) -> Text:
        """What is not documented of it."""
        return _MISSING_OF.format(name=self.name, parts=listed(self.words))


@final
@attrs.frozen(kw_only=True, repr=False)
class ContractRecord(Result):
    """What :func:`contract` answers of one agreement.

    ``chain`` holds its priorities, its actions with their steps, its amendments, what came before and after.
    ``sheets`` maps the id of each action to its sheet, ``indicators`` are those of the contract itself. ``costs`` are
    the lines of budgets that are of its actions, or that its parties bring in its time; ``paid`` is what the parties
    are recorded to have given then. ``parts`` maps each part of the head to its lines.
    """

    snapshot: Snapshot = attrs.field(eq=False)
    agreement: str
    chain: Contract
    sheets: Mapping[str, ActionSheet]
    indicators: tuple[IndicatorState, ...]
    costs: tuple[Cost, ...]
    paid: tuple[Paid, ...]
    parts: Mapping[str, tuple[Text, ...]] = attrs.field(repr=False)

    @property
    def title(self) -> Text:
        """What the contract is called."""
        return name(self.snapshot.council, self.agreement)

    @property
    def basis(self) -> tuple[str, ...]:
        """The ids of the contract, its priorities, its actions and their indicators."""
        own = (self.agreement, *self.chain.priorities, *(it.indicator for it in self.indicators))
        return tuple(sorted({*own, *chain.from_iterable(sheet.basis for sheet in self.sheets.values())}))

    @property
    def bounds(self) -> Bounds:
        """How many of its steps were done, at least and at most, as what is not documented may have been."""
        return {"done": self.chain.done}

    def actions_of(self, priority: str | None) -> tuple[ActionSheet, ...]:
        """The sheets of the actions that serve a *priority*, by id; those that name none, for ``None``."""
        return tuple(sheet for sheet in self.sheets.values() if sheet.priority == priority)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What is not documented of the contract, of its priorities, of each action, of each indicator."""
        return tuple(self._missing())

    def _missing(self) -> Iterator[Missing]:
        council = self.snapshot.council
        if unsaid := tuple(heading for part, heading in CONTRACT_HEADINGS.items() if not self.parts[part]):
            yield Missing(of=self.agreement, name=self.title, words=unsaid)
        for priority in self.chain.without_action:
            yield Missing(of=priority, name=council.find(priority).words, words=(CONTRACT_HEADINGS["actions"],))
        for sheet in self.sheets.values():
            if sheet.missing:
                yield Missing(of=sheet.program, name=sheet.title, words=tuple(HEADINGS[it] for it in sheet.missing))
        for state in (*self.indicators, *chain.from_iterable(it.indicators for it in self.sheets.values())):
            words = tuple(words for part, words in _IN_INDICATORS.items() if getattr(state, part) is None)
            if words and not state.hidden:
                yield Missing(of=state.indicator, name=state.name, words=words)

    @property
    def says(self) -> Text:
        """The head, each priority with its actions and their indicators, then what is not documented."""
        return lines(self._sentences())

    def _sentences(self) -> Iterator[Text]:
        yield from (self.title, *stood(self.snapshot, self.agreement))
        for part, told in self.parts.items():
            # priorities and actions follow one by one
            if told and part not in ("priorities", "actions"):
                yield PART.format(heading=CONTRACT_HEADINGS[part], words=set_apart(told))
        for priority in (*self.chain.priorities, None):
            sheets = self.actions_of(priority)
            words = self.snapshot.council.find(priority).words if priority else NO_PRIORITY
            if sheets:
                yield words
            elif priority:
                yield NO_ACTION.format(priority=words)
            for sheet in sheets:
                yield _ACTION.format(name=sheet.title)
                for part in ("lead", "partners", "public", "territory", "steps", "indicators"):
                    if sheet.parts[part]:
                        yield _INSIDE.format(heading=HEADINGS[part], words=set_apart(sheet.parts[part]))
        for missing in self.missing:
            yield missing.says

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each indicator, under its action and priority; one for each action or priority without any."""
        rows = [self._row(lang, state=state) for state in self.indicators]
        rows += [self._row(lang, priority=priority) for priority in self.chain.without_action]
        for sheet in self.sheets.values():
            for state in sheet.indicators or (None,):
                rows.append(self._row(lang, priority=sheet.priority, action=sheet.program, state=state))
        return rows

    def _row(
        self,
        lang: Lang,
        *,
        priority: str | None = None,
        action: str | None = None,
        state: IndicatorState | None = None,
    ) -> Row:
        row: Row = {"contract": self.agreement, "priority": priority, "action": action, "indicator": None}
        row |= dict.fromkeys(("baseline", "target", "observed", "date", "sources", "progress"))
        if state is None:
            return row
        row["indicator"] = state.indicator
        if state.hidden:
            return row | {"observed": HIDDEN.say(lang)}
        for part in _IN_INDICATORS:
            if (quantity := getattr(state, part)) is not None:
                row[part] = say_quantity(quantity).say(lang)
        row["date"] = str(state.when) if state.when else None
        row["sources"] = say_sources(self.snapshot, state).say(lang) if state.by else None
        row["progress"] = PROGRESS[state.progress].say(lang) if state.progress else None
        return row


_ACTION: Final = Text.same("– {name}")
_INSIDE: Final = Text(fr="  {heading} : {words}", en="  {heading}: {words}")
_MISSING_OF: Final = Text(fr="Non documenté – {name} : {parts}", en="Not documented – {name}: {parts}")
NO_PRIORITY: Final = Text(fr="Sans priorité nommée", en="Without a named priority")
"""The heading of the actions of a contract that name none of its priorities."""


@exact
def contract(snapshot: Snapshot, agreement: str) -> ContractRecord:
    """Follow one contract from its priorities to the indicators of its actions, as documented by the day.

    The contract may have ended: what was under it is told all the same. What begins after the day is not.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.
    KeyError
        If nothing in the council has this id.
    clsm.problems.Mismatch
        If it is that of something else than a contract, a convention or another text.

    Examples
    --------
    >>> import clsm
    >>> record = contract(clsm.datasets.load("lille-est").on("2019-12-31"), "health-contract-2019")
    >>> record.chain.priorities
    ('contract-2019-addictions', 'contract-2019-ageing')
    >>> record.missing[1].of, [words.say() for words in record.missing[1].words]
    ('contract-2019-addictions', ['Actions'])
    """
    snapshot = as_snapshot(snapshot).outside
    council = snapshot.council
    text = council.find(agreement)
    if not isinstance(text, Agreement):
        raise Mismatch("agreement-id", found=repr(agreement))
    programs = {it.id: it for it in council.programs if not _begins_later(it.period, snapshot)}
    priorities = [it for it in council.priorities if not _begins_later(it.period, snapshot)]
    followed = chained(snapshot, text, programs=programs.values(), priorities=priorities)
    ledger = Ledger.of(council)
    sheets = {action.program: sheet_of(snapshot, programs[action.program], ledger) for action in followed.actions}
    parties = dict.fromkeys(party for id in (text.id, *followed.amendments) for party in council.find(id).parties)
    costs = tuple(cost for id in sheets for cost in costs_of(snapshot, id) if _in_time(snapshot, text, cost.budget))
    brought = tuple(_brought(snapshot, text, parties))
    paid = tuple(_paid(snapshot, text, parties))
    indicators = indicators_of(snapshot, (text.id, *followed.amendments), ledger)
    parts = {
        "kind": (term(council, "agreement_kinds", id=text.kind),),
        "contract_state": () if text.state == "not_documented" else (term(council, "agreement_states", id=text.state),),
        "concluded": (say_date(text.concluded),) if text.concluded else (),
        "time": say_time(text.period),
        "parties": tuple(name(council, id) for id in parties),
        "territory": tuple(name(council, id) for id in text.territories),
        "chain": tuple(name(council, id) for id in (*followed.before, *followed.amendments, *followed.after)),
        "priorities": tuple(council.find(id).words for id in followed.priorities),
        "actions": tuple(sheet.title for sheet in sheets.values()),
        "indicators": tuple(say_indicator(snapshot, it) for it in indicators),
        "money": (
            *(say_cost(snapshot, cost) for cost in (*costs, *brought)),
            *(_PAID.format(payer=name(council, it.payer), year=it.year, amount=say_amount(it.amount)) for it in paid),
        ),
    }
    return ContractRecord(
        snapshot=snapshot,
        agreement=text.id,
        chain=followed,
        sheets=sheets,
        indicators=indicators,
        costs=(*costs, *brought),
        paid=paid,
        parts=parts,
    )


_PAID: Final = Text(
    fr="versé par {payer} en {year}, toutes conventions ensemble : {amount}",
    en="paid by {payer} in {year}, under all agreements together: {amount}",
)


def _begins_later(period: Period, snapshot: Snapshot) -> bool:
    return period.start is not None and period.start.first > snapshot.date


def _years(text: Agreement, snapshot: Snapshot) -> range:
    """The calendar years of a contract, up to the day; none where its beginning is not documented."""
    start, end = text.period.start, text.period.ended_by or text.period.end
    if start is None:
        return range(0)
    last = min(end.year, snapshot.date.year) if isinstance(end, PartialDate) else snapshot.date.year
    return range(start.year, last + 1)


def _in_time(snapshot: Snapshot, text: Agreement, budget: str) -> bool:
    """Whether a budget begins in a year of a contract, as far as both are documented."""
    start = snapshot.council.find(budget).period.start
    return text.period.start is None or start is None or start.year in _years(text, snapshot)


def _brought(snapshot: Snapshot, text: Agreement, parties: Mapping[str, None]) -> Iterator[Cost]:
    """The income that the *parties* bring in the budgets that begin in a year of the contract."""
    for budget in sorted(snapshot.council.budgets, key=lambda budget: budget.id):
        if budget.period.start and budget.period.start.year in _years(text, snapshot):
            for line in budget.lines:
                if line.side == "income" and line.actor in parties:
                    yield Cost(
                        budget=budget.id,
                        of=line.of or text.id,
                        name=line.name,
                        side=line.side,
                        amount=line.amount,
                        actor=line.actor,
                    )


def _paid(snapshot: Snapshot, text: Agreement, parties: Mapping[str, None]) -> Iterator[Paid]:
    sums: dict[tuple[int, str], Decimal] = {}
    for contribution in snapshot.council.contributions:
        for payment in contribution.payments:
            if payment.payer in parties and payment.year in _years(text, snapshot):
                key = payment.year, payment.payer
                sums[key] = sums.get(key, Decimal(0)) + payment.amount
    for (year, payer), amount in sorted(sums.items()):
        yield Paid(payer=payer, year=year, amount=amount)
