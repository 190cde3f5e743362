"""What a network would need if some of its organisations left: a sector, the mayor's office, the hospital pole.

A scenario is a question about the network, never about those who leave: what would hold without them,
who would have to be reached otherwise, how many ties it would take. Its figures stand beside those of
as many organisations leaving at random. F and DF are those of Borgatti (2006), *Computational &
Mathematical Organization Theory* 12(1), 21-34.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar, Final, final

import attrs
import numpy as np

from clsm.network.answers import NetworkResult, discreet_names
from clsm.network.measures.fragmentation import LARGEST_EACH, bounds_in_cells, limits
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import TieNetwork, one_mode
from clsm.network.passes.pathways import (
    LARGEST_UNKNOWN,
    Pathways,
    discreetly_named,
    fragmented,
    fragmented_by_distance,
    nothing_known,
    read_as,
)
from clsm.network.phrases import NO_TIE_KNOWN
from clsm.network.tables import decimal, sector_name
from clsm.problems import Mismatch, nearest
from clsm.results import Bounds, Explained, KeyedResult
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, flat, paragraph

Scenarios = Mapping[str, str | Collection[str]]
"""By the scenario's name, a sector, an organisation, or several of both."""


@final
@attrs.frozen(kw_only=True)
class Stressed(Explained):
    """What the network becomes in one scenario. Every figure is of those who stay.

    Attributes
    ----------
    name : str
        The scenario's name, as it was given; a sector's id where none was.
    leaving : tuple of str
        Who leaves, sorted.
    components, distance : float or None
        F and DF once they have left; ``None`` where fewer than two stay, DF also above 500 organisations.
    parts : int
        How many connected parts those who stay are in.
    pairs_parted : int
        How many pairs of them only paths through those who leave joined.
    ties_needed : int
        How many new ties, at least, would join again all that was joined.
    left_alone : tuple of str
        Who had ties, and keeps none.
    components_percentile, distance_percentile : float or None
        Of 100 draws of as many organisations leaving at random, after how many the figure is lower, equal
        ones counting half; ``None`` where the figure is.
    bounds : mapping
        ``"components"`` and ``"distance"``: the least and the greatest, whatever the unknown ties are.
    """

    name: str
    leaving: tuple[str, ...]
    components: float | None
    distance: float | None
    parts: int
    pairs_parted: int
    ties_needed: int
    left_alone: tuple[str, ...]
    components_percentile: float | None
    distance_percentile: float | None
    bounds: Bounds
    _lower_and_same: tuple[float, float] = attrs.field(repr=False)
    _title: Text = attrs.field(repr=False)
    _net: TieNetwork = attrs.field(repr=False, eq=False)

    @property
    def says(self) -> Text:
        """What the network would need, in a few sentences."""
        return _of_scenario(self._net, self, self._title)


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Stress(NetworkResult, KeyedResult[Stressed]):
    """What :func:`stress` answers: by its name, each scenario, in the order in which they were given.

    ``components`` and ``distance`` are F and DF with everybody, ``None`` where they have no meaning;
    ``draws`` is how often as many left at random, from ``seed``.
    """

    HELD: ClassVar[str] = "scenarios"

    TITLE: ClassVar[Text] = Text(fr="Départs envisagés", en="If some left")
    CALLS: ClassVar[tuple[str, ...]] = ("[scenario].ties_needed", "[scenario].explain()")

    scenarios: Mapping[str, Stressed]
    components: float | None
    distance: float | None
    draws: int
    seed: int
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork

    @property
    def says(self) -> Text:
        """How many scenarios were read, and in how many all holds."""
        return _in_words(self._net, tuple(self.scenarios.values()), self.draws)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each scenario."""
        return [
            {
                "scenario": scenario.name,
                "leaving": flat(scenario.leaving),
                "leaving_names": discreet_names(self._net, scenario.leaving, lang),
                "ties_needed": scenario.ties_needed,
                "components": scenario.components,
                "distance": scenario.distance,
                "parts": scenario.parts,
                "pairs_parted": scenario.pairs_parted,
                "left_alone": flat(scenario.left_alone),
                "left_alone_names": discreet_names(self._net, scenario.left_alone, lang),
                "components_percentile": scenario.components_percentile,
                "distance_percentile": scenario.distance_percentile,
                **bounds_in_cells(scenario.bounds),
                "says": scenario.explain(lang),
            }
            for scenario in self.values()
        ]


def stress(net: TieNetwork, scenarios: Scenarios | None = None, *, draws: int = 1000, seed: int = 0) -> Stress:
    """Ask what a network would become, and need, if some of its organisations left.

    Ties are read without direction or strength. A tie more never raises F or DF: the known ties give the
    most that each can be, the known and all unknown ones together the least. The other figures are those
    of the known ties.

    Parameters
    ----------
    net : TieNetwork
        One-mode; directed ties as reported are read as *any*.
    scenarios : mapping, optional
        By the scenario's name, who leaves: a sector, an organisation, or several of both, by their ids;
        where one id is both, the organisation. Without scenarios, each sector leaves in turn.
    draws : int
        How often as many organisations leave at random, to compare with.
    seed : int
        Of the random draws: the same seed gives the same percentiles.

    Returns
    -------
    Stress

    Raises
    ------
    clsm.problems.Mismatch
        For a scenario in which nobody leaves, somebody who is not there, or fewer than one draw.
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
    >>> net = PartnerNetwork.from_networkx(nx.star_graph(["town", "gem", "ward", "landlord"]))
    >>> answer = stress(net, {"the mayor changes": "town"})["the mayor changes"]
    >>> answer.components, answer.pairs_parted, answer.ties_needed, answer.left_alone
    (1.0, 3, 2, ('gem', 'landlord', 'ward'))
    >>> print(answer.explain())
    the mayor changes: without town, 3 pairs of organisations would no longer reach each other, directly or through
    others; it would take at least 2 new ties to join all again. To be reached otherwise: gem, landlord and ward.
    Fragmentation by distance would be 1.00. Of 100 cases where as many organisations left at random, it would be lower
    in 73 and the same in 27.
    """
    net = one_mode(net)
    if draws < 1:
        raise Mismatch("draws", found=draws, field="draws")
    asked: Scenarios = {sector: [sector] for sector in net.sector_names} if scenarios is None else scenarios
    leaving = {name: _leaving(net, name, who, by_sector=scenarios is None) for name, who in asked.items()}
    ways = Pathways.known(net)
    either: Pathways | None = ways
    if net.unknown_pairs:
        either = Pathways.either(net) if net.unknown_pairs <= LARGEST_UNKNOWN else None
    component = _component(ways)
    random = {count: _at_random(ways, count, draws, seed) for count in sorted({len(who) for who in leaving.values()})}
    stressed = {}
    for name, who in leaving.items():
        title = Text.same(name) if scenarios else sector_name(name)
        stressed[name] = _stressed(
            net,
            _Ways(known=ways, either=either, component=component),
            name=name,
            title=title,
            who=who,
            random=random[len(who)],
        )
    components, distance = _figures(ways, ())
    return Stress(
        scenarios=stressed,
        components=components,
        distance=distance,
        draws=draws,
        seed=seed,
        reading=net.pair_reading,
        basis=net.basis,
        bounds=limits(components, distance, *(_figures(either, ()) if either else (None, None))),
        net=net,
    )


def _leaving(net: TieNetwork, name: str, who: str | Collection[str], *, by_sector: bool) -> tuple[int, ...]:
    """The positions of those who leave."""
    out = set[int]()
    for id in [who] if isinstance(who, str) else who:
        if id in net and not by_sector:
            out.add(net.position(id))
        elif id in net.sector_names:
            out |= {at for at, sector in enumerate(net.sectors) if sector == id}
        else:
            near = nearest(id, [*net.sector_names, *net.ids])
            raise Mismatch("leaver", found=repr(id), near=near, field=name)
    if not out:
        raise Mismatch("no-leaver", field=name)
    return tuple(sorted(out))


def _figures(ways: Pathways, without: Sequence[int]) -> tuple[float | None, float | None]:
    left = ways.n - len(without)
    distance = fragmented_by_distance(ways.pairs_by_distance(without), left) if ways.n <= LARGEST_EACH else None
    return fragmented(ways.sizes(without)), distance


def _component(ways: Pathways) -> list[int]:
    """The number of each actor's connected part, with everybody there."""
    ways.sizes()
    return [int(part) for part in ways.buffers[0]]


