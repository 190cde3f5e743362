"""Introductions: ties worth making between partners who share a theme, a public or a territory.

A tie is proposed for what two partners could do together; what it would change in the network only says
with which to begin. Nobody is ranked: pairs are, by stated effects, and each stands with those who already
know both.
"""

from collections.abc import Sequence
from typing import ClassVar, Final, final

import attrs

from clsm.network.answers import NetworkResult, names_of
from clsm.network.networks.concerns import Concern
from clsm.network.networks.partner_network import PartnerNetwork
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import CONCERNS, TieNetwork, one_mode
from clsm.network.passes.marginal import Among, Effects, Gain, Weighed, sectors_as_sides
from clsm.network.passes.pathways import read_as
from clsm.network.phrases import A_FELLOWSHIP
from clsm.network.tables import Table
from clsm.problems import Mismatch
from clsm.results import Bounds, Explained
from clsm.tables import Row
from clsm.vocabulary import label
from clsm.words import SEMICOLON, Lang, Plural, Text, flat, in_words, listed, paragraph

AT_MOST: Final = 100
"""How many introductions are listed, unless another number is asked for."""

FIRST: Final = 3
"""How many introductions the summary names."""


@final
@attrs.frozen(kw_only=True)
class Introduction(Explained):
    """Two partners without a known tie who could be put in touch.

    Attributes
    ----------
    ends : tuple of str
        The two ids, sorted.
    shares : tuple of tuple of str
        What both work on: ``"theme"``, ``"public"`` or ``"territory"``, then its id; empty only where pairs
        that share nothing documented were asked for.
    gain : Gain
        What the tie would change, exactly, on the known ties.
    go_betweens : tuple of str
        Who is tied to both, sorted; empty where nobody is.
    """

    ends: tuple[str, str]
    shares: tuple[Concern, ...]
    gain: Gain
    go_betweens: tuple[str, ...]
    _net: TieNetwork = attrs.field(repr=False, eq=False)

    @property
    def says(self) -> Text:
        """What they share, who could put them in touch, and what that would change."""
        net = self._net
        pair = _pair_words(net, self.ends, self.shares)
        return paragraph([pair, who_could(net, self.go_betweens), *changes(net, self.gain)])


