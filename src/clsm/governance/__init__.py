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

from clsm._doors import own_names
from clsm.ageing import PresumeFor
from clsm.governance.answers.apportioning import Apportionment, apportionment
from clsm.governance.answers.confirming import AfterElection, Confirmation, after_election, confirm
from clsm.governance.answers.following import Following, following
from clsm.governance.answers.funding import Funding, funding
from clsm.governance.answers.mandates import Mandates, Signatories, mandates, signatories
from clsm.governance.answers.meetings import AttendanceRecord, Majority, Quorum, attendance, majority, quorum
from clsm.governance.answers.participation import Participation, participation
from clsm.governance.books.catalogue import find_rule, find_rulebook, rulebooks
from clsm.governance.checking import check
from clsm.governance.engine.comparing import ReportChanges, compare
from clsm.governance.engine.linked_data import to_json_ld
from clsm.governance.engine.report import Report
from clsm.governance.engine.rules import Edition, Example, Fill, Finding, Fix, Rule, Rulebook, rule
from clsm.governance.engine.verdicts import Verdict
from clsm.governance.over_time import History, history
from clsm.governance.texts.parameters import PARAMETERS
from clsm.governance.texts.provisions import Provision, find_provision, provisions

__all__ = [
    "PARAMETERS",
    "AfterElection",
    "Apportionment",
    "AttendanceRecord",
    "Confirmation",
    "Edition",
    "Example",
    "Fill",
    "Finding",
    "Fix",
    "Following",
    "Funding",
    "History",
    "Majority",
    "Mandates",
    "Participation",
    "PresumeFor",
    "Provision",
    "Quorum",
    "Report",
    "ReportChanges",
    "Rule",
    "Rulebook",
    "Signatories",
    "Verdict",
    "after_election",
    "apportionment",
    "attendance",
    "check",
    "compare",
    "confirm",
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

own_names(__name__)
