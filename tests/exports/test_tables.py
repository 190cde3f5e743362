"""Tables that other programs join: keys that hold, words of their lists, nothing filled in and nothing of persons."""

import csv
import importlib
import io
import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

import clsm
from clsm.exports import Export, tables
from clsm.testing import councils
from clsm.words import Text
from tests.exports.test_graphs import DATASETS, shuffled

FULL = Path(__file__).parents[1] / "privacy" / "full_council.yaml"


def written(council: clsm.Council, folder: Path, **asked: Any) -> tuple[Export, dict[str, list[dict[str, str]]]]:
    """The export, and the rows of each table."""
    export = tables(council, folder / "tables", **asked)
    package = json.loads(export.text)
    assert (folder / "tables" / "datapackage.json").read_bytes() == export.text.encode()
    rows = {}
    for resource in package["resources"]:
        text = (folder / "tables" / resource["path"]).read_text(encoding=resource["encoding"])
        rows[resource["name"]] = list(csv.DictReader(io.StringIO(text), delimiter=resource["dialect"]["delimiter"]))
    return export, rows


def faults(package: dict[str, Any], rows: dict[str, list[dict[str, str]]]) -> list[str]:
    """What in the tables does not keep to their description."""
    found = []
    for resource in package["resources"]:
        name, schema = resource["name"], resource["schema"]
        for row in rows[name]:
            assert list(row) == [field["name"] for field in schema["fields"]]
            found += [f"{name}: {row}: {field['name']}" for field in schema["fields"] if not _keeps(field, row)]
        keys = [tuple(row[part] for part in schema.get("primaryKey", ())) for row in rows[name]]
        if "primaryKey" in schema and len(keys) != len(set(keys)):
            found.append(f"{name}: key")
        for key in schema.get("foreignKeys", ()):
            known = {row["id"] for row in rows[key["reference"]["resource"] or name]}
            found += [f"{name}: {row}" for row in rows[name] if row[key["fields"][0]] not in {"", *known}]
    return found


def _keeps(field: dict[str, Any], row: dict[str, str]) -> bool:
    cell, limits = row[field["name"]], field.get("constraints", {})
    if cell == "":
        return "required" not in limits
    forms = {"integer": "[0-9]+", "number": "[0-9.]+", "boolean": "true|false", "string": "(?s:.*)"}
    return (
        re.fullmatch(forms[field["type"]], cell) is not None
        and re.fullmatch(limits.get("pattern", "(?s:.*)"), cell) is not None
        and cell in limits.get("enum", [cell])
    )


@pytest.mark.parametrize("name", DATASETS)
def test_every_key_of_a_dataset_holds(name: str, tmp_path: Path) -> None:
    """Each id is there once, each name of another is the id of a row, each word is of its list."""
    export, rows = written(clsm.datasets.load(name), tmp_path)
    assert faults(json.loads(export.text), rows) == []


