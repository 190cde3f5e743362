"""A council with three towns, for the tests of planning, made of a few words."""

from clsm import Actor, Agreement, Council, Indicator, Instance, PartialDate, Period, Program, Tally, Territory, Text
from clsm.programs import Details

DAY = "2024-06-30"


def date(text: str) -> PartialDate:
    """A date as councils write it."""
    return PartialDate.parse(text)


def time(start: str, end: str | None = None) -> Period:
    """From a date to a date; of one date, the time that it names."""
    return Period(start=date(start), end=date(end or start))


def tally(
    what: str,
    count: int | None,
    start: str = "2024",
    end: str | None = None,
    *,
    sector: str | None = None,
    territory: str | None = None,
    outcome: str | None = None,
) -> Tally:
    """One count over one period."""
    return Tally(what=what, count=count, period=time(start, end), sector=sector, territory=territory, outcome=outcome)


def program(id: str, kind: str, details: Details | None = None, *tallies: Tally, **fields: object) -> Program:
    """A program of a kind; the council's source shows it in 2024."""
    return Program(id=id, name=Text.same(id.title()), kind=kind, details=details, tallies=tallies, **fields)  # type: ignore[arg-type]


def council(*programs: Program, **fields: object) -> Council:
    """A council of the towns North, South and West, with two partners."""
    given: dict[str, object] = {
        "id": "small",
        "name": Text.same("Small"),
        "jurisdiction": "FR",
        "as_of": date("2024"),
        "perimeter": ("north", "south", "west"),
        "territories": (
            *(Territory(id=town, name=town.title()) for town in ("north", "south", "west")),
            Territory(id="sector", name="Sector", members=("north", "south")),
            Territory(id="region", name="Region", members=("sector", "north")),
            Territory(id="quarter", name="Quarter", parent="west"),
            Territory(id="far", name="Far"),
        ),
        "actors": (Actor(id="gem", name="GEM"), Actor(id="landlord", name="Landlord")),
        "programs": programs,
    }
    return Council(**(given | fields))  # type: ignore[arg-type]


def body(id: str = "committee", **fields: object) -> Instance:
    """A steering committee."""
    return Instance(id=id, name=Text.same(id.title()), kind="steering_committee", **fields)  # type: ignore[arg-type]


def agreement(id: str, kind: str = "convention", **fields: object) -> Agreement:
    """A text."""
    return Agreement(id=id, name=Text.same(id.title()), kind=kind, **fields)  # type: ignore[arg-type]


def indicator(id: str, **fields: object) -> Indicator:
    """A stated figure."""
    return Indicator(id=id, name=Text.same(id.title()), **fields)  # type: ignore[arg-type]
