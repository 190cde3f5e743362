"""How an indicator stands: against its target from its baseline, or by its trend."""

from decimal import Decimal
from typing import Final

from clsm.entities.indicators import Indicator, Observation
from clsm.quantities import Quantity
from clsm.words import NOT_DOCUMENTED, Text

PROGRESS: Final = {
    "met": Text(fr="atteint", en="met"),
    "on_the_way": Text(fr="en chemin", en="on the way"),
    "not_yet": Text(fr="pas encore", en="not yet"),
    "observed": Text(fr="observé, sans repère pour en juger", en="observed, with nothing to judge it by"),
    "not_documented": NOT_DOCUMENTED,
}
"""How an indicator stands against its target."""


def progress_of(figure: Indicator, seen: Observation | None) -> str:
    """How an indicator stands, a key of :data:`PROGRESS`, from its target, its baseline and what was last seen.

    Where no target or no figure settles it, the trend does: better is on the way. What was seen and cannot be judged
    is ``observed``. A target tells by itself which
    way is up where it says "at least"; otherwise the baseline does.
    """
    if seen is None:
        return "not_documented"
    if figure.target is None or seen.quantity is None:
        known = "observed" if seen.quantity else "not_documented"
        return {"better": "on_the_way", "unchanged": "not_yet", "worse": "not_yet"}.get(seen.trend, known)
    unit = figure.target.unit
    now, goal, start = (_value(it, unit) for it in (seen.quantity, figure.target, figure.baseline))
    if now is None or goal is None:
        return "observed"
    at_least = figure.target.qualifier in ("at_least", "more_than")
    if start is None and not at_least:
        # nothing tells which way is up
        return "met" if now == goal else "observed"
    if not at_least and start is not None and goal < start:
        # less is better: with every sign turned, more is
        now, goal, start = -now, -goal, -start
    if now > goal or (now == goal and figure.target.qualifier != "more_than"):
        return "met"
    return "on_the_way" if start is not None and now > start else "not_yet"


def _value(quantity: Quantity | None, unit: Text) -> Decimal | None:
    """The number of a quantity; ``None`` where it has none, is only about so much, or is in another *unit*."""
    if quantity is None or quantity.unit != unit or quantity.qualifier == "about":
        return None
    return quantity.value
