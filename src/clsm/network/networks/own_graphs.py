"""Graphs of our own, read back: what the sources do not tell must come back with the rest, or be refused.

A graph format keeps nodes and ties. What is unknown lies in neither, so the graph itself carries it as text, and
each node carries the id that it had (``clsm``): a graph that was cut, relabelled or written to a file is known
again. Where a format drops the attributes of the graph itself, as GEXF and Pajek do, the nodes still say whose it
was, and it is refused: read as any other graph, it would make every unknown tie an absent one.
"""

import datetime
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs

from clsm.network.networks.nodes import UNDOCUMENTED, Link, Node, Pair, Sitting
from clsm.problems import Mismatch
from clsm.words import Text

if TYPE_CHECKING:
    import cattrs
    import networkx as nx

MARK: Final = "clsm"
"""The attribute by which a graph says that it is ours and what it holds, and a node which id it had."""


def marked_ids(graph: "nx.Graph[Any]", data: Sequence[Mapping[str, Any]], ids: Sequence[str]) -> dict[str, str] | None:
    """The ids of now by those that the graph was written with; ``None`` for a graph that is not ours.

    A node that was added since has the id of now only.
    """
    is_marked = any(MARK in of for of in data)
    holds_unknown = bool(graph.graph.get("unknown_pairs"))
    if MARK not in graph.graph:
        if is_marked or holds_unknown:
            raise Mismatch("graph-lost")
        return None
    if ids and not is_marked and holds_unknown:
        raise Mismatch("graph-lost")
    marks = [of.get(MARK) for of in data]
    then = [mark if isinstance(mark, str) else id for mark, id in zip(marks, ids, strict=True)]
    if twice := sorted(id for id, times in Counter(then).items() if times > 1):
        raise Mismatch("graph-twice", id=twice[0])
    return dict(zip(then, ids, strict=True))


def document(graph: "nx.Graph[Any]", name: str) -> Any:
    """What the graph holds under *name*, written as JSON; refused where a format has spoiled it."""
    try:
        text = graph.graph[name]
        # networkx reads the text "[]" in a GML file as an empty list
        return [] if text == [] else json.loads(text)
    except (KeyError, TypeError, ValueError):
        raise Mismatch("graph-lost") from None


# ---------------------------------------------------------------- two modes


@cache
def _converter() -> "cattrs.Converter":
    """Every column of a two-mode network as plain values, and back; sets are sorted."""
    import cattrs

    converter = cattrs.Converter()
    converter.register_unstructure_hook(datetime.date, str)
    converter.register_structure_hook(datetime.date, lambda text, _: datetime.date.fromisoformat(text))
    converter.register_unstructure_hook_func(
        lambda kind: getattr(kind, "__origin__", kind) is frozenset,
        lambda values: sorted(map(list, values) if any(isinstance(it, tuple) for it in values) else values),
    )
    return converter


def written(net: Any) -> str:
    """A two-mode network as text, all of it."""
    return json.dumps(_converter().unstructure(net), ensure_ascii=False, separators=(",", ":"))


def read_back(
    whole: Mapping[str, Any],
    kind: type[Any],
    graph: "nx.Graph[Any]",
    now: Mapping[str, str],
    nodes: Iterable[Node],
    ties: Iterable[Pair],
) -> dict[str, Any]:
    """The columns of the two-mode network that *graph* was made of, with what was done to it since.

    *nodes* are those of the graph, *ties* its edges, with the ids of now. A tie that was added is one; a tie that
    was taken away is unknown where the body's composition is not complete, and so is what a new node may have.
    """
    try:
        net = _converter().structure(whole, kind)
    except Exception as problem:  # whatever cattrs makes of a text that is not what we wrote
        raise Mismatch("graph-lost") from problem
    own = {node.id for node in net.nodes}
    shows_programs = any(of.get("mode") == "program" for _, of in graph.nodes(data=True))
    programs = [it for it in net.programs if not shows_programs or it.id in now]
    now = {it.id: it.id for it in programs} | dict(now)
    program_ids = {now[it.id] for it in programs if it.id not in own}
    of_graph = {node.id: node for node in nodes if node.id not in program_ids}
    ends = {pair for pair in ties if pair[1] not in program_ids}

    def seat(sitting: Sitting) -> Sitting:
        holder = None if sitting.holder is None else now[sitting.holder]
        return attrs.evolve(sitting, holder=holder, body=now[sitting.body])

    def there(ids: Iterable[str | None]) -> bool:
        return all(id is None or id in now for id in ids)

    links = {
        (now[link.ends[0]], now[link.ends[1]]): tuple(map(seat, link.seats)) for link in net.links if there(link.ends)
    }
    cut = links.keys() - ends
    before = {
        now[it.id]: attrs.evolve(it, id=now[it.id], same_as=frozenset(now[id] for id in it.same_as if id in now))
        for it in net.nodes
        if it.id in now
    }
    all_nodes = {id: _with_changes(before.get(id), node) for id, node in of_graph.items()}
    unknown = {(now[a], now[b]) for a, b in net.unknown if there((a, b))}
    vague = [it.id for it in all_nodes.values() if it.mode != "organisation" and it.composition != "complete"]
    partners = [node.id for node in all_nodes.values() if node.mode == "organisation"]
    unknown |= {(id, body) for body in vague for id in partners if (id, body) in cut or not {id, body} <= before.keys()}
    seats = [seat(it) for it in net.seats if there((it.holder, it.body))]
    parts = [attrs.evolve(it, ends=(now[it.ends[0]], now[it.ends[1]])) for it in net.involvements if there(it.ends)]
    return {
        "date": net.date,
        "nodes": tuple(sorted(all_nodes.values(), key=lambda node: node.id)),
        "seats": tuple(sorted((it for it in seats if (it.holder, it.body) not in cut), key=_by_seat)),
        "links": tuple(Link(ends=pair, seats=links.get(pair, ())) for pair in sorted(ends)),
        "unknown": tuple(sorted(unknown - ends)),
        "terms": net.terms,
        "removed": net.removed,
        "relations": net.relations,
        "bodies_complete": net.bodies_complete,
        "programs": tuple(sorted((attrs.evolve(it, id=now[it.id]) for it in programs), key=lambda it: it.id)),
        "involvements": tuple(sorted(parts, key=lambda part: part.ends)),
    }


def _by_seat(seat: Sitting) -> tuple[str, str]:
    return seat.id, seat.holder or ""


def _with_changes(before: Node | None, now: Node) -> Node:
    """A node as it was, with what its attributes in the graph say otherwise."""
    if before is None:
        return now if now.mode == "organisation" else attrs.evolve(now, composition=now.composition or UNDOCUMENTED)
    kept = {"sector": now.sector, "role": now.role, "kind": now.kind, "composition": now.composition, "name": now.name}
    said: dict[str, Any] = {name: value for name, value in kept.items() if value not in (None, UNDOCUMENTED)}
    if now.name == Text.same(now.id):
        said.pop("name")
    return attrs.evolve(before, **said)
