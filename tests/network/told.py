"""Small one-mode networks for the tests, and every network that their unknown cells leave possible."""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations

import attrs

from clsm.network.networks.tie_network import TieNetwork
from clsm.network.passes.cells import tie_columns, unknown_cells


def lone(n: int, *, silent: int = 0, sectors: Sequence[str | None] | None = None) -> TieNetwork:
    """*n* organisations without a tie, the last *silent* of which did not answer."""
    answered = [at < n - silent for at in range(n)] if silent else None
    return TieNetwork.from_arrays([f"o{at:03}" for at in range(n)], [], [], answered=answered, sectors=sectors)


def star(n: int, *, silent: int = 0, sectors: Sequence[str | None] | None = None) -> TieNetwork:
    """One organisation tied to all others, without directions; the last *silent* leaves did not answer."""
    answered = [at < n - silent for at in range(n)] if silent else None
    return TieNetwork.from_arrays(
        [f"o{at:03}" for at in range(n)],
        [0] * (n - 1),
        list(range(1, n)),
        directed=False,
        answered=answered,
        sectors=sectors,
    )


def completions(net: TieNetwork) -> Iterator[TieNetwork]:
    """The networks that any part of the unknown cells makes, where everybody answered."""
    origin, target, _ = tie_columns(net)
    known = list(zip(origin.tolist(), target.tolist(), strict=True))
    first, second = unknown_cells(net)
    cells = list(zip(first.tolist(), second.tolist(), strict=True))
    for part in chain.from_iterable(combinations(cells, size) for size in range(len(cells) + 1)):
        whole = TieNetwork.from_arrays(
            net.ids,
            [a for a, _ in (*known, *part)],
            [b for _, b in (*known, *part)],
            directed=net.oriented,
            sectors=net.sectors,
        )
        yield attrs.evolve(whole, read_as=net.read_as)
