"""Structural holes: how far the contacts of each organisation are tied to one another (Burt 1992).

An organisation whose contacts are in touch with one another has little to bring from one to the other; one
whose contacts meet only through it stands at a hole, which is work that somebody could share.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, partial
from typing import Any, ClassVar, Final, Literal, final, get_args

import attrs
import numpy as np

from clsm.network.answers import NetworkResult, RowsOf
from clsm.network.networks.columns import Floats, Ints
from clsm.network.networks.tie_basis import TieBasis, TieReading
from clsm.network.networks.tie_network import TieNetwork, one_mode
from clsm.network.passes.triads import Triads, count_triads
from clsm.network.phrases import UNKNOWN_AS_ABSENT
from clsm.network.tables import Table
from clsm.problems import Mismatch, choice_of, nearest
from clsm.quantities import say_number
from clsm.results import Bounds, Explained, KeyedResult
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, paragraph

ShareModel = Literal["whole", "ego"]
MODELS: Final[tuple[ShareModel, ...]] = get_args(ShareModel)
MEASURES: Final = ("constraint", "effective_size", "efficiency", "hierarchy")


@final
@attrs.frozen(eq=False, repr=False)
class Holes(Explained):
    """The structural holes round one organisation; each figure ``None`` where it has no tie.

    ``actor`` is its id. Each figure is looked up when it is read.
    """

    actor: str
    _at: int
    _of: "StructuralHoles"

    @property
    def contacts(self) -> int:
        """With how many others it has a tie, whichever way."""
        return int(self._of._contacts[self._at])

    @property
    def constraint(self) -> float | None:
        """How far its contacts lead back to one another.

        Near 0 for many contacts that are not tied, 1 for a single contact; it can exceed 1.
        """
        return self._of._plain["constraint"][self._at]

    @property
    def effective_size(self) -> float | None:
        """Its contacts less what they have in common, from 1 to ``contacts``."""
        return self._of._plain["effective_size"][self._at]

    @property
    def efficiency(self) -> float | None:
        """``effective_size`` over ``contacts``."""
        return self._of._plain["efficiency"][self._at]

    @property
    def hierarchy(self) -> float | None:
        """How far the constraint comes from one contact, 0 where it comes from all alike, 1 from one."""
        return self._of._plain["hierarchy"][self._at]

    @property
    def _figures(self) -> tuple[Any, ...]:
        return (self.actor, self.contacts, *(getattr(self, measure) for measure in MEASURES))

    def __eq__(self, other: object) -> bool:
        return self._figures == other._figures if isinstance(other, Holes) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._figures)

    def __repr__(self) -> str:
        named = zip(("actor", "contacts", *MEASURES), self._figures, strict=True)
        return f"Holes({', '.join(f'{name}={value!r}' for name, value in named)})"

    @property
    def says(self) -> Text:
        """The figures in words."""
        return _of_actor(self._of._net.name(self.actor), self)


class _Plain(dict[str, list[float | None]]):
    """Each figure of all as plain numbers, made when the first one is read; ``None`` for who has no tie."""

    def __init__(self, contacts: Ints, figures: Mapping[str, Floats]) -> None:
        super().__init__()
        self._alone, self._figures_of = np.flatnonzero(contacts == 0).tolist(), figures

    def __missing__(self, name: str) -> list[float | None]:
        column: list[float | None] = self._figures_of[name].tolist()
        for at in self._alone:
            column[at] = None
        self[name] = column
        return column


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class StructuralHoles(NetworkResult, KeyedResult[Holes]):
    """What :func:`structural_holes` answers: ``holes[actor]`` for each organisation, by id.

    ``holes.values("constraint")`` is the same figure of all, as an array in the order of ``holes.ids``.

    Attributes
    ----------
    model : str
        ``"whole"`` or ``"ego"``.
    reading, basis
        Which ties were read, and what was observed.
    bounds : mapping
        ``None`` for each measure: no bound is computed.
    """

    TITLE: ClassVar[Text] = Text(fr="Trous structuraux", en="Structural holes")
    CALLS: ClassVar[tuple[str, ...]] = ("[id].constraint", '.values("constraint")')

    model: ShareModel
    reading: TieReading
    basis: TieBasis
    bounds: Bounds
    _net: TieNetwork
    _contacts: Ints
    _figures: Mapping[str, Floats]
    _include_fellowships: bool

    @property
    def says(self) -> Text:
        """Between what the constraint lies, and how the figures are read."""
        return _summary(self._net, self.model, self._contacts, self._figures)

    def __getitem__(self, actor: str) -> Holes:
        return Holes(actor, self._net.position(actor), self)

    def __iter__(self) -> Iterator[str]:
        return iter(self._net.ids)

    def __len__(self) -> int:
        return self._net.n

    @cached_property
    def _plain(self) -> _Plain:
        """Each figure as plain numbers."""
        return _Plain(self._contacts, self._figures)

    def _column(self, name: str) -> Floats:
        if name == "contacts":
            return self._contacts.astype(np.float64)
        if name not in self._figures:
            raise AttributeError(f"{name!r} is no figure of structural holes: give one of {', '.join(self._figures)}")
        return self._figures[name]

    @property
    def _shown(self) -> list[str]:
        """The ids that have a row."""
        hidden = frozenset[str]() if self._include_fellowships else self._net.fellowships
        return [id for id in self._net.ids if id not in hidden]

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each organisation.

        Fellowships that keep anonymity have a row only where :func:`structural_holes` was asked for it.
        """
        return [self._row(id, lang) for id in self._shown]

    def _row(self, id: str, lang: Lang) -> Row:
        holes = self[id]
        figures = {name: getattr(holes, name) for name in MEASURES}
        return {"id": id, "name": self._net.label(id, lang), "contacts": holes.contacts, **figures}

    def _first_rows(self, lang: Lang) -> Sequence[Row]:
        return RowsOf(self._shown, partial(self._row, lang=lang))

    def to_pandas(self, lang: Lang = "en") -> Any:
        """The rows as a ``DataFrame``, nan for no value; needs the extra ``pandas``."""
        import pandas as pd

        ids = self._shown
        places = [self._net.index[id] for id in ids]
        figures = {name: figure[places] for name, figure in self._figures.items()}
        labels = self._net.labels(lang)
        names = [labels[at] for at in places]
        return pd.DataFrame({"id": ids, "name": names, "contacts": self._contacts[places], **figures})


