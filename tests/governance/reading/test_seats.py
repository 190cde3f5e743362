import pytest

from clsm import Actor, ActorEvent, Add, Instance, Meeting, PartialDate, Period, Post, Replace, Seat, Text
from clsm.dates import OPEN
from clsm.governance.books.examples import COUNCIL, DAY
from clsm.governance.reading.seats import (
    bodies,
    carries,
    every,
    existing,
    recorded_days,
    sits,
    takes_full_part,
    weakest,
)

SOMEBODY = Text(fr="Une personne", en="Somebody")
TODAY = COUNCIL.on(DAY)


@pytest.mark.parametrize(
    ("answers", "together"),
    [((True, True), True), ((True, None), None), ((None, False), False), ((True, False), False)],
)
def test_several_answers_together(answers: tuple[bool | None, ...], together: bool | None) -> None:
    """One that is false decides; one that is unknown leaves the whole unknown."""
    assert every(*answers) is together


def test_outcomes_together() -> None:
    """A failed one decides, then one that is not documented."""
    assert weakest(["pass", "not_documented", "fail"]) == "fail"
    assert weakest(["pass", "not_documented"]) == "not_documented"
    assert weakest(["pass", "pass"]) == "pass"


@pytest.mark.parametrize(
    ("status", "evidence", "there", "full"),
    [
        ("member", "listed", True, True),
        ("ex_officio", "presence_recorded", True, True),
        ("permanent_invitee", "listed", True, False),
        ("occasional_invitee", "listed", False, False),
        ("open_participant", "presence_recorded", False, False),
        ("not_documented", "listed", None, None),
        ("member", "claimed", None, None),
        ("member", "announced", False, False),
        ("not_documented", "announced", False, False),
    ],
)
def test_which_seats_stand(status: str, evidence: str, there: bool | None, full: bool | None) -> None:
    """A claim is no seat yet and no absence either; what is announced is not there."""
    seat = Seat(label=SOMEBODY, status=status, evidence=evidence)
    assert sits(TODAY, seat) is there
    assert takes_full_part(TODAY, seat) is full


def test_who_may_take_part_is_not_a_seat() -> None:
    """Only seats are read; a body's `open_to` never is."""
    body = Instance(id="open", name=SOMEBODY, kind="plenary", open_to=(SOMEBODY,))
    today = COUNCIL.apply(Add(body)).on(DAY)
    assert today.find("open").seats == ()


def test_a_body_that_is_only_announced_is_not_there() -> None:
    """No rule finds it among the bodies, of its kind or of any."""
    today = COUNCIL.apply(Replace("committee", evidence="announced")).on(DAY)
    assert "committee" in {body.id for body in today.instances}
    assert "committee" not in {body.id for body in existing(today)}
    assert list(bodies(today, "steering_committee")) == []


@pytest.mark.parametrize(
    ("actor", "there"),
    [
        (Actor(id="guest", name="Guest"), True),
        (Actor(id="guest", name="Guest", period=Period(end=PartialDate(year=2019))), False),
        (Actor(id="guest", name="Guest", period=Period(end=PartialDate(year=2025))), False),
        (Actor(id="guest", name="Guest", period=Period(start=PartialDate(year=2027), end=OPEN)), False),
        (Actor(id="guest", name="Guest", period=Period(ended_by=PartialDate(year=2025))), False),
        (Actor(id="guest", name="Guest", history=(ActorEvent(kind="merged_into", other="ombreval"),)), False),
        (Post(id="guest", function="chair", period=Period(end=PartialDate(year=2019))), False),
        (Post(id="guest", function="chair"), True),
    ],
)
def test_the_seat_of_a_holder_that_is_no_more_is_nobodys(actor: Actor | Post, there: bool) -> None:
    """Asked of what surely stands: a holder that may have ended does not hold, one without any date does."""
    seat = Seat(holder="guest", status="member", period=Period(end=OPEN), as_of=PartialDate(year=2024))
    today = COUNCIL.apply(Add(actor), Add(seat, to="plenary")).on("2025-03-01").without_uncertain()
    assert sits(today, seat) is there


