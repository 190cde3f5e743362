"""Verdicts and the report that gathers them: what they hold, and how they say it to readers.

Only a text that binds can be *failed*, or a council's own word; from guidance one *departs*. What
was documented before the day and not since is *presumed*, and the words say since when.
"""

import datetime
from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Any, Final, final

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot
from clsm.dates import PartialDate
from clsm.governance.rules import STRENGTHS, Outcome, Rule, Strength
from clsm.governance.words import day_in_words, joined, since
from clsm.language import Lang, Text
from clsm.problems import Mismatch
from clsm.references import Reference

_OUTCOMES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "pass": Text(fr="Respecté", en="Kept"),
        "fail": Text(fr="Non respecté", en="Fails"),
        "not_documented": Text(fr="Non documenté", en="Not documented"),
        "not_applicable": Text(fr="Sans objet", en="Not applicable"),
    }
)
_DEPARTS: Final = Text(fr="Écart à un repère", en="Departs from guidance")
_BINDING: Final = frozenset({"law", "decree", "funder", "local"})
"""The levels of text that one can fail; from the others one departs."""


@final
@attrs.frozen(kw_only=True)
class Verdict:
    """What one rule says of one thing on one day.

    ``focus`` is the id of a body or of the council, ``path`` its place in the council (empty for
    the council itself). ``evidence`` holds the ids of what the verdict rests on, ``mend`` the
    smallest change after which a failed rule fails no more; it is empty where none is clear.
    ``presumed_since`` is the last date at which a source shows all of the evidence, where that
    lies before the day.
    """

    rule: Rule = attrs.field(repr=lambda rule: rule.code)
    outcome: Outcome
    focus: str
    path: str = attrs.field(repr=False)
    because: Text = attrs.field(repr=False)
    evidence: tuple[str, ...] = attrs.field(repr=False)
    mend: tuple[Add | Replace | Remove, ...] = attrs.field(repr=False)
    presumed_since: PartialDate | None = attrs.field(repr=False)

    def outcome_in_words(self, lang: Lang = "en") -> str:
        """The outcome for readers. Only a text that binds is failed; from guidance one departs."""
        return self._outcome.say(lang)

    def explanation(self, lang: Lang = "en") -> str:
        """Why the outcome is what it is, on whose word, and how fresh that word is."""
        return joined(self._sentences()).say(lang)

    def message(self, lang: Lang = "en") -> str:
        """The outcome and its explanation."""
        return f"{self.outcome_in_words(lang)}. {self.explanation(lang)}"

    @property
    def _outcome(self) -> Text:
        departs = self.outcome == "fail" and self.rule.level not in _BINDING
        return _DEPARTS if departs else _OUTCOMES[self.outcome]

    def _sentences(self) -> Iterator[Text]:
        yield self.because
        if self.presumed_since and self.outcome != "not_applicable":
            yield Text(
                fr="Présumé {since}, dernière date à laquelle une source le montre.",
                en="Presumed {since}, the last date at which a source shows it.",
            ).format(since=since(self.presumed_since))
        if self.rule.level == "guide" and self.rule.applies_from is None and self.outcome != "not_applicable":
            yield Text(fr="Ce repère n'est pas daté.", en="This guidance is undated.")


_CONFORMS: Final[Mapping[bool | None, Text]] = MappingProxyType(
    {
        True: Text(
            fr="Toutes les règles obligatoires qui valent ici sont respectées.",
            en="Every mandatory rule that applies here is kept.",
        ),
        False: Text(
            fr="Une règle obligatoire au moins n'est pas respectée.", en="At least one mandatory rule is not kept."
        ),
        None: Text(
            fr="Aucune règle obligatoire n'est enfreinte ; une au moins ne peut être jugée sur ce qui est documenté.",
            en="No mandatory rule is broken; at least one cannot be judged on what is documented.",
        ),
    }
)
_TITLE: Final = Text(fr="{council} : ce que disent les règles au {day}", en="{council}: what the rules say on {day}")
_RULES_ON: Final = Text(fr="Règles du {day}.", en="Rules of {day}.")
_SOURCES: Final = Text(fr="Sources", en="Sources")


