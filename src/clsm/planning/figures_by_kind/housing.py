"""Housing schemes in figures: places, dwellings and people, which are three things and never made of one another.

A place is for one person, a dwelling holds one place or several, and those who benefit from a scheme may be more
than it has places. How many places were taken is reckoned month by month from entries, exits and what was
counted, with bounds where something is missing.
"""

from collections.abc import Iterator, Sequence
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.dates import OPEN, Day, PartialDate
from clsm.disclosure import DEFAULT_THRESHOLD
from clsm.planning.answers import (
    Answer,
    ByProgram,
    Stated,
    by_program,
    name,
    say_date,
    stated,
    stated_rows,
    stood,
    term,
)
from clsm.planning.counts import KEPT_BACK, Count, Figure, added, figures, limit_for
from clsm.planning.figure_words import figure_lines, figure_rows
from clsm.programs import Program
from clsm.programs.housing import HousingPlaces, HousingScheme
from clsm.tables import Row
from clsm.words import NOT_DOCUMENTED, YES_OR_NO, Lang, Text, both, lines, paragraph


@final
@attrs.frozen(kw_only=True)
class Places:
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


@final
@attrs.frozen(kw_only=True)
class Convention:
    """A text on which places rest: how many, and when it ends.

    ``ends`` is ``"open"`` where it is known to go on, ``None`` where its end is not documented.
    """

    agreement: str
    places: Count
    ends: PartialDate | str | None
    over: bool | None


@final
@attrs.frozen(kw_only=True)
class Month:
    """Entries and exits of one month, and the places taken on its last day.

    ``agrees`` is false where the figures contradict one another; then nothing is said of the places taken.
    """

    month: PartialDate
    entries: Count
    exits: Count
    occupied: Count
    places: Count
    agrees: bool


