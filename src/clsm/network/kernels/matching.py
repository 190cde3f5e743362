"""Two networks laid over each other, the organisations of the second in other orders: sums for a correlation."""

from clsm.network.kernels.compiling import Integers, Numbers, kernel


@kernel
def overlaid(
    orders: Integers,
    n: int,
    ends: Integers,
    strength: Numbers,
    gaps: Integers,
    other: Numbers,
    seen: Integers,
    sums: Numbers,
) -> None:
    """For each order, take what is known in one network only out of six sums, and add up the products.

    ``ends`` and ``strength`` are the ties of the first network, ``gaps`` its unknown cells; ``other`` is the
    second one, flat, and ``seen`` has 1 where its cell is known. An organisation of the first meets the one
    at its place in the order. For each order ``sums`` has: cells, the first's values and their squares, the
    second's values and their squares, products. It comes with what each network holds alone (the cells
    known in the second, no product) and leaves with what holds over the cells known in both.
    """
    for row in range(len(orders) // n):
        start, at = row * n, row * 6
        for t in range(len(strength)):
            cell = orders[start + ends[2 * t]] * n + orders[start + ends[2 * t + 1]]
            w = strength[t]
            if seen[cell] == 1:
                sums[at + 5] += w * other[cell]
            else:
                sums[at + 1] -= w
                sums[at + 2] -= w * w
        for g in range(0, len(gaps), 2):
            cell = orders[start + gaps[g]] * n + orders[start + gaps[g + 1]]
            if seen[cell] == 1:
                sums[at] -= 1
                sums[at + 3] -= other[cell]
                sums[at + 4] -= other[cell] * other[cell]
