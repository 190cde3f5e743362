"""What the figures of all kinds of program share: the one function that reads them, their words and their bounds.

A kind is a class of :class:`ProgramFigures`, which says of which programs it is, which of its figures are counts,
its rows and its sentences; and a function that reads one program.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, TypeVar, final

import attrs

from clsm.cards import Card
from clsm.council import Snapshot, as_snapshot
from clsm.counts import Figure
from clsm.planning.answers import ByProgram, Stated, by_program, figure_card, stated, stood
from clsm.planning.counts import figures_of
from clsm.planning.figure_words import figure_lines
from clsm.programs import Program
from clsm.published import Ledger, marked
from clsm.results import Bounds, Result
from clsm.tables import Row
from clsm.words import Lang, Text, lines, paragraph


@final
@attrs.frozen(kw_only=True)
class ProgramOfDay:
    """A program as a kind reads it: on a day, and with what may be said of its people."""

    snapshot: Snapshot
    program: Program
    ledger: Ledger

    def shared(self, *read: str, without: Iterable[str] = ()) -> dict[str, Any]:
        """The fields that all :class:`ProgramFigures` have; *read* are the ids of what else was read.

        Counts of the subjects *without* are told in another way, and are left out of the counts by period.
        """
        indicators = stated(self.snapshot, self.program.id, ledger=self.ledger)
        counted = figures_of(self.ledger, self.program.id)
        return {
            "snapshot": self.snapshot,
            "show_small": self.ledger.complete,
            "program": self.program.id,
            "stated": indicators,
            "figures": tuple(figure for figure in counted if figure.what not in without),
            "basis": tuple(sorted({self.program.id, *read, *(figure.indicator for figure in indicators)})),
        }


@attrs.frozen(kw_only=True, repr=False)
class ProgramFigures(Result):
    """The figures of one program on a day.

    ``stated`` are the figures that sources state of it, ``figures`` its counts by period. ``basis`` are the ids
    of the program and of all that was read beside it. ``snapshot`` is the council on the day, which holds every
    count; rows and words hold only what may be shown, and all of it with ``show_small``.
    """

    snapshot: Snapshot = attrs.field(eq=False)
    show_small: bool
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

    def card(self, lang: Lang = "en") -> Card:
        """The first rows, with what each figure says."""
        return figure_card(super().card(lang))

    @property
    def says(self) -> Text:
        """The figures in words, one sentence a line."""
        return lines((*marked(self.show_small), *self._sentences()))

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
    snapshot: Snapshot, figures: type[F], *, read: Callable[[ProgramOfDay], F], show_small: bool
) -> ByProgram[F]:
    """The *figures* of each program of their kind on the day; a council without a day raises :class:`TypeError`."""
    snapshot = as_snapshot(snapshot)
    ledger = Ledger.of(snapshot.council, show_small=show_small)

    def ask(program: Program) -> F:
        return read(ProgramOfDay(snapshot=snapshot, program=program, ledger=ledger))

    return by_program(snapshot, figures.kind, ask=ask, none=figures.none)
