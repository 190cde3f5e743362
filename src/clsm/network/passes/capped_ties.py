"""How many ties can be added at most when each organisation has room for only so many.

This is a maximum simple *b*-matching (Schrijver 2003, *Combinatorial Optimization*, chapter 33). Ties are
first added one by one; a maximum flow, which may take half a tie, shows that no more can be. Where the two
differ, the answer is found exactly, as a matching (Tutte 1954, *Canadian Journal of Mathematics* 6, 347-352).
"""

from collections.abc import Sequence

Positions = tuple[int, int]


def twice_with_halves(ties: Sequence[Positions], room: Sequence[int]) -> int:
    """Twice the most ties that fit where half a tie may be taken.

    >>> twice_with_halves([(0, 1), (1, 2), (0, 2)], [1, 1, 1])
    3
    """
    import networkx as nx

    flow: nx.DiGraph[str | tuple[str, int]] = nx.DiGraph()
    flow.add_nodes_from(("source", "sink"))
    for at, most in enumerate(room):
        flow.add_edge("source", ("from", at), capacity=most)
        flow.add_edge(("to", at), "sink", capacity=most)
    for a, b in ties:
        for start, end in ((("from", a), ("to", b)), (("from", b), ("to", a))):
            parallel = flow.edges[start, end]["capacity"] if flow.has_edge(start, end) else 0
            flow.add_edge(start, end, capacity=parallel + 1)
    return int(nx.maximum_flow_value(flow, "source", "sink"))


def added_one_by_one(ties: Sequence[Positions], room: Sequence[int]) -> int:
    """How many ties are added when those with the fewest choices to spare go first; rarely too few."""
    left = list(room)
    choices = [0] * len(left)
    touching: list[list[int]] = [[] for _ in left]
    for number, tie in enumerate(ties):
        for end in tie:
            choices[end] += 1
            touching[end].append(number)
    waiting = set(range(len(left)))
    added = 0
    while waiting:
        actor = min(waiting, key=lambda at: (choices[at] - left[at], choices[at], at))
        waiting.remove(actor)
        # the two ends of a tie less one of them is the other
        others = [sum(ties[number]) - actor for number in touching[actor]]
        for other in sorted((end for end in others if end in waiting), key=lambda end: (-left[end], end)):
            choices[other] -= 1
            if left[actor] > 0 and left[other] > 0:
                left[actor] -= 1
                left[other] -= 1
                added += 1
    return added


def most_ties(ties: Sequence[Positions], room: Sequence[int]) -> int:
    """The largest number of *ties* of which no organisation has more than its *room*.

    *ties* are pairs of positions, a pair once or more; *room* has a number, zero or more, for each position.

    >>> most_ties([(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)], [1] * 6)
    2
    """
    added = added_one_by_one(ties, room)
    return added if added == twice_with_halves(ties, room) // 2 else _matched(ties, room)


def _matched(ties: Sequence[Positions], room: Sequence[int]) -> int:
    """The same by a matching: each tie is two halves, each organisation as many places as it has room.

    A tie that is left out matches its halves with each other; one that is taken matches each half with a
    place. So the largest matching has as many pairs as there are ties, and one more for each tie taken.
    """
    import networkx as nx

    halves: nx.Graph[tuple[str, int, int]] = nx.Graph()
    for number, tie in enumerate(ties):
        halves.add_edge(("half", number, 0), ("half", number, 1))
        for side, end in enumerate(tie):
            halves.add_edges_from((("half", number, side), ("place", end, place)) for place in range(room[end]))
    return len(nx.max_weight_matching(halves, maxcardinality=True)) - len(ties)
