from typing import Any

import pytest

from clsm import Mismatch
from clsm.surveys.verdicts import Scale, Verdict
from clsm.surveys.wording import LEVELS


def scale(*texts: str, **options: Any) -> Scale:
    """The scale of these answers."""
    return Scale.of(texts, **{"values": {}, "unknown": (), "blank": "unknown"} | options)


@pytest.mark.parametrize(
    ("text", "state", "level", "why"),
    [
        ("3", "tie", 3, None),
        ("3,0", "tie", 3, None),
        ("0", "no", None, None),
        ("0.0", "no", None, None),
        ("Jamais", "no", None, None),
        ("Pas du tout", "no", None, None),
        ("oui", "tie", None, None),
        ("X", "tie", None, None),
        ("✓", "tie", None, None),
        ("", "unknown", None, "left_blank"),
        ("NA", "unknown", None, "left_blank"),
        ("–", "unknown", None, "left_blank"),
        ("?", "unknown", None, "does_not_know"),
        ("NSP", "unknown", None, "does_not_know"),
        ("Ne sait pas", "unknown", None, "does_not_know"),
        ("n/a", "unknown", None, "does_not_know"),
        ("Don't know", "unknown", None, "does_not_know"),
        ("Souvent", "unknown", None, "not_understood"),
        ("ça dépend", "unknown", None, "not_understood"),
        ("99", "unknown", None, "not_understood"),
        ("2,5", "unknown", None, "not_understood"),
        ("-1", "unknown", None, "not_understood"),
        ("=2+1", "unknown", None, "not_understood"),
        ("{question_not_shown}", "unknown", None, "not_shown"),
        (LEVELS[2].fr, "tie", 2, None),
        (LEVELS[4].en, "tie", 4, None),
    ],
)
def test_what_a_cell_says(text: str, state: str, level: int | None, why: str | None) -> None:
    """A blank is no no, a frequency is no level, and what is not understood is open."""
    assert scale(text, "3").read(text, "answer") == Verdict(state, level, why)  # type: ignore[arg-type]


def test_ones_and_zeros_say_no_level() -> None:
    """Where no number is above 1, 1 is a tie and nobody knows how close."""
    assert scale("1", "0", "").read("1", "answer") == Verdict("tie")
    assert scale("1", "2").read("1", "answer") == Verdict("tie", 1)


def test_a_longer_scale_is_not_ours() -> None:
    """A 7 shows that a 3 is not the 3 of 1 to 4."""
    assert scale("3", "7").read("3", "answer").why == "not_understood"
    assert scale("3", "7").read("0", "answer").state == "no"


def test_a_weight_is_a_tie_whatever_its_scale() -> None:
    """A drawing tool's 12 says that there is a tie."""
    assert scale("12").read("12", "weight") == Verdict("tie")
    assert scale("2", "3").read("3", "weight") == Verdict("tie", 3)


def test_the_caller_says_what_words_mean() -> None:
    """Words, numbers and codes, in whatever writing."""
    said = scale(
        values={"Souvent": 3, 7: "tie", "A6": "unknown", "A1": "no", "B": True, "C": False}, unknown=[99, "-99"]
    )
    meanings = {text: said.read(text, "answer") for text in ("souvent", "7,0", "A6", "A1", "b", "C", "99", "-99")}
    assert meanings == {
        "souvent": Verdict("tie", 3),
        "7,0": Verdict("tie"),
        "A6": Verdict("unknown", why="does_not_know"),
        "A1": Verdict("no"),
        "b": Verdict("tie"),
        "C": Verdict("no"),
        "99": Verdict("unknown", why="does_not_know"),
        "-99": Verdict("unknown", why="does_not_know"),
    }
    with pytest.raises(Mismatch, match="0 to 4"):
        scale(values={"Souvent": 5})


def test_a_blank_is_a_no_where_the_caller_says_so() -> None:
    """And nowhere else."""
    assert scale(blank="no").read("", "answer").state == "no"


def test_u_is_uncertain_beside_y_and_n() -> None:
    """LimeSurvey's yes, no, uncertain."""
    assert scale("Y", "N", "U").read("U", "answer").why == "does_not_know"
    assert scale("Y", "U", "V").read("U", "answer").why == "not_understood"
