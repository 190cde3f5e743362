"""Sentences held against the figures that they speak of, on two hundred random networks of each kind."""

import re
from typing import Any

import attrs
import numpy as np
import pytest

from clsm import Actor, Council, PartialDate, Text
from clsm.network import (
    PartnerNetwork,
    TieNetwork,
    bridges,
    density,
    ei_index,
    fragmentation,
    gaps,
    key_players,
    mixing,
    stress,
)
from clsm.network.networks.tie_basis import READINGS
from tests.network.small import bare

SECTORS = ("town", "school", "care", "housing", None)


def _ties(seed: int) -> TieNetwork:
    """Some organisations, some ties, some silence, some cells left open, under one of the readings."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 11))
    pairs = [(a, b) for a in range(n) for b in range(n) if a != b]
    told = [pair for pair in pairs if rng.random() < (0.1, 0.3, 0.6)[seed % 3]]
    opened = [pair for pair in pairs if rng.random() < 0.05]
    asked = (None, rng.random(n) < 0.7, np.zeros(n, dtype=bool))[seed % 3]
    net = TieNetwork.from_arrays(
        [f"p{at:02}" for at in range(n)],
        [a for a, _ in told],
        [b for _, b in told],
        directed=bool(seed % 2),
        sectors=[SECTORS[int(at)] for at in rng.integers(0, len(SECTORS), n)],
        answered=asked,
        left_open=([a for a, _ in opened], [b for _, b in opened]),
        concerns=[frozenset({("theme", "housing")}) if rng.random() < 0.5 else frozenset() for _ in range(n)],
    )
    return net.reading(READINGS[seed % 3])


def _seats(seed: int) -> PartnerNetwork:
    """Some organisations, some bodies; seats known, open, absent; the list of bodies complete or not."""
    rng = np.random.default_rng(seed)
    of = {f"p{at:02}": SECTORS[int(rng.integers(0, 4))] or "" for at in range(int(rng.integers(1, 9)))}
    bodies = [f"b{at}" for at in range(int(rng.integers(1, 5)))]
    every = [(id, body) for id in of for body in bodies]
    known = [pair for pair in every if rng.random() < 0.4]
    unknown = [pair for pair in every if pair not in known and rng.random() < 0.2]
    return attrs.evolve(bare(of, bodies, known, unknown), relations=("seats",), bodies_complete=bool(seed % 2))


def _number(words: str, before: str, after: str) -> int | None:
    """The number between two words; ``None`` where they do not stand there."""
    found = re.search(f"{before}([0-9]+){after}", words)
    return int(found[1]) if found else None


@pytest.mark.parametrize("seed", range(200))
def test_what_is_said_of_ties_is_what_was_counted(seed: int) -> None:
    """Nothing is certain over unknown ties, no reason is given that nobody knows."""
    net = _ties(seed)
    basis = net.basis.explain()
    assert _number(basis, "For ", " pairs? of organisations, it is not known") == (net.unknown_pairs or None)
    words = density(net).explain()
    assert "answered" not in words
    unknown = net.unknown_arcs if net.oriented else net.unknown_pairs
    if density(net).value is not None:
        assert _number(words, r"\. ", " more (?:is|are) unknown") == (unknown or None)
    _held_against_the_thin(mixing(net, permutations=200), net)
    _held_against_the_cuts(bridges(net), net)
    index = ei_index(net, permutations=0)
    limits = index.bounds["index"]
    assert ("it lies between" in index.explain()) == (limits is not None and limits[0] < limits[1])
    nothing = not len(net.pairs[0]) and net.unknown_pairs > 0
    for scenario in stress(net, draws=20).scenarios.values():
        if scenario.distance is None or nothing:
            continue
        lower = _number(scenario.explain(), "would be lower in ", " and")
        same = _number(scenario.explain(), "and the same in ", r"\.")
        assert lower is not None
        assert same is not None
        assert scenario.distance_percentile == pytest.approx(lower + same / 2, abs=1)
    if net.n > 2 and not nothing:
        players = key_players(net, 1)
        rests = players.value > (players.before or 0.0) + 1e-12
        assert ("The network rests on no set" in players.explain()) != rests
    found = gaps(net, permutations=0)
    assert all(pair.shares for pair in found.introductions)
    assert _number(found.explain(), r"(?:^|\. )", " questions? stays? open") == (len(found.cannot_be_said) or None)


def _held_against_the_thin(mixed: Any, net: TieNetwork) -> None:
    words = mixed.explain()
    named = [pair for pair in mixed.counts if pair[0] != pair[1]]
    thin = mixed.thin_pairs()
    unseen = [pair for pair in named if not mixed.observed[pair] and mixed.possible[pair]]
    assert _number(words, "Between ", " pairs? of sectors nothing") == (len(unseen) or None)
    assert _number(words, r"\. ", " pairs? of sectors ha(?:s|ve) no known tie") == (
        sum(not pair.is_unlikely for pair in thin) or None
    )
    assert ("Ties to build" in words) == any(pair.is_unlikely for pair in thin)
    if "none is without a tie" in words:
        assert all(mixed.counts[pair] for pair in named if mixed.observed[pair])
    for pair in thin:
        assert ("chance is enough" in pair.explain()) == (pair.p is not None and pair.p >= 0.05)
        assert ("confirmed tie" in pair.explain()) == (net.read_as == "confirmed" and not pair.ties)
        assert ("stay" in pair.explain()) == (pair.possible > pair.observed)


def _held_against_the_cuts(found: Any, net: TieNetwork) -> None:
    words, rows = found.explain(), found.to_rows()
    observed = [relay for relay in found.cutpoints if relay.observed]
    if net.basis.ties:
        assert _number(words, "rests on ", " sole relays?") == (len(observed) or None)
        perhaps = len(found.cutpoints) - len(observed)
        assert _number(words, "leave open, ", " more may be") == (perhaps or None)
    if "All ties are known: this is certain" in words:
        assert net.unknown_pairs == 0
    assert all(row["observed"] for row in rows)
    assert len(found.to_rows(possible=True)) - len(rows) == sum(
        not it.observed
        for answer in (found, found.without_coordinator_and_plenary)
        if answer
        for it in (*answer.cutpoints, *answer.ties)
    )


@pytest.mark.parametrize("seed", range(200))
def test_what_is_said_of_seats_is_what_was_counted(seed: int) -> None:
    """Certain only where every body is known; a single body is no finding; which relation is read is named."""
    net = _seats(seed)
    found, words = bridges(net), bridges(net).explain()
    everything: list[Any] = [*found.cutpoints, *found.ties, *found.meeting_places]
    if not net.bodies_complete:
        assert not any(it.certain for it in everything)
        assert "This is certain" not in words
    places = {place for _, place in net.known}
    single = len(places) == 1 and not net.bodies_complete
    assert ("is no finding" in words) == single
    observed = [relay for relay in found.cutpoints if relay.observed]
    if single:
        assert not observed
        assert not found.meeting_places
    elif places:
        assert words.startswith("Among the bodies, the network rests on") == bool(observed)
        assert _number(words, "rests on ", " sole relays?") == (len(observed) or None)
        perhaps = len(found.cutpoints) - len(observed)
        assert _number(words, "leave open, ", " more may be") == (perhaps or None)
    assert all("Among the bodies" in relay.explain() for relay in observed if relay.pairs_separated)
    assert "What is read: seats in bodies, and nothing else" in net.basis.explain()
    absences = gaps(net)
    low, high = absences.bounds["sector_pairs"] or (0, 0)
    assert low <= len(absences.sector_pairs) <= high
    assert _number(absences.explain(), "documented, ", " pairs? of sectors meets? in no body") == (
        len(absences.sector_pairs) or None
    )
    certain = sum(pair.certain for pair in absences.sector_pairs)
    if absences.sector_pairs:
        assert _number(absences.explain(), r"\(", " for certain") == certain
    assert net.bodies_complete or not certain


def test_where_no_tie_is_known_nothing_is_said_of_what_holds_together() -> None:
    """Neither what the leaving of somebody would change, nor how far the network is in parts."""
    there = Council(
        id="there",
        name=Text.same("There"),
        jurisdiction="FR",
        as_of=PartialDate(year=2011),
        actors=tuple(Actor(id=id, name=id, sector="municipality") for id in ("gem", "town", "ward")),
    ).on("2011-06-01")
    for net in (
        PartnerNetwork.from_council(there).projected(),
        PartnerNetwork.from_meetings(there, "2010-01-01", "2011-06-01"),
    ):
        assert (net.basis.ties, net.unknown_pairs) == (0, 3)
        scenario = stress(net, scenarios={"one leaves": ["gem"]})
        for answer in (bridges(net), stress(net), fragmentation(net), key_players(net, k=1)):
            assert answer.explain().startswith("No tie is known: who connects whom cannot be said.")
            assert answer.explain("fr").startswith("Aucun lien n’est connu : on ne peut pas dire qui relie qui.")
        assert {row["says"] for row in scenario.to_rows()} == {"No tie is known: who connects whom cannot be said."}
        assert "lies between 0.00 and 1.00" in fragmentation(net).explain()
