"""Brokerage: who stands between two others that are not tied, and between which sectors (Gould & Fernandez 1989).

Roles go by name here. R ``sna`` calls them w_I (coordinator), w_O (itinerant), b_IO (representative), b_OI
(gatekeeper) and b_O (liaison), and the two in the middle are swapped in several publications.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import groupby
from operator import itemgetter
from typing import Any, ClassVar, Final, final

import attrs
import numpy as np

from clsm.network.answers import NetworkResult, RowsOf
from clsm.network.networks.columns import Floats, Ints
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import TieNetwork, one_mode
from clsm.network.passes.shuffles import Progress, deals, two_sided
from clsm.network.passes.triads import BOTH, MIRROR, ROLES, UNSAID, by_role, count_triads, open_pairs, two_paths
from clsm.network.phrases import UNKNOWN_AS_ABSENT
from clsm.network.tables import Table, decimal
from clsm.problems import Mismatch
from clsm.results import Bounds, KeyedResult
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, listed, paragraph

NAMES: Final = (*ROLES, "total")
FIGURES: Final = ("count", "expected", "sd", "z", "p")


@final
@attrs.define(eq=False, repr=False)  # not frozen: a frozen one takes four times as long to make, and is made to be read
class RoleCount:
    """How often somebody has a role, beside what chance would give; each figure is looked up when it is read."""

    _at: int
    _role: int
    _of: "Brokerage"

    @property
    def count(self) -> int | None:
        """How many ordered pairs of others there are, the first tied to the actor, the actor to the second.

        The first is not tied to the second. ``None`` for an actor whose sector is not known.
        """
        count = self._of._plain["count", self._role][self._at]
        return None if count is None else int(count)

    @property
    def expected(self) -> float | None:
        """The mean where as many ties fall anywhere, given the sectors."""
        return self._of._plain["expected", self._role][self._at]

    @property
    def sd(self) -> float | None:
        """The standard deviation where as many ties fall anywhere, given the sectors."""
        return self._of._plain["sd", self._role][self._at]

    @property
    def z(self) -> float | None:
        """Beside ties that fall anywhere, ``count`` less ``expected``, over ``sd``.

        ``None`` where ``sd`` is 0, as for the own-sector roles of who is alone in its sector.
        """
        return self._of._plain["z", self._role][self._at]

    @property
    def p(self) -> float | None:
        """Two-sided, beside sectors dealt out anew, the ties staying, another chance than that of ``z``.

        Drawn when it is read, as counts cost a thousandth of it. ``None`` where no permutation was asked for. That
        of the total is 1, as it does not depend on the sectors.
        """
        return self._of._p(self._at, self._role)

    @property
    def _figures(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in FIGURES)

    def __eq__(self, other: object) -> bool:
        return self._figures == other._figures if isinstance(other, RoleCount) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._figures[:-1])

    def __repr__(self) -> str:
        return f"RoleCount({', '.join(f'{name}={getattr(self, name)!r}' for name in FIGURES[:-1])})"


@final
@attrs.define(eq=False, repr=False)  # as above
class Roles:
    """The roles of one organisation, or of the whole network, between two others that are not tied.

    Each role is counted when it is read.
    """

    _at: int
    _of: "Brokerage"

    @property
    def dropped(self) -> int:
        """The pairs that have no role, as one of the three sectors is not known."""
        counts = self._of._counts
        return int(counts[self._at, UNSAID] if self._at < len(counts) else counts[:, UNSAID].sum())

    @property
    def coordinator(self) -> RoleCount:
        """All three are of one sector."""
        return RoleCount(self._at, 0, self._of)

    @property
    def itinerant(self) -> RoleCount:
        """The others are of one sector, the actor of another; also called consultant."""
        return RoleCount(self._at, 1, self._of)

    @property
    def representative(self) -> RoleCount:
        """From the actor's own sector to another one."""
        return RoleCount(self._at, 2, self._of)

    @property
    def gatekeeper(self) -> RoleCount:
        """From another sector to the actor's own."""
        return RoleCount(self._at, 3, self._of)

    @property
    def liaison(self) -> RoleCount:
        """All three are of different sectors."""
        return RoleCount(self._at, 4, self._of)

    @property
    def total(self) -> RoleCount:
        """The five together."""
        return RoleCount(self._at, 5, self._of)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Roles):
            return NotImplemented
        same = all(getattr(self, role) == getattr(other, role) for role in NAMES)
        return same and self.dropped == other.dropped

    def __hash__(self) -> int:
        return hash((self.dropped, self.total.count))

    def __repr__(self) -> str:
        return f"Roles({', '.join(f'{name}={getattr(self, name).count}' for name in NAMES)}, dropped={self.dropped})"


