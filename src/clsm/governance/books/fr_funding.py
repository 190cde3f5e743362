"""The rulebooks ``fr-funding-idf`` and ``fr-funding-aura``: what two regional funders set as conditions.

They bind whoever takes the money: each speaks only where the agency of its region pays, by a line
of a budget, a contribution or a funding agreement.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import PartialDate, Period
from clsm.entities.agreements import Agreement
from clsm.entities.funding import Budget, BudgetLine
from clsm.entities.instances import Post, Seat
from clsm.entities.territories import Territory
from clsm.governance.answers.shared import euros
from clsm.governance.books.examples import example
from clsm.governance.engine.rules import Fill, Finding, Outcome, Rulebook, rule
from clsm.governance.reading.contracts import (
    AGENCY,
    AUTHORITY,
    HOSPITAL,
    OPEN_PARTY,
    THE_TEXT,
    agreements,
    named_parties,
    region_of_actor,
    sign_too,
    signatures,
)
from clsm.governance.reading.offices import AUTHORITIES, local_authority
from clsm.governance.texts.parameters import PARAMETERS
from clsm.governance.texts.sources import ARS_AURA_CLS, ARS_IDF
from clsm.identifiers import Identifiers
from clsm.vocabulary import Term
from clsm.words import Text, paragraph, set_apart

_IDF: Final = "11"
_AURA: Final = "84"
"""INSEE's codes of the two regions."""

_CONTRACT_COORDINATOR: Final = "health_contract_coordinator"
"""The function of whoever coordinates a local health contract, a term that a council adds to the open list."""

_BUDGET: Final = Text(fr="le budget, ou la convention de financement", en="the budget, or the funding agreement")
_BY_AUTHORITIES: Final = Text(fr="Part reprise par les collectivités", en="Part taken up by local authorities")

_WHAT_FOR: Final = Text(
    fr="{budget} – Les lignes documentées ne disent pas combien l’agence verse, ni pour quel poste.",
    en="{budget} – The documented lines do not say how much the agency pays, nor for which post.",
)


def _agencies(snapshot: Snapshot, region: str) -> frozenset[str]:
    """The regional health agency of that *region*, as far as the file says where each works."""
    known = (actor for actor in snapshot.actors if actor.sector in AGENCY.sectors)
    return frozenset(actor.id for actor in known if region_of_actor(snapshot, actor) == region)


def _paid(budget: Budget, by: Iterable[str]) -> list[BudgetLine]:
    """The income lines of *budget* that come from one of those actors."""
    payers = frozenset(by)
    return [line for line in budget.lines if line.side == "income" and line.actor in payers]


def _paid_in_budgets(snapshot: Snapshot, agencies: frozenset[str]) -> list[Budget]:
    return sorted((it for it in snapshot.budgets if _paid(it, agencies)), key=lambda budget: budget.id)


def _agreed(snapshot: Snapshot, agencies: frozenset[str]) -> list[Agreement]:
    return [text for text in agreements(snapshot, "funding_agreement") if agencies & set(text.parties)]


def _contributed(snapshot: Snapshot, agencies: frozenset[str]) -> tuple[str, ...]:
    """The contributions to which the agency is a payer."""
    contributions = sorted(snapshot.contributions, key=lambda it: it.id)
    paying = (
        {*(it.actor for it in contribution.payers), *(it.payer for it in contribution.payments)}
        for contribution in contributions
    )
    return tuple(
        contribution.id for contribution, payers in zip(contributions, paying, strict=True) if agencies & payers
    )


def _total(lines: Iterable[BudgetLine]) -> Fraction | None:
    """The sum of the *lines*; ``None`` where there is none, or one has no figure."""
    amounts = [line.amount for line in lines]
    known = [Fraction(amount) for amount in amounts if amount is not None]
    return sum(known, Fraction()) if amounts and len(known) == len(amounts) else None


def _cents(amount: Fraction) -> Decimal:
    return Decimal(int(amount * 100)).scaleb(-2)


def _posts(snapshot: Snapshot, function: str) -> dict[str, Post]:
    return {post.id: post for post in snapshot.council.posts if post.function == function}


