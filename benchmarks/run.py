"""Every benchmark, with numba and without, in one run: one Markdown table of what is measured and what is asked.

    python benchmarks/run.py [--quick] [--million] [--assert] [--out FILE]

Each file of this folder runs in processes of its own; in the second, numba cannot be imported, so that the
kernels are interpreted as they are without the extra ``fast``. Read from each is every table whose last two
columns are what was measured and what is asked, and every line that ends in "asked: at most". ``--assert``
fails where a figure is not as asked; with ``--quick``, where it is beyond the margin.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

HERE: Final = Path(__file__).parent

WITHOUT: Final = {
    "structural_holes": "--without-numba",
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

MARGIN: Final = 0.4
"""With ``--quick`` on a machine that others use too: a ratio may be two fifths of what is asked."""

GROWTH_MARGIN: Final = 0.15
"""And an exponent so much above."""

SNA_OVER_NETWORKX: Final = 45 / 8
"""How many times longer R sna takes for brokerage than networkx for constraint, at 1,000 actors.

R is not run here. Where it was, one numpy sketch took an eighth of networkx's time and a 45th of sna's.
"""

SNA_ASKED: Final = {"with": 100.0, "without": 5.0}


class Figure(NamedTuple):
    """What was measured: a ratio, at least as high as asked, or a growth or a memory, at most so."""

    what: str
    way: str
    measured: float
    asked: float
    at_most: bool

    def kept(self, margin: bool) -> bool:
        """Whether it is as asked, give or take the margin."""
        if self.at_most:
            return self.measured <= self.asked + (GROWTH_MARGIN if margin else 0)
        return self.measured >= self.asked * (MARGIN if margin else 1)


def main() -> int:
    """Run them all and write the table; 1 where something is not as asked and ``--assert`` is given."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="leave out what is large and of which nothing is asked")
    parser.add_argument("--million", action="store_true", help="grow to a million actors, and measure memory there")
    parser.add_argument("--assert", action="store_true", dest="strict")
    parser.add_argument("--out", type=Path, help="where the table is written; by default it is only printed")
    asked = parser.parse_args()
    started, figures, broken = time.monotonic(), list[Figure](), list[str]()
    for name, way, arguments in runs(asked.quick, asked.million):
        printed = subprocess.run(
            [sys.executable, str(HERE / f"{name}.py"), *arguments], capture_output=True, text=True, cwd=HERE.parent
        )
        found = list(read(name, way, printed.stdout))
        # a file may end with 1 to say that a ratio is missed: that is judged here, margin and all
        if not found:
            broken.append(f"{name}, {way} numba:\n{printed.stdout}\n{printed.stderr}")
        figures += found
        print(f"{name}, {way} numba: {len(found)} figures", file=sys.stderr, flush=True)
    text = table(figures, margin=asked.quick)
    text += f"\n{machine()}; {time.monotonic() - started:.0f} s in all.\n"
    print(text)
    if asked.out:
        asked.out.write_text(text, encoding="utf-8")
    missed = [figure for figure in figures if not figure.kept(asked.quick)]
    for figure in missed:
        print(f"not as asked: {figure.what}, {figure.way} numba: {figure.measured:g}, asked {figure.asked:g}")
    print("\n".join(broken), end="")
    return int(bool(broken) or (bool(missed) and asked.strict))


def runs(quick: bool, million: bool) -> Iterator[tuple[str, str, list[str]]]:
    """Each file, each way, with its arguments."""
    for name, hides in WITHOUT.items():
        options = [f"--{option}" for option, asked in (("quick", quick), ("million", million)) if asked]
        arguments = options if name in LARGE else []
        yield name, "with", arguments
        if hides:
            yield name, "without", [*(each for each in arguments if each != "--million"), hides]


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
            what, measured, asked = limit.groups()
            yield Figure(f"{title(name)}: {what}", way, float(measured), float(asked), True)


def row(name: str, way: str, head: Sequence[str], cells: Sequence[str]) -> Iterator[Figure]:
    """The figures of one row: what is asked, and what sna's time would be."""
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
    if name == "structural_holes" and cells[1] == "1,000" and "networkx" in what:
        derived = float(ratio) * SNA_OVER_NETWORKX
        yield Figure("brokerage beside R sna, 1,000 actors (derived, not run)", way, derived, SNA_ASKED[way], False)


def title(name: str) -> str:
    """The name of a file in words."""
    return name.replace("_", " ")


def table(figures: Sequence[Figure], *, margin: bool) -> str:
    """One row for each figure, both ways side by side."""
    lines = ["| what | with numba | asked | without | asked |", "|---|---|---|---|---|"]
    for what in dict.fromkeys(figure.what for figure in figures):
        here = {figure.way: figure for figure in figures if figure.what == what}
        cells = [cell for way in ("with", "without") for cell in pair(here.get(way), margin)]
        lines.append(f"| {what} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def pair(figure: Figure | None, margin: bool) -> tuple[str, str]:
    """What was measured and what is asked; a figure that is not as asked is set in bold."""
    if figure is None:
        return "", ""
    digits = 2 if figure.at_most and figure.measured < 10 else (1 if figure.measured < 20 else 0)
    measured = f"{figure.measured:,.{digits}f}"
    asked = f"{'≤' if figure.at_most else '≥'} {figure.asked:g}"
    return measured if figure.kept(margin) else f"**{measured}**", asked


def machine() -> str:
    """On what it ran."""
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"


if __name__ == "__main__":
    sys.exit(main())
