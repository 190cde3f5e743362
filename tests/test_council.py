import datetime
import pickle
from typing import Any

import attrs
import pytest

import clsm
from clsm import (
    Actor,
    ActorEvent,
    Add,
    Agreement,
    Attendance,
    Axis,
    College,
    Contribution,
    Council,
    CouncilError,
    Instance,
    Meeting,
    Mismatch,
    PartialDate,
    Payer,
    Period,
    Population,
    Post,
    Reference,
    Remove,
    Seat,
    Snapshot,
    Statement,
    Term,
    Territory,
    Text,
    synthetic,
)
from clsm.cards import HEIGHT, WIDTH
from clsm.council import as_snapshot
from clsm.dates import OPEN
from clsm.tables import COLUMNS

NAME = Text.same("There")
DAY = "2011-11-01"


def date(text: str) -> PartialDate:
    """A partial date."""
    return PartialDate.parse(text)


def council(**fields: Any) -> Council:
    """A French council named "there"."""
    return Council(**{"id": "there", "name": NAME, "jurisdiction": "FR", **fields})


def actor(id: str = "epsm", **fields: Any) -> Actor:
    """An organisation."""
    return Actor(**{"id": id, "name": id.upper(), **fields})


def body(id: str = "committee", **fields: Any) -> Instance:
    """A steering committee."""
    return Instance(**{"id": id, "name": Text(fr="Comité", en="Committee"), "kind": "steering_committee", **fields})


def reference(id: str = "slides", as_of: str | None = "2011-10") -> Reference:
    """A document that shows the state of things at a time."""
    return Reference(id=id, title=Text.same(id.title()), as_of=date(as_of) if as_of else None)


def problems(**fields: Any) -> list[str]:
    """What keeps a council with these fields from being built."""
    with pytest.raises(CouncilError) as caught:
        council(**fields)
    return [str(problem) for problem in caught.value.problems]


def lists(today: Snapshot, id: str) -> str:
    """Under which word a snapshot lists the entity with this id."""
    if id in today.uncertain:
        return "uncertain"
    if id in today.presumed:
        return "presumed"
    try:
        today.find(id)
    except KeyError:
        return "absent"
    return "holds"


# ---------------------------------------------------------------- what does not hold together


def test_everything_that_is_wrong_is_said_together() -> None:
    """Ids that are shared and names of what is not there, each with its path of ids and the nearest id."""
    assert problems(
        carrier="aismc",
        sources=("slide#p. 2",),
        references=(reference(),),
        actors=(actor("epsm"), actor("aissmc", territory="ronchain"), actor("epsm", name="Twice")),
        territories=(
            Territory(id="ronchin", name="Ronchin", populations=(Population(year=2011, count=1, sources=("insee",)),)),
        ),
        instances=(
            body(seats=(Seat(holder="epms", status="member"),), meetings=(Meeting(id="ronchin", date=date(DAY)),)),
        ),
        contributions=(Contribution(id="fee", name=NAME, payers=(Payer(actor="epsm", territory="ronchain"),)),),
    ) == [
        "actors/epsm: found 'epsm', already the id of actors/epsm, expected an id that nothing else has; "
        "write an id of its own for one of them",
        "instances/committee/meetings/ronchin: found 'ronchin', already the id of territories/ronchin, "
        "expected an id that nothing else has; write an id of its own for one of them",
        "carrier: found 'aismc', expected the id of one of the actors; did you mean 'aissmc'?",
        "sources: found 'slide#p. 2', expected the id of one of the references; did you mean 'slides'?",
        "territories/ronchin/populations/2011/sources: found 'insee', expected the id of one of the references",
        "actors/aissmc/territory: found 'ronchain', expected the id of one of the territories; did you mean 'ronchin'?",
        "instances/committee/seats/committee-epms-member/holder: found 'epms', "
        "expected the id of one of the actors or posts; did you mean 'epsm'?",
        "contributions/fee/payers/epsm/territory: found 'ronchain', "
        "expected the id of one of the territories; did you mean 'ronchin'?",
    ]


def test_an_id_is_unique_whatever_it_names() -> None:
    """The council, its entities, their seats and their meetings share one set of ids."""
    found = problems(actors=(actor("there"),), axes=(Axis(id="committee", name=NAME),), instances=(body(),))
    assert [problem.split(",")[0:2] for problem in found] == [
        ["actors/there: found 'there'", " already the id of the council itself"],
        ["instances/committee: found 'committee'", " already the id of axes/committee"],
    ]


