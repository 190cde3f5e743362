"""A network over time: facts and sources apart, nothing told of bodies that speak of situations."""

import datetime

import attrs
import pytest

import clsm
from clsm import Actor, Council, Instance, PartialDate, Period, Seat, Survey, Text, Tie, network, synthetic
from clsm.network import Timeline
from clsm.problems import Mismatch
from clsm.tables import COLUMNS

YEARS = {"lille-est": (1976, 2021), "metz": (2024, 2028), "seraing": (2016, 2027), "rennes": (2005, 2020)}


def dated(text: str | None) -> PartialDate | None:
    """A date as a file writes it."""
    return PartialDate.parse(text) if text else None


def seat(holder: str, start: str | None = None, end: str | None = None, as_of: str | None = None) -> Seat:
    """A member's seat."""
    return Seat(holder=holder, status="member", period=Period(start=dated(start), end=dated(end)), as_of=dated(as_of))


def council(*seats: Seat, kind: str = "steering_committee", composition: str = "complete") -> Council:
    """One body and four actors."""
    body = Instance(
        id="body", name=Text.same("Body"), kind=kind, composition=composition, seats=seats,
        period=Period(start=dated("2000")), as_of=dated("2024"),
    )  # fmt: skip
    names = ("town", "gem", "ward", "landlord")
    actors = tuple(
        Actor(id=id, name=id.title(), period=Period(start=dated("1990")), as_of=dated("2024")) for id in names
    )
    return Council(id="there", name=Text.same("There"), jurisdiction="FR", actors=actors, instances=(body,))


def changed(answer: Timeline) -> dict[str, str]:
    """What became of each tie."""
    return {it.ids[0]: it.change for it in answer.differences if it.of == "tie"}


def test_a_new_fact_is_not_a_new_source() -> None:
    """A seat that began, one that ended, one that a source shows only later, one that stayed."""
    there = council(
        seat("town", start="2001", as_of="2024"),
        seat("gem", start="2012", as_of="2024"),
        seat("ward", start="2001", end="2012"),
        seat("landlord", as_of="2015"),
    )
    answer = network.timeline(there, days=["2010-06-01", "2020-06-01"])
    assert changed(answer) == {"town": "stable", "gem": "new", "ward": "gone", "landlord": "shown"}
    grounds = {it.ids[0]: it.ground for it in answer.differences if it.of == "tie"}
    assert grounds == {"town": None, "gem": "fact", "ward": "fact", "landlord": "source"}
    [ties] = [at for at in answer.indices if (at.when, at.index) == ("2020-06-01", "ties")]
    assert (ties.value, ties.by_fact, ties.by_source) == (3, 0, 1)
    assert "By a new fact, more: 1, fewer: 1. By a source alone, more: 1, fewer: 0. Unchanged: 1." in answer.explain()
    assert "Par un fait nouveau, en plus : 1, en moins : 1." in answer.explain("fr")


def test_where_seats_are_not_all_known_nothing_is_new_or_gone() -> None:
    """A pair that is open at one of the two times changes by source alone."""
    there = council(seat("gem", start="2012", as_of="2024"), composition="partial")
    answer = network.timeline(there, days=["2010-06-01", "2020-06-01"])
    assert changed(answer) == {
        "gem": "shown",
        "town": "cannot_be_said",
        "ward": "cannot_be_said",
        "landlord": "cannot_be_said",
    }
    back = network.timeline(
        council(seat("gem", start="2001", end="2012"), composition="partial"), days=["2010-06-01", "2020-06-01"]
    )
    assert changed(back)["gem"] == "no_longer_shown"


def test_whoever_is_named_by_a_seat_alone_may_have_sat_before() -> None:
    """Without its seat it is no node; where seats are not all known, that says nothing."""
    unnamed = Seat(
        label=Text.same("A doctor"), status="member", period=Period(start=dated("2012")), as_of=dated("2024")
    )
    for composition, change in (("complete", "new"), ("partial", "shown")):
        answer = network.timeline(council(unnamed, composition=composition), days=["2010-06-01", "2020-06-01"])
        assert [
            it.change
            for it in answer.differences
            if it.of == "tie" and it.ids[0] not in ("town", "gem", "ward", "landlord")
        ] == [change]


