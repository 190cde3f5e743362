"""From the files of a survey to ties whose silences are kept: every rule of reading is in this module.

A blank, a "does not know", a silence and a refusal are no "no": each stays what it is. What no rule reads is left
open and told with its place. The rules follow what is written of missing answers: ignoring silence is harmful, and
filling answers in helps in few cases (Huisman, M. (2009). *Journal of Social Structure* 10).
"""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, Literal, cast, final, get_args

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.council import Council, Snapshot, as_snapshot
from clsm.dates import Frequency, PartialDate
from clsm.entities.ties import OpenCell, Survey, Tie
from clsm.problems import Mismatch, choice_of, nearest
from clsm.surveys.gathering import AnswerRow, Dates, Gathering, Options, Raw, shown
from clsm.surveys.grids import Where, open_all
from clsm.surveys.headings import is_personal
from clsm.surveys.layouts import LayoutName, layout_name, read_layout
from clsm.surveys.names import Roster, known_actor
from clsm.surveys.readings import DECLINED, NOT_ANSWERED, Cell, Rating, Response, SurveyReading, confirmation
from clsm.surveys.shapes import is_rating
from clsm.surveys.verdicts import (
    BLANK,
    NO_TIE,
    NOT_SHOWN,
    UNFINISHED,
    UNREAD,
    Scale,
    Verdict,
    is_blank,
    is_unsure,
    is_unticked,
    number,
)
from clsm.surveys.wording import ANSWERS, HIDDEN
from clsm.vocabulary import LISTS, label
from clsm.words import Text, both, flat

Several = Literal["agree", "last", "any"]
Blank = Literal["unknown", "no"]
Unfinished = Literal["open", "keep"]

DIFFER: Final = Verdict("unknown", why="answers_differ")


