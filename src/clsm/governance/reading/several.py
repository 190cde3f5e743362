"""Several things of one kind that a rule looks at together: the meetings of a body, its mandates, its votes.

One that fails decides, and one that is shown is enough where none fails: what cannot be told of the
others is said beside it, so that a further record never takes away what was shown.
"""

from collections.abc import Callable, Iterable
from typing import final

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.governance.engine.rules import Fill, Finding, Outcome
from clsm.words import Text, paragraph, set_apart

Fix = tuple[Add | Replace | Remove, ...]


@final
@attrs.frozen(kw_only=True)
class Item:
    """One of them: whether it is as it should be (``None``: it cannot be told), and what it is called."""

    answer: bool | None
    name: Text
    ids: tuple[str, ...] = ()
    fill: tuple[Fill, ...] = ()


@final
@attrs.frozen(kw_only=True)
class Words:
    """What is said of items by their answer; ``{n}`` is how many they are, ``{which}`` their names."""

    kept: Text
    broken: Text
    unsaid: Text = Text.same("")


def together(focus: str, head: Text, items: Iterable[Item], words: Words, fix: Callable[[], Fix]) -> Finding:
    """The finding on one or more *items* about *focus*; *fix* is asked for only where one fails."""
    looked_at = tuple(items)
    outcome: Outcome = "not_documented"
    sentences = [head]
    said: tuple[tuple[bool | None, Text, Outcome], ...] = (
        (None, words.unsaid, "not_documented"),
        (True, words.kept, "pass"),
        (False, words.broken, "fail"),
    )
    for answer, sentence, weight in said:
        if found := [item for item in looked_at if item.answer is answer]:
            sentences.insert(1, sentence.format(n=len(found), which=set_apart(item.name for item in found)))
            outcome = weight
    return Finding(
        outcome=outcome,
        focus=focus,
        because=paragraph(sentences),
        evidence=(focus, *(id for item in looked_at for id in item.ids)),
        fix=fix() if outcome == "fail" else (),
        fill=tuple(fill for item in looked_at for fill in item.fill) if outcome == "not_documented" else (),
    )
