from typing import Any

import pytest

from clsm import (
    Actor,
    Add,
    Council,
    CouncilError,
    Instance,
    Meeting,
    PartialDate,
    Period,
    Reference,
    Remove,
    Replace,
    Seat,
    Term,
    Text,
    diff,
)

GEM = Actor(id="gem", name="GEM Amitié Partage")
EPSM = Actor(id="epsm", name="EPSM")
BATHS = Term(list="sectors", id="baths", label=Text.same("Baths"))
BUS = Term(list="sectors", id="night_bus", label=Text.same("Night bus"))
COMMITTEE = Instance(
    id="committee",
    name=Text.same("Committee"),
    kind="steering_committee",
    seats=(Seat(holder="epsm", status="member"),),
    meetings=(Meeting(date=PartialDate.parse("2011-05-12")),),
)
HERE = Council(id="here", name=Text.same("Here"), jurisdiction="FR", actors=(EPSM,), instances=(COMMITTEE,))


def seats(council: Council) -> list[str]:
    """The ids of the seats of the committee."""
    return [seat.id for seat in council.find("committee").seats]


def test_what_is_added_is_there_and_can_be_taken_away() -> None:
    """Adding and removing gives back the same council, and the one before is never touched."""
    more = HERE.apply(Add(GEM))
    assert more.find("gem") == GEM
    assert [actor.id for actor in HERE.actors] == ["epsm"]
    assert more.apply(Remove("gem")) == HERE


def test_a_seat_or_a_meeting_is_added_to_a_body() -> None:
    """The body that is named gives it its id, and the others stay as they are."""
    more = HERE.apply(
        Add(Instance(id="bureau", name=Text.same("Bureau"), kind="bureau")),
        Add(Seat(holder="epsm", status="permanent_invitee"), to="bureau"),
        Add(Meeting(date=PartialDate.parse("2011-06")), to="bureau"),
    )
    assert more.path("bureau-epsm-permanent-invitee") == "instances/bureau/seats/bureau-epsm-permanent-invitee"
    assert more.path("bureau-2011-06") == "instances/bureau/meetings/bureau-2011-06"
    assert more.find("committee") == COMMITTEE


def test_several_changes_are_checked_together_at_the_end() -> None:
    """A holder may be added after its seat, but not left out."""
    seat = Add(Seat(holder="gem", status="member"), to="committee")
    assert seats(HERE.apply(seat, Add(GEM))) == ["committee-epsm-member", "committee-gem-member"]
    with pytest.raises(CouncilError, match=r"committee-gem-member/holder: found 'gem'"):
        HERE.apply(seat)


def test_removing_what_is_named_elsewhere_is_refused() -> None:
    """No seat is left without its holder, and the message leads to it."""
    with pytest.raises(CouncilError, match=r"instances/committee/seats/committee-epsm-member/holder: found 'epsm'"):
        HERE.apply(Remove("epsm"))
    assert HERE.apply(Remove("committee-epsm-member"), Remove("epsm")).actors == ()


def test_the_neighbours_of_what_changes_stay_where_they_are() -> None:
    """In a body as in the council, what is not named is kept, in its order."""
    three = HERE.apply(
        Add(GEM),
        Add(Seat(holder="gem", status="member"), to="committee"),
        Add(Seat(holder="epsm", status="ex_officio"), to="committee"),
    )
    assert seats(three.apply(Replace("committee-gem-member", id="gem-seat"))) == [
        "committee-epsm-member",
        "gem-seat",
        "committee-epsm-ex-officio",
    ]
    assert seats(three.apply(Remove("committee-epsm-member"))) == ["committee-gem-member", "committee-epsm-ex-officio"]
    assert [actor.id for actor in three.apply(Replace("epsm", name="Hospital")).actors] == ["epsm", "gem"]


def test_a_body_leaves_with_its_seats() -> None:
    """Its seats and meetings are not found any more."""
    without = HERE.apply(Remove("committee"))
    with pytest.raises(KeyError):
        without.find("committee-epsm-member")


def test_some_fields_are_replaced_and_the_others_kept() -> None:
    """By the id of an entity, of a seat, of a meeting, or of the council itself."""
    changed = HERE.apply(
        Replace("epsm", name="EPSM Lille-Métropole"),
        Replace("committee", composition="complete"),
        Replace("committee-epsm-member", voice="deliberative"),
        Replace("committee-2011-05-12", place=Text.same("Town hall")),
        Replace("here", jurisdiction="BE"),
    )
    assert changed.find("epsm") == Actor(id="epsm", name="EPSM Lille-Métropole")
    assert (changed.find("committee").composition, changed.find("committee").kind) == ("complete", "steering_committee")
    assert changed.find("committee-epsm-member").voice == "deliberative"
    assert changed.find("committee-2011-05-12").place == Text.same("Town hall")
    assert (changed.jurisdiction, changed.id) == ("BE", "here")


def test_a_derived_id_follows_what_it_is_derived_from() -> None:
    """An invitee who becomes a member is found as a member; a meeting that is moved is found on its day."""
    changed = HERE.apply(
        Replace("committee-epsm-member", status="ex_officio", period=Period(start=PartialDate(year=2012))),
        Replace("committee-2011-05-12", date=PartialDate.parse("2011-05-19")),
    )
    assert seats(changed) == ["committee-epsm-ex-officio-2012"]
    assert changed.find("committee-2011-05-19")


def test_a_written_id_stays_when_a_seat_changes() -> None:
    """Only ids that the body gave are given anew."""
    written = HERE.apply(Replace("committee-epsm-member", id="hospital"))
    assert seats(written) == ["hospital"]
    assert seats(written.apply(Replace("hospital", status="ex_officio"))) == ["hospital"]


