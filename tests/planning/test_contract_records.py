from collections import defaultdict
from decimal import Decimal

import pytest

import clsm
from clsm import Mismatch, Period, Priority, Text, planning, reports
from tests.planning.small import DAY, agreement, body, council, date, indicator, program, tally, time
from tests.planning.town import DAY as TOWN_DAY
from tests.planning.town import document, town

RECORD = planning.contract(town().on(TOWN_DAY), "cls")


def test_the_tree_of_a_contract_agrees_with_its_file() -> None:
    """Priorities, their actions, their indicators: found again in the plain data, amendments included."""
    data = document()
    texts = {"cls", "change"}
    wanted = defaultdict(set)
    for program_ in data["programs"]:
        assert program_["under"] in texts
        wanted[program_.get("priority")].add(program_["id"])
    for priority in (*RECORD.chain.priorities, None):
        assert {sheet.program for sheet in RECORD.actions_of(priority)} == wanted[priority]
    assert set(RECORD.chain.priorities) == {it["id"] for it in data["priorities"]}
    rows = RECORD.to_rows()
    assert {row["indicator"] for row in rows} - {None} == {it["id"] for it in data["indicators"]}
    assert {row["action"] for row in rows} - {None} == {it["id"] for it in data["programs"]}
    assert [row["priority"] for row in rows if row["action"] is row["indicator"] is None] == ["aim-work"]
    hidden = next(row for row in rows if row["indicator"] == "followed")
    assert (hidden["observed"], hidden["date"], hidden["progress"]) == ("not published (small counts)", None, None)
    first = next(row for row in rows if row["indicator"] == "figure-01")
    told = {key: first[key] for key in ("baseline", "target", "observed", "date", "sources", "progress")}
    assert list(told.values()) == ["10 ateliers", "20 ateliers", "15 ateliers", "2024-12", "Report 2024", "on the way"]


def test_steps_and_money_agree_with_the_file() -> None:
    """Added up again from the plain data: the years of the contract up to the day, whoever pays twice."""
    data = document()
    steps = [step for it in data["programs"] for step in it["progress"]]
    assert RECORD.bounds == {"done": (sum("done" in step for step in steps), len(steps))}
    paid: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for payment in data["contributions"][0]["payments"]:
        if payment["year"] in (2023, 2024, 2025):
            paid[payment["payer"], payment["year"]] += payment["amount"]
    assert {(it.payer, it.year): it.amount for it in RECORD.paid} == paid
    (budget,) = (it for it in data["budgets"] if it["id"] == "budget-2024")
    told = {(cost.name.en, cost.amount) for cost in RECORD.costs}
    assert told == {(line["name"], line["amount"]) for line in budget["lines"] if line["name"] != "Divers"}


def test_what_is_missing_is_named_one_by_one() -> None:
    """Of the contract, of priorities, of actions, of indicators; a figure that is kept back is not missing."""
    missing = {it.of: {words.en for words in it.words} for it in RECORD.missing}
    assert missing["cls"] == {"Agreed", "Territory"}
    assert missing["aim-work"] == {"Actions"}
    assert missing["act-01"] == {"Context", "Aim", "What was counted"}
    assert missing["figure-02"] == {"target"}
    assert not {"followed", "figure-01"} & missing.keys()
    said = RECORD.explain("fr").splitlines()
    assert "Priorité sans action documentée : Aim work." in said
    assert "Non documenté – CLS 2 : Conclu, Territoire" in said
    assert said.count("– Action 1") == 1


