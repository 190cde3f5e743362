"""HIF, valid by its schema: an incidence is a known tie, the metadata names the unknown pairs."""

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from clsm.exports import hif
from clsm.network import PartnerNetwork
from tests.exports.test_graphs import DATASETS, day_of


def is_valid(data: Any) -> bool:
    """Whether the JSON Schema of HIF finds nothing wrong."""
    schema = Path(os.environ["CLSM_STANDARDS"]) / "hif" / "hif_schema.json"
    return jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8"))).is_valid(data)


@pytest.mark.reads("CLSM_STANDARDS")
@pytest.mark.parametrize("name", DATASETS)
def test_it_is_valid(name: str) -> None:
    """By the schema of the format, which finds a broken file."""
    data = json.loads(hif(day_of(name)).text)
    assert is_valid(data)
    assert not is_valid(data | {"network-type": "bipartite"})
    assert not is_valid(data | {"nodes": [{"id": "gem"}]})
    assert not is_valid({key: value for key, value in data.items() if key != "incidences"})


@pytest.mark.parametrize("name", DATASETS)
def test_its_incidences_are_the_known_ties(name: str) -> None:
    """Every organisation and every body is there; the unknown pairs stand in the metadata alone."""
    net, data = PartnerNetwork.from_council(day_of(name)), json.loads(hif(day_of(name)).text)
    assert [(it["node"], it["edge"]) for it in data["incidences"]] == list(net.known)
    assert [it["node"] for it in data["nodes"]] == [node.id for node in net.organisations]
    assert [it["edge"] for it in data["edges"]] == [node.id for node in net.instances]
    assert [tuple(pair) for pair in data["metadata"]["unknown"]] == list(net.unknown)
    assert data["metadata"]["unknown_pairs"] == len(net.unknown)
    assert "" not in [value for it in data["nodes"] + data["edges"] for value in it["attrs"].values()]
    assert "clsm" not in data["metadata"]
