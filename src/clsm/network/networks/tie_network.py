"""A one-mode partner network: who is tied to whom, as they told it, and what nobody told.

The ties stand in columns, so that a million actors fit. Three readings of the same answers stand side by
side: *reported*, as each side says; *any*, a tie where at least one side says so; *confirmed*, where both
do. The ties of somebody who did not answer are unknown, never absent (Stork & Richards 1992,
*Group & Organization Management* 17(2), 193-209; Huisman 2009, *Journal of Social Structure* 10(1)).
"""

import datetime
import itertools
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, Self, TypeVar, cast, final

import attrs
import numpy as np
import numpy.typing as npt

from clsm.cards import Card, Shown
from clsm.network.answers import RowsOf
from clsm.network.networks.columns import (
    Flags,
    Floats,
    Ints,
    among,
    flags,
    flags_as_told,
    floats,
    ints,
    merged_ties,
)
from clsm.network.networks.concerns import Concern
from clsm.network.networks.silence import Silence, covered
from clsm.network.networks.tie_basis import (
    MEETING_WORDS,
    READING_WORDS,
    READINGS,
    SHARED,
    UNDIRECTED_WORDS,
    TieBasis,
    TieReading,
)
from clsm.network.phrases import on_day
from clsm.problems import Mismatch, choice_of, did_you_mean, nearest
from clsm.tables import Row
from clsm.vocabulary import TIE_LEVELS
from clsm.words import OTHERS, Lang, Text, listed

if TYPE_CHECKING:
    import networkx as nx

    from clsm.network.networks.frames import Frames

Passed = TypeVar("Passed")
COORDINATOR: Final = "coordinator"
FELLOWSHIP: Final = "self_help_fellowship"
"""The sector whose members keep their anonymity. They are counted, and named in no row unless asked for."""

CONCERNS: Final = {"theme": "themes", "public": "publics", "territory": "territories"}
"""The kinds of concern, each with the attribute that holds it in a networkx graph."""

_same_array: Final = attrs.cmp_using(eq=np.array_equal)


_TITLE: Final = Text(fr="Qui est lié à qui", en="Who is tied to whom")


class Source(Protocol):
    """What a one-mode network may ask of the two-mode network that it was made from."""

    def without(self, *, coordinator: bool = False, plenary: bool = False) -> "Source":
        """The same without the coordinator, the plenary, or both."""

    def projected(
        self,
        weights: Literal["count", "newman"] = "count",
        plenary: Literal["exclude", "keep", "weigh"] = "exclude",
        *,
        programs: bool = False,
    ) -> "TieNetwork":
        """The organisations alone, tied where they meet."""

    def term(self, list_name: str, id: str) -> Text:
        """What readers see for a term."""

    @property
    def places_complete(self) -> bool:
        """Whether every place in which they may meet is known to be on the list."""


@final
@attrs.frozen(kw_only=True)
class Projection:
    """The two-mode network that a one-mode network was made from, and how."""

    source: Source
    weights: Literal["count", "newman"]
    plenary: Literal["exclude", "keep", "weigh"]
    programs: bool


