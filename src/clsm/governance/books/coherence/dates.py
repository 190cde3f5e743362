"""CO-2, CO-8, CO-14, CO-15: priorities within their text, meetings in the time of their body, after their call."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

import attrs

from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import PartialDate, Period
from clsm.entities.agreements import Agreement
from clsm.entities.instances import Instance, Meeting
from clsm.entities.objectives import Priority
from clsm.governance.answers.meetings import held
from clsm.governance.books.examples import example
from clsm.governance.engine.rules import Finding, rule
from clsm.governance.engine.words import heading_of
from clsm.governance.reading.seats import existing
from clsm.governance.reading.several import Fix, Item, Words, together
from clsm.governance.texts.sources import ARITHMETIC
from clsm.words import Text, both

_WITHIN: Final = Words(
    kept=Text(fr="Priorités situées dans ses dates : {n}.", en="Priorities within its dates: {n}."),
    broken=Text(
        fr="Priorités situées tout entières hors de ses dates : {which}. Elles tiennent d’un autre texte, ou une date "
        "est à revoir.",
        en="Priorities wholly outside its dates: {which}. They belong to another text, or a date is to be looked up.",
    ),
)


def _apart(first: Period, second: Period) -> bool:
    """Whether the *first* had surely ended before the *second* began."""
    end = first.ended_by or first.end
    return isinstance(end, PartialDate) and second.start is not None and end.last < second.start.first


def _overlap(first: Period, second: Period) -> bool:
    """Whether there surely is a day in both: the later start is before both ends."""
    if first.start is None or second.start is None:
        return False
    begun = max(first.start.last, second.start.last)
    return all(period.contains(begun) is True for period in (first, second))


def _outside(priority: Priority, text: Agreement) -> bool | None:
    if _apart(priority.period, text.period) or _apart(text.period, priority.period):
        return True
    return False if _overlap(priority.period, text.period) else None


def _housing(id: str, period: Period) -> Add:
    words = Text(fr="Accès au logement", en="Access to housing")
    return Add(Priority(id=id, words=words, of="city-contract", period=period))


_CITY_CONTRACT: Final = Add(
    Agreement(
        id="city-contract",
        name=Text(fr="Contrat de ville d’Ombreval", en="City contract of Ombreval"),
        kind="city_contract",
        state="in_force",
        period=Period(start=PartialDate(year=2024), end=PartialDate(year=2030)),
        articulation=Text(fr="Le conseil en est le volet santé mentale.", en="The council is its mental-health part."),
    )
)


@rule(
    code="CO-2",
    name=Text(
        fr="Les priorités d’un texte tiennent dans ses dates", en="The priorities of a text fall within its dates"
    ),
    what=Text(
        fr="Les priorités qu’un contrat ou une convention fixe sont comparées à ses dates : une priorité qui se "
        "termine avant que le texte commence, ou commence après sa fin, ne peut être la sienne.",
        en="The priorities that a contract or an agreement sets are held against its dates: a priority that ends "
        "before the text begins, or begins after it has ended, cannot be its own.",
    ),
    why=Text(
        fr="On sait alors quel texte engage à quoi, et jusqu’à quand.",
        en="It is then clear which text commits to what, and until when.",
    ),
    limits=Text(
        fr="Une priorité reprise d’un texte plus ancien peut avoir gardé ses dates à dessein.",
        en="A priority taken over from an older text may have kept its dates on purpose.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="Le contrat de ville d’Ombreval va de 2024 à 2030, sa priorité de 2025 à 2026.",
            en="The city contract of Ombreval runs from 2024 to 2030, its priority from 2025 to 2026.",
        ),
        _CITY_CONTRACT,
        _housing("housing", Period(start=PartialDate(year=2025), end=PartialDate(year=2026))),
    ),
    breaks=lambda: example(
        Text(
            fr="Le contrat de ville d’Ombreval va de 2024 à 2030 ; une de ses deux priorités s’est terminée en 2022.",
            en="The city contract of Ombreval runs from 2024 to 2030; one of its two priorities ended in 2022.",
        ),
        _CITY_CONTRACT,
        _housing("housing", Period(start=PartialDate(year=2025), end=PartialDate(year=2026))),
        _housing("housing-before", Period(start=PartialDate(year=2020), end=PartialDate(year=2022))),
    ),
)
def priorities_within_dates(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the dates of each agreement against those of its priorities, past and to come."""
    for text in sorted(snapshot.agreements, key=lambda text: text.id):
        own = sorted(
            (priority for priority in snapshot.council.priorities if priority.of == text.id),
            key=lambda priority: priority.id,
        )
        outside = [(priority, answer) for priority in own if (answer := _outside(priority, text)) is not None]
        if outside:
            yield together(
                text.id,
                heading_of(text),
                [Item(answer=not answer, name=priority.words) for priority, answer in outside],
                _WITHIN,
                partial(_to_look_up, [priority for priority, answer in outside if answer]),
            )


