"""A report in the terms of SHACL, as JSON-LD: for triple stores and the tools that read them."""

from typing import TYPE_CHECKING, Any, Final

from clsm.governance.engine.rules import Strength
from clsm.governance.engine.verdicts import Verdict

if TYPE_CHECKING:
    from clsm.governance.engine.report import Report

CONTEXT: Final = {
    "sh": "http://www.w3.org/ns/shacl#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "clsm": "urn:clsm:",
}
"""The prefixes of the report. Ids of councils are names (``urn:clsm:lille-est/plenary``), not addresses."""

_SEVERITIES: Final[dict[Strength, str]] = {"must": "sh:Violation", "expected": "sh:Warning", "recommended": "sh:Info"}


def json_ld(report: "Report", strength: Strength) -> dict[str, Any]:
    """See :meth:`clsm.governance.Report.to_json_ld`."""
    told = (*report.failed, *report.undocumented)
    return {
        "@context": CONTEXT,
        "@type": "sh:ValidationReport",
        "dcterms:date": {"@value": report.date.isoformat(), "@type": "xsd:date"},
        "sh:conforms": report.conforms_at(strength) is True,
        "sh:result": [_result(report, verdict) for verdict in told],
    }


def _result(report: "Report", verdict: Verdict) -> dict[str, Any]:
    council = report.snapshot.council.id
    result: dict[str, Any] = {
        "@type": "sh:ValidationResult",
        "sh:resultSeverity": {"@id": _SEVERITIES[verdict.rule.strength]},
        "sh:focusNode": {"@id": f"clsm:{council}" + ("" if verdict.focus == council else f"/{verdict.focus}")},
        "sh:sourceShape": {"@id": f"clsm:rules/{verdict.rule.code}"},
        "sh:sourceConstraintComponent": {"@id": f"clsm:rulebooks/{verdict.rule.rulebook}"},
        "sh:resultMessage": [
            {"@value": verdict.message("en"), "@language": "en"},
            {"@value": verdict.message("fr"), "@language": "fr"},
        ],
        "clsm:outcome": verdict.outcome,
        "dcterms:source": [(source.url and {"@id": source.url}) or source.cite() for source in verdict.rule.sources],
    }
    if verdict.path:
        result["sh:resultPath"] = {"@id": f"clsm:{verdict.path}"}
    if verdict.evidence:
        result["sh:value"] = [{"@id": f"clsm:{council}/{id}"} for id in verdict.evidence]
    if verdict.waiver:
        result["clsm:waiver"] = {"@id": f"clsm:{council}/{verdict.waiver.id}"}
    return result
