"""Who could introduce one partner to another, and what the two could talk about."""

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar, Final, final

import attrs
import numpy as np

from clsm.network.answers import NetworkResult, names_of
from clsm.network.gap_finding.introductions import changes, concerns_in_words, go_betweens, projected, shared, who_could
from clsm.network.kernels.compiling import feed
from clsm.network.networks.concerns import Concern
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import TieNetwork
from clsm.network.passes.marginal import Effects, Gain
from clsm.network.passes.pathways import read_as
from clsm.network.tables import Table
from clsm.problems import Mismatch
from clsm.results import Bounds
from clsm.tables import Row
from clsm.words import SEMICOLON, Lang, Plural, Text, flat, in_words, listed, paragraph

MOST_PATHS: Final = 10
"""How many shortest paths are listed; all are counted."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Acquaintance(NetworkResult):
    """What :func:`introduce` answers.

    Attributes
    ----------
    ends : tuple of str
        The two ids, as they were given.
    tied : bool or None
        Whether they are tied under the reading; ``None`` where nobody knows.
    shares : tuple of tuple of str
        What both work on: ``"theme"``, ``"public"`` or ``"territory"``, then its id.
    go_betweens : tuple of str
        Who is tied to both, sorted.
    distance : int or None
        How many known ties apart they are; ``None`` where no path leads.
    paths : tuple of tuple of str
        Shortest paths, both ends included, the first ten by id; empty where no path leads. Those through a
        fellowship that keeps anonymity are counted, and not listed unless asked for.
    path_count : int
        How many shortest paths there are.
    gain : Gain or None
        What a tie between them would change; ``None`` where there is one, or nobody knows.
    bounds : mapping
        ``"distance"``: the least and the most that it can be, whatever the unknown ties are; ``None`` where no
        known path leads, as it has then no greatest value.
    """

    TITLE: ClassVar[Text] = Text(fr="Mise en contact de deux partenaires", en="An introduction of two partners")
    CALLS: ClassVar[tuple[str, ...]] = (".go_betweens", ".paths", ".gain")

    ends: tuple[str, str]
    tied: bool | None
    shares: tuple[Concern, ...]
    go_betweens: tuple[str, ...]
    distance: int | None
    paths: tuple[tuple[str, ...], ...]
    path_count: int
    gain: Gain | None
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork = attrs.field(eq=False)

    @property
    def says(self) -> Text:
        """Who could put the two in touch, what they share, and what a tie would change."""
        net = self._net
        sentences = [_tied_words(net, self.ends, self.tied), _shared_words(net, self.shares)]
        if not self.tied:
            sentences += _ways(net, self)
        if self.gain is not None:
            sentences += changes(net, self.gain)
        return paragraph([*sentences, read_as(net)])

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each path listed; one without a path where there is none."""
        return [
            {
                "pair": flat(self.ends),
                "names": names_of(self._net, self.ends, lang),
                "tied": self.tied,
                "shares": flat(f"{kind} {id}" for kind, id in self.shares),
                "distance": self.distance,
                "path": None if path is None else flat(path),
                "path_names": None if path is None else names_of(self._net, path, lang),
                "says": self.explain(lang),
            }
            for path in (self.paths or (None,))
        ]


def introduce(net: TieNetwork | PartnerNetwork, a: str, b: str, *, include_fellowships: bool = False) -> Acquaintance:
    """Find who could introduce *a* to *b*, what they share, and what a tie between them would change.

    Whoever is tied to both comes first; where nobody is, the shortest paths say through whom a word could
    pass. Ties are read without direction.

    Parameters
    ----------
    net : TieNetwork or PartnerNetwork
        Who is tied to whom. Of organisations × bodies, its projection without the plenary is read: who meets
        whom.
    a, b : str
        The ids of two organisations.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity may be named as go-betweens.

    Returns
    -------
    Acquaintance

    Raises
    ------
    KeyError
        For an id that is not there, with what may be meant.
    clsm.problems.Mismatch
        For the same id twice.

    Examples
    --------
    >>> net = TieNetwork.from_arrays(["clsm", "gem", "town", "ward"], [0, 0, 2], [1, 2, 3], directed=False)
    >>> answer = introduce(net, "gem", "ward")
    >>> answer.go_betweens, answer.distance, answer.paths
    ((), 3, (('gem', 'clsm', 'town', 'ward'),))
    >>> print(introduce(net, "gem", "town").explain())
    gem and town have no known tie. What they could work on together is not documented. They could be put in touch by
    clsm. That would take load off clsm, no longer a sole relay. Read: the ties as given, without a direction.
    """
    ties = projected(net)
    low, high = ties.position(a), ties.position(b)
    if a == b:
        raise Mismatch("same-organisation", id=a, field="b")
    effects = Effects.of(ties, include_fellowships=include_fellowships)
    read = effects.net
    indptr, indices, _ = read.csr
    tied: bool | None = bool((indices[indptr[low] : indptr[low + 1]] == high).any())
    if not tied and _is_unknown(effects, low, high):
        tied = None
    distance, count, paths = _shortest(effects, low, high)
    gain = None
    if tied is False:
        gain = effects.gain(effects.weigh(low, high))
        if low > high:
            gain = attrs.evolve(gain, constraint=gain.constraint[::-1])
    return Acquaintance(
        ends=(a, b),
        tied=tied,
        shares=shared(read, low, high),
        go_betweens=go_betweens(effects, low, high),
        distance=distance,
        paths=tuple(tuple(read.ids[at] for at in path) for path in paths),
        path_count=count,
        gain=gain,
        reading=read.read_as,
        basis=read.basis,
        bounds=Table({"distance": _limits(effects, low, high, distance)}),
        net=read,
    )