def structural_holes(
    net: TieNetwork, *, model: ShareModel = "whole", include_fellowships: bool = False
) -> StructuralHoles:
    """How far the contacts of each organisation are tied to one another.

    With z_ij = w_ij + w_ji the strength between i and j, and p_ij = z_ij / Σ_k z_ik its share:

    - constraint Σ_j (p_ij + Σ_q p_iq p_qj)² over the contacts j of i, q being others than i and j;
    - effective size Σ_j (1 - Σ_q p_iq m_jq), where m_jq = z_jq / max_k z_jk; where all ties are as strong,
      k - 2t/k for k contacts with t ties among them (Borgatti 1997);
    - efficiency, effective size over k;
    - hierarchy Σ_j r_j ln r_j / (k ln k), where r_j is what j brings to the constraint over the mean, and 1
      for a single contact.

    ``model`` says where the shares p_qj and m_jq of a contact are taken: in the *whole* network, as in
    igraph and networkx, or inside the *ego* network of i, i with its contacts, as UCINET does unless told
    otherwise. The two differ by more than half on real data (Everett & Borgatti 2020): name the model
    beside the number.

    An organisation without a tie has no value. A constraint can exceed 1: 1.125 in a triangle of equal
    ties. Directed ties are read with the direction in which they are reported, both added; under *any* and
    *confirmed* without one. A tie that nobody told counts as absent. On weighted or directed ties networkx's
    ``effective_size``, where SciPy is installed, differs from Burt's formula, which is computed here.

    Parameters
    ----------
    net : TieNetwork
        Who is tied to whom.
    model : str
        ``"whole"`` or ``"ego"``.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity have a row of their own. They count in every figure.

    Returns
    -------
    StructuralHoles
        One :class:`~clsm.network.measures.structural_holes.Holes` for each organisation, by id.

    Raises
    ------
    TypeError
        For a two-mode network, with a sentence that names ``projected``.
    clsm.problems.Mismatch
        For another model.

    References
    ----------
    Burt, R. S. (1992). *Structural Holes*. Harvard University Press, chapter 2.

    Borgatti, S. P. (1997). Structural holes: unpacking Burt's redundancy measures. *Connections* 20(1), 35-38.

    Everett, M. G. & Borgatti, S. P. (2020). Unpacking Burt's constraint measure. *Social Networks* 62, 50-57.

    Examples
    --------
    >>> from clsm.network.networks.tie_network import TieNetwork
    >>> net = TieNetwork.from_arrays(["clsm", "gem", "town", "ward"], [0, 0, 1], [1, 2, 2], directed=False)
    >>> holes = structural_holes(net)
    >>> holes["clsm"].constraint, holes["clsm"].effective_size, holes["ward"].constraint
    (1.125, 1.0, None)
    >>> print(holes["gem"].explain())
    gem: 2 contacts, constraint 1.125, effective size 1.000, efficiency 0.500, hierarchy 0.000. A constraint above 1
    is no error: a contact that holds a large share of the ties counts directly and once more through the others. In a
    triangle of equal ties each reaches 2 × (1/2 + 1/2 × 1/2)² = 1.125.
    """
    net = one_mode(net)
    if model not in MODELS:
        near = nearest(str(model), MODELS)
        raise Mismatch("option", found=repr(model), options=choice_of("whole", "ego"), near=near)
    triads = net.kept(count_triads)
    ties, strength = triads.ties, triads.strength
    contacts = ties.degree
    if model == "whole":
        from_tail = from_head = triads.through
        most = _strongest(triads)
        most_of_tail, most_of_head = most[ties.tail], most[ties.head]
    else:
        from_tail, from_head, most_of_tail, most_of_head = _inside(triads)
    tied = contacts > 0
    # whoever has no tie gets 1 in the place of each divisor, and no value in the end
    whole = np.where(tied, strength, 1.0)
    of_tail, of_head = whole[ties.tail], whole[ties.head]
    by_tail, by_head = (ties.weight + from_tail) / of_tail, (ties.weight + from_head) / of_head
    by_tail, by_head = by_tail * by_tail, by_head * by_head
    total = ties.over_ends(by_tail, by_head)
    effective = contacts - ties.over_ends(triads.joint / most_of_head, triads.joint / most_of_tail) / whole
    figures = {
        "constraint": total,
        "effective_size": effective,
        "efficiency": effective / np.maximum(contacts, 1),
        "hierarchy": _hierarchy(triads, contacts, total, by_tail, by_head),
    }
    return StructuralHoles(
        model=model,
        reading=net.read_as,
        basis=net.basis,
        bounds=Table(dict.fromkeys(MEASURES)),
        net=net,
        contacts=contacts,
        figures={name: _with_a_tie(figure, tied) for name, figure in figures.items()},
        include_fellowships=include_fellowships,
    )


