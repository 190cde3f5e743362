"""Housing schemes in figures: places, dwellings and people, which are three things and never made of one another.

A place is for one person, a dwelling holds one place or several, and those who benefit from a scheme may be more
than it has places.
"""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final, final

import attrs

from clsm.council import Snapshot
from clsm.counts import Count, added, count_row
from clsm.dates import OPEN, PartialDate
from clsm.planning.answers import ByProgram, name, say_date, term
from clsm.planning.counts import figures_of
from clsm.planning.figures_by_kind.engine import ProgramFigures, ProgramOfDay, answers
from clsm.planning.occupancy import MONTHLY, Month, months, stock_on
from clsm.programs.housing import HousingPlaces, HousingScheme
from clsm.tables import Row
from clsm.words import NOT_DOCUMENTED, YES_OR_NO, Lang, Text, both, paragraph

_ROW: Final = Text(
    fr="{name} – places : {places} ; logements : {dwellings}.", en="{name} – places: {places}; dwellings: {dwellings}."
)
_TOTALS: Final = Text(
    fr="{name} – places en tout : {places} ; logements : {dwellings}.",
    en="{name} – places in all: {places}; dwellings: {dwellings}.",
)
_OVER: Final = Text(
    fr="Plus de places ({places}) que la convention n’en prévoit ({allowed}) : à revoir avec les signataires.",
    en="More places ({places}) than the convention allows ({allowed}): to be settled with those who signed.",
)
_UNDER: Final = Text(
    fr="Convention « {name} » : {places} places ; échéance : {end}.",
    en="Convention “{name}”: {places} places; ends: {end}.",
)
_GOES_ON: Final = Text(fr="sans terme", en="none")
_PAST: Final = Text(
    fr="Ce terme est passé : renouvellement à documenter.", en="That day has passed: its renewal is to be documented."
)
_APART: Final = Text(
    fr="Places, logements et personnes sont des chiffres différents ; aucun ne se déduit d’un autre.",
    en="Places, dwellings and people are different figures; none is worked out from another.",
)
_COMMISSION: Final = Text(
    fr="Attribution : {body} ({frequency}) ; la personne y est entendue : {heard} ; engagement commun : {commitment}.",
    en="Allocation: {body} ({frequency}); the person is heard there: {heard}; joint commitment: {commitment}.",
)
_TERMS: Final = Text(fr="Caution : {deposit}. Loyer : {rent}.", en="Deposit: {deposit}. Rent: {rent}.")


@final
@attrs.frozen(kw_only=True)
class StockRow:
    """The places of one row of the stock, and whether the convention allows them (``None``: not documented)."""

    kind: str
    name: Text
    places: Count
    dwellings: Count
    allowed: int | None
    under: str | None
    landlord: str | None
    territory: str | None
    allowed_covers: bool | None

    def rows(self, lang: Lang) -> list[Row]:
        """One row for its places, one for its dwellings."""
        of = self.name.say(lang)
        return [
            count_row("places", self.places, of=of, lang=lang),
            count_row("dwellings", self.dwellings, of=of, lang=lang),
        ]


@final
@attrs.frozen(kw_only=True)
class Convention:
    """A text on which places rest: how many, and when it ends.

    ``ends`` is ``"open"`` where it is known to go on, ``None`` where its end is not documented. ``over`` is
    ``None`` where the day may be before or after its end.
    """

    agreement: str
    places: Count
    ends: PartialDate | str | None
    over: bool | None

    def says(self, called: Text) -> Text:
        """The convention, *called* by its name, in words."""
        end = say_date(self.ends) if isinstance(self.ends, PartialDate) else NOT_DOCUMENTED
        if self.ends == OPEN:
            end = _GOES_ON
        sentence = _UNDER.format(name=called, places=self.places.words, end=end)
        return paragraph((sentence, _PAST)) if self.over else sentence


