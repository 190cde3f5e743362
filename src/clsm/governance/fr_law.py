"""The rulebook ``fr-law``: what French law asks of a local mental-health council.

Councils are optional. The Public Health Code (article L3221-2) says what one must
bring together to be associated with the territory's mental-health project.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from clsm.changes import Add, Remove
from clsm.council import Snapshot
from clsm.dates import PartialDate
from clsm.governance.examples import example
from clsm.governance.reading import (
    Shown,
    by_outcome,
    carries,
    every,
    existing,
    left_open,
    look_for,
    seat_to_open,
    sits,
    weakest,
    who_shows,
)
from clsm.governance.rules import Finding, Rulebook, rule
from clsm.governance.sources import CSP_L3221_2
from clsm.governance.words import joined, rows
from clsm.instances import Instance, Seat
from clsm.language import Text
from clsm.vocabulary import SECTORS

PARTS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "users": Text(fr="représentants des usagers", en="user representatives"),
        "health": Text(fr="professionnels de santé", en="health professionals"),
        "social": Text(fr="professionnels du social", en="social professionals"),
        "medico_social": Text(fr="professionnels du médico-social", en="medico-social professionals"),
    }
)
"""Who must be brought together."""

PROFESSIONALS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "psychiatric_hospital": "health",
        "adult_psychiatry": "health",
        "child_psychiatry": "health",
        "other_healthcare": "health",
        "primary_care": "health",
        "county_social_services": "social",
        "local_social_welfare": "social",
        "disability_support": "medico_social",
        "older_people_services": "medico_social",
    }
)
"""The sectors whose seats count as professionals, and of what."""

ARGUABLE: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        # care or medico-social, according to the service
        "addiction_services": frozenset({"health", "medico_social"}),
        # hostels are social, other supported housing is medico-social
        "supported_housing": frozenset({"social", "medico_social"}),
        "legal_protection": frozenset({"social", "medico_social"}),
        "home_support": frozenset({"social", "medico_social"}),
        # they employ social workers, but not only
        "youth_prevention": frozenset({"social"}),
        "community_centre": frozenset({"social"}),
        "municipal_services": frozenset({"social"}),
    }
)
"""Sectors that could be argued to count: they prove nothing, but nothing is missing for sure beside them."""


_LAY: Final = frozenset({"elected", "people_concerned", "carers"})

_TOGETHER: Final = Text(
    fr="Des représentants des usagers siègent avec des professionnels de santé, du social et du médico-social : {who}.",
    en="User representatives sit with health, social and medico-social professionals: {who}.",
)
_PRESENT: Final = Text(fr="Siègent déjà : {who}.", en="Already seated: {who}.")
_MISSING: Final = Text(
    fr="Toutes les compositions sont connues, et aucune n'a de place pour : {parts}. Il y en a une à ouvrir.",
    en="Every composition is known, and none has a seat for: {parts}. There is one to open.",
)
_UNSAID: Final = Text(
    fr="Les compositions n'étant pas toutes connues, on ne peut dire si siègent : {parts}.",
    en="As not every composition is known, it cannot be said whether these sit somewhere: {parts}.",
)


def _works_as(today: Snapshot, seat: Seat, part: str) -> bool | None:
    sector, pillars = today.sector(seat), today.pillars(seat)
    if pillars and pillars <= _LAY:
        return False
    if PROFESSIONALS.get(sector) == part or (part == "health" and "public_psychiatry" in pillars):
        return True
    unknown = sector == "not_documented" or sector not in SECTORS
    return None if unknown or part in ARGUABLE.get(sector, ()) else False


def _shows(today: Snapshot, part: str, seat: Seat) -> bool | None:
    answer = carries(today, seat, "people_concerned") if part == "users" else _works_as(today, seat, part)
    return every(sits(today, seat), answer)


def _sentences(today: Snapshot, found: Mapping[str, Shown]) -> Iterator[Text]:
    present, missing, unsaid = (by_outcome(found, outcome) for outcome in ("pass", "fail", "not_documented"))
    if len(present) == len(PARTS):
        yield _TOGETHER.format(who=who_shows(today, present, PARTS))
    elif present:
        yield _PRESENT.format(who=who_shows(today, present, PARTS))
    if missing:
        yield _MISSING.format(parts=rows(PARTS[part] for part in missing))
    yield from left_open(today, unsaid, labels=PARTS)
    if unlisted := [PARTS[part] for part, shown in unsaid.items() if not shown.perhaps]:
        yield _UNSAID.format(parts=rows(unlisted))


def _mend(today: Snapshot, council_bodies: list[Instance], found: Mapping[str, Shown]) -> tuple[Add, ...]:
    """A seat for the users in the plenary; which professionals to welcome is an open choice."""
    if list(by_outcome(found, "fail")) != ["users"]:
        return ()
    plenary = min(body.id for body in council_bodies if body.kind == "plenary")
    return (seat_to_open(plenary, "people_concerned", today.date),)


@rule(
    code="FR-L1",
    name=Text(
        fr="Des usagers et des professionnels siègent ensemble",
        en="Service users and professionals sit together",
    ),
    what=Text(
        fr="Pour être associé au projet territorial de santé mentale, un conseil comprend des représentants des "
        "usagers et des professionnels de santé, du social et du médico-social. Une place compte si elle est tenue "
        "en tant que membre, de droit ou par invitation permanente, dans une instance du conseil.",
        en="To be associated with the territory's mental-health project, a council includes user representatives "
        "and health, social and medico-social professionals. A seat counts if it is held as a member, by right or "
        "by permanent invitation, in a body of the council.",
    ),
    why=Text(
        fr="Le projet territorial se décide avec celles et ceux qui vivent l'accompagnement et ceux qui l'assurent. "
        "La loi ne rend aucun conseil obligatoire : elle dit qui il réunit pour être associé.",
        en="The territory's project is decided with those who live with the support and those who give it. The law "
        "makes no council mandatory: it says whom one brings together in order to be associated.",
    ),
    strength="must",
    level="law",
    sources=(CSP_L3221_2,),
    applies_from=PartialDate.parse("2016-01-28"),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="Le GEM siège à la plénière d'Ombreval avec l'EPSM, le CCAS et le SAVS.",
            en="The mutual-support group sits in Ombreval's plenary with the hospital, the welfare centre and the "
            "disability-support service.",
        )
    ),
    breaks=example(
        Text(
            fr="Toutes les compositions sont connues, et le GEM ne siège plus dans aucune instance d'Ombreval.",
            en="Every composition is known, and the mutual-support group no longer sits in any body of Ombreval.",
        ),
        *(Remove(f"{body}-mutual-support-member") for body in ("plenary", "committee", "housing-group")),
    ),
)
def users_and_professionals(today: Snapshot) -> Iterator[Finding]:
    """Look for the four parts over the whole council, partners' bodies aside."""
    council_bodies = [body for body in existing(today) if body.kind != "external"]
    seats = [seat for body in council_bodies for seat in body.seats]
    # a plenary that nobody has described may seat anyone: without it, nothing is missing for sure
    described = any(body.kind == "plenary" for body in council_bodies)
    complete = described and all(body.composition == "complete" for body in council_bodies)
    found = {part: look_for(seats, partial(_shows, today, part), complete=complete) for part in PARTS}
    outcome = weakest(shown.outcome for shown in found.values())
    where = () if outcome == "pass" else sorted(body.id for body in council_bodies)
    yield Finding(
        outcome=outcome,
        focus=today.council.id,
        because=joined(_sentences(today, found)),
        evidence=(*(id for part in found.values() for id in part.ids), *where),
        mend=_mend(today, council_bodies, found),
    )


RULEBOOK: Final = Rulebook(
    name="fr-law", title=Text(fr="La loi française", en="French law"), rules=(users_and_professionals,)
)
