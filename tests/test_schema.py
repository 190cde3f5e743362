"""The JSON Schema says of a file what the loader says, as far as a schema can."""

import json
import re
from collections.abc import Iterator
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import clsm
from clsm import Council, CouncilFileError, dumps, files, loads
from clsm.schema import json_schema
from clsm.testing import councils
from clsm.vocabulary import LISTS
from clsm.words import Lang
from clsm.words.format_words import OF_ENTITY, OF_FIELD, field_title

VALIDATOR = jsonschema.Draft202012Validator(json_schema())

HEAD = {"clsm": "1", "id": "there", "name": "There", "jurisdiction": "FR"}

BEYOND_A_SCHEMA = (
    "the id of one of",
    "an id that nothing else has",
    "a term of the list",
    "no circle",
    "a date written",
    "an end after the start",
    "how often",
    "a day and hours",
    "a commune code",
    "a NIS code",
    "a SIREN number",
    "a SIRET number",
    "a Belgian enterprise number",
    "a FINESS number",
    "an RNA number",
    "a decimal from 0 to 1",
    "an amount of 0 or more",
    "a whole number, ",
    "a level from 1",
    "two that are not the same",
    "answers of those who were asked",
    "no more dwellings than places",
    "no more trainers than people",
    "the date on which the waiver ends",
)
"""How the messages about what only the loader can see begin."""


def refusals(document: Any) -> list[str]:
    """What the loader expected where it refuses *document*; an empty list where it reads it."""
    try:
        loads(json.dumps(document), format="json")
    except CouncilFileError as error:
        return [problem.expected.en for problem in error.problems]
    return []


def agree(document: Any) -> None:
    """Assert that the schema and the loader judge *document* alike."""
    told = refusals(document)
    if VALIDATOR.is_valid(document):
        assert all(expected.startswith(BEYOND_A_SCHEMA) for expected in told), (told, document)
    else:
        assert told, [error.message for error in VALIDATOR.iter_errors(document)]


def places(document: Any) -> Iterator[tuple[Any, Any]]:
    """Every value below *document*: what holds it, and its key or position."""
    for key, value in list(document.items() if isinstance(document, dict) else enumerate(document)):
        yield document, key
        if isinstance(value, dict | list):
            yield from places(value)


def test_it_is_a_json_schema() -> None:
    """It keeps the rules of the draft that it names."""
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]


def test_each_call_gives_a_schema_of_its_own() -> None:
    """Who changes the dictionary changes it for nobody else."""
    json_schema()["$defs"].clear()
    json_schema()["$defs"]["text"].clear()
    json_schema()["$defs"]["id"]["anyOf"].clear()
    jsonschema.Draft202012Validator(json_schema()).validate(HEAD)
    assert json_schema() == json_schema()
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json_schema()).validate({**HEAD, "id": "Not An Id"})


def test_every_entity_is_defined_by_the_first_line_of_its_docstring() -> None:
    """Readers of the schema find the words of the reference."""
    definitions = json_schema()["$defs"]
    for name in clsm.__all__:
        entity = getattr(clsm, name)
        if name in definitions and attrs.has(entity):
            assert definitions[name]["description"] == (entity.__doc__ or "").splitlines()[0].replace("``", "")
    assert {"Actor", "Instance", "Seat", "Program", "Tie", "Quantity"} <= definitions.keys()


def test_every_list_of_words_is_there_and_only_open_ones_take_others() -> None:
    """An editor can propose the words; a council's own are accepted where the list is open."""
    definitions = json_schema()["$defs"]
    sectors = {word["const"]: word["title"] for word in definitions["sectors"]["anyOf"][0]["oneOf"]}
    assert sectors == {id: label.en for id, label in LISTS["sectors"].items()}
    actor = {"id": "a", "name": "A", "sector": "public_baths"}
    assert VALIDATOR.is_valid({**HEAD, "actors": [actor]})
    assert not VALIDATOR.is_valid({**HEAD, "actors": [{**actor, "sector": "Public baths"}]})
    assert not VALIDATOR.is_valid({**HEAD, "actors": [{"id": "a", "name": "A", "history": [{"kind": "exploded"}]}]})


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_form_made_from_it_can_be_read(lang: Lang) -> None:
    """Every entity, every field and every word of a list has a title, in the language asked; no title is left over."""
    definitions = json_schema(lang)["$defs"]
    entities = {name: definition for name, definition in definitions.items() if "properties" in definition}
    assert entities.keys() == OF_ENTITY.keys()
    titled = set[str]()
    for name, definition in entities.items():
        assert definition["title"] == OF_ENTITY[name].say(lang)
        assert definition["description"].endswith(".")
        for field, schema in definition["properties"].items():
            assert schema["title"] == field_title(name, field).say(lang)
            titled.add(f"{name}.{field}" if f"{name}.{field}" in OF_FIELD else field)
    assert titled == OF_FIELD.keys()
    assert {word["title"] for word in definitions["sectors"]["anyOf"][0]["oneOf"]} == {
        label.say(lang) for label in LISTS["sectors"].values()
    }


