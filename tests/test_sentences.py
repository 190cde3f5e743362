"""Nothing that the source documents say is lost: each sentence is held somewhere, or its absence is explained.

Beside ``sentences/splitting.py`` stands one YAML file a document. It maps the hash of each sentence to ``paths``
(``lille-est/programs/workshops``: the dataset, then a path of its council by ids, down to a field where that
helps) or to ``why`` nothing holds it.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import clsm
from clsm import Council
from tests.sentences.splitting import digest, sentences

MAPS = sorted((Path(__file__).parent / "sentences").glob("*.yaml"))
SOURCES = os.environ.get("CLSM_SOURCES")


@cache
def council_of(dataset: str) -> Council:
    """The council of a dataset, read once."""
    return clsm.datasets.load(dataset)


def held(place: str) -> Any:
    """What stands at a place; a field may follow the id of an entity, or the name of the dataset."""
    dataset, _, inner = place.partition("/")
    here: Any = council_of(dataset)
    for part in inner.split("/"):
        if isinstance(here, tuple):
            here = next((item for item in here if getattr(item, "id", None) == part), None)
        else:
            here = getattr(here, part, None)
    return here


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_each_sentence_is_held_or_explained(path: Path) -> None:
    """A path leads to something in a dataset; a sentence without a path has its reason."""
    wrong = []
    for key, entry in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        if bool(entry.get("paths")) == bool(entry.get("why")):
            wrong.append((key, "paths or why, and not both"))
        wrong += [(key, place) for place in entry.get("paths", ()) if not held(place)]
    assert wrong == []


@pytest.mark.reads("CLSM_SOURCES")
def test_every_sentence_of_the_documents_is_in_a_map() -> None:
    """A document that changes, or a sentence that nobody placed, is seen."""
    documents = sorted(Path(str(SOURCES)).glob("*.txt"))
    assert [document.stem for document in documents] == [path.stem for path in MAPS]
    for document, path in zip(documents, MAPS, strict=True):
        said = {digest(sentence): sentence for sentence in sentences(document.read_text(encoding="utf-8"))}
        placed = set(yaml.safe_load(path.read_text(encoding="utf-8")))
        assert {key: said[key] for key in said.keys() - placed} == {}
        assert placed - said.keys() == set()
