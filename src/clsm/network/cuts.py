"""What falls apart when a node or a tie goes: certainly, on the known ties, or possibly.

Nodes are ids, ties pairs of ids, without direction. With *K* the known ties and *U* the pairs of which
nobody knows, a *completion* is K with any part of U. The tests below are exact over all completions and
need no sampling: see :func:`cutpoints` and :func:`bridges`. The notions are those of Hopcroft & Tarjan
(1973), Algorithm 447, *Communications of the ACM* 16(6), 372-378; a council has fewer than 200 nodes, so
each node is simply left out in turn.
"""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations
from typing import Literal

Tie = tuple[str, str]
Adjacent = Mapping[str, set[str]]
Level = Literal["certain", "observed", "possible"]
"""In every completion; on the known ties, but not in every completion; only in some completion."""


def adjacency(nodes: Iterable[str], ties: Iterable[Tie]) -> dict[str, set[str]]:
    """Who is next to whom.

    >>> adjacency("abc", [("a", "b")])
    {'a': {'b'}, 'b': {'a'}, 'c': set()}
    """
    adjacent: dict[str, set[str]] = {node: set() for node in nodes}
    for a, b in ties:
        adjacent[a].add(b)
        adjacent[b].add(a)
    return adjacent


def reach(adjacent: Adjacent, start: str, *, node: str | None = None, tie: Tie | None = None) -> dict[str, int]:
    """The distance from *start* to all that it reaches, without *node* and without *tie*."""
    closed = {tie, tie[::-1]} if tie else set()
    distance, queue = {start: 0}, deque([start])
    while queue:
        here = queue.popleft()
        for there in adjacent[here]:
            if there not in distance and there != node and (here, there) not in closed:
                distance[there] = distance[here] + 1
                queue.append(there)
    return distance


def parts(adjacent: Adjacent, among: Iterable[str], *, node: str | None = None) -> tuple[frozenset[str], ...]:
    """The connected parts, without *node*, in which the nodes of *among* lie.

    >>> [sorted(part) for part in parts(adjacency("abcd", [("a", "b"), ("b", "c")]), "abcd", node="b")]
    [['a'], ['c'], ['d']]
    """
    found = list[frozenset[str]]()
    for start in sorted(among):
        if start != node and not any(start in part for part in found):
            found.append(frozenset(reach(adjacent, start, node=node)))
    return tuple(found)


def cutpoints(nodes: Collection[str], known: Collection[Tie], unknown: Collection[Tie]) -> dict[str, Level]:
    """The nodes whose leaving parts the rest, and how far that is sure.

    A node *v* is a cutpoint of some completion if and only if two of its known or unknown neighbours lie
    in different parts of K without *v*; of every completion if and only if two of its *known* neighbours
    lie in different parts of K and U together, without *v*.

    >>> cutpoints("abc", [("a", "b"), ("b", "c")], [])
    {'b': 'certain'}
    >>> cutpoints("abcd", [("a", "b"), ("b", "c")], [("a", "c"), ("c", "d")])
    {'b': 'observed', 'c': 'possible'}
    """
    sure, doubtful = adjacency(nodes, known), adjacency(nodes, unknown)
    either = {node: sure[node] | doubtful[node] for node in nodes}
    levels: dict[str, Level] = {}
    for node in sorted(nodes):
        if len(parts(either, sure[node], node=node)) > 1:
            levels[node] = "certain"
        elif len(parts(sure, sure[node], node=node)) > 1:
            levels[node] = "observed"
        elif len(parts(sure, either[node], node=node)) > 1:
            levels[node] = "possible"
    return levels


def bridges(nodes: Collection[str], known: Collection[Tie], unknown: Collection[Tie]) -> dict[Tie, Level]:
    """The ties whose loss parts their two ends, and how far that is sure.

    A known tie is a bridge of some completion if and only if its ends are apart in K without it, of every
    completion if and only if they are apart even in K and U together without it; an unknown pair is a
    bridge of some completion if and only if its ends are apart in K.

    >>> bridges("abc", [("a", "b")], [("b", "c")])
    {('a', 'b'): 'certain', ('b', 'c'): 'possible'}
    """
    sure, either = adjacency(nodes, known), adjacency(nodes, [*known, *unknown])
    levels: dict[Tie, Level] = {}
    for tie in sorted(known):
        if tie[1] not in reach(either, tie[0], tie=tie):
            levels[tie] = "certain"
        elif tie[1] not in reach(sure, tie[0], tie=tie):
            levels[tie] = "observed"
    for tie in sorted(unknown):
        if tie[1] not in reach(sure, tie[0]):
            levels[tie] = "possible"
    return levels


def span(adjacent: Adjacent, tie: Tie) -> int | None:
    """How far the ends of *tie* are from each other without it; ``None`` where nothing else joins them."""
    return reach(adjacent, tie[0], tie=tie).get(tie[1])


def pairs_apart(groups: Iterable[Collection[str]], counting: Collection[str]) -> int:
    """How many pairs of *counting* lie in different *groups*.

    >>> pairs_apart([{"a", "b"}, {"c"}, {"body"}], {"a", "b", "c"})
    2
    """
    sizes = [sum(node in counting for node in group) for group in groups]
    return sum(a * b for a, b in combinations(sizes, 2))