@final
@attrs.frozen(kw_only=True, repr=False)
class Introductions(NetworkResult):
    """What :func:`introductions` answers.

    Attributes
    ----------
    rows : tuple of Introduction
        The best of them, the best first.
    absent : int
        How many pairs there are that fit what was asked and surely have no tie.
    unsaid : int
        How many more would fit, of which nobody knows whether they are tied: they are not proposed.
    bounds : mapping
        ``"absent"``: how many pairs without a tie there are at least and at most, whatever the unknown ones are.
    """

    TITLE: ClassVar[Text] = Text(fr="Mises en contact à proposer", en="Introductions worth making")
    CALLS: ClassVar[tuple[str, ...]] = (".rows", ".absent", ".unsaid")

    rows: tuple[Introduction, ...]
    absent: int
    unsaid: int
    among: Among
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork = attrs.field(eq=False)

    @property
    def says(self) -> Text:
        """How many pairs fit, which come first, and by what order."""
        return _summary(self._net, self)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each introduction."""
        return [introduction_row(introduction, lang) for introduction in self.rows]


def introduction_row(introduction: Introduction, lang: Lang) -> Row:
    """An introduction as a row."""
    gain, net = introduction.gain, introduction._net
    return {
        "pair": flat(introduction.ends),
        "names": names_of(net, introduction.ends, lang),
        "shares": flat(f"{kind} {id}" for kind, id in introduction.shares),
        "go_betweens": flat(introduction.go_betweens),
        "go_between_names": names_of(net, introduction.go_betweens, lang),
        "cutpoints_removed": gain.cutpoints_removed,
        "cutpoints_added": gain.cutpoints_added,
        "relieved": flat(gain.relieved),
        "relieved_names": names_of(net, gain.relieved, lang),
        "pairs_joined": gain.pairs_joined,
        "fragmentation": gain.fragmentation,
        "cross_sector": gain.cross_sector,
        "constraint_first": gain.constraint[0],
        "constraint_second": gain.constraint[1],
        "distance": gain.distance,
        "cross_sector_distance": gain.cross_sector_distance,
        "says": introduction.explain(lang),
    }


def introductions(
    net: TieNetwork | PartnerNetwork,
    *,
    at_most: int | None = AT_MOST,
    among: Among = "shared",
    across_sectors: bool = False,
    between: tuple[str, str] | None = None,
    include_fellowships: bool = False,
) -> Introductions:
    """Find ties worth making, and who could make them.

    Every pair that fits is weighed, and the order is by what a tie would change, exactly: first the sole
    relays that it leaves none; then the pairs joined that no path joins (F); then how much nearer different
    sectors come, up to two steps; then how far the constraint of both ends falls, added up, to nine
    decimals; then by ids. A later effect only decides where those before are equal: nothing is weighted. See
    :class:`~clsm.network.passes.marginal.Gain` for each.

    A pair is proposed where nobody says that it is tied and everybody who could say so was heard: under
    *confirmed* too, two of whom one names the other are no strangers. Effects are those of the known ties,
    read without direction; unknown ties may lessen them.

    Parameters
    ----------
    net : TieNetwork or PartnerNetwork
        Who is tied to whom. Of organisations × bodies, its projection without the plenary is read: the pairs
        are then those who meet in no body.
    at_most : int or None
        How many are listed; ``None`` for all.
    among : {"shared", "acquainted", "all"}
        Pairs that share a theme, a public or a territory. Only for questions about the graph itself: pairs
        that somebody knows both of, or all, whether they share something or not.
    across_sectors : bool
        Whether only pairs of different, known sectors are proposed.
    between : tuple of str, optional
        Two sectors: only pairs with one end in each. The first introduction is then the smallest set that ties
        the two sectors.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity may be named.

    Returns
    -------
    Introductions

    Raises
    ------
    clsm.problems.Mismatch
        For a sector that is not there, another *among*, or a number below zero.

    References
    ----------
    Borgatti, S. P. (2006). Identifying sets of key players in a social network. *Computational &
    Mathematical Organization Theory* 12(1), 21-34.

    Burt, R. S. (1992). *Structural Holes*. Harvard University Press, chapter 2.

    Friedkin, N. E. (1983). Horizons of observability and limits of informal control in organizations. *Social
    Forces* 62(1), 54-77.

    Examples
    --------
    >>> housing = frozenset({("theme", "housing")})
    >>> net = TieNetwork.from_arrays(
    ...     ["epsm", "gem", "landlord"], [0, 0], [1, 2], directed=False, concerns=[frozenset(), housing, housing]
    ... )
    >>> answer = introductions(net).rows[0]
    >>> answer.ends, answer.go_betweens, answer.gain.relieved
    (('gem', 'landlord'), ('epsm',), ('epsm',))
    >>> print(answer.explain())
    gem and landlord have no known tie, and share: housing. They could be put in touch by epsm. That would
    take load off epsm, no longer a sole relay.
    """
    ties = projected(net)
    if at_most is not None and at_most < 0:
        raise Mismatch("introductions", found=at_most, field="at_most")
    sides = sectors_as_sides(ties, between) if across_sectors or between is not None else None
    effects = Effects.of(ties, include_fellowships=include_fellowships)
    search = effects.search(among, room=at_most, sides=sides)
    return Introductions(
        rows=tuple(introduction(effects, weighed) for weighed in search.best),
        absent=search.absent,
        unsaid=search.unsaid,
        among=among,
        reading=effects.net.read_as,
        basis=effects.net.basis,
        bounds=Table({"absent": (search.absent, search.absent + search.unsaid)}),
        net=effects.net,
    )


def projected(net: TieNetwork | PartnerNetwork) -> TieNetwork:
    """Who is tied to whom; of organisations × bodies, who meets whom in a body other than the plenary.

    Where programs and texts are read, those who are known to share one are no strangers. Of none is the list of
    partners complete, so that what is open there rules nobody out.
    """
    if not isinstance(net, PartnerNetwork):
        return one_mode(net)
    if "actions" not in net.relations:
        return net.projected()
    bodies = {body.id for body in net.instances}
    return attrs.evolve(net, unknown=tuple(pair for pair in net.unknown if pair[1] in bodies)).projected()


def introduction(effects: Effects, weighed: Weighed) -> Introduction:
    """An absent pair as a finding: what both share, who knows both, what a tie would change."""
    net, a, b = effects.net, weighed.low, weighed.high
    return Introduction(
        ends=(net.ids[a], net.ids[b]),
        shares=shared(net, a, b),
        gain=effects.gain(weighed),
        go_betweens=go_betweens(effects, a, b),
        net=net,
    )


def shared(net: TieNetwork, a: int, b: int) -> tuple[Concern, ...]:
    """What both work on: themes, then publics, then territories, each by id."""
    kinds = tuple(CONCERNS)
    return tuple(sorted(net.concerns[a] & net.concerns[b], key=lambda concern: (kinds.index(concern[0]), concern)))


def go_betweens(effects: Effects, a: int, b: int) -> tuple[str, ...]:
    """Who is tied to both, sorted, fellowships that keep anonymity left out."""
    known = (effects.net.ids[at] for at in effects.common(a, b))
    return tuple(id for id in known if id not in effects.hidden)


# ---------------------------------------------------------------- words

_LISTS: Final = {"theme": "themes", "public": "populations"}


def concerns_in_words(net: TieNetwork, shares: Sequence[Concern]) -> Text:
    """What two partners share; a council's own words where the network comes from it."""
    return listed([_concern(net, kind, id) for kind, id in shares], SEMICOLON)


