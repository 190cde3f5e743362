"""Who holds an office in a council, on whose behalf, and what new offices a rule may propose."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, Final

from clsm.changes import Add, Replace
from clsm.council import Council, Snapshot
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.instances import Post
from clsm.vocabulary import default_pillars

AUTHORITIES: Final = frozenset({"municipality", "intercommunality"})
"""The sectors of local authorities that carry councils."""

_MAY_SEND_ELECTED: Final = AUTHORITIES | {
    "joint_syndicate", "county_government", "county_social_services", "municipal_services", "local_social_welfare",
}  # fmt: skip
"""Sectors that an elected official may speak for: the mayor presides over the welfare centre, for one."""


def local_authority(snapshot: Snapshot) -> str | None:
    """The local authority that carries the council, else the first by id that the file knows; ``None`` without any."""
    known = sorted(actor.id for actor in snapshot.actors if actor.sector in AUTHORITIES)
    if snapshot.council.carrier in known:
        return snapshot.council.carrier
    return known[0] if known else None


def offices(snapshot: Snapshot, functions: Iterable[str], body: str | None = None) -> Iterator[Post]:
    """The posts of these *functions*, those of *body* where one is given, by id; what is announced is not there yet."""
    wanted = frozenset(functions)
    for post in sorted(snapshot.posts, key=lambda post: post.id):
        if post.function in wanted and post.evidence != "announced" and body in (None, post.body):
            yield post


CHAIRS: Final = ("president", "co_president", "chair", "rotating_chair")
"""The offices of whoever is in the chair, of a body or of the council."""


def speaks_for(snapshot: Snapshot, post: Post, pillar: str) -> bool | None:
    """Whether whoever holds *post* stands for *pillar*: as its source says, else by the sector of its holder."""
    holder = snapshot.council.find(post.holder) if post.holder else None
    sector = holder.sector if holder else "not_documented"
    nature = holder.legal_nature if holder else "not_documented"
    pillars = post.pillars or default_pillars(sector, nature, terms=snapshot.council.terms)
    if pillar in pillars:
        return None if post.evidence == "claimed" else True
    may_be_elected = not post.pillars and pillar == "elected" and sector in _MAY_SEND_ELECTED
    return None if may_be_elected or "not_documented" in pillars else False


def begins(snapshot: Snapshot) -> Period:
    """From the day on, and going on."""
    return Period(
        start=PartialDate(year=snapshot.date.year, month=snapshot.date.month, day=snapshot.date.day), end=OPEN
    )


def _ended_before(period: Period, day: datetime.date) -> Period:
    """The *period*, ended the day before *day*, or on its own first day where that is later."""
    eve = day - datetime.timedelta(days=1)
    last = max(eve, period.start.first) if period.start else eve
    return Period(start=period.start, end=PartialDate.of(last))


def hand_over(snapshot: Snapshot, post: Post, **fields: Any) -> tuple[Replace, Add]:
    """The office of *post* held anew from the day on, with other *fields*."""
    id = free_id(snapshot.council, f"{post.id}-{snapshot.date}")
    anew = Post(id=id, function=post.function, body=post.body, follows=post.id, period=begins(snapshot), **fields)
    return Replace(post.id, period=_ended_before(post.period, snapshot.date)), Add(anew)


def free_id(council: Council, wanted: str) -> str:
    """*wanted*, or with a number where something has that id already."""
    id, number = wanted, 1
    while id == council.id or _has(council, id):
        number += 1
        id = f"{wanted}-{number}"
    return id


def _has(council: Council, id: str) -> bool:
    try:
        council.path(id)
    except KeyError:
        return False
    return True
