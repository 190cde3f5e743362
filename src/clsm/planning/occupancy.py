"""The places of a housing scheme that were taken at the end of each month, with bounds where something is missing.

They are reckoned from the entries and exits of each month and from what was counted on a last day. Nobody holds
two places: there are never more taken than there are places, nor than people were housed.
"""

from collections.abc import Iterator, Sequence
from typing import Final, final

import attrs

from clsm.counts import KEPT_BACK, Count, Figure, added, count_row
from clsm.dates import Day, PartialDate
from clsm.programs.housing import HousingPlaces, HousingScheme
from clsm.tables import Row
from clsm.words import Lang, Text, both, paragraph

MONTHLY: Final = ("entries", "exits", "places_occupied")
"""The subjects of the counts that are told month by month."""

_MONTH: Final = Text(
    fr="{month} : entrées {entries}, sorties {exits} ; places occupées au dernier jour : {occupied}.",
    en="{month}: entries {entries}, exits {exits}; places taken on the last day: {occupied}.",
)
_DISAGREE: Final = Text(fr="Les chiffres ne s’accordent pas.", en="The figures do not agree.")


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

    @property
    def says(self) -> Text:
        """The month in words."""
        month = _MONTH.format(
            month=both(self.month.say),
            entries=self.entries.words,
            exits=self.exits.words,
            occupied=self.occupied.words,
        )
        return month if self.agrees else paragraph((month, _DISAGREE))

    def rows(self, lang: Lang) -> list[Row]:
        """One row each for entries, exits and the places taken."""
        counts = (("entries", self.entries), ("exits", self.exits), ("occupied", self.occupied))
        return [count_row(what, count, time=str(self.month), lang=lang) for what, count in counts]


def stock_on(stock: Sequence[HousingPlaces], day: Day) -> list[HousingPlaces]:
    """The rows of the *stock* that may have stood on the *day*."""
    return [row for row in stock if row.period.contains(day) is not False]


def months(scheme: HousingScheme, figures: Sequence[Figure], *, complete: bool) -> Iterator[Month]:
    """Every month from the first to the last that is told, with the places taken on its last day.

    Longer times limit a month only where everything is told (*complete*); otherwise there are no months. Where a
    figure is kept back, no figure of places taken is shown.
    """
    read = (*MONTHLY, "people_housed")
    wholes = [figure for figure in figures if figure.what in read and figure.by is None]
    spans = [(figure.start, figure.end) for figure in wholes if figure.what in MONTHLY and figure.start and figure.end]
    by_month = all(start.day == 1 and end == _last(start) for start, end in spans)
    if not spans or not (complete or by_month):
        return
    days = list(_months_from(min(start for start, _ in spans), max(end for _, end in spans)))
    entries = [_in_month(wholes, "entries", month=day) for day in days]
    exits = [_in_month(wholes, "exits", month=day) for day in days]
    places = [_places_at_end(scheme, day) for day in days]
    at_end = [_at_end(wholes, day, places=count) for day, count in zip(days, places, strict=True)]
    ranges = _occupied(at_end, entries, exits=exits)
    secret = any(figure.count.hidden for figure in wholes)
    for number, day in enumerate(days):
        agrees = not _is_empty(ranges[number])
        occupied = ranges[number] if agrees else Count()
        yield Month(
            month=PartialDate(year=day.year, month=day.month),
            entries=entries[number],
            exits=exits[number],
            occupied=KEPT_BACK if secret else occupied,
            places=places[number],
            agrees=agrees,
        )


def _months_from(start: Day, end: Day) -> Iterator[Day]:
    """The first day of each month from *start* to *end*."""
    month = Day(start.year, start.month, 1)
    while month <= end:
        yield month
        month = month.add(months=1)


def _last(month: Day) -> Day:
    return PartialDate(year=month.year, month=month.month).last


def _in_month(wholes: Sequence[Figure], what: str, *, month: Day) -> Count:
    """How many in a month: as counted, else at most as many as in a time that holds it."""
    end = _last(month)
    highs = list[int]()
    for figure in wholes:
        if figure.what != what or not figure.start or not figure.end:
            continue
        if figure.count.hidden and figure.start <= end and month <= figure.end:
            return KEPT_BACK
        if (figure.start, figure.end) == (month, end) and figure.count.documented:
            return figure.count
        if figure.start <= month and end <= figure.end and figure.count.high is not None:
            highs.append(figure.count.high)
    return Count(high=min(highs, default=None))


def _places_at_end(scheme: HousingScheme, month: Day) -> Count:
    stock = stock_on(scheme.stock, _last(month))
    return added(Count.of(row.places) for row in stock) if stock else Count()


# ---------------------------------------------------------------- at least and at most


def _is_empty(allowed: Count) -> bool:
    """Whether no number is allowed, as the figures contradict one another."""
    return allowed.high is not None and allowed.low > allowed.high


def _both(first: Count, second: Count) -> Count:
    """What both allow."""
    highs = [high for high in (first.high, second.high) if high is not None]
    return Count(low=max(first.low, second.low), high=min(highs, default=None))


def _after(start: Count, *, gained: Count, lost: Count) -> Count:
    """What is allowed after so many more and so many fewer than at the *start*."""
    low, high = 0, None
    if lost.high is not None:
        low = max(0, start.low + gained.low - lost.high)
    if start.high is not None and gained.high is not None:
        high = start.high + gained.high - lost.low
    return Count(low=low, high=high)


def _at_end(wholes: Sequence[Figure], month: Day, *, places: Count) -> Count:
    """What the figures of a month's last day allow by themselves."""
    end = _last(month)
    allowed = Count(high=places.high)
    for figure in wholes:
        if figure.what == "places_occupied" and figure.end == end:
            allowed = _both(allowed, figure.count)
        if figure.what == "people_housed" and figure.start and figure.end and figure.start <= end <= figure.end:
            allowed = _both(allowed, Count(high=figure.count.high))
    return allowed


def _occupied(at_end: Sequence[Count], entries: Sequence[Count], *, exits: Sequence[Count]) -> list[Count]:
    """The places taken at the end of each month: what is known of a month holds for its neighbours too."""
    ranges = list(at_end)
    for number in range(1, len(ranges)):
        forward = _after(ranges[number - 1], gained=entries[number], lost=exits[number])
        ranges[number] = _both(ranges[number], forward)
    for number in reversed(range(len(ranges) - 1)):
        # looking back, those who came in the next month were not there yet, and those who left still were
        backward = _after(ranges[number + 1], gained=exits[number + 1], lost=entries[number + 1])
        ranges[number] = _both(ranges[number], backward)
    return ranges