def _at_random(ways: Pathways, count: int, draws: int, seed: int) -> list[tuple[float | None, float | None]]:
    """F and DF after *count* actors have left at random, *draws* times."""
    generator = np.random.default_rng((seed, count))
    return [_figures(ways, generator.permutation(ways.n)[:count].tolist()) for _ in range(draws)]


def _percentile(value: float | None, others: Sequence[float | None]) -> float | None:
    """How many in a hundred of *others* are lower, equal ones counting half."""
    if value is None:
        return None
    lower, same = _shares(value, others)
    return lower + same / 2


def _shares(value: float | None, others: Sequence[float | None]) -> tuple[float, float]:
    """How many in a hundred of *others* are lower, and how many the same."""
    if value is None:
        return 0.0, 0.0
    drawn = np.array(others, dtype=np.float64)
    same = np.isclose(drawn, value, rtol=0, atol=1e-12)
    return float(100 * np.mean((drawn < value) & ~same)), float(100 * np.mean(same))


@final
@attrs.frozen(kw_only=True)
class _Ways:
    """The ways with everybody there: on the known ties, with the unknown ones too, and each actor's part."""

    known: Pathways
    either: Pathways | None
    component: Sequence[int]


def _stressed(
    net: TieNetwork,
    ways: _Ways,
    *,
    name: str,
    title: Text,
    who: Sequence[int],
    random: Sequence[tuple[float | None, float | None]],
) -> Stressed:
    components, distance = _figures(ways.known, who)
    least = _figures(ways.either, who) if ways.either else (None, None)
    sizes = ways.known.sizes(who)
    out = set(who)
    before = np.bincount([ways.component[v] for v in range(net.n) if v not in out], minlength=1)
    parted = (int((before * (before - 1)).sum()) - sum(size * (size - 1) for size in sizes)) // 2
    return Stressed(
        name=name,
        leaving=tuple(net.ids[at] for at in who),
        components=components,
        distance=distance,
        parts=len(sizes),
        pairs_parted=parted,
        ties_needed=len(sizes) - int((before > 0).sum()),
        left_alone=_left_alone(net, out),
        components_percentile=_percentile(components, [drawn for drawn, _ in random]),
        distance_percentile=_percentile(distance, [drawn for _, drawn in random]),
        bounds=limits(components, distance, *least),
        lower_and_same=_shares(distance, [drawn for _, drawn in random]),
        title=title,
        net=net,
    )


