"""OW-3 to OW-5: places promised, who chairs, mandates."""

import datetime
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final, cast

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.instances import Instance, Post, Seat
from clsm.entities.procedures import Procedure, PromisedPlaces
from clsm.governance.books.examples import example
from clsm.governance.books.own_word.shared import by_rules, written_rules
from clsm.governance.engine.rules import Fill, Finding, Outcome, rule
from clsm.governance.engine.words import heading_of
from clsm.governance.reading.contracts import years_later
from clsm.governance.reading.filling import MEMBERS
from clsm.governance.reading.offices import begins, free_id, offices, speaks_for
from clsm.governance.reading.seats import (
    carries,
    every,
    look_for,
    named,
    seat_to_open,
    shown_in,
    takes_full_part,
    weakest,
)
from clsm.governance.reading.several import Fix, Item, Words, together
from clsm.governance.texts.sources import OWN_DOCUMENTS
from clsm.vocabulary import PILLARS
from clsm.words import Text, paragraph, set_apart


def _chair(start: str) -> Add:
    """An elected official has chaired the steering committee of Ombreval since *start*."""
    return Add(
        Post(
            id="committee-chair",
            function="chair",
            body="committee",
            holder="ombreval",
            pillars=frozenset({"elected"}),
            period=Period(start=PartialDate.parse(start), end=OPEN),
        )
    )


_PLACES: Final = Text(fr="Places promises : {which}.", en="Places promised: {which}.")


_PROMISE: Final = Text(fr="{label}, {n} au moins", en="{label}, at least {n}")


_THERE: Final = Text(fr="Toutes sont tenues.", en="All of them are held.")


_STILL_OPEN: Final = Text(fr="Il en reste à ouvrir pour : {which}.", en="There are some to open for: {which}.")


_NOT_TOLD: Final = Text(
    fr="Les places documentées ne permettent pas de le dire pour : {which}.",
    en="The documented seats do not tell for: {which}.",
)


def _full(snapshot: Snapshot, pillar: str, seat: Seat) -> bool | None:
    return every(takes_full_part(snapshot, seat), carries(snapshot, seat, pillar))


def _place(snapshot: Snapshot, body: Instance, promised: PromisedPlaces) -> tuple[Outcome, tuple[Seat, ...], int]:
    """Whether the places *promised* are held, the seats that tell, and how many are to open."""
    complete = body.composition == "complete"
    shown = look_for(body.seats, partial(_full, snapshot, promised.pillar), complete=complete)
    seats = tuple(seat for seat in shown.seats if isinstance(seat, Seat))
    open_places = promised.at_least - sum(seat.count or 1 for seat in seats)
    if open_places <= 0:
        return "pass", seats, 0
    # how many sit on a seat that has no count is not known
    doubtful = (*shown.perhaps, *(seat for seat in seats if seat.count is None))
    return "not_documented" if doubtful or not complete else "fail", (*seats, *shown.perhaps), open_places


def _opened(snapshot: Snapshot, body: Instance, promised: PromisedPlaces, count: int) -> Fix:
    """Make permanent invitees of that pillar members, then open what is still promised."""
    invited = [
        seat
        for seat in shown_in(snapshot, body, promised.pillar).seats
        if isinstance(seat, Seat) and takes_full_part(snapshot, seat) is False
    ]
    raised = tuple(Replace(seat.id, id=seat.id, status="member") for seat in invited[:count])
    left = count - sum(seat.count or 1 for seat in invited[:count])
    if left <= 0:
        return raised
    opened = cast(Seat, seat_to_open(body.id, promised.pillar, snapshot.date).entity)
    return (*raised, Add(attrs.evolve(opened, count=left), to=body.id))


