"""The rulebook ``fr-guide``: what the guidance of the national resource centre for councils proposes.

Guidance binds nobody. A council may well have its reasons to do otherwise; a difference is called
that, and the words name the body that could open a place.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial
from typing import Final

import attrs

from clsm.actors import Actor
from clsm.agreements import Agreement
from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot
from clsm.dates import Frequency, PartialDate, Period
from clsm.governance.contracts import as_date, years_later
from clsm.governance.endings import Answer, Words, stands
from clsm.governance.examples import example
from clsm.governance.filling import FOUNDING_TEXT, about_seats
from clsm.governance.offices import AUTHORITIES, begins, free_id, offices, speaks_for
from clsm.governance.parameters import PARAMETERS
from clsm.governance.reading import (
    FOUR_PILLARS,
    Shown,
    bodies,
    by_outcome,
    carries,
    every,
    existing,
    left_open,
    look_for,
    named,
    not_listed,
    recorded_days,
    seat_to_open,
    shown_at_table,
    shown_in,
    sits,
    takes_full_part,
    weakest,
    who_shows,
)
from clsm.governance.rules import Fill, Finding, Outcome, Rulebook, rule
from clsm.governance.sources import (
    ARS_AURA_AURILLAC,
    CENTRE_COMPOSITION,
    CENTRE_CREATION,
    CENTRE_ORGANISATION,
    CENTRE_STEERING,
    PLANPSY_2016,
)
from clsm.governance.words import NO_PLENARY, NO_STEERING_COMMITTEE, both, joined, rows
from clsm.instances import Instance, Meeting, Post, Seat
from clsm.language import Text
from clsm.objectives import Priority
from clsm.vocabulary import INSTANCE_KINDS, PILLARS, SECTORS

_SINCE_2018: Final = Period(start=PartialDate(year=2018, month=3), end="open")
"""Since when most things of the examples have stood."""

# ---------------------------------------------------------------- FR-G1

_NOT_ASKED: Final = frozenset({"external", "situation_meeting"})
"""Bodies that the council does not compose: a partner's own, and a meeting around one situation."""

_FOUR_TOGETHER: Final = Text(
    fr="{body} – Les quatre piliers siègent ensemble : {who}.",
    en="{body} – The four pillars sit together: {who}.",
)
_SEATED: Final = Text(fr="Siègent : {who}.", en="Seated: {who}.")
_TO_OPEN: Final = Text(
    fr="Une place pourrait être ouverte pour : {labels}.", en="A seat could be opened for: {labels}."
)


def _head(body: Instance) -> Text:
    return Text.same("{name} –").format(name=body.name)


def _pillars_in(today: Snapshot, body: Instance, found: dict[str, Shown]) -> Iterator[Text]:
    present, absent, unsaid = (by_outcome(found, outcome) for outcome in ("pass", "fail", "not_documented"))
    yield _head(body)
    if present:
        yield _SEATED.format(who=who_shows(today, present))
    if absent:
        yield _TO_OPEN.format(labels=rows(PILLARS[pillar] for pillar in absent))
    yield from left_open(today, unsaid)
    yield from not_listed(body, unsaid)


@rule(
    code="FR-G1",
    name=Text(fr="Les quatre piliers dans chaque instance", en="The four pillars in each body"),
    what=Text(
        fr="Chaque instance du conseil réunit au moins des élus locaux, la psychiatrie publique, des personnes "
        "concernées et des aidants. Une place compte si elle est tenue en tant que membre, de droit ou par "
        "invitation permanente ; animer l'instance en est une. Le guide y ajoute la coordination : voir FR-G1C.",
        en="Each body of the council brings together at least elected officials, public psychiatry, people with "
        "lived experience and carers. A seat counts if it is held as a member, by right or by permanent invitation; "
        "so does chairing the body. "
        "The guidance adds the coordinator: see FR-G1C.",
    ),
    why=Text(
        fr="Aucun des quatre ne voit seul la vie d'une personne dans la cité. Leur présence à chaque table fait "
        "qu'on décide avec, et non pour.",
        en="None of the four sees a person's life in the town alone. Their presence at each table means that things "
        "are decided with people, and not for them.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_COMPOSITION, CENTRE_CREATION, ARS_AURA_AURILLAC),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="La ville, l'EPSM, le GEM et l'association des familles siègent dans chaque instance d'Ombreval.",
            en="The town, the hospital, the mutual-support group and the families' association sit in each body of "
            "Ombreval.",
        )
    ),
    breaks=example(
        Text(
            fr="La composition du groupe logement d'Ombreval est connue, et les familles n'y ont pas de place.",
            en="The composition of Ombreval's housing group is known, and families have no seat in it.",
        ),
        Remove("housing-group-families-member"),
    ),
)
def four_pillars(today: Snapshot) -> Iterator[Finding]:
    """Look for the four pillars in each body that the council composes."""
    for body in existing(today):
        if body.kind in _NOT_ASKED:
            continue
        found = {pillar: shown_at_table(today, body, pillar) for pillar in FOUR_PILLARS}
        outcome = weakest(shown.outcome for shown in found.values())
        together = _FOUR_TOGETHER.format(body=body.name, who=who_shows(today, found))
        yield Finding(
            outcome=outcome,
            focus=body.id,
            because=together if outcome == "pass" else joined(_pillars_in(today, body, found)),
            evidence=tuple(id for shown in found.values() for id in shown.ids),
            mend=tuple(seat_to_open(body.id, pillar, today.date) for pillar in by_outcome(found, "fail")),
            fill=about_seats(found.values(), (body,)) if outcome == "not_documented" else (),
        )


# ---------------------------------------------------------------- FR-G1C

