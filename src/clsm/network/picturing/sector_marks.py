"""What tells sectors apart in a picture: a shape, a fill and a colour each, so that grey is enough.

Sectors stand in the order of the vocabulary, those of a council's own after them by id. Twenty-four have a shape and
fill of their own; a picture of more says their names beside the marks, as all pictures do.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, final

import attrs

from clsm.network.networks.nodes import UNDOCUMENTED
from clsm.network.phrases import A_FELLOWSHIP
from clsm.pictures import (
    COLOURS,
    FILLS,
    INK,
    SHAPES,
    SMALL,
    Box,
    Dot,
    Fill,
    KeyEntry,
    Line,
    Mark,
    Point,
    Shape,
    Words,
    wrapped,
)
from clsm.vocabulary import SECTORS
from clsm.words import Lang, Plural, Text

MOST_DASHED: Final = 60
"""More unknown ties than these would hide the known ones: then a broken ring says at whom they are."""

OPEN_PAIRS: Final = Plural(
    Text(fr=" ; {n} paire inconnue", en="; {n} unknown pair"),
    Text(fr=" ; {n} paires inconnues", en="; {n} unknown pairs"),
)
"""How many are unknown, at the end of a title."""

_ORDER: Final = {sector: at for at, sector in enumerate(SECTORS)}


def sector_order(sector: str | None) -> tuple[int, str]:
    """Where a sector stands among others; one that is not known comes last."""
    known = sector or UNDOCUMENTED
    last = len(_ORDER) + (known == UNDOCUMENTED)
    return _ORDER.get(known, last), known


@final
@attrs.frozen
class SectorMarks:
    """The mark of each of *sectors*; ``None`` and ``not_documented`` have the one of a sector that is not known."""

    styles: Mapping[str, tuple[Shape, Fill, str]]

    @classmethod
    def of(cls, sectors: Iterable[str | None]) -> "SectorMarks":
        """Marks for the *sectors* of a picture, whatever their order."""
        there = sorted({sector or UNDOCUMENTED for sector in sectors} - {UNDOCUMENTED}, key=sector_order)
        return cls(
            {
                sector: (SHAPES[at % len(SHAPES)], FILLS[at // len(SHAPES) % len(FILLS)], COLOURS[at % len(COLOURS)])
                for at, sector in enumerate(there)
            }
        )

    def dot(self, sector: str | None, at: Point, *, size: float = 8.0, ringed: bool = False, about: str = "") -> Dot:
        """The mark of an organisation of *sector*."""
        shape, fill, colour = self.styles.get(sector or UNDOCUMENTED, ("circle", "hollow", "#666666"))
        if sector in (None, UNDOCUMENTED) and size < 10:
            size *= 0.75  # many have none, and none is no finding
        return Dot(at=at, shape=shape, fill=fill, colour=colour, size=size, ringed=ringed, about=about)

    def key(self, sectors: Iterable[str | None], lang: Lang, name: Callable[[str], Text]) -> tuple[KeyEntry, ...]:
        """One entry for each of *sectors*, named by *name*."""
        there = sorted({sector or UNDOCUMENTED for sector in sectors}, key=sector_order)
        return tuple(
            KeyEntry(
                sample=(self.dot(sector, (0, 0)),),
                words=(SECTOR_UNKNOWN if sector == UNDOCUMENTED else name(sector)).say(lang),
            )
            for sector in there
        )


SECTOR_UNKNOWN: Final = Text(fr="Secteur non documenté", en="Sector not documented")

A_TIE: Final = Text(fr="Lien connu", en="Known tie")
STRONGER: Final = Text(fr="Lien connu, plus large s’il est plus fort", en="Known tie, wider where it is stronger")
AN_UNKNOWN_TIE: Final = Text(fr="On ne sait pas s’il y a un lien", en="Not known whether there is a tie")
RINGED: Final = Plural(
    Text(
        fr="On ne sait pas tous ses liens ; {n} paire inconnue, non dessinée",
        en="Not all of its ties are known; {n} unknown pair, not drawn",
    ),
    Text(
        fr="On ne sait pas tous ses liens ; {n} paires inconnues, non dessinées",
        en="Not all of its ties are known; {n} unknown pairs, not drawn",
    ),
)


def line_sample(*, dashed: bool = False, width: float = 1.2) -> tuple[Line]:
    """A line for the key."""
    return (Line(start=(-11, 0), end=(11, 0), dashed=dashed, width=width),)


def unknown_key(unknown: int, lang: Lang) -> tuple[KeyEntry, ...]:
    """What says in the key how *unknown* ties are shown: dashed lines or, where they are many, broken rings."""
    if not unknown:
        return ()
    if unknown <= MOST_DASHED:
        return (KeyEntry(sample=line_sample(dashed=True), words=AN_UNKNOWN_TIE.say(lang)),)
    ring = Dot(at=(0, 0), fill="hollow", size=6, ringed=True, colour=INK)
    return (KeyEntry(sample=(ring,), words=RINGED.of(unknown).say(lang)),)


def discreet(id: str, name: Callable[[str], Text], hidden: frozenset[str], lang: Lang) -> str:
    """What stands beside the mark of *id*; a fellowship that keeps its anonymity is not named."""
    return (A_FELLOWSHIP if id in hidden else name(id)).say(lang)


@final
@attrs.frozen(kw_only=True)
class Rows:
    """Labels one under the other: the lines of each and the height of its middle; all are *height* high."""

    lines: tuple[tuple[str, ...], ...]
    middles: tuple[float, ...]
    height: float


def in_rows(labels: Sequence[str], width: float, *, least: float = 15.0, height: float = 0.0, gap: float = 3.0) -> Rows:
    """*labels* wrapped to *width*, none on another, spread over at least *height*."""
    lines = tuple(wrapped(label, width) for label in labels)
    heights = [max(least, len(block) * SMALL * 1.2 + gap) for block in lines]
    room = max(0.0, height - sum(heights)) / max(1, len(heights))
    middles, top = list[float](), 0.0
    for high in heights:
        middles.append(top + (high + room) / 2)
        top += high + room
    return Rows(lines=lines, middles=tuple(middles), height=max(top, height))


def labels_at(rows: Rows, x: float, anchor: str) -> tuple[Words, ...]:
    """The labels of *rows* as marks at *x*."""
    return tuple(
        Words(at=(x, y), lines=lines, anchor="end" if anchor == "end" else "start")
        for y, lines in zip(rows.middles, rows.lines, strict=True)
    )


def framed(label: Words, dot: Dot) -> tuple[Mark, ...]:
    """A *label* and its *dot* in a frame, on paper that hides what is under them."""
    left, top, right, bottom = label.box
    left, right = min(left - 2, dot.at[0] - dot.size), max(right + 2, dot.at[0] + dot.size)
    frame = Box(corner=(left, top - 1), size=(right - left, bottom - top + 2))
    return frame, dot, attrs.evolve(label, bold=True)
