"""OW-4 and OW-5: who chairs, mandates."""

import datetime
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final, final

import attrs

from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.colleges import PromisedOffice
from clsm.entities.instances import Instance, Post
from clsm.entities.procedures import Procedure
from clsm.governance.books.examples import example
from clsm.governance.books.own_word.shared import by_rules, written_rules
from clsm.governance.engine.rules import Fill, Finding, Outcome, rule
from clsm.governance.engine.words import heading_of
from clsm.governance.reading.colleges import office_in_words
from clsm.governance.reading.contracts import years_later
from clsm.governance.reading.offices import CHAIRS, begins, free_id, hand_over, offices, speaks_for
from clsm.governance.reading.seats import existing, named, some, weakest
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
    return some(*answers)


@rule(
    code="OW-4",
    name=Text(fr="La présidence revient à qui elle est promise", en="The chair is held by those it is promised to"),
    what=Text(
        fr="Les règles écrites d’une instance disent de quels piliers vient sa présidence, ou une autre fonction. "
        "Elles sont comparées aux fonctions documentées de cette instance ; présider le conseil n’en dit rien.",
        en="The written rules of a body say from which pillars its chair comes, or another office. They are held "
        "against the documented offices of that body; presiding over the council tells nothing of them.",
    ),
    why=Text(
        fr="Qui préside ouvre et règle la parole : l’avoir promis à quelqu’un engage.",
        en="The chair opens and orders the debate: to have promised it to somebody is a commitment.",
    ),
    limits=Text(
        fr="Qui préside une séance en l’absence de la présidence n’est pas vu.",
        en="Whoever chairs a meeting where the chair is away is not seen.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval est présidé par une élue, comme il l’a écrit.",
            en="Ombreval's steering committee is chaired by an elected official, as it has written.",
        ),
        *by_rules(
            Procedure(chaired_by=frozenset({"elected"})),
            _chair("2023-01-10"),
        ),
    ),
    breaks=lambda: example(
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
    """Hold the offices of each body against the pillars to which its own rules promise them."""
    chaired_by = {body.id: procedure.chaired_by for body, procedure, _ in written_rules(snapshot)}
    for body in existing(snapshot):
        promised = [_promised(snapshot, body, office) for office in body.offices]
        if pillars := chaired_by.get(body.id):
            promised.insert(0, _chair_promised(snapshot, body, pillars))
        if promised:
            yield _on_offices(snapshot, body, promised)


@final
@attrs.frozen(kw_only=True)
class _Promised:
    """An office that is promised to some pillars: whether it is held as promised, and what would settle it."""

    outcome: Outcome
    words: Text
    posts: tuple[Post, ...]
    unsaid: tuple[Post, ...]
    fix: Fix = ()


def _chair_promised(snapshot: Snapshot, body: Instance, pillars: frozenset[str]) -> _Promised:
    """The chair, which is one office whatever it is called."""
    words = _CHAIRED_BY.format(which=set_apart(PILLARS[pillar] for pillar in sorted(pillars)))
    return _held(snapshot, body, words, PromisedOffice(functions=CHAIRS, pillars=pillars), any_will_do=True)


def _promised(snapshot: Snapshot, body: Instance, office: PromisedOffice) -> _Promised:
    words = _OFFICE_FOR.format(office=office_in_words(snapshot, office))
    return _held(snapshot, body, words, office, any_will_do=False)


def _held(snapshot: Snapshot, body: Instance, words: Text, office: PromisedOffice, *, any_will_do: bool) -> _Promised:
    """How far *office* is held as promised.

    It is surely not where too few of those documented are, and each function has one; of a chair, *any* will do.
    """
    posts = tuple(offices(snapshot, office.functions, body.id))
    answers = [(post, _in_the_chair(snapshot, post, office.pillars)) for post in posts]
    kept = [post for post, answer in answers if answer]
    unsaid = tuple(post for post, answer in answers if answer is None)
    known = bool(posts) if any_will_do else {post.function for post in posts} == set(office.functions)
    outcome: Outcome = "not_documented"
    says, fix = _CHAIR_UNSAID, tuple[Add | Replace | Remove, ...]()
    if len(kept) >= office.count:
        outcome, says = "pass", _CHAIR_KEPT.format(who=named(snapshot, kept))
    elif known and len(kept) + len(unsaid) < office.count:
        others = [post for post in posts if post not in kept]
        outcome, says = "fail", _CHAIR_ELSE.format(who=named(snapshot, others))
        if len(office.pillars) == 1:
            fix = _opened_to(snapshot, others[0], office.pillars)
    return _Promised(outcome=outcome, words=paragraph((words, says)), posts=posts, unsaid=unsaid, fix=fix)


def _opened_to(snapshot: Snapshot, post: Post, pillars: frozenset[str]) -> Fix:
    """The office of *post* given to *pillars* where it is vacant, else shared with them.

    Whoever holds it stays: another text may call them to it.
    """
    label = PILLARS[min(pillars)]
    if post.vacant:
        return hand_over(snapshot, post, label=label, holder_kind="category", pillars=pillars)
    id = free_id(snapshot.council, f"{post.id}-{min(pillars).replace('_', '-')}")
    beside = Post(
        id=id, function=post.function, body=post.body, label=label, holder_kind="category", pillars=pillars,
        period=begins(snapshot),
    )  # fmt: skip
    return (Add(beside),)


def _on_offices(snapshot: Snapshot, body: Instance, promised: list[_Promised]) -> Finding:
    outcome = weakest(promise.outcome for promise in promised)
    open_posts = dict.fromkeys(post.id for promise in promised for post in promise.unsaid)
    fill = [Fill(id=id, field="pillars", usually_in=_ELECTION) for id in open_posts]
    no_post = [Fill(id=snapshot.council.id, field="posts", usually_in=_ELECTION)]
    return Finding(
        outcome=outcome,
        focus=body.id,
        because=paragraph((heading_of(body), *(promise.words for promise in promised))),
        evidence=(body.id, *dict.fromkeys(post.id for promise in promised for post in promise.posts)),
        fix=tuple(change for promise in promised for change in promise.fix),
        fill=tuple(fill or no_post) if outcome == "not_documented" else (),
    )


_OFFICE_FOR: Final = Text(fr="Fonction promise : {office}.", en="Office promised: {office}.")


_ELECTED_TO: Final = ("president", "co_president", "chair", "vice_chair")


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
    if over:
        return False
    return None if perhaps else True


def _renewed(snapshot: Snapshot, post: Post) -> int:
    """How many posts in a row before *post* the same organisation held."""
    seen, earlier = {post.id}, post
    while earlier.follows and earlier.follows not in seen:
        earlier = snapshot.council.find(earlier.follows)
        if earlier.holder != post.holder:
            break
        seen.add(earlier.id)
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
        return hand_over(snapshot, post, label=_ANOTHER, holder_kind="organisation")
    kept = {name: getattr(post, name) for name in ("holder", "label", "holder_kind", "pillars")}
    return hand_over(snapshot, post, **kept)


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
    limits=Text(
        fr="Le dossier n’a pas de noms : qu’une autre personne ait pris la fonction pour la même "
        "organisation n’est pas vu.",
        en="The file has no names: that another person took the office for the same organisation is not seen.",
    ),
    strength="must",
    level="local",
    sources=(OWN_DOCUMENTS,),
    keeps=lambda: example(
        Text(
            fr="Au comité de pilotage d’Ombreval les mandats durent trois ans ; celui de la présidence date de 2023.",
            en="In Ombreval's steering committee mandates last three years; the chair's began in 2023.",
        ),
        *by_rules(
            Procedure(office_years=3),
            _chair("2023-01-10"),
        ),
    ),
    breaks=lambda: example(
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