def read(
    source: Any,
    snapshot: Snapshot,
    *,
    survey: "Survey | str | None" = None,
    relation: str | None = None,
    name: str | None = None,
    layout: str | None = None,
    sheet: str | None = None,
    respondent: str | None = None,
    partner: str | None = None,
    question: str | None = None,
    unknown_question: str | None = None,
    columns: str | None = None,
    level: str | None = None,
    contact: str | None = None,
    values: Mapping[Any, Any] | None = None,
    unknown: Collection[Any] = (),
    blank: Blank = "unknown",
    unfinished: Unfinished = "open",
    respondents: Literal["rows", "columns"] = "rows",
    asked: Iterable[str] | None = None,
    answered: Iterable[str] | None = None,
    complete: Iterable[str] = (),
    at_most: int | None = None,
    several: Several = "agree",
    matches: Mapping[str, str] | None = None,
    encoding: str | None = None,
    dates: Dates = "day-first",
    as_of: "PartialDate | datetime.date | str | None" = None,
) -> SurveyReading:
    r"""Read the answers to a survey of partners into ties.

    Parameters
    ----------
    source : path, open file, pandas.DataFrame, or a list of them
        CSV (UTF-8, UTF-16 or Windows-1252, with any usual separator), xlsx, ods, UCINET DL, Pajek net. Several files
        are one survey: questionnaires by organisation, nodes and edges, a table and its repeats.
    snapshot : Snapshot
        The council on a day: who its partners are.
    survey : Survey or str, optional
        The survey that was answered, or its id; one that the council does not have is made. A questionnaire made by
        :func:`questionnaire` says it itself.
    relation, name : str, optional
        What a new survey asked about, a term of ``tie_relations``, and what it is called.
    layout : str, optional
        ``"rows"`` (a row a tie), ``"columns"`` (a column a partner), ``"matrix"`` (by name), ``"edges"`` (of a drawing
        tool); ``"limesurvey"``, ``"kobo"``, ``"google-forms"``, ``"ucinet"``, ``"pajek"``, ``"questionnaire"``. By
        default the one that fits.
    sheet : str, optional
        The sheet of a workbook; by default the visible one with answers.
    respondent, partner, level : str, optional
        The headings of who answers, and in a table with a row a tie of the partner and of how close they are.
    contact : str, optional
        The heading, or the question, of how often they meet or speak ("every month"), which is kept beside how close
        they are. Words without a figure ("souvent") are kept as they are, and are no level.
    question, unknown_question : str, optional
        Which question is read, and which one lists the partners of whom one does not know.
    columns : str, optional
        The columns of the question by their letters (``"F-J"``), where headings do not tell two questions apart.
    values : mapping, optional
        What answers mean: 0 or ``"no"``, 1 to 4, ``"tie"``, or ``"unknown"``. Words of frequency are no level: nothing
        is read of them without it. Without it, 0 is no tie and 1 to 4 are levels; where no number is above 1, 1 is a
        tie whose level is not known.
    unknown : collection, optional
        Further answers that mean that one does not know, as ``99``.
    blank : {"unknown", "no"}
        What an empty cell of somebody who answered says.
    unfinished : {"open", "keep"}
        Whether the noes of an answer that was broken off are left open, or kept.
    respondents : {"rows", "columns"}
        Who tells in a matrix.
    asked, answered, complete : iterable of str, optional
        Ids of who was asked; of who answered, where the file does not tell; of those who named all their partners,
        so that whom they did not name is a no.
    at_most : int, optional
        How many partners one could name. Who named as many may have had more: whom they did not name is open.
    several : {"agree", "last", "any"}
        What several answers of one organisation say: what they agree on, the last, or a tie where any says so.
    matches : mapping, optional
        Ids by names as written, where the council knows no such name.
    encoding : str, optional
        How a text file is encoded, where it is none of the three.
    dates : {"day-first", "month-first"}
        How dates are read that can be read in both ways.
    as_of : date or str, optional
        The day on which the answers were true; by default that of the last answer.

    Returns
    -------
    SurveyReading

    Raises
    ------
    Mismatch
        Where an argument is none of these, or where the file does not tell what is asked of it.
    CouncilFileError
        Where a file cannot be read at all.

    Examples
    --------
    >>> import io, clsm
    >>> from clsm import surveys
    >>> today = clsm.datasets.load("lille-est").on("2011-11-01")
    >>> file = io.StringIO("structure,epsm,unafam,ars\nepsm,,3,0\nunafam,2,,?\n")
    >>> reading = surveys.read(file, today, survey="who-works-with-whom", relation="knows")
    >>> print(reading.response.explain())
    2 of 3 answered, 1 in part.
    """
    snapshot = as_snapshot(snapshot)
    for argument, value, choices in (
        *(("blank", blank, get_args(Blank)), ("several", several, get_args(Several))),
        *(("unfinished", unfinished, get_args(Unfinished)), ("dates", dates, get_args(Dates))),
        ("respondents", respondents, ("rows", "columns")),
    ):
        if value not in choices:
            raise Mismatch("option", found=repr(value), options=choice_of(*choices), near=None, field=argument)
    shape = None if layout is None else layout_name(layout)
    options = Options(
        respondent=respondent,
        partner=partner,
        question=question,
        unknown_question=unknown_question,
        columns=columns,
        level=level,
        contact=contact,
        respondents=respondents,
        dates=dates,
    )
    opened = open_all(source, encoding=encoding, sheet=sheet)
    gathering = Gathering(Roster.of(snapshot, matches or {}), options)
    gathering.remarks += opened.remarks
    gathering.problems += opened.warnings
    if opened.hidden:
        gathering.remarks.append(_SHEETS.format(names=flat(opened.hidden)))
    shape = read_layout(opened, gathering, shape)
    if contact is not None and not gathering.contacts:
        raise Mismatch("survey-column", found=repr(contact), near=None)
    base, is_new = _survey(survey, relation, name, gathering, snapshot)
    if at_most is not None:
        base = attrs.evolve(base, at_most=at_most)
    reader = _Reader(
        snapshot=snapshot,
        gathering=gathering,
        base=base,
        complete=frozenset(_known(complete, gathering)),
        asked=None if asked is None else _known(asked, gathering),
        answered=None if answered is None else _known(answered, gathering),
        several=several,
        scale=Scale.of(
            _texts(gathering), values=values or {}, unknown=unknown, blank=blank, yes_is_1=shape == "limesurvey"
        ),
        keeps_noes=unfinished == "keep",
    )
    return reader.reading(shape, as_of=_as_date(as_of), is_new=is_new)


