from clsm import PartialDate
from clsm.governance.engine.words import presumed, since


def test_since_takes_an_article_before_a_whole_day_only() -> None:
    """« Depuis le 1er octobre 2016 », but « depuis octobre 2016 »."""
    said = [since(PartialDate.parse(date)).say("fr") for date in ("2016-10-01", "2016-10", "2016")]
    assert said == ["depuis le 1er octobre 2016", "depuis octobre 2016", "depuis 2016"]


def test_what_is_presumed_says_since_when() -> None:
    """The last date at which a source shows it is in the sentence."""
    assert presumed(PartialDate.parse("2016")).say().startswith("Presumed since 2016, the last date")
