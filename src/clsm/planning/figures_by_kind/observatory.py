"""A health observatory: which data it holds, of which year, under which agreement, and what they show where."""

from collections.abc import Iterator
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.planning.answers import Answer, ByProgram, by_program, name, names, say_quantity, stood
from clsm.programs import Program
from clsm.programs.collections import DataSet, HealthObservatory
from clsm.quantities import Quantity
from clsm.tables import Row
from clsm.words import NOT_DOCUMENTED, Lang, Text, lines, paragraph


@final
@attrs.frozen(kw_only=True)
class DataFigure:
    """What an indicator of the observatory shows in one place and one year; ``None`` is not documented."""

    indicator: str
    name: Text
    territory: str | None
    year: int | None
    quantity: Quantity | None


@final
@attrs.frozen(kw_only=True)
class ObservatoryFigures(Answer):
    """What :func:`observatory` answers of one observatory.

    ``without_vintage`` and ``without_agreement`` are the names of the data of which no year, or no agreement, is
    documented; ``not_covered`` are the municipalities of the perimeter of which it has no indicator.
    """

    program: str
    data: tuple[DataSet, ...]
    indicators: tuple[DataFigure, ...]
    without_vintage: tuple[Text, ...]
    without_agreement: tuple[Text, ...]
    not_covered: tuple[str, ...]
    basis: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each data set and each indicator."""
        rows: list[Row] = [
            {
                "what": "data",
                "of": each.name.say(lang),
                "provider": each.provider,
                "agreement": each.agreement,
                "territory": "; ".join(each.territories) or None,
                "year": each.vintage,
                "says": None,
            }
            for each in self.data
        ]
        return rows + [
            {
                "what": "indicator",
                "of": each.name.say(lang),
                "provider": None,
                "agreement": None,
                "territory": each.territory,
                "year": each.year,
                "says": say_quantity(each.quantity).say(lang),
            }
            for each in self.indicators
        ]


def observatory(snapshot: Snapshot) -> ByProgram[ObservatoryFigures]:
    """Read each health observatory of a council on a day.

    Its figures come from elsewhere, already fit to be shown; nothing is kept back here.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.

    Examples
    --------
    >>> import clsm
    >>> found = observatory(clsm.datasets.load("lille-est").on("2011-11-01"))["health-observatory"]
    >>> found.indicators, len(found.not_covered)
    ((), 6)
    """
    snapshot = as_snapshot(snapshot)
    none = Text(fr="Aucun observatoire n’est documenté.", en="No observatory is documented.")
    return by_program(snapshot, "health_observatory", lambda program: _observatory(snapshot, program), none)


def _observatory(snapshot: Snapshot, program: Program) -> ObservatoryFigures:
    data = program.details.data if isinstance(program.details, HealthObservatory) else ()
    shown = [figure for figure in snapshot.indicators if figure.of == program.id]
    shown.sort(key=lambda figure: (figure.territory or "", figure.year or 0, figure.id))
    indicators = tuple(
        DataFigure(
            indicator=figure.id,
            name=figure.name,
            territory=figure.territory,
            year=figure.year,
            quantity=figure.quantity,
        )
        for figure in shown
    )
    covered = {figure.territory for figure in indicators}
    agreements = {each.agreement for each in data if each.agreement}
    found = ObservatoryFigures(
        program=program.id,
        data=data,
        indicators=indicators,
        without_vintage=tuple(each.name for each in data if each.vintage is None),
        without_agreement=tuple(each.name for each in data if each.agreement is None),
        not_covered=tuple(sorted(set(snapshot.council.perimeter) - covered)),
        basis=tuple(sorted({program.id, *agreements, *(figure.indicator for figure in indicators)})),
        says=Text.same(""),
    )
    return attrs.evolve(found, says=lines(_words(snapshot, program, found)))


_HEAD: Final = Text(
    fr="{name} – jeux de données : {data} ; indicateurs : {n}.", en="{name} – data sets: {data}; indicators: {n}."
)
_DATA: Final = Text(
    fr="{name} – fournies par : {provider} ; convention : {agreement} ; année : {vintage} ; territoires : {places}.",
    en="{name} – provided by: {provider}; agreement: {agreement}; year: {vintage}; places: {places}.",
)
_FIGURE: Final = Text(fr="{name}, {place}, {year} : {figure}.", en="{name}, {place}, {year}: {figure}.")
_NOT_COVERED: Final = Text(
    fr="Communes sans indicateur documenté : {places}.", en="Municipalities without a documented indicator: {places}."
)
_PARTNERS: Final = Text(fr="Partenaires : {partners}.", en="Partners: {partners}.")


def _words(snapshot: Snapshot, program: Program, found: ObservatoryFigures) -> Iterator[Text]:
    council = snapshot.council
    data = len(found.data) or NOT_DOCUMENTED
    head = _HEAD.format(name=program.name, data=data, n=len(found.indicators) or NOT_DOCUMENTED)
    yield paragraph((head, *stood(snapshot, program.id)))
    if program.partners:
        yield _PARTNERS.format(partners=names(council, program.partners))
    for each in found.data:
        yield _DATA.format(
            name=each.name,
            provider=name(council, each.provider) if each.provider else NOT_DOCUMENTED,
            agreement=name(council, each.agreement) if each.agreement else NOT_DOCUMENTED,
            vintage=each.vintage or NOT_DOCUMENTED,
            places=names(council, each.territories),
        )
    for figure in found.indicators:
        yield _FIGURE.format(
            name=figure.name,
            place=name(council, figure.territory) if figure.territory else NOT_DOCUMENTED,
            year=figure.year or NOT_DOCUMENTED,
            figure=say_quantity(figure.quantity),
        )
    if found.not_covered:
        yield _NOT_COVERED.format(places=names(council, found.not_covered))
