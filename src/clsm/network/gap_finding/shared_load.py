"""A smallest set of introductions after which sole relays are sole no longer.

Without a sole relay its component falls into pieces, one for each block that it is in; a tie between two of
them, past the relay, makes them one. So a set of ties relieves a relay if and only if it joins all its
pieces. With all pairs allowed, the fewest ties that leave no cutpoint are known (Eswaran & Tarjan 1976,
Augmentation problems, *SIAM Journal on Computing* 5(4), 653-665); among pairs that share something they are
searched, and what is not proven is said to be a bound.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final, NamedTuple, final

import attrs
import numpy as np

from clsm.network.gap_finding.introductions import Introduction, introduction, projected, row
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_network import Reading, TieBasis, TieNetwork
from clsm.network.passes.marginal import Among, Effects, Weighed
from clsm.network.passes.pathways import named, read_as
from clsm.network.tables import Bounds
from clsm.tables import Row, data_frame, html_table
from clsm.words import Lang, Plural, Text, in_words, paragraph

LARGEST_SET: Final = 3
"""The largest set of ties in one component that is searched for exhaustively."""

EFFORT: Final = 1_000_000
"""How many ties are tried at most in each such search."""

Pieces = dict[int, dict[int, int]]
"""For each relay, for each block that it is in, which piece that block belongs to."""


@final
@attrs.frozen(kw_only=True)
class SharedLoad:
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
    bounds : tuple
        ``"introductions"``: ``at_least``, and how many were found.
    """

    relays: tuple[str, ...]
    introductions: tuple[Introduction, ...]
    at_least: int
    exact: bool
    left: tuple[str, ...]
    reading: Reading
    basis: TieBasis
    bounds: Bounds
    says: Text = attrs.field(repr=False)

    def explain(self, lang: Lang = "en") -> str:
        """The answer in a few sentences."""
        return self.says.say(lang)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each introduction, its effects taken alone."""
        return [row(one, lang) for one in self.introductions]

    def to_pandas(self, lang: Lang = "en") -> Any:
        """The rows as a ``DataFrame``; needs the extra ``pandas``."""
        return data_frame(self.to_rows(lang))

    def _repr_html_(self) -> str:
        return html_table(self.to_rows(), self.explain())


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
    >>> found = introductions_to_share(net, "clsm", among="all")
    >>> [one.ends for one in found.introductions], found.at_least, found.exact
    ([('gem', 'town'), ('gem', 'ward')], 2, True)
    """
    ties = projected(net)
    asked = {ties.position(id) for id in relays}
    effects = Effects.of(ties, include_fellowships=include_fellowships)
    points = {*np.flatnonzero(effects.cuts.is_cutpoint).tolist()}
    targets = asked & points if relays else points
    closing = _closing(effects, among, targets)
    pieces = _pieces(effects, targets)
    for one in closing:
        _join(pieces, one)
    left = {relay for relay, of in pieces.items() if _still(of)}
    problems = _by_component(effects, closing, _pieces(effects, targets - left))
    solved = [_smallest(effects, of, start, effort) for of, start in problems]
    chosen = sorted((one.tie for found, _ in solved for one in found), key=_rank)
    at_least = sum(least for _, least in solved)
    shown = tuple(sorted({ties.ids[at] for at in targets} - effects.hidden))
    beyond = tuple(sorted({ties.ids[at] for at in left} - effects.hidden))
    made = tuple(introduction(effects, tie) for tie in chosen)
    return SharedLoad(
        relays=shown,
        introductions=made,
        at_least=at_least,
        exact=len(made) == at_least,
        left=beyond,
        reading=effects.net.read_as,
        basis=effects.net.basis,
        bounds=(("introductions", (at_least, len(made))),),
        says=_in_words(effects.net, sorted(targets), made, at_least, sorted(left)),
    )


def _rank(tie: Weighed) -> tuple[int, ...]:
    return (*(-effect for effect in tie[:4]), *tie[4:])


def _closing(effects: Effects, among: Among, targets: set[int]) -> list[Closing]:
    """The ties that join pieces of a target, the best first; of those that join the same, the best alone."""
    if not targets:
        return []
    found, seen = list[Closing](), set[frozenset[tuple[int, int, int]]]()
    for tie in effects.search(among, room=None, relays=targets).best:
        crossed = effects.crossings(tie.low, tie.high)
        joins = tuple((at, min(one, two), max(one, two)) for at, one, two in crossed if at in targets)
        if (key := frozenset(joins)) not in seen:
            seen.add(key)
            found.append(Closing(tie, joins))
    return found


def _pieces(effects: Effects, targets: set[int]) -> Pieces:
    """Each target with the blocks that it is in, each a piece of its own."""
    cuts = effects.cuts
    found: Pieces = {}
    for at in targets:
        near = cuts.neighbours(at)
        blocks = np.unique(cuts.block_of(np.full(len(near), at, dtype=np.int64), near)).tolist()
        found[at] = {block: block for block in blocks}
    return found