def _left_alone(net: TieNetwork, out: Collection[int]) -> tuple[str, ...]:
    indptr, indices, _ = net.csr
    gone = np.zeros(net.n, dtype=np.bool_)
    gone[list(out)] = True
    degree = np.diff(indptr)
    lost = np.add.reduceat(np.append(gone[indices], False).astype(np.int64), indptr[:-1]) * (degree > 0)
    return tuple(net.ids[at] for at in np.flatnonzero(~gone & (degree > 0) & (lost == degree)))


# ---------------------------------------------------------------- words

_NOBODY: Final = Text(
    fr="{name} : sans {leaving}, il resterait moins de deux organisations.",
    en="{name}: without {leaving}, fewer than two organisations would stay.",
)
_HOLDS: Final = Text(
    fr="{name} : sans {leaving}, tous ceux que des liens joignent aujourd’hui se joindraient encore.",
    en="{name}: without {leaving}, all whom ties join today would still reach each other.",
)
_NEEDS: Final = Text(
    fr="{name} : sans {leaving}, {pairs} ne se joindraient plus, directement ni par d’autres ; il faudrait au moins "
    "{ties} pour tout rejoindre.",
    en="{name}: without {leaving}, {pairs} would no longer reach each other, directly or through others; it would take "
    "at least {ties} to join all again.",
)
_PAIRS: Final = Plural(
    Text(fr="{n} couple d’organisations", en="{n} pair of organisations"),
    Text(fr="{n} couples d’organisations", en="{n} pairs of organisations"),
)
_TIES: Final = Plural(Text(fr="{n} lien nouveau", en="{n} new tie"), Text(fr="{n} liens nouveaux", en="{n} new ties"))
_OTHERWISE: Final = Text(fr="À joindre autrement : {names}.", en="To be reached otherwise: {names}.")
_COMPARED: Final = Text(
    fr="La fragmentation par la distance serait de {distance}. Sur 100 cas où autant d’organisations partiraient au "
    "hasard, elle serait plus basse dans {lower}, la même dans {same}.",
    en="Fragmentation by distance would be {distance}. Of 100 cases where as many organisations left at random, it "
    "would be lower in {lower} and the same in {same}.",
)
_BETWEEN: Final = Text(
    fr="Quels que soient les liens inconnus, elle se situerait entre {low} et {high}.",
    en="Whatever the unknown ties are, it would lie between {low} and {high}.",
)
_SCENARIOS: Final = Plural(
    Text(
        fr="{n} scénario a été lu, et comparé à autant de départs au hasard ({draws} tirages).",
        en="{n} scenario was read, and compared with as many leaving at random ({draws} draws).",
    ),
    Text(
        fr="{n} scénarios ont été lus, et comparés à autant de départs au hasard ({draws} tirages).",
        en="{n} scenarios were read, and compared with as many leaving at random ({draws} draws).",
    ),
)
_HELD: Final = Text(
    fr="Dans {n}, tous ceux que des liens joignent aujourd’hui se joindraient encore ; pour les autres, la réponse dit "
    "combien de liens il faudrait.",
    en="In {n}, all whom ties join today would still reach each other; for the others, the answer says how many ties "
    "it would take.",
)
_ALL_HELD: Final = Text(
    fr="Dans chacun, tous ceux que des liens joignent aujourd’hui se joindraient encore.",
    en="In each, all whom ties join today would still reach each other.",
)
_ABOUT: Final = Text(
    fr="Ce sont des questions sur ce dont le réseau aurait besoin, non un jugement sur qui partirait.",
    en="These are questions about what the network would need, not a judgement of who would leave.",
)
_NONE: Final = Text(fr="Aucun scénario : aucun secteur n’est connu.", en="No scenario: no sector is known.")


