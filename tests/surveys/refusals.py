"""How each kind of problem with a survey is met."""

from collections.abc import Callable
from typing import Any, Final

from clsm import surveys
from tests.surveys.valmont import COUNCIL, TODAY, book, read

WIDE: Final = "qui,epsm,gem\nepsm,,3\ngem,{},\n"
SHEET: Final[list[list[Any]]] = [["qui", "epsm", "gem"], ["epsm", "", 3], ["gem", 2, ""]]
DL: Final = "dl n={}\nformat = {}\nlabels:\nepsm,gem\ndata:\n{}\n"


def form(**said: Any) -> bytes:
    """A questionnaire that says what respondents are owed, except what is *said* otherwise."""
    owed = dict.fromkeys(("controller", "purpose", "contact", "recipients", "legal_basis"), "words")
    return surveys.questionnaire(
        TODAY, **{"relation": "knows", "kept_until": "2027-12-31", "layout": "csv", **owed} | said
    )


CALLS: Final[dict[str, Callable[[], object]]] = {
    "survey-source": lambda: surveys.read(3, TODAY, survey="s", relation="knows"),
    "survey-size": lambda: read("a," * 501),
    "survey-binary": lambda: read(b"a\0b"),
    "survey-web-page": lambda: read("<html><table>"),
    "survey-empty": lambda: read(" "),
    "survey-encoding": lambda: read(b"\x81\x8d"),
    "survey-encoding-name": lambda: read("a,b", encoding="utf8000"),
    "survey-quotes": lambda: read('a,"b'),
    "survey-sheet": lambda: read(book({"A": SHEET}), sheet="B"),
    "survey-sheets": lambda: read(book({"A": SHEET, "B": SHEET})),
    "survey-layout": lambda: read("source,target,epsm,gem\nepsm,gem,1,1\n"),
    "survey-relation": lambda: read(WIDE, relation=None),
    "survey-unknown": lambda: surveys.withdraw(COUNCIL, "s1", "epsm"),
    "survey-actor": lambda: read(WIDE, asked=["epms"]),
    "survey-values": lambda: read(WIDE, values={"3": 7}),
    "survey-column": lambda: read(WIDE, respondent="who"),
    "survey-columns": lambda: read(WIDE, columns="B"),
    "survey-respondent": lambda: read("a,b,epsm,gem\nepsm,gem,1,\ngem,epsm,,2\n"),
    "survey-question": lambda: read("qui,a[epsm],a[gem],b[epsm],b[gem]\nepsm,,1,,2\n"),
    "survey-no-question": lambda: read(WIDE, question="liens"),
    "survey-no-partners": lambda: read("a,b\nc,d\n"),
    "survey-no-answers": lambda: read("qui,epsm,gem\n"),
    "survey-no-ends": lambda: read("a,b\nepsm,gem\n", layout="rows"),
    "survey-no-main-table": lambda: read("partenaire,_parent_index,_submission__uuid\ngem,1,u1\n"),
    "survey-damaged-questionnaire": lambda: read("clsm-questionnaire-1\nPour commencer;je réponds\n"),
    "survey-name": lambda: read("qui,epsm,gem\nlycée,1,1\nepsm,,1\n"),
    "survey-line-aside": lambda: read("qui,epsm,gem\nepsm,,1\nTotal,,\n"),
    "survey-nameless-row": lambda: read("qui,epsm,gem\nepsm,,1\n,1,1\n"),
    "survey-long-row": lambda: read("qui,epsm,gem\nepsm,,1\ngem,1,,,5\n"),
    "survey-repeated-column": lambda: read("qui,epsm,gem,epsm\nepsm,,1,\ngem,1,,2\n"),
    "survey-value": lambda: read(WIDE.format("souvent")),
    "survey-error-cell": lambda: read(book({"A": [*SHEET, ["ville", "=NA()", 1]]}, error="#N/A")),
    "survey-computed": lambda: read(book({"A": [*SHEET, ["ville", "=1+1", 1]]})),
    "survey-date": lambda: read("qui,Date,epsm,gem\nepsm,mardi,,1\n"),
    "survey-answers-differ": lambda: read("qui,epsm,gem\nepsm,,1\nepsm,,0\n"),
    "survey-validation": lambda: read(
        "qui,_validation_status,epsm,gem\nepsm,validation_status_not_approved,,1\ngem,,1,\n"
    ),
    "survey-rating": lambda: read("respondent,partner,reliability\nepsm,gem,5\n"),
    "survey-network-size": lambda: read(DL.format(501, "fullmatrix", "")),
    "survey-network-line": lambda: read(DL.format(2, "edgelist1", "1")),
    "survey-network-cells": lambda: read(DL.format(2, "fullmatrix", "0 1 2")),
    "survey-network-format": lambda: read(DL.format(2, "edgearray1", "1 2")),
    "survey-no-data": lambda: read("dl n=2\n"),
    "survey-information": lambda: form(purpose=" "),
}
