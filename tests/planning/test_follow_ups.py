from clsm import Actor, Instance, Meeting, Post, Step, Text
from clsm.entities.instances import Decision, FollowUp
from clsm.planning import follow_up
from tests.planning.small import DAY, council, date, program


def decision(title: str, **fields: object) -> Decision:
    """What a body decided."""
    return Decision(title=Text.same(title), **fields)  # type: ignore[arg-type]


def body(id: str, *meetings: Meeting, kind: str = "steering_committee") -> Instance:
    """A body with its meetings."""
    return Instance(id=id, name=Text.same(id.title()), kind=kind, meetings=meetings)


def meeting(day: str, *decisions: Decision, state: str = "not_documented") -> Meeting:
    """One meeting and what was decided."""
    return Meeting(date=date(day), decisions=decisions, state=state)


WHOLE = council(
    program("act", "other", led_by=("town",), progress=(Step(name=Text.same("first step"), due=date("2025-01")),)),
    actors=(Actor(id="town", name="Town", sector="municipality"),),
    posts=(Post(id="work", function="coordinator"),),
    instances=(
        body(
            "committee",
            meeting(
                "2024-01-10",
                decision("passed", due=date("2024-02"), entrusted_to=("work", "town")),
                decision("done", due=date("2024-03"), done=date("2024-02")),
                decision("seen done", follow_up=(FollowUp(date=date("2024-03"), state="done"),)),
                decision("seen", follow_up=(FollowUp(date=date("2024-03"), state="under_way"),)),
                decision("seen later", follow_up=(FollowUp(date=date("2030"), state="done"),)),
                decision("dropped", follow_up=(FollowUp(date=date("2024-04"), state="dropped"),)),
                decision("refused", adopted=False),
            ),
            meeting("2024-02-01", decision("called off"), state="cancelled"),
            meeting("2030-01-01", decision("still to come")),
        ),
        body("cell", meeting("2024-01-01", decision("of a situation")), kind="situation_cell"),
    ),
)


def test_who_does_what_by_when() -> None:
    """What is past its day comes first; what was refused, called off, or speaks of situations is not there."""
    answer = follow_up(WHOLE.on(DAY))
    assert [(task.what.en, task.state) for task in answer.tasks] == [
        ("passed", "not_documented"),
        ("first step", "to_come"),
        ("seen", "undated"),
        ("seen later", "undated"),
        ("seen done", "done"),
        ("done", "done"),
        ("dropped", "dropped"),
    ]
    assert [task.what.en for task in answer.without_owner] == ["seen", "seen later"]
    assert [task.what.en for task in answer.late] == ["passed"]
    assert [task.what.en for task in answer.done] == ["seen done", "done"]
    # two are known to be done; one passed without a word and two without a date may be
    assert answer.bounds == {"done": (2, 5)}
    assert answer.basis == ("act", "committee-2024-01-10")


def test_it_is_told_with_names() -> None:
    """Who is to do it, by when, and what was last seen of it."""
    answer = follow_up(WHOLE.on(DAY))
    said = answer.explain("fr").splitlines()
    assert said[0] == (
        "Décisions et étapes : 7 – faites : 2, dont après leur date : 0 ; date passée, suite non documentée : 1 ; "
        "à venir : 1 ; sans date : 2 ; abandonnées : 1 ; restant à faire sans que l’on sache par qui : 2."
    )
    assert said[1] == (
        "passed (Committee, 10 janvier 2024) – qui : Coordination, Town ; pour : février 2024 ; "
        "date passée, suite non documentée."
    )
    assert said[3].endswith("qui : non documenté ; pour : non documenté ; En cours.")
    assert said[-1].endswith("abandonnée.")
    rows = answer.to_rows()
    assert (rows[0]["who"], rows[0]["since"], rows[2]["who"], rows[1]["since"]) == (
        "Coordinator, Town",
        "2024-01-10",
        None,
        None,
    )
    assert "No decision" in follow_up(council().on(DAY)).explain()
