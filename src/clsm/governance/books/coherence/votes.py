"""CO-1, CO-5 to CO-7: who votes, and how many."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

import attrs

from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.instances import Attendance, Decision, Instance, Meeting, Seat, Vote
from clsm.governance.answers.meetings import has_vote, held, named_votes, presence
from clsm.governance.books.examples import ROADMAP, example
from clsm.governance.engine.rules import Fill, Finding, Outcome, rule
from clsm.governance.engine.words import heading_of
from clsm.governance.reading.filling import MEMBERS
from clsm.governance.reading.seats import existing, takes_full_part
from clsm.governance.reading.several import Fix, Item, Words, together
from clsm.governance.texts.sources import ARITHMETIC
from clsm.words import Text, both, paragraph

LAST: Final = "committee-2024-10-10"
"""The last meeting of the steering committee of Ombreval, which the examples change."""


def name_of_seat(snapshot: Snapshot, seat: str) -> Text:
    """Who holds the seat of that id."""
    return both(lambda lang: snapshot.name(snapshot.council.find(seat), lang))


def meetings_held(snapshot: Snapshot) -> Iterator[tuple[Instance, list[Meeting]]]:
    """The bodies of the day, with every seat that they ever had, and the meetings held by then."""
    for body in existing(snapshot):
        whole = snapshot.council.find(body.id)
        yield whole, held(whole, snapshot.date)


def roadmap(**known: Any) -> Decision:
    """A decision for the examples."""
    return Decision(title=ROADMAP, adopted=True, **known)


_DECIDE_TOGETHER: Final = Text(
    fr="Elle décide, et au moins une place y est tenue avec voix.",
    en="It decides, and at least one seat in it has a vote.",
)


_NO_VOICE: Final = Text(
    fr="Elle décide, sa composition est connue, et aucune place n’y est tenue avec voix : l’un des trois est à revoir.",
    en="It decides, its composition is known, and no seat in it has a vote: one of the three is to be looked at again.",
)


_VOICE_UNSAID: Final = Text(
    fr="Elle décide ; qui y a voix n’est pas documenté.", en="It decides; who has a vote in it is not documented."
)


def _decides(body: Instance, meetings: Iterable[Meeting]) -> bool:
    return "decide" in body.functions or any(meeting.decisions for meeting in meetings)


def _votes_in(snapshot: Snapshot, seat: Seat) -> bool | None:
    full = takes_full_part(snapshot, seat)
    return has_vote(seat) if full or seat.voice == "deliberative" else full


@rule(
    code="CO-1",
    name=Text(fr="Une instance qui décide a des membres", en="A body that decides has members"),
    what=Text(
        fr="Une instance dont le rôle est de décider, ou qui a décidé, compte au moins une place avec voix "
        "délibérative, ou à défaut un membre. Rien n’est dit d’une composition qui n’est pas entièrement connue.",
        en="A body that is there to decide, or has decided, has at least one seat with a deliberative voice, or else a "
        "member. Nothing is said of a composition that is not fully known.",
    ),
    why=Text(
        fr="Sans personne qui ait voix, on ne sait pas qui a décidé.",
        en="With nobody who has a vote, it is not known who decided.",
    ),
    limits=Text(
        fr="La règle ne dit pas qui devrait décider.",
        en="The rule does not say who should decide.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval décide, et a des membres.",
            en="Ombreval's steering committee decides, and has members.",
        ),
        Replace("committee", functions=("decide",)),
    ),
    breaks=lambda: example(
        Text(
            fr="La commission d’un bailleur d’Ombreval décide ; sa composition est donnée pour connue, et la ville, "
            "seule à y figurer, y est invitée.",
            en="The commission of a landlord in Ombreval decides; its composition is said to be known, and the town, "
            "which alone is listed, is invited to it.",
        ),
        Add(
            Instance(
                id="commission",
                name=Text(fr="Commission du bailleur", en="Commission of the landlord"),
                kind="external",
                functions=("decide",),
                composition="complete",
                seats=(Seat(holder="ombreval", status="permanent_invitee"),),
                period=Period(start=PartialDate(year=2018, month=3), end=OPEN),
            )
        ),
    ),
)
def deciders(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for somebody with a vote in each body that decides."""
    for body in existing(snapshot):
        if not _decides(body, held(body, snapshot.date)):
            continue
        answers = [(seat, _votes_in(snapshot, seat)) for seat in sorted(body.seats, key=lambda seat: seat.id)]
        perhaps = [seat for seat, answer in answers if answer is None]
        outcome: Outcome = "fail"
        says, fix = _NO_VOICE, tuple[Replace, ...]()
        if any(answer for _, answer in answers):
            outcome, says = "pass", _DECIDE_TOGETHER
        elif perhaps or body.composition != "complete":
            outcome, says = "not_documented", _VOICE_UNSAID
        elif len(answers) == 1:
            seat = answers[0][0]
            fix = (Replace(seat.id, id=seat.id, status="member", voice="deliberative"),)
        fill = [Fill(id=seat.id, field="status", usually_in=MEMBERS) for seat in perhaps]
        yield Finding(
            outcome=outcome,
            focus=body.id,
            because=paragraph((heading_of(body), says)),
            evidence=(body.id, *(seat.id for seat, answer in answers if answer is not False)),
            fix=fix,
            fill=tuple(fill or [Fill(id=body.id, field="seats", usually_in=MEMBERS)])
            if outcome == "not_documented"
            else (),
        )


