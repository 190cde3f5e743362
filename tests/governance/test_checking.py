import copy
import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs
import pytest

import clsm
from clsm import (
    ActorEvent,
    Add,
    Council,
    PartialDate,
    Period,
    Post,
    Reference,
    Remove,
    Replace,
    Seat,
    Snapshot,
    Waiver,
)
from clsm.governance import Edition, Fill, Finding, Rulebook, check, compare, find_rule, rule, rulebooks
from clsm.governance.books.examples import COUNCIL, DAY, example
from clsm.words import Text

WORDS = Text(fr="Des mots", en="Words")
TODAY = COUNCIL.on(DAY)
MAYBE_2025 = Period(end=PartialDate(year=2025))
"""A period of which the day of the examples may or may not be part."""


def book(function: Any, **fields: Any) -> Rulebook:
    """A rulebook of one rule that is *function*."""
    charter = Reference(id="charter", title=WORDS)
    data: dict[str, Any] = {
        "code": "OUR-1", "name": WORDS, "what": WORDS, "why": WORDS, "strength": "must", "level": "local",
        "sources": (charter,), "keeps": example(WORDS), "breaks": example(WORDS),
    }  # fmt: skip
    return Rulebook(name="ours", title=WORDS, rules=(rule(**data | fields)(function),))


def says_pass(today: Snapshot) -> Iterator[Finding]:
    """A rule that every council keeps."""
    yield Finding(outcome="pass", focus=today.council.id, because=WORDS)


# ---------------------------------------------------------------- what is asked


def test_checking_is_within_reach_of_the_package() -> None:
    """``clsm.check`` is the same function."""
    assert clsm.check is check


def test_a_council_is_checked_on_a_day() -> None:
    """A bare council is refused with the sentence that names ``.on``."""
    council: Any = COUNCIL
    with pytest.raises(TypeError, match=re.escape("council.on('2011-11-01')")):
        check(council)


def test_every_built_in_rulebook_is_asked_by_default() -> None:
    """In the order of the rulebooks, of their rules, then of ids."""
    codes = [verdict.rule.code for verdict in check(TODAY).verdicts]
    assert list(dict.fromkeys(codes)) == [rule.code for book in rulebooks() for rule in book.rules]
    foci = [verdict.focus for verdict in check(TODAY).verdicts if verdict.rule.code == "FR-G1"]
    assert foci == ["committee", "housing-group", "plenary"]


def test_rulebooks_are_given_by_name_or_as_they_are() -> None:
    """Built-in ones and an embedder's own side by side, in the order given."""
    report = check(TODAY, ["own-word", book(says_pass)])
    asked = list(dict.fromkeys(verdict.rule.rulebook for verdict in report.verdicts))
    assert asked == ["own-word", "ours"]


def test_no_rulebook_gives_no_verdict() -> None:
    """An empty list is a list."""
    assert check(TODAY, []).verdicts == ()


def test_an_unknown_rulebook_is_answered_with_the_nearest() -> None:
    """The error is a ValueError."""
    with pytest.raises(ValueError, match=re.escape("did you mean 'fr-guide'?")) as error:
        check(TODAY, ["fr-guides"])
    assert "found 'fr-guides', expected a Rulebook, or the name of one: fr-law," in str(error.value)


def test_a_single_name_is_asked_for_in_a_list() -> None:
    """Rather than read letter by letter."""
    with pytest.raises(ValueError, match=re.escape("give ['fr-law']")):
        check(TODAY, "fr-law")


# ---------------------------------------------------------------- when and where rules apply


def test_a_text_that_came_later_does_not_apply_yet() -> None:
    """In 2015 the law is not applicable, and the message says from when it is."""
    report = check(TODAY, ["fr-law"], rules_on="2015-12-31")
    verdict = report.not_applicable[0]
    assert str(report.rules_on) == "2015-12-31"
    assert str(report.date) == DAY
    assert verdict.focus == COUNCIL.id
    assert "This text has applied since 28 January 2016; the rules used here are those of 31 December 2015." in (
        verdict.message()
    )
    assert "Ce texte vaut depuis le 28 janvier 2016" in verdict.message("fr")


