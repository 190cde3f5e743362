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
from clsm.governance.books.fr_guide.shared import COORDINATION, COORDINATOR_SITS, ON_SITE, ON_SITE_2024
from clsm.governance.engine.rules import Fill, Finding, Outcome, rule
from clsm.governance.reading.endings import Answer, Words, stands
from clsm.governance.reading.filling import FOUNDING_TEXT
from clsm.governance.reading.offices import AUTHORITIES, begins, free_id, local_authority, offices
from clsm.governance.texts.sources import (
    CENTRE_COMPOSITION,
    CENTRE_ORGANISATION,
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


_ANNOUNCED: Final = Text(
    fr="Un poste de coordination est annoncé, et n’est pas encore tenu.",
    en="The post of a coordinator is announced, and nobody holds it yet.",
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
    """Whether an authority employs whoever holds *post*; of a syndicate of authorities the guidance does not say."""
    sector = snapshot.council.find(post.employer).sector if post.employer else "not_documented"
    if sector in AUTHORITIES:
        return True
    return None if sector in ("not_documented", "joint_syndicate") or sector not in SECTORS else False


def _why_unsaid(snapshot: Snapshot, posts: list[Post]) -> Text:
    """What is said of the coordinator's *posts* where it is not known whether an authority employs them."""
    if not posts:
        return _ANNOUNCED if any(post.function == "coordinator" for post in snapshot.posts) else _NO_COORDINATOR
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
    limits=Text(
        fr="Le guide ne dit rien d’un syndicat de communes ni d’un groupement : la question reste alors ouverte.",
        en="The guidance says nothing of a joint authority or a consortium: the question then stays open.",
    ),
    strength="recommended",
    level="guide",
    sources=(CENTRE_ORGANISATION,),
    applies_from=ON_SITE,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="La ville d’Ombreval emploie la coordination du conseil, qui a sa place dans chaque instance.",
            en="The town of Ombreval employs the council's coordinator, who has a place in each body.",
        ),
        _coordinator(employer="ombreval"),
        *COORDINATOR_SITS,
    ),
    breaks=lambda: example(
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
        "not_documented": _why_unsaid(snapshot, posts),
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
        fr="Une collectivité et un établissement de psychiatrie y sont ensemble : {names}.",
        en="A local authority and a psychiatric hospital are in it together: {names}.",
    ),
    ended=Text(
        fr="Le texte qui unissait une collectivité et un établissement de psychiatrie a pris fin ({names}) et aucun "
        "autre n’est documenté depuis.",
        en="The text that joined a local authority and a psychiatric hospital came to an end ({names}), and no other "
        "is documented since.",
    ),
    unsaid=Text(
        fr="Aucune source ne montre une collectivité et un établissement de psychiatrie porter ensemble le conseil.",
        en="No source shows a local authority and a psychiatric hospital carrying the council together.",
    ),
)


_CARRY: Final = Text(
    fr="Une collectivité et un établissement de psychiatrie le portent ensemble : {names}.",
    en="A local authority and a psychiatric hospital carry it together: {names}.",
)


_DRAFTED: Final = Text(
    fr="Un texte qui les unirait est en cours d’écriture ({names}) : rien n’est encore signé.",
    en="A text that would join them is being drafted ({names}): nothing is signed yet.",
)


_SIGNING: Final = Text(fr="la convention signée, avec ses signataires", en="the signed agreement, with its parties")


def _both_in(snapshot: Snapshot, ids: Iterable[str | None]) -> bool:
    """Whether a local authority and a psychiatric hospital are among the actors of those *ids*."""
    sectors = {snapshot.council.find(id).sector for id in ids if id}
    return bool(sectors & AUTHORITIES and sectors & _HOSPITALS)


def _joining(snapshot: Snapshot, texts: Iterable[Agreement]) -> list[Agreement]:
    founding = (text for text in texts if text.kind in _FOUNDING and text.parties)
    return [text for text in founding if _both_in(snapshot, (*text.parties, snapshot.council.carrier))]


