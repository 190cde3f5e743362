"""What the network rests on: the sets of organisations that hold it together, or that reach it best.

Borgatti (2006), Identifying sets of key players in a social network, *Computational & Mathematical
Organization Theory* 12(1), 21-34. Two or three organisations that matter one by one often do the same
work: the set is chosen together. Every set that does equally well is given: one alone would pass for an
answer that the data do not give.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from math import inf, lcm
from typing import ClassVar, Final, Literal, final, get_args

import attrs
import numpy as np

from clsm.network.answers import NetworkResult, discreet_names
from clsm.network.kernels.compiling import feed
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import TieNetwork, one_mode
from clsm.network.passes.pathways import Pathways, discreetly_named, fragmented_by_distance, nothing_known, read_as
from clsm.network.phrases import NO_TIE_KNOWN, TIES
from clsm.network.tables import Table, decimal
from clsm.problems import Mismatch, choice_of, nearest
from clsm.results import Bounds
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, flat, paragraph

Aim = Literal["fragment", "reach"]
AIMS: Final[tuple[Aim, ...]] = get_args(Aim)

EXACT_TO: Final = {1: 500, 2: 200, 3: 100}
"""The most actors for which every set of one, two and three is compared without being asked for."""

LARGEST: Final = 2000
"""The most actors that are read at all: the time grows with the square of their number, or faster."""

STARTS: Final = 10
"""From how many actors, those with the most ties, the search by exchange begins anew."""

STARTS_TO: Final = 500
"""The most actors for which it does."""

SHORTLIST: Final = 50
"""How many actors the search by exchange looks at for each place in a set, those whose leaving may cost most."""


@final
@attrs.frozen(kw_only=True, repr=False)
class KeyPlayers(NetworkResult):
    """What :func:`key_players` answers.

    Attributes
    ----------
    sets : tuple of tuple of str
        Every set of ``k`` that reaches ``value``, each sorted, in sorted order; the one set found where
        ``exact`` is false.
    value : float
        To ``fragment``: the distance-weighted fragmentation DF of the others once the set has left, 0 to
        1. To ``reach``: the distance-weighted reach dR, 0 to 1; with ``m``, how many organisations are
        within ``m`` ties, the set itself counted.
    before : float or None
        The DF of the network with everybody; ``None`` to ``reach``.
    exact : bool
        Whether every set was compared, and ties between sets settled without rounding.
    bounds : mapping
        ``"value"``: the least and the greatest that it can be, whatever the unknown ties are; both are
        attained. Its bounds are ``None`` where the sets were not all compared.
    """

    TITLE: ClassVar[Text] = Text(fr="Organisations sur lesquelles le réseau repose", en="What the network rests on")
    CALLS: ClassVar[tuple[str, ...]] = (".sets", ".value")

    aim: Aim
    k: int
    m: int | None
    value: float
    before: float | None
    sets: tuple[tuple[str, ...], ...]
    exact: bool
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork = attrs.field(eq=False)

    @property
    def says(self) -> Text:
        """The sets, what they hold together or reach, and whether all were compared."""
        return _in_words(self._net, self)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each set."""
        low, high = self.bounds["value"] or (None, None)
        return [
            {
                "actors": flat(members),
                "names": discreet_names(self._net, members, lang),
                "aim": self.aim,
                "value": self.value,
                "low": low,
                "high": high,
                "exact": self.exact,
            }
            for members in self.sets
        ]


Scored = list[tuple[int, int]]
"""Actors, each with the exact score of a set that it completes: an integer, the higher the better."""

Completing = Callable[[Collection[int], Sequence[int], int | None], Scored]
"""Who of some actors completes a set with at least a given score; the best is always among them."""


