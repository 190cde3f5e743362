"""Trust and value among partners: means of what they said of one another, and nothing that tells of one of them.

The six questions are those of PARTNER (Varda et al. 2008, Core dimensions of connectivity in public health
collaboratives, *Journal of Public Health Management and Practice* 14(5), E1-E7): trust is openness, reliability and a
shared mission; value is influence, involvement and resources; each from 1, not at all, to 4, a great deal.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Any, Final, final

import attrs

from clsm.entities.actors import Actor
from clsm.entities.ties import TrustSummary
from clsm.network.tables import Table
from clsm.problems import Mismatch
from clsm.quantities import say_number
from clsm.results import Bounds, Result
from clsm.tables import Row
from clsm.vocabulary import RATINGS
from clsm.words import Lang, Plural, Text, both, paragraph

FEWEST: Final = 5
"""The fewest raters of an organisation, and the fewest organisations, of which a mean is told."""

ITEMS: Final[Mapping[str, tuple[str, str, str]]] = {
    "trust": ("openness", "reliability", "shared_mission"),
    "value": ("influence", "involvement", "resources"),
}

_COLUMNS: Final = ("rater", "rated", "item", "score")
_SPEAKS_FOR_A_PERSON: Final = frozenset({"individual_practice", "mutual_or_fellowship"})
_PERSONS: Final = frozenset({"primary_care", "residents", "self_help_fellowship"})
"""Sectors whose partners are practices, professions, persons or fellowships: to rate them is to rate somebody."""


@final
@attrs.frozen(kw_only=True, repr=False)
class TrustAndValue(Result):
    """What :func:`trust_and_value` answers.

    Attributes
    ----------
    trust, value : clsm.entities.ties.TrustSummary or None
        The mean over the organisations of the mean that their raters gave them, to two decimals; ``None`` where
        fewer than five organisations have five raters each.
    not_rated : int
        Ratings of practices, professions, persons and fellowships, which are left out.
    of_oneself : int
        Ratings of oneself, which are left out.
    bounds : mapping
        ``None`` for both: no bound over the ratings that are missing is computed.
    """

    trust: TrustSummary | None
    value: TrustSummary | None
    not_rated: int
    of_oneself: int
    bounds: Bounds

    @property
    def summaries(self) -> tuple[TrustSummary, ...]:
        """Those that may be told, as ``Survey.ratings`` takes them."""
        return tuple(summary for summary in (self.trust, self.value) if summary)

    @property
    def says(self) -> Text:
        """Both means, or why there is none."""
        return paragraph(_sentences(self))

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for trust, one for value."""
        return [
            {
                "of": RATINGS[on].say(lang),
                "value": None if summary is None else summary.score,
                "raters": None if summary is None else summary.raters,
                "organisations": None if summary is None else summary.organisations,
            }
            for on, summary in (("trust", self.trust), ("value", self.value))
        ]


def trust_and_value(ratings: Any, actors: Iterable[Actor]) -> TrustAndValue:
    """Mean trust and value among partners, from a plain table of ratings.

    What a rater says of an organisation counts only where all three questions are answered. An organisation's mean is
    over its raters, at least five others; the mean of all is over at least five organisations. No item, no
    organisation, no sector, no least and no most is told: each would tell of somebody. Nor are practices,
    professions, persons and fellowships rated.

    Parameters
    ----------
    ratings : DataFrame or iterable of mappings
        Rows with ``rater`` and ``rated`` (ids of actors), ``item`` (``openness``, ``reliability``,
        ``shared_mission``, ``influence``, ``involvement``, ``resources``) and ``score``, 1 to 4; a score that is
        missing (``None``, NaN) is no answer.
    actors : iterable of clsm.Actor
        Those who rate and are rated, ``today.actors``.

    Returns
    -------
    TrustAndValue

    Raises
    ------
    clsm.problems.Mismatch
        For a row that cannot be read, all rows named by number and none by who rated whom: a column that is not
        there, an id that no actor has, another item or score, or the same rating twice.

    Examples
    --------
    >>> from clsm import Actor
    >>> actors = [Actor(id=f"partner-{at}", name=f"Partner {at}", sector="social_landlord") for at in range(6)]
    >>> rows = [
    ...     {"rater": rater.id, "rated": rated.id, "item": item, "score": 3}
    ...     for rater in actors
    ...     for rated in actors
    ...     for item in ("openness", "reliability", "shared_mission")
    ... ]
    >>> answer = trust_and_value(rows, actors)
    >>> answer.trust.score, answer.trust.raters, answer.trust.organisations, answer.value, answer.of_oneself
    (Decimal('3.00'), 5, 6, None, 18)
    """
    by_id = {actor.id: actor for actor in actors}
    told, own, left_out = defaultdict[tuple[str, str], dict[str, int]](dict), 0, 0
    wrong, twice = list[int](), list[int]()
    for number, row in enumerate(_rows(ratings), start=1):
        rating = _read(row, by_id)
        if rating is None:
            wrong.append(number)
            continue
        rater, rated, item, score = rating
        if score is None:
            continue
        if item in told[rater, rated]:
            twice.append(number)
        told[rater, rated][item] = score
    if bad := sorted((*wrong, *twice)):
        raise Mismatch("rating-rows", rows=", ".join(map(str, bad[:10])) + (" …" if len(bad) > 10 else ""))
    kept = dict[tuple[str, str], dict[str, int]]()
    for (rater, rated), items in told.items():
        if rater == rated:
            own += len(items)
        elif _may_not_be_rated(by_id[rated]):
            left_out += len(items)
        else:
            kept[rater, rated] = items
    return TrustAndValue(
        trust=_mean("trust", kept),
        value=_mean("value", kept),
        not_rated=left_out,
        of_oneself=own,
        bounds=Table({"trust": None, "value": None}),
    )


