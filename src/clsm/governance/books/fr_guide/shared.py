"""Since when the guidance is known, the groups that it names, and the coordinator of Ombreval for the examples."""

from typing import Final

from clsm.changes import Add
from clsm.dates import PartialDate, Period
from clsm.entities.instances import Post, Seat

ON_SITE: Final = PartialDate.parse("2017-01")
"""The month in which the national resource centre opened; its first pages carry no date."""


ON_SITE_2024: Final = PartialDate(year=2024)
"""The year of the oldest fact that its newer pages speak of; they carry no date either."""


GROUPS: Final = frozenset({"working_group", "project_group", "thematic_pole"})
"""The kinds of body that are working groups."""


SINCE_2018: Final = Period(start=PartialDate(year=2018, month=3), end="open")
"""Since when most things of the examples have stood."""


COORDINATION: Final = Post(id="coordination", function="coordinator", employer="ombreval", period=SINCE_2018)


COORDINATOR_SITS: Final = tuple(
    Add(Seat(holder="coordination", status="permanent_invitee"), to=body)
    for body in ("plenary", "committee", "housing-group")
)