HEADS = (Seat(holder="epsm", label=Text.same("Head of A")), Seat(holder="epsm", label=Text.same("Head of B")))


def test_two_seats_of_one_holder_are_numbered_by_their_content() -> None:
    """Two heads of service in one body are told apart whatever their order, and no word of theirs is in an id."""
    for seats in (HEADS, HEADS[::-1]):
        found = council(actors=(actor(),), instances=(body(seats=seats),))
        assert found.find("committee-epsm--1").label == Text.same("Head of A")
        assert found.find("committee-epsm--2").label == Text.same("Head of B")


def test_a_numbered_seat_cannot_be_named_from_elsewhere() -> None:
    """Its number may change with the next seat: the message says what to write."""
    told = tuple(Attendance(seat=id, presence="present") for id in ("committee-epsm", "committee-epsm--1"))
    meeting = Meeting(date=date("2011-05-02"), attendance=told)
    hint = "several would have this one: write an id of its own for the one that is meant"
    assert problems(actors=(actor(),), instances=(body(seats=HEADS, meetings=(meeting,)),)) == [
        f"instances/committee/meetings/committee-2011-05-02/attendance/{id}/seat: found '{id}', "
        f"expected an id that somebody has written; {hint}"
        for id in ("committee-epsm", "committee-epsm--1")
    ]


def test_twins_are_called_alike_on_a_day_on_which_one_of_them_sits() -> None:
    """A snapshot renames nobody."""
    gone, there = (
        attrs.evolve(seat, period=Period(end=end)) for seat, end in zip(HEADS, (date("2010"), None), strict=True)
    )
    found = council(actors=(actor(),), instances=(body(seats=(gone, there)),))
    assert [seat.id for _, seat in found.on("2012-01-01").seats()] == ["committee-epsm--2"]


def test_a_twin_that_goes_leaves_the_other_its_plain_id() -> None:
    """What a change leaves is called as a file with the same content would call it."""
    found = council(actors=(actor(),), instances=(body(seats=HEADS),))
    alone = found.apply(Remove("committee-epsm--1"))
    assert [seat.id for seat in alone.instances[0].seats] == ["committee-epsm"]
    again = alone.apply(Add(HEADS[0], to="committee"))
    assert again == found


def test_the_body_of_a_seat_a_meeting_or_a_college_is_found() -> None:
    """On any day, as it is then; what is no part of a body has none."""
    whole = body(
        seats=(Seat(holder="epsm", period=Period(end=date("2010"))),),
        meetings=(Meeting(date=date("2011-05-02")),),
        colleges=(College(pillars=frozenset({"carers"})),),
    )
    found = council(actors=(actor(),), instances=(whole,))
    for id in ("committee-epsm", "committee-2011-05-02", "committee-college-carers"):
        assert found.body_of(id) == whole
    assert found.on("2012-01-01").body_of("committee-college-carers").seats == ()
    with pytest.raises(Mismatch, match="found 'epsm', expected the id of a seat, a meeting or a college"):
        found.body_of("epsm")
    with pytest.raises(Mismatch, match="found 'committee', expected"):
        found.body_of("committee")


def test_an_id_that_nothing_has_is_answered_with_the_nearest() -> None:
    """Whoever types an id is told which one was meant, in a council, on a day, and in a change."""
    found = council(actors=(actor(),))
    for ask in (found.find, found.path, found.on(DAY).find, lambda id: found.apply(Remove(id))):
        with pytest.raises(KeyError) as caught:
            ask("epsn")
        assert str(caught.value) == "nothing has the id 'epsn': did you mean 'epsm'?"
    with pytest.raises(KeyError) as caught:
        found.find("zzzzzz")
    assert str(caught.value) == "nothing has the id 'zzzzzz'"
    assert pickle.loads(pickle.dumps(caught.value)).args == caught.value.args


def test_a_college_is_last_shown_with_its_body() -> None:
    """As a seat is: what shows the body shows what it has written of itself."""
    shown = body(colleges=(College(pillars=frozenset({"carers"})),), as_of=date("2012"))
    found = council(instances=(shown,))
    assert found.last_shown(found.find("committee-college-carers")) == date("2012")


