"""Partner networks from networkx graphs: any kind of graph, any hashable node, any attribute names.

The arrays are built in bulk from the graph's own adjacency, not edge by edge. Nothing is mended in
silence: what cannot be read is refused with every place named, and what is left out (loops) or summed
(parallel ties) is counted.
"""

import datetime
import numbers
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, Final

import attrs
import networkx as nx
import numpy as np

from clsm.network.networks.columns import Flags, Floats, Ints
from clsm.network.networks.concerns import Concern
from clsm.network.networks.nodes import UNDOCUMENTED, Link, Node, Pair
from clsm.network.networks.own_graphs import MARK, document, marked_ids, read_back
from clsm.network.networks.tie_graphs import as_it_was
from clsm.network.networks.tie_network import CONCERNS, TieNetwork, some
from clsm.problems import Mismatch, nearest
from clsm.vocabulary import TIE_LEVELS, default_pillars
from clsm.words import Text, in_words, listed

Answered = str | Mapping[Any, Any] | Iterable[Any] | None

_VALUE_OF: Final = Text(fr="{value!r} de {node}", en="{value!r} of {node}")
_WEIGHT_OF: Final = Text(fr="{value!r} de {start} à {end}", en="{value!r} from {start} to {end}")

_NOT_A_WORD: Final = frozenset({"", UNDOCUMENTED, "nan", "NaN", "NaT", "<NA>", "None"})
"""Texts that tables write where a value is missing."""


@attrs.frozen(kw_only=True)
class Attributes:
    """Which node attribute holds what; ``None`` where none does."""

    sector: str | None
    name: str | None
    role: str | None
    kind: str | None


def read_ties(
    graph: "nx.Graph[Any]",
    columns: Attributes,
    *,
    weight: str | None,
    answered: Answered,
    relation: str | None,
    date: datetime.date | None,
) -> TieNetwork:
    """A one-mode network; see ``PartnerNetwork.from_networkx``."""
    nodes, data = _nodes(graph)
    ids = _ids(nodes)
    if graph.graph.get("reading") == "two_mode":
        raise Mismatch("two-mode-graph", mode="bipartite")
    now = marked_ids(graph, data, ids)
    own = now is not None
    if own:
        # a graph of our own says what it holds; what the caller names goes first
        columns = attrs.evolve(columns, sector=columns.sector or "sector", role=columns.role or "role")
        weight = weight or "weight"
        if answered is None and (graph.graph.get("asked") or any("answered" in of for of in data)):
            answered = {node: of.get("answered") for node, of in zip(nodes, data, strict=True)}
    origin, target, strength, leveled = _edges(graph, nodes, weight, own=own)
    net = TieNetwork.from_arrays(
        ids,
        origin,
        target,
        strength,
        directed=graph.is_directed(),
        names=_names(ids, data, columns.name, own=own),
        sectors=_words(data, columns.sector, own=own) if columns.sector else None,
        answered=_answered(nodes, data, answered),
        roles=_words(data, columns.role, own=own) if columns.role else None,
        concerns=_concerns(data) if own else None,
        leveled=leveled,
        relation=relation,
        date=date,
    )
    return net if now is None else as_it_was(net, graph, now)