@pytest.mark.parametrize(
    ("sector", "pillars", "pillar", "answer"),
    [
        (None, {"carers"}, "carers", True),
        (None, {"carers", "people_concerned"}, "carers", True),
        (None, {"carers", "people_concerned"}, "people_concerned", None),
        (None, {"people_concerned"}, "people_concerned", True),
        (None, {"none"}, "carers", False),
        ("municipality", None, "elected", None),
        ("municipality", None, "carers", False),
        ("health_users_representation", None, "people_concerned", None),
        ("health_users_representation", None, "carers", False),
        ("family_association", {"not_documented"}, "people_concerned", None),
        ("mutual_support_group", None, "people_concerned", True),
        (None, None, "public_psychiatry", None),
        ("culture_arts", {"not_documented"}, "elected", None),
    ],
)
def test_for_whom_a_seat_stands(sector: str | None, pillars: set[str] | None, pillar: str, answer: bool | None) -> None:
    """What its source says, else its sector's default; a shared seat does not tell for people with lived experience."""
    seat = Seat(label=SOMEBODY, sector=sector, status="member", pillars=None if pillars is None else frozenset(pillars))
    assert carries(TODAY, seat, pillar) is answer


@pytest.mark.parametrize(
    ("recorded", "days"),
    [
        (None, None),
        (Period(start=PartialDate(year=2023)), None),
        (Period(end=OPEN), None),
        (Period(start=PartialDate(year=2023, month=3), end=OPEN), ("2023-03-31", "2025-01-15")),
        (Period(start=PartialDate(year=2023, month=3), end=PartialDate(year=2024)), ("2023-03-31", "2024-01-01")),
        (Period(start=PartialDate(year=2023, month=3), end=PartialDate(year=2026)), ("2023-03-31", "2025-01-15")),
        (Period(start=PartialDate(year=2024), end=PartialDate(year=2024)), None),
        (Period(start=PartialDate(year=2026), end=OPEN), None),
    ],
)
def test_the_time_that_is_surely_recorded(recorded: Period | None, days: tuple[str, str] | None) -> None:
    """Of an imprecise start or end, only what surely lies inside counts; never a day after the one asked about."""
    body = Instance(id="body", name=SOMEBODY, kind="plenary", recorded=recorded)
    found = recorded_days(COUNCIL.apply(Add(body)).on(DAY), body)
    assert (found and (str(found[0]), str(found[1]))) == days


@pytest.mark.parametrize(
    ("as_of", "held", "last"),
    [
        (None, None, "2025-01-15"),
        (PartialDate.parse("2023-06"), None, "2023-06-30"),
        (PartialDate.parse("2023-06"), "2023-09-20", "2023-09-20"),
        (PartialDate.parse("2023-06"), "2023-02-20", "2023-06-30"),
        (PartialDate.parse("2023-06"), "2025-06-20", "2023-06-30"),
    ],
)
def test_a_record_that_goes_on_reaches_as_far_as_its_source(
    as_of: PartialDate | None, held: str | None, last: str
) -> None:
    """After that nobody says that nothing was held; a meeting recorded later shows that the record went on."""
    meetings = (Meeting(date=PartialDate.parse(held)),) if held else ()
    recorded = Period(start=PartialDate.parse("2023-01-01"), end=OPEN)
    body = Instance(id="body", name=SOMEBODY, kind="plenary", recorded=recorded, as_of=as_of, meetings=meetings)
    found = recorded_days(COUNCIL.apply(Add(body)).on(DAY), body)
    assert found
    assert str(found[1]) == last


def test_a_record_that_no_source_dates_reaches_the_day() -> None:
    """Nothing says when it stopped being kept."""
    recorded = Period(start=PartialDate.parse("2023-01-01"), end=OPEN)
    body = Instance(id="body", name=SOMEBODY, kind="plenary", recorded=recorded)
    undated = COUNCIL.apply(Replace(COUNCIL.id, as_of=None), Add(body))
    days = [recorded_days(council.on("2025-06-01"), body) for council in (undated, COUNCIL.apply(Add(body)))]
    assert [day and str(day[1]) for day in days] == ["2025-06-01", DAY]
