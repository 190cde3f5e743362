"""Hostile files are refused or read in bounded time and memory, in a process of their own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests import tools

CHILD: Final = """
import io, json, resource, sys
import clsm
from clsm import surveys
actors = "[{id: epsm, name: EPSM}, {id: gem, name: GEM}]"
council = clsm.loads("{clsm: 1, id: c, name: C, jurisdiction: FR, actors: " + actors + "}")
today = council.on("2026-03-31")
def code(source):
    try:
        reading = surveys.read(source, today, survey="s1", relation="knows")
        return sorted({problem.code for problem in reading.problems})
    except clsm.CouncilFileError as error:
        return [problem.code for problem in error.problems]
    except clsm.Mismatch as error:
        return [error.code]
resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
files = {
    "zeros": "\\0" * 20_000_000,
    "separators": "qui;epsm;gem\\n" + ";" * 19_000_000,
    "lines": "qui;epsm;gem\\n" + "\\n" * 19_000_000,
    "quotes": 'qui;epsm;gem\\n"' + "a" * 19_000_000,
    "brackets": "qui," + "[" * 30_000 + "," + "_/" * 15_000 + "\\nepsm,1,2\\n",
    "names": "qui,epsm,gem\\nepsm,,1\\n" + "".join(f"inconnu {at},1,1\\n" for at in range(5_000)),
    "words": "qui,epsm,gem\\n" + "".join(f"epsm,,mot{at}\\n" for at in range(5_000)),
    "network": "dl n=999999999\\ndata:\\n" + "1 " * 1_000_000,
    "pajek": "*Vertices 999999999\\n" + "".join(f"{at} a\\n" for at in range(100_000)),
}
print(json.dumps({name: code(io.BytesIO(text.encode())) for name, text in files.items()} | {
    name: code(name) for name in sys.argv[1:]
}))
"""


def codes(*paths: Path) -> dict[str, list[str]]:
    """The codes with which hostile files are met, in a process with two gigabytes."""
    process = subprocess.run(
        [sys.executable, "-c", CHILD, *map(str, paths)], capture_output=True, text=True, check=False, timeout=120
    )
    assert process.returncode == 0, process.stderr
    met: dict[str, list[str]] = json.loads(process.stdout)
    return met


def test_hostile_texts_are_met_in_words() -> None:
    """None ends the process, none takes its memory."""
    assert codes() == {
        "zeros": ["survey-binary"],
        "separators": ["survey-size"],
        "lines": ["survey-size"],
        "quotes": ["survey-quotes"],
        "brackets": ["survey-no-partners"],
        "names": ["survey-name"],
        "words": ["survey-value"],
        "network": ["survey-network-size"],
        "pajek": ["survey-network-size"],
    }


@pytest.mark.reads("CLSM_SAMPLES")
def test_hostile_spreadsheets_are_met_at_the_gate() -> None:
    """A cell at the end of the world, and rows without end."""
    paths = tools.files("CLSM_SAMPLES", "surveys/gate_*")
    met = codes(*paths)
    assert paths
    assert all(met[str(path)] for path in paths)
