"""The notebooks run, each cell after the other, and print what they show."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "examples" / "notebooks").glob("*.ipynb"))


def run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell, and give what stands alone on its last line, as a notebook does."""
    *before, last = ast.parse(source).body
    if not isinstance(last, ast.Expr):
        exec(source, names)
        return None
    exec(compile(ast.Module(before, []), "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_prints_and_shows_what_it_holds(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its pictures and cards are not compared letter by letter: there is one where one is shown."""
    monkeypatch.chdir(path.parent)
    names = dict[str, Any]()
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        shown = run("".join(cell["source"]), names)
        printed = ["".join(out["text"]) for out in cell["outputs"] if out["output_type"] == "stream"]
        assert capsys.readouterr().out == "".join(printed)
        for out in cell["outputs"]:
            if out["output_type"] == "execute_result":
                form = "image/svg+xml" if "image/svg+xml" in out["data"] else "text/html"
                paint = shown._repr_svg_ if form == "image/svg+xml" else shown._repr_html_
                assert paint()


def test_there_are_three() -> None:
    """A first look, from a spreadsheet to a figure, two waves."""
    assert len(NOTEBOOKS) == 3
