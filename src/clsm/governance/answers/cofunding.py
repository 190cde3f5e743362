"""Who gives what share of a whole, and between which limits where a part of it is not known."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final, final

import attrs

from clsm.council import Snapshot
from clsm.governance.answers.shared import known_sum, number
from clsm.quantities import Reading
from clsm.results import Explained
from clsm.vocabulary import label
from clsm.words import Text, both, set_apart

_NOBODY: Final = "not_documented"
"""The key under which a gift stands whose giver is not documented."""


@final
@attrs.frozen(kw_only=True)
class Part:
    """The share that one payer, or one sector, has in a whole: between ``low`` and ``high``, from 0 to 1.

    ``amount`` is what is known of it; ``low`` and ``high`` are the same where nothing is left open.
    """

    who: str
    amount: Decimal | None
    low: Fraction
    high: Fraction


@final
@attrs.frozen(kw_only=True)
class Cofunding(Explained):
    """Who gives what share of a contribution (under one reading of its rate) or of the income of a budget."""

    of: str
    reading: Reading | None
    by_payer: tuple[Part, ...]
    by_sector: tuple[Part, ...]
    says: Text = attrs.field(repr=False)


Gift = tuple[str | None, Decimal | None]
"""Who gives, and how much; ``None`` where it is not documented."""


def cofunding(
    snapshot: Snapshot, of: str, gifts: Iterable[Gift], *, reading: Reading | None = None, stated: Decimal | None = None
) -> Cofunding:
    """The shares of those who give, in all *gifts* together; *stated* is the total that a source gives."""
    gifts_by_sector = [
        (actor or _NOBODY, snapshot.council.find(actor).sector if actor else _NOBODY, by) for actor, by in gifts
    ]
    by_sector = _parts(((sector, amount) for _, sector, amount in gifts_by_sector), stated)
    return Cofunding(
        of=of,
        reading=reading,
        by_payer=_parts(((payer, amount) for payer, _, amount in gifts_by_sector), stated),
        by_sector=by_sector,
        says=_BY_SECTOR.format(parts=set_apart(_part_words(snapshot, part) for part in by_sector)),
    )


def _parts(gifts: Iterable[tuple[str, Decimal | None]], stated: Decimal | None) -> tuple[Part, ...]:
    """The share of each giver in all *gifts*, as far as it is known.

    An amount that is not known may be anything from 0 up; with a *stated* total, it is what is left.
    """
    by_giver = dict[str, list[Decimal | None]]()
    for who, amount in gifts:
        by_giver.setdefault(who, []).append(amount)
    known = {who: Fraction(known_sum(amounts) or 0) for who, amounts in by_giver.items()}
    open_ones = {who for who, amounts in by_giver.items() if None in amounts}
    together = sum(known.values(), Fraction(0))
    left = Fraction(stated) - together if stated is not None and open_ones else Fraction(-1)
    parts = []
    for who in sorted(by_giver):
        if left >= 0:
            # the stated total holds what is open, and no more
            whole = together + left
            alone = open_ones == {who}
            low = known[who] + (left if alone else 0)
            high = known[who] + (left if who in open_ones else 0)
        else:
            whole = together
            low = known[who] if open_ones <= {who} else Fraction(0)
            high = whole if who in open_ones else known[who]
        # in a whole of 0, or of which nothing is known, only those who give something unknown can have a share
        limits = (low / whole, high / whole) if whole else (Fraction(0), Fraction(who in open_ones))
        parts.append(Part(who=who, amount=known_sum(by_giver[who]), low=limits[0], high=limits[1]))
    return tuple(parts)


_BY_SECTOR: Final = Text(fr="Parts par secteur : {parts}.", en="Shares by sector: {parts}.")
_EXACTLY: Final = Text.same("{who} {high}")
_AT_MOST: Final = Text(fr="{who} au plus {high}", en="{who} at most {high}")
_NO_LESS: Final = Text(fr="{who} au moins {low}", en="{who} at least {low}")
_BETWEEN: Final = Text(fr="{who} de {low} à {high}", en="{who} from {low} to {high}")
_PART_UNKNOWN: Final = Text(fr="{who} part non documentée", en="{who} share not documented")


def _part_words(snapshot: Snapshot, part: Part) -> Text:
    who = both(lambda lang: label("sectors", part.who, lang=lang, terms=snapshot.council.terms))
    if part.low == 0 and part.high == 1:
        return _PART_UNKNOWN.format(who=who)
    if part.low == part.high:
        sentence = _EXACTLY
    elif part.high == 1:
        sentence = _NO_LESS
    elif part.low == 0:
        sentence = _AT_MOST
    else:
        sentence = _BETWEEN
    return sentence.format(who=who, low=_percent(part.low), high=_percent(part.high))


def _percent(share: Fraction) -> Text:
    tenths = round(share * 1000)
    return Text(fr="{n} %", en="{n}%").format(n=number(Decimal(f"{tenths}E-1")))