_COORDINATOR: Final[dict[Outcome, Text]] = {
    "pass": Text(fr="{body} – La coordination y a sa place.", en="{body} – The coordinator has a place there."),
    "fail": Text(
        fr="{body} – La composition est connue et ne nomme pas la coordination, qui y vient peut-être sans y siéger. "
        "Une place pourrait lui être ouverte.",
        en="{body} – The composition is known and does not name the coordinator, who may come without a seat. One "
        "could be opened.",
    ),
    "not_documented": Text(
        fr="{body} – La composition connue ne dit pas si la coordination y siège.",
        en="{body} – What is known of the composition does not say whether the coordinator sits there.",
    ),
}


def _coordinates(posts: frozenset[str], today: Snapshot, seat: Seat) -> bool | None:
    if seat.holder in posts:
        return sits(today, seat)
    nameless = seat.holder is None and today.sector(seat) == "not_documented" and not seat.pillars
    return every(sits(today, seat), None if nameless else False)


_COORDINATION: Final = Post(id="coordination", function="coordinator", employer="ombreval", period=_SINCE_2018)
_COORDINATOR_SITS: Final = tuple(
    Add(Seat(holder="coordination", status="permanent_invitee"), to=body)
    for body in ("plenary", "committee", "housing-group")
)


@rule(
    code="FR-G1C",
    name=Text(fr="La coordination dans chaque instance", en="The coordinator in each body"),
    what=Text(
        fr="Là où un poste de coordination est documenté, chaque instance du conseil compte aussi qui l'occupe, en "
        "tant que membre, de droit ou par invitation permanente.",
        en="Where the post of a coordinator is documented, each body of the council also counts whoever holds it, as a "
        "member, by right or by permanent invitation.",
    ),
    why=Text(
        fr="La coordination relie ce qui se dit d'une table à l'autre ; y avoir sa place en toutes lettres évite que "
        "ce lien tienne à une personne.",
        en="The coordinator carries what is said from one table to the next; a place that is written down keeps this "
        "from resting on one person.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_COMPOSITION, CENTRE_CREATION, ARS_AURA_AURILLAC),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="La coordination d'Ombreval est invitée permanente de chaque instance.",
            en="Ombreval's coordinator is a permanent invitee of each body.",
        ),
        Add(_COORDINATION),
        *_COORDINATOR_SITS,
    ),
    breaks=example(
        Text(
            fr="La coordination d'Ombreval a sa place dans chaque instance, sauf dans le groupe logement.",
            en="Ombreval's coordinator has a place in each body but the housing group.",
        ),
        Add(_COORDINATION),
        *_COORDINATOR_SITS[:-1],
    ),
)
def coordinator_at_each_table(today: Snapshot) -> Iterator[Finding]:
    """Look for the coordinator's place in each body that the council composes."""
    posts = [post for post in offices(today, ["coordinator"]) if post.body is None and not post.vacant]
    ids = frozenset(post.id for post in posts)
    for body in existing(today) if posts else ():
        if body.kind in _NOT_ASKED:
            continue
        found = look_for(body.seats, partial(_coordinates, ids, today), complete=body.composition == "complete")
        own = [post.id for post in offices(today, ["coordinator"], body.id)]
        outcome: Outcome = "pass" if own else found.outcome
        seat = Seat(holder=posts[0].id, status="permanent_invitee", period=begins(today))
        yield Finding(
            outcome=outcome,
            focus=body.id,
            because=_COORDINATOR[outcome].format(body=body.name),
            evidence=(*(post.id for post in posts), *own, *found.ids),
            mend=(Add(seat, to=body.id),) if outcome == "fail" else (),
            fill=about_seats([found], [body]) if outcome == "not_documented" else (),
        )


# ---------------------------------------------------------------- FR-G2

_FULL_PART: Final = ("people_concerned", "carers")

_TAKE_FULL_PART: Final = Text(fr="sont membres à part entière", en="take full part")
_BOTH_FULL: Final = Text(
    fr="{body} – Personnes concernées et aidants y sont membres à part entière : {who}.",
    en="{body} – People with lived experience and carers take full part: {who}.",
)
_FULL: Final = Text(fr="Membres à part entière : {who}.", en="Full part: {who}.")
_INVITED: Final = Text(
    fr="« {label} » : invitation permanente ({who}) ; le comité de pilotage pourrait proposer une place de membre.",
    en="“{label}”: invited permanently ({who}); the steering committee could make it a member.",
)
_INVITED_AT_LEAST: Final = Text(
    fr="« {label} » : au moins une invitation permanente ({who}) ; on ne peut en dire plus.",
    en="“{label}”: at least invited permanently ({who}); more cannot be said.",
)


def _full(today: Snapshot, pillar: str, seat: Seat) -> bool | None:
    return every(takes_full_part(today, seat), carries(today, seat, pillar))


def _invited(today: Snapshot, body: Instance, pillar: str) -> tuple[Seat, ...]:
    return tuple(seat for seat in shown_in(today, body, pillar).seats if isinstance(seat, Seat))


def _parts_in(today: Snapshot, body: Instance, found: dict[str, Shown]) -> Iterator[Text]:
    full, absent, unsaid = (by_outcome(found, outcome) for outcome in ("pass", "fail", "not_documented"))
    invited = {pillar: seats for pillar in _FULL_PART if (seats := _invited(today, body, pillar))}
    yield _head(body)
    if full:
        yield _FULL.format(who=who_shows(today, full))
    for pillar in (*absent, *unsaid):
        if pillar in invited:
            sentence = _INVITED if pillar in absent else _INVITED_AT_LEAST
            yield sentence.format(label=PILLARS[pillar], who=named(today, invited[pillar]))
    if uninvited := [PILLARS[pillar] for pillar in absent if pillar not in invited]:
        yield _TO_OPEN.format(labels=rows(uninvited))
    yield from left_open(today, unsaid, do=_TAKE_FULL_PART)
    uninvited_yet = {pillar: shown for pillar, shown in unsaid.items() if pillar not in invited}
    yield from not_listed(body, uninvited_yet, do=_TAKE_FULL_PART)


