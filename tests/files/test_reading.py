"""What is handed to the reader: a file, or one sentence on why it is none, and never a wait."""

import gzip
import io
import os
import pickle
import socket
import zipfile
from pathlib import Path
from typing import Any

import pytest

import clsm
from clsm.files import load

HEAD = "clsm: 1\nid: there\nname: Été à Liège\njurisdiction: BE\nnote: L’hôpital\n"


def refused(source: Any) -> clsm.CouncilFileError:
    """The error for *source*, which has one sentence in each language."""
    with pytest.raises(clsm.CouncilFileError) as caught:
        load(source)
    (problem,) = caught.value.problems
    assert problem.message("fr") != problem.message("en")
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems
    return caught.value


def test_what_is_no_file_is_told_at_once(tmp_path: Path) -> None:
    """A folder, a pipe into which nobody writes, a device and a socket: none is opened."""
    os.mkfifo(tmp_path / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(tmp_path / "socket.yaml"))
        assert "a socket between programs" in str(refused(tmp_path / "socket.yaml"))
    assert "found a pipe" in str(refused(tmp_path / "pipe.yaml"))
    assert "found a folder" in str(refused(tmp_path))
    assert "found a device" in str(refused("/dev/zero"))


def a_word_document() -> bytes:
    """A file that Word could have written."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (a_word_document(), "a Word, Excel or LibreOffice file, or a zip archive"),
        (b"\xef\xbb\xbf%PDF-1.7\n", "a PDF document"),
        (b"\n  <!doctype HTML>", "a web page"),
        (bytes(100), "data that are no text"),
        (bytes(range(256)) * 4, "data that are no text"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "data that are no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word or Excel file"),
        (gzip.compress(HEAD.encode(), mtime=0), "a gzip archive"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"<!DOCTYPE html><title>Sign in</title>", "a web page"),
        (b"{\\rtf1\\ansi clsm}", "an RTF document"),
    ],
)
@pytest.mark.parametrize("name", ["council.yaml", "council.json"])
def test_what_is_no_text_is_called_by_its_name(content: bytes, found: str, name: str, tmp_path: Path) -> None:
    """Whoever gave the minutes instead of the file sees it in the first line."""
    path = tmp_path / name
    path.write_bytes(content)
    assert f"found {found}, expected a council file" in str(refused(path))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_letter_under_the_name_of_a_council_is_no_workbook(lang: Any, tmp_path: Path) -> None:
    """Word and workbooks begin alike: what was asked for says which of them was meant."""
    words = {"en": "a council file, in YAML or JSON", "fr": "un fichier de conseil, en YAML ou en JSON"}[lang]
    path = tmp_path / "council.yaml"
    path.write_bytes(a_word_document())
    sources: list[Any] = [path, io.BytesIO(path.read_bytes())]
    for source in sources:
        with pytest.raises(clsm.CouncilFileError) as caught:
            clsm.load(source)
        assert words in caught.value.message(lang)
    path = path.rename(tmp_path / "council.xlsx")
    with pytest.raises(clsm.CouncilFileError, match="expected an xlsx or ods workbook"):
        clsm.load(path)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1252", "Windows-1252"),
        ("latin-1", "Windows-1252"),
        ("mac_roman", "Mac OS Roman"),
        ("cp850", "DOS 850"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-be", "UTF-32"),
    ],
)
def test_text_in_another_encoding_is_told_with_the_encoding(encoding: str, name: str) -> None:
    """And with the line and column of the first letter that cannot be read."""
    text = HEAD if encoding not in ("latin-1", "cp850") else HEAD.replace("’", "'")
    (problem,) = refused(io.BytesIO(text.encode(encoding))).problems
    assert problem.found.en == f"text that is not UTF-8, but probably {name}"
    assert "LibreOffice" in str(problem)
    assert (problem.line, problem.column) == ((1, 1) if name.startswith("UTF-") else (3, 7))


def test_a_damaged_byte_is_told_from_another_encoding() -> None:
    """Where the rest is UTF-8, one letter is to be typed again; at the end, the file may be cut."""
    content = HEAD.encode()
    damaged = content.replace("Ã".encode()[:1], b"\xff", 1)
    (problem,) = refused(io.BytesIO(damaged)).problems
    assert (problem.code, problem.line, problem.column) == ("damaged-character", 3, 7)
    cut = content[: content.index("ô".encode()) + 1]
    (problem,) = refused(io.BytesIO(cut)).problems
    assert (problem.code, problem.line) == ("cut-character", 5)


@pytest.mark.parametrize("options", [{"encoding": "latin-1"}, {"encoding": "utf-8", "errors": "replace"}])
def test_a_text_file_opened_otherwise_is_refused(options: dict[str, str], tmp_path: Path) -> None:
    """Its letters would be others, or lost, and nobody would see it."""
    path = tmp_path / "council.yaml"
    path.write_text(HEAD, encoding="utf-8")
    with path.open(**options) as file:  # type: ignore[call-overload]
        assert "a text file opened with " in str(refused(file))
    with path.open(encoding="utf-8") as file:
        assert load(file).name.fr == "Été à Liège"


def test_a_text_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    """Where the letter stands is not known: a text file is decoded in parts."""
    path = tmp_path / "council.yaml"
    path.write_text(HEAD, encoding="cp1252")
    with path.open(encoding="utf-8") as file:
        (problem,) = refused(file).problems
    assert (problem.code, problem.line) == ("encoding", None)


@pytest.mark.parametrize("source", [b"council.yaml", 3, None, ["council.yaml"], clsm.files])
def test_what_is_neither_a_path_nor_a_file_is_a_sentence(source: Any) -> None:
    """Text in bytes is no path."""
    with pytest.raises(clsm.Mismatch, match="expected a path, or an open file"):
        load(source)


def test_bytes_are_no_text() -> None:
    """They are to be decoded by whoever knows how."""
    with pytest.raises(clsm.Mismatch, match="found a bytes, expected text: decode the bytes"):
        clsm.loads(b"clsm: 1")  # type: ignore[arg-type]


class Slow(io.BytesIO):
    """A file that gives one byte at each reading, as a connection may."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.rest = content

    def read(self, size: int | None = -1) -> bytes:
        """The next byte."""
        part, self.rest = self.rest[:1], self.rest[1:]
        return part


def test_a_file_that_comes_in_parts_is_read_to_its_end() -> None:
    """One reading gives what is there, which may be half a council."""
    assert load(Slow(HEAD.encode())).note == clsm.words.Text.same("L’hôpital")


def test_a_file_that_gives_nothing_is_not_waited_for() -> None:
    """A connection without data gives None: no text, and no end of it."""
    silent = io.BytesIO()
    silent.read = lambda size=-1: None  # type: ignore[method-assign, assignment, return-value]
    with pytest.raises(clsm.Mismatch, match="a file that gives text or bytes"):
        load(silent)