def _silent(snapshot: Snapshot, because: Text, field: str, evidence: Iterable[str]) -> Finding:
    """What a council that this agency pays has not documented."""
    fill = Fill(id=snapshot.council.id, field=field, usually_in=_BUDGET if field == "budgets" else THE_TEXT)
    return Finding(
        outcome="not_documented", focus=snapshot.council.id, because=because, evidence=tuple(evidence), fill=(fill,)
    )


def _budget(*lines: BudgetLine) -> Add:
    """A budget of Ombreval for 2025, for the examples."""
    name = Text(fr="Budget 2025", en="Budget for 2025")
    period = Period(start=PartialDate(year=2025, month=1, day=1), end=PartialDate(year=2025, month=12, day=31))
    return Add(Budget(id="budget-2025", name=name, lines=lines, period=period))


def _line(side: str, amount: str, of: str, actor: str | None = None) -> BudgetLine:
    who = {"agency": Text(fr="ARS", en="ARS"), "ombreval": Text(fr="Ville", en="Town")}
    salary = Text(fr="Salaire", en="Salary")
    name = Text.same("{who} ({of})").format(who=who.get(actor or "", salary), of=of)
    return BudgetLine(name=name, side=side, amount=Decimal(amount), actor=actor, of=of)


def _region(code: str, name: str) -> tuple[Add | Replace, ...]:
    place = Territory(id="region", name=name, kind="region", identifiers=Identifiers(region=code))
    return Add(place), Replace("agency", territory="region")


_COORDINATOR: Final = Post(
    id="coordination",
    function="coordinator",
    employer="ombreval",
    full_time_equivalent=Decimal(1),
    period=Period(start=PartialDate(year=2018), end="open"),
)
_COORDINATION: Final = (
    Add(_COORDINATOR),
    *(
        Add(Seat(holder="coordination", status="permanent_invitee"), to=body)
        for body in ("plenary", "committee", "housing-group")
    ),
)

# ---------------------------------------------------------------- FR-R1

_SHARE: Final[dict[Outcome, Text]] = {
    "pass": Text(
        fr="{budget} – Sur un coût de coordination de {cost}, l’agence verse {paid} : dans ce qu’elle finance au plus.",
        en="{budget} – Of a cost of coordination of {cost}, the agency pays {paid}: within the most that it funds.",
    ),
    "fail": Text(
        fr="{budget} – Sur un coût de coordination de {cost}, l’agence verse {paid} : plus que la moitié du temps "
        "nécessaire, ou plus qu’un mi-temps. Le reste revient aux collectivités.",
        en="{budget} – Of a cost of coordination of {cost}, the agency pays {paid}: more than half of the time needed, "
        "or more than a half-time post. The rest is for local authorities.",
    ),
    "not_documented": Text(
        fr="{budget} – Sur un coût de coordination de {cost}, l’agence verse {paid} ; le temps de travail n’est pas "
        "documenté.",
        en="{budget} – Of a cost of coordination of {cost}, the agency pays {paid}; the working time is not "
        "documented.",
    ),
}
_THREE: Final[dict[Outcome, Text]] = {
    "pass": Text(fr="{text} – Signataires : {who}.", en="{text} – Parties: {who}."),
    "fail": Text(
        fr="{text} – Signataires documentés : {who}. La convention est tripartite ; pourrait s’y joindre : {missing}.",
        en="{text} – Documented parties: {who}. The agreement is between three; could join it: {missing}.",
    ),
    "not_documented": OPEN_PARTY,
}
_NO_BUDGET: Final = Text(
    fr="L’agence finance le conseil, et aucun budget ne dit quelle part du temps de coordination.",
    en="The agency funds the council, and no budget says which part of the coordinator's time.",
)
_NO_AGREEMENT: Final = Text(
    fr="L’agence finance le conseil, et aucune convention de financement n’est documentée.",
    en="The agency funds the council, and no funding agreement is documented.",
)


def _most(name: str, snapshot: Snapshot) -> Fraction:
    """The figure of the day; the first one where the day is older than the text."""
    figure = PARAMETERS[name]
    most = figure.on(snapshot.date)
    return Fraction(figure.values[0].value if most is None else most)


