"""Several things of one kind that a rule looks at together: the meetings of a body, its mandates, its votes.

One that fails decides. Otherwise one of which it cannot be told leaves all of them open: one meeting that is known
to have had its quorum says nothing of five others.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import final

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.governance.engine import rules as engine
from clsm.governance.engine.rules import Fill, Finding, Outcome
from clsm.words import Text, paragraph, set_apart

Fix = tuple[Add | Replace | Remove, ...]


@final
@attrs.frozen(kw_only=True)
class Item:
    """One of them: whether it is as it should be (``None``: it cannot be told), and its name, made when it is said."""

    answer: bool | None
    name: Text | Callable[[], Text]
    ids: tuple[str, ...] = ()
    fill: tuple[Fill, ...] = ()


@final
@attrs.frozen(kw_only=True)
class Words:
    """The sentence for the items of each answer; ``{n}`` is how many they are, ``{which}`` their names.

    ``unsaid`` is for those of which it cannot be told.
    """

    kept: Text
    broken: Text
    unsaid: Text = Text.same("")


def together(focus: str, head: Text, items: Iterable[Item], words: Words, fix: Callable[[], Fix]) -> Finding:
    """The finding on one or more *items* about *focus*; *fix* is asked for only where one fails."""
    looked_at = tuple(items)
    broken = [item for item in looked_at if item.answer is False]
    kept = [item for item in looked_at if item.answer]
    unsaid = [item for item in looked_at if item.answer is None]
    outcome: Outcome = "pass" if kept else "not_documented"
    if broken:
        outcome = "fail"
    elif unsaid:
        outcome = "not_documented"
    parts = ((words.broken, broken), (words.kept, kept), (words.unsaid, unsaid))
    sentences = (_about(sentence, some) for sentence, some in parts if some)
    return Finding(
        outcome=outcome,
        focus=focus,
        because=paragraph((head, *sentences)),
        evidence=(focus, *(id for item in looked_at for id in item.ids)),
        fix=fix() if outcome == "fail" else (),
        first=(_to_find(unsaid),) if outcome == "fail" and unsaid else (),
        fill=tuple(fill for item in unsaid for fill in item.fill) if outcome == "not_documented" else (),
    )


def _to_find(unsaid: Sequence[Item]) -> engine.Fix:
    """What is open of the others: once it is found, and what fails is mended, the whole is kept."""
    return engine.Fix(kind="record", fill=tuple(fill for item in unsaid for fill in item.fill))


def _about(sentence: Text, items: Sequence[Item]) -> Text:
    if "{which}" not in sentence.en:
        return sentence.format(n=len(items))
    names = (item.name if isinstance(item.name, Text) else item.name() for item in items)
    return sentence.format(n=len(items), which=set_apart(names))
