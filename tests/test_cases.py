"""Councils and files that the library was not made for: each is read, or refused in plain words."""

from pathlib import Path

import pytest

import clsm
from clsm import CouncilFileError, network, reports
from tests import tools


@pytest.mark.reads("CLSM_CASES")
@pytest.mark.parametrize(
    "path",
    tools.files("CLSM_CASES", "councils/**/*.yaml", "privacy/*.yaml"),
    ids=tools.stem,
)
def test_a_council_is_answered_or_refused(path: Path) -> None:
    """Whoever wrote the file gets verdicts, a report and a network, or the lines to mend: never a traceback."""
    try:
        council = clsm.load(path)
    except CouncilFileError:
        return
    assert council.last_documented is not None
    snapshot = council.on(council.last_documented)
    report = clsm.check(snapshot)
    assert report.verdicts
    assert network.bridges(network.PartnerNetwork.from_council(snapshot)).explain("fr")
    assert council.name.fr in reports.text(snapshot, lang="fr")


@pytest.mark.reads("CLSM_SAMPLES")
@pytest.mark.parametrize(
    "path",
    tools.files("CLSM_SAMPLES", "surveys/*.csv", "surveys/*.xlsx", "surveys/*.ods"),
    ids=tools.stem,
)
def test_a_survey_is_no_council_file(path: Path) -> None:
    """Tables of a survey given in place of a council file are refused, and the message names the file."""
    with pytest.raises(CouncilFileError) as refused:
        clsm.load(path)
    assert path.name in str(refused.value)
