from collections.abc import Iterator
from typing import Any, get_args

import attrs
import pytest

from clsm.council import Council
from clsm.fields import REFERS_TO
from clsm.programs import DETAILS
from clsm.words.entity_words import OF_ENTITY, one_of_collections


def kinds(annotation: Any) -> Iterator[Any]:
    """A type and all that it is made of."""
    yield annotation
    for inner in get_args(annotation):
        yield from kinds(inner)


def entities() -> set[Any]:
    """Every class that a council file can hold."""
    reached, waiting = set[Any](), list[Any]([Council, *DETAILS.values()])
    while waiting:
        cls = waiting.pop()
        if cls not in reached:
            reached.add(cls)
            waiting += [kind for field in attrs.fields(cls) for kind in kinds(field.type) if attrs.has(kind)]
    return reached


WRITTEN_AS_ONE_VALUE = {"Text", "PartialDate", "Frequency", "WeeklyOpening", "Threshold"}


def test_every_entity_of_a_file_has_a_name() -> None:
    """A message about its fields can be said in both languages; no name is left of a class that is gone."""
    assert {cls.__name__ for cls in entities()} - WRITTEN_AS_ONE_VALUE == OF_ENTITY.keys()


def test_names_follow_on() -> None:
    """They are said after "the fields" and after "les champs"."""
    for name, text in OF_ENTITY.items():
        assert text.en.startswith("of "), name
        assert text.fr.startswith(("d’un ", "d’une ", "des ")), name


def test_every_collection_that_a_field_refers_to_has_a_name() -> None:
    """Whatever a field may name can be said."""
    for cls in entities():
        for field in attrs.fields(cls):
            if collections := field.metadata.get(REFERS_TO):
                assert one_of_collections(collections).fr.startswith(("d’un ", "d’une "))


@pytest.mark.parametrize(
    ("names", "french", "english"),
    [
        (["seats"], "d’un siège", "seats"),
        (["actors", "posts"], "d’un acteur ou d’un poste", "actors or posts"),
        (["axes", "budgets", "surveys"], "d’un axe, d’un budget ou d’une enquête", "axes, budgets or surveys"),
    ],
)
def test_collections_are_joined(names: list[str], french: str, english: str) -> None:
    """With commas, and a word before the last."""
    text = one_of_collections(names)
    assert (text.fr, text.en) == (french, english)
