"""Trust and value: floors hold, and nothing of one organisation can be read."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm import Actor, PartialDate, Survey, Text
from clsm.network import trust_and_value
from clsm.network.measures.trust import ITEMS
from clsm.problems import Mismatch

SIX = [item for items in ITEMS.values() for item in items]


def partners(n: int, **fields: str) -> list[Actor]:
    """So many organisations that may be rated."""
    return [Actor(id=f"p{at}", name=f"P{at}", **{"sector": "social_landlord", **fields}) for at in range(n)]  # type: ignore[arg-type]


def rows(actors: Sequence[Actor], score: object = 3, items: Sequence[str] = SIX) -> list[dict[str, object]]:
    """Everybody rates everybody else."""
    return [
        {"rater": a.id, "rated": b.id, "item": item, "score": score}
        for a in actors
        for b in actors
        if a is not b
        for item in items
    ]


@pytest.mark.parametrize(("n", "told"), [(5, False), (6, True)])
def test_five_raters_and_five_organisations_are_the_floor(n: int, told: bool) -> None:
    """With five partners each has four others; with six, five."""
    answer = trust_and_value(rows(partners(n)), partners(n))
    assert (answer.trust is not None) is told
    assert len(answer.summaries) == (2 if told else 0)
    few = trust_and_value([row for row in rows(partners(6)) if row["rated"] in ("p0", "p1", "p2", "p3")], partners(6))
    assert few.trust is None
    assert "fewer than five organisations have five full ratings each" in few.explain()


@given(st.lists(st.integers(1, 4), min_size=30 * 3, max_size=30 * 3))
def test_the_mean_is_of_means_of_means(scores: list[int]) -> None:
    """Over organisations of the mean over their raters of the mean of three items, to two decimals."""
    actors = partners(6)
    table = rows(actors, items=ITEMS["trust"])
    for row, score in zip(table, scores, strict=True):
        row["score"] = score
    frame = pd.DataFrame(table)
    by_rater = frame.groupby(["rated", "rater"])["score"].mean()
    expected = by_rater.groupby("rated").mean().mean()
    answer = trust_and_value(frame, actors)
    assert answer.trust is not None
    assert float(answer.trust.score) == pytest.approx(expected, abs=0.00501)
    assert answer.value is None


def test_one_open_item_leaves_what_a_rater_says_open() -> None:
    """A missing score of any kind is no answer: with it, one organisation has four raters left."""
    actors = partners(6)
    for missing in (None, float("nan"), np.nan, pd.NA, pd.NaT):
        table = rows(actors)
        table[0]["score"] = missing
        answer = trust_and_value(table, actors)
        assert answer.trust is not None
        assert (answer.trust.organisations, answer.trust.raters) == (5, 5)
        assert answer.value is not None
        assert answer.value.organisations == 6


@pytest.mark.parametrize(
    "fields",
    [
        {"sector": "self_help_fellowship"},
        {"sector": "primary_care"},
        {"sector": "residents"},
        {"legal_nature": "individual_practice"},
        {"legal_nature": "mutual_or_fellowship"},
    ],
)
def test_practices_professions_persons_and_fellowships_are_not_rated(fields: dict[str, str]) -> None:
    """They may rate; what is said of them is left out and counted."""
    actors = [*partners(5), Actor(id="practice", name="Practice", **fields)]  # type: ignore[arg-type]
    answer = trust_and_value(rows(actors), actors)
    assert answer.trust is not None
    assert (answer.trust.organisations, answer.trust.raters) == (5, 5)
    assert answer.not_rated == 5 * 6
    assert "30 ratings, of practices" in answer.explain()
    assert "30 notes, de cabinets" in answer.explain("fr")


def test_no_item_organisation_least_or_most_can_be_read() -> None:
    """The answer holds two means, and says nothing of anybody: one low note among many moves the mean alone."""
    actors = partners(8)
    table = rows(actors)
    for row in table:
        if row["rated"] == "p3":
            row["score"] = 1
    answer = trust_and_value(table, actors)
    words = f"{answer.to_rows()} {answer.explain()} {answer.card().to_text()} {answer!r}"
    assert "p3" not in words.lower()
    assert not any(item in words for item in SIX)
    assert {*answer.to_rows()[0]} == {"of", "value", "raters", "organisations"}
    assert answer.trust is not None
    assert answer.trust.score == Decimal("2.75")


def test_what_one_says_of_oneself_is_left_out() -> None:
    """Counted, and no rater more."""
    actors = partners(6)
    own = [{"rater": "p0", "rated": "p0", "item": item, "score": 4} for item in SIX]
    answer = trust_and_value([*rows(actors), *own], actors)
    assert answer.of_oneself == 6
    assert answer.trust == trust_and_value(rows(actors), actors).trust


def test_a_summary_goes_into_a_survey() -> None:
    """As the entity takes it."""
    answer = trust_and_value(rows(partners(6)), partners(6))
    survey = Survey(
        id="s", name=Text.same("S"), relation="knows", ratings=answer.summaries, as_of=PartialDate(year=2025)
    )
    assert [(it.on, it.score) for it in survey.ratings] == [("trust", Decimal("3.00")), ("value", Decimal("3.00"))]
    assert "Confiance : 3,00 en moyenne, sur 4" in answer.explain("fr")


@pytest.mark.parametrize(
    "change",
    [
        {"score": 5},
        {"score": 0},
        {"score": True},
        {"score": "3"},
        {"score": 2.5},
        {"item": "trust"},
        {"rater": "who"},
        {"rated": 7},
    ],
)
def test_rows_that_are_no_ratings_are_refused_by_number(change: dict[str, object]) -> None:
    """Every one at once, and never by who rated whom."""
    table = rows(partners(6))
    table[1] |= change
    table[4] |= change
    with pytest.raises(Mismatch, match="rows that are no ratings: 2, 5,") as refused:
        trust_and_value(table, partners(6))
    assert "p0" not in str(refused.value)


def test_a_rating_twice_and_a_missing_column_are_refused() -> None:
    """What is said twice cannot both count; a long list of rows is cut."""
    table = rows(partners(6))
    with pytest.raises(Mismatch, match="181"):
        trust_and_value([*table, table[0]], partners(6))
    with pytest.raises(Mismatch, match="1, 2, 3, 4, 5, 6, 7, 8, 9, 10 …"):
        trust_and_value([{"rater": "p0"}, 7] * 6, partners(6))
