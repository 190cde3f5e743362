from decimal import Decimal

import attrs
import pytest

from clsm import Council, Mismatch, TrustSummary, surveys
from tests.surveys.valmont import COUNCIL, read


def answered() -> Council:
    """The council after a survey, with a mean of trust."""
    council = COUNCIL.apply(*read("qui;epsm;gem;ville\nepsm;;3;?\ngem;2;;1\nville;1;0;\nccas;;;\n").changes)
    mean = TrustSummary(on="trust", score=Decimal(3), raters=5, organisations=5)
    return attrs.evolve(council, surveys=(attrs.evolve(council.surveys[0], ratings=(mean,)),))


def test_answers_are_taken_back() -> None:
    """The ties and the open cells of whoever withdraws go, what others said stays; means go, as they hold theirs."""
    council = answered()
    after = council.apply(*surveys.withdraw(council, "s1", "epsm"))
    survey = after.surveys[0]
    assert {tie.id for tie in after.ties} == {"s1-gem-epsm", "s1-gem-ville", "s1-ville-epsm"}
    assert (survey.answered, survey.declined, survey.ratings) == (("gem", "ville"), ("epsm",), ())
    assert "epsm" not in {cell.by for cell in survey.left_open}
    assert surveys.withdraw(after, "s1", "epsm") == ()


def test_an_organisation_may_ask_not_to_be_shown() -> None:
    """What others said of it goes too, and is open: it is no absence of a tie."""
    council = answered()
    after = council.apply(*surveys.withdraw(council, "s1", "epsm", hide=True))
    assert {tie.id for tie in after.ties} == {"s1-gem-ville"}
    about = {(cell.by, cell.why) for cell in after.surveys[0].left_open if cell.about == "epsm"}
    assert about == {("gem", "not_shown"), ("ville", "not_shown")}
    assert surveys.withdraw(after, "s1", "epsm", hide=True) == ()


def test_who_did_not_answer_may_withdraw_too() -> None:
    """It declines, and no mean held its answer."""
    council = answered()
    after = council.apply(*surveys.withdraw(council, "s1", "ccas"))
    assert after.surveys[0].declined == ("ccas",)
    assert after.surveys[0].ratings == council.surveys[0].ratings
    assert surveys.withdraw(council, "s1", "familles") == ()


def test_the_survey_and_the_organisation_have_to_exist() -> None:
    """Each is asked again."""
    with pytest.raises(Mismatch, match="a survey of the council: s1"):
        surveys.withdraw(answered(), "s11", "epsm")
    with pytest.raises(Mismatch, match="did you mean 'epsm'"):
        surveys.withdraw(answered(), "s1", "epms")
