"""Heading lines: which line they are, which column is a partner, which is a person's and is not read."""

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, final

import attrs

from clsm.dates import PartialDate
from clsm.problems import Mismatch, nearest
from clsm.surveys.gathering import Dates
from clsm.surveys.grids import Grid
from clsm.surveys.names import Roster, name_key
from clsm.surveys.wording import BEGINNING, FORM, VIEW

_LONGEST: Final = 1_000
"""No heading is longer; in a longer text no partner is looked for."""

_SEARCHED: Final = 40
"""In how many lines from the top headings are looked for."""

# headings as name_key leaves them; what ends with one of the first is a person's whatever stands before
_PERSONAL: Final = re.compile(
    r"(?:.* )?(?:e ?mail|courriel|messagerie|prenom|first name|last name|surname|nom de famille|nom et prenom|full name"
    r"|adresse ip|ip address|ipaddr|uid|user name|username|utilisateur|submitted by|telephone|phone|mobile|portable"
    r"|token|code d invitation|access code|survey identifier|deviceid|phonenumber|subscriberid|photo|photo url"
    r"|signature|date de naissance|birth date|personne contact|contact person|job title)"
    r"|(?:votre |your |le |son )?(?:nom|name|ip|tel|mail|user|repondant|personne|fonction|poste)"
    r"|(?:nom|name) (?:du|de la|of the|de l) (?:repondante?|personne|referente?|respondent|person)(?: .*)?"
)
_DATES: Final = re.compile(
    r"(?:horodateur|timestamp|submitdate|date de soumission|date submitted|heure de soumission|submission time"
    r"|submissiondate|sessionfinish|submission date|heure de fin|completion time|end|date"
    r"|date de la reponse|date of the answer"
    r"|.* timestamp|start|startdate|heure de debut|datestamp)"
)
_DATE_ORDER: Final = ("submi", "soumi", "horod", "timestamp", "fin", "end", "complet", "date", "")
_SUBMITTED: Final = frozenset({"submitdate", "date de soumission", "date submitted", "submitted"})
VALIDATION: Final = "validation status"
_DRAFT: Final = frozenset({"brouillon", "draft", "is draft"})


class PartnerColumn(NamedTuple):
    """A column about one partner: the question that it belongs to, and who it is about."""

    question: str
    about: str
    column: int


@final
@attrs.frozen
class Headings:
    """The heading line of a grid, its texts by column, and the columns about a partner by their question.

    ``fine`` are second texts of the same columns, where a file has two heading lines.
    """

    grid: Grid
    row: int
    texts: tuple[str, ...]
    partners: tuple[PartnerColumn, ...]
    fine: tuple[str, ...] = ()

    @property
    def data(self) -> range:
        """The rows under the heading line."""
        return range(self.row + 1, len(self.grid.rows))

    def find(self, heading: str) -> int:
        """The column under *heading*, or of that letter; raises :class:`~clsm.problems.Mismatch` where none is."""
        for texts in (self.texts, self.fine):
            for column, text in enumerate(texts):
                if text and (text == heading or name_key(text) == name_key(heading)):
                    return column
        if re.fullmatch("[A-Z]{1,2}", heading) and (column := column_number(heading)) < len(self.texts):
            return column
        raise Mismatch("survey-column", found=repr(heading), near=nearest(heading, [it for it in self.texts if it]))

    def date_column(self) -> int | None:
        """The column with the day of the answer: when it was sent, rather than when it was begun."""
        columns = [at for at, text in enumerate(self.texts) if _DATES.fullmatch(name_key(text))]
        rank = {at: next(n for n, word in enumerate(_DATE_ORDER) if word in name_key(self.texts[at])) for at in columns}
        return min(columns, key=lambda at: rank[at], default=None)

    def finished(self, row: int) -> bool | None:
        """Whether the answer in *row* was sent as a whole; ``None`` where the file does not say it."""
        for column, text in enumerate(self.texts):
            key, value = name_key(text), self.grid.at(row, column)
            if key in _SUBMITTED:
                return bool(value) and value != "{question_not_shown}"
            if key in _DRAFT:
                return value.casefold() in ("0", "", "non", "no")
            if key.endswith(" complete") and value in ("0", "1", "2"):
                return value == "2"
        return None

    def known_columns(self) -> set[int]:
        """The columns that are read beside the answers: the day, whether it was sent, our own questions."""
        own = {self.labelled(name) for name in ("beginning", "view", "survey", "relation")}
        sent = {at for at, text in enumerate(self.texts) if _tells_finished(name_key(text))}
        return {at for at in {self.date_column(), *own, *sent} if at is not None}

    def labelled(self, name: str) -> int | None:
        """The column of our own questionnaire's question *name*; ``None`` where there is none."""
        labels = {"beginning": BEGINNING, "view": VIEW}
        keys = {name_key(FORM.get(name, ""))} - {""}
        if name in labels:
            keys |= {name_key(labels[name].fr), name_key(labels[name].en)}
        for at, text in enumerate(self.texts):
            key = name_key(text)
            if key and (key in keys or any(key.endswith(f" {own}") for own in keys)):
                return at
        return None


