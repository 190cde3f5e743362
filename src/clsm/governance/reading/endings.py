"""What a text expects to be there: it stands, it came to an end with nothing since, or nobody says.

No file says that its list of bodies, texts or priorities is complete. That one is missing is
therefore only sure where one is known to have ended.
"""

import datetime
from collections.abc import Iterable
from typing import Any, Final, final

import attrs

from clsm.council import Snapshot
from clsm.dates import PartialDate
from clsm.governance.engine.rules import Outcome
from clsm.words import Text, both, set_apart

_NAME_AND_END: Final = Text.same("{name}, {end}")


@final
@attrs.frozen(kw_only=True)
class Words:
    """How the three answers are said; ``{names}`` stands for what was found."""

    there: Text
    ended: Text
    unsaid: Text = Text.same("")


@final
@attrs.frozen(kw_only=True)
class Answer:
    """Whether something stands, in words, and on what that rests."""

    outcome: Outcome
    because: Text
    evidence: tuple[str, ...] = ()


def stands(there: Iterable[Any], ever: Iterable[Any], day: datetime.date, words: Words) -> Answer:
    """Whether one of those *there* on the *day* is found, or else one of all that *ever* were has surely ended."""
    facts = sorted(there, key=lambda fact: fact.id)
    if facts:
        because = words.there.format(names=set_apart(_called(fact) for fact in facts))
        return Answer(outcome="pass", because=because, evidence=tuple(fact.id for fact in facts))
    if gone := ended(ever, day):
        names = set_apart(_NAME_AND_END.format(name=_called(fact), end=both(end.say)) for fact, end in gone)
        evidence = tuple(fact.id for fact, _ in gone)
        return Answer(outcome="fail", because=words.ended.format(names=names), evidence=evidence)
    return Answer(outcome="not_documented", because=words.unsaid)


def ended(facts: Iterable[Any], day: datetime.date) -> list[tuple[Any, PartialDate]]:
    """Those of the *facts* that are known to have ended before *day*, with their end, by id."""
    ends = [(fact, fact.period.end or fact.period.ended_by) for fact in sorted(facts, key=lambda fact: fact.id)]
    return [(fact, end) for fact, end in ends if isinstance(end, PartialDate) and end.last < day]


def _called(fact: Any) -> Text:
    words: Text = fact.words if hasattr(fact, "words") else fact.name
    return words


def has_ended(snapshot: Snapshot) -> bool:
    """Whether the council is known to end on the day at the latest: then nothing is left to decide."""
    end = snapshot.council.period.end
    return isinstance(end, PartialDate) and end.last <= snapshot.date