def _part_taken(today: Snapshot, body: Instance) -> Finding:
    complete = body.composition == "complete"
    found = {p: look_for(body.seats, partial(_full, today, p), complete=complete) for p in _FULL_PART}
    outcome = weakest(shown.outcome for shown in found.values())
    together = _BOTH_FULL.format(body=body.name, who=who_shows(today, found))
    invited = [seat.id for pillar in _FULL_PART for seat in _invited(today, body, pillar)]
    return Finding(
        outcome=outcome,
        focus=body.id,
        because=together if outcome == "pass" else joined(_parts_in(today, body, found)),
        evidence=(*(id for shown in found.values() for id in shown.ids), *invited),
        mend=tuple(_full_seat(today, body, pillar) for pillar in by_outcome(found, "fail")),
        fill=about_seats(found.values(), (body,)) if outcome == "not_documented" else (),
    )


def _full_seat(today: Snapshot, body: Instance, pillar: str) -> Add | Replace:
    """Make the first permanent invitee a member, or open a seat where nobody is invited."""
    invited = _invited(today, body, pillar)
    if not invited:
        return seat_to_open(body.id, pillar, today.date)
    # its id stays, so that whatever names the seat still finds it
    return Replace(invited[0].id, id=invited[0].id, status="member")


@rule(
    code="FR-G2",
    name=Text(
        fr="Usagers et aidants, membres à part entière du pilotage",
        en="Service users and carers take full part in steering",
    ),
    what=Text(
        fr="Les personnes concernées et les aidants sont membres du comité de pilotage, ou y siègent de droit ; "
        "une invitation, même permanente, n'en fait pas encore des membres à part entière.",
        en="People with lived experience and carers are members of the steering committee, or sit there by right; "
        "an invitation, even a permanent one, is not yet a full part.",
    ),
    why=Text(
        fr="Le comité de pilotage fixe les priorités : qui en est membre les fixe avec les autres.",
        en="The steering committee sets the priorities: who is a member sets them with the others.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_ORGANISATION,),
    applies_from=PartialDate(year=2016),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="Le GEM et l'association des familles sont membres du comité de pilotage d'Ombreval.",
            en="The mutual-support group and the families' association are members of Ombreval's steering committee.",
        )
    ),
    breaks=example(
        Text(
            fr="L'association des familles est invitée en permanence au comité de pilotage d'Ombreval, sans en être "
            "membre.",
            en="The families' association is permanently invited to Ombreval's steering committee, without being a "
            "member.",
        ),
        Replace("committee-families-member", status="permanent_invitee"),
    ),
)
def full_part(today: Snapshot) -> Iterator[Finding]:
    """Look for both pillars among the members of each steering committee."""
    committees = list(bodies(today, "steering_committee"))
    for committee in committees:
        yield _part_taken(today, committee)
    if not committees:
        yield Finding(outcome="not_applicable", focus=today.council.id, because=NO_STEERING_COMMITTEE)


# ---------------------------------------------------------------- FR-G3

_WORKSHOP: Final = ("atelier sante ville", "ateliers sante ville")

_WORKSHOP_SITS: Final[dict[Outcome, Text]] = {
    "pass": Text(
        fr="{body} – L'atelier santé ville en est membre.", en="{body} – The town health workshop is a member."
    ),
    "fail": Text(
        fr="{body} – La composition est connue et l'atelier santé ville n'en est pas membre ; sa coordination pourrait "
        "le devenir.",
        en="{body} – The composition is known and the town health workshop is not a member; its coordinator could "
        "become one.",
    ),
    "not_documented": Text(
        fr="{body} – Les sources ne disent pas si l'atelier santé ville en est membre.",
        en="{body} – The sources do not say whether the town health workshop is a member.",
    ),
}


def _is_workshop(actor: Actor) -> bool:
    """Whether *actor* bears the name of the scheme, which no sector tells from others."""
    plain = (unicodedata.normalize("NFKD", name.casefold()) for name in (actor.name, *actor.aliases))
    names = [name.encode("ascii", "ignore").decode().replace("-", " ") for name in plain]
    return any(scheme in name for name in names for scheme in _WORKSHOP)


def _of_workshop(workshops: list[str], today: Snapshot, seat: Seat) -> bool | None:
    """Whether *seat* is that of one of the *workshops*; one that names nobody may be."""
    holder = today.council.find(seat.holder) if seat.holder else None
    if seat.holder in workshops or (isinstance(holder, Post) and holder.holder in workshops):
        return True
    perhaps = holder is None and today.sector(seat) in ("not_documented", "municipal_services")
    return None if perhaps else False


_HEALTH_WORKSHOP: Final = Actor(
    id="health-workshop", name="Atelier santé ville d'Ombreval", sector="municipal_services"
)


@rule(
    code="FR-G3",
    name=Text(fr="L'atelier santé ville, membre du pilotage", en="The town health workshop is a member of steering"),
    what=Text(
        fr="S'il existe un atelier santé ville, qui le coordonne est membre du comité de pilotage. L'atelier est "
        "reconnu à son nom parmi les acteurs du dossier.",
        en="Where there is a town health workshop (atelier santé ville), its coordinator is a member of the steering "
        "committee. The workshop is known by its name among the actors of the file.",
    ),
    why=Text(
        fr="Les deux démarches parlent aux mêmes quartiers : décider ensemble évite de solliciter deux fois les mêmes "
        "personnes.",
        en="Both speak to the same neighbourhoods: deciding together keeps the same people from being asked twice.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_ORGANISATION,),
    applies_from=PartialDate(year=2016),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="L'atelier santé ville d'Ombreval est membre du comité de pilotage.",
            en="Ombreval's town health workshop is a member of the steering committee.",
        ),
        Add(_HEALTH_WORKSHOP),
        Add(Seat(holder="health-workshop", status="member"), to="committee"),
    ),
    breaks=example(
        Text(
            fr="L'atelier santé ville d'Ombreval est invité en permanence au comité de pilotage, sans en être membre.",
            en="Ombreval's town health workshop is permanently invited to the steering committee, without being a "
            "member.",
        ),
        Add(_HEALTH_WORKSHOP),
        Add(Seat(holder="health-workshop", status="permanent_invitee"), to="committee"),
    ),
)
def workshop_is_a_member(today: Snapshot) -> Iterator[Finding]:
    """Look for a member's seat of the town health workshop in each steering committee."""
    workshops = sorted(actor.id for actor in today.actors if _is_workshop(actor))
    for body in bodies(today, "steering_committee") if workshops else ():
        theirs = [seat for seat in body.seats if _of_workshop(workshops, today, seat)]
        found = look_for(
            body.seats,
            lambda seat: every(takes_full_part(today, seat), _of_workshop(workshops, today, seat)),
            complete=body.composition == "complete",
        )
        invited = [seat.id for seat in theirs if sits(today, seat)]
        opened = Add(Seat(holder=workshops[0], status="member", period=begins(today)), to=body.id)
        mend = Replace(invited[0], id=invited[0], status="member") if invited else opened
        yield Finding(
            outcome=found.outcome,
            focus=body.id,
            because=_WORKSHOP_SITS[found.outcome].format(body=body.name),
            evidence=(body.id, *workshops, *found.ids, *(seat.id for seat in theirs)),
            mend=(mend,) if found.outcome == "fail" else (),
            fill=about_seats([found], [body]) if found.outcome == "not_documented" else (),
        )


