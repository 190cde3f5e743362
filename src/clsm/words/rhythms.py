"""How often, in words: the forms in which councils write it, French and English.

Only what can be read in one way is read. "Bimonthly" may be twice a month or every two months, "about three
times" sets no least number: such words are left as words.
"""

import re
from functools import lru_cache
from typing import Final, Literal, final

import attrs

from clsm.words.folding import folded

RhythmUnit = Literal["week", "month", "year"]


@final
@attrs.frozen(kw_only=True)
class SpokenRhythm:
    """What words say of how often something happens; ``whole`` where they say nothing besides."""

    low: int
    high: int | None
    every: int
    unit: RhythmUnit
    or_more: bool
    on_average: bool
    whole: bool


_UNITS: Final[dict[str, tuple[int, RhythmUnit]]] = {
    "week": (1, "week"), "semaine": (1, "week"), "8 jours": (1, "week"), "7 jours": (1, "week"), "7 days": (1, "week"),
    "fortnight": (2, "week"), "quinzaine": (2, "week"), "15 jours": (2, "week"), "14 jours": (2, "week"),
    "14 days": (2, "week"),
    "month": (1, "month"), "mois": (1, "month"),
    "quarter": (3, "month"), "trimestre": (3, "month"), "half-year": (6, "month"), "half year": (6, "month"),
    "semestre": (6, "month"),
    "year": (1, "year"), "an": (1, "year"), "annee": (1, "year"), "annum": (1, "year"), "calendar year": (1, "year"),
    "annee civile": (1, "year"),
}  # fmt: skip
_STEMS: Final[dict[str, tuple[int, int, RhythmUnit]]] = {
    "bihebdomadaire": (2, 1, "week"), "hebdomadaire": (1, 1, "week"), "weekly": (1, 1, "week"),
    "fortnightly": (1, 2, "week"),
    "bimensuel": (2, 1, "month"), "mensuel": (1, 1, "month"), "monthly": (1, 1, "month"),
    "bimestriel": (1, 2, "month"), "2-monthly": (1, 2, "month"),
    "trimestriel": (1, 3, "month"), "quarterly": (1, 3, "month"), "3-monthly": (1, 3, "month"),
    "quadrimestriel": (1, 4, "month"),
    "semestriel": (1, 6, "month"), "half-yearly": (1, 6, "month"), "6-monthly": (1, 6, "month"),
    "semiannual": (1, 6, "month"), "semi-annual": (1, 6, "month"),
    "annuel": (1, 1, "year"), "yearly": (1, 1, "year"), "annual": (1, 1, "year"), "annually": (1, 1, "year"),
    "biennal": (1, 2, "year"), "biennial": (1, 2, "year"), "triennal": (1, 3, "year"), "triennial": (1, 3, "year"),
}  # fmt: skip
"""How many times in how many units; "annuelle", "annuels" and "annuellement" are forms of "annuel"."""

_FLOOR: Final = (
    r"(?:au (?:moins|minimum)|a minima|(?:un )?minimum(?: de| of)?"
    r"|at (?:least|a minimum)|a minimum of|(?:no|not) (?:less|fewer) than)"
)
_NEED: Final = (
    r",? (?:et |ou |and |or )?(?:plus|autant|aussi souvent|(?:a )?chaque fois|more|as often|as|whenever)\b"
    r".*\b(?:besoin|necessaires?|necessite|exigent|exige|needed|necessary|required)"
)
_CALLED: Final = r",? (?:sur convocation|sur invitation|convened by|at the call of) .+"
_WHEN: Final = (
    r",? (?:pendant|durant|lors (?:de |du |des |d')|a l'occasion (?:de |du |des |d')|during|on the occasion of) ?"
    r"(?!.*[0-9])(?!.*\b(?:sauf|hors|except|first|premiere?s?)\b).+"
)
_TIMES: Final = (
    r"(?:(?:entre |between )?(?P<low>[0-9]{1,4}|once|twice|thrice)"
    r"(?: ?(?:a|to|ou|or|et|and|-) ?(?P<high>[0-9]{1,4}|twice|thrice|plusieurs|more))?"
    r"|(?P<several>plusieurs|several))"
)
_THING: Final = (
    r"(?:fois|times?|x|(?:reunion|seance|rencontre|session|meeting|assemblee)s?(?: plenieres?| ordinaires?)?"
    r"|(?:plenary|ordinary|regular) (?:meeting|session)s?)"
)
_UNIT: Final = rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})s?"
_DAY: Final = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?"
)
_RANK: Final = r"(?:premier|1er|deuxieme|second|troisieme|quatrieme|dernier|first|third|fourth|last)"
_EVERY: Final = (
    rf"(?:(?:par|per|an?|chaque|every|each|tous les|toutes les|in (?:a|the)|dans l'|l')"
    rf"(?: (?P<every>[0-9]{{1,4}}|other|second))? ?{_UNIT}"
    rf"|(?:1 )?(?P<half>semaine|mois|an|annee) sur 2|alternate (?P<alternate>week|month|year)s)"
)
_STEM: Final = rf"(?P<stem>{'|'.join(sorted(_STEMS, key=len, reverse=True))})(?:le|s|les|lement|ment|ly)?"
_CORES: Final = (
    rf"(?:{_TIMES}(?: {_THING})? )?{_EVERY}",
    rf"(?:{_TIMES} )?(?:{_THING} )?{_STEM}(?: {_THING})?",
    rf"(?:le |the |on the )?{_RANK} {_DAY} (?P<monthly>du mois|de chaque mois|of (?:the|each|every) month)",
    rf"(?P<weekly>chaque|tous les|every|each) {_DAY}",
)
"""Compiled when words are first read: few councils write any, and every import would wait for them."""