def key_players(
    net: TieNetwork, k: int = 2, aim: Aim = "fragment", *, m: int | None = None, exact: bool | None = None
) -> KeyPlayers:
    """Find the sets of *k* organisations that the network rests on.

    To *fragment* (KPP-NEG): the sets S whose leaving most lengthens the ways between the n others, with

        DF = 1 - sum over i != j of 1/d_ij / (n(n - 1)), where 1/d_ij = 0 if no path leads from i to j.

    To *reach* (KPP-POS): the sets from which the others are nearest, with dR = (size of S + sum over j outside S
    of 1/d_Sj) / n, where d_Sj is the distance to the nearest member and n counts everybody; or, with *m*,
    those that have the most organisations within *m* ties, S counted. Members of S count 1 in dR
    (the R package influenceR leaves them out). Ties are read without direction or strength.

    Every set is compared for k = 1, 2, 3 in networks of up to 500, 200, 100 actors, elsewhere if
    ``exact=True``; equal sets are found by integers, never by rounded numbers. Otherwise a set is built
    one actor at a time, the best next, then members are exchanged one by one while that helps; up to 500
    actors, this begins anew with each of the ten who have the most ties. To *fragment*, only the 50 actors
    whose leaving may cost most are looked at for each place. ``exact`` is then false, and better sets may
    exist.

    Parameters
    ----------
    net : TieNetwork
        One-mode; directed ties as reported are read as *any*.
    k : int
        How many organisations a set has. To *fragment*, at least two must be left.
    aim : str
        ``"fragment"`` or ``"reach"``.
    m : int, optional
        To *reach*: within how many ties.
    exact : bool, optional
        ``True``: compare every set whatever it costs; ``False``: do not.

    Returns
    -------
    KeyPlayers

    Raises
    ------
    clsm.problems.Mismatch
        For a *k* that leaves nobody to look at, another aim, an *m* that has no meaning, or more than
        2000 actors.
    TypeError
        For a two-mode network; project it first.

    References
    ----------
    Borgatti, S. P. (2006). Identifying sets of key players in a social network. *Computational &
    Mathematical Organization Theory* 12(1), 21-34.

    Examples
    --------
    >>> import networkx as nx
    >>> from clsm.network import PartnerNetwork
    >>> answer = key_players(PartnerNetwork.from_networkx(nx.krackhardt_kite_graph()), k=2)
    >>> answer.sets, round(answer.value, 3), answer.exact
    ((('5', '6'),), 0.607, True)
    >>> print(answer.explain())
    The network rests most on this set of 2 organisations: 5 and 6. Without them, the fragmentation by distance of the
    others would go from 0.35 to 0.61 (0: everybody is tied to everybody; 1: nobody reaches anybody). It is work that
    could be shared, not a weakness. Every set was compared (Borgatti 2006). Read: the ties as given, without a
    direction.
    """
    net = one_mode(net)
    _check(net.n, k, aim, m)
    compare_all = net.n <= EXACT_TO.get(k, 0) if exact is None else exact
    known = Pathways.known(net)
    unit = _worth_of_one(net.n, aim, m)
    score, sets = _search(known, k, aim, m, compare_all)
    limits: tuple[float, float] | None = None
    if compare_all:
        possible = _search(Pathways.either(net), k, aim, m, True)[0] if net.unknown_pairs else score
        low, high = sorted((_value(net.n, k, aim, m, score, unit), _value(net.n, k, aim, m, possible, unit)))
        limits = low, high
    value = _value(net.n, k, aim, m, score, unit)
    before = fragmented_by_distance(known.pairs_by_distance(), net.n) if aim == "fragment" else None
    optimal = tuple(sorted(tuple(net.ids[at] for at in members) for members in sets))
    return KeyPlayers(
        aim=aim,
        k=k,
        m=m,
        value=value,
        before=before,
        sets=optimal,
        exact=compare_all,
        reading=net.pair_reading,
        basis=net.basis,
        bounds=Table({"value": limits}),
        net=net,
    )


