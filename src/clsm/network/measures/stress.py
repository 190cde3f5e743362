"""What a network would need if some of its organisations left: a sector, the mayor's office, the hospital pole.

A scenario is a question about the network, never about those who leave: what would hold without them,
who would have to be reached otherwise, how many ties it would take. Its figures stand beside those of
as many organisations leaving at random. F and DF are those of Borgatti (2006), *Computational &
Mathematical Organization Theory* 12(1), 21-34.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final, final

import attrs
import numpy as np

from clsm.network.measures.fragmentation import LARGEST_EACH, bounds_in_cells, limits
from clsm.network.networks.tie_network import Reading, TieBasis, TieNetwork, one_mode
from clsm.network.passes.pathways import LARGEST_UNKNOWN, Pathways, fragmented, fragmented_by_distance, named, read_as
from clsm.network.tables import Limits, decimal, sector_name
from clsm.problems import Mismatch, nearest
from clsm.tables import Row, data_frame, html_table
from clsm.words import Lang, Plural, Text, flat, paragraph

Scenarios = Mapping[str, str | Collection[str]]
"""By the scenario's name, a sector, an organisation, or several of both."""


@final
@attrs.frozen(kw_only=True)
class Stressed:
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
    bounds: Limits
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The scenario in a few sentences."""
        return self.says.say(lang)


@final
@attrs.frozen(kw_only=True)
class Stress(Mapping[str, Stressed]):
    """What :func:`stress` answers: by its name, each scenario, in the order in which they were given.

    ``components`` and ``distance`` are F and DF with everybody, ``None`` where they have no meaning;
    ``draws`` is how often as many left at random, from ``seed``.
    """

    scenarios: Mapping[str, Stressed]
    components: float | None
    distance: float | None
    draws: int
    seed: int
    reading: Reading
    basis: TieBasis
    bounds: Limits
    says: Text = attrs.field(repr=False)

    def __getitem__(self, name: str) -> Stressed:
        return self.scenarios[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.scenarios)

    def __len__(self) -> int:
        return len(self.scenarios)

    def explain(self, lang: Lang = "en") -> str:
        """The answer in a few sentences."""
        return self.says.say(lang)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each scenario."""
        rows = list[Row]()
        for one in self.values():
            row: Row = {
                "scenario": one.name,
                "leaving": flat(one.leaving),
                "components": one.components,
                "distance": one.distance,
                "parts": one.parts,
                "pairs_parted": one.pairs_parted,
                "ties_needed": one.ties_needed,
                "left_alone": flat(one.left_alone),
                "components_percentile": one.components_percentile,
                "distance_percentile": one.distance_percentile,
            }
            rows.append({**row, **bounds_in_cells(one.bounds), "says": one.explain(lang)})
        return rows

    def to_pandas(self, lang: Lang = "en") -> Any:
        """The rows as a ``DataFrame``; needs the extra ``pandas``."""
        return data_frame(self.to_rows(lang))

    def _repr_html_(self) -> str:
        return html_table(self.to_rows(), self.explain())


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
    >>> found = stress(net, {"the mayor changes": "town"})["the mayor changes"]
    >>> found.components, found.pairs_parted, found.ties_needed, found.left_alone
    (1.0, 3, 2, ('gem', 'landlord', 'ward'))
    >>> print(found.explain())
    the mayor changes: without town, 3 pairs of organisations would no longer reach each other, directly or through
    others; it would take at least 2 new ties to join all again. To be reached otherwise: gem, landlord and ward.
    Fragmentation by distance would be 1.00, more than in 86 cases of 100 where as many organisations left at random.
    """
    net = one_mode(net)
    if draws < 1:
        raise Mismatch("draws", found=draws, field="draws")
    given: Scenarios = {sector: [sector] for sector in net.sector_names} if scenarios is None else scenarios
    leaving = {name: _leaving(net, name, who, by_sector=scenarios is None) for name, who in given.items()}
    ways = Pathways.known(net)
    either: Pathways | None = ways
    if net.unknown_pairs:
        either = Pathways.either(net) if net.unknown_pairs <= LARGEST_UNKNOWN else None
    component = _component(ways)
    random = {count: _at_random(ways, count, draws, seed) for count in sorted({len(who) for who in leaving.values()})}
    found = {}
    for name, who in leaving.items():
        spoken = Text.same(name) if scenarios else sector_name(name)
        found[name] = _stressed(net, ways, either, component, name, spoken, who, random[len(who)])
    components, distance = _figures(ways, ())
    return Stress(
        scenarios=found,
        components=components,
        distance=distance,
        draws=draws,
        seed=seed,
        reading=net.pair_reading,
        basis=net.basis,
        bounds=limits(components, distance, *(_figures(either, ()) if either else (None, None))),
        says=_in_words(net, list(found.values()), draws),
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
    drawn = np.array(others, dtype=np.float64)
    same = np.isclose(drawn, value, rtol=0, atol=1e-12)
    return float(100 * (np.sum((drawn < value) & ~same) + np.sum(same) / 2) / len(drawn))


def _stressed(
    net: TieNetwork,
    ways: Pathways,
    either: Pathways | None,
    component: Sequence[int],
    name: str,
    spoken: Text,
    who: Sequence[int],
    random: Sequence[tuple[float | None, float | None]],
) -> Stressed:
    components, distance = _figures(ways, who)
    least = _figures(either, who) if either else (None, None)
    sizes = ways.sizes(who)
    out = set(who)
    before = np.bincount([component[v] for v in range(net.n) if v not in out], minlength=1)
    parted = (int((before * (before - 1)).sum()) - sum(size * (size - 1) for size in sizes)) // 2
    leaving = tuple(net.ids[at] for at in who)
    found = Stressed(
        name=name,
        leaving=leaving,
        components=components,
        distance=distance,
        parts=len(sizes),
        pairs_parted=parted,
        ties_needed=len(sizes) - int((before > 0).sum()),
        left_alone=_left_alone(net, out),
        components_percentile=_percentile(components, [one for one, _ in random]),
        distance_percentile=_percentile(distance, [one for _, one in random]),
        bounds=limits(components, distance, *least),
        says=Text.same(""),
    )
    return attrs.evolve(found, says=_of_scenario(net, found, spoken))


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
    fr="La fragmentation par la distance serait de {distance}, plus que dans {share} cas sur 100 où autant "
    "d’organisations partiraient au hasard.",
    en="Fragmentation by distance would be {distance}, more than in {share} cases of 100 where as many organisations "
    "left at random.",
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


def _of_scenario(net: TieNetwork, found: Stressed, spoken: Text) -> Text:
    about = {"name": spoken, "leaving": named(net, found.leaving)}
    if found.components is None:
        return _NOBODY.format(**about)
    sentences = [_HOLDS.format(**about)]
    if found.ties_needed:
        pairs, ties = _PAIRS.of(found.pairs_parted), _TIES.of(found.ties_needed)
        sentences = [_NEEDS.format(pairs=pairs, ties=ties, **about)]
    if found.left_alone:
        sentences.append(_OTHERWISE.format(names=named(net, found.left_alone)))
    if found.distance is not None:
        share = round(found.distance_percentile or 0)
        sentences.append(_COMPARED.format(distance=decimal(found.distance), share=share))
        between = found.bounds["distance"]
        if between and net.unknown_pairs:
            sentences.append(_BETWEEN.format(low=decimal(between[0]), high=decimal(between[1])))
    return paragraph(sentences)


def _in_words(net: TieNetwork, found: Sequence[Stressed], draws: int) -> Text:
    if not found:
        return paragraph([_NONE, read_as(net)])
    held = sum(one.components is not None and one.ties_needed == 0 for one in found)
    opening = _SCENARIOS.of(len(found), draws=draws)
    return paragraph([opening, _ALL_HELD if held == len(found) else _HELD.format(n=held), _ABOUT, read_as(net)])
