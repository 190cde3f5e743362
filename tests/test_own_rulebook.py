"""The rulebook of examples/own_rulebook, installed as its users would, then asked for by its name."""

import os
import subprocess
import sys
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pytest

import clsm
from clsm.governance.books import catalogue
from clsm.governance.books.examples import COUNCIL

PACKAGE = Path(__file__).parents[1] / "examples" / "own_rulebook"
PROGRAM = """
import sys, clsm
from clsm.governance.books.examples import COUNCIL
morning = clsm.Replace("plenary", conditions=clsm.Conditions(time_of_day="morning"))
today = COUNCIL.apply(morning).on("2025-01-15")
clsm.check(today)
assert "valley_rules" not in sys.modules, "loaded without being asked for"
found = clsm.check(today, ["valley"]).verdicts
print([(verdict.rule.rulebook, verdict.rule.code, verdict.outcome) for verdict in found])
"""


def test_an_installed_package_brings_its_rulebook(tmp_path: Path) -> None:
    """Once pip has installed it, it is found by name; only a check that names it loads it."""
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--target", str(tmp_path)]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(PACKAGE)], check=True, timeout=300)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])}
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, check=True, capture_output=True, text=True, timeout=60
    )
    assert ran.stdout.strip() == "[('valley', 'VALLEY-1', 'fail')]"


def test_what_is_registered_must_be_a_rulebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that registers something else is told so, by the name of its entry point."""
    wrong = EntryPoint(name="wrong", value="clsm.governance.books.examples:COUNCIL", group="clsm.rulebooks")
    monkeypatch.setattr(catalogue, "entry_points", lambda group: [wrong] if group == wrong.group else entry_points())
    with pytest.raises(clsm.Mismatch, match="found a Council under the entry point 'wrong', expected a Rulebook"):
        clsm.check(COUNCIL.on("2025-01-15"), ["wrong"])


def test_a_registered_rulebook_is_found_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the built-in ones are."""
    law = EntryPoint(name="our-law", value="clsm.governance.books.fr_law:RULEBOOK", group="clsm.rulebooks")
    monkeypatch.setattr(catalogue, "entry_points", lambda group: [law])
    assert clsm.governance.find_rulebook("our-law").name == "fr-law"