def _known(ids: Iterable[str], gathering: Gathering) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known_actor(id, gathering.roster.names) for id in ids))


def _texts(gathering: Gathering) -> list[str]:
    return [raw.text for row in gathering.rows for about, raw in row.cells if about != row.by and raw.form != "named"]


def _as_date(value: "PartialDate | datetime.date | str | None") -> PartialDate | None:
    if isinstance(value, str):
        return PartialDate.parse(value)
    return value if isinstance(value, PartialDate | None) else PartialDate.of(value)


def _survey(
    asked_for: "Survey | str | None", relation: str | None, name: str | None, gathering: Gathering, snapshot: Snapshot
) -> tuple[Survey, bool]:
    """The survey that is answered, and whether the council does not have it yet."""
    known = {it.id: it for it in snapshot.council.surveys}
    if isinstance(asked_for, Survey):
        return asked_for, asked_for.id not in known
    id = asked_for or gathering.own_survey
    if id in known:
        return known[id], False
    relation = relation or gathering.own_relation
    if id is None or relation is None:
        raise Mismatch("survey-relation", found=repr(id), names=flat(known) or "–")
    terms = {*LISTS["tie_relations"], *(it.id for it in snapshot.council.terms if it.list == "tie_relations")}
    if relation not in terms:
        raise Mismatch("unknown-term", found=repr(relation), list="tie_relations", near=nearest(relation, terms))
    words = both(lambda lang: label("tie_relations", relation, lang=lang, terms=snapshot.council.terms))
    return Survey(id=id, name=Text.same(name) if name else _NAME.format(relation=words), relation=relation), True


@final
@attrs.frozen
class _Answer:
    """What one cell was read as, with the cell."""

    verdict: Verdict
    raw: Raw