def test_the_rules_of_the_snapshots_own_day_are_used_by_default() -> None:
    """An old composition meets later texts only when it is asked to."""
    earlier = COUNCIL.on("2015-06-01")
    assert {verdict.rule.code for verdict in check(earlier).not_applicable} >= {"FR-L1", "FR-I3", "FR-G2", "FR-I4"}
    later = {verdict.rule.code for verdict in check(earlier, rules_on=clsm.dates.to_day("2016-10-01")).not_applicable}
    assert "FR-L1" not in later


@pytest.mark.parametrize(("day", "outcome"), [("2016-12-31", "not_applicable"), ("2017-01-01", "pass")])
def test_a_text_dated_by_its_year_applies_from_the_first_day_after_it(day: str, outcome: str) -> None:
    """It may have come on the last day of the year."""
    (verdict,) = check(TODAY, [book(says_pass, applies_from=PartialDate(year=2016))], rules_on=day).verdicts
    assert verdict.outcome == outcome


def test_a_text_that_ceased_to_apply() -> None:
    """The message says until when it did."""
    ours = book(says_pass, applies_until=PartialDate(year=2020, month=6))
    assert check(TODAY, [ours], rules_on="2020-06-30").passed
    (verdict,) = check(TODAY, [ours], rules_on="2020-07-01").verdicts
    assert verdict.outcome == "not_applicable"
    assert "no longer applies (last date: June 2020)" in verdict.message()


def test_no_french_rule_is_about_a_belgian_council() -> None:
    """By default they are left out; one asked for by name says that it is for another country."""
    belgian = attrs.evolve(COUNCIL, jurisdiction="BE").on(DAY)
    assert {verdict.rule.rulebook for verdict in check(belgian).verdicts} == {"own-word", "coherence"}
    verdict = check(belgian, ["fr-law"]).verdicts[0]
    assert verdict.outcome == "not_applicable"
    assert "This text is for another country (France)." in verdict.message()


# ---------------------------------------------------------------- what a rule says


def test_a_rule_that_finds_nothing_to_speak_of_is_not_applicable() -> None:
    """It stays in the report, so that nobody takes silence for a pass."""
    nothing: Iterable[Finding] = ()
    (verdict,) = check(TODAY, [book(lambda today: nothing)]).verdicts
    assert verdict.outcome == "not_applicable"
    assert verdict.focus == COUNCIL.id
    assert "Nothing that is documented is concerned by this rule." in verdict.message()


def test_a_rule_speaks_once_of_each_thing() -> None:
    """Two findings on one focus would be two verdicts that may contradict each other."""
    (verdict,) = check(TODAY, [book(lambda today: [*says_pass(today), *says_pass(today)])]).errors
    assert "rule OUR-1 speaks twice of 'ombreval-council'" in verdict.message()


# ---------------------------------------------------------------- what is uncertain


def says(outcome: str, focus: str, *evidence: str) -> Finding:
    """A finding whose sentence is its outcome."""
    words = Text(fr=f"{outcome} fr.", en=f"{outcome} en.")
    made: Any = outcome
    return Finding(outcome=made, focus=focus, because=words, evidence=evidence)


def doubtful() -> Council:
    """The council of the examples with a seat, an actor's and a post, of which the sources do not say enough."""
    return COUNCIL.apply(
        Add(Seat(id="doubtful", holder="welfare", status="member", period=MAYBE_2025), to="committee"),
        Add(Post(id="chair", function="chair", period=MAYBE_2025)),
    )


