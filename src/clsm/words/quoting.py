"""A figure beside the words that its source has for it: read from them, written with them, said with them.

What has such words is made of the figures that a function reads in them (:func:`~clsm.words.rhythms.spoken_rhythm`,
:func:`~clsm.words.shares.spoken_share`), and of ``words``, which are ``None`` where the plain English form says all.
"""

from collections.abc import Callable
from typing import Any, Final, Protocol, Self, TypeVar

import attrs

from clsm.words.folding import unquoted
from clsm.words.language import Lang, Text

_QUOTES: Final = Text(fr="« {words} »", en="“{words}”")

Spoken = Callable[[str], Any]
"""What reads figures in words, and says of them whether they are ``whole``; ``None`` where it cannot."""


class Worded(Protocol):
    """What has figures and the words of a source."""

    @property
    def words(self) -> str | None:
        """The words of the source."""

    @property
    def plain(self) -> Self | None:
        """The same without them; ``None`` where they tell no figure."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read it from words."""


_Worded = TypeVar("_Worded", bound=Worded)


def read_quoting(cls: Callable[..., _Worded], text: str, spoken: Spoken) -> _Worded:
    """The *cls* that *text* tells: figures, words between quotation marks behind them, or words alone."""
    plain, quoted = unquoted(text)
    told = spoken(plain) if plain else None
    if told is None:
        return cls(words=" ".join(text.split()) if quoted and plain else quoted or plain)
    read = cls(**_figures(told))
    return read if plain == str(read) and quoted is None else cls(**_figures(told), words=quoted or plain)


def written_quoting(worded: Worded) -> str:
    """How a file holds it, in the words of its source, in a form that its ``parse`` reads back."""
    if worded.words is None:
        return str(worded)
    if type(worded).parse(worded.words) == worded:
        return worded.words
    return _beside(None if worded.plain is None else str(worded.plain), worded.words, "en")


def say_quoting(worded: Worded, counted: Callable[[Lang], str], spoken: Spoken, lang: Lang) -> str:
    """Its figures as *counted*, and its words between quotation marks where the figures do not say all that they do."""
    if worded.words is None:
        return counted(lang)
    told = spoken(worded.words)
    agrees = told is not None and all(getattr(worded, name) == value for name, value in _figures(told).items())
    if agrees and told.whole:
        return counted(lang)
    return _beside(None if worded.plain is None else counted(lang), worded.words, lang)


def _figures(told: Any) -> dict[str, Any]:
    return attrs.asdict(told, filter=lambda field, _: field.name != "whole")


def _beside(figures: str | None, words: str, lang: Lang) -> str:
    quoted = _QUOTES.format(words=words).say(lang)
    return quoted if figures is None else f"{figures} ({quoted})"
