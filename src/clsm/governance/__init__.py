"""Governance: what laws, instructions, guides and the council itself expect, and what is shown of it.

:func:`check` takes a council on a day and gives a :class:`Report` of verdicts; :func:`history` follows
them over the years, :func:`compare` says what changed between two reports, and :func:`to_json_ld` writes one
as linked data. Rules come in rulebooks, each rule with its text, its date and its source; an
embedder adds their own with :func:`rule` and :class:`Rulebook`.

Beside the verdicts stand answers that no text judges: who attends (:func:`attendance`), whether a
meeting could decide (:func:`quorum`, :func:`majority`), who gives what (:func:`funding`), who holds
which office and may sign (:func:`mandates`, :func:`signatories`), on what terms people take part
(:func:`participation`), and which body follows which program (:func:`following`).
"""

from clsm.governance.answers.apportioning import Apportionment, apportionment
from clsm.governance.answers.budgets import BudgetReading, Income
from clsm.governance.answers.cofunding import Cofunding, Part
from clsm.governance.answers.coordinators import CoordinatorPost, CoordinatorTime
from clsm.governance.answers.following import Following, following
from clsm.governance.answers.funding import Funding, funding
from clsm.governance.answers.keys import Due, Key, Paid, Total
from clsm.governance.answers.mandates import (
    Mandate,
    Mandates,
    Signatories,
    Signatory,
    Together,
    Vacancy,
    mandates,
    signatories,
)
from clsm.governance.answers.meetings import AttendanceRecord, Majority, Quorum, attendance, majority, quorum
from clsm.governance.answers.participation import Participation, Terms, participation
from clsm.governance.books.catalogue import find_rule, find_rulebook, rulebooks
from clsm.governance.checking import check
from clsm.governance.engine.comparing import ReportChanges, VerdictChange, compare
from clsm.governance.engine.linked_data import to_json_ld
from clsm.governance.engine.report import Report
from clsm.governance.engine.rules import Example, Fill, Finding, Rule, Rulebook, rule
from clsm.governance.engine.verdicts import Verdict
from clsm.governance.over_time import History, Turn, history
from clsm.governance.texts.parameters import PARAMETERS, Parameter, Value
from clsm.governance.texts.provisions import Provision, find_provision, provisions

__all__ = [
    "PARAMETERS",
    "Apportionment",
    "AttendanceRecord",
    "BudgetReading",
    "Cofunding",
    "CoordinatorPost",
    "CoordinatorTime",
    "Due",
    "Example",
    "Fill",
    "Finding",
    "Following",
    "Funding",
    "History",
    "Income",
    "Key",
    "Majority",
    "Mandate",
    "Mandates",
    "Paid",
    "Parameter",
    "Part",
    "Participation",
    "Provision",
    "Quorum",
    "Report",
    "ReportChanges",
    "Rule",
    "Rulebook",
    "Signatories",
    "Signatory",
    "Terms",
    "Together",
    "Total",
    "Turn",
    "Vacancy",
    "Value",
    "Verdict",
    "VerdictChange",
    "apportionment",
    "attendance",
    "check",
    "compare",
    "find_provision",
    "find_rule",
    "find_rulebook",
    "following",
    "funding",
    "history",
    "majority",
    "mandates",
    "participation",
    "provisions",
    "quorum",
    "rule",
    "rulebooks",
    "signatories",
    "to_json_ld",
]

for _name in __all__:
    # shown, documented and pickled under the name that callers import it by
    if hasattr(globals()[_name], "__qualname__"):
        globals()[_name].__module__ = __name__