_LEAD: Final = r"^(?:(?:elle|il|elles|ils|it|they) )?(?:se reuni(?:t|ssent)|meets?|a raison de|au rythme de)(?: :)? "
_COUNTS: Final = {"once": 1, "twice": 2, "thrice": 3}


@lru_cache(maxsize=1000)
def spoken_rhythm(words: str) -> SpokenRhythm | None:
    """What *words* say of how often; ``None`` where they can be read in no way, or in several.

    >>> spoken_rhythm("tous les 15 jours").every, spoken_rhythm("au minimum 3 fois par an").low
    (2, 3)
    >>> spoken_rhythm("autant que de besoin") is None
    True
    """
    left = re.sub(_LEAD, "", re.sub(r" ?/ ?", " par ", re.sub(r"([0-9])x\b", r"\1 x", folded(words))))
    whole, floor = True, False
    for suffix in (_NEED, _CALLED, _WHEN):
        shorter = re.sub(f"{suffix}$", "", left)
        if shorter != left:
            whole, floor = False, floor or suffix is _NEED
            dated = suffix is _WHEN
            left = shorter
            if dated and not re.search(r"\b(?:an|annee|year|annuel\w*|yearly|annual\w*|annum)$", left):
                return None  # "each week in summer" says nothing of the rest of the year
    left, average = re.subn(r"^(?:en moyenne|on average),? |,? (?:en moyenne|on average)$", "", left)
    left, least = re.subn(rf"^{_FLOOR} | {_FLOOR}$| (?:ou plus|or more)$", "", left)
    floor = floor or bool(least)
    left, more = re.subn(r"^(?:plus de|more than) ", "", left)
    match = next((found for core in _CORES if (found := re.fullmatch(core, left.strip()))), None)
    if match is None or (more and floor):
        return None
    return _counted(match.groupdict(), floor=floor, more=bool(more), average=bool(average), whole=whole)


def _counted(
    parts: dict[str, str | None], *, floor: bool, more: bool, average: bool, whole: bool
) -> SpokenRhythm | None:
    several, low_word, high_word = parts.get("several"), parts.get("low"), parts.get("high")
    low = 2 if several else _number(low_word or "1")
    high = low
    if several or high_word in ("plusieurs", "more"):
        floor, whole = True, whole and not several
    elif high_word:
        high = _number(high_word)
    if more:
        if high != low or several or low_word is None:
            return None
        low, high, floor, whole = low + 1, low + 1, True, False
    every, unit = 1, parts.get("unit")
    if unit:
        number = {"other": 2, "second": 2}.get(parts["every"] or "")
        every = int(parts["every"] or 1) if number is None else number
        length, kind = _UNITS[unit]
        every *= length
    elif found := parts.get("half") or parts.get("alternate"):
        every, kind = 2, _UNITS[found][1]
    elif stem := parts.get("stem"):
        times, every, kind = _STEMS[stem]
        if low_word and times > 1:
            return None
        low, high = (low, high) if low_word or several else (times, times)
    else:
        every, kind, whole = 1, "month" if parts.get("monthly") else "week", False
    ranged = bool(high_word) and high != low
    return SpokenRhythm(
        low=low,
        high=None if floor and not ranged else high,
        every=every,
        unit=kind,
        or_more=floor and ranged,
        on_average=average,
        whole=whole,
    )


def _number(words: str) -> int:
    return _COUNTS[words] if words in _COUNTS else int(words)
