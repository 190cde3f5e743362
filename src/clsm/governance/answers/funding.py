"""Who funds a council, by its own keys: shares by payer, what was paid, what a budget counts on, coordination time.

Amounts are exact and to the cent. A rate whose words can be read in several ways gives one amount
for each reading, side by side, and none is chosen. What is not documented stays ``None``, never 0,
and whatever rests on it comes with bounds. Which year's population is counted is the caller's choice.
"""

import decimal
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.governance.answers.budgets import BudgetReading, budget_reading
from clsm.governance.answers.cofunding import Cofunding
from clsm.governance.answers.coordinators import CoordinatorTime, coordinators
from clsm.governance.answers.keys import Due, Key, Vintages, chosen, key_of
from clsm.quantities import Reading
from clsm.tables import Row, data_frame, html_table
from clsm.words import Lang, Text, lines


@final
@attrs.frozen(kw_only=True, eq=True)
class Funding(Mapping[str, tuple[Due, ...]]):
    """What :func:`funding` answers: a mapping from each payer to what it owes, in order of ids.

    ``basis`` are the ids of the contributions, budgets and posts that were read; ``bounds`` those of the
    coordinators' time.
    """

    keys_read: tuple[Key, ...]
    budgets: tuple[BudgetReading, ...]
    coordination: CoordinatorTime
    basis: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def __getitem__(self, payer: str) -> tuple[Due, ...]:
        found = tuple(due for key in self.keys_read for due in key.dues if due.payer == payer)
        if not found:
            raise KeyError(payer)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({due.payer for key in self.keys_read for due in key.dues}))

    def __len__(self) -> int:
        return len(set(self))

    @property
    def bounds(self) -> tuple[tuple[str, tuple[Decimal, Decimal]], ...] | None:
        """The least and the most of the coordinators' time, ``None`` where no post is documented."""
        limits = self.coordination.bounds
        return (("full_time_equivalent", limits),) if limits else None

    def key(self, contribution: str) -> Key:
        """What was read of one contribution; raises :class:`KeyError` if it is not one of the day."""
        for key in self.keys_read:
            if key.contribution == contribution:
                return key
        raise KeyError(contribution)

    def explain(self, lang: Lang = "en") -> str:
        """The answer in a few paragraphs."""
        return self.says.say(lang)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each finding, of plain values: shares due, payments, parts, lines of budgets, posts."""
        return [_row(lang, **row) for row in self._rows()]

    def to_pandas(self, lang: Lang = "en") -> Any:
        """The rows as a ``DataFrame``; needs the extra ``pandas``."""
        return data_frame(self.to_rows(lang))

    def _repr_html_(self) -> str:
        return html_table(self.to_rows(), self.explain())

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
    >>> found = funding(today, vintages=2022)
    >>> [[str(amount) for amount in due.amounts] for due in found["ronchin"]]
    [['7774.40', '77.74']]
    >>> [due.amounts for due in found["epsm"]]
    [(None, None)]
    >>> [str(total.per_inhabitant) for total in found.key("membership-fee").totals]
    ['35850.40', '358.49']
    """
    snapshot = as_snapshot(snapshot)
    years = chosen(snapshot, vintages)
    with decimal.localcontext() as exact:
        exact.prec, exact.Emax, exact.Emin = decimal.MAX_PREC, decimal.MAX_EMAX, decimal.MIN_EMIN
        keys = tuple(key_of(snapshot, one, years) for one in sorted(snapshot.contributions, key=lambda one: one.id))
        budgets = tuple(budget_reading(snapshot, one) for one in sorted(snapshot.budgets, key=lambda one: one.id))
        coordination = coordinators(snapshot)
    posts = tuple(post.post for post in coordination.posts)
    said = (*(key.says for key in keys), *(budget.says for budget in budgets))
    nothing = () if said else (_NO_FUNDS,)
    return Funding(
        keys_read=keys,
        budgets=budgets,
        coordination=coordination,
        basis=(*(key.contribution for key in keys), *(budget.budget for budget in budgets), *posts),
        says=lines((*nothing, *said, coordination.says)),
    )


_NO_FUNDS: Final = Text(
    fr="Ni contribution ni budget ne sont documentés pour ce jour.",
    en="Neither a contribution nor a budget is documented for this day.",
)
