import re

import pytest

from clsm import Text
from clsm.governance import Example, Rule, check, rulebooks
from clsm.governance.examples import COUNCIL, DAY
from clsm.language import Lang

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


def test_the_council_of_the_examples_keeps_every_rule() -> None:
    """Each example then shows the one thing that was changed."""
    report = check(COUNCIL.on(DAY))
    assert report.conforms_at("recommended") is True
    assert {verdict.outcome for verdict in report.verdicts} == {"pass"}


@pytest.mark.parametrize("rule", RULES)
def test_the_example_that_keeps_a_rule_passes(rule: Rule) -> None:
    """It passes the rule and departs from no other rule of the rulebook."""
    report = check(keeps(rule).snapshot(), [rule.rulebook])
    assert {verdict.outcome for verdict in report.verdicts if verdict.rule.code == rule.code} == {"pass"}
    assert report.failed == ()


@pytest.mark.parametrize("rule", RULES)
def test_the_example_that_breaks_a_rule_yields_its_code_alone(rule: Rule) -> None:
    """One verdict fails, with this code; the other rules of the rulebook are not touched."""
    report = check(breaks(rule).snapshot(), [rule.rulebook])
    assert [verdict.rule.code for verdict in report.failed] == [rule.code]
    assert report.undocumented == ()


@pytest.mark.parametrize("rule", RULES)
def test_the_mend_of_the_example_makes_it_pass(rule: Rule) -> None:
    """Where a smallest change is given, making it is enough."""
    today = breaks(rule).snapshot()
    (verdict,) = check(today, [rule.rulebook]).failed
    if verdict.mend:
        mended = today.council.apply(*verdict.mend).on(today.date)
        assert check(mended, [rule.rulebook]).failed == ()


def test_which_rules_give_a_mend() -> None:
    """A seat can be opened by a change; a meeting that was not held cannot be held afterwards."""
    failed = [check(breaks(rule).snapshot(), [book.name]).failed[0] for book in rulebooks() for rule in book.rules]
    assert {verdict.rule.code for verdict in failed if verdict.mend} == {"FR-L1", "FR-G1", "FR-G2"}


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


@pytest.mark.parametrize("rule", RULES)
def test_only_what_binds_can_be_failed(rule: Rule) -> None:
    """From guidance one departs: the word fail is for law and for the council's own word."""
    (verdict,) = check(breaks(rule).snapshot(), [rule.rulebook]).failed
    said = verdict.message("en"), verdict.message("fr")
    if rule.level in ("law", "decree", "local"):
        assert said[0].startswith("Fails. ")
        assert said[1].startswith("Non respecté. ")
    else:
        assert said[0].startswith("Departs from guidance. ")
        assert said[1].startswith("Écart à un repère. ")
        assert not re.search(r"\bfail", said[0], re.IGNORECASE)
