"""Organisations and bodies in a picture: who meets where, and who sits where as what."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

import attrs

from clsm.network.networks.nodes import UNDOCUMENTED, Node
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.phrases import ORGANISATIONS, TIES, on_day
from clsm.network.picturing.sector_marks import (
    A_TIE,
    MOST_DASHED,
    Rows,
    SectorMarks,
    discreet,
    framed,
    in_rows,
    labels_at,
    line_sample,
    sector_order,
)
from clsm.pictures import INK, WIDTH, Box, Dot, KeyEntry, Line, Mark, Picture, Point, Shape, Words
from clsm.vocabulary import INSTANCE_KINDS
from clsm.words import SEMICOLON, Lang, Plural, Text
from clsm.words.entity_words import BODIES

_TITLE: Final = Text(
    fr="Qui siège où{day}, parmi les instances : {organisations}, {bodies}, {ties}{unknown}.",
    en="Who sits where{day}, among the bodies: {organisations}, {bodies}, {ties}{unknown}.",
)
_UNKNOWN: Final = Plural(
    Text(fr=" ; {n} couple dont les sources ne disent rien", en="; {n} pair of which the sources do not tell"),
    Text(fr=" ; {n} couples dont les sources ne disent rien", en="; {n} pairs of which the sources do not tell"),
)
_ALL_KNOWN: Final = Text(fr=" ; aucun couple n’y est inconnu", en="; no pair of them is unknown")
_NO_BODY: Final = Text(fr=" ; aucune instance n’est documentée", en="; no body is documented")
_TIED: Final = Text(fr="{of} : {to}", en="{of}: {to}")
_A_BODY: Final = Text(fr="Instance", en="Body")
_SITS_UNKNOWN: Final = Text(fr="On ne sait pas si elle y siège", en="Not known whether it sits there")
_RINGED_BODY: Final = Text(
    fr="(9 ?) : de 9 organisations, on ne sait pas si elles y siègent",
    en="(9 ?): of 9 organisations, it is not known whether they sit there",
)


def title_of(net: PartnerNetwork, lang: Lang) -> str:
    """What is shown, of which day, and how much of it is known."""
    return _TITLE.format(
        day=on_day(net.date),
        organisations=ORGANISATIONS.of(len(net.organisations)),
        bodies=BODIES.of(len(net.instances)),
        ties=TIES.of(len(net.links)),
        unknown=_UNKNOWN.of(len(net.unknown)) if net.unknown else _ALL_KNOWN if net.instances else _NO_BODY,
    ).say(lang)


def partners_in_order(net: PartnerNetwork, lang: Lang) -> list[Node]:
    """The organisations by sector, then by the words that readers see."""
    return sorted(net.organisations, key=lambda node: (sector_order(node.sector), node.name.say(lang), node.id))


def bodies_in_order(net: PartnerNetwork) -> list[Node]:
    """The bodies in the order of the vocabulary, which begins with those that decide."""
    kinds = [*INSTANCE_KINDS]
    return sorted(
        net.instances, key=lambda node: (kinds.index(node.kind) if node.kind in kinds else len(kinds), node.id)
    )


def _sector_text(net: PartnerNetwork, sector: str) -> Text:
    return net.term("sectors", sector)


def bodies_and_partners(net: PartnerNetwork, lang: Lang, hidden: frozenset[str]) -> Picture:
    """Bodies on the left, organisations by sector on the right, a line where one sits in the other."""
    partners, bodies = partners_in_order(net, lang), bodies_in_order(net)
    marks = SectorMarks.of(node.sector for node in partners)
    left, right, label = 128.0, WIDTH - 138.0, 116.0
    partner_names = [discreet(node.id, net.name, hidden, lang) for node in partners]
    names = in_rows(partner_names, WIDTH - right - 10)
    unknown_at = Counter(body for _, body in net.unknown)
    dashed = len(net.unknown) <= MOST_DASHED
    bodies_named = [
        f"{node.name.say(lang)} ({unknown_at[node.id]} ?)"
        if unknown_at[node.id] and not dashed
        else node.name.say(lang)
        for node in bodies
    ]
    places = in_rows(bodies_named, label, height=names.height, gap=8)
    names = in_rows(partner_names, WIDTH - right - 10, height=places.height)
    at_body = {node.id: (left, y) for node, y in zip(bodies, places.middles, strict=True)}
    at_partner = {node.id: (right, y) for node, y in zip(partners, names.middles, strict=True)}

    unsure = net.unknown if dashed else ()
    lines = (
        *(Line(start=at_body[body], end=at_partner[it], dashed=True, width=0.7) for it, body in unsure),
        *(Line(start=at_body[body], end=at_partner[it], width=0.9, colour="#555555") for it, body in net.known),
    )
    body_marks = tuple(
        Dot(at=at_body[node.id], shape="square", size=9, ringed=unknown_at[node.id] > 0 and not dashed)
        for node in bodies
    )
    partner_marks = tuple(marks.dot(node.sector, at_partner[node.id]) for node in partners)
    body_labels, partner_labels = labels_at(places, left - 9, "end"), labels_at(names, right + 9, "start")
    called = {
        node.id: words
        for nodes, named in ((bodies, bodies_named), (partners, partner_names))
        for node, words in zip(nodes, named, strict=True)
    }

    dot_of = {dot.at: dot for dot in (*body_marks, *partner_marks)}
    lines_at, tied_to = defaultdict[Point, list[Line]](list), defaultdict[str, list[str]](list)
    for line in lines:
        for end in (line.start, line.end):
            lines_at[end].append(attrs.evolve(line, width=2.4, colour=INK))
    for organisation, body in net.known:
        tied_to[organisation].append(called[body])
        tied_to[body].append(called[organisation])

    def parts() -> Iterator[tuple[str, tuple[Mark, ...]]]:
        """Each body and organisation with its ties, which its words tell too."""
        for nodes, ats, labels in ((bodies, at_body, body_labels), (partners, at_partner, partner_labels)):
            for node, label in zip(nodes, labels, strict=True):
                name, at, others = called[node.id], ats[node.id], sorted(tied_to[node.id])
                words = _TIED.format(of=name, to=SEMICOLON.say(lang).join(others)).say(lang) if others else name
                ends = (dot_of[end] for line in lines_at[at] for end in (line.start, line.end) if end != at)
                yield words, (*lines_at[at], *ends, *framed(label, dot_of[at]))

    sectors = [node.sector for node in partners]
    key = [
        KeyEntry(sample=(Dot(at=(0, 0), shape="square", size=9),), words=_A_BODY.say(lang)),
        KeyEntry(sample=line_sample(), words=A_TIE.say(lang)),
    ]
    if net.unknown:
        words = _SITS_UNKNOWN if dashed else _RINGED_BODY
        ring = Dot(at=(0, 0), shape="square", size=9, ringed=True)
        sample: tuple[Mark, ...] = line_sample(dashed=True) if dashed else (ring,)
        key.append(KeyEntry(sample=sample, words=words.say(lang)))
    return Picture(
        title=title_of(net, lang),
        marks=(
            *lines,
            *body_marks,
            *partner_marks,
            *body_labels,
            *partner_labels,
        ),
        parts=tuple(parts()),
        size=(WIDTH, max(names.height, places.height)),
        key=(*key, *marks.key(sectors, lang, lambda sector: _sector_text(net, sector))),
    )


_STATUSES: Final = ("member", "ex_officio", "permanent_invitee", UNDOCUMENTED, "occasional_invitee", "open_participant")


def _status_mark(status: str, x: float, y: float, about: str = "") -> Mark:
    """How a seat is held, by shape and fill: nothing depends on colour."""
    if status == "member":
        return Dot(at=(x, y), shape="square", size=9, colour="#0072b2", about=about)
    if status == "ex_officio":
        return Dot(at=(x, y), shape="diamond", size=8, colour="#d55e00", about=about)
    if status == "permanent_invitee":
        return Dot(at=(x, y), shape="circle", size=8, fill="hollow", colour="#0072b2", about=about)
    if status in ("occasional_invitee", "open_participant"):
        shape: Shape = "up" if status == "occasional_invitee" else "down"
        return Dot(at=(x, y), shape=shape, size=6, fill="hollow", colour="#444444", about=about)
    return Dot(at=(x, y), shape="circle", size=8, fill="half", colour="#444444", about=about)


def seats_as_what(net: PartnerNetwork, lang: Lang, hidden: frozenset[str]) -> Picture:
    """A row for each organisation, a numbered column for each body, a mark that says as what it sits there."""
    partners, bodies = partners_in_order(net, lang), bodies_in_order(net)
    marks = SectorMarks.of(node.sector for node in partners)
    label = 172.0
    cell = max(13.0, min(24.0, (WIDTH - label - 16) / max(1, len(bodies))))
    rows = in_rows([discreet(node.id, net.name, hidden, lang) for node in partners], label - 14)
    top = 16.0
    shifted = Rows(lines=rows.lines, middles=tuple(y + top for y in rows.middles), height=rows.height + top)
    columns = {node.id: label + 16 + (at + 0.5) * cell for at, node in enumerate(bodies)}
    heights = {node.id: y for node, y in zip(partners, shifted.middles, strict=True)}
    right = label + 16 + len(bodies) * cell
    known = {*net.known}
    # who comes now and then is no tie, and is seen
    passing = {
        (seat.holder, seat.body): seat.status
        for seat in net.seats
        if seat.standing == "passing" and seat.holder in heights and (seat.holder, seat.body) not in known
    }

    def painted() -> Iterator[Mark]:
        for x in columns.values():
            yield Line(start=(x, top), end=(x, shifted.height), width=0.5, colour="#dddddd")
        for y in heights.values():
            yield Line(start=(label + 12, y), end=(right, y), width=0.5, colour="#dddddd")
        for at, x in enumerate(columns.values(), start=1):
            yield Words(at=(x, top / 2), lines=(str(at),), anchor="middle", bold=True)
        for node in partners:
            yield marks.dot(node.sector, (label + 4, heights[node.id]))
        for organisation, body in (pair for pair in net.unknown if pair not in passing):
            yield Box(
                corner=(columns[body] - 3, heights[organisation] - 3), size=(6, 6), outline="#777777", dashed=True
            )
        for link in net.links:
            organisation, body = link.ends
            yield _status_mark(link.status, columns[body], heights[organisation])
        for (organisation, body), status in passing.items():
            yield _status_mark(status, columns[body], heights[organisation])
        yield from labels_at(shifted, label - 6, "end")

    there = {*(link.status for link in net.links), *passing.values()}
    key = [
        KeyEntry(sample=(_status_mark(status, 0, 0),), words=net.term("seat_statuses", status).say(lang))
        for status in _STATUSES
        if status in there
    ]
    if net.unknown:
        box = Box(corner=(-3, -3), size=(6, 6), outline="#777777", dashed=True)
        key.append(KeyEntry(sample=(box,), words=_SITS_UNKNOWN.say(lang)))
    headers = [
        KeyEntry(
            sample=(Words(at=(0, 0), lines=(str(at),), anchor="middle", bold=True),),
            words=node.name.say(lang),
        )
        for at, node in enumerate(bodies, start=1)
    ]
    sectors = [node.sector for node in partners]
    return Picture(
        title=title_of(net, lang),
        marks=tuple(painted()),
        size=(max(WIDTH, right), shifted.height),
        key=(*headers, *key, *marks.key(sectors, lang, lambda sector: _sector_text(net, sector))),
    )
