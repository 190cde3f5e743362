"""From two modes to one: organisations are tied where they sit in the same body, bodies where they share a member.

A projection forgets where people meet. So the plenary, which gathers everybody, is left out unless asked
for: kept, it ties each to each and hides who else meets whom. Newman's weights (2001, *Physical Review
E* 64, 016132) lighten large bodies: k members who meet share out their time, 1/(k − 1) with each other.
"""

import datetime
from collections.abc import Collection, Iterable
from itertools import combinations
from typing import Any, Literal, Protocol, final, get_args

import attrs
import numpy as np
import numpy.typing as npt

from clsm.network.networks.columns import Floats, Ints
from clsm.network.networks.nodes import UNDOCUMENTED, Involvement, Node, Pair, Relation
from clsm.network.networks.tie_basis import SHARED
from clsm.network.networks.tie_network import Projection, Source, TieNetwork
from clsm.problems import Mismatch, choice_of, nearest

Weights = Literal["count", "newman"]
Plenary = Literal["exclude", "keep", "weigh"]
Side = Literal["organisations", "instances"]


class TwoModeSource(Source, Protocol):
    """What a projection reads of a two-mode network."""

    @property
    def date(self) -> datetime.date | None:
        """The day that is read; ``None`` where it is not documented."""

    @property
    def removed(self) -> frozenset[str]:
        """What ``without`` took out."""

    @property
    def organisations(self) -> tuple[Node, ...]:
        """The partners."""

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The partners, the bodies, and what else ties partners."""

    @property
    def relations(self) -> tuple[Relation, ...]:
        """What was read."""

    @property
    def programs(self) -> tuple[Node, ...]:
        """The programs."""

    @property
    def involvements(self) -> tuple[Involvement, ...]:
        """Who takes part in which program."""

    @property
    def known(self) -> tuple[Pair, ...]:
        """The known ties, an organisation and a body each."""

    @property
    def unknown(self) -> tuple[Pair, ...]:
        """The pairs of which the sources do not tell."""


@final
@attrs.frozen(kw_only=True)
class Incidence:
    """Who sits where, as positions: ``who[i]`` sits in ``where[i]``, sorted by place; and the pairs left open.

    ``tied`` are the nodes that are tied, ``places`` the ids of those through which they are.
    """

    tied: tuple[Node, ...]
    places: tuple[str, ...]
    who: Ints
    where: Ints
    maybe: tuple[tuple[int, int], ...]
    plenary: frozenset[int]


def incidence(net: TwoModeSource, *, plenary: bool, programs: bool = False, onto: Side = "organisations") -> Incidence:
    """The known ties of *net* as positions; with or without plenaries and programs."""
    bodies = [it for it in net.nodes if it.mode != "organisation" and (plenary or it.kind != "plenary")]
    known, unknown = list(net.known), list(net.unknown)
    if programs and not any(it.mode == "program" for it in bodies):
        bodies = sorted([*bodies, *net.programs], key=lambda node: node.id)
        known += [part.ends for part in net.involvements if part.standing == "known"]
        unknown += [part.ends for part in net.involvements if part.standing == "open"]
    tied, through = net.organisations, tuple(bodies)
    if onto == "instances":
        tied, through = through, tied
    row, column = ({node.id: at for at, node in enumerate(side)} for side in (tied, through))

    def placed(pairs: Iterable[Pair]) -> list[tuple[int, int]]:
        turned = pairs if onto == "organisations" else ((b, a) for a, b in pairs)
        return sorted((column[b], row[a]) for a, b in turned if a in row and b in column)

    ties = placed(known)
    return Incidence(
        tied=tied,
        places=tuple(node.id for node in through),
        who=np.array([who for _, who in ties], dtype=np.int64),
        where=np.array([where for where, _ in ties], dtype=np.int64),
        maybe=tuple(placed(unknown)),
        plenary=frozenset(at for at, node in enumerate(through) if node.kind == "plenary"),
    )


def project(
    net: TwoModeSource, *, weights: Weights, plenary: Plenary, programs: bool = False, onto: Side = "organisations"
) -> TieNetwork:
    """The one-mode network of those who meet; see ``PartnerNetwork.projected``."""
    _among("weights", weights, get_args(Weights))
    _among("plenary", plenary, get_args(Plenary))
    seats = incidence(net, plenary=plenary != "exclude", programs=programs, onto=onto)
    light = frozenset[int]()
    if weights == "newman":
        light = frozenset(range(len(seats.places)))
    elif plenary == "weigh":
        light = seats.plenary
    origin, target, weight = _meetings(seats, light)
    projected = TieNetwork.from_arrays(
        [node.id for node in seats.tied],
        origin,
        target,
        weight,
        directed=False,
        names=[node.name for node in seats.tied],
        sectors=[None if node.sector == UNDOCUMENTED else node.sector for node in seats.tied],
        roles=[node.role for node in seats.tied],
        concerns=[node.concerns for node in seats.tied],
        left_open=_left_open(seats) if seats.places or net.places_complete else _every_pair(len(seats.tied)),
        relation=_relation(net, programs=programs, onto=onto),
        date=net.date,
    )
    removed = net.removed | ({"plenary"} if plenary == "exclude" else frozenset())
    made = Projection(source=net, weights=weights, plenary=plenary, programs=programs)
    # several shared bodies are a single tie, not one told several times
    return attrs.evolve(
        projected, parallel_merged=0, removed=removed, projection=made if onto == "organisations" else None
    )


def _meetings(seats: Incidence, light: Collection[int]) -> tuple[Ints, Ints, Floats]:
    """Each pair in each place, and what that counts; places of one size at a time."""
    size = np.bincount(seats.where, minlength=len(seats.places))
    start = np.cumsum(size) - size
    lighter = np.zeros(len(seats.places), dtype=np.bool_)
    lighter[list(light)] = True
    columns: list[tuple[npt.NDArray[Any], ...]] = [(np.array([], dtype=np.int64),) * 2 + (np.array([]),)]
    for k in np.unique(size[size > 1]).tolist():
        places = np.flatnonzero(size == k)
        members = seats.who[start[places][:, None] + np.arange(k)]
        low, high = np.triu_indices(k, 1)
        worth = np.where(lighter[places], 1 / (k - 1), 1.0)
        columns.append((members[:, low].ravel(), members[:, high].ravel(), np.repeat(worth, len(low))))
    origin, target, weight = (np.concatenate(column) for column in zip(*columns, strict=True))
    return origin, target, weight


def _left_open(seats: Incidence) -> tuple[Ints, Ints]:
    """The pairs that meet in no known place, and may in one of which the sources do not tell."""
    members, maybe = dict[int, set[int]](), dict[int, set[int]]()
    for where, who in zip(seats.where.tolist(), seats.who.tolist(), strict=True):
        members.setdefault(where, set()).add(who)
    for where, who in seats.maybe:
        maybe.setdefault(where, set()).add(who)
    meet = {pair for those in members.values() for pair in combinations(sorted(those), 2)}
    left = set[tuple[int, int]]()
    for where, those in maybe.items():
        left.update((min(a, b), max(a, b)) for a in those for b in those | members.get(where, set()) if a != b)
    low, high = np.array(sorted(left - meet), dtype=np.int64).reshape(-1, 2).T
    return low, high


def _relation(net: TwoModeSource, *, programs: bool, onto: Side) -> str | None:
    """What ties those who meet; ``None`` for a graph, which does not say."""
    if not net.relations:
        return None
    if onto == "instances":
        return SHARED
    return "; ".join((*net.relations, *(["actions"] if programs and "actions" not in net.relations else ())))


def _every_pair(n: int) -> tuple[Ints, Ints]:
    """All pairs, where no place is documented: nothing was observed of any."""
    low, high = np.triu_indices(n, 1)
    return low, high


def _among(field: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        near = nearest(str(value), choices)
        raise Mismatch("option", found=repr(value), options=choice_of(*choices), near=near, field=field)