def test_a_statement_may_say_otherwise_than_the_council_itself() -> None:
    """Two sources of one fact stand side by side, each with its own."""
    claim = Statement(id="claim", kind="claim", words=Text.same("Founded in 2011"), contradicts=("there", "epsm"))
    assert council(actors=(actor(),), statements=(claim,)).find("claim").contradicts == ("there", "epsm")


def test_a_coordinator_stands_for_no_pillar() -> None:
    """Whoever coordinates speaks for the council: the seat hides no pillar that is missing."""
    posts = (
        Post(id="coordinator", function="coordinator", employer="epsm"),
        Post(id="peer", function="coordinator", pillars=frozenset({"people_concerned"})),
        Post(id="chair", function="chair", pillars=frozenset()),
    )
    seats = tuple(Seat(holder=post.id) for post in posts)
    today = council(actors=(actor(),), posts=posts, instances=(body(seats=seats),)).on(DAY)
    told = {seat.holder: set(today.pillars(seat)) for _, seat in today.seats()}
    assert told == {"coordinator": {"none"}, "peer": {"people_concerned"}, "chair": {"not_documented"}}


def test_a_seat_that_several_hold_speaks_for_each() -> None:
    """A welfare centre and a town hall that share a seat: both are named, and both sectors speak."""
    both_hold = Seat(holder="gem", held_with=("unafam",))
    named = (
        actor("gem", sector="mutual_support_group"),
        actor("unafam", sector="family_association"),
    )
    today = council(actors=named, instances=(body(seats=(both_hold,)),)).on(DAY)
    seat = today.find("committee-gem")
    assert today.pillars(seat) == {"people_concerned", "carers"}
    assert today.name(seat) == "GEM, UNAFAM"


def test_a_seat_speaks_for_its_college_before_its_sector() -> None:
    """A text that seats residents in the users' college says whom they speak for; a seat may say otherwise."""
    users = College(id="users", name=Text.same("Users"), pillars=frozenset({"people_concerned"}))
    other = College(id="other", name=Text.same("Other"))
    seats = (
        Seat(id="a", label=Text.same("A"), sector="residents", college="users"),
        Seat(id="b", label=Text.same("B"), college="users", pillars=frozenset({"carers"})),
        Seat(id="c", label=Text.same("C"), sector="residents", college="other"),
    )
    today = council(instances=(body(seats=seats, colleges=(users, other)),)).on(DAY)
    assert {seat.id: set(today.pillars(seat)) for _, seat in today.seats()} == {
        "a": {"people_concerned"},
        "b": {"carers"},
        "c": {"none"},
    }
    assert today.college(today.find("a")) == users


def test_a_private_hospital_is_public_psychiatry_only_where_a_source_says_so() -> None:
    """The legal nature of a hospital is a fact about it."""
    clinic = actor("clinic", sector="psychiatric_hospital", legal_nature="private_for_profit")
    today = council(actors=(clinic,), instances=(body(seats=(Seat(holder="clinic"),)),)).on(DAY)
    assert today.pillars(today.find("committee-clinic")) == {"none"}


def test_only_sources_take_a_place_behind_a_hash() -> None:
    """A ``#`` in the name of a holder is not read as a place in it."""
    found = problems(actors=(actor(sources=("slides#2",)),), references=(reference(),), carrier="epsm#2")
    assert found == ["carrier: found 'epsm#2', expected the id of one of the actors; did you mean 'epsm'?"]


def test_an_id_of_another_kind_is_not_enough() -> None:
    """A town is no actor only because a territory has its id."""
    assert problems(territories=(Territory(id="ronchin", name="Ronchin"),), carrier="ronchin") == [
        "carrier: found 'ronchin', expected the id of one of the actors"
    ]


def test_events_are_named_by_their_kind() -> None:
    """The path leads to the event whose other actor is not there."""
    merged = actor(history=(ActorEvent(kind="merged_into", other="aissmc"),))
    assert problems(actors=(merged,)) == [
        "actors/epsm/history/merged_into/other: found 'aissmc', expected the id of one of the actors"
    ]


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ({"a": "a"}, ["territories/a/parent: found a in a, expected no circle"]),
        ({"b": "a", "a": "b"}, ["territories/a/parent: found a in b in a, expected no circle"]),
        ({"c": "a", "a": "b", "b": "c"}, ["territories/a/parent: found a in b in c in a, expected no circle"]),
        ({"a": "b", "b": "b"}, ["territories/b/parent: found b in b, expected no circle"]),
        (
            {"a": "b", "b": "a", "c": "d", "d": "c"},
            [
                "territories/a/parent: found a in b in a, expected no circle",
                "territories/c/parent: found c in d in c, expected no circle",
            ],
        ),
    ],
)
def test_a_place_cannot_lie_in_itself(above: dict[str, str], found: list[str]) -> None:
    """Each circle of parents is told once, in full."""
    places = tuple(Territory(id=id, name=id, parent=parent) for id, parent in above.items())
    assert problems(territories=places) == found


