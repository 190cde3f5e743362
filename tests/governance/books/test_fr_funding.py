from decimal import Decimal

import pytest

from clsm import (
    Actor,
    Add,
    Agreement,
    Budget,
    BudgetLine,
    Contribution,
    Identifiers,
    PartialDate,
    Payer,
    Payment,
    Period,
    Post,
    Remove,
    Replace,
    Territory,
    Text,
)
from clsm.governance import Verdict, check
from clsm.governance.books.examples import COUNCIL, DAY
from clsm.governance.books.fr_funding import AURA, IDF
from clsm.vocabulary import Term

SINCE = Period(start=PartialDate(year=2018), end="open")
CONTRACT_POST = "health_contract_coordinator"
TERM = Term(
    list="post_functions", id=CONTRACT_POST, label=Text(fr="Coordination du contrat", en="Contract coordinator")
)


def region(code: str | None) -> tuple[Add | Replace, ...]:
    """The agency of Ombreval works in the region of that code."""
    place = Territory(id="region", name="Region", kind="region", identifiers=Identifiers(region=code))
    return Add(place), Replace("agency", territory="region")


def post(id: str, function: str = "coordinator", time: str | None = "1") -> Add:
    """A post of so much time."""
    return Add(Post(id=id, function=function, full_time_equivalent=Decimal(time) if time else None, period=SINCE))


def line(side: str, amount: str | None, of: str | None = "coordination", actor: str | None = None) -> BudgetLine:
    """A line of a budget."""
    name = Text.same(f"{side} {actor} {of}")
    return BudgetLine(name=name, side=side, amount=Decimal(amount) if amount else None, actor=actor, of=of)


def budget(*lines: BudgetLine) -> Add:
    """The budget of the day."""
    period = Period(start=PartialDate(year=2025, month=1, day=1), end=PartialDate(year=2025, month=12, day=31))
    return Add(Budget(id="budget", name=Text(fr="Budget", en="Budget"), lines=lines, period=period))


def convention(*parties: str, state: str = "signed") -> Add:
    """A funding agreement."""
    name = Text(fr="Convention", en="Agreement")
    return Add(
        Agreement(id="agreement", name=name, kind="funding_agreement", state=state, parties=parties, period=SINCE)
    )


def ask(book: str, *changes: Add | Replace | Remove) -> dict[str, Verdict]:
    """What a funder's rule says, by what it is about."""
    rulebook, code = {"idf": (IDF, "11"), "aura": (AURA, "84")}[book]
    council = COUNCIL.apply(*region(code), *changes)
    return {verdict.focus: verdict for verdict in check(council.on(DAY), [rulebook]).verdicts}


def fills(verdict: Verdict) -> set[tuple[str, str]]:
    """Which fields would settle the question."""
    return {(it.id, it.field) for it in verdict.fill}


# ---------------------------------------------------------------- where the agency pays

LINES = (line("expense", "50000"), line("income", "40000", actor="agency"))


@pytest.mark.parametrize("code", ["32", None])
def test_conditions_of_a_region_are_for_those_whom_it_pays(code: str | None) -> None:
    """The same budget elsewhere, or with an agency whose region is not known, is no concern of theirs."""
    council = COUNCIL.apply(*region(code), post("coordination"), budget(*LINES))
    assert {verdict.outcome for verdict in check(council.on(DAY), [IDF, AURA]).verdicts} == {"not_applicable"}


def test_a_council_that_the_agency_does_not_pay_owes_it_nothing() -> None:
    """It may sit in the plenary all the same; what it costs, or is planned as an expense, is no income."""
    for book in ("idf", "aura"):
        assert {v.outcome for v in ask(book).values()} == {"not_applicable"}
        spent = budget(line("expense", "10", actor="agency"))
        assert {v.outcome for v in ask(book, post("coordination"), spent).values()} == {"not_applicable"}


GIFT = Text(fr="Subvention", en="Grant")


@pytest.mark.parametrize(
    "gift",
    [
        Contribution(id="gift", name=GIFT, payers=(Payer(actor="agency"),), period=SINCE),
        Contribution(
            id="gift", name=GIFT, payments=(Payment(payer="agency", year=2024, amount=Decimal(10)),), period=SINCE
        ),
    ],
)
def test_a_contribution_of_the_agency_asks_for_a_budget(gift: Contribution) -> None:
    """It tells that the agency pays, and not what for."""
    for book in ("idf", "aura"):
        (verdict,) = ask(book, Add(gift)).values()
        assert (verdict.outcome, fills(verdict)) == ("not_documented", {("ombreval-council", "budgets")})
        assert verdict.evidence == ("gift", "agency")


# ---------------------------------------------------------------- FR-R1

THREE = convention("agency", "hospital", "ombreval")


def share(paid: str | None, *changes: Add, time: str | None = "1") -> Verdict:
    """What is said of a coordinator who costs 50,000 and for whom the agency pays so much."""
    lines = budget(line("expense", "50000"), line("income", paid, actor="agency"))
    return ask("idf", post("coordination", time=time), lines, *changes)["budget"]


