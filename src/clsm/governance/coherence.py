"""The rulebook ``coherence``: what no text says, but no reader of a record would accept.

A total that is not the sum, a vote by somebody who was away: these contradict themselves in any country.
Nobody fails anything by it; a figure is to be looked up again, and nothing here is mandatory.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import combinations
from typing import Any, Final

import attrs

from clsm.agreements import Agreement
from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import OPEN, PartialDate, Period
from clsm.funding import Budget, BudgetLine, Contribution, Payer, Payment
from clsm.governance.examples import example
from clsm.governance.filling import MEMBERS
from clsm.governance.meetings import has_vote, held, named_votes, presence
from clsm.governance.reading import existing, takes_full_part
from clsm.governance.rules import Fill, Finding, Outcome, Rulebook, rule
from clsm.governance.several import Item, Mend, Words, together
from clsm.governance.sources import ARITHMETIC
from clsm.governance.words import both, joined, rows
from clsm.instances import Attendance, Decision, Instance, Meeting, Seat, Vote
from clsm.language import Text
from clsm.objectives import Priority
from clsm.problems import Mismatch
from clsm.quantities import say_euros
from clsm.territories import Territory, total_population

_HEAD: Final = Text.same("{name} –")
_LAST: Final = "committee-2024-10-10"
"""The last meeting of the steering committee of Ombreval, which the examples change."""


def _head(thing: Instance | Agreement | Budget | Contribution) -> Text:
    return _HEAD.format(name=thing.name)


def _name(today: Snapshot, seat: str) -> Text:
    return both(lambda lang: today.name(today.council.find(seat), lang))


def _meetings(today: Snapshot) -> Iterator[tuple[Instance, list[Meeting]]]:
    """The bodies of the day, with every seat that they ever had, and the meetings held by then."""
    for body in existing(today):
        whole = today.council.find(body.id)
        yield whole, held(whole, today.date)


def _roadmap(**known: Any) -> Decision:
    """A decision for the examples."""
    return Decision(title=Text(fr="Feuille de route 2025", en="Roadmap for 2025"), adopted=True, **known)


# ---------------------------------------------------------------- CO-1

_DECIDE_TOGETHER: Final = Text(
    fr="Elle décide, et au moins une place y est tenue avec voix.",
    en="It decides, and at least one seat in it has a vote.",
)
_NO_VOICE: Final = Text(
    fr="Elle décide, sa composition est connue, et aucune place n'y est tenue avec voix : l'un des trois est à revoir.",
    en="It decides, its composition is known, and no seat in it has a vote: one of the three is to be looked at again.",
)
_VOICE_UNSAID: Final = Text(
    fr="Elle décide ; qui y a voix n'est pas documenté.", en="It decides; who has a vote in it is not documented."
)


def _decides(body: Instance, meetings: Iterable[Meeting]) -> bool:
    return "decide" in body.functions or any(meeting.decisions for meeting in meetings)


def _votes_in(today: Snapshot, seat: Seat) -> bool | None:
    full = takes_full_part(today, seat)
    return has_vote(seat) if full or seat.voice == "deliberative" else full


@rule(
    code="CO-1",
    name=Text(fr="Une instance qui décide a des membres", en="A body that decides has members"),
    what=Text(
        fr="Une instance dont le rôle est de décider, ou qui a décidé, compte au moins une place avec voix "
        "délibérative, ou à défaut un membre. Rien n'est dit d'une composition qui n'est pas entièrement connue.",
        en="A body that is there to decide, or has decided, has at least one seat with a deliberative voice, or else a "
        "member. Nothing is said of a composition that is not fully known.",
    ),
    why=Text(
        fr="Sans personne qui ait voix, on ne sait pas qui a décidé.",
        en="With nobody who has a vote, it is not known who decided.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=example(
        Text(
            fr="Le comité de pilotage d'Ombreval décide, et a des membres.",
            en="Ombreval's steering committee decides, and has members.",
        ),
        Replace("committee", functions=("decide",)),
    ),
    breaks=example(
        Text(
            fr="La commission d'un bailleur d'Ombreval décide ; sa composition est donnée pour connue, et la ville, "
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
def deciders(today: Snapshot) -> Iterator[Finding]:
    """Look for somebody with a vote in each body that decides."""
    for body in existing(today):
        if not _decides(body, held(body, today.date)):
            continue
        answers = [(seat, _votes_in(today, seat)) for seat in sorted(body.seats, key=lambda seat: seat.id)]
        perhaps = [seat for seat, answer in answers if answer is None]
        outcome: Outcome = "fail"
        says, mend = _NO_VOICE, tuple[Replace, ...]()
        if any(answer for _, answer in answers):
            outcome, says = "pass", _DECIDE_TOGETHER
        elif perhaps or body.composition != "complete":
            outcome, says = "not_documented", _VOICE_UNSAID
        elif len(answers) == 1:
            seat = answers[0][0]
            mend = (Replace(seat.id, id=seat.id, status="member", voice="deliberative"),)
        fill = [Fill(id=seat.id, field="status", usually_in=MEMBERS) for seat in perhaps]
        yield Finding(
            outcome=outcome,
            focus=body.id,
            because=joined((_head(body), says)),
            evidence=(body.id, *(seat.id for seat, answer in answers if answer is not False)),
            mend=mend,
            fill=tuple(fill or [Fill(id=body.id, field="seats", usually_in=MEMBERS)])
            if outcome == "not_documented"
            else (),
        )


# ---------------------------------------------------------------- CO-2

_WITHIN: Final = Words(
    kept=Text(fr="Priorités situées dans ses dates : {n}.", en="Priorities within its dates: {n}."),
    broken=Text(
        fr="Priorités situées tout entières hors de ses dates : {which}. Elles tiennent d'un autre texte, ou une date "
        "est à revoir.",
        en="Priorities wholly outside its dates: {which}. They belong to another text, or a date is to be looked up.",
    ),
)


def _apart(one: Period, other: Period) -> bool:
    """Whether *one* had surely ended before the *other* began."""
    end = one.ended_by or one.end
    return isinstance(end, PartialDate) and other.start is not None and end.last < other.start.first


def _overlap(one: Period, other: Period) -> bool:
    """Whether there surely is a day in both: the later start is before both ends."""
    if one.start is None or other.start is None:
        return False
    begun = max(one.start.last, other.start.last)
    return all(period.contains(begun) is True for period in (one, other))


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
        name=Text(fr="Contrat de ville d'Ombreval", en="City contract of Ombreval"),
        kind="city_contract",
        state="in_force",
        period=Period(start=PartialDate(year=2024), end=PartialDate(year=2030)),
        articulation=Text(fr="Le conseil en est le volet santé mentale.", en="The council is its mental-health part."),
    )
)


@rule(
    code="CO-2",
    name=Text(
        fr="Les priorités d'un texte tiennent dans ses dates", en="The priorities of a text fall within its dates"
    ),
    what=Text(
        fr="Les priorités qu'un contrat ou une convention fixe sont comparées à ses dates : une priorité qui se "
        "termine avant que le texte commence, ou commence après sa fin, ne peut être la sienne.",
        en="The priorities that a contract or an agreement sets are held against its dates: a priority that ends "
        "before the text begins, or begins after it has ended, cannot be its own.",
    ),
    why=Text(
        fr="On sait alors quel texte engage à quoi, et jusqu'à quand.",
        en="It is then clear which text commits to what, and until when.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=example(
        Text(
            fr="Le contrat de ville d'Ombreval va de 2024 à 2030, sa priorité de 2025 à 2026.",
            en="The city contract of Ombreval runs from 2024 to 2030, its priority from 2025 to 2026.",
        ),
        _CITY_CONTRACT,
        _housing("housing", Period(start=PartialDate(year=2025), end=PartialDate(year=2026))),
    ),
    breaks=example(
        Text(
            fr="Le contrat de ville d'Ombreval va de 2024 à 2030 ; une de ses deux priorités s'est terminée en 2022.",
            en="The city contract of Ombreval runs from 2024 to 2030; one of its two priorities ended in 2022.",
        ),
        _CITY_CONTRACT,
        _housing("housing", Period(start=PartialDate(year=2025), end=PartialDate(year=2026))),
        _housing("housing-before", Period(start=PartialDate(year=2020), end=PartialDate(year=2022))),
    ),
)
def priorities_within_dates(today: Snapshot) -> Iterator[Finding]:
    """Hold the dates of each agreement against those of its priorities, past and to come."""
    for text in sorted(today.agreements, key=lambda text: text.id):
        own = sorted((each for each in today.council.priorities if each.of == text.id), key=lambda each: each.id)
        outside = [(priority, answer) for priority in own if (answer := _outside(priority, text)) is not None]
        if outside:
            yield together(
                text.id,
                _head(text),
                [Item(answer=not answer, name=priority.words) for priority, answer in outside],
                _WITHIN,
                partial(_set_apart, [priority for priority, answer in outside if answer]),
            )


def _set_apart(priorities: Iterable[Priority]) -> Mend:
    """Keep the priorities, as the council's own."""
    return tuple(Replace(priority.id, of=None) for priority in priorities)


