"""Gaps among organisations tied to each other: thin pairs of sectors, partners without a tie, introductions.

There are no bodies here, so there is no place to open: an expectation of a body cannot be judged on who is
tied to whom, and is said to be open.
"""

from collections.abc import Iterator
from typing import Any, Final, final

import attrs
import numpy as np

from clsm.network.gap_finding.gap_findings import Expectation, Finding, NotReached, Place, Unsaid, row, unsaid_summary
from clsm.network.gap_finding.introductions import Introduction, introductions, to_begin_with
from clsm.network.measures.mixing import Mixing, ThinPair, mixing
from clsm.network.networks.tie_network import FELLOWSHIP, Reading, TieBasis, TieNetwork
from clsm.network.passes.pathways import read_as
from clsm.network.phrases import TIES_TO_BUILD
from clsm.network.tables import Bounds, SectorPairKey, sector_name
from clsm.tables import Row, data_frame, html_table
from clsm.words import Lang, Plural, Text, in_words, paragraph


@final
@attrs.frozen(kw_only=True)
class TieGaps:
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
    bounds : tuple
        How many pairs of sectors have no tie, how many organisations have none, how many pairs could be
        introduced, each at least and at most, whatever the unknown ties are.
    """

    places: tuple[Place, ...]
    sector_pairs: tuple[ThinPair, ...]
    not_reached: tuple[NotReached, ...]
    cannot_be_said: tuple[Unsaid, ...]
    introductions: tuple[Introduction, ...]
    without_coordinator_and_plenary: "TieGaps | None"
    reading: Reading
    basis: TieBasis
    bounds: Bounds
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The answer in a few sentences."""
        return self.says.say(lang)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each finding, the reading without coordinator and plenary included."""
        rows = [row(finding, lang, everything=True) for finding in self._findings()]
        if self.without_coordinator_and_plenary:
            rows += [row(it, lang, everything=False) for it in self.without_coordinator_and_plenary._findings()]
        return rows

    def to_pandas(self, lang: Lang = "en") -> Any:
        """The rows as a ``DataFrame``; needs the extra ``pandas``."""
        return data_frame(self.to_rows(lang))

    def _repr_html_(self) -> str:
        return html_table(self.to_rows(), self.explain())

    def _findings(self) -> tuple[Finding, ...]:
        return (*self.sector_pairs, *self.not_reached, *self.cannot_be_said, *self.introductions)


def gaps_between_actors(
    net: TieNetwork,
    given: tuple[Expectation, ...] | None,
    *,
    include_fellowships: bool,
    at_most: int | None,
    permutations: int,
    seed: int,
) -> TieGaps:
    """Find the gaps of a one-mode network; see :func:`~clsm.network.gaps`."""
    smaller, rest = net.reduced(), None
    if smaller:
        rest = gaps_between_actors(
            smaller,
            given,
            include_fellowships=include_fellowships,
            at_most=at_most,
            permutations=permutations,
            seed=seed,
        )
    hidden = frozenset[str]() if include_fellowships else net.fellowships
    mixed = mixing(net, permutations=permutations, seed=seed)
    apart, open_ones = _without_tie(net, hidden)
    not_reached = tuple(_not_reached(net, id) for id in apart if id not in open_ones)
    unseen = [pair for pair in _pairs(mixed, include_fellowships) if not mixed.observed[pair] and mixed.possible[pair]]
    unsaid = (
        *(_no_bodies(expectation) for expectation in given or ()),
        *([_unseen(unseen, mixed.directed)] if unseen else []),
        *(_may_be_tied(net, id) for id in apart if id in open_ones),
    )
    tieless = [pair for pair in _pairs(mixed, include_fellowships) if not mixed.counts[pair]]
    found = introductions(net, include_fellowships=include_fellowships, at_most=at_most)
    thin = mixed.thin_pairs(include_fellowships=include_fellowships)
    return TieGaps(
        places=(),
        sector_pairs=thin,
        not_reached=not_reached,
        cannot_be_said=unsaid,
        introductions=found.rows,
        without_coordinator_and_plenary=rest,
        reading=net.read_as,
        basis=net.basis,
        bounds=(
            ("sector_pairs", (sum(not mixed.bounds[pair][1] for pair in tieless), len(tieless))),
            ("not_reached", (len(not_reached), len(apart))),
            ("introductions", found.bounds[0][1]),
        ),
        says=paragraph(
            [
                *_pair_summary(mixed, thin),
                *_reach_summary(net, not_reached),
                *(to_begin_with(net, found) if found.rows else ()),
                *unsaid_summary(unsaid),
                read_as(net),
            ]
        ),
    )


def _pairs(mixed: Mixing, include_fellowships: bool) -> list[SectorPairKey]:
    """The pairs of different sectors that may be named."""
    return [pair for pair in mixed.counts if pair[0] != pair[1] and (include_fellowships or FELLOWSHIP not in pair)]


def _without_tie(net: TieNetwork, hidden: frozenset[str]) -> tuple[list[str], set[str]]:
    """Who has no known tie, whichever side tells it; and which of them may have one."""
    told = net.reading("any")
    alone = np.diff(told.csr[0]) == 0
    apart = [net.ids[at] for at in np.flatnonzero(alone).tolist() if net.ids[at] not in hidden]
    maybe = set(np.concatenate(told.unknown).tolist()) if apart else set()
    return apart, {id for id in apart if net.index[id] in maybe}


# ---------------------------------------------------------------- words


def _not_reached(net: TieNetwork, id: str) -> NotReached:
    words = Text(
        fr="{name} : partenaire que les liens déclarés ne rejoignent pas.",
        en="{name}: a partner that no declared tie reaches.",
    )
    return NotReached(node=id, evidence=(), says=words.format(name=net.name(id)))


def _may_be_tied(net: TieNetwork, id: str) -> Unsaid:
    words = Text(
        fr="{name} : aucun lien connu, mais tout n’a pas été dit : on ne peut pas dire que personne ne le rejoint.",
        en="{name}: no known tie, but not everything was told: whether a tie reaches it cannot be said.",
    )
    return Unsaid(expectation=None, nodes=(id,), evidence=(), says=words.format(name=net.name(id)))


def _unseen(pairs: list[SectorPairKey], directed: bool) -> Unsaid:
    words = Plural(
        Text(
            fr="{n} paire de secteurs : on ne peut pas dire s’il y a un lien, car rien n’y a été observé ({pairs}).",
            en="{n} pair of sectors: whether there is a tie cannot be said, as nothing was observed ({pairs}).",
        ),
        Text(
            fr="{n} paires de secteurs : on ne peut pas dire s’il y a un lien, car rien n’y a été observé ({pairs}).",
            en="{n} pairs of sectors: whether there is a tie cannot be said, as nothing was observed ({pairs}).",
        ),
    )
    says = words.of(len(pairs), pairs=in_words([_between(pair, directed) for pair in pairs]))
    return Unsaid(expectation=None, nodes=(), evidence=(), says=says)


def _between(pair: SectorPairKey, directed: bool) -> Text:
    way = Text(fr="de {a} à {b}", en="from {a} to {b}") if directed else Text.same("{a} – {b}")
    return way.format(a=sector_name(pair[0]), b=sector_name(pair[1]))


_NO_BODIES: Final = Text(
    fr="{body} : on ne peut pas le dire, car ce réseau dit qui est lié à qui, non qui siège où. {because}",
    en="{body}: cannot be said, as this network tells who is tied to whom, not who sits where. {because}",
)


def _no_bodies(expectation: Expectation) -> Unsaid:
    says = _NO_BODIES.format(body=expectation.body, because=expectation.because)
    return Unsaid(expectation=expectation, nodes=(), evidence=(), says=says)


def _pair_summary(mixed: Mixing, thin: tuple[ThinPair, ...]) -> Iterator[Text]:
    if len(mixed.sizes) < 2:
        yield Text(
            fr="Moins de deux secteurs sont connus : on ne peut pas dire lesquels sont peu liés.",
            en="Fewer than two sectors are known: which are thinly tied cannot be said.",
        )
    elif thin:
        names = [_between(one.sectors, mixed.directed) for one in thin]
        yield TIES_TO_BUILD.format(pairs=in_words(names))
    elif not any(mixed.observed[pair] for pair in mixed.counts if pair[0] != pair[1]):
        yield Text(
            fr="Rien n’a été observé entre secteurs : on ne peut pas dire lesquels sont peu liés.",
            en="Nothing was observed between sectors: which are thinly tied cannot be said.",
        )
    else:
        yield Text(
            fr="Parmi les paires de secteurs observées, aucune n’est sans lien ni n’en a nettement moins que le reste.",
            en="Of the pairs of sectors that were observed, none is without a tie or has clearly fewer than the rest.",
        )
    if mixed.dropped_organisations:
        yield Plural(
            Text(
                fr="{n} organisation dont le secteur n’est pas connu n’y est pas comptée.",
                en="{n} organisation whose sector is not known is left out there.",
            ),
            Text(
                fr="{n} organisations dont le secteur n’est pas connu n’y sont pas comptées.",
                en="{n} organisations whose sector is not known are left out there.",
            ),
        ).of(mixed.dropped_organisations)


def _reach_summary(net: TieNetwork, not_reached: tuple[NotReached, ...]) -> Iterator[Text]:
    if not_reached:
        yield Text(
            fr="Partenaires que les liens déclarés ne rejoignent pas : {names}.",
            en="Partners that no declared tie reaches: {names}.",
        ).format(names=in_words([net.name(one.node) for one in not_reached]))
