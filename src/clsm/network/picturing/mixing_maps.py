"""Ties between sectors as a heat map: a cell for each two sectors, hatched where something was not observed."""

from collections.abc import Iterator
from typing import Final

from clsm.network.measures.mixing import Mixing
from clsm.network.phrases import TIES, on_day
from clsm.network.picturing.sector_marks import OPEN_PAIRS, SectorMarks, in_rows, labels_at, sector_order
from clsm.network.tables import sector_name
from clsm.pictures import SMALL, WIDTH, Box, KeyEntry, Mark, Picture, Words
from clsm.words import Lang, Plural, Text

_TITLE: Final = Text(
    fr="Liens entre secteurs{day} : {ties} ({read}){unknown}{dropped}. Chaque case : la part des paires observées qui "
    "sont liées.",
    en="Ties between sectors{day}: {ties} ({read}){unknown}{dropped}. Each cell: the share of observed pairs that are "
    "tied.",
)
_DROPPED: Final = Plural(
    Text(fr=" ; sans {n} organisation de secteur non documenté", en="; without {n} organisation of unknown sector"),
    Text(fr=" ; sans {n} organisations de secteur non documenté", en="; without {n} organisations of unknown sector"),
)
_SHADE: Final = Text(fr="{share} % des paires observées", en="{share}% of the observed pairs")
_NOT_OBSERVED: Final = Text(fr="Aucune paire n’est observée", en="No pair was observed")
_IN_PART: Final = Text(fr="Observé en partie", en="Observed in part")
_NOT_POSSIBLE: Final = Text(fr="Aucune paire possible", en="No pair is possible")
_ROWS_TO_COLUMNS: Final = Text(fr="Les liens vont des lignes aux colonnes", en="Ties go from rows to columns")

_STEPS: Final = ("#f7f7f7", "#cfe1f0", "#92bfdd", "#4a90c2", "#1f5f96", "#0b3463")
"""From none to all, each darker than the one before."""


def _shade(share: float) -> str:
    # nothing but no tie at all has the first step
    return _STEPS[0] if share == 0 else _STEPS[min(len(_STEPS) - 1, 1 + int(share * (len(_STEPS) - 1)))]


def mixing_map(answer: Mixing, lang: Lang) -> Picture:
    """A row and a numbered column for each sector, a cell for each two, the darker the more of its pairs are tied."""
    sectors = sorted(answer.sizes, key=sector_order)
    marks = SectorMarks.of(sectors)
    label = 150.0
    cell = max(12.0, min(34.0, (WIDTH - label) / max(1, len(sectors))))
    names = [f"{at} {sector_name(sector).say(lang)}" for at, sector in enumerate(sectors, start=1)]
    rows = in_rows(names, label - 18, least=cell, height=cell * len(sectors))
    crowded = cell < 18
    top = 26.0 if crowded else 16.0

    def painted() -> Iterator[Mark]:
        for at, sector in enumerate(sectors):
            x = label + (at + 0.5) * cell
            # where columns are narrow, every second number stands higher
            height = top - 8 - (10 if crowded and at % 2 else 0)
            yield Words(at=(x, height), lines=(str(at + 1),), anchor="middle", size=9 if crowded else SMALL)
            yield marks.dot(sector, (label - 8, top + rows.middles[at]), size=7)
        for i, first in enumerate(sectors):
            y, tall = top + rows.middles[i], _height(rows.middles, rows.height, i)
            for j, second in enumerate(sectors):
                if not answer.directed and j > i:
                    continue
                corner = (label + j * cell, y - tall / 2)
                yield from _cell(answer, (first, second), corner, (cell, tall))
        shifted = (Words(at=(word.at[0], word.at[1] + top), lines=word.lines, anchor=word.anchor) for word in labels)
        yield from shifted

    labels = labels_at(rows, label - 16, "end")
    shades = [
        KeyEntry(
            sample=(Box(corner=(-6, -6), size=(12, 12), colour=_shade(share)),),
            words=_SHADE.format(share=words).say(lang),
        )
        for share, words in ((0.0, "0"), (0.1, "1–20"), (0.3, "20–40"), (0.5, "40–60"), (0.7, "60–80"), (1.0, "80–100"))
    ]
    whole = Box(corner=(-6, -6), size=(12, 12), hatched=True)
    part = Box(corner=(-6, -6), size=(12, 12), hatched=True, colour=_STEPS[2])
    blank = Box(corner=(-6, -6), size=(12, 12), outline=None)
    key = [
        *shades,
        KeyEntry(sample=(whole,), words=_NOT_OBSERVED.say(lang)),
        KeyEntry(sample=(part,), words=_IN_PART.say(lang)),
        KeyEntry(sample=(blank, Words(at=(0, 0), lines=("–",), anchor="middle")), words=_NOT_POSSIBLE.say(lang)),
    ]
    if answer.directed:
        key.append(
            KeyEntry(sample=(Words(at=(0, 0), lines=("→",), anchor="middle"),), words=_ROWS_TO_COLUMNS.say(lang))
        )
    open_pairs = sum(answer.possible.values()) - sum(answer.observed.values())
    title = _TITLE.format(
        day=on_day(answer.basis.date),
        ties=TIES.of(sum(answer.counts.values())),
        read=answer._net.said(),
        unknown=OPEN_PAIRS.of(open_pairs) if open_pairs else "",
        dropped=_DROPPED.of(answer.dropped_organisations) if answer.dropped_organisations else "",
    )
    return Picture(
        title=title.say(lang),
        marks=tuple(painted()),
        size=(max(WIDTH, label + cell * len(sectors)), top + rows.height),
        key=tuple(key),
    )


def _height(middles: tuple[float, ...], whole: float, at: int) -> float:
    """How high the row at *at* is: it reaches as far from its middle as the edge of the one before."""
    edge = 0.0
    for middle in middles[:at]:
        edge += 2 * (middle - edge)
    return min(2 * (middles[at] - edge), whole)


def _cell(
    answer: Mixing, pair: tuple[str, str], corner: tuple[float, float], size: tuple[float, float]
) -> Iterator[Mark]:
    ties, observed, possible = answer.counts[pair], answer.observed[pair], answer.possible[pair]
    x, y = corner[0] + size[0] / 2, corner[1] + size[1] / 2
    if not possible:
        yield Words(at=(x, y), lines=("–",), anchor="middle", colour="#777777")
        return
    share = ties / observed if observed else 0.0
    colour = _shade(share) if observed else "#ffffff"
    yield Box(corner=corner, size=size, colour=colour, hatched=observed < possible, outline="#666666")
    if observed and size[0] >= 26:
        paper = "#ffffff" if _STEPS.index(colour) > 2 else "#1a1a1a"
        yield Words(at=(x, y), lines=(f"{ties}/{observed}",), anchor="middle", size=SMALL - 2, colour=paper)
