"""What every answer of the network floor shares: flat rows, a table, a data frame, names put into a sentence.

An answer has ``.reading`` (which relation was read), ``.basis`` (what was observed), ``.bounds`` (what
the facts left open could change), ``explain(lang)``, ``to_rows(lang)`` and ``_repr_html_``.
"""

from collections.abc import Iterable, Sequence

from clsm.words.language import Text, listed

Row = dict[str, str | int | float | bool | None]
"""One finding as plain values, ready for a table."""

Bounds = tuple[tuple[str, tuple[int, int]], ...]
"""What a figure can be at least and at most, by its name."""

LONGEST_LIST = 12
"""How many names a sentence gives before it counts the rest."""

_LAST = Text(fr="{first} et {last}", en="{first} and {last}")
_EITHER = Text(fr="{first} ou {last}", en="{first} or {last}")
_OTHERS = Text(fr="{first} et {n} autres", en="{first} and {n} others")


def in_words(names: Sequence[Text], *, either: bool = False) -> Text:
    """*names* as a list in a sentence, the last one after "and" or "or"; a long list is cut, the rest counted.

    >>> in_words([Text.same("Ronchin"), Text.same("Lesquin"), Text(fr="l’ARS", en="the ARS")]).say("fr")
    'Ronchin, Lesquin et l’ARS'
    """
    if len(names) > LONGEST_LIST + 1:
        return _OTHERS.format(first=listed(names[:LONGEST_LIST]), n=len(names) - LONGEST_LIST)
    if len(names) < 2:
        return listed(names)
    return (_EITHER if either else _LAST).format(first=listed(names[:-1]), last=names[-1])


def counted(n: int, one: Text, many: Text) -> Text:
    """*one* or *many*, with ``{n}`` filled; French keeps the singular for none.

    >>> counted(0, Text(fr="{n} siège", en="{n} seat"), Text(fr="{n} sièges", en="{n} seats")).say("fr")
    '0 siège'
    """
    return Text(fr=(one if n < 2 else many).fr.format(n=n), en=(one if n == 1 else many).en.format(n=n))


def paragraph(sentences: Iterable[Text]) -> Text:
    """Whole *sentences* one after the other; empty ones are left out."""
    return listed((sentence for sentence in sentences if sentence.en), Text.same(" "))


def flat(ids: Iterable[str]) -> str:
    """Several ids in one cell of a table."""
    return "; ".join(ids)