# ---------------------------------------------------------------- CO-3

_SIDES: Final[Mapping[str, tuple[str, Text]]] = {
    "income": ("income", Text(fr="Recettes", en="Income")),
    "expenses": ("expense", Text(fr="Dépenses", en="Expenses")),
}
"""The totals of a budget, with the side of the lines that make them."""

_ADDED: Final = Text(
    fr="{side} – total indiqué : {total} ; somme des lignes : {total_of_lines}.",
    en="{side} – stated total: {total}; sum of the lines: {total_of_lines}.",
)
_SUMS: Final[Mapping[Outcome, Text]] = {
    "pass": Text(fr="Le compte y est.", en="It adds up."),
    "fail": Text(
        fr="Une ligne n'est pas dans le dossier, ou l'un de ces montants est à revoir.",
        en="A line is not in the file, or one of these amounts is to be looked up again.",
    ),
    "not_documented": Text(
        fr="Une ligne n'a pas de montant : la différence est peut-être la sienne.",
        en="A line has no amount: the difference may be its own.",
    ),
}
_BUDGET_PAPER: Final = Text(fr="le budget adopté ou le compte de résultat", en="the adopted budget or the accounts")


@attrs.frozen(kw_only=True)
class _Sum:
    """A stated total, beside the sum of its lines."""

    field: str
    side: Text
    total: Decimal
    lines: Fraction
    outcome: Outcome


