"""What a budget counts on, line by line, beside what is recorded as paid, and the shares of those who give."""

from decimal import Decimal
from typing import Final, final

import attrs

from clsm.council import Snapshot
from clsm.dates import PartialDate, Period
from clsm.entities.funding import Budget, BudgetLine
from clsm.governance.answers.cofunding import Cofunding, cofunding
from clsm.governance.answers.shared import actor_name, euros, freshness, known_sum
from clsm.results import Explained
from clsm.words import Text, paragraph


@final
@attrs.frozen(kw_only=True)
class Income(Explained):
    """One line of a budget's income, beside what its giver is recorded to have paid in that year.

    ``paid`` is ``None`` where no payment is recorded, or where the budget is not that of one calendar year.
    """

    budget: str
    name: Text
    payer: str | None
    budgeted: Decimal | None
    paid: Decimal | None
    says: Text = attrs.field(repr=False)


@final
@attrs.frozen(kw_only=True)
class BudgetReading(Explained):
    """The income of one budget, line by line, and the shares of those who give it."""

    budget: str
    year: int | None
    lines: tuple[Income, ...]
    cofunding: Cofunding | None
    certain: bool
    says: Text = attrs.field(repr=False)


_NO_LINE: Final = Text(fr="Aucune recette n’y est détaillée.", en="No income is set out in it.")
_BUDGETED: Final = Text(fr="{line} : {amount} prévus", en="{line}: {amount} counted on")
_NOT_BUDGETED: Final = Text(fr="{line} : montant non documenté", en="{line}: amount not documented")
_RECORDED: Final = Text(fr="{budgeted}, {paid} versés ({payer}).", en="{budgeted}, {paid} paid ({payer}).")
_NOT_RECORDED: Final = Text(
    fr="{budgeted} ; aucun versement n’est consigné ({payer}).", en="{budgeted}; no payment is recorded ({payer})."
)
_NOT_ONE_YEAR: Final = Text(
    fr="{budgeted} ({payer}) ; le budget n’étant pas celui d’une année civile, les versements n’y sont pas comparés.",
    en="{budgeted} ({payer}); as the budget is not that of one calendar year, payments are not compared with it.",
)
_FROM_NOBODY: Final = Text(fr="{budgeted} ; de qui n’est pas dit.", en="{budgeted}; from whom is not said.")


def budget_reading(snapshot: Snapshot, budget: Budget) -> BudgetReading:
    """What is read of one budget."""
    year = _calendar_year(budget.period)
    income = [line for line in budget.lines if line.side == "income"]
    lines = tuple(_income(snapshot, budget, line, year) for line in income)
    shares = None
    if income:
        gifts = ((line.actor, line.amount) for line in income)
        shares = cofunding(snapshot, budget.id, gifts, stated=budget.income)
    sentences = [Text.same("{name} –").format(name=budget.name), *(line.says for line in lines)]
    sentences += [shares.says] if shares else [_NO_LINE]
    return BudgetReading(
        budget=budget.id,
        year=year,
        lines=lines,
        cofunding=shares,
        certain=budget.id not in snapshot.uncertain,
        says=paragraph((*sentences, *freshness(snapshot, budget))),
    )


def _calendar_year(period: Period) -> int | None:
    """The calendar year that *period* is; ``None`` where it is longer, shorter or not known."""
    start, end = period.start, period.end
    if start is None or not isinstance(end, PartialDate):
        return None
    year = PartialDate(year=start.year)
    return start.year if (start.first, end.last) == (year.first, year.last) else None


def _income(snapshot: Snapshot, budget: Budget, line: BudgetLine, year: int | None) -> Income:
    budgeted = _NOT_BUDGETED.format(line=line.name)
    if line.amount is not None:
        budgeted = _BUDGETED.format(line=line.name, amount=euros(line.amount))
    payments = (payment for contribution in snapshot.contributions for payment in contribution.payments)
    paid = known_sum(payment.amount for payment in payments if (payment.payer, payment.year) == (line.actor, year))
    if line.actor is None:
        says = _FROM_NOBODY.format(budgeted=budgeted)
    elif year is None:
        says = _NOT_ONE_YEAR.format(budgeted=budgeted, payer=actor_name(snapshot, line.actor))
    elif paid is None:
        says = _NOT_RECORDED.format(budgeted=budgeted, payer=actor_name(snapshot, line.actor))
    else:
        says = _RECORDED.format(budgeted=budgeted, payer=actor_name(snapshot, line.actor), paid=euros(paid))
    return Income(budget=budget.id, name=line.name, payer=line.actor, budgeted=line.amount, paid=paid, says=says)
