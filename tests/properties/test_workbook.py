"""Any council comes back whole from its workbook, and from a copy of it to share."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from clsm import Council, workbook
from clsm.testing import councils

pytest.importorskip("xlsxwriter")


@given(councils())
@settings(max_examples=settings().max_examples // 4)  # each writes and reads two files
def test_no_workbook_loses_or_changes_anything(council: Council) -> None:
    """What is read of a workbook that nobody touched is the council, and no change."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "conseil.xlsx"
        workbook.write(council, path)
        alone = workbook.read(path)
        assert (alone.council, alone.changes, alone.errors) == (council, (), ())
        workbook.write(council, path, lang="en", sharing=True)
        shared = workbook.read(path, council)
        assert (shared.council, shared.changes, shared.errors) == (council, (), ())
