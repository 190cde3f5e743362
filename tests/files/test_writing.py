"""Writing a council file: the old one stays whole whatever happens, and keeps what it has beside its text."""

import errno
import fcntl
import io
import os
import pickle
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import clsm
from clsm.files import dump, load, loads, writing

HEAD = "clsm: 1\nid: there\nname: There\njurisdiction: FR\n"


def broken_at(step: str, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Make one step of writing a file fail, after it has done a part of its work where it can."""

    def fail(*_: Any, **__: Any) -> Any:
        raise error

    def write_half(text: str, file: Any) -> None:
        file.write(text[: len(text) // 2])
        raise error

    class Broken:
        """A file whose *step* fails."""

        def __init__(self, file: Any) -> None:
            self.file = file

        def __enter__(self) -> "Broken":
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()
            if step == "close":
                raise error

        def __getattr__(self, name: str) -> Any:
            if name != step:
                return getattr(self.file, name)
            return fail if name == "flush" else lambda text: write_half(text, self.file)

    if step in ("fsync", "replace"):
        monkeypatch.setattr(os, step, fail)
    elif step == "copymode":
        monkeypatch.setattr(shutil, step, fail)
    elif step == "open":
        monkeypatch.setattr(writing, "open", fail, raising=False)
    else:
        monkeypatch.setattr(writing, "open", lambda *a, **k: Broken(io.open(*a, **k)), raising=False)  # noqa: SIM115, UP020


@pytest.mark.parametrize("error", [OSError("no space left"), KeyboardInterrupt("no space left")], ids=["disk", "user"])
@pytest.mark.parametrize("step", ["open", "copymode", "write", "flush", "fsync", "close", "replace"])
def test_a_fault_at_any_step_leaves_the_old_file_whole(
    step: str, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk or the user gives up, the file of yesterday is still there and nothing lies beside it."""
    path = tmp_path / "council.yaml"
    dump(loads(HEAD), path)
    before = path.read_bytes()
    broken_at(step, monkeypatch, error)
    with pytest.raises(type(error), match="no space left"):
        dump(loads(HEAD).apply(clsm.Replace("there", jurisdiction="BE")), path)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["council.yaml"]


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    """A file that only its owner reads stays so; a new one is like any other file of its owner."""
    path, plain = tmp_path / "council.yaml", tmp_path / "plain.txt"
    plain.write_text("x", encoding="utf-8")
    dump(loads(HEAD), path)
    assert path.stat().st_mode == plain.stat().st_mode
    path.chmod(0o640)
    dump(loads(HEAD), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    """Writing through a link replaces the file that it leads to, wherever that is."""
    (tmp_path / "shared").mkdir()
    real, link = tmp_path / "shared" / "council.yaml", tmp_path / "council.yaml"
    real.write_text(HEAD, encoding="utf-8")
    link.symlink_to(real)
    dump(loads(HEAD).apply(clsm.Replace("there", jurisdiction="BE")), link)
    assert link.is_symlink()
    assert load(real).jurisdiction == "BE"
    assert sorted(os.listdir(tmp_path)) == ["council.yaml", "shared"]
    assert os.listdir(tmp_path / "shared") == ["council.yaml"]


def refused(target: "Path | str") -> str:
    """The sentence with which writing to *target* is refused."""
    with pytest.raises(clsm.Mismatch) as caught:
        clsm.dump(loads(HEAD), target)
    assert caught.value.message("fr")
    assert pickle.loads(pickle.dumps(caught.value)).message() == caught.value.message()
    return str(caught.value)


@pytest.mark.parametrize("kind", ["yaml", "json", "xlsx"])
def test_what_is_no_file_is_not_replaced(kind: str, tmp_path: Path) -> None:
    """A pipe, a device, a folder and a link that leads to itself stay what they are; nobody waits for a reader."""
    pipe, loop, null, folder = (tmp_path / f"{name}.{kind}" for name in ("pipe", "loop", "null", "folder"))
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    null.symlink_to("/dev/null")
    folder.mkdir()
    assert "found a pipe" in refused(pipe)
    assert "found a link that leads to itself" in refused(loop)
    assert "found a device" in refused(null)
    assert "found a folder" in refused(folder)
    assert sorted(tmp_path.iterdir()) == [folder, loop, null, pipe]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize("kind", ["yaml", "xlsx"])
def test_a_file_of_two_names_is_left_alone(kind: str, tmp_path: Path) -> None:
    """Replaced under one name, it would keep yesterday's text under the other."""
    path, other = tmp_path / f"council.{kind}", tmp_path / f"other.{kind}"
    clsm.dump(loads(HEAD), path)
    os.link(path, other)
    assert "a file of 2 names" in refused(path).replace("that has", "of")
    assert path.samefile(other)


@pytest.mark.parametrize("may", [True, False])
def test_a_file_keeps_its_owner_or_is_left_alone(may: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever may give a file away gives it to its owner; for others it says why nothing is written."""
    path, real, given = tmp_path / "council.yaml", os.stat, list[tuple[int, int]]()
    dump(loads(HEAD), path)
    text = path.read_text(encoding="utf-8")

    def of_another(name: Any, **options: Any) -> os.stat_result:
        status = real(name, **options)
        parts = list(status)
        if Path(name).name == "council.yaml":
            parts[stat.ST_UID] += 1
        return os.stat_result(parts)

    def give(_: Any, owner: int, group: int) -> None:
        if not may:
            raise PermissionError(errno.EPERM, "Operation not permitted")
        given.append((owner, group))

    monkeypatch.setattr(os, "stat", of_another)
    monkeypatch.setattr(os, "chown", give)
    if may:
        dump(loads(HEAD), path)
        assert given == [(os.getuid() + 1, path.stat().st_gid)]
    else:
        assert "found a file of another owner" in refused(path)
    assert os.listdir(tmp_path) == ["council.yaml"]
    assert path.read_text(encoding="utf-8") == text


def test_attributes_of_a_file_are_kept(tmp_path: Path) -> None:
    """What other programs have noted about the file stays noted."""
    path = tmp_path / "council.yaml"
    dump(loads(HEAD), path)
    try:
        os.setxattr(path, "user.from", b"the town")
    except OSError:
        pytest.skip("files have no attributes here")
    dump(loads(HEAD), path)
    assert os.getxattr(path, "user.from") == b"the town"


KILLED = """
import os, signal, sys, clsm
from clsm.files import writing
writing.os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
clsm.dump(clsm.loads(sys.argv[1]), sys.argv[2])
"""


def test_what_a_killed_writer_left_is_cleared_away(tmp_path: Path) -> None:
    """The next one takes it away, and leaves alone what another is writing at this moment."""
    path = tmp_path / "council.yaml"
    dump(loads(HEAD), path)
    subprocess.run([sys.executable, "-c", KILLED, HEAD, str(path)], timeout=60, check=False)
    (left,) = set(os.listdir(tmp_path)) - {"council.yaml"}
    assert left.startswith(".clsm-")
    busy, beside, lock = writing._open_beside(path)
    busy.close()
    dump(loads(HEAD), path)
    assert set(os.listdir(tmp_path)) == {"council.yaml", beside.name}
    assert lock is not None
    os.close(lock)
    dump(loads(HEAD), path)
    assert os.listdir(tmp_path) == ["council.yaml"]


def test_a_writer_whose_file_was_cleared_away_begins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between opening and locking, somebody may take it for left behind."""
    taken, lock_it = list[str](), fcntl.flock

    def take_away_first(number: int, how: int) -> None:
        if not taken:
            taken.extend(os.listdir(tmp_path))
            (tmp_path / taken[0]).unlink()
        lock_it(number, how)

    monkeypatch.setattr(fcntl, "flock", take_away_first)
    dump(loads(HEAD), tmp_path / "council.yaml")
    assert taken
    assert os.listdir(tmp_path) == ["council.yaml"]


def test_where_there_are_no_locks_files_are_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such systems replace no open file: it is closed first."""
    monkeypatch.setattr(writing, "_locks", None)
    for _ in range(2):
        dump(loads(HEAD), tmp_path / "council.yaml")
    assert load(tmp_path / "council.yaml") == loads(HEAD)
    assert os.listdir(tmp_path) == ["council.yaml"]


def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    """Not the one beside it, which nobody has heard of."""
    (tmp_path / "plain").touch()
    for target in (tmp_path / "nowhere" / "council.yaml", tmp_path / "plain" / "council.yaml"):
        with pytest.raises(OSError, match="council") as caught:
            dump(loads(HEAD), target)
        assert caught.value.filename == str(target)
