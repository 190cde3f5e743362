"""Lists of ties read, those that ``to_frames`` writes among them."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm.network import PartnerNetwork
from clsm.network.networks.tie_basis import READINGS
from clsm.problems import Mismatch
from tests.network.networks.test_tie_network import _made, answers

NODES = [{"name": name, "kind": kind} for name, kind in (("gem", "users"), ("town", None), ("ward", "care"))]


@given(answers(), st.booleans(), st.booleans(), st.sampled_from(READINGS))
def test_frames_come_back_and_nothing_unknown_is_lost(drawn: Any, directed: bool, filled: bool, reading: Any) -> None:
    """The same ties; as many unknown, or more where the frames tell less than the answers did."""
    net = _made(drawn[0], drawn[1], drawn[2], drawn[3], directed).reading(reading)
    net = net.reconstructed_from_others() if filled else net
    nodes, edges = net.to_frames()
    way: dict[str, Any] = {"directed": net.oriented, "weight": "weight" if net.basis.ties else None}
    alone = PartnerNetwork.from_edges(edges, nodes, **way)
    told = PartnerNetwork.from_edges(edges, nodes, answered="answered" if net.n else None, **way)
    for again in (alone, told):
        assert again.ids == net.ids
        assert all(np.array_equal(a, b) for a, b in zip(again.tied_cells, net.tied_cells, strict=True))
    assert alone.silence.keys.tolist() == net.silence.keys.tolist()
    assert set(told.silence.keys.tolist()) >= set(net.silence.keys.tolist())


def test_a_plain_list_is_read() -> None:
    """From a data frame or rows; strengths, sectors, who answered; a row that says no is no tie."""
    rows: list[dict[str, Any]] = [
        {"origin": "gem", "target": "town", "strength": 2, "tie": True},
        {"origin": "town", "target": "gem", "strength": 1, "tie": 1},
        {"origin": "town", "target": "ward", "strength": None, "tie": pd.NA},
        {"origin": "gem", "target": "ward", "strength": None, "tie": False},
    ]
    net = PartnerNetwork.from_edges(
        rows, NODES, directed=True, sector="kind", weight="strength", answered=["gem", "town"]
    )
    assert (net.ids, net.sectors) == (("gem", "town", "ward"), ("users", None, "care"))
    assert (net.basis.ties, net.basis.silent, net.unknown_arcs) == (2, 1, 3)
    frame = PartnerNetwork.from_edges(pd.DataFrame(rows).drop(columns="strength"), directed=False)
    assert (frame.n, frame.basis.ties, frame.unknown_pairs, frame.parallel_merged) == (3, 1, 1, 1)
    assert PartnerNetwork.from_edges([], NODES, directed=True, label="kind").label("ward") == "care"


@pytest.mark.parametrize(
    ("edges", "nodes", "says"),
    [
        ([{"origin": "gem", "target": "town"}, {"origin": "gem"}], None, "rows that are no ties: 2"),
        ([{"origin": "gem", "target": float("nan")}] * 11, None, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 …"),
        ([{"origin": "gem", "target": "hospital"}], NODES, "rows that are no ties: 1"),
        ([{"origin": "gem", "target": "town", "tie": "perhaps"}], NODES, "rows that are no ties: 1"),
        ([], [{"name": None}, {"id": "gem"}], "nodes that are a missing value: 2"),
        ([], [*NODES, NODES[0]], "gem"),
    ],
)
def test_what_is_no_list_of_ties_is_refused(edges: Any, nodes: Any, says: str) -> None:
    """With the rows, by number."""
    with pytest.raises(Mismatch) as refused:
        PartnerNetwork.from_edges(edges, nodes, directed=True)
    assert says in str(refused.value)