def _share(snapshot: Snapshot, budget: Budget, agencies: frozenset[str]) -> Finding | None:
    posts = _posts(snapshot, "coordinator")
    theirs = [line for line in _paid(budget, agencies) if line.of is None or line.of in posts]
    if not theirs:
        return None  # the agency pays for something else
    costs = [line for line in budget.lines if line.side == "expense" and line.of in posts]
    paid = None if any(line.of is None for line in theirs) else _total(theirs)
    cost = _total(costs)
    evidence = (budget.id, *sorted({line.of for line in (*theirs, *costs) if line.of}), *sorted(agencies))
    if paid is None or not cost:
        lines = Fill(id=budget.id, field="lines", usually_in=_BUDGET)
        because = _WHAT_FOR.format(budget=budget.name)
        return Finding(outcome="not_documented", focus=budget.id, because=because, evidence=evidence, fill=(lines,))
    worked = {id: posts[id].full_time_equivalent for id in sorted({line.of for line in costs if line.of})}
    least, most = (
        sum((Fraction(unknown if time is None else time) for time in worked.values()), Fraction()) for unknown in (0, 1)
    )
    share, half_time = _most("coordinator_share_idf", snapshot), _most("coordinator_time_idf", snapshot)
    too_much = paid > share * cost or paid * least > half_time * cost
    within = paid <= share * cost and paid * most <= half_time * cost
    outcome: Outcome = "not_documented"
    if too_much:
        outcome = "fail"
    elif within:
        outcome = "pass"
    ceiling = min(share * cost, half_time * cost / most) if most else share * cost
    times = tuple(
        Fill(id=id, field="full_time_equivalent", usually_in=_BUDGET) for id, time in worked.items() if time is None
    )
    return Finding(
        outcome=outcome,
        focus=budget.id,
        because=_SHARE[outcome].format(budget=budget.name, cost=euros(_cents(cost)), paid=euros(_cents(paid))),
        evidence=evidence,
        fix=(Replace(budget.id, lines=_capped(budget, theirs, ceiling, by=local_authority(snapshot))),)
        if too_much
        else (),
        fill=times if outcome == "not_documented" else (),
    )


def _capped(budget: Budget, theirs: list[BudgetLine], ceiling: Fraction, *, by: str | None) -> tuple[BudgetLine, ...]:
    """The lines of *budget* where *theirs* come to *ceiling* together, and the actor *by* takes up the rest."""
    paid = _total(theirs) or Fraction(1)
    lowered = {line: attrs.evolve(line, amount=_cents(Fraction(line.amount or 0) * ceiling / paid)) for line in theirs}
    kept = _total(lowered[line] for line in theirs) or Fraction()
    rest = BudgetLine(name=_BY_AUTHORITIES, side="income", amount=_cents(paid - kept), actor=by, of=theirs[0].of)
    return (*(lowered.get(line, line) for line in budget.lines), rest)


def _between_three(snapshot: Snapshot, text: Agreement, agencies: frozenset[str]) -> Finding:
    parties = signatures(snapshot, text, (AGENCY, HOSPITAL, AUTHORITY))
    return Finding(
        outcome=parties.outcome,
        focus=text.id,
        because=_THREE[parties.outcome].format(
            text=text.name, who=named_parties(snapshot, text), missing=set_apart(it.label for it in parties.missing)
        ),
        evidence=(text.id, *sorted(agencies & set(text.parties))),
        fix=sign_too(snapshot, text, parties.missing) if parties.outcome == "fail" else (),
        fill=(Fill(id=text.id, field="parties", usually_in=THE_TEXT),) if parties.outcome == "not_documented" else (),
    )


_TRIPARTITE: Final = Add(
    Agreement(
        id="funding-agreement",
        name=Text(fr="Convention tripartite", en="Agreement between three"),
        kind="funding_agreement",
        state="signed",
        parties=("agency", "hospital", "ombreval"),
        period=Period(start=PartialDate(year=2024), end="open"),
    )
)


