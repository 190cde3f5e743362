"""The table of the documentation, against the peers' files: nothing is further off than 1e-9, and it is up to date."""

import math
from typing import Any

import pytest

from tests.peers import reading, worst


@pytest.fixture(scope="module")
def now() -> Any:
    """Every comparison, as the code gives it."""
    return worst.found_now()


@pytest.mark.peers
def test_no_value_is_further_off_than_asked(now: Any) -> None:
    """Relative to the larger of both, over all networks and measures."""
    assert {line["measure"]: line["worst"] for line in now["agreement"] if float(line["worst"]) > 1e-9} == {}


@pytest.mark.peers
def test_the_table_that_is_kept_is_up_to_date(now: Any) -> None:
    """To one significant figure; ``python -m tests.peers.worst --write`` makes it so."""
    assert now == worst.kept()


@pytest.mark.peers
def test_every_network_is_compared(now: Any) -> None:
    """Every variant of the golden summary stands behind the density, which every network has."""
    (density,) = (line for line in now["agreement"] if line["measure"] == "density")
    assert density["networks"] == len(reading.variants())


def test_a_difference_is_relative_and_none_is_no_answer() -> None:
    """Half of a small value is as far off as half of a large one; where we have no value, nothing is near."""

    def apart(ours: float | None, theirs: float) -> float:
        return worst.Compared("measure", "peer", "network", ours, theirs).difference

    assert apart(1e-6, 2e-6) == apart(1.0, 2.0) == 0.5
    assert apart(0.0, 0.0) == 0.0
    assert apart(None, 1.0) == math.inf
    assert (worst.rounded(0.0), worst.rounded(3.6e-14)) == ("0", "4e-14")
