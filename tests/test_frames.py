"""A council as data frames comes back whole; what is wrong in them is told by path."""

import pytest
from hypothesis import given, settings

import clsm
from clsm import Council, CouncilFileError, datasets
from clsm.testing import councils
from tests.workbooks import council

pandas = pytest.importorskip("pandas")


def test_every_dataset_comes_back_whole() -> None:
    """Rows in any order, each in a table of its own or in the rest."""
    for name in datasets.names():
        base = datasets.load(name)
        frames = base.to_frames()
        assert clsm.from_frames({table: frame.iloc[::-1] for table, frame in frames.items()}) == base


@given(councils())
@settings(max_examples=settings().max_examples // 2)
def test_any_council_comes_back_whole(drawn: Council) -> None:
    """Whatever it holds."""
    assert clsm.from_frames(drawn.to_frames()) == drawn


def test_columns_are_typed_and_tidy() -> None:
    """Missing is missing; counts are whole numbers, yes and no are booleans, several values are a tuple."""
    frames = council().to_frames()
    seats = frames["seats"]
    assert (str(seats["count"].dtype), str(seats["vacant"].dtype), str(seats["holder"].dtype)) == (
        "Int64",
        "boolean",
        "string",
    )
    assert seats["count"].isna().all()
    assert frames["actors"].set_index("id").at["epsm", "aliases"] == ("EPSM",)
    assert frames["attendance"].to_dict("records")[0]["meeting"] == "comite-2025-10-15"
    assert "presumed_same_as" in frames["rest"]["content"].iloc[0]


def test_a_table_may_be_changed_and_a_problem_has_its_path() -> None:
    """A pipeline adds a row; a name of nobody is refused as in a file."""
    frames = council().to_frames()
    new = pandas.DataFrame([{"id": "library", "name": "Librairie du Val", "aliases": ["La librairie"]}])
    frames["actors"] = pandas.concat([frames["actors"], new])
    changed = clsm.from_frames(frames)
    assert changed.find("library").aliases == ("La librairie",)
    frames["seats"].loc[0, "holder"] = "nobody"
    with pytest.raises(CouncilFileError) as caught:
        clsm.from_frames(frames)
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("unknown-reference", None)
    assert problem.path.endswith("holder")


def test_frames_that_are_left_out_have_no_rows() -> None:
    """A council alone."""
    frames = council().to_frames()
    assert clsm.from_frames({"council": frames["council"]}).actors == ()
