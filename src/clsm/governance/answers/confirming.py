"""Confirming what was last seen long ago: a list of members as a whole, and who may be another after an election."""

import datetime
from collections.abc import Iterator
from typing import Any, Final, final

import attrs

from clsm.ageing import MUNICIPAL_ELECTIONS, shown_at
from clsm.changes import Replace
from clsm.council import Council, Snapshot, as_snapshot
from clsm.dates import PartialDate, to_day
from clsm.entities.instances import Instance, Post, Seat
from clsm.governance.engine.fixing import name_of
from clsm.governance.engine.words import day_in_words
from clsm.governance.reading.offices import speaks_for
from clsm.governance.reading.seats import carries
from clsm.problems import Mismatch
from clsm.results import Result
from clsm.tables import Row
from clsm.words import NOT_DOCUMENTED, Lang, Text, both, lines, set_apart


@final
@attrs.frozen(kw_only=True, repr=False)
class Confirmation(Result):
    """A list, a text or an office shown again on a day: the ``changes`` that say so, of what is not shown later."""

    snapshot: Snapshot
    of: str
    changes: tuple[Replace, ...]

    @property
    def _facts(self) -> list[Any]:
        return [self.snapshot.council.find(change.id) for change in self.changes]

    @property
    def confirmed(self) -> Council:
        """The council with these changes."""
        return self.snapshot.council.apply(*self.changes)

    @property
    def says(self) -> Text:
        """What is confirmed, and the seats and offices that it takes along."""
        day = day_in_words(self.snapshot.date)
        if not self.changes:
            return _ALREADY.format(day=day)
        return _CONFIRMED.format(day=day, names=set_apart(_name(self.snapshot, fact) for fact in self._facts))

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One dictionary for each fact that is confirmed, with the date at which it was last seen."""
        shown = [(fact, shown_at(self.snapshot.council, fact)) for fact in self._facts]
        return [
            {"id": fact.id, "name": _name(self.snapshot, fact).say(lang), "last_seen": str(date) if date else None}
            for fact, date in shown
        ]


_ALREADY: Final = Text(
    fr="Tout est déjà montré au {day}, ou plus tard.", en="All of it is shown on {day} already, or later."
)
_CONFIRMED: Final = Text(fr="Confirmé au {day} : {names}.", en="Confirmed on {day}: {names}.")


def confirm(snapshot: Snapshot, id: str) -> Confirmation:
    """Say that the body, office or text with this *id* is on the day of *snapshot* as the file has it.

    A body is confirmed with its list: the seats and the offices that stand on the day. What a source shows later
    keeps its date. Raises :class:`KeyError` for an id that is not of the day, and
    :class:`~clsm.problems.Mismatch` for something that has no date to confirm.

    >>> from clsm.governance.books.examples import COUNCIL
    >>> again = confirm(COUNCIL.on("2026-03-01"), "committee")
    >>> len(again.changes), str(again.confirmed.find("committee").as_of)
    (5, '2026-03-01')
    """
    today = as_snapshot(snapshot)
    fact = today.find(id)
    if not hasattr(fact, "as_of"):
        raise Mismatch("nothing-to-confirm", found=repr(id))
    facts = [fact]
    if isinstance(fact, Instance):
        facts += [*fact.seats, *(post for post in today.posts if post.body == id)]
    day = PartialDate.of(today.date)
    older = (it for it in facts if it.as_of is None or it.as_of.last < today.date)
    # a seat that was numbered keeps its number: the others of its kind are confirmed with it
    changes = tuple(Replace(it.id, as_of=day, **({"id": it.id} if isinstance(it, Seat) else {})) for it in older)
    return Confirmation(snapshot=today, of=id, changes=changes)


@final
@attrs.frozen(kw_only=True)
class Elected:
    """A seat or an office to confirm after an election; ``sure``: a source says that an elected official holds it."""

    id: str
    place: Text
    body: str | None
    last_seen: PartialDate | None
    sure: bool


@final
@attrs.frozen(kw_only=True, repr=False)
class AfterElection(Result):
    """The seats and offices that were last seen before an election and that elected officials hold, or may hold."""

    election: datetime.date
    places: tuple[Elected, ...]

    @property
    def says(self) -> Text:
        """Each of them, those that are surely of elected officials first."""
        if not self.places:
            return _NOTHING.format(day=day_in_words(self.election))
        return lines((_HEAD.format(day=day_in_words(self.election)), *map(_line, self.places)))

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One dictionary a seat or office."""
        return [
            {
                "id": place.id,
                "name": place.place.say(lang),
                "body": place.body,
                "last_seen": str(place.last_seen) if place.last_seen else None,
                "certain": place.sure,
            }
            for place in self.places
        ]


