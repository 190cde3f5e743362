"""Ties between and inside sectors, counted anew for each way to deal out the sectors.

``labels`` holds the deals one after the other, each as long as there are organisations; ``ends`` the ties,
each as two positions.
"""

from clsm.network.kernels.compiling import Ints, kernel


@kernel
def pair_tails(
    labels: Ints, n: int, k: int, ends: Ints, cell: Ints, observed: Ints, counts: Ints, at_most: Ints, at_least: Ints
) -> None:
    """Add, for each cell of a table of ``k`` × ``k`` sectors, how many deals have at most, and at least, as many ties.

    ``cell`` maps a pair of sectors, flat, to the cell that counts it; ``counts`` is a buffer for one deal.
    """
    for start in range(0, len(labels), n):
        for c in range(k * k):
            counts[c] = 0
        for t in range(0, len(ends), 2):
            counts[cell[labels[start + ends[t]] * k + labels[start + ends[t + 1]]]] += 1
        for c in range(k * k):
            if counts[c] <= observed[c]:
                at_most[c] += 1
            if counts[c] >= observed[c]:
                at_least[c] += 1


@kernel
def inside_tails(labels: Ints, n: int, ends: Ints, observed: int, tails: Ints) -> None:
    """Add how many deals have at most (``tails[0]``), and at least (``tails[1]``), *observed* ties inside sectors."""
    for start in range(0, len(labels), n):
        inside = 0
        for t in range(0, len(ends), 2):
            if labels[start + ends[t]] == labels[start + ends[t + 1]]:
                inside += 1
        if inside <= observed:
            tails[0] += 1
        if inside >= observed:
            tails[1] += 1
