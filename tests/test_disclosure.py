"""Tables whose small counts nobody can work out: tried by enumerating every table that would look the same."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm import Mismatch
from clsm.disclosure import ALL, ProtectedTable, TableCell, is_small, protect

THRESHOLD = 3
MOST = 7

ROWS, COLUMNS = ("north", "south", "west"), ("2023", "2024", "2025")


@st.composite
def tables(draw: st.DrawFn, *, rows: int = 2, columns: int = 3, unknown: bool = False) -> dict[TableCell, int | None]:
    """A table of small counts, some of them not documented."""
    counts = st.integers(0, 5) if not unknown else st.none() | st.integers(0, 5)
    return {cell: draw(counts) for cell in product(ROWS[:rows], COLUMNS[:columns])}


def looks_alike(shown: ProtectedTable, cells: list[TableCell], *, by_column: bool) -> Iterator[dict[TableCell, int]]:
    """Every table, its counts up to MOST, that would be published with the same shown counts."""
    free = [cell for cell in cells if shown.counts[cell] is None]
    fixed = {cell: count for cell in cells if (count := shown.counts[cell]) is not None}
    parts = {total: [cell for cell in cells if _in(cell, total)] for total in shown.counts if ALL in total}
    for values in product(range(MOST + 1), repeat=len(free)):
        table = fixed | dict(zip(free, values, strict=True))
        totals = {total: sum(table[cell] for cell in added) for total, added in parts.items()}
        if all(shown.counts[total] in (None, count) for total, count in totals.items()):
            yield table | totals


def _in(cell: TableCell, total: TableCell) -> bool:
    return total[0] in (ALL, cell[0]) and total[1] in (ALL, cell[1])


def small_cells(whole: Mapping[TableCell, int | None]) -> set[TableCell]:
    """The counts, totals included, that must not be known."""
    return {cell for cell, count in whole.items() if is_small(count, THRESHOLD)}


def totals_of(table: Mapping[TableCell, int | None], shown: ProtectedTable) -> dict[TableCell, int | None]:
    """The table with the totals that were asked for; one with an unknown part is unknown."""
    whole = dict(table)
    for total in shown.counts:
        if ALL in total:
            parts = [count for cell, count in table.items() if _in(cell, total)]
            whole[total] = None if None in parts else sum(part or 0 for part in parts)
    return whole


def assert_nobody_works_out(table: Mapping[TableCell, int | None], *, by_column: bool) -> None:
    """Of each small count, every value from 1 to one less than the threshold stays possible."""
    shown = protect(table, threshold=THRESHOLD, by_column=by_column)
    small = small_cells(totals_of(table, shown))
    assert small <= shown.hidden
    possible: dict[TableCell, set[int]] = {cell: set() for cell in small}
    wanted = set(range(1, THRESHOLD))
    for other in looks_alike(shown, list(table), by_column=by_column):
        for cell in small:
            possible[cell].add(other[cell])
        # there are up to 250,000 tables: once every value has been seen, the others add nothing
        if all(wanted <= values for values in possible.values()):
            break
    for cell, values in possible.items():
        assert wanted <= values, cell


@given(tables(), st.booleans())
def test_nobody_works_out_a_small_count(table: dict[TableCell, int | None], by_column: bool) -> None:
    """Not from what is shown of any table that Hypothesis draws."""
    assert_nobody_works_out(table, by_column=by_column)


@pytest.mark.deep
@pytest.mark.parametrize("by_column", [True, False])
def test_nobody_works_out_a_small_count_of_any_small_table(by_column: bool) -> None:
    """Every table of two rows and two columns with counts up to twice the threshold."""
    cells = list(product(ROWS[:2], COLUMNS[:2]))
    for counts in product(range(2 * THRESHOLD + 1), repeat=len(cells)):
        assert_nobody_works_out(dict(zip(cells, counts, strict=True)), by_column=by_column)


@given(tables(rows=3, unknown=True), st.booleans())
def test_what_is_shown_is_true(table: dict[TableCell, int | None], show_zeros: bool) -> None:
    """A count is shown as it is, hidden, or not documented; unknown is neither zero nor hidden."""
    shown = protect(table, threshold=THRESHOLD, show_zeros=show_zeros)
    for cell, count in totals_of(table, shown).items():
        if cell in shown.hidden:
            assert shown.counts[cell] is None
            assert count is not None
        else:
            assert shown.counts[cell] == count
            assert not is_small(count, THRESHOLD)
            assert show_zeros or count != 0


@given(tables(rows=1, columns=3))
def test_a_table_without_small_counts_is_shown_whole(table: dict[TableCell, int | None]) -> None:
    """Nothing is hidden for nothing."""
    large = {cell: 11 * (count or 0) for cell, count in table.items()}
    assert protect(large).hidden == frozenset()


def test_a_hidden_count_takes_company() -> None:
    """Alone in its row and its column, it would be the difference between the total and the rest."""
    table = protect({("north", "a"): 4, ("north", "b"): 30, ("south", "a"): 25, ("south", "b"): 40})
    assert table.counts["north", "a"] is None
    assert {cell for cell in table.hidden if ALL not in cell} == {
        ("north", "a"), ("north", "b"), ("south", "a"), ("south", "b")
    }  # fmt: skip


def test_a_list_has_one_total() -> None:
    """A list of municipalities hides the smallest of the others, or its total, with the one that is small."""
    table = protect({("visits", "Ronchin"): 5, ("visits", "Lesquin"): 20, ("visits", "Lezennes"): 60}, by_column=False)
    assert table.hidden == {("visits", "Ronchin"), ("visits", "Lesquin")}
    assert set(table.counts) == {
        ("visits", "Ronchin"), ("visits", "Lesquin"), ("visits", "Lezennes"), ("visits", ALL), (ALL, ALL)
    }  # fmt: skip


def test_words_rows_and_a_notebook() -> None:
    """What is hidden is said to be, and the words escape nothing that could run."""
    table = protect({("<b>", "2024"): 4, ("south", "2024"): 30})
    assert table.explain().startswith(
        f"{len(table.hidden)} of {len(table.counts)} counts are hidden: they are under 11"
    )
    assert "masqués" in table.explain("fr")
    rows = {(row["row"], row["column"]): row for row in table.to_rows("fr")}
    assert rows["<b>", "2024"] == {
        "row": "<b>", "column": "2024", "count": None, "hidden": "masqué (moins de 11, ou déductible)"
    }  # fmt: skip
    assert "&lt;b&gt;" in table._repr_html_()
    assert list(table.to_pandas()["row"]) == [row["row"] for row in table.to_rows()]


@pytest.mark.parametrize("threshold", [0, 1, 2.5, "11"])
def test_a_threshold_is_two_or_more(threshold: object) -> None:
    """With less, nothing would be hidden."""
    with pytest.raises(Mismatch, match=r"threshold: found .*, expected a whole number, 2 or more"):
        protect({}, threshold=threshold)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [-1, 2.0, "3", True])
def test_a_count_is_a_whole_number(count: object) -> None:
    """Anything else is named with its cell."""
    with pytest.raises(Mismatch, match=r"in \('north', '2024'\), expected a whole number, 0 or more, or None"):
        protect({("north", "2024"): count})  # type: ignore[dict-item]


def test_totals_are_not_given() -> None:
    """They are added here, and a row of that name would be mistaken for one."""
    with pytest.raises(Mismatch, match="totals are added here"):
        protect({("north", ALL): 12})


def test_an_empty_table_is_one() -> None:
    """With a total of nothing."""
    assert protect({}).counts == {(ALL, ALL): 0}