_HEAD: Final = Text(fr="À confirmer après l’élection du {day} :", en="To confirm after the election of {day}:")
_NOTHING: Final = Text(
    fr="Rien n’est à confirmer après l’élection du {day}.", en="Nothing is to be confirmed after the election of {day}."
)
_SURE: Final = Text(fr="- {place}, dernière mention : {date}", en="- {place}, last seen: {date}")
_PERHAPS: Final = Text(
    fr="- {place}, si un élu y siège ; dernière mention : {date}",
    en="- {place}, if an elected official sits there; last seen: {date}",
)


def _line(place: Elected) -> Text:
    date = both(place.last_seen.say) if place.last_seen else NOT_DOCUMENTED
    return (_SURE if place.sure else _PERHAPS).format(place=place.place, date=date)


def after_election(snapshot: Snapshot, election: str | datetime.date | None = None) -> AfterElection:
    """The seats and offices to confirm after a municipal election, as they stood on its day.

    *election* is its last day, by default the last one that the library knows of in the council's country before
    the day of *snapshot*. Raises :class:`~clsm.problems.Mismatch` where it knows none.

    >>> from clsm.governance.books.examples import COUNCIL
    >>> [place.id for place in after_election(COUNCIL.on("2026-04-01"), "2026-03-22").places]
    ['committee-ombreval-member', 'housing-group-ombreval-member', 'plenary-ombreval-member']
    """
    today = as_snapshot(snapshot)
    if election is None:
        past = [day for day in MUNICIPAL_ELECTIONS.get(today.council.jurisdiction, ()) if day <= today.date]
        if not past:
            raise Mismatch("election-day")
        election = past[-1]
    day = to_day(election)
    then = today.on(day)
    places = (_place(then, place, sure=sure) for place, sure in _of_elected(then))
    seen_before = [it for it in places if it.last_seen is None or it.last_seen.last <= day]
    return AfterElection(election=day, places=tuple(sorted(seen_before, key=lambda it: (not it.sure, it.id))))


def _of_elected(snapshot: Snapshot) -> Iterator[tuple[Seat | Post, bool]]:
    for _, seat in snapshot.seats():
        answer = carries(snapshot, seat, "elected")
        if answer is not False:
            yield seat, answer is True
    for post in snapshot.posts:
        answer = speaks_for(snapshot, post, "elected")
        if answer is not False and not (answer is None and post.function == "coordinator"):
            yield post, answer is True


def _place(snapshot: Snapshot, place: Seat | Post, *, sure: bool) -> Elected:
    council = snapshot.council
    body = council.body_of(place.id).id if isinstance(place, Seat) else place.body
    shown = shown_at(council, place)
    return Elected(id=place.id, place=_name(snapshot, place), body=body, last_seen=shown, sure=sure)


_IN_BODY: Final = Text.same("{name} ({body})")


def _name(snapshot: Snapshot, fact: Any) -> Text:
    """What readers call a body or a text, an office or a seat with its body."""
    if not isinstance(fact, Seat | Post):
        return name_of(snapshot.council, fact.id)
    body = snapshot.council.body_of(fact.id).id if isinstance(fact, Seat) else fact.body
    words = both(lambda lang: snapshot.name(fact, lang))
    return _IN_BODY.format(name=words, body=name_of(snapshot.council, body)) if body else words
