"""A first look at a file of answers: how it may be read, and the call that reads it so. Nothing is applied."""

import os
from collections import Counter
from typing import Any, Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.problems import Mismatch
from clsm.results import Result
from clsm.surveys import shapes
from clsm.surveys.gathering import Gathering, Options, shown
from clsm.surveys.grids import open_all
from clsm.surveys.headings import Headings, is_personal
from clsm.surveys.layouts import LayoutName, fits
from clsm.surveys.names import Roster
from clsm.surveys.readings import STATES
from clsm.surveys.verdicts import UNREAD, Scale, State
from clsm.tables import Row
from clsm.words import Lang, Text, flat, lines


@final
@attrs.frozen(kw_only=True)
class Met:
    """An answer as it stands in the file, how often, and what it would be read as: ``None`` where nobody can tell."""

    written: str
    times: int
    state: State | None
    level: int | None


@final
@attrs.frozen(kw_only=True, repr=False)
class Proposal(Result):
    """What :func:`clsm.surveys.guess` answers.

    Attributes
    ----------
    layouts : tuple of str
        The layouts that fit; none where nothing in the file looks like answers about partners.
    respondent : str or None
        The heading of who answers; ``None`` where no column alone names organisations.
    questions : tuple of str
        The questions about partners.
    met : tuple of Met
        The answers met under all of them, the most frequent first.
    personal : tuple of str
        Headings of columns about persons, which are not read.
    call : str
        The call that reads the file, with what is left to say as three points.
    """

    layouts: tuple[LayoutName, ...]
    respondent: str | None
    questions: tuple[str, ...]
    met: tuple[Met, ...]
    personal: tuple[str, ...]
    call: str

    @property
    def says(self) -> Text:
        """How the file may be read, and what is left to say."""
        parts = [_LAYOUTS.format(names=flat(self.layouts)) if self.layouts else _NONE]
        if len(self.questions) > 1:
            parts.append(_QUESTIONS.format(names=flat(map(repr, self.questions))))
        unread = [repr(it.written) for it in self.met if it.state is None]
        if unread:
            parts.append(_UNREAD.format(names=flat(unread[:_MOST])))
        if self.personal:
            parts.append(_PERSONAL.format(names=flat(self.personal)))
        return lines([*parts, Text.same(self.call)])

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row an answer met."""
        return [
            {
                "written": it.written,
                "count": it.times,
                "answer": None if it.state is None else STATES[it.state].say(lang),
                "intensity": it.level,
            }
            for it in self.met
        ]


def guess(source: Any, snapshot: Snapshot, *, sheet: str | None = None, encoding: str | None = None) -> Proposal:
    r"""Propose how the files of a survey may be read; nothing is read into the council.

    Takes the *source*, *sheet* and *encoding* of :func:`clsm.surveys.read`, and raises
    :class:`~clsm.problems.CouncilFileError` where a file cannot be read at all.

    >>> import io, clsm
    >>> from clsm import surveys
    >>> today = clsm.datasets.load("lille-est").on("2011-11-01")
    >>> file = io.StringIO("structure,epsm,unafam\nepsm,,souvent\nunafam,jamais,\n")
    >>> [(it.written, it.state) for it in surveys.guess(file, today).met]
    [('souvent', None), ('jamais', 'no')]
    """
    snapshot = as_snapshot(snapshot)
    opened = open_all(source, encoding=encoding, sheet=sheet)
    gathering = Gathering(Roster.of(snapshot, {}), Options())
    name = os.path.basename(os.fspath(source)) if isinstance(source, str | os.PathLike) else "..."
    if opened.texts:
        kind: LayoutName = "pajek" if opened.texts[0][1].lstrip().startswith("*") else "ucinet"
        call = _call(name, {"answered": ..., "complete": ...})
        return Proposal(layouts=(kind,), respondent=None, questions=(), met=(), personal=(), call=call)
    possible = [fit for grid in opened.grids for fit in fits(grid, gathering)]
    layouts = tuple(dict.fromkeys(fit.layout for fit in possible))
    heads = [fit.heads for fit in possible if fit.heads is not None]
    wide = [fit.heads for fit in possible if fit.heads is not None and fit.layout not in ("rows", "edges")]
    counts = Counter(it.question for it in (it for heads in wide for it in heads.partners))
    questions = tuple(question for question, count in counts.items() if count > 1)
    met = _answers_met(wide, questions)
    respondent = _respondent(wide[0], gathering) if wide else None
    return Proposal(
        layouts=layouts,
        respondent=respondent,
        questions=questions,
        met=met,
        personal=tuple(dict.fromkeys(shown(text) for it in heads for text in it.texts if is_personal(text))),
        call=_call(name, _arguments(layouts, respondent, questions, met, is_wide=bool(wide))),
    )


def _answers_met(wide: list[Headings], questions: tuple[str, ...]) -> tuple[Met, ...]:
    texts = Counter(
        text
        for heads in wide
        for row in heads.data
        for it in heads.partners
        if (text := heads.grid.at(row, it.column)) and it.question in questions
    )
    scale = Scale.of(texts, values={}, unknown=(), blank="unknown")
    verdicts = [(text, times, scale.read(text, "answer")) for text, times in texts.most_common(_MOST)]
    return tuple(
        Met(written=shown(text), times=times, state=None if it == UNREAD else it.state, level=it.level)
        for text, times, it in verdicts
    )


def _respondent(heads: Headings, gathering: Gathering) -> str | None:
    try:
        return heads.texts[shapes.naming_column(heads, gathering, {it.column for it in heads.partners})]
    except Mismatch:
        return None  # the caller is asked for it


def _arguments(
    layouts: tuple[LayoutName, ...],
    respondent: str | None,
    questions: tuple[str, ...],
    met: tuple[Met, ...],
    *,
    is_wide: bool,
) -> dict[str, Any]:
    """What a call says of a file; three points where only the caller knows."""
    if layouts == ("questionnaire",):
        return {}
    arguments: dict[str, Any] = {"survey": ..., "relation": ...}
    if len(layouts) > 1:
        arguments["layout"] = ...
    if not is_wide:
        return arguments | (dict.fromkeys(("asked", "answered", "complete"), ...) if layouts else {})
    arguments["respondent"] = respondent or ...
    if questions != ("",):
        arguments["question"] = questions[0] if len(questions) == 1 else ...
    if unread := [it.written for it in met if it.state is None]:
        arguments["values"] = dict.fromkeys(unread, ...)
    return arguments


def _call(name: str, arguments: dict[str, Any]) -> str:
    """A call as it is typed, with three points where the caller has to say something."""
    words = [f"{key}={_written(value)}" for key, value in arguments.items()]
    return f"surveys.read({', '.join([repr(name), 'today', *words])})"


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_written(item)}" for key, item in value.items()) + "}"
    return "..." if value is ... else repr(value)


_MOST: Final = 20
_LAYOUTS: Final = Text(fr="Le fichier peut se lire ainsi : {names}.", en="The file can be read as: {names}.")
_NONE: Final = Text(
    fr="Rien dans ce fichier ne ressemble à des réponses sur les partenaires de ce conseil.",
    en="Nothing in this file looks like answers about the partners of this council.",
)
_QUESTIONS: Final = Text(fr="Questions sur les partenaires : {names}.", en="Questions about partners: {names}.")
_UNREAD: Final = Text(
    fr="Réponses dont le sens est à dire dans values= : {names}.",
    en="Answers whose meaning values= has to say: {names}.",
)
_PERSONAL: Final = Text(
    fr="Ne seront pas lues, car elles portent sur une personne : {names}.",
    en="Not to be read, as they are about a person: {names}.",
)
