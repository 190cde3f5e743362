from collections.abc import Iterable
from typing import Any

import attrs
import pytest
from hypothesis import given

from clsm import Actor, Council, Period, Post, Text
from clsm.dates import PartialDate
from clsm.entities.actors import ActorEvent
from clsm.entities.objectives import Target
from clsm.entities.territories import Territory
from clsm.entities.ties import OpenCell, Survey, Tie
from clsm.network import PartnerNetwork
from clsm.network.networks.tie_basis import READINGS
from clsm.network.networks.tie_network import TieNetwork
from clsm.problems import Mismatch
from clsm.programs import Program
from clsm.testing import councils
from tests.network.small import DAY, LATER, body, council

GONE = Period(end=PartialDate(year=1999))


def _tie(origin: str, target: str, relation: str = "knows", **fields: Any) -> Tie:
    number = "-".join(str(value) for value in fields.values() if isinstance(value, str | int))
    return Tie(
        id=f"{origin}-{relation}-{target}-{number}".strip("-"),
        origin=origin,
        target=target,
        relation=relation,
        **fields,
    )


def _survey(relation: str = "knows", asked: Iterable[str] = (), answered: Iterable[str] = ()) -> Survey:
    return Survey(
        id=f"survey-{relation.replace('_', '-')}",
        name=Text.same("Survey"),
        relation=relation,
        asked=tuple(asked),
        answered=tuple(answered),
    )


def _council(
    *ties: Tie,
    surveys: Iterable[Survey] = (),
    alone: Iterable[str] = ("gem", "town", "ward"),
    posts: Iterable[Post] = (),
    actors: Iterable[Actor] = (),
    **fields: Any,
) -> Council:
    nowhere = [attrs.evolve(actor, territory=None) for actor in actors]
    there = council(alone=alone, posts=posts, actors=nowhere)
    made = {actor.id: actor for actor in (*there.actors, *actors)}
    return attrs.evolve(there, actors=tuple(made.values()), ties=ties, surveys=tuple(surveys), **fields)


def _read(there: Council, relation: str | None = None) -> TieNetwork:
    return PartnerNetwork.from_ties(there.on(DAY), relation)


def _ties(net: TieNetwork) -> dict[tuple[str, str], float]:
    columns = zip(net.origin.tolist(), net.target.tolist(), net.weight.tolist(), strict=True)
    return {(net.ids[a], net.ids[b]): weight for a, b, weight in columns}


def _answered(net: TieNetwork) -> list[str]:
    return [id for id, quiet in zip(net.ids, net.silent.tolist(), strict=True) if not quiet]


def test_ties_are_read_on_a_day() -> None:
    """A council without a day is refused, and the sentence says what to give."""
    with pytest.raises(TypeError, match=r"council\.on\('2011-11-01'\)"):
        PartnerNetwork.from_ties(_council())  # type: ignore[arg-type]


def test_whoever_tells_a_tie_names_the_other() -> None:
    """Told by its target, it goes the other way; told by a document or a third, as it is written."""
    net = _read(
        _council(
            _tie("gem", "town", told_by="gem"),
            _tie("gem", "ward", told_by="ward", level=3),
            _tie("town", "ward", told_by="gem", level=2),
            _tie("ward", "town"),
        )
    )
    assert _ties(net) == {("gem", "town"): 1, ("ward", "gem"): 3, ("town", "ward"): 2, ("ward", "town"): 1}
    assert net.directed
    assert str(net.date) == DAY
    assert net.relation is None


def test_a_third_party_is_no_word_of_those_who_answered() -> None:
    """The town answered and does not name the ward: what the others say of it leaves the cell open."""
    everybody = ["gem", "town", "ward"]
    hearsay = _tie("town", "ward", told_by="gem")
    open_cell = _read(_council(hearsay, surveys=[_survey(asked=everybody, answered=everybody)]))
    assert _ties(open_cell) == {}
    assert open_cell.basis.unknown_pairs == 1
    own = _tie("town", "ward", told_by="town")
    assert _ties(_read(_council(hearsay, own, surveys=[_survey(asked=everybody, answered=everybody)]))) == {
        ("town", "ward"): 1
    }


