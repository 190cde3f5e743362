"""The rulebook ``fr-law``: what French law asks of a local mental-health council.

Councils are optional. The Public Health Code (article L3221-2) says what one must
bring together to be associated with the territory's mental-health project, and for how long
such a project runs (article R3224-1).
"""

import datetime
from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.agreements import Agreement
from clsm.entities.instances import Instance, Seat
from clsm.governance.books.examples import example
from clsm.governance.engine.rules import Fill, Finding, Outcome, Rulebook, rule
from clsm.governance.reading.contracts import THE_TEXT, agreements, years_later
from clsm.governance.reading.filling import FOUNDING_TEXT, about_lists, about_seats, about_sector
from clsm.governance.reading.seats import (
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
from clsm.governance.texts.parameters import PARAMETERS
from clsm.governance.texts.sources import CSP_L3221_2, CSP_R3224_1
from clsm.vocabulary import SECTORS
from clsm.words import Text, both, paragraph, set_apart

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
    fr="Toutes les compositions sont connues, et aucune n’a de place pour : {parts}. Il y en a une à ouvrir.",
    en="Every composition is known, and none has a seat for: {parts}. There is one to open.",
)
_UNSAID: Final = Text(
    fr="Les compositions n’étant pas toutes connues, on ne peut dire si siègent : {parts}.",
    en="As not every composition is known, it cannot be said whether these sit somewhere: {parts}.",
)


def _works_as(snapshot: Snapshot, seat: Seat, part: str) -> bool | None:
    sector, pillars = snapshot.sector(seat), snapshot.pillars(seat)
    if pillars and pillars <= _LAY:
        return False
    if PROFESSIONALS.get(sector) == part or (part == "health" and "public_psychiatry" in pillars):
        return True
    unknown = sector == "not_documented" or sector not in SECTORS
    return None if unknown or part in ARGUABLE.get(sector, ()) else False


def _shows(snapshot: Snapshot, part: str, seat: Seat) -> bool | None:
    answer = carries(snapshot, seat, "people_concerned") if part == "users" else _works_as(snapshot, seat, part)
    return every(sits(snapshot, seat), answer)


def _sentences(snapshot: Snapshot, parts: Mapping[str, Shown]) -> Iterator[Text]:
    present, missing, unsaid = (by_outcome(parts, outcome) for outcome in ("pass", "fail", "not_documented"))
    if len(present) == len(PARTS):
        yield _TOGETHER.format(who=who_shows(snapshot, present, PARTS))
    elif present:
        yield _PRESENT.format(who=who_shows(snapshot, present, PARTS))
    if missing:
        yield _MISSING.format(parts=set_apart(PARTS[part] for part in missing))
    yield from left_open(snapshot, unsaid, labels=PARTS)
    if unlisted := [PARTS[part] for part, shown in unsaid.items() if not shown.perhaps]:
        yield _UNSAID.format(parts=set_apart(unlisted))


def _fix(snapshot: Snapshot, council_bodies: list[Instance], parts: Mapping[str, Shown]) -> tuple[Add, ...]:
    """A seat in the plenary for each part that has none, to whoever it then welcomes."""
    plenary = min(body.id for body in council_bodies if body.kind == "plenary")
    return tuple(
        seat_to_open(plenary, "people_concerned", snapshot.date)
        if part == "users"
        else _for_professionals(part, plenary, snapshot)
        for part in by_outcome(parts, "fail")
    )


def _for_professionals(part: str, plenary: str, snapshot: Snapshot) -> Add:
    sector = next(sector for sector, works_as in PROFESSIONALS.items() if works_as == part)
    period = Period(start=PartialDate.of(snapshot.date), end=OPEN)
    seat = Seat(label=PARTS[part], holder_kind="profession", sector=sector, status="member", period=period)
    return Add(seat, to=plenary)


