"""The cells of a one-mode network: which are ties, which are unknown, which lie between which sectors.

A cell is a pair of organisations; an ordered one where ties are read with their direction.
"""

from typing import final

import attrs
import numpy as np

from clsm.network.networks.columns import Floats, Ints
from clsm.network.networks.tie_network import TieNetwork


def tie_columns(net: TieNetwork) -> tuple[Ints, Ints, Floats]:
    """The ties under the reading: both ends and the strength."""
    return net.tied_cells


def unknown_cells(net: TieNetwork) -> tuple[Ints, Ints]:
    """The cells that the reading leaves open, both ends: with directions, those of the silent and what else is open."""
    return net.silence.ends


def cell_count(net: TieNetwork) -> int:
    """How many cells there are, known or not."""
    ordered = net.n * (net.n - 1)
    return ordered if net.oriented else ordered // 2


def unknown_count(net: TieNetwork) -> int:
    """How many cells the reading leaves open."""
    return len(net.silence)


@final
@attrs.frozen(kw_only=True, eq=False)
class SectorTies:
    """The organisations whose sector is known, by position among themselves, and the ties between them.

    ``code`` is the position of each one's sector in ``names``; ``unknown_origin`` and ``unknown_target``
    are the cells left open. What is left out, as a sector is not known, is counted.
    """

    names: tuple[str, ...]
    kept: Ints
    code: Ints
    silent: Ints
    origin: Ints
    target: Ints
    unknown_origin: Ints
    unknown_target: Ints
    directed: bool
    dropped_organisations: int
    dropped_ties: int

    @property
    def sizes(self) -> Ints:
        """How many organisations each sector has."""
        return np.bincount(self.code, minlength=len(self.names))

    def cell(self) -> Ints:
        """The cell of a table of sector pairs, flat, in which a tie between two sectors is counted."""
        k = len(self.names)
        first, second = np.divmod(np.arange(k * k), max(k, 1))
        if self.directed:
            return first * k + second
        return np.minimum(first, second) * k + np.maximum(first, second)

    def counted(self, origin: Ints, target: Ints) -> Ints:
        """How many of these ties lie in each cell of the table, flat."""
        k = len(self.names)
        return np.bincount(self.cell()[self.code[origin] * k + self.code[target]], minlength=k * k)

    def possible(self) -> Ints:
        """How many ties each cell of the table could hold, flat."""
        sizes = self.sizes
        table = np.outer(sizes, sizes) - np.diag(sizes)
        if not self.directed:
            table = np.triu(table) - np.diag(np.diag(table) // 2)
        return table.reshape(-1)


def sector_ties(net: TieNetwork) -> SectorTies:
    """The ties between organisations whose sector is known."""
    known = net.sector_codes >= 0
    place = np.cumsum(known) - 1
    origin, target, _ = tie_columns(net)
    open_origin, open_target = unknown_cells(net)
    among, open_among = known[origin] & known[target], known[open_origin] & known[open_target]
    kept = np.flatnonzero(known)
    return SectorTies(
        names=net.sector_names,
        kept=kept,
        code=net.sector_codes[kept],
        silent=net.silent[kept].astype(np.int64),
        origin=place[origin[among]],
        target=place[target[among]],
        unknown_origin=place[open_origin[open_among]],
        unknown_target=place[open_target[open_among]],
        directed=net.oriented,
        dropped_organisations=net.n - len(kept),
        dropped_ties=len(origin) - int(among.sum()),
    )
