"""Council files: what is refused and how it is said, what is kept as written, what is never lost."""

import io
import os
import pickle
from pathlib import Path
from typing import Any

import pytest

import clsm
from clsm.files import Format, dump, dumps, load, loads

MALFORMED = sorted(path for path in (Path(__file__).parent / "malformed").iterdir() if path.suffix != ".txt")

HEAD = "clsm: 1\nid: there\nname: There\njurisdiction: FR\n"


@pytest.mark.parametrize("path", MALFORMED, ids=lambda path: path.name)
def test_a_malformed_file_gets_its_exact_message(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every kind of mistake is told with its line, column, path, what was found and what was expected."""
    monkeypatch.chdir(path.parent)
    with pytest.raises(clsm.CouncilFileError) as caught:
        load(path.name)
    assert f"{caught.value}\n" == Path(f"{path}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [path for path in MALFORMED if path.suffix == ".yaml"], ids=lambda path: path.name)
def test_every_problem_stands_where_it_says(path: Path) -> None:
    """The line and column of a problem exist in the file, so that an editor can go there."""
    with pytest.raises(clsm.CouncilFileError) as caught:
        load(path)
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    for problem in caught.value.problems:
        assert problem.file == str(path)
        if problem.line is not None:
            assert problem.column is not None
            assert 1 <= problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def test_shape_is_told_before_reference() -> None:
    """While a date is no date, nothing is said of ids that nobody has: mending one does not hide the other."""
    text = HEAD + "carrier: nobody\nas_of: {}\n"
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads(text.format("soon"))
    assert [problem.path for problem in caught.value.problems] == ["as_of"]
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads(text.format("2011"))
    assert [problem.path for problem in caught.value.problems] == ["carrier"]


def test_a_wrong_version_hides_no_reference() -> None:
    """A file of an unknown version is told so, and nothing else that its version may allow."""
    with pytest.raises(clsm.CouncilFileError) as caught:
        loads("clsm: one\nid: there\nname: There\njurisdiction: FR\ncarrier: nobody\n")
    assert [problem.path for problem in caught.value.problems] == ["clsm"]


def test_the_error_is_a_value_error_that_survives_pickling() -> None:
    """A worker process can send the error home, every problem whole."""
    with pytest.raises(ValueError, match="cannot be read") as caught:
        loads(HEAD + "as_of: soon\ncarrier: [x]\n")
    error: Any = caught.value
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is clsm.CouncilFileError
    assert again.problems == error.problems
    assert [row["found"] for row in again.to_rows()] == ["'soon'", "a list"]


def test_a_scalar_is_text_until_its_field_says_what_it_is() -> None:
    """What YAML would take for a number, a time or a truth value arrives as written."""
    words = ["16:30", "01004", "59E21", "no", "on", "0x1F", "1_000", "2011-10-01", "true", ".5", "12e3", "y", "=", "<<"]
    council = loads(HEAD + "actors:\n  - id: a\n    name: No\n    aliases: [" + ", ".join(words) + "]\n")
    assert council.actors[0].aliases == tuple(words)
    assert loads(dumps(council)) == council


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_what_is_dumped_is_plain_text_to_other_readers(format: Format) -> None:
    """A reader of YAML 1.1 or of JSON finds text where the council holds text."""
    import json

    import yaml

    words = (
        "0o17",
        "1e3",
        "16:30",
        "no",
        "~",
        "null",
        "",
        "2011-10",
        "1977",
        " space ",
        "é\u2028 \u0085 \U0001f600",
        "#x",
        "y",
    )
    council = loads(HEAD).apply(clsm.Add(clsm.Actor(id="a", name="A", aliases=words)))
    text = dumps(council, format=format)
    read = yaml.safe_load(text) if format == "yaml" else json.loads(text)
    assert read["actors"][0]["aliases"] == list(words)
    assert loads(text, format=format) == council


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_an_empty_plain_value_is_absent_and_a_quoted_one_is_text(nothing: str) -> None:
    """A field left empty is not documented; quotes make it text."""
    assert loads(HEAD + f"carrier: {nothing}\n").carrier is None
    assert loads(HEAD + f"note: '{nothing}'\n").note == clsm.Text.same(nothing)


def test_an_end_is_a_date_or_open() -> None:
    """``open`` is the one word that an end may be: known to go on."""
    council = loads(HEAD + "period: {start: 2010, end: open}\n")
    assert council.period.contains("2030-01-01") is True
    assert loads(dumps(council)) == council


def test_derived_ids_are_left_out_and_written_ones_kept() -> None:
    """Writing adds no noise: an id that derives itself is not written, one that somebody chose is."""
    text = HEAD + "instances:\n  - id: b\n    name: B\n    kind: bureau\n    seats:\n"
    text += "      - {label: A resident, status: member}\n      - {id: mine, label: A neighbour}\n"
    text += "    meetings:\n      - date: 2011-05-02\n"
    council = loads(text)
    assert [seat.id for seat in council.instances[0].seats] == ["b-a-resident-member", "mine"]
    assert council.find("b-2011-05-02").date == clsm.PartialDate(year=2011, month=5, day=2)
    assert "b-a-resident-member" not in dumps(council)
    assert "b-2011-05-02" not in dumps(council)
    assert "id: mine" in dumps(council)
    assert loads(dumps(council)) == council


def test_load_takes_paths_and_open_files(tmp_path: Path) -> None:
    """A path, a text file, a binary file with a byte-order mark: the same council."""
    path = tmp_path / "council.yaml"
    path.write_text(HEAD, encoding="utf-8-sig")
    council = loads(HEAD)
    assert load(path) == load(str(path)) == council
    with path.open("rb") as binary:
        assert load(binary) == council
    assert load(io.StringIO(HEAD)) == council
    assert load(io.StringIO(dumps(council, format="json")), format="json") == council


def test_the_name_tells_the_format(tmp_path: Path) -> None:
    """A file called .json is JSON; any other name is YAML."""
    council = loads(HEAD)
    for name, opening in (("council.json", "{"), ("council.yaml", "clsm"), ("council", "clsm")):
        dump(council, tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(opening)
        assert load(tmp_path / name) == council


def test_an_unknown_format_is_refused() -> None:
    """Only the two formats exist, for reading and for writing."""
    for call in (lambda: loads(HEAD, format="toml"), lambda: dumps(loads(HEAD), format="toml")):  # type: ignore[arg-type]
        with pytest.raises(clsm.Mismatch, match="'yaml' or 'json'"):
            call()


def test_only_a_council_is_dumped() -> None:
    """A snapshot has lost what was not there on its day: it is not written."""
    with pytest.raises(TypeError, match="only a Council is written to a file, not a Snapshot"):
        dumps(loads(HEAD).on("2011-11-01"))  # type: ignore[arg-type]


def test_a_failed_write_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk gives up, the file of yesterday is still there and nothing lies beside it."""
    path = tmp_path / "council.yaml"
    dump(loads(HEAD), path)
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space left"):
        dump(loads(HEAD).apply(clsm.Replace("there", jurisdiction="BE")), path)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["council.yaml"]


def test_a_missing_file_is_the_usual_error(tmp_path: Path) -> None:
    """Callers catch what they always catch."""
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "nowhere.yaml")
