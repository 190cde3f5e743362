"""What a year shows, and what it keeps back, is the file: recounted from the words of the file, by other means."""

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

import clsm
from clsm import synthetic
from clsm.planning import Year, year

ON_SITUATIONS: Final = {"situation_cell", "situation_meeting", "allocation_commission"}
"""The kinds of bodies of an invented council that tell nobody when they met or what they decided."""

NOT_ADDED_UP: Final = {"people", "situations", "people_housed", "partners_mobilised"} | {
    "days_to_first_meeting",
    "places_occupied",
}
"""Subjects that two periods may share, or that have no total."""

File = dict[str, list[dict[str, Any]]]


def written(council: clsm.Council) -> File:
    """The council as its file has it, read by a parser that knows no council."""
    read: File = json.loads(clsm.dumps(council, format="json"))
    return read


def meetings(file: File, year: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each meeting of a year, with its body."""
    for body in file["instances"]:
        for meeting in body.get("meetings", []):
            if meeting["date"].startswith(year):
                yield body, meeting


def counted(report: Year, what: str) -> Counter[str]:
    """What is counted at least, by the body or program that counted it."""
    return Counter({line.of: line.count.low for line in report.lines if line.what == what and line.count})


def told(report: Year, what: str) -> Counter[str]:
    """How many lines of a kind there are, by what they are of."""
    return Counter(line.of for line in report.lines if line.what == what)


@settings(max_examples=settings().max_examples // 4)  # each makes a whole council
@given(st.integers(0, 999), st.integers(2021, 2024))
def test_what_is_shown_and_what_is_kept_back_is_the_file(seed: int, when: int) -> None:
    """Meetings, decisions, steps, events, money, sessions, counts: nothing is lost and nothing is made up."""
    council = synthetic.council(seed, organisations=12, unknown=0.2)
    file, of_year, today = written(council), str(when), council.on(f"{when}-12-31")
    public, own = year(today, when), year(today, when, show_small=True)
    held, off, decided, kept = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for body, meeting in meetings(file, of_year):
        state = meeting.get("state", "not_documented")
        held[body["id"]] += state in ("held", "not_documented")
        off[body["id"]] += state in ("cancelled", "put_off")
        decisions = [it for it in meeting.get("decisions", []) if it.get("adopted") is not False]
        done = len(decisions) if state in ("held", "not_documented") else 0
        (kept if body["kind"] in ON_SITUATIONS else decided)[body["id"]] += done
    assert counted(public, "meetings") == counted(own, "meetings") == +held
    assert counted(own, "called_off") == +off
    assert told(public, "decision") == told(own, "decision") == +decided
    assert not set(told(own, "decision")) & set(kept)
    steps = Counter(
        program["id"]
        for program in file["programs"]
        for step in program.get("progress", [])
        if any(step.get(name, "").startswith(of_year) for name in ("due", "done"))
    )
    assert told(public, "step") == steps
    events = [it["id"] for it in file["events"] if it.get("date", "").startswith(of_year)]
    assert sorted(told(public, "event")) == sorted(events)
    money_is_the_file(public, file, of_year)
    counts_are_the_file(own, file, of_year)
    for shown, line in zip(public.lines, own.lines, strict=True):
        # what others are told is what the council knows, or less, or nothing
        assert (shown.of, shown.what) == (line.of, line.what)
        if shown.count and line.count and not shown.count.hidden:
            assert shown.count.low <= line.count.low
            assert line.count.high is None or shown.count.high is None or shown.count.high >= line.count.high


def money_is_the_file(report: Year, file: File, when: str) -> None:
    """Every line of the year's budgets, and every euro that was paid in it."""
    budgets = [it for it in file["budgets"] if it["period"]["start"].startswith(when)]
    lines = [line for line in report.section("money") if line.what in ("income", "expense")]
    amounts = [(it["id"], Decimal(line["amount"])) for it in budgets for line in it["lines"] if "amount" in line]
    totals = [(it["id"], Decimal(it["income"])) for it in budgets if "income" in it]
    assert Counter((line.of, line.amount) for line in lines if line.amount is not None) == Counter(amounts + totals)
    payments = [it for giving in file["contributions"] for it in giving.get("payments", []) if str(it["year"]) == when]
    paid = [line.paid or Decimal(0) for line in report.section("money") if line.what == "paid"]
    assert sum(paid) == sum(Decimal(it["amount"]) for it in payments)
    # beside the lines of a budget stands no more than was paid
    assert sum(line.paid or Decimal(0) for line in lines) <= sum(paid)


def counts_are_the_file(report: Year, file: File, when: str) -> None:
    """Days and counts by month of each program, added up from the file."""
    for program in file["programs"]:
        sessions = [it["date"] for it in program.get("sessions", program.get("details", {}).get("sessions", []))]
        days = sessions + [day for day in program.get("held", []) if day not in sessions]
        n = sum(day.startswith(when) for day in days)
        assert counted(report, "sessions")[program["id"]] >= n
        for what in {it["what"] for it in program.get("tallies", [])} - NOT_ADDED_UP - {"sessions"}:
            every = [it for it in program["tallies"] if it["what"] == what]
            whole = [it for it in every if not {"sector", "territory", "topic", "outcome"} & it.keys()]
            spans = [it["period"]["start"] for it in whole]
            # by month, each once, for one public: what can be added by hand
            by_hand = whole == every and len(spans) == len(set(spans)) and all(len(start) == 7 for start in spans)
            if by_hand:
                total = sum(int(it.get("count", 0)) for it in whole if it["period"]["start"].startswith(when))
                assert counted(report, what)[program["id"]] == total