@given(councils())
@settings(max_examples=settings().max_examples // 5, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_key_of_any_council_holds(tmp_path_factory: pytest.TempPathFactory, drawn: clsm.Council) -> None:
    """Whatever it holds."""
    export, rows = written(drawn, tmp_path_factory.mktemp("any"))
    assert faults(json.loads(export.text), rows) == []


@pytest.mark.validators
@pytest.mark.parametrize("excel", [False, True])
@pytest.mark.parametrize("name", [*DATASETS, "full"])
def test_frictionless_finds_it_valid(name: str, excel: bool, tmp_path: Path) -> None:
    """With its keys; a seat of nobody, a second row of one id and an unknown word are found."""
    frictionless: Any = importlib.import_module("frictionless")
    folder = tmp_path / "tables"
    tables(clsm.load(FULL) if name == "full" else clsm.datasets.load(name), folder, excel=excel)
    package = folder / "datapackage.json"
    assert frictionless.validate(str(package)).valid
    if not excel and name == "lille-est":
        for table, old, new in (("seats", ",epsm,", ",nobody,"), ("actors", "\nepsm,", "\namps,")):
            path = folder / f"{table}.csv"
            before = path.read_text(encoding="utf-8")
            path.write_text(before.replace(old, new, 1), encoding="utf-8")
            assert not frictionless.validate(str(package)).valid
            path.write_text(before, encoding="utf-8")


def test_a_row_says_what_is_known_and_nothing_else(tmp_path: Path) -> None:
    """Two columns for who may hold a seat, a date as precise as its source, an empty cell for the rest."""
    _, rows = written(clsm.datasets.load("lille-est"), tmp_path)
    seats = {row["id"]: row for row in rows["seats"]}
    town = seats["steering-committee-ronchin-member"]
    assert (town["holder_actor"], town["holder_post"], town["voice"], town["evidence"]) == ("ronchin", "", "", "listed")
    assert {row["id"]: row["period_start"] for row in rows["instances"]}["steering-committee"] == "2010"
    (figure,) = (row for row in rows["indicators"] if row["id"] == "people-housed")
    assert (figure["quantity_value"], figure["quantity_qualifier"]) == ("100", "more_than")
    places = [row for row in rows["populations"] if row["territory"] == "commune-faches-thumesnil"]
    assert next((row["number"], row["year"], row["count"]) for row in places) == ("1", "2011", "17590")
    assert not {"surveys", "rest"} & rows.keys()


def test_posts_seats_and_quantities_are_not_misread(tmp_path: Path) -> None:
    """What is only announced, who holds a seat with another, who stands in for whom; an exact figure."""
    council = clsm.load(FULL)
    body = council.find("committee")
    first, second = body.seats[:2]
    seats = (
        attrs.evolve(first, deputy_of=second.id, held_with=("carers",)),
        attrs.evolve(second, holder="coordination"),
        *body.seats[2:],
    )
    council = council.apply(clsm.Replace("committee", seats=seats), clsm.Replace("coordination", evidence="announced"))
    _, rows = written(council, tmp_path)
    by_id = {row["id"]: row for table in ("seats", "posts", "indicators") for row in rows[table]}
    assert (by_id[first.id]["deputy_of"], by_id[first.id]["held_with"]) == (second.id, "carers")
    assert [(row["holder_actor"], row["holder_post"]) for row in rows["seats"] if row["holder_post"]] == [
        ("", "coordination")
    ]
    assert by_id["coordination"]["evidence"] == "announced"
    assert by_id["own-figure"]["quantity_qualifier"] == "exact"


def test_what_is_lost_is_told(tmp_path: Path) -> None:
    """Notes, surveys, small counts, situations, details, facts without a table; never which tie is kept back."""
    council = clsm.load(FULL)
    told = {(loss.id, loss.field): loss.why.en for loss in written(council, tmp_path)[0].losses}
    assert told["committee", "open_to"] == "notes and free words stay in the council’s own file"
    assert told["survey", ""] == told["tie", "survey"]
    assert told["few", "quantity"] == told["situations", "tallies"] == "counts of people are too small to be published"
    assert told["cell", "meetings"] == told["cell-town", "label"]
    assert told["housing", "details"] == "no column says it, or not the whole of it"
    assert told["fee", ""] == "facts of this kind have no table"
    assert told["full", "ties"] == "ties that are drawn from few situations are not published"
    few = council.apply(clsm.Replace("tie", relation="joint_follow_up"))
    (tmp_path / "few").mkdir()
    export, rows = written(few, tmp_path / "few")
    assert (rows["ties"], [loss for loss in export.losses if loss.id == "tie"]) == ([], [])


def test_a_text_in_which_somebody_seems_to_be_named_is_left_out(tmp_path: Path) -> None:
    """The row stays, its name does not."""
    council = clsm.datasets.load("rennes")
    event = clsm.Event(id="meeting", name=Text.same("Mme Jeanne Martin, jeanne.martin@exemple.fr"), kind="forum")
    export, rows = written(council.apply(clsm.Add(event)), tmp_path)
    assert [(row["id"], row["name_fr"]) for row in rows["events"]] == [("meeting", "")]
    assert ("meeting", "name", "a person seems to be named there") in [
        (loss.id, loss.field, loss.why.en) for loss in export.losses
    ]


def test_counts_are_those_that_may_be_said(tmp_path: Path) -> None:
    """The whole and the parts of each period, between bounds where they are not known exactly."""
    year = clsm.Period(start=clsm.PartialDate(year=2024), end=clsm.PartialDate(year=2024))
    program = clsm.Program(
        id="library",
        name=Text.same("Library"),
        kind="resource",
        tallies=(
            clsm.Tally(what="copies", count=3, period=year),
            clsm.Tally(what="visits", count=40, period=year),
            clsm.Tally(what="visits", public="open", count=None, period=clsm.Period()),
        ),
    )
    council = clsm.datasets.load("rennes").apply(clsm.Add(program))
    _, rows = written(council, tmp_path)
    counted = [(row["what"], row["start"], row["end"], row["at_least"], row["at_most"]) for row in rows["counts"]]
    assert counted == [
        ("copies", "2024-01-01", "2024-12-31", "3", "3"),
        ("visits", "2024-01-01", "2024-12-31", "40", "40"),
    ]


def test_decisions_and_targets_that_say_more_than_their_columns(tmp_path: Path) -> None:
    """A vote seat by seat, a focus and a note on a population are told as lost."""
    council = clsm.load(FULL)
    priority = council.find("priority")
    focus = clsm.Target(population="young_people", focus_of="general_population")
    council = council.apply(clsm.Replace("priority", targets=(*priority.targets, focus)))
    export, rows = written(council, tmp_path)
    told = {(loss.id, loss.field) for loss in export.losses}
    assert {("priority", "targets"), ("committee-2024", "decisions"), ("lake", "populations")} <= told
    assert "young_people" in {row["id"]: row["targets"] for row in rows["priorities"]}["priority"]
    plain = clsm.Decision(title=Text.same("Plain"), adopted=False)
    meeting = attrs.evolve(council.find("committee-2024"), decisions=(plain,))
    council = council.apply(clsm.Replace("committee", meetings=(meeting,)))
    (tmp_path / "again").mkdir()
    export, rows = written(council, tmp_path / "again")
    assert ("committee-2024", "decisions") not in {(loss.id, loss.field) for loss in export.losses}
    assert [(row["title_fr"], row["adopted"], row["in_favour"]) for row in rows["decisions"]] == [
        ("Plain", "false", "")
    ]


def test_excel_takes_no_text_for_a_formula(tmp_path: Path) -> None:
    """Semicolons, a mark of UTF-8, an apostrophe before a sign; as it is elsewhere."""
    actor = clsm.Actor(id="sum", name="=1+1")
    council = clsm.datasets.load("rennes").apply(clsm.Add(actor))
    for excel, name in ((False, "=1+1"), (True, "'=1+1")):
        folder = tmp_path / str(excel)
        folder.mkdir()
        _, rows = written(council, folder, excel=excel)
        assert {row["id"]: row["name"] for row in rows["actors"]}["sum"] == name
        assert (folder / "tables" / "actors.csv").read_bytes().startswith(b"\xef\xbb\xbfid;" if excel else b"id,")


@pytest.mark.parametrize("name", DATASETS)
def test_the_same_council_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    """Whatever the order of its collections."""
    council = clsm.datasets.load(name)
    one, other = tables(council, tmp_path / "a"), tables(shuffled(council), tmp_path / "b")
    assert one == other
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_a_folder_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    """Nothing is written over."""
    with pytest.raises(FileExistsError):
        tables(clsm.datasets.load("metz"), tmp_path)
    assert list(tmp_path.iterdir()) == []