def test_both_languages_accept_the_same() -> None:
    """Only what a person reads differs."""

    def without_words(part: Any) -> Any:
        if isinstance(part, dict):
            words = {"title", "description", "examples"}
            return {key: without_words(value) for key, value in part.items() if key not in words}
        return [without_words(value) for value in part] if isinstance(part, list) else part

    def rules(lang: Lang) -> Any:
        definitions = json_schema(lang)["$defs"]
        for definition in definitions.values():
            # a field may be called "title" too: the names of fields are no words
            fields = definition.get("properties", {})
            definition["properties"] = {f"field {name}": schema for name, schema in fields.items()}
        return without_words(definitions)

    assert rules("fr") == rules("en")


@pytest.mark.parametrize(
    "more",
    [
        {"clsm": 1},
        {"as_of": 1977},
        {"as_of": "2011-02-29"},
        {"as_of": "2011-13"},
        {"as_of": "0000"},
        {"as_of": None},
        {"name": None},
        {"name": 12},
        {"name": {"fr": "Là"}},
        {"name": {"fr": "Là", "en": None}},
        {"name": {"fr": "Là", "en": 12, "de": "Da"}},
        {"note": True},
        {"id": 59},
        {"id": "É"},
        {"perimeter": "town"},
        {"perimeter": [None]},
        {"sources": ["slides#page 5"]},
        {"sources": ["#page 5"]},
        {"period": {"start": 2010, "end": "open"}},
        {"period": {"end": "never"}},
        {"period": {"end": 2010, "ended_by": 2011}},
        {"period": {"end": None, "ended_by": 2011}},
        {"period": {"start": 2010, "end": 2009}},
        {"terms": [{"list": "pillars", "id": "friends", "label": "Friends"}]},
        {"terms": [{"list": "sectors", "id": "friends", "label": "Friends"}]},
        {"terms": [{"list": "sectors", "id": "Friends", "label": "Friends"}]},
        {"territories": [{"id": "t", "name": "T", "populations": [{"year": 2011, "count": "017590"}]}]},
        {"territories": [{"id": "t", "name": "T", "populations": [{"year": 2011, "count": -1}]}]},
        {"territories": [{"id": "t", "name": "T", "populations": [{"year": 2011, "count": "-1"}]}]},
        {"territories": [{"id": "t", "name": "T", "populations": [{"year": 2011, "count": 1.5}]}]},
        {"indicators": [{"id": "i", "name": "I", "quantity": {"value": "20", "unit": "people"}}]},
        {"indicators": [{"id": "i", "name": "I", "quantity": {"value": 20.5, "unit": "people"}}]},
        {"indicators": [{"id": "i", "name": "I", "quantity": {"value": "20 000", "unit": "people"}}]},
        {"indicators": [{"id": "i", "name": "I", "quantity": {"value": "1e9999", "unit": "people"}}]},
        {"indicators": [{"id": "i", "name": "I", "quantity": {"unit": "people"}}]},
        {"indicators": [{"id": "i", "name": "I", "quantity": {"qualifier": "some", "unit": "people"}}]},
        {"indicators": [{"id": "i", "name": "I", "quantity": {"qualifier": "some", "value": 3, "unit": "people"}}]},
        {"indicators": [{"id": "i", "name": "I", "quantity": {"qualifier": None, "value": 3, "unit": "people"}}]},
        {"indicators": [{"id": "i", "name": "I", "quantity": {"qualifier": "circa", "value": 3, "unit": "people"}}]},
        {"contributions": [{"id": "c", "name": "C", "rate": {"words": "free", "readings": []}}]},
        {"contributions": [{"id": "c", "name": "C", "rate": {"words": "free", "readings": None}}]},
        {"instances": [{"id": "b", "name": "B", "kind": "bureau", "seats": [{"id": "", "label": "A resident"}]}]},
        {"instances": [{"id": "b", "name": "B", "kind": "bureau", "seats": [{"label": None}]}]},
        {"instances": [{"id": "b", "name": "B", "kind": "bureau", "seats": [{"label": "X", "count": 0}]}]},
        {"instances": [{"id": "b", "name": "B", "kind": "bureau", "seats": [{"label": "X", "pillars": ["elected"]}]}]},
        {"instances": [{"id": "b", "name": "B", "kind": "bureau", "seats": [{"label": "X", "pillars": ["mayors"]}]}]},
        {"instances": [{"id": "b", "name": "B", "kind": "bureau", "seats": [{"holder": "b", "sector": "housing"}]}]},
        {"programs": [{"id": "p", "name": "P", "kind": "open_place", "openings": ["Tuesday 16:30-19:00"]}]},
        {"programs": [{"id": "p", "name": "P", "kind": "open_place", "openings": [1630]}]},
        {"programs": [{"id": "p", "name": "P", "kind": "open_place", "details": {"closures": [{"start": 2025}]}}]},
        {"programs": [{"id": "p", "name": "P", "kind": "open_place", "details": {"steered_by": "b"}}]},
        {"programs": [{"id": "p", "name": "P", "kind": "open_place", "details": None}]},
        {"programs": [{"id": "p", "name": "P", "kind": "housing_scheme", "details": {"stock": [{"places": 4}]}}]},
        {
            "programs": [
                {
                    "id": "p",
                    "name": "P",
                    "kind": "housing_scheme",
                    "details": {"stock": [{"kind": "residence", "places": 4, "dwellings": 5}], "rent_by": "tenant"},
                }
            ]
        },
        {"programs": [{"id": "p", "name": "P", "kind": "other", "tallies": [{"what": "visits", "period": {}}]}]},
        {"programs": [{"id": "p", "name": "P", "kind": "other", "tallies": [{"what": "visits"}]}]},
        {
            "programs": [
                {"id": "p", "name": "P", "kind": "other", "tallies": [{"what": "visits", "count": -1, "period": {}}]}
            ]
        },
        {"indicators": [{"id": "i", "name": "I", "observations": [{"date": 2025, "trend": "upwards"}]}]},
        {"indicators": [{"id": "i", "name": "I", "year": 0}]},
    ],
)
def test_the_schema_and_the_loader_agree_on_small_things(more: dict[str, Any]) -> None:
    """Numbers as text, nulls as absences, dates, figures, and fields that go together or do not."""
    agree({**HEAD, **more})


@given(councils())
def test_what_is_written_keeps_the_schema(council: Council) -> None:
    """Every council that the library writes as JSON is described by the schema."""
    VALIDATOR.validate(json.loads(dumps(council, format="json")))


@given(councils(), st.data())
def test_the_schema_and_the_loader_agree_on_mutated_documents(council: Council, data: st.DataObject) -> None:
    """A field removed, a field that nobody knows, a value of another type: refused by both, or by none."""
    document = json.loads(dumps(council, format="json"))
    holder, key = data.draw(st.sampled_from(list(places(document))))
    how = data.draw(st.sampled_from(["remove", "unknown", "replace"]))
    if how == "remove":
        del holder[key]
    elif how == "unknown" and isinstance(holder, dict):
        holder["téléphone"] = holder[key]
    else:
        holder[key] = data.draw(st.sampled_from([None, True, 7, 1.5, "x", "2011-01", "Two Words", [], ["x"], {}]))
    agree(document)


def test_the_template_with_all_its_examples_keeps_the_schema() -> None:
    """Every collection, read from the template and written as JSON, is described."""
    council = loads(re.sub(r"^# ", "", files.template(), flags=re.MULTILINE))
    VALIDATOR.validate(json.loads(dumps(council, format="json")))
