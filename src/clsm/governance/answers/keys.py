"""What a contribution's own key says: what each payer owes by it, together and in shares, beside what was paid.

A rate whose words can be read in several ways gives one amount for each reading, side by side, and
none is chosen. Which year's population is counted is the caller's choice.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final, final

import attrs

from clsm.council import Snapshot
from clsm.dates import Frequency
from clsm.entities.funding import Contribution, Payer
from clsm.entities.territories import Territory, total_population
from clsm.governance.answers.cofunding import Cofunding, cofunding
from clsm.governance.answers.shared import actor_name, euros, freshness, known_sum, number
from clsm.problems import Mismatch, nearest
from clsm.quantities import Rate, Reading
from clsm.results import Explained
from clsm.vocabulary import MONEY_BASES
from clsm.words import Text, listed, paragraph, set_apart

Vintages = int | Mapping[str, int]
"""Which year's population is counted: one year for all, or a year for each territory by its id."""

Amounts = tuple[Decimal | None, ...]
"""Euros under each reading of a rate, in the order of the readings; ``None`` where it is not known."""


@final
@attrs.frozen(kw_only=True)
class Due(Explained):
    """What one payer owes by the key of one contribution, under each reading of its rate.

    ``year`` is the vintage chosen by the caller for the payer's ``territory``, ``None`` where none was;
    ``vintages`` are the years of which its population is documented. Where no amount can be worked out,
    ``amounts`` holds ``None`` and the words say why.
    """

    contribution: str
    payer: str
    basis: str
    territory: str | None
    year: int | None
    population: int | None
    vintages: tuple[int, ...]
    amounts: Amounts
    says: Text = attrs.field(repr=False)


@final
@attrs.frozen(kw_only=True)
class Total:
    """What the payers of a contribution owe together under one reading of its rate.

    ``per_inhabitant`` is what those who pay by inhabitant owe, ``None`` where the part of one of them is not
    known; ``at_least`` what is known together, ``None`` where nothing is.
    """

    reading: Reading
    per_inhabitant: Decimal | None
    at_least: Decimal | None


@final
@attrs.frozen(kw_only=True)
class Paid(Explained):
    """What one payer gave in one year, beside what the key says under each reading.

    ``differences`` is what was paid less what is due by the year; ``None`` where one of the two is not known.
    """

    contribution: str
    payer: str
    year: int
    amount: Decimal
    due: Amounts
    differences: Amounts
    says: Text = attrs.field(repr=False)


@final
@attrs.frozen(kw_only=True)
class Key(Explained):
    """One contribution: its rate, what each payer owes by it, together and in shares, and what was paid.

    ``without_basis`` are the payers whose share nothing documented allows to work out. ``certain`` is
    false where the sources do not say whether the contribution stood on the day.
    """

    contribution: str
    rate: Rate | None
    dues: tuple[Due, ...]
    totals: tuple[Total, ...]
    without_basis: tuple[str, ...]
    paid: tuple[Paid, ...]
    cofunding: tuple[Cofunding, ...]
    certain: bool
    says: Text = attrs.field(repr=False)


def chosen(snapshot: Snapshot, vintages: Vintages | None) -> dict[str, int]:
    """The year chosen for each territory; those for which none is chosen are not there."""
    places = [place.id for place in snapshot.council.territories]
    if vintages is None:
        return {}
    if type(vintages) is int:
        return dict.fromkeys(places, vintages)
    if not isinstance(vintages, Mapping) or not all(type(year) is int for year in vintages.values()):
        raise Mismatch("vintages", found=repr(vintages), field="vintages")
    for id in vintages:
        if id not in places:
            raise Mismatch("territory-id", found=repr(id), near=nearest(id, places), field="vintages")
    return dict(vintages)


_WORDS: Final = Text(
    fr="Taux, dans les mots de sa source : « {words} ».", en="Rate, in the words of its source: “{words}”."
)
_READINGS: Final = Text(
    fr="Ces mots se lisent de {n} façons, et aucune n’est choisie : {readings}.",
    en="These words can be read in {n} ways, and none is chosen: {readings}.",
)
_READING: Final = Text.same("{amount} ({why})")
_TOGETHER: Final = Text(
    fr="Ensemble, ceux qui paient par habitant : {amounts}.", en="Together, those who pay by inhabitant: {amounts}."
)
_AT_LEAST: Final = Text(
    fr="Ce que paient ensemble ceux qui paient par habitant n’est pas connu : au moins {amounts}.",
    en="What those who pay by inhabitant pay together is not known: at least {amounts}.",
)
COUNTED_TWICE: Final = Text(
    fr="Des habitants seraient comptés deux fois, un territoire étant dans un autre : aucun total n’est fait.",
    en="Some inhabitants would be counted twice, as one territory lies in another: no total is made.",
)
_BASIS: Final = Text(fr="Base : {basis}.", en="Basis: {basis}.")
_NO_PAYER: Final = Text(fr="Qui contribue n’est pas nommé.", en="Who contributes is not named.")


