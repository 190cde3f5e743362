"""What answers beside the verdicts share: how sure a fact is on the day, plain rows, euros and numbers in words."""

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from clsm.council import Snapshot
from clsm.governance.engine.words import day_in_words, presumed
from clsm.quantities import say_euros, say_number
from clsm.words import Text, both

_PERHAPS: Final = Text(
    fr="Les sources ne disent pas si ceci valait au {day}.", en="The sources do not say whether this stood on {day}."
)


def freshness(snapshot: Snapshot, fact: Any) -> Iterator[Text]:
    """A word on a fact that may have stood on the day, or that no source shows then."""
    if fact.id in snapshot.uncertain:
        yield _PERHAPS.format(day=day_in_words(snapshot.date))
    elif fact.id in snapshot.presumed and (shown := snapshot.council.last_shown(fact)):
        yield presumed(shown)


def euros(amount: Decimal) -> Text:
    """An amount in both languages."""
    return both(lambda lang: say_euros(amount, lang))


def number(value: Decimal | int) -> Text:
    """A number in both languages."""
    return both(lambda lang: say_number(value, lang))


def limits(counts: tuple[int, int | None]) -> tuple[float, float]:
    """A count, at least and at most, as bounds: ``None`` for the most means that there is no limit.

    >>> limits((3, None))
    (3, inf)
    """
    least, most = counts
    return least, math.inf if most is None else most


def actor_name(snapshot: Snapshot, id: str) -> str:
    """What the actor with this *id* is called."""
    return str(snapshot.council.find(id).name)


def known_sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is known of the *amounts*; ``None`` where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
