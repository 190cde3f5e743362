"""Hypothesis strategies for the entities of a council and for whole councils that hold together.

For the tests of those who embed the library (extra ``testing``). Hypothesis finds them by itself:
``@given(council=...)`` draws councils that hold together for an argument of that type.

Every strategy gives values that the library accepts. Those of entities take the ids that they
may name (``actors=``, ``references=``, ...); :func:`councils` deals the ids out itself, so that
everything named exists. What the figures, dates and words say means nothing.
"""

import datetime
from collections.abc import Hashable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, TypeVar, cast, get_args

import attrs
from hypothesis import strategies as st

from clsm import (
    Actor,
    ActorEvent,
    Agreement,
    Axis,
    Contribution,
    Council,
    Difficulty,
    Event,
    Frequency,
    Identifiers,
    Indicator,
    Instance,
    Meeting,
    Objective,
    PartialDate,
    Payer,
    Period,
    Population,
    Post,
    Priority,
    Program,
    Quantity,
    Rate,
    Reading,
    Recognition,
    Reference,
    Seat,
    Statement,
    Survey,
    Target,
    Term,
    Territory,
    Text,
    Tie,
    WeeklyOpening,
)
from clsm.actors import ENDINGS
from clsm.council import COLLECTIONS
from clsm.dates import OPEN, Unit
from clsm.instances import DERIVED, derived_id
from clsm.quantities import Qualifier
from clsm.vocabulary import (
    ACTOR_EVENTS,
    AGREEMENT_KINDS,
    AGREEMENT_STATES,
    COMPOSITIONS,
    EVENT_KINDS,
    EVIDENCE,
    FIELDS,
    HOLDER_KINDS,
    INSTANCE_FUNCTIONS,
    INSTANCE_KINDS,
    LEGAL_NATURES,
    LIFE_DOMAINS,
    LISTS,
    MONEY_BASES,
    PILLARS,
    POPULATIONS,
    POST_FUNCTIONS,
    PROGRAM_KINDS,
    PROGRAM_STATES,
    REGISTERS,
    SEAT_STATUSES,
    SECTORS,
    STATEMENT_KINDS,
    TERRITORY_KINDS,
    THEMES,
    TIE_RELATIONS,
    TOPICS,
    VOICES,
    Vocabulary,
)

YEARS: Final = (2005, 2015)
"""The first and the last year of dates, close enough for facts and days to meet."""

T = TypeVar("T", bound=Hashable)

# Strategies cost more to make than to draw from: parts that many entities share are made once.
_IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=4)
_WORDS = st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1, max_size=12)
_TEXTS = _WORDS.map(Text.same) | st.builds(Text, fr=_WORDS, en=_WORDS)
_YES_OR_NO = st.booleans()


@lru_cache(maxsize=1000)
def _among(*choices: T) -> st.SearchStrategy[T]:
    return st.sampled_from(choices)


@lru_cache(maxsize=1000)
def _up_to(most: int) -> st.SearchStrategy[int]:
    return st.integers(1, most)


@lru_cache(maxsize=1000)
def _dates(years: tuple[int, int]) -> st.SearchStrategy[PartialDate]:
    days_of = st.dates(datetime.date(years[0], 1, 1), datetime.date(years[1], 12, 31))
    return st.builds(_with_precision, days_of, st.integers(1, 3))


def _with_precision(day: datetime.date, precision: int) -> PartialDate:
    return PartialDate(**{name: getattr(day, name) for name in ("year", "month", "day")[:precision]})


@st.composite
def _maybe(draw: st.DrawFn, strategy: st.SearchStrategy[T]) -> T | None:
    return draw(strategy) if draw(_YES_OR_NO) else None


_MAYBE_TEXT = _maybe(_TEXTS)
_MAYBE_WORDS = _maybe(_WORDS)
_MAYBE_DATE = _maybe(_dates(YEARS))


# ---------------------------------------------------------------- words, dates, figures


def ids() -> st.SearchStrategy[str]:
    """Short ids without a hyphen, so that no written id is one that a body derives for its seats."""
    return _IDS


def words() -> st.SearchStrategy[str]:
    """Words as people write them: any letters, marks, digits, punctuation and symbols, on one line."""
    return _WORDS


def texts() -> st.SearchStrategy[Text]:
    """A :class:`~clsm.language.Text`, the same in both languages or not."""
    return _TEXTS