# ---------------------------------------------------------------- FR-G4

_ROADMAP: Final = Words(
    there=Text(fr="Des priorités sont documentées : {names}.", en="Priorities are documented: {names}."),
    ended=Text(
        fr="Les priorités documentées sont arrivées à leur terme ({names}) et aucune autre n'est documentée depuis.",
        en="The documented priorities have come to their end ({names}), and no other is documented since.",
    ),
    unsaid=Text(fr="Aucune priorité n'est documentée.", en="No priority is documented."),
)
_MAY_RUN: Final = Text(
    fr="Les sources ne disent pas si ces priorités courent ce jour-là : {names}.",
    en="The sources do not say whether these priorities run on the day: {names}.",
)
_WHERE_PRIORITIES_STAND: Final = Text(
    fr="la feuille de route, ou le compte rendu du comité de pilotage",
    en="the roadmap, or the steering committee's minutes",
)


def _priority(start: int, end: int) -> Add:
    words = Text(fr="Rompre l'isolement", en="Ending isolation")
    period = Period(start=PartialDate(year=start), end=PartialDate(year=end, month=12, day=31))
    return Add(Priority(id="isolation", words=words, of="committee", period=period))


@rule(
    code="FR-G4",
    name=Text(fr="Des priorités pour l'année ou pour plusieurs", en="Priorities for a year or several"),
    what=Text(
        fr="Le comité de pilotage fixe une feuille de route, annuelle ou pluriannuelle. La règle regarde si des "
        "priorités du conseil ou de son comité de pilotage courent ce jour-là. Les autres tâches que le guide confie "
        "au comité (prévoir l'évaluation, garantir l'éthique, trouver les moyens) ne laissent pas de trace qu'elle "
        "puisse lire.",
        en="The steering committee sets a roadmap for a year or several. The rule looks whether priorities of the "
        "council or of its steering committee run on the day. The committee's other tasks in the guidance (plan "
        "evaluation, guarantee ethics, find means) leave no trace that it could read.",
    ),
    why=Text(
        fr="Des priorités écrites disent à chacun ce qui vient d'abord, et jusqu'à quand ; elles se rediscutent à leur "
        "terme.",
        en="Written priorities tell everybody what comes first, and until when; at their end they are discussed anew.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_ORGANISATION, CENTRE_STEERING),
    applies_from=PartialDate(year=2016),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="La feuille de route d'Ombreval court de 2023 à 2026.",
            en="Ombreval's roadmap runs from 2023 to 2026.",
        ),
        _priority(2023, 2026),
    ),
    breaks=example(
        Text(
            fr="La feuille de route d'Ombreval allait jusqu'en 2022, et aucune autre n'est documentée depuis.",
            en="Ombreval's roadmap ran until 2022, and no other is documented since.",
        ),
        _priority(2019, 2022),
    ),
)
def roadmap(today: Snapshot) -> Iterator[Finding]:
    """Say whether priorities of the council run on the day, have ended, or are not documented."""
    council = today.council
    committees = {None, *(body.id for body in council.instances if body.kind == "steering_committee")}
    # priorities that may have run are told here, and not left to a second look without them
    whole = today.on(today.date)
    aims = [it for it in whole.priorities if it.of in committees]
    doubtful = [it for it in aims if it.id in whole.uncertain]
    ever = (it for it in council.priorities if it.of in committees)
    answer = stands((it for it in aims if it not in doubtful), ever, today.date, _ROADMAP)
    if doubtful and answer.outcome != "pass":
        names = rows(it.words for it in sorted(doubtful, key=lambda it: it.id))
        answer = Answer(outcome="not_documented", because=_MAY_RUN.format(names=names))
    new = Priority(
        id=free_id(council, "roadmap"),
        words=Text(fr="Une nouvelle feuille de route", en="A new roadmap"),
        period=begins(today),
    )
    periods = [Fill(id=it.id, field="period", usually_in=_WHERE_PRIORITIES_STAND) for it in doubtful]
    unsaid = periods or [Fill(id=council.id, field="priorities", usually_in=_WHERE_PRIORITIES_STAND)]
    yield Finding(
        outcome=answer.outcome,
        focus=council.id,
        because=answer.because,
        evidence=answer.evidence,
        mend=(Add(new),) if answer.outcome == "fail" else (),
        fill=tuple(unsaid) if answer.outcome == "not_documented" else (),
    )


# ---------------------------------------------------------------- FR-I2

_RUN_IT: Final = ("co_animator", "chair", "president", "rotating_chair", "vice_chair")

