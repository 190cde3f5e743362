import json
import pickle
from typing import Any

import attrs
import pytest

from clsm import Add, Agreement, Frequency, Mismatch, PartialDate, Reference, Replace, Text
from clsm.governance import Report, check, find_rule
from clsm.governance.books.examples import COUNCIL, DAY

BROKEN_WORD = Replace("committee", frequency=Frequency.parse("6 a year"))
INVITED_CARERS = Replace("committee-families-member", status="permanent_invitee", voice="consultative")
NO_RECORD = Replace("committee", recorded=None)


def report_on(*changes: Any) -> Report:
    """The whole report on the council of the examples, changed."""
    return check(COUNCIL.apply(*changes).on(DAY))


@pytest.mark.parametrize(
    ("changes", "must", "expected"),
    [
        ((), True, None),
        ((BROKEN_WORD,), False, False),
        ((NO_RECORD,), None, None),
        ((INVITED_CARERS,), True, False),
        ((INVITED_CARERS, NO_RECORD), None, False),
        ((Replace("plenary", recorded=None),), True, None),
    ],
)
def test_what_conforms(changes: tuple[Any, ...], must: bool | None, expected: bool | None) -> None:
    """A failed must decides; without one, a must that is not documented leaves it open; guidance counts when asked."""
    report = report_on(*changes)
    assert report.conforms is must
    assert report.conforms_at("must") is must
    assert report.conforms_at("expected") is expected
    assert report.conforms_at("recommended") is expected


def test_conforming_is_asked_at_a_known_strength() -> None:
    """A misspelt threshold is an error, not a report that conforms."""
    strength: Any = "mandatory"
    with pytest.raises(Mismatch, match="found 'mandatory', expected one of must, expected, recommended"):
        report_on().conforms_at(strength)


def test_every_verdict_is_in_one_of_four_tuples() -> None:
    """Failed, undocumented, passed and not applicable together are all the verdicts."""
    report = check(COUNCIL.apply(INVITED_CARERS, NO_RECORD).on(DAY), rules_on="2017-05-01")
    parts = (report.failed, report.undocumented, report.passed, report.not_applicable)
    assert all(parts)
    assert sum(map(len, parts)) == len(report.verdicts)


def test_rows_are_plain_and_in_both_languages() -> None:
    """JSON holds them as they are; each text comes twice."""
    row = next(row for row in report_on(INVITED_CARERS).to_rows() if row["outcome"] == "fail")
    assert json.loads(json.dumps(row)) == row
    assert row["code"] == "FR-G2"
    assert row["rulebook"] == "fr-guide"
    assert row["date"] == row["rules_on"] == DAY
    assert row["path"] == "instances/committee"
    assert row["message_en"].startswith("Departs from guidance. Steering committee –")
    assert row["message_fr"].startswith("Écart à un repère. Comité de pilotage –")
    assert row["evidence"] == ["committee-mutual-support-member", "committee-families-permanent-invitee"]
    assert row["sources"][0].startswith("How a council is organised and works")


def test_rows_in_one_language() -> None:
    """With a language, the names of the columns do not carry it."""
    row = report_on().to_rows(lang="fr")[0]
    assert row["outcome_in_words"] == "Condition remplie"
    assert row["name"] == "Pour être associé au projet territorial : usagers et professionnels siègent ensemble"
    assert "message_en" not in row


def test_the_text_begins_with_what_is_not_kept() -> None:
    """What binds first, then guidance, then what is not documented; each rule once, and the sources last."""
    text = report_on(BROKEN_WORD, INVITED_CARERS, Replace("plenary", recorded=None)).to_text()
    headings = [line for line in text.splitlines() if line and not line.startswith((" ", "-"))]
    assert headings[0].endswith("what the texts say on 15 January 2025")
    assert headings[1].startswith("Rules of 15 January 2025. To look at together: at least one thing")
    assert headings[2] == "These benchmarks help to decide, they judge nobody."
    assert headings[3:8] == ["Fails", "Departs from guidance", "Not documented", "Kept", "Condition met"]
    assert headings[8:] == ["Not applicable", "Sources"]
    assert text.count("- FR-G1 The four pillars in the plenary") == 1
    assert "- The council's own documents" in text[text.index("Sources") :]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (None, "Ce que demandent la loi, un financeur ou la parole du conseil est tenu."),
        (NO_RECORD, "n’est contredit ; un point au moins n’est pas documenté."),
        (BROKEN_WORD, "la parole du conseil n’est pas tenu."),
    ],
)
def test_the_text_sums_up_in_french(change: Any, words: str) -> None:
    """The second line is the sentence to read aloud."""
    text = report_on(*([change] if change else [])).to_text("fr")
    assert text.startswith("Conseil local de santé mentale d’Ombreval : ce que disent les textes au 15 janvier 2025\n")
    assert words in text.splitlines()[1]


