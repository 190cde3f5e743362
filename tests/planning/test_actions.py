from decimal import Decimal

import pytest

import clsm
from clsm import Budget, BudgetLine, Mismatch, Period, Text, planning, reports
from tests.planning.small import DAY, agreement, council, date, indicator, program, tally
from tests.planning.town import DAY as TOWN_DAY
from tests.planning.town import document, town


def test_a_sheet_is_filled_from_the_file() -> None:
    """Each part from its own field; what nothing documents is named, and nothing stands in its place."""
    sheet = planning.action_sheet(town().on(TOWN_DAY), "act-01")
    said = {part: [words.say() for words in told] for part, told in sheet.parts.items()}
    assert said == {
        "axis": ["Aim housing", "Living in town", "Housing"],
        "context": [],
        "aim": [],
        "state": ["Under way (last seen: 31 May 2025)"],
        "time": ["begins: 2023", "with no end in view"],
        "lead": ["Ville de Douzeville"],
        "followed_by": ["Steering committee"],
        "partners": ["EPSM de Douzeville", "Bailleurs"],
        "public": ["Young people, in particular among: General population (Vieux-Port)", "Residents"],
        "territory": ["Vieux-Port"],
        "steps": ["Step 1.1: date passed, what followed is not documented (due: January 2025)"],
        "costs": ["Frais 1 (Budget 2022, expense): EUR 100", "Frais 1 (Budget 2024, expense): EUR 100"],
        "counts": [],
        "indicators": [
            "Figure 1 – baseline: 10 ateliers – target: 20 ateliers – observed: 15 ateliers"
            " (December 2024, Report 2024) – on the way"
        ],
        "links": ["under: CLS 2", "has as a part: Action 2", "shared with: Habitat Douze"],
    }
    assert sheet.missing == ("context", "aim", "counts")
    assert sheet.explain().splitlines()[-1] == "Not documented: Context, Aim, What was counted"
    assert sheet.basis == ("act-01", "figure-01")
    assert sheet.bounds == {"done": (0, 1)}
    second = planning.action_sheet(town().on(TOWN_DAY), "act-02")
    assert [words.say("fr") for words in second.parts["time"]] == ["début : 2020", "fin : 2024"]
    assert "part of: Action 1" in [words.say() for words in second.parts["links"]]


@pytest.mark.parametrize("n", range(1, 13))
def test_the_sheet_of_each_action_of_a_town_agrees_with_its_file(n: int) -> None:
    """Steps done, money and what was observed, worked out again from the plain data."""
    sheet = planning.action_sheet(town().on(TOWN_DAY), f"act-{n:02}")
    (data,) = (it for it in document()["programs"] if it["id"] == f"act-{n:02}")
    done = sum("done" in step for step in data["progress"])
    assert sheet.bounds["done"] == (done, len(data["progress"]))
    lines = [line for budget in document()["budgets"] if budget["period"]["start"] < 2026 for line in budget["lines"]]
    spent = sum(line["amount"] for line in lines if line.get("of") == data["id"])
    assert sum(cost.amount or 0 for cost in sheet.costs) == spent
    seen = [it for it in document()["indicators"] if it["of"] == data["id"] and "observations" in it]
    figures = [it.observed.value for it in sheet.indicators if it.observed]
    assert figures == [it["observations"][0]["quantity"]["value"] for it in seen]


def test_few_people_are_told_nowhere_in_a_sheet() -> None:
    """A small count, its date and how it stands are kept back."""
    sheet = planning.action_sheet(town().on(TOWN_DAY), "act-05")
    (state,) = sheet.indicators
    assert (state.hidden, state.observed, state.when, state.progress) == (True, None, None, None)
    assert sheet.parts["indicators"][0].say() == "Suivis: not published (small counts)"


