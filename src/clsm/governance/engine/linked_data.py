"""A report in the terms of SHACL, as JSON-LD: for triple stores and the tools that read them."""

from typing import Any, Final

from clsm.governance.engine.report import Report
from clsm.governance.engine.rules import Strength
from clsm.governance.engine.verdicts import Verdict

CONTEXT: Final = {
    "sh": "http://www.w3.org/ns/shacl#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "clsm": "urn:clsm:",
}
"""The prefixes of the report. Ids of councils are names (``urn:clsm:lille-est/plenary``), not addresses."""

_SEVERITIES: Final[dict[Strength, str]] = {"must": "sh:Violation", "expected": "sh:Warning", "recommended": "sh:Info"}


def to_json_ld(report: Report, strength: Strength = "must") -> dict[str, Any]:
    """*report* as a SHACL validation report in JSON-LD, messages in both languages.

    ``sh:conforms`` is true only where every rule of this *strength*, and of any stronger one, is kept; what is
    not documented is no result of its own kind in SHACL, and comes as ``clsm:outcome``.

    >>> import clsm
    >>> linked = to_json_ld(clsm.check(clsm.datasets.load("seraing").on("2019-06-01")))
    >>> linked["@type"], linked["sh:conforms"]
    ('sh:ValidationReport', False)
    """
    results = (*report.failed, *report.undocumented)
    return {
        "@context": CONTEXT,
        "@type": "sh:ValidationReport",
        "dcterms:date": {"@value": report.date.isoformat(), "@type": "xsd:date"},
        "sh:conforms": report.conforms_at(strength) is True,
        "sh:result": [_result(report, verdict) for verdict in results],
    }


def _result(report: Report, verdict: Verdict) -> dict[str, Any]:
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
