import re

import pytest

from clsm import Mismatch
from clsm.governance import find_rule, rulebooks

EVERY_RULE = [rule for book in rulebooks() for rule in book.rules]


def test_the_codes_are_promised() -> None:
    """None goes away, none changes its rulebook."""
    assert {book.name: " ".join(rule.code for rule in book.rules) for book in rulebooks()} == {
        "fr-law": "FR-L1 FR-L3 FR-L5 FR-L5B",
        "fr-instruction-2016": "FR-I1 FR-I3 FR-I7 FR-I8",
        "fr-guide": "FR-G1 FR-G1C FR-G2 FR-G3 FR-G4 FR-I2 FR-I4 FR-I5 FR-I6 FR-I6B FR-I9 FR-P1",
        "fr-situations": "CS1 CS2 CS5 CS6",
        "fr-health-contract": "FR-C1 FR-C3 FR-C3B",
        "fr-territorial-council": "CTS-1 CTS-2 CTS-3",
        "fr-funding-idf": "FR-R1",
        "fr-funding-aura": "FR-R2",
        "own-word": "OW-1 OW-2 OW-3 OW-4 OW-5 OW-6 OW-7 OW-8 OW-9 OW-10 OW-11 OW-12 OW-13 OW-14",
        "coherence": "CO-1 CO-2 CO-3 CO-4 CO-5 CO-6 CO-7 CO-8 CO-9 CO-10 CO-11 CO-12 CO-13 CO-14 CO-15 CO-16",
    }


def test_a_code_is_used_once_over_all_rulebooks() -> None:
    """A code alone is enough to cite a rule."""
    codes = [rule.code for rule in EVERY_RULE]
    assert len(codes) == len(set(codes))


def test_weights_and_dates_are_those_of_the_texts() -> None:
    """What law asks, what guidance expects, and since when."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for rule in EVERY_RULE:
        found.setdefault((rule.strength, rule.level, str(rule.applies_from or "undated")), []).append(rule.code)
    assert {weight: " ".join(codes) for weight, codes in found.items()} == {
        ("must", "law", "2002-02-28"): "FR-L5 FR-L5B",
        ("must", "law", "2016-01-28"): "FR-L1",
        ("must", "law", "2022-03-01"): "FR-C3",
        ("must", "decree", "2017-07-30"): "FR-L3",
        ("must", "decree", "2017-01-01"): "CTS-1 CTS-2 CTS-3",
        ("expected", "instruction", "2016-09-30"): "FR-I1 FR-I3 FR-I7 FR-I8 FR-C3B",
        ("expected", "guide", "2024"): "FR-G1 FR-G1C FR-G4 FR-P1",
        ("expected", "guide", "2017-01"): "FR-G2 FR-G3 FR-I2 FR-I6",
        ("recommended", "guide", "2024"): "FR-I4 FR-I5 FR-I6B",
        ("recommended", "guide", "2017-01"): "FR-I9",
        ("expected", "guide", "2018-01"): "CS1 CS2",
        ("recommended", "guide", "2018-01"): "CS5 CS6",
        ("expected", "guide", "undated"): "FR-C1",
        ("must", "funder", "2012"): "FR-R1",
        ("must", "funder", "undated"): "FR-R2",
        ("must", "local", "undated"): "OW-1 OW-2 OW-3 OW-4 OW-5 OW-6 OW-7 OW-8 OW-9 OW-10 OW-11 OW-12 OW-13 OW-14",
        (
            "expected",
            "arithmetic",
            "undated",
        ): "CO-1 CO-2 CO-3 CO-4 CO-5 CO-6 CO-7 CO-8 CO-9 CO-10 CO-11 CO-12 CO-13 CO-14 CO-15 CO-16",
    }


def test_french_rules_are_for_french_councils_and_what_no_text_says_for_all() -> None:
    """No French rule is about a Belgian council; a promise is one everywhere, and so is arithmetic."""
    for rule in EVERY_RULE:
        assert rule.jurisdiction == (None if rule.rulebook in ("own-word", "coherence") else "FR")


def test_a_rule_is_found_by_its_code() -> None:
    """In capital or small letters, and it knows its rulebook."""
    assert find_rule("FR-L1").rulebook == "fr-law"
    assert find_rule("ow-1").code == "OW-1"


def test_a_code_that_no_rule_has_is_answered_with_the_nearest() -> None:
    """The error is a ValueError that shows a code."""
    with pytest.raises(Mismatch, match=re.escape("found 'FR-L9', expected the code of a rule, such as FR-L1")) as error:
        find_rule("FR-L9")
    assert "did you mean 'fr-l5'?" in str(error.value)