def test_a_body_cannot_be_part_of_itself() -> None:
    """Circles of bodies are told like those of places."""
    bodies = (body("bureau", part_of="committee"), body("committee", part_of="bureau"))
    assert problems(instances=bodies) == [
        "instances/bureau/part_of: found bureau in committee in bureau, expected no circle"
    ]


def test_a_chain_is_no_circle() -> None:
    """Places in places in places hold together."""
    places = (
        Territory(id="quarter", name="Quarter", parent="town"),
        Territory(id="town", name="Town", parent="country"),
        Territory(id="country", name="Country"),
    )
    assert council(territories=places).find("quarter").parent == "town"


def test_a_word_of_an_open_list_is_described_or_refused() -> None:
    """A word that the library does not have is accepted where the council describes it, in its own list only."""
    baths = Term(list="sectors", id="public_baths", label=Text(fr="Bains publics", en="Public baths"))
    told = actor(sector="public_baths")
    assert council(actors=(told,), terms=(baths,)).find("epsm") == told
    hint = "or describe it under terms, in the list 'sectors'"
    wrong = actor(sector="public_bath", field="public_baths")
    assert problems(actors=(wrong,), terms=(baths,)) == [
        "actors/epsm/sector: found 'public_bath', expected a term of the list 'sectors'; "
        f"did you mean 'public_baths'? {hint}",
        "actors/epsm/field: found 'public_baths', expected a term of the list 'fields'; "
        "'clsm words fields' prints the list; a word of your own is described under terms",
    ]


def test_a_closed_list_is_not_offered_for_new_words() -> None:
    """Nobody is sent to describe a word that could not be accepted."""
    assert problems(actors=(actor(history=(ActorEvent(kind="merged"),)),)) == [
        "actors/epsm/history/merged/kind: found 'merged', expected a term of the list 'actor_events'; "
        "did you mean 'merged_into'?"
    ]


def test_what_is_not_documented_can_always_be_said() -> None:
    """``not_documented`` is a word of every list, whether it is written there or not."""
    assert council(instances=(body(kind="not_documented"),)).find("committee").kind == "not_documented"


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("actors", [actor()], "actors: found a list, expected a tuple"),
        ("actors", (body(),), "actors: found a Instance, expected a Actor"),
        ("terms", ("public_baths",), "terms: found a str, expected a Term"),
        ("id", "Là-bas", "id: found 'Là-bas', expected an id of .* try 'la-bas'"),
    ],
)
def test_the_parts_of_a_council_are_what_they_should_be(field: str, value: Any, expected: str) -> None:
    """A list, or an entity in the wrong collection, is refused in a sentence."""
    with pytest.raises(Mismatch, match=expected.replace("an id of .* try", r"an id of .*try")):
        council(**{field: value})


# ---------------------------------------------------------------- a council as a whole


def test_an_entity_is_found_by_its_id() -> None:
    """Entities, seats and meetings are found, each with its path; an unknown id is a ``KeyError``."""
    there = council(
        actors=(actor(),), instances=(body(seats=(Seat(holder="epsm"),), meetings=(Meeting(date=date(DAY)),)),)
    )
    assert there.find("epsm") == actor()
    assert there.find("committee-epsm").holder == "epsm"
    assert there.path("committee-epsm") == "instances/committee/seats/committee-epsm"
    assert there.path("committee-2011-11-01") == "instances/committee/meetings/committee-2011-11-01"
    for look in (there.find, there.path, there.on(DAY).find, there.on(DAY).path):
        with pytest.raises(KeyError, match="epms"):
            look("epms")


