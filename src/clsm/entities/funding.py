"""Who gives what to the council, and on what basis."""

from collections.abc import Mapping
from decimal import Decimal
from typing import final

import attrs

from clsm.dates import Frequency, PartialDate, Period
from clsm.fields import amount, as_identifier, frozen, in_list, one_of, refers_to, tuple_of
from clsm.quantities import Rate, Reading
from clsm.vocabulary import BUDGET_SIDES, MONEY_BASES
from clsm.words import Text


@final
@frozen(kw_only=True)
class Payer:
    """One who pays: an actor, the basis of its share, and the territory whose people are counted.

    ``territory=None`` means that there is none to count, or that the source does not tell:
    such a share cannot be worked out.
    """

    actor: str = attrs.field(metadata=refers_to("actors"))
    basis: str = attrs.field(default="not_documented", validator=one_of(MONEY_BASES))
    territory: str | None = attrs.field(default=None, metadata=refers_to("territories"))
    note: Text | None = None


@final
@frozen(kw_only=True)
class Payment:
    """What ``payer`` gave in ``year``: ``amount`` euros, or what its gift in kind was reckoned at."""

    payer: str = attrs.field(metadata=refers_to("actors"))
    year: int
    amount: Decimal = attrs.field(validator=amount)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))


@final
@frozen(kw_only=True)
class BudgetLine:
    """One line of a budget; ``amount=None`` where it is named without a figure.

    ``actor`` is the id of who gives or receives, ``of`` that of the post or program that it pays for.
    """

    name: Text
    side: str = attrs.field(validator=one_of(BUDGET_SIDES))
    amount: Decimal | None = attrs.field(default=None, validator=attrs.validators.optional(amount))
    actor: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    of: str | None = attrs.field(default=None, metadata=refers_to("posts", "programs"))
    note: Text | None = None


@final
@frozen(kw_only=True)
class Budget:
    """What the council counts on and spends in the time of ``period``, planned or drawn up afterwards.

    ``income`` and ``expenses`` are the totals that its source states, ``None`` where it states none:
    they are kept beside the lines, and a total that is not the sum is told, not mended.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    lines: tuple[BudgetLine, ...] = attrs.field(default=(), validator=tuple_of(BudgetLine))
    income: Decimal | None = attrs.field(default=None, validator=attrs.validators.optional(amount))
    expenses: Decimal | None = attrs.field(default=None, validator=attrs.validators.optional(amount))
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None


@final
@attrs.frozen(kw_only=True)  # worked out and never read: it may have more digits than a source writes
class Share:
    """What one payer owes under one reading of the rate; ``amount=None`` where it cannot be worked out."""

    payer: str
    reading: Reading
    amount: Decimal | None


@final
@frozen(kw_only=True)
class BroughtResource:
    """What the partner whose id is ``actor`` brings, money apart: premises, time, knowledge; no amount is needed.

    ``words`` say more of it, ``None`` where the source does not.
    """

    actor: str = attrs.field(metadata=refers_to("actors"))
    kind: str = attrs.field(metadata=in_list("resource_kinds"))
    words: Text | None = None
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))


@final
@frozen(kw_only=True)
class Contribution:
    """A way in which partners fund the council, such as a yearly fee per inhabitant.

    ``basis`` is how it is given where the payers are not named one by one (``in_kind``: premises,
    time, deposits). ``rate`` keeps the words of the source with every reading of them; ``None`` where no rate is
    given. ``frequency`` says how often it is paid, ``payments`` what was. ``resources`` are what partners bring
    beside money.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    basis: str = attrs.field(default="not_documented", validator=one_of(MONEY_BASES))
    recipient: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    payers: tuple[Payer, ...] = attrs.field(default=(), validator=tuple_of(Payer))
    rate: Rate | None = None
    payments: tuple[Payment, ...] = attrs.field(default=(), validator=tuple_of(Payment))
    resources: tuple[BroughtResource, ...] = attrs.field(default=(), validator=tuple_of(BroughtResource))
    frequency: Frequency | None = None
    period: Period = attrs.field(factory=Period)
    sources: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("references"))
    as_of: PartialDate | None = None
    note: Text | None = None

    def shares(self, populations: Mapping[str, int | None]) -> tuple[Share, ...]:
        """What each payer owes under each reading of the rate, payers in their order.

        *populations* maps ids of territories to inhabitants (``None``: not documented). A payer
        without a per-capita basis, without a territory, or whose population is not known gets
        ``None``: its part is unknown, not zero. Without a rate there are no shares.
        """
        if self.rate is None:
            return ()
        shares = []
        for payer in self.payers:
            count = populations.get(payer.territory) if payer.basis == "per_capita" and payer.territory else None
            amounts = [None] * len(self.rate.readings) if count is None else self.rate.amounts(count)
            for reading, owed in zip(self.rate.readings, amounts, strict=True):
                shares.append(Share(payer=payer.actor, reading=reading, amount=owed))
        return tuple(shares)