def test_a_verdict_that_turns_on_something_uncertain_is_not_documented() -> None:
    """It names what it turns on and says both answers."""

    def passes_with_the_seat(today: Snapshot) -> Iterator[Finding]:
        there = "doubtful" in {seat.id for _, seat in today.seats()}
        yield says("pass", "committee", "doubtful") if there else says("fail", "committee")

    (verdict,) = check(doubtful().on(DAY), [book(passes_with_the_seat)]).verdicts
    assert verdict.outcome == "not_documented"
    assert verdict.explanation() == (
        "The sources do not say whether this stood on 15 January 2025, and the answer depends on it: "
        "CCAS d’Ombreval (Steering committee). If so: pass en. If not: fail en."
    )
    assert verdict.explanation("fr") == (
        "Les sources ne disent pas si ceci valait au 15 janvier 2025, et la réponse en dépend : "
        "CCAS d’Ombreval (Comité de pilotage). Si oui : pass fr. Sinon : fail fr."
    )


@pytest.mark.parametrize(("id", "times", "outcome"), [("chair", 2, "not_documented"), ("welfare", 1, "pass")])
def test_a_rule_that_looks_for_one_fact_turns_on_that_fact(id: str, times: int, outcome: str) -> None:
    """Of a fact that surely stood it is asked once."""
    asked = list[Snapshot]()

    def looks_for_it(today: Snapshot) -> Iterator[Finding]:
        asked.append(today)
        try:
            yield says("pass", today.council.id, today.find(id).id)
        except KeyError:
            yield says("fail", today.council.id)

    (verdict,) = check(doubtful().on(DAY), [book(looks_for_it)], presume_for=None).verdicts
    assert (verdict.outcome, len(asked)) == (outcome, times)


def test_a_rule_that_looks_for_what_is_not_there_is_in_error() -> None:
    """The id is named; the others stand."""

    def looks_for_nothing(today: Snapshot) -> Iterator[Finding]:
        yield says("pass", today.find("welfar").id)

    (verdict,) = check(doubtful().on(DAY), [book(looks_for_nothing)]).errors
    assert "welfar" in verdict.message()


@pytest.mark.parametrize("made", [Snapshot.without_uncertain, copy.copy, copy.deepcopy, lambda it: attrs.evolve(it)])
def test_a_rule_may_make_another_state_of_the_day(made: Any) -> None:
    """What it reads of that one is read of the day: who holds a seat, and what has an id."""

    def asks_the_other(today: Snapshot) -> Iterator[Finding]:
        other = made(today)
        seat = other.find("committee").seats[0]
        assert other.holder(seat) == other.find(seat.holder)
        yield says("pass" if len(other.posts) == len(made(TODAY).posts) else "fail", today.council.id)

    (verdict,) = check(doubtful().on(DAY), [book(asks_the_other)]).verdicts
    assert verdict.outcome == ("pass" if made is Snapshot.without_uncertain else "not_documented")


def test_where_the_rule_names_no_evidence_all_that_is_uncertain_is_named() -> None:
    """A post is called by its function, since it has no other name."""

    def counts_everything(today: Snapshot) -> Iterator[Finding]:
        yield says("fail" if today.uncertain else "pass", today.council.id)

    (verdict,) = check(doubtful().on(DAY), [book(counts_everything)]).verdicts
    assert "depends on it: Chair; CCAS d’Ombreval (Steering committee)." in verdict.message()


def test_a_thing_that_may_not_be_there_has_no_verdict_but_not_documented() -> None:
    """A body that may have ended is spoken of, with the one answer there is."""
    today = COUNCIL.apply(Replace("housing-group", period=MAYBE_2025)).on(DAY)
    verdict = next(it for it in check(today, ["fr-guide"]).undocumented if it.rule.code == "FR-G1")
    assert verdict.focus == "housing-group"
    assert "the answer depends on it: Housing group. If so: Housing group – The four pillars" in verdict.message()
    assert "If not" not in verdict.message()


def test_a_thing_that_is_only_there_without_the_uncertain() -> None:
    """A finding that the uncertain alone holds off is not hidden."""

    def complains_without_the_chair(today: Snapshot) -> Iterator[Finding]:
        if not today.posts:
            yield says("fail", "committee", "committee")

    (other, verdict) = check(doubtful().on(DAY), [book(complains_without_the_chair)]).verdicts[::-1]
    assert (verdict.focus, verdict.outcome) == ("committee", "not_documented")
    assert "If not: fail en." in verdict.message()
    assert (other.focus, other.outcome) == (COUNCIL.id, "not_documented")


