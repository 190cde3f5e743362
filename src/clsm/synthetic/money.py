"""Who pays for a council that does not exist: fees per inhabitant, grants, help in kind, yearly budgets."""

from decimal import Decimal
from typing import Any, Final

from clsm.dates import OPEN, Frequency, PartialDate, Period
from clsm.entities.agreements import Agreement
from clsm.entities.funding import Budget, BudgetLine, Contribution, Payer, Payment
from clsm.programs import Program
from clsm.quantities import Rate, Reading
from clsm.synthetic.places import Ground
from clsm.words import Text

_YEARLY: Final = Frequency(low=1, high=1, unit="year")
_FULL_TIME: Final = 52_000
"""What a full-time post is reckoned to cost in a year, in euros."""


def contributions(ground: Ground) -> tuple[Contribution, ...]:
    """A fee per inhabitant of each town, a grant of the health agency, premises lent by the hospital."""
    chance, plan = ground.chance.apart("money"), ground.plan
    fee = Decimal(chance.between(10, 40)) / 100
    years, recipient = ground.years, ground.of(plan.carrier)[0]
    towns = dict(zip(ground.of("municipality"), ground.communes, strict=False))
    since = Period(start=PartialDate(year=years[0]), end=OPEN)
    sources = ground.sources(chance)
    rate = Rate(
        words=f"{fee} €/habitant".replace(".", ","),
        readings=(Reading(value=fee, why=Text(fr="euros par habitant", en="euros per inhabitant")),),
    )
    paid = [
        Payment(payer=town, year=year, amount=rate.amounts(count)[0], sources=ground.sources(chance, year))
        for town, place in towns.items()
        for year in years
        # a town's share is only known where its people are counted that year
        if (count := place.population(year)) is not None and chance.known(True)
    ]
    contributions = [
        Contribution(
            id=ground.id("fee"),
            name=Text(fr="Participation des communes", en="Fee of the communes"),
            basis="per_capita",
            recipient=recipient,
            payers=tuple(
                Payer(actor=town, basis=chance.known_term("per_capita"), territory=place.id)
                for town, place in towns.items()
            ),
            rate=rate,
            payments=tuple(paid),
            frequency=_YEARLY,
            period=since,
            sources=sources,
        ),
        Contribution(
            id=ground.id("premises"),
            name=Text(fr="Locaux et secrétariat", en="Premises and office work"),
            basis="in_kind",
            recipient=recipient,
            payers=(Payer(actor=ground.of("psychiatric_hospital")[0], basis="in_kind"),),
            payments=tuple(_yearly(ground, ground.of("psychiatric_hospital")[0], what="premises", amount=6_000)),
            period=since,
            sources=sources,
        ),
    ]
    for agency in ground.of("regional_health_agency"):
        contributions.append(
            Contribution(
                id=ground.id("grant"),
                name=Text(fr="Subvention de l’agence régionale de santé", en="Grant of the regional health agency"),
                basis="fixed",
                recipient=recipient,
                payers=(Payer(actor=agency, basis="fixed"),),
                payments=tuple(_yearly(ground, agency, what="grant", amount=25_000)),
                frequency=_YEARLY,
                period=since,
                sources=sources,
            )
        )
    return tuple(contributions)


def _yearly(ground: Ground, payer: str, *, what: str, amount: int) -> list[Payment]:
    chance = ground.chance.apart("paid", what)
    paid = Decimal(chance.around(amount / 500) * 500)
    return [
        Payment(payer=payer, year=year, amount=paid, sources=ground.sources(chance, year))
        for year in ground.years
        if chance.known(True)
    ]


def budgets(
    ground: Ground, contributions: tuple[Contribution, ...], *, time: Decimal | None, programs: tuple[Program, ...]
) -> tuple[Budget, ...]:
    """A balanced budget for each year: what is documented of the income, and what it pays for."""
    chance = ground.chance.apart("budgets")
    return tuple(
        _budget(ground, year, contributions=contributions, time=time, paid_for=chance.some(programs, 4))
        for year in ground.years
    )


