"""The tables of the national surveys of French councils (2015, 2018, 2023), made of files instead of answers.

A body, an office or a text that no file names may exist all the same: such questions are answered by *yes* or not at
all. What the surveys ask and files do not hold is left out: priority neighbourhoods, town or country, how long the
person who coordinates has been there.
"""

import datetime
import os
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Executor
from typing import Any, Final

from clsm.council import Snapshot
from clsm.entities.instances import Instance, Post
from clsm.entities.territories import total_population
from clsm.studies.running import run
from clsm.studies.tabulating import Tabulation, tabulate
from clsm.words import Text


def national_survey(
    councils: "Iterable[str | os.PathLike[str] | Snapshot]",
    *,
    on: "str | datetime.date | None" = None,
    executor: Executor | None = None,
    out: "str | os.PathLike[str] | None" = None,
    progress: "Callable[[int, int | None], object] | None" = None,
    own: Collection[str] = (),
) -> Tabulation:
    """The tables of the national surveys: identity, governance, coordination, funding, themes, texts, evaluation.

    Parameters are those of :func:`run` and, *own*, of :func:`tabulate`.

    References
    ----------
    CCOMS, *État des lieux national des CLSM*, 2015, 2018 and 2023.

    Examples
    --------
    >>> import clsm
    >>> days = [council.on("2024-12-31") for council in clsm.synthetic.nation(1, councils=5)]
    >>> tables = national_survey(days)
    >>> print(tables.explain().splitlines()[0])
    This measures what files document, not what councils do.
    """
    rows = run(councils, [national], on=on, executor=executor, out=out, progress=progress)
    return tabulate(rows, TITLES, cuts=CUTS, lists=IN_LISTS, titles=TITLES, named=NAMED, own=own)


def national(today: Snapshot) -> dict[str, Any]:
    """What the national surveys ask, answered from one file."""
    whole = today.outside
    sure = whole.without_uncertain()
    bodies = _bodies(sure)
    posts = [post for post in sure.posts if post.evidence != "announced"]
    kinds = {body.kind for body in bodies}
    coordinators = [post for post in posts if post.function == "coordinator"]
    presidents = [post for post in posts if post.function in ("president", "co_president")]
    texts = {agreement.kind for agreement in sure.agreements}
    return {
        **_identity(sure),
        "steering_committee": _yes("steering_committee" in kinds),
        "plenary": _yes("plenary" in kinds),
        "bureau": _yes("bureau" in kinds),
        "groups": _yes(not kinds.isdisjoint(_GROUPS)),
        "rules": _yes("internal_rules" in texts or any(body.procedure for body in bodies)),
        "presided_by": _several(pillar for post in presidents for pillar in post.pillars or ()),
        "co_animated": _yes(any(post.function == "co_animator" for post in posts)),
        "service_users": _seated(whole, sure, "people_concerned"),
        "carers": _seated(whole, sure, "carers"),
        **_coordination(sure, coordinators),
        "funders": _several(
            _sector(sure, payer.actor) for contribution in sure.contributions for payer in contribution.payers
        ),
        "themes": _several(theme for program in sure.programs for theme in program.themes),
        "actions": _several(program.kind for program in sure.programs),
        "texts": _several(texts),
        "evaluated": _yes(any("evaluate" in body.functions for body in bodies)),
    }


def _identity(today: Snapshot) -> dict[str, Any]:
    council = today.council
    places = {place.id: place for place in council.territories}
    perimeter = [places[id] for id in council.perimeter]
    communes = len(perimeter) if perimeter and all(place.kind in _COMMUNES for place in perimeter) else None
    began = council.period.start
    return {
        "age": today.date.year - began.year if began else None,
        "legal_form": _known(council.legal_form),
        "carrier": _sector(today, council.carrier) if council.carrier else None,
        "communes": communes,
        "inhabitants": _inhabitants(today),
        "psychiatric_sectors": sum(place.kind == "psychiatric_sector" for place in today.territories) or None,
    }


def _inhabitants(today: Snapshot) -> int | None:
    """The people of the perimeter in the last year up to the day in which each of its places has a figure."""
    places = {place.id: place for place in today.council.territories}
    years = [
        {figure.year for figure in places[id].populations if figure.year and figure.year <= today.date.year}
        for id in today.council.perimeter
    ]
    for year in sorted(set.intersection(*years), reverse=True) if years else ():
        total = total_population(places, today.council.perimeter, year)
        if total is not None:
            return total
    return None


