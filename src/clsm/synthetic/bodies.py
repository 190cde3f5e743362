"""The bodies of a council that does not exist: who sits where, when they met, who came, what was decided."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clsm.dates import OPEN, Frequency, PartialDate, Period
from clsm.entities.colleges import College
from clsm.entities.instances import Attendance, Decision, Instance, Meeting, Post, Seat, seat_id
from clsm.entities.procedures import Conditions, Procedure
from clsm.quantities import Threshold
from clsm.synthetic.chance import Chance
from clsm.synthetic.places import PILLARS, Ground
from clsm.words import Text

_COMMITTEE: Final = (
    "municipality", *PILLARS, "local_social_welfare", "regional_health_agency", "social_landlord",
    "county_social_services", "child_psychiatry", "intercommunality",
)  # fmt: skip
_GROUPS: Final = (
    ("housing", Text(fr="Logement", en="Housing")),
    ("stigma", Text(fr="Déstigmatisation", en="Stigma")),
    ("access_to_care", Text(fr="Accès aux soins", en="Access to care")),
    ("youth", Text(fr="Jeunesse", en="Youth")),
    ("employment", Text(fr="Emploi", en="Employment")),
    ("culture", Text(fr="Art et culture", en="Arts and culture")),
)
"""Themes on which a group works."""

_DECISIONS: Final = (
    Text(fr="Programme de l’année", en="The year’s program"),
    Text(fr="Budget prévisionnel", en="Planned budget"),
    Text(fr="Place nouvelle pour un partenaire", en="A new place for a partner"),
    Text(fr="Suites du rapport d’activité", en="What follows from the activity report"),
    Text(fr="Convention à signer", en="An agreement to sign"),
    Text(fr="Thème des prochaines semaines d’information", en="Theme of the next information weeks"),
)
_HALF: Final = Threshold.parse("more than 1/2 of the members")
_MAJORITY: Final = Threshold.parse("more than 1/2 of the votes cast")
_PRESENCES: Final = (("present", "excused", "absent", "represented"), (70, 16, 8, 6))


def posts(ground: Ground) -> tuple[Post, ...]:
    """Who presides, who leads with them, who coordinates and who did before."""
    chance, plan = ground.chance.apart("posts"), ground.plan
    town, hospital = ground.of("municipality")[0], ground.of("psychiatric_hospital")[0]
    employer = ground.of(plan.carrier)[0]
    # the national survey of 2018: 22 % full-time, seven in ten in post for less than two years
    time = (
        Decimal("1") if chance.yes(0.22) else chance.pick([Decimal("0.5"), Decimal("0.8"), Decimal("0.6")], [5, 3, 2])
    )
    arrived = plan.year - (chance.between(0, 1) if chance.yes(0.7) else chance.between(2, 6))
    arrived = max(arrived, plan.began)
    came = chance.day(arrived)
    sources = ground.sources(chance)
    mayor = Text(fr="Maire, ou l’élu que le maire désigne", en="The mayor, or the elected official they name")
    made = [
        Post(
            id=ground.id("president"),
            function="president",
            holder=town,
            label=mayor,
            pillars=frozenset({"elected"}),
            sources=sources,
        ),
        Post(
            id=ground.id("co-animator"),
            function="co_animator",
            holder=hospital,
            label=Text(fr="Chef de service de psychiatrie", en="Head of a psychiatric service"),
            pillars=frozenset({"public_psychiatry"}),
            sources=sources,
        ),
        Post(
            id=ground.id("coordinator"),
            function="coordinator",
            employer=employer,
            full_time_equivalent=chance.known(time),
            follows=ground.id("coordinator-before") if arrived > plan.began else None,
            period=Period(start=came, end=OPEN),
            sources=sources,
        ),
    ]
    if arrived > plan.began:
        made.append(
            Post(
                id=ground.id("coordinator-before"),
                function="coordinator",
                employer=employer,
                period=Period(start=PartialDate(year=plan.began), end=came),
                sources=ground.sources(chance),
            )
        )
    if plan.committee:
        made.append(
            Post(
                id=ground.id("committee-chair"),
                function="chair",
                body=ground.id("committee"),
                holder=town,
                label=mayor,
                pillars=frozenset({"elected"}),
                sources=sources,
            )
        )
    return tuple(made)


def bodies(ground: Ground) -> tuple[Instance, ...]:
    """The plenary, the steering committee, the bureau, the groups, and the bodies that programs need."""
    return tuple(_bodies(ground))


def groups(ground: Ground) -> tuple[tuple[str, str, Text], ...]:
    """The working groups: id, theme, name; one more for every twenty organisations."""
    count = 2 + ground.plan.organisations // 20
    rounds = range(1, count // len(_GROUPS) + 2)
    all_groups = [
        (ground.id(f"group-{theme.replace('_', '-')}" + (f"-{number}" if number > 1 else "")), theme, name)
        for number in rounds
        for theme, name in _GROUPS
    ]
    return tuple(all_groups[:count])


def _bodies(ground: Ground) -> Iterator[Instance]:
    everybody = tuple(actor.id for actor in ground.actors)
    some = ground.chance.apart("plenary members").some(everybody, len(everybody) * 9 // 10)
    pillars = ground.of("municipality", *PILLARS)
    plenary = tuple(id for id in everybody if id in pillars or id in some)
    coordinator = ground.id("coordinator")
    yield _body(
        ground,
        "plenary",
        words=Text(fr="Assemblée plénière", en="Plenary assembly"),
        members=plenary,
        kind="plenary",
        functions=("inform", "animate_debate"),
        often=1,
    )
    if ground.plan.committee:
        yield _body(
            ground,
            "committee",
            words=Text(fr="Comité de pilotage", en="Steering committee"),
            members=(*(id for sector in _COMMITTEE for id in ground.of(sector)[:2]), coordinator),
            kind="steering_committee",
            functions=("decide", "set_priorities", "evaluate"),
            often=ground.chance.apart("committee").between(2, 4),
            procedure=Procedure(
                quorum=_HALF,
                majority=_MAJORITY,
                most_proxies=1,
                chaired_by=frozenset({"elected"}),
                term_years=ground.chance.apart("terms").known(3),
                office_years=ground.chance.apart("terms").known(3),
                notice_days=15,
            ),
            colleges=(
                College(pillars=frozenset({"people_concerned"}), at_least=1),
                College(pillars=frozenset({"carers"}), at_least=1),
            ),
        )
    above = ground.id("committee") if ground.plan.committee else ground.id("plenary")
    yield _body(
        ground,
        "bureau",
        words=Text(fr="Bureau", en="Bureau"),
        members=(*(id for sector in ("municipality", *PILLARS) for id in ground.of(sector)[:1]), coordinator),
        kind="bureau",
        functions=("oversee_execution", "propose"),
        often=6,
        part_of=above,
    )
    for number, (id, _, name) in enumerate(groups(ground)):
        chance = ground.chance.apart(id)
        members = (*ground.of(*PILLARS)[number % 3 :: 3], *chance.some(everybody, chance.between(6, 12)))
        yield _body(
            ground,
            id.removeprefix(ground.plan.prefix),
            words=Text(fr="Groupe de travail « {name} »", en="Working group “{name}”").format(name=name),
            members=tuple(dict.fromkeys(members)),
            kind="working_group",
            functions=("propose", "follow_up"),
            often=4,
            part_of=above,
            # one body at least whose members nobody listed to the end, as in most real files
            incomplete=number == 0,
        )
    yield from _bodies_of_programs(ground, above)


def _bodies_of_programs(ground: Ground, above: str) -> Iterator[Instance]:
    kinds, coordinator = ground.plan.kinds, ground.id("coordinator")
    if "housing_scheme" in kinds:
        yield _body(
            ground,
            "commission",
            words=Text(fr="Commission d’attribution des appartements", en="Commission that allocates flats"),
            members=(*ground.of("social_landlord")[:2], *ground.of("supported_housing")[:2], *ground.of(*PILLARS)[:3]),
            kind="allocation_commission",
            functions=("allocate", "hear_people"),
            often=4,
            part_of=above,
        )
    if "situation_coordination" in kinds:
        cell = ("adult_psychiatry", "local_social_welfare", "social_landlord", "service_user_association")
        yield _body(
            ground,
            "cell",
            words=Text(fr="Cellule de coordination autour de situations", en="Cell that coordinates around situations"),
            members=(*(id for sector in cell for id in ground.of(sector)[:1]), coordinator),
            kind="situation_cell",
            functions=("follow_up",),
            often=10,
            part_of=above,
        )
    if "open_place" in kinds:
        hosts = ("mutual_support_group", "community_centre", "culture_arts", "service_user_association")
        yield _body(
            ground,
            "open-place-committee",
            words=Text(fr="Comité du lieu ouvert", en="Committee of the open place"),
            members=tuple(id for sector in hosts for id in ground.of(sector)[:1]),
            kind="technical_committee",
            functions=("oversee_execution",),
            often=3,
            part_of=above,
        )


def _body(
    ground: Ground,
    name: str,
    *,
    words: Text,
    members: tuple[str, ...],
    kind: str,
    functions: tuple[str, ...],
    often: int,
    part_of: str | None = None,
    procedure: Procedure | None = None,
    colleges: tuple[College, ...] = (),
    incomplete: bool = False,
) -> Instance:
    """A body with its seats, and the meetings that it held in the years that are told."""
    chance, id = ground.chance.apart("body", name), ground.id(name)
    unsure = chance.unknown > 0
    composition = "partial" if incomplete and unsure else "complete"
    if unsure and not incomplete and kind != "steering_committee" and chance.yes(2 * chance.unknown):
        composition = chance.pick(["partial", "described_only"])
    listed = () if composition == "described_only" else members
    if composition == "partial":
        listed = chance.some(members, max(1, len(members) * 2 // 3))
    seats = tuple(_seat(ground, chance, body=id, holder=holder) for holder in listed)
    every_meeting = chance.known(True)
    years = ground.years
    return Instance(
        id=id,
        name=words,
        kind=kind,
        functions=functions,
        part_of=part_of,
        composition=composition,
        open_to=(Text(fr="Des habitants intéressés", en="Residents who wish to come"),) if kind == "plenary" else (),
        frequency=chance.known(Frequency(low=often, high=often, unit="year")),
        procedure=procedure,
        colleges=colleges,
        conditions=_conditions(chance) if kind in ("plenary", "steering_committee") else None,
        seats=seats,
        meetings=tuple(
            meeting
            for year in years
            for date in chance.dates(year, often)
            if every_meeting or chance.yes(0.7)
            for meeting in [_meeting(ground, chance, body=id, seats=seats, date=date, kind=kind)]
        ),
        recorded=Period(start=PartialDate(year=years[0]), end=PartialDate(year=years[-1])) if every_meeting else None,
        period=Period(start=chance.known(PartialDate(year=ground.plan.began)), end=OPEN),
        sources=(f"{ground.id(f'report-{years[-1]}')}#p. {chance.between(7, 12)}",),
    )


def _seat(ground: Ground, chance: Chance, *, body: str, holder: str) -> Seat:
    """A seat; a few are newcomers', a few have left, and the town's is held by an elected official."""
    office, towns = holder == ground.id("coordinator"), ground.of("municipality")
    invited = office or holder in ground.of("regional_health_agency")
    start, end, years = None, None, ground.years
    if not office and chance.yes(0.15):
        start = PartialDate(year=chance.between(years[0], years[-1]))
    elif not office and holder not in ground.of("municipality", *PILLARS) and chance.yes(0.05):
        end = PartialDate(year=chance.between(years[0], years[-1]), month=6)
    status = "permanent_invitee" if invited else "member"
    return Seat(
        id=seat_id(body, holder, status, str(start or "")),
        holder=holder,
        status=status,
        voice="consultative" if invited else chance.known_term("deliberative"),
        count=chance.known(1 + chance.yes(0.2)),
        pillars=frozenset({"elected"}) if holder in towns and chance.known(True) else None,
        period=Period(start=start, end=end),
        sources=ground.sources(chance),
    )


def _conditions(chance: Chance) -> Conditions:
    return Conditions(
        expenses_paid=chance.known(chance.yes(0.6)),
        time_paid=chance.known(chance.yes(0.2)),
        preparation=chance.known(chance.yes(0.4)),
        plain_papers=chance.known(chance.yes(0.5)),
        support=chance.known(True),
        remote=chance.known(chance.yes(0.5)),
        time_of_day=chance.known_term(chance.pick(["morning", "afternoon", "evening"])),
    )


def _meeting(
    ground: Ground, chance: Chance, *, body: str, seats: tuple[Seat, ...], date: PartialDate, kind: str
) -> Meeting:
    there = [seat for seat in seats if seat.period.contains(date.first) is not False]
    how_far = chance.pick(
        ["complete", "partial", "not_documented"], [1 - chance.unknown, chance.unknown, chance.unknown]
    )
    attendance = () if how_far == "not_documented" else tuple(_attendance(chance, there))
    if how_far == "partial":
        attendance = chance.some(attendance, len(attendance) // 2)
    voices = [seat.id for seat in there if seat.voice != "consultative"]
    came = sum(entry.presence in ("present", "represented") for entry in attendance if entry.seat in voices)
    called = PartialDate.of(date.first.subtract(days=chance.between(10, 30)))
    return Meeting(
        id=f"{body}-{date}",
        date=date,
        called=chance.known(called),
        attendance_list=how_far,
        attendance=attendance,
        decisions=tuple(_decisions(chance, came)) if kind in ("steering_committee", "bureau") else (),
        sources=ground.sources(chance, date.year),
    )


def _attendance(chance: Chance, seats: list[Seat]) -> Iterator[Attendance]:
    """Who came; whoever is represented gives its voice to somebody present, one voice each."""
    presences = [chance.pick(*_PRESENCES) for _ in seats]
    free = [seat.id for seat, presence in zip(seats, presences, strict=True) if presence == "present"]
    for seat, presence in zip(seats, presences, strict=True):
        if presence == "represented" and free:
            yield Attendance(seat=seat.id, presence=presence, proxy=chance.known(free.pop()))
        else:
            yield Attendance(seat=seat.id, presence="excused" if presence == "represented" else presence)


def _decisions(chance: Chance, voters: int) -> Iterator[Decision]:
    """Up to two decisions; votes never outnumber those who could vote."""
    for title in chance.some(_DECISIONS, chance.between(0, 2)):
        if voters < 2 or chance.yes(0.5):
            yield Decision(title=title, mode=chance.known_term("consensus"), adopted=True)
            continue
        against = chance.between(0, voters // 4)
        abstentions = chance.between(0, voters // 4)
        yield Decision(
            title=title,
            mode="vote",
            adopted=True,
            in_favour=voters - against - abstentions,
            against=chance.known(against),
            abstentions=chance.known(abstentions),
        )