def test_nothing_is_said_twice_where_a_rule_has_nothing_else_to_say() -> None:
    """Without the uncertain plenary the rule has no object, and that is no verdict of its own."""
    today = COUNCIL.apply(Replace("plenary", period=MAYBE_2025)).on(DAY)
    verdicts = [verdict for verdict in check(today, ["fr-guide"]).verdicts if verdict.rule.code == "FR-I4"]
    assert [(verdict.focus, verdict.outcome) for verdict in verdicts] == [("plenary", "not_documented")]


def test_a_pass_rests_on_what_surely_stood() -> None:
    """The uncertain seat is not among its evidence."""
    extra = Add(Seat(id="doubtful", holder="families", status="ex_officio", period=MAYBE_2025), to="committee")
    (verdict,) = (v for v in check(COUNCIL.apply(extra).on(DAY), ["fr-guide"]).verdicts if v.rule.code == "FR-G2")
    assert verdict.outcome == "pass"
    assert "doubtful" not in verdict.evidence


def test_what_was_not_counted_is_said_beside_what_is_not_kept() -> None:
    """No place is said to be free without a word on who may hold it."""
    changes = (
        Remove("committee-families-member"),
        Remove("committee-mutual-support-member"),
        Add(Seat(id="doubtful", holder="families", status="member", period=MAYBE_2025), to="committee"),
    )
    (verdict,) = (v for v in check(COUNCIL.apply(*changes).on(DAY), ["fr-guide"]).failed if v.rule.code == "FR-G1")
    assert "Not counted, as the sources do not say whether it stood on 15 January 2025: Familles d’Ombreval" in (
        verdict.message()
    )
    assert "Non compté, faute de savoir si cela valait au 15 janvier 2025" in verdict.message("fr")


def test_a_seat_whose_holder_may_be_no_more_leaves_the_answer_open() -> None:
    """An association that merged at an unknown time: the actor is named, and not the seat."""
    merged = Replace(
        "families",
        as_of=PartialDate(year=2023),
        history=(ActorEvent(kind="merged_into", other="mutual-support"),),
    )
    (verdict,) = (v for v in check(COUNCIL.apply(merged).on(DAY), ["fr-guide"]).verdicts if v.rule.code == "FR-G2")
    assert verdict.outcome == "not_documented"
    assert "the answer depends on it: Familles d’Ombreval. If so:" in verdict.message()


def test_every_built_in_rule_is_asked_through_its_own_rulebook() -> None:
    """The verdict's rule is the one that the catalogue knows."""
    for verdict in check(TODAY).verdicts:
        assert verdict.rule == find_rule(verdict.rule.code)
        assert verdict.rule.rulebook in {known.name for known in rulebooks()}


def raises(today: Snapshot) -> Iterator[Finding]:
    """A rule with a mistake in it."""
    yield says("pass", today.council.id)
    raise ZeroDivisionError("no seats")