@final
@attrs.frozen(kw_only=True, repr=False)
class TieNetwork(Shown):
    """Who is tied to whom, on one day or in one survey: a one-mode network.

    Made by ``PartnerNetwork.from_ties``, ``PartnerNetwork.from_networkx``, ``net.projected()``, or
    :meth:`from_arrays`. Every column is read by position in ``ids``, which is sorted.

    Attributes
    ----------
    ids, names, sectors, roles, concerns : tuple
        Of each organisation: its id; what readers see; its sector, ``None`` where it is not known;
        ``"coordinator"`` for the coordinator's post, ``None`` for the others; the themes, publics and
        territories that it works on, each as ``("theme", id)``.
    own_names : tuple of Text or None
        Where ``names`` come from; ``None`` where they are the ids.
    origin, target, weight : numpy.ndarray
        The ties as they were told, sorted by origin and target, each pair once, no loops. Without
        ``directed``, each tie once, ``origin < target``. A weight is a strength: higher is closer.
    directed : bool
        Whether a tie says who told it: ``origin`` names ``target``.
    answered : numpy.ndarray or None
        Who answered; ``None`` where everybody did. What somebody silent is known to have told is a tie.
    open_origin, open_target : numpy.ndarray
        Ties of which the sources do not tell, beside those of the silent: a tie that may or may not have
        stood on the day, two organisations of which a body's seats do not tell whether they meet.
    read_as : str
        The reading, ``"reported"``, ``"any"`` or ``"confirmed"``.
    reconstructed : bool
        Whether the ties of those who did not answer were read from the others' answers.
    relation, date : str or None, datetime.date or None
        ``None`` where it is not documented.
    leveled : numpy.ndarray or None
        Whether the strength of each tie is a level that a source tells, 1 awareness to 4 integration; where it
        is not, the tie is at least as close as its strength. ``None`` where strengths are no levels.
    least_level : int or None
        The level from which ties count, once :meth:`at_least` was asked; ``None``: any.
    loops_dropped, parallel_merged : int
        What was left out, and what was summed, when the network was read.
    removed : frozenset of str
        What :meth:`without` took out.

    Examples
    --------
    >>> net = TieNetwork.from_arrays(["gem", "town", "ward"], [0, 1], [1, 0], answered=[True, True, False])
    >>> net.basis.unknown_arcs, net.reading("any").basis.unknown_pairs
    (2, 2)
    >>> net.reading("confirmed").basis.ties
    1
    """

    ids: tuple[str, ...]
    own_names: tuple[Text, ...] | None = attrs.field(default=None, repr=False)
    sectors: tuple[str | None, ...] = attrs.field()
    origin: Ints = attrs.field(converter=ints, eq=_same_array, hash=False, repr=False)
    target: Ints = attrs.field(converter=ints, eq=_same_array, hash=False, repr=False)
    weight: Floats = attrs.field(converter=floats, eq=_same_array, hash=False, repr=False)
    directed: bool
    answered: Flags | None = attrs.field(default=None, converter=flags, eq=_same_array, hash=False, repr=False)
    read_as: TieReading = "reported"
    reconstructed: bool = False
    relation: str | None = None
    date: datetime.date | None = None
    roles: tuple[str | None, ...] = attrs.field()
    concerns: tuple[frozenset[Concern], ...] = attrs.field()
    open_origin: Ints = attrs.field(default=(), converter=ints, eq=_same_array, hash=False, repr=False)
    open_target: Ints = attrs.field(default=(), converter=ints, eq=_same_array, hash=False, repr=False)
    leveled: Flags | None = attrs.field(default=None, converter=flags_as_told, eq=_same_array, hash=False, repr=False)
    least_level: int | None = None
    loops_dropped: int = 0
    parallel_merged: int = 0
    removed: frozenset[str] = frozenset()
    projection: Projection | None = attrs.field(default=None, eq=False, repr=False)
    _passes: dict[Any, Any] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    @classmethod
    def from_arrays(
        cls,
        ids: Sequence[str],
        origin: npt.ArrayLike,
        target: npt.ArrayLike,
        weight: npt.ArrayLike | None = None,
        *,
        directed: bool = True,
        names: Sequence[Text] | None = None,
        sectors: Sequence[str | None] | None = None,
        answered: npt.ArrayLike | None = None,
        roles: Sequence[str | None] | None = None,
        concerns: Sequence[frozenset[Concern]] | None = None,
        left_open: tuple[npt.ArrayLike, npt.ArrayLike] = ((), ()),
        leveled: npt.ArrayLike | None = None,
        relation: str | None = None,
        date: datetime.date | None = None,
    ) -> Self:
        """A network from columns: ids in any order, ties by position in them.

        Ties of one pair are summed and those with oneself dropped, both counted; a tie of weight zero is
        no tie. The other columns are as long as *ids*.

        Parameters
        ----------
        ids : sequence of str
            One for each organisation, all different.
        origin, target : array_like of int
            The ends of each tie, as positions in *ids*.
        weight : array_like of float, optional
            The strength of each tie, finite and not negative; every tie counts 1 where it is not given.
        directed : bool
            Whether *origin* names *target*.
        left_open : pair of array_like of int, optional
            The ends of the ties of which the sources do not tell, ``open_origin`` and ``open_target``.
        leveled : array_like of bool, optional
            Whether each strength is a level from 1 to 4 that a source tells; without it strengths are no levels,
            nor are they where ties of one pair are summed.

        Raises
        ------
        clsm.problems.Mismatch
            For an id that is given twice, a tie to nobody, or weights that are no strengths.
        """
        order = sorted(range(len(ids)), key=ids.__getitem__)
        taken = tuple(ids[at] for at in order)
        if twice := sorted({id for id, next in itertools.pairwise(taken) if id == next}):
            raise Mismatch("repeated-ids", ids=some(twice))
        n = len(taken)
        place = np.empty(n, dtype=np.int64)
        place[order] = np.arange(n)
        a, b = (np.asarray(ends, dtype=np.int64).reshape(-1) for ends in (origin, target))
        w = np.ones(len(a)) if weight is None else np.asarray(weight, dtype=np.float64).reshape(-1)
        if not len(a) == len(b) == len(w) or (len(a) and not 0 <= min(a.min(), b.min()) <= max(a.max(), b.max()) < n):
            raise Mismatch("tie-ends")
        if not np.all(np.isfinite(w) & (w >= 0)):
            raise Mismatch("tie-weights")
        low, high, strength, loops, merged, chosen = merged_ties(n, place[a], place[b], w, directed)
        c, d = (place[np.asarray(ends, dtype=np.int64)] for ends in left_open)
        maybe_low, maybe_high, *_ = merged_ties(n, c, d, np.ones(len(c)), directed)

        def column(values: Any, otherwise: Any) -> Any:
            return (otherwise,) * n if values is None else tuple(values[at] for at in order)

        return cls(
            ids=taken,
            own_names=_beyond(taken, column(names, None)) if names is not None else None,
            sectors=column(sectors, None),
            origin=low,
            target=high,
            weight=strength,
            directed=directed,
            answered=None if answered is None else np.asarray(answered, dtype=np.bool_)[order],
            relation=relation,
            date=date,
            roles=column(roles, None),
            concerns=column(concerns, frozenset()),
            open_origin=maybe_low,
            open_target=maybe_high,
            leveled=None if leveled is None or merged else np.asarray(leveled, dtype=np.bool_)[chosen],
            loops_dropped=loops,
            parallel_merged=merged,
        )

    # ------------------------------------------------------------ the organisations

    @property
    def n(self) -> int:
        """How many organisations there are."""
        return len(self.ids)

    @cached_property
    def names(self) -> tuple[Text, ...]:
        """What readers see for each organisation: its own name, or its id."""
        return tuple(map(Text.same, self.ids)) if self.own_names is None else self.own_names

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The position of each id."""
        return {id: at for at, id in enumerate(self.ids)}

    @cached_property
    def sector_names(self) -> tuple[str, ...]:
        """The sectors, sorted."""
        return tuple(sorted({sector for sector in self.sectors if sector is not None}))

    @cached_property
    def sector_codes(self) -> Ints:
        """The position of each organisation's sector in ``sector_names``; -1 where it is not known."""
        code: dict[str | None, int] = {None: -1, **{name: at for at, name in enumerate(self.sector_names)}}
        return ints(np.fromiter(map(code.__getitem__, self.sectors), dtype=np.int64, count=self.n))

    @cached_property
    def fellowships(self) -> frozenset[str]:
        """The ids of the self-help fellowships that keep anonymity."""
        return frozenset(id for id, sector in zip(self.ids, self.sectors, strict=True) if sector == FELLOWSHIP)

    @cached_property
    def silent(self) -> Flags:
        """Who did not answer."""
        return np.zeros(self.n, dtype=np.bool_) if self.answered is None else ~self.answered

    def position(self, id: str) -> int:
        """Where *id* stands; raises :class:`KeyError`, with what may be meant, if it is not there."""
        at = self.index.get(id)
        if at is None:
            hint = did_you_mean(id, self.ids)
            raise KeyError(f"{id!r} is no organisation of this network" + (f" ({hint.say()})" if hint else ""))
        return at

    def __contains__(self, id: object) -> bool:
        return id in self.index

    def name(self, id: str) -> Text:
        """What readers see for an organisation, in both languages."""
        at = self.position(id)
        return Text.same(id) if self.own_names is None else self.own_names[at]

    def label(self, id: str, lang: Lang = "en") -> str:
        """What readers see for an organisation."""
        return self.name(id).say(lang)

    def labels(self, lang: Lang = "en") -> tuple[str, ...]:
        """What readers see for each organisation, in the order of ``ids``."""
        return self.ids if self.own_names is None else tuple(name.say(lang) for name in self.own_names)

    def sector(self, id: str) -> str | None:
        """The sector of an organisation; ``None`` where it is not known."""
        return self.sectors[self.position(id)]

    # ------------------------------------------------------------ readings

    def reading(self, kind: TieReading) -> "TieNetwork":
        """The same answers under another reading; ties without a direction are the same under each.

        *any* is max(a_ij, a_ji), *confirmed* is min(a_ij, a_ji), of the strengths too.
        """
        if kind not in READINGS:
            options, near = choice_of("reported", "any", "confirmed"), nearest(str(kind), READINGS)
            raise Mismatch("option", found=repr(kind), options=options, near=near)
        return attrs.evolve(self, read_as=kind)

    def reconstructed_from_others(self) -> "TieNetwork":
        """The same network, where what others say of somebody silent stands in for their own answer.

        Stork and Richards (1992): a_ij := a_ji where i did not answer; between two who did not, the tie
        stays unknown. Ties without a direction stay as they are, and a pair with one answer is known.
        """
        if not self.directed:
            return attrs.evolve(self, reconstructed=True)
        back = self.silent[self.target] & ~self.silent[self.origin]
        ends = self._keys(self.origin, self.target)
        missing = back & ~among(self._keys(self.target, self.origin), ends)
        origin = np.concatenate([self.origin, self.target[missing]])
        target = np.concatenate([self.target, self.origin[missing]])
        weight = np.concatenate([self.weight, self.weight[missing]])
        leveled = None if self.leveled is None else np.concatenate([self.leveled, self.leveled[missing]])
        order = np.lexsort((target, origin))
        # a tie that an answer leaves open stands in as open, never as absent
        open_origin, open_target = self.open_origin, self.open_target
        mirrored = self.silent[open_target] & ~self.silent[open_origin]
        mirrored &= ~among(self._keys(open_origin, open_target), ends)
        keys = self._keys(open_target, open_origin)[mirrored]
        keys = np.union1d(self._keys(open_origin, open_target), keys[~among(keys, ends)])
        return attrs.evolve(
            self,
            origin=origin[order],
            target=target[order],
            weight=weight[order],
            leveled=None if leveled is None else leveled[order],
            open_origin=keys // max(self.n, 1),
            open_target=keys % max(self.n, 1),
            reconstructed=True,
        )

    def at_least(self, level: int | str) -> "TieNetwork":
        """The same network, with only the ties that are at least so close.

        A tie whose level no source tells is unknown from the level above its strength on, not absent.

        Parameters
        ----------
        level : int or str
            1 ``"awareness"`` (they know each other), 2 ``"cooperation"``, 3 ``"coordination"``, 4
            ``"integration"``: the terms of ``tie_levels``.

        Raises
        ------
        clsm.problems.Mismatch
            For another level, or a network whose strengths are no levels.

        Examples
        --------
        >>> net = TieNetwork.from_arrays(
        ...     ["gem", "town", "ward"], [0, 0, 1], [1, 2, 2], [3, 1, 1], leveled=[True, True, False], directed=False
        ... )
        >>> coordinated = net.at_least("coordination")
        >>> coordinated.basis.ties, coordinated.basis.unknown_pairs
        (1, 1)
        """
        words = tuple(TIE_LEVELS)
        least = words.index(level) + 1 if isinstance(level, str) and level in words else level
        if not isinstance(least, int) or isinstance(least, bool) or not 1 <= least <= len(words):
            raise Mismatch("tie-level", found=repr(level), field="level")
        if self.leveled is None:
            raise Mismatch("no-levels")
        close = self.weight >= least
        unsaid = ~close & ~self.leveled
        return attrs.evolve(
            self,
            origin=self.origin[close],
            target=self.target[close],
            weight=self.weight[close],
            leveled=self.leveled[close],
            open_origin=np.concatenate([self.open_origin, self.origin[unsaid]]),
            open_target=np.concatenate([self.open_target, self.target[unsaid]]),
            least_level=max(least, self.least_level or 1),
        )

    @property
    def oriented(self) -> bool:
        """Whether ties are read with their direction, which takes a directed network as reported."""
        return self.directed and self.read_as == "reported"

    @property
    def pair_reading(self) -> TieReading:
        """What ``pairs`` reads: a directed network as reported is read as *any* where directions do not count."""
        return "any" if self.oriented else self.read_as

    def said(self, *, pairs: bool = False) -> Text:
        """The reading in words, for a sentence; of ``pairs`` where directions do not count."""
        if not self.directed:
            return MEETING_WORDS.get(self.relation, UNDIRECTED_WORDS)
        return READING_WORDS[self.pair_reading if pairs else self.read_as]

    # ------------------------------------------------------------ ties as arrays

    @cached_property
    def arcs(self) -> tuple[Ints, Ints, Floats]:
        """The ties with their direction, row by row: ``indptr``, ``indices``, ``weight``, neighbours sorted.

        Where ties are not read with their direction, both directions: the same as ``csr``.
        """
        if not self.oriented:
            return self.csr
        indptr = np.zeros(self.n + 1, dtype=np.int64)
        np.cumsum(np.bincount(self.origin, minlength=self.n), out=indptr[1:])
        return ints(indptr), self.target, self.weight

    @cached_property
    def pairs(self) -> tuple[Ints, Ints, Floats]:
        """The tied pairs under the reading: ``low``, ``high``, ``weight``, ``low < high``, sorted.

        A directed network as reported is read as *any*.
        """
        if not self.directed:
            return self.origin, self.target, self.weight
        n = max(self.n, 1)
        keys = np.minimum(self.origin, self.target) * n + np.maximum(self.origin, self.target)
        order = np.argsort(keys)
        keys, weight = keys[order], self.weight[order]
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        twice = np.diff(first, append=len(keys)) == 2
        if self.read_as == "confirmed":
            first = first[twice]
            strength = np.minimum(weight[first], weight[first + 1])
        else:
            strength = np.maximum.reduceat(weight, first) if len(first) else weight
        return ints(keys[first] // n), ints(keys[first] % n), floats(strength)

    @cached_property
    def csr(self) -> tuple[Ints, Ints, Floats]:
        """The tied pairs row by row, in both directions: ``indptr``, ``indices``, ``weight``, neighbours sorted."""
        low, high, weight = self.pairs
        m, n = len(low), self.n
        below, above = np.bincount(high, minlength=n), np.bincount(low, minlength=n)
        indptr = np.zeros(n + 1, dtype=np.int64)
        np.cumsum(below + above, out=indptr[1:])
        by_high = np.argsort(self._keys(high, low))
        # in row i first the neighbours below i, then those above; ranks within a row count from its first tie
        starts_below, starts_above = np.cumsum(below) - below, np.cumsum(above) - above
        count = np.arange(m)
        before = indptr[high[by_high]] + count - starts_below[high[by_high]]
        after = indptr[low] + below[low] + count - starts_above[low]
        indices, strength = np.empty(2 * m, dtype=np.int64), np.empty(2 * m)
        indices[before], strength[before] = low[by_high], weight[by_high]
        indices[after], strength[after] = high, weight
        return ints(indptr), ints(indices), floats(strength)

    def kept(self, passing: "Callable[[TieNetwork], Passed]") -> "Passed":
        """What *passing* finds in one pass over the network; it is kept for every measure that asks again."""
        if passing not in self._passes:
            self._passes[passing] = passing(self)
        return cast("Passed", self._passes[passing])

    # ------------------------------------------------------------ what is not known

    @property
    def unknown_arcs(self) -> int:
        """How many ordered pairs nobody told, those of the silent that are no ties and those left open.

        Without directions, the pairs that are not known, twice.
        """
        return len(self._unknown_arcs) if self.directed else 2 * self.unknown_pairs

    @property
    def unknown_pairs(self) -> int:
        """How many pairs are unknown under the reading."""
        return len(self._unknown_pairs)

    @cached_property
    def unknown(self) -> tuple[Ints, Ints]:
        """The pairs that are unknown under the reading: ``low``, ``high``, ``low < high``, sorted.

        Under *any*, no side says that there is a tie, and at least one is silent. Under *confirmed*, no
        side says that there is none, at least one is silent, and they do not both say that there is one.
        Ties without a direction, and directed ties as reported, are read as *any*. What is left open
        counts as silence on that one tie.
        """
        return self._unknown_pairs.ends

    @property
    def tied_cells(self) -> tuple[Ints, Ints, Floats]:
        """The ties under the reading, with their direction where it is read, as both ends and the strength."""
        return (self.origin, self.target, self.weight) if self.oriented else self.pairs

    @property
    def silence(self) -> Silence:
        """What the reading leaves open; with directions, the ordered pairs of the silent and what else is open."""
        return self._unknown_arcs if self.oriented else self._unknown_pairs

    @cached_property
    def _unknown_arcs(self) -> Silence:
        """The ordered pairs that nobody told."""
        a, b = self._open
        return Silence(
            n=self.n,
            silent=self.silent,
            both=self.reconstructed,
            ordered=True,
            told=self._keys(self.origin, self.target)[self._not_heard(self.origin, self.target)],
            beside=np.unique(self._keys(a, b)[~self._not_heard(a, b)]),
        )

    @cached_property
    def _unknown_pairs(self) -> Silence:
        """The pairs that are unknown under the reading."""
        told = beside = ints([])
        # where nothing is open no pair need be looked for, in a network however large
        if self.answered is not None or len(self.open_origin):
            low, high, _ = self._told
            told = self._keys(low, high)[self._covered(low, high)]
            by_one = self._told_by_one if self._confirming else beside
            beside = np.union1d(by_one, self._open_pairs)
        both = self.reconstructed or self._confirming
        return Silence(n=self.n, silent=self.silent, both=both, ordered=False, told=told, beside=beside)

    @property
    def _confirming(self) -> bool:
        return self.directed and self.read_as == "confirmed"

    @cached_property
    def _told(self) -> tuple[Ints, Ints, Floats]:
        """The pairs of which at least one side says that they are tied."""
        return self.reading("any").pairs if self._confirming else self.pairs

    def _keys(self, a: Ints, b: Ints) -> Ints:
        return a * max(self.n, 1) + b

    def _pair_keys(self, a: Ints, b: Ints) -> Ints:
        return self._keys(np.minimum(a, b), np.maximum(a, b))

    def _not_heard(self, a: Ints, b: Ints) -> Flags:
        """Whether *a*'s word on *b* is missing because *a* is silent."""
        return covered(self.silent, a, b, both=self.reconstructed, ordered=True)

    def _covered(self, a: Ints, b: Ints) -> Flags:
        """Whether silence alone would leave a pair unknown that nobody says is tied."""
        return covered(self.silent, a, b, both=self.reconstructed or self._confirming, ordered=False)

    @property
    def _open(self) -> tuple[Ints, Ints]:
        """The ordered pairs that are left open and that nobody told."""
        a, b = self.open_origin, self.open_target
        untold = ~among(self._keys(a, b), self._keys(self.origin, self.target))
        return a[untold], b[untold]

    @cached_property
    def _open_pairs(self) -> Ints:
        """The keys of the pairs that are unknown only because something is left open."""
        a, b = self._open
        keys = self._keys(a, b)
        unknown = ~self._covered(a, b) & ~among(self._pair_keys(a, b), self._pair_keys(*self._told[:2]))
        if self._confirming:
            # where others' answers stand in, what is left open of somebody silent is open on both sides
            unknown &= self.silent[b] | among(self._keys(b, a), keys)
        return ints(np.unique(self._pair_keys(a[unknown], b[unknown])))

    @cached_property
    def _told_by_one(self) -> Ints:
        """The keys of the pairs that one side says are tied, while the other side is not heard."""
        back = self._keys(self.target, self.origin)
        unheard = self._not_heard(self.target, self.origin) | among(back, self._keys(*self._open))
        a, b = self.origin[unheard], self.target[unheard]
        once = ~among(back[unheard], self._keys(self.origin, self.target))
        return ints(np.unique(self._pair_keys(a[once], b[once])))

    # ------------------------------------------------------------ what was observed

    @property
    def places_complete(self) -> bool:
        """Whether no place can be missing in which organisations meet; of ties that somebody told, none can."""
        made = self.projection
        return (
            self.relation not in MEETING_WORDS
            or self.relation == SHARED
            or (made is not None and made.source.places_complete and not made.programs)
        )

    @cached_property
    def basis(self) -> TieBasis:
        """What was observed, in figures."""
        silent = int(self.silent.sum())
        return TieBasis(
            date=self.date,
            relation=self.relation,
            reading=self.read_as,
            directed=self.directed,
            organisations=self.n,
            answered=self.n - silent,
            silent=silent,
            ties=len(self.origin) if self.oriented else len(self.pairs[0]),
            unknown_pairs=self.unknown_pairs,
            unknown_arcs=self.unknown_arcs,
            loops_dropped=self.loops_dropped,
            parallel_merged=self.parallel_merged,
            fellowships=len(self.fellowships),
            without_sector=self.sectors.count(None),
            reconstructed=self.reconstructed,
            least_level=self.least_level,
            places_complete=self.places_complete,
        )

    def counting(self, *, loops_dropped: int, parallel_merged: int) -> "TieNetwork":
        """The same network, with so many loops and parallel ties more that were met on the way to it."""
        return attrs.evolve(
            self,
            loops_dropped=self.loops_dropped + loops_dropped,
            parallel_merged=self.parallel_merged + parallel_merged,
        )

    def card(self, lang: Lang = "en") -> Card:
        """What is shown at first sight: the day, what was observed, and how many ties each organisation has."""
        degree = np.diff(self.csr[0])
        hidden = self.fellowships
        shown = [at for at, id in enumerate(self.ids) if id not in hidden]
        return Card(
            title=f"{_TITLE.say(lang)}{on_day(self.date).say(lang)}",
            sentences=(self.basis.explain(lang),),
            rows=RowsOf(shown, partial(self._row, degree=degree, lang=lang)),
            calls=("network.density(net)", "network.gaps(net)", '.reading("any")', ".to_networkx()"),
            lang=lang,
        )

    def _row(self, at: int, *, degree: Ints, lang: Lang) -> Row:
        return {"id": self.ids[at], "name": self.label(self.ids[at], lang), "ties": int(degree[at])}

    # ------------------------------------------------------------ with and without

    def without(self, *ids: str, coordinator: bool = False, plenary: bool = False) -> "TieNetwork":
        """The same network without these organisations, without the coordinator, or without the plenary.

        Where a coordinator is tied to everybody, each network is a star: an effect of the job. A
        plenary is in a one-mode network only where it was projected from a two-mode one. Where that is so,
        the two-mode network is projected anew, as it was, without what goes: whoever is not there takes
        no share of a meeting either.

        Raises
        ------
        KeyError
            For an id that is not there, with what may be meant.
        """
        if self.projection and (coordinator or (plenary and "plenary" not in self.removed)):
            made = self.projection
            source = made.source.without(coordinator=coordinator, plenary=plenary)
            again = source.projected(made.weights, made.plenary, programs=made.programs).reading(self.read_as)
            out_before = {*again.ids}.difference(self.ids)
            out_now = {self.ids[self.position(id)] for id in ids}
            smaller = again._kept({again.index[id] for id in out_before | out_now if id in again})
            return attrs.evolve(smaller, removed=self.removed | again.removed | set(ids))
        out = {self.position(id) for id in ids}
        out |= {at for at, role in enumerate(self.roles) if coordinator and role == COORDINATOR}
        names = {name for name, asked in (("coordinator", coordinator), ("plenary", plenary)) if asked}
        return attrs.evolve(self._kept(out), removed=self.removed | names | set(ids))

    def reduced(self) -> "TieNetwork | None":
        """The network without the coordinator and the plenary; ``None`` where it holds neither."""
        there = COORDINATOR in self.roles
        if not there and (self.projection is None or "plenary" in self.removed):
            return None
        smaller = self.without(coordinator=True, plenary=True)
        return smaller if there or attrs.evolve(smaller, removed=self.removed) != self else None

    def _kept(self, out: set[int]) -> "TieNetwork":
        if not out:
            return self
        keep = np.ones(self.n, dtype=np.bool_)
        keep[list(out)] = False
        place = np.cumsum(keep) - 1
        ties = keep[self.origin] & keep[self.target]
        left = keep[self.open_origin] & keep[self.open_target]
        kept = np.flatnonzero(keep).tolist()
        ids = tuple(self.ids[at] for at in kept)
        return attrs.evolve(
            self,
            ids=ids,
            own_names=_beyond(ids, [self.own_names[at] for at in kept]) if self.own_names else None,
            sectors=tuple(self.sectors[at] for at in kept),
            roles=tuple(self.roles[at] for at in kept),
            concerns=tuple(self.concerns[at] for at in kept),
            answered=None if self.answered is None else self.answered[keep],
            origin=place[self.origin[ties]],
            target=place[self.target[ties]],
            weight=self.weight[ties],
            leveled=None if self.leveled is None else self.leveled[ties],
            open_origin=place[self.open_origin[left]],
            open_target=place[self.open_target[left]],
        )

    # ------------------------------------------------------------ to networkx

    def to_networkx(self, *, lang: Lang = "en") -> "nx.Graph[str]":
        """A networkx graph of the ties under the reading, with plain text, numbers and booleans as attributes.

        A :class:`networkx.DiGraph` where ties are read with their direction, a :class:`networkx.Graph` of
        ``pairs`` otherwise. The nodes have ``name``, which is the id (R igraph looks nodes up by it), ``label``
        in *lang* (what Gephi shows), ``name_fr``, ``name_en``, and where it is known ``sector``,
        ``role``, ``answered``, ``themes``, ``publics`` and ``territories`` (ids with ``; `` between them);
        the ties a ``weight``, which is a strength, and ``leveled`` where it is a level. What is not known is held by
        the graph itself, as text, and each node has the id that it had (``clsm``): the graph comes back whole from
        ``PartnerNetwork.from_networkx``, under each reading, cut or relabelled, through node-link data, GraphML and
        GML. GEXF and Pajek drop what the graph itself holds; such a file is refused. Ties under *any* or *confirmed*
        are what two answers make of them: a graph of those in which a tie was changed is refused too.
        """
        from clsm.network.networks.tie_graphs import graph_of_ties

        return graph_of_ties(self, lang)

    def to_frames(self, *, lang: Lang = "en") -> "Frames":
        """The organisations and the ties as data frames, unknown ties among them; needs the extra ``pandas``.

        Returns
        -------
        clsm.network.networks.frames.Frames
            ``nodes``: ``name`` (the id), ``label``, ``sector``, ``role``, ``answered``. ``edges``: ``origin``,
            ``target``, ``tie`` (true, or missing where it is unknown; every other cell is known to be none),
            ``weight`` (missing where the tie is unknown).
        """
        # pandas is loaded for those who ask for a frame
        from clsm.network.networks.frames import frames_of_ties

        return frames_of_ties(self, lang)

    def to_igraph(self, *, lang: Lang = "en") -> Any:
        """An ``igraph.Graph`` with what :meth:`to_networkx` holds; needs the package ``igraph``."""
        from clsm.network.networks.frames import to_igraph

        return to_igraph(self.to_networkx(lang=lang))


def one_mode(net: object) -> TieNetwork:
    """*net* if it is one-mode; otherwise a :class:`TypeError` that says what to do."""
    if isinstance(net, TieNetwork):
        return net
    if hasattr(net, "projected"):
        raise TypeError(
            "this network is two-mode, organisations × bodies, and the measure reads who is tied to whom: "
            "give net.projected(), or PartnerNetwork.from_ties(today)"
        )
    if hasattr(net, "adj"):
        raise TypeError("a graph is read first: give PartnerNetwork.from_networkx(graph)")
    raise TypeError(f"a one-mode network is needed, made by PartnerNetwork.from_ties(today), not a {_kind(net)}")


def _kind(value: object) -> str:
    return type(value).__name__


def some(names: Sequence[str | Text]) -> Text:
    """*names* in a message; a long list is cut, the rest counted."""
    first = listed(name if isinstance(name, Text) else Text.same(name) for name in names[:10])
    if len(names) <= 10:
        return first
    return OTHERS.format(first=first, n=len(names) - 10)


def _beyond(ids: Sequence[str], names: Sequence[Text]) -> tuple[Text, ...] | None:
    """*names*, unless they are only the *ids*."""
    same = all(name.fr == name.en == id for id, name in zip(ids, names, strict=True))
    return None if same else tuple(names)
