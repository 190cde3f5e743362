"""Gaps among organisations tied to each other: thin pairs of sectors, partners without a tie, introductions.

There are no bodies here, so there is no place to open: an expectation of a body cannot be judged on who is
tied to whom, and is said to be open.
"""

from collections.abc import Iterator
from typing import ClassVar, Final, final

import attrs
import numpy as np

from clsm.network.gap_finding.gap_findings import (
    Expectation,
    GapAnswer,
    NotReached,
    Place,
    Unsaid,
    unsaid_summary,
)
from clsm.network.gap_finding.introductions import Introduction, Introductions, introductions, to_begin_with
from clsm.network.measures.mixing import Mixing, ThinPair, mixing, say_thin
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import FELLOWSHIP, TieNetwork
from clsm.network.passes.pathways import read_as
from clsm.network.passes.shuffles import Progress
from clsm.network.tables import SectorPairKey, Table
from clsm.results import Bounds
from clsm.words import Plural, Text, in_words, paragraph


@final
@attrs.frozen(kw_only=True, repr=False)
class TieGaps(GapAnswer):
    """What :func:`~clsm.network.gaps` answers for organisations tied to each other.

    Attributes
    ----------
    places : tuple
        Empty: there are no bodies.
    sector_pairs : tuple of ThinPair
        Pairs of sectors without a known tie, or clearly fewer than elsewhere, the widest gap first.
    not_reached : tuple of NotReached
        Who surely has no tie.
    cannot_be_said : tuple of Unsaid
        Who has no known tie, but may have one; pairs of sectors between which nothing was observed; the
        expectations given, as they are about bodies.
    introductions : tuple of Introduction
        Absent ties between partners that share a theme, a public or a territory, the best first.
    without_coordinator_and_plenary : TieGaps or None
        The same answer without them; ``None`` where the network holds neither.
    reading, basis
        Which ties were read, and what was observed. Sector pairs are read with their direction where ties are
        reported; the rest without.
    bounds : mapping
        How many pairs of sectors have no tie, how many organisations have none, how many pairs could be
        introduced, each at least and at most, whatever the unknown ties are.
    """

    CALLS: ClassVar[tuple[str, ...]] = (".sector_pairs", ".not_reached", ".introductions")

    places: tuple[Place, ...]
    sector_pairs: tuple[ThinPair, ...]
    not_reached: tuple[NotReached, ...]
    cannot_be_said: tuple[Unsaid, ...]
    introductions: tuple[Introduction, ...]
    without_coordinator_and_plenary: "TieGaps | None"
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork = attrs.field(eq=False)
    _mixing: Mixing = attrs.field(eq=False)
    _introductions_weighed: Introductions = attrs.field(eq=False)

    @property
    def says(self) -> Text:
        """Which pairs of sectors are thin, who is not reached, where to begin, and what stays open."""
        met = self._net.projection is not None
        return paragraph(
            [
                *_pair_summary(self._mixing, self.sector_pairs),
                *_reach_summary(self._net, self.not_reached),
                *(to_begin_with(self._introductions_weighed, met=met) if self.introductions else ()),
                *unsaid_summary(self.cannot_be_said),
                read_as(self._net),
            ]
        )