def _coordination(today: Snapshot, coordinators: list[Post]) -> dict[str, Any]:
    times = [post.full_time_equivalent for post in coordinators]
    return {
        "coordinators": len(coordinators) or None,
        "full_time": all(time == 1 for time in times) if times and None not in times else None,
        "employer": _several(_sector(today, post.employer) for post in coordinators if post.employer),
        "shared": _yes(any(post.shared for post in coordinators)),
    }


def _bodies(today: Snapshot) -> list[Instance]:
    """The council's own bodies that are there."""
    return [body for body in today.instances if body.evidence != "announced" and body.kind != "external"]


def _seated(whole: Snapshot, sure: Snapshot, pillar: str) -> bool | None:
    """Whether a pillar has a seat; no only where the lists of all bodies are complete and every seat is known."""
    if pillar in _pillars(sure):
        return True
    bodies = _bodies(whole)
    complete = bodies and all(body.composition == "complete" for body in bodies)
    return False if complete and _pillars(whole).isdisjoint((pillar, "not_documented")) else None


def _pillars(today: Snapshot) -> set[str]:
    """What the seats of the council's own bodies stand for."""
    seats = (seat for body in _bodies(today) for seat in body.seats if seat.evidence != "announced" and not seat.vacant)
    return {pillar for seat in seats for pillar in today.pillars(seat)}


def _yes(found: bool) -> bool | None:
    """Yes, or not documented: what no file names may be there."""
    return found or None


def _known(id: str) -> str | None:
    return None if id == "not_documented" else id


def _several(ids: Iterable[str | None]) -> list[str] | None:
    """Each once and in order; not documented where there is none."""
    return sorted({id for id in ids if id is not None and _known(id)}) or None


def _sector(today: Snapshot, actor: str) -> str | None:
    return _known(today.council.find(actor).sector)


_COMMUNES: Final = ("commune", "associated_commune", "delegated_commune")
_GROUPS: Final = ("working_group", "project_group", "thematic_pole", "subgroup")

CUTS: Final = {"age": (5, 10), "communes": (2,), "inhabitants": (100_000, 200_000), "psychiatric_sectors": (2,)}
"""Where the classes of the surveys begin."""

NAMED: Final = (*("steering_committee", "plenary", "bureau", "groups", "rules", "co_animated", "shared", "evaluated"),)
"""What a file can answer by yes alone."""

IN_LISTS: Final = {
    "legal_form": "legal_forms",
    "carrier": "sectors",
    "presided_by": "pillars",
    "employer": "sectors",
    "funders": "sectors",
    "themes": "themes",
    "actions": "program_kinds",
    "texts": "agreement_kinds",
}
"""The lists of which answers are words."""

TITLES: Final = {
    "age": Text(fr="Ancienneté, en années", en="Age in years"),
    "legal_form": Text(fr="Statut juridique", en="Legal status"),
    "carrier": Text(fr="Qui porte le conseil", en="Who carries the council"),
    "communes": Text(fr="Communes du périmètre", en="Communes of the perimeter"),
    "inhabitants": Text(fr="Habitants du périmètre", en="Inhabitants of the perimeter"),
    "psychiatric_sectors": Text(fr="Secteurs de psychiatrie", en="Psychiatric sectors"),
    "steering_committee": Text(fr="Un comité de pilotage", en="A steering committee"),
    "plenary": Text(fr="Une assemblée plénière", en="A plenary"),
    "bureau": Text(fr="Un bureau", en="A bureau"),
    "groups": Text(fr="Des groupes ou des pôles", en="Groups or poles"),
    "rules": Text(fr="Un règlement intérieur", en="Rules of procedure"),
    "presided_by": Text(fr="Qui préside", en="Who presides"),
    "co_animated": Text(fr="Une co-animation", en="A co-leader"),
    "service_users": Text(fr="Des personnes concernées y siègent", en="Service users have a seat"),
    "carers": Text(fr="Des aidants y siègent", en="Carers have a seat"),
    "coordinators": Text(fr="Postes de coordination", en="Posts of coordination"),
    "full_time": Text(fr="Une coordination à temps plein", en="Full-time coordination"),
    "employer": Text(fr="Qui emploie la coordination", en="Who employs the coordination"),
    "shared": Text(fr="Une coordination partagée avec d’autres conseils", en="Coordination shared with other councils"),
    "funders": Text(fr="Qui finance", en="Who pays"),
    "themes": Text(fr="Thèmes des actions", en="Themes of the actions"),
    "actions": Text(fr="Sortes d’actions", en="Kinds of actions"),
    "texts": Text(fr="Contrats et conventions", en="Contracts and agreements"),
    "evaluated": Text(fr="Une instance chargée d’évaluer", en="A body that evaluates"),
}
"""The questions in the order of the surveys."""
