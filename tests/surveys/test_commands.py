"""``clsm survey new`` and ``clsm survey read``."""

import builtins
import json
from pathlib import Path
from typing import Any

import pytest

import clsm
from tests import command
from tests.surveys.valmont import COUNCIL

OWED = ("--controller", "Ville", "--purpose", "Voir", "--contact", "c@ville.example", "--kept-until", "2027-12-31")
MORE = ("--lang", "fr", "--recipients", "la coordination", "--legal-basis", "intérêt public", "--on", "2026-03-31")


def run(*arguments: object) -> Any:
    """Run the command with these arguments."""
    return command.run("survey", *arguments)


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A council file."""
    path = tmp_path / "council.yaml"
    clsm.dump(COUNCIL, path)
    return path


def answers(folder: Path, text: str = "qui;epsm;gem;ville\nepsm;;3;0\ngem;souvent;;?\nville;;;\n") -> Path:
    """A file of answers."""
    path = folder / "answers.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("layout", ["xlsx", "csv", "xlsform"])
def test_a_questionnaire_is_written(council: Path, tmp_path: Path, layout: str) -> None:
    """Once: a file that exists is left as it is."""
    out = tmp_path / f"q.{layout}"
    call = ("new", council, "--relation", "knows", "--layout", layout, *OWED, *MORE, "-o", out)
    assert (run(*call).exit_code, out.exists()) == (0, True)
    content = out.read_bytes()
    again = run(*call)
    assert (again.exit_code, out.read_bytes()) == (2, content)
    assert "existe déjà" in again.stderr


def test_what_a_questionnaire_lacks_is_said(council: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A blank, a folder that does not exist, a package that is not installed."""
    blank = run("new", council, "--relation", "knows", *OWED[:3], " ", *OWED[4:], *MORE, "-o", tmp_path / "q.xlsx")
    assert (blank.exit_code, "rien dans purpose" in blank.stderr) == (2, True)
    call = ("new", council, "--relation", "knows", *OWED, *MORE, "-o")
    nowhere = run(*call, tmp_path / "no" / "q.xlsx")
    assert (nowhere.exit_code, "ne peut pas être écrit" in nowhere.stderr) == (2, True)
    whole = builtins.__import__

    def lacking(name: str, *arguments: Any, **options: Any) -> Any:
        if name == lacks:
            raise ModuleNotFoundError(name=name)
        return whole(name, *arguments, **options)

    lacks = "xlsxwriter"
    monkeypatch.setattr(builtins, "__import__", lacking)
    without = run(*call, tmp_path / "q.xlsx")
    assert (without.exit_code, "clsm[excel]" in without.stderr) == (2, True)
    monkeypatch.setattr(clsm.surveys, "questionnaire", lambda *_, **__: lacking("other"))
    lacks = "other"
    assert run(*call, tmp_path / "q.xlsx").exit_code == 70


def test_answers_are_printed_cell_by_cell(council: Path, tmp_path: Path) -> None:
    """With what is left to look at; who is silent is named only where it is asked for."""
    call = ("read", council, answers(tmp_path), "--survey", "s1", "--relation", "knows", "--on", "2026-03-31")
    result = run(*call)
    assert result.exit_code == 1
    assert "epsm → gem: tie 3  [answers.csv:2:3: 3]" in result.stdout
    assert "gem → ville: unknown (Does not know)  [answers.csv:3:4: ?]" in result.stdout
    assert "answers.csv:3:2: found 'souvent'" in result.stdout
    assert "ville →" not in result.stdout
    assert "Did not answer" not in result.stdout
    silent = run(*call, "--silent", "--value", "souvent=3", "--lang", "fr")
    assert silent.exit_code == 0
    assert "N’ont pas répondu : ville" in silent.stdout
    assert "ville → epsm: inconnu (N’a pas répondu)" in silent.stdout
    rows = json.loads(run(*call, "--format", "json").stdout)
    assert rows[0]["answer"] == "tie"


def test_changes_are_written_to_a_file_of_their_own(council: Path, tmp_path: Path) -> None:
    """With -o, and once; the council file stays as it is."""
    before, out = council.read_text(encoding="utf-8"), tmp_path / "after.yaml"
    text = "qui;EPSM;G.E.M.\nEPSM;;3\nG.E.M.;2;\n"
    call = (
        *("read", council, answers(tmp_path, text), "--survey", "s1", "--relation", "knows", "--on", "2026-03-31"),
        *("--match", "G.E.M.=gem", "--asked", "epsm, gem,ccas", "--as-of", "2026-03-10", "-o", out),
    )
    assert run(*call).exit_code == 0
    after = clsm.load(out)
    assert {tie.id for tie in after.ties} == {"s1-epsm-gem", "s1-gem-epsm"}
    assert after.surveys[0].asked == ("epsm", "gem", "ccas")
    assert council.read_text(encoding="utf-8") == before
    assert (run(*call).exit_code, clsm.load(out)) == (2, after)
    nowhere = run(*call[:-1], tmp_path / "no" / "after.yaml")
    assert (nowhere.exit_code, "cannot be written" in nowhere.stderr) == (2, True)


def test_settings_reach_the_reader(council: Path, tmp_path: Path) -> None:
    """Who answered and who is complete, in a table with a row a tie."""
    text = "a;b;n\nepsm;gem;3\n"
    result = run(
        *("read", council, answers(tmp_path, text), "--survey", "s1", "--relation", "knows", "--on", "2026-03-31"),
        *("--layout", "rows", "--respondent", "a", "--partner", "b", "--level", "n"),
        *("--answered", "epsm", "--complete", "epsm", "--asked", "epsm,gem,ccas"),
    )
    assert "epsm → ccas: no tie" in result.stdout
    assert "1 of 3 answered." in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--survey", "s1"), "a new id and relation="),
        (("--value", "souvent"), "--value expects two sides"),
        (("--match", "=gem"), "--match expects two sides"),
        (("--question", "liens", "--survey", "s1", "--relation", "knows"), "a question about partners"),
    ],
)
def test_what_cannot_be_read_is_said(council: Path, tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    """In one sentence, and the command ends with 2."""
    result = run("read", council, answers(tmp_path), "--on", "2026-03-31", *arguments)
    assert (result.exit_code, words in result.stderr) == (2, True)


def test_a_file_of_answers_has_to_exist(council: Path, tmp_path: Path) -> None:
    """And to be a table."""
    missing = run("read", council, tmp_path / "none.csv", "--on", "2026-03-31")
    assert (missing.exit_code, "cannot be opened" in missing.stderr) == (2, True)
    empty = run("read", council, answers(tmp_path, " "), "--on", "2026-03-31")
    assert (empty.exit_code, "answers.csv cannot be read" in empty.stderr) == (2, True)
