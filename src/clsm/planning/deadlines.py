"""What is easily missed: notices to send, minutes to approve, elections, projects of five years, facts to confirm.

A notice or minutes are due by a body's own rules, never by another's. Nothing here says that something was not done:
what is written down as done is left out, and the rest is what the file leaves open.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final, final

import attrs

from clsm.ageing import (
    MUNICIPAL_ELECTIONS,
    PresumeFor,
    has_an_end,
    is_of_an_election,
    list_shown_at,
    presumed_until,
    shown_at,
)
from clsm.council import Council, Snapshot
from clsm.dates import Day, PartialDate, to_day
from clsm.entities.agreements import Agreement
from clsm.entities.instances import Instance, Meeting, Post
from clsm.planning.answers import term
from clsm.words import Plural, Text, both, listed

PROJECT_YEARS: Final = 5
"""How long a territorial mental-health project runs: code de la santé publique, article R3224-1 IV."""


@final
@attrs.frozen(kw_only=True)
class Due:
    """What is due on a ``date``: of which fact, under which ``key`` of it, in words."""

    of: str
    key: str
    date: PartialDate
    says: Text


def dues(
    council: Council,
    today: Snapshot | None,
    bodies: Iterable[Instance],
    *,
    first: Day,
    last: Day,
    presume: PresumeFor | None,
) -> Iterator[Due]:
    """All that is due from the *first* to the *last* day, by what is told of *bodies* and stood *today*.

    *today* is ``None`` where nothing in the file is dated.
    """
    known = council.last_documented
    for body in bodies:
        yield from _notices(body, known)
        yield from _minutes(body, known)
    yield from _projects(council)
    if today is not None:
        yield from _elections(today, first, last=last)
        if presume is not None:
            yield from _to_confirm(today, presume)


# ---------------------------------------------------------------- meetings

_NOTICE: Final = Plural(
    Text(
        fr="{body} : dernier jour pour convoquer à la réunion du {date} ({n} jour avant)",
        en="{body}: last day to give notice of the meeting of {date} ({n} day before)",
    ),
    Text(
        fr="{body} : dernier jour pour convoquer à la réunion du {date} ({n} jours avant)",
        en="{body}: last day to give notice of the meeting of {date} ({n} days before)",
    ),
)
_CLEAR: Final = Plural(
    Text(
        fr="{body} : dernier jour pour convoquer à la réunion du {date} ({n} jour franc)",
        en="{body}: last day to give notice of the meeting of {date} ({n} clear day)",
    ),
    Text(
        fr="{body} : dernier jour pour convoquer à la réunion du {date} ({n} jours francs)",
        en="{body}: last day to give notice of the meeting of {date} ({n} clear days)",
    ),
)


def _notices(body: Instance, known: Day | None) -> Iterator[Due]:
    """The last day to call each meeting to come of which no call is documented."""
    days = body.procedure.notice_days if body.procedure else None
    if body.procedure is None or days is None:
        return
    clear = body.procedure.notice_clear
    for meeting in body.meetings:
        coming = meeting.is_planned or (
            meeting.state == "not_documented" and (known is None or meeting.date.first > known)
        )
        shorter = meeting.urgent or meeting.second_call_of
        if coming and meeting.called is None and not shorter and meeting.date.day:
            before = meeting.date.first.toordinal() - days - bool(clear)
            if before > 0:
                says = (_CLEAR if clear else _NOTICE).of(days, body=body.name, date=both(meeting.date.say))
                yield Due(
                    of=body.id, key=f"{meeting.id}/notice", date=PartialDate.of(Day.fromordinal(before)), says=says
                )


_MINUTES: Final = {
    "minutes_drawn_up": Text(
        fr="{body} : compte rendu de la réunion du {date} à rédiger", en="{body}: minutes of {date} to be written"
    ),
    "minutes_sent": Text(
        fr="{body} : compte rendu de la réunion du {date} à envoyer", en="{body}: minutes of {date} to be sent"
    ),
    "minutes_approved": Text(
        fr="{body} : compte rendu de la réunion du {date} à faire approuver",
        en="{body}: minutes of {date} to be approved",
    ),
}


def _minutes(body: Instance, known: Day | None) -> Iterator[Due]:
    """When the minutes of each meeting held are to be written, sent and approved, where that is not documented."""
    rules = body.procedure.minutes if body.procedure else None
    held = [it for it in body.meetings if not (it.is_off or it.is_planned) and known and it.date.last <= known]
    for meeting, field in product(held, _MINUTES):
        if getattr(meeting, field) is not None:
            continue
        days = getattr(rules, f"{field.removeprefix('minutes_')}_days", None)
        by = _later(meeting.date, days) if days is not None else None
        if days is None and field == "minutes_approved" and _is_for_next(body, meeting):
            by = _next_meeting(body, meeting)
        if by is not None:
            says = _MINUTES[field].format(body=body.name, date=both(meeting.date.say))
            yield Due(of=body.id, key=f"{meeting.id}/{field.replace('_', '-')}", date=by, says=says)


def _later(date: PartialDate, days: int) -> PartialDate | None:
    """So many *days* after the last day that a date may be; ``None`` after the year 9999."""
    number = date.last.toordinal() + days
    return PartialDate.of(Day.fromordinal(number)) if number <= Day.max.toordinal() else None


def _is_for_next(body: Instance, meeting: Meeting) -> bool:
    """Whether the next meeting is to approve the minutes: by the body's rules, or as they are there to be approved."""
    rules = body.procedure.minutes if body.procedure else None
    if rules is not None and rules.approved_next_meeting is not None:
        return rules.approved_next_meeting
    return meeting.minutes_drawn_up is not None or meeting.minutes_sent is not None


