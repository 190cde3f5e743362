"""Verdicts: what one rule says of one thing on one day, and how it is said to readers.

Only a text that binds can be *failed*, or a council's own word; from guidance one *departs*. What
was documented before the day and not since is *presumed*, and the words say since when.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, cast, final

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.council import Council
from clsm.dates import PartialDate
from clsm.entities.waivers import Waiver
from clsm.governance.engine.fixing import in_words, keyed, name_of
from clsm.governance.engine.rules import Fill, Outcome, Rule
from clsm.governance.engine.words import presumed
from clsm.words import Lang, Text, both, paragraph, set_apart

_OUTCOMES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "pass": Text(fr="Respecté", en="Kept"),
        "fail": Text(fr="Non respecté", en="Fails"),
        "not_documented": Text(fr="Non documenté", en="Not documented"),
        "not_applicable": Text(fr="Sans objet", en="Not applicable"),
    }
)
_DEPARTS: Final = Text(fr="Écart à un repère", en="Departs from guidance")
_CONTRADICTS: Final = Text(fr="Le dossier se contredit", en="The record contradicts itself")
BINDING: Final = frozenset({"law", "decree", "funder", "local"})
"""The levels of text that one can fail; from the others one departs, and a record may contradict itself."""


_MEET: Final = Text(
    fr="Pour que la parole et les faits se rejoignent : {changes}.", en="For word and record to meet: {changes}."
)
_MEND: Final = Text(fr="Ce qui suffirait : {changes}.", en="What would be enough: {changes}.")
FILL: Final = Text(
    fr="À compléter : {fields}. Se trouve d’ordinaire dans : {papers}.",
    en="To fill in: {fields}. Usually found in: {papers}.",
)
_TO_FILL: Final = Text.same("{field} ({name})")
_WAIVED: Final = Text(
    fr="Le conseil a choisi de ne pas appliquer cette règle (jusqu’à : {until}). Sa raison : {reason}",
    en="The council has chosen not to apply this rule (until {until}). Its reason: {reason}",
)


@final
@attrs.frozen(kw_only=True)
class Verdict:
    """What one rule says of one thing on one day.

    ``focus`` is the id of a body or of the council, ``path`` its place in the council (empty for
    the council itself). ``evidence`` holds the ids of what the verdict rests on, ``fix`` the
    smallest change after which a failed rule is kept; it is empty where none is clear. ``fill`` says
    which fields would settle what is not documented. ``waiver`` is the council's decision to set the rule
    aside for a time; the outcome stays what it is. ``presumed_since`` is the last date at which a source
    shows all of the evidence, where that lies before the day.
    """

    rule: Rule = attrs.field(repr=lambda rule: rule.code)
    outcome: Outcome
    focus: str
    path: str = attrs.field(repr=False)
    because: Text = attrs.field(repr=False)
    evidence: tuple[str, ...] = attrs.field(repr=False)
    fix: tuple[Add | Replace | Remove, ...] = attrs.field(repr=False)
    fill: tuple[Fill, ...] = attrs.field(repr=False)
    waiver: Waiver | None = attrs.field(repr=False)
    presumed_since: PartialDate | None = attrs.field(repr=False)

    def next_step(self, council: Council, lang: Lang = "en") -> str:
        """What would fix a failed rule in this *council*, or settle a question; empty where nothing is to do."""
        return paragraph(self._next_steps(council)).say(lang)

    def outcome_in_words(self, lang: Lang = "en") -> str:
        """The outcome for readers. Only a text that binds is failed; from guidance one departs."""
        return self._outcome.say(lang)

    def explanation(self, lang: Lang = "en") -> str:
        """Why the outcome is what it is, on whose word, and how fresh that word is."""
        return paragraph(self._sentences()).say(lang)

    def message(self, lang: Lang = "en") -> str:
        """The outcome and its explanation."""
        return f"{self.outcome_in_words(lang)}. {self.explanation(lang)}"

    @property
    def _outcome(self) -> Text:
        if self.outcome == "fail" and self.rule.level not in BINDING:
            return _CONTRADICTS if self.rule.level == "arithmetic" else _DEPARTS
        return _OUTCOMES[self.outcome]

    def _next_steps(self, council: Council) -> Iterator[Text]:
        if self.outcome == "fail" and self.fix:
            words = _MEET if self.rule.level == "local" else _MEND
            yield words.format(changes=in_words(council, self.fix))
        if self.fill:
            fields = set_apart(_TO_FILL.format(field=keyed(it.field), name=name_of(council, it.id)) for it in self.fill)
            papers = set_apart(dict.fromkeys(it.usually_in for it in self.fill))
            yield FILL.format(fields=fields, papers=papers)

    def _sentences(self) -> Iterator[Text]:
        yield self.because
        if self.presumed_since and self.outcome != "not_applicable":
            yield presumed(self.presumed_since)
        if self.rule.level == "guide" and self.rule.applies_from is None and self.outcome != "not_applicable":
            yield Text(fr="Ce repère n’est pas daté.", en="This guidance is undated.")
        if self.waiver:
            yield _WAIVED.format(until=both(cast(PartialDate, self.waiver.period.end).say), reason=self.waiver.reason)