def _fill(snapshot: Snapshot, council_bodies: list[Instance], parts: Mapping[str, Shown]) -> tuple[Fill, ...]:
    unsaid = by_outcome(parts, "not_documented")
    users = (shown for part, shown in unsaid.items() if part == "users")
    sectors = [
        about_sector(snapshot, seat) for part, shown in unsaid.items() if part != "users" for seat in shown.perhaps
    ]
    no_plenary = not any(body.kind == "plenary" for body in council_bodies)
    plenary = [Fill(id=snapshot.council.id, field="instances", usually_in=FOUNDING_TEXT)] if no_plenary else []
    return tuple(dict.fromkeys((*about_seats(users, ()), *sectors, *about_lists(council_bodies), *plenary)))


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
        fr="Le projet territorial se décide avec celles et ceux qui vivent l’accompagnement et ceux qui l’assurent. "
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
            fr="Le GEM siège à la plénière d’Ombreval avec l’EPSM, le CCAS et le SAVS.",
            en="The mutual-support group sits in Ombreval's plenary with the hospital, the welfare centre and the "
            "disability-support service.",
        )
    ),
    breaks=example(
        Text(
            fr="Toutes les compositions sont connues, et le SAVS, seul service médico-social, ne siège plus dans "
            "aucune instance d’Ombreval.",
            en="Every composition is known, and the disability-support service, the only medico-social one, no longer "
            "sits in any body of Ombreval.",
        ),
        *(Remove(f"{body}-support-member") for body in ("plenary", "housing-group")),
    ),
)
def users_and_professionals(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for the four parts over the whole council, partners' bodies aside."""
    council_bodies = [body for body in existing(snapshot) if body.kind != "external"]
    seats = [seat for body in council_bodies for seat in body.seats]
    # a plenary that nobody has described may seat anyone: without it, nothing is missing for sure
    described = any(body.kind == "plenary" for body in council_bodies)
    complete = described and all(body.composition == "complete" for body in council_bodies)
    parts = {part: look_for(seats, partial(_shows, snapshot, part), complete=complete) for part in PARTS}
    outcome = weakest(shown.outcome for shown in parts.values())
    where = () if outcome == "pass" else sorted(body.id for body in council_bodies)
    yield Finding(
        outcome=outcome,
        focus=snapshot.council.id,
        because=paragraph(_sentences(snapshot, parts)),
        evidence=(*(id for part in parts.values() for id in part.ids), *where),
        fix=_fix(snapshot, council_bodies, parts) if outcome == "fail" else (),
        fill=_fill(snapshot, council_bodies, parts) if outcome == "not_documented" else (),
    )


# ---------------------------------------------------------------- FR-L3

_RUNS: Final = Text(
    fr="{text} – Durée documentée : {start} – {end}. Un projet territorial de santé mentale dure {years} ans.",
    en="{text} – Documented term: {start} – {end}. A territorial mental-health project runs for {years} years.",
)
_A_DAY: Final = datetime.timedelta(days=1)
_ROUGHLY: Final = Text(
    fr="Les années concordent ; les jours diraient si la durée est exacte.",
    en="The years agree with this; the days would tell whether the term is exact.",
)
_NO_TERM: Final = Text(
    fr="{text} – Le début et la fin de ce projet ne sont pas tous deux documentés.",
    en="{text} – The beginning and the end of this project are not both documented.",
)


def _term(snapshot: Snapshot, project: Agreement, years: int) -> Finding:
    start, end = project.period.start, project.period.end
    if start is None or not isinstance(end, PartialDate):
        return Finding(
            outcome="not_documented",
            focus=project.id,
            because=_NO_TERM.format(text=project.name),
            evidence=(project.id,),
            fill=(Fill(id=project.id, field="period", usually_in=THE_TEXT),),
        )
    # from the eve of the same day to that day itself: both are said to be so many years later
    first, last = years_later(start.first, years) - _A_DAY, years_later(start.last, years)
    agree = end.first <= last and first <= end.last
    to_the_year = "year" in (start.precision, end.precision)
    words = _RUNS.format(text=project.name, start=both(start.say), end=both(end.say), years=str(years))
    outcome: Outcome = "fail"
    if agree:
        outcome = "not_documented" if to_the_year else "pass"
    return Finding(
        outcome=outcome,
        focus=project.id,
        because=paragraph((words, _ROUGHLY)) if agree and to_the_year else words,
        evidence=(project.id,),
        fix=() if agree or start.precision == "year" else _new_term(snapshot, project, start, years),
        fill=(Fill(id=project.id, field="period", usually_in=THE_TEXT),) if agree and to_the_year else (),
    )


def _new_term(snapshot: Snapshot, project: Agreement, start: PartialDate, years: int) -> tuple[Replace, ...]:
    """The project revised to its legal term, unless that has passed: what was is not written anew."""
    end = years_later(start.first, years) - _A_DAY
    return (Replace(project.id, period=Period(start=start, end=PartialDate.of(end))),) if end >= snapshot.date else ()


def _project(start: str, end: str) -> Add:
    """A territorial mental-health project of Ombreval's county, for the examples."""
    return Add(
        Agreement(
            id="territorial-project",
            name=Text(fr="Projet territorial de santé mentale", en="Territorial mental-health project"),
            kind="territorial_mental_health_project",
            state="in_force",
            period=Period(start=PartialDate.parse(start), end=PartialDate.parse(end)),
        )
    )


@rule(
    code="FR-L3",
    name=Text(
        fr="Un projet territorial de santé mentale de cinq ans",
        en="A territorial mental-health project of five years",
    ),
    what=Text(
        fr="Le projet territorial de santé mentale vaut pour cinq ans et se révise selon la même procédure. La règle "
        "compare le début et la fin que le dossier du conseil en donne, au mois près là où seuls les mois sont connus.",
        en="The territorial mental-health project holds for five years and is revised by the same procedure. The rule "
        "compares the beginning and the end that the council's file gives for it; to the month where only months "
        "are known.",
    ),
    why=Text(
        fr="Le conseil sait ainsi quand le projet auquel il est associé sera rediscuté. L’arrêter et le publier "
        "revient à l’ARS.",
        en="So the council knows when the project with which it is associated comes up for discussion again. To adopt "
        "and publish it is for the ARS.",
    ),
    strength="must",
    level="decree",
    sources=(CSP_R3224_1,),
    applies_from=PartialDate.parse("2017-07-30"),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="Le projet territorial auquel Ombreval est associé va de juillet 2023 à juin 2028.",
            en="The territorial project with which Ombreval is associated runs from July 2023 to June 2028.",
        ),
        _project("2023-07-01", "2028-06-30"),
    ),
    breaks=example(
        Text(
            fr="Le projet territorial auquel Ombreval est associé va de juillet 2023 à décembre 2030.",
            en="The territorial project with which Ombreval is associated runs from July 2023 to December 2030.",
        ),
        _project("2023-07-01", "2030-12-31"),
    ),
)
def five_years(snapshot: Snapshot) -> Iterator[Finding]:
    """Compare the term of each project begun under the decree with the legal one."""
    for project in agreements(snapshot, "territorial_mental_health_project"):
        years = PARAMETERS["ptsm_years"].on(project.period.start.last if project.period.start else snapshot.date)
        if project.period.start is None or years is not None:
            yield _term(snapshot, project, int(years or 0))


RULEBOOK: Final = Rulebook(
    name="fr-law", title=Text(fr="La loi française", en="French law"), rules=(users_and_professionals, five_years)
)