def _sums(budget: Budget) -> Iterator[_Sum]:
    for field, (side, label) in _SIDES.items():
        total: Decimal | None = getattr(budget, field)
        lines = [line.amount for line in budget.lines if line.side == side]
        if total is None or not lines:
            continue
        # Decimal addition would round to the precision of the caller's context
        known = sum((Fraction(amount) for amount in lines if amount is not None), Fraction(0))
        outcome: Outcome = "pass" if known == total else "fail"
        if None in lines and known < total:
            outcome = "not_documented"
        yield _Sum(field=field, side=label, total=total, lines=known, outcome=outcome)


def _as_decimal(amount: Fraction) -> Decimal:
    """A sum of amounts, whose denominator is made of twos and fives, as it is."""
    places = 0
    while (amount * 10**places).denominator != 1:
        places += 1
    return Decimal(f"{int(amount * 10**places)}E-{places}")


def _say_sum(found: _Sum) -> Text:
    total, lines = (both(partial(say_euros, amount)) for amount in (found.total, _as_decimal(found.lines)))
    return joined((_ADDED.format(side=found.side, total=total, total_of_lines=lines), _SUMS[found.outcome]))


def _budget(expenses: str) -> Add:
    """A budget of 2025 for the examples, whose two lines of expenses make 30,000 euros."""
    line = partial(BudgetLine, side="expense")
    return Add(
        Budget(
            id="budget-2025",
            name=Text(fr="Budget 2025", en="Budget for 2025"),
            lines=(
                line(name=Text(fr="Coordination", en="Coordination"), amount=Decimal(24000)),
                line(name=Text(fr="Actions", en="Programs"), amount=Decimal(6000)),
            ),
            expenses=Decimal(expenses),
            period=Period(start=PartialDate.parse("2025-01-01"), end=PartialDate.parse("2025-12-31")),
        )
    )


