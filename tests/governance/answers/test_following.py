import clsm
from clsm import Add, Instance, Program, Text
from clsm.governance import Following, following
from clsm.governance.books.examples import COUNCIL, DAY


def program(id: str, **fields: object) -> Add:
    """A program under way, to add to the council of the examples."""
    given: dict[str, object] = {"id": id, "name": Text.same(id.title()), "kind": "other", "state": "under_way"}
    return Add(Program(**given | fields))  # type: ignore[arg-type]


def found(*changes: Add) -> Following:
    """Who follows what in the changed council."""
    return following(COUNCIL.apply(*changes).on(DAY))


def test_who_follows_what() -> None:
    """A part is followed where its whole is; what is planned or over is not asked about."""
    answer = found(
        program("cafe", followed_by=("committee",)),
        program("garden", part_of="cafe"),
        program("walks"),
        program("choir", state="planned"),
        Add(Instance(id="pole", name=Text.same("Pole"), kind="thematic_pole", functions=("follow_up",))),
    )
    assert answer.followed == (("committee", ("cafe",)),)
    assert (answer.unfollowed, answer.idle) == (("walks",), ("pole",))
    assert answer.explain() == (
        "Steering committee follows: Cafe. No body is documented to follow: Walks. "
        "Meant to follow up, without a documented program: Pole."
    )
    assert answer.to_rows() == [
        {"body": "committee", "program": "cafe"},
        {"body": None, "program": "walks"},
        {"body": "pole", "program": None},
    ]
    assert list(answer.to_pandas()["program"].dropna()) == ["cafe", "walks"]


def test_without_programs_there_is_nothing_to_follow() -> None:
    """That is said."""
    assert found().explain("fr") == "Aucune action n’est documentée."


def test_real_councils() -> None:
    """In Lille-Est some programs have a body that follows them; in Seraing none is documented."""
    lille = following(clsm.datasets.load("lille-est").on("2011-11-01"))
    assert lille.unfollowed
    assert following(clsm.datasets.load("seraing").on("2020-01-31")).followed == ()
