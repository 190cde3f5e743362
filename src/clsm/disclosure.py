"""Small counts kept back, so that nobody is recognised in a table.

A count above 0 and under a threshold is *hidden*. One that could be worked out from the totals beside it
is no better hidden than one that is shown, so further counts are kept back with it until an outsider
who adds and subtracts learns no more than "from 1 to one less than the threshold".

The default threshold is 11, as for French hospital data; Insee's rules for tables and the older figure
of 20 can be asked for. What was never recorded is not documented, and is not a hidden count.
"""

from collections.abc import Iterable, Mapping
from itertools import chain, pairwise
from types import MappingProxyType
from typing import Any, Final, final

import attrs

from clsm.problems import Mismatch
from clsm.results import Result
from clsm.tables import Row
from clsm.words import Lang, Text

DEFAULT_THRESHOLD: Final = 11
"""No count above 0 and under this is published."""

ALL: Final = "*"
"""The place of a total, in a row, in a column, or in both."""

TableCell = tuple[str, str]
"""A row and a column; :data:`ALL` stands for the total of all rows or of all columns."""

_SHOWN_AS: Final = Text(fr="masqué (moins de {n}, ou déductible)", en="hidden (under {n}, or could be worked out)")
_EXPLAINS: Final = Text(
    fr="{hidden} nombres sur {all} sont masqués : ils sont inférieurs à {n}, ou permettraient d’en retrouver un.",
    en="{hidden} of {all} counts are hidden: they are under {n}, or one that is could be worked out from them.",
)


def _read_only(counts: Mapping[TableCell, int | None]) -> Mapping[TableCell, int | None]:
    return MappingProxyType(dict(counts))