@rule(
    code="OW-3",
    name=Text(fr="Les places promises sont tenues", en="The places that were promised are held"),
    what=Text(
        fr="Les règles écrites d’une instance gardent des places, comme membres à part entière, pour certains "
        "piliers. Elles sont comptées dans sa composition.",
        en="The written rules of a body keep places, as full members, for certain pillars. They are counted in its "
        "composition.",
    ),
    why=Text(
        fr="Une place écrite est une invitation : elle ne vaut que si quelqu’un peut s’y asseoir.",
        en="A place in writing is an invitation: it is worth something once somebody can sit on it.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=example(
        Text(
            fr="Le comité de pilotage d’Ombreval garde une place aux familles ; leur association y siège.",
            en="Ombreval's steering committee keeps a place for families; their association sits there.",
        ),
        *by_rules(Procedure(places=(PromisedPlaces(pillar="carers"),))),
    ),
    breaks=example(
        Text(
            fr="Le comité de pilotage d’Ombreval garde deux places aux familles ; une seule personne y siège.",
            en="Ombreval's steering committee keeps two places for families; one person alone sits there.",
        ),
        *by_rules(
            Procedure(places=(PromisedPlaces(pillar="carers", at_least=2),)),
            Replace("committee-families-member", count=1),
        ),
    ),
)
def places_promised(snapshot: Snapshot) -> Iterator[Finding]:
    """Count the full seats of each pillar to which a body has promised some."""
    for body, procedure, _ in written_rules(snapshot):
        if not procedure.places:
            continue
        found = [(promised, *_place(snapshot, body, promised)) for promised in procedure.places]
        promises = (_PROMISE.format(label=PILLARS[each.pillar], n=each.at_least) for each in procedure.places)
        sentences = [heading_of(body), _PLACES.format(which=set_apart(promises))]
        outcome = weakest(each for _, each, _, _ in found)
        if outcome == "pass":
            sentences.append(_THERE)
        for weight, words in (("fail", _STILL_OPEN), ("not_documented", _NOT_TOLD)):
            if labels := [PILLARS[promised.pillar] for promised, each, _, _ in found if each == weight]:
                sentences.append(words.format(which=set_apart(labels)))
        yield Finding(
            outcome=outcome,
            focus=body.id,
            because=paragraph(sentences),
            evidence=(body.id, *(seat.id for _, _, seats, _ in found for seat in seats)),
            fix=tuple(
                change
                for promised, each, _, count in found
                if each == "fail"
                for change in _opened(snapshot, body, promised, count)
            ),
            fill=_about_places(body, [seat for _, each, seats, _ in found if each != "pass" for seat in seats])
            if outcome == "not_documented"
            else (),
        )


def _about_places(body: Instance, seats: list[Seat]) -> tuple[Fill, ...]:
    lists = () if body.composition == "complete" else (Fill(id=body.id, field="composition", usually_in=MEMBERS),)
    counts = tuple(Fill(id=seat.id, field=_open_field(seat), usually_in=MEMBERS) for seat in seats)
    return (*lists, *counts)


def _open_field(seat: Seat) -> str:
    if seat.status == "not_documented":
        return "status"
    return "count" if seat.count is None else "pillars"


_CHAIRS: Final = ("president", "chair", "rotating_chair")


_CHAIRED_BY: Final = Text(fr="Présidence promise à : {which}.", en="The chair is promised to: {which}.")


_CHAIR_KEPT: Final = Text(fr="Elle est tenue par : {who}.", en="It is held by: {who}.")


_CHAIR_ELSE: Final = Text(
    fr="Elle est tenue à un autre titre, ou n’est pas pourvue : {who}.",
    en="It is held in another capacity, or is vacant: {who}.",
)


_CHAIR_UNSAID: Final = Text(
    fr="Qui la tient, ou à quel titre, n’est pas documenté.",
    en="Who holds it, or on whose behalf, is not documented.",
)


_ELECTION: Final = Text(
    fr="le compte rendu de la réunion qui désigne la présidence", en="the minutes of the meeting that chose the chair"
)


def _in_the_chair(snapshot: Snapshot, post: Post, pillars: frozenset[str]) -> bool | None:
    answers = {False if post.vacant else speaks_for(snapshot, post, pillar) for pillar in pillars}
    return True if True in answers else None if None in answers else False


def _ended_before(period: Period, day: datetime.date) -> Period:
    """The *period*, ended the day before *day*, or on its own first day where that is later."""
    eve = day - datetime.timedelta(days=1)
    last = max(eve, period.start.first) if period.start else eve
    return Period(start=period.start, end=PartialDate.of(last))


def _hand_over(snapshot: Snapshot, post: Post, **fields: Any) -> Fix:
    """The office of *post* held anew from the day on, with other *fields*."""
    id = free_id(snapshot.council, f"{post.id}-{snapshot.date}")
    anew = Post(id=id, function=post.function, body=post.body, follows=post.id, period=begins(snapshot), **fields)
    return (Replace(post.id, period=_ended_before(post.period, snapshot.date)), Add(anew))