OPEN_A_SEAT: Any = ("open a seat",)
WRONG: dict[str, tuple[Any, str]] = {
    "raises": (raises, "ZeroDivisionError: no seats"),
    "yields words": (lambda today: ["pass"], "a rule yields findings, not 'pass'"),
    "yields nothing that can be gone through": (lambda today: None, "TypeError"),
    "speaks of an unknown thing": (lambda today: [says("pass", "nobody")], "nobody"),
    "rests on an unknown thing": (lambda today: [says("pass", "plenary", "nobody")], "nobody"),
    "asks for an unknown field": (
        lambda today: [
            attrs.evolve(
                says("not_documented", "plenary"), fill=(Fill(id="plenary", field="colour", usually_in=WORDS),)
            )
        ],
        "'plenary' has no field 'colour'",
    ),
    "mends an unknown field": (
        lambda today: [attrs.evolve(says("fail", "plenary"), fix=(Replace("plenary", colour="red"),))],
        "'plenary' has no field 'colour'",
    ),
    "mends an unknown thing": (
        lambda today: [attrs.evolve(says("fail", "plenary"), fix=(Remove("nobody"),))],
        "nobody",
    ),
    "adds to an unknown body": (
        lambda today: [
            attrs.evolve(says("fail", "plenary"), fix=(Add(Seat(holder="families", status="member"), to="nowhere"),))
        ],
        "nowhere",
    ),
    "mends by words": (lambda today: [attrs.evolve(says("fail", "plenary"), fix=OPEN_A_SEAT)], "Replace"),
    "answers that it is in error": (lambda today: [says("error", "plenary")], "error"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_a_rule_with_a_mistake_is_an_error_of_its_own(mistake: str) -> None:
    """It is named with its rulebook, counts as unknown, and the others stand."""
    function, words = WRONG[mistake]
    report = check(TODAY, [book(function), "own-word"])
    (verdict,) = report.errors
    assert (verdict.rule.code, verdict.focus, verdict.path) == ("OUR-1", COUNCIL.id, "")
    assert "OUR-1 of the rulebook “ours” could not be applied" in verdict.message("en")
    assert verdict.message("fr").startswith("Règle en erreur. La règle OUR-1 du recueil « ours » n’a pas pu")
    assert words in str(verdict.error)
    assert report.conforms is None
    assert [verdict.rule.code for verdict in report.passed] == ["OW-1"]
    assert "Rule in error" in report.to_text()


# ---------------------------------------------------------------- which rules are asked


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        (["FR-L"], (), {"FR-L1", "FR-L2", "FR-L3", "FR-L5", "FR-L5B"}),
        ("ow-1", (), {"OW-1"}),
        (["OW-1", "CO-1"], ["co"], {"OW-1"}),
        ([], (), set()),
    ],
)
def test_codes_choose_the_rules(select: Any, ignore: Any, codes: set[str]) -> None:
    """A whole code, or the beginning of several; what is left out is left out of what was chosen."""
    known = {rule.code for book in rulebooks() for rule in book.rules}
    asked = {verdict.rule.code for verdict in check(TODAY, select=select, ignore=ignore).verdicts}
    assert asked == codes & known


def test_a_code_that_no_rule_has_is_refused() -> None:
    """With the nearest one."""
    with pytest.raises(ValueError, match="did you mean 'FR-G1'"):
        check(TODAY, select=["FR-G1X"])
    with pytest.raises(ValueError, match="expected the code of a rule"):
        check(TODAY, ignore=["ZZ"])


def test_a_waiver_on_a_code_that_no_rule_has_is_a_problem_of_the_report() -> None:
    """One on a rule of the embedder's own is none."""
    year = Period(start=PartialDate(year=2025), end=PartialDate(year=2025, month=12))
    waived = COUNCIL.apply(Add(Waiver(id="typo", rule="FR-G22", reason=WORDS, period=year))).on(DAY)
    (problem,) = check(waived).problems
    assert (problem.path, problem.code) == ("waivers/typo/rule", "rule-code")
    assert "FR-G22" in check(waived).to_text()
    ours = COUNCIL.apply(Add(Waiver(id="ours", rule="our-1", reason=WORDS, period=year))).on(DAY)
    assert check(ours, [book(says_pass)]).problems == ()


# ---------------------------------------------------------------- what a report says of itself


def test_a_report_says_how_it_was_made() -> None:
    """The library, the rulebooks, the content, the day, how long facts were presumed."""
    report = check(TODAY, ["fr-law", attrs.evolve(book(says_pass), version="3")], presume_for=None)
    assert report.library_version == clsm.__version__
    assert report.rulebook_versions == (("fr-law", clsm.__version__), ("ours", "3"))
    assert report.presume_for is None
    assert re.fullmatch("[0-9a-f]{64}", report.content_hash)
    backwards = attrs.evolve(COUNCIL, actors=COUNCIL.actors[::-1]).on(DAY)
    assert check(backwards, []).content_hash == report.content_hash
    assert check(COUNCIL.apply(Replace("plenary", composition="partial")).on(DAY), []).content_hash != (
        report.content_hash
    )


# ---------------------------------------------------------------- editions