@pytest.mark.parametrize("name", [*YEARS, "synthetic"])
def test_each_difference_of_a_count_is_split_without_rest(name: str) -> None:
    """Organisations, bodies and ties: what changed is what new facts and new sources changed, on every day."""
    first, last = YEARS.get(name, (2020, 2026))
    there = synthetic.council(7, organisations=20) if name == "synthetic" else clsm.datasets.load(name)
    days = [datetime.date(year, 6, 1) for year in range(first, last, 3)] + [datetime.date(last, 6, 1)]
    answer = network.timeline(there, days=days)
    values = {(at.index, at.when): at for at in answer.indices}
    for index in ("organisations", "bodies", "ties"):
        for before, after in zip(answer.times, answer.times[1:], strict=False):
            now, then = values[index, after], values[index, before]
            assert now.by_fact is not None
            assert now.by_source is not None
            assert now.value is not None
            assert then.value is not None
            assert now.value - then.value == now.by_fact + now.by_source
    for at in answer.indices:
        if at.bounds and at.value is not None:
            assert at.bounds[0] <= at.bounds[1]
    assert all(at.by_fact is None for at in answer.indices if at.when == answer.times[0])


def test_of_bodies_that_speak_of_situations_nothing_is_told() -> None:
    """Neither when they began nor who came to sit there, by a seat's words either."""
    doctor = Seat(label=Text.same("A doctor"), status="member", period=Period(start=dated("2012")), as_of=dated("2024"))
    there = council(seat("gem", start="2012", as_of="2024"), doctor, kind="situation_cell")
    answer = network.timeline(there, days=["2010-06-01", "2020-06-01"])
    assert answer.left_out == 1
    assert "1 body that speaks of situations is left out" in answer.explain()
    assert not any("body" in it.ids or it.of == "body" for it in answer.differences)
    assert "doctor" not in str(answer.changes()).lower()
    assert not any(at.index == "density" for at in answer.indices)


def test_rows_are_tidy() -> None:
    """One observation a row, the same keys, words above each column, as frames too."""
    answer = network.timeline(clsm.datasets.load("lille-est"), days=["2009-01-01", "2011-11-01"])
    for rows in (answer.to_rows("fr"), answer.changes("fr")):
        assert len({tuple(row) for row in rows}) == 1
        assert {*rows[0]} <= COLUMNS.keys()
    indices, changes = answer.to_frames()
    assert (len(indices), len(changes)) == (len(answer.to_rows()), len(answer.changes()))  # type: ignore[arg-type]
    assert answer.basis == answer.bases[-1]
    assert answer.reading == "two_mode"


def test_fellowships_are_not_among_the_changes_unless_asked() -> None:
    """They count in the indices."""
    there = council(seat("gem", start="2012", as_of="2024"))
    hidden = attrs.evolve(
        there,
        actors=tuple(attrs.evolve(it, sector="self_help_fellowship") if it.id == "gem" else it for it in there.actors),
    )
    days = ["2010-06-01", "2020-06-01"]
    answer = network.timeline(hidden, days=days)
    assert not any("gem" in row["ids"] for row in answer.changes())
    assert answer.counted("tie", "new", *answer.times) == 1
    named = network.timeline(hidden, days=days, include_fellowships=True)
    assert any("gem" in row["ids"] for row in named.changes())


# ---------------------------------------------------------------- waves


