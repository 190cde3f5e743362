"""What changed between two reports: two days, two versions of a file, or two sets of texts."""

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any, Final, final

import attrs

from clsm.governance.engine.rules import Rule
from clsm.governance.engine.verdicts import Verdict
from clsm.words import Lang, Text, both

if TYPE_CHECKING:
    from clsm.governance.engine.report import Report

_SAYS: Final = Text(
    fr="{code} {name} ({focus}) : {before} → {after}.", en="{code} {name} ({focus}): {before} → {after}."
)
_NOT_ASKED: Final = Text(fr="sans avis", en="not asked")
_NOTHING: Final = Text(fr="Aucun avis n’a changé.", en="No verdict has changed.")


@final
@attrs.frozen(kw_only=True)
class Changed:
    """A verdict that is not what it was. ``before`` or ``after`` is ``None`` where there was none."""

    rule: Rule = attrs.field(repr=lambda rule: rule.code)
    focus: str
    name: Text = attrs.field(repr=False)
    before: Verdict | None = attrs.field(repr=lambda verdict: repr(verdict and verdict.outcome))
    after: Verdict | None = attrs.field(repr=lambda verdict: repr(verdict and verdict.outcome))

    def headline(self, lang: Lang = "en") -> str:
        """What changed, in one line."""
        words = {"code": self.rule.code, "name": self.rule.name, "focus": self.name}
        return _SAYS.format(before=_outcome(self.before), after=_outcome(self.after), **words).say(lang)

    def explain(self, lang: Lang = "en") -> str:
        """What changed, and what is said now."""
        return f"{self.headline(lang)} {self.after.because.say(lang)}" if self.after else self.headline(lang)


@final
@attrs.frozen(kw_only=True)
class Comparison:
    """The verdicts that changed from one report to another, in the order of the rulebooks."""

    changed: tuple[Changed, ...]

    def explain(self, lang: Lang = "en") -> str:
        """What changed, a sentence or two for each verdict."""
        return "\n".join(each.explain(lang) for each in self.changed) or _NOTHING.say(lang)

    def to_rows(self, lang: Lang = "en") -> list[dict[str, Any]]:
        """One dictionary for each verdict that changed; an outcome is ``None`` where there was no verdict."""
        return [
            {
                "code": each.rule.code,
                "focus": each.focus,
                "before": each.before and each.before.outcome,
                "after": each.after and each.after.outcome,
                "says": each.explain(lang),
            }
            for each in self.changed
        ]

    def _repr_html_(self) -> str:
        return f"<p>{escape(self.explain()).replace(chr(10), '<br>')}</p>"


def compared(before: "Report", after: "Report") -> Comparison:
    """The verdicts that are not the same in two reports."""
    old = {(verdict.rule.code, verdict.focus): verdict for verdict in before.verdicts}
    new = {(verdict.rule.code, verdict.focus): verdict for verdict in after.verdicts}
    return Comparison(changed=tuple(_changed(before, after, old, new)))


_Verdicts = dict[tuple[str, str], Verdict]


def _changed(before: "Report", after: "Report", old: _Verdicts, new: _Verdicts) -> Iterator[Changed]:
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        if was and now and was.outcome == now.outcome:
            continue
        verdict = now or was
        assert verdict is not None
        report = after if now else before
        yield Changed(rule=verdict.rule, focus=key[1], name=report.focus_name(verdict), before=was, after=now)


def _outcome(verdict: Verdict | None) -> Text:
    if verdict is None:
        return _NOT_ASKED
    return both(verdict.outcome_in_words)
