import datetime
import pickle
from random import Random
from typing import Any

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from clsm import Actor, Council, CouncilError, Post, Remove
from clsm.council import COLLECTIONS
from clsm.dates import OPEN
from clsm.testing import councils, days

TIMED = ("actors", "axes", "instances", "posts", "agreements", "contributions")


def shuffled(council: Council, random: Random) -> Council:
    """The same council, its collections and the seats and meetings of its bodies in another order."""

    def shuffle(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(items, len(items)))

    bodies = (
        attrs.evolve(body, seats=shuffle(body.seats), meetings=shuffle(body.meetings)) for body in council.instances
    )
    whole = attrs.evolve(council, instances=tuple(bodies))
    orders: dict[str, Any] = {name: shuffle(getattr(whole, name)) for name in ("terms", *COLLECTIONS)}
    return attrs.evolve(whole, **orders)


@given(councils(), st.randoms(use_true_random=False), days())
def test_a_council_is_the_same_in_any_order(council: Council, random: Random, day: datetime.date) -> None:
    """Equality, hash and every day of a council do not depend on the order of its file."""
    other = shuffled(council, random)
    assert other == council
    assert hash(other) == hash(council)
    assert other.on(day) == council.on(day)
    assert (other.on(day).uncertain, other.on(day).presumed) == (council.on(day).uncertain, council.on(day).presumed)


@given(councils(), days(), days())
def test_a_day_taken_from_another_day_is_that_day(council: Council, one: datetime.date, other: datetime.date) -> None:
    """A snapshot forgets nothing of its council."""
    assert council.on(one).on(other) == council.on(other)
    assert council.on(one).council is council


@given(councils())
def test_a_council_travels_between_processes(council: Council) -> None:
    """What arrives is equal to what left."""
    assert pickle.loads(pickle.dumps(council)) == council


@given(councils())
def test_every_id_leads_to_its_entity(council: Council) -> None:
    """An entity is found by its id, at a path that ends with the id."""
    nested = [fact for body in council.instances for fact in (*body.seats, *body.meetings)]
    for fact in (*nested, *(entity for name in COLLECTIONS for entity in getattr(council, name))):
        assert council.find(fact.id) == fact
        assert council.path(fact.id).split("/")[-1] == fact.id


@given(councils(), days())
def test_only_what_is_known_to_be_absent_is_left_out(council: Council, day: datetime.date) -> None:
    """What is left out is absent by its own dates, on a day without the council, or an office in an absent body."""
    today, no_council = council.on(day), council.period.contains(day) is False
    bodies = {None, *(body.id for body in today.instances)}
    for name in TIMED:
        kept = {entity.id for entity in getattr(today, name)}
        for entity in getattr(council, name):
            period = entity.lifetime if isinstance(entity, Actor) else entity.period
            in_absent_body = isinstance(entity, Post) and entity.body not in bodies
            if period.contains(day) is not False and not no_council and not in_absent_body:
                assert entity.id in kept
            if period.contains(day) is False:
                assert entity.id not in kept


@given(councils(), st.lists(days(), min_size=5, max_size=9))
def test_the_days_of_a_span_have_the_same_state(council: Council, several: list[datetime.date]) -> None:
    """A council that is asked for many days keeps some states: each is what reading that day alone gives."""
    for day in (*several, *several):
        assert council.on(day) == attrs.evolve(council).on(day)
        assert council.on(day).date == day


@given(councils(), days())
def test_seats_of_the_day_are_those_of_bodies_of_the_day(council: Council, day: datetime.date) -> None:
    """A body of the day holds its seats that are not known to be absent, and all its meetings."""
    for body in council.on(day).instances:
        whole = council.find(body.id)
        assert body.meetings == whole.meetings
        assert body.seats == tuple(seat for seat in whole.seats if seat.period.contains(day) is not False)


@given(councils(), days())
def test_what_is_uncertain_or_presumed_is_there(council: Council, day: datetime.date) -> None:
    """Both lists name what the day holds, none twice; what dates themselves show is in neither, but for open ends."""
    today = council.on(day)
    listed = (*today.uncertain, *today.presumed)
    assert len(set(listed)) == len(listed)
    for id in listed:
        fact = today.find(id)
        period = fact.lifetime if isinstance(fact, Actor) else fact.period
        assert period.contains(day) is None or (period.end == OPEN and id in today.presumed)


@given(councils(), days())
def test_without_what_is_uncertain_everything_else_stays(council: Council, day: datetime.date) -> None:
    """Uncertain facts go, the seats of uncertain bodies with them, and what is listed is still there."""
    today = council.on(day)
    doubtful, sure = set(today.uncertain), today.without_uncertain()
    for name in TIMED:
        assert [fact.id for fact in getattr(sure, name)] == [
            fact.id for fact in getattr(today, name) if fact.id not in doubtful
        ]
    assert [seat.id for _, seat in sure.seats()] == [
        seat.id for body, seat in today.seats() if doubtful.isdisjoint({body.id, seat.id})
    ]
    assert (sure.uncertain, sure.territories) == ((), today.territories)
    assert set(sure.presumed) <= set(today.presumed)
    assert [sure.find(id).id for id in sure.presumed] == list(sure.presumed)


@given(councils(), st.data())
def test_what_is_taken_out_is_gone_or_missed(council: Council, data: st.DataObject) -> None:
    """Removing an entity gives a council without it, or an error in which every problem names it."""
    names = [entity.id for name in COLLECTIONS for entity in getattr(council, name)]
    assume(names)
    id = data.draw(st.sampled_from(names))
    try:
        less = council.apply(Remove(id))
    except CouncilError as error:
        named = {problem.found.en.strip("'").partition("#")[0] for problem in error.problems}
    else:
        assert id not in {entity.id for name in COLLECTIONS for entity in getattr(less, name)}
        named = {id}
    assert named == {id}
