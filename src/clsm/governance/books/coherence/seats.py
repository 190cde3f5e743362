"""CO-10 to CO-13: one presence and one capacity for each seat, of the body that meets; votes of those there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot
from clsm.entities.instances import Attendance, Decision, Instance, Meeting, Seat, Vote
from clsm.governance.answers.meetings import quorum_of
from clsm.governance.books.coherence.votes import LAST, meetings_held, name_of_seat, roadmap, seat_at, titled
from clsm.governance.books.examples import example
from clsm.governance.engine.rules import Finding, rule
from clsm.governance.engine.words import heading_of
from clsm.governance.reading.seats import existing
from clsm.governance.reading.several import Fix, Item, Words, together
from clsm.governance.texts.sources import ARITHMETIC
from clsm.words import Text

_PRESENCES: Final = Words(
    kept=Text(fr="Présences notées d’une seule façon : {n}.", en="Presences noted in one way: {n}."),
    broken=Text(
        fr="Présences notées de plusieurs façons à la même réunion : {which}. L’une est à retirer.",
        en="Presences noted in several ways at one meeting: {which}. One is to be taken out.",
    ),
)


def _entries(meeting: Meeting) -> dict[str, list[Attendance]]:
    entries = defaultdict[str, list[Attendance]](list)
    for entry in meeting.attendance:
        entries[entry.seat].append(entry)
    return dict(sorted(entries.items()))


@rule(
    code="CO-10",
    name=Text(fr="Une place, une présence", en="One seat, one presence"),
    what=Text(
        fr="À une même réunion, chaque place est notée présente, représentée, excusée ou absente, d’une seule façon.",
        en="At one meeting each seat is noted as present, represented, excused or absent, and in one way only.",
    ),
    why=Text(
        fr="Le quorum se compte sur cette liste : elle ne peut dire deux choses.",
        en="The quorum is counted on this list: it cannot say two things.",
    ),
    limits=Text(
        fr="Qui est parti en cours de réunion peut avoir été noté deux fois sans erreur.",
        en="Somebody who left during a meeting may have been noted twice without a mistake.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="Au comité de pilotage d’Ombreval, l’EPSM est noté excusé.",
            en="In Ombreval's steering committee the hospital is noted as excused.",
        ),
        Replace(LAST, attendance=(Attendance(seat="committee-hospital-member", presence="excused"),)),
    ),
    breaks=lambda: example(
        Text(
            fr="Au comité de pilotage d’Ombreval, l’EPSM est noté présent et absent à la même réunion.",
            en="In Ombreval's steering committee the hospital is noted as present and as absent at one meeting.",
        ),
        Replace(
            LAST,
            attendance=tuple(
                Attendance(seat="committee-hospital-member", presence=presence) for presence in ("present", "absent")
            ),
        ),
    ),
)
def one_presence(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for seats with several presences at one meeting."""
    for body, meetings in meetings_held(snapshot):
        noted = [(meeting, id, entries) for meeting in meetings for id, entries in _entries(meeting).items()]
        if noted:
            yield together(
                body.id,
                heading_of(body),
                [
                    Item(
                        answer=len({entry.presence for entry in entries}) == 1,
                        name=partial(seat_at, snapshot, id, meeting),
                        ids=(meeting.id, id),
                    )
                    for meeting, id, entries in noted
                ],
                _PRESENCES,
                partial(_first_kept, meetings),
            )


def _first_kept(meetings: Iterable[Meeting]) -> Fix:
    """The fullest presence of each seat kept, as whoever notes a presence saw somebody."""
    changes = list[Replace]()
    for meeting in meetings:
        kept = tuple(min(entries, key=_fullness) for entries in _entries(meeting).values())
        if len(kept) < len(meeting.attendance):
            changes.append(Replace(meeting.id, attendance=kept))
    return tuple(changes)


def _fullness(entry: Attendance) -> int:
    return _FULLEST.index(entry.presence)


_FULLEST: Final = ("present", "represented", "excused", "absent", "not_documented")

