import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from clsm import CouncilFileError, Mismatch
from clsm.surveys import grids
from clsm.surveys.grids import Where, open_all
from tests.surveys.valmont import book, file

ROWS = (("qui", "epsm", "gem"), ("epsm", "", "3,0"), ("gem", "2", ""))


def opened(content: Any, **options: Any) -> grids.Opened:
    """What a file holds."""
    source = file(content) if isinstance(content, str | bytes) else content
    return open_all(source, **{"encoding": None, "sheet": None} | options)


def refusal(content: Any, **options: Any) -> tuple[str, int | None]:
    """The code and the line with which a file is refused."""
    with pytest.raises(CouncilFileError) as error:
        opened(content, **options)
    (problem,) = error.value.problems
    assert "\n" not in problem.message("fr")
    assert problem.file == "answers.csv"
    return problem.code, problem.line


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_tables_are_read_in_usual_encodings(encoding: str, separator: str, end: str) -> None:
    """Whatever the separator, the ends of lines, and the quotes around cells."""
    text = end.join(separator.join(f'"{cell}"' for cell in row) for row in (*ROWS, ("Élus", "1", "")))
    (grid,) = opened(text.encode(encoding)).grids
    assert grid.rows == (*ROWS, ("Élus", "1", ""))
    assert grid.lines == (1, 2, 3, 4)


def test_windows_1252_is_said() -> None:
    """It is a guess, and encoding= says otherwise."""
    content = "qui;epsm;gem\nÉlus;1;2\n"
    assert [remark.en.split(",")[0] for remark in opened(content.encode("cp1252")).remarks] == [
        "answers.csv is not UTF-8"
    ]
    (grid,) = opened(content.encode("mac-roman"), encoding="mac-roman").grids
    assert grid.rows[1] == ("Élus", "1", "2")


def test_decimal_commas_part_nothing() -> None:
    """The separator is the one by which most lines have as many cells."""
    (grid,) = opened("qui;epsm;gem\nepsm;;3,0\ngem;2,5;\n").grids
    assert grid.rows == (("qui", "epsm", "gem"), ("epsm", "", "3,0"), ("gem", "2,5", ""))


def test_a_declared_separator_is_taken() -> None:
    """Excel writes it in a line of its own, and lines keep their numbers."""
    (grid,) = opened("sep=|\nqui|a;b\nepsm|c;d\n").grids
    assert [grid.at(row, 1) for row in range(1, 3)] == ["a;b", "c;d"]
    assert grid.where(1, 1) == Where("answers.csv", None, 2, 2)


def test_a_cell_over_several_lines_keeps_places() -> None:
    """The next row stands where it stands in the file."""
    (grid,) = opened('qui,mot\nepsm,"a\nb"\ngem,c\n').grids
    assert grid.lines == (1, 2, 4)
    assert str(grid.where(2, 1)) == "answers.csv:4:2"


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "survey-empty", None),
        ("﻿  \n \n".encode(), "survey-empty", None),
        (b"a\0b", "survey-binary", None),
        (b"%PDF-1.7 ...", "survey-binary", None),
        ("a\0b".encode("utf-16"), "survey-binary", None),
        (b"<!DOCTYPE html><table>", "survey-web-page", None),
        (b"\x81\x8d\x8f", "survey-encoding", None),
        ('a,b\n"c,d\n', "survey-quotes", 2),
        ('a,b\n"c"d,e\n', "survey-quotes", 2),
        ("a,b\n" * 20_001, "survey-size", 20_001),
        ("a," * 501, "survey-size", 1),
        ("a,b\nc," + "d" * 32_768, "long-value", 2),
        ("a,b\nc," + "d" * 200_000, "survey-quotes", 2),
        (b"a" * 20_000_001, "survey-size", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not-a-spreadsheet", None),
        (b"PK\x03\x04nothing", "damaged-spreadsheet", None),
    ],
)
def test_what_is_no_table_is_refused(content: str | bytes, code: str, line: int | None) -> None:
    """In one sentence, with the line where there is one."""
    assert refusal(content) == (code, line)


def test_an_encoding_has_to_exist() -> None:
    """And the file has to be in it."""
    assert refusal("é".encode("cp1252"), encoding="utf-8")[0] == "survey-encoding"
    assert refusal("a", encoding="utf8000")[0] == "survey-encoding-name"


def test_workbooks_are_read_through_the_gate() -> None:
    """A visible sheet that is not blank, or the one asked for; errors are known."""
    source: dict[str, list[list[Any]]] = {"A": [["qui", "epsm"], ["gem", 3.0]], "B": [], "C": [["x"]]}
    (first, last) = opened(book(source)).grids
    assert (first.sheet, first.rows, last.sheet) == ("A", (("qui", "epsm"), ("gem", "3")), "C")
    only = opened(book(source), sheet="C")
    assert ([grid.sheet for grid in only.grids], only.hidden) == (["C"], ("A", "B"))
    assert str(first.where(1, 1)) == "answers.xlsx:A:B2"
    assert first.where(1).place()["line"] == 2
    with pytest.raises(CouncilFileError, match="expected a sheet of the workbook: A, B, C"):
        opened(book(source), sheet="D")


def test_frames_are_read() -> None:
    """Missing values of any kind are blanks, whole numbers are whole, an index of names is a column."""
    frame = pd.DataFrame({"qui": ["epsm", "gem"], "epsm": [None, 2.0], "gem": [3.5, float("nan")], "x": [True, False]})
    (grid,) = opened(frame).grids
    assert grid.rows == (("qui", "epsm", "gem", "x"), ("epsm", "", "3.5", "1"), ("gem", "2", "", "0"))
    (matrix,) = opened(pd.DataFrame({"epsm": [0, 1]}, index=["epsm", "gem"])).grids
    assert matrix.rows == (("", "epsm"), ("epsm", "0"), ("gem", "1"))
    with pytest.raises(Mismatch, match="20000 rows"):
        opened(pd.DataFrame({"a": range(20_001)}))


def test_paths_texts_and_lists_are_opened(tmp_path: Path) -> None:
    """A path, an open text, several of them; nothing else."""
    path = tmp_path / "a.csv"
    path.write_text("qui,epsm\ngem,1\n", encoding="utf-8")
    assert len(opened([path, io.StringIO("qui,epsm\ngem,1\n")]).grids) == 2
    with pytest.raises(Mismatch, match="expected a path"):
        opened(3)


def test_guards_of_formulas_are_taken_off() -> None:
    """A tool writes ' before = so that no spreadsheet computes; the cell is what stands behind."""
    (grid,) = opened("qui,mot\ngem,'=1+1\nepsm,'tis\n").grids
    assert [grid.at(row, 1) for row in (1, 2)] == ["=1+1", "'tis"]
