"""What the graph formats share: the graph of a day, the pairs that it leaves open, and what it does not say."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
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


def about(graph: "nx.Graph[str]") -> dict[str, Any]:
    """What the graph says of itself in plain values: which council and day, how many pairs are unknown."""
    return {name: value for name, value in graph.graph.items() if name != "clsm"}


def documented(attributes: Mapping[str, Any], *, without: Iterable[str] = ()) -> dict[str, Any]:
    """The *attributes* of a node or an edge that are known, which an empty text is not."""
    return {name: value for name, value in attributes.items() if value != "" and name not in without}


def graph_of(snapshot: Snapshot, lang: Lang) -> DayGraph:
    """The network of *snapshot* as ``to_networkx`` gives it, with ``unknown_ties`` counted for each node."""
    shown = as_snapshot(snapshot).outside
    net = PartnerNetwork.from_council(shown)
    graph = net.to_networkx(lang=lang)
    graph.graph |= {"council": shown.council.id, "name": shown.council.name.say(lang)}
    unknown = Counter(id for pair in net.unknown for id in pair)
    for id, attributes in graph.nodes(data=True):
        attributes["unknown_ties"] = unknown[id]
    return DayGraph(net, graph, losses_of(shown, net))


def as_xml(text: str) -> str:
    """*text*, made of elements, as a file of XML 1.0: what XML cannot hold, not even escaped, is U+FFFD in it."""
    # xml.etree writes what is not ASCII as a reference, and does not look whether XML can hold it
    written = _REFERENCE.sub(lambda reference: chr(int(reference[1])), text)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + _NOT_IN_XML.sub("\ufffd", written) + "\n"


_REFERENCE: Final = re.compile("&#([0-9]{3,});")
_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


_CARRIED: Final[Mapping[str, Set[str]]] = {
    "Council": {"id", "name", "terms", *COLLECTIONS},
    "Actor": {"id", "name", "sector"},
    "Instance": {"id", "name", "kind", "functions", "composition", "seats"},
    "Post": {"id", "function", "label", "pillars"},
    "Seat": {"id", "holder", "held_with", "label", "status", "sector", "pillars"},
}
"""The fields that are attributes of the graph, a node or an edge, by the class of the entity."""


def losses_of(
    shown: Snapshot, net: PartnerNetwork, carried: Mapping[str, Set[str]] = _CARRIED, *, says_unknown: bool = False
) -> tuple[Loss, ...]:
    """What no reader of the nodes and edges learns of the day.

    *carried* are the fields that a file holds, by the class of the entity; *says_unknown*: whether the cell or edge of
    an unknown pair says so.
    """
    losses = [Loss(body, "seats", _OPEN) for body in {body for _, body in net.unknown} if not says_unknown]
    losses += _left_out(shown.council, carried)
    for name in COLLECTIONS:
        for entity in getattr(shown.council if name == "references" else shown, name):
            absent = Loss(entity.id, "", _ABSENT.get(name, _NOT_A_NODE))
            losses += _left_out(entity, carried) if entity.id in net else [absent]
    tied = {id for link in net.links for id in link.evidence}
    for _, seat in shown.seats():
        losses += _left_out(seat, carried) if seat.id in tied else [Loss(seat.id, "", _NOT_A_TIE)]
    losses += [Loss(id, "period", _UNCERTAIN) for id in shown.uncertain if id in net or id in tied]
    return tuple(sorted(losses, key=lambda loss: (loss.id, loss.field)))


def _left_out(entity: Any, carried: Mapping[str, Set[str]]) -> Iterable[Loss]:
    """The fields of a node or an edge that hold something and are none of its attributes."""
    fields = carried[type(entity).__name__]
    return (Loss(entity.id, name, _NO_ATTRIBUTE) for name in filled(entity) if name not in fields)


def filled(entity: Any) -> Iterator[str]:
    """The names of the fields of *entity* that are not as they are by default, which is not documented."""
    for field in attrs.fields(type(entity)):
        default = field.default
        empty = default.factory() if isinstance(default, attrs.Factory) else default  # type: ignore[arg-type]
        if getattr(entity, field.name) != empty:
            yield field.name


_OPEN: Final = Text(
    fr="les sources laissent ouvert qui d’autre siège dans cette instance ; ces paires ne sont pas des arêtes",
    en="the sources leave open who else sits in this body; such pairs are no edges",
)
_NOT_A_NODE: Final = Text(
    fr="le graphe n’a pour nœuds que des organisations et des instances",
    en="only organisations and bodies are nodes of the graph",
)
_ABSENT: Final = {
    "actors": Text(
        fr="cet acteur n’est pas un partenaire : c’est le conseil lui-même, ou il n’est que nommé à côté de lui",
        en="this actor is no partner: it is the council itself, or is only named beside it",
    ),
    "instances": Text(
        fr="cette instance est externe au conseil, ou n’est qu’annoncée",
        en="this body is outside the council, or is only announced",
    ),
}
"""Why an actor or a body of the day is no node."""

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
