"""Two languages side by side: every sentence that a reader may see exists in both.

The language is asked for by keyword where words are made (``lang="en"`` or ``"fr"``);
it is never a setting of the process.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Literal, final

import attrs

Lang = Literal["en", "fr"]


_OBEYED: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+")
"""What a terminal, a page or a calendar obeys instead of showing it: controls, ends of lines, marks of direction."""


def on_one_line(words: str) -> str:
    r"""*words* with a space in place of line breaks and of what a terminal would obey.

    >>> on_one_line("Steering\n\x1bcommittee")
    'Steering committee'
    """
    return words if words.isprintable() else _OBEYED.sub(" ", words)


@final
@attrs.frozen(kw_only=True)
class Text:
    """The same words in French and in English.

    In a council file a text is a mapping with ``fr`` and ``en``; a plain string stands
    for both (a proper name, or words that nobody has translated yet).

    >>> greeting = Text(fr="Bonjour", en="Good day")
    >>> greeting.say("fr")
    'Bonjour'
    >>> Text.same("AGORA").say()
    'AGORA'
    """

    fr: str
    en: str

    def __attrs_post_init__(self) -> None:
        if not (isinstance(self.fr, str) and isinstance(self.en, str)):
            lang, words = ("en", self.en) if isinstance(self.fr, str) else ("fr", self.fr)
            raise TypeError(f"a Text holds words: {lang} is a str, not a {type(words).__name__}")

    @classmethod
    def same(cls, words: str) -> "Text":
        """The same *words* in both languages."""
        return cls(fr=words, en=words)

    def say(self, lang: Lang = "en") -> str:
        """The words in *lang*; any other language raises :class:`ValueError`."""
        if lang == "en":
            return self.en
        if lang == "fr":
            return self.fr
        raise ValueError(f"the language is 'en' or 'fr', not {lang!r}")

    def format(self, **values: object) -> "Text":
        """Both texts with their ``{fields}`` filled; a :class:`Text` value fills each in its own language.

        What fills a field stays on its line, as :func:`on_one_line` leaves it: a name cannot begin a line of its own.

        >>> Text(fr="Lieu : {kind}", en="Place: {kind}").format(kind=Text(fr="mairie", en="town hall")).say("fr")
        'Lieu : mairie'
        """
        return Text(fr=self._filled("fr", values), en=self._filled("en", values))

    def _filled(self, lang: Lang, values: "Mapping[str, object]") -> str:
        template, kept = self.say(lang), dict[str, object]()
        quotes = "!r}" in template
        for name, value in values.items():
            word = value.say(lang) if isinstance(value, Text) else value
            # what is quoted by !r is escaped by it
            quoted = quotes and f"{{{name}!r}}" in template
            kept[name] = on_one_line(word) if isinstance(word, str) and not quoted else word
        return template.format(**kept)


def both(say: Callable[[Lang], str]) -> Text:
    """A text from a function that says something in a language.

    >>> both(lambda lang: f"({lang})").say("fr")
    '(fr)'
    """
    return Text(fr=say("fr"), en=say("en"))


NOT_DOCUMENTED: Final = Text(fr="non documenté", en="not documented")

YES_OR_NO: Final[Mapping[bool | None, Text]] = MappingProxyType(
    {True: Text(fr="oui", en="yes"), False: Text(fr="non", en="no"), None: NOT_DOCUMENTED}
)
"""What answers yes, no, or nothing."""