@rule(
    code="OW-4",
    name=Text(fr="La présidence revient à qui elle est promise", en="The chair is held by those it is promised to"),
    what=Text(
        fr="Les règles écrites d’une instance disent de quels piliers vient sa présidence. Elles sont comparées à la "
        "présidence documentée de cette instance ; présider le conseil n’en dit rien.",
        en="The written rules of a body say from which pillars its chair comes. They are held against the documented "
        "chair of that body; presiding over the council tells nothing of it.",
    ),
    why=Text(
        fr="Qui préside ouvre et règle la parole : l’avoir promis à quelqu’un engage.",
        en="The chair opens and orders the debate: to have promised it to somebody is a commitment.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=example(
        Text(
            fr="Le comité de pilotage d’Ombreval est présidé par une élue, comme il l’a écrit.",
            en="Ombreval's steering committee is chaired by an elected official, as it has written.",
        ),
        *by_rules(
            Procedure(chaired_by=frozenset({"elected"})),
            _chair("2023-01-10"),
        ),
    ),
    breaks=example(
        Text(
            fr="Le comité de pilotage d’Ombreval a écrit que des personnes concernées le président ; une élue le fait.",
            en="Ombreval's steering committee has written that people with lived experience chair it; an elected "
            "official does.",
        ),
        *by_rules(
            Procedure(chaired_by=frozenset({"people_concerned"})),
            _chair("2023-01-10"),
        ),
    ),
)
def chaired_as_written(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the chair of each body against the pillars to which its own rules promise it."""
    for body, procedure, _ in written_rules(snapshot):
        if not procedure.chaired_by:
            continue
        pillars = procedure.chaired_by
        posts = list(offices(snapshot, _CHAIRS, body.id))
        answers = [(post, _in_the_chair(snapshot, post, pillars)) for post in posts]
        kept = [post for post, answer in answers if answer]
        outcome: Outcome = "not_documented"
        says, fix = _CHAIR_UNSAID, tuple[Add | Replace | Remove, ...]()
        if kept:
            outcome, says = "pass", _CHAIR_KEPT.format(who=named(snapshot, kept))
        elif posts and all(answer is False for _, answer in answers):
            outcome, says = "fail", _CHAIR_ELSE.format(who=named(snapshot, posts))
            if len(pillars) == 1:
                label = PILLARS[min(pillars)]
                fix = _hand_over(snapshot, posts[0], label=label, holder_kind="category", pillars=pillars)
        unsaid = [Fill(id=post.id, field="pillars", usually_in=_ELECTION) for post, each in answers if each is None]
        no_post = [Fill(id=snapshot.council.id, field="posts", usually_in=_ELECTION)]
        promised = _CHAIRED_BY.format(which=set_apart(PILLARS[pillar] for pillar in sorted(pillars)))
        yield Finding(
            outcome=outcome,
            focus=body.id,
            because=paragraph((heading_of(body), promised, says)),
            evidence=(body.id, *(post.id for post in posts)),
            fix=fix,
            fill=tuple(unsaid or no_post) if outcome == "not_documented" else (),
        )


_ELECTED_TO: Final = ("president", "chair", "vice_chair")


_TERM: Final = Text(fr="{body} – Durée des mandats, en années : {n}.", en="{body} – Term of mandates, in years: {n}.")


_RENEWALS: Final = Text(fr="Renouvellements au plus : {n}.", en="Renewals at most: {n}.")


_MANDATES: Final = Words(
    kept=Text(fr="Mandats dans leur durée : {which}.", en="Mandates within their term: {which}."),
    broken=Text(
        fr="Mandats allés au-delà de ce qui est écrit, sans renouvellement consigné qui le permette : {which}. Il y a "
        "à élire, ou à consigner.",
        en="Mandates beyond what is written, with no renewal recorded that allows it: {which}. There is an election "
        "to hold, or to record.",
    ),
    unsaid=Text(
        fr="Leur début ne permet pas de le dire pour : {which}.", en="Their beginning does not tell for: {which}."
    ),
)


def _within_term(post: Post, years: int, day: datetime.date) -> bool | None:
    start = post.period.start
    if start is None:
        return None
    over, perhaps = (years_later(begun, years) <= day for begun in (start.last, start.first))
    return False if over else None if perhaps else True


def _renewed(snapshot: Snapshot, post: Post) -> int:
    """How many posts in a row before *post* the same organisation held."""
    seen, here = {post.id}, post
    while here.follows and here.follows not in seen:
        here = snapshot.council.find(here.follows)
        if here.holder != post.holder:
            break
        seen.add(here.id)
    return len(seen) - 1


def _too_often(snapshot: Snapshot, post: Post, renewals: int | None) -> bool:
    """Whether an organisation holds the office more often than it may; of an office, the person may have changed."""
    of_one = post.holder is not None and post.holder_kind == "organisation"
    return renewals is not None and of_one and _renewed(snapshot, post) > renewals


_ANOTHER: Final = Text(fr="une autre organisation", en="another organisation")


def _elected_anew(snapshot: Snapshot, post: Post, renewals: int | None) -> Fix:
    """The mandate renewed from the day on, or given to another where it may not be."""
    spent = renewals is not None and post.holder_kind == "organisation" and _renewed(snapshot, post) >= renewals
    if spent or (post.holder is None and post.label is None):
        return _hand_over(snapshot, post, label=_ANOTHER, holder_kind="organisation")
    kept = {name: getattr(post, name) for name in ("holder", "label", "holder_kind", "pillars")}
    return _hand_over(snapshot, post, **kept)


@rule(
    code="OW-5",
    name=Text(fr="Les mandats se tiennent dans leur durée", en="Mandates stay within their term"),
    what=Text(
        fr="La durée des fonctions et le nombre de leurs renouvellements, tels qu’une instance les a écrits, sont "
        "comparés aux dates de sa présidence et de sa vice-présidence. La durée pour laquelle siègent ses membres n’en "
        "dit rien. Les renouvellements ne sont comptés que pour une organisation : le dossier ne dit pas si la "
        "personne qui exerce une fonction a changé.",
        en="The term of offices and the number of renewals, as a body has written them, are held against the dates of "
        "its chair and vice-chair. The time for which its members sit says nothing of it. Renewals are only counted "
        "for an organisation: the file does not tell whether the person in an office has changed.",
    ),
    why=Text(
        fr="Une durée écrite laisse à d’autres la possibilité de prendre la parole et la charge.",
        en="A term in writing gives others the chance to take the floor and the load.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=example(
        Text(
            fr="Au comité de pilotage d’Ombreval les mandats durent trois ans ; celui de la présidence date de 2023.",
            en="In Ombreval's steering committee mandates last three years; the chair's began in 2023.",
        ),
        *by_rules(
            Procedure(office_years=3),
            _chair("2023-01-10"),
        ),
    ),
    breaks=example(
        Text(
            fr="Au comité de pilotage d’Ombreval les mandats durent trois ans ; celui de la présidence date de 2018, "
            "et aucun renouvellement n’est consigné.",
            en="In Ombreval's steering committee mandates last three years; the chair's began in 2018, and no renewal "
            "is recorded.",
        ),
        *by_rules(
            Procedure(office_years=3),
            _chair("2018-03-15"),
        ),
    ),
)
def mandates_within_term(snapshot: Snapshot) -> Iterator[Finding]:
    """Hold the mandates of each body against the term and the renewals that it has written down."""
    for body, procedure, _ in written_rules(snapshot):
        posts = [post for post in offices(snapshot, _ELECTED_TO, body.id) if not post.vacant]
        years, renewals = procedure.office_years, procedure.office_renewals
        if years is None or not posts:
            continue
        answers = {
            post: False if _too_often(snapshot, post, renewals) else _within_term(post, years, snapshot.date)
            for post in posts
        }
        over = [post for post, answer in answers.items() if answer is False]
        renewable = () if renewals is None else (_RENEWALS.format(n=renewals),)
        yield together(
            body.id,
            paragraph((_TERM.format(body=body.name, n=years), *renewable)),
            [
                Item(
                    answer=answer,
                    name=named(snapshot, [post]),
                    ids=(post.id,),
                    fill=(Fill(id=post.id, field="period", usually_in=_ELECTION),),
                )
                for post, answer in answers.items()
            ],
            _MANDATES,
            partial(_all_anew, snapshot, over, renewals),
        )


def _all_anew(snapshot: Snapshot, posts: Iterable[Post], renewals: int | None) -> Fix:
    return tuple(change for post in posts for change in _elected_anew(snapshot, post, renewals))
