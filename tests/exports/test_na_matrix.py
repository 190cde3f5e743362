"""The matrix with NA: every pair says what is known of it, and statnet keeps what is missing."""

import csv
import io
import subprocess
from pathlib import Path

import pytest

import clsm
from clsm.exports import na_matrix
from clsm.network import PartnerNetwork
from tests.exports.test_graphs import DATASETS, day_of
from tests.tools import rscript


@pytest.mark.parametrize("name", DATASETS)
def test_each_pair_is_known_absent_or_missing(name: str) -> None:
    """1, 0 and NA are the known ties, the known absences and the unknown pairs of the network."""
    net = PartnerNetwork.from_council(day_of(name))
    head, *rows = csv.reader(io.StringIO(na_matrix(day_of(name)).text))
    cells = {(row[0], body): cell for row in rows for body, cell in zip(head[1:], row[1:], strict=True)}
    pairs = {(a.id, b.id) for a in net.organisations for b in net.instances}
    assert cells.keys() == pairs
    assert {pair for pair, cell in cells.items() if cell == "1"} == set(net.known)
    assert {pair for pair, cell in cells.items() if cell == "NA"} == set(net.unknown)
    assert {pair for pair, cell in cells.items() if cell == "0"} == pairs - set(net.known) - set(net.unknown)
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)


def test_names_are_lost_and_the_unknown_is_not() -> None:
    """The matrix holds ids alone; an unknown pair is in it."""
    today = clsm.datasets.load("lille-est").on("2011-11-01")
    losses = {(loss.id, loss.field) for loss in na_matrix(today).losses}
    assert {(body.id, "name") for body in PartnerNetwork.from_council(today).instances} <= losses
    assert ("lille-est", "name") in losses
    assert not any(field == "seats" for _, field in losses)


def test_a_council_without_a_body_has_no_column() -> None:
    """Its organisations are rows all the same."""
    today = day_of("aurillac")
    assert PartnerNetwork.from_council(today).instances == ()
    assert na_matrix(today).text.splitlines()[:2] == ["id", "adapei"]


@pytest.mark.r
@pytest.mark.parametrize("name", [name for name in DATASETS if PartnerNetwork.from_council(day_of(name)).instances])
def test_statnet_keeps_what_is_missing(name: str, tmp_path: Path) -> None:
    """As many edges as known ties, as many missing edges as unknown pairs."""
    r = rscript()
    assert r
    path = tmp_path / "council.csv"
    path.write_text(na_matrix(day_of(name)).text, encoding="utf-8")
    code = (
        f'm <- as.matrix(read.csv("{path}", row.names = 1, check.names = FALSE));'
        'net <- network::network(m, matrix.type = "bipartite", bipartite = nrow(m), directed = FALSE, '
        "ignore.eval = TRUE);"
        "cat(network::network.edgecount(net), network::network.naedgecount(net))"
    )
    done = subprocess.run([r, "-e", code], capture_output=True, encoding="utf-8", check=True, timeout=120)
    net = PartnerNetwork.from_council(day_of(name))
    assert done.stdout.split() == [str(len(net.known)), str(len(net.unknown))]
