"""Verdicts: what one rule says of one thing on one day, and how it is said to readers.

Only a text that binds can be *failed*, or a council's own word; from guidance one *departs*. What
was documented before the day and not since is *presumed*, and the words say since when.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, cast, final

import attrs

from clsm.council import Council
from clsm.dates import PartialDate
from clsm.entities.waivers import Waiver
from clsm.governance.engine.fixing import field_name, in_words, keyed, name_of
from clsm.governance.engine.outcomes import in_words as in_words_of
from clsm.governance.engine.rules import Fill, Fix, FixKind, Outcome, Rule
from clsm.governance.engine.words import presumed
from clsm.words import Lang, Text, both, listed, paragraph, set_apart

FIX_KINDS: Final[Mapping[FixKind, Text]] = MappingProxyType(
    {
        "record": Text(fr="À retrouver : {changes}.", en="To find: {changes}."),
        "act": Text(fr="À décider : {changes}.", en="To decide: {changes}."),
        "restate": Text(
            fr="À réécrire, si le conseil le souhaite : {changes}.", en="To rewrite, if the council wishes: {changes}."
        ),
    }
)
"""What is said of the fixes of each kind, in the order in which they are thought of."""

FILL: Final = Text(
    fr="À retrouver : {fields}. Se trouve d’ordinaire dans : {papers}.",
    en="To find: {fields}. Usually in: {papers}.",
)
_LAST_KNOWN: Final = Text(
    fr="Aux dernières nouvelles ({date}) : {outcome}. {because} À confirmer.",
    en="When last seen ({date}): {outcome}. {because} To be confirmed.",
)
_UNDATED: Final = Text(fr="Ce repère n’est pas daté.", en="This guidance is undated.")
_TO_FILL: Final = Text.same("{field} ({name})")
_WAIVED: Final = Text(
    fr="Le conseil a choisi de ne pas appliquer cette règle (jusqu’à : {until}). Sa raison : {reason}",
    en="The council has chosen not to apply this rule (until {until}). Its reason: {reason}",
)


def to_find(council: Council, fill: Iterable[Fill], *, keys: bool = True) -> Text:
    """Which fields are to be found, of what, and where they usually stand; with their *keys* in the file or without."""
    blanks = tuple(fill)
    called = keyed if keys else field_name
    of = {field: dict.fromkeys(it.id for it in blanks if it.field == field) for field in (it.field for it in blanks)}
    fields = set_apart(
        _TO_FILL.format(field=called(field), name=listed(dict.fromkeys(name_of(council, id) for id in ids)))
        for field, ids in of.items()
    )
    return FILL.format(fields=fields, papers=set_apart(dict.fromkeys(it.usually_in for it in blanks)))


@final
@attrs.frozen(kw_only=True)
class Verdict:
    """What one rule says of one thing on one day.

    ``focus`` is the id of a body or of the council, ``path`` its place in the council (empty for
    the council itself). ``evidence`` holds the ids of what the verdict rests on. ``fixes`` are what would keep
    a failed rule, what is to find first and a promise to rewrite last; ``fix`` is the first that has changes, empty
    where none is clear. ``fill`` says
    which fields would settle what is not documented. ``waiver`` is the council's decision to set the rule
    aside for a time; the outcome stays what it is. ``presumed_since`` is the last date at which a source
    shows all of the evidence, where that lies before the day.

    Where the answer needs facts that were seen too long ago, it is not documented: ``would_be`` is what the last
    known facts say, ``last_seen`` the oldest date among those needed. Both are ``None`` elsewhere. ``error`` is what
    went wrong in a rule that could not be applied, in the words of the program.
    """

    rule: Rule = attrs.field(repr=lambda rule: rule.code)
    outcome: Outcome
    focus: str
    path: str = attrs.field(repr=False)
    because: Text = attrs.field(repr=False)
    evidence: tuple[str, ...] = attrs.field(repr=False)
    fixes: tuple[Fix, ...] = attrs.field(default=(), repr=False)
    fill: tuple[Fill, ...] = attrs.field(default=(), repr=False)
    waiver: Waiver | None = attrs.field(default=None, repr=False)
    presumed_since: PartialDate | None = attrs.field(default=None, repr=False)
    would_be: Outcome | None = attrs.field(default=None, repr=False)
    last_seen: PartialDate | None = attrs.field(default=None, repr=False)
    error: str | None = attrs.field(default=None, repr=False)

    @property
    def fix(self) -> Fix:
        """The first of ``fixes`` that has changes; an empty one where none has."""
        return next((fix for fix in self.fixes if fix), Fix())

    def next_step(self, council: Council, lang: Lang = "en", *, keys: bool = True) -> str:
        """What would fix a failed rule in this *council*, or settle a question; empty where nothing is to do.

        *keys*: fields to fill in have their key in the file in brackets, for whoever writes the file.
        """
        return paragraph(self._next_steps(council, keys=keys)).say(lang)

    def outcome_in_words(self, lang: Lang = "en") -> str:
        """The outcome for readers. Only a text that binds is failed; from guidance one departs."""
        return self._outcome.say(lang)

    def explanation(self, lang: Lang = "en") -> str:
        """Why the outcome is what it is, on whose word, and how fresh that word is."""
        return paragraph((*self._reasons(), *self.beside())).say(lang)

    def reason(self, lang: Lang = "en") -> str:
        """The same, less what :meth:`beside` says: a page that shows many verdicts says that once."""
        return paragraph(self._reasons()).say(lang)

    def beside(self) -> tuple[Text, ...]:
        """Since when the evidence is presumed, and that guidance has no date."""
        if self.outcome == "not_applicable":
            return ()
        since_when = [presumed(self.presumed_since)] if self.presumed_since and not self.would_be else []
        undated = self.rule.level == "guide" and self.rule.applies_from is None
        return (*since_when, *((_UNDATED,) if undated else ()))

    def message(self, lang: Lang = "en") -> str:
        """The outcome and its explanation."""
        return f"{self.outcome_in_words(lang)}. {self.explanation(lang)}"

    @property
    def _outcome(self) -> Text:
        return in_words_of(self.rule, self.outcome)

    def _next_steps(self, council: Council, *, keys: bool) -> Iterator[Text]:
        for fix in self.fixes:
            if fix.fill:
                yield to_find(council, fix.fill, keys=keys)
            if fix:
                yield FIX_KINDS[fix.kind].format(changes=in_words(council, fix, undated=fix.day))

    def _reasons(self) -> Iterator[Text]:
        if self.would_be and self.last_seen:
            yield _LAST_KNOWN.format(
                date=both(self.last_seen.say), outcome=in_words_of(self.rule, self.would_be), because=self.because
            )
        else:
            yield self.because
        if self.waiver:
            yield _WAIVED.format(until=both(cast(PartialDate, self.waiver.period.end).say), reason=self.waiver.reason)
