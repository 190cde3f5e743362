"""The page that hands a network over to R: what its blocks of R say of a network whose unknown ties are NA."""

import random
import re
import subprocess
from pathlib import Path

import numpy as np
import pytest

from clsm.network import TieNetwork
from tests.tools import rscript

PAGES = Path(__file__).parents[2] / "docs"


def blocks(lang: str) -> list[str]:
    """The blocks of R of the page, those aside that need ``ergm``."""
    text = (PAGES / lang / "howto" / "r.md").read_text(encoding="utf-8")
    return [block for block in re.findall(r"```r\n(.*?)```", text, flags=re.S) if "ergm" not in block]


def drawn() -> TieNetwork:
    """Sixteen organisations of three sectors, two of which kept silent."""
    rng = random.Random(4)
    n, silent = 16, (3, 7)
    cells = [(a, b) for a in range(n) for b in range(n) if a != b and a not in silent]
    ties = [(a, b) for a, b in cells if rng.random() < (0.45 if a % 3 == b % 3 else 0.15)]
    sectors = [("municipality", "social_landlord", "mutual_support_group")[a % 3] for a in range(n)]
    return TieNetwork.from_arrays(
        [f"p{a:02}" for a in range(n)],
        [a for a, _ in ties],
        [b for _, b in ties],
        answered=[a not in silent for a in range(n)],
        sectors=sectors,
    )


def test_both_pages_have_the_same_code() -> None:
    """Words differ, R does not."""
    assert blocks("en") == blocks("fr")
    assert len(blocks("en")) == 5


@pytest.mark.r
def test_r_reads_unknown_ties_as_missing(tmp_path: Path) -> None:
    """As many ties and missing ones as the network has; a regression and densities over the known cells alone."""
    net = drawn()
    nodes, edges = net.to_frames()
    nodes.to_csv(tmp_path / "nodes.csv", index=False, na_rep="NA")
    edges.to_csv(tmp_path / "edges.csv", index=False, na_rep="NA")
    process = subprocess.run(
        [str(rscript()), "-e", "\n".join(blocks("en"))],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=tmp_path,
    )
    assert process.returncode == 0, process.stderr
    lines = process.stdout.splitlines()
    intercept, slope, cells = map(float, lines[0].split())
    ties, missing = map(int, lines[-1].split())
    assert (ties, missing) == (net.basis.ties, net.basis.unknown_arcs)
    assert cells == net.n * (net.n - 1) - missing
    known = np.ones((net.n, net.n), dtype=bool)
    np.fill_diagonal(known, val=False)
    known[net.silence.ends] = False
    told = np.zeros((net.n, net.n))
    told[net.tied_cells[:2]] = 1
    codes = net.sector_codes
    same = (codes[:, None] == codes[None, :])[known]
    expected = told[known][~same].mean(), told[known][same].mean() - told[known][~same].mean()
    assert (intercept, slope) == pytest.approx(expected, abs=1e-6)
    densities = [list(map(float, row.split()[2:])) for row in lines[2:5]]
    for i in range(3):
        for j in range(3):
            cell = known & (codes[:, None] == i) & (codes[None, :] == j)
            assert densities[i][j] == pytest.approx(told[cell].mean(), abs=0.005)
