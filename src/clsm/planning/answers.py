"""What the answers of planning share: one answer for each program, stated figures, names and terms in words."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar, cast, final

import attrs

from clsm.cards import Card
from clsm.council import Council, Snapshot
from clsm.counts import HIDDEN, Count, words_row
from clsm.dates import PartialDate
from clsm.programs import Program
from clsm.published import Ledger
from clsm.quantities import Quantity
from clsm.results import Bounds, KeyedResult, Result
from clsm.tables import Row
from clsm.vocabulary import label
from clsm.words import NOT_DOCUMENTED, Lang, Text, both, lines, listed

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

PERHAPS: Final = Text(
    fr="Les sources ne disent pas si ceci valait ce jour-là.", en="The sources do not say whether this stood that day."
)

A = TypeVar("A", bound=Result)


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class ByProgram(KeyedResult[A]):
    """One answer for each program of a kind, by its id: ``answers["housing-scheme"]``.

    ``programs`` maps the ids, sorted, to the answers; ``none`` is what is said of a council without such a
    program, which is no finding. A bound is named by its program and its figure: ``"housing-scheme/places"``.
    """

    HELD: ClassVar[str] = "programs"

    programs: Mapping[str, A]
    none: Text

    @property
    def basis(self) -> tuple[str, ...]:
        """The ids of the programs that were read."""
        return self.ids

    @property
    def bounds(self) -> Bounds:
        """The bounds of each program's figures."""
        return {
            f"{id}/{figure}": limits for id, answer in self.programs.items() for figure, limits in answer.bounds.items()
        }

    @property
    def says(self) -> Text:
        """The answers one after the other."""
        return lines(answer.says for answer in self.programs.values()) if self.programs else self.none

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """The rows of every program, each with the program's id first."""
        return [{"program": id, **row} for id, answer in self.programs.items() for row in answer.to_rows(lang)]

    def card(self, lang: Lang = "en") -> Card:
        """The first rows of all programs, with what each figure says."""
        return figure_card(super().card(lang))

    def _column(self, name: str) -> "npt.NDArray[np.float64]":
        """The figure *name* of each; a count that is not known exactly, or is kept back, has no value."""
        import numpy as np

        figures: list[Any] = [getattr(answer, name) for answer in self.programs.values()]
        values = [figure.value if isinstance(figure, Count) else figure for figure in figures]
        return np.array(values, dtype=np.float64)


def figure_card(card: Card) -> Card:
    """The *card* of figures, with what they say in place of their numbers.

    A figure of a whole program is of no part and of no period: there, "not documented" would be wrong.
    """
    if not any("count" in row for row in card.rows):
        return card
    details = [key for key in ("of", "time") if any(row[key] for row in card.rows)]
    rows = [
        {
            **{key: value for key, value in row.items() if key not in ("of", "time", "count")},
            **{key: row[key] or "" for key in details},
        }
        for row in card.rows
    ]
    return attrs.evolve(card, rows=rows)


# before any function names it in what it returns, so that it is documented where callers import it from
ByProgram.__module__ = "clsm.planning"


def by_program(snapshot: Snapshot, kind: str, *, ask: Callable[[Program], A], none: Text) -> ByProgram[A]:
    """What *ask* answers for each program of the *kind* on the day."""
    programs = sorted((program for program in snapshot.programs if program.kind == kind), key=lambda it: it.id)
    return ByProgram(programs={program.id: ask(program) for program in programs}, none=none)


STATED: Final = Text(fr="{name} : {figure}", en="{name}: {figure}")


@final
@attrs.frozen(kw_only=True)
class Stated:
    """A figure as a source states it, never added to another; a ``hidden`` one is kept back."""

    indicator: str
    name: Text
    quantity: Quantity | None
    hidden: bool = False

    @property
    def says(self) -> Text:
        """The figure in words, with what its source calls it."""
        figure = HIDDEN if self.hidden else say_quantity(self.quantity)
        return STATED.format(name=self.name, figure=figure)

    def row(self, lang: Lang) -> Row:
        """The figure as a row among counts; a stated figure is no count."""
        return words_row(self.indicator, self.says, lang=lang)


def stated(snapshot: Snapshot, of: str, *, ledger: Ledger) -> tuple[Stated, ...]:
    """The figures that sources state of the thing with the id *of*, in the order of their ids."""
    indicators = sorted((it for it in snapshot.indicators if it.of == of), key=lambda indicator: indicator.id)
    return tuple(
        Stated(
            indicator=indicator.id,
            name=indicator.name,
            quantity=None if indicator.id in ledger.unsaid else indicator.quantity,
            hidden=indicator.id in ledger.unsaid,
        )
        for indicator in indicators
    )


def say_quantity(quantity: Quantity | None) -> Text:
    """A quantity in both languages, or "not documented"."""
    return both(quantity.say) if quantity else NOT_DOCUMENTED


def say_date(date: PartialDate | None) -> Text:
    """A date in both languages, or "not documented"."""
    return both(date.say) if date else NOT_DOCUMENTED


def name(council: Council, id: str | None) -> Text:
    """What the entity with this *id* is called; "not documented" for ``None``."""
    if id is None:
        return NOT_DOCUMENTED
    words = council.find(id).name
    return words if isinstance(words, Text) else Text.same(cast(str, words))


def names(council: Council, ids: Iterable[str]) -> Text:
    """The names of several entities, with commas; "not documented" for none."""
    texts = [name(council, id) for id in ids]
    return listed(texts) if texts else NOT_DOCUMENTED


def term(council: Council, of: str, *, id: str) -> Text:
    """The label of a term of the list *of*, the council's own terms included."""
    return both(lambda lang: label(of, id, lang=lang, terms=council.terms))


def stood(snapshot: Snapshot, id: str) -> tuple[Text, ...]:
    """A word where it is not sure that the fact with this *id* stood on the day."""
    return (PERHAPS,) if id in snapshot.uncertain else ()
