"""What one tie more would change, for pair after pair, without building the network anew.

Ties stand row by row, in both directions: the neighbours of *v* are ``indices[indptr[v]:indptr[v + 1]]``.
A tie inside a component merges the blocks on its way into one; an actor strictly inside the way loses one
of the pieces that its leaving would leave (the tree of blocks and cutpoints: Harary 1969, *Graph Theory*,
chapter 4). That tree is told by rank, as ``kernels/cuts.py`` numbers actors: *head* is the rank of the actor
at the top of the block of a rank, -1 where a component begins.
"""

from typing import NamedTuple

from clsm.network.kernels.compiling import Integers, Numbers, kernel

FIELDS = 6
"""A row of the best: what four effects are worth, the more the better, then both ends."""

DIGITS = 1e9
"""Constraint is compared to nine decimals, so that the order in which it is summed does not count."""


class Graph(NamedTuple):
    """The ties row by row, and what their effects need.

    By actor: ``sector`` is the number of its sector, -1 where it is not known; ``spread`` is what
    :func:`closures` writes, as is ``through``, by place in ``indices``.
    """

    indptr: Integers
    indices: Integers
    sector: Integers
    through: Numbers
    spread: Numbers


class BlockTree(NamedTuple):
    """The tree of blocks and cutpoints.

    ``rank`` is by actor; by rank, ``root`` is the rank where the component begins, ``size`` how many hang below,
    ``head`` the rank at the top of the block, -1 where a component begins, ``block`` the number of that block.
    """

    rank: Integers
    root: Integers
    size: Integers
    head: Integers
    block: Integers


class PerCutpoint(NamedTuple):
    """What is counted of each cutpoint, by rank: ``own``, and ``sums`` of it from there to where a component begins."""

    own: Integers
    sums: Integers


class Heard(NamedTuple):
    """Who is tied to whom as at least one side says, ``rows``; which ties are left ``open``; who is ``quiet``.

    A pair is not known where ``enough`` of the two are quiet.
    """

    row_ptr: Integers
    rows: Integers
    open_ptr: Integers
    opened: Integers
    quiet: Integers
    enough: int


class Groups(NamedTuple):
    """Which groups each actor is in, and the members of each group in ascending order.

    ``first``, a copy of ``member_ptr`` before the first call, is where those members begin that are still to come.
    """

    group_ptr: Integers
    groups: Integers
    first: Integers
    member_ptr: Integers
    members: Integers


class Marks(NamedTuple):
    """Buffers with a place for each actor, filled with -1 before the first call.

    ``at_a`` and ``at_b`` hold where in ``indices`` the ties of either end lie, ``ball`` who is at most two
    steps away.
    """

    at_a: Integers
    at_b: Integers
    ball: Integers


class Walks(NamedTuple):
    """Buffers with a place for each actor: the distances from both ends and from a third actor, and a queue."""

    from_a: Integers
    from_b: Integers
    far: Integers
    queue: Integers


class Best(NamedTuple):
    """The best rows, a heap with the worst on top: ``room`` for so many, and one place more for the row at hand."""

    room: int
    rows: Integers


@kernel
def hand_down(n: int, head: Integers, own: Integers, sums: Integers) -> None:
    """Write into *sums*, by rank, *own* added up from there to where the component begins, both included."""
    for at in range(n):
        sums[at] = own[at]
        if head[at] >= 0:
            sums[at] += sums[head[at]]


@kernel
def inside(start: int, end: int, tree: BlockTree, counted: PerCutpoint) -> int:
    """What is *counted*, added up over the cutpoints strictly inside the way from one rank to another of its component.

    A rank is higher than those above it, so that the higher of the two always climbs, until both are one.
    """
    head, sums = tree.head, counted.sums
    i, j, below_i, below_j = start, end, -1, -1
    while i != j:
        if i > j:
            below_i = i
            i = head[i]
        else:
            below_j = j
            j = head[j]
    total = 0
    if below_i >= 0:
        total += sums[head[start]] - sums[i]
    if below_j >= 0:
        total += sums[head[end]] - sums[i]
    # where both ways meet inside one block, its top is not passed
    if below_i >= 0 and below_j >= 0 and tree.block[below_i] != tree.block[below_j]:
        total += counted.own[i]
    return total


