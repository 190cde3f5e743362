"""Many councils at once: every council has its row, in order, whatever fails, whoever works, whenever it stops."""

import csv
import importlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import clsm
from clsm import studies
from clsm.studies import asking, running

NAMES = ("seraing", "lille-est", "metz", "namur", "rennes")


def bodies(today: clsm.Snapshot) -> dict[str, Any]:
    """How many bodies there are, and of which kinds."""
    kinds = frozenset(body.kind for body in today.instances)
    return {"bodies": len(today.instances), "kinds": kinds, "a_body": today.instances[0].id if kinds else None}


def failing(today: clsm.Snapshot) -> dict[str, Any]:
    """A question that does not suit the council of Namur."""
    if today.council.id == "namur":
        raise ValueError("secret words of the file")
    return {"fine": True}


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Five councils as files, one of which cannot be read, and one path of nothing."""
    folder = tmp_path / "councils"
    folder.mkdir()
    for name in NAMES:
        clsm.dump(clsm.datasets.load(name), folder / f"{name}.yaml")
    (folder / "broken.yaml").write_text("clsm: 1\nid: b\nname: B\n", encoding="utf-8")
    files = [folder / f"{name}.yaml" for name in NAMES]
    return [*files[:2], folder / "broken.yaml", folder / "nowhere.yaml", *files[2:]]


def test_every_council_has_its_row_in_order(paths: list[Path]) -> None:
    """With the day on which it was looked at; a file that fails is a row with its problems."""
    rows = list(studies.run(paths, [bodies]))
    assert [row["source"] for row in rows] == [str(path) for path in paths]
    assert [row["council"] for row in rows] == ["seraing", "lille-est", None, None, None, "namur", "rennes"]
    assert [row["day"] for row in rows][:2] == ["2020-01-31", "2020-07-31"]
    assert list(rows[0]) == ["source", "council", "day", "problems", "bodies", "kinds", "a_body"]
    assert rows[0]["kinds"] == sorted(rows[0]["kinds"])
    assert "jurisdiction" in rows[2]["problems"][0]
    assert rows[3]["problems"] == ["the file does not open"]
    assert rows[4]["problems"] == ["nothing in it is dated: give a day"]
    assert [row["day"] for row in studies.run(paths, [], on="2011-11-01")][4:] == ["2011-11-01"] * 3
    french = list(studies.run(paths, [], lang="fr"))
    assert french[3]["problems"] == ["le fichier ne s’ouvre pas"]


def test_a_question_that_fails_takes_nothing_with_it(paths: list[Path]) -> None:
    """It is named, without a word of the file; one that answers a second time is told, and the first stands."""
    rows = list(studies.run(paths, [failing, bodies, lambda today: {"bodies": -1}]))
    assert rows[5]["problems"] == [
        "the question failing failed (ValueError)",
        "the question <lambda> gives again what another has answered: bodies",
    ]
    assert rows[5]["bodies"] == len(clsm.datasets.load("namur").on(rows[5]["day"]).instances)
    assert "fine" not in rows[5]
    assert rows[0]["fine"] is True


def test_snapshots_are_taken_as_they_are() -> None:
    """On their own day, or on that of all; a council without a day is refused, as is anything else."""
    today = clsm.datasets.load("seraing").on("2019-06-01")
    (row,) = studies.run([today], [])
    assert (row["source"], row["day"]) == ("seraing@2019-06-01", "2019-06-01")
    assert [row["day"] for row in studies.run([today], [], on="2020-01-01")] == ["2020-01-01"]
    with pytest.raises(TypeError, match="councils on a day"):
        list(studies.run([today.council], []))  # type: ignore[list-item]
    with pytest.raises(TypeError, match="not a int"):
        list(studies.run([3], []))  # type: ignore[list-item]


def test_values_of_a_row_are_plain() -> None:
    """As a file has them; what is no number is not documented, what is no value is a failure."""
    date = clsm.PartialDate(year=2011)
    assert asking.plain([1, 2.5, float("nan"), "x", None, True, Decimal("1.20"), date]) == [
        *(1, 2.5, None, "x", None, True, "1.20", "2011"),
    ]
    assert asking.plain({"b", "a"}) == ["a", "b"]
    with pytest.raises(TypeError, match="not a dict"):
        asking.plain({"a": 1})

    class Asked:
        def __call__(self, today: clsm.Snapshot) -> dict[str, Any]:
            return {"name": today.council.name}

    (row,) = studies.run([clsm.datasets.load("metz").on("2025-01-01")], [Asked()])
    assert row["problems"] == ["the question Asked failed (TypeError)"]


# two processes are started: a second
def test_other_processes_give_the_same_rows(paths: list[Path]) -> None:
    """Paths go out, rows come back in order."""
    with ProcessPoolExecutor(2) as executor:
        rows = list(studies.run(paths, [bodies, failing], executor=executor))
    assert rows == list(studies.run(paths, [bodies, failing]))


class Counting(ThreadPoolExecutor):
    """Counts what is out at once."""

    def __init__(self) -> None:
        super().__init__(2)
        self.most = self.out = 0

    def submit(self, *asked: Any, **named: Any) -> Future[Any]:
        """As the executor does."""
        self.out += 1
        self.most = max(self.most, self.out)
        return super().submit(*asked, **named)


def test_only_so_many_are_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, of however long a source, which is read as it is needed; the rest is given back."""
    monkeypatch.setattr(running, "AHEAD", 3)
    today, read = clsm.datasets.load("seraing").on("2020-01-01"), list[int]()

    def sources() -> Iterator[clsm.Snapshot]:
        for number in range(10):
            read.append(number)
            yield today

    with Counting() as executor:
        rows = studies.run(sources(), [], executor=executor)
        for number in range(4):
            next(rows)
            executor.out -= 1
            assert len(read) <= number + 4
        rows.close()  # type: ignore[attr-defined]
        # three, and the one whose row is on its way
        assert executor.most <= 4
    assert len(read) < 10


