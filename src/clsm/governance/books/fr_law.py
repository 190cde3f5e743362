"""The rulebook ``fr-law``: what French law asks of a local mental-health council.

Councils are optional. The Public Health Code (article L3221-2) says what one must
bring together to be associated with the territory's mental-health project, and for how long
such a project runs (article R3224-1). One that a commune sets up as a consultative committee is
chaired by a councillor (General Code of Local Authorities, article L2143-2).
"""

import datetime
from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Final

import attrs

from clsm.ageing import MUNICIPAL_ELECTIONS
from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.actors import Actor
from clsm.entities.agreements import Agreement
from clsm.entities.instances import Instance, Post, Seat
from clsm.governance.books.examples import COUNCIL, example
from clsm.governance.engine.rules import Fill, Finding, Outcome, Rulebook, rule
from clsm.governance.engine.words import day_in_words, heading_of
from clsm.governance.reading.contracts import THE_TEXT, agreements, years_later
from clsm.governance.reading.filling import FOUNDING_TEXT, about_lists, about_seats, about_sector
from clsm.governance.reading.offices import CHAIRS, hand_over, offices, speaks_for
from clsm.governance.reading.seats import (
    PlaceShown,
    bodies,
    by_outcome,
    carries,
    every,
    existing,
    left_open,
    look_for,
    named,
    seat_to_open,
    sits,
    weakest,
    who_shows,
)
from clsm.governance.reading.several import Words
from clsm.governance.reading.terms import held_seats, on_terms
from clsm.governance.texts.parameters import PARAMETERS
from clsm.governance.texts.sources import CGCT_L2143_2, CSP_L1114_1, CSP_L3221_2, CSP_R3224_1, CSP_R3224_2
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


_NOT_OF_AUTHORITIES: Final = frozenset({"territorial_health_council", "mental_health_commission", "project_committee"})
"""The kinds of council that local authorities do not set up: the article is not about them."""


_LAY: Final = frozenset({"elected", "people_concerned", "carers"})