def test_whoever_holds_an_office_tells_of_it_at_first_hand() -> None:
    """The town employs the coordinator, whose ties it tells."""
    post = Post(id="coordinator", function="coordinator", employer="town")
    everybody = ["gem", "town", "ward"]
    surveys = [_survey(asked=everybody, answered=everybody)]
    theirs = _council(_tie("gem", "coordinator", told_by="town"), posts=[post], surveys=surveys)
    assert list(_ties(_read(theirs))) == [("gem", "coordinator")]
    others = _council(_tie("gem", "coordinator", told_by="ward"), posts=[post], surveys=surveys)
    assert _ties(_read(others)) == {}


def test_cells_that_a_survey_left_open_are_unknown() -> None:
    """Neither a tie nor its absence; a tie that is told closes the cell, and one about oneself is none."""
    everybody = ["gem", "town", "ward"]
    cells = (OpenCell(by="gem", about="town", why="does_not_know"), OpenCell(by="gem", about="gem"))
    survey = attrs.evolve(_survey(asked=everybody, answered=everybody), left_open=cells)
    assert _read(_council(surveys=[survey])).basis.unknown_pairs == 1
    told = _read(_council(_tie("gem", "town", told_by="gem"), surveys=[survey]))
    assert (list(_ties(told)), told.basis.unknown_pairs) == ([("gem", "town")], 0)


def test_told_several_times_a_tie_is_as_strong_as_the_closest() -> None:
    """And how often is counted."""
    net = _read(_council(_tie("gem", "town", level=2), _tie("gem", "town", level=4), _tie("gem", "town")))
    assert _ties(net) == {("gem", "town"): 4}
    assert net.parallel_merged == 2


def test_only_those_who_answered_can_be_read_as_not_naming_somebody() -> None:
    """Asked and silent, never asked, known by a document only: unknown."""
    knows = _survey(asked=["gem", "town", "ward"], answered=["gem", "town"])
    agrees = _survey("agreement", asked=["gem"], answered=["gem"])
    ties = (_tie("gem", "town", told_by="gem"), _tie("town", "ward", "agreement"))
    assert _answered(_read(_council(*ties))) == []
    assert _answered(_read(_council(*ties, surveys=[knows]))) == ["gem", "town"]
    there = _council(*ties, surveys=[knows, agrees])
    assert _answered(_read(there)) == ["gem"]
    assert _answered(_read(there, "knows")) == ["gem", "town"]
    assert _ties(_read(there, "knows")) == {("gem", "town"): 1}
    assert _read(there, "agreement").relation == "agreement"
    net = _read(there, "knows")
    assert net.reading("any").basis.unknown_pairs == 2
    assert _answered(_read(there, "hosts")) == []


def test_a_relation_that_nobody_knows_is_met_with_a_suggestion() -> None:
    """The council's own terms count."""
    with pytest.raises(Mismatch, match="did you mean 'knows'"):
        _read(_council(), "know")


def test_partners_without_a_tie_are_there_and_bystanders_are_not() -> None:
    """As in the two-mode network: an actor that is asked or tied counts whatever else it is."""
    carrier = [Actor(id="self", name="Self")]
    assert _read(_council(actors=carrier, carrier="self")).ids == ("gem", "town", "ward")
    asked = _council(actors=carrier, carrier="self", surveys=[_survey(asked=["self"])])
    assert _read(asked).ids == ("gem", "self", "town", "ward")
    tied = _council(_tie("gem", "self"), actors=carrier, carrier="self")
    assert _read(tied).ids == ("gem", "self", "town", "ward")


def test_posts_stand_for_their_holders_except_the_coordinators() -> None:
    """A tie of the town with its own mayor is a loop."""
    posts = [
        Post(id="coordination", function="coordinator", holder="town"),
        Post(id="mayor", function="president", holder="town"),
        Post(id="old-chair", function="chair", holder="old"),
        Post(id="pen", function="secretary"),
    ]
    net = _read(
        _council(
            _tie("coordination", "gem"),
            _tie("mayor", "gem"),
            _tie("mayor", "town"),
            _tie("pen", "gem"),
            _tie("old-chair", "gem"),
            posts=posts,
            actors=[Actor(id="old", name="Old", period=GONE)],
        )
    )
    assert _ties(net) == {("coordination", "gem"): 1, ("town", "gem"): 1, ("pen", "gem"): 1}
    assert net.loops_dropped == 1
    assert {id: role for id, role in zip(net.ids, net.roles, strict=True) if role} == {
        "coordination": "coordinator",
        "pen": "secretary",
    }
    reduced = net.reduced()
    assert reduced is not None
    assert reduced.ids == ("gem", "pen", "town", "ward")


