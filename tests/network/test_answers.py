"""Every answer of the network: one kind of result, a card of one screen, words above every column."""

import pickle
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
import numpy as np
import pytest

import clsm
from clsm import network, synthetic
from clsm.cards import HEIGHT, WIDTH, Shown
from clsm.network import PartnerNetwork, TieNetwork
from clsm.network.answers import RowsOf, discreet_names
from clsm.results import Result
from clsm.tables import COLUMNS
from clsm.words import Lang, Text

DAYS = {"lille-est": "2011-11-01", "metz": "2026-11-01", "seraing": "2019-06-01"}
LANGUAGES: tuple[Lang, ...] = ("en", "fr")
COUNCILS = (*DAYS, "synthetic")
"""The three councils of the datasets, and an invented one of 60 organisations."""


def snapshot_of(name: str) -> clsm.Snapshot:
    """A council on its day."""
    if name == "synthetic":
        return synthetic.council(7, organisations=60).on("2024-06-01")
    return clsm.datasets.load(name).on(DAYS[name])


def answers_of(partners: PartnerNetwork, declared: TieNetwork) -> Iterator[Result]:
    """What every function answers, first on who sits where, then on who is tied to whom."""
    yield network.access(partners)
    yield network.bridges(partners)
    yield network.gaps(partners)
    yield network.gaps(partners, expecting=[_expectation(partners)] if partners.instances else [])
    yield network.load(partners)
    yield network.two_mode(partners)
    yield network.co_membership(partners)
    yield network.dual_projection(partners)
    for net in (partners.projected(), declared):
        first, second = net.ids[:2]
        yield network.bridges(net)
        yield network.brokerage(net, permutations=9)
        yield network.centrality(net)
        yield network.centralization(net)
        yield network.core_periphery(net)
        yield network.compare(net, net.without(first), permutations=9)
        yield network.density(net)
        yield network.ego(net, first)
        yield network.ei_index(net, permutations=9)
        yield network.fragmentation(net)
        yield network.gaps(net, permutations=9)
        yield network.introduce(net, first, second)
        yield network.introductions(net)
        yield network.introductions(net, among="all", at_most=3)
        yield network.introductions_to_share(net)
        yield network.key_players(net, k=1, aim="reach")
        yield network.mixing(net, permutations=9)
        yield network.multiplexity({"first": net, "second": net})
        yield network.stress(net, draws=2)
        yield network.structural_holes(net)


def _expectation(partners: PartnerNetwork) -> network.Expectation:
    because = Text(fr="Le guide national l’attend.", en="The national guide expects it.")
    return network.Expectation(body=partners.instances[0].id, pillar="carers", because=because)


@pytest.fixture(scope="module", params=COUNCILS)
def answers(request: pytest.FixtureRequest) -> list[Result]:
    """All answers on one council."""
    snapshot = snapshot_of(request.param)
    council = snapshot.council
    days = [snapshot.date.replace(year=snapshot.date.year - 1), snapshot.date]
    partners, declared = PartnerNetwork.from_council(snapshot), PartnerNetwork.from_ties(snapshot)
    return [*answers_of(partners, declared), network.timeline(council, days=days)]


def test_every_answer_is_a_result(answers: list[Result]) -> None:
    """It explains itself in both languages, says what was read and observed, and has bounds by name."""
    for answer in answers:
        assert all(answer.explain(lang) for lang in LANGUAGES)
        assert answer.reading
        assert type(answer.basis) in (network.Basis, network.TieBasis)
        assert isinstance(answer.bounds, Mapping)
        for name, limits in answer.bounds.items():
            assert isinstance(name, str)
            assert limits is None or limits[0] <= limits[1]


def test_the_basis_is_one_type_a_relation(answers: list[Result]) -> None:
    """Of who sits where a ``Basis``; of who is tied to whom a ``TieBasis``."""
    for answer in answers:
        kind = network.Basis if answer.reading == "two_mode" else network.TieBasis
        assert isinstance(answer.basis, kind)


