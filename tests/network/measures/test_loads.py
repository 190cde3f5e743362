from typing import Any

import attrs
import pytest
from hypothesis import given

from clsm import Actor, Council, Instance, Meeting, PartialDate, Period, Post, Text
from clsm.dates import Frequency
from clsm.network import PartnerNetwork
from clsm.network.measures.loads import load
from clsm.network.networks.rhythms import Rhythm, rhythm_of
from clsm.network.networks.tie_network import TieNetwork
from clsm.programs import Program
from tests.network.small import DAY, LATER, body, council
from tests.properties.test_network import _networks


def program(id: str, **fields: Any) -> Program:
    """A program of no particular kind."""
    return Program(id=id, name=Text.same(id.title()), kind="workshop_series", **fields)


def _net(there: Council, *programs: Program) -> PartnerNetwork:
    return PartnerNetwork.from_council(attrs.evolve(there, programs=programs).on(DAY))


def _meeting(one: Instance, frequency: str | None = None, **fields: Any) -> Instance:
    return attrs.evolve(one, frequency=Frequency.parse(frequency) if frequency else None, **fields)


def test_programs_stand_apart_from_bodies() -> None:
    """Who takes part or leads, where it is under way; planned, suspended and ended ones are carried by nobody."""
    there = council(body("a", "gem", "town"), actors=[Actor(id="self", name="Self")], carrier="self")
    net = _net(
        there,
        program("flats", partners=("gem", "self"), led_by=("town", "a"), state="under_way"),
        program("walks", partners=("gem",)),
        program("later", partners=("gem",), state="permanent", period=LATER),
        *(
            program(f"not-{state.replace('_', '-')}", partners=("gem",), state=state)
            for state in ("planned", "announced", "suspended", "ended")
        ),
    )
    assert [node.id for node in net.programs] == ["flats", "later", "walks"]
    assert {node.mode for node in net.programs} == {"program"}
    assert [(part.ends, part.leads, part.standing) for part in net.involvements] == [
        (("gem", "flats"), False, "known"),
        (("gem", "later"), False, "open"),
        (("gem", "walks"), False, "open"),
        (("town", "flats"), True, "known"),
    ]
    assert "flats" not in net
    found = load(net)
    assert (found["gem"].programs, found["gem"].most_programs, found["gem"].leads) == (1, 3, 0)
    assert (found["town"].programs, found["town"].leads, found["town"].total) == (1, 1, 2)
    assert found.bounds["programs"] == (2, 4)
    graph = net.to_networkx(programs=True)
    assert graph.nodes["flats"]["mode"] == "program"
    assert graph.edges["town", "flats"]["status"] == "leads"
    assert graph.edges["gem", "flats"]["status"] == "partner"
    assert not graph.has_edge("gem", "walks")
    assert "flats" not in net.to_networkx()


def test_without_the_coordinator_its_programs_are_nobodys() -> None:
    """Its involvement goes with it."""
    there = council(body("a", "gem"), actors=[Actor(id="town", name="Town")])
    net = _net(there, program("flats", partners=("town",), state="under_way"))
    coordinator = attrs.evolve(
        net, nodes=tuple(attrs.evolve(node, role="coordinator" if node.id == "town" else None) for node in net.nodes)
    )
    assert coordinator.without(coordinator=True).involvements == ()


@pytest.mark.parametrize(
    ("frequency", "rhythm"),
    [
        ("3 to 4 a year", (3, 4)),
        ("every 3 months", (4, 4)),
        ("monthly", (12, 12)),
        ("at least once a year", (1, None)),
        ("every 2 years", (0.5, 0.5)),
        ("weekly", (365.25 / 7, 365.25 / 7)),
        ("at least 3 to 4 a year", (3, None)),
    ],
)
def test_what_a_body_says_of_its_rhythm(frequency: str, rhythm: tuple[float, float | None]) -> None:
    """In meetings a year."""
    found = rhythm_of(_meeting(body("a"), frequency), PartialDate(year=2011, month=6, day=1).first)
    assert found == Rhythm(low=rhythm[0], high=rhythm[1], recorded=False)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2010-01-01", "open", (1, 3, True)),
        ("2010-06-02", "open", (1, 3, True)),
        ("2010-06-03", "open", (4, 4, False)),
        ("2009-01-01", "2010-06-30", (2, 2, True)),
        (None, "open", (4, 4, False)),
        ("2010-01-01", None, (4, 4, False)),
    ],
)
def test_recorded_meetings_count_before_what_is_said(
    start: str | None, end: str | None, expected: tuple[float, float, bool]
) -> None:
    """In the last whole year of which every meeting is recorded; a month or a year may or may not fall in it."""
    dates = ["2010-03-15", "2010-06", "2010-12-01", "2011"]
    recorded = Period(
        start=PartialDate.parse(start) if start else None,
        end=end if end in ("open", None) else PartialDate.parse(end),  # type: ignore[arg-type]
    )
    there = _meeting(
        body("a"),
        "every 3 months",
        meetings=tuple(Meeting(date=PartialDate.parse(date)) for date in dates),
        recorded=recorded,
    )
    found = rhythm_of(there, PartialDate.parse(DAY).first)
    assert found is not None
    assert (found.low, found.high, found.recorded) == expected


