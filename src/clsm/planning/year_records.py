"""What a year holds beside its counts: who took part, what happened, what began and ended, and the money.

Who took part and what was paid are asked of :mod:`clsm.governance`, which reads them for its rules.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

import attrs

from clsm.council import Snapshot
from clsm.counts import Count
from clsm.dates import Day, PartialDate, Period
from clsm.entities.funding import Budget, BudgetLine
from clsm.entities.instances import Instance, Post
from clsm.planning.answers import name
from clsm.planning.year_lines import ActivityLine
from clsm.quantities import say_euros
from clsm.words import NOT_DOCUMENTED, Plural, Text, both

# ---------------------------------------------------------------- who took part

_ATTENDED: Final = Text(fr="{pillar} ({there} sur {n})", en="{pillar} ({there} of {n})")


def attendance_lines(snapshot: Snapshot, body: Instance, year: int) -> Iterator[ActivityLine]:
    """At how many of the meetings of the year each pillar of a body was there, where any presence is documented.

    Bodies that speak of situations tell nobody who came.
    """
    # the other doors of its floor are touched by a report, and by no calendar
    from clsm.governance import attendance

    of_year = tuple(meeting for meeting in body.meetings if meeting.date.year == year)
    if not any(meeting.attendance for meeting in of_year):
        return
    alone = attrs.evolve(snapshot, instances=(attrs.evolve(body, meetings=of_year),))
    for line in attendance(alone, body.id).pillars:
        there, unknown = line.count("present") + line.count("represented"), line.count("not_documented")
        count = Count(low=there, high=there + unknown)
        if line.states and unknown < len(line.states):
            yield ActivityLine(
                section="meetings",
                of=body.id,
                what=f"attendance/{line.pillar}",
                count=count,
                progress=None,
                certain=body.id not in snapshot.uncertain,
                says=_ATTENDED.format(pillar=line.who, there=count.words, n=len(line.states)),
            )


# ---------------------------------------------------------------- what happened, what began and ended

_ON: Final = Text(fr="{date} – {what}.", en="{date} – {what}.")
_BEGAN: Final = Text(fr="{what} : début, {date}.", en="{what}: began, {date}.")
_ENDED: Final = Text(fr="{what} : fin, {date}.", en="{what}: ended, {date}.")
_ENDED_BY: Final = Text(fr="{what} : fin, au plus tard {date}.", en="{what}: ended, by {date} at the latest.")
_SEATS: Final = Plural(
    Text(fr="{body}, {n} place", en="{body}, {n} seat"), Text(fr="{body}, {n} places", en="{body}, {n} seats")
)
_OFFICE: Final = Text(fr="{office}, {body}", en="{office}, {body}")


def event_lines(snapshot: Snapshot, year: int) -> Iterator[ActivityLine]:
    """What happened in the year up to the day, by its dates."""
    dated = [(event.date, event) for event in snapshot.events if event.date and event.date.year == year]
    for date, event in sorted(dated, key=lambda pair: (pair[0].first, pair[0].last, pair[1].id)):
        says = _ON.format(date=both(date.say), what=event.name)
        yield _told(snapshot, section="events", of=event.id, what="event", says=says)


def _told(
    snapshot: Snapshot,
    *,
    section: str,
    of: str,
    what: str,
    says: Text,
    amount: Decimal | None = None,
    paid: Decimal | None = None,
) -> ActivityLine:
    """A line of what is told and not counted."""
    return ActivityLine(
        section=section,
        of=of,
        what=what,
        count=None,
        progress=None,
        certain=of not in snapshot.uncertain,
        amount=amount,
        paid=paid,
        says=says,
    )


def change_lines(snapshot: Snapshot, year: int) -> list[ActivityLine]:
    """What began in the year and what ended in it, up to the day, by its dates.

    Bodies, the seats in them, offices, texts, actions, priorities and objectives. A promise is no record.
    """
    changes = sorted(_changes(snapshot, year), key=lambda change: (change[0].first, change[0].last))
    return [
        _told(snapshot, section="changes", of=of, what=what, says=words.format(what=called, date=both(date.say)))
        for date, of, what, called, words in changes
    ]


def _changes(snapshot: Snapshot, year: int) -> Iterator[tuple[PartialDate, str, str, Text, Text]]:
    """Each change of a year: when, of what, its kind, what it is called, and in which words it is told."""
    for fact, called in _lasting(snapshot):
        for what, date, words in edges(fact.period, snapshot.date):
            if date.year == year:
                yield date, fact.id, what, called, words
    for body in snapshot.council.instances:
        seats = [seat for seat in body.seats if seat.evidence != "announced"]
        counted = Counter(edge for seat in seats for edge in edges(seat.period, snapshot.date))
        for (what, date, words), n in counted.items():
            if date.year == year:
                yield date, body.id, f"seats_{what}", _SEATS.of(n, body=body.name), words


def _lasting(snapshot: Snapshot) -> Iterator[tuple[Any, Text]]:
    """What lasts a time, and what it is called."""
    council = snapshot.council
    yield from ((body, body.name) for body in council.instances if body.host is None and body.evidence != "announced")
    yield from ((post, _office(snapshot, post)) for post in council.posts if post.evidence != "announced")
    named: tuple[Any, ...] = (*council.agreements, *council.programs)
    aims: tuple[Any, ...] = (*council.priorities, *council.objectives)
    yield from ((fact, fact.name) for fact in named)
    yield from ((aim, aim.words) for aim in aims)


def edges(period: Period, day: Day) -> Iterator[tuple[str, PartialDate, Text]]:
    """The beginning and the end of a period, where they surely had come by the day."""
    dated = (("began", period.start, _BEGAN), ("ended", period.end, _ENDED), ("ended", period.ended_by, _ENDED_BY))
    for what, date, words in dated:
        if isinstance(date, PartialDate) and date.last <= day:
            yield what, date, words


def turning_points(snapshot: Snapshot) -> Iterator[PartialDate]:
    """When anything that lasts began or ended, up to the day."""
    for fact, _ in _lasting(snapshot):
        yield from (date for _, date, _ in edges(fact.period, snapshot.date))


def _office(snapshot: Snapshot, post: Post) -> Text:
    office = both(lambda lang: snapshot.name(attrs.evolve(post, label=None, holder=None), lang))
    return _OFFICE.format(office=office, body=name(snapshot.council, post.body)) if post.body else office


# ---------------------------------------------------------------- money

_BUDGET: Final = Text(
    fr="{budget} – {line} : prévu, {amount} ; versé, {paid}.", en="{budget} – {line}: planned, {amount}; paid, {paid}."
)
_SPENDING: Final = Text(
    fr="{budget} – {line} (dépense) : prévu, {amount} ; dépensé, {paid}.",
    en="{budget} – {line} (expense): planned, {amount}; spent, {paid}.",
)
_TOTAL: Final = {
    "income": Text(
        fr="{budget} – recettes, total indiqué : {amount}.", en="{budget} – income, total stated: {amount}."
    ),
    "expenses": Text(
        fr="{budget} – dépenses, total indiqué : {amount}.", en="{budget} – expenses, total stated: {amount}."
    ),
}
_SHARED: Final = Text(fr="non réparti entre ses lignes", en="not divided among the lines of its giver")
_GIVEN: Final = Text(fr="{contribution} – {paid}", en="{contribution} – {paid}")


def money_lines(snapshot: Snapshot, year: int) -> Iterator[ActivityLine]:
    """Budgets of the year line by line, planned beside paid, then what each partner paid in it.

    Of an expense no payment is recorded in a file: what was spent is not documented. A budget of another time than
    one calendar year is beside no payment.
    """
    from clsm.governance import funding

    council = snapshot.council
    budgets = tuple(budget for budget in council.budgets if _touches(budget.period, year))
    read = funding(attrs.evolve(snapshot, budgets=budgets, contributions=council.contributions))
    by_id = {budget.id: budget for budget in budgets}
    income = [line.actor for budget in budgets for line in budget.lines if line.side == "income" and line.actor]
    for reading in read.budgets:
        budget = by_id[reading.budget]
        paid = iter([line.paid for line in reading.lines])
        for line in budget.lines:
            found = next(paid) if line.side == "income" else None
            # what one partner gave for several lines is told once, below
            shared = found is not None and income.count(line.actor or "") > 1
            yield _budget_line(snapshot, budget, line, paid=None if shared else found, shared=shared)
        for what, words in _TOTAL.items():
            amount = getattr(budget, what)
            if amount is not None:
                says = words.format(budget=budget.name, amount=_euros(amount))
                yield _told(snapshot, section="money", of=budget.id, what=what, says=says, amount=amount)
    for key in read.keys_read:
        contribution = council.find(key.contribution)
        for paid_by in key.paid:
            if paid_by.year == year:
                says = _GIVEN.format(contribution=contribution.name, paid=paid_by.says)
                yield _told(snapshot, section="money", of=contribution.id, what="paid", says=says, paid=paid_by.amount)


def _touches(period: Period, year: int) -> bool:
    """Whether a period holds a day of the *year*, as far as its dates tell; one without dates is of no year."""
    start, end = period.start, period.end if isinstance(period.end, PartialDate) else None
    years: Iterable[int] = [date.year for date in (start, end) if date]
    return bool(years) and min(years) <= year <= max(years)


def _budget_line(
    snapshot: Snapshot, budget: Budget, line: BudgetLine, *, paid: Decimal | None, shared: bool
) -> ActivityLine:
    words = _BUDGET if line.side == "income" else _SPENDING
    given = _SHARED if shared else _euros(paid)
    says = words.format(budget=budget.name, line=line.name, amount=_euros(line.amount), paid=given)
    return _told(snapshot, section="money", of=budget.id, what=line.side, says=says, amount=line.amount, paid=paid)


def _euros(amount: Decimal | None) -> Text:
    return NOT_DOCUMENTED if amount is None else both(lambda lang: say_euros(amount, lang))