def _rows(ratings: Any) -> Iterable[Any]:
    """The rows of a table, whether a data frame or not."""
    rows: Iterable[Any] = ratings.to_dict("records") if hasattr(ratings, "to_dict") else ratings
    return rows


def _read(row: Any, actors: Mapping[str, Actor]) -> tuple[str, str, str, int | None] | None:
    """A rating; ``None`` for a row that is none."""
    if not isinstance(row, Mapping) or not {*_COLUMNS} <= row.keys():
        return None
    rater, rated, item, score = (row[column] for column in _COLUMNS)
    if not (isinstance(rater, str) and isinstance(rated, str) and rater in actors and rated in actors):
        return None
    if not any(item in items for items in ITEMS.values()):
        return None
    # the missing values of numpy and pandas are not equal to themselves, or cannot say whether they are
    if score is None or type(score).__name__ == "NAType" or score != score:
        return rater, rated, item, None
    if isinstance(score, bool) or score not in (1, 2, 3, 4):
        return None
    return rater, rated, item, int(score)


def _may_not_be_rated(actor: Actor) -> bool:
    return actor.legal_nature in _SPEAKS_FOR_A_PERSON or actor.sector in _PERSONS


def _mean(on: str, ratings: Mapping[tuple[str, str], Mapping[str, int]]) -> TrustSummary | None:
    given = defaultdict[str, list[Fraction]](list)
    for (_, rated), items in ratings.items():
        scores = [items[item] for item in ITEMS[on] if item in items]
        if len(scores) == len(ITEMS[on]):
            given[rated].append(Fraction(sum(scores), len(scores)))
    heard = {rated: scores for rated, scores in given.items() if len(scores) >= FEWEST}
    if len(heard) < FEWEST:
        return None
    mean = sum((sum(scores, Fraction(0)) / len(scores) for scores in heard.values()), Fraction(0)) / len(heard)
    exact = Decimal(mean.numerator) / Decimal(mean.denominator)
    return TrustSummary(
        on=on,
        score=exact.quantize(Decimal("0.01"), ROUND_HALF_EVEN),
        raters=min(map(len, heard.values())),
        organisations=len(heard),
    )


_A_MEAN: Final = Text(
    fr="{on} : {score} en moyenne, sur 4, sur {organisations} organisations notées par {raters} autres ou plus.",
    en="{on}: {score} of 4 on average, over {organisations} organisations, each rated by {raters} others at least.",
)
_TOO_FEW: Final = Text(
    fr="{on} : moins de cinq organisations ont cinq notes complètes chacune, rien n’est dit.",
    en="{on}: fewer than five organisations have five full ratings each, nothing is told.",
)
_LEFT_OUT: Final = Plural(
    Text(
        fr="{n} note, d’un cabinet, d’une profession, d’une personne ou d’une fraternité, est laissée de côté.",
        en="{n} rating, of a practice, a profession, a person or a fellowship, is left out.",
    ),
    Text(
        fr="{n} notes, de cabinets, de professions, de personnes ou de fraternités, sont laissées de côté.",
        en="{n} ratings, of practices, professions, persons or fellowships, are left out.",
    ),
)


def _sentences(answer: TrustAndValue) -> Iterator[Text]:
    for on, summary in (("trust", answer.trust), ("value", answer.value)):
        if summary is None:
            yield _TOO_FEW.format(on=RATINGS[on])
        else:
            score = summary.score
            said = both(lambda lang, score=score: say_number(score, lang))  # type: ignore[misc]
            yield _A_MEAN.format(on=RATINGS[on], score=said, organisations=summary.organisations, raters=summary.raters)
    if answer.not_rated:
        yield _LEFT_OUT.of(answer.not_rated)
