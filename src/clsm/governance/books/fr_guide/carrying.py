"""FR-I9, FR-P1: who carries the council and employs its coordinator."""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from clsm.changes import Add, Replace
from clsm.council import Snapshot
from clsm.dates import PartialDate, Period
from clsm.entities.agreements import Agreement
from clsm.entities.instances import Post
from clsm.governance.books.examples import example
from clsm.governance.books.fr_guide.shared import COORDINATION, COORDINATOR_SITS
from clsm.governance.engine.rules import Fill, Finding, Outcome, rule
from clsm.governance.reading.endings import Words, stands
from clsm.governance.reading.filling import FOUNDING_TEXT
from clsm.governance.reading.offices import AUTHORITIES, begins, free_id, local_authority, offices
from clsm.governance.texts.sources import (
    CENTRE_COMPOSITION,
    CENTRE_ORGANISATION,
    PLANPSY_2016,
)
from clsm.vocabulary import SECTORS
from clsm.words import Text, set_apart

_CARRIED: Final = Text(
    fr="La coordination est portée par une commune ou une intercommunalité : {who}.",
    en="The coordinator is employed by a commune or an intercommunal authority: {who}.",
)


_CARRIED_BY_OTHERS: Final = Text(
    fr="La coordination est portée par : {who}. Le guide propose que ce soit la commune ou l’intercommunalité.",
    en="The coordinator is employed by: {who}. The guidance proposes the commune or the intercommunal authority.",
)


_NO_COORDINATOR: Final = Text(
    fr="Aucun poste de coordination n’est documenté.", en="No post of a coordinator is documented."
)


_NO_EMPLOYER: Final = Text(
    fr="Un poste de coordination est documenté ; son employeur ne l’est pas.",
    en="The post of a coordinator is documented; its employer is not.",
)


_EMPLOYER_OF_WHAT: Final = Text(
    fr="Un poste de coordination est documenté, avec son employeur ({who}) ; que ce soit une commune ou une "
    "intercommunalité ne l’est pas.",
    en="The post of a coordinator is documented, with its employer ({who}); whether that is a commune or an "
    "intercommunal authority is not.",
)


_VACANT_POST: Final = Text(
    fr="Le poste de coordination est documenté comme vacant, et son employeur ne l’est pas.",
    en="The post of the coordinator is documented as vacant, and its employer is not.",
)


_JOB: Final = Text(
    fr="la fiche de poste, ou la convention de financement", en="the job description, or the funding agreement"
)


def _is_authority(snapshot: Snapshot, post: Post) -> bool | None:
    sector = snapshot.council.find(post.employer).sector if post.employer else "not_documented"
    if sector in AUTHORITIES:
        return True
    return None if sector == "not_documented" or sector not in SECTORS else False


def _why_unsaid(posts: list[Post]) -> Text:
    """What is said of the coordinator's *posts* where it is not known whether an authority employs them."""
    if not posts:
        return _NO_COORDINATOR
    if any(post.employer for post in posts):
        return _EMPLOYER_OF_WHAT
    return _VACANT_POST if all(post.vacant for post in posts) else _NO_EMPLOYER


def _about_employer(post: Post) -> Fill:
    """What would settle who employs: the employer, or what it does."""
    if post.employer:
        return Fill(id=post.employer, field="sector", usually_in=_JOB)
    return Fill(id=post.id, field="employer", usually_in=_JOB)


def _taken_on(snapshot: Snapshot, post: Post) -> tuple[Replace, ...]:
    employer = local_authority(snapshot)
    return (Replace(post.id, employer=employer),) if employer else ()


def _coordinator(employer: str) -> Add:
    return Add(attrs.evolve(COORDINATION, employer=employer))


