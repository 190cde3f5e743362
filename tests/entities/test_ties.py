import pytest

from clsm import Mismatch, Survey, Text, Tie

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