_CO_ANIMATED: Final = Text(
    fr="{body} – La psychiatrie publique en assure la coanimation : {who}.",
    en="{body} – Public psychiatry co-facilitates it: {who}.",
)
_CO_ANIMATED_BY_OTHERS: Final = Text(
    fr="{body} – Coanimation documentée : {who}. La psychiatrie publique pourrait s'y joindre.",
    en="{body} – Documented co-facilitation: {who}. Public psychiatry could join in.",
)
_WHO_CO_ANIMATES: Final = Text(
    fr="{body} – Qui le coanime n'est pas documenté.",
    en="{body} – Who co-facilitates it is not documented.",
)
_HEAD_OF_SECTOR: Final = Text(
    fr="Responsable du secteur ou du pôle de psychiatrie publique", en="Head of the public psychiatry sector"
)
_MINUTES_OR_RULES: Final = Text(
    fr="le compte rendu d'une réunion, ou le règlement intérieur", en="the minutes of a meeting, or the internal rules"
)


def _co_animation(today: Snapshot, body: Instance) -> Finding:
    posts = {post: speaks_for(today, post, "public_psychiatry") for post in offices(today, _RUN_IT, body.id)}
    theirs = [post for post, answer in posts.items() if answer and not post.vacant]
    unsaid = [post for post, answer in posts.items() if answer is None and not post.vacant]
    others = [post for post, answer in posts.items() if answer is False and post.function == "co_animator"]
    outcome: Outcome = "pass" if theirs else "fail" if others and not unsaid else "not_documented"
    sentence = {"pass": _CO_ANIMATED, "fail": _CO_ANIMATED_BY_OTHERS, "not_documented": _WHO_CO_ANIMATES}[outcome]
    post = Post(
        id=free_id(today.council, f"{body.id}-co-animator"),
        function="co_animator",
        body=body.id,
        label=_HEAD_OF_SECTOR,
        pillars=frozenset({"public_psychiatry"}),
        period=begins(today),
    )
    fill = [Fill(id=post.id, field="pillars", usually_in=_MINUTES_OR_RULES) for post in unsaid]
    return Finding(
        outcome=outcome,
        focus=body.id,
        because=sentence.format(body=body.name, who=named(today, theirs or others)),
        evidence=(body.id, *(it.id for it in theirs or posts)),
        mend=(Add(post),) if outcome == "fail" else (),
        fill=tuple(fill or [Fill(id=today.council.id, field="posts", usually_in=_MINUTES_OR_RULES)])
        if outcome == "not_documented"
        else (),
    )


def _co_animator(holder: str) -> Add:
    return Add(Post(id="co-animator", function="co_animator", body="committee", holder=holder, period=_SINCE_2018))


@rule(
    code="FR-I2",
    name=Text(
        fr="La psychiatrie publique coanime le comité de pilotage",
        en="Public psychiatry co-facilitates the steering committee",
    ),
    what=Text(
        fr="Le comité de pilotage est animé avec les responsables du secteur ou du pôle de psychiatrie publique. Y "
        "siéger ne suffit pas : la règle cherche qui préside ou coanime.",
        en="The steering committee is run together with the heads of the public psychiatry sector. A seat is not "
        "enough: the rule looks for who chairs or co-facilitates.",
    ),
    why=Text(
        fr="L'élu et le soin portent ensemble la démarche : ni l'un ni l'autre ne la fait tenir seul.",
        en="The elected official and care carry the work together: neither keeps it going alone.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_ORGANISATION,),
    applies_from=PartialDate(year=2016),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="L'EPSM d'Ombreval coanime le comité de pilotage.",
            en="Ombreval's hospital co-facilitates the steering committee.",
        ),
        _co_animator("hospital"),
    ),
    breaks=example(
        Text(
            fr="Le CCAS d'Ombreval coanime seul le comité de pilotage avec l'élu qui préside.",
            en="Ombreval's welfare centre alone co-facilitates the steering committee with the elected chair.",
        ),
        _co_animator("welfare"),
    ),
)
def co_animated_by_psychiatry(today: Snapshot) -> Iterator[Finding]:
    """Look at who chairs or co-facilitates each steering committee."""
    for body in bodies(today, "steering_committee"):
        yield _co_animation(today, body)


# ---------------------------------------------------------------- FR-I4 and FR-I5

_A_YEAR_HOLDS: Final = {"week": 52, "month": 12, "year": 1}

_HELD: Final = Text(fr="{body} – Réunions consignées : {days}.", en="{body} – Meetings recorded: {days}.")
_RECORDED: Final = Text(
    fr="{body} – Réunions consignées en {year} : {count}. Une réunion peut être convoquée dès maintenant.",
    en="{body} – Meetings recorded in {year}: {count}. A meeting can be called from today.",
)
_STATED: Final = Text(
    fr="{body} – Rythme indiqué : {frequency}. Aucune année entière de réunions n'est consignée : c'est une "
    "indication, pas un relevé.",
    en="{body} – Stated rhythm: {frequency}. No whole year of meetings is recorded: this is a statement, not a record.",
)
_NO_RHYTHM: Final = Text(
    fr="{body} – Ni le rythme ni une année entière de réunions ne sont documentés.",
    en="{body} – Neither a rhythm nor a whole year of meetings is documented.",
)
_MINUTES: Final = Text(fr="les comptes rendus des réunions", en="the minutes of the meetings")
_STATEMENT: Final = Text(
    fr="le règlement intérieur, ou une page qui présente le conseil", en="the internal rules, or a page on the council"
)


def _a_year(name: str, today: Snapshot) -> Decimal:
    """How many meetings a year are asked for; the first figure where the day is older than its text."""
    figure = PARAMETERS[name]
    asked = figure.on(today.date)
    return figure.values[0].value if asked is None else asked


def _often_enough(frequency: Frequency, times: Decimal) -> bool:
    return frequency.every * times <= frequency.low * _A_YEAR_HOLDS[frequency.unit]


def _surely_held(body: Instance, first: PartialDate, last: PartialDate) -> list[Meeting]:
    held = (it for it in body.meetings if first.first <= it.date.first and it.date.last <= last.last)
    return sorted(held, key=lambda meeting: (meeting.date.first, meeting.id))


