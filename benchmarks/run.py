"""Every benchmark, with numba and without, in one run: one Markdown table of what is measured and what is asked.

    python benchmarks/run.py [--quick] [--million] [--assert | --margins] [--out FILE] [NAME ...]

Each file of this folder runs in processes of its own; in the second, numba cannot be imported, so that the
kernels are interpreted as they are without the extra ``fast``. Read from each is every table whose last two
columns are what was measured and what is asked, and every line that ends in "asked: at most".

Machines of a CI are shared, and a busy neighbour must not fail a change. ``--margins`` measures five times and
keeps the medians in ``margins.json``. ``--assert`` then fails only on figures whose median was 1.5 times better
than asked: where one of them is not as asked, its file runs four times more, and the median of the five decides.
"""

import argparse
import json
import math
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

HERE: Final = Path(__file__).parent

WITHOUT: Final = {
    "structural_holes": "--without-numba",
    "outside": "--without-numba",
    "cuts": "--without-numba",
    "introductions": "--without-numba",
    "permutations": "--interpreted",
    # runs both ways by itself
    "key_players": None,
    # importing loads no numba
    "imports": None,
}
"""The files, and what hides numba from each."""

LARGE: Final = ("structural_holes", "cuts")
"""The files that know ``--quick`` and ``--million``."""

MARGINS: Final = HERE / "margins.json"
"""The medians that ``--margins`` measured."""

ENOUGH: Final = 1.5
"""How many times better than asked a median must have been, for ``--assert`` to fail on it."""

BESIDE_R: Final = "R sna"
"""What is in the names of figures that are left out where R is not there."""

RUNS: Final = 5
"""Of how many runs a median is."""

MINUTES: Final = 60
"""The longest that one file may take; a million actors take most of it."""


class Figure(NamedTuple):
    """What was measured: a ratio, at least as high as asked, or a growth or a memory, at most so."""

    what: str
    way: str
    measured: float
    asked: float
    at_most: bool

    @property
    def name(self) -> str:
        """What it is called in ``margins.json``."""
        return f"{self.what}, {self.way} numba"

    @property
    def margin(self) -> float:
        """How many times better than asked it is; under 1 it is not as asked."""
        if self.at_most:
            # what is too small to be printed is as good as nothing
            return self.asked / self.measured if self.measured else math.inf
        return self.measured / self.asked


class Run(NamedTuple):
    """One file in one process."""

    file: str
    way: str
    arguments: tuple[str, ...]


