"""Who funds a council, by its own keys: shares by payer, what was paid, what a budget counts on, coordination time.

Amounts are exact and to the cent. A rate whose words can be read in several ways gives one amount
for each reading, side by side, and none is chosen. What is not documented stays ``None``, never 0,
and whatever rests on it comes with bounds. Which year's population is counted is the caller's choice.
"""

import decimal
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, final

import attrs

from clsm.council import Snapshot, UnknownId, as_snapshot
from clsm.governance.answers.budgets import BudgetReading, budget_reading
from clsm.governance.answers.cofunding import Cofunding
from clsm.governance.answers.coordinators import CoordinatorTime, coordinators
from clsm.governance.answers.keys import Due, Key, Vintages, chosen, key_of
from clsm.quantities import Reading
from clsm.results import Bounds, KeyedResult
from clsm.tables import Row
from clsm.words import Lang, Text, lines


@final
@attrs.frozen(kw_only=True, repr=False)
class Funding(KeyedResult[tuple[Due, ...]]):
    """What :func:`funding` answers: a mapping from each payer to what it owes, in order of ids.

    ``keys_read`` are the contributions, each with what is due and what was paid; ``budgets`` the budgets, each with
    its lines of income; ``coordination`` is the coordinators' time, post by post.
    """

    keys_read: tuple[Key, ...]
    budgets: tuple[BudgetReading, ...]
    coordination: CoordinatorTime

    def __getitem__(self, payer: str) -> tuple[Due, ...]:
        dues = tuple(due for key in self.keys_read for due in key.dues if due.payer == payer)
        if not dues:
            raise UnknownId.among(payer, self)
        return dues

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({due.payer for key in self.keys_read for due in key.dues}))

    def __len__(self) -> int:
        return len(set(self))

    @property
    def basis(self) -> tuple[str, ...]:
        """The ids of the contributions, budgets and posts that were read."""
        contributions = [key.contribution for key in self.keys_read]
        budgets = [budget.budget for budget in self.budgets]
        return (*contributions, *budgets, *(post.post for post in self.coordination.posts))

    @property
    def bounds(self) -> Bounds:
        """The least and the most of the coordinators' time, ``None`` where no post is documented."""
        limits = self.coordination.limits
        return {"full_time_equivalent": None if limits is None else (float(limits[0]), float(limits[1]))}

    @property
    def says(self) -> Text:
        """The contributions, the budgets and the coordinators' time, a paragraph each."""
        money = [*(key.says for key in self.keys_read), *(budget.says for budget in self.budgets)]
        return lines((*(money or [_NO_FUNDS]), self.coordination.says))

    def key(self, contribution: str) -> Key:
        """What was read of one contribution; raises :class:`KeyError` if it is not one of the day."""
        for key in self.keys_read:
            if key.contribution == contribution:
                return key
        raise UnknownId.among(contribution, (key.contribution for key in self.keys_read))

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each finding, of plain values: shares due, payments, parts, lines of budgets, posts."""
        return [_row(lang, **row) for row in self._rows()]

    def _rows(self) -> Iterator[dict[str, Any]]:
        for key in self.keys_read:
            yield {"finding": "contribution", "of": key.contribution, "certain": key.certain, "says": key.says}
            readings = key.rate.readings if key.rate else (None,)
            for due in key.dues:
                for reading, amount in zip(readings, due.amounts or (None,), strict=True):
                    yield {
                        "finding": "due", "of": key.contribution, "who": due.payer, "reading": reading,
                        "year": due.year, "population": due.population, "amount": amount, "says": due.says,
                    }  # fmt: skip
            for total in key.totals:
                yield {"finding": "total", "of": key.contribution, "reading": total.reading,
                       "amount": total.per_inhabitant, "low": total.at_least}  # fmt: skip
            for paid in key.paid:
                yield {"finding": "paid", "of": key.contribution, "who": paid.payer, "year": paid.year,
                       "amount": paid.amount, "says": paid.says}  # fmt: skip
            for shares in key.cofunding:
                yield from _part_rows(shares)
        for budget in self.budgets:
            yield {"finding": "budget", "of": budget.budget, "year": budget.year, "certain": budget.certain,
                   "says": budget.says}  # fmt: skip
            for line in budget.lines:
                yield {"finding": "income", "of": budget.budget, "who": line.payer, "year": budget.year,
                       "amount": line.budgeted, "paid": line.paid, "says": line.says}  # fmt: skip
            yield from _part_rows(budget.cofunding) if budget.cofunding else ()
        for post in self.coordination.posts:
            yield {"finding": "coordinator", "of": post.post, "who": post.employer, "certain": post.certain,
                   "amount": post.full_time_equivalent, "says": post.says}  # fmt: skip


def _part_rows(shares: Cofunding) -> Iterator[dict[str, Any]]:
    for finding, parts in (("part", shares.by_payer), ("part_of_sector", shares.by_sector)):
        for part in parts:
            yield {"finding": finding, "of": shares.of, "who": part.who, "reading": shares.reading,
                   "amount": part.amount, "low": part.low, "high": part.high}  # fmt: skip


def _row(
    lang: Lang,
    *,
    finding: str,
    of: str,
    who: str | None = None,
    reading: Reading | None = None,
    year: int | None = None,
    population: int | None = None,
    amount: Decimal | None = None,
    paid: Decimal | None = None,
    low: Decimal | Fraction | None = None,
    high: Fraction | None = None,
    certain: bool | None = None,
    says: Text | None = None,
) -> Row:
    return {
        "finding": finding,
        "of": of,
        "who": who,
        "reading": None if reading is None else f"{reading.value:f}",
        "year": year,
        "population": population,
        "amount": _plain(amount),
        "paid": _plain(paid),
        "low": _plain(low),
        "high": _plain(high),
        "certain": certain,
        "says": None if says is None else says.say(lang),
    }


def _plain(value: Decimal | Fraction | None) -> str | None:
    """An amount as it is; a share to four decimals."""
    if isinstance(value, Fraction):
        value = Decimal(f"{round(value * 10_000)}E-4")
    return None if value is None else f"{value:f}"


# ---------------------------------------------------------------- the question


def funding(snapshot: Snapshot, *, vintages: Vintages | None = None) -> Funding:
    """Read who funds the council: by its keys, in its payments, in its budgets; and the coordinator's time.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day, ``council.on("2011-11-01")``. Payments of later years are left out.
    vintages : int or collections.abc.Mapping, optional
        Which year's population is counted: one year for every territory, or a year by the id of each.
        Without a choice, nothing that rests on a population is worked out, and each payer lists the
        years that are documented.

    Returns
    -------
    Funding
        A payer without a documented basis, or whose population is not known for the chosen year, has
        ``None`` for an amount, and so has any total that it belongs to. No figure is computed where the
        same people would be counted twice.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.
    clsm.problems.Mismatch
        If *vintages* is neither a year nor years by territory, or names no territory of the council.

    Examples
    --------
    >>> import clsm
    >>> today = clsm.datasets.load("lille-est").on("2011-11-01")
    >>> [due.vintages for due in funding(today)["ronchin"]]
    [(2011, 2019, 2020, 2022)]
    >>> shares = funding(today, vintages=2022)
    >>> [[str(amount) for amount in due.amounts] for due in shares["ronchin"]]
    [['7774.40', '77.74']]
    >>> [due.amounts for due in shares["epsm"]]
    [(None, None)]
    >>> [str(total.per_inhabitant) for total in shares.key("membership-fee").totals]
    ['35850.40', '358.49']
    """
    snapshot = as_snapshot(snapshot)
    years = chosen(snapshot, vintages)
    with decimal.localcontext() as whole:
        whole.prec, whole.Emax, whole.Emin = decimal.MAX_PREC, decimal.MAX_EMAX, decimal.MIN_EMIN
        contributions = sorted(snapshot.contributions, key=lambda contribution: contribution.id)
        budgets = sorted(snapshot.budgets, key=lambda budget: budget.id)
        return Funding(
            keys_read=tuple(key_of(snapshot, contribution, years) for contribution in contributions),
            budgets=tuple(budget_reading(snapshot, budget) for budget in budgets),
            coordination=coordinators(snapshot),
        )


_NO_FUNDS: Final = Text(
    fr="Ni contribution ni budget ne sont documentés pour ce jour.",
    en="Neither a contribution nor a budget is documented for this day.",
)
