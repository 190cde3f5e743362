from clsm import Council, Event, Indicator, PartialDate, Reference, Text

COUNCIL = Council(
    id="there",
    name=Text.same("There"),
    jurisdiction="FR",
    references=(Reference(id="slides", title=Text.same("Slides"), as_of=PartialDate(year=2011, month=10)),),
    events=(
        Event(id="course", name=Text.same("Course"), kind="training", date=PartialDate(year=2009)),
        Event(id="forum", name=Text.same("Forum"), kind="forum", date=PartialDate(year=2011, month=10)),
        Event(id="merger", name=Text.same("Merger"), kind="other"),
    ),
    indicators=(
        Indicator(id="places", name=Text.same("Places"), sources=("slides",)),
        Indicator(id="dwellings", name=Text.same("Dwellings"), as_of=PartialDate(year=2019)),
        Indicator(id="works", name=Text.same("Works")),
    ),
)


def test_events_to_come_are_left_out() -> None:
    """A day knows what had happened by then; an event without a date is kept, as it may have."""
    assert [event.id for event in COUNCIL.on("2010-06-01").events] == ["course", "merger"]
    assert [event.id for event in COUNCIL.on("2011-10-15").events] == ["course", "forum", "merger"]


def test_figures_told_later_are_left_out() -> None:
    """A figure of 2019 says nothing on a day of 2011; one that cites a dated source is of that date."""
    assert [figure.id for figure in COUNCIL.on("2010-06-01").indicators] == ["works"]
    assert [figure.id for figure in COUNCIL.on("2011-11-01").indicators] == ["places", "works"]
    assert [figure.id for figure in COUNCIL.on("2019-06-01").indicators] == ["places", "dwellings", "works"]