@final
@attrs.frozen(kw_only=True, repr=False)
class ProtectedTable(Result):
    """A table of counts, its totals included, fit to be shown.

    ``counts`` maps each cell to its count, ``None`` where it is hidden or not documented; ``hidden``
    are the cells kept back. Totals stand under :data:`ALL`.
    """

    counts: Mapping[TableCell, int | None] = attrs.field(converter=_read_only)
    hidden: frozenset[TableCell]
    threshold: int

    def __reduce__(self) -> tuple[Any, ...]:
        # a read-only mapping is not pickled
        return _rebuilt, (dict(self.counts), self.hidden, self.threshold)

    @property
    def says(self) -> Text:
        """How much is hidden, and why."""
        return _EXPLAINS.format(hidden=len(self.hidden), all=len(self.counts), n=self.threshold)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One dictionary a cell: its row, its column, its count, and how a hidden one is said."""
        words = _SHOWN_AS.format(n=self.threshold).say(lang)
        return [
            {"row": row, "column": column, "count": count, "hidden": words if (row, column) in self.hidden else None}
            for (row, column), count in self.counts.items()
        ]


def _rebuilt(counts: Mapping[TableCell, int | None], hidden: frozenset[TableCell], threshold: int) -> ProtectedTable:
    return ProtectedTable(counts=counts, hidden=hidden, threshold=threshold)


def is_small(count: int | None, threshold: int = DEFAULT_THRESHOLD) -> bool:
    """Whether *count* is above 0 and under the *threshold*; one that is not documented is not.

    >>> is_small(10), is_small(11), is_small(0), is_small(None)
    (True, False, False, False)
    """
    return count is not None and 0 < count < threshold


def protect(
    counts: Mapping[TableCell, int | None],
    *,
    threshold: int = DEFAULT_THRESHOLD,
    show_zeros: bool = True,
    by_column: bool = True,
) -> ProtectedTable:
    """Add the totals to a table of counts, and hide what is small or would give it away.

    Parameters
    ----------
    counts : mapping of (row, column) to int or None
        What was counted. ``None`` is not documented: so is every total that it is part of. A cell that is
        not there counts 0.
    threshold : int
        The least count above 0 that may be shown.
    show_zeros : bool
        Whether 0 is shown. "Nobody" can tell of somebody too, so it can be hidden as a small count is.
    by_column : bool
        Whether there are totals of columns; ``False`` for a plain list, which has one total only.

    Raises
    ------
    clsm.problems.Mismatch
        For a count that is no whole number of 0 or more, for a threshold under 2, for a row or a column named
        ``*``.

    Notes
    -----
    Hidden are first the counts from 1 to one less than the threshold, totals included. For each of them the
    least and the greatest value that the shown figures allow are computed exactly, by maximum flow in
    the network of rows and columns; while they say more than "from 1 to one less than the threshold",
    the smallest counts that keep it apart are hidden too.

    Examples
    --------
    >>> table = protect({("north", "2023"): 4, ("north", "2024"): 30, ("south", "2023"): 25, ("south", "2024"): 40})
    >>> [cell for cell in table.counts if cell in table.hidden]
    [('north', '2023'), ('north', '2024'), ('south', '2023'), ('south', '2024')]
    >>> table.counts["*", "*"]
    99
    """
    _refuse_what_is_no_table(counts, threshold)
    rows, columns = (list(dict.fromkeys(cell[side] for cell in counts)) for side in (0, 1))
    inner = {(row, column): counts.get((row, column), 0) for row in rows for column in columns}
    whole = inner | {cell: _total(inner, cell) for cell in _totals(rows, columns)}
    private = set() if by_column else {(ALL, column) for column in columns}
    unknown = {cell for cell, count in whole.items() if count is None}
    small = {
        cell for cell, count in whole.items() if is_small(count, threshold) or (count == 0 and not show_zeros)
    } - private
    values = {cell: _known_part(inner, cell) if count is None else count for cell, count in whole.items()}
    hidden = _enough_hidden(values, small, closed=unknown | private, threshold=threshold)
    shown = {cell: None if cell in hidden else count for cell, count in whole.items() if cell not in private}
    return ProtectedTable(counts=shown, hidden=frozenset(hidden), threshold=threshold)


def _refuse_what_is_no_table(counts: Mapping[TableCell, int | None], threshold: int) -> None:
    if type(threshold) is not int or threshold < 2:
        raise Mismatch("count", found=repr(threshold), lowest=2, field="threshold")
    for cell, count in counts.items():
        if ALL in cell:
            raise Mismatch("table-total", name=ALL, cell=str(cell))
        if count is not None and (type(count) is not int or count < 0):
            raise Mismatch("table-count", count=count, cell=str(cell))


def _totals(rows: Iterable[str], columns: Iterable[str]) -> Iterable[TableCell]:
    return chain(((row, ALL) for row in rows), ((ALL, column) for column in columns), [(ALL, ALL)])


def _parts(inner: Mapping[TableCell, int | None], total: TableCell) -> list[int | None]:
    row, column = total
    return [count for cell, count in inner.items() if row in (ALL, cell[0]) and column in (ALL, cell[1])]


def _total(inner: Mapping[TableCell, int | None], cell: TableCell) -> int | None:
    parts = _parts(inner, cell)
    return None if None in parts else sum(part for part in parts if part is not None)


def _known_part(inner: Mapping[TableCell, int | None], cell: TableCell) -> int:
    return sum(part for part in _parts(inner, cell) if part is not None) if ALL in cell else 0


def _enough_hidden(
    values: Mapping[TableCell, int], small: set[TableCell], *, closed: set[TableCell], threshold: int
) -> set[TableCell]:
    """The *small* cells and those to hide with them; *closed* ones are not published in any event."""
    hidden = set(small)
    while True:
        unseen = hidden | closed
        betrayed = (cell for cell in sorted(small) if _betrayed(values, cell, unseen=unseen, threshold=threshold))
        first = next(betrayed, None)
        if first is None:
            return hidden
        hidden |= _to_hide_with(values, first, unseen=unseen)


def _betrayed(values: Mapping[TableCell, int], cell: TableCell, *, unseen: set[TableCell], threshold: int) -> bool:
    """Whether an outsider can say more of a hidden *cell* than that it lies from 1 to one less than the threshold."""
    down = max(values[cell] - 1, 0)
    up = max(threshold - 1 - values[cell], 0)
    row, column = ("row", cell[0]), ("column", cell[1])
    total = ALL in cell and cell != (ALL, ALL)
    others = unseen - {cell}
    # what the cell gains, others on a circle through its row and its column lose and gain in turn
    falls = _most(values, others, source=row, sink=column, total=total, cap=down)
    rises = _most(values, others, source=column, sink=row, total=total, cap=up)
    return falls < down or rises < up


def _most(
    values: Mapping[TableCell, int],
    unseen: set[TableCell],
    *,
    source: tuple[str, str],
    sink: tuple[str, str],
    total: bool,
    cap: int,
) -> int:
    """How far the hidden cell between *source* and *sink* can move, up to *cap*, the other unseen ones giving way."""
    import networkx as nx

    if cap == 0:
        return 0
    graph: nx.DiGraph[Any] = nx.DiGraph()
    graph.add_nodes_from((source, sink))
    for row, column in unseen:
        # a total stands in its row and its column with the other sign, so that each adds up to nothing
        turned = (row == ALL) != (column == ALL)
        start, end = (("column", column), ("row", row)) if turned else (("row", row), ("column", column))
        graph.add_edge(start, end)  # may rise as far as it likes
        graph.add_edge(end, start, capacity=values[row, column])
    first, last = (sink, source) if total else (source, sink)
    graph.add_edge("limit", first, capacity=cap)
    return int(nx.maximum_flow_value(graph, "limit", last))


def _to_hide_with(values: Mapping[TableCell, int], cell: TableCell, *, unseen: set[TableCell]) -> set[TableCell]:
    """The shown cells of least count that close a circle through *cell*; else the least of all that are shown."""
    import networkx as nx

    graph: nx.Graph[Any] = nx.Graph()
    for row, column in values:
        if (row, column) != cell:
            cost = 0 if (row, column) in unseen else values[row, column] + 1
            graph.add_edge(("row", row), ("column", column), weight=cost)
    path = nx.dijkstra_path(graph, ("row", cell[0]), ("column", cell[1]))
    # each step goes from a row to a column or back: a cell is named by its row first
    steps = (sorted(step, reverse=True) for step in pairwise(path))
    on_the_way = {(row, column) for (_, row), (_, column) in steps} - unseen
    return on_the_way or {min((it for it in values if it not in unseen), key=lambda it: (values[it], it))}