_VOTERS: Final = Words(
    kept=Text(fr="Votes de places qui ont voix : {n}.", en="Votes by seats that have one: {n}."),
    broken=Text(
        fr="Votes consignés pour des places sans voix délibérative : {which}. La voix de la place, ou le vote, est à "
        "revoir.",
        en="Votes recorded for seats without a deliberative voice: {which}. The voice of the seat, or the vote, is to "
        "be looked at again.",
    ),
    unsaid=Text(
        fr="Votes de places dont la voix n’est pas documentée : {n}.",
        en="Votes by seats whose voice is not documented: {n}.",
    ),
)


@rule(
    code="CO-5",
    name=Text(fr="Qui vote a voix", en="Whoever votes has a vote"),
    what=Text(
        fr="Les votes consignés sont ceux de places à voix délibérative, ou, quand leur voix n’est pas documentée, de "
        "membres et de membres de droit. Une place invitée dont la voix délibérative est documentée vote.",
        en="The recorded votes are those of seats with a deliberative voice or, where their voice is not documented, "
        "of members and of those who sit by right. A seat that is invited and has a documented deliberative "
        "voice votes.",
    ),
    why=Text(
        fr="Le dossier dit alors d’une seule façon qui décide.",
        en="The file then says in one way only who decides.",
    ),
    limits=Text(
        fr="Un règlement qui donne une voix à un invité n’est lu que si la voix est inscrite sur la place.",
        en="Internal rules that give a vote to somebody invited are read only where the voice is recorded on the seat.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="Au comité de pilotage d’Ombreval, l’EPSM, qui en est membre, a voté.",
            en="In Ombreval's steering committee the hospital, a member, voted.",
        ),
        Replace(LAST, decisions=(roadmap(votes=(Vote(seat="committee-hospital-member", choice="in_favour"),)),)),
    ),
    breaks=lambda: example(
        Text(
            fr="Au comité de pilotage d’Ombreval, le CCAS a une voix consultative, et un vote est consigné pour lui.",
            en="In Ombreval's steering committee the welfare centre has a consultative voice, and a vote is recorded "
            "for it.",
        ),
        Add(
            Seat(id="welfare-seat", holder="welfare", status="permanent_invitee", voice="consultative"), to="committee"
        ),
        Replace(LAST, decisions=(roadmap(votes=(Vote(seat="welfare-seat", choice="in_favour"),)),)),
    ),
)
def voters_have_a_voice(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold each recorded vote against the voice of its seat."""
    for body, meetings in meetings_held(snapshot):
        seats = {seat.id: seat for seat in body.seats}
        voted = {vote.seat for meeting in meetings for decision in meeting.decisions for vote in decision.votes} & set(
            seats
        )
        if voted:
            silent = [seats[id] for id in sorted(voted) if has_vote(seats[id]) is False]
            yield together(
                body.id,
                heading_of(body),
                [
                    Item(
                        answer=has_vote(seats[id]),
                        name=partial(name_of_seat, snapshot, id),
                        ids=(id,),
                        fill=(Fill(id=id, field="voice", usually_in=MEMBERS),),
                    )
                    for id in sorted(voted)
                ],
                _VOTERS,
                partial(_given_voice, silent),
            )


def _given_voice(seats: Iterable[Seat]) -> Fix:
    return tuple(Replace(seat.id, voice="deliberative") for seat in seats)


_THERE: Final = Words(
    kept=Text(fr="Votes et procurations de présents : {n}.", en="Votes and proxies of those present: {n}."),
    broken=Text(
        fr="Votes ou procurations au nom de qui n’était pas là : {which}. La liste de présence, ou le relevé, "
        "est à revoir.",
        en="Votes or proxies in the name of those who were not there: {which}. The attendance list, or the tally, is "
        "to be looked at again.",
    ),
)


_AT: Final = Text.same("{who} ({day})")


def seat_at(snapshot: Snapshot, seat: str, meeting: Meeting) -> Text:
    """Who holds the seat of that id, and the day of the *meeting*."""
    return _AT.format(who=name_of_seat(snapshot, seat), day=both(meeting.date.say))


def _acting(meeting: Meeting) -> dict[str, bool]:
    """The seats that voted or bore a proxy at a *meeting*, and whether they were there, as far as that is known."""
    voted = {vote.seat for decision in meeting.decisions for vote in decision.votes}
    bearers = {entry.proxy for entry in meeting.attendance if entry.proxy}
    states = {seat: presence(meeting, seat) for seat in voted | bearers}
    # whoever is represented votes through another, and stands for nobody
    return {
        seat: state == "present" or (state == "represented" and seat not in bearers)
        for seat, state in states.items()
        if state != "not_documented"
    }


@rule(
    code="CO-6",
    name=Text(fr="Qui vote ou porte une procuration est là", en="Whoever votes or bears a proxy is there"),
    what=Text(
        fr="À chaque réunion, les votes et les procurations sont comparés à la liste de présence : on vote présent ou "
        "représenté, on porte une procuration présent. Une présence inconnue n’est pas une absence.",
        en="At each meeting, votes and proxies are held against the attendance list: one votes present or represented, "
        "and bears a proxy present. Unknown presence is not absence.",
    ),
    why=Text(
        fr="La liste et le relevé racontent la même réunion.", en="The list and the tally tell of the same meeting."
    ),
    limits=Text(
        fr="Une arrivée après l’émargement n’est pas vue.",
        en="Coming after the sheet was signed is not seen.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="Au comité de pilotage d’Ombreval, la ville, présente, porte la procuration de l’EPSM.",
            en="In Ombreval's steering committee the town, which is there, bears the hospital's proxy.",
        ),
        Replace(
            LAST,
            attendance=(
                Attendance(seat="committee-ombreval-member", presence="present"),
                Attendance(seat="committee-hospital-member", presence="represented", proxy="committee-ombreval-member"),
            ),
        ),
    ),
    breaks=lambda: example(
        Text(
            fr="Au comité de pilotage d’Ombreval, la ville porte la procuration de l’EPSM, et est notée excusée.",
            en="In Ombreval's steering committee the town bears the hospital's proxy, and is noted as excused.",
        ),
        Replace(
            LAST,
            attendance=(
                Attendance(seat="committee-ombreval-member", presence="excused"),
                Attendance(seat="committee-hospital-member", presence="represented", proxy="committee-ombreval-member"),
            ),
        ),
    ),
)
def acting_there(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the votes and proxies of each meeting against its attendance."""
    for body, meetings in meetings_held(snapshot):
        acting = [(meeting, seat, there) for meeting in meetings for seat, there in sorted(_acting(meeting).items())]
        if acting:
            yield together(
                body.id,
                heading_of(body),
                [
                    Item(
                        answer=there,
                        name=partial(seat_at, snapshot, seat, meeting),
                        ids=(meeting.id, seat),
                    )
                    for meeting, seat, there in acting
                ],
                _THERE,
                partial(_noted_there, [(meeting, seat) for meeting, seat, there in acting if not there]),
            )


def _noted_there(acted: Iterable[tuple[Meeting, str]]) -> Fix:
    """Note as present those who acted: the smallest correction of the list."""
    seats: dict[str, tuple[Meeting, set[str]]] = {}
    for meeting, seat in acted:
        seats.setdefault(meeting.id, (meeting, set()))[1].add(seat)
    changes = []
    for meeting, there in seats.values():
        others = tuple(entry for entry in meeting.attendance if entry.seat not in there)
        noted = tuple(Attendance(seat=seat, presence="present") for seat in sorted(there))
        changes.append(Replace(meeting.id, attendance=(*others, *noted)))
    return tuple(changes)


_TALLIED: Final = Words(
    kept=Text(fr="Votes conformes au décompte : {n}.", en="Votes that agree with the count: {n}."),
    broken=Text(
        fr="Votes nommés plus nombreux que le décompte indiqué : {which}. L’un des deux est à revoir.",
        en="Votes by name that are more than the stated count: {which}. One of the two is to be looked at again.",
    ),
)


_TITLED: Final = Text.same("{title} ({day})")


def titled(decision: Decision, meeting: Meeting) -> Text:
    """The title of a *decision*, and the day of its *meeting*."""
    return _TITLED.format(title=decision.title, day=both(meeting.date.say))


_COUNTS: Final = {"in_favour": "in_favour", "against": "against", "abstention": "abstentions"}


def _tally(decision: Decision) -> dict[str, tuple[int, int]]:
    """For each way to vote, the votes by name and the stated count."""
    named = named_votes(decision)
    stated = {choice: getattr(decision, field) for choice, field in _COUNTS.items()}
    return {choice: (named[choice], count) for choice, count in stated.items() if count is not None}


@rule(
    code="CO-7",
    name=Text(fr="Un décompte couvre les votes nommés", en="A count covers the votes by name"),
    what=Text(
        fr="Le nombre de voix indiqué pour une décision n’est pas inférieur aux votes consignés place par place.",
        en="The number of votes stated for a decision is not below the votes recorded seat by seat.",
    ),
    why=Text(fr="Deux décomptes d’un même vote ne peuvent différer.", en="Two counts of one vote cannot differ."),
    limits=Text(
        fr="Lequel des deux est juste, du décompte ou des votes nommés, n’est pas dit.",
        en="Which of the two is right, the count or the named votes, is not said.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="À Ombreval, une décision a eu trois voix ; l’une d’elles est nommée.",
            en="In Ombreval a decision had three votes; one of them is named.",
        ),
        Replace(
            LAST,
            decisions=(roadmap(in_favour=3, votes=(Vote(seat="committee-hospital-member", choice="in_favour"),)),),
        ),
    ),
    breaks=lambda: example(
        Text(
            fr="À Ombreval, une décision aurait eu une voix ; deux sont nommées.",
            en="In Ombreval a decision is said to have had one vote; two are named.",
        ),
        Replace(
            LAST,
            decisions=(
                roadmap(
                    in_favour=1,
                    votes=(
                        Vote(seat="committee-hospital-member", choice="in_favour"),
                        Vote(seat="committee-ombreval-member", choice="in_favour"),
                    ),
                ),
            ),
        ),
    ),
)
def counts_cover_votes(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the stated counts of each decision against its votes by name."""
    for body, meetings in meetings_held(snapshot):
        tallies = [
            (meeting, decision, tally)
            for meeting in meetings
            for decision in meeting.decisions
            if decision.votes and (tally := _tally(decision))
        ]
        if tallies:
            yield together(
                body.id,
                heading_of(body),
                [
                    Item(
                        answer=all(seen <= count for seen, count in tally.values()),
                        name=partial(titled, decision, meeting),
                        ids=(meeting.id,),
                    )
                    for meeting, decision, tally in tallies
                ],
                _TALLIED,
                partial(_recounted, meetings),
            )


def _recounted(meetings: Iterable[Meeting]) -> Fix:
    """The counts raised to the votes by name."""
    changes = list[Replace]()
    for meeting in meetings:
        counted = []
        for decision in meeting.decisions:
            raised: dict[str, Any] = {_COUNTS[choice]: max(both_) for choice, both_ in _tally(decision).items()}
            counted.append(attrs.evolve(decision, **raised))
        if tuple(counted) != meeting.decisions:
            changes.append(Replace(meeting.id, decisions=tuple(counted)))
    return tuple(changes)