def test_a_council_and_its_days_travel_between_processes() -> None:
    """A council sent to another process answers there as it did here."""
    there = council(actors=(actor(as_of=date("2010")),))
    assert there.find("epsm")
    received = pickle.loads(pickle.dumps(there))
    assert received == there
    assert received.find("epsm") == actor(as_of=date("2010"))
    assert pickle.loads(pickle.dumps(there.on(DAY))) == there.on(DAY)


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({}, None),
        ({"as_of": date("2011")}, "2011-12-31"),
        ({"as_of": date("2011"), "actors": (actor(as_of=date("2012-02")),)}, "2012-02-29"),
        ({"references": (reference("slides", "2011-10"), reference("page", None))}, "2011-10-31"),
        ({"instances": (body(meetings=(Meeting(date=date("2013-06-05")),), as_of=date("2011")),)}, "2013-06-05"),
        ({"instances": (body(meetings=(Meeting(date=date("2013-06-05"), state="planned"),)),)}, None),
        ({"instances": (body(meetings=(Meeting(date=date("2013-06-05"), state="cancelled"),)),)}, None),
        ({"instances": (body(seats=(Seat(label=NAME, as_of=date("2014")),)),)}, "2014-12-31"),
        ({"period": Period(start=date("2010"))}, None),
    ],
)
def test_the_last_documented_day_is_the_last_that_a_source_shows(fields: dict[str, Any], day: str | None) -> None:
    """The latest of sources, facts and meetings, to the end of its month or year; never today."""
    found = council(**fields).last_documented
    assert (None if found is None else str(found)) == day


def test_a_fact_was_last_shown_by_the_best_of_its_witnesses() -> None:
    """Its own date, else the latest of its references, else its body's, else the council's."""
    cited = ("slides#slide 5", "page", "method")
    seats = (
        Seat(holder="epsm", status="member", as_of=date("2009"), sources=cited),
        Seat(holder="epsm", status="ex_officio", sources=cited),
        Seat(holder="epsm", status="permanent_invitee", sources=("page",)),
    )
    there = council(
        as_of=date("2020"),
        references=(reference(), reference("page", None), reference("method", "2011")),
        actors=(actor(),),
        instances=(body(as_of=date("2010"), seats=seats), body("bureau", seats=(Seat(holder="epsm"),))),
    )
    ids = ("committee-epsm-member", "committee-epsm-ex-officio", "committee-epsm-permanent-invitee", "bureau-epsm")
    assert [str(there.last_shown(there.find(id))) for id in ids] == ["2009", "2011", "2010", "2020"]
    assert str(there.last_shown(there)) == "2020"
    assert council(actors=(actor(),)).last_shown(actor()) is None


# ---------------------------------------------------------------- a council on a day


@pytest.mark.parametrize("day", [DAY, datetime.date(2011, 11, 1)])
def test_a_day_is_given_as_text_or_as_a_date(day: "str | datetime.date") -> None:
    """Both give the same day, and the council as a whole stays at hand."""
    today = council().on(day)
    assert (str(today.date), today.council) == (DAY, council())


@pytest.mark.parametrize("day", ["2011", "yesterday", None, 2011, datetime.datetime(2011, 11, 1, 12)])
def test_what_is_no_day_is_refused(day: Any) -> None:
    """A council is never read on a day that was made up."""
    with pytest.raises(Mismatch, match="expected a"):
        council().on(day)


def test_a_council_is_not_read_without_a_day() -> None:
    """Whoever checks or maps a council as such is told to take it on a day, and how."""
    with pytest.raises(TypeError, match=r"a council is read on a day: give council\.on\('2011-11-01'\)"):
        as_snapshot(council())
    with pytest.raises(TypeError, match=r"a Snapshot is needed, made by council\.on\(day\), not a str"):
        as_snapshot("there")
    today = council().on(DAY)
    assert as_snapshot(today) is today


def test_what_had_not_begun_or_is_over_is_left_out() -> None:
    """The association of 1977 is gone, that of 2012 to come; that of 2010 is there."""
    there = council(
        actors=(
            actor("amps", period=Period(start=date("1977"), end=date("2010"))),
            actor("aissmc", period=Period(start=date("2010"), end=OPEN)),
            actor("later", period=Period(start=date("2012"))),
        )
    )
    today = there.on(DAY)
    assert [each.id for each in today.actors] == ["aissmc"]
    assert (today.uncertain, today.presumed) == ((), ())
    assert [each.id for each in there.actors] == ["amps", "aissmc", "later"]


