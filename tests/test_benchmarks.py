"""What ``benchmarks/run.py --assert`` fails on: figures with a measured margin, by the median of five runs."""

import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

RUN = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "run.py"))


def figure(measured: float, *, at_most: bool = False) -> Any:
    """A figure of which 10 is asked."""
    return RUN["Figure"]("ours beside theirs", "with", measured, 10.0, at_most)


def decided(*measured: float, asserted: bool) -> tuple[float, int]:
    """What one file comes to whose runs measure these in turn, and how many times it ran."""
    turns: Iterator[float] = iter(measured)
    runs: list[float] = []

    def measure(run: Any) -> list[Any]:
        runs.append(next(turns))
        return [figure(runs[-1])]

    names = frozenset({figure(0).name} if asserted else ())
    (result,) = RUN["decided"](RUN["Run"]("file", "with", ()), names, measure)
    return result.measured, len(runs)


@pytest.mark.parametrize(
    ("measured", "at_most", "margin"), [(20, False, 2), (5, False, 0.5), (5, True, 2), (40, True, 0.25)]
)
def test_the_margin_is_how_many_times_better_than_asked(measured: float, at_most: bool, margin: float) -> None:
    """Of a ratio, which is at least what is asked, and of a growth, which is at most that."""
    assert figure(measured, at_most=at_most).margin == margin


def test_a_busy_neighbour_fails_nothing() -> None:
    """A miss of an asserted figure is measured four times more, and the median counts."""
    assert decided(12, asserted=True) == (12, 1)
    assert decided(9, 12, 13, 14, 11, asserted=True) == (12, 5)


def test_what_is_slower_each_time_fails() -> None:
    """The median of five is not as asked either."""
    assert decided(9, 8, 13, 7, 11, asserted=True) == (9, 5)


def test_what_has_no_margin_is_printed_only() -> None:
    """It is not measured again."""
    assert decided(9, asserted=False) == (9, 1)


def test_only_medians_with_a_margin_are_asserted() -> None:
    """Each figure that is kept says its median, what is asked, and how many times better it is."""
    kept = RUN["json"].loads(RUN["MARGINS"].read_text(encoding="utf-8"))
    assert RUN["with_a_margin"]() == {name for name, row in kept.items() if row["margin"] >= 1.5} != set()
    for row in kept.values():
        better = [row["median"] / row["asked"], row["asked"] / row["median"]]
        assert row["margin"] == pytest.approx(better[0], rel=0.02) or row["margin"] == pytest.approx(
            better[1], rel=0.02
        )