def _check(n: int, k: int, aim: str, m: int | None) -> None:
    if aim not in AIMS:
        options, near = choice_of("fragment", "reach"), nearest(str(aim), AIMS)
        raise Mismatch("option", found=repr(aim), options=options, near=near, field="aim")
    if m is not None and (aim == "fragment" or m < 0):
        raise Mismatch("reach-distance", found=m, aim="reach", field="m")
    if n > LARGEST:
        raise Mismatch("large-network", n=n, most=LARGEST)
    most = n - 2 if aim == "fragment" else n
    if not 1 <= k <= most:
        if most <= 0:
            raise Mismatch("small-network", k=k, n=n, field="k")
        if aim == "fragment":
            raise Mismatch("set-size-left", k=k, n=n, most=most, field="k")
        raise Mismatch("set-size", k=k, n=n, most=most, field="k")


# ---------------------------------------------------------------- scores without rounding


def _shares(n: int, m: int | None) -> list[int]:
    """What one at distance 0, 1, ..., n counts, as integers; n stands for out of reach."""
    if m is not None:
        return [int(d <= m and d < n) for d in range(n + 1)]
    whole = _worth_of_one(n, "reach", None)
    return [whole, *(whole // d for d in range(1, n)), 0]


def _worth_of_one(n: int, aim: Aim, m: int | None) -> int:
    """What a distance of 1 counts: a number that each distance divides; 1 where actors are only counted."""
    return 1 if aim == "reach" and m is not None else lcm(*range(1, max(n, 2)))


def _value(n: int, k: int, aim: Aim, m: int | None, score: int, unit: int) -> float:
    if aim == "fragment":
        return float(1 + Fraction(score, unit * (n - k) * (n - k - 1)))
    return score if m is not None else float(Fraction(score, unit * n))


def _sum(counts: Iterable[int], shares: Sequence[int]) -> int:
    return sum(int(count) * share for count, share in zip(counts, shares, strict=False) if count)


def _leaving(ways: Pathways, longest: int) -> Completing:
    """Completing a set of those who leave; the score is less the sum of inverse distances of the others."""
    from clsm.network.kernels import distances

    n = ways.n
    shares = [0, *_shares(n, None)[1:]]
    unit = shares[1]
    seen, now, ahead, pairs = ways.buffers
    least, leavers = (feed(np.zeros(n, dtype=np.int64)) for _ in range(2))
    rows = feed(np.zeros(min(n, longest) * n, dtype=np.int64))

    def completing(chosen: Collection[int], among: Sequence[int], score: int | None) -> Scored:
        ways.let_go(chosen)
        distances.least_left(n, ways.indptr, ways.indices, ways.gone, seen, now, ahead, least)
        order = sorted(among, key=least.__getitem__)[:longest]
        limit = inf if score is None else -score / unit
        if least[order[0]] > 6 * (limit + distances.SLACK):
            return []
        kept = distances.leave_next(
            n,
            ways.indptr,
            ways.indices,
            ways.gone,
            feed(np.array(order, dtype=np.int64)),
            least,
            limit,
            seen,
            now,
            ahead,
            pairs,
            leavers,
            rows,
        )
        return [(int(leavers[at]), -_sum(rows[at * n : at * n + n], shares)) for at in range(kept)]

    return completing


def _reaching(ways: Pathways, m: int | None) -> Completing:
    """Completing a set of those who reach; the score is what everybody counts at their distance from it."""
    from clsm.network.kernels import distances

    n, shares = ways.n, _shares(ways.n, m)
    unit = _worth_of_one(n, "reach", m)
    worth = feed(np.array([share / unit for share in shares]))
    seen, now, ahead, _ = ways.buffers
    from_each = feed(np.zeros(n * n, dtype=np.int64))
    ways.let_go(())
    distances.distances(n, ways.indptr, ways.indices, ways.gone, seen, now, ahead, from_each)
    far = np.asarray(from_each).reshape(n, n)
    reachers, pairs = feed(np.zeros(n, dtype=np.int64)), feed(np.zeros(n + 1, dtype=np.int64))
    rows = feed(np.zeros(n * (n + 1), dtype=np.int64))

    def completing(chosen: Collection[int], among: Sequence[int], score: int | None) -> Scored:
        nearest = far[list(chosen)].min(axis=0, initial=n)
        limit = -inf if score is None else score / unit
        order = feed(np.array(among, dtype=np.int64))
        kept = distances.reach_next(n, from_each, feed(nearest), worth, order, limit, pairs, reachers, rows)
        width = n + 1
        return [(int(reachers[at]), _sum(rows[at * width : at * width + width], shares)) for at in range(kept)]

    return completing


# ---------------------------------------------------------------- search


def _search(ways: Pathways, k: int, aim: Aim, m: int | None, compare_all: bool) -> tuple[int, list[tuple[int, ...]]]:
    """The best score, and every set that has it; the one set met where not all are compared."""
    completing = _leaving(ways, ways.n if compare_all else SHORTLIST) if aim == "fragment" else _reaching(ways, m)
    if not compare_all:
        ties = [int(last) - int(first) for first, last in pairwise(ways.indptr)]
        most_tied = sorted(range(ways.n), key=lambda actor: -ties[actor])[: STARTS if ways.n <= STARTS_TO else 0]
        tried = [_by_exchange(ways.n, k, completing, start) for start in ([], *([actor] for actor in most_tied))]
        best, members = max(tried, key=lambda scored: scored[0])
        return best, [members]
    best, _ = _by_exchange(ways.n, k, completing, [])
    sets = list[tuple[int, ...]]()
    for first in combinations(range(ways.n - 1), k - 1):
        among = range(first[-1] + 1 if first else 0, ways.n)
        scored = completing(first, among, best)
        top = max((score for _, score in scored), default=best)
        if top > best:
            best, sets = top, []
        sets += [(*first, actor) for actor, score in scored if score == best]
    return best, sets


def _by_exchange(n: int, k: int, completing: Completing, start: Sequence[int]) -> tuple[int, tuple[int, ...]]:
    """A good set: to *start* the best next actor until *k*, then one exchanged for the best other while it helps."""
    chosen = list(start)
    if len(chosen) == k:
        chosen.pop()
    best = 0
    while len(chosen) < k:
        actor, best = _best(completing(chosen, _others(n, chosen), None))
        chosen.append(actor)
    unchanged = 0
    while unchanged < k:
        member = chosen.pop(0)
        actor, score = _best([*completing(chosen, _others(n, chosen), best), (member, best)])
        unchanged = 0 if score > best else unchanged + 1
        chosen.append(actor if score > best else member)
        best = max(best, score)
    return best, tuple(sorted(chosen))


def _others(n: int, chosen: Collection[int]) -> list[int]:
    return [actor for actor in range(n) if actor not in chosen]


def _best(scored: Scored) -> tuple[int, int]:
    return max(scored, key=lambda actor: (actor[1], -actor[0]))


# ---------------------------------------------------------------- words

_THEM: Final = Plural(
    Text(fr="cette organisation", en="this organisation"),
    Text(fr="cet ensemble de {n} organisations", en="this set of {n} organisations"),
)
_RESTS: Final = Text(
    fr="Le réseau repose d’abord sur {them} : {names}. En cas de départ, la fragmentation par la distance entre les "
    "autres passerait de {before} à {value} (0 : chacun est lié à chacun ; 1 : personne ne joint personne). C’est un "
    "travail qui peut se partager, non une faiblesse.",
    en="The network rests most on {them}: {names}. Without them, the fragmentation by distance of the others would go "
    "from {before} to {value} (0: everybody is tied to everybody; 1: nobody reaches anybody). It is work that could be "
    "shared, not a weakness.",
)
_CHANGES_NOTHING: Final = Text(
    fr="Le réseau ne repose sur aucun ensemble de cette taille : en cas de départ, la fragmentation par la distance "
    "entre les autres ne dépasserait pas celle d’aujourd’hui, {before} ({value} au plus, pour {them} : {names}).",
    en="The network rests on no set of this size: without it, the fragmentation by distance of the others would not "
    "exceed that of today, {before} ({value} at most, for {them}: {names}).",
)
_REACHES: Final = Text(
    fr="C’est de {them} que le réseau est le plus proche : {names}. Qui en est ou lui est lié compte 1, qui est plus "
    "loin de moins en moins : en tout {value} du réseau (1 : tout le monde).",
    en="The network is nearest to {them}: {names}. Whoever is in it or tied to it counts 1, whoever is farther less "
    "and less: {value} of the network in all (1: everybody).",
)
_REACHES_WITHIN: Final = Text(
    fr="C’est de {them} que l’on atteint le plus de monde en {m} au plus : {names}. Cela fait {value} sur {n} "
    "organisations, celles dont on part comprises.",
    en="The most are reached within {m} from {them}: {names}. That makes {value} of {n} organisations, those where "
    "one starts included.",
)
_ONE_OF: Final = Text(fr="l’une de {n} organisations à égalité", en="one of {n} organisations on a par")
_SET_OF: Final = Text(fr="l’un de {n} ensembles à égalité", en="one of {n} sets on a par")
_ALL: Final = Text(
    fr="Tous les ensembles ont été comparés (Borgatti 2006).", en="Every set was compared (Borgatti 2006)."
)
_SOME: Final = Text(
    fr="Tous les ensembles n’ont pas été comparés : celui-ci est obtenu en ajoutant puis en échangeant les "
    "organisations une à une (Borgatti 2006), et un meilleur peut exister.",
    en="Not every set was compared: this one comes from adding organisations one at a time, then exchanging them one "
    "by one (Borgatti 2006), and a better one may exist.",
)
_BETWEEN: Final = Text(
    fr="Quels que soient les liens inconnus, la meilleure valeur se situe entre {low} et {high}.",
    en="Whatever the unknown ties are, the best value lies between {low} and {high}.",
)
_NO_BOUNDS: Final = Text(
    fr="Des liens sont inconnus : la valeur est celle des liens connus.",
    en="Some ties are unknown: the value is that of the known ones.",
)


def _in_words(net: TieNetwork, answer: KeyPlayers) -> Text:
    sentences = [NO_TIE_KNOWN]
    if not nothing_known(net):
        sentences = [_opening(net, answer), _ALL if answer.exact else _SOME]
    if net.unknown_pairs:
        limits = answer.bounds["value"]
        if limits:
            low, high = (_value_in_words(answer, limit) for limit in limits)
            sentences.append(_BETWEEN.format(low=low, high=high))
        else:
            sentences.append(_NO_BOUNDS)
    return paragraph([*sentences, read_as(net)])


def _opening(net: TieNetwork, answer: KeyPlayers) -> Text:
    """The first set, and what it is worth."""
    first = answer.sets[0]
    value, names = _value_in_words(answer, answer.value), discreetly_named(net, first)
    if len(answer.sets) == 1:
        them = _THEM.of(len(first))
    else:
        them = (_ONE_OF if len(first) == 1 else _SET_OF).format(n=len(answer.sets))
    if answer.aim == "fragment":
        before = answer.before or 0.0
        words = _RESTS if answer.value > before + 1e-12 else _CHANGES_NOTHING
        return words.format(them=them, names=names, before=decimal(before), value=value)
    if answer.m is None:
        return _REACHES.format(them=them, names=names, value=value)
    return _REACHES_WITHIN.format(them=them, names=names, value=value, n=net.n, m=TIES.of(answer.m))


def _value_in_words(answer: KeyPlayers, value: float) -> Text:
    """A share with two decimals; within so many ties, a count."""
    return decimal(value) if answer.m is None else Text.same(str(value))