def test_a_contract_that_has_ended_is_told_as_it_was() -> None:
    """Its priorities and actions too; what begins after the day is not told yet."""
    lille = clsm.datasets.load("lille-est").on("2019-12-31")
    first = planning.contract(lille, "health-contract-2013")
    assert len(first.chain.priorities) == 4
    later = council(
        program("later", "other", under="text", period=time("2030")),
        agreements=(agreement("text", concluded=date("2024-02"), period=Period(end=date("2025"))),),
        priorities=(Priority(id="soon", words=Text.same("Soon"), of="text", period=time("2030")),),
    )
    record = planning.contract(later.on(DAY), "text")
    assert (record.chain.priorities, dict(record.sheets), record.paid) == ((), {}, ())
    assert "Agreed: February 2024" in record.explain()
    assert planning.contract(later.on("2030-01-01"), "text").chain.priorities == ("soon",)


def test_money_of_a_contract_without_a_beginning() -> None:
    """The lines of its actions are told; what its parties bring cannot be set in its time."""
    whole = council(
        program("act", "other", under="text"),
        agreements=(agreement("text", parties=("gem",)),),
        budgets=(
            clsm.Budget(
                id="budget",
                name=Text.same("Budget"),
                period=time("2023"),
                lines=(
                    clsm.BudgetLine(name=Text.same("Rent"), side="expense", amount=Decimal(5), of="act"),
                    clsm.BudgetLine(name=Text.same("Gift"), side="income", amount=Decimal(7), actor="gem"),
                ),
            ),
        ),
    )
    record = planning.contract(whole.on(DAY), "text")
    assert [cost.name.en for cost in record.costs] == ["Rent"]
    going_on = whole.apply(clsm.Replace("text", period=Period(start=date("2022"))))
    assert [cost.name.en for cost in planning.contract(going_on.on(DAY), "text").costs] == ["Rent", "Gift"]


def test_what_is_no_contract_is_refused() -> None:
    """An id of something else, or of nothing."""
    with pytest.raises(Mismatch, match="the id of an agreement"):
        planning.contract(town().on(TOWN_DAY), "act-01")
    with pytest.raises(KeyError):
        planning.contract(town().on(TOWN_DAY), "nothing")


def test_a_contract_of_which_everything_is_documented() -> None:
    """Nothing is missing, and nothing is said to be."""
    whole = council(
        program(
            "act",
            "other",
            None,
            tally("visits", 40, "2023"),
            state="under_way",
            under="text",
            priority="aim",
            themes=("housing",),
            led_by=("gem",),
            followed_by=("committee",),
            partners=("landlord",),
            territories=("north",),
            targets=(clsm.Target(population="residents"),),
            progress=(clsm.Step(name=Text.same("Open"), done=date("2024-02")),),
            period=time("2024"),
        ),
        instances=(body(),),
        agreements=(
            agreement("before"),
            agreement(
                "text",
                follows="before",
                state="signed",
                concluded=date("2023"),
                parties=("gem",),
                territories=("north",),
                period=time("2024"),
            ),
        ),
        priorities=(Priority(id="aim", words=Text.same("Aim"), of="text"),),
        objectives=(clsm.Objective(id="to-meet", words=Text.same("To meet"), of="act"),),
        difficulties=(clsm.Difficulty(id="hard", words=Text.same("Few rooms"), of="act"),),
        budgets=(
            clsm.Budget(
                id="budget",
                name=Text.same("Budget"),
                lines=(clsm.BudgetLine(name=Text.same("Rent"), side="expense", amount=Decimal(5), of="act"),),
            ),
        ),
        indicators=tuple(
            indicator(
                f"figure-{of}",
                of=of,
                baseline=rooms(1),
                target=rooms(9),
                observations=(clsm.Observation(date=date("2024-05"), quantity=rooms(4)),),
            )
            for of in ("act", "text")
        ),
    )
    record = planning.contract(whole.on(DAY), "text")
    assert record.missing == ()
    assert record.basis == ("act", "aim", "figure-act", "figure-text", "text")
    assert "Not documented" not in record.explain()
    assert "What is not documented" not in reports.contract(whole.on(DAY), "text").to_text()


def rooms(n: int) -> clsm.Quantity:
    """So many rooms."""
    return clsm.Quantity(value=Decimal(n), unit=Text.same("places"))