def _carriers(snapshot: Snapshot) -> tuple[str, ...]:
    """Those who carry the council, put it forward or belong to it, where an authority and a hospital are among them."""
    council = snapshot.council
    full = (member for member in council.members if member.kind in ("founding", "full"))
    members = (member.actor for member in full if member.period.contains(snapshot.date) is not False)
    named = (council.carrier, *council.promoters, *council.initiated_by, *members)
    carriers = tuple(dict.fromkeys(id for id in named if id))
    return carriers if _both_in(snapshot, carriers) else ()


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
        fr="Une collectivité et l’établissement de psychiatrie portent ensemble le conseil. Le guide ne demande pas de "
        "texte signé : les deux comptent parmi ceux qui portent le conseil, l’ont proposé ou en sont membres à part "
        "entière, ou sont ensemble parties à des statuts, une charte ou une convention. Ce qui est en cours d’écriture "
        "n’est signé de personne.",
        en="A local authority and the psychiatric hospital carry the council together. The guidance asks for no signed "
        "text: both are among those who carry the council, put it forward or belong to it, or are parties to the same "
        "statutes, charter or agreement. What is being drafted is signed by nobody.",
    ),
    why=Text(
        fr="Ce que deux institutions portent ensemble survit à un changement de mandat ou de chefferie.",
        en="What two institutions carry together outlives a change of mayor or of head of service.",
    ),
    limits=Text(
        fr="Ce qui se fait ensemble sans texte ni place n’est pas vu, et ce que le texte engage n’est pas lu.",
        en="What is done together without a text or a seat is not seen, and what the text commits to is not read.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_COMPOSITION,),
    applies_from=ON_SITE_2024,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="La ville et l’EPSM d’Ombreval ont signé la convention constitutive du conseil.",
            en="Ombreval's town and hospital signed the council's founding agreement.",
        ),
        _founding(),
    ),
    breaks=lambda: example(
        Text(
            fr="La convention constitutive d’Ombreval a pris fin en 2022, et aucune autre n’est documentée depuis.",
            en="Ombreval's founding agreement came to an end in 2022, and no other is documented since.",
        ),
        _founding(PartialDate(year=2022)),
    ),
)
def carried_together(snapshot: Snapshot) -> Iterator[Finding]:
    """Say whether both carry the council, or a text joins them, is being drafted, has ended, or is not documented."""
    council = snapshot.council
    texts, ever = _joining(snapshot, snapshot.agreements), _joining(snapshot, council.agreements)
    drafts = [text for text in texts if text.state == "drafting"]
    there = [text for text in texts if text.state not in ("drafting", "ended")]
    answer = stands(there, (text for text in ever if text.state != "drafting"), snapshot.date, _CARRIED_TOGETHER)
    unsaid: tuple[Fill, ...] = (Fill(id=council.id, field="agreements", usually_in=FOUNDING_TEXT),)
    if answer.outcome != "pass" and (carriers := _carriers(snapshot)):
        names = set_apart(Text.same(name) for name in sorted(council.find(id).name for id in carriers))
        answer = Answer(outcome="pass", because=_CARRY.format(names=names), evidence=carriers)
    elif answer.outcome == "not_documented" and drafts:
        names = set_apart(text.name for text in sorted(drafts, key=lambda text: text.id))
        answer = Answer(
            outcome="not_documented", because=_DRAFTED.format(names=names), evidence=tuple(text.id for text in drafts)
        )
        unsaid = tuple(Fill(id=text.id, field="state", usually_in=_SIGNING) for text in drafts)
    fix: tuple[Add, ...] = ()
    if answer.outcome == "fail":
        last = council.find(answer.evidence[-1])
        fix = (
            Add(attrs.evolve(last, id=free_id(council, last.id), follows=last.id, period=begins(snapshot), as_of=None)),
        )
    yield Finding(
        outcome=answer.outcome,
        focus=council.id,
        because=answer.because,
        evidence=answer.evidence,
        fix=fix,
        fill=unsaid if answer.outcome == "not_documented" else (),
    )
