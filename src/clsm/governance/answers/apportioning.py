"""A fixed total shared among those who pay by inhabitant, to the cent."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.governance.answers.keys import COUNTED_TWICE, Vintages, chosen, counted_twice, due_by_key
from clsm.governance.answers.shared import actor_name, euros
from clsm.problems import Mismatch, nearest
from clsm.quantities import apportion
from clsm.tables import data_frame, html_table
from clsm.words import Lang, Text, listed, paragraph, set_apart


@final
@attrs.frozen(kw_only=True, eq=True)
class Apportionment(Mapping[str, Decimal | None]):
    """What :func:`apportionment` answers: a mapping from each payer to its part, in order of ids.

    ``left_out`` are the payers that do not pay by inhabitant, or of whom it is not documented: no part of
    the total is theirs. Every part is ``None`` where one of the populations is not known, as each rests on all.
    """

    contribution: str
    total: Decimal
    parts: tuple[tuple[str, Decimal | None], ...]
    left_out: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def __getitem__(self, payer: str) -> Decimal | None:
        return dict(self.parts)[payer]

    def __iter__(self) -> Iterator[str]:
        return iter(payer for payer, _ in self.parts)

    def __len__(self) -> int:
        return len(self.parts)

    def explain(self, lang: Lang = "en") -> str:
        """The parts in words, or why there are none."""
        return self.says.say(lang)

    def to_rows(self, lang: Lang = "en") -> list[dict[str, str | None]]:
        """One row for each payer, those left out included; amounts as text."""
        parts = (*self.parts, *((payer, None) for payer in self.left_out))
        return [{"payer": payer, "amount": None if part is None else f"{part:f}"} for payer, part in parts]

    def to_pandas(self, lang: Lang = "en") -> Any:
        """The rows as a ``DataFrame``; needs the extra ``pandas``."""
        return data_frame(self.to_rows(lang))

    def _repr_html_(self) -> str:
        return html_table(self.to_rows(), self.explain())


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
    known = {one.id: one for one in snapshot.contributions}
    if contribution not in known:
        near = nearest(contribution, known)
        raise Mismatch("contribution-id", found=repr(contribution), near=near, field="contribution")
    apportion(total, {"all": 1})  # a total that cannot be shared is refused whatever is known of the payers
    places = {place.id: place for place in snapshot.council.territories}
    payers = known[contribution].payers
    counted = [payer for payer in payers if payer.basis == "per_capita"]
    dues = [due_by_key(snapshot, known[contribution], payer, places, years) for payer in counted]
    counts = {due.payer: [each.population for each in dues if each.payer == due.payer] for due in dues}
    weights = {id: sum(count for count in populations if count is not None) for id, populations in counts.items()}
    unknown = [due for due in dues if due.population is None]
    sentences, parts = [], dict[str, Decimal | None].fromkeys(sorted(weights))
    if not dues:
        sentences += [_NOBODY_BY_INHABITANT.format(total=euros(total))]
    elif counted_twice(places, payers):
        sentences += [COUNTED_TWICE]
    elif unknown:
        sentences += [_NOT_SHARED.format(total=euros(total)), *(due.says for due in unknown)]
    elif not any(weights.values()):
        sentences += [_NO_INHABITANT.format(total=euros(total))]
    else:
        shared = apportion(total, weights)
        parts = {id: shared[id] for id in sorted(shared)}
        words = (_PART.format(payer=actor_name(snapshot, id), amount=euros(shared[id])) for id in parts)
        sentences += [_SHARED.format(total=euros(total), parts=set_apart(words))]
    left_out = tuple(sorted({payer.actor for payer in payers} - set(parts)))
    if left_out:
        names = listed(Text.same(actor_name(snapshot, id)) for id in left_out)
        sentences += [_LEFT_OUT.format(payers=names)]
    return Apportionment(
        contribution=contribution,
        total=total,
        parts=tuple(parts.items()),
        left_out=left_out,
        says=paragraph(sentences),
    )
