from typing import Any

import pytest

from clsm.network.measures.brokerage import Brokerage, Roles, brokerage
from tests.peers import reading

pytestmark = pytest.mark.peers

EXACT = 1e-9

ROLE_OF = {
    "w_I": "coordinator",
    "w_O": "itinerant",
    "b_IO": "representative",
    "b_OI": "gatekeeper",
    "b_O": "liaison",
    "t": "total",
}
"""The columns of R sna, by the role that each is."""


def agree(roles: Roles, what: str, values: Any) -> None:
    """*values* by column of sna are ours; where sna cannot divide, we have ``None``."""
    for column, value in values.items():
        ours = getattr(getattr(roles, ROLE_OF[column]), what)
        if isinstance(value, int | float) and value == value and ours is not None:
            assert ours == pytest.approx(value, rel=EXACT, abs=1e-10), (column, what)
        elif what != "z":
            assert ours == value
        else:
            assert getattr(roles, ROLE_OF[column]).sd == 0


def agree_all(found: Brokerage, what: str, table: Any) -> None:
    """A table of sna, one row for each actor."""
    for actor, row in zip(table["rows"], table["values"], strict=True):
        agree(found[actor], what, dict(zip(table["cols"], row, strict=True)))


def those_with(key: str) -> Any:
    """Each network and variant of which the reference holds *key*; without a folder, one that is skipped."""
    found = [
        (name, variant) for name, variant in reading.variants() if reading.reference(name)["variants"][variant].get(key)
    ]
    return found or [("no network", "undirected")]


@pytest.mark.parametrize(("name", "variant"), those_with("brokerage_sna"))
def test_counts_and_moments_are_those_of_sna_where_sna_is_right(name: str, variant: str) -> None:
    """Counts and expected of all; sd and z of directed networks, where sna's are those of a digraph."""
    sna = reading.reference(name)["variants"][variant]["brokerage_sna"]
    found = brokerage(reading.network(name, variant), permutations=0)
    agree_all(found, "count", sna["raw"])
    agree_all(found, "expected", sna["expected"])
    if variant == "directed":
        agree_all(found, "sd", sna["sd"])
        agree_all(found, "z", sna["z"])


@pytest.mark.parametrize(("name", "variant"), those_with("brokerage_sna"))
def test_moments_are_the_exact_ones_where_sna_is_wrong(name: str, variant: str) -> None:
    """Of actors without directions, and of the whole network."""
    exact = reading.reference("gould_fernandez_exact_moments")["values"].get(f"{name}/{variant}", {})
    found = brokerage(reading.network(name, variant), permutations=0)
    if "node_level" in exact:
        table = exact["node_level"]
        for what in ("sd", "z"):
            values = table[f"{what}_bernoulli_graph"]
            agree_all(found, what, {"rows": table["ids"], "cols": table["cols"], "values": values})
    if "graph_level" in exact:
        whole = exact["graph_level"]
        for what, key in (("expected", "exp"), ("sd", "sd_exact"), ("z", "z_exact")):
            agree(found.network, what, whole[key])


@pytest.mark.parametrize(("name", "variant"), those_with("brokerage_sna"))
def test_the_golden_summary_holds_the_totals(name: str, variant: str) -> None:
    """Counts and exact z of the whole network."""
    golden = reading.reference("golden_summary")
    values = golden.get("values", golden)[f"{name}/{variant}"]
    found = brokerage(reading.network(name, variant), permutations=0)
    agree(found.network, "count", values["brokerage_graph_totals_raw"])
    agree(found.network, "z", values.get("brokerage_graph_z_exact") or {})
