"""What one cell of an answer says: a tie, none, or nothing that can be known, and why."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, Literal, final

import attrs

from clsm.problems import Mismatch
from clsm.surveys.names import name_key
from clsm.surveys.wording import DOES_NOT_KNOW, LEVELS, NO, YES
from clsm.words import Lang

State = Literal["tie", "no", "unknown"]
Form = Literal["answer", "named", "weight"]
"""An answer is read by its scale; a partner that is named is a tie; a weight is one whatever its scale."""


@final
@attrs.frozen
class Verdict:
    """What a cell says: ``level`` is ``None`` where it does not say how close, ``why`` is that of an unknown."""

    state: State
    level: int | None = None
    why: str | None = None


TIE: Final = Verdict("tie")
NO_TIE: Final = Verdict("no")
BLANK: Final = Verdict("unknown", why="left_blank")
UNSURE: Final = Verdict("unknown", why="does_not_know")
NOT_SHOWN: Final = Verdict("unknown", why="not_shown")
UNFINISHED: Final = Verdict("unknown", why="unfinished")
UNREAD: Final = Verdict("unknown", why="not_understood")

_LANGS: Final[tuple[Lang, ...]] = ("fr", "en")
_YES_WORDS: Final = "oui yes y o x vrai true checked coche cochee selected ✓ ✔ ☑"
_NO_WORDS: Final = (
    "non|no|n|jamais|never|aucun|aucune|aucun lien|pas du tout|pas de lien|not at all|none|no contact|pas de contact"
    "|faux|false|unchecked|non coche|not selected|rien"
)
_UNSURE_WORDS: Final = (
    "nsp|ne sait pas|ne sais pas|je ne sais pas|je ne sait pas|sais pas|ne se prononce pas|sans avis|incertain"
    "|uncertain|don t know|dont know|do not know|does not know|i don t know|dk|not sure|unsure|n/a"
)
_BLANK_FORMS: Final = frozenset({"", "-", "–", "—", ".", "NA", "NaN", "nan", "NULL", "null", "None", "#N/A"})
SHOWN_TO_NOBODY: Final = "{question_not_shown}"
"""How a VV file of LimeSurvey writes a cell of a question that the respondent never saw."""


def _table() -> dict[str, Verdict]:
    known = {name_key(word): TIE for word in _YES_WORDS.split() if name_key(word)}
    for words, verdict in ((_NO_WORDS, NO_TIE), (_UNSURE_WORDS, UNSURE)):
        known |= {name_key(word): verdict for word in words.split("|")}
    for lang in _LANGS:
        for level, text in LEVELS.items():
            words = name_key(text.say(lang))
            known |= {words: Verdict("tie", level), words.removeprefix(f"{level} "): Verdict("tie", level)}
        known |= {name_key(NO.say(lang)): NO_TIE, name_key(YES.say(lang)): TIE}
        known[name_key(DOES_NOT_KNOW.say(lang))] = UNSURE
    return known


_KNOWN: Final = _table()
_TICKS: Final = frozenset("✓✔☑")
_NUMBER: Final = re.compile(r"-?[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_CHOICES: Final = ("0 to 4", "'tie'", "'no'", "'unknown'")


def number(words: str) -> float | None:
    """The number that *words* are, with a decimal comma or point; ``None`` where they are none.

    >>> number("3,0"), number("vu 3 fois")
    (3.0, None)
    """
    plain = words.replace(" ", "")
    return float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def _as_verdict(meant: Any, written: str) -> Verdict:
    if meant in ("unknown", None):
        return UNSURE
    if meant is False or meant in ("no", 0):
        return NO_TIE
    if meant is True or meant == "tie":
        return TIE
    if meant in range(1, 5):
        return Verdict("tie", int(meant))
    raise Mismatch("survey-values", found=f"{written!r}: {meant!r}")


def is_blank(words: str) -> bool:
    """Whether a cell says nothing at all: empty, a dash, the missing value of a statistics program."""
    return words in _BLANK_FORMS or words == SHOWN_TO_NOBODY


def is_unticked(words: str) -> bool:
    """Whether a cell is a box that is not ticked, which some tools write whether or not anybody saw it."""
    return name_key(words) in ("0", "unchecked", "non coche", "not selected", "faux", "false")


def is_unsure(words: str) -> bool:
    """Whether *words* say that somebody does not know."""
    return words == "?" or _KNOWN.get(name_key(words)) == UNSURE


@final
@attrs.frozen
class Scale:
    """How the cells of one question are read.

    ``meanings`` is what the caller says of words; ``blank`` what an empty cell says; ``boxes`` whether the only numbers
    are 0 and 1, which say whether there is a tie and not how close it is; ``foreign`` whether some number shows a
    scale longer than ours, so that none of its numbers can be read.
    """

    meanings: Mapping[str, Verdict]
    blank: Verdict
    boxes: bool
    foreign: bool
    asks_certainty: bool

    @classmethod
    def of(
        cls,
        texts: Iterable[str],
        *,
        values: Mapping[Any, Any],
        unknown: Collection[Any],
        blank: str,
        yes_is_1: bool = False,
    ) -> "Scale":
        """The scale on which all *texts* of a question are.

        *yes_is_1*: the tool may write yes as 1 and no as 2, so that these two alone are no levels.
        """
        meanings = {_key(word): _as_verdict(meant, str(word)) for word, meant in values.items()}
        meanings |= {_key(word): UNSURE for word in unknown}
        open_texts = {text for text in texts if _key(text) not in meanings}
        numbers = {value for text in open_texts if (value := number(text)) is not None}
        return cls(
            meanings,
            NO_TIE if blank == "no" else BLANK,
            boxes=numbers <= {0, 1},
            foreign=any(4 < value <= 10 and value != 9 for value in numbers)
            or (yes_is_1 and 2 in numbers and numbers <= {1, 2}),
            asks_certainty={text.upper() for text in open_texts} - {""} <= {"Y", "N", "U"},
        )

    def read(self, text: str, form: Form) -> Verdict:
        """What one cell says; ``UNREAD`` where its words are not understood."""
        if form == "named":
            return TIE
        if (meant := self.meanings.get(_key(text))) is not None:
            return meant
        if text == SHOWN_TO_NOBODY:
            return NOT_SHOWN
        if text in _BLANK_FORMS:
            return self.blank
        if text == "?" or (self.asks_certainty and text.upper() == "U"):
            return UNSURE
        if text in _TICKS:
            return TIE
        if (value := number(text)) is not None:
            return self._of_number(value, form)
        return _KNOWN.get(name_key(text), UNREAD)

    def _of_number(self, value: float, form: Form) -> Verdict:
        if value == 0:
            return NO_TIE
        if self.boxes and value == 1:
            return TIE
        if value in (1, 2, 3, 4) and not self.foreign:
            return Verdict("tie", int(value))
        # a weight is a tie whatever its scale
        return TIE if form == "weight" and value > 0 else UNREAD


def _key(words: Any) -> str:
    text = str(words).strip()
    value = number(text)
    return f"{value:g}" if value is not None else name_key(text) or text
