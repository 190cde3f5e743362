"""The lines of a yearly report, and the parts in which they stand."""

from decimal import Decimal
from typing import Final, final

import attrs

from clsm.counts import Count
from clsm.planning.progress import PROGRESS
from clsm.tables import Row
from clsm.words import Lang, Text

SECTIONS: Final = {
    "meetings": Text(fr="Réunions", en="Meetings"),
    "decisions": Text(fr="Décisions et étapes", en="Decisions and steps"),
    "events": Text(fr="Événements", en="Events"),
    "changes": Text(fr="Ce qui a commencé, ce qui a pris fin", en="What began and what ended"),
    "sessions": Text(fr="Séances", en="Sessions"),
    "people": Text(fr="Personnes touchées", en="People reached"),
    "tallies": Text(fr="Autres nombres", en="Other counts"),
    "money": Text(fr="Budget et financements", en="Budget and funding"),
    "indicators": Text(fr="Indicateurs", en="Indicators"),
}
"""The parts of a yearly report, in their order."""


@final
@attrs.frozen(kw_only=True)
class ActivityLine:
    """One line of the report: of a body, a program, a budget or an indicator, with what was counted.

    ``count`` is ``None`` for what is told and not counted: an indicator, a decision, an event. ``amount`` and
    ``paid`` are euros that were planned, and those that are recorded as paid.
    The ``progress`` of an indicator is ``met``,
    ``on_the_way``, ``not_yet``, ``observed`` (nothing tells how far it is), ``not_documented``, or ``None`` for a
    plain figure. ``certain`` is false where it is not sure that the body or
    program stood on the day.
    """

    section: str
    of: str
    what: str
    count: Count | None
    progress: str | None
    certain: bool
    amount: Decimal | None = None
    paid: Decimal | None = None
    says: Text = attrs.field(repr=False)

    @property
    def is_silent(self) -> bool:
        """Whether nothing was counted by what surely stood; in words, such lines stand together."""
        return self.certain and self.count is not None and not self.count.documented

    def row(self, lang: Lang) -> Row:
        """The line as plain values; what is kept back has no figures."""
        shown = None if self.count is None or self.count.hidden else self.count
        return {
            "section": SECTIONS[self.section].say(lang),
            "of": self.of,
            "what": self.what,
            "count": shown.value if shown else None,
            "low": shown.low if shown else None,
            "high": shown.high if shown else None,
            "amount": None if self.amount is None else f"{self.amount:f}",
            "paid": None if self.paid is None else f"{self.paid:f}",
            "progress": PROGRESS[self.progress].say(lang) if self.progress else None,
            "certain": self.certain,
            "says": self.says.say(lang),
        }