def read_two_mode(
    graph: "nx.Graph[Any]",
    columns: Attributes,
    *,
    two_mode: str,
    organisations: object,
    answered: Answered,
    date: datetime.date | None,
    kind: type[Any],
) -> dict[str, Any]:
    """The columns of a two-mode network; see ``PartnerNetwork.from_networkx``."""
    nodes, data = _nodes(graph)
    ids = _ids(nodes)
    now = marked_ids(graph, data, ids)
    own = now is not None
    if own:
        if graph.graph.get("reading") != "two_mode":
            raise Mismatch("one-mode-graph")
        # nodes that are programs stand beside the bodies; what the graph carries says which they are
        whole = document(graph, MARK)
        columns = Attributes(
            sector=columns.sector or "sector",
            name=columns.name,
            role=columns.role or "role",
            kind=columns.kind or "kind",
        )
    partner = _partners(ids, data, two_mode, organisations, own=own)
    names = _names(ids, data, columns.name, own=own) or [Text.same(id) for id in ids]
    sectors = _words(data, columns.sector, own=own)
    roles, kinds = _words(data, columns.role, own=own), _words(data, columns.kind, own=own)
    answers = _answered(nodes, data, answered)
    silent = [id for at, id in enumerate(ids) if partner[id] and answers is not None and not answers[at]]
    compositions = _words(data, "composition", own=True) if own else [None if silent else "complete"] * len(ids)
    read = [
        Node(
            id=id,
            name=names[at],
            mode="organisation",
            sector=sectors[at] or UNDOCUMENTED,
            pillars=default_pillars(sectors[at] or UNDOCUMENTED),
            role=roles[at],
        )
        if partner[id]
        else Node(
            id=id,
            name=names[at],
            mode="instance",
            kind=kinds[at],
            composition="partial" if silent and compositions[at] in (None, "complete") else compositions[at],
        )
        for at, id in enumerate(ids)
    ]
    links = _ends(graph, partner)
    bodies = [node.id for node in read if node.mode == "instance"]
    unheard = {(id, body) for id in silent for body in bodies}
    if now is not None:
        made = read_back(whole, kind, graph, now, read, links)
        known = {link.ends for link in made["links"]}
        unheard = {pair for pair in unheard if pair[1] in {node.id for node in made["nodes"]}}
        return made | {
            "date": date or made["date"],
            "unknown": tuple(sorted({*made["unknown"], *unheard} - known)),
        }
    return {
        "date": date,
        "nodes": tuple(sorted(read, key=lambda node: node.id)),
        "seats": (),
        "links": tuple(Link(ends=pair, seats=()) for pair in sorted(links)),
        "unknown": tuple(sorted(unheard - links)),
    }


# ---------------------------------------------------------------- nodes


def _nodes(graph: "nx.Graph[Any]") -> tuple[list[Any], list[Mapping[str, Any]]]:
    if not isinstance(graph, nx.Graph):
        raise TypeError(f"a networkx graph is needed, not a {type(graph).__name__}")
    attributes: Mapping[Any, Mapping[str, Any]] = dict(graph.nodes(data=True))
    return list(attributes), list(attributes.values())


def _ids(nodes: Sequence[Any]) -> list[str]:
    ids = list(map(str, nodes))
    if not _NOT_A_WORD.isdisjoint(ids):
        raise Mismatch("missing-node", n=sum(id in _NOT_A_WORD for id in ids))
    if len(set(ids)) < len(ids):
        same = dict[str, list[Any]]()
        for id, node in zip(ids, nodes, strict=True):
            same.setdefault(id, []).append(node)
        twice = [in_words([Text.same(repr(node)) for node in those]) for those in same.values() if len(those) > 1]
        raise Mismatch("same-node-text", nodes=some(twice))
    return ids


def is_missing(value: Any) -> bool:
    """Whether a value stands for none: ``None``, NaN of any kind, NaT, ``pandas.NA``, or a text that means so."""
    if value is None or value is np.ma.masked:
        return True
    if isinstance(value, str):
        return value in _NOT_A_WORD
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        # pandas.NA answers neither yes nor no
        return type(value).__name__ == "NAType"


def _said(value: Any) -> str | None:
    """A text; ``None`` for what is missing."""
    return None if is_missing(value) else str(value)


def _words(data: Sequence[Mapping[str, Any]], attribute: str | None, *, own: bool = False) -> list[str | None]:
    """What each node has under *attribute*; nothing need have what a graph of our own may leave out."""
    if attribute is None:
        return [None] * len(data)
    if data and not own and not any(attribute in of for of in data):
        _no_such("node-attribute", attribute, set(chain.from_iterable(data)))
    return [_said(of.get(attribute)) for of in data]


