"""CO-3, CO-4, CO-9, CO-16: totals, communes, payers, populations."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import combinations
from typing import Any, Final

import attrs

from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.funding import Budget, BudgetLine, Contribution, Payer, Payment
from clsm.entities.territories import Population, Territory, total_population
from clsm.governance.books.examples import example
from clsm.governance.engine.rules import Fill, Finding, Outcome, rule
from clsm.governance.engine.words import heading_of
from clsm.governance.reading.several import Fix, Item, Words, together
from clsm.governance.texts.sources import ARITHMETIC
from clsm.problems import Mismatch
from clsm.quantities import say_euros
from clsm.words import Text, both, paragraph, set_apart

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
        fr="Une ligne n’est pas dans le dossier, ou l’un de ces montants est à revoir.",
        en="A line is not in the file, or one of these amounts is to be looked up again.",
    ),
    "not_documented": Text(
        fr="Une ligne n’a pas de montant : la différence est peut-être la sienne.",
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


def _say_sum(side: _Sum) -> Text:
    total, lines = (both(partial(say_euros, amount)) for amount in (side.total, _as_decimal(side.lines)))
    return paragraph((_ADDED.format(side=side.side, total=total, total_of_lines=lines), _SUMS[side.outcome]))


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
        fr="Les totaux qu’un budget indique sont comparés à la somme de ses lignes, au centime près. Une ligne sans "
        "montant peut expliquer ce qui reste, jamais un dépassement.",
        en="The totals that a budget states are held against the sum of its lines, to the cent. A line without an "
        "amount may explain what is left, never an excess.",
    ),
    why=Text(
        fr="Des partenaires partagent cette dépense : ils doivent pouvoir la recompter.",
        en="Partners share this spending: they should be able to count it again.",
    ),
    limits=Text(
        fr="Que les montants soient justes n’est pas vérifié, seulement qu’ils s’additionnent.",
        en="That the amounts are right is not verified, only that they add up.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="Le budget d’Ombreval indique 30 000 euros de dépenses, et ses lignes les font.",
            en="Ombreval's budget states 30,000 euros of expenses, and its lines make them.",
        ),
        _budget("30000"),
    ),
    breaks=lambda: example(
        Text(
            fr="Le budget d’Ombreval indique 32 000 euros de dépenses, et ses lignes en font 30 000.",
            en="Ombreval's budget states 32,000 euros of expenses, and its lines make 30,000.",
        ),
        _budget("32000"),
    ),
)
def totals_are_sums(snapshot: Snapshot) -> Iterator[Finding]:
    """Add up the lines of each budget that has begun by the day: accounts are given once their year is over."""
    for budget in sorted(snapshot.council.budgets, key=lambda budget: budget.id):
        if budget.period.start and snapshot.date < budget.period.start.first:
            continue
        sums = list(_sums(budget))
        if not sums:
            continue
        outcomes = {total.outcome for total in sums}
        outcome: Outcome = "not_documented"
        if "fail" in outcomes:
            outcome = "fail"
        elif "pass" in outcomes:
            outcome = "pass"
        stated: dict[str, Any] = {total.field: _as_decimal(total.lines) for total in sums if total.outcome == "fail"}
        yield Finding(
            outcome=outcome,
            focus=budget.id,
            because=paragraph((heading_of(budget), *(_say_sum(total) for total in sums))),
            evidence=(budget.id,),
            fix=(Replace(budget.id, **stated),) if outcome == "fail" else (),
            fill=(Fill(id=budget.id, field="lines", usually_in=_BUDGET_PAPER),) if outcome == "not_documented" else (),
        )


_COMMUNES: Final = frozenset({"commune", "associated_commune", "delegated_commune"})


_APART: Final = Text(
    fr="Aucun de ses territoires n’en recouvre un autre ({n} comptés).",
    en="No territory overlaps another ({n} counted).",
)


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
    snapshot: Snapshot, focus: str, head: Text, ids: list[str], pairs: list[tuple[str, str]], fix: Fix
) -> Finding:
    name = {place.id: Text.same(place.name) for place in snapshot.council.territories}
    which = set_apart(_PAIR.format(one=name[first], other=name[second]) for first, second in pairs)
    places = {place.id: place for place in snapshot.council.territories}
    orphans = [id for id in ids if places[id].kind in _INSIDE_ANOTHER and not _around(places, id)]
    outcome: Outcome = "fail" if pairs else "not_documented" if orphans else "pass"
    sentence = {
        "fail": _TWICE.format(which=which),
        "not_documented": _INSIDE_WHICH.format(which=set_apart(name[id] for id in orphans)),
        "pass": _APART.format(n=len(ids)),
    }
    return Finding(
        outcome=outcome,
        focus=focus,
        because=paragraph((head, sentence[outcome])),
        evidence=(focus, *ids) if focus != snapshot.council.id else tuple(ids),
        fix=fix if pairs else (),
        fill=tuple(Fill(id=id, field="parent", usually_in=_GEOGRAPHIC_CODE) for id in orphans)
        if outcome == "not_documented"
        else (),
    )


_INSIDE_ANOTHER: Final = frozenset({"associated_commune", "delegated_commune"})


_INSIDE_WHICH: Final = Text(
    fr="La commune dans laquelle se trouvent ces communes associées ou déléguées n’est pas documentée : {which}. On ne "
    "peut dire si leurs habitants sont déjà comptés.",
    en="The commune in which these associated or delegated communes lie is not documented: {which}. It cannot be said "
    "whether their inhabitants are counted already.",
)


_GEOGRAPHIC_CODE: Final = Text(
    fr="le code officiel géographique, ou le site de la commune", en="the official geographic code, or the town's site"
)


def _around(places: Mapping[str, Territory], id: str) -> set[str]:
    """The territories in which the one of that *id* lies."""
    holders, waiting = set[str](), [id]
    while waiting:
        place = waiting.pop()
        above = {other.id for other in places.values() if place in other.members} | {places[place].parent or place}
        waiting.extend(above - holders - {place})
        holders |= above - {place}
    return holders


def _without_inner(snapshot: Snapshot, places: Mapping[str, Territory], pairs: list[tuple[str, str]]) -> Fix:
    """The perimeter without the territories that lie in another of it."""
    kept = list(snapshot.council.perimeter)
    for inner, outer in pairs:
        if inner in kept and outer in kept:
            kept.remove(outer if inner in _around(places, outer) else inner)
    return (Replace(snapshot.council.id, perimeter=tuple(kept)),)


_TOWN: Final = Add(Territory(id="town", name="Ombreval", kind="commune"))


_NEXT_TOWN: Final = Add(Territory(id="next-town", name="Valclair", kind="commune"))


@rule(
    code="CO-4",
    name=Text(fr="Aucune commune n’est comptée deux fois", en="No commune is counted twice"),
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
    limits=Text(
        fr="Les recouvrements ne sont vus que là où le dossier dit quel territoire est dans lequel.",
        en="Overlaps are seen only where the file says which territory lies in which.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="Le conseil d’Ombreval couvre la ville et la commune voisine.",
            en="Ombreval's council covers the town and the commune next to it.",
        ),
        _TOWN,
        _NEXT_TOWN,
        Replace("ombreval-council", perimeter=("town", "next-town")),
    ),
    breaks=lambda: example(
        Text(
            fr="Le conseil d’Ombreval couvre deux communes, et à part une commune associée qui fait partie de l’une.",
            en="Ombreval's council covers two communes, and beside them an associated commune that is part of one.",
        ),
        _TOWN,
        Add(Territory(id="hamlet", name="Ombreval-le-Haut", kind="associated_commune", parent="town")),
        _NEXT_TOWN,
        Replace("ombreval-council", perimeter=("town", "next-town", "hamlet")),
    ),
)
def counted_once(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for overlaps in the perimeter, and among the communes that are counted for a contribution."""
    council = snapshot.council
    places = {place.id: place for place in council.territories}
    perimeter = sorted(council.perimeter)
    if len(perimeter) > 1:
        pairs = _overlapping(places, perimeter)
        head = Text(fr="Territoires couverts –", en="Territories covered –")
        yield _twice(snapshot, council.id, head, perimeter, pairs, _without_inner(snapshot, places, pairs))
    for contribution in sorted(snapshot.contributions, key=lambda entity: entity.id):
        counted = {it.territory for it in contribution.payers if it.basis == "per_capita" and it.territory}
        communes = sorted(id for id in counted if places[id].kind in _COMMUNES)
        if len(communes) > 1:
            yield _twice(
                snapshot, contribution.id, heading_of(contribution), communes, _overlapping(places, communes), ()
            )


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
        fr="Là où les contributeurs sont nommés un à un, chaque versement consigné est celui de l’un d’eux.",
        en="Where payers are named one by one, each recorded payment is by one of them.",
    ),
    why=Text(
        fr="Les parts se calculent sur la liste : qui n’y est pas serait oublié.",
        en="Shares are worked out on the list: whoever is not on it would be forgotten.",
    ),
    limits=Text(
        fr="Un contributeur qui paie au nom d’un autre n’est pas reconnu.",
        en="A payer who pays on behalf of another is not recognised.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="La ville est nommée parmi les contributeurs d’Ombreval, et a versé sa part.",
            en="The town is named among the payers of Ombreval, and paid its part.",
        ),
        _fee("ombreval"),
    ),
    breaks=lambda: example(
        Text(
            fr="L’EPSM a versé 500 euros à Ombreval, sans être parmi les contributeurs nommés.",
            en="The hospital paid 500 euros to Ombreval, without being among the named payers.",
        ),
        _fee("hospital"),
    ),
)
def payers_are_named(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the payments of each contribution against its named payers."""
    for contribution in sorted(snapshot.contributions, key=lambda entity: entity.id):
        payers = {payer.actor for payer in contribution.payers}
        paid = sorted({payment.payer for payment in contribution.payments})
        if payers and paid:
            names = {actor: Text.same(snapshot.council.find(actor).name) for actor in paid}
            others = tuple(Payer(actor=actor) for actor in paid if actor not in payers)
            yield together(
                contribution.id,
                heading_of(contribution),
                [Item(answer=actor in payers, name=names[actor], ids=(actor,)) for actor in paid],
                _PAYERS,
                partial(_listed, contribution, others),
            )


def _listed(contribution: Contribution, others: tuple[Payer, ...]) -> Fix:
    return (Replace(contribution.id, payers=(*contribution.payers, *others)),)


_POPULATIONS: Final = Words(
    kept=Text(
        fr="Populations dites d’une seule façon pour une année : {n}.", en="Populations told in one way a year: {n}."
    ),
    broken=Text(
        fr="Deux populations d’une même année : {which}. L’une est à retirer.",
        en="Two populations of one year: {which}. One is to be taken out.",
    ),
    unsaid=Text(
        fr="Des sources différentes donnent deux populations pour la même année, et rien ne dit laquelle retenir : "
        "{which}.",
        en="Different sources give two populations for one year, and nothing tells which to keep: {which}.",
    ),
)


_CENSUS: Final = Text(
    fr="les populations légales que publie l’institut de statistique",
    en="the legal populations published by the statistics office",
)


_OF_AGES = tuple[int, int | None, int | None]


def _by_year(place: Territory) -> dict[_OF_AGES, list[Population]]:
    figures: dict[_OF_AGES, list[Population]] = {}
    for figure in place.populations:
        if figure.year is not None:
            figures.setdefault((figure.year, figure.from_age, figure.to_age), []).append(figure)
    return dict(sorted(figures.items(), key=lambda pair: tuple(limit or 0 for limit in pair[0])))


def _one_figure(figures: list[Population]) -> bool | None:
    """Whether they agree; ``None`` where each has a source of its own."""
    if len({figure.count for figure in figures}) == 1:
        return True
    sources = [frozenset(figure.sources) for figure in figures]
    return None if all(sources) and len(set(sources)) == len(sources) else False


@rule(
    code="CO-16",
    name=Text(fr="Une population par territoire et par année", en="One population a territory and a year"),
    what=Text(
        fr="Un territoire n’a pas, pour une même année et les mêmes âges, deux populations différentes d’une même "
        "source ou sans source. Là où deux sources diffèrent, la question reste ouverte.",
        en="A territory does not have, for one year and the same ages, two different populations from one source or "
        "without a source. Where two sources differ, the question stays open.",
    ),
    why=Text(
        fr="Chaque taux et chaque part par habitant se calcule sur ce nombre.",
        en="Each rate and each share per inhabitant is worked out on this figure.",
    ),
    limits=Text(
        fr="Laquelle des deux populations est la bonne n’est pas dit.",
        en="Which of the two populations is right is not said.",
    ),
    strength="expected",
    level="arithmetic",
    sources=(ARITHMETIC,),
    keeps=lambda: example(
        Text(
            fr="Ombreval avait 18 240 habitants en 2023.",
            en="Ombreval had 18,240 inhabitants in 2023.",
        ),
        Add(Territory(id="town", name="Ombreval", populations=(Population(year=2023, count=18240),))),
    ),
    breaks=lambda: example(
        Text(
            fr="Ombreval aurait eu 18 240 et 18 420 habitants en 2023.",
            en="Ombreval is said to have had 18,240 and 18,420 inhabitants in 2023.",
        ),
        Add(
            Territory(
                id="town",
                name="Ombreval",
                populations=(Population(year=2023, count=18240), Population(year=2023, count=18420)),
            )
        ),
    ),
)
def one_population_a_year(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for territories with two populations of one year."""
    for place in sorted(snapshot.council.territories, key=lambda place: place.id):
        years = _by_year(place)
        if years:
            yield together(
                place.id,
                Text.same("{name} –").format(name=place.name),
                [
                    Item(
                        answer=_one_figure(figures),
                        name=Text.same(str(key[0])),
                        fill=(Fill(id=place.id, field="populations", usually_in=_CENSUS),),
                    )
                    for key, figures in years.items()
                ],
                _POPULATIONS,
                partial(_first_figures, place, years),
            )


def _first_figures(place: Territory, years: Mapping[_OF_AGES, list[Population]]) -> Fix:
    """Of the figures of a year that contradict one another, the first alone kept."""
    wrong = [figure for figures in years.values() if _one_figure(figures) is False for figure in figures[1:]]
    return (Replace(place.id, populations=tuple(it for it in place.populations if it not in wrong)),)