def gaps_between_actors(
    net: TieNetwork,
    expectations: tuple[Expectation, ...] | None,
    *,
    include_fellowships: bool,
    at_most: int | None,
    permutations: int,
    seed: int,
    progress: Progress | None,
) -> TieGaps:
    """Find the gaps of a one-mode network; see :func:`~clsm.network.gaps`."""
    smaller, rest = net.reduced(), None
    if smaller:
        rest = gaps_between_actors(
            smaller,
            expectations,
            include_fellowships=include_fellowships,
            at_most=at_most,
            permutations=permutations,
            seed=seed,
            progress=progress,
        )
    hidden = frozenset[str]() if include_fellowships else net.fellowships
    mixed = mixing(net, permutations=permutations, seed=seed, progress=progress)
    apart, may_be_tied = _without_tie(net, hidden)
    not_reached = tuple(NotReached(node=id, evidence=(), net=net) for id in apart if id not in may_be_tied)
    pairs = _pairs(mixed, include_fellowships)
    unseen = tuple(pair for pair in pairs if not mixed.observed[pair] and mixed.possible[pair])
    unsaid = [Unsaid(reason="no_bodies", expectation=expectation, net=net) for expectation in expectations or ()]
    if unseen:
        unsaid.append(Unsaid(reason="not_observed", sector_pairs=unseen, net=net))
    unsaid += [Unsaid(reason="perhaps_tied", nodes=(id,), net=net) for id in apart if id in may_be_tied]
    tieless = [pair for pair in pairs if not mixed.counts[pair]]
    surely_tieless = [pair for pair in tieless if not mixed.most[pair]]
    proposed = introductions(net, include_fellowships=include_fellowships, at_most=at_most)
    return TieGaps(
        places=(),
        sector_pairs=mixed.thin_pairs(include_fellowships=include_fellowships),
        not_reached=not_reached,
        cannot_be_said=tuple(unsaid),
        introductions=proposed.rows,
        without_coordinator_and_plenary=rest,
        reading=net.read_as,
        basis=net.basis,
        bounds=Table(
            {
                "sector_pairs": (len(surely_tieless), len(tieless)),
                "not_reached": (len(not_reached), len(apart)),
                "introductions": proposed.bounds["absent"],
            }
        ),
        net=net,
        mixing=mixed,
        introductions_weighed=proposed,
    )


def _pairs(mixed: Mixing, include_fellowships: bool) -> list[SectorPairKey]:
    """The pairs of different sectors that may be named."""
    return [pair for pair in mixed.counts if pair[0] != pair[1] and (include_fellowships or FELLOWSHIP not in pair)]


def _without_tie(net: TieNetwork, hidden: frozenset[str]) -> tuple[list[str], set[str]]:
    """Who has no known tie, whichever side tells it; and which of them may have one."""
    either_side = net.reading("any")
    alone = np.diff(either_side.csr[0]) == 0
    apart = [net.ids[at] for at in np.flatnonzero(alone).tolist() if net.ids[at] not in hidden]
    maybe = set(np.concatenate(either_side.unknown).tolist()) if apart else set()
    return apart, {id for id in apart if net.index[id] in maybe}


# ---------------------------------------------------------------- words


_TOO_FEW: Final = Text(
    fr="Moins de deux secteurs sont connus : on ne peut pas dire lesquels sont peu liés.",
    en="Fewer than two sectors are known: which are thinly tied cannot be said.",
)
_NOTHING_SEEN: Final = Text(
    fr="Rien n’a été observé entre secteurs : on ne peut pas dire lesquels sont peu liés.",
    en="Nothing was observed between sectors: which are thinly tied cannot be said.",
)
_LEFT_OUT: Final = Plural(
    Text(
        fr="{n} organisation dont le secteur n’est pas connu n’y est pas comptée.",
        en="{n} organisation whose sector is not known is left out there.",
    ),
    Text(
        fr="{n} organisations dont le secteur n’est pas connu n’y sont pas comptées.",
        en="{n} organisations whose sector is not known are left out there.",
    ),
)
_NOT_REACHED: Final = Text(
    fr="Partenaires qu’aucun lien ne rejoint, quelle que soit la partie qui le dit : {names}.",
    en="Partners that no tie reaches, whichever side tells it: {names}.",
)


def _pair_summary(mixed: Mixing, thin_pairs: tuple[ThinPair, ...]) -> Iterator[Text]:
    between = [pair for pair in mixed.counts if pair[0] != pair[1]]
    if len(mixed.sizes) < 2:
        yield _TOO_FEW
    elif not any(mixed.observed[pair] for pair in between):
        yield _NOTHING_SEEN
    else:
        yield from say_thin(mixed, thin_pairs, between)
    if mixed.dropped_organisations:
        yield _LEFT_OUT.of(mixed.dropped_organisations)


def _reach_summary(net: TieNetwork, not_reached: tuple[NotReached, ...]) -> Iterator[Text]:
    if not_reached:
        yield _NOT_REACHED.format(names=in_words([net.name(partner.node) for partner in not_reached]))
