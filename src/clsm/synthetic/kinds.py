"""One year of a program of each kind: what took place, how many came, what changed.

Sizes follow those of real councils' own programs: some dozens of places of housing, nine people at a
workshop, about thirty visits a month in an open place. Counts are totals by month or quarter: no figure is
about one person, and none is split so finely that it could be.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, final

import attrs

from clsm.dates import OPEN, Frequency, PartialDate, Period, WeeklyOpening
from clsm.entities.indicators import Indicator, Observation
from clsm.entities.objectives import Priority, Target
from clsm.programs import Details, Program, Step
from clsm.programs.collections import ArtCollection, DataSet, HealthObservatory, InformationResource, Showing
from clsm.programs.housing import HousingPlaces, HousingScheme
from clsm.programs.sessions import AwarenessEvent, OpenPlace, Session, Training, WorkshopSeries
from clsm.programs.situations import SituationCoordination
from clsm.programs.tallies import Tally
from clsm.quantities import Quantity
from clsm.synthetic.bodies import groups
from clsm.synthetic.chance import Chance
from clsm.synthetic.places import Ground
from clsm.vocabulary import TOPICS
from clsm.words import Text

_PUBLICS: Final = {"people": "open", "people_trained": "trained", "visits": "open"}
"""Whom the counts of a synthetic council are about, where a council would write it."""


@final
@attrs.frozen(kw_only=True)
class _YearOfKind:
    """What a kind draws its year from."""

    ground: Ground
    chance: Chance
    year: int

    def id(self, name: str) -> str:
        return self.ground.id(name)

    def of(self, *sectors: str) -> tuple[str, ...]:
        return self.ground.of(*sectors)

    def dates(self, count: float) -> tuple[PartialDate, ...]:
        return self.chance.dates(self.year, self.chance.around(count, low=1))

    def month(self, first: int, last: int | None = None) -> Period:
        return Period(
            start=PartialDate(year=self.year, month=first), end=PartialDate(year=self.year, month=last or first)
        )

    def tally(self, what: str, count: int, *, period: Period, **part: Any) -> Tally:
        sources = self.ground.sources(self.chance, self.year)
        public = _PUBLICS.get(what, "not_documented")
        return Tally(what=what, public=public, count=self.chance.known(count), period=period, sources=sources, **part)

    def monthly(self, what: str, middle: float) -> tuple[Tally, ...]:
        """A count a month, August left out."""
        return tuple(self.tally(what, self.chance.around(middle), period=self.month(month)) for month in _MONTHS)

    def quarterly(self, **middles: float) -> tuple[Tally, ...]:
        """Counts by quarter, each of them at most the one before it: people are first counted, then allotted."""
        tallies = list[Tally]()
        for first in (1, 4, 7, 10):
            most = None
            for what, middle in middles.items():
                count = self.chance.around(middle)
                most = count if most is None else min(count, most)
                tallies.append(self.tally(what, most, period=self.month(first, first + 2)))
        return tuple(tallies)

    def summed(self, what: str, counts: Mapping[PartialDate, int]) -> tuple[Tally, ...]:
        """What came together in each month, of the *counts* by day."""
        months = sorted({date.month or 1 for date in counts})
        return tuple(
            self.tally(
                what,
                sum(count for date, count in counts.items() if date.month == month),
                period=self.month(month),
            )
            for month in months
        )

    def sessions(self, count: float, people: float, **more: Any) -> tuple[tuple[Session, ...], tuple[Tally, ...]]:
        """Sessions with how many came, and the same by month."""
        sessions, counts, venue = list[Session](), dict[PartialDate, int](), self.of("community_centre", "culture_arts")
        for date in self.dates(count):
            came = counts[date] = self.chance.around(people, low=1)
            sessions.append(
                Session(
                    date=date,
                    territory=self.chance.known(self.chance.pick(self.ground.communes).id),
                    host=self.chance.known(self.chance.pick(venue)) if venue else None,
                    outside_care=self.chance.known(self.chance.yes(0.8)),
                    people=self.chance.known(came),
                    sources=self.ground.sources(self.chance, self.year),
                    **{name: draw(came) for name, draw in more.items()},
                )
            )
        return tuple(sessions), self.summed("people_trained" if "trainers" in more else "people", counts)


_MONTHS: Final = (1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12)
_PEOPLE: Final = Text(fr="personnes", en="people")
_WEEKS: Final = Frequency(low=1, high=1, unit="week")


@final
@attrs.frozen(kw_only=True)
class _Made:
    """A year of one kind.

    ``fields`` are those of the program beside what all have; ``followed_by`` is a body of its own.
    """

    name: Text
    themes: tuple[str, ...]
    population: str
    registers: tuple[str, ...]
    details: Details | None = None
    partners: tuple[str, ...]
    measure: tuple[Text, int]
    tallies: tuple[Tally, ...] = ()
    fields: dict[str, Any] = attrs.field(factory=dict)
    indicators: tuple[Indicator, ...] = ()
    led_by: tuple[str, ...] = ()
    followed_by: str | None = None


def _adapted_sport(year: _YearOfKind) -> _Made:
    held = year.chance.dates(year.year, 40, weekday=3)
    return _Made(
        name=Text(fr="Sport pour tous", en="Sport for everybody"),
        themes=("sport_leisure",),
        population="residents",
        registers=("facilitate_access",),
        partners=year.of("sport_leisure", "mutual_support_group"),
        measure=(Text(fr="Personnes entrées dans un club", en="People who joined a club"), 12),
        tallies=year.summed("people", {date: year.chance.around(9) for date in held}),
        fields={"held": held, "frequency": Frequency(low=30, high=40, unit="year")},
    )


def _art_collection(year: _YearOfKind) -> _Made:
    galleries = year.of("culture_arts")
    showings = tuple(
        Showing(
            name=Text(fr=f"Accrochage {number}", en=f"Showing {number}"),
            loan=year.chance.known(year.chance.yes(0.4)),
            works=year.chance.known(year.chance.around(15, low=1)),
            at=year.chance.known(year.chance.pick(galleries)) if galleries else None,
            territory=year.chance.known(year.chance.pick(year.ground.communes).id),
            visitors=year.chance.known(year.chance.around(180)),
            period=year.month(2 * number, 2 * number + 1),
            sources=year.ground.sources(year.chance, year.year),
        )
        for number in range(1, 5)
    )
    return _Made(
        name=Text(fr="Collection d’art", en="Art collection"),
        themes=("culture",),
        population="general_population",
        registers=("exhibit",),
        details=ArtCollection(showings=showings),
        partners=galleries[:4],
        measure=(Text(fr="Œuvres", en="Works"), 240),
        tallies=(year.tally("works_lent", year.chance.around(40), period=year.month(1, 12)),),
    )


def _awareness_event(year: _YearOfKind) -> _Made:
    first, venues = year.chance.between(6, 9), year.of("culture_arts", "community_centre")
    sessions = tuple(
        Session(
            date=PartialDate(year=year.year, month=10, day=first + day),
            territory=year.chance.known(year.chance.pick(year.ground.communes).id),
            host=year.chance.known(year.chance.pick(venues)) if venues else None,
            outside_care=True,
            people=year.chance.known(year.chance.around(45)),
            sources=year.ground.sources(year.chance, year.year),
        )
        for day in range(year.chance.between(3, 8))
    )
    return _Made(
        name=Text(fr="Semaines d’information sur la santé mentale", en="Mental-health information weeks"),
        themes=("information_communication", "stigma"),
        population="general_population",
        registers=("inform", "sensitise"),
        details=AwarenessEvent(campaigns=("mental_health_weeks",), sessions=sessions),
        partners=year.chance.some(tuple(actor.id for actor in year.ground.actors), 10),
        measure=(Text(fr="Rencontres proposées", en="Meetings on offer"), 12),
        tallies=(year.tally("copies", year.chance.around(2000), period=year.month(10)),),
        fields={"frequency": Frequency(low=1, high=1, unit="year")},
    )


def _care_access(year: _YearOfKind) -> _Made:
    return _Made(
        name=Text(fr="Permanence de soins en mairie", en="Care in the town hall"),
        themes=("access_to_care",),
        population="residents",
        registers=("facilitate_access",),
        partners=year.of("adult_psychiatry", "primary_care")[:4],
        led_by=year.of("municipality")[:1],
        measure=(Text(fr="Jours d’attente", en="Days of waiting"), 30),
        tallies=year.monthly("visits", 45),
        fields={"openings": (WeeklyOpening.parse("Wednesday 14:00-17:00"),), "frequency": _WEEKS},
    )


def _health_observatory(year: _YearOfKind) -> _Made:
    provider, communes = year.of("health_insurance"), year.ground.communes[:8]
    subjects = (
        ("doctors", Text(fr="Habitants sans médecin traitant", en="Residents without a family doctor"), 9),
        ("young", Text(fr="Habitants de moins de 20 ans", en="Residents under 20"), 23),
        ("alone", Text(fr="Ménages d’une personne", en="Households of one person"), 38),
    )
    data = tuple(
        DataSet(
            name=name,
            provider=year.chance.known(provider[0]) if provider else None,
            agreement=year.id("data-convention"),
            vintage=year.chance.known(year.year - 2),
            territories=tuple(place.id for place in communes),
            sources=year.ground.sources(year.chance, year.year),
        )
        for _, name, _ in subjects
    )
    share = Text(fr="% des habitants", en="% of residents")
    return _Made(
        name=Text(fr="Observatoire local de la santé", en="Local health observatory"),
        themes=("health_data", "social_determinants"),
        population="whole_population",
        registers=("observe", "publish"),
        details=HealthObservatory(data=data),
        partners=(*provider, *year.of("research_resource_centre")[:1]),
        measure=(Text(fr="Tableaux publiés", en="Tables published"), 20),
        indicators=tuple(
            Indicator(
                id=year.id(f"figure-{short}-{number}"),
                name=name,
                of=year.id("health-observatory"),
                quantity=year.chance.known(Quantity(value=Decimal(year.chance.around(10 * middle)) / 10, unit=share)),
                territory=place.id,
                year=year.year - 2,
                sources=year.ground.sources(year.chance, year.year),
            )
            for short, name, middle in subjects
            for number, place in enumerate(communes, 1)
        ),
    )


def _host_establishment(year: _YearOfKind) -> _Made:
    return _Made(
        name=Text(fr="Maison d’accueil", en="A house that welcomes people"),
        themes=("inclusion_citizenship",),
        population="people_isolated",
        registers=("create_service",),
        partners=year.of("supported_housing", "disability_support")[:3],
        measure=(Text(fr="Places ouvertes", en="Places opened"), 16),
        tallies=year.quarterly(entries=8, exits=7),
    )


def _housing_scheme(year: _YearOfKind) -> _Made:
    landlords = year.of("social_landlord")
    sizes = (("associative_flat", 45), ("hostel_by_convention", 10), ("transitional", 5), ("residence", 12))
    stock, held = list[HousingPlaces](), 0
    for kind, middle in sizes:
        places = year.chance.around(middle, low=1)
        held += places
        stock.append(
            HousingPlaces(
                kind=kind,
                places=places,
                dwellings=year.chance.known(max(1, places * 2 // 3)),
                period=Period(start=PartialDate(year=year.year), end=OPEN),
                allowed=year.chance.known(places + year.chance.between(0, 4)),
                under=year.id("housing-convention"),
                landlord=year.chance.known(year.chance.pick(landlords)) if landlords else None,
                territory=year.chance.known(year.chance.pick(year.ground.communes).id),
                sources=year.ground.sources(year.chance, year.year),
            )
        )
    occupied = tuple(
        year.tally("places_occupied", held - year.chance.between(0, held // 5), period=year.month(month))
        for month in range(1, 13)
    )
    return _Made(
        name=Text(fr="Se loger avec un appui", en="Housing with support"),
        themes=("housing",),
        population="service_users",
        registers=("support_people", "facilitate_access"),
        details=HousingScheme(
            stock=tuple(stock),
            commission=year.id("commission"),
            person_heard=year.chance.known(True),
            commitment=year.chance.known(True),
            deposit_by=year.chance.known(year.of("psychiatric_hospital")[0]),
            rent_by=year.chance.known_term("tenant"),
        ),
        partners=(*landlords[:3], *year.of("supported_housing")[:2]),
        measure=(Text(fr="Places", en="Places"), 72),
        tallies=(
            *year.quarterly(applications=20, allocations=9, entries=8),
            *year.quarterly(exits=6),
            *occupied,
            # people who lived there in the year: never the number of places
            year.tally("people_housed", held + year.chance.around(held / 2), period=year.month(1, 12)),
        ),
    )


def _open_place(year: _YearOfKind) -> _Made:
    held = year.chance.dates(year.year, 46, weekday=1)
    return _Made(
        name=Text(fr="Café ouvert à tous", en="A café open to everybody"),
        themes=("social_isolation", "hospitality"),
        population="residents",
        registers=("create_service",),
        details=OpenPlace(
            closures=(year.month(8),),
            closed_in_holidays=year.chance.known(False),
            conventions=(year.id("open-place-convention"),),
        ),
        partners=year.of("mutual_support_group", "community_centre")[:4],
        measure=(Text(fr="Visites par mois", en="Visits a month"), 60),
        tallies=year.summed("visits", {date: year.chance.around(14) for date in held}),
        fields={"held": held, "openings": (WeeklyOpening.parse("Tuesday 16:30-19:00"),), "frequency": _WEEKS},
        followed_by="open-place-committee",
    )


def _professional_support(year: _YearOfKind) -> _Made:
    held = year.dates(9)
    return _Made(
        name=Text(fr="Appui entre professionnels", en="Support among professionals"),
        themes=("intersectoral_coordination",),
        population="professionals",
        registers=("coordinate",),
        partners=year.of("social_landlord", "home_support", "education")[:5],
        measure=(Text(fr="Équipes accompagnées", en="Teams supported"), 8),
        tallies=year.summed("people", {date: year.chance.around(11) for date in held}),
        fields={"held": held},
    )


def _reflection_group(year: _YearOfKind) -> _Made:
    body, theme, _ = groups(year.ground)[0]
    return _Made(
        name=Text(fr="Réfléchir ensemble", en="Thinking together"),
        themes=(theme,),
        population="health_social_professionals",
        registers=("reflect",),
        partners=year.of("education", "family_association")[:4],
        measure=(Text(fr="Propositions remises", en="Proposals handed over"), 6),
        tallies=year.quarterly(people=12),
        led_by=(body,),
    )


def _research_action(year: _YearOfKind) -> _Made:
    return _Made(
        name=Text(fr="Regards d’habitants", en="How residents see it"),
        themes=("stigma",),
        population="general_population",
        registers=("observe",),
        partners=year.of("research_resource_centre", "service_user_association")[:3],
        led_by=year.of("research_resource_centre")[:1],
        measure=(Text(fr="Entretiens menés", en="Interviews held"), 60),
        tallies=year.quarterly(people=25),
    )


def _residents_meetings(year: _YearOfKind) -> _Made:
    held = year.dates(8)
    return _Made(
        name=Text(fr="Rencontres de quartier", en="Neighbourhood meetings"),
        themes=("inclusion_citizenship",),
        population="residents",
        registers=("sensitise",),
        partners=year.of("community_centre")[:5],
        led_by=(year.id("plenary"), *year.of("community_centre")[:1]),
        measure=(Text(fr="Quartiers touchés", en="Neighbourhoods reached"), 7),
        tallies=year.summed("people", {date: year.chance.around(25) for date in held}),
        fields={"held": held, "frequency": Frequency(low=4, high=8, unit="year")},
    )


def _resource(year: _YearOfKind) -> _Made:
    return _Made(
        name=Text(fr="Répertoire des lieux d’aide", en="Directory of places of help"),
        themes=("information_communication",),
        population="general_population",
        registers=("inform", "publish"),
        details=InformationResource(
            form=year.chance.pick(["directory", "guide", "website"]),
            updated=year.chance.known(year.chance.day(year.year)),
            found_at=year.of("community_centre", "local_social_welfare", "primary_care")[:6],
        ),
        partners=year.of("health_insurance", "local_social_welfare")[:3],
        measure=(Text(fr="Lieux décrits", en="Places described"), 80),
        tallies=(year.tally("copies", year.chance.around(1500), period=year.month(1, 12)),),
    )


def _situation_coordination(year: _YearOfKind) -> _Made:
    sectors = ("adult_psychiatry", "local_social_welfare", "social_landlord", "home_support")
    whole = year.month(1, 12)
    # by sector for the whole year only: a quarter of one sector would be a handful of people
    referred = tuple(
        year.tally("situations", year.chance.around(20), period=whole, sector=sector) for sector in sectors
    )
    return _Made(
        name=Text(fr="Coordination autour de situations", en="Coordination around situations"),
        themes=("complex_situations", "intersectoral_coordination"),
        population="people_distress",
        registers=("coordinate", "support_people"),
        details=SituationCoordination(
            asks_agreement=year.chance.known(True),
            refusal_ends_sharing=year.chance.known(True),
            shares_only_what_is_needed=year.chance.known(True),
            users_represented=year.chance.known(year.chance.yes(0.8)),
            composition_settled=year.chance.known(year.chance.yes(0.7)),
            alternates_settled=year.chance.known(year.chance.yes(0.5)),
            local_analysis=year.chance.known(True),
            upward_report=year.chance.known_term("general_anonymised"),
            reports_to=year.id("committee" if year.ground.plan.committee else "plenary"),
            may_refer=sectors,
            takes_part=(*sectors, "service_user_association"),
            charter=year.id("cell-charter"),
        ),
        partners=tuple(id for sector in sectors for id in year.of(sector)[:1]),
        measure=(Text(fr="Jours jusqu’à une première rencontre", en="Days to a first meeting"), 21),
        tallies=(
            *referred,
            *year.quarterly(situations=22),
            *year.quarterly(goals_set=40, goals_reached=24),
            *year.quarterly(partners_mobilised=18),
            year.tally("days_to_first_meeting", year.chance.around(21, low=1), period=whole),
        ),
        fields={"life_domains": ("housing", "health", "integration"), "frequency": Frequency.parse("10 a year")},
    )


def _training(year: _YearOfKind) -> _Made:
    sectors = ("education", "home_support", "social_landlord", "municipal_services")
    sessions, tallies = year.sessions(
        10,
        14,
        sectors=lambda _: year.chance.some(sectors, year.chance.between(0, 2)),
        trainers=lambda came: year.chance.known(year.chance.between(0, min(2, came))),
    )
    return _Made(
        name=Text(fr="Se former à la prévention du suicide", en="Training in suicide prevention"),
        themes=("suicide_prevention",),
        population="professionals",
        registers=("train",),
        details=Training(sessions=sessions, trains_trainers=year.chance.known(True), sectors=sectors),
        partners=year.of("psychiatric_hospital", "education")[:4],
        measure=(Text(fr="Personnes formées", en="People trained"), 140),
        tallies=tallies,
    )


def _workshop_series(year: _YearOfKind) -> _Made:
    topics = year.chance.some(tuple(TOPICS), 6)
    speakers = year.of("adult_psychiatry", "service_user_association", "addiction_services")
    sessions, tallies = year.sessions(
        18,
        9,
        topic=lambda _: year.chance.known(year.chance.pick(topics)),
        speakers=lambda _: year.chance.some(speakers, 2),
    )
    return _Made(
        name=Text(fr="Ateliers du mieux-être", en="Workshops on well-being"),
        themes=("prevention_promotion", "food_wellbeing"),
        population="general_population",
        registers=("inform", "sensitise"),
        details=WorkshopSeries(sessions=sessions),
        partners=(*speakers[:3], *year.of("community_centre")[:3]),
        measure=(Text(fr="Personnes par atelier", en="People at a workshop"), 9),
        tallies=tallies,
        fields={
            "topics": topics,
            "topics_hoped_for": tuple(topic for topic in TOPICS if topic not in topics)[:2],
        },
    )


YEARS: Final[Mapping[str, Callable[[_YearOfKind], _Made]]] = MappingProxyType(
    {
        "adapted_sport": _adapted_sport,
        "art_collection": _art_collection,
        "awareness_event": _awareness_event,
        "care_access": _care_access,
        "health_observatory": _health_observatory,
        "host_establishment": _host_establishment,
        "housing_scheme": _housing_scheme,
        "open_place": _open_place,
        "professional_support": _professional_support,
        "reflection_group": _reflection_group,
        "research_action": _research_action,
        "residents_meetings": _residents_meetings,
        "resource": _resource,
        "situation_coordination": _situation_coordination,
        "training": _training,
        "workshop_series": _workshop_series,
    }
)
"""What makes the year of a program, by its kind."""


def programs(ground: Ground, priorities: tuple[Priority, ...]) -> tuple[tuple[Program, ...], tuple[Indicator, ...]]:
    """The programs that are planned for, each with its last year, and what measures them."""
    made = [_program(ground, kind, priorities=priorities) for kind in ground.plan.kinds]
    return tuple(program for program, _ in made), tuple(figure for _, figures in made for figure in figures)


def _program(ground: Ground, kind: str, *, priorities: tuple[Priority, ...]) -> tuple[Program, tuple[Indicator, ...]]:
    chance, plan = ground.chance.apart("program", kind), ground.plan
    made = YEARS[kind](_YearOfKind(ground=ground, chance=chance, year=plan.year))
    id = ground.id(kind.replace("_", "-"))
    serves = next((priority for priority in priorities if set(priority.themes) & set(made.themes)), None)
    follower = ground.id(made.followed_by or ("committee" if plan.committee else "plenary"))
    whole = Period(start=PartialDate(year=plan.year), end=PartialDate(year=plan.year))
    program = Program(
        id=id,
        name=made.name,
        kind=kind,
        state=chance.known_term("under_way"),
        themes=made.themes,
        registers=made.registers,
        targets=(Target(population=made.population, territory=chance.known(chance.pick(ground.communes).id)),),
        territories=tuple(place.id for place in chance.some(ground.communes, 4)),
        led_by=made.led_by or chance.some(ground.of("municipality", "psychiatric_hospital", "mutual_support_group"), 1),
        followed_by=() if chance.known(True) is None else (follower,),
        partners=tuple(dict.fromkeys(made.partners)),
        recorded=chance.known(whole),
        tallies=made.tallies,
        under=ground.id("contract") if serves else None,
        priority=serves.id if serves else None,
        progress=_steps(ground, chance) if serves else (),
        details=made.details,
        period=Period(start=chance.known(PartialDate(year=chance.between(plan.began, plan.year))), end=OPEN),
        sources=ground.sources(chance),
        **made.fields,
    )
    return program, (_followed(ground, chance, program=id, measure=made.measure), *made.indicators)


def _steps(ground: Ground, chance: Chance) -> tuple[Step, ...]:
    """What an action of the contract had to do this year, and when it was done."""
    names = (
        Text(fr="Réunir les partenaires", en="Bring the partners together"),
        Text(fr="Faire le bilan de l’année", en="Take stock of the year"),
    )
    year = ground.plan.year
    return tuple(
        Step(name=name, due=PartialDate(year=year, month=month), done=chance.known(PartialDate(year=year, month=month)))
        for name, month in zip(names, (4, 12), strict=True)
    )


def _followed(ground: Ground, chance: Chance, *, program: str, measure: tuple[Text, int]) -> Indicator:
    """An indicator with where it began, where it is to go, and what was seen by half-year."""
    name, middle = measure
    year, start = ground.plan.year, chance.around(middle, low=1)

    def figure(value: float) -> Quantity:
        return Quantity(value=Decimal(max(0, round(value))), unit=_PEOPLE if name.en.startswith("People") else name)

    seen = tuple(
        Observation(
            date=PartialDate(year=year, month=month),
            quantity=chance.known(figure(start * (1 + chance.between(-10, 20) / 100))),
            trend=chance.known_term(chance.pick(["better", "unchanged", "worse"], [5, 4, 1])),
            sources=ground.sources(chance, year),
        )
        for month in (6, 12)
    )
    return Indicator(
        id=f"{program}-followed",
        name=name,
        of=program,
        baseline=chance.known(figure(start)),
        target=chance.known(figure(start * 1.2)),
        observations=seen,
        since=PartialDate(year=year - 1),
        sources=ground.sources(chance),
    )
