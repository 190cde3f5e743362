"""How long a fact is presumed to go on after the last date at which a source shows it.

A seat, an office, a body or a text without an end is a state: a list of 2011 says nothing of 2019. What happened,
and a text within its term, does not age. A fact is as old as its own last date; the date of its body, of the
council or of the file stands only where it has none.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, final

import attrs

from clsm.council import Council, Snapshot
from clsm.dates import PartialDate
from clsm.entities.agreements import Agreement
from clsm.entities.instances import Instance, Post, Seat
from clsm.entities.objectives import Objective, Priority
from clsm.entities.references import reference_id
from clsm.fields import at_least
from clsm.programs import Program

MUNICIPAL_ELECTIONS: Final[Mapping[str, tuple[datetime.date, ...]]] = MappingProxyType(
    {
        # second rounds: decrees 2007-1468, 2013-938, 2019-928 and 2020-642 (28 June 2020), 2025-848
        "FR": tuple(map(datetime.date.fromisoformat, ("2008-03-16", "2014-03-30", "2020-06-28", "2026-03-22"))),
        # every six years, on the second Sunday of October: Walloon code of local democracy, article L4124-1
        "BE": tuple(map(datetime.date.fromisoformat, ("2012-10-14", "2018-10-14", "2024-10-13"))),
    }
)
"""The last day of the general elections of municipal councils, by country; whoever was elected before may be gone."""


@final
@attrs.frozen(kw_only=True)
class PresumeFor:
    """How many years each kind of state is presumed to go on; ``None`` presumes it for good.

    ``seats`` and ``posts`` stand for the lists of members too: a complete one is complete as long as its seats are
    presumed. Those of elected officials last until the next municipal election at most, where ``elections`` is true.
    ``programs`` are read where it is asked what a council works on, and no rule asks them.
    The figures are the library's own choice, since 2026: no text sets them.

    >>> PresumeFor(seats=3).seats, PresumeFor().bodies
    (3, 5)
    """

    seats: int | None = attrs.field(default=2, validator=at_least(0))
    posts: int | None = attrs.field(default=2, validator=at_least(0))
    bodies: int | None = attrs.field(default=5, validator=at_least(0))
    texts: int | None = attrs.field(default=10, validator=at_least(0))
    programs: int | None = attrs.field(default=2, validator=at_least(0))
    elections: bool = True


PRESUME_FOR: Final = PresumeFor()
"""How long facts are presumed to go on, unless a caller says otherwise."""

FOR_GOOD: Final = PresumeFor(seats=None, posts=None, bodies=None, texts=None, programs=None, elections=False)
"""Everything is presumed to go on."""


def shown_at(council: Council, fact: Any) -> PartialDate | None:
    """The last date at which a source shows *fact*: its own; ``None`` where nothing is dated.

    A list of members has the date of its body's own sources, else that of the last of its seats. The start of a fact
    shows it too, and so does each meeting of a body.

    >>> from clsm.governance.books.examples import COUNCIL
    >>> str(shown_at(COUNCIL, COUNCIL.find("plenary")))
    '2025-01-15'
    """
    dates = [date for date in (council.last_shown(fact), fact.period.start) if date]
    if isinstance(fact, Instance):
        dates += [it.date for it in fact.meetings if not (it.is_off or it.is_planned)]
    return max(dates, key=lambda date: date.last, default=None)


def list_shown_at(council: Council, body: Instance) -> PartialDate | None:
    """The last date at which a source shows the list of the members of *body*."""
    if own_date(council, body):
        return council.last_shown(body)
    dates = [date for seat in body.seats if (date := own_date(council, seat))]
    return max(dates, key=lambda date: date.last, default=council.last_shown(body))


def own_date(council: Council, fact: Any) -> PartialDate | None:
    """The date that *fact* has itself, or that its own sources have; ``None`` where only others lend it one."""
    if fact.as_of or any(council.find(reference_id(source)).as_of for source in fact.sources):
        return council.last_shown(fact)
    return None


def is_of_an_election(snapshot: Snapshot, place: Seat | Post) -> bool:
    """Whether a source says that an elected official holds *place*."""
    if isinstance(place, Seat):
        return "elected" in snapshot.pillars(place)
    return "elected" in (place.pillars or ())


@final
@attrs.frozen(kw_only=True)
class Aged:
    """What is no longer presumed on a day: by id, the last date at which a source shows it.

    ``lists`` are the bodies whose list of members is.
    """

    facts: Mapping[str, PartialDate] = attrs.field(factory=dict)
    lists: Mapping[str, PartialDate] = attrs.field(factory=dict)

    def __bool__(self) -> bool:
        return bool(self.facts or self.lists)


def aged(snapshot: Snapshot, presume_for: PresumeFor | None) -> Aged:
    """What of *snapshot* was last shown too long before its day to be presumed still; nothing for ``None``."""
    if presume_for is None:
        return Aged()
    facts, lists = dict[str, PartialDate](), dict[str, PartialDate]()
    council, day = snapshot.council, snapshot.date
    for fact, years, elected in _states(snapshot, presume_for):
        shown = None if years is None or has_an_end(fact) else shown_at(council, fact)
        if shown and years is not None and day > presumed_until(council, shown, years, elected=elected):
            facts[fact.id] = shown
    for body in snapshot.instances:
        listed = list_shown_at(council, body) if presume_for.seats is not None else None
        if listed and presume_for.seats is not None:
            until = presumed_until(council, listed, presume_for.seats)
            if day > until:
                lists[body.id] = listed
    return Aged(facts=facts, lists=lists)


def presumed_too_long(
    snapshot: Snapshot, facts: Iterable[Program | Priority | Objective], years: int | None
) -> set[str]:
    """The ids of those *facts* that no source shows on the day, nor within so many *years*; none for ``None``."""
    if years is None:
        return set()
    presumed = {fact.id: shown_at(snapshot.council, fact) for fact in facts if fact.id in snapshot.presumed}
    day, council = snapshot.date, snapshot.council
    # what is presumed was shown once, or it would be uncertain
    return {id for id, shown in presumed.items() if shown and day > presumed_until(council, shown, years)}


def without_aged(snapshot: Snapshot, old: Aged) -> Snapshot:
    """The same day without what is no longer presumed: an aged list of members is not complete."""
    bodies = []
    for body in snapshot.instances:
        if body.id not in old.facts:
            seats = tuple(seat for seat in body.seats if seat.id not in old.facts)
            faded = body.id in old.lists and body.composition == "complete"
            composition = "partial" if faded else body.composition
            changed = faded or len(seats) < len(body.seats)
            bodies.append(attrs.evolve(body, seats=seats, composition=composition) if changed else body)
    standing = {None, *(body.id for body in bodies)}
    return attrs.evolve(
        snapshot,
        instances=tuple(bodies),
        posts=tuple(it for it in snapshot.posts if it.id not in old.facts and it.body in standing),
        agreements=tuple(it for it in snapshot.agreements if it.id not in old.facts),
    )


def _states(
    snapshot: Snapshot, presume_for: PresumeFor
) -> Iterator[tuple[Seat | Post | Instance | Agreement, int | None, bool]]:
    """Each state of the day, the years for which it is presumed, and whether an election ends it."""
    by_vote = presume_for.elections
    for _, seat in snapshot.seats():
        yield seat, presume_for.seats, by_vote and is_of_an_election(snapshot, seat)
    for post in snapshot.posts:
        yield post, presume_for.posts, by_vote and is_of_an_election(snapshot, post)
    for body in snapshot.instances:
        yield body, presume_for.bodies, False
    for text in snapshot.agreements:
        yield text, presume_for.texts, False


def has_an_end(fact: Any) -> bool:
    """Whether it is written that *fact* has ended, or when it ends: it does not age."""
    return isinstance(fact.period.end, PartialDate) or fact.period.ended_by is not None


def presumed_until(council: Council, shown: PartialDate, years: int, *, elected: bool = False) -> datetime.date:
    """The last day on which what was shown then is presumed."""
    later = shown.later(years)
    until = later.last if later else datetime.date.max
    votes = MUNICIPAL_ELECTIONS.get(council.jurisdiction, ()) if elected else ()
    return min([until, *(day for day in votes if day > shown.last)])