@final
@attrs.define(kw_only=True)
class _Reader:
    """From what was gathered to a reading."""

    snapshot: Snapshot
    gathering: Gathering
    base: Survey
    complete: frozenset[str]
    asked: tuple[str, ...] | None
    answered: tuple[str, ...] | None
    several: Several
    scale: Scale
    keeps_noes: bool
    capped: frozenset[str] = frozenset()

    def reading(self, layout: LayoutName, *, as_of: PartialDate | None, is_new: bool) -> SurveyReading:
        """The whole reading."""
        rows = self._rows_of_partners()
        hidden = {row.by for row in rows if row.beginning == HIDDEN}
        declined = {row.by for row in rows if row.beginning != ANSWERS}
        self.complete |= {row.by for row in rows if row.complete}
        self.capped = self._capped(rows)
        answers = self._answers([row for row in rows if row.by not in declined])
        heard = {row.by for row in rows if row.by not in declined and self._says_anything(row)}
        answering = (
            set(self.answered) if self.answered is not None else heard if self.gathering.tells_answered else set()
        )
        answering -= declined
        asked = self._asked(answering | declined)
        about = tuple(dict.fromkeys((*self.gathering.targets, *asked)))
        cells = tuple(
            self._cell(by, target, answers, answering, declined, hidden)
            for by in asked
            for target in about
            if by != target
        )
        cells += tuple(
            self._cell(by, target, answers, answering, declined, hidden)
            for by, target in answers
            if by not in asked and by != target
        )
        date = self._date(rows, as_of)
        ties = self._ties(cells, date)
        ratings = self._ratings(cells)
        self._remark(rows, cells, date)
        survey = self._filled(asked, answering, declined, cells, about, date)
        return SurveyReading(
            layout=layout,
            survey=survey,
            ties=ties,
            changes=_changes(self.snapshot.council, survey, ties, heard | answering | declined, hidden, is_new=is_new),
            cells=cells,
            matched=dict(self.gathering.matched),
            unmatched=self.gathering.unmatched(),
            problems=tuple(self.gathering.problems),
            remarks=tuple(dict.fromkeys(self.gathering.remarks)),
            response=_response(survey, cells),
            confirmation=confirmation(cells),
            ratings=ratings,
        )

    # -------------------------------------------------------- cell by cell

    def _rows_of_partners(self) -> list[AnswerRow]:
        """The rows, without what anybody says of themselves, which is told where it is more than a mark."""
        own = [
            _SELF.format(where=raw.where, id=row.by)
            for row in self.gathering.rows
            for target, raw in row.cells
            if target == row.by and raw.text.upper() not in ("X", "0") and not is_blank(raw.text)
        ]
        self.gathering.remarks += _first(own)
        return [
            attrs.evolve(row, cells=tuple((target, raw) for target, raw in row.cells if target != row.by))
            for row in self.gathering.rows
        ]

    def _says_anything(self, row: AnswerRow) -> bool:
        if row.finished is False and self.scale.boxes:
            return any(not is_unticked(raw.text) and not is_blank(raw.text) for _, raw in row.cells)
        return (
            row.listed
            or row.complete
            or row.sent
            or any(raw.form == "named" or not is_blank(raw.text) for _, raw in row.cells)
        )

    def _capped(self, rows: list[AnswerRow]) -> frozenset[str]:
        """Who named as many as they could: whom they did not name may be a partner too."""
        if self.base.at_most is None:
            return frozenset()
        named = {(row.by, target) for row in rows for target, raw in row.cells if self._is_tie(raw)}
        counts = Counter(by for by, _ in named)
        return frozenset(by for by, count in counts.items() if count >= self.base.at_most)

    def _is_tie(self, raw: Raw) -> bool:
        return not raw.error and self.scale.read(raw.text, raw.form).state == "tie"

    def _answers(self, rows: list[AnswerRow]) -> dict[tuple[str, str], _Answer]:
        """What each says of each, several answers of one organisation put together."""
        answers_by_pair = dict[tuple[str, str], list[_Answer]]()
        unread = dict[str, list[Raw]]()
        for row in rows:
            if not self._says_anything(row):
                continue
            for target, raw in row.cells:
                verdict = self._verdict(row, raw, unread)
                answers_by_pair.setdefault((row.by, target), []).append(_Answer(verdict, raw))
            if row.listed and row.by not in self.capped:
                named = {target for target, _ in row.cells}
                no = _Answer(self._no(row), Raw("", "answer", row.where))
                for target in self.gathering.targets.keys() - named - {row.by}:
                    answers_by_pair.setdefault((row.by, target), []).append(no)
        for text, raws in unread.items():
            code = Mismatch("survey-value", found=repr(shown(text)), cells=len(raws))
            self.gathering.problem(code, raws[0].where)
        computed = [raw for row in rows for _, raw in row.cells if raw.computed]
        if computed:
            code = Mismatch("survey-computed", found=repr(shown(computed[0].text)), cells=len(computed))
            self.gathering.problem(code, computed[0].where)
        self._tell_repeated(rows)
        return {pair: self._together(pair, answers) for pair, answers in answers_by_pair.items()}

    def _verdict(self, row: AnswerRow, raw: Raw, unread: dict[str, list[Raw]]) -> Verdict:
        if raw.error:
            self.gathering.problem(Mismatch("survey-error-cell", found=repr(raw.text)), raw.where)
            return UNREAD
        verdict = self.scale.read(raw.text, raw.form)
        if verdict == UNREAD:
            unread.setdefault(raw.text, []).append(raw)
        return self._no(row) if verdict == NO_TIE else verdict

    def _no(self, row: AnswerRow) -> Verdict:
        """A no, unless it stands in an answer that was broken off."""
        return UNFINISHED if row.finished is False and not self.keeps_noes else NO_TIE

    def _together(self, pair: tuple[str, str], answers: list[_Answer]) -> _Answer:
        """Several answers of one organisation about one partner as one."""
        verdicts = {answer.verdict for answer in answers}
        if len(verdicts) == 1 or self.several == "last":
            return answers[-1]
        known = [answer for answer in answers if answer.verdict.state != "unknown"]
        ties = [answer for answer in known if answer.verdict.state == "tie"]
        if self.several == "any":
            return max(ties or known or answers, key=lambda answer: answer.verdict.level or 0)
        if not known:
            return answers[0]
        # who left a cell open contradicts nobody
        if len({answer.verdict for answer in known}) == 1:
            return known[0]
        first, last = known[0], known[-1]
        fields = {"by": pair[0], "about": pair[1], "found": repr(shown(last.raw.text))}
        self.gathering.problem(Mismatch("survey-answers-differ", **fields, other=str(first.raw.where)), last.raw.where)
        if len(ties) == len(known):  # they agree that there is a tie, and not on how close it is
            return _Answer(Verdict("tie"), first.raw)
        return _Answer(DIFFER, first.raw)

    def _tell_repeated(self, rows: list[AnswerRow]) -> None:
        """Tell where an organisation answered more than once: the same again, or something else."""
        met, again = dict[tuple[str, tuple[Any, ...]], Where](), list[Text]()
        several = Counter(row.by for row in rows if len(row.cells) > 1 and self._says_anything(row))
        for row in rows:
            same = (row.by, tuple((target, raw.text, raw.form) for target, raw in row.cells))
            if same in met and row.cells:
                again.append(_TWICE.format(where=row.where, other=met[same], id=row.by))
            met.setdefault(same, row.where)
        self.gathering.remarks += _first(again)
        for id in sorted(id for id, count in several.items() if count > 1):
            self.gathering.remarks.append(_SEVERAL.format(id=id, n=several[id], how=_HOW[self.several]))

    def _cell(
        self,
        by: str,
        about: str,
        answers: Mapping[tuple[str, str], _Answer],
        answering: set[str],
        declined: set[str],
        hidden: set[str],
    ) -> Cell:
        answer = answers.get((by, about))
        if by in declined:
            return Cell(by=by, about=about, state="unknown", why=DECLINED)
        if about in hidden:  # why stays out of the file: who asked not to be shown is not shown for that either
            return Cell(by=by, about=about, state="unknown", why="not_shown" if by in answering else NOT_ANSWERED)
        if answer is None:
            verdict = Verdict("unknown", why=NOT_ANSWERED) if by not in answering else self._unnamed(by, about)
            return Cell(by=by, about=about, state=verdict.state, why=verdict.why)
        verdict, raw = answer.verdict, answer.raw
        if by not in answering and verdict.state != "tie":
            verdict = Verdict("unknown", why=NOT_ANSWERED)
        return Cell(
            by=by,
            about=about,
            state=verdict.state,
            level=verdict.level,
            why=verdict.why,
            written=shown(raw.text),
            where=str(raw.where),
        )

    def _unnamed(self, by: str, about: str) -> Verdict:
        """What somebody who answered says of a partner for whom the file has no cell of theirs."""
        if by in self.complete and by not in self.capped:
            return NO_TIE
        # a column that is not there is a question that was not asked
        unasked = self.gathering.has_columns and about not in self.gathering.targets
        return NOT_SHOWN if unasked else BLANK

    # -------------------------------------------------------- the survey and its ties

    def _asked(self, others: set[str]) -> tuple[str, ...]:
        """Who was asked: as the caller says, else the survey, else everybody in the file."""
        stated = self.asked if self.asked is not None else self.base.asked
        if not stated:
            rows = (row.by for row in self.gathering.rows)
            if self.gathering.own_survey is None:  # a questionnaire of ours goes to those it asks about
                self.gathering.remarks.append(_ASKED)
            return tuple(dict.fromkeys((*self.gathering.targets, *rows)))
        unasked = sorted(others - set(stated))
        if unasked:
            self.gathering.remarks.append(_UNASKED.format(names=flat(unasked)))
        return (*stated, *unasked)

    def _date(self, rows: list[AnswerRow], as_of: PartialDate | None) -> PartialDate:
        days = [row.date for row in rows if row.date is not None]
        date = as_of or max(days, key=lambda day: day.last, default=None) or self.base.as_of
        if date is None:
            date = PartialDate.of(self.snapshot.date)
            self.gathering.remarks.append(_UNDATED.format(day=Text(fr=date.say("fr"), en=date.say("en"))))
        elif date.first > self.snapshot.date:
            self.gathering.remarks.append(_LATER.format(day=Text(fr=date.say("fr"), en=date.say("en"))))
        return date

    def _ties(self, cells: Iterable[Cell], date: PartialDate) -> tuple[Tie, ...]:
        survey, contacts, earlier = self.base, self._contacts(), dict[str, Frequency | None]()
        if self.gathering.options.contact is None:
            earlier = {tie.id: tie.contact for tie in self.snapshot.council.ties}
        return tuple(
            Tie(
                id=f"{survey.id}-{cell.by}-{cell.about}",
                origin=cell.by,
                target=cell.about,
                relation=survey.relation,
                told_by=cell.by,
                survey=survey.id,
                level=cell.level,
                contact=contacts.get((cell.by, cell.about), earlier.get(f"{survey.id}-{cell.by}-{cell.about}")),
                as_of=date,
            )
            for cell in cells
            if cell.state == "tie"
        )

    def _contacts(self) -> dict[tuple[str, str], Frequency]:
        """How often each says to be in touch with each, where the answers of one organisation agree."""
        contacts = dict[tuple[str, str], list[Frequency]]()
        for by, about, raw in self.gathering.contacts:
            words = " ".join(raw.text.split())
            if is_blank(words) or is_unsure(words) or by == about:
                continue
            try:
                if raw.error or shown(words) != words:  # nobody is named in how often
                    raise Mismatch("frequency", found=repr(shown(words)))
                contacts.setdefault((by, about), []).append(Frequency.parse(words))
            except Mismatch as mismatch:
                self.gathering.problem(mismatch, raw.where)
        return {pair: said[-1] for pair, said in contacts.items() if self.several == "last" or len(set(said)) == 1}

    def _ratings(self, cells: Iterable[Cell]) -> tuple[Rating, ...]:
        tied = {(cell.by, cell.about) for cell in cells if cell.state == "tie"}
        ratings = dict[tuple[str, str, str], Rating]()
        for by, of, item, raw in self.gathering.ratings:
            if is_blank(raw.text) or by == of:
                continue
            if not is_rating(raw.text) or (by, of) not in tied:
                self.gathering.problem(Mismatch("survey-rating", found=repr(shown(raw.text))), raw.where)
                continue
            ratings[by, of, item] = Rating(by=by, of=of, item=item, score=int(cast(float, number(raw.text))))
        return tuple(ratings.values())

    def _filled(
        self,
        asked: tuple[str, ...],
        answering: set[str],
        declined: set[str],
        cells: tuple[Cell, ...],
        about: tuple[str, ...],
        date: PartialDate,
    ) -> Survey:
        """The survey with this reading in it; those who are not in the file stay as they were."""
        base = self.base
        answered = tuple(id for id in asked if id in answering or (id in base.answered and id not in declined))
        refused = tuple(id for id in asked if id in declined or (id in base.declined and id not in answering))
        kept = [cell for cell in base.left_open if cell.by in answered and cell.by not in answering]
        left = [
            OpenCell(by=cell.by, about=cell.about, why=str(cell.why))
            for cell in cells
            if cell.state == "unknown" and cell.by in answering
        ]
        unasked = sorted({actor.id for actor in self.snapshot.partners()} - set(about))
        why = "not_shown" if self.gathering.has_columns else "left_blank"
        if unasked and answering - self.complete:
            self.gathering.remarks.append(_NO_COLUMN.format(n=len(unasked)))
        left += [
            OpenCell(by=id, about=other, why=why)
            for id in answered
            if id in answering and (id not in self.complete or id in self.capped)
            for other in unasked
        ]
        return attrs.evolve(
            base, asked=asked, answered=answered, declined=refused, left_open=(*kept, *left), as_of=date
        )

    def _remark(self, rows: list[AnswerRow], cells: Collection[Cell], date: PartialDate) -> None:
        gathering = self.gathering
        columns = list(dict.fromkeys(gathering.not_read))
        persons = [it for it in columns if is_personal(it)]
        others = [it for it in columns if not is_personal(it)]
        for words, names in ((_PERSONS, persons), (_OTHERS, others)):
            if names:
                gathering.remarks.append(words.format(names=flat(names)))
        if any(cell.level and number(cell.written) is not None for cell in cells) and not self.scale.meanings:
            gathering.remarks.append(_NUMBERS)
        if self.scale.boxes and any(number(cell.written) == 1 for cell in cells) and not self.scale.meanings:
            gathering.remarks.append(_ONES)
        if not gathering.tells_answered and self.answered is None:
            gathering.remarks.append(_NOBODY)
        states = [cell for cell in cells if cell.written]
        ticks = states and all(cell.state == "tie" and cell.level is None for cell in states)
        if ticks and any(cell.why == "left_blank" for cell in cells) and self.gathering.tells_answered:
            gathering.remarks.append(_TICKS)
        broken = sum(row.finished is False for row in rows)
        if broken:
            gathering.remarks.append(_BROKEN.format(n=broken))
        own = sum(row.view == "own" for row in rows)
        if own:
            gathering.remarks.append(_OWN.format(n=own))
        tied = {id for cell in cells if cell.state == "tie" for id in (cell.by, cell.about)}
        undated = sorted(tied & set(self.snapshot.uncertain))
        if undated and date.first <= self.snapshot.date:
            gathering.remarks.append(_SHOWN.format(names=flat(undated)))