@pytest.mark.parametrize("change", [Remove("gme"), Replace("gme", name="GEM"), Add(Seat(holder="epsm"), to="gme")])
def test_a_change_of_what_is_not_there_is_an_error(change: Any) -> None:
    """A mistyped id changes nothing in silence, and is named."""
    with pytest.raises(KeyError, match="gme"):
        HERE.apply(change)


def test_a_seat_is_added_to_a_body_only() -> None:
    """An actor has no seats."""
    with pytest.raises(KeyError, match="epsm"):
        HERE.apply(Add(Seat(holder="epsm"), to="epsm"))


@pytest.mark.parametrize(("entity", "to"), [(Seat(holder="epsm"), None), (GEM, "committee")])
def test_only_seats_and_meetings_are_added_to_something(entity: Any, to: str | None) -> None:
    """The change is refused when it is made, before it reaches a council."""
    with pytest.raises(ValueError, match="a college is added to a body, named by `to`; nothing else is"):
        Add(entity, to=to)


@pytest.mark.parametrize("entity", [BATHS, "gem", Text.same("GEM"), HERE])
def test_only_what_has_an_id_of_its_own_is_added(entity: Any) -> None:
    """A word, a term or a council is refused in a sentence."""
    with pytest.raises(TypeError, match=f"a {type(entity).__name__} is not an entity with an id of its own"):
        Add(entity)


@pytest.mark.parametrize("change", [(Remove("epsm"),), [Add(GEM)], "epsm", None])
def test_changes_are_given_one_by_one(change: Any) -> None:
    """Whoever forgets the star of ``apply(*changes)`` is told."""
    with pytest.raises(TypeError, match=r"changes are given one by one, as in apply\(\*changes\)"):
        HERE.apply(change)


def test_an_id_added_twice_is_refused() -> None:
    """The council that would come of it does not hold together."""
    with pytest.raises(CouncilError, match="already the id of actors/gem"):
        HERE.apply(Add(GEM), Add(GEM))


def test_no_change_at_all_gives_the_same_council() -> None:
    """Applying nothing is harmless, and equal councils have no difference."""
    assert HERE.apply() == HERE
    assert diff(HERE, HERE) == ()


def test_the_difference_of_two_councils_says_what_happened() -> None:
    """What left, what changed and what came, in this order, each by its id."""
    gem_seat = Seat(id="committee-gem-member", holder="gem", status="member")
    after = HERE.apply(
        Add(GEM),
        Remove("committee-2011-05-12"),
        Replace("committee-epsm-member", voice="deliberative"),
        Replace("here", name=Text.same("Here and there")),
        Add(gem_seat, to="committee"),
    )
    changes = diff(HERE, after)
    assert changes == (
        Remove("committee-2011-05-12"),
        Replace("here", name=Text.same("Here and there")),
        Replace("committee-epsm-member", voice="deliberative"),
        Add(GEM),
        Add(gem_seat, to="committee"),
    )
    assert HERE.apply(*changes) == after


def test_the_difference_follows_the_order_of_the_council() -> None:
    """Two runs of a program print the same difference."""
    many = HERE.apply(*(Add(Actor(id=f"actor-{number}", name="A")) for number in range(20)))
    renamed = many.apply(*(Replace(f"actor-{number}", name="B") for number in range(20)))
    assert diff(many, renamed) == tuple(Replace(f"actor-{number}", name="B") for number in range(20))


def test_another_order_is_no_difference() -> None:
    """Councils that are equal differ in nothing, own terms included."""
    more = HERE.apply(Add(GEM), Replace("here", terms=(BATHS, BUS)))
    other = Council(
        id="here",
        name=Text.same("Here"),
        jurisdiction="FR",
        actors=(GEM, EPSM),
        instances=(COMMITTEE,),
        terms=(BUS, BATHS),
    )
    assert more == other
    assert diff(more, other) == ()


def test_new_terms_are_a_difference() -> None:
    """Terms have no id of their own in a council: they are replaced together."""
    after = HERE.apply(Replace("here", terms=(BATHS,)))
    assert diff(HERE, after) == (Replace("here", terms=(BATHS,)),)


def test_an_id_may_come_to_mean_something_else() -> None:
    """An actor's id that becomes a reference's, and a seat that moves to another body, are followed."""
    before = HERE.apply(Add(GEM), Replace("committee-epsm-member", id="hospital"))
    after = HERE.apply(
        Add(Reference(id="gem", title=Text.same("GEM"))),
        Add(Instance(id="bureau", name=Text.same("Bureau"), kind="bureau")),
        Remove("committee-epsm-member"),
        Add(Seat(id="hospital", holder="epsm", status="member"), to="bureau"),
    )
    assert before.apply(*diff(before, after)) == after
    assert after.apply(*diff(after, before)) == before


def test_a_seat_that_keeps_its_id_keeps_it_in_the_difference() -> None:
    """An id that a file wrote down before its seat changed is not derived anew."""
    after = HERE.apply(Replace("committee-epsm-member", id="committee-epsm-member", status="ex_officio"))
    assert seats(after) == ["committee-epsm-member"]
    assert HERE.apply(*diff(HERE, after)) == after


def test_a_council_may_take_another_id() -> None:
    """A council that is renamed is the same council in its difference."""
    after = HERE.apply(Replace("here", id="there"))
    assert after.id == "there"
    assert diff(HERE, after) == (Replace("here", id="there"),)
    assert HERE.apply(*diff(HERE, after)) == after


def test_changes_are_values() -> None:
    """Two changes that say the same are equal, whatever the order of their fields."""
    assert Replace("gem", name="GEM", note=None) == Replace("gem", note=None, name="GEM")
    assert len({Remove("gem"), Remove("gem"), Add(GEM), Add(GEM)}) == 2
