"""What a council keeps, in figures: art collections, and the data of a health observatory."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final, final

import attrs

from clsm.council import Snapshot
from clsm.counts import HIDDEN, KEPT_BACK, WHOLE, Count, Edges, added, count_row, words_row
from clsm.dates import Day
from clsm.entities.indicators import Indicator
from clsm.planning.answers import ByProgram, name, names, say_quantity
from clsm.planning.figures_by_kind.engine import ProgramFigures, ProgramOfDay, answers
from clsm.programs.collections import ArtCollection, DataSet, HealthObservatory, Showing
from clsm.published import VISITORS
from clsm.tables import Row
from clsm.words import NOT_DOCUMENTED, Lang, Text, flat

_SHOWN: Final = Text(
    fr="{name} – prêts : {loans} ; expositions : {exhibitions} ; œuvres montrées : {works} ; visiteurs : {visitors}.",
    en="{name} – loans: {loans}; exhibitions: {exhibitions}; works shown: {works}; visitors: {visitors}.",
)
_REACHED: Final = Text(fr="Communes concernées : {places}.", en="Municipalities concerned: {places}.")
_OTHERS: Final = Text(
    fr="Communes pour lesquelles rien n’est documenté : {places}.",
    en="Municipalities of which nothing is documented: {places}.",
)


@final
@attrs.frozen(kw_only=True, repr=False)
class ArtFigures(ProgramFigures):
    """What :func:`art` answers of one collection or gallery.

    ``loans`` and ``exhibitions`` are the showings known by the day, at least and at most, as it may not be
    documented which one was; ``works_shown`` and ``visitors`` add up what is known of them. ``works_shown`` may
    count a work twice. ``reached`` are the municipalities of the perimeter in which one was held, or that the
    program names as its places; ``not_documented`` the others.
    """

    loans: Count
    exhibitions: Count
    works_shown: Count
    visitors: Count
    reached: tuple[str, ...]
    not_documented: tuple[str, ...]

    kind: ClassVar[str] = "art_collection"
    none: ClassVar[Text] = Text(fr="Aucun fonds d’art n’est documenté.", en="No art collection is documented.")
    counts: ClassVar[tuple[str, ...]] = ("loans", "exhibitions", "works_shown", "visitors")

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each figure, then one for each municipality reached."""
        return [
            *self._stated_rows(lang),
            *(count_row(what, getattr(self, what), lang=lang) for what in self.counts),
            *(words_row("reached", Text.same(place), of=place, lang=lang) for place in self.reached),
            *self._figure_rows(lang),
        ]

    def _sentences(self) -> Iterator[Text]:
        shown = _SHOWN.format(
            name=self._entity.name,
            loans=self.loans.words,
            exhibitions=self.exhibitions.words,
            works=self.works_shown.words,
            visitors=self.visitors.words,
        )
        yield self._opening(shown)
        yield from self._stated_lines()
        for sentence, places in ((_REACHED, self.reached), (_OTHERS, self.not_documented)):
            if places:
                yield sentence.format(places=names(self.snapshot.council, places))
        yield from self._figure_lines()


def art(snapshot: Snapshot, *, show_small: bool = False) -> ByProgram[ArtFigures]:
    """Read each art collection or gallery of a council on a day; few visitors are not told.

    Showings that began later are left out. *show_small* and what is raised are those of
    :func:`housing`.

    Examples
    --------
    >>> import clsm
    >>> collections = art(clsm.datasets.load("lille-est").on("2019-12-31"))
    >>> [figure.says.say() for figure in collections["art-collection"].stated]
    ['Works in the art collection: 500 works']
    """
    return answers(snapshot, ArtFigures, read=_collection, show_small=show_small)


def _collection(asked: ProgramOfDay) -> ArtFigures:
    program, day = asked.program, asked.snapshot.date
    details = program.details if isinstance(program.details, ArtCollection) else ArtCollection()
    shows = [show for show in details.showings if show.period.start is None or show.period.start.first <= day]
    perimeter = set(asked.snapshot.council.perimeter)
    places = {show.territory for show in shows} | set(program.territories)
    return ArtFigures(
        **asked.shared(),
        loans=_how_many(shows, loan=True),
        exhibitions=_how_many(shows, loan=False),
        works_shown=added(Count.of(show.works) for show in shows) if shows else Count(),
        visitors=_visitors(asked, to_come=[show for show in details.showings if show not in shows]),
        reached=tuple(sorted(perimeter & places)),
        not_documented=tuple(sorted(perimeter - places)),
    )


def _visitors(asked: ProgramOfDay, *, to_come: Sequence[Showing]) -> Count:
    """Who came, as far as it is told; not yet for a time in which something is still to begin."""
    unsaid = any((program, what) == (asked.program.id, VISITORS) for program, what, _ in asked.ledger.silent)
    periods = asked.ledger.periods(asked.program.id, VISITORS)
    later = {show.period.start.first for show in to_come if show.period.start}
    counts = [Count() if any(_reaches(time, day) for day in later) else parts[WHOLE] for time, parts in periods.items()]
    if unsaid and not counts:
        return KEPT_BACK
    return added([*counts, Count()] if unsaid or not counts else counts)


def _reaches(time: Edges, day: Day) -> bool:
    """Whether a time is known to go on until a *day*."""
    return time[1] is not None and day <= time[1]


