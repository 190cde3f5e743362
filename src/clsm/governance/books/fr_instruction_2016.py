"""The rulebook ``fr-instruction-2016``: what the instruction of 30 September 2016 expects.

The instruction binds the administration, not the communes: its rules are expectations. It was
completed, not replaced, by the instruction of 13 May 2025.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot
from clsm.dates import PartialDate, Period
from clsm.entities.actors import Actor
from clsm.entities.agreements import Agreement
from clsm.entities.instances import Instance, Post, Seat
from clsm.governance.books.examples import DAY, example
from clsm.governance.engine.rules import Fill, Finding, Rulebook, rule
from clsm.governance.engine.words import MINUTES_OR_RULES, SEATED
from clsm.governance.reading.contracts import agreements
from clsm.governance.reading.endings import Answer, Words, stands
from clsm.governance.reading.filling import FOUNDING_TEXT, about_lists, about_seats, about_sector
from clsm.governance.reading.offices import AUTHORITIES, CHAIRS, begins, free_id, offices, speaks_for
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
    none_of,
    sits,
    weakest,
    who_shows,
)
from clsm.governance.texts.sources import CENTRE_ORGANISATION, INSTRUCTION_2016, MAIRE_INFO_2016, PLANPSY_2016
from clsm.vocabulary import AGREEMENT_KINDS, INSTANCE_KINDS, PILLARS, SECTORS
from clsm.words import Text, paragraph, set_apart

_FROM: Final = PartialDate.parse("2016-09-30")

# ---------------------------------------------------------------- FR-I1

_CHAIRED: Final = Text(
    fr="{body} – Un élu local en assure la présidence : {who}.",
    en="{body} – A local elected official is in the chair: {who}.",
)
_CHAIRED_BY_OTHERS: Final = Text(
    fr="{body} – Présidence documentée : {who}. Un élu local pourrait la prendre ou la partager.",
    en="{body} – Documented in the chair: {who}. A local elected official could take the chair, or share it.",
)
_ELECTED_OR_NOT: Final = Text(
    fr="{body} – Présidence : {who}. Les sources ne disent pas s’il s’agit d’un élu local.",
    en="{body} – In the chair: {who}. The sources do not say whether this is a local elected official.",
)
_VACANT: Final = Text(
    fr="{body} – La présidence est vacante ; qui préside entre-temps n’est pas documenté.",
    en="{body} – The chair is vacant; who presides in the meantime is not documented.",
)
_NO_CHAIR: Final = Text(
    fr="{body} – Qui préside cette instance n’est pas dit.", en="{body} – Who chairs this body is not said."
)
_OVER_THE_COUNCIL: Final = Text(
    fr="{body} – Présidence du conseil : {who} ({seen}) ; qui préside cette instance n’est pas dit.",
    en="{body} – Presiding over the council: {who} ({seen}); who chairs this body is not said.",
)
_UNDATED: Final = Text(fr="sans date", en="undated")
_REPRESENTED: Final = Text(
    fr="{body} – Présidence : {who}. Pour le comité de pilotage, le guide dit : le maire ou son représentant ; qui "
    "préside pour une commune ou une intercommunalité compte.",
    en="{body} – In the chair: {who}. Of the steering committee the guidance says: the mayor or their representative; "
    "whoever is in the chair for a commune or an intercommunal authority counts.",
)
_BY_ITS_RULES: Final = Text(
    fr="{body} – Ses propres règles confient la présidence à : {who}. C’est une indication, pas un relevé.",
    en="{body} – Its own rules give the chair to: {who}. This is a statement, not a record.",
)
_MAYOR: Final = Text(
    fr="Maire, président de l’intercommunalité, ou élu qui le représente",
    en="Mayor, head of the intercommunal authority, or an elected representative",
)


def _is_of_an_authority(snapshot: Snapshot, post: Post) -> bool:
    """Whether a source lists somebody of a commune or of an intercommunal authority in the office of *post*."""
    holder = snapshot.council.find(post.holder) if post.holder else None
    return isinstance(holder, Actor) and holder.sector in AUTHORITIES and post.evidence != "claimed"


def _chairing(snapshot: Snapshot, body: Instance) -> Finding:
    posts = list(offices(snapshot, CHAIRS, body.id))
    held = {post: speaks_for(snapshot, post, "elected") for post in posts if not post.vacant}
    elected = [post for post, answer in held.items() if answer]
    unsaid = [post for post, answer in held.items() if answer is None]
    if body.kind == "steering_committee" and not elected:
        theirs = [post for post in held if _is_of_an_authority(snapshot, post)]
        if theirs:
            because = _REPRESENTED.format(body=body.name, who=named(snapshot, theirs))
            ids = (body.id, *(post.id for post in theirs))
            return Finding(outcome="pass", focus=body.id, because=because, evidence=ids)
    rules = body.procedure.chaired_by if body.procedure else None
    who = set_apart(PILLARS[pillar] for pillar in sorted(rules or ()))
    evidence: tuple[str, ...] = (body.id, *(post.id for post in posts))
    if elected:
        because = _CHAIRED.format(body=body.name, who=named(snapshot, elected))
        return Finding(outcome="pass", focus=body.id, because=because, evidence=(body.id, *(it.id for it in elected)))
    if rules == frozenset({"elected"}) and (unsaid or not held):
        because = _BY_ITS_RULES.format(body=body.name, who=who)
        return Finding(outcome="pass", focus=body.id, because=because, evidence=evidence)
    if unsaid:
        because = _ELECTED_OR_NOT.format(body=body.name, who=named(snapshot, unsaid))
        fill = tuple(Fill(id=post.id, field="pillars", usually_in=MINUTES_OR_RULES) for post in unsaid)
        return Finding(outcome="not_documented", focus=body.id, because=because, evidence=evidence, fill=fill)
    if held or (rules and not rules & {"elected", "not_documented"}):
        by_others = _CHAIRED_BY_OTHERS.format(body=body.name, who=named(snapshot, held))
        because = by_others if held else _BY_ITS_RULES.format(body=body.name, who=who)
        fix = (_elected_chair(snapshot, body),)
        return Finding(outcome="fail", focus=body.id, because=because, evidence=evidence, fix=fix)
    over = [post for post in offices(snapshot, CHAIRS) if post.body is None and not post.vacant]
    because = (_VACANT if posts else _NO_CHAIR).format(body=body.name)
    if over and not posts:
        shown = [date for post in over if (date := snapshot.council.last_shown(post))]
        seen = Text.same(str(max(date.year for date in shown))) if shown else _UNDATED
        because = _OVER_THE_COUNCIL.format(body=body.name, who=named(snapshot, over), seen=seen)
    evidence = (*evidence, *(post.id for post in over))
    fill = (Fill(id=snapshot.council.id, field="posts", usually_in=MINUTES_OR_RULES),)
    return Finding(outcome="not_documented", focus=body.id, because=because, evidence=evidence, fill=fill)


def _elected_chair(snapshot: Snapshot, body: Instance) -> Add:
    return Add(
        Post(
            id=free_id(snapshot.council, f"{body.id}-elected-chair"),
            function="chair",
            body=body.id,
            label=_MAYOR,
            pillars=frozenset({"elected"}),
            period=begins(snapshot),
        )
    )


def _chair(body: str, holder: str, pillar: str) -> Add:
    """A chair, for the examples."""
    period = Period(start=PartialDate.parse(DAY), end="open")
    pillars = frozenset({pillar})
    return Add(Post(id=f"{body}-chair", function="chair", body=body, holder=holder, pillars=pillars, period=period))


@rule(
    code="FR-I1",
    name=Text(
        fr="Un élu local préside la plénière et le comité de pilotage",
        en="An elected official chairs the plenary and the steering committee",
    ),
    what=Text(
        fr="L’assemblée plénière est présidée par le maire, par le président de l’intercommunalité, ou par l’élu qui "
        "le représente ; le comité de pilotage par le maire ou son représentant, sans que le guide dise que celui-ci "
        "est élu. Une présidence partagée le respecte. Qui préside le conseil dans son ensemble ne dit pas encore qui "
        "préside chacune.",
        en="The plenary is chaired by the mayor, by the head of the intercommunal authority, or by an elected "
        "representative; the steering committee by the mayor or their representative, whom the guidance does not call "
        "elected. A shared chair keeps it. Who presides over the council as a whole does not yet say who chairs each "
        "of them.",
    ),
    why=Text(
        fr="La santé mentale se joue aussi dans le logement, l’école, la culture, la rue : un élu qui préside engage "
        "la commune à en tenir compte.",
        en="Mental health is also made in housing, schools, culture and the street: an elected official in the chair "
        "commits the town to take it into account.",
    ),
    limits=Text(
        fr="L’instruction n’a été lue que par des citations. La règle ne dit rien de qui anime les séances.",
        en="The instruction was read in quotation only. The rule says nothing of who leads the meetings.",
    ),
    strength="expected",
    level="instruction",
    sources=(INSTRUCTION_2016, MAIRE_INFO_2016, PLANPSY_2016, CENTRE_ORGANISATION),
    applies_from=_FROM,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="Un élu d’Ombreval préside la plénière et le comité de pilotage.",
            en="An elected official of Ombreval chairs the plenary and the steering committee.",
        ),
        _chair("plenary", "ombreval", "elected"),
        _chair("committee", "ombreval", "elected"),
    ),
    breaks=lambda: example(
        Text(
            fr="Un élu d’Ombreval préside la plénière ; l’EPSM préside seul le comité de pilotage.",
            en="An elected official of Ombreval chairs the plenary; the hospital alone chairs the steering committee.",
        ),
        _chair("plenary", "ombreval", "elected"),
        _chair("committee", "hospital", "public_psychiatry"),
    ),
)
def chaired_by_an_elected_official(snapshot: Snapshot) -> Iterator[Finding]:
    """Look at who chairs each plenary and each steering committee."""
    for kind in _EXPECTED:
        for body in bodies(snapshot, kind):
            yield _chairing(snapshot, body)


# ---------------------------------------------------------------- FR-I3

_EXPECTED: Final[Mapping[str, Words]] = MappingProxyType(
    {
        "plenary": Words(
            there=Text(
                fr="L’assemblée plénière est documentée ({names}).",
                en="The plenary is documented ({names}).",
            ),
            ended=Text(
                fr="L’assemblée plénière a pris fin ({names}) et aucune autre n’est documentée depuis.",
                en="The plenary came to an end ({names}), and no other is documented since.",
            ),
        ),
        "steering_committee": Words(
            there=Text(
                fr="Le comité de pilotage est documenté ({names}).",
                en="The steering committee is documented ({names}).",
            ),
            ended=Text(
                fr="Le comité de pilotage a pris fin ({names}) et aucun autre n’est documenté depuis.",
                en="The steering committee came to an end ({names}), and no other is documented since.",
            ),
        ),
    }
)


def _standing(snapshot: Snapshot, kind: str) -> Answer:
    ever = (body for body in snapshot.council.instances if body.kind == kind)
    words = attrs.evolve(_EXPECTED[kind], unsaid=none_of(snapshot, kind))
    return stands(bodies(snapshot, kind), ever, snapshot.date, words)


def _new_body(snapshot: Snapshot, kind: str) -> Add:
    id = free_id(snapshot.council, kind.replace("_", "-"))
    return Add(Instance(id=id, name=INSTANCE_KINDS[kind], kind=kind, period=begins(snapshot)))


@rule(
    code="FR-I3",
    name=Text(
        fr="Une assemblée plénière et un comité de pilotage",
        en="A plenary and a steering committee",
    ),
    what=Text(
        fr="Un conseil se réunit au moins en deux instances : une assemblée plénière et un comité de pilotage.",
        en="A council meets in two bodies at least: a plenary and a steering committee.",
    ),
    why=Text(
        fr="Dans l’une, tous les partenaires se retrouvent et débattent ; dans l’autre, un groupe plus petit fixe les "
        "priorités et suit leur mise en œuvre.",
        en="In the one, all partners come together and debate; in the other, a smaller group sets priorities and "
        "follows them up.",
    ),
    limits=Text(
        fr="Aucun dossier ne dit que sa liste d’instances est entière : celle qui n’y est pas n’est "
        "jamais dite absente du conseil.",
        en="No file says that its list of bodies is whole: one that is not in it is never said to be "
        "missing from the council.",
    ),
    strength="expected",
    level="instruction",
    sources=(INSTRUCTION_2016, MAIRE_INFO_2016, PLANPSY_2016),
    applies_from=_FROM,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="Ombreval a une assemblée plénière et un comité de pilotage.",
            en="Ombreval has a plenary and a steering committee.",
        )
    ),
    breaks=lambda: example(
        Text(
            fr="L’assemblée plénière d’Ombreval a pris fin en 2022 et aucune autre n’est documentée depuis.",
            en="Ombreval's plenary came to an end in 2022, and no other is documented since.",
        ),
        Replace(
            "plenary",
            period=Period(start=PartialDate(year=2018), end=PartialDate(year=2022)),
            meetings=(),
            recorded=None,
        ),
    ),
)
def two_bodies(snapshot: Snapshot) -> Iterator[Finding]:
    """Say of both kinds whether one stands, has ended, or is not documented."""
    answers = {kind: _standing(snapshot, kind) for kind in _EXPECTED}
    outcome = weakest(answer.outcome for answer in answers.values())
    unsaid = outcome == "not_documented"
    yield Finding(
        outcome=outcome,
        focus=snapshot.council.id,
        because=paragraph(answer.because for answer in answers.values()),
        evidence=tuple(id for answer in answers.values() for id in answer.evidence),
        fix=tuple(_new_body(snapshot, kind) for kind, answer in answers.items() if answer.outcome == "fail"),
        fill=(Fill(id=snapshot.council.id, field="instances", usually_in=FOUNDING_TEXT),) if unsaid else (),
    )


# ---------------------------------------------------------------- FR-I7

_SIDES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "elected": PILLARS["elected"],
        "mental_health": Text(fr="Acteurs de la santé mentale", en="Mental-health services"),
        "residents": Text(fr="Habitants", en="Residents"),
        "user_associations": Text(fr="Associations d’usagers", en="Service users' associations"),
        "users": Text(fr="Usagers eux-mêmes", en="Service users themselves"),
        "carers": PILLARS["carers"],
        "agency": Text(fr="Agence régionale de santé", en="Regional health agency"),
        "prefect": Text(fr="Préfecture, services de l’État", en="Prefecture, State services"),
    }
)
"""Whom the instruction wants brought together."""

_SECTORS_OF: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "mental_health": ("psychiatric_hospital", "adult_psychiatry", "child_psychiatry"),
        "residents": ("residents",),
        "user_associations": ("service_user_association", "mutual_support_group"),
        # its members are service users, and run it
        "users": ("mutual_support_group",),
        "agency": ("regional_health_agency",),
        "prefect": ("state_services",),
    }
)
"""The sectors whose seats are those of a side."""

_PILLAR_OF: Final[Mapping[str, str]] = MappingProxyType(
    {"elected": "elected", "mental_health": "public_psychiatry", "users": "people_concerned", "carers": "carers"}
)

_ALL_THERE: Final = Text(fr="Toutes les parties attendues siègent : {who}.", en="All sides expected sit there: {who}.")
_COULD_OPEN: Final = Text(
    fr="Toutes les compositions sont connues ; une place pourrait être ouverte pour : {sides}.",
    en="Every composition is known; a seat could be opened for: {sides}.",
)
_UNKNOWN: Final = Text(
    fr="Les compositions n’étant pas toutes connues, on ne peut dire si siègent : {sides}.",
    en="As not every composition is known, it cannot be said whether these sit somewhere: {sides}.",
)


def _is_of(snapshot: Snapshot, side: str, seat: Seat) -> bool | None:
    """Whether *seat* is that of the *side*: by where its holder works, or by what it stands for."""
    sector, pillars = snapshot.sector(seat), snapshot.pillars(seat)
    if sector in _SECTORS_OF.get(side, ()):
        return sits(snapshot, seat)
    if side in _PILLAR_OF:
        answer = carries(snapshot, seat, _PILLAR_OF[side])
        # an association may send somebody else
        return every(sits(snapshot, seat), None if answer and side == "users" and seat.holder else answer)
    perhaps_users = sector == "health_users_representation" or "people_concerned" in pillars
    if side == "user_associations" and perhaps_users:
        return every(sits(snapshot, seat), None)
    unknown = (sector == "not_documented" or sector not in SECTORS) and pillars <= {"not_documented", "none"}
    return every(sits(snapshot, seat), None if unknown else False)


def _told(snapshot: Snapshot, sides: Mapping[str, PlaceShown]) -> Iterator[Text]:
    there, missing, unsaid = (by_outcome(sides, outcome) for outcome in ("pass", "fail", "not_documented"))
    if len(there) == len(_SIDES):
        yield _ALL_THERE.format(who=who_shows(snapshot, there, _SIDES))
    elif there:
        yield SEATED.format(who=who_shows(snapshot, there, _SIDES))
    if missing:
        yield _COULD_OPEN.format(sides=set_apart(_SIDES[side] for side in missing))
    yield from left_open(snapshot, unsaid, labels=_SIDES)
    if unlisted := [_SIDES[side] for side, shown in unsaid.items() if not shown.perhaps]:
        yield _UNKNOWN.format(sides=set_apart(unlisted))


def _place(snapshot: Snapshot, side: str, plenary: str) -> Add:
    pillar = _PILLAR_OF.get(side)
    seat = Seat(
        label=_SIDES[side],
        holder_kind="category",
        sector=None if pillar else _SECTORS_OF[side][0],
        status="member",
        pillars=frozenset({pillar}) if pillar else None,
        period=begins(snapshot),
    )
    return Add(seat, to=plenary)


@rule(
    code="FR-I7",
    name=Text(fr="Toutes les parties réunies", en="All sides brought together"),
    what=Text(
        fr="Le conseil réunit des élus, des acteurs de la santé mentale, des habitants, des associations d’usagers et "
        "des usagers, des aidants ou leurs associations, l’agence régionale de santé et la préfecture. Une place dans "
        "une instance du conseil, même par invitation permanente, suffit. Un groupe d’entraide mutuelle, que ses "
        "membres font vivre, compte pour les usagers et pour leurs associations.",
        en="The council brings together elected officials, mental-health services, residents, service users and "
        "their associations, carers or theirs, the regional health agency and the prefecture. A seat in a body of "
        "the council, even by permanent invitation, is enough. A mutual-support group, which its members run, "
        "counts for service users and for their associations.",
    ),
    why=Text(
        fr="Chacun détient une partie de la réponse : le soin, le droit, l’argent, la vie de quartier, l’expérience.",
        en="Each holds a part of the answer: care, rights, money, life in the neighbourhood, experience.",
    ),
    limits=Text(
        fr="Les parties sont cherchées dans tout le conseil, non à chaque table. Un secteur ne dit pas "
        "toujours de quel côté parle une place.",
        en="The sides are looked for in the whole council, and not at each table. A sector does not "
        "always tell on whose behalf a seat speaks.",
    ),
    strength="expected",
    level="instruction",
    sources=(INSTRUCTION_2016, PLANPSY_2016),
    applies_from=_FROM,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="À la plénière d’Ombreval siègent aussi des habitants, l’agence régionale de santé et la préfecture.",
            en="Residents, the regional health agency and the prefecture also sit in Ombreval's plenary.",
        )
    ),
    breaks=lambda: example(
        Text(
            fr="Toutes les compositions sont connues, et les habitants n’ont de place dans aucune instance d’Ombreval.",
            en="Every composition is known, and residents have no seat in any body of Ombreval.",
        ),
        Remove("plenary-residents-member"),
    ),
)
def all_sides(snapshot: Snapshot) -> Iterator[Finding]:
    """Look for each side over the whole council, partners' bodies aside."""
    council_bodies = [body for body in existing(snapshot) if body.kind != "external"]
    seats = [seat for body in council_bodies for seat in body.seats]
    plenaries = [body.id for body in council_bodies if body.kind == "plenary"]
    complete = bool(plenaries) and all(body.composition == "complete" for body in council_bodies)
    sides = {side: look_for(seats, partial(_is_of, snapshot, side), complete=complete) for side in _SIDES}
    outcome = weakest(shown.outcome for shown in sides.values())
    unsaid = by_outcome(sides, "not_documented")
    sectors = (
        about_sector(snapshot, seat)
        for side, shown in unsaid.items()
        if side not in _PILLAR_OF
        for seat in shown.perhaps
    )
    pillars = (shown for side, shown in unsaid.items() if side in _PILLAR_OF)
    bodies_unknown = [] if plenaries else [Fill(id=snapshot.council.id, field="instances", usually_in=FOUNDING_TEXT)]
    fill = dict.fromkeys((*about_seats(pillars, ()), *sectors, *about_lists(council_bodies), *bodies_unknown))
    where = () if outcome == "pass" else (body.id for body in council_bodies)
    yield Finding(
        outcome=outcome,
        focus=snapshot.council.id,
        because=paragraph(_told(snapshot, sides)),
        evidence=(*(id for shown in sides.values() for id in shown.ids), *where),
        fix=tuple(_place(snapshot, side, plenaries[0]) for side in by_outcome(sides, "fail")),
        fill=tuple(fill) if outcome == "not_documented" else (),
    )