def key_of(snapshot: Snapshot, contribution: Contribution, years: Mapping[str, int]) -> Key:
    """What is read of one contribution, with the *years* chosen for the populations of territories."""
    places = {place.id: place for place in snapshot.council.territories}
    rate = contribution.rate
    dues = tuple(due_by_key(snapshot, contribution, payer, places, years) for payer in contribution.payers)
    twice = counted_twice(places, contribution.payers)
    totals = tuple(_total(dues, number, reading, twice) for number, reading in enumerate(rate.readings if rate else ()))
    by_payer = [_owed(dues, number) for number in range(len(totals))]
    return Key(
        contribution=contribution.id,
        rate=rate,
        dues=dues,
        totals=totals,
        without_basis=tuple(due.payer for due in dues if due.basis == "not_documented"),
        paid=tuple(_payments(snapshot, contribution, by_payer)),
        cofunding=tuple(
            cofunding(
                snapshot, contribution.id, ((due.payer, due.amounts[number]) for due in dues), reading=total.reading
            )
            for number, total in enumerate(totals)
            if dues and not twice
        ),
        certain=contribution.id not in snapshot.uncertain,
        says=paragraph(_key_words(snapshot, contribution, dues, totals, twice)),
    )


def _key_words(
    snapshot: Snapshot, contribution: Contribution, dues: tuple[Due, ...], totals: tuple[Total, ...], twice: bool
) -> Iterator[Text]:
    rate = contribution.rate
    yield Text.same("{name} –").format(name=contribution.name)
    if rate:
        yield _WORDS.format(words=rate.words)
    if rate and rate.is_ambiguous:
        readings = set_apart(_READING.format(amount=euros(reading.value), why=reading.why) for reading in rate.readings)
        yield _READINGS.format(n=len(rate.readings), readings=readings)
    if contribution.basis != "not_documented":
        yield _BASIS.format(basis=MONEY_BASES[contribution.basis])
    if not dues:
        yield _NO_PAYER
    yield from (due.says for due in dues)
    together, least = [total.per_inhabitant for total in totals], [total.at_least for total in totals]
    if twice:
        yield COUNTED_TWICE
    elif together and None not in together:
        yield _TOGETHER.format(amounts=either(together))
    elif least and None not in least:
        yield _AT_LEAST.format(amounts=either(least))
    yield from freshness(snapshot, contribution)


def either(amounts: Iterable[Decimal | None]) -> Text:
    """Amounts under each reading, as alternatives."""
    return listed((euros(amount) for amount in amounts if amount is not None), Text(fr=" ou ", en=" or "))


def counted_twice(places: Mapping[str, Territory], payers: Iterable[Payer]) -> bool:
    """Whether some people live in the territories of two of those who pay by inhabitant."""
    counted = [payer.territory for payer in payers if payer.basis == "per_capita" and payer.territory]
    try:
        total_population(places, counted, 0)
    except Mismatch:
        return True
    return False


_DUE: Final = Text(
    fr="{payer} : {count} habitants en {year}, soit {amounts}.",
    en="{payer}: {count} inhabitants in {year}, that is {amounts}.",
)
_NO_BASIS: Final = Text(
    fr="{payer} : sur quelle base sa part se calcule n’est pas documenté ; elle n’est pas répartie.",
    en="{payer}: on what basis its share is reckoned is not documented; it is not apportioned.",
)
_OTHER_BASIS: Final = Text(
    fr="{payer} : {basis} ; le montant n’est pas documenté ici.", en="{payer}: {basis}; the amount is not told here."
)
_WHOSE: Final = Text(
    fr="{payer} : quels habitants sont comptés n’est pas documenté.",
    en="{payer}: whose inhabitants are counted is not documented.",
)
_NO_YEAR: Final = Text(
    fr="{payer} : aucune année de population n’est choisie ; années documentées : {years}.",
    en="{payer}: no year of population is chosen; documented years: {years}.",
)
_NOT_THAT_YEAR: Final = Text(
    fr="{payer} : la population de {year} n’est pas documentée ; années documentées : {years}.",
    en="{payer}: the population of {year} is not documented; documented years: {years}.",
)
_DISAGREE: Final = Text(
    fr="{payer} : les sources ne s’accordent pas sur la population de {year} ; autres années documentées : {years}.",
    en="{payer}: sources disagree on the population of {year}; other documented years: {years}.",
)
_WITHOUT_RATE: Final = Text(
    fr="{payer} : par habitant, sans taux documenté.", en="{payer}: by inhabitant, without a documented rate."
)
_NO_YEARS: Final = Text(fr="aucune", en="none")


