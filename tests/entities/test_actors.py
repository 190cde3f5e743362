from collections.abc import Callable

import pytest

from clsm import Actor, ActorEvent, Mismatch, PartialDate, Period, Recognition, Text


def event(kind: str, date: str | None = None) -> ActorEvent:
    """An event, dated or not."""
    return ActorEvent(kind=kind, date=PartialDate.parse(date) if date else None)


def actor(*history: ActorEvent, start: str | None = None, end: str | None = None) -> Actor:
    """An association with this history and this period."""
    known = Period(
        start=PartialDate.parse(start) if start else None,
        end=PartialDate.parse(end) if end else None,
    )
    return Actor(id="amps", name="AMPS", period=known, history=history)


@pytest.mark.parametrize("kind", ["merged_into", "succeeded_by", "dissolved"])
def test_what_happened_to_an_actor_bounds_its_life(kind: str) -> None:
    """Its foundation is its start; a merger, a successor or a dissolution its end."""
    life = actor(event("founded", "1977"), event(kind, "2012-03")).lifetime
    assert life == Period(start=PartialDate(year=1977), end=PartialDate(year=2012, month=3))


@pytest.mark.parametrize("kind", ["renamed", "forerunner_of", "recognised"])
def test_other_events_end_nothing(kind: str) -> None:
    """An actor lives on after a change of name, and a forerunner beside what grew from it."""
    changed = actor(event(kind, "2012"), event(kind))
    assert changed.lifetime == Period()
    assert not changed.has_undated_end


def test_a_stated_period_goes_before_the_history() -> None:
    """What is written as the period is not overridden by events."""
    life = actor(event("founded", "1976"), event("dissolved", "2013"), start="1977", end="2012").lifetime
    assert life == Period(start=PartialDate(year=1977), end=PartialDate(year=2012))


def test_a_dated_event_is_found_behind_an_undated_one() -> None:
    """An event without a date does not hide one that has a date."""
    life = actor(event("founded"), event("founded", "1977"), event("merged_into"), event("dissolved", "2012")).lifetime
    assert life == Period(start=PartialDate(year=1977), end=PartialDate(year=2012))


def test_an_actor_may_have_ended_nobody_knows_when() -> None:
    """An undated merger leaves the end open, and is remembered as an end."""
    merged = actor(event("merged_into"), start="1977")
    assert merged.lifetime == Period(start=PartialDate(year=1977))
    assert merged.has_undated_end
    assert not actor(event("merged_into", "2012")).has_undated_end
    assert not actor().has_undated_end


def test_an_end_that_is_only_bounded_stays_so_until_an_event_dates_it() -> None:
    """An end known to have come by 2012 is kept, and gives way to the date of the dissolution."""
    known = Period(start=PartialDate(year=1977), ended_by=PartialDate(year=2012))
    assert Actor(id="amps", name="AMPS", period=known).lifetime == known
    dated = Actor(id="amps", name="AMPS", period=known, history=(event("dissolved", "2011-06"),))
    assert dated.lifetime == Period(start=PartialDate(year=1977), end=PartialDate(year=2011, month=6))


@pytest.mark.parametrize(
    "told",
    [
        lambda: actor(event("founded", "2012"), event("dissolved", "1977")),
        lambda: actor(event("merged_into", "1976"), start="1977"),
        lambda: actor(event("founded", "2012"), end="2011"),
    ],
)
def test_an_actor_that_ended_before_it_began_is_refused(told: Callable[[], Actor]) -> None:
    """What can never be true is refused when the actor is made, not when a day is asked for."""
    with pytest.raises(Mismatch, match="before the start"):
        told()


def test_a_history_is_a_tuple_of_events() -> None:
    """A list of events could change under its reader."""
    with pytest.raises(Mismatch, match="history: found a list, expected a tuple"):
        Actor(id="amps", name="AMPS", history=[event("founded", "1977")])  # type: ignore[arg-type]


def test_an_approval_ends_after_it_is_given() -> None:
    """By whom, on which level, until when; a time that cannot be is refused."""
    approved = Recognition(
        label=Text.same("Agrément"),
        kind="approval",
        level="regional",
        date=PartialDate(year=2022),
        until=PartialDate(year=2027),
    )
    assert approved.until == PartialDate(year=2027)
    with pytest.raises(Mismatch, match="until: found an end, 2010, before the start, 2012"):
        Recognition(label=Text.same("Agrément"), date=PartialDate(year=2012), until=PartialDate(year=2010))
