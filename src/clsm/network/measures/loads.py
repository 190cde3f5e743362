"""What each partner carries: the bodies it sits in, the programs it takes part in, the meetings a year.

Read against the council's own spread, never against a norm: who carries much more than the others is
somebody whose work could be shared, not somebody who fails. Over what is much more: Tukey's upper fence,
the third quartile and one and a half times the distance between the quartiles (Tukey 1977, *Exploratory
Data Analysis*, Addison-Wesley).
"""

from collections.abc import Iterator, Mapping, Sequence
from statistics import quantiles
from typing import ClassVar, Final, Literal, final

import attrs

from clsm.network.answers import NetworkResult
from clsm.network.networks.nodes import Basis
from clsm.network.networks.partner_network import PartnerNetwork, two_mode_only
from clsm.network.networks.rhythms import Rhythm
from clsm.network.networks.tie_network import COORDINATOR
from clsm.network.tables import Table, decimal
from clsm.results import Bounds, KeyedResult
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, paragraph

FEWEST: Final = 5
"""With fewer organisations there is no spread to read anybody against."""


@final
@attrs.frozen(kw_only=True)
class Load:
    """What one organisation carries.

    ``bodies`` and ``programs`` are counted on what is known; ``most_bodies`` and ``most_programs`` with
    all that the sources leave open. ``meetings`` are the meetings a year to which its known seats call it,
    at least and at most: the most is ``None`` where the rhythm of a body is not documented or has no upper
    limit, and both are ``None`` where no body's rhythm is documented. ``without_rhythm`` counts those
    bodies. ``much`` says whether it carries more than the council's upper fence: ``None`` where what the
    sources leave open decides, or where there are too few organisations to tell.
    """

    node: str
    bodies: int
    most_bodies: int
    programs: int
    most_programs: int
    leads: int
    meetings: tuple[float, float | None] | None
    without_rhythm: int
    much: bool | None

    @property
    def total(self) -> int:
        """Bodies and programs together, as known."""
        return self.bodies + self.programs


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Loads(NetworkResult, KeyedResult[Load]):
    """What :func:`load` answers: by organisation, in the order of ids.

    ``quartiles`` are the council's own, of bodies and programs together; ``fence`` is what lies above the
    spread. Both are ``None`` with fewer than five organisations. ``heavy`` are the ids of those above it.
    """

    HELD: ClassVar[str] = "loads"

    TITLE: ClassVar[Text] = Text(fr="Ce que porte chaque partenaire", en="What each partner carries")
    CALLS: ClassVar[tuple[str, ...]] = (".heavy", ".fence", "[id].bodies")

    loads: Mapping[str, Load]
    quartiles: tuple[float, float, float] | None
    fence: float | None
    heavy: tuple[str, ...]
    basis: Basis
    bounds: Bounds
    reading: Literal["two_mode"] = "two_mode"
    _net: PartnerNetwork
    _without_rhythm: int

    @property
    def says(self) -> Text:
        """What is usual in this council, and for how many organisations it is much more."""
        return paragraph(_sentences(self, self._without_rhythm))

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each organisation."""
        return [
            {
                "node": load.node,
                "name": self._net.label(load.node, lang),
                "bodies": load.bodies,
                "programs": load.programs,
                "most_bodies": load.most_bodies,
                "most_programs": load.most_programs,
                "leads": load.leads,
                "least_meetings": load.meetings[0] if load.meetings else None,
                "most_meetings": load.meetings[1] if load.meetings else None,
                "without_rhythm": load.without_rhythm,
                "much": load.much,
            }
            for load in self.loads.values()
        ]


def load(net: PartnerNetwork, *, include_fellowships: bool = False) -> Loads:
    """Count the bodies, programs and meetings a year that each organisation carries.

    The spread is that of the organisations, the coordinator's post left out: sitting everywhere is its
    job, and whether that is much cannot be read off the others.

    Parameters
    ----------
    net : PartnerNetwork
        Organisations × bodies.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity may be named. They count in every figure.

    Returns
    -------
    Loads

    Raises
    ------
    TypeError
        For a one-mode network, which does not say where people meet.

    Examples
    --------
    >>> import clsm
    >>> answer = load(PartnerNetwork.from_council(clsm.datasets.load("lille-est").on("2011-11-01")))
    >>> answer["epsm"].bodies, answer["epsm"].programs, answer["epsm"].most_programs
    (2, 0, 1)
    """
    net = two_mode_only(net)
    hidden = frozenset() if include_fellowships else net.fellowships
    counted = [_load(net, node.id) for node in net.organisations]
    totals = [load.total for load in counted if net.node(load.node).role != COORDINATOR]
    quartiles, fence = _spread(totals)
    carried = [attrs.evolve(load, much=_much(net, load, fence)) for load in counted]
    named = {load.node: load for load in carried if load.node not in hidden}
    return Loads(
        loads=Table(named),
        quartiles=quartiles,
        fence=fence,
        heavy=tuple(id for id, load in named.items() if load.much),
        basis=net.basis,
        bounds=Table(
            {
                "bodies": (sum(load.bodies for load in carried), sum(load.most_bodies for load in carried)),
                "programs": (sum(load.programs for load in carried), sum(load.most_programs for load in carried)),
            }
        ),
        net=net,
        without_rhythm=sum(load.meetings is None for load in carried),
    )


def _load(net: PartnerNetwork, id: str) -> Load:
    bodies = net.bodies_of(id)
    own = [part for part in net.involvements if part.ends[0] == id]
    known = [part for part in own if part.standing == "known"]
    rhythms = [net.node(body).rhythm for body in bodies]
    return Load(
        node=id,
        bodies=len(bodies),
        most_bodies=len(bodies) + sum(pair[0] == id for pair in net.unknown),
        programs=len(known),
        most_programs=len(own),
        leads=sum(part.leads for part in known),
        meetings=_meetings(rhythms),
        without_rhythm=rhythms.count(None),
        much=None,
    )


def _meetings(rhythms: Sequence[Rhythm | None]) -> tuple[float, float | None] | None:
    stated = [rhythm for rhythm in rhythms if rhythm]
    if rhythms and not stated:
        return None
    highs = [rhythm.high if rhythm else None for rhythm in rhythms]
    most = None if None in highs else sum(high for high in highs if high is not None)
    return sum(rhythm.low for rhythm in stated), most


def _spread(totals: Sequence[int]) -> tuple[tuple[float, float, float] | None, float | None]:
    if len(totals) < FEWEST:
        return None, None
    first, second, third = quantiles(totals, n=4, method="inclusive")
    return (first, second, third), third + 1.5 * (third - first)


def _much(net: PartnerNetwork, load: Load, fence: float | None) -> bool | None:
    if fence is None or net.node(load.node).role == COORDINATOR:
        return None
    if load.total > fence:
        return True
    may_be_much = load.most_bodies + load.most_programs > fence
    return None if may_be_much else False


# ---------------------------------------------------------------- words

_NO_SPREAD: Final = Text(
    fr="Trop peu d’organisations pour dire ce qui est beaucoup dans ce conseil.",
    en="Too few organisations to say what is much in this council.",
)
_SPREAD: Final = Text(
    fr="Instances et programmes connus, par organisation (le poste de coordination à part) : {middle} en médiane, "
    "entre {low} et {high} pour la moitié d’entre elles.",
    en="Known bodies and programs for each organisation (the coordinator’s post apart): {middle} at the median, "
    "between {low} and {high} for half of them.",
)
_HEAVY: Final = Text(
    fr="Organisations pour lesquelles plus de {fence}, c’est beaucoup au regard des autres : {n}. Une part de "
    "ce travail pourrait être partagée, sans que personne ne perde sa place.",
    en="Organisations for which more than {fence} is much beside the others: {n}. Part of this work could be "
    "shared, without anybody losing their place.",
)
_EVEN: Final = Text(
    fr="Sur ce qui est connu, la charge d’aucune organisation nommée ne s’écarte de celle des autres.",
    en="On what is known, no named organisation’s load stands apart from the others’.",
)
_NO_RHYTHM: Final = Plural(
    Text(
        fr="Pour {n} organisation, aucune des instances où elle siège n’indique à quel rythme elle se réunit.",
        en="For {n} organisation, no body in which it sits states how often it meets.",
    ),
    Text(
        fr="Pour {n} organisations, aucune des instances où elles siègent n’indique à quel rythme elle se réunit.",
        en="For {n} organisations, no body in which they sit states how often it meets.",
    ),
)


def _sentences(loads: Loads, without_rhythm: int) -> Iterator[Text]:
    if loads.quartiles is None or loads.fence is None:
        yield _NO_SPREAD
        return
    low, middle, high = map(decimal, loads.quartiles)
    yield _SPREAD.format(low=low, middle=middle, high=high)
    if loads.heavy:
        yield _HEAVY.format(fence=decimal(loads.fence), n=len(loads.heavy))
    else:
        yield _EVEN
    if without_rhythm:
        yield _NO_RHYTHM.of(without_rhythm)