@rule(
    code="CO-3",
    name=Text(fr="Un total est la somme de ses lignes", en="A total is the sum of its lines"),
    what=Text(
        fr="Les totaux qu'un budget indique sont comparés à la somme de ses lignes, au centime près. Une ligne sans "
        "montant peut expliquer ce qui reste, jamais un dépassement.",
        en="The totals that a budget states are held against the sum of its lines, to the cent. A line without an "
        "amount may explain what is left, never an excess.",
    ),
    why=Text(
        fr="Des partenaires partagent cette dépense : ils doivent pouvoir la recompter.",
        en="Partners share this spending: they should be able to count it again.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=example(
        Text(
            fr="Le budget d'Ombreval indique 30 000 euros de dépenses, et ses lignes les font.",
            en="Ombreval's budget states 30,000 euros of expenses, and its lines make them.",
        ),
        _budget("30000"),
    ),
    breaks=example(
        Text(
            fr="Le budget d'Ombreval indique 32 000 euros de dépenses, et ses lignes en font 30 000.",
            en="Ombreval's budget states 32,000 euros of expenses, and its lines make 30,000.",
        ),
        _budget("32000"),
    ),
)
def totals_are_sums(today: Snapshot) -> Iterator[Finding]:
    """Add up the lines of each budget of the day."""
    for budget in sorted(today.budgets, key=lambda budget: budget.id):
        found = list(_sums(budget))
        if not found:
            continue
        outcomes = {each.outcome for each in found}
        outcome: Outcome = "fail" if "fail" in outcomes else "pass" if "pass" in outcomes else "not_documented"
        stated: dict[str, Any] = {each.field: _as_decimal(each.lines) for each in found if each.outcome == "fail"}
        yield Finding(
            outcome=outcome,
            focus=budget.id,
            because=joined((_head(budget), *(_say_sum(each) for each in found))),
            evidence=(budget.id,),
            mend=(Replace(budget.id, **stated),) if outcome == "fail" else (),
            fill=(Fill(id=budget.id, field="lines", usually_in=_BUDGET_PAPER),) if outcome == "not_documented" else (),
        )


# ---------------------------------------------------------------- CO-4

_COMMUNES: Final = frozenset({"commune", "associated_commune", "delegated_commune"})
_APART: Final = Text(fr="Ces territoires ne se recouvrent pas : {n}.", en="These territories do not overlap: {n}.")
_TWICE: Final = Text(
    fr="Territoires qui se recouvrent, dont les habitants seraient comptés deux fois : {which}.",
    en="Territories that overlap, whose inhabitants would be counted twice: {which}.",
)
_PAIR: Final = Text(fr="{one} et {other}", en="{one} and {other}")


def _overlapping(places: Mapping[str, Territory], ids: list[str]) -> list[tuple[str, str]]:
    """The pairs of territories in which some people are counted twice."""
    if _can_be_added(places, ids):
        return []
    return [pair for pair in combinations(ids, 2) if not _can_be_added(places, pair)]


def _can_be_added(places: Mapping[str, Territory], ids: Iterable[str]) -> bool:
    try:
        total_population(places, ids, 0)
    except Mismatch:
        return False
    return True


def _twice(
    today: Snapshot, focus: str, head: Text, ids: list[str], pairs: list[tuple[str, str]], mend: Mend
) -> Finding:
    name = {place.id: Text.same(place.name) for place in today.council.territories}
    which = rows(_PAIR.format(one=name[one], other=name[other]) for one, other in pairs)
    return Finding(
        outcome="fail" if pairs else "pass",
        focus=focus,
        because=joined((head, _TWICE.format(which=which) if pairs else _APART.format(n=len(ids)))),
        evidence=(focus, *ids) if focus != today.council.id else tuple(ids),
        mend=mend if pairs else (),
    )


def _around(places: Mapping[str, Territory], id: str) -> set[str]:
    """The territories in which the one of that *id* lies."""
    found, waiting = set[str](), [id]
    while waiting:
        here = waiting.pop()
        above = {other.id for other in places.values() if here in other.members} | {places[here].parent or here}
        waiting.extend(above - found - {here})
        found |= above - {here}
    return found


