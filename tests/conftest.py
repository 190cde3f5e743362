"""What all tests share: where the helpers in ``tests`` are found, and how hard Hypothesis looks."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# so that `pytest` finds tests.governance.asking and other helpers, as `python -m pytest` does
sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.parsing import PARSERS, reading_by

# The same examples at every run, however slow the machine; `--hypothesis-profile=search` looks further.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--golden`` writes the texts of ``tests/golden`` again."""
    parser.addoption("--golden", action="store_true", help="write the texts that readers see again")


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest) -> Iterator[str]:
    """Runs a test twice: once YAML is read with libyaml, once by the parser in Python alone."""
    with reading_by(request.param):
        yield request.param