def _by_component(effects: Effects, closing: list[Closing], pieces: Pieces) -> list[tuple[list[Closing], Pieces]]:
    """The ties and the relays of each component that has some."""
    component = effects.cuts.component
    relays, ties = defaultdict[int, Pieces](dict), defaultdict[int, list[Closing]](list)
    for at, of in sorted(pieces.items()):
        relays[int(component[at])][at] = of
    for one in closing:
        joins = tuple(join for join in one.joins if join[0] in pieces)
        if joins:
            ties[int(component[one.tie.low])].append(Closing(one.tie, joins))
    return [(ties[of], relays[of]) for of in sorted(relays)]


def _still(of: dict[int, int]) -> int:
    """How many joins a relay still needs."""
    return len(set(of.values())) - 1


def _needed(pieces: Pieces) -> int:
    """How many ties it takes at least from here: as many as the relay with most pieces needs."""
    return max(map(_still, pieces.values()), default=0)


def _joined(pieces: Pieces, one: Closing) -> int:
    """How many relays a tie brings a step on."""
    return sum(pieces[at][a] != pieces[at][b] for at, a, b in one.joins)


def _join(pieces: Pieces, one: Closing) -> None:
    """Make one of the pieces that a tie joins."""
    for at, a, b in one.joins:
        of = pieces[at]
        into, out = of[a], of[b]
        for block, piece in of.items():
            if piece == out:
                of[block] = into


def _copy(pieces: Pieces) -> Pieces:
    return {at: dict(of) for at, of in pieces.items()}


def _smallest(effects: Effects, ties: list[Closing], start: Pieces, effort: int) -> tuple[list[Closing], int]:
    """A set that joins all pieces in one component, and how many ties that takes at least."""
    state, found = _copy(start), list[Closing]()
    while _needed(state):
        best = max(ties, key=lambda one: _joined(state, one))
        _join(state, best)
        found.append(best)
    least = max(_needed(start), (_ends(effects, start) + 1) // 2)
    while least < len(found) and least <= LARGEST_SET:
        trial = Trial(ties=ties, tries=effort)
        smaller = trial.close(start, least)
        if smaller is not None:
            return smaller, least
        if trial.tries <= 0:
            break
        least += 1
    return found, least


def _ends(effects: Effects, pieces: Pieces) -> int:
    """How many blocks hang on a single cutpoint, which is one of the relays: each needs a tie of its own."""
    cuts = effects.cuts
    points = {*np.flatnonzero(cuts.is_cutpoint).tolist()}
    held = defaultdict[int, set[int]](set)
    for at, of in _pieces(effects, points).items():
        for block in of:
            held[block].add(at)
    return sum(len(of) == 1 and of <= pieces.keys() for of in held.values())


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
        for one in self._ways_on(pieces):
            self.tries -= 1
            if self.tries <= 0:
                return None
            state = _copy(pieces)
            _join(state, one)
            rest = self.close(state, size - 1)
            if rest is not None:
                return [one, *rest]
        return None

    def _ways_on(self, pieces: Pieces) -> list[Closing]:
        """The ties that join one piece to others: some tie of every set must; the piece with fewest is taken."""
        ways = defaultdict[tuple[int, int], list[Closing]](list)
        for at, of in pieces.items():
            if _still(of):
                for piece in of.values():
                    ways[at, piece] = []
        for one in self.ties:
            for at, a, b in one.joins:
                if pieces[at][a] != pieces[at][b]:
                    ways[at, pieces[at][a]].append(one)
                    ways[at, pieces[at][b]].append(one)
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


def _in_words(
    net: TieNetwork, relays: Sequence[int], made: tuple[Introduction, ...], at_least: int, left: Sequence[int]
) -> Text:
    if not relays:
        return paragraph([_NONE, read_as(net)])
    sentences = []
    if made:
        pairs = [Text.same("{a} – {b}").format(a=net.name(a), b=net.name(b)) for a, b in (one.ends for one in made)]
        helped = named(net, [net.ids[at] for at in relays if at not in left])
        sentences.append(_ENOUGH.of(len(made), relays=helped, pairs=in_words(pairs)))
        if len(made) == at_least:
            sentences.append(Text(fr="Moins ne suffit pas.", en="Fewer are not enough."))
        else:
            fewer = Text(
                fr="Il en faut au moins {n} ; qu’un ensemble plus petit suffise n’est pas exclu.",
                en="It takes at least {n}; that a smaller set is enough is not ruled out.",
            )
            sentences.append(fewer.format(n=at_least))
    if left:
        words = Text(
            fr="Aucune des paires qui peuvent être proposées ne partage toute la charge de {names}.",
            en="No pairs that may be proposed share all of the load of {names}.",
        )
        sentences.append(words.format(names=named(net, [net.ids[at] for at in left])))
    return paragraph([*sentences, read_as(net)])