@pytest.mark.parametrize(("paid", "outcome"), [("25000", "pass"), ("20000", "pass"), ("25000.01", "fail")])
def test_the_agency_pays_half_of_the_coordination_at_most(paid: str, outcome: str) -> None:
    """To the cent."""
    assert share(paid).outcome == outcome


def test_a_half_time_post_at_most_is_paid_for_each_council() -> None:
    """With two coordinators, half of the cost may be more than half a post."""
    two = (line("expense", "50000"), line("expense", "50000", of="second"))
    paid = line("income", "50000", actor="agency")
    both = ask("idf", post("coordination"), post("second"), budget(*two, paid))["budget"]
    assert both.outcome == "fail"
    mended = ask("idf", post("coordination"), post("second"), budget(*two, paid), *both.fix)["budget"]
    assert mended.outcome == "pass"
    halves = ask("idf", post("coordination", time="0.5"), post("second", time="0.5"), budget(*two, paid))["budget"]
    assert halves.outcome == "pass"
    unknown = ask(
        "idf", post("coordination"), post("second", time=None), budget(*two, line("income", "40000", actor="agency"))
    )
    assert (unknown["budget"].outcome, fills(unknown["budget"])) == (
        "not_documented",
        {("second", "full_time_equivalent")},
    )


def test_one_post_is_never_more_than_full_time() -> None:
    """So half of its cost is half a post at most, even where its time is not documented."""
    assert share("25000", time=None).outcome == "pass"
    assert share("30000", time="0").outcome == "fail"


def test_what_is_beyond_is_taken_up_by_the_authorities() -> None:
    """The mend keeps the income whole, line by line and to the cent."""
    verdict = share("40000.01")
    (fix,) = verdict.fix
    assert isinstance(fix, Replace)
    lines = dict(fix.fields)["lines"]
    assert [(it.actor, it.amount) for it in lines] == [
        (None, Decimal(50000)),
        ("agency", Decimal("25000.00")),
        ("ombreval", Decimal("15000.01")),
    ]


def test_two_equal_lines_of_the_agency_are_both_lowered() -> None:
    """Each keeps its part of what is paid."""
    lines = (line("expense", "50000"), *[line("income", "20000", actor="agency")] * 2)
    (fix,) = ask("idf", post("coordination"), budget(*lines))["budget"].fix
    assert isinstance(fix, Replace)
    amounts = [it.amount for it in dict(fix.fields)["lines"]]
    assert amounts == [Decimal(50000), Decimal(12500), Decimal(12500), Decimal(15000)]


@pytest.mark.parametrize(
    "lines",
    [
        (line("income", "25000", actor="agency"),),
        (line("expense", None), line("income", "25000", actor="agency")),
        (line("expense", "50000"), line("income", None, actor="agency")),
        (line("expense", "50000"), line("income", "25000", of=None, actor="agency")),
        (line("expense", "0.00"), line("income", "25000", actor="agency")),
    ],
)
def test_lines_that_do_not_tell_the_share_ask_for_it(lines: tuple[BudgetLine, ...]) -> None:
    """Without a cost, a figure, or a post that is paid for, no share is worked out."""
    verdict = ask("idf", post("coordination"), budget(*lines))["budget"]
    assert (verdict.outcome, fills(verdict)) == ("not_documented", {("budget", "lines")})


def test_money_for_something_else_says_nothing_of_the_coordination() -> None:
    """The agency may pay for another post: the council is asked which part of the coordinator's time it funds."""
    other = budget(line("income", "9000", of="secretary", actor="agency"))
    said = ask("idf", post("coordination"), post("secretary", "secretary"), THREE, other)
    assert "budget" not in said
    assert fills(said["ombreval-council"]) == {("ombreval-council", "budgets")}


@pytest.mark.parametrize(
    ("parties", "state", "outcome"),
    [
        (("agency", "hospital", "ombreval"), "signed", "pass"),
        (("agency", "ombreval"), "signed", "fail"),
        (("agency", "ombreval"), "drafting", "not_documented"),
        (("agency",), "signed", "not_documented"),
    ],
)
def test_the_agreement_is_between_three(parties: tuple[str, ...], state: str, outcome: str) -> None:
    """The agency, the hospital and the authority."""
    verdict = ask("idf", convention(*parties, state=state))["agreement"]
    assert verdict.outcome == outcome
    assert fills(verdict) == ({("agreement", "parties")} if outcome == "not_documented" else set())
    if verdict.fix:
        assert ask("idf", convention(*parties, state=state), *verdict.fix)["agreement"].outcome == "pass"


def test_a_budget_without_an_agreement_asks_for_it_and_the_reverse() -> None:
    """Both are conditions; with both, nothing more is asked."""
    lines = budget(line("expense", "50000"), line("income", "25000", actor="agency"))
    alone = ask("idf", post("coordination"), lines)["ombreval-council"]
    assert (alone.outcome, fills(alone)) == ("not_documented", {("ombreval-council", "agreements")})
    other = ask("idf", THREE)["ombreval-council"]
    assert (other.outcome, fills(other)) == ("not_documented", {("ombreval-council", "budgets")})
    assert "ombreval-council" not in ask("idf", post("coordination"), lines, THREE)


