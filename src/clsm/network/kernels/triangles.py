"""Triangles, each found once.

Actors are numbered by how many ties they have, and each tie leads from its lower end to its higher one;
``start[u]`` is the position of the first tie that leaves *u*, ``head`` holds where each tie leads. No actor
then has more ties leaving it than the square root of twice their number, which makes the search quick
(Chiba & Nishizeki 1985, *SIAM Journal on Computing* 14(1), 210-223).
"""

from clsm.network.kernels.compiling import Integers, kernel


@kernel
def find(
    u: int, start: Integers, head: Integers, mark: Integers, first: Integers, second: Integers, third: Integers
) -> tuple[int, int]:
    """The triangles whose lowest actor is *u* or higher, as many as the three buffers hold.

    A triangle is three ties, given by position: *first* leads from u to v, *second* from v to w, *third*
    from u to w. Each buffer is as long as there are ties, which is enough for any single actor. *mark*
    holds a number for each actor, -1 before the first call. Returns the actor to go on from, and how many
    triangles were found.
    """
    count, n, room = 0, len(start) - 1, len(first)
    while u < n:
        low, high = start[u], start[u + 1]
        if high - low > 1:
            if count + (high - low) * (high - low - 1) // 2 > room:
                break
            for tie in range(low, high):
                mark[head[tie]] = tie
            for tie in range(low, high):
                v = head[tie]
                for next in range(start[v], start[v + 1]):
                    closing = mark[head[next]]
                    # what an earlier actor has marked lies before the ties of this one
                    if closing >= low:
                        first[count], second[count], third[count] = tie, next, closing
                        count += 1
        u += 1
    return u, count
