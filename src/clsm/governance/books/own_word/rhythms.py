"""OW-1, OW-2: how often bodies meet and programs take place."""

import datetime
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final, cast

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot, speaks_of_situations
from clsm.dates import OPEN, Frequency, PartialDate, Period, WeeklyOpening
from clsm.entities.instances import Instance
from clsm.governance.books.examples import example
from clsm.governance.engine.rules import Fill, Finding, Outcome, rule
from clsm.governance.engine.words import day_in_words, heading_of
from clsm.governance.reading.seats import (
    existing,
    recorded_days,
    weakest,
)
from clsm.governance.reading.several import Fix
from clsm.governance.texts.sources import OWN_DOCUMENTS
from clsm.programs import Program
from clsm.programs.sessions import OpenPlace
from clsm.words import RhythmUnit, Text, both, paragraph

_MINUTES: Final = Text(fr="les comptes rendus de réunion", en="the minutes of the meetings")


_SAYS: Final = Text(fr="{body} – Rythme indiqué : {frequency}.", en="{body} – Stated rhythm: {frequency}.")


_NOT_TOLD: Final = Text(
    fr="Les jours où l’on parle de situations ne sortent pas du fichier : rien n’est dit de ce rythme.",
    en="The days on which situations are spoken of stay in the file: nothing is said of this rhythm.",
)


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
            fr="Sur une partie de ce temps au moins, les réunions sont plus rares qu’indiqué.",
            en="In part of that time at least, meetings are rarer than stated.",
        ),
    ),
    None: (
        "not_documented",
        Text(
            fr="Ces dates ne permettent pas de dire si ce rythme est tenu.",
            en="From these dates it cannot be said whether the rhythm is kept.",
        ),
    ),
}


_CLOSED: Final = Text(
    fr="Les semaines ou les mois sans rien sont moins nombreux que les autres : ce peuvent être des fermetures.",
    en="Weeks or months without any are fewer than the others: they may be closures.",
)


def _may_be_closures(frequency: Frequency, dates: list[PartialDate], days: tuple[datetime.date, datetime.date]) -> bool:
    """Whether what is missing of a rhythm of weeks or of one month may be times in which nothing is open.

    Holidays last some weeks: they leave an empty month in a monthly rhythm, and no empty half-year.
    """
    if frequency.unit == "year" or (frequency.unit == "month" and frequency.every > 1):
        return False
    stretches = frequency.stretches(*days)
    with_some = sum(any(date.first <= last and first <= date.last for date in dates) for first, last in stretches)
    short = sum(
        0 < sum(date.first <= last and first <= date.last for date in dates) < cast(int, frequency.low)
        for first, last in stretches
    )
    return short == 0 and 2 * with_some >= len(stretches)


_A_YEAR_HOLDS: Final = {"week": 52, "month": 12, "year": 1}


_RAREST: Final = 10


