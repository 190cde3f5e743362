"""The report that gathers the verdicts on a council: for readers, for tables, for other programs."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Any, Final, final

import attrs

from clsm._doors import VERSION
from clsm.ageing import PresumeFor
from clsm.cards import Card
from clsm.council import Snapshot
from clsm.entities.references import Reference
from clsm.governance.engine.fixing import name_of
from clsm.governance.engine.outcomes import BINDING
from clsm.governance.engine.rules import STRENGTHS, Outcome, Strength
from clsm.governance.engine.verdicts import Verdict
from clsm.governance.engine.words import day_in_words
from clsm.problems import Mismatch, Problem, nearest
from clsm.results import Result
from clsm.words import Lang, Text, both, on_one_line, paragraph

_CONFORMS: Final[Mapping[bool | None, Text]] = MappingProxyType(
    {
        True: Text(
            fr="Ce que demandent la loi, un financeur ou la parole du conseil est tenu.",
            en="What law, a funder or the council's own word asks is kept.",
        ),
        False: Text(
            fr="À regarder ensemble : un point au moins que demandent la loi, un financeur ou la parole du conseil "
            "n’est pas tenu.",
            en="To look at together: at least one thing that law, a funder or the council's own word asks is not kept.",
        ),
        None: Text(
            fr="À regarder ensemble : rien de ce que demandent la loi, un financeur ou la parole du conseil n’est "
            "contredit ; un point au moins n’est pas documenté.",
            en="To look at together: nothing that law, a funder or the council's own word asks is contradicted; at "
            "least one thing is not documented.",
        ),
    }
)
HELP: Final = Text(
    fr="Ces repères aident à décider, ils ne jugent personne.",
    en="These benchmarks help to decide, they judge nobody.",
)
"""What is said once beside verdicts, wherever they are read."""
_CONDITION_OPEN: Final = Text(
    fr="À regarder ensemble : une condition au moins que posent la loi ou un financeur n’est pas remplie ; rien "
    "d’autre de ce qui engage n’est contredit.",
    en="To look at together: at least one condition that law or a funder sets is not met; nothing else that binds is "
    "contradicted.",
)
_NOTHING_APPLIES: Final = Text(
    fr="Aucune des règles retenues ne s’applique ici ce jour-là : rien n’est jugé.",
    en="None of the rules asked applies here on that day: nothing is judged.",
)
_TITLE: Final = Text(fr="{council} : ce que disent les textes au {day}", en="{council}: what the texts say on {day}")
_RULES_ON: Final = Text(fr="Règles du {day}.", en="Rules of {day}.")
_SOURCES: Final = Text(fr="Sources", en="Sources")
_CODES: Final = Text.same("{codes} – {sentence}")


def said_once(verdicts: Iterable[Verdict]) -> Iterator[Text]:
    """What holds of several *verdicts* and is said beside none of them: since when they are presumed, no date."""
    asked = [verdict for verdict in verdicts if verdict.outcome != "not_applicable"]
    for sentence in dict.fromkeys(word for verdict in asked for word in verdict.beside()):
        codes = dict.fromkeys(verdict.rule.code for verdict in asked if sentence in verdict.beside())
        yield _CODES.format(sentence=sentence, codes=", ".join(codes))


@final
@attrs.frozen(kw_only=True, repr=False)
class Report(Result):
    """All verdicts on a council on a day, in the order of the rulebooks, of their rules, and of ids.

    ``rules_on`` is the day whose rules were used, ``presume_for`` how long facts were presumed (``None``: for good).
    ``rulebook_versions`` are the rulebooks that were asked, each with its version. ``problems`` are what in the file
    keeps a rule from being read as it was meant: a waiver on a code that no rule has.
    """

    snapshot: Snapshot
    rules_on: datetime.date
    presume_for: PresumeFor | None = None
    rulebook_versions: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    verdicts: tuple[Verdict, ...]

    @property
    def library_version(self) -> str:
        """The version of the library that made the report."""
        return VERSION

    @property
    def content_hash(self) -> str:
        """The SHA-256 of the council's content, its JSON with sorted keys, made when asked for.

        >>> import clsm
        >>> council = clsm.datasets.load("seraing")
        >>> earlier, later = (clsm.check(council.on(day), []) for day in ("2019-01-31", "2020-01-31"))
        >>> earlier.content_hash == later.content_hash
        True
        """
        from clsm.files import dumps  # a check reads no file

        content = json.loads(dumps(self.snapshot.council, format="json"))
        return hashlib.sha256(json.dumps(_sorted(content), ensure_ascii=False).encode()).hexdigest()

    @property
    def date(self) -> datetime.date:
        """The day on which the council was looked at."""
        return self.snapshot.date

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
    def errors(self) -> tuple[Verdict, ...]:
        """The rules that could not be applied, each with what went wrong."""
        return self._with("error")

    @property
    def waived(self) -> tuple[Verdict, ...]:
        """The verdicts, failed or not documented, on rules that the council has set aside for a time."""
        return tuple(verdict for verdict in self.verdicts if verdict.waiver)

    @property
    def conforms(self) -> bool | None:
        """Whether all that is mandatory is kept; ``None`` where nothing fails but something is not documented."""
        return self.conforms_at("must")

    def conforms_at(self, strength: Strength) -> bool | None:
        """The same, counting the rules of this *strength* and of any stronger one.

        ``"expected"`` counts what is mandatory and what is expected, ``"recommended"`` every rule. Rules on an act of
        others than the council are not counted: see :class:`~clsm.governance.Rule`.
        """
        strengths = list(STRENGTHS)
        if strength not in strengths:
            raise Mismatch(
                "closed-list", found=repr(strength), choices=", ".join(strengths), near=nearest(strength, strengths)
            )
        counted = strengths[: strengths.index(strength) + 1]
        asked = (verdict for verdict in self.verdicts if verdict.rule.of_council)
        outcomes = {verdict.outcome for verdict in asked if verdict.rule.strength in counted}
        if "fail" in outcomes:
            return False
        return True if outcomes.isdisjoint({"not_documented", "error"}) else None

    def to_rows(self, lang: Lang | None = None) -> list[dict[str, Any]]:
        """One dictionary a verdict, of plain values that JSON can hold.

        With *lang*, ``name``, ``outcome_in_words`` and ``message`` are in that language; without,
        each comes twice, as ``name_en`` and ``name_fr``.
        """
        return [self._row(verdict, lang) for verdict in self.verdicts]

    def to_json(self, lang: Lang | None = None) -> str:
        """The rows of :meth:`to_rows` as JSON."""
        return json.dumps(self.to_rows(lang), ensure_ascii=False, indent=2)

    @property
    def says(self) -> Text:
        """The report as plain text, in both languages."""
        return both(self.to_text)

    def card(self, lang: Lang = "en") -> Card:
        """What is shown at first sight: whether the council conforms, and each verdict with its next step."""
        rows = [
            {
                "code": verdict.rule.code,
                "focus": self.focus_name(verdict).say(lang),
                "outcome": verdict.outcome_in_words(lang),
                "next_step": verdict.next_step(self.snapshot.council, lang),
            }
            for verdict in self.ordered
        ]
        calls = (".to_text()", ".failed", ".undocumented", ".to_rows()")
        return Card(
            title=self._title().say(lang), sentences=(self._opening().say(lang),), rows=rows, calls=calls, lang=lang
        )

    def focus_name(self, verdict: Verdict) -> Text:
        """What readers call that which a verdict is about."""
        return name_of(self.snapshot.council, verdict.focus)

    def _title(self) -> Text:
        return _TITLE.format(council=self.snapshot.council.name, day=day_in_words(self.date))

    def _opening(self) -> Text:
        applied = any(verdict.outcome != "not_applicable" for verdict in self.verdicts)
        conforms = _CONFORMS[self.conforms] if applied else _NOTHING_APPLIES
        musts = [it.rule for it in self.failed if it.rule.strength == "must" and it.rule.of_council]
        if musts and all(rule.is_condition for rule in musts):
            conforms = _CONDITION_OPEN
        return paragraph([_RULES_ON.format(day=day_in_words(self.rules_on)), conforms])

    @property
    def ordered(self) -> tuple[Verdict, ...]:
        """Every verdict, what binds and is not kept first, what has nothing to say last."""
        failed = sorted(self.failed, key=lambda it: (it.rule.level not in BINDING, it.rule.is_condition))
        passed = sorted(self.passed, key=lambda it: it.rule.is_condition)
        in_sight = sorted(self.undocumented, key=lambda verdict: verdict.would_be != "fail")
        return (*failed, *self.errors, *in_sight, *passed, *self.not_applicable)

    def to_text(self, lang: Lang = "en") -> str:
        """The report as plain text: what is not kept first, and the sources at the end."""
        return "\n".join(on_one_line(line) for line in self._lines(lang))

    def _with(self, outcome: Outcome) -> tuple[Verdict, ...]:
        return tuple(verdict for verdict in self.verdicts if verdict.outcome == outcome)

    def _row(self, verdict: Verdict, lang: Lang | None) -> dict[str, Any]:
        rule = verdict.rule
        row: dict[str, Any] = {
            "council": self.snapshot.council.id,
            "date": self.date.isoformat(),
            "rules_on": self.rules_on.isoformat(),
            "rulebook": rule.rulebook,
            "code": rule.code,
            "strength": rule.strength,
            "level": rule.level,
            "outcome": verdict.outcome,
            "would_be": verdict.would_be,
            "last_seen": str(verdict.last_seen) if verdict.last_seen else None,
            "focus": verdict.focus,
            "path": verdict.path,
        }
        says = {"name": rule.name.say, "outcome_in_words": verdict.outcome_in_words, "message": verdict.message}
        for key, say in says.items():
            row |= {key: say(lang)} if lang else {f"{key}_en": say("en"), f"{key}_fr": say("fr")}
        row["next_step"] = verdict.next_step(self.snapshot.council, lang or "en")
        row["waiver"] = verdict.waiver.id if verdict.waiver else None
        row["evidence"] = list(verdict.evidence)
        row["sources"] = [source.cite(lang or "en") for source in rule.sources]
        return row

    def _lines(self, lang: Lang) -> Iterator[str]:
        yield self._title().say(lang)
        yield self._opening().say(lang)
        if any(verdict.outcome != "not_applicable" for verdict in self.verdicts):
            yield HELP.say(lang)
        yield from (problem.message(lang) for problem in self.problems)
        yield from (sentence.say(lang) for sentence in said_once(self.verdicts))
        for heading, verdicts in groupby(self.ordered, key=lambda verdict: verdict.outcome_in_words(lang)):
            yield from ("", heading)
            yield from self._told(list(verdicts), lang)
        yield from ("", _SOURCES.say(lang))
        for source in self._sources():
            yield f"- {source.cite(lang)}"

    def _told(self, verdicts: list[Verdict], lang: Lang) -> Iterator[str]:
        if verdicts[0].outcome == "not_applicable":
            reasons = sorted(verdicts, key=lambda verdict: verdict.because.en)
            for because, aside in groupby(reasons, key=lambda verdict: verdict.because):
                codes = ", ".join(dict.fromkeys(verdict.rule.code for verdict in aside))
                yield f"- {codes} – {because.say(lang)}"
            return
        for rule, of_rule in groupby(verdicts, key=lambda verdict: verdict.rule):
            yield f"- {rule.code} {rule.name.say(lang)}"
            for verdict in of_rule:
                yield f"  {verdict.reason(lang)}"
                # what the council has set aside is not proposed to it again
                if not verdict.waiver and (step := verdict.next_step(self.snapshot.council, lang)):
                    yield f"    > {step}"

    def _sources(self) -> list[Reference]:
        """What the rules that have something to say and their evidence cite, each once."""
        verdicts = [verdict for verdict in self.verdicts if verdict.outcome != "not_applicable"]
        cited = [source for verdict in verdicts for source in verdict.rule.sources]
        for verdict in verdicts:
            for id in verdict.evidence:
                cited.extend(self.snapshot.sources(self.snapshot.council.find(id)))
        return list(dict.fromkeys(cited))


def _sorted(value: Any) -> Any:
    """*value*, of plain JSON, with its keys in order and its lists of objects by what they hold."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted(map(_sorted, value), key=lambda item: json.dumps(item, ensure_ascii=False))
    return value
