"""The pages of the rules tell what is read, what can be answered, how to settle it, and what is not seen."""

import json
from importlib import resources

import pytest

from clsm.governance import Rule, find_rule, rulebooks
from clsm.governance.texts.readings import NOTHING, reading_of
from clsm.words import Lang
from tests.governance.texts.recording import read_of_examples, recorded

FILE = resources.files("clsm.governance.texts").joinpath("readings.json")
RULES = [pytest.param(rule, id=rule.code) for book in rulebooks() for rule in book.rules]
SECTIONS: dict[Lang, tuple[str, ...]] = {
    "en": (
        "What is read", "What can be answered", "How to settle a question", "When a proposal should not be taken",
        "Known limits",
    ),
    "fr": (
        "Ce qui est lu", "Ce qu’elle peut répondre", "Ce qui lèverait une question",
        "Quand ne pas suivre ce qui est proposé", "Limites connues",
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_page_has_its_sections(rule: Rule, lang: Lang) -> None:
    """None of them is empty, in either language."""
    card = rule.card(lang)
    for section in SECTIONS[lang]:
        assert f"## {section}\n\n" in card
        assert not card.split(f"## {section}\n\n")[1].startswith(("#", "\n"))
    assert rule.to_dict(lang)["limits"]
    assert rule.to_dict(lang)["reads"]


def test_what_is_recorded_holds_what_the_rules_read_of_their_examples() -> None:
    """A rule that reads another field, or is new, is to be recorded: ``pytest --deep --golden`` on this file."""
    kept = {code: _pairs(code) for code in json.loads(FILE.read_text(encoding="utf-8"))}
    read = read_of_examples()
    assert set(kept) == set(read)
    assert {code: fields - kept[code] for code, fields in read.items() if fields - kept[code]} == {}


def _pairs(code: str) -> set[tuple[str, str]]:
    return {(name, field) for name, fields in reading_of(code).reads.items() for field in fields}


@pytest.mark.deep
def test_what_is_recorded_is_what_the_rules_do(request: pytest.FixtureRequest) -> None:
    """Each field that a rule reads left blank in turn: what it then reads and asks for, and what it proposes."""
    made = recorded()
    if request.config.getoption("--golden"):
        text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
        with resources.as_file(FILE) as path:
            path.write_text(text, encoding="utf-8")
    assert json.loads(FILE.read_text(encoding="utf-8")) == made


def test_nothing_was_recorded_of_a_rule_of_ones_own() -> None:
    """Its page has the sections for which it says something itself."""
    assert reading_of("OUR-1") is NOTHING
    assert find_rule("FR-L3").card().count("- The answer is about an act of others") == 1
