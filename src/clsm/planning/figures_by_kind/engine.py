"""What the figures of all kinds of program share: the one function that reads them, their words and their bounds.

A kind is a class of :class:`ProgramFigures`, which says of which programs it is, which of its figures are counts,
its rows and its sentences; and a function that reads one program.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, TypeVar, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.planning.answers import ByProgram, Stated, by_program, stated, stood
from clsm.planning.counts import Figure, figures
from clsm.planning.figure_words import figure_lines
from clsm.programs import Program
from clsm.results import Bounds, Result
from clsm.tables import Row
from clsm.words import Lang, Text, lines, paragraph


@final
@attrs.frozen(kw_only=True)
class ProgramOfDay:
    """A program as a kind reads it: on a day, and with the least count that is shown (``None`` shows all)."""

    snapshot: Snapshot
    program: Program
    limit: int | None

    def shared(self, *read: str, without: Iterable[str] = (), small: bool = True) -> dict[str, Any]:
        """The fields that all :class:`ProgramFigures` have; *read* are the ids of what else was read.

        Counts of the subjects *without* are told in another way, and are left out of the counts by period. With
        ``small=False``, a figure that a source states is left out where it is under the limit.
        """
        indicators = [
            figure for figure in stated(self.snapshot, self.program.id) if small or not self._is_small(figure)
        ]
        counted = figures(self.program, limit=self.limit)
        return {
            "snapshot": self.snapshot,
            "program": self.program.id,
            "stated": tuple(indicators),
            "figures": tuple(figure for figure in counted if figure.what not in without),
            "basis": tuple(sorted({self.program.id, *read, *(figure.indicator for figure in indicators)})),
        }

    def _is_small(self, figure: Stated) -> bool:
        value = figure.quantity.value if figure.quantity else None
        return self.limit is not None and value is not None and 0 < value < self.limit


@attrs.frozen(kw_only=True, repr=False)
class ProgramFigures(Result):
    """The figures of one program on a day.

    ``stated`` are the figures that sources state of it, ``figures`` its counts by period. ``basis`` are the ids
    of the program and of all that was read beside it. ``snapshot`` is the council on the day, which holds every
    count; rows and words hold only what may be shown.
    """

    snapshot: Snapshot = attrs.field(eq=False)
    program: str
    stated: tuple[Stated, ...]
    figures: tuple[Figure, ...]
    basis: tuple[str, ...]

    kind: ClassVar[str]
    """The kind of program that has these figures."""

    none: ClassVar[Text]
    """What is said of a council without such a program."""

    counts: ClassVar[tuple[str, ...]] = ()
    """The attributes that count the whole of the program."""

    @property
    def bounds(self) -> Bounds:
        """The least and the most of each count of the whole program; ``None`` for one that is kept back."""
        return {name: getattr(self, name).bounds for name in self.counts}

    @property
    def says(self) -> Text:
        """The figures in words, one sentence a line."""
        return lines(self._sentences())

    @abstractmethod
    def _sentences(self) -> Iterator[Text]:
        """What is said, in its order."""

    @property
    def _entity(self) -> Program:
        entity: Program = self.snapshot.find(self.program)
        return entity

    def _opening(self, sentence: Text) -> Text:
        """The first sentence, with a word where it is not sure that the program stood on the day."""
        return paragraph((sentence, *stood(self.snapshot, self.program)))

    def _stated_lines(self) -> Iterator[Text]:
        return (figure.says for figure in self.stated)

    def _figure_lines(self) -> Iterator[Text]:
        return figure_lines(self.snapshot.council, self.figures)

    def _stated_rows(self, lang: Lang) -> list[Row]:
        return [figure.row(lang) for figure in self.stated]

    def _figure_rows(self, lang: Lang) -> list[Row]:
        return [figure.row(lang) for figure in self.figures]


F = TypeVar("F", bound=ProgramFigures)


def answers(
    snapshot: Snapshot, figures: type[F], *, read: Callable[[ProgramOfDay], F], limit: int | None
) -> ByProgram[F]:
    """The *figures* of each program of their kind on the day; a council without a day raises :class:`TypeError`."""
    snapshot = as_snapshot(snapshot)

    def ask(program: Program) -> F:
        return read(ProgramOfDay(snapshot=snapshot, program=program, limit=limit))

    return by_program(snapshot, figures.kind, ask=ask, none=figures.none)
