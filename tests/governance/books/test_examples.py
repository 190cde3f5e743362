import datetime
import re

import pytest
from hypothesis import given

from clsm import Council, Text
from clsm.council import speaks_of_situations
from clsm.governance import Example, Rule, check, rulebooks
from clsm.governance.books.examples import COUNCIL, DAY
from clsm.testing import councils, days
from clsm.words import Lang

RULES = [pytest.param(rule, id=rule.code) for book in rulebooks() for rule in book.rules]
BOTH: tuple[Lang, Lang] = ("en", "fr")

# Words that hurt or blame: partners, bodies and councils are never spoken of in them.
TO_AVOID = {
    "en": r"patients?|cases?|mentally ill|suffer\w*|gaps?|failures?|weak|rehabilitation|people concerned|lacks?",
    "fr": r"malades?|folie|patients?|cas|lacunes?|défaillan\w+|échecs?|prises? en charge|manque\w*|souffrants?",
}


def keeps(rule: Rule) -> Example:
    """The example that keeps the rule: every rule of the library has one."""
    assert rule.keeps
    return rule.keeps


def breaks(rule: Rule) -> Example:
    """The example that departs from the rule: every rule of the library has one."""
    assert rule.breaks
    return rule.breaks


def test_the_council_of_the_examples_departs_from_nothing() -> None:
    """Each example then shows the one thing that was changed."""
    report = check(COUNCIL.on(DAY))
    assert report.failed == ()
    assert report.passed


@pytest.mark.parametrize("rule", RULES)
def test_the_example_that_keeps_a_rule_departs_from_none(rule: Rule) -> None:
    """It passes the rule, and nothing in any rulebook fails."""
    report = check(keeps(rule).snapshot())
    assert {verdict.outcome for verdict in report.verdicts if verdict.rule.code == rule.code} == {"pass"}
    assert report.failed == ()


@pytest.mark.parametrize("rule", RULES)
def test_the_example_that_breaks_a_rule_departs_from_it_alone(rule: Rule) -> None:
    """One verdict of all rulebooks fails, with this code."""
    assert [verdict.rule.code for verdict in check(breaks(rule).snapshot()).failed] == [rule.code]


@pytest.mark.parametrize("rule", RULES)
def test_the_mend_of_the_example_makes_it_pass(rule: Rule) -> None:
    """The change that the verdict gives is enough, and no other rule is departed from after it."""
    today = breaks(rule).snapshot()
    (verdict,) = check(today).failed
    assert verdict.fix
    assert verdict.next_step(today.council, "fr") != verdict.next_step(today.council, "en")
    after = check(today.council.apply(*verdict.fix).on(today.date))
    assert [it.outcome for it in after.verdicts if (it.rule.code, it.focus) == (rule.code, verdict.focus)] == ["pass"]
    assert after.failed == ()


@pytest.mark.parametrize("rule", RULES)
def test_rules_and_their_messages_are_said_kindly_in_both_languages(rule: Rule) -> None:
    """No text is left in one language, and none uses words that the people meant would not accept."""
    assert rule.what
    assert rule.why
    texts = [rule.name, rule.what, rule.why, keeps(rule).words, breaks(rule).words]
    for example in (keeps(rule), breaks(rule)):
        for verdict in check(example.snapshot(), [rule.rulebook]).verdicts:
            texts.append(Text(fr=verdict.message("fr"), en=verdict.message("en")))
    for text in texts:
        assert text.fr != text.en
        for lang in BOTH:
            assert not re.search(rf"\b(?:{TO_AVOID[lang]})\b", text.say(lang), re.IGNORECASE)


BEGINNINGS = {
    "condition": ("Condition not met. ", "Condition non remplie. "),
    "binding": ("Fails. ", "Non respecté. "),
    "arithmetic": ("The record contradicts itself. ", "Le dossier se contredit. "),
    "guidance": ("Departs from guidance. ", "Écart à un repère. "),
}


@pytest.mark.parametrize("rule", RULES)
def test_only_what_binds_can_be_failed(rule: Rule) -> None:
    """From guidance one departs: the word fail is for law and for the council's own word; conditions are met or not."""
    (verdict,) = (it for it in check(breaks(rule).snapshot(), [rule.rulebook]).failed if it.rule.code == rule.code)
    binding = "binding" if rule.level in ("law", "decree", "local") else "guidance"
    binding = "condition" if rule.is_condition else binding
    begins = BEGINNINGS.get(rule.level, BEGINNINGS[binding])
    assert verdict.message("en").startswith(begins[0])
    assert verdict.message("fr").startswith(begins[1])
    if binding == "guidance":
        assert not re.search(r"\bfail", verdict.message("en"), re.IGNORECASE)


@given(councils(), days())
def test_whatever_is_not_documented_can_be_filled_in(council: Council, day: datetime.date) -> None:
    """Any council that loads can be asked, every open question names a field, every mend can be applied.

    Of a body or a program that speaks of situations a question may stay open on purpose: nothing is to be filled in.
    """
    closed = {body.id for body in council.instances if speaks_of_situations(body)}
    closed |= {program.id for program in council.programs if speaks_of_situations(program)}
    for rule in (rule for book in rulebooks() for rule in book.rules):
        findings = list(rule.function(council.on(day)))
        assert len({finding.focus for finding in findings}) == len(findings)
        for finding in findings:
            is_open = finding.outcome == "not_documented"
            assert bool(finding.fill) == is_open or (is_open and finding.focus in closed)
            assert not finding.fix or finding.outcome == "fail"
            for fill in finding.fill:
                assert fill.id == council.id or council.find(fill.id)
            council.apply(*finding.fix)
