"""Which fields would settle a question about seats, and which documents usually hold them."""

from collections.abc import Iterable, Iterator
from typing import Final

from clsm.council import Snapshot
from clsm.entities.instances import Instance, Post, Seat
from clsm.governance.engine.rules import Fill
from clsm.governance.reading.seats import PlaceShown
from clsm.words import Text

MEMBERS: Final = Text(
    fr="la liste des membres, ou un compte rendu qui la reprend",
    en="the list of members, or minutes that repeat it",
)
FOUNDING_TEXT: Final = Text(
    fr="la délibération ou la convention qui installe le conseil",
    en="the resolution or the agreement that sets the council up",
)


def about_seats(parts: Iterable[PlaceShown], bodies: Iterable[Instance]) -> tuple[Fill, ...]:
    """What to fill in where seats leave a pillar open, or where the list of a body does."""
    unsaid = [shown for shown in parts if shown.outcome == "not_documented"]
    doubtful = [_of_seat(seat) for shown in unsaid for seat in shown.perhaps]
    return tuple(dict.fromkeys((*doubtful, *about_lists(bodies))))


def about_lists(bodies: Iterable[Instance]) -> Iterator[Fill]:
    """The compositions that are not known to be complete."""
    for body in bodies:
        if body.composition != "complete":
            yield Fill(id=body.id, field="composition", usually_in=MEMBERS)


def about_sector(snapshot: Snapshot, seat: Seat) -> Fill:
    """Where the holder of *seat* works; who holds the office, where nobody is named."""
    holder = snapshot.holder(seat)
    if isinstance(holder, Post):
        return Fill(id=holder.holder or holder.id, field="sector" if holder.holder else "holder", usually_in=MEMBERS)
    return Fill(id=holder.id if holder else seat.id, field="sector", usually_in=MEMBERS)


def _of_seat(seat: Seat) -> Fill:
    uncertain = "status" if seat.status == "not_documented" else "pillars"
    return Fill(id=seat.id, field="evidence" if seat.evidence == "claimed" else uncertain, usually_in=MEMBERS)
