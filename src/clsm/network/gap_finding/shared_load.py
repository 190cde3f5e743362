"""A smallest set of introductions after which sole relays are sole no longer.

Without a sole relay its component falls into pieces, one for each block that it is in; a tie between two of
them, past the relay, makes them one. So a set of ties relieves a relay if and only if it joins all its
pieces. With all pairs allowed, the fewest ties that leave no cutpoint are known (Eswaran & Tarjan 1976,
Augmentation problems, *SIAM Journal on Computing* 5(4), 653-665); among pairs that share something they are
searched, and what is not proven is said to be a bound.
"""

from collections import defaultdict
from functools import partial
from typing import ClassVar, Final, NamedTuple, final

import attrs
import numpy as np

from clsm.network.answers import NetworkResult
from clsm.network.gap_finding.introductions import Introduction, introduction, introduction_row, projected
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.passes.marginal import Among, Effects, Weighed
from clsm.network.passes.pathways import discreetly_named, read_as
from clsm.network.tables import Table
from clsm.results import Bounds
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, in_words, paragraph

LARGEST_SET: Final = 3
"""The largest set of ties in one component that is searched for exhaustively."""

EFFORT: Final = 1_000_000
"""How many ties are tried at most in each such search."""

Pieces = dict[int, dict[int, int]]
"""For each relay, for each block that it is in, which piece that block belongs to."""