def _concern(net: TieNetwork, kind: str, id: str) -> Text:
    if kind not in _LISTS:
        return Text.same(id)
    if net.projection:
        term = net.projection.source.term(_LISTS[kind], id)
    else:
        term = Text(fr=label(_LISTS[kind], id, lang="fr"), en=label(_LISTS[kind], id, lang="en"))
    # it stands in the middle of a sentence
    return Text(fr=term.fr[:1].lower() + term.fr[1:], en=term.en[:1].lower() + term.en[1:])


def _pair_words(net: TieNetwork, ends: tuple[str, str], shares: Sequence[Concern]) -> Text:
    if net.projection is not None:
        apart = Text(fr="{a} et {b} ne se retrouvent dans aucune {place}", en="{a} and {b} meet in no {place}")
    else:
        apart = Text(fr="{a} et {b} n’ont pas de lien connu", en="{a} and {b} have no known tie")
    words = Text(fr="{apart}, et ont en commun : {shares}.", en="{apart}, and share: {shares}.")
    if not shares:
        words = Text.same("{apart}.")
    a, b = (net.name(end) for end in ends)
    return words.format(apart=apart.format(a=a, b=b, place=_place(net)), shares=concerns_in_words(net, shares))


def who_could(net: TieNetwork, known: Sequence[str]) -> Text:
    """Who could put two partners in touch."""
    if not known:
        return Text(fr="Personne ne connaît encore les deux.", en="Nobody knows both yet.")
    words = Text(fr="Pourraient les mettre en contact : {names}.", en="They could be put in touch by {names}.")
    return words.format(names=in_words([net.name(id) for id in known], either=True))


def changes(net: TieNetwork, gain: Gain) -> list[Text]:
    """What a tie would change, in plain words; nothing where it changes nobody's load nor who reaches whom."""
    sentences = []
    if gain.cutpoints_removed:
        relieved = Plural(
            Text(
                fr="La charge de {names} serait partagée : ce relais ne serait plus seul.",
                en="That would take load off {names}, no longer a sole relay.",
            ),
            Text(
                fr="La charge de {names} serait partagée : ces {n} relais ne seraient plus seuls.",
                en="That would take load off {names}, {n} sole relays no longer.",
            ),
        )
        names = [net.name(id) for id in gain.relieved]
        names += [A_FELLOWSHIP] * (gain.cutpoints_removed - len(names))
        sentences.append(relieved.of(gain.cutpoints_removed, names=in_words(names)))
    if gain.pairs_joined:
        sentences.append(
            Plural(
                Text(
                    fr="{n} paire d’organisations, qu’aucun chemin ne relie, pourrait se joindre.",
                    en="{n} pair of organisations that no path joins could reach each other.",
                ),
                Text(
                    fr="{n} paires d’organisations, qu’aucun chemin ne relie, pourraient se joindre.",
                    en="{n} pairs of organisations that no path joins could reach each other.",
                ),
            ).of(gain.pairs_joined)
        )
    if gain.cross_sector and not sentences:
        sentences.append(
            Text(
                fr="Des partenaires de secteurs différents s’en trouveraient plus proches.",
                en="Partners of different sectors would be nearer to one another.",
            )
        )
    return sentences