def test_what_nothing_dates_is_kept_as_uncertain() -> None:
    """No date and no dated source: the fact may or may not stand, and is listed as such."""
    today = council(actors=(actor(),), posts=(Post(id="chair", function="chair"),)).on(DAY)
    assert [today.find(id).id for id in ("epsm", "chair")] == ["epsm", "chair"]
    assert today.uncertain == ("chair", "epsm")


@pytest.mark.parametrize(("day", "found"), [("2011-09-01", "uncertain"), ("2011-10-15", "holds"), (DAY, "presumed")])
def test_every_collection_is_read_on_its_day(day: str, found: str) -> None:
    """Before, at and after the last source, for every kind of fact that a source can show."""
    cited: dict[str, Any] = {"sources": ("slides",)}
    today = council(
        references=(reference(),),
        actors=(actor(**cited),),
        axes=(Axis(id="axis", name=NAME, sources=("slides",)),),
        instances=(body(seats=(Seat(holder="epsm", sources=("slides",)),), **cited),),
        posts=(Post(id="chair", function="chair", sources=("slides",)),),
        agreements=(Agreement(id="charter", name=NAME, kind="charter", sources=("slides",)),),
        contributions=(Contribution(id="fee", name=NAME, sources=("slides",)),),
    ).on(day)
    ids = ("epsm", "axis", "committee", "committee-epsm", "chair", "charter", "fee")
    assert {id: lists(today, id) for id in ids} == dict.fromkeys(ids, found)


def test_a_seat_is_shown_as_late_as_its_body() -> None:
    """A list of members has the date of the body whose list it is, even where the council was seen later."""
    there = council(
        as_of=date("2019"), actors=(actor(),), instances=(body(as_of=date("2011-10"), seats=(Seat(holder="epsm"),)),)
    )
    assert lists(there.on("2011-10-15"), "committee-epsm") == "holds"
    assert lists(there.on("2015-01-01"), "committee-epsm") == "presumed"


def test_the_seats_of_a_body_that_is_gone_are_gone() -> None:
    """A seat without dates does not outlive its body, nor does a body bring back a seat that has ended."""
    there = council(
        actors=(actor(),),
        instances=(
            body("old", period=Period(end=date("2009")), seats=(Seat(holder="epsm"),)),
            body(
                "new",
                period=Period(start=date("2010"), end=OPEN),
                seats=(Seat(holder="epsm", period=Period(end=date("2010"))),),
            ),
        ),
    )
    today = there.on(DAY)
    assert [each.id for each in today.instances] == ["new"]
    assert list(today.seats()) == []
    assert today.uncertain == ("epsm",)


def test_meetings_of_every_time_are_kept() -> None:
    """A year's meetings can be counted from the last day of the year, and those to come are not hidden."""
    meetings = tuple(Meeting(date=date(text)) for text in ("2010-05", "2012-06-01"))
    assert (
        council(instances=(body(meetings=meetings),)).on(DAY).find("committee").meetings
        == body(meetings=meetings).meetings
    )


def test_what_the_council_set_up_is_not_older_than_it() -> None:
    """A body without dates of its own is not there before its council; an actor or an agreement may be."""
    there = council(
        period=Period(start=date("2010")),
        actors=(actor(),),
        axes=(Axis(id="axis", name=NAME),),
        instances=(body(), body("forerunner", period=Period(start=date("1999")))),
        agreements=(Agreement(id="charter", name=NAME, kind="charter"),),
    )
    before = there.on("2009-12-31")
    found = {id: lists(before, id) for id in ("epsm", "axis", "committee", "forerunner", "charter")}
    assert found == {
        "epsm": "uncertain",
        "axis": "absent",
        "committee": "absent",
        "forerunner": "uncertain",
        "charter": "uncertain",
    }
    assert lists(there.on("2010-01-01"), "committee") == "uncertain"


def test_an_actor_that_merged_nobody_knows_when_is_uncertain_after_its_last_source() -> None:
    """The association of 1977 still held in October 2011; since it merged at some time, it is not presumed later."""
    amps = actor(
        "amps",
        period=Period(start=date("1977")),
        history=(ActorEvent(kind="merged_into", other="aissmc"),),
        sources=("slides",),
    )
    there = council(references=(reference(),), actors=(amps, actor("aissmc", sources=("slides",))))
    assert [lists(there.on(day), "amps") for day in ("1976-12-31", "2011-10-15", DAY)] == [
        "absent",
        "holds",
        "uncertain",
    ]
    assert lists(there.on(DAY), "aissmc") == "presumed"


