from itertools import combinations
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clsm import Attendance, Instance, Meeting, Mismatch, PartialDate, Period, Post, Seat
from clsm.network import PartnerNetwork, TieNetwork, bridges, gaps
from tests.network.small import body, council, unnamed

YEAR = Period(start=PartialDate.parse("2011-01-01"), end=PartialDate.parse("2011-12-31"))
PEOPLE = ("ars", "gem", "town", "ward")


def met(day: str, complete: bool = True, **presences: str) -> Meeting:
    """A meeting with who was there."""
    return sheet_of(day, presences, complete)


def sheet_of(day: str, presences: dict[str, str], complete: bool = True) -> Meeting:
    """The same, of a mapping."""
    return Meeting(
        date=PartialDate.parse(day),
        attendance_list="complete" if complete else "partial",
        attendance=tuple(
            Attendance(seat=f"group-{who.replace('_', '-')}-member", presence=how) for who, how in presences.items()
        ),
    )


def recorded(*meetings: Meeting, who: tuple[str | Seat, ...] = PEOPLE, **fields: Any) -> Instance:
    """A body of which every meeting of 2011 is recorded."""
    return attrs.evolve(body("group", *who, **fields), meetings=meetings, recorded=YEAR)


def read(*bodies: Instance, start: str = "2011-01-01", end: str = "2011-12-31", **options: Any) -> TieNetwork:
    """Who met in 2011."""
    return PartnerNetwork.from_meetings(council(*bodies).on("2012-01-31"), start, end, **options)


def ties(net: TieNetwork) -> dict[tuple[str, str], float]:
    """By id, with their strength."""
    return {(net.ids[a], net.ids[b]): w for a, b, w in zip(*(it.tolist() for it in net.pairs), strict=True)}


def open_pairs(net: TieNetwork) -> set[tuple[str, str]]:
    """By id."""
    return {(net.ids[a], net.ids[b]) for a, b in zip(*(it.tolist() for it in net.unknown), strict=True)}


def test_two_meetings_make_a_tie() -> None:
    """Once is chance; a meeting of three gives each half of it, a meeting of two all."""
    net = read(
        recorded(
            met("2011-02-01", ars="present", gem="present", town="present"),
            met("2011-03-01", ars="present", gem="present"),
            met("2011-04-01", ars="present", town="excused", ward="represented"),
        )
    )
    assert ties(net) == {("ars", "gem"): 1.5}
    assert open_pairs(net) == set()
    assert net.basis.explain().startswith(
        "Read on 31 January 2012: 4 organisations, 1 tie (a tie between those that were at the same meetings"
    )
    assert "se sont trouvées aux mêmes réunions" in net.basis.explain("fr")
    assert not bridges(net).ties[0].certain
    assert gaps(net, permutations=0).explain()
    assert PartnerNetwork.from_networkx(net.to_networkx()) == net


def test_a_list_that_is_not_complete_leaves_open_who_was_there() -> None:
    """Who has no entry may have been there; in a body that is not known in full, anybody."""
    sheets = (
        met("2011-02-01", ars="present", gem="present", town="present"),
        met("2011-03-01", complete=False, ars="present", gem="present", ward="absent"),
    )
    assert open_pairs(read(recorded(*sheets))) == {("ars", "town"), ("gem", "town")}
    vague = read(recorded(*sheets, composition="partial"), body("other", "club"))
    assert ("ars", "gem") in ties(vague)
    assert open_pairs(vague) == {("ars", "town"), ("gem", "town")}
    twice = read(recorded(*sheets, met("2011-04-01", complete=False), composition="partial"), body("other", "club"))
    assert open_pairs(twice) == {*combinations(("ars", "club", "gem", "town", "ward"), 2)} - {("ars", "gem")}


def test_a_time_of_which_not_every_meeting_is_recorded_leaves_all_open() -> None:
    """More meetings may have been held: of those who sit there, or of anybody where the composition is not known."""
    sheet = met("2011-02-01", ars="present", gem="present")
    for time in (None, Period(start=PartialDate(year=2011)), Period(start=PartialDate(year=2010))):
        net = read(attrs.evolve(recorded(sheet), recorded=time), body("other", "club"))
        assert open_pairs(net) == {*combinations(PEOPLE, 2)}
    assert open_pairs(read(recorded(sheet), start="2010-12-31")) == {*combinations(PEOPLE, 2)}
    assert open_pairs(read(attrs.evolve(recorded(sheet), recorded=Period(start=YEAR.start, end="open")))) == set()
    loose = attrs.evolve(recorded(sheet, composition="partial"), recorded=None)
    assert len(open_pairs(read(loose, body("other", "club")))) == 10


