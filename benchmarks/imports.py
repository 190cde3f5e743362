"""How long one waits for an import of clsm and for ``clsm check``, beside importing attrs, cattrs and pendulum.

    python benchmarks/imports.py [--turns N] [--assert]

The peers are what the entities stand on: nobody who uses them waits less. Every process is a new one with
compiled bytecode; the four take turns, so that a busy machine slows all alike, and the median of each counts.
Of imports the time inside the process is taken, of ``clsm check`` the whole process. Prints one line for each
ratio; with ``--assert``, fails where one is higher than asked.
"""

import argparse
import compileall
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import clsm

PEERS: Final = "import attrs, cattrs, pendulum"

IMPORTS: Final = {
    "import clsm; clsm.Council": "import clsm; clsm.Council",
    "import clsm.network": "import clsm.network",
}
"""What is imported, and the name of its line."""

CHECK: Final = "clsm check FILE, the whole process"

ASKED: Final = {"import clsm; clsm.Council": 1.7, "import clsm.network": 5.0, CHECK: 8.0}
"""The highest ratio asked of each."""

COUNTED_ENTITIES, FOR_EACH_MORE = 72, 0.012
"""How many entity classes ``import clsm`` made when 1.7 was asked, and what one more may cost."""

COUNT_ENTITIES: Final = """
import attrs, clsm, sys
clsm.Council
modules = [module for name, module in list(sys.modules.items()) if name.startswith("clsm")]
classes = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
print(len({cls for cls in classes if attrs.has(cls) and cls.__module__.startswith("clsm")}))
"""

ORGANISATIONS: Final = 60


def printed(code: str) -> str:
    """What a new interpreter prints that runs *code*."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=600).stdout


def import_time(statement: str) -> float:
    """The seconds that *statement* takes in a new interpreter."""
    return float(printed(f"import time\nstart = time.perf_counter()\n{statement}\nprint(time.perf_counter() - start)"))


def check_time(file: Path) -> float:
    """The seconds of a whole process that checks the council in *file*."""
    command = [sys.executable, "-c", "from clsm.cli import main\nmain()", "check", str(file)]
    start = time.perf_counter()
    process = subprocess.run(command, capture_output=True, text=True, timeout=600)
    seconds = time.perf_counter() - start
    # 0, 1 and 3 say what the rules say; anything else is no check
    if process.returncode not in (0, 1, 3):
        raise ValueError(process.stderr)
    return seconds


def medians(turns: int) -> Mapping[str, float]:
    """The median time of the peers and of each of ours, in *turns* of one process each."""
    times: dict[str, list[float]] = {name: [] for name in ("peers", *IMPORTS, CHECK)}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "council.yaml"
        clsm.dump(clsm.synthetic.council(1, organisations=ORGANISATIONS), file)
        # the first process of each kind reads the disk, and is not counted
        check_time(file)
        for _ in range(turns):
            times["peers"].append(import_time(PEERS))
            for name, statement in IMPORTS.items():
                times[name].append(import_time(statement))
            times[CHECK].append(check_time(file))
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def most(name: str) -> float:
    """The highest ratio that is asked of *name*."""
    if name != "import clsm; clsm.Council":
        return ASKED[name]
    more = json.loads(printed(COUNT_ENTITIES)) - COUNTED_ENTITIES
    return ASKED[name] + FOR_EACH_MORE * max(0, more)


def main() -> int:
    """Measure and print; 1 where ``--assert`` is given and a ratio is higher than asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--turns", type=int, default=11)
    parser.add_argument("--assert", action="store_true", dest="strict")
    options = parser.parse_args()
    compileall.compile_dir(Path(clsm.__file__).parent, quiet=2)
    times = medians(options.turns)
    missed = False
    for name in ASKED:
        ratio = times[name] / times["peers"]
        missed = missed or ratio > most(name)
        print(f"{name} ÷ attrs + cattrs + pendulum: {ratio:.2f}, {times[name]:.3f} s; asked: at most {most(name):.2f}")
    return int(missed and options.strict)


if __name__ == "__main__":
    sys.exit(main())
