import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from clsm.network.bridging.two_mode_bridges import bridges
from clsm.network.networks.tie_basis import READINGS, TieReading
from clsm.network.networks.tie_network import TieNetwork

IDS = "abcdefgh"
Told = list[tuple[int, int]]


def _network(ids: str, told: Told, silent: set[int], reading: TieReading) -> TieNetwork:
    return TieNetwork.from_arrays(
        ids,
        [a for a, _ in told],
        [b for _, b in told],
        answered=[at not in silent for at in range(len(ids))],
        sectors=["odd" if ord(id) % 2 else "even" for id in ids],
    ).reading(reading)


def _told() -> st.SearchStrategy[Told]:
    one = st.integers(0, len(IDS) - 1)
    return st.lists(st.tuples(one, one), max_size=24)


@given(_told(), st.sets(st.integers(0, 7), max_size=3), st.sampled_from(READINGS), st.permutations(IDS), st.randoms())
def test_names_and_order_do_not_matter(
    told: Told, silent: set[int], reading: TieReading, names: list[str], chance: random.Random
) -> None:
    """The same answers under other ids and in another order give the same rows under the other ids."""
    new = dict(zip(IDS, names, strict=True))
    found = bridges(_network(IDS, told, silent, reading), effort=None)
    moved = bridges(_network("".join(names), chance.sample(told, len(told)), silent, reading), effort=None)
    assert {(new[row.node], row.certain, row.observed, row.pairs_separated, row.sizes) for row in found.cutpoints} == {
        (row.node, row.certain, row.observed, row.pairs_separated, row.sizes) for row in moved.cutpoints
    }
    assert {
        (frozenset(new[end] for end in tie.ends), tie.certain, tie.observed, tie.pairs_separated) for tie in found.ties
    } == {(frozenset(tie.ends), tie.certain, tie.observed, tie.pairs_separated) for tie in moved.ties}
    assert {(frozenset(new[end] for end in row.ends), row.span) for row in found.local} == {
        (frozenset(row.ends), row.span) for row in moved.local
    }
    assert found.bounds == moved.bounds


@given(_told(), st.sets(st.integers(0, 7), max_size=3), st.sampled_from(READINGS))
def test_certain_is_observed_and_observed_is_possible(told: Told, silent: set[int], reading: TieReading) -> None:
    """Each level holds the next; nothing is open where everybody answered; the figures fit each other."""
    found = bridges(_network(IDS, told, silent, reading), effort=None)
    for row in found.cutpoints:
        assert row.observed or not row.certain
        assert row.observed == (len(row.sizes) > 1)
        assert sum(row.sizes) ** 2 - sum(size * size for size in row.sizes) == 2 * row.pairs_separated
        assert sorted(map(len, row.parts), reverse=True) == list(row.sizes)
    assert {tie.ends for tie in found.ties if tie.observed} == {row.ends for row in found.local if row.span is None}
    assert all(row.span is None or row.span >= 3 for row in found.local)
    answered = bridges(_network(IDS, told, set(), reading))
    assert all(row.certain for row in answered.cutpoints)
    for lang in ("en", "fr"):
        assert found.explain(lang)


@given(_told(), st.sampled_from(READINGS), st.integers(0, 7), st.integers(0, 7))
def test_a_tie_added_never_parts_more(told: Told, reading: TieReading, a: int, b: int) -> None:
    """A bridge that stays is one that was, unless it is the new tie; blocks only grow together."""
    before = _network(IDS, told, set(), reading)
    after = _network(IDS, [*told, (a, b), (b, a)], set(), reading)
    new = tuple(sorted((IDS[a], IDS[b])))
    # a tie told by one side only may become a confirmed one: it is the new one then
    assert {tie.ends for tie in bridges(after).ties} - {new} <= {tie.ends for tie in bridges(before).ties}
    found, grown = bridges(before).blocks, bridges(after).blocks
    assert all(any(set(block) <= set(larger) for larger in grown) for block in found)
    assert np.all(np.diff([len(block) for block in grown]) <= 0)
