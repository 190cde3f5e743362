"""How the tests of the rules ask one rule of the council of the examples, changed."""

from typing import Any

from clsm import Add, Remove, Replace
from clsm.governance import Verdict, check, find_rule
from clsm.governance.books.examples import COUNCIL, DAY


def ask(
    code: str, *changes: Add | Replace | Remove, about: str | None = None, day: str = DAY, **options: Any
) -> Verdict:
    """What the rule *code* says of the changed council; *about* picks one focus where there are several."""
    report = check(COUNCIL.apply(*changes).on(day), [find_rule(code).rulebook], **options)
    (verdict,) = (
        verdict for verdict in report.verdicts if verdict.rule.code == code and about in (None, verdict.focus)
    )
    return verdict
