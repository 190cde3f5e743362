"""The rulebook ``fr-guide``: what the guidance of the national resource centre for councils proposes.

Guidance binds nobody. A council may well have its reasons to do otherwise; a difference is called
that, and the words name the body that could open a place.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot
from clsm.dates import Frequency, PartialDate
from clsm.governance.examples import example
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
    takes_full_part,
    weakest,
    who_shows,
)
from clsm.governance.rules import Finding, Rulebook, rule
from clsm.governance.sources import (
    ARS_AURA_AURILLAC,
    CENTRE_COMPOSITION,
    CENTRE_CREATION,
    CENTRE_ORGANISATION,
    PLANPSY_2016,
)
from clsm.governance.words import NO_PLENARY, NO_STEERING_COMMITTEE, both, joined, rows
from clsm.instances import Instance, Seat
from clsm.language import Text
from clsm.vocabulary import PILLARS

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
        "invitation permanente ; animer l'instance en est une. Le guide y ajoute la coordination, que cette règle ne "
        "cherche pas.",
        en="Each body of the council brings together at least elected officials, public psychiatry, people with "
        "lived experience and carers. A seat counts if it is held as a member, by right or by permanent invitation; "
        "so does chairing the body. "
        "The guidance adds the coordinator, for whom this rule does not look.",
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
    )


def _full_seat(today: Snapshot, body: Instance, pillar: str) -> Add | Replace:
    """Make the first permanent invitee a member, or open a seat where nobody is invited."""
    invited = _invited(today, body, pillar)
    return Replace(invited[0].id, status="member") if invited else seat_to_open(body.id, pillar, today.date)


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


# ---------------------------------------------------------------- FR-I4

_A_YEAR_HOLDS: Final = {"week": 52, "month": 12, "year": 1}

_RECORDED: Final = Text(
    fr="{body} – Réunions consignées en {year} : {count}.",
    en="{body} – Meetings recorded in {year}: {count}.",
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


def _at_least_yearly(frequency: Frequency) -> bool:
    return frequency.every <= frequency.low * _A_YEAR_HOLDS[frequency.unit]


def _yearly(today: Snapshot, plenary: Instance) -> Finding:
    """Judge the last whole calendar year before the day, so that a meeting later this year is not missed early."""
    year = PartialDate(year=today.date.year - 1)
    days = recorded_days(plenary, today.date)
    if days and days[0] <= year.first and year.last <= days[1]:
        held = sorted(meeting.id for meeting in plenary.meetings if meeting.date.year == year.year)
        return Finding(
            outcome="pass" if held else "fail",
            focus=plenary.id,
            because=_RECORDED.format(body=plenary.name, year=year, count=len(held)),
            evidence=(plenary.id, *held),
        )
    if plenary.frequency is None:
        sentence = _NO_RHYTHM.format(body=plenary.name)
        return Finding(outcome="not_documented", focus=plenary.id, because=sentence, evidence=(plenary.id,))
    return Finding(
        outcome="pass" if _at_least_yearly(plenary.frequency) else "fail",
        focus=plenary.id,
        because=_STATED.format(body=plenary.name, frequency=both(plenary.frequency.say)),
        evidence=(plenary.id,),
    )


@rule(
    code="FR-I4",
    name=Text(fr="Une plénière au moins une fois par an", en="A plenary at least once a year"),
    what=Text(
        fr="L'assemblée plénière se réunit au moins une fois par an. La dernière année civile entière est regardée si "
        "toutes ses réunions sont consignées, sinon le rythme que la plénière indique elle-même. Les pages plus "
        "récentes du centre de ressources le disent plus souplement : environ une fois par an.",
        en="The plenary meets at least once a year. The last whole calendar year is looked at where all its meetings "
        "are recorded, otherwise the rhythm that the plenary itself states. Newer pages of the resource centre say "
        "it more softly: about once a year.",
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
        yield _yearly(today, plenary)
    if not plenaries:
        yield Finding(outcome="not_applicable", focus=today.council.id, because=NO_PLENARY)


RULEBOOK: Final = Rulebook(
    name="fr-guide",
    title=Text(fr="Les repères du centre national de ressources", en="Guidance of the national resource centre"),
    rules=(four_pillars, full_part, yearly_plenary),
)