_CONDITION: Final = Text(
    fr="C’est la condition pour être associé au projet territorial de santé mentale, non une obligation d’exister "
    "ainsi.",
    en="This is the condition for being associated with the territorial mental-health project, not a duty to be so.",
)
_TOGETHER: Final = Text(
    fr="Des représentants des usagers siègent avec des professionnels de santé, du social et du médico-social : {who}.",
    en="User representatives sit with health, social and medico-social professionals: {who}.",
)
_READ_AS: Final = Text(
    fr="La loi ne dit pas qui représente les usagers : un groupe d’entraide, une association d’usagers ou un usager "
    "qui siège pour d’autres est lu comme tel, sans agrément.",
    en="The law does not say who represents users: a mutual-support group, an association of users or a user who sits "
    "for others is read as such, without an approval.",
)
_APPROVED: Final = Text(
    fr="Agréées pour représenter les usagers du système de santé : {who}.",
    en="Approved to represent the users of the health system: {who}.",
)
_TO_BE_APPROVED: Final = Text(
    fr="Une association de familles ou d’usagers de toute la santé les représente si elle est agréée ; son agrément "
    "n’est pas documenté : {who}.",
    en="An association of families, or of users of all health care, represents them where it is approved; its approval "
    "is not documented: {who}.",
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


_OF_USERS: Final = frozenset({"mutual_support_group", "service_user_association"})
"""Whose seats speak for service users, whether or not they are approved: no approval is asked of a support group."""

_IF_APPROVED: Final = frozenset({"family_association", "health_users_representation"})
"""Whose seats represent users where they are approved associations of users of the health system."""


def _is_approved(holder: Actor | Post | None, day: datetime.date) -> bool:
    """Whether an approval (« agrément ») of an actor is recorded that has not ended by *day*, nor is still to come."""
    recognitions = holder.recognitions if isinstance(holder, Actor) else ()
    approvals = (it for it in recognitions if it.kind == "approval")
    return any(not (it.until and it.until.last < day) and not (it.date and day < it.date.first) for it in approvals)


def _stands_for_users(snapshot: Snapshot, seat: Seat) -> bool | None:
    """Whether *seat* is that of representatives of users; of families or of all patients, where they are approved."""
    carried, sector = carries(snapshot, seat, "people_concerned"), snapshot.sector(seat)
    if sector in _IF_APPROVED:
        return True if carried or _is_approved(snapshot.holder(seat), snapshot.date) else None
    own = seat.pillars is None or "people_concerned" in seat.pillars
    return True if sector in _OF_USERS and own else carried


def _awaits_approval(snapshot: Snapshot, seat: Seat) -> bool:
    """Whether nothing but the approval of its holder keeps *seat* from representing users."""
    of_families = snapshot.sector(seat) in _IF_APPROVED and isinstance(snapshot.holder(seat), Actor)
    return of_families and sits(snapshot, seat) is True


def _otherwise_open(snapshot: Snapshot, shown: PlaceShown) -> PlaceShown:
    """The same, less the seats that only await an approval."""
    return attrs.evolve(shown, perhaps=tuple(it for it in shown.perhaps if not _awaits_approval(snapshot, it)))


def _shows(snapshot: Snapshot, part: str, seat: Seat) -> bool | None:
    answer = _stands_for_users(snapshot, seat) if part == "users" else _works_as(snapshot, seat, part)
    return every(sits(snapshot, seat), answer)


def _sentences(snapshot: Snapshot, parts: Mapping[str, PlaceShown]) -> Iterator[Text]:
    present, missing, unsaid = (by_outcome(parts, outcome) for outcome in ("pass", "fail", "not_documented"))
    if len(present) == len(PARTS):
        yield _TOGETHER.format(who=who_shows(snapshot, present, PARTS))
    elif present:
        yield _PRESENT.format(who=who_shows(snapshot, present, PARTS))
    if missing:
        yield _MISSING.format(parts=set_apart(PARTS[part] for part in missing))
    if "users" in present:
        seats = [seat for seat in parts["users"].seats if isinstance(seat, Seat)]
        read_as = any(snapshot.sector(seat) not in _IF_APPROVED for seat in seats)
        yield _READ_AS if read_as else _APPROVED.format(who=named(snapshot, seats))
    awaiting = [seat for shown in unsaid.values() for seat in shown.perhaps if _awaits_approval(snapshot, seat)]
    if "users" in unsaid and awaiting:
        yield _TO_BE_APPROVED.format(who=named(snapshot, awaiting))
        unsaid["users"] = _otherwise_open(snapshot, unsaid["users"])
    yield from left_open(snapshot, {part: shown for part, shown in unsaid.items() if shown.perhaps}, labels=PARTS)
    if unlisted := [PARTS[it] for it, shown in unsaid.items() if not shown.perhaps and (it != "users" or not awaiting)]:
        yield _UNSAID.format(parts=set_apart(unlisted))


def _fix(snapshot: Snapshot, council_bodies: list[Instance], parts: Mapping[str, PlaceShown]) -> tuple[Add, ...]:
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


_APPROVALS: Final = Text(
    fr="la liste des associations agréées d’usagers du système de santé, que tient l’agence régionale de santé",
    en="the list of approved associations of users of the health system, kept by the regional health agency",
)


def _fill(snapshot: Snapshot, council_bodies: list[Instance], parts: Mapping[str, PlaceShown]) -> tuple[Fill, ...]:
    unsaid = by_outcome(parts, "not_documented")
    users = [shown for part, shown in unsaid.items() if part == "users"]
    awaiting = (seat for shown in users for seat in shown.perhaps if _awaits_approval(snapshot, seat))
    approvals = [Fill(id=str(seat.holder), field="recognitions", usually_in=_APPROVALS) for seat in awaiting]
    sectors = [
        about_sector(snapshot, seat) for part, shown in unsaid.items() if part != "users" for seat in shown.perhaps
    ]
    no_plenary = not any(body.kind == "plenary" for body in council_bodies)
    plenary = [Fill(id=snapshot.council.id, field="instances", usually_in=FOUNDING_TEXT)] if no_plenary else []
    others = about_seats((_otherwise_open(snapshot, shown) for shown in users), ())
    return tuple(dict.fromkeys((*approvals, *others, *sectors, *about_lists(council_bodies), *plenary)))


@rule(
    code="FR-L1",
    name=Text(
        fr="Pour être associé au projet territorial : usagers et professionnels siègent ensemble",
        en="To be associated with the territorial project: service users and professionals sit together",
    ),
    what=Text(
        fr="Pour être associé au projet territorial de santé mentale, un conseil comprend des représentants des "
        "usagers et des professionnels de santé, du social et du médico-social. C’est une condition, non une "
        "obligation pour le conseil. Une place compte si elle est tenue en tant que membre, de droit ou par invitation "
        "permanente, dans une instance du conseil. Un groupe d’entraide mutuelle, une association d’usagers, un usager "
        "qui siège pour d’autres représentent les usagers ; une association de familles ou d’usagers de toute la santé "
        "aussi, si son agrément est documenté, et sinon la question reste ouverte.",
        en="To be associated with the territory's mental-health project, a council includes user representatives "
        "and health, social and medico-social professionals. This is a condition, not a duty of the council. A seat "
        "counts if it is held as a member, by right or by permanent invitation, in a body of the council. A "
        "mutual-support group, an association of users, a user who sits for others represent users; so does an "
        "association of families or of users of all health care whose approval is documented, and otherwise the "
        "question stays open.",
    ),
    why=Text(
        fr="Le projet territorial se décide avec celles et ceux qui vivent l’accompagnement et ceux qui l’assurent. "
        "La loi ne rend aucun conseil obligatoire : elle dit qui il réunit pour être associé.",
        en="The territory's project is decided with those who live with the support and those who give it. The law "
        "makes no council mandatory: it says whom one brings together in order to be associated.",
    ),
    limits=Text(
        fr="Qu’un conseil soit une instance de santé publique, où les représentants des usagers doivent "
        "être agréés, est une question ouverte. Ce que chacun peut dire à sa place ne se lit pas.",
        en="Whether a council is a public-health body, in which users' representatives must be approved, "
        "is an open question. What each can say in their seat is not read.",
    ),
    strength="must",
    level="law",
    condition=True,
    sources=(CSP_L3221_2, CSP_L1114_1),
    applies_from=PartialDate.parse("2016-01-28"),
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="Le GEM siège à la plénière d’Ombreval avec l’EPSM, le CCAS et le SAVS.",
            en="The mutual-support group sits in Ombreval's plenary with the hospital, the welfare centre and the "
            "disability-support service.",
        )
    ),
    breaks=lambda: example(
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
    if snapshot.council.kind in _NOT_OF_AUTHORITIES:
        return
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
        because=paragraph((*_sentences(snapshot, parts), *(() if outcome == "pass" else (_CONDITION,)))),
        evidence=(*(id for part in parts.values() for id in part.ids), *where),
        fix=_fix(snapshot, council_bodies, parts) if outcome == "fail" else (),
        fill=_fill(snapshot, council_bodies, parts) if outcome == "not_documented" else (),
    )