_FITTING: Final[dict[Among, Plural]] = {
    "shared": Plural(
        Text(
            fr="{n} paire de partenaires partage un thème, un public ou un territoire {apart}.",
            en="{n} pair of partners shares a theme, a public or a territory {apart}.",
        ),
        Text(
            fr="{n} paires de partenaires partagent un thème, un public ou un territoire {apart}.",
            en="{n} pairs of partners share a theme, a public or a territory {apart}.",
        ),
    ),
    "acquainted": Plural(
        Text(
            fr="{n} paire de partenaires connaît une même organisation {apart}.",
            en="{n} pair of partners knows the same organisation {apart}.",
        ),
        Text(
            fr="{n} paires de partenaires connaissent une même organisation {apart}.",
            en="{n} pairs of partners know the same organisation {apart}.",
        ),
    ),
    "all": Plural(
        Text(fr="{n} paire de partenaires est là {apart}.", en="{n} pair of partners is there {apart}."),
        Text(fr="{n} paires de partenaires sont là {apart}.", en="{n} pairs of partners are there {apart}."),
    ),
}
_TIELESS: Final = Text(fr="sans lien connu", en="without a known tie")
_UNMET: Final = Text(fr="sans se retrouver dans aucune {place}", en="without meeting in any {place}")


def _place(net: TieNetwork) -> Text:
    """Where two partners do not meet; of programs and texts, none that is documented."""
    if "actions" in (net.relation or ""):
        return Text(fr="instance ni action connue", en="body nor known program")
    return BODY


BODY: Final = Text(fr="instance", en="body")
_UNSAID: Final = Plural(
    Text(
        fr="De {n} autre paire, on ne sait pas si elle est liée : elle n’est pas proposée.",
        en="Of {n} more pair, whether it is tied is not known: it is not proposed.",
    ),
    Text(
        fr="De {n} autres paires, on ne sait pas si elles sont liées : elles ne sont pas proposées.",
        en="Of {n} more pairs, whether they are tied is not known: they are not proposed.",
    ),
)
_ORDER: Final = Text(
    fr="Ordre, chaque effet ne décidant que là où les précédents sont égaux : les relais uniques qui ne le seraient "
    "plus, les paires qu’un chemin relierait, la proximité entre secteurs, la contrainte des deux côtés.",
    en="In order, each effect only deciding where those before are equal: sole relays that would be so no longer, "
    "pairs that a path would join, nearness between sectors, constraint at both ends.",
)
_NOBODY: Final = Text(
    fr="Ce sur quoi les partenaires travaillent n’est pas documenté : aucune mise en contact n’est proposée.",
    en="What partners work on is not documented: no introduction is proposed.",
)


_TO_BEGIN_WITH: Final = Text(fr="Pour commencer : {pairs}.", en="To begin with: {pairs}.")


def to_begin_with(answer: Introductions, *, met: bool) -> list[Text]:
    """How many pairs fit, and the first of them; *met*: ties are meetings in a body."""
    sentences = [
        _FITTING[answer.among].of(answer.absent, apart=_UNMET.format(place=_place(answer._net)) if met else _TIELESS)
    ]
    if answer.rows:
        first = [in_words([answer._net.name(id) for id in row.ends]) for row in answer.rows[:FIRST]]
        sentences.append(_TO_BEGIN_WITH.format(pairs=listed(first, SEMICOLON)))
    return sentences


def _summary(net: TieNetwork, answer: Introductions) -> Text:
    if answer.among == "shared" and not any(net.concerns):
        return paragraph([_NOBODY, read_as(net)])
    sentences = to_begin_with(answer, met=net.projection is not None)
    if answer.rows:
        sentences.append(_ORDER)
    if answer.unsaid:
        sentences.append(_UNSAID.of(answer.unsaid))
    return paragraph([*sentences, read_as(net)])
