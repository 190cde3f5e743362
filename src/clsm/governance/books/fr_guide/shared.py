"""The coordinator of Ombreval, for the examples."""

from typing import Final

from clsm.changes import Add
from clsm.dates import PartialDate, Period
from clsm.entities.instances import Post, Seat

SINCE_2018: Final = Period(start=PartialDate(year=2018, month=3), end="open")
"""Since when most things of the examples have stood."""


COORDINATION: Final = Post(id="coordination", function="coordinator", employer="ombreval", period=SINCE_2018)


COORDINATOR_SITS: Final = tuple(
    Add(Seat(holder="coordination", status="permanent_invitee"), to=body)
    for body in ("plenary", "committee", "housing-group")
)
