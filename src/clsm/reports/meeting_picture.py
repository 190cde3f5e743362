"""The small picture of the sheet: the bodies where most organisations are known to sit, and what two have in common."""

from itertools import combinations
from typing import Final

from clsm.network import PartnerNetwork
from clsm.network.phrases import ORGANISATIONS
from clsm.pictures import PAPER, SMALL, Box, Line, Mark, Picture, Point, Words, height_of, width_of, wrapped
from clsm.words import Lang, Plural, Text, both

_MOST_BODIES: Final = 4
_SIZE: Final = (190.0, 44.0)
_PLACES: Final[dict[int, tuple[Point, ...]]] = {
    1: ((150.0, 0.0),),
    2: ((0.0, 0.0), (310.0, 0.0)),
    3: ((0.0, 0.0), (310.0, 0.0), (155.0, 62.0)),
    4: ((0.0, 0.0), (310.0, 0.0), (0.0, 62.0), (310.0, 62.0)),
}
"""The top left corners of the bodies, by how many they are."""

_ONLY: Final = Plural(
    Text(fr="{n} organisation n’est nommée que là : {body}", en="{n} organisation is named only there: {body}"),
    Text(fr="{n} organisations ne sont nommées que là : {body}", en="{n} organisations are named only there: {body}"),
)
_COUNTED: Final = Text(
    fr="Organisations nommées dans chaque instance, et dans deux à la fois.",
    en="Organisations named in each body, and in two at once.",
)


def bodies_in_common(net: PartnerNetwork, lang: Lang) -> Picture | None:
    """The bodies of *net* and how many organisations sit in two of them; ``None`` where none is known to sit."""
    seated: dict[str, set[str]] = {}
    for organisation, body in net.known:
        seated.setdefault(body, set()).add(organisation)
    bodies = sorted(seated, key=lambda body: (-len(seated[body]), body))[:_MOST_BODIES]
    if not bodies:
        return None
    corners = dict(zip(bodies, _PLACES[len(bodies)], strict=True))
    marks: list[Mark] = []
    for first, second in combinations(bodies, 2):
        if common := len(seated[first] & seated[second]):
            marks += _tie(_middle(corners[first]), _middle(corners[second]), common)
    for body in bodies:
        marks.append(Box(corner=corners[body], size=_SIZE))
        count = ORGANISATIONS.of(len(seated[body])).say(lang)
        lines = (*wrapped(net.label(body, lang), _SIZE[0] - 10, bold=True)[:2], count)
        marks.append(Words(at=_middle(corners[body]), lines=lines, anchor="middle"))
    bottom = max(corner[1] for corner in corners.values()) + _SIZE[1]
    return Picture(title=_sentence(net, seated, bodies[0]).say(lang), marks=tuple(marks), size=(500.0, bottom))


def _sentence(net: PartnerNetwork, seated: dict[str, set[str]], largest: str) -> Text:
    """How many are named only in the *largest* body, where that is any; else what the numbers are."""
    elsewhere = set[str]().union(*(those for body, those in seated.items() if body != largest))
    only = len(seated[largest] - elsewhere)
    if only == 0 or len(seated) == 1:
        return _COUNTED
    words = _ONLY.of(only, body=both(lambda lang: net.label(largest, lang)))
    return Text(fr=f"{_COUNTED.fr} {words.fr}.", en=f"{_COUNTED.en} {words.en}.")


def _middle(corner: Point) -> Point:
    return corner[0] + _SIZE[0] / 2, corner[1] + _SIZE[1] / 2


def _tie(start: Point, end: Point, common: int) -> list[Mark]:
    """A line with the number that both have in common, a third of the way: two that cross do so in the middle."""
    at = (start[0] + (end[0] - start[0]) * 0.38, start[1] + (end[1] - start[1]) * 0.38)
    if start[1] == end[1]:
        at = ((start[0] + end[0]) / 2, start[1])
    words = str(common)
    wide, high = width_of(words, SMALL) + 8, height_of((words,), SMALL) + 2
    return [
        Line(start=start, end=end),
        Box(corner=(at[0] - wide / 2, at[1] - high / 2), size=(wide, high), colour=PAPER, outline=None),
        Words(at=at, lines=(words,), anchor="middle", bold=True),
    ]
