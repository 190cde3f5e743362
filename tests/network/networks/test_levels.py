"""How close ties are: from a level on, with what nobody told left open."""

import itertools

import networkx as nx
import pytest

from clsm import Actor, Council, PartialDate, Survey, Text, Tie
from clsm.network import PartnerNetwork, TieNetwork
from clsm.network.networks.tie_basis import level_name
from clsm.problems import Mismatch


def council(*ties: Tie) -> Council:
    """Three actors who all answered."""
    ids = ("gem", "town", "ward")
    return Council(
        id="there",
        name=Text.same("There"),
        jurisdiction="FR",
        as_of=PartialDate(year=2025),
        actors=tuple(Actor(id=id, name=id) for id in ids),
        surveys=(Survey(id="s", name=Text.same("S"), relation="knows", asked=ids, answered=ids),),
        ties=ties,
    )


def tie(id: str, origin: str, target: str, level: int | None) -> Tie:
    """What the origin tells of the target."""
    return Tie(id=id, origin=origin, target=target, relation="knows", told_by=origin, survey="s", level=level)


def told(*ties: Tie) -> TieNetwork:
    """The declared ties as a network."""
    return PartnerNetwork.from_ties(council(*ties).on("2025-06-01"))


def test_a_tie_without_a_level_is_unknown_above_the_first() -> None:
    """It is a tie, and nobody can say whether the two coordinate."""
    net = told(tie("a", "gem", "town", None), tie("b", "gem", "ward", 3), tie("c", "town", "ward", 1))
    assert net.at_least(1).basis.ties == 3
    close = net.at_least("coordination")
    assert (close.basis.ties, close.basis.unknown_arcs) == (1, 1)
    assert [close.ids[at] for at in (*close.open_origin, *close.open_target)] == ["gem", "town"]


def test_of_several_tellings_one_without_a_level_leaves_more_open() -> None:
    """The closest that is told holds; what the other would have been is not known."""
    net = told(tie("a", "gem", "town", 2), tie("b", "gem", "town", None))
    assert net.at_least(2).basis.ties == 1
    assert net.at_least(3).basis.unknown_arcs == 1


@pytest.mark.parametrize("reading", ["reported", "any", "confirmed"])
def test_each_completion_of_the_levels_lies_in_what_is_known_and_unknown(reading: str) -> None:
    """Whatever levels the missing ones have, no known tie goes and no tie comes that was not open."""
    cells = [("gem", "town"), ("town", "gem"), ("gem", "ward"), ("ward", "town")]
    given = [None, 2, 4, None]
    net = told(*(tie(f"t{at}", *ends, level) for at, (ends, level) in enumerate(zip(cells, given, strict=True))))
    for least in range(1, 5):
        close = net.at_least(least).reading(reading)  # type: ignore[arg-type]
        known, unknown = (
            set(zip(*(ends.tolist() for ends in columns), strict=True))
            for columns in (
                close.tied_cells[:2],
                close.silence.ends,
            )
        )
        for levels in itertools.product(*([level] if level else [1, 2, 3, 4] for level in given)):
            whole = told(*(tie(f"t{at}", *ends, of) for at, (ends, of) in enumerate(zip(cells, levels, strict=True))))
            there = set(zip(*(e.tolist() for e in whole.at_least(least).reading(reading).tied_cells[:2]), strict=True))  # type: ignore[arg-type]
            assert known <= there <= known | unknown


def test_levels_come_from_a_graph_and_go_back() -> None:
    """An edge without the attribute has no level; a graph of ours keeps which have one."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edge("gem", "town", level=3)
    graph.add_edge("gem", "ward")
    net = PartnerNetwork.from_networkx(graph, weight="level")
    assert net.at_least(2).basis.unknown_pairs == 1
    again = PartnerNetwork.from_networkx(net.to_networkx())
    assert again == net
    assert again.at_least(2) == net.at_least(2)
    assert PartnerNetwork.from_networkx(net.at_least(2).to_networkx()) == net.at_least(2)
    assert PartnerNetwork.from_networkx(net.at_least(4).to_networkx()).at_least(4) == net.at_least(4)
    untied = PartnerNetwork.from_networkx(told().to_networkx())
    assert untied.at_least(2).basis.ties == 0


def test_strengths_on_another_scale_are_no_levels() -> None:
    """Counts of shared bodies, weights beyond 4, no weights at all: refused, with what to do."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edge("gem", "town", hours=7)
    for net in (PartnerNetwork.from_networkx(graph), PartnerNetwork.from_networkx(graph, weight="hours")):
        with pytest.raises(Mismatch, match="strengths that are no levels"):
            net.at_least(2)


@pytest.mark.parametrize("level", [0, 5, True, 2.5, "friends"])
def test_other_levels_are_refused(level: object) -> None:
    """There are four."""
    with pytest.raises(Mismatch, match="a level from 1, awareness, to 4"):
        told().at_least(level)  # type: ignore[arg-type]


def test_levels_survive_what_is_done_to_a_network() -> None:
    """Organisations that go, others' answers that stand in, a second threshold."""
    net = told(tie("a", "gem", "town", 3), tie("b", "ward", "gem", None))
    assert net.without("town").at_least(2).basis.unknown_arcs == 1
    silent = TieNetwork.from_arrays(
        ["a", "b"], [0], [1], [2.0], answered=[True, False], leveled=[True]
    ).reconstructed_from_others()
    assert silent.at_least(2).basis.ties == 2
    twice = net.at_least(3).at_least(2)
    assert (twice.least_level, twice.basis.ties) == (3, 1)


def test_the_basis_says_from_which_level_ties_count() -> None:
    """In both languages, with the words of the list."""
    basis = told(tie("a", "gem", "town", 3)).at_least(3).basis
    assert "A tie counts from the level “Coordinate” on" in basis.explain()
    assert "à partir du niveau « Se coordonnent »" in basis.explain("fr")
    assert level_name(1).say("fr") == "Se connaissent"