def partial_dates(*, years: tuple[int, int] = YEARS) -> st.SearchStrategy[PartialDate]:
    """A year, a month or a day."""
    return _dates(years)


def days(*, years: tuple[int, int] = YEARS) -> st.SearchStrategy[datetime.date]:
    """A whole day, often the first or the last of its month or year."""
    anywhere = st.dates(datetime.date(years[0], 1, 1), datetime.date(years[1], 12, 31))
    return anywhere | st.builds(lambda date, first: date.first if first else date.last, _dates(years), _YES_OR_NO)


@st.composite
def periods(draw: st.DrawFn, *, years: tuple[int, int] = YEARS) -> Period:
    """A period with or without a start, its end dated, open, only known to have come, or not documented."""
    start = draw(_dates(years)) if draw(_YES_OR_NO) else None
    how = draw(_among("not documented", "open", "end", "ended_by"))
    if how in ("not documented", "open"):
        return Period(start=start, end=OPEN if how == "open" else None)
    end = draw(_dates(years))
    if start and end.last < start.first:
        start, end = end, start
    return Period(start=start, end=end) if how == "end" else Period(start=start, ended_by=end)


@st.composite
def frequencies(draw: st.DrawFn, *, most: int = 20) -> Frequency:
    """A frequency whose counts are at most *most*; with 9999, any frequency."""
    low, high = sorted((draw(_up_to(most)), draw(_up_to(most))))
    return Frequency(
        low=low,
        high=draw(_among(None, low, high)),
        unit=cast(Unit, draw(_among("week", "month", "year"))),
        every=draw(_up_to(most)) if draw(_YES_OR_NO) else 1,
    )


def amounts(*, most: int = 10_000_000) -> st.SearchStrategy[Decimal]:
    """An amount of 0 to *most* euros in whole cents."""
    return st.integers(0, 100 * most).map(lambda cents: Decimal(f"{cents}E-2"))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """A figure as documented, with or without a value."""
    qualifier: Qualifier = draw(_among(*get_args(Qualifier)))
    value = None if qualifier in ("some", "several_years") else Decimal(f"{draw(_up_to(100_000))}E-1")
    return Quantity(value=value, qualifier=qualifier, unit=draw(_TEXTS))


@st.composite
def rates(draw: st.DrawFn) -> Rate:
    """A rate that its words allow to read in one or two ways."""
    values = sorted({Decimal(f"{draw(_up_to(10_000))}E-4") for _ in range(draw(_up_to(2)))})
    readings = tuple(Reading(value=value, why=draw(_TEXTS)) for value in values)
    return Rate(words=draw(_WORDS), readings=readings, per=draw(_TEXTS))


# ---------------------------------------------------------------- entities


@st.composite
def references(draw: st.DrawFn, *, id: st.SearchStrategy[str] = _IDS) -> Reference:
    """A document, dated or not."""
    return Reference(
        id=draw(id),
        title=draw(_TEXTS),
        publisher=draw(_MAYBE_WORDS),
        published=draw(_MAYBE_DATE),
        as_of=draw(_MAYBE_DATE),
        accessed=draw(_MAYBE_DATE),
        url=draw(_among(None, "https://example.org/")),
        note=draw(_MAYBE_TEXT),
    )


@st.composite
def identifiers(draw: st.DrawFn) -> Identifiers:
    """Public identifiers, most of them absent."""
    return Identifiers(
        cog=draw(_among(None, "01004", "2A004", "59507")),
        nis=draw(_among(None, "62096")),
        siren=draw(_among(None, "215905076", "215704636", "200039865")),
        bce=draw(_among(None, "0403019261")),
        finess=draw(_among(None, "570005165")),
        rna=draw(_among(None, "W595012345")),
    )


@st.composite
def territories(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] = _IDS,
    inside: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Territory:
    """A place with its populations; *inside* are ids of territories that may be its parent or its members."""
    figures = [(draw(_up_to(2)) + YEARS[0], draw(_up_to(200_000))) for _ in range(draw(_among(0, 1, 2)))]
    return Territory(
        id=draw(id),
        name=draw(_WORDS),
        kind=draw(_term(TERRITORY_KINDS)),
        identifiers=draw(identifiers()),
        parent=draw(_among(None, *inside)),
        members=_some(draw, inside),
        populations=tuple(
            Population(year=year, count=count, sources=_sources(draw, references)) for year, count in figures
        ),
        period=draw(periods()),
        sources=_sources(draw, references),
        note=draw(_MAYBE_TEXT),
    )