def _first(remarks: list[Text]) -> list[Text]:
    """The first of many remarks of one kind, and how many more there are."""
    more = [_MORE.format(n=len(remarks) - _MOST)] if len(remarks) > _MOST else []
    return remarks[:_MOST] + more


def _response(survey: Survey, cells: Iterable[Cell]) -> Response:
    partial = {cell.by for cell in cells if cell.state == "unknown" and cell.why != "not_shown"}
    asked = set(survey.asked)
    partial |= {cell.by for cell in survey.left_open if cell.why != "not_shown" and cell.about in asked}
    silent = tuple(id for id in survey.asked if id not in {*survey.answered, *survey.declined})
    return Response(
        asked=len(survey.asked),
        answered=len(survey.answered),
        partial=len(partial & set(survey.answered)),
        declined=len(survey.declined),
        silent=silent,
    )


def _changes(
    council: Council, survey: Survey, ties: tuple[Tie, ...], heard: set[str], hidden: set[str], *, is_new: bool
) -> tuple[Add | Replace | Remove, ...]:
    """What makes *council* hold the reading: who is in the file is read anew, the others stay."""
    earlier = {tie.id: tie for tie in council.ties if tie.survey == survey.id}
    read = {tie.id: tie for tie in ties}
    changes = list[Add | Replace | Remove]()
    for id, tie in earlier.items():
        again = tie.told_by in heard or {tie.origin, tie.target} & hidden
        if again and id not in read:
            changes.append(Remove(id))
    if is_new:
        changes.append(Add(survey))
    else:
        before = next((it for it in council.surveys if it.id == survey.id), None)
        changed = {
            field.name: getattr(survey, field.name)
            for field in attrs.fields(Survey)
            if getattr(survey, field.name) != getattr(before, field.name)
        }
        if changed:
            changes.append(Replace(survey.id, **changed))
    for id, tie in read.items():
        if id not in earlier:
            changes.append(Add(tie))
        else:
            anew = {name: getattr(tie, name) for name in _READ_ANEW if getattr(tie, name) != getattr(earlier[id], name)}
            if anew:
                changes.append(Replace(id, **anew))
    return tuple(changes)