# ---------------------------------------------------------------- FR-I8

_INTERNAL_RULES: Final = Words(
    there=Text(fr="Un règlement intérieur est documenté ({names}).", en="Internal rules are documented ({names})."),
    ended=Text(
        fr="Le règlement intérieur a cessé de valoir ({names}) et aucun autre n’est documenté depuis.",
        en="The internal rules came to an end ({names}), and none are documented since.",
    ),
    unsaid=Text(fr="Aucun règlement intérieur n’est documenté.", en="No internal rules are documented."),
)
_BEING_WRITTEN: Final = Text(
    fr="Un règlement intérieur est en cours d’écriture ({names}) ; s’il est adopté n’est pas documenté.",
    en="Internal rules are being drafted ({names}); whether they are adopted is not documented.",
)
_ADOPTION: Final = Text(
    fr="le compte rendu de la réunion qui l’adopte", en="the minutes of the meeting that adopts them"
)


def _adopted(end: str | None = None) -> Add:
    """Internal rules of 2018, for the examples."""
    period = Period(start=PartialDate(year=2018), end=PartialDate.parse(end) if end else "open")
    name = AGREEMENT_KINDS["internal_rules"]
    return Add(Agreement(id="internal-rules", name=name, kind="internal_rules", state="adopted", period=period))


