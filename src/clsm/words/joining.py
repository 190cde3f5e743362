"""Texts put together: in a sentence, with semicolons, as a paragraph, or one a line."""

from collections.abc import Iterable, Sequence
from typing import Final

from clsm.words.language import Text

COMMA: Final = Text.same(", ")
"""What stands between plain names."""

SEMICOLON: Final = Text(fr=" ; ", en="; ")
"""What stands between labels that hold commas themselves, as each language sets it."""

LONGEST_LIST: Final = 12
"""How many names a sentence gives before it counts the rest."""

_LAST: Final = Text(fr="{first} et {last}", en="{first} and {last}")
_EITHER: Final = Text(fr="{first} ou {last}", en="{first} or {last}")
OTHERS: Final = Text(fr="{first} et {n} autres", en="{first} and {n} others")
"""What follows a list that is cut."""

NEAR: Final = Text(fr="vouliez-vous dire {near!r} ?", en="did you mean {near!r}?")
"""What a slip of the keyboard may have meant."""


def listed(texts: Iterable[Text], mark: Text = COMMA) -> Text:
    """The texts one after the other, with *mark* between them.

    >>> listed([Text.same("GEM"), Text(fr="psychiatrie", en="psychiatry")]).say("fr")
    'GEM, psychiatrie'
    """
    kept = tuple(texts)
    return Text(fr=mark.fr.join(text.fr for text in kept), en=mark.en.join(text.en for text in kept))


def set_apart(labels: Iterable[Text]) -> Text:
    """Labels, which may hold commas themselves, with semicolons between them.

    >>> set_apart([Text.same("Ronchin, Lesquin"), Text.same("Hellemmes")]).say("fr")
    'Ronchin, Lesquin ; Hellemmes'
    """
    return listed(labels, SEMICOLON)


def in_words(names: Sequence[Text], *, either: bool = False) -> Text:
    """*names* as a list in a sentence, the last one after "and" or "or"; a long list is cut, the rest counted.

    >>> in_words([Text.same("Ronchin"), Text.same("Lesquin"), Text(fr="l’ARS", en="the ARS")]).say("fr")
    'Ronchin, Lesquin et l’ARS'
    """
    if len(names) > LONGEST_LIST + 1:
        return OTHERS.format(first=listed(names[:LONGEST_LIST]), n=len(names) - LONGEST_LIST)
    if len(names) < 2:
        return listed(names)
    return (_EITHER if either else _LAST).format(first=listed(names[:-1]), last=names[-1])


def paragraph(sentences: Iterable[Text]) -> Text:
    """Whole *sentences* one after the other; empty ones are left out.

    >>> paragraph([Text.same("One."), Text.same(""), Text.same("Two.")]).say()
    'One. Two.'
    """
    return listed((sentence for sentence in sentences if sentence.en), Text.same(" "))


def lines(texts: Iterable[Text]) -> Text:
    r"""The texts one a line.

    >>> lines([Text.same("A"), Text.same("B")]).say()
    'A\nB'
    """
    return listed(texts, Text.same("\n"))


def flat(words: Iterable[str]) -> str:
    """Several ids or labels in one cell of a table.

    >>> flat(["gem", "epsm"])
    'gem; epsm'
    """
    return "; ".join(words)