@kernel
def closures(n: int, indptr: Integers, indices: Integers, mark: Integers, through: Numbers, spread: Numbers) -> None:
    """Write for each tie i – j the sum of 1/degree of whoever is tied to both, and for each actor what it is held by.

    *spread* of i is the sum of (1 + *through*) squared over its ties: its constraint times its degree
    squared. *mark* is a buffer filled with -1.
    """
    for actor in range(n):
        for at in range(indptr[actor], indptr[actor + 1]):
            mark[indices[at]] = actor
        total = 0.0
        for at in range(indptr[actor], indptr[actor + 1]):
            other = indices[at]
            shared = 0.0
            for next in range(indptr[other], indptr[other + 1]):
                third = indices[next]
                if mark[third] == actor:
                    shared += 1.0 / (indptr[third + 1] - indptr[third])
            through[at] = shared
            total += (1.0 + shared) * (1.0 + shared)
        spread[actor] = total


@kernel
def gather(
    a: int, heard: Heard, groups: Groups, side: Integers, seen: Integers, veiled: Integers, partners: Integers
) -> tuple[int, int]:
    """Write into *partners* those after *a* that it shares a group with and has surely no tie to.

    Returns how many there are, and of how many more it is not known. Both ends are on sides that are known
    and differ. Actors come in ascending order. *seen* and *veiled* are buffers, filled with -1 before the
    first call.
    """
    count, unsaid = 0, 0
    if side[a] < 0:
        return 0, 0
    for at in range(heard.row_ptr[a], heard.row_ptr[a + 1]):
        seen[heard.rows[at]] = a
    for at in range(heard.open_ptr[a], heard.open_ptr[a + 1]):
        veiled[heard.opened[at]] = a
    for of in range(groups.group_ptr[a], groups.group_ptr[a + 1]):
        group = groups.groups[of]
        start, end = groups.first[group], groups.member_ptr[group + 1]
        while start < end and groups.members[start] <= a:
            start += 1
        groups.first[group] = start
        for at in range(start, end):
            b = groups.members[at]
            if seen[b] == a or side[b] < 0 or side[b] == side[a]:
                continue
            seen[b] = a
            if veiled[b] == a or heard.quiet[a] + heard.quiet[b] >= heard.enough:
                unsaid += 1
            else:
                partners[count] = b
                count += 1
    return count, unsaid


@kernel
def before(rows: Integers, i: int, j: int) -> bool:
    """Whether row *i* is better than row *j*: by its four effects, then by the lower ends."""
    for field in range(4):
        x, y = rows[i * FIELDS + field], rows[j * FIELDS + field]
        if x != y:
            return x > y
    for field in range(4, FIELDS):
        x, y = rows[i * FIELDS + field], rows[j * FIELDS + field]
        if x != y:
            return x < y
    return False


@kernel
def swap(rows: Integers, i: int, j: int) -> None:
    """Row *i* in the place of row *j*, and the other way round."""
    for field in range(FIELDS):
        x = rows[i * FIELDS + field]
        rows[i * FIELDS + field] = rows[j * FIELDS + field]
        rows[j * FIELDS + field] = x


@kernel
def keep(rows: Integers, room: int, kept: int) -> int:
    """Take in the row that stands after the last of *room*; the worst goes where there are too many.

    The first *kept* rows are a heap with the worst on top. Returns how many are kept.
    """
    if kept < room:
        swap(rows, kept, room)
        child = kept
        while child > 0:
            parent = (child - 1) // 2
            if not before(rows, parent, child):
                break
            swap(rows, parent, child)
            child = parent
        return kept + 1
    if room == 0 or not before(rows, room, 0):
        return kept
    swap(rows, 0, room)
    parent = 0
    while True:
        worst = parent
        for child in range(2 * parent + 1, min(2 * parent + 3, kept)):
            if before(rows, worst, child):
                worst = child
        if worst == parent:
            return kept
        swap(rows, parent, worst)
        parent = worst