def _with_a_tie(figure: Floats, tied: Any) -> Floats:
    """*figure* with nan for whoever has no tie; nobody can write to it."""
    column: Floats = np.where(tied, figure, np.nan)
    column.flags.writeable = False
    return column


def _strongest(triads: Triads) -> Floats:
    """The highest weight of each actor."""
    ties, most = triads.ties, np.zeros(triads.ties.n)
    low, high = ties.weight.min(initial=np.inf), ties.weight.max(initial=0.0)
    if low == high:
        return np.full(ties.n, high)
    np.maximum.at(most, ties.tail, ties.weight)
    np.maximum.at(most, ties.head, ties.weight)
    return most


def _inside(triads: Triads) -> tuple[Floats, Floats, Floats, Floats]:
    """What the ego model takes inside the network of each end of each tie.

    For the tail, then for the head, the sum of z_iq z_qj / z_q over the actors q tied to both, z_q being the
    sum of the weights of q to that end and its contacts; then the highest such weight of the tail inside the
    network of the head, and of the head inside that of the tail.
    """
    ties, z = triads.ties, triads.ties.weight
    m = len(z)
    sum_of_tail, sum_of_head, most_of_tail, most_of_head = z.copy(), z.copy(), z.copy(), z.copy()
    for e, f, g in ties.triangles():
        # the tie e joins u and v, f joins v and w, g joins u and w: f lies in the network of u, and so on round
        a, b, c = z[e], z[f], z[g]
        for total, most, tie, weight in (
            (sum_of_head, most_of_head, e, b),
            (sum_of_head, most_of_head, g, b),
            (sum_of_tail, most_of_tail, e, c),
            (sum_of_head, most_of_head, f, c),
            (sum_of_tail, most_of_tail, g, a),
            (sum_of_tail, most_of_tail, f, a),
        ):
            total += np.bincount(tie, weight, m)
            np.maximum.at(most, tie, weight)
    from_tail, from_head = np.zeros(m), np.zeros(m)
    for e, f, g in ties.triangles():
        a, b, c = z[e], z[f], z[g]
        for through, tie, product, within in (
            (from_tail, e, b * c, sum_of_head[g]),
            (from_head, e, b * c, sum_of_head[f]),
            (from_tail, f, a * c, sum_of_tail[e]),
            (from_head, f, a * c, sum_of_tail[g]),
            (from_tail, g, a * b, sum_of_head[e]),
            (from_head, g, a * b, sum_of_tail[f]),
        ):
            through += np.bincount(tie, product / within, m)
    return from_tail, from_head, most_of_tail, most_of_head


