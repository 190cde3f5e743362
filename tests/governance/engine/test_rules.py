import pickle
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from clsm import Council, Mismatch, PartialDate, Reference, Remove, Snapshot, Text
from clsm.governance import Example, Finding, Rule, Rulebook, find_rule, rule
from clsm.governance.books.examples import COUNCIL, DAY, example

WORDS = Text(fr="Des mots", en="Words")
CHARTER = Reference(id="charter", title=Text(fr="Notre charte", en="Our charter"))

FIELDS: dict[str, Any] = {
    "code": "OUR-1",
    "name": Text(fr="Un bureau", en="A bureau"),
    "what": WORDS,
    "why": WORDS,
    "strength": "recommended",
    "level": "local",
    "sources": (CHARTER,),
    "keeps": example(WORDS),
    "breaks": example(WORDS),
}


@rule(**FIELDS)
def our_rule(today: Snapshot) -> Iterator[Finding]:
    """A rule of an embedder, at the top of a module as theirs are."""
    yield Finding(outcome="pass", focus=today.council.id, because=WORDS)


def test_the_decorator_makes_a_rule_of_a_function() -> None:
    """The decorated name is the rule, with its data and the function."""
    assert isinstance(our_rule, Rule)
    assert (our_rule.code, our_rule.rulebook, our_rule.applies_from) == ("OUR-1", "", None)
    assert [finding.outcome for finding in our_rule.function(COUNCIL.on(DAY))] == ["pass"]


def test_a_rule_in_a_rulebook_knows_its_name() -> None:
    """The rules of a rulebook name it; the rule that was given stays as it was."""
    book = Rulebook(name="ours", title=WORDS, rules=(our_rule,))
    assert [rule.rulebook for rule in book.rules] == ["ours"]
    assert our_rule.rulebook == ""


def test_a_rulebook_refuses_two_rules_with_one_code() -> None:
    """A code means one rule; the code that is there twice is named."""
    with pytest.raises(Mismatch, match="rules: found OUR-1 more than once"):
        Rulebook(name="ours", title=WORDS, rules=(our_rule, attrs.evolve(our_rule, name=WORDS)))


def test_a_rule_without_a_source_is_refused() -> None:
    """Nobody has to believe a rule that comes from nowhere."""
    with pytest.raises(Mismatch, match="sources: found none, expected one or more references"):
        rule(**FIELDS | {"sources": ()})(our_rule.function)


@pytest.mark.parametrize(("field", "value"), [("strength", "mandatory"), ("level", "habit")])
def test_strengths_and_levels_are_closed_lists(field: str, value: str) -> None:
    """A strength or a level that the library does not know would be left out of every count."""
    with pytest.raises(Mismatch, match=f"{field}: found '{value}', expected one of"):
        rule(**FIELDS | {field: value})(our_rule.function)


def test_a_finding_has_one_of_four_outcomes() -> None:
    """A fifth answer is a mistake in the rule, and is said to be one."""
    outcome: Any = "perhaps"
    with pytest.raises(Mismatch, match="outcome: found 'perhaps'"):
        Finding(outcome=outcome, focus="council", because=WORDS)


def test_a_finding_names_each_piece_of_evidence_once() -> None:
    """A seat that shows two things is one piece of evidence."""
    assert Finding(outcome="pass", focus="x", because=WORDS, evidence=("b", "a", "b")).evidence == ("b", "a")


def test_an_example_is_a_base_council_and_changes() -> None:
    """Its snapshot is the changed council on its day; the base stays as it was."""
    without_plenary = Example(words=WORDS, council=COUNCIL, changes=(Remove("plenary"),), day="2024-05-01")
    today = without_plenary.snapshot()
    assert str(today.date) == "2024-05-01"
    assert {body.id for body in today.instances} == {"committee", "housing-group"}
    assert isinstance(COUNCIL, Council)
    assert "plenary" in {body.id for body in COUNCIL.instances}


