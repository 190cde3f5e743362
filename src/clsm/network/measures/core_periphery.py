"""Core and periphery: the organisations that are tied to each other, and those that are tied to them at most.

Borgatti & Everett (2000), Models of core/periphery structures, *Social Networks* 21(4), 375-395: the core
is the set for which ties correlate best with an ideal pattern. Searches that start at random miss it
(cpnet's Borgatti-Everett missed the best core in 19 of 21 graphs): small networks are searched through,
and above that size the answer says that it comes from a heuristic.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import comb, sqrt
from typing import Any, ClassVar, Final, Literal, final, get_args

import attrs
import numpy as np

from clsm.network.answers import NetworkResult, discreet_names
from clsm.network.kernels.compiling import feed
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import TieNetwork, one_mode
from clsm.network.passes.pathways import discreetly_named, read_as
from clsm.network.phrases import ORGANISATIONS
from clsm.network.tables import Table, decimal
from clsm.problems import Mismatch, choice_of, nearest
from clsm.results import Bounds
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, paragraph

CoreModel = Literal["A", "B"]
MODELS: Final[tuple[CoreModel, ...]] = get_args(CoreModel)

EXACT_TO: Final = 26
"""The most actors for which every core is compared without being asked for: under a second, compiled, on two cores."""

EXACT_AT_MOST: Final = 27
"""The most actors for which every core can be compared."""

EXCHANGES_TO: Final = 1000
"""The most actors among which the heuristic tries to exchange a member of the core with another."""

STARTS: Final = 25
"""From about how many cores of different sizes the heuristic climbs, up to as many actors."""

HEURISTIC: Final = "degree order, single moves, exchanges"
"""The name of the search above that."""

_PLACED_LAST: Final = 5
"""How many actors, those with the fewest ties, are ruled out together where none of their places can do."""

_ROOM: Final = 4096
_NEVER: Final = 1 << 40


@final
@attrs.frozen(kw_only=True, repr=False)
class CorePeriphery(NetworkResult):
    """What :func:`core_periphery` answers.

    Attributes
    ----------
    core : tuple of str
        The best core, sorted: the first of ``optima``; empty where no core can be compared.
    fit : float or None
        Pearson's correlation between ties and the ideal, -1 to 1; ``None`` where it has no meaning:
        no ties, all ties, too few organisations.
    exact : bool
        Whether every core was compared, without rounding.
    optima : tuple of tuple of str
        Every core with that fit, in sorted order; the one found where ``exact`` is false.
    method : str
        ``"exhaustive"``, or the name of the heuristic.
    bounds : mapping
        ``None`` for ``"fit"``: an unknown tie can raise or lower it.
    """

    TITLE: ClassVar[Text] = Text(fr="Noyau et périphérie", en="Core and periphery")
    CALLS: ClassVar[tuple[str, ...]] = (".core", ".optima")

    model: CoreModel
    core: tuple[str, ...]
    fit: float | None
    exact: bool
    optima: tuple[tuple[str, ...], ...]
    method: str
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork = attrs.field(eq=False)

    @property
    def says(self) -> Text:
        """The core, how well it fits, and whether every core was compared."""
        return _in_words(self._net, self)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each organisation: whether it is in ``core``, and in how many of the ``optima``."""
        members = set(self.core)
        return [
            {
                "actor": id,
                "name": discreet_names(self._net, [id], lang),
                "core": id in members,
                "optima": sum(id in core for core in self.optima),
            }
            for id in self._net.ids
        ]