@rule(
    code="FR-I9",
    name=Text(
        fr="Une coordination, portée par la commune ou l’intercommunalité",
        en="A coordinator, employed by the commune or the intercommunal authority",
    ),
    what=Text(
        fr="Une coordination peut être désignée ; le guide propose que la commune ou l’intercommunalité l’emploie. Un "
        "poste porté par une association, un hôpital ou un autre employeur est un choix local, que la règle relève "
        "sans plus.",
        en="A coordinator may be designated; the guidance proposes that the commune or the intercommunal authority "
        "employs them. A post with an association, a hospital or another employer is a local choice, which the rule "
        "notes and no more.",
    ),
    why=Text(
        fr="Ce qui relie tous les partenaires gagne à ne dépendre d’aucun d’eux en particulier, et à durer.",
        en="What connects all partners does well to depend on none of them in particular, and to last.",
    ),
    strength="recommended",
    level="guide",
    sources=(PLANPSY_2016, CENTRE_ORGANISATION),
    applies_from=PartialDate(year=2016),
    jurisdiction="FR",
    keeps=example(
        Text(
            fr="La ville d’Ombreval emploie la coordination du conseil, qui a sa place dans chaque instance.",
            en="The town of Ombreval employs the council's coordinator, who has a place in each body.",
        ),
        _coordinator(employer="ombreval"),
        *COORDINATOR_SITS,
    ),
    breaks=example(
        Text(
            fr="L’EPSM d’Ombreval emploie la coordination du conseil, qui a sa place dans chaque instance.",
            en="Ombreval's hospital employs the council's coordinator, who has a place in each body.",
        ),
        _coordinator(employer="hospital"),
        *COORDINATOR_SITS,
    ),
)
def coordinator_employed_locally(snapshot: Snapshot) -> Iterator[Finding]:
    """Look at who employs the council's coordinator, where one is documented."""
    council = snapshot.council
    posts = [post for post in offices(snapshot, ["coordinator"]) if post.body is None]
    answers = {post: _is_authority(snapshot, post) for post in posts}
    local = [post for post, answer in answers.items() if answer]
    unsaid = [post for post, answer in answers.items() if answer is None]
    outcome: Outcome = "fail"
    if local:
        outcome = "pass"
    elif unsaid or not posts:
        outcome = "not_documented"
    because = {
        "pass": _CARRIED,
        "fail": _CARRIED_BY_OTHERS,
        "not_documented": _why_unsaid(posts),
    }[outcome]
    employers = {council.find(post.employer).name for post in local or posts if post.employer}
    fill = tuple(_about_employer(post) for post in unsaid)
    none_yet = (Fill(id=council.id, field="posts", usually_in=_JOB),)
    yield Finding(
        outcome=outcome,
        focus=council.id,
        because=because.format(who=set_apart(Text.same(name) for name in sorted(employers))),
        evidence=tuple(post.id for post in local or posts),
        fix=_taken_on(snapshot, posts[0]) if outcome == "fail" else (),
        fill=fill or none_yet if outcome == "not_documented" else (),
    )


_FOUNDING: Final = frozenset({"statutes", "charter", "convention"})


_HOSPITALS: Final = frozenset({"psychiatric_hospital", "adult_psychiatry"})


_CARRIED_TOGETHER: Final = Words(
    there=Text(
        fr="La collectivité et l’établissement de psychiatrie ont signé ensemble : {names}.",
        en="The local authority and the psychiatric hospital signed together: {names}.",
    ),
    ended=Text(
        fr="Le texte que la collectivité et l’établissement de psychiatrie avaient signé ensemble a pris fin ({names}) "
        "et aucun autre n’est documenté depuis.",
        en="The text that the local authority and the psychiatric hospital had signed together came to an end "
        "({names}), and no other is documented since.",
    ),
    unsaid=Text(
        fr="Aucun texte que la collectivité et l’établissement de psychiatrie aient signé ensemble n’est documenté.",
        en="No text that the local authority and the psychiatric hospital signed together is documented.",
    ),
)


def _signed_together(snapshot: Snapshot, texts: Iterable[Agreement]) -> list[Agreement]:
    def sectors(text: Agreement) -> set[str]:
        return {snapshot.council.find(id).sector for id in (*text.parties, *filter(None, [snapshot.council.carrier]))}

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
        fr="Une collectivité et l’établissement de psychiatrie portent ensemble le conseil. La règle cherche des "
        "statuts, une charte ou une convention dont l’une et l’autre sont parties ; l’acteur qui porte le conseil en "
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
            fr="La ville et l’EPSM d’Ombreval ont signé la convention constitutive du conseil.",
            en="Ombreval's town and hospital signed the council's founding agreement.",
        ),
        _founding(),
    ),
    breaks=example(
        Text(
            fr="La convention constitutive d’Ombreval a pris fin en 2022, et aucune autre n’est documentée depuis.",
            en="Ombreval's founding agreement came to an end in 2022, and no other is documented since.",
        ),
        _founding(PartialDate(year=2022)),
    ),
)
def carried_together(snapshot: Snapshot) -> Iterator[Finding]:
    """Say whether a text signed by both stands, has ended, or is not documented."""
    council = snapshot.council
    there, ever = _signed_together(snapshot, snapshot.agreements), _signed_together(snapshot, council.agreements)
    answer = stands(there, ever, snapshot.date, _CARRIED_TOGETHER)
    fix: tuple[Add, ...] = ()
    if answer.outcome == "fail":
        last = council.find(answer.evidence[-1])
        fix = (
            Add(attrs.evolve(last, id=free_id(council, last.id), follows=last.id, period=begins(snapshot), as_of=None)),
        )
    unsaid = (Fill(id=council.id, field="agreements", usually_in=FOUNDING_TEXT),)
    yield Finding(
        outcome=answer.outcome,
        focus=council.id,
        because=answer.because,
        evidence=answer.evidence,
        fix=fix,
        fill=unsaid if answer.outcome == "not_documented" else (),
    )
