"""What the answers of planning share: words in both languages, rows, tables, one answer for each program."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, Generic, TypeVar, cast, final

import attrs

from clsm.council import Council, Snapshot
from clsm.dates import PartialDate
from clsm.programs import Program
from clsm.quantities import Quantity
from clsm.tables import Row, data_frame, html_table
from clsm.vocabulary import label
from clsm.words import NOT_DOCUMENTED, Lang, Text, both, lines, listed

PERHAPS: Final = Text(
    fr="Les sources ne disent pas si ceci valait ce jour-là.", en="The sources do not say whether this stood that day."
)


class Answer(ABC):
    """An answer that explains itself in words and turns into rows."""

    __slots__ = ()

    @property
    @abstractmethod
    def says(self) -> Text:
        """The answer in words, in both languages."""

    @abstractmethod
    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """The answer as plain values, one dictionary a line."""

    def explain(self, lang: Lang = "en") -> str:
        """The answer in words."""
        return self.says.say(lang)

    def to_pandas(self, lang: Lang = "en") -> Any:
        """The rows as a ``DataFrame``; needs the extra ``pandas``."""
        return data_frame(self.to_rows(lang))

    def _repr_html_(self) -> str:
        return html_table(self.to_rows(), self.explain())


A = TypeVar("A", bound=Answer)


@final
@attrs.frozen(kw_only=True)
class ByProgram(Answer, Generic[A]):
    """One answer for each program of a kind, by its id: ``result["housing-scheme"]``.

    ``programs`` maps the ids, sorted, to the answers. Where a council has no such program, that is said and
    is no finding.
    """

    programs: Mapping[str, A]
    none: Text = attrs.field(repr=False)

    def __getitem__(self, id: str) -> A:
        return self.programs[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.programs)

    def __len__(self) -> int:
        return len(self.programs)

    @property
    def basis(self) -> tuple[str, ...]:
        """The ids of the programs that were read."""
        return tuple(self.programs)

    @property
    def says(self) -> Text:
        """The answers one after the other."""
        return lines((answer.says for answer in self.programs.values()) if self.programs else (self.none,))

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """The rows of every program, each with the program's id first."""
        return [{"program": id, **row} for id, answer in self.programs.items() for row in answer.to_rows(lang)]


# before any function names it in what it returns, so that it is documented where callers import it from
ByProgram.__module__ = "clsm.planning"


def by_program(snapshot: Snapshot, kind: str, ask: Callable[[Program], A], none: Text) -> ByProgram[A]:
    """What *ask* answers for each program of the *kind* on the day."""
    programs = sorted((program for program in snapshot.programs if program.kind == kind), key=lambda one: one.id)
    return ByProgram(programs={program.id: ask(program) for program in programs}, none=none)


@final
@attrs.frozen(kw_only=True)
class Stated:
    """A figure as a source states it, with its words; it is never added to another."""

    indicator: str
    name: Text
    quantity: Quantity | None
    says: Text = attrs.field(repr=False)


_STATED: Final = Text(fr="{name} : {figure}", en="{name}: {figure}")


def stated(snapshot: Snapshot, of: str) -> tuple[Stated, ...]:
    """The figures that sources state of the thing with the id *of*, in the order of their ids."""
    return tuple(
        Stated(
            indicator=figure.id,
            name=figure.name,
            quantity=figure.quantity,
            says=_STATED.format(name=figure.name, figure=say_quantity(figure.quantity)),
        )
        for figure in sorted(snapshot.indicators, key=lambda figure: figure.id)
        if figure.of == of
    )


def stated_rows(figures: Iterable[Stated], lang: Lang) -> Iterator[Row]:
    """One row for each stated figure."""
    for figure in figures:
        yield {"what": figure.indicator, "count": None, "says": figure.says.say(lang)}


def say_quantity(quantity: Quantity | None) -> Text:
    """A quantity in both languages, or "not documented"."""
    return both(quantity.say) if quantity else NOT_DOCUMENTED


def say_date(date: PartialDate | None) -> Text:
    """A date in both languages, or "not documented"."""
    return both(date.say) if date else NOT_DOCUMENTED


def name(council: Council, id: str) -> Text:
    """What the entity with this *id* is called."""
    called = council.find(id).name
    return called if isinstance(called, Text) else Text.same(cast(str, called))


def names(council: Council, ids: Iterable[str]) -> Text:
    """The names of several entities, with commas; "not documented" for none."""
    found = [name(council, id) for id in ids]
    return listed(found) if found else NOT_DOCUMENTED


def term(council: Council, of: str, id: str) -> Text:
    """The label of a term of the list *of*, the council's own terms included."""
    return both(lambda lang: label(of, id, lang=lang, terms=council.terms))


def stood(snapshot: Snapshot, id: str) -> tuple[Text, ...]:
    """A word where it is not sure that the fact with this *id* stood on the day."""
    return (PERHAPS,) if id in snapshot.uncertain else ()