def test_progress_is_told(paths: list[Path]) -> None:
    """How many of how many; of a stream, nobody knows how many."""
    told = list[tuple[int, int | None]]()
    list(studies.run(paths, [], progress=lambda done, total: told.append((done, total))))
    assert told == [(number, 7) for number in range(1, 8)]
    list(studies.run(iter(paths[:1]), [], progress=lambda done, total: told.append((done, total))))
    assert told[-1] == (1, None)


# ---------------------------------------------------------------- the file


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_the_file_is_whole_or_not_there(ending: str, paths: list[Path], tmp_path: Path) -> None:
    """A journal until then; several values are joined, what is not documented is empty."""
    out = tmp_path / f"rows.{ending}"
    rows = studies.run(paths, [bodies, failing], out=out)
    next(rows)
    assert not out.exists()
    assert (tmp_path / f"{out.name}.journal").exists()
    wanted = list(studies.run(paths, [bodies, failing]))
    assert [wanted[0], *rows] == wanted
    assert sorted(path.name for path in tmp_path.iterdir()) == ["councils", out.name]
    text = out.read_text(encoding="utf-8")
    if ending == "jsonl":
        assert [json.loads(line) for line in text.splitlines()] == wanted
    else:
        (first, *_, third) = list(csv.DictReader(text.splitlines()))[:3]
        assert (first["kinds"], first["fine"]) == (" | ".join(wanted[0]["kinds"]), "true")
        assert (third["council"], third["bodies"]) == ("", "")
    with pytest.raises(FileExistsError):
        list(studies.run(paths, [bodies], out=out))


def test_a_study_goes_on_where_it_was_stopped(paths: list[Path], tmp_path: Path) -> None:
    """What is known is not asked again; half a line is no row; another study is refused."""
    out = tmp_path / "rows.jsonl"
    rows = studies.run(paths, [bodies], out=out)
    first = [next(rows) for _ in range(3)]
    rows.close()  # type: ignore[attr-defined]
    with open(f"{out}.journal", "a", encoding="utf-8") as journal:
        journal.write('{"source": "half a li')
    for other in ({"ask": [failing]}, {"ask": [bodies], "on": "2011-11-01"}, {"ask": [bodies], "lang": "fr"}):
        with pytest.raises(clsm.Mismatch):
            list(studies.run(paths, out=out, **other))
    with pytest.raises(clsm.Mismatch):
        list(studies.run(paths[1:], [bodies], out=out))
    with pytest.raises(clsm.Mismatch):
        list(studies.run(paths[:2], [bodies], out=out))
    asked, told = list[str](), list[int]()

    def counted(today: clsm.Snapshot) -> dict[str, Any]:
        asked.append(today.council.id)
        return bodies(today)

    counted.__name__ = "bodies"
    again = list(studies.run(paths, [counted], out=out, progress=lambda done, _: told.append(done)))
    assert again[:3] == first
    assert (asked, told) == (["namur", "rennes"], list(range(1, 8)))
    assert again == list(studies.run(paths, [bodies]))


