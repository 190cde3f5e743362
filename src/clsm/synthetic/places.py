"""Where a council that does not exist stands: its towns, its people, its organisations, its documents."""

from functools import cached_property
from typing import Final, final

import attrs

from clsm.dates import PartialDate, Period
from clsm.entities.actors import Actor, ActorEvent
from clsm.entities.references import Reference
from clsm.entities.territories import Population, Territory
from clsm.synthetic.chance import Chance
from clsm.synthetic.names import SECTORS_MET, Namer, elided, sectors, towns
from clsm.synthetic.sizes import Plan
from clsm.words import Text

INVENTED: Final = Text(
    fr="Tout est inventé : ce conseil, ses communes et ses organisations n’existent pas.",
    en="All of this is invented: this council, its communes and its organisations do not exist.",
)

PILLARS: Final = (
    "psychiatric_hospital", "adult_psychiatry", "mutual_support_group", "service_user_association",
    "family_association",
)  # fmt: skip
"""The sectors whose line of work is always documented: without it, nothing could be said of the council."""


@final
@attrs.frozen(kw_only=True)
class Ground:
    """What every part of the council is drawn on.

    ``sectors`` is what each actor does, in their order, whether or not the file says it.
    """

    plan: Plan
    chance: Chance
    references: tuple[Reference, ...]
    territories: tuple[Territory, ...]
    actors: tuple[Actor, ...]
    sectors: tuple[str, ...]

    def id(self, name: str) -> str:
        """An id of this council: each begins with what says that it is synthetic."""
        return self.plan.prefix + name

    @property
    def years(self) -> range:
        """The years that the council tells of, the earliest first."""
        return range(max(self.plan.began, self.plan.year - self.plan.years + 1), self.plan.year + 1)

    @cached_property
    def _by_sector(self) -> dict[str, tuple[str, ...]]:
        by_sector: dict[str, tuple[str, ...]] = {}
        for actor, sector in zip(self.actors, self.sectors, strict=True):
            by_sector[sector] = (*by_sector.get(sector, ()), actor.id)
        return by_sector

    def of(self, *sectors: str) -> tuple[str, ...]:
        """The ids of the actors of these sectors."""
        return tuple(id for sector in sectors for id in self._by_sector.get(sector, ()))

    @property
    def communes(self) -> tuple[Territory, ...]:
        """The communes of the perimeter, the largest first."""
        return self.territories[: self.plan.communes]

    def sources(self, chance: Chance, year: int | None = None) -> tuple[str, ...]:
        """A page of the report on *year*, by default the last one; nothing where nobody noted where a fact is from."""
        page = chance.known(f"{self.id(f'report-{year or self.plan.year}')}#p. {chance.between(2, 40)}")
        return (page,) if page else ()


def ground(plan: Plan, chance: Chance) -> Ground:
    """The towns, organisations and documents of a council."""
    names = towns(chance.apart("towns"), plan.communes)
    places = _territories(plan, chance.apart("places"), names=names)
    referenced = tuple(
        _report(plan, year) for year in range(max(plan.began, plan.year - plan.years + 1), plan.year + 1)
    )
    drawn = chance.apart("organisations")
    lines = sectors(drawn, plan.organisations, towns=max(1, min(plan.communes, plan.organisations // 6)))
    if plan.carrier == "intercommunality":
        lines = (*lines[:-1], "intercommunality")
    return Ground(
        plan=plan,
        chance=chance,
        references=(*referenced, _study(plan)),
        territories=places,
        actors=_actors(plan, drawn, sectors=lines, communes=places[: plan.communes]),
        sectors=lines,
    )


def _report(plan: Plan, year: int) -> Reference:
    return Reference(
        id=f"{plan.prefix}report-{year}",
        title=Text(fr=f"Rapport d’activité {year} (inventé)", en=f"Activity report {year} (invented)"),
        published=PartialDate(year=year + 1, month=3),
        as_of=PartialDate(year=year, month=12, day=31),
    )


def _study(plan: Plan) -> Reference:
    title = Text(fr="Regards d’habitants, étude (inventée)", en="How residents see it, a study (invented)")
    return Reference(id=f"{plan.prefix}study", title=title, published=PartialDate(year=plan.year))


def _territories(plan: Plan, chance: Chance, *, names: tuple[str, ...]) -> tuple[Territory, ...]:
    """The communes, the first one about as large as all others; then what they are part of."""
    weights = [plan.communes + 1.0, *(chance.skewed(1, 0.6) for _ in names[1:])]
    whole, years = sum(weights), range(plan.year - plan.years, plan.year + 1)
    communes = tuple(
        Territory(
            id=f"{plan.prefix}commune-{number}",
            name=name,
            kind="commune",
            populations=tuple(
                Population(
                    year=year,
                    count=max(1, round(plan.population * weight / whole * 1.004 ** (year - plan.year))),
                    sources=(f"{plan.prefix}report-{plan.year}#p. 3",),
                )
                for year in years
                if year == plan.year or chance.known(True)
            ),
        )
        for number, (name, weight) in enumerate(zip(names, weights, strict=True), 1)
    )
    members = tuple(place.id for place in communes)
    sector = Territory(
        id=f"{plan.prefix}psychiatric-sector",
        name=elided(f"Secteur de psychiatrie de {names[0]}"),
        kind="psychiatric_sector",
        members=members,
    )
    authority = Territory(
        id=f"{plan.prefix}authority", name=elided(f"Communauté de {names[0]}"), kind="intercommunality", members=members
    )
    return (*communes, sector, authority) if plan.intercommunal else (*communes, sector)


def _actors(
    plan: Plan, chance: Chance, *, sectors: tuple[str, ...], communes: tuple[Territory, ...]
) -> tuple[Actor, ...]:
    namer, actors = Namer(chance), list[Actor]()
    for number, sector in enumerate(sectors):
        first = sector == "municipality" and number < len(communes)
        place = (
            communes[number] if first else chance.pick(communes, [place.populations[-1].count for place in communes])
        )
        nature = SECTORS_MET[sector].nature
        shown = sector if first or sector in PILLARS else chance.known_term(sector)
        actors.append(
            Actor(
                id=namer.id(sector, plan.prefix),
                name=namer.name(sector, place.name),
                sector=shown,
                legal_nature=chance.known_term(nature),
                territory=chance.known(place.id),
                period=Period(start=chance.known(PartialDate(year=plan.year - plan.years - chance.between(0, 40)))),
                history=_history(plan, chance),
                sources=(f"{plan.prefix}report-{plan.year}#p. {chance.between(4, 6)}",),
            )
        )
    return tuple(actors)


def _history(plan: Plan, chance: Chance) -> tuple[ActorEvent, ...]:
    """A few have changed their name, at a time that is not always known."""
    if not chance.yes(0.08):
        return ()
    year = chance.between(plan.year - plan.years, plan.year)
    return (ActorEvent(kind="renamed", date=chance.known(chance.day(year))),)