@final
@attrs.frozen(kw_only=True, repr=False)
class SharedLoad(NetworkResult):
    """What :func:`introductions_to_share` answers.

    Attributes
    ----------
    relays : tuple of str
        The sole relays that were asked about, sorted; fellowships that keep anonymity are not named.
    introductions : tuple of Introduction
        Ties after which none of them is a sole relay, but for those ``left``.
    at_least : int
        How many ties that takes at least: proven.
    exact : bool
        Whether there are no more of them than that.
    left : tuple of str
        The relays that no pair that may be proposed relieves.
    bounds : mapping
        ``"introductions"``: ``at_least``, and how many were found.
    """

    TITLE: ClassVar[Text] = Text(fr="Mises en contact pour partager une charge", en="Introductions that share a load")
    CALLS: ClassVar[tuple[str, ...]] = (".introductions", ".exact", ".left")

    relays: tuple[str, ...]
    introductions: tuple[Introduction, ...]
    at_least: int
    exact: bool
    left: tuple[str, ...]
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork = attrs.field(eq=False)
    _targets: tuple[str, ...]
    _beyond_help: tuple[str, ...]

    @property
    def says(self) -> Text:
        """How many introductions share the load, whether fewer would, and what none shares."""
        return _in_words(self._net, self)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each introduction, its effects taken alone."""
        return [introduction_row(introduction, lang) for introduction in self.introductions]


class Closing(NamedTuple):
    """A tie that may be proposed, and which two pieces of which relays it joins: relay, block, block."""

    tie: Weighed
    joins: tuple[tuple[int, int, int], ...]


def introductions_to_share(
    net: TieNetwork | PartnerNetwork,
    *relays: str,
    among: Among = "shared",
    include_fellowships: bool = False,
    effort: int = EFFORT,
) -> SharedLoad:
    """Find a smallest set of introductions after which these relays are sole relays no longer.

    For one relay it is exact at any size: as many ties as its component has pieces without it, less one, the
    best of them by the order of :func:`introductions`. For several it is exact where the set found is as
    small as a proven bound, or where at most three ties in each component do, all of which are tried;
    elsewhere it is what taking the tie that joins most pieces, again and again, finds. The bound is, in each
    component, the most pieces of one relay less one, or half of the blocks at the end of the network that
    hang on one of the relays alone, each of which needs a tie.

    Parameters
    ----------
    net : TieNetwork or PartnerNetwork
        Who is tied to whom; of organisations × bodies, the projection without the plenary.
    *relays : str
        The ids of organisations; without any, every sole relay of the network.
    among : {"shared", "acquainted", "all"}
        Which pairs may be proposed; see :func:`introductions`.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity may be named.
    effort : int
        How many ties each search tries before it stops.

    Returns
    -------
    SharedLoad

    Raises
    ------
    KeyError
        For an id that is not there, with what may be meant.

    Examples
    --------
    >>> net = TieNetwork.from_arrays(["clsm", "gem", "town", "ward"], [0, 0, 0], [1, 2, 3], directed=False)
    >>> answer = introductions_to_share(net, "clsm", among="all")
    >>> [one.ends for one in answer.introductions], answer.at_least, answer.exact
    ([('gem', 'town'), ('gem', 'ward')], 2, True)
    """
    ties = projected(net)
    asked = {ties.position(id) for id in relays}
    effects = Effects.of(ties, include_fellowships=include_fellowships)
    points = {*np.flatnonzero(effects.cuts.is_cutpoint).tolist()}
    targets = asked & points if relays else points
    closing = _closing(effects, among, targets)
    pieces = _pieces(effects, targets)
    for tie in closing:
        _join(pieces, tie)
    left = {relay for relay, blocks in pieces.items() if _still(blocks)}
    problems = _by_component(effects, closing, _pieces(effects, targets - left))
    solved = [_smallest(effects, ties_of_component, start, effort) for ties_of_component, start in problems]
    chosen = sorted((tie.tie for closings, _ in solved for tie in closings), key=_rank)
    at_least = sum(least for _, least in solved)
    target_ids = tuple(ties.ids[at] for at in sorted(targets))
    left_ids = tuple(ties.ids[at] for at in sorted(left))
    made = tuple(introduction(effects, tie) for tie in chosen)
    return SharedLoad(
        relays=tuple(id for id in target_ids if id not in effects.hidden),
        introductions=made,
        at_least=at_least,
        exact=len(made) == at_least,
        left=tuple(id for id in left_ids if id not in effects.hidden),
        reading=effects.net.read_as,
        basis=effects.net.basis,
        bounds=Table({"introductions": (at_least, len(made))}),
        net=effects.net,
        targets=target_ids,
        beyond_help=left_ids,
    )


def _rank(tie: Weighed) -> tuple[int, ...]:
    return (*(-effect for effect in tie[:4]), *tie[4:])


def _closing(effects: Effects, among: Among, targets: set[int]) -> list[Closing]:
    """The ties that join pieces of a target, the best first; of those that join the same, the best alone."""
    if not targets:
        return []
    closings, seen = list[Closing](), set[frozenset[tuple[int, int, int]]]()
    for tie in effects.search(among, room=None, relays=targets).best:
        crossed = effects.crossings(tie.low, tie.high)
        joins = tuple((at, min(a, b), max(a, b)) for at, a, b in crossed if at in targets)
        if (key := frozenset(joins)) not in seen:
            seen.add(key)
            closings.append(Closing(tie, joins))
    return closings


def _pieces(effects: Effects, targets: set[int]) -> Pieces:
    """Each target with the blocks that it is in, each a piece of its own."""
    cuts = effects.cuts
    pieces: Pieces = {}
    for at in targets:
        near = cuts.neighbours(at)
        blocks = np.unique(cuts.block_of(np.full(len(near), at, dtype=np.int64), near)).tolist()
        pieces[at] = {block: block for block in blocks}
    return pieces


def _by_component(effects: Effects, closing: list[Closing], pieces: Pieces) -> list[tuple[list[Closing], Pieces]]:
    """The ties and the relays of each component that has some."""
    component = effects.cuts.component
    relays, ties = defaultdict[int, Pieces](dict), defaultdict[int, list[Closing]](list)
    for at, blocks in sorted(pieces.items()):
        relays[int(component[at])][at] = blocks
    for closing_tie in closing:
        joins = tuple(join for join in closing_tie.joins if join[0] in pieces)
        if joins:
            ties[int(component[closing_tie.tie.low])].append(Closing(closing_tie.tie, joins))
    return [(ties[number], relays[number]) for number in sorted(relays)]


def _still(piece_of: dict[int, int]) -> int:
    """How many joins a relay still needs, from the piece of each of its blocks."""
    return len(set(piece_of.values())) - 1


def _needed(pieces: Pieces) -> int:
    """How many ties it takes at least from here: as many as the relay with most pieces needs."""
    return max(map(_still, pieces.values()), default=0)


def _joined(pieces: Pieces, tie: Closing) -> int:
    """How many relays a tie brings a step on."""
    return len([at for at, a, b in tie.joins if pieces[at][a] != pieces[at][b]])


def _join(pieces: Pieces, tie: Closing) -> None:
    """Make one of the pieces that a tie joins."""
    for at, a, b in tie.joins:
        piece_of = pieces[at]
        into, out = piece_of[a], piece_of[b]
        for block, piece in piece_of.items():
            if piece == out:
                piece_of[block] = into


def _copy(pieces: Pieces) -> Pieces:
    return {at: dict(piece_of) for at, piece_of in pieces.items()}


def _smallest(effects: Effects, ties: list[Closing], start: Pieces, effort: int) -> tuple[list[Closing], int]:
    """A set that joins all pieces in one component, and how many ties that takes at least."""
    # the tie that joins most pieces, again and again, gives a set that does; a smaller one is then tried for
    state, chosen = _copy(start), list[Closing]()
    while _needed(state):
        best = max(ties, key=partial(_joined, state))
        _join(state, best)
        chosen.append(best)
    least = max(_needed(start), (_ends(effects, start) + 1) // 2)
    while least < len(chosen) and least <= LARGEST_SET:
        trial = Trial(ties=ties, tries=effort)
        smaller = trial.close(start, least)
        if smaller is not None:
            return smaller, least
        if trial.tries <= 0:
            break
        least += 1
    return chosen, least


def _ends(effects: Effects, pieces: Pieces) -> int:
    """How many blocks hang on a single cutpoint, which is one of the relays: each needs a tie of its own."""
    cuts = effects.cuts
    points = {*np.flatnonzero(cuts.is_cutpoint).tolist()}
    cutpoints_of = defaultdict[int, set[int]](set)
    for at, blocks in _pieces(effects, points).items():
        for block in blocks:
            cutpoints_of[block].add(at)
    return len([block for block, ends in cutpoints_of.items() if len(ends) == 1 and ends <= pieces.keys()])


@final
@attrs.define
class Trial:
    """A search through sets of ties, which stops after so many ties."""

    ties: list[Closing]
    tries: int

    def close(self, pieces: Pieces, size: int) -> list[Closing] | None:
        """A set of *size* ties at most that joins all pieces; ``None`` where there is none, or the search stopped."""
        needed = _needed(pieces)
        if needed == 0:
            return []
        if needed > size:
            return None
        for tie in self._ways_on(pieces):
            self.tries -= 1
            if self.tries <= 0:
                return None
            state = _copy(pieces)
            _join(state, tie)
            rest = self.close(state, size - 1)
            if rest is not None:
                return [tie, *rest]
        return None

    def _ways_on(self, pieces: Pieces) -> list[Closing]:
        """The ties that join one piece to others: some tie of every set must; the piece with fewest is taken."""
        ways = defaultdict[tuple[int, int], list[Closing]](list)
        for at, piece_of in pieces.items():
            if _still(piece_of):
                for piece in piece_of.values():
                    ways[at, piece] = []
        for tie in self.ties:
            for at, a, b in tie.joins:
                if pieces[at][a] != pieces[at][b]:
                    ways[at, pieces[at][a]].append(tie)
                    ways[at, pieces[at][b]].append(tie)
        return min(ways.values(), key=len)


# ---------------------------------------------------------------- words

_NONE: Final = Text(
    fr="Aucun des partenaires demandés n’est un relais unique sur les liens connus.",
    en="None of the partners asked about is a sole relay on the known ties.",
)
_ENOUGH: Final = Plural(
    Text(
        fr="{n} mise en contact suffit pour que la charge de {relays} soit partagée : {pairs}.",
        en="{n} introduction is enough to share the load of {relays}: {pairs}.",
    ),
    Text(
        fr="{n} mises en contact suffisent pour que la charge de {relays} soit partagée : {pairs}.",
        en="{n} introductions are enough to share the load of {relays}: {pairs}.",
    ),
)


_NOT_FEWER: Final = Text(fr="Moins ne suffit pas.", en="Fewer are not enough.")
_PERHAPS_FEWER: Final = Text(
    fr="Il en faut au moins {n} ; qu’un ensemble plus petit suffise n’est pas exclu.",
    en="It takes at least {n}; that a smaller set is enough is not ruled out.",
)
_LEFT: Final = Text(
    fr="Aucune des paires qui peuvent être proposées ne partage toute la charge de {names}.",
    en="No pairs that may be proposed share all of the load of {names}.",
)


def _in_words(net: TieNetwork, answer: SharedLoad) -> Text:
    if not answer._targets:
        return paragraph([_NONE, read_as(net)])
    sentences = []
    made = answer.introductions
    if made:
        pairs = [Text.same("{a} – {b}").format(a=net.name(a), b=net.name(b)) for a, b in (row.ends for row in made)]
        helped = discreetly_named(net, [id for id in answer._targets if id not in answer._beyond_help])
        sentences.append(_ENOUGH.of(len(made), relays=helped, pairs=in_words(pairs)))
        sentences.append(_NOT_FEWER if answer.exact else _PERHAPS_FEWER.format(n=answer.at_least))
    if answer._beyond_help:
        sentences.append(_LEFT.format(names=discreetly_named(net, answer._beyond_help)))
    return paragraph([*sentences, read_as(net)])