def test_a_rule_survives_pickling() -> None:
    """Reports travel between processes, and their rules with them."""
    for made in (our_rule, find_rule("FR-G2")):
        assert pickle.loads(pickle.dumps(made)) == made


def test_the_representation_of_a_rule_is_short() -> None:
    """A rule holds an example council; its representation does not."""
    assert repr(find_rule("FR-G2")) == "Rule(code='FR-G2', rulebook='fr-guide')"
    assert "Ombreval" not in repr(example(WORDS))


def test_the_card_says_all_that_a_reader_needs() -> None:
    """Code, name, what, why, strength, dates, both examples and every source are on the page."""
    made = find_rule("FR-G2")
    card = made.card()
    assert card.startswith("# FR-G2 · Service users and carers take full part in steering\n")
    dated = "since 1 February 2017 (the first day after the known date of the text, January 2017)"
    assert f"- Strength: expected (guidance)\n- Applies: {dated}\n- Where: France\n- Rulebook: fr-guide\n" in card
    assert made.keeps
    assert made.breaks
    for words in (made.what, made.why, made.keeps.words, made.breaks.words):
        assert words
        assert words.say() in card
    assert "- How a council is organised and works" in card


def test_the_card_says_how_far_a_text_could_be_read() -> None:
    """A jurist sees which sources are summaries."""
    assert "http://doczz.fr/doc/6616359/. Only its opening and published summaries could be read.\n" in (
        find_rule("FR-I3").card()
    )


def test_the_card_of_a_rule_of_ones_own_leaves_out_what_it_has_not() -> None:
    """A rule of twenty lines, without reasons or examples, still gets its page."""
    source = Reference(id="charter", title=Text.same("Our charter"))
    bare = rule(code="OUR-1", name=Text.same("A bureau"), strength="expected", level="local", sources=(source,))
    assert bare(lambda today: ()).card() == (
        "# OUR-1 · A bureau\n\n- Strength: expected (the council's own word)\n"
        "- Applies: undated text, compared on any day\n- Where: any country\n- Rulebook: \n\n"
        "## Sources\n\n- Our charter\n"
    )


def test_the_card_exists_in_french() -> None:
    """The French page is French throughout."""
    card = find_rule("FR-L1").card("fr")
    assert "- Force : condition (loi)\n- Application : depuis le 28 janvier 2016\n- Territoire : France\n" in card
    assert "## Un exemple qui s’en écarte" in card


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ({}, "Applies: undated text, compared on any day"),
        ({"applies_until": "2020"}, "Applies: undated text, compared on any day (until 2020)"),
        (
            {"applies_from": "2016-09", "applies_until": "2020"},
            "the first day after the known date of the text, September 2016) (until 2020)",
        ),
    ],
)
def test_the_card_says_when_a_rule_applies(dates: dict[str, str], words: str) -> None:
    """Without a date it says that there is none; a text that ceased to apply says when."""
    read = {name: PartialDate.parse(date) for name, date in dates.items()}
    assert words in rule(**FIELDS | read)(our_rule.function).card()


@pytest.mark.parametrize(("code", "words"), [(None, "any country"), ("BE", "Belgium"), ("LU", "LU")])
def test_the_card_says_where_a_rule_applies(code: str | None, words: str) -> None:
    """A country that the library does not know is called by its code."""
    assert f"- Where: {words}\n" in rule(**FIELDS, jurisdiction=code)(our_rule.function).card()


def test_must_is_said_of_law_and_of_the_councils_own_word() -> None:
    """A funder asks for something: who does not want the money is not bound."""
    words = {find_rule(code).strength_in_words.fr for code in ("FR-L5", "FR-L3", "OW-1")}
    assert words == {"obligatoire"}
    assert "- Force : condition (condition d’un financeur)" in find_rule("FR-R1").card("fr")
    assert find_rule("FR-L1").to_dict()["condition"]
