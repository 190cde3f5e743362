"""Training in figures: sessions, people and trainers trained, sectors and municipalities reached."""

from collections.abc import Iterator, Sequence
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.disclosure import DEFAULT_THRESHOLD, is_small
from clsm.planning.answers import Answer, ByProgram, Stated, by_program, stated, stood, term
from clsm.planning.counts import KEPT_BACK, Count, Figure, added, figures, kept_back, limit_for
from clsm.planning.figure_words import figure_lines, figure_rows
from clsm.planning.figures_by_kind.workshops import (
    Reach,
    not_reached,
    reach_lines,
    reached,
    sessions_by,
)
from clsm.programs import Program
from clsm.programs.sessions import Session, Training
from clsm.tables import Row
from clsm.words import YES_OR_NO, Lang, Text, lines, listed, paragraph


@final
@attrs.frozen(kw_only=True)
class TrainingFigures(Answer):
    """What :func:`training` answers of one program.

    ``people`` and ``trainers`` are those of the sessions known one by one; the same person may come twice.
    ``sectors`` maps each sector that it is meant to reach, or did, to whether somebody of it was documented
    (``None``: not documented); ``meant_for`` are the first of these.
    """

    program: str
    stated: tuple[Stated, ...]
    listed: int
    people: Count
    trainers: Count
    trains_trainers: bool | None
    meant_for: tuple[str, ...]
    sectors: tuple[tuple[str, bool | None], ...]
    reach: tuple[Reach, ...]
    not_reached: tuple[str, ...]
    figures: tuple[Figure, ...]
    basis: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    @property
    def to_be_reached(self) -> tuple[str, ...]:
        """The sectors that it is meant for and of which nobody is documented yet."""
        return tuple(sector for sector, there in self.sectors if sector in self.meant_for and not there)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each figure, sector and municipality."""
        rows: list[Row] = [
            {"what": each.indicator, "of": None, "time": None, "count": None, "says": each.says.say(lang)}
            for each in self.stated
        ]
        counts = [("sessions", None, Count.of(self.listed)), ("people", None, self.people)]
        counts += [("trainers", None, self.trainers)]
        told = [("people", each.territory, each.attendances) for each in self.reach]
        for what, of, count in (*counts, *told):
            shown = None if count.hidden else count.value
            rows.append({"what": what, "of": of, "time": None, "count": shown, "says": count.say(lang)})
        for sector, there in self.sectors:
            said = YES_OR_NO[there].say(lang)
            rows.append({"what": "sector", "of": sector, "time": None, "count": None, "says": said})
        return rows + figure_rows(self.figures, lang)


def training(
    snapshot: Snapshot, *, threshold: int = DEFAULT_THRESHOLD, show_small: bool = False
) -> ByProgram[TrainingFigures]:
    """Read each training program of a council on a day; counts of people under *threshold* are kept back.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day. Sessions of later days are left out.
    threshold : int
        The least count of people that is shown.
    show_small : bool
        Whether small counts are shown: for the council itself, never for publication.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.

    Examples
    --------
    >>> import clsm
    >>> found = training(clsm.datasets.load("lille-est").on("2011-11-01"))["suicide-training"]
    >>> found.trains_trainers, found.people.say(), [figure.says.say() for figure in found.stated]
    (True, 'not documented', ['People trained: about 20 people', 'Sessions to train trainers: 2 sessions'])
    """
    snapshot, limit = as_snapshot(snapshot), limit_for(threshold, show_small)
    none = Text(fr="Aucune formation n’est documentée.", en="No training is documented.")
    return by_program(snapshot, "training", lambda program: _program(snapshot, program, limit), none)


def _program(snapshot: Snapshot, program: Program, limit: int | None) -> TrainingFigures:
    details = program.details if isinstance(program.details, Training) else Training()
    sessions = sessions_by(snapshot, program)
    people, reach = reached(sessions, limit)
    said, counted = stated(snapshot, program.id), figures(program, limit=limit)
    found = TrainingFigures(
        program=program.id,
        stated=said,
        listed=len(sessions),
        people=people,
        trainers=_trainers(sessions, limit),
        trains_trainers=details.trains_trainers,
        meant_for=details.sectors,
        sectors=tuple(_sectors(snapshot, program, details)),
        reach=reach,
        not_reached=not_reached(snapshot, program, sessions),
        figures=counted,
        basis=tuple(sorted({program.id, *(figure.indicator for figure in said)})),
        says=Text.same(""),
    )
    return attrs.evolve(found, says=lines(_words(snapshot, program, found)))


def _trainers(sessions: Sequence[Session], limit: int | None) -> Count:
    """The trainers among those who came: kept back too where the others were few."""
    trainers = added(Count.of(session.trainers) for session in sessions) if sessions else Count()
    others = added(Count.of(session.people) for session in sessions).low - trainers.low
    few = limit is not None and trainers.documented and is_small(others, limit)
    return KEPT_BACK if few else kept_back(trainers, limit)


def _sectors(snapshot: Snapshot, program: Program, details: Training) -> Iterator[tuple[str, bool | None]]:
    """Each sector, those that it is meant for first, and whether anybody of it was trained."""
    there: dict[str, bool | None] = dict.fromkeys(details.sectors)
    for session in sessions_by(snapshot, program):
        there |= dict.fromkeys(session.sectors, True)
    for tally in program.tallies:
        if tally.sector and tally.count is not None and tally.what in ("people_trained", "trainers_trained"):
            there[tally.sector] = there.get(tally.sector) or tally.count > 0
    yield from there.items()


_KNOWN: Final = Text(
    fr="{name} – séances connues une à une : {listed} ; personnes : {people}, dont formateurs : {trainers}.",
    en="{name} – sessions known one by one: {listed}; people: {people}, trainers among them: {trainers}.",
)
_TRAINS: Final = Text(
    fr="Les personnes formées en forment d’autres : {answer}.", en="Those trained train others: {answer}."
)
_SECTORS: Final = Text(fr="Secteurs : {sectors}.", en="Sectors: {sectors}.")
_SECTOR: Final = Text(fr="{sector} ({there})", en="{sector} ({there})")


def _words(snapshot: Snapshot, program: Program, found: TrainingFigures) -> Iterator[Text]:
    known = _KNOWN.format(
        name=program.name, listed=found.listed, people=found.people.words, trainers=found.trainers.words
    )
    yield paragraph((known, *stood(snapshot, program.id)))
    yield from (figure.says for figure in found.stated)
    yield _TRAINS.format(answer=YES_OR_NO[found.trains_trainers])
    if found.sectors:
        named = (
            _SECTOR.format(sector=term(snapshot.council, "sectors", sector), there=YES_OR_NO[there])
            for sector, there in found.sectors
        )
        yield _SECTORS.format(sectors=listed(named, Text(fr=" ; ", en="; ")))
    yield from reach_lines(snapshot, found.reach, found.not_reached)
    yield from figure_lines(snapshot.council, found.figures)
