from clsm import PartialDate, Text
from clsm.governance.engine.words import joined, rows, since

A, B = Text(fr="un", en="one"), Text(fr="deux", en="two")


def test_texts_are_joined_in_each_language() -> None:
    """Sentences follow each other; a list puts a mark before each."""
    assert joined([A, B]) == Text(fr="un deux", en="one two")
    assert joined([A, B], lead="- ", between="\n").say() == "- one\n- two"


def test_rows_are_set_as_each_language_sets_them() -> None:
    """French has a space before its semicolon."""
    assert rows([A, B]) == Text(fr="un ; deux", en="one; two")


def test_since_takes_an_article_before_a_whole_day_only() -> None:
    """« Depuis le 1er octobre 2016 », but « depuis octobre 2016 »."""
    said = [since(PartialDate.parse(date)).say("fr") for date in ("2016-10-01", "2016-10", "2016")]
    assert said == ["depuis le 1er octobre 2016", "depuis octobre 2016", "depuis 2016"]
