"""Breadth-first distances by bit sets: how far everybody is from everybody, whoever has left.

Sixty-two actors set out together: each is one bit of a word, and a step along a tie carries all of them at
once (Then et al. 2014, The more the merrier: efficient multi-source graph traversal, *Proceedings of the
VLDB Endowment* 8(4), 449-460). Ties stand row by row, in both directions: the neighbours of ``v`` are
``indices[indptr[v]:indptr[v + 1]]``. ``gone[v]`` is 1 for whoever has left.
"""

from clsm.network.kernels.compiling import Integers, Numbers, bit_count, kernel

WORD = 62
"""How many actors set out together."""

SLACK = 1e-6
"""What rounding may add to a sum of inverse distances: sums nearer than that are compared exactly, elsewhere."""


@kernel
def set_out(n: int, start: int, gone: Integers, seen: Integers, now: Integers) -> int:
    """Place the bits of the actors from *start* on, one word of them; the bits of all who are there."""
    everyone = 0
    for v in range(n):
        seen[v] = 0
        now[v] = 0
    for v in range(start, min(start + WORD, n)):
        if gone[v] == 0:
            bit = 1 << (v - start)
            seen[v] = bit
            now[v] = bit
            everyone |= bit
    for v in range(n):
        if gone[v] != 0:
            seen[v] = everyone  # nobody can arrive at whoever has left
    return everyone


@kernel
def step(
    n: int, indptr: Integers, indices: Integers, everyone: int, seen: Integers, now: Integers, ahead: Integers
) -> int:
    """Carry each bit of *now* along each tie into *ahead*; how many bits arrived where they had not been."""
    arrived = 0
    for v in range(n):
        new = 0
        if seen[v] != everyone:
            for e in range(indptr[v], indptr[v + 1]):
                new |= now[indices[e]]
            new &= ~seen[v]
            if new != 0:
                seen[v] |= new
                arrived += bit_count(new)
        ahead[v] = new
    return arrived


@kernel
def spread(
    n: int,
    indptr: Integers,
    indices: Integers,
    gone: Integers,
    seen: Integers,
    now: Integers,
    ahead: Integers,
    pairs: Integers,
) -> int:
    """Write into ``pairs[d]`` how many ordered pairs are *d* apart; the largest distance. ``pairs`` holds *n* cells."""
    farthest = 0
    for d in range(n):
        pairs[d] = 0
    start = 0
    while start < n:
        everyone = set_out(n, start, gone, seen, now)
        distance = 1
        arrived = step(n, indptr, indices, everyone, seen, now, ahead)
        while arrived > 0:
            pairs[distance] += arrived
            farthest = max(farthest, distance)
            now, ahead = ahead, now
            distance += 1
            arrived = step(n, indptr, indices, everyone, seen, now, ahead)
        start += WORD
    return farthest


@kernel
def distances(
    n: int,
    indptr: Integers,
    indices: Integers,
    gone: Integers,
    seen: Integers,
    now: Integers,
    ahead: Integers,
    far: Integers,
) -> None:
    """Write into ``far[u * n + v]`` how far *v* is from *u*: 0 from itself, *n* where no path leads."""
    for cell in range(n * n):
        far[cell] = n
    start = 0
    while start < n:
        everyone = set_out(n, start, gone, seen, now)
        distance = 0
        arrived = 1
        while arrived > 0:
            for v in range(n):
                for s in range(start, min(start + WORD, n)):
                    if now[v] >> (s - start) & 1 == 1:
                        far[s * n + v] = distance
            arrived = step(n, indptr, indices, everyone, seen, now, ahead)
            now, ahead = ahead, now
            distance += 1
        start += WORD


