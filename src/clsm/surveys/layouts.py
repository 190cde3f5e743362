"""Which layout a file has, by its marks, and how each is read into answers."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple, get_args

import attrs

from clsm.problems import Mismatch, choice_of, nearest
from clsm.surveys import shapes
from clsm.surveys.gathering import AnswerRow, Gathering, Raw, shown
from clsm.surveys.grids import Grid, Opened
from clsm.surveys.headings import Headings, day_of, headings, is_personal
from clsm.surveys.names import Roster, name_key
from clsm.surveys.network_files import read_network_file
from clsm.surveys.verdicts import SHOWN_TO_NOBODY
from clsm.surveys.wording import (
    ANSWER,
    ANSWERS,
    BEGINNING,
    BEGINNINGS,
    DATE,
    KEY,
    MARK,
    ORGANISATION,
    PARTNER,
    RELATION,
    SURVEY,
    VIEW,
    VIEWS,
)
from clsm.words import Text, flat

LayoutName = Literal[
    "rows", "columns", "matrix", "edges", "limesurvey", "kobo", "google-forms", "ucinet", "pajek", "questionnaire"
]
"""How answers are laid out: four shapes that serve any tool, and files that are known by their marks."""

LAYOUTS: Final[tuple[LayoutName, ...]] = get_args(LayoutName)

_ALSO: Final[Mapping[str, LayoutName]] = {
    "long": "rows", "list": "columns", "wide": "columns", "framaforms": "columns", "ms-forms": "columns",
    "redcap": "columns", "odk": "kobo", "gephi": "edges", "kumu": "edges", "google": "google-forms", "dl": "ucinet",
    "statnet": "matrix", "limesurvey-vv": "limesurvey", "vv": "limesurvey", "kobo-repeat": "kobo", "egoweb": "rows",
    "network-canvas": "rows",
}  # fmt: skip
"""Other names for them: tools whose files go by their shape."""

_PERCEIVED: Final = Text(
    fr="{file} n’est pas lu : ce que l’un dit des liens de deux autres n’est la parole d’aucun d’eux.",
    en="{file} is not read: what one says of the ties of two others is the word of neither.",
)
_AS_COLUMNS: Final = frozenset({"columns", "matrix", "limesurvey", "kobo", "google-forms"})
_REPEAT: Final = frozenset({"parent index", "parent key", "submission uuid"})
_EGO: Final = "networkcanvasegouuid"


def layout_name(name: str) -> LayoutName:
    """*name* as one of :data:`LAYOUTS`; raises :class:`~clsm.problems.Mismatch` for any other."""
    plain = str(name).casefold().replace("_", "-")
    if plain in _ALSO:
        return _ALSO[plain]
    for known in LAYOUTS:
        if plain == known:
            return known
    raise Mismatch("option", found=repr(name), options=choice_of(*LAYOUTS), near=nearest(plain, LAYOUTS))


class Fit(NamedTuple):
    """A layout that a grid may have; ``heads`` are ``None`` for our own questionnaire."""

    layout: LayoutName
    grid: Grid
    heads: Headings | None


def fits(grid: Grid, gathering: Gathering) -> Iterator[Fit]:
    """The layouts that *grid* may have: one for most files, none for a sheet that is something else."""
    if any(grid.at(row, 0) == MARK for row in range(min(3, len(grid.rows)))):
        yield Fit("questionnaire", grid, None)
        return
    heads, ends = headings(grid, gathering.roster), shapes.long_headings(grid, gathering)
    if ends is not None:
        drawn = {name_key(text) for text in ends.texts} & {"source", "target", "from", "to"}
        yield Fit("edges" if len(drawn) == 2 and gathering.options.level is None else "rows", grid, ends)
        if ends.row < heads.row:  # two partners in one row are the ends of a tie, and no headings
            return
    question = gathering.options.question
    if question is None:
        is_list = ends is None and len(heads.partners) < 2 and bool(shapes.list_columns(heads, gathering.roster))
    else:
        is_list = any(name_key(text) == name_key(question) for text in heads.texts)
    if len({it.about for it in heads.partners}) > 1 or is_list:
        usual: LayoutName = "matrix" if _is_matrix(heads, gathering.roster) else "columns"
        yield Fit(_tool(heads) or usual, grid, heads)


def _tool(heads: Headings) -> LayoutName | None:
    """The tool that wrote a table, by the headings that it alone writes."""
    keys = {name_key(text) for text in (*heads.texts, *heads.fine)}
    if keys & {
        "submitdate",
        "startlanguage",
        "date de soumission",
        "langue de depart",
        "date submitted",
        "start language",
    }:
        return "limesurvey"
    if {"submission time", "uuid"} <= keys or {"key", "submissiondate"} <= keys:
        return "kobo"
    return "google-forms" if name_key(heads.texts[0]) in ("horodateur", "timestamp") else None


def _is_matrix(heads: Headings, roster: Roster) -> bool:
    """Whether the rows have the names of the columns, each once."""
    named = [roster.id_of(heads.grid.at(row, 0)) for row in heads.data]
    ids = [id for id in named if id is not None]
    return len(ids) == len(set(ids)) and {it.about for it in heads.partners} <= set(ids)


def read_layout(opened: Opened, gathering: Gathering, layout: LayoutName | None) -> LayoutName:
    """Read all that was opened as *layout*, or as the one layout that fits; gives its name.

    Raises :class:`~clsm.problems.Mismatch` where none fits, or several do.
    """
    for name, text in opened.texts:
        read_network_file(name, text, gathering)
    if not opened.grids:
        return "pajek" if opened.texts and opened.texts[0][1].lstrip().startswith("*") else "ucinet"
    labels, grids, repeats = dict[str, str](), list[Grid](), list[Grid]()
    for grid in opened.grids:
        nodes, keys = shapes.node_labels(grid), {name_key(text) for text in grid.rows[0]}
        if nodes is not None:
            labels |= nodes
        elif {_EGO, "from", "to"} <= keys:
            # what somebody says of two others is the word of neither
            gathering.remarks.append(_PERCEIVED.format(file=grid.file))
        elif keys & _REPEAT or {_EGO, "nodeid"} <= keys:
            repeats.append(grid)
        else:
            grids.append(grid)
    gathering.target(id for name in labels.values() if (id := gathering.roster.id_of(name)) is not None)
    if repeats:
        _read_repeats(grids, repeats, gathering)
        return "rows" if any(name_key(text) == _EGO for text in repeats[0].rows[0]) else "kobo"
    chosen = [fit for grid in grids for fit in fits(grid, gathering) if layout is None or _same(fit.layout, layout)]
    if not chosen and layout in _AS_COLUMNS and len(grids) == 1:
        chosen = [Fit(layout, grids[0], headings(grids[0], gathering.roster))]
    _one_each(chosen, grids, gathering, by_rows=layout in ("rows", "edges"))
    for fit in chosen:
        _read(fit, gathering, labels)
    return layout or chosen[0].layout


def _same(fitting: LayoutName, asked: LayoutName) -> bool:
    """A table with a column a partner has the shape that several tools write; a row a tie, that of two."""
    return fitting == asked or {fitting, asked} <= _AS_COLUMNS or {fitting, asked} == {"rows", "edges"}


def _one_each(chosen: list[Fit], grids: list[Grid], gathering: Gathering, *, by_rows: bool) -> None:
    if not chosen:
        texts = dict.fromkeys(shown(text.strip()) for grid in grids for text in _heading_texts(grid, gathering))
        names = flat(repr(text) for text in list(texts)[:20]) or "''"
        raise Mismatch("survey-no-ends", found=names) if by_rows else Mismatch("survey-no-partners", found=names)
    sheets_read = dict[tuple[str | None, str | None], str]()
    for fit in chosen:
        place = (fit.grid.file, fit.grid.sheet)
        if place in sheets_read:
            raise Mismatch("survey-layout", found=f"{sheets_read[place]}, {fit.layout}")
        sheets_read[place] = fit.layout
    for file in {file for file, _ in sheets_read}:
        several = [sheet for name, sheet in sheets_read if name == file and sheet is not None]
        if len(several) > 1:
            raise Mismatch("survey-sheets", found=flat(map(repr, several)))


def _heading_texts(grid: Grid, gathering: Gathering) -> list[str]:
    return [text for text in headings(grid, gathering.roster).texts if text and not is_personal(text)]


def _read(fit: Fit, gathering: Gathering, labels: Mapping[str, str]) -> None:
    if fit.heads is None:
        _read_questionnaire(fit.grid, gathering)
    elif fit.layout in ("rows", "edges"):
        shapes.read_rows(fit.heads, gathering, edges=fit.layout == "edges", labels=labels)
    else:
        first = len(gathering.rows)
        shapes.read_columns(fit.heads, gathering, boxes=fit.layout in ("kobo", "google-forms"))
        if fit.layout == "limesurvey":
            gathering.rows[first:] = [_of_limesurvey(row) for row in gathering.rows[first:]]


_ESCAPES: Final = {"{newline}": "\n", "{cr}": "\r", "{tab}": "\t", "{quote}": '"', "{lbrace}": "{"}


def _of_limesurvey(row: AnswerRow) -> AnswerRow:
    """N/A is a question that was not shown; in an answer that was broken off, a page that was not reached."""

    def plain(raw: Raw) -> Raw:
        if raw.text.upper() in ("N/A", SHOWN_TO_NOBODY.upper()):
            return attrs.evolve(raw, text="" if row.finished is False else SHOWN_TO_NOBODY)
        return attrs.evolve(raw, text=re.sub(r"\{\w+\}", lambda mark: _ESCAPES.get(mark[0], mark[0]), raw.text))

    return attrs.evolve(row, cells=tuple((about, plain(raw)) for about, raw in row.cells))


# ------------------------------------------------------------ KoBo and ODK: a repeat is a table of its own


def _read_repeats(mains: list[Grid], repeats: list[Grid], gathering: Gathering) -> None:
    """Join the rows of a repeat to the answers that they belong to: by index in one file, by key over several."""
    owners = dict[str, str]()
    options = gathering.options
    for grid in mains:
        heads = headings(grid, gathering.roster)
        respondent = shapes.respondent_column(heads, gathering, taken=set())
        keys = [at for at, text in enumerate(heads.texts) if name_key(text) in ("index", "uuid", "key", _EGO)]
        when = heads.date_column()
        for row in heads.data:
            words = grid.at(row, respondent)
            by = gathering.id_of(words, grid.where(row, respondent)) if words else None
            if by is None:
                continue
            date = day_of(grid.at(row, when), options.dates) if when is not None else None
            gathering.rows.append(AnswerRow(by=by, where=grid.where(row), cells=(), date=date, sent=True))
            owners.update({f"{name_key(heads.texts[at])} {grid.at(row, at)}": by for at in keys})
    if not owners:
        raise Mismatch("survey-no-main-table")
    parts = [(heads, partner) for grid in repeats for heads, partner in _partner_columns(grid, gathering)]
    if len(parts) != 1:
        texts = dict.fromkeys(text for grid in repeats for text in grid.rows[0] if text)
        raise Mismatch("survey-no-ends", found=flat(map(repr, map(shown, texts))))
    _read_repeat(*parts[0], owners, gathering)
    gathering.tells_answered = True


_PARENTS: Final = {"submission uuid": "uuid", "parent key": "key", "parent index": "index", _EGO: _EGO}
_SYSTEM: Final = re.compile(r"_.*|KEY|PARENT_KEY|nodeID|networkCanvas.*")


def _partner_columns(grid: Grid, gathering: Gathering) -> Iterator[tuple[Headings, int]]:
    """The headings of a repeat and its column of partners; nothing where it has none."""
    heads, wanted = headings(grid, gathering.roster), gathering.options.partner
    try:
        if wanted is not None:
            yield heads, heads.find(wanted)
        else:
            system = {at for at, text in enumerate(heads.texts) if _SYSTEM.fullmatch(text)}
            yield heads, shapes.naming_column(heads, gathering, taken=system)
    except Mismatch:
        return


def _read_repeat(heads: Headings, partner: int, owners: Mapping[str, str], gathering: Gathering) -> None:
    grid, keys = heads.grid, [name_key(text) for text in heads.texts]
    parent = {own: keys.index(name) for name, own in _PARENTS.items() if name in keys}
    system = {at for at, text in enumerate(heads.texts) if _SYSTEM.fullmatch(text)}
    level = heads.find(gathering.options.level) if gathering.options.level is not None else None
    contact = heads.find(gathering.options.contact) if gathering.options.contact is not None else None
    others = [at for at in range(len(keys)) if at not in system and at not in (partner, contact) and keys[at]]
    if level is None and len(others) == 1:
        level = others[0]
    gathering.not_read += [shown(heads.texts[at]) for at in others if at != level]
    for row in heads.data:
        by = next((owner for own, at in parent.items() if (owner := owners.get(f"{own} {grid.at(row, at)}"))), None)
        text = grid.at(row, partner)
        if not text:
            continue
        if by is None:
            gathering.problem(Mismatch("survey-nameless-row"), grid.where(row))
            continue
        for about in shapes.named(text, gathering, grid, row, partner):
            gathering.target([about])
            where = grid.where(row, partner if level is None else level)
            raw = Raw("", "named", where) if level is None else Raw(grid.at(row, level), "answer", where)
            gathering.rows.append(AnswerRow(by=by, where=where, cells=((about, raw),)))
            if contact is not None:
                gathering.contacts.append((by, about, shapes.answer_in(grid, row, contact, "answer")))


# ------------------------------------------------------------ our own questionnaire, one file an organisation


def _read_questionnaire(grid: Grid, gathering: Gathering) -> None:
    """Read one filled-in questionnaire: what stands beside the labels, then a line a partner."""
    fields = dict[str, tuple[int, str]]()
    labels = {
        name: {name_key(text.fr), name_key(text.en)}
        for name, text in (
            *(("beginning", BEGINNING), ("organisation", ORGANISATION), ("view", VIEW), ("date", DATE)),
            *(("relation", RELATION), ("survey", SURVEY)),
        )
    }
    head = None
    for row in range(len(grid.rows)):
        key = name_key(grid.at(row, 0))
        if key in _keys(PARTNER) and name_key(grid.at(row, 1)) in _keys(KEY):
            head = row
            break
        for name, known in labels.items():
            if key in known:
                fields[name] = (row, grid.at(row, 1))
    if head is None or "organisation" not in fields:
        raise Mismatch("survey-damaged-questionnaire")
    gathering.own_survey = gathering.own_survey or _text(fields, "survey")
    gathering.own_relation = gathering.own_relation or _text(fields, "relation")
    row, name = fields["organisation"]
    if not name:
        gathering.problem(Mismatch("survey-nameless-row"), grid.where(row, 1))
        return
    by = gathering.id_of(name, grid.where(row, 1))
    if by is None:
        return
    answer = next((at for at in range(2, grid.width) if name_key(grid.at(head, at)) in _keys(ANSWER)), 2)
    cells = list[tuple[str, Raw]]()
    for line in range(head + 1, len(grid.rows)):
        words = grid.at(line, 1) or grid.at(line, 0)
        about = gathering.id_of(words, grid.where(line, 0)) if words else None
        if about is not None:
            cells.append((about, shapes.answer_in(grid, line, answer, "answer")))
    gathering.target(about for about, _ in cells)
    gathering.tells_answered = gathering.has_columns = True
    day_row, day = fields.get("date", (0, ""))
    date = day_of(day, gathering.options.dates) if day else None
    if day and date is None:
        gathering.problem(Mismatch("survey-date", found=repr(shown(day))), grid.where(day_row, 1))
    start_row, start = fields.get("beginning", (0, ""))
    beginning = shapes.choice(start, BEGINNINGS)
    if start and beginning is None:
        gathering.problem(Mismatch("survey-value", found=repr(shown(start)), cells=1), grid.where(start_row, 1))
    gathering.rows.append(
        AnswerRow(
            by=by,
            where=grid.where(row, 1),
            cells=tuple(cells),
            date=date,
            beginning=beginning or ANSWERS,
            view=shapes.choice(_text(fields, "view") or "", VIEWS),
        )
    )


def _keys(text: Text) -> tuple[str, str]:
    return name_key(text.fr), name_key(text.en)


def _text(fields: Mapping[str, tuple[int, str]], name: str) -> str | None:
    return fields[name][1] or None if name in fields else None
