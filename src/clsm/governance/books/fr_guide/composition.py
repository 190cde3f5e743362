"""FR-G1, FR-G1C, FR-G2, FR-G3: who sits in the bodies."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot
from clsm.dates import PartialDate
from clsm.entities.actors import Actor
from clsm.entities.instances import Instance, Post, Seat
from clsm.governance.books.examples import example
from clsm.governance.books.fr_guide.shared import COORDINATION, COORDINATOR_SITS
from clsm.governance.engine.rules import Finding, Outcome, rule
from clsm.governance.engine.words import NO_STEERING_COMMITTEE, SEATED, heading_of
from clsm.governance.reading.filling import about_seats
from clsm.governance.reading.offices import begins, offices
from clsm.governance.reading.seats import (
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
    place_for,
    shown_at_table,
    shown_in,
    sits,
    takes_full_part,
    vacant_in,
    weakest,
    who_shows,
    with_who,
)
from clsm.governance.texts.sources import (
    ARS_AURA_AURILLAC,
    CENTRE_COMPOSITION,
    CENTRE_CREATION,
    CENTRE_ORGANISATION,
)
from clsm.vocabulary import PILLARS
from clsm.words import Text, paragraph, set_apart

_NOT_ASKED: Final = frozenset({"external", "situation_meeting"})
"""Bodies that the council does not compose: a partner's own, and a meeting around one situation."""


_FOUR_TOGETHER: Final = Text(
    fr="{body} – Les quatre piliers siègent ensemble : {who}.",
    en="{body} – The four pillars sit together: {who}.",
)


_TO_OPEN: Final = Text(
    fr="Une place pourrait être ouverte pour : {labels}.", en="A seat could be opened for: {labels}."
)


_VACANT: Final = Text(fr="Places ouvertes, à pourvoir : {who}.", en="Open places, to be filled: {who}.")


def _open_places(snapshot: Snapshot, body: Instance, pillars: Iterable[str]) -> Iterator[Text]:
    """The vacant places that are kept for *pillars*, and the places that could be opened for the others."""
    missing = tuple(pillars)
    empty = {pillar: seats for pillar in missing if (seats := vacant_in(snapshot, body, pillar))}
    if empty:
        yield _VACANT.format(who=with_who(snapshot, empty))
    if to_open := [PILLARS[pillar] for pillar in missing if pillar not in empty]:
        yield _TO_OPEN.format(labels=set_apart(to_open))


def _pillars_in(snapshot: Snapshot, body: Instance, pillars: dict[str, Shown]) -> Iterator[Text]:
    present, absent, unsaid = (by_outcome(pillars, outcome) for outcome in ("pass", "fail", "not_documented"))
    yield heading_of(body)
    if present:
        yield SEATED.format(who=who_shows(snapshot, present))
    yield from _open_places(snapshot, body, absent)
    yield from left_open(snapshot, unsaid)
    yield from not_listed(body, unsaid)


