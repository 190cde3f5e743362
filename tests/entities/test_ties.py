from decimal import Decimal
from typing import Any

import pytest

from clsm import Frequency, Mismatch, OpenCell, Survey, Text, Tie, TrustSummary

ROUND = Text(fr="Enquête", en="Survey")


def test_nobody_answers_who_was_not_asked() -> None:
    """A survey whose answers come from outside it is a mistake of entry, told by name."""
    with pytest.raises(Mismatch, match="answers of gem, who were not asked"):
        Survey(id="round", name=ROUND, relation="knows", asked=("epsm",), answered=("epsm", "gem"))


def test_silence_is_kept() -> None:
    """Who was asked and did not answer stays known: their ties are unknown, not absent."""
    survey = Survey(id="round", name=ROUND, relation="knows", asked=("epsm", "gem"), answered=("epsm",))
    assert set(survey.asked) - set(survey.answered) == {"gem"}


@pytest.mark.parametrize("level", [0, 5, -1])
def test_a_level_is_one_of_four(level: int) -> None:
    """Awareness, cooperation, coordination, integration, and nothing beyond."""
    with pytest.raises(Mismatch, match="a level from 1, awareness, to 4, integration"):
        Tie(id="tie", origin="epsm", target="gem", relation="knows", level=level)


def test_nobody_is_tied_to_themselves() -> None:
    """A tie has two ends."""
    with pytest.raises(Mismatch, match="epsm with itself"):
        Tie(id="tie", origin="epsm", target="epsm", relation="knows")


def test_a_level_that_nobody_gives_stays_unknown() -> None:
    """No level is not the lowest level."""
    assert Tie(id="tie", origin="epsm", target="gem", relation="knows").level is None


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"declined": ("epsm",)}, "refusals of epsm, who answered or were not asked"),
        ({"declined": ("town",)}, "refusals of town"),
        ({"left_open": (OpenCell(by="gem", about="epsm"),)}, "open answers of gem, who did not answer"),
    ],
)
def test_who_declined_did_not_answer_and_who_left_open_did(fields: dict[str, Any], found: str) -> None:
    """Declining is an answer of its own; an open cell is one of somebody who answered."""
    with pytest.raises(Mismatch, match=found):
        Survey(id="round", name=ROUND, relation="knows", asked=("epsm", "gem"), answered=("epsm",), **fields)


@pytest.mark.parametrize("fields", [{"raters": 4}, {"organisations": 4}, {"score": Decimal("0.9")}, {"score": 3.0}])
def test_a_mean_of_few_is_never_kept(fields: dict[str, Any]) -> None:
    """It would tell of somebody."""
    known: dict[str, Any] = {"on": "trust", "score": Decimal("3.2"), "raters": 5, "organisations": 5}
    assert TrustSummary(**known).score == Decimal("3.2")
    with pytest.raises(Mismatch):
        TrustSummary(**known | fields)


def test_how_often_is_kept_beside_how_closely() -> None:
    """Two questions, two fields."""
    tie = Tie(id="t", origin="epsm", target="gem", relation="knows", level=2, contact=Frequency.parse("monthly"))
    assert (tie.level, str(tie.contact)) == (2, "monthly")
