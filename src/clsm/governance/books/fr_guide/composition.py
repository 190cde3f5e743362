"""FR-G1, FR-G1C, FR-G2, FR-G3: who sits in the bodies."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot, speaks_of_situations
from clsm.entities.actors import Actor
from clsm.entities.instances import Instance, Post, Seat
from clsm.governance.books.examples import example
from clsm.governance.books.fr_guide.shared import COORDINATION, COORDINATOR_SITS, GROUPS, ON_SITE, ON_SITE_2024
from clsm.governance.engine.rules import Fill, Finding, Outcome, rule
from clsm.governance.engine.words import SEATED, heading_of
from clsm.governance.reading.filling import MEMBERS, about_seats
from clsm.governance.reading.offices import AUTHORITIES, begins, offices
from clsm.governance.reading.seats import (
    FOUR_PILLARS,
    PlaceShown,
    bodies,
    by_outcome,
    carries,
    every,
    existing,
    left_open,
    look_for,
    named,
    none_of,
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
    CENTRE_ORGANISATION,
)
from clsm.vocabulary import PILLARS
from clsm.words import Text, paragraph, set_apart

_TABLES: Final = frozenset({"plenary", "steering_committee"}) | GROUPS
"""The kinds of body that the guidance names: a bureau, a commission, a cell are none of them."""


def _tables(snapshot: Snapshot) -> Iterator[Instance]:
    """The bodies that are asked; one that speaks of situations one by one is composed for that alone."""
    return (body for body in existing(snapshot) if body.kind in _TABLES and not speaks_of_situations(body))


_FOUR_TOGETHER: Final = Text(
    fr="Les quatre piliers siègent ensemble : {who}.", en="The four pillars sit together: {who}."
)


_ELECTED_OR_THEIRS: Final = Text(
    fr="Élus locaux ou qui les représente", en="Local elected officials or whoever represents them"
)


_REPRESENTED: Final = Text(
    fr="Le guide admet les élus ou qui les représente : la place d’une commune ou d’une intercommunalité compte.",
    en="The guidance accepts elected officials or whoever represents them: the seat of a commune or of an "
    "intercommunal authority counts.",
)


def _at_table(snapshot: Snapshot, body: Instance, pillar: str) -> PlaceShown:
    """How far *pillar* is shown; an authority's seat is that of its elected officials or of their representative."""
    shown = shown_at_table(snapshot, body, pillar)
    if pillar != "elected" or shown.seats:
        return shown
    theirs = tuple(seat for seat in shown.perhaps if snapshot.sector(seat) in AUTHORITIES and sits(snapshot, seat))
    perhaps = tuple(seat for seat in shown.perhaps if seat not in theirs)
    return PlaceShown(seats=theirs, perhaps=perhaps, complete=shown.complete)


def _by_representatives(snapshot: Snapshot, pillars: dict[str, PlaceShown]) -> Iterator[Text]:
    """How the seat of an authority was read, where no seat of an elected official shows that they are there."""
    seats = [seat for seat in pillars["elected"].seats if isinstance(seat, Seat)]
    if seats and all(carries(snapshot, seat, "elected") is None for seat in seats):
        yield _REPRESENTED


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


def _pillars_in(snapshot: Snapshot, body: Instance, pillars: dict[str, PlaceShown]) -> Iterator[Text]:
    present, absent, unsaid = (by_outcome(pillars, outcome) for outcome in ("pass", "fail", "not_documented"))
    by_representatives = list(_by_representatives(snapshot, pillars))
    who = who_shows(snapshot, present, {**PILLARS, "elected": _ELECTED_OR_THEIRS} if by_representatives else PILLARS)
    yield heading_of(body)
    if len(present) == len(FOUR_PILLARS):
        yield _FOUR_TOGETHER.format(who=who)
    elif present:
        yield SEATED.format(who=who)
    yield from _open_places(snapshot, body, absent)
    yield from left_open(snapshot, unsaid)
    yield from not_listed(body, unsaid)
    yield from by_representatives


