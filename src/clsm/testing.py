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
from fractions import Fraction
from functools import lru_cache
from itertools import zip_longest
from typing import Any, Final, TypeVar, cast, get_args

import attrs
from hypothesis import strategies as st

from clsm import (
    AbsenceRule,
    Actor,
    ActorEvent,
    AgendaItem,
    Agreement,
    ArtCollection,
    Attendance,
    AwarenessEvent,
    Axis,
    BroughtResource,
    Budget,
    BudgetLine,
    Conditions,
    Contribution,
    Council,
    DataSet,
    Decision,
    Difficulty,
    Event,
    FollowUp,
    Frequency,
    HealthObservatory,
    HousingPlaces,
    HousingScheme,
    Identifiers,
    Indicator,
    InformationResource,
    Instance,
    Meeting,
    MembersRequest,
    MinutesRules,
    Objective,
    Observation,
    OpenCell,
    OpenPlace,
    PartialDate,
    Payer,
    Payment,
    Period,
    Population,
    Post,
    Priority,
    Procedure,
    Program,
    Quantity,
    QuorumPart,
    QuorumStep,
    Rate,
    Reading,
    Recognition,
    Reference,
    Seat,
    SecondCall,
    Session,
    Showing,
    SituationCoordination,
    SpecialMajority,
    Statement,
    Step,
    Survey,
    Tally,
    Target,
    Term,
    Territory,
    Text,
    Threshold,
    Tie,
    Training,
    TrustSummary,
    Vote,
    Waiver,
    WeeklyOpening,
    WorkshopSeries,
)
from clsm.council import COLLECTIONS
from clsm.dates import OPEN
from clsm.entities.actors import ENDINGS
from clsm.entities.agreements import Signature
from clsm.entities.colleges import Appointment, College, Limit, PromisedOffice
from clsm.entities.instances import derived_id
from clsm.entities.members import Membership, Plan
from clsm.entities.sharing import Sharing
from clsm.fields import DERIVED
from clsm.programs import Details
from clsm.quantities import Qualifier
from clsm.vocabulary import (
    ABSENCE_EFFECTS,
    ACTOR_EVENTS,
    AGENDA_PURPOSES,
    AGREEMENT_KINDS,
    AGREEMENT_STATES,
    APPOINTMENT_MODES,
    BUDGET_SIDES,
    CAMPAIGNS,
    CARE_FUNCTIONS,
    COMPOSITIONS,
    COUNCIL_KINDS,
    COUNTED,
    DECISION_MODES,
    DECISION_SUBJECTS,
    EVENT_KINDS,
    EVIDENCE,
    FIELDS,
    FOLLOW_UP_STATES,
    HOLDER_KINDS,
    HOUSING_KINDS,
    INSTANCE_FUNCTIONS,
    INSTANCE_KINDS,
    LEGAL_FORMS,
    LEGAL_NATURES,
    LIFE_DOMAINS,
    LISTS,
    MANDATE_TIES,
    MEETING_MODES,
    MEETING_STATES,
    MEMBERSHIP_KINDS,
    MINUTES_CONTENTS,
    MONEY_BASES,
    OPEN_CELLS,
    OUTCOMES,
    PILLARS,
    POPULATIONS,
    POST_FUNCTIONS,
    PRESENCES,
    PROGRAM_KINDS,
    PROGRAM_STATES,
    QUORUM_PRESENCES,
    RATINGS,
    RECOGNITION_KINDS,
    RECOGNITION_LEVELS,
    REFERENCE_KINDS,
    REGISTERS,
    RENT_PAYERS,
    REQUESTS,
    RESOURCE_FORMS,
    RESOURCE_KINDS,
    SEAT_STATUSES,
    SECTORS,
    STATEMENT_KINDS,
    TALLY_PUBLICS,
    TALLY_SUBJECTS,
    TERRITORY_KINDS,
    THEMES,
    TIE_RELATIONS,
    TIMES_OF_DAY,
    TOPICS,
    TRENDS,
    UPWARD_REPORTS,
    VOICES,
    VOTE_CHOICES,
    Vocabulary,
)
from clsm.words import RhythmUnit, ShareBase

YEARS: Final = (2005, 2015)
"""The first and the last year of dates, close enough for facts and days to meet."""

T = TypeVar("T", bound=Hashable)

# Strategies cost more to make than to draw from: parts that many entities share are made once.
_IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=4)
_WORDS = st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1, max_size=12)
_NAMES = _WORDS.filter(str.strip)
_TEXTS = _WORDS.map(Text.same) | st.builds(Text, fr=_WORDS, en=_WORDS)
_YES_OR_NO = st.booleans()


@lru_cache(maxsize=1000, typed=True)  # 0 and False are equal, and are not drawn for one another
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
_YES_NO_OR_UNKNOWN = st.sampled_from((None, True, False))
_A_FEW = st.sampled_from((None, 0, 1, 12))


# ---------------------------------------------------------------- words, dates, figures


def ids() -> st.SearchStrategy[str]:
    """Short ids without a hyphen, so that no written id is one that a body derives for its seats."""
    return _IDS


def words() -> st.SearchStrategy[str]:
    """Words as people write them: any letters, marks, digits, punctuation and symbols, on one line."""
    return _WORDS


