"""What a survey file was read into: every pair of partners with what was answered of it, and the changes it makes."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, final

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.entities.ties import Survey, Tie, TrustSummary
from clsm.problems import Mismatch, Problem
from clsm.results import Explained, Result
from clsm.surveys.gathering import Unmatched
from clsm.surveys.verdicts import State
from clsm.tables import Row
from clsm.vocabulary import OPEN_CELLS, RATINGS
from clsm.words import Lang, Plural, Text, lines, listed, paragraph

if TYPE_CHECKING:
    from clsm.surveys.layouts import LayoutName

NOT_ANSWERED: Final = "not_answered"
DECLINED: Final = "declined"

_WHYS: Final[Mapping[str, Text]] = {
    NOT_ANSWERED: Text(fr="N’a pas répondu", en="Did not answer"),
    DECLINED: Text(fr="N’a pas souhaité répondre", en="Declined to answer"),
}
STATES: Final[Mapping[State, Text]] = {
    "tie": Text(fr="lien", en="tie"),
    "no": Text(fr="pas de lien", en="no tie"),
    "unknown": Text(fr="inconnu", en="unknown"),
}


@final
@attrs.frozen(kw_only=True)
class Cell:
    """What ``by`` answered about ``about``: a ``state``, and why where it is unknown.

    ``why`` is a term of the list ``open_cells``, or ``not_answered`` or ``declined``, and ``None`` where the state is
    known. ``level`` is how close the tie is, 1 to 4, ``None`` where the answer does not say. ``written`` is the answer
    as it stands in the file at ``where``, without what looks like a person; both are empty where no cell holds it.
    """

    by: str
    about: str
    state: State
    level: int | None = None
    why: str | None = None
    written: str = ""
    where: str = ""


@final
@attrs.frozen(kw_only=True)
class Rating:
    """The ``score``, 1 to 4, that ``by`` gave ``of`` on one ``item``. It stays in a reading and enters no council."""

    by: str
    of: str
    item: str
    score: int


@final
@attrs.frozen(kw_only=True)
class Response(Explained):
    """How many answered of those who were asked: in words, never by name.

    ``partial`` counts those whose answers leave something open, who are among the ``answered``. ``silent`` are the
    ids of those who neither answered nor declined: they are for whoever runs the survey, and for nobody else.
    """

    asked: int
    answered: int
    partial: int
    declined: int
    silent: tuple[str, ...] = attrs.field(repr=False)

    @property
    def says(self) -> Text:
        """How many answered, in part or wholly, and how many declined."""
        parts = [_ANSWERED.of(self.answered, asked=self.asked)]
        if self.partial:
            parts.append(_PARTIAL.of(self.partial))
        if self.declined:
            parts.append(_DECLINED.of(self.declined))
        return _SENTENCE.format(parts=listed(parts))


@final
@attrs.frozen(kw_only=True)
class Confirmation(Explained):
    """How often two partners who both answered about each other tell the same.

    ``pairs`` counts the pairs of which both sides are known, ``alike`` those where both say that there is a tie, or
    both say that there is none.
    """

    pairs: int
    alike: int

    @property
    def share(self) -> float | None:
        """``alike`` of ``pairs``, from 0 to 1; ``None`` where there is no such pair."""
        return self.alike / self.pairs if self.pairs else None

    @property
    def says(self) -> Text:
        """The share as two numbers."""
        return _ALIKE.of(self.alike, pairs=self.pairs)


@final
@attrs.frozen(kw_only=True, repr=False)
class SurveyReading(Result):
    """What :func:`clsm.surveys.read` answers. It refuses no cell: what it cannot read is open, and a problem.

    Attributes
    ----------
    layout : str
        How the file was laid out.
    survey : Survey
        Who was asked, answered, declined, and what they left open.
    ties : tuple of Tie
        What was answered, each told by whoever answered. Their ids are made of survey, origin and target.
    changes : tuple of Add, Replace or Remove
        What makes the council hold this reading: ``council.apply(*reading.changes)``. Reading a file again makes
        nothing twice, and those who are not in the file stay as they are.
    cells : tuple of Cell
        Every pair of somebody asked and a partner: a tie, no tie, or unknown and why.
    matched : mapping
        Names as written, and the ids that they stand for.
    unmatched : tuple of Unmatched
        Names that stand for nobody, with suggestions that were not taken.
    problems : tuple of Problem
        What was not read, with its place.
    remarks : tuple of Text
        What was decided while reading, and what was not read on purpose.
    response : Response
        How many answered.
    confirmation : Confirmation
        How often both sides tell the same.
    ratings : tuple of Rating
        Who rated whom, for :meth:`trust_summary`; they are in no row and in no change.
    """

    layout: "LayoutName"
    survey: Survey
    ties: tuple[Tie, ...]
    changes: tuple[Add | Replace | Remove, ...]
    cells: tuple[Cell, ...]
    matched: Mapping[str, str]
    unmatched: tuple[Unmatched, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Text, ...]
    response: Response
    confirmation: Confirmation
    ratings: tuple[Rating, ...]

    @property
    def says(self) -> Text:
        """How many answered, what was read, what is left to settle. It names nobody who did not answer."""
        states = [cell.state for cell in self.cells]
        counts = (
            _TIES.of(states.count("tie")),
            _NOES.of(states.count("no")),
            _UNKNOWN.of(states.count("unknown")),
        )
        alike = [self.confirmation.says] if self.confirmation.pairs else []
        first = paragraph([self.response.says, _READ.format(counts=listed(counts)), *alike])
        left = [_PROBLEMS.of(len(self.problems))] if self.problems else []
        return lines([first, *left, *self.remarks])

    def to_rows(self, lang: Lang = "en", *, silent: bool = False) -> list[Row]:
        """One row a cell; those of who did not answer only where *silent* is asked for: they are for nobody else."""
        kept = [cell for cell in self.cells if silent or cell.why not in (NOT_ANSWERED, DECLINED)]
        return [
            {
                "by": cell.by,
                "about": cell.about,
                "answer": STATES[cell.state].say(lang),
                "intensity": cell.level,
                "why": None if cell.why is None else (_WHYS.get(cell.why) or OPEN_CELLS[cell.why]).say(lang),
                "written": cell.written,
                "where": cell.where,
            }
            for cell in kept
        ]

    def trust_summary(self, on: str = "trust") -> TrustSummary | None:
        """The mean of the ratings *on* trust, value or one of their sides; ``None`` where too few rated or were rated.

        Trust is the mean of openness, reliability and shared mission, value that of influence, involvement and
        resources, of those who rated all three (Visible Network Labs, PARTNER, "Analyze trust and value"). An
        organisation's score is the mean over at least five others, and the summary the mean over at least five such
        organisations: less would tell of somebody.
        """
        if on not in RATINGS:
            raise Mismatch("unknown-term", found=repr(on), list="ratings", near=None)
        items = _SIDES.get(on, (on,))
        scores = dict[tuple[str, str], list[int]]()
        for rating in self.ratings:
            if rating.item in items:
                scores.setdefault((rating.of, rating.by), []).append(rating.score)
        rated = dict[str, list[Fraction]]()
        for (of, _), marks in scores.items():
            if len(marks) == len(items):
                rated.setdefault(of, []).append(Fraction(sum(marks), len(marks)))
        enough = [means for means in rated.values() if len(means) >= _LEAST]
        if len(enough) < _LEAST:
            return None
        mean = sum((sum(means, Fraction()) / len(means) for means in enough), Fraction()) / len(enough)
        score = (Decimal(mean.numerator) / Decimal(mean.denominator)).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
        return TrustSummary(on=on, score=score, raters=min(map(len, enough)), organisations=len(enough))


def confirmation(cells: Iterable[Cell]) -> Confirmation:
    """How often both sides of a pair tell the same, of those pairs where both are known."""
    known = {(cell.by, cell.about): cell.state for cell in cells if cell.state != "unknown"}
    pairs = [(state, known[about, by]) for (by, about), state in known.items() if by < about and (about, by) in known]
    return Confirmation(pairs=len(pairs), alike=sum(first == second for first, second in pairs))


_LEAST: Final = 5
_SIDES: Final[Mapping[str, tuple[str, ...]]] = {
    "trust": ("openness", "reliability", "shared_mission"),
    "value": ("influence", "involvement", "resources"),
}
_SENTENCE: Final = Text(fr="{parts}.", en="{parts}.")
_ANSWERED: Final = Plural(
    Text(fr="{n} réponse sur {asked}", en="{n} of {asked} answered"),
    Text(fr="{n} réponses sur {asked}", en="{n} of {asked} answered"),
)
_PARTIAL: Final = Plural(
    Text(fr="dont {n} partielle", en="{n} in part"), Text(fr="dont {n} partielles", en="{n} in part")
)
_DECLINED: Final = Plural(Text(fr="{n} refus", en="{n} declined"), Text(fr="{n} refus", en="{n} declined"))
_TIES: Final = Plural(Text(fr="{n} lien", en="{n} tie"), Text(fr="{n} liens", en="{n} ties"))
_NOES: Final = Plural(Text(fr="{n} absence de lien", en="{n} no"), Text(fr="{n} absences de lien", en="{n} noes"))
_UNKNOWN: Final = Plural(
    Text(fr="{n} case inconnue", en="{n} unknown"), Text(fr="{n} cases inconnues", en="{n} unknown")
)
_READ: Final = Text(fr="Lu : {counts}.", en="Read: {counts}.")
_ALIKE: Final = Plural(
    Text(
        fr="Des paires dont les deux côtés ont répondu, {n} sur {pairs} dit la même chose.",
        en="Of the pairs whose two sides answered, {n} of {pairs} tells the same.",
    ),
    Text(
        fr="Des paires dont les deux côtés ont répondu, {n} sur {pairs} disent la même chose.",
        en="Of the pairs whose two sides answered, {n} of {pairs} tell the same.",
    ),
)
_PROBLEMS: Final = Plural(
    Text(fr="{n} chose à regarder : .problems", en="{n} thing to look at: .problems"),
    Text(fr="{n} choses à regarder : .problems", en="{n} things to look at: .problems"),
)
