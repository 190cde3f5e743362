"""A council over the years in a picture: its bodies, its partners and its texts, each a bar along the years.

A bar is full where a source shows that the thing stood, hollow where one showed it before, a broken line where the
sources do not tell. Each is read from the council on days that lie close together, so that it says what
``council.on(day)`` says. Bodies that speak of situations are left out: none of their dates is told.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final, Literal

from clsm.council import Council, Snapshot, speaks_of_situations
from clsm.network.networks.tie_network import FELLOWSHIP
from clsm.network.phrases import A_FELLOWSHIP
from clsm.network.picturing.sector_marks import in_rows
from clsm.pictures import FAINT, WIDTH, Box, Dot, KeyEntry, Line, Mark, Picture, Words
from clsm.words import Lang, Plural, Text

Seen = Literal["shown", "presumed", "unknown"]

_STEPS: Final = 120
"""How many days are read: one for about two units of the picture."""

_LABEL: Final = 150.0
_TITLE: Final = Text(
    fr="{name}, {years} : ses instances, ses partenaires et ses textes, selon les sources{left_out}.",
    en="{name}, {years}: its bodies, its partners and its texts, as sources show them{left_out}.",
)
_SPAN: Final = Text(fr="de {first} à {last}", en="{first} to {last}")
_LEFT_OUT: Final = Plural(
    Text(fr=" ; sans {n} instance où l’on parle de situations", en="; without {n} body that speaks of situations"),
    Text(fr=" ; sans {n} instances où l’on parle de situations", en="; without {n} bodies that speak of situations"),
)
_UNDATED: Final = Text(
    fr="{name} : aucune source n’en est datée, rien ne peut être placé dans le temps.",
    en="{name}: no source of it is dated, nothing can be placed in time.",
)
_GROUPS: Final = (
    ("instances", Text(fr="Instances", en="Bodies")),
    ("actors", Text(fr="Partenaires", en="Partners")),
    ("agreements", Text(fr="Textes", en="Texts")),
)
_SHOWN: Final = Text(fr="Une source le montre", en="A source shows it")
_THAT_DAY: Final = Text(fr="Le dernier jour où une source le montre", en="The last day on which a source shows it")
_PRESUMED: Final = Text(fr="Montré avant, pas depuis : présumé", en="Shown before, not since: presumed")
_UNKNOWN: Final = Text(fr="Les sources ne le disent pas", en="Sources do not tell")

_KEY: Final[tuple[tuple[Seen, Text], ...]] = (("shown", _SHOWN), ("presumed", _PRESUMED), ("unknown", _UNKNOWN))


def over_the_years(council: Council, lang: Lang, *, include_fellowships: bool) -> Picture:
    """Bodies, partners and texts, one a row, in the order of when they are first seen."""
    days = _days(council)
    name = council.name
    if not days:
        return Picture(title=_UNDATED.format(name=name).say(lang), marks=(), size=(WIDTH, 4.0))
    discreet = {body.id for body in council.instances if speaks_of_situations(body)}
    states = _states([council.on(day) for day in days], discreet)
    labels = {id: _label(council, id, lang, include_fellowships) for at in states.values() for id in at}
    last_days = _last_days(council, labels)
    unit = (WIDTH - _LABEL - 8) / len(days)
    marks, top = [*_ticks(days, unit)], 18.0
    for group, title in _GROUPS:
        rows = sorted(states[group].items(), key=lambda row: (_first_seen(row[1]), labels[row[0]], row[0]))
        if not rows:
            continue
        marks.append(Words(at=(0, top + 8), lines=(title.say(lang),), bold=True))
        top += 18
        placed = in_rows([labels[id] for id, _ in rows], _LABEL - 8)
        for (id, seen), middle, lines in zip(rows, placed.middles, placed.lines, strict=True):
            marks.append(Words(at=(0, top + middle), lines=lines))
            marks += _bar(seen, top + middle, unit)
            # a single day may lie between two of those that are read
            if (day := last_days.get(id)) and days[0] <= day <= days[-1]:
                marks.append(Dot(at=(_LABEL + unit * _place(day, days), top + middle), size=5))
        top += placed.height + 4
    first, last = days[0].year, days[-1].year
    years = _SPAN.format(first=first, last=last) if first < last else str(last)
    left_out = _LEFT_OUT.of(len(discreet)) if discreet else ""
    return Picture(
        title=_TITLE.format(name=name, years=years, left_out=left_out).say(lang),
        marks=(*_grid(days, unit, top), *marks),
        size=(WIDTH, top),
        key=(
            *(KeyEntry(sample=_segment(seen, -11, 11, 0), words=words.say(lang)) for seen, words in _KEY),
            KeyEntry(sample=(Dot(at=(0, 0), size=5),), words=_THAT_DAY.say(lang)),
        ),
    )


def _days(council: Council) -> list[datetime.date]:
    """Days from the first date of the council, a body or a text to the last that a source shows; none without dates."""
    facts: tuple[Any, ...] = (council, *council.instances, *council.agreements)
    starts = [fact.period.start.first for fact in facts if fact.period.start]
    shown = [date.first for fact in facts if (date := council.last_shown(fact))]
    last = council.last_documented
    if last is None:
        return []
    first = min((*starts, *shown, last))
    begin, end = datetime.date(first.year, 1, 1), datetime.date(last.year, 12, 31)
    length = (end - begin).days
    return [begin + datetime.timedelta(days=round(at * length / (_STEPS - 1))) for at in range(_STEPS)]


def _states(snapshots: Sequence[Snapshot], discreet: set[str]) -> dict[str, dict[str, list[Seen | None]]]:
    """For bodies, partners and texts, by id, what is known of each on each day; ``None`` where it did not stand."""
    states: dict[str, dict[str, list[Seen | None]]] = {group: {} for group, _ in _GROUPS}
    beside = set[str]()
    for at, snapshot in enumerate(snapshots):
        uncertain, presumed = {*snapshot.uncertain}, {*snapshot.presumed}
        there: dict[str, tuple[Any, ...]] = {
            "instances": snapshot.instances,
            "actors": snapshot.partners(),
            "agreements": snapshot.agreements,
        }
        for group, facts in there.items():
            for id in (fact.id for fact in facts):
                row = states[group].setdefault(id, [None] * len(snapshots))
                row[at] = "unknown" if id in uncertain else "presumed" if id in presumed else "shown"
        # an event of that day may name somebody beside the council, who then was no partner before either
        beside |= {actor.id for actor in snapshot.actors}.difference(fact.id for fact in there["actors"])
    for group, out in (("instances", discreet), ("actors", beside)):
        states[group] = {id: row for id, row in states[group].items() if id not in out}
    return states


def _label(council: Council, id: str, lang: Lang, include_fellowships: bool) -> str:
    fact = council.find(id)
    if not include_fellowships and getattr(fact, "sector", None) == FELLOWSHIP:
        return A_FELLOWSHIP.say(lang)
    return fact.name if isinstance(fact.name, str) else fact.name.say(lang)


def _last_days(council: Council, ids: Iterable[str]) -> dict[str, datetime.date]:
    """Of each, the last day to which a source shows it, where it is sure that it stood then."""
    days = {id: shown.last for id in ids if (shown := council.last_shown(council.find(id)))}
    there = dict[datetime.date, set[str]]()
    for day in {*days.values()}:
        snapshot = council.on(day)
        facts: tuple[Any, ...] = (*snapshot.instances, *snapshot.actors, *snapshot.agreements)
        there[day] = {fact.id for fact in facts} - {*snapshot.uncertain, *snapshot.presumed}
    return {id: day for id, day in days.items() if id in there[day]}


def _place(day: datetime.date, days: Sequence[datetime.date]) -> float:
    return (day - days[0]).days / (days[-1] - days[0]).days * (len(days) - 1) + 0.5


def _first_seen(seen: Sequence[Seen | None]) -> int:
    return next((at for at, state in enumerate(seen) if state in ("shown", "presumed")), len(seen))


def _bar(seen: Sequence[Seen | None], y: float, unit: float) -> Iterator[Mark]:
    at = 0
    for state, run in groupby(seen):
        length = len([*run])
        if state is not None:
            yield from _segment(state, _LABEL + at * unit, _LABEL + (at + length) * unit, y)
        at += length


def _segment(state: Seen, left: float, right: float, y: float) -> tuple[Mark, ...]:
    if state == "unknown":
        return (Line(start=(left, y), end=(right, y), dashed=True, width=0.8, colour="#777777"),)
    colour = "#0072b2" if state == "shown" else "#ffffff"
    return (Box(corner=(left, y - 3.5), size=(right - left, 7), colour=colour, dashed=state == "presumed"),)


def _years(days: Sequence[datetime.date]) -> dict[int, int]:
    """The years that are written over the bars, with the day of each: at most five, so that none meets another."""
    years = range(days[0].year, days[-1].year + 1)
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 10_000) if len(years) / step <= 5)
    written = [year for year in years if year % step == 0] or [years[0]]
    return {year: next(at for at, day in enumerate(days) if day.year >= year) for year in written}


def _grid(days: Sequence[datetime.date], unit: float, bottom: float) -> Iterator[Mark]:
    for at in _years(days).values():
        x = _LABEL + at * unit
        yield Line(start=(x, 16), end=(x, bottom), width=0.5, colour=FAINT)


def _ticks(days: Sequence[datetime.date], unit: float) -> Iterator[Mark]:
    for year, at in _years(days).items():
        # a number at an edge stays inside
        x = min(max(_LABEL + at * unit, _LABEL + 14), WIDTH - 14)
        yield Words(at=(x, 8), lines=(str(year),), anchor="middle", size=10)