@rule(
    code="FR-I8",
    name=Text(fr="Un règlement intérieur", en="Internal rules"),
    what=Text(
        fr="Chaque conseil écrit son règlement intérieur ; le guide ne dit pas qui l’écrit. Une charte ou des statuts "
        "n’en tiennent pas lieu.",
        en="Each council writes its internal rules; the guidance does not say who does. A charter or statutes do not "
        "stand in for them.",
    ),
    why=Text(
        fr="Qui arrive plus tard, ou pèse moins, peut y lire comment on siège, comment on décide et ce qui reste entre "
        "nous.",
        en="Whoever comes later, or weighs less, can read there how people sit, how they decide and what stays among "
        "them.",
    ),
    limits=Text(
        fr="Ce que dit le règlement n’est pas lu, ni qui l’a adopté.",
        en="What the internal rules say is not read, nor who adopted them.",
    ),
    strength="expected",
    level="instruction",
    sources=(INSTRUCTION_2016, PLANPSY_2016, CENTRE_ORGANISATION),
    applies_from=_FROM,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval a adopté un règlement intérieur en 2018.",
            en="Ombreval's steering committee adopted internal rules in 2018.",
        ),
        _adopted(),
    ),
    breaks=lambda: example(
        Text(
            fr="Le règlement intérieur d’Ombreval valait jusqu’en 2022, et aucun autre n’est documenté depuis.",
            en="Ombreval's internal rules held until 2022, and none are documented since.",
        ),
        _adopted(end="2022"),
    ),
)
def internal_rules(snapshot: Snapshot) -> Iterator[Finding]:
    """Say whether internal rules stand, have ended, or are not documented."""
    council, texts = snapshot.council, agreements(snapshot, "internal_rules")
    drafts = [text for text in texts if text.state == "drafting"]
    ever = (text for text in council.agreements if text.kind == "internal_rules")
    answer = stands(
        (text for text in texts if text.state not in ("drafting", "ended")), ever, snapshot.date, _INTERNAL_RULES
    )
    new = Agreement(
        id=free_id(council, "internal-rules"),
        name=AGREEMENT_KINDS["internal_rules"],
        kind="internal_rules",
        state="adopted",
        period=begins(snapshot),
    )
    fill = [Fill(id=text.id, field="state", usually_in=_ADOPTION) for text in drafts]
    drafted = _BEING_WRITTEN.format(names=set_apart(text.name for text in drafts))
    if drafts and answer.outcome != "pass":
        answer = Answer(outcome="not_documented", because=drafted, evidence=tuple(text.id for text in drafts))
    yield Finding(
        outcome=answer.outcome,
        focus=council.id,
        because=answer.because,
        evidence=answer.evidence,
        fix=(Add(new),) if answer.outcome == "fail" else (),
        fill=tuple(fill or [Fill(id=council.id, field="agreements", usually_in=_ADOPTION)])
        if answer.outcome == "not_documented"
        else (),
    )


RULEBOOK: Final = Rulebook(
    name="fr-instruction-2016",
    title=Text(fr="L’instruction du 30 septembre 2016", en="The instruction of 30 September 2016"),
    council_kinds=frozenset({"clsm"}),
    rules=(chaired_by_an_elected_official, two_bodies, all_sides, internal_rules),
)
