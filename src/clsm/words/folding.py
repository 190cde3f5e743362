"""Words as they are compared: without capitals, accents or curly apostrophes, numbers in figures."""

import re
import unicodedata
from typing import Final

_NUMBERS: Final = {
    "un": "1", "une": "1", "deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "sept": "7",
    "huit": "8", "neuf": "9", "dix": "10", "onze": "11", "douze": "12", "quinze": "15", "vingt": "20",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20",
}  # fmt: skip
_SIGNS: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "œ": "oe", "–": "-", "—": "-", "‑": "-"})


def folded(words: str) -> str:
    """*words* as a grammar reads them: small letters, no accents, one space, small numbers in figures.

    >>> folded("Au moins DEUX fois par  année.")
    'au moins 2 fois par annee'
    """
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_SIGNS))
    plain = re.sub("[\u0300-\u036f]", "", plain)
    plain = re.sub(r"[a-z]+", lambda word: _NUMBERS.get(word[0], word[0]), plain)
    return " ".join(plain.split()).strip(" .;:,")


_QUOTED: Final = re.compile(r"(?P<plain>[^(«“\"]*?) ?\(?[«“\"] ?(?P<words>.*[^ ]) ?[»”\"]\)?")


def unquoted(text: str) -> tuple[str, str | None]:
    """The words before a quotation, and the quotation; ``None`` where *text* quotes nothing.

    >>> unquoted("3 a year (“once a term”)")
    ('3 a year', 'once a term')
    >>> unquoted("« autant que de besoin »")
    ('', 'autant que de besoin')
    """
    line = " ".join(text.split())
    match = _QUOTED.fullmatch(line)
    return (match["plain"], match["words"]) if match else (line, None)
