"""Cutpoints, bridges and blocks: one depth-first search without recursion, then two sweeps over its order.

Hopcroft & Tarjan (1973), Algorithm 447, *Communications of the ACM* 16(6), 372-378. A graph is simple and
comes row by row: the neighbours of *v* are ``indices[indptr[v]]`` up to ``indices[indptr[v + 1] - 1]``.
What the search finds is told by *rank*, the place of a node in its order: the tree below the node of rank
*r* then has the ranks from *r* to *r* + ``extent[r]`` - 1, so that each part of the network that a node or
a tie cuts off is one slice of the order.
"""

from clsm.network.kernels.compiling import Ints, kernel


@kernel
def search(n: int, indptr: Ints, indices: Ints, rank: Ints, order: Ints, up: Ints, low: Ints, resume: Ints) -> None:
    """Walk every component depth first; all is linear in nodes and ties.

    Writes the *rank* of each node, the *order* of nodes, and by rank the rank that each was found from
    (*up*, -1 where a component begins) and the least rank that one of its own ties leads to (*low*), the
    tie that it was found by left out. *rank* comes filled with -1; *resume* is a buffer of length *n*.
    """
    found = 0
    for start in range(n):
        if rank[start] >= 0:
            continue
        rank[start] = found
        order[found] = start
        up[found] = -1
        here = found
        found += 1
        before = -1
        least = here
        at = indptr[start]
        end = indptr[start + 1]
        while True:
            deeper = -1
            while at < end:
                node = indices[at]
                at += 1
                there = rank[node]
                if there < 0:
                    deeper = node
                    break
                if there < least and there != before:
                    least = there
            low[here] = least
            if deeper >= 0:
                resume[here] = at
                rank[deeper] = found
                order[found] = deeper
                up[found] = here
                before = here
                here = found
                found += 1
                least = here
                at = indptr[deeper]
                end = indptr[deeper + 1]
            elif before < 0:
                break
            else:
                here = before
                before = up[here]
                least = low[here]
                at = resume[here]
                end = indptr[order[here] + 1]


@kernel
def fold(
    n: int, weight: Ints, order: Ints, up: Ints, low: Ints, extent: Ints, below: Ints, pieces: Ints, pairs: Ints
) -> None:
    """Gather, from the last rank to the first, what hangs below each node.

    *low* becomes the least rank that the whole tree below a rank leads to. Writes by rank how many nodes
    (*extent*) and how much *weight* (*below*) that tree has, itself included; in how many *pieces* the
    component falls without the node; and in *pairs* the squares of the weights that hang below it and
    fall off, added up. *pieces* and *pairs* come filled with zeros, *extent* with ones; *below* holds
    nothing yet.
    """
    for here in range(n):
        below[here] = weight[order[here]]
    for back in range(n):
        here = n - 1 - back
        before = up[here]
        if before >= 0:
            extent[before] += extent[here]
            below[before] += below[here]
            pieces[here] += 1
            if low[here] >= before:
                pieces[before] += 1
                pairs[before] += below[here] * below[here]
            elif low[here] < low[before]:
                low[before] = low[here]


@kernel
def unfold(
    n: int,
    weight: Ints,
    order: Ints,
    up: Ints,
    low: Ints,
    below: Ints,
    fallen: Ints,
    root: Ints,
    block: Ints,
    pairs: Ints,
) -> int:
    """Hand down, from the first rank to the last, what only the whole component tells.

    Writes by rank the rank where the component begins (*root*), the *block* of the tie to the rank it was
    found from (-1 where a component begins), and makes of *pairs* how much of the weight, two by two, the
    node's leaving parts. *fallen* is a buffer, filled with zeros. Returns how many blocks there are.
    """
    blocks = 0
    for here in range(n):
        before = up[here]
        if before < 0:
            root[here] = here
            block[here] = -1
        else:
            root[here] = root[before]
            if low[here] >= before:
                fallen[before] += below[here]
                block[here] = blocks
                blocks += 1
            else:
                block[here] = block[before]
    for here in range(n):
        others = below[root[here]] - weight[order[here]]
        above = others - fallen[here]
        pairs[here] = (others * others - pairs[here] - above * above) // 2
    return blocks


@kernel
def spans(
    ties: int,
    lows: Ints,
    highs: Ints,
    indptr: Ints,
    indices: Ints,
    seen: Ints,
    near: Ints,
    far: Ints,
    span: Ints,
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
                    here = near[near_from]
                    near_from += 1
                    looked += indptr[here + 1] - indptr[here]
                    for at in range(indptr[here], indptr[here + 1]):
                        there = indices[at]
                        if seen[there] == 2 * tie + 1 and not (here == low and there == high):
                            met = True
                            break
                        if seen[there] < 2 * tie:
                            seen[there] = 2 * tie
                            near[near_to] = there
                            near_to += 1
            else:
                stop = far_to
                while far_from < stop and not met:
                    here = far[far_from]
                    far_from += 1
                    looked += indptr[here + 1] - indptr[here]
                    for at in range(indptr[here], indptr[here + 1]):
                        there = indices[at]
                        if seen[there] == 2 * tie and not (here == high and there == low):
                            met = True
                            break
                        if seen[there] < 2 * tie:
                            seen[there] = 2 * tie + 1
                            far[far_to] = there
                            far_to += 1
            if looked > effort:
                return tie
        span[tie] = steps
    return ties