# ---------------------------------------------------------------- CO-11

_OWN: Final = Words(
    kept=Text(
        fr="Présences et votes de places de l’instance : {n}.", en="Presences and votes of seats of the body: {n}."
    ),
    broken=Text(
        fr="Présences ou votes de places d’une autre instance : {which}. La place, ou la réunion, est à revoir.",
        en="Presences or votes of seats of another body: {which}. The seat, or the meeting, is to be looked at again.",
    ),
)


def _named_in(meeting: Meeting) -> set[str]:
    """The seats that the attendance and the votes of a *meeting* name."""
    votes = {vote.seat for decision in meeting.decisions for vote in decision.votes}
    proxies = {entry.proxy for entry in meeting.attendance if entry.proxy}
    return votes | proxies | {entry.seat for entry in meeting.attendance}


@rule(
    code="CO-11",
    name=Text(fr="On siège et vote dans sa propre instance", en="One sits and votes in one's own body"),
    what=Text(
        fr="Les présences, les votes et les procurations d’une réunion sont ceux de places de l’instance réunie.",
        en="The presences, votes and proxies of a meeting are those of seats of the body that meets.",
    ),
    why=Text(
        fr="Une place d’une autre instance y compterait pour le quorum sans y avoir voix.",
        en="A seat of another body would count for the quorum without having a voice there.",
    ),
    limits=Text(
        fr="Une réunion commune de deux instances est à inscrire pour chacune.",
        en="A joint meeting of two bodies is to be recorded for each.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="Au comité de pilotage d’Ombreval, une place du comité a voté.",
            en="In Ombreval's steering committee a seat of the committee voted.",
        ),
        Replace(LAST, decisions=(roadmap(votes=(Vote(seat="committee-hospital-member", choice="in_favour"),)),)),
    ),
    breaks=lambda: example(
        Text(
            fr="Au comité de pilotage d’Ombreval, une place de la plénière est notée présente.",
            en="In Ombreval's steering committee a seat of the plenary is noted as present.",
        ),
        Replace(
            LAST,
            attendance=tuple(
                Attendance(seat=seat, presence="present")
                for seat in ("committee-hospital-member", "plenary-welfare-member")
            ),
        ),
    ),
)
def of_its_own_body(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the seats that meetings name against those that their body ever had."""
    for body, meetings in meetings_held(snapshot):
        own = {seat.id for seat in body.seats}
        named = [(meeting, id) for meeting in meetings for id in sorted(_named_in(meeting))]
        if named:
            yield together(
                body.id,
                heading_of(body),
                [
                    Item(
                        answer=id in own,
                        name=partial(seat_at, snapshot, id, meeting),
                        ids=(meeting.id, id),
                    )
                    for meeting, id in named
                ],
                _OWN,
                partial(_without_others, meetings, own),
            )


def _without_others(meetings: Iterable[Meeting], own: set[str]) -> Fix:
    """The meetings without what they say of seats of other bodies."""
    changes = list[Replace]()
    for meeting in meetings:
        if _named_in(meeting) <= own:
            continue
        attendance = tuple(
            attrs.evolve(entry, proxy=entry.proxy if entry.proxy in own else None)
            for entry in meeting.attendance
            if entry.seat in own
        )
        decisions = tuple(_with_votes_of(decision, own) for decision in meeting.decisions)
        changes.append(Replace(meeting.id, attendance=attendance, decisions=decisions))
    return tuple(changes)


def _with_votes_of(decision: Decision, own: set[str]) -> Decision:
    return attrs.evolve(decision, votes=tuple(vote for vote in decision.votes if vote.seat in own))


# ---------------------------------------------------------------- CO-12

_ENOUGH: Final = Words(
    kept=Text(fr="Décomptes que les votants permettent : {n}.", en="Counts that the voters allow: {n}."),
    broken=Text(
        fr="Décomptes qui dépassent le nombre de votants possibles : {which}. Le décompte, ou la liste, est à revoir.",
        en="Counts above the number of possible voters: {which}. The count, or the list, is to be looked at again.",
    ),
)


_ONE_EACH: Final = tuple(
    Replace(f"committee-{who}-member", count=1) for who in ("ombreval", "hospital", "mutual-support", "families")
)
"""One person sits on each seat of Ombreval's steering committee, for the examples."""


def _stated(decision: Decision) -> int:
    return sum(count or 0 for count in (decision.in_favour, decision.against, decision.abstentions))


@rule(
    code="CO-12",
    name=Text(fr="Pas plus de voix que de votants", en="No more votes than voters"),
    what=Text(
        fr="Les voix pour, contre et les abstentions d’une décision ne dépassent pas, ensemble, les présents et "
        "représentés qui ont voix ; à défaut de liste de présence complète, les places avec voix.",
        en="The votes in favour, against and the abstentions on a decision do not together exceed those present or "
        "represented who have a vote; without a complete attendance list, the seats with a vote.",
    ),
    why=Text(
        fr="Un vote que personne n’a pu émettre ôte sa valeur à la décision.",
        en="A vote that nobody can have cast takes its worth from the decision.",
    ),
    limits=Text(
        fr="Une procuration de trop y est comptée comme une voix : elle relève de OW-9. Une place sans "
        "effectif n’est pas comptée.",
        en="One proxy too many counts as a voice here: that is for OW-9. A seat without a number is not counted.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="Au comité de pilotage d’Ombreval, une décision a eu deux voix pour.",
            en="In Ombreval's steering committee a decision had two votes in favour.",
        ),
        Replace(LAST, decisions=(roadmap(in_favour=2),)),
        *_ONE_EACH,
    ),
    breaks=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval a quatre places avec voix ; des deux décisions comptées, l’une aurait "
            "eu cinq voix.",
            en="Ombreval's steering committee has four seats with a vote; of the two decisions counted, one is said to "
            "have had five.",
        ),
        Replace(LAST, decisions=(roadmap(in_favour=5),)),
        Replace("committee-2024-06-13", decisions=(roadmap(in_favour=2),)),
        *_ONE_EACH,
    ),
)
def no_more_votes_than_voters(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the stated counts of each decision against the most people who can have voted."""
    for body, meetings in meetings_held(snapshot):
        counted = [(meeting, it) for meeting in meetings for it in meeting.decisions if _stated(it)]
        most = {meeting.id: _most_voters(snapshot, body, meeting) for meeting, _ in counted}
        known = [(meeting, decision) for meeting, decision in counted if most[meeting.id] is not None]
        too_many = [(meeting, it) for meeting, it in known if _stated(it) > (most[meeting.id] or 0)]
        if known:
            yield together(
                body.id,
                heading_of(body),
                [
                    Item(
                        answer=pair not in too_many,
                        name=partial(titled, pair[1], pair[0]),
                        ids=(pair[0].id,),
                    )
                    for pair in known
                ],
                _ENOUGH,
                partial(_uncounted, too_many),
            )


def _most_voters(snapshot: Snapshot, body: Instance, meeting: Meeting) -> int | None:
    """How many can have voted at most; ``None`` where seats have no count, so that several may sit on one."""
    if any(seat.count is None for seat in body.seats):
        return None
    # a proxy beyond those that its rules allow was one voice more all the same
    count = quorum_of(snapshot, attrs.evolve(body, procedure=None), meeting)
    limits = [limit for limit in (count.present[1], count.members[1]) if limit is not None]
    return min(limits, default=None)


def _uncounted(too_many: Iterable[tuple[Meeting, Decision]]) -> Fix:
    """The counts taken out, to be found again."""
    changes = dict[str, Replace]()
    wrong = list(too_many)
    for meeting, _ in wrong:
        own = [decision for other, decision in wrong if other.id == meeting.id]
        decisions = tuple(_without_counts(it) if it in own else it for it in meeting.decisions)
        changes[meeting.id] = Replace(meeting.id, decisions=decisions)
    return tuple(changes.values())


def _without_counts(decision: Decision) -> Decision:
    none: dict[str, Any] = dict.fromkeys(("in_favour", "against", "abstentions"))
    return attrs.evolve(decision, **none)


# ---------------------------------------------------------------- CO-13

_ONCE: Final = Words(
    kept=Text(fr="Places tenues à un seul titre : {n}.", en="Seats held in one capacity: {n}."),
    broken=Text(
        fr="À la fois membres et invités : {which}. Une des deux places est à retirer, ou à distinguer.",
        en="Member and invitee at once: {which}. One of the two seats is to be taken out, or told apart.",
    ),
)
_FULL: Final = frozenset({"member", "ex_officio"})
_INVITED: Final = frozenset({"permanent_invitee", "occasional_invitee"})


def _alike(seat: Seat) -> tuple[Any, ...]:
    """What tells two seats of one holder apart."""
    return seat.holder, seat.label, seat.pillars, seat.territory, seat.college, seat.held_with


def _by_holder(snapshot: Snapshot, body: Instance) -> list[list[Seat]]:
    """The seats of *body* that one holder surely holds on the day, where nothing tells them apart."""
    groups = defaultdict[tuple[Any, ...], list[Seat]](list)
    sure = (seat for seat in body.seats if seat.id not in snapshot.uncertain)
    for seat in sorted(sure, key=lambda seat: seat.id):
        if seat.holder and not seat.deputy_of and seat.evidence not in ("announced", "claimed"):
            groups[_alike(seat)].append(seat)
    return list(groups.values())


def _both_ways(seats: Iterable[Seat]) -> bool:
    statuses = {seat.status for seat in seats}
    return bool(statuses & _FULL and statuses & _INVITED)


@rule(
    code="CO-13",
    name=Text(fr="Membre ou invité, non les deux", en="Member or invitee, not both"),
    what=Text(
        fr="Dans une instance, un même titulaire n’a pas le même jour une place de membre et une place d’invité que "
        "rien ne distingue (ni intitulé, ni collège, ni territoire, ni pilier). Une suppléance n’est pas comptée.",
        en="In one body a holder does not have, on one day, a member's seat and an invitee's that nothing tells apart "
        "(no label, college, territory or pillar). A deputy's seat is not counted.",
    ),
    why=Text(
        fr="On ne sait pas alors si cette voix compte : le quorum et les votes en dépendent.",
        en="It is then not known whether this voice counts: the quorum and the votes depend on it.",
    ),
    limits=Text(
        fr="Une organisation peut siéger à deux titres : un intitulé sur chaque place le dit.",
        en="An organisation may sit in two capacities: a label on each seat says so.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="À la plénière d’Ombreval chacun siège à un seul titre.",
            en="In Ombreval's plenary everybody sits in one capacity.",
        )
    ),
    breaks=lambda: example(
        Text(
            fr="L’EPSM est membre du comité de pilotage d’Ombreval, et y est aussi invité en permanence.",
            en="The hospital is a member of Ombreval's steering committee, and also permanently invited to it.",
        ),
        Add(Seat(holder="hospital", status="permanent_invitee"), to="committee"),
    ),
)
def in_one_capacity(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for holders with a member's and an invitee's seat in one body."""
    for body in existing(snapshot):
        groups = _by_holder(snapshot, body)
        twice = [seats for seats in groups if _both_ways(seats)]
        if groups:
            yield together(
                body.id,
                heading_of(body),
                [
                    Item(
                        answer=not _both_ways(seats),
                        name=partial(name_of_seat, snapshot, seats[0].id),
                        ids=tuple(seat.id for seat in seats),
                    )
                    for seats in groups
                ],
                _ONCE,
                partial(_members_kept, twice),
            )


def _members_kept(groups: Iterable[Iterable[Seat]]) -> Fix:
    return tuple(Remove(seat.id) for seats in groups for seat in seats if seat.status in _INVITED)
