"""What some tests need and a machine may lack: each tool is looked for here, and nowhere else.

``python -m tests.tools`` prints the markers whose tests can run on this machine; with ``--lacking``, those
whose tests are skipped.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

FOLDERS: Final = ("CLSM_PEERS", "CLSM_SOURCES", "CLSM_SAMPLES", "CLSM_STANDARDS", "CLSM_CASES", "CLSM_HTML")
"""The environment variables that name folders which the project does not hold.

They have other people's files; ``CLSM_HTML`` names the built documentation.
"""


def chromium() -> str | None:
    """The path of Chromium, or of Chrome."""
    return first_of("chromium", "chromium-browser", "google-chrome")


def office() -> str | None:
    """The path of LibreOffice."""
    return first_of("soffice", "libreoffice")


@cache
def rscript() -> str | None:
    """The path of ``Rscript``, where R has the packages that tests ask."""
    path = first_of("Rscript")
    if path is None:
        return None
    code = 'for (name in c("sna", "igraph")) if (!nzchar(system.file(package = name))) quit(status = 1)'
    asked = subprocess.run([path, "-e", code], check=False, timeout=60)
    return path if asked.returncode == 0 else None


def first_of(*commands: str) -> str | None:
    """The path of the first command that is installed."""
    return next((path for command in commands if (path := shutil.which(command))), None)


def files(variable: str, *patterns: str) -> list[Path]:
    """The files of a folder that match a pattern, sorted; none where there is no folder."""
    within = folder(variable)
    if within is None:
        return []
    return sorted(path for pattern in patterns for path in within.glob(pattern))


def folder(variable: str) -> Path | None:
    """The folder that an environment variable names, where it exists."""
    name = os.environ.get(variable)
    return Path(name) if name and Path(name).is_dir() else None


class Need(NamedTuple):
    """What tests with a marker need."""

    is_there: Callable[[], object]
    lack: str
    """What is said where it is not there."""


NEEDS: Final = {
    "browser": Need(chromium, "Chromium is not installed"),
    "office": Need(office, "LibreOffice is not installed"),
    "r": Need(rscript, "R with the packages sna and igraph is not installed"),
    "axe": Need(
        lambda: find_spec("axe_playwright_python"), "the Python package axe-playwright-python is not installed"
    ),
    "dask": Need(lambda: find_spec("distributed"), "the Python package distributed is not installed"),
    "parquet": Need(lambda: find_spec("pyarrow"), "the Python package pyarrow is not installed"),
    "validators": Need(
        lambda: all(map(find_spec, ("frictionless", "pyshacl", "pyld", "data_inclusion", "opening_hours"))),
        "the Python packages that validate exports are not installed",
    ),
    "peers": Need(lambda: folder("CLSM_PEERS"), "CLSM_PEERS names no folder of other tools’ networks and values"),
}
"""The markers that ask for a tool."""


def lacks(markers: dict[str, tuple[str, ...]], *, deep: bool) -> Iterator[tuple[str, str]]:
    """What a test with these markers and their arguments lacks: a name for ``CLSM_REQUIRE``, and a sentence."""
    for name in markers:
        if name in NEEDS and not NEEDS[name].is_there():
            yield name, NEEDS[name].lack
    for variable in markers.get("reads", ()):
        if not folder(variable):
            yield variable, f"{variable} names no folder"
    if "deep" in markers and not deep:
        yield "deep", "takes long: runs with --deep"


def required() -> frozenset[str]:
    """What ``CLSM_REQUIRE`` names: where it is lacking, tests that need it fail.

    Raises
    ------
    ValueError
        Where a name is none of a marker or a folder.
    """
    names = frozenset(filter(None, os.environ.get("CLSM_REQUIRE", "").replace(" ", "").split(",")))
    known = {*NEEDS, *FOLDERS, "deep"}
    if names - known:
        raise ValueError(f"CLSM_REQUIRE: found {', '.join(sorted(names - known))}, expected {', '.join(sorted(known))}")
    return names


def stem(path: object) -> str:
    """What a test of a file is called; the lowest pytest asks for it even where there is no file."""
    return Path(str(path)).stem


if __name__ == "__main__":
    lacking = "--lacking" in sys.argv
    print(",".join(name for name, need in NEEDS.items() if bool(need.is_there()) != lacking))