def _is_unknown(effects: Effects, a: int, b: int) -> bool:
    """Whether the pair is unknown under the reading; *confirmed*, one side's word leaves it open where the other is."""
    low, high = effects.net.unknown
    return bool(((low == min(a, b)) & (high == max(a, b))).any())


def _shortest(effects: Effects, a: int, b: int) -> tuple[int | None, int, list[list[int]]]:
    """How far *b* is from *a*, how many shortest paths there are, and the first of them that may be named."""
    from clsm.network.kernels import introductions as kernels

    net = effects.net
    indptr, indices, _ = net.csr
    buffer, queue = (feed(np.zeros(net.n, dtype=np.int64)) for _ in range(2))
    kernels.walk(b, feed(indptr), feed(indices), buffer, queue)
    far = np.asarray(buffer, dtype=np.int64)
    if far[a] < 0:
        return None, 0, []

    def nearer(at: int) -> list[int]:
        near = indices[indptr[at] : indptr[at + 1]]
        onward: list[int] = near[far[near] == far[at] - 1].tolist()
        return onward

    # how many ways lead to each actor on a shortest path, one step after the other
    layers = [{a: 1}]
    for _ in range(int(far[a])):
        ahead: dict[int, int] = {}
        for at, count in layers[-1].items():
            for next in nearer(at):
                ahead[next] = ahead.get(next, 0) + count
        layers.append(ahead)
    # from whom a path leads on through those who may be named
    hidden = {net.index[id] for id in effects.hidden} - {a, b}
    leads = {b}
    for layer in layers[-2::-1]:
        leads |= {at for at in layer if at not in hidden and not leads.isdisjoint(nearer(at))}

    def walked(path: list[int]) -> Iterator[list[int]]:
        if path[-1] == b:
            yield path
            return
        for next in nearer(path[-1]):
            if next in leads:
                yield from walked([*path, next])

    first = list(islice(walked([a]), MOST_PATHS))
    return int(far[a]), layers[-1][b], first


def _limits(effects: Effects, a: int, b: int, distance: int | None) -> tuple[float, float] | None:
    """The least distance, with every unknown tie, and the most, with none."""
    if distance is None:
        return None
    low, high = effects.net.unknown
    if not len(low):
        return distance, distance
    origin, target, _ = effects.net.pairs
    ends = np.concatenate([origin, low]), np.concatenate([target, high])
    whole = TieNetwork.from_arrays(effects.net.ids, *ends, directed=False)
    least, _, _ = _shortest(Effects.of(whole), a, b)
    return float(least or 0), distance


# ---------------------------------------------------------------- words


_PERHAPS_TIED: Final = Text(
    fr="On ne sait pas si {a} et {b} sont en lien.", en="Whether {a} and {b} are in touch is not known."
)
_ALREADY_MEET: Final = Text(
    fr="{a} et {b} se retrouvent déjà dans une même instance.", en="{a} and {b} already meet in a body."
)
_ALREADY_TIED: Final = Text(fr="{a} et {b} sont déjà en lien.", en="{a} and {b} are already in touch.")
_DO_NOT_MEET: Final = Text(fr="{a} et {b} ne se retrouvent dans aucune instance.", en="{a} and {b} meet in no body.")
_NOT_TIED: Final = Text(fr="{a} et {b} n’ont pas de lien connu.", en="{a} and {b} have no known tie.")


def _tied_words(net: TieNetwork, ends: tuple[str, str], tied: bool | None) -> Text:
    met = net.projection is not None
    if tied is None:
        words = _PERHAPS_TIED
    elif tied:
        words = _ALREADY_MEET if met else _ALREADY_TIED
    else:
        words = _DO_NOT_MEET if met else _NOT_TIED
    return words.format(a=net.name(ends[0]), b=net.name(ends[1]))


_NOTHING_SHARED: Final = Text(
    fr="Ce sur quoi ces partenaires pourraient travailler ensemble n’est pas documenté.",
    en="What they could work on together is not documented.",
)
_SHARED: Final = Text(fr="En commun : {shares}.", en="They share: {shares}.")


def _shared_words(net: TieNetwork, shares: tuple[Concern, ...]) -> Text:
    if not shares:
        return _NOTHING_SHARED
    return _SHARED.format(shares=concerns_in_words(net, shares))


_NO_PATH: Final = Text(fr="Aucun chemin de liens connus ne les relie.", en="No path of known ties joins them.")
_PATHS: Final = Plural(
    Text(fr="Une demande pourrait passer par {ways}.", en="A word could pass through {ways}."),
    Text(
        fr="Une demande pourrait passer par l’un de ces chemins : {ways}.",
        en="A word could pass along one of these paths: {ways}.",
    ),
)


def _ways(net: TieNetwork, answer: Acquaintance) -> Iterator[Text]:
    """Who knows both; where nobody does, through whom a word could pass."""
    if answer.go_betweens or not answer.paths:
        yield who_could(net, answer.go_betweens)
    if answer.distance is None:
        yield _NO_PATH
    elif answer.paths and not answer.go_betweens:
        between = [in_words([net.name(id) for id in path[1:-1]]) for path in answer.paths]
        yield _PATHS.of(len(between), ways=listed(between, SEMICOLON))