def _without_inner(today: Snapshot, places: Mapping[str, Territory], pairs: list[tuple[str, str]]) -> Mend:
    """The perimeter without the territories that lie in another of it."""
    kept = list(today.council.perimeter)
    for one, other in pairs:
        if one in kept and other in kept:
            kept.remove(other if one in _around(places, other) else one)
    return (Replace(today.council.id, perimeter=tuple(kept)),)


_TOWN: Final = Add(Territory(id="town", name="Ombreval", kind="commune"))
_NEXT_TOWN: Final = Add(Territory(id="next-town", name="Valclair", kind="commune"))


@rule(
    code="CO-4",
    name=Text(fr="Aucune commune n'est comptée deux fois", en="No commune is counted twice"),
    what=Text(
        fr="Les territoires que le conseil couvre, et les communes dont les habitants sont comptés pour une "
        "contribution, ne se recouvrent pas : une commune associée est dans sa commune, une commune dans son "
        "intercommunalité. Un département et ses communes peuvent contribuer chacun.",
        en="The territories that the council covers, and the communes whose inhabitants are counted for a "
        "contribution, do not overlap: an associated commune lies in its commune, a commune in its intercommunal "
        "authority. A county and its communes may each contribute.",
    ),
    why=Text(
        fr="Une population comptée deux fois fausse chaque taux et chaque part.",
        en="A population counted twice makes every rate and every share wrong.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=example(
        Text(
            fr="Le conseil d'Ombreval couvre la ville et la commune voisine.",
            en="Ombreval's council covers the town and the commune next to it.",
        ),
        _TOWN,
        _NEXT_TOWN,
        Replace("ombreval-council", perimeter=("town", "next-town")),
    ),
    breaks=example(
        Text(
            fr="Le conseil d'Ombreval couvre deux communes, et à part une commune associée qui fait partie de l'une.",
            en="Ombreval's council covers two communes, and beside them an associated commune that is part of one.",
        ),
        _TOWN,
        Add(Territory(id="hamlet", name="Ombreval-le-Haut", kind="associated_commune", parent="town")),
        _NEXT_TOWN,
        Replace("ombreval-council", perimeter=("town", "next-town", "hamlet")),
    ),
)
def counted_once(today: Snapshot) -> Iterator[Finding]:
    """Look for overlaps in the perimeter, and among the communes that are counted for a contribution."""
    council = today.council
    places = {place.id: place for place in council.territories}
    perimeter = sorted(council.perimeter)
    if len(perimeter) > 1:
        pairs = _overlapping(places, perimeter)
        head = Text(fr="Territoires couverts –", en="Territories covered –")
        yield _twice(today, council.id, head, perimeter, pairs, _without_inner(today, places, pairs))
    for contribution in sorted(today.contributions, key=lambda each: each.id):
        counted = {it.territory for it in contribution.payers if it.basis == "per_capita" and it.territory}
        communes = sorted(id for id in counted if places[id].kind in _COMMUNES)
        if len(communes) > 1:
            yield _twice(today, contribution.id, _head(contribution), communes, _overlapping(places, communes), ())


# ---------------------------------------------------------------- CO-5

_VOTERS: Final = Words(
    kept=Text(fr="Votes de places qui ont voix : {n}.", en="Votes by seats that have one: {n}."),
    broken=Text(
        fr="Votes consignés pour des places sans voix délibérative : {which}. La voix de la place, ou le vote, est à "
        "revoir.",
        en="Votes recorded for seats without a deliberative voice: {which}. The voice of the seat, or the vote, is to "
        "be looked at again.",
    ),
    unsaid=Text(
        fr="Votes de places dont la voix n'est pas documentée : {n}.",
        en="Votes by seats whose voice is not documented: {n}.",
    ),
)


