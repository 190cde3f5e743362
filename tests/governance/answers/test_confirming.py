import pytest

import clsm
from clsm import Add, Agreement, Council, PartialDate, Post, Replace, Text
from clsm.ageing import PresumeFor, aged
from clsm.governance import after_election, check, confirm
from clsm.governance.books.examples import COUNCIL


def test_a_list_is_confirmed_as_a_whole() -> None:
    """The body, its seats and its offices of the day; what ended and what is of other bodies keeps its date."""
    council = COUNCIL.apply(
        Replace(COUNCIL.id, as_of=PartialDate(year=2019)),
        Add(Post(id="chair", function="chair", body="committee")),
        Add(Post(id="other", function="chair", body="plenary")),
    )
    day = "2025-01-15"
    assert aged(council.on(day), PresumeFor()).lists
    answer = confirm(council.on(day), "committee")
    confirmed = answer.confirmed
    assert {change.id for change in answer.changes} == {
        "committee", "chair", *(seat.id for seat in council.find("committee").seats),
    }  # fmt: skip
    assert "committee" not in aged(confirmed.on(day), PresumeFor()).lists
    (verdict,) = (it for it in check(confirmed.on(day)).verdicts if (it.rule.code, it.focus) == ("FR-G2", "committee"))
    assert (verdict.outcome, verdict.would_be) == ("pass", None)
    assert "Steering committee" in answer.explain()
    assert {row["last_seen"] for row in answer.to_rows()} >= {"2019"}
    assert clsm.files.loads(clsm.files.dumps(confirmed, format="yaml")) == confirmed


def test_what_is_shown_later_keeps_its_date() -> None:
    """Confirming for an earlier day makes nothing older."""
    once = confirm(COUNCIL.on("2025-01-15"), "committee").confirmed
    earlier = confirm(once.on("2024-06-01"), "committee")
    assert earlier.changes == ()
    assert earlier.explain() == "All of it is shown on 1 June 2024 already, or later."


def test_a_text_or_an_office_can_be_confirmed_alone() -> None:
    """Whatever has a date of its own."""
    text = Agreement(id="charter", kind="charter", name=Text.same("Charter"))
    council = COUNCIL.apply(Add(text))
    assert str(confirm(council.on("2025-01-15"), "charter").confirmed.find("charter").as_of) == "2025-01-15"
    with pytest.raises(KeyError, match="nothing has the id 'charters'"):
        confirm(council.on("2025-01-15"), "charters")


def test_after_an_election_the_places_of_elected_officials_are_listed() -> None:
    """Those that a source says first, then those that may be; what was seen since is left out."""
    chair = Post(id="chair", function="chair", body="committee", pillars=frozenset({"elected"}))
    town = Replace("plenary-ombreval-member", pillars=None)
    seen = Replace("housing-group-ombreval-member", as_of=PartialDate.parse("2026-04-01"))
    answer = after_election(COUNCIL.apply(Add(chair), town, seen).on("2026-05-01"))
    assert [(it.id, it.sure) for it in answer.places] == [
        ("chair", True),
        ("committee-ombreval-member", True),
        ("plenary-ombreval-member", False),
    ]
    assert "if an elected official sits there" in answer.explain()
    assert "À confirmer après l’élection du 22 mars 2026" in answer.explain("fr")
    assert [row["body"] for row in answer.to_rows()] == ["committee", "committee", "plenary"]
    nobody = Council(id="there", name=Text.same("There"), jurisdiction="FR").on("2026-05-01")
    assert "Nothing is to be confirmed" in after_election(nobody).explain()
