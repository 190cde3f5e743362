"""What all tests share: where helpers are found, how hard Hypothesis looks, and which tests this machine can run."""

import sys
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# so that `pytest` finds tests.governance.asking and other helpers, as `python -m pytest` does
sys.path.insert(0, str(Path(__file__).parents[1]))

from tests import tools
from tests.parsing import PARSERS, reading_by

# The same examples at every run, however slow the machine. `.ci/run` also asks for `--hypothesis-profile=more`,
# `.ci/deep` for `search`, which looks elsewhere each time.
settings.register_profile("same", max_examples=50, derandomize=True, deadline=None)
settings.register_profile("more", max_examples=150, derandomize=True, deadline=None)
settings.register_profile("minute", max_examples=600, deadline=None)
settings.register_profile("hour", max_examples=30_000, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("same")

DECLARED, RAN = pytest.StashKey[Counter[str]](), pytest.StashKey[Counter[str]]()
"""How many tests read each folder of ``tools.FOLDERS``, and how many of them ran."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--golden`` writes the texts of ``tests/golden`` again; ``--deep`` runs what takes long."""
    parser.addoption("--golden", action="store_true", help="write the texts that readers see again")
    parser.addoption("--deep", action="store_true", help="run the tests that take long too")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a word of ``CLSM_REQUIRE`` that nothing goes by."""
    config.stash[DECLARED], config.stash[RAN] = Counter(), Counter()
    try:
        tools.required()
    except ValueError as error:
        raise pytest.UsageError(str(error)) from None


def markers(item: pytest.Item) -> dict[str, tuple[str, ...]]:
    """The markers of a test with their arguments; ``peers`` reads a folder too."""
    names = {mark.name: mark.args for mark in item.iter_markers() if mark.name in {*tools.NEEDS, "deep"}}
    variables = [variable for mark in item.iter_markers("reads") for variable in mark.args]
    return {**names, "reads": tuple(variables)}


def folders(item: pytest.Item) -> set[str]:
    """The environment variables whose folders a test reads."""
    peers = {"CLSM_PEERS"} if item.get_closest_marker("peers") else set[str]()
    return peers.union(markers(item)["reads"])


def pytest_collection_finish(session: pytest.Session) -> None:
    """Count the tests that read each folder."""
    for item in session.items:
        session.config.stash[DECLARED].update(folders(item))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tool is not there, in the same words for all; fail it where ``CLSM_REQUIRE`` names the tool."""
    for name, lack in tools.lacks(markers(item), deep=item.config.getoption("--deep")):
        if name in tools.required():
            pytest.fail(f"{lack}, and CLSM_REQUIRE names {name}", pytrace=False)
        pytest.skip(lack)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Count a test that ran and did not skip itself under each folder that it reads."""
    report = yield
    if report.when == "call" and not report.skipped:
        item.config.stash[RAN].update(folders(item))
    return report


def pytest_terminal_summary(terminalreporter: "pytest.TerminalReporter", config: pytest.Config) -> None:
    """Say how many tests each folder let run, and what tests tell of their run: seeds, shares."""
    for report in (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")):
        for name, words in report.user_properties:
            if name == "says":
                terminalreporter.write_line(str(words))
    for variable in filter(tools.folder, tools.FOLDERS):
        declared, ran = config.stash[DECLARED][variable], config.stash[RAN][variable]
        line = f"{ran} of {declared} tests that read it ran" if declared else "none of these tests reads it"
        terminalreporter.write_line(f"{variable}: {line}")


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest) -> Iterator[str]:
    """Runs a test twice: once YAML is read with libyaml, once by the parser in Python alone."""
    with reading_by(request.param):
        yield request.param