def due_by_key(
    snapshot: Snapshot,
    contribution: Contribution,
    payer: Payer,
    places: Mapping[str, Territory],
    years: Mapping[str, int],
) -> Due:
    """What one *payer* owes, with the year chosen for its territory."""
    place = places[payer.territory] if payer.territory else None
    year = years.get(place.id) if place else None
    population = place.population(year) if place and year is not None else None
    known = sorted({figure.year for figure in place.populations if figure.year is not None}) if place else []
    vintages = tuple(vintage for vintage in known if place and place.population(vintage) is not None)
    alone = attrs.evolve(contribution, payers=(payer,))
    amounts = tuple(share.amount for share in alone.shares({place.id: population} if place else {}))
    name = actor_name(snapshot, payer.actor)
    documented = listed(Text.same(str(vintage)) for vintage in vintages) if vintages else _NO_YEARS
    if payer.basis == "not_documented":
        says = _NO_BASIS.format(payer=name)
    elif payer.basis != "per_capita":
        says = _OTHER_BASIS.format(payer=name, basis=MONEY_BASES[payer.basis])
    elif place is None:
        says = _WHOSE.format(payer=name)
    elif year is None:
        says = _NO_YEAR.format(payer=name, years=documented)
    elif population is None:
        unknown = _DISAGREE if year in known else _NOT_THAT_YEAR
        says = unknown.format(payer=name, year=year, years=documented)
    elif not amounts:
        says = _WITHOUT_RATE.format(payer=name)
    else:
        says = _DUE.format(payer=name, count=number(population), year=year, amounts=either(amounts))
    return Due(
        contribution=contribution.id,
        payer=payer.actor,
        basis=payer.basis,
        territory=payer.territory,
        year=year,
        population=population,
        vintages=vintages,
        amounts=amounts,
        says=says,
    )


def _whole(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of all *amounts*; ``None`` where one is not known, or there is none."""
    listed_amounts = tuple(amounts)
    return None if None in listed_amounts else known_sum(listed_amounts)


def _total(dues: tuple[Due, ...], number: int, reading: Reading, twice: bool) -> Total:
    by_inhabitant = [due.amounts[number] for due in dues if due.basis == "per_capita"]
    return Total(
        reading=reading,
        per_inhabitant=None if twice else _whole(by_inhabitant),
        at_least=None if twice else known_sum(due.amounts[number] for due in dues),
    )


def _owed(dues: tuple[Due, ...], number: int) -> dict[str, Decimal | None]:
    """What each payer owes under one reading, its several territories together."""
    payers = dict.fromkeys(due.payer for due in dues)
    return {id: _whole(due.amounts[number] for due in dues if due.payer == id) for id in payers}


# ---------------------------------------------------------------- payments

_PAID: Final = Text(fr="{payer} a versé {amount} en {year}.", en="{payer} paid {amount} in {year}.")
_DUE_THEN: Final = Text(fr="La clé dit : {amounts}.", en="The key says: {amounts}.")
_DUE_UNKNOWN: Final = Text(fr="Ce que dit la clé n’est pas connu.", en="What the key says is not known.")
_RHYTHM: Final = Text(
    fr="Que cette contribution soit due une fois par an n’est pas documenté : rien n’est comparé.",
    en="Whether this contribution is due once a year is not documented: nothing is compared.",
)
_YEARLY: Final = Frequency(low=1, high=1, unit="year")


def _payments(
    snapshot: Snapshot, contribution: Contribution, by_payer: list[dict[str, Decimal | None]]
) -> Iterator[Paid]:
    paid = dict[tuple[str, int], Decimal]()
    for payment in contribution.payments:
        if payment.year <= snapshot.date.year:
            at = (payment.payer, payment.year)
            paid[at] = paid.get(at, Decimal(0)) + payment.amount
    yearly = contribution.frequency is not None and contribution.frequency.plain == _YEARLY
    for (payer, year), amount in sorted(paid.items()):
        due = tuple(owed.get(payer) for owed in by_payer)
        sentences = [_PAID.format(payer=actor_name(snapshot, payer), amount=euros(amount), year=year)]
        known = bool(due) and None not in due
        sentences.append(_DUE_THEN.format(amounts=either(due)) if known else _DUE_UNKNOWN)
        sentences += [_RHYTHM] if known and not yearly else []
        yield Paid(
            contribution=contribution.id,
            payer=payer,
            year=year,
            amount=amount,
            due=due,
            differences=tuple(amount - owed if yearly and owed is not None else None for owed in due),
            says=paragraph(sentences),
        )
