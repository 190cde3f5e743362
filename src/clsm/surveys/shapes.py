"""The four shapes that answers have in a table: a column a partner, a list in a cell, a row a tie, rows of a repeat.

A matrix by name is a column a partner. Each function reads a grid into a :class:`Gathering` and judges nothing: what
a cell means is for :mod:`clsm.surveys.verdicts`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, cast

import attrs

from clsm.problems import Mismatch
from clsm.surveys.gathering import AnswerRow, Gathering, Raw, shown
from clsm.surveys.grids import Grid
from clsm.surveys.headings import (
    VALIDATION,
    Headings,
    PartnerColumn,
    at_row,
    column_number,
    day_of,
    is_in_doubt,
    is_personal,
    order_of,
    says_no_day,
)
from clsm.surveys.names import Roster, name_key
from clsm.surveys.verdicts import Form, is_unsure, number
from clsm.surveys.wording import ANSWERS, BEGINNINGS, VIEWS
from clsm.words import Text, flat

_DATES_IN_DOUBT: Final = Text(
    fr="Les dates peuvent se lire dans les deux ordres : le jour est lu d’abord, dates= le dit autrement.",
    en="The dates can be read in either order: they are read as dates= says, the day first if it says nothing.",
)
_RESPONDENT: Final = Text(fr="Qui répond est lu dans la colonne {heading!r}.", en="Who answers is read in {heading!r}.")
_APPROVED: Final = ("", "validation_status_approved", "approved", "approuve", "approuvé")
_OTHER_BOXES: Final = ("none", "none of these", "aucun", "aucune", "aucun de ceux ci", "other", "autre", "autres")
_NO_ONE: Final = frozenset(
    {"none", "none of these", "aucun", "aucune", "aucun de ceux ci", "aucun partenaire", "personne"}
)


# ------------------------------------------------------------ a column a partner


def read_columns(heads: Headings, gathering: Gathering, *, boxes: bool = False) -> None:
    """Answers with a column a partner, or a matrix by name; *boxes*: a list in a cell is what was ticked in it."""
    grid = heads.grid
    if not heads.data:
        raise Mismatch("survey-no-answers")
    columns = _columns_of_question(heads, gathering)
    if not columns:
        _read_list(heads, gathering, boxes=boxes)
        return
    unsure = dict[int, str]()
    lost = _unsure_boxes(heads, columns[0].question)
    if gathering.options.unknown_question is not None:
        unsure = {it.column: it.about for it in _of_question(heads, gathering.options.unknown_question)}
    often = dict[int, str]()
    if gathering.options.contact is not None:
        often = {it.column: it.about for it in _of_question(heads, gathering.options.contact)}
    partners = {it.column: it.about for it in columns}
    respondent = respondent_column(heads, gathering, taken={*partners, *unsure, *often})
    gathering.target(partners.values())
    for name in ("survey", "relation"):
        if (column := heads.labelled(name)) is not None:
            texts = {grid.at(row, column) for row in heads.data} - {""}
            setattr(gathering, f"own_{name}", next(iter(sorted(texts)), None))
    _other_columns(heads, gathering, read={respondent, *partners, *unsure, *often, *lost}, question=columns[0].question)
    _tell_repeated(heads, gathering, partners)
    for row, answer in _by_respondent(heads, gathering, respondent, [*partners, *unsure]):
        cells = [(about, answer_in(grid, row, at, "answer")) for at, about in partners.items()]
        said_unsure = {
            about for at, about in unsure.items() if grid.at(row, at) not in ("", "0") and about != answer.by
        }
        at_all = any(grid.at(row, at) not in ("", "0") for at in lost)
        cells = [(about, _unsure(raw) if at_all or about in said_unsure else raw) for about, raw in cells]
        gathering.rows.append(attrs.evolve(answer, cells=tuple(cells)))
        gathering.contacts += [(answer.by, about, answer_in(grid, row, at, "answer")) for at, about in often.items()]
    if gathering.options.respondents == "columns":
        _turn(gathering)
    gathering.tells_answered = gathering.has_columns = True


def answer_in(grid: Grid, row: int, column: int, form: Form) -> Raw:
    """A cell of *grid* as an answer."""
    place = (row, column)
    return Raw(grid.at(row, column), form, grid.where(row, column), place in grid.errors, place in grid.computed)


def _unsure_boxes(heads: Headings, question: str) -> list[int]:
    """The boxes "does not know" of a list of boxes, by their words or by the code of a missing answer."""
    asked, boxes = name_key(question), list[int]()
    for column, text in enumerate(heads.texts):
        sub = _last_part(text)
        if (
            asked
            and sub != text
            and name_key(text).startswith(f"{asked} ")
            and (is_unsure(sub) or _LOST.fullmatch(sub))
        ):
            boxes.append(column)
    return boxes


_LOST: Final = re.compile("[_-]9{2,3}")


def _unsure(raw: Raw) -> Raw:
    """A partner of whom the respondent ticked that they do not know; a tick in both lists stays as it is."""
    return raw if raw.text not in ("", "0") else Raw("?", raw.form, raw.where)


def _columns_of_question(heads: Headings, gathering: Gathering) -> list[PartnerColumn]:
    """The columns of the question that is read; raises :class:`~clsm.problems.Mismatch` where several could be."""
    options, partners = gathering.options, list(heads.partners)
    letters = options.columns or options.question or ""
    match = re.fullmatch(r"([A-Z]{1,3})[:-]([A-Z]{1,3})", letters)
    if options.columns is not None and match is None:
        raise Mismatch("survey-columns", found=repr(options.columns))
    if match is not None:
        first, last = (column_number(letters) for letters in match.groups())
        return _once([it for it in partners if first <= it.column <= last])
    if options.question is not None:
        return _of_question(heads, options.question)
    for other in (options.unknown_question, options.contact):
        aside = {it.column for it in _of_question(heads, other)} if other is not None else set()
        partners = [it for it in partners if it.column not in aside]
    counts = Counter(it.question for it in partners)
    several = [question for question, count in counts.items() if count > 1]
    if len(several) > 1:
        raise Mismatch("survey-question", found=flat(repr(shown(it)) for it in several))
    chosen = several or list(counts)[:1]
    return [it for it in partners if it.question in chosen]


def _once(columns: Iterable[PartnerColumn]) -> list[PartnerColumn]:
    kept = dict[str, PartnerColumn]()
    for it in columns:
        kept.setdefault(it.about, it)
    return list(kept.values())


def _of_question(heads: Headings, question: str) -> list[PartnerColumn]:
    """The columns of *question*, whose words a tool may have cut; none where it heads one column with a list."""
    asked = name_key(question)
    exact = [it for it in heads.partners if name_key(it.question) == asked]
    if exact:
        return exact
    near = [it for it in heads.partners if it.question and _is_cut(name_key(it.question), asked)]
    if near or any(name_key(text) == asked for text in (*heads.texts, *heads.fine)):
        return near
    questions = list(dict.fromkeys(it.question for it in heads.partners if it.question))
    raise Mismatch("survey-no-question", found=repr(question), names=flat(map(shown, questions)))


def _is_cut(short: str, whole: str) -> bool:
    """Whether one is the beginning, or the end, of the other: tools cut texts and put the names of groups before."""
    pairs = ((short, whole), (whole, short))
    return any(len(a) > 2 and (b.startswith(f"{a} ") or b.endswith(f" {a}") or b.startswith(a[:15])) for a, b in pairs)


def respondent_column(heads: Headings, gathering: Gathering, taken: set[int]) -> int:
    """The column of who answers: as asked for, else the one where most cells name an organisation."""
    if gathering.options.respondent is not None:
        return heads.find(gathering.options.respondent)
    column = naming_column(heads, gathering, taken)
    if heads.texts[column]:
        gathering.remarks.append(_RESPONDENT.format(heading=heads.texts[column]))
    return column


def naming_column(heads: Headings, gathering: Gathering, taken: set[int]) -> int:
    """The column where most cells name an organisation; raises where there is none, or two are alike."""
    counts, questions = Counter[int](), {name_key(it.question) for it in heads.partners} - {""}
    free = [
        at
        for at, text in enumerate(heads.texts)
        # beside the boxes of a question stands a column that sums them up
        if at not in taken and not is_personal(text) and name_key(text) not in questions
    ]
    numbers = Counter[int]()
    for row in heads.data:
        for at in free:
            text = heads.grid.at(row, at)
            if gathering.roster.id_of(text) is not None:
                # a code may be a partner's, and is most often the number of a row
                (counts if number(text) is None else numbers)[at] += 1
    ranked = (counts or numbers).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        near = [heads.texts[at] for at, _ in ranked]
        raise Mismatch("survey-respondent", found=flat(map(repr, near)) or Text(fr="rien", en="nothing"))
    return ranked[0][0]


def _other_columns(heads: Headings, gathering: Gathering, *, read: set[int], question: str) -> None:
    """Name the columns that are not read; a heading of the question that names nobody is a problem."""
    asked, known, others = name_key(question), heads.known_columns(), {it.column for it in heads.partners}
    for column, text in enumerate(heads.texts):
        if column in read or column in known or not text:
            continue
        where = heads.grid.where(heads.row, column)
        if column in others:
            gathering.not_read.append(shown(text))
        elif not is_personal(text) and _asks_about_nobody(heads, text, asked, column, gathering):
            gathering.id_of(_last_part(text), where)
        else:
            gathering.not_read.append(shown(text))


def _last_part(text: str) -> str:
    match = re.search(r"\[([^\[\]]+)\]", text)
    return match[1] if match else re.split(r"___|/|__", text, maxsplit=1)[-1]


def _asks_about_nobody(heads: Headings, text: str, asked: str, column: int, gathering: Gathering) -> bool:
    """Whether a heading without a known partner belongs to the question that is read."""
    if part_of_question := re.fullmatch(r"(.+?)(?:\s*\[([^\[\]]+)\].*|(?:/|___?)(.+))", text, re.DOTALL):
        sub = name_key(part_of_question[2] or part_of_question[3])
        belongs = bool(asked) and name_key(part_of_question[1]) == asked
        return belongs and sub not in _OTHER_BOXES and not sub.endswith("comment")
    inside = [it.column for it in heads.partners if name_key(it.question) == asked]
    if not inside or (asked and heads.row == 0):
        return False
    among = min(inside) < column < max(inside)
    return among or (column > min(inside) and bool(gathering.roster.suggestions(text)))


def _tell_repeated(heads: Headings, gathering: Gathering, partners: Mapping[int, str]) -> None:
    """A partner with two columns of one question: the first is read, and it is told."""
    again = Counter(it.question for it in heads.partners)
    for it in heads.partners:
        if it.column not in partners and again[it.question] == 1 and it.question.endswith("(2)"):
            mismatch = Mismatch("survey-repeated-column", found=repr(it.about))
            gathering.problem(mismatch, heads.grid.where(heads.row, it.column))


def _by_respondent(
    heads: Headings, gathering: Gathering, respondent: int, asked: Sequence[int]
) -> Iterator[tuple[int, AnswerRow]]:
    """Each row of an organisation that is known, as an answer without cells yet; other rows are told."""
    grid, when = heads.grid, heads.date_column()
    beginning, view = heads.labelled("beginning"), heads.labelled("view")
    texts = {row: grid.at(row, when) for row in heads.data} if when is not None else {}
    order = order_of(texts, gathering.options.dates)
    if is_in_doubt(texts):
        gathering.remarks.append(_DATES_IN_DOUBT)
    status = next((at for at, text in enumerate(heads.texts) if name_key(text) == VALIDATION), None)
    for row in heads.data:
        if grid.rows[row] == grid.rows[heads.row]:
            continue  # headings that are printed again
        most, count = len(grid.rows[heads.row]), len(grid.rows[row])
        if count > most and any(grid.rows[row][most:]):
            gathering.problem(Mismatch("survey-long-row", cells=count, most=most), grid.where(row))
            continue
        words = grid.at(row, respondent)
        answers = any(grid.at(row, column) for column in asked)
        if not words:
            if answers:
                gathering.problem(Mismatch("survey-nameless-row"), grid.where(row, respondent))
            continue
        by = gathering.id_of(words, grid.where(row, respondent), aside=not answers)
        if by is None:
            for column in asked:
                if (row, column) in grid.errors:
                    gathering.problem(
                        Mismatch("survey-error-cell", found=repr(grid.at(row, column))), grid.where(row, column)
                    )
            continue
        if status is not None and grid.at(row, status).casefold() not in _APPROVED:
            gathering.problem(Mismatch("survey-validation", found=repr(shown(grid.at(row, status)))), grid.where(row))
        date = day_of(texts[row], order) if when is not None else None
        if when is not None and date is None and not says_no_day(texts[row]):
            gathering.problem(Mismatch("survey-date", found=repr(shown(texts[row]))), grid.where(row, when))
        start = choice(grid.at(row, beginning), BEGINNINGS) if beginning is not None else None

        yield (
            row,
            AnswerRow(
                by=by,
                where=grid.where(row),
                cells=(),
                finished=heads.finished(row),
                date=date,
                beginning=start or ANSWERS,
                view=choice(grid.at(row, view), VIEWS) if view is not None else None,
            ),
        )


def choice(words: str, choices: Mapping[str, Text]) -> str | None:
    """Which of the *choices* is meant, by its id or its words in either language."""
    key = name_key(words)
    for id, text in choices.items():
        if key in (name_key(id), name_key(text.fr), name_key(text.en)):
            return id
    return None


def _turn(gathering: Gathering) -> None:
    """Columns that name rows: each cell is the answer of whoever heads its column."""
    turned = dict[str, list[tuple[str, Raw]]]()
    for it in gathering.rows:
        for about, raw in it.cells:
            turned.setdefault(about, []).append((it.by, raw))
    gathering.target(it.by for it in gathering.rows)
    gathering.contacts[:] = [(about, by, raw) for by, about, raw in gathering.contacts]
    gathering.rows[:] = [AnswerRow(by=by, where=cells[0][1].where, cells=tuple(cells)) for by, cells in turned.items()]


# ------------------------------------------------------------ a list in a cell


def _read_list(heads: Headings, gathering: Gathering, *, boxes: bool) -> None:
    """Answers whose partners stand together in one cell: ticked in a list that was shown, or written freely."""
    grid, options = heads.grid, gathering.options
    lists = [heads.find(options.question)] if options.question is not None else list_columns(heads, gathering.roster)
    if not lists:
        raise Mismatch("survey-no-partners", found=flat(repr(shown(it)) for it in heads.texts if it))
    if len(lists) > 1:
        raise Mismatch("survey-question", found=flat(repr(shown(heads.texts[at])) for at in lists))
    column = lists[0]
    unsure = heads.find(options.unknown_question) if options.unknown_question else None
    respondent = respondent_column(heads, gathering, taken={column})
    _other_columns(heads, gathering, read={respondent, column}, question="")
    for row, answer in _by_respondent(heads, gathering, respondent, [column]):
        cells, text = list[tuple[str, Raw]](), grid.at(row, column)
        nobody = name_key(text) in _NO_ONE
        where = grid.where(row, column)
        named_here = _several(text, gathering, row, column, grid)
        cells += [(id, Raw(text, "named", where)) for id in named_here]
        gathering.target(named_here)
        if unsure is not None:
            lost = _several(grid.at(row, unsure), gathering, row, unsure, grid)
            cells += [(id, Raw("?", "answer", grid.where(row, unsure))) for id in lost]
        gathering.rows.append(attrs.evolve(answer, cells=tuple(cells), listed=boxes and bool(text), complete=nobody))
    gathering.tells_answered = True


def list_columns(heads: Headings, roster: Roster) -> list[int]:
    """The columns whose cells are lists of partners, several in some cell and nothing else in any."""
    columns = list[int]()
    for column in range(len(heads.texts)):
        texts = {text for row in heads.data[:100] if (text := heads.grid.at(row, column))}
        texts = {text for text in texts if name_key(text) not in _NO_ONE and not is_unsure(text)}
        if len(texts) and all(len(text) < 2_000 for text in texts):
            splits = [roster.split(text) for text in texts]
            if any(len(ids) > 1 for ids, _ in splits) and not any(left for _, left in splits):
                columns.append(column)
    return columns


def _several(text: str, gathering: Gathering, row: int, column: int, grid: Grid) -> tuple[str, ...]:
    """The organisations that a cell names; what of it names nobody is a problem."""
    if not text or name_key(text) in _NO_ONE or is_unsure(text):
        return ()
    ids, left = gathering.roster.split(text)
    if left:
        gathering.id_of(text if not ids else left, grid.where(row, column))
    return ids


# ------------------------------------------------------------ a row a tie

RESPONDENT_WORDS: Final = frozenset(
    [
        "respondent",
        "repondant",
        "structure repondante",
        "source",
        "from",
        "de",
        "origine",
        "origin",
        "ego",
        "structure",
        "organisation",
        "organization",
        "votre structure",
        "your organisation",
        "qui repond",
    ]
)
PARTNER_WORDS: Final = frozenset(
    [
        "partner",
        "partenaire",
        "target",
        "to",
        "vers",
        "cible",
        "alter",
        "destination",
        "partenaire cite",
        "structure citee",
        "nom du partenaire",
    ]
)
_LEVEL_WORDS: Final = frozenset(
    ["weight", "strength", "niveau", "level", "intensite", "intensity", "valeur", "value", "poids"]
)
_TWO_WAYS: Final = frozenset({"undirected", "mutual", "both", "non oriente", "mutuel"})
_RATING_WORDS: Final[Mapping[str, str]] = {
    "power influence": "influence", "influence": "influence", "pouvoir et influence": "influence",
    "level involvement": "involvement", "level of involvement": "involvement", "involvement": "involvement",
    "implication": "involvement", "resource contribution": "resources", "resources": "resources",
    "moyens apportes": "resources", "reliability": "reliability", "fiabilite": "reliability",
    "mission congruence": "shared_mission", "shared mission": "shared_mission", "but partage": "shared_mission",
    "open discussion": "openness", "openness": "openness", "ouverture a la discussion": "openness",
    "open to discussion": "openness",
}  # fmt: skip


def long_headings(grid: Grid, gathering: Gathering) -> Headings | None:
    """The headings of a table with a row a tie; ``None`` where no line names both ends of one."""
    options = gathering.options
    ends = (options.respondent, options.partner)
    for row in range(min(20, len(grid.rows))):
        keys = [name_key(grid.at(row, column)) for column in range(len(grid.rows[row]))]
        first = _end(keys, ends[0], RESPONDENT_WORDS)
        last = _end(keys, ends[1], PARTNER_WORDS)
        if first is not None and last is not None and first != last:
            return at_row(grid, row, Roster({}, {}, {}))
    return None


def _end(keys: Sequence[str], asked: str | None, usual: frozenset[str]) -> int | None:
    if asked is not None:
        return next((at for at, key in enumerate(keys) if key == name_key(asked)), None)
    return next((at for at, key in enumerate(keys) if key in usual), None)


class _RowColumns(NamedTuple):
    """Where a table with a row a tie holds what; ``None`` where it holds it nowhere."""

    origin: int
    target: int
    level: int | None
    contact: int | None
    direction: int | None
    day: int | None
    ratings: Mapping[int, str]
    others: Sequence[int]


def _row_columns(heads: Headings, gathering: Gathering, *, edges: bool) -> _RowColumns:
    options, keys = gathering.options, [name_key(text) for text in heads.texts]
    # the line was chosen because it heads both
    origin = cast(int, _end(keys, options.respondent, RESPONDENT_WORDS))
    target = cast(int, _end(keys, options.partner, PARTNER_WORDS))
    level = heads.find(options.level) if options.level is not None else None
    if level is None and edges:
        level = next((at for at, key in enumerate(keys) if key in _LEVEL_WORDS), None)
    contact = heads.find(options.contact) if options.contact is not None else None
    direction = next((at for at, key in enumerate(keys) if key in ("type", "direction") and edges), None)
    ratings = {at: _RATING_WORDS[key] for at, key in enumerate(keys) if key in _RATING_WORDS and at != level}
    day = heads.date_column()
    read = {origin, target, level, contact, direction, *ratings}
    gathering.not_read += [shown(heads.texts[at]) for at in range(len(keys)) if at not in {*read, day} and keys[at]]
    others = [at for at in range(len(keys)) if at not in read and not is_personal(heads.texts[at])]
    return _RowColumns(origin, target, level, contact, direction, day, ratings, others)


def read_rows(heads: Headings, gathering: Gathering, *, edges: bool, labels: Mapping[str, str]) -> None:
    """Answers with a row a tie; *edges*: a file of a drawing tool, whose numbers are weights.

    *labels* are the names of nodes by their ids in the file. A row whose level is blank is open.
    """
    grid, columns = heads.grid, _row_columns(heads, gathering, edges=edges)
    days = {row: grid.at(row, columns.day) for row in heads.data} if columns.day is not None else {}
    order = order_of(days, gathering.options.dates)
    for row in heads.data:
        origin, target = (labels.get(grid.at(row, at), grid.at(row, at)) for at in (columns.origin, columns.target))
        if not origin and not target:
            continue
        if not origin:
            gathering.problem(Mismatch("survey-nameless-row"), grid.where(row, columns.origin))
            continue
        by = gathering.id_of(origin, grid.where(row, columns.origin), aside=not target)
        abouts = named(target, gathering, grid, row, columns.target)
        if by is None:
            continue
        gathering.target(abouts)
        answer = _answer_of_row(grid, row, columns, edges=edges)
        date = day_of(days[row], order) if days else None
        cells = tuple((about, answer) for about in abouts)
        gathering.rows.append(AnswerRow(by=by, where=grid.where(row), cells=cells, date=date))
        if columns.direction is not None and name_key(grid.at(row, columns.direction)) in _TWO_WAYS:
            gathering.rows += [
                AnswerRow(by=about, where=grid.where(row), cells=((by, answer),), date=date) for about in abouts
            ]
        if columns.contact is not None:
            often = answer_in(grid, row, columns.contact, "answer")
            gathering.contacts += [(by, about, often) for about in abouts]
        gathering.ratings += [
            (by, about, item, answer_in(grid, row, at, "answer"))
            for at, item in columns.ratings.items()
            for about in abouts[:1]
        ]


def _answer_of_row(grid: Grid, row: int, columns: _RowColumns, *, edges: bool) -> Raw:
    """How close the tie of a row is; where that is blank, another cell may say that one does not know."""
    if columns.level is None:
        return Raw("", "named", grid.where(row))
    answer = answer_in(grid, row, columns.level, "weight" if edges else "answer")
    if answer.text:
        return answer
    unsure = any(is_unsure(grid.at(row, at)) for at in columns.others)
    return Raw("?" if unsure else "", "answer", answer.where)


def named(text: str, gathering: Gathering, grid: Grid, row: int, column: int) -> tuple[str, ...]:
    """Whom a cell names, several only where every part of it is an organisation."""
    if not text:
        return ()
    if gathering.roster.id_of(text) is None:
        parts = [part for part in re.split(r"[;\n/]", text) if part.strip()]
        ids = [id for part in parts if (id := gathering.roster.id_of(part)) is not None]
        if len(parts) > 1 and len(ids) == len(parts):
            return tuple(dict.fromkeys(ids))
    id = gathering.id_of(text, grid.where(row, column))
    return () if id is None else (id,)


def node_labels(grid: Grid) -> dict[str, str] | None:
    """The names of the nodes of a drawing tool by their ids; ``None`` where *grid* is no list of nodes."""
    keys = [name_key(text) for text in grid.rows[0]] if grid.rows else []
    if "label" not in keys or keys.count("id") + keys.count("type") == 0:
        return None
    if {"source", "from", "target", "to"} & set(keys):
        return None
    name = keys.index("label")
    id = keys.index("id") if "id" in keys else name
    return {grid.at(row, id): grid.at(row, name) for row in range(1, len(grid.rows)) if grid.at(row, name)}


def is_rating(text: str) -> bool:
    """Whether a rating is one, from 1 to 4."""
    return number(text) in (1, 2, 3, 4)
