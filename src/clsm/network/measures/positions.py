"""Where each organisation stands: ties, whom it can reach, how near, and between whom.

Degree, reach and nearness only grow where a tie is added. So the least of each is that of the known ties, and the
most that of all ties that may be there: two networks, both possible, bound every figure exactly.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, Final, final

import attrs
import numpy as np

from clsm.network.answers import NetworkResult, RowsOf
from clsm.network.kernels.compiling import feed
from clsm.network.measures.centralization import MOST_FOR_PATHS
from clsm.network.networks.columns import Floats, Ints
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import TieNetwork, one_mode
from clsm.network.passes.cells import tie_columns, unknown_cells, unknown_count
from clsm.network.phrases import ORGANISATIONS, UNKNOWN_AS_ABSENT
from clsm.network.tables import Table, decimal
from clsm.results import Bounds, KeyedResult
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, paragraph

BOUNDED: Final = ("degree", "in_degree", "out_degree", "reachable", "closeness", "harmonic")
UNBOUNDED: Final = ("betweenness", "eigenvector")


@final
@attrs.frozen(kw_only=True)
class Position:
    """Where one organisation stands; each figure is ``None`` where it has no value.

    Attributes
    ----------
    degree : int
        Its ties; with directions, those sent and received together.
    in_degree, out_degree : int or None
        Its ties received and sent; ``None`` where ties are read without a direction.
    reachable : int or None
        How many others a path leads to.
    closeness : float or None
        (n - 1) over the sum of its distances to the others; ``None`` where it cannot reach all.
    harmonic : float or None
        The mean of one over its distance to each other, 0 for whom no path leads to.
    betweenness : float or None
        The pairs (ordered, with directions) between which it stands, a share where there are several shortest paths.
    eigenvector : float or None
        Its part of the leading eigenvector, of unit length; without directions. ``None`` for whoever has no tie,
        and for all where ties form several parts: there is more than one such vector.
    bounds : mapping
        The least and the most of each figure over all completions of the unknown cells, both reached. A closeness
        without a value counts as 0. ``None`` for betweenness and eigenvector, where none is computed.
    """

    id: str
    degree: int
    in_degree: int | None
    out_degree: int | None
    reachable: int | None
    closeness: float | None
    harmonic: float | None
    betweenness: float | None
    eigenvector: float | None
    bounds: Bounds


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Centrality(NetworkResult, KeyedResult[Position]):
    """What :func:`centrality` answers: ``centrality[id]`` for each organisation, in the order of the ids.

    Figures are those of the known ties; ``values("closeness")`` is one of all, as an array, nan for no value.

    Attributes
    ----------
    bounds : mapping
        ``"degree"``, ``"reachable"``, ...: the least and the most of the sum over all organisations, over all
        completions of the unknown cells; ``None`` for those that have no bound.
    """

    TITLE: ClassVar[Text] = Text(fr="Place de chaque organisation", en="Where each organisation stands")
    CALLS: ClassVar[tuple[str, ...]] = ("[id].closeness", "[id].bounds", '.values("degree")')

    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork
    _known: Mapping[str, Floats]
    _most: Mapping[str, Floats]
    _include_fellowships: bool

    @property
    def says(self) -> Text:
        """What is usual, and for how many organisations what is unknown could change it."""
        return paragraph(_sentences(self._net, self._known, self._most))

    def __getitem__(self, id: str) -> Position:
        at = self._net.position(id)
        figures = {name: _plain(self._known[name][at], name) for name in (*BOUNDED, *UNBOUNDED)}
        bounds: dict[str, tuple[float, float] | None] = dict.fromkeys(UNBOUNDED)
        for name in BOUNDED:
            low, high = (_plain(column[name][at], name) for column in (self._known, self._most))
            # what has no value for want of a path counts as 0; what was not computed has no bound
            computed = name != "closeness" or figures["reachable"] is not None
            bounds[name] = (low or 0, high or 0) if computed and (high is not None or name == "closeness") else None
        return Position(id=id, bounds=Table(bounds), **figures)

    def __iter__(self) -> Iterator[str]:
        return iter(self._shown)

    def __len__(self) -> int:
        return len(self._shown)

    @property
    def _shown(self) -> list[str]:
        hidden = frozenset[str]() if self._include_fellowships else self._net.fellowships
        return [id for id in self._net.ids if id not in hidden]

    def _column(self, name: str) -> Floats:
        if name not in self._known:
            raise AttributeError(f"{name!r} is no figure of a position: give one of {', '.join(self._known)}")
        return self._known[name][[self._net.index[id] for id in self._shown]]

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each organisation, in the order of the ids."""
        return [self._row(id, lang) for id in self._shown]

    def _row(self, id: str, lang: Lang) -> Row:
        position = self[id]
        row: Row = {"id": id, "name": self._net.label(id, lang)}
        for name in BOUNDED:
            low, high = position.bounds[name] or (None, None)
            row |= {name: getattr(position, name), f"{name}_at_least": low, f"{name}_at_most": high}
        return row | {name: getattr(position, name) for name in UNBOUNDED}

    def _first_rows(self, lang: Lang) -> Sequence[Row]:
        return RowsOf(self._shown, partial(self._row, lang=lang))