def _budget(
    ground: Ground,
    year: int,
    *,
    contributions: tuple[Contribution, ...],
    time: Decimal | None,
    paid_for: tuple[Program, ...],
) -> Budget:
    chance = ground.chance.apart("budget", year)
    income = [
        BudgetLine(name=giving.name, side="income", amount=payment.amount, actor=payment.payer)
        for giving in contributions
        for payment in giving.payments
        if payment.year == year
    ]
    post = round(_FULL_TIME * (Decimal("0.5") if time is None else time))
    coordination = Text(fr="Coordination", en="Coordination")
    expenses = [
        BudgetLine(name=coordination, side="expense", amount=Decimal(post), of=ground.id("coordinator")),
        *(
            BudgetLine(name=action.name, side="expense", amount=chance.around(30, low=1) * Decimal(100), of=action.id)
            for action in paid_for
        ),
    ]
    spent, received = (sum((line.amount or Decimal(0) for line in lines), Decimal(0)) for lines in (expenses, income))
    # what is missing on one side is brought by the carrier, or kept for the year after
    rest = BudgetLine(
        name=Text(fr="Part de la structure porteuse", en="Share of the carrier")
        if received < spent
        else Text(fr="Réserve", en="Kept for later"),
        side="income" if received < spent else "expense",
        amount=abs(spent - received),
        actor=ground.of(ground.plan.carrier)[0],
    )
    total = chance.known(max(spent, received))
    # totals stay as its source states them, where some of the lines have no figure
    lines = [*income, *expenses, rest]
    hidden = chance.between(0, len(lines) - 1) if chance.known(True) is None else None
    return Budget(
        id=ground.id(f"budget-{year}"),
        name=Text(fr=f"Budget {year}", en=f"Budget {year}"),
        lines=tuple(
            BudgetLine(name=line.name, side=line.side, actor=line.actor, of=line.of) if number == hidden else line
            for number, line in enumerate(lines)
        ),
        income=total,
        expenses=total,
        period=Period(start=PartialDate(year=year, month=1, day=1), end=PartialDate(year=year, month=12, day=31)),
        sources=ground.sources(chance, year),
    )


def agreements(ground: Ground) -> tuple[Agreement, ...]:
    """The texts that bind the council: charter, internal rules, two health contracts in a row, conventions."""
    chance, plan = ground.chance.apart("agreements"), ground.plan
    town, hospital = ground.of("municipality")[0], ground.of("psychiatric_hospital")[0]
    agency, insurer = ground.of("regional_health_agency"), ground.of("health_insurance")
    landlords, kinds = ground.of("social_landlord"), plan.kinds
    began = PartialDate(year=plan.began)
    communes = tuple(place.id for place in ground.communes)
    contract = chance.between(plan.year - 3, plan.year)

    def text(name: str, kind: str, *, words: Text, **more: Any) -> Agreement:
        usual: dict[str, Any] = {"parties": (town, hospital), "state": "signed", "period": Period(start=began)}
        fields = usual | more
        return Agreement(id=ground.id(name), kind=kind, name=words, sources=ground.sources(chance), **fields)

    texts = [
        text(
            "convention",
            "convention",
            words=Text(fr="Convention constitutive", en="Founding agreement"),
            parties=(town, hospital, *agency),
            state=chance.known_term("signed"),
        ),
        text("charter", "charter", words=Text(fr="Charte du conseil", en="Charter of the council"), state="adopted"),
        text("rules", "internal_rules", words=Text(fr="Règlement intérieur", en="Internal rules"), state="adopted"),
        text(
            "contract-before",
            "local_health_contract",
            words=Text(fr="Premier contrat local de santé", en="First local health contract"),
            parties=(town, *agency),
            territories=communes,
            state="ended",
            period=Period(start=PartialDate(year=contract - 5), end=PartialDate(year=contract, month=6)),
        ),
        text(
            "contract",
            "local_health_contract",
            words=Text(fr="Contrat local de santé", en="Local health contract"),
            parties=(town, *agency),
            territories=communes,
            follows=ground.id("contract-before"),
            period=Period(start=PartialDate(year=contract, month=7), end=PartialDate(year=contract + 5, month=6)),
        ),
    ]
    if "housing_scheme" in kinds:
        since = Period(start=PartialDate(year=plan.year - 2, month=1, day=1), end=PartialDate(year=plan.year + 1))
        words = Text(fr="Convention de logement", en="Housing agreement")
        texts.append(
            text("housing-convention", "convention", words=words, parties=(hospital, *landlords), period=since)
        )
    if "open_place" in kinds:
        words = Text(fr="Convention du lieu ouvert", en="Agreement on the open place")
        texts.append(
            text("open-place-convention", "convention", words=words, parties=ground.of("mutual_support_group"))
        )
    if "health_observatory" in kinds:
        words = Text(fr="Convention sur les données", en="Agreement on data")
        texts.append(text("data-convention", "convention", words=words, parties=(town, *insurer)))
    if "situation_coordination" in kinds:
        words = Text(fr="Charte de la cellule", en="Charter of the cell")
        texts.append(text("cell-charter", "charter", words=words, state="written"))
    return tuple(texts)
