"""Cutpoints, bridges and blocks: one depth-first search without recursion, then two sweeps over its order.

Hopcroft & Tarjan (1973), Algorithm 447, *Communications of the ACM* 16(6), 372-378. A graph is simple and
comes row by row: the neighbours of *v* are ``indices[indptr[v]]`` up to ``indices[indptr[v + 1] - 1]``.
What the search finds is told by *rank*, the place of a node in its order: the tree below the node of rank
*r* then has the ranks from *r* to *r* + ``extent[r]`` - 1, so that each part of the network that a node or
a tie cuts off is one slice of the order.
"""

from clsm.network.kernels.compiling import Integers, kernel


@kernel
def search(
    n: int,
    indptr: Integers,
    indices: Integers,
    rank: Integers,
    order: Integers,
    up: Integers,
    low: Integers,
    resume: Integers,
) -> None:
    """Walk every component depth first; all is linear in nodes and ties.

    Writes the *rank* of each node, the *order* of nodes, and by rank the rank that each was found from
    (*up*, -1 where a component begins) and the least rank that one of its own ties leads to (*low*), the
    tie that it was found by left out. *rank* comes filled with -1; *resume* is a buffer of length *n*.
    """
    count = 0
    for start in range(n):
        if rank[start] >= 0:
            continue
        rank[start] = count
        order[count] = start
        up[count] = -1
        at_rank = count
        count += 1
        before = -1
        least = at_rank
        at = indptr[start]
        end = indptr[start + 1]
        while True:
            deeper = -1
            while at < end:
                node = indices[at]
                at += 1
                of_node = rank[node]
                if of_node < 0:
                    deeper = node
                    break
                if of_node < least and of_node != before:
                    least = of_node
            low[at_rank] = least
            if deeper >= 0:
                resume[at_rank] = at
                rank[deeper] = count
                order[count] = deeper
                up[count] = at_rank
                before = at_rank
                at_rank = count
                count += 1
                least = at_rank
                at = indptr[deeper]
                end = indptr[deeper + 1]
            elif before < 0:
                break
            else:
                at_rank = before
                before = up[at_rank]
                least = low[at_rank]
                at = resume[at_rank]
                end = indptr[order[at_rank] + 1]


@kernel
def fold(
    n: int,
    weight: Integers,
    order: Integers,
    up: Integers,
    low: Integers,
    extent: Integers,
    below: Integers,
    pieces: Integers,
    pairs: Integers,
) -> None:
    """Gather, from the last rank to the first, what hangs below each node.

    *low* becomes the least rank that the whole tree below a rank leads to. Writes by rank how many nodes
    (*extent*) and how much *weight* (*below*) that tree has, itself included; in how many *pieces* the
    component falls without the node; and in *pairs* the squares of the weights that hang below it and
    fall off, added up. *pieces* and *pairs* come filled with zeros, *extent* with ones; *below* holds
    nothing yet.
    """
    for at_rank in range(n):
        below[at_rank] = weight[order[at_rank]]
    for back in range(n):
        at_rank = n - 1 - back
        before = up[at_rank]
        if before >= 0:
            extent[before] += extent[at_rank]
            below[before] += below[at_rank]
            pieces[at_rank] += 1
            if low[at_rank] >= before:
                pieces[before] += 1
                pairs[before] += below[at_rank] * below[at_rank]
            elif low[at_rank] < low[before]:
                low[before] = low[at_rank]


@kernel
def unfold(
    n: int,
    weight: Integers,
    order: Integers,
    up: Integers,
    low: Integers,
    below: Integers,
    fallen: Integers,
    root: Integers,
    block: Integers,
    pairs: Integers,
) -> int:
    """Hand down, from the first rank to the last, what only the whole component tells.

    Writes by rank the rank where the component begins (*root*), the *block* of the tie to the rank it was
    found from (-1 where a component begins), and makes of *pairs* how much of the weight, two by two, the
    node's leaving parts. *fallen* is a buffer, filled with zeros. Returns how many blocks there are.
    """
    blocks = 0
    for at_rank in range(n):
        before = up[at_rank]
        if before < 0:
            root[at_rank] = at_rank
            block[at_rank] = -1
        else:
            root[at_rank] = root[before]
            if low[at_rank] >= before:
                fallen[before] += below[at_rank]
                block[at_rank] = blocks
                blocks += 1
            else:
                block[at_rank] = block[before]
    for at_rank in range(n):
        others = below[root[at_rank]] - weight[order[at_rank]]
        above = others - fallen[at_rank]
        pairs[at_rank] = (others * others - pairs[at_rank] - above * above) // 2
    return blocks


@kernel
def find_spans(
    ties: int,
    lows: Integers,
    highs: Integers,
    indptr: Integers,
    indices: Integers,
    seen: Integers,
    near: Integers,
    far: Integers,
    span: Integers,
    effort: int,
) -> int:
    """Find how far the ends of each tie are from each other without it, and return for how many ties it did.

    None of the ties is a bridge. Two breadth-first searches start from the two ends, and the one with the
    smaller front goes on, until they meet. It stops when it has looked at *effort* neighbours in all; the
    tie at hand is then left out with those after it. *seen*, filled with -1, *near* and *far* are buffers
    of a place for each node; *seen* tells in which search, two for each tie, a node was last met.
    """
    looked = 0
    for tie in range(ties):
        low, high = lows[tie], highs[tie]
        seen[low] = 2 * tie
        seen[high] = 2 * tie + 1
        near[0] = low
        far[0] = high
        near_from, near_to, far_from, far_to = 0, 1, 0, 1
        steps = 0
        met = False
        while not met:
            steps += 1
            if near_to - near_from <= far_to - far_from:
                stop = near_to
                while near_from < stop and not met:
                    node = near[near_from]
                    near_from += 1
                    looked += indptr[node + 1] - indptr[node]
                    for at in range(indptr[node], indptr[node + 1]):
                        neighbour = indices[at]
                        if seen[neighbour] == 2 * tie + 1 and not (node == low and neighbour == high):
                            met = True
                            break
                        if seen[neighbour] < 2 * tie:
                            seen[neighbour] = 2 * tie
                            near[near_to] = neighbour
                            near_to += 1
            else:
                stop = far_to
                while far_from < stop and not met:
                    node = far[far_from]
                    far_from += 1
                    looked += indptr[node + 1] - indptr[node]
                    for at in range(indptr[node], indptr[node + 1]):
                        neighbour = indices[at]
                        if seen[neighbour] == 2 * tie and not (node == high and neighbour == low):
                            met = True
                            break
                        if seen[neighbour] < 2 * tie:
                            seen[neighbour] = 2 * tie + 1
                            far[far_to] = neighbour
                            far_to += 1
            if looked > effort:
                return tie
        span[tie] = steps
    return ties