@rule(
    code="FR-R1",
    name=Text(
        fr="En Île-de-France, l’ARS finance au plus la moitié de la coordination",
        en="In Île-de-France, the agency funds half of the coordination at most",
    ),
    what=Text(
        fr="Là où l’ARS Île-de-France paie, elle finance la moitié du temps de coordination nécessaire, et un mi-temps "
        "au plus par conseil ; les collectivités financent le reste, et une convention lie l’agence, l’établissement "
        "de psychiatrie et la collectivité. La règle lit les budgets et les conventions de financement.",
        en="Where the ARS Île-de-France pays, it funds half of the coordinator's time needed, and a half-time post at "
        "most for each council; local authorities fund the rest, and an agreement binds the agency, the psychiatric "
        "hospital and the authority. The rule reads budgets and funding agreements.",
    ),
    why=Text(
        fr="Un poste que les collectivités portent pour moitié tient aussi quand un financeur change de priorités.",
        en="A post of which local authorities carry half also holds when a funder changes its priorities.",
    ),
    limits=Text(
        fr="La condition est connue par un appel de 2012. Le temps payé n’est lu que si le dossier dit à "
        "quel poste va l’argent.",
        en="The condition is known from a call of 2012. The time paid for is read only where the file "
        "says to which post the money goes.",
    ),
    strength="must",
    level="funder",
    sources=(ARS_IDF,),
    applies_from=PartialDate(year=2012),
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="En Île-de-France, l’ARS verse 25 000 € pour une coordination à plein temps qui en coûte 50 000, et la "
            "convention est signée à trois.",
            en="In Île-de-France, the agency pays EUR 25,000 for a full-time coordinator who costs EUR 50,000, and the "
            "agreement is signed by three.",
        ),
        *_region(_IDF, "Île-de-France"),
        *_COORDINATION,
        _TRIPARTITE,
        _budget(
            _line("expense", "50000", "coordination"),
            _line("income", "25000", "coordination", "agency"),
            _line("income", "25000", "coordination", "ombreval"),
        ),
    ),
    breaks=lambda: example(
        Text(
            fr="En Île-de-France, l’ARS verse 40 000 € pour une coordination à plein temps qui en coûte 50 000.",
            en="In Île-de-France, the agency pays EUR 40,000 for a full-time coordinator who costs EUR 50,000.",
        ),
        *_region(_IDF, "Île-de-France"),
        *_COORDINATION,
        _TRIPARTITE,
        _budget(
            _line("expense", "50000", "coordination"),
            _line("income", "40000", "coordination", "agency"),
            _line("income", "10000", "coordination", "ombreval"),
        ),
    ),
)
def half_of_the_coordination(snapshot: Snapshot) -> Iterator[Finding]:
    """Where the agency of Île-de-France pays, look at each budget's share and at who signed each agreement."""
    agencies = _agencies(snapshot, _IDF)
    budgets, texts = _paid_in_budgets(snapshot, agencies), _agreed(snapshot, agencies)
    gifts = _contributed(snapshot, agencies)
    shares = [share for budget in budgets if (share := _share(snapshot, budget, agencies))]
    yield from shares
    for text in texts:
        yield _between_three(snapshot, text, agencies)
    missing = [_NO_BUDGET] * (not shares) + [_NO_AGREEMENT] * (not texts)
    if missing and (budgets or texts or gifts):
        evidence = (*(budget.id for budget in budgets), *(text.id for text in texts), *gifts, *sorted(agencies))
        yield _silent(snapshot, paragraph(missing), "agreements" if shares else "budgets", evidence)


# ---------------------------------------------------------------- FR-R2

_DOUBLE: Final = Text(
    fr="{budget} – L’agence finance à la fois la coordination du contrat local de santé et celle du conseil, sur le "
    "même territoire. Les collectivités pourraient reprendre l’une des deux.",
    en="{budget} – The agency funds both the coordination of the local health contract and that of the council, on the "
    "same territory. Local authorities could take up one of the two.",
)
_ONE_ONLY: Final = Text(
    fr="{budget} – L’agence finance le conseil, et ce budget ne lui fait pas financer de contrat local de santé.",
    en="{budget} – The agency funds the council, and by this budget it funds no local health contract.",
)
_PARITY: Final[dict[Outcome, Text]] = {
    "pass": Text(
        fr="{budget} – Contrat local de santé : l’agence verse {paid}, les collectivités {matched}.",
        en="{budget} – Local health contract: the agency pays {paid}, local authorities {matched}.",
    ),
    "fail": Text(
        fr="{budget} – Contrat local de santé : l’agence verse {paid}, les collectivités {matched}. La parité est "
        "demandée.",
        en="{budget} – Local health contract: the agency pays {paid}, local authorities {matched}. Parity is asked "
        "for.",
    ),
}
_WHAT_MATCHES: Final = Text(
    fr="{budget} – Contrat local de santé : les lignes documentées ne disent pas si les collectivités versent autant "
    "que l’agence.",
    en="{budget} – Local health contract: the documented lines do not say whether local authorities pay as much as the "
    "agency.",
)
_NO_AURA_BUDGET: Final = Text(
    fr="L’agence finance le conseil, et aucun budget ne dit quoi.",
    en="The agency funds the council, and no budget says what.",
)


