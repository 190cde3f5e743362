"""Two networks of the same organisations in a picture: the ties of the first on the left, the second on the right."""

from collections.abc import Iterator
from typing import Final

from clsm.network.networks.tie_network import TieNetwork
from clsm.network.phrases import TIES, on_day
from clsm.network.picturing.sector_marks import (
    AN_UNKNOWN_TIE,
    MOST_DASHED,
    OPEN_PAIRS,
    SectorMarks,
    discreet,
    in_rows,
    line_sample,
    sector_order,
    unknown_key,
)
from clsm.network.tables import sector_name
from clsm.pictures import WIDTH, KeyEntry, Line, Mark, Picture, Words
from clsm.problems import Mismatch
from clsm.words import Lang, Text

_TITLE: Final = Text(
    fr="Deux moments : à gauche{first}, {before} ; à droite{second}, {after} ({read}){unknown}.",
    en="Two times: on the left{first}, {before}; on the right{second}, {after} ({read}){unknown}.",
)
_BOTH: Final = Text(fr="Lien des deux moments", en="Tie at both times")
_ONLY: Final = Text(
    fr="Lien d’un moment, dont on sait qu’il n’est pas de l’autre", en="Tie at one time, known not to be at the other"
)
_UNSURE: Final = Text(
    fr="Lien d’un moment ; de l’autre, on ne sait pas", en="Tie at one time; of the other it is not known"
)
_THERE: Final = Text(
    fr="Une marque de chaque côté où l’organisation est du réseau",
    en="A mark on each side where the organisation is in the network",
)


def before_and_after(before: TieNetwork, after: TieNetwork, lang: Lang, hidden: frozenset[str]) -> Picture:
    """The names in the middle, arcs for the ties of each network at its side."""
    if before.directed and after.directed and before.pair_reading != after.pair_reading:
        raise Mismatch("two-readings", first=before.read_as, second=after.read_as)
    names = {id: net.name(id) for net in (after, before) for id in net.ids}
    sectors = {id: net.sector(id) for net in (before, after) for id in net.ids}
    ids = sorted(names, key=lambda id: (sector_order(sectors[id]), names[id].say(lang), id))
    rows = in_rows([discreet(id, names.__getitem__, hidden, lang) for id in ids], 122.0)
    heights = dict(zip(ids, rows.middles, strict=True))
    marks = SectorMarks.of(sectors.values())
    left, right = WIDTH / 2 - 72, WIDTH / 2 + 72
    tied = [_pairs(net, net.pairs[:2]) for net in (before, after)]
    unknown = [_pairs(net, net.unknown) for net in (before, after)]
    open_pairs = sum(map(len, unknown))
    dashed = open_pairs <= MOST_DASHED

    def painted() -> Iterator[Mark]:
        for side, (net, x, sign) in enumerate(((before, left, -1), (after, right, 1))):
            other = (after, before)[side]
            for pair in sorted(unknown[side]) if dashed else ():
                yield _arc(heights, pair, x, sign, dashed=True, width=0.7, colour="#777777")
            for pair in sorted(tied[side]):
                if pair in tied[1 - side]:
                    yield _arc(heights, pair, x, sign, width=0.8, colour="#888888")
                elif pair in unknown[1 - side] or not {*pair} <= {*other.ids}:
                    yield _arc(heights, pair, x, sign, width=1.2)
                else:
                    yield _arc(heights, pair, x, sign, width=3.2)
            rings = {id for pair in unknown[side] for id in pair}
            for id in ids:
                if id in net:
                    yield marks.dot(sectors[id], (x, heights[id]), size=7, ringed=not dashed and id in rings)
        for id, lines in zip(ids, rows.lines, strict=True):
            yield Words(at=(WIDTH / 2, heights[id]), lines=lines, anchor="middle")

    unknown_words = (
        (KeyEntry(sample=line_sample(dashed=True), words=AN_UNKNOWN_TIE.say(lang)),)
        if dashed and open_pairs
        else unknown_key(open_pairs, lang)
    )
    return Picture(
        title=_TITLE.format(
            first=on_day(before.date),
            before=TIES.of(len(tied[0])),
            second=on_day(after.date),
            after=TIES.of(len(tied[1])),
            unknown=OPEN_PAIRS.of(open_pairs) if open_pairs else "",
            read=before.said(pairs=True),
        ).say(lang),
        marks=tuple(painted()),
        size=(WIDTH, rows.height),
        key=(
            KeyEntry(sample=(marks.dot(None, (0, 0)),), words=_THERE.say(lang)),
            KeyEntry(sample=line_sample(width=0.8), words=_BOTH.say(lang)),
            KeyEntry(sample=line_sample(width=3.2), words=_ONLY.say(lang)),
            KeyEntry(sample=line_sample(width=1.2), words=_UNSURE.say(lang)),
            *unknown_words,
            *marks.key(sectors.values(), lang, sector_name),
        ),
    )


def _pairs(net: TieNetwork, ends: "tuple[object, object]") -> set[tuple[str, str]]:
    low, high = (column.tolist() for column in ends)  # type: ignore[attr-defined]
    return {(net.ids[a], net.ids[b]) for a, b in zip(low, high, strict=True)}


def _arc(
    heights: dict[str, float],
    pair: tuple[str, str],
    x: float,
    sign: int,
    *,
    width: float,
    colour: str = "#1a1a1a",
    dashed: bool = False,
) -> Line:
    """A tie as an arc: the farther apart, the farther out, as far as the picture is wide."""
    top, bottom = sorted(heights[id] for id in pair)
    start = x + sign * 5
    # a curve reaches half the way to the point that bends it
    out = min(14 + 0.55 * (bottom - top), 2 * (WIDTH / 2 - 72 - 8))
    return Line(
        start=(start, top),
        end=(start, bottom),
        bend=(start + sign * out, (top + bottom) / 2),
        dashed=dashed,
        width=width,
        colour=colour,
    )
