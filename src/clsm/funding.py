"""Who gives what to the council, and on what basis."""

from collections.abc import Mapping
from decimal import Decimal
from typing import final

import attrs

from clsm.dates import Frequency, PartialDate, Period
from clsm.fields import as_identifier, one_of, refers_to, tuple_of
from clsm.language import Text
from clsm.quantities import Rate, Reading
from clsm.vocabulary import MONEY_BASES


@final
@attrs.frozen(kw_only=True)
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
@attrs.frozen(kw_only=True)
class Share:
    """What one payer owes under one reading of the rate; ``amount=None`` where it cannot be worked out."""

    payer: str
    reading: Reading
    amount: Decimal | None


@final
@attrs.frozen(kw_only=True)
class Contribution:
    """A way in which partners fund the council, such as a yearly fee per inhabitant.

    ``basis`` is how it is given where the payers are not named one by one (``in_kind``: premises,
    time, deposits). ``rate`` keeps the words of the source with every reading of them; ``None`` where no rate is
    given. ``frequency`` says how often it is paid.
    """

    id: str = attrs.field(validator=as_identifier)
    name: Text
    basis: str = attrs.field(default="not_documented", validator=one_of(MONEY_BASES))
    recipient: str | None = attrs.field(default=None, metadata=refers_to("actors"))
    payers: tuple[Payer, ...] = attrs.field(default=(), validator=tuple_of(Payer))
    rate: Rate | None = None
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
            for reading, amount in zip(self.rate.readings, amounts, strict=True):
                shares.append(Share(payer=payer.actor, reading=reading, amount=amount))
        return tuple(shares)