def _how_many(shows: Sequence[Showing], *, loan: bool) -> Count:
    """How many of the *shows* were loans, or were not; not documented where none is known."""
    if not shows:
        return Count()
    known = sum(show.loan is loan for show in shows)
    undocumented = sum(show.loan is None for show in shows)
    return Count(low=known, high=known + undocumented)


# ---------------------------------------------------------------- observatories

_HEAD: Final = Text(
    fr="{name} – jeux de données : {data} ; indicateurs : {n}.", en="{name} – data sets: {data}; indicators: {n}."
)
_DATA: Final = Text(
    fr="{name} – fournies par : {provider} ; convention : {agreement} ; année : {vintage} ; territoires : {places}.",
    en="{name} – provided by: {provider}; agreement: {agreement}; year: {vintage}; places: {places}.",
)
_FIGURE: Final = Text(fr="{name}, {place}, {year} : {figure}.", en="{name}, {place}, {year}: {figure}.")
_NOT_COVERED: Final = Text(
    fr="Communes sans indicateur documenté : {places}.", en="Municipalities without a documented indicator: {places}."
)
_PARTNERS: Final = Text(fr="Partenaires : {partners}.", en="Partners: {partners}.")


@final
@attrs.frozen(kw_only=True, repr=False)
class ObservatoryFigures(ProgramFigures):
    """What :func:`observatory` answers of one observatory.

    ``indicators`` are in the order of their places and years; ``not_covered`` are the municipalities of the
    perimeter of which it has none.
    """

    data: tuple[DataSet, ...]
    indicators: tuple[Indicator, ...]
    not_covered: tuple[str, ...]

    kind: ClassVar[str] = "health_observatory"
    none: ClassVar[Text] = Text(fr="Aucun observatoire n’est documenté.", en="No observatory is documented.")

    @property
    def without_vintage(self) -> tuple[Text, ...]:
        """The names of the data of which no year is documented."""
        return tuple(source.name for source in self.data if source.vintage is None)

    @property
    def without_agreement(self) -> tuple[Text, ...]:
        """The names of the data of which no agreement is documented."""
        return tuple(source.name for source in self.data if source.agreement is None)

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each data set and each indicator."""
        blank = dict.fromkeys(("what", "of", "provider", "agreement", "territory", "year", "says"))
        data: list[Row] = [
            {
                **blank,
                "what": "data",
                "of": source.name.say(lang),
                "provider": source.provider,
                "agreement": source.agreement,
                "territory": flat(source.territories) or None,
                "year": source.vintage,
            }
            for source in self.data
        ]
        return data + [
            {
                **blank,
                "what": "indicator",
                "of": indicator.name.say(lang),
                "territory": indicator.territory,
                "year": indicator.year,
                "says": self._figure(indicator).say(lang),
            }
            for indicator in self.indicators
        ]

    def _sentences(self) -> Iterator[Text]:
        council, program = self.snapshot.council, self._entity
        data, indicators = len(self.data) or NOT_DOCUMENTED, len(self.indicators) or NOT_DOCUMENTED
        yield self._opening(_HEAD.format(name=program.name, data=data, n=indicators))
        if program.partners:
            yield _PARTNERS.format(partners=names(council, program.partners))
        for source in self.data:
            yield _DATA.format(
                name=source.name,
                provider=name(council, source.provider),
                agreement=name(council, source.agreement),
                vintage=source.vintage or NOT_DOCUMENTED,
                places=names(council, source.territories),
            )
        for indicator in self.indicators:
            yield _FIGURE.format(
                name=indicator.name,
                place=name(council, indicator.territory),
                year=indicator.year or NOT_DOCUMENTED,
                figure=self._figure(indicator),
            )
        if self.not_covered:
            yield _NOT_COVERED.format(places=names(council, self.not_covered))

    def _figure(self, indicator: Indicator) -> Text:
        unsaid = {figure.indicator for figure in self.stated if figure.hidden}
        return HIDDEN if indicator.id in unsaid else say_quantity(indicator.quantity)


def observatory(snapshot: Snapshot, *, show_small: bool = False) -> ByProgram[ObservatoryFigures]:
    """Read each health observatory of a council on a day.

    Figures of people are kept back as everywhere. *show_small* and what is raised are those of :func:`housing`.

    Examples
    --------
    >>> import clsm
    >>> answer = observatory(clsm.datasets.load("lille-est").on("2011-11-01"))["health-observatory"]
    >>> answer.indicators, len(answer.not_covered)
    ((), 6)
    """
    return answers(snapshot, ObservatoryFigures, read=_observatory, show_small=show_small)


def _observatory(asked: ProgramOfDay) -> ObservatoryFigures:
    program, snapshot = asked.program, asked.snapshot
    data = program.details.data if isinstance(program.details, HealthObservatory) else ()
    own = [indicator for indicator in snapshot.indicators if indicator.of == program.id]
    own.sort(key=lambda indicator: (indicator.territory or "", indicator.year or 0, indicator.id))
    covered = {indicator.territory for indicator in own}
    return ObservatoryFigures(
        **asked.shared(*(source.agreement for source in data if source.agreement)),
        data=data,
        indicators=tuple(_blank(it) if it.id in asked.ledger.unsaid else it for it in own),
        not_covered=tuple(sorted(set(snapshot.council.perimeter) - covered)),
    )


def _blank(indicator: Indicator) -> Indicator:
    """An indicator without its figures."""
    return attrs.evolve(indicator, quantity=None, baseline=None, target=None, observations=())