def _one_of_two(snapshot: Snapshot, budget: Budget, agencies: frozenset[str]) -> Finding:
    contract_posts = _posts(snapshot, _CONTRACT_COORDINATOR)
    theirs = _paid(budget, agencies)
    for_contract = [line for line in theirs if line.of in contract_posts]
    for_council = [line for line in theirs if line.of and line.of not in contract_posts]
    evidence = (budget.id, *sorted(agencies), *sorted({line.of for line in theirs if line.of}))
    if for_contract and for_council:
        # a gift that the agency leaves to local authorities: what is left is for the contract alone
        payer = local_authority(snapshot)
        left = tuple(attrs.evolve(it, actor=payer) if it in for_council else it for it in budget.lines)
        return Finding(
            outcome="fail",
            focus=budget.id,
            because=_DOUBLE.format(budget=budget.name),
            evidence=evidence,
            fix=(Replace(budget.id, lines=_at_parity(snapshot, attrs.evolve(budget, lines=left), agencies)),),
        )
    if len(for_contract) + len(for_council) < len(theirs):
        lines = Fill(id=budget.id, field="lines", usually_in=_BUDGET)
        because = _WHAT_FOR.format(budget=budget.name)
        return Finding(outcome="not_documented", focus=budget.id, because=because, evidence=evidence, fill=(lines,))
    if for_council:
        return Finding(outcome="pass", focus=budget.id, because=_ONE_ONLY.format(budget=budget.name), evidence=evidence)
    return _parity(snapshot, budget, agencies, evidence)


def _matching(
    snapshot: Snapshot, budget: Budget, agencies: frozenset[str]
) -> tuple[list[BudgetLine], list[BudgetLine]]:
    """What the agency gives for the contract, and what local authorities give for it."""
    posts = _posts(snapshot, _CONTRACT_COORDINATOR)
    authorities = (actor.id for actor in snapshot.council.actors if actor.sector in AUTHORITIES)
    paid, matched = ([line for line in _paid(budget, by) if line.of in posts] for by in (agencies, authorities))
    return paid, matched


def _parity(snapshot: Snapshot, budget: Budget, agencies: frozenset[str], evidence: tuple[str, ...]) -> Finding:
    paid, matched = (_total(lines) for lines in _matching(snapshot, budget, agencies))
    if paid is None or matched is None:
        because = _WHAT_MATCHES.format(budget=budget.name)
        lines = Fill(id=budget.id, field="lines", usually_in=_BUDGET)
        return Finding(outcome="not_documented", focus=budget.id, because=because, evidence=evidence, fill=(lines,))
    outcome: Outcome = "fail" if paid > matched else "pass"
    words = _PARITY[outcome].format(budget=budget.name, paid=euros(_cents(paid)), matched=euros(_cents(matched)))
    fix = (Replace(budget.id, lines=_at_parity(snapshot, budget, agencies)),)
    return Finding(
        outcome=outcome, focus=budget.id, because=words, evidence=evidence, fix=fix if outcome == "fail" else ()
    )


def _at_parity(snapshot: Snapshot, budget: Budget, agencies: frozenset[str]) -> tuple[BudgetLine, ...]:
    """The lines of *budget* where the agency gives no more for the contract than local authorities."""
    of_agencies, of_authorities = _matching(snapshot, budget, agencies)
    paid, met = _total(of_agencies), _total(of_authorities)
    if paid is None or met is None or paid <= met:
        return budget.lines
    return _capped(budget, of_agencies, (paid + met) / 2, by=of_authorities[0].actor)


_CONTRACT_TERM: Final = Term(
    list="post_functions",
    id=_CONTRACT_COORDINATOR,
    label=Text(fr="Coordination du contrat local de santé", en="Coordinator of the local health contract"),
)
_CONTRACT_POST: Final = Post(
    id="contract-coordination",
    function=_CONTRACT_COORDINATOR,
    employer="ombreval",
    period=Period(start=PartialDate(year=2018), end="open"),
)