def _plain(value: float, name: str) -> Any:
    if np.isnan(value):
        return None
    return int(value) if name in ("degree", "in_degree", "out_degree", "reachable") else float(value)


def centrality(net: TieNetwork, *, paths: bool | None = None, include_fellowships: bool = False) -> Centrality:
    """Where each organisation stands, with what the unknown ties could change.

    Distances count ties, in the direction in which they are told, from the organisation to the others; strengths
    are not read. Eigenvector centrality reads ties without a direction, *reported* as *any*. Degree, closeness,
    betweenness and eigenvector are those of R ``sna``, harmonic that of its ``suminv``. Where some cannot be
    reached, ``sna`` gives a closeness of 0, here there is none.

    Parameters
    ----------
    net : TieNetwork
        Who is tied to whom.
    paths : bool or None
        Whether all but degree is computed, for which every shortest path is followed: seconds for a thousand
        organisations. By default to 2,000 organisations.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity are among the answers. They count in every figure.

    Returns
    -------
    Centrality

    Raises
    ------
    TypeError
        For a two-mode network, with a sentence that names ``projected``.

    References
    ----------
    Freeman, L. C. (1979). Centrality in social networks: conceptual clarification. *Social Networks* 1(3), 215-239.
    Bonacich, P. (1972). Factoring and weighting approaches to status scores and clique identification. *Journal of
    Mathematical Sociology* 2(1), 113-120.

    Examples
    --------
    >>> net = TieNetwork.from_arrays(["gem", "town", "ward"], [0], [1], answered=[True, True, False], directed=False)
    >>> town = centrality(net)["town"]
    >>> town.degree, town.bounds["degree"], town.closeness, town.bounds["closeness"]
    (1, (1, 2), None, (0, 1.0))
    """
    net = one_mode(net)
    followed = net.n <= MOST_FOR_PATHS if paths is None else paths
    origin, target, _ = tie_columns(net)
    known = _figures(net, origin, target, followed)
    most = known
    if unknown_count(net):
        open_origin, open_target = unknown_cells(net)
        every = np.concatenate([origin, open_origin]), np.concatenate([target, open_target])
        most = _figures(net, *every, followed)
    bounds: dict[str, tuple[float, float] | None] = dict.fromkeys((*BOUNDED, *UNBOUNDED))
    for name in BOUNDED:
        if name == "closeness" or not np.isnan(known[name]).any():
            # who reaches nobody everywhere has a closeness of 0 here
            bounds[name] = float(np.nansum(known[name])), float(np.nansum(most[name]))
    if not followed:
        bounds["closeness"] = None
    return Centrality(
        reading=net.read_as,
        basis=net.basis,
        bounds=Table(bounds),
        net=net,
        known=known | _by_networkx(net, origin, target, followed),
        most=most,
        include_fellowships=include_fellowships,
    )


def _figures(net: TieNetwork, origin: Ints, target: Ints, followed: bool) -> dict[str, Floats]:
    n, none = net.n, np.full(net.n, np.nan)
    sent, received = (np.bincount(ends, minlength=n).astype(np.float64) for ends in (origin, target))
    figures = {
        "degree": sent + received,
        "in_degree": received if net.oriented else none,
        "out_degree": sent if net.oriented else none,
    }
    if not followed:
        return figures | dict.fromkeys(("reachable", "closeness", "harmonic"), none)
    far = _distances(n, origin, target, directed=net.oriented)
    apart = far >= n
    reachable = (n - apart.sum(axis=1) - 1).astype(np.float64)
    inverse = np.divide(1.0, far, out=np.zeros(far.shape), where=(far > 0) & ~apart)
    with np.errstate(divide="ignore", invalid="ignore"):
        closeness = (n - 1) / far.sum(axis=1)
        harmonic = inverse.sum(axis=1) / (n - 1)
    closeness[(reachable < n - 1) | (n < 2)] = np.nan
    return figures | {"reachable": reachable, "closeness": closeness, "harmonic": harmonic}