def test_every_card_fits_a_screen(answers: list[Result]) -> None:
    """At most 24 lines of 100 characters, in a console and in both languages."""
    for answer in answers:
        for lang in LANGUAGES:
            lines = answer.card(lang).to_text().split("\n")
            assert len(lines) <= HEIGHT
            assert max(map(len, lines)) <= WIDTH
            assert lines[0].startswith(type(answer).TITLE.say(lang))  # type: ignore[attr-defined]
        assert answer._repr_html_().count("<tr>") < HEIGHT
        assert repr(answer) == answer.card().to_text()


def test_every_column_has_its_words(answers: list[Result]) -> None:
    """Readers see no key of a row; evidence is a column only where it is asked for."""
    for answer in answers:
        rows = answer.to_rows("fr")
        assert len({tuple(row) for row in rows}) <= 1
        assert {key for row in rows for key in row} <= COLUMNS.keys()
        assert not any("evidence" in row for row in rows)
        assert len(answer.to_pandas()) == len(rows)


def test_every_answer_can_be_pickled(answers: list[Result]) -> None:
    """What comes back says the same."""
    for answer in answers:
        again = pickle.loads(pickle.dumps(answer))
        assert again.explain("fr") == answer.explain("fr")
        assert again.to_rows() == answer.to_rows()


@pytest.mark.parametrize("name", COUNCILS)
def test_networks_show_themselves_on_a_screen(name: str) -> None:
    """Both kinds: what they are, of which day, what was observed, what to ask next."""
    snapshot = snapshot_of(name)
    partners = PartnerNetwork.from_council(snapshot)
    nets: tuple[PartnerNetwork | TieNetwork, ...] = (partners, partners.projected(), PartnerNetwork.from_ties(snapshot))
    for net in nets:
        assert isinstance(net, Shown)
        for lang in LANGUAGES:
            lines = net.card(lang).to_text().split("\n")
            assert len(lines) <= HEIGHT
            assert max(map(len, lines)) <= WIDTH
            assert {key for row in net.card(lang).rows[:1] for key in row} <= COLUMNS.keys()
        assert repr(net).startswith(("Who sits where on ", "Who is tied to whom on "))
        assert "Next: network." in repr(net)


def test_evidence_is_shown_on_request() -> None:
    """Seats stand in a column of their own; ties stand on none."""
    partners = PartnerNetwork.from_council(snapshot_of("lille-est"))
    for answer in (network.access(partners), network.bridges(partners), network.gaps(partners)):
        rows = answer.to_rows(evidence=True)
        assert any(row["evidence"] for row in rows)
        assert COLUMNS["evidence"].say("fr") == "sièges"
    ties = partners.projected()
    rows = network.bridges(ties).to_rows(evidence=True, possible=True)
    rows += network.gaps(ties, permutations=0).to_rows(evidence=True)
    assert {row["evidence"] for row in rows} == {""}


def test_permutations_say_how_far_they_are_and_may_be_interrupted() -> None:
    """After each block, up to all of them; whoever stops in between gets their interruption."""
    graph = nx.krackhardt_kite_graph()
    nx.set_node_attributes(graph, {at: "ab"[at % 2] for at in graph}, "sector")
    net = PartnerNetwork.from_networkx(graph, sector="sector")
    told = list[tuple[int, int]]()

    def tell(done: int, every: int) -> None:
        told.append((done, every))

    def stop(done: int, every: int) -> None:
        raise KeyboardInterrupt

    asked: list[Any] = [
        lambda follow: network.mixing(net, permutations=99, progress=follow),
        lambda follow: network.ei_index(net, permutations=99, progress=follow),
        lambda follow: network.gaps(net, permutations=99, progress=follow),
        lambda follow: network.compare(net, net, permutations=99, progress=follow),
        lambda follow: network.brokerage(net, permutations=99, progress=follow).network.liaison.p,
    ]
    for ask in asked:
        told.clear()
        ask(tell)
        assert told[-1] == (told[-1][1],) * 2
        assert [done for done, _ in told] == sorted(done for done, _ in told)
        with pytest.raises(KeyboardInterrupt):
            ask(stop)


