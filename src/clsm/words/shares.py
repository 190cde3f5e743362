"""How many are needed, in words: the forms in which statutes and rules write a quorum or a majority.

Only what can be read in one way is read: "a qualified majority" sets no figure, and stays words.
"""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal, final

import attrs

from clsm.words.folding import folded

ShareBase = Literal[
    "members", "seats", "in_office", "appointed", "present", "present_or_represented", "votes_cast", "not_documented"
]


@final
@attrs.frozen(kw_only=True)
class SpokenShare:
    """What words say of how many are needed; ``whole`` where they say nothing besides."""

    part: Fraction
    strictly: bool
    of: ShareBase | None
    plus_one: bool
    whole: bool


_PARTS: Final = {
    "half": Fraction(1, 2), "moitie": Fraction(1, 2), "tiers": Fraction(1, 3), "third": Fraction(1, 3),
    "quart": Fraction(1, 4), "quarter": Fraction(1, 4), "fourth": Fraction(1, 4),
    "cinquieme": Fraction(1, 5), "fifth": Fraction(1, 5), "totalite": Fraction(1), "all": Fraction(1),
}  # fmt: skip
_FLOOR: Final = (
    r"(?:au (?:moins|minimum)|a minima|(?:un )?minimum(?: de| of)?"
    r"|at least|a minimum of|(?:no|not) (?:less|fewer) than)"
)
_MORE: Final = r"(?:(?:strictement )?plus (?:de|du|d')|more than|over)"
_PART: Final = (
    r"(?:la |le |les |the |a )?(?:(?P<over>[0-9]{1,3})/(?P<under>[0-9]{1,3})"
    r"|(?P<percent>[0-9]{1,3}) ?(?:%|per ?cent|pour cent)"
    r"|(?:(?P<times>[0-9])[ -])?(?P<name>half|moitie|tiers|third|quart|quarter|fourth|cinquieme|fifth|totalite|all)s?)"
)
_LATE: Final = rf"(?P<late> {_FLOOR})?"
_SHARE: Final = rf"(?:(?P<floor>{_FLOOR})|(?P<more>{_MORE}))? ?{_PART}{_LATE}"
_ONE_OVER: Final = rf"1 more than {_PART}"
_MAJORITY_OF: Final = rf"(?:la |a )?majorite (?:de|des|du) {_PART}"
_PART_MAJORITY: Final = rf"{_PART}[ -]majority"
_MAJORITY: Final = (
    r"(?:la |the |an? )?(?:(?P<sort>absolute|simple|relative) )?majorit[ey](?: (?P<kind>absolue|simple|relative))?"
)
_UNANIMITY: Final = r"unanimite|unanimity|unanimously|unanimous vote"
_NUMBER: Final = rf"(?:(?P<floor>{_FLOOR})|(?P<more>{_MORE}))? ?(?P<count>[0-9]{{1,4}}){_LATE}"
_LEAD: Final = (
    r"^(?:(?:le |the |a |un )?quorum (?:est fixe a|est de|est atteint a|is|of|de) "
    r"|quorum ?: ?|(?:a|by) (?=la |l'|the |a |1 |maj))"
)
_PLUS_ONE: Final = r"(?: et| and)? ?(?:plus|\+) ?1\b(?: voix| vote| membre| member)?"
_MUST_BE: Final = (
    r" (?:sont|soient|est|doivent etre|doit etre|are|is|must be|being) presente?s?(?: (?:ou|or) represente(?:e?s|d))?$"
)
_OF_THE_BODY: Final = (
    r" (?:du|de la|de l'|of the|of|composant (?:le|la|l')) ?"
    r"(?:conseil|comite(?: de pilotage)?|commission|instance|assemblee|bureau"
    r"|board|(?:steering )?committee|council|plenary)$"
)
_OF: Final = r"(?:^| )(?:(?:des|de|du|of) )?(?:the |les |ses |its )?(?:deliberative |voting )?"
_BASES: Final[tuple[tuple[str, ShareBase], ...]] = (
    (r"(?:membres? |voix des membres |votants )?presente?s (?:ou|et) representee?s", "present_or_represented"),
    (r"(?:members|those) present (?:or|and) represented", "present_or_represented"),
    (r"suffrages(?: exprimes)?|voix exprimees|votes exprimes|votes cast", "votes_cast"),
    (r"(?:members|those) present and voting", "votes_cast"),
    (r"(?:membres? )?presents?|(?:members?|those) present", "present"),
    (r"membres en exercice|members in office|(?:serving|sitting) members", "in_office"),
    (r"membres (?:nommes|designes)|appointed members|members appointed", "appointed"),
    (r"sieges|seats", "seats"),
    (r"membres?|members?", "members"),
    (r"voix|votes?", "not_documented"),
)  # fmt: skip
_COUNTED: Final = r" (?:people|personnes)$"


