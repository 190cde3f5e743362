import re

import pytest

from clsm import Mismatch
from clsm.governance import find_rule, rulebooks

EVERY_RULE = [rule for book in rulebooks() for rule in book.rules]


def test_the_handful_of_rules() -> None:
    """The codes are promised: none goes away, none changes its rulebook."""
    assert {book.name: [rule.code for rule in book.rules] for book in rulebooks()} == {
        "fr-law": ["FR-L1"],
        "fr-instruction-2016": ["FR-I3"],
        "fr-guide": ["FR-G1", "FR-G2", "FR-I4"],
        "own-word": ["OW-1"],
    }


def test_a_code_is_used_once_over_all_rulebooks() -> None:
    """A code alone is enough to cite a rule."""
    codes = [rule.code for rule in EVERY_RULE]
    assert len(codes) == len(set(codes))


def test_weights_and_dates_are_those_of_the_texts() -> None:
    """What law asks, what guidance expects, and since when."""
    assert {rule.code: (rule.strength, rule.level, str(rule.applies_from or "undated")) for rule in EVERY_RULE} == {
        "FR-L1": ("must", "law", "2016-01-28"),
        "FR-I3": ("expected", "instruction", "2016-09-30"),
        "FR-G1": ("expected", "guide", "undated"),
        "FR-G2": ("expected", "guide", "2016"),
        "FR-I4": ("expected", "guide", "2016"),
        "OW-1": ("must", "local", "undated"),
    }


def test_french_rules_are_for_french_councils_and_the_own_word_for_all() -> None:
    """No French rule is about a Belgian council; a promise is one everywhere."""
    assert {rule.code for rule in EVERY_RULE if rule.jurisdiction is None} == {"OW-1"}
    assert {rule.jurisdiction for rule in EVERY_RULE} == {"FR", None}


def test_a_rule_is_found_by_its_code() -> None:
    """In capital or small letters, and it knows its rulebook."""
    assert find_rule("FR-L1").rulebook == "fr-law"
    assert find_rule("ow-1").code == "OW-1"


def test_a_code_that_no_rule_has_is_answered_with_the_nearest() -> None:
    """The error is a ValueError that lists the codes."""
    with pytest.raises(Mismatch, match=re.escape("found 'FR-L9', expected the code of a rule: FR-L1, FR-I3")) as error:
        find_rule("FR-L9")
    assert "did you mean 'fr-l1'?" in str(error.value)