def test_a_tie_that_may_not_stand_is_left_open() -> None:
    """It is neither there nor absent, even where its teller answered."""
    survey = _survey(asked=["gem", "town", "ward"], answered=["gem", "town", "ward"])
    net = _read(_council(_tie("gem", "town", told_by="gem", period=LATER), surveys=[survey]))
    assert (_ties(net), net.basis.unknown_arcs, net.reading("any").unknown_pairs) == ({}, 1, 1)
    assert net.reading("confirmed").unknown_pairs == 0


def test_a_dated_tie_shows_that_its_ends_were_there() -> None:
    """An answer does, where nothing else says so before a later date; not of an end or an office in doubt."""
    day, later = PartialDate.parse(DAY), PartialDate.parse("2030")
    actors = [Actor(id=id, name=id, as_of=later) for id in ("gem", "town")]
    actors.append(Actor(id="old", name="old", as_of=later, history=(ActorEvent(kind="dissolved"),)))
    posts = [Post(id="desk", function="secretary", holder="town", as_of=later)]
    earlier = PartialDate.parse("2009")
    ties = [
        _tie("gem", "town", told_by="gem", as_of=day),
        _tie("town", "gem", told_by="town", as_of=earlier),
        _tie("old", "gem", told_by="old", as_of=earlier),
        _tie("gem", "desk", told_by="gem", as_of=day),
        _tie("town", "old", told_by="town", as_of=later),
    ]
    there = _council(*ties, actors=actors, posts=posts)
    assert {"gem", "town", "old", "desk"} <= set(there.on(DAY).uncertain)
    net = _read(there)
    assert set(_ties(net)) == {("gem", "town"), ("town", "gem")}


def test_sectors_and_what_partners_work_on() -> None:
    """From the actor, and from the programs that name it; what is not documented is not known."""
    programs = (
        Program(
            id="flats",
            name=Text.same("Flats"),
            kind="housing_scheme",
            themes=("housing",),
            targets=(Target(population="young_people", territory="there"), Target(population="children")),
            territories=("here",),
            led_by=("town",),
            partners=("gem",),
        ),
    )
    there = _council(
        actors=[
            Actor(id="ward", name="Ward", sector="adult_psychiatry", territory="here"),
            Actor(id="town", name="Town"),
            Actor(id="gem", name="GEM"),
        ],
        territories=tuple(Territory(id=id, name=id, kind="commune") for id in ("here", "there")),
        programs=programs,
    )
    net = _read(there)
    about = {
        ("theme", "housing"),
        ("public", "young_people"),
        ("public", "children"),
        ("territory", "here"),
        ("territory", "there"),
    }
    assert list(net.concerns) == [about, about, {("territory", "here")}]
    assert net.sectors == (None, None, "adult_psychiatry")
    two = PartnerNetwork.from_council(there.on(DAY))
    assert two.node("gem").concerns == about
    assert two.projected().concerns == net.concerns


@given(councils())
def test_every_council_has_a_network_of_declared_ties(there: Council) -> None:
    """No tie of anybody who is not there; what is told is within what was declared."""
    today = there.on("2015-01-01")
    net = PartnerNetwork.from_ties(today)
    assert len(_ties(net)) + len(net.open_origin) + net.loops_dropped + net.parallel_merged <= len(today.ties)
    assert net.basis.explain("fr")
    for kind in READINGS:
        assert net.reading(kind).unknown_pairs == len(net.reading(kind).unknown[0])
    assert PartnerNetwork.from_networkx(net.to_networkx()) == net


def test_a_seat_is_no_tie() -> None:
    """Who sits together is not thereby tied."""
    assert _ties(PartnerNetwork.from_ties(council(body("a", "town", "gem")).on(DAY))) == {}