_READ_ANEW: Final = ("level", "contact", "as_of")
_NAME: Final = Text(fr="Enquête auprès des partenaires : {relation}", en="Survey of partners: {relation}")
_MOST: Final = 10
_MORE: Final = Text(fr="… et {n} remarques de plus de cette sorte.", en="… and {n} more remarks of this kind.")
_SHEETS: Final = Text(fr="Feuilles non lues : {names}.", en="Sheets not read: {names}.")
_SELF: Final = Text(
    fr="{where} : {id} se nomme soi-même, ce qui n’est pas un lien.", en="{where}: {id} names itself, which is no tie."
)
_TWICE: Final = Text(
    fr="{where} : {id}, la même réponse qu’en {other}, comptée une fois.",
    en="{where}: {id}, the same answer as in {other}, counted once.",
)
_SEVERAL: Final = Text(fr="{id}, {n} réponses : {how}.", en="{id}, {n} answers: {how}.")
_HOW: Final[Mapping[Several, Text]] = {
    "agree": Text(fr="ce qui concorde est gardé", en="what agrees is kept"),
    "last": Text(fr="la dernière est gardée", en="the last is kept"),
    "any": Text(fr="tout lien que dit l’une d’elles est gardé", en="every tie that any of them tells is kept"),
}
_ASKED: Final = Text(
    fr="Le fichier ne dit pas à qui la question a été posée : à tous ceux qu’il contient, sauf si asked= le dit.",
    en="The file does not say who was asked: everybody in it, unless asked= says otherwise.",
)
_UNASKED: Final = Text(
    fr="Ont répondu sans figurer parmi ceux à qui la question était posée, et y sont ajoutés : {names}.",
    en="Answered without being among those who were asked, and are added to them: {names}.",
)
_UNDATED: Final = Text(
    fr="Rien ne date les réponses : elles sont lues comme valables le {day}, sauf si as_of= le dit.",
    en="Nothing dates the answers: they are read as true on {day}, unless as_of= says otherwise.",
)
_LATER: Final = Text(
    fr="La dernière réponse est du {day} : regardez le réseau à partir de ce jour, auparavant rien n’y est certain.",
    en="The last answer is of {day}: look at the network from that day on, as nothing is certain before it.",
)
_NO_COLUMN: Final = Text(
    fr="Autres partenaires, dont le fichier ne dit rien : avec eux, les liens restent inconnus ({n}).",
    en="Other partners, of whom the file says nothing: ties to them stay unknown ({n}).",
)
_PERSONS: Final = Text(
    fr="Colonnes qui portent sur une personne, non lues : {names}.", en="Columns about a person, not read: {names}."
)
_OTHERS: Final = Text(fr="Autres colonnes non lues : {names}.", en="Other columns that are not read: {names}.")
_NUMBERS: Final = Text(
    fr="Les nombres sont lus ainsi : 0, pas de lien ; 1 à 4, de se connaître à travailler en continu ; values= sinon.",
    en="Numbers are read so: 0, no tie; 1 to 4, from awareness to integration; values= says otherwise.",
)
_ONES: Final = Text(
    fr="Les nombres ne dépassent pas 1 : 1 est lu comme un lien, sans dire à quel point.",
    en="No number is above 1: 1 is read as a tie, without saying how close.",
)
_NOBODY: Final = Text(
    fr="Ce fichier ne dit pas qui a répondu, et personne n’est compté comme tel : answered= et complete= le disent.",
    en="This file does not say who answered, and nobody is counted so: answered= and complete= say it.",
)
_TICKS: Final = Text(
    fr="La question n’a que des cases cochées : ce qui ne l’est pas reste ouvert. Demandez à l’outil les réponses "
    "complètes, ou dites blank='no' si la liste a été montrée à tous.",
    en="The question has ticks only: what is not ticked is left open. Ask the tool for full answers, or say "
    "blank='no' if the list was shown to everybody.",
)
_BROKEN: Final = Text(
    fr="Réponses interrompues, dont les « non » restent ouverts sauf si unfinished='keep' : {n}.",
    en="Answers that were broken off, whose noes are left open unless unfinished='keep': {n}.",
)
_OWN: Final = Text(
    fr="Réponses données à l’avis d’une personne, et non au nom de sa structure : {n}.",
    en="Answers that are one person's view, and not their organisation's: {n}.",
)
_SHOWN: Final = Text(
    fr="Seules ces réponses montrent que ces organisations étaient là ce jour-là : {names}. Leurs liens comptent dans "
    "le réseau ; ailleurs, elles restent incertaines.",
    en="Only these answers show that these organisations were there on the day: {names}. Their ties count in the "
    "network; elsewhere they stay uncertain.",
)