KILLED = """
import os, signal, sys
from clsm import studies

def kill(done, total):
    if done == 3:
        os.kill(os.getpid(), signal.SIGKILL)

list(studies.run(sys.argv[2:], [], out=sys.argv[1], progress=kill))
"""


# another Python is started, and killed: a second
def test_a_kill_loses_no_row(paths: list[Path], tmp_path: Path) -> None:
    """Three rows were known; they are there, and the file is made by the next run."""
    out = tmp_path / "rows.jsonl"
    command = [sys.executable, "-c", KILLED, str(out), *map(str, paths)]
    killed = subprocess.run(command, check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    lines = Path(f"{out}.journal").read_text(encoding="utf-8").splitlines()
    assert (len(lines), out.exists()) == (4, False)
    rows = list(studies.run([str(path) for path in paths], [], out=out))
    assert [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()] == rows


@pytest.mark.parquet
def test_parquet_has_one_type_a_column(paths: list[Path], tmp_path: Path) -> None:
    """Whole numbers, numbers, yes and no, lists, text; what is of several types is text."""
    parquet: Any = importlib.import_module("pyarrow.parquet")

    def mixed(today: clsm.Snapshot) -> dict[str, Any]:
        n = len(today.instances)
        return {"number": n / 2 if n > 7 else n, "several": n if n > 7 else "few", "nothing": None}

    out = tmp_path / "rows.parquet"
    rows = list(studies.run(paths, [bodies, mixed, failing], out=out))
    table = parquet.read_table(out)
    types = {name: str(table.schema.field(name).type) for name in table.column_names}
    assert types["bodies"] == "int64"
    assert types["number"] == "double"
    assert (types["several"], types["nothing"], types["fine"]) == ("string", "string", "bool")
    assert types["kinds"].startswith("list")
    read = table.to_pylist()
    for column in ("source", "council", "bodies", "kinds", "number", "problems"):
        assert [row[column] for row in read] == [row.get(column) for row in rows]


def test_a_file_of_another_kind_is_refused_before_any_work(tmp_path: Path) -> None:
    """And one whose package is not there."""
    with pytest.raises(clsm.Mismatch, match=r"\.parquet"):
        list(studies.run([], [], out=tmp_path / "rows.xlsx"))


# ---------------------------------------------------------------- many machines


def slow(today: clsm.Snapshot) -> dict[str, Any]:
    """Takes its time, so that a worker is killed at work."""
    importlib.import_module("time").sleep(0.15)
    return {"worker": os.getpid(), "bodies": len(today.instances)}


# a cluster of two processes is started, and one of them killed: ten seconds
@pytest.mark.dask
def test_a_worker_of_dask_that_is_killed_loses_nothing(paths: list[Path]) -> None:
    """The scheduler gives what it was at to another; rows are all there, in order."""
    distributed: Any = importlib.import_module("distributed")
    many = [path for _ in range(12) for path in paths if path.name != "broken.yaml"]
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        executor: Executor = client.get_executor(retries=3)
        rows = studies.run(many, [slow], executor=executor)
        known = [next(rows) for _ in range(6)]
        os.kill(next(row["worker"] for row in known if "worker" in row), signal.SIGKILL)
        known += rows
    assert [row["source"] for row in known] == [str(path) for path in many]
    wanted = [row.get("bodies") for row in studies.run(many[:6], [bodies])]
    assert [row.get("bodies") for row in known] == wanted * 12
    assert len({row["worker"] for row in known if "worker" in row}) >= 2
