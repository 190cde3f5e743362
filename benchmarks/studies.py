"""A study of many councils: one process, two processes, two workers of Dask, and whether memory grows with it.

    python benchmarks/studies.py [--councils 1000] [--assert]

Councils are synthetic, of 60 organisations, and lie in files. Each is read, and its report is made. Two workers take
turns with one, so that a busy machine slows both; how much faster they are counts, and not the seconds. The highest
memory of a run is that of its own process, the workers apart. Dask is left out where it is not installed. With
``--assert``, fails where a figure is not as asked.
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import clsm
from clsm import studies

ORGANISATIONS: Final = 60

FASTER: Final = {"two processes": 1.8, "two workers of Dask": 1.7}
"""How many times faster than one process each is asked to be."""

GROWTH: Final = 1.05
"""How many times the memory of a tenth of the councils all of them may take."""


def judged(today: clsm.Snapshot) -> dict[str, Any]:
    """What a report comes to."""
    report = clsm.check(today)
    return {"failed": len(report.failed), "undocumented": len(report.undocumented), "passed": len(report.passed)}


def written(folder: Path, councils: int) -> list[Path]:
    """The files of the councils."""
    paths = [folder / f"{seed}.yaml" for seed in range(councils)]
    for seed, path in enumerate(paths):
        clsm.dump(clsm.synthetic.council(seed, organisations=ORGANISATIONS), path)
    return paths


def seconds(paths: Sequence[Path], executor: Executor | None = None) -> float:
    """How long a study takes."""
    started = time.perf_counter()
    for row in studies.run(paths, [judged], executor=executor):
        assert not row["problems"], row
    return time.perf_counter() - started


def peak(paths: Sequence[Path]) -> int:
    """The highest memory of a new process that makes a study."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_peak, (paths,))


def _peak(paths: Sequence[Path]) -> int:
    seconds(paths)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def times_faster(paths: Sequence[Path], executor: Executor, turns: int = 2) -> float:
    """By how much others are faster than this process, the best of each."""
    seconds(paths[:4], executor)  # workers import the library once
    pairs = [(seconds(paths), seconds(paths, executor)) for _ in range(turns)]
    return min(alone for alone, _ in pairs) / min(together for _, together in pairs)


def with_dask(measure: Callable[[Executor], float]) -> float:
    """What *measure* gives with two workers of Dask."""
    import distributed

    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        return measure(client.get_executor())


def main() -> int:
    """Measure, print a line for each figure, and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--councils", type=int, default=1_000)
    parser.add_argument("--assert", dest="strict", action="store_true")
    asked = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        paths = written(Path(name), asked.councils)
        faster = {}
        with ProcessPoolExecutor(2) as executor:
            faster["two processes"] = times_faster(paths, executor)
        if find_spec("distributed"):
            faster["two workers of Dask"] = with_dask(lambda executor: times_faster(paths, executor))
        for what, times in faster.items():
            print(f"{what}, in times of one process: {times:.2f}; asked: at least {FASTER[what]:g}")
            missed += times < FASTER[what]
        growth = peak(paths) / peak(paths[: len(paths) // 10])
        print(
            f"memory of {len(paths):,} councils, in times of a tenth of them: {growth:.3f}; asked: at most {GROWTH:g}"
        )
        missed += growth > GROWTH
    return int(asked.strict and missed > 0)


if __name__ == "__main__":
    sys.exit(main())
