from decimal import Decimal

import pytest

from clsm import Actor, Council, Mismatch, Text
from clsm.surveys import Confirmation, SurveyReading
from clsm.surveys.readings import Response
from tests.surveys.valmont import AS_OF, read

SIX = ("influence", "involvement", "resources", "reliability", "shared_mission", "openness")


def rated(organisations: int, raters: int) -> SurveyReading:
    """A survey in which each organisation was rated by so many others."""
    ids = [f"o{at}" for at in range(max(organisations, raters + 1))]
    actors = tuple(Actor(id=id, name=id, as_of=AS_OF) for id in ids)
    council = Council(id="c", name=Text.same("C"), jurisdiction="FR", actors=actors)
    lines = ["respondent,partner," + ",".join(SIX)]
    for at in range(organisations):
        for step in range(1, raters + 1):
            lines.append(f"o{(at + step) % len(ids)},o{at}," + ",".join([str(1 + at % 4)] * 6))
    return read("\n".join(lines), today=council.on("2026-03-31"))


def test_a_mean_is_said_of_five_by_five_only() -> None:
    """Less would tell of somebody."""
    assert rated(5, 4).trust_summary() is None
    assert rated(4, 5).trust_summary() is None
    summary = rated(6, 5).trust_summary("value")
    assert summary is not None
    assert (summary.on, summary.raters, summary.organisations) == ("value", 5, 6)
    assert summary.score == Decimal("2.17")
    assert rated(6, 5).trust_summary("openness") is not None
    with pytest.raises(Mismatch, match="ratings"):
        rated(5, 5).trust_summary("love")


def test_ratings_enter_no_change_and_no_row() -> None:
    """Who rated whom is in no council file."""
    reading = rated(6, 5)
    assert reading.ratings
    for words in (repr(reading.changes), repr(reading.to_rows()), reading.explain(), repr(reading.survey)):
        assert "influence" not in words.replace("Other columns", "")


def test_ratings_without_all_three_items_count_in_none() -> None:
    """A mean of trust is over openness, reliability and shared mission."""
    text = "respondent,partner,reliability,openness\nepsm,gem,4,3\nepsm,epsm,4,4\ngem,epsm,,2\n"
    reading = read(text)
    assert {(it.by, it.of, it.item) for it in reading.ratings} == {
        ("epsm", "gem", "reliability"),
        ("epsm", "gem", "openness"),
        ("gem", "epsm", "openness"),
    }
    assert reading.trust_summary() is None


def test_confirmation_is_of_pairs_told_by_both() -> None:
    """A tie told by one side and denied by the other is a pair that is not alike."""
    reading = read("qui;epsm;gem;ville\nepsm;;3;1\ngem;2;;0\nville;0;;\n")
    assert (reading.confirmation.pairs, reading.confirmation.alike, reading.confirmation.share) == (2, 1, 0.5)
    assert reading.confirmation.explain() == "Of the pairs whose two sides answered, 1 of 2 tells the same."
    assert Confirmation(pairs=0, alike=0).share is None


def test_a_response_counts() -> None:
    """Nine of twelve, and who did not is not in its words."""
    response = Response(asked=12, answered=9, partial=2, declined=1, silent=("gem", "ccas"))
    assert response.explain() == "9 of 12 answered, 2 in part, 1 declined."
    assert response.explain("fr") == "9 réponses sur 12, dont 2 partielles, 1 refus."
    assert "gem" not in repr(response)


def test_a_reading_is_rows_and_a_card() -> None:
    """In both languages, with the place of each answer."""
    reading = read("qui;epsm;gem\nepsm;;3\ngem;?;\n")
    assert reading.to_rows("fr") == [
        {
            "by": "epsm",
            "about": "gem",
            "answer": "lien",
            "intensity": 3,
            "why": None,
            "written": "3",
            "where": "answers.csv:2:3",
        },
        {
            "by": "gem",
            "about": "epsm",
            "answer": "inconnu",
            "intensity": None,
            "why": "Ne sait pas",
            "written": "?",
            "where": "answers.csv:3:2",
        },
    ]
    assert repr(reading).splitlines()[0] == "SurveyReading"
    assert len(reading.to_pandas()) == 2
