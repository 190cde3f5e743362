"""The strategies shipped for users' own tests: what they draw holds together, and Hypothesis finds them by itself."""

import pytest
from hypothesis import Phase, find, given, settings

import clsm
from clsm import testing
from clsm.council import COLLECTIONS


@given(council=...)
def test_hypothesis_draws_councils_by_itself(council: clsm.Council) -> None:
    """A test that names the type gets councils that hold together, without importing the strategies."""
    assert clsm.loads(clsm.dumps(council)) == council


@given(testing.councils())
def test_every_council_reads_back_from_json(council: clsm.Council) -> None:
    """Writing and reading loses nothing, whatever the council holds."""
    assert clsm.loads(clsm.dumps(council, format="json"), format="json") == council


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_collection_is_drawn(collection: str) -> None:
    """No collection of a council is left out of users' tests."""
    unshrunk = settings(phases=[Phase.generate], max_examples=2000, deadline=None)
    found = find(testing.councils(most=12), lambda council: bool(getattr(council, collection)), settings=unshrunk)
    assert clsm.loads(clsm.dumps(found)) == found


@given(testing.words())
def test_words_stay_on_one_line(words: str) -> None:
    """Words can be put in any message without breaking it."""
    assert words.strip("\n") == words
    assert len(words.splitlines()) == 1
