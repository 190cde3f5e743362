"""Who was at the same meetings, read from attendance: a one-mode network of those who met, twice or more.

To be at a meeting together once is chance; twice begins to be an acquaintance. A meeting of k who were there lets
each give 1/(k - 1) of it to each other (Newman 2001, *Physical Review E* 64, 016132). What a list of attendance
leaves out is unknown: who has no entry in a list that is not complete may have been there, and where no time is
documented of which every meeting is recorded, more meetings may have been held. Bodies that speak of situations
give no meeting at all.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Final, final

import attrs
import numpy as np

from clsm.council import Snapshot, as_snapshot, speaks_of_situations
from clsm.dates import OPEN, to_day
from clsm.entities.instances import Instance, Meeting
from clsm.network.networks.columns import Ints
from clsm.network.networks.concerns import concerns_of
from clsm.network.networks.from_council import partners_of, seated, shares
from clsm.network.networks.nodes import UNDOCUMENTED
from clsm.network.networks.tie_network import TieNetwork
from clsm.problems import Mismatch

MEETINGS: Final = "meetings"
TWICE: Final = 2
"""From how many meetings on two organisations are tied."""


def read_meetings(
    snapshot: Snapshot, start: "str | datetime.date", end: "str | datetime.date", *, plenary: bool
) -> TieNetwork:
    """A one-mode network of those who met; see ``PartnerNetwork.from_meetings``."""
    snapshot = as_snapshot(snapshot).outside
    first, last = to_day(start), to_day(end)
    if last < first:
        raise Mismatch("end-before-start", end=last, start=first)
    nodes = partners_of(snapshot)
    bodies = [
        body
        for body in snapshot.council.instances
        if not speaks_of_situations(body)
        and body.evidence != "announced"
        and body.kind != "external"
        and (plenary or body.kind != "plenary")
    ]
    holders = dict[str, tuple[str, ...]]()
    actors = {actor.id: actor for actor in snapshot.council.actors}
    posts = {post.id: post for post in snapshot.council.posts}
    for body in bodies:
        for seat in body.seats:
            named = ((it, actors.get(it.holder or "") or posts.get(it.holder or "")) for it in shares(seat))
            read = [seated(body, it, holder, actors, snapshot.council.terms) for it, holder in named]
            holders[seat.id] = tuple(node.id for node in read if node)
            nodes = {node.id: node for node in read if node} | nodes
    # what is to come has not been held
    latest = min(last, to_day(snapshot.date))
    sheets = [
        _sheet(body, meeting, holders, sure=first <= meeting.date.first and meeting.date.last <= latest)
        for body in bodies
        for meeting in body.meetings
        if not meeting.is_off and not meeting.is_planned and first <= meeting.date.last and meeting.date.first <= latest
    ]
    ids = sorted(nodes)
    place = {id: at for at, id in enumerate(ids)}
    n = len(ids)
    least, most, strength = (np.zeros((n, n)) for _ in range(3))
    everybody = np.arange(n)

    def places(those: Iterable[str]) -> Ints:
        return np.array(sorted(place[id] for id in those), dtype=np.int64)

    for sheet in sheets:
        there = places(sheet.there)
        maybe = everybody if sheet.anybody else places(sheet.there | sheet.maybe)
        most[np.ix_(maybe, maybe)] += 1
        if sheet.sure and len(there) > 1:
            least[np.ix_(there, there)] += 1
            strength[np.ix_(there, there)] += 1 / (len(there) - 1)
    for body in bodies:
        if not _all_recorded(body, first, last):
            listed = {id for seat in body.seats for id in holders[seat.id]}
            may_have_met = places(listed) if body.composition == "complete" else everybody
            most[np.ix_(may_have_met, may_have_met)] += TWICE
    if not bodies:
        # no body is documented whose meetings could be read
        most += TWICE
    low, high = np.triu_indices(n, 1)
    met = least[low, high] >= TWICE
    left_open = ~met & (most[low, high] >= TWICE)
    about = concerns_of(snapshot)
    net = TieNetwork.from_arrays(
        ids,
        low[met],
        high[met],
        strength[low, high][met],
        directed=False,
        names=[nodes[id].name for id in ids],
        sectors=[None if nodes[id].sector == UNDOCUMENTED else nodes[id].sector for id in ids],
        roles=[nodes[id].role for id in ids],
        concerns=[about.get(id, frozenset()) for id in ids],
        left_open=(low[left_open], high[left_open]),
        relation=MEETINGS,
        date=snapshot.date,
    )
    return attrs.evolve(net, removed=frozenset() if plenary else frozenset({"plenary"}))


@final
@attrs.frozen(kw_only=True)
class _Sheet:
    """Who was at a meeting, who may have been; ``sure``: it was held, and in the time that is asked about."""

    there: frozenset[str]
    maybe: frozenset[str]
    anybody: bool
    sure: bool


def _all_recorded(body: Instance, first: datetime.date, last: datetime.date) -> bool:
    """Whether every meeting of *body* from *first* to *last* is known to be recorded."""
    time = body.recorded
    if time is None or time.start is None or time.end is None or time.start.last > first:
        return False
    return time.end == OPEN or last <= time.end.first


def _sheet(body: Instance, meeting: Meeting, holders: Mapping[str, tuple[str, ...]], *, sure: bool) -> _Sheet:
    there, maybe = set[str](), set[str]()
    complete = meeting.attendance_list == "complete"
    for seat in body.seats:
        presences = {entry.presence for entry in meeting.attendance if entry.seat == seat.id}
        if presences == {"present"} and len(holders[seat.id]) == 1:
            there.update(holders[seat.id])
        elif "present" in presences or "not_documented" in presences or (not presences and not complete):
            # of several who hold a seat together, one at least came; two entries that differ tell neither
            maybe.update(holders[seat.id])
    return _Sheet(
        there=frozenset(there),
        maybe=frozenset(maybe),
        anybody=not complete and body.composition != "complete",
        sure=sure,
    )