def _no_such(code: str, attribute: str, there: set[Any]) -> None:
    """Refuse an attribute that nothing has, with those that exist."""
    names = sorted(name for name in there if isinstance(name, str))
    raise Mismatch(code, name=attribute, near=nearest(attribute, names), names=some(names) if names else None)


def _names(ids: Sequence[str], data: Sequence[Mapping[str, Any]], name: str | None, *, own: bool) -> list[Text] | None:
    """What readers see; ``None`` where nothing says more than the ids."""
    if name is None and not own:
        return None
    if name is None:
        french, english = (_words(data, f"name_{lang}", own=True) for lang in ("fr", "en"))
        return [Text(fr=fr or id, en=en or id) for id, fr, en in zip(ids, french, english, strict=True)]
    return [Text.same(words or id) for id, words in zip(ids, _words(data, name), strict=True)]


def _concerns(data: Sequence[Mapping[str, Any]]) -> list[frozenset[Concern]]:
    """What each node of a graph of our own works on."""
    columns = {kind: _words(data, attribute, own=True) for kind, attribute in CONCERNS.items()}
    return [
        frozenset((kind, id) for kind, words in columns.items() for id in (words[at] or "").split("; ") if id)
        for at in range(len(data))
    ]


def _answered(nodes: Sequence[Any], data: Sequence[Mapping[str, Any]], answered: Answered) -> list[bool] | None:
    if answered is None:
        return None
    if isinstance(answered, str):
        if data and not any(answered in of for of in data):
            _no_such("node-attribute", answered, set(chain.from_iterable(data)))
        values = [of.get(answered) for of in data]
    elif isinstance(answered, Mapping):
        _all_there(nodes, answered)
        values = [answered.get(node) for node in nodes]
    else:
        those = set(answered)
        _all_there(nodes, those)
        return [node in those for node in nodes]
    if wrong := [
        _VALUE_OF.format(value=value, node=node)
        for node, value in zip(nodes, values, strict=True)
        if not is_yes_or_no(value)
    ]:
        raise Mismatch("answered-value", found=some(wrong), field="answered")
    return [not is_missing(value) and bool(value) for value in values]


def is_yes_or_no(value: Any) -> bool:
    """Whether a value is true, false, or stands for none."""
    return (
        is_missing(value) or isinstance(value, bool | np.bool_) or (isinstance(value, numbers.Real) and value in (0, 1))
    )


def _all_there(nodes: Sequence[Any], answered: Iterable[Any]) -> None:
    there = set(nodes)
    if strangers := [repr(node) for node in answered if node not in there]:
        raise Mismatch("unknown-answers", nodes=some(sorted(strangers)), field="answered")


# ---------------------------------------------------------------- edges


def _edges(
    graph: "nx.Graph[Any]", nodes: Sequence[Any], weight: str | None, *, own: bool
) -> tuple[Ints, Ints, Floats | None, Flags | None]:
    """The ends of each edge as positions, its strength, and whether that is a level; of no direction each edge once."""
    n = len(nodes)
    position = dict(zip(nodes, range(n), strict=True))
    adjacency: Mapping[Any, Mapping[Any, Any]] = dict(graph.adjacency())
    degrees = np.fromiter(map(len, adjacency.values()), dtype=np.int64, count=n)
    origin = np.repeat(np.arange(n), degrees)
    neighbours = chain.from_iterable(adjacency.values())
    target = np.fromiter(map(position.__getitem__, neighbours), dtype=np.int64, count=len(origin))
    attributes = list[Any]()
    if weight is not None or graph.is_multigraph():
        attributes = list(chain.from_iterable(near.values() for near in adjacency.values()))
    if graph.is_multigraph():
        copies = np.fromiter(map(len, attributes), dtype=np.int64, count=len(origin))
        origin, target = np.repeat(origin, copies), np.repeat(target, copies)
        attributes = list(chain.from_iterable(parallel.values() for parallel in attributes))
    strengths = None if weight is None else _strengths(graph, nodes, weight, attributes, origin, target)
    leveled = None if strengths is None or weight is None else _levels(graph, strengths, weight, attributes, own=own)
    if graph.is_directed():
        return origin, target, strengths, leveled
    once = origin <= target
    return (
        origin[once],
        target[once],
        None if strengths is None else strengths[once],
        None if leveled is None else leveled[once],
    )