def test_the_text_cites_the_documents_behind_the_facts() -> None:
    """The sources of the bodies and seats that the verdicts rest on come after those of the rules, each once."""
    minutes = Reference(id="minutes", title=Text(fr="Procès-verbaux", en="Minutes"), as_of=PartialDate.parse(DAY))
    cited = [Replace(id, sources=("minutes#2024",)) for id in ("committee", "committee-families-member")]
    lines = report_on(Replace("ombreval-council", references=(minutes,)), *cited).to_text().splitlines()
    assert lines[-1] == "- Minutes"
    assert lines.count("- Minutes") == 1


def test_what_was_not_shown_since_is_presumed() -> None:
    """After the last documented day, a verdict says since when it is presumed."""
    (verdict, *_) = check(COUNCIL.on("2026-03-01"), ["fr-law"]).verdicts
    assert verdict.outcome == "pass"
    assert verdict.presumed_since == PartialDate.parse(DAY)
    assert verdict.message().endswith("Presumed since 15 January 2025, the last date at which a source shows it.")
    assert "Présumé depuis le 15 janvier 2025" in verdict.message("fr")
    assert check(COUNCIL.on(DAY), ["fr-law"]).verdicts[0].presumed_since is None


def test_the_oldest_word_tells_since_when_a_verdict_is_presumed() -> None:
    """One seat last seen in 2023 makes the whole no fresher than that."""
    older = Replace("committee-families-member", as_of=PartialDate(year=2023, month=6))
    verdicts = check(COUNCIL.apply(older).on(DAY), ["fr-guide"]).verdicts
    said = {verdict.focus: verdict.presumed_since for verdict in verdicts if verdict.rule.code == "FR-G1"}
    assert said == {"committee": PartialDate(year=2023, month=6), "plenary": None, "housing-group": None}


def test_only_guidance_without_a_date_says_so() -> None:
    """The council's own word has no date of its own either, and needs none."""
    parties = ("ombreval", "agency")
    contract = Agreement(id="contract", name=Text.same("CLS"), kind="local_health_contract", parties=parties)
    undated = {verdict.rule for verdict in report_on(Add(contract)).passed if "undated" in verdict.message()}
    assert undated
    assert {(rule.level, rule.applies_from) for rule in undated} == {("guide", None)}


def test_a_report_survives_pickling() -> None:
    """It comes back from another process as it was."""
    report = report_on(INVITED_CARERS)
    assert pickle.loads(pickle.dumps(report)) == report


def test_representations_are_short() -> None:
    """A report holds a whole council; its representation names it."""
    report = check(COUNCIL.on(DAY), ["own-word"])
    assert repr(report).splitlines()[:2] == [
        "Local mental-health council of Ombreval: what the texts say on 15 January 2025",
        "Rules of 15 January 2025. What law, a funder or the council's own word asks is kept.",
    ]
    assert len(repr(report).splitlines()) <= 24
    assert str(report.date) == DAY


def test_a_funders_condition_binds_whom_it_pays() -> None:
    """It is met or not: it is no guidance, and no law."""
    breaks = find_rule("FR-I3").breaks
    assert breaks
    (verdict,) = check(breaks.snapshot(), ["fr-instruction-2016"]).failed
    assert verdict.outcome_in_words() == "Departs from guidance"
    paid = attrs.evolve(verdict, rule=attrs.evolve(verdict.rule, level="funder"))
    assert paid.outcome_in_words() == "Condition not met"
