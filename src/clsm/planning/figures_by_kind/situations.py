"""Coordination of situations in figures by period: never a record of one, and every figure protected.

A median time to a first meeting is shown only where enough situations stand behind it. Goals reached are kept
back where those that were not could be counted on few fingers.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Final, final

import attrs

from clsm.council import Snapshot
from clsm.counts import Count, count_row, interval
from clsm.dates import Day
from clsm.planning.answers import ByProgram
from clsm.planning.counts import figures_of
from clsm.planning.figure_words import say_share, say_span
from clsm.planning.figures_by_kind.engine import ProgramFigures, ProgramOfDay, answers
from clsm.tables import Row
from clsm.words import Lang, Text

_NAMED: Final = Text(fr="{name} : {n} chiffres par période.", en="{name}: {n} figures by period.")
_NONE: Final = Text(
    fr="{name} : aucun chiffre par période n’est documenté.", en="{name}: no figure by period is documented."
)
_GOALS: Final = Text(
    fr="Objectifs, {time} – fixés avec les personnes : {aims} ; atteints : {reached} ({share}).",
    en="Goals, {time} – set with people: {aims}; reached: {reached} ({share}).",
)


@final
@attrs.frozen(kw_only=True)
class Goals:
    """Goals set with people in one period, and how many were reached.

    ``share`` is ``None`` where not both are shown.
    """

    start: Day | None
    end: Day | None
    goals_set: Count
    reached: Count
    share: Fraction | None

    @property
    def says(self) -> Text:
        """The goals in words."""
        share = say_share(None if self.share is None else (self.share, self.share))
        time = say_span(self.start, self.end)
        return _GOALS.format(time=time, aims=self.goals_set.words, reached=self.reached.words, share=share)

    def rows(self, lang: Lang) -> list[Row]:
        """One row for the goals set, one for those reached."""
        time = interval(self.start, self.end)
        return [
            count_row("goals_set", self.goals_set, time=time, lang=lang),
            count_row("goals_reached", self.reached, time=time, lang=lang),
        ]


@final
@attrs.frozen(kw_only=True, repr=False)
class Situations(ProgramFigures):
    """What :func:`situations` answers of one coordination.

    ``figures`` are situations, in all, by referring sector and by outcome, partners mobilised and the median
    days to a first meeting, by period. ``stated`` are figures of sources; a small exact one is left out unless
    small counts are asked for.
    """

    goals: tuple[Goals, ...]

    kind: ClassVar[str] = "situation_coordination"
    none: ClassVar[Text] = Text(
        fr="Aucune coordination de situations n’est documentée.", en="No coordination of situations is documented."
    )

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each stated figure, counted figure and share of goals."""
        goals = [row for period in self.goals for row in period.rows(lang)]
        return [*self._stated_rows(lang), *self._figure_rows(lang), *goals]

    def _sentences(self) -> Iterator[Text]:
        n = len(self.figures) + len(self.goals)
        yield self._opening((_NAMED if n else _NONE).format(name=self._entity.name, n=n))
        yield from self._stated_lines()
        yield from self._figure_lines()
        yield from (period.says for period in self.goals)


def situations(snapshot: Snapshot, *, show_small: bool = False) -> ByProgram[Situations]:
    """Read each coordination of situations; every count under *threshold*, or that gives one away, is kept back.

    *show_small* and what is raised are those of :func:`housing`.

    Examples
    --------
    >>> import clsm
    >>> coordination = situations(clsm.datasets.load("seraing").on("2020-01-31"))["s-ariane"]
    >>> coordination.figures, [figure.says.say() for figure in coordination.stated]
    ((), ['Situations already supported by S’Ariane: a few situations'])
    """
    return answers(snapshot, Situations, read=_coordination, show_small=show_small)


_GOAL_COUNTS: Final = ("goals_set", "goals_reached")


def _coordination(asked: ProgramOfDay) -> Situations:
    shared = asked.shared(without=_GOAL_COUNTS)
    return Situations(**shared, goals=tuple(_goals(asked)))


def _goals(asked: ProgramOfDay) -> Iterator[Goals]:
    """Goals by period, with the share of them that were reached where both are told."""
    told = {
        (figure.what, figure.start, figure.end): figure.count
        for figure in figures_of(asked.ledger, asked.program.id, *_GOAL_COUNTS)
        if figure.by is None
    }
    for start, end in sorted({(start, end) for _, start, end in told}, key=str):
        aims, reached = (told.get((what, start, end), Count()) for what in _GOAL_COUNTS)
        share = None
        if aims.value and reached.value is not None and reached.value <= aims.value:
            share = Fraction(reached.value, aims.value)
        yield Goals(start=start, end=end, goals_set=aims, reached=reached, share=share)
