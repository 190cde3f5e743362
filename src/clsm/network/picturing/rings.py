"""Who is tied to whom in a picture: everybody by sector, or one organisation with its partners.

A few stand on a ring. Where there are more, the ring would be so high and narrow that ties hide one another: then all
stand one under the other, with arcs for ties.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, final

import attrs

from clsm.network.measures.ego_networks import EgoNetwork
from clsm.network.networks.columns import Ints
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.phrases import A_FELLOWSHIP, ORGANISATIONS, TIES, on_day
from clsm.network.picturing.sector_marks import (
    MOST_DASHED,
    OPEN_PAIRS,
    STRONGER,
    SectorMarks,
    discreet,
    in_rows,
    labels_at,
    line_sample,
    sector_order,
    unknown_key,
)
from clsm.network.tables import sector_name
from clsm.pictures import FAINT, INK, PAPER, WIDTH, Dot, KeyEntry, Line, Mark, Picture, Point
from clsm.words import Lang, Plural, Text

MOST_ON_A_RING: Final = 24

_LABEL: Final = 116.0
_RADIUS: Final = 66.0
_COLUMN: Final = 196.0

_TITLE: Final = Text(
    fr="Qui est lié à qui{day} : {ties} de {organisations} ({read}){unknown}.",
    en="Who is tied to whom{day}: {ties} of {organisations} ({read}){unknown}.",
)
_EGO: Final = Plural(
    Text(
        fr="{name}{day} : {n} partenaire connu ({read}){unknown}.",
        en="{name}{day}: {n} known partner ({read}){unknown}.",
    ),
    Text(
        fr="{name}{day} : {n} partenaires connus, et les liens entre eux ({read}){unknown}.",
        en="{name}{day}: {n} known partners, and the ties among them ({read}){unknown}.",
    ),
)
_OF_OTHERS: Final = Plural(
    Text(fr=" ; de {n} autre, on ne sait pas", en="; of {n} more it is not known"),
    Text(fr=" ; de {n} autres, on ne sait pas", en="; of {n} more it is not known"),
)
_PERHAPS: Final = Text(fr="On ne sait pas si les deux sont liés", en="Not known whether the two are tied")


def by_sector(net: TieNetwork, lang: Lang, hidden: frozenset[str]) -> Picture:
    """Every organisation, those of a sector side by side, with the ties between them."""
    ids = _in_order(net, net.ids, lang)
    layout = _laid_out(net, ids, lang, hidden)
    marks = SectorMarks.of(net.sectors)
    unknown = _named(net, net.unknown)
    dashed = len(unknown) <= MOST_DASHED
    open_ends = {id for pair in unknown for id in pair}
    dots = (marks.dot(net.sector(id), layout.places[id], ringed=not dashed and id in open_ends, size=7) for id in ids)
    ties = len(net.pairs[0])
    return Picture(
        title=_TITLE.format(
            day=on_day(net.date),
            ties=TIES.of(ties),
            organisations=ORGANISATIONS.of(net.n),
            read=net.said(pairs=True),
            unknown=OPEN_PAIRS.of(len(unknown)) if unknown else "",
        ).say(lang),
        marks=(*(layout.unknown(unknown) if dashed else ()), *layout.ties(net), *dots, *layout.words),
        size=(WIDTH, layout.height),
        key=(
            KeyEntry(sample=line_sample(), words=STRONGER.say(lang)),
            *unknown_key(len(unknown), lang),
            *marks.key(net.sectors, lang, sector_name),
        ),
    )


def of_one(answer: EgoNetwork, lang: Lang, hidden: frozenset[str]) -> Picture:
    """One organisation, larger than its partners and those that may be, with the ties among all of them."""
    net, inner = answer._net, answer.network
    around = _in_order(net, (*answer.alters, *answer.possible), lang)
    layout = _laid_out(net, around, lang, hidden, centre=answer.id)
    sectors = [net.sector(id) for id in (answer.id, *around)]
    marks = SectorMarks.of(sectors)
    name = A_FELLOWSHIP if answer.id in hidden else net.name(answer.id)
    among = _named(inner, inner.unknown)
    dashed = len(among) <= MOST_DASHED
    open_ends = {id for pair in among for id in pair}
    perhaps = [(answer.id, id) for id in answer.possible]
    places = layout.places
    dots = (marks.dot(net.sector(id), places[id], ringed=not dashed and id in open_ends, size=7) for id in around)
    halo = Dot(at=places[answer.id], size=19, colour=PAPER)
    unknown = (KeyEntry(sample=line_sample(dashed=True), words=_PERHAPS.say(lang)),) if perhaps else ()
    return Picture(
        title=_EGO.of(
            len(answer.alters),
            name=name,
            day=on_day(net.date),
            read=net.said(pairs=True),
            unknown=_OF_OTHERS.of(len(perhaps)) if perhaps else "",
        ).say(lang),
        marks=(
            *layout.unknown(perhaps),
            *(layout.unknown(among) if dashed else ()),
            *layout.ties(inner),
            *dots,
            halo,
            marks.dot(net.sector(answer.id), places[answer.id], size=13),
            *layout.words,
        ),
        size=(WIDTH, layout.height),
        key=(
            KeyEntry(sample=(marks.dot(net.sector(answer.id), (0, 0), size=13),), words=name.say(lang)),
            KeyEntry(sample=line_sample(), words=STRONGER.say(lang)),
            *unknown,
            *(() if dashed and perhaps else unknown_key(len(among), lang)),
            *marks.key(sectors, lang, sector_name),
        ),
    )


def _in_order(net: TieNetwork, ids: Sequence[str], lang: Lang) -> list[str]:
    return sorted(ids, key=lambda id: (sector_order(net.sector(id)), net.label(id, lang), id))


def _named(net: TieNetwork, ends: tuple[Ints, Ints]) -> list[tuple[str, str]]:
    return [(net.ids[a], net.ids[b]) for a, b in zip(*(column.tolist() for column in ends), strict=True)]


@final
@attrs.frozen(kw_only=True)
class _Layout:
    """Where each organisation stands, its name, and how a line runs between two."""

    places: dict[str, Point]
    words: tuple[Mark, ...]
    height: float
    arcs: bool

    def ties(self, net: TieNetwork) -> Iterator[Line]:
        """The known ties, wider where they are stronger."""
        low, high, weight = net.pairs
        strengths = weight.tolist()
        least, spread = min(strengths, default=0.0), max(strengths, default=0.0) - min(strengths, default=0.0)
        for pair, strength in zip(_named(net, (low, high)), strengths, strict=True):
            wide = 0.8 + (1.4 * (strength - least) / spread if spread else 0.0)
            yield self._line(pair, width=wide, colour="#555555", dashed=False)

    def unknown(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Line]:
        """The pairs of which it is not known whether they are tied."""
        return (self._line(pair, width=0.7, colour=INK, dashed=True) for pair in pairs)

    def _line(self, pair: tuple[str, str], *, width: float, colour: str, dashed: bool) -> Line:
        start, end = (self.places[id] for id in pair)
        bend = None
        if self.arcs:
            # a curve reaches half the way to the point that bends it
            out = min(16 + 0.6 * abs(start[1] - end[1]), 2 * _COLUMN - 24)
            bend = (_COLUMN - out, (start[1] + end[1]) / 2)
        return Line(start=start, end=end, bend=bend, width=width, colour=colour, dashed=dashed)


def _laid_out(
    net: TieNetwork, ids: Sequence[str], lang: Lang, hidden: frozenset[str], centre: str | None = None
) -> _Layout:
    texts = {id: discreet(id, net.name, hidden, lang) for id in (*ids, *([centre] if centre else ()))}
    if len(ids) <= MOST_ON_A_RING:
        layout = _on_a_ring(ids, texts)
        if centre:
            layout.places[centre] = (WIDTH / 2, layout.height / 2)
        return layout
    column = [*([centre] if centre else ()), *ids]
    rows = in_rows([texts[id] for id in column], WIDTH - _COLUMN - 14)
    places = {id: (_COLUMN, y) for id, y in zip(column, rows.middles, strict=True)}
    return _Layout(places=places, words=labels_at(rows, _COLUMN + 14, "start"), height=rows.height, arcs=True)


def _on_a_ring(ids: Sequence[str], texts: Mapping[str, str]) -> _Layout:
    """Down the right side, then up the left: neighbours in the order are neighbours on the ring.

    A mark stands at the height of its name, so that no two names or marks can meet.
    """
    half = (len(ids) + 1) // 2
    sides = [*ids[:half]], [*reversed(ids[half:])]
    height = max(160.0, *(in_rows([texts[id] for id in side], _LABEL).height for side in sides))
    places, words, leaders = dict[str, Point](), list[Mark](), list[Mark]()
    middle, reach = height / 2, height / 2 * 1.08
    for side, sign, anchor in zip(sides, (1, -1), ("start", "end"), strict=True):
        rows = in_rows([texts[id] for id in side], _LABEL, height=height)
        for id, y in zip(side, rows.middles, strict=True):
            x = WIDTH / 2 + sign * _RADIUS * (1 - ((y - middle) / reach) ** 2) ** 0.5
            places[id] = (x, y)
            leaders.append(
                Line(start=(x + sign * 7, y), end=(WIDTH / 2 + sign * (_RADIUS + 12), y), width=0.5, colour=FAINT)
            )
        words += labels_at(rows, WIDTH / 2 + sign * (_RADIUS + 15), anchor)
    return _Layout(places=places, words=(*leaders, *words), height=height, arcs=False)
