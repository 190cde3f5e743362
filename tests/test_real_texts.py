"""Inputs of a few lines and words of real texts: each loads, and is held in a field that means it.

``councils/second-call.yaml``, ``casting-vote.yaml`` and ``deputies.yaml`` are three of them written with the fields
that clauses of real councils need.
"""

import os
import re
from pathlib import Path

import pytest

import clsm
from clsm.dates import Frequency
from clsm.files import dumps, loads
from clsm.governance import check
from clsm.quantities import Threshold
from tests import tools

HERE = Path(__file__).parent
CASES = os.environ.get("CLSM_CASES")

THRESHOLDS = (
    "la moitié des membres",
    "un tiers des membres",
    "au moins les deux tiers des suffrages exprimés",
    "majorité absolue",
    "majorité simple",
    "membres présents ou représentés",
    "membres en exercice",
    "au moins 7 membres",
    "unanimité",
    "half plus one",
    "at least one third of the members",
    "one more than half of appointed members",
)
FREQUENCIES = (
    "plusieurs fois par an",
    "au minimum 3 fois par an",
    "chaque trimestre",
    "une fois par semestre",
    "bimestriel",
    "tous les 15 jours",
    "at least quarterly",
    "every other month",
    "en moyenne tous les mois",
    "autant que de besoin",
    "chaque année pendant les SISM",
)


def outcomes(path: Path) -> dict[str, str]:
    """What the rules of January 2026 say of a council, by code."""
    council = clsm.load(path)
    report = check(council.on(str(council.last_documented)), rules_on="2026-01-01")
    return {verdict.rule.code: verdict.outcome for verdict in report.verdicts}


@pytest.mark.parametrize(("name", "code"), [("second-call", "OW-6"), ("casting-vote", "OW-7"), ("deputies", "OW-6")])
def test_clauses_that_real_councils_write_are_kept(name: str, code: str) -> None:
    """A second call without quorum, the chair's casting vote, deputies of their full members: nothing departs."""
    assert outcomes(HERE / "councils" / f"{name}.yaml")[code] == "pass"


@pytest.mark.parametrize("words", THRESHOLDS)
def test_words_of_thresholds_stay_as_they_are(words: str) -> None:
    """Whether they are read or only kept, a file that holds them gives them back."""
    assert str(Threshold.parse(words).written) == words


@pytest.mark.parametrize("words", FREQUENCIES)
def test_words_of_frequencies_stay_as_they_are(words: str) -> None:
    """Whether they are read or only kept, a file that holds them gives them back."""
    assert str(Frequency.parse(words).written) == words


@pytest.mark.reads("CLSM_CASES")
def test_the_words_are_those_of_the_cases() -> None:
    """A form that is added there is missed here."""
    text = (Path(str(CASES)) / "councils" / "README.md").read_text(encoding="utf-8")
    for name, words in (("Thresholds", THRESHOLDS), ("Frequencies", FREQUENCIES)):
        (line,) = re.findall(rf"^{name}: (.+)\.$", text, re.MULTILINE)
        assert tuple(line.split(" · ")) == words


@pytest.mark.reads("CLSM_CASES")
@pytest.mark.parametrize("path", tools.files("CLSM_CASES", "councils/small/*.yaml"), ids=tools.stem)
def test_a_small_input_loads_and_is_written_again(path: Path) -> None:
    """Written and read again it is the same council."""
    council = clsm.load(path)
    assert loads(dumps(council, format="yaml"), format="yaml") == council


@pytest.mark.reads("CLSM_CASES")
@pytest.mark.parametrize(
    ("name", "code", "outcome"),
    [
        ("01-epci", "FR-G1", "pass"),
        ("02-coordinator-seat", "FR-G2", "fail"),
        ("06-term-members", "OW-5", "not_applicable"),
        ("09-employer", "FR-I9", "not_documented"),
        ("20-own-term", "FR-G2", "fail"),
    ],
)
def test_a_small_input_is_answered_as_it_should_be(name: str, code: str, outcome: str) -> None:
    """An authority may send an elected official; a coordinator or a professional order is no carer."""
    assert outcomes(Path(str(CASES)) / "councils" / "small" / f"{name}.yaml")[code] == outcome
