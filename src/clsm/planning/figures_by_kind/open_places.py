"""Open places in figures: how often one was to be open in a time, and who came."""

import datetime
from collections.abc import Iterator
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.dates import Day, to_day
from clsm.disclosure import DEFAULT_THRESHOLD
from clsm.planning.answers import Answer, ByProgram, Stated, by_program, names, stated, stood, term
from clsm.planning.calendars import Holidays, openings
from clsm.planning.counts import Count, Figure, figures, limit_for
from clsm.planning.figure_words import figure_lines, figure_rows, say_span
from clsm.problems import Mismatch
from clsm.programs import Program
from clsm.programs.sessions import OpenPlace
from clsm.tables import Row
from clsm.words import NOT_DOCUMENTED, Lang, Text, both, lines, listed, paragraph


@final
@attrs.frozen(kw_only=True)
class OpenPlaceFigures(Answer):
    """What :func:`open_places` answers of one place.

    ``openings`` is how often it was to be open, with bounds where it is not documented what closes it; that it
    was open is not said. ``conventions`` are the agreements of its partners, ``followed_by`` its own bodies.
    """

    program: str
    start: Day
    end: Day
    openings: Count
    stated: tuple[Stated, ...]
    figures: tuple[Figure, ...]
    conventions: tuple[str, ...]
    followed_by: tuple[str, ...]
    basis: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for the openings, and one for each stated or counted figure."""
        time, count = f"{self.start}/{self.end}", self.openings
        opened: Row = {"what": "openings", "of": None, "time": time, "count": count.value, "says": count.say(lang)}
        known: list[Row] = [
            {"what": each.indicator, "of": None, "time": None, "count": None, "says": each.says.say(lang)}
            for each in self.stated
        ]
        return [opened, *known, *figure_rows(self.figures, lang)]


def open_places(
    snapshot: Snapshot,
    start: "str | datetime.date",
    end: "str | datetime.date",
    *,
    holidays: Holidays = (),
    threshold: int = DEFAULT_THRESHOLD,
    show_small: bool = False,
) -> ByProgram[OpenPlaceFigures]:
    """Count the openings of each open place from *start* to *end*, both included, and read its visits.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day.
    start, end : str or date
        The first and the last day.
    holidays : iterable of (first day, last day)
        School holidays. Where it is not documented that a place closes in them, they widen the bounds.
    threshold : int
        The least count of people that is shown.
    show_small : bool
        Whether small counts are shown: for the council itself, never for publication.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.
    clsm.problems.Mismatch
        For an end before the start.

    Examples
    --------
    >>> import clsm
    >>> seraing = clsm.datasets.load("seraing").on("2020-01-31")
    >>> found = open_places(seraing, "2020-01-01", "2020-01-31", holidays=[("2020-01-01", "2020-01-05")])
    >>> found["cafe-bavard"].openings.value, found["cafe-bavard"].figures
    (4, ())
    """
    snapshot, limit = as_snapshot(snapshot), limit_for(threshold, show_small)
    first, last = to_day(start), to_day(end)
    if last < first:
        raise Mismatch("end-before-start", end=last, start=first)
    shut = [(to_day(begin), to_day(finish)) for begin, finish in holidays]
    none = Text(fr="Aucun lieu ouvert n’est documenté.", en="No open place is documented.")
    return by_program(snapshot, "open_place", lambda program: _place(snapshot, program, first, last, shut, limit), none)


def _place(
    snapshot: Snapshot, program: Program, first: Day, last: Day, shut: list[tuple[Day, Day]], limit: int | None
) -> OpenPlaceFigures:
    certain = [sure for _, _, sure in openings(program, first, last, shut)]
    count = Count(low=sum(certain), high=len(certain)) if program.openings else Count()
    details = program.details if isinstance(program.details, OpenPlace) else OpenPlace()
    said, counted = stated(snapshot, program.id), figures(program, limit=limit)
    return OpenPlaceFigures(
        program=program.id,
        start=first,
        end=last,
        openings=count,
        stated=said,
        figures=counted,
        conventions=details.conventions,
        followed_by=program.followed_by,
        basis=tuple(sorted({program.id, *details.conventions, *(figure.indicator for figure in said)})),
        says=lines(_words(snapshot, program, details, count, say_span(first, last), said, counted)),
    )


_OPEN: Final = Text(
    fr="{name} ({hours}) – ouvertures prévues, {time} : {count}.",
    en="{name} ({hours}) – openings planned, {time}: {count}.",
)
_CONVENTION: Final = Text(fr="{name} : {state}.", en="{name}: {state}.")
_FOLLOWED: Final = Text(fr="Suivi par : {bodies}.", en="Followed by: {bodies}.")
_NO_VISITS: Final = Text(fr="Fréquentation : non documentée.", en="Visits: not documented.")


def _words(
    snapshot: Snapshot,
    program: Program,
    details: OpenPlace,
    count: Count,
    time: Text,
    said: tuple[Stated, ...],
    counted: tuple[Figure, ...],
) -> Iterator[Text]:
    hours = listed(both(opening.say) for opening in program.openings) if program.openings else NOT_DOCUMENTED
    planned = _OPEN.format(name=program.name, hours=hours, time=time, count=count.words)
    yield paragraph((planned, *stood(snapshot, program.id)))
    yield from (figure.says for figure in said)
    yield from figure_lines(snapshot.council, counted)
    if not any(figure.what == "visits" for figure in counted):
        yield _NO_VISITS
    for id in details.conventions:
        agreement = snapshot.council.find(id)
        unknown = agreement.state == "not_documented"
        state = NOT_DOCUMENTED if unknown else term(snapshot.council, "agreement_states", agreement.state)
        yield _CONVENTION.format(name=agreement.name, state=state)
    if program.followed_by:
        yield _FOLLOWED.format(bodies=names(snapshot.council, program.followed_by))