# ---------------------------------------------------------------- FR-L3

_RUNS: Final = Text(
    fr="{text} – Durée documentée : {start} – {end}. Un projet territorial de santé mentale dure {years} ans.",
    en="{text} – Documented term: {start} – {end}. A territorial mental-health project runs for {years} years.",
)
_LONGER: Final = Text(
    fr="C’est plus, et dans les {months} mois au terme desquels l’agence constate qu’un nouveau projet n’est pas venu "
    ": ce n’est pas encore un écart.",
    en="That is more, and within the {months} months after which the agency records that no new project has come: it "
    "is no departure yet.",
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
    months = int(PARAMETERS["ptsm_default_months"].on(start.last) or 0)
    longer = not agree and last < end.last and end.first <= _months_later(last, months)
    outcome: Outcome = "fail"
    if agree or longer:
        outcome = "not_documented" if to_the_year or longer else "pass"
    beside = [_LONGER.format(months=months)] if longer else [_ROUGHLY] if agree and to_the_year else []
    return Finding(
        outcome=outcome,
        focus=project.id,
        because=paragraph((words, *beside)),
        evidence=(project.id,),
        fix=() if outcome != "fail" or start.precision == "year" else _new_term(snapshot, project, start, years),
        fill=(Fill(id=project.id, field="period", usually_in=THE_TEXT),) if outcome == "not_documented" else (),
    )


def _months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    first = years_later(day.replace(day=1), years).replace(month=month + 1)
    return min(first + datetime.timedelta(days=day.day - 1), PartialDate(year=first.year, month=first.month).last)


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
        "compare le début et la fin que le dossier du conseil en donne, au mois près là où seuls les mois sont connus. "
        "L’agence a dix-huit mois après le terme pour constater qu’un nouveau projet n’est pas venu : une durée plus "
        "longue, dans ce délai, reste une question. C’est l’acte de l’agence : la règle ne compte pas parmi ce que le "
        "conseil respecte.",
        en="The territorial mental-health project holds for five years and is revised by the same procedure. The rule "
        "compares the beginning and the end that the council's file gives for it; to the month where only months "
        "are known. The agency has eighteen months after the term to record that no new project has come: a longer "
        "term within that delay stays a question. It is the agency's act: the rule does not count among what the "
        "council keeps.",
    ),
    why=Text(
        fr="Le conseil sait ainsi quand le projet auquel il est associé sera rediscuté. L’arrêter et le publier "
        "revient à l’ARS.",
        en="So the council knows when the project with which it is associated comes up for discussion again. To adopt "
        "and publish it is for the ARS.",
    ),
    limits=Text(
        fr="Le délai de dix-huit mois n’a été lu qu’en traduction. Que l’agence ait constaté quelque "
        "chose ne se lit pas dans le dossier d’un conseil.",
        en="The delay of eighteen months was read in translation only. Whether the agency recorded "
        "anything is not in a council's file.",
    ),
    strength="must",
    level="decree",
    sources=(CSP_R3224_1, CSP_R3224_2),
    applies_from=PartialDate.parse("2017-07-30"),
    jurisdiction="FR",
    of_council=False,
    keeps=lambda: example(
        Text(
            fr="Le projet territorial auquel Ombreval est associé va de juillet 2023 à juin 2028.",
            en="The territorial project with which Ombreval is associated runs from July 2023 to June 2028.",
        ),
        _project("2023-07-01", "2028-06-30"),
    ),
    breaks=lambda: example(
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


# ---------------------------------------------------------------- FR-L5

_CHAIRED: Final = Text(
    fr="Un membre du conseil municipal le préside : {who}.", en="A member of the municipal council chairs it: {who}."
)
_CHAIRED_BY_OTHERS: Final = Text(
    fr="Présidence documentée : {who}. La loi en charge un membre du conseil municipal, que le maire désigne.",
    en="Documented in the chair: {who}. The law gives it to a member of the municipal council, whom the mayor "
    "designates.",
)
_CHAIR_OPEN: Final = Text(
    fr="Présidence : {who}. Les sources ne disent pas s’il s’agit d’un membre du conseil municipal.",
    en="In the chair: {who}. The sources do not say whether this is a member of the municipal council.",
)
_NO_CHAIR: Final = Text(
    fr="Qui préside ce comité consultatif communal n’est pas dit.",
    en="Who chairs this municipal consultative committee is not said.",
)
_COUNCILLOR: Final = Text(fr="Membre du conseil municipal, désigné par le maire", en="Municipal councillor")
_RESOLUTION: Final = Text(
    fr="la délibération qui crée le comité, ou l’arrêté du maire qui désigne sa présidence",
    en="the resolution that sets the committee up, or the mayor's order that designates its chair",
)


def _is_councillor(snapshot: Snapshot, post: Post) -> bool | None:
    """Whether whoever holds *post* sits on the municipal council; an elected official of another authority may."""
    elected = speaks_for(snapshot, post, "elected")
    holder = snapshot.council.find(post.holder) if post.holder else None
    elsewhere = holder is not None and holder.sector != "municipality"
    return None if elected and elsewhere else elected


def _presidency(**fields: Any) -> tuple[Replace, Add]:
    """Ombreval's council is a municipal consultative committee, chaired as the *fields* say; for the examples."""
    period = Period(start=PartialDate.parse("2024-01-15"), end=OPEN)
    post = Post(id="presidency", function="president", period=period, **fields)
    return Replace("ombreval-council", legal_form="municipal_committee"), Add(post)


@rule(
    code="FR-L5",
    name=Text(
        fr="Un comité consultatif communal présidé par un membre du conseil municipal",
        en="A municipal consultative committee is chaired by a municipal councillor",
    ),
    what=Text(
        fr="Un conseil que la commune a créé comme comité consultatif (article L2143-2 du Code général des "
        "collectivités territoriales) est présidé par un membre du conseil municipal, que le maire désigne. La règle "
        "ne parle que d’un conseil dont le dossier dit cette forme.",
        en="A council that the commune set up as a consultative committee (article L2143-2 of the General Code of "
        "Local Authorities) is chaired by a member of the municipal council, whom the mayor designates. The rule "
        "speaks only of a council whose file states this form.",
    ),
    why=Text(
        fr="La commune qui crée un comité répond de ce qu’il propose : un élu du conseil municipal fait le lien.",
        en="The commune that sets a committee up answers for what it proposes: a councillor makes the link.",
    ),
    limits=Text(
        fr="L’article sur les intercommunalités n’a pas été lu : la règle ne parle que d’une commune. La "
        "délibération et la désignation par le maire ne sont pas lues.",
        en="The article on intercommunal authorities has not been read: the rule speaks of communes "
        "only. The resolution, and that the mayor designated the chair, are not read.",
    ),
    strength="must",
    level="law",
    sources=(CGCT_L2143_2,),
    applies_from=PartialDate.parse("2002-02-28"),
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="Le conseil d’Ombreval est un comité consultatif communal, qu’une élue municipale préside.",
            en="Ombreval's council is a municipal consultative committee, chaired by a councillor.",
        ),
        *_presidency(holder="ombreval", pillars=frozenset({"elected"})),
    ),
    breaks=lambda: example(
        Text(
            fr="Le conseil d’Ombreval est un comité consultatif communal, que l’EPSM préside.",
            en="Ombreval's council is a municipal consultative committee, chaired by the hospital.",
        ),
        *_presidency(holder="hospital", pillars=frozenset({"public_psychiatry"})),
    ),
)
def chaired_by_a_councillor(snapshot: Snapshot) -> Iterator[Finding]:
    """Look at who is in the chair of a council that is a municipal consultative committee, or of its plenary."""
    council = snapshot.council
    if council.legal_form != "municipal_committee":
        return
    plenaries = {None, *(body.id for body in existing(snapshot) if body.kind == "plenary")}
    posts = [post for post in offices(snapshot, CHAIRS) if post.body in plenaries and not post.vacant]
    answers = {post: _is_councillor(snapshot, post) for post in posts}
    kept = [post for post, answer in answers.items() if answer]
    unsaid = [post for post, answer in answers.items() if answer is None]
    outcome: Outcome = "pass" if kept else "not_documented" if unsaid or not posts else "fail"
    sentence = {"pass": _CHAIRED, "fail": _CHAIRED_BY_OTHERS, "not_documented": _CHAIR_OPEN if posts else _NO_CHAIR}
    fix: tuple[Replace | Add, ...] = ()
    if outcome == "fail":
        fix = hand_over(snapshot, posts[0], label=_COUNCILLOR, holder_kind="office", pillars=frozenset({"elected"}))
    fill = [Fill(id=post.id, field="pillars", usually_in=_RESOLUTION) for post in unsaid]
    nobody = [Fill(id=council.id, field="posts", usually_in=_RESOLUTION)]
    yield Finding(
        outcome=outcome,
        focus=council.id,
        because=sentence[outcome].format(who=named(snapshot, kept or unsaid or posts)),
        evidence=tuple(post.id for post in kept or posts),
        fix=fix,
        fill=tuple(fill or nobody) if outcome == "not_documented" else (),
    )