class _Plain(dict[tuple[str, int], list[float | None]]):
    """A figure of a role, of all organisations and then the network, as plain numbers; made when it is first read."""

    def __init__(self, figures: Mapping[str, Floats]) -> None:
        super().__init__()
        self._figures_of = figures

    def __missing__(self, key: tuple[str, int]) -> list[float | None]:
        name, role = key
        figures = self._figures_of[name][:, role]
        column: list[float | None] = figures.tolist()
        for at in np.flatnonzero(np.isnan(figures)).tolist():
            column[at] = None
        self[key] = column
        return column


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Brokerage(NetworkResult, KeyedResult[Roles]):
    """What :func:`brokerage` answers: ``roles[actor].gatekeeper`` for each organisation, by id.

    ``roles.values("gatekeeper")`` is the count of all, as an array in the order of ``roles.ids``.
    The p are computed when the first one is read, as a thousand deals cost a thousand counts.

    Attributes
    ----------
    permutations, seed : int
        How many deals stand behind each p, and which.
    dropped_organisations, dropped : int
        The organisations whose sector is not known, and the pairs that have no role for want of a sector.
    reading, basis
        Which ties were read, and what was observed.
    bounds : mapping
        ``None`` for each role: no bound is computed.
    """

    TITLE: ClassVar[Text] = Text(fr="Rôles d’intermédiaire", en="Brokerage")
    CALLS: ClassVar[tuple[str, ...]] = (".network.liaison", "[id].gatekeeper", '.values("liaison")')

    permutations: int
    seed: int
    dropped_organisations: int
    dropped: int
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork
    _counts: Ints
    _moments: "_Moments"
    _include_fellowships: bool
    _progress: Progress | None

    @property
    def says(self) -> Text:
        """How often somebody stands between two others, beside what chance would give."""
        return _summary(self._net, self)

    def __getitem__(self, actor: str) -> Roles:
        return Roles(self._net.position(actor), self)

    @cached_property
    def _counted(self) -> Floats:
        """The count of each role, of the organisations and then the network; nan where the sector is not known."""
        counts = self._counts[:, :UNSAID].astype(np.float64)
        counts = np.concatenate([counts, counts.sum(axis=1, keepdims=True)], axis=1)
        counts = np.concatenate([counts, counts.sum(axis=0, keepdims=True)])
        counts[:-1][self._net.sector_codes < 0] = np.nan
        return counts

    @cached_property
    def _figures(self) -> dict[str, Floats]:
        """Each figure of each role, of the organisations and then the network; nan where there is none."""
        moments = [self._moments.of_actor(code) for code in range(len(self._net.sector_names))]
        means, variances = map(np.array, zip(*moments, self._moments.of_network, strict=True))
        code, counts = np.append(self._net.sector_codes, len(moments)), self._counted
        unknown = np.isnan(counts)
        sd, expected = (np.where(unknown, np.nan, it[code]) for it in (np.sqrt(np.maximum(0.0, variances)), means))
        z = np.divide(counts - expected, sd, out=np.full(sd.shape, np.nan), where=sd > 0)
        return {"count": counts, "expected": expected, "sd": sd, "z": z}

    @cached_property
    def _plain(self) -> _Plain:
        """Each figure as plain numbers."""
        return _Plain(self._figures)

    def __iter__(self) -> Iterator[str]:
        return iter(self._net.ids)

    def __len__(self) -> int:
        return self._net.n

    def _column(self, name: str) -> Floats:
        if name not in NAMES:
            raise AttributeError(f"{name!r} is no role: give one of {', '.join(NAMES)}")
        return self._counted[:-1, NAMES.index(name)]

    @property
    def network(self) -> Roles:
        """The roles of all organisations together."""
        return Roles(self._net.n, self)

    def _p(self, at: int, role: int) -> float | None:
        if not self.permutations or np.isnan(self._counted[at, role]):
            return None
        if role == len(ROLES):
            return 1.0
        at_most, at_least = self._tails
        return two_sided(int(at_most[at, role]), int(at_least[at, role]), self.permutations)

    @cached_property
    def _tails(self) -> tuple[Ints, Ints]:
        """How many deals give each organisation, then the network, at most and at least as many of each role."""
        return _tails(self._net, self._counts[:, :UNSAID], self.permutations, self.seed, self._progress)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each role of the network, then of each organisation.

        Fellowships that keep anonymity have rows only where :func:`brokerage` was asked for them.
        """
        columns = {name: column.tolist() for name, column in self._as_columns(lang).items()}
        for name in ("count", "expected", "sd", "z", "p_sectors_dealt"):
            columns[name] = [None if value != value else value for value in columns[name]]
        columns["count"] = [None if count is None else int(count) for count in columns["count"]]
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def to_pandas(self, lang: Lang = "en") -> Any:
        """The rows as a ``DataFrame``, nan for no value; needs the extra ``pandas``."""
        import pandas as pd

        return pd.DataFrame(self._as_columns(lang))

    def _as_columns(self, lang: Lang) -> dict[str, Any]:
        """The rows, column by column: all figures of one kind at once; nan where there is none."""
        net, roles = self._net, len(NAMES)
        hidden = frozenset[str]() if self._include_fellowships else net.fellowships
        shown = [at for at, id in enumerate(net.ids) if id not in hidden]
        # the network stands first; its figures are behind those of the organisations
        places = np.array([net.n, *shown], dtype=np.int64)
        figures = {name: figure[places] for name, figure in self._figures.items()}
        p = [[self._p(at, role) for role in range(roles)] for at in places.tolist()] if self.permutations else np.nan
        figures["p_sectors_dealt"] = np.broadcast_to(np.array(p, dtype=np.float64), (len(places), roles))
        labels = net.labels(lang)

        def words(of_network: str | None, of_each: Sequence[str]) -> Any:
            return np.repeat(np.array([of_network, *of_each], dtype=object), roles)

        return {
            "of": words("network", ["organisation"] * len(shown)),
            "id": words(None, [net.ids[at] for at in shown]),
            "name": words(None, [labels[at] for at in shown]),
            "role": np.tile(np.array([ROLE_WORDS[role].say(lang) for role in NAMES], dtype=object), len(places)),
            **{name: figure.reshape(-1) for name, figure in figures.items()},
        }

    @property
    def _shown(self) -> list[tuple[str | None, str]]:
        """Whose rows there are, ``None`` for the network, each with each role."""
        hidden = frozenset[str]() if self._include_fellowships else self._net.fellowships
        ids = [None, *(id for id in self._net.ids if id not in hidden)]
        return [(id, role) for id in ids for role in NAMES]

    def _first_rows(self, lang: Lang) -> Sequence[Row]:
        return RowsOf(self._shown, partial(self._row, lang=lang))

    def _row(self, place: tuple[str | None, str], lang: Lang) -> Row:
        id, role = place
        if id is None:
            row: Row = {"of": "network", "id": None, "name": None}
            roles = self.network
        else:
            row = {"of": "organisation", "id": id, "name": self._net.label(id, lang)}
            roles = self[id]
        count: RoleCount = getattr(roles, role)
        figures = {name: getattr(count, name) for name in ("count", "expected", "sd", "z")}
        return {**row, "role": ROLE_WORDS[role].say(lang), **figures, "p_sectors_dealt": count.p}


def brokerage(
    net: TieNetwork,
    *,
    permutations: int = 1000,
    seed: int = 0,
    include_fellowships: bool = False,
    progress: Progress | None = None,
) -> Brokerage:
    """Who stands between two others that are not tied, by the sectors of the three.

    Counted are ordered pairs a, b with a tie from a to v and from v to b, and *none from a to b*. Without
    directions each pair counts both ways, as in R ``sna``: twice as coordinator, itinerant or liaison, once
    as representative and once as gatekeeper.

    Beside each count stands what chance gives where as many ties fall anywhere and the sectors stay: with
    density d, P = d²(1 - d), and K = d³(1 - d)³, the expected count is P times the pairs that would make the
    role, and the variance E(1 - P) + K·S, where S counts the pairs of such pairs that share a tie. Without
    directions a pair and the same pair turned round are one event, so that the variance of coordinator,
    itinerant, liaison and total is twice as large; ``sna`` gives that of directed ties for both. The moments
    of the whole network are exact too, from all covariances of two triples; those of ``sna`` are not.

    Organisations whose sector is not known are left out, of the density too; what this drops is counted. A
    tie that nobody told counts as absent.

    Parameters
    ----------
    net : TieNetwork
        Who is tied to whom.
    permutations : int
        How many deals of the sectors, among those who answered and, apart, among those who did not; with 0,
        no p is computed.
    seed : int
        The same seed gives the same p.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity have rows of their own. They count in every figure.
    progress : callable, optional
        Called with how many organisations are done, and of how many, while the p are drawn; that may be interrupted
        (Ctrl-C) and begun again. A thousand deals of 60 organisations take a fiftieth of a second on one core, of
        1,000 about one.

    Returns
    -------
    Brokerage
        One :class:`~clsm.network.measures.brokerage.Roles` for each organisation, by id, and ``network`` for the whole.

    Raises
    ------
    TypeError
        For a two-mode network, with a sentence that names ``projected``.
    clsm.problems.Mismatch
        For a number of permutations below zero.

    References
    ----------
    Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation: a formal approach to brokerage in
    transaction networks. *Sociological Methodology* 19, 89-126.

    Examples
    --------
    >>> from clsm.network.networks.tie_network import TieNetwork
    >>> net = TieNetwork.from_arrays(
    ...     ["clsm", "gem", "town", "ward"], [1, 0, 0], [0, 2, 3], sectors=["users", "users", "elected", "care"]
    ... )
    >>> roles = brokerage(net)
    >>> roles["clsm"].representative.count, roles["clsm"].gatekeeper.count, roles.network.total.count
    (2, 0, 2)
    >>> roles["clsm"].representative.expected, roles["town"].representative.z
    (0.09375, None)
    >>> print(roles.explain())
    Two partners who are not tied have somebody between them in 2 cases: coordinator 0, itinerant 0, representative 2,
    gatekeeper 0, liaison 0 (the ties as each side reports them). If as many ties fell anywhere, 1.12 would be expected
    (Gould & Fernandez 1989); above chance: representative (z = 4.09). Whoever stands between two others carries work
    that could be shared.
    """
    net = one_mode(net)
    if permutations < 0:
        raise Mismatch("permutations", found=permutations, field="permutations")
    ties, sector = net.kept(count_triads).ties, net.sector_codes
    counts = two_paths(ties, sector) - net.kept(count_triads).closed
    known = sector >= 0
    among = ties.says if known.all() else ties.says[known[ties.tail] & known[ties.head]]
    return Brokerage(
        permutations=permutations,
        seed=seed,
        dropped_organisations=int((~known).sum()),
        dropped=int(counts[:, UNSAID].sum()),
        reading=net.read_as,
        basis=net.basis,
        bounds=Table(dict.fromkeys(NAMES)),
        net=net,
        counts=counts,
        moments=_Moments(
            sizes=tuple(np.bincount(sector[known], minlength=len(net.sector_names)).tolist()),
            arcs=len(among) + int((among == BOTH).sum()),
            directed=net.oriented,
        ),
        include_fellowships=include_fellowships,
        progress=progress,
    )


# ---------------------------------------------------------------- what chance gives


@final
@attrs.frozen(kw_only=True)
class _Moments:
    """Mean and variance of each role, then of their total, where ties fall anywhere with the observed density.

    ``sizes`` are those of the sectors, ``arcs`` the ordered pairs that are tied. Triples are (a, v, b), and
    two of them depend on each other where they share a tie or its absence.
    """

    sizes: tuple[int, ...]
    arcs: int
    directed: bool
    _kept: dict[int, tuple[Floats, Floats]] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    @cached_property
    def _n(self) -> int:
        return sum(self.sizes)

    @cached_property
    def _chances(self) -> tuple[float, float, float]:
        """The density; P, that a triple is open; and K, the covariance of two that share a tie."""
        n = self._n
        d = self.arcs / (n * (n - 1)) if n > 1 else 0.0
        return d, d * d * (1 - d), d * d * d * (1 - d) * (1 - d) * (1 - d)

    @cached_property
    def _groups(self) -> tuple[Floats, Floats]:
        """The sizes that sectors have, and how many have each."""
        sizes, times = np.unique(np.array(self.sizes, dtype=np.int64), return_counts=True)
        return sizes.astype(np.float64), times.astype(np.float64)

    def of_actor(self, sector: int) -> tuple[Floats, Floats]:
        """Of an actor of this sector; those of a sector as large are the same."""
        own = self.sizes[sector]
        if own not in self._kept:
            self._kept[own] = self._in_sector_of(float(own))
        return self._kept[own]

    def _in_sector_of(self, own: float) -> tuple[Floats, Floats]:
        _, open_, shared = self._chances
        n = float(self._n)
        size, times = self._groups
        m, o = own - 1, n - own
        times = times - (size == own)
        rest = n - size - own
        one_side = m * o * (o - 1) + o * m * (m - 1)
        pairs = np.array(
            [
                m * (m - 1),
                (times * size * (size - 1)).sum(),
                m * o,
                m * o,
                o * o - (times * size * size).sum(),
                (n - 1) * (n - 2),
            ]
        )
        sharing = np.array(
            [
                2 * m * (m - 1) * (m - 2),
                2 * (times * size * (size - 1) * (size - 2)).sum(),
                one_side,
                one_side,
                2 * (times * size * rest * (rest - 1)).sum(),
                2 * (n - 1) * (n - 2) * (n - 3),
            ]
        )
        variance = pairs * open_ * (1 - open_) + shared * sharing
        # without directions a pair and the same pair turned round are one event
        return pairs * open_, variance if self.directed else variance * np.array([2, 2, 1, 1, 2, 2])

    @cached_property
    def of_network(self) -> tuple[Floats, Floats]:
        """Of the whole network, from the covariance of every two triples that share a tie.

        Two triples that share one pair of actors, in the places "av", "vb" or "ab" of each, have the
        covariance K where the tie is there in both, d⁵(1 - d) where it is absent in both, and -P² otherwise.
        For each pair of actors, by sectors, their thirds are counted. Two orders of the same three actors are
        then taken out of that count, and added with a covariance of their own.
        """
        d, open_, shared = self._chances
        absent_twice, apart = d * d * d * d * d * (1 - d), -open_ * open_
        size, times = self._groups
        first, second = size[:, None], size[None, :]
        within = times * size * (size - 1)
        between = (times[:, None] * times[None, :] - np.diag(times)) * first * second
        triples = np.array([self._triples(role) for role in range(6)])
        variance = np.zeros(6)
        for role, (ab, av, vb, turned) in enumerate(_SAME_ROLE):
            total = 0.0
            for pairs, g, h, alike in ((within, size, size, True), (between, first, second, False)):
                present = self._thirds("av", g, h, alike)[role] + self._thirds("vb", g, h, alike)[role]
                absent = self._thirds("ab", g, h, alike)[role]
                if not self.directed:
                    # a pair without direction has both orders; each is met once from either end
                    present = present + self._thirds("av", h, g, alike)[role] + self._thirds("vb", h, g, alike)[role]
                    absent = absent + self._thirds("ab", h, g, alike)[role]
                total += float(
                    np.sum(
                        pairs
                        * (present * present * shared + absent * absent * absent_twice + 2 * present * absent * apart)
                    )
                )
            if self.directed:
                counted_so = (2 + 2 * turned) * shared + absent_twice + 2 * (av + vb) * apart
                instead = open_ * (1 - open_) + (av + vb) * apart + 2 * turned * shared
            else:
                total /= 2
                counted_so = (
                    (2 + 2 * ab + av + vb + 2 * turned) * shared
                    + (1 + ab) * absent_twice
                    + 2 * (av + vb + 2 * turned) * apart
                )
                instead = (1 + ab) * open_ * (1 - open_) + (av + vb + 2 * turned) * apart
            variance[role] = total + triples[role] * (instead - counted_so)
        return triples * open_, variance

    def _triples(self, role: int) -> float:
        """How many ordered triples would have the role."""
        n, (size, times) = float(self._n), self._groups
        in_two = size * (size - 1) * (n - size)
        others_alike = (times * size * size).sum() - size * size
        by_role = (
            size * (size - 1) * (size - 2),
            in_two,
            in_two,
            in_two,
            size * ((n - size) * (n - size) - others_alike),
            size * (n - 1) * (n - 2),
        )
        return float((times * by_role[role]).sum())

    def _thirds(self, places: str, g: Floats, h: Floats, alike: bool) -> tuple[Floats, ...]:
        """By role, how many thirds make it with a pair that has these *places*, of sectors of sizes *g* and *h*.

        *alike* says that the two are of one sector.
        """
        n, none = self._n, 0 * (g + h)
        counts = [none] * 6
        counts[5] = none + n - 2
        if alike:
            counts[0], counts[{"av": 2, "vb": 3, "ab": 1}[places]] = g - 2, n - g
        else:
            counts[4] = n - g - h
            first, second = {"av": (1, 3), "vb": (2, 1), "ab": (2, 3)}[places]
            counts[first], counts[second] = none + g - 1, none + h - 1
        return tuple(counts)


_SAME_ROLE: Final = ((1, 1, 1, 1), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (1, 1, 1, 1), (1, 1, 1, 1))
"""Whether a triple keeps each role when a and b change places, a and v, v and b, or all three turn round."""


# ---------------------------------------------------------------- deals


def _tails(net: TieNetwork, counts: Ints, permutations: int, seed: int, progress: Progress | None) -> tuple[Ints, Ints]:
    """How many deals give each organisation, then the network, at most and at least as many of each role.

    The open pairs are listed once; under each deal only the sectors at their ends are compared, all deals side by side.
    """
    known = net.sector_codes >= 0
    blocks = deals(net.sector_codes[known], net.silent[known].astype(np.int64), permutations, seed)
    sector = np.zeros((net.n, permutations), dtype=np.min_scalar_type(len(net.sector_names)))
    dealt = 0
    for block in blocks:
        sector[known, dealt : dealt + len(block)] = block.T
        dealt += len(block)
    tails = np.full((2, net.n + 1, len(ROLES)), permutations)
    both_ways, between = open_pairs(net.kept(count_triads).ties, known)
    at_once = max(1, min(_MOST_IN_A_BYTE, _BYTES_AT_ONCE // max(permutations, 1)))
    whole = np.zeros((len(ROLES), permutations), dtype=np.int64)

    def compare(at: int, dealt_counts: Ints, observed: Ints) -> None:
        tails[0, at] = (dealt_counts <= observed[:, None]).sum(axis=1)
        tails[1, at] = (dealt_counts >= observed[:, None]).sum(axis=1)

    for middle, portions in groupby(between, key=itemgetter(0)):
        own, sums, every = sector[middle], np.zeros((4, permutations), dtype=np.int64), 0
        for _, firsts, lasts in portions:
            every += len(firsts)
            for at in range(0, len(firsts), at_once):
                a, b = sector[firsts[at : at + at_once]], sector[lasts[at : at + at_once]]
                alike, before, after = a == b, a == own, b == own
                for row, same in enumerate((alike & before, alike, before, after)):
                    sums[row] += np.add.reduce(same.view(np.uint8), axis=0, dtype=np.uint8)
        roles = by_role(sums[0], sums[1], sums[2], sums[3], np.full(permutations, every))
        if both_ways:
            roles += roles[MIRROR[:UNSAID]]
        compare(middle, roles, counts[middle])
        whole += roles
        if progress is not None:
            progress(middle, net.n)
    if progress is not None:
        progress(net.n, net.n)
    compare(net.n, whole, counts.sum(axis=0))
    return tails[0], tails[1]


_MOST_IN_A_BYTE: Final = 255
_BYTES_AT_ONCE: Final = 1 << 18
"""How many comparisons are made at a time: what the nearest memory of a processor holds."""


# ---------------------------------------------------------------- in words

ROLE_WORDS: Final[Mapping[str, Text]] = {
    "coordinator": Text(fr="relais interne au secteur", en="coordinator"),
    "itinerant": Text(fr="intermédiaire extérieur", en="itinerant"),
    "representative": Text(fr="relais vers l’extérieur", en="representative"),
    "gatekeeper": Text(fr="porte d’entrée", en="gatekeeper"),
    "liaison": Text(fr="trait d’union", en="liaison"),
    "total": Text(fr="ensemble", en="total"),
}


def _summary(net: TieNetwork, roles: Brokerage) -> Text:
    counts = roles._counts.sum(axis=0).tolist()
    total = sum(counts[:UNSAID])
    chance = [getattr(roles.network, name) for name in NAMES]
    by_role = listed(
        Text.same("{role} {n}").format(role=ROLE_WORDS[name], n=count)
        for name, count in zip(ROLES, counts[:UNSAID], strict=True)
    )
    sentences = [_OPENING.of(total, roles=by_role, read=net.said())] if total else [_NOBODY]
    if chance[-1].sd:
        sentences.append(_EXPECTED.format(expected=decimal(chance[-1].expected), compared=_compared(chance)))
    if total:
        sentences.append(_SHARED)
    if roles.dropped_organisations:
        sentences.append(_DROPPED.of(roles.dropped_organisations, cases=_CASES.of(roles.dropped)))
    if net.basis.unknown_pairs:
        sentences.append(UNKNOWN_AS_ABSENT.of(net.basis.unknown_pairs))
    return paragraph(sentences)


def _compared(chance: list[RoleCount]) -> Text:
    """The roles that stand out by more than twice their standard deviation, first above chance, then below."""
    scored = [(name, count.z) for name, count in zip(ROLES, chance, strict=False) if count.z is not None]
    above = [(name, z) for name, z in scored if z > 2]
    below = [(name, z) for name, z in scored if z < -2]
    if not above and not below:
        return _NEAR
    more = _MORE.format(roles=_with_z(above)) if above else Text.same("")
    less = _LESS.format(roles=_with_z(below)) if below else Text.same("")
    return listed([more, less], Text.same(""))


def _with_z(roles: list[tuple[str, float]]) -> Text:
    """Each role with how far it is from chance."""
    return listed(Text.same("{role} (z = {z})").format(role=ROLE_WORDS[name], z=decimal(z)) for name, z in roles)


_OPENING: Final = Plural(
    Text(
        fr="Deux partenaires qui ne sont pas liés ont quelqu’un entre eux dans {n} cas : {roles} ({read}).",
        en="Two partners who are not tied have somebody between them in {n} case: {roles} ({read}).",
    ),
    Text(
        fr="Deux partenaires qui ne sont pas liés ont quelqu’un entre eux dans {n} cas : {roles} ({read}).",
        en="Two partners who are not tied have somebody between them in {n} cases: {roles} ({read}).",
    ),
)
_NOBODY: Final = Text(
    fr="Personne ne se tient entre deux partenaires de secteur connu qui ne sont pas liés.",
    en="Nobody stands between two partners of known sectors who are not tied.",
)
_EXPECTED: Final = Text(
    fr="Si autant de liens tombaient n’importe où, on en attendrait {expected} (Gould et Fernandez 1989){compared}.",
    en="If as many ties fell anywhere, {expected} would be expected (Gould & Fernandez 1989){compared}.",
)
_MORE: Final = Text(fr=" ; au-dessus du hasard : {roles}", en="; above chance: {roles}")
_LESS: Final = Text(fr=" ; au-dessous du hasard : {roles}", en="; below chance: {roles}")
_NEAR: Final = Text(
    fr=" ; aucun rôle ne s’en écarte de plus de deux écarts types",
    en="; no role departs from it by more than two standard deviations",
)
_SHARED: Final = Text(
    fr="Qui se tient entre deux autres porte un travail qui peut se partager.",
    en="Whoever stands between two others carries work that could be shared.",
)
_CASES: Final = Plural(Text(fr="{n} cas", en="{n} case"), Text(fr="{n} cas", en="{n} cases"))
_DROPPED: Final = Plural(
    Text(
        fr="{n} organisation dont le secteur n’est pas connu est laissée de côté, avec {cases}.",
        en="{n} organisation whose sector is not known is left out, and {cases} with it.",
    ),
    Text(
        fr="{n} organisations dont le secteur n’est pas connu sont laissées de côté, avec {cases}.",
        en="{n} organisations whose sector is not known are left out, and {cases} with them.",
    ),
)
