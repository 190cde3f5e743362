import json

import pytest
import rdflib

import clsm
from clsm import Add, PartialDate, Period, Replace, Text, Waiver
from clsm.governance import Report, check, compare, find_rule, to_json_ld
from clsm.governance.books.examples import COUNCIL, DAY

INVITED_CARERS = Replace("committee-families-member", status="permanent_invitee", voice="consultative")
NO_RECORD = Replace("committee", recorded=None)
WAIVER = Waiver(
    id="families-2025",
    rule="FR-G2",
    focus="committee",
    reason=Text(fr="L’association se réorganise.", en="The association is reorganising."),
    decided_by="committee",
    period=Period(start=PartialDate(year=2025), end=PartialDate(year=2025)),
    as_of=PartialDate.parse(DAY),
)
SHACL = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def report_on(*changes: object, day: str = DAY) -> Report:
    """The whole report on the council of the examples, changed."""
    return check(COUNCIL.apply(*changes).on(day))  # type: ignore[arg-type]


# ---------------------------------------------------------------- waivers


def test_a_waiver_is_told_beside_an_outcome_that_stays() -> None:
    """The council knows, and says why and until when; the rule is not kept for all that."""
    report = report_on(INVITED_CARERS, Add(WAIVER))
    (verdict,) = report.waived
    assert (verdict.rule.code, verdict.outcome, verdict.waiver) == ("FR-G2", "fail", WAIVER)
    assert report.conforms_at("expected") is False
    assert "chosen not to apply this rule (until 2025). Its reason: The association is reorganising." in (
        verdict.message()
    )
    assert "Le conseil a choisi de ne pas appliquer cette règle (jusqu’à : 2025)." in report.to_text("fr")
    assert next(row for row in report.to_rows() if row["code"] == "FR-G2")["waiver"] == "families-2025"


def test_a_waiver_ends_and_covers_what_it_names() -> None:
    """After its end, for another body, or on a rule that is kept, there is nothing to tell."""
    assert report_on(INVITED_CARERS, Add(WAIVER), day="2026-06-01").waived == ()
    assert report_on(INVITED_CARERS, Add(WAIVER), Replace(WAIVER.id, focus="plenary")).waived == ()
    assert report_on(Add(WAIVER)).waived == ()
    everywhere = Replace(WAIVER.id, focus=None, rule="fr-g2")
    assert [verdict.focus for verdict in report_on(INVITED_CARERS, Add(WAIVER), everywhere).waived] == ["committee"]


# ---------------------------------------------------------------- what to do next


def test_what_would_mend_it_is_said() -> None:
    """In words, with the body that could open a place; and it is what the changes do."""
    (verdict,) = (verdict for verdict in report_on(INVITED_CARERS).failed if verdict.rule.code == "FR-G2")
    assert verdict.next_step(COUNCIL.apply(INVITED_CARERS)) == (
        "To decide: offer the status “Member” (Steering committee): Familles d’Ombreval."
    )
    assert "À décider : proposer le statut « Membre »" in report_on(INVITED_CARERS).to_text("fr")


def test_what_would_settle_a_question_is_said() -> None:
    """The field to fill in, and the document that usually holds it."""
    doubtful = Replace("committee-families-member", id="families-seat", period=Period(start=PartialDate(year=2025)))
    report = report_on(doubtful)
    verdict = next(verdict for verdict in report.undocumented if verdict.rule.code == "FR-G2")
    assert [(fill.id, fill.field) for fill in verdict.fill] == [("families-seat", "period")]
    assert verdict.next_step(report.snapshot.council, "fr") == (
        "À retrouver : dates de début et de fin [period] (Familles d’Ombreval). Se trouve d’ordinaire dans : un compte "
        "rendu, une liste de membres ou une décision datés."
    )


def test_nothing_is_to_do_for_what_is_kept() -> None:
    """A verdict that passes has no next step."""
    report = report_on()
    assert {verdict.next_step(report.snapshot.council) for verdict in report.passed} == {""}


# ---------------------------------------------------------------- other forms


def test_json_is_the_rows() -> None:
    """As text, accents kept."""
    report = report_on(INVITED_CARERS)
    assert json.loads(report.to_json("fr")) == report.to_rows("fr")
    assert "é" in report.to_json("fr")