def test_what_was_counted_year_by_year() -> None:
    """Added up again by hand: whole years, periods over by the day, few people kept back; a later year is not told."""
    tallies = (
        tally("visits", 30, "2023"),
        tally("visits", 20, "2024-01", "2024-03"),
        tally("visits", 15, "2024-04", "2024-06"),
        tally("visits", 99, "2024-07", "2024-09"),
        tally("visits", 50, "2025"),
        tally("copies", 3, "2024-02"),
        tally("applications", None, "2024"),
    )
    shown = planning.action_sheet(council(program("cafe", "open_place", None, *tallies)).on(DAY), "cafe")
    assert [(it.what, it.year, it.count.low) for it in shown.counts] == [
        ("copies", 2024, 3),
        ("visits", 2023, 30),
        ("visits", 2024, 20 + 15),
    ]
    assert shown.parts["counts"][1].say("fr") == "Visites, 2023 : 30"
    few = planning.action_sheet(
        council(program("cafe", "open_place", None, tally("visits", 3, "2023"))).on(DAY), "cafe"
    )
    assert [words.say() for words in few.parts["counts"]] == ["Visits, 2023: not published (small counts)"]
    page = reports.actions(council(program("cafe", "open_place", None, *tallies)).on(DAY), "cafe").to_text()
    assert "Visits | 2023 | 30" in page


def workshops(n: int) -> clsm.Quantity:
    """So many workshops."""
    return clsm.Quantity(value=Decimal(n), unit=Text.same("ateliers"))


def test_what_is_uncertain_or_plain_is_said_so() -> None:
    """A program that may not have stood, a figure without a target, a target without an observation, an unnamed sum."""
    whole = council(
        program("bare", "other", period=Period(ended_by=date("2030"))),
        budgets=(
            Budget(
                id="budget",
                name=Text.same("Budget"),
                lines=(BudgetLine(name=Text.same("Rent"), side="expense", of="bare", actor="landlord"),),
            ),
        ),
        indicators=(
            indicator("aimed", of="bare", quantity=workshops(4), target=workshops(8)),
            indicator("plain", of="bare", quantity=workshops(3)),
            indicator("undated", of="bare"),
        ),
    )
    sheet = planning.action_sheet(whole.on(DAY), "bare")
    assert [words.say() for words in sheet.parts["indicators"]] == [
        "Aimed – baseline: 4 ateliers – target: 8 ateliers – observed: not documented (not documented)"
        " – not documented",
        "Plain: 3 ateliers (2024)",
        "Undated: not documented (2024)",
    ]
    assert sheet.parts["costs"][0].say("fr") == "Rent, Landlord (Budget, dépense) : non documenté"
    assert sheet.parts["time"][0].say() == "ends: 2030"
    assert "state" in sheet.missing
    rows = sheet.to_rows("fr")
    assert rows[0] == {"program": "bare", "section": "Axe", "says": None}


def test_context_and_aim() -> None:
    """What is said of an action, what it finds difficult, and what it is for."""
    whole = council(
        program("act", "other"),
        objectives=(clsm.Objective(id="aim", words=Text.same("To meet"), of="act"),),
        difficulties=(clsm.Difficulty(id="hard", words=Text.same("Few rooms"), of="act"),),
        statements=(
            clsm.Statement(id="one", kind="claim", words=Text.same("It began small"), about=("act",)),
            clsm.Statement(id="two", kind="claim", words=Text.same("Elsewhere")),
        ),
    )
    sheet = planning.action_sheet(whole.on(DAY), "act")
    assert [words.say() for words in sheet.parts["context"]] == ["Few rooms", "It began small"]
    assert [words.say() for words in sheet.parts["aim"]] == ["To meet"]


def test_what_is_no_action_is_refused() -> None:
    """An id of something else, or of nothing."""
    today = council(agreements=(agreement("text"),)).on(DAY)
    with pytest.raises(Mismatch, match="the id of a program"):
        planning.action_sheet(today, "text")
    with pytest.raises(KeyError):
        planning.action_sheet(today, "nothing")
    assert planning.action_sheets(today).explain() == "No action is documented that day."


def test_every_sheet_of_the_day() -> None:
    """By id; an action that has ended is not of the day, and its own sheet is there all the same."""
    sheets = planning.action_sheets(town().on(TOWN_DAY))
    assert len(sheets) == 11
    assert "act-02" not in sheets
    assert planning.action_sheet(town().on(TOWN_DAY), "act-02").program == "act-02"
