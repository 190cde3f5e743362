"""What answers beside the verdicts share: how sure a fact is on the day, plain rows, euros and numbers in words."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from clsm.council import Snapshot
from clsm.governance.engine.words import day_in_words, since
from clsm.quantities import say_euros, say_number
from clsm.words.language import Text, both

Row = dict[str, str | int | bool | None]
"""One finding as plain values, ready for a table."""


_PERHAPS: Final = Text(
    fr="Les sources ne disent pas si ceci valait au {day}.", en="The sources do not say whether this stood on {day}."
)
_PRESUMED: Final = Text(
    fr="Présumé {since}, dernière date à laquelle une source le montre.",
    en="Presumed {since}, the last date at which a source shows it.",
)


def freshness(snapshot: Snapshot, fact: Any) -> Iterator[Text]:
    """A word on a fact that may have stood on the day, or that no source shows then."""
    if fact.id in snapshot.uncertain:
        yield _PERHAPS.format(day=day_in_words(snapshot.date))
    elif fact.id in snapshot.presumed and (shown := snapshot.council.last_shown(fact)):
        yield _PRESUMED.format(since=since(shown))


def euros(amount: Decimal) -> Text:
    """An amount in both languages."""
    return both(lambda lang: say_euros(amount, lang))


def number(value: Decimal | int) -> Text:
    """A number in both languages."""
    return both(lambda lang: say_number(value, lang))


def actor_name(snapshot: Snapshot, id: str) -> str:
    """What the actor with this *id* is called."""
    return str(snapshot.council.find(id).name)


def known_sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is known of the *amounts*; ``None`` where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
