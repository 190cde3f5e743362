"""``clsm export`` writes the file and says what is not in it."""

import inspect
from pathlib import Path

import pytest

import clsm
from clsm import exports
from clsm.cli.commands import EXPORTS, OF_A_DAY
from tests import command


def run(*arguments: object) -> "tuple[int, str]":
    """The end of a command, and what it printed."""
    result = command.run("export", *arguments)
    return result.exit_code, result.output


@pytest.mark.parametrize("form", OF_A_DAY)
def test_every_format_is_written(form: str, tmp_path: Path) -> None:
    """The bytes are those of the function; what is lost is printed."""
    path = tmp_path / "file"
    code, printed = run("lille-est", "--to", form, "-o", path, "--on", "2011-11-01", "--lang", "fr")
    write = getattr(exports, form.replace("-", "_"))
    asked = {"lang": "fr"} if "lang" in inspect.signature(write).parameters else {}
    export = write(clsm.datasets.load("lille-est").on("2011-11-01"), **asked)
    assert (code, path.read_bytes()) == (0, export.text.encode())
    assert "Écrit" in printed
    assert export.explain("fr").splitlines()[0] in printed


def test_every_function_has_its_format() -> None:
    """A new function of the door is a new word for ``--to``."""
    functions = {name for name in exports.__all__ if inspect.isfunction(getattr(exports, name))}
    assert functions == {form.replace("-", "_") for form in EXPORTS}


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    """And a folder that is not there is told."""
    path = tmp_path / "file"
    path.write_text("mine", encoding="utf-8")
    code, printed = run("metz", "--to", "graphml", "-o", path, "--on", "2025-12-01")
    assert (code, "it is left as it is" in printed, path.read_text(encoding="utf-8")) == (2, True, "mine")
    code, printed = run("metz", "--to", "graphml", "-o", tmp_path / "no" / "file", "--on", "2025-12-01")
    assert (code, "cannot be written" in printed) == (2, True)


def test_tables_are_a_folder_of_the_whole_history(tmp_path: Path) -> None:
    """No day is taken; what is lost is printed; a folder that exists is left as it is."""
    code, printed = run("rennes", "--to", "tables", "-o", tmp_path / "out")
    export = exports.tables(clsm.datasets.load("rennes"), tmp_path / "again")
    assert (code, export.explain().splitlines()[0] in printed) == (0, True)
    for path in (tmp_path / "again").iterdir():
        assert path.read_bytes() == (tmp_path / "out" / path.name).read_bytes()
    code, printed = run("rennes", "--to", "tables", "-o", tmp_path / "out")
    assert (code, "it is left as it is" in printed) == (2, True)
    code, printed = run("rennes", "--to", "tables", "-o", tmp_path / "new", "--on", "2025-12-01")
    assert (code, "leave out --on" in printed, (tmp_path / "new").exists()) == (2, True, False)


def test_org_holds_the_whole_history(tmp_path: Path) -> None:
    """No day is taken."""
    code, _ = run("rennes", "--to", "org", "-o", tmp_path / "out")
    assert (code, (tmp_path / "out").read_bytes()) == (0, exports.org(clsm.datasets.load("rennes")).text.encode())
    assert run("rennes", "--to", "org", "-o", tmp_path / "new", "--on", "2025-12-01")[0] == 2


def test_data_inclusion_names_its_producer(tmp_path: Path) -> None:
    """The council, or who is named; a Belgian council is refused in a sentence."""
    today = clsm.datasets.load("lille-est").on("2011-11-01")
    for name, asked in (("lille-est", ()), ("dora", ("--source", "dora"))):
        path = tmp_path / name
        day = ("--updated", "2011-10-31", "--on", "2011-11-01")
        assert run("lille-est", "--to", "data-inclusion", *asked, *day, "-o", path)[0] == 0
        export = exports.data_inclusion(today, source=name, updated="2011-10-31")
        assert path.read_bytes() == export.text.encode()
    code, printed = run("seraing", "--to", "data-inclusion", "-o", tmp_path / "new")
    assert (code, "a council of France" in printed, (tmp_path / "new").exists()) == (2, True, False)