def test_words_that_nobody_can_count_are_no_rhythm() -> None:
    """As often as needed is not documented."""
    assert rhythm_of(_meeting(body("a"), "autant que de besoin"), PartialDate.parse(DAY).first) is None


def test_a_meeting_that_was_not_held_is_no_meeting() -> None:
    """Cancelled or put off it counts for nothing; planned, it may have been held."""
    recorded = Period(start=PartialDate(year=2009), end="open")
    states = ("held", "cancelled", "put_off", "planned")
    dated = (Meeting(date=PartialDate(year=2011, month=2 + number), state=it) for number, it in enumerate(states))
    found = rhythm_of(_meeting(body("a"), "monthly", meetings=tuple(dated), recorded=recorded), DAY_AFTER)
    assert found == Rhythm(low=1, high=2, recorded=True)


DAY_AFTER = PartialDate(year=2011, month=9, day=1).first


def test_meetings_a_year_have_a_least_and_a_most() -> None:
    """The most is not known where a rhythm is not; nothing is, where none is stated."""
    found = load(
        _net(
            council(
                _meeting(body("a", "gem", "town"), "3 to 4 a year"),
                _meeting(body("b", "gem", "ward"), "at least once a year"),
                body("c", "gem", "ward", "club"),
                alone=["ars"],
            )
        )
    )
    assert (found["town"].meetings, found["town"].without_rhythm) == ((3, 4), 0)
    assert (found["gem"].meetings, found["gem"].without_rhythm) == ((4, None), 1)
    assert (found["club"].meetings, found["club"].without_rhythm) == (None, 1)
    assert (found["ars"].meetings, found["ars"].much) == ((0, 0), False)
    assert "For 1 organisation, no body in which it sits states how often it meets." in found.explain()
    assert found.to_rows()[1]["least_meetings"] is None


def test_who_carries_much_is_told_by_the_councils_own_spread() -> None:
    """Above the upper fence; open where what is not known decides; the coordinator's post stands apart."""
    bodies = [body(f"b{at}", "gem", "coordination", f"o{at}") for at in range(5)]
    there = council(
        *bodies,
        body("z", "aa", composition="partial"),
        actors=[Actor(id="aa", name="AA", sector="self_help_fellowship")],
        posts=[Post(id="coordination", function="coordinator")],
    )
    found = load(_net(there))
    assert found.quartiles == (1, 1, 1)
    assert (found.fence, found.heavy) == (1, ("gem",))
    assert (found["gem"].much, found["coordination"].much, found["o1"].much) == (True, None, None)
    assert "aa" not in found
    assert "aa" in load(_net(there), include_fellowships=True)
    assert found.explain() == (
        "Known bodies and programs for each organisation (the coordinator’s post apart): 1.00 at the median, between "
        "1.00 and 1.00 for half of them. Organisations for which more than 1.00 is much beside the others: 1. Part of "
        "this work could be shared, without anybody losing their place. "
        "For 8 organisations, no body in which they sit states how often it meets."
    )
    assert found.explain("fr").endswith("n’indique à quel rythme elle se réunit.")
    calm = load(_net(council(*(body(f"b{at}", f"o{at}", f"p{at}") for at in range(3)))))
    assert (calm.heavy, calm["o1"].much) == ((), False)
    assert "no named organisation’s load stands apart" in calm.explain()


def test_few_organisations_have_no_spread() -> None:
    """Nobody is held against four others."""
    found = load(_net(council(body("a", "gem", "town"))))
    assert (found.quartiles, found.fence, found["gem"].much) == (None, None, None)
    assert found.explain() == "Too few organisations to say what is much in this council."
    assert len(found) == 2
    assert list(found) == ["gem", "town"]
    assert found.reading == "two_mode"
    assert len(found.to_pandas()) == 2
    assert "<table>" in found._repr_html_()
    empty = load(_net(council()))
    assert (len(empty), empty.to_rows(), empty.bounds["bodies"]) == (0, [], (0, 0))


def test_a_one_mode_network_is_refused() -> None:
    """It does not say where people meet."""
    with pytest.raises(TypeError, match="a two-mode network is needed"):
        load(TieNetwork.from_arrays([], [], []))  # type: ignore[arg-type]


@given(_networks())
def test_loads_add_up(net: PartnerNetwork) -> None:
    """Every known seat is carried once, and nobody carries less than what is known."""
    found = load(net, include_fellowships=True)
    assert sum(one.bodies for one in found.loads.values()) == len(net.links)
    assert sum(one.most_bodies for one in found.loads.values()) == len(net.links) + len(net.unknown)
    assert {one.node for one in found.loads.values() if one.much} == {*found.heavy}
