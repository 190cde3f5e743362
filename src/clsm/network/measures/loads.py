"""What each partner carries: the bodies it sits in, the programs it takes part in, the meetings a year.

Read against the council's own spread, never against a norm: who carries much more than the others is
somebody whose work could be shared, not somebody who fails. Over what is much more: Tukey's upper fence,
the third quartile and one and a half times the distance between the quartiles (Tukey 1977, *Exploratory
Data Analysis*, Addison-Wesley).
"""

from collections.abc import Iterator, Mapping, Sequence
from statistics import quantiles
from typing import Any, Final, Literal, final

import attrs

from clsm.network.networks.nodes import Basis
from clsm.network.networks.partner_network import PartnerNetwork, two_mode_only
from clsm.network.networks.rhythms import Rhythm
from clsm.network.networks.tie_network import COORDINATOR
from clsm.network.tables import Limits, Table, decimal
from clsm.tables import Row, data_frame, html_table
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
@attrs.frozen(kw_only=True)
class Loads(Mapping[str, Load]):
    """What :func:`load` answers: by organisation, in the order of ids.

    ``quartiles`` are the council's own, of bodies and programs together; ``fence`` is what lies above the
    spread. Both are ``None`` with fewer than five organisations. ``heavy`` are the ids of those above it.
    """

    loads: Mapping[str, Load]
    quartiles: tuple[float, float, float] | None
    fence: float | None
    heavy: tuple[str, ...]
    basis: Basis
    bounds: Limits
    says: Text = attrs.field(repr=False)
    reading: Literal["two_mode"] = "two_mode"

    def __getitem__(self, id: str) -> Load:
        return self.loads[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.loads)

    def __len__(self) -> int:
        return len(self.loads)

    def explain(self, lang: Lang = "en") -> str:
        """The answer in a few sentences."""
        return self.says.say(lang)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each organisation."""
        return [
            {
                "node": one.node,
                "bodies": one.bodies,
                "most_bodies": one.most_bodies,
                "programs": one.programs,
                "most_programs": one.most_programs,
                "leads": one.leads,
                "least_meetings": one.meetings[0] if one.meetings else None,
                "most_meetings": one.meetings[1] if one.meetings else None,
                "without_rhythm": one.without_rhythm,
                "much": one.much,
            }
            for one in self.loads.values()
        ]

    def to_pandas(self, lang: Lang = "en") -> Any:
        """The rows as a ``DataFrame``; needs the extra ``pandas``."""
        return data_frame(self.to_rows(lang))

    def _repr_html_(self) -> str:
        return html_table(self.to_rows(), self.explain())


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
    >>> found = load(PartnerNetwork.from_council(clsm.datasets.load("lille-est").on("2011-11-01")))
    >>> found["epsm"].bodies, found["epsm"].programs, found["epsm"].most_programs
    (2, 0, 1)
    """
    net = two_mode_only(net)
    hidden = frozenset() if include_fellowships else net.fellowships
    carried = [_load(net, node.id) for node in net.organisations]
    measured = [one.total for one in carried if net.node(one.node).role != COORDINATOR]
    quartiles, fence = _spread(measured)
    loads = [attrs.evolve(one, much=_much(net, one, fence)) for one in carried]
    heavy = tuple(one.node for one in loads if one.much and one.node not in hidden)
    return Loads(
        loads=Table({one.node: one for one in loads if one.node not in hidden}),
        quartiles=quartiles,
        fence=fence,
        heavy=heavy,
        basis=net.basis,
        bounds=Table(
            {
                "bodies": (sum(one.bodies for one in loads), sum(one.most_bodies for one in loads)),
                "programs": (sum(one.programs for one in loads), sum(one.most_programs for one in loads)),
            }
        ),
        says=_summary(net, loads, quartiles, fence, heavy),
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


def _much(net: PartnerNetwork, one: Load, fence: float | None) -> bool | None:
    if fence is None or net.node(one.node).role == COORDINATOR:
        return None
    if one.total > fence:
        return True
    return None if one.most_bodies + one.most_programs > fence else False


def _summary(
    net: PartnerNetwork,
    loads: Sequence[Load],
    quartiles: tuple[float, float, float] | None,
    fence: float | None,
    heavy: Sequence[str],
) -> Text:
    return paragraph(_sentences(net, loads, quartiles, fence, heavy))


def _sentences(
    net: PartnerNetwork,
    loads: Sequence[Load],
    quartiles: tuple[float, float, float] | None,
    fence: float | None,
    heavy: Sequence[str],
) -> Iterator[Text]:
    if quartiles is None or fence is None:
        yield Text(
            fr="Trop peu d’organisations pour dire ce qui est beaucoup dans ce conseil.",
            en="Too few organisations to say what is much in this council.",
        )
        return
    low, middle, high = map(decimal, quartiles)
    yield Text(
        fr="Instances et programmes connus, par organisation (le poste de coordination à part) : {middle} en médiane, "
        "entre {low} et {high} pour la moitié d’entre elles.",
        en="Known bodies and programs for each organisation (the coordinator’s post apart): {middle} at the median, "
        "between {low} and {high} for half of them.",
    ).format(low=low, middle=middle, high=high)
    if heavy:
        yield Text(
            fr="Organisations pour lesquelles plus de {fence}, c’est beaucoup au regard des autres : {n}. Une part de "
            "ce travail pourrait être partagée, sans que personne ne perde sa place.",
            en="Organisations for which more than {fence} is much beside the others: {n}. Part of this work could be "
            "shared, without anybody losing their place.",
        ).format(fence=decimal(fence), n=len(heavy))
    else:
        yield Text(
            fr="Sur ce qui est connu, la charge d’aucune organisation nommée ne s’écarte de celle des autres.",
            en="On what is known, no named organisation’s load stands apart from the others’.",
        )
    silent = sum(one.meetings is None for one in loads)
    if silent:
        yield Plural(
            Text(
                fr="Pour {n} organisation, aucune des instances où elle siège n’indique à quel rythme elle se réunit.",
                en="For {n} organisation, no body in which it sits states how often it meets.",
            ),
            Text(
                fr="Pour {n} organisations, aucune des instances où elles siègent n’indique à quel rythme elle se "
                "réunit.",
                en="For {n} organisations, no body in which they sit states how often it meets.",
            ),
        ).of(silent)