def test_a_place_is_never_uncertain() -> None:
    """Most files give no dates of communes: they are kept without a doubt, unless they are known to be gone."""
    gone = Territory(id="gone", name="Gone", period=Period(end=date("1977")))
    today = council(territories=(Territory(id="ronchin", name="Ronchin"), gone)).on(DAY)
    assert [lists(today, id) for id in ("ronchin", "gone")] == ["holds", "absent"]


def test_the_same_day_without_what_is_uncertain() -> None:
    """What may not stand is taken out everywhere; what holds or is presumed stays."""
    told: dict[str, Any] = {"as_of": date("2010")}
    there = council(
        actors=(actor(**told), actor("gem")),
        territories=(Territory(id="ronchin", name="Ronchin"),),
        instances=(
            body(**told, seats=(Seat(holder="gem"), Seat(holder="epsm", period=Period(end=date("2011"))))),
            body("bureau", seats=(Seat(holder="epsm", period=Period(start=date("2010"), end=OPEN)),)),
        ),
    )
    today = there.on(DAY)
    assert today.uncertain == ("bureau", "committee-epsm", "gem")
    sure = today.without_uncertain()
    assert (sure.uncertain, sure.presumed) == ((), ("committee", "committee-gem", "epsm"))
    assert [seat.id for _, seat in sure.seats()] == ["committee-gem"]
    assert [place.id for place in sure.territories] == ["ronchin"]
    assert [each.id for each in sure.actors] == ["epsm"]
    assert sure.council is there


def test_another_day_can_be_taken_from_a_day() -> None:
    """Nothing is lost by taking a day: any other can be taken from it."""
    there = council(actors=(actor("old", period=Period(end=date("1999"))),))
    assert there.on(DAY).on("1998-01-01") == there.on("1998-01-01")


def test_equal_councils_are_equal_on_every_day() -> None:
    """The order of a file changes neither a council nor its days."""
    one, other = council(actors=(actor("a"), actor("b"))), council(actors=(actor("b"), actor("a")))
    assert one == other
    assert one.on(DAY) == other.on(DAY)
    assert len({one, other}) == len({one.on(DAY), other.on(DAY)}) == 1


def test_a_council_and_a_day_show_themselves_on_one_screen() -> None:
    """Name, day, what is known and what to ask next: in both languages, for the largest council too."""
    councils = [*(clsm.datasets.load(name) for name in clsm.datasets.names()), synthetic.council(7, organisations=60)]
    for shown in [*councils, *(each.on(DAY) for each in councils)]:
        for text in (repr(shown), shown.card("fr").to_text()):
            assert len(text.splitlines()) <= HEIGHT
            assert max(map(len, text.splitlines())) <= WIDTH
        assert shown._repr_html_().startswith('<div class="clsm-card">')
        assert {key for row in shown.card().rows for key in row} <= COLUMNS.keys()


def test_a_council_says_what_is_known_of_it() -> None:
    """How many bodies, organisations, programs and agreements its file holds, and how far it is documented."""
    dated = council(instances=(body(composition="complete"),), actors=(actor(),), as_of=date("2011"))
    assert repr(dated).splitlines() == [
        "There",
        "1 body (1 with a complete composition), 1 organisation, 0 programs, 0 texts and agreements.",
        "Documented up to 31 December 2011.",
        "body       name       composition",
        "committee  Committee  Complete",
        'Next: council.on("2011-12-31"), council.find(id), council.ids',
    ]
    assert repr(council()).splitlines()[2:] == [
        "No source in it is dated.",
        "Next: council.on(day), council.find(id), council.ids",
    ]


def test_a_day_says_how_sure_it_is() -> None:
    """What may not have stood, and what is presumed, are counted."""
    assert "that day" not in repr(council(actors=(actor("epsm", as_of=date(DAY)),)).on(DAY))
    perhaps = actor("old", period=Period(end=date("2011")))
    presumed = actor("epsm", as_of=date("2010"))
    assert repr(council(actors=(perhaps, presumed)).on(DAY)).splitlines()[3:5] == [
        "Things of which the sources do not say whether they stood that day: 1.",
        "Things that a source shows before that day, and none on the day itself: 1.",
    ]


# ---------------------------------------------------------------- seats and their holders

