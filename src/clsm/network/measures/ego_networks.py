"""The network of one organisation: its partners, and the ties among them.

An ego network (Everett & Borgatti 2005, Ego network betweenness, *Social Networks* 27(1), 31-38) is what one
organisation may look at to see with whom it works, and whom it could bring together.
"""

from typing import ClassVar, Final, final

import attrs

from clsm.network.answers import NetworkResult
from clsm.network.measures.density import density
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import TieNetwork, one_mode
from clsm.network.tables import Table, decimal, sector_name
from clsm.results import Bounds
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, paragraph


@final
@attrs.frozen(kw_only=True, repr=False)
class EgoNetwork(NetworkResult):
    """What :func:`ego` answers.

    Attributes
    ----------
    id : str
        The organisation.
    alters : tuple of str
        Those that it is known to be tied to, by the reading; whoever names the other where ties have a direction.
    possible : tuple of str
        Those of whom it is not known whether it is tied to them.
    network : TieNetwork
        The organisation and its known partners, with the ties and the unknown cells among all of them.
    ties_among : int
        The ties among its partners, without the organisation.
    density : float or None
        The share of the observed cells among its partners that are ties; ``None`` where none was observed.
    sectors : tuple of str
        The sectors of its partners, each once, sorted.
    bounds : mapping
        ``"alters"``: the fewest and the most partners. ``"density"``: over all completions of the cells among the
        known partners; ``None`` where it may have others, or there is no cell.
    """

    TITLE: ClassVar[Text] = Text(fr="Le réseau d’une organisation", en="The network of one organisation")
    CALLS: ClassVar[tuple[str, ...]] = (".network", ".possible", "network.picture(ego)")

    id: str
    alters: tuple[str, ...]
    possible: tuple[str, ...]
    network: TieNetwork
    ties_among: int
    density: float | None
    sectors: tuple[str, ...]
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork = attrs.field(eq=False)
    _hidden: frozenset[str]

    @property
    def says(self) -> Text:
        """How many partners, in how many sectors, and how far they are tied to one another."""
        return _in_words(self)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each partner, known or possible."""
        return [
            {
                "id": id,
                "name": self._net.label(id, lang),
                "sector": sector_name(self._net.sector(id) or "not_documented").say(lang),
                "certain": id in self.alters,
            }
            for id in sorted((*self.alters, *self.possible))
            if id not in self._hidden
        ]


def ego(net: TieNetwork, id: str, *, include_fellowships: bool = False) -> EgoNetwork:
    """The partners of one organisation, the ties among them, and who may be a partner too.

    Parameters
    ----------
    net : TieNetwork
        Who is tied to whom.
    id : str
        The organisation.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity have a row. They count in every figure.

    Returns
    -------
    EgoNetwork

    Raises
    ------
    KeyError
        For an id that is not there, with what may be meant.
    TypeError
        For a two-mode network, with a sentence that names ``projected``.

    Examples
    --------
    >>> net = TieNetwork.from_arrays(
    ...     ["clsm", "gem", "town", "ward"], [0, 0], [1, 2], answered=[True, True, True, False], directed=False
    ... )
    >>> answer = ego(net, "clsm")
    >>> answer.alters, answer.possible, answer.ties_among, answer.bounds["alters"]
    (('gem', 'town'), ('ward',), 0, (2, 3))
    """
    net = one_mode(net)
    at = net.position(id)
    low, high, _ = net.pairs
    maybe_low, maybe_high = net.unknown
    alters = tuple(net.ids[v] for v in sorted((*high[low == at].tolist(), *low[high == at].tolist())))
    possible = tuple(
        net.ids[v] for v in sorted((*maybe_high[maybe_low == at].tolist(), *maybe_low[maybe_high == at].tolist()))
    )
    around = net.without(*(other for other in net.ids if other != id and other not in {*alters}))
    among = density(around.without(id))
    fixed = among.bounds["density"] if not possible else None
    return EgoNetwork(
        id=id,
        alters=alters,
        possible=possible,
        network=around,
        ties_among=among.ties,
        density=among.value,
        sectors=tuple(sorted({sector for alter in alters if (sector := net.sector(alter))})),
        reading=net.read_as,
        basis=net.basis,
        bounds=Table({"alters": (len(alters), len(alters) + len(possible)), "density": fixed}),
        net=net,
        hidden=frozenset() if include_fellowships else net.fellowships,
    )


_PARTNERS: Final = Plural(
    Text(fr="{name} a {n} partenaire connu ({read})", en="{name} has {n} known partner ({read})"),
    Text(fr="{name} a {n} partenaires connus ({read})", en="{name} has {n} known partners ({read})"),
)
_OF_SECTORS: Final = Plural(
    Text(fr="{partners}, de {n} secteur.", en="{partners}, of {n} sector."),
    Text(fr="{partners}, de {n} secteurs.", en="{partners}, of {n} sectors."),
)
_AMONG: Final = Plural(
    Text(
        fr="Entre ses partenaires, {n} lien : une densité de {density}.",
        en="Among its partners, {n} tie: a density of {density}.",
    ),
    Text(
        fr="Entre ses partenaires, {n} liens : une densité de {density}.",
        en="Among its partners, {n} ties: a density of {density}.",
    ),
)
_MAYBE: Final = Plural(
    Text(
        fr="Pour {n} autre organisation, on ne sait pas si elle en est.",
        en="For {n} other organisation, it is not known whether it is one.",
    ),
    Text(
        fr="Pour {n} autres organisations, on ne sait pas si elles en sont.",
        en="For {n} other organisations, it is not known whether they are.",
    ),
)


def _in_words(answer: EgoNetwork) -> Text:
    net = answer._net
    partners = _PARTNERS.of(len(answer.alters), name=net.name(answer.id), read=net.said(pairs=True))
    sentences = [_OF_SECTORS.of(len(answer.sectors), partners=partners)]
    if answer.density is not None:
        sentences.append(_AMONG.of(answer.ties_among, density=decimal(answer.density)))
    if answer.possible:
        sentences.append(_MAYBE.of(len(answer.possible)))
    return paragraph(sentences)
