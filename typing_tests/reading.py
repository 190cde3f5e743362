"""From a file to the verdicts of a day."""

import datetime
from pathlib import Path
from typing import Any, assert_type

import clsm
from clsm.governance import Report, Verdict


def councils(path: Path) -> None:
    """Councils are read from paths, open files and text, and written back."""
    assert_type(clsm.load(path), clsm.Council)
    with open(path, encoding="utf-8") as file:
        assert_type(clsm.load(file, format="yaml"), clsm.Council)
    assert_type(clsm.loads("clsm: 1", format="json"), clsm.Council)
    assert_type(clsm.datasets.load("lille-est"), clsm.Council)
    assert_type(clsm.dumps(clsm.load(path)), str)


def snapshots(council: clsm.Council) -> None:
    """A council is taken on a day: a date, or its text."""
    today = council.on("2011-11-01")
    assert_type(today, clsm.Snapshot)
    assert_type(council.on(datetime.date(2011, 11, 1)), clsm.Snapshot)
    assert_type(today.council, clsm.Council)
    assert_type(today.actors, tuple[clsm.Actor, ...])
    assert_type(today.instances[0].seats, tuple[clsm.Seat, ...])


def changed(council: clsm.Council, program: clsm.Program) -> None:
    """Changes are values, and applying them gives another council."""
    assert_type(council.apply(clsm.Add(program), clsm.Remove("epsm")), clsm.Council)


def reports(today: clsm.Snapshot) -> None:
    """A report conforms, does not, or cannot say; its verdicts are grouped by outcome."""
    report = clsm.check(today)
    assert_type(report, Report)
    assert_type(report.conforms, bool | None)
    assert_type(report.failed, tuple[Verdict, ...])
    assert_type(report.to_text(lang="fr"), str)
    assert_type(report.to_rows(), list[dict[str, Any]])
    for verdict in report.undocumented:
        assert_type(verdict.rule.code, str)
        assert_type(verdict.message(lang="fr"), str)


def refusals(path: Path) -> None:
    """A file that cannot be read says every problem."""
    try:
        clsm.load(path)
    except clsm.CouncilFileError as error:
        assert_type(error.problems, tuple[clsm.Problem, ...])