# ---------------------------------------------------------------- FR-L5B

_ELECTED_ON: Final = Text(
    fr="Dernières élections municipales, second tour : {day}.", en="Last municipal elections, second round: {day}."
)
_OF_THE_TERM: Final = Words(
    kept=Text(fr="Places données depuis, pour ce mandat : {n}.", en="Seats given since, for this term: {n}."),
    broken=Text(
        fr="Places données pour plus longtemps que le mandat municipal : {which}. Il revient au conseil municipal de "
        "fixer de nouveau la composition, sur proposition du maire.",
        en="Seats given for longer than the municipal term: {which}. It is for the municipal council to set the "
        "composition anew, as the mayor proposes.",
    ),
    unsaid=Text(
        fr="Places dont rien ne dit qu’elles ont été données depuis : {which}.",
        en="Seats of which nothing says that they were given since: {which}.",
    ),
)
_INSTALLED: Final = datetime.timedelta(days=31)
"""A new municipal council is installed within weeks of its election: a composition that ends by then ends with it."""


def _of_this_term(seat: Seat, since: datetime.date) -> bool | None:
    """Whether *seat* was given after the elections of *since*; ``False`` if it runs over an election."""
    start, end = seat.period.start, seat.period.end
    if start is None:
        return None
    if isinstance(end, PartialDate):
        over = (day for day in MUNICIPAL_ELECTIONS["FR"] if start.last < day and end.first > day + _INSTALLED)
        if any(over):
            return False
    return True if start.first >= since else None


