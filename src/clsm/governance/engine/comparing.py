"""What changed between two reports: two days, two versions of a file, or two sets of texts."""

from typing import Final, final

import attrs

from clsm.governance.engine.report import Report
from clsm.governance.engine.rules import Rule
from clsm.governance.engine.verdicts import Verdict
from clsm.results import Result
from clsm.tables import Row
from clsm.words import Lang, Text, both, lines, paragraph

_SAYS: Final = Text(
    fr="{code} {name} ({focus}) : {before} → {after}.", en="{code} {name} ({focus}): {before} → {after}."
)
_NOT_ASKED: Final = Text(fr="sans avis", en="not asked")
ANOTHER_TEXT: Final = Text(fr="Le texte de la règle n’est plus le même.", en="The text of the rule is another.")
NOTHING_CHANGED: Final = Text(fr="Aucun avis n’a changé.", en="No verdict has changed.")


@final
@attrs.frozen(kw_only=True)
class VerdictChange:
    """A verdict that is not what it was. ``before`` or ``after`` is ``None`` where there was none.

    ``of_text``: its rule was read in another edition, or with another function, so that the facts may be the same.
    """

    rule: Rule = attrs.field(repr=lambda rule: rule.code)
    focus: str
    name: Text = attrs.field(repr=False)
    before: Verdict | None = attrs.field(repr=lambda verdict: repr(verdict and verdict.outcome))
    after: Verdict | None = attrs.field(repr=lambda verdict: repr(verdict and verdict.outcome))

    @property
    def of_text(self) -> bool:
        """Whether the rule or its text is not what it was."""
        return self.before is not None and self.after is not None and self.before.rule != self.after.rule

    def headline(self, lang: Lang = "en") -> str:
        """What changed, in one line."""
        words = {"code": self.rule.code, "name": self.rule.name, "focus": self.name}
        return _SAYS.format(before=_outcome(self.before), after=_outcome(self.after), **words).say(lang)

    def explain(self, lang: Lang = "en") -> str:
        """What changed, whether the text did, and what is said now."""
        words = [both(self.headline), *([ANOTHER_TEXT] if self.of_text else [])]
        return paragraph([*words, *([self.after.because] if self.after else [])]).say(lang)


@final
@attrs.frozen(kw_only=True, repr=False)
class ReportChanges(Result):
    """The verdicts that changed from one report to another, in the order of the rulebooks."""

    changed: tuple[VerdictChange, ...]

    @property
    def says(self) -> Text:
        """What changed, a sentence or two for each verdict."""
        if not self.changed:
            return NOTHING_CHANGED
        return lines(both(change.explain) for change in self.changed)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One dictionary for each verdict that changed; an outcome is ``None`` where there was no verdict."""
        return [
            {
                "code": change.rule.code,
                "focus": change.focus,
                "before": change.before and change.before.outcome,
                "after": change.after and change.after.outcome,
                "says": change.explain(lang),
            }
            for change in self.changed
        ]


def compare(before: Report, after: Report) -> ReportChanges:
    """What changed from one report to another: another day, another version of the file, other rules.

    A verdict that keeps its outcome is no change, whatever it now rests on.

    >>> import clsm
    >>> council = clsm.datasets.load("lille-est")
    >>> first = clsm.check(council.on("2011-11-01"), ["fr-law"])
    >>> later = clsm.check(council.on("2011-11-01"), ["fr-law"], rules_on="2026-01-01")
    >>> change = compare(first, later).changed[0]
    >>> change.rule.code, change.before.outcome, change.after.outcome
    ('FR-L1', 'not_applicable', 'not_documented')
    """
    verdicts_before, verdicts_after = _by_rule_and_focus(before), _by_rule_and_focus(after)
    only_before = {key: verdict for key, verdict in verdicts_before.items() if key not in verdicts_after}
    changes = list[VerdictChange]()
    for key, verdict in (verdicts_after | only_before).items():
        old, new = verdicts_before.get(key), verdicts_after.get(key)
        if _outcome(old) != _outcome(new):
            name = (before if new is None else after).focus_name(verdict)
            changes.append(VerdictChange(rule=verdict.rule, focus=key[1], name=name, before=old, after=new))
    return ReportChanges(changed=tuple(changes))


def _by_rule_and_focus(report: Report) -> dict[tuple[str, str], Verdict]:
    return {(verdict.rule.code, verdict.focus): verdict for verdict in report.verdicts}


def _outcome(verdict: Verdict | None) -> Text:
    if verdict is None:
        return _NOT_ASKED
    return both(verdict.outcome_in_words)