@lru_cache(maxsize=1000)
def spoken_share(words: str) -> SpokenShare | None:
    """What *words* say of how many are needed; ``None`` where they can be read in no way, or in several.

    >>> spoken_share("au moins les deux tiers des suffrages exprimés").part
    Fraction(2, 3)
    >>> spoken_share("une majorité qualifiée") is None
    True
    """
    left = re.sub(_LEAD, "", folded(words)).removeprefix("l'")
    whole = True
    for remark in (_MUST_BE, _OF_THE_BODY):
        left, times = re.subn(remark, "", left)
        whole = whole and not times
    left, late = re.subn(rf" {_FLOOR}$", "", left)
    left, plus = re.subn(_PLUS_ONE, "", left, count=1)
    base: ShareBase = "not_documented"
    for form, meant in _BASES:
        shorter = re.sub(rf"{_OF}(?:{form})$", "", left)
        if shorter != left:
            left, base, whole = shorter, meant, whole and meant != "not_documented"
            break
    share = _needed(left, base, plus_one=bool(plus), whole=whole)
    return None if late and share and share.strictly else share


def _needed(head: str, base: ShareBase, *, plus_one: bool, whole: bool) -> SpokenShare | None:
    """What the *head* of the words says, the *base* taken off."""
    if match := re.fullmatch(_SHARE, head):
        strictly = bool(match["more"])
        if strictly and (plus_one or match["late"]):
            return None
        return SpokenShare(part=_part(match), strictly=strictly, of=base, plus_one=plus_one, whole=whole)
    if plus_one:
        return None
    if match := re.fullmatch(_ONE_OVER, head):
        return SpokenShare(part=_part(match), strictly=False, of=base, plus_one=True, whole=whole)
    if match := re.fullmatch(_MAJORITY_OF, head) or re.fullmatch(_PART_MAJORITY, head):
        return SpokenShare(part=_part(match), strictly=False, of=base, plus_one=False, whole=whole)
    if re.fullmatch(_UNANIMITY, head):
        return SpokenShare(part=Fraction(1), strictly=False, of=base, plus_one=False, whole=whole)
    if match := re.fullmatch(_MAJORITY, head):
        return _majority(match["sort"] or match["kind"], base, whole=whole)
    match = re.fullmatch(_NUMBER, re.sub(_COUNTED, "", head))
    if match is None or (match["more"] and match["late"]):
        return None
    # "at least 1 of the members" is one of them, and not a share
    return SpokenShare(
        part=Fraction(int(match["count"])), strictly=bool(match["more"]), of=None, plus_one=False, whole=whole
    )


def _majority(kind: str | None, base: ShareBase, *, whole: bool) -> SpokenShare | None:
    """More than half; a simple one is of the votes cast, and of another base it may mean two things."""
    if kind in ("simple", "relative"):
        if base not in ("votes_cast", "not_documented"):
            return None
        base, whole = "votes_cast", False
    return SpokenShare(part=Fraction(1, 2), strictly=True, of=base, plus_one=False, whole=whole)


def _part(match: "re.Match[str]") -> Fraction:
    """The share that was written; 0, which nothing accepts, where it is out of 0."""
    if match["over"]:
        under = int(match["under"])
        return Fraction(int(match["over"]), under) if under else Fraction(0)
    if match["percent"]:
        return Fraction(int(match["percent"]), 100)
    return _PARTS[match["name"]] * int(match["times"] or 1)
