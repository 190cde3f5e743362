"""The quick way into a council and the converter never differ: on drawn councils, and on trees with a fault."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm import Council, CouncilError
from clsm.files import converter, readers
from clsm.testing import councils

FAULTS = st.sampled_from(
    [None, True, False, "", "x", "1", "-1", "2011-10", "open", "member", [], ["x"], [["x"]], {}, {"fr": "x", "en": "y"}]
).map(copy.deepcopy)
"""What is put in is the tree's own: a list put into itself would have no end."""


def written(council: Council) -> Any:
    """The tree that a parser makes of the council's file: numbers are text until a field says what they are."""

    def as_text(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: as_text(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [as_text(inner) for inner in value]
        return value if isinstance(value, bool) else str(value)

    return as_text(converter.from_council(council))


def places(tree: Any) -> list[tuple[Any, Any]]:
    """Every mapping and list below *tree*, with each of its keys or positions."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    spots = list[tuple[Any, Any]]()
    for step, value in inner:
        spots.append((tree, step))
        spots.extend(places(value))
    return spots


@st.composite
def faulty_trees(draw: st.DrawFn) -> Any:
    """The tree of a drawn council in which up to three values were changed, taken out, or put in."""
    tree = written(draw(councils()))
    for _ in range(draw(st.integers(0, 3))):
        holder, step = draw(st.sampled_from(places(tree)))
        change = draw(st.sampled_from(["change", "take out", "put in"]))
        if change == "change":
            holder[step] = draw(FAULTS)
        elif change == "take out":
            del holder[step]
        elif isinstance(holder, dict):
            holder[draw(st.sampled_from(["note", "kind", "id", "unheard_of"]))] = draw(FAULTS)
        else:
            holder.append(draw(FAULTS))
        if not tree:
            break
    return tree


def by_the_converter(tree: Any) -> Council | None:
    """The council that the converter builds, ``None`` where it refuses."""
    try:
        return converter.to_council(tree)
    except (converter.ShapeError, CouncilError):
        return None


@given(faulty_trees())
def test_the_quick_way_and_the_converter_agree(tree: Any) -> None:
    """Where the quick way gives a council, it is the converter's; where the converter refuses, it gives none."""
    quick = readers.council_of(tree)
    slow = by_the_converter(tree)
    if quick is not None:
        assert slow == quick


@given(councils())
def test_the_quick_way_reads_what_the_library_writes(council: Council) -> None:
    """A file of ours takes it: the converter is for what is wrong."""
    assert readers.council_of(written(council)) == council


@pytest.mark.parametrize("fault", ["gem", {"gem": "x"}])
def test_a_list_that_is_none_is_left_to_the_converter(fault: Any) -> None:
    """Neither names nor entities are taken from what is no list."""
    tree = {"clsm": "1", "id": "here", "name": "Here", "jurisdiction": "FR"}
    assert readers.council_of({**tree, "perimeter": fault}) is None
    assert readers.council_of({**tree, "actors": fault}) is None


def test_details_of_a_kind_without_fields_are_left_to_the_converter() -> None:
    """Which kinds have details is the converter's to say."""
    program = {"id": "p", "name": "P", "kind": "own_kind", "details": {}}
    tree = {"clsm": "1", "id": "here", "name": "Here", "jurisdiction": "FR", "programs": [program]}
    assert readers.council_of(tree) is None
