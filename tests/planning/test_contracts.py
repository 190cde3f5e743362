import pytest

import clsm
from clsm import Agreement, Priority, Step, Text
from clsm.planning import contract_actions
from tests.planning.small import DAY, agreement, council, date, program, time


def step(name: str, due: str | None = None, done: str | None = None) -> Step:
    """One step."""
    return Step(name=Text.same(name), due=date(due) if due else None, done=date(done) if done else None)


def contract(id: str, **fields: object) -> Agreement:
    """A health contract that surely stands on the day."""
    return agreement(id, "local_health_contract", **fields)


def test_steps_and_what_can_be_said_of_them() -> None:
    """Done, done late, to come, not documented once the date has passed, undated; a later day is not known yet."""
    steps = (
        step("early", "2024-03", "2024-02"),
        step("late", "2024-01", "2024-03"),
        step("coming", "2024-12"),
        step("this month", "2024-06"),
        step("silent", "2024-05"),
        step("someday"),
        step("future", "2024-05", "2024-09"),
        step("done", None, "2023"),
    )
    whole = council(
        program("act", "other", under="cls", priority="aim", progress=steps, state="under_way"),
        program("free", "other", under="change"),
        agreements=(
            contract("old"),
            contract("cls", follows="old"),
            contract("next", follows="cls"),
            contract("change", amends="cls"),
            agreement("lease"),
        ),
        priorities=(
            Priority(id="aim", words=Text.same("Aim"), of="cls"),
            Priority(id="alone", words=Text.same("Alone"), of="change"),
        ),
    )
    found = contract_actions(whole.on(DAY))
    assert list(found) == ["change", "cls", "next", "old"]
    cls = found["cls"]
    (act, free) = cls.actions
    assert [each.state for each in act.steps] == [
        "done", "done_late", "to_come", "to_come", "not_documented", "undated", "not_documented", "done",
    ]  # fmt: skip
    assert (act.count("done"), free.steps) == (2, ())
    # of eight steps three are done, and three more may be: two passed without a word, one bears no date
    assert found.bounds["cls/done"] == (3, 6)
    assert (cls.without_action, cls.without_priority) == (("alone",), ("free",))
    assert (cls.amendments, cls.before, cls.after) == (("change",), ("old",), ("next",))
    said = found.explain("fr")
    assert "Cls – priorités : 2 ; actions documentées : 2." in said
    assert "Avenants : Change." in said
    assert "Avant : Old." in said
    assert "Ensuite : Next." in said
    assert "Act (En cours) – priorité : Aim ; étapes : 8." in said
    assert "Free (Non documenté) – priorité : non documenté ; étapes : non documenté." in said
    assert "silent : date passée, suite non documentée (prévue : mai 2024)" in said
    assert "Priorité sans action documentée : Alone." in said
    rows = found.to_rows()
    assert next(row["step"] for row in rows if row["action"] == "act") == "early"
    assert {"contract": "cls", "priority": "alone"}.items() <= rows[2].items()
    assert rows[-1]["contract"] == "cls"
    with pytest.raises(KeyError):
        found["nothing"]


def test_the_contracts_of_lille_est() -> None:
    """In 2019 the second contract: two priorities, one action that names none of them, and one contract before."""
    found = contract_actions(clsm.datasets.load("lille-est").on("2019-12-31"))["health-contract-2019"]
    assert (found.before, found.without_priority) == (("health-contract-2013",), ("health-contract-actions",))
    assert found.without_action == ("contract-2019-addictions", "contract-2019-ageing")
    first = contract_actions(clsm.datasets.load("lille-est").on("2015-01-01"))["health-contract-2013"]
    assert (len(first.priorities), first.after) == (4, ("health-contract-2019",))
    for id, day in (("lille-est", "2011-11-01"), ("metz", "2011-11-01"), ("seraing", "2020-01-31")):
        none = contract_actions(clsm.datasets.load(id).on(day))
        assert none.explain("fr") == "Aucun contrat n’est documenté ce jour-là."
    assert time("2024").start == date("2024")
