"""The rulebook of examples/own_rulebook, installed as its users would, then asked for by its name."""

import importlib.util
import os
import subprocess
import sys
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

import pytest

import clsm
from clsm.governance import Rulebook
from clsm.governance.books import catalogue
from clsm.governance.books.examples import COUNCIL

PACKAGE = Path(__file__).parents[1] / "examples" / "own_rulebook"
BOARD = """
clsm: 1
id: northshire
name: Northshire health and wellbeing board
jurisdiction: GB
kind: health_wellbeing_board
as_of: 2024-05-01
terms:
  - {list: sectors, id: adult_social_services, label: Adult social services}
  - {list: sectors, id: childrens_services, label: Children's services}
  - {list: sectors, id: public_health, label: Public health}
  - {list: sectors, id: local_healthwatch, label: Local Healthwatch}
  - {list: sectors, id: integrated_care_board, label: Integrated care board}
instances:
  - id: board
    name: Board
    kind: plenary
    composition: complete
    seats:
      - {label: Leader of the council, status: member, pillars: [elected]}
      - {label: Director, status: member, sector: adult_social_services, pillars: [none]}
      - {label: Director, status: member, sector: childrens_services, pillars: [none]}
      - {label: Director, status: member, sector: public_health, pillars: [none]}
      - {label: Chair, status: member, sector: local_healthwatch, pillars: [none]}
      - {id: icb, label: Chair, status: member, sector: integrated_care_board, pillars: [none]}
"""
PROGRAM = f"""
import sys, clsm
today = clsm.loads({BOARD!r}).apply(clsm.Remove("icb")).on("2024-05-01")
clsm.check(today)
assert "english_boards" not in sys.modules, "loaded without being asked for"
found = clsm.check(today, ["english-boards"]).failed
print([(verdict.rule.rulebook, verdict.rule.code, verdict.outcome) for verdict in found])
"""


def boards() -> Rulebook:
    """The rulebook of the example, as its file has it."""
    spec = importlib.util.spec_from_file_location("english_boards", PACKAGE / "english_boards.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    book: Rulebook = module.BOARDS
    return book


@pytest.mark.parametrize(
    ("change", "day", "outcomes"),
    [
        (None, "2024-05-01", {}),
        (clsm.Remove("icb"), "2024-05-01", {"EN-7": "fail"}),
        (clsm.Remove("icb"), "2022-06-30", {"EN-7": "not_applicable"}),
        (clsm.Replace("icb", vacant=True), "2024-05-01", {"EN-7": "fail"}),
        (clsm.Replace("icb", sector=None), "2024-05-01", {"EN-7": "not_documented"}),
        (clsm.Replace("board", composition="partial"), "2024-05-01", {}),
        (
            clsm.Replace("board-elected-member", pillars=frozenset({"none"}), id="leader"),
            "2024-05-01",
            {"EN-2": "fail"},
        ),
    ],
)
def test_who_must_sit_on_an_english_board(change: Any, day: str, outcomes: dict[str, str]) -> None:
    """Each by the section of the Act; before July 2022 the seat of commissioning is not asked about."""
    council = clsm.loads(BOARD)
    today = (council.apply(change) if change else council).on("2024-05-01")
    report = clsm.check(today, [boards()], rules_on=day, presume_for=None)
    assert {v.rule.code: v.outcome for v in report.verdicts if v.outcome != "pass"} == outcomes
    for verdict in report.failed:
        after = clsm.check(today.council.apply(*verdict.fix).on("2024-05-01"), [boards()], presume_for=None)
        assert verdict.rule.code not in {it.rule.code for it in after.failed}


def test_no_french_rule_is_asked_of_it() -> None:
    """Its own word and coherence alone are, among those that come with the library."""
    report = clsm.check(clsm.loads(BOARD).on("2024-05-01"))
    assert {verdict.rule.rulebook for verdict in report.verdicts} == {"own-word", "coherence"}


def test_an_installed_package_brings_its_rulebook(tmp_path: Path) -> None:
    """Once pip has installed it, it is found by name; only a check that names it loads it."""
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--target", str(tmp_path)]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(PACKAGE)], check=True, timeout=300)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])}
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, check=True, capture_output=True, text=True, timeout=60
    )
    assert ran.stdout.strip() == "[('english-boards', 'EN-7', 'fail')]"


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