def _whole(body: Instance, year: PartialDate, today: Snapshot) -> bool:
    """Whether all meetings of that *year* are recorded, in which the body was there from its first day on."""
    days = recorded_days(body, today.date)
    young = body.period.start is not None and body.period.start.last > year.first
    return days is not None and days[0] <= year.first and year.last <= days[1] and not young


def _yearly(today: Snapshot, body: Instance, times: Decimal) -> Finding:
    """Judge the last whole calendar year, or the last twelve months where they held enough meetings."""
    year, eve = PartialDate(year=max(today.date.year - 1, 1)), as_date(today.date)
    since = as_date(years_later(today.date, -1))
    held = max(_surely_held(body, since, eve), _surely_held(body, year, year), key=len)
    if len(held) >= times:
        days = rows(both(meeting.date.say) for meeting in held)
        because = _HELD.format(body=body.name, days=days)
        return Finding(outcome="pass", focus=body.id, because=because, evidence=(body.id, *(it.id for it in held)))
    convened = (Add(Meeting(date=eve), to=body.id),)
    if _whole(body, year, today):
        in_year = _surely_held(body, year, year)
        return Finding(
            outcome="fail",
            focus=body.id,
            because=_RECORDED.format(body=body.name, year=year, count=len(in_year)),
            evidence=(body.id, *(it.id for it in in_year)),
            mend=convened,
        )
    if body.frequency is None:
        return Finding(
            outcome="not_documented",
            focus=body.id,
            because=_NO_RHYTHM.format(body=body.name),
            evidence=(body.id,),
            fill=(
                Fill(id=body.id, field="recorded", usually_in=_MINUTES),
                Fill(id=body.id, field="frequency", usually_in=_STATEMENT),
            ),
        )
    kept = _often_enough(body.frequency, times)
    return Finding(
        outcome="pass" if kept else "fail",
        focus=body.id,
        because=_STATED.format(body=body.name, frequency=both(body.frequency.say)),
        evidence=(body.id,),
        mend=() if kept else convened,
    )


@rule(
    code="FR-I4",
    name=Text(fr="Une plénière au moins une fois par an", en="A plenary at least once a year"),
    what=Text(
        fr="L'assemblée plénière se réunit au moins une fois par an. Une réunion dans les douze derniers mois suffit, "
        "ou dans la dernière année civile entière, si toutes ses réunions sont consignées ; sinon le rythme que la "
        "plénière indique elle-même est lu. Les pages plus récentes du centre de ressources le disent plus souplement "
        ": environ une fois par an.",
        en="The plenary meets at least once a year. A meeting within the last twelve months is enough, or within the "
        "last whole calendar year, where all its meetings are recorded; otherwise the rhythm that the plenary itself "
        "states is read. Newer pages of the resource centre say it more softly: about once a year.",
    ),
    why=Text(
        fr="C'est le moment où tous les partenaires, et les habitants là où ils sont conviés, voient où en est le "
        "conseil et peuvent en débattre.",
        en="This is when all partners, and residents where they are invited, see where the council stands and can "
        "debate it.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_ORGANISATION, PLANPSY_2016),
    applies_from=PartialDate(year=2016),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="La plénière d'Ombreval s'est réunie en novembre 2024.",
            en="Ombreval's plenary met in November 2024.",
        )
    ),
    breaks=example(
        Text(
            fr="Toutes les réunions de la plénière d'Ombreval sont consignées, et il n'y en a pas en 2024.",
            en="All meetings of Ombreval's plenary are recorded, and there is none in 2024.",
        ),
        Remove("plenary-2024-11-21"),
    ),
)
def yearly_plenary(today: Snapshot) -> Iterator[Finding]:
    """Look at each plenary's meetings, else at what it says of itself."""
    plenaries = list(bodies(today, "plenary"))
    for plenary in plenaries:
        yield _yearly(today, plenary, _a_year("plenaries_a_year", today))
    if not plenaries:
        yield Finding(outcome="not_applicable", focus=today.council.id, because=NO_PLENARY)


@rule(
    code="FR-I5",
    name=Text(fr="Un comité de pilotage au moins une fois par an", en="A steering committee at least once a year"),
    what=Text(
        fr="Le comité de pilotage se réunit une ou plusieurs fois par an. Une réunion dans les douze derniers mois "
        "suffit ; à défaut, la règle lit le relevé de la dernière année civile entière, puis le rythme indiqué.",
        en="The steering committee meets once or more a year. A meeting within the last twelve months is enough; "
        "otherwise the rule reads the record of the last whole calendar year, and then the stated rhythm.",
    ),
    why=Text(
        fr="Des priorités que personne ne suit d'une année à l'autre cessent d'en être.",
        en="Priorities that nobody follows from one year to the next are priorities no more.",
    ),
    strength="recommended",
    level="guide",
    sources=(CENTRE_STEERING,),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="Le comité de pilotage d'Ombreval s'est réuni trois fois en 2024.",
            en="Ombreval's steering committee met three times in 2024.",
        )
    ),
    breaks=example(
        Text(
            fr="Le comité de pilotage d'Ombreval n'indique pas de rythme ; toutes ses réunions sont consignées, et il "
            "n'y en a pas en 2024.",
            en="Ombreval's steering committee states no rhythm; all its meetings are recorded, and there is none in "
            "2024.",
        ),
        Replace("committee", frequency=None),
        *(Remove(f"committee-{day}") for day in ("2024-02-08", "2024-06-13", "2024-10-10")),
    ),
)
def yearly_steering(today: Snapshot) -> Iterator[Finding]:
    """Look at each steering committee's meetings, else at what it says of itself."""
    for committee in bodies(today, "steering_committee"):
        yield _yearly(today, committee, _a_year("steering_meetings_a_year", today))


# ---------------------------------------------------------------- FR-I6

_GROUPS: Final = frozenset({"working_group", "project_group", "thematic_pole"})

