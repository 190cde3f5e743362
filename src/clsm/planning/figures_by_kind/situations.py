"""Coordination of situations in figures by period: never a record of one, and every figure protected.

A median time to a first meeting is shown only where enough situations stand behind it. Goals reached are kept
back where those that were not could be counted on few fingers.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.dates import Day
from clsm.disclosure import DEFAULT_THRESHOLD
from clsm.planning.answers import Answer, ByProgram, Stated, by_program, stated, stood
from clsm.planning.counts import KEPT_BACK, Count, Figure, figures, kept_back_in, limit_for
from clsm.planning.figure_words import figure_lines, figure_rows, say_span
from clsm.planning.figures_by_kind.workshops import say_share
from clsm.programs import Program
from clsm.tables import Row
from clsm.words import Lang, Text, lines, paragraph


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


@final
@attrs.frozen(kw_only=True)
class Situations(Answer):
    """What :func:`situations` answers of one coordination.

    ``figures`` are situations, in all, by referring sector and by outcome, partners mobilised and the median
    days to a first meeting, by period. ``stated`` are figures of sources; a small exact one is left out unless
    small counts are asked for.
    """

    program: str
    stated: tuple[Stated, ...]
    figures: tuple[Figure, ...]
    goals: tuple[Goals, ...]
    basis: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each stated figure, counted figure and share of goals."""
        rows: list[Row] = [
            {"what": figure.indicator, "of": None, "time": None, "count": None, "says": figure.says.say(lang)}
            for figure in self.stated
        ]
        rows += figure_rows(self.figures, lang)
        for each in self.goals:
            time = f"{each.start or '?'}/{each.end or '?'}"
            for what, count in (("goals_set", each.goals_set), ("goals_reached", each.reached)):
                shown = None if count.hidden else count.value
                rows.append({"what": what, "of": None, "time": time, "count": shown, "says": count.say(lang)})
        return rows


def situations(
    snapshot: Snapshot, *, threshold: int = DEFAULT_THRESHOLD, show_small: bool = False
) -> ByProgram[Situations]:
    """Read each coordination of situations; every count under *threshold*, or that gives one away, is kept back.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day.
    threshold : int
        The least count that is shown.
    show_small : bool
        Whether small counts are shown: for those who coordinate, never for publication.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.

    Examples
    --------
    >>> import clsm
    >>> found = situations(clsm.datasets.load("seraing").on("2020-01-31"))["s-ariane"]
    >>> found.figures, [figure.says.say() for figure in found.stated]
    ((), ['Situations already supported by S’Ariane: a few situations'])
    """
    snapshot, limit = as_snapshot(snapshot), limit_for(threshold, show_small)
    none = Text(
        fr="Aucune coordination de situations n’est documentée.", en="No coordination of situations is documented."
    )
    return by_program(snapshot, "situation_coordination", lambda program: _coordination(snapshot, program, limit), none)


def _coordination(snapshot: Snapshot, program: Program, limit: int | None) -> Situations:
    said = tuple(figure for figure in stated(snapshot, program.id) if not _is_small(figure, limit))
    goals = tuple(_goals(program, limit))
    counted = tuple(figure for figure in figures(program, limit=limit) if not figure.what.startswith("goals_"))
    return Situations(
        program=program.id,
        stated=said,
        figures=counted,
        goals=goals,
        basis=tuple(sorted({program.id, *(figure.indicator for figure in said)})),
        says=lines(_words(snapshot, program, said, counted, goals)),
    )


def _is_small(figure: Stated, limit: int | None) -> bool:
    value = figure.quantity.value if figure.quantity else None
    return limit is not None and value is not None and 0 < value < limit


def _goals(program: Program, limit: int | None) -> Iterator[Goals]:
    """Goals by period: those reached and those not are parts of those set."""
    raw = {
        (figure.what, figure.start, figure.end): figure.count
        for figure in figures(program, "goals_set", "goals_reached", limit=None)
        if figure.by is None
    }
    fit = {
        (figure.what, figure.start, figure.end): figure.count
        for figure in figures(program, "goals_set", "goals_reached", limit=limit)
        if figure.by is None
    }
    for start, end in sorted({(start, end) for _, start, end in raw}, key=str):
        keys = [(what, start, end) for what in ("goals_set", "goals_reached")]
        aims, reached = (fit.get(key, Count()) for key in keys)
        first, second = (raw.get(key, Count()).value for key in keys)
        share = None
        if first is not None and second is not None and second <= first:
            _, parts = kept_back_in({"reached": Count.of(second), "not reached": Count.of(first - second)}, limit)
            reached = KEPT_BACK if parts["reached"].hidden else reached
            shown = first > 0 and not aims.hidden and not reached.hidden
            share = Fraction(second, first) if shown else None
        yield Goals(start=start, end=end, goals_set=aims, reached=reached, share=share)


_NAMED: Final = Text(fr="{name} : {n} chiffres par période.", en="{name}: {n} figures by period.")
_NONE: Final = Text(
    fr="{name} : aucun chiffre par période n’est documenté.", en="{name}: no figure by period is documented."
)
_GOALS: Final = Text(
    fr="Objectifs, {time} – fixés avec les personnes : {aims} ; atteints : {reached} ({share}).",
    en="Goals, {time} – set with people: {aims}; reached: {reached} ({share}).",
)


def _words(
    snapshot: Snapshot, program: Program, said: Iterable[Stated], counted: tuple[Figure, ...], goals: tuple[Goals, ...]
) -> Iterator[Text]:
    n = len(counted) + len(goals)
    yield paragraph(((_NAMED if n else _NONE).format(name=program.name, n=n), *stood(snapshot, program.id)))
    yield from (figure.says for figure in said)
    yield from figure_lines(snapshot.council, counted)
    for each in goals:
        share = say_share((each.share, each.share) if each.share is not None else None)
        time = say_span(each.start, each.end)
        yield _GOALS.format(time=time, aims=each.goals_set.words, reached=each.reached.words, share=share)