def core_periphery(net: TieNetwork, model: CoreModel = "A", *, exact: bool | None = None) -> CorePeriphery:
    """Find the core whose ideal pattern the ties are nearest to.

    The fit is Pearson's r, over unordered pairs, between tied (1) or not (0) and an ideal. *Model A*: 1
    where one end or both are in the core. *Model B*, UCINET's default: 1 inside the core, 0 inside the
    periphery, the pairs between them left aside. Ties are read without direction or strength.

    Every core is compared in networks of up to 26 organisations (less than a second where kernels are compiled,
    half a minute where they are not; 20 organisations take half a second then), of up to 27 with ``exact=True``, and
    equal fits are settled by integers. Above, or with ``exact=False``, a heuristic answers. It begins with
    organisations of the highest degree, as many as fit best, and up to 1000 organisations with some 25
    other numbers of them too; then whoever improves the fit changes sides, and up to 1000 organisations
    any two that improve it change places, until none does.

    Parameters
    ----------
    net : TieNetwork
        One-mode; directed ties as reported are read as *any*.
    model : str
        ``"A"`` or ``"B"``.
    exact : bool, optional
        ``True``: compare every core, 27 organisations at most; ``False``: the heuristic.

    Returns
    -------
    CorePeriphery

    Raises
    ------
    clsm.problems.Mismatch
        For another model, or ``exact=True`` with more than 27 organisations.
    TypeError
        For a two-mode network; project it first.

    References
    ----------
    Borgatti, S. P. & Everett, M. G. (2000). Models of core/periphery structures. *Social Networks* 21(4),
    375-395.

    Examples
    --------
    >>> import networkx as nx
    >>> from clsm.network import PartnerNetwork
    >>> answer = core_periphery(PartnerNetwork.from_networkx(nx.krackhardt_kite_graph()), model="B")
    >>> answer.core, round(answer.fit, 3), answer.exact, len(answer.optima)
    (('0', '1', '3', '5', '6'), 0.6, True, 1)
    >>> print(answer.explain())
    Core, 5 organisations: 0, 1, 3, 5 and 6. The ties correlate at 0.60 with a network whose core is tied throughout
    and whose other organisations are not tied among themselves (model B; 1: exactly so). Every core was compared
    (Borgatti & Everett 2000). Read: the ties as given, without a direction.
    """
    net = one_mode(net)
    if model not in MODELS:
        near = nearest(str(model), MODELS)
        raise Mismatch("option", found=repr(model), options=choice_of("A", "B"), near=near, field="model")
    if exact and net.n > EXACT_AT_MOST:
        raise Mismatch("exact-core", n=net.n, most=EXACT_AT_MOST)
    compare_all = net.n <= EXACT_TO if exact is None else exact
    start = _climbed(net, model)
    if compare_all:
        fit, best = _compared(net, model, start)
    else:
        fit, best = _fit_of(net, model, start), [start]
    if fit is None:
        best = []
    optima = tuple(sorted(tuple(net.ids[at] for at in core) for core in best))
    core = optima[0] if optima else ()
    return CorePeriphery(
        model=model,
        core=core,
        fit=fit,
        exact=compare_all,
        optima=optima,
        method="exhaustive" if compare_all else HEURISTIC,
        reading=net.pair_reading,
        basis=net.basis,
        bounds=Table({"fit": None}),
        net=net,
    )


# ---------------------------------------------------------------- fits without rounding


@final
@attrs.frozen(kw_only=True)
class _Pattern:
    """A model in a network of *n* actors with so many *ties*."""

    model: CoreModel
    n: int
    ties: int

    def terms(self, size: int, inside: int, outside: int) -> tuple[int, int]:
        """Two integers p and q such that the fit is p over the root of q; q is 0 where it has no meaning."""
        core, rest = comb(size, 2), comb(self.n - size, 2)
        if self.model == "B":
            cells, seen, ideal, common = core + rest, inside + outside, core, inside
        else:
            cells, seen = comb(self.n, 2), self.ties
            ideal, common = cells - rest, self.ties - outside
        return cells * common - seen * ideal, seen * (cells - seen) * ideal * (cells - ideal)

    def rank(self, size: int, inside: int, outside: int) -> Fraction | None:
        """The square of the fit with the sign of the fit: exact, in the same order; ``None`` without meaning."""
        top, below = self.terms(size, inside, outside)
        return Fraction(top * abs(top), below) if below else None

    def needed(self, best: Fraction) -> tuple[list[int], int]:
        """By size and ties outside, how many ties inside a core needs to be as good as *best*, which is at least 0.

        Where the core is tied more densely than the rest, each tie inside raises the fit; so once enough
        are there, more are enough too.
        """
        width = self.ties + 1
        table = [_NEVER] * ((self.n + 1) * width)
        for size in range(self.n + 1):
            for outside in range(min(self.ties, comb(self.n - size, 2)) + 1):
                low, high = 0, min(self.ties - outside, comb(size, 2)) + 1
                last = high
                while low < high:
                    middle = (low + high) // 2
                    top, below = self.terms(size, middle, outside)
                    if below and top >= 0 and top * top * best.denominator >= best.numerator * below:
                        high = middle
                    else:
                        low = middle + 1
                if low < last:
                    table[size * width + outside] = low
        return table, width


