"""Partner networks from a list of ties: a row for each, as a spreadsheet has them or ``to_frames`` writes them.

What is unknown has its own place in a list: a tie of which nobody knows is a row whose ``tie`` is missing, and whoever
did not answer is in the list of organisations. A pair in neither is known to be no tie.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import attrs
import networkx as nx
import numpy as np

from clsm.network.networks.columns import merged_ties
from clsm.network.networks.from_networkx import Answered, Attributes, is_missing, is_yes_or_no, read_ties
from clsm.network.networks.tie_network import TieNetwork, some
from clsm.problems import Mismatch

MOST_NAMED = 10
"""How many rows a refusal names by number."""


def read_edges(
    edges: Any,
    nodes: Any,
    columns: Attributes,
    *,
    directed: bool,
    weight: str | None,
    answered: Answered,
    relation: str | None,
    date: datetime.date | None,
) -> TieNetwork:
    """A one-mode network; see ``PartnerNetwork.from_edges``."""
    graph: nx.MultiGraph[Any] = nx.MultiDiGraph() if directed else nx.MultiGraph()
    listed = [] if nodes is None else [(row.get("name"), row) for row in _rows(nodes)]
    if nameless := sum(is_missing(name) for name, _ in listed):
        raise Mismatch("missing-node", n=nameless)
    if twice := sorted(str(name) for name, times in Counter(name for name, _ in listed).items() if times > 1):
        raise Mismatch("repeated-ids", ids=some(twice))
    graph.add_nodes_from(listed)
    left_open, wrong = list[tuple[str, str]](), list[str]()
    for number, row in enumerate(_rows(edges), start=1):
        ends, tie = (row.get("origin"), row.get("target")), row.get("tie", True)
        strange = any(map(is_missing, ends)) or (nodes is not None and not all(end in graph for end in ends))
        if strange or not is_yes_or_no(tie):
            wrong.append(str(number))
            continue
        graph.add_nodes_from(ends)
        if is_missing(tie):
            left_open.append((str(ends[0]), str(ends[1])))
        elif tie:
            graph.add_edge(*ends, **{name: value for name, value in row.items() if isinstance(name, str)})
    if wrong:
        more = " …" if len(wrong) > MOST_NAMED else ""
        raise Mismatch("edge-rows", rows=", ".join(wrong[:MOST_NAMED]) + more)
    net = read_ties(graph, columns, weight=weight, answered=answered, relation=relation, date=date)
    a, b = np.array([[net.index[end] for end in ends] for ends in left_open], dtype=np.int64).reshape(-1, 2).T
    open_origin, open_target, *_ = merged_ties(net.n, a, b, np.ones(len(a)), directed)
    return attrs.evolve(net, open_origin=open_origin, open_target=open_target)


def _rows(table: Any) -> Iterable[Mapping[str, Any]]:
    """The rows of a table, whether a data frame or not."""
    rows: Iterable[Mapping[str, Any]] = table.to_dict("records") if hasattr(table, "to_dict") else table
    return rows