@rule(
    code="CO-5",
    name=Text(fr="Qui vote a voix", en="Whoever votes has a vote"),
    what=Text(
        fr="Les votes consignés sont ceux de places à voix délibérative, ou, quand leur voix n'est pas documentée, de "
        "membres et de membres de droit. Une place invitée dont la voix délibérative est documentée vote.",
        en="The recorded votes are those of seats with a deliberative voice or, where their voice is not documented, "
        "of members and of those who sit by right. A seat that is invited and has a documented deliberative "
        "voice votes.",
    ),
    why=Text(
        fr="Le dossier dit alors d'une seule façon qui décide.",
        en="The file then says in one way only who decides.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=example(
        Text(
            fr="Au comité de pilotage d'Ombreval, l'EPSM, qui en est membre, a voté.",
            en="In Ombreval's steering committee the hospital, a member, voted.",
        ),
        Replace(_LAST, decisions=(_roadmap(votes=(Vote(seat="committee-hospital-member", choice="in_favour"),)),)),
    ),
    breaks=example(
        Text(
            fr="Au comité de pilotage d'Ombreval, le CCAS a une voix consultative, et un vote est consigné pour lui.",
            en="In Ombreval's steering committee the welfare centre has a consultative voice, and a vote is recorded "
            "for it.",
        ),
        Add(
            Seat(id="welfare-seat", holder="welfare", status="permanent_invitee", voice="consultative"), to="committee"
        ),
        Replace(_LAST, decisions=(_roadmap(votes=(Vote(seat="welfare-seat", choice="in_favour"),)),)),
    ),
)
def voters_have_a_voice(today: Snapshot) -> Iterator[Finding]:
    """Hold each recorded vote against the voice of its seat."""
    for body, meetings in _meetings(today):
        seats = {seat.id: seat for seat in body.seats}
        voted = {vote.seat for meeting in meetings for decision in meeting.decisions for vote in decision.votes} & set(
            seats
        )
        if voted:
            silent = [seats[id] for id in sorted(voted) if has_vote(seats[id]) is False]
            yield together(
                body.id,
                _head(body),
                [
                    Item(
                        answer=has_vote(seats[id]),
                        name=_name(today, id),
                        ids=(id,),
                        fill=(Fill(id=id, field="voice", usually_in=MEMBERS),),
                    )
                    for id in sorted(voted)
                ],
                _VOTERS,
                partial(_given_voice, silent),
            )


def _given_voice(seats: Iterable[Seat]) -> Mend:
    return tuple(Replace(seat.id, voice="deliberative") for seat in seats)


# ---------------------------------------------------------------- CO-6

_THERE: Final = Words(
    kept=Text(fr="Votes et procurations de présents : {n}.", en="Votes and proxies of those present: {n}."),
    broken=Text(
        fr="Votes ou procurations au nom de qui n'était pas là : {which}. La liste de présence, ou le relevé, "
        "est à revoir.",
        en="Votes or proxies in the name of those who were not there: {which}. The attendance list, or the tally, is "
        "to be looked at again.",
    ),
)
_AT: Final = Text.same("{who} ({day})")


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
        "représenté, on porte une procuration présent. Une présence inconnue n'est pas une absence.",
        en="At each meeting, votes and proxies are held against the attendance list: one votes present or represented, "
        "and bears a proxy present. Unknown presence is not absence.",
    ),
    why=Text(
        fr="La liste et le relevé racontent la même réunion.", en="The list and the tally tell of the same meeting."
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=example(
        Text(
            fr="Au comité de pilotage d'Ombreval, la ville, présente, porte la procuration de l'EPSM.",
            en="In Ombreval's steering committee the town, which is there, bears the hospital's proxy.",
        ),
        Replace(
            _LAST,
            attendance=(
                Attendance(seat="committee-ombreval-member", presence="present"),
                Attendance(seat="committee-hospital-member", presence="represented", proxy="committee-ombreval-member"),
            ),
        ),
    ),
    breaks=example(
        Text(
            fr="Au comité de pilotage d'Ombreval, la ville porte la procuration de l'EPSM, et est notée excusée.",
            en="In Ombreval's steering committee the town bears the hospital's proxy, and is noted as excused.",
        ),
        Replace(
            _LAST,
            attendance=(
                Attendance(seat="committee-ombreval-member", presence="excused"),
                Attendance(seat="committee-hospital-member", presence="represented", proxy="committee-ombreval-member"),
            ),
        ),
    ),
)
def acting_there(today: Snapshot) -> Iterator[Finding]:
    """Hold the votes and proxies of each meeting against its attendance."""
    for body, meetings in _meetings(today):
        acting = [(meeting, seat, there) for meeting in meetings for seat, there in sorted(_acting(meeting).items())]
        if acting:
            yield together(
                body.id,
                _head(body),
                [
                    Item(
                        answer=there,
                        name=_AT.format(who=_name(today, seat), day=both(meeting.date.say)),
                        ids=(meeting.id, seat),
                    )
                    for meeting, seat, there in acting
                ],
                _THERE,
                partial(_noted_there, [(meeting, seat) for meeting, seat, there in acting if not there]),
            )


