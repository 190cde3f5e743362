"""A fixed total shared among those who pay by inhabitant, to the cent."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.governance.answers.keys import COUNTED_TWICE, Due, Vintages, chosen, counted_twice, due_by_key
from clsm.governance.answers.shared import actor_name, euros
from clsm.problems import Mismatch, nearest
from clsm.quantities import apportion, exact
from clsm.results import KeyedResult
from clsm.tables import Row
from clsm.words import Lang, Text, listed, paragraph, set_apart


@final
@attrs.frozen(kw_only=True, repr=False)
class Apportionment(KeyedResult[Decimal | None]):
    """What :func:`apportionment` answers: a mapping from each payer to its part, in order of ids.

    ``left_out`` are the payers that do not pay by inhabitant, or of whom it is not documented: no part of
    the total is theirs. Every part is ``None`` where one of the populations is not known, as each rests on all.
    ``dues`` is what was read of each payer's territory; ``counted_twice`` is true where some people live in the
    territories of two payers, so that nothing can be shared.
    """

    snapshot: Snapshot
    contribution: str
    total: Decimal
    parts: tuple[tuple[str, Decimal | None], ...]
    left_out: tuple[str, ...]
    dues: tuple[Due, ...]
    counted_twice: bool

    def __getitem__(self, payer: str) -> Decimal | None:
        return dict(self.parts)[payer]

    def __iter__(self) -> Iterator[str]:
        return iter(payer for payer, _ in self.parts)

    def __len__(self) -> int:
        return len(self.parts)

    @property
    def basis(self) -> tuple[str, ...]:
        """The id of the contribution that was read."""
        return (self.contribution,)

    @property
    def says(self) -> Text:
        """The parts in words, or why there are none."""
        return paragraph(self._sentences())

    def _sentences(self) -> Iterator[Text]:
        unknown = [due for due in self.dues if due.population is None]
        shared = [(payer, amount) for payer, amount in self.parts if amount is not None]
        if not self.dues:
            yield _NOBODY_BY_INHABITANT.format(total=euros(self.total))
        elif self.counted_twice:
            yield COUNTED_TWICE
        elif unknown:
            yield _NOT_SHARED.format(total=euros(self.total))
            yield from (due.says for due in unknown)
        elif not shared:
            yield _NO_INHABITANT.format(total=euros(self.total))
        else:
            words = (_PART.format(payer=actor_name(self.snapshot, id), amount=euros(amount)) for id, amount in shared)
            yield _SHARED.format(total=euros(self.total), parts=set_apart(words))
        if self.left_out:
            names = listed(Text.same(actor_name(self.snapshot, id)) for id in self.left_out)
            yield _LEFT_OUT.format(payers=names)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each payer, those left out included; amounts as text."""
        parts = (*self.parts, *((payer, None) for payer in self.left_out))
        return [{"payer": payer, "amount": None if part is None else f"{part:f}"} for payer, part in parts]


_SHARED: Final = Text(
    fr="{total} répartis au prorata des habitants, au centime près : {parts}.",
    en="{total} shared in proportion to inhabitants, to the cent: {parts}.",
)
_PART: Final = Text.same("{payer} {amount}")
_NOT_SHARED: Final = Text(
    fr="{total} ne peuvent être répartis : chaque part dépend de toutes les populations.",
    en="{total} cannot be shared: each part depends on every population.",
)
_NOBODY_BY_INHABITANT: Final = Text(
    fr="{total} ne peuvent être répartis : personne n’est dit payer par habitant.",
    en="{total} cannot be shared: nobody is said to pay by inhabitant.",
)
_NO_INHABITANT: Final = Text(
    fr="{total} ne peuvent être répartis : aucun habitant n’est compté.",
    en="{total} cannot be shared: no inhabitant is counted.",
)
_LEFT_OUT: Final = Text(
    fr="Hors de la répartition, faute d’une part par habitant documentée : {payers}.",
    en="Left out of it, as no share by inhabitant is documented: {payers}.",
)


@exact
def apportionment(
    snapshot: Snapshot, contribution: str, total: Decimal, *, vintages: Vintages | None = None
) -> Apportionment:
    """Share a fixed *total* among those who pay a contribution by inhabitant, in proportion to their populations.

    The parts add up to *total* to the cent (largest remainder, see :func:`clsm.quantities.apportion`).

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day.
    contribution : str
        The id of a contribution of that day.
    total : decimal.Decimal
        The euros to share, in whole cents.
    vintages : int or collections.abc.Mapping, optional
        Which year's population is counted, as in :func:`funding`.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.
    clsm.problems.Mismatch
        For a contribution that is not there, a total that is not a whole number of cents of 0 or more,
        or *vintages* that :func:`funding` refuses.

    Examples
    --------
    >>> from decimal import Decimal
    >>> import clsm
    >>> today = clsm.datasets.load("lille-est").on("2011-11-01")
    >>> shared = apportionment(today, "membership-fee", Decimal("30000.00"), vintages=2022)
    >>> str(shared["lezennes"]), str(sum(shared.values())), shared.left_out
    ('992.79', '30000.00', ('epsm',))
    """
    snapshot = as_snapshot(snapshot)
    years = chosen(snapshot, vintages)
    known = {entity.id: entity for entity in snapshot.contributions}
    if contribution not in known:
        near = nearest(contribution, known)
        raise Mismatch("contribution-id", found=repr(contribution), near=near, field="contribution")
    apportion(total, {"all": 1})  # a total that cannot be shared is refused whatever is known of the payers
    places = {place.id: place for place in snapshot.council.territories}
    payers = known[contribution].payers
    counted = [payer for payer in payers if payer.basis == "per_capita"]
    dues = [due_by_key(snapshot, known[contribution], payer, places, years) for payer in counted]
    twice = counted_twice(places, payers)
    amounts = {} if twice else _parts_of(total, dues)
    by_inhabitant = sorted({due.payer for due in dues})
    return Apportionment(
        snapshot=snapshot,
        contribution=contribution,
        total=total,
        parts=tuple((payer, amounts.get(payer)) for payer in by_inhabitant),
        left_out=tuple(sorted({payer.actor for payer in payers}.difference(by_inhabitant))),
        dues=tuple(dues),
        counted_twice=twice,
    )


def _parts_of(total: Decimal, dues: Iterable[Due]) -> dict[str, Decimal]:
    """The part of each payer, its territories together; nothing where a population is not known, or all are 0."""
    populations = Counter[str]()
    for due in dues:
        if due.population is None:
            return {}
        populations[due.payer] += due.population
    return apportion(total, populations) if populations.total() else {}
