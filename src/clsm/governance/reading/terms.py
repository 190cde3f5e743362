"""For how long seats are held, against a term that a text or the council itself sets."""

import datetime
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from clsm.changes import Replace
from clsm.council import Snapshot
from clsm.dates import PartialDate
from clsm.entities.instances import Instance, Seat
from clsm.governance.engine.rules import Fill, Finding
from clsm.governance.reading.contracts import years_later
from clsm.governance.reading.offices import begins
from clsm.governance.reading.seats import every, is_full, named, sits
from clsm.governance.reading.several import Item, Words, together
from clsm.words import Text

_APPOINTMENT: Final = Text(
    fr="la décision qui désigne les membres, ou les renouvelle", en="the decision that appoints members, or renews them"
)


def held_seats(snapshot: Snapshot, body: Instance) -> list[Seat]:
    """The full seats of *body* that somebody holds, by id."""
    return [
        it for it in sorted(body.seats, key=lambda seat: seat.id) if every(is_full(snapshot, it), sits(snapshot, it))
    ]


def within_term(seat: Seat, years: int, renewals: int | None, day: datetime.date) -> bool | None:
    """Whether *seat* is held within its term; a renewal that is allowed may have come without being recorded."""
    start = seat.period.start
    if start is None:
        return None
    last = seat.period.end.first if isinstance(seat.period.end, PartialDate) else day
    until = max(last, day)
    if until <= years_later(start.first, years):
        return True
    return False if renewals is not None and until > years_later(start.last, years * (renewals + 1)) else None


def on_terms(
    snapshot: Snapshot, body: Instance, head: Text, answers: Mapping[Seat, bool | None], words: Words
) -> Finding:
    """The finding on how long the seats of *body* are held; those held for too long are appointed anew."""
    return together(
        body.id,
        head,
        [
            Item(
                answer=answer,
                name=named(snapshot, [seat]),
                ids=(seat.id,),
                fill=() if answer else (Fill(id=seat.id, field="period", usually_in=_APPOINTMENT),),
            )
            for seat, answer in answers.items()
        ],
        words,
        partial(_appointed_anew, snapshot, [seat for seat, answer in answers.items() if answer is False]),
    )


def _appointed_anew(snapshot: Snapshot, seats: Iterable[Seat]) -> tuple[Replace, ...]:
    """The seats held anew from the day on: who is appointed is for the body, or for whoever appoints, to say."""
    return tuple(Replace(seat.id, id=seat.id, period=begins(snapshot)) for seat in seats)
