"""Density: the share of the possible ties that are there, on the pairs that were observed."""

from typing import ClassVar, Final, final

import attrs

from clsm.network.answers import NetworkResult
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import TieNetwork, one_mode
from clsm.network.passes.cells import cell_count, tie_columns, unknown_count
from clsm.network.tables import Table, decimal
from clsm.results import Bounds
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, paragraph


@final
@attrs.frozen(kw_only=True, repr=False)
class Density(NetworkResult):
    """What :func:`density` answers.

    Attributes
    ----------
    value : float or None
        Ties per observed cell, from 0 to 1; ``None`` where no cell was observed.
    ties, observed, possible : int
        How many ties; how many cells were observed; how many there are. A cell is a pair, ordered where
        ties are read with their direction.
    bounds : mapping
        ``"density"``: the least and the most over all completions of the unknown cells, both reached.
        ``None`` where there is no cell.
    """

    TITLE: ClassVar[Text] = Text(fr="Densité", en="Density")

    value: float | None
    ties: int
    observed: int
    possible: int
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork = attrs.field(eq=False)

    @property
    def says(self) -> Text:
        """The density, and between what it lies."""
        return _summary(self._net, self)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row."""
        low, high = self.bounds["density"] or (None, None)
        return [
            {
                "density": self.value,
                "ties": self.ties,
                "observed": self.observed,
                "possible": self.possible,
                "low": low,
                "high": high,
                "says": self.explain(lang),
            }
        ]


def density(net: TieNetwork) -> Density:
    """The share of the observed cells that are ties.

    m / (n (n - 1)) where ties are read with their direction, 2 m / (n (n - 1)) where they are not; no
    loops. What the silent would have told counts in neither number; the bounds say what it could change.

    Parameters
    ----------
    net : TieNetwork
        Who is tied to whom.

    Returns
    -------
    Density

    Raises
    ------
    TypeError
        For a two-mode network, with a sentence that names ``projected``.

    References
    ----------
    Stork, D. & Richards, W. D. (1992). Nonrespondents in communication network studies.
    *Group & Organization Management* 17(2), 193-209.

    Examples
    --------
    >>> from clsm.network.networks.tie_network import TieNetwork
    >>> net = TieNetwork.from_arrays(["gem", "town", "ward"], [0, 1], [1, 0], answered=[True, True, False])
    >>> answer = density(net)
    >>> answer.value, answer.bounds["density"]
    (0.5, (0.3333333333333333, 0.6666666666666666))
    >>> print(answer.explain())
    2 of 4 ordered pairs of organisations are ties: a density of 0.50 (the ties as each side reports them).
    2 more are unknown: whatever they hold, the density lies between 0.33 and 0.67.
    """
    net = one_mode(net)
    m, possible, unknown = len(tie_columns(net)[0]), cell_count(net), unknown_count(net)
    observed = possible - unknown
    limits = (m / possible, (m + unknown) / possible) if possible else None
    return Density(
        value=m / observed if observed else None,
        ties=m,
        observed=observed,
        possible=possible,
        reading=net.read_as,
        basis=net.basis,
        bounds=Table({"density": limits}),
        net=net,
    )


_ORDERED: Final = Text(fr="couples ordonnés d’organisations", en="ordered pairs of organisations")
_PAIRS: Final = Text(fr="paires d’organisations", en="pairs of organisations")
_NOTHING: Final = Text(
    fr="Aucune paire d’organisations n’est observée : la densité ne peut pas être dite.",
    en="No pair of organisations was observed: the density cannot be said.",
)
_TIES: Final = Plural(
    Text(
        fr="{n} lien sur {observed} {cells} : une densité de {value} ({read}).",
        en="{n} of {observed} {cells} is a tie: a density of {value} ({read}).",
    ),
    Text(
        fr="{n} liens sur {observed} {cells} : une densité de {value} ({read}).",
        en="{n} of {observed} {cells} are ties: a density of {value} ({read}).",
    ),
)
_UNKNOWN: Final = Plural(
    Text(
        fr="{n} autre est inconnu : quoi qu’il en soit, la densité est comprise entre {low} et {high}.",
        en="{n} more is unknown: whatever it holds, the density lies between {low} and {high}.",
    ),
    Text(
        fr="{n} autres sont inconnus : quoi qu’il en soit, la densité est comprise entre {low} et {high}.",
        en="{n} more are unknown: whatever they hold, the density lies between {low} and {high}.",
    ),
)


def _summary(net: TieNetwork, density: Density) -> Text:
    if density.value is None:
        return _NOTHING
    cells = _ORDERED if net.oriented else _PAIRS
    value = decimal(density.value)
    sentences = [_TIES.of(density.ties, observed=density.observed, cells=cells, value=value, read=net.said())]
    limits = density.bounds["density"]
    unknown = density.possible - density.observed
    if unknown and limits:
        sentences.append(_UNKNOWN.of(unknown, low=decimal(limits[0]), high=decimal(limits[1])))
    return paragraph(sentences)
