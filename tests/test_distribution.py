"""What is put on an index: the two archives, and that somebody who has nothing but the wheel can use it."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src"
# longer than any of them takes: it fetches what the wheel depends on
MOST_SECONDS: Final = 300

pytestmark = pytest.mark.deep


def run(*words: str | Path, folder: Path) -> str:
    """What a command writes, run in a *folder* where no copy of the library is found but one that is installed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ran = subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, timeout=MOST_SECONDS, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sdist, and the wheel that is built from what the sdist holds, as an index does that has no wheel."""
    folder = tmp_path_factory.mktemp("distribution")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, folder=ROOT)
    (sdist,) = folder.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    unpacked = folder / sdist.name.removesuffix(".tar.gz")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=unpacked)
    (wheel,) = folder.glob("*.whl")
    return sdist, wheel


def test_the_wheel_holds_the_library_and_nothing_else(archives: tuple[Path, Path]) -> None:
    """Every module, dataset and template, the licence, and no machine code or test."""
    ours = {
        path.relative_to(SOURCE).as_posix()
        for path in (SOURCE / "clsm").rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }
    with zipfile.ZipFile(archives[1]) as wheel:
        names = set(wheel.namelist())
    beside = {name for name in names if ".dist-info/" in name}
    assert names - beside == ours
    assert {name.partition(".dist-info/")[2] for name in beside} == {
        "METADATA",
        "RECORD",
        "WHEEL",
        "entry_points.txt",
        "licenses/LICENSE",
    }


def test_the_sdist_holds_what_its_tests_need(archives: tuple[Path, Path]) -> None:
    """Those who package it elsewhere run them; what this machine has made of them stays here."""
    with tarfile.open(archives[0]) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"README.md", "CHANGELOG.md", "LICENSE", "SECURITY.md", "tests/conftest.py", "docs/conf.py"} <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith(("docs/_build", ".hypothesis"))]


def test_an_index_takes_both(archives: tuple[Path, Path]) -> None:
    """Their description is shown as it is written: ``twine check --strict``."""
    pytest.importorskip("twine")
    assert run(sys.executable, "-m", "twine", "check", "--strict", *archives, folder=ROOT).count("PASSED") == 2


def test_the_wheel_is_enough(archives: tuple[Path, Path], tmp_path: Path) -> None:
    """In an environment that holds nothing else, the command says what it says here."""
    run(sys.executable, "-m", "venv", tmp_path / "env", folder=tmp_path)
    scripts = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--quiet", f"{archives[1]}[cli]", folder=tmp_path)
    told = run(scripts / "clsm", "report", "lille-est", "--lang", "fr", folder=tmp_path)
    here = [sys.executable, "-c", "import sys; from clsm.cli import main; sys.exit(main())"]
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    ours = subprocess.run(
        [*here, "report", "lille-est", "--lang", "fr"],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert told == ours.stdout
    assert told.startswith("Conseil")