def test_an_older_day_is_held_to_the_first_figure() -> None:
    """A budget of 2010 against the condition that came in 2012."""
    year = Period(start=PartialDate(year=2010, month=1, day=1), end=PartialDate(year=2010, month=12, day=31))
    old = (Replace("budget", period=year), *(Replace(id, period=Period()) for id in ("agency", "ombreval")))
    council = COUNCIL.apply(*region("11"), post("coordination"), budget(*LINES), *old)
    for actor in council.actors:
        council = council.apply(Replace(actor.id, as_of=PartialDate(year=2010, month=1)))
    report = check(council.on("2010-06-01"), [IDF], rules_on="2020-01-01")
    assert "fail" in {v.outcome for v in report.verdicts if v.focus == "budget"}


# ---------------------------------------------------------------- FR-R2


def aura(*lines: BudgetLine, changes: tuple[Add | Replace, ...] = ()) -> Verdict:
    """What is said of a budget with a coordinator of the council and one of the contract."""
    terms = Replace("ombreval-council", terms=(TERM,))
    posts = post("coordination"), post("contract", CONTRACT_POST)
    return ask("aura", terms, *posts, budget(*lines), *changes)["budget"]


def agency(amount: str | None, of: str | None) -> BudgetLine:
    """What the agency gives."""
    return line("income", amount, of=of, actor="agency")


def town(amount: str | None, of: str) -> BudgetLine:
    """What the town gives."""
    return line("income", amount, of=of, actor="ombreval")


def test_the_contract_and_the_council_are_not_both_funded() -> None:
    """The mend leaves the council to the town, and the contract at parity."""
    lines = (agency("20000", "contract"), town("10000", "contract"), agency("15000", "coordination"))
    verdict = aura(*lines)
    assert verdict.outcome == "fail"
    assert "Condition not met." in verdict.message()
    (fix,) = verdict.fix
    assert isinstance(fix, Replace)
    mended = aura(*lines, changes=(fix,))
    assert mended.outcome == "pass"
    income = sum(it.amount for it in dict(fix.fields)["lines"])
    assert income == Decimal(45000)


def test_the_council_alone_may_be_funded() -> None:
    """A program of its is money for the council too."""
    assert aura(agency("15000", "coordination")).outcome == "pass"


@pytest.mark.parametrize(
    ("given", "matched", "outcome"),
    [("20000", "20000", "pass"), ("20000", "30000", "pass"), ("20000.01", "20000", "fail")],
)
def test_a_contract_is_funded_at_parity(given: str, matched: str, outcome: str) -> None:
    """The agency gives no more than the authorities."""
    lines = agency(given, "contract"), town(matched, "contract")
    verdict = aura(*lines)
    assert verdict.outcome == outcome
    assert aura(*lines, changes=tuple(fix for fix in verdict.fix if isinstance(fix, Replace))).outcome == "pass"


@pytest.mark.parametrize(
    "lines",
    [
        (agency("20000", None),),
        (agency("20000", None), agency("10000", "contract")),
        (agency("20000", "contract"),),
        (agency(None, "contract"), town("20000", "contract")),
        (agency("20000", "contract"), town(None, "contract")),
    ],
)
def test_lines_that_do_not_tell_what_they_pay_for_or_how_much_are_asked_about(lines: tuple[BudgetLine, ...]) -> None:
    """Nothing is failed on them."""
    verdict = aura(*lines)
    assert (verdict.outcome, fills(verdict)) == ("not_documented", {("budget", "lines")})


def test_double_funding_without_figures_keeps_its_lines() -> None:
    """What cannot be reckoned is left as it is, and the council's part goes to the authority that carries it."""
    other = Add(Actor(id="valmont", name="Valmont", sector="intercommunality"))
    carried = (other, Replace("ombreval-council", carrier="valmont"))
    verdict = aura(agency(None, "contract"), agency("5", "coordination"), changes=carried)
    (fix,) = verdict.fix
    assert isinstance(fix, Replace)
    assert [it.actor for it in dict(fix.fields)["lines"]] == ["agency", "valmont"]


def test_an_agreement_alone_does_not_say_what_is_funded() -> None:
    """A budget would."""
    (verdict,) = ask("aura", convention("agency", "ombreval")).values()
    assert (verdict.outcome, fills(verdict)) == ("not_documented", {("ombreval-council", "budgets")})


def test_an_agency_that_may_be_no_more_leaves_its_conditions_open() -> None:
    """The verdict names the agency on which it turns."""
    doubtful = Replace("agency", period=Period(end=PartialDate(year=2025)))
    lines = budget(line("expense", "50000"), line("income", "40000", actor="agency"))
    said = ask("idf", doubtful, post("coordination"), lines, convention("agency", "ombreval"))
    assert {said[focus].outcome for focus in ("budget", "agreement")} == {"not_documented"}
    assert "the answer depends on it: Agence régionale de santé." in said["agreement"].message()