def _to_look_up(priorities: Iterable[Priority]) -> Fix:
    """Leave the dates of the priorities open until they are found: which of the two is wrong nobody can tell."""
    return tuple(Replace(priority.id, period=Period()) for priority in priorities)


_MET: Final = Words(
    kept=Text(fr="Réunions situées dans ses dates : {n}.", en="Meetings within its dates: {n}."),
    broken=Text(
        fr="Réunions situées hors de ses dates : {which}. L’une de ces dates est à revoir.",
        en="Meetings outside its dates: {which}. One of these dates is to be looked up again.",
    ),
)


def _met_within(meeting: Meeting, period: Period) -> bool | None:
    answers = {period.contains(day) for day in (meeting.date.first, meeting.date.last)}
    day = Period(start=meeting.date, end=meeting.date)
    if _apart(day, period) or _apart(period, day):
        return False
    return True if answers == {True} else None


@rule(
    code="CO-8",
    name=Text(fr="Une instance se réunit tant qu’elle existe", en="A body meets while it exists"),
    what=Text(
        fr="Les dates des réunions d’une instance sont comparées à celles de l’instance elle-même.",
        en="The dates of a body's meetings are held against those of the body itself.",
    ),
    why=Text(
        fr="Une réunion d’avant sa création montre que l’une des deux dates n’est pas la bonne.",
        en="A meeting from before it was set up shows that one of the two dates is not right.",
    ),
    limits=Text(
        fr="Un groupe a pu se réunir avant d’être créé par un texte : c’est alors sa date de début qui se discute.",
        en="A group may have met before a text set it up: it is then its first date that is to be discussed.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval existe depuis mars 2018, et s’est réuni depuis.",
            en="Ombreval's steering committee has existed since March 2018, and met since then.",
        )
    ),
    breaks=lambda: example(
        Text(
            fr="Le groupe logement d’Ombreval existe depuis mars 2018, et une réunion de 2017 est consignée.",
            en="Ombreval's housing group has existed since March 2018, and a meeting of 2017 is recorded.",
        ),
        Add(Meeting(date=PartialDate.parse("2017-05-16")), to="housing-group"),
    ),
)
def met_while_it_existed(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the dates of every meeting of a body of the day against those of the body."""
    for body in existing(snapshot):
        recorded = (it for it in body.meetings if not it.is_off and not it.is_planned)
        meetings = sorted(recorded, key=lambda meeting: (meeting.date.first, meeting.id))
        answers = [(it, answer) for it in meetings if (answer := _met_within(it, body.period)) is not None]
        if answers:
            yield together(
                body.id,
                heading_of(body),
                [Item(answer=answer, name=partial(both, it.date.say), ids=(it.id,)) for it, answer in answers],
                _MET,
                partial(_older, body, [it for it, answer in answers if answer is False]),
            )


def _older(body: Instance, meetings: list[Meeting]) -> Fix:
    """The beginning of the *body* brought back to its first meeting; an end that it outlived, taken out."""
    period = body.period
    if period.start and meetings[0].date.last < period.start.first:
        period = attrs.evolve(period, start=meetings[0].date)
    if any(_apart(period, Period(start=meeting.date)) for meeting in meetings):
        period = attrs.evolve(period, end=None, ended_by=None)
    return (Replace(body.id, period=period),)


_CALLED: Final = Words(
    kept=Text(fr="Réunions convoquées avant d’avoir lieu : {n}.", en="Meetings called before they took place: {n}."),
    broken=Text(
        fr="Réunions convoquées après avoir eu lieu : {which}. L’une des deux dates est à revoir.",
        en="Meetings called after they took place: {which}. One of the two dates is to be looked up again.",
    ),
)


def _called_before(meeting: Meeting) -> bool | None:
    if meeting.called is None:
        return None
    if meeting.called.first > meeting.date.last:
        return False
    return True if meeting.called.last <= meeting.date.first else None


@rule(
    code="CO-14",
    name=Text(fr="Une réunion est convoquée avant d’avoir lieu", en="A meeting is called before it takes place"),
    what=Text(
        fr="Le jour où une réunion a été convoquée est comparé au sien.",
        en="The day on which a meeting was called is held against its own.",
    ),
    why=Text(
        fr="Une convocation d’après la réunion montre qu’une date n’est pas la bonne.",
        en="A call from after the meeting shows that a date is not right.",
    ),
    limits=Text(
        fr="Une réunion tenue sans convocation n’est pas vue ici.",
        en="A meeting held without a call is not seen here.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval d’octobre 2024 a été convoqué en septembre.",
            en="Ombreval's steering committee of October 2024 was called in September.",
        ),
        Replace("committee-2024-10-10", called=PartialDate.parse("2024-09-24")),
    ),
    breaks=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval de juin 2024 a été convoqué en mai, celui du 10 octobre l’aurait été "
            "le 24.",
            en="Ombreval's steering committee of June 2024 was called in May; that of 10 October is said to have been "
            "called on the 24th.",
        ),
        Replace("committee-2024-06-13", called=PartialDate.parse("2024-05-28")),
        Replace("committee-2024-10-10", called=PartialDate.parse("2024-10-24")),
    ),
)
def called_before_it_met(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the call of every meeting against its date."""
    for body in existing(snapshot):
        meetings = sorted(body.meetings, key=lambda meeting: (meeting.date.first, meeting.id))
        answers = [(it, answer) for it in meetings if (answer := _called_before(it)) is not None]
        if answers:
            yield together(
                body.id,
                heading_of(body),
                [Item(answer=answer, name=partial(both, it.date.say), ids=(it.id,)) for it, answer in answers],
                _CALLED,
                partial(_uncalled, [it for it, answer in answers if not answer]),
            )


def _uncalled(meetings: Iterable[Meeting]) -> Fix:
    """The day of the call taken out, to be found again."""
    return tuple(Replace(meeting.id, called=None) for meeting in meetings)


def _youth_group(met: str) -> Add:
    """A group that is only announced, with a meeting, for the examples."""
    name = Text(fr="Groupe jeunesse", en="Youth group")
    meetings = (Meeting(date=PartialDate.parse(met)),)
    return Add(Instance(id="youth", name=name, kind="external", evidence="announced", meetings=meetings))


_EXISTS: Final = Words(
    kept=Text(fr="Instances réunies, et dites existantes : {n}.", en="Bodies that met, and are said to exist: {n}."),
    broken=Text(
        fr="Dites seulement annoncées, et réunies : {which}. L’un des deux est à revoir.",
        en="Said to be only announced, and met: {which}. One of the two is to be looked at again.",
    ),
)


@rule(
    code="CO-15",
    name=Text(
        fr="Une instance qui s’est réunie n’est plus seulement annoncée", en="A body that met is announced no more"
    ),
    what=Text(
        fr="Une instance que le dossier dit seulement annoncée n’a pas de réunion tenue.",
        en="A body that the file says is only announced has no meeting that was held.",
    ),
    why=Text(
        fr="Ce qui est annoncé ne doit rien encore : une réunion tenue montre qu’elle existe.",
        en="What is announced owes nothing yet: a meeting that was held shows that it exists.",
    ),
    limits=Text(
        fr="Une première réunion peut préparer une instance que rien n’a encore créée : elle se dit "
        "alors d’une autre instance.",
        en="A first meeting may prepare a body that nothing has set up yet: it is then to be recorded of another body.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="Un groupe jeunesse est annoncé à Ombreval ; il se réunira en juin 2025.",
            en="A youth group is announced in Ombreval; it is to meet in June 2025.",
        ),
        _youth_group("2025-06-12"),
    ),
    breaks=lambda: example(
        Text(
            fr="Un groupe jeunesse est dit annoncé à Ombreval, et s’est réuni en juin 2024.",
            en="A youth group is said to be announced in Ombreval, and met in June 2024.",
        ),
        _youth_group("2024-06-12"),
    ),
)
def met_once_it_existed(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for bodies that are only announced among those that met."""
    met = [body for body in sorted(snapshot.instances, key=lambda body: body.id) if held(body, snapshot.date)]
    if met:
        finding = together(
            snapshot.council.id,
            _BODIES,
            [Item(answer=body.evidence != "announced", name=body.name) for body in met],
            _EXISTS,
            partial(_there, [body for body in met if body.evidence == "announced"]),
        )
        yield attrs.evolve(finding, evidence=tuple(body.id for body in met))


_BODIES: Final = Text.same("")


def _there(bodies: Iterable[Instance]) -> Fix:
    return tuple(Replace(body.id, evidence="listed") for body in bodies)