_GROUP_STANDS: Final = Words(
    there=Text(fr="Des groupes sont documentés : {names}.", en="Groups are documented: {names}."),
    ended=Text(
        fr="Les groupes documentés ont pris fin ({names}) et aucun autre ne l'est depuis.",
        en="The documented groups came to an end ({names}), and no other is documented since.",
    ),
    unsaid=Text(
        fr="Aucun groupe de travail ou de projet n'est documenté.", en="No working or project group is documented."
    ),
)


@rule(
    code="FR-I6",
    name=Text(fr="Des groupes de travail ou de projet", en="Working or project groups"),
    what=Text(
        fr="À côté de la plénière et du comité de pilotage travaillent des groupes, par thème ou par projet, que le "
        "comité crée. À quel rythme ils se réunissent n'est pas regardé.",
        en="Beside the plenary and the steering committee, groups work by theme or by project, set up by the "
        "committee. How often they meet is not looked at.",
    ),
    why=Text(
        fr="C'est là que les idées deviennent des actions, avec celles et ceux qui les mèneront.",
        en="This is where ideas become actions, with those who will carry them out.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_STEERING,),
    jurisdiction="FR",
    keeps=example(Text(fr="Un groupe logement travaille à Ombreval.", en="A housing group works in Ombreval.")),
    breaks=example(
        Text(
            fr="Le groupe logement d'Ombreval a pris fin en 2022, et aucun autre n'est documenté depuis.",
            en="Ombreval's housing group came to an end in 2022, and no other is documented since.",
        ),
        Replace("housing-group", period=Period(start=PartialDate(year=2018), end=PartialDate(year=2022))),
    ),
)
def working_groups(today: Snapshot) -> Iterator[Finding]:
    """Say whether a group stands, all have ended, or none is documented."""
    council = today.council
    there = [body for body in existing(today) if body.kind in _GROUPS]
    answer = stands(there, (body for body in council.instances if body.kind in _GROUPS), today.date, _GROUP_STANDS)
    group = Instance(
        id=free_id(council, "working-group"),
        name=INSTANCE_KINDS["working_group"],
        kind="working_group",
        period=begins(today),
    )
    unsaid = Fill(id=council.id, field="instances", usually_in=_MINUTES_OR_RULES)
    yield Finding(
        outcome=answer.outcome,
        focus=council.id,
        because=answer.because,
        evidence=answer.evidence,
        mend=(Add(group),) if answer.outcome == "fail" else (),
        fill=(unsaid,) if answer.outcome == "not_documented" else (),
    )


# ---------------------------------------------------------------- FR-I9

_CARRIED: Final = Text(
    fr="La coordination est portée par une commune ou une intercommunalité : {who}.",
    en="The coordinator is employed by a commune or an intercommunal authority: {who}.",
)
_CARRIED_BY_OTHERS: Final = Text(
    fr="La coordination est portée par : {who}. Le guide propose que ce soit la commune ou l'intercommunalité.",
    en="The coordinator is employed by: {who}. The guidance proposes the commune or the intercommunal authority.",
)
_NO_COORDINATOR: Final = Text(
    fr="Aucun poste de coordination n'est documenté.", en="No post of a coordinator is documented."
)
_NO_EMPLOYER: Final = Text(
    fr="Un poste de coordination est documenté ; son employeur ne l'est pas.",
    en="The post of a coordinator is documented; its employer is not.",
)
_VACANT_POST: Final = Text(
    fr="Le poste de coordination est documenté comme vacant, et son employeur ne l'est pas.",
    en="The post of the coordinator is documented as vacant, and its employer is not.",
)
_JOB: Final = Text(
    fr="la fiche de poste, ou la convention de financement", en="the job description, or the funding agreement"
)


def _is_authority(today: Snapshot, post: Post) -> bool | None:
    sector = today.council.find(post.employer).sector if post.employer else "not_documented"
    if sector in AUTHORITIES:
        return True
    return None if sector == "not_documented" or sector not in SECTORS else False


def _taken_on(today: Snapshot, post: Post) -> tuple[Replace, ...]:
    known = sorted(actor.id for actor in today.actors if actor.sector in AUTHORITIES)
    employer = today.council.carrier if today.council.carrier in known else known[0] if known else None
    return (Replace(post.id, employer=employer),) if employer else ()


def _coordinator(employer: str) -> Add:
    return Add(attrs.evolve(_COORDINATION, employer=employer))


@rule(
    code="FR-I9",
    name=Text(
        fr="Une coordination, portée par la commune ou l'intercommunalité",
        en="A coordinator, employed by the commune or the intercommunal authority",
    ),
    what=Text(
        fr="Une coordination peut être désignée ; le guide propose que la commune ou l'intercommunalité l'emploie. Un "
        "poste porté par une association, un hôpital ou un autre employeur est un choix local, que la règle relève "
        "sans plus.",
        en="A coordinator may be designated; the guidance proposes that the commune or the intercommunal authority "
        "employs them. A post with an association, a hospital or another employer is a local choice, which the rule "
        "notes and no more.",
    ),
    why=Text(
        fr="Ce qui relie tous les partenaires gagne à ne dépendre d'aucun d'eux en particulier, et à durer.",
        en="What connects all partners does well to depend on none of them in particular, and to last.",
    ),
    strength="recommended",
    level="guide",
    sources=(PLANPSY_2016, CENTRE_ORGANISATION),
    applies_from=PartialDate(year=2016),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="La ville d'Ombreval emploie la coordination du conseil, qui a sa place dans chaque instance.",
            en="The town of Ombreval employs the council's coordinator, who has a place in each body.",
        ),
        _coordinator(employer="ombreval"),
        *_COORDINATOR_SITS,
    ),
    breaks=example(
        Text(
            fr="L'EPSM d'Ombreval emploie la coordination du conseil, qui a sa place dans chaque instance.",
            en="Ombreval's hospital employs the council's coordinator, who has a place in each body.",
        ),
        _coordinator(employer="hospital"),
        *_COORDINATOR_SITS,
    ),
)
def coordinator_employed_locally(today: Snapshot) -> Iterator[Finding]:
    """Look at who employs the council's coordinator, where one is documented."""
    council = today.council
    posts = [post for post in offices(today, ["coordinator"]) if post.body is None]
    answers = {post: _is_authority(today, post) for post in posts}
    local = [post for post, answer in answers.items() if answer]
    unsaid = [post for post, answer in answers.items() if answer is None]
    outcome: Outcome = "pass" if local else "not_documented" if unsaid or not posts else "fail"
    vacant = all(post.vacant for post in posts)
    because = {
        "pass": _CARRIED,
        "fail": _CARRIED_BY_OTHERS,
        "not_documented": _NO_COORDINATOR if not posts else _VACANT_POST if vacant else _NO_EMPLOYER,
    }[outcome]
    employers = {council.find(post.employer).name for post in local or posts if post.employer}
    fill = tuple(Fill(id=post.id, field="employer", usually_in=_JOB) for post in unsaid)
    none_yet = (Fill(id=council.id, field="posts", usually_in=_JOB),)
    yield Finding(
        outcome=outcome,
        focus=council.id,
        because=because.format(who=rows(Text.same(name) for name in sorted(employers))),
        evidence=tuple(post.id for post in local or posts),
        mend=_taken_on(today, posts[0]) if outcome == "fail" else (),
        fill=fill or none_yet if outcome == "not_documented" else (),
    )


