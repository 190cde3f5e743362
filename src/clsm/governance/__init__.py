"""Governance: what laws, instructions, guides and the council itself expect, and what is shown of it.

:func:`check` takes a council on a day and gives a
:class:`Report` of verdicts. Rules come in rulebooks, each rule with its
text, its date and its source; an embedder adds their own with
:func:`rule` and :class:`Rulebook`.
"""

from clsm.governance.catalogue import find_rule, find_rulebook, rulebooks
from clsm.governance.checking import check
from clsm.governance.comparing import Changed, Comparison
from clsm.governance.history import History, Turn, history
from clsm.governance.report import Report
from clsm.governance.rules import Example, Fill, Finding, Rule, Rulebook, rule
from clsm.governance.verdicts import Verdict

__all__ = [
    "Changed",
    "Comparison",
    "Example",
    "Fill",
    "Finding",
    "History",
    "Report",
    "Rule",
    "Rulebook",
    "Turn",
    "Verdict",
    "check",
    "find_rule",
    "find_rulebook",
    "history",
    "rule",
    "rulebooks",
]

for _name in __all__:
    # shown, documented and pickled under the name that callers import it by
    globals()[_name].__module__ = __name__
