"""Five councils that the library was not made for: where each fact that their sources state is held.

Beside the datasets of Rennes, Namur and Aurillac and the councils in ``councils/`` stands one YAML file each in
``facts/``. It maps the number of each fact to ``paths`` (fields that mean it: ``posts/chair``, by ids, values of a
list or places in it), to a ``statement`` (only its words are held), or to ``why`` nothing holds it.
"""

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import clsm

HERE = Path(__file__).parent
MAPS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (HERE / "facts").glob("*.yaml")}
COUNCILS = ("aurillac", "namur", "rennes", "saint-brieuc", "san-diego")
CASES = os.environ.get("CLSM_CASES")


def council(name: str) -> clsm.Council:
    """A dataset, or a council that only the tests load."""
    path = HERE / "councils" / f"{name}.yaml"
    return clsm.load(path) if path.exists() else clsm.datasets.load(name)


def held(whole: Any, path: str) -> Any:
    """What stands at a *path*; ``None`` where it leads nowhere, or to what is not documented."""
    for part in path.split("/"):
        if not isinstance(whole, tuple):
            whole = getattr(whole, part, None)
        elif part.isdecimal():
            whole = dict(enumerate(whole)).get(int(part))
        else:
            whole = next((item for item in whole if part in (item, getattr(item, "id", None))), None)
    return None if whole in ("not_documented", ()) else whole


def test_every_council_has_its_map() -> None:
    """Three datasets and two councils of the tests."""
    assert sorted(MAPS) == list(COUNCILS)


@pytest.mark.parametrize("name", COUNCILS)
def test_each_fact_is_held_or_explained(name: str) -> None:
    """A path leads to something that is documented; a fact has paths, a statement, or a reason."""
    whole = council(name)
    wrong = []
    for number, entry in MAPS[name].items():
        if list(entry) not in (["paths"], ["statement"], ["why"]):
            wrong.append((number, "one of paths, statement and why"))
        if any(not path.startswith("statements/") for path in entry.get("statement", ())):
            wrong.append((number, "a statement is among the statements"))
        if any(path.split("/")[0] == "statements" or path.endswith("/note") for path in entry.get("paths", ())):
            wrong.append((number, "a statement or a note is no field that means it"))
        paths = entry.get("paths") or entry.get("statement") or ()
        wrong += [(number, path) for path in paths if held(whole, path) is None]
    assert wrong == []


def test_a_path_that_leads_nowhere_is_seen() -> None:
    """A field that is not there, an id that nothing has, a place beyond the list, a value that is not documented."""
    whole = council("rennes")
    assert held(whole, "posts/coordinator/function") == "coordinator"
    for path in ("post", "posts/chair", "actors/999", "instances/wide-assembly/functions/decide", "legal_form"):
        assert held(whole, path) is None


def test_fields_that_mean_them_hold_at_least_95_of_100_facts() -> None:
    """What only a statement says does not count: 99 of 232 were held before there were fields for them."""
    entries = [entry for facts in MAPS.values() for entry in facts.values()]
    in_fields = sum(1 for entry in entries if "paths" in entry)
    print(f"{in_fields} of {len(entries)} facts in fields: {in_fields / len(entries):.1%}")
    assert len(entries) == 232
    assert in_fields >= 0.95 * len(entries)


@pytest.mark.reads("CLSM_CASES")
def test_every_fact_is_in_a_map() -> None:
    """A fact that nobody placed, and a number that is no fact, are seen."""
    folder = Path(str(CASES)) / "councils" / "facts"
    stated = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    assert sorted(stated) == list(COUNCILS)
    for name, text in stated.items():
        numbers = [int(number) for number in re.findall(r"^(\d+)\. ", text, re.MULTILINE)]
        assert sorted(MAPS[name]) == numbers
