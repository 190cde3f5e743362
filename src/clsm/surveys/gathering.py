"""What every layout makes of a file: answers by organisation and cell, each with its place, and what went wrong."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final, Literal, final

import attrs

from clsm.dates import PartialDate
from clsm.privacy import masked
from clsm.problems import Mismatch, Problem
from clsm.surveys.grids import Where
from clsm.surveys.names import Roster, name_key
from clsm.surveys.verdicts import Form
from clsm.surveys.wording import ANSWERS
from clsm.words import Text, flat

Dates = Literal["day-first", "month-first"]

_MOST_SHOWN: Final = 80
_MOST_SUGGESTED: Final = 100
_LONGEST: Final = 500


def shown(words: str) -> str:
    """*words* as a message may show them: nothing that looks like a person, and not too long.

    >>> shown("voir avec Mme Exemple")
    'voir avec M…'
    """
    return _shown(" ".join(words[:_LONGEST].split()))


@lru_cache(maxsize=4_096)
def _shown(words: str) -> str:
    text = masked(words)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


@final
@attrs.frozen
class Raw:
    """The words of one cell, in which form they answer, and where they stand."""

    text: str
    form: Form
    where: Where
    error: bool = False
    computed: bool = False


@final
@attrs.frozen(kw_only=True)
class AnswerRow:
    """What one respondent of the organisation ``by`` answered.

    ``cells`` are pairs of a partner and a cell. ``finished`` is ``None`` where the file does not say it. ``listed``
    says that a list of partners was shown and that what is not ticked in it is a no; ``complete`` that whoever is not
    named is a no; ``sent`` that an answer was sent, whatever stands in its cells.
    """

    by: str
    where: Where
    cells: tuple[tuple[str, Raw], ...]
    finished: bool | None = None
    date: PartialDate | None = None
    beginning: str = ANSWERS
    view: str | None = None
    listed: bool = False
    complete: bool = False
    sent: bool = False


@final
@attrs.frozen(kw_only=True)
class Options:
    """What the caller says of the file; see :func:`clsm.surveys.read`."""

    respondent: str | None = None
    partner: str | None = None
    question: str | None = None
    unknown_question: str | None = None
    columns: str | None = None
    level: str | None = None
    contact: str | None = None
    respondents: Literal["rows", "columns"] = "rows"
    dates: Dates = "day-first"


@final
@attrs.frozen(kw_only=True)
class Unmatched:
    """Words that name no organisation of the council: where they stand, and which ids they may mean.

    ``text`` shows nothing that looks like a person. No suggestion is ever taken: ``matches=`` of
    :func:`clsm.surveys.read` says which is meant.
    """

    text: str
    where: tuple[str, ...]
    suggestions: tuple[str, ...]


@final
@attrs.define
class Gathering:
    """What is met while files are read; it knows the organisations and no layout."""

    roster: Roster
    options: Options
    rows: list[AnswerRow] = attrs.field(factory=list)
    targets: dict[str, None] = attrs.field(factory=dict)
    problems: list[Problem] = attrs.field(factory=list)
    remarks: list[Text] = attrs.field(factory=list)
    matched: dict[str, str] = attrs.field(factory=dict)
    not_read: list[str] = attrs.field(factory=list)
    ratings: list[tuple[str, str, str, Raw]] = attrs.field(factory=list)
    contacts: list[tuple[str, str, Raw]] = attrs.field(factory=list)
    tells_answered: bool = False
    has_columns: bool = False
    own_survey: str | None = None
    own_relation: str | None = None
    _unmatched: dict[str, list[tuple[str, Where]]] = attrs.field(factory=dict)

    def id_of(self, words: str, where: Where, *, aside: bool = False) -> str | None:
        """The organisation that *words* name; what names none is kept with its place.

        *aside*: nothing was answered beside it, as in a line of totals or a note under a table.
        """
        id = self.roster.id_of(words)
        if id is not None:
            self.matched[" ".join(words.split())] = id
            return id
        key = name_key(words) or words
        if key not in self._unmatched:
            near = self.suggestions(words)
            code = "survey-line-aside" if aside else "survey-name"
            self.problem(_name_problem(code, shown(words), near), where)
        self._unmatched.setdefault(key, []).append((words, where))
        return None

    def suggestions(self, words: str) -> tuple[str, ...]:
        """Who may be meant by *words*; nobody where they are too long, or where too many names fit nothing."""
        if len(words) > 200 or len(self._unmatched) > _MOST_SUGGESTED:
            return ()
        return self.roster.suggestions(words)

    def unmatched(self) -> tuple[Unmatched, ...]:
        """All words that name no organisation, in the order in which they were met."""
        return tuple(
            Unmatched(
                text=shown(places[0][0]),
                where=tuple(str(where) for _, where in places),
                suggestions=self.suggestions(places[0][0]),
            )
            for places in self._unmatched.values()
        )

    def problem(self, mismatch: Mismatch, where: Where) -> None:
        """Keep a problem with its place."""
        self.problems.append(mismatch.at("", **where.place()))

    def target(self, ids: Iterable[str]) -> None:
        """The file asks about these partners, or lists them."""
        self.targets.update(dict.fromkeys(ids))


def _name_problem(code: str, words: str, near: tuple[str, ...]) -> Mismatch:
    fields: dict[str, Any] = {"found": repr(words), "near": flat(near) or None}
    return Mismatch("survey-line-aside", **fields) if code == "survey-line-aside" else Mismatch("survey-name", **fields)