def _fit_of(net: TieNetwork, model: CoreModel, core: Sequence[int]) -> float | None:
    top, below = _pattern(net, model).terms(len(core), *_counts(net, core))
    return top / sqrt(below) if below else None


def _pattern(net: TieNetwork, model: CoreModel) -> _Pattern:
    return _Pattern(model=model, n=net.n, ties=len(net.pairs[0]))


def _counts(net: TieNetwork, core: Sequence[int]) -> tuple[int, int]:
    """How many ties are inside *core*, and how many outside."""
    low, high, _ = net.pairs
    member = np.zeros(net.n, dtype=np.bool_)
    member[list(core)] = True
    return int((member[low] & member[high]).sum()), int((~member[low] & ~member[high]).sum())


# ---------------------------------------------------------------- search


def _climbed(net: TieNetwork, model: CoreModel) -> tuple[int, ...]:
    """A good core, by the heuristic."""
    from clsm.network.kernels import cores

    indptr, indices, _ = net.csr
    order = feed(np.argsort(-np.diff(indptr), kind="stable"))
    rows, near = feed(indptr), feed(indices)
    small = net.n <= EXCHANGES_TO
    begins = range(0, net.n, max(1, net.n // STARTS)) if small else range(1)
    best: tuple[float, tuple[int, ...]] = (cores.UNDEFINED, ())
    for begin in begins:
        core, inner, mark = (feed(np.zeros(net.n, dtype=np.int64)) for _ in range(3))
        value = cores.climb(int(model == "B"), net.n, rows, near, order, begin, int(small), core, inner, mark)
        if value > best[0] + 1e-12:
            best = value, tuple(int(at) for at in np.flatnonzero(np.asarray(core)))
    return best[1]


def _compared(net: TieNetwork, model: CoreModel, start: Sequence[int]) -> tuple[float | None, list[tuple[int, ...]]]:
    """The best fit, and every core that has it."""
    from clsm.network.kernels import cores

    n, pattern = net.n, _pattern(net, model)
    indptr, indices, _ = net.csr
    degree = np.diff(indptr)
    order = [int(at) for at in np.argsort(-degree, kind="stable")]
    place = {actor: at for at, actor in enumerate(order)}
    near = [sum(1 << place[int(j)] for j in indices[indptr[i] : indptr[i + 1]]) for i in order]
    high = max(0, n - _PLACED_LAST)
    best = max(Fraction(0), pattern.rank(len(start), *_counts(net, start)) or Fraction(0))
    bits, degrees = feed(np.array(near, dtype=np.int64)), feed(degree[order])
    state = feed(np.array([0, 0, 0, 0, sum((word & ((1 << high) - 1)).bit_count() for word in near[:high]) // 2]))
    cores_met = feed(np.zeros(_ROOM, dtype=np.int64))
    tables = _tables(pattern, best, high, [int(degree[at]) for at in order])
    optima = list[int]()
    while state[0] < 1 << high:
        kept = cores.every_core(n, high, bits, degrees, *tables, state, cores_met)
        before = best
        for core in (int(word) for word in cores_met[:kept]):
            inside = sum((near[v] & core).bit_count() for v in range(n) if core >> v & 1) // 2
            outside = sum((near[v] & ~core).bit_count() for v in range(n) if not core >> v & 1) // 2
            rank = pattern.rank(core.bit_count(), inside, outside)
            if rank is not None and rank >= best:
                optima = [*(optima if rank == best else ()), core]
                best = rank
        if best != before:
            tables = _tables(pattern, best, high, [int(degree[at]) for at in order])
    members = [tuple(order[at] for at in range(n) if core >> at & 1) for core in optima]
    return (_fit_of(net, model, members[0]) if members else None), [tuple(sorted(core)) for core in members]


def _tables(pattern: _Pattern, best: Fraction, high: int, degrees: Sequence[int]) -> tuple[Any, Any, int]:
    """What a core needs, and what one needs before the last actors are placed, who bring at most their ties."""
    need, width = pattern.needed(best)
    last = degrees[high:]
    block = [
        min(need[(size + more) * width + outside] - sum(last[:more]) for more in range(len(last) + 1))
        for size in range(high + 1)
        for outside in range(width)
    ]
    return feed(np.array(need)), feed(np.array(block)), width


# ---------------------------------------------------------------- words

_NONE: Final = Text(
    fr="Aucun noyau ne peut être comparé à un modèle : trop peu d’organisations, aucun lien, ou des liens partout.",
    en="No core can be compared with a model: too few organisations, no ties, or ties everywhere.",
)
_CORE: Final = Text(
    fr="Noyau, {them} : {names}. Les liens sont corrélés à {fit} avec un réseau {ideal} (modèle {model} ; 1 : "
    "exactement cela).",
    en="Core, {them}: {names}. The ties correlate at {fit} with a network {ideal} (model {model}; 1: exactly so).",
)
_IDEALS: Final[dict[CoreModel, Text]] = {
    "A": Text(
        fr="où le noyau est lié à tous et où les autres organisations ne sont pas liées entre elles",
        en="whose core is tied to everybody and whose other organisations are not tied among themselves",
    ),
    "B": Text(
        fr="dont le noyau est entièrement lié et où les autres organisations ne sont pas liées entre elles",
        en="whose core is tied throughout and whose other organisations are not tied among themselves",
    ),
}
_EQUALS: Final = Plural(
    Text(fr="{n} autre noyau fait aussi bien.", en="{n} other core does as well."),
    Text(fr="{n} autres noyaux font aussi bien.", en="{n} other cores do as well."),
)
_ALL: Final = Text(
    fr="Tous les noyaux ont été comparés (Borgatti et Everett 2000).",
    en="Every core was compared (Borgatti & Everett 2000).",
)
_SOME: Final = Text(
    fr="Tous les noyaux n’ont pas été comparés : celui-ci vient d’une heuristique (ordre des degrés, changements de "
    "côté, échanges), et un meilleur peut exister (Borgatti et Everett 2000).",
    en="Not every core was compared: this one comes from a heuristic (degree order, changes of side, exchanges), and a "
    "better one may exist (Borgatti & Everett 2000).",
)
_UNKNOWN: Final = Text(
    fr="Des liens sont inconnus : le noyau est celui des liens connus.",
    en="Some ties are unknown: the core is that of the known ones.",
)


def _in_words(net: TieNetwork, answer: CorePeriphery) -> Text:
    if answer.fit is None:
        return paragraph([_NONE, read_as(net)])
    sentences = [
        _CORE.format(
            them=ORGANISATIONS.of(len(answer.core)),
            names=discreetly_named(net, answer.core),
            fit=decimal(answer.fit),
            ideal=_IDEALS[answer.model],
            model=answer.model,
        )
    ]
    others = len(answer.optima) - 1
    if others:
        sentences.append(_EQUALS.of(others))
    sentences.append(_ALL if answer.exact else _SOME)
    if net.unknown_pairs:
        sentences.append(_UNKNOWN)
    return paragraph([*sentences, read_as(net)])
