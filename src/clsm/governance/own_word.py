"""The rulebook ``own-word``: what a council says of itself, held against its own record.

No text from outside is behind these rules, and they hold in any country. What is only announced is
not yet owed, nor is a procedure whose text is still being written. A meeting held before its text began
is not held against it.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from typing import Any, Final, cast

import attrs

from clsm.agreements import Agreement
from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot
from clsm.dates import OPEN, Frequency, PartialDate, Period, WeeklyOpening
from clsm.governance.contracts import as_date, years_later
from clsm.governance.examples import example
from clsm.governance.filling import MEMBERS
from clsm.governance.meetings import has_vote, held, majority_of, quorum_of
from clsm.governance.offices import begins, free_id, offices, speaks_for
from clsm.governance.reading import (
    carries,
    every,
    existing,
    look_for,
    named,
    recorded_days,
    seat_to_open,
    shown_in,
    takes_full_part,
    weakest,
)
from clsm.governance.rules import Fill, Finding, Outcome, Rulebook, rule
from clsm.governance.several import Item, Mend, Words, together
from clsm.governance.sources import OWN_DOCUMENTS
from clsm.governance.words import both, day_in_words, joined, rows
from clsm.instances import Attendance, Decision, Instance, Meeting, Post, Seat
from clsm.language import Text
from clsm.procedures import Procedure, PromisedPlaces
from clsm.programs import Program
from clsm.quantities import Threshold
from clsm.references import reference_id
from clsm.vocabulary import PILLARS

_MINUTES: Final = Text(fr="les comptes rendus de réunion", en="the minutes of the meetings")
_HEAD: Final = Text.same("{name} –")


def _head(thing: Instance | Program) -> Text:
    return _HEAD.format(name=thing.name)


# ---------------------------------------------------------------- what the council has written of a body

_OWN_TEXTS: Final = frozenset({"statutes", "charter", "internal_rules", "vade_mecum"})


def _texts(today: Snapshot, procedure: Procedure) -> list[Agreement]:
    """The council's own texts that cite a source of the *procedure*: those that it may be drawn from."""
    cited = {reference_id(source) for source in procedure.sources}
    own = (text for text in today.council.agreements if text.kind in _OWN_TEXTS)
    return [text for text in own if not cited.isdisjoint(reference_id(source) for source in text.sources)]


def _rules_of(today: Snapshot) -> Iterator[tuple[Instance, Procedure, list[Meeting]]]:
    """The bodies that have adopted rules of procedure, with the meetings held under them up to the day."""
    for body in existing(today):
        texts = _texts(today, body.procedure) if body.procedure else []
        adopted = [text for text in texts if text.state != "drafting"]
        begun = min((text.period.start.last for text in adopted if text.period.start), default=None)
        if body.procedure is None or (texts and not adopted) or (begun and today.date < begun):
            continue
        meetings = held(today.council.find(body.id), today.date)
        yield body, body.procedure, [it for it in meetings if begun is None or begun <= it.date.first]


def _changed(body: Instance, procedure: Procedure, **fields: Any) -> Mend:
    """The body's own rules with other *fields*: what was promised is changed together."""
    return (Replace(body.id, procedure=attrs.evolve(procedure, **fields)),)


# ---------------------------------------------------------------- the council of the examples, with rules of procedure

_COMMITTEE: Final = tuple(f"committee-{who}-member" for who in ("ombreval", "hospital", "mutual-support", "families"))
_MORE_THAN_HALF: Final = Threshold.parse("more than half of the members")
_HALF_OF_VOTES: Final = Threshold.parse("more than half of the votes cast")


def _by_rules(procedure: Procedure, *changes: Add | Replace) -> Mend:
    """The steering committee of Ombreval has this *procedure*, and what else *changes*."""
    return (Replace("committee", procedure=procedure), *changes)


def _chair(start: str) -> Add:
    """An elected official has chaired the steering committee of Ombreval since *start*."""
    return Add(
        Post(
            id="committee-chair",
            function="chair",
            body="committee",
            holder="ombreval",
            pillars=frozenset({"elected"}),
            period=Period(start=PartialDate.parse(start), end=OPEN),
        )
    )


def _at_the_committee(procedure: Procedure, meeting: Mapping[str, Any]) -> Mend:
    """The same, and what is known of its last meeting."""
    return _by_rules(procedure, Replace("committee-2024-10-10", **meeting))


def _attended(there: int, **votes: Any) -> dict[str, Any]:
    """So many of its four members were there, and a decision was adopted with these *votes*."""
    states = ("present" if number < there else "excused" for number in range(len(_COMMITTEE)))
    roadmap = Decision(
        title=Text(fr="Feuille de route 2025", en="Roadmap for 2025"), mode="vote", adopted=True, **votes
    )
    attendance = tuple(Attendance(seat=seat, presence=state) for seat, state in zip(_COMMITTEE, states, strict=True))
    return {"attendance_list": "complete", "attendance": attendance, "decisions": (roadmap,)}


def _by_proxy(*absent: str) -> dict[str, Any]:
    """The town stood for those who were *absent*."""
    bearer = _COMMITTEE[0]
    represented = (Attendance(seat=f"committee-{who}-member", presence="represented", proxy=bearer) for who in absent)
    return {"attendance": (Attendance(seat=bearer, presence="present"), *represented)}


# ---------------------------------------------------------------- OW-1

_SAYS: Final = Text(fr="{body} – Rythme indiqué : {frequency}.", en="{body} – Stated rhythm: {frequency}.")
_NOT_RECORDED: Final = Text(
    fr="Les réunions ne sont pas consignées sur une période connue : on ne peut dire si ce rythme est tenu.",
    en="Its meetings are not recorded over a known time, so it cannot be said whether this is kept.",
)
_RECORDED: Final = Text(
    fr="Réunions consignées du {first} au {last} : {count}.", en="Meetings recorded from {first} to {last}: {count}."
)
_KEPT: Final[dict[bool | None, tuple[Outcome, Text]]] = {
    True: ("pass", Text(fr="Le rythme est tenu.", en="The rhythm is kept.")),
    False: (
        "fail",
        Text(
            fr="Sur une partie de ce temps au moins, les réunions sont plus rares qu'indiqué.",
            en="In part of that time at least, meetings are rarer than stated.",
        ),
    ),
    None: (
        "not_documented",
        Text(
            fr="Ces dates ne permettent pas encore de dire si ce rythme est tenu.",
            en="From these dates it cannot be said yet whether the rhythm is kept.",
        ),
    ),
}
_A_YEAR_HOLDS: Final = {"week": 52, "month": 12, "year": 1}
_RAREST: Final = 10


