"""What the graph formats share: the graph of a day, the pairs that it leaves open, and what it does not say."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

from clsm.council import COLLECTIONS, Snapshot, as_snapshot
from clsm.exports.export import Loss
from clsm.network import PartnerNetwork
from clsm.words import Lang, Text

if TYPE_CHECKING:
    import networkx as nx


class DayGraph(NamedTuple):
    """Who sits in which body on a day: the network, its known ties as a graph, what that graph does not say."""

    net: PartnerNetwork
    graph: "nx.Graph[str]"
    losses: tuple[Loss, ...]


def graph_of(snapshot: Snapshot, lang: Lang) -> DayGraph:
    """The network of *snapshot* as ``to_networkx`` gives it, with ``unknown_ties`` counted for each node."""
    shown = as_snapshot(snapshot).outside
    net = PartnerNetwork.from_council(shown)
    graph = net.to_networkx(lang=lang)
    graph.graph |= {"council": shown.council.id, "name": shown.council.name.say(lang)}
    unknown = Counter(id for pair in net.unknown for id in pair)
    for id, attributes in graph.nodes(data=True):
        attributes["unknown_ties"] = unknown[id]
    return DayGraph(net, graph, _losses(shown, net))


def as_xml(text: str) -> str:
    """*text*, made of elements, as a file of XML 1.0: what XML cannot hold, not even escaped, is U+FFFD in it."""
    # xml.etree writes what is not ASCII as a reference, and does not look whether XML can hold it
    written = _REFERENCE.sub(lambda reference: chr(int(reference[1])), text)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + _NOT_IN_XML.sub("\ufffd", written) + "\n"


_REFERENCE: Final = re.compile("&#([0-9]{3,});")
_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _losses(shown: Snapshot, net: PartnerNetwork) -> tuple[Loss, ...]:
    """What no reader of the graph's nodes and edges learns of the day."""
    losses = [Loss(body, "seats", _OPEN) for body in {body for _, body in net.unknown}]
    losses += _left_out(shown.council)
    for name in COLLECTIONS:
        for entity in getattr(shown.council if name == "references" else shown, name):
            losses += _left_out(entity) if entity.id in net else [Loss(entity.id, "", _NOT_A_NODE)]
    tied = {id for link in net.links for id in link.evidence}
    for _, seat in shown.seats():
        losses += _left_out(seat) if seat.id in tied else [Loss(seat.id, "", _NOT_A_TIE)]
    losses += [Loss(id, "period", _UNCERTAIN) for id in shown.uncertain if id in net or id in tied]
    return tuple(sorted(losses, key=lambda loss: (loss.id, loss.field)))


def _left_out(entity: Any) -> Iterable[Loss]:
    """The fields of a node or an edge that hold something and are none of its attributes."""
    carried = _CARRIED[type(entity).__name__]
    return (Loss(entity.id, name, _NO_ATTRIBUTE) for name in _filled(entity) if name not in carried)


def _filled(entity: Any) -> Iterator[str]:
    """The names of the fields of *entity* that are not as they are by default, which is not documented."""
    for field in attrs.fields(type(entity)):
        default = field.default
        empty = default.factory() if isinstance(default, attrs.Factory) else default  # type: ignore[arg-type]
        if getattr(entity, field.name) != empty:
            yield field.name


_CARRIED: Final = {
    "Council": {"id", "name", "terms", *COLLECTIONS},
    "Actor": {"id", "name", "sector"},
    "Instance": {"id", "name", "kind", "functions", "composition", "seats"},
    "Post": {"id", "function", "label", "pillars"},
    "Seat": {"id", "holder", "held_with", "label", "status", "sector", "pillars"},
}
"""The fields that are attributes of the graph, a node or an edge, by the class of the entity."""

_OPEN: Final = Text(
    fr="les sources laissent ouvert qui d’autre siège dans cette instance ; ces paires ne sont pas des arêtes",
    en="the sources leave open who else sits in this body; such pairs are no edges",
)
_NOT_A_NODE: Final = Text(
    fr="le graphe n’a pour nœuds que des organisations et des instances",
    en="only organisations and bodies are nodes of the graph",
)
_NOT_A_TIE: Final = Text(
    fr="aucun lien connu ne repose sur ce siège",
    en="no known tie stands on this seat",
)
_UNCERTAIN: Final = Text(
    fr="les sources ne disent pas si cela valait ce jour-là",
    en="the sources do not say whether this stood on the day",
)
_NO_ATTRIBUTE: Final = Text(
    fr="le graphe n’a pas d’attribut pour ce champ",
    en="the graph has no attribute for this field",
)