@st.composite
def actors(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] = _IDS,
    others: Sequence[str] = (),
    territories: Sequence[str] = (),
    references: Sequence[str] = (),
    sectors: Sequence[str] = (),
) -> Actor:
    """An organisation, its beginning and its end told by its period or by its history."""
    life = draw(periods())
    history: dict[str, PartialDate | None] = {}
    start, end = life.start, life.end
    if draw(_YES_OR_NO):
        history["founded"], start = start, None
    if end != OPEN and draw(_YES_OR_NO):
        history[draw(_among(*sorted(ENDINGS)))], end = end, None
    if draw(_YES_OR_NO):
        history[draw(_among(*sorted(set(ACTOR_EVENTS) - ENDINGS - {"founded"})))] = draw(_MAYBE_DATE)
    return Actor(
        id=draw(id),
        name=draw(_WORDS),
        aliases=tuple(draw(_WORDS) for _ in range(draw(_among(0, 1, 2)))),
        sector=draw(_term(SECTORS, *sectors)),
        legal_nature=draw(_term(LEGAL_NATURES)),
        field=draw(_term(FIELDS)),
        territory=draw(_among(None, *territories)),
        identifiers=draw(identifiers()),
        period=Period(start=start, end=end, ended_by=life.ended_by),
        history=tuple(
            ActorEvent(kind=kind, date=date, other=draw(_among(None, *others)), sources=_sources(draw, references))
            for kind, date in history.items()
        ),
        recognitions=tuple(
            Recognition(label=draw(_TEXTS), by=draw(_among(None, *others)), shared_with=_some(draw, others))
            for _ in range(draw(_among(0, 0, 1)))
        ),
        presumed_same_as=_some(draw, others),
        **_shown(draw, references),
    )


