"""Councils and nations that do not exist, drawn from a seed, for examples and benchmarks.

>>> from clsm import synthetic
>>> council = synthetic.council(7)
>>> council.id, len(council.actors), council == synthetic.council(7)
('synthetic-7', 60, True)

Nothing in them is real: towns and organisations are invented and said to be, every id begins with
``synthetic-``, no public identifier is given, and nobody is named. A share of the facts is not documented,
as in the files that councils keep. The same seed gives the same council on every machine.

Sizes follow the national surveys of councils by the CCOMS and its partners (as reported by santementale.fr,
September 2018, directions.fr, May 2019, weka.fr, May 2023, and siao.esperer-95.org, July 2023). In 2018: 2,000 to
850,000 inhabitants, more than 70 % of councils under 100,000 and 10 % over 200,000, 87,000 on average; 90 % with
a steering committee; 22 % of coordinators full-time, 70 % in post for less than two years. In 2022: 52 % in one
commune and 34 % in an intercommunal authority; 85 % of councils younger than ten years; half the
coordinators employed by a commune, a quarter by an intercommunal authority, 21 % by a hospital. What no
survey tells (attendance, answers to a survey, who works with whom) is only plausible: these councils are
for trying programs out, never for saying anything of real ones.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from clsm.council import Council
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.waivers import Waiver
from clsm.problems import Mismatch, nearest
from clsm.quantities import exact
from clsm.synthetic import aims, bodies, money
from clsm.synthetic.chance import Chance
from clsm.synthetic.kinds import YEARS, programs
from clsm.synthetic.names import FEWEST, elided
from clsm.synthetic.places import INVENTED, Ground, ground
from clsm.synthetic.sizes import Plan, drawn
from clsm.words import Text

__all__ = ["KINDS", "council", "nation", "year"]

KINDS: Final = tuple(YEARS)
"""Kinds of program of which a year can be made, those with details of their own among them."""

PREFIX: Final = "synthetic-"
"""How every id begins."""


@exact
def council(
    seed: int,
    *,
    organisations: int = 60,
    year: int = 2024,
    years: int = 4,
    unknown: float = 0.1,
    kinds: Iterable[str] = KINDS,
) -> Council:
    """A whole council that holds together, and does not exist.

    It has a plenary, a steering committee, a bureau and working groups, with seats, meetings, attendance and
    decisions; posts, agreements, contributions, budgets; programs with their last year; and a survey
    of partners to which some never answered.

    Parameters
    ----------
    seed : int
        What everything is drawn from: the same seed and the same arguments give an equal council.
    organisations : int
        How many there are exactly, from 6 on; bodies, meetings and ties grow with it.
    year : int
        The last year that the council tells of, and the year of its programs.
    years : int
        For how many years meetings, payments and budgets go back.
    unknown : float
        The share of facts that are not documented, from 0 to 1.
    kinds : iterable of str
        The kinds of its programs, one program each: some of :data:`KINDS`, all by default.

    Raises
    ------
    clsm.problems.Mismatch
        For fewer than 6 organisations, less than one year, a share beyond 0 to 1, or a kind of which no
        year can be made.

    Examples
    --------
    >>> small = council(1, organisations=12, kinds=["training"])
    >>> small.name.say(), [program.kind for program in small.programs]
    ('Local mental-health council of Mirerolles-sur-Tournelle (invented)', ['training'])
    """
    wanted = _checked(organisations, years=years, unknown=unknown, kinds=kinds)
    chance = Chance("council", seed, unknown=unknown)
    plan = drawn(
        f"{PREFIX}{seed}",
        chance,
        prefix=PREFIX,
        organisations=organisations,
        year=year,
        years=years,
        kinds=wanted,
        committee=True,
    )
    return _council(plan, chance)


def nation(seed: int, *, councils: int = 300, year: int = 2024, unknown: float = 0.1) -> Iterator[Council]:
    """As many councils as asked, one after the other, with the sizes and ages that the national surveys tell.

    Each is made when it is asked for, and none is kept: memory does not grow with *councils*. Ids are
    unique in the whole nation. The first councils of a larger nation are those of a smaller one.

    Raises
    ------
    clsm.problems.Mismatch
        For a number of councils below 0, or a share of unknown facts beyond 0 to 1.

    Examples
    --------
    >>> [council.id for council in nation(3, councils=2)]
    ['synthetic-3-1', 'synthetic-3-2']
    """
    if councils < 0:
        raise Mismatch("council-count", found=councils, field="councils")
    _checked(FEWEST, years=1, unknown=unknown, kinds=())
    return _nation(seed, councils, year=year, unknown=unknown)


def year(program_kind: str, seed: int, year: int = 2024) -> Council:
    """One year of one kind of program, in the small council that runs it.

    Raises
    ------
    clsm.problems.Mismatch
        For a kind of which no year can be made.

    Examples
    --------
    >>> council = year("open_place", 5, 2023)
    >>> [(program.kind, program.recorded.start.year, len(program.held)) for program in council.programs]
    [('open_place', 2023, 46)]
    """
    return council(seed, organisations=24, year=year, years=1, kinds=[program_kind])


def _checked(organisations: int, *, years: int, unknown: float, kinds: Iterable[str]) -> tuple[str, ...]:
    if organisations < FEWEST:
        raise Mismatch("organisation-count", found=organisations, lowest=FEWEST, field="organisations")
    if years < 1:
        raise Mismatch("year-count", found=years, field="years")
    if not 0 <= unknown <= 1:
        raise Mismatch("unknown-share", found=unknown, field="unknown")
    wanted = tuple(dict.fromkeys(kinds))
    for kind in wanted:
        if kind not in KINDS:
            choices, near = ", ".join(KINDS), nearest(kind, KINDS)
            raise Mismatch("closed-list", found=repr(kind), choices=choices, near=near, field="kinds")
    return wanted


_USUAL: Final = {"awareness_event": 5, "housing_scheme": 4, "situation_coordination": 4, "workshop_series": 2}
"""The themes that councils name most often (2022): information weeks, housing, situations."""


def _nation(seed: int, councils: int, *, year: int, unknown: float) -> Iterator[Council]:
    weights = [_USUAL.get(kind, 1) for kind in KINDS]
    for number in range(1, councils + 1):
        chance = Chance("nation", seed, number, unknown=unknown)
        organisations = min(180, max(FEWEST * 2, round(chance.skewed(38, 0.5))))
        kinds = tuple(dict.fromkeys(chance.pick(KINDS, weights) for _ in range(chance.between(2, 8))))
        id = f"{PREFIX}{seed}-{number}"
        plan = drawn(
            id,
            chance,
            prefix=f"{id}-",
            organisations=organisations,
            year=year,
            years=3,
            kinds=kinds,
            committee=chance.yes(0.9),
        )
        yield _council(plan, chance)


def _council(plan: Plan, chance: Chance) -> Council:
    """Everything of a council, each part on what was drawn before it."""
    place = ground(plan, chance)
    posts, paid = bodies.posts(place), money.contributions(place)
    wanted = aims.priorities(place)
    actions, figures = programs(place, wanted)
    survey = aims.survey(place)
    town = place.communes[0].name
    time = next(post.full_time_equivalent for post in posts if post.function == "coordinator")
    return Council(
        id=plan.id,
        name=Text(
            fr=elided(f"Conseil local de santé mentale de {town} (inventé)"),
            en=f"Local mental-health council of {town} (invented)",
        ),
        jurisdiction="FR",
        carrier=place.of(plan.carrier)[0],
        perimeter=tuple(commune.id for commune in place.communes),
        period=Period(start=PartialDate(year=plan.began), end=OPEN),
        as_of=PartialDate(year=plan.year, month=12, day=31),
        note=INVENTED,
        references=place.references,
        territories=place.territories,
        actors=place.actors,
        priorities=wanted,
        instances=bodies.bodies(place),
        posts=posts,
        agreements=money.agreements(place),
        contributions=paid,
        budgets=money.budgets(place, paid, time=time, programs=actions),
        programs=actions,
        indicators=figures,
        surveys=(survey,),
        ties=aims.ties(place, survey),
        waivers=(_waiver(place),),
        **aims.sayings(place),
    )


def _waiver(place: Ground) -> Waiver:
    """One rule that the council set aside for a year, and says why."""
    year = place.plan.year
    return Waiver(
        id=place.id("waiver"),
        rule="FR-G2",
        focus=place.id("bureau"),
        reason=Text(fr="L’association de familles se réorganise.", en="The families’ association is reorganising."),
        decided_by=place.id("plenary"),
        period=Period(start=PartialDate(year=year), end=PartialDate(year=year, month=12)),
        sources=place.sources(place.chance.apart("waiver")),
    )
