"""The strategies shipped for users' own tests: what they draw holds together, and Hypothesis finds them by itself."""

import pytest
from hypothesis import Phase, find, given, settings

import clsm
from clsm import testing
from clsm.council import COLLECTIONS
from clsm.programs import DETAILS
from clsm.programs.housing import HousingPlaces
from tests.parsing import PARSERS, reading_by


@given(council=...)
def test_hypothesis_draws_councils_by_itself(council: clsm.Council) -> None:
    """A test that names the type gets councils that hold together, without importing the strategies."""
    assert isinstance(council, clsm.Council)


@pytest.mark.parametrize("parser", PARSERS)
def test_every_council_reads_back_from_yaml(parser: str) -> None:
    """Writing and reading loses nothing, whichever parser reads."""

    @given(testing.councils())
    def reads_back(council: clsm.Council) -> None:
        assert clsm.loads(clsm.dumps(council)) == council

    with reading_by(parser):
        reads_back()


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


@pytest.mark.parametrize("kind", DETAILS)
def test_the_details_of_every_kind_are_drawn(kind: str) -> None:
    """Each kind gets the class that its programs need, with something in it."""
    unshrunk = settings(phases=[Phase.generate], deadline=None)
    cls = DETAILS[kind]
    found = find(testing.details(kind=kind, actors=["a"], agreements=["b"]), lambda it: it != cls(), settings=unshrunk)
    assert type(found) is cls


@given(testing.details(kind="adapted_sport"))
def test_other_kinds_have_no_details(details: None) -> None:
    """They need no more than every program has."""
    assert details is None


def test_numbers_are_not_drawn_for_yes_or_no() -> None:
    """Strategies are made once each, and 0 equals False: who asks first decides nothing for the next."""
    drawn = find(testing._among(0, 0, 1), lambda _: True), find(testing._among(False, False, True), lambda _: True)
    assert [type(it) for it in drawn] == [int, bool]


@given(testing.words())
def test_words_stay_on_one_line(words: str) -> None:
    """Words can be put in any message without breaking it."""
    assert words.strip("\n") == words
    assert len(words.splitlines()) == 1


@given(testing.housing_places())
def test_dwellings_are_never_more_than_places(places: HousingPlaces) -> None:
    """A dwelling holds one place or several."""
    assert places.dwellings is None or places.places is None or places.dwellings <= places.places
