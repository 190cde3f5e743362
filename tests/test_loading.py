"""What makes loading fast changes nothing of what is read or refused, and leaves the collector as it was."""

import gc
import json
import threading
from collections.abc import Iterator
from typing import Any, Final

import pytest

import clsm
from clsm import synthetic
from clsm.files import json_text, trees
from clsm.files.pausing import collector_paused

GOOD = '{"clsm": "1", "id": "here", "name": "Here", "jurisdiction": "FR"}'


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """The collector runs before each test, and after it as often as before."""
    gc.enable()
    often = gc.get_threshold()
    yield
    gc.enable()
    gc.set_threshold(*often)


@pytest.mark.parametrize("runs", [True, False])
@pytest.mark.parametrize("text", [GOOD, "{", GOOD.replace("FR", "France"), '{"clsm": 1}'])
def test_the_collector_is_left_as_it_was(text: str, runs: bool) -> None:
    """Whether a file loads or is refused, and whether the collector ran or not, it is as before."""
    (gc.enable if runs else gc.disable)()
    try:
        clsm.loads(text, format="json")
    except clsm.CouncilFileError:
        assert text != GOOD
    assert gc.isenabled() is runs
    assert gc.get_threshold()[0]


def test_the_collector_runs_again_after_what_nobody_expects(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that is not about the file leaves it running too, for the next load as well."""

    def break_down(_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("clsm.files.readers.council_of", break_down)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            clsm.loads(GOOD, format="json")
        assert gc.get_threshold()[0]


@pytest.mark.parametrize("setting", [gc.disable, lambda: gc.set_threshold(50)])
def test_what_others_ask_of_the_collector_meanwhile_stays(setting: Any) -> None:
    """Another thread may stop the collector, or let it run more often, during a load."""
    before = gc.get_threshold()[0]
    with collector_paused():
        setting()
        asked = gc.isenabled(), gc.get_threshold()
    assert gc.isenabled() is asked[0]
    assert gc.get_threshold()[0] == (asked[1][0] or before)


def test_loads_in_several_threads_share_one_pause() -> None:
    """The first to leave does not start the collector for the others, and the last one does."""
    entered, leave = threading.Event(), threading.Event()

    def other() -> None:
        with collector_paused():
            entered.set()
            leave.wait(30)

    thread = threading.Thread(target=other)
    with collector_paused():
        thread.start()
        assert entered.wait(30)
    assert not gc.get_threshold()[0]
    leave.set()
    thread.join()
    assert gc.get_threshold()[0]


def texts() -> Iterator[str]:
    """JSON texts at each bound and beyond it, with escapes, empty containers and what is no JSON."""
    for depth in (trees.MAX_DEPTH - 1, trees.MAX_DEPTH, trees.MAX_DEPTH + 1):
        yield "[" * depth + "]" * depth
        yield '{"a":' * depth + "1" + "}" * depth
        yield "[" * depth
    for unit in ("k", "\\\\", '\\"', "é"):
        for count in (trees.MAX_KEY // 2, trees.MAX_KEY - 1, trees.MAX_KEY, trees.MAX_KEY + 1):
            yield '{"' + unit * count + '" \n : 1}'
            yield '["' + unit * count + '"]'
        for count in (trees.MAX_LENGTH // 2, trees.MAX_LENGTH, trees.MAX_LENGTH + 1):
            yield '["' + unit * count + '"]'
    for count in (trees.MAX_VALUES - 2, trees.MAX_VALUES - 1, trees.MAX_VALUES):
        yield "[" + ",".join("1" * count) + "]"
    yield "[" + ",".join(["{}"] * (trees.MAX_VALUES - 1)) + "]"
    yield "[" + ",".join(['{"a":1}'] * (trees.MAX_VALUES // 3)) + "]"
    yield "[" + ",".join(['{"a":1}'] * (trees.MAX_VALUES // 3 + 1)) + "]"
    yield "[" + ",".join(['"a"'] * (trees.MAX_VALUES + 1)) + "]"
    yield "[" + "1" * (trees.MAX_LENGTH + 1) + "]"
    yield from (
        "",
        "1",
        '"',
        '"a',
        '"a"',
        '["\\"',
        '["[[[", "]"]',
        "{]",
        "[}",
        '{"a" "b"}',
        "[1 2]",
        "[]]",
        '["{", "[,:"]',
    )
    yield json.dumps({"a": ["\\", '"', '\\"', "x\\", {"b": []}]})


def test_what_is_read_is_what_a_scan_of_every_token_accepts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick look lets nothing pass that the scan refuses, but depth and long keys, of which no council is made."""
    for module in (trees, json_text):  # the same bound, reached in a fiftieth of the time
        monkeypatch.setattr(module, "MAX_VALUES", 5_000)
    seen = set[tuple[bool, str | None]]()
    for text in texts():
        try:
            json.loads(text, parse_int=str)
        except ValueError:
            continue  # told as what it is: no JSON
        beyond, read = json_text._beyond_bounds(text), json_text.read(text)
        code = beyond[0].code if beyond else None
        seen.add((json_text._surely_in_bounds(text), code))
        if code is None:
            assert read.root == json_text.read_with_places(text).root, text[:60]
        elif read.whole:
            assert code in ("deep-file", "long-key"), text[:60]
        with pytest.raises(clsm.CouncilFileError) as refused:
            clsm.loads(text, format="json")
        told = {problem.code for problem in refused.value.problems}
        assert (code in told) if code else told.isdisjoint(BOUNDS), text[:60]
    assert {
        (True, None),
        (True, "deep-file"),
        (True, "long-key"),
        (False, "many-values"),
        (False, "long-value"),
    } <= seen


BOUNDS: Final = ("deep-file", "long-key", "many-values", "long-value")


def test_what_is_within_bounds_is_rarely_scanned() -> None:
    """A council file passes at the quick look, and a text at its bounds too."""
    assert json_text._surely_in_bounds(clsm.dumps(synthetic.council(1), format="json"))
    assert json_text._surely_in_bounds("[" * trees.MAX_DEPTH + "]" * trees.MAX_DEPTH)
    assert json_text._surely_in_bounds("[" + ",".join(['"1"'] * (trees.MAX_VALUES - 1)) + "]")


def test_a_long_list_of_short_values_is_read() -> None:
    """What the quick look cannot tell, because it is long without a quote, the scan does."""
    text = "[" + ",".join("1" * 60_000) + "]"
    assert not json_text._surely_in_bounds(text)
    assert json_text.read(text).root == ["1"] * 60_000


def test_nothing_written_stays_nothing() -> None:
    """``null`` is the same as a field left out, in an entity and in a program with details."""
    place = {"id": "there", "name": "There", "parent": None}
    program = {"id": "walks", "name": "Walks", "kind": "training", "details": None, "note": None}
    council = clsm.loads(
        json.dumps({**json.loads(GOOD), "note": None, "territories": [place], "programs": [program]}), format="json"
    )
    assert council.territories[0].parent is None
    assert council.programs[0].details is None
    assert council == clsm.loads(clsm.dumps(council))
