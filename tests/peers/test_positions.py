"""Degree, closeness, betweenness and eigenvector of each actor, against R ``sna``."""

import math

import pytest

from clsm.network import centrality
from tests.peers.reading import network, reference, variants

pytestmark = pytest.mark.peers


@pytest.mark.parametrize(("name", "variant"), variants())
def test_figures_of_each_actor_are_those_of_sna(name: str, variant: str) -> None:
    """On each real network under each reading; ``sna`` gives 0 where there is no closeness."""
    theirs = reference(name)["variants"][variant]
    net = network(name, variant)
    answer = centrality(net, include_fellowships=True)
    degrees = {"total": "degree", "freeman": "degree", "indegree": "in_degree", "outdegree": "out_degree"}
    compared = 0
    for peer, ours in degrees.items():
        for id, value in theirs["degree"].get(peer, {}).items():
            assert getattr(answer[id], ours) == value
            compared += 1
    pairs = {"closeness": "closeness", "closeness_suminv": "harmonic", "betweenness": "betweenness"}
    # sna's eigenvector of directed ties, or of several parts, is another question
    several = all(answer[id].eigenvector is None for id in answer)
    if not net.oriented and not several:
        pairs["evcent"] = "eigenvector"
    for peer, ours in pairs.items():
        for id, value in (theirs.get(peer) or {}).items():
            if value is not None:
                assert math.isclose(getattr(answer[id], ours) or 0.0, value, rel_tol=1e-9, abs_tol=1e-7), (peer, id)
                compared += 1
    assert compared >= net.n