BATHS = Term(list="post_functions", id="bath_keeper", label=Text(fr="Responsable des bains", en="Bath keeper"))
TOWN = actor("ronchin", name="Ville de Ronchin", sector="municipality")
SEATED = council(
    terms=(BATHS,),
    actors=(
        actor("epsm", sector="psychiatric_hospital"),
        TOWN,
        actor("gone", sector="mutual_support_group", period=Period(end=date("2010"))),
    ),
    posts=(
        Post(id="president", function="president", holder="ronchin", pillars=frozenset({"elected"})),
        Post(id="chair", function="chair", label=Text(fr="la présidence de séance", en="the chair of the session")),
        Post(id="keeper", function="bath_keeper"),
    ),
    instances=(
        body(
            seats=(
                Seat(holder="epsm"),
                Seat(holder="ronchin", pillars=frozenset({"elected", "carers"})),
                Seat(holder="gone"),
                Seat(holder="president"),
                Seat(holder="chair"),
                Seat(holder="keeper"),
                Seat(label=Text(fr="un médecin", en="a doctor"), sector="primary_care"),
                Seat(label=Text(fr="des usagers", en="service users")),
                Seat(id="mayor", holder="ronchin", label=Text(fr="le maire", en="the mayor")),
            )
        ),
    ),
)


@pytest.mark.parametrize(
    ("id", "en", "fr", "sector", "pillars"),
    [
        ("committee-epsm", "EPSM", "EPSM", "psychiatric_hospital", {"public_psychiatry"}),
        # as the source says, whatever the default of a town
        ("committee-ronchin", "Ville de Ronchin", "Ville de Ronchin", "municipality", {"elected", "carers"}),
        # a town's seat is nobody's pillar unless a source says so
        ("mayor", "the mayor", "le maire", "municipality", {"not_documented"}),
        # known by name although it is no more
        ("committee-gone", "GONE", "GONE", "mutual_support_group", {"people_concerned"}),
        ("committee-president", "Ville de Ronchin", "Ville de Ronchin", "municipality", {"elected"}),
        (
            "committee-chair",
            "the chair of the session",
            "la présidence de séance",
            "not_documented",
            {"not_documented"},
        ),
        ("committee-keeper", "Bath keeper", "Responsable des bains", "not_documented", {"not_documented"}),
        ("committee-primary-care", "a doctor", "un médecin", "primary_care", {"none"}),
        ("committee-seat", "service users", "des usagers", "not_documented", {"not_documented"}),
    ],
)
def test_a_seat_tells_whose_it_is_and_what_it_stands_for(
    id: str, en: str, fr: str, sector: str, pillars: set[str]
) -> None:
    """By its own words, its actor or its post, in both languages."""
    today = SEATED.on(DAY)
    seat = today.find(id)
    assert (today.name(seat), today.name(seat, "fr")) == (en, fr)
    assert (today.sector(seat), today.pillars(seat)) == (sector, frozenset(pillars))


@pytest.mark.parametrize(
    ("id", "en", "fr"),
    [
        ("president", "Ville de Ronchin", "Ville de Ronchin"),
        ("chair", "the chair of the session", "la présidence de séance"),
        ("keeper", "Bath keeper", "Responsable des bains"),
    ],
)
def test_a_post_tells_who_holds_it(id: str, en: str, fr: str) -> None:
    """By its own words, else its actor, else its function, of which the council may have its own."""
    today = SEATED.on(DAY)
    assert (today.name(today.find(id)), today.name(today.find(id), "fr")) == (en, fr)


def test_a_seat_is_held_by_those_who_are_there() -> None:
    """An actor or a post of the day; nobody where none is named, or where the holder is no more."""
    today = SEATED.on(DAY)
    assert today.holder(today.find("committee-ronchin")) == TOWN
    assert today.holder(today.find("committee-chair")) == SEATED.find("chair")
    assert today.holder(today.find("committee-gone")) is None
    assert today.holder(today.find("committee-primary-care")) is None
    assert [(each.id, seat.id) for each, seat in today.seats()][:2] == [
        ("committee", "committee-epsm"),
        ("committee", "committee-ronchin"),
    ]


def test_a_fact_leads_to_its_references() -> None:
    """Each reference once, in the order in which it is first cited, and found on any day."""
    told = actor(sources=("slides#slide 5", "page", "slides#slide 6"))
    today = council(references=(reference("page"), reference("slides")), actors=(told,)).on(DAY)
    assert [each.id for each in today.sources(told)] == ["slides", "page"]
    assert today.find("slides") == reference("slides")