@kernel
def eased(a: int, b: int, graph: Graph, at_a: Integers) -> float:
    """How much the constraint of *a* changes when it is tied to *b* as well; 0 where it has no tie yet.

    Every tie counts alike, so that constraint is Σ_j (1 + through_j)² over the square of the degree k. With
    the tie each divisor is k + 1, a sum through whoever both are tied to grows by 1 over the new degree of
    *b*, and the new tie brings a square of its own. ``at_a[j]`` is the place in *indices* of the tie from a to
    j, for those that both are tied to; it lies within the row of *a* for no other neighbour of b.
    """
    indptr, indices, through, spread = graph.indptr, graph.indices, graph.through, graph.spread
    first, last = indptr[a], indptr[a + 1]
    degree = last - first
    if degree == 0:
        return 0.0
    more, shared, total = 1.0 / (indptr[b + 1] - indptr[b] + 1), 0.0, 0.0
    for next in range(indptr[b], indptr[b + 1]):
        third = indices[next]
        at = at_a[third]
        if first <= at < last:
            shared += 1.0 / (indptr[third + 1] - indptr[third])
            # the growth of one square: (x + more)² - x², x being 1 + through
            total += more * (2.0 * (1.0 + through[at]) + more)
    total += (1.0 + shared) * (1.0 + shared) + spread[a]
    return total / ((degree + 1.0) * (degree + 1.0)) - spread[a] / (1.0 * degree * degree)


@kernel
def weigh(
    a: int,
    partners: Integers,
    graph: Graph,
    tree: BlockTree,
    alone: PerCutpoint,
    asked: PerCutpoint,
    need: int,
    marks: Marks,
    best: Best,
    kept: int,
) -> int:
    """Weigh a tie of *a* to each of its *partners*, and keep the best; how many are kept.

    The effects: how many that are *alone* lie inside the way, which are then no sole relays any more; how many
    pairs are joined that no path joined; by how many halves the sum of 1/distance grows over pairs of different,
    known sectors, up to two steps; and by how many :data:`DIGITS` the constraint of both ends falls. With
    *need* above 0, only ties inside a component are weighed, those with at least so many *asked* inside the
    way. A later effect is weighed only where the earlier ones leave it open.
    """
    indptr, indices, sector = graph.indptr, graph.indices, graph.sector
    at_a, at_b, ball = marks.at_a, marks.at_b, marks.ball
    room, rows = best.room, best.rows
    for at in range(indptr[a], indptr[a + 1]):
        near = indices[at]
        at_a[near] = at
        ball[near] = a
        for next in range(indptr[near], indptr[near + 1]):
            ball[indices[next]] = a
    start, of_a = tree.rank[a], sector[a]
    for number in range(len(partners)):
        b = partners[number]
        end, of_b = tree.rank[b], sector[b]
        relieved, joined = 0, 0
        if tree.root[start] == tree.root[end]:
            relieved = inside(start, end, tree, alone)
            if need > 0 and inside(start, end, tree, asked) < need:
                continue
        elif need > 0:
            continue
        else:
            joined = tree.size[tree.root[start]] * tree.size[tree.root[end]]
        # where all is kept, or this one is surely better, nothing later can be left out
        open_still = kept < room or relieved > rows[0] or (relieved == rows[0] and joined > rows[1])
        if not open_still and (relieved < rows[0] or joined < rows[1]):
            continue
        nearer = 0
        if of_a >= 0 and of_b >= 0 and of_a != of_b:
            nearer = 1 if ball[b] == a else 2
        for at in range(indptr[b], indptr[b + 1]):
            next = indices[at]
            at_b[next] = at
            if of_a >= 0 and ball[next] != a and sector[next] >= 0 and sector[next] != of_a:
                nearer += 1
        if not open_still and nearer + indptr[a + 1] - indptr[a] < rows[2]:
            continue
        if of_b >= 0:
            for at in range(indptr[a], indptr[a + 1]):
                next = indices[at]
                if sector[next] < 0 or sector[next] == of_b:
                    continue
                far = True
                for beyond in range(indptr[next], indptr[next + 1]):
                    if indptr[b] <= at_b[indices[beyond]] < indptr[b + 1]:
                        far = False
                        break
                if far and not indptr[b] <= at_b[next] < indptr[b + 1]:
                    nearer += 1
        if not open_still and nearer < rows[2]:
            continue
        change = eased(a, b, graph, at_a)
        change += eased(b, a, graph, at_b)
        last = room * FIELDS
        rows[last] = relieved
        rows[last + 1] = joined
        rows[last + 2] = nearer
        rows[last + 3] = int(0.5 - change * DIGITS) if change < 0.0 else -int(0.5 + change * DIGITS)
        rows[last + 4] = a
        rows[last + 5] = b
        kept = keep(rows, room, kept)
    return kept


