"""Tables of the rows of a study: how many councils answer what, of how many whose files say it.

Beside every share stands how many say nothing, and between what it lies whatever they would say. Answers stand in the
order of their list, never by how many give them, and nothing adds them up to a mark.
"""

import statistics
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final, final

import attrs

from clsm.quantities import say_number
from clsm.results import Result
from clsm.studies.asking import OWN
from clsm.tables import Row, cell
from clsm.vocabulary import LISTS, label
from clsm.words import SEMICOLON, YES_OR_NO, Lang, Plural, Text, both, lines, listed


def tabulate(
    rows: Iterable[Row],
    columns: Iterable[str] | None = None,
    *,
    cuts: Mapping[str, Sequence[float]] | None = None,
    lists: Mapping[str, str] | None = None,
    titles: Mapping[str, Text] | None = None,
    named: Collection[str] = (),
    own: Collection[str] = (),
) -> "Tabulation":
    """How the councils of a study answer each question.

    Numbers have a mean, a median, the lowest and the highest; with *cuts*, classes too. A list of values counts a
    council for each of them, so that its shares come to more than one. What is ``None``, or was not answered, is not
    documented: it is told beside, and is in no share.

    Parameters
    ----------
    rows : iterable of mapping
        The rows of :func:`run`.
    columns : iterable of str, optional
        The questions in their order; by default all, as the rows have them.
    cuts : mapping of str to sequence of float, optional
        Where the classes of a number begin, ascending: ``{"inhabitants": [100_000, 200_000]}`` makes three.
    lists : mapping of str to str, optional
        The list of :mod:`clsm.vocabulary` of which the answers to a question are words.
    titles : mapping of str to Text, optional
        What readers see for a question; by default the name of its column.
    named : collection of str, optional
        The questions that a file can answer by *yes* alone, as what it does not name may be there. Their answers have
        no share, which would always be the whole; their bounds are among all that were read.
    own : collection of str, optional
        The ids of the caller's own councils. They alone are named, beside the answers that they give.

    Examples
    --------
    >>> rows = [{"council": id, "bodies": n} for id, n in (("a", 3), ("b", 5), ("c", None))]
    >>> ((answer, *_),) = (it.answers for it in tabulate(rows, cuts={"bodies": [4]}).distributions)
    >>> answer.says.en, answer.councils, answer.share, answer.bounds
    ('under 4', 1, 0.5, (0.3333333333333333, 0.6666666666666666))
    """
    rows = list(rows)
    read = [row for row in rows if row.get("council") is not None]
    names = list(dict.fromkeys(name for row in read for name in row if name not in OWN)) if columns is None else columns
    made = _Maker(cuts or {}, lists or {}, titles or {}, frozenset(named), frozenset(own))
    return Tabulation(
        distributions=tuple(made.distribution(name, read) for name in names), given=len(rows), read=len(read)
    )


@final
@attrs.frozen(kw_only=True)
class Answer:
    """One answer to a question, and how many councils give it.

    ``share`` is among those whose files say something, ``None`` where none does and where files can only say yes;
    ``bounds`` are the least and the
    most that it can be among all that were read, whatever the others would say. ``own`` are the caller's own.
    """

    says: Text
    councils: int
    share: float | None
    bounds: tuple[float, float] | None
    own: tuple[str, ...]


@final
@attrs.frozen(kw_only=True)
class Distribution:
    """The answers to one question in their order, and of how many councils the files say nothing.

    ``figures`` are the mean, the median, the lowest and the highest of numbers; empty for other answers.
    """

    column: str
    title: Text
    answers: tuple[Answer, ...]
    figures: Mapping[str, float]
    documented: int
    not_documented: int


@final
@attrs.frozen(kw_only=True, repr=False)
class Tabulation(Result):
    """What the files of several councils say: ``given`` councils, of which ``read`` could be."""

    distributions: tuple[Distribution, ...]
    given: int
    read: int

    @property
    def says(self) -> Text:
        """What it measures, of how many councils, and each question with its answers."""
        head = _HEAD.of(self.given, read=self.read)
        return lines([_MEASURES, head, *map(_said, self.distributions)])

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """A row for each answer, and one for each figure of a number."""
        return [row for it in self.distributions for row in _rows(it, self.read, lang)]


def _rows(it: Distribution, read: int, lang: Lang) -> Iterable[Row]:
    known = {"documented": it.documented, "not_documented": it.not_documented, "read": read}
    empty: Row = {"councils": None, "share": None, "share_at_least": None, "share_at_most": None, "value": None}
    for answer in it.answers:
        low, high = answer.bounds or (None, None)
        yield {
            "question": it.title.say(lang),
            "answer": answer.says.say(lang),
            **empty,
            **{"councils": answer.councils, "share": answer.share, "share_at_least": low, "share_at_most": high},
            **known,
            "own": ", ".join(answer.own) or None,
        }
    for name, value in it.figures.items():
        about = {"question": it.title.say(lang), "answer": _FIGURES[name].say(lang)}
        yield about | empty | {"value": value} | known | {"own": None}


def _said(it: Distribution) -> Text:
    """A question with its answers; how many files say nothing stands beside."""
    answers = [
        _COUNT.format(answer=answer.says, n=answer.councils)
        if answer.share is None
        else _ANSWER.format(answer=answer.says, n=answer.councils, share=_percent(answer.share))
        for answer in it.answers
    ]
    figures = [
        _FIGURE.format(name=_FIGURES[name], value=_number(value))
        for name, value in it.figures.items()
        if name in ("mean", "median")
    ]
    told = listed([*answers, *figures], SEMICOLON) if it.documented else _NOTHING
    return _QUESTION.format(title=it.title, answers=told, documented=it.documented, not_documented=it.not_documented)