def _highest_kept(
    dates: list[PartialDate], days: tuple[datetime.date, datetime.date], stated: Frequency
) -> Frequency | None:
    """The highest yearly rhythm under the *stated* one that the *dates* keep, else one every so many years."""
    # only a frequency whose figure is documented can be missed
    low, unit = cast(int, stated.low), cast(RhythmUnit, stated.unit)
    often = Fraction(low * _A_YEAR_HOLDS[unit], stated.every)
    most = min(-(-often.numerator // often.denominator) - 1, len(dates))
    yearly = (Frequency(low=count, high=count, unit="year") for count in range(most, 0, -1))
    rarer = (Frequency(low=1, high=1, unit="year", every=years) for years in range(2, _RAREST + 1))
    slower = (frequency for frequency in rarer if Fraction(1, frequency.every) < often)
    for frequency in (*yearly, *slower):
        if frequency.kept(dates, start=days[0], end=days[1]):
            return frequency
    return None


def _judge(snapshot: Snapshot, body: Instance, frequency: Frequency) -> Finding:
    says = _SAYS.format(body=body.name, frequency=both(frequency.say))
    if speaks_of_situations(body):
        because = paragraph((says, _NOT_TOLD))
        return Finding(outcome="not_documented", focus=body.id, because=because, evidence=(body.id,))
    days = recorded_days(snapshot, body)
    if days is None:
        because = paragraph((says, _NOT_RECORDED))
        fill = (Fill(id=body.id, field="recorded", usually_in=_MINUTES),)
        return Finding(outcome="not_documented", focus=body.id, because=because, evidence=(body.id,), fill=fill)
    first, last = days
    likely = [it for it in body.meetings if first <= it.date.last and it.date.first <= last and not it.is_off]
    meetings = [it for it in likely if not it.is_planned]
    dates = [meeting.date for meeting in meetings]
    kept = frequency.kept(dates, start=first, end=last)
    if kept is False and frequency.kept([it.date for it in likely], start=first, end=last) is not False:
        kept = None  # what was planned may have been held
    outcome, sentence = _KEPT[kept]
    if kept is False and _may_be_closures(frequency, dates, days):
        outcome, sentence = "not_documented", _CLOSED
    record = _RECORDED.format(first=day_in_words(first), last=day_in_words(last), count=len(meetings))
    shown = _highest_kept(dates, days, frequency) if outcome == "fail" else None
    return Finding(
        outcome=outcome,
        focus=body.id,
        because=paragraph((says, record, sentence)),
        evidence=(body.id, *sorted(meeting.id for meeting in meetings)),
        fix=(Replace(body.id, frequency=shown),) if shown else (),
        fill=(Fill(id=body.id, field="meetings", usually_in=_MINUTES),) if outcome == "not_documented" else (),
    )


@rule(
    code="OW-1",
    name=Text(
        fr="Chaque instance se réunit aussi souvent qu’elle le dit",
        en="Each body meets as often as it says",
    ),
    what=Text(
        fr="Le rythme que le conseil indique pour une instance est comparé aux réunions qu’il a consignées, sur le "
        "temps où elles le sont toutes. Les semaines, mois et années du calendrier sont comptés d’abord ; la règle ne "
        "s’en écarte que si le compte est trop court de quelque jour que l’on parte. Un mois vide peut être une "
        "fermeture. Se réunir plus souvent le respecte aussi. Ce qui est seulement annoncé n’est pas encore dû.",
        en="The rhythm that the council states for a body is held against the meetings that it recorded, over the "
        "time in which all of them are. Weeks, months and years of the calendar are counted first; the rule is only "
        "broken where the count falls short from whatever day one begins. An empty month may be a closure. Meeting "
        "more often keeps it too. What is only announced is not yet owed.",
    ),
    why=Text(
        fr="Les partenaires comptent sur le rythme indiqué. Ce que l’on s’est promis se tient, ou se change ensemble.",
        en="Partners count on the stated rhythm. What people promised each other is kept, or changed together.",
    ),
    limits=Text(
        fr="Dans un relevé dit complet, une réunion oubliée compte comme non tenue. La règle ne sait pas "
        "ce qui l’a empêchée.",
        en="In a record that is said to be whole, a meeting left out counts as not held. The rule does "
        "not know what prevented it.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval dit se réunir 3 à 4 fois par an, et l’a fait en 2023 et en 2024.",
            en="Ombreval's steering committee says that it meets 3 to 4 times a year, and did so in 2023 and 2024.",
        )
    ),
    breaks=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval dit se réunir 3 à 4 fois par an, et trois réunions en tout sont "
            "consignées en 2023 et 2024.",
            en="Ombreval's steering committee says that it meets 3 to 4 times a year, and three meetings in all are "
            "recorded in 2023 and 2024.",
        ),
        Remove("committee-2023-06-15"),
        Remove("committee-2024-02-08"),
        Remove("committee-2024-10-10"),
    ),
)
def as_often_as_it_says(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the stated frequency of each body that exists against its recorded meetings."""
    stated = [(body, body.frequency) for body in existing(snapshot) if body.frequency]
    for body, frequency in stated:
        yield _judge(snapshot, body, frequency)
    if not stated:
        sentence = Text(
            fr="Aucune instance déjà installée n’indique à quel rythme elle se réunit.",
            en="No body that is there already states how often it meets.",
        )
        yield Finding(outcome="not_applicable", focus=snapshot.council.id, because=sentence)


_NOT_OWED: Final = frozenset({"planned", "announced", "suspended", "ended"})
"""The states of a program that owes no opening on the day."""


_WEEK: Final = 7


_WEEKLY: Final = Frequency.parse("weekly")


_LOG: Final = Text(
    fr="le calendrier ou le cahier de bord de l’action, avec ses fermetures",
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
    "pass": Text(fr="L’ouverture est tenue.", en="The opening is kept."),
    "fail": Text(
        fr="Les jours sans ouverture sont plus nombreux que les autres : ce ne sont plus des fermetures.",
        en="Days without an opening are more than the others: they are closures no longer.",
    ),
    "not_documented": Text(
        fr="Les fermetures n’étant pas documentées, on ne peut dire si l’ouverture est tenue.",
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
        fr="Sur une partie de ce temps au moins, l’action a lieu plus rarement qu’indiqué.",
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
    closures = program.details.closures if isinstance(program.details, OpenPlace) else ()
    expected -= {day for day in expected - whole if any(closure.contains(day) for closure in closures)}
    kept = len(expected & whole)
    says = _DAYS.format(first=day_in_words(first), last=day_in_words(last), n=len(expected), kept=kept)
    outcome: Outcome = "not_documented"
    if expected and kept == len(expected):
        outcome = "pass"
    elif 2 * (kept + vague) < len(expected):
        outcome = "fail"
    return outcome, paragraph((_OPENING.format(opening=both(opening.say)), says, _OPENED[outcome]))


def _rhythm(program: Program, frequency: Frequency, days: _Days) -> tuple[Outcome, Text]:
    first, last = days
    dates = [date for date in program.days if first <= date.last and date.first <= last]
    outcome = _KEPT[frequency.kept(dates, start=first, end=last)][0]
    closed = outcome == "fail" and _may_be_closures(frequency, dates, days)
    if closed:
        outcome = "not_documented"
    says = _TIMES.format(first=day_in_words(first), last=day_in_words(last), n=len(dates))
    words = _CLOSED if closed else _RHYTHM[outcome]
    return outcome, paragraph((_STATED.format(frequency=both(frequency.say)), says, words))


def _answers(program: Program, days: _Days) -> list[tuple[Outcome, Text]]:
    answers = [_opening(program, opening, days) for opening in program.openings]
    return answers + ([_rhythm(program, program.frequency, days)] if program.frequency else [])


def _kept_openings(program: Program, days: _Days) -> Fix:
    """State together what is kept: the openings that are, and the highest rhythm of the rest."""
    openings = tuple(opening for opening in program.openings if _opening(program, opening, days)[0] != "fail")
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
            name=Text(fr="Café d’Ombreval", en="Ombreval's café"),
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
        fr="Les ouvertures de chaque semaine et le rythme qu’une action indique sont comparés aux dates qu’elle a "
        "consignées, sur le temps où elles le sont toutes. Un jour sans ouverture peut être une fermeture, que rien "
        "ne consigne : la règle ne s’en écarte que si ces jours sont plus nombreux que les autres.",
        en="The weekly openings and the rhythm that a program states are held against the dates that it recorded, "
        "over the time in which all of them are. A day without an opening may be a closure, which nothing records: "
        "the rule is only broken where such days are more than the others.",
    ),
    why=Text(
        fr="Qui vient seul jusqu’à une porte compte sur l’heure affichée.",
        en="Whoever comes alone to a door counts on the hours that it shows.",
    ),
    limits=Text(
        fr="Jours fériés, congés et fermetures ne sont connus que s’ils sont inscrits. Qui est venu n’est pas lu.",
        en="Public holidays, leave and closures are known only where they are recorded. Who came is not read.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=lambda: example(
        Text(
            fr="Le café d’Ombreval ouvre chaque mardi, et l’a fait chaque mardi de janvier 2025.",
            en="Ombreval's café opens every Tuesday, and did so every Tuesday of January 2025.",
        ),
        _cafe("2025-01-07", "2025-01-14", recorded="2025-01-01"),
    ),
    breaks=lambda: example(
        Text(
            fr="Le café d’Ombreval dit ouvrir chaque mardi ; sur huit mardis consignés, il n’a ouvert que deux fois.",
            en="Ombreval's café says that it opens every Tuesday; of eight Tuesdays recorded, it opened on two.",
        ),
        _cafe("2024-12-03", "2025-01-14", recorded="2024-11-21"),
    ),
)
def open_as_stated(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the openings and the rhythm of each program under way against its recorded dates."""
    for program in sorted(snapshot.programs, key=lambda program: program.id):
        if program.state in _NOT_OWED or not (program.openings or program.frequency):
            continue
        if speaks_of_situations(program):
            because = paragraph((heading_of(program), _NOT_TOLD))
            yield Finding(outcome="not_documented", focus=program.id, because=because, evidence=(program.id,))
            continue
        days = recorded_days(snapshot, program)
        if days is None:
            answers: list[tuple[Outcome, Text]] = [("not_documented", _NO_DATES)]
        else:
            answers = _answers(program, days)
        outcome = weakest(answer for answer, _ in answers)
        yield Finding(
            outcome=outcome,
            focus=program.id,
            because=paragraph((heading_of(program), *(words for _, words in answers))),
            evidence=(program.id,),
            fix=_kept_openings(program, days) if days and outcome == "fail" else (),
            fill=(Fill(id=program.id, field="held" if days else "recorded", usually_in=_LOG),)
            if outcome == "not_documented"
            else (),
        )