def texts() -> st.SearchStrategy[Text]:
    """A :class:`~clsm.words.Text`, the same in both languages or not."""
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
    """A frequency whose counts are at most *most*, with words or not, or words alone; with 9999, any frequency."""
    low, high = sorted((draw(_up_to(most)), draw(_up_to(most))))
    words = draw(_among(None, None, "chaque trimestre", "autant que de besoin", "x « y » z"))
    if words and draw(_YES_OR_NO):
        return Frequency(words=words)
    top = draw(_among(None, low, high))
    return Frequency(
        low=low,
        high=top,
        unit=cast(RhythmUnit, draw(_among("week", "month", "year"))),
        every=draw(_up_to(most)) if draw(_YES_OR_NO) else 1,
        or_more=top is not None and top > low and draw(_YES_OR_NO),
        on_average=draw(_YES_OR_NO),
        words=words,
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


@st.composite
def thresholds(draw: st.DrawFn) -> Threshold:
    """A share of some, or a plain number, with words or not, or words alone."""
    words = draw(_among(None, None, "un tiers des membres", "une majorité qualifiée", "x « y » z"))
    if words and draw(_YES_OR_NO):
        return Threshold(words=words)
    of: Any = draw(_among(None, *get_args(ShareBase)))
    part = Fraction(draw(_up_to(20))) if of is None else Fraction(*sorted((draw(_up_to(12)), draw(_up_to(12)))))
    manner = draw(_among("at least", "at least", "strictly", "plus one"))
    if part == 1 and of:
        manner = "at least"
    return Threshold(
        part=part,
        strictly=manner == "strictly",
        of=of,
        plus_one=manner == "plus one" and of is not None,
        words=words,
    )


_THRESHOLDS = thresholds()
_MAYBE_THRESHOLD = _maybe(_THRESHOLDS)
_MAYBE_FREQUENCY = _maybe(frequencies())


def _three_valued(draw: st.DrawFn, names: Sequence[str]) -> dict[str, Any]:
    """For each name yes, no or nothing, from one draw: many draws make councils slow to draw."""
    number = draw(st.integers(0, 3 ** len(names) - 1))
    values = dict[str, Any]()
    for name in names:
        number, digit = divmod(number, 3)
        values[name] = (None, True, False)[digit]
    return values


# ---------------------------------------------------------------- entities


@st.composite
def references(draw: st.DrawFn, *, id: st.SearchStrategy[str] = _IDS) -> Reference:
    """A document, dated or not."""
    return Reference(
        id=draw(id),
        title=draw(_TEXTS),
        kind=draw(_term(REFERENCE_KINDS)),
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
        county=draw(_among(None, "2B", "59", "974")),
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
    years, ages = (None, YEARS[0], YEARS[0] + 1), ((None, None), (16, 65), (75, None))
    figures = [(draw(_among(*years)), draw(_up_to(200_000)), draw(_among(*ages))) for _ in range(draw(_among(0, 1, 2)))]
    return Territory(
        id=draw(id),
        name=draw(_NAMES),
        kind=draw(_term(TERRITORY_KINDS)),
        identifiers=draw(identifiers()),
        parent=draw(_among(None, *inside)),
        members=_some(draw, inside),
        populations=tuple(
            Population(year=year, count=count, from_age=young, to_age=old, sources=_sources(draw, references))
            for year, count, (young, old) in figures
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
        name=draw(_NAMES),
        aliases=tuple(draw(_WORDS) for _ in range(draw(_among(0, 1, 2)))),
        sector=draw(_term(SECTORS, *sectors)),
        legal_nature=draw(_term(LEGAL_NATURES)),
        field=draw(_term(FIELDS)),
        care_functions=_some(draw, tuple(CARE_FUNCTIONS)[:2]),
        territory=draw(_among(None, *territories)),
        identifiers=draw(identifiers()),
        period=Period(start=start, end=end, ended_by=life.ended_by),
        history=tuple(
            ActorEvent(kind=kind, date=date, other=draw(_among(None, *others)), sources=_sources(draw, references))
            for kind, date in history.items()
        ),
        recognitions=tuple(
            Recognition(
                label=draw(_TEXTS),
                kind=draw(_term(RECOGNITION_KINDS)),
                level=draw(_term(RECOGNITION_LEVELS)),
                by=draw(_among(None, *others)),
                shared_with=_some(draw, others),
                until=draw(_MAYBE_DATE),
            )
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
def appointments(draw: st.DrawFn, *, by: Sequence[str] = ()) -> Appointment:
    """How a place or an office is given, *by* some of these."""
    return Appointment(
        mode=draw(_term(APPOINTMENT_MODES)),
        by=_some(draw, by),
        proposed_by=_some(draw, by),
        criteria=tuple(draw(_TEXTS) for _ in range(draw(_among(0, 1)))),
        note=draw(_MAYBE_TEXT),
    )


@st.composite
def limits(draw: st.DrawFn) -> Limit:
    """How many may sit for each organisation, territory or line of work."""
    per = draw(_among("organisation", "territory", "sector"))
    low, high = draw(_among((None, 1), (1, None), (1, 2)))
    kind = draw(_among(None, *tuple(TERRITORY_KINDS)[:2])) if per == "territory" else None
    return Limit(per=per, territory_kind=kind, at_least=low, at_most=high)


@st.composite
def colleges(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] | None = None,
    by: Sequence[str] = (),
    references: Sequence[str] = (),
    sectors: Sequence[str] = (),
) -> College:
    """Places that belong together; the body gives the college an id unless *id* does."""
    low, high = draw(_among((None, None), (1, None), (None, 3), (1, 1)))
    return College(
        id=DERIVED if id is None else draw(id),
        name=draw(_TEXTS),
        pillars=_pillars(draw),
        sectors=_some(draw, (*tuple(SECTORS)[:1], *sectors)),
        at_least=low,
        at_most=high,
        share=draw(_among(None, Threshold.parse("at least 1/2 of the members"))),
        limits=tuple(draw(limits()) for _ in range(draw(_among(0, 0, 1)))),
        appointment=draw(_maybe(appointments(by=by))),
        **_shown(draw, references),
    )


@st.composite
def promised_offices(draw: st.DrawFn) -> PromisedOffice:
    """Offices kept for a pillar."""
    return PromisedOffice(
        functions=draw(_among(("chair",), ("chair", "vice_chair"))),
        pillars=frozenset({draw(_among(*PILLARS))}),
        count=draw(_up_to(2)),
    )


@st.composite
def sharings(draw: st.DrawFn, *, council: str) -> Sharing:
    """A *council* with which something is shared."""
    return Sharing(council=council, share=draw(_among(None, Decimal("0.3"))), note=draw(_MAYBE_TEXT))


def _shared(draw: st.DrawFn, actors: Sequence[str]) -> tuple[Sharing, ...]:
    return tuple(draw(sharings(council=id)) for id in _some(draw, actors[:1]))


@st.composite
def seats(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] | None = None,
    holders: Sequence[str] = (),
    actors: Sequence[str] = (),
    territories: Sequence[str] = (),
    colleges: Sequence[str] = (),
    references: Sequence[str] = (),
    sectors: Sequence[str] = (),
) -> Seat:
    """A seat held by one of *holders* or described in words; its body gives it an id unless *id* does.

    *actors* are those who may hold it with the holder, and *colleges* are ids of the colleges of its body.
    """
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
        held_with=_some(draw, actors[:1]) if holder else (),
        vacant=draw(_among(False, False, True)),
        college=draw(_among(None, *colleges)),
        territory=draw(_among(None, *territories)),
        appointment=draw(_maybe(appointments(by=actors[:1]))),
        pillars=_pillars(draw),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def second_calls(draw: st.DrawFn) -> SecondCall:
    """What the rules say of a meeting called again for want of a quorum."""
    least, most = draw(_among((None, None), (8, None), (None, 30), (3, 8)))
    without = draw(_YES_NO_OR_UNKNOWN)
    return SecondCall(
        days_at_least=least,
        days_at_most=most,
        clear_days=draw(_YES_NO_OR_UNKNOWN),
        called_within_days=draw(_among(None, 8)),
        without_quorum=without,
        quorum=None if without else draw(_MAYBE_THRESHOLD),
        same_agenda=draw(_YES_NO_OR_UNKNOWN),
        says_so=draw(_YES_NO_OR_UNKNOWN),
    )


@st.composite
def _quorum_parts(draw: st.DrawFn) -> QuorumPart:
    kind, word = draw(_among(("pillar", "elected"), ("sector", "municipality"), ("function", "chair")))
    parts: dict[str, Any] = {kind: word}
    return QuorumPart(at_least=draw(_up_to(2)), **parts)


@st.composite
def _absence_rules(draw: st.DrawFn) -> AbsenceRule:
    meetings, months = draw(_among((2, None), (None, 12), (4, 12)))
    return AbsenceRule(
        meetings=meetings,
        in_a_row=draw(_YES_NO_OR_UNKNOWN),
        months=months,
        unless_excused=draw(_YES_NO_OR_UNKNOWN),
        effect=draw(_among(*ABSENCE_EFFECTS)),
    )


@st.composite
def minutes_rules(draw: st.DrawFn) -> MinutesRules:
    """What the rules say of minutes."""
    days = {name: draw(_among(None, 0, 15)) for name in ("drawn_up_days", "sent_days", "approved_days")}
    return MinutesRules(
        holds=_some(draw, tuple(MINUTES_CONTENTS)[:3]), approved_next_meeting=draw(_YES_NO_OR_UNKNOWN), **days
    )


@st.composite
def _quorums(draw: st.DrawFn) -> dict[str, Any]:
    """One quorum for all sizes, one by size, or none."""
    sizes: tuple[int | None, ...] = draw(_among((), (), (None,), (40,), (21, 40, None)))
    steps = tuple(QuorumStep(up_to=size, quorum=draw(_THRESHOLDS)) for size in sizes)
    return {"quorum_steps": steps, "quorum": None if steps else draw(_MAYBE_THRESHOLD)}


_CLAUSES: Final = (
    "quorum_remote", "casting_vote", "casting_vote_in_secret", "proxy_for_chair", "proxy_after_deputy",
    "notice_clear", "notice_papers", "urgent_notice", "confidential", "charter_signed", "interests_declared",
    "withdrawal",
)  # fmt: skip


@st.composite
def procedures(draw: st.DrawFn, *, references: Sequence[str] = ()) -> Procedure:
    """What a body has written down of its own working."""
    return Procedure(
        **draw(_quorums()),
        **_three_valued(draw, _CLAUSES),
        quorum_counts=draw(_among(*QUORUM_PRESENCES)),
        quorum_among=tuple(draw(_quorum_parts()) for _ in range(draw(_among(0, 0, 1)))),
        second_call=draw(_maybe(second_calls())),
        majority=draw(_MAYBE_THRESHOLD),
        majorities=tuple(
            SpecialMajority(about=subject, majority=draw(_THRESHOLDS))
            for subject in _some(draw, tuple(DECISION_SUBJECTS)[:2])
        ),
        most_proxies=draw(_among(None, 0, 1, 2)),
        proxy_meetings=draw(_among(None, 3)),
        chaired_by=_pillars(draw),
        term_years=draw(_among(None, 1, 3)),
        renewals=draw(_among(None, 0, 1)),
        term_with=draw(_among(*MANDATE_TIES)),
        office_years=draw(_among(None, 1, 3)),
        office_renewals=draw(_among(None, 0, 1)),
        office_with=draw(_among(*MANDATE_TIES)),
        urgent_notice_days=draw(_among(None, 0, 1)),
        requests=tuple(
            MembersRequest(what=what, by=draw(_MAYBE_THRESHOLD), who=draw(_MAYBE_TEXT))
            for what in _some(draw, tuple(REQUESTS)[:2])
        ),
        minutes=draw(_maybe(minutes_rules())),
        absences=tuple(draw(_absence_rules()) for _ in range(draw(_among(0, 0, 1)))),
        notice_days=draw(_among(None, 8, 15)),
        sources=_sources(draw, references),
        note=draw(_MAYBE_TEXT),
    )


@st.composite
def conditions(draw: st.DrawFn, *, references: Sequence[str] = ()) -> Conditions:
    """On what terms people take part in a body."""
    terms = ("expenses_paid", "time_paid", "preparation", "plain_papers", "support", "remote")
    return Conditions(
        **{name: draw(_YES_NO_OR_UNKNOWN) for name in terms},
        time_of_day=draw(_among(*TIMES_OF_DAY)),
        sources=_sources(draw, references),
        note=draw(_MAYBE_TEXT),
    )


@st.composite
def decisions(
    draw: st.DrawFn, *, seats: Sequence[str] = (), items: Sequence[int] = (), holders: Sequence[str] = ()
) -> Decision:
    """What a body decided, with how some of *seats* voted; *items* are numbers of its agenda, *holders* may act."""
    in_favour, against, abstentions = (draw(_among(None, 0, 1, 5)) for _ in range(3))
    return Decision(
        title=draw(_TEXTS),
        item=draw(_among(None, *items)),
        about=draw(_among(None, *DECISION_SUBJECTS)),
        mode=draw(_among(*DECISION_MODES)),
        secret=draw(_YES_NO_OR_UNKNOWN),
        adopted=draw(_YES_NO_OR_UNKNOWN),
        in_favour=in_favour,
        against=against,
        abstentions=abstentions,
        votes=tuple(Vote(seat=seat, choice=draw(_among(*VOTE_CHOICES))) for seat in _some(draw, seats)),
        majority=draw(_MAYBE_THRESHOLD),
        entrusted_to=_some(draw, holders),
        due=draw(_MAYBE_DATE),
        done=draw(_MAYBE_DATE),
        follow_up=tuple(
            FollowUp(date=date, state=draw(_among(*FOLLOW_UP_STATES)), words=draw(_MAYBE_TEXT))
            for date in ([draw(_dates(YEARS))] if draw(_YES_OR_NO) else [])
        ),
        note=draw(_MAYBE_TEXT),
    )


@st.composite
def meetings(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] | None = None,
    references: Sequence[str] = (),
    seats: Sequence[str] = (),
    holders: Sequence[str] = (),
) -> Meeting:
    """A meeting; its body gives it an id unless *id* does.

    *seats* are ids of those who may have been there, *holders* of those who may carry out what is decided.
    """
    state = draw(_among(*MEETING_STATES))
    agenda = tuple(
        AgendaItem(number=number, title=draw(_TEXTS), purpose=draw(_among(*AGENDA_PURPOSES)), note=draw(_MAYBE_TEXT))
        for number in draw(_among((), (1,), (None, 7)))
    )
    items = [item.number for item in agenda if item.number]
    there = [(seat, draw(_among(*PRESENCES))) for seat in _some(draw, seats)]
    return Meeting(
        id=DERIVED if id is None else draw(id),
        date=draw(_dates(YEARS)),
        state=state,
        put_off_to=draw(_MAYBE_DATE) if state == "put_off" else None,
        revision=draw(_among(None, 0, 2)),
        called=draw(_MAYBE_DATE),
        urgent=draw(_YES_NO_OR_UNKNOWN),
        starts=draw(_among(None, datetime.time(9, 5))),
        ends=draw(_among(None, datetime.time(16, 30))),
        place=draw(_MAYBE_TEXT),
        mode=draw(_among(*MEETING_MODES)),
        agenda=agenda,
        papers=_sources(draw, references),
        papers_sent=draw(_MAYBE_DATE),
        attendance_list=draw(_among(*COMPOSITIONS)),
        attendance=tuple(
            Attendance(
                seat=seat,
                presence=presence,
                people=draw(_among(None, None, 1, 2)),
                proxy=draw(_among(None, *(it for it in seats if it != seat))) if presence == "represented" else None,
            )
            for seat, presence in there
        ),
        decisions=(draw(decisions(seats=seats, items=items, holders=holders)),) if draw(_YES_OR_NO) else (),
        minutes_drawn_up=draw(_MAYBE_DATE),
        minutes_sent=draw(_MAYBE_DATE),
        minutes_approved=draw(_MAYBE_DATE),
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
    actors: Sequence[str] = (),
    territories: Sequence[str] = (),
    agreements: Sequence[str] = (),
    references: Sequence[str] = (),
    sectors: Sequence[str] = (),
) -> Instance:
    """A body with its seats, colleges and meetings.

    *written* are ids for as many of its seats and meetings as there are ids; the others derive
    theirs. *above* are ids of bodies that it may be part of.
    """
    name = draw(id)
    college = colleges(by=actors[:1], references=references, sectors=sectors)
    parts = {derived_id(name, it): it for it in (draw(college) for _ in range(draw(_among(0, 0, 1, 2))))}
    seat = seats(
        holders=holders,
        actors=actors,
        territories=territories,
        colleges=tuple(parts),
        references=references,
        sectors=sectors,
    )
    unlike = {derived_id(name, it): it for it in (draw(seat) for _ in range(draw(_among(0, 1, 2, 3))))}
    places = [
        attrs.evolve(it, id=own or derived_id(name, it))
        for it, own in zip_longest(unlike.values(), written)
        if it is not None
    ]
    if len(places) > 1 and draw(_YES_OR_NO):  # one of them stands for another
        deputy = attrs.evolve(places[-1], deputy_of=places[0].id)
        places[-1] = attrs.evolve(deputy, id=deputy.id if deputy.id in written else derived_id(name, deputy))
    meeting = meetings(references=references, seats=[place.id for place in places], holders=holders)
    dated = {derived_id(name, it): it for it in (draw(meeting) for _ in range(draw(_among(0, 1, 2))))}
    left = written[len(places) :]
    held = [
        attrs.evolve(it, id=own or derived_id(name, it))
        for it, own in zip_longest(dated.values(), left)
        if it is not None
    ]
    if len(held) > 1 and draw(_YES_OR_NO):
        held[1] = attrs.evolve(held[1], second_call_of=held[0].id)
    return Instance(
        id=name,
        name=draw(_TEXTS),
        kind=draw(_term(INSTANCE_KINDS)),
        functions=_some(draw, tuple(INSTANCE_FUNCTIONS)[:2]),
        part_of=draw(_among(None, *above)),
        evidence=draw(_among(*EVIDENCE)),
        composition=draw(_among(*COMPOSITIONS)),
        open_to=tuple(draw(_TEXTS) for _ in range(draw(_among(0, 1)))),
        frequency=draw(_MAYBE_FREQUENCY),
        procedure=draw(_maybe(procedures(references=references))),
        conditions=draw(_maybe(conditions(references=references))),
        places=tuple(draw(_TEXTS) for _ in range(draw(_among(0, 1)))),
        seats_at_least=draw(_among(None, 1, 2)),
        seats_at_most=draw(_among(None, 2, 40)),
        colleges=tuple(parts.values()),
        limits=tuple(draw(limits()) for _ in range(draw(_among(0, 0, 1)))),
        offices=tuple(draw(promised_offices()) for _ in range(draw(_among(0, 0, 1)))),
        appointment=draw(_maybe(appointments(by=actors[:1]))),
        based_on=(*_sources(draw, references), *_some(draw, agreements)),
        set_up_by=draw(_among(None, *above, *actors)),
        advises=_some(draw, actors[:2]),
        shares_members_with=_some(draw, above),
        shared=_shared(draw, actors),
        care_functions=_some(draw, tuple(CARE_FUNCTIONS)[:1]),
        seats=tuple(places),
        meetings=tuple(held),
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
    others: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Post:
    """An office in the council or in one of *bodies*; *others* are ids of posts that may come before it."""
    vacant = draw(_among(False, False, True))
    return Post(
        id=draw(id),
        function=draw(_term(POST_FUNCTIONS)),
        body=draw(_among(None, *bodies)),
        holder=None if vacant else draw(_among(None, *actors)),
        label=None if vacant else draw(_MAYBE_TEXT),
        vacant=vacant,
        rank=draw(_among(None, 1, 2)),
        appointment=draw(_maybe(appointments(by=(*actors[:1], *bodies[:1])))),
        shared=_shared(draw, actors),
        follows=draw(_among(None, *others)),
        delegated_by=draw(_among(None, *others)),
        signs=_some(draw, tuple(AGREEMENT_KINDS)[:2]),
        signs_up_to=draw(_maybe(amounts())),
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
    territories: Sequence[str] = (),
    others: Sequence[str] = (),
    bodies: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Agreement:
    """A text between some of *actors*, or of one of *bodies*; it may come after one of *others* or change it."""
    days, months = draw(_among((None, None), (60, None), (None, 3)))
    return Agreement(
        id=draw(id),
        name=draw(_TEXTS),
        kind=draw(_term(AGREEMENT_KINDS)),
        state=draw(_among(*AGREEMENT_STATES)),
        amends=draw(_among(None, *others)),
        follows=draw(_among(None, *others)),
        articulation=draw(_MAYBE_TEXT),
        parties=_some(draw, actors),
        signatures=tuple(
            Signature(
                party=draw(_among(None, *actors)),
                label=draw(_TEXTS),
                by=draw(_MAYBE_TEXT),
                under=draw(_among(None, *others)),
                authorised_by=draw(_MAYBE_TEXT),
                date=draw(_MAYBE_DATE),
            )
            for _ in range(draw(_among(0, 0, 1)))
        ),
        based_on=(*_sources(draw, references), *_some(draw, others)),
        territories=_some(draw, territories),
        body=draw(_among(None, *bodies)),
        concluded=draw(_MAYBE_DATE),
        notice_days=days,
        notice_months=months,
        tacit_renewal=draw(_YES_NO_OR_UNKNOWN),
        mental_health_part=draw(_YES_NO_OR_UNKNOWN),
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
        payments=tuple(
            Payment(payer=actor, year=YEARS[0] + draw(_up_to(9)), amount=draw(amounts()))
            for actor in _some(draw, actors[:2])
        ),
        resources=tuple(
            BroughtResource(
                actor=actor,
                kind=draw(_among(*RESOURCE_KINDS)),
                words=draw(_MAYBE_TEXT),
                period=draw(periods()),
                sources=_sources(draw, references),
            )
            for actor in _some(draw, actors[:1])
        ),
        frequency=draw(_MAYBE_FREQUENCY),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def budgets(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] = _IDS,
    actors: Sequence[str] = (),
    of: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Budget:
    """A budget, its lines paid or received by some of *actors*; *of* are ids of posts and programs paid for."""
    lines = [
        BudgetLine(
            name=draw(_TEXTS),
            side=draw(_among(*BUDGET_SIDES)),
            amount=draw(_maybe(amounts())),
            actor=draw(_among(None, *actors)),
            of=draw(_among(None, *of)),
        )
        for _ in range(draw(_among(0, 1, 2)))
    ]
    return Budget(
        id=draw(id),
        name=draw(_TEXTS),
        lines=tuple(lines),
        income=draw(_maybe(amounts())),
        expenses=draw(_maybe(amounts())),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def waivers(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] = _IDS,
    of: Sequence[str] = (),
    bodies: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Waiver:
    """A rule set aside for a time, for one *of* those that it may be about or for all; or a path of the file."""
    start, end = sorted((draw(_dates(YEARS)), draw(_dates(YEARS))), key=lambda date: date.first)
    rule = draw(_among("FR-G1", "FR-G2", "OW-1", None))
    return Waiver(
        id=draw(id),
        rule=rule,
        path=None if rule else "actors/clinic/note",
        focus=draw(_among(None, *of)) if rule else None,
        reason=draw(_TEXTS),
        decided_by=draw(_among(None, *bodies)),
        period=Period(start=draw(_among(None, start)), end=end),
        **_shown(draw, references),
    )


@st.composite
def situation_coordinations(
    draw: st.DrawFn, *, bodies: Sequence[str] = (), agreements: Sequence[str] = ()
) -> SituationCoordination:
    """How situations are coordinated."""
    process = (
        "asks_agreement", "refusal_ends_sharing", "shares_only_what_is_needed", "users_represented",
        "composition_settled", "alternates_settled", "local_analysis",
    )  # fmt: skip
    return SituationCoordination(
        **{name: draw(_YES_NO_OR_UNKNOWN) for name in process},
        upward_report=draw(_among(*UPWARD_REPORTS)),
        reports_to=draw(_among(None, *bodies)),
        may_refer=_some(draw, tuple(SECTORS)[:2]),
        takes_part=_some(draw, tuple(SECTORS)[:2]),
        charter=draw(_among(None, *agreements)),
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
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] = _IDS,
    about: Sequence[str] = (),
    contradicts: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Statement:
    """What a source says of some of those that it is *about*, and otherwise than some of those it *contradicts*."""
    return Statement(
        id=draw(id),
        kind=draw(_term(STATEMENT_KINDS)),
        words=draw(_TEXTS),
        about=_some(draw, about),
        contradicts=_some(draw, contradicts),
        themes=_some(draw, tuple(THEMES)[:2]),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def tallies(draw: st.DrawFn, *, territories: Sequence[str] = (), references: Sequence[str] = ()) -> Tally:
    """A count over a period, recorded or not, of the whole or of a part."""
    return Tally(
        what=draw(_term(TALLY_SUBJECTS)),
        public=draw(_among(*TALLY_PUBLICS)),
        count=draw(_A_FEW),
        period=draw(periods()),
        sector=draw(_among(None, *SECTORS)),
        territory=draw(_among(None, *territories)),
        topic=draw(_among(None, *TOPICS)),
        outcome=draw(_among(None, *OUTCOMES)),
        sources=_sources(draw, references),
    )


@st.composite
def sessions(
    draw: st.DrawFn,
    *,
    actors: Sequence[str] = (),
    territories: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Session:
    """A workshop, a training course or an event, with how many came."""
    people = draw(_A_FEW)
    return Session(
        date=draw(_dates(YEARS)),
        topic=draw(_among(None, *TOPICS)),
        venue=draw(_MAYBE_TEXT),
        territory=draw(_among(None, *territories)),
        host=draw(_among(None, *actors)),
        outside_care=draw(_YES_NO_OR_UNKNOWN),
        speakers=_some(draw, actors),
        sectors=_some(draw, tuple(SECTORS)[:2]),
        people=people,
        trainers=draw(_among(None, 0, *([people] if people else []))),
        sources=_sources(draw, references),
        note=draw(_MAYBE_TEXT),
    )


@st.composite
def housing_places(
    draw: st.DrawFn,
    *,
    actors: Sequence[str] = (),
    territories: Sequence[str] = (),
    agreements: Sequence[str] = (),
    references: Sequence[str] = (),
) -> HousingPlaces:
    """Places of one kind, with as many dwellings at most."""
    places = draw(_A_FEW)
    return HousingPlaces(
        kind=draw(_term(HOUSING_KINDS)),
        name=draw(_MAYBE_TEXT),
        places=places,
        dwellings=draw(_among(None, 0, *([places] if places else []))),
        allowed=draw(_A_FEW),
        under=draw(_among(None, *agreements)),
        landlord=draw(_among(None, *actors)),
        territory=draw(_among(None, *territories)),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def details(
    draw: st.DrawFn,
    *,
    kind: str,
    actors: Sequence[str] = (),
    bodies: Sequence[str] = (),
    territories: Sequence[str] = (),
    agreements: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Details | None:
    """What only programs of this *kind* have; ``None`` for a kind that has no more than every program."""
    if kind == "situation_coordination":
        return draw(situation_coordinations(bodies=bodies, agreements=agreements))
    number = range(draw(_among(0, 1, 2)))
    if kind in ("workshop_series", "awareness_event", "training"):
        session = sessions(actors=actors, territories=territories, references=references)
        known = tuple(draw(session) for _ in number)
        if kind == "workshop_series":
            return WorkshopSeries(sessions=known)
        if kind == "awareness_event":
            return AwarenessEvent(sessions=known, campaigns=_some(draw, tuple(CAMPAIGNS)[:2]))
        return Training(
            sessions=known, trains_trainers=draw(_YES_NO_OR_UNKNOWN), sectors=_some(draw, tuple(SECTORS)[:2])
        )
    if kind == "housing_scheme":
        row = housing_places(actors=actors, territories=territories, agreements=agreements, references=references)
        return HousingScheme(
            stock=tuple(draw(row) for _ in number),
            commission=draw(_among(None, *bodies)),
            person_heard=draw(_YES_NO_OR_UNKNOWN),
            commitment=draw(_YES_NO_OR_UNKNOWN),
            deposit_by=draw(_among(None, *actors)),
            rent_by=draw(_among(*RENT_PAYERS)),
        )
    if kind == "open_place":
        return OpenPlace(
            closures=tuple(draw(periods()) for _ in number),
            closed_in_holidays=draw(_YES_NO_OR_UNKNOWN),
            conventions=_some(draw, agreements),
        )
    if kind == "art_collection":
        return ArtCollection(
            showings=tuple(
                Showing(
                    name=draw(_TEXTS),
                    loan=draw(_YES_NO_OR_UNKNOWN),
                    works=draw(_A_FEW),
                    at=draw(_among(None, *actors)),
                    venue=draw(_MAYBE_TEXT),
                    territory=draw(_among(None, *territories)),
                    visitors=draw(_A_FEW),
                    period=draw(periods()),
                    sources=_sources(draw, references),
                )
                for _ in number
            )
        )
    if kind == "health_observatory":
        return HealthObservatory(
            data=tuple(
                DataSet(
                    name=draw(_TEXTS),
                    provider=draw(_among(None, *actors)),
                    agreement=draw(_among(None, *agreements)),
                    vintage=draw(_among(None, *YEARS)),
                    territories=_some(draw, territories),
                    sources=_sources(draw, references),
                )
                for _ in number
            )
        )
    if kind == "resource":
        return InformationResource(
            form=draw(_term(RESOURCE_FORMS)), updated=draw(_MAYBE_DATE), found_at=_some(draw, actors)
        )
    return None


@st.composite
def programs(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] = _IDS,
    above: Sequence[str] = (),
    actors: Sequence[str] = (),
    bodies: Sequence[str] = (),
    territories: Sequence[str] = (),
    agreements: Sequence[str] = (),
    priorities: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Program:
    """One action; *above* are ids of programs that it may be part of."""
    kind = draw(_term(PROGRAM_KINDS))
    known = {"actors": actors, "bodies": bodies, "territories": territories, "agreements": agreements}
    return Program(
        id=draw(id),
        name=draw(_TEXTS),
        kind=kind,
        details=draw(details(kind=kind, references=references, **known)) if draw(_YES_OR_NO) else None,
        held=tuple(draw(_dates(YEARS)) for _ in range(draw(_among(0, 0, 2)))),
        recorded=draw(_maybe(periods())),
        tallies=tuple(
            draw(tallies(territories=territories, references=references)) for _ in range(draw(_among(0, 0, 2)))
        ),
        under=draw(_among(None, *agreements)),
        priority=draw(_among(None, *priorities)),
        progress=tuple(
            Step(name=draw(_TEXTS), due=draw(_MAYBE_DATE), done=draw(_MAYBE_DATE), sources=_sources(draw, references))
            for _ in range(draw(_among(0, 0, 1)))
        ),
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
        shared=_shared(draw, actors),
        topics=_some(draw, tuple(TOPICS)[:2]),
        life_domains=_some(draw, tuple(LIFE_DOMAINS)[:2]),
        frequency=draw(_MAYBE_FREQUENCY),
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
def observations(draw: st.DrawFn, *, references: Sequence[str] = ()) -> Observation:
    """What was seen at a date."""
    return Observation(
        date=draw(_dates(YEARS)),
        quantity=draw(_maybe(quantities())),
        trend=draw(_among(*TRENDS)),
        sources=_sources(draw, references),
        note=draw(_MAYBE_TEXT),
    )


@st.composite
def indicators(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] = _IDS,
    of: Sequence[str] = (),
    territories: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Indicator:
    """One stated figure, or none."""
    return Indicator(
        id=draw(id),
        name=draw(_TEXTS),
        what=draw(_among(None, *COUNTED)),
        of=draw(_among(None, *of)),
        quantity=draw(_maybe(quantities())),
        since=draw(_MAYBE_DATE),
        territory=draw(_among(None, *territories)),
        year=draw(_among(None, *YEARS)),
        outcome=draw(_among(None, *OUTCOMES)),
        baseline=draw(_maybe(quantities())),
        target=draw(_maybe(quantities())),
        observations=tuple(draw(observations(references=references)) for _ in range(draw(_among(0, 0, 1, 2)))),
        **_shown(draw, references),
    )


@st.composite
def surveys(
    draw: st.DrawFn, *, id: st.SearchStrategy[str] = _IDS, actors: Sequence[str] = (), references: Sequence[str] = ()
) -> Survey:
    """A round of questions to some of *actors*, of whom some answered."""
    asked = _some(draw, actors)
    answered = _some(draw, asked)
    left_open = tuple(
        OpenCell(by=by, about=about, why=draw(_among(*OPEN_CELLS)))
        for by in answered
        for about in _some(draw, actors)
        if about != by
    )
    score = TrustSummary(on=draw(_among(*RATINGS)), score=Decimal("2.5"), raters=5, organisations=draw(_up_to(3)) + 4)
    return Survey(
        id=draw(id),
        name=draw(_TEXTS),
        relation=draw(_term(TIE_RELATIONS)),
        asked=asked,
        answered=answered,
        declined=_some(draw, tuple(id for id in asked if id not in answered)),
        left_open=left_open,
        at_most=draw(_among(None, 5)),
        ratings=draw(_among((), (score,))),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def ties(
    draw: st.DrawFn,
    *,
    id: st.SearchStrategy[str] = _IDS,
    ends: tuple[str, str] = ("one", "other"),
    tellers: Sequence[str] = (),
    surveys: Sequence[str] = (),
    references: Sequence[str] = (),
) -> Tie:
    """A tie between two *ends*, told by a document or by one of *tellers*."""
    return Tie(
        id=draw(id),
        origin=ends[0],
        target=ends[1],
        relation=draw(_term(TIE_RELATIONS)),
        told_by=draw(_among(None, *tellers)),
        survey=draw(_among(None, *surveys)),
        level=draw(_among(None, 1, 4)),
        contact=draw(_MAYBE_FREQUENCY),
        period=draw(periods()),
        **_shown(draw, references),
    )


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """A word that a council adds to an open list."""
    opened = _among(*(name for name, vocabulary in LISTS.items() if vocabulary.open))
    name = draw(opened)
    pillars = _pillars(draw) if name == "sectors" else None
    return Term(list=name, id=draw(_among("baths", "night_bus")), label=draw(_TEXTS), pillars=pillars)


@st.composite
def memberships(draw: st.DrawFn, *, actors: Sequence[str] = (), references: Sequence[str] = ()) -> Membership:
    """One of *actors*, or some whom nobody names, who belong to the council."""
    actor = draw(_among(None, *actors))
    return Membership(
        actor=actor,
        label=draw(_TEXTS),
        sector=draw(_among(None, *SECTORS)) if actor is None else None,
        kind=draw(_term(MEMBERSHIP_KINDS)),
        count=draw(_among(None, 1, 105)),
        period=draw(periods()),
        sources=_sources(draw, references),
        note=draw(_MAYBE_TEXT),
    )


# ---------------------------------------------------------------- whole councils


@st.composite
def councils(draw: st.DrawFn, *, id: st.SearchStrategy[str] = _IDS, most: int = 8) -> Council:
    """A council that holds together, with at most *most* entities beside seats and meetings.

    *id* gives the ids, the council's own included. Two councils that draw from few ids share many
    of them, for entities of the same kind or of another.
    """
    name, *names = draw(st.lists(id, min_size=1, max_size=most + 1, unique=True))
    dealt: dict[str, list[str]] = {collection: [] for collection in (*COLLECTIONS, "written")}
    for entity in names:
        dealt[draw(_among(*dealt))].append(entity)
    if dealt["ties"]:
        _give_ends(dealt)
    of = (*dealt["instances"], *dealt["programs"], *dealt["agreements"])
    cited, grounds, partners, bodies = (dealt[key] for key in ("references", "territories", "actors", "instances"))
    own = [draw(terms()) for _ in range(draw(_among(0, 0, 1, 2)))]
    sectors = [term.id for term in own if term.list == "sectors"]
    written, bodies_so_far = dealt["written"], list[Instance]()
    for number, body in enumerate(bodies):
        who = {"holders": (*partners, *dealt["posts"]), "above": bodies[:number], "sectors": sectors}
        who |= {"actors": partners, "territories": grounds, "agreements": dealt["agreements"]}
        bodies_so_far.append(draw(instances(id=st.just(body), written=written, references=cited, **who)))
        written = written[len(bodies_so_far[-1].seats) + len(bodies_so_far[-1].meetings) :]
    return Council(
        id=name,
        name=draw(_TEXTS),
        jurisdiction=draw(_among("FR", "BE")),
        kind=draw(_term(COUNCIL_KINDS)),
        legal_form=draw(_term(LEGAL_FORMS)),
        based_on=(*_sources(draw, cited), *_some(draw, dealt["agreements"])),
        carrier=draw(_among(None, *partners)),
        initiated_by=_some(draw, partners[:1]),
        promoters=_some(draw, partners[:1]),
        members=tuple(draw(memberships(actors=partners, references=cited)) for _ in range(draw(_among(0, 0, 1)))),
        follows=_some(draw, partners[:1]),
        planned=draw(_maybe(st.builds(Plan, carrier=_among(None, *partners), note=_MAYBE_TEXT))),
        perimeter=_some(draw, grounds),
        period=draw(periods()),
        terms=tuple({(term.list, term.id): term for term in own}.values()),
        references=tuple(draw(references(id=st.just(entity))) for entity in cited),
        territories=tuple(
            draw(territories(id=st.just(entity), inside=grounds[:number], references=cited))
            for number, entity in enumerate(grounds)
        ),
        actors=tuple(
            draw(actors(id=st.just(entity), others=partners, territories=grounds, references=cited, sectors=sectors))
            for entity in partners
        ),
        axes=tuple(draw(axes(id=st.just(entity), references=cited)) for entity in dealt["axes"]),
        instances=tuple(bodies_so_far),
        posts=tuple(
            draw(posts(id=st.just(entity), bodies=bodies, actors=partners, others=dealt["posts"], references=cited))
            for entity in dealt["posts"]
        ),
        agreements=tuple(
            draw(
                agreements(
                    id=st.just(entity),
                    actors=partners,
                    territories=grounds,
                    others=dealt["agreements"][:number],
                    bodies=bodies,
                    references=cited,
                )
            )
            for number, entity in enumerate(dealt["agreements"])
        ),
        contributions=tuple(
            draw(contributions(id=st.just(entity), actors=partners, territories=grounds, references=cited))
            for entity in dealt["contributions"]
        ),
        budgets=tuple(
            draw(
                budgets(id=st.just(entity), actors=partners, of=(*dealt["posts"], *dealt["programs"]), references=cited)
            )
            for entity in dealt["budgets"]
        ),
        waivers=tuple(
            draw(waivers(id=st.just(entity), of=of, bodies=bodies, references=cited)) for entity in dealt["waivers"]
        ),
        objectives=tuple(
            draw(objectives(id=st.just(entity), of=of, references=cited)) for entity in dealt["objectives"]
        ),
        priorities=tuple(
            draw(priorities(id=st.just(entity), of=of, references=cited)) for entity in dealt["priorities"]
        ),
        programs=tuple(
            draw(
                programs(
                    id=st.just(entity),
                    above=dealt["programs"][:number],
                    actors=partners,
                    bodies=bodies,
                    territories=grounds,
                    agreements=dealt["agreements"],
                    priorities=dealt["priorities"],
                    references=cited,
                )
            )
            for number, entity in enumerate(dealt["programs"])
        ),
        events=tuple(draw(events(id=st.just(entity), actors=partners, references=cited)) for entity in dealt["events"]),
        indicators=tuple(
            draw(indicators(id=st.just(entity), of=of, territories=grounds, references=cited))
            for entity in dealt["indicators"]
        ),
        surveys=tuple(
            draw(surveys(id=st.just(entity), actors=partners, references=cited)) for entity in dealt["surveys"]
        ),
        ties=tuple(
            draw(
                ties(
                    id=st.just(entity),
                    ends=(partners[0], partners[1]),
                    tellers=partners,
                    surveys=dealt["surveys"],
                    references=cited,
                )
            )
            for entity in dealt["ties"]
        ),
        difficulties=tuple(
            draw(difficulties(id=st.just(entity), of=of, references=cited)) for entity in dealt["difficulties"]
        ),
        statements=tuple(
            draw(
                statements(id=st.just(entity), about=(*partners, *of), contradicts=(name, *partners), references=cited)
            )
            for entity in dealt["statements"]
        ),
        **_shown(draw, cited),
    )


def _give_ends(dealt: dict[str, list[str]]) -> None:
    """Make actors of ids that were dealt to others, until a tie has its two ends."""
    actors = dealt["actors"]
    others = [ids for collection, ids in dealt.items() if collection not in ("actors", "ties")]
    # the ties' own ids come last: without two others they become actors, and no tie is left
    for ids in (*others, dealt["ties"]):
        while ids and len(actors) < 2:
            actors.append(ids.pop())


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
