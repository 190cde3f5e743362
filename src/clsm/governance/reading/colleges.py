"""Who belongs to a college of a body, how many people that is, and whether what is written of it holds.

A place counts once, its deputy included. A vacant one is a place of the body that nobody holds: it counts
where a text sets a most, and not where it promises a least. How many sit on a seat without a count is not
known, and nobody is surely missing from a list that is not complete.
"""

from collections.abc import Iterable, Iterator
from typing import Final, final

import attrs

from clsm.council import Snapshot
from clsm.entities.actors import Actor
from clsm.entities.colleges import College, Limit, PromisedOffice
from clsm.entities.instances import Instance, Post, Seat
from clsm.governance.reading.seats import carries, every, is_full, some
from clsm.quantities import Threshold
from clsm.vocabulary import LIMITED_PER, PILLARS, label
from clsm.words import AT_LEAST, AT_MOST, FROM_TO, Text, both, in_words, listed

Range = tuple[int, int | None]
"""At least and at most; ``None`` where no limit is known."""


@final
@attrs.frozen(kw_only=True)
class Counted:
    """The full seats of a body that surely are of some kind, those that may be, and the others.

    ``complete`` says that no other seat can be there.
    """

    seats: tuple[Seat, ...]
    perhaps: tuple[Seat, ...]
    others: tuple[Seat, ...]
    complete: bool

    @property
    def places(self) -> Range:
        """How many places there are of this kind, the vacant ones included."""
        return _range(self.seats, self.perhaps, complete=self.complete)

    @property
    def held(self) -> Range:
        """How many people there are of this kind."""
        return _range(_taken(self.seats), _taken(self.perhaps), complete=self.complete)

    def share(self, threshold: Threshold) -> bool | None:
        """Whether they make the share of all members that *threshold* asks for."""
        low, high = self.held
        most_others = _range(_taken((*self.others, *self.perhaps)), (), complete=self.complete)[1]
        fewest_others = _range(_taken(self.others), (), complete=self.complete)[0]
        if most_others is not None and low + most_others and threshold.reached(low, low + most_others):
            return True
        if high is not None and threshold.reached(high, high + fewest_others) is False:
            return False
        return None