@final
@attrs.frozen(kw_only=True, repr=False)
class Housing(ProgramFigures):
    """What :func:`housing` answers of one scheme. ``stated`` are the figures of sources, people among them."""

    stock: tuple[StockRow, ...]
    places: Count
    dwellings: Count
    conventions: tuple[Convention, ...]
    months: tuple[Month, ...]

    kind: ClassVar[str] = "housing_scheme"
    none: ClassVar[Text] = Text(fr="Aucun dispositif logement n’est documenté.", en="No housing scheme is documented.")
    counts: ClassVar[tuple[str, ...]] = ("places", "dwellings")

    @property
    def more_than_allowed(self) -> tuple[StockRow, ...]:
        """The rows with more places than their convention allows, a matter to settle and no error."""
        return tuple(row for row in self.stock if row.allowed_covers is False)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each part of the stock, stated figure, month and counted figure."""
        return [
            *(row for stock in self.stock for row in stock.rows(lang)),
            *self._stated_rows(lang),
            *(row for month in self.months for row in month.rows(lang)),
            *self._figure_rows(lang),
        ]

    def _sentences(self) -> Iterator[Text]:
        council = self.snapshot.council
        places, dwellings = self.places.words, self.dwellings.words
        yield self._opening(_TOTALS.format(name=self._entity.name, places=places, dwellings=dwellings))
        for row in self.stock:
            yield _ROW.format(name=row.name, places=row.places.words, dwellings=row.dwellings.words)
            if row.allowed_covers is False:
                yield _OVER.format(places=row.places.words, allowed=row.allowed)
        yield from self._stated_lines()
        if self.stated:
            yield _APART
        yield from _terms(self.snapshot, _scheme_of(self._entity.details))
        for convention in self.conventions:
            yield convention.says(name(council, convention.agreement))
        yield from (month.says for month in self.months)
        yield from self._figure_lines()


def housing(snapshot: Snapshot, *, show_small: bool = False) -> ByProgram[Housing]:
    """Reckon each housing scheme of a council on a day.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day.
    show_small : bool
        Whether small counts are shown: for the council itself, never for publication.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.

    Examples
    --------
    >>> import clsm
    >>> scheme = housing(clsm.datasets.load("lille-est").on("2011-11-01"))["housing-scheme"]
    >>> [row.places.value for row in scheme.stock], scheme.places.value, scheme.dwellings.say()
    ([47, 10, 4, 12], 73, 'not documented')
    >>> [figure.says.say("fr") for figure in scheme.stated]
    ['Usagers qui bénéficient de l’action logement : plus de 100 usagers']
    """
    return answers(snapshot, Housing, read=_scheme, show_small=show_small)


def _scheme_of(details: object) -> HousingScheme:
    return details if isinstance(details, HousingScheme) else HousingScheme()


def _scheme(asked: ProgramOfDay) -> Housing:
    snapshot, scheme = asked.snapshot, _scheme_of(asked.program.details)
    stock = tuple(_stock_row(snapshot, row) for row in stock_on(scheme.stock, snapshot.date))
    conventions = tuple(_conventions(snapshot, stock))
    by_month = tuple(months(scheme, figures_of(asked.ledger, asked.program.id), complete=asked.ledger.complete))
    return Housing(
        **asked.shared(*(convention.agreement for convention in conventions), without=MONTHLY if by_month else ()),
        stock=stock,
        places=added(row.places for row in stock) if stock else Count(),
        dwellings=added(row.dwellings for row in stock) if stock else Count(),
        conventions=conventions,
        months=by_month,
    )


def _stock_row(snapshot: Snapshot, row: HousingPlaces) -> StockRow:
    covers = None if row.places is None or row.allowed is None else row.places <= row.allowed
    return StockRow(
        kind=row.kind,
        name=row.name or term(snapshot.council, "housing_kinds", id=row.kind),
        places=Count.of(row.places),
        dwellings=Count.of(row.dwellings),
        allowed=row.allowed,
        under=row.under,
        landlord=row.landlord,
        territory=row.territory,
        allowed_covers=covers,
    )


def _conventions(snapshot: Snapshot, stock: Sequence[StockRow]) -> Iterator[Convention]:
    for under in sorted({row.under for row in stock if row.under}):
        end = snapshot.council.find(under).period.end
        over = False if end == OPEN else None
        if isinstance(end, PartialDate) and not end.first <= snapshot.date <= end.last:
            over = end.last < snapshot.date
        places = added(row.places for row in stock if row.under == under)
        yield Convention(agreement=under, places=places, ends=end, over=over)


def _terms(snapshot: Snapshot, scheme: HousingScheme) -> Iterator[Text]:
    """Who allocates the places, and who pays."""
    council = snapshot.council
    if scheme.commission:
        body = council.find(scheme.commission)
        yield _COMMISSION.format(
            body=body.name,
            frequency=both(body.frequency.say) if body.frequency else NOT_DOCUMENTED,
            heard=YES_OR_NO[scheme.person_heard],
            commitment=YES_OR_NO[scheme.commitment],
        )
    if scheme.deposit_by or scheme.rent_by != "not_documented":
        deposit = name(council, scheme.deposit_by)
        yield _TERMS.format(deposit=deposit, rent=term(council, "rent_payers", id=scheme.rent_by))