def main() -> int:
    """Run them all and write the table; 1 where a file breaks, or an asserted figure is not as asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="leave out what is large and of which nothing is asked")
    parser.add_argument("--million", action="store_true", help="grow to a million actors, and measure memory there")
    purpose = parser.add_mutually_exclusive_group()
    purpose.add_argument("--assert", action="store_true", dest="strict", help="fail on figures that have a margin")
    purpose.add_argument("--margins", action="store_true", help="measure five times, and keep the medians")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(WITHOUT)}")
    parser.add_argument("--out", type=Path, help="where the table is written; by default it is only printed")
    asked = parser.parse_args()
    started, figures, broken = time.monotonic(), list[Figure](), list[str]()
    if unknown := set(asked.names) - set(WITHOUT):
        parser.error(f"found {', '.join(sorted(unknown))}, expected {', '.join(WITHOUT)}")
    chosen = asked.names or list(WITHOUT)
    asserted = with_a_margin() if asked.strict else frozenset[str]()
    for run in runs(chosen, asked.quick, asked.million):
        try:
            if asked.margins:
                figures += medians([measured(run) for _ in range(RUNS)])
            else:
                figures += decided(run, asserted, measured)
        except (ValueError, subprocess.TimeoutExpired) as error:
            broken.append(f"broken: {run.file}, {run.way} numba: {error}")
        print(f"{run.file}, {run.way} numba: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    if not asked.names:
        names = {figure.name for figure in figures}
        broken += [f"no longer measured: {name}" for name in sorted(asserted - names) if BESIDE_R not in name]
    text = table(figures)
    text += f"\n{machine()}; {time.monotonic() - started:.0f} s in all.\n"
    print(text)
    if asked.out:
        asked.out.write_text(text, encoding="utf-8")
    if asked.margins:
        keep(figures, beside=json.loads(MARGINS.read_text(encoding="utf-8")) if asked.names else {})
    missed = [figure for figure in figures if figure.margin < 1]
    for figure in missed:
        weight = "asserted" if figure.name in asserted else "printed only"
        print(f"not as asked ({weight}): {figure.name}: {figure.measured:g}, asked {figure.asked:g}")
    print("\n".join(broken))
    return int(bool(broken) or any(figure.name in asserted for figure in missed))


def with_a_margin() -> frozenset[str]:
    """The figures that ``--assert`` fails on."""
    kept = json.loads(MARGINS.read_text(encoding="utf-8"))
    return frozenset(name for name, row in kept.items() if row["margin"] >= ENOUGH)


def keep(figures: Sequence[Figure], *, beside: dict[str, dict[str, float]]) -> None:
    """Write the medians, in the order of the table, *beside* those of other files."""
    rows = {
        figure.name: {
            # what is near zero keeps its digits too
            "median": float(f"{figure.measured:.4g}") if figure.measured < 1 else round(figure.measured, 3),
            "asked": figure.asked,
            "margin": round(figure.margin, 2),
        }
        for figure in figures
    }
    MARGINS.write_text(json.dumps(beside | rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def decided(run: Run, asserted: frozenset[str], measure: Callable[[Run], list[Figure]]) -> list[Figure]:
    """The figures of one run; where one that is asserted is missed, the medians of five runs."""
    first = measure(run)
    if all(figure.margin >= 1 or figure.name not in asserted for figure in first):
        return first
    return medians([first, *(measure(run) for _ in range(RUNS - 1))])


def medians(every: Sequence[Sequence[Figure]]) -> list[Figure]:
    """Each figure with the median of what several runs measured."""
    return [
        same[0]._replace(measured=statistics.median(figure.measured for figure in same))
        for same in zip(*every, strict=True)
    ]


def measured(run: Run) -> list[Figure]:
    """The figures of a file that runs now; a ``ValueError`` where it breaks or prints none."""
    process = subprocess.run(
        [sys.executable, str(HERE / f"{run.file}.py"), *run.arguments],
        capture_output=True,
        text=True,
        cwd=HERE.parent,
        timeout=MINUTES * 60,
    )
    figures = list(read(run.file, run.way, process.stdout))
    # a file may end with 1 to say that a ratio is missed, which is judged elsewhere: only a traceback is a failure
    if not figures or "Traceback" in process.stderr:
        raise ValueError(f"{len(figures)} figures were printed\n{process.stdout}\n{process.stderr}")
    return figures


def runs(names: Sequence[str], quick: bool, million: bool) -> Iterator[Run]:
    """Each file, each way, with its arguments."""
    for file in names:
        hides = WITHOUT[file]
        options = [f"--{option}" for option, asked in (("quick", quick), ("million", million)) if asked]
        arguments = options if file in LARGE else []
        yield Run(file, "with", tuple(arguments))
        if hides:
            without = [option for option in arguments if option != "--million"]
            yield Run(file, "without", (*without, hides))


def read(name: str, way: str, printed: str) -> Iterator[Figure]:
    """The figures in what a benchmark printed."""
    head: list[str] = []
    for line in printed.splitlines():
        if line.startswith("|---"):
            continue
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if cells[-1] == "asked":
                head = cells
            elif head:
                yield from row(name, way, head, cells)
        elif limit := re.fullmatch(r"(.+?)[:,] (?:exponent )?([\d.]+)\b.*; asked: at most ([\d.]+)", line):
            what, value, most = limit.groups()
            yield Figure(f"{title(name)}: {what}", way, float(value), float(most), True)


def row(name: str, way: str, head: Sequence[str], cells: Sequence[str]) -> Iterator[Figure]:
    """The figures of one row of which something is asked."""
    # a time says which peer it is of, and no more
    words = [
        re.sub(r"\s*[\d.,]+$", "", cell) if re.search(r"\(s[,)]|, s$|seconds", column) else cell
        for column, cell in zip(head[:-2], cells[:-2], strict=True)
        if column not in ("ties", "pairs weighed")
    ]
    what, ratio = " ".join(filter(None, words)), cells[-2]
    if said := re.search(r", with(?:out)?(?: numba)?$", what):
        way = "without" if "without" in said.group() else "with"
        what = what[: said.start()]
    if cells[-1]:
        yield Figure(f"{title(name)}: {what}", way, float(ratio.replace(",", "")), float(cells[-1]), False)


def title(name: str) -> str:
    """The name of a file in words."""
    return name.replace("_", " ")


def table(figures: Sequence[Figure]) -> str:
    """One row for each figure, both ways side by side."""
    lines = ["| what | with numba | asked | without | asked |", "|---|---|---|---|---|"]
    for what in dict.fromkeys(figure.what for figure in figures):
        ways = {figure.way: figure for figure in figures if figure.what == what}
        cells = [cell for way in ("with", "without") for cell in pair(ways.get(way))]
        lines.append(f"| {what} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def pair(figure: Figure | None) -> tuple[str, str]:
    """What was measured and what is asked; a figure that is not as asked is set in bold."""
    if figure is None:
        return "", ""
    digits = 0
    if figure.measured < 20:
        digits = 1
    if figure.at_most and figure.measured < 10:
        digits = 2
    text = f"{figure.measured:,.{digits}f}"
    asked = f"{'≤' if figure.at_most else '≥'} {figure.asked:g}"
    return text if figure.margin >= 1 else f"**{text}**", asked


def machine() -> str:
    """On what it ran."""
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"


if __name__ == "__main__":
    sys.exit(main())