def _highest_kept(
    dates: list[PartialDate], days: tuple[datetime.date, datetime.date], stated: Frequency
) -> Frequency | None:
    """The highest yearly rhythm under the *stated* one that the *dates* keep, else one every so many years."""
    often = Fraction(stated.low * _A_YEAR_HOLDS[stated.unit], stated.every)
    most = min(-(-often.numerator // often.denominator) - 1, len(dates))
    yearly = (Frequency(low=count, high=count, unit="year") for count in range(most, 0, -1))
    rarer = (Frequency(low=1, high=1, unit="year", every=years) for years in range(2, _RAREST + 1))
    slower = (each for each in rarer if Fraction(1, each.every) < often)
    for frequency in (*yearly, *slower):
        if frequency.kept(dates, start=days[0], end=days[1]):
            return frequency
    return None


def _judge(today: Snapshot, body: Instance, frequency: Frequency) -> Finding:
    says = _SAYS.format(body=body.name, frequency=both(frequency.say))
    days = recorded_days(body, today.date)
    if days is None:
        because = joined((says, _NOT_RECORDED))
        fill = (Fill(id=body.id, field="recorded", usually_in=_MINUTES),)
        return Finding(outcome="not_documented", focus=body.id, because=because, evidence=(body.id,), fill=fill)
    first, last = days
    meetings = [meeting for meeting in body.meetings if first <= meeting.date.last and meeting.date.first <= last]
    dates = [meeting.date for meeting in meetings]
    outcome, sentence = _KEPT[frequency.kept(dates, start=first, end=last)]
    record = _RECORDED.format(first=day_in_words(first), last=day_in_words(last), count=len(meetings))
    shown = _highest_kept(dates, days, frequency) if outcome == "fail" else None
    return Finding(
        outcome=outcome,
        focus=body.id,
        because=joined((says, record, sentence)),
        evidence=(body.id, *sorted(meeting.id for meeting in meetings)),
        mend=(Replace(body.id, frequency=shown),) if shown else (),
        fill=(Fill(id=body.id, field="meetings", usually_in=_MINUTES),) if outcome == "not_documented" else (),
    )


@rule(
    code="OW-1",
    name=Text(
        fr="Chaque instance se réunit aussi souvent qu'elle le dit",
        en="Each body meets as often as it says",
    ),
    what=Text(
        fr="Le rythme que le conseil indique pour une instance est comparé aux réunions qu'il a consignées, sur le "
        "temps où elles le sont toutes. Se réunir plus souvent le respecte aussi. Ce qui est seulement annoncé "
        "n'est pas encore dû.",
        en="The rhythm that the council states for a body is held against the meetings that it recorded, over the "
        "time in which all of them are. Meeting more often keeps it too. What is only announced is not yet owed.",
    ),
    why=Text(
        fr="Les partenaires comptent sur le rythme indiqué. Ce que l'on s'est promis se tient, ou se change ensemble.",
        en="Partners count on the stated rhythm. What people promised each other is kept, or changed together.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=example(
        Text(
            fr="Le comité de pilotage d'Ombreval dit se réunir 3 à 4 fois par an, et l'a fait en 2023 et en 2024.",
            en="Ombreval's steering committee says that it meets 3 to 4 times a year, and did so in 2023 and 2024.",
        )
    ),
    breaks=example(
        Text(
            fr="Le comité de pilotage d'Ombreval dit se réunir 3 à 4 fois par an, et deux réunions seulement sont "
            "consignées en 2024.",
            en="Ombreval's steering committee says that it meets 3 to 4 times a year, and only two meetings are "
            "recorded in 2024.",
        ),
        Remove("committee-2024-06-13"),
    ),
)
def as_often_as_it_says(today: Snapshot) -> Iterator[Finding]:
    """Hold the stated frequency of each body that exists against its recorded meetings."""
    stated = [(body, body.frequency) for body in existing(today) if body.frequency]
    for body, frequency in stated:
        yield _judge(today, body, frequency)
    if not stated:
        sentence = Text(
            fr="Aucune instance n'indique à quel rythme elle se réunit.", en="No body states how often it meets."
        )
        yield Finding(outcome="not_applicable", focus=today.council.id, because=sentence)


# ---------------------------------------------------------------- OW-2

_NOT_OWED: Final = frozenset({"planned", "announced", "suspended", "ended"})
"""The states of a program that owes no opening on the day."""

_WEEK: Final = 7
_WEEKLY: Final = Frequency.parse("weekly")
_LOG: Final = Text(
    fr="le calendrier ou le cahier de bord de l'action, avec ses fermetures",
    en="the calendar or the log of the program, with its closures",
)
_STATED: Final = Text(fr="Rythme indiqué : {frequency}.", en="Stated rhythm: {frequency}.")
_OPENING: Final = Text(fr="Ouverture indiquée : {opening}.", en="Stated opening: {opening}.")
_DAYS: Final = Text(
    fr="Jours attendus du {first} au {last} : {n}, dont consignés : {kept}.",
    en="Days expected from {first} to {last}: {n}, of which recorded: {kept}.",
)
_TIMES: Final = Text(
    fr="Dates consignées du {first} au {last} : {n}.", en="Dates recorded from {first} to {last}: {n}."
)
_OPENED: Final[Mapping[Outcome, Text]] = {
    "pass": Text(fr="L'ouverture est tenue.", en="The opening is kept."),
    "fail": Text(
        fr="Les jours sans ouverture sont plus nombreux que les autres : ce ne sont plus des fermetures.",
        en="Days without an opening are more than the others: they are closures no longer.",
    ),
    "not_documented": Text(
        fr="Les fermetures n'étant pas documentées, on ne peut dire si l'ouverture est tenue.",
        en="As closures are not documented, it cannot be said whether the opening is kept.",
    ),
}
_NO_DATES: Final = Text(
    fr="Les dates ne sont pas consignées sur une période connue : on ne peut dire si cela est tenu.",
    en="Dates are not recorded over a known time, so it cannot be said whether this is kept.",
)
_RHYTHM: Final = {
    "pass": _KEPT[True][1],
    "fail": Text(
        fr="Sur une partie de ce temps au moins, l'action a lieu plus rarement qu'indiqué.",
        en="In part of that time at least, it takes place more rarely than stated.",
    ),
    "not_documented": _KEPT[None][1],
}

_Days = tuple[datetime.date, datetime.date]


def _opening(program: Program, opening: WeeklyOpening, days: _Days) -> tuple[Outcome, Text]:
    """Whether a weekly *opening* was kept; days without one are closures as long as they are the fewer."""
    first, last = days
    ahead = (opening.weekday - first.weekday()) % _WEEK
    expected = {first + datetime.timedelta(days=number) for number in range(ahead, (last - first).days + 1, _WEEK)}
    whole = {date.first for date in program.days if date.precision == "day"}
    vague = sum(date.precision != "day" for date in program.days)
    kept = len(expected & whole)
    says = _DAYS.format(first=day_in_words(first), last=day_in_words(last), n=len(expected), kept=kept)
    outcome: Outcome = "not_documented"
    if expected and kept == len(expected):
        outcome = "pass"
    elif 2 * (kept + vague) < len(expected):
        outcome = "fail"
    return outcome, joined((_OPENING.format(opening=both(opening.say)), says, _OPENED[outcome]))


def _rhythm(program: Program, frequency: Frequency, days: _Days) -> tuple[Outcome, Text]:
    first, last = days
    dates = [date for date in program.days if first <= date.last and date.first <= last]
    outcome = _KEPT[frequency.kept(dates, start=first, end=last)][0]
    says = _TIMES.format(first=day_in_words(first), last=day_in_words(last), n=len(dates))
    return outcome, joined((_STATED.format(frequency=both(frequency.say)), says, _RHYTHM[outcome]))


def _answers(program: Program, days: _Days) -> list[tuple[Outcome, Text]]:
    said = [_opening(program, opening, days) for opening in program.openings]
    return said + ([_rhythm(program, program.frequency, days)] if program.frequency else [])


def _kept_openings(program: Program, days: _Days) -> Mend:
    """State together what is kept: the openings that are, and the highest rhythm of the rest."""
    openings = tuple(each for each in program.openings if _opening(program, each, days)[0] != "fail")
    frequency = program.frequency
    if frequency and _rhythm(program, frequency, days)[0] == "fail":
        frequency = _highest_kept(list(program.days), days, frequency)
    elif frequency is None and not openings:
        frequency = _highest_kept(list(program.days), days, _WEEKLY)
    changed = attrs.evolve(program, openings=openings, frequency=frequency)
    fields = {name: getattr(changed, name) for name in ("openings", "frequency")}
    differ = {name: value for name, value in fields.items() if value != getattr(program, name)}
    return (Replace(program.id, **differ),) if openings or frequency else ()


def _cafe(*days: str, recorded: str) -> Add:
    """A café that opens every Tuesday, the *days* on which it did, and since when they are *recorded*."""
    return Add(
        Program(
            id="cafe",
            name=Text(fr="Café d'Ombreval", en="Ombreval's café"),
            kind="open_place",
            state="under_way",
            openings=(WeeklyOpening.parse("Tuesday 16:30-19:00"),),
            held=tuple(PartialDate.parse(day) for day in days),
            recorded=Period(start=PartialDate.parse(recorded), end=OPEN),
            period=Period(start=PartialDate(year=2024), end=OPEN),
        )
    )


@rule(
    code="OW-2",
    name=Text(
        fr="Chaque action a lieu aux jours et au rythme indiqués",
        en="Each program takes place on the days and as often as stated",
    ),
    what=Text(
        fr="Les ouvertures de chaque semaine et le rythme qu'une action indique sont comparés aux dates qu'elle a "
        "consignées, sur le temps où elles le sont toutes. Un jour sans ouverture peut être une fermeture, que rien "
        "ne consigne : la règle ne s'en écarte que si ces jours sont plus nombreux que les autres.",
        en="The weekly openings and the rhythm that a program states are held against the dates that it recorded, "
        "over the time in which all of them are. A day without an opening may be a closure, which nothing records: "
        "the rule is only broken where such days are more than the others.",
    ),
    why=Text(
        fr="Qui vient seul jusqu'à une porte compte sur l'heure affichée.",
        en="Whoever comes alone to a door counts on the hours that it shows.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=example(
        Text(
            fr="Le café d'Ombreval ouvre chaque mardi, et l'a fait chaque mardi de janvier 2025.",
            en="Ombreval's café opens every Tuesday, and did so every Tuesday of January 2025.",
        ),
        _cafe("2025-01-07", "2025-01-14", recorded="2025-01-01"),
    ),
    breaks=example(
        Text(
            fr="Le café d'Ombreval dit ouvrir chaque mardi ; sur huit mardis consignés, il n'a ouvert que deux fois.",
            en="Ombreval's café says that it opens every Tuesday; of eight Tuesdays recorded, it opened on two.",
        ),
        _cafe("2024-12-03", "2025-01-14", recorded="2024-11-21"),
    ),
)
def open_as_stated(today: Snapshot) -> Iterator[Finding]:
    """Hold the openings and the rhythm of each program under way against its recorded dates."""
    for program in sorted(today.programs, key=lambda program: program.id):
        if program.state in _NOT_OWED or not (program.openings or program.frequency):
            continue
        days = recorded_days(program, today.date)
        if days is None:
            said: list[tuple[Outcome, Text]] = [("not_documented", _NO_DATES)]
        else:
            said = _answers(program, days)
        outcome = weakest(each for each, _ in said)
        yield Finding(
            outcome=outcome,
            focus=program.id,
            because=joined((_head(program), *(words for _, words in said))),
            evidence=(program.id,),
            mend=_kept_openings(program, days) if days and outcome == "fail" else (),
            fill=(Fill(id=program.id, field="held" if days else "recorded", usually_in=_LOG),)
            if outcome == "not_documented"
            else (),
        )


# ---------------------------------------------------------------- OW-3

_PLACES: Final = Text(fr="Places promises : {which}.", en="Places promised: {which}.")
_PROMISE: Final = Text(fr="{label}, {n} au moins", en="{label}, at least {n}")
_THERE: Final = Text(fr="Toutes sont tenues.", en="All of them are held.")
_STILL_OPEN: Final = Text(fr="Il en reste à ouvrir pour : {which}.", en="There are some to open for: {which}.")
_NOT_TOLD: Final = Text(
    fr="Les places documentées ne permettent pas de le dire pour : {which}.",
    en="The documented seats do not tell for: {which}.",
)


def _full(today: Snapshot, pillar: str, seat: Seat) -> bool | None:
    return every(takes_full_part(today, seat), carries(today, seat, pillar))


def _place(today: Snapshot, body: Instance, promised: PromisedPlaces) -> tuple[Outcome, tuple[Seat, ...], int]:
    """Whether the places *promised* are held, the seats that tell, and how many are to open."""
    complete = body.composition == "complete"
    shown = look_for(body.seats, partial(_full, today, promised.pillar), complete=complete)
    seats = tuple(seat for seat in shown.seats if isinstance(seat, Seat))
    open_places = promised.at_least - sum(seat.count or 1 for seat in seats)
    if open_places <= 0:
        return "pass", seats, 0
    # how many sit on a seat that has no count is not known
    doubtful = (*shown.perhaps, *(seat for seat in seats if seat.count is None))
    return "not_documented" if doubtful or not complete else "fail", (*seats, *shown.perhaps), open_places


def _opened(today: Snapshot, body: Instance, promised: PromisedPlaces, count: int) -> Mend:
    """Make permanent invitees of that pillar members, then open what is still promised."""
    invited = [
        seat
        for seat in shown_in(today, body, promised.pillar).seats
        if isinstance(seat, Seat) and takes_full_part(today, seat) is False
    ]
    raised = tuple(Replace(seat.id, id=seat.id, status="member") for seat in invited[:count])
    left = count - sum(seat.count or 1 for seat in invited[:count])
    if left <= 0:
        return raised
    opened = cast(Seat, seat_to_open(body.id, promised.pillar, today.date).entity)
    return (*raised, Add(attrs.evolve(opened, count=left), to=body.id))


@rule(
    code="OW-3",
    name=Text(fr="Les places promises sont tenues", en="The places that were promised are held"),
    what=Text(
        fr="Les règles écrites d'une instance gardent des places, comme membres à part entière, pour certains "
        "piliers. Elles sont comptées dans sa composition.",
        en="The written rules of a body keep places, as full members, for certain pillars. They are counted in its "
        "composition.",
    ),
    why=Text(
        fr="Une place écrite est une invitation : elle ne vaut que si quelqu'un peut s'y asseoir.",
        en="A place in writing is an invitation: it is worth something once somebody can sit on it.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=example(
        Text(
            fr="Le comité de pilotage d'Ombreval garde une place aux familles ; leur association y siège.",
            en="Ombreval's steering committee keeps a place for families; their association sits there.",
        ),
        *_by_rules(Procedure(places=(PromisedPlaces(pillar="carers"),))),
    ),
    breaks=example(
        Text(
            fr="Le comité de pilotage d'Ombreval garde deux places aux familles ; une seule personne y siège.",
            en="Ombreval's steering committee keeps two places for families; one person alone sits there.",
        ),
        *_by_rules(
            Procedure(places=(PromisedPlaces(pillar="carers", at_least=2),)),
            Replace("committee-families-member", count=1),
        ),
    ),
)
def places_promised(today: Snapshot) -> Iterator[Finding]:
    """Count the full seats of each pillar to which a body has promised some."""
    for body, procedure, _ in _rules_of(today):
        if not procedure.places:
            continue
        found = [(promised, *_place(today, body, promised)) for promised in procedure.places]
        promises = (_PROMISE.format(label=PILLARS[each.pillar], n=each.at_least) for each in procedure.places)
        sentences = [_head(body), _PLACES.format(which=rows(promises))]
        outcome = weakest(each for _, each, _, _ in found)
        if outcome == "pass":
            sentences.append(_THERE)
        for weight, words in (("fail", _STILL_OPEN), ("not_documented", _NOT_TOLD)):
            if labels := [PILLARS[promised.pillar] for promised, each, _, _ in found if each == weight]:
                sentences.append(words.format(which=rows(labels)))
        yield Finding(
            outcome=outcome,
            focus=body.id,
            because=joined(sentences),
            evidence=(body.id, *(seat.id for _, _, seats, _ in found for seat in seats)),
            mend=tuple(
                change
                for promised, each, _, count in found
                if each == "fail"
                for change in _opened(today, body, promised, count)
            ),
            fill=_about_places(body, [seat for _, each, seats, _ in found if each != "pass" for seat in seats])
            if outcome == "not_documented"
            else (),
        )


def _about_places(body: Instance, seats: list[Seat]) -> tuple[Fill, ...]:
    lists = () if body.composition == "complete" else (Fill(id=body.id, field="composition", usually_in=MEMBERS),)
    counts = tuple(Fill(id=seat.id, field=_open_field(seat), usually_in=MEMBERS) for seat in seats)
    return (*lists, *counts)


def _open_field(seat: Seat) -> str:
    if seat.status == "not_documented":
        return "status"
    return "count" if seat.count is None else "pillars"


# ---------------------------------------------------------------- OW-4

_CHAIRS: Final = ("president", "chair", "rotating_chair")
_CHAIRED_BY: Final = Text(fr="Présidence promise à : {which}.", en="The chair is promised to: {which}.")
_CHAIR_KEPT: Final = Text(fr="Elle est tenue par : {who}.", en="It is held by: {who}.")
_CHAIR_ELSE: Final = Text(
    fr="Elle est tenue à un autre titre, ou n'est pas pourvue : {who}.",
    en="It is held in another capacity, or is vacant: {who}.",
)
_CHAIR_UNSAID: Final = Text(
    fr="Qui la tient, ou à quel titre, n'est pas documenté.",
    en="Who holds it, or on whose behalf, is not documented.",
)
_ELECTION: Final = Text(
    fr="le compte rendu de la réunion qui désigne la présidence", en="the minutes of the meeting that chose the chair"
)


def _in_the_chair(today: Snapshot, post: Post, pillars: frozenset[str]) -> bool | None:
    answers = {False if post.vacant else speaks_for(today, post, pillar) for pillar in pillars}
    return True if True in answers else None if None in answers else False


def _ended_before(period: Period, day: datetime.date) -> Period:
    """The *period*, ended the day before *day*, or on its own first day where that is later."""
    eve = day - datetime.timedelta(days=1)
    last = max(eve, period.start.first) if period.start else eve
    return Period(start=period.start, end=as_date(last))


def _hand_over(today: Snapshot, post: Post, **fields: Any) -> Mend:
    """The office of *post* held anew from the day on, with other *fields*."""
    id = free_id(today.council, f"{post.id}-{today.date}")
    anew = Post(id=id, function=post.function, body=post.body, follows=post.id, period=begins(today), **fields)
    return (Replace(post.id, period=_ended_before(post.period, today.date)), Add(anew))


@rule(
    code="OW-4",
    name=Text(fr="La présidence revient à qui elle est promise", en="The chair is held by those it is promised to"),
    what=Text(
        fr="Les règles écrites d'une instance disent de quels piliers vient sa présidence. Elles sont comparées à la "
        "présidence documentée de cette instance ; présider le conseil n'en dit rien.",
        en="The written rules of a body say from which pillars its chair comes. They are held against the documented "
        "chair of that body; presiding over the council tells nothing of it.",
    ),
    why=Text(
        fr="Qui préside ouvre et règle la parole : l'avoir promis à quelqu'un engage.",
        en="The chair opens and orders the debate: to have promised it to somebody is a commitment.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=example(
        Text(
            fr="Le comité de pilotage d'Ombreval est présidé par une élue, comme il l'a écrit.",
            en="Ombreval's steering committee is chaired by an elected official, as it has written.",
        ),
        *_by_rules(
            Procedure(chaired_by=frozenset({"elected"})),
            _chair("2023-01-10"),
        ),
    ),
    breaks=example(
        Text(
            fr="Le comité de pilotage d'Ombreval a écrit que des personnes concernées le président ; une élue le fait.",
            en="Ombreval's steering committee has written that people with lived experience chair it; an elected "
            "official does.",
        ),
        *_by_rules(
            Procedure(chaired_by=frozenset({"people_concerned"})),
            _chair("2023-01-10"),
        ),
    ),
)
def chaired_as_written(today: Snapshot) -> Iterator[Finding]:
    """Hold the chair of each body against the pillars to which its own rules promise it."""
    for body, procedure, _ in _rules_of(today):
        if not procedure.chaired_by:
            continue
        pillars = procedure.chaired_by
        posts = list(offices(today, _CHAIRS, body.id))
        answers = [(post, _in_the_chair(today, post, pillars)) for post in posts]
        kept = [post for post, answer in answers if answer]
        outcome: Outcome = "not_documented"
        says, mend = _CHAIR_UNSAID, tuple[Add | Replace | Remove, ...]()
        if kept:
            outcome, says = "pass", _CHAIR_KEPT.format(who=named(today, kept))
        elif posts and all(answer is False for _, answer in answers):
            outcome, says = "fail", _CHAIR_ELSE.format(who=named(today, posts))
            if len(pillars) == 1:
                label = PILLARS[min(pillars)]
                mend = _hand_over(today, posts[0], label=label, holder_kind="category", pillars=pillars)
        unsaid = [Fill(id=post.id, field="pillars", usually_in=_ELECTION) for post, each in answers if each is None]
        no_post = [Fill(id=today.council.id, field="posts", usually_in=_ELECTION)]
        promised = _CHAIRED_BY.format(which=rows(PILLARS[pillar] for pillar in sorted(pillars)))
        yield Finding(
            outcome=outcome,
            focus=body.id,
            because=joined((_head(body), promised, says)),
            evidence=(body.id, *(post.id for post in posts)),
            mend=mend,
            fill=tuple(unsaid or no_post) if outcome == "not_documented" else (),
        )


# ---------------------------------------------------------------- OW-5

_ELECTED_TO: Final = ("president", "chair", "vice_chair")
_TERM: Final = Text(fr="{body} – Durée des mandats, en années : {n}.", en="{body} – Term of mandates, in years: {n}.")
_RENEWALS: Final = Text(fr="Renouvellements au plus : {n}.", en="Renewals at most: {n}.")
_MANDATES: Final = Words(
    kept=Text(fr="Mandats dans leur durée : {which}.", en="Mandates within their term: {which}."),
    broken=Text(
        fr="Mandats allés au-delà de ce qui est écrit, sans renouvellement consigné qui le permette : {which}. Il y a "
        "à élire, ou à consigner.",
        en="Mandates beyond what is written, with no renewal recorded that allows it: {which}. There is an election "
        "to hold, or to record.",
    ),
    unsaid=Text(
        fr="Leur début ne permet pas de le dire pour : {which}.", en="Their beginning does not tell for: {which}."
    ),
)


def _within_term(post: Post, years: int, day: datetime.date) -> bool | None:
    start = post.period.start
    if start is None:
        return None
    over, perhaps = (years_later(begun, years) <= day for begun in (start.last, start.first))
    return False if over else None if perhaps else True


def _renewed(today: Snapshot, post: Post) -> int:
    """How many posts in a row before *post* the same organisation held."""
    seen, here = {post.id}, post
    while here.follows and here.follows not in seen:
        here = today.council.find(here.follows)
        if here.holder != post.holder:
            break
        seen.add(here.id)
    return len(seen) - 1


def _too_often(today: Snapshot, post: Post, renewals: int | None) -> bool:
    """Whether an organisation holds the office more often than it may; of an office, the person may have changed."""
    of_one = post.holder is not None and post.holder_kind == "organisation"
    return renewals is not None and of_one and _renewed(today, post) > renewals


_ANOTHER: Final = Text(fr="une autre organisation", en="another organisation")


def _elected_anew(today: Snapshot, post: Post, renewals: int | None) -> Mend:
    """The mandate renewed from the day on, or given to another where it may not be."""
    spent = renewals is not None and post.holder_kind == "organisation" and _renewed(today, post) >= renewals
    if spent or (post.holder is None and post.label is None):
        return _hand_over(today, post, label=_ANOTHER, holder_kind="organisation")
    kept = {name: getattr(post, name) for name in ("holder", "label", "holder_kind", "pillars")}
    return _hand_over(today, post, **kept)


@rule(
    code="OW-5",
    name=Text(fr="Les mandats se tiennent dans leur durée", en="Mandates stay within their term"),
    what=Text(
        fr="La durée des mandats et le nombre de leurs renouvellements, tels qu'une instance les a écrits, sont "
        "comparés aux dates de sa présidence et de sa vice-présidence. Les renouvellements ne sont comptés que pour "
        "une organisation : le dossier ne dit pas si la personne qui exerce une fonction a changé. Une place "
        "appartient à une organisation, et n'est pas un mandat.",
        en="The term of mandates and the number of renewals, as a body has written them, are held against the dates of "
        "its chair and vice-chair. Renewals are only counted for an organisation: the file does not tell whether the "
        "person in an office has changed. A seat belongs to an organisation, and is no mandate.",
    ),
    why=Text(
        fr="Une durée écrite laisse à d'autres la possibilité de prendre la parole et la charge.",
        en="A term in writing gives others the chance to take the floor and the load.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=example(
        Text(
            fr="Au comité de pilotage d'Ombreval les mandats durent trois ans ; celui de la présidence date de 2023.",
            en="In Ombreval's steering committee mandates last three years; the chair's began in 2023.",
        ),
        *_by_rules(
            Procedure(term_years=3),
            _chair("2023-01-10"),
        ),
    ),
    breaks=example(
        Text(
            fr="Au comité de pilotage d'Ombreval les mandats durent trois ans ; celui de la présidence date de 2018, "
            "et aucun renouvellement n'est consigné.",
            en="In Ombreval's steering committee mandates last three years; the chair's began in 2018, and no renewal "
            "is recorded.",
        ),
        *_by_rules(
            Procedure(term_years=3),
            _chair("2018-03-15"),
        ),
    ),
)
def mandates_within_term(today: Snapshot) -> Iterator[Finding]:
    """Hold the mandates of each body against the term and the renewals that it has written down."""
    for body, procedure, _ in _rules_of(today):
        posts = [post for post in offices(today, _ELECTED_TO, body.id) if not post.vacant]
        years, renewals = procedure.term_years, procedure.renewals
        if years is None or not posts:
            continue
        answers = {
            post: False if _too_often(today, post, renewals) else _within_term(post, years, today.date)
            for post in posts
        }
        over = [post for post, answer in answers.items() if answer is False]
        renewable = () if renewals is None else (_RENEWALS.format(n=renewals),)
        yield together(
            body.id,
            joined((_TERM.format(body=body.name, n=years), *renewable)),
            [
                Item(
                    answer=answer,
                    name=named(today, [post]),
                    ids=(post.id,),
                    fill=(Fill(id=post.id, field="period", usually_in=_ELECTION),),
                )
                for post, answer in answers.items()
            ],
            _MANDATES,
            partial(_all_anew, today, over, renewals),
        )


def _all_anew(today: Snapshot, posts: Iterable[Post], renewals: int | None) -> Mend:
    return tuple(change for post in posts for change in _elected_anew(today, post, renewals))


# ---------------------------------------------------------------- OW-6

_QUORUM: Final = Text(fr="{body} – Quorum écrit : {threshold}.", en="{body} – Written quorum: {threshold}.")
_WITH_QUORUM: Final = Words(
    kept=Text(fr="Réunions qui ont décidé avec le quorum : {n}.", en="Meetings that decided with the quorum: {n}."),
    broken=Text(
        fr="Réunions qui ont décidé sans l'atteindre : {which}. Ce qui y fut décidé est à remettre aux voix.",
        en="Meetings that decided without reaching it: {which}. What they decided is to be put to the vote again.",
    ),
    unsaid=Text(
        fr="Réunions dont les présences ne permettent pas de le dire : {n}.",
        en="Meetings whose attendance does not tell: {n}.",
    ),
)
_SIGN_IN: Final = Text(fr="la feuille d'émargement", en="the attendance sheet")
_TALLY: Final = Text(
    fr="le compte rendu de la réunion, ou le relevé de ses votes",
    en="the minutes of the meeting, or the tally of its votes",
)


def _with_quorum(today: Snapshot, body: Instance, meetings: list[Meeting]) -> Iterator[tuple[Meeting, bool | None]]:
    """The meetings that decided, and whether each had the quorum."""
    for meeting in meetings:
        decided = [decision for decision in meeting.decisions if decision.adopted is not False]
        reached = quorum_of(today, body, meeting).reached
        if decided:
            # it may be that nothing was adopted, for want of a quorum
            open_question = reached is False and not any(decision.adopted for decision in decided)
            yield meeting, None if open_question else reached


def _vote_again(today: Snapshot, body: Instance, decisions: Iterable[Decision]) -> Mend:
    """A meeting on the day in which all who have a vote decide again; nothing where even they would not be enough."""
    voters = [seat.id for seat in sorted(body.seats, key=lambda seat: seat.id) if has_vote(seat)]
    anew: dict[str, Any] = {"in_favour": len(voters), "against": 0, "abstentions": 0, "votes": ()}
    meeting = Meeting(
        id=free_id(today.council, f"{body.id}-{today.date}"),
        date=as_date(today.date),
        attendance_list="complete",
        attendance=tuple(Attendance(seat=seat, presence="present") for seat in voters),
        decisions=tuple(attrs.evolve(decision, mode="vote", adopted=True, **anew) for decision in decisions),
    )
    enough = [quorum_of(today, body, meeting).reached] if body.procedure and body.procedure.quorum else []
    for decision in meeting.decisions:
        found = majority_of(today, body, meeting, decision)
        enough += [found.carried] if found.threshold else []
    return (Add(meeting, to=body.id),) if all(enough) else ()


@rule(
    code="OW-6",
    name=Text(fr="Les réunions qui décident ont le quorum", en="Meetings that decide have the quorum"),
    what=Text(
        fr="Le quorum qu'une instance a écrit est compté à chaque réunion qui a décidé, procurations comprises. Une "
        "présence inconnue n'est pas une absence. Ce qu'une réunion ultérieure a décidé de nouveau avec le quorum est "
        "réglé.",
        en="The quorum that a body has written down is counted at each meeting that decided, proxies included. Unknown "
        "presence is not absence. What a later meeting decided again with the quorum is settled.",
    ),
    why=Text(
        fr="Ce qui engage tout le monde se décide à assez de voix autour de la table.",
        en="What binds everybody is decided with enough voices around the table.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=example(
        Text(
            fr="Le comité de pilotage d'Ombreval décide à plus de la moitié de ses membres ; ils étaient trois sur "
            "quatre.",
            en="Ombreval's steering committee decides with more than half of its members; three of four were there.",
        ),
        *_at_the_committee(Procedure(quorum=_MORE_THAN_HALF), _attended(3)),
    ),
    breaks=example(
        Text(
            fr="Le comité de pilotage d'Ombreval décide à plus de la moitié de ses membres ; ils étaient deux sur "
            "quatre.",
            en="Ombreval's steering committee decides with more than half of its members; two of four were there.",
        ),
        *_at_the_committee(Procedure(quorum=_MORE_THAN_HALF), _attended(2)),
    ),
)
def decided_with_quorum(today: Snapshot) -> Iterator[Finding]:
    """Count the quorum of each meeting that decided."""
    for body, procedure, meetings in _rules_of(today):
        if procedure.quorum is None:
            continue
        whole = today.council.find(body.id)
        told = _not_settled(list(_with_quorum(today, whole, meetings)))
        if told:
            again = [it for _, answer, open_ones in told if answer is False for it in open_ones if it.adopted]
            yield together(
                body.id,
                _QUORUM.format(body=body.name, threshold=both(procedure.quorum.say)),
                [
                    Item(
                        answer=answer,
                        name=both(meeting.date.say),
                        ids=(meeting.id,),
                        fill=(Fill(id=meeting.id, field="attendance", usually_in=_SIGN_IN),),
                    )
                    for meeting, answer, _ in told
                ],
                _WITH_QUORUM,
                partial(_vote_again, today, body, again),
            )


def _not_settled(
    answers: list[tuple[Meeting, bool | None]],
) -> list[tuple[Meeting, bool | None, list[Decision]]]:
    """The meetings, less those without a quorum whose every decision a later one took again with its quorum."""
    told = []
    for number, (meeting, answer) in enumerate(answers):
        again = {it.title for later, kept in answers[number + 1 :] if kept for it in later.decisions}
        left = [it for it in meeting.decisions if it.adopted is not False and it.title not in again]
        if left or answer is not False:
            told.append((meeting, answer, left))
    return told


# ---------------------------------------------------------------- OW-7

_BY_MAJORITY: Final = Words(
    kept=Text(fr="Décisions conformes aux voix : {n}.", en="Decisions that follow the votes: {n}."),
    broken=Text(
        fr="Décisions que les voix consignées contredisent : {which}. Elles sont à remettre aux voix, ou le relevé à "
        "corriger.",
        en="Decisions that the recorded votes contradict: {which}. They are to be put to the vote again, or the record "
        "corrected.",
    ),
    unsaid=Text(
        fr="Décisions dont les voix consignées ne permettent pas de le dire : {n}.",
        en="Decisions of which the recorded votes do not tell: {n}.",
    ),
)
_TITLED: Final = Text.same("{title} ({day})")


def _by_majority(today: Snapshot, body: Instance, meeting: Meeting) -> Iterator[tuple[Decision, bool | None]]:
    """The decisions of a *meeting* with an outcome and a majority to reach, and whether the votes say the same."""
    for decision in meeting.decisions:
        found = majority_of(today, body, meeting, decision)
        if decision.adopted is None or decision.mode == "consensus" or found.threshold is None:
            continue
        for_want_of_quorum = not decision.adopted and quorum_of(today, body, meeting).reached is False
        if not (found.carried and for_want_of_quorum):
            yield decision, None if found.carried is None else found.carried == decision.adopted


@rule(
    code="OW-7",
    name=Text(fr="Les décisions suivent la majorité écrite", en="Decisions follow the written majority"),
    what=Text(
        fr="Les voix consignées sont comparées à la majorité qu'une instance, ou la décision elle-même, demande. Une "
        "décision notée adoptée doit l'avoir réunie, une décision notée rejetée non. Un vote inconnu peut être dans "
        "les deux sens. Ce qui est décidé par consensus n'est pas compté.",
        en="The recorded votes are held against the majority that a body, or the decision itself, asks for. A decision "
        "noted as adopted must have it, one noted as rejected must not. An unknown vote may be either. What is decided "
        "by consensus is not counted.",
    ),
    why=Text(
        fr="Chaque voix compte si le résultat est celui des voix.",
        en="Each vote counts where the result is that of the votes.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=example(
        Text(
            fr="Le comité de pilotage d'Ombreval décide à plus de la moitié des suffrages exprimés : trois voix "
            "pour, une contre.",
            en="Ombreval's steering committee decides by more than half of the votes cast: three in favour, one "
            "against.",
        ),
        *_at_the_committee(Procedure(majority=_HALF_OF_VOTES), _attended(4, in_favour=3, against=1)),
    ),
    breaks=example(
        Text(
            fr="Le comité de pilotage d'Ombreval décide à plus de la moitié des suffrages exprimés ; une décision "
            "notée adoptée a eu deux voix pour et deux contre.",
            en="Ombreval's steering committee decides by more than half of the votes cast; a decision noted as adopted "
            "had two votes in favour and two against.",
        ),
        *_at_the_committee(Procedure(majority=_HALF_OF_VOTES), _attended(4, in_favour=2, against=2)),
    ),
)
def decided_by_majority(today: Snapshot) -> Iterator[Finding]:
    """Hold the outcome of each decision against its recorded votes."""
    for body, _, meetings in _rules_of(today):
        whole = today.council.find(body.id)
        answers = [(meeting, *each) for meeting in meetings for each in _by_majority(today, whole, meeting)]
        told = [
            (meeting, decision, answer)
            for number, (meeting, decision, answer) in enumerate(answers)
            if answer is not False
            or not any(kept and later.title == decision.title for _, later, kept in answers[number + 1 :])
        ]
        if told:
            again = {decision.title: decision for _, decision, answer in told if answer is False}
            yield together(
                body.id,
                _head(body),
                [
                    Item(
                        answer=answer,
                        name=_TITLED.format(title=decision.title, day=both(meeting.date.say)),
                        ids=(meeting.id,),
                        fill=(Fill(id=meeting.id, field="decisions", usually_in=_TALLY),),
                    )
                    for meeting, decision, answer in told
                ],
                _BY_MAJORITY,
                partial(_vote_again, today, body, again.values()),
            )


# ---------------------------------------------------------------- OW-8

_NOTICE: Final = Text(
    fr="{body} – Délai de convocation écrit, en jours : {n}.", en="{body} – Written notice, in days: {n}."
)
_CALLED: Final = Words(
    kept=Text(fr="Réunions convoquées à temps : {n}.", en="Meetings called in time: {n}."),
    broken=Text(fr="Réunions convoquées plus tard : {which}.", en="Meetings called later than that: {which}."),
    unsaid=Text(
        fr="Réunions dont la convocation n'est pas assez documentée : {n}.",
        en="Meetings of which the call is not documented enough: {n}.",
    ),
)
_CALL: Final = Text(fr="la convocation", en="the call to the meeting")


def _notice(meeting: Meeting) -> tuple[int, int] | None:
    """How many days before it a *meeting* was called, at least and at most."""
    if meeting.called is None:
        return None
    called, day = meeting.called, meeting.date
    return (day.first - called.last).days, (day.last - called.first).days


def _in_time(meeting: Meeting, days: int) -> bool | None:
    notice = _notice(meeting)
    if notice is None:
        return None
    return True if notice[0] >= days else False if notice[1] < days else None


def _shorter_notice(body: Instance, procedure: Procedure, meetings: list[Meeting]) -> Mend:
    """State together the notice that is kept: the longest that every meeting known to be late had."""
    notices = [notice[0] for meeting in meetings if (notice := _notice(meeting))]
    return _changed(body, procedure, notice_days=min(notices)) if min(notices) > 0 else ()


@rule(
    code="OW-8",
    name=Text(fr="Les réunions sont convoquées à temps", en="Meetings are called in time"),
    what=Text(
        fr="Le délai de convocation qu'une instance a écrit est comparé aux dates de ses convocations.",
        en="The notice that a body has written down is held against the dates on which its meetings were called.",
    ),
    why=Text(
        fr="Se préparer, s'organiser, être accompagné demandent du temps, plus encore à qui vient hors de son travail.",
        en="To prepare, to make arrangements, to come with somebody takes time, the more so outside one's work.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=example(
        Text(
            fr="Le comité de pilotage d'Ombreval dit convoquer quinze jours avant ; celui d'octobre 2024 le fut seize "
            "jours avant.",
            en="Ombreval's steering committee says that it is called fifteen days before; in October 2024 it was, "
            "sixteen days before.",
        ),
        *_at_the_committee(Procedure(notice_days=15), {"called": PartialDate.parse("2024-09-24")}),
    ),
    breaks=example(
        Text(
            fr="Le comité de pilotage d'Ombreval dit convoquer quinze jours avant ; celui d'octobre 2024 le fut huit "
            "jours avant.",
            en="Ombreval's steering committee says that it is called fifteen days before; in October 2024 it was, "
            "eight days before.",
        ),
        *_at_the_committee(Procedure(notice_days=15), {"called": PartialDate.parse("2024-10-02")}),
    ),
)
def called_in_time(today: Snapshot) -> Iterator[Finding]:
    """Hold the notice of each meeting against the one that the body has written down."""
    for body, procedure, meetings in _rules_of(today):
        days = procedure.notice_days
        if days is None or not meetings:
            continue
        yield together(
            body.id,
            _NOTICE.format(body=body.name, n=days),
            [
                Item(
                    answer=_in_time(meeting, days),
                    name=both(meeting.date.say),
                    ids=(meeting.id,),
                    fill=(Fill(id=meeting.id, field="called", usually_in=_CALL),),
                )
                for meeting in meetings
            ],
            _CALLED,
            partial(_shorter_notice, body, procedure, meetings),
        )


# ---------------------------------------------------------------- OW-9

_PROXIES: Final = Text(
    fr="{body} – Procurations par personne présente, au plus : {n}.",
    en="{body} – Proxies that one may bear, at most: {n}.",
)
_BORNE: Final = Words(
    kept=Text(fr="Réunions où c'est respecté : {n}.", en="Meetings in which this is kept: {n}."),
    broken=Text(fr="Réunions où il y en eut davantage : {which}.", en="Meetings in which there were more: {which}."),
    unsaid=Text(
        fr="Réunions où qui porte une procuration n'est pas documenté : {n}.",
        en="Meetings in which who bears a proxy is not documented: {n}.",
    ),
)


def _borne(meeting: Meeting) -> tuple[int, int]:
    """The most proxies that one seat bears at a *meeting*, and how many have no documented bearer."""
    represented = {entry for entry in meeting.attendance if entry.presence == "represented"}
    by_bearer = Counter(entry.proxy for entry in represented if entry.proxy)
    return max(by_bearer.values(), default=0), sum(entry.proxy is None for entry in represented)


def _few_enough(meeting: Meeting, most: int) -> bool | None:
    borne, unknown = _borne(meeting)
    return False if borne > most or (unknown and not most) else None if unknown else True


@rule(
    code="OW-9",
    name=Text(fr="Nul ne porte plus de procurations qu'il n'est écrit", en="Nobody bears more proxies than is written"),
    what=Text(
        fr="Le nombre de procurations qu'une instance permet à chacun est comparé à celles que ses listes de présence "
        "consignent.",
        en="The number of proxies that a body allows each to bear is held against those that its attendance lists "
        "record.",
    ),
    why=Text(
        fr="Une procuration garde une voix à qui ne peut venir ; beaucoup dans une main en font une seule voix.",
        en="A proxy keeps a voice for those who cannot come; many in one hand make one voice of them.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=example(
        Text(
            fr="Le comité de pilotage d'Ombreval permet une procuration par personne ; la ville en porte une.",
            en="Ombreval's steering committee allows one proxy each; the town bears one.",
        ),
        *_at_the_committee(Procedure(most_proxies=1), _by_proxy("hospital")),
    ),
    breaks=example(
        Text(
            fr="Le comité de pilotage d'Ombreval permet une procuration par personne ; la ville en porte deux.",
            en="Ombreval's steering committee allows one proxy each; the town bears two.",
        ),
        *_at_the_committee(Procedure(most_proxies=1), _by_proxy("hospital", "families")),
    ),
)
def few_proxies(today: Snapshot) -> Iterator[Finding]:
    """Hold the proxies of each meeting against what the body has written down."""
    for body, procedure, meetings in _rules_of(today):
        most = procedure.most_proxies
        with_proxies = [meeting for meeting in meetings if sum(_borne(meeting))]
        if most is None or not with_proxies:
            continue
        allowed = max(_borne(meeting)[0] for meeting in with_proxies)
        yield together(
            body.id,
            _PROXIES.format(body=body.name, n=most),
            [
                Item(
                    answer=_few_enough(meeting, most),
                    name=both(meeting.date.say),
                    ids=(meeting.id,),
                    fill=(Fill(id=meeting.id, field="attendance", usually_in=_SIGN_IN),),
                )
                for meeting in with_proxies
            ],
            _BORNE,
            partial(_changed, body, procedure, most_proxies=max(allowed, 1)),
        )


RULEBOOK: Final = Rulebook(
    name="own-word",
    title=Text(fr="La parole du conseil", en="The council's own word"),
    rules=(
        as_often_as_it_says,
        open_as_stated,
        places_promised,
        chaired_as_written,
        mandates_within_term,
        decided_with_quorum,
        decided_by_majority,
        called_in_time,
        few_proxies,
    ),
)