@final
@attrs.frozen(kw_only=True)
class Housing(Answer):
    """What :func:`housing` answers of one scheme. ``stated`` are the figures of sources, people among them."""

    program: str
    stock: tuple[Places, ...]
    places: Count
    dwellings: Count
    stated: tuple[Stated, ...]
    conventions: tuple[Convention, ...]
    months: tuple[Month, ...]
    figures: tuple[Figure, ...]
    basis: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    @property
    def more_than_allowed(self) -> tuple[Places, ...]:
        """The rows with more places than their convention allows, a matter to settle and no error."""
        return tuple(row for row in self.stock if row.allowed_covers is False)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each part of the stock, stated figure, month and counted figure."""
        rows: list[Row] = [
            {"what": what, "of": row.name.say(lang), "time": None, "count": count.value, "says": count.say(lang)}
            for row in self.stock
            for what, count in (("places", row.places), ("dwellings", row.dwellings))
        ]
        rows += [
            {"what": row["what"], "of": None, "time": None, "count": None, "says": row["says"]}
            for row in stated_rows(self.stated, lang)
        ]
        for month in self.months:
            for what, count in (("entries", month.entries), ("exits", month.exits), ("occupied", month.occupied)):
                time, said = str(month.month), count.say(lang)
                rows.append({"what": what, "of": None, "time": time, "count": count.value, "says": said})
        return rows + figure_rows(self.figures, lang)


def housing(snapshot: Snapshot, *, threshold: int = DEFAULT_THRESHOLD, show_small: bool = False) -> ByProgram[Housing]:
    """Reckon each housing scheme of a council on a day.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day.
    threshold : int
        The least count of people that is shown.
    show_small : bool
        Whether small counts are shown: for the council itself, never for publication.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.

    Examples
    --------
    >>> import clsm
    >>> found = housing(clsm.datasets.load("lille-est").on("2011-11-01"))["housing-scheme"]
    >>> [row.places.value for row in found.stock], found.places.value, found.dwellings.say()
    ([47, 10, 4, 12], 73, 'not documented')
    >>> [figure.says.say("fr") for figure in found.stated]
    ['Usagers qui bénéficient de l’action logement : plus de 100 usagers']
    """
    snapshot, limit = as_snapshot(snapshot), limit_for(threshold, show_small)
    none = Text(fr="Aucun dispositif logement n’est documenté.", en="No housing scheme is documented.")
    return by_program(snapshot, "housing_scheme", lambda program: _scheme(snapshot, program, limit), none)


def _scheme(snapshot: Snapshot, program: Program, limit: int | None) -> Housing:
    scheme = program.details if isinstance(program.details, HousingScheme) else HousingScheme()
    stock = tuple(_places(snapshot, row) for row in _standing(scheme.stock, snapshot.date))
    conventions = tuple(_conventions(snapshot, stock))
    said = stated(snapshot, program.id)
    counted = figures(program, limit=limit)
    months = tuple(_months(program, scheme, limit))
    places, dwellings = added(row.places for row in stock), added(row.dwellings for row in stock)
    if not stock:
        places = dwellings = Count()
    basis = {program.id, *(each.agreement for each in conventions), *(figure.indicator for figure in said)}
    return Housing(
        program=program.id,
        stock=stock,
        places=places,
        dwellings=dwellings,
        stated=said,
        conventions=conventions,
        months=months,
        figures=tuple(figure for figure in counted if figure.what not in _MONTHLY),
        basis=tuple(sorted(basis)),
        says=lines(_words(snapshot, program, scheme, stock, places, dwellings, said, conventions, months, counted)),
    )


def _standing(stock: Sequence[HousingPlaces], day: Day) -> Iterator[HousingPlaces]:
    return (row for row in stock if row.period.contains(day) is not False)


def _places(snapshot: Snapshot, row: HousingPlaces) -> Places:
    covers = None if row.places is None or row.allowed is None else row.places <= row.allowed
    return Places(
        kind=row.kind,
        name=row.name or term(snapshot.council, "housing_kinds", row.kind),
        places=Count.of(row.places),
        dwellings=Count.of(row.dwellings),
        allowed=row.allowed,
        under=row.under,
        landlord=row.landlord,
        territory=row.territory,
        allowed_covers=covers,
    )


def _conventions(snapshot: Snapshot, stock: Sequence[Places]) -> Iterator[Convention]:
    for under in sorted({row.under for row in stock if row.under}):
        end = snapshot.council.find(under).period.end
        over = None
        if isinstance(end, PartialDate) and not end.first <= snapshot.date <= end.last:
            over = end.last < snapshot.date
        yield Convention(
            agreement=under,
            places=added(row.places for row in stock if row.under == under),
            ends=end,
            over=False if end == OPEN else over,
        )


# ---------------------------------------------------------------- month by month

_MONTHLY: Final = frozenset({"entries", "exits", "places_occupied"})
_Range = tuple[int, int | None]


def _months(program: Program, scheme: HousingScheme, limit: int | None) -> Iterator[Month]:
    """Every month from the first to the last that was counted, with the places taken on its last day.

    Where entries or exits of a month are kept back, no figure of places taken is shown: the one could be taken
    from the other.
    """
    raw = figures(program, *_MONTHLY, "people_housed", limit=None)
    spans = [(figure.start, figure.end) for figure in raw if figure.what in _MONTHLY and figure.start and figure.end]
    if not spans:
        return
    months = list(_between(min(start for start, _ in spans), max(end for _, end in spans)))
    moves = {what: [_in_month(raw, what, month) for month in months] for what in ("entries", "exits")}
    capacity = [_capacity(scheme, month) for month in months]
    ranges = _occupied(raw, months, moves, capacity)
    fit = figures(program, *_MONTHLY, "people_housed", limit=limit)
    shown = {(it.what, it.start, it.end): it.count for it in fit if it.by is None}
    secret = any(count.hidden for count in shown.values())
    for number, month in enumerate(months):
        low, high = ranges[number]
        agrees = high is None or low <= high
        hides = {what: limit is not None and _is_hidden(shown, what, month, moves[what][number]) for what in moves}
        yield Month(
            month=PartialDate(year=month.year, month=month.month),
            entries=KEPT_BACK if hides["entries"] else moves["entries"][number],
            exits=KEPT_BACK if hides["exits"] else moves["exits"][number],
            occupied=KEPT_BACK if secret else Count(low=low, high=high) if agrees else Count(),
            places=capacity[number],
            agrees=agrees,
        )


def _is_hidden(shown: dict[tuple[str, Day | None, Day | None], Count], what: str, month: Day, count: Count) -> bool:
    """Whether a month's count is kept back: it is itself, or it is only bounded by one that is."""
    end = _last(month)
    if (what, month, end) in shown:
        return shown[what, month, end].hidden
    return count.documented and any(
        it.hidden
        for (subject, start, stop), it in shown.items()
        if subject == what and start and stop and start <= end and month <= stop
    )


def _between(start: Day, end: Day) -> Iterator[Day]:
    month = Day(start.year, start.month, 1)
    while month <= end:
        yield month
        month = month.add(months=1)


def _last(month: Day) -> Day:
    return PartialDate(year=month.year, month=month.month).last


def _in_month(raw: Sequence[Figure], what: str, month: Day) -> Count:
    """How many in a month: as counted, else at most as many as in a time that holds it."""
    wholes = [figure for figure in raw if figure.what == what and figure.by is None and figure.start and figure.end]
    exact = [figure.count for figure in wholes if (figure.start, figure.end) == (month, _last(month))]
    if exact and exact[0].documented:
        return exact[0]
    holding = [
        figure.count.high
        for figure in wholes
        if figure.start and figure.end and figure.start <= month and _last(month) <= figure.end
    ]
    return Count(high=min((high for high in holding if high is not None), default=None))


