from typing import Any

import pytest

from clsm.network.measures.structural_holes import StructuralHoles, structural_holes
from tests.peers import reading

pytestmark = pytest.mark.peers

EXACT = 1e-9


def agree(values: Any, found: StructuralHoles, measure: str) -> int:
    """How many of a peer's *values* are there to compare; a peer's nan for an isolate is our ``None``."""
    told = {actor: value for actor, value in values.items() if isinstance(value, int | float) and value == value}
    for actor in set(values) - set(told):
        assert getattr(found[actor], measure) is None
    for actor, value in told.items():
        ours = getattr(found[actor], measure)
        # xUCINET writes 0 for who has no tie
        assert ours == pytest.approx(value, rel=EXACT) or (ours is None and value == 0)
    return len(told)


def those_with(key: str) -> Any:
    """Each network and variant of which the reference holds *key*; without a folder, one that is skipped."""
    found = [
        (name, variant) for name, variant in reading.variants() if reading.reference(name)["variants"][variant].get(key)
    ]
    return found or [("no network", "undirected")]


@pytest.mark.parametrize(("name", "variant"), those_with("constraint_igraph"))
def test_constraint_is_that_of_igraph(name: str, variant: str) -> None:
    """Directed, undirected, and weighted where the network has strengths."""
    told = reading.reference(name)
    values = told["variants"][variant]
    assert agree(values["constraint_igraph"], structural_holes(reading.network(name, variant)), "constraint")
    if values.get("constraint_igraph_weighted"):
        weighted = reading.network(name, variant, weight=told["weight_attribute"])
        assert agree(values["constraint_igraph_weighted"], structural_holes(weighted), "constraint")


@pytest.mark.parametrize(("name", "variant"), those_with("xUCINET_union"))
def test_holes_are_those_of_xucinet(name: str, variant: str) -> None:
    """Effective size, and the constraint of both models, which xUCINET computes on undirected ties."""
    values = reading.reference(name)["variants"][variant]["xUCINET_union"]
    net = reading.network(name, "union" if variant == "directed" else variant)
    whole, ego = structural_holes(net), structural_holes(net, model="ego")
    assert agree(values["effective_size"], whole, "effective_size")
    assert agree(values["constraint_whole"], whole, "constraint")
    assert agree(values["constraint_ego"], ego, "constraint")


def test_the_ego_model_prints_what_ucinet_prints() -> None:
    """Camp 92, directed, three decimals: effective size, efficiency, constraint and hierarchy of all 18."""
    found = structural_holes(reading.network("campnet", "directed"), model="ego")
    printed = reading.reference("ucinet_campnet")["values"]
    assert set(printed) == set(found)
    for actor, row in printed.items():
        here = found[actor]
        ours = (here.effective_size, here.efficiency, here.constraint, here.hierarchy)
        assert ours == pytest.approx(
            [row[name] for name in ("effsize", "efficiency", "constraint", "hierarchy")], abs=5.1e-4
        )