def test_a_notebook_shows_a_table_that_hides_nothing_and_runs_nothing() -> None:
    """What is not kept stands first; words are escaped."""
    council = COUNCIL.apply(INVITED_CARERS, Replace("committee", name=Text.same("<b>Committee</b>")))
    page = check(council.on(DAY))._repr_html_()
    assert page.index("Departs from guidance") < page.index(">Kept<")
    assert "&lt;b&gt;Committee&lt;/b&gt;" in page
    assert "<b>" not in page


# what rdflib's reader of JSON-LD calls inside rdflib
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_a_triple_store_reads_the_report() -> None:
    """As a SHACL validation report: severity, focus, value, message in both languages, source."""
    report = report_on(INVITED_CARERS, NO_RECORD, Add(WAIVER))
    graph = rdflib.Graph().parse(data=json.dumps(to_json_ld(report)), format="json-ld")
    (node,) = graph.subjects(rdflib.RDF.type, SHACL.ValidationReport)
    assert graph.value(node, SHACL.conforms).toPython() is False  # type: ignore[union-attr]
    results = list(graph.objects(node, SHACL.result))
    assert len(results) == len(report.failed) + len(report.undocumented)
    about = {str(graph.value(it, SHACL.sourceShape)): it for it in results}
    departs = about["urn:clsm:rules/FR-G2"]
    assert graph.value(departs, SHACL.resultSeverity) == SHACL.Warning
    assert str(graph.value(departs, SHACL.focusNode)) == "urn:clsm:ombreval-council/committee"
    assert {message.language for message in graph.objects(departs, SHACL.resultMessage)} == {"en", "fr"}  # type: ignore[attr-defined]
    assert str(graph.value(departs, rdflib.URIRef("urn:clsm:waiver"))) == "urn:clsm:ombreval-council/families-2025"
    assert graph.value(about["urn:clsm:rules/OW-1"], SHACL.resultSeverity) == SHACL.Violation


def test_a_threshold_decides_what_conforms_in_linked_data() -> None:
    """Guidance counts only when it is asked for; what is not documented never conforms."""
    assert to_json_ld(report_on(INVITED_CARERS))["sh:conforms"] is True
    assert to_json_ld(report_on(INVITED_CARERS), "expected")["sh:conforms"] is False
    assert to_json_ld(report_on(NO_RECORD))["sh:conforms"] is False


# ---------------------------------------------------------------- comparing


def test_two_versions_of_a_file_are_compared() -> None:
    """Only what changed is told, with what is said now."""
    (changed,) = compare(report_on(INVITED_CARERS), report_on()).changed
    assert (changed.rule.code, changed.focus) == ("FR-G2", "committee")
    assert changed.headline("fr") == (
        "FR-G2 Usagers et aidants prennent pleinement part au pilotage (Comité de pilotage) : "
        "Écart à un repère → Respecté."
    )
    assert changed.explain().startswith(changed.headline() + " Steering committee –")


def test_a_body_that_is_new_or_gone_had_no_verdict() -> None:
    """There is then nothing before, or nothing after."""
    closed = Replace("housing-group", period=Period(start=PartialDate(year=2018), end=PartialDate(year=2024)))
    after = compare(report_on(), report_on(closed))
    gone = next(row for row in after.to_rows() if row["focus"] == "housing-group")
    assert (gone["before"], gone["after"]) == ("pass", None)
    assert "Kept → not asked." in gone["says"]
    new = next(row for row in compare(report_on(closed), report_on()).to_rows() if row["focus"] == "housing-group")
    assert (new["before"], new["after"]) == (None, "pass")
    assert "Housing group" in after._repr_html_()


def test_the_same_report_has_nothing_to_compare() -> None:
    """That is said in words."""
    assert compare(report_on(), report_on()).explain("fr") == "Aucun avis n’a changé."


def test_lille_est_before_and_after_the_law() -> None:
    """The same council held against the texts of its day and of later: the law of 2016 is what is new."""
    today = clsm.datasets.load("lille-est").on("2011-11-01")
    later = compare(check(today), check(today, rules_on="2025-06-01"))
    assert "FR-L1" in {changed.rule.code for changed in later.changed}
    assert find_rule("FR-L1").applies_from == PartialDate.parse("2016-01-28")
    assert all(changed.rule.applies_from for changed in later.changed)
