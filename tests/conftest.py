"""What all tests share: where helpers are found, how hard Hypothesis looks, and which tests this machine can run."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# so that `pytest` finds tests.governance.asking and other helpers, as `python -m pytest` does
sys.path.insert(0, str(Path(__file__).parents[1]))

# what the command prints is read in English, whatever the language of the machine
os.environ["CLSM_LANG"] = "en"

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


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--golden`` writes the texts of ``tests/golden`` again; ``--deep`` runs what takes long."""
    parser.addoption("--golden", action="store_true", help="write the texts that readers see again")
    parser.addoption("--deep", action="store_true", help="run the tests that take long too")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a word of ``CLSM_REQUIRE`` that nothing goes by."""
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


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tool is not there, in the same words for all; fail it where ``CLSM_REQUIRE`` names the tool."""
    # what a report carries arrives from every process that tests run in
    item.user_properties += [("reads", variable) for variable in sorted(folders(item))]
    for name, lack in tools.lacks(markers(item), deep=item.config.getoption("--deep")):
        if name in tools.required():
            pytest.fail(f"{lack}, and CLSM_REQUIRE names {name}", pytrace=False)
        pytest.skip(lack)


def pytest_terminal_summary(terminalreporter: "pytest.TerminalReporter") -> None:
    """Say how many tests each folder let run, and what tests tell of their run: seeds, shares."""
    declared, ran = Counter[str](), Counter[str]()
    for outcome in ("passed", "failed", "skipped", "error"):
        for report in terminalreporter.getreports(outcome):
            for name, words in getattr(report, "user_properties", ()):
                if name == "reads":
                    declared[str(words)] += 1
                    ran[str(words)] += outcome in {"passed", "failed"}
                elif name == "says":
                    terminalreporter.write_line(str(words))
    for variable in filter(tools.folder, tools.FOLDERS):
        line = (
            f"{ran[variable]} of {declared[variable]} tests that read it ran"
            if variable in declared
            else "none of these tests reads it"
        )
        terminalreporter.write_line(f"{variable}: {line}")


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest) -> Iterator[str]:
    """Runs a test twice: once YAML is read with libyaml, once by the parser in Python alone."""
    with reading_by(request.param):
        yield request.param
