"""A council's life, drawn at random: seats are opened, bodies meet, partners merge and change their names."""

import datetime

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from clsm import (
    Actor,
    ActorEvent,
    Add,
    Council,
    Instance,
    Meeting,
    PartialDate,
    Period,
    Remove,
    Replace,
    Seat,
    Text,
    check,
    diff,
    dumps,
    loads,
)
from clsm.testing import councils


def on(day: datetime.date) -> PartialDate:
    """A whole day, as a date."""
    return PartialDate.of(day)


class Life(RuleBasedStateMachine):
    """What happens to one council, one day after the other; nothing that happened is forgotten."""

    council: Council
    day: datetime.date
    count: int

    @initialize(council=councils(most=4))
    def begins(self, council: Council) -> None:
        """A council with a body and two partners, on its first day."""
        self.before = attrs.evolve(council, period=Period()).apply(
            Add(Actor(id="life-gem", name="GEM", sector="mutual_support_group")),
            Add(Actor(id="life-epsm", name="EPSM", sector="psychiatric_hospital")),
            Add(
                Instance(
                    id="life-committee",
                    name=Text.same("Committee"),
                    kind="steering_committee",
                    period=Period(start=PartialDate(year=2009), end="open"),
                )
            ),
        )
        self.council, self.day, self.count = self.before, datetime.date(2010, 1, 1), 0
        self.changes: list[Add | Replace | Remove] = []

    def happens(self, *changes: Add | Replace | Remove) -> None:
        """Make the changes, and let a month go by."""
        self.council = self.council.apply(*changes)
        self.day += datetime.timedelta(days=31)
        self.changes += changes

    @rule(partner=st.sampled_from(["life-gem", "life-epsm"]), status=st.sampled_from(["member", "permanent_invitee"]))
    def a_seat_is_opened(self, partner: str, status: str) -> None:
        """A seat from this day on: it was not there the day before."""
        seat = Seat(holder=partner, status=status, period=Period(start=on(self.day), end="open"))
        self.happens(Add(seat, to="life-committee"))
        opened = f"life-committee-{partner}-{status.replace('_', '-')}-{on(self.day - datetime.timedelta(days=31))}"
        before = self.council.on(self.day - datetime.timedelta(days=32))
        assert opened not in {seat.id for _, seat in before.seats()}
        assert opened in {seat.id for _, seat in self.council.on(self.day).seats()}

    @rule()
    def the_body_meets(self) -> None:
        """A meeting on this day."""
        self.happens(Add(Meeting(date=on(self.day)), to="life-committee"))

    @rule()
    def a_partner_changes_its_name(self) -> None:
        """The old name is kept as an alias, and the change as an event."""
        gem = self.council.find("life-gem")
        event = ActorEvent(kind="renamed", date=on(self.day))
        self.happens(
            Replace("life-gem", name=f"GEM {self.day}", aliases=(*gem.aliases, gem.name), history=(*gem.history, event))
        )
        assert "GEM" in self.council.find("life-gem").aliases

    @rule()
    def a_new_partner_merges_into_another(self) -> None:
        """It stands until that day, and not after."""
        self.count += 1
        merged = ActorEvent(kind="merged_into", date=on(self.day), other="life-epsm")
        self.happens(
            Add(Actor(id=f"life-{self.count}", name="Service", history=(merged,), as_of=PartialDate(year=2009)))
        )
        assert f"life-{self.count}" not in {actor.id for actor in self.council.on(self.day).actors}

    @invariant()
    def nothing_is_lost_in_a_file(self) -> None:
        """What is written reads back the same at any time of its life."""
        assert loads(dumps(self.council)) == self.council

    @invariant()
    def the_life_can_be_told_and_undone(self) -> None:
        """The difference between two days of its life makes the one of the other, both ways."""
        assert self.before.apply(*diff(self.before, self.council)) == self.council
        assert self.council.apply(*diff(self.council, self.before)) == self.before
        assert self.before.apply(*self.changes) == self.council

    @invariant()
    def every_day_can_be_asked(self) -> None:
        """A day of a day is that day, and the rules answer on it."""
        today = self.council.on(self.day)
        assert today.on("2001-01-01") == self.council.on("2001-01-01")
        assert check(today).conforms in (True, False, None)
        assert attrs.evolve(self.council) == self.council


TestLife = Life.TestCase
# a life is long: a quarter of the examples that the profile asks for
TestLife.settings = settings(max_examples=settings().max_examples // 4, stateful_step_count=12)