_TINY: Final = 1e-300


def _hierarchy(triads: Triads, contacts: Any, total: Floats, by_tail: Floats, by_head: Floats) -> Floats:
    ties = triads.ties
    # r ln r, with r = c k / C for what a contact brings, c, and the sum C; what is nothing as a float adds nothing
    disorder = ties.over_ends(by_tail * np.log(by_tail + _TINY), by_head * np.log(by_head + _TINY))
    mean = np.divide(total, contacts, out=np.ones(ties.n), where=contacts > 0)
    disorder = disorder / mean - contacts * np.log(mean)
    most = contacts * np.log(np.maximum(contacts, 2))
    # never below 0 but for the rounding of logarithms
    return np.where(contacts == 1, 1.0, np.maximum(0.0, disorder / np.maximum(most, 1.0)))


# ---------------------------------------------------------------- in words


def _three(value: float) -> Text:
    """*value* with three decimals, as UCINET prints these figures."""
    rounded = Decimal(f"{value + 0.0:.3f}")
    return Text(fr=say_number(rounded, "fr"), en=say_number(rounded, "en"))


def _of_actor(name: Text, holes: Holes) -> Text:
    if holes.constraint is None:
        return _ALONE.format(name=name)
    figures = {measure: _three(getattr(holes, measure)) for measure in MEASURES}
    sentences = [_ACTOR.format(name=name, contacts=_CONTACTS.of(holes.contacts), **figures)]
    if holes.constraint > 1:
        sentences.append(_ABOVE_ONE)
    return paragraph(sentences)