@kernel
def least_left(
    n: int,
    indptr: Integers,
    indices: Integers,
    gone: Integers,
    seen: Integers,
    now: Integers,
    ahead: Integers,
    least: Integers,
) -> None:
    """Write into ``least[c]`` six times what the sum of inverse distances is at least once *c* has left too.

    Of the pairs at most three apart (six times the inverse is 6, 3, 2) those stay as they are that neither
    hold *c* nor need it on each of their shortest paths. Two steps apart, a pair needs the only one who is
    next to both; three apart, the only one who is next to either end and on the way to the other. Whatever
    is farther, or must find another way, counts for nothing, so that the sum is never less.
    """
    total = 0
    for c in range(n):
        least[c] = 0
    start = 0
    while start < n:
        everyone = set_out(n, start, gone, seen, now)
        for distance in range(1, 4):
            worth = 6 // distance
            for v in range(n):
                new = 0
                if seen[v] != everyone:
                    twice = 0
                    for e in range(indptr[v], indptr[v + 1]):
                        bits = now[indices[e]]
                        twice |= new & bits
                        new |= bits
                    new &= ~seen[v]
                    seen[v] |= new
                    count = bit_count(new) * worth
                    total += count
                    least[v] -= 2 * count
                    only = new & ~twice
                    if distance > 1 and only != 0:
                        # a pair is met from both ends: at two the same actor twice, at three two actors once each
                        sides = distance - 1
                        for e in range(indptr[v], indptr[v + 1]):
                            least[indices[e]] -= bit_count(only & now[indices[e]]) * worth * sides
                ahead[v] = new
            now, ahead = ahead, now
        start += WORD
    for c in range(n):
        least[c] += total


@kernel
def leave_next(
    n: int,
    indptr: Integers,
    indices: Integers,
    gone: Integers,
    order: Integers,
    least: Integers,
    limit: float,
    seen: Integers,
    now: Integers,
    ahead: Integers,
    pairs: Integers,
    leavers: Integers,
    rows: Integers,
) -> int:
    """Let each actor of *order* leave in turn: who brings the sum of inverse distances down to *limit* or under.

    *order* has ascending ``least``, which :func:`least_left` wrote: after the first that cannot, nobody
    can. Each actor found stands in *leavers*, its pairs by distance in its row of *rows*; how many are
    found. The limit sinks to the lowest sum met, and :data:`SLACK` is left above it.
    """
    kept = 0
    for at in range(len(order)):
        c = order[at]
        if least[c] > 6 * (limit + SLACK):
            break
        gone[c] = 1
        farthest = spread(n, indptr, indices, gone, seen, now, ahead, pairs)
        gone[c] = 0
        total = 0.0
        for d in range(1, farthest + 1):
            total += pairs[d] / d
        if total <= limit + SLACK:
            limit = min(limit, total)
            leavers[kept] = c
            for d in range(n):
                rows[kept * n + d] = pairs[d]
            kept += 1
    return kept


@kernel
def reach_next(
    n: int,
    far: Integers,
    nearest: Integers,
    worth: Numbers,
    order: Integers,
    limit: float,
    pairs: Integers,
    reachers: Integers,
    rows: Integers,
) -> int:
    """Add each actor of *order* in turn to a set: who brings what it reaches up to *limit* or over.

    ``nearest[v]`` is how far *v* is from the set, ``worth[d]`` what an actor at distance *d* counts for;
    ``far`` is written by :func:`distances`. Each actor found stands in *reachers*, how many actors are how
    far (0 to *n*) in its row of *rows*; how many are found. The limit rises to the most met.
    """
    kept = 0
    for at in range(len(order)):
        base = order[at] * n
        total = 0.0
        for v in range(n):
            total += worth[min(nearest[v], far[base + v])]
        if total >= limit - SLACK:
            limit = max(limit, total)
            for d in range(n + 1):
                pairs[d] = 0
            for v in range(n):
                pairs[min(nearest[v], far[base + v])] += 1
            for d in range(n + 1):
                rows[kept * (n + 1) + d] = pairs[d]
            reachers[kept] = order[at]
            kept += 1
    return kept


@kernel
def parts(
    n: int, indptr: Integers, indices: Integers, gone: Integers, part: Integers, queue: Integers, sizes: Integers
) -> int:
    """Write into ``part[v]`` the number of the connected part of *v*, into *sizes* how many each holds; how many parts.

    Whoever has left is in part -1.
    """
    count = 0
    for v in range(n):
        part[v] = -1
    for v in range(n):
        if gone[v] == 0 and part[v] < 0:
            part[v] = count
            queue[0] = v
            size = 1
            done = 0
            while done < size:
                actor = queue[done]
                done += 1
                for e in range(indptr[actor], indptr[actor + 1]):
                    neighbour = indices[e]
                    if gone[neighbour] == 0 and part[neighbour] < 0:
                        part[neighbour] = count
                        queue[size] = neighbour
                        size += 1
            sizes[count] = size
            count += 1
    return count