def _all_seats(start: str, end: str | None = None) -> tuple[Replace, ...]:
    """Every seat of Ombreval's plenary, held for a time; for the examples."""
    period = Period(start=PartialDate.parse(start), end=PartialDate.parse(end) if end else OPEN)
    seats = next(body.seats for body in COUNCIL.instances if body.id == "plenary")
    return tuple(Replace(seat.id, id=seat.id, period=period) for seat in seats)


@rule(
    code="FR-L5B",
    name=Text(
        fr="Un comité consultatif communal composé pour le mandat municipal",
        en="A municipal consultative committee is made up for the municipal term",
    ),
    what=Text(
        fr="Le conseil municipal fixe la composition du comité consultatif, pour une durée qui ne dépasse pas celle du "
        "mandat municipal. La règle compare les dates des places de la plénière, à défaut du comité de pilotage, aux "
        "élections municipales. Une composition a pu être fixée de nouveau sans que les dates des places le disent : "
        "la question reste alors ouverte.",
        en="The municipal council sets the composition of the consultative committee, for no longer than the municipal "
        "term. The rule holds the dates of the seats of the plenary, else of the steering committee, against municipal "
        "elections. A composition may have been set anew without the dates of the seats saying so: the question then "
        "stays open.",
    ),
    why=Text(
        fr="Chaque conseil municipal dit ainsi qui il veut entendre ; des places se rouvrent à date connue.",
        en="So each municipal council says whom it wishes to hear, and seats open again at a known date.",
    ),
    limits=Text(
        fr="Les élections connues sont les générales, depuis 2008 : une élection partielle n’y est pas. "
        "Ce que dit la délibération n’est lu qu’aux dates des places.",
        en="The elections known are the general ones since 2008: a by-election is not among them. What "
        "the resolution says is only read from the dates of the seats.",
    ),
    strength="must",
    level="law",
    sources=(CGCT_L2143_2,),
    applies_from=PartialDate.parse("2002-02-28"),
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="Le conseil d’Ombreval est un comité consultatif communal, composé en octobre 2020 pour le mandat.",
            en="Ombreval's council is a municipal consultative committee, made up in October 2020 for the term.",
        ),
        *_presidency(holder="ombreval", pillars=frozenset({"elected"})),
        *_all_seats("2020-10-01"),
    ),
    breaks=lambda: example(
        Text(
            fr="Le conseil d’Ombreval est un comité consultatif communal, composé d’octobre 2020 à décembre 2030.",
            en="Ombreval's council is a municipal consultative committee, made up from October 2020 to December 2030.",
        ),
        *_presidency(holder="ombreval", pillars=frozenset({"elected"})),
        *_all_seats("2020-10-01", "2030-12-31"),
    ),
)
def made_up_for_the_term(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the dates of the seats of a municipal consultative committee against municipal elections."""
    before = [day for day in MUNICIPAL_ELECTIONS["FR"] if day <= snapshot.date]
    if snapshot.council.legal_form != "municipal_committee" or not before:
        return
    since = before[-1]
    for body in tuple(bodies(snapshot, "plenary")) or tuple(bodies(snapshot, "steering_committee")):
        if seats := held_seats(snapshot, body):
            answers = {seat: _of_this_term(seat, since) for seat in seats}
            head = paragraph((heading_of(body), _ELECTED_ON.format(day=day_in_words(since))))
            yield on_terms(snapshot, body, head, answers, _OF_THE_TERM)


RULEBOOK: Final = Rulebook(
    name="fr-law",
    title=Text(fr="La loi française", en="French law"),
    rules=(users_and_professionals, five_years, chaired_by_a_councillor, made_up_for_the_term),
)
