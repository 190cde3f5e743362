"""What partners work on: the themes, publics and territories of the programs that name them.

Two partners that share one of them have something to say to each other; without it, an introduction
would only please the graph.
"""

from collections import defaultdict
from collections.abc import Mapping

from clsm.council import Snapshot

Concern = tuple[str, str]
"""``"theme"``, ``"public"`` or ``"territory"``, then the id of what an organisation works on."""


def concerns_of(snapshot: Snapshot) -> Mapping[str, frozenset[Concern]]:
    """What each actor works on, by its id: where it works itself, and what the programs that name it are about.

    A program names an actor as a partner or as one of those that run it. Its publics are the populations
    of its targets, its territories its own and those of its targets.
    """
    concerns = defaultdict[str, set[Concern]](set)
    for actor in snapshot.actors:
        if actor.territory is not None:
            concerns[actor.id].add(("territory", actor.territory))
    for program in snapshot.programs:
        places = {*program.territories, *(target.territory for target in program.targets if target.territory)}
        about: set[Concern] = {("theme", theme) for theme in program.themes}
        about |= {("public", target.population) for target in program.targets}
        about |= {("territory", place) for place in places}
        for id in {*program.partners, *program.led_by}:
            concerns[id] |= about
    return {id: frozenset(about) for id, about in concerns.items()}
