import datetime

import pytest

import clsm
from clsm import Meeting, Mismatch, Post, Procedure, Seat, Text, planning
from clsm.entities.colleges import College
from clsm.entities.instances import Instance
from tests.planning.small import DAY, agreement, body, council, date
from tests.planning.town import document, town

PAPERS = planning.papers(town().on("2025-09-16"), "committee")


def test_who_is_invited_and_who_is_to_be_confirmed() -> None:
    """Seats in their order, deputies behind their full members, guests last; an announced one is only confirmed."""
    assert [(place.number, place.id, place.deputy_of) for place in PAPERS.invited] == [
        (1, "seat-hospital", None),
        (2, "seat-deputy", 1),
        (3, "seat-gem", None),
        (5, "seat-empty", None),
        (6, "seat-town", None),
        (7, "seat-agency", None),
    ]
    (committee,) = (it for it in document()["instances"] if it["id"] == "committee")
    assert {place.id for place in PAPERS.to_confirm} == {*(seat["id"] for seat in committee["seats"]), "chair"}
    assert {place.id: place.people for place in PAPERS.invited if place.people > 1} == {"seat-town": 2}
    assert [place.id for place in PAPERS.invited if place.vacant] == ["seat-empty"]
    assert [str(place.last_seen) for place in PAPERS.to_confirm] == sorted(
        str(place.last_seen) for place in PAPERS.to_confirm
    )
    assert PAPERS.basis[0] == "chair"


def test_what_was_seen_long_ago_is_confirmed_first() -> None:
    """Seats after two years, those of elected officials as soon as an election came between."""
    later = planning.papers(town().on("2026-09-16"), "committee")
    first = {place.id for place in later.to_confirm if place.to_check}
    assert first == {"seat-deputy", "seat-gem", "seat-town", "seat-agency", "seat-empty", "seat-soon"}
    assert [place.to_check for place in later.to_confirm] == [True] * 6 + [False] * 2
    assert "confirm 6 places or offices seen long ago" in [words.say() for words in later.proposed]


def test_what_the_file_announces_is_on_the_papers() -> None:
    """The meeting of the day with its agenda, the minutes to approve, what was decided and is not known to be done."""
    assert PAPERS.meeting is not None
    assert [item.title.en for item in PAPERS.agenda] == ["Logement", "Budget"]
    assert [task.what.en for task in PAPERS.open] == ["Écrire un guide", "Ouvrir une place"]
    assert [words.say("fr") for words in PAPERS.proposed] == [
        "approuver le compte rendu du 4 mars 2025",
        "suivre 2 décisions non connues comme faites",
        "fixer la prochaine réunion",
    ]
    assert PAPERS.missing == ()
    # ten clear days lie between the call and the meeting
    assert PAPERS.call_by is not None
    between = (datetime.date(2025, 9, 16) - PAPERS.call_by).days - 1
    assert between == 10
    assert "On the agenda: Logement" in PAPERS.explain()


def test_notice_without_clear_days() -> None:
    """So many days before; nothing is said where the body has no rule of it."""
    written = Procedure(notice_days=10)
    bare = planning.papers(council(instances=(body(), body("other", procedure=written))).on(DAY), "committee")
    assert (bare.call_by, bare.meeting, bare.previous, bare.to_approve) == (None, None, None, False)
    assert [words.say() for words in bare.missing] == [
        "hour", "place", "agenda", "complete list of seats", "length of notice", "quorum",
    ]  # fmt: skip
    other = planning.papers(council(instances=(body("other", procedure=written),)).on(DAY), "other")
    assert str(other.call_by) == "2024-06-20"


@pytest.mark.parametrize(
    ("meetings", "found"),
    [
        ((Meeting(date=date("2024-06-30"), state="cancelled"),), None),
        ((Meeting(date=date("2024-06")),), None),
        ((Meeting(date=date("2024-05-01"), state="put_off", put_off_to=date("2024-06-30")),), "committee-2024-05-01"),
        ((Meeting(date=date("2024-05-01"), state="put_off", put_off_to=date("2024-07-01")),), None),
        ((Meeting(date=date("2024-06-30"), state="planned"),), "committee-2024-06-30"),
    ],
)
def test_which_meeting_is_meant(meetings: tuple[Meeting, ...], found: str | None) -> None:
    """One of that day, or one that was put off to it; what was called off is not announced."""
    asked = planning.papers(council(instances=(body(meetings=meetings),)).on(DAY), "committee")
    assert (asked.meeting and asked.meeting.id) == found


def test_minutes_that_are_approved_are_not_proposed() -> None:
    """Approved by the day; an approval that comes later is not known yet."""
    for approved, open_ in (("2024-05-01", False), ("2024-07-01", True)):
        held = Meeting(date=date("2024-04-01"), minutes_approved=date(approved))
        asked = planning.papers(council(instances=(body(meetings=(held,)),)).on(DAY), "committee")
        assert asked.to_approve is open_


def test_of_a_body_that_speaks_of_situations_only_seats_are_told() -> None:
    """No meeting, no agenda, no place, no decision, whatever its file holds; with other meetings it is the same."""
    asked = planning.papers(town().on("2025-09-16"), "cell")
    assert (asked.private, asked.meeting, asked.previous, asked.open, asked.agenda) == (True, None, None, (), ())
    assert [place.id for place in asked.invited] == ["cell-town"]
    assert "Cachette" not in asked.explain() + str(asked.to_rows())
    assert "hour" not in [words.say() for words in asked.missing]
    other = town().apply(clsm.Replace("cell", meetings=()))
    assert planning.papers(other.on("2025-09-16"), "cell").explain("fr") == asked.explain("fr")


def test_places_are_called_as_the_file_calls_them() -> None:
    """A college beside the capacity, a vacant office, the function where nobody is named."""
    seats = (Seat(id="one", label=Text.same("Neighbours"), status="member", college="locals"),)
    colleges = (College(id="locals", name=Text.same("Locals")),)
    whole = council(
        instances=(Instance(id="group", name=Text.same("Group"), kind="bureau", seats=seats, colleges=colleges),),
        posts=(Post(id="secretary", function="secretary", body="group", vacant=True), Post(id="x", function="speaker")),
    )
    rows = planning.papers(whole.on(DAY), "group").to_rows()
    assert [(row["who"], row["status"]) for row in rows] == [
        ("Neighbours", "Member, Locals"),
        ("Secretary", "Secretary"),
    ]


def test_one_thing_is_told_in_the_singular() -> None:
    """One decision, one place."""
    decided = Meeting(date=date("2024-05-01"), decisions=(clsm.Decision(title=Text.same("A")),))
    seat = Seat(id="old", holder="gem", as_of=date("2019"))
    asked = planning.papers(council(instances=(body(meetings=(decided,), seats=(seat,)),)).on(DAY), "committee")
    said = asked.explain()
    assert "To propose: follow up a decision not known to be done" in said
    assert "To propose: confirm a place or office seen long ago" in said


def test_what_is_no_body_of_the_day_is_refused() -> None:
    """An id of something else, of nothing, or of a body that is gone."""
    today = council(agreements=(agreement("text"),)).on(DAY)
    with pytest.raises(Mismatch, match="the id of a body"):
        planning.papers(today, "gem")
    with pytest.raises(KeyError):
        planning.papers(today, "nothing")