def _capacity(scheme: HousingScheme, month: Day) -> Count:
    rows = list(_standing(scheme.stock, _last(month)))
    return added(Count.of(row.places) for row in rows) if rows else Count()


def _occupied(
    raw: Sequence[Figure], months: Sequence[Day], moves: dict[str, list[Count]], capacity: Sequence[Count]
) -> list[_Range]:
    """The least and the most places taken at the end of each month.

    Nobody holds two places, so there are never more taken than there are, nor than people were housed; what is
    known of one month carries over to the next and the one before by those who came and left.
    """
    ranges = [_at_end(raw, month, room) for month, room in zip(months, capacity, strict=True)]
    for here in range(1, len(months)):
        came, left = moves["entries"][here], moves["exits"][here]
        low, high = ranges[here - 1]
        ranges[here] = _meet(ranges[here], _shift((low, high), came, left))
    for here in range(len(months) - 2, -1, -1):
        came, left = moves["entries"][here + 1], moves["exits"][here + 1]
        ranges[here] = _meet(ranges[here], _shift(ranges[here + 1], left, came))
    return ranges


def _at_end(raw: Sequence[Figure], month: Day, room: Count) -> _Range:
    end = _last(month)
    found: _Range = (0, room.high)
    for figure in raw:
        if figure.by is not None:
            continue
        if figure.what == "places_occupied" and figure.end == end:
            found = _meet(found, (figure.count.low, figure.count.high))
        if figure.what == "people_housed" and figure.start and figure.end and figure.start <= end <= figure.end:
            found = _meet(found, (0, figure.count.high))
    return found


def _shift(start: _Range, gained: Count, lost: Count) -> _Range:
    """From *start*, after so many more and so many fewer."""
    low = 0 if lost.high is None else max(0, start[0] + gained.low - lost.high)
    high = None if start[1] is None or gained.high is None else start[1] + gained.high - lost.low
    return low, high


def _meet(one: _Range, other: _Range) -> _Range:
    highs = [high for high in (one[1], other[1]) if high is not None]
    return max(one[0], other[0]), min(highs, default=None)


# ---------------------------------------------------------------- words

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
_MONTH: Final = Text(
    fr="{month} : entrées {entries}, sorties {exits} ; places occupées au dernier jour : {occupied}.",
    en="{month}: entries {entries}, exits {exits}; places taken on the last day: {occupied}.",
)
_DISAGREE: Final = Text(fr="Les chiffres ne s’accordent pas.", en="The figures do not agree.")


def _words(
    snapshot: Snapshot,
    program: Program,
    scheme: HousingScheme,
    stock: Sequence[Places],
    places: Count,
    dwellings: Count,
    said: Sequence[Stated],
    conventions: Sequence[Convention],
    months: Sequence[Month],
    counted: Sequence[Figure],
) -> Iterator[Text]:
    total = _TOTALS.format(name=program.name, places=places.words, dwellings=dwellings.words)
    yield paragraph((total, *stood(snapshot, program.id)))
    for row in stock:
        yield _ROW.format(name=row.name, places=row.places.words, dwellings=row.dwellings.words)
        if row.allowed_covers is False:
            yield _OVER.format(places=row.places.words, allowed=row.allowed)
    yield from (figure.says for figure in said)
    if said:
        yield _APART
    yield from _terms(snapshot, scheme)
    for each in conventions:
        end = _GOES_ON if each.ends == OPEN else say_date(each.ends if isinstance(each.ends, PartialDate) else None)
        line = _UNDER.format(name=name(snapshot.council, each.agreement), places=each.places.words, end=end)
        yield paragraph((line, _PAST)) if each.over else line
    for month in months:
        line = _MONTH.format(
            month=both(month.month.say),
            entries=month.entries.words,
            exits=month.exits.words,
            occupied=month.occupied.words,
        )
        yield line if month.agrees else paragraph((line, _DISAGREE))
    yield from figure_lines(snapshot.council, (figure for figure in counted if figure.what not in _MONTHLY))


def _terms(snapshot: Snapshot, scheme: HousingScheme) -> Iterator[Text]:
    if scheme.commission:
        body = snapshot.council.find(scheme.commission)
        yield _COMMISSION.format(
            body=body.name,
            frequency=both(body.frequency.say) if body.frequency else NOT_DOCUMENTED,
            heard=YES_OR_NO[scheme.person_heard],
            commitment=YES_OR_NO[scheme.commitment],
        )
    if scheme.deposit_by or scheme.rent_by != "not_documented":
        deposit = name(snapshot.council, scheme.deposit_by) if scheme.deposit_by else NOT_DOCUMENTED
        yield _TERMS.format(deposit=deposit, rent=term(snapshot.council, "rent_payers", scheme.rent_by))