def _levels(
    graph: "nx.Graph[Any]", strengths: Floats, weight: str, attributes: Sequence[Any], *, own: bool
) -> Flags | None:
    """Which strengths are levels that somebody told; ``None`` where they are on another scale than 1 to 4."""
    if own:
        levels = [bool(of.get("leveled")) for of in attributes]
        return np.array(levels, dtype=np.bool_) if graph.graph.get("leveled") else None
    if not np.all((strengths >= 1) & (strengths <= len(TIE_LEVELS)) & (strengths == np.floor(strengths))):
        return None
    return np.fromiter((weight in of for of in attributes), dtype=np.bool_, count=len(strengths))


def _strengths(
    graph: "nx.Graph[Any]", nodes: Sequence[Any], weight: str, attributes: Sequence[Any], origin: Ints, target: Ints
) -> Floats:
    """What *weight* is of each edge; 1 where an edge does not have it, as networkx itself reads it."""
    try:
        values = list(map(itemgetter(weight), attributes))
    except KeyError:
        values = [of.get(weight, 1) for of in attributes]
    if attributes and not any(weight in of for of in attributes):
        _no_such("edge-attribute", weight, set(chain.from_iterable(attributes)))
    plain = {*map(type, values)} <= {float}
    strengths = np.array(values if plain else [_strength(value) for value in values], dtype=np.float64)
    wrong = np.flatnonzero(~(np.isfinite(strengths) & (strengths >= 0)))
    if len(wrong):
        places = dict[Text, None]()
        for at in wrong.tolist():
            ends = [str(nodes[origin[at]]), str(nodes[target[at]])]
            if not graph.is_directed():
                ends.sort()
            places[_WEIGHT_OF.format(value=values[at], start=ends[0], end=ends[1])] = None
        raise Mismatch("graph-weights", places=listed(places), field=weight)
    return strengths


def _strength(value: Any) -> float:
    """*value* as a number; NaN for what is none."""
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        return float("nan")
    try:
        return float(value)
    except OverflowError:
        return float("nan")


# ---------------------------------------------------------------- two modes


def _partners(
    ids: Sequence[str], data: Sequence[Mapping[str, Any]], two_mode: str, organisations: object, *, own: bool
) -> dict[str, bool]:
    """Which nodes are organisations; in a graph of our own, programs are a third mode."""
    if without := [id for id, of in zip(ids, data, strict=True) if is_missing(of.get(two_mode))]:
        near = nearest(two_mode, {name for of in data for name in of if isinstance(name, str)})
        raise Mismatch("node-without-mode", name=two_mode, nodes=some(without), near=near)
    partner = {id: bool(of[two_mode] == organisations) for id, of in zip(ids, data, strict=True)}
    modes = sorted({repr(of[two_mode]) for id, of in zip(ids, data, strict=True) if not partner[id]})
    if len(modes) > 1 and not own:
        raise Mismatch("several-modes", modes=some(modes), organisations=organisations, field=two_mode)
    return partner


def _ends(graph: "nx.Graph[Any]", partner: Mapping[str, bool]) -> set[Pair]:
    """The ties, organisation first; parallel edges are one, whatever their direction."""
    edges = {(str(a), str(b)) for a, b in graph.edges()}
    if inside := sorted(f"{a} – {b}" for a, b in edges if partner[a] == partner[b]):
        raise Mismatch("one-mode-edges", ties=", ".join(inside))
    return {(a, b) if partner[a] else (b, a) for a, b in edges}