# ---------------------------------------------------------------- FR-P1

_FOUNDING: Final = frozenset({"statutes", "charter", "convention"})
_HOSPITALS: Final = frozenset({"psychiatric_hospital", "adult_psychiatry"})

_CARRIED_TOGETHER: Final = Words(
    there=Text(
        fr="La collectivité et l'établissement de psychiatrie ont signé ensemble : {names}.",
        en="The local authority and the psychiatric hospital signed together: {names}.",
    ),
    ended=Text(
        fr="Le texte que la collectivité et l'établissement de psychiatrie avaient signé ensemble a pris fin ({names}) "
        "et aucun autre n'est documenté depuis.",
        en="The text that the local authority and the psychiatric hospital had signed together came to an end "
        "({names}), and no other is documented since.",
    ),
    unsaid=Text(
        fr="Aucun texte que la collectivité et l'établissement de psychiatrie aient signé ensemble n'est documenté.",
        en="No text that the local authority and the psychiatric hospital signed together is documented.",
    ),
)


def _signed_together(today: Snapshot, texts: Iterable[Agreement]) -> list[Agreement]:
    def sectors(text: Agreement) -> set[str]:
        return {today.council.find(id).sector for id in (*text.parties, *filter(None, [today.council.carrier]))}

    founding = (text for text in texts if text.kind in _FOUNDING and text.parties)
    return [text for text in founding if sectors(text) & AUTHORITIES and sectors(text) & _HOSPITALS]


def _founding(end: PartialDate | None = None) -> Add:
    return Add(
        Agreement(
            id="founding-agreement",
            name=Text(fr="Convention constitutive", en="Founding agreement"),
            kind="convention",
            state="signed",
            parties=("ombreval", "hospital"),
            period=Period(start=PartialDate(year=2018), end=end or "open"),
        )
    )


@rule(
    code="FR-P1",
    name=Text(
        fr="Le conseil porté par la collectivité et la psychiatrie",
        en="The council carried by the local authority and psychiatry",
    ),
    what=Text(
        fr="Une collectivité et l'établissement de psychiatrie portent ensemble le conseil. La règle cherche des "
        "statuts, une charte ou une convention dont l'une et l'autre sont parties ; l'acteur qui porte le conseil en "
        "droit compte parmi elles.",
        en="A local authority and the psychiatric hospital carry the council together. The rule looks for statutes, a "
        "charter or an agreement to which both are parties; the actor that carries the council in law counts as one.",
    ),
    why=Text(
        fr="Ce que deux institutions ont signé survit à un changement de mandat ou de chefferie.",
        en="What two institutions have signed outlives a change of mayor or of head of service.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_COMPOSITION,),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="La ville et l'EPSM d'Ombreval ont signé la convention constitutive du conseil.",
            en="Ombreval's town and hospital signed the council's founding agreement.",
        ),
        _founding(),
    ),
    breaks=example(
        Text(
            fr="La convention constitutive d'Ombreval a pris fin en 2022, et aucune autre n'est documentée depuis.",
            en="Ombreval's founding agreement came to an end in 2022, and no other is documented since.",
        ),
        _founding(PartialDate(year=2022)),
    ),
)
def carried_together(today: Snapshot) -> Iterator[Finding]:
    """Say whether a text signed by both stands, has ended, or is not documented."""
    council = today.council
    there, ever = _signed_together(today, today.agreements), _signed_together(today, council.agreements)
    answer = stands(there, ever, today.date, _CARRIED_TOGETHER)
    mend: tuple[Add, ...] = ()
    if answer.outcome == "fail":
        last = council.find(answer.evidence[-1])
        mend = (
            Add(attrs.evolve(last, id=free_id(council, last.id), follows=last.id, period=begins(today), as_of=None)),
        )
    unsaid = (Fill(id=council.id, field="agreements", usually_in=FOUNDING_TEXT),)
    yield Finding(
        outcome=answer.outcome,
        focus=council.id,
        because=answer.because,
        evidence=answer.evidence,
        mend=mend,
        fill=unsaid if answer.outcome == "not_documented" else (),
    )


RULEBOOK: Final = Rulebook(
    name="fr-guide",
    title=Text(fr="Les repères du centre national de ressources", en="Guidance of the national resource centre"),
    rules=(
        four_pillars,
        coordinator_at_each_table,
        full_part,
        workshop_is_a_member,
        roadmap,
        co_animated_by_psychiatry,
        yearly_plenary,
        yearly_steering,
        working_groups,
        coordinator_employed_locally,
        carried_together,
    ),
)