@rule(
    code="FR-G1",
    name=Text(fr="Les quatre piliers dans chaque instance", en="The four pillars in each body"),
    what=Text(
        fr="Chaque instance du conseil réunit au moins des élus locaux, la psychiatrie publique, des personnes "
        "concernées et des aidants. Une place compte si elle est tenue en tant que membre, de droit ou par "
        "invitation permanente ; animer l’instance en est une. Le guide y ajoute la coordination : voir FR-G1C.",
        en="Each body of the council brings together at least elected officials, public psychiatry, people with "
        "lived experience and carers. A seat counts if it is held as a member, by right or by permanent invitation; "
        "so does chairing the body. "
        "The guidance adds the coordinator: see FR-G1C.",
    ),
    why=Text(
        fr="Aucun des quatre ne voit seul la vie d’une personne dans la cité. Leur présence à chaque table fait "
        "qu’on décide avec, et non pour.",
        en="None of the four sees a person's life in the town alone. Their presence at each table means that things "
        "are decided with people, and not for them.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_COMPOSITION, CENTRE_CREATION, ARS_AURA_AURILLAC),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="La ville, l’EPSM, le GEM et l’association des familles siègent dans chaque instance d’Ombreval.",
            en="The town, the hospital, the mutual-support group and the families' association sit in each body of "
            "Ombreval.",
        )
    ),
    breaks=example(
        Text(
            fr="La composition du groupe logement d’Ombreval est connue, et les familles n’y ont pas de place.",
            en="The composition of Ombreval's housing group is known, and families have no seat in it.",
        ),
        Remove("housing-group-families-member"),
    ),
)
def four_pillars(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for the four pillars in each body that the council composes."""
    for body in existing(snapshot):
        if body.kind in _NOT_ASKED:
            continue
        pillars = {pillar: shown_at_table(snapshot, body, pillar) for pillar in FOUR_PILLARS}
        outcome = weakest(shown.outcome for shown in pillars.values())
        together = _FOUR_TOGETHER.format(body=body.name, who=who_shows(snapshot, pillars))
        yield Finding(
            outcome=outcome,
            focus=body.id,
            because=together if outcome == "pass" else paragraph(_pillars_in(snapshot, body, pillars)),
            evidence=tuple(id for shown in pillars.values() for id in shown.ids),
            fix=tuple(place_for(snapshot, body, pillar) for pillar in by_outcome(pillars, "fail")),
            fill=about_seats(pillars.values(), (body,)) if outcome == "not_documented" else (),
        )


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


def _coordinates(posts: frozenset[str], snapshot: Snapshot, seat: Seat) -> bool | None:
    if seat.holder in posts:
        return sits(snapshot, seat)
    nameless = seat.holder is None and snapshot.sector(seat) == "not_documented" and not seat.pillars
    return every(sits(snapshot, seat), None if nameless else False)


@rule(
    code="FR-G1C",
    name=Text(fr="La coordination dans chaque instance", en="The coordinator in each body"),
    what=Text(
        fr="Là où un poste de coordination est documenté, chaque instance du conseil compte aussi qui l’occupe, en "
        "tant que membre, de droit ou par invitation permanente.",
        en="Where the post of a coordinator is documented, each body of the council also counts whoever holds it, as a "
        "member, by right or by permanent invitation.",
    ),
    why=Text(
        fr="La coordination relie ce qui se dit d’une table à l’autre ; y avoir sa place en toutes lettres évite que "
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
            fr="La coordination d’Ombreval est invitée permanente de chaque instance.",
            en="Ombreval's coordinator is a permanent invitee of each body.",
        ),
        Add(COORDINATION),
        *COORDINATOR_SITS,
    ),
    breaks=example(
        Text(
            fr="La coordination d’Ombreval a sa place dans chaque instance, sauf dans le groupe logement.",
            en="Ombreval's coordinator has a place in each body but the housing group.",
        ),
        Add(COORDINATION),
        *COORDINATOR_SITS[:-1],
    ),
)
def coordinator_at_each_table(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for the coordinator's place in each body that the council composes."""
    posts = [post for post in offices(snapshot, ["coordinator"]) if post.body is None and not post.vacant]
    ids = frozenset(post.id for post in posts)
    for body in existing(snapshot) if posts else ():
        if body.kind in _NOT_ASKED:
            continue
        shown = look_for(body.seats, partial(_coordinates, ids, snapshot), complete=body.composition == "complete")
        own = [post.id for post in offices(snapshot, ["coordinator"], body.id)]
        outcome: Outcome = "pass" if own else shown.outcome
        seat = Seat(holder=posts[0].id, status="permanent_invitee", period=begins(snapshot))
        yield Finding(
            outcome=outcome,
            focus=body.id,
            because=_COORDINATOR[outcome].format(body=body.name),
            evidence=(*(post.id for post in posts), *own, *shown.ids),
            fix=(Add(seat, to=body.id),) if outcome == "fail" else (),
            fill=about_seats([shown], [body]) if outcome == "not_documented" else (),
        )


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


def _full(snapshot: Snapshot, pillar: str, seat: Seat) -> bool | None:
    return every(takes_full_part(snapshot, seat), carries(snapshot, seat, pillar))


def _invited(snapshot: Snapshot, body: Instance, pillar: str) -> tuple[Seat, ...]:
    return tuple(seat for seat in shown_in(snapshot, body, pillar).seats if isinstance(seat, Seat))


def _parts_in(snapshot: Snapshot, body: Instance, parts: dict[str, Shown]) -> Iterator[Text]:
    full, absent, unsaid = (by_outcome(parts, outcome) for outcome in ("pass", "fail", "not_documented"))
    invited = {pillar: seats for pillar in _FULL_PART if (seats := _invited(snapshot, body, pillar))}
    yield heading_of(body)
    if full:
        yield _FULL.format(who=who_shows(snapshot, full))
    for pillar in (*absent, *unsaid):
        if pillar in invited:
            sentence = _INVITED if pillar in absent else _INVITED_AT_LEAST
            yield sentence.format(label=PILLARS[pillar], who=named(snapshot, invited[pillar]))
    yield from _open_places(snapshot, body, (pillar for pillar in absent if pillar not in invited))
    yield from left_open(snapshot, unsaid, do=_TAKE_FULL_PART)
    uninvited_yet = {pillar: shown for pillar, shown in unsaid.items() if pillar not in invited}
    yield from not_listed(body, uninvited_yet, do=_TAKE_FULL_PART)


def _part_taken(snapshot: Snapshot, body: Instance) -> Finding:
    complete = body.composition == "complete"
    parts = {p: look_for(body.seats, partial(_full, snapshot, p), complete=complete) for p in _FULL_PART}
    outcome = weakest(shown.outcome for shown in parts.values())
    together = _BOTH_FULL.format(body=body.name, who=who_shows(snapshot, parts))
    invited = [seat.id for pillar in _FULL_PART for seat in _invited(snapshot, body, pillar)]
    return Finding(
        outcome=outcome,
        focus=body.id,
        because=together if outcome == "pass" else paragraph(_parts_in(snapshot, body, parts)),
        evidence=(*(id for shown in parts.values() for id in shown.ids), *invited),
        fix=tuple(_full_seat(snapshot, body, pillar) for pillar in by_outcome(parts, "fail")),
        fill=about_seats(parts.values(), (body,)) if outcome == "not_documented" else (),
    )


def _full_seat(snapshot: Snapshot, body: Instance, pillar: str) -> Add | Replace:
    """Make the first permanent invitee a member, or open a seat where nobody is invited."""
    invited = _invited(snapshot, body, pillar)
    if not invited:
        return place_for(snapshot, body, pillar)
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
        "une invitation, même permanente, n’en fait pas encore des membres à part entière.",
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
            fr="Le GEM et l’association des familles sont membres du comité de pilotage d’Ombreval.",
            en="The mutual-support group and the families' association are members of Ombreval's steering committee.",
        )
    ),
    breaks=example(
        Text(
            fr="L’association des familles est invitée en permanence au comité de pilotage d’Ombreval, sans en être "
            "membre.",
            en="The families' association is permanently invited to Ombreval's steering committee, without being a "
            "member.",
        ),
        Replace("committee-families-member", status="permanent_invitee"),
    ),
)
def full_part(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for both pillars among the members of each steering committee."""
    committees = list(bodies(snapshot, "steering_committee"))
    for committee in committees:
        yield _part_taken(snapshot, committee)
    if not committees:
        yield Finding(outcome="not_applicable", focus=snapshot.council.id, because=NO_STEERING_COMMITTEE)


_WORKSHOP: Final = ("atelier sante ville", "ateliers sante ville")


_WORKSHOP_SITS: Final[dict[Outcome, Text]] = {
    "pass": Text(
        fr="{body} – L’atelier santé ville en est membre.", en="{body} – The town health workshop is a member."
    ),
    "fail": Text(
        fr="{body} – La composition est connue et l’atelier santé ville n’en est pas membre ; sa coordination pourrait "
        "le devenir.",
        en="{body} – The composition is known and the town health workshop is not a member; its coordinator could "
        "become one.",
    ),
    "not_documented": Text(
        fr="{body} – Les sources ne disent pas si l’atelier santé ville en est membre.",
        en="{body} – The sources do not say whether the town health workshop is a member.",
    ),
}


def _is_workshop(actor: Actor) -> bool:
    """Whether *actor* bears the name of the scheme, which no sector tells from others."""
    plain = (unicodedata.normalize("NFKD", name.casefold()) for name in (actor.name, *actor.aliases))
    names = [name.encode("ascii", "ignore").decode().replace("-", " ") for name in plain]
    return any(scheme in name for name in names for scheme in _WORKSHOP)


def _of_workshop(workshops: list[str], snapshot: Snapshot, seat: Seat) -> bool | None:
    """Whether *seat* is that of one of the *workshops*; one that names nobody may be."""
    holder = snapshot.council.find(seat.holder) if seat.holder else None
    if seat.holder in workshops or (isinstance(holder, Post) and holder.holder in workshops):
        return True
    perhaps = holder is None and snapshot.sector(seat) in ("not_documented", "municipal_services")
    return None if perhaps else False


_HEALTH_WORKSHOP: Final = Actor(
    id="health-workshop", name="Atelier santé ville d’Ombreval", sector="municipal_services"
)


@rule(
    code="FR-G3",
    name=Text(fr="L’atelier santé ville, membre du pilotage", en="The town health workshop is a member of steering"),
    what=Text(
        fr="S’il existe un atelier santé ville, qui le coordonne est membre du comité de pilotage. L’atelier est "
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
            fr="L’atelier santé ville d’Ombreval est membre du comité de pilotage.",
            en="Ombreval's town health workshop is a member of the steering committee.",
        ),
        Add(_HEALTH_WORKSHOP),
        Add(Seat(holder="health-workshop", status="member"), to="committee"),
    ),
    breaks=example(
        Text(
            fr="L’atelier santé ville d’Ombreval est invité en permanence au comité de pilotage, sans en être membre.",
            en="Ombreval's town health workshop is permanently invited to the steering committee, without being a "
            "member.",
        ),
        Add(_HEALTH_WORKSHOP),
        Add(Seat(holder="health-workshop", status="permanent_invitee"), to="committee"),
    ),
)
def workshop_is_a_member(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for a member's seat of the town health workshop in each steering committee."""
    workshops = sorted(actor.id for actor in snapshot.actors if _is_workshop(actor))
    for body in bodies(snapshot, "steering_committee") if workshops else ():
        theirs = [seat for seat in body.seats if _of_workshop(workshops, snapshot, seat)]
        shown = look_for(
            body.seats,
            lambda seat: every(takes_full_part(snapshot, seat), _of_workshop(workshops, snapshot, seat)),
            complete=body.composition == "complete",
        )
        invited = [seat.id for seat in theirs if sits(snapshot, seat)]
        opened = Add(Seat(holder=workshops[0], status="member", period=begins(snapshot)), to=body.id)
        fix = Replace(invited[0], id=invited[0], status="member") if invited else opened
        yield Finding(
            outcome=shown.outcome,
            focus=body.id,
            because=_WORKSHOP_SITS[shown.outcome].format(body=body.name),
            evidence=(body.id, *workshops, *shown.ids, *(seat.id for seat in theirs)),
            fix=(fix,) if shown.outcome == "fail" else (),
            fill=about_seats([shown], [body]) if shown.outcome == "not_documented" else (),
        )
