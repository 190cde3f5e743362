"""What a service reads of strangers: no longer and no longer time than it says."""

import io
import math
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pytest

import clsm
from clsm import Limits, datasets, files, limits
from clsm.files import converter, json_text, reading, trees, yaml_text
from clsm.sheets import parts
from clsm.workbook import reading as workbook_reading

COUNCIL: Final = datasets.load("namur")
ROWS: Final = "".join(f"  - {{id: a{number}, name: A, kind: wrong}}\n" for number in range(400))
HEAD: Final = "clsm: 1\nid: here\nname: Here\njurisdiction: FR\n"


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same council as YAML, JSON and a workbook."""
    folder = tmp_path_factory.mktemp("limits")
    made = {ending: folder / f"council.{ending}" for ending in ("yaml", "json", "xlsx")}
    for path in made.values():
        clsm.dump(COUNCIL, path)
    return made


def code(source: Any, **bounds: Any) -> str:
    """The code of the one problem with which a file is refused."""
    with pytest.raises(clsm.CouncilFileError) as refused:
        clsm.load(source, limits=Limits(**bounds))
    (problem,) = refused.value.problems
    return problem.code


@pytest.mark.parametrize("ending", ["yaml", "json", "xlsx"])
def test_a_file_within_its_limits_is_read_as_always(ending: str, paths: dict[str, Path]) -> None:
    """From a path and from an open file, to the byte; ``None`` is no bound."""
    path = paths[ending]
    size = path.stat().st_size
    assert clsm.load(path, limits=Limits(bytes=size, seconds=100)) == COUNCIL
    assert clsm.load(path, limits=Limits()) == COUNCIL
    with open(path, "rb") as file:
        assert clsm.load(file, limits=Limits(bytes=size)) == COUNCIL


@pytest.mark.parametrize("ending", ["yaml", "json", "xlsx"])
def test_a_file_beyond_its_limits_is_refused(ending: str, paths: dict[str, Path]) -> None:
    """One byte too many, or no time at all: one problem, and the next call has no limits."""
    path = paths[ending]
    size = path.stat().st_size
    assert code(path, bytes=size - 1) == "over-limit"
    with open(path, "rb") as file:
        assert code(file, bytes=size - 1) == "over-limit"
        assert file.tell() <= size
    assert code(path, seconds=0) == "slow-file"
    assert clsm.load(path) == COUNCIL


def test_what_every_file_may_hold_is_no_more_than_before() -> None:
    """A limit above the longest file that is read changes nothing."""
    beyond = io.BytesIO(b"#" * (files.MAX_BYTES + 1))
    assert code(beyond, bytes=10**9) == "long-file"


def test_the_refusal_names_the_file(paths: dict[str, Path]) -> None:
    """So that a service that takes several says which."""
    for bounds in ({"bytes": 5}, {"seconds": 0}):
        with pytest.raises(clsm.CouncilFileError) as refused:
            clsm.load(paths["yaml"], limits=Limits(**bounds))
        assert refused.value.problems[0].file == str(paths["yaml"])


@pytest.mark.parametrize("wrong", ["5", -1, math.nan, True])
def test_a_limit_is_a_number(wrong: Any) -> None:
    """Whatever a setting of a service may hold by mistake."""
    for field in ("bytes", "seconds"):
        with pytest.raises(clsm.Mismatch, match="expected a number, 0 or more, or None"):
            Limits(**{field: wrong})


def without_end() -> Any:
    """An open file that gives one letter at a time, for ever."""
    return SimpleNamespace(read=lambda size: b"#")


TEXTS: Final[dict[str, tuple[Any, Callable[[], Any]]]] = {
    "an open file": (reading, without_end),
    "yaml": (yaml_text, lambda: io.StringIO(HEAD + "actors:\n" + ROWS)),
    "yaml with an escape": (trees, lambda: io.StringIO(HEAD + 'note: "\\t"\nactors:\n' + ROWS)),
    "yaml with a slip": (yaml_text, lambda: io.StringIO(HEAD + "note: 'it's'\n")),
    "json": (json_text, lambda: io.StringIO("{}")),
    "json with escapes": (json_text, lambda: io.StringIO('["\\u0041"]')),
    "the wrong shape": (converter, lambda: io.StringIO(HEAD + "actors:\n" + ROWS)),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_is_left_in_the_middle(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever takes long looks at the time on its way, and nothing goes on behind it."""
    module, text = TEXTS[kind]
    monkeypatch.setattr(module, "ask_time", time_is_over)
    source = text()
    source.name = "council.json" if kind.startswith("json") else "council.yaml"
    assert code(source, seconds=50) == "slow-file"


@pytest.mark.parametrize("module", [parts, workbook_reading])
def test_a_workbook_is_left_in_the_middle(module: Any, paths: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """In its parts, and in its rows."""
    monkeypatch.setattr(module, "ask_time", time_is_over)
    assert code(paths["xlsx"], seconds=50) == "slow-file"


def time_is_over() -> None:
    """Look at a clock that has moved on since the call began."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "monotonic", lambda: math.inf)
        limits.ask_time()