def _summary(net: TieNetwork, model: ShareModel, contacts: Ints, figures: Mapping[str, Floats]) -> Text:
    tied = contacts > 0
    alone, n = int((~tied).sum()), int(tied.sum())
    remarks = [_WITHOUT.of(alone)] if alone else []
    if net.basis.unknown_pairs:
        remarks.append(UNKNOWN_AS_ABSENT.of(net.basis.unknown_pairs))
    if not n:
        return paragraph([_NOTHING, *remarks])
    constraint, effective = figures["constraint"][tied], figures["effective_size"][tied]
    opening = _OPENING.format(
        low=_three(float(constraint.min())),
        middle=_three(float(np.median(constraint))),
        high=_three(float(constraint.max())),
        size=_three(float(np.median(effective))),
        contacts=_three(float(np.median(contacts[tied]))),
    )
    above = [_ABOVE_ONE] if bool((constraint > 1).any()) else []
    read = _READ.format(read=net.said(), model=_MODEL_WORDS[model])
    return paragraph([opening, read, *above, *remarks])


_MODEL_WORDS: Final[Mapping[ShareModel, Text]] = {
    "whole": Text(
        fr="les parts d’un contact sont prises dans le réseau entier",
        en="the shares of a contact are taken in the whole network",
    ),
    "ego": Text(
        fr="les parts d’un contact sont prises dans le seul réseau de l’organisation",
        en="the shares of a contact are taken inside the organisation’s own network",
    ),
}
_OPENING: Final = Text(
    fr=(
        "La contrainte va de {low} à {high}, médiane {middle} : plus elle est basse, plus une organisation relie "
        "des partenaires qui ne sont pas liés entre eux, un travail qui peut se partager. Sur {contacts} contacts "
        "(médiane), {size} ne font pas double emploi."
    ),
    en=(
        "Constraint lies between {low} and {high}, median {middle}: the lower it is, the more an organisation joins "
        "partners who are not tied to one another, work that could be shared. Of {contacts} contacts (median), {size} "
        "do not lead to the same others."
    ),
)
_READ: Final = Text(
    fr="Ces figures, de Burt (1992), lisent {read} ; {model}.",
    en="These figures, by Burt (1992), read {read}; {model}.",
)
_NOTHING: Final = Text(
    fr="Aucune organisation n’a de lien : il n’y a rien à mesurer.",
    en="No organisation has a tie: there is nothing to measure.",
)
_ABOVE_ONE: Final = Text(
    fr=(
        "Une contrainte au-dessus de 1 n’est pas une erreur : un contact qui tient une grande part des liens compte "
        "directement, et encore à travers les autres. Dans un triangle de liens égaux, chacun atteint "
        "2 × (1/2 + 1/2 × 1/2)² = 1,125."
    ),
    en=(
        "A constraint above 1 is no error: a contact that holds a large share of the ties counts directly and once "
        "more through the others. In a triangle of equal ties each reaches 2 × (1/2 + 1/2 × 1/2)² = 1.125."
    ),
)
_WITHOUT: Final = Plural(
    Text(fr="{n} organisation sans lien n’a pas de valeur.", en="{n} organisation without a tie has no value."),
    Text(fr="{n} organisations sans lien n’ont pas de valeur.", en="{n} organisations without a tie have no value."),
)
_ALONE: Final = Text(
    fr="{name} n’a pas de lien : ces figures n’ont pas de valeur.", en="{name} has no tie: these figures have no value."
)
_CONTACTS: Final = Plural(Text(fr="{n} contact", en="{n} contact"), Text(fr="{n} contacts", en="{n} contacts"))
_ACTOR: Final = Text(
    fr=(
        "{name} : {contacts}, contrainte {constraint}, taille effective {effective_size}, efficience {efficiency}, "
        "hiérarchie {hierarchy}."
    ),
    en=(
        "{name}: {contacts}, constraint {constraint}, effective size {effective_size}, efficiency {efficiency}, "
        "hierarchy {hierarchy}."
    ),
)