def _taken(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    return tuple(seat for seat in seats if not seat.vacant)


def _range(seats: Iterable[Seat], perhaps: Iterable[Seat], *, complete: bool) -> Range:
    """How many people sit on *seats*, and on those that *perhaps* count too."""
    sure, open_seats = tuple(seats), tuple(perhaps)
    counts = [seat.count for seat in (*sure, *open_seats)]
    low = sum(seat.count or 1 for seat in sure)
    if not complete or None in counts:
        return low, None
    return low, sum(count for count in counts if count is not None)


def members(snapshot: Snapshot, body: Instance) -> Counted:
    """Every full place of *body*."""
    return _counted(body, ((seat, is_full(snapshot, seat)) for seat in body.seats))


def of_college(snapshot: Snapshot, body: Instance, college: College) -> Counted:
    """The full places of *body* that belong to *college*."""
    answers = {seat: is_full(snapshot, seat) for seat in body.seats}
    inside = ((seat, every(full, belongs(snapshot, body, college, seat))) for seat, full in answers.items())
    counted = _counted(body, inside)
    there = (seat for seat in counted.others if answers[seat] is not False)
    return attrs.evolve(counted, others=tuple(there))


def _counted(body: Instance, answers: Iterable[tuple[Seat, bool | None]]) -> Counted:
    known = sorted(answers, key=lambda pair: pair[0].id)
    return Counted(
        seats=tuple(seat for seat, answer in known if answer),
        perhaps=tuple(seat for seat, answer in known if answer is None),
        others=tuple(seat for seat, answer in known if answer is False),
        complete=body.composition == "complete",
    )


def belongs(snapshot: Snapshot, body: Instance, college: College, seat: Seat) -> bool | None:
    """Whether *seat* is of *college*: it names it, or where no seat of the body names any, stands for it.

    Beside seats that name one, whether a seat that does not belongs to any is unknown.
    """
    if any(other.college for other in body.seats):
        return seat.college == college.id if seat.college else None
    answers = {carries(snapshot, seat, pillar) for pillar in college.pillars or ()}
    if college.sectors:
        sector = snapshot.sector(seat)
        answers.add(None if sector == "not_documented" else sector in college.sectors)
    # a college of which neither pillars nor sectors are documented says nothing of it
    return some(*answers) if answers else None


def within(counted: Counted, at_least: int | None, at_most: int | None) -> bool | None:
    """Whether so many people hold those places, and there are no more of them."""
    return every(_reaches(counted.held, at_least), _stays(counted.places, at_most))


def _reaches(count: Range, at_least: int | None) -> bool | None:
    low, high = count
    if at_least is None or low >= at_least:
        return True
    return False if high is not None and high < at_least else None


def _stays(count: Range, at_most: int | None) -> bool | None:
    low, high = count
    if at_most is None or (high is not None and high <= at_most):
        return True
    return False if low > at_most else None


def respects(snapshot: Snapshot, counted: Counted, limit: Limit) -> bool | None:
    """Whether the places keep *limit*, for each organisation, territory or line of work."""
    keyed = {seat: _key(snapshot, limit, seat) for seat in (*counted.seats, *counted.perhaps)}
    unknown = tuple(seat for seat, key in keyed.items() if key is None)
    keys = {key for key in keyed.values() if key is not None} | set(_expected(snapshot, limit))
    if not keys:
        return None
    answers = []
    for key in sorted(keys):
        sure = tuple(seat for seat in counted.seats if keyed[seat] == key)
        maybe = tuple(seat for seat in counted.perhaps if keyed[seat] == key)
        part = Counted(seats=sure, perhaps=(*maybe, *unknown), others=(), complete=counted.complete)
        answers.append(within(part, limit.at_least, limit.at_most))
    return every(*answers)


def _expected(snapshot: Snapshot, limit: Limit) -> Iterator[str]:
    """The territories that each have a place, whether or not a seat is there for them."""
    if limit.per == "territory" and limit.territory_kind:
        yield from (place.id for place in snapshot.territories if place.kind == limit.territory_kind)


def _key(snapshot: Snapshot, limit: Limit, seat: Seat) -> str | None:
    """What *seat* is counted under; ``None`` where that is not documented."""
    if limit.per == "territory":
        return seat.territory
    if limit.per == "sector":
        sector = snapshot.sector(seat)
        return None if sector == "not_documented" else sector
    holder = snapshot.council.find(seat.holder) if seat.holder else None
    if isinstance(holder, Post):
        return holder.holder
    return holder.id if isinstance(holder, Actor) else None


# ---------------------------------------------------------------- in words

_PLACES: Final = Text.same("{label}, {number}")
_SHARE: Final = Text(fr="{label}, {share}", en="{label}, {share}")
_PER: Final = Text(fr="{label}, {per}", en="{label}, {per}")
MEMBERS_OF_A_BODY: Final = Text(fr="Membres", en="Members")
"""What all full places of a body are called together."""


def bounds(label: Text, low: int | None, high: int | None) -> Text:
    """A number of places in words."""
    if low is not None and low == high:
        number = Text.same(str(low))
    elif low is None:
        number = AT_MOST.format(high=high)
    else:
        number = AT_LEAST.format(low=low) if high is None else FROM_TO.format(low=low, high=high)
    return _PLACES.format(label=label, number=number)


def name_of_college(snapshot: Snapshot, college: College) -> Text:
    """What readers call a college: its name, else whom its places are for."""
    if college.name:
        return college.name
    sectors = (_term(snapshot, "sectors", sector) for sector in college.sectors)
    pillars = (PILLARS[pillar] for pillar in sorted(college.pillars or ()))
    return listed((*pillars, *sectors))


def _term(snapshot: Snapshot, list_name: str, id: str) -> Text:
    return both(lambda lang: label(list_name, id, lang=lang, terms=snapshot.council.terms))


def share_in_words(label: Text, share: Threshold) -> Text:
    """A share of all members in words."""
    return _SHARE.format(label=label, share=both(share.say))


def limit_in_words(label: Text, limit: Limit) -> Text:
    """How many of those called *label* may sit for each organisation, territory or line of work."""
    per = both(lambda lang: LIMITED_PER[limit.per].say(lang).lower())
    return bounds(_PER.format(label=label, per=per), limit.at_least, limit.at_most)


def written_places(snapshot: Snapshot, body: Instance) -> Iterator[Text]:
    """What *body* has written of its own places, in words: its size, its limits, its colleges, offices promised."""
    if body.seats_at_least is not None or body.seats_at_most is not None:
        yield bounds(MEMBERS_OF_A_BODY, body.seats_at_least, body.seats_at_most)
    yield from (limit_in_words(MEMBERS_OF_A_BODY, limit) for limit in body.limits)
    for college in body.colleges:
        name = name_of_college(snapshot, college)
        limits = [limit_in_words(name, limit) for limit in college.limits]
        if college.share is not None:
            limits.insert(0, share_in_words(name, college.share))
        if college.at_least is not None or college.at_most is not None:
            limits.insert(0, bounds(name, college.at_least, college.at_most))
        yield from limits or [name]
    yield from (office_in_words(snapshot, office) for office in body.offices)


def office_in_words(snapshot: Snapshot, office: PromisedOffice) -> Text:
    """An office that is kept for certain pillars, in words."""
    functions = [_term(snapshot, "post_functions", function) for function in office.functions]
    pillars = [PILLARS[pillar] for pillar in sorted(office.pillars)]
    words = _OFFICE.format(function=in_words(functions, either=True), pillars=in_words(pillars, either=True))
    return words if office.count == 1 else _OFFICES.format(office=words, n=office.count)


_OFFICE: Final = Text(fr="{function} : {pillars}", en="{function}: {pillars}")
_OFFICES: Final = Text(fr="{office} ({n})", en="{office} ({n})")