@st.composite
def axes(draw: st.DrawFn, *, id: st.SearchStrategy[str] = _IDS, references: Sequence[str] = ()) -> Axis:
    """A line of work."""
    return Axis(
        id=draw(id),
        name=draw(_TEXTS),
        themes=_some(draw, tuple(THEMES)[:3]),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def seats(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] | None = None,
    holders: Sequence[str] = (),
    references: Sequence[str] = (),
    sectors: Sequence[str] = (),
) -> Seat:
    """A seat held by one of *holders* or described in words; its body gives it an id unless *id* does."""
    holder = draw(_among(None, *holders))
    return Seat(
        id=DERIVED if id is None else draw(id),
        holder=holder,
        label=draw(_TEXTS if holder is None else _MAYBE_TEXT),
        holder_kind=draw(_among(*HOLDER_KINDS)),
        sector=draw(_among(None, *SECTORS, *sectors)) if holder is None else None,
        status=draw(_among(*SEAT_STATUSES)),
        evidence=draw(_among(*EVIDENCE)),
        voice=draw(_among(*VOICES)),
        count=draw(_among(None, 1, 2)),
        pillars=_pillars(draw),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def meetings(draw: st.DrawFn, *, id: st.SearchStrategy[str] | None = None, references: Sequence[str] = ()) -> Meeting:
    """A meeting; its body gives it an id unless *id* does."""
    return Meeting(
        id=DERIVED if id is None else draw(id),
        date=draw(_dates(YEARS)),
        place=draw(_MAYBE_TEXT),
        sources=_sources(draw, references),
        note=draw(_MAYBE_TEXT),
    )


@st.composite
def instances(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] = _IDS,
    written: Sequence[str] = (),
    holders: Sequence[str] = (),
    above: Sequence[str] = (),
    references: Sequence[str] = (),
    sectors: Sequence[str] = (),
) -> Instance:
    """A body with its seats and meetings.

    *written* are ids for as many of its seats and meetings as there are ids; the others derive
    theirs. *above* are ids of bodies that it may be part of.
    """
    name = draw(id)
    seat, meeting = seats(holders=holders, references=references, sectors=sectors), meetings(references=references)
    facts: list[Seat | Meeting] = [draw(seat) for _ in range(draw(_among(0, 1, 2, 3)))]
    facts += [draw(meeting) for _ in range(draw(_among(0, 1, 2)))]
    unlike = {derived_id(name, fact): fact for fact in facts}.values()
    own = [attrs.evolve(fact, id=id) for fact, id in zip(unlike, [*written, *[DERIVED] * len(unlike)], strict=False)]
    return Instance(
        id=name,
        name=draw(_TEXTS),
        kind=draw(_term(INSTANCE_KINDS)),
        functions=_some(draw, tuple(INSTANCE_FUNCTIONS)[:2]),
        part_of=draw(_among(None, *above)),
        evidence=draw(_among(*EVIDENCE)),
        composition=draw(_among(*COMPOSITIONS)),
        open_to=tuple(draw(_TEXTS) for _ in range(draw(_among(0, 1)))),
        frequency=draw(_maybe(frequencies())),
        places=tuple(draw(_TEXTS) for _ in range(draw(_among(0, 1)))),
        seats=tuple(fact for fact in own if isinstance(fact, Seat)),
        meetings=tuple(fact for fact in own if isinstance(fact, Meeting)),
        recorded=draw(_maybe(periods())),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def posts(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] = _IDS,
    bodies: Sequence[str] = (),
    actors: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Post:
    """An office in the council or in one of *bodies*."""
    return Post(
        id=draw(id),
        function=draw(_term(POST_FUNCTIONS)),
        body=draw(_among(None, *bodies)),
        holder=draw(_among(None, *actors)),
        label=draw(_MAYBE_TEXT),
        holder_kind=draw(_among(*HOLDER_KINDS)),
        pillars=_pillars(draw),
        employer=draw(_among(None, *actors)),
        full_time_equivalent=draw(_among(None, Decimal("0.5"), Decimal(1))),
        evidence=draw(_among(*EVIDENCE)),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def agreements(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] = _IDS,
    actors: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Agreement:
    """A text between some of *actors*."""
    return Agreement(
        id=draw(id),
        name=draw(_TEXTS),
        kind=draw(_term(AGREEMENT_KINDS)),
        state=draw(_among(*AGREEMENT_STATES)),
        articulation=draw(_MAYBE_TEXT),
        parties=_some(draw, actors),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def contributions(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] = _IDS,
    actors: Sequence[str] = (),
    territories: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Contribution:
    """A way to fund the council, paid by some of *actors*."""
    payers = [
        Payer(actor=actor, basis=draw(_among(*MONEY_BASES)), territory=draw(_among(None, *territories)))
        for actor in _some(draw, actors)
    ]
    return Contribution(
        id=draw(id),
        name=draw(_TEXTS),
        basis=draw(_among(*MONEY_BASES)),
        recipient=draw(_among(None, *actors)),
        payers=tuple(payers),
        rate=draw(_maybe(rates())),
        frequency=draw(_maybe(frequencies())),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def targets(draw: st.DrawFn, *, territories: Sequence[str] = ()) -> Target:
    """Whom something is for."""
    return Target(
        population=draw(_term(POPULATIONS)),
        focus_of=draw(_among(None, *POPULATIONS)),
        territory=draw(_among(None, *territories)),
    )


@st.composite
def objectives(
    draw: st.DrawFn, *, id: st.SearchStrategy[str] = _IDS, of: Sequence[str] = (), references: Sequence[str] = ()
) -> Objective:
    """What the council, or one of the bodies, programs or agreements *of*, is for."""
    return Objective(id=draw(id), **_aim(draw, of), **_shown(draw, references))


@st.composite
def priorities(
    draw: st.DrawFn, *, id: st.SearchStrategy[str] = _IDS, of: Sequence[str] = (), references: Sequence[str] = ()
) -> Priority:
    """What comes first, for the council or for one *of* its bodies, programs or agreements."""
    return Priority(id=draw(id), **_aim(draw, of), **_shown(draw, references))


def _aim(draw: st.DrawFn, of: Sequence[str]) -> dict[str, Any]:
    return {
        "words": draw(_TEXTS),
        "of": draw(_among(None, *of)),
        "themes": _some(draw, tuple(THEMES)[:2]),
        "targets": tuple({target.population: target for target in [draw(targets())]}.values()),
        "period": draw(periods()),
    }


@st.composite
def difficulties(
    draw: st.DrawFn, *, id: st.SearchStrategy[str] = _IDS, of: Sequence[str] = (), references: Sequence[str] = ()
) -> Difficulty:
    """A difficulty that the council names, with its remedies."""
    return Difficulty(
        id=draw(id),
        words=draw(_TEXTS),
        remedies=tuple(draw(_TEXTS) for _ in range(draw(_among(0, 1, 2)))),
        of=draw(_among(None, *of)),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def statements(
    draw: st.DrawFn, *, id: st.SearchStrategy[str] = _IDS, about: Sequence[str] = (), references: Sequence[str] = ()
) -> Statement:
    """What a source says of some of those that it is *about*."""
    return Statement(
        id=draw(id),
        kind=draw(_term(STATEMENT_KINDS)),
        words=draw(_TEXTS),
        about=_some(draw, about),
        themes=_some(draw, tuple(THEMES)[:2]),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def programs(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] = _IDS,
    above: Sequence[str] = (),
    actors: Sequence[str] = (),
    bodies: Sequence[str] = (),
    territories: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Program:
    """One action; *above* are ids of programs that it may be part of."""
    return Program(
        id=draw(id),
        name=draw(_TEXTS),
        kind=draw(_term(PROGRAM_KINDS)),
        state=draw(_among(*PROGRAM_STATES)),
        part_of=draw(_among(None, *above)),
        themes=_some(draw, tuple(THEMES)[:2]),
        registers=_some(draw, tuple(REGISTERS)[:2]),
        targets=(draw(targets(territories=territories)),),
        territories=_some(draw, territories),
        places=tuple(draw(_TEXTS) for _ in range(draw(_among(0, 1)))),
        led_by=_some(draw, (*actors, *bodies)),
        followed_by=_some(draw, bodies),
        partners=_some(draw, actors),
        topics=_some(draw, tuple(TOPICS)[:2]),
        life_domains=_some(draw, tuple(LIFE_DOMAINS)[:2]),
        frequency=draw(_maybe(frequencies())),
        openings=draw(_among((), (WeeklyOpening.parse("Tuesday 16:30-19:00"),))),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def events(
    draw: st.DrawFn, *, id: st.SearchStrategy[str] = _IDS, actors: Sequence[str] = (), references: Sequence[str] = ()
) -> Event:
    """Something that happened once, dated or not."""
    return Event(
        id=draw(id),
        name=draw(_TEXTS),
        kind=draw(_term(EVENT_KINDS)),
        date=draw(_MAYBE_DATE),
        place=draw(_MAYBE_TEXT),
        organisers=_some(draw, actors),
        participants=_some(draw, actors),
        **_shown(draw, references),
    )


@st.composite
def indicators(
    draw: st.DrawFn, *, id: st.SearchStrategy[str] = _IDS, of: Sequence[str] = (), references: Sequence[str] = ()
) -> Indicator:
    """One stated figure, or none."""
    return Indicator(
        id=draw(id),
        name=draw(_TEXTS),
        of=draw(_among(None, *of)),
        quantity=draw(_maybe(quantities())),
        since=draw(_MAYBE_DATE),
        **_shown(draw, references),
    )


@st.composite
def surveys(
    draw: st.DrawFn, *, id: st.SearchStrategy[str] = _IDS, actors: Sequence[str] = (), references: Sequence[str] = ()
) -> Survey:
    """A round of questions to some of *actors*, of whom some answered."""
    asked = _some(draw, actors)
    return Survey(
        id=draw(id),
        name=draw(_TEXTS),
        relation=draw(_term(TIE_RELATIONS)),
        asked=asked,
        answered=_some(draw, asked),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def ties(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] = _IDS,
    ends: tuple[str, str] = ("one", "other"),
    surveys: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Tie:
    """A tie between two *ends*."""
    return Tie(
        id=draw(id),
        origin=ends[0],
        target=ends[1],
        relation=draw(_term(TIE_RELATIONS)),
        survey=draw(_among(None, *surveys)),
        level=draw(_among(None, 1, 4)),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """A word that a council adds to an open list."""
    opened = _among(*(name for name, vocabulary in LISTS.items() if vocabulary.open))
    return Term(list=draw(opened), id=draw(_among("baths", "night_bus")), label=draw(_TEXTS))


# ---------------------------------------------------------------- whole councils


@st.composite
def councils(draw: st.DrawFn, *, id: st.SearchStrategy[str] = _IDS, most: int = 8) -> Council:
    """A council that holds together, with at most *most* entities beside seats and meetings.

    *id* gives the ids, the council's own included. Two councils that draw from few ids share many
    of them, for entities of the same kind or of another.
    """
    name, *names = draw(st.lists(id, min_size=1, max_size=most + 1, unique=True))
    dealt: dict[str, list[str]] = {collection: [] for collection in (*COLLECTIONS, "written")}
    for each in names:
        dealt[draw(_among(*dealt))].append(each)
    if len(dealt["actors"]) < 2:  # a tie needs two ends
        dealt["actors"] += dealt.pop("ties")
        dealt["ties"] = []
    of = (*dealt["instances"], *dealt["programs"], *dealt["agreements"])
    cited, grounds, partners, bodies = (dealt[key] for key in ("references", "territories", "actors", "instances"))
    own = [draw(terms()) for _ in range(draw(_among(0, 0, 1, 2)))]
    sectors = [term.id for term in own if term.list == "sectors"]
    written, found = dealt["written"], list[Instance]()
    for number, body in enumerate(bodies):
        who = {"holders": (*partners, *dealt["posts"]), "above": bodies[:number], "sectors": sectors}
        found.append(draw(instances(id=st.just(body), written=written, references=cited, **who)))
        written = written[len(found[-1].seats) + len(found[-1].meetings) :]
    return Council(
        id=name,
        name=draw(_TEXTS),
        jurisdiction=draw(_among("FR", "BE")),
        carrier=draw(_among(None, *partners)),
        perimeter=_some(draw, grounds),
        period=draw(periods()),
        terms=tuple({(term.list, term.id): term for term in own}.values()),
        references=tuple(draw(references(id=st.just(each))) for each in cited),
        territories=tuple(
            draw(territories(id=st.just(each), inside=grounds[:number], references=cited))
            for number, each in enumerate(grounds)
        ),
        actors=tuple(
            draw(actors(id=st.just(each), others=partners, territories=grounds, references=cited, sectors=sectors))
            for each in partners
        ),
        axes=tuple(draw(axes(id=st.just(each), references=cited)) for each in dealt["axes"]),
        instances=tuple(found),
        posts=tuple(
            draw(posts(id=st.just(each), bodies=bodies, actors=partners, references=cited)) for each in dealt["posts"]
        ),
        agreements=tuple(
            draw(agreements(id=st.just(each), actors=partners, references=cited)) for each in dealt["agreements"]
        ),
        contributions=tuple(
            draw(contributions(id=st.just(each), actors=partners, territories=grounds, references=cited))
            for each in dealt["contributions"]
        ),
        objectives=tuple(draw(objectives(id=st.just(each), of=of, references=cited)) for each in dealt["objectives"]),
        priorities=tuple(draw(priorities(id=st.just(each), of=of, references=cited)) for each in dealt["priorities"]),
        programs=tuple(
            draw(
                programs(
                    id=st.just(each),
                    above=dealt["programs"][:number],
                    actors=partners,
                    bodies=bodies,
                    territories=grounds,
                    references=cited,
                )
            )
            for number, each in enumerate(dealt["programs"])
        ),
        events=tuple(draw(events(id=st.just(each), actors=partners, references=cited)) for each in dealt["events"]),
        indicators=tuple(draw(indicators(id=st.just(each), of=of, references=cited)) for each in dealt["indicators"]),
        surveys=tuple(draw(surveys(id=st.just(each), actors=partners, references=cited)) for each in dealt["surveys"]),
        ties=tuple(
            draw(ties(id=st.just(each), ends=(partners[0], partners[1]), surveys=dealt["surveys"], references=cited))
            for each in dealt["ties"]
        ),
        difficulties=tuple(
            draw(difficulties(id=st.just(each), of=of, references=cited)) for each in dealt["difficulties"]
        ),
        statements=tuple(
            draw(statements(id=st.just(each), about=(*partners, *of), references=cited)) for each in dealt["statements"]
        ),
        **_shown(draw, cited),
    )


# ---------------------------------------------------------------- what several entities have in common


def _term(vocabulary: Vocabulary, *own: str) -> st.SearchStrategy[str]:
    return _among("not_documented", *vocabulary, *own)


def _some(draw: st.DrawFn, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if draw(_YES_OR_NO))


def _sources(draw: st.DrawFn, references: Sequence[str]) -> tuple[str, ...]:
    return tuple(id + draw(_among("", "#slide 5")) for id in _some(draw, references))


def _pillars(draw: st.DrawFn) -> frozenset[str] | None:
    several = frozenset({"carers", "people_concerned"})
    return cast(frozenset[str] | None, draw(_among(None, several, *(frozenset({pillar}) for pillar in PILLARS))))


def _shown(draw: st.DrawFn, references: Sequence[str]) -> dict[str, Any]:
    """The fields that say where a fact comes from."""
    return {"sources": _sources(draw, references), "as_of": draw(_MAYBE_DATE), "note": draw(_MAYBE_TEXT)}