def _tells_finished(key: str) -> bool:
    return key in _SUBMITTED or key in _DRAFT or key.endswith(" complete") or key == VALIDATION


def column_number(letters: str) -> int:
    """The place of a column, from 0, by its letters.

    >>> column_number("A"), column_number("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def is_personal(heading: str) -> bool:
    """Whether a column is about the person who answers: it is not read.

    >>> is_personal("Adresse de messagerie"), is_personal("Nom"), is_personal("Nom de la structure")
    (True, True, False)
    """
    return _PERSONAL.fullmatch(name_key(heading)) is not None


def headings(grid: Grid, roster: Roster) -> Headings:
    """The headings of *grid*: the line where most partners stand, else the first that is no title."""
    if len(grid.rows) > 1 and _is_codes(grid, 1):
        return at_row(grid, 1, roster)
    rows = [list(_partners(grid, at, roster, fill=False)) for at in range(min(_SEARCHED, len(grid.rows)))]
    names = dict[int, set[str]]()
    for it in (it for partners in rows for it in partners):
        names.setdefault(it.column, set()).add(it.about)
    best, row = 0, None
    # a last row has nothing under it to head
    for at, partners in enumerate(rows[: max(1, len(grid.rows) - 1)]):
        # where a column names several partners, they are answers
        count = len({it.about for it in partners if len(names[it.column]) == 1})
        if count > best:
            best, row = count, at
    if row is None or best < 2:
        filled = [sum(map(bool, map(str.strip, grid.rows[at]))) for at in range(min(_SEARCHED, len(grid.rows)))]
        row = next((at for at, count in enumerate(filled) if count >= 2), 0)
    return at_row(grid, row, roster)


def _is_codes(grid: Grid, row: int) -> bool:
    """Whether a row is the second heading line of a VV file, which holds the codes of the questions."""
    texts = {text.strip() for text in grid.rows[row]}
    return "submitdate" in texts and "submitdate" not in grid.rows[row - 1]


def at_row(grid: Grid, row: int, roster: Roster) -> Headings:
    """The headings of *grid* where they are known to stand in *row*."""
    width = max(grid.width, 1)
    texts = tuple(grid.at(row, column) for column in range(width))
    partners = tuple(_partners(grid, row, roster, fill=True))
    fine: tuple[str, ...] = ()
    if _is_codes(grid, row):
        fine = tuple(grid.at(0, column) for column in range(width))
        known = {it.column for it in partners}
        partners += tuple(it for it in _partners(grid, 0, roster, fill=False) if it.column not in known)
    return Headings(grid, row, texts, tuple(sorted(partners, key=lambda it: it.column)), fine)


def _partners(grid: Grid, row: int, roster: Roster, *, fill: bool) -> Iterator[PartnerColumn]:
    met = dict[tuple[str, str], int]()
    for column in range(len(grid.rows[row])):
        parted = part(grid.at(row, column), roster)
        if parted is None:
            continue
        question, about = parted
        if not question and fill:
            question = _above(grid, row, column)
        again = met[question, about] = met.get((question, about), 0) + 1
        # a tool that heads two grids alike numbers the second
        yield PartnerColumn(question if again == 1 else f"{question} ({again})".strip(), about, column)


def part(heading: str, roster: Roster) -> tuple[str, str] | None:
    """The question and the partner that a *heading* holds, as each tool joins them; ``None`` where no partner is in it.

    >>> roster = Roster({}, {"epsm": "epsm", "epsm du val": "epsm"}, {})
    >>> part("liens[epsm]", roster), part("Avec qui ? [EPSM du Val]", roster), part("lien___epsm", roster)
    (('liens', 'epsm'), ('Avec qui ?', 'epsm'), ('lien', 'epsm'))
    """
    if not 0 < len(heading) <= _LONGEST:
        return None
    if (id := roster.id_of(heading)) is not None:
        return "", id
    if match := re.fullmatch(r"(.*?)\s*\[([^\[\]]+)\]\s*(.*)", heading, re.DOTALL):
        id = roster.id_of(match[2])
        return None if id is None else (f"{match[1]} {match[3]}".strip(), id)
    if match := re.fullmatch(r"([0-9]+X[0-9]+X[0-9]+)(\D.*)", heading):
        id = roster.id_of(match[2])
        return None if id is None else (match[1], id)
    for mark in re.finditer(r"___?|[_/.:|>]| [-–] ", heading):
        id = roster.id_of(heading[mark.end() :])
        if id is not None and mark.start():
            return heading[: mark.start()].strip(" _"), id
    if (again := re.fullmatch(r"(.+?)[ .]?([2-9])", heading)) and (id := roster.id_of(again[1])) is not None:
        return f"({again[2]})", id
    return None


def _above(grid: Grid, row: int, column: int) -> str:
    """The title over a heading: the nearest one to the left of it, in the nearest line above that has any."""
    for upper in range(row - 1, -1, -1):
        texts = [grid.at(upper, at) for at in range(column + 1)]
        if any(grid.rows[upper]):
            return next((text for text in reversed(texts) if text), "")
    return ""


# ------------------------------------------------------------ days

_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?")
_SLASHED: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?:[T ,].*)?")
_DAY_ZERO: Final = datetime.date(1899, 12, 30)


def says_no_day(words: str) -> bool:
    """Whether a tool says that an answer was never sent, where its day would stand."""
    return re.fullmatch(r"|\{question_not_shown\}|\[not completed\]", words) is not None


def order_of(texts: Mapping[int, str], asked: Dates) -> Dates:
    """In which order days and months stand: what one date leaves no doubt of holds for all, else as *asked*."""
    pairs = [(int(match[1]), int(match[2])) for text in texts.values() if (match := _SLASHED.fullmatch(text))]
    if any(first > 12 for first, _ in pairs):
        return "day-first"
    return "month-first" if any(second > 12 for _, second in pairs) else asked


def is_in_doubt(texts: Mapping[int, str]) -> bool:
    """Whether days and months may stand in either order."""
    pairs = [(int(match[1]), int(match[2])) for text in texts.values() if (match := _SLASHED.fullmatch(text))]
    return bool(pairs) and all(first <= 12 and second <= 12 for first, second in pairs)


def day_of(words: str, order: Dates) -> PartialDate | None:
    """The day that *words* are; ``None`` where they are none, or one that no calendar has.

    >>> str(day_of("10/03/2026 09:14:02", "day-first")), str(day_of("46092", "day-first"))
    ('2026-03-10', '2026-03-11')
    """
    if match := _ISO.fullmatch(words):
        parts = [int(part) for part in match.groups()]
    elif match := _SLASHED.fullmatch(words):
        first, second, year = (int(part) for part in match.groups())
        parts = [year, second, first] if order == "day-first" else [year, first, second]
    elif re.fullmatch(r"[2-5][0-9]{4}(?:\.[0-9]+)?", words):  # a date that lost its format
        return PartialDate.of(_DAY_ZERO + datetime.timedelta(days=int(float(words))))
    else:
        return None
    try:
        return PartialDate(year=parts[0], month=parts[1], day=parts[2])
    except Mismatch:
        return None