def _of_scenario(net: TieNetwork, scenario: Stressed, title: Text) -> Text:
    about = {"name": title, "leaving": discreetly_named(net, scenario.leaving)}
    if scenario.components is None:
        return _NOBODY.format(**about)
    if nothing_known(net):
        return NO_TIE_KNOWN
    sentences = [_HOLDS.format(**about)]
    if scenario.ties_needed:
        pairs, ties = _PAIRS.of(scenario.pairs_parted), _TIES.of(scenario.ties_needed)
        sentences = [_NEEDS.format(pairs=pairs, ties=ties, **about)]
    if scenario.left_alone:
        sentences.append(_OTHERWISE.format(names=discreetly_named(net, scenario.left_alone)))
    if scenario.distance is not None:
        lower, same = map(round, scenario._lower_and_same)
        sentences.append(_COMPARED.format(distance=decimal(scenario.distance), lower=lower, same=same))
        between = scenario.bounds["distance"]
        if between and net.unknown_pairs:
            sentences.append(_BETWEEN.format(low=decimal(between[0]), high=decimal(between[1])))
    return paragraph(sentences)


def _in_words(net: TieNetwork, scenarios: Sequence[Stressed], draws: int) -> Text:
    if not scenarios:
        return paragraph([_NONE, read_as(net)])
    if nothing_known(net):
        return paragraph([NO_TIE_KNOWN, read_as(net)])
    opening = _SCENARIOS.of(len(scenarios), draws=draws)
    held = [scenario for scenario in scenarios if scenario.components is not None and scenario.ties_needed == 0]
    holding = _ALL_HELD if len(held) == len(scenarios) else _HELD.format(n=len(held))
    return paragraph([opening, holding, _ABOUT, read_as(net)])