@final
@attrs.frozen(kw_only=True)
class Report:
    """All verdicts on a council on a day, in the order of the rulebooks, of their rules, and of ids.

    ``rules_on`` is the day whose rules were used.
    """

    today: Snapshot = attrs.field(repr=lambda today: f"<{today.council.id} on {today.date}>")
    rules_on: datetime.date = attrs.field(repr=str)
    verdicts: tuple[Verdict, ...]

    @property
    def date(self) -> datetime.date:
        """The day on which the council was looked at."""
        return self.today.date

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The verdicts of rules that are not kept, guidance included."""
        return self._with("fail")

    @property
    def undocumented(self) -> tuple[Verdict, ...]:
        """The verdicts that cannot be given on what is documented."""
        return self._with("not_documented")

    @property
    def passed(self) -> tuple[Verdict, ...]:
        """The verdicts of rules that are kept."""
        return self._with("pass")

    @property
    def not_applicable(self) -> tuple[Verdict, ...]:
        """The verdicts of rules that have nothing to say of this council on this day."""
        return self._with("not_applicable")

    @property
    def conforms(self) -> bool | None:
        """Whether all that is mandatory is kept; ``None`` where nothing fails but something is not documented."""
        return self.conforms_at("must")

    def conforms_at(self, strength: Strength) -> bool | None:
        """The same, counting the rules of this *strength* and of any stronger one.

        ``"expected"`` counts what is mandatory and what is expected, ``"recommended"`` every rule.
        """
        strengths = list(STRENGTHS)
        if strength not in strengths:
            raise Mismatch(found=repr(strength), expected=f"one of {', '.join(strengths)}")
        counted = strengths[: strengths.index(strength) + 1]
        outcomes = {verdict.outcome for verdict in self.verdicts if verdict.rule.strength in counted}
        return False if "fail" in outcomes else None if "not_documented" in outcomes else True

    def to_rows(self, lang: Lang | None = None) -> list[dict[str, Any]]:
        """One dictionary a verdict, of plain values that JSON can hold.

        With *lang*, ``name``, ``outcome_in_words`` and ``message`` are in that language; without,
        each comes twice, as ``name_en`` and ``name_fr``.
        """
        return [self._row(verdict, lang) for verdict in self.verdicts]

    def to_text(self, lang: Lang = "en") -> str:
        """The report as plain text: what is not kept first, and the sources at the end."""
        return "\n".join(self._lines(lang))

    def _with(self, outcome: Outcome) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if verdict.outcome == outcome)

    def _row(self, verdict: Verdict, lang: Lang | None) -> dict[str, Any]:
        rule = verdict.rule
        row: dict[str, Any] = {
            "council": self.today.council.id,
            "date": self.date.isoformat(),
            "rules_on": self.rules_on.isoformat(),
            "rulebook": rule.rulebook,
            "code": rule.code,
            "strength": rule.strength,
            "level": rule.level,
            "outcome": verdict.outcome,
            "focus": verdict.focus,
            "path": verdict.path,
        }
        says = {"name": rule.name.say, "outcome_in_words": verdict.outcome_in_words, "message": verdict.message}
        for key, say in says.items():
            row |= {key: say(lang)} if lang else {f"{key}_en": say("en"), f"{key}_fr": say("fr")}
        row["evidence"] = list(verdict.evidence)
        row["sources"] = [source.cite(lang or "en") for source in rule.sources]
        return row

    def _lines(self, lang: Lang) -> Iterator[str]:
        council = self.today.council
        yield _TITLE.format(council=council.name, day=day_in_words(self.date)).say(lang)
        yield joined([_RULES_ON.format(day=day_in_words(self.rules_on)), _CONFORMS[self.conforms]]).say(lang)
        failed = sorted(self.failed, key=lambda verdict: verdict.rule.level not in _BINDING)
        ordered = (*failed, *self.undocumented, *self.passed, *self.not_applicable)
        for heading, verdicts in groupby(ordered, key=lambda verdict: verdict.outcome_in_words(lang)):
            yield f"\n{heading}"
            for rule, said in groupby(verdicts, key=lambda verdict: verdict.rule):
                yield f"- {rule.code} {rule.name.say(lang)}"
                yield from (f"  {verdict.explanation(lang)}" for verdict in said)
        yield f"\n{_SOURCES.say(lang)}"
        for source in self._sources():
            yield f"- {source.cite(lang)}"

    def _sources(self) -> list[Reference]:
        """What the rules and the evidence cite, each once."""
        cited = dict[Reference, None]()
        for verdict in self.verdicts:
            cited |= dict.fromkeys(verdict.rule.sources)
        for verdict in self.verdicts:
            for id in verdict.evidence:
                cited |= dict.fromkeys(self.today.sources(self.today.council.find(id)))
        return list(cited)