def _distances(n: int, origin: Ints, target: Ints, *, directed: bool) -> Ints:
    """How far each is from each, ``[from, to]``; *n* where no path leads."""
    from clsm.network.kernels import distances

    if not directed:
        origin, target = np.concatenate([origin, target]), np.concatenate([target, origin])
    # a step carries to each organisation what stands at those that lead to it
    order = np.lexsort((origin, target))
    indptr = np.zeros(n + 1, dtype=np.int64)
    np.cumsum(np.bincount(target, minlength=n), out=indptr[1:])
    gone, seen, now, ahead = (feed(np.zeros(n, dtype=np.int64)) for _ in range(4))
    far = feed(np.zeros(n * n, dtype=np.int64))
    distances.distances(n, feed(indptr), feed(origin[order]), gone, seen, now, ahead, far)
    return np.asarray(far, dtype=np.int64).reshape(n, n)


def _by_networkx(net: TieNetwork, origin: Ints, target: Ints, followed: bool) -> dict[str, Floats]:
    """Betweenness and eigenvector, of the known ties."""
    import networkx as nx

    n = net.n
    none = np.full(n, np.nan)
    if not followed or n == 0:
        return dict.fromkeys(UNBOUNDED, none)
    graph: nx.Graph[int] = nx.DiGraph() if net.oriented else nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(zip(origin.tolist(), target.tolist(), strict=True))
    between = np.array([*nx.betweenness_centrality(graph, normalized=False).values()], dtype=np.float64)
    parts = [sorted(part) for part in nx.connected_components(nx.Graph(graph)) if len(part) > 1]
    eigenvector = none.copy()
    if len(parts) == 1:
        [part] = parts
        tied = np.zeros((n, n))
        tied[origin, target] = tied[target, origin] = 1.0
        _, vectors = np.linalg.eigh(tied[np.ix_(part, part)])
        eigenvector[part] = np.abs(vectors[:, -1])
    return {"betweenness": between, "eigenvector": eigenvector}


# ---------------------------------------------------------------- in words

_USUAL: Final = Text(
    fr="Sur les liens connus de {organisations} ({read}), chacune en a {degree} en médiane",
    en="On the known ties of {organisations} ({read}), each has {degree} at the median",
)
_REACH: Final = Text(
    fr="{usual} et peut en joindre {reachable} autres par un chemin.",
    en="{usual} and can reach {reachable} others by a path.",
)
_CHANGES: Final = Plural(
    Text(
        fr="Pour {n} organisation, ce qui est inconnu pourrait changer ces chiffres : les bornes le disent.",
        en="For {n} organisation, what is unknown could change these figures: the bounds say how far.",
    ),
    Text(
        fr="Pour {n} organisations, ce qui est inconnu pourrait changer ces chiffres : les bornes le disent.",
        en="For {n} organisations, what is unknown could change these figures: the bounds say how far.",
    ),
)
_PATHS_ON_KNOWN: Final = Text(
    fr="Pour l’intermédiarité et le vecteur propre, {absent}", en="For betweenness and eigenvector, {absent}"
)
_SEVERAL_PARTS: Final = Text(
    fr="Les liens connus ne forment pas un seul ensemble : le vecteur propre ne peut pas être dit.",
    en="The known ties do not form one whole: the eigenvector cannot be said.",
)
_NOT_FOLLOWED: Final = Text(
    fr="Seul le degré est calculé : paths=True suit les chemins.",
    en="Only degree is computed: paths=True follows the paths.",
)


def _sentences(net: TieNetwork, known: Mapping[str, Floats], most: Mapping[str, Floats]) -> Iterator[Text]:
    if not net.n:
        yield ORGANISATIONS.of(0)
        return
    usual = _USUAL.format(
        organisations=ORGANISATIONS.of(net.n), read=net.said(), degree=decimal(float(np.median(known["degree"])))
    )
    followed = not np.isnan(known["reachable"]).any()
    if followed:
        yield _REACH.format(usual=usual, reachable=decimal(float(np.median(known["reachable"]))))
    else:
        yield Text.same("{usual}.").format(usual=usual)
    if open_cells := unknown_count(net):
        names = [name for name in BOUNDED if name in most and not np.isnan(most[name]).all()]
        changed = np.any([np.nan_to_num(known[name]) != np.nan_to_num(most[name]) for name in names], axis=0)
        yield _CHANGES.of(int(changed.sum()))
        if followed:
            yield _PATHS_ON_KNOWN.format(absent=UNKNOWN_AS_ABSENT.of(open_cells))
    if not followed:
        yield _NOT_FOLLOWED
    elif np.isnan(known["eigenvector"]).all():
        yield _SEVERAL_PARTS