def waves(actors: tuple[Actor, ...] | None = None) -> Council:
    """Two waves: the ward answered the first only, the town dropped the gem and took the landlord."""
    ids = ("town", "gem", "ward", "landlord")

    def survey(id: str, year: str, answered: tuple[str, ...]) -> Survey:
        return Survey(
            id=id, name=Text.same(f"Wave {year}"), relation="knows", asked=ids, answered=answered,
            period=Period(start=dated(year), end=dated(year)),
        )  # fmt: skip

    def tie(wave: str, origin: str, target: str) -> Tie:
        return Tie(
            id=f"{wave}-{origin}-{target}", origin=origin, target=target, relation="knows", told_by=origin, survey=wave,
            period=Period(start=dated("2010")), as_of=dated("2024"),
        )  # fmt: skip

    first, second = survey("first", "2015", ids), survey("second", "2020", ("town", "gem", "landlord"))
    ties = (
        tie("first", "town", "gem"),
        tie("first", "gem", "town"),
        tie("first", "ward", "town"),
        tie("second", "town", "landlord"),
        tie("second", "gem", "town"),
    )
    return attrs.evolve(council(), surveys=(first, second), ties=ties, actors=actors or council().actors)


def test_waves_are_compared_where_both_were_answered() -> None:
    """Ties of whoever kept silent cannot be called gone; the indices are of those who answered each wave."""
    answer = network.timeline(waves(), waves=["first", "second"])
    changes = {it.ids: it.change for it in answer.differences if it.of == "tie"}
    assert changes["town", "gem"] == "gone"
    assert changes["town", "landlord"] == "new"
    assert changes["gem", "town"] == "stable"
    assert changes["ward", "town"] == "no_longer_shown"
    assert answer.common == ("gem", "landlord", "town")
    dense = [at.value for at in answer.indices if at.index == "density"]
    assert dense == pytest.approx([2 / 6, 2 / 6])
    assert "the 3 organisations that answered each wave" in answer.explain()
    assert "From Wave 2015 to Wave 2020, ties." in answer.explain()
    assert answer.times == ("first", "second")


def test_whoever_is_not_in_a_wave_was_not_asked() -> None:
    """A partner that ended before the second wave is no tie that ended by its word."""
    gone = waves(
        actors=tuple(
            attrs.evolve(it, period=Period(start=dated("1990"), end=dated("2017"))) if it.id == "ward" else it
            for it in waves().actors
        )
    )
    answer = network.timeline(
        attrs.evolve(
            gone, surveys=tuple(attrs.evolve(it, asked=it.answered) if it.id == "second" else it for it in gone.surveys)
        ),
        waves=["first", "second"],
    )
    assert {it.ids: it.change for it in answer.differences if it.of == "tie"}["ward", "town"] == "no_longer_shown"
    assert ("ward",) in {it.ids for it in answer.differences if it.change == "gone"}


def test_what_cannot_be_followed_is_refused() -> None:
    """Too few times, out of order, both or neither; a Snapshot; waves of two relations, without a date, or none."""
    there = waves()
    for wrong in (
        {},
        {"days": ["2010-01-01"]},
        {"days": ["2010-01-01", "2009-01-01"]},
        {"days": ["2010-01-01", "2011-01-01"], "waves": ["first", "second"]},
    ):
        with pytest.raises(Mismatch, match="times that do not follow"):
            network.timeline(there, **wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="give the Council itself"):
        network.timeline(there.on("2020-01-01"), days=["2010-01-01", "2011-01-01"])  # type: ignore[arg-type]
    other = attrs.evolve(there, ties=(), surveys=(there.surveys[0], attrs.evolve(there.surveys[1], relation="funds")))
    undated = attrs.evolve(
        there,
        instances=(),
        actors=tuple(attrs.evolve(it, as_of=None) for it in there.actors),
        ties=(),
        surveys=tuple(attrs.evolve(it, period=Period()) for it in there.surveys),
    )
    for council_, ids in ((other, ["first", "second"]), (there, ["first", "town"]), (undated, ["first", "second"])):
        with pytest.raises(Mismatch, match="waves that cannot be compared"):
            network.timeline(council_, waves=ids)
    shown = attrs.evolve(undated, actors=there.actors)
    assert network.timeline(shown, waves=["first", "second"]).times == ("first", "second")
