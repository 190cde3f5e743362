"""One-mode networks as graphs of networkx, and as they were when such a graph is read back."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

import attrs
import networkx as nx
import numpy as np

from clsm.network.networks.columns import Flags, Floats, Ints
from clsm.network.networks.own_graphs import document
from clsm.network.networks.tie_basis import READINGS
from clsm.network.networks.tie_network import CONCERNS, TieNetwork
from clsm.problems import Mismatch
from clsm.words import Lang, flat


def graph_of_ties(net: TieNetwork, lang: Lang) -> "nx.Graph[str]":
    """*net* as ``TieNetwork.to_networkx`` gives it."""
    # strengths of pairs are the greatest or the least of two: a network with directions says levels of each
    leveled = net.leveled is not None and (net.oriented or not net.directed)
    about: dict[str, Any] = {
        "clsm": "one_mode",
        "reading": net.read_as,
        "told_with_direction": net.directed,
        "asked": net.answered is not None,
        "unknown_pairs": net.unknown_pairs,
        "reconstructed": net.reconstructed,
        "least_level": net.least_level,
        "leveled": net.leveled is not None,
        "relation": net.relation,
        "date": None if net.date is None else str(net.date),
        "loops_dropped": net.loops_dropped,
        "parallel_merged": net.parallel_merged,
        "removed": json.dumps(sorted(net.removed)),
        "open": _as_text(net, net.open_origin, net.open_target),
        "told": _told_as_text(net) if net.directed and not net.oriented else None,
    }
    graph: nx.Graph[str] = (nx.DiGraph if net.oriented else nx.Graph)(**_told(about))
    for at, id in enumerate(net.ids):
        of = {
            attribute: flat(sorted(what for kind, what in net.concerns[at] if kind == concern)) or None
            for concern, attribute in CONCERNS.items()
        }
        graph.add_node(
            id,
            clsm=id,
            name=id,
            label=net.names[at].say(lang),
            name_fr=net.names[at].fr,
            name_en=net.names[at].en,
            **_told({"sector": net.sectors[at], "role": net.roles[at], **of}),
            **({} if net.answered is None else {"answered": bool(net.answered[at])}),
        )
    origin, target, weight = (net.origin, net.target, net.weight) if net.oriented else net.pairs
    ties = zip(origin.tolist(), target.tolist(), weight.tolist(), strict=True)
    graph.add_weighted_edges_from((net.ids[a], net.ids[b], w) for a, b, w in ties)
    if net.leveled is not None and leveled:
        for a, b, of_source in zip(origin.tolist(), target.tolist(), net.leveled.tolist(), strict=True):
            graph.edges[net.ids[a], net.ids[b]]["leveled"] = of_source
    return graph


def _told_as_text(net: TieNetwork) -> str:
    """The ties as they were told: who, of whom, how strong, and whether that is a level, where it may be one."""
    more = (net.weight,) if net.leveled is None else (net.weight, net.leveled)
    return _as_text(net, net.origin, net.target, *more)


def _as_text(net: TieNetwork, origin: Ints, target: Ints, *more: Floats | Flags) -> str:
    """Ties as JSON, by id."""
    columns = (origin.tolist(), target.tolist(), *(column.tolist() for column in more))
    return json.dumps([[net.ids[a], net.ids[b], *rest] for a, b, *rest in zip(*columns, strict=True)])


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


# ---------------------------------------------------------------- read back


def as_it_was(net: TieNetwork, graph: "nx.Graph[Any]", now: Mapping[str, str]) -> TieNetwork:
    """*net* with what the graph itself says of its reading, its time and what was left out.

    *now* leads from the ids that the graph was written with to those of its nodes.
    """
    about = graph.graph
    try:
        fields: dict[str, Any] = {
            "directed": bool(about["told_with_direction"]),
            "read_as": about["reading"],
            "reconstructed": bool(about["reconstructed"]),
            "least_level": int(about["least_level"]) if about.get("least_level") else None,
            "relation": net.relation or about.get("relation"),
            "date": net.date or (datetime.date.fromisoformat(about["date"]) if about.get("date") else None),
        }
        counted = {name: int(about[name]) for name in ("loops_dropped", "parallel_merged")}
        has_levels = bool(about["leveled"])
    except (KeyError, TypeError, ValueError):
        # the GML of igraph writes names without underscores
        raise Mismatch("graph-lost") from None
    if fields["read_as"] not in READINGS:
        raise Mismatch("graph-lost")
    written = fields["directed"]
    oriented = written and fields["read_as"] == "reported"
    if graph.is_directed() != oriented:
        raise Mismatch("graph-edited")
    ends = [(net.index[now[a]], net.index[now[b]]) for a, b in document(graph, "open") if a in now and b in now]
    said = attrs.evolve(
        net.counting(**counted),
        open_origin=[a for a, _ in ends],
        open_target=[b for _, b in ends],
        removed=frozenset(document(graph, "removed")),
        **fields,
    )
    if oriented or not written:
        return said
    told = sorted(
        (net.index[now[a]], net.index[now[b]], *rest) for a, b, *rest in document(graph, "told") if {a, b} <= now.keys()
    )
    origin, target, weight, *levels = zip(*told, strict=True) if told else ((), (), (), ())
    leveled = levels[0] if has_levels else None
    whole = attrs.evolve(said, origin=origin, target=target, weight=weight, leveled=leveled)
    # a pair is what two answers make of it: an edge that was drawn or taken away says of neither what it was
    if not all(np.array_equal(a, b) for a, b in zip(whole.pairs, net.pairs, strict=True)):
        raise Mismatch("graph-edited")
    return whole