def _next_meeting(body: Instance, meeting: Meeting) -> PartialDate | None:
    dates = [it.date for it in body.meetings if not it.is_off and it.date.first > meeting.date.last]
    return min(dates, key=lambda date: (date.first, date.last), default=None)


# ---------------------------------------------------------------- elections and projects

_ELECTION: Final = Plural(
    Text(
        fr="Élections municipales : {n} siège ou fonction d’élu à confirmer ensuite",
        en="Municipal elections: {n} seat or office of an elected official to be confirmed afterwards",
    ),
    Text(
        fr="Élections municipales : {n} sièges et fonctions d’élus à confirmer ensuite",
        en="Municipal elections: {n} seats and offices of elected officials to be confirmed afterwards",
    ),
)


def elections(country: str, first: Day, *, last: Day) -> Iterator[PartialDate]:
    """The municipal elections from the *first* to the *last* day; of those to come as much as the law tells.

    >>> [str(date) for date in elections("FR", Day(2026, 1, 1), last=Day(2033, 1, 1))]
    ['2026-03-22', '2032-03']
    >>> [str(date) for date in elections("BE", Day(2024, 1, 1), last=Day(2031, 1, 1))]
    ['2024-10-13', '2030-10-13']
    """
    known = [PartialDate(year=day.year, month=day.month, day=day.day) for day in MUNICIPAL_ELECTIONS.get(country, ())]
    dates = list(known)
    # every six years: in March (code électoral, L227), on the second Sunday of October
    while dates and dates[-1].year + 6 <= last.year:
        year = dates[-1].year + 6
        dates.append(PartialDate(year=year, month=3) if country == "FR" else _second_sunday(year))
    return (date for date in dates if date.first <= last and first <= date.last)


def _second_sunday(year: int) -> PartialDate:
    first = Day(year, 10, 1)
    return PartialDate(year=year, month=10, day=8 + (6 - first.weekday()) % 7)


def _elections(today: Snapshot, first: Day, *, last: Day) -> Iterator[Due]:
    places = [seat for _, seat in today.seats() if is_of_an_election(today, seat)]
    n = len(places) + sum(is_of_an_election(today, post) for post in today.posts)
    if n:
        for date in elections(today.council.jurisdiction, first, last=last):
            if today.council.period.contains(date.first) is False:
                continue
            yield Due(of=today.council.id, key=f"elections-{date.year}", date=date, says=_ELECTION.of(n))


_FIVE_YEARS: Final = Text(
    fr="« {name} » : fin des cinq ans du projet, à renouveler",
    en="“{name}”: end of the project’s five years, to be renewed",
)


def _projects(council: Council) -> Iterator[Due]:
    """The end of the five years of each territorial mental-health project of which no end is documented."""
    for text in council.agreements:
        open_ended = text.kind == "territorial_mental_health_project" and text.period.end is None
        ends = text.period.start.later(PROJECT_YEARS) if open_ended and text.period.start else None
        if ends is not None:
            yield Due(of=text.id, key="five-years", date=ends, says=_FIVE_YEARS.format(name=text.name))


# ---------------------------------------------------------------- facts to confirm

_CONFIRM: Final = Text(
    fr="{name} : à confirmer ({what}) ; dernière mention : {date}",
    en="{name}: to be confirmed ({what}); last seen: {date}",
)
_ITSELF: Final = Text(fr="existence", en="that it exists")
_MEMBERS: Final = Text(fr="liste des membres", en="list of members")
_IN_FORCE: Final = Text(fr="texte encore en vigueur", en="that the text is in force")


def _to_confirm(today: Snapshot, presume: PresumeFor) -> Iterator[Due]:
    """The last day on which all of a body is still presumed, its list of members and its offices; so for each text.

    The offices of the council as a whole are told together, and so is all that is to be confirmed of a body.
    """
    council = today.council
    offices = {
        body: [
            (_office(today, post), _shown(council, post), presume.posts) for post in today.posts if post.body == body
        ]
        for body in {post.body for post in today.posts}
    }
    yield from _due(council, offices.get(None, ()), of=council.id, name=council.name)
    for body in today.instances:
        if body.host is None:
            listed_at = list_shown_at(council, body) if body.seats else None
            states = [(_ITSELF, _shown(council, body), presume.bodies), (_MEMBERS, listed_at, presume.seats)]
            yield from _due(council, [*states, *offices.get(body.id, ())], of=body.id, name=body.name)
    for text in today.agreements:
        yield from _due(council, [(_IN_FORCE, _shown(council, text), presume.texts)], of=text.id, name=text.name)


def _office(today: Snapshot, post: Post) -> Text:
    return term(today.council, "post_functions", id=post.function)


def _shown(council: Council, fact: Instance | Post | Agreement) -> PartialDate | None:
    """When a fact that may go on was last shown; ``None`` for one with an end."""
    return None if has_an_end(fact) else shown_at(council, fact)


_State = tuple[Text, PartialDate | None, int | None]
"""What may be to confirm, when it was last shown, and for how many years that is presumed."""


def _due(council: Council, states: Iterable[_State], *, of: str, name: Text) -> Iterator[Due]:
    """What is to be confirmed first of several *states* of one thing, on the last day on which it is presumed."""
    until = defaultdict[Day, list[tuple[Text, PartialDate]]](list)
    for what, shown, years in states:
        if shown is not None and years is not None:
            until[to_day(presumed_until(council, shown, years))].append((what, shown))
    if until:
        first = min(until)
        whats = listed(dict.fromkeys(what for what, _ in until[first]))
        shown = min((shown for _, shown in until[first]), key=lambda date: date.last)
        says = _CONFIRM.format(name=name, what=whats, date=both(shown.say))
        yield Due(of=of, key="to-confirm", date=PartialDate.of(first), says=says)