@kernel
def walk(start: int, indptr: Integers, indices: Integers, far: Integers, queue: Integers) -> int:
    """Write into *far* how many ties away from *start* each actor is, -1 where no path leads; how many it reaches.

    *queue* begins with those it reaches, the nearest first.
    """
    for v in range(len(indptr) - 1):
        far[v] = -1
    far[start] = 0
    queue[0] = start
    done, reached = 0, 1
    while done < reached:
        actor = queue[done]
        done += 1
        for at in range(indptr[actor], indptr[actor + 1]):
            other = indices[at]
            if far[other] < 0:
                far[other] = far[actor] + 1
                queue[reached] = other
                reached += 1
    return reached


@kernel
def shorten(
    a: int, b: int, indptr: Integers, indices: Integers, sector: Integers, walks: Walks, sums: Integers
) -> None:
    """Count the pairs that a tie of *a* and *b* brings nearer, by how far they were and then are.

    Writes four counts for each distance d into *sums*, which comes filled with zeros, from ``4 * d`` on: how
    many pairs were d apart and are no longer, how many are that were not, and both again of pairs of
    different, known sectors. Only whoever is nearer to a than to b by two steps or more can be brought nearer
    to anybody there, and the other way round.
    """
    n = len(indptr) - 1
    from_a, from_b, far, queue = walks
    walk(a, indptr, indices, from_a, queue)
    walk(b, indptr, indices, from_b, queue)
    surplus = 0
    for v in range(n):
        if from_a[v] >= 0 and (from_b[v] < 0 or from_b[v] - from_a[v] >= 2):
            surplus += 1
        if from_b[v] >= 0 and (from_a[v] < 0 or from_a[v] - from_b[v] >= 2):
            surplus -= 1
    # the search is repeated from each of the smaller side
    if surplus > 0:
        from_a, from_b = from_b, from_a
    for i in range(n):
        if from_a[i] < 0 or (from_b[i] >= 0 and from_b[i] - from_a[i] < 2):
            continue
        walk(i, indptr, indices, far, queue)
        for j in range(n):
            if from_b[j] < 0 or (from_a[j] >= 0 and from_a[j] - from_b[j] < 2):
                continue
            now = from_a[i] + 1 + from_b[j]
            if 0 <= far[j] <= now:
                continue
            differ = sector[i] >= 0 and sector[j] >= 0 and sector[i] != sector[j]
            sums[4 * now + 1] += 1
            if differ:
                sums[4 * now + 3] += 1
            if far[j] > 0:
                sums[4 * far[j]] += 1
                if differ:
                    sums[4 * far[j] + 2] += 1
