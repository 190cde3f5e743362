"""Exports of survey tools yield the ties, the noes and the unknowns that they hold."""

import json
from pathlib import Path
from typing import Any

import pytest

from clsm import Actor, Council, PartialDate, Text, surveys
from tests import tools
from tests.surveys.valmont import FREQUENCIES

EXPECTED = tools.files("CLSM_SAMPLES", "surveys/*.expected.json")


def keyed(cells: list[dict[str, Any]]) -> list[str]:
    """Cells in an order of their own."""
    return sorted(json.dumps(cell, sort_keys=True) for cell in cells)


@pytest.mark.reads("CLSM_SAMPLES")
@pytest.mark.parametrize("ods", [False, True], ids=["as it is", "as LibreOffice writes it"])
@pytest.mark.parametrize("path", EXPECTED, ids=tools.stem)
def test_samples_yield_what_they_hold(path: Path, ods: bool) -> None:
    """Each cell is a tie, a no or an unknown with its reason; reading again changes nothing."""
    expected = json.loads(path.read_text(encoding="utf-8"))
    say = dict(expected["caller_must_say"])
    if say.get("values") == "frequency words":
        say["values"] = FREQUENCIES
    source = [path.parent / name for name in expected["files"]]
    if ods:
        source = [name.with_suffix(".ods") for name in source]
        if not all(name.exists() for name in source):
            pytest.skip("LibreOffice wrote none of it")
    names = json.loads((path.parent / "organisations.json").read_text(encoding="utf-8"))
    actors = tuple(Actor(id=id, name=name, as_of=PartialDate(year=2026)) for id, name in names.items())
    council = Council(id="valmont", name=Text.same("Valmont"), jurisdiction="FR", actors=actors)
    reading = surveys.read(source, council.on("2026-12-01"), survey="s1", relation="knows", **say)
    ties = [
        {"origin": tie.origin, "target": tie.target, "told_by": tie.told_by}
        | ({"level": tie.level} if tie.level else {})
        for tie in reading.ties
    ]
    assert keyed(ties) == keyed(expected["ties"])
    cells = {
        state: [{"origin": cell.by, "target": cell.about} for cell in reading.cells if cell.state == state]
        for state in ("no", "unknown")
    }
    assert keyed(cells["no"]) == keyed(expected["no"])
    unknown = [cell for cell in reading.cells if cell.state == "unknown"]
    assert keyed([{"origin": cell.by, "target": cell.about, "why": cell.why} for cell in unknown]) == keyed(
        expected["unknown"]
    )
    assert set(reading.survey.asked) == set(expected["asked"])
    assert set(reading.survey.answered) == set(expected["answered"])
    assert set(reading.response.silent) == set(expected["silent"])
    assert reading.response.partial == len(expected["partial"])
    if "ratings" in expected:
        theirs = {"power_influence": "influence"}
        assert {(it.by, it.of, it.item, it.score) for it in reading.ratings} == {
            (row["by"], row["of"], theirs.get(item, item), score)
            for row in expected["ratings"]
            for item, score in row.items()
            if item not in ("by", "of") and score is not None
        }
    after = council.apply(*reading.changes)
    assert surveys.read(source, after.on("2026-12-01"), survey="s1", **say).changes == ()