def _number(value: float) -> Text:
    shown = int(value) if value == int(value) else Decimal(f"{value:.1f}")
    return both(lambda lang: say_number(shown, lang))


def _percent(share: float) -> Text:
    return both(lambda lang: cell(round(100 * share, 1), lang))


class _Maker:
    """Makes distributions of columns."""

    def __init__(
        self,
        cuts: Mapping[str, Sequence[float]],
        lists: Mapping[str, str],
        titles: Mapping[str, Text],
        named: frozenset[str],
        own: frozenset[str],
    ) -> None:
        self.cuts, self.lists, self.titles, self.named, self.own = cuts, lists, titles, named, own

    def distribution(self, column: str, rows: Sequence[Row]) -> Distribution:
        """The answers to one question of the councils that were read."""
        said = [(row["council"], row[column]) for row in rows if row.get(column) is not None]
        numbers = [value for _, value in said if isinstance(value, int | float) and not isinstance(value, bool)]
        numeric = bool(numbers) and len(numbers) == len(said)
        classes = self._classes(column) if numeric else self._values(column, [value for _, value in said])
        missing = len(rows) - len(said)
        return Distribution(
            column=column,
            title=self.titles.get(column, Text.same(column)),
            answers=tuple(self._answer(column, says, test, said, missing) for says, test in classes),
            figures=_figures(numbers) if numeric else {},
            documented=len(said),
            not_documented=missing,
        )

    def _answer(self, column: str, says: Text, test: Any, said: Sequence[tuple[str, Any]], missing: int) -> Answer:
        councils = [council for council, value in said if test(value)]
        read = len(said) + missing
        return Answer(
            says=says,
            councils=len(councils),
            share=None if column in self.named or not said else len(councils) / len(said),
            bounds=(len(councils) / read, (len(councils) + missing) / read) if read else None,
            own=tuple(sorted(self.own.intersection(councils))),
        )

    def _classes(self, column: str) -> Iterable[tuple[Text, Any]]:
        """The classes of a number, ascending; none where it is not cut."""
        edges = list(self.cuts.get(column, ()))
        if not edges:
            return
        yield _UNDER.format(high=_number(edges[0])), lambda value: value < edges[0]
        for low, high in pairwise(edges):
            between = _BETWEEN.format(low=_number(low), high=_number(high))
            yield between, lambda value, low=low, high=high: low <= value < high
        yield _FROM.format(low=_number(edges[-1])), lambda value: value >= edges[-1]

    def _values(self, column: str, values: Sequence[Any]) -> Iterable[tuple[Text, Any]]:
        """The answers given: yes before no, words in the order of their list, other texts by their letters."""
        given = {item for value in values for item in (value if isinstance(value, list) else [value])}
        name = self.lists.get(column)
        order = {id: place for place, id in enumerate(LISTS[name])} if name else {}
        for item in sorted(given, key=lambda item: (item is not True, order.get(item, len(order)), str(item))):
            yield (
                _label(name, item),
                lambda value, item=item: item in value if isinstance(value, list) else value == item,
            )


def _label(name: str | None, item: Any) -> Text:
    if isinstance(item, bool):
        return YES_OR_NO[item]
    if name is None:
        return Text.same(str(item))
    return both(lambda lang: label(name, item, lang=lang))


def _figures(numbers: Sequence[float]) -> Mapping[str, float]:
    return {
        "mean": statistics.fmean(numbers),
        "median": float(statistics.median(numbers)),
        "lowest": float(min(numbers)),
        "highest": float(max(numbers)),
    }


_FIGURES: Final = {
    "mean": Text(fr="moyenne", en="mean"),
    "median": Text(fr="médiane", en="median"),
    "lowest": Text(fr="au plus bas", en="lowest"),
    "highest": Text(fr="au plus haut", en="highest"),
}
_UNDER: Final = Text(fr="moins de {high}", en="under {high}")
_BETWEEN: Final = Text(fr="de {low} à moins de {high}", en="{low} to under {high}")
_FROM: Final = Text(fr="{low} et plus", en="{low} and over")
_MEASURES: Final = Text(
    fr="Ceci mesure ce que les dossiers documentent, pas ce que les conseils font.",
    en="This measures what files document, not what councils do.",
)
_HEAD: Final = Plural(
    Text(fr="{n} dossier a été donné ; lus : {read}.", en="{n} file was given; read: {read}."),
    Text(fr="{n} dossiers ont été donnés ; lus : {read}.", en="{n} files were given; read: {read}."),
)
_ANSWER: Final = Text(fr="{answer} {n} ({share} %)", en="{answer} {n} ({share} %)")
_COUNT: Final = Text(fr="{answer} {n}", en="{answer} {n}")
_FIGURE: Final = Text(fr="{name} {value}", en="{name} {value}")
_NOTHING: Final = Text(fr="rien n’est documenté", en="nothing is documented")
_QUESTION: Final = Text(
    fr="{title} : {answers}. Dossiers qui le disent : {documented} ; qui n’en disent rien : {not_documented}.",
    en="{title}: {answers}. Files that say it: {documented}; that say nothing of it: {not_documented}.",
)
