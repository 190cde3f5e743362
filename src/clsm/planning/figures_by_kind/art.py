"""An art collection in figures: works, loans, exhibitions, and how far they reach into the municipalities."""

from collections.abc import Iterator, Sequence
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.disclosure import DEFAULT_THRESHOLD
from clsm.planning.answers import Answer, ByProgram, Stated, by_program, names, stated, stood
from clsm.planning.counts import Count, Figure, added, figures, kept_back_in, limit_for
from clsm.planning.figure_words import figure_lines, figure_rows
from clsm.programs import Program
from clsm.programs.collections import ArtCollection, Showing
from clsm.tables import Row
from clsm.words import Lang, Text, lines, paragraph


@final
@attrs.frozen(kw_only=True)
class ArtFigures(Answer):
    """What :func:`art` answers of one collection or gallery.

    ``loans`` and ``exhibitions`` are the showings known by the day, at least and at most, as it may not be
    documented which one was; ``works_shown`` and ``visitors`` add up what is known of them. ``works_shown`` may
    count a work twice. ``reached`` are the municipalities of the perimeter in which one was held, or that the
    program names as its places; ``not_documented`` the others.
    """

    program: str
    stated: tuple[Stated, ...]
    loans: Count
    exhibitions: Count
    works_shown: Count
    visitors: Count
    reached: tuple[str, ...]
    not_documented: tuple[str, ...]
    figures: tuple[Figure, ...]
    basis: tuple[str, ...]
    says: Text = attrs.field(repr=False)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each figure, then one for each municipality reached."""
        rows: list[Row] = [
            {"what": each.indicator, "of": None, "time": None, "count": None, "says": each.says.say(lang)}
            for each in self.stated
        ]
        for what in ("loans", "exhibitions", "works_shown", "visitors"):
            count: Count = getattr(self, what)
            shown = None if count.hidden else count.value
            rows.append({"what": what, "of": None, "time": None, "count": shown, "says": count.say(lang)})
        rows += [{"what": "reached", "of": place, "time": None, "count": None, "says": place} for place in self.reached]
        return rows + figure_rows(self.figures, lang)


def art(snapshot: Snapshot, *, threshold: int = DEFAULT_THRESHOLD, show_small: bool = False) -> ByProgram[ArtFigures]:
    """Read each art collection or gallery of a council on a day; few visitors are not told.

    Parameters
    ----------
    snapshot : Snapshot
        The council on a day. Showings that began later are left out.
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
    >>> found = art(clsm.datasets.load("lille-est").on("2019-12-31"))
    >>> [figure.says.say() for figure in found["art-collection"].stated]
    ['Works in the art collection: 500 works']
    """
    snapshot, limit = as_snapshot(snapshot), limit_for(threshold, show_small)
    none = Text(fr="Aucun fonds d’art n’est documenté.", en="No art collection is documented.")
    return by_program(snapshot, "art_collection", lambda program: _collection(snapshot, program, limit), none)


def _collection(snapshot: Snapshot, program: Program, limit: int | None) -> ArtFigures:
    details = program.details if isinstance(program.details, ArtCollection) else ArtCollection()
    shows = [show for show in details.showings if show.period.start is None or show.period.start.first <= snapshot.date]
    perimeter = set(snapshot.council.perimeter)
    places = {show.territory for show in shows} | set(program.territories)
    visitors, _ = kept_back_in({str(number): Count.of(show.visitors) for number, show in enumerate(shows)}, limit)
    said, counted = stated(snapshot, program.id), figures(program, limit=limit)
    found = ArtFigures(
        program=program.id,
        stated=said,
        loans=_how_many(shows, loan=True),
        exhibitions=_how_many(shows, loan=False),
        works_shown=added(Count.of(show.works) for show in shows) if shows else Count(),
        visitors=visitors,
        reached=tuple(sorted(perimeter & places)),
        not_documented=tuple(sorted(perimeter - places)),
        figures=counted,
        basis=tuple(sorted({program.id, *(figure.indicator for figure in said)})),
        says=Text.same(""),
    )
    return attrs.evolve(found, says=lines(_words(snapshot, program, found)))


def _how_many(shows: Sequence[Showing], *, loan: bool) -> Count:
    """How many of the *shows* were loans, or were not; not documented where none is known."""
    if not shows:
        return Count()
    surely = sum(show.loan is loan for show in shows)
    return Count(low=surely, high=surely + sum(show.loan is None for show in shows))


_SHOWN: Final = Text(
    fr="{name} – prêts : {loans} ; expositions : {exhibitions} ; œuvres montrées : {works} ; visiteurs : {visitors}.",
    en="{name} – loans: {loans}; exhibitions: {exhibitions}; works shown: {works}; visitors: {visitors}.",
)
_REACHED: Final = Text(fr="Communes concernées : {places}.", en="Municipalities concerned: {places}.")
_OTHERS: Final = Text(
    fr="Communes pour lesquelles rien n’est documenté : {places}.",
    en="Municipalities of which nothing is documented: {places}.",
)


def _words(snapshot: Snapshot, program: Program, found: ArtFigures) -> Iterator[Text]:
    shown = _SHOWN.format(
        name=program.name,
        loans=found.loans.words,
        exhibitions=found.exhibitions.words,
        works=found.works_shown.words,
        visitors=found.visitors.words,
    )
    yield paragraph((shown, *stood(snapshot, program.id)))
    yield from (figure.says for figure in found.stated)
    for sentence, places in ((_REACHED, found.reached), (_OTHERS, found.not_documented)):
        if places:
            yield sentence.format(places=names(snapshot.council, places))
    yield from figure_lines(snapshot.council, found.figures)