@rule(
    code="FR-R2",
    name=Text(
        fr="En Auvergne-Rhône-Alpes, l’ARS finance le contrat ou le conseil, à parité",
        en="In Auvergne-Rhône-Alpes, the agency funds the contract or the council, at parity",
    ),
    what=Text(
        fr="Là où l’ARS Auvergne-Rhône-Alpes paie, elle ne finance pas à la fois le contrat local de santé et le "
        "conseil du même territoire, et ce qu’elle donne pour un contrat demande autant de la collectivité. La règle "
        "lit, dans chaque budget, les lignes de l’agence et le poste qu’elles paient ; celui du contrat a la fonction "
        "`health_contract_coordinator`.",
        en="Where the ARS Auvergne-Rhône-Alpes pays, it does not fund both the local health contract and the council "
        "of one territory, and what it gives for a contract asks as much of the local authority. The rule reads, in "
        "each budget, the lines of the agency and the post that they pay for; that of the contract has the function "
        "`health_contract_coordinator`.",
    ),
    why=Text(
        fr="Qui compte sur deux financements dont l’un exclut l’autre risque de devoir en rendre un.",
        en="Whoever counts on two grants of which one excludes the other may have to give one back.",
    ),
    limits=Text(
        fr="La page de l’agence n’est pas datée. Une ligne sans poste ne dit pas ce qu’elle paie.",
        en="The agency's page is undated. A line without a post does not tell what it pays for.",
    ),
    strength="must",
    level="funder",
    sources=(ARS_AURA_CLS,),
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="En Auvergne-Rhône-Alpes, l’ARS et la ville versent chacune 20 000 € pour la coordination du contrat "
            "local de santé, et la ville seule finance celle du conseil.",
            en="In Auvergne-Rhône-Alpes, the agency and the town each pay EUR 20,000 for the coordination of the local "
            "health contract, and the town alone funds that of the council.",
        ),
        *_region(_AURA, "Auvergne-Rhône-Alpes"),
        Replace("ombreval-council", terms=(_CONTRACT_TERM,)),
        *_COORDINATION,
        Add(_CONTRACT_POST),
        _budget(
            _line("income", "20000", "contract-coordination", "agency"),
            _line("income", "20000", "contract-coordination", "ombreval"),
            _line("income", "30000", "coordination", "ombreval"),
        ),
    ),
    breaks=lambda: example(
        Text(
            fr="En Auvergne-Rhône-Alpes, l’ARS finance à la fois la coordination du contrat local de santé et celle du "
            "conseil d’Ombreval.",
            en="In Auvergne-Rhône-Alpes, the agency funds both the coordination of the local health contract and that "
            "of Ombreval's council.",
        ),
        *_region(_AURA, "Auvergne-Rhône-Alpes"),
        Replace("ombreval-council", terms=(_CONTRACT_TERM,)),
        *_COORDINATION,
        Add(_CONTRACT_POST),
        _budget(
            _line("income", "20000", "contract-coordination", "agency"),
            _line("income", "20000", "contract-coordination", "ombreval"),
            _line("income", "15000", "coordination", "agency"),
        ),
    ),
)
def contract_or_council(snapshot: Snapshot) -> Iterator[Finding]:
    """Where the agency of Auvergne-Rhône-Alpes pays, look at what each budget says it pays for."""
    agencies = _agencies(snapshot, _AURA)
    budgets, texts = _paid_in_budgets(snapshot, agencies), _agreed(snapshot, agencies)
    gifts = _contributed(snapshot, agencies)
    for budget in budgets:
        yield _one_of_two(snapshot, budget, agencies)
    if not budgets and (texts or gifts):
        yield _silent(snapshot, _NO_AURA_BUDGET, "budgets", (*(it.id for it in texts), *gifts, *sorted(agencies)))


IDF: Final = Rulebook(
    name="fr-funding-idf",
    title=Text(fr="Les conditions de l’ARS Île-de-France", en="Conditions of the ARS Île-de-France"),
    council_kinds=frozenset({"clsm"}),
    rules=(half_of_the_coordination,),
)
AURA: Final = Rulebook(
    name="fr-funding-aura",
    title=Text(fr="Les conditions de l’ARS Auvergne-Rhône-Alpes", en="Conditions of the ARS Auvergne-Rhône-Alpes"),
    council_kinds=frozenset({"clsm"}),
    rules=(contract_or_council,),
)