def test_reading_a_count_draws_no_p() -> None:
    """The p are drawn when one is read; roles are equal by their figures."""
    net = PartnerNetwork.from_networkx(nx.krackhardt_kite_graph())
    told = list[int]()
    roles = network.brokerage(net, permutations=9, progress=lambda done, _: told.append(done))
    assert [roles[id].liaison.count for id in roles] == [None] * 10
    assert roles.network.total.count == 0
    assert told == []
    assert roles["1"] == network.brokerage(net, permutations=9)["1"]
    assert roles["1"] != "roles"
    assert len({roles["1"], network.brokerage(net, permutations=9)["1"]}) == 1
    holes = network.structural_holes(net)
    assert holes["1"] == network.structural_holes(net)["1"] != "holes"
    assert len({holes["1"], holes["1"]}) == 1
    assert repr(holes["9"]).startswith("Holes(actor='9', contacts=1, constraint=1.0")


def test_figures_of_all_come_as_arrays() -> None:
    """``values(name)`` is in the order of the ids, nan where there is no value."""
    net = PartnerNetwork.from_networkx(nx.star_graph(["town", "gem", "ward"]), answered=None)
    graph = nx.Graph([("gem", "town")])
    graph.add_node("alone")
    holes = network.structural_holes(PartnerNetwork.from_networkx(graph))
    assert holes.values("constraint").tolist()[1:] == [1.0, 1.0]
    assert np.isnan(holes.values("constraint")[0])
    assert holes.values("contacts").tolist() == [0.0, 1.0, 1.0]
    assert holes["alone"].constraint is None
    with pytest.raises(ValueError, match="read-only"):
        holes.values("constraint")[0] = 1.0
    with pytest.raises(AttributeError, match="'weight' is no figure of structural holes: give one of constraint"):
        holes.values("weight")
    parts = network.fragmentation(net)
    assert parts.values("pairs_parted").tolist() == [parts[id].pairs_parted for id in parts.ids]
    assert network.two_mode(PartnerNetwork.from_council(snapshot_of("metz"))).values("sole").dtype == np.float64


def test_roles_of_all_come_as_arrays() -> None:
    """The count of a role; nan for whoever has no known sector."""
    ids = ["a", "b", "c", "d"]
    net = TieNetwork.from_arrays(ids, [0, 1], [1, 2], sectors=["care", "users", "care", None], directed=False)
    roles = network.brokerage(net, permutations=0)
    assert roles.values("itinerant").tolist()[:3] == [roles[id].itinerant.count for id in "abc"]
    assert roles.values("total").tolist()[:3] == [0.0, 2.0, 0.0]
    assert np.isnan(roles.values("liaison")[3])
    with pytest.raises(AttributeError, match="'broker' is no role: give one of coordinator"):
        roles.values("broker")


def test_rows_are_made_when_they_are_read() -> None:
    """A card of many rows makes those that it shows."""
    made = list[int]()

    def row_of(number: int) -> dict[str, int]:
        made.append(number)
        return {"n": number}

    rows = RowsOf(range(1_000_000), row_of)
    assert (len(rows), rows[7], rows[:2]) == (1_000_000, {"n": 7}, [{"n": 0}, {"n": 1}])
    assert made == [7, 0, 1]


def test_fellowships_are_not_named_beside_their_ids() -> None:
    """Their names stay out of the columns of names."""
    net = TieNetwork.from_arrays(["aa", "gem"], [0], [1], sectors=["self_help_fellowship", "users"], directed=False)
    assert discreet_names(net, net.ids, "en") == "a self-help fellowship; gem"
    assert "aa" not in repr(net)