def test_what_is_never_read() -> None:
    """Planned, cancelled and later meetings; plenaries unless asked for; cells, and what is outside, never."""
    there = {"ars": "present", "gem": "present"}
    sheets = (sheet_of("2011-02-01", there), sheet_of("2011-03-01", there))
    assert ties(read(recorded(*sheets))) == {("ars", "gem"): 2.0}
    assert ties(read(recorded(*(attrs.evolve(it, state="planned") for it in sheets)))) == {}
    assert ties(read(recorded(sheets[0], attrs.evolve(sheets[1], state="cancelled")))) == {}
    assert ties(read(recorded(*sheets), end="2011-02-28")) == {}
    later = tuple(sheet_of(day, there) for day in ("2012-02-01", "2012-03-01"))
    assert ties(read(recorded(*later), end="2012-12-31")) == {}
    plenary = recorded(*sheets, kind="plenary")
    assert ties(read(plenary)) == {}
    assert read(plenary).removed == {"plenary"}
    assert ties(read(plenary, plenary=True)) == {("ars", "gem"): 2.0}
    for kind in ("situation_cell", "allocation_commission", "external"):
        # where no other body is documented, nothing is known of any pair
        net = read(recorded(*sheets, kind=kind))
        assert (ties(net), open_pairs(net)) == ({}, set(combinations(net.ids, 2)))
    with pytest.raises(Mismatch, match="2011"):
        read(recorded(*sheets), end="2010-01-01")


def test_who_is_there_on_a_seat() -> None:
    """A post stands for its holder; several who hold a seat, and entries that differ, tell of nobody for sure."""
    seats = (
        Seat(holder="chair", status="member"),
        Seat(holder="gem", held_with=("ward",), status="member"),
        unnamed("A doctor", "primary_care"),
        "town",
    )
    here = {"chair": "present", "gem": "present", "primary_care": "present", "town": "present"}
    double = attrs.evolve(
        sheet_of("2011-03-01", here),
        attendance=(*sheet_of("2011-03-01", here).attendance, Attendance(seat="group-town-member", presence="absent")),
    )
    there = council(
        recorded(sheet_of("2011-02-01", here), double, who=seats),
        alone=["ars", "ward"],
        posts=[Post(id="chair", function="chair", holder="ars")],
    )
    net = PartnerNetwork.from_meetings(there.on("2012-01-31"), "2011-01-01", "2011-12-31")
    assert ties(net) == {("ars", "group-primary-care-member"): pytest.approx(1 / 2 + 1)}
    assert {("gem", "ward"), ("ars", "town"), ("ars", "gem")} <= open_pairs(net)
    assert net.label("group-primary-care-member") == "A doctor (Group)"


def test_a_date_that_is_not_known_to_the_day_counts_where_it_surely_falls() -> None:
    """A meeting of 2011 may have been in the first half of it."""
    there = {"ars": "present", "gem": "present"}
    sheets = (sheet_of("2011", there), sheet_of("2011-03", there))
    assert ties(read(recorded(*sheets))) == {("ars", "gem"): 2.0}
    half = read(recorded(*sheets), end="2011-06-30")
    assert (ties(half), open_pairs(half)) == ({}, {("ars", "gem")})


@given(
    st.lists(
        st.tuples(
            st.booleans(),
            st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(["present", "absent", "not_documented"])),
        ),
        max_size=4,
    )
)
def test_meetings_against_a_count_of_each_pair(drawn: list[tuple[bool, dict[str, str]]]) -> None:
    """How often a pair met at least and at most."""
    sheets = [sheet_of(f"2011-0{at}-01", who, complete) for at, (complete, who) in enumerate(drawn, 1)]
    net = read(recorded(*sheets))
    for pair in combinations(PEOPLE, 2):
        least = sum(all(who.get(id) == "present" for id in pair) for _, who in drawn)
        most = sum(
            all(who.get(id, "absent" if complete else "present") != "absent" for id in pair) for complete, who in drawn
        )
        assert (pair in ties(net)) == (least > 1)
        assert (pair in open_pairs(net)) == (least < 2 <= most)