def _noted_there(acted: Iterable[tuple[Meeting, str]]) -> Mend:
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


# ---------------------------------------------------------------- CO-7

_TALLIED: Final = Words(
    kept=Text(fr="Votes conformes au décompte : {n}.", en="Votes that agree with the count: {n}."),
    broken=Text(
        fr="Votes nommés plus nombreux que le décompte indiqué : {which}. L'un des deux est à revoir.",
        en="Votes by name that are more than the stated count: {which}. One of the two is to be looked at again.",
    ),
)
_TITLED: Final = Text.same("{title} ({day})")
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
        fr="Le nombre de voix indiqué pour une décision n'est pas inférieur aux votes consignés place par place.",
        en="The number of votes stated for a decision is not below the votes recorded seat by seat.",
    ),
    why=Text(fr="Deux décomptes d'un même vote ne peuvent différer.", en="Two counts of one vote cannot differ."),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=example(
        Text(
            fr="À Ombreval, une décision a eu trois voix ; l'une d'elles est nommée.",
            en="In Ombreval a decision had three votes; one of them is named.",
        ),
        Replace(
            _LAST,
            decisions=(_roadmap(in_favour=3, votes=(Vote(seat="committee-hospital-member", choice="in_favour"),)),),
        ),
    ),
    breaks=example(
        Text(
            fr="À Ombreval, une décision aurait eu une voix ; deux sont nommées.",
            en="In Ombreval a decision is said to have had one vote; two are named.",
        ),
        Replace(
            _LAST,
            decisions=(
                _roadmap(
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
def counts_cover_votes(today: Snapshot) -> Iterator[Finding]:
    """Hold the stated counts of each decision against its votes by name."""
    for body, meetings in _meetings(today):
        tallies = [
            (meeting, decision, tally)
            for meeting in meetings
            for decision in meeting.decisions
            if decision.votes and (tally := _tally(decision))
        ]
        if tallies:
            yield together(
                body.id,
                _head(body),
                [
                    Item(
                        answer=all(seen <= count for seen, count in tally.values()),
                        name=_TITLED.format(title=decision.title, day=both(meeting.date.say)),
                        ids=(meeting.id,),
                    )
                    for meeting, decision, tally in tallies
                ],
                _TALLIED,
                partial(_recounted, meetings),
            )


def _recounted(meetings: Iterable[Meeting]) -> Mend:
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


# ---------------------------------------------------------------- CO-8

_MET: Final = Words(
    kept=Text(fr="Réunions situées dans ses dates : {n}.", en="Meetings within its dates: {n}."),
    broken=Text(
        fr="Réunions situées hors de ses dates : {which}. L'une de ces dates est à revoir.",
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
    name=Text(fr="Une instance se réunit tant qu'elle existe", en="A body meets while it exists"),
    what=Text(
        fr="Les dates des réunions d'une instance sont comparées à celles de l'instance elle-même.",
        en="The dates of a body's meetings are held against those of the body itself.",
    ),
    why=Text(
        fr="Une réunion d'avant sa création montre que l'une des deux dates n'est pas la bonne.",
        en="A meeting from before it was set up shows that one of the two dates is not right.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=example(
        Text(
            fr="Le comité de pilotage d'Ombreval existe depuis mars 2018, et s'est réuni depuis.",
            en="Ombreval's steering committee has existed since March 2018, and met since then.",
        )
    ),
    breaks=example(
        Text(
            fr="Le groupe logement d'Ombreval existe depuis mars 2018, et une réunion de 2017 est consignée.",
            en="Ombreval's housing group has existed since March 2018, and a meeting of 2017 is recorded.",
        ),
        Add(Meeting(date=PartialDate.parse("2017-05-16")), to="housing-group"),
    ),
)
def met_while_it_existed(today: Snapshot) -> Iterator[Finding]:
    """Hold the dates of every meeting of a body of the day against those of the body."""
    for body in existing(today):
        meetings = sorted(body.meetings, key=lambda meeting: (meeting.date.first, meeting.id))
        told = [(it, answer) for it in meetings if (answer := _met_within(it, body.period)) is not None]
        if told:
            yield together(
                body.id,
                _head(body),
                [Item(answer=answer, name=both(it.date.say), ids=(it.id,)) for it, answer in told],
                _MET,
                partial(_older, body, [it for it, answer in told if answer is False]),
            )


def _older(body: Instance, meetings: list[Meeting]) -> Mend:
    """The beginning of the *body* brought back to its first meeting; an end that it outlived, taken out."""
    period = body.period
    if period.start and meetings[0].date.last < period.start.first:
        period = attrs.evolve(period, start=meetings[0].date)
    if any(_apart(period, Period(start=meeting.date)) for meeting in meetings):
        period = attrs.evolve(period, end=None, ended_by=None)
    return (Replace(body.id, period=period),)


# ---------------------------------------------------------------- CO-9

_PAYERS: Final = Words(
    kept=Text(fr="Versements de contributeurs nommés : {n}.", en="Payments by named payers: {n}."),
    broken=Text(
        fr="Ont versé sans être parmi les contributeurs nommés : {which}. La liste est à compléter.",
        en="Paid without being among the named payers: {which}. The list is to be completed.",
    ),
)


def _fee(payer: str) -> Add:
    """A contribution for the examples, with what *payer* paid."""
    return Add(
        Contribution(
            id="fee",
            name=Text(fr="Adhésion annuelle", en="Yearly fee"),
            basis="fixed",
            payers=(Payer(actor="ombreval", basis="fixed"),),
            payments=(Payment(payer=payer, year=2024, amount=Decimal(500)),),
            period=Period(start=PartialDate(year=2018), end=OPEN),
        )
    )


@rule(
    code="CO-9",
    name=Text(fr="Qui verse est parmi les contributeurs", en="Whoever pays is among the payers"),
    what=Text(
        fr="Là où les contributeurs sont nommés un à un, chaque versement consigné est celui de l'un d'eux.",
        en="Where payers are named one by one, each recorded payment is by one of them.",
    ),
    why=Text(
        fr="Les parts se calculent sur la liste : qui n'y est pas serait oublié.",
        en="Shares are worked out on the list: whoever is not on it would be forgotten.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=example(
        Text(
            fr="La ville est nommée parmi les contributeurs d'Ombreval, et a versé sa part.",
            en="The town is named among the payers of Ombreval, and paid its part.",
        ),
        _fee("ombreval"),
    ),
    breaks=example(
        Text(
            fr="L'EPSM a versé 500 euros à Ombreval, sans être parmi les contributeurs nommés.",
            en="The hospital paid 500 euros to Ombreval, without being among the named payers.",
        ),
        _fee("hospital"),
    ),
)
def payers_are_named(today: Snapshot) -> Iterator[Finding]:
    """Hold the payments of each contribution against its named payers."""
    for contribution in sorted(today.contributions, key=lambda each: each.id):
        payers = {payer.actor for payer in contribution.payers}
        paid = sorted({payment.payer for payment in contribution.payments})
        if payers and paid:
            names = {actor: Text.same(today.council.find(actor).name) for actor in paid}
            others = tuple(Payer(actor=actor) for actor in paid if actor not in payers)
            yield together(
                contribution.id,
                _head(contribution),
                [Item(answer=actor in payers, name=names[actor], ids=(actor,)) for actor in paid],
                _PAYERS,
                partial(_listed, contribution, others),
            )


def _listed(contribution: Contribution, others: tuple[Payer, ...]) -> Mend:
    return (Replace(contribution.id, payers=(*contribution.payers, *others)),)


RULEBOOK: Final = Rulebook(
    name="coherence",
    title=Text(fr="La cohérence du dossier", en="The coherence of the record"),
    rules=(
        deciders,
        priorities_within_dates,
        totals_are_sums,
        counted_once,
        voters_have_a_voice,
        acting_there,
        counts_cover_votes,
        met_while_it_existed,
        payers_are_named,
    ),
)
