"""A test whose tool is not there is skipped in one line, or fails where ``CLSM_REQUIRE`` names the tool."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import tools

ROOT = Path(__file__).parents[1]

TESTS = """
import pytest

@pytest.mark.office
def test_office(): pass

@pytest.mark.office
@pytest.mark.parametrize("name", ["a", "b"])
def test_twice(name): pass

@pytest.mark.deep
def test_deep(): pass

@pytest.mark.reads("CLSM_SAMPLES")
def test_samples(): pass

@pytest.mark.peers
def test_peers(): pytest.skip("no such file")
"""


def outcome(folder: Path, *options: str, **variables: str) -> str:
    """What pytest prints of the tests above on a machine with no command installed."""
    (folder / "test_marked.py").write_text(TESTS, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CLSM_", "PYTEST_"))}
    environment |= {"PATH": str(folder), **variables}
    common = ["-q", "-p", "tests.conftest", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml")]
    process = subprocess.run(
        [sys.executable, "-m", "pytest", *common, *options, str(folder)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return process.stdout + process.stderr


def test_what_is_not_there_is_skipped_in_one_line(tmp_path: Path) -> None:
    """Three tests of one tool make one line; nothing is said of folders that nobody named."""
    text = outcome(tmp_path)
    assert text.count("LibreOffice is not installed") == text.count("SKIPPED [3]") == 1
    assert text.count("takes long: runs with --deep") == 1
    assert "CLSM_SAMPLES: " not in text
    assert "6 skipped" in text


def test_what_is_there_runs(tmp_path: Path) -> None:
    """A command on the path, a folder that exists and ``--deep``; how many each folder let run is said."""
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\n", encoding="utf-8")
    office.chmod(0o755)
    text = outcome(tmp_path, "--deep", CLSM_SAMPLES=str(tmp_path), CLSM_PEERS=str(tmp_path), CLSM_CASES=str(tmp_path))
    assert "5 passed, 1 skipped" in text
    assert "CLSM_SAMPLES: 1 of 1 tests that read it ran" in text
    assert "CLSM_PEERS: 0 of 1 tests that read it ran" in text
    assert "CLSM_CASES: none of these tests reads it" in text


def test_what_is_required_fails(tmp_path: Path) -> None:
    """Only the tests of what is named; a name that is none is refused before anything runs."""
    text = outcome(tmp_path, CLSM_REQUIRE="office, CLSM_SAMPLES")
    assert "LibreOffice is not installed, and CLSM_REQUIRE names office" in text
    assert "CLSM_SAMPLES names no folder, and CLSM_REQUIRE names CLSM_SAMPLES" in text
    assert "2 skipped, 4 errors" in text
    assert "CLSM_REQUIRE: found offices, expected CLSM_CASES" in outcome(tmp_path, CLSM_REQUIRE="offices")


def test_r_counts_only_with_its_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """R alone answers nothing that a test asks."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tools.rscript.__wrapped__() is None
    command = tmp_path / "Rscript"
    for status, there in ((1, None), (0, str(command))):
        command.write_text(f"#!/bin/sh\nexit {status}\n", encoding="utf-8")
        command.chmod(0o755)
        assert tools.rscript.__wrapped__() == there


def test_files_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None where the variable is not set or names nothing."""
    monkeypatch.delenv("CLSM_CASES", raising=False)
    assert tools.files("CLSM_CASES", "*.yaml") == []
    monkeypatch.setenv("CLSM_CASES", str(tmp_path / "nowhere"))
    assert tools.files("CLSM_CASES", "*.yaml") == []
    monkeypatch.setenv("CLSM_CASES", str(tmp_path))
    (tmp_path / "b.yaml").touch()
    (tmp_path / "a.yaml").touch()
    assert [path.name for path in tools.files("CLSM_CASES", "*.yaml", "*.csv")] == ["a.yaml", "b.yaml"]