@rule(
    code="FR-G1",
    name=Text(
        fr="Les quatre piliers en plénière, au pilotage et dans les groupes",
        en="The four pillars in the plenary, the steering committee and the groups",
    ),
    what=Text(
        fr="La plénière, le comité de pilotage et les groupes de travail réunissent au moins des élus ou qui les "
        "représente, des responsables de la psychiatrie publique ou qui les représente, des personnes concernées et "
        "des aidants. Une place compte si elle est tenue en tant que membre, de droit ou par invitation permanente ; "
        "animer l’instance en est une. Un bureau, une commission, une cellule ne sont pas visés. Le guide y ajoute la "
        "coordination : voir FR-G1C.",
        en="The plenary, the steering committee and the working groups bring together at least elected officials or "
        "their representatives, heads of public psychiatry or theirs, people with lived experience and carers. A seat "
        "counts if it is held as a member, by right or by permanent invitation; so does chairing the body. A bureau, a "
        "commission, a cell are not meant. The guidance adds the coordinator: see FR-G1C.",
    ),
    why=Text(
        fr="Aucun des quatre ne voit seul la vie d’une personne dans la cité. Leur présence à chaque table fait "
        "qu’on décide avec, et non pour.",
        en="None of the four sees a person's life in the town alone. Their presence at each table means that things "
        "are decided with people, and not for them.",
    ),
    limits=Text(
        fr="La page du guide n’est pas datée : la règle vaut du premier jour où l’on est sûr qu’elle "
        "existait. Une place ne dit pas le poids qu’on y a.",
        en="The page of the guidance is undated: the rule holds from the first day on which it surely "
        "existed. A seat does not tell what weight one has in it.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_COMPOSITION, ARS_AURA_AURILLAC),
    applies_from=ON_SITE_2024,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="La ville, l’EPSM, le GEM et l’association des familles siègent dans chaque instance d’Ombreval.",
            en="The town, the hospital, the mutual-support group and the families' association sit in each body of "
            "Ombreval.",
        )
    ),
    breaks=lambda: example(
        Text(
            fr="La composition du groupe logement d’Ombreval est connue, et les familles n’y ont pas de place.",
            en="The composition of Ombreval's housing group is known, and families have no seat in it.",
        ),
        Remove("housing-group-families-member"),
    ),
)
def four_pillars(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for the four pillars in each body that the council composes."""
    for body in _tables(snapshot):
        pillars = {pillar: _at_table(snapshot, body, pillar) for pillar in FOUR_PILLARS}
        outcome = weakest(shown.outcome for shown in pillars.values())
        yield Finding(
            outcome=outcome,
            focus=body.id,
            because=paragraph(_pillars_in(snapshot, body, pillars)),
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
    name=Text(
        fr="La coordination en plénière, au pilotage et dans les groupes",
        en="The coordinator in the plenary, the steering committee and the groups",
    ),
    what=Text(
        fr="Là où un poste de coordination est documenté, la plénière, le comité de pilotage et les groupes de travail "
        "comptent aussi qui l’occupe, en tant que membre, de droit ou par invitation permanente.",
        en="Where the post of a coordinator is documented, the plenary, the steering committee and the working groups "
        "also count whoever holds it, as a member, by right or by permanent invitation.",
    ),
    why=Text(
        fr="La coordination relie ce qui se dit d’une table à l’autre ; y avoir sa place en toutes lettres évite que "
        "ce lien tienne à une personne.",
        en="The coordinator carries what is said from one table to the next; a place that is written down keeps this "
        "from resting on one person.",
    ),
    limits=Text(
        fr="Une coordination qui prépare et anime sans place inscrite n’est vue que là où la composition est connue.",
        en="A coordinator who prepares and leads without a recorded seat is only seen where the composition is known.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_COMPOSITION, ARS_AURA_AURILLAC),
    applies_from=ON_SITE_2024,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="La coordination d’Ombreval est invitée permanente de chaque instance.",
            en="Ombreval's coordinator is a permanent invitee of each body.",
        ),
        Add(COORDINATION),
        *COORDINATOR_SITS,
    ),
    breaks=lambda: example(
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
    for body in _tables(snapshot) if posts else ():
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
    fr="« {label} » : invitation permanente, avec voix consultative ({who}) ; le comité de pilotage pourrait proposer "
    "une place de membre.",
    en="“{label}”: invited permanently, with a consultative voice ({who}); the steering committee could make it a "
    "member.",
)


_PERHAPS_FULL: Final = Text(
    fr="« {label} » : invitation permanente ({who}). Le guide demande une pleine part, sans dire que seuls des membres "
    "la prennent : la voix que donne l’invitation le dirait.",
    en="“{label}”: invited permanently ({who}). The guidance asks for a full part, and does not say that only members "
    "take it: what voice the invitation gives would tell.",
)


def _full_part(snapshot: Snapshot, seat: Seat) -> bool | None:
    """Whether *seat* takes full part: as a member does; one by invitation as far as its voice is documented."""
    if seat.status != "permanent_invitee":
        return takes_full_part(snapshot, seat)
    voice = {"deliberative": True, "consultative": False}.get(seat.voice)
    return every(sits(snapshot, seat), voice)


def _full(snapshot: Snapshot, pillar: str, seat: Seat) -> bool | None:
    return every(_full_part(snapshot, seat), carries(snapshot, seat, pillar))


def _invited(snapshot: Snapshot, body: Instance, pillar: str) -> tuple[Seat, ...]:
    shown = shown_in(snapshot, body, pillar).seats
    return tuple(it for it in shown if isinstance(it, Seat) and it.status == "permanent_invitee")


def _parts_in(snapshot: Snapshot, body: Instance, parts: dict[str, PlaceShown]) -> Iterator[Text]:
    full, absent, unsaid = (by_outcome(parts, outcome) for outcome in ("pass", "fail", "not_documented"))
    invited = {pillar: seats for pillar in _FULL_PART if (seats := _invited(snapshot, body, pillar))}
    yield heading_of(body)
    if full:
        yield _FULL.format(who=who_shows(snapshot, full))
    for pillar in (*absent, *unsaid):
        if pillar in invited:
            sentence = _INVITED if pillar in absent else _PERHAPS_FULL
            yield sentence.format(label=PILLARS[pillar], who=named(snapshot, invited[pillar]))
    yield from _open_places(snapshot, body, (pillar for pillar in absent if pillar not in invited))
    others = {pillar: _without(shown, invited.get(pillar, ())) for pillar, shown in unsaid.items()}
    yield from left_open(snapshot, others, do=_TAKE_FULL_PART)
    uninvited_yet = {pillar: shown for pillar, shown in unsaid.items() if pillar not in invited}
    yield from not_listed(body, uninvited_yet, do=_TAKE_FULL_PART)


def _without(shown: PlaceShown, seats: tuple[Seat, ...]) -> PlaceShown:
    return attrs.evolve(shown, perhaps=tuple(seat for seat in shown.perhaps if seat not in seats))


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
        fill=_about_parts(parts, body) if outcome == "not_documented" else (),
    )


def _about_parts(parts: dict[str, PlaceShown], body: Instance) -> tuple[Fill, ...]:
    """What would settle who takes full part: the voice of those invited, and what leaves other seats open."""
    unsaid = [shown for shown in parts.values() if shown.outcome == "not_documented"]
    invited = {seat for shown in unsaid for seat in shown.perhaps if seat.status == "permanent_invitee"}
    voices = (Fill(id=seat.id, field="voice", usually_in=MEMBERS) for seat in sorted(invited, key=lambda seat: seat.id))
    others = about_seats((_without(shown, tuple(invited)) for shown in unsaid), (body,))
    return tuple(dict.fromkeys((*voices, *others)))


def _full_seat(snapshot: Snapshot, body: Instance, pillar: str) -> Add | Replace:
    """Make the first permanent invitee a member, or open a seat where nobody is invited."""
    invited = _invited(snapshot, body, pillar)
    if not invited:
        return place_for(snapshot, body, pillar)
    # its id stays, so that whatever names the seat still finds it
    return Replace(invited[0].id, id=invited[0].id, status="member", voice="not_documented")


@rule(
    code="FR-G2",
    name=Text(
        fr="Usagers et aidants prennent pleinement part au pilotage",
        en="Service users and carers take full part in steering",
    ),
    what=Text(
        fr="Les représentants des personnes concernées et des aidants prennent pleinement part au comité de pilotage. "
        "Un membre ou un membre de droit le fait ; qui est invité en permanence aussi, si sa voix est délibérative. "
        "Là où la voix d’une invitation n’est pas documentée, la question reste ouverte.",
        en="The representatives of people with lived experience and of carers take full part in the steering "
        "committee. A member does, or one who sits by right; so does one invited permanently whose voice is "
        "deliberative. Where the voice of an invitation is not documented, the question stays open.",
    ),
    why=Text(
        fr="Le comité de pilotage fixe les priorités : qui en est membre les fixe avec les autres.",
        en="The steering committee sets the priorities: who is a member sets them with the others.",
    ),
    limits=Text(
        fr="La pleine part se lit au statut et à la voix : le temps de parole, la préparation, l’accueil "
        "ne se lisent pas.",
        en="Full part is read from status and voice: speaking time, preparation and welcome are not read.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_ORGANISATION,),
    applies_from=ON_SITE,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="Le GEM et l’association des familles sont membres du comité de pilotage d’Ombreval.",
            en="The mutual-support group and the families' association are members of Ombreval's steering committee.",
        )
    ),
    breaks=lambda: example(
        Text(
            fr="L’association des familles est invitée en permanence au comité de pilotage d’Ombreval, avec une voix "
            "consultative.",
            en="The families' association is permanently invited to Ombreval's steering committee, with a consultative "
            "voice.",
        ),
        Replace("committee-families-member", status="permanent_invitee", voice="consultative"),
    ),
)
def full_part(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for both pillars among the members of each steering committee."""
    committees = list(bodies(snapshot, "steering_committee"))
    for committee in committees:
        yield _part_taken(snapshot, committee)
    if not committees:
        because = none_of(snapshot, "steering_committee")
        yield Finding(outcome="not_applicable", focus=snapshot.council.id, because=because)


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
    limits=Text(
        fr="Un atelier qui porte un autre nom n’est pas reconnu.",
        en="A workshop of another name is not recognised.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_ORGANISATION,),
    applies_from=ON_SITE,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="L’atelier santé ville d’Ombreval est membre du comité de pilotage.",
            en="Ombreval's town health workshop is a member of the steering committee.",
        ),
        Add(_HEALTH_WORKSHOP),
        Add(Seat(holder="health-workshop", status="member"), to="committee"),
    ),
    breaks=lambda: example(
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