def never(today: Snapshot) -> Iterator[Finding]:
    """A rule that no council keeps."""
    yield Finding(outcome="fail", focus=today.council.id, because=WORDS)


EDITED = book(
    never,
    applies_from=PartialDate.parse("2024-01-01"),
    editions=(
        Edition(
            applies_from=PartialDate.parse("2017-01-01"),
            applies_until=PartialDate.parse("2023-12-31"),
            strength="recommended",
            function=says_pass,
        ),
    ),
)


@pytest.mark.parametrize(
    ("day", "strength", "outcome"),
    [
        ("2016-12-31", "recommended", "not_applicable"),
        ("2017-01-01", "recommended", "pass"),
        ("2023-12-31", "recommended", "pass"),
        ("2024-01-01", "must", "fail"),
    ],
)
def test_a_rule_is_read_in_the_edition_of_its_day(day: str, strength: str, outcome: str) -> None:
    """One code, several dated texts; the same facts."""
    (verdict,) = check(TODAY, [EDITED], rules_on=day).verdicts
    assert (verdict.rule.code, verdict.rule.strength, verdict.outcome) == ("OUR-1", strength, outcome)
    assert verdict.rule.rulebook == "ours"


def test_a_turn_that_comes_from_another_text_is_named() -> None:
    """The facts are the same, the text is not."""
    before, after = (check(TODAY, [EDITED], rules_on=day) for day in ("2020-01-01", "2025-01-01"))
    (change,) = compare(before, after).changed
    assert "The text of the rule is another." in change.explain()
    newer = check(TODAY, [attrs.evolve(EDITED, version="2")], rules_on="2025-01-01")
    assert compare(after, newer).changed == ()


@pytest.mark.parametrize(
    "dates",
    [
        {"applies_from": PartialDate(year=2024), "applies_until": PartialDate(year=2023)},
        {"applies_from": PartialDate(year=2020), "editions": (Edition(applies_until=PartialDate(year=2022)),)},
        {"editions": (Edition(applies_until=PartialDate(year=2022)),)},
        {
            "applies_from": PartialDate(year=2024),
            "editions": (Edition(applies_from=PartialDate(year=2023), applies_until=PartialDate(year=2022)),),
        },
    ],
)
def test_dates_in_the_wrong_order_are_refused(dates: Any) -> None:
    """A text that ends before it begins, editions that overlap."""
    with pytest.raises(ValueError, match="before the start"):
        book(says_pass, **dates)


def test_an_edition_whose_dates_are_in_the_wrong_order_is_refused() -> None:
    """Of a rule that never had it, too."""
    backwards = Edition(applies_from=PartialDate(year=2023), applies_until=PartialDate(year=2022))
    with pytest.raises(ValueError, match="before the start"):
        backwards.of(find_rule("FR-G2"))


# ---------------------------------------------------------------- before and after the council


@pytest.mark.parametrize(
    ("day", "words"),
    [("2017-12-31", "did not exist yet on 31 December 2017"), ("2024-07-01", "had come to an end by 1 July 2024")],
)
def test_nothing_is_judged_where_there_is_no_council(day: str, words: str) -> None:
    """Nor does the headline say that all is kept."""
    lived = attrs.evolve(COUNCIL, period=Period(start=PartialDate(year=2018), end=PartialDate.parse("2024-06-30")))
    report = check(lived.on(day))
    assert {verdict.outcome for verdict in report.verdicts} == {"not_applicable"}
    assert words in report.to_text()
    assert "None of the rules asked applies here on that day" in report.to_text()
    assert check(lived.on("2024-06-30")).passed


def test_what_a_council_set_up_ends_with_it() -> None:
    """Its bodies, seats and programs are no more; organisations and signed texts go their own way."""
    ended = attrs.evolve(COUNCIL, period=Period(start=PartialDate(year=2018), end=PartialDate.parse("2024-06-30")))
    after = ended.on("2024-07-01")
    assert {type(fact) for name in ("instances", "programs", "posts") for fact in getattr(after, name)} == set()
    assert len(after.actors) == len(COUNCIL.actors)
