"""What partners bring beside money, by kind: premises, time, equipment, knowledge."""

from collections import defaultdict
from collections.abc import Mapping
from typing import ClassVar, Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.network.networks.nodes import term_text
from clsm.network.networks.tie_network import FELLOWSHIP
from clsm.network.phrases import A_FELLOWSHIP, ORGANISATIONS, on_day
from clsm.network.tables import Table
from clsm.results import Bounds, Result
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, flat, paragraph


@final
@attrs.frozen(kw_only=True, repr=False)
class Resources(Result):
    """What :func:`resources` answers.

    Attributes
    ----------
    by_kind : mapping
        The ids of the partners that bring each kind, sorted; kinds that nobody is known to bring are not there.
    perhaps : mapping
        Those of whom it is not known whether they brought it on the day.
    bounds : mapping
        For each kind the fewest and the most partners, of those that sources name. What no source tells of is no
        zero: contributions in kind are seldom written down.
    """

    TITLE: ClassVar[Text] = Text(fr="Ce que les partenaires apportent", en="What partners bring")

    by_kind: Mapping[str, tuple[str, ...]]
    perhaps: Mapping[str, tuple[str, ...]]
    bounds: Bounds
    _snapshot: Snapshot = attrs.field(eq=False)
    _hidden: frozenset[str]

    @property
    def says(self) -> Text:
        """How many partners are known to bring how many kinds of things."""
        partners = {id for ids in self.by_kind.values() for id in ids}
        opening = _BRING.of(
            len(self.by_kind), day=on_day(self._snapshot.date), partners=ORGANISATIONS.of(len(partners))
        )
        return paragraph([opening, _SELDOM_WRITTEN])

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each kind; fellowships that keep anonymity are counted and not named."""
        council = self._snapshot.council
        rows: list[Row] = []
        for kind, (low, high) in ((kind, limits) for kind, limits in self.bounds.items() if limits):
            ids = self.by_kind.get(kind, ())
            names = (A_FELLOWSHIP.say(lang) if id in self._hidden else council.find(id).name for id in ids)
            says = term_text("resource_kinds", kind, council.terms).say(lang)
            rows.append({"kind": kind, "says": says, "low": low, "high": high, "names": flat(names)})
        return rows


def resources(snapshot: Snapshot, *, include_fellowships: bool = False) -> Resources:
    """Who brings what beside money on a day, by kind.

    Parameters
    ----------
    snapshot : clsm.council.Snapshot
        The council on a day.
    include_fellowships : bool
        Whether self-help fellowships that keep anonymity are named. They are counted.

    Returns
    -------
    Resources

    Raises
    ------
    TypeError
        For a council without a day.

    Examples
    --------
    >>> import clsm
    >>> resources(clsm.datasets.load("lille-est").on("2011-11-01")).by_kind
    Table({})
    """
    snapshot = as_snapshot(snapshot)
    there = {actor.id for actor in snapshot.actors}
    known, perhaps = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for contribution in snapshot.contributions:
        for resource in contribution.resources:
            stands = resource.period.contains(snapshot.date)
            if stands is False or resource.actor not in there:
                continue
            doubtful = not {contribution.id, resource.actor}.isdisjoint(snapshot.uncertain)
            # its own dates tell, or else those of what it is a part of
            undated = resource.period.start is None and resource.period.end is None
            sure = not doubtful and (stands is True or undated)
            (known if sure else perhaps)[resource.kind].add(resource.actor)
    kinds = sorted(known.keys() | perhaps.keys())
    most = {kind: len(known[kind] | perhaps[kind]) for kind in kinds}
    hidden = frozenset(actor.id for actor in snapshot.actors if actor.sector == FELLOWSHIP)
    return Resources(
        by_kind=Table({kind: tuple(sorted(known[kind])) for kind in kinds if known[kind]}),
        perhaps=Table({kind: tuple(sorted(perhaps[kind] - known[kind])) for kind in kinds if perhaps[kind]}),
        bounds=Table({kind: (len(known[kind]), most[kind]) for kind in kinds}),
        snapshot=snapshot,
        hidden=frozenset() if include_fellowships else hidden,
    )


_BRING: Final = Plural(
    Text(
        fr="Apports connus{day}, l’argent à part : {n} sorte, de {partners}.",
        en="Known to be brought{day}, money apart: {n} kind of thing, by {partners}.",
    ),
    Text(
        fr="Apports connus{day}, l’argent à part : {n} sortes, de {partners}.",
        en="Known to be brought{day}, money apart: {n} kinds of things, by {partners}.",
    ),
)
_SELDOM_WRITTEN: Final = Text(
    fr="Les apports sont rarement écrits : ce qui n’est pas là n’est pas nul.",
    en="Such things are seldom written down: what is not here is not zero.",
)
