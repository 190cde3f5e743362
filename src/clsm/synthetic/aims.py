"""What a council that does not exist says that it is for, what happened in it, and who says they work with whom."""

from typing import Any, Final

from clsm.dates import PartialDate, Period
from clsm.entities.events import Event
from clsm.entities.objectives import Axis, Difficulty, Objective, Priority, Statement, Target
from clsm.entities.ties import Survey, Tie
from clsm.synthetic.bodies import groups
from clsm.synthetic.places import Ground
from clsm.words import Text

_PRIORITIES: Final = (
    ("housing", "people_precarious", Text(fr="Se loger et rester logé", en="To find a home and keep it")),
    ("stigma", "general_population", Text(fr="Changer le regard", en="To change how people see it")),
    ("youth", "young_people", Text(fr="Le bien-être des jeunes", en="The well-being of young people")),
    ("access_to_care", "residents", Text(fr="Des soins plus proches", en="Care nearer to people")),
    ("social_isolation", "people_isolated", Text(fr="Rompre l’isolement", en="To break isolation")),
    ("suicide_prevention", "professionals", Text(fr="Prévenir le suicide", en="To prevent suicide")),
)


def priorities(ground: Ground) -> tuple[Priority, ...]:
    """Three to five priorities of the health contract."""
    chance = ground.chance.apart("priorities")
    return tuple(
        Priority(
            id=ground.id(f"priority-{theme.replace('_', '-')}"),
            words=words,
            of=ground.id("contract"),
            themes=(theme,),
            targets=(Target(population=population, territory=chance.pick(ground.communes).id),),
            period=Period(start=PartialDate(year=ground.years[0])),
            sources=ground.sources(chance),
        )
        for theme, population, words in chance.some(_PRIORITIES, chance.between(3, 5))
    )


def sayings(ground: Ground) -> dict[str, Any]:
    """The other collections in which a council speaks of itself, by name."""
    chance = ground.chance.apart("sayings")
    sources = ground.sources(chance)
    words = Text(
        fr="Réunir élus, psychiatrie, personnes concernées et proches",
        en="To bring together elected officials, psychiatry, people with lived experience and families",
    )
    axis = Text(fr="Vivre dans la cité", en="To live in the city")
    return {
        "axes": (Axis(id=ground.id("axis"), name=axis, themes=("housing", "inclusion_citizenship"), sources=sources),),
        "objectives": (
            Objective(id=ground.id("objective"), words=words, themes=("health_democracy",), sources=sources),
            *(
                Objective(id=f"{id}-objective", words=name, of=id, themes=(theme,), sources=ground.sources(chance))
                for id, theme, name in groups(ground)
            ),
        ),
        "difficulties": (
            Difficulty(
                id=ground.id("difficulty"),
                words=Text(fr="Réunir tout le monde à la même heure", en="To find an hour that suits everybody"),
                remedies=(Text(fr="Changer d’heure à chaque séance", en="Another hour each time"),),
                sources=sources,
            ),
        ),
        "statements": (
            Statement(
                id=ground.id("statement"),
                kind="principle",
                words=Text(fr="Rien sur nous sans nous", en="Nothing about us without us"),
                about=(ground.id("plenary"),),
                sources=sources,
            ),
        ),
        "events": tuple(
            Event(
                id=ground.id(f"event-{year}"),
                name=Text(fr=f"Forum {year}", en=f"Forum {year}"),
                kind="forum",
                date=chance.known(chance.day(year)),
                organisers=chance.some(ground.of("municipality", "psychiatric_hospital"), 2),
                participants=chance.some(tuple(actor.id for actor in ground.actors), chance.between(4, 12)),
                themes=("information_communication",),
                sources=ground.sources(chance, year),
            )
            for year in ground.years
        ),
    }


def survey(ground: Ground) -> Survey:
    """A round of questions to every organisation; seven in ten answered, the others are silent."""
    chance, asked = ground.chance.apart("survey"), tuple(actor.id for actor in ground.actors)
    # one at least stays silent: a survey to which everybody answers is no usual one
    answered = tuple(id for id in asked[:-1] if chance.yes(0.7))
    return Survey(
        id=ground.id("survey"),
        name=Text(fr="Qui travaille avec qui (enquête inventée)", en="Who works with whom (an invented survey)"),
        relation="joint_follow_up",
        asked=asked,
        answered=answered,
        period=Period(
            start=PartialDate(year=ground.plan.year, month=3), end=PartialDate(year=ground.plan.year, month=5)
        ),
        sources=ground.sources(chance),
    )


def ties(ground: Ground, survey: Survey) -> tuple[Tie, ...]:
    """What those who answered said: a few partners each, rather near than far, and the hospital more than others."""
    chance = ground.chance.apart("ties")
    actors, places = survey.asked, {actor.id: actor.territory for actor in ground.actors}
    hubs = ground.of("psychiatric_hospital", "adult_psychiatry", "mutual_support_group")[:4]
    near: dict[str | None, list[str]] = {}
    for id in actors:
        near.setdefault(places[id], []).append(id)
    ties = list[Tie]()
    for origin in survey.answered:
        named = (
            *chance.some(near[places[origin]], chance.between(1, 4)),
            *chance.some(actors, chance.between(0, 3)),
            *chance.some(hubs, chance.between(0, 2)),
        )
        for target in dict.fromkeys(named):
            if target != origin:
                ties.append(
                    Tie(
                        id=ground.id(f"tie-{len(ties) + 1}"),
                        origin=origin,
                        target=target,
                        relation=survey.relation,
                        told_by=origin,
                        survey=survey.id,
                        level=chance.known(chance.pick([1, 2, 3, 4], [3, 4, 2, 1])),
                        sources=survey.sources,
                    )
                )
    return tuple(ties)
